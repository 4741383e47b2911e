// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/feed/caseupdate.h"
#include "service/feed/feedreader.h"
#include "service/store/migrations.h"
#include "tests/support/servicerig.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

constexpr quint8 asOwner = 1U << static_cast<unsigned>(Capacity::Owner);

FeedScope scopeOf(const QStringList &units, qint64 grants = 1)
{
    FeedScope scope;
    scope.grantsVersion = grants;
    for (const QString &unit : units)
        scope.units.insert(UnitId(unit), 0x0f);
    return scope;
}

/// A client that follows a feed and holds what it says.
struct Follower
{
    Connection &db;
    FeedScope scope;
    int limit = 7;
    QString cursor;
    QMap<std::pair<QString, QString>, qint64> versions; ///< (unit, case) → version
    QMap<QString, qint64> last;                         ///< unit → number read last
    QString fault;

    /// Reads until there is no more.
    void follow()
    {
        for (bool more = true; more && fault.isEmpty();) {
            const auto slice = readFeed(db, scope, cursor, limit);
            if (!slice) {
                fault = nameOf(slice.error().code);
                return;
            }
            for (const QByteArray &json : slice->entries)
                take(json);
            cursor = slice->cursor;
            more = slice->more;
        }
    }

    void take(const QByteArray &json)
    {
        const auto entry = protocol::decode<protocol::FeedEntry>(json);
        if (!entry) {
            fault = u"undecodable"_s;
            return;
        }
        const QString unit = entry->unit.text();
        if (entry->sequence <= last.value(unit, 0))
            fault = u"not in order"_s;
        last[unit] = entry->sequence;
        const std::pair<QString, QString> key{unit, entry->caseId.text()};
        if (entry->tombstone) {
            versions.remove(key);
            return;
        }
        if (entry->summary->version < versions.value(key, 0))
            fault = u"went back"_s;
        versions[key] = entry->summary->version;
    }
};

CaseSummary summaryOf(const QString &id, const QString &unit, qint64 version)
{
    CaseSummary summary;
    summary.id = CaseId(id);
    summary.viewer = UnitId(unit);
    summary.version = version;
    return summary;
}

/// Rows for feeds without real cases behind them.
class BareFeed
{
public:
    explicit BareFeed(ServiceRig &rig)
        : m_rig(rig)
    {
        // Entries of these tests need no case rows.
        auto db = Connection::open(rig.folder() % u"/yunchuang.db"_s, OpenMode::Write);
        [[maybe_unused]] const auto dropped = (*db)->execute(
            u"CREATE TRIGGER bare BEFORE INSERT ON feed BEGIN INSERT OR IGNORE INTO cases (id, number, query_code, "
            "query_password, unit, department, state, step, assignee, item_code, item_version, version, revision, "
            "received_at, notice_due, parent, parent_part, body) VALUES (NEW.case_id, NEW.case_id, NEW.case_id, '', "
            "'', "
            "'', 'RECEIVED', '', '', '', 1, 1, 1, 0, '', '', '', x''); END"_s);
    }

    void announce(const QString &id, const QString &unit, qint64 version)
    {
        [[maybe_unused]] const auto done = m_rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
            write.announce(summaryOf(id, unit, version));
            return {};
        });
    }
    void withdraw(const QString &id, const QString &unit)
    {
        [[maybe_unused]] const auto done = m_rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
            write.withdraw(UnitId(unit), CaseId(id));
            return {};
        });
    }

private:
    ServiceRig &m_rig;
};

} // namespace

/// The cursor: skips nothing, in order, void when it must be.
class tst_FeedReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstLoadHasOneEntryPerCase();
    void pagesOverSeveralUnitsLoseNothing();
    void nothingIsSkippedWhileOthersWrite();
    void aFreshLoadLeavesOutTombstones();
    void tombstonesAfterTheStartOfALoadAreTold();
    void onlyCapacitiesOfTheScopeAreShown();
    void cursorsExpire_data();
    void cursorsExpire();
    void prunedTombstonesExpireOldCursorsOnly();
    void pagesDecode();
};

void tst_FeedReader::aFirstLoadHasOneEntryPerCase()
{
    ServiceRig rig;
    BareFeed feed(rig);
    for (int round = 1; round <= 3; ++round) {
        for (int i = 0; i < 10; ++i)
            feed.announce(u"c%1"_s.arg(i), u"A"_s, round);
    }
    const auto slice = readFeed(**rig.core().reader(), scopeOf({u"A"_s}), {}, 1000);
    QVERIFY(slice);
    QCOMPARE(slice->entries.size(), 10);
    QVERIFY(!slice->more);
    const auto again = readFeed(**rig.core().reader(), scopeOf({u"A"_s}), slice->cursor, 1000);
    QCOMPARE(again->entries.size(), 0);
    QCOMPARE(again->cursor, slice->cursor);
}

