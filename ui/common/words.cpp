// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/words.h"

#include <QLocale>

namespace yunchuang {

using namespace Qt::StringLiterals;

QString Wording::state(CaseState state)
{
    switch (state) {
    case CaseState::Draft:
        return tr("Draft");
    case CaseState::Submitted:
        return tr("Awaiting pre-review");
    case CaseState::PreReturned:
        return tr("Returned at pre-review");
    case CaseState::PrePassed:
        return tr("Pre-review passed");
    case CaseState::Queued:
        return tr("Awaiting reception");
    case CaseState::Received:
        return tr("Received");
    case CaseState::Correcting:
        return tr("Awaiting correction");
    case CaseState::NotRequired:
        return tr("Not accepted: no licence needed");
    case CaseState::Refused:
        return tr("Acceptance refused");
    case CaseState::Accepted:
        return tr("Accepted");
    case CaseState::InReview:
        return tr("Under examination");
    case CaseState::Supplement:
        return tr("Awaiting a supplement");
    case CaseState::Consulting:
        return tr("Consultation under way");
    case CaseState::Suspended:
        return tr("Suspended: special procedure");
    case CaseState::TransferredUp:
        return tr("Reported up");
    case CaseState::DecidedGrant:
        return tr("Granted, not closed");
    case CaseState::DecidedDeny:
        return tr("Denied, not closed");
    case CaseState::ClosedGrant:
        return tr("Closed: granted");
    case CaseState::ClosedTolerant:
        return tr("Closed: granted with tolerance");
    case CaseState::ClosedDeny:
        return tr("Closed: denied");
    case CaseState::Withdrawn:
        return tr("Withdrawn");
    case CaseState::Cancelled:
        return tr("Cancelled");
    case CaseState::Returned:
        return tr("Returned to the applicant");
    case CaseState::Terminated:
        return tr("Terminated");
    case CaseState::Delivered:
        return tr("Served");
    case CaseState::Archived:
        return tr("Archived");
    }
    return {};
}

QString Wording::stage(CaseState state, const StepId &step, const ServiceItem *item)
{
    switch (state) {
    case CaseState::Draft:
    case CaseState::Submitted:
    case CaseState::PreReturned:
    case CaseState::PrePassed:
        return tr("Pre-review");
    case CaseState::Queued:
        return tr("Reception");
    case CaseState::Received:
        return tr("Acceptance");
    case CaseState::Correcting:
    case CaseState::Supplement:
        return tr("Correction");
    case CaseState::Accepted:
    case CaseState::InReview:
    case CaseState::Consulting:
    case CaseState::Suspended:
    case CaseState::TransferredUp: {
        const FlowStep *flow = item ? item->step(step) : nullptr;
        if (flow)
            return flow->name;
        // The catalogue of this item is not here; the two steps every flow has are known all the same.
        return step.text() == "decide"_L1 ? tr("Decision") : tr("Examination");
    }
    case CaseState::DecidedGrant:
    case CaseState::DecidedDeny:
        return tr("Closing");
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
        return tr("Service");
    case CaseState::NotRequired:
    case CaseState::Refused:
    case CaseState::Withdrawn:
    case CaseState::Cancelled:
    case CaseState::Returned:
    case CaseState::Terminated:
    case CaseState::Delivered:
    case CaseState::Archived:
        return tr("Ended");
    }
    return {};
}

QString Wording::capacity(Capacity capacity)
{
    switch (capacity) {
    case Capacity::Owner:
        return tr("Holds the case");
    case Capacity::Consulted:
        return tr("Consulted");
    case Capacity::Countersigner:
        return tr("Countersigns");
    case Capacity::Supervisor:
        return tr("Supervises");
    case Capacity::Reporter:
        return tr("Reported it up");
    }
    return {};
}

QString Wording::applicantKind(ApplicantKind kind)
{
    switch (kind) {
    case ApplicantKind::Person:
        return tr("Natural person");
    case ApplicantKind::Enterprise:
        return tr("Enterprise");
    case ApplicantKind::Institution:
        return tr("Public institution");
    case ApplicantKind::Association:
        return tr("Association");
    case ApplicantKind::Authority:
        return tr("Authority");
    case ApplicantKind::OtherBody:
        return tr("Other body");
    }
    return {};
}

QString Wording::document(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ApplicationForm:
        return tr("Application form");
    case DocumentKind::ReceptionReceipt:
        return tr("Receipt of the application");
    case DocumentKind::PreReviewOpinion:
        return tr("Pre-review opinion");
    case DocumentKind::NotRequiredNotice:
        return tr("Notice that no licence is needed");
    case DocumentKind::RefusalDecision:
        return tr("Refusal of acceptance");
    case DocumentKind::CorrectionNotice:
        return tr("Correction notice");
    case DocumentKind::CorrectionReceipt:
        return tr("Receipt of the correction");
    case DocumentKind::AcceptanceNotice:
        return tr("Notice of acceptance");
    case DocumentKind::ConsultationLetter:
        return tr("Letter of consultation");
    case DocumentKind::GrantDecision:
        return tr("Decision granting the licence");
    case DocumentKind::DenialDecision:
        return tr("Decision denying the licence");
    case DocumentKind::Certificate:
        return tr("Certificate");
    case DocumentKind::ProofOfService:
        return tr("Proof of service");
    case DocumentKind::SupervisionOrder:
        return tr("Supervision order");
    case DocumentKind::ReturnNotice:
        return tr("Notice of return");
    case DocumentKind::ToleranceNotice:
        return tr("Notice of tolerance acceptance");
    case DocumentKind::SpecialProcedureNotice:
        return tr("Notice of a special procedure");
    case DocumentKind::ExtensionNotice:
        return tr("Notice of extension");
    case DocumentKind::SupplementNotice:
        return tr("Request for further materials");
    case DocumentKind::PreliminaryOpinion:
        return tr("Preliminary opinion");
    case DocumentKind::HearingNotice:
        return tr("Notice of the right to a hearing");
    case DocumentKind::StatementNotice:
        return tr("Notice of the right to state and defend");
    case DocumentKind::ChangeDecision:
        return tr("Decision on change or renewal");
    case DocumentKind::RevocationDecision:
        return tr("Decision ending the licence");
    case DocumentKind::WithdrawalNotice:
        return tr("Notice that the withdrawal is granted");
    case DocumentKind::TerminationNotice:
        return tr("Notice of termination");
    case DocumentKind::ArchivePackage:
        return tr("Archive package");
    case DocumentKind::HearingInvitation:
        return tr("Invitation to a hearing");
    }
    return {};
}

