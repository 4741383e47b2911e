// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine promises to handlers and peers, over real TLS on loopback.

#include "serverfixture.h"
#include "tlsclient.h"

#include "service/http/compress.h"
#include "service/http/httpmetrics.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTest>

#include <future>

using namespace yunchuang::service;
using namespace std::chrono_literals;

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsAnswered();
    void theCertificateFitsTheNamesOfThisMachine_data();
    void theCertificateFitsTheNamesOfThisMachine();
    void answersCarryTheHeadersEveryAnswerNeeds();
    void aConnectionServesManyRequests();
    void pipelinedRequestsAreAnsweredInOrder();
    void connectionCloseIsHonoured();
    void http10IsAnsweredAndClosed();
    void headGetsTheLengthWithoutTheBody();
    void chunkedBodiesAreJoined();
    void largeTextIsCompressedWhenAccepted();
    void requestIdsAreKeptWhenTheyAreIds();
    void aThrowingHandlerGives500();
    void headersFromOutsideCannotBreakOut();
    void aFileIsStreamed();
    void aMissingFileGives500();
    void anUploadIsStreamedWithFlatMemory();
    void anUnfinishedUploadLeavesNoFile();
    void admissionComesBeforeTheBody();
    void twoHundredConnectionsAreServedSideBySide();
    void deferredAnswersHoldNoWorker();
    void aDeferredAnswerIsGivenOnce();
    void theFallbackComesAtTheDeadline();
    void aForgottenResponderGives500();
    void aSilentHandlerGives503AtItsTimeOut();
    void aPeerThatLeavesEndsTheWait();
    void requestsBeyondTheQueueAreTurnedAway();
    void stoppingFinishesWhatRunsAndAnswersWhatWaits();
    void stoppingCutsOffWhatTakesTooLong();
    void stoppingClosesIdleConnections();
    void aResponderOutlivesTheServer();
    void startFailuresAreNamed_data();
    void startFailuresAreNamed();
    void requestsAreCountedAndTimed();
};

namespace {

QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return rawRequest("GET", target, headers);
}

/// Peak resident memory of this process in kB since the last reset.
qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).chopped(3).trimmed().toLongLong();
    }
    return -1;
}

bool resetPeakMemory()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1;
}

} // namespace

void TestHttpServer::aRequestIsAnswered()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    QVERIFY(fixture.port() != 0);
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const RawReply reply = client.exchange(get("/hello"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray("hello"));
    const auto record = fixture.finished.next();
    QCOMPARE(record->route, QByteArray("/hello"));
    QCOMPARE(record->status, 200);
    QCOMPARE(record->bytesOut, 5);
}

void TestHttpServer::theCertificateFitsTheNamesOfThisMachine_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("name") << QStringLiteral("localhost");
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1");
    QTest::newRow("IPv6") << QStringLiteral("::1");
}

void TestHttpServer::theCertificateFitsTheNamesOfThisMachine()
{
    QFETCH(QString, host);
    ServerFixture fixture;
    fixture.options.address = QStringLiteral("::");
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY2(client.connectTo(fixture.port(), host), qPrintable(client.socket().errorString()));
    QCOMPARE(client.exchange(get("/hello")).status, 200);
}

void TestHttpServer::answersCarryTheHeadersEveryAnswerNeeds()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    for (const QByteArray target : {"/hello", "/nothing"}) {
        const RawReply reply = client.exchange(get(target));
        QCOMPARE(reply.headers.value("cache-control"), QByteArray("no-store"));
        QCOMPARE(reply.headers.value("x-content-type-options"), QByteArray("nosniff"));
        QVERIFY(reply.headers.contains("content-security-policy"));
        QVERIFY(reply.headers.contains("strict-transport-security"));
        QVERIFY(!reply.headers.contains("server"));
        QVERIFY(!reply.headers.value("x-request-id").isEmpty());
        const QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply.headers.value("date")),
                                                       QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        QVERIFY(date.isValid());
    }
}

