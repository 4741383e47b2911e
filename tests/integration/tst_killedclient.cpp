// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/officeatwork.h"
#include "tests/support/faultproxy.h"

#include <QCoreApplication>
#include <QProcess>

#include <sodium.h>

#include <cstdio>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

constexpr auto role = "--clerk";

void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

struct Task
{
    Action action;
    CommandArguments args;
};

QVector<Task> tasks(const ServiceItem &item)
{
    QVector<Task> list{{Action::Accept, {}}, {Action::Claim, {}}};
    for (const ReviewPoint &point : item.reviewPoints.mid(0, 3)) {
        Task task{Action::RecordCheck, {}};
        task.args.pointId = point.id;
        task.args.pointVerdict = PointVerdict::Yes;
        list.append(task);
    }
    return list;
}

/// Looks at all cases, waits for the network to go, and acts on them until somebody kills it.
int actOffline(TestClient &clerk, const QVector<CaseId> &cases)
{
    QVector<Task> work;
    for (const CaseId &id : cases) {
        const auto shown =
            clerk.untilRow(id, [](const CaseSummary &) { return true; }) ? clerk.whole(id) : std::nullopt;
        const auto rules = clerk.core().commands().rules();
        const ServiceItem *item = shown ? rules->catalogue.find(shown->shown.item) : nullptr;
        if (!item)
            return 1;
        if (work.isEmpty())
            work = tasks(*item);
    }
    say("ready");
    if (!clerk.until([&] { return clerk.core().connection().isOffline(); }))
        return 1;
    for (const Task &task : std::as_const(work)) {
        for (const CaseId &id : cases) {
            const auto act = clerk.act(id, task.action, task.args);
            if (!act)
                return 1;
            say("kept " + act->text().toLatin1() + ' ' + id.text().toLatin1());
        }
    }
    say("all");
    return QCoreApplication::exec();
}

/// Delivers what the files hold, and tells what became of it.
int deliver(TestClient &clerk)
{
    for (const OutboxEntry &entry : clerk.entries()) {
        if (!clerk.untilSettled(entry.command.id, 120000))
            return 1;
        say("delivered " + entry.command.id.text().toLatin1() + ' ' + entry.command.caseId.text().toLatin1());
    }
    return 0;
}

/// The same program in the role of a clerk's client: PORT of the network, FOLDER of the files, PASSWORD, the service's
/// authorities, the cases to act on (none: deliver).
int beClerk(const QStringList &arguments)
{
    QFile authorities(arguments[3]);
    if (!authorities.open(QIODevice::ReadOnly))
        return 1;
    TestClient clerk(ServiceProcess::originAt(arguments[0].toUShort()), {authoritiesFromPem(authorities.readAll()), {}},
                     u"zhoumin"_s, {}, arguments[1]);
    if (!clerk.open(arguments[2]))
        return 1;
    QVector<CaseId> cases;
    for (const QString &id : arguments.mid(4))
        cases.append(CaseId(id));
    return cases.isEmpty() ? deliver(clerk) : actOffline(clerk, cases);
}

struct Act
{
    CommandId id;
    CaseId caseId;

    friend bool operator==(const Act &, const Act &) = default;
};

