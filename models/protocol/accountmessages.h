// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/vocabulary.h"
#include "protocol/messages.h"

#include <QMap>

namespace yunchuang::protocol {

/// What an entry of the audit log speaks of (GB/T 22239-2019 level 3, security audit).
enum class AuditEvent : quint8 {
    SignedIn,
    SignInFailed, ///< a wrong password; changes: remaining
    CodeFailed,   ///< a wrong code of the second factor or for a new device
    LockedOut,    ///< too many failures: the name is locked for a while
    SignedOut,
    SessionEnded,    ///< by the limit of sessions at once, or because a refresh token was used twice
    PasswordChanged, ///< by the user
    FactorEnrolled,
    DeviceEnrolled,
    AccessRefused, ///< the post may not do it; object: method and path
    ManyMisses,    ///< one session asked for many things that it may not see; changes: count
    Looked,        ///< at a masked value in full; object: case, changes: field
    LookedUp,      ///< in a base registry; object: case, changes: registry
    AccountCreated,
    AccountChanged, ///< name, enabled
    GrantsChanged,  ///< object: user; changes: posts by unit, as "before → after"
    PasswordIssued, ///< a one-time password that must be changed
    PolicyChanged,
    AccountUnlocked,
    SessionsRevoked,
    DeviceRevoked,
    DeviceCodeIssued,
    FactorReset,
    CalendarImported,
    UnitChanged,
    PhrasesChanged,
    AuditRead,
    AuditVerified,
    AuditExported,
    OperatorActed,   ///< at the service's console; object: the command
    LeaseTakenOver,  ///< a case open with a colleague; object: case, changes: from, unit
    AbsenceChanged,  ///< entered or ended; object: user, changes: from, until, substitutes
    RelationChanged, ///< a reason for recusal declared or withdrawn; object: user, changes: kind
};

} // namespace yunchuang::protocol

namespace yunchuang {
template<>
inline constexpr auto enumNames<protocol::AuditEvent> = std::to_array<EnumName<protocol::AuditEvent>>({
    {protocol::AuditEvent::SignedIn, QLatin1String("SIGNED_IN")},
    {protocol::AuditEvent::SignInFailed, QLatin1String("SIGN_IN_FAILED")},
    {protocol::AuditEvent::CodeFailed, QLatin1String("CODE_FAILED")},
    {protocol::AuditEvent::LockedOut, QLatin1String("LOCKED_OUT")},
    {protocol::AuditEvent::SignedOut, QLatin1String("SIGNED_OUT")},
    {protocol::AuditEvent::SessionEnded, QLatin1String("SESSION_ENDED")},
    {protocol::AuditEvent::PasswordChanged, QLatin1String("PASSWORD_CHANGED")},
    {protocol::AuditEvent::FactorEnrolled, QLatin1String("FACTOR_ENROLLED")},
    {protocol::AuditEvent::DeviceEnrolled, QLatin1String("DEVICE_ENROLLED")},
    {protocol::AuditEvent::AccessRefused, QLatin1String("ACCESS_REFUSED")},
    {protocol::AuditEvent::ManyMisses, QLatin1String("MANY_MISSES")},
    {protocol::AuditEvent::Looked, QLatin1String("LOOKED")},
    {protocol::AuditEvent::LookedUp, QLatin1String("LOOKED_UP")},
    {protocol::AuditEvent::AccountCreated, QLatin1String("ACCOUNT_CREATED")},
    {protocol::AuditEvent::AccountChanged, QLatin1String("ACCOUNT_CHANGED")},
    {protocol::AuditEvent::GrantsChanged, QLatin1String("GRANTS_CHANGED")},
    {protocol::AuditEvent::PasswordIssued, QLatin1String("PASSWORD_ISSUED")},
    {protocol::AuditEvent::PolicyChanged, QLatin1String("POLICY_CHANGED")},
    {protocol::AuditEvent::AccountUnlocked, QLatin1String("ACCOUNT_UNLOCKED")},
    {protocol::AuditEvent::SessionsRevoked, QLatin1String("SESSIONS_REVOKED")},
    {protocol::AuditEvent::DeviceRevoked, QLatin1String("DEVICE_REVOKED")},
    {protocol::AuditEvent::DeviceCodeIssued, QLatin1String("DEVICE_CODE_ISSUED")},
    {protocol::AuditEvent::FactorReset, QLatin1String("FACTOR_RESET")},
    {protocol::AuditEvent::CalendarImported, QLatin1String("CALENDAR_IMPORTED")},
    {protocol::AuditEvent::UnitChanged, QLatin1String("UNIT_CHANGED")},
    {protocol::AuditEvent::PhrasesChanged, QLatin1String("PHRASES_CHANGED")},
    {protocol::AuditEvent::AuditRead, QLatin1String("AUDIT_READ")},
    {protocol::AuditEvent::AuditVerified, QLatin1String("AUDIT_VERIFIED")},
    {protocol::AuditEvent::AuditExported, QLatin1String("AUDIT_EXPORTED")},
    {protocol::AuditEvent::OperatorActed, QLatin1String("OPERATOR_ACTED")},
    {protocol::AuditEvent::LeaseTakenOver, QLatin1String("LEASE_TAKEN_OVER")},
    {protocol::AuditEvent::AbsenceChanged, QLatin1String("ABSENCE_CHANGED")},
    {protocol::AuditEvent::RelationChanged, QLatin1String("RELATION_CHANGED")},
});
} // namespace yunchuang

