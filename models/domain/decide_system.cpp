// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"

#include <algorithm>

namespace yunchuang::rules {

namespace {

/// Who has a unit's tasks today; the unit itself where nobody took them over.
UnitId inCharge(const DecisionContext &context, const UnitId &unit)
{
    const UnitId now = context.units.inChargeOn(unit, toLocalDate(context.now));
    return now.isEmpty() ? unit : now;
}

/// Puts the one who took over in the place of the unit; true if it is another.
bool succeed(const DecisionContext &context, UnitId &unit)
{
    const UnitId now = unit.isEmpty() ? unit : inCharge(context, unit);
    return std::exchange(unit, now) != now;
}

/// Whether what a part does lies ahead, so that its receiver can still change.
bool isAhead(const Part &part)
{
    return part.state == PartState::Waiting;
}

/// Handoffs and parts as they go on after the units have changed; what is answered or pushed stays as it was.
bool succeedInside(const DecisionContext &context, Case &subject)
{
    bool changed = false;
    for (Handoff &handoff : subject.handoffs) {
        if (!handoff.isOpen())
            continue;
        changed |= succeed(context, handoff.from);
        changed |= succeed(context, handoff.to);
    }
    for (Part &part : subject.parts) {
        if (isAhead(part))
            changed |= succeed(context, part.unit);
    }
    return changed;
}

} // namespace

Verdict moveToSuccessor(const Act &act)
{
    Case &next = act.next();
    bool changed = succeed(act.context, next.unit);
    if (changed) {
        const UnitId department = act.context.units.departmentOf(next.unit);
        if (!department.isEmpty())
            next.department = department;
        const QSet<UserId> &members = act.context.unitMembers;
        if (!members.isEmpty() && !members.contains(next.assignee))
            assign(next, UserId(), QString());
        act.change.row.toUnit = next.unit;
    }
    changed |= succeed(act.context, next.source);
    changed |= succeedInside(act.context, next);
    if (!changed)
        return refuse(RefusalCode::UnitInPlace, {{QStringLiteral("unit"), act.before.unit.text()}});
    return {};
}

Verdict recountDue(const Act &act)
{
    const Deadlines counted = act.engine().recompute(act.before.deadlines);
    if (counted == act.before.deadlines)
        return refuse(RefusalCode::DaysUnmoved);
    act.change.row.dueChanges = dueChanges(act.before.deadlines, counted);
    act.next().deadlines = counted;
    return {};
}

} // namespace yunchuang::rules
