// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "ledger/ledgercodec.h"
#include "sync/ledgerwatch.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace yunchuang;
using namespace yunchuang::sample;
using namespace std::chrono_literals;

namespace {

/// A department's log, real hashing and signing.
class Log
{
public:
    explicit Log(char seed = 'L')
        : key(ledger::KeyPair::fromSeed(QByteArray(32, seed)).value())
    {
    }

    ledger::KeyPair key;
    QString id = u"SCJGJ"_s;
    qint64 time = 1'000'000;

    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            append(ledger::LedgerEntry{u"other"_s,
                                       quint64(i + 1),
                                       u"CLAIM"_s,
                                       u"RECEIVED"_s,
                                       u"RECEIVED"_s,
                                       u"CASE_OFFICER"_s,
                                       u"X"_s,
                                       ++time,
                                       {},
                                       {},
                                       {}});
    }
    quint64 append(const ledger::LedgerEntry &entry)
    {
        for (const ledger::Node &node : m_tree.append(ledger::entryHash(entry).value()))
            m_nodes[{node.id.level, node.id.index}] = node.hash;
        return m_tree.size() - 1;
    }
    [[nodiscard]] ledger::SignedTreeHead head()
    {
        return ledger::signTreeHead({id, m_tree.size(), m_tree.root(), ++time}, key);
    }
    [[nodiscard]] ledger::HashSource source() const
    {
        return [this](const ledger::NodeId &node) -> std::optional<ledger::Digest> {
            const auto found = m_nodes.find({node.level, node.index});
            return found == m_nodes.end() ? std::nullopt : std::optional(found->second);
        };
    }
    /// The receipt of an own act.
    QJsonObject act(const OutboxEntry &entry)
    {
        ledger::LedgerEntry made{entry.command.caseId.text(),
                                 1,
                                 nameOf(entry.command.action),
                                 u"RECEIVED"_s,
                                 u"RECEIVED"_s,
                                 u"CASE_OFFICER"_s,
                                 entry.command.actingUnit.text(),
                                 ++time,
                                 entry.command.id.text(),
                                 {},
                                 {}};
        const quint64 index = append(made);
        const ledger::Receipt receipt{made, index, ledger::inclusionProof(index, m_tree.size(), source()).value(),
                                      head()};
        return ledger::toJson(receipt);
    }

private:
    ledger::MerkleTree m_tree;
    std::map<std::pair<int, quint64>, ledger::Digest> m_nodes;
};

OutboxEntry actNumber(int i)
{
    OutboxEntry out;
    out.command.id = CommandId(u"act-%1"_s.arg(i));
    out.command.caseId = CaseId(u"case-%1"_s.arg(i));
    out.command.action = Action::Claim;
    out.command.actingUnit = registration;
    out.receipt = protocol::CommandReceipt{};
    return out;
}

} // namespace

/// Own acts against the log: what holds, what is open, what is wrong.
class TestLedgerWatch : public QObject
{
    Q_OBJECT

private:
    struct Desk
    {
        Client client;
        Log log;
        ApiClient api{client.transport, client.clock, client.random};
        LedgerWatch watch{client.outbox, api};
        bool reachable = true;
        Log *shown = &log; ///< whose proofs and keys the service gives

        Desk()
        {
            client.transport.script = [this](const WireRequest &request) -> std::optional<Transport::Outcome> {
                if (!reachable)
                    return FakeTransport::failure(TransportErrorCode::Unreachable);
                if (request.pathAndQuery == "/v1/ledger/keys") {
                    const QJsonObject key{{u"log"_s, shown->id},
                                          {u"key"_s, QString::fromLatin1(shown->key.publicKey().hex())}};
                    return FakeTransport::reply(200, QJsonDocument(QJsonObject{{u"keys"_s, QJsonArray{key}}}).toJson());
                }
                const QUrlQuery query(
                    QString::fromLatin1(request.pathAndQuery.mid(request.pathAndQuery.indexOf('?') + 1)));
                const auto proof =
                    ledger::consistencyProof(query.queryItemValue(u"from"_s).toULongLong(),
                                             query.queryItemValue(u"to"_s).toULongLong(), shown->source());
                return FakeTransport::reply(
                    200,
                    QJsonDocument(QJsonObject{{u"proof"_s, proof ? ledger::toJson(*proof) : QJsonArray()}}).toJson());
            };
        }
        ProofState check(const OutboxEntry &entry)
        {
            std::optional<ProofState> state;
            watch.check(entry, &client.context, [&](ProofState found) { state = found; });
            client.pass(5s);
            return state.value_or(ProofState::None);
        }
    };

private Q_SLOTS:
    void actsInAGrowingLogHold()
    {
        Desk desk;
        desk.log.fill(5);
        for (int i = 0; i < 6; ++i) {
            OutboxEntry entry = actNumber(i);
            entry.receipt->ledger = desk.log.act(entry);
            desk.log.fill(3);
            QCOMPARE(desk.check(entry), ProofState::Valid);
        }
    }

    void anOlderReceiptIsCheckedAgainstTheNewerHead()
    {
        Desk desk;
        OutboxEntry first = actNumber(1);
        first.receipt->ledger = desk.log.act(first);
        OutboxEntry second = actNumber(2);
        second.receipt->ledger = desk.log.act(second);
        QCOMPARE(desk.check(second), ProofState::Valid);
        QCOMPARE(desk.check(first), ProofState::Valid);
    }

