// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/accountrules.h"
#include "service/handlers/totp.h"
#include "service/store/auditstore.h"
#include "service/store/credentialstore.h"
#include "tests/support/servicedoor.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

const QString registry = u"SCJGJ-QYZC"_s;

QByteArray fromBase32(const QString &text)
{
    static const QString letters = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"_s;
    QByteArray out;
    int bits = 0;
    int held = 0;
    for (const QChar c : text) {
        held = (held << 5) | int(letters.indexOf(c));
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            out.append(char((held >> bits) & 0xff));
        }
    }
    return out;
}

/// A clerk with an authenticator.
struct Desk
{
    explicit Desk(const SessionPolicy &policy = {}, Posts posts = Post::CaseOfficer)
        : door(policy)
    {
        door.addAccount(u"zhoumin"_s, {{registry, posts}});
        door.addAccount(u"security"_s, {{u"ZWZX-XX"_s, Post::SecurityAdmin}});
    }
    void enrol()
    {
        const QByteArray token = door.token(u"zhoumin"_s);
        const DoorAnswer begun = door.ask("POST", protocol::paths::sessionFactor, token,
                                          protocol::encode(protocol::FactorBegin{ServiceDoor::password}));
        secret = fromBase32(begun.as<protocol::FactorOffer>().secret);
        const DoorAnswer confirmed =
            door.ask("PUT", protocol::paths::sessionFactor, token, protocol::encode(protocol::FactorConfirm{code()}));
        if (confirmed.status != 204)
            throw std::runtime_error("not enrolled: " + confirmed.body.toStdString());
        pass(60);
    }
    QString code(int steps = 0) { return totp::codeOf(secret, totp::stepAt(door.rig.clock.now()) + steps); }
    DoorAnswer signIn(const QString &factorCode, const QString &deviceCode = {}, const QString &device = {})
    {
        protocol::SignInRequest request = door.signInRequest(u"zhoumin"_s, device);
        request.factorCode = factorCode;
        request.deviceCode = deviceCode;
        return door.signIn(request);
    }
    void pass(int seconds) { door.pass(std::chrono::seconds(seconds)); }
    QString deviceCode()
    {
        return door.ask("POST", u"/v1/admin/accounts/zhoumin/device-code"_s, securityToken())
            .as<protocol::OneTimeSecret>()
            .secret;
    }
    QByteArray securityToken()
    {
        if (security.isEmpty()) {
            protocol::SignInRequest request = door.signInRequest(u"security"_s);
            request.deviceCode = given;
            security = door.signIn(request).as<protocol::Session>().accessToken.toLatin1();
        }
        return security;
    }
    /// As the operator does it at the console, for the first administrator.
    void letSecurityIn()
    {
        given = u"FIRST-CODE-OF-ALL"_s;
        door.write([&](WriteContext &write) -> Answer<bool> {
            YC_TRY_DB(credentialstore::setDeviceCode(
                write.db(), UserId(u"security"_s),
                {deviceCodeDigest(UserId(u"security"_s), given), write.now().addDays(1)}));
            return true;
        });
    }

    ServiceDoor door;
    QByteArray secret;
    QByteArray security;
    QString given;
};

SessionPolicy withDeviceCodes()
{
    SessionPolicy policy;
    policy.deviceCodes = true;
    return policy;
}

} // namespace

/// What is asked for besides the password: codes by time, and one-time codes for new devices.
class tst_SignInCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesHaveTheKnownValues_data();
    void codesHaveTheKnownValues();
    void theOfferIsWhatAuthenticatorsRead();
    void whoHasAFactorIsAskedForIt();
    void oneStepEitherWayIsTaken_data();
    void oneStepEitherWayIsTaken();
    void aCodeIsTakenOnce();
    void anEarlierCodeIsNotTakenAfterALaterOne();
    void wrongCodesLockTheName();
    void theSecretIsSealed();
    void aSealedSecretBelongsToOneUser();
    void anUnconfirmedFactorAsksForNothing();
    void enrollingWantsThePassword();
    void aFactorIsNotReplacedByItsOwner();
    void onlyTheSecurityAdministratorTakesItBack();
    void aPostMayDemandAFactor();
    void aNewDeviceWantsACode();
    void aDeviceCodeIsGoodOnceForOneUserAndADay();
    void aNewKeyOfAKnownDeviceWantsACode();
    void bothCodesAreAskedForTogether();
    void aRightDeviceCodeIsNotLostToAWrongFactor();
    void withoutThePasswordNothingIsSaidOfCodes();
    void madePasswordsAndCodesKeepTheRules();
};

