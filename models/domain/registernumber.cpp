// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/registernumber.h"

#include "domain/areacode.h"
#include "domain/identifiertext.h"

namespace yunchuang {

namespace {

constexpr int registerLength = 15;
constexpr int licenceLength = 16;

/// Checks the digits from `first` on, the last of which is the check digit.
std::optional<IdentifierError> digitsFault(const QString &number, int first)
{
    if (auto fault = alphabetFault(number, digitAlphabet, first))
        return fault;
    const QStringView digits = QStringView(number).mid(first);
    const QChar expected = mod1110CheckDigit(digits.chopped(1));
    if (digits.back() != expected)
        return checkFault(number, int(number.size()) - 1, expected);
    return std::nullopt;
}

IdentifierResult checkedLicence(const QString &typed, QStringView prefix, int areaPosition)
{
    const QString number = normaliseIdentifier(typed);
    if (const auto fault = textFault(number, licenceLength, alphanumericAlphabet))
        return unexpected(*fault);
    if (!number.startsWith(prefix)) {
        return unexpected(
            IdentifierError{IdentifierErrorCode::BadPrefix, 0, number.left(prefix.size()), prefix.toString(), {}});
    }
    if (const auto fault = digitsFault(number, int(prefix.size())))
        return unexpected(*fault);
    Normalised result{number, {}};
    if (!isKnownArea(QStringView(number).mid(areaPosition, 6)))
        result.warnings.append(IdentifierWarning::UnknownArea);
    return result;
}

} // namespace

QChar mod1110CheckDigit(QStringView digits)
{
    int product = 10;
    for (const QChar digit : digits) {
        int sum = (digit.digitValue() + product) % 10;
        if (sum == 0)
            sum = 10;
        product = sum * 2 % 11;
    }
    return QChar(u'0' + (11 - product) % 10);
}

Expected<QString, IdentifierError> withMod1110(QStringView digits)
{
    const QString text = digits.toString();
    if (const auto fault = textFault(text, int(text.size()), digitAlphabet))
        return unexpected(*fault);
    return QString(text + mod1110CheckDigit(digits));
}

IdentifierResult checkRegisterNumber(const QString &typed)
{
    const QString number = normaliseIdentifier(typed);
    if (const auto fault = textFault(number, registerLength, digitAlphabet))
        return unexpected(*fault);
    if (const auto fault = digitsFault(number, 0))
        return unexpected(*fault);
    Normalised result{number, {}};
    if (!isKnownArea(QStringView(number).left(6)))
        result.warnings.append(IdentifierWarning::UnknownArea);
    return result;
}

IdentifierResult checkFoodBusinessLicence(const QString &typed)
{
    auto result = checkedLicence(typed, u"JY", 3);
    if (result && (result->value.at(2) < u'1' || result->value.at(2) > u'3')) {
        return unexpected(
            IdentifierError{IdentifierErrorCode::BadStructure, 2, QString(result->value.at(2)), QString(), {}});
    }
    return result;
}

IdentifierResult checkFoodProductionLicence(const QString &typed)
{
    return checkedLicence(typed, u"SC", 5);
}

} // namespace yunchuang
