// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "store/database.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;
using namespace std::chrono_literals;
using protocol::ApiErrorCode;

/// The feed's way into the cache, and what is fetched beside it.
class TestSyncEngine : public QObject
{
    Q_OBJECT

private:
    static void fill(Client &client, int count)
    {
        for (int i = 0; i < count; ++i)
            client.service.feed.append(entryOf(rowNumber(i), i + 1));
    }
    static qint64 rowCount(Client &client)
    {
        return *await<qint64>([&](QObject *c, auto done) { client.store.count(everything(), c, done); });
    }
    static bool isFeed(const WireRequest &request) { return request.pathAndQuery.startsWith("/v1/feed"); }

private Q_SLOTS:
    void everyPageOnceAndThenWaiting()
    {
        Client client;
        fill(client, 2500);
        QSignalSpy caughtUp(&client.core.engine(), &SyncEngine::caughtUp);
        client.begin();
        QVERIFY(client.scheduler.runUntil([&] { return !caughtUp.isEmpty(); }, 1min));
        QCOMPARE(rowCount(client), 2500);
        client.pass(5s);
        const qsizetype asked =
            std::count_if(client.transport.requests.begin(), client.transport.requests.end(), isFeed);
        QCOMPARE(asked, 4); // three pages, then one that waits
        const auto last = std::find_if(client.transport.requests.crbegin(), client.transport.requests.crend(), isFeed);
        QVERIFY(last->pathAndQuery.contains("wait=25"));
        QVERIFY(last->pathAndQuery.contains("cursor=2500"));
        const ConnectionSnapshot snapshot = client.core.snapshot();
        QCOMPARE(snapshot.reachability, Reachability::Online);
        QVERIFY(!snapshot.synchronising);
        QVERIFY(snapshot.lastSync.isValid());
        QCOMPARE(snapshot.rowsLoaded, 2500);
    }

    void newsComeThroughTheLongPoll()
    {
        Client client;
        fill(client, 10);
        client.begin();
        client.pass(60s);
        client.service.feed.append(entryOf(rowNumber(10), 11));
        client.pass(30s);
        QCOMPARE(rowCount(client), 11);
    }

    void aStoppedFeedGoesOnWhereItWas()
    {
        Client client;
        fill(client, 1500);
        client.begin();
        client.pass(2s);
        client.core.end();
        client.pass(1min);
        fill(client, 0);
        client.service.feed.append(entryOf(rowNumber(2000), 1501));
        client.transport.requests.clear();
        client.begin();
        client.pass(2s);
        const auto first = std::find_if(client.transport.requests.begin(), client.transport.requests.end(), isFeed);
        QVERIFY(first->pathAndQuery.contains("cursor=1500"));
        QCOMPARE(rowCount(client), 1501);
    }

    void anExpiredCursorReloadsBesideTheOldRows()
    {
        Client client;
        fill(client, 1200);
        client.begin();
        client.pass(5s);
        QCOMPARE(rowCount(client), 1200);
        // The service was restored: fewer cases, the cursor means nothing.
        client.service.expiredCursors.insert(u"1200"_s);
        client.service.feed.clear();
        fill(client, 1100);
        qint64 least = 1200;
        client.service.fault = [&](const WireRequest &request) -> std::optional<PlayedService::Fault> {
            if (isFeed(request))
                least = std::min(least, rowCount(client));
            return std::nullopt;
        };
        client.pass(60s);
        QCOMPARE(rowCount(client), 1100);
        QCOMPARE(least, 1100); // never fewer than the new truth while it came in
    }

