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
    Cancelled,
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
    SendBack,           ///< T17 退回上一步
    Transfer,           ///< T18 转办 to another unit competent for the item
    Reassign,           ///< T18 改派 within the unit
    Grant,              ///< T20 准予
    Deny,               ///< T21 不予
    Close,              ///< T22 办结
    Deliver,            ///< T23 送达
    Urge,               ///< T27 催办、督办
    ReplyToUrge,        ///< T27 reply
    CompleteWork,       ///< 办毕: real work of a part is done (税种核定)
    StartWork,          ///< real work of a part begins with the closing of another case: accepted by its nature
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
    {Action::SendBack, QLatin1String("SEND_BACK")},
    {Action::Transfer, QLatin1String("TRANSFER")},
    {Action::Reassign, QLatin1String("REASSIGN")},
    {Action::Grant, QLatin1String("GRANT")},
    {Action::Deny, QLatin1String("DENY")},
    {Action::Close, QLatin1String("CLOSE")},
    {Action::Deliver, QLatin1String("DELIVER")},
    {Action::Urge, QLatin1String("URGE")},
    {Action::ReplyToUrge, QLatin1String("REPLY_TO_URGE")},
    {Action::CompleteWork, QLatin1String("COMPLETE_WORK")},
    {Action::StartWork, QLatin1String("START_WORK")},
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
});

/// Whether the case has reached an end that no transition leaves.
[[nodiscard]] bool isEnded(CaseState state);
/// Whether the decision clock runs in this state.
[[nodiscard]] bool isClockRunning(CaseState state);

/// The number of a state in the two public code lists; 0 where a list has none.
struct StateCodes
{
    int platform = 0; ///< list of the market-leading platform, 8…99
    int exchange = 0; ///< construction-approval exchange list, 1…15
};
[[nodiscard]] StateCodes stateCodes(CaseState state);

} // namespace yunchuang
