// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/store/feedstore.h"
#include "service/store/writer.h"

#include <QMap>

#include <optional>
#include <vector>

namespace yunchuang::service {

/// What one member of a group wants written at its end.
class MemberContext final : public WriteContext
{
public:
    MemberContext(Connection &db, const Clock &clock, Random &random, QDateTime now)
        : m_db(db)
        , m_clock(clock)
        , m_random(random)
        , m_now(std::move(now))
    {
    }

    [[nodiscard]] Connection &db() override { return m_db; }
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] Random &random() override { return m_random; }
    [[nodiscard]] QString makeId() override { return makeUuid7(m_clock, m_random); }
    void announce(const CaseSummary &summary) override;
    void withdraw(const UnitId &unit, const CaseId &caseId) override;
    [[nodiscard]] DbResult<LeafTicket> log(const QString &logId, const ledger::LedgerEntry &entry) override;
    void whenSealed(std::function<DbResult<void>(const Seal &)> run) override
    {
        m_whenSealed.push_back(std::move(run));
    }
    void afterCommit(std::function<void()> run) override { m_afterCommit.push_back(std::move(run)); }

private:
    friend class WriteGroup;

    struct FeedWord
    {
        UnitId unit;
        CaseId caseId;
        std::optional<CaseSummary> summary; ///< nothing: a tombstone
    };
    struct LogWord
    {
        ledger::LedgerEntry entry;
        QByteArray canonical;
        ledger::Digest leaf;
        quint64 index = 0; ///< given by the seal
    };

    Connection &m_db;
    const Clock &m_clock;
    Random &m_random;
    QDateTime m_now;
    QList<FeedWord> m_feed;
    QMap<QString, QList<LogWord>> m_logs;
    std::vector<std::function<DbResult<void>(const Seal &)>> m_whenSealed;
    std::vector<std::function<void()>> m_afterCommit;
};

/// Hashes of the logs read or written lately, so that proofs of one group do not read the same nodes again and again.
class LedgerCache
{
public:
    [[nodiscard]] ledger::HashSource source(Connection &db, const QString &logId);
    void insert(const QString &logId, const ledger::Node &node);
    void clear();

private:
    QHash<QString, QHash<std::pair<int, quint64>, ledger::Digest>> m_nodes;
    qsizetype m_count = 0;
};

/// The members of one transaction that were not refused, and what is written once for all of them.
class WriteGroup
{
public:
    WriteGroup(Connection &db, const ledger::KeyPair &key, LedgerCache &cache, QDateTime now)
        : m_db(db)
        , m_key(key)
        , m_cache(cache)
        , m_now(std::move(now))
    {
    }

    void accept(std::unique_ptr<MemberContext> member) { m_members.push_back(std::move(member)); }
    [[nodiscard]] bool isEmpty() const { return m_members.empty(); }
    [[nodiscard]] std::size_t size() const { return m_members.size(); }

    /// Numbers the feed entries, appends to the logs, signs their heads, then lets the members store their receipts.
    [[nodiscard]] DbResult<void> seal();
    [[nodiscard]] const CommitNotes &notes() const { return m_notes; }
    void runAfterCommit() const;

private:
    class MemberSeal;

    [[nodiscard]] DbResult<void> numberFeeds();
    [[nodiscard]] DbResult<void> sealLog(const QString &logId);

    Connection &m_db;
    const ledger::KeyPair &m_key;
    LedgerCache &m_cache;
    QDateTime m_now;
    std::vector<std::unique_ptr<MemberContext>> m_members;
    QMap<QString, ledger::SignedTreeHead> m_heads;
    CommitNotes m_notes;
};

} // namespace yunchuang::service
