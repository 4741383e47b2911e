// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/rowdeadline.h"

namespace yunchuang {

static RunningClock clockOf(const CaseSummary &summary)
{
    if (isEnded(summary.state))
        return RunningClock::None;
    // What a consulted unit owes is its answer, whatever the case does meanwhile.
    if (summary.capacity == Capacity::Consulted || summary.capacity == Capacity::Countersigner)
        return RunningClock::Decision;
    switch (summary.state) {
    case CaseState::Draft:
    case CaseState::PreReturned:
    case CaseState::Correcting:
    case CaseState::Supplement:
        return RunningClock::None;
    case CaseState::Submitted:
    case CaseState::PrePassed:
    case CaseState::Queued:
    case CaseState::Received:
        return RunningClock::Notice;
    case CaseState::DecidedGrant:
    case CaseState::DecidedDeny:
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
        return RunningClock::Delivery;
    default:
        return RunningClock::Decision;
    }
}

DeadlineStatus rowDeadline(const CaseSummary &summary, const CalendarSet &calendars, const QDateTime &now)
{
    Deadlines clocks;
    const RunningClock clock = clockOf(summary);
    const bool suspended = summary.state == CaseState::Suspended && summary.capacity == Capacity::Owner;
    if (suspended) {
        DeadlineStatus paused;
        paused.light = DeadlineLight::Paused;
        paused.clock = RunningClock::Decision;
        paused.due = summary.due;
        return paused;
    }
    if (clock == RunningClock::None || !summary.due.isValid() || !summary.receivedAt.isValid())
        return {};
    clocks.receivedAt = summary.receivedAt;
    clocks.receivedOn = toLocalDate(summary.receivedAt);
    clocks.provisional = summary.flags.testFlag(SummaryFlag::DueProvisional);
    if (clock == RunningClock::Notice) {
        clocks.noticeDue = summary.due;
    } else {
        clocks.acceptedAt = summary.receivedAt;
        clocks.acceptedOn = clocks.receivedOn;
        clocks.promisedDue = summary.due;
        if (clock == RunningClock::Delivery) {
            clocks.decidedAt = summary.receivedAt;
            clocks.deliveryDue = summary.due;
        }
    }
    DeadlineStatus status = deadlineStatus(clocks, calendars, now);
    status.provisional = status.provisional || clocks.provisional;
    return status;
}

} // namespace yunchuang
