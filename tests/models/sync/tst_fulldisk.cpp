// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "tests/support/smalldisk.h"

#include <QSignalSpy>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;
using namespace std::chrono_literals;

/// A disk that is full, really: what was promised is there, what could not be kept is said, and with space it goes on.
class TestFullDisk : public QObject
{
    Q_OBJECT

private:
    static CommandDraft claim(const CaseId &id)
    {
        CommandDraft draft;
        draft.caseId = id;
        draft.action = Action::Claim;
        draft.actingUnit = registration;
        draft.post = Post::AcceptanceOfficer;
        return draft;
    }
    static Case caseNumber(int i)
    {
        Case out = World().received();
        out.id = CaseId(u"case-%1"_s.arg(i));
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const SmallDisk disk(1);
        if (!disk.isMounted())
            QSKIP("this system lets no program mount a small disk");
    }

    void anActIsKeptOrSaidNotToBe()
    {
        SmallDisk disk(2);
        const QString file = disk.filePath(u"outbox.db"_s);
        QSet<CommandId> kept;
        CaseId refused;
        {
            Client client(file);
            QVERIFY(disk.fill());
            for (int i = 0; i < 200 && refused.isEmpty(); ++i) {
                const Case subject = caseNumber(i);
                client.put(subject);
                const auto submitted = client.submit(claim(subject.id));
                if (submitted) {
                    kept.insert(submitted->id);
                    continue;
                }
                QVERIFY(submitted.error().store.has_value());
                QCOMPARE(submitted.error().store->code, StoreErrorCode::DiskFull);
                refused = subject.id;
                // It looks as if nothing had been done: no echo of an act that does not exist.
                QVERIFY(!client.row(subject.id).pending);
            }
            QVERIFY(!refused.isEmpty());
            QCOMPARE(client.entries().size(), kept.size());
            // With space the same act is taken.
            QVERIFY(disk.free());
            const auto again = client.submit(claim(refused));
            QVERIFY(again.has_value());
            kept.insert(again->id);
        }
        Client later(file);
        QSet<CommandId> found;
        for (const OutboxEntry &entry : later.entries())
            found.insert(entry.command.id);
        QCOMPARE(found, kept);
    }

    void theCacheSaysSoAndGoesOn()
    {
        SmallDisk disk(4);
        Client client;
        CaseStore store({disk.filePath(u"cache.db"_s), SerialQueue::Mode::Inline}, client.sealer, client.clock);
        QVERIFY(openStore(store).has_value());
        SyncCore core(
            {store, client.outbox, client.time, client.transport, client.clock, client.scheduler, client.random});
        for (int i = 0; i < 2000; ++i)
            client.service.feed.append(entryOf(rowNumber(i), i + 1));
        QVERIFY(disk.fill());
        core.begin(clerkSession(), {clerk.user, {registration}});
        client.pass(2s);
        QCOMPARE(core.snapshot().problem, SyncProblem::DiskFull);
        QCOMPARE(core.snapshot().reachability, Reachability::Online);
        QVERIFY(core.engine().isSynchronising());

        QVERIFY(disk.free());
        client.pass(5min);
        QCOMPARE(core.snapshot().problem, SyncProblem::None);
        QCOMPARE(*await<qint64>([&](QObject *c, auto done) { store.count(everything(), c, done); }), 2000);
    }
};

int main(int argc, char **argv)
{
    (void)SmallDisk::prepare();
    QCoreApplication application(argc, argv);
    TestFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fulldisk.moc"
