// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/decisionfloor.h"

#include "bench/row.h"
#include "protocol/codec.h"
#include "service/store/casestore.h"
#include "service/store/commandstore.h"
#include "service/store/counterstore.h"
#include "service/store/feedstore.h"
#include "service/store/ledgerstore.h"

#include <algorithm>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;
using namespace service;

namespace {

/// Everything one decision wrote, encoded as it lies in the tables.
struct DecisionRows
{
    // commands
    CommandId command;
    QByteArray digest;
    QByteArray body;
    QByteArray signature;
    QString user;
    QString device;
    CaseId caseId;
    qint64 at = 0;
    QByteArray receipt;
    // cases
    UnitId unit;
    QString department;
    QString state;
    QString step;
    QString assignee;
    qint64 itemVersion = 0;
    qint64 version = 0;
    qint64 revision = 0;
    qint64 receivedAt = 0;
    QString noticeDue;
    QByteArray caseBody;

    casestore::StoredHistory history;
    feedstore::StoredEntry feed;
    quint64 leafIndex = 0;
    QByteArray leafEntry;
    QList<ledger::Node> nodes;
    int numbers = 0; ///< of papers, each a counter
};

DbError missing(const QString &what)
{
    return DbError{dialect::Failure::Other, what % u" is missing in the service's database"_s};
}

DbResult<void> readCommand(Connection &db, DecisionRows &rows)
{
    Statement command = db.prepare("SELECT digest, body, signature, user_id, device, case_id, at, receipt "
                                   "FROM commands WHERE id = ?"_L1);
    YC_TRY(command.bind(rows.command.text()).run());
    if (!command.next())
        return unexpected(missing(u"a command"_s));
    rows.digest = command.bytes(0);
    rows.body = command.bytes(1);
    rows.signature = command.bytes(2);
    rows.user = command.text(3);
    rows.device = command.text(4);
    rows.caseId = CaseId(command.text(5));
    rows.at = command.number(6);
    rows.receipt = command.bytes(7);
    const auto receipt = protocol::decode<protocol::CommandReceipt>(rows.receipt);
    if (!receipt || receipt->ledger.isEmpty())
        return unexpected(missing(u"a receipt with its proof"_s));
    rows.version = receipt->version;
    rows.revision = receipt->revision;
    rows.numbers = int(std::count_if(receipt->documents.cbegin(), receipt->documents.cend(),
                                     [](const CaseDocument &paper) { return !paper.number.isEmpty(); }));
    return {};
}

DbResult<void> readCase(Connection &db, DecisionRows &rows)
{
    Statement subject = db.prepare("SELECT unit, department, state, step, assignee, item_version, received_at, "
                                   "notice_due, body FROM cases WHERE id = ?"_L1);
    YC_TRY(subject.bind(rows.caseId.text()).run());
    if (!subject.next())
        return unexpected(missing(u"a case"_s));
    rows.unit = UnitId(subject.text(0));
    rows.department = subject.text(1);
    rows.state = subject.text(2);
    rows.step = subject.text(3);
    rows.assignee = subject.text(4);
    rows.itemVersion = subject.number(5);
    rows.receivedAt = subject.number(6);
    rows.noticeDue = subject.text(7);
    rows.caseBody = subject.bytes(8);
    return {};
}

DbResult<void> readHistory(Connection &db, DecisionRows &rows)
{
    const DbResult<QVector<HistoryRow>> steps = casestore::history(db, rows.caseId);
    if (!steps)
        return unexpected(steps.error());
    for (const HistoryRow &step : *steps) {
        if (step.command != rows.command)
            continue;
        DbResult<std::optional<casestore::StoredHistory>> stored =
            casestore::historyRow(db, rows.caseId, step.sequence);
        if (!stored)
            return unexpected(stored.error());
        if (*stored) {
            rows.history = std::move(**stored);
            return {};
        }
    }
    return unexpected(missing(u"a step of the history"_s));
}

/// The log that all the decisions are in, read once.
struct LogCopy
{
    ledger::SignedTreeHead head;
    QHash<QByteArray, ledgerstore::Leaf> leaves; ///< by their hashes
};

DbResult<LogCopy> readLog(Connection &db, const QString &logId)
{
    LogCopy log;
    const DbResult<std::optional<ledger::SignedTreeHead>> head = ledgerstore::head(db, logId);
    if (!head)
        return unexpected(head.error());
    if (!*head)
        return unexpected(missing(u"a signed head"_s));
    log.head = **head;
    const DbResult<QList<ledgerstore::Leaf>> leaves = ledgerstore::leaves(db, logId, 0, log.head.head.size);
    if (!leaves)
        return unexpected(leaves.error());
    for (const ledgerstore::Leaf &leaf : *leaves)
        log.leaves.insert(ledger::leafHash(leaf.canonical).bytes(), leaf);
    return log;
}

DbResult<void> readLeaf(Connection &db, const LogCopy &log, DecisionRows &rows)
{
    const auto leaf = log.leaves.constFind(rows.history.leaf.bytes());
    if (leaf == log.leaves.cend())
        return unexpected(missing(u"an entry of the ledger"_s));
    rows.leafIndex = leaf->index;
    rows.leafEntry = leaf->canonical;
    // The nodes that this leaf completed.
    const ledger::HashSource source = ledgerstore::hashSource(db, rows.history.logId);
    quint64 index = rows.leafIndex;
    for (int level = 1; (index & 1U) != 0; ++level) {
        index >>= 1U;
        const ledger::NodeId id{level, index};
        const std::optional<ledger::Digest> hash = source(id);
        if (!hash)
            return unexpected(missing(u"a node of the ledger"_s));
        rows.nodes.append(ledger::Node{id, *hash});
    }
    return {};
}

DbResult<void> readFeedEntries(Connection &db, QVector<DecisionRows> &all)
{
    const UnitId unit = all.constFirst().unit;
    QHash<CaseId, feedstore::StoredEntry> entries;
    qint64 after = 0;
    for (;;) {
        const DbResult<QVector<feedstore::StoredEntry>> page = feedstore::read(db, unit, after, 1000);
        if (!page)
            return unexpected(page.error());
        if (page->isEmpty())
            break;
        for (const feedstore::StoredEntry &entry : *page)
            entries.insert(entry.caseId, entry);
        after = page->constLast().sequence;
    }
    for (DecisionRows &rows : all) {
        const auto entry = entries.constFind(rows.caseId);
        if (rows.unit != unit || entry == entries.cend())
            return unexpected(missing(u"an entry of the feed"_s));
        rows.feed = *entry;
    }
    return {};
}

/// In the order in which the service wrote them.
DbResult<QVector<DecisionRows>> readDecisions(Connection &db, const QVector<CommandId> &commands, LogCopy &log)
{
    QVector<DecisionRows> all;
    for (const CommandId &command : commands) {
        DecisionRows rows;
        rows.command = command;
        YC_TRY(readCommand(db, rows));
        YC_TRY(readCase(db, rows));
        YC_TRY(readHistory(db, rows));
        if (all.isEmpty()) {
            DbResult<LogCopy> copy = readLog(db, rows.history.logId);
            if (!copy)
                return unexpected(copy.error());
            log = std::move(*copy);
        }
        YC_TRY(readLeaf(db, log, rows));
        all.append(std::move(rows));
    }
    if (all.isEmpty())
        return unexpected(missing(u"every decision"_s));
    YC_TRY(readFeedEntries(db, all));
    std::sort(all.begin(), all.end(),
              [](const DecisionRows &left, const DecisionRows &right) { return left.leafIndex < right.leafIndex; });
    return all;
}

DbResult<void> writeOne(Connection &db, const DecisionRows &rows, const ledger::SignedTreeHead &head, qint64 sequence)
{
    for (int i = 0; i < rows.numbers; ++i)
        YC_TRY(counterstore::next(db, u"document/bench"_s));
    Statement subject = db.prepare("UPDATE cases SET unit = ?, department = ?, state = ?, step = ?, assignee = ?, "
                                   "item_version = ?, version = ?, revision = ?, received_at = ?, notice_due = ?, "
                                   "body = ? WHERE id = ?"_L1);
    YC_TRY(subject.bind(rows.unit.text())
               .bind(rows.department)
               .bind(rows.state)
               .bind(rows.step)
               .bind(rows.assignee)
               .bind(rows.itemVersion)
               .bind(rows.version)
               .bind(rows.revision)
               .bind(rows.receivedAt)
               .bind(rows.noticeDue)
               .bind(rows.caseBody)
               .bind(rows.caseId.text())
               .run());
    YC_TRY(casestore::appendHistory(db, rows.caseId, rows.history));
    Statement command = db.prepare("INSERT INTO commands (id, digest, body, signature, user_id, device, case_id, at, "
                                   "receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    YC_TRY(command.bind(rows.command.text())
               .bind(rows.digest)
               .bind(rows.body)
               .bind(rows.signature)
               .bind(rows.user)
               .bind(rows.device)
               .bind(rows.caseId.text())
               .bind(rows.at)
               .bind(rows.receipt)
               .run());
    feedstore::StoredEntry entry = rows.feed;
    entry.sequence = sequence;
    YC_TRY(feedstore::put(db, rows.unit, entry, rows.history.row.at));
    YC_TRY(feedstore::setLastSequence(db, rows.unit, sequence));
    YC_TRY(ledgerstore::putLeaf(db, rows.history.logId, rows.leafIndex, rows.leafEntry, rows.history.leaf));
    for (const ledger::Node &node : rows.nodes)
        YC_TRY(ledgerstore::putNode(db, rows.history.logId, node));
    ledger::SignedTreeHead grown = head;
    grown.head.size = rows.leafIndex + 1;
    return ledgerstore::setHead(db, grown);
}

DbResult<qint64> numberOf(Connection &db, QLatin1String select)
{
    Statement statement = db.prepare(select);
    YC_TRY(statement.run());
    return statement.next() ? statement.number(0) : 0;
}

} // namespace

