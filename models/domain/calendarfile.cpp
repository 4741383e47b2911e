// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of calendar files: everything in them is checked, because a wrong day moves legal dates.
#include "domain/calendar.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array weekdayKeys = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

auto calendarFault(CalendarErrorCode code, const QString &where, int year = 0)
{
    return unexpected(CalendarError{code, where, year});
}

Expected<QJsonObject, CalendarError> parsedObject(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return calendarFault(CalendarErrorCode::NotJson, {});
    return document.object();
}

Expected<QString, CalendarError> calendarText(const QJsonObject &json, const QString &key, int year = 0)
{
    const QJsonValue value = json.value(key);
    if (value.isUndefined())
        return calendarFault(CalendarErrorCode::MissingField, u"/"_s + key, year);
    if (!value.isString() || value.toString().trimmed().isEmpty())
        return calendarFault(CalendarErrorCode::BadField, u"/"_s + key, year);
    return value.toString();
}

Expected<QDate, CalendarError> calendarDay(const QString &written, const QString &where, int year = 0)
{
    const QDate day = QDate::fromString(written, u"yyyy-MM-dd"_s);
    if (!day.isValid())
        return calendarFault(CalendarErrorCode::BadDate, where, year);
    if (year != 0 && day.year() != year)
        return calendarFault(CalendarErrorCode::WrongYear, where, year);
    return day;
}

/// Reads `{date: text}`; an absent member is an empty map.
Expected<QMap<QDate, QString>, CalendarError> namedDates(const QJsonObject &json, const QString &key, int year = 0)
{
    const QJsonValue value = json.value(key);
    QMap<QDate, QString> days;
    if (value.isUndefined())
        return days;
    if (!value.isObject())
        return calendarFault(CalendarErrorCode::BadField, u"/"_s + key, year);
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QString where = u"/"_s + key + u"/"_s + it.key();
        const auto day = calendarDay(it.key(), where, year);
        if (!day)
            return unexpected(day.error());
        if (!it.value().isString() || it.value().toString().isEmpty())
            return calendarFault(CalendarErrorCode::BadField, where, year);
        days.insert(*day, it.value().toString());
    }
    return days;
}

/// Make-up workdays: distinct rest days of the year that are no holidays.
Expected<QSet<QDate>, CalendarError> makeUpDays(const QJsonArray &list, const QMap<QDate, QString> &holidays, int year)
{
    QSet<QDate> days;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString where = u"/workdays/"_s + QString::number(i);
        const auto day = calendarDay(list.at(i).toString(), where, year);
        if (!day)
            return unexpected(day.error());
        if (holidays.contains(*day))
            return calendarFault(CalendarErrorCode::Overlap, where, year);
        if (day->dayOfWeek() <= Qt::Friday)
            return calendarFault(CalendarErrorCode::NotARestDay, where, year);
        if (days.contains(*day))
            return calendarFault(CalendarErrorCode::DuplicateDate, where, year);
        days.insert(*day);
    }
    return days;
}

Expected<OfficeDay, CalendarError> officeDay(const QJsonValue &value, const QString &where)
{
    OfficeDay hours;
    for (const auto &stretch : value.toArray()) {
        const QJsonArray ends = stretch.toArray();
        const OfficeHours read{QTime::fromString(ends.at(0).toString(), u"HH:mm"_s),
                               QTime::fromString(ends.at(1).toString(), u"HH:mm"_s)};
        const bool valid = ends.size() == 2 && read.from.isValid() && read.to.isValid() && read.from < read.to;
        if (!valid || (!hours.isEmpty() && read.from < hours.constLast().to))
            return calendarFault(CalendarErrorCode::BadHours, where);
        hours.append(read);
    }
    if (hours.isEmpty())
        return calendarFault(CalendarErrorCode::BadHours, where);
    return hours;
}

Expected<std::array<OfficeDay, 7>, CalendarError> officeWeek(const QJsonObject &json)
{
    const auto usual = officeDay(json.value("default"_L1), u"/officeHours/default"_s);
    if (!usual)
        return unexpected(usual.error());
    std::array<OfficeDay, 7> week;
    week.fill(*usual);
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key() == "default"_L1)
            continue;
        const QString where = u"/officeHours/"_s + it.key();
        const auto weekday = std::find_if(weekdayKeys.begin(), weekdayKeys.end(),
                                          [&](const char *key) { return it.key() == QLatin1String(key); });
        if (weekday == weekdayKeys.end())
            return calendarFault(CalendarErrorCode::BadField, where);
        const auto hours = officeDay(it.value(), where);
        if (!hours)
            return unexpected(hours.error());
        week[size_t(weekday - weekdayKeys.begin())] = *hours;
    }
    return week;
}

QHash<QDate, QString> hashed(const QMap<QDate, QString> &days)
{
    QHash<QDate, QString> result;
    for (auto it = days.begin(); it != days.end(); ++it)
        result.insert(it.key(), it.value());
    return result;
}

} // namespace