    void withoutAProofYetItIsPending()
    {
        Desk desk;
        QCOMPARE(desk.check(actNumber(1)), ProofState::Pending);
    }

    void whileNobodyAnswersItIsPending()
    {
        Desk desk;
        OutboxEntry first = actNumber(1);
        first.receipt->ledger = desk.log.act(first);
        desk.reachable = false;
        QCOMPARE(desk.check(first), ProofState::Pending); // no key
        desk.reachable = true;
        QCOMPARE(desk.check(first), ProofState::Valid);
        OutboxEntry second = actNumber(2);
        second.receipt->ledger = desk.log.act(second);
        desk.reachable = false;
        QCOMPARE(desk.check(second), ProofState::Pending); // no consistency proof
        desk.reachable = true;
        QCOMPARE(desk.check(second), ProofState::Valid);
    }

    void aLogWithoutAKeyCannotBeVerified()
    {
        Desk desk;
        Log other;
        other.id = u"SWJ"_s;
        OutboxEntry entry = actNumber(1);
        entry.receipt->ledger = other.act(entry);
        QCOMPARE(desk.check(entry), ProofState::Unverifiable);
    }

    void whatDoesNotHoldIsInvalid_data()
    {
        QTest::addColumn<QString>("lie");
        for (const QString &lie :
             {u"another act"_s, u"another case"_s, u"another action"_s, u"changed entry"_s, u"changed proof"_s,
              u"changed size"_s, u"another key later"_s, u"rewritten history"_s, u"fork of the same size"_s})
            QTest::newRow(qPrintable(lie)) << lie;
    }
    void whatDoesNotHoldIsInvalid()
    {
        QFETCH(QString, lie);
        Desk desk;
        QSignalSpy found(&desk.watch, &LedgerWatch::foundInvalid);
        desk.log.fill(5);
        OutboxEntry first = actNumber(1);
        first.receipt->ledger = desk.log.act(first);
        QCOMPARE(desk.check(first), ProofState::Valid);

        OutboxEntry entry = actNumber(2);
        Log forged('F');
        if (lie == u"another act"_s) {
            entry.receipt->ledger = desk.log.act(actNumber(3));
        } else if (lie == u"another case"_s) {
            OutboxEntry other = entry;
            other.command.caseId = CaseId(u"elsewhere"_s);
            entry.receipt->ledger = desk.log.act(other);
        } else if (lie == u"another action"_s) {
            OutboxEntry other = entry;
            other.command.action = Action::Grant;
            entry.receipt->ledger = desk.log.act(other);
        } else if (lie == u"another key later"_s) {
            forged.fill(9);
            entry.receipt->ledger = forged.act(entry);
            desk.shown = &forged;
        } else if (lie == u"rewritten history"_s) {
            Log rewritten; // the same key, other entries
            rewritten.time = 5'000'000;
            rewritten.fill(9);
            entry.receipt->ledger = rewritten.act(entry);
            desk.shown = &rewritten;
            QCOMPARE(desk.check(entry), ProofState::Invalid);
            QCOMPARE(found.size(), 1);
            return;
        } else if (lie == u"fork of the same size"_s) {
            Log fork;
            fork.time = 5'000'000;
            fork.fill(5);
            entry.receipt->ledger = fork.act(entry);
            desk.shown = &fork;
            QCOMPARE(desk.check(entry), ProofState::Invalid);
            QCOMPARE(found.size(), 1);
            return;
        } else {
            QByteArray json = QJsonDocument(desk.log.act(entry)).toJson(QJsonDocument::Compact);
            ledger::Receipt receipt = ledger::receiptFromJson(QJsonDocument::fromJson(json).object()).value();
            if (lie == u"changed entry"_s)
                receipt.entry.stateAfter = u"ACCEPTED"_s;
            else if (lie == u"changed proof"_s)
                receipt.inclusion[0] = ledger::Digest::of("x");
            else
                receipt.head.head.size += 1;
            entry.receipt->ledger = ledger::toJson(receipt);
        }
        QCOMPARE(desk.check(entry), ProofState::Invalid);
        QCOMPARE(found.size(), 1);
    }

    void whatWasSeenIsRememberedAcrossRestarts()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"outbox.db"_s);
        Log log;
        log.fill(5);
        OutboxEntry first = actNumber(1);
        first.receipt->ledger = log.act(first);
        {
            Client client(file);
            QVERIFY(await<bool>([&](QObject *c, auto done) {
                        client.outbox.putKnownHead(
                            {log.id, log.key.publicKey().bytes(), QJsonDocument(ledger::toJson(log.head())).toJson()},
                            c, done);
                    }).has_value());
        }
        Client client(file);
        const auto known = await<KnownHead>([&](QObject *c, auto done) { client.outbox.knownHead(log.id, c, done); });
        QCOMPARE(known->publicKey, log.key.publicKey().bytes());
        QVERIFY(ledger::signedTreeHeadFromJson(QJsonDocument::fromJson(known->head).object()).has_value());
    }
};

QTEST_GUILESS_MAIN(TestLedgerWatch)
#include "tst_ledgerwatch.moc"
