// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "domain/systemseams.h"
#include "remote/httptransport.h"
#include "service/http/certificate.h"
#include "service/http/httpserver.h"
#include "sync/syncthread.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <mutex>

using namespace yunchuang;
using namespace yunchuang::sample;

namespace {

/// A small service on the real engine: one case in the feed, commands are taken.
class Served
{
public:
    explicit Served(const Case &subject)
        : m_subject(subject)
        , m_files(service::CertificateFiles::in(m_folder.path()))
    {
        QVERIFY(service::createAuthority(m_files, m_clock, m_random).has_value());
        QVERIFY(service::issueServerCertificate(m_files, {}, m_clock, m_random).has_value());
        start(0);
    }

    void start(quint16 port)
    {
        using service::HttpRequest;
        using service::HttpResponse;
        service::Router router;
        router.add({"GET", "/v1/feed",
                    service::DeferredHandler(
                        [this](const HttpRequest &request, std::shared_ptr<service::Responder> responder) {
                            protocol::FeedPage page;
                            const std::lock_guard lock(m_mutex);
                            if (request.queryValue(u"cursor").value_or(QString()) != QString::number(m_subject.version))
                                page.entries = {entryOf(*summarise(m_subject, registration))};
                            page.cursor = QString::number(m_subject.version);
                            page.serviceTime = m_clock.now();
                            const HttpResponse response = HttpResponse::json(200, protocol::encode(page));
                            if (page.entries.isEmpty()) {
                                responder->expiresIn(std::chrono::milliseconds(200), response);
                                m_waiting.append(responder);
                            } else {
                                responder->send(response);
                            }
                        })});
        router.add(
            {"GET", "/v1/cases/{id}", service::PlainHandler([this](const HttpRequest &) {
                 const std::lock_guard lock(m_mutex);
                 return HttpResponse::json(200, protocol::encode(protocol::CaseReply{m_subject, Capacity::Owner, {}, {}}));
             })});
        router.add({"GET", "/v1/commands/{id}", service::PlainHandler([](const HttpRequest &) {
                        protocol::ApiError error;
                        error.code = protocol::ApiErrorCode::NotFound;
                        return HttpResponse::json(404, protocol::encode(error));
                    })});
        router.add({"POST", "/v1/commands", service::PlainHandler([this](const HttpRequest &request) {
                        const auto command = protocol::decode<Command>(request.body);
                        const std::lock_guard lock(m_mutex);
                        m_taken.append(command->id);
                        World world;
                        m_subject = world.after(m_subject, command->action, clerk);
                        return HttpResponse::json(200, protocol::encode(receiptFor(*command, m_subject.version)));
                    })});
        service::HttpServerOptions options;
        options.port = port;
        options.certificateFile = m_files.server;
        options.keyFile = m_files.serverKey;
        options.errorResponse = [](int status, const QString &) {
            protocol::ApiError error;
            error.code = status == 404 ? protocol::ApiErrorCode::NotFound : protocol::ApiErrorCode::Internal;
            return HttpResponse::json(status, protocol::encode(error));
        };
        m_server = std::make_unique<service::HttpServer>(options, std::move(router), m_clock, m_random);
        QVERIFY(m_server->start().has_value());
    }
    void stop() { m_server.reset(); }

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] ServiceTrust trust() const
    {
        QFile file(m_files.authority);
        return {file.open(QIODevice::ReadOnly) ? authoritiesFromPem(file.readAll()) : QList<QSslCertificate>(), {}};
    }
    [[nodiscard]] QVector<CommandId> taken() const
    {
        const std::lock_guard lock(m_mutex);
        return m_taken;
    }

private:
    mutable std::mutex m_mutex;
    Case m_subject;
    QVector<CommandId> m_taken;
    QList<std::shared_ptr<service::Responder>> m_waiting;
    SystemClock m_clock;
    SystemRandom m_random;
    QTemporaryDir m_folder;
    service::CertificateFiles m_files;
    std::unique_ptr<service::HttpServer> m_server;
};

} // namespace