QString Wording::suspension(SuspensionKind kind)
{
    switch (kind) {
    case SuspensionKind::Hearing:
        return tr("Hearing");
    case SuspensionKind::Tender:
        return tr("Tender");
    case SuspensionKind::Auction:
        return tr("Auction");
    case SuspensionKind::Inspection:
        return tr("Inspection");
    case SuspensionKind::Testing:
        return tr("Testing");
    case SuspensionKind::Quarantine:
        return tr("Quarantine");
    case SuspensionKind::Appraisal:
        return tr("Appraisal");
    case SuspensionKind::ExpertReview:
        return tr("Expert review");
    case SuspensionKind::Supplement:
        return tr("Further materials");
    }
    return {};
}

QString Wording::flag(SummaryFlag flag)
{
    switch (flag) {
    case SummaryFlag::Mismatch:
        return tr("Differs from a base registry");
    case SummaryFlag::ChecksPending:
        return tr("A registry is still asked");
    case SummaryFlag::CorrectionIn:
        return tr("Correction came in");
    case SummaryFlag::AnswerIn:
        return tr("Answer came in");
    case SummaryFlag::SentBack:
        return tr("Was sent back");
    case SummaryFlag::HandoffOut:
        return tr("Waits for another unit");
    case SummaryFlag::TransferIn:
        return tr("Transfer to be signed for");
    case SummaryFlag::Urged:
        return tr("Urged");
    case SummaryFlag::PartFailed:
        return tr("A push failed");
    case SummaryFlag::ReadOnly:
        return tr("Read-only: made by a newer version");
    case SummaryFlag::DueProvisional:
        return tr("Provisional: a calendar is missing");
    case SummaryFlag::SignatureBack:
        return tr("A countersign came back");
    case SummaryFlag::PartWaits:
        return tr("Waits for another part");
    case SummaryFlag::Warned:
        return tr("A card falls soon");
    case SummaryFlag::YellowCard:
        return tr("Yellow card");
    case SummaryFlag::RedCard:
        return tr("Red card");
    case SummaryFlag::StepOverdue:
        return tr("The step is late");
    case SummaryFlag::ToleranceOpen:
        return tr("A promised paper is not in yet");
    case SummaryFlag::ProposalOpen:
        return tr("A proposal waits for approval");
    case SummaryFlag::Extended:
        return tr("Extended");
    case SummaryFlag::SupplementIn:
        return tr("Further materials came in");
    }
    return {};
}

