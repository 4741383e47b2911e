// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/storerig.h"

#include "items/queuescope.h"
#include "items/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// The sidebar: who sees which queues, and true counts.
class TestSidebarModel : public QObject
{
    Q_OBJECT

private:
    static QueueScope scopeOf(const Desk &desk) { return queueScope(desk.unit, desk.user, rules()->calendars, now()); }

    static qint64 countOf(const SidebarModel &model, NavEntry entry)
    {
        return model.index(model.rowOf(entry)).data(NavCountRole).toLongLong();
    }

private Q_SLOTS:
    void onlyWhatThePostsUseIsOffered_data()
    {
        QTest::addColumn<int>("posts");
        QTest::addColumn<QVector<NavEntry>>("entries");
        const auto posts = [](Posts value) { return int(value.toInt()); };
        using N = NavEntry;
        QTest::newRow("case officer") << posts(Posts(Post::CaseOfficer) | Post::AcceptanceOfficer)
                                      << QVector<N>{N::WorkTitle, N::Mine,       N::Unit,        N::DueSoon,
                                                    N::Overdue,   N::HandoffsIn, N::HandoffsOut, N::Correcting,
                                                    N::Suspended, N::Closed,     N::DeviceTitle, N::Outbox};
        QTest::newRow("window") << posts(Post::Reception)
                                << QVector<N>{N::WorkTitle,  N::Mine,      N::Unit,   N::DueSoon,     N::Overdue,
                                              N::Correcting, N::Suspended, N::Closed, N::DeviceTitle, N::Outbox};
        QTest::newRow("consulted") << posts(Post::ConsultedOfficer)
                                   << QVector<N>{N::WorkTitle,  N::DueSoon,     N::Overdue,
                                                 N::HandoffsIn, N::DeviceTitle, N::Outbox};
        QTest::newRow("dispatcher") << posts(Post::Dispatcher)
                                    << QVector<N>{N::WorkTitle,  N::Unit,        N::DueSoon,    N::Overdue,
                                                  N::HandoffsIn, N::HandoffsOut, N::Correcting, N::Suspended,
                                                  N::Closed,     N::DeviceTitle, N::Outbox};
        QTest::newRow("administrator") << posts(Post::SystemAdmin) << QVector<N>{};
    }
    void onlyWhatThePostsUseIsOffered()
    {
        QFETCH(int, posts);
        QFETCH(QVector<NavEntry>, entries);
        StoreRig cache;
        SidebarModel model(cache.store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPosts(Posts(Post::CaseOfficer));
        model.setPosts(Posts::fromInt(static_cast<Posts::Int>(posts)));
        QVector<NavEntry> shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown.append(model.entryAt(row));
        QCOMPARE(shown, entries);
    }

    void countsAreThoseOfTheQueues()
    {
        StoreRig cache;
        const auto rows = morning();
        QVERIFY(cache.apply(rows));
        SidebarModel model(cache.store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPosts(clerk().posts);
        QVERIFY(!model.index(model.rowOf(NavEntry::Mine)).data(NavCountRole).isValid());
        model.setScope(scopeOf(clerk()));
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto queue = queueOf(model.entryAt(row));
            if (!queue)
                continue;
            std::optional<qint64> count;
            CaseFilter filter;
            filter.queue = *queue;
            filter.scope = scopeOf(clerk());
            cache.store.count(filter, &model, [&](const StoreResult<qint64> &result) { count = *result; });
            QVERIFY(count.has_value());
            QCOMPARE(countOf(model, model.entryAt(row)), *count);
        }
        QCOMPARE(countOf(model, NavEntry::Overdue), 3);
        QCOMPARE(countOf(model, NavEntry::Correcting), 2);
        QCOMPARE(model.index(model.rowOf(NavEntry::Overdue)).data(NavAttentionRole).toInt(), int(NavAttention::Red));
        QCOMPARE(model.index(model.rowOf(NavEntry::DueSoon)).data(NavAttentionRole).toInt(), int(NavAttention::Amber));
        QCOMPARE(model.index(model.rowOf(NavEntry::Mine)).data(NavAttentionRole).toInt(), int(NavAttention::None));
    }

    void countsFollowTheCacheRowByRow()
    {
        StoreRig cache;
        const auto rows = morning();
        QVERIFY(cache.apply(rows));
        SidebarModel model(cache.store);
        model.setPosts(clerk().posts);
        model.setScope(scopeOf(clerk()));
        const qint64 before = countOf(model, NavEntry::Mine);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        CaseSummary row = rows.at(10);
        row.assignee = secondClerk().user;
        ++row.version;
        QVERIFY(cache.apply(QVector<CaseSummary>{row}));
        QCOMPARE(countOf(model, NavEntry::Mine), before - 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), model.rowOf(NavEntry::Mine));
    }

