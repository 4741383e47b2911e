// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formats.h"

#include "domain/identifiers.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

using Checked = Expected<void, QString>;

/// Numbers with rules of their own are checked where those rules are.
template<auto check>
Checked byDomain(const QString &text)
{
    const auto result = check(text);
    if (result)
        return {};
    return unexpected(QString(nameOf(result.error().code)));
}

Checked citizenId(const QString &text)
{
    return byDomain<[](const QString &typed) { return checkCitizenId(typed); }>(text);
}

/// A format that is a shape only. The expressions are anchored and have no nested repetition, so that they take linear
/// time whatever the text.
Checked shapeOf(const QString &text, const QRegularExpression &shape)
{
    if (shape.match(text).hasMatch())
        return {};
    return unexpected(u"SHAPE"_s);
}

/// A mobile number, or a landline with area code, optionally with an extension.
Checked phone(const QString &text)
{
    static const QRegularExpression landline(uR"(\A0[1-9][0-9]{1,2}-?[1-9][0-9]{6,7}(-[0-9]{1,6})?\z)"_s);
    if (yunchuang::checkMobile(text))
        return {};
    return shapeOf(text, landline);
}

Checked date(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z)"_s);
    if (!shape.match(text).hasMatch())
        return unexpected(u"SHAPE"_s);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid() || day.year() < 1800 || day.year() > 2200)
        return unexpected(u"DATE"_s);
    return {};
}

Checked email(const QString &text)
{
    static const QRegularExpression shape(
        uR"(\A[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}\z)"_s);
    return shapeOf(text, shape);
}

/// GB/T 2260: six digits; whether the division exists today is another question.
Checked divisionCode(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[1-9][0-9]{5}\z)"_s);
    return shapeOf(text, shape);
}

/// GB/T 4754: letter of the section and two to four digits.
Checked industryCode(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[A-T][0-9]{2,4}\z)"_s);
    return shapeOf(text, shape);
}

/// Any letters, the middle dot of names of minorities, a blank or dot between the parts of foreign names.
Checked personName(const QString &text)
{
    static const QRegularExpression shape(uR"(\A\p{L}[\p{L}\p{M}·. '-]*\z)"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    return shapeOf(text, shape);
}

/// Passports, travel permits and other papers that are not identity cards.
Checked certificateNo(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[0-9A-Za-z()-]{5,30}\z)"_s);
    return shapeOf(text, shape);
}

using Check = Checked (*)(const QString &);

const QHash<QString, Check> &checks()
{
    static const QHash<QString, Check> all{
        {u"uscc"_s, byDomain<checkUscc>},
        {u"citizenId"_s, citizenId},
        {u"mobile"_s, byDomain<checkMobile>},
        {u"phone"_s, phone},
        {u"postcode"_s, byDomain<checkPostcode>},
        {u"caseNumber"_s, byDomain<parseCaseNumber>},
        {u"date"_s, date},
        {u"email"_s, email},
        {u"divisionCode"_s, divisionCode},
        {u"industryCode"_s, industryCode},
        {u"personName"_s, personName},
        {u"certificateNo"_s, certificateNo},
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
