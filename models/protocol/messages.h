// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/casesummary.h"
#include "domain/command.h"
#include "protocol/progressmessages.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QVector>

/// What travels between client, service, platforms and receivers. Byte arrays travel as base64, times as ISO 8601 UTC with
/// milliseconds, dates as yyyy-MM-dd. Unknown members are ignored.
namespace yunchuang::protocol {

/// The computer a user signs in at. Its key signs every act sent from there.
struct DeviceInfo
{
    DeviceId id;
    QString name;         ///< of the machine, such as "GZ-REG-017"
    QByteArray publicKey; ///< Ed25519, 32 bytes: enrolled at sign-in

    friend bool operator==(const DeviceInfo &, const DeviceInfo &) = default;
};

/// Name, password and device, and the codes that CODE_REQUIRED asked for. Errors: WRONG_CREDENTIALS, LOCKED_OUT,
/// CODE_REQUIRED, WRONG_CODE, UNKNOWN_DEVICE, FORBIDDEN (COMBINED_ADMINISTRATORS), MALFORMED.
struct SignInRequest
{
    UserId user;
    QString password;
    DeviceInfo device;
    QString factorCode = {}; ///< six digits of the second factor
    QString deviceCode = {}; ///< one-time code of the security administrator for a new device

    friend bool operator==(const SignInRequest &, const SignInRequest &) = default;
};

/// A unit a user may act for and the posts held there.
struct UnitGrant
{
    UnitId unit;
    QString unitName;
    QString departmentName;
    Posts posts;

    friend bool operator==(const UnitGrant &, const UnitGrant &) = default;
};

/// The answer to signing in and to renewing: both tokens, when the access token ends (the refresh token lives longer),
/// and what the user may do. Times in UTC.
struct Session
{
    QString accessToken;
    QString refreshToken;
    QDateTime accessExpires;
    UserId user;
    QString userName;
    QVector<UnitGrant> grants;
    qint64 grantsVersion = 0;
    QByteArray recoveryHalf;  ///< the service's half of the recovery slot of this user and device
    QDateTime lastSignIn;
    QDateTime serviceTime;
    bool mustChangePassword = false;
    bool mustEnrolFactor = false; ///< a post demands a second factor and there is none: nothing else is answered
    bool factorEnrolled = false;
    QDateTime passwordUntil;      ///< from then on it must be changed; invalid: no end

    friend bool operator==(const Session &, const Session &) = default;
};

/// Asks for new tokens before the old ones end. A token used twice ends the session: TOKEN_REUSED.
struct RefreshRequest
{
    QString refreshToken;

    friend bool operator==(const RefreshRequest &, const RefreshRequest &) = default;
};

/// The password in use and the one to follow it. Errors: WRONG_CREDENTIALS, PASSWORD_TOO_WEAK.
struct PasswordChange
{
    QString current;
    QString next;

    friend bool operator==(const PasswordChange &, const PasswordChange &) = default;
};

/// One line of a feed: the newest word on a case for a unit.
struct FeedEntry
{
    UnitId unit;
    qint64 sequence = 0;
    CaseId caseId;
    bool tombstone = false;            ///< the unit no longer sees the case
    std::optional<CaseSummary> summary;///< set unless tombstone

    friend bool operator==(const FeedEntry &, const FeedEntry &) = default;
};

/// What is new after a cursor, at most `maxFeedPage` entries. CURSOR_EXPIRED: begin again without a cursor.
struct FeedPage
{
    QVector<FeedEntry> entries;
    QString cursor;      ///< opaque; hand it back
    bool more = false;   ///< ask again at once
    QDateTime serviceTime;

    friend bool operator==(const FeedPage &, const FeedPage &) = default;
};

/// A case as the asking unit may see it, and in which capacity.
struct CaseReply
{
    Case subject;        ///< projected for the asking unit
    Capacity capacity = Capacity::Owner;
    QVector<HistoryRow> history; ///< empty for consulted units
    QVector<UserId> related;     ///< 回避: the asker, if he is related to who applies; for dispatchers also colleagues

    friend bool operator==(const CaseReply &, const CaseReply &) = default;
};

/// The service's answer to a command, kept and repeated for the same id.
struct CommandReceipt
{
    CommandId command;
    CaseId caseId;
    qint64 version = 0;
    qint64 revision = 0;
    QDateTime at;
    QVector<CaseDocument> documents; ///< papers it brought, with their numbers
    QJsonObject ledger;              ///< ledger receipt in the ledger's own format

    friend bool operator==(const CommandReceipt &, const CommandReceipt &) = default;
};

/// A colleague a case of the unit can be given to.
struct Member
{
    UserId user;
    QString name;
    Posts posts;

    friend bool operator==(const Member &, const Member &) = default;
};

/// The enabled accounts with a post in a unit, in order of user.
struct MembersReply
{
    QVector<Member> members;

    friend bool operator==(const MembersReply &, const MembersReply &) = default;
};

/// A question to a base registry on a case in hand. Who asked what and why is recorded before the answer.
struct LookupRequest
{
    CaseId caseId;
    UnitId unit;      ///< acting unit
    QString key;      ///< USCC, identity number or address text
    QString purpose;  ///< recorded with the look-up