void TestHttpServer::aConnectionServesManyRequests()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    for (int i = 0; i < 50; ++i) {
        const QByteArray body = "body " + QByteArray::number(i);
        QCOMPARE(client.exchange(rawRequest("POST", "/echo", {}, body)).body, body);
    }
    QCOMPARE(fixture.server().counters().connections, 1);
}

void TestHttpServer::pipelinedRequestsAreAnsweredInOrder()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QByteArray all;
    for (int i = 0; i < 20; ++i)
        all += rawRequest("POST", "/echo", {}, QByteArray::number(i));
    QVERIFY(client.send(all));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.read().body, QByteArray::number(i));
}

void TestHttpServer::connectionCloseIsHonoured()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const RawReply reply = client.exchange(get("/hello", "Connection: close\r\n"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
    QVERIFY(client.waitForClose());
}

void TestHttpServer::http10IsAnsweredAndClosed()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange("GET /hello HTTP/1.0\r\n\r\n").body, QByteArray("hello"));
    QVERIFY(client.waitForClose());
}

void TestHttpServer::headGetsTheLengthWithoutTheBody()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QVERIFY(client.send(rawRequest("HEAD", "/hello")));
    const RawReply head = client.read(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-length"), QByteArray("5"));
    // Had a body come, it would be taken for the next reply.
    QCOMPARE(client.exchange(get("/hello")).body, QByteArray("hello"));
}

void TestHttpServer::chunkedBodiesAreJoined()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const QByteArray body = "4;note=x\r\nWiki\r\n5\r\npedia\r\nE\r\n in \r\n\r\nchunks\r\n0\r\nHost: trailer\r\n\r\n";
    const QByteArray head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    QCOMPARE(client.exchange(head + body).body, QByteArray("Wikipedia in \r\n\r\nchunks"));
    // And when each byte comes alone.
    for (const char c : QByteArray(head + body))
        QVERIFY(client.send(QByteArray(1, c)));
    QCOMPARE(client.read().body, QByteArray("Wikipedia in \r\n\r\nchunks"));
    const QByteArray large = QByteArray("0123456789abcdef").repeated(4096 / 16);
    QVERIFY(client.send(head));
    for (int i = 0; i < 16; ++i)
        QVERIFY(client.send("1000\r\n" + large + "\r\n"));
    QCOMPARE(client.exchange("0\r\n\r\n").body, large.repeated(16));
}

void TestHttpServer::largeTextIsCompressedWhenAccepted()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const RawReply plain = client.exchange(get("/size/5000"));
    QCOMPARE(plain.body.size(), 5000);
    QVERIFY(!plain.headers.contains("content-encoding"));
    QCOMPARE(plain.headers.value("vary"), QByteArray("Accept-Encoding"));

    const RawReply packed = client.exchange(get("/size/5000", "Accept-Encoding: br, gzip\r\n"));
    QCOMPARE(packed.headers.value("content-encoding"), QByteArray("gzip"));
    QVERIFY(packed.body.size() < 500);
    QCOMPARE(packed.body, gzipped(plain.body));

    const RawReply small = client.exchange(get("/size/100", "Accept-Encoding: gzip\r\n"));
    QVERIFY(!small.headers.contains("content-encoding"));
    const RawReply refused = client.exchange(get("/size/5000", "Accept-Encoding: gzip;q=0\r\n"));
    QVERIFY(!refused.headers.contains("content-encoding"));
    QVERIFY(client.send(rawRequest("HEAD", "/size/5000", "Accept-Encoding: gzip\r\n")));
    QCOMPARE(client.read(true).headers.value("content-length"), QByteArray::number(packed.body.size()));
}

void TestHttpServer::requestIdsAreKeptWhenTheyAreIds()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const QByteArray id = "0190a6f2-8c51-7d3e-9a41-2b7c5d8e1f60";
    QCOMPARE(client.exchange(get("/hello", "X-Request-Id: " + id + "\r\n")).headers.value("x-request-id"), id);
    const QByteArray own = client.exchange(get("/hello", "X-Request-Id: Zhang San\r\n")).headers.value("x-request-id");
    QCOMPARE(own.size(), 32);
    QVERIFY(client.exchange(get("/hello")).headers.value("x-request-id") != own);
}