    void withoutNetworkItBacksOffAndComesBack()
    {
        Client client;
        fill(client, 10);
        bool cut = true;
        int attempts = 0;
        client.service.fault = [&](const WireRequest &request) -> std::optional<PlayedService::Fault> {
            if (!cut)
                return std::nullopt;
            attempts += isFeed(request) ? 1 : 0;
            return PlayedService::Fault{false, FakeTransport::failure(TransportErrorCode::Unreachable)};
        };
        QSignalSpy told(&client.core, &SyncCore::snapshotChanged);
        client.begin();
        client.pass(std::chrono::minutes(30));
        QVERIFY2(attempts > 20 && attempts < 80, qPrintable(QString::number(attempts)));
        QCOMPARE(client.core.snapshot().reachability, Reachability::Offline);
        QCOMPARE(client.core.snapshot().reason, OfflineReason::Unreachable);
        QVERIFY(client.core.snapshot().nextRetry.isValid());
        QVERIFY(!told.isEmpty());
        cut = false;
        client.core.retryNow(); // F5
        client.pass(1s);
        QCOMPARE(client.core.snapshot().reachability, Reachability::Online);
        QCOMPARE(rowCount(client), 10);
    }

    void anAnswerThatHelpsNoFurtherIsNotAskedForInACircle()
    {
        Client client;
        client.service.fault = [&](const WireRequest &request) -> std::optional<PlayedService::Fault> {
            return isFeed(request) ? std::optional(PlayedService::Fault{false, apiError(ApiErrorCode::Forbidden)})
                                   : std::nullopt;
        };
        client.begin();
        client.pass(std::chrono::minutes(10));
        const qsizetype asked =
            std::count_if(client.transport.requests.begin(), client.transport.requests.end(), isFeed);
        QVERIFY2(asked < 40, qPrintable(QString::number(asked)));
    }

    void theClerksCasesComeAheadWithTheirMaterials()
    {
        Client client;
        fill(client, 30);
        World world;
        const QByteArray paper = "%PDF-1.7 lease";
        const QString digest = QString::fromLatin1(QCryptographicHash::hash(paper, QCryptographicHash::Sha256).toHex());
        for (int i = 0; i < 30; ++i) {
            Case subject = world.received();
            subject.id = rowNumber(i).id;
            subject.version = 1;
            subject.materials.resize(1);
            subject.materials[0].digest = Digest256(digest);
            subject.materials[0].size = paper.size();
            client.service.cases.insert(subject.id.text(), {subject, Capacity::Owner, {}, {}});
        }
        client.service.files.insert(digest, paper);
        client.begin();
        client.pass(10s);
        int bodies = 0;
        for (int i = 0; i < 30; ++i) {
            const auto whole = await<ShownCase>([&](QObject *c, auto done) {
                client.store.wholeCase({rowNumber(i).id, registration}, c, done);
            });
            if (!whole)
                continue;
            ++bodies;
            const CaseSummary row = rowNumber(i);
            QVERIFY(row.assignee == clerk.user || row.assignee.isEmpty());
        }
        const auto mine =
            std::count_if(client.service.feed.begin(), client.service.feed.end(), [](const protocol::FeedEntry &entry) {
                return entry.summary->assignee == clerk.user && entry.summary->state != CaseState::ClosedGrant;
            });
        QCOMPARE(bodies, mine + 3); // and the next three of the unit
        QCOMPARE(await<QByteArray>([&](QObject *c, auto done) {
                     client.store.material(Digest256(digest), c, done);
                 }).value(),
                 paper);
        QCOMPARE(client.service.count("GET", "/v1/cases/" + rowNumber(0).id.text().toLatin1() + "/materials"), 1);
    }

