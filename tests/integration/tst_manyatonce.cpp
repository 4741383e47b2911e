// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "tests/integration/officeatwork.h"
#include "tests/service/http/tlsclient.h"

#include <QThread>

#include <atomic>
#include <csignal>
#include <memory>
#include <vector>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

constexpr int connections = 32;
constexpr int actsOfOne = 12; // claims and releases in turn

/// What one connection was told, in order; it ends when the service is gone.
struct Told
{
    QVector<CommandId> sent;
    QVector<QByteArray> requests;
    QVector<CommandId> acknowledged;
};

QByteArray latin(QLatin1String text)
{
    return QByteArray(text.data(), text.size());
}

void sendOneAfterTheOther(Told &told, const QString &authority, quint16 port, std::atomic<int> &answered)
{
    service::TlsClient client(authority);
    if (!client.connectTo(port, u"localhost"_s))
        return;
    for (qsizetype i = 0; i < told.requests.size(); ++i) {
        const service::RawReply reply = client.exchange(told.requests[i]);
        if (reply.status != 200)
            return;
        told.acknowledged.append(told.sent[i]);
        ++answered;
    }
}

/// A figure of the service; -1 when it is not there.
double figure(const QByteArray &metrics, const QByteArray &name)
{
    for (const QByteArray &line : metrics.split('\n')) {
        if (line.startsWith(QByteArray(name + ' ')))
            return line.mid(name.size() + 1).toDouble();
    }
    return -1;
}

} // namespace

/// Many connections hand acts in at the same moment: they are written in groups larger than the number of workers, and
/// when the service ends in the middle of them, in order or not, what was acknowledged is there, once and in order.
class tst_ManyAtOnce : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void groupsAreLargerThanTheWorkersAre();
    void whatWasAcknowledgedIsThere_data();
    void whatWasAcknowledgedIsThere();

private:
    [[nodiscard]] bool prepareActs(TestClient &clerk);
    /// Sends everything until it is done or the service is gone; `meanwhile` is called once some are answered.
    void sendAll(const std::function<void()> &meanwhile);

    QVector<CaseId> m_cases;
    std::vector<Told> m_told;
};

void tst_ManyAtOnce::initTestCase()
{
    QVERIFY(openOffice());
    for (int i = 0; i < connections; ++i) {
        const auto receipt = handIn();
        QVERIFY(receipt);
        m_cases.append(receipt->caseId);
    }
}

void tst_ManyAtOnce::cleanupTestCase()
{
    QVERIFY(m_service.stop());
}

bool tst_ManyAtOnce::prepareActs(TestClient &clerk)
{
    m_told.assign(connections, {});
    for (int i = 0; i < connections; ++i) {
        const auto reply = TestClient::fetch<protocol::CaseReply>(
            [&](QObject *context, auto done) { clerk.api().caseById(m_cases[i], clerk.unit(), context, done); });
        if (!reply)
            return false;
        bool isClaimed = !reply->subject.assignee.isEmpty();
        CommandBase base{reply->subject.revision, {}};
        for (int n = 0; n < actsOfOne; ++n) {
            Command command =
                clerk.command(reply->subject, isClaimed ? Action::Release : Action::Claim, Post::AcceptanceOfficer);
            command.base = base;
            base = CommandBase{0, command.id};
            isClaimed = !isClaimed;
            const SignedCommand made = clerk.sign(command);
            const QByteArray head = latin(protocol::headers::authorization) + ": Bearer " +
                                    clerk.api().session()->accessToken.toLatin1() + "\r\n" +
                                    latin(protocol::headers::device) + ": " + made.device.text().toUtf8() + "\r\n" +
                                    latin(protocol::headers::signature) + ": " + made.signature.toBase64() +
                                    "\r\nContent-Type: application/json\r\n";
            m_told[std::size_t(i)].sent.append(command.id);
            m_told[std::size_t(i)].requests.append(
                service::rawRequest("POST", latin(protocol::paths::commands), head, made.bytes));
        }
    }
    return true;
}

void tst_ManyAtOnce::sendAll(const std::function<void()> &meanwhile)
{
    std::atomic<int> answered = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (Told &told : m_told) {
        threads.emplace_back(QThread::create(
            [&] { sendOneAfterTheOther(told, m_service.dataFolder() % u"/ca.pem"_s, m_service.port(), answered); }));
        threads.back()->start();
    }
    const auto over = [&] {
        return std::all_of(threads.cbegin(), threads.cend(), [](const auto &thread) { return thread->isFinished(); });
    };
    if (QTest::qWaitFor([&] { return answered >= 2 * connections || over(); }, 60000) && meanwhile)
        meanwhile();
    while (!over())
        (void)QTest::qWaitFor(over, 60000);
}

void tst_ManyAtOnce::groupsAreLargerThanTheWorkersAre()
{
    const auto clerk = client(u"zhoumin"_s);
    QVERIFY(clerk && prepareActs(*clerk));
    sendAll({});
    for (const Told &told : m_told)
        QCOMPARE(told.acknowledged, told.sent);
    const Transport::Outcome metrics = m_public.send("GET", protocol::paths::metrics, {});
    QVERIFY(metrics);
    const double upToFour = figure(metrics->body, "yunchuang_commit_group_size_bucket{le=\"4\"}");
    const double all = figure(metrics->body, "yunchuang_commit_group_size_count");
    QVERIFY(upToFour >= 0);
    QVERIFY2(all > upToFour, metrics->body.constData()); // workers.count is 4
    QCOMPARE(figure(metrics->body, "yunchuang_commit_waiting"), 0.0);
}

void tst_ManyAtOnce::whatWasAcknowledgedIsThere_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGKILL") << SIGKILL;
}

void tst_ManyAtOnce::whatWasAcknowledgedIsThere()
{
    QFETCH(int, signalNumber);
    {
        const auto clerk = client(u"zhoumin"_s);
        QVERIFY(clerk && prepareActs(*clerk));
    }
    sendAll([&] {
        if (signalNumber == SIGKILL)
            m_service.kill();
        else
            QVERIFY(m_service.stop());
    });
    QVERIFY(m_service.start());
    const auto colleague = client(u"wangqiang"_s);
    QVERIFY(colleague);
    int cutOff = 0;
    for (int i = 0; i < connections; ++i) {
        const Told &told = m_told[std::size_t(i)];
        const QVector<HistoryRow> rows = history(*colleague, m_cases[i]);
        QVERIFY(isWhole(rows));
        QVector<CommandId> done;
        for (const HistoryRow &row : rows) {
            if (told.sent.contains(row.command))
                done.append(row.command);
        }
        // In order and once; beyond what was acknowledged at most the one that was on its way.
        QCOMPARE(done, told.sent.mid(0, done.size()));
        QVERIFY(done.size() == told.acknowledged.size() || done.size() == told.acknowledged.size() + 1);
        cutOff += told.acknowledged.size() < told.sent.size() ? 1 : 0;
    }
    QVERIFY2(cutOff > 0, "the connections were faster than the signal");
}

QTEST_GUILESS_MAIN(tst_ManyAtOnce)
#include "tst_manyatonce.moc"
