// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/sessionstore.h"

namespace yunchuang::service::sessionstore {

using namespace Qt::StringLiterals;

DbResult<void> start(Connection &db, const SessionRow &session, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO sessions (family, user_id, device, generation, created_at, must_enrol) "
                               "VALUES (?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(session.family)
        .bind(session.user.text())
        .bind(session.device.text())
        .bind(session.generation)
        .bind(at)
        .bind(session.mustEnrol)
        .run();
}

DbResult<void> end(Connection &db, const QString &family, const QDateTime &at)
{
    Statement update = db.prepare("UPDATE sessions SET ended_at = ? WHERE family = ? AND ended_at IS NULL"_L1);
    return update.bind(at).bind(family).run();
}

DbResult<void> clearMustEnrol(Connection &db, const UserId &user)
{
    Statement update = db.prepare("UPDATE sessions SET must_enrol = 0 WHERE user_id = ?"_L1);
    return update.bind(user.text()).run();
}

DbResult<QList<QString>> living(Connection &db, const UserId &user, const QDateTime &now)
{
    Statement select =
        db.prepare("SELECT s.family FROM sessions s WHERE s.user_id = ? AND s.ended_at IS NULL AND EXISTS (SELECT 1 "
                   "FROM tokens t WHERE t.family = s.family AND t.expires_at > ?) ORDER BY s.created_at, s.family"_L1);
    YC_TRY(select.bind(user.text()).bind(now).run());
    QList<QString> families;
    while (select.next())
        families.append(select.text(0));
    return families;
}

DbResult<void> endAt(Connection &db, const DeviceId &device, const QDateTime &at)
{
    Statement update = db.prepare("UPDATE sessions SET ended_at = ? WHERE device = ? AND ended_at IS NULL"_L1);
    return update.bind(at).bind(device.text()).run();
}

DbResult<void> endAll(Connection &db, const UserId &user, const QDateTime &at)
{
    Statement update = db.prepare("UPDATE sessions SET ended_at = ? WHERE user_id = ? AND ended_at IS NULL"_L1);
    return update.bind(at).bind(user.text()).run();
}

DbResult<void> endOthers(Connection &db, const UserId &user, const QString &family, const QDateTime &at)
{
    Statement update =
        db.prepare("UPDATE sessions SET ended_at = ? WHERE user_id = ? AND family <> ? AND ended_at IS NULL"_L1);
    return update.bind(at).bind(user.text()).bind(family).run();
}

DbResult<void> addToken(Connection &db, const QByteArray &digest, const QString &family, qint64 generation,
                        bool refresh, const QDateTime &expiresAt)
{
    Statement row =
        db.prepare("INSERT INTO tokens (hash, family, generation, refresh, expires_at) VALUES (?, ?, ?, ?, ?)"_L1);
    return row.bind(digest).bind(family).bind(generation).bind(refresh).bind(expiresAt).run();
}

DbResult<std::optional<TokenRow>> findToken(Connection &db, const QByteArray &digest)
{
    Statement select =
        db.prepare("SELECT s.family, s.user_id, s.device, s.generation, s.ended_at, s.must_enrol, t.generation, "
                   "t.refresh, t.expires_at FROM tokens t JOIN sessions s ON s.family = t.family "
                   "WHERE t.hash = ?"_L1);
    YC_TRY(select.bind(digest).run());
    if (!select.next())
        return std::optional<TokenRow>();
    TokenRow token;
    token.session = {select.text(0),   UserId(select.text(1)), DeviceId(select.text(2)),
                     select.number(3), select.moment(4),       select.flag(5)};
    token.generation = select.number(6);
    token.refresh = select.flag(7);
    token.expiresAt = select.moment(8);
    return std::optional<TokenRow>(std::move(token));
}

DbResult<void> setGeneration(Connection &db, const QString &family, qint64 generation)
{
    Statement update = db.prepare("UPDATE sessions SET generation = ? WHERE family = ? AND generation < ?"_L1);
    return update.bind(generation).bind(family).bind(generation).run();
}

DbResult<void> dropTokens(Connection &db, const QString &family, qint64 generation)
{
    Statement remove = db.prepare("DELETE FROM tokens WHERE family = ? AND generation = ?"_L1);
    return remove.bind(family).bind(generation).run();
}

DbResult<void> prune(Connection &db, const QDateTime &before)
{
    Statement tokens = db.prepare("DELETE FROM tokens WHERE expires_at < ?"_L1);
    YC_TRY(tokens.bind(before).run());
    Statement sessions = db.prepare("DELETE FROM sessions WHERE NOT EXISTS "
                                    "(SELECT 1 FROM tokens t WHERE t.family = sessions.family)"_L1);
    return sessions.run();
}

} // namespace yunchuang::service::sessionstore