/// Everything on its own thread, over real TLS: what pages see, and that nothing is left behind at the end.
class TestSyncThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayAtTheDesk()
    {
        World world;
        const Case subject = world.received();
        Served served(subject);
        const QUrl origin(u"https://localhost:%1"_s.arg(served.port()));

        SystemClock clock;
        SystemRandom random;
        const QTemporaryDir folder;
        const SealedBox sealer = makeSealer(random);
        KnownServiceTime time(clock);
        CaseStore store({folder.filePath(u"cache.db"_s), SerialQueue::Mode::OwnThread}, sealer, clock);
        Outbox outbox({folder.filePath(u"outbox.db"_s), SerialQueue::Mode::OwnThread, 30}, sealer, clock);
        QVERIFY(openStore(store).has_value());
        QVERIFY(await<bool>([&](QObject *c, auto done) { outbox.open(c, done); }).has_value());
        KeyPairSigner signer(DeviceId(u"device-1"_s), ledger::KeyPair::fromSeed(QByteArray(32, 'd')).value());
        CaseCommands commands(store, outbox, time, random);
        commands.setRules(sampleRules());
        commands.setUser({clerk.user, clerk.name, clerkSession().grants}, &signer);
        ConnectionState connection;
        SyncThread sync(store, outbox, time, clock, random,
                        {[&] { return std::make_unique<HttpTransport>(origin, served.trust()); },
                         [] { return std::make_unique<SystemScheduler>(); }});
        sync.serve(commands, connection);
        QVERIFY(connection.isOffline());
        sync.begin(clerkSession(), {clerk.user, {registration}});

        // The row comes by the feed, the whole case ahead of opening.
        const RowKey key{subject.id, registration};
        const auto row = [&] { return await<ShownRow>([&](QObject *c, auto done) { store.row(key, c, done); }); };
        QTRY_VERIFY_WITH_TIMEOUT(row().has_value() && row()->hasBody, 20000);
        QTRY_COMPARE(connection.reachability(), Reachability::Online);

        // Offline: an act is taken, shown, and waits.
        const quint16 port = served.port();
        served.stop();
        QTRY_VERIFY_WITH_TIMEOUT(connection.isOffline(), 60000);
        CommandDraft draft;
        draft.caseId = subject.id;
        draft.action = Action::Claim;
        draft.actingUnit = registration;
        draft.post = Post::AcceptanceOfficer;
        std::optional<Expected<Submitted, SubmitError>> answer;
        commands.submit(draft, this, [&](auto result) { answer = std::move(result); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(answer->has_value());
        QTRY_COMPARE(row()->pending, DeliveryStatus::Queued);
        QCOMPARE(row()->summary.assignee, clerk.user);

        // Back: delivered once, and the feed brings it as the service's own word.
        served.start(port);
        connection.retry();
        QTRY_COMPARE_WITH_TIMEOUT(served.taken(), QVector<CommandId>{(*answer)->id}, 60000);
        const auto entry = [&] {
            return await<OutboxEntry>([&](QObject *c, auto done) { outbox.entry((*answer)->id, c, done); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(entry()->settled, 60000);
        QTRY_VERIFY(!row()->pending);
        QCOMPARE(row()->summary.assignee, clerk.user);
        QCOMPARE(served.taken().size(), 1);
    }

    void endingWhileEverythingRuns()
    {
        World world;
        const Case subject = world.received();
        Served served(subject);
        const QUrl origin(u"https://localhost:%1"_s.arg(served.port()));
        SystemClock clock;
        SystemRandom random;
        const SealedBox sealer = makeSealer(random);
        for (int i = 0; i < 10; ++i) {
            KnownServiceTime time(clock);
            CaseStore store({u":memory:"_s, SerialQueue::Mode::OwnThread}, sealer, clock);
            Outbox outbox({u":memory:"_s, SerialQueue::Mode::OwnThread, 30}, sealer, clock);
            QVERIFY(openStore(store).has_value());
            QVERIFY(await<bool>([&](QObject *c, auto done) { outbox.open(c, done); }).has_value());
            SyncThread sync(store, outbox, time, clock, random,
                            {[&] { return std::make_unique<HttpTransport>(origin, served.trust()); },
                             [] { return std::make_unique<SystemScheduler>(); }});
            sync.begin(clerkSession(), {clerk.user, {registration}});
            QTest::qWait(i * 7); // at another moment each time: nothing is waited for here
        }
    }
};

QTEST_GUILESS_MAIN(TestSyncThread)
#include "tst_syncthread.moc"
