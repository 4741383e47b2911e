// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgercodec.h"
#include "service/handlers/serviceroutes.h"
#include "service/store/auditstore.h"
#include "service/store/casestore.h"
#include "service/store/commandstore.h"
#include "service/store/dialect.h"
#include "tests/support/postgresserver.h"
#include "tests/support/servicerig.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

RigOptions onServer(const QString &keywords)
{
    RigOptions options;
    options.database = *dialect::postgresAddress(keywords);
    return options;
}

Answer<void> noteAtServer(WriteContext &write, const QString &key)
{
    Statement row = write.db().prepare("INSERT INTO store_meta (name, value) VALUES (?, '')"_L1);
    YC_TRY_DB(row.bind(key).run());
    return {};
}

Answer<void> noteThrough(ServiceRig &rig, const QString &key)
{
    return rig.core().writer().run([&](WriteContext &write) { return noteAtServer(write, key); });
}

int notesLike(Connection &db, const QString &pattern)
{
    Statement count = db.prepare("SELECT COUNT(*) FROM store_meta WHERE name LIKE ?"_L1);
    return count.bind(pattern).run() && count.next() ? int(count.number(0)) : -1;
}

/// The server's own number of the session that holds the lock of the one service.
const QString holder = u"SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 2 AND granted"_s;

} // namespace

/// What only a server brings with it: it goes away and comes back, it is shared, and an operator says where it is.
class tst_Postgresql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreUnderstood_data();
    void addressesAreUnderstood();
    void aDatabaseThatOrdersOtherwiseIsRefused();
    void oneDatabaseServesOneInstallation();
    void theAuditLogOnlyGrows();
    void whatIsAcknowledgedOutlivesTheServer();
    void aCommitWhoseAnswerWasLostCounts();
    void onlyOneServiceWrites();

private:
    PostgresServer &m_server = PostgresServer::shared();
};

void tst_Postgresql::addressesAreUnderstood_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("address"); // empty: refused
    const auto row = [](const char *name, const QString &given, const QString &address) {
        QTest::newRow(name) << given << address;
    };
    row("keywords", u"host=/run/postgresql dbname=yunchuang"_s, u"postgresql:host=/run/postgresql dbname=yunchuang"_s);
    row("keywords with quotes", u"service = 'a \\' b'"_s, u"postgresql:service = 'a \\' b'"_s);
    row("a URI", u"postgresql://yc@db.example:5433/work?sslmode=verify-full&passfile=/etc/yc%20pass"_s,
        u"postgresql:host='db.example' port='5433' dbname='work' user='yc' sslmode='verify-full' "
        "passfile='/etc/yc pass'"_s);
    row("a URI with a quote in it", u"postgres://db/o%27clock"_s, u"postgresql:host='db' dbname='o\\'clock'"_s);
    row("a password among the keywords", u"host=db password=x"_s, {});
    row("a password in the URI", u"postgresql://yc:x@db/work"_s, {});
    row("a password behind the URI", u"postgresql://yc@db/work?password=x"_s, {});
    row("what the driver would take apart", u"host=db;dbname=x"_s, {});
    row("a file", u"/var/lib/yunchuang/yunchuang.db"_s, {});
    row("nothing", u"  "_s, {});
}

void tst_Postgresql::addressesAreUnderstood()
{
    QFETCH(QString, given);
    QFETCH(QString, address);
    const Expected<QString, QString> understood = dialect::postgresAddress(given);
    QCOMPARE(understood.value_or(QString()), address);
    QVERIFY(understood || !understood.error().contains(u"x@"_s));
}

void tst_Postgresql::aDatabaseThatOrdersOtherwiseIsRefused()
{
    const QString keywords =
        m_server.createDatabase(u"LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LC_COLLATE 'C' LC_CTYPE 'C'"_s);
    QTemporaryDir folder;
    VirtualClock clock;
    SeededRandom random(7);
    const auto made = ServiceCore::init(
        {folder.filePath(u"data"_s), {}, handlerMigrations(), *dialect::postgresAddress(keywords)}, clock, random);
    QVERIFY(!made);
    QCOMPARE(made.error().code, CoreError::Code::Database);
    QVERIFY2(made.error().detail.contains(u"LC_COLLATE 'C'"_s), qPrintable(made.error().detail));
    QVERIFY(!QFile::exists(folder.filePath(u"data"_s))); // nothing was begun
}

