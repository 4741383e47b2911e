// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <QDate>
#include <QDateTime>
#include <QList>

namespace yunchuang {

/// What a limit is counted in (unit fields of the statutory and the promised limit, GB/T 39046-2020 table 4).
enum class LimitUnit : quint8 {
    WorkingDays,  ///< days of the centre's calendar on which it works (Licensing Law art. 82)
    CalendarDays, ///< every day counts
    Hours,        ///< clock hours, around the clock
    Months,       ///< to the same day of a later month, or that month's last day
    Instant,      ///< decided on the spot; due on the day itself
};

template<>
inline constexpr auto enumNames<LimitUnit> = std::to_array<EnumName<LimitUnit>>({
    {LimitUnit::WorkingDays, QLatin1String("WORKING_DAYS")},
    {LimitUnit::CalendarDays, QLatin1String("CALENDAR_DAYS")},
    {LimitUnit::Hours, QLatin1String("HOURS")},
    {LimitUnit::Months, QLatin1String("MONTHS")},
    {LimitUnit::Instant, QLatin1String("INSTANT")},
});

/// A length of time an authority has. `amount` has no meaning for LimitUnit::Instant; 0 of any other unit means that
/// there is no limit.
struct Limit
{
    int amount = 0;
    LimitUnit unit = LimitUnit::WorkingDays;

    [[nodiscard]] bool isSet() const { return amount > 0 || unit == LimitUnit::Instant; }
    friend bool operator==(const Limit &, const Limit &) = default;
};

/// Whether one authority decides, or several at one place (Licensing Law art. 26 and 42).
enum class LimitKind : quint8 {
    Single, ///< 20 working days, extensible by 10
    Joint,  ///< unified, joint or concentrated handling: 45 working days, extensible by 15
};

template<>
inline constexpr auto enumNames<LimitKind> = std::to_array<EnumName<LimitKind>>({
    {LimitKind::Single, QLatin1String("SINGLE")},
    {LimitKind::Joint, QLatin1String("JOINT")},
});

/// The limits of one version of a service item. The two fixed periods are those of the Licensing Law.
struct ItemLimits
{
    Limit promised;  ///< 承诺时限; never longer than the statutory limit
    Limit statutory; ///< 法定时限
    LimitKind kind = LimitKind::Single;
    Limit notice{5};    ///< art. 32: to say everything that is missing, once
    Limit delivery{10}; ///< art. 44: to issue and serve the certificate after the decision
    int extension = -1; ///< longest extension in days; -1: art. 42 by `kind`, 0: the item allows none

    friend bool operator==(const ItemLimits &, const ItemLimits &) = default;
};

/// The only procedures whose time does not count (Licensing Law art. 45).
enum class SuspensionKind : quint8 {
    Hearing,      ///< 听证
    Tender,       ///< 招标
    Auction,      ///< 拍卖
    Inspection,   ///< 检验
    Testing,      ///< 检测
    Quarantine,   ///< 检疫
    Appraisal,    ///< 鉴定
    ExpertReview, ///< 专家评审
    Supplement,   ///< 受理后补充材料: no procedure of art. 45; only where the item's own rule stops the clock
};

template<>
inline constexpr auto enumNames<SuspensionKind> = std::to_array<EnumName<SuspensionKind>>({
    {SuspensionKind::Hearing, QLatin1String("HEARING")},
    {SuspensionKind::Tender, QLatin1String("TENDER")},
    {SuspensionKind::Auction, QLatin1String("AUCTION")},
    {SuspensionKind::Inspection, QLatin1String("INSPECTION")},
    {SuspensionKind::Testing, QLatin1String("TESTING")},
    {SuspensionKind::Quarantine, QLatin1String("QUARANTINE")},
    {SuspensionKind::Appraisal, QLatin1String("APPRAISAL")},
    {SuspensionKind::ExpertReview, QLatin1String("EXPERT_REVIEW")},
    {SuspensionKind::Supplement, QLatin1String("SUPPLEMENT")},
});

/// One special procedure during which the clock stands still. Moments in UTC.
struct Suspension
{
    SuspensionKind kind = SuspensionKind::Hearing;
    QDateTime startedAt;
    QDateTime endedAt;  ///< invalid while it goes on
    QDate announcedEnd; ///< the day told to the applicant in writing (art. 45); a supervision rule compares it

    [[nodiscard]] bool isOpen() const { return !endedAt.isValid(); }
    friend bool operator==(const Suspension &, const Suspension &) = default;
};

/// The clocks of one case. Moments (`…At`) are UTC, days (`…On`, `…Due`) are days in Guizhou (UTC+8); an invalid
/// one has not begun. A due moment is the end of office hours of the due day. Changed only by the functions of
/// deadlineengine.h, which keep the fields consistent.
struct Deadlines
{
    QDateTime receivedAt; ///< when the application, or the last part of a correction, came in
    QDate receivedOn;     ///< the day it counts as received: later than receivedAt after office hours
    QDate noticeDue;      ///< last day of the five-day notice; invalid while waiting for a correction

    QDateTime correctionAskedAt; ///< when the last one-time notice was given; invalid if never
    QDateTime correctedAt;       ///< when all it listed was in; invalid while waiting for it

    QDateTime acceptedAt;
    QDate acceptedOn; ///< the day of the event; the first working day after it is day 1
    QDate promisedDue;
    QDate statutoryDue;
    QDateTime promisedDueAt;  ///< only for a promise in hours, which ends within a day
    QDateTime statutoryDueAt; ///< only for a statutory limit in hours

    QDateTime stepStartedAt;
    Limit stepLimit;
    QDate stepDue;       ///< a step can be late while the case is not
    QDateTime stepDueAt; ///< only for a step limit in hours

    bool examinesOnly = false; ///< 转报: the unit reports up within the 20 working days of art. 43
    QDateTime reportedUpAt;    ///< the upper unit's own limits count from here

    QDateTime decidedAt; ///< ends the decision clock and begins that of the delivery
    QDate deliveryDue;
    QDateTime deliveredAt;
    QDateTime endedAt; ///< refused, withdrawn, returned, terminated: nothing runs any more

    QList<Suspension> suspensions; ///< in order of time, never overlapping; only the last can be open
    int extensionDays = 0;    ///< 0: not extended. Granted once, art. 42; working days, or the limit's calendar days
    bool provisional = false; ///< a day was counted Monday to Friday for want of a calendar; recomputed on import

    /// 待补正: no clock runs until the correction is complete.
    [[nodiscard]] bool isAwaitingCorrection() const { return correctionAskedAt.isValid() && !correctedAt.isValid(); }
    [[nodiscard]] bool isSuspended() const { return !suspensions.isEmpty() && suspensions.constLast().isOpen(); }
    friend bool operator==(const Deadlines &, const Deadlines &) = default;
};

/// The due days a case can have.
enum class Due : quint8 { Notice, Promised, Statutory, Step, Delivery };

template<>
inline constexpr auto enumNames<Due> = std::to_array<EnumName<Due>>({
    {Due::Notice, QLatin1String("NOTICE")},
    {Due::Promised, QLatin1String("PROMISED")},
    {Due::Statutory, QLatin1String("STATUTORY")},
    {Due::Step, QLatin1String("STEP")},
    {Due::Delivery, QLatin1String("DELIVERY")},
});

/// A due day that moved. Goes into the history, so that the old day is kept.
struct DueChange
{
    Due due = Due::Promised;
    QDate before;
    QDate after;

    friend bool operator==(const DueChange &, const DueChange &) = default;
};

} // namespace yunchuang
