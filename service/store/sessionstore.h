// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"

#include <optional>

/// Signed-in sessions and their tokens. Only digests of tokens are kept.
namespace yunchuang::service::sessionstore {

/// One sign-in on one device. Each exchange of the refresh token starts a new generation of tokens.
struct SessionRow
{
    QString family;
    UserId user;
    DeviceId device;
    qint64 generation = 0;  ///< newest one of which a token was used
    QDateTime endedAt;      ///< invalid while it lives
    bool mustEnrol = false; ///< a post demands a second factor that is not there yet: nothing else is answered
};

/// A token that is kept, by its digest, with its session; good until `expiresAt` (UTC).
struct TokenRow
{
    SessionRow session;
    qint64 generation = 0;
    bool refresh = false;
    QDateTime expiresAt;
};

[[nodiscard]] DbResult<void> start(Connection &db, const SessionRow &session, const QDateTime &at);
[[nodiscard]] DbResult<void> end(Connection &db, const QString &family, const QDateTime &at);
/// The second factor is there.
[[nodiscard]] DbResult<void> clearMustEnrol(Connection &db, const UserId &user);
/// Sessions that live and have a token that is still good, the oldest first.
[[nodiscard]] DbResult<QList<QString>> living(Connection &db, const UserId &user, const QDateTime &now);
/// Those at one device.
[[nodiscard]] DbResult<void> endAt(Connection &db, const DeviceId &device, const QDateTime &at);
/// All sessions of a user, for a changed password or a disabled account.
[[nodiscard]] DbResult<void> endAll(Connection &db, const UserId &user, const QDateTime &at);
/// All but the one in which the password was changed.
[[nodiscard]] DbResult<void> endOthers(Connection &db, const UserId &user, const QString &family, const QDateTime &at);
[[nodiscard]] DbResult<void> addToken(Connection &db, const QByteArray &digest, const QString &family,
                                      qint64 generation, bool refresh, const QDateTime &expiresAt);
[[nodiscard]] DbResult<std::optional<TokenRow>> findToken(Connection &db, const QByteArray &digest);
/// A token of that generation was used: the ones before it are void as refresh tokens.
[[nodiscard]] DbResult<void> setGeneration(Connection &db, const QString &family, qint64 generation);
/// Drops the tokens of a generation whose delivery was never confirmed.
[[nodiscard]] DbResult<void> dropTokens(Connection &db, const QString &family, qint64 generation);
/// Forgets tokens that expired before `before` and sessions without any.
[[nodiscard]] DbResult<void> prune(Connection &db, const QDateTime &before);

} // namespace yunchuang::service::sessionstore
