// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/auditstore.h"
#include "tests/support/servicedoor.h"

#include <QTest>

#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::AuditEntry;
using protocol::AuditEvent;

namespace {

const QString house = u"ZWZX-XX"_s;

struct AuditHouse
{
    AuditHouse()
    {
        door.addAccount(u"audit"_s, {{house, Post::AuditAdmin}});
        door.addAccount(u"zhoumin"_s, {{u"SCJGJ-QYZC"_s, Post::CaseOfficer}});
        token = door.token(u"audit"_s);
    }
    QVector<AuditEntry> all() { return *auditstore::following(**door.rig.core().reader(), 0, 100'000); }
    /// Somebody at the database itself, with the program's rights.
    DbResult<void> atTheDatabase(QLatin1String sql)
    {
        auto db = Connection::open(door.rig.folder() + u"/yunchuang.db"_s, OpenMode::Write);
        return (*db)->execute(sql);
    }

    ServiceDoor door;
    QByteArray token;
};

} // namespace

/// The audit log: chained as the standard's vectors say, only growing, complete, and read by one post only.
class tst_AuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChainHasTheKnownValues_data();
    void theChainHasTheKnownValues();
    void aRecordHasOneReading();
    void theDatabaseRefusesToChangeOrRemove();
    void whatIsChangedAllTheSameIsFound_data();
    void whatIsChangedAllTheSameIsFound();
    void manyAtOnceKeepTheChain();
    void signingInAndOutIsThere();
    void anUnknownNameIsNotKept();
    void looksAndLookUpsAreThere();
    void refusalsAreThereAndDoNotFloodIt();
    void readingIsFilteredAndTurnedByPages();
    void whoReadsIsReadItself();
    void theWholeIsExported();
    void aRefusedActLeavesNoLine();
};

void tst_AuditLog::theChainHasTheKnownValues_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("hash");
    const QByteArray first = "936977a9b0569c7030360bedb96f775c1344eadcfd94a1496b66dfff1f8c6dd8";
    const QByteArray second = "d224e5fcc8f3e2329c4381e070e6717cf7ff67a4f84c79658adb12805834733a";
    QTest::newRow("first") << auditstore::firstHash() << QByteArray("1|2017-09-01T09:00:00+08:00|u001|ACCEPT|case-1")
                           << first;
    QTest::newRow("second") << first << QByteArray("2|2017-09-01T09:05:00+08:00|u002|EXAMINE|case-1") << second;
    QTest::newRow("third") << second << QByteArray("3|2017-09-01T10:00:00+08:00|u003|DECIDE|case-1")
                           << QByteArray("84e509a06c60050e0d4f8d2e055565943bbb0da754c28b1e80e6bb1d3d6a7678");
}

void tst_AuditLog::theChainHasTheKnownValues()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, hash);
    QCOMPARE(auditstore::chained(before, record), hash);
}

/// Members cannot flow into each other.
void tst_AuditLog::aRecordHasOneReading()
{
    AuditEntry entry;
    entry.number = 7;
    entry.at = QDateTime(QDate(2026, 11, 24), QTime(1, 30), Qt::UTC);
    entry.actor = UserId(u"a|b"_s);
    entry.object = u"c"_s;
    AuditEntry other = entry;
    other.actor = UserId(u"a"_s);
    other.object = u"b|c"_s;
    QVERIFY(protocol::auditRecordText(entry) != protocol::auditRecordText(other));
    entry.changes = {{u"x"_s, u"1|y=2"_s}};
    other = entry;
    other.changes = {{u"x"_s, u"1"_s}, {u"y"_s, u"2"_s}};
    QVERIFY(protocol::auditRecordText(entry) != protocol::auditRecordText(other));
    entry.changes = {{u"x"_s, u"1\\"_s}, {u"y"_s, u"2"_s}};
    other.changes = {{u"x"_s, u"1\\|y=2"_s}};
    QVERIFY(protocol::auditRecordText(entry) != protocol::auditRecordText(other));
}

void tst_AuditLog::theDatabaseRefusesToChangeOrRemove()
{
    AuditHouse house;
    const QVector<AuditEntry> before = house.all();
    QVERIFY(!before.isEmpty());
    QVERIFY(!house.atTheDatabase("UPDATE audit_log SET actor = 'nobody'"_L1));
    QVERIFY(!house.atTheDatabase("DELETE FROM audit_log"_L1));
    QVERIFY(!house.atTheDatabase("INSERT OR REPLACE INTO audit_log SELECT number, at, 'x', event, success, object, "
                                 "device, peer, changes, hash FROM audit_log"_L1));
    QCOMPARE(house.all(), before);
}

