// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/transitions.h"

#include <array>

namespace yunchuang {

namespace {

using S = CaseState;

constexpr StateMask underExamination = maskOf({S::InReview, S::Consulting});
constexpr StateMask atWork =
    maskOf({S::Submitted, S::Received, S::Accepted, S::InReview, S::Consulting, S::TransferredUp});
constexpr StateMask paused = maskOf({S::Supplement, S::Suspended});
constexpr StateMask undecided = underExamination | paused | maskOf({S::Accepted, S::TransferredUp});
constexpr StateMask handedOver =
    maskOf({S::Received, S::Accepted, S::InReview, S::Consulting, S::Supplement, S::Suspended});
constexpr StateMask awaitsOffice =
    maskOf({S::Submitted, S::PrePassed, S::Queued, S::Received, S::Accepted, S::InReview, S::Consulting,
            S::DecidedGrant, S::DecidedDeny, S::ClosedGrant, S::ClosedTolerant, S::ClosedDeny});
constexpr StateMask notEnded =
    maskOf({S::Draft, S::Submitted, S::PreReturned, S::PrePassed, S::Queued, S::Received, S::Correcting, S::Accepted,
            S::InReview, S::Supplement, S::Consulting, S::Suspended, S::TransferredUp, S::DecidedGrant, S::DecidedDeny,
            S::ClosedGrant, S::ClosedTolerant, S::ClosedDeny});

constexpr StateMask finished = maskOf({S::NotRequired, S::Refused, S::Withdrawn, S::Cancelled, S::Returned, S::Terminated,
                                       S::Delivered});
constexpr StateMask everyState = (StateMask(1) << enumNames<CaseState>.size()) - 1;

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

// Where the rows say less than the national list:
// - T1: the authorisation of an agent is a paper among others; the row says until when it lasts.
// - T4: at the window nobody is asked yet whether the identity was checked; a source says it with its delivery. Where
//   it does not, the case is received all the same, with a remark, and does not wait as Queued.
// - T24: until the decision is served it binds nobody (guard of the list), so a closed case can be withdrawn as well;
//   its certificate is void then. Not so where the certificate brought a body into being: a company exists from the day
//   its licence is issued (Company Law art. 33) and is ended by a case of its own.
// - Cancelled is reached by no row: a licence is revoked by a case of its own, and the case that brought it stays ended;
//   what everybody is shown of it is Cancelled (shownState).
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
    {Action::ReturnOverdue, "T9", maskOf({S::Correcting, S::Supplement}), S::Returned,
     Posts(Post::AcceptanceOfficer) | Post::CaseOfficer, Holder::AssigneeOrFree, Record::Reason,
     DocumentKind::ReturnNotice, Leaning::Unfavourable, final_, outward, anchored, newRevision},
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
    {Action::AnswerHandoff, "T13", paused | maskOf({S::Consulting}), byAct, Posts(Post::ConsultedOfficer) | Post::CaseOfficer,
     Holder::HandoffReceiver, Records(Record::HandoffRef) | Record::Opinion, noDocument,
     Leaning::Favourable, plain, inward, anyRevision, newRevision},
    {Action::BounceHandoff, "", handedOver, byAct, receivers, Holder::HandoffReceiver,
     Records(Record::HandoffRef) | Record::Reason, noDocument,
     Leaning::SendingBack, plain, inward, anyRevision, newRevision},
    {Action::RecallHandoff, "", handedOver, byAct, officers | Post::AcceptanceOfficer | Post::Dispatcher,
     Holder::AssigneeOrFree, Record::HandoffRef, noDocument,
     Leaning::Neutral, plain, inward, anyRevision, sameRevision},
    {Action::RecallExamination, "", maskOf({S::InReview}), S::InReview, Posts(Post::CaseOfficer) | Post::Reviewer,
     Holder::Anyone, {}, noDocument, Leaning::Neutral, plain, inward, anchored, newRevision},
    {Action::ProposeSpecial, "T14", underExamination, byAct, Post::CaseOfficer, Holder::Assignee,
     Records(Record::Procedure) | Record::Days | Record::Reason | Record::ForWhom, noDocument,
     Leaning::Neutral, plain, inward, anchored, newRevision},
    {Action::StartSpecial, "T14", underExamination, S::Suspended, Posts(Post::Reviewer) | Post::Decider, Holder::Anyone,
     {}, DocumentKind::SpecialProcedureNotice, Leaning::Favourable, plain, outward, anchored, newRevision},
    {Action::EndSpecial, "T14", maskOf({S::Suspended}), byAct, Post::CaseOfficer, Holder::AssigneeOrFree,
     Records(Record::Outcome) | Record::Opinion, noDocument,
     Leaning::Favourable, plain, inward, anchored, newRevision},
    {Action::ProposeExtension, "T15", underExamination, byAct, Post::CaseOfficer, Holder::Assignee,
     Records(Record::Days) | Record::Reason, noDocument, Leaning::Neutral, plain, inward, anchored, newRevision},
    // Approved as proposed, or granted by the decider on his own account.
    {Action::Extend, "T15", undecided, byAct, Post::Decider, Holder::Anyone,
     {}, DocumentKind::ExtensionNotice, Leaning::Neutral, plain, outward, anchored, newRevision},
    {Action::RejectProposal, "T14", underExamination, byAct, Posts(Post::Reviewer) | Post::Decider, Holder::Anyone,
     Record::Reason, noDocument, Leaning::SendingBack, plain, inward, anchored, newRevision},
    {Action::RecallProposal, "T14", underExamination, byAct, Post::CaseOfficer, Holder::Anyone,
     {}, noDocument, Leaning::Neutral, plain, inward, anyRevision, newRevision},
    {Action::RequestSupplement, "T16", underExamination, S::Supplement, Post::CaseOfficer, Holder::Assignee,
     Records(Record::Corrections) | Record::Reason, DocumentKind::SupplementNotice,
     Leaning::SendingBack, plain, outward, anchored, newRevision},
    {Action::ReceiveSupplement, "T16", undecided | maskOf({S::DecidedGrant}), byAct,
     Posts(Post::Reception) | Post::Applicant, Holder::UnitOrSource, {}, DocumentKind::CorrectionReceipt,
     Leaning::Hidden, plain, outward, anyRevision, newRevision},
    {Action::SendBack, "T17", maskOf({S::InReview}), S::InReview, Posts(Post::Reviewer) | Post::Decider,
     Holder::Assignee, Record::Opinion, noDocument, Leaning::SendingBack, plain, inward, anchored, newRevision},
    // A case sent to the wrong section is passed on before acceptance too; the notice clock runs on.
    {Action::Transfer, "T18", maskOf({S::Received, S::Accepted, S::InReview}), byAct,
     Posts(Post::Dispatcher) | Post::AcceptanceOfficer | Post::CaseOfficer, Holder::AssigneeOrFree,
     Records(Record::Receivers) | Record::Reason, noDocument,
     Leaning::Neutral, plain, inward, anchored, sameRevision},
    {Action::Reassign, "T18", atWork | paused | maskOf({S::Correcting}), byAct, dispatchers, Holder::Supervisor,
     Records(Record::Assignee) | Record::Reason, noDocument,
     Leaning::Neutral, plain, inward, anyRevision, newRevision},
    {Action::ReportUp, "T19", maskOf({S::InReview}), S::TransferredUp, Posts(Post::CaseOfficer) | Post::Reviewer,
     Holder::Assignee, Record::Opinion, DocumentKind::PreliminaryOpinion,
     Leaning::Favourable, final_, inward, anchored, newRevision},
    {Action::ReviewLegally, "T20", underExamination, byAct, Post::Reviewer, Holder::Anyone,
     Record::Opinion, noDocument, Leaning::Neutral, plain, inward, anchored, newRevision},
    // An invitation goes out also while the clock stands still for the hearing (art. 45).
    {Action::InformParties, "T21", underExamination | maskOf({S::Suspended}), byAct, Posts(Post::CaseOfficer) | Post::Decider, Holder::Assignee,
     Record::Parties, DocumentKind::StatementNotice, Leaning::Neutral, plain, outward, anchored, newRevision},
    {Action::RecordParties, "T21", underExamination | paused, byAct, Posts(Post::CaseOfficer) | Post::Decider,
     Holder::AssigneeOrFree, Records(Record::PartyAnswer) | Record::Opinion, noDocument,
     Leaning::Neutral, plain, inward, anchored, newRevision},
    {Action::Grant, "T20", underExamination, S::DecidedGrant, Post::Decider, Holder::Assignee,
     Records(Record::Opinion) | Record::Basis, DocumentKind::GrantDecision,
     Leaning::Favourable, plain, outward, anchored, newRevision},
    {Action::Deny, "T21", underExamination, S::DecidedDeny, Post::Decider, Holder::Assignee,
     Records(Record::Reason) | Record::Basis | Record::Remedies, DocumentKind::DenialDecision,
     Leaning::Unfavourable, final_, outward, anchored, newRevision},
    {Action::Close, "T22", maskOf({S::DecidedGrant, S::DecidedDeny}), byAct,
     Posts(Post::CaseOfficer) | Post::Decider | Post::System, Holder::AssigneeOrFree,
     Records(Record::ResultNumber) | Record::Fee, DocumentKind::Certificate,
     Leaning::Favourable, final_, outward, anchored, newRevision},
    // The delivery window; electronically the office itself or the service.
    {Action::Deliver, "T23", maskOf({S::ClosedGrant, S::ClosedTolerant, S::ClosedDeny}), S::Delivered,
     Posts(Post::Delivery) | Post::Reception | Post::CaseOfficer | Post::System, Holder::UnitOrSource,
     Record::DeliveryWay, DocumentKind::ProofOfService, Leaning::Favourable, final_, outward, anyRevision, newRevision},
    // The applicant's application is written; at the window it is handed in on paper.
    {Action::Withdraw, "T24",
     undecided | maskOf({S::Submitted, S::PrePassed, S::Queued, S::Received, S::Correcting, S::DecidedGrant,
                         S::DecidedDeny, S::ClosedGrant, S::ClosedTolerant, S::ClosedDeny}),
     S::Withdrawn, Posts(Post::Reception) | Post::Applicant, Holder::UnitOrSource, Record::Reason,
     DocumentKind::WithdrawalNotice, Leaning::Unfavourable, final_, outward, anyRevision, newRevision},
    {Action::Terminate, "T25", undecided | maskOf({S::DecidedGrant}), S::Terminated, Post::Decider, Holder::Anyone,
     Records(Record::Ground) | Record::Reason, DocumentKind::TerminationNotice,
     Leaning::Unfavourable, final_, outward, anchored, newRevision},
    {Action::Archive, "T26", finished, S::Archived, Posts(Post::Delivery) | Post::CaseOfficer | Post::System,
     Holder::UnitOrSource, {}, DocumentKind::ArchivePackage,
     Leaning::Neutral, plain, inward, anyRevision, newRevision},
    {Action::Urge, "T27", awaitsOffice, byAct, dispatchers, Holder::Supervisor,
     Records(Record::UrgeText) | Record::Limit, DocumentKind::SupervisionOrder,
     Leaning::Neutral, plain, inward, anyRevision, sameRevision},
    {Action::ReplyToUrge, "T27", awaitsOffice, byAct, workers | Post::Dispatcher, Holder::AssigneeOrFree,
     Record::Opinion, noDocument, Leaning::Neutral, plain, inward, anyRevision, sameRevision},
    {Action::CompleteWork, "", maskOf({S::InReview}), S::ClosedGrant, Posts(Post::CaseOfficer) | Post::Reviewer,
     Holder::Assignee, Record::Opinion, noDocument, Leaning::Favourable, plain, inward, anchored, newRevision},
    {Action::StartWork, "", maskOf({S::Draft}), S::Accepted, Post::System, Holder::Service,
     {}, noDocument, Leaning::Hidden, plain, inward, anyRevision, newRevision},
    // Made of other rows, each by its own rule (see decide_atonce.cpp).
    {Action::HandleAtOnce, "T4", maskOf({S::PrePassed, S::Queued, S::Received}), S::Delivered,
     Posts(Post::Reception) | Post::AcceptanceOfficer | Post::CaseOfficer | Post::Decider, Holder::AssigneeOrFree,
     Records(Record::Opinion) | Record::ResultNumber | Record::DeliveryWay | Record::Fee, noDocument,
     Leaning::Favourable, final_, outward, anchored, newRevision},
    {Action::IssueDocuments, "", everyState, byAct, Post::System, Holder::Service,
     Record::Documents, noDocument, Leaning::Hidden, plain, inward, anyRevision, sameRevision},
    // What happens around a case: the office changes, the calendar does. No decision rests on it.
    {Action::MoveToSuccessor, "", notEnded, byAct, Post::System, Holder::Service,
     {}, noDocument, Leaning::Hidden, plain, inward, anyRevision, sameRevision},
    {Action::RecountDue, "", notEnded, byAct, Post::System, Holder::Service,
     {}, noDocument, Leaning::Hidden, plain, inward, anyRevision, sameRevision},
    {Action::ReturnHandoff, "T13", maskOf({S::Consulting}), byAct, Posts(Post::ConsultedOfficer) | Post::CaseOfficer,
     Holder::HandoffReceiver, Records(Record::HandoffRef) | Record::Reason, noDocument,
     Leaning::SendingBack, plain, inward, anyRevision, sameRevision},
    {Action::AnswerReturn, "T13", maskOf({S::Consulting}), byAct, Post::CaseOfficer, Holder::Assignee,
     Records(Record::HandoffRef) | Record::Opinion, noDocument,
     Leaning::Favourable, plain, inward, anyRevision, sameRevision},
    {Action::TakeSilence, "T13", maskOf({S::Consulting}), byAct, Post::System, Holder::Service,
     {}, noDocument, Leaning::Hidden, plain, inward, anyRevision, newRevision},
    {Action::AnnouncePart, "", maskOf({S::Draft}), byAct, Post::System, Holder::Service,
     {}, noDocument, Leaning::Hidden, plain, inward, anyRevision, newRevision},
    // Also of work that goes on: the result that started it was withdrawn.
    {Action::CancelPart, "", undecided | maskOf({S::Draft}), S::Terminated, Post::System, Holder::Service,
     {}, noDocument, Leaning::Hidden, plain, inward, anyRevision, newRevision},
    {Action::DeclareRecusal, "T18", atWork | maskOf({S::Correcting}), byAct, workers, Holder::Anyone,
     Record::Reason, noDocument, Leaning::Neutral, plain, inward, anyRevision, newRevision},
    // The end stays; what changes is the booked place.
    {Action::CancelBooking, "", maskOf({S::Delivered}), byAct, Posts(Post::Reception) | Post::Applicant,
     Holder::UnitOrSource, {}, noDocument, Leaning::Unfavourable, final_, inward, anyRevision, newRevision},
    {Action::RecordMissed, "", maskOf({S::Delivered}), byAct,
     Posts(Post::Reception) | Post::Delivery | Post::CaseOfficer | Post::Decider, Holder::UnitOrSource,
     {}, noDocument, Leaning::Unfavourable, final_, inward, anyRevision, newRevision},
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

Action recordedAs(Action action)
{
    return action == Action::HandleAtOnce ? Action::Deliver : action;
}

const Transition &transitionFor(Action action)
{
    return table.at(static_cast<std::size_t>(action));
}

} // namespace yunchuang
