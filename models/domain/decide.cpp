// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"

#include "domain/casesummary.h"
#include "domain/decide_p.h"

#include <algorithm>
#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace rules;

namespace {

/// What an act needs beyond its row of the table, and what it does.
struct Rule
{
    Action action;
    Verdict (*possible)(const Situation &); ///< before the arguments are known; may be missing
    Verdict (*apply)(const Act &);          ///< missing where the act is made of others
};

constexpr std::array ruleOfAction = std::to_array<Rule>({
    {Action::Submit, nullptr, submit},
    {Action::PreReturn, nullptr, preReturn},
    {Action::PrePass, nullptr, prePass},
    {Action::Receive, nullptr, receive},
    {Action::ReceiveOnline, nullptr, receiveOnline},
    {Action::DeclareNotRequired, canEndBeforeAcceptance, endBeforeAcceptance},
    {Action::RefuseAcceptance, canEndBeforeAcceptance, endBeforeAcceptance},
    {Action::RequestCorrection, canEndBeforeAcceptance, requestCorrection},
    {Action::CompleteCorrection, nullptr, completeCorrection},
    {Action::ReturnOverdue, canReturnOverdue, returnOverdue},
    {Action::Accept, canAccept, accept},
    {Action::DeemAccepted, nullptr, deemAccepted},
    {Action::Assign, canAssign, assignTo},
    {Action::Claim, canClaim, claim},
    {Action::Release, nullptr, release},
    {Action::RecordCheck, nullptr, recordCheck},
    {Action::Examine, canExamine, examine},
    {Action::Consult, canAsk, consult},
    {Action::Countersign, canAsk, countersign},
    {Action::AcceptHandoff, canSign, acceptHandoff},
    {Action::AnswerHandoff, canAnswer, answerHandoff},
    {Action::BounceHandoff, canBounce, bounceHandoff},
    {Action::RecallHandoff, canRecall, recallHandoff},
    {Action::RecallExamination, canRecallExamination, recallExamination},
    {Action::ProposeSpecial, canProposeSpecial, proposeSpecial},
    {Action::StartSpecial, canStartSpecial, startSpecial},
    {Action::EndSpecial, canEndSpecial, endSpecial},
    {Action::ProposeExtension, canProposeExtension, proposeExtension},
    {Action::Extend, canExtend, extend},
    {Action::RejectProposal, canRejectProposal, rejectProposal},
    {Action::RecallProposal, canRecallProposal, recallProposal},
    {Action::RequestSupplement, canRequestSupplement, requestSupplement},
    {Action::ReceiveSupplement, canReceiveSupplement, receiveSupplement},
    {Action::SendBack, canSendBack, sendBack},
    {Action::Transfer, canTransfer, transfer},
    {Action::Reassign, nullptr, assignTo},
    {Action::ReportUp, canReportUp, reportUp},
    {Action::ReviewLegally, canReviewLegally, reviewLegally},
    {Action::InformParties, canInformParties, informParties},
    {Action::RecordParties, canRecordParties, recordParties},
    {Action::Grant, canGrant, grant},
    {Action::Deny, canDeny, deny},
    {Action::Close, canClose, close},
    {Action::Deliver, nullptr, deliver},
    {Action::Withdraw, canWithdraw, withdraw},
    {Action::Terminate, nullptr, terminate},
    {Action::Archive, canArchive, archive},
    {Action::Urge, nullptr, urge},
    {Action::ReplyToUrge, canReplyToUrge, replyToUrge},
    {Action::CompleteWork, canCompleteWork, completeWork},
    {Action::StartWork, nullptr, startWork},
    {Action::HandleAtOnce, canHandleAtOnce, nullptr},
    {Action::IssueDocuments, nullptr, issueDocuments},
    {Action::MoveToSuccessor, nullptr, moveToSuccessor},
    {Action::RecountDue, nullptr, recountDue},
    {Action::ReturnHandoff, canReturn, returnHandoff},
    {Action::AnswerReturn, canAnswerReturn, answerReturn},
    {Action::TakeSilence, canTakeSilence, takeSilence},
    {Action::AnnouncePart, nullptr, announcePart},
    {Action::CancelPart, nullptr, cancelPart},
    {Action::DeclareRecusal, canDeclareRecusal, declareRecusal},
    {Action::CancelBooking, canCancelBooking, cancelBooking},
    {Action::RecordMissed, canRecordMissed, recordMissed},
});

constexpr bool hasOneRuleForEach()
{
    for (std::size_t i = 0; i < ruleOfAction.size(); ++i) {
        if (static_cast<std::size_t>(ruleOfAction[i].action) != i)
            return false;
    }
    return ruleOfAction.size() == enumNames<Action>.size();
}
static_assert(hasOneRuleForEach());

constexpr Posts nobodysPosts = Posts(Post::Applicant) | Post::System;

/// Whether the actor's unit watches over the unit that holds the case. Who oversees from above all departments urges;
/// who works on a case is said within the department.
bool supervises(const Situation &situation, Action action)
{
    const OrgDirectory &units = situation.context.units;
    const UnitId &own = situation.context.actor.unit;
    const UnitId &holder = situation.subject.unit;
    if (own != holder && units.departmentOf(own).isEmpty() && action != Action::Urge)
        return false;
    if (own == holder || units.isWithin(holder, own))
        return true;
    if (!(situation.acting & Post::SupervisionOfficer))
        return false;
    const UnitId department = units.departmentOf(own);
    return !department.isEmpty() && department == units.departmentOf(holder);
}

Verdict checkAssignee(const Situation &situation, bool orFree)
{
    const Case &subject = situation.subject;
    const bool dispatches = orFree && (situation.acting & Post::Dispatcher);
    const bool standsIn = !principalOf(subject, situation.context.actor).isEmpty();
    const bool own = subject.assignee == situation.context.actor.user;
    if (dispatches || own || standsIn || (orFree && subject.assignee.isEmpty()))
        return {};
    return refuse(RefusalCode::NotAssignee, {{u"assignee"_s, subject.assignee.text()}});
}

/// Whether the actor belongs where the table wants him.
Verdict checkHolder(const Transition &transition, const Situation &situation)
{
    const Case &subject = situation.subject;
    const UnitId &own = situation.context.actor.unit;
    if (!(situation.acting & ~nobodysPosts))
        return {};
    const auto otherUnit = [&] { return refuse(RefusalCode::OtherUnit, {{u"unit"_s, subject.unit.text()}}); };
    const bool inUnit = own == subject.unit;

    switch (transition.holder) {
    case Holder::Anyone:
        return inUnit ? Verdict() : otherUnit();
    case Holder::UnitOrSource:
        return inUnit || own == subject.source ? Verdict() : otherUnit();
    case Holder::AssigneeOrFree:
    case Holder::Assignee:
        return inUnit ? checkAssignee(situation, transition.holder == Holder::AssigneeOrFree) : otherUnit();
    case Holder::HandoffReceiver: {
        const bool asked = std::any_of(subject.handoffs.cbegin(), subject.handoffs.cend(),
                                       [&](const Handoff &handoff) { return handoff.to == own; });
        return asked ? Verdict() : otherUnit();
    }
    case Holder::Supervisor:
        return supervises(situation, transition.action) ? Verdict() : otherUnit();
    case Holder::Service:
        break;
    }
    return otherUnit();
}

/// While a transfer waits for its receiver's signature nothing else is done to the case.
Verdict checkTransfer(Action action, const Case &subject)
{
    const Handoff *transfer = subject.openTransfer();
    if (!transfer)
        return {};
    switch (action) {
    case Action::AcceptHandoff:
    case Action::BounceHandoff:
    case Action::RecallHandoff:
    case Action::DeemAccepted:
    case Action::Withdraw:
    case Action::Terminate:
    case Action::ReceiveSupplement:
    case Action::IssueDocuments:
    case Action::MoveToSuccessor:
    case Action::RecountDue:
    case Action::Urge:
    case Action::ReplyToUrge:
        return {};
    default:
        return refuse(RefusalCode::HandoffsOpen, {{u"units"_s, transfer->to.text()}});
    }
}

/// 回避: who is related to the applicant does nothing to the case but let it go.
Verdict checkRecusal(const Transition &transition, const Case &subject, const DecisionContext &context)
{
    const bool works = transition.holder != Holder::Supervisor && transition.holder != Holder::Service &&
                       transition.action != Action::Release && transition.action != Action::DeclareRecusal;
    if (!works)
        return {};
    // Who stands in for somebody acts for both.
    for (const UserId &user : {context.actor.user, principalOf(subject, context.actor)}) {
        if (!user.isEmpty() && isRecused(subject, context, user))
            return refuse(RefusalCode::RecusalRequired, {{u"user"_s, user.text()}});
    }
    return {};
}

/// The checks that follow from the table alone, and what the act needs of the case.
Verdict checkSituation(const Transition &transition, const Situation &situation)
{
    const Case &subject = situation.subject;
    if (subject.unknownState)
        return refuse(RefusalCode::UnknownState);
    const QString state = nameOf(subject.state);
    // What is over stays as it is, but goes to the archive, its papers may be made after it, and a booked place may be
    // given back or missed.
    const bool afterTheEnd = transition.action == Action::Archive || transition.action == Action::IssueDocuments ||
                             transition.action == Action::CancelBooking || transition.action == Action::RecordMissed;
    if (isEnded(subject) && !(afterTheEnd && contains(transition.from, subject.state)))
        return refuse(RefusalCode::CaseEnded, {{u"state"_s, state}});
    if (!contains(transition.from, subject.state))
        return refuse(RefusalCode::WrongState, {{u"state"_s, state}});
    if (!(situation.acting & transition.posts))
        return refuse(RefusalCode::WrongPost, {{u"posts"_s, joined(transition.posts)}});
    const Situation fitting{subject, situation.context, situation.acting & transition.posts};
    if (const Verdict holder = checkHolder(transition, fitting); !holder)
        return holder;
    if (const Verdict recusal = checkRecusal(transition, subject, situation.context); !recusal)
        return recusal;
    if (const Verdict transfer = checkTransfer(transition.action, subject); !transfer)
        return transfer;
    const auto possible = ruleOfAction.at(static_cast<std::size_t>(transition.action)).possible;
    return possible ? possible(fitting) : Verdict();
}

Verdict checkBase(const Transition &transition, const Case &subject, const Command &command,
                  const DecisionContext &context)
{
    const bool compares = context.anchorsBase && transition.anchored && !(Posts(command.post) & nobodysPosts);
    if (!compares || command.base.revision == subject.revision)
        return {};
    return refuse(RefusalCode::StaleRevision, {{u"base"_s, QString::number(command.base.revision)},
                                               {u"current"_s, QString::number(subject.revision)}});
}

/// Whether the act is one for an absent colleague.
bool isForAnother(const Command &command, const Actor &actor)
{
    return !command.onBehalfOf.isEmpty() && command.onBehalfOf != actor.user;
}

/// A substitute does what the absent colleague would do with the cases he has, and nothing else in his name.
Verdict checkBehalf(const Transition &transition, const Case &subject, const Command &command, const Actor &actor)
{
    if (!isForAnother(command, actor))
        return {};
    const bool concernsOwner = transition.holder == Holder::Assignee || transition.holder == Holder::AssigneeOrFree;
    if (concernsOwner && command.onBehalfOf == actor.onBehalfOf && subject.assignee == actor.onBehalfOf)
        return {};
    return refuse(RefusalCode::NotSubstitute, {{u"user"_s, command.onBehalfOf.text()}});
}

HistoryRow rowFor(const Case &subject, const Command &command, const DecisionContext &context)
{
    HistoryRow row;
    row.command = command.id;
    row.action = command.action;
    row.before = subject.state;
    row.user = context.actor.user;
    row.userName = context.actor.name;
    row.post = command.post;
    row.unit = context.actor.unit;
    if (isForAnother(command, context.actor)) {
        row.onBehalfOf = command.onBehalfOf;
        row.onBehalfOfName = subject.assigneeName;
    }
    row.device = context.actor.device;
    row.at = context.now;
    row.actedAt = command.actedAt.isValid() ? command.actedAt : context.now;
    row.opinion = command.args.opinion;
    row.reason = command.args.reason;
    const Records records = transitionFor(command.action).records;
    if (records & Record::Basis)
        row.basis = basisOf(command.action, command.args, context.item);
    if (records & Record::CompetentOrgan)
        row.competentOrgan = command.args.competentOrgan;
    if (records & Record::Remedies)
        row.remedies = command.args.remedies;
    return row;
}

/// Units that saw the case before and do not now.
QSet<UnitId> unitsThatLose(const Case &before, const Case &after)
{
    QSet<UnitId> gone;
    for (const auto &[unit, capacity] : viewers(before))
        gone.insert(unit);
    for (const auto &[unit, capacity] : viewers(after))
        gone.remove(unit);
    return gone;
}

} // namespace

