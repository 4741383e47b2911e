// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgercodec.h"
#include "protocol/codec.h"
#include "service/feed/feedreader.h"
#include "service/handlers/access.h"
#include "service/store/casestore.h"
#include "service/store/commandstore.h"
#include "service/store/ledgerstore.h"
#include "tests/support/servicerig.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

constexpr int writers = 32; // so that groups are large

RigClerk officerOf(ServiceRig &rig)
{
    return rig.clerk(u"zhoumin"_s, u"SCJGJ-QYZC"_s, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
}

/// Works until it is killed. Prints the id of every command once its receipt is in hand, one write per line.
int workUntilKilled(const QString &folder, quint64 seed)
{
    ServiceRig rig({{}, folder, seed});
    const RigClerk officer = officerOf(rig);
    std::vector<std::jthread> pool;
    for (int w = 0; w < writers; ++w) {
        pool.emplace_back([&] {
            for (;;) {
                const Case subject = rig.openCompanyCase();
                for (const auto &[action, post] : {std::pair{Action::Claim, Post::AcceptanceOfficer},
                                                   std::pair{Action::Accept, Post::AcceptanceOfficer},
                                                   std::pair{Action::Claim, Post::CaseOfficer}}) {
                    const Command command = rig.command(officer, rig.stored(subject.id), action, post);
                    if (!rig.post(officer, command))
                        std::_Exit(3);
                    const QByteArray line = command.id.text().toLatin1() + '\n';
                    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
                    std::fflush(stdout);
                }
            }
        });
    }
    return 0;
}

} // namespace

/// SIGKILL in the middle of commits: what was acknowledged is there, and cases, history, feed, ledger and receipts tell
/// the same story.
class tst_Crash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledServiceAgreesWithItself_data();
    void aKilledServiceAgreesWithItself();

private:
    void checkCases(ServiceRig &rig, Connection &db, int &steps);
    void checkLedger(ServiceRig &rig, Connection &db, int steps);
    void checkFeed(ServiceRig &rig, Connection &db);
};

void tst_Crash::aKilledServiceAgreesWithItself_data()
{
    QTest::addColumn<int>("acknowledged");
    for (const int count : {1, 40, 157})
        QTest::addRow("after %d receipts", count) << count;
}

void tst_Crash::aKilledServiceAgreesWithItself()
{
    QFETCH(int, acknowledged);
    QTemporaryDir temporary;
    const QString folder = temporary.filePath(u"data"_s);
    {
        VirtualClock clock;
        SeededRandom random(7);
        QVERIFY(ServiceCore::init({folder, {}, {}}, clock, random));
    }
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--work"_s, folder, QString::number(acknowledged)});
    QByteArray output;
    while (output.count('\n') < acknowledged) {
        QVERIFY2(child.waitForReadyRead(60000), child.readAllStandardError().constData());
        output += child.readAllStandardOutput();
    }
    child.kill();
    child.waitForFinished();
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    output += child.readAllStandardOutput();

    ServiceRig rig({{}, folder, 99});
    Connection &db = **rig.core().reader();
    QList<QByteArray> lines = output.split('\n');
    lines.removeLast(); // what follows the last line feed is no whole line
    for (const QByteArray &id : std::as_const(lines)) {
        const auto command = *commandstore::find(db, CommandId(QString::fromLatin1(id)));
        QVERIFY2(command, "an acknowledged command is lost");
        const auto proof = ledger::receiptFromJson(command->receipt.ledger);
        QVERIFY(proof);
        QVERIFY(ledger::verifyReceipt(*proof, rig.core().writer().ledgerKey()));
    }
    int steps = 0;
    checkCases(rig, db, steps);
    checkLedger(rig, db, steps);
    checkFeed(rig, db);
    // And it goes on.
    const RigClerk officer = officerOf(rig);
    const Case subject = rig.openCompanyCase();
    QVERIFY(rig.post(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer)));
}

void tst_Crash::checkCases(ServiceRig &, Connection &db, int &steps)
{
    Statement ids = db.prepare("SELECT id, version, state FROM cases"_L1);
    QVERIFY(ids.run());
    int commands = 0;
    while (ids.next()) {
        const CaseId id(ids.text(0));
        const auto subject = *casestore::load(db, id);
        QVERIFY(subject);
        QCOMPARE(subject->version, ids.number(1));
        QCOMPARE(QString(nameOf(subject->state)), ids.text(2));
        const auto history = *casestore::history(db, id);
        QCOMPARE(history.size(), subject->version); // every change of these cases was a step
        QCOMPARE(history.constLast().after, subject->state);
        for (qsizetype i = 0; i < history.size(); ++i) {
            QCOMPARE(history[i].sequence, i + 1);
            const auto receipt = *commandstore::find(db, history[i].command);
            QCOMPARE(bool(receipt), i > 1); // the first two steps are intake's
            if (receipt)
                QCOMPARE(receipt->receipt.version, i + 1);
        }
        steps += int(history.size());
        commands += int(history.size()) - 2;
    }
    Statement count = db.prepare("SELECT COUNT(*) FROM commands"_L1);
    QVERIFY(count.run() && count.next());
    QCOMPARE(count.number(0), commands);
}

void tst_Crash::checkLedger(ServiceRig &rig, Connection &db, int steps)
{
    const auto head = *ledgerstore::head(db, u"SCJGJ"_s);
    QVERIFY(head);
    QCOMPARE(head->head.size, quint64(steps));
    QVERIFY(ledger::verifyTreeHead(*head, rig.core().writer().ledgerKey()));
    ledger::MerkleTree tree;
    const QList<ledgerstore::Leaf> leaves = *ledgerstore::leaves(db, u"SCJGJ"_s, 0, head->head.size);
    for (const ledgerstore::Leaf &leaf : leaves) {
        QCOMPARE(leaf.index, tree.size());
        tree.append(ledger::leafHash(leaf.canonical));
        const auto entry = ledger::entryFromBytes(leaf.canonical);
        QVERIFY(*casestore::historyRow(db, CaseId(entry->caseId), qint64(entry->historySequence)));
    }
    QCOMPARE(tree.root(), head->head.root);
}

void tst_Crash::checkFeed(ServiceRig &rig, Connection &db)
{
    FeedScope scope;
    scope.units.insert(UnitId(u"SCJGJ-QYZC"_s), 0x0f);
    QString cursor;
    int entries = 0;
    for (bool more = true; more;) {
        const auto slice = readFeed(db, scope, cursor, 50);
        QVERIFY(slice);
        for (const QByteArray &json : slice->entries) {
            const auto entry = protocol::decode<protocol::FeedEntry>(json);
            const Case subject = rig.stored(entry->caseId);
            QCOMPARE(entry->summary, summarise(subject, UnitId(u"SCJGJ-QYZC"_s)));
            ++entries;
        }
        cursor = slice->cursor;
        more = slice->more;
    }
    QCOMPARE(entries, *casestore::count(db));
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--work")
        return workUntilKilled(arguments.value(2), arguments.value(3).toULongLong());
    tst_Crash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
