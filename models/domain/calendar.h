// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QTime>
#include <QVector>

#include <array>
#include <bitset>
#include <functional>

namespace yunchuang {

/// Why a calendar cannot be read or asked.
enum class CalendarErrorCode : quint8 {
    MissingYear, ///< no calendar of that year was imported; it is never guessed
    NotJson,     ///< the bytes are not a JSON object
    MissingField,
    BadField,  ///< a field has the wrong type or an impossible value
    BadDate,   ///< not a date of the form yyyy-MM-dd, or no such day
    WrongYear, ///< the date lies outside the year of the file
    DuplicateDate,
    Overlap,     ///< the same day is both a rest day and a working day
    NotARestDay, ///< a make-up workday must fall on a Saturday or Sunday
    BadHours,    ///< office hours not in order, overlapping or empty
};

template<>
inline constexpr auto enumNames<CalendarErrorCode> = std::to_array<EnumName<CalendarErrorCode>>({
    {CalendarErrorCode::MissingYear, QLatin1String("MISSING_YEAR")},
    {CalendarErrorCode::NotJson, QLatin1String("NOT_JSON")},
    {CalendarErrorCode::MissingField, QLatin1String("MISSING_FIELD")},
    {CalendarErrorCode::BadField, QLatin1String("BAD_FIELD")},
    {CalendarErrorCode::BadDate, QLatin1String("BAD_DATE")},
    {CalendarErrorCode::WrongYear, QLatin1String("WRONG_YEAR")},
    {CalendarErrorCode::DuplicateDate, QLatin1String("DUPLICATE_DATE")},
    {CalendarErrorCode::Overlap, QLatin1String("OVERLAP")},
    {CalendarErrorCode::NotARestDay, QLatin1String("NOT_A_REST_DAY")},
    {CalendarErrorCode::BadHours, QLatin1String("BAD_HOURS")},
});

/// Why a calendar was refused or a day could not be counted. Whoever asked for the day shows it as provisional.
struct CalendarError
{
    CalendarErrorCode code = CalendarErrorCode::NotJson;
    QString where; ///< JSON pointer into the file, such as "/workdays/3"; empty for MissingYear
    int year = 0;  ///< the year asked for or of the file, 0 when it is not known

    friend bool operator==(const CalendarError &, const CalendarError &) = default;
};

/// The State Council's layer for one year: days off work and rest days worked instead (调休). Every other day works
/// from Monday to Friday. Immutable.
class WorkCalendar
{
public:
    /// Reads `{"year", "source", "importedAt", "importedBy", "holidays": {date: name}, "workdays": [date]}`.
    [[nodiscard]] static Expected<WorkCalendar, CalendarError> fromJson(const QJsonObject &json);
    [[nodiscard]] static Expected<WorkCalendar, CalendarError> fromJson(const QByteArray &bytes);

    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] const QString &source() const { return m_source; }
    [[nodiscard]] const QDateTime &importedAt() const { return m_importedAt; }
    [[nodiscard]] const QString &importedBy() const { return m_importedBy; }

    /// `day` must lie in this year.
    [[nodiscard]] bool isWorkingDay(QDate day) const { return m_working[size_t(day.dayOfYear() - 1)]; }
    /// 调休上班: a Saturday or Sunday that works.
    [[nodiscard]] bool isMakeUpDay(QDate day) const { return day.dayOfWeek() > Qt::Friday && isWorkingDay(day); }
    /// Name of the holiday, or nothing.
    [[nodiscard]] QString holidayName(QDate day) const { return m_holidays.value(day); }

private:
    int m_year = 0;
    QString m_source;
    QDateTime m_importedAt;
    QString m_importedBy;
    QMap<QDate, QString> m_holidays;
    std::bitset<366> m_working; ///< by day of the year from 0
};

/// One stretch of office hours in local time.
struct OfficeHours
{
    QTime from;
    QTime to;

    friend bool operator==(const OfficeHours &, const OfficeHours &) = default;
};

using OfficeDay = QVector<OfficeHours>;

/// The service centre's own layer: office hours per weekday, days it is closed, days it opens besides, half days.
/// A half day is a working day that ends earlier. A default-constructed one has 09:00-12:00 and 13:00-17:00 and
/// nothing of its own.
class CentreCalendar
{
public:
    CentreCalendar();

