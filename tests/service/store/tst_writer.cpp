// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/receipt.h"
#include "service/store/feedstore.h"
#include "service/store/ledgerstore.h"
#include "tests/support/servicerig.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

tl::unexpected<protocol::ApiError> no()
{
    return refuse(protocol::ApiErrorCode::Refused);
}

Answer<void> note(WriteContext &write, const QString &key, const QString &value)
{
    Statement row = write.db().prepare("INSERT INTO store_meta (name, value) VALUES (?, ?)"_L1);
    YC_TRY_DB(row.bind(key).bind(value).run());
    return {};
}

int noted(Connection &db, const QString &like)
{
    Statement count = db.prepare("SELECT COUNT(*) FROM store_meta WHERE name LIKE ?"_L1);
    return count.bind(like).run() && count.next() ? int(count.number(0)) : -1;
}

ledger::LedgerEntry entryFor(const QString &caseId, quint64 sequence, qint64 timeMs)
{
    ledger::LedgerEntry entry;
    entry.caseId = caseId;
    entry.historySequence = sequence;
    entry.action = u"CLAIM"_s;
    entry.stateAfter = u"RECEIVED"_s;
    entry.post = u"CASE_OFFICER"_s;
    entry.unit = u"SCJGJ-QYZC"_s;
    entry.timeMs = timeMs;
    return entry;
}

} // namespace

/// The one writer: groups, savepoints, one outcome for each member, nothing lost, nothing doubled.
class tst_Writer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyThreadsShareCommitsAndEachGetsItsOwnOutcome();
    void aRefusedMemberLeavesNothing();
    void membersOfOneGroupSeeEachOther();
    void aDatabaseErrorRunsTheMembersSingly();
    void aTaskThatThrowsHarmsNobodyElse();
    void everyProofOfAGroupVerifies();
    void stoppingFinishesWhatWaits();
    void withoutGroupCommitEveryWriteIsItsOwn();
    void inlineWriterQueuesWhatIsPostedInside();
    void timeNeverGoesBack();
};

void tst_Writer::manyThreadsShareCommitsAndEachGetsItsOwnOutcome()
{
    ServiceRig rig;
    constexpr int threads = 32;
    constexpr int perThread = 25;
    std::atomic<int> wrong{0};
    std::latch start(threads);
    {
        std::vector<std::jthread> pool;
        for (int t = 0; t < threads; ++t) {
            pool.emplace_back([&, t] {
                start.arrive_and_wait();
                for (int i = 0; i < perThread; ++i) {
                    const QString key = u"t%1/%2"_s.arg(t).arg(i);
                    const bool refuses = i % 5 == 4;
                    const Answer<QString> answer = rig.core().writer().run([&](WriteContext &write) -> Answer<QString> {
                        if (const Answer<void> done = note(write, key, key); !done)
                            return tl::unexpected(done.error());
                        if (refuses)
                            return no();
                        return key;
                    });
                    const bool right = refuses ? !answer && answer.error().code == protocol::ApiErrorCode::Refused
                                               : answer && *answer == key;
                    wrong += right ? 0 : 1;
                }
            });
        }
    }
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(noted(**rig.core().reader(), u"t%"_s), threads * perThread * 4 / 5);
    const Writer::Figures figures = rig.core().writer().figures();
    QCOMPARE(figures.members, quint64(threads * perThread));
    QCOMPARE(figures.reruns, quint64(0));
    QVERIFY2(figures.commits < figures.members / 2, "members did not share commits");
}

void tst_Writer::aRefusedMemberLeavesNothing()
{
    ServiceRig rig;
    const Answer<void> answer = rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
        const Answer<void> done = note(write, u"refused"_s, u"x"_s);
        write.withdraw(UnitId(u"SCJGJ-QYZC"_s), CaseId(u"none"_s));
        [[maybe_unused]] const auto leaf = write.log(u"SCJGJ"_s, entryFor(u"c"_s, 1, 1));
        write.whenSealed([](const Seal &) -> DbResult<void> { qFatal("a refused member was sealed"); });
        write.afterCommit([] { qFatal("a refused member was committed"); });
        return done ? no() : Answer<void>(done);
    });
    QVERIFY(!answer);
    Connection &db = **rig.core().reader();
    QCOMPARE(noted(db, u"refused"_s), 0);
    QVERIFY(ledgerstore::logs(db)->isEmpty());
    QCOMPARE(*feedstore::lastSequence(db, UnitId(u"SCJGJ-QYZC"_s)), 0);
}

