// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casefiltersql.h"

#include "store/cacherow.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

template<class Values, class ToText>
static void addIn(SqlCondition &condition, const QString &column, const Values &values, ToText toText)
{
    if (values.isEmpty())
        return;
    QStringList marks;
    for (const auto &value : values) {
        marks.append(u"?"_s);
        condition.values.append(toText(value));
    }
    condition.sql += u" AND "_s % column % u" IN ("_s % marks.join(u',') % u')';
}

SqlCondition queueCondition(Queue queue, const QueueScope &scope)
{
    // A department sees the cases of its sections as a supervisor: they stand in its queues as in the sections'.
    static const QString seen = u"s.capacity IN ('OWNER','SUPERVISOR')"_s;
    static const QString owned = u"s.open=1 AND "_s % seen;
    // Waiting for the applicant stops no clock, but nothing can be done meanwhile: it stands outside the clerks'
    // queues.
    static const QString working = owned % u" AND s.state NOT IN ('CORRECTING','SUPPLEMENT')"_s;
    static const QString own = working % u" AND s.capacity='OWNER'"_s;
    static const QString clocked =
        u"s.open=1 AND s.capacity<>'REPORTER' AND s.state NOT IN ('CORRECTING','SUPPLEMENT','SUSPENDED')"_s;
    switch (queue) {
    case Queue::Mine:
        return {own % u" AND s.assignee=?"_s, {scope.user.text()}};
    case Queue::Unit:
        return {working, {}};
    case Queue::Unassigned:
        return {own % u" AND s.assignee=''"_s, {}};
    case Queue::DueSoon:
        return {clocked % u" AND s.due BETWEEN ? AND ?"_s, {daySort(scope.today), daySort(scope.dueSoonUntil)}};
    case Queue::Overdue:
        return {clocked % u" AND s.due<?"_s, {daySort(scope.today)}};
    case Queue::HandoffsIn:
        return {u"s.open=1 AND (s.capacity IN ('CONSULTED','COUNTERSIGNER') OR s.flags&%1)"_s.arg(
                    static_cast<int>(SummaryFlag::TransferIn)),
                {}};
    case Queue::HandoffsOut:
        // What was reported up is out as well, until the upper unit has done with it.
        return {u"s.open=1 AND (s.capacity='REPORTER' OR ("_s % seen %
                    u" AND s.flags&%1))"_s.arg(static_cast<int>(SummaryFlag::HandoffOut)),
                {}};
    case Queue::Correcting:
        return {owned % u" AND s.state IN ('CORRECTING','SUPPLEMENT')"_s, {}};
    case Queue::Suspended:
        return {owned % u" AND s.state='SUSPENDED'"_s, {}};
    case Queue::Closed:
        return {u"s.open=0 AND s.capacity IN ('OWNER','SUPERVISOR','REPORTER')"_s, {}};
    case Queue::OnBehalf: {
        SqlCondition condition{own, {}};
        if (scope.standsInFor.isEmpty())
            condition.sql += u" AND 0"_s;
        addIn(condition, u"s.assignee"_s, scope.standsInFor, [](const UserId &id) { return id.text(); });
        return condition;
    }
    case Queue::All:
        break;
    }
    return {u"1"_s, {}};
}

SqlCondition conditionFor(const CaseFilter &filter)
{
    SqlCondition queue = queueCondition(filter.queue, filter.scope);
    SqlCondition out{u"s.viewer=? AND "_s % queue.sql, {filter.scope.unit.text()}};
    out.values += queue.values;
    addIn(out, u"s.state"_s, filter.states, [](CaseState state) { return QString(nameOf(state)); });
    addIn(out, u"s.step"_s, filter.steps, [](const StepId &id) { return id.text(); });
    addIn(out, u"s.assignee"_s, filter.assignees, [](const UserId &id) { return id.text(); });
    addIn(out, u"s.source"_s, filter.sources, [](const UnitId &id) { return id.text(); });
    addIn(out, u"s.item"_s, filter.items, [](const ItemCode &id) { return id.text(); });
    if (filter.anyFlag) {
        out.sql += u" AND s.flags&?"_s;
        out.values.append(static_cast<qint64>(filter.anyFlag.toInt()));
    }
    if (filter.dueFrom.isValid()) {
        out.sql += u" AND s.due>=?"_s;
        out.values.append(daySort(filter.dueFrom));
    }
    if (filter.dueTo.isValid()) {
        out.sql += u" AND s.due<=?"_s;
        out.values.append(daySort(filter.dueTo));
    }
    if (filter.pendingOnly)
        out.sql += u" AND s.pending<>''"_s;
    return out;
}

} // namespace yunchuang
