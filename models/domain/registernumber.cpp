// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/registernumber.h"

#include "domain/areacode.h"
#include "domain/identifiertext.h"

#include <QDate>

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

IdentifierResult checkConstructionPermitNumber(const QString &typed)
{
    constexpr int length = 18;
    constexpr int dayAt = 6;
    constexpr int serialAt = 14;
    const QString number = normaliseIdentifier(typed);
    if (const auto fault = textFault(number, length, digitAlphabet))
        return unexpected(*fault);
    const auto wrong = [&](IdentifierErrorCode code, int position, int count) {
        return unexpected(IdentifierError{code, position, number.mid(position, count), {}, {}});
    };
    if (!QDate::fromString(number.mid(dayAt, 8), QStringLiteral("yyyyMMdd")).isValid())
        return wrong(IdentifierErrorCode::BadDate, dayAt, 8);
    if (number.mid(serialAt, 2).toInt() == 0)
        return wrong(IdentifierErrorCode::BadStructure, serialAt, 2);
    if (number.mid(serialAt + 2, 2).toInt() == 0)
        return wrong(IdentifierErrorCode::BadStructure, serialAt + 2, 2);
    Normalised result{number, {}};
    if (!isKnownArea(QStringView(number).left(dayAt)))
        result.warnings.append(IdentifierWarning::UnknownArea);
    return result;
}

IdentifierResult checkTeacherCertificateNumber(const QString &typed)
{
    constexpr int length = 17;
    constexpr int kindAt = 9;
    constexpr int sexAt = 10;
    constexpr int firstYear = 1996; // the first certificates under the regulation of 1995
    const QString number = normaliseIdentifier(typed);
    if (const auto fault = textFault(number, length, digitAlphabet))
        return unexpected(*fault);
    const auto wrong = [&](IdentifierErrorCode code, int position, int count) {
        return unexpected(IdentifierError{code, position, number.mid(position, count), {}, {}});
    };
    if (number.left(4).toInt() < firstYear)
        return wrong(IdentifierErrorCode::BadDate, 0, 4);
    if (const int kind = number.at(kindAt).digitValue(); kind < 1 || kind > 7)
        return wrong(IdentifierErrorCode::BadStructure, kindAt, 1);
    if (const int sex = number.at(sexAt).digitValue(); sex != 1 && sex != 2)
        return wrong(IdentifierErrorCode::BadStructure, sexAt, 1);
    return Normalised{number, {}};
}

} // namespace yunchuang
