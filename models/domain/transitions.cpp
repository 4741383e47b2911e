// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/transitions.h"

#include <array>

namespace yunchuang {

namespace {

using S = CaseState;

constexpr StateMask underExamination = maskOf({S::InReview, S::Consulting});
constexpr StateMask atWork = maskOf({S::Submitted, S::Received, S::Accepted, S::InReview, S::Consulting});
constexpr StateMask handedOver = maskOf({S::Received, S::Accepted, S::InReview, S::Consulting});
constexpr StateMask awaitsOffice =
    maskOf({S::Submitted, S::PrePassed, S::Queued, S::Received, S::Accepted, S::InReview, S::Consulting,
            S::DecidedGrant, S::DecidedDeny, S::ClosedGrant, S::ClosedTolerant, S::ClosedDeny});

constexpr Posts officers = Posts(Post::CaseOfficer) | Post::Reviewer | Post::Decider;
constexpr Posts workers = officers | Post::PreReview | Post::AcceptanceOfficer | Post::Reception | Post::Delivery;
constexpr Posts dispatchers = Posts(Post::Dispatcher) | Post::SupervisionOfficer;
constexpr Posts receivers = Posts(Post::ConsultedOfficer) | Post::CaseOfficer | Post::Dispatcher;

constexpr std::optional<S> byAct = std::nullopt;
constexpr std::optional<DocumentKind> noDocument = std::nullopt;

constexpr bool plain = false;
constexpr bool final_ = true;
constexpr bool inward = false;
constexpr bool outward = true;
constexpr bool anyRevision = false;
constexpr bool anchored = true;
constexpr bool sameRevision = false;
constexpr bool newRevision = true;

// Rows of the national list that are not here yet: T9, T14 to T16, T19, T24 to T26. Of the rows that are here:
// - T1: the authorisation of an agent is a paper among others, not a record of its own.
// - T4: at the window nobody is asked yet whether the identity was checked; a source says it with its delivery. Where
//   it does not, the case is received all the same, with a remark, and does not wait as Queued.
// - T10: that a promised paper came in time is not watched, the case does not close as ClosedTolerant, and the result
//   does not wait for the paper: no act brings a paper in after acceptance (T16).
// - T20, T21: no legal review, and no record that interested parties were told of a hearing.
// - T22: whether a fee was due and whether the result goes by post.
// clang-format off
constexpr std::array table = std::to_array<Transition>({
    {Action::Submit, "T1", maskOf({S::Draft}), S::Submitted, Post::Applicant, Holder::Service,
     {}, DocumentKind::ApplicationForm, Leaning::Hidden, plain, inward, anyRevision, newRevision},
    {Action::PreReturn, "T2", maskOf({S::Submitted}), S::PreReturned, Post::PreReview, Holder::AssigneeOrFree,
     Record::Reason, DocumentKind::PreReviewOpinion, Leaning::SendingBack, plain, outward, anchored, newRevision},
    {Action::PrePass, "T3", maskOf({S::Submitted}), S::PrePassed, Post::PreReview, Holder::AssigneeOrFree,
     Record::Opinion, noDocument, Leaning::Favourable, plain, inward, anchored, newRevision},
    {Action::Receive, "T4", maskOf({S::PrePassed, S::Queued}), S::Received, Post::Reception, Holder::UnitOrSource,
     {}, DocumentKind::ReceptionReceipt, Leaning::Favourable, plain, outward, anyRevision, newRevision},
    // Platforms, apps and windows hand in complete deliveries: they are received as they come, nobody has to see them
    // first, and the five days begin.
    {Action::ReceiveOnline, "T4", maskOf({S::Submitted}), S::Received, Post::System, Holder::Service,
     {}, DocumentKind::ReceptionReceipt, Leaning::Hidden, plain, outward, anyRevision, newRevision},
    {Action::DeclareNotRequired, "T5", maskOf({S::Received}), S::NotRequired, Post::AcceptanceOfficer,
     Holder::AssigneeOrFree, Records(Record::Reason) | Record::Basis, DocumentKind::NotRequiredNotice,
     Leaning::Unfavourable, final_, outward, anchored, newRevision},
    {Action::RefuseAcceptance, "T6", maskOf({S::Received}), S::Refused, Post::AcceptanceOfficer,
     Holder::AssigneeOrFree, Records(Record::Reason) | Record::Basis | Record::CompetentOrgan | Record::Remedies,
     DocumentKind::RefusalDecision, Leaning::Unfavourable, final_, outward, anchored, newRevision},
    {Action::RequestCorrection, "T7", maskOf({S::Received}), S::Correcting, Post::AcceptanceOfficer,
     Holder::AssigneeOrFree, Record::Corrections, DocumentKind::CorrectionNotice,
     Leaning::SendingBack, plain, outward, anchored, newRevision},
    {Action::CompleteCorrection, "T8", maskOf({S::Correcting}), S::Received, Posts(Post::Reception) | Post::Applicant,
     Holder::UnitOrSource, {}, DocumentKind::CorrectionReceipt,
     Leaning::Hidden, plain, outward, anyRevision, newRevision},
    {Action::Accept, "T10", maskOf({S::Received}), S::Accepted, Post::AcceptanceOfficer, Holder::AssigneeOrFree,
     {}, DocumentKind::AcceptanceNotice, Leaning::Favourable, plain, outward, anchored, newRevision},
    {Action::DeemAccepted, "T11", maskOf({S::Received}), S::Accepted, Post::System, Holder::Service,
     {}, DocumentKind::AcceptanceNotice, Leaning::Hidden, plain, outward, anyRevision, newRevision},
    {Action::Assign, "T12", atWork, byAct, dispatchers, Holder::Supervisor,
     Record::Assignee, noDocument, Leaning::Neutral, plain, inward, anyRevision, newRevision},
    {Action::Claim, "T12", atWork, byAct, workers, Holder::Anyone,
     {}, noDocument, Leaning::Neutral, plain, inward, anyRevision, newRevision},
    {Action::Release, "", atWork, byAct, workers, Holder::Assignee,
     {}, noDocument, Leaning::Neutral, plain, inward, anyRevision, newRevision},
    {Action::RecordCheck, "", handedOver, byAct, officers | Post::AcceptanceOfficer, Holder::AssigneeOrFree,
     Record::CheckRef, noDocument, Leaning::Hidden, plain, inward, anyRevision, newRevision},
    {Action::Examine, "", underExamination, S::InReview, Posts(Post::CaseOfficer) | Post::Reviewer, Holder::Assignee,
     Record::Opinion, noDocument, Leaning::Favourable, plain, inward, anchored, newRevision},
    {Action::Consult, "T13", underExamination, S::Consulting, Post::CaseOfficer, Holder::Assignee,
     Records(Record::Receivers) | Record::Question | Record::Limit, DocumentKind::ConsultationLetter,
     Leaning::Neutral, plain, inward, anchored, sameRevision},
    {Action::Countersign, "T13", underExamination, S::Consulting, Post::CaseOfficer, Holder::Assignee,
     Records(Record::Receivers) | Record::Question | Record::Limit, DocumentKind::ConsultationLetter,
     Leaning::Neutral, plain, inward, anchored, sameRevision},
    {Action::AcceptHandoff, "", handedOver, byAct, receivers, Holder::HandoffReceiver,
     Record::HandoffRef, noDocument, Leaning::Favourable, plain, inward, anyRevision, sameRevision},
    {Action::AnswerHandoff, "T13", maskOf({S::Consulting}), byAct, Posts(Post::ConsultedOfficer) | Post::CaseOfficer,
     Holder::HandoffReceiver, Records(Record::HandoffRef) | Record::Opinion, noDocument,
     Leaning::Favourable, plain, inward, anyRevision, newRevision},
    {Action::BounceHandoff, "", handedOver, byAct, receivers, Holder::HandoffReceiver,
     Records(Record::HandoffRef) | Record::Reason, noDocument,
     Leaning::SendingBack, plain, inward, anyRevision, newRevision},
    {Action::RecallHandoff, "", handedOver, byAct, officers | Post::AcceptanceOfficer | Post::Dispatcher,
     Holder::AssigneeOrFree, Record::HandoffRef, noDocument,
     Leaning::Neutral, plain, inward, anyRevision, sameRevision},
    {Action::SendBack, "T17", maskOf({S::InReview}), S::InReview, Posts(Post::Reviewer) | Post::Decider,
     Holder::Assignee, Record::Opinion, noDocument, Leaning::SendingBack, plain, inward, anchored, newRevision},
    // A case sent to the wrong section is passed on before acceptance too; the notice clock runs on.
    {Action::Transfer, "T18", maskOf({S::Received, S::Accepted, S::InReview}), byAct,
     Posts(Post::Dispatcher) | Post::AcceptanceOfficer | Post::CaseOfficer, Holder::AssigneeOrFree,
     Records(Record::Receivers) | Record::Reason, noDocument,
     Leaning::Neutral, plain, inward, anchored, sameRevision},
    {Action::Reassign, "T18", atWork | maskOf({S::Correcting}), byAct, dispatchers, Holder::Supervisor,
     Records(Record::Assignee) | Record::Reason, noDocument,
     Leaning::Neutral, plain, inward, anyRevision, newRevision},
    {Action::Grant, "T20", underExamination, S::DecidedGrant, Post::Decider, Holder::Assignee,
     Records(Record::Opinion) | Record::Basis, DocumentKind::GrantDecision,
     Leaning::Favourable, plain, outward, anchored, newRevision},
    {Action::Deny, "T21", underExamination, S::DecidedDeny, Post::Decider, Holder::Assignee,
     Records(Record::Reason) | Record::Basis | Record::Remedies, DocumentKind::DenialDecision,
     Leaning::Unfavourable, final_, outward, anchored, newRevision},
    {Action::Close, "T22", maskOf({S::DecidedGrant, S::DecidedDeny}), byAct,
     Posts(Post::CaseOfficer) | Post::Decider | Post::System, Holder::AssigneeOrFree,
     Record::ResultNumber, DocumentKind::Certificate, Leaning::Favourable, final_, outward, anchored, newRevision},
    // The delivery window; electronically the office itself or the service.
    {Action::Deliver, "T23", maskOf({S::ClosedGrant, S::ClosedTolerant, S::ClosedDeny}), S::Delivered,
     Posts(Post::Delivery) | Post::Reception | Post::CaseOfficer | Post::System, Holder::UnitOrSource,
     Record::DeliveryWay, DocumentKind::ProofOfService, Leaning::Favourable, final_, outward, anyRevision, newRevision},
    {Action::Urge, "T27", awaitsOffice, byAct, dispatchers, Holder::Supervisor,
     Records(Record::UrgeText) | Record::Limit, DocumentKind::SupervisionOrder,
     Leaning::Neutral, plain, inward, anyRevision, sameRevision},
    {Action::ReplyToUrge, "T27", awaitsOffice, byAct, workers | Post::Dispatcher, Holder::AssigneeOrFree,
     Record::Opinion, noDocument, Leaning::Neutral, plain, inward, anyRevision, sameRevision},
    {Action::CompleteWork, "", maskOf({S::InReview}), S::ClosedGrant, Posts(Post::CaseOfficer) | Post::Reviewer,
     Holder::Assignee, Record::Opinion, noDocument, Leaning::Favourable, plain, inward, anchored, newRevision},
    {Action::StartWork, "", maskOf({S::Draft}), S::Accepted, Post::System, Holder::Service,
     {}, noDocument, Leaning::Hidden, plain, inward, anyRevision, newRevision},
});
// clang-format on

constexpr bool isIndexedByAction()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].action) != i)
            return false;
    }
    return table.size() == enumNames<Action>.size();
}
static_assert(isIndexedByAction(), "the rows stand in the order of Action, one for each");

} // namespace

std::span<const Transition> transitions()
{
    return table;
}

const Transition &transitionFor(Action action)
{
    return table.at(static_cast<std::size_t>(action));
}

} // namespace yunchuang
