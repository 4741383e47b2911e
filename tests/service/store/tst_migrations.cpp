// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/counterstore.h"
#include "service/store/migrations.h"
#include "service/store/pushstore.h"
#include "service/store/writer.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

/// A new database: the file, or one of the server.
QString newDatabase(const QTemporaryDir &folder, const QString &name)
{
    return PostgresServer::isWanted() ? *dialect::postgresAddress(PostgresServer::shared().createDatabase())
                                      : folder.filePath(name);
}

/// Name and description of every table and index.
QMap<QString, QString> schemaOf(Connection &db)
{
    static constexpr auto inFile = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"_L1;
    static constexpr auto atServer =
        "SELECT table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, "
        "'') "
        "FROM information_schema.columns WHERE table_schema = 'public' "
        "UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"_L1;
    Statement select = db.prepare(PostgresServer::isWanted() ? atServer : inFile);
    QMap<QString, QString> schema;
    if (select.run()) {
        while (select.next())
            schema.insert(select.text(0), select.text(1));
    }
    return schema;
}

} // namespace

/// The database underneath: schema steps, statements, transactions.
class tst_Migrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOldVersionComesToTheSameSchema_data();
    void everyOldVersionComesToTheSameSchema();
    void aStepThatFailsLeavesTheOldSchema();
    void listsOfOtherPartsAreWovenInByNumber();
    void twoStepsWithOneNumberAreABug();
    void emptyValuesAreNotNull();
    void aTextWithANulIsRefused();
    void textsAreOrderedByTheirBytes();
    void aStatementInUseIsNotDisturbed();
    void errorsAreToldApart();
    void whatFailedOnTheWayIsNotCommitted();
    void readersCannotWrite();
    void aReaderSeesOneMoment();
    void countersHaveNoGaps();
};

void tst_Migrations::everyOldVersionComesToTheSameSchema_data()
{
    QTest::addColumn<int>("steps");
    // A database costs a server some time.
    for (int steps = 0; steps <= coreMigrations().size(); steps += PostgresServer::isWanted() ? 5 : 1)
        QTest::addRow("after %d steps", steps) << steps;
}

void tst_Migrations::everyOldVersionComesToTheSameSchema()
{
    QFETCH(int, steps);
    QTemporaryDir folder;
    auto fresh = Connection::open(newDatabase(folder, u"fresh.db"_s), OpenMode::Write);
    auto old = Connection::open(newDatabase(folder, u"old.db"_s), OpenMode::Write);
    QVERIFY(fresh && old);
    QVERIFY(migrate(**fresh, coreMigrations()));
    QVERIFY(migrate(**old, coreMigrations().first(steps)));
    QCOMPARE(appliedMigrations(**old)->size(), steps);
    QVERIFY(migrate(**old, coreMigrations()));
    QVERIFY(migrate(**old, coreMigrations())); // nothing left to do
    QVERIFY(schemaOf(**fresh).size() > 20);
    QCOMPARE(schemaOf(**old), schemaOf(**fresh));
    QCOMPARE(*appliedMigrations(**old), *appliedMigrations(**fresh));
}

void tst_Migrations::aStepThatFailsLeavesTheOldSchema()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY(migrate(**db, coreMigrations().first(1)));
    const auto before = schemaOf(**db);
    QList<Migration> broken = coreMigrations();
    broken.append({999, "broken"_L1, {"CREATE TABLE good (a BIGINT)"_L1, "CREATE TABEL bad"_L1}});
    QVERIFY(!migrate(**db, broken));
    QCOMPARE(schemaOf(**db), before);
    QCOMPARE(*appliedMigrations(**db), QList<int>{100});
}

void tst_Migrations::listsOfOtherPartsAreWovenInByNumber()
{
    const QList<Migration> other{{105, "other"_L1, {}}, {201, "later"_L1, {}}};
    QList<int> numbers;
    for (const Migration &migration : combined({other, coreMigrations()}))
        numbers.append(migration.number);
    QVERIFY(std::is_sorted(numbers.cbegin(), numbers.cend()));
    QVERIFY(numbers.contains(105) && numbers.contains(201));
}

