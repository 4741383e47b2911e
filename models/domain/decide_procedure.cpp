// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadlinestatus.h"
#include "domain/decide_p.h"
#include "domain/fieldselection.h"

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

/// Who approves what an officer proposes: the reviewer, or the decider where the flow has no reviewer.
Post approverOf(const ServiceItem &item)
{
    const bool reviewed = std::any_of(item.flow.cbegin(), item.flow.cend(),
                                      [](const FlowStep &step) { return step.post == Post::Reviewer; });
    return reviewed ? Post::Reviewer : Post::Decider;
}

Verdict hasPost(const Situation &situation, Post post)
{
    if (situation.acting & post)
        return {};
    return refuse(RefusalCode::WrongPost, {{u"posts"_s, joined(Posts(post))}});
}

/// Whether a proposal of that kind waits, made by somebody else.
Verdict mayApprove(const Situation &situation, ProposalKind kind)
{
    const std::optional<Proposal> &proposal = situation.subject.proposal;
    if (!proposal || proposal->kind != kind)
        return refuse(RefusalCode::NoProposal);
    const Actor &actor = situation.context.actor;
    if (proposal->by == actor.user)
        return refuse(RefusalCode::SamePersonProposed, {{u"user"_s, actor.user.text()}});
    return {};
}

Verdict canLengthen(const Situation &situation)
{
    const Deadlines &clocks = situation.subject.deadlines;
    if (clocks.extensionDays != 0)
        return refuse(RefusalCode::AlreadyExtended);
    if (situation.context.item.extensionDays == 0)
        return refuse(RefusalCode::ExtensionTooLong, {{u"longest"_s, u"0"_s}});
    // Art. 42: before the time is over, not after.
    const QDate due = clocks.promisedDue.isValid() ? clocks.promisedDue : clocks.statutoryDue;
    if (due.isValid() && toLocalDate(situation.context.now) >= due)
        return refuse(RefusalCode::LimitPassed, {{u"due"_s, due.toString(Qt::ISODate)}});
    return {};
}

Proposal proposalOf(const Act &act, ProposalKind kind)
{
    Proposal proposal;
    proposal.kind = kind;
    proposal.days = act.args().days;
    proposal.reason = act.args().reason;
    proposal.by = act.actor().user;
    proposal.byName = act.actor().name;
    proposal.at = act.now();
    return proposal;
}

/// The days of an approval: those that were proposed, unless the approver says otherwise.
int approvedDays(const Act &act, const Proposal &proposal)
{
    if (act.args().days < 1 || act.args().days == proposal.days)
        return proposal.days;
    act.change.row.remarks.append(u"PROPOSAL_CHANGED"_s);
    return act.args().days;
}

bool isOwed(const Case &subject, const MaterialId &id)
{
    const QVector<MaterialPromise> open = subject.openPromises();
    return std::any_of(open.cbegin(), open.cend(),
                       [&](const MaterialPromise &promise) { return promise.material == id; });
}

/// Whether a notice asks only for papers that were promised and did not come in time.
bool asksForBroken(const Case &subject, const QVector<CorrectionItem> &items, QDate today)
{
    const QVector<MaterialPromise> broken = subject.brokenPromises(today);
    return !items.isEmpty() && std::all_of(items.cbegin(), items.cend(), [&](const CorrectionItem &item) {
        return isMaterial(item.subject) &&
               std::any_of(broken.cbegin(), broken.cend(), [&](const MaterialPromise &promise) {
                   return promise.material == materialOf(item.subject);
               });
    });
}

/// Papers that nobody asked for and that were not promised do not come in by this door.
Verdict isExpected(const Act &act)
{
    const Case &before = act.before;
    const bool asked = before.state == CaseState::Supplement;
    QStringList strangers;
    for (const Material &paper : act.args().materials) {
        const bool listed =
            asked && std::any_of(before.supplement.items.cbegin(), before.supplement.items.cend(),
                                 [&](const CorrectionItem &item) {
                                     return !isMaterial(item.subject) || materialOf(item.subject) == paper.id;
                                 });
        if (!listed && !isOwed(before, paper.id))
            strangers.append(paper.id.text());
    }
    if (!strangers.isEmpty())
        return refuse(RefusalCode::NotPromised, {{u"materials"_s, joined(strangers)}});
    if (act.args().materials.isEmpty() && (!asked || act.args().form.isEmpty()))
        return refuse(RefusalCode::NotPromised, {{u"materials"_s, QString()}});
    if (!asked && !act.args().form.isEmpty())
        return refuse(RefusalCode::WrongState, {{u"state"_s, nameOf(before.state)}});
    return {};
}

