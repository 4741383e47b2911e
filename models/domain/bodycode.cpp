// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bodycode.h"

#include "domain/areacode.h"
#include "domain/identifiertext.h"

#include <array>

namespace yunchuang {

namespace {

constexpr QStringView usccAlphabet = u"0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int usccLength = 18;
constexpr int areaStart = 2;
constexpr int organisationStart = 8;
constexpr int organisationLength = 9;

} // namespace

QChar usccCheckCharacter(QStringView first17)
{
    const int modulus = int(usccAlphabet.size());
    int sum = 0;
    int weight = 1;
    for (const QChar character : first17) {
        sum += int(usccAlphabet.indexOf(character)) * weight;
        weight = weight * 3 % modulus;
    }
    return usccAlphabet.at((modulus - sum % modulus) % modulus);
}

QChar organisationCheckCharacter(QStringView first8)
{
    constexpr std::array weights = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i)
        sum += int(alphanumericAlphabet.indexOf(first8.at(qsizetype(i)))) * weights[i];
    return QStringView(u"0X987654321").at(sum % 11);
}

IdentifierResult checkUscc(const QString &typed)
{
    const QString code = normaliseIdentifier(typed);
    if (const auto fault = textFault(code, usccLength, usccAlphabet))
        return unexpected(*fault);
    if (const auto fault = alphabetFault(code, digitAlphabet, areaStart, 6))
        return unexpected(*fault);
    const QChar expected = usccCheckCharacter(QStringView(code).left(usccLength - 1));
    if (code.back() != expected)
        return unexpected(checkFault(code, usccLength - 1, expected));
    const QStringView organisation = QStringView(code).mid(organisationStart, organisationLength);
    const QChar inner = organisationCheckCharacter(organisation.chopped(1));
    if (organisation.back() != inner) {
        return unexpected(IdentifierError{IdentifierErrorCode::BadOrganisationPart,
                                          organisationStart + organisationLength - 1,
                                          QString(organisation.back()),
                                          QString(inner),
                                          {}});
    }
    Normalised result{code, {}};
    if (!isKnownArea(QStringView(code).mid(areaStart, 6)))
        result.warnings.append(IdentifierWarning::UnknownArea);
    return result;
}

Expected<QString, IdentifierError> makeUscc(QChar department, QChar kind, QStringView area, QStringView organisation)
{
    if (area.size() != 6 || organisation.size() != organisationLength - 1)
        return unexpected(IdentifierError{IdentifierErrorCode::BadLength, -1, {}, {}, {}});
    QString code;
    code += department;
    code += kind;
    code += area;
    code += organisation;
    if (const auto fault = alphabetFault(code, usccAlphabet))
        return unexpected(*fault);
    code += organisationCheckCharacter(organisation);
    code += usccCheckCharacter(code);
    return checkUscc(code).map([](const Normalised &made) { return made.value; });
}

IdentifierResult checkOrganisationCode(const QString &typed)
{
    QString code = normaliseIdentifier(typed);
    if (code.size() == organisationLength + 1 && code.at(organisationLength - 1) == u'-')
        code.remove(organisationLength - 1, 1);
    if (const auto fault = textFault(code, organisationLength, alphanumericAlphabet))
        return unexpected(*fault);
    const QChar expected = organisationCheckCharacter(QStringView(code).chopped(1));
    if (code.back() != expected)
        return unexpected(checkFault(code, organisationLength - 1, expected));
    return Normalised{code, {}};
}

} // namespace yunchuang