QString Wording::deliveryWay(const QString &code)
{
    if (code == "ON_SITE"_L1)
        return tr("On site");
    if (code == "POST"_L1)
        return tr("By post");
    if (code == "ELECTRONIC"_L1)
        return tr("Electronically");
    if (code == "ANNOUNCEMENT"_L1)
        return tr("By announcement");
    return code;
}

QString Wording::remark(const QString &code)
{
    if (code == "EXAMINER_DECIDED_BY_ITEM_RULE"_L1)
        return tr("Decided by the examiner, as the item allows");
    if (code == "AGAINST_PROPOSAL"_L1)
        return tr("Decided otherwise than proposed");
    if (code == "GRANTED_WITHOUT_COUNTERSIGN"_L1)
        return tr("Granted although a unit did not countersign");
    if (code == "REVIEW_POINT_NOT_MET"_L1)
        return tr("A review point is not met");
    if (code == "PROPOSES_GRANT"_L1)
        return tr("Proposes to grant");
    if (code == "PROPOSES_DENIAL"_L1)
        return tr("Proposes to deny");
    if (code == "MATERIALS_TO_FOLLOW"_L1)
        return tr("Accepted with tolerance: materials follow");
    if (code == "SECOND_CORRECTION"_L1)
        return tr("Second correction notice");
    if (code == "NOTICE_PERIOD_PASSED"_L1)
        return tr("Accepted because the notice period passed");
    if (code == "SILENCE_TAKEN_AS_CONSENT"_L1)
        return tr("No answer in time: taken as consent");
    if (code == "IDENTITY_CHECKED_AT_INTAKE"_L1)
        return tr("Identity checked at intake");
    if (code == "IDENTITY_NOT_STATED"_L1)
        return tr("The source does not say that it checked the identity");
    if (code == "ROUTE_STOPPED"_L1)
        return tr("Those who had not signed yet are not asked any more");
    if (code == "RETURNED_TO_SIGNER"_L1)
        return tr("Goes back to an earlier signer");
    if (code == "RETURNED_TO_ASKER"_L1)
        return tr("Goes back to who asked");
    if (code == "ANSWERED_LATE"_L1)
        return tr("Answered late");
    if (code == "COPIED_ACCEPTANCE"_L1)
        return tr("The acceptance of a joint case was copied");
    if (code == "WAITS_FOR_PARTS"_L1)
        return tr("Waits for another part; no clock runs");
    if (code == "PREREQUISITE_MET"_L1)
        return tr("The result it waited for is there");
    if (code == "PREREQUISITE_NOT_MET"_L1)
        return tr("The result it waited for will not come");
    if (code == "STARTED_BY_CLOSING"_L1)
        return tr("Started by the closing of another case");
    if (code == "WINDOW_DECIDES_BY_ITEM_RULE"_L1)
        return tr("Done by the window, as the item allows");
    if (code == "PROPOSAL_CHANGED"_L1)
        return tr("Approved with other days than proposed");
    if (code == "ANNOUNCED_END_EXCEEDED"_L1)
        return tr("Took longer than the applicant was told");
    if (code == "PROMISE_KEPT"_L1)
        return tr("A promised paper came in time");
    if (code == "PROMISE_KEPT_LATE"_L1)
        return tr("A promised paper came late");
    if (code == "LEGAL_REVIEW_AGREED"_L1)
        return tr("Legal review: no objection");
    if (code == "LEGAL_REVIEW_OBJECTED"_L1)
        return tr("Legal review: objection");
    if (code == "AGAINST_LEGAL_REVIEW"_L1)
        return tr("Granted against the legal review");
    if (code == "MATERIALS_RETURNED"_L1)
        return tr("The papers went back to the applicant");
    if (code == "RENEWAL_LATE"_L1)
        return tr("The renewal was asked for late");
    if (code == "HANDOFFS_RECALLED"_L1)
        return tr("What lay with other units was taken back");
    return code;
}

QString Wording::check(const RegistryCheck &check, const QString &label)
{
    const QString kind = check.id.section(u'.', -1);
    QString words;
    if (kind == "standard"_L1)
        words = tr("standard address");
    else if (kind == "identity"_L1)
        words = tr("identity");
    else if (kind == "bodies"_L1)
        words = tr("existence");
    else if (kind == "unique"_L1)
        words = tr("not taken");
    else if (kind == "record"_L1)
        words = tr("entry");
    if (label.isEmpty())
        return words.isEmpty() ? check.id : words;
    return words.isEmpty() ? label : tr("%1: %2").arg(label, words);
}