void tst_Postgresql::oneDatabaseServesOneInstallation()
{
    ServiceRig rig(onServer(m_server.createDatabase()));
    QTemporaryDir folder;
    VirtualClock clock;
    SeededRandom random(7);
    const CoreOptions second{folder.filePath(u"data"_s), {}, handlerMigrations(), rig.database()};
    QCOMPARE(ServiceCore::init(second, clock, random).error().code, CoreError::Code::Exists);
    const CoreOptions empty{
        rig.folder(), {}, handlerMigrations(), *dialect::postgresAddress(m_server.createDatabase())};
    const auto opened = ServiceCore::open(empty, clock, random, rig.core().reference(), rig.members);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, CoreError::Code::NotInitialised);
}

void tst_Postgresql::theAuditLogOnlyGrows()
{
    const QString keywords = m_server.createDatabase();
    ServiceRig rig(onServer(keywords));
    const auto append = [&] {
        return rig.core().writer().run([](WriteContext &write) -> Answer<void> {
            protocol::AuditEntry line;
            line.at = write.now();
            line.event = protocol::AuditEvent::OperatorActed;
            line.object = u"x"_s;
            YC_TRY_DB(auditstore::append(write.db(), line));
            return {};
        });
    };
    QVERIFY(append());
    QVERIFY(append());
    const QString gap =
        u"INSERT INTO audit_log SELECT 9, at, actor, event, success, object, device, peer, changes, hash "
        "FROM audit_log WHERE number = 1"_s;
    auto owner = Connection::open(rig.database(), OpenMode::Write);
    QVERIFY(owner);
    for (const QString &statement :
         {u"UPDATE audit_log SET actor = 'nobody'"_s, u"DELETE FROM audit_log"_s, u"TRUNCATE audit_log"_s, gap}) {
        // Its owner has no right to, and the triggers also stop who may do anything.
        QVERIFY2(!(*owner)->execute(statement), qPrintable(statement));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, m_server.query(keywords, statement));
    }
    QCOMPARE(m_server.query(keywords, u"SELECT COUNT(*) FROM audit_log"_s), u"2"_s);
}

void tst_Postgresql::whatIsAcknowledgedOutlivesTheServer()
{
    constexpr int clerks = 8;
    constexpr int rounds = 3;
    ServiceRig rig(onServer(m_server.createDatabase()));
    const RigClerk officer = rig.clerk(u"zhoumin"_s, u"SCJGJ-QYZC"_s, Posts(Post::AcceptanceOfficer));
    QVector<QVector<Case>> cases(clerks);
    for (QVector<Case> &own : cases) {
        for (int i = 0; i < 30; ++i)
            own.append(rig.openCompanyCase());
    }

    std::mutex mutex;
    std::condition_variable changed;
    QSet<QString> acknowledged;
    int waiting = 0; // clerks that were told to try again and wait for the server
    bool up = true;
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> pool;
        for (int c = 0; c < clerks; ++c) {
            pool.emplace_back([&, c] {
                for (const Case &subject : cases[c]) {
                    const Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
                    for (;;) {
                        const auto receipt = rig.post(officer, command);
                        std::unique_lock lock(mutex);
                        if (receipt) {
                            acknowledged.insert(command.id.text());
                            changed.notify_all();
                            break;
                        }
                        if (receipt.error().code != protocol::ApiErrorCode::Unavailable) {
                            ++wrong;
                            break;
                        }
                        ++waiting;
                        changed.notify_all();
                        changed.wait(lock, [&] { return up; });
                        --waiting;
                    }
                }
            });
        }
        // Each time in the middle of the work, and each time until somebody noticed.
        for (int r = 1; r <= rounds; ++r) {
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return acknowledged.size() >= r * clerks * 30 / (rounds + 1); });
                up = false;
            }
            m_server.kill();
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return waiting > 0; });
            }
            m_server.start();
            const std::lock_guard lock(mutex);
            up = true;
            changed.notify_all();
        }
    }
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(acknowledged.size(), clerks * 30);

    // This thread's own connection is from before: it is told once, then it reads again.
    const Answer<Connection *> old = rig.core().reader();
    const bool works = old && notesLike(**old, u"epoch"_s) == 1;
    Connection &db = **rig.core().reader();
    QVERIFY(works || notesLike(db, u"epoch"_s) == 1);
    for (const QVector<Case> &own : std::as_const(cases)) {
        for (const Case &subject : own)
            QCOMPARE(casestore::load(db, subject.id)->value().state, CaseState::Accepted);
    }
    for (const QString &id : std::as_const(acknowledged)) {
        const auto command = *commandstore::find(db, CommandId(id));
        QVERIFY2(command, "an acknowledged command is lost");
        const auto proof = ledger::receiptFromJson(command->receipt.ledger);
        QVERIFY(proof);
        QVERIFY(ledger::verifyReceipt(*proof, rig.core().writer().ledgerKey()));
    }
}

