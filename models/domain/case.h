// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/applicantkind.h"
#include "domain/deadline.h"
#include "domain/ids.h"
#include "domain/ratinglevel.h"
#include "domain/serviceitem.h"
#include "domain/supervisionmark.h"
#include "domain/vocabulary.h"

#include <QDateTime>
#include <QJsonObject>
#include <QVector>

namespace yunchuang {

/// Who applies. `name` of an enterprise is public; of a person it is personal data.
struct Applicant
{
    ApplicantKind kind = ApplicantKind::Enterprise;
    QString name;
    QString idType;    ///< GA/T 2000.156 (111 = identity card) or "USCC"
    QString idNumber;  ///< personal data for persons
    QString agentName; ///< 经办人
    QString agentMobile;

    friend bool operator==(const Applicant &, const Applicant &) = default;
};

/// One paper that came with the application, content-addressed.
struct Material
{
    MaterialId id;   ///< which of the item's materials it serves
    int version = 1; ///< grows when a correction replaces it
    QString fileName;
    QString mediaType;
    Digest256 digest;
    qint64 size = 0; ///< bytes
    QString trust;   ///< level A, B, C or D (国办函〔2016〕108号); B = compared with the original
    int copies = 0;  ///< how many came on paper; 0 = only a file
    QDateTime receivedAt;

    friend bool operator==(const Material &, const Material &) = default;
};

/// 容缺受理承诺: the applicant signs that a paper the item lets follow will come, and by when.
struct MaterialPromise
{
    MaterialId material;
    QDate by;

    friend bool operator==(const MaterialPromise &, const MaterialPromise &) = default;
};

/// What a comparison with a base registry found.
enum class CheckVerdict : quint8 { Pending, Match, Mismatch, NotFound, Unavailable };

template<>
inline constexpr auto enumNames<CheckVerdict> = std::to_array<EnumName<CheckVerdict>>({
    {CheckVerdict::Pending, QLatin1String("PENDING")},
    {CheckVerdict::Match, QLatin1String("MATCH")},
    {CheckVerdict::Mismatch, QLatin1String("MISMATCH")},
    {CheckVerdict::NotFound, QLatin1String("NOT_FOUND")},
    {CheckVerdict::Unavailable, QLatin1String("UNAVAILABLE")},
});

/// The clerk's answer to a difference: it wants one, but never blocks acceptance.
enum class CheckAnswer : quint8 { None, ToCorrection, FoundCorrect, RegistryWrong };

template<>
inline constexpr auto enumNames<CheckAnswer> = std::to_array<EnumName<CheckAnswer>>({
    {CheckAnswer::None, QLatin1String("NONE")},
    {CheckAnswer::ToCorrection, QLatin1String("TO_CORRECTION")},   ///< 列入补正
    {CheckAnswer::FoundCorrect, QLatin1String("FOUND_CORRECT")},   ///< 核实无误, with a reason
    {CheckAnswer::RegistryWrong, QLatin1String("REGISTRY_WRONG")}, ///< 数据有误, reported to the registry
});

/// A field beside what the registry says of it.
struct RegistryCheck
{
    QString id;       ///< such as "address.standard"
    QString field;    ///< JSON pointer into the form
    QString registry; ///< legal-persons, population, addresses
    CheckVerdict verdict = CheckVerdict::Pending;
    QString registryValue; ///< as it may be shown
    QDateTime checkedAt;
    CheckAnswer answer = CheckAnswer::None;
    QString answerReason;
    UserId answeredBy;

    friend bool operator==(const RegistryCheck &, const RegistryCheck &) = default;
};

/// How a review point (审查要点) is answered; examination cannot end while a point is Open.
enum class PointVerdict : quint8 { Open, Yes, No };

template<>
inline constexpr auto enumNames<PointVerdict> = std::to_array<EnumName<PointVerdict>>({
    {PointVerdict::Open, QLatin1String("OPEN")},
    {PointVerdict::Yes, QLatin1String("YES")},
    {PointVerdict::No, QLatin1String("NO")},
});

/// The answer to one review point of the item.
struct PointAnswer
{
    QString point;
    PointVerdict verdict = PointVerdict::Open;
    QString note;
    UserId by;