/// 容缺: whether the promised papers among those that came are in time.
void noteKeptPromises(const Act &act)
{
    const QDate today = toLocalDate(act.now());
    bool kept = false;
    bool late = false;
    for (const Material &paper : act.args().materials) {
        for (const MaterialPromise &promise : act.before.promises) {
            if (promise.material != paper.id || !isOwed(act.before, paper.id))
                continue;
            (promise.by < today ? late : kept) = true;
        }
    }
    if (kept)
        act.change.row.remarks.append(u"PROMISE_KEPT"_s);
    if (late)
        act.change.row.remarks.append(u"PROMISE_KEPT_LATE"_s);
}

/// The last own opinion that nobody acted on; nothing if there is none.
const Opinion *recallable(const Situation &situation)
{
    const Case &subject = situation.subject;
    if (!subject.assignee.isEmpty() || subject.opinions.isEmpty())
        return nullptr;
    const Opinion &last = subject.opinions.constLast();
    const ServiceItem &item = situation.context.item;
    const bool own = last.action == Action::Examine && last.by == situation.context.actor.user;
    const bool next = item.stepIndex(last.step) >= 0 && item.stepIndex(subject.step) == item.stepIndex(last.step) + 1;
    return own && next ? &last : nullptr;
}

} // namespace

Verdict nothingProposed(const Case &subject)
{
    if (!subject.proposal)
        return {};
    return refuse(RefusalCode::ProposalOpen, {{u"kind"_s, nameOf(subject.proposal->kind)}});
}

Verdict canRecallExamination(const Situation &situation)
{
    return recallable(situation) ? Verdict() : refuse(RefusalCode::NothingToRecall);
}

Verdict recallExamination(const Act &act)
{
    const Opinion opinion = *recallable({act.before, act.context, Posts(act.command.post)});
    Case &next = act.next();
    // The time of the step goes on as if it had never been left.
    QDateTime began = next.deadlines.acceptedAt;
    for (const Opinion &earlier : std::as_const(next.opinions)) {
        const bool moved = earlier.action == Action::Examine || earlier.action == Action::SendBack;
        if (moved && !(earlier == opinion))
            began = earlier.at;
    }
    // Nothing is struck out: that it was taken back stands after it, at the same step (see standingExaminations).
    Opinion back = opinion;
    back.action = Action::RecallExamination;
    back.at = act.now();
    back.text = act.args().opinion;
    back.unfavourable = false;
    next.opinions.append(back);
    const FlowStep &step = *act.item().step(opinion.step);
    next.step = step.id;
    assign(next, opinion.by, opinion.byName);
    return setClocks(act, act.engine().startStep(next.deadlines, Limit{step.limitDays}, began));
}

Verdict canProposeSpecial(const Situation &situation)
{
    if (situation.context.item.specialProcedures.isEmpty())
        return refuse(RefusalCode::ProcedureNotAllowed, {{u"kind"_s, QString()}});
    return nothingProposed(situation.subject);
}

Verdict proposeSpecial(const Act &act)
{
    const SuspensionKind kind = *act.args().procedure;
    if (!act.item().specialProcedures.contains(nameOf(kind)))
        return refuse(RefusalCode::ProcedureNotAllowed, {{u"kind"_s, nameOf(kind)}});
    Proposal proposal = proposalOf(act, ProposalKind::SpecialProcedure);
    proposal.procedure = kind;
    proposal.forWhom = act.args().forWhom;
    noteFact(act, u"PROCEDURE"_s, nameOf(kind));
    noteFact(act, u"DAYS"_s, QString::number(proposal.days));
    noteFact(act, u"FOR_WHOM"_s, proposal.forWhom);
    act.next().proposal = proposal;
    return {};
}

Verdict canStartSpecial(const Situation &situation)
{
    if (const Verdict proposed = mayApprove(situation, ProposalKind::SpecialProcedure); !proposed)
        return proposed;
    return hasPost(situation, approverOf(situation.context.item));
}

