// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"
#include "ledger/ledgercodec.h"
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/http/certificate.h"
#include "service/http/httpserver.h"
#include "service/store/commandstore.h"
#include "tests/service/http/tlsclient.h"
#include "tests/support/servicerig.h"

#include <QTest>

#include <latch>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using protocol::ApiErrorCode;

namespace {

const QString registry = u"SCJGJ-QYZC"_s;
constexpr int twoWorkers = 2;

/// Keeps the writer busy until it is let go, so that what comes meanwhile stands in line.
class BusyWriter
{
public:
    explicit BusyWriter(Writer &writer)
    {
        writer.post([this](WriteContext &) -> Answer<void> {
            m_entered.count_down();
            m_held.wait();
            return {};
        });
        m_entered.wait();
    }
    ~BusyWriter() { letGo(); }
    void letGo()
    {
        if (!std::exchange(m_isFree, true))
            m_held.count_down();
    }

private:
    std::latch m_entered{1};
    std::latch m_held{1};
    bool m_isFree = false;
};

/// The command route behind the real engine and the real writer; everybody is the one officer.
class Office
{
public:
    explicit Office(WriterOptions writer = {}, const std::function<void(HttpServerOptions &)> &adjust = {})
        : rig({writer, {}, 1})
        , officer(rig.clerk(u"zhoumin"_s, registry, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer))
    {
        const auto files = CertificateFiles::in(m_folder.path());
        if (!createAuthority(files, m_clock, m_random) || !issueServerCertificate(files, {}, m_clock, m_random))
            throw std::runtime_error("no certificate");
        Router router;
        Binding binding(rig.core(), router);
        addCommandRoutes(binding, [this](ServiceCore &, const HttpRequest &) -> Answer<Caller> {
            return Caller(officer.principal());
        });
        HttpServerOptions options;
        options.handshakeTime = options.headTime = options.idleTime = options.writeTime = 120s;
        options.certificateFile = files.server;
        options.keyFile = files.serverKey;
        options.workers = twoWorkers;
        if (adjust)
            adjust(options);
        m_authority = files.authority;
        server = std::make_unique<HttpServer>(options, std::move(router), m_clock, m_random);
        if (!server->start())
            throw std::runtime_error("the server does not start");
    }

    [[nodiscard]] std::unique_ptr<TlsClient> connection()
    {
        auto client = std::make_unique<TlsClient>(m_authority);
        if (!client->connectTo(server->port()))
            throw std::runtime_error("no connection");
        return client;
    }
    [[nodiscard]] Command accepting(const Case &subject)
    {
        return rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    }
    [[nodiscard]] QByteArray request(const Command &command) const
    {
        const PostedCommand posted = officer.sign(command);
        return rawRequest("POST", QByteArray(protocol::paths::commands.data(), protocol::paths::commands.size()),
                          "Yunchuang-Device: " + posted.device.text().toUtf8() +
                              "\r\nYunchuang-Signature: " + posted.signature + "\r\nContent-Type: application/json\r\n",
                          posted.body);
    }
    [[nodiscard]] Writer::Figures figures() { return rig.core().writer().figures(); }
    [[nodiscard]] bool untilInLine(quint64 count)
    {
        return QTest::qWaitFor([&] { return figures().waiting == count; }, 20000);
    }
    [[nodiscard]] bool isKept(const CommandId &id)
    {
        return commandstore::find(**rig.core().reader(), id)->has_value();
    }

    ServiceRig rig;
    RigClerk officer;
    std::unique_ptr<HttpServer> server;

private:
    SystemClock m_clock;
    SystemRandom m_random;
    QTemporaryDir m_folder;
    QString m_authority;
};

std::optional<protocol::CommandReceipt> receiptOf(const RawReply &reply)
{
    const auto receipt = protocol::decode<protocol::CommandReceipt>(reply.body);
    return reply.status == 200 && receipt ? std::optional(*receipt) : std::nullopt;
}

bool isProved(Office &office, const protocol::CommandReceipt &receipt)
{
    const auto proof = ledger::receiptFromJson(receipt.ledger);
    return proof && ledger::verifyReceipt(*proof, office.rig.core().writer().ledgerKey());
}

} // namespace

