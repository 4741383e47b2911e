// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/storerig.h"

#include "items/queuemodel.h"
#include "items/queuescope.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// The rows of a queue over a real cache.
class TestQueueModel : public QObject
{
    Q_OBJECT

private:
    static CaseFilter filterFor(Queue queue)
    {
        CaseFilter filter;
        filter.queue = queue;
        filter.scope = queueScope(clerk().unit, clerk().user, rules()->calendars, now());
        return filter;
    }

    static QVector<CaseSummary> manyOf(int count)
    {
        QVector<CaseSummary> rows;
        for (int i = 0; i < count; ++i)
            rows.append(summaryNumber(i));
        return rows;
    }

    /// Every signal by which rows come, go, move or change.
    struct Signals
    {
        explicit Signals(QueueModel &model)
            : inserted(&model, &QAbstractItemModel::rowsInserted)
            , removed(&model, &QAbstractItemModel::rowsRemoved)
            , moved(&model, &QAbstractItemModel::rowsMoved)
            , changed(&model, &QAbstractItemModel::dataChanged)
            , reset(&model, &QAbstractItemModel::modelReset)
        {
        }
        QSignalSpy inserted, removed, moved, changed, reset;

        [[nodiscard]] QVector<int> counts() const
        {
            return {int(inserted.size()), int(removed.size()), int(moved.size()), int(changed.size()),
                    int(reset.size())};
        }
    };

    struct Rig
    {
        explicit Rig(SerialQueue::Mode mode = SerialQueue::Mode::Inline)
            : cache(mode)
            , model(cache.store)
            , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        {
            // The tester would scroll to the end by itself.
            tester.setUseFetchMore(false);
            model.setRules(rules());
            model.setNow(now());
        }
        StoreRig cache;
        QueueModel model;
        QAbstractItemModelTester tester;

        /// What is shown is what the cache answers, in its order.
        [[nodiscard]] bool agrees()
        {
            std::optional<CaseWindow> all;
            cache.store.window(model.filter(), model.order(), {}, model.rowCount() + 1, &model,
                               [&](const StoreResult<CaseWindow> &window) { all = *window; });
            if (!QTest::qWaitFor([&] { return all.has_value(); }))
                return false;
            QStringList shown;
            for (int row = 0; row < model.rowCount(); ++row)
                shown.append(model.index(row, 0).data(CaseIdRole).toString());
            QStringList stored;
            for (const ShownRow &row : all->rows)
                stored.append(row.summary.id.text());
            if (model.canFetchMore({}) || all->more || stored.size() > shown.size())
                stored.resize(std::min(stored.size(), shown.size()));
            return shown == stored;
        }
    };

private Q_SLOTS:
    void firstWindowComesAtOnceAndTotalsApart()
    {
        Rig rig;
        QVERIFY(rig.cache.isOpen());
        QVERIFY(rig.cache.apply(manyOf(350)));
        rig.model.show(filterFor(Queue::All), {});
        QCOMPARE(rig.model.rowCount(), QueueModel::windowSize);
        QCOMPARE(rig.model.total(), std::optional<qint64>(350));
        QVERIFY(!rig.model.isLoading());
        QVERIFY(rig.model.canFetchMore({}));
    }

