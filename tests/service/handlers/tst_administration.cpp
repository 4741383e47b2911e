// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/accountmessages.h"
#include "service/program/referencefolder.h"
#include "service/store/auditstore.h"
#include "tests/support/servicedoor.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::AuditEvent;

namespace {

const QString house = u"ZWZX-XX"_s;
const QString registry = u"SCJGJ-QYZC"_s;

/// A house with its three administrators and two clerks.
struct House
{
    explicit House(SessionPolicy policy = {})
        : door(policy, [this](const QString &file, const QByteArray &json) {
            return editReference(door.rig.core(), file, json);
        })
    {
        door.addAccount(u"system"_s, {{house, Post::SystemAdmin}});
        door.addAccount(u"security"_s, {{house, Post::SecurityAdmin}});
        door.addAccount(u"audit"_s, {{house, Post::AuditAdmin}});
        door.addAccount(u"zhoumin"_s, {{registry, Post::CaseOfficer}});
        door.addAccount(u"head"_s, {{registry, Post::Dispatcher}});
    }

    DoorAnswer as(const QString &user, const QByteArray &method, const QString &target, const QByteArray &body = {})
    {
        if (!tokens.contains(user))
            tokens.insert(user, door.token(user));
        return door.ask(method, target, tokens.value(user), body);
    }
    DoorAnswer grant(const QString &user, const QVector<protocol::UnitPosts> &grants, const QString &by = u"security"_s)
    {
        return as(by, "PUT", u"/v1/admin/accounts/"_s + user + u"/grants"_s,
                  protocol::encode(protocol::GrantsChange{grants}));
    }
    protocol::AuditEntry newest()
    {
        auditstore::Filter filter;
        filter.limit = 1;
        return auditstore::newest(**door.rig.core().reader(), filter)->constFirst();
    }

    ServiceDoor door;
    QHash<QString, QByteArray> tokens;
};

QByteArray phrases(const QVector<protocol::UnitPhrase> &list)
{
    return protocol::encode(protocol::UnitPhrases{list});
}

} // namespace

/// Three administrators, each only in his own area, never combined, never over himself; and every act on record.
class tst_Administration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void administratorsAreNotCombined_data();
    void administratorsAreNotCombined();
    void whoHoldsACombinationDoesNotSignIn();
    void whoComesToHoldACombinationActsNoMore();
    void eachStaysInHisOwnArea_data();
    void eachStaysInHisOwnArea();
    void nobodyAdministersHimself_data();
    void nobodyAdministersHimself();
    void aNewAccountGetsItsPostsAndPasswordFromTheSecurityAdministrator();
    void namesThatAreNoneAreRefused_data();
    void namesThatAreNoneAreRefused();
    void grantsNameUnitsAndPostsThatExist();
    void disablingEndsEverySession();
    void aLockedNameIsUnlocked();
    void sessionsAndDevicesAreRevoked();
    void rulesForPasswordsAreOnlyTightened();
    void aPasswordGrowsOldAfterNinetyDays();
    void oneSessionTooManyEndsTheOldest();
    void whatAnAdministratorDidIsOnRecordWithoutNames();
    void accountsAreListedByPages();
    void unitsKeepTheirOwnPhrases();
    void aYearOfTheCalendarIsTaken();
    void aUnitIsChangedAndNeverHalf();
};

