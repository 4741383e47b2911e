// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadlineengine.h"

#include "domain/limitcount.h"
#include "domain/statutoryperiods.h"

#include <algorithm>

namespace yunchuang {

namespace {

constexpr int longestLimitAmount = 3660;

auto clockError(DeadlineErrorCode code, QDate date = {}, int limit = 0)
{
    return unexpected(DeadlineError{code, date, limit});
}

bool isSoundLimit(const Limit &limit)
{
    return limit.amount >= 0 && limit.amount <= longestLimitAmount;
}

/// The day the officer is held to: the promise, or the statute where nothing was promised.
QDate bindingDue(const Deadlines &clocks)
{
    return clocks.promisedDue.isValid() ? clocks.promisedDue : clocks.statutoryDue;
}

/// Units can differ: over a long holiday a promise in working days may outrun a statute in calendar days.
void capPromise(Deadlines &clocks)
{
    if (clocks.statutoryDue.isValid() && clocks.statutoryDue < clocks.promisedDue) {
        clocks.promisedDue = clocks.statutoryDue;
        clocks.promisedDueAt = clocks.statutoryDueAt;
    }
}

/// Errors of acts that need the decision clock to be running or paused.
Expected<void, DeadlineError> needsOpenDecision(const Deadlines &clocks)
{
    if (!clocks.acceptedAt.isValid())
        return clockError(DeadlineErrorCode::NotAccepted);
    if (clocks.decidedAt.isValid())
        return clockError(DeadlineErrorCode::AlreadyDecided);
    return {};
}

Expected<void, DeadlineError> needsOpenNotice(const Deadlines &clocks)
{
    if (!clocks.receivedAt.isValid())
        return clockError(DeadlineErrorCode::NotReceived);
    if (clocks.acceptedAt.isValid())
        return clockError(DeadlineErrorCode::AlreadyAccepted);
    if (clocks.isAwaitingCorrection())
        return clockError(DeadlineErrorCode::AwaitingCorrection);
    return {};
}

} // namespace

QVector<DueChange> dueChanges(const Deadlines &before, const Deadlines &after)
{
    QVector<DueChange> changes;
    const auto compare = [&](Due due, QDate Deadlines::*day) {
        if (before.*day != after.*day)
            changes.append({due, before.*day, after.*day});
    };
    compare(Due::Notice, &Deadlines::noticeDue);
    compare(Due::Promised, &Deadlines::promisedDue);
    compare(Due::Statutory, &Deadlines::statutoryDue);
    compare(Due::Step, &Deadlines::stepDue);
    compare(Due::Delivery, &Deadlines::deliveryDue);
    return changes;
}

int longestExtension(const ItemLimits &limits)
{
    if (limits.extension >= 0)
        return limits.extension;
    return limits.kind == LimitKind::Joint ? 15 : 10;
}

Expected<void, DeadlineError> checkLimits(const ItemLimits &limits, const QVector<Limit> &steps)
{
    const bool sound = isSoundLimit(limits.promised) && isSoundLimit(limits.statutory) && isSoundLimit(limits.notice) &&
                       isSoundLimit(limits.delivery) && limits.extension <= longestLimitAmount &&
                       std::all_of(steps.begin(), steps.end(), isSoundLimit);
    if (!sound)
        return clockError(DeadlineErrorCode::BadLimit);
    const bool comparable =
        limits.promised.isSet() && limits.statutory.isSet() && limits.promised.unit == limits.statutory.unit;
    if (comparable && limits.promised.amount > limits.statutory.amount)
        return clockError(DeadlineErrorCode::PromiseExceedsStatute, {}, limits.statutory.amount);

    int sum = 0;
    for (const Limit &step : steps)
        sum += step.unit == limits.promised.unit ? step.amount : 0;
    if (limits.promised.isSet() && limits.promised.unit != LimitUnit::Instant && sum > limits.promised.amount)
        return clockError(DeadlineErrorCode::StepsExceedPromise, {}, sum);
    return {};
}

DeadlineEngine::DeadlineEngine(const ItemLimits &limits, const CalendarSet &calendars, ReceiptRule rule)
    : m_limits(limits)
    , m_calendars(calendars)
    , m_rule(rule)
{
}

DeadlineResult DeadlineEngine::receive(Deadlines clocks, const QDateTime &at) const
{
    if (clocks.acceptedAt.isValid())
        return clockError(DeadlineErrorCode::AlreadyAccepted);
    if (clocks.isAwaitingCorrection())
        return clockError(DeadlineErrorCode::AwaitingCorrection);
    clocks.receivedAt = at;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::askForCorrection(Deadlines clocks, const QDateTime &at) const
{
    if (const auto open = needsOpenNotice(clocks); !open)
        return unexpected(open.error());
    clocks.correctionAskedAt = at;
    clocks.correctedAt = {};
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::completeCorrection(Deadlines clocks, const QDateTime &at) const
{
    if (clocks.acceptedAt.isValid())
        return clockError(DeadlineErrorCode::AlreadyAccepted);
    if (!clocks.isAwaitingCorrection())
        return clockError(DeadlineErrorCode::NotReceived);
    clocks.correctedAt = at;
    clocks.receivedAt = at;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::accept(Deadlines clocks, const QDateTime &at) const
{
    if (const auto open = needsOpenNotice(clocks); !open)
        return unexpected(open.error());
    clocks.acceptedAt = at;
    return recompute(std::move(clocks));
}

Expected<QDateTime, DeadlineError> DeadlineEngine::automaticAcceptanceAt(const Deadlines &clocks) const
{
    if (const auto open = needsOpenNotice(clocks); !open)
        return unexpected(open.error());
    const CountedDate received = m_calendars.receivedOn(clocks.receivedAt, m_rule);
    const DueTerm last = LimitCount(m_calendars).due(m_limits.notice, received.date);
    if (received.provisional || last.provisional)
        return clockError(DeadlineErrorCode::CalendarMissing, last.day);
    return m_calendars.endOfOffice(last.day);
}

DeadlineResult DeadlineEngine::deemAccepted(Deadlines clocks, const QDateTime &now) const
{
    const auto moment = automaticAcceptanceAt(clocks);
    if (!moment)
        return unexpected(moment.error());
    if (now <= *moment)
        return clockError(DeadlineErrorCode::NoticeNotOver, clocks.noticeDue);
    clocks.acceptedAt = clocks.receivedAt;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::startStep(Deadlines clocks, const Limit &limit, const QDateTime &at) const
{
    if (const auto open = needsOpenDecision(clocks); !open)
        return unexpected(open.error());
    if (!isSoundLimit(limit))
        return clockError(DeadlineErrorCode::BadLimit);
    clocks.stepStartedAt = at;
    clocks.stepLimit = limit;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::suspend(Deadlines clocks, SuspensionKind kind, QDate announcedEnd,
                                       const QDateTime &at) const
{
    if (const auto open = needsOpenDecision(clocks); !open)
        return unexpected(open.error());
    if (clocks.isSuspended())
        return clockError(DeadlineErrorCode::AlreadySuspended);
    if (announcedEnd.isValid() && announcedEnd < toLocalDate(at))
        return clockError(DeadlineErrorCode::EndsBeforeStart, announcedEnd);
    if (!clocks.suspensions.isEmpty() && at < clocks.suspensions.constLast().endedAt)
        return clockError(DeadlineErrorCode::SuspensionOverlaps, toLocalDate(clocks.suspensions.constLast().endedAt));
    clocks.suspensions.append({kind, at, {}, announcedEnd});
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::resume(Deadlines clocks, const QDateTime &at) const
{
    if (!clocks.isSuspended())
        return clockError(DeadlineErrorCode::NotSuspended);
    Suspension &open = clocks.suspensions.last();
    if (at < open.startedAt)
        return clockError(DeadlineErrorCode::EndsBeforeStart, toLocalDate(open.startedAt));
    open.endedAt = at;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::extend(Deadlines clocks, int days, const QDateTime &at) const
{
    if (const auto open = needsOpenDecision(clocks); !open)
        return unexpected(open.error());
    if (clocks.extensionDays != 0)
        return clockError(DeadlineErrorCode::AlreadyExtended);
    const int longest = longestExtension(m_limits);
    if (days < 1 || days > longest)
        return clockError(DeadlineErrorCode::ExtensionTooLong, {}, longest);
    const QDate due = bindingDue(clocks);
    if (due.isValid() && toLocalDate(at) >= due)
        return clockError(DeadlineErrorCode::ExtensionTooLate, due);
    clocks.extensionDays = days;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::examineOnly(Deadlines clocks) const
{
    if (const auto open = needsOpenDecision(clocks); !open)
        return unexpected(open.error());
    clocks.examinesOnly = true;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::reportUp(Deadlines clocks, bool again, const QDateTime &at) const
{
    if (const auto open = needsOpenDecision(clocks); !open)
        return unexpected(open.error());
    if (clocks.isSuspended())
        return clockError(DeadlineErrorCode::AlreadySuspended);
    clocks.reportedUpAt = at;
    clocks.examinesOnly = again;
    // The extension was that of the unit below.
    clocks.extensionDays = 0;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::decide(Deadlines clocks, const QDateTime &at) const
{
    if (const auto open = needsOpenDecision(clocks); !open)
        return unexpected(open.error());
    if (clocks.isSuspended())
        return clockError(DeadlineErrorCode::AlreadySuspended);
    clocks.decidedAt = at;
    return recompute(std::move(clocks));
}

DeadlineResult DeadlineEngine::deliver(Deadlines clocks, const QDateTime &at) const
{
    if (!clocks.decidedAt.isValid())
        return clockError(DeadlineErrorCode::NotDecided);
    clocks.deliveredAt = at;
    return clocks;
}

Deadlines DeadlineEngine::end(Deadlines clocks, const QDateTime &at) const
{
    if (clocks.isSuspended())
        clocks.suspensions.last().endedAt = at;
    clocks.endedAt = at;
    return recompute(std::move(clocks));
}

Deadlines DeadlineEngine::recompute(Deadlines clocks) const
{
    const LimitCount plain(m_calendars);
    const LimitCount pausing(m_calendars, clocks.suspensions);
    clocks.provisional = false;
    clocks.noticeDue = clocks.promisedDue = clocks.statutoryDue = clocks.stepDue = clocks.deliveryDue = {};
    clocks.promisedDueAt = clocks.statutoryDueAt = clocks.stepDueAt = {};
    const auto keep = [&clocks](const DueTerm &term, QDate &day, QDateTime *moment = nullptr) {
        day = term.day;
        if (moment)
            *moment = term.moment;
        clocks.provisional = clocks.provisional || term.provisional;
    };

    if (clocks.receivedAt.isValid()) {
        const CountedDate received = m_calendars.receivedOn(clocks.receivedAt, m_rule);
        clocks.receivedOn = received.date;
        clocks.provisional = received.provisional;
        if (!clocks.isAwaitingCorrection())
            keep(plain.due(m_limits.notice, received.date), clocks.noticeDue);
    }
    if (clocks.acceptedAt.isValid()) {
        // Before acceptance no clock ran, so a corrected application counts from the day it became complete.
        const QDateTime start = clocks.correctedAt.isValid() ? clocks.correctedAt : clocks.acceptedAt;
        clocks.acceptedOn = std::max(toLocalDate(start), clocks.receivedOn);
        // Art. 43: who only examines has 20 working days for it; who decides then has his own time from the day the
        // file came to him.
        const bool came = clocks.reportedUpAt.isValid();
        const QDateTime from = came ? clocks.reportedUpAt : start;
        const QDate on = came ? toLocalDate(clocks.reportedUpAt) : clocks.acceptedOn;
        const Limit statutory = clocks.examinesOnly ? reportUpLimit : m_limits.statutory;
        keep(pausing.due(m_limits.promised, on, from, clocks.extensionDays), clocks.promisedDue, &clocks.promisedDueAt);
        keep(pausing.due(statutory, on, from, clocks.extensionDays), clocks.statutoryDue, &clocks.statutoryDueAt);
        capPromise(clocks);
    }
    if (clocks.stepStartedAt.isValid()) {
        keep(pausing.due(clocks.stepLimit, toLocalDate(clocks.stepStartedAt), clocks.stepStartedAt), clocks.stepDue,
             &clocks.stepDueAt);
    }
    if (clocks.decidedAt.isValid())
        keep(plain.due(m_limits.delivery, toLocalDate(clocks.decidedAt)), clocks.deliveryDue);
    return clocks;
}

} // namespace yunchuang