Expected<CaseChange, Refusal> decide(const Case &subject, const Command &command, const DecisionContext &context)
{
    if (static_cast<std::size_t>(command.action) >= ruleOfAction.size())
        return refuse(RefusalCode::UnknownAction);
    const Transition &transition = transitionFor(command.action);
    if (!(context.actor.posts & command.post))
        return refuse(RefusalCode::WrongPost, {{u"posts"_s, joined(transition.posts)}});
    if (command.actingUnit != context.actor.unit)
        return refuse(RefusalCode::OtherUnit, {{u"unit"_s, context.actor.unit.text()}});
    // Before everything else: on a stale base any other refusal would be about facts the clerk has not seen.
    if (const Verdict base = checkBase(transition, subject, command, context); !base && !subject.unknownState)
        return unexpected(base.error());
    if (const Verdict behalf = checkBehalf(transition, subject, command, context.actor); !behalf)
        return unexpected(behalf.error());
    if (const Verdict fits = checkSituation(transition, {subject, context, command.post}); !fits)
        return unexpected(fits.error());
    if (const Verdict records = checkRecords(transition, subject, command.args, context.item); !records)
        return unexpected(records.error());

    const Rule &rule = ruleOfAction.at(static_cast<std::size_t>(command.action));
    if (!rule.apply)
        return handleAtOnce(subject, command, context);

    CaseChange change;
    change.next = subject;
    change.row = rowFor(subject, command, context);
    change.relied = transition.relied;
    if (transition.document)
        change.documents.append(*transition.document);
    if (transition.to)
        change.next.state = *transition.to;

    const Act act{subject, command, context, change};
    if (const Verdict done = rule.apply(act); !done)
        return unexpected(done.error());
    noteWhatTheListWants(act);

    change.row.after = change.next.state;
    change.row.step = subject.step.isEmpty() ? change.next.step : subject.step;
    change.next.version = subject.version + 1;
    change.next.revision = subject.revision + (change.relied ? 1 : 0);
    change.tombstones = unitsThatLose(subject, change.next);
    return change;
}

Expected<void, Refusal> isPossible(const Case &subject, Action action, const DecisionContext &context)
{
    if (static_cast<std::size_t>(action) >= ruleOfAction.size())
        return refuse(RefusalCode::UnknownAction);
    return checkSituation(transitionFor(action), {subject, context, context.actor.posts});
}

std::optional<Post> postFor(const Case &subject, Action action, const DecisionContext &context)
{
    if (static_cast<std::size_t>(action) >= ruleOfAction.size())
        return std::nullopt;
    const Transition &transition = transitionFor(action);
    std::optional<Post> fallback;
    bool fits = false;
    for (const auto &[post, name] : enumNames<Post>) {
        if (!(context.actor.posts & transition.posts & post))
            continue;
        const Verdict verdict = checkSituation(transition, {subject, context, post});
        if (verdict)
            return post;
        // A post whose turn it is gives the better reason.
        const bool itsTurn = verdict.error().code != RefusalCode::WrongPost;
        if (!fallback || (itsTurn && !fits)) {
            fallback = post;
            fits = itsTurn;
        }
    }
    return fallback;
}

} // namespace yunchuang
