// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendarfiles.h"

#include "domain/deadlineengine.h"

namespace yunchuang {

inline constexpr ItemLimits twentyDays{.promised = {20}, .statutory = {20}};

/// Ten in the morning of that day in Guizhou.
inline QDateTime morning(QDate day)
{
    return toUtc(day, QTime(10, 0));
}

/// The clocks of a case received and accepted in the morning of that day.
inline Deadlines acceptedOn(const CalendarSet &calendars, const ItemLimits &limits, QDate day)
{
    const DeadlineEngine engine(limits, calendars, ReceiptRule::DayItArrived);
    return engine.accept(engine.receive({}, morning(day)).value(), morning(day)).value();
}

/// The clocks after a hearing from one morning to another.
inline Deadlines suspended(const CalendarSet &calendars, Deadlines clocks, const ItemLimits &limits, QDate from,
                           QDate to)
{
    const DeadlineEngine engine(limits, calendars, ReceiptRule::DayItArrived);
    clocks = engine.suspend(clocks, SuspensionKind::Hearing, to, morning(from)).value();
    return engine.resume(clocks, morning(to)).value();
}

} // namespace yunchuang