void TestHttpServer::aThrowingHandlerGives500()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const RawReply reply = client.exchange(get("/throw"));
    QCOMPARE(reply.status, 500);
    QVERIFY(!reply.body.contains("purpose"));
    QCOMPARE(fixture.failures.next(), QByteArray("on purpose"));
    QCOMPARE(client.exchange(get("/hello")).status, 200);
}

void TestHttpServer::headersFromOutsideCannotBreakOut()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const RawReply reply = client.exchange(get("/inject"));
    QCOMPARE(reply.status, 500);
    QVERIFY(!reply.headers.contains("set-cookie"));
    QVERIFY(fixture.failures.next().has_value());
}

void TestHttpServer::aFileIsStreamed()
{
    ServerFixture fixture;
    fixture.fileToSend = fixture.folder() + QStringLiteral("/out.bin");
    QByteArray content;
    for (int i = 0; i < 300000; ++i)
        content += QByteArray::number(i);
    QFile file(fixture.fileToSend);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const RawReply reply = client.exchange(get("/file"));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body == content);
    QVERIFY(client.send(rawRequest("HEAD", "/file")));
    QCOMPARE(client.read(true).headers.value("content-length"), QByteArray::number(content.size()));
}

void TestHttpServer::aMissingFileGives500()
{
    ServerFixture fixture;
    fixture.fileToSend = fixture.folder() + QStringLiteral("/nothing");
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/file")).status, 500);
    QCOMPARE(client.exchange(get("/hello")).status, 200);
}

void TestHttpServer::anUploadIsStreamedWithFlatMemory()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/hello")).status, 200);
    QVERIFY(resetPeakMemory());
    const qint64 before = peakMemory();

    constexpr int pieces = 50;
    const QByteArray piece(1024 * 1024, 'm');
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QVERIFY(client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                        QByteArray::number(pieces * piece.size()) + "\r\n\r\n"));
    for (int i = 0; i < pieces; ++i) {
        hash.addData(piece);
        QVERIFY(client.send(piece));
    }
    const RawReply reply = client.read();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray::number(pieces * piece.size()) + ' ' + hash.result().toHex());
    const qint64 growth = peakMemory() - before;
    qInfo("50 MB upload: peak memory grew by %lld kB", static_cast<long long>(growth));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(growth < 12 * 1024, qPrintable(QString::number(growth)));
#endif
    QCOMPARE(fixture.finished.next()->route, QByteArray("/hello"));
    QCOMPARE(fixture.finished.next()->bytesIn, pieces * piece.size());
    // The handler left the file where it was, so it went with the request.
    QTRY_VERIFY(QDir(fixture.options.spoolFolder).isEmpty());
}

void TestHttpServer::anUnfinishedUploadLeavesNoFile()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QVERIFY(client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\n"));
    QVERIFY(client.send(QByteArray(4000000, 'x')));
    QTRY_VERIFY(!QDir(fixture.options.spoolFolder).isEmpty());
    client.abort();
    QCOMPARE(fixture.ended.next(), ConnectionEnd::Closed);
    QVERIFY(QDir(fixture.options.spoolFolder).isEmpty());
    QCOMPARE(fixture.finished.next()->status, 499);
}

