// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/deadline.h"

namespace yunchuang {

/// Where a limit ends. The due moment is the end of office hours of `day`, unless `moment` is valid.
struct DueTerm
{
    QDate day;        ///< invalid: there is no limit
    QDateTime moment; ///< UTC, only for limits in hours
    bool provisional = false;

    friend bool operator==(const DueTerm &, const DueTerm &) = default;
};

/// Counts limits of every unit through the suspensions of one case. A suspension that goes on does not move anything
/// yet: its days are added when it ends.
class LimitCount
{
public:
    /// `calendars` must outlive the object.
    explicit LimitCount(const CalendarSet &calendars, const QList<Suspension> &suspensions = {});

    /// The end of `limit` after the event on `start`. Hours run from `startedAt`, or from the opening of the offices
    /// when the event counts for a later day. `extension` lengthens a limit in working or calendar days by as many of
    /// the same, hours and months by working days, and does nothing to what is decided on the spot.
    [[nodiscard]] DueTerm due(const Limit &limit, QDate start, const QDateTime &startedAt = {},
                              int extension = 0) const;

    /// Whether a counted day falls into a suspension: the day it starts is still consumed, the day it ends is not.
    [[nodiscard]] bool isSuspended(QDate day) const;

private:
    struct Pause
    {
        QDate start;
        QDate end;
        qint64 seconds;
    };

    [[nodiscard]] QDate addCalendarDays(QDate start, int count) const;
    [[nodiscard]] QDate addMonths(QDate start, int count) const;
    [[nodiscard]] QDateTime addHours(const QDateTime &start, int count) const;

    const CalendarSet &m_calendars;
    QVector<Pause> m_pauses;
};

} // namespace yunchuang