void tst_Migrations::twoStepsWithOneNumberAreABug()
{
    const QList<Migration> again{{100, "again"_L1, {}}};
    QVERIFY_THROWS_EXCEPTION(std::logic_error, static_cast<void>(combined({coreMigrations(), again})));
}

void tst_Migrations::emptyValuesAreNotNull()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY((*db)->execute((*db)->dialect().localised(
        "CREATE TABLE t (a TEXT NOT NULL, b {BLOB} NOT NULL, c TEXT NOT NULL, d BIGINT)"_L1)));
    const QDateTime moment(QDate(2026, 11, 24), QTime(1, 2, 3, 4), Qt::UTC);
    {
        Statement insert = (*db)->prepare("INSERT INTO t VALUES (?, ?, ?, ?)"_L1);
        QVERIFY(insert.bind(QString()).bind(QByteArray()).bind(QDate()).bind(QDateTime()).run());
        QVERIFY(insert.bind(u"贵州"_s).bind(QByteArray("\0x", 2)).bind(QDate(2026, 2, 3)).bind(moment).run());
    }
    Statement select = (*db)->prepare("SELECT a, b, c, d FROM t ORDER BY a"_L1);
    QVERIFY(select.run());
    QVERIFY(select.next());
    QVERIFY(!select.isNull(0) && !select.isNull(1) && !select.isNull(2) && select.isNull(3));
    QCOMPARE(select.date(2), QDate());
    QVERIFY(select.next());
    QCOMPARE(select.text(0), u"贵州"_s);
    QCOMPARE(select.bytes(1), QByteArray("\0x", 2));
    QCOMPARE(select.date(2), QDate(2026, 2, 3));
    QCOMPARE(select.moment(3), moment);
}

void tst_Migrations::aTextWithANulIsRefused()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE t (a TEXT NOT NULL)"_s));
    Statement insert = (*db)->prepare("INSERT INTO t VALUES (?)"_L1);
    const DbResult<void> refused = insert.bind(u"a\0b"_s).run();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, dialect::Failure::Text);
    QCOMPARE(apiError(refused.error()).code, protocol::ApiErrorCode::Malformed);
    QVERIFY(insert.bind(u"ab"_s).run()); // the statement is as good as before
}

void tst_Migrations::textsAreOrderedByTheirBytes()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE t (a TEXT NOT NULL)"_s));
    const QStringList inOrder{u""_s,  u"A-1"_s,    u"A1"_s,     u"B"_s,         u"_"_s,
                              u"a"_s, u"\u00e4"_s, u"\u4e2d"_s, u"\U00020000"_s};
    {
        Statement insert = (*db)->prepare("INSERT INTO t VALUES (?)"_L1);
        for (const int place : {5, 2, 8, 0, 1, 7, 3, 6, 4})
            QVERIFY(insert.bind(inOrder[place]).run());
    }
    Statement select = (*db)->prepare("SELECT a FROM t WHERE a >= ? ORDER BY a"_L1);
    QVERIFY(select.bind(QString()).run());
    QStringList seen;
    while (select.next())
        seen.append(select.text(0));
    QCOMPARE(seen, inOrder);
}

void tst_Migrations::aStatementInUseIsNotDisturbed()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE t (a BIGINT)"_s));
    QVERIFY((*db)->execute(u"INSERT INTO t VALUES (1), (2), (3)"_s));
    static constexpr auto sql = "SELECT a FROM t ORDER BY a"_L1;
    QList<qint64> seen;
    Statement outer = (*db)->prepare(sql);
    QVERIFY(outer.run());
    while (outer.next()) {
        seen.append(outer.number(0));
        Statement inner = (*db)->prepare(sql);
        QVERIFY(inner.run());
        QVERIFY(inner.next());
        QCOMPARE(inner.number(0), 1);
    }
    QCOMPARE(seen, QList<qint64>({1, 2, 3}));
}