void TestHttpServer::admissionComesBeforeTheBody()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient stranger(fixture.authorityFile());
    QVERIFY(stranger.connectTo(fixture.port()));
    const QByteArray head =
        "POST /guarded HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n";
    QCOMPARE(stranger.exchange(head + "\r\n").status, 401);
    QVERIFY(stranger.waitForClose());
    QCOMPARE(fixture.guardedRuns.load(), 0);

    TlsClient known(fixture.authorityFile());
    QVERIFY(known.connectTo(fixture.port()));
    QVERIFY(known.send(head + "Authorization: Bearer x\r\n\r\n"));
    QVERIFY(known.socket().waitForReadyRead(20000));
    QCOMPARE(known.socket().readAll(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    QVERIFY(known.exchange("abc").body.startsWith("3 "));
    QCOMPARE(fixture.guardedRuns.load(), 1);
}

void TestHttpServer::twoHundredConnectionsAreServedSideBySide()
{
    constexpr int count = 200;
    constexpr int rounds = 5;
    ServerFixture fixture;
    QVERIFY(fixture.start());
    int answers = 0;
    int errors = 0;
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<TlsClient>(fixture.authorityFile()));
        QSslSocket &socket = clients.back()->socket();
        connect(&socket, &QSslSocket::encrypted, &socket, [&socket] { socket.write(get("/hello")); });
        connect(&socket, &QSslSocket::errorOccurred, &socket, [&errors] { ++errors; });
        connect(&socket, &QSslSocket::readyRead, &socket, [&socket, &answers] {
            if (!socket.peek(16 * 1024).endsWith("hello"))
                return;
            socket.readAll();
            if (++answers <= count * (rounds - 1))
                socket.write(get("/hello"));
        });
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), fixture.port());
    }
    QTRY_VERIFY_WITH_TIMEOUT(errors > 0 || answers == count * rounds, 100000);
    QCOMPARE(errors, 0);
    QCOMPARE(fixture.server().counters().connections, count);
}

void TestHttpServer::deferredAnswersHoldNoWorker()
{
    constexpr int count = 30;
    ServerFixture fixture;
    fixture.options.workers = 1;
    QVERIFY(fixture.start());
    std::vector<std::unique_ptr<TlsClient>> clients;
    std::vector<std::shared_ptr<Responder>> responders;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<TlsClient>(fixture.authorityFile()));
        QVERIFY(clients.back()->connectTo(fixture.port()));
        QVERIFY(clients.back()->send(get("/wait")));
        auto responder = fixture.waiting.next();
        QVERIFY(responder.has_value());
        responders.push_back(*responder);
    }
    QCOMPARE(fixture.server().counters().inFlight, count);
    // The last handler has handed its responder on, and returns a moment later.
    QTRY_COMPARE(fixture.server().counters().running, 0);
    TlsClient other(fixture.authorityFile());
    QVERIFY(other.connectTo(fixture.port()));
    QCOMPARE(other.exchange(get("/hello")).status, 200);
    for (int i = 0; i < count; ++i)
        QVERIFY(responders[static_cast<std::size_t>(i)]->send(HttpResponse::text(200, QByteArray::number(i))));
    for (int i = 0; i < count; ++i)
        QCOMPARE(clients[static_cast<std::size_t>(i)]->read().body, QByteArray::number(i));
}

void TestHttpServer::aDeferredAnswerIsGivenOnce()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QVERIFY(client.send(get("/wait")));
    const auto responder = *fixture.waiting.next();
    QVERIFY(!responder->isDone());
    std::atomic<int> taken = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] { taken += responder->send(HttpResponse::text(200, "changes")); });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(taken.load(), 1);
    QVERIFY(responder->isDone());
    QVERIFY(fixture.waitsOver.next().has_value());
    QCOMPARE(client.read().body, QByteArray("changes"));
    int late = 0;
    responder->whenDone([&late] { ++late; });
    QCOMPARE(late, 1);
    QCOMPARE(client.exchange(get("/hello")).status, 200);
}

void TestHttpServer::theFallbackComesAtTheDeadline()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/briefly")).body, QByteArray("nothing new"));
    const auto responder = *fixture.waiting.next();
    QVERIFY(!responder->send(HttpResponse::text(200, "too late")));
    QCOMPARE(client.exchange(get("/hello")).body, QByteArray("hello"));
}

void TestHttpServer::aForgottenResponderGives500()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/forget")).status, 500);
}

void TestHttpServer::aSilentHandlerGives503AtItsTimeOut()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/silent")).status, 503);
    QVERIFY(!(*fixture.waiting.next())->send(HttpResponse::empty(204)));
}

