// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/case.h"
#include "domain/command.h"
#include "domain/deadlinestatus.h"
#include "domain/expected.h"
#include "domain/orgunit.h"
#include "domain/ratinglevel.h"
#include "domain/refusal.h"
#include "domain/transitions.h"

#include <QSet>

#include <span>

/// 好差评: what applicants say of the service, and what is done about a negative word. Values and rules; the legal
/// ground is 国办发〔2019〕51号 with GB/T 39734-2020 and GB/T 39735-2020.
namespace yunchuang {

using RatingId = Id<struct RatingTag_>; ///< UUIDv7, made by the service.

/// Through what a rating came (GB/T 39046-2020 table 9).
enum class RatingChannel : quint8 { Pc, Mobile, QrCode, HallTablet, HallTerminal, Phone, Sms };

template<>
inline constexpr auto enumNames<RatingChannel> = std::to_array<EnumName<RatingChannel>>({
    {RatingChannel::Pc, QLatin1String("PC")},                      ///< PC端
    {RatingChannel::Mobile, QLatin1String("MOBILE")},              ///< 移动服务端
    {RatingChannel::QrCode, QLatin1String("QR_CODE")},             ///< 二维码
    {RatingChannel::HallTablet, QLatin1String("HALL_TABLET")},     ///< 政务大厅平板电脑
    {RatingChannel::HallTerminal, QLatin1String("HALL_TERMINAL")}, ///< 政务大厅其他终端
    {RatingChannel::Phone, QLatin1String("PHONE")},                ///< 电话
    {RatingChannel::Sms, QLatin1String("SMS")},                    ///< 短信
});

/// What a negative rating may be ticked for.
enum class RatingTag : quint8 {
    ConditionsAdded, ///< 在办事指南之外增加新的审批条件
    PapersAdded,     ///< 需提供办事指南之外的申报材料
    NoSamples,       ///< 无法提供申报材料样本
    NotToldAtOnce,   ///< 未提供材料补正一次性告知
    PromiseBroken,   ///< 提交申报材料后未在承诺时间内办结
    Unskilled,       ///< 窗口人员业务不熟练
    RudeOrSlow,      ///< 服务态度生硬、效率低下
    FavoursAsked,    ///< 存在“吃拿卡要”
    SentAround,      ///< 多头跑、来回跑
    Other,
};

template<>
inline constexpr auto enumNames<RatingTag> = std::to_array<EnumName<RatingTag>>({
    {RatingTag::ConditionsAdded, QLatin1String("CONDITIONS_ADDED")},
    {RatingTag::PapersAdded, QLatin1String("PAPERS_ADDED")},
    {RatingTag::NoSamples, QLatin1String("NO_SAMPLES")},
    {RatingTag::NotToldAtOnce, QLatin1String("NOT_TOLD_AT_ONCE")},
    {RatingTag::PromiseBroken, QLatin1String("PROMISE_BROKEN")},
    {RatingTag::Unskilled, QLatin1String("UNSKILLED")},
    {RatingTag::RudeOrSlow, QLatin1String("RUDE_OR_SLOW")},
    {RatingTag::FavoursAsked, QLatin1String("FAVOURS_ASKED")},
    {RatingTag::SentAround, QLatin1String("SENT_AROUND")},
    {RatingTag::Other, QLatin1String("OTHER")},
});

/// What is rated besides the whole; which of them are asked depends on where the service was given.
enum class RatingIndicator : quint8 {
    Efficiency,    ///< 办事效率、服务效率
    GuideAccuracy, ///< 办事指南精确度
    Convenience,   ///< 办事便捷度
    PlatformUse,   ///< 平台操作性
    ServiceLevel,  ///< 服务水平
    Attitude,      ///< 服务态度
};

template<>
inline constexpr auto enumNames<RatingIndicator> = std::to_array<EnumName<RatingIndicator>>({
    {RatingIndicator::Efficiency, QLatin1String("EFFICIENCY")},
    {RatingIndicator::GuideAccuracy, QLatin1String("GUIDE_ACCURACY")},
    {RatingIndicator::Convenience, QLatin1String("CONVENIENCE")},
    {RatingIndicator::PlatformUse, QLatin1String("PLATFORM_USE")},
    {RatingIndicator::ServiceLevel, QLatin1String("SERVICE_LEVEL")},
    {RatingIndicator::Attitude, QLatin1String("ATTITUDE")},
});

/// Whether that channel asks for that indicator: online ones for guide, convenience and platform, those in the hall for
/// skill and attitude, all of them for efficiency.
[[nodiscard]] bool asksFor(RatingChannel channel, RatingIndicator indicator);

/// The level given to one indicator.
struct IndicatorLevel
{
    RatingIndicator indicator = RatingIndicator::Efficiency;
    RatingLevel level = RatingLevel::VerySatisfied;

