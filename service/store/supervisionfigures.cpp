// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/supervisionfigures.h"

namespace yunchuang::service::supervisionfigures {

using namespace Qt::StringLiterals;

namespace {

// Days begin at midnight in Guizhou, eight hours before that of UTC: 28 800 000 and 86 400 000 milliseconds.

/// Binds the four bounds of a scope, as `department BETWEEN ? AND ? AND unit BETWEEN ? AND ?` wants them.
Statement &bindScope(Statement &select, const Scope &scope)
{
    // Sorts after every id.
    const QString last = u"\uffff"_s;
    for (const UnitId &id : {scope.department, scope.unit})
        select.bind(id.text()).bind(id.isEmpty() ? last : id.text());
    return select;
}

QDate dayOfNumber(qint64 number)
{
    return QDate(1970, 1, 1).addDays(number);
}

DbResult<QVector<UnitCount>> unitCounts(Statement &select)
{
    YC_TRY(select.run());
    QVector<UnitCount> out;
    while (select.next())
        out.append({UnitId(select.text(0)), int(select.number(1))});
    return out;
}

DbResult<int> onlyNumber(Statement &select)
{
    YC_TRY(select.run());
    return select.next() ? int(select.number(0)) : 0;
}

} // namespace

DbResult<QVector<RunningCount>> running(Connection &db, const Scope &scope)
{
    Statement select = db.prepare("SELECT unit, assignee, standing, due, COUNT(*) FROM cases "
                                  "WHERE department BETWEEN ? AND ? AND unit BETWEEN ? AND ? "
                                  "AND standing <> 'SETTLED' GROUP BY unit, assignee, standing, due"_L1);
    YC_TRY(bindScope(select, scope).run());
    QVector<RunningCount> out;
    while (select.next()) {
        const auto standing = valueOf<CaseStanding>(select.text(2)).value_or(CaseStanding::Unclocked);
        out.append({UnitId(select.text(0)), UserId(select.text(1)), standing, select.date(3), int(select.number(4))});
    }
    return out;
}

DbResult<QVector<UnitCount>> stepsDueBefore(Connection &db, const Scope &scope, QDate day)
{
    Statement select = db.prepare("SELECT unit, COUNT(*) FROM cases "
                                  "WHERE department BETWEEN ? AND ? AND unit BETWEEN ? AND ? "
                                  "AND standing <> 'SETTLED' AND standing = 'RUNNING' AND step_due <> '' "
                                  "AND step_due < ? GROUP BY unit"_L1);
    bindScope(select, scope).bind(day);
    return unitCounts(select);
}

DbResult<QVector<UnitCount>> openCards(Connection &db, const Scope &scope)
{
    Statement select = db.prepare("SELECT unit, COUNT(*) FROM supervision_cards "
                                  "WHERE department BETWEEN ? AND ? AND unit BETWEEN ? AND ? "
                                  "AND state IN ('AWAITING_REPLY', 'REPLIED') GROUP BY unit"_L1);
    bindScope(select, scope);
    return unitCounts(select);
}

DbResult<QVector<DayCount>> received(Connection &db, const Scope &scope, const QDateTime &from)
{
    Statement select = db.prepare("SELECT unit, (received_at + 28800000) / 86400000 AS day, COUNT(*) FROM cases "
                                  "WHERE department BETWEEN ? AND ? AND unit BETWEEN ? AND ? AND received_at >= ? "
                                  "GROUP BY unit, day"_L1);
    YC_TRY(bindScope(select, scope).bind(from).run());
    QVector<DayCount> out;
    while (select.next())
        out.append({UnitId(select.text(0)), dayOfNumber(select.number(1)), int(select.number(2))});
    return out;
}

DbResult<QVector<SettledCount>> settled(Connection &db, const Scope &scope, const QDateTime &from)
{
    Statement select = db.prepare("SELECT unit, assignee, (settled_at + 28800000) / 86400000 AS day, COUNT(*), "
                                  "COUNT(spent_minutes), COALESCE(SUM(spent_minutes), 0) FROM cases "
                                  "WHERE department BETWEEN ? AND ? AND unit BETWEEN ? AND ? AND settled_at >= ? "
                                  "GROUP BY unit, assignee, day"_L1);
    YC_TRY(bindScope(select, scope).bind(from).run());
    QVector<SettledCount> out;
    while (select.next()) {
        out.append({UnitId(select.text(0)), UserId(select.text(1)), dayOfNumber(select.number(2)),
                    int(select.number(3)), int(select.number(4)), select.number(5)});
    }
    return out;
}

DbResult<Movement> movement(Connection &db, const Scope &scope, const QDateTime &from, const QDateTime &until)
{
    Movement out;
    {
        Statement select = db.prepare("SELECT COUNT(*) FROM cases WHERE department BETWEEN ? AND ? "
                                      "AND unit BETWEEN ? AND ? AND received_at >= ? AND received_at < ?"_L1);
        bindScope(select, scope).bind(from).bind(until);
        const DbResult<int> number = onlyNumber(select);
        if (!number)
            return unexpected(number.error());
        out.received = *number;
    }
    Statement select = db.prepare("SELECT COUNT(*) FROM cases WHERE department BETWEEN ? AND ? "
                                  "AND unit BETWEEN ? AND ? AND settled_at >= ? AND settled_at < ?"_L1);
    bindScope(select, scope).bind(from).bind(until);
    const DbResult<int> number = onlyNumber(select);
    if (!number)
        return unexpected(number.error());
    out.settled = *number;
    return out;
}

DbResult<QVector<UrgentRow>> urgent(Connection &db, const Scope &scope, QDate until, int limit)
{
    Statement select = db.prepare("SELECT id, query_code, unit, assignee, state, item_code, item_version, due "
                                  "FROM cases WHERE department BETWEEN ? AND ? AND unit BETWEEN ? AND ? "
                                  "AND standing = 'RUNNING' AND due <= ? ORDER BY due, id LIMIT ?"_L1);
    YC_TRY(bindScope(select, scope).bind(until).bind(limit).run());
    QVector<UrgentRow> out;
    while (select.next()) {
        const auto state = valueOf<CaseState>(select.text(4));
        out.append({CaseId(select.text(0)), select.text(1), UnitId(select.text(2)), UserId(select.text(3)),
                    state.value_or(CaseState::Received), ItemKey{ItemCode(select.text(5)), int(select.number(6))},
                    select.date(7)});
    }
    return out;
}

} // namespace yunchuang::service::supervisionfigures
