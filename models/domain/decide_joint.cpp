// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"
#include "domain/jointcase.h"

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

Part &partFor(Case &subject, const Receiver &receiver)
{
    const auto known = std::find_if(subject.parts.begin(), subject.parts.end(),
                                    [&](const Part &candidate) { return candidate.id == receiver.id; });
    if (known != subject.parts.end())
        return *known;
    Part part;
    part.id = receiver.id;
    part.unit = receiver.unit;
    part.name = receiver.name;
    subject.parts.append(part);
    return subject.parts.last();
}

} // namespace

void startPartsOf(const Act &act, PartStart start)
{
    Case &next = act.next();
    for (const Receiver &receiver : act.item().receivers) {
        if (receiver.starts != start)
            continue;
        const bool begins = mayBegin(next, receiver);
        Part &part = partFor(next, receiver);
        if (part.state != PartState::Waiting)
            continue;
        part.changedAt = act.now();
        if (!receiver.work.isEmpty()) {
            // Who has to wait for another is told all the same, and sees it coming.
            part.state = begins ? PartState::Working : PartState::Waiting;
            if (begins || start == PartStart::OnAcceptance)
                act.change.works.append(WorkRequest{part.id, receiver.work, receiver.unit, !begins});
        } else if (begins) {
            part.state = PartState::Pending;
            act.change.pushes.append(part.id);
        }
    }
}

Verdict partsOver(const Case &subject, const ServiceItem &item)
{
    const QStringList open = partsNotOver(subject, item);
    if (open.isEmpty())
        return {};
    return refuse(RefusalCode::PartsOpen, {{u"parts"_s, joined(open)}});
}

Verdict announcePart(const Act &act)
{
    act.change.row.remarks.append(u"COPIED_ACCEPTANCE"_s);
    act.change.row.remarks.append(u"WAITS_FOR_PARTS"_s);
    return {};
}

Verdict cancelPart(const Act &act)
{
    if (act.before.state == CaseState::Draft) {
        act.change.row.remarks.append(u"PREREQUISITE_NOT_MET"_s);
        return {};
    }
    act.change.row.remarks.append(u"RESULT_VOID"_s);
    endWithoutDecision(act);
    return {};
}

bool isRecused(const Case &subject, const DecisionContext &context, const UserId &user)
{
    return context.relatedUsers.contains(user) || subject.recused.contains(user);
}

Verdict canDeclareRecusal(const Situation &situation)
{
    const UserId &user = situation.context.actor.user;
    if (situation.subject.recused.contains(user))
        return refuse(RefusalCode::AlreadyRecused, {{u"user"_s, user.text()}});
    // What a colleague has is not given to anybody now.
    const UserId &holder = situation.subject.assignee;
    if (!holder.isEmpty() && holder != user)
        return refuse(RefusalCode::NotAssignee, {{u"assignee"_s, holder.text()}});
    return {};
}

Verdict declareRecusal(const Act &act)
{
    act.next().recused.append(act.actor().user);
    if (act.before.assignee == act.actor().user)
        assign(act.next(), {}, {});
    return {};
}

} // namespace yunchuang::rules
