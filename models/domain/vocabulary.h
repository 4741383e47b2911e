// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"

#include <QFlags>
#include <QtGlobal>

namespace yunchuang {

/// Where a case stands in its life. The order is the order of life: `isAccepted`, `isEnded` rely on names, not on it.
enum class CaseState : quint8 {
    Draft,
    Submitted,     ///< 待预审
    PreReturned,   ///< 预审退回
    PrePassed,     ///< 预审通过
    Queued,        ///< 待接件
    Received,      ///< 已收件: the five-day notice clock runs (Licensing Law art. 32)
    Correcting,    ///< 待补正: no clock runs
    NotRequired,   ///< 不受理: no licence is needed (art. 32(1))
    Refused,       ///< 不予受理: not this authority's business (art. 32(2))
    Accepted,      ///< 已受理: the clock runs
    InReview,      ///< 审查中
    Supplement,    ///< 受理后待补正
    Consulting,    ///< 征求意见、会签
    Suspended,     ///< 特别程序: the clock is stopped (art. 45)
    TransferredUp, ///< 转报
    DecidedGrant,
    DecidedDeny,
    ClosedGrant,
    ClosedTolerant,
    ClosedDeny,
    Withdrawn,
    Cancelled, ///< 撤销: no act leads here; what is shown of a case whose result is void (see shownState)
    Returned,
    Terminated,
    Delivered,
    Archived,
};

template<>
inline constexpr auto enumNames<CaseState> = std::to_array<EnumName<CaseState>>({
    {CaseState::Draft, QLatin1String("DRAFT")},
    {CaseState::Submitted, QLatin1String("SUBMITTED")},
    {CaseState::PreReturned, QLatin1String("PRE_RETURNED")},
    {CaseState::PrePassed, QLatin1String("PRE_PASSED")},
    {CaseState::Queued, QLatin1String("QUEUED")},
    {CaseState::Received, QLatin1String("RECEIVED")},
    {CaseState::Correcting, QLatin1String("CORRECTING")},
    {CaseState::NotRequired, QLatin1String("NOT_REQUIRED")},
    {CaseState::Refused, QLatin1String("REFUSED")},
    {CaseState::Accepted, QLatin1String("ACCEPTED")},
    {CaseState::InReview, QLatin1String("IN_REVIEW")},
    {CaseState::Supplement, QLatin1String("SUPPLEMENT")},
    {CaseState::Consulting, QLatin1String("CONSULTING")},
    {CaseState::Suspended, QLatin1String("SUSPENDED")},
    {CaseState::TransferredUp, QLatin1String("TRANSFERRED_UP")},
    {CaseState::DecidedGrant, QLatin1String("DECIDED_GRANT")},
    {CaseState::DecidedDeny, QLatin1String("DECIDED_DENY")},
    {CaseState::ClosedGrant, QLatin1String("CLOSED_GRANT")},
    {CaseState::ClosedTolerant, QLatin1String("CLOSED_TOLERANT")},
    {CaseState::ClosedDeny, QLatin1String("CLOSED_DENY")},
    {CaseState::Withdrawn, QLatin1String("WITHDRAWN")},
    {CaseState::Cancelled, QLatin1String("CANCELLED")},
    {CaseState::Returned, QLatin1String("RETURNED")},
    {CaseState::Terminated, QLatin1String("TERMINATED")},
    {CaseState::Delivered, QLatin1String("DELIVERED")},
    {CaseState::Archived, QLatin1String("ARCHIVED")},
});

/// The capacity in which somebody acts. Chosen at sign-in, stored with every act.
enum class Post : quint32 {
    Reception = 1U << 0U,          ///< 综合窗口收件
    PreReview = 1U << 1U,          ///< 预审
    AcceptanceOfficer = 1U << 2U,  ///< 受理审核
    CaseOfficer = 1U << 3U,        ///< 承办（审查）
    Reviewer = 1U << 4U,           ///< 审核
    Decider = 1U << 5U,            ///< 首席代表、决定人
    Delivery = 1U << 6U,           ///< 出件窗口
    ConsultedOfficer = 1U << 7U,   ///< 会签、协办部门经办
    Dispatcher = 1U << 8U,         ///< 处室负责人: assigns and reassigns within the section
    SupervisionOfficer = 1U << 9U, ///< 效能监察
    RatingSupervisor = 1U << 10U,  ///< 评价督办
    SystemAdmin = 1U << 11U,
    SecurityAdmin = 1U << 12U,
    AuditAdmin = 1U << 13U,
    Applicant = 1U << 14U, ///< Not an account: acts through the intake interface.
    System = 1U << 15U,    ///< The service itself (deemed acceptance, pushes).
};
Q_DECLARE_FLAGS(Posts, Post)
Q_DECLARE_OPERATORS_FOR_FLAGS(Posts)

template<>
inline constexpr auto enumNames<Post> = std::to_array<EnumName<Post>>({
    {Post::Reception, QLatin1String("RECEPTION")},
    {Post::PreReview, QLatin1String("PRE_REVIEW")},
    {Post::AcceptanceOfficer, QLatin1String("ACCEPTANCE_OFFICER")},
    {Post::CaseOfficer, QLatin1String("CASE_OFFICER")},
    {Post::Reviewer, QLatin1String("REVIEWER")},
    {Post::Decider, QLatin1String("DECIDER")},
    {Post::Delivery, QLatin1String("DELIVERY")},
    {Post::ConsultedOfficer, QLatin1String("CONSULTED_OFFICER")},
    {Post::Dispatcher, QLatin1String("DISPATCHER")},
    {Post::SupervisionOfficer, QLatin1String("SUPERVISION_OFFICER")},
    {Post::RatingSupervisor, QLatin1String("RATING_SUPERVISOR")},
    {Post::SystemAdmin, QLatin1String("SYSTEM_ADMIN")},
    {Post::SecurityAdmin, QLatin1String("SECURITY_ADMIN")},
    {Post::AuditAdmin, QLatin1String("AUDIT_ADMIN")},
    {Post::Applicant, QLatin1String("APPLICANT")},
    {Post::System, QLatin1String("SYSTEM")},
});

/// Everything that can be done to a case. The comment names the row of the national transition list it comes from.
enum class Action : quint8 {
    Submit,        ///< T1 提交申请
    PreReturn,     ///< T2 预审退回
    PrePass,       ///< T3 预审通过
    Receive,       ///< T4 收件 at the window
    ReceiveOnline, ///< T4 收件 by the service itself: what a platform, an app or a window hands in is there at once
    DeclareNotRequired, ///< T5 不受理
    RefuseAcceptance,   ///< T6 不予受理
    RequestCorrection,  ///< T7 一次性告知补正
    CompleteCorrection, ///< T8 补正完成
    ReturnOverdue,      ///< T9 逾期未补正退件
    Accept,             ///< T10 受理
    DeemAccepted,       ///< T11 逾期视为受理
    Assign,             ///< T12 分派
    Claim,              ///< T12 签收、领取
    Release,            ///< 退回待领
    RecordCheck,        ///< an answer to a difference or a review point (核实无误, 数据有误, 符合, 不符)
    Examine,            ///< 提交审查意见: the step moves on
    Consult,            ///< T13 征求意见
    Countersign,        ///< T13 会签
    AcceptHandoff,      ///< 签收移交
    AnswerHandoff,      ///< 答复意见、会签意见
    BounceHandoff,      ///< 退回移交
    RecallHandoff,      ///< 撤回移交, while nobody acted on it
    RecallExamination,  ///< 收回意见: the officer takes his own opinion back while nobody acted on it
    ProposeSpecial,     ///< T14 提请特别程序
    StartSpecial,       ///< T14 特别程序开始: approved, the clock stands still
    EndSpecial,         ///< T14 特别程序结束
    ProposeExtension,   ///< T15 提请延期
    Extend,             ///< T15 延期
    RejectProposal,     ///< T14, T15 不同意提请
    RecallProposal,     ///< T14, T15 收回提请
    RequestSupplement,  ///< T16 受理后补充材料
    ReceiveSupplement,  ///< T16 收到补充材料; promised papers (容缺) come in by the same door
    SendBack,           ///< T17 退回 to the step before, or to a chosen earlier one
    Transfer,           ///< T18 转办 to another unit competent for the item
    Reassign,           ///< T18 改派 within the unit
    ReportUp,           ///< T19 转报: preliminary opinion and the whole file go to the upper unit
    ReviewLegally,      ///< T20 法制审核
    InformParties,      ///< T21 告知听证、陈述申辩权利
    RecordParties,      ///< T21 what the interested parties answered
    Grant,              ///< T20 准予
    Deny,               ///< T21 不予
    Close,              ///< T22 办结
    Deliver,            ///< T23 送达
    Withdraw,           ///< T24 撤回申请
    Terminate,          ///< T25 终止办理
    Archive,            ///< T26 归档
    Urge,               ///< T27 催办、督办
    ReplyToUrge,        ///< T27 reply
    CompleteWork,       ///< 办毕: real work of a part is done (税种核定)
    StartWork,          ///< real work of a part begins with the closing of another case: accepted by its nature
    HandleAtOnce,       ///< 一次办结: T4, T10, T12, T20, T22 and T23 of an instant item in one act, each with its row
    IssueDocuments,     ///< the service made the papers that earlier acts brought: numbers and digests
    MoveToSuccessor,    ///< 职责承接: the unit was merged; who took over its tasks takes over the case
    RecountDue,         ///< 期限重算: a calendar was imported; the days are counted anew
    ReturnHandoff,      ///< 会签退回: a signer gives it back to the one before him, or to who asked
    AnswerReturn,       ///< the asker's answer to a countersign that came back: it goes on to the signer
    TakeSilence,        ///< 超时视为无意见: the time of a handoff passed and the item says that silence is consent
    AnnouncePart,       ///< 抄告: a part of a joint case is told of the acceptance, and waits for another part
    CancelPart,         ///< a part that can never begin: the result it waited for was refused
    DeclareRecusal,     ///< 申请回避: the clerk must not work on this case, and says why
    CancelBooking,      ///< 取消预约: the applicant gives a booked place back in time
    RecordMissed,       ///< 爽约: nobody came on the booked day
};

template<>
inline constexpr auto enumNames<Action> = std::to_array<EnumName<Action>>({
    {Action::Submit, QLatin1String("SUBMIT")},
    {Action::PreReturn, QLatin1String("PRE_RETURN")},
    {Action::PrePass, QLatin1String("PRE_PASS")},
    {Action::Receive, QLatin1String("RECEIVE")},
    {Action::ReceiveOnline, QLatin1String("RECEIVE_ONLINE")},
    {Action::DeclareNotRequired, QLatin1String("DECLARE_NOT_REQUIRED")},
    {Action::RefuseAcceptance, QLatin1String("REFUSE_ACCEPTANCE")},
    {Action::RequestCorrection, QLatin1String("REQUEST_CORRECTION")},
    {Action::CompleteCorrection, QLatin1String("COMPLETE_CORRECTION")},
    {Action::ReturnOverdue, QLatin1String("RETURN_OVERDUE")},
    {Action::Accept, QLatin1String("ACCEPT")},
    {Action::DeemAccepted, QLatin1String("DEEM_ACCEPTED")},
    {Action::Assign, QLatin1String("ASSIGN")},
    {Action::Claim, QLatin1String("CLAIM")},
    {Action::Release, QLatin1String("RELEASE")},
    {Action::RecordCheck, QLatin1String("RECORD_CHECK")},
    {Action::Examine, QLatin1String("EXAMINE")},
    {Action::Consult, QLatin1String("CONSULT")},
    {Action::Countersign, QLatin1String("COUNTERSIGN")},
    {Action::AcceptHandoff, QLatin1String("ACCEPT_HANDOFF")},
    {Action::AnswerHandoff, QLatin1String("ANSWER_HANDOFF")},
    {Action::BounceHandoff, QLatin1String("BOUNCE_HANDOFF")},
    {Action::RecallHandoff, QLatin1String("RECALL_HANDOFF")},
    {Action::RecallExamination, QLatin1String("RECALL_EXAMINATION")},
    {Action::ProposeSpecial, QLatin1String("PROPOSE_SPECIAL")},
    {Action::StartSpecial, QLatin1String("START_SPECIAL")},
    {Action::EndSpecial, QLatin1String("END_SPECIAL")},
    {Action::ProposeExtension, QLatin1String("PROPOSE_EXTENSION")},
    {Action::Extend, QLatin1String("EXTEND")},
    {Action::RejectProposal, QLatin1String("REJECT_PROPOSAL")},
    {Action::RecallProposal, QLatin1String("RECALL_PROPOSAL")},
    {Action::RequestSupplement, QLatin1String("REQUEST_SUPPLEMENT")},
    {Action::ReceiveSupplement, QLatin1String("RECEIVE_SUPPLEMENT")},
    {Action::SendBack, QLatin1String("SEND_BACK")},
    {Action::Transfer, QLatin1String("TRANSFER")},
    {Action::Reassign, QLatin1String("REASSIGN")},
    {Action::ReportUp, QLatin1String("REPORT_UP")},
    {Action::ReviewLegally, QLatin1String("REVIEW_LEGALLY")},
    {Action::InformParties, QLatin1String("INFORM_PARTIES")},
    {Action::RecordParties, QLatin1String("RECORD_PARTIES")},
    {Action::Grant, QLatin1String("GRANT")},
    {Action::Deny, QLatin1String("DENY")},
    {Action::Close, QLatin1String("CLOSE")},
    {Action::Deliver, QLatin1String("DELIVER")},
    {Action::Withdraw, QLatin1String("WITHDRAW")},
    {Action::Terminate, QLatin1String("TERMINATE")},
    {Action::Archive, QLatin1String("ARCHIVE")},
    {Action::Urge, QLatin1String("URGE")},
    {Action::ReplyToUrge, QLatin1String("REPLY_TO_URGE")},
    {Action::CompleteWork, QLatin1String("COMPLETE_WORK")},
    {Action::StartWork, QLatin1String("START_WORK")},
    {Action::HandleAtOnce, QLatin1String("HANDLE_AT_ONCE")},
    {Action::IssueDocuments, QLatin1String("ISSUE_DOCUMENTS")},
    {Action::MoveToSuccessor, QLatin1String("MOVE_TO_SUCCESSOR")},
    {Action::RecountDue, QLatin1String("RECOUNT_DUE")},
    {Action::ReturnHandoff, QLatin1String("RETURN_HANDOFF")},
    {Action::AnswerReturn, QLatin1String("ANSWER_RETURN")},
    {Action::TakeSilence, QLatin1String("TAKE_SILENCE")},
    {Action::AnnouncePart, QLatin1String("ANNOUNCE_PART")},
    {Action::CancelPart, QLatin1String("CANCEL_PART")},
    {Action::DeclareRecusal, QLatin1String("DECLARE_RECUSAL")},
    {Action::CancelBooking, QLatin1String("CANCEL_BOOKING")},
    {Action::RecordMissed, QLatin1String("RECORD_MISSED")},
});

/// The statutory papers that an act brings with it.
enum class DocumentKind : quint8 {
    ApplicationForm,    ///< 申请书
    ReceptionReceipt,   ///< 收件凭证
    PreReviewOpinion,   ///< 预审意见
    NotRequiredNotice,  ///< 不受理告知书
    RefusalDecision,    ///< 不予受理决定书
    CorrectionNotice,   ///< 补正通知书
    CorrectionReceipt,  ///< 补正材料收件凭证
    AcceptanceNotice,   ///< 受理通知书
    ConsultationLetter, ///< 征求意见函
    GrantDecision,      ///< 准予行政许可决定书
    DenialDecision,     ///< 不予行政许可决定书
    Certificate,        ///< 证照、批文
    ProofOfService,     ///< 送达回证
    SupervisionOrder,   ///< 督办单
    ReturnNotice,       ///< 退件通知书
    ToleranceNotice,    ///< 容缺受理通知书
    SpecialProcedureNotice, ///< 特别程序告知书
    ExtensionNotice,    ///< 延期通知书
    SupplementNotice,   ///< 补充材料通知
    PreliminaryOpinion, ///< 初审意见
    HearingNotice,      ///< 听证告知书
    StatementNotice,    ///< 陈述申辩告知书
    ChangeDecision,     ///< 变更、延续、补证决定书
    RevocationDecision, ///< 撤回、撤销、注销决定书
    WithdrawalNotice,   ///< 准予撤回申请通知书
    TerminationNotice,  ///< 终止办理通知书
    ArchivePackage,     ///< 归档信息包
    HearingInvitation,  ///< 听证通知书: when, where and before whom a hearing is held (art. 48)
};

template<>
inline constexpr auto enumNames<DocumentKind> = std::to_array<EnumName<DocumentKind>>({
    {DocumentKind::ApplicationForm, QLatin1String("APPLICATION_FORM")},
    {DocumentKind::ReceptionReceipt, QLatin1String("RECEPTION_RECEIPT")},
    {DocumentKind::PreReviewOpinion, QLatin1String("PRE_REVIEW_OPINION")},
    {DocumentKind::NotRequiredNotice, QLatin1String("NOT_REQUIRED_NOTICE")},
    {DocumentKind::RefusalDecision, QLatin1String("REFUSAL_DECISION")},
    {DocumentKind::CorrectionNotice, QLatin1String("CORRECTION_NOTICE")},
    {DocumentKind::CorrectionReceipt, QLatin1String("CORRECTION_RECEIPT")},
    {DocumentKind::AcceptanceNotice, QLatin1String("ACCEPTANCE_NOTICE")},
    {DocumentKind::ConsultationLetter, QLatin1String("CONSULTATION_LETTER")},
    {DocumentKind::GrantDecision, QLatin1String("GRANT_DECISION")},
    {DocumentKind::DenialDecision, QLatin1String("DENIAL_DECISION")},
    {DocumentKind::Certificate, QLatin1String("CERTIFICATE")},
    {DocumentKind::ProofOfService, QLatin1String("PROOF_OF_SERVICE")},
    {DocumentKind::SupervisionOrder, QLatin1String("SUPERVISION_ORDER")},
    {DocumentKind::ReturnNotice, QLatin1String("RETURN_NOTICE")},
    {DocumentKind::ToleranceNotice, QLatin1String("TOLERANCE_NOTICE")},
    {DocumentKind::SpecialProcedureNotice, QLatin1String("SPECIAL_PROCEDURE_NOTICE")},
    {DocumentKind::ExtensionNotice, QLatin1String("EXTENSION_NOTICE")},
    {DocumentKind::SupplementNotice, QLatin1String("SUPPLEMENT_NOTICE")},
    {DocumentKind::PreliminaryOpinion, QLatin1String("PRELIMINARY_OPINION")},
    {DocumentKind::HearingNotice, QLatin1String("HEARING_NOTICE")},
    {DocumentKind::StatementNotice, QLatin1String("STATEMENT_NOTICE")},
    {DocumentKind::ChangeDecision, QLatin1String("CHANGE_DECISION")},
    {DocumentKind::RevocationDecision, QLatin1String("REVOCATION_DECISION")},
    {DocumentKind::WithdrawalNotice, QLatin1String("WITHDRAWAL_NOTICE")},
    {DocumentKind::TerminationNotice, QLatin1String("TERMINATION_NOTICE")},
    {DocumentKind::ArchivePackage, QLatin1String("ARCHIVE_PACKAGE")},
    {DocumentKind::HearingInvitation, QLatin1String("HEARING_INVITATION")},
});

/// T25: why a case can no longer be carried on.
enum class TerminationGround : quint8 {
    ApplicantGone,   ///< the person died, or the body was dissolved (art. 70 by analogy)
    LawChanged,      ///< the law the application rests on was changed or repealed (art. 8)
    ToleranceBroken, ///< a promised paper did not come in time (容缺)
    FeeUnpaid,       ///< the fee the law demands was not paid
};

template<>
inline constexpr auto enumNames<TerminationGround> = std::to_array<EnumName<TerminationGround>>({
    {TerminationGround::ApplicantGone, QLatin1String("APPLICANT_GONE")},
    {TerminationGround::LawChanged, QLatin1String("LAW_CHANGED")},
    {TerminationGround::ToleranceBroken, QLatin1String("TOLERANCE_BROKEN")},
    {TerminationGround::FeeUnpaid, QLatin1String("FEE_UNPAID")},
});

/// What a new case does to a licence granted before (Licensing Law art. 49, 50, 8, 69, 70).
enum class LinkKind : quint8 {
    Change,         ///< 变更
    Renewal,        ///< 延续: asked for 30 working days before it expires
    Retraction,     ///< 撤回: the law or the facts changed
    Revocation,     ///< 撤销: it should not have been granted
    Deregistration, ///< 注销
    Reissue,        ///< 补证
};

template<>
inline constexpr auto enumNames<LinkKind> = std::to_array<EnumName<LinkKind>>({
    {LinkKind::Change, QLatin1String("CHANGE")},
    {LinkKind::Renewal, QLatin1String("RENEWAL")},
    {LinkKind::Retraction, QLatin1String("RETRACTION")},
    {LinkKind::Revocation, QLatin1String("REVOCATION")},
    {LinkKind::Deregistration, QLatin1String("DEREGISTRATION")},
    {LinkKind::Reissue, QLatin1String("REISSUE")},
});

/// What people whose interests a decision touches did with their rights (art. 36, 46, 47).
enum class PartyAnswer : quint8 {
    Waived,      ///< 放弃
    Stated,      ///< 陈述、申辩
    HearingAsked,///< 要求听证: held within 20 working days
    HearingHeld, ///< 听证已举行, with the minutes
};

template<>
inline constexpr auto enumNames<PartyAnswer> = std::to_array<EnumName<PartyAnswer>>({
    {PartyAnswer::Waived, QLatin1String("WAIVED")},
    {PartyAnswer::Stated, QLatin1String("STATED")},
    {PartyAnswer::HearingAsked, QLatin1String("HEARING_ASKED")},
    {PartyAnswer::HearingHeld, QLatin1String("HEARING_HELD")},
});

/// Whether the case has reached an end that no transition leaves.
[[nodiscard]] bool isEnded(CaseState state);
/// Whether the decision clock runs in this state.
[[nodiscard]] bool isClockRunning(CaseState state);

} // namespace yunchuang