    friend bool operator==(const IndicatorLevel &, const IndicatorLevel &) = default;
};

/// Who rated. Personal data that the rated office never gets to see.
struct Rater
{
    QString name;
    QString mobile;
    QString idNumber;

    friend bool operator==(const Rater &, const Rater &) = default;
};

/// Longest words of a rater, in characters.
inline constexpr qsizetype maxRatingText = 500;
/// The two ratings of a service act: the rating, and the follow-up (追评).
inline constexpr int maxRatingRounds = 2;

/// One rating as it was given; never changed afterwards.
struct Rating
{
    RatingId id;
    CaseId caseId;
    QString queryCode;
    ItemKey item;
    QString itemName;
    int round = 1;  ///< 评价次数: 1, or 2 for the follow-up
    RatingId first; ///< of a follow-up: the rating it follows
    RatingChannel channel = RatingChannel::Pc;
    UnitId source; ///< the platform or window it came through; empty: by the applicant himself
    RatingLevel level = RatingLevel::VerySatisfied;
    QVector<IndicatorLevel> indicators;
    QVector<RatingTag> tags;
    QString text;
    QString area; ///< 行政区划, six digits
    QDateTime at;
    UnitId unit; ///< the unit that handled the case
    UnitId department;
    UserId rated; ///< who answered for the case when it ended
    QString ratedName;
    QVector<UserId> handlers; ///< everybody who acted on the case: none of them may verify
    Rater rater;

