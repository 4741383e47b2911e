// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "domain/deadlinestatus.h"

namespace yunchuang {

/// The clock of a row. A summary carries only the date that counts now, so the rule is that of `deadlineStatus` with
/// the day of reception as the beginning of the period.
[[nodiscard]] DeadlineStatus rowDeadline(const CaseSummary &summary, const CalendarSet &calendars,
                                         const QDateTime &now);

} // namespace yunchuang