namespace yunchuang::protocol {

/// An account as an administrator sees it. Times in UTC; what the asker's area does not hold stays empty.
struct AccountRow
{
    UserId user;
    QString name;
    bool enabled = true;
    bool hasPassword = false;
    bool factor = false;   ///< the second factor is enrolled
    QDateTime lockedUntil; ///< invalid: not locked
    QDateTime lastSignIn;
    int devices = 0;  ///< enrolled and not revoked
    int sessions = 0; ///< signed in now
    QVector<UnitGrant> grants;

    friend bool operator==(const AccountRow &, const AccountRow &) = default;
};

/// Accounts in order of user; `next` is handed back as `after` for the rest, empty at the end.
struct AccountPage
{
    QVector<AccountRow> accounts;
    QString next;

    friend bool operator==(const AccountPage &, const AccountPage &) = default;
};

/// A new account: no password and no posts yet. Errors: RULE_BROKEN (NAME_FORM, EXISTS), MALFORMED.
struct NewAccount
{
    UserId user;
    QString name;

    friend bool operator==(const NewAccount &, const NewAccount &) = default;
};

/// Name and state of an account. Errors: NOT_FOUND, RULE_BROKEN (SELF, NAME_FORM).
struct AccountChange
{
    QString name;
    bool enabled = true;

    friend bool operator==(const AccountChange &, const AccountChange &) = default;
};

/// The posts of a user in a unit.
struct UnitPosts
{
    UnitId unit;
    Posts posts;

    friend bool operator==(const UnitPosts &, const UnitPosts &) = default;
};

/// All posts of a user, in place of those held before. Errors: NOT_FOUND, RULE_BROKEN (SELF, COMBINED, UNIT, POST).
struct GrantsChange
{
    QVector<UnitPosts> grants;

    friend bool operator==(const GrantsChange &, const GrantsChange &) = default;
};

/// Something secret that is shown once: a first password, or a code for a new device. Good until `until` (UTC; invalid:
/// until it is used).
struct OneTimeSecret
{
    QString secret;
    QDateTime until;

    friend bool operator==(const OneTimeSecret &, const OneTimeSecret &) = default;
};

/// A computer a user enrolled. Times in UTC.
struct DeviceRow
{
    DeviceId id;
    QString name;
    QDateTime enrolledAt;
    QDateTime revokedAt; ///< invalid: may sign in

    friend bool operator==(const DeviceRow &, const DeviceRow &) = default;
};

/// The devices of a user, the newest first.
struct DevicesReply
{
    QVector<DeviceRow> devices;

    friend bool operator==(const DevicesReply &, const DevicesReply &) = default;
};

/// How passwords and sessions are held (GB/T 22239-2019 level 3, identity authentication). The security administrator
/// may only tighten what the standard and the product fix. Errors: RULE_BROKEN (POLICY; args: member).
struct AccountPolicy
{
    int passwordLength = 10; ///< characters at least, 10…64
    int formerPasswords = 5; ///< that may not come back, 5…24
    int passwordDays = 90;   ///< until it must be changed, 1…90
    int failures = 5;        ///< until a name is locked, 1…5
    int lockMinutes = 15;    ///< 5…1440
    int sessions = 5;        ///< of one user at once, 1…5