    friend bool operator==(const PointAnswer &, const PointAnswer &) = default;
};

/// One thing the applicant must mend, as it will stand in the notice.
struct CorrectionItem
{
    QString subject; ///< field pointer ("/addr") or material id ("material:lease")
    QString text;
    bool done = false;

    friend bool operator==(const CorrectionItem &, const CorrectionItem &) = default;
};

/// 一次性告知: at most one per application.
struct CorrectionNotice
{
    int count = 0; ///< how many were given; the second one needs a reason
    QVector<CorrectionItem> items;
    QDateTime givenAt;
    QDate answerBy;       ///< the day of the notice and the item's correctionDays
    QDateTime answeredAt; ///< all items in

    friend bool operator==(const CorrectionNotice &, const CorrectionNotice &) = default;
};

/// Why a case goes to another unit: for its opinion (征求意见), for its signature (会签), or for good (转办).
enum class HandoffKind : quint8 { Consultation, Countersign, Transfer };

template<>
inline constexpr auto enumNames<HandoffKind> = std::to_array<EnumName<HandoffKind>>({
    {HandoffKind::Consultation, QLatin1String("CONSULTATION")},
    {HandoffKind::Countersign, QLatin1String("COUNTERSIGN")},
    {HandoffKind::Transfer, QLatin1String("TRANSFER")},
});

/// How far a handoff has come. Answered, Bounced and Recalled end it, and Accepted ends a transfer. A countersign that
/// goes from one signer to the next has signers whose turn has not come, and may be returned on its way.
enum class HandoffState : quint8 { Sent, Delivered, Accepted, Answered, Bounced, Recalled, Waiting, Returned };

template<>
inline constexpr auto enumNames<HandoffState> = std::to_array<EnumName<HandoffState>>({
    {HandoffState::Sent, QLatin1String("SENT")},
    {HandoffState::Delivered, QLatin1String("DELIVERED")}, ///< a client of the receiving unit has it
    {HandoffState::Accepted, QLatin1String("ACCEPTED")},   ///< 签收
    {HandoffState::Answered, QLatin1String("ANSWERED")},
    {HandoffState::Bounced, QLatin1String("BOUNCED")},
    {HandoffState::Recalled, QLatin1String("RECALLED")},
    {HandoffState::Waiting, QLatin1String("WAITING")},   ///< its turn has not come: the unit sees nothing yet
    {HandoffState::Returned, QLatin1String("RETURNED")}, ///< given back, and comes again when that was answered
});

/// What was said along a countersign's way besides the signatures.
struct HandoffNote
{
    bool answer = false; ///< the asker's answer; otherwise why it was returned
    HandoffId to;        ///< the signer it was returned to; empty: the asker
    UserId by;
    QString byName;
    QDateTime at;
    QString text;

    friend bool operator==(const HandoffNote &, const HandoffNote &) = default;
};

/// One case asked of, or given to, another unit; it has a life of its own.
struct Handoff
{
    HandoffId id;
    HandoffKind kind = HandoffKind::Consultation;
    HandoffState state = HandoffState::Sent;
    UnitId from;
    UnitId to;
    UserId sentBy;
    QString sentByName;
    QDateTime sentAt;
    QDateTime dueAt; ///< later than this it is late
    QString question;
    QVector<QString> sharedFields; ///< JSON pointers; consultations share a selection only
    QVector<MaterialId> sharedMaterials;
    QDateTime deliveredAt;
    UserId acceptedBy;
    QString acceptedByName;
    QDateTime acceptedAt;
    QString answer;      ///< opinion of the other unit
    bool agreed = false; ///< countersign: signed
    UserId answeredBy;
    QString answeredByName;
    QDateTime closedAt; ///< answered, bounced or recalled at
    QString bounceReason;
    CommandId route;  ///< countersign: the act that asked for it; signers of one act are one route
    int position = 0; ///< place of the signer when they sign one after another, from 1; 0 = side by side
    QVector<HandoffNote> notes;

