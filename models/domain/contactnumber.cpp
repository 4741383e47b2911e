// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/contactnumber.h"

#include "domain/identifiertext.h"

#include <array>

namespace yunchuang {

namespace {

constexpr QStringView vinAlphabet = u"0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
constexpr int vinLength = 17;
constexpr int vinCheckPosition = 8;
constexpr int mobileLength = 11;

} // namespace

IdentifierResult checkMobile(const QString &typed)
{
    QString number = normaliseIdentifier(typed).remove(u'-');
    for (const QStringView prefix : {QStringView(u"+86"), QStringView(u"0086"), QStringView(u"86")}) {
        if (number.startsWith(prefix) && number.size() == prefix.size() + mobileLength)
            number.remove(0, prefix.size());
    }
    if (const auto fault = textFault(number, mobileLength, digitAlphabet))
        return unexpected(*fault);
    if (number.at(0) != u'1')
        return unexpected(IdentifierError{IdentifierErrorCode::BadPrefix, 0, number.left(1), QString(u'1'), {}});
    if (number.at(1) < u'3')
        return unexpected(IdentifierError{IdentifierErrorCode::BadStructure, 1, number.mid(1, 1), {}, {}});
    return Normalised{number, {}};
}

IdentifierResult checkPostcode(const QString &typed)
{
    const QString code = normaliseIdentifier(typed);
    if (const auto fault = textFault(code, 6, digitAlphabet))
        return unexpected(*fault);
    return Normalised{code, {}};
}

QChar vinCheckCharacter(QStringView vin)
{
    constexpr std::array weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    // Values of vinAlphabet: digits count as themselves, letters by their place on an EBCDIC card.
    constexpr std::array values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7,
                                   8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9};
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i)
        sum += values[size_t(vinAlphabet.indexOf(vin.at(qsizetype(i))))] * weights[i];
    return QStringView(u"0123456789X").at(sum % 11);
}

IdentifierResult checkVin(const QString &typed)
{
    const QString vin = normaliseIdentifier(typed);
    if (const auto fault = textFault(vin, vinLength, vinAlphabet))
        return unexpected(*fault);
    Normalised result{vin, {}};
    if (vin.at(vinCheckPosition) != vinCheckCharacter(vin))
        result.warnings.append(IdentifierWarning::CheckNotMatched);
    return result;
}

} // namespace yunchuang
