// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

/// Accounts, the posts they hold and the devices they enrolled.
namespace yunchuang::service::accountstore {

/// Accounts, grants, devices, sessions; numbers 200-219.
[[nodiscard]] QList<Migration> migrations();

/// A person who can sign in. Times in UTC.
struct Account
{
    UserId user;
    QString name;
    QByteArray passwordHash; ///< Argon2id in libsodium's own text form; empty = no password set yet
    bool mustChangePassword = true;
    bool enabled = true;
    qint64 grantsVersion = 1; ///< grows whenever name, posts or state of the account change
    QDateTime lastSignIn;
    QDateTime passwordAt; ///< when the password was set; invalid: never
};

[[nodiscard]] DbResult<std::optional<Account>> find(Connection &db, const UserId &user);
/// Creates the account or changes name and state; the password stays. Counts the grants version up.
[[nodiscard]] DbResult<void> put(Connection &db, const Account &account);
[[nodiscard]] DbResult<void> setPassword(Connection &db, const UserId &user, const QByteArray &hash, bool mustChange,
                                         const QDateTime &at);
/// Hashes of the last `count` passwords, newest first.
[[nodiscard]] DbResult<QList<QByteArray>> formerPasswords(Connection &db, const UserId &user, int count);
/// From the next sign-in on the password must be changed.
[[nodiscard]] DbResult<void> setMustChange(Connection &db, const UserId &user);
[[nodiscard]] DbResult<void> setLastSignIn(Connection &db, const UserId &user, const QDateTime &at);

/// The posts of a user by unit. Replaces all; counts the grants version up.
[[nodiscard]] DbResult<void> setPosts(Connection &db, const UserId &user, const QMap<QString, Posts> &posts);
[[nodiscard]] DbResult<QMap<QString, Posts>> posts(Connection &db, const UserId &user);
/// Gives whoever holds posts in a unit the same posts in another and takes the old ones; counts their grants versions
/// up. Who they are, in order, with the posts that moved.
[[nodiscard]] DbResult<QVector<protocol::Member>> moveGrants(Connection &db, const UnitId &from, const UnitId &to);
/// Enabled accounts with a post in the unit, in order of user.
[[nodiscard]] DbResult<QVector<protocol::Member>> members(Connection &db, const UnitId &unit);

/// Accounts whose name or user contains `text`, in order of user, those after `after`.
[[nodiscard]] DbResult<QVector<Account>> list(Connection &db, const QString &text, const UserId &after, int limit);

/// A computer a user signed in at, with the key that signs the acts made there.
struct Device
{
    DeviceId id;
    UserId user;
    QString name;
    QByteArray publicKey;    ///< Ed25519, 32 bytes
    QByteArray recoveryHalf; ///< the service's half of the recovery slot
    QDateTime enrolledAt = {};
    QDateTime revokedAt = {}; ///< invalid: may sign in
};
/// A device belongs to the user who enrolled it.
[[nodiscard]] DbResult<std::optional<Device>> findDevice(Connection &db, const DeviceId &id);
/// The devices of a user, the newest first.
[[nodiscard]] DbResult<QVector<Device>> devices(Connection &db, const UserId &user);
/// Nobody signs in there any more, unless with a new code.
[[nodiscard]] DbResult<void> revokeDevice(Connection &db, const DeviceId &id, const QDateTime &at);
/// Enrols a device, or takes a new name and key for one that the same user enrolled before; it is no longer revoked.
[[nodiscard]] DbResult<void> putDevice(Connection &db, const Device &device, const QDateTime &at);

/// Failed attempts to sign in, kept by the name that was typed, whether it exists or not.
struct Attempts
{
    int failures = 0;
    QDateTime lockedUntil;
};
[[nodiscard]] DbResult<Attempts> attempts(Connection &db, const UserId &user);
[[nodiscard]] DbResult<void> setAttempts(Connection &db, const UserId &user, const Attempts &attempts,
                                         const QDateTime &at);

} // namespace yunchuang::service::accountstore
