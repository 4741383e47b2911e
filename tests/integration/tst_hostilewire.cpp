// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/officeatwork.h"
#include "tests/service/http/tlsclient.h"

using namespace yunchuang;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using service::RawReply;
using service::TlsClient;

/// What a hostile or broken peer sends to the running service, with everything about it right but one thing: signed by
/// an enrolled device, in a session that is in force. No act may come of it, and the service goes on.
class tst_HostileWire : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void smuggledRequestsAreNotSeen_data();
    void smuggledRequestsAreNotSeen();
    void cutRequestsTakeNoEffect_data();
    void cutRequestsTakeNoEffect();
    void whoLeavesBeforeTheAnswerFindsItLater();
    void malformedCommandsAreNamed_data();
    void malformedCommandsAreNamed();
    void oversizedRequestsAreTurnedAway_data();
    void oversizedRequestsAreTurnedAway();

private:
    /// A whole request with a command of the clerk.
    [[nodiscard]] QByteArray request(const SignedCommand &command, const QByteArray &framing = {}) const
    {
        return "POST " + QByteArray(protocol::paths::commands.data()) + " HTTP/1.1\r\nHost: localhost\r\n" +
               "Content-Type: application/json\r\nAuthorization: Bearer " + m_clerk->session().accessToken.toLatin1() +
               "\r\n" + protocol::headers::device.data() + ": " + command.device.text().toLatin1() + "\r\n" +
               protocol::headers::signature.data() + ": " + command.signature.toBase64() + "\r\n" +
               (framing.isEmpty() ? "Content-Length: " + QByteArray::number(command.bytes.size()) + "\r\n" : framing) +
               "\r\n" + command.bytes;
    }
    [[nodiscard]] std::optional<SignedCommand> claim();
    [[nodiscard]] bool tookEffect(const CommandId &id) const
    {
        return TestClient::fetch<protocol::CommandReceipt>(
                   [&](QObject *context, auto done) { m_clerk->api().receipt(id, context, done); })
            .has_value();
    }
    [[nodiscard]] std::unique_ptr<TlsClient> wire() const
    {
        auto made = std::make_unique<TlsClient>(m_service.dataFolder() % u"/ca.pem"_s);
        return made->connectTo(m_service.port(), u"localhost"_s) ? std::move(made) : nullptr;
    }

    /// How many rows of a history are the clerk's.
    [[nodiscard]] static qsizetype actsOf(const QVector<HistoryRow> &rows)
    {
        return std::count_if(rows.cbegin(), rows.cend(),
                             [](const HistoryRow &row) { return row.user == UserId(u"zhoumin"_s); });
    }

    std::unique_ptr<TestClient> m_clerk;
    CaseId m_case;
    CommandId m_act; ///< of the last `claim`
};

void tst_HostileWire::initTestCase()
{
    QVERIFY(openOffice());
    m_clerk = client(u"zhoumin"_s);
    QVERIFY(m_clerk);
}

void tst_HostileWire::cleanupTestCase()
{
    m_clerk.reset();
    QVERIFY(m_service.stop());
}

std::optional<SignedCommand> tst_HostileWire::claim()
{
    const auto receipt = handIn();
    const auto shown = receipt ? m_clerk->whole(receipt->caseId) : std::nullopt;
    if (!shown)
        return std::nullopt;
    const Command command = m_clerk->command(shown->service.subject, Action::Claim, Post::AcceptanceOfficer);
    m_case = receipt->caseId;
    m_act = command.id;
    return m_clerk->sign(command);
}