void TestHttpServer::aPeerThatLeavesEndsTheWait()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    for (const bool politely : {false, true}) {
        TlsClient client(fixture.authorityFile());
        QVERIFY(client.connectTo(fixture.port()));
        QVERIFY(client.send(get("/wait")));
        const auto responder = *fixture.waiting.next();
        if (politely) {
            client.socket().disconnectFromHost();
            QVERIFY(client.socket().state() == QAbstractSocket::UnconnectedState ||
                    client.socket().waitForDisconnected(20000));
        } else {
            client.abort();
        }
        QVERIFY(fixture.waitsOver.next().has_value());
        QVERIFY(responder->isDone());
        QVERIFY(!responder->send(HttpResponse::text(200, "anybody there?")));
        QCOMPARE(fixture.finished.next()->status, 499);
    }
}

void TestHttpServer::requestsBeyondTheQueueAreTurnedAway()
{
    ServerFixture fixture;
    fixture.options.workers = 1;
    fixture.options.waitingRequests = 2;
    QVERIFY(fixture.start());
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<TlsClient>(fixture.authorityFile()));
        QVERIFY(clients.back()->connectTo(fixture.port()));
        QVERIFY(clients.back()->send(get("/gate")));
        if (i == 0)
            QVERIFY(fixture.gate.waitForArrivals(1));
        else
            QTRY_COMPARE(fixture.server().counters().waiting, i);
    }
    TlsClient late(fixture.authorityFile());
    QVERIFY(late.connectTo(fixture.port()));
    const RawReply reply = late.exchange(get("/hello"));
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.headers.value("retry-after"), QByteArray("1"));
    fixture.gate.open();
    for (const auto &client : clients)
        QCOMPARE(client->read().body, QByteArray("through"));
    QCOMPARE(late.exchange(get("/hello")).status, 200);
}

void TestHttpServer::stoppingFinishesWhatRunsAndAnswersWhatWaits()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient running(fixture.authorityFile());
    QVERIFY(running.connectTo(fixture.port()));
    QVERIFY(running.send(get("/gate")));
    QVERIFY(fixture.gate.waitForArrivals(1));
    TlsClient waiting(fixture.authorityFile());
    QVERIFY(waiting.connectTo(fixture.port()));
    QVERIFY(waiting.send(get("/wait")));
    const auto responder = fixture.waiting.next();
    QVERIFY(responder.has_value());

    auto stopped = std::async(std::launch::async, [&] { return fixture.server().stop(20s); });
    const auto opened = qScopeGuard([&] { fixture.gate.open(); });
    const RawReply fallback = waiting.read();
    QCOMPARE(fallback.status, 204);
    QCOMPARE(fallback.headers.value("connection"), QByteArray("close"));
    TlsClient newcomer(fixture.authorityFile());
    QVERIFY(!newcomer.connectTo(fixture.port()));
    fixture.gate.open();
    const RawReply finished = running.read();
    QCOMPARE(finished.body, QByteArray("through"));
    QCOMPARE(finished.headers.value("connection"), QByteArray("close"));
    QVERIFY(running.waitForClose());
    QVERIFY(waiting.waitForClose());
    QVERIFY(stopped.get());
    QCOMPARE(fixture.server().counters().connections, 0);
}

void TestHttpServer::stoppingCutsOffWhatTakesTooLong()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QVERIFY(client.send(get("/gate")));
    QVERIFY(fixture.gate.waitForArrivals(1));
    auto stopped = std::async(std::launch::async, [&] { return fixture.server().stop(50ms); });
    const auto opened = qScopeGuard([&] { fixture.gate.open(); });
    QVERIFY(client.waitForClose());
    QCOMPARE(client.read(false, 0).status, 0);
    fixture.gate.open();
    QVERIFY(!stopped.get());
}

void TestHttpServer::stoppingClosesIdleConnections()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/hello")).status, 200);
    auto stopped = std::async(std::launch::async, [&] { return fixture.server().stop(20s); });
    QVERIFY(client.waitForClose());
    QVERIFY(stopped.get());
    QVERIFY(fixture.server().stop(0ms)); // a second time is harmless
}

