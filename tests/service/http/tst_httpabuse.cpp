// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a careless or hostile peer sends, over real TLS: it is refused, cheaply, and others are served.

#include "serverfixture.h"
#include "tlsclient.h"

#include <QSslCipher>
#include <QTest>

using namespace yunchuang::service;
using namespace std::chrono_literals;

class TestHttpAbuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformedRequestsAreRefusedAndTheConnectionEnds_data();
    void malformedRequestsAreRefusedAndTheConnectionEnds();
    void routesRefuseWithoutEndingTheConnection_data();
    void routesRefuseWithoutEndingTheConnection();
    void aHeadThatComesByteByByteIsServed();
    void aHeadThatNeverEndsIsCutAtItsTimeOut();
    void aBodyThatNeverEndsIsCutAtItsTimeOut();
    void anIdleConnectionIsClosed();
    void aPeerThatNeverShakesHandsIsClosed();
    void aPeerThatDoesNotReadIsClosed();
    void plainTextIsNotAnswered();
    void oldTlsIsRefused();
    void otherProtocolsAreRefused();
    void resetsBeforeTheHandshakeDoNotStopTheServer();
    void connectionsAreCappedInTotal();
    void connectionsAreCappedPerAddress();
    void anOversizedBodyIsRefusedBeforeItIsSent();
};

namespace {

QByteArray post(const QByteArray &headers, const QByteArray &body = {})
{
    return "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

} // namespace

void TestHttpAbuse::malformedRequestsAreRefusedAndTheConnectionEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray smuggled = get("/hello");

