// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"
#include "remote/httptransport.h"
#include "service/http/certificate.h"
#include "service/http/httpserver.h"

#include <QFile>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>
#include <type_traits>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A service with a certificate of its own authority.
class Served
{
public:
    explicit Served(quint16 port = 0)
        : m_files(service::CertificateFiles::in(m_folder.path()))
    {
        QVERIFY(service::createAuthority(m_files, m_clock, m_random).has_value());
        QVERIFY(service::issueServerCertificate(m_files, {}, m_clock, m_random).has_value());
        start(port);
    }

    void start(quint16 port)
    {
        service::Router router;
        using service::HttpRequest;
        using service::HttpResponse;
        add(router, "GET", "/hello", [this](const HttpRequest &request) {
            const std::lock_guard lock(m_mutex);
            m_seen.append(request.header("authorization"));
            return HttpResponse::json(200, "{\"hello\":1}");
        });
        add(router, "POST", "/echo", [](const HttpRequest &request) { return HttpResponse::json(200, request.body); });
        add(router, "GET", "/away", [](const HttpRequest &) {
            HttpResponse response = HttpResponse::empty(302);
            response.setHeader("Location", "https://localhost/elsewhere");
            return response;
        });
        add(router, "GET", "/large",
            [](const HttpRequest &) { return HttpResponse::text(200, QByteArray(300000, 'x')); });
        add(router, "GET", "/refused",
            [](const HttpRequest &) { return HttpResponse::json(422, "{\"code\":\"REFUSED\"}"); });
        add(router, "GET", "/same", [](const HttpRequest &) { return HttpResponse::empty(304); });
        add(router, "GET", "/never", [this](const HttpRequest &, std::shared_ptr<service::Responder> responder) {
            const std::lock_guard lock(m_mutex);
            m_kept.append(responder);
        });
        service::HttpServerOptions options;
        options.port = port;
        options.certificateFile = m_files.server;
        options.keyFile = m_files.serverKey;
        m_server = std::make_unique<service::HttpServer>(options, std::move(router), m_clock, m_random);
        const auto started = m_server->start();
        QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error().detail));
    }
    void stop() { m_server.reset(); }

    [[nodiscard]] QUrl url() const { return QUrl(u"https://localhost:%1"_s.arg(m_server->port())); }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] ServiceTrust authority() const { return {authoritiesFromPem(contentOf(m_files.authority)), {}}; }
    [[nodiscard]] ServiceTrust leaf() const
    {
        return {{},
                QSslCertificate::fromData(contentOf(m_files.server)).constFirst().digest(QCryptographicHash::Sha256)};
    }

    /// The Authorization headers that came, in order.
    [[nodiscard]] QList<QByteArray> seen() const
    {
        const std::lock_guard lock(m_mutex);
        return m_seen;
    }
    /// Requests that are never answered.
    [[nodiscard]] QList<std::shared_ptr<service::Responder>> kept() const
    {
        const std::lock_guard lock(m_mutex);
        return m_kept;
    }

private:
    template<class Handler>
    static void add(service::Router &router, const char *method, const char *pattern, Handler handler)
    {
        if constexpr (std::is_invocable_v<Handler, const service::HttpRequest &>)
            router.add({method, pattern, service::PlainHandler(std::move(handler))});
        else
            router.add({method, pattern, service::DeferredHandler(std::move(handler))});
    }

    mutable std::mutex m_mutex;
    QList<QByteArray> m_seen;
    QList<std::shared_ptr<service::Responder>> m_kept;
    SystemClock m_clock;
    SystemRandom m_random;
    QTemporaryDir m_folder;
    service::CertificateFiles m_files;
    std::unique_ptr<service::HttpServer> m_server;
};

} // namespace

