// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cacherow.h"
#include "store/casestore.h"
#include "store/database.h"
#include "store/pendingacts.h"

#include <atomic>

namespace yunchuang {

/// Everything that is read from cache.db, for one thread.
class CacheReader
{
public:
    /// Opens a file that a writer has made.
    [[nodiscard]] static StoreResult<std::unique_ptr<CacheReader>> open(const QString &file, const RowSealer &sealer,
                                                                        const PendingActs &pending);
    /// Reads through the writer's connection: in memory, or all on one thread.
    CacheReader(Database &shared, const RowSealer &sealer, const PendingActs &pending);
    ~CacheReader();

    /// Rows beyond `from` (or from the start) in the order; towards the start when `backwards`, but still given in the
    /// order.
    [[nodiscard]] StoreResult<CaseWindow> window(const CaseFilter &filter, const CaseOrder &order,
                                                 const std::optional<CaseKey> &from, int limit, bool backwards);
    [[nodiscard]] StoreResult<qint64> count(const CaseFilter &filter);
    [[nodiscard]] StoreResult<QueueCounts> counts(const QueueScope &scope);
    [[nodiscard]] StoreResult<QVector<ShownRow>> rows(const QVector<RowKey> &keys, const CaseFilter &filter,
                                                      const CaseOrder &order);
    [[nodiscard]] StoreResult<ShownRow> row(const RowKey &key);
    [[nodiscard]] StoreResult<ShownCase> wholeCase(const RowKey &key);
    [[nodiscard]] StoreResult<QByteArray> material(const Digest256 &digest);
    [[nodiscard]] StoreResult<QSet<Digest256>> knownMaterials(const QVector<Digest256> &digests);
    [[nodiscard]] StoreResult<CaseStore::Bundle> bundle(const QString &name);
    [[nodiscard]] StoreResult<QVector<WantedBody>> wantedBodies(const QueueScope &scope, int next, int limit);
    [[nodiscard]] StoreResult<QVector<WantedMaterial>> wantedMaterials(qint64 maxBytes, int limit);
    /// Error: Damaged, when the file or one sealed column is. Ends early, with nothing found, when `stop` becomes true.
    [[nodiscard]] StoreResult<void> check(const std::atomic<bool> *stop = nullptr);

    /// Forgets the texts of rows that changed.
    void forget(const ChangeSet &change);

private:
    using Texts = QHash<QString, QString>; ///< case id to search text, for one viewer

    template<class T>
    [[nodiscard]] StoreResult<T> finish(T value);
    std::optional<ShownRow> read(const Statement &statement);
    bool loadTexts(const UnitId &viewer);
    bool textMatches(const UnitId &viewer, const QString &caseId, const QString &folded);

    std::unique_ptr<Database> m_own;
    Database &m_database;
    const RowSealer &m_sealer;
    const PendingActs &m_pending;
    QHash<UnitId, Texts> m_texts;
};

} // namespace yunchuang
