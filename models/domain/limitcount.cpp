// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/limitcount.h"

#include <algorithm>

namespace yunchuang {

LimitCount::LimitCount(const CalendarSet &calendars, const QList<Suspension> &suspensions)
    : m_calendars(calendars)
{
    for (const Suspension &suspension : suspensions) {
        if (!suspension.isOpen())
            m_pauses.append({toLocalDate(suspension.startedAt), toLocalDate(suspension.endedAt),
                             suspension.startedAt.secsTo(suspension.endedAt)});
    }
}

bool LimitCount::isSuspended(QDate day) const
{
    return std::any_of(m_pauses.begin(), m_pauses.end(),
                       [day](const Pause &pause) { return pause.start < day && day <= pause.end; });
}

DueTerm LimitCount::due(const Limit &limit, QDate start, const QDateTime &startedAt, int extension) const
{
    if (!limit.isSet())
        return {};
    const auto counted = [this](QDate from, int count) {
        const CountedDate end = m_calendars.addWorkingDays(from, count, [this](QDate day) { return isSuspended(day); });
        return DueTerm{end.date, {}, end.provisional};
    };
    switch (limit.unit) {
    case LimitUnit::Instant:
        return {start, {}, false};
    case LimitUnit::WorkingDays:
        return counted(start, limit.amount + extension);
    case LimitUnit::CalendarDays:
        return {addCalendarDays(start, limit.amount + extension), {}, false};
    case LimitUnit::Months:
        return counted(addMonths(start, limit.amount), extension);
    case LimitUnit::Hours:
        break;
    }
    const bool sameDay = startedAt.isValid() && toLocalDate(startedAt) == start;
    const QDateTime from = sameDay ? startedAt : toUtc(start, m_calendars.centre().hoursOn(start).constFirst().from);
    const QDateTime end = addHours(from, limit.amount);
    DueTerm term = counted(toLocalDate(end), extension);
    term.moment = toUtc(term.day, toLocalTime(end));
    return term;
}

QDate LimitCount::addCalendarDays(QDate start, int count) const
{
    while (count > 0) {
        start = start.addDays(1);
        if (!isSuspended(start))
            --count;
    }
    return start;
}

QDate LimitCount::addMonths(QDate start, int count) const
{
    qint64 suspended = 0;
    for (const Pause &pause : m_pauses)
        suspended += std::max(start, pause.start).daysTo(std::max(start, pause.end));
    return start.addMonths(count).addDays(suspended);
}

QDateTime LimitCount::addHours(const QDateTime &start, int count) const
{
    qint64 suspended = 0;
    for (const Pause &pause : m_pauses)
        suspended += pause.seconds;
    return start.addSecs(qint64(count) * 60 * 60 + suspended);
}

} // namespace yunchuang