    friend bool operator==(const Handoff &, const Handoff &) = default;

    /// Answered after its time.
    [[nodiscard]] bool wasLate() const
    {
        return state == HandoffState::Answered && dueAt.isValid() && closedAt.isValid() && dueAt < closedAt;
    }

    /// Whether it waits for the receiver's 签收, so that the sender may still recall it.
    [[nodiscard]] bool isUnsigned() const { return state == HandoffState::Sent || state == HandoffState::Delivered; }
    /// Whether somebody still owes something. A transfer is over when it is signed for.
    [[nodiscard]] bool isOpen() const
    {
        return isUnsigned() || state == HandoffState::Waiting || state == HandoffState::Returned ||
               (state == HandoffState::Accepted && kind != HandoffKind::Transfer);
    }
    /// Whether it lies with the receiver now: what it was sent for may be seen and answered.
    [[nodiscard]] bool isWithReceiver() const { return isOpen() && state != HandoffState::Waiting; }
    /// Whether it came back to who asked and waits for the answer.
    [[nodiscard]] bool isBackWithAsker() const
    {
        return state == HandoffState::Returned && !notes.isEmpty() && !notes.constLast().answer &&
               notes.constLast().to.isEmpty();
    }
};

/// 并联: what another department does after (or beside) this case. Data pushes are taken in by the receiver itself.
enum class PartState : quint8 { Waiting, Pending, Pushed, Stored, Failed, Working, Done };

template<>
inline constexpr auto enumNames<PartState> = std::to_array<EnumName<PartState>>({
    {PartState::Waiting, QLatin1String("WAITING")}, ///< 待启动: this case has not closed
    {PartState::Pending, QLatin1String("PENDING")}, ///< 待推送
    {PartState::Pushed, QLatin1String("PUSHED")},   ///< 已推送, not yet taken in
    {PartState::Stored, QLatin1String("STORED")},   ///< 已入库
    {PartState::Failed, QLatin1String("FAILED")},   ///< 失败, will be tried again
    {PartState::Working, QLatin1String("WORKING")}, ///< real work is going on there
    {PartState::Done, QLatin1String("DONE")},
});

/// One receiver's share of a split case: real work that became a case of its own, or data pushed to its
/// system. Times in UTC.
struct Part
{
    PartId id;
    UnitId unit;
    QString name;
    PartState state = PartState::Waiting;
    CaseId workCase; ///< the case it became at the receiver, if real work
    int attempts = 0;
    QString lastError; ///< code of the last failed attempt
    QDateTime changedAt;
    QString number;       ///< own case number of the work; empty while there is none
    QDate promisedDue;    ///< own promise of the work; invalid while its clock does not run
    QString resultNumber; ///< of what the work brought
    QDateTime endedAt;    ///< when the work ended, whichever way

    friend bool operator==(const Part &, const Part &) = default;
};

/// A statutory paper of the case. The service gives the number; until then it reads 待编号.
struct CaseDocument
{
    DocumentKind kind = DocumentKind::ReceptionReceipt;
    QString number;
    Digest256 digest; ///< of the PDF, empty until made
    QDateTime issuedAt;
    CommandId command; ///< the act that brought it
    qint64 size = 0;   ///< bytes, 0 until made
    QString mediaType = {};

    friend bool operator==(const CaseDocument &, const CaseDocument &) = default;
};

/// What somebody wrote at a step.
struct Opinion
{
    StepId step;
    Action action = Action::Examine;
    UserId by;
    QString byName;
    Post post = Post::CaseOfficer;
    UnitId unit;
    QDateTime at;
    QString text;
    bool unfavourable = false; ///< proposes to deny, denies or sends back
    UserId onBehalfOf;         ///< the absent colleague for whom it was written
    QString onBehalfOfName;