    void aMaterialWithOtherBytesIsNotKept()
    {
        Client client;
        World world;
        Case subject = world.received();
        client.put(subject);
        const Digest256 digest = subject.materials.first().digest;
        client.service.files.insert(digest.text(), "something else");
        client.service.feed.append(entryOf(*summarise(subject, registration)));
        QSignalSpy failed(&client.core.engine(), &SyncEngine::materialFailed);
        client.begin();
        client.pass(5s);
        client.core.engine().requestMaterial({subject.id, registration}, digest);
        client.pass(5s);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().at(1).toString(), u"DIGEST_MISMATCH"_s);
        QVERIFY(!await<QByteArray>([&](QObject *c, auto done) { client.store.material(digest, c, done); }).has_value());
    }

    void aPageThatOpensACaseIsServedOrTold()
    {
        Client client;
        World world;
        const Case subject = world.received();
        QSignalSpy failed(&client.core.engine(), &SyncEngine::caseFailed);
        client.begin();
        client.pass(1s);
        client.core.engine().requestCase({subject.id, registration});
        client.pass(1s);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().at(1).toString(), u"NOT_FOUND"_s);
        client.service.cases.insert(subject.id.text(), {subject, Capacity::Owner, {}, {}});
        client.core.engine().requestCase({subject.id, registration});
        client.pass(1s);
        QVERIFY(await<ShownCase>([&](QObject *c, auto done) {
                    client.store.wholeCase({subject.id, registration}, c, done);
                }).has_value());
    }

    void aDamagedCacheIsFilledAnew()
    {
        const QTemporaryDir folder;
        Client client;
        const QString file = folder.filePath(u"cache.db"_s);
        CaseStore store({file, SerialQueue::Mode::Inline}, client.sealer, client.clock);
        QVERIFY(openStore(store).has_value());
        SyncCore core(
            {store, client.outbox, client.time, client.transport, client.clock, client.scheduler, client.random});
        fill(client, 50);
        core.begin(clerkSession(), {clerk.user, {registration}});
        client.pass(2s);
        {
            auto database = Database::open(file, {});
            QVERIFY((*database)->exec(u"UPDATE shown SET flags=7"_s));
        }
        QSignalSpy damaged(&store, &CaseStore::damaged);
        QVERIFY(!windowOf(store, everything()).has_value());
        QCOMPARE(damaged.size(), 1);
        client.pass(30s);
        QCOMPARE(rowsOf(store, everything()).size(), 50);
    }

    void silentDamageIsFoundWithoutAnybodyLooking()
    {
        Client client;
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"cache.db"_s);
        CaseStore store({file, SerialQueue::Mode::Inline}, client.sealer, client.clock);
        QVERIFY(openStore(store).has_value());
        SyncCore core(
            {store, client.outbox, client.time, client.transport, client.clock, client.scheduler, client.random});
        fill(client, 50);
        core.begin(clerkSession(), {clerk.user, {registration}});
        client.pass(2s);
        {
            auto database = Database::open(file, {});
            QVERIFY((*database)->exec(u"UPDATE shown SET flags=7"_s));
        }
        QSignalSpy damaged(&store, &CaseStore::damaged);
        client.pass(2min);
        QCOMPARE(damaged.size(), 1);
        QCOMPARE(rowsOf(store, everything()).size(), 50);
    }

    void aLateClockHereLearnsTheServicesTime()
    {
        Client client;
        protocol::FeedPage page;
        client.service.fault = [&](const WireRequest &request) -> std::optional<PlayedService::Fault> {
            if (!isFeed(request))
                return std::nullopt;
            page.cursor = u"1"_s;
            page.serviceTime = client.clock.now().addSecs(420);
            return PlayedService::Fault{false, FakeTransport::reply(200, protocol::encode(page))};
        };
        client.begin();
        client.pass(15ms);
        QVERIFY(client.time.now() > client.clock.now().addSecs(400));
        client.core.end();
    }

    void aLostSessionStopsEverything()
    {
        Client client;
        fill(client, 5);
        client.begin();
        client.pass(2s);
        QSignalSpy ended(&client.core, &SyncCore::sessionEnded);
        client.service.fault = [](const WireRequest &) {
            return std::optional(PlayedService::Fault{false, apiError(ApiErrorCode::NotSignedIn)});
        };
        client.pass(1min);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(client.core.snapshot().reason, OfflineReason::SignedOut);
        const qsizetype asked = client.transport.requests.size();
        client.pass(std::chrono::hours(1));
        QCOMPARE(client.transport.requests.size(), asked);
        client.service.fault = nullptr;
        client.begin();
        client.pass(2s);
        QCOMPARE(client.core.snapshot().reachability, Reachability::Online);
    }
};

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
