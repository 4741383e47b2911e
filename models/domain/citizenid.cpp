// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/citizenid.h"

#include "domain/areacode.h"
#include "domain/identifiertext.h"

#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int citizenIdLength = 18;
constexpr int firstGenerationLength = 15;
constexpr int birthStart = 6;

/// First-generation numbers have no century; all were given to people born in the twentieth.
QString withCentury(const QString &fifteen)
{
    const QString first17 = fifteen.left(birthStart) + u"19"_s + fifteen.mid(birthStart);
    return first17 + citizenIdCheckCharacter(first17);
}

/// Alphabet of the whole number: digits, and X in the last place.
std::optional<IdentifierError> citizenIdTextFault(const QString &number)
{
    if (auto fault = alphabetFault(number, digitAlphabet, 0, citizenIdLength - 1))
        return fault;
    return alphabetFault(number, u"0123456789X", citizenIdLength - 1);
}

} // namespace

QChar citizenIdCheckCharacter(QStringView first17)
{
    constexpr std::array weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i)
        sum += first17.at(qsizetype(i)).digitValue() * weights[i];
    return QStringView(u"10X98765432").at(sum % 11);
}

QDate birthDateOf(QStringView citizenId)
{
    return QDate::fromString(citizenId.mid(birthStart, 8).toString(), u"yyyyMMdd"_s);
}

Sex sexOf(QStringView citizenId)
{
    return citizenId.at(citizenIdLength - 2).digitValue() % 2 == 1 ? Sex::Male : Sex::Female;
}

IdentifierResult checkCitizenId(const QString &typed, QDate latestBirth)
{
    Normalised result{normaliseIdentifier(typed), {}};
    QString &number = result.value;
    if (number.isEmpty())
        return unexpected(IdentifierError{IdentifierErrorCode::Empty, -1, {}, {}, {}});
    const int length = characterCount(number);
    if (length != citizenIdLength && length != firstGenerationLength)
        return unexpected(IdentifierError{IdentifierErrorCode::BadLength, -1, {}, u"18, 15"_s, {}});
    if (length == firstGenerationLength) {
        if (const auto fault = alphabetFault(number, digitAlphabet))
            return unexpected(*fault);
        number = withCentury(number);
        result.warnings.append(IdentifierWarning::FromFifteen);
    }
    if (const auto fault = citizenIdTextFault(number))
        return unexpected(*fault);
    const QDate birth = birthDateOf(number);
    if (!birth.isValid() || (latestBirth.isValid() && birth > latestBirth))
        return unexpected(IdentifierError{IdentifierErrorCode::BadDate, birthStart, number.mid(birthStart, 8), {}, {}});
    const QChar expected = citizenIdCheckCharacter(number);
    if (number.back() != expected)
        return unexpected(checkFault(number, citizenIdLength - 1, expected));
    if (!isKnownArea(QStringView(number).left(6)))
        result.warnings.append(IdentifierWarning::UnknownArea);
    return result;
}

Expected<QString, IdentifierError> makeFictionalCitizenId(QStringView area, QDate birth, int sequence)
{
    if (!isSafeTestArea(area))
        return unexpected(IdentifierError{IdentifierErrorCode::UnsafeArea, 0, area.toString(), u"52xx99"_s, {}});
    if (!birth.isValid())
        return unexpected(IdentifierError{IdentifierErrorCode::BadDate, birthStart, {}, {}, {}});
    if (sequence < 0 || sequence > 999)
        return unexpected(IdentifierError{IdentifierErrorCode::OutOfRange, 14, QString::number(sequence), {}, {}});
    const QString first17 =
        area.toString() + birth.toString(u"yyyyMMdd"_s) + QString::number(sequence).rightJustified(3, u'0');
    return QString(first17 + citizenIdCheckCharacter(first17));
}

} // namespace yunchuang
