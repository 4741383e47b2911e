// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/receipt.h"
#include "service/store/database.h"

#include <optional>

namespace yunchuang::service::ledgerstore {

/// Logs that have at least one entry, in order of id.
[[nodiscard]] DbResult<QList<QString>> logs(Connection &db);
/// The newest signed head; nothing for a log without entries.
[[nodiscard]] DbResult<std::optional<ledger::SignedTreeHead>> head(Connection &db, const QString &logId);
[[nodiscard]] DbResult<void> setHead(Connection &db, const ledger::SignedTreeHead &head);

[[nodiscard]] DbResult<void> putLeaf(Connection &db, const QString &logId, quint64 index, const QByteArray &canonical,
                                     const ledger::Digest &hash);
/// For subtrees of level 1 and more; leaves keep their own hash.
[[nodiscard]] DbResult<void> putNode(Connection &db, const QString &logId, const ledger::Node &node);
/// Stored hashes of a log; the connection must outlive it.
[[nodiscard]] ledger::HashSource hashSource(Connection &db, const QString &logId);

/// An entry of a log: its place, from 0, and the canonical bytes that were hashed.
struct Leaf
{
    quint64 index = 0;
    QByteArray canonical;
};
/// Entries `from` up to and including `to`.
[[nodiscard]] DbResult<QList<Leaf>> leaves(Connection &db, const QString &logId, quint64 from, quint64 to);

/// Where the act that made a handoff (or started a part's work) stands, for the receiver's entry to name it.
struct Origin
{
    QString logId;
    ledger::Digest leaf;
};
[[nodiscard]] DbResult<void> putOrigin(Connection &db, const QString &key, const Origin &origin);
[[nodiscard]] DbResult<std::optional<Origin>> origin(Connection &db, const QString &key);

} // namespace yunchuang::service::ledgerstore