/// Commands that wait for the writer hold no worker: as many as wait are written together, each is answered once, and
/// what becomes of a connection meanwhile changes nothing for the others.
class tst_CommandGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsOneCommitHoweverFewTheWorkers();
    void withoutGroupCommitEachIsItsOwn();
    void aCommandThatComesTwiceWhileItWaitsTakesEffectOnce();
    void requestsOfOneConnectionStayInOrder();
    void moreThanMayWaitAreTurnedAwayAndMayComeAgain();
    void whoHangsUpHarmsNobody();
    void stoppingAnswersWhatWaits();
};

void tst_CommandGroups::whatWaitsIsOneCommitHoweverFewTheWorkers()
{
    constexpr int many = 40;
    // Also shorter than the wait for an answer: only connections without a request are idle.
    Office office({}, [](HttpServerOptions &options) { options.idleTime = 5ms; });
    QList<Command> commands;
    for (int i = 0; i < many; ++i)
        commands.append(office.accepting(office.rig.openCompanyCase()));
    BusyWriter busy(office.rig.core().writer());
    const Writer::Figures before = office.figures();
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (const Command &command : std::as_const(commands)) {
        clients.push_back(office.connection());
        QVERIFY(clients.back()->send(office.request(command)));
    }
    QVERIFY(office.untilInLine(many));
    QTRY_COMPARE(office.server->counters().running, 0);
    QCOMPARE(office.server->counters().inFlight, many);
    busy.letGo();
    QSet<quint64> places;
    for (int i = 0; i < many; ++i) {
        const auto receipt = receiptOf(clients[std::size_t(i)]->read());
        QVERIFY(receipt);
        QCOMPARE(receipt->command, commands[i].id);
        QVERIFY(isProved(office, *receipt));
        places.insert(ledger::receiptFromJson(receipt->ledger)->index);
    }
    QCOMPARE(places.size(), many);
    const Writer::Figures after = office.figures();
    QCOMPARE(after.commits, before.commits + 2); // the busy one's and theirs
    QCOMPARE(after.written, before.written + 1 + many);
    QCOMPARE(after.sizes[6], before.sizes[6] + 1); // 33 to 64 members
}

void tst_CommandGroups::withoutGroupCommitEachIsItsOwn()
{
    constexpr int many = 5;
    WriterOptions single;
    single.groupCommit = false;
    Office office(single);
    QList<Command> commands;
    for (int i = 0; i < many; ++i)
        commands.append(office.accepting(office.rig.openCompanyCase()));
    BusyWriter busy(office.rig.core().writer());
    const Writer::Figures before = office.figures();
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (const Command &command : std::as_const(commands)) {
        clients.push_back(office.connection());
        QVERIFY(clients.back()->send(office.request(command)));
    }
    QVERIFY(office.untilInLine(many));
    busy.letGo();
    for (const auto &client : clients)
        QVERIFY(receiptOf(client->read()));
    QCOMPARE(office.figures().sizes[0], before.sizes[0] + 1 + many);
}

void tst_CommandGroups::aCommandThatComesTwiceWhileItWaitsTakesEffectOnce()
{
    Office office;
    const Case subject = office.rig.openCompanyCase();
    const Command command = office.accepting(subject);
    BusyWriter busy(office.rig.core().writer());
    const auto first = office.connection();
    const auto second = office.connection();
    QVERIFY(first->send(office.request(command)));
    QVERIFY(office.untilInLine(1));
    QVERIFY(second->send(office.request(command)));
    QVERIFY(office.untilInLine(2));
    busy.letGo();
    const auto one = receiptOf(first->read());
    const auto other = receiptOf(second->read());
    QVERIFY(one && other);
    QCOMPARE(*other, *one);
    QVERIFY(isProved(office, *one));
    QCOMPARE(office.rig.stored(subject.id).version, subject.version + 1);
}

