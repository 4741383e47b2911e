// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cacherow.h"
#include "store/casestore.h"
#include "store/database.h"
#include "store/pendingacts.h"

namespace yunchuang {

/// Everything that changes cache.db, for one thread. Each function is one transaction.
class CacheWriter
{
public:
    /// Opens and migrates; a file of a newer version counts as damaged, since a cache can always be built again.
    [[nodiscard]] static StoreResult<std::unique_ptr<CacheWriter>> open(const QString &file, const RowSealer &sealer,
                                                                        const PendingActs &pending);

    [[nodiscard]] StoreResult<SyncPosition> position();
    [[nodiscard]] StoreResult<ChangeSet> apply(const protocol::FeedPage &page);
    [[nodiscard]] StoreResult<ChangeSet> beginReload();
    [[nodiscard]] StoreResult<ChangeSet> putCase(const UnitId &viewer, const protocol::CaseReply &reply,
                                                 const QDateTime &now);
    [[nodiscard]] StoreResult<ChangeSet> putMaterial(const CaseId &caseId, const Digest256 &digest,
                                                     const QByteArray &bytes, const QDateTime &now);
    [[nodiscard]] StoreResult<ChangeSet> putBundle(const QString &name, const CaseStore::Bundle &bundle,
                                                   const QDateTime &now);
    [[nodiscard]] StoreResult<ChangeSet> markSeen(const RowKey &key);
    /// Puts our acts anew over the service's rows of these cases.
    [[nodiscard]] StoreResult<ChangeSet> replayOver(const QVector<CaseId> &cases);

    [[nodiscard]] Database &database() { return *m_database; }

private:
    CacheWriter(std::unique_ptr<Database> database, const RowSealer &sealer, const PendingActs &pending);

    [[nodiscard]] QString meta(const QString &key);
    void setMeta(const QString &key, const QString &value);
    void upsert(const CacheRow &row, bool guarded);
    void keepServiceRow(const CacheRow &row, bool guarded);
    std::optional<CacheRow> serviceRow(const RowKey &key);
    std::optional<CacheRow> shownRow(const RowKey &key);
    CacheRow overlaid(const CacheRow &service, const PendingCase &pending);
    void replayCase(const CaseId &caseId, ChangeSet &change);
    void remove(const RowKey &key, ChangeSet &change);
    void dropOrphans();
    [[nodiscard]] StoreResult<void> dropOnceOpened();
    [[nodiscard]] StoreResult<ChangeSet> finish(Transaction &transaction, ChangeSet change);

    std::unique_ptr<Database> m_database;
    const RowSealer &m_sealer;
    const PendingActs &m_pending;
};

/// A sealed whole case: shared with the reader.
[[nodiscard]] QByteArray sealBody(const RowSealer &sealer, const RowKey &key, qint64 version, qint64 revision,
                                  qint64 fetched, const protocol::CaseReply &reply);
[[nodiscard]] StoreResult<protocol::CaseReply> openBody(const RowSealer &sealer, const RowKey &key, qint64 version,
                                                        qint64 revision, qint64 fetched, const QByteArray &sealed);
[[nodiscard]] QByteArray materialData(const Digest256 &digest, qint64 size, qint64 fetched);
[[nodiscard]] QByteArray bundleData(const QString &name, const QString &etag, qint64 fetched);

} // namespace yunchuang