/// The server commits and waits for a standby that there is not; then the session ends. Nobody is told no, nothing is
/// written twice.
void tst_Postgresql::aCommitWhoseAnswerWasLostCounts()
{
    const QString keywords = m_server.createDatabase();
    ServiceRig rig(onServer(keywords));
    QVERIFY(noteThrough(rig, u"lost/0"_s));
    m_server.query(keywords, u"ALTER SYSTEM SET synchronous_standby_names = 'nobody'"_s);
    m_server.query(keywords, u"SELECT pg_reload_conf()"_s);
    int followed = 0;
    auto written = std::async(std::launch::async, [&] {
        return rig.core().writer().run([&](WriteContext &write) {
            write.afterCommit([&] { ++followed; });
            return noteAtServer(write, u"lost/1"_s);
        });
    });
    QTRY_VERIFY(
        !m_server.query(keywords, u"SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"_s).isEmpty());
    m_server.query(keywords, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"_s);
    QVERIFY(written.get());
    QCOMPARE(followed, 1);
    m_server.query(keywords, u"ALTER SYSTEM RESET synchronous_standby_names"_s);
    m_server.query(keywords, u"SELECT pg_reload_conf()"_s);
    QVERIFY(noteThrough(rig, u"lost/2"_s));
    QCOMPARE(notesLike(**rig.core().reader(), u"lost/%"_s), 3);
    QCOMPARE(rig.core().writer().figures().failed, quint64(0));
}

void tst_Postgresql::onlyOneServiceWrites()
{
    const QString keywords = m_server.createDatabase();
    ServiceRig first(onServer(keywords));
    QVERIFY(noteThrough(first, u"own/1"_s));
    VirtualClock clock;
    SeededRandom random(7);
    const auto openSecond = [&] {
        return Writer::open(first.database(), {}, clock, random, ledger::KeyPair::fromSeed(random.bytes(32)).value());
    };
    const auto refused = openSecond();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, dialect::Failure::Held);
    QVERIFY2(refused.error().text.contains(u"another service"_s), qPrintable(refused.error().text));

    // The first one's session ends without its knowing, and the second one is quicker.
    m_server.query(keywords, u"SELECT pg_terminate_backend(pid) FROM ("_s % holder % u") AS held"_s);
    auto second = openSecond();
    QVERIFY(second);
    QVERIFY((*second)->run([](WriteContext &write) { return noteAtServer(write, u"other"_s); }));
    (*second)->stop();
    second->reset();
    // What the first one remembers is not what is written there any more: it writes nothing.
    const Answer<void> late = noteThrough(first, u"own/2"_s);
    QVERIFY(!late);
    QCOMPARE(late.error().code, protocol::ApiErrorCode::Unavailable);
    QCOMPARE(notesLike(**first.core().reader(), u"own/%"_s), 1);
    first.restart();
    QVERIFY(noteThrough(first, u"own/2"_s));
}

QTEST_GUILESS_MAIN(tst_Postgresql)
#include "tst_postgresql.moc"