    friend bool operator==(const Rating &, const Rating &) = default;
};

/// Whether the case has come so far that its applicant is asked how it was: handed over or closed, refused, withdrawn,
/// ended otherwise. Nobody is asked about the work of a part.
[[nodiscard]] bool isRatable(const Case &subject);

/// Words as a person types them: no control characters but line breaks, no markup, trimmed, at most `maxRatingText`.
/// Nothing when they are not.
[[nodiscard]] std::optional<QString> plainRatingText(const QString &text);

/// What was typed, without the rater's name and numbers and without anything that looks like a telephone or identity
/// number: for everybody but the rater.
[[nodiscard]] QString withoutRater(const QString &text, const Rater &rater);

// ---- the workflow of a negative rating ----

/// Where a negative rating stands.
enum class RatingState : quint8 {
    AwaitingDispatch,  ///< 待派发
    AwaitingSignature, ///< 待签收
    Verifying,         ///< 核实中
    Rectifying,        ///< 整改中
    AwaitingFeedback,  ///< 待反馈
    AwaitingReview,    ///< 待复核
    Appealing,         ///< 申诉中
    Closed,            ///< 已办结
    Excluded,          ///< 不计入
};

template<>
inline constexpr auto enumNames<RatingState> = std::to_array<EnumName<RatingState>>({
    {RatingState::AwaitingDispatch, QLatin1String("AWAITING_DISPATCH")},
    {RatingState::AwaitingSignature, QLatin1String("AWAITING_SIGNATURE")},
    {RatingState::Verifying, QLatin1String("VERIFYING")},
    {RatingState::Rectifying, QLatin1String("RECTIFYING")},
    {RatingState::AwaitingFeedback, QLatin1String("AWAITING_FEEDBACK")},
    {RatingState::AwaitingReview, QLatin1String("AWAITING_REVIEW")},
    {RatingState::Appealing, QLatin1String("APPEALING")},
    {RatingState::Closed, QLatin1String("CLOSED")},
    {RatingState::Excluded, QLatin1String("EXCLUDED")},
});

/// Whether nothing more is to be done.
[[nodiscard]] constexpr bool isEnded(RatingState state)
{
    return state == RatingState::Closed || state == RatingState::Excluded;
}

/// Everything that can be done about a negative rating.
enum class RatingAct : quint8 {
    Open,            ///< 收到差评
    Dispatch,        ///< 派发: by the service to the handling unit, or by the supervisor where that is gone
    Redispatch,      ///< 改派: to another unit of the department, when nobody else there may verify
    Sign,            ///< 签收: who signs verifies
    CallBack,        ///< 回访: the first contact with the rater, or a later one
    Establish,       ///< 认定: justified, partly justified, or without legal ground
    RequestTerm,     ///< 申请列入台账限期整改
    GrantTerm,       ///< 同意限期整改
    DeclineTerm,     ///< 不同意限期整改
    ReportRectified, ///< 报告整改完成
    GiveFeedback,    ///< 反馈评价人
    Close,           ///< 复核通过、办结
    Return,          ///< 退回重办, counted
    Appeal,          ///< 申诉: mistaken or untrue, with evidence
    UpholdAppeal,    ///< 申诉成立: the rating does not count
    DismissAppeal,   ///< 维持: the rating stands
    FollowUp,        ///< 追评 of the rater
    WarnYellow,      ///< the service notes that the day has passed
    WarnRed,         ///< and that it has passed for long
};

template<>
inline constexpr auto enumNames<RatingAct> = std::to_array<EnumName<RatingAct>>({
    {RatingAct::Open, QLatin1String("OPEN")},
    {RatingAct::Dispatch, QLatin1String("DISPATCH")},
    {RatingAct::Redispatch, QLatin1String("REDISPATCH")},
    {RatingAct::Sign, QLatin1String("SIGN")},
    {RatingAct::CallBack, QLatin1String("CALL_BACK")},
    {RatingAct::Establish, QLatin1String("ESTABLISH")},
    {RatingAct::RequestTerm, QLatin1String("REQUEST_TERM")},
    {RatingAct::GrantTerm, QLatin1String("GRANT_TERM")},
    {RatingAct::DeclineTerm, QLatin1String("DECLINE_TERM")},
    {RatingAct::ReportRectified, QLatin1String("REPORT_RECTIFIED")},
    {RatingAct::GiveFeedback, QLatin1String("GIVE_FEEDBACK")},
    {RatingAct::Close, QLatin1String("CLOSE")},
    {RatingAct::Return, QLatin1String("RETURN")},
    {RatingAct::Appeal, QLatin1String("APPEAL")},
    {RatingAct::UpholdAppeal, QLatin1String("UPHOLD_APPEAL")},
    {RatingAct::DismissAppeal, QLatin1String("DISMISS_APPEAL")},
    {RatingAct::FollowUp, QLatin1String("FOLLOW_UP")},
    {RatingAct::WarnYellow, QLatin1String("WARN_YELLOW")},
    {RatingAct::WarnRed, QLatin1String("WARN_RED")},
});

/// What the verification found.
enum class RatingVerdict : quint8 {
    Justified,       ///< 属实
    PartlyJustified, ///< 部分属实
    Mistaken,        ///< 误评
    Untrue,          ///< 不实（恶意）
    NoLegalGround,   ///< 诉求缺乏法定依据
};

template<>
inline constexpr auto enumNames<RatingVerdict> = std::to_array<EnumName<RatingVerdict>>({
    {RatingVerdict::Justified, QLatin1String("JUSTIFIED")},
    {RatingVerdict::PartlyJustified, QLatin1String("PARTLY_JUSTIFIED")},
    {RatingVerdict::Mistaken, QLatin1String("MISTAKEN")},
    {RatingVerdict::Untrue, QLatin1String("UNTRUE")},
    {RatingVerdict::NoLegalGround, QLatin1String("NO_LEGAL_GROUND")},
});

/// How the rater was called back and what came of it.
enum class CallBackResult : quint8 { Reached, NotReached, Declined };

template<>
inline constexpr auto enumNames<CallBackResult> = std::to_array<EnumName<CallBackResult>>({
    {CallBackResult::Reached, QLatin1String("REACHED")},
    {CallBackResult::NotReached, QLatin1String("NOT_REACHED")},
    {CallBackResult::Declined, QLatin1String("DECLINED")}, ///< does not want to talk about it
});

/// What an act must bring.
enum class RatingRecord : quint8 {
    Text = 1U << 0U,   ///< what was found, done or told
    Reason = 1U << 1U, ///< own words, at least 10 characters
    Verdict = 1U << 2U,
    Day = 1U << 3U,
    CallBack = 1U << 4U,
    Evidence = 1U << 5U, ///< at least one uploaded paper
    Unit = 1U << 6U,
};
Q_DECLARE_FLAGS(RatingRecords, RatingRecord)
Q_DECLARE_OPERATORS_FOR_FLAGS(RatingRecords)

template<>
inline constexpr auto enumNames<RatingRecord> = std::to_array<EnumName<RatingRecord>>({
    {RatingRecord::Text, QLatin1String("TEXT")},
    {RatingRecord::Reason, QLatin1String("REASON")},
    {RatingRecord::Verdict, QLatin1String("VERDICT")},
    {RatingRecord::Day, QLatin1String("DAY")},
    {RatingRecord::CallBack, QLatin1String("CALL_BACK")},
    {RatingRecord::Evidence, QLatin1String("EVIDENCE")},
    {RatingRecord::Unit, QLatin1String("UNIT")},
});

/// On which side an act is done.
enum class RatingSide : quint8 {
    Handling,   ///< the unit it was dispatched to, by somebody who did not act on the case
    Supervisor, ///< the rating supervisor
    Rater,      ///< the applicant, through the progress interface or a platform
    Service,
};

using RatingStateMask = quint16;
[[nodiscard]] constexpr RatingStateMask maskOf(std::initializer_list<RatingState> states)
{
    RatingStateMask mask = 0;
    for (const RatingState state : states)
        mask = RatingStateMask(mask | (1U << static_cast<unsigned>(state)));
    return mask;
}
[[nodiscard]] constexpr bool contains(RatingStateMask mask, RatingState state)
{
    return (mask >> static_cast<unsigned>(state)) & 1U;
}

/// One row of the table of the workflow.
struct RatingTransition
{
    RatingAct act;
    RatingStateMask from;
    std::optional<RatingState> to; ///< nothing: the state stays, or the act itself says
    Posts posts;
    RatingSide side;
    RatingRecords records;
    Leaning leaning;
    bool final; ///< asks for confirmation and says what follows
};

/// The one table. Every act has exactly one row, in order.
[[nodiscard]] std::span<const RatingTransition> ratingTransitions();
[[nodiscard]] const RatingTransition &transitionFor(RatingAct act);

/// The periods, in working days. They differ from place to place, so they are settings.
struct RatingPeriods
{
    int dispatch = 1;
    int sign = 1;        ///< a negative rating not signed for by then is what supervision rule R13 looks for
    int contact = 1;     ///< from the signature to the first call
    int verify = 3;      ///< from the signature to the finding
    int rectify = 5;     ///< 立行立改
    int registered = 15; ///< 台账限期整改: the latest day that may be granted
    int feedback = 1;
    int review = 5;
    int appeal = 5; ///< from the signature, to appeal
    int appealReview = 5;
    int red = 2; ///< from the yellow day to red

