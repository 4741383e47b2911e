// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/statutoryperiods.h"

namespace yunchuang {

Limit defaultStatutoryLimit(LimitKind kind)
{
    return {kind == LimitKind::Joint ? 45 : 20, LimitUnit::WorkingDays};
}

RemedyDates remedyDates(QDate servedOn)
{
    return {servedOn.addDays(60), servedOn.addMonths(6)};
}

HearingDates hearingDates(const CalendarSet &calendars, QDate toldOn, QDate requestedOn, QDate heldOn)
{
    HearingDates dates;
    dates.requestBy = calendars.addWorkingDays(toldOn, 5);
    if (requestedOn.isValid())
        dates.holdBy = calendars.addWorkingDays(requestedOn, 20);
    if (heldOn.isValid())
        dates.announceBy = calendars.addWorkingDays(heldOn, -daysToInvite);
    return dates;
}

CountedDate renewalBy(const CalendarSet &calendars, QDate expiresOn)
{
    return calendars.addWorkingDays(expiresOn, -30);
}

} // namespace yunchuang