void tst_Administration::administratorsAreNotCombined_data()
{
    QTest::addColumn<QVector<protocol::UnitPosts>>("grants");
    QTest::addColumn<bool>("allowed");
    const UnitId here(house);
    const UnitId there(registry);
    using Grants = QVector<protocol::UnitPosts>;
    QTest::newRow("system alone") << Grants{{here, Post::SystemAdmin}} << true;
    QTest::newRow("security alone, in two units")
        << Grants{{here, Post::SecurityAdmin}, {there, Post::SecurityAdmin}} << true;
    QTest::newRow("system and security") << Grants{{here, Posts(Post::SystemAdmin) | Post::SecurityAdmin}} << false;
    QTest::newRow("system and audit") << Grants{{here, Posts(Post::SystemAdmin) | Post::AuditAdmin}} << false;
    QTest::newRow("security and audit") << Grants{{here, Posts(Post::SecurityAdmin) | Post::AuditAdmin}} << false;
    QTest::newRow("two of them in two units") << Grants{{here, Post::SystemAdmin}, {there, Post::AuditAdmin}} << false;
    QTest::newRow("audit and case officer") << Grants{{here, Posts(Post::AuditAdmin) | Post::CaseOfficer}} << false;
    QTest::newRow("system here, decider there") << Grants{{here, Post::SystemAdmin}, {there, Post::Decider}} << false;
    QTest::newRow("two posts of a clerk") << Grants{{there, Posts(Post::CaseOfficer) | Post::Dispatcher}} << true;
}

void tst_Administration::administratorsAreNotCombined()
{
    QFETCH(QVector<protocol::UnitPosts>, grants);
    QFETCH(bool, allowed);
    House house;
    const DoorAnswer answer = house.grant(u"zhoumin"_s, grants);
    QCOMPARE(answer.status, allowed ? 200 : 422);
    const auto posts = accountstore::posts(**house.door.rig.core().reader(), UserId(u"zhoumin"_s));
    if (allowed) {
        QCOMPARE(posts->size(), grants.size());
    } else {
        QCOMPARE(answer.arg(u"rule"_s), u"COMBINED"_s);
        QCOMPARE(posts->value(registry), Posts(Post::CaseOfficer)); // nothing was changed
    }
}

void tst_Administration::whoHoldsACombinationDoesNotSignIn()
{
    House house;
    house.door.addAccount(u"both"_s, {{::house, Posts(Post::SystemAdmin) | Post::AuditAdmin}});
    const DoorAnswer answer = house.door.signIn(house.door.signInRequest(u"both"_s));
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.arg(u"reason"_s), u"COMBINED_ADMINISTRATORS"_s);
    const protocol::AuditEntry line = house.newest();
    QCOMPARE(line.event, AuditEvent::SignedIn);
    QVERIFY(!line.success);
    QCOMPARE(line.object, u"both"_s);
}

void tst_Administration::whoComesToHoldACombinationActsNoMore()
{
    House house;
    QCOMPARE(house.as(u"system"_s, "GET", u"/v1/admin/accounts"_s).status, 200);
    house.door.write([](WriteContext &write) -> Answer<bool> {
        YC_TRY_DB(accountstore::setPosts(write.db(), UserId(u"system"_s),
                                         {{::house, Post::SystemAdmin}, {registry, Post::CaseOfficer}}));
        return true;
    });
    const DoorAnswer answer = house.as(u"system"_s, "GET", u"/v1/admin/accounts"_s);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.arg(u"reason"_s), u"COMBINED_ADMINISTRATORS"_s);
}

void tst_Administration::eachStaysInHisOwnArea_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("who");
    const QString account = u"/v1/admin/accounts/zhoumin"_s;
    const auto row = [](const char *name, const char *method, const QString &path, const QByteArray &body,
                        const QStringList &who) { QTest::newRow(name) << QByteArray(method) << path << body << who; };
    const QStringList keepers{u"system"_s, u"security"_s};
    const QStringList system{u"system"_s};
    const QStringList security{u"security"_s};
    const QStringList audit{u"audit"_s};
    row("list accounts", "GET", u"/v1/admin/accounts"_s, {}, keepers);
    row("create an account", "POST", u"/v1/admin/accounts"_s,
        protocol::encode(protocol::NewAccount{UserId(u"newcomer"_s), u"新人"_s}), system);
    row("change an account", "PUT", account, protocol::encode(protocol::AccountChange{u"周敏"_s, true}), system);
    row("grant posts", "PUT", account + u"/grants"_s,
        protocol::encode(protocol::GrantsChange{{{UnitId(registry), Post::Reviewer}}}), security);
    row("unlock", "DELETE", account + u"/lock"_s, {}, security);
    row("issue a password", "POST", account + u"/password"_s, {}, security);
    row("revoke sessions", "DELETE", account + u"/sessions"_s, {}, security);
    row("list devices", "GET", account + u"/devices"_s, {}, keepers);
    row("issue a code", "POST", account + u"/device-code"_s, {}, security);
    row("reset a factor", "DELETE", account + u"/factor"_s, {}, security);
    row("read the rules", "GET", u"/v1/admin/policy"_s, {}, keepers);
    row("tighten the rules", "PUT", u"/v1/admin/policy"_s, protocol::encode(protocol::AccountPolicy()), security);
    row("read the log", "GET", u"/v1/admin/audit"_s, {}, audit);
    row("verify the log", "POST", u"/v1/admin/audit/verification"_s, {}, audit);
    row("export the log", "POST", u"/v1/admin/audit/export"_s, {}, audit);
    row("change phrases", "PUT", u"/v1/units/SCJGJ-QYZC/phrases"_s, phrases({}), {u"system"_s, u"head"_s});
}