    friend bool operator==(const RatingPeriods &, const RatingPeriods &) = default;
};

/// A negative rating in work: what its rows add up to.
struct RatingWork
{
    RatingId rating;
    RatingState state = RatingState::AwaitingDispatch;
    UnitId unit; ///< that it is dispatched to
    UnitId department;
    QVector<UserId> handlers; ///< who acted on the case
    UserId verifier;          ///< who signed for it
    QString verifierName;
    QDateTime openedAt;
    QDateTime dispatchedAt;
    QDateTime signedAt;
    QDateTime foundAt; ///< when the finding was stated
    QDateTime stateSince;
    QDate due; ///< of what is to be done now; invalid when it is over
    bool provisional = false;
    QDate appealUntil; ///< the last day on which the unit may appeal
    std::optional<RatingVerdict> verdict;
    int calls = 0;      ///< call-backs on record
    QDateTime calledAt; ///< the first
    QDate termAsked;    ///< a longer term that waits for the supervisor
    int returns = 0;    ///< how often the review sent it back
    bool appealed = false;
    bool rectified = false;
    QString feedback; ///< what the rater was told, in full
    bool followedUp = false;
    bool yellow = false; ///< noted since the last change of state
    bool red = false;
    qint64 version = 0; ///< counts the rows

    friend bool operator==(const RatingWork &, const RatingWork &) = default;
};

/// A paper that goes with an appeal.
struct RatingEvidence
{
    QString fileName;
    Digest256 digest;
    QString mediaType;
    qint64 size = 0; ///< bytes