    void furtherWindowsAreFetchedOnDemand()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(manyOf(250)));
        rig.model.show(filterFor(Queue::All), {});
        Signals signals_(rig.model);
        rig.model.fetchMore({});
        QCOMPARE(rig.model.rowCount(), 200);
        QCOMPARE(signals_.counts(), QVector<int>({1, 0, 0, 0, 0}));
        rig.model.fetchMore({});
        QCOMPARE(rig.model.rowCount(), 250);
        QVERIFY(!rig.model.canFetchMore({}));
        QVERIFY(rig.agrees());
    }

    void rowsAreInOrder_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        QTest::newRow("due") << int(SortColumn::Due) << false;
        QTest::newRow("due, falling") << int(SortColumn::Due) << true;
        QTest::newRow("received") << int(SortColumn::Received) << false;
        QTest::newRow("received, falling") << int(SortColumn::Received) << true;
    }
    void rowsAreInOrder()
    {
        QFETCH(int, column);
        QFETCH(bool, descending);
        Rig rig;
        QVERIFY(rig.cache.apply(manyOf(230)));
        rig.model.show(filterFor(Queue::All), {static_cast<SortColumn>(column), descending});
        rig.model.fetchMore({});
        QCOMPARE(rig.model.rowCount(), 200);
        QVERIFY(rig.agrees());
        // Changes find their place in this order too.
        CaseSummary row = rig.model.rowAt(50)->summary;
        row.due = row.due.addDays(3);
        row.receivedAt = row.receivedAt.addDays(1);
        ++row.version;
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{row}));
        QVERIFY(rig.agrees());
    }

    void aChangedRowChangesOneRow()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(manyOf(60)));
        rig.model.show(filterFor(Queue::All), {});
        CaseSummary row = rig.model.rowAt(20)->summary;
        row.assigneeName = u"江涛"_s;
        ++row.version;
        Signals signals_(rig.model);
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{row}));
        QCOMPARE(signals_.counts(), QVector<int>({0, 0, 0, 1, 0}));
        QCOMPARE(signals_.changed.first().at(0).toModelIndex().row(), 20);
        QCOMPARE(rig.model.index(20, AssigneeColumn).data().toString(), u"江涛"_s);
    }

    void aRowThatIsDueOtherwiseMoves()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(manyOf(60)));
        rig.model.show(filterFor(Queue::All), {});
        CaseSummary row = rig.model.rowAt(40)->summary;
        row.due = QDate(2026, 11, 1);
        ++row.version;
        Signals signals_(rig.model);
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{row}));
        QCOMPARE(signals_.counts(), QVector<int>({0, 0, 1, 1, 0}));
        QCOMPARE(rig.model.rowOf(row.id), 0);
        QVERIFY(rig.agrees());
        // And back again, downwards.
        row.due = QDate(2026, 12, 3);
        ++row.version;
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{row}));
        QCOMPARE(signals_.counts(), QVector<int>({0, 0, 2, 2, 0}));
        QVERIFY(rig.agrees());
    }

    void aNewRowIsInsertedAndADeadOneLeaves()
    {
        Rig rig;
        const auto rows = manyOf(60);
        QVERIFY(rig.cache.apply(rows.mid(0, 59)));
        rig.model.show(filterFor(Queue::All), {});
        QCOMPARE(rig.model.rowCount(), 59);
        Signals signals_(rig.model);
        QVERIFY(rig.cache.apply(rows.mid(59)));
        QCOMPARE(signals_.counts(), QVector<int>({1, 0, 0, 0, 0}));
        QCOMPARE(rig.model.total(), std::optional<qint64>(60));
        QVERIFY(rig.cache.remove(rows.mid(10, 1)));
        QCOMPARE(signals_.counts(), QVector<int>({1, 1, 0, 0, 0}));
        QCOMPARE(rig.model.rowOf(rows.at(10).id), -1);
        QCOMPARE(rig.model.total(), std::optional<qint64>(59));
        QVERIFY(rig.agrees());
    }

    void aRowThatNoLongerMatchesLeaves()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(manyOf(60)));
        rig.model.show(filterFor(Queue::Mine), {});
        const int before = rig.model.rowCount();
        QVERIFY(before > 3);
        CaseSummary row = rig.model.rowAt(2)->summary;
        row.assignee = secondClerk().user;
        ++row.version;
        Signals signals_(rig.model);
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{row}));
        QCOMPARE(signals_.counts(), QVector<int>({0, 1, 0, 0, 0}));
        QCOMPARE(rig.model.rowCount(), before - 1);
    }

    void rowsBeyondWhatIsLoadedDoNotDisturb()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(manyOf(300)));
        rig.model.show(filterFor(Queue::All), {});
        Signals signals_(rig.model);
        CaseSummary late = summaryNumber(999);
        late.due = QDate(2027, 3, 1);
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{late}));
        QCOMPARE(signals_.counts(), QVector<int>({0, 0, 0, 0, 0}));
        QCOMPARE(rig.model.total(), std::optional<qint64>(301));
        // A loaded row that goes there leaves, and none between is lost.
        CaseSummary row = rig.model.rowAt(99)->summary;
        row.due = QDate(2027, 2, 1);
        ++row.version;
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{row}));
        QCOMPARE(signals_.counts(), QVector<int>({0, 1, 0, 0, 0}));
        while (rig.model.canFetchMore({}))
            rig.model.fetchMore({});
        QCOMPARE(rig.model.rowCount(), 301);
        QVERIFY(rig.agrees());
    }

    void manyChangesAreReadAsAWhole()
    {
        Rig rig;
        auto rows = manyOf(260);
        QVERIFY(rig.cache.apply(rows));
        rig.model.show(filterFor(Queue::All), {});
        for (CaseSummary &row : rows) {
            ++row.version;
            row.assigneeName = u"某"_s;
        }
        rows.remove(5, 20);
        Signals signals_(rig.model);
        QVERIFY(rig.cache.apply(rows));
        QCOMPARE(signals_.reset.size(), 0);
        QVERIFY(rig.agrees());
    }

    void aReloadKeepsWhatStays()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(manyOf(120)));
        rig.model.show(filterFor(Queue::All), {});
        Signals signals_(rig.model);
        rig.model.reload();
        QCOMPARE(signals_.counts(), QVector<int>({0, 0, 0, 0, 0}));
        const QPersistentModelIndex place = rig.model.index(30, 0);
        const QString id = place.data(CaseIdRole).toString();
        QVERIFY(rig.cache.remove(manyOf(120).mid(0, 7)));
        QCOMPARE(place.data(CaseIdRole).toString(), id);
    }

    void oldRowsStayUntilTheNewOnesAreHere()
    {
        Rig rig(SerialQueue::Mode::OwnThread);
        QVERIFY(rig.cache.isOpen());
        QVERIFY(rig.cache.apply(manyOf(60)));
        rig.model.show(filterFor(Queue::All), {});
        QVERIFY(rig.model.isLoading());
        QTRY_COMPARE(rig.model.rowCount(), 60);
        CaseFilter none = filterFor(Queue::All);
        none.text = u"没有这样的企业"_s;
        QSignalSpy answered(&rig.model, &QueueModel::answered);
        rig.model.show(none, {});
        QVERIFY(rig.model.isLoading());
        QVERIFY(!rig.model.total());
        QCOMPARE(rig.model.rowCount(), 60);
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(rig.model.rowCount(), 0);
        QTRY_COMPARE(rig.model.total(), std::optional<qint64>(0));
    }

    void onlyTheLastQuestionIsAnswered()
    {
        Rig rig(SerialQueue::Mode::OwnThread);
        QVERIFY(rig.cache.apply(manyOf(90)));
        QSignalSpy answered(&rig.model, &QueueModel::answered);
        CaseFilter filter = filterFor(Queue::All);
        for (const QString &text : {u"青"_s, u"青岚"_s, u"赤水"_s}) {
            filter.text = text;
            rig.model.show(filter, {});
        }
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(rig.model.rowCount() > 0);
        for (int row = 0; row < rig.model.rowCount(); ++row)
            QVERIFY(rig.model.rowAt(row)->summary.applicantName.contains(u"赤水"));
        QTRY_COMPARE(rig.model.total(), std::optional<qint64>(rig.model.rowCount()));
    }

    /// A long story of changes, with further windows in between, ends with exactly what the cache holds.
    void nothingIsLostOrDoubled()
    {
        Rig rig(SerialQueue::Mode::OwnThread);
        SeededRandom random(2026);
        QVERIFY(rig.cache.apply(manyOf(400)));
        rig.model.show(filterFor(Queue::Unit), {});
        QTRY_VERIFY(rig.model.isAnswered());
        for (int round = 0; round < 60; ++round) {
            QVector<CaseSummary> rows;
            for (int i = 0; i < 12; ++i) {
                CaseSummary row = summaryNumber(static_cast<int>(random.next() % 450));
                row.due = QDate(2026, 11, 10).addDays(static_cast<int>(random.next() % 40));
                if (random.next() % 5 == 0)
                    row.state = CaseState::Correcting;
                row.version = 3 + round;
                rows.append(row);
            }
            protocol::FeedPage page = pageOf(rows);
            if (round % 4 == 0)
                page.entries.append({clerk().unit, 99, summaryNumber(round).id, true, std::nullopt});
            QVERIFY(rig.cache.apply(page));
            if (round % 3 == 0)
                rig.model.fetchMore({});
        }
        QTRY_VERIFY(!rig.model.isLoading());
        while (true) {
            QTRY_VERIFY(rig.agrees());
            if (!rig.model.canFetchMore({}))
                break;
            const int before = rig.model.rowCount();
            rig.model.fetchMore({});
            QTRY_VERIFY(rig.model.rowCount() != before || !rig.model.canFetchMore({}));
        }
        QTRY_COMPARE(rig.model.total(), std::optional<qint64>(rig.model.rowCount()));
    }

    void lightsFollowTime()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(morning()));
        rig.model.show(filterFor(Queue::Mine), {});
        const auto light = [&](int row) {
            return static_cast<DeadlineLight>(rig.model.index(row, 0).data(LightRole).toInt());
        };
        const auto left = [&](int row) { return rig.model.index(row, 0).data(DaysLeftRole).toInt(); };
        QCOMPARE(light(0), DeadlineLight::Overdue);
        QCOMPARE(left(0), -2);
        QCOMPARE(light(3), DeadlineLight::DueSoon);
        QCOMPARE(left(3), 0);
        QCOMPARE(light(6), DeadlineLight::DueSoon);
        QCOMPARE(left(6), 1);
        QCOMPARE(light(10), DeadlineLight::Enough);
        Signals signals_(rig.model);
        rig.model.setNow(now().addSecs(60));
        QCOMPARE(signals_.counts(), QVector<int>({0, 0, 0, 0, 0}));
        rig.model.setNow(moment(25, 9));
        QCOMPARE(signals_.changed.size(), 1);
        QCOMPARE(light(3), DeadlineLight::Overdue);
        QCOMPARE(left(6), 0);
    }

    void aPausedClockAndAWaitingOneAreTold()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(morning()));
        rig.model.show(filterFor(Queue::Suspended), {});
        QCOMPARE(rig.model.rowCount(), 2);
        QCOMPARE(rig.model.index(0, 0).data(LightRole).toInt(), int(DeadlineLight::Paused));
        rig.model.show(filterFor(Queue::Correcting), {});
        QCOMPARE(rig.model.rowCount(), 2);
        QCOMPARE(rig.model.index(0, 0).data(LightRole).toInt(), int(DeadlineLight::NotRunning));
    }

    void withoutAConnectionOnlyWhatIsHereOpens()
    {
        Rig rig;
        const auto rows = morning();
        QVERIFY(rig.cache.apply(rows));
        QVERIFY(rig.cache.putCase(rows.at(6)));
        rig.model.show(filterFor(Queue::Mine), {});
        const int with = rig.model.rowOf(rows.at(6).id);
        const int without = rig.model.rowOf(rows.at(7).id);
        QVERIFY(rig.model.index(with, 0).data(HasBodyRole).toBool());
        QVERIFY(rig.model.index(without, 0).data(OpenableRole).toBool());
        rig.model.setOffline(true);
        QVERIFY(rig.model.index(with, 0).data(OpenableRole).toBool());
        QVERIFY(!rig.model.index(without, 0).data(OpenableRole).toBool());
    }

    void aRowIsBoldUntilItWasSeen()
    {
        Rig rig;
        const auto rows = morning();
        QVERIFY(rig.cache.apply(rows));
        rig.model.show(filterFor(Queue::Mine), {});
        const int row = rig.model.rowOf(rows.at(4).id);
        QVERIFY(rig.model.index(row, 0).data(UnseenRole).toBool());
        QVERIFY(!rig.model.index(row, 0).data(NewsRole).toBool());
        Signals signals_(rig.model);
        rig.cache.store.markSeen(rig.model.keyAt(row));
        QCOMPARE(signals_.counts(), QVector<int>({0, 0, 0, 1, 0}));
        QVERIFY(!rig.model.index(row, 0).data(UnseenRole).toBool());
        CaseSummary news = rows.at(4);
        ++news.version;
        QVERIFY(rig.cache.apply(QVector<CaseSummary>{news}));
        QVERIFY(rig.model.index(row, 0).data(NewsRole).toBool());
    }

    void everyRoleHasItsType()
    {
        Rig rig;
        QVERIFY(rig.cache.apply(morning()));
        rig.model.show(filterFor(Queue::Mine), {});
        const QModelIndex index = rig.model.index(0, 0);
        for (int role = CaseIdRole; role <= LastCaseRole; ++role) {
            if (role != PendingRole)
                QVERIFY2(index.data(role).isValid(), qPrintable(QString::number(role)));
        }
        QCOMPARE(index.data(DueRole).toDate(), QDate(2026, 11, 20));
        QCOMPARE(index.data(StateRole).toInt(), int(CaseState::InReview));
        QVERIFY(!index.data(PendingRole).isValid());
        QVERIFY(!rig.model.index(0, 0).data(Qt::DecorationRole).isValid());
    }
};

QTEST_GUILESS_MAIN(TestQueueModel)
#include "tst_queuemodel.moc"