    friend bool operator==(const AccountPolicy &, const AccountPolicy &) = default;
};

/// Whether the second factor of the asking user is enrolled, and whether a post demands it.
struct FactorState
{
    bool enrolled = false;
    bool required = false;

    friend bool operator==(const FactorState &, const FactorState &) = default;
};

/// Begins to enrol a second factor; the password proves who asks. Errors: WRONG_CREDENTIALS, LOCKED_OUT, RULE_BROKEN
/// (ENROLLED: only the security administrator takes a factor back).
struct FactorBegin
{
    QString password;

    friend bool operator==(const FactorBegin &, const FactorBegin &) = default;
};

/// The secret for the user's authenticator, as base32 and as otpauth URI (RFC 6238, SHA-1, 6 digits, 30 s). Not in
/// force before a code of it is confirmed.
struct FactorOffer
{
    QString secret;
    QString uri;

    friend bool operator==(const FactorOffer &, const FactorOffer &) = default;
};

/// A code of the secret just offered. Errors: WRONG_CODE, LOCKED_OUT, RULE_BROKEN (NOT_BEGUN).
struct FactorConfirm
{
    QString code;

    friend bool operator==(const FactorConfirm &, const FactorConfirm &) = default;
};

/// One line of the audit log. Names users, units, cases and devices by their ids and holds no other personal data.
/// `hash` is SM3 over the hash before and this line (see auditRecordText), so a line cannot be changed unseen.
struct AuditEntry
{
    qint64 number = 0; ///< from 1, without a gap
    QDateTime at;      ///< UTC
    UserId actor;      ///< empty: nobody known (a wrong name), or the service's operator at its console
    AuditEvent event = AuditEvent::SignedIn;
    bool success = true;
    QString object; ///< what it was done to: a user, a unit, a case, a year
    DeviceId device;
    QString peer;                   ///< address it came from
    QMap<QString, QString> changes; ///< what changed, by name
    QString hash;                   ///< 64 lower-case hexadecimal characters

    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

/// The text that is hashed of an entry: its members but the hash, divided by '|', with '\' before every '|', '\' and
/// line end inside them. h(n) = SM3(hex(h(n-1)) + "|" + text), h(0) = 64 zeros.
[[nodiscard]] QByteArray auditRecordText(const AuditEntry &entry);

/// Entries: read, the newest first, and the rest lies before the last number; exported, in order, and after it.
struct AuditPage
{
    QVector<AuditEntry> entries;
    bool more = false;

    friend bool operator==(const AuditPage &, const AuditPage &) = default;
};

/// What a walk along the whole chain found.
struct AuditVerification
{
    qint64 entries = 0;
    bool sound = false;
    qint64 brokenAt = 0; ///< number of the first entry that does not fit; 0 when sound
    QString head;        ///< hash of the last entry

    friend bool operator==(const AuditVerification &, const AuditVerification &) = default;
};

/// A ready-made sentence of a unit for one act.
struct UnitPhrase
{
    StepId step; ///< empty = at every step
    Action action = Action::Examine;
    QString text;
    bool hidden = false; ///< kept, but not offered

    friend bool operator==(const UnitPhrase &, const UnitPhrase &) = default;
};

/// The sentences of a unit in their order. Errors on change: NOT_FOUND, RULE_BROKEN (TOO_MANY, PHRASE).
struct UnitPhrases
{
    QVector<UnitPhrase> phrases;

    friend bool operator==(const UnitPhrases &, const UnitPhrases &) = default;
};

/// A year of the calendar was taken; days of cases that hang on it are counted anew by the service's jobs. Errors:
/// RULE_BROKEN (CALENDAR; args: detail).
struct CalendarImported
{
    int year = 0;
    bool replaced = false; ///< there was one of that year

    friend bool operator==(const CalendarImported &, const CalendarImported &) = default;
};

} // namespace yunchuang::protocol