    friend bool operator==(const Opinion &, const Opinion &) = default;
};

/// 督办: a supervisor's urging and its reply.
struct Urging
{
    QString id;
    UserId by;
    QString byName;
    QDateTime at;
    QString text;
    QDate replyDue;
    QString reply;
    UserId repliedBy;
    QDateTime repliedAt;

    friend bool operator==(const Urging &, const Urging &) = default;
};

/// 结果: what the applicant gets.
struct CaseResult
{
    bool granted = false;
    QString name;     ///< 证照名称
    QString number;   ///< such as the USCC assigned at registration
    QDate validUntil; ///< invalid = long-term
    QString conditions;
    QDateTime closedAt;
    QString deliveryWay; ///< ON_SITE, POST, ELECTRONIC, ANNOUNCEMENT
    QString receiver;
    QString trackingNumber;
    QDateTime deliveredAt;
    std::optional<bool> feeCharged = {}; ///< said when the certificate is made
    std::optional<bool> posted = {};     ///< whether it goes by post, said then too
    QDate renewBy = {};                  ///< last day to ask for a renewal: 30 working days before `validUntil` (art. 50)
    QDateTime voidedAt = {}; ///< withdrawn before it was served, or a booked place given back: from then on it is void
    QDateTime missedAt = {}; ///< of a booking: recorded that nobody came

    friend bool operator==(const CaseResult &, const CaseResult &) = default;
};

/// What an officer asks his reviewer or decider for.
enum class ProposalKind : quint8 { SpecialProcedure, Extension };

template<>
inline constexpr auto enumNames<ProposalKind> = std::to_array<EnumName<ProposalKind>>({
    {ProposalKind::SpecialProcedure, QLatin1String("SPECIAL_PROCEDURE")},
    {ProposalKind::Extension, QLatin1String("EXTENSION")},
});

/// 提请: waits for approval while the examination goes on.
struct Proposal
{
    ProposalKind kind = ProposalKind::SpecialProcedure;
    SuspensionKind procedure = SuspensionKind::Hearing; ///< of a special procedure
    int days = 0;                                       ///< working days
    QString reason;                                     ///< reason or basis
    QString forWhom;                                    ///< applicant a special procedure is for
    UserId by;
    QString byName;
    QDateTime at;

    friend bool operator==(const Proposal &, const Proposal &) = default;
};

/// 特别程序 as the national reporting set wants it. Its time is kept by Deadlines; here is what was said of it.
struct SpecialProcedure
{
    SuspensionKind kind = SuspensionKind::Hearing;
    int days = 0; ///< working days it was said to need
    QString reason;
    QString forWhom;
    UserId proposedBy;
    QString proposedByName;
    UserId approvedBy;
    QString approvedByName;
    QDateTime startedAt;
    QDate announcedEnd; ///< told to the applicant in writing (art. 45)
    QDateTime endedAt;  ///< invalid while it goes on
    QString outcome;
    QString opinion;
    UserId endedBy;
    QString endedByName;

    friend bool operator==(const SpecialProcedure &, const SpecialProcedure &) = default;
};

/// 法制审核: the department's legal opinion before a decision.
struct LegalReview
{
    UserId by;
    QString byName;
    QDateTime at;
    bool agreed = false;
    QString opinion;

    friend bool operator==(const LegalReview &, const LegalReview &) = default;
};

/// 告知: people whose interests a decision touches were told of their rights (art. 36, 46, 47).
struct PartyNotice
{
    QString parties;
    bool hearing = false; ///< of a hearing; else of stating and defending
    QDateTime toldAt;
    QDate requestBy; ///< five working days to ask for a hearing, or to state
    std::optional<PartyAnswer> answer;
    QDateTime answeredAt;
    QDate holdBy; ///< the hearing that was asked for: 20 working days
    QString note;
    QDate hearingOn = {}; ///< art. 48: told of it at least seven working days before
    QString hearingPlace = {};
    UserId presider = {}; ///< nobody who examines the case
    QString presiderName = {};
    QDateTime invitedAt = {};