void tst_HostileWire::smuggledRequestsAreNotSeen_data()
{
    // LENGTH and OTHER stand for the number of all bytes that follow and for a smaller one.
    QTest::addColumn<QByteArray>("framing");
    QTest::newRow("length and chunked") << QByteArray("Content-Length: LENGTH\r\nTransfer-Encoding: chunked\r\n");
    QTest::newRow("chunked and length") << QByteArray("Transfer-Encoding: chunked\r\nContent-Length: LENGTH\r\n");
    QTest::newRow("two lengths") << QByteArray("Content-Length: OTHER\r\nContent-Length: LENGTH\r\n");
    QTest::newRow("two lengths, the other way") << QByteArray("Content-Length: LENGTH\r\nContent-Length: OTHER\r\n");
    QTest::newRow("the same length twice") << QByteArray("Content-Length: OTHER\r\nContent-Length: OTHER\r\n");
    QTest::newRow("a list of lengths") << QByteArray("Content-Length: OTHER, LENGTH\r\n");
    QTest::newRow("folded length") << QByteArray("X-A: 1\r\n Content-Length: LENGTH\r\nContent-Length: OTHER\r\n");
    QTest::newRow("folded coding") << QByteArray("Transfer-Encoding:\r\n chunked\r\nContent-Length: LENGTH\r\n");
    QTest::newRow("blank before the colon") << QByteArray("Content-Length : LENGTH\r\nContent-Length: OTHER\r\n");
    QTest::newRow("bare line feed") << QByteArray("X-A: 1\nContent-Length: LENGTH\r\nContent-Length: OTHER\r\n");
    QTest::newRow("unknown coding") << QByteArray("Transfer-Encoding: xchunked\r\nContent-Length: LENGTH\r\n");
    QTest::newRow("coding that is not last") << QByteArray("Transfer-Encoding: chunked, identity\r\n");
    QTest::newRow("coding twice") << QByteArray("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n");
}

void tst_HostileWire::smuggledRequestsAreNotSeen()
{
    QFETCH(QByteArray, framing);
    const auto hidden = claim();
    QVERIFY(hidden);
    const QByteArray empty = "0\r\n\r\n";
    const QByteArray inner = request(*hidden);
    framing.replace("LENGTH", QByteArray::number(empty.size() + inner.size()));
    framing.replace("OTHER", QByteArray::number(empty.size()));
    const auto connection = wire();
    QVERIFY(connection);
    QVERIFY(connection->send("POST /v1/session/refresh HTTP/1.1\r\nHost: localhost\r\n"
                             "Content-Type: application/json\r\n" +
                             framing + "\r\n" + empty + inner));
    QCOMPARE(connection->read().status, 400);
    QVERIFY(connection->waitForClose());
    QCOMPARE(connection->read().status, 0); // one answer, not two
    QVERIFY(!tookEffect(m_act));
    QCOMPARE(actsOf(history(*m_clerk, m_case)), 0);

    // By itself the same request is right.
    const auto plain = wire();
    QVERIFY(plain);
    QCOMPARE(plain->exchange(inner).status / 100, 2);
    QVERIFY(tookEffect(m_act));
}

void tst_HostileWire::cutRequestsTakeNoEffect_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("orderly");
    for (const bool orderly : {true, false}) {
        for (const int percent : {5, 50, 90, 99}) {
            QTest::addRow("after %d %% of it, %s", percent, orderly ? "closed" : "reset") << percent << orderly;
        }
    }
}

void tst_HostileWire::cutRequestsTakeNoEffect()
{
    QFETCH(int, percent);
    QFETCH(bool, orderly);
    const auto command = claim();
    QVERIFY(command);
    const QByteArray whole = request(*command);
    const auto connection = wire();
    QVERIFY(connection);
    QVERIFY(connection->send(whole.first(whole.size() * percent / 100)));
    if (orderly) {
        connection->socket().disconnectFromHost(); // says that it ends, and ends
        (void)connection->socket().waitForDisconnected(5000);
    } else {
        connection->abort();
    }
    QVERIFY(!tookEffect(m_act));
    // Sent whole afterwards it takes effect, once.
    const auto again = wire();
    QVERIFY(again);
    QCOMPARE(again->exchange(whole).status / 100, 2);
    const QVector<HistoryRow> rows = history(*m_clerk, m_case);
    QVERIFY(isWhole(rows));
    QCOMPARE(withoutPapers(rows).constLast().command, m_act);
    QCOMPARE(actsOf(rows), 1);
}

