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

/// 17 digits: year, authority (5), kind 1-7, sex, serial (6). The year is not before the rules of 1995.
Checked teacherCertificate(const QString &text)
{
    static const QRegularExpression shape(uR"(\A(199[5-9]|20[0-9]{2})[0-9]{5}[1-7][0-9]{7}\z)"_s);
    return shapeOf(text, shape);
}

/// 投资项目统一代码, 24 characters: year-area-industry-kind-serial; the kind is approval, verification or filing.
Checked projectCode(const QString &text)
{
    static const QRegularExpression shape(uR"(\A20[0-9]{2}-[1-9][0-9]{5}-[0-9]{2}-0[1-3]-[0-9]{6}\z)"_s);
    return shapeOf(text, shape);
}

/// 18 digits: area (6), day (8), serial (2), class 01 building, 02 municipal works.
Checked constructionPermit(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[1-9][0-9]{13}[0-9]{2}0[12]\z)"_s);
    if (!shape.match(text).hasMatch())
        return unexpected(u"SHAPE"_s);
    if (!QDate::fromString(text.mid(6, 8), u"yyyyMMdd"_s).isValid())
        return unexpected(u"DATE"_s);
    return {};
}

/// 省份简称 and letter of the issuing office, then five letters (no I, no O) or digits.
Checked plateNumber(const QString &text)
{
    static const QRegularExpression shape(
        uR"(\A[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]\z)"_s);
    return shapeOf(text, shape);
}

/// New energy vehicles have six: small ones begin with D or F (or another letter of the series), large ones end with
/// it.
Checked newEnergyPlate(const QString &text)
{
    static const QRegularExpression shape(
        uR"(\A[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-Z]([A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])\z)"_s);
    return shapeOf(text, shape);
}

/// GB 16735 does not make the check character of a VIN binding for all vehicles: this format is for warnings.
Checked vinWithCheck(const QString &text)
{
    if (auto vin = byDomain<checkVin>(text); !vin)
        return vin;
    if (vinCheckCharacter(text) != text.trimmed().toUpper().at(8))
        return unexpected(QString(nameOf(IdentifierErrorCode::BadCheck)));
    return {};
}

/// The last six characters of a VIN, as vehicle licences are looked up by.
Checked vinTail(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[A-HJ-NPR-Z0-9]{6}\z)"_s);
    return shapeOf(text, shape);
}

Checked bankAccount(const QString &text)
{
    static const QRegularExpression shape(uR"(\A[0-9]{8,30}\z)"_s);
    return shapeOf(text, shape);
}

/// hh:mm or hh:mm:ss, as JSON Schema has it, with or without a zone.
Checked timeOfDay(const QString &text)
{
    static const QRegularExpression shape(
        uR"(\A([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?\z)"_s);
    return shapeOf(text, shape);
}

/// A day and a time with a T between.
Checked dateTime(const QString &text)
{
    if (text.size() < 12 || text.at(10) != u'T')
        return unexpected(u"SHAPE"_s);
    if (auto day = date(text.left(10)); !day)
        return day;
    return timeOfDay(text.mid(11));
}

/// "08:30-10:00": ends after it begins.
Checked timeSlot(const QString &text)
{
    static const QRegularExpression shape(uR"(\A([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]\z)"_s);
    if (!shape.match(text).hasMatch())
        return unexpected(u"SHAPE"_s);
    if (QStringView(text).left(5) >= QStringView(text).mid(6))
        return unexpected(u"DATE"_s);
    return {};
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
        {u"organisationCode"_s, byDomain<checkOrganisationCode>},
        {u"registerNumber"_s, byDomain<checkRegisterNumber>},
        {u"foodLicence"_s, byDomain<checkFoodBusinessLicence>},
        {u"teacherCertificate"_s, teacherCertificate},
        {u"projectCode"_s, projectCode},
        {u"constructionPermit"_s, constructionPermit},
        {u"plateNumber"_s, plateNumber},
        {u"newEnergyPlate"_s, newEnergyPlate},
        {u"vin"_s, byDomain<checkVin>},
        {u"vinWithCheck"_s, vinWithCheck},
        {u"vinTail"_s, vinTail},
        {u"bankAccount"_s, bankAccount},
        {u"time"_s, timeOfDay},
        {u"date-time"_s, dateTime},
        {u"timeSlot"_s, timeSlot},
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