void tst_Administration::eachStaysInHisOwnArea()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, who);
    for (const QString &user : {u"system"_s, u"security"_s, u"audit"_s, u"zhoumin"_s, u"head"_s}) {
        House house;
        const DoorAnswer answer = house.as(user, method, path, body);
        // Whether one may change a unit's phrases hangs on the unit: outside it is not there at all.
        const bool outside = path.endsWith(u"phrases") && (user == u"security" || user == u"audit");
        const int refused = outside ? 404 : 403;
        if (who.contains(user))
            QVERIFY2(answer.status == 200 || answer.status == 204, qPrintable(user + QString::number(answer.status)));
        else
            QVERIFY2(answer.status == refused, qPrintable(user + QString::number(answer.status)));
    }
}

void tst_Administration::nobodyAdministersHimself_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("door");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("grants") << u"security"_s << QByteArray("PUT") << u"/grants"_s
                            << protocol::encode(protocol::GrantsChange{{{UnitId(registry), Post::Decider}}});
    QTest::newRow("fewer grants") << u"security"_s << QByteArray("PUT") << u"/grants"_s
                                  << protocol::encode(protocol::GrantsChange{});
    QTest::newRow("unlock") << u"security"_s << QByteArray("DELETE") << u"/lock"_s << QByteArray();
    QTest::newRow("password") << u"security"_s << QByteArray("POST") << u"/password"_s << QByteArray();
    QTest::newRow("sessions") << u"security"_s << QByteArray("DELETE") << u"/sessions"_s << QByteArray();
    QTest::newRow("device") << u"security"_s << QByteArray("DELETE") << u"/devices/security-desk"_s << QByteArray();
    QTest::newRow("code") << u"security"_s << QByteArray("POST") << u"/device-code"_s << QByteArray();
    QTest::newRow("factor") << u"security"_s << QByteArray("DELETE") << u"/factor"_s << QByteArray();
    QTest::newRow("state") << u"system"_s << QByteArray("PUT") << QString()
                           << protocol::encode(protocol::AccountChange{u"x"_s, true});
}

void tst_Administration::nobodyAdministersHimself()
{
    QFETCH(QString, who);
    QFETCH(QByteArray, method);
    QFETCH(QString, door);
    QFETCH(QByteArray, body);
    House house;
    const auto before = accountstore::posts(**house.door.rig.core().reader(), UserId(who));
    const DoorAnswer answer = house.as(who, method, u"/v1/admin/accounts/"_s + who + door, body);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.arg(u"rule"_s), u"SELF"_s);
    const auto after = accountstore::posts(**house.door.rig.core().reader(), UserId(who));
    QCOMPARE(*after, *before);
}

