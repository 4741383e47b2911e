// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"

#include <QMap>

namespace yunchuang::rules {

namespace {

/// Who has a unit's tasks today; the unit itself where nobody took them over.
UnitId inCharge(const DecisionContext &context, const UnitId &unit)
{
    const UnitId now = context.units.inChargeOn(unit, toLocalDate(context.now));
    return now.isEmpty() ? unit : now;
}

/// Puts the one who took over in the place of a unit and remembers which became which.
class Succession
{
public:
    explicit Succession(const DecisionContext &context)
        : m_context(context)
    {
    }

    /// True if it is another unit now.
    bool operator()(UnitId &unit)
    {
        const UnitId now = unit.isEmpty() ? unit : inCharge(m_context, unit);
        if (now == unit)
            return false;
        m_moves.insert(unit.text(), now.text());
        unit = now;
        return true;
    }

    [[nodiscard]] bool isEmpty() const { return m_moves.isEmpty(); }
    /// "SYJ-SP=SCJGJ-SP, …"
    [[nodiscard]] QString text() const
    {
        QStringList moves;
        for (auto it = m_moves.cbegin(); it != m_moves.cend(); ++it)
            moves.append(it.key() + u'=' + it.value());
        return moves.join(u", ");
    }

private:
    const DecisionContext &m_context;
    QMap<QString, QString> m_moves;
};

/// Whether what a part does lies ahead, so that its receiver can still change.
bool isAhead(const Part &part)
{
    return part.state == PartState::Waiting;
}

/// Handoffs and parts as they go on after the units have changed; what is answered or pushed stays as it was.
void succeedInside(Succession &succeed, Case &subject)
{
    for (Handoff &handoff : subject.handoffs) {
        if (!handoff.isOpen())
            continue;
        succeed(handoff.from);
        if (succeed(handoff.to) && handoff.state == HandoffState::Delivered) {
            handoff.state = HandoffState::Sent; // no client of the unit that took over has it yet
            handoff.deliveredAt = {};
        }
    }
    for (Part &part : subject.parts) {
        if (isAhead(part))
            succeed(part.unit);
    }
}

} // namespace

Verdict moveToSuccessor(const Act &act)
{
    Case &next = act.next();
    Succession succeed(act.context);
    if (succeed(next.unit)) {
        const UnitId department = act.context.units.departmentOf(next.unit);
        if (!department.isEmpty())
            next.department = department;
        const QSet<UserId> &members = act.context.unitMembers;
        if (!members.isEmpty() && !members.contains(next.assignee))
            assign(next, UserId(), QString());
        act.change.row.toUnit = next.unit;
    }
    succeed(next.source);
    succeedInside(succeed, next);
    if (succeed.isEmpty())
        return refuse(RefusalCode::UnitInPlace, {{QStringLiteral("unit"), act.before.unit.text()}});
    act.change.row.facts.insert(QStringLiteral("SUCCESSION"), succeed.text());
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
