// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/deadline.h"
#include "domain/expected.h"

#include <QVector>

namespace yunchuang {

/// Why a clock does not do what is asked of it.
enum class DeadlineErrorCode : quint8 {
    NotReceived,
    AwaitingCorrection,
    AlreadyAccepted,
    NotAccepted,
    AlreadyDecided,
    NotDecided,
    NoticeNotOver,   ///< the five days are not over; `date` is their last one
    CalendarMissing, ///< the due day `date` is provisional: nothing may follow from it by itself
    AlreadySuspended,
    NotSuspended,
    EndsBeforeStart,
    SuspensionOverlaps, ///< `date` is the end of the one before
    AlreadyExtended,
    ExtensionTooLate,      ///< not before the old due day `date`
    ExtensionTooLong,      ///< `limit` is the longest
    BadLimit,              ///< negative, or longer than ten years
    PromiseExceedsStatute, ///< `limit` is the statutory amount
    StepsExceedPromise,    ///< the step limits add up to `limit`
};

/// Why a step of the clocks is refused. `date` and `limit` mean what is said beside the code and are empty otherwise;
/// `limit` counts in the unit of the limit it is about.
struct DeadlineError
{
    DeadlineErrorCode code = DeadlineErrorCode::NotReceived;
    QDate date;
    int limit = 0;

    friend bool operator==(const DeadlineError &, const DeadlineError &) = default;
};

using DeadlineResult = Expected<Deadlines, DeadlineError>;

/// What differs between the due days of two states of a case.
[[nodiscard]] QVector<DueChange> dueChanges(const Deadlines &before, const Deadlines &after);

/// Longest extension of art. 42 in days: 10, or 15 for joint handling, unless the item has its own.
[[nodiscard]] int longestExtension(const ItemLimits &limits);

/// Checks the limits of an item: amounts in range, the promise not above the statutory limit where both have one
/// unit, the step limits not above the promise.
[[nodiscard]] Expected<void, DeadlineError> checkLimits(const ItemLimits &limits, const QVector<Limit> &steps = {});

/// The rules of the clocks for cases of one item version in one centre. Every function takes the clocks as they stand
/// and returns them after the event, all due days counted anew; what happened is never changed by counting.
/// `calendars` must outlive the engine.
///
/// Counting: the day of the event is not counted (the next working day is day 1); a counted day d is skipped when
/// start < d <= end of a suspension; an extension lengthens the limit; the promised day never lies after the
/// statutory one.
class DeadlineEngine
{
public:
    DeadlineEngine(const ItemLimits &limits, const CalendarSet &calendars,
                   ReceiptRule rule = ReceiptRule::NextWorkingDay);

    /// The application came in: the five-day notice clock begins (art. 32).
    [[nodiscard]] DeadlineResult receive(Deadlines clocks, const QDateTime &at) const;
    /// One-time notice of what is missing: nothing runs until the correction is in.
    [[nodiscard]] DeadlineResult askForCorrection(Deadlines clocks, const QDateTime &at) const;
    /// The last part of the correction came in: the notice clock begins again at 0.
    [[nodiscard]] DeadlineResult completeCorrection(Deadlines clocks, const QDateTime &at) const;

    /// Acceptance by an officer. After a correction it dates back to the day on which the last part came in.
    [[nodiscard]] DeadlineResult accept(Deadlines clocks, const QDateTime &at) const;
    /// Acceptance by law when the five days passed in silence: as of the receipt (art. 32(4)).
    [[nodiscard]] DeadlineResult deemAccepted(Deadlines clocks, const QDateTime &now) const;
    /// The moment after which the application counts as accepted. CalendarMissing while the last day is provisional.
    [[nodiscard]] Expected<QDateTime, DeadlineError> automaticAcceptanceAt(const Deadlines &clocks) const;

    /// A step of the flow begins, with a limit of its own.
    [[nodiscard]] DeadlineResult startStep(Deadlines clocks, const Limit &limit, const QDateTime &at) const;

    /// A special procedure begins (art. 45). `announcedEnd` is what the applicant is told.
    [[nodiscard]] DeadlineResult suspend(Deadlines clocks, SuspensionKind kind, QDate announcedEnd,
                                         const QDateTime &at) const;
    [[nodiscard]] DeadlineResult resume(Deadlines clocks, const QDateTime &at) const;

    /// The one extension of art. 42; must be approved on a day before the old due day.
    [[nodiscard]] DeadlineResult extend(Deadlines clocks, int days, const QDateTime &at) const;

    /// The unit only examines and reports up (art. 43): it has 20 working days, and no more than it promised.
    [[nodiscard]] DeadlineResult examineOnly(Deadlines clocks) const;
    /// The whole file goes to the upper unit, whose limits begin. `again`: that one reports up as well.
    [[nodiscard]] DeadlineResult reportUp(Deadlines clocks, bool again, const QDateTime &at) const;

    /// The decision ends the decision clock and begins that of the delivery (art. 44).
    [[nodiscard]] DeadlineResult decide(Deadlines clocks, const QDateTime &at) const;
    [[nodiscard]] DeadlineResult deliver(Deadlines clocks, const QDateTime &at) const;
    /// The case ends in another way: refused, withdrawn, returned, terminated.
    [[nodiscard]] Deadlines end(Deadlines clocks, const QDateTime &at) const;

    /// All due days counted anew, after a calendar was imported. Compare with `dueChanges` and keep the old days.
    [[nodiscard]] Deadlines recompute(Deadlines clocks) const;

private:
    ItemLimits m_limits;
    const CalendarSet &m_calendars;
    ReceiptRule m_rule;
};

} // namespace yunchuang
