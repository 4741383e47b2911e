// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/queuescope.h"

namespace yunchuang {

QueueScope queueScope(const UnitId &unit, const UserId &user, const CalendarSet &calendars, const QDateTime &now)
{
    const QDate today = toLocalDate(now);
    return {unit, user, today, calendars.addWorkingDays(today, 1).date, {}};
}

} // namespace yunchuang