QString Wording::checkedPart(const RegistryCheck &check)
{
    return u'/' + check.field.section(u'/', 1, 1);
}

QString Wording::label(const Words &words)
{
    return words.in(QLocale().language() == QLocale::Chinese ? Language::Chinese : Language::English);
}

QString Wording::desk(const QString &department, const QString &unit)
{
    if (department.isEmpty() || department == unit)
        return unit;
    if (!unit.contains(department))
        return department + u" ・ "_s + unit;
    return unit.startsWith(department) ? department + u" ・ "_s + unit.mid(department.size()).trimmed() : unit;
}

QString Wording::registry(const QString &name)
{
    if (name == "legal-persons"_L1)
        return tr("Legal persons");
    if (name == "population"_L1)
        return tr("Population");
    if (name == "addresses"_L1)
        return tr("Addresses");
    if (name == "vehicles"_L1)
        return tr("Vehicles and drivers");
    if (name == "taxpayers"_L1)
        return tr("Taxpayers");
    if (name == "education"_L1)
        return tr("Education");
    if (name == "police"_L1)
        return tr("Police");
    if (name == "planning"_L1)
        return tr("Land and planning");
    if (name == "licences"_L1)
        return tr("Electronic licences");
    return name;
}

QString Wording::verdict(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Pending:
        return tr("asked");
    case CheckVerdict::Match:
        return tr("agrees");
    case CheckVerdict::Mismatch:
        return tr("differs");
    case CheckVerdict::NotFound:
        return tr("not found");
    case CheckVerdict::Unavailable:
        return tr("registry unavailable");
    }
    return {};
}

Verdict Wording::verdictLook(const RegistryCheck &check)
{
    switch (check.verdict) {
    case CheckVerdict::Pending:
    case CheckVerdict::Unavailable:
        return Verdict::Pending;
    case CheckVerdict::Match:
        return Verdict::Agrees;
    case CheckVerdict::Mismatch:
        return check.answer == CheckAnswer::FoundCorrect || check.answer == CheckAnswer::RegistryWrong
                   ? Verdict::Agrees
                   : Verdict::Differs;
    case CheckVerdict::NotFound:
        return check.answer == CheckAnswer::FoundCorrect || check.answer == CheckAnswer::RegistryWrong
                   ? Verdict::Agrees
                   : Verdict::Unanswered;
    }
    return Verdict::None;
}

QString Wording::answer(CheckAnswer answer)
{
    switch (answer) {
    case CheckAnswer::None:
        return tr("not answered");
    case CheckAnswer::ToCorrection:
        return tr("put on the correction list");
    case CheckAnswer::FoundCorrect:
        return tr("found correct");
    case CheckAnswer::RegistryWrong:
        return tr("registry wrong, reported");
    }
    return {};
}

QString Wording::pointVerdict(PointVerdict verdict)
{
    switch (verdict) {
    case PointVerdict::Open:
        return tr("to be answered");
    case PointVerdict::Yes:
        return tr("met");
    case PointVerdict::No:
        return tr("not met");
    }
    return {};
}

QString Wording::handoff(HandoffKind kind)
{
    switch (kind) {
    case HandoffKind::Consultation:
        return tr("Consultation");
    case HandoffKind::Countersign:
        return tr("Countersigning");
    case HandoffKind::Transfer:
        return tr("Transfer");
    }
    return {};
}

QString Wording::handoffState(HandoffState state)
{
    switch (state) {
    case HandoffState::Sent:
        return tr("Sent");
    case HandoffState::Delivered:
        return tr("Delivered");
    case HandoffState::Accepted:
        return tr("Signed for");
    case HandoffState::Answered:
        return tr("Answered");
    case HandoffState::Bounced:
        return tr("Returned");
    case HandoffState::Recalled:
        return tr("Recalled");
    case HandoffState::Waiting:
        return tr("Not yet asked");
    case HandoffState::Returned:
        return tr("Sent back on its way");
    }
    return {};
}

QString Wording::part(PartState state)
{
    switch (state) {
    case PartState::Waiting:
        return tr("not started");
    case PartState::Pending:
        return tr("to be pushed");
    case PartState::Pushed:
        return tr("pushed");
    case PartState::Stored:
        return tr("taken in");
    case PartState::Failed:
        return tr("failed, will be tried again");
    case PartState::Working:
        return tr("in progress");
    case PartState::Done:
        return tr("done");
    }
    return {};
}

} // namespace yunchuang
