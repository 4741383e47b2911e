// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/store/database.h"
#include "service/store/migrations.h"

/// Wrong query passwords, counted by the number that was asked for, whether it exists or not. The number itself is not
/// kept, only its digest.
namespace yunchuang::service::querystore {

/// Number 222.
[[nodiscard]] QList<Migration> migrations();

/// Wrong query passwords given for one number; locked until that moment (UTC).
struct Attempts
{
    int failures = 0;
    QDateTime lockedUntil;
};
[[nodiscard]] DbResult<Attempts> attempts(Connection &db, const QString &number);
/// No failures: forgets the number.
[[nodiscard]] DbResult<void> setAttempts(Connection &db, const QString &number, const Attempts &attempts,
                                         const QDateTime &at);
/// Forgets what was counted before that moment.
[[nodiscard]] DbResult<void> prune(Connection &db, const QDateTime &before);

} // namespace yunchuang::service::querystore