void tst_Writer::membersOfOneGroupSeeEachOther()
{
    ServiceRig rig;
    // The first task waits until the others are in line, so that they make one group.
    std::latch held(1);
    std::latch entered(1);
    rig.core().writer().post([&](WriteContext &) -> Answer<void> {
        entered.count_down();
        held.wait();
        return {};
    });
    entered.wait();
    std::latch done(2);
    int seen = -1;
    rig.core().writer().post([](WriteContext &write) { return note(write, u"seen/1"_s, u"x"_s); },
                             [&](const Answer<void> &) { done.count_down(); });
    rig.core().writer().post(
        [&](WriteContext &write) -> Answer<void> {
            seen = noted(write.db(), u"seen/%"_s);
            return {};
        },
        [&](const Answer<void> &) { done.count_down(); });
    held.count_down();
    done.wait();
    QCOMPARE(seen, 1);
    QCOMPARE(rig.core().writer().figures().commits, quint64(2));
}

void tst_Writer::aDatabaseErrorRunsTheMembersSingly()
{
    ServiceRig rig;
    std::latch held(1);
    std::latch entered(1);
    rig.core().writer().post([&](WriteContext &) -> Answer<void> {
        entered.count_down();
        held.wait();
        return {};
    });
    entered.wait();
    std::latch done(3);
    std::atomic<int> good{0};
    std::optional<protocol::ApiErrorCode> failed;
    const auto whenGood = [&](const Answer<void> &answer) {
        good += answer ? 1 : 0;
        done.count_down();
    };
    rig.core().writer().post([](WriteContext &write) { return note(write, u"kept/1"_s, u"x"_s); }, whenGood);
    // The receipt cannot be stored: the whole group fails at its end.
    rig.core().writer().post(
        [](WriteContext &write) -> Answer<void> {
            write.whenSealed([&write](const Seal &) -> DbResult<void> {
                return write.db().execute(u"INSERT INTO no_such_table VALUES (1)"_s);
            });
            return note(write, u"lost"_s, u"x"_s);
        },
        [&](const Answer<void> &answer) {
            if (!answer)
                failed = answer.error().code;
            done.count_down();
        });
    rig.core().writer().post([](WriteContext &write) { return note(write, u"kept/2"_s, u"x"_s); }, whenGood);
    held.count_down();
    done.wait();
    QCOMPARE(good.load(), 2);
    QCOMPARE(failed, protocol::ApiErrorCode::Unavailable);
    Connection &db = **rig.core().reader();
    QCOMPARE(noted(db, u"kept/%"_s), 2);
    QCOMPARE(noted(db, u"lost"_s), 0);
    QCOMPARE(rig.core().writer().figures().reruns, quint64(1));
    QCOMPARE(rig.core().writer().figures().failed, quint64(1));
}

void tst_Writer::aTaskThatThrowsHarmsNobodyElse()
{
    ServiceRig rig;
    QTest::ignoreMessage(QtCriticalMsg, "a write threw: planted");
    const Answer<int> answer = rig.core().writer().run([](WriteContext &write) -> Answer<int> {
        [[maybe_unused]] const auto done = note(write, u"thrown"_s, u"x"_s);
        throw std::runtime_error("planted");
    });
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, protocol::ApiErrorCode::Internal);
    QCOMPARE(noted(**rig.core().reader(), u"thrown"_s), 0);
    QVERIFY(rig.core().writer().run([](WriteContext &write) { return note(write, u"after"_s, u"x"_s); }));
}