void tst_Administration::aNewAccountGetsItsPostsAndPasswordFromTheSecurityAdministrator()
{
    House house;
    const DoorAnswer made = house.as(u"system"_s, "POST", u"/v1/admin/accounts"_s,
                                     protocol::encode(protocol::NewAccount{UserId(u"luyan"_s), u"卢燕"_s}));
    QCOMPARE(made.status, 200);
    QVERIFY(!made.as<protocol::AccountRow>().hasPassword);
    // Without a password nobody signs in, not even with an empty one.
    protocol::SignInRequest request = house.door.signInRequest(u"luyan"_s);
    request.password = QString();
    QCOMPARE(house.door.signIn(request).code(), u"WRONG_CREDENTIALS"_s);

    QCOMPARE(house.grant(u"luyan"_s, {{UnitId(registry), Post::CaseOfficer}}).status, 200);
    const DoorAnswer issued = house.as(u"security"_s, "POST", u"/v1/admin/accounts/luyan/password"_s);
    QCOMPARE(issued.status, 200);
    request.password = issued.as<protocol::OneTimeSecret>().secret;
    const DoorAnswer in = house.door.signIn(request);
    QCOMPARE(in.status, 200);
    const auto session = in.as<protocol::Session>();
    QVERIFY(session.mustChangePassword);
    QCOMPARE(session.grants.size(), 1);
    QCOMPARE(house.door.ask("GET", u"/v1/feed"_s, session.accessToken.toLatin1()).arg(u"reason"_s),
             u"MUST_CHANGE_PASSWORD"_s);
    // The same name again is refused and changes nothing.
    const DoorAnswer again = house.as(u"system"_s, "POST", u"/v1/admin/accounts"_s,
                                      protocol::encode(protocol::NewAccount{UserId(u"luyan"_s), u"别人"_s}));
    QCOMPARE(again.arg(u"rule"_s), u"EXISTS"_s);
}

void tst_Administration::namesThatAreNoneAreRefused_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("name");
    QTest::newRow("capital letters") << u"LuYan"_s << u"卢燕"_s;
    QTest::newRow("one letter") << u"l"_s << u"卢燕"_s;
    QTest::newRow("a blank") << u"lu yan"_s << u"卢燕"_s;
    QTest::newRow("forty-one characters") << QString(41, u'a') << u"卢燕"_s;
    QTest::newRow("a digit first") << u"1luyan"_s << u"卢燕"_s;
    QTest::newRow("no person's name") << u"luyan"_s << u"  "_s;
    QTest::newRow("a line end in the person's name") << u"luyan"_s << u"卢\n燕"_s;
    QTest::newRow("a person's name of sixty-one characters") << u"luyan"_s << QString(61, u'卢');
}

void tst_Administration::namesThatAreNoneAreRefused()
{
    QFETCH(QString, user);
    QFETCH(QString, name);
    House house;
    const DoorAnswer answer = house.as(u"system"_s, "POST", u"/v1/admin/accounts"_s,
                                       protocol::encode(protocol::NewAccount{UserId(user), name}));
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.arg(u"rule"_s), u"NAME_FORM"_s);
}

void tst_Administration::grantsNameUnitsAndPostsThatExist()
{
    House house;
    QCOMPARE(house.grant(u"zhoumin"_s, {{UnitId(u"NOWHERE"_s), Post::CaseOfficer}}).arg(u"rule"_s), u"UNIT"_s);
    QCOMPARE(house.grant(u"zhoumin"_s, {{UnitId(registry), Posts()}}).arg(u"rule"_s), u"POST"_s);
    QCOMPARE(house.grant(u"zhoumin"_s, {{UnitId(registry), Post::System}}).arg(u"rule"_s), u"POST"_s);
    QCOMPARE(house.grant(u"zhoumin"_s, {{UnitId(registry), Posts(Post::CaseOfficer) | Post::Applicant}}).arg(u"rule"_s),
             u"POST"_s);
    QCOMPARE(house.grant(u"nobody"_s, {{UnitId(registry), Post::CaseOfficer}}).status, 404);
}