void tst_Migrations::errorsAreToldApart()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE p (id TEXT PRIMARY KEY)"_s));
    QVERIFY((*db)->execute(u"CREATE TABLE c (p TEXT NOT NULL REFERENCES p (id))"_s));
    QVERIFY((*db)->execute(u"INSERT INTO p VALUES ('a')"_s));
    QCOMPARE((*db)->execute(u"INSERT INTO p VALUES ('a')"_s).error().kind, dialect::Failure::Unique);
    QCOMPARE((*db)->execute(u"INSERT INTO c VALUES ('b')"_s).error().kind, dialect::Failure::Constraint);
    QCOMPARE((*db)->execute(u"INSERT INTO q VALUES ('b')"_s).error().kind, dialect::Failure::Other);
    const DbResult<void> unprepared = (*db)->prepare("SELECT a FROM nowhere"_L1).run();
    QVERIFY(!unprepared);
    QVERIFY2(unprepared.error().text.contains(u"nowhere"_s), qPrintable(unprepared.error().text));
}

/// A file keeps what went well before and after; a server nothing of it, and must not let it look otherwise.
void tst_Migrations::whatFailedOnTheWayIsNotCommitted()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE t (a BIGINT PRIMARY KEY)"_s));
    {
        Transaction transaction(**db, OpenMode::Write);
        QVERIFY(transaction.begin());
        QVERIFY((*db)->execute(u"INSERT INTO t VALUES (1)"_s));
        QVERIFY(!(*db)->execute(u"INSERT INTO t VALUES (1)"_s));
        QCOMPARE(bool(transaction.commit()), !(*db)->dialect().isServer);
    }
    {
        Transaction transaction(**db, OpenMode::Write);
        QVERIFY(transaction.begin());
        QVERIFY((*db)->control("SAVEPOINT member"_L1));
        QVERIFY(!(*db)->execute(u"INSERT INTO nowhere VALUES (1)"_s));
        QVERIFY((*db)->rollbackTo("ROLLBACK TO SAVEPOINT member"_L1));
        QVERIFY((*db)->execute(u"INSERT INTO t VALUES (2)"_s));
        QVERIFY(transaction.commit());
    }
    Statement select = (*db)->prepare("SELECT COUNT(*), MAX(a) FROM t"_L1);
    QVERIFY(select.run() && select.next());
    QCOMPARE(select.number(0), (*db)->dialect().isServer ? 1 : 2);
    QCOMPARE(select.number(1), 2);
}

void tst_Migrations::readersCannotWrite()
{
    QTemporaryDir folder;
    const QString file = newDatabase(folder, u"a.db"_s);
    auto db = Connection::open(file, OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE t (a BIGINT)"_s));
    Database database(file);
    QVERIFY(!(*database.reader())->execute(u"INSERT INTO t VALUES (1)"_s));
    QCOMPARE(*database.reader(), *database.reader());
}

void tst_Migrations::aReaderSeesOneMoment()
{
    QTemporaryDir folder;
    const QString file = newDatabase(folder, u"a.db"_s);
    auto writer = Connection::open(file, OpenMode::Write);
    QVERIFY((*writer)->execute(u"CREATE TABLE t (a BIGINT)"_s));
    Database database(file);
    Connection &reader = **database.reader();
    const auto count = [&] {
        Statement select = reader.prepare("SELECT COUNT(*) FROM t"_L1);
        return select.run() && select.next() ? select.number(0) : -1;
    };
    {
        Transaction snapshot(reader, OpenMode::Read);
        QVERIFY(snapshot.begin());
        QCOMPARE(count(), 0);
        QVERIFY((*writer)->execute(u"INSERT INTO t VALUES (1)"_s));
        QCOMPARE(count(), 0);
    }
    QCOMPARE(count(), 1);
}

void tst_Migrations::countersHaveNoGaps()
{
    QTemporaryDir folder;
    auto db = Connection::open(newDatabase(folder, u"a.db"_s), OpenMode::Write);
    QVERIFY(migrate(**db, coreMigrations()));
    QCOMPARE(*counterstore::next(**db, u"a"_s), 1);
    QCOMPARE(*counterstore::next(**db, u"a"_s), 2);
    {
        Transaction transaction(**db, OpenMode::Write);
        QVERIFY(transaction.begin());
        QCOMPARE(*counterstore::next(**db, u"a"_s), 3);
    }
    QCOMPARE(*counterstore::next(**db, u"a"_s), 3);
    QCOMPARE(*counterstore::next(**db, u"b"_s), 1);
}

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_migrations.moc"