void tst_CommandGroups::requestsOfOneConnectionStayInOrder()
{
    Office office;
    const Case subject = office.rig.openCompanyCase();
    const Command claim = office.rig.command(office.officer, subject, Action::Claim, Post::AcceptanceOfficer);
    Command accept = office.accepting(subject);
    accept.base = CommandBase{0, claim.id};
    BusyWriter busy(office.rig.core().writer());
    const auto client = office.connection();
    QVERIFY(client->send(office.request(claim) + office.request(accept)));
    QVERIFY(office.untilInLine(1));
    busy.letGo();
    const auto first = receiptOf(client->read());
    const auto second = receiptOf(client->read());
    QVERIFY(first && second);
    QCOMPARE(first->command, claim.id);
    QCOMPARE(second->command, accept.id);
    QCOMPARE(office.rig.stored(subject.id).version, subject.version + 2);
}

void tst_CommandGroups::moreThanMayWaitAreTurnedAwayAndMayComeAgain()
{
    WriterOptions narrow;
    narrow.waitingLimit = 3;
    Office office(narrow);
    QList<Command> commands;
    for (int i = 0; i < 4; ++i)
        commands.append(office.accepting(office.rig.openCompanyCase()));
    BusyWriter busy(office.rig.core().writer());
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(office.connection());
        QVERIFY(clients.back()->send(office.request(commands[i])));
    }
    QVERIFY(office.untilInLine(3));
    const auto late = office.connection();
    const RawReply turnedAway = late->exchange(office.request(commands[3]));
    QCOMPARE(turnedAway.status, 503);
    QCOMPARE(protocol::decode<protocol::ApiError>(turnedAway.body)->code, ApiErrorCode::Unavailable);
    QVERIFY(!turnedAway.headers.value("retry-after").isEmpty());
    QCOMPARE(office.figures().turnedAway, quint64(1));
    busy.letGo();
    for (const auto &client : clients)
        QVERIFY(receiptOf(client->read()));
    QVERIFY(!office.isKept(commands[3].id));
    QVERIFY(receiptOf(late->exchange(office.request(commands[3]))));
}

void tst_CommandGroups::whoHangsUpHarmsNobody()
{
    Office office;
    const Command lost = office.accepting(office.rig.openCompanyCase());
    const Command heard = office.accepting(office.rig.openCompanyCase());
    BusyWriter busy(office.rig.core().writer());
    auto gone = office.connection();
    const auto other = office.connection();
    QVERIFY(gone->send(office.request(lost)));
    QVERIFY(office.untilInLine(1));
    QVERIFY(other->send(office.request(heard)));
    QVERIFY(office.untilInLine(2));
    gone->abort();
    gone.reset();
    QTRY_COMPARE(office.server->counters().connections, 1);
    busy.letGo();
    QVERIFY(receiptOf(other->read()));
    // It was in line before; its sender asks for it by its id.
    QVERIFY(office.isKept(lost.id));
    const auto again = office.connection();
    QCOMPARE(receiptOf(again->exchange(office.request(lost)))->command, lost.id);
}

void tst_CommandGroups::stoppingAnswersWhatWaits()
{
    constexpr int many = 12;
    Office office;
    QList<Command> commands;
    for (int i = 0; i < many; ++i)
        commands.append(office.accepting(office.rig.openCompanyCase()));
    BusyWriter busy(office.rig.core().writer());
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (const Command &command : std::as_const(commands)) {
        clients.push_back(office.connection());
        QVERIFY(clients.back()->send(office.request(command)));
    }
    const auto idle = office.connection();
    QVERIFY(office.untilInLine(many));
    bool clean = false;
    std::jthread stopping([&] { clean = office.server->stop(60s); });
    QVERIFY(idle->waitForClose()); // so it is stopping by now
    busy.letGo();
    for (int i = 0; i < many; ++i) {
        const auto receipt = receiptOf(clients[std::size_t(i)]->read());
        QVERIFY(receipt);
        QCOMPARE(receipt->command, commands[i].id);
        QVERIFY(clients[std::size_t(i)]->waitForClose());
    }
    stopping.join();
    QVERIFY(clean);
}

QTEST_GUILESS_MAIN(tst_CommandGroups)
#include "tst_commandgroups.moc"
