// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachesamples.h"

#include "domain/systemseams.h"
#include "store/cacheschema.h"
#include "store/database.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

#include <sys/resource.h>

using namespace yunchuang;
using namespace yunchuang::sample;

/// The cache as the windows and the synchronisation use it.
class TestCaseStore : public QObject
{
    Q_OBJECT

private:
    VirtualClock m_clock{moment(3, 3, 10)};
    SystemRandom m_random;

    CaseStore::Options fileIn(const QTemporaryDir &folder, SerialQueue::Mode mode = SerialQueue::Mode::OwnThread) const
    {
        return {folder.filePath(u"cache.db"_s), mode};
    }

    static QByteArray allBytesIn(const QString &folder)
    {
        QByteArray out;
        for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                out += file.readAll();
        }
        return out;
    }

    static bool holds(const QByteArray &bytes, const QString &text)
    {
        const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        return bytes.contains(text.toUtf8()) || bytes.contains(utf16);
    }

    /// Changes the closed file behind the store's back.
    static void tamper(const QString &file, const QString &sql)
    {
        auto database = Database::open(file, {});
        QVERIFY(database.has_value());
        QVERIFY2((*database)->exec(sql), qPrintable(sql));
    }

    static CaseStore::Options inMemory(SerialQueue::Mode mode) { return {u":memory:"_s, mode}; }

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void everyOldVersionMigrates_data()
    {
        QTest::addColumn<int>("from");
        for (int version = 0; version <= static_cast<int>(cacheMigrations().size()); ++version)
            QTest::addRow("%d", version) << version;
    }
    void everyOldVersionMigrates()
    {
        QFETCH(int, from);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"cache.db"_s);
        {
            auto database = Database::open(file, {});
            QVERIFY(database.has_value());
            QVERIFY(migrate(**database, cacheMigrations().first(static_cast<size_t>(from))).has_value());
            QCOMPARE((*database)->userVersion(), from);
        }
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store({file, SerialQueue::Mode::Inline}, sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 3, false)).has_value());
        QCOMPARE(rowsOf(store, everything()).size(), 3);
    }

    void aCacheOfANewerVersionIsBuiltAnew()
    {
        const QTemporaryDir folder;
        tamper(folder.filePath(u"cache.db"_s), u"PRAGMA user_version=99"_s);
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QSignalSpy damaged(&store, &CaseStore::damaged);
        const auto position = openStore(store);
        QVERIFY(position.has_value());
        QTRY_COMPARE(damaged.size(), 1);
        QVERIFY(position->cursor.isEmpty());
    }

    void rowsAndCursorComeTogether_data()
    {
        QTest::addColumn<bool>("file");
        QTest::addColumn<bool>("thread");
        QTest::newRow("file, threads") << true << true;
        QTest::newRow("file, inline") << true << false;
        QTest::newRow("memory, threads") << false << true;
        QTest::newRow("memory, inline") << false << false;
    }
    void rowsAndCursorComeTogether()
    {
        QFETCH(bool, file);
        QFETCH(bool, thread);
        const QTemporaryDir folder;
        const auto mode = thread ? SerialQueue::Mode::OwnThread : SerialQueue::Mode::Inline;
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(file ? fileIn(folder, mode) : inMemory(mode), sealer, m_clock);
        QSignalSpy changed(&store, &CaseStore::changed);
        QVERIFY(openStore(store).has_value());
        const auto position = applyPage(store, pageOf(0, 20, true, u"after-20"_s));
        QVERIFY(position.has_value());
        QCOMPARE(position->cursor, u"after-20"_s);
        QVERIFY(position->reloading);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<ChangeSet>().rows.size(), 20);
        const auto window = windowOf(store, everything());
        QVERIFY(window.has_value());
        QCOMPARE(window->rows.size(), 20);
        QVERIFY(!window->more);
        for (const ShownRow &row : window->rows)
            QCOMPARE(row.summary, rowNumber(row.summary.id.text().right(12).toInt()));
        QCOMPARE(QFile::exists(folder.filePath(u"cache.db"_s)), file);
    }

    void windowsFollowTheKey_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        QTest::newRow("due") << int(SortColumn::Due) << false;
        QTest::newRow("due, falling") << int(SortColumn::Due) << true;
        QTest::newRow("received") << int(SortColumn::Received) << false;
        QTest::newRow("received, falling") << int(SortColumn::Received) << true;
    }
    void windowsFollowTheKey()
    {
        QFETCH(int, column);
        QFETCH(bool, descending);
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 101, false)).has_value());
        const CaseOrder order{static_cast<SortColumn>(column), descending};
        const CaseFilter filter = everything();
        const QVector<ShownRow> all = rowsOf(store, filter, order);
        QCOMPARE(all.size(), 101);
        const auto keyOf = [&](const ShownRow &row) {
            return order.column == SortColumn::Due ? row.dueKey : row.receivedKey;
        };
        for (qsizetype i = 1; i < all.size(); ++i) {
            const CaseKey a = keyOf(all[i - 1]);
            const CaseKey b = keyOf(all[i]);
            const bool rising = a.sort != b.sort ? a.sort < b.sort : a.id < b.id;
            QCOMPARE(rising, !descending);
        }
        QVector<ShownRow> pieces;
        std::optional<CaseKey> after;
        bool more = true;
        while (more) {
            const auto piece = windowOf(store, filter, 13, order, after);
            QVERIFY(piece.has_value());
            pieces += piece->rows;
            more = piece->more;
            after = keyOf(pieces.constLast());
        }
        QCOMPARE(pieces, all);
        const auto before = await<CaseWindow>(
            [&](QObject *context, auto done) { store.windowBefore(filter, order, keyOf(all[50]), 13, context, done); });
        QCOMPARE(before->rows, all.mid(37, 13));
        QVERIFY(before->more);
    }

    void rowsWithoutADateComeLast()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 20, false)).has_value());
        const auto rows = rowsOf(store, everything());
        QVERIFY(!rows.constLast().summary.due.isValid());
        QVERIFY(rows.constFirst().summary.due.isValid());
    }

    void everyCountIsWhatItsQueueShows()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        protocol::FeedPage page = pageOf(0, 200, false);
        for (int i = 0; i < 200; ++i) {
            CaseSummary &row = *page.entries[i].summary;
            if (i % 11 == 0) {
                row.capacity = Capacity::Consulted;
                row.handoffState = i % 2 == 0 ? HandoffState::Sent : HandoffState::Answered;
            } else if (i % 13 == 0) {
                row.flags = SummaryFlags(SummaryFlag::HandoffOut) | SummaryFlag::Mismatch;
            } else if (i % 17 == 0) {
                row.flags = SummaryFlag::TransferIn;
            } else if (i % 19 == 0) {
                row.state = CaseState::Suspended;
            }
        }
        // Some of a colleague for whom the clerk stands in: they count under the colleague.
        const UserId absent(u"wufang"_s);
        for (int i = 1; i < 200; i += 10)
            page.entries[i].summary->assignee = absent;
        QVERIFY(applyPage(store, page).has_value());
        CaseFilter filter = everything();
        filter.scope.standsInFor = {absent};
        const auto counts =
            await<QueueCounts>([&](QObject *context, auto done) { store.counts(filter.scope, context, done); });
        QVERIFY(counts.has_value());
        for (int i = 0; i < queueCount; ++i) {
            filter.queue = static_cast<Queue>(i);
            const auto rows = rowsOf(store, filter);
            QCOMPARE(counts->of(filter.queue), rows.size());
            const auto counted =
                await<qint64>([&](QObject *context, auto done) { store.count(filter, context, done); });
            QCOMPARE(*counted, rows.size());
            QVERIFY2(filter.queue == Queue::All || (rows.size() > 0 && rows.size() < 200),
                     qPrintable(QString::number(i)));
            for (const ShownRow &row : rows) {
                const CaseSummary &s = row.summary;
                if (filter.queue == Queue::Mine) {
                    QCOMPARE(s.assignee, clerk.user);
                    QVERIFY(s.state != CaseState::Correcting && s.state != CaseState::ClosedGrant);
                } else if (filter.queue == Queue::OnBehalf) {
                    QCOMPARE(s.assignee, absent);
                } else if (filter.queue == Queue::Overdue) {
                    QVERIFY(s.due < QDate(2026, 3, 3) && s.state != CaseState::Correcting);
                } else if (filter.queue == Queue::DueSoon) {
                    QVERIFY(s.due >= QDate(2026, 3, 3) && s.due <= QDate(2026, 3, 4));
                } else if (filter.queue == Queue::HandoffsIn) {
                    QVERIFY(s.flags.testFlag(SummaryFlag::TransferIn) ||
                            (s.capacity == Capacity::Consulted && s.handoffState == HandoffState::Sent));
                }
            }
        }
        filter.queue = Queue::OnBehalf;
        filter.scope.standsInFor = {};
        QVERIFY(rowsOf(store, filter).isEmpty());
        filter.queue = Queue::Mine;
        const auto mine = rowsOf(store, filter);
        QCOMPARE(counts->mineOverdue, std::count_if(mine.begin(), mine.end(), [](const ShownRow &r) {
                     return r.summary.due.isValid() && r.summary.due < QDate(2026, 3, 3);
                 }));
        QCOMPARE(counts->asOf, moment(3, 3, 10));
    }

    void aDepartmentSeesTheQueuesOfItsSections()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        protocol::FeedPage page = pageOf(0, 200, false);
        for (int i = 0; i < 200; ++i) {
            CaseSummary &row = *page.entries[i].summary;
            if (i % 13 == 0)
                row.flags = SummaryFlag::HandoffOut;
            else if (i % 19 == 0)
                row.state = CaseState::Suspended;
            CaseSummary above = row;
            above.viewer = authority;
            above.capacity = Capacity::Supervisor;
            page.entries.append(entryOf(above, 201 + i));
        }
        QVERIFY(applyPage(store, page).has_value());
        const auto idsOf = [&](const UnitId &unit, Queue queue) {
            CaseFilter filter = everything(unit);
            filter.queue = queue;
            QVector<CaseId> out;
            for (const ShownRow &row : rowsOf(store, filter))
                out.append(row.summary.id);
            return out;
        };
        for (const Queue queue : {Queue::Unit, Queue::DueSoon, Queue::Overdue, Queue::HandoffsOut, Queue::Correcting,
                                  Queue::Suspended, Queue::Closed}) {
            QVERIFY(!idsOf(registration, queue).isEmpty());
            QCOMPARE(idsOf(authority, queue), idsOf(registration, queue));
        }
        // To look at, not to work on.
        for (const Queue queue : {Queue::Mine, Queue::Unassigned}) {
            QVERIFY(!idsOf(registration, queue).isEmpty());
            QVERIFY(idsOf(authority, queue).isEmpty());
        }
    }

    /// 转报: the upper unit has it; the unit below looks where it is and has nothing to do.
    void whatWasReportedUpIsOutAndNothingElse()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        protocol::FeedPage page = pageOf(0, 40, false);
        for (protocol::FeedEntry &entry : page.entries)
            entry.summary->capacity = Capacity::Reporter;
        page.entries[1].summary->state = CaseState::ClosedGrant;
        QVERIFY(applyPage(store, page).has_value());
        CaseFilter filter = everything();
        qsizetype found = 0;
        for (int i = 0; i < queueCount; ++i) {
            filter.queue = static_cast<Queue>(i);
            const qsizetype rows = rowsOf(store, filter).size();
            const bool shows =
                filter.queue == Queue::All || filter.queue == Queue::HandoffsOut || filter.queue == Queue::Closed;
            QCOMPARE(rows > 0, shows);
            found += filter.queue == Queue::All ? 0 : rows;
        }
        QCOMPARE(found, 40); // in one of the two, each once
    }

    /// A case without a row was opened by who oversees it; what is kept for the client itself stays.
    void whatWasOpenedOnceIsGoneAtTheNextStart()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        const protocol::FeedPage page = pageOf(0, 1, false);
        Case own = World().inReview();
        own.id = page.entries[0].summary->id;
        Case overseen = World().inReview();
        overseen.id = CaseId(u"overseen"_s);
        const auto wholeOf = [&](CaseStore &store, const CaseId &id, const UnitId &viewer) {
            return await<ShownCase>([&](QObject *c, auto done) { store.wholeCase({id, viewer}, c, done); }).has_value();
        };
        const auto keptIn = [&](CaseStore &store) {
            return await<QByteArray>([&](QObject *c, auto done) { store.kept(u"desk"_s, c, done); });
        };
        {
            CaseStore store(fileIn(folder), sealer, m_clock);
            QVERIFY(openStore(store).has_value());
            QVERIFY(applyPage(store, page).has_value());
            for (const auto &[subject, viewer] : {std::pair(own, registration), std::pair(overseen, authority)}) {
                QVERIFY(await<bool>([&, one = subject, unit = viewer](QObject *c, auto done) {
                            store.putCase(unit, {one, Capacity::Owner, {}, {}}, c, done);
                        }).has_value());
            }
            QVERIFY(wholeOf(store, own.id, registration) && wholeOf(store, overseen.id, authority));
            // Its papers come when they are looked at, and not ahead.
            const auto wanted = await<QVector<WantedMaterial>>(
                [&](QObject *c, auto done) { store.wantedMaterials(1 << 24, 100, c, done); });
            QVERIFY(!wanted->isEmpty());
            for (const WantedMaterial &material : *wanted)
                QCOMPARE(material.key.caseId, own.id);
            QCOMPARE(keptIn(store).error().code, StoreErrorCode::NotFound);
            QSignalSpy changed(&store, &CaseStore::changed);
            QVERIFY(await<bool>([&](QObject *c, auto done) { store.keep(u"desk"_s, "张示例", c, done); }).has_value());
            QCOMPARE(*keptIn(store), "张示例");
            QVERIFY(changed.isEmpty()); // no page looks different for it, no rules are read again
        }
        CaseStore store(fileIn(folder), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(wholeOf(store, own.id, registration));
        QVERIFY(!wholeOf(store, overseen.id, authority));
        QCOMPARE(*keptIn(store), "张示例");
        QFile file(folder.filePath(u"cache.db"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("张示例"));
    }

    void filtersRestrict()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 100, false)).has_value());
        CaseFilter filter = everything();
        filter.states = {CaseState::Accepted, CaseState::Received};
        QCOMPARE(rowsOf(store, filter).size(), 40);
        filter.assignees = {clerk.user};
        for (const ShownRow &row : rowsOf(store, filter))
            QCOMPARE(row.summary.assignee, clerk.user);
        filter = everything();
        filter.sources = {UnitId(u"NOWHERE"_s)};
        QCOMPARE(rowsOf(store, filter).size(), 0);
        filter = everything();
        filter.dueFrom = QDate(2026, 3, 2);
        filter.dueTo = QDate(2026, 3, 2);
        for (const ShownRow &row : rowsOf(store, filter))
            QCOMPARE(row.summary.due, QDate(2026, 3, 2));
        filter = everything();
        filter.scope.unit = tax;
        QCOMPARE(rowsOf(store, filter).size(), 0);
    }

    void textIsFoundAnywhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("hits");
        QTest::newRow("one character") << u"业"_s << 50;
        QTest::newRow("inside a name") << u"请人7号"_s << 1;
        QTest::newRow("a code") << u"00012"_s << 1;
        QTest::newRow("full width digits") << u"申请人１７号"_s << 1;
        QTest::newRow("nothing") << u"遵义"_s << 0;
        QTest::newRow("per cent is a character") << u"%"_s << 0;
    }
    void textIsFoundAnywhere()
    {
        QFETCH(QString, text);
        QFETCH(int, hits);
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 50, false)).has_value());
        CaseFilter filter = everything();
        filter.text = text;
        QCOMPARE(rowsOf(store, filter).size(), hits);
        const auto counted = await<qint64>([&](QObject *context, auto done) { store.count(filter, context, done); });
        QCOMPARE(*counted, hits);
    }

    void aChangedNameIsFoundUnderItsNewText()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 5, false)).has_value());
        CaseFilter filter = everything();
        filter.text = u"改名"_s;
        QCOMPARE(rowsOf(store, filter).size(), 0);
        CaseSummary renamed = rowNumber(2);
        renamed.applicantName = u"改名有限公司"_s;
        renamed.version = 2;
        protocol::FeedPage page;
        page.entries = {entryOf(renamed)};
        QVERIFY(applyPage(store, page).has_value());
        QCOMPARE(rowsOf(store, filter).size(), 1);
        filter.text = u"申请人2号"_s;
        QCOMPARE(rowsOf(store, filter).size(), 0);
    }

    void nothingAboutAPersonLiesInClear()
    {
        const QTemporaryDir folder;
        World world;
        Case subject = world.received();
        subject.id = rowNumber(1).id;
        {
            const SealedBox sealer = makeSealer(m_random);
            CaseStore store(fileIn(folder), sealer, m_clock);
            QVERIFY(openStore(store).has_value());
            QVERIFY(applyPage(store, pageOf(0, 50, false)).has_value());
            const protocol::CaseReply reply{subject, Capacity::Owner, {}, {}};
            QVERIFY(
                await<bool>([&](QObject *c, auto done) { store.putCase(registration, reply, c, done); }).has_value());
            QVERIFY(await<bool>([&](QObject *c, auto done) {
                        store.putMaterial(subject.id, subject.materials.first().digest, "%PDF-1.7 of somebody", c,
                                          done);
                    }).has_value());
            CaseFilter filter = everything();
            filter.text = u"申请人"_s;
            QCOMPARE(rowsOf(store, filter).size(), 50);
        }
        const QByteArray bytes = allBytesIn(folder.path());
        QVERIFY(bytes.size() > 10000);
        QVERIFY(holds(bytes, rowNumber(7).id.text())); // the search itself works
        for (const QString &secret : {u"贵州申请人7号"_s, u"52-260302-00007"_s, u"贵州示例茶业"_s, u"张示例"_s,
                                      u"52010219900101001X"_s, u"PDF-1.7 of somebody"_s, u"示例路"_s})
            QVERIFY2(!holds(bytes, secret), qPrintable(secret));
    }

    void movedOrChangedColumnsAreDamage_data()
    {
        QTest::addColumn<QString>("sql");
        const auto swap = [](const QString &column) {
            return u"UPDATE shown SET %1=(SELECT o.%1 FROM shown o WHERE o.row=CASE shown.row WHEN 1 THEN 2 ELSE 1 END) WHERE row IN (1,2)"_s
                .arg(column);
        };
        QTest::newRow("sealed columns swapped") << swap(u"summary"_s);
        QTest::newRow("due changed") << u"UPDATE shown SET due=due+1 WHERE row=1"_s;
        QTest::newRow("state changed") << u"UPDATE shown SET state='ARCHIVED' WHERE row=1"_s;
        QTest::newRow("assignee changed") << u"UPDATE shown SET assignee='somebody' WHERE row=1"_s;
        QTest::newRow("flags changed") << u"UPDATE shown SET flags=flags+1 WHERE row=1"_s;
        QTest::newRow("version changed") << u"UPDATE shown SET version=9 WHERE row=1"_s;
        QTest::newRow("pending changed") << u"UPDATE shown SET pending='SENT' WHERE row=1"_s;
        QTest::newRow("a byte changed")
            << u"UPDATE shown SET summary=CAST(substr(summary,1,60)||x'00'||substr(summary,62) AS BLOB)"_s;
    }
    void movedOrChangedColumnsAreDamage()
    {
        QFETCH(QString, sql);
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        {
            CaseStore store(fileIn(folder), sealer, m_clock);
            QVERIFY(openStore(store).has_value());
            QVERIFY(applyPage(store, pageOf(0, 5, false)).has_value());
        }
        tamper(folder.filePath(u"cache.db"_s), sql);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QSignalSpy damaged(&store, &CaseStore::damaged);
        QSignalSpy changed(&store, &CaseStore::changed);
        QVERIFY(openStore(store).has_value());
        const auto window = windowOf(store, everything());
        QVERIFY(!window.has_value());
        QCOMPARE(window.error().code, StoreErrorCode::Damaged);
        QTRY_COMPARE(damaged.size(), 1);
        QVERIFY(QFile::exists(damaged.first().first().toString())); // set aside, not deleted
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(changed.last().first().value<ChangeSet>().everything);
        QCOMPARE(rowsOf(store, everything()).size(), 0);
        QVERIFY(applyPage(store, pageOf(0, 5, false)).has_value()); // and it goes on
        QCOMPARE(rowsOf(store, everything()).size(), 5);
    }

    void aFileThatIsNoDatabaseIsSetAside()
    {
        const QTemporaryDir folder;
        {
            QFile file(folder.filePath(u"cache.db"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(8192, 'x'));
        }
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QSignalSpy damaged(&store, &CaseStore::damaged);
        QVERIFY(openStore(store).has_value());
        QTRY_COMPARE(damaged.size(), 1);
        QVERIFY(applyPage(store, pageOf(0, 5, false)).has_value());
    }

    void aKeyThatDoesNotFitIsDamage()
    {
        const QTemporaryDir folder;
        {
            const SealedBox sealer = makeSealer(m_random, 'a');
            CaseStore store(fileIn(folder), sealer, m_clock);
            QVERIFY(openStore(store).has_value());
            QVERIFY(applyPage(store, pageOf(0, 5, false)).has_value());
        }
        const SealedBox sealer = makeSealer(m_random, 'b');
        CaseStore store(fileIn(folder), sealer, m_clock);
        QSignalSpy damaged(&store, &CaseStore::damaged);
        QVERIFY(openStore(store).has_value());
        QVERIFY(!await<bool>([&](QObject *c, auto done) { store.check(c, done); }).has_value());
        QTRY_COMPARE(damaged.size(), 1);
    }

    void aSoundFileIsFoundSoundAndKept()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QSignalSpy damaged(&store, &CaseStore::damaged);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 5, false)).has_value());
        QVERIFY(await<bool>([&](QObject *c, auto done) { store.check(c, done); }).has_value());
        QCOMPARE(rowsOf(store, everything()).size(), 5);
        QVERIFY(damaged.isEmpty());
    }

    void tombstonesTakeEverythingOfACaseAlong()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 3, false)).has_value());
        World world;
        Case subject = world.received();
        subject.id = rowNumber(1).id;
        const Digest256 digest = subject.materials.first().digest;
        QVERIFY(await<bool>([&](QObject *c, auto done) {
                    store.putCase(registration, {subject, Capacity::Owner, {}, {}}, c, done);
                }).has_value());
        QVERIFY(await<bool>([&](QObject *c, auto done) {
                    store.putMaterial(subject.id, digest, "bytes", c, done);
                }).has_value());
        QSignalSpy changed(&store, &CaseStore::changed);
        protocol::FeedPage page;
        page.entries = {{registration, 9, subject.id, true, {}}};
        QVERIFY(applyPage(store, page).has_value());
        QCOMPARE(changed.last().first().value<ChangeSet>().gone, (QVector<RowKey>{{subject.id, registration}}));
        QCOMPARE(rowsOf(store, everything()).size(), 2);
        QCOMPARE(await<ShownCase>([&](QObject *c, auto done) {
                     store.wholeCase({subject.id, registration}, c, done);
                 })
                     .error()
                     .code,
                 StoreErrorCode::NotFound);
        QCOMPARE(await<QByteArray>([&](QObject *c, auto done) { store.material(digest, c, done); }).error().code,
                 StoreErrorCode::NotFound);
    }

    void anOlderVersionNeverReplacesANewer()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        CaseSummary row = rowNumber(1);
        row.version = 5;
        protocol::FeedPage page;
        page.entries = {entryOf(row)};
        QVERIFY(applyPage(store, page).has_value());
        row.version = 4;
        row.applicantName = u"alt"_s;
        page.entries = {entryOf(row)};
        QVERIFY(applyPage(store, page).has_value());
        QCOMPARE(rowsOf(store, everything()).constFirst().summary.version, 5);
    }

    void aReloadGoesOnBesideTheOldRows()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 10, false)).has_value());
        const auto begun = await<SyncPosition>([&](QObject *c, auto done) { store.beginReload(c, done); });
        QVERIFY(begun->reloading && begun->cursor.isEmpty());
        QCOMPARE(rowsOf(store, everything()).size(), 10); // the old ones are still there
        // A restored service counts from before: what it says holds.
        protocol::FeedPage page = pageOf(0, 4, true);
        page.entries[0].summary->version = 0;
        QVERIFY(applyPage(store, page).has_value());
        QCOMPARE(rowsOf(store, everything()).size(), 10);
        const auto ended = applyPage(store, pageOf(4, 2, false));
        QVERIFY(!ended->reloading);
        QCOMPARE(rowsOf(store, everything()).size(), 6);
        const auto row = await<ShownRow>([&](QObject *c, auto done) {
            store.row({rowNumber(0).id, registration}, c, done);
        });
        QCOMPARE(row->summary.version, 0);
    }

    void unseenRowsAreBoldUntilOpened()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 1, false)).has_value());
        const RowKey key{rowNumber(0).id, registration};
        const auto row = [&] { return *await<ShownRow>([&](QObject *c, auto done) { store.row(key, c, done); }); };
        QVERIFY(row().unseen);
        store.markSeen(key);
        QVERIFY(!row().unseen);
        QVERIFY(!row().newsSinceSeen);
        CaseSummary answered = rowNumber(0);
        answered.version = 2;
        answered.flags = SummaryFlag::CorrectionIn;
        protocol::FeedPage page;
        page.entries = {entryOf(answered)};
        QVERIFY(applyPage(store, page).has_value());
        QVERIFY(row().newsSinceSeen);
        store.markSeen(key);
        QVERIFY(!row().newsSinceSeen);
    }

    void bundlesKeepTheirTag()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(await<bool>([&](QObject *c, auto done) {
                    store.putBundle(u"units"_s, {"\"7\"", "[1,2]"}, c, done);
                }).has_value());
        const auto bundle = await<CaseStore::Bundle>([&](QObject *c, auto done) { store.bundle(u"units"_s, c, done); });
        QCOMPARE(bundle->etag, "\"7\"");
        QCOMPARE(bundle->content, "[1,2]");
    }

    void theClerksOwnCasesAreWantedFirst()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 40, false)).has_value());
        const auto wanted = [&](int next) {
            return *await<QVector<WantedBody>>(
                [&](QObject *c, auto done) { store.wantedBodies(everything().scope, next, 100, c, done); });
        };
        const auto mine = wanted(0);
        QVERIFY(mine.size() > 5);
        for (const WantedBody &body : mine)
            QCOMPARE(body.key.caseId.text().right(12).toInt() % 3, 0);
        QCOMPARE(wanted(3).size(), mine.size() + 3);
        World world;
        Case subject = world.received();
        subject.id = mine.first().key.caseId;
        QVERIFY(await<bool>([&](QObject *c, auto done) {
                    store.putCase(registration, {subject, Capacity::Owner, {}, {}}, c, done);
                }).has_value());
        QCOMPARE(wanted(0).size(), mine.size() - 1);
        const auto materials =
            *await<QVector<WantedMaterial>>([&](QObject *c, auto done) { store.wantedMaterials(1000, 10, c, done); });
        QCOMPARE(materials.size(), 1); // the sample's papers share one digest
    }

    void anActOnItsWayIsReplayedOverTheServicesRow()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        World world;
        const Case subject = world.received();
        const RowKey key{subject.id, registration};
        const Actor actor{clerk.user, clerk.name, registration, clerk.posts, {}, {}};
        OutboxEntry act;
        act.command = world.command(subject, Action::Accept, clerk, Post::AcceptanceOfficer);
        act.status = DeliveryStatus::Queued;
        {
            CaseStore store(fileIn(folder), sealer, m_clock);
            QVERIFY(openStore(store).has_value());
            protocol::FeedPage page;
            page.entries = {entryOf(*summarise(subject, registration))};
            QVERIFY(applyPage(store, page).has_value());
            const auto row = [&] { return *await<ShownRow>([&](QObject *c, auto done) { store.row(key, c, done); }); };
            QCOMPARE(row().summary.state, CaseState::Received);
            store.setRules(sampleRules());
            store.setPending(subject.id, {act}, subject, actor);
            QTRY_COMPARE(row().summary.state, CaseState::Accepted);
            QCOMPARE(row().pending, DeliveryStatus::Queued);
            QCOMPARE(row().summary.version, subject.version); // still the service's
            QVERIFY(await<bool>([&](QObject *c, auto done) {
                        store.putCase(registration, {subject, Capacity::Owner, {}, {}}, c, done);
                    }).has_value());
            const auto whole = await<ShownCase>([&](QObject *c, auto done) { store.wholeCase(key, c, done); });
            QCOMPARE(whole->service.subject.state, CaseState::Received);
            QCOMPARE(whole->shown.state, CaseState::Accepted);
            QCOMPARE(whole->replayed, QVector<CommandId>{act.command.id});

            // A page of the feed does not wipe the echo; the filter finds it where it is shown.
            QVERIFY(applyPage(store, page).has_value());
            QCOMPARE(row().summary.state, CaseState::Accepted);
            CaseFilter filter = everything();
            filter.states = {CaseState::Accepted};
            QCOMPARE(rowsOf(store, filter).size(), 1);

            // Withdrawn: the service's word stands again.
            store.setPending(subject.id, {}, {}, {});
            QTRY_COMPARE(row().summary.state, CaseState::Received);
            QVERIFY(!row().pending);
            store.setPending(subject.id, {act}, subject, actor);
            QTRY_COMPARE(row().summary.state, CaseState::Accepted);
        }
        // The outbox may have moved on without the cache: echoes are not believed after a restart.
        CaseStore store(fileIn(folder), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        const auto row = await<ShownRow>([&](QObject *c, auto done) { store.row(key, c, done); });
        QCOMPARE(row->summary.state, CaseState::Received);
        QVERIFY(!row->pending);
    }

    void anAcknowledgedActIsReplayedUntilTheFeedHasIt()
    {
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(inMemory(SerialQueue::Mode::Inline), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        World world;
        const Case before = world.received();
        const Case after = world.accepted();
        OutboxEntry act;
        act.command = world.command(before, Action::Accept, clerk, Post::AcceptanceOfficer);
        act.status = DeliveryStatus::Acknowledged;
        act.receipt = protocol::CommandReceipt{};
        act.receipt->version = after.version;
        act.receipt->revision = after.revision;
        protocol::FeedPage page;
        page.entries = {entryOf(*summarise(before, registration))};
        QVERIFY(applyPage(store, page).has_value());
        store.setRules(sampleRules());
        store.setPending(before.id, {act}, before, {clerk.user, clerk.name, registration, clerk.posts, {}, {}});
        const RowKey key{before.id, registration};
        auto row = *await<ShownRow>([&](QObject *c, auto done) { store.row(key, c, done); });
        QCOMPARE(row.summary.state, CaseState::Accepted);
        QCOMPARE(row.pending, DeliveryStatus::Acknowledged);
        page.entries = {entryOf(*summarise(after, registration))};
        QVERIFY(applyPage(store, page).has_value());
        row = *await<ShownRow>([&](QObject *c, auto done) { store.row(key, c, done); });
        QCOMPARE(row.summary.state, CaseState::Accepted);
        QVERIFY(!row.pending);
        QCOMPARE(row.summary.version, after.version);
    }

    void aHundredThousandRowsComeInBoundedMemory()
    {
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(m_random);
        CaseStore store(fileIn(folder), sealer, m_clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(applyPage(store, pageOf(0, 1000, true)).has_value());
        rusage before{};
        getrusage(RUSAGE_SELF, &before);
        for (int page = 1; page < 100; ++page)
            QVERIFY(applyPage(store, pageOf(page * 1000, 1000, page < 99)).has_value());
        rusage after{};
        getrusage(RUSAGE_SELF, &after);
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 48 * 1024,
                 qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss)));
        const auto window = windowOf(store, everything(), 60);
        QCOMPARE(window->rows.size(), 60);
        QVERIFY(window->more);
        const auto counts =
            await<QueueCounts>([&](QObject *c, auto done) { store.counts(everything().scope, c, done); });
        QCOMPARE(counts->of(Queue::All), 100000);
        QCOMPARE(counts->of(Queue::Correcting), 20000);
    }
};

QTEST_GUILESS_MAIN(TestCaseStore)
#include "tst_casestore.moc"