void tst_FeedReader::pagesOverSeveralUnitsLoseNothing()
{
    ServiceRig rig;
    BareFeed feed(rig);
    for (int i = 0; i < 23; ++i) {
        feed.announce(u"c%1"_s.arg(i), u"A"_s, 1);
        if (i % 2)
            feed.announce(u"c%1"_s.arg(i), u"B"_s, 1);
        if (i % 5 == 0)
            feed.announce(u"c%1"_s.arg(i), u"C"_s, 1);
    }
    for (int limit = 1; limit < 45; ++limit) {
        Follower follower{**rig.core().reader(), scopeOf({u"A"_s, u"B"_s, u"C"_s}), limit, {}, {}, {}, {}};
        follower.follow();
        QCOMPARE(follower.fault, QString());
        QCOMPARE(follower.versions.size(), 23 + 11 + 5);
    }
}

void tst_FeedReader::nothingIsSkippedWhileOthersWrite()
{
    ServiceRig rig;
    BareFeed feed(rig);
    const QStringList units{u"A"_s, u"B"_s, u"C"_s};
    constexpr int writers = 8;
    constexpr int perWriter = 60;
    std::atomic<int> running{writers};
    std::vector<std::jthread> pool;
    for (int w = 0; w < writers; ++w) {
        pool.emplace_back([&, w] {
            for (int i = 0; i < perWriter; ++i)
                feed.announce(u"w%1-%2"_s.arg(w).arg(i % 20), units[(w + i) % 3], i + 1);
            --running;
        });
    }
    QList<QString> faults;
    std::mutex mutex;
    std::vector<std::jthread> readers;
    for (int r = 0; r < 4; ++r) {
        readers.emplace_back([&, r] {
            Follower follower{**rig.core().reader(), scopeOf(units), 3 + r, {}, {}, {}, {}};
            while (running.load() > 0 && follower.fault.isEmpty())
                follower.follow();
            follower.follow();
            Follower fresh{**rig.core().reader(), scopeOf(units), 1000, {}, {}, {}, {}};
            fresh.follow();
            const std::lock_guard lock(mutex);
            faults.append(follower.fault.isEmpty() && follower.versions != fresh.versions ? u"differs"_s
                                                                                          : follower.fault);
        });
    }
    pool.clear();
    readers.clear();
    QCOMPARE(faults, QList<QString>(4, QString()));
}

void tst_FeedReader::aFreshLoadLeavesOutTombstones()
{
    ServiceRig rig;
    BareFeed feed(rig);
    feed.announce(u"stays"_s, u"A"_s, 1);
    feed.announce(u"goes"_s, u"A"_s, 1);
    feed.withdraw(u"goes"_s, u"A"_s);
    const auto slice = readFeed(**rig.core().reader(), scopeOf({u"A"_s}), {}, 1000);
    QCOMPARE(slice->entries.size(), 1);
    QCOMPARE(protocol::decode<protocol::FeedEntry>(slice->entries[0])->caseId, CaseId(u"stays"_s));
}

void tst_FeedReader::tombstonesAfterTheStartOfALoadAreTold()
{
    ServiceRig rig;
    BareFeed feed(rig);
    for (int i = 0; i < 10; ++i)
        feed.announce(u"c%1"_s.arg(i), u"A"_s, 1);
    Follower follower{**rig.core().reader(), scopeOf({u"A"_s}), 4, {}, {}, {}, {}};
    const auto first = readFeed(follower.db, follower.scope, {}, 4);
    for (const QByteArray &json : first->entries)
        follower.take(json);
    follower.cursor = first->cursor;
    feed.withdraw(u"c0"_s, u"A"_s); // already read
    feed.withdraw(u"c9"_s, u"A"_s); // not yet read
    follower.follow();
    QCOMPARE(follower.fault, QString());
    QCOMPARE(follower.versions.size(), 8);
    QVERIFY(!follower.versions.contains({u"A"_s, u"c0"_s}));
}

