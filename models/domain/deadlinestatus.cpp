// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadlinestatus.h"

#include "domain/limitcount.h"

#include <algorithm>

namespace yunchuang {

namespace {

/// The working days a period from `start` to `due` has in all, suspended ones left out.
qint64 countedDays(const Deadlines &clocks, const CalendarSet &calendars, QDate start, QDate due)
{
    const LimitCount count(calendars, clocks.suspensions);
    qint64 days = 0;
    for (QDate day = start.addDays(1); day <= due; day = day.addDays(1)) {
        if (!count.isSuspended(day))
            days += calendars.workingDaysBetween(day.addDays(-1), day).amount;
    }
    return days;
}

struct Period
{
    RunningClock clock = RunningClock::None;
    QDate start;
    QDate due;
    QDateTime dueAt;
};

DeadlineStatus statusOf(const Period &period, const Deadlines &clocks, const CalendarSet &calendars,
                        const QDateTime &now)
{
    DeadlineStatus status;
    status.clock = period.clock;
    if (period.clock == RunningClock::None || !period.start.isValid() || !period.due.isValid())
        return status;
    const Counted left = calendars.workingDaysBetween(toLocalDate(now), period.due);
    status.due = period.due;
    status.dueAt = period.dueAt.isValid() ? period.dueAt : calendars.endOfOffice(period.due);
    status.workingDaysLeft = int(left.amount);
    // Of several due days only those whose own count touches a missing year are uncertain.
    const bool uncertain = calendars.workingDaysBetween(period.start, period.due).provisional;
    status.provisional = left.provisional || (clocks.provisional && uncertain);

    const bool pausable = period.clock == RunningClock::Decision || period.clock == RunningClock::Step;
    if (pausable && clocks.isSuspended())
        status.light = DeadlineLight::Paused;
    else if (now > status.dueAt)
        status.light = DeadlineLight::Overdue;
    else if (left.amount <= 1 || left.amount * 10 <= countedDays(clocks, calendars, period.start, period.due))
        status.light = DeadlineLight::DueSoon;
    else
        status.light = DeadlineLight::Enough;
    return status;
}

Period mainPeriod(const Deadlines &clocks)
{
    if (!clocks.receivedAt.isValid() || clocks.endedAt.isValid() || clocks.deliveredAt.isValid())
        return {};
    if (clocks.decidedAt.isValid())
        return {RunningClock::Delivery, toLocalDate(clocks.decidedAt), clocks.deliveryDue, {}};
    if (clocks.acceptedAt.isValid()) {
        const QDate start = clocks.reportedUpAt.isValid() ? toLocalDate(clocks.reportedUpAt) : clocks.acceptedOn;
        if (clocks.promisedDue.isValid())
            return {RunningClock::Decision, start, clocks.promisedDue, clocks.promisedDueAt};
        return {RunningClock::Decision, start, clocks.statutoryDue, clocks.statutoryDueAt};
    }
    if (clocks.isAwaitingCorrection())
        return {};
    return {RunningClock::Notice, clocks.receivedOn, clocks.noticeDue, {}};
}

} // namespace

DeadlineStatus deadlineStatus(const Deadlines &clocks, const CalendarSet &calendars, const QDateTime &now)
{
    return statusOf(mainPeriod(clocks), clocks, calendars, now);
}

DeadlineStatus stepStatus(const Deadlines &clocks, const CalendarSet &calendars, const QDateTime &now)
{
    if (!clocks.stepDue.isValid() || clocks.decidedAt.isValid() || clocks.endedAt.isValid())
        return {};
    return statusOf({RunningClock::Step, toLocalDate(clocks.stepStartedAt), clocks.stepDue, clocks.stepDueAt}, clocks,
                    calendars, now);
}

Counted spentMinutes(const Deadlines &clocks, const CalendarSet &calendars, const QDateTime &now)
{
    if (!clocks.acceptedAt.isValid())
        return {};
    QDateTime until = now;
    for (const QDateTime &end : {clocks.decidedAt, clocks.endedAt}) {
        if (end.isValid())
            until = std::min(until, end);
    }
    Counted spent = calendars.officeMinutes(clocks.acceptedAt, until);
    for (const Suspension &suspension : clocks.suspensions) {
        const QDateTime end = suspension.isOpen() ? until : std::min(until, suspension.endedAt);
        const QDateTime start = std::max(clocks.acceptedAt, suspension.startedAt);
        spent.amount -= calendars.officeMinutes(start, end).amount;
    }
    return spent;
}

bool exceedsAnnouncement(const Suspension &suspension, const QDateTime &now)
{
    const QDate reached = toLocalDate(suspension.isOpen() ? now : suspension.endedAt);
    return suspension.announcedEnd.isValid() && reached > suspension.announcedEnd;
}

} // namespace yunchuang
