// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"

#include <QVector>

namespace yunchuang::bench {

/// How many decisions are in a service's database, by each table that must agree.
struct DecisionCounts
{
    qint64 commands = 0;
    qint64 historyRows = 0; ///< of commands
    qint64 leaves = 0;      ///< of the ledger, but for those of what the service did by itself
    qint64 accepted = 0;    ///< cases

    friend bool operator==(const DecisionCounts &, const DecisionCounts &) = default;
};
[[nodiscard]] service::DbResult<DecisionCounts> countDecisions(const QString &databaseFile);

/// The least that decisions cost: the rows that the service wrote for `commands` (they lie in `databaseFile`) are
/// written once more into `copyFile`, a copy of that database from before, with the same settings and the same
/// durability, one transaction for each decision and nothing else: no network, no reading, no rules, no hashing. The
/// first `untimed` do not count. Decisions per second. No service may run on the files.
[[nodiscard]] service::DbResult<double> writeDecisionsBare(const QString &databaseFile,
                                                           const QVector<CommandId> &commands, const QString &copyFile,
                                                           int untimed);

} // namespace yunchuang::bench
