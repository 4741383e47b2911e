// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/querystore.h"

#include <QCryptographicHash>

namespace yunchuang::service::querystore {

using namespace Qt::StringLiterals;

namespace {

QByteArray digestOf(const QString &number)
{
    return QCryptographicHash::hash(number.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

QList<Migration> migrations()
{
    return {{222,
             "query attempts"_L1,
             {
                 "CREATE TABLE query_attempts (number_digest {BLOB} PRIMARY KEY, failures BIGINT NOT NULL, "
                 "locked_until BIGINT, at BIGINT NOT NULL)"_L1,
                 "CREATE INDEX query_attempts_by_time ON query_attempts (at)"_L1,
             }}};
}

DbResult<Attempts> attempts(Connection &db, const QString &number)
{
    Statement select = db.prepare("SELECT failures, locked_until FROM query_attempts WHERE number_digest = ?"_L1);
    YC_TRY(select.bind(digestOf(number)).run());
    if (!select.next())
        return Attempts();
    return Attempts{int(select.number(0)), select.moment(1)};
}

DbResult<void> setAttempts(Connection &db, const QString &number, const Attempts &attempts, const QDateTime &at)
{
    if (attempts.failures == 0) {
        Statement clear = db.prepare("DELETE FROM query_attempts WHERE number_digest = ?"_L1);
        return clear.bind(digestOf(number)).run();
    }
    Statement row =
        db.prepare("INSERT INTO query_attempts (number_digest, failures, locked_until, at) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (number_digest) DO UPDATE SET failures = excluded.failures, "
                   "locked_until = excluded.locked_until, at = excluded.at"_L1);
    return row.bind(digestOf(number)).bind(attempts.failures).bind(attempts.lockedUntil).bind(at).run();
}

DbResult<void> prune(Connection &db, const QDateTime &before)
{
    Statement remove = db.prepare("DELETE FROM query_attempts WHERE at < ?"_L1);
    return remove.bind(before).run();
}

} // namespace yunchuang::service::querystore
