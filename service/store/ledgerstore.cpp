// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/ledgerstore.h"

namespace yunchuang::service::ledgerstore {

using namespace Qt::StringLiterals;

namespace {

DbError damagedLedger()
{
    return DbError{dialect::Failure::Corrupt, u"a ledger row does not decode"_s};
}

} // namespace

DbResult<QList<QString>> logs(Connection &db)
{
    Statement select = db.prepare("SELECT log_id FROM ledger_heads ORDER BY log_id"_L1);
    YC_TRY(select.run());
    QList<QString> out;
    while (select.next())
        out.append(select.text(0));
    return out;
}

DbResult<std::optional<ledger::SignedTreeHead>> head(Connection &db, const QString &logId)
{
    Statement select =
        db.prepare("SELECT size, root, time_ms, key_id, signature FROM ledger_heads WHERE log_id = ?"_L1);
    YC_TRY(select.bind(logId).run());
    if (!select.next())
        return std::optional<ledger::SignedTreeHead>();
    const std::optional<ledger::Digest> root = ledger::Digest::fromBytes(select.bytes(1));
    const std::optional<ledger::Signature> signature = ledger::Signature::fromBytes(select.bytes(4));
    if (!root || !signature)
        return unexpected(damagedLedger());
    return std::optional<ledger::SignedTreeHead>(ledger::SignedTreeHead{
        {logId, quint64(select.number(0)), *root, select.number(2)}, select.text(3), *signature});
}

DbResult<void> setHead(Connection &db, const ledger::SignedTreeHead &head)
{
    Statement row = db.prepare("INSERT INTO ledger_heads (log_id, size, root, time_ms, key_id, signature) "
                               "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (log_id) DO UPDATE SET size = excluded.size, "
                               "root = excluded.root, time_ms = excluded.time_ms, key_id = excluded.key_id, "
                               "signature = excluded.signature"_L1);
    return row.bind(head.head.logId)
        .bind(qint64(head.head.size))
        .bind(head.head.root.bytes())
        .bind(head.head.timeMs)
        .bind(head.keyId)
        .bind(head.signature.bytes())
        .run();
}

DbResult<void> putLeaf(Connection &db, const QString &logId, quint64 index, const QByteArray &canonical,
                       const ledger::Digest &hash)
{
    Statement row = db.prepare("INSERT INTO ledger_leaves (log_id, leaf_index, hash, entry) VALUES (?, ?, ?, ?)"_L1);
    return row.bind(logId).bind(qint64(index)).bind(hash.bytes()).bind(canonical).run();
}

DbResult<void> putNode(Connection &db, const QString &logId, const ledger::Node &node)
{
    Statement row = db.prepare("INSERT INTO ledger_nodes (log_id, level, node_index, hash) VALUES (?, ?, ?, ?)"_L1);
    return row.bind(logId).bind(node.id.level).bind(qint64(node.id.index)).bind(node.hash.bytes()).run();
}

ledger::HashSource hashSource(Connection &db, const QString &logId)
{
    return [&db, logId](const ledger::NodeId &id) -> std::optional<ledger::Digest> {
        if (id.level == 0) {
            Statement leaf = db.prepare("SELECT hash FROM ledger_leaves WHERE log_id = ? AND leaf_index = ?"_L1);
            if (!leaf.bind(logId).bind(qint64(id.index)).run() || !leaf.next())
                return std::nullopt;
            return ledger::Digest::fromBytes(leaf.bytes(0));
        }
        Statement node =
            db.prepare("SELECT hash FROM ledger_nodes WHERE log_id = ? AND level = ? AND node_index = ?"_L1);
        if (!node.bind(logId).bind(id.level).bind(qint64(id.index)).run() || !node.next())
            return std::nullopt;
        return ledger::Digest::fromBytes(node.bytes(0));
    };
}

DbResult<QList<Leaf>> leaves(Connection &db, const QString &logId, quint64 from, quint64 to)
{
    Statement select = db.prepare("SELECT leaf_index, entry FROM ledger_leaves "
                                  "WHERE log_id = ? AND leaf_index >= ? AND leaf_index <= ? ORDER BY leaf_index"_L1);
    YC_TRY(select.bind(logId).bind(qint64(from)).bind(qint64(to)).run());
    QList<Leaf> out;
    while (select.next())
        out.append(Leaf{quint64(select.number(0)), select.bytes(1)});
    return out;
}

DbResult<void> putOrigin(Connection &db, const QString &key, const Origin &origin)
{
    Statement row = db.prepare("INSERT INTO ledger_origins (origin, log_id, leaf) VALUES (?, ?, ?) "
                               "ON CONFLICT (origin) DO NOTHING"_L1);
    return row.bind(key).bind(origin.logId).bind(origin.leaf.bytes()).run();
}

DbResult<std::optional<Origin>> origin(Connection &db, const QString &key)
{
    Statement select = db.prepare("SELECT log_id, leaf FROM ledger_origins WHERE origin = ?"_L1);
    YC_TRY(select.bind(key).run());
    if (!select.next())
        return std::optional<Origin>();
    const std::optional<ledger::Digest> leaf = ledger::Digest::fromBytes(select.bytes(1));
    if (!leaf)
        return unexpected(damagedLedger());
    return std::optional<Origin>(Origin{select.text(0), *leaf});
}

} // namespace yunchuang::service::ledgerstore