    /// Reads `{"area", "name", "officeHours": {"default": [["09:00","12:00"], …], "friday": …},
    /// "closures": {date: reason}, "openings": {date: reason}, "halfDays": {date: [[from, to], …]}}`.
    [[nodiscard]] static Expected<CentreCalendar, CalendarError> fromJson(const QJsonObject &json);
    [[nodiscard]] static Expected<CentreCalendar, CalendarError> fromJson(const QByteArray &bytes);

    [[nodiscard]] const QString &area() const { return m_area; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isClosed(QDate day) const { return m_closures.contains(day); }
    [[nodiscard]] bool isOpenBesides(QDate day) const { return m_openings.contains(day); }
    [[nodiscard]] QString reason(QDate day) const { return m_closures.value(day, m_openings.value(day)); }
    /// The hours kept if that day works.
    [[nodiscard]] const OfficeDay &hoursOn(QDate day) const;

private:
    QString m_area;
    QString m_name;
    std::array<OfficeDay, 7> m_weekdays; ///< Monday first
    QHash<QDate, QString> m_closures;
    QHash<QDate, QString> m_openings;
    QHash<QDate, OfficeDay> m_halfDays;
};

/// A day found by counting. `provisional`: a day of a year without calendar was taken as working from Monday to
/// Friday; to be shown as such and recomputed when that year is imported.
struct CountedDate
{
    QDate date;
    bool provisional = false;

    friend bool operator==(const CountedDate &, const CountedDate &) = default;
};

/// A number of days or minutes found by counting.
struct Counted
{
    qint64 amount = 0;
    bool provisional = false;

    friend bool operator==(const Counted &, const Counted &) = default;
};

/// When something sent after office hours or on a rest day counts as received.
enum class ReceiptRule : quint8 {
    NextWorkingDay, ///< on the next working day
    DayItArrived,   ///< on the day it arrived
};

/// The calendars of all known years under the layer of one centre. Days are days in Guizhou, moments are UTC. Counting
/// starts from valid days; measuring to or from an invalid one gives 0.
class CalendarSet
{
public:
    CalendarSet() = default;
    CalendarSet(const QVector<WorkCalendar> &years, CentreCalendar centre);

    /// Adds a year or replaces it.
    void insert(const WorkCalendar &year);
    [[nodiscard]] const WorkCalendar *year(int number) const;
    [[nodiscard]] QVector<int> years() const { return m_years.keys(); }
    [[nodiscard]] const CentreCalendar &centre() const { return m_centre; }

    /// Whether the centre works that day; MissingYear when nobody can know.
    [[nodiscard]] Expected<bool, CalendarError> isWorkingDay(QDate day) const;

    /// Chooses days that are not counted although they work.
    using DayFilter = std::function<bool(QDate)>;

    /// The `count`-th working day after `start`, which itself is not counted; before it when `count` is negative;
    /// `start` when it is 0. Days for which `skipped` says yes do not count.
    [[nodiscard]] CountedDate addWorkingDays(QDate start, int count, const DayFilter &skipped = {}) const;

    /// How many working days lie after `from` up to and including `to`; negative when `to` is earlier.
    [[nodiscard]] Counted workingDaysBetween(QDate from, QDate to) const;

    /// `day` itself if it works, else the next day that does.
    [[nodiscard]] CountedDate sameOrNextWorkingDay(QDate day) const;

    /// The moment the offices close on `day`. For a rest day it is the hour they would close.
    [[nodiscard]] QDateTime endOfOffice(QDate day) const;

    /// The day on which something that arrived at `moment` counts as received.
    [[nodiscard]] CountedDate receivedOn(const QDateTime &moment, ReceiptRule rule = ReceiptRule::NextWorkingDay) const;

    /// Whole minutes of office hours between two moments; 0 when `to` is not later.
    [[nodiscard]] Counted officeMinutes(const QDateTime &from, const QDateTime &to) const;

private:
    /// Sets `provisional` when the year of `day` is missing.
    [[nodiscard]] bool works(QDate day, bool &provisional) const;

    QMap<int, WorkCalendar> m_years;
    CentreCalendar m_centre;
};

/// The day in Guizhou (Asia/Shanghai, UTC+8 without daylight saving) at that moment.
[[nodiscard]] QDate toLocalDate(const QDateTime &moment);
/// The time of day in Guizhou at that moment.
[[nodiscard]] QTime toLocalTime(const QDateTime &moment);
/// The moment in UTC of a time of day in Guizhou.
[[nodiscard]] QDateTime toUtc(QDate day, QTime time);

} // namespace yunchuang