void tst_Administration::disablingEndsEverySession()
{
    House house;
    const QByteArray token = house.door.token(u"zhoumin"_s);
    QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, token).status, 200);
    const QByteArray off = protocol::encode(protocol::AccountChange{u"周敏"_s, false});
    QCOMPARE(house.as(u"system"_s, "PUT", u"/v1/admin/accounts/zhoumin"_s, off).status, 200);
    QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, token).status, 401);
    const QByteArray on = protocol::encode(protocol::AccountChange{u"周敏"_s, true});
    QCOMPARE(house.as(u"system"_s, "PUT", u"/v1/admin/accounts/zhoumin"_s, on).status, 200);
    QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, token).status, 401); // what has ended stays ended
    QCOMPARE(house.door.signIn(house.door.signInRequest(u"zhoumin"_s)).status, 200);
}

void tst_Administration::aLockedNameIsUnlocked()
{
    House house;
    protocol::SignInRequest wrong = house.door.signInRequest(u"zhoumin"_s);
    wrong.password = u"wrong"_s;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(house.door.signIn(wrong).code(), u"WRONG_CREDENTIALS"_s);
    QCOMPARE(house.door.signIn(house.door.signInRequest(u"zhoumin"_s)).code(), u"LOCKED_OUT"_s);
    QCOMPARE(house.newest().event, AuditEvent::LockedOut);
    QCOMPARE(house.as(u"security"_s, "DELETE", u"/v1/admin/accounts/zhoumin/lock"_s).status, 204);
    QCOMPARE(house.door.signIn(house.door.signInRequest(u"zhoumin"_s)).status, 200);
}

void tst_Administration::sessionsAndDevicesAreRevoked()
{
    House house;
    const QByteArray here = house.door.token(u"zhoumin"_s, u"desk-1"_s);
    const QByteArray there = house.door.token(u"zhoumin"_s, u"desk-2"_s);
    const DoorAnswer list = house.as(u"security"_s, "GET", u"/v1/admin/accounts/zhoumin/devices"_s);
    QCOMPARE(list.as<protocol::DevicesReply>().devices.size(), 2);
    QCOMPARE(house.as(u"security"_s, "DELETE", u"/v1/admin/accounts/zhoumin/devices/desk-1"_s).status, 204);
    QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, here).status, 401);
    QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, there).status, 200);
    // Somebody else's device is not found under this name, nor one that never was.
    QCOMPARE(house.as(u"security"_s, "DELETE", u"/v1/admin/accounts/zhoumin/devices/system-desk"_s).status, 404);
    QCOMPARE(house.as(u"security"_s, "DELETE", u"/v1/admin/accounts/zhoumin/devices/none"_s).status, 404);
    // A shut-out device wants a code of the security administrator, and with it is let in again.
    protocol::SignInRequest back = house.door.signInRequest(u"zhoumin"_s, u"desk-1"_s);
    const DoorAnswer asked = house.door.signIn(back);
    QCOMPARE(asked.code(), u"CODE_REQUIRED"_s);
    QCOMPARE(asked.arg(u"wants"_s), u"DEVICE"_s);
    back.deviceCode = house.as(u"security"_s, "POST", u"/v1/admin/accounts/zhoumin/device-code"_s)
                          .as<protocol::OneTimeSecret>()
                          .secret;
    QCOMPARE(house.door.signIn(back).status, 200);
    back.deviceCode.clear();
    QCOMPARE(house.door.signIn(back).status, 200);
    QCOMPARE(house.as(u"security"_s, "DELETE", u"/v1/admin/accounts/zhoumin/sessions"_s).status, 204);
    QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, there).status, 401);
}