Verdict startSpecial(const Act &act)
{
    const Proposal proposal = *act.before.proposal;
    SpecialProcedure procedure;
    procedure.kind = proposal.procedure;
    procedure.days = approvedDays(act, proposal);
    procedure.reason = proposal.reason;
    procedure.forWhom = proposal.forWhom;
    procedure.proposedBy = proposal.by;
    procedure.proposedByName = proposal.byName;
    procedure.approvedBy = act.actor().user;
    procedure.approvedByName = act.actor().name;
    procedure.startedAt = act.now();
    procedure.announcedEnd = act.context.calendars.addWorkingDays(toLocalDate(act.now()), procedure.days).date;
    act.next().procedures.append(procedure);
    act.next().proposal.reset();
    noteOpinion(act, act.args().opinion);
    act.change.row.reason = proposal.reason;
    noteFact(act, u"PROCEDURE"_s, nameOf(procedure.kind));
    noteFact(act, u"DAYS"_s, QString::number(procedure.days));
    noteFact(act, u"FOR_WHOM"_s, procedure.forWhom);
    noteFact(act, u"ANNOUNCED_END"_s, procedure.announcedEnd.toString(Qt::ISODate));
    return setClocks(act,
                     act.engine().suspend(act.next().deadlines, procedure.kind, procedure.announcedEnd, act.now()));
}

Verdict canEndSpecial(const Situation &situation)
{
    const auto &procedures = situation.subject.procedures;
    if (procedures.isEmpty() || procedures.constLast().endedAt.isValid())
        return refuse(RefusalCode::NoProposal);
    return {};
}

Verdict endSpecial(const Act &act)
{
    SpecialProcedure &procedure = act.next().procedures.last();
    procedure.endedAt = act.now();
    procedure.outcome = act.args().outcome;
    procedure.opinion = act.args().opinion;
    procedure.endedBy = act.actor().user;
    procedure.endedByName = act.actor().name;
    noteOpinion(act, act.args().opinion);
    noteFact(act, u"PROCEDURE"_s, nameOf(procedure.kind));
    noteFact(act, u"OUTCOME"_s, procedure.outcome);
    noteFact(act, u"ANNOUNCED_END"_s, procedure.announcedEnd.toString(Qt::ISODate));
    if (toLocalDate(act.now()) > procedure.announcedEnd)
        act.change.row.remarks.append(u"ANNOUNCED_END_EXCEEDED"_s);
    goOn(act);
    const Deadlines before = act.before.deadlines;
    if (const Verdict counted = setClocks(act, act.engine().resume(act.next().deadlines, act.now())); !counted)
        return counted;
    act.change.row.dueChanges = dueChanges(before, act.next().deadlines);
    return {};
}

Verdict canProposeExtension(const Situation &situation)
{
    if (const Verdict free = nothingProposed(situation.subject); !free)
        return free;
    return canLengthen(situation);
}

Verdict proposeExtension(const Act &act)
{
    if (act.args().days > act.item().extensionDays)
        return refuse(RefusalCode::ExtensionTooLong, {{u"longest"_s, QString::number(act.item().extensionDays)}});
    noteFact(act, u"DAYS"_s, QString::number(act.args().days));
    act.next().proposal = proposalOf(act, ProposalKind::Extension);
    return {};
}

Verdict canExtend(const Situation &situation)
{
    const std::optional<Proposal> &proposal = situation.subject.proposal;
    if (proposal && proposal->kind == ProposalKind::Extension) {
        if (const Verdict other = mayApprove(situation, ProposalKind::Extension); !other)
            return other;
    } else if (const Verdict free = nothingProposed(situation.subject); !free) {
        return free;
    }
    return canLengthen(situation);
}

Verdict extend(const Act &act)
{
    int days = act.args().days;
    if (const std::optional<Proposal> &proposal = act.before.proposal) {
        days = approvedDays(act, *proposal);
        if (act.args().reason.trimmed().isEmpty())
            act.change.row.reason = proposal->reason;
        act.next().proposal.reset();
    } else if (days < 1) {
        return missing(Record::Days);
    } else if (const Verdict enough = ownWords(act.args().reason, Record::Reason); !enough) {
        return enough;
    }
    noteOpinion(act, act.args().opinion);
    noteFact(act, u"DAYS"_s, QString::number(days));
    if (const Verdict counted = setClocks(act, act.engine().extend(act.next().deadlines, days, act.now())); !counted)
        return counted;
    act.change.row.dueChanges = dueChanges(act.before.deadlines, act.next().deadlines);
    return {};
}

