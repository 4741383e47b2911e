// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/accountstore.h"

namespace yunchuang::service::accountstore {

using namespace Qt::StringLiterals;

QList<Migration> migrations()
{
    return {
        {200,
         "accounts"_L1,
         {
             "CREATE TABLE accounts (user_id TEXT PRIMARY KEY, name TEXT NOT NULL, password_hash {BLOB} NOT NULL, "
             "must_change BIGINT NOT NULL, enabled BIGINT NOT NULL, grants_version BIGINT NOT NULL, "
             "last_sign_in BIGINT)"_L1,
             "CREATE TABLE account_posts (user_id TEXT NOT NULL REFERENCES accounts (user_id), unit TEXT NOT NULL, "
             "posts BIGINT NOT NULL, PRIMARY KEY (user_id, unit))"_L1,
             "CREATE INDEX account_posts_by_unit ON account_posts (unit, user_id)"_L1,
             "CREATE TABLE former_passwords (user_id TEXT NOT NULL REFERENCES accounts (user_id), at BIGINT NOT NULL, "
             "hash {BLOB} NOT NULL, PRIMARY KEY (user_id, at))"_L1,
             "CREATE TABLE devices (id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES accounts (user_id), "
             "name TEXT NOT NULL, public_key {BLOB} NOT NULL, recovery_half {BLOB} NOT NULL, "
             "enrolled_at BIGINT NOT NULL)"_L1,
             "CREATE TABLE sign_in_attempts (user_id TEXT PRIMARY KEY, failures BIGINT NOT NULL, locked_until BIGINT, "
             "at BIGINT NOT NULL)"_L1,
         }},
        {201,
         "sessions"_L1,
         {
             "CREATE TABLE sessions (family TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES accounts (user_id), "
             "device TEXT NOT NULL REFERENCES devices (id), generation BIGINT NOT NULL, created_at BIGINT NOT NULL, "
             "ended_at BIGINT)"_L1,
             "CREATE TABLE tokens (hash {BLOB} PRIMARY KEY, family TEXT NOT NULL REFERENCES sessions (family), "
             "generation BIGINT NOT NULL, refresh BIGINT NOT NULL, expires_at BIGINT NOT NULL)"_L1,
             "CREATE INDEX tokens_by_family ON tokens (family, generation)"_L1,
             "CREATE INDEX tokens_by_expiry ON tokens (expires_at)"_L1,
         }},
    };
}

DbResult<std::optional<Account>> find(Connection &db, const UserId &user)
{
    Statement select =
        db.prepare("SELECT name, password_hash, must_change, enabled, grants_version, last_sign_in, password_at "
                   "FROM accounts WHERE user_id = ?"_L1);
    YC_TRY(select.bind(user.text()).run());
    if (!select.next())
        return std::optional<Account>();
    Account account;
    account.user = user;
    account.name = select.text(0);
    account.passwordHash = select.bytes(1);
    account.mustChangePassword = select.flag(2);
    account.enabled = select.flag(3);
    account.grantsVersion = select.number(4);
    account.lastSignIn = select.moment(5);
    account.passwordAt = select.moment(6);
    return std::optional<Account>(std::move(account));
}

DbResult<void> put(Connection &db, const Account &account)
{
    Statement row =
        db.prepare("INSERT INTO accounts (user_id, name, password_hash, must_change, enabled, grants_version) "
                   "VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, "
                   "enabled = excluded.enabled, grants_version = accounts.grants_version + 1"_L1);
    return row.bind(account.user.text())
        .bind(account.name)
        .bind(account.passwordHash)
        .bind(account.mustChangePassword)
        .bind(account.enabled)
        .run();
}

DbResult<void> setPassword(Connection &db, const UserId &user, const QByteArray &hash, bool mustChange,
                           const QDateTime &at)
{
    Statement update =
        db.prepare("UPDATE accounts SET password_hash = ?, must_change = ?, password_at = ? WHERE user_id = ?"_L1);
    YC_TRY(update.bind(hash).bind(mustChange).bind(at).bind(user.text()).run());
    Statement former = db.prepare("INSERT INTO former_passwords (user_id, at, hash) VALUES (?, ?, ?) "
                                  "ON CONFLICT (user_id, at) DO UPDATE SET hash = excluded.hash"_L1);
    return former.bind(user.text()).bind(at).bind(hash).run();
}

DbResult<QList<QByteArray>> formerPasswords(Connection &db, const UserId &user, int count)
{
    Statement select = db.prepare("SELECT hash FROM former_passwords WHERE user_id = ? ORDER BY at DESC LIMIT ?"_L1);
    YC_TRY(select.bind(user.text()).bind(count).run());
    QList<QByteArray> hashes;
    while (select.next())
        hashes.append(select.bytes(0));
    return hashes;
}

DbResult<void> setMustChange(Connection &db, const UserId &user)
{
    Statement update = db.prepare("UPDATE accounts SET must_change = 1 WHERE user_id = ?"_L1);
    return update.bind(user.text()).run();
}

DbResult<void> setLastSignIn(Connection &db, const UserId &user, const QDateTime &at)
{
    Statement update = db.prepare("UPDATE accounts SET last_sign_in = ? WHERE user_id = ?"_L1);
    return update.bind(at).bind(user.text()).run();
}

DbResult<void> setPosts(Connection &db, const UserId &user, const QMap<QString, Posts> &posts)
{
    Statement clear = db.prepare("DELETE FROM account_posts WHERE user_id = ?"_L1);
    YC_TRY(clear.bind(user.text()).run());
    for (auto it = posts.cbegin(); it != posts.cend(); ++it) {
        Statement row = db.prepare("INSERT INTO account_posts (user_id, unit, posts) VALUES (?, ?, ?)"_L1);
        YC_TRY(row.bind(user.text()).bind(it.key()).bind(qint64(it.value().toInt())).run());
    }
    Statement count = db.prepare("UPDATE accounts SET grants_version = grants_version + 1 WHERE user_id = ?"_L1);
    return count.bind(user.text()).run();
}

DbResult<QMap<QString, Posts>> posts(Connection &db, const UserId &user)
{
    Statement select = db.prepare("SELECT unit, posts FROM account_posts WHERE user_id = ? ORDER BY unit"_L1);
    YC_TRY(select.bind(user.text()).run());
    QMap<QString, Posts> result;
    while (select.next())
        result.insert(select.text(0), Posts::fromInt(Posts::Int(select.number(1))));
    return result;
}

DbResult<QVector<protocol::Member>> moveGrants(Connection &db, const UnitId &from, const UnitId &to)
{
    Statement select = db.prepare("SELECT p.user_id, a.name, p.posts FROM account_posts p JOIN accounts a "
                                  "ON a.user_id = p.user_id WHERE p.unit = ? ORDER BY p.user_id"_L1);
    YC_TRY(select.bind(from.text()).run());
    QVector<protocol::Member> holders;
    while (select.next())
        holders.append({UserId(select.text(0)), select.text(1), Posts::fromInt(Posts::Int(select.number(2)))});
    for (const protocol::Member &holder : holders) {
        DbResult<QMap<QString, Posts>> held = posts(db, holder.user);
        if (!held)
            return tl::unexpected(held.error());
        held->remove(from.text());
        (*held)[to.text()] |= holder.posts;
        YC_TRY(setPosts(db, holder.user, *held));
    }
    return holders;
}

DbResult<QVector<protocol::Member>> members(Connection &db, const UnitId &unit)
{
    Statement select = db.prepare("SELECT a.user_id, a.name, p.posts FROM account_posts p JOIN accounts a "
                                  "ON a.user_id = p.user_id WHERE p.unit = ? AND a.enabled = 1 ORDER BY a.user_id"_L1);
    YC_TRY(select.bind(unit.text()).run());
    QVector<protocol::Member> result;
    while (select.next())
        result.append({UserId(select.text(0)), select.text(1), Posts::fromInt(Posts::Int(select.number(2)))});
    return result;
}

DbResult<QVector<Account>> list(Connection &db, const QString &text, const UserId &after, int limit)
{
    Statement select =
        db.prepare("SELECT user_id, name, LENGTH(password_hash), must_change, enabled, grants_version, "
                   "last_sign_in, password_at FROM accounts WHERE user_id > ? AND (? = '' OR "
                   "LOWER(user_id) LIKE LOWER(?) ESCAPE '!' OR LOWER(name) LIKE LOWER(?) ESCAPE '!') ORDER BY user_id "
                   "LIMIT ?"_L1);
    QString pattern = text;
    pattern.replace(u'!', u"!!"_s).replace(u'%', u"!%"_s).replace(u'_', u"!_"_s);
    pattern = u'%' % pattern % u'%';
    YC_TRY(select.bind(after.text()).bind(text).bind(pattern).bind(pattern).bind(limit).run());
    QVector<Account> accounts;
    while (select.next()) {
        Account account;
        account.user = UserId(select.text(0));
        account.name = select.text(1);
        account.passwordHash = QByteArray(qsizetype(select.number(2)), '*'); // only whether there is one
        account.mustChangePassword = select.flag(3);
        account.enabled = select.flag(4);
        account.grantsVersion = select.number(5);
        account.lastSignIn = select.moment(6);
        account.passwordAt = select.moment(7);
        accounts.append(std::move(account));
    }
    return accounts;
}

DbResult<std::optional<Device>> findDevice(Connection &db, const DeviceId &id)
{
    Statement select = db.prepare("SELECT user_id, name, public_key, recovery_half, enrolled_at, revoked_at "
                                  "FROM devices WHERE id = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    if (!select.next())
        return std::optional<Device>();
    return std::optional<Device>(Device{id, UserId(select.text(0)), select.text(1), select.bytes(2), select.bytes(3),
                                        select.moment(4), select.moment(5)});
}

DbResult<QVector<Device>> devices(Connection &db, const UserId &user)
{
    Statement select = db.prepare("SELECT id, name, public_key, recovery_half, enrolled_at, revoked_at FROM devices "
                                  "WHERE user_id = ? ORDER BY enrolled_at DESC, id"_L1);
    YC_TRY(select.bind(user.text()).run());
    QVector<Device> found;
    while (select.next())
        found.append(Device{DeviceId(select.text(0)), user, select.text(1), select.bytes(2), select.bytes(3),
                            select.moment(4), select.moment(5)});
    return found;
}

DbResult<void> revokeDevice(Connection &db, const DeviceId &id, const QDateTime &at)
{
    Statement update = db.prepare("UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"_L1);
    return update.bind(at).bind(id.text()).run();
}

DbResult<void> putDevice(Connection &db, const Device &device, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO devices (id, user_id, name, public_key, recovery_half, enrolled_at) "
                               "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
                               "public_key = excluded.public_key, revoked_at = NULL "
                               "WHERE devices.user_id = excluded.user_id"_L1);
    return row.bind(device.id.text())
        .bind(device.user.text())
        .bind(device.name)
        .bind(device.publicKey)
        .bind(device.recoveryHalf)
        .bind(at)
        .run();
}

DbResult<Attempts> attempts(Connection &db, const UserId &user)
{
    Statement select = db.prepare("SELECT failures, locked_until FROM sign_in_attempts WHERE user_id = ?"_L1);
    YC_TRY(select.bind(user.text()).run());
    if (!select.next())
        return Attempts();
    return Attempts{int(select.number(0)), select.moment(1)};
}

DbResult<void> setAttempts(Connection &db, const UserId &user, const Attempts &attempts, const QDateTime &at)
{
    if (attempts.failures == 0) {
        Statement clear = db.prepare("DELETE FROM sign_in_attempts WHERE user_id = ?"_L1);
        return clear.bind(user.text()).run();
    }
    Statement row = db.prepare("INSERT INTO sign_in_attempts (user_id, failures, locked_until, at) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (user_id) DO UPDATE SET failures = excluded.failures, "
                               "locked_until = excluded.locked_until, at = excluded.at"_L1);
    return row.bind(user.text()).bind(attempts.failures).bind(attempts.lockedUntil).bind(at).run();
}

} // namespace yunchuang::service::accountstore
