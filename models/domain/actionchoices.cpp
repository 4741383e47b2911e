// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"

#include <algorithm>
#include <array>

namespace yunchuang {

namespace {

/// The decisions a clerk knows the place of: they stay where they are and say why they are off.
constexpr std::array standingDecisions = {
    Action::Accept,
    Action::RequestCorrection,
    Action::DeclareNotRequired,
    Action::RefuseAcceptance,
    Action::Grant,
    Action::Deny,
    Action::Transfer,
    Action::Consult,
};

constexpr Posts deskPosts = Posts(Post::AcceptanceOfficer) | Post::CaseOfficer | Post::Reviewer | Post::Decider;

/// Acts that mean nothing unless they are possible: there is no button to look for.
constexpr std::array passingActs = {
    Action::Claim,
    Action::Release,
    Action::RecallHandoff,
    Action::ReplyToUrge,
    Action::AnswerReturn,
    Action::DeclareRecusal,
    Action::RecallExamination,
    Action::ProposeSpecial,
    Action::StartSpecial,
    Action::ProposeExtension,
    Action::RejectProposal,
    Action::RecallProposal,
    Action::RequestSupplement,
    Action::ReviewLegally,
    Action::InformParties,
    Action::RecordParties,
    Action::Withdraw,
    Action::Terminate,
};

/// Reasons that concern the moment, not the kind of act: the button is worth showing, with the reason.
bool isPassing(RefusalCode code)
{
    switch (code) {
    case RefusalCode::NotAssignee:
    case RefusalCode::SamePersonExamined:
    case RefusalCode::MaterialsMissing:
    case RefusalCode::DifferencesUnanswered:
    case RefusalCode::ReviewPointsOpen:
    case RefusalCode::HandoffsOpen:
    case RefusalCode::RecusalRequired:
    case RefusalCode::LimitPassed:
    case RefusalCode::PromiseOpen:
    case RefusalCode::ProposalOpen:
    case RefusalCode::ReportsUp:
    case RefusalCode::LegalReviewMissing:
    case RefusalCode::PartiesNotHeard:
    case RefusalCode::PackageIncomplete:
    case RefusalCode::CorrectionNotOverdue:
        return true;
    default:
        return false;
    }
}

/// Whether the case and the actor are such that the decisions stand at all: a clerk of the unit that has it.
bool showsDecisions(const Case &subject, const DecisionContext &context)
{
    if (context.item.kind == ItemKind::PartWork || subject.unit != context.actor.unit ||
        !(context.actor.posts & deskPosts))
        return false;
    switch (subject.state) {
    case CaseState::Received:
    case CaseState::Correcting:
    case CaseState::Accepted:
    case CaseState::InReview:
    case CaseState::Supplement:
    case CaseState::Consulting:
    case CaseState::Suspended:
        return true;
    default:
        return false;
    }
}

/// 一次办结 has its button on the items that are made for it, off with a reason while something is missing.
bool isDecidedAtWindow(const ServiceItem &item)
{
    return item.kind == ItemKind::Instant && item.windowDecides;
}

template<class Acts>
bool isOneOf(const Acts &acts, Action action)
{
    return std::find(acts.begin(), acts.end(), action) != acts.end();
}

} // namespace

QVector<ActionChoice> actionChoices(const Case &subject, const DecisionContext &context)
{
    const bool decisionsStand = showsDecisions(subject, context);
    QVector<ActionChoice> choices;
    for (const Transition &transition : transitions()) {
        if (transition.leaning == Leaning::Hidden)
            continue;
        ActionChoice choice{transition.action, transition.leaning, std::nullopt};
        if (const auto possible = isPossible(subject, transition.action, context); !possible)
            choice.refusal = possible.error();
        if (transition.action == Action::HandleAtOnce && !isDecidedAtWindow(context.item))
            continue;
        const bool stands = decisionsStand && isOneOf(standingDecisions, transition.action);
        const bool waits =
            choice.refusal && isPassing(choice.refusal->code) && !isOneOf(passingActs, transition.action);
        if (!choice.refusal || stands || waits)
            choices.append(choice);
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const ActionChoice &a, const ActionChoice &b) { return a.leaning < b.leaning; });
    return choices;
}

} // namespace yunchuang
