// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "domain/casesummary.h"
#include "domain/command.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QVector>

/// What travels between client, service, platforms and receivers. Byte arrays travel as base64, times as ISO 8601 UTC with
/// milliseconds, dates as yyyy-MM-dd. Unknown members are ignored.
namespace yunchuang::protocol {

struct DeviceInfo
{
    DeviceId id;
    QString name;         ///< of the machine, such as "GZ-REG-017"
    QByteArray publicKey; ///< Ed25519, 32 bytes: enrolled at sign-in

    friend bool operator==(const DeviceInfo &, const DeviceInfo &) = default;
};

struct SignInRequest
{
    UserId user;
    QString password;
    DeviceInfo device;

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

    friend bool operator==(const Session &, const Session &) = default;
};

struct RefreshRequest
{
    QString refreshToken;

    friend bool operator==(const RefreshRequest &, const RefreshRequest &) = default;
};

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

struct FeedPage
{
    QVector<FeedEntry> entries;
    QString cursor;      ///< opaque; hand it back
    bool more = false;   ///< ask again at once
    QDateTime serviceTime;

    friend bool operator==(const FeedPage &, const FeedPage &) = default;
};

struct CaseReply
{
    Case subject;        ///< projected for the asking unit
    Capacity capacity = Capacity::Owner;
    QVector<HistoryRow> history; ///< empty for consulted units

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

struct Member
{
    UserId user;
    QString name;
    Posts posts;

    friend bool operator==(const Member &, const Member &) = default;
};

struct MembersReply
{
    QVector<Member> members;

    friend bool operator==(const MembersReply &, const MembersReply &) = default;
};

struct LookupRequest
{
    CaseId caseId;
    UnitId unit;      ///< acting unit
    QString key;      ///< USCC, identity number or address text
    QString purpose;  ///< recorded with the look-up

    friend bool operator==(const LookupRequest &, const LookupRequest &) = default;
};

struct LookupReply
{
    bool found = false;
    QJsonObject values;
    QString source;
    QDateTime fetchedAt;

    friend bool operator==(const LookupReply &, const LookupReply &) = default;
};

/// Somebody looked at a masked value in full; reported as soon as there is a connection.
struct Look
{
    QString id;       ///< UUIDv7, so that repeating is harmless
    CaseId caseId;
    UnitId unit;
    QString field;    ///< JSON pointer
    QString purpose;
    QDateTime at;

    friend bool operator==(const Look &, const Look &) = default;
};

struct LooksReport
{
    QVector<Look> looks;

    friend bool operator==(const LooksReport &, const LooksReport &) = default;
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

    friend bool operator==(const IntakeApplication &, const IntakeApplication &) = default;
};

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

    friend bool operator==(const ProgressReply &, const ProgressReply &) = default;
};

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

struct PushPage
{
    QVector<Push> pushes;

    friend bool operator==(const PushPage &, const PushPage &) = default;
};

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