/// HTTPS against the real engine: whom the client believes, and what it makes of what comes back.
class TestHttpTransport : public QObject
{
    Q_OBJECT

private:
    static Transport::Outcome send(HttpTransport &transport, const WireRequest &request)
    {
        QObject context;
        std::optional<Transport::Outcome> outcome;
        transport.send(request, &context, [&](Transport::Outcome found) { outcome = std::move(found); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 30000))
            return unexpected(TransportError{TransportErrorCode::Cancelled, u"no outcome"_s, {}});
        return *outcome;
    }
    static WireRequest get(const QByteArray &path)
    {
        WireRequest out;
        out.method = "GET";
        out.pathAndQuery = path;
        return out;
    }

private Q_SLOTS:
    void aPinnedAuthorityIsBelieved()
    {
        Served served;
        HttpTransport transport(served.url(), served.authority());
        const auto reply = send(transport, get("/hello"));
        QVERIFY2(reply.has_value(), reply ? "" : qPrintable(nameOf(reply.error().code) + u' ' + reply.error().detail));
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, "{\"hello\":1}");
        QVERIFY(!reply->header("x-request-id").isEmpty());
    }

    void aConfirmedCertificateIsBelieved()
    {
        Served served;
        HttpTransport transport(served.url(), served.leaf());
        QCOMPARE(send(transport, get("/hello"))->status, 200);
    }

    void theFirstContactIsAQuestion()
    {
        Served served;
        HttpTransport transport(served.url(), {});
        WireRequest request = get("/hello");
        request.headers = {{"authorization", "Bearer secret"}};
        const auto reply = send(transport, request);
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().code, TransportErrorCode::CertificateUnknown);
        QVERIFY(reply.error().certificate.has_value());
        QCOMPARE(reply.error().certificate->sha256, served.leaf().leafSha256);
        QVERIFY(reply.error().certificate->hosts.contains(u"localhost"_s));
        QVERIFY(served.seen().isEmpty()); // nothing was said before
        // Somebody looked at it and said yes.
        transport.setTrust({{}, reply.error().certificate->sha256});
        QCOMPARE(send(transport, request)->status, 200);
        QCOMPARE(served.seen().constFirst(), "Bearer secret");
    }

    void anotherCertificateIsBlocked()
    {
        Served served;
        Served impostor;
        HttpTransport transport(impostor.url(), served.leaf());
        WireRequest request = get("/hello");
        request.headers = {{"authorization", "Bearer secret"}};
        const auto reply = send(transport, request);
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().code, TransportErrorCode::CertificateChanged);
        QCOMPARE(reply.error().certificate->sha256, impostor.leaf().leafSha256);
        QVERIFY(impostor.seen().isEmpty());
    }

    void anotherAuthorityIsNotBelieved()
    {
        Served served;
        Served impostor;
        HttpTransport transport(impostor.url(), served.authority());
        const auto reply = send(transport, get("/hello"));
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().code, TransportErrorCode::CertificateUnknown);
        QVERIFY(impostor.seen().isEmpty());
    }

    void anotherNameIsNotBelieved()
    {
        Served served;
        QUrl url = served.url();
        url.setHost(u"127.0.0.2"_s); // not in the certificate
        HttpTransport transport(url, served.authority());
        const auto reply = send(transport, get("/hello"));
        QVERIFY(!reply.has_value());
        QVERIFY(reply.error().code == TransportErrorCode::Tls || reply.error().code == TransportErrorCode::Unreachable);
        QVERIFY(served.seen().isEmpty());
    }

    void answersAreTakenAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("refusal") << QByteArray("/refused") << 422;
        QTest::newRow("not there") << QByteArray("/nowhere") << 404;
        QTest::newRow("not modified") << QByteArray("/same") << 304;
        QTest::newRow("compressed") << QByteArray("/large") << 200;
    }
    void answersAreTakenAsTheyAre()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        Served served;
        HttpTransport transport(served.url(), served.authority());
        const auto reply = send(transport, get(path));
        QVERIFY2(reply.has_value(), reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->status, status);
        if (path == "/refused")
            QCOMPARE(reply->body, "{\"code\":\"REFUSED\"}");
        if (path == "/large")
            QCOMPARE(reply->body, QByteArray(300000, 'x'));
    }

    void bytesAreSentAsTheyAre()
    {
        Served served;
        HttpTransport transport(served.url(), served.authority());
        WireRequest request = get("/echo");
        request.method = "POST";
        request.body = "{\"exact\":   \"\xe4\xba\x91\"}";
        request.headers = {{"content-type", "application/json"}};
        QCOMPARE(send(transport, request)->body, request.body);
    }

    void redirectsAreNotFollowed()
    {
        Served served;
        HttpTransport transport(served.url(), served.authority());
        const auto reply = send(transport, get("/away"));
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().code, TransportErrorCode::Redirected);
    }

    void tooLargeAnAnswerIsCutOff()
    {
        Served served;
        HttpTransport transport(served.url(), served.authority());
        WireRequest request = get("/large");
        request.maxReply = 1000;
        QCOMPARE(send(transport, request).error().code, TransportErrorCode::TooLarge);
    }

    void silenceTimesOut()
    {
        Served served;
        HttpTransport transport(served.url(), served.authority());
        WireRequest request = get("/never");
        request.timeout = 300ms;
        QCOMPARE(send(transport, request).error().code, TransportErrorCode::TimedOut);
    }

    void nobodyThere()
    {
        quint16 port = 0;
        {
            QTcpServer probe;
            QVERIFY(probe.listen(QHostAddress::LocalHost));
            port = probe.serverPort();
        }
        HttpTransport transport(QUrl(u"https://127.0.0.1:%1"_s.arg(port)), {});
        QCOMPARE(send(transport, get("/hello")).error().code, TransportErrorCode::Unreachable);
    }

    void somethingElseAnswers()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        connect(&other, &QTcpServer::newConnection, &other, [&other] {
            QTcpSocket *socket = other.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("220 mail.example ESMTP\r\n");
                socket->disconnectFromHost();
            });
        });
        HttpTransport transport(QUrl(u"https://127.0.0.1:%1"_s.arg(other.serverPort())), {});
        const auto reply = send(transport, get("/hello"));
        QVERIFY(!reply.has_value());
        QCOMPARE(reply.error().code, TransportErrorCode::Tls);
    }

    void cancellingEndsAtOnceAndOnce()
    {
        Served served;
        HttpTransport transport(served.url(), served.authority());
        QObject context;
        int outcomes = 0;
        const quint64 id = transport.send(get("/never"), &context, [&](const Transport::Outcome &outcome) {
            ++outcomes;
            QCOMPARE(outcome.error().code, TransportErrorCode::Cancelled);
        });
        QTRY_COMPARE(served.kept().size(), 1);
        transport.cancel(id);
        QCOMPARE(outcomes, 1);
        transport.cancel(id);
        QCOMPARE(outcomes, 1);
    }

    void aDestroyedContextGivesTheRequestUp()
    {
        Served served;
        HttpTransport transport(served.url(), served.authority());
        int outcomes = 0;
        auto context = std::make_unique<QObject>();
        transport.send(get("/never"), context.get(), [&](const Transport::Outcome &) { ++outcomes; });
        QTRY_COMPARE(served.kept().size(), 1);
        context.reset();
        QTRY_VERIFY(served.kept().constFirst()->isDone());
        QCOMPARE(outcomes, 0);
    }

    void theServiceComesBackUnderTheSameTrust()
    {
        Served served;
        const quint16 port = served.port();
        HttpTransport transport(served.url(), served.leaf());
        QCOMPARE(send(transport, get("/hello"))->status, 200);
        served.stop();
        QCOMPARE(send(transport, get("/hello")).error().code, TransportErrorCode::Unreachable);
        served.start(port);
        QCOMPARE(send(transport, get("/hello"))->status, 200);
    }
};

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