/// RFC 6238, appendix B, SHA-1.
void tst_SignInCodes::codesHaveTheKnownValues_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("code");
    QTest::newRow("1970-01-01 00:00:59") << qint64(59) << u"94287082"_s;
    QTest::newRow("2005-03-18 01:58:29") << qint64(1111111109) << u"07081804"_s;
    QTest::newRow("2005-03-18 01:58:31") << qint64(1111111111) << u"14050471"_s;
    QTest::newRow("2009-02-13 23:31:30") << qint64(1234567890) << u"89005924"_s;
    QTest::newRow("2033-05-18 03:33:20") << qint64(2000000000) << u"69279037"_s;
    QTest::newRow("2603-10-11 11:33:20") << qint64(20000000000) << u"65353130"_s;
}

void tst_SignInCodes::codesHaveTheKnownValues()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, code);
    const QByteArray secret = "12345678901234567890";
    const qint64 step = totp::stepAt(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
    QCOMPARE(totp::codeOf(secret, step, 8), code);
    QCOMPARE(totp::codeOf(secret, step), code.right(6));
}

void tst_SignInCodes::theOfferIsWhatAuthenticatorsRead()
{
    QCOMPARE(totp::base32("12345678901234567890"), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
    const QUrl uri(totp::uri("12345678901234567890", u"zhou.min"_s));
    QCOMPARE(uri.scheme(), u"otpauth"_s);
    QCOMPARE(uri.host(), u"totp"_s);
    QCOMPARE(uri.path(), u"/Yunchuang:zhou.min"_s);
    const QUrlQuery query(uri);
    QCOMPARE(query.queryItemValue(u"secret"_s), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
    QCOMPARE(query.queryItemValue(u"issuer"_s), u"Yunchuang"_s);
    QCOMPARE(query.queryItemValue(u"period"_s), u"30"_s);
    QCOMPARE(query.queryItemValue(u"digits"_s), u"6"_s);
    QCOMPARE(fromBase32(query.queryItemValue(u"secret"_s)), QByteArray("12345678901234567890"));
}

void tst_SignInCodes::whoHasAFactorIsAskedForIt()
{
    Desk desk;
    desk.enrol();
    const DoorAnswer asked = desk.signIn({});
    QCOMPARE(asked.status, 401);
    QCOMPARE(asked.code(), u"CODE_REQUIRED"_s);
    QCOMPARE(asked.arg(u"wants"_s), u"FACTOR"_s);
    const DoorAnswer in = desk.signIn(desk.code());
    QCOMPARE(in.status, 200);
    QVERIFY(in.as<protocol::Session>().factorEnrolled);
}

void tst_SignInCodes::oneStepEitherWayIsTaken_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<bool>("taken");
    QTest::newRow("two before") << -2 << false;
    QTest::newRow("one before") << -1 << true;
    QTest::newRow("now") << 0 << true;
    QTest::newRow("one after") << 1 << true;
    QTest::newRow("two after") << 2 << false;
}

void tst_SignInCodes::oneStepEitherWayIsTaken()
{
    QFETCH(int, steps);
    QFETCH(bool, taken);
    Desk desk;
    desk.enrol();
    const DoorAnswer answer = desk.signIn(desk.code(steps));
    QCOMPARE(answer.status, taken ? 200 : 401);
    if (!taken)
        QCOMPARE(answer.arg(u"code"_s), u"FACTOR"_s);
}

void tst_SignInCodes::aCodeIsTakenOnce()
{
    Desk desk;
    desk.enrol();
    const QString code = desk.code();
    QCOMPARE(desk.signIn(code).status, 200);
    QCOMPARE(desk.signIn(code).code(), u"WRONG_CODE"_s);
    desk.pass(30);
    QCOMPARE(desk.signIn(code).code(), u"WRONG_CODE"_s); // still within the window, still used
    QCOMPARE(desk.signIn(desk.code()).status, 200);
}

void tst_SignInCodes::anEarlierCodeIsNotTakenAfterALaterOne()
{
    Desk desk;
    desk.enrol();
    const QString now = desk.code();
    QCOMPARE(desk.signIn(desk.code(1)).status, 200);
    QCOMPARE(desk.signIn(now).code(), u"WRONG_CODE"_s);
}

void tst_SignInCodes::wrongCodesLockTheName()
{
    Desk desk;
    desk.enrol();
    for (int left = 4; left >= 0; --left) {
        const DoorAnswer wrong = desk.signIn(u"000000"_s);
        QCOMPARE(wrong.code(), u"WRONG_CODE"_s);
        QCOMPARE(wrong.arg(u"remaining"_s), QString::number(left));
    }
    QCOMPARE(desk.signIn(desk.code()).code(), u"LOCKED_OUT"_s);
    desk.pass(900);
    QCOMPARE(desk.signIn(desk.code()).status, 200);
}

void tst_SignInCodes::theSecretIsSealed()
{
    Desk desk;
    desk.enrol();
    for (const QString &name : {u"yunchuang.db"_s, u"yunchuang.db-wal"_s}) {
        QFile file(desk.door.rig.folder() + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(desk.secret));
        QVERIFY(!bytes.contains(totp::base32(desk.secret).toLatin1()));
    }
    const QFileInfo key(desk.door.rig.folder() + u"/factor.key"_s);
    QVERIFY(key.exists());
    QVERIFY(!(key.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    // The same key opens it after a restart.
    const auto seal = SecretSeal::inFolder(desk.door.rig.folder(), desk.door.rig.random());
    const auto factor = credentialstore::factor(**desk.door.rig.core().reader(), UserId(u"zhoumin"_s));
    const auto opened = seal->open((*factor)->sealedSecret, u"zhoumin"_s);
    QVERIFY(opened);
    QCOMPARE(QByteArray(opened->view().data(), opened->size()), desk.secret);
}

void tst_SignInCodes::aSealedSecretBelongsToOneUser()
{
    Desk desk;
    const SecretSeal &seal = desk.door.rig.core().seal();
    const QByteArray sealed = seal.close("a secret of twenty b", u"zhoumin"_s, desk.door.rig.random());
    QVERIFY(seal.open(sealed, u"zhoumin"_s));
    QVERIFY(!seal.open(sealed, u"wangqiang"_s));
    QByteArray changed = sealed;
    changed[changed.size() - 1] = char(changed.back() ^ 1);
    QVERIFY(!seal.open(changed, u"zhoumin"_s));
    QVERIFY(!seal.open(sealed.left(10), u"zhoumin"_s));
}

void tst_SignInCodes::anUnconfirmedFactorAsksForNothing()
{
    Desk desk;
    const QByteArray token = desk.door.token(u"zhoumin"_s);
    const auto begin = [&] {
        return desk.door.ask("POST", protocol::paths::sessionFactor, token,
                             protocol::encode(protocol::FactorBegin{ServiceDoor::password}));
    };
    const auto confirm = [&](const QString &code) {
        return desk.door.ask("PUT", protocol::paths::sessionFactor, token,
                             protocol::encode(protocol::FactorConfirm{code}));
    };
    QCOMPARE(confirm(u"123456"_s).arg(u"rule"_s), u"NOT_BEGUN"_s);
    const auto offered = begin().as<protocol::FactorOffer>();
    QCOMPARE(desk.signIn({}).status, 200);
    const auto again = begin().as<protocol::FactorOffer>();
    QVERIFY(again.secret != offered.secret);
    // Only a code of the newest secret counts.
    desk.secret = fromBase32(offered.secret);
    QCOMPARE(confirm(desk.code()).code(), u"WRONG_CODE"_s);
    desk.secret = fromBase32(again.secret);
    QCOMPARE(confirm(desk.code()).status, 204);
    QCOMPARE(desk.signIn({}).code(), u"CODE_REQUIRED"_s);
    // The code that confirmed is used up.
    QCOMPARE(desk.signIn(desk.code()).code(), u"WRONG_CODE"_s);
}

void tst_SignInCodes::enrollingWantsThePassword()
{
    Desk desk;
    const QByteArray token = desk.door.token(u"zhoumin"_s);
    const DoorAnswer wrong = desk.door.ask("POST", protocol::paths::sessionFactor, token,
                                           protocol::encode(protocol::FactorBegin{u"wrong"_s}));
    QCOMPARE(wrong.code(), u"WRONG_CREDENTIALS"_s);
    QCOMPARE(wrong.arg(u"remaining"_s), u"4"_s);
}

void tst_SignInCodes::aFactorIsNotReplacedByItsOwner()
{
    Desk desk;
    desk.enrol();
    const QByteArray token = desk.signIn(desk.code()).as<protocol::Session>().accessToken.toLatin1();
    const DoorAnswer again = desk.door.ask("POST", protocol::paths::sessionFactor, token,
                                           protocol::encode(protocol::FactorBegin{ServiceDoor::password}));
    QCOMPARE(again.arg(u"rule"_s), u"ENROLLED"_s);
    QVERIFY(desk.door.ask("GET", protocol::paths::sessionFactor, token).as<protocol::FactorState>().enrolled);
}

void tst_SignInCodes::onlyTheSecurityAdministratorTakesItBack()
{
    Desk desk;
    desk.enrol();
    const QByteArray own = desk.signIn(desk.code()).as<protocol::Session>().accessToken.toLatin1();
    QCOMPARE(desk.door.ask("DELETE", u"/v1/admin/accounts/zhoumin/factor"_s, own).status, 403);
    QCOMPARE(desk.door.ask("DELETE", u"/v1/admin/accounts/zhoumin/factor"_s, desk.securityToken()).status, 204);
    QCOMPARE(desk.door.ask("GET", u"/v1/bundles/units"_s, own).status, 401); // who lost the telephone is out
    QCOMPARE(desk.signIn({}).status, 200);
}

void tst_SignInCodes::aPostMayDemandAFactor()
{
    SessionPolicy policy;
    policy.factorPosts = Posts(Post::Decider) | Post::SecurityAdmin;
    Desk desk(policy, Post::Decider);
    const auto session = desk.signIn({}).as<protocol::Session>();
    QVERIFY(session.mustEnrolFactor);
    const QByteArray token = session.accessToken.toLatin1();
    QCOMPARE(desk.door.ask("GET", u"/v1/bundles/units"_s, token).arg(u"reason"_s), u"MUST_ENROL_FACTOR"_s);
    QVERIFY(desk.door.ask("GET", protocol::paths::sessionFactor, token).as<protocol::FactorState>().required);
    desk.enrol();
    QCOMPARE(desk.door.ask("GET", u"/v1/bundles/units"_s, token).status, 200); // at once
    QVERIFY(!desk.signIn(desk.code()).as<protocol::Session>().mustEnrolFactor);
    // Posts that are not named do not.
    Desk other(policy, Post::CaseOfficer);
    QVERIFY(!other.signIn({}).as<protocol::Session>().mustEnrolFactor);
}

void tst_SignInCodes::aNewDeviceWantsACode()
{
    Desk desk(withDeviceCodes());
    desk.letSecurityIn();
    const DoorAnswer asked = desk.signIn({});
    QCOMPARE(asked.code(), u"CODE_REQUIRED"_s);
    QCOMPARE(asked.arg(u"wants"_s), u"DEVICE"_s);
    QCOMPARE(desk.signIn({}, u"AAAA-BBBB-CCCC"_s).code(), u"WRONG_CODE"_s);
    const QString code = desk.deviceCode();
    // Small letters, blanks and dashes are how people type.
    QCOMPARE(desk.signIn({}, code.toLower().replace(u'-', u' ')).status, 200);
    QCOMPARE(desk.signIn({}).status, 200); // known from now on
    QCOMPARE(desk.signIn({}, {}, u"another-desk"_s).code(), u"CODE_REQUIRED"_s);
}

void tst_SignInCodes::aDeviceCodeIsGoodOnceForOneUserAndADay()
{
    Desk desk(withDeviceCodes());
    desk.letSecurityIn();
    desk.door.addAccount(u"wangqiang"_s, {{registry, Post::CaseOfficer}});
    const QString code = desk.deviceCode();
    protocol::SignInRequest other = desk.door.signInRequest(u"wangqiang"_s);
    other.deviceCode = code;
    QCOMPARE(desk.door.signIn(other).code(), u"WRONG_CODE"_s);
    QCOMPARE(desk.signIn({}, code).status, 200);
    QCOMPARE(desk.signIn({}, code, u"another-desk"_s).code(), u"WRONG_CODE"_s);
    const QString first = desk.deviceCode();
    const QString second = desk.deviceCode();
    QCOMPARE(desk.signIn({}, first, u"another-desk"_s).code(), u"WRONG_CODE"_s); // only the newest counts
    desk.pass(24 * 3600);
    QCOMPARE(desk.signIn({}, second, u"another-desk"_s).code(), u"WRONG_CODE"_s);
}

void tst_SignInCodes::aNewKeyOfAKnownDeviceWantsACode()
{
    Desk desk(withDeviceCodes());
    desk.letSecurityIn();
    QCOMPARE(desk.signIn({}, desk.deviceCode()).status, 200);
    protocol::SignInRequest copied = desk.door.signInRequest(u"zhoumin"_s);
    copied.device.publicKey = desk.door.keyOf(u"somebody else's"_s).publicKey().bytes();
    QCOMPARE(desk.door.signIn(copied).code(), u"CODE_REQUIRED"_s);
}

void tst_SignInCodes::bothCodesAreAskedForTogether()
{
    Desk desk(withDeviceCodes());
    desk.letSecurityIn();
    QCOMPARE(desk.signIn({}, desk.deviceCode()).status, 200);
    desk.enrol();
    const DoorAnswer asked = desk.signIn({}, {}, u"another-desk"_s);
    QCOMPARE(asked.arg(u"wants"_s), u"FACTOR,DEVICE"_s);
    const QString code = desk.deviceCode();
    QCOMPARE(desk.signIn({}, code, u"another-desk"_s).arg(u"wants"_s), u"FACTOR"_s);
    QCOMPARE(desk.signIn(desk.code(), code, u"another-desk"_s).status, 200);
}

void tst_SignInCodes::aRightDeviceCodeIsNotLostToAWrongFactor()
{
    Desk desk(withDeviceCodes());
    desk.letSecurityIn();
    QCOMPARE(desk.signIn({}, desk.deviceCode()).status, 200);
    desk.enrol();
    const QString code = desk.deviceCode();
    QCOMPARE(desk.signIn(u"000000"_s, code, u"another-desk"_s).arg(u"code"_s), u"FACTOR"_s);
    QCOMPARE(desk.signIn(desk.code(), code, u"another-desk"_s).status, 200);
}

void tst_SignInCodes::withoutThePasswordNothingIsSaidOfCodes()
{
    Desk desk;
    desk.enrol();
    protocol::SignInRequest request = desk.door.signInRequest(u"zhoumin"_s);
    request.password = u"wrong"_s;
    const DoorAnswer without = desk.door.signIn(request);
    request.factorCode = desk.code();
    const DoorAnswer with = desk.door.signIn(request);
    QCOMPARE(without.code(), u"WRONG_CREDENTIALS"_s);
    QCOMPARE(with.code(), u"WRONG_CREDENTIALS"_s);
    // A code that came with a wrong password is not used up.
    QCOMPARE(desk.signIn(request.factorCode).status, 200);
}

void tst_SignInCodes::madePasswordsAndCodesKeepTheRules()
{
    SeededRandom random(7);
    QSet<QString> seen;
    for (int i = 0; i < 200; ++i) {
        const QString password = makePassword(random);
        QVERIFY(!passwordFault(password, {}));
        QCOMPARE(password.size(), 16);
        const QString code = makeDeviceCode(random);
        static const QRegularExpression form(u"\\A[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\\z"_s);
        QVERIFY2(form.match(code).hasMatch(), qPrintable(code));
        seen << password << code;
    }
    QCOMPARE(seen.size(), 400);
}

QTEST_GUILESS_MAIN(tst_SignInCodes)
#include "tst_signincodes.moc"