    friend bool operator==(const PartyNotice &, const PartyNotice &) = default;
};

/// A licence and the case that changes, renews, ends or replaces it; kept at both.
struct CaseLink
{
    LinkKind kind = LinkKind::Change;
    CaseId other;         ///< the case at the other end
    QString number;       ///< its number
    QString resultNumber; ///< number of the licence concerned
    QDate renewBy = {};   ///< last day to ask for a renewal of that licence
    std::optional<bool> granted = {}; ///< how the later case was decided; nothing while it is not closed
    QDateTime decidedAt = {};

    friend bool operator==(const CaseLink &, const CaseLink &) = default;
};

/// 归档: the case as it was put away.
struct ArchiveRecord
{
    CaseState endedAs = CaseState::Delivered;
    QDateTime at;
    UserId by;
    QString byName;
    int retentionYears = 0; ///< 保管期限; 0 = for ever
    QVector<QString> files; ///< what it holds, such as "DOCUMENT:GRANT_DECISION:市监许准字〔2026〕第0001号"

    friend bool operator==(const ArchiveRecord &, const ArchiveRecord &) = default;
};

/// 办件: one application in everything the departments know of it.
struct Case
{
    CaseId id;
    QString number;    ///< 办件编号, 43 characters
    QString queryCode; ///< short number on screens and receipts, such as "52-261123-00317"
    ItemKey item;
    QString itemName;
    CaseState state = CaseState::Submitted;
    StepId step; ///< step of the flow while under examination; empty before
    UnitId unit; ///< unit that holds the case
    UnitId department;
    UserId assignee; ///< empty = 待领取
    QString assigneeName;
    UnitId source; ///< platform, app or window it came through
    Applicant applicant;
    QString formId;
    int formVersion = 0;
    QJsonObject form;                    ///< what the applicant filled in; read-only for clerks
    QHash<StepId, QJsonObject> approval; ///< what clerks filled in at a step
    QVector<Material> materials;
    QVector<MaterialPromise> promises; ///< papers that will follow
    QVector<RegistryCheck> checks;
    QVector<PointAnswer> points;
    Deadlines deadlines;
    CorrectionNotice correction;
    QVector<Handoff> handoffs;
    QVector<Part> parts;
    QVector<CaseDocument> documents;
    QVector<Opinion> opinions;
    QVector<Urging> urgings;
    CaseResult result;
    std::optional<RatingLevel> rating; ///< how the applicant rated the service, the follow-up if there is one; never who
    std::optional<Proposal> proposal;     ///< waits for approval
    QVector<SpecialProcedure> procedures; ///< in order of time
    CorrectionNotice supplement;          ///< T16: what was asked for after acceptance
    std::optional<LegalReview> legalReview;
    QVector<PartyNotice> partyNotices;
    UnitId reportedFrom;             ///< 转报: the unit that examined and reported up; it goes on seeing the case
    std::optional<CaseLink> follows; ///< the licence this case is about
    QVector<CaseLink> followers;     ///< later cases about the licence this case brought
    std::optional<ArchiveRecord> archive;
    CaseId parent; ///< the case whose acceptance or closing started this one (part work)
    PartId parentPart;
    QString jointCode;       ///< 联办编码: the same on a joint case and all its parts
    QVector<SupervisionMark> marks; ///< hints and cards of supervision that stand
    QVector<UserId> recused; ///< 回避: declared on this case by clerks who must not work on it
    bool unknownState = false; ///< the wire carried a state this version does not know: read-only
    qint64 version = 0;        ///< counts every change
    qint64 revision = 0;       ///< counts changes of what a decision relies on

    friend bool operator==(const Case &, const Case &) = default;