void tst_FeedReader::onlyCapacitiesOfTheScopeAreShown()
{
    ServiceRig rig;
    BareFeed feed(rig);
    FeedScope owner;
    owner.units.insert(UnitId(u"A"_s), asOwner);
    Follower follower{**rig.core().reader(), owner, 10, {}, {}, {}, {}};
    feed.announce(u"c"_s, u"A"_s, 1);
    follower.follow();
    QCOMPARE(follower.versions.size(), 1);
    [[maybe_unused]] const auto done = rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
        CaseSummary summary = summaryOf(u"c"_s, u"A"_s, 2);
        summary.capacity = Capacity::Consulted;
        write.announce(summary);
        return {};
    });
    follower.follow(); // for this clerk the case is gone
    QCOMPARE(follower.fault, QString());
    QVERIFY(follower.versions.isEmpty());
    QCOMPARE(readFeed(follower.db, owner, {}, 10)->entries.size(), 0);
}

void tst_FeedReader::cursorsExpire_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change : {"epoch", "grants", "garbage", "other json", "behind the end", "not base64"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void tst_FeedReader::cursorsExpire()
{
    QFETCH(QString, change);
    ServiceRig rig;
    BareFeed feed(rig);
    feed.announce(u"c"_s, u"A"_s, 1);
    Connection &db = **rig.core().reader();
    FeedScope scope = scopeOf({u"A"_s});
    QString cursor = readFeed(db, scope, {}, 10)->cursor;
    QVERIFY(readFeed(db, scope, cursor, 10));
    if (change == u"epoch") {
        auto writer = Connection::open(rig.core().database().address(), OpenMode::Write);
        QVERIFY(setStoreEpoch(**writer, "other"));
    } else if (change == u"grants") {
        scope.grantsVersion = 2;
    } else if (change == u"garbage") {
        cursor = u"AAAA"_s;
    } else if (change == u"other json") {
        cursor = u"e30"_s;
    } else if (change == u"behind the end") {
        auto writer = Connection::open(rig.core().database().address(), OpenMode::Write);
        QVERIFY((*writer)->execute(u"UPDATE feed_counters SET last_sequence = 0"_s));
    } else {
        cursor = u"!*?"_s;
    }
    const auto slice = readFeed(db, scope, cursor, 10);
    QVERIFY(!slice);
    QCOMPARE(slice.error().code, protocol::ApiErrorCode::CursorExpired);
}

void tst_FeedReader::prunedTombstonesExpireOldCursorsOnly()
{
    ServiceRig rig;
    BareFeed feed(rig);
    Connection &db = **rig.core().reader();
    const FeedScope scope = scopeOf({u"A"_s});
    feed.announce(u"a"_s, u"A"_s, 1);
    feed.announce(u"b"_s, u"A"_s, 1);
    const QString before = readFeed(db, scope, {}, 10)->cursor;
    feed.withdraw(u"a"_s, u"A"_s);
    const QString after = readFeed(db, scope, before, 10)->cursor;
    const Answer<int> pruned = rig.core().writer().run([&](WriteContext &write) -> Answer<int> {
        return answered(feedstore::pruneTombstones(write.db(), write.now().addDays(1)));
    });
    QCOMPARE(*pruned, 1);
    QCOMPARE(readFeed(db, scope, before, 10).error().code, protocol::ApiErrorCode::CursorExpired);
    QVERIFY(readFeed(db, scope, after, 10));
    // A load from the start needs no tombstones, not even in the middle of it.
    feed.announce(u"c"_s, u"A"_s, 1);
    const auto half = readFeed(db, scope, {}, 1);
    QVERIFY(half->more);
    QVERIFY(readFeed(db, scope, half->cursor, 10));
}

void tst_FeedReader::pagesDecode()
{
    ServiceRig rig;
    BareFeed feed(rig);
    feed.announce(u"a\"quoted\",\"entries\":[]"_s, u"A"_s, 1);
    feed.announce(u"b"_s, u"A"_s, 1);
    const auto slice = readFeed(**rig.core().reader(), scopeOf({u"A"_s}), {}, 10);
    const auto page = protocol::decode<protocol::FeedPage>(encodePage(*slice, rig.clock.now()));
    QVERIFY(page);
    QCOMPARE(page->entries.size(), 2);
    QCOMPARE(page->entries[0].caseId, CaseId(u"a\"quoted\",\"entries\":[]"_s));
    QCOMPARE(page->cursor, slice->cursor);
    QCOMPARE(page->serviceTime, rig.clock.now());
    const auto empty = readFeed(**rig.core().reader(), scopeOf({u"B"_s}), {}, 10);
    QVERIFY(protocol::decode<protocol::FeedPage>(encodePage(*empty, rig.clock.now()))->entries.isEmpty());
}

QTEST_GUILESS_MAIN(tst_FeedReader)
#include "tst_feedreader.moc"
