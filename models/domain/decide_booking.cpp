// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casefacts.h"
#include "domain/decide_p.h"

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

/// The booked day of a place that is held and was neither given back nor missed; invalid otherwise.
QDate bookedDay(const Situation &situation)
{
    const Case &subject = situation.subject;
    const std::optional<Booking> &booking = situation.context.item.booking;
    const CaseResult &result = subject.result;
    if (!booking || !result.granted || result.voidedAt.isValid() || result.missedAt.isValid())
        return {};
    return dayAt(subject.form, booking->day);
}

} // namespace

Verdict bookingInTime(const Situation &situation)
{
    const QDate day = bookedDay(situation);
    if (!day.isValid())
        return {};
    const QDate latest = day.addDays(-situation.context.item.booking->cancelDays);
    if (toLocalDate(situation.context.now) <= latest)
        return {};
    return refuse(RefusalCode::BookingTooClose, {{u"latest"_s, latest.toString(Qt::ISODate)}});
}

Verdict canCancelBooking(const Situation &situation)
{
    return bookedDay(situation).isValid() ? bookingInTime(situation) : refuse(RefusalCode::NoBooking);
}

Verdict canRecordMissed(const Situation &situation)
{
    const QDate day = bookedDay(situation);
    if (!day.isValid())
        return refuse(RefusalCode::NoBooking);
    if (toLocalDate(situation.context.now) <= day)
        return refuse(RefusalCode::BookingToCome, {{u"on"_s, day.toString(Qt::ISODate)}});
    return {};
}

Verdict cancelBooking(const Act &act)
{
    act.next().result.voidedAt = act.now();
    act.change.row.remarks.append(u"RESULT_VOID"_s);
    noteFact(act, u"RESULT_NUMBER"_s, act.before.result.number);
    return {};
}

Verdict recordMissed(const Act &act)
{
    act.next().result.missedAt = act.now();
    noteFact(act, u"BOOKED_ON"_s, dayAt(act.before.form, act.item().booking->day).toString(Qt::ISODate));
    return {};
}

} // namespace yunchuang::rules
