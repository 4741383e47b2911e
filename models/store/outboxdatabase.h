// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/outbox.h"

namespace yunchuang {

/// Everything in outbox.db, for one thread. Each function that changes something is one transaction, on disk when it
/// returns.
class OutboxDatabase
{
public:
    using Entries = QVector<OutboxEntry>;

    [[nodiscard]] static StoreResult<std::unique_ptr<OutboxDatabase>> open(const QString &file, const RowSealer &sealer,
                                                                           const Clock &clock);

    [[nodiscard]] StoreResult<Entries> entries(const CaseId &onlyCase = {});
    [[nodiscard]] StoreResult<OutboxEntry> entry(const CommandId &id);
    [[nodiscard]] StoreResult<OutboxEvidence> evidence(const CommandId &id);
    [[nodiscard]] StoreResult<QByteArray> attachment(const Digest256 &digest);

    // Each returns the entries it added or changed, the one it was called for first.
    [[nodiscard]] StoreResult<Entries> add(const OutboxEntry &entry, const Case &base,
                                           const QHash<Digest256, QByteArray> &attachments);
    [[nodiscard]] StoreResult<Entries> release(const QDateTime &now, bool everything);
    [[nodiscard]] StoreResult<Entries> withdraw(const CommandId &id, ConflictChoice choice);
    [[nodiscard]] StoreResult<Entries> markSent(const CommandId &id);
    [[nodiscard]] StoreResult<Entries> finish(const CommandId &id, const DeliveryOutcome &outcome);
    [[nodiscard]] StoreResult<Entries> setProof(const CommandId &id, ProofState proof);
    [[nodiscard]] StoreResult<Entries> replace(const CommandId &old, ConflictChoice choice, const OutboxEntry &entry,
                                               const Case &base);
    [[nodiscard]] StoreResult<Entries> settle(const CaseId &caseId, qint64 version);
    [[nodiscard]] StoreResult<int> purge(const QDateTime &before);

    [[nodiscard]] StoreResult<bool> saveDraft(const LocalDraft &draft);
    [[nodiscard]] StoreResult<LocalDraft> draft(const CaseId &caseId, const UnitId &unit, const QString &page);
    [[nodiscard]] StoreResult<QVector<LocalDraft>> drafts();
    [[nodiscard]] StoreResult<bool> dropDraft(const CaseId &caseId, const UnitId &unit, const QString &page);

    [[nodiscard]] StoreResult<bool> addLook(const protocol::Look &look);
    [[nodiscard]] StoreResult<QVector<protocol::Look>> looks(int limit);
    [[nodiscard]] StoreResult<bool> dropLooks(const QVector<QString> &ids);

    [[nodiscard]] StoreResult<KnownHead> knownHead(const QString &logId);
    [[nodiscard]] StoreResult<bool> putKnownHead(const KnownHead &head);

private:
    OutboxDatabase(std::unique_ptr<Database> database, const RowSealer &sealer, const Clock &clock);

    std::optional<OutboxEntry> read(const Statement &statement);
    std::optional<OutboxEntry> find(const CommandId &id);
    OutboxEntry insert(OutboxEntry entry, const Case &base);
    void write(OutboxEntry &entry);
    void dropBase(const OutboxEntry &entry);
    void parkFollowers(const OutboxEntry &entry, Entries &changed);
    [[nodiscard]] LocalDraft readDraft(const Statement &statement);
    [[nodiscard]] StoreResult<Entries> finishWith(Transaction &transaction, Entries changed);
    [[nodiscard]] StoreResult<bool> finishWith(Transaction &transaction);
    template<class T>
    [[nodiscard]] StoreResult<T> orError(T value);

    std::unique_ptr<Database> m_database;
    const RowSealer &m_sealer;
    const Clock &m_clock;
};

} // namespace yunchuang
