// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/supervision.h"
#include "service/store/cardstore.h"

/// What supervision counts, by the clear columns of the cases: no case is opened for it.
namespace yunchuang::service::supervisionfigures {

using cardstore::Scope;

/// Cases that are not decided, put together by who has them and which day counts.
struct RunningCount
{
    UnitId unit;
    UserId assignee; ///< empty: not claimed
    CaseStanding standing = CaseStanding::Unclocked;
    QDate due;
    int count = 0;
};
[[nodiscard]] DbResult<QVector<RunningCount>> running(Connection &db, const Scope &scope);

/// Running cases whose step should have been done before that day, by unit.
struct UnitCount
{
    UnitId unit;
    int count = 0;
};
[[nodiscard]] DbResult<QVector<UnitCount>> stepsDueBefore(Connection &db, const Scope &scope, QDate day);
/// Cards that are not decided, by unit.
[[nodiscard]] DbResult<QVector<UnitCount>> openCards(Connection &db, const Scope &scope);

/// Cases received from a moment on, by unit and day in Guizhou.
struct DayCount
{
    UnitId unit;
    QDate day;
    int count = 0;
};
[[nodiscard]] DbResult<QVector<DayCount>> received(Connection &db, const Scope &scope, const QDateTime &from);
/// Cases settled from a moment on, by unit, person and day, with the office time they took as far as it is known.
struct SettledCount
{
    UnitId unit;
    UserId assignee;
    QDate day;
    int count = 0;
    int timed = 0; ///< of which so many have a time
    qint64 minutes = 0;
};
[[nodiscard]] DbResult<QVector<SettledCount>> settled(Connection &db, const Scope &scope, const QDateTime &from);
/// How many were received, and settled, from one moment up to and without another.
struct Movement
{
    int received = 0;
    int settled = 0;
};
[[nodiscard]] DbResult<Movement> movement(Connection &db, const Scope &scope, const QDateTime &from,
                                          const QDateTime &until);

/// Running cases that are due on that day or before it, the earliest day first.
struct UrgentRow
{
    CaseId id;
    QString queryCode;
    UnitId unit;
    UserId assignee;
    CaseState state = CaseState::Received;
    ItemKey item;
    QDate due;
};
[[nodiscard]] DbResult<QVector<UrgentRow>> urgent(Connection &db, const Scope &scope, QDate until, int limit);

} // namespace yunchuang::service::supervisionfigures