Expected<WorkCalendar, CalendarError> WorkCalendar::fromJson(const QByteArray &bytes)
{
    return parsedObject(bytes).and_then([](const QJsonObject &json) { return fromJson(json); });
}

Expected<WorkCalendar, CalendarError> WorkCalendar::fromJson(const QJsonObject &json)
{
    WorkCalendar calendar;
    if (!json.contains("year"_L1))
        return calendarFault(CalendarErrorCode::MissingField, u"/year"_s);
    const int year = json.value("year"_L1).toInt();
    if (year < 1949 || year > 9999)
        return calendarFault(CalendarErrorCode::BadField, u"/year"_s);
    calendar.m_year = year;

    const auto source = calendarText(json, u"source"_s, year);
    if (!source)
        return unexpected(source.error());
    const auto importedAt = calendarText(json, u"importedAt"_s, year);
    if (!importedAt)
        return unexpected(importedAt.error());
    const auto importedBy = calendarText(json, u"importedBy"_s, year);
    if (!importedBy)
        return unexpected(importedBy.error());
    calendar.m_source = *source;
    calendar.m_importedAt = QDateTime::fromString(*importedAt, Qt::ISODate).toUTC();
    if (!calendar.m_importedAt.isValid())
        return calendarFault(CalendarErrorCode::BadDate, u"/importedAt"_s, year);
    calendar.m_importedBy = *importedBy;

    if (!json.contains("holidays"_L1))
        return calendarFault(CalendarErrorCode::MissingField, u"/holidays"_s, year);
    const auto holidays = namedDates(json, u"holidays"_s, year);
    if (!holidays)
        return unexpected(holidays.error());
    if (!json.contains("workdays"_L1))
        return calendarFault(CalendarErrorCode::MissingField, u"/workdays"_s, year);
    if (!json.value("workdays"_L1).isArray())
        return calendarFault(CalendarErrorCode::BadField, u"/workdays"_s, year);
    const auto workdays = makeUpDays(json.value("workdays"_L1).toArray(), *holidays, year);
    if (!workdays)
        return unexpected(workdays.error());

    calendar.m_holidays = *holidays;
    for (QDate day(year, 1, 1); day.year() == year; day = day.addDays(1)) {
        const bool works = workdays->contains(day) || (day.dayOfWeek() <= Qt::Friday && !holidays->contains(day));
        calendar.m_working[size_t(day.dayOfYear() - 1)] = works;
    }
    return calendar;
}

CentreCalendar::CentreCalendar()
{
    m_weekdays.fill({{QTime(9, 0), QTime(12, 0)}, {QTime(13, 0), QTime(17, 0)}});
}

Expected<CentreCalendar, CalendarError> CentreCalendar::fromJson(const QByteArray &bytes)
{
    return parsedObject(bytes).and_then([](const QJsonObject &json) { return fromJson(json); });
}

Expected<CentreCalendar, CalendarError> CentreCalendar::fromJson(const QJsonObject &json)
{
    CentreCalendar centre;
    const auto area = calendarText(json, u"area"_s);
    if (!area)
        return unexpected(area.error());
    const auto name = calendarText(json, u"name"_s);
    if (!name)
        return unexpected(name.error());
    centre.m_area = *area;
    centre.m_name = *name;

    if (json.contains("officeHours"_L1)) {
        const auto week = officeWeek(json.value("officeHours"_L1).toObject());
        if (!week)
            return unexpected(week.error());
        centre.m_weekdays = *week;
    }
    const auto closures = namedDates(json, u"closures"_s);
    if (!closures)
        return unexpected(closures.error());
    const auto openings = namedDates(json, u"openings"_s);
    if (!openings)
        return unexpected(openings.error());
    for (auto it = openings->begin(); it != openings->end(); ++it) {
        if (closures->contains(it.key()))
            return calendarFault(CalendarErrorCode::Overlap, u"/openings/"_s + it.key().toString(Qt::ISODate));
    }
    centre.m_closures = hashed(*closures);
    centre.m_openings = hashed(*openings);

    if (json.contains("halfDays"_L1) && !json.value("halfDays"_L1).isObject())
        return calendarFault(CalendarErrorCode::BadField, u"/halfDays"_s);
    const QJsonObject halfDays = json.value("halfDays"_L1).toObject();
    for (auto it = halfDays.begin(); it != halfDays.end(); ++it) {
        const QString where = u"/halfDays/"_s + it.key();
        const auto day = calendarDay(it.key(), where);
        if (!day)
            return unexpected(day.error());
        if (centre.isClosed(*day))
            return calendarFault(CalendarErrorCode::Overlap, where);
        const auto hours = officeDay(it.value(), where);
        if (!hours)
            return unexpected(hours.error());
        centre.m_halfDays.insert(*day, *hours);
    }
    return centre;
}

const OfficeDay &CentreCalendar::hoursOn(QDate day) const
{
    Q_ASSERT(day.isValid());
    const auto half = m_halfDays.constFind(day);
    return half == m_halfDays.cend() ? m_weekdays[size_t(day.dayOfWeek() - 1)] : *half;
}

} // namespace yunchuang