void TestHttpServer::aResponderOutlivesTheServer()
{
    std::shared_ptr<Responder> responder;
    {
        ServerFixture fixture;
        QVERIFY(fixture.start());
        TlsClient client(fixture.authorityFile());
        QVERIFY(client.connectTo(fixture.port()));
        QVERIFY(client.send(get("/wait")));
        responder = *fixture.waiting.next();
    }
    QVERIFY(responder->isDone());
    QVERIFY(!responder->send(HttpResponse::empty(204)));
    responder->expiresIn(1s, HttpResponse::empty(204));
}

void TestHttpServer::startFailuresAreNamed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    using Code = HttpServerError::Code;
    QTest::newRow("no certificate") << QStringLiteral("certificate") << int(Code::Certificate);
    QTest::newRow("no key") << QStringLiteral("key") << int(Code::Key);
    QTest::newRow("key of another certificate") << QStringLiteral("otherkey") << int(Code::Key);
    QTest::newRow("host name as address") << QStringLiteral("address") << int(Code::Address);
    QTest::newRow("port in use") << QStringLiteral("port") << int(Code::Listen);
    QTest::newRow("no spool folder") << QStringLiteral("spool") << int(Code::Spool);
}

void TestHttpServer::startFailuresAreNamed()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    ServerFixture busy;
    QVERIFY(busy.start());
    yunchuang::SystemClock clock;
    yunchuang::SystemRandom random;
    HttpServerOptions options = busy.options;
    if (what == u"certificate")
        options.certificateFile += u".missing";
    else if (what == u"key")
        options.keyFile += u".missing";
    else if (what == u"otherkey")
        options.keyFile = busy.folder() + u"/ca-key.pem";
    else if (what == u"address")
        options.address = QStringLiteral("localhost");
    else if (what == u"port")
        options.port = busy.port();
    else
        options.spoolFolder += u"/missing";
    Router router;
    RouteLimits limits;
    limits.bodyTo = BodyTo::File;
    router.add({"POST", "/upload", [](const HttpRequest &) { return HttpResponse::empty(204); }, limits});
    HttpServer server(options, std::move(router), clock, random);
    const auto started = server.start();
    QVERIFY(!started);
    QCOMPARE(int(started.error().code), code);
    QVERIFY(!started.error().detail.isEmpty());
}

void TestHttpServer::requestsAreCountedAndTimed()
{
    ServerFixture fixture; // for its certificate
    yunchuang::SystemClock clock;
    yunchuang::SystemRandom random;
    MetricsRegistry metrics;
    Events<QByteArray> lines;
    Log log(clock, LogLevel::Info, [&lines](const QByteArray &line) { lines.add(line); });
    Router router;
    router.add({"GET", "/v1/cases/{id}", [](const HttpRequest &) { return HttpResponse::text(200, "case"); }});
    HttpServer server(fixture.options, std::move(router), clock, random, httpHooks(metrics, log));
    declareServerGauges(metrics, server);
    QVERIFY(server.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(server.port()));
    QCOMPARE(client.exchange(get("/v1/cases/110101199003074610?name=zhang")).status, 200);
    const QByteArray line = *lines.next();
    QVERIFY(line.contains("\"route\":\"/v1/cases/{id}\""));
    QVERIFY(line.contains("\"status\":200"));
    QVERIFY(!line.contains("110101199003074610"));
    QVERIFY(!line.contains("zhang"));
    QVERIFY(!line.contains("127.0.0.1"));
    QCOMPARE(client.exchange(get("/nothing")).status, 404);
    QVERIFY(lines.next().has_value());
    QCOMPARE(metrics.value("yunchuang_http_requests_total", {"GET", "/v1/cases/{id}", "200"}), 1.0);
    QCOMPARE(metrics.value("yunchuang_http_requests_total", {"GET", "-", "404"}), 1.0);
    QCOMPARE(metrics.value("yunchuang_http_request_seconds", {"/v1/cases/{id}"}), 1.0);
    QCOMPARE(metrics.value("yunchuang_http_connections"), 1.0);
    QTRY_VERIFY(metrics.text().contains("yunchuang_http_in_flight 0\n"));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
