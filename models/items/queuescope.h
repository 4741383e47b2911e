// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "store/casequery.h"

namespace yunchuang {

/// The scope of a clerk's queues at that moment: today in Guizhou, and "soon" up to the next working day.
[[nodiscard]] QueueScope queueScope(const UnitId &unit, const UserId &user, const CalendarSet &calendars,
                                    const QDateTime &now);

} // namespace yunchuang
