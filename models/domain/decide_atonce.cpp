// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

/// 即办件 (domain facts 1.3): reception to delivery, one act after the other, each through the one door with its own
/// guard, records, row and paper. The window acts for the posts that the item lets it stand for; the rows say so.
class AtOnce
{
public:
    AtOnce(const Case &subject, const Command &command, const DecisionContext &context)
        : m_command(command)
        , m_context(context)
        , m_item(context.item)
    {
        m_whole.next = subject;
        m_whole.relied = true;
        // Four eyes do not apply where the item says that the window decides.
        m_item.examinerMayDecide = true;
    }

    [[nodiscard]] Verdict run()
    {
        if (m_whole.next.state != CaseState::Received) {
            if (const Verdict received = take(Action::Receive, Post::Reception); !received)
                return received;
        }
        if (const Verdict accepted = take(Action::Accept, Post::AcceptanceOfficer); !accepted)
            return accepted;
        for (qsizetype i = 0; i < m_item.flow.size(); ++i) {
            const Post post = m_item.flow[i].post;
            if (const Verdict claimed = take(Action::Claim, post); !claimed)
                return claimed;
            const bool last = i == m_item.flow.size() - 1;
            if (const Verdict done = take(last ? Action::Grant : Action::Examine, post); !done)
                return done;
        }
        if (const Verdict closed = take(Action::Close, Post::Decider); !closed)
            return closed;
        return take(Action::Deliver, Post::Reception);
    }

    [[nodiscard]] CaseChange whole() &&
    {
        m_whole.row = m_whole.earlierRows.takeLast();
        return std::move(m_whole);
    }

private:
    [[nodiscard]] Verdict take(Action action, Post post)
    {
        Command part = m_command;
        part.action = action;
        part.post = post;
        part.args = argumentsFor(action);
        Actor actor = m_context.actor;
        actor.posts |= post;
        const DecisionContext context{actor,
                                      m_item,
                                      m_context.units,
                                      m_context.calendars,
                                      m_context.now,
                                      m_context.unitMembers,
                                      m_context.relatedUsers,
                                      false};
        Expected<CaseChange, Refusal> change = decide(m_whole.next, part, context);
        if (!change)
            return unexpected(change.error());
        if (!(m_context.actor.posts & post))
            change->row.remarks.append(u"WINDOW_DECIDES_BY_ITEM_RULE"_s);
        m_whole.next = std::move(change->next);
        m_whole.earlierRows.append(change->row);
        m_whole.documents += change->documents;
        m_whole.pushes += change->pushes;
        m_whole.works += change->works;
        m_whole.tombstones += change->tombstones;
        return {};
    }

    /// What of the whole act concerns the part; the same words do not stand in every row.
    [[nodiscard]] CommandArguments argumentsFor(Action action) const
    {
        const CommandArguments &all = m_command.args;
        CommandArguments args;
        switch (action) {
        case Action::Receive:
            args.materials = all.materials;
            break;
        case Action::Accept:
            args.promises = all.promises;
            break;
        case Action::Examine:
            args.opinion = all.opinion;
            args.approval = all.approval;
            args.openedMaterials = all.openedMaterials;
            break;
        case Action::Grant:
            args.opinion = all.opinion;
            args.basis = all.basis;
            args.reason = all.reason;
            args.conditions = all.conditions;
            args.validUntil = all.validUntil;
            args.approval = all.approval;
            args.openedMaterials = all.openedMaterials;
            break;
        case Action::Close:
        case Action::Deliver:
            args.result = all.result;
            break;
        default:
            break;
        }
        return args;
    }

    const Command &m_command;
    const DecisionContext &m_context;
    ServiceItem m_item;
    CaseChange m_whole;
};

} // namespace

Verdict canHandleAtOnce(const Situation &situation)
{
    const ServiceItem &item = situation.context.item;
    if (item.kind != ItemKind::Instant || !item.windowDecides || item.isReportedUpFrom(situation.subject.unit))
        return refuse(RefusalCode::NotAtOnce);
    if (const Verdict acceptable = canAccept(situation); !acceptable)
        return acceptable;
    if (const Verdict answered = differencesAnswered(situation.subject); !answered)
        return answered;
    return pointsAnswered(situation.subject, item);
}

Expected<CaseChange, Refusal> handleAtOnce(const Case &subject, const Command &command, const DecisionContext &context)
{
    AtOnce acts(subject, command, context);
    if (const Verdict done = acts.run(); !done)
        return unexpected(done.error());
    return std::move(acts).whole();
}

} // namespace yunchuang::rules