    void anotherDeskForgetsTheCounts()
    {
        StoreRig cache(SerialQueue::Mode::OwnThread);
        QVERIFY(cache.apply(morning()));
        SidebarModel model(cache.store);
        model.setPosts(clerk().posts);
        model.setScope(scopeOf(clerk()));
        QTRY_VERIFY(countOf(model, NavEntry::Mine) > 0);
        model.setScope(scopeOf(consulted()));
        QVERIFY(!model.index(model.rowOf(NavEntry::Mine)).data(NavCountRole).isValid());
        QTRY_VERIFY(model.index(model.rowOf(NavEntry::Mine)).data(NavCountRole).isValid());
        QCOMPARE(countOf(model, NavEntry::Mine), 0);
    }

    void queuesAreNumberedForTheKeys()
    {
        StoreRig cache;
        SidebarModel model(cache.store);
        model.setPosts(clerk().posts);
        QCOMPARE(model.rowOfNumber(1), model.rowOf(NavEntry::Mine));
        QCOMPARE(model.rowOfNumber(9), model.rowOf(NavEntry::Closed));
        QCOMPARE(model.rowOfNumber(10), -1);
        QCOMPARE(model.index(model.rowOf(NavEntry::DueSoon)).data(NavNumberRole).toInt(), 3);
        QVERIFY(!model.index(model.rowOf(NavEntry::Outbox)).data(NavNumberRole).isValid());
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
    }

    void pagesAreOfferedOnceThereAreAny_data()
    {
        using N = NavEntry;
        QTest::addColumn<int>("posts");
        QTest::addColumn<QVector<NavEntry>>("entries");
        const auto posts = [](Posts value) { return int(value.toInt()); };
        QTest::newRow("supervision officer: not the users")
            << posts(Post::SupervisionOfficer) << QVector<N>{N::OversightTitle, N::Overview};
        QTest::newRow("system administrator: nothing of the work")
            << posts(Post::SystemAdmin) << QVector<N>{N::AdminTitle, N::Accounts};
        QTest::newRow("security administrator: neither") << posts(Post::SecurityAdmin) << QVector<N>{};
        QTest::newRow("head of a section") << posts(Post::Dispatcher) << QVector<N>{N::OversightTitle, N::Overview};
    }
    void pagesAreOfferedOnceThereAreAny()
    {
        QFETCH(int, posts);
        QFETCH(QVector<NavEntry>, entries);
        StoreRig cache;
        SidebarModel model(cache.store);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPosts(Posts::fromInt(static_cast<Posts::Int>(posts)));
        QCOMPARE(model.rowOf(NavEntry::OversightTitle), -1);
        QCOMPARE(model.rowOf(NavEntry::AdminTitle), -1);
        model.setPages({NavEntry::Overview, NavEntry::Accounts});
        QVector<NavEntry> shown;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.entryAt(row) > NavEntry::Outbox)
                shown.append(model.entryAt(row));
        }
        QCOMPARE(shown, entries);
    }

    void pagesAreNumberedAfterTheQueues()
    {
        StoreRig cache;
        SidebarModel model(cache.store);
        model.setPosts(Post::SupervisionOfficer);
        const int queues = model.rowCount() - 3; // the two titles and the outbox
        model.setPages({NavEntry::Overview, NavEntry::Cards});
        QCOMPARE(model.rowOfNumber(1), model.rowOf(NavEntry::Unit));
        QCOMPARE(model.rowOfNumber(queues + 1), model.rowOf(NavEntry::Overview));
        QCOMPARE(model.index(model.rowOf(NavEntry::Cards)).data(NavNumberRole).toInt(), queues + 2);
    }

    void aPageTellsItsNumber()
    {
        StoreRig cache;
        SidebarModel model(cache.store);
        model.setPosts(Post::SupervisionOfficer);
        model.setPages({NavEntry::Cards});
        const QModelIndex cards = model.index(model.rowOf(NavEntry::Cards));
        QVERIFY(!cards.data(NavCountRole).isValid());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPageCount(NavEntry::Cards, 2, NavAttention::Red);
        model.setPageCount(NavEntry::Cards, 2, NavAttention::Red);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(cards.data(NavCountRole).toInt(), 2);
        QCOMPARE(cards.data(NavAttentionRole).toInt(), int(NavAttention::Red));
    }

    void theOutboxSpeaksUpWhenItWaitsForTheClerk()
    {
        StoreRig cache;
        SidebarModel model(cache.store);
        model.setPosts(clerk().posts);
        const QModelIndex outbox = model.index(model.rowOf(NavEntry::Outbox));
        QCOMPARE(outbox.data(NavCountRole).toInt(), 0);
        model.setOutbox(4, 0);
        QCOMPARE(outbox.data(NavCountRole).toInt(), 4);
        QCOMPARE(outbox.data(NavAttentionRole).toInt(), int(NavAttention::None));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setOutbox(4, 1);
        QCOMPARE(outbox.data(NavAttentionRole).toInt(), int(NavAttention::Amber));
        model.setOutbox(4, 1);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSidebarModel)
#include "tst_sidebarmodel.moc"