    QTest::newRow("negative length") << post("Content-Length: -1\r\n") << 400;
    QTest::newRow("signed length") << post("Content-Length: +5\r\n", "12345") << 400;
    QTest::newRow("garbage length") << post("Content-Length: five\r\n", "12345") << 400;
    QTest::newRow("hexadecimal length") << post("Content-Length: 0x5\r\n", "12345") << 400;
    QTest::newRow("empty length") << post("Content-Length:\r\n") << 400;
    QTest::newRow("length beyond 64 bit") << post("Content-Length: 99999999999999999999999\r\n") << 400;
    QTest::newRow("two different lengths") << post("Content-Length: 5\r\nContent-Length: 6\r\n", "123456") << 400;
    QTest::newRow("two equal lengths") << post("Content-Length: 5\r\nContent-Length: 5\r\n", "12345") << 400;
    QTest::newRow("list of lengths") << post("Content-Length: 5, 5\r\n", "12345") << 400;
    QTest::newRow("length and chunked") << post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                                                "0\r\n\r\n" + smuggled)
                                        << 400;
    QTest::newRow("chunked and length") << post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                                                "0\r\n\r\n" + smuggled)
                                        << 400;
    QTest::newRow("chunked twice") << post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                                           "0\r\n\r\n" + smuggled)
                                   << 400;
    QTest::newRow("another transfer coding") << post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n") << 400;
    QTest::newRow("chunked is not last") << post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n") << 400;
    QTest::newRow("unknown transfer coding") << post("Transfer-Encoding: xchunked\r\n", smuggled) << 400;
    QTest::newRow("chunked in HTTP/1.0") << QByteArray(
                                                "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                         << 400;
    QTest::newRow("blank before the colon") << get("/hello", "Accept : */*\r\n") << 400;
    QTest::newRow("blank in a name") << get("/hello", "Acc ept: */*\r\n") << 400;
    QTest::newRow("no colon") << get("/hello", "Accept\r\n") << 400;
    QTest::newRow("empty name") << get("/hello", ": x\r\n") << 400;
    QTest::newRow("folded header") << get("/hello", "X-A: 1\r\n 2\r\n") << 400;
    QTest::newRow("folded by a tab") << get("/hello", "X-A: 1\r\n\t2\r\n") << 400;
    QTest::newRow("folded first header") << get("/hello").replace("Host", " Host") << 400;
    QTest::newRow("bare LF") << QByteArray("GET /hello HTTP/1.1\nHost: localhost\n\n") << 400;
    QTest::newRow("bare LF in the headers") << get("/hello", "X-A: 1\nX-B: 2\r\n") << 400;
    QTest::newRow("bare CR") << get("/hello", "X-A: 1\rX-B: 2\r\n") << 400;
    QTest::newRow("NUL in a value") << get("/hello", QByteArray("X-A: 1\0002\r\n", 10)) << 400;
    QTest::newRow("control character") << get("/hello", "X-A: \x07\r\n") << 400;
    QTest::newRow("empty first line") << QByteArray("\r\n" + get("/hello")) << 400;
    QTest::newRow("no Host") << QByteArray("GET /hello HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two Hosts") << get("/hello", "Host: elsewhere\r\n") << 400;
    QTest::newRow("no version") << QByteArray("GET /hello\r\nHost: localhost\r\n\r\n") << 400;
    QTest::newRow("lower-case version") << QByteArray("GET /hello http/1.1\r\nHost: localhost\r\n\r\n") << 400;
    QTest::newRow("two blanks") << QByteArray("GET  /hello HTTP/1.1\r\nHost: localhost\r\n\r\n") << 400;
    QTest::newRow("blank in the target") << get("/hel lo") << 400;
    QTest::newRow("absolute target") << get("https://localhost/hello") << 400;
    QTest::newRow("asterisk target") << QByteArray("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n") << 400;
    QTest::newRow("authority target") << QByteArray("CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n") << 400;
    QTest::newRow("fragment") << get("/hello#x") << 400;
    QTest::newRow("cut percent sign") << get("/hello%2") << 400;
    QTest::newRow("wrong percent sign") << get("/hello?a=%zz") << 400;
    QTest::newRow("encoded NUL") << get("/hello%00") << 400;
    QTest::newRow("encoded line break") << get("/hello?a=%0d%0ab") << 400;
    QTest::newRow("overlong UTF-8") << get("/%c0%ae%c0%ae/hello") << 400;
    QTest::newRow("parent folder") << get("/size/../hello") << 400;
    QTest::newRow("encoded parent folder") << get("/size/%2e%2e/hello") << 400;
    QTest::newRow("too many query items") << get("/hello?" + QByteArray("a&").repeated(65)) << 400;
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
    QTest::newRow("endless method") << QByteArray(64, 'A') << 400;
    QTest::newRow("binary rubbish") << QByteArray::fromHex("ff00fe01fd02") << 400;

    QTest::newRow("long target") << get("/" + QByteArray(5000, 'a')) << 414;
    QTest::newRow("endless target") << QByteArray("GET /" + QByteArray(1024 * 1024, 'a')) << 414;
    QTest::newRow("large header") << get("/hello", "X-A: " + QByteArray(20000, 'a') + "\r\n") << 431;
    QTest::newRow("endless header") << QByteArray(get("/hello").chopped(2) + "X-A: " + QByteArray(1024 * 1024, 'a'))
                                    << 431;
    QTest::newRow("many headers") << get("/hello", QByteArray("X-A: 1\r\n").repeated(70)) << 431;

    QTest::newRow("large body") << post("Content-Length: 70000\r\n", QByteArray(70000, 'a')) << 413;
    QTest::newRow("very large body") << post("Content-Length: 999999999999\r\n") << 413;
    QTest::newRow("large chunk") << post("Transfer-Encoding: chunked\r\n",
                                         "11170\r\n" + QByteArray(0x11170, 'a') + "\r\n0\r\n\r\n")
                                 << 413;
    QTest::newRow("many chunks") << post("Transfer-Encoding: chunked\r\n",
                                         QByteArray("1000\r\n" + QByteArray(0x1000, 'a') + "\r\n").repeated(17) +
                                             "0\r\n\r\n")
                                 << 413;
    QTest::newRow("garbage chunk size") << post("Transfer-Encoding: chunked\r\n", "xyz\r\nabc\r\n0\r\n\r\n") << 400;
    QTest::newRow("negative chunk size") << post("Transfer-Encoding: chunked\r\n", "-1\r\nabc\r\n0\r\n\r\n") << 400;
    QTest::newRow("chunk size beyond 64 bit")
        << post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\nabc\r\n0\r\n\r\n") << 400;
    QTest::newRow("chunk longer than its size")
        << post("Transfer-Encoding: chunked\r\n", "3\r\nabcde\r\n0\r\n\r\n") << 400;
    QTest::newRow("bare LF after a chunk size") << post("Transfer-Encoding: chunked\r\n", "3\nabc\r\n0\r\n\r\n") << 400;
    QTest::newRow("endless chunk extension")
        << post("Transfer-Encoding: chunked\r\n", "3;" + QByteArray(200 * 1024, 'a')) << 400;
    QTest::newRow("compressed body") << post("Content-Encoding: gzip\r\nContent-Length: 5\r\n", "12345") << 415;
    QTest::newRow("unknown expectation") << post("Expect: wonders\r\nContent-Length: 5\r\n", "12345") << 417;
}

