// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/counterstore.h"
#include "service/store/migrations.h"
#include "service/store/pushstore.h"
#include "service/store/writer.h"

#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

/// Name and text of every table and index.
QMap<QString, QString> schemaOf(Connection &db)
{
    Statement select = db.prepare("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"_L1);
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
    void aStatementInUseIsNotDisturbed();
    void errorsAreToldApart();
    void readersCannotWrite();
    void aReaderSeesOneMoment();
    void countersHaveNoGaps();
};

void tst_Migrations::everyOldVersionComesToTheSameSchema_data()
{
    QTest::addColumn<int>("steps");
    for (int steps = 0; steps <= coreMigrations().size(); ++steps)
        QTest::addRow("after %d steps", steps) << steps;
}

void tst_Migrations::everyOldVersionComesToTheSameSchema()
{
    QFETCH(int, steps);
    QTemporaryDir folder;
    auto fresh = Connection::open(folder.filePath(u"fresh.db"_s), OpenMode::Write);
    auto old = Connection::open(folder.filePath(u"old.db"_s), OpenMode::Write);
    QVERIFY(fresh && old);
    QVERIFY(migrate(**fresh, coreMigrations()));
    QVERIFY(migrate(**old, coreMigrations().first(steps)));
    QCOMPARE(appliedMigrations(**old)->size(), steps);
    QVERIFY(migrate(**old, coreMigrations()));
    QVERIFY(migrate(**old, coreMigrations())); // nothing left to do
    QCOMPARE(schemaOf(**old), schemaOf(**fresh));
    QCOMPARE(*appliedMigrations(**old), *appliedMigrations(**fresh));
}

void tst_Migrations::aStepThatFailsLeavesTheOldSchema()
{
    QTemporaryDir folder;
    auto db = Connection::open(folder.filePath(u"a.db"_s), OpenMode::Write);
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
    auto db = Connection::open(folder.filePath(u"a.db"_s), OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE t (a TEXT NOT NULL, b BLOB NOT NULL, c TEXT NOT NULL, d BIGINT)"_s));
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

void tst_Migrations::aStatementInUseIsNotDisturbed()
{
    QTemporaryDir folder;
    auto db = Connection::open(folder.filePath(u"a.db"_s), OpenMode::Write);
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
    auto db = Connection::open(folder.filePath(u"a.db"_s), OpenMode::Write);
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

void tst_Migrations::readersCannotWrite()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.db"_s);
    auto db = Connection::open(file, OpenMode::Write);
    QVERIFY((*db)->execute(u"CREATE TABLE t (a BIGINT)"_s));
    Database database(file);
    QVERIFY(!(*database.reader())->execute(u"INSERT INTO t VALUES (1)"_s));
    QCOMPARE(*database.reader(), *database.reader());
}

void tst_Migrations::aReaderSeesOneMoment()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"a.db"_s);
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
    auto db = Connection::open(folder.filePath(u"a.db"_s), OpenMode::Write);
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
