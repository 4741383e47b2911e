// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/calendar.h"

#include <algorithm>
#include <utility>

namespace yunchuang {

namespace {
constexpr int secondsAheadOfUtc = 8 * 60 * 60;
constexpr qint64 millisecondsPerMinute = 60000;
} // namespace

CalendarSet::CalendarSet(const QVector<WorkCalendar> &years, CentreCalendar centre)
    : m_centre(std::move(centre))
{
    for (const WorkCalendar &year : years)
        insert(year);
}

void CalendarSet::insert(const WorkCalendar &year)
{
    m_years.insert(year.year(), year);
}

const WorkCalendar *CalendarSet::year(int number) const
{
    const auto found = m_years.constFind(number);
    return found == m_years.cend() ? nullptr : &*found;
}

Expected<bool, CalendarError> CalendarSet::isWorkingDay(QDate day) const
{
    bool provisional = false;
    const bool working = works(day, provisional);
    if (provisional)
        return unexpected(CalendarError{CalendarErrorCode::MissingYear, {}, day.year()});
    return working;
}

bool CalendarSet::works(QDate day, bool &provisional) const
{
    if (m_centre.isClosed(day))
        return false;
    if (m_centre.isOpenBesides(day))
        return true;
    if (const WorkCalendar *known = year(day.year()))
        return known->isWorkingDay(day);
    provisional = true;
    return day.dayOfWeek() <= Qt::Friday;
}

CountedDate CalendarSet::addWorkingDays(QDate start, int count, const DayFilter &skipped) const
{
    Q_ASSERT(start.isValid());
    CountedDate result{start, false};
    const int step = count < 0 ? -1 : 1;
    while (count != 0) {
        result.date = result.date.addDays(step);
        if (works(result.date, result.provisional) && !(skipped && skipped(result.date)))
            count -= step;
    }
    return result;
}

Counted CalendarSet::workingDaysBetween(QDate from, QDate to) const
{
    if (!from.isValid() || !to.isValid())
        return {};
    const bool backwards = to < from;
    if (backwards)
        std::swap(from, to);
    Counted result;
    while (from < to) {
        from = from.addDays(1);
        if (works(from, result.provisional))
            ++result.amount;
    }
    if (backwards)
        result.amount = -result.amount;
    return result;
}

CountedDate CalendarSet::sameOrNextWorkingDay(QDate day) const
{
    return addWorkingDays(day.addDays(-1), 1);
}

QDateTime CalendarSet::endOfOffice(QDate day) const
{
    return day.isValid() ? toUtc(day, m_centre.hoursOn(day).constLast().to) : QDateTime();
}

CountedDate CalendarSet::receivedOn(const QDateTime &moment, ReceiptRule rule) const
{
    const QDate day = toLocalDate(moment);
    if (rule == ReceiptRule::DayItArrived)
        return {day, false};
    return sameOrNextWorkingDay(moment > endOfOffice(day) ? day.addDays(1) : day);
}

Counted CalendarSet::officeMinutes(const QDateTime &from, const QDateTime &to) const
{
    if (!from.isValid() || !to.isValid())
        return {};
    Counted result;
    qint64 milliseconds = 0;
    const QDate last = toLocalDate(to);
    for (QDate day = toLocalDate(from); day <= last; day = day.addDays(1)) {
        if (!works(day, result.provisional))
            continue;
        for (const OfficeHours &hours : m_centre.hoursOn(day)) {
            const QDateTime opened = std::max(from, toUtc(day, hours.from));
            const QDateTime closed = std::min(to, toUtc(day, hours.to));
            milliseconds += std::max<qint64>(0, opened.msecsTo(closed));
        }
    }
    result.amount = milliseconds / millisecondsPerMinute;
    return result;
}

QDate toLocalDate(const QDateTime &moment)
{
    return moment.toOffsetFromUtc(secondsAheadOfUtc).date();
}

QTime toLocalTime(const QDateTime &moment)
{
    return moment.toOffsetFromUtc(secondsAheadOfUtc).time();
}

QDateTime toUtc(QDate day, QTime time)
{
    return QDateTime(day, time, Qt::UTC).addSecs(-secondsAheadOfUtc);
}

} // namespace yunchuang