/// A client as a process, and the lines it has said.
class ClerkProcess
{
public:
    explicit ClerkProcess(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { m_said += m_process.readAll(); });
        m_process.start(QCoreApplication::applicationFilePath(), QStringList{QLatin1String(role)} + arguments);
    }
    ~ClerkProcess() { kill(); }

    [[nodiscard]] bool until(const std::function<bool()> &holds)
    {
        const bool held = QTest::qWaitFor([&] { return holds() || hasEnded(); }, 120000);
        return held && holds();
    }
    [[nodiscard]] bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] bool endedWell() const
    {
        return hasEnded() && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    /// SIGKILL; what was said before counts.
    void kill()
    {
        if (hasEnded())
            return;
        m_process.kill();
        m_process.waitForFinished();
        m_said += m_process.readAll();
    }
    [[nodiscard]] bool said(const QByteArray &word) const { return m_said.contains(QByteArray(word + '\n')); }
    /// Complete lines that begin with that word.
    [[nodiscard]] QVector<Act> acts(const QByteArray &word) const
    {
        QVector<Act> list;
        for (const QByteArray &line : m_said.left(m_said.lastIndexOf('\n') + 1).split('\n')) {
            const QByteArrayList words = line.split(' ');
            if (words.size() == 3 && words[0] == word)
                list.append({CommandId(QString::fromLatin1(words[1])), CaseId(QString::fromLatin1(words[2]))});
        }
        return list;
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

/// A client that is killed with a full outbox, killed again while it delivers, and a service that is killed while the
/// client delivers: nothing is lost, nothing happens twice, and the order stays.
class tst_KilledClient : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aFullOutboxSurvivesEveryKill();
};

void tst_KilledClient::initTestCase()
{
    QVERIFY(openOffice());
}

void tst_KilledClient::cleanupTestCase()
{
    QVERIFY(m_service.stop());
}

void tst_KilledClient::aFullOutboxSurvivesEveryKill()
{
    constexpr int cases = 24;
    constexpr int promises = 90;
    const auto colleague = client(u"wangqiang"_s);
    QVERIFY(colleague);
    QStringList ids;
    for (int i = 0; i < cases; ++i) {
        const auto receipt = handIn();
        QVERIFY(receipt);
        ids.append(receipt->caseId.text());
        QVERIFY(colleague->untilRow(receipt->caseId, [](const CaseSummary &) { return true; }));
    }
    // How many of the first acts, accepting and claiming, have reached the service: as the colleague's client shows it.
    const auto arrived = [&] {
        CaseFilter filter;
        filter.scope.unit = colleague->unit();
        const auto window = TestClient::ask<CaseWindow>([&](QObject *context, auto done) {
            colleague->core().store().window(filter, {}, std::nullopt, cases, context, done);
        });
        int acts = 0;
        for (const ShownRow &row : window ? window->rows : QVector<ShownRow>()) {
            acts += row.summary.state != CaseState::Received ? 1 : 0;
            acts += row.summary.assignee.isEmpty() ? 0 : 1;
        }
        return acts;
    };

    const QTemporaryDir files;
    FaultProxy network(m_service.port());
    const QStringList place{QString::number(network.port()), files.path(), m_service.password(),
                            m_service.dataFolder() % u"/ca.pem"_s};

    // Killed between two of its acts, or in the middle of one.
    QVector<Act> kept;
    {
        ClerkProcess clerk(place + ids);
        QVERIFY(clerk.until([&] { return clerk.said("ready"); }));
        network.refuse();
        QVERIFY(clerk.until([&] { return clerk.acts("kept").size() >= promises; }));
        clerk.kill();
        QVERIFY2(!clerk.said("all"), "the client was faster than the kill");
        kept = clerk.acts("kept");
    }
    QVERIFY(kept.size() >= promises);
    QCOMPARE(arrived(), 0);

    // On the same files with the network back it delivers, and is killed with answers on their way.
    network.admit();
    {
        ClerkProcess clerk(place);
        QVERIFY(colleague->until([&] { return arrived() >= 3; }));
        network.holdAnswers();
        QVERIFY(QTest::qWaitFor([&] { return network.heldBytes() > 0; }, 60000));
        clerk.kill();
        QVERIFY2(clerk.acts("delivered").size() < kept.size(), "the client was faster than the kill");
        network.cut();
        network.letAnswersGo();
    }
    const int first = arrived();
    QVERIFY2(first < 2 * cases, "the client was faster than the kill");

    // Once more; now the service dies in the middle of it, with an answer that nobody hears.
    ClerkProcess clerk(place);
    QVERIFY(colleague->until([&] { return arrived() >= std::min(first + 3, 2 * cases); }));
    network.holdAnswers();
    QVERIFY(QTest::qWaitFor([&] { return network.heldBytes() > 0; }, 60000));
    m_service.kill();
    network.cut();
    network.letAnswersGo();
    QVERIFY2(!clerk.hasEnded() && clerk.acts("delivered").size() < kept.size(), "the client was faster than the kill");
    QVERIFY(m_service.start());
    colleague->core().connection().retry();
    QVERIFY(clerk.until([&] { return clerk.hasEnded(); }));
    QVERIFY(clerk.endedWell());

    // All that was promised, in its order, and at most the one act whose promise was cut off by the kill.
    const QVector<Act> delivered = clerk.acts("delivered");
    QCOMPARE(delivered.mid(0, kept.size()), kept);
    QVERIFY(delivered.size() - kept.size() <= 1);
    qsizetype found = 0;
    for (const QString &id : std::as_const(ids)) {
        const QVector<HistoryRow> rows = history(*colleague, CaseId(id));
        QVERIFY(isWhole(rows));
        QVector<CommandId> expected;
        for (const Act &act : delivered) {
            if (act.caseId == CaseId(id))
                expected.append(act.id);
        }
        QVector<CommandId> done;
        for (const HistoryRow &row : rows) {
            if (row.user == UserId(u"zhoumin"_s))
                done.append(row.command);
        }
        QCOMPARE(done, expected);
        found += done.size();
    }
    QCOMPARE(found, delivered.size());
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (sodium_init() < 0)
        return 1;
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() >= 6 && arguments[1] == QLatin1String(role))
        return beClerk(arguments.mid(2));
    tst_KilledClient test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedclient.moc"