void tst_AuditLog::whatIsChangedAllTheSameIsFound_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<qint64>("brokenAt");
    QTest::newRow("another actor") << u"UPDATE audit_log SET actor = 'nobody' WHERE number = 4"_s << qint64(4);
    QTest::newRow("another moment") << u"UPDATE audit_log SET at = at + 1 WHERE number = 2"_s << qint64(2);
    QTest::newRow("success") << u"UPDATE audit_log SET success = 1 - success WHERE number = 3"_s << qint64(3);
    QTest::newRow("another event") << u"UPDATE audit_log SET event = 'SIGNED_OUT' WHERE number = 3"_s << qint64(3);
    QTest::newRow("an unknown event") << u"UPDATE audit_log SET event = 'NOTHING' WHERE number = 3"_s << qint64(3);
    QTest::newRow("another hash") << u"UPDATE audit_log SET hash = '00' WHERE number = 5"_s << qint64(5);
    QTest::newRow("a line taken out") << u"DELETE FROM audit_log WHERE number = 3"_s << qint64(3);
    QTest::newRow("the first taken out") << u"DELETE FROM audit_log WHERE number = 1"_s << qint64(1);
}

void tst_AuditLog::whatIsChangedAllTheSameIsFound()
{
    QFETCH(QString, sql);
    QFETCH(qint64, brokenAt);
    AuditHouse house;
    for (int i = 0; i < 3; ++i)
        (void)house.door.token(u"zhoumin"_s, u"desk-%1"_s.arg(i));
    QVERIFY(house.all().size() > 5);
    const auto sound =
        house.door.ask("POST", protocol::paths::adminAuditVerification, house.token).as<protocol::AuditVerification>();
    QVERIFY(sound.sound);
    QCOMPARE(sound.brokenAt, 0);

    QVERIFY(house.atTheDatabase("DROP TRIGGER audit_log_refuses_update"_L1));
    QVERIFY(house.atTheDatabase("DROP TRIGGER audit_log_refuses_delete"_L1));
    const QByteArray statement = sql.toLatin1();
    QVERIFY(house.atTheDatabase(QLatin1String(statement)));
    const auto broken =
        house.door.ask("POST", protocol::paths::adminAuditVerification, house.token).as<protocol::AuditVerification>();
    QVERIFY(!broken.sound);
    QCOMPARE(broken.brokenAt, brokenAt);
}

void tst_AuditLog::manyAtOnceKeepTheChain()
{
    AuditHouse house;
    const qsizetype before = house.all().size();
    std::vector<std::thread> clerks;
    for (int clerk = 0; clerk < 8; ++clerk) {
        clerks.emplace_back([&house, clerk] {
            for (int i = 0; i < 10; ++i) {
                (void)house.door.rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
                    AuditEntry entry;
                    entry.at = write.now();
                    entry.actor = UserId(u"clerk%1"_s.arg(clerk));
                    YC_TRY_DB(auditstore::append(write.db(), entry));
                    return true;
                });
            }
        });
    }
    for (std::thread &clerk : clerks)
        clerk.join();
    QCOMPARE(house.all().size(), before + 80);
    const auto found = auditstore::verify(**house.door.rig.core().reader());
    QVERIFY(found->sound);
    QCOMPARE(found->entries, before + 80);
    // And across a restart of the service's core, the chain goes on.
    QCOMPARE(found->head, house.all().constLast().hash);
}

void tst_AuditLog::signingInAndOutIsThere()
{
    AuditHouse house;
    const qsizetype before = house.all().size();
    const QByteArray token = house.door.token(u"zhoumin"_s);
    QCOMPARE(house.door.ask("DELETE", protocol::paths::session, token).status, 204);
    protocol::SignInRequest wrong = house.door.signInRequest(u"zhoumin"_s);
    wrong.password = u"wrong"_s;
    QCOMPARE(house.door.signIn(wrong).status, 401);
    QList<AuditEvent> events;
    const QVector<AuditEntry> lines = house.all().mid(before);
    for (const AuditEntry &line : lines) {
        events.append(line.event);
        QCOMPARE(line.peer, u"10.0.0.7"_s);
    }
    QCOMPARE(events, QList<AuditEvent>({AuditEvent::DeviceEnrolled, AuditEvent::SignedIn, AuditEvent::SignedOut,
                                        AuditEvent::SignInFailed}));
    QCOMPARE(lines.at(1).actor, UserId(u"zhoumin"_s));
    QCOMPARE(lines.at(1).device, DeviceId(u"zhoumin-desk"_s));
    QVERIFY(lines.at(3).actor.isEmpty()); // nobody knows who it was
    QCOMPARE(lines.at(3).object, u"zhoumin"_s);
    QVERIFY(!lines.at(3).success);
}

