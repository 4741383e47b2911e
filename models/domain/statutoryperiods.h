// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/deadline.h"

namespace yunchuang {

/// Longest time to decide under the Licensing Law, art. 42, where no other law sets one: 20 working days, 45 for
/// unified, joint or concentrated handling.
[[nodiscard]] Limit defaultStatutoryLimit(LimitKind kind);

/// Time of a lower authority to examine and report up (Licensing Law art. 43).
inline constexpr Limit reportUpLimit{20, LimitUnit::WorkingDays};

/// What the applicant can do against a decision, and until when.
struct RemedyDates
{
    QDate reconsideration; ///< 行政复议: 60 calendar days after the decision was served
    QDate lawsuit;         ///< 行政诉讼: six months after it

    friend bool operator==(const RemedyDates &, const RemedyDates &) = default;
};

/// `servedOn` is the day the person knew of the decision.
[[nodiscard]] RemedyDates remedyDates(QDate servedOn);

/// Working days before a hearing on which those concerned must have been told of it (Licensing Law art. 48).
inline constexpr int daysToInvite = 7;

/// The last days around a hearing (Licensing Law art. 46 to 48).
struct HearingDates
{
    CountedDate requestBy;  ///< to ask for it: 5 working days after being told of the right
    CountedDate holdBy;     ///< to hold it: 20 working days after it was asked for; only with a request day
    CountedDate announceBy; ///< to tell time and place: 7 working days before it is held; only with a hearing day

    friend bool operator==(const HearingDates &, const HearingDates &) = default;
};

/// Days that are not known yet are invalid, and so is then what depends on them.
[[nodiscard]] HearingDates hearingDates(const CalendarSet &calendars, QDate toldOn, QDate requestedOn = {},
                                        QDate heldOn = {});

/// The last day to ask for the renewal of a licence: 30 working days before it expires (Licensing Law art. 50).
[[nodiscard]] CountedDate renewalBy(const CalendarSet &calendars, QDate expiresOn);

} // namespace yunchuang