void TestHttpAbuse::malformedRequestsAreRefusedAndTheConnectionEnds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    static ServerFixture fixture;
    static const bool started = fixture.start();
    QVERIFY(started);
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    // A request behind the refused one must not be executed.
    client.send(bytes + get("/hello", "X-Smuggled: 1\r\n"));
    QCOMPARE(client.read().status, status);
    QVERIFY(client.waitForClose());
    QCOMPARE(client.read(false, 0).status, 0);
    TlsClient next(fixture.authorityFile());
    QVERIFY(next.connectTo(fixture.port()));
    QCOMPARE(next.exchange(get("/hello")).status, 200);
}

void TestHttpAbuse::routesRefuseWithoutEndingTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("no such path") << get("/nothing") << 404 << QByteArray();
    QTest::newRow("empty parameter") << get("/size/") << 404 << QByteArray();
    QTest::newRow("encoded slash stays in its segment") << get("/size%2f3") << 404 << QByteArray();
    QTest::newRow("method of another route") << rawRequest("DELETE", "/hello") << 405 << QByteArray("GET, HEAD");
    QTest::newRow("unknown method") << rawRequest("BREW", "/echo") << 405 << QByteArray("POST");
    QTest::newRow("lower-case method") << rawRequest("get", "/hello") << 405 << QByteArray("GET, HEAD");
    QTest::newRow("TRACE") << rawRequest("TRACE", "/hello") << 405 << QByteArray("GET, HEAD");
}

void TestHttpAbuse::routesRefuseWithoutEndingTheConnection()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const RawReply reply = client.exchange(bytes);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.headers.value("allow"), allow);
    QCOMPARE(client.exchange(get("/hello")).status, 200);
}

void TestHttpAbuse::aHeadThatComesByteByByteIsServed()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    const QByteArray request = rawRequest("POST", "/echo", "Accept: */*\r\n", "slowly");
    for (const char c : request)
        QVERIFY(client.send(QByteArray(1, c)));
    const RawReply reply = client.read();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray("slowly"));
}

void TestHttpAbuse::aHeadThatNeverEndsIsCutAtItsTimeOut()
{
    ServerFixture fixture;
    fixture.options.headTime = 300ms;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QVERIFY(client.send("GET /hello HTTP/1.1\r\nHost: loc"));
    QCOMPARE(client.read().status, 408);
    QVERIFY(client.waitForClose());
    QCOMPARE(fixture.ended.next(), ConnectionEnd::TimedOut);
}

void TestHttpAbuse::aBodyThatNeverEndsIsCutAtItsTimeOut()
{
    ServerFixture fixture;
    fixture.options.headTime = 300ms; // the fixture's /echo takes it for the body, too
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QVERIFY(client.send(post("Content-Length: 10\r\n", "12345")));
    QCOMPARE(client.read().status, 408);
    QVERIFY(client.waitForClose());
    QCOMPARE(fixture.finished.next()->route, QByteArray("/echo"));
}

void TestHttpAbuse::anIdleConnectionIsClosed()
{
    ServerFixture fixture;
    fixture.options.idleTime = 300ms;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/hello")).status, 200);
    QVERIFY(client.waitForClose());
    QCOMPARE(fixture.ended.next(), ConnectionEnd::TimedOut);
}

void TestHttpAbuse::aPeerThatNeverShakesHandsIsClosed()
{
    ServerFixture fixture;
    fixture.options.handshakeTime = 300ms;
    QVERIFY(fixture.start());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), fixture.port());
    QVERIFY(socket.waitForConnected());
    QVERIFY(socket.waitForDisconnected(20000));
    QCOMPARE(fixture.ended.next(), ConnectionEnd::TimedOut);
}

void TestHttpAbuse::aPeerThatDoesNotReadIsClosed()
{
    ServerFixture fixture;
    fixture.options.writeTime = 300ms;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    client.socket().setReadBufferSize(1024);
    QVERIFY(client.connectTo(fixture.port()));
    QVERIFY(client.send(get("/size/50000000")));
    // The answer fills the kernel's buffers, then nothing moves any more.
    QCOMPARE(fixture.ended.next(), ConnectionEnd::TimedOut);
    QCOMPARE(fixture.finished.next()->status, 499);
}

void TestHttpAbuse::plainTextIsNotAnswered()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), fixture.port());
    QVERIFY(socket.waitForConnected());
    socket.write(get("/hello"));
    QVERIFY(socket.waitForDisconnected(20000));
    QVERIFY(!socket.readAll().contains("HTTP"));
    QCOMPARE(fixture.ended.next(), ConnectionEnd::HandshakeFailed);
}