/// People type their password where the name belongs.
void tst_AuditLog::anUnknownNameIsNotKept()
{
    AuditHouse house;
    protocol::SignInRequest slip = house.door.signInRequest(u"zhoumin"_s);
    slip.user = UserId(ServiceDoor::password);
    QCOMPARE(house.door.signIn(slip).status, 401);
    QCOMPARE(house.all().constLast().event, AuditEvent::SignInFailed);
    for (const AuditEntry &line : house.all())
        QVERIFY(!protocol::auditRecordText(line).contains(ServiceDoor::password.toUtf8()));
}

void tst_AuditLog::looksAndLookUpsAreThere()
{
    AuditHouse house;
    const Case subject = house.door.rig.openCompanyCase();
    const QByteArray token = house.door.token(u"zhoumin"_s);
    const qsizetype before = house.all().size();
    QCOMPARE(house.door.ask("GET", u"/v1/cases/"_s + subject.id.text() + u"?unit=SCJGJ-QYZC"_s, token).status, 200);
    QCOMPARE(house.all().size(), before + 1);
    QCOMPARE(house.all().constLast().event, AuditEvent::Looked);
    QCOMPARE(house.all().constLast().object, subject.id.text());
    QCOMPARE(house.all().constLast().changes.value(u"fetched"_s), u"1"_s); // by a client; who looks says so

    protocol::Look look{u"look-1"_s,
                        subject.id,
                        UnitId(u"SCJGJ-QYZC"_s),
                        u"/legalRepresentative/idNumber"_s,
                        u"核对"_s,
                        house.door.rig.clock.now()};
    const QByteArray report = protocol::encode(protocol::LooksReport{{look}});
    QCOMPARE(house.door.ask("POST", protocol::paths::looks, token, report).status, 204);
    QCOMPARE(house.door.ask("POST", protocol::paths::looks, token, report).status, 204); // told twice
    QCOMPARE(house.all().size(), before + 2);
    QCOMPARE(house.all().constLast().changes.value(u"field"_s), look.field);
    QVERIFY(!house.all().constLast().changes.contains(u"fetched"_s));
    QVERIFY(!house.all().constLast().changes.values().contains(look.purpose));
}

void tst_AuditLog::refusalsAreThereAndDoNotFloodIt()
{
    AuditHouse house;
    const QByteArray token = house.door.token(u"zhoumin"_s);
    const auto lines = [&](AuditEvent event) {
        // Notes are written behind the answer; a write of one's own comes after them.
        house.door.write([](WriteContext &) -> Answer<bool> { return true; });
        const QVector<AuditEntry> all = house.all();
        return std::count_if(all.cbegin(), all.cend(), [&](const AuditEntry &line) { return line.event == event; });
    };
    for (int i = 0; i < 120; ++i)
        QCOMPARE(house.door.ask("GET", protocol::paths::adminAudit, token).status, 403);
    QCOMPARE(lines(AuditEvent::AccessRefused), 11); // the first ten, and the hundredth
    for (int i = 0; i < 120; ++i)
        QCOMPARE(house.door.ask("GET", u"/v1/cases/guess-%1?unit=SCJGJ-QYZC"_s.arg(i), token).status, 404);
    QCOMPARE(lines(AuditEvent::ManyMisses), 2); // the tenth and the hundredth
    const QVector<AuditEntry> all = house.all();
    QCOMPARE(all.constLast().actor, UserId(u"zhoumin"_s));
    QCOMPARE(all.constLast().changes.value(u"count"_s), u"100"_s);
    QVERIFY(!all.constLast().success);
    QCOMPARE(house.door.metrics.text().contains("\nyunchuang_missed_looks 120\n"), true);
    QCOMPARE(house.door.metrics.text().contains("\nyunchuang_refused_acts 120\n"), true);
}