    [[nodiscard]] const Handoff *handoff(const HandoffId &id) const;
    [[nodiscard]] bool hasOpenHandoff() const;
    /// The transfer that waits to be signed for, if there is one. Until then the sender holds the case.
    [[nodiscard]] const Handoff *openTransfer() const;
    [[nodiscard]] bool hasMaterial(const MaterialId &id) const;
    [[nodiscard]] const RegistryCheck *check(const QString &id) const;
    /// Whether that person proposed a decision on the case at some step, himself or through a substitute.
    [[nodiscard]] bool wasExaminedBy(const UserId &user) const;
    /// 容缺: promised papers that are not in.
    [[nodiscard]] QVector<MaterialPromise> openPromises() const;
    /// Those of them whose day is over.
    [[nodiscard]] QVector<MaterialPromise> brokenPromises(QDate today) const;
    /// Whether it was accepted with papers missing.
    [[nodiscard]] bool isTolerant() const;
    /// Real work that another case's closing started: it ends by itself and is not served on anybody.
    [[nodiscard]] bool isPartWork() const { return !parent.isEmpty(); }
};

/// Whether the case is over. Part work ends when it is closed; other cases are served on the applicant after that.
[[nodiscard]] bool isEnded(const Case &subject);

/// What became of the licence that a case brought.
enum class LicenceStatus : quint8 {
    None,       ///< it brought none
    InForce,
    Expired,
    Superseded, ///< by a change, a renewal or a replacement
    Ended,      ///< retracted, revoked or deregistered
};
[[nodiscard]] LicenceStatus licenceStatus(const Case &subject, QDate today);

/// Whether a registry says otherwise than the applicant and no clerk has answered that yet.
[[nodiscard]] bool isUnansweredDifference(const RegistryCheck &check);

/// The answer to a review point: the clerk's, or else that of the registry check that answers it. A difference that
/// was found correct, or is the registry's own fault, counts as a yes.
[[nodiscard]] PointVerdict pointVerdict(const Case &subject, const ReviewPoint &point);

/// One row of the history: who did what, when, in which capacity, on whose behalf.
struct HistoryRow
{
    qint64 sequence = 0; ///< within the case, from 1
    CommandId command;
    Action action = Action::Submit;
    CaseState before = CaseState::Draft;
    CaseState after = CaseState::Submitted;
    StepId step;
    UserId user;
    QString userName;
    Post post = Post::System;
    UnitId unit;
    UserId onBehalfOf;
    QString onBehalfOfName;
    DeviceId device;
    QDateTime at;      ///< the service's clock: this one rules
    QDateTime actedAt; ///< the clerk's clock, earlier when the act was made offline
    QString opinion;
    QString reason;
    QString basis;                       ///< law and article the act rests on
    QString competentOrgan;              ///< T6: where the applicant should go instead
    QString remedies;                    ///< T6, T21: what the applicant was told of reconsideration and lawsuit
    QString conditions;                  ///< T20
    QDate validUntil;                    ///< T20, T22; invalid = long-term, or not about validity
    QVector<CorrectionItem> corrections; ///< T7: the whole list of the notice
    QVector<Material> materials;         ///< T1, T4, T8: what was handed in or received, with trust and copies
    QVector<QString> remarks;            ///< codes, such as "EXAMINER_DECIDED_BY_ITEM_RULE"
    UnitId toUnit = {};                  ///< the unit the case moved to when `unit` was merged into it
    /// What else the act must record, by name: PROCEDURE, DAYS, ANNOUNCED_END, FOR_WHOM, OUTCOME, GROUND, TO_STEP,
    /// PARTIES, PARTY_ANSWER, REQUEST_BY, ANSWER_BY, FEE, POSTED, RETENTION, LINK, RESULT_NUMBER, PROMISE_BY …
    QMap<QString, QString> facts = {};
    QVector<CaseDocument> documents = {}; ///< IssueDocuments: the papers that were made
    QVector<DueChange> dueChanges = {};  ///< the days that moved when the clocks were counted anew; keeps the old ones

    friend bool operator==(const HistoryRow &, const HistoryRow &) = default;
};

} // namespace yunchuang