void tst_Writer::everyProofOfAGroupVerifies()
{
    ServiceRig rig;
    constexpr int threads = 16;
    std::mutex mutex;
    QList<ledger::Receipt> receipts;
    {
        std::vector<std::jthread> pool;
        for (int t = 0; t < threads; ++t) {
            pool.emplace_back([&, t] {
                for (int i = 0; i < 20; ++i) {
                    const auto receipt =
                        rig.core().writer().run([&](WriteContext &write) -> Answer<std::shared_ptr<ledger::Receipt>> {
                            auto out = std::make_shared<ledger::Receipt>();
                            const QString log = t % 3 == 0 ? u"SWJ"_s : u"SCJGJ"_s;
                            // Two entries of one member: each gets its own place.
                            const auto first = write.log(log, entryFor(u"c%1"_s.arg(t), quint64(2 * i + 1), i));
                            const auto leaf = write.log(log, entryFor(u"c%1"_s.arg(t), quint64(2 * i + 2), i));
                            YC_TRY_DB(first);
                            YC_TRY_DB(leaf);
                            write.whenSealed([out, ticket = *leaf](const Seal &seal) -> DbResult<void> {
                                const DbResult<ledger::Receipt> proof = seal.receipt(ticket);
                                if (!proof)
                                    return unexpected(proof.error());
                                *out = *proof;
                                return {};
                            });
                            return out;
                        });
                    const std::lock_guard lock(mutex);
                    if (receipt)
                        receipts.append(**receipt);
                }
            });
        }
    }
    QCOMPARE(receipts.size(), threads * 20);
    QSet<std::pair<QString, quint64>> places;
    for (const ledger::Receipt &receipt : std::as_const(receipts)) {
        QVERIFY(ledger::verifyReceipt(receipt, rig.core().writer().ledgerKey()));
        QVERIFY(receipt.entry.historySequence % 2 == 0);
        places.insert({receipt.head.head.logId, receipt.index});
    }
    QCOMPARE(places.size(), receipts.size());
    // Every head that was handed out is the beginning of the newest one.
    Connection &db = **rig.core().reader();
    for (const ledger::Receipt &receipt : std::as_const(receipts)) {
        const auto newest = *ledgerstore::head(db, receipt.head.head.logId);
        QVERIFY(newest);
        const auto proof = ledger::consistencyProof(receipt.head.head.size, newest->head.size,
                                                    ledgerstore::hashSource(db, newest->head.logId));
        QVERIFY(proof);
        QVERIFY(ledger::verifyProgress(receipt.head.head, newest->head, *proof));
    }
}

void tst_Writer::stoppingFinishesWhatWaits()
{
    ServiceRig rig;
    std::atomic<int> finished{0};
    std::latch held(1);
    rig.core().writer().post([&](WriteContext &) -> Answer<void> {
        held.wait();
        return {};
    });
    for (int i = 0; i < 50; ++i) {
        rig.core().writer().post([i](WriteContext &write) { return note(write, u"stop/%1"_s.arg(i), u"x"_s); },
                                 [&](const Answer<void> &answer) { finished += answer ? 1 : 0; });
    }
    std::jthread stopper([&] { rig.core().writer().stop(); });
    held.count_down();
    stopper.join();
    QCOMPARE(finished.load(), 50);
    const Answer<void> late = rig.core().writer().run([](WriteContext &) -> Answer<void> { return {}; });
    QVERIFY(!late);
    QCOMPARE(late.error().code, protocol::ApiErrorCode::Unavailable);
    QCOMPARE(noted(**rig.core().reader(), u"stop/%"_s), 50);
}

void tst_Writer::withoutGroupCommitEveryWriteIsItsOwn()
{
    ServiceRig rig({{false, 128, true}, {}, 1});
    std::latch done(20);
    for (int i = 0; i < 20; ++i) {
        rig.core().writer().post([i](WriteContext &write) { return note(write, u"own/%1"_s.arg(i), u"x"_s); },
                                 [&](const Answer<void> &) { done.count_down(); });
    }
    done.wait();
    QCOMPARE(rig.core().writer().figures().commits, quint64(20));
}

void tst_Writer::inlineWriterQueuesWhatIsPostedInside()
{
    ServiceRig rig({{true, 128, false}, {}, 1});
    QStringList order;
    QVERIFY(rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
        rig.core().writer().post([&](WriteContext &) -> Answer<void> {
            order.append(u"posted"_s);
            return {};
        });
        write.afterCommit([&] { order.append(u"committed"_s); });
        order.append(u"ran"_s);
        return {};
    }));
    QCOMPARE(order, QStringList({u"ran"_s, u"committed"_s, u"posted"_s}));
    QTest::ignoreMessage(QtCriticalMsg, "a write threw: a write waits for another one from inside its task");
    const Answer<void> nested = rig.core().writer().run([&](WriteContext &) -> Answer<void> {
        return rig.core().writer().run([](WriteContext &) -> Answer<void> { return {}; });
    });
    QVERIFY(!nested);
}

void tst_Writer::timeNeverGoesBack()
{
    ServiceRig rig;
    const QDateTime before = rig.clock.now();
    const auto now = [&] {
        QDateTime out;
        [[maybe_unused]] const Answer<void> ran = rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
            out = write.now();
            YC_TRY_DB(write.log(u"SCJGJ"_s, entryFor(u"c"_s, 1, out.toMSecsSinceEpoch())));
            return {};
        });
        return out;
    };
    QCOMPARE(now(), before);
    rig.clock.set(before.addSecs(-3600));
    QCOMPARE(now(), before);
    // The signed heads remember it over a restart.
    rig.restart();
    QCOMPARE(now(), before);
    rig.clock.set(before.addSecs(60));
    QCOMPARE(now(), before.addSecs(60));
}

QTEST_GUILESS_MAIN(tst_Writer)
#include "tst_writer.moc"