    friend bool operator==(const RatingEvidence &, const RatingEvidence &) = default;
};

/// Everything that an act may carry.
struct RatingArguments
{
    QString text;
    QString reason;
    std::optional<RatingVerdict> verdict;
    QDate day;
    std::optional<CallBackResult> callBack;
    QVector<RatingEvidence> evidence;
    UnitId unit;

    friend bool operator==(const RatingArguments &, const RatingArguments &) = default;
};

/// One act on one negative rating. Repeating it is harmless: the id says that it is the same.
struct RatingCommand
{
    CommandId id;
    RatingId rating;
    RatingAct act = RatingAct::Sign;
    qint64 version = 0; ///< that it was decided on
    UnitId actingUnit;
    Post post = Post::CaseOfficer;
    RatingArguments args;

    friend bool operator==(const RatingCommand &, const RatingCommand &) = default;
};

/// One row of what was done, kept for ever.
struct RatingRow
{
    qint64 sequence = 0; ///< within the rating, from 1
    CommandId command;
    RatingAct act = RatingAct::Open;
    RatingState before = RatingState::AwaitingDispatch;
    RatingState after = RatingState::AwaitingDispatch;
    UserId user;
    QString userName;
    Post post = Post::System;
    UnitId unit;
    QDateTime at;
    RatingArguments args;
    QDate due; ///< of what is to be done after it

    friend bool operator==(const RatingRow &, const RatingRow &) = default;
};

/// What a decision depends on besides the rating and the command.
struct RatingContext
{
    Actor actor;
    const OrgDirectory &units;
    const CalendarSet &calendars;
    RatingPeriods periods;
    QDateTime now; ///< UTC, the service's
};

/// What follows from an act; both are written together.
struct RatingChange
{
    RatingWork next;
    RatingRow row;
};

/// A negative rating as it begins: opened, not yet dispatched.
[[nodiscard]] RatingChange openRating(const Rating &rating, const CommandId &command, const RatingContext &context);

/// The one door through which a negative rating changes. Pure. Refusals: RATING_STATE, WRONG_POST, OTHER_UNIT,
/// PERSON_RATED, STALE_REVISION, MISSING_RECORD, OPINION_TOO_SHORT, OPINION_TOO_LONG, VERDICT_UNFIT,
/// LIMIT_TOO_LONG, LIMIT_PASSED, UNIT_NOT_COMPETENT.
[[nodiscard]] Expected<RatingChange, Refusal> decide(const RatingWork &work, const RatingCommand &command,
                                                     const RatingContext &context);

/// Whether an act would be possible at all now, before its arguments are known.
[[nodiscard]] Expected<void, Refusal> isPossible(const RatingWork &work, RatingAct act, Post post,
                                                 const RatingContext &context);

/// An act and why it is off, if it is.
struct RatingActChoice
{
    RatingAct act;
    Post post; ///< of the actor's, in which it is possible or would be
    std::optional<Refusal> refusal;
};
/// The acts worth showing to the actor, in the order of their buttons.
[[nodiscard]] QVector<RatingActChoice> ratingActChoices(const RatingWork &work, const RatingContext &context);

/// Whether a rating supervisor of `supervisor` looks after what `unit` does: both lie under the same superior, so the
/// centre of the province after the departments of the province.
[[nodiscard]] bool isSupervised(const OrgDirectory &units, const UnitId &supervisor, const UnitId &unit);

/// The clock of what is to be done now.
[[nodiscard]] DeadlineStatus ratingStatus(const RatingWork &work, const CalendarSet &calendars, const QDateTime &now);

} // namespace yunchuang