void TestHttpAbuse::oldTlsIsRefused()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    QSslSocket socket;
    QSslConfiguration configuration = socket.sslConfiguration();
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    configuration.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), fixture.port());
    QVERIFY(!socket.waitForEncrypted(20000));

    TlsClient modern(fixture.authorityFile());
    QSslConfiguration twelve = modern.socket().sslConfiguration();
    twelve.setProtocol(QSsl::TlsV1_2);
    modern.socket().setSslConfiguration(twelve);
    QVERIFY(modern.connectTo(fixture.port()));
    QCOMPARE(modern.exchange(get("/hello")).status, 200);
    QVERIFY(modern.socket().sessionCipher().name().contains(u"ECDHE"));
}

void TestHttpAbuse::otherProtocolsAreRefused()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QSslConfiguration configuration = client.socket().sslConfiguration();
    configuration.setAllowedNextProtocols({QByteArrayLiteral("h2")});
    client.socket().setSslConfiguration(configuration);
    QVERIFY(!client.connectTo(fixture.port()));

    TlsClient both(fixture.authorityFile());
    configuration.setAllowedNextProtocols({QByteArrayLiteral("h2"), QByteArrayLiteral("http/1.1")});
    both.socket().setSslConfiguration(configuration);
    QVERIFY(both.connectTo(fixture.port()));
    QCOMPARE(both.socket().sslConfiguration().nextNegotiatedProtocol(), QByteArray("http/1.1"));
}

void TestHttpAbuse::resetsBeforeTheHandshakeDoNotStopTheServer()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    for (int i = 0; i < 300; ++i) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), fixture.port());
        QVERIFY(socket.waitForConnected(20000));
        socket.abort();
    }
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(get("/hello")).status, 200);
}

void TestHttpAbuse::connectionsAreCappedInTotal()
{
    ServerFixture fixture;
    fixture.options.connections = 3;
    QVERIFY(fixture.start());
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<TlsClient>(fixture.authorityFile()));
        QVERIFY(clients.back()->connectTo(fixture.port()));
    }
    TlsClient fourth(fixture.authorityFile());
    QVERIFY(!fourth.connectTo(fixture.port()));
    QCOMPARE(fixture.ended.next(), ConnectionEnd::OverTotalCap);
    QCOMPARE(clients.front()->exchange(get("/hello")).status, 200);
    clients.front()->abort();
    QCOMPARE(fixture.ended.next(), ConnectionEnd::Closed);
    TlsClient fifth(fixture.authorityFile());
    QVERIFY(fifth.connectTo(fixture.port()));
    QCOMPARE(fifth.exchange(get("/hello")).status, 200);
}

void TestHttpAbuse::connectionsAreCappedPerAddress()
{
    ServerFixture fixture;
    fixture.options.address = QStringLiteral("::");
    fixture.options.connectionsPerAddress = 2;
    QVERIFY(fixture.start());
    TlsClient first(fixture.authorityFile());
    TlsClient second(fixture.authorityFile());
    TlsClient third(fixture.authorityFile());
    QVERIFY(first.connectTo(fixture.port()));
    QVERIFY(second.connectTo(fixture.port()));
    QVERIFY(!third.connectTo(fixture.port()));
    QCOMPARE(fixture.ended.next(), ConnectionEnd::OverAddressCap);
    // Another address of the same machine still gets in.
    TlsClient other(fixture.authorityFile());
    other.socket().bind(QHostAddress(QStringLiteral("127.0.0.9")));
    QVERIFY(other.connectTo(fixture.port()));
    QCOMPARE(other.exchange(get("/hello")).status, 200);
}

void TestHttpAbuse::anOversizedBodyIsRefusedBeforeItIsSent()
{
    ServerFixture fixture;
    QVERIFY(fixture.start());
    TlsClient client(fixture.authorityFile());
    QVERIFY(client.connectTo(fixture.port()));
    QCOMPARE(client.exchange(post("Content-Length: 70000\r\nExpect: 100-continue\r\n")).status, 413);

    TlsClient eager(fixture.authorityFile());
    QVERIFY(eager.connectTo(fixture.port()));
    // The peer sends on although it is refused, and still gets to read why.
    eager.send(post("Content-Length: 3000000\r\n"));
    eager.send(QByteArray(3000000, 'a'));
    QCOMPARE(eager.read().status, 413);
}

QTEST_GUILESS_MAIN(TestHttpAbuse)
#include "tst_httpabuse.moc"