Verdict canRejectProposal(const Situation &situation)
{
    const std::optional<Proposal> &proposal = situation.subject.proposal;
    if (!proposal)
        return refuse(RefusalCode::NoProposal);
    if (const Verdict other = mayApprove(situation, proposal->kind); !other)
        return other;
    return hasPost(situation,
                   proposal->kind == ProposalKind::Extension ? Post::Decider : approverOf(situation.context.item));
}

Verdict rejectProposal(const Act &act)
{
    noteFact(act, u"PROPOSAL"_s, nameOf(act.before.proposal->kind));
    noteOpinion(act, act.args().reason, false);
    act.next().proposal.reset();
    return {};
}

Verdict canRecallProposal(const Situation &situation)
{
    const std::optional<Proposal> &proposal = situation.subject.proposal;
    if (!proposal)
        return refuse(RefusalCode::NoProposal);
    if (proposal->by != situation.context.actor.user)
        return refuse(RefusalCode::NothingToRecall);
    return {};
}

Verdict recallProposal(const Act &act)
{
    noteFact(act, u"PROPOSAL"_s, nameOf(act.before.proposal->kind));
    act.next().proposal.reset();
    return {};
}

Verdict canRequestSupplement(const Situation &situation)
{
    if (const Verdict free = nothingProposed(situation.subject); !free)
        return free;
    const ServiceItem &item = situation.context.item;
    const bool broken = !situation.subject.brokenPromises(toLocalDate(situation.context.now)).isEmpty();
    if (!item.supplementAllowed && !(broken && item.toleranceGraceDays > 0))
        return refuse(RefusalCode::SupplementNotAllowed);
    return {};
}

Verdict requestSupplement(const Act &act)
{
    Expected<QVector<CorrectionItem>, Refusal> items = noticeItems(act);
    if (!items)
        return unexpected(items.error());
    const QDate today = toLocalDate(act.now());
    const bool forBroken = act.item().toleranceGraceDays > 0 && asksForBroken(act.before, *items, today);
    if (!forBroken && !act.item().supplementAllowed)
        return refuse(RefusalCode::SupplementNotAllowed);
    CorrectionNotice &notice = act.next().supplement;
    ++notice.count;
    notice.items = std::move(*items);
    notice.givenAt = act.now();
    notice.answerBy = forBroken ? act.context.calendars.addWorkingDays(today, act.item().toleranceGraceDays).date
                                : today.addDays(act.item().correctionDays);
    notice.answeredAt = {};
    act.change.row.corrections = notice.items;
    noteFact(act, u"ANSWER_BY"_s, notice.answerBy.toString(Qt::ISODate));
    noteOpinion(act, act.args().opinion);
    if (!act.item().supplementStopsClock)
        return {};
    return setClocks(
        act, act.engine().suspend(act.next().deadlines, SuspensionKind::Supplement, notice.answerBy, act.now()));
}

Verdict canReceiveSupplement(const Situation &situation)
{
    const Case &subject = situation.subject;
    if (subject.state != CaseState::Supplement && subject.openPromises().isEmpty())
        return refuse(RefusalCode::NotPromised, {{u"materials"_s, QString()}});
    return {};
}

Verdict receiveSupplement(const Act &act)
{
    if (const Verdict expected = isExpected(act); !expected)
        return expected;
    Case &next = act.next();
    noteKeptPromises(act);
    next.form = patched(next.form, act.args().form);
    bringIn(act, act.args().materials);
    act.change.row.materials = act.args().materials;
    forgetFindings(next, act.item(), act.args().form);
    if (act.before.state != CaseState::Supplement)
        return {};
    QStringList open;
    for (CorrectionItem &item : next.supplement.items) {
        item.done = isMended(item, act.args());
        if (!item.done)
            open.append(item.subject);
    }
    if (!open.isEmpty())
        return refuse(RefusalCode::CorrectionIncomplete, {{u"items"_s, joined(open)}});
    next.supplement.answeredAt = act.now();
    goOn(act);
    if (!next.deadlines.isSuspended())
        return {};
    if (const Verdict counted = setClocks(act, act.engine().resume(next.deadlines, act.now())); !counted)
        return counted;
    act.change.row.dueChanges = dueChanges(act.before.deadlines, next.deadlines);
    return {};
}

} // namespace yunchuang::rules