    friend bool operator==(const LookupRequest &, const LookupRequest &) = default;
};

/// What the registry named `source` says, asked at `fetchedAt` (UTC); `values` is empty when nothing was found.
struct LookupReply
{
    bool found = false;
    QJsonObject values;
    QString source;
    QDateTime fetchedAt;

    friend bool operator==(const LookupReply &, const LookupReply &) = default;
};

/// Somebody opened a case, or looked at a masked value in full; reported as soon as there is a connection.
struct Look
{
    QString id;       ///< UUIDv7, so that repeating is harmless
    CaseId caseId;
    UnitId unit;
    QString field;    ///< JSON pointer; empty: the case was opened
    QString purpose;
    QDateTime at;

    friend bool operator==(const Look &, const Look &) = default;
};

/// Looks that are not reported yet, together; a repeated one counts once.
struct LooksReport
{
    QVector<Look> looks;

    friend bool operator==(const LooksReport &, const LooksReport &) = default;
};

/// A licence granted before, as the applicant knows it, and what is to be done to it.
struct LicenceReference
{
    LinkKind kind = LinkKind::Change;
    QString number; ///< of the licence, or of the case that brought it (办件编号 or query code)

    friend bool operator==(const LicenceReference &, const LicenceReference &) = default;
};

/// An application as a platform hands it in. The same delivery id with the same content is the same application.
struct IntakeApplication
{
    QString deliveryId;
    ItemCode item;
    Applicant applicant;
    QJsonObject form;
    QVector<Material> materials; ///< digests uploaded before
    QDateTime submittedAt;
    bool identityChecked = false; ///< the source checked who the applicant is (real name, or the card at a window)
    QVector<MaterialPromise> promises; ///< papers that will follow, signed for by the applicant
    std::optional<LicenceReference> follows = {}; ///< the licence it is about: 变更, 延续, 撤销, 注销, 补证

    friend bool operator==(const IntakeApplication &, const IntakeApplication &) = default;
};

/// Receipt for an application: number, and what the applicant asks after it with. Repeated for a repeated delivery.
struct IntakeReply
{
    CaseId caseId;
    QString number;
    QString queryCode;
    QString queryPassword; ///< 查询密码: given once
    QDateTime receivedAt;

    friend bool operator==(const IntakeReply &, const IntakeReply &) = default;
};

/// What the applicant sees: 待预审, 待补正, 审批中, 已办结 ….
struct ProgressReply
{
    QString number;
    QString itemName;
    QString publicState;   ///< IN_PROGRESS, WAITING_FOR_YOU, DONE, NOT_ACCEPTED
    QDateTime receivedAt;
    QDate promisedDue;
    QVector<CorrectionItem> corrections;
    QDate answerBy;
    QVector<CaseDocument> documents;
    QString stateText;            ///< the state as the public reads it: 待预审, 待补正, 审批中 …
    QString statement;            ///< where the case stands, what is asked and until when, in a polite sentence
    QVector<ProgressStep> steps;  ///< done with their moments, then those to come
    QString reason;               ///< why it was refused, denied or ended, as the clerk wrote it for the applicant
    QString remedies;             ///< reconsideration and lawsuit, where there is something to contest
    QString invitation;           ///< to say how the service was; empty when it is too early, or was said
    QVector<ProgressAct> acts;    ///< what the applicant can do now
    std::optional<ProgressRating> rating;

    friend bool operator==(const ProgressReply &, const ProgressReply &) = default;
};

/// What the applicant hands in on a correction notice (补正). The same delivery id with the same content is one answer.
struct CorrectionAnswer
{
    QString deliveryId;
    QJsonObject form;            ///< the whole form as corrected
    QVector<Material> materials; ///< only new or replaced ones

    friend bool operator==(const CorrectionAnswer &, const CorrectionAnswer &) = default;
};

/// Data of a closed case on its way to a receiver's system (五证合一). Idempotent by (code, event, version).
struct Push
{
    QString id;
    CaseId caseId;
    PartId part;
    UnitId receiver;
    QString code;          ///< USCC of the body concerned
    QString event;         ///< ESTABLISHED, CHANGED, CANCELLED
    int version = 1;
    QJsonObject data;      ///< the receiver's selection of the form and the result
    int attempt = 0;

    friend bool operator==(const Push &, const Push &) = default;
};

/// Pushes that are due for a receiver, oldest first.
struct PushPage
{
    QVector<Push> pushes;

    friend bool operator==(const PushPage &, const PushPage &) = default;
};

/// A receiver's word on one push: stored, or why not; a failed one is handed out again later.
struct PushAck
{
    bool stored = false;
    QString reason;        ///< code of the failure when not stored

    friend bool operator==(const PushAck &, const PushAck &) = default;
};

/// Work in progress kept by the service when the client has no safe place for it.
struct Draft
{
    CaseId caseId;
    QJsonObject content;
    QDateTime savedAt;

    friend bool operator==(const Draft &, const Draft &) = default;
};

} // namespace yunchuang::protocol
