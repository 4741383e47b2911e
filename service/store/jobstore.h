// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

/// When background jobs last ran, and which cases they have marked already.
namespace yunchuang::service::jobstore {

/// Number 223.
[[nodiscard]] QList<Migration> migrations();

/// Invalid: it never ran.
[[nodiscard]] DbResult<QDateTime> lastRun(Connection &db, const QString &job);
[[nodiscard]] DbResult<void> setLastRun(Connection &db, const QString &job, const QDateTime &at);

/// A due moment that passed. `kind` is PROMISED, STEP or DELIVERY.
/// False when the case was marked for that due day before.
[[nodiscard]] DbResult<bool> mark(Connection &db, const CaseId &id, const QString &kind, QDate due,
                                  const QDateTime &at);

/// That a due day of a case passed, and when (UTC) the service noticed.
struct Mark
{
    QString kind;
    QDate due;
    QDateTime at;
};
[[nodiscard]] DbResult<QList<Mark>> marksOf(Connection &db, const CaseId &id);

} // namespace yunchuang::service::jobstore
