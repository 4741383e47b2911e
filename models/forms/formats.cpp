// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formats.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>

#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

using Checked = Expected<void, QString>;

/// A format that is a shape only. The expressions are anchored and have no nested repetition, so that they take linear
/// time whatever the text.
Checked shapeOf(const QString &text, const QRegularExpression &shape)
{
    if (shape.match(text).hasMatch())
        return {};
    return unexpected(u"SHAPE"_s);
}

Checked checkMobile(const QString &text)
{
    static const QRegularExpression shape(uR"(\A1[3-9][0-9]{9}\z)"_s);
    return shapeOf(text, shape);
}

/// A mobile number, or a landline with area code, optionally with an extension.
Checked checkPhone(const QString &text)
{
    static const QRegularExpression landline(uR"(\A0[1-9][0-9]{1,2}-?[1-9][0-9]{6,7}(-[0-9]{1,6})?\z)"_s);
    if (checkMobile(text))
        return {};
    return shapeOf(text, landline);
}

Checked checkPostcode(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[0-9]{6}\z)"_s);
    return shapeOf(text, shape);
}

/// Implementation code of 31 characters, day and a serial number of 4 digits.
Checked checkCaseNumber(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[0-9A-HJ-NPQRTUWXY]{18}[0-9]{13}([0-9]{8})[0-9]{4}\z)"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return unexpected(u"SHAPE"_s);
    if (!QDate::fromString(match.captured(1), u"yyyyMMdd"_s).isValid())
        return unexpected(u"DATE"_s);
    return {};
}

Checked checkDate(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z)"_s);
    if (!shape.match(text).hasMatch())
        return unexpected(u"SHAPE"_s);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid() || day.year() < 1800 || day.year() > 2200)
        return unexpected(u"DATE"_s);
    return {};
}

Checked checkEmail(const QString &text)
{
    static const QRegularExpression shape(
        uR"(\A[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}\z)"_s);
    return shapeOf(text, shape);
}

/// GB/T 2260: six digits; whether the division exists today is another question.
Checked checkDivisionCode(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[1-9][0-9]{5}\z)"_s);
    return shapeOf(text, shape);
}

/// GB/T 4754: letter of the section and two to four digits.
Checked checkIndustryCode(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[A-T][0-9]{2,4}\z)"_s);
    return shapeOf(text, shape);
}

/// Any letters, the middle dot of names of minorities, a blank or dot between the parts of foreign names.
Checked checkPersonName(const QString &text)
{
    static const QRegularExpression shape(uR"(\A\p{L}[\p{L}\p{M}·. '-]*\z)"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    return shapeOf(text, shape);
}

/// Passports, travel permits and other papers that are not identity cards.
Checked checkCertificateNo(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[0-9A-Za-z()-]{5,30}\z)"_s);
    return shapeOf(text, shape);
}

Checked checkCitizen(const QString &text)
{
    Q_UNUSED(text)
    return {};
}

Checked checkCreditCode(const QString &text)
{
    Q_UNUSED(text)
    return {};
}

using Check = Checked (*)(const QString &);

const QHash<QString, Check> &checks()
{
    static const QHash<QString, Check> all{
        {u"uscc"_s, checkCreditCode},
        {u"citizenId"_s, checkCitizen},
        {u"mobile"_s, checkMobile},
        {u"phone"_s, checkPhone},
        {u"postcode"_s, checkPostcode},
        {u"caseNumber"_s, checkCaseNumber},
        {u"date"_s, checkDate},
        {u"email"_s, checkEmail},
        {u"divisionCode"_s, checkDivisionCode},
        {u"industryCode"_s, checkIndustryCode},
        {u"personName"_s, checkPersonName},
        {u"certificateNo"_s, checkCertificateNo},
    };
    return all;
}

} // namespace

QStringList formatNames()
{
    QStringList names = checks().keys();
    names.sort();
    return names;
}

bool isKnownFormat(const QString &name)
{
    return checks().contains(name);
}

Expected<void, QString> checkFormat(const QString &format, const QString &text)
{
    const Check check = checks().value(format);
    if (!check)
        return unexpected(u"UNKNOWN_FORMAT"_s);
    return check(text);
}

} // namespace yunchuang