void tst_HostileWire::whoLeavesBeforeTheAnswerFindsItLater()
{
    const auto command = claim();
    QVERIFY(command);
    const auto connection = wire();
    QVERIFY(connection);
    QVERIFY(connection->send(request(*command)));
    connection->abort();
    // Whether it was taken before the connection broke or not: sent again, it stands there once.
    const auto first = post(*m_clerk, *command);
    QVERIFY(first);
    const auto second = post(*m_clerk, *command);
    QVERIFY(second);
    QVERIFY(*second == *first);
    const QVector<HistoryRow> rows = history(*m_clerk, m_case);
    QVERIFY(isWhole(rows));
    QCOMPARE(actsOf(rows), 1);
    QCOMPARE(withoutPapers(rows).constLast().command, m_act);
}

void tst_HostileWire::malformedCommandsAreNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("claim it");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no members") << QByteArray("{}");
    QTest::newRow("nested without end") << QByteArray(100000, '[');
    QTest::newRow("not UTF-8") << QByteArray("{\"id\": \"\xff\xfe\"}");
    QTest::newRow("NUL") << QByteArray("{\"id\": \"a\0b\"}", 13);
    QTest::newRow("half") << QByteArray("HALF");
    QTest::newRow("twice") << QByteArray("TWICE");
    QTest::newRow("unknown action") << QByteArray("ACTION");
    QTest::newRow("number for a text") << QByteArray("NUMBER");
}

void tst_HostileWire::malformedCommandsAreNamed()
{
    QFETCH(QByteArray, body);
    const auto right = claim();
    QVERIFY(right);
    SignedCommand command = *right;
    if (body == "HALF")
        command.bytes.chop(command.bytes.size() / 2);
    else if (body == "TWICE")
        command.bytes += command.bytes;
    else if (body == "ACTION")
        command.bytes.replace("\"CLAIM\"", "\"SEIZE\"");
    else if (body == "NUMBER")
        command.bytes.replace("\"CLAIM\"", "5");
    else
        command.bytes = body;
    QVERIFY(command.bytes != right->bytes);
    command.signature = m_clerk->signature(command.bytes); // so that nothing else is wrong with it
    const auto refused = post(*m_clerk, command);
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, 400);
    QVERIFY(refused.error().isApi(ApiErrorCode::Malformed));
    QVERIFY(!refused.error().api.requestId.isEmpty());
    QVERIFY(!tookEffect(m_act));
    QVERIFY(post(*m_clerk, *right));
}

void tst_HostileWire::oversizedRequestsAreTurnedAway_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const QByteArray start = "POST /v1/commands HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("body") << QByteArray(start + "Content-Length: 300000\r\n\r\n" + QByteArray(300000, ' ')) << 413;
    QTest::newRow("announced body") << QByteArray(start + "Content-Length: 999999999999\r\n\r\n") << 413;
    QTest::newRow("header") << QByteArray(start + "X-A: " + QByteArray(20000, 'a') + "\r\n\r\n") << 431;
    QTest::newRow("many headers") << QByteArray(start + QByteArray("X-A: 1\r\n").repeated(100) + "\r\n") << 431;
    QTest::newRow("target") << QByteArray("GET /v1/feed?cursor=" + QByteArray(10000, 'a') +
                                          " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            << 414;
}

void tst_HostileWire::oversizedRequestsAreTurnedAway()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    const auto connection = wire();
    QVERIFY(connection);
    (void)connection->send(head); // the service need not read on
    QCOMPARE(connection->read().status, status);
    QVERIFY(connection->waitForClose());
    const auto plain = wire();
    QVERIFY(plain);
    QCOMPARE(plain->exchange("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
}

QTEST_GUILESS_MAIN(tst_HostileWire)
#include "tst_hostilewire.moc"
