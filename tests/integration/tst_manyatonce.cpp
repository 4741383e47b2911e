// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "tests/integration/officeatwork.h"
#include "tests/service/http/tlsclient.h"

#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <csignal>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

constexpr int connections = 32;
constexpr int actsOfOne = 12; // claims and releases in turn
constexpr int polls = 50;
constexpr qint64 stopMs = 5000;

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
    void aLogThatNobodyReadsStopsNothing();

private:
    /// Connections on which somebody waits who has nothing to do with the acts.
    [[nodiscard]] std::vector<std::unique_ptr<service::TlsClient>> openPolls(TestClient &waiting);
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

std::vector<std::unique_ptr<service::TlsClient>> tst_ManyAtOnce::openPolls(TestClient &waiting)
{
    const QByteArray bearer = "Bearer " + waiting.session().accessToken.toLatin1();
    const Transport::Outcome page =
        m_public.send("GET", protocol::paths::feed, {}, {{latin(protocol::headers::authorization), bearer}});
    const auto now = page ? protocol::decode<protocol::FeedPage>(page->body)
                          : Expected<protocol::FeedPage, protocol::DecodeError>(protocol::FeedPage());
    if (!now || now->cursor.isEmpty())
        return {};
    const QByteArray target = latin(protocol::paths::feed) + "?wait=25&cursor=" + QUrl::toPercentEncoding(now->cursor);
    const QByteArray head = latin(protocol::headers::authorization) + ": " + bearer + "\r\n";
    std::vector<std::unique_ptr<service::TlsClient>> open;
    for (int i = 0; i < polls; ++i) {
        open.push_back(std::make_unique<service::TlsClient>(m_service.dataFolder() % u"/ca.pem"_s));
        if (!open.back()->connectTo(m_service.port(), u"localhost"_s) ||
            !open.back()->send(service::rawRequest("GET", target, head)))
            return {};
    }
    const auto allWait = [&] {
        const Transport::Outcome metrics = m_public.send("GET", protocol::paths::metrics, {});
        return metrics && figure(metrics->body, "yunchuang_feed_waiting") >= polls;
    };
    return QTest::qWaitFor(allWait, 20000) ? std::move(open) : std::vector<std::unique_ptr<service::TlsClient>>();
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
    const auto idle = client(u"xiemei"_s);
    QVERIFY(idle);
    const auto waiting = openPolls(*idle);
    QCOMPARE(int(waiting.size()), polls);
    sendAll([&] {
        if (signalNumber == SIGKILL) {
            m_service.kill();
            return;
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_service.stop());
        QVERIFY2(timer.elapsed() < stopMs, qPrintable(QString::number(timer.elapsed())));
    });
    // In order means that who waits is told so, and need not find the connection broken.
    for (const auto &poll : waiting)
        QCOMPARE(poll->read().status, signalNumber == SIGKILL ? 0 : 200);
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

void tst_ManyAtOnce::aLogThatNobodyReadsStopsNothing()
{
    QVERIFY(m_service.stop());
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"log"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe), 0600), 0);
    const int reader = ::open(QFile::encodeName(pipe), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(reader >= 0);
    const int room = fcntl(reader, F_SETPIPE_SZ, 4096);
    QProcess service;
    service.setStandardErrorFile(pipe);
    const QString portFile = folder.filePath(u"port"_s);
    service.start(QStringLiteral(YC_SERVICE), {u"serve"_s, u"--data"_s, m_service.dataFolder(), u"--port"_s,
                                               QString::number(m_service.port()), u"--port-file"_s, portFile});
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(portFile); }, 60000));

    // Far more lines than the pipe holds.
    for (int i = 0; i < 200; ++i) {
        const Transport::Outcome answer = m_public.send("GET", protocol::paths::metrics, {});
        QVERIFY2(answer && answer->status == 200, qPrintable(u"request %1"_s.arg(i)));
    }
    int held = 0;
    QCOMPARE(ioctl(reader, FIONREAD, &held), 0);
    QVERIFY2(held > room - 1024, qPrintable(QString::number(held)));
    service.terminate();
    QVERIFY(service.waitForFinished(int(stopMs)));
    QCOMPARE(service.exitStatus(), QProcess::NormalExit);
    QCOMPARE(service.exitCode(), 0);
    ::close(reader);
    QVERIFY(m_service.start());
}

QTEST_GUILESS_MAIN(tst_ManyAtOnce)
#include "tst_manyatonce.moc"