void tst_Administration::rulesForPasswordsAreOnlyTightened()
{
    House house;
    const auto put = [&](const std::function<void(protocol::AccountPolicy &)> &change) {
        protocol::AccountPolicy policy;
        change(policy);
        return house.as(u"security"_s, "PUT", u"/v1/admin/policy"_s, protocol::encode(policy));
    };
    QCOMPARE(put([](auto &policy) { policy.passwordLength = 9; }).arg(u"member"_s), u"passwordLength"_s);
    QCOMPARE(put([](auto &policy) { policy.formerPasswords = 4; }).arg(u"member"_s), u"formerPasswords"_s);
    QCOMPARE(put([](auto &policy) { policy.passwordDays = 91; }).arg(u"member"_s), u"passwordDays"_s);
    QCOMPARE(put([](auto &policy) { policy.failures = 6; }).arg(u"member"_s), u"failures"_s);
    QCOMPARE(put([](auto &policy) { policy.lockMinutes = 4; }).arg(u"member"_s), u"lockMinutes"_s);
    QCOMPARE(put([](auto &policy) { policy.sessions = 0; }).arg(u"member"_s), u"sessions"_s);
    QCOMPARE(put([](auto &policy) {
                 policy.passwordLength = 14;
                 policy.failures = 2;
                 policy.lockMinutes = 60;
             }).status,
             204);
    const DoorAnswer weak =
        house.as(u"zhoumin"_s, "POST", u"/v1/session/password"_s,
                 protocol::encode(protocol::PasswordChange{ServiceDoor::password, u"Short-Horse-7"_s}));
    QCOMPARE(weak.arg(u"rule"_s), u"LENGTH"_s);
    protocol::SignInRequest wrong = house.door.signInRequest(u"head"_s);
    wrong.password = u"wrong"_s;
    QCOMPARE(house.door.signIn(wrong).arg(u"remaining"_s), u"1"_s);
    QCOMPARE(house.door.signIn(wrong).arg(u"remaining"_s), u"0"_s);
    QCOMPARE(house.door.signIn(wrong).arg(u"seconds"_s), u"3600"_s);
}

void tst_Administration::aPasswordGrowsOldAfterNinetyDays()
{
    House house;
    const auto first = house.door.signIn(house.door.signInRequest(u"zhoumin"_s)).as<protocol::Session>();
    QCOMPARE(first.passwordUntil, house.door.rig.clock.now().addDays(90));
    house.door.pass(std::chrono::hours(90 * 24 - 1));
    QVERIFY(!house.door.signIn(house.door.signInRequest(u"zhoumin"_s)).as<protocol::Session>().mustChangePassword);
    house.door.pass(std::chrono::hours(1));
    QVERIFY(house.door.signIn(house.door.signInRequest(u"zhoumin"_s)).as<protocol::Session>().mustChangePassword);
}

void tst_Administration::oneSessionTooManyEndsTheOldest()
{
    House house;
    QList<QByteArray> tokens;
    for (int i = 0; i < 6; ++i) {
        house.door.pass(std::chrono::seconds(1));
        tokens.append(house.door.token(u"zhoumin"_s, u"desk-%1"_s.arg(i)));
    }
    QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, tokens.at(0)).status, 401);
    for (int i = 1; i < 6; ++i)
        QCOMPARE(house.door.ask("GET", u"/v1/bundles/units"_s, tokens.at(i)).status, 200);
}

void tst_Administration::whatAnAdministratorDidIsOnRecordWithoutNames()
{
    House house;
    QCOMPARE(house
                 .grant(u"zhoumin"_s, {{UnitId(registry), Posts(Post::Reviewer) | Post::CaseOfficer},
                                       {UnitId(u"SCJGJ"_s), Post::SupervisionOfficer}})
                 .status,
             200);
    const protocol::AuditEntry line = house.newest();
    QCOMPARE(line.event, AuditEvent::GrantsChanged);
    QCOMPARE(line.actor, UserId(u"security"_s));
    QCOMPARE(line.device, DeviceId(u"security-desk"_s));
    QCOMPARE(line.peer, u"10.0.0.7"_s);
    QCOMPARE(line.object, u"zhoumin"_s);
    QCOMPARE(line.at, house.door.rig.clock.now());
    QCOMPARE(line.changes.value(registry), u"CASE_OFFICER → CASE_OFFICER,REVIEWER"_s);
    QCOMPARE(line.changes.value(u"SCJGJ"_s), u" → SUPERVISION_OFFICER"_s);

    QCOMPARE(house
                 .as(u"system"_s, "PUT", u"/v1/admin/accounts/zhoumin"_s,
                     protocol::encode(protocol::AccountChange{u"欧阳敏"_s, true}))
                 .status,
             200);
    QCOMPARE(house.newest().changes.value(u"name"_s), u"changed"_s);
    const auto all = auditstore::following(**house.door.rig.core().reader(), 0, 1000);
    for (const protocol::AuditEntry &entry : *all) {
        const QByteArray text = protocol::auditRecordText(entry);
        QVERIFY(!text.contains("周敏") && !text.contains("欧阳敏") && !text.contains("Correct-Horse"));
    }
}

