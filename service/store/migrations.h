// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/store/database.h"

#include <QList>

namespace yunchuang::service {

/// One numbered step of the schema. Never changed once released; a later one mends it.
struct Migration
{
    int number; ///< unique over all lists; the core has 100-199, others choose their hundred
    QLatin1String name;
    QList<QLatin1String> statements; ///< portable SQL; {BLOB} is the database's own name for bytes
};

/// Lists put together and ordered by number. Two steps with one number are a bug: throws std::logic_error.
[[nodiscard]] QList<Migration> combined(std::initializer_list<QList<Migration>> lists);

/// Runs every step that this database has not seen, in order of number, all in one transaction.
[[nodiscard]] DbResult<void> migrate(Connection &connection, const QList<Migration> &migrations);

/// The numbers of the steps that were run; empty for a new file.
[[nodiscard]] DbResult<QList<int>> appliedMigrations(Connection &connection);

/// Cases, history, feed, ledger, commands, materials, pushes, deliveries, looks, drafts.
[[nodiscard]] QList<Migration> coreMigrations();

/// A random text that names this filling of the database. Cursors of another one are void.
[[nodiscard]] DbResult<QString> storeEpoch(Connection &connection);
/// Sets a new one: on `init` and after a backup was brought back.
[[nodiscard]] DbResult<void> setStoreEpoch(Connection &connection, const QByteArray &randomBytes);

} // namespace yunchuang::service
