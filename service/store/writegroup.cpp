// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/writegroup.h"

#include "protocol/codec.h"
#include "service/store/ledgerstore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxCachedNodes = 200'000;

DbError ledgerError(ledger::Error error)
{
    return DbError{dialect::Failure::Corrupt, u"ledger: "_s % ledger::errorName(error)};
}

} // namespace

void MemberContext::announce(const CaseSummary &summary)
{
    m_feed.append(FeedWord{summary.viewer, summary.id, summary});
}

void MemberContext::withdraw(const UnitId &unit, const CaseId &caseId)
{
    m_feed.append(FeedWord{unit, caseId, std::nullopt});
}

DbResult<LeafTicket> MemberContext::log(const QString &logId, const ledger::LedgerEntry &entry)
{
    const ledger::Result<QByteArray> canonical = ledger::canonicalBytes(entry);
    if (!canonical)
        return unexpected(ledgerError(canonical.error()));
    QList<LogWord> &words = m_logs[logId];
    words.append(LogWord{entry, *canonical, ledger::leafHash(*canonical), 0});
    return LeafTicket{logId, words.size() - 1, words.constLast().leaf};
}

ledger::HashSource LedgerCache::source(Connection &db, const QString &logId)
{
    return [this, logId,
            stored = ledgerstore::hashSource(db, logId)](const ledger::NodeId &id) -> std::optional<ledger::Digest> {
        QHash<std::pair<int, quint64>, ledger::Digest> &nodes = m_nodes[logId];
        const auto known = nodes.constFind({id.level, id.index});
        if (known != nodes.constEnd())
            return *known;
        const std::optional<ledger::Digest> hash = stored(id);
        if (hash)
            insert(logId, {id, *hash});
        return hash;
    };
}

void LedgerCache::insert(const QString &logId, const ledger::Node &node)
{
    if (m_count >= maxCachedNodes)
        clear();
    m_nodes[logId].insert({node.id.level, node.id.index}, node.hash);
    ++m_count;
}

void LedgerCache::clear()
{
    m_nodes.clear();
    m_count = 0;
}

/// One member's view of the sealed group.
class WriteGroup::MemberSeal final : public Seal
{
public:
    MemberSeal(const WriteGroup &group, const MemberContext &member)
        : m_group(group)
        , m_member(member)
    {
    }

    [[nodiscard]] DbResult<ledger::Receipt> receipt(const LeafTicket &ticket) const override
    {
        const QList<MemberContext::LogWord> words = m_member.m_logs.value(ticket.logId);
        if (ticket.place < 0 || ticket.place >= words.size())
            return unexpected(DbError{dialect::Failure::Other, u"no such entry in this write"_s});
        const MemberContext::LogWord &word = words.at(ticket.place);
        const ledger::SignedTreeHead head = m_group.m_heads.value(ticket.logId);
        const ledger::Result<ledger::Proof> proof =
            ledger::inclusionProof(word.index, head.head.size, m_group.m_cache.source(m_group.m_db, ticket.logId));
        if (!proof)
            return unexpected(ledgerError(proof.error()));
        return ledger::Receipt{word.entry, word.index, *proof, head};
    }

private:
    const WriteGroup &m_group;
    const MemberContext &m_member;
};

DbResult<void> WriteGroup::numberFeeds()
{
    // Of several words on one case only the last is worth a line; its place is where it was said.
    QMap<UnitId, QList<const MemberContext::FeedWord *>> byUnit;
    for (const auto &member : m_members) {
        for (const MemberContext::FeedWord &word : member->m_feed) {
            QList<const MemberContext::FeedWord *> &words = byUnit[word.unit];
            words.removeIf([&](const MemberContext::FeedWord *earlier) { return earlier->caseId == word.caseId; });
            words.append(&word);
        }
    }
    for (auto unit = byUnit.cbegin(); unit != byUnit.cend(); ++unit) {
        DbResult<qint64> last = feedstore::lastSequence(m_db, unit.key());
        if (!last)
            return unexpected(last.error());
        qint64 sequence = *last;
        for (const MemberContext::FeedWord *word : unit.value()) {
            feedstore::StoredEntry entry;
            entry.sequence = ++sequence;
            entry.caseId = word->caseId;
            entry.tombstone = !word->summary;
            if (word->summary) {
                entry.capacity = word->summary->capacity;
                if (!word->summary->handoff.isEmpty() && word->summary->handoffState == HandoffState::Sent)
                    entry.undelivered = word->summary->handoff;
            }
            entry.json = protocol::encode(
                protocol::FeedEntry{unit.key(), sequence, word->caseId, entry.tombstone, word->summary});
            YC_TRY(feedstore::put(m_db, unit.key(), entry, m_now));
        }
        YC_TRY(feedstore::setLastSequence(m_db, unit.key(), sequence));
        m_notes.units.insert(unit.key());
    }
    return {};
}

DbResult<void> WriteGroup::sealLog(const QString &logId)
{
    const DbResult<std::optional<ledger::SignedTreeHead>> before = ledgerstore::head(m_db, logId);
    if (!before)
        return unexpected(before.error());
    const quint64 size = *before ? (*before)->head.size : 0;
    ledger::Result<ledger::MerkleTree> tree = ledger::MerkleTree::load(size, m_cache.source(m_db, logId));
    if (!tree)
        return unexpected(ledgerError(tree.error()));
    for (const auto &member : m_members) {
        const auto words = member->m_logs.find(logId);
        if (words == member->m_logs.end())
            continue;
        for (MemberContext::LogWord &word : *words) {
            word.index = tree->size();
            YC_TRY(ledgerstore::putLeaf(m_db, logId, word.index, word.canonical, word.leaf));
            const QList<ledger::Node> completed = tree->append(word.leaf);
            for (const ledger::Node &node : completed) {
                m_cache.insert(logId, node);
                if (node.id.level > 0)
                    YC_TRY(ledgerstore::putNode(m_db, logId, node));
            }
        }
    }
    const qint64 now = m_now.toMSecsSinceEpoch();
    const ledger::TreeHead head{logId, tree->size(), tree->root(),
                                *before ? std::max(now, (*before)->head.timeMs) : now};
    m_heads.insert(logId, ledger::signTreeHead(head, m_key));
    return ledgerstore::setHead(m_db, m_heads.value(logId));
}

DbResult<void> WriteGroup::seal()
{
    YC_TRY(numberFeeds());
    QMap<QString, bool> logs;
    for (const auto &member : m_members) {
        for (auto log = member->m_logs.keyBegin(); log != member->m_logs.keyEnd(); ++log)
            logs.insert(*log, true);
    }
    for (auto log = logs.keyBegin(); log != logs.keyEnd(); ++log)
        YC_TRY(sealLog(*log));
    for (const auto &member : m_members) {
        const MemberSeal seal(*this, *member);
        for (const auto &run : member->m_whenSealed)
            YC_TRY(run(seal));
    }
    return {};
}

void WriteGroup::runAfterCommit() const
{
    for (const auto &member : m_members) {
        for (const auto &run : member->m_afterCommit)
            run();
    }
}

} // namespace yunchuang::service