void tst_Administration::accountsAreListedByPages()
{
    House house;
    for (int i = 0; i < 5; ++i)
        house.door.addAccount(u"clerk%1"_s.arg(i), {{registry, Post::CaseOfficer}}, u"李%1"_s.arg(i));
    QStringList found;
    QString after;
    do {
        const DoorAnswer answer = house.as(u"system"_s, "GET", u"/v1/admin/accounts?limit=3&after="_s + after);
        const auto page = answer.as<protocol::AccountPage>();
        for (const protocol::AccountRow &row : page.accounts)
            found.append(row.user.text());
        after = page.next;
    } while (!after.isEmpty());
    QCOMPARE(found, QStringList({u"audit"_s, u"clerk0"_s, u"clerk1"_s, u"clerk2"_s, u"clerk3"_s, u"clerk4"_s, u"head"_s,
                                 u"security"_s, u"system"_s, u"zhoumin"_s}));
    const auto named =
        house.as(u"system"_s, "GET", u"/v1/admin/accounts?text=%E6%9D%8E3"_s).as<protocol::AccountPage>();
    QCOMPARE(named.accounts.size(), 1);
    QCOMPARE(named.accounts.constFirst().user, UserId(u"clerk3"_s));
    // A sign of the pattern language is a sign.
    QVERIFY(
        house.as(u"system"_s, "GET", u"/v1/admin/accounts?text=%25"_s).as<protocol::AccountPage>().accounts.isEmpty());
    QCOMPARE(house.as(u"system"_s, "GET", u"/v1/admin/accounts?limit=0"_s).status, 400);
    QCOMPARE(house.as(u"system"_s, "GET", u"/v1/admin/accounts?limit=201"_s).status, 400);
}

void tst_Administration::unitsKeepTheirOwnPhrases()
{
    House house;
    const QString path = u"/v1/units/SCJGJ-QYZC/phrases"_s;
    const QVector<protocol::UnitPhrase> own{{{}, Action::Accept, u"材料齐全，当场受理。"_s, false},
                                            {{}, Action::Accept, u"旧的说法。"_s, true},
                                            {StepId(u"examine"_s), Action::Examine, u"同意。"_s, false}};
    const QByteArray before = house.as(u"zhoumin"_s, "GET", u"/v1/bundles/phrases"_s).body;
    QCOMPARE(house.as(u"head"_s, "PUT", path, phrases(own)).status, 204);
    QCOMPARE(house.as(u"zhoumin"_s, "GET", path).as<protocol::UnitPhrases>().phrases, own);
    const QByteArray bundle = house.as(u"zhoumin"_s, "GET", u"/v1/bundles/phrases"_s).body;
    QVERIFY(bundle != before);
    QVERIFY(bundle.contains("当场受理") && bundle.contains("SCJGJ-QYZC"));
    QVERIFY(!bundle.contains("旧的说法"));
    // Those of other units get none of it.
    QCOMPARE(house.as(u"audit"_s, "GET", u"/v1/bundles/phrases"_s).body, before);
    QCOMPARE(house.as(u"audit"_s, "GET", path).status, 404);
    QCOMPARE(house.as(u"zhoumin"_s, "PUT", path, phrases({})).status, 403);
    QCOMPARE(house.as(u"head"_s, "PUT", u"/v1/units/SCJGJ/phrases"_s, phrases({})).status, 404);
    QCOMPARE(house.as(u"head"_s, "PUT", path, phrases({{{}, Action::Accept, u" "_s, false}})).arg(u"rule"_s),
             u"PHRASE"_s);
    QCOMPARE(house
                 .as(u"head"_s, "PUT", path,
                     phrases(QVector<protocol::UnitPhrase>(301, {{}, Action::Accept, u"好。"_s, false})))
                 .arg(u"rule"_s),
             u"TOO_MANY"_s);
    QCOMPARE(house.as(u"zhoumin"_s, "GET", path).as<protocol::UnitPhrases>().phrases, own);
}