DbResult<DecisionCounts> countDecisions(const QString &databaseFile)
{
    const DbResult<std::unique_ptr<Connection>> db = Connection::open(databaseFile, OpenMode::Read);
    if (!db)
        return unexpected(db.error());
    DecisionCounts counts;
    const std::pair<QLatin1String, qint64 *> wanted[] = {
        {"SELECT COUNT(*) FROM commands"_L1, &counts.commands},
        {"SELECT COUNT(*) FROM history h JOIN commands c ON c.id = h.command AND c.case_id = h.case_id"_L1,
         &counts.historyRows},
        // What the service does by itself, such as opening cases and making papers, has entries too.
        {"SELECT (SELECT COUNT(*) FROM ledger_leaves) - (SELECT COUNT(*) FROM history h WHERE NOT EXISTS "
         "(SELECT 1 FROM commands c WHERE c.id = h.command AND c.case_id = h.case_id))"_L1,
         &counts.leaves},
        {"SELECT COUNT(*) FROM cases WHERE state = 'ACCEPTED'"_L1, &counts.accepted},
    };
    for (const auto &[select, into] : wanted) {
        const DbResult<qint64> number = numberOf(**db, select);
        if (!number)
            return unexpected(number.error());
        *into = *number;
    }
    return counts;
}

DbResult<double> writeDecisionsBare(const QString &databaseFile, const QVector<CommandId> &commands,
                                    const QString &copyFile, int untimed)
{
    LogCopy log;
    DbResult<QVector<DecisionRows>> all;
    {
        const DbResult<std::unique_ptr<Connection>> from = Connection::open(databaseFile, OpenMode::Read);
        if (!from)
            return unexpected(from.error());
        all = readDecisions(**from, commands, log);
        if (!all)
            return unexpected(all.error());
    }
    const DbResult<std::unique_ptr<Connection>> db = Connection::open(copyFile, OpenMode::Write);
    if (!db)
        return unexpected(db.error());
    DbResult<qint64> sequence = feedstore::lastSequence(**db, all->constFirst().unit);
    if (!sequence)
        return unexpected(sequence.error());
    StopWatch watch;
    for (qsizetype i = 0; i < all->size(); ++i) {
        if (i == untimed)
            watch = StopWatch();
        Transaction transaction(**db, OpenMode::Write);
        YC_TRY(transaction.begin());
        YC_TRY(writeOne(**db, all->at(i), log.head, ++*sequence));
        YC_TRY(transaction.commit());
    }
    return double(all->size() - untimed) / watch.seconds();
}

} // namespace yunchuang::bench
