// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/deadline.h"

namespace yunchuang {

/// How a running clock looks to the person who must keep it. Shape and words carry it on screen, colour repeats it.
enum class DeadlineLight : quint8 {
    NotRunning, ///< nothing to keep: waiting for the applicant, or over
    Enough,
    DueSoon, ///< at most one working day left, or at least 90 % of the limit used
    Overdue,
    Paused, ///< an approved special procedure (art. 45)
};

template<>
inline constexpr auto enumNames<DeadlineLight> = std::to_array<EnumName<DeadlineLight>>({
    {DeadlineLight::NotRunning, QLatin1String("NOT_RUNNING")},
    {DeadlineLight::Enough, QLatin1String("ENOUGH")},
    {DeadlineLight::DueSoon, QLatin1String("DUE_SOON")},
    {DeadlineLight::Overdue, QLatin1String("OVERDUE")},
    {DeadlineLight::Paused, QLatin1String("PAUSED")},
});

/// Which period of the case is running.
enum class RunningClock : quint8 {
    None,
    Notice,   ///< five days to say what is missing (art. 32)
    Decision, ///< promised and statutory limit (art. 42)
    Step,     ///< limit of one step of the flow
    Delivery, ///< ten days to serve the decision (art. 44)
};

/// How a clock stands at one moment: which one runs, until when, and the light it shows.
struct DeadlineStatus
{
    DeadlineLight light = DeadlineLight::NotRunning;
    RunningClock clock = RunningClock::None;
    QDate due;
    QDateTime dueAt;         ///< UTC; end of office hours of `due`, or the moment itself for limits in hours
    int workingDaysLeft = 0; ///< 0 on the due day; negative: working days since then
    bool provisional = false;

    friend bool operator==(const DeadlineStatus &, const DeadlineStatus &) = default;
};

/// The clock a case is measured by at `now`: notice before acceptance, then the promise (the statutory limit where
/// nothing was promised), after the decision the delivery.
[[nodiscard]] DeadlineStatus deadlineStatus(const Deadlines &clocks, const CalendarSet &calendars,
                                            const QDateTime &now);

/// The clock of the running step, which can be late while the case is not.
[[nodiscard]] DeadlineStatus stepStatus(const Deadlines &clocks, const CalendarSet &calendars, const QDateTime &now);

/// Minutes of office hours the authority has spent on the case, from acceptance to the decision or `now`, without the
/// suspensions. For statistics of the actual time only; legal dates are counted in days.
[[nodiscard]] Counted spentMinutes(const Deadlines &clocks, const CalendarSet &calendars, const QDateTime &now);

/// Whether a special procedure took, or takes, longer than the applicant was told.
[[nodiscard]] bool exceedsAnnouncement(const Suspension &suspension, const QDateTime &now);

} // namespace yunchuang