void tst_Administration::aYearOfTheCalendarIsTaken()
{
    House house;
    QVERIFY(!house.door.rig.core().reference()->calendars().year(2028));
    const QByteArray year = R"({"year": 2028, "source": "试验", "importedAt": "2026-11-24T08:00:00+08:00",
        "importedBy": "x", "holidays": {"2028-01-01": "元旦", "2028-01-03": "元旦"}, "workdays": []})";
    const DoorAnswer taken = house.as(u"system"_s, "POST", u"/v1/admin/calendars"_s, year);
    QVERIFY2(taken.status == 200, taken.body.constData());
    QCOMPARE(taken.as<protocol::CalendarImported>().year, 2028);
    const WorkCalendar *calendar = house.door.rig.core().reference()->calendars().year(2028);
    QVERIFY(calendar);
    QVERIFY(!calendar->isWorkingDay(QDate(2028, 1, 3)));
    QCOMPARE(calendar->importedBy(), u"system"_s);
    QCOMPARE(house.newest().event, AuditEvent::CalendarImported);
    // The service begins with it the next time.
    QVERIFY((*loadReference(house.door.rig.folder()))->calendars().year(2028));
    QVERIFY(house.as(u"system"_s, "POST", u"/v1/admin/calendars"_s, year).as<protocol::CalendarImported>().replaced);
    QCOMPARE(house.as(u"system"_s, "POST", u"/v1/admin/calendars"_s, R"({"year": 2028})").arg(u"rule"_s),
             u"CALENDAR"_s);
    QCOMPARE(house.as(u"system"_s, "POST", u"/v1/admin/calendars"_s, "[]").status, 400);
    QByteArray far = year;
    far.replace("2028", "2099");
    QCOMPARE(house.as(u"system"_s, "POST", u"/v1/admin/calendars"_s, far).arg(u"detail"_s), u"/year"_s);
    QCOMPARE(house.as(u"security"_s, "POST", u"/v1/admin/calendars"_s, year).status, 403);
}

void tst_Administration::aUnitIsChangedAndNeverHalf()
{
    House house;
    const QString path = u"/v1/admin/units/SCJGJ-NEW"_s;
    const QByteArray unit =
        R"({"id": "SCJGJ-NEW", "kind": "SECTION", "parent": "SCJGJ", "name": "新处", "shortName": "新处"})";
    QCOMPARE(house.as(u"system"_s, "PUT", path, unit).status, 204);
    QVERIFY(house.door.rig.core().reference()->units().find(UnitId(u"SCJGJ-NEW"_s)));
    QCOMPARE(house.newest().event, AuditEvent::UnitChanged);
    QCOMPARE(house.newest().object, u"SCJGJ-NEW"_s);
    QByteArray orphan = unit;
    orphan.replace("\"SCJGJ\"", "\"NOWHERE\"");
    QCOMPARE(house.as(u"system"_s, "PUT", path, orphan).arg(u"rule"_s), u"UNIT"_s);
    QCOMPARE(house.door.rig.core().reference()->units().find(UnitId(u"SCJGJ-NEW"_s))->parent, UnitId(u"SCJGJ"_s));
    QCOMPARE(house.as(u"system"_s, "PUT", u"/v1/admin/units/OTHER"_s, unit).status, 400);
    QCOMPARE(house.as(u"audit"_s, "PUT", path, unit).status, 403);
}

QTEST_GUILESS_MAIN(tst_Administration)
#include "tst_administration.moc"