void tst_AuditLog::readingIsFilteredAndTurnedByPages()
{
    AuditHouse house;
    for (int i = 0; i < 7; ++i) {
        house.door.pass(std::chrono::minutes(1));
        (void)house.door.token(u"zhoumin"_s);
    }
    const auto read = [&](const QString &query) {
        return house.door.ask("GET", protocol::paths::adminAudit + query, house.token);
    };
    const auto signIns = read(u"?actor=zhoumin&event=SIGNED_IN&limit=3"_s).as<protocol::AuditPage>();
    QCOMPARE(signIns.entries.size(), 3);
    QVERIFY(signIns.more);
    QVERIFY(signIns.entries.at(0).number > signIns.entries.at(1).number);
    const auto rest =
        read(u"?actor=zhoumin&event=SIGNED_IN&limit=100&before=%1"_s.arg(signIns.entries.constLast().number))
            .as<protocol::AuditPage>();
    QCOMPARE(rest.entries.size(), 4);
    QVERIFY(!rest.more);
    const QString until = house.door.rig.clock.now().addSecs(-120).toString(Qt::ISODateWithMs);
    const auto early = read(u"?event=SIGNED_IN&actor=zhoumin&to="_s + until).as<protocol::AuditPage>();
    QCOMPARE(early.entries.size(), 4);
    const auto late = read(u"?event=SIGNED_IN&actor=zhoumin&from="_s + until).as<protocol::AuditPage>();
    QCOMPARE(late.entries.size(), 3);
    QVERIFY(read(u"?object=nobody"_s).as<protocol::AuditPage>().entries.isEmpty());
    QCOMPARE(read(u"?limit=501"_s).status, 400);
    QCOMPARE(read(u"?event=NONE"_s).status, 400);
    QCOMPARE(read(u"?from=yesterday"_s).status, 400);
    QCOMPARE(read(u"?before=-1"_s).status, 400);
}

void tst_AuditLog::whoReadsIsReadItself()
{
    AuditHouse house;
    QCOMPARE(house.door.ask("GET", u"/v1/admin/audit?actor=zhoumin"_s, house.token).status, 200);
    const AuditEntry line = house.all().constLast();
    QCOMPARE(line.event, AuditEvent::AuditRead);
    QCOMPARE(line.actor, UserId(u"audit"_s));
    QCOMPARE(line.changes.value(u"actor"_s), u"zhoumin"_s);
    const qsizetype count = house.all().size();
    QCOMPARE(house.door.ask("GET", u"/v1/admin/audit?before=3"_s, house.token).status, 200); // a page turned
    QCOMPARE(house.all().size(), count);
}

void tst_AuditLog::theWholeIsExported()
{
    AuditHouse house;
    house.door.write([](WriteContext &write) -> Answer<bool> {
        for (int i = 0; i < 4500; ++i) {
            AuditEntry entry;
            entry.at = write.now();
            entry.object = QString::number(i);
            YC_TRY_DB(auditstore::append(write.db(), entry));
        }
        return true;
    });
    QVector<AuditEntry> lines;
    bool more = true;
    while (more) {
        const qint64 after = lines.isEmpty() ? 0 : lines.constLast().number;
        const auto page = house.door.ask("POST", u"/v1/admin/audit/export?after=%1"_s.arg(after), house.token)
                              .as<protocol::AuditPage>();
        lines += page.entries;
        more = page.more;
    }
    QCOMPARE(lines.size(), house.all().size());
    QCOMPARE(lines.constLast().event, AuditEvent::AuditExported);
    // Whoever holds the export counts the chain without the service.
    QByteArray before = auditstore::firstHash();
    for (const AuditEntry &line : std::as_const(lines)) {
        before = auditstore::chained(before, protocol::auditRecordText(line));
        QCOMPARE(line.hash.toLatin1(), before);
    }
}

void tst_AuditLog::aRefusedActLeavesNoLine()
{
    AuditHouse house;
    const qsizetype before = house.all().size();
    const auto refused = house.door.rig.core().writer().run([](WriteContext &write) -> Answer<bool> {
        AuditEntry entry;
        entry.at = write.now();
        YC_TRY_DB(auditstore::append(write.db(), entry));
        return refuse(protocol::ApiErrorCode::Refused);
    });
    QVERIFY(!refused);
    QCOMPARE(house.all().size(), before);
}

QTEST_GUILESS_MAIN(tst_AuditLog)
#include "tst_auditlog.moc"
