// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/paths.h"
#include "service/handlers/sessionhandler.h"
#include "service/store/accountstore.h"
#include "service/store/sessionstore.h"
#include "tests/support/servicerig.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::Session;

namespace {

const QString password = u"Correct-Horse-7"_s;
const PasswordCost cheap{1, size_t(8) * 1024};

/// A service with one account, and a device that signs in.
struct SignInRig
{
    explicit SignInRig(bool mustChange = false)
        : handlers({}, cheap)
    {
        addAccount(u"zhoumin"_s, mustChange);
    }

    void addAccount(const QString &user, bool mustChange = false)
    {
        const QByteArray hash = handlers.hasher().hash(password);
        const auto made = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
            accountstore::Account account;
            account.user = UserId(user);
            account.name = u"周敏"_s;
            YC_TRY_DB(accountstore::put(write.db(), account));
            YC_TRY_DB(accountstore::setPosts(write.db(), account.user, {{u"SCJGJ-QYZC"_s, Post::CaseOfficer}}));
            YC_TRY_DB(accountstore::setPassword(write.db(), account.user, hash, mustChange, write.now()));
            return true;
        });
        if (!made)
            throw std::runtime_error("no account");
    }

    Context context() { return Context{rig.core(), Anybody(), u"test"_s, u"127.0.0.1"_s}; }

    Answer<Session> signIn(const QString &user, const QString &with, const QString &device = u"device-1"_s)
    {
        Context asked = context();
        protocol::SignInRequest request;
        request.user = UserId(user);
        request.password = with;
        request.device = {DeviceId(device), u"GZ-REG-017"_s,
                          ledger::KeyPair::fromSeed(QByteArray(32, 'k'))->publicKey().bytes()};
        return handlers.signIn(asked, request);
    }

    Answer<Session> refresh(const Session &session)
    {
        Context asked = context();
        return handlers.refresh(asked, {session.refreshToken});
    }

    Answer<Caller> use(const Session &session, const QString &path = u"/v1/feed"_s)
    {
        HttpRequest request;
        request.path = path;
        request.headers = {{"authorization", "Bearer " + session.accessToken.toLatin1()}};
        return sessionCaller(rig.core(), request);
    }

    void pass(std::chrono::seconds time) { rig.clock.set(rig.clock.now().addSecs(time.count())); }

    ServiceRig rig;
    SessionHandlers handlers;
};

template<class T>
ApiErrorCode codeOf(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}

} // namespace

/// Signing in, tokens that rotate, lockout and passwords, with time in the test's hands.
class tst_Sessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingInGivesWhatAClientNeeds();
    void wrongPasswordsAndUnknownNamesAnswerAlike();
    void fivePasswordsTooManyLockTheName();
    void aRightPasswordForgetsTheWrongOnes();
    void accessEndsAfterItsTime();
    void refreshEndsAfterItsTime();
    void anUnconfirmedPairCanBeAskedForAgain();
    void reuseEndsTheSession();
    void signingOutEndsTheSession();
    void anotherUsersDeviceIsRefused();
    void theRecoveryHalfStaysWithTheDevice();
    void disablingAnAccountEndsItAtOnce();
    void aPasswordThatMustChangeAllowsNothingElse();
    void weakPasswordsAreRefused_data();
    void weakPasswordsAreRefused();
    void formerPasswordsDoNotComeBack();
    void changingThePasswordEndsOtherSessionsOnly();
    void sessionsSurviveARestart();
    void onlyDigestsOfTokensAreKept();
};

void tst_Sessions::signingInGivesWhatAClientNeeds()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    QVERIFY(session);
    QCOMPARE(session->user, UserId(u"zhoumin"_s));
    QCOMPARE(session->userName, u"周敏"_s);
    QCOMPARE(session->grants.size(), 1);
    QCOMPARE(session->grants[0].unit, UnitId(u"SCJGJ-QYZC"_s));
    QVERIFY(!session->grants[0].departmentName.isEmpty());
    QCOMPARE(session->grants[0].posts, Posts(Post::CaseOfficer));
    QCOMPARE(session->recoveryHalf.size(), 32);
    QCOMPARE(session->serviceTime, rig.rig.clock.now());
    QCOMPARE(session->accessExpires, rig.rig.clock.now().addSecs(15 * 60));
    QVERIFY(!session->lastSignIn.isValid());
    const Answer<Caller> caller = rig.use(*session);
    QVERIFY(caller);
    QCOMPARE(std::get<Principal>(*caller).user, UserId(u"zhoumin"_s));
    QVERIFY(std::get<Principal>(*caller).deviceKey);
    rig.pass(std::chrono::seconds(60));
    const Answer<Session> again = rig.signIn(u"zhoumin"_s, password);
    QCOMPARE(again->lastSignIn, rig.rig.clock.now().addSecs(-60));
}

void tst_Sessions::wrongPasswordsAndUnknownNamesAnswerAlike()
{
    SignInRig rig;
    for (int i = 0; i < 6; ++i) {
        const Answer<Session> wrong = rig.signIn(u"zhoumin"_s, u"wrong"_s);
        const Answer<Session> unknown = rig.signIn(u"nobody"_s, u"wrong"_s);
        QVERIFY(!wrong);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error(), wrong.error());
    }
}

void tst_Sessions::fivePasswordsTooManyLockTheName()
{
    SignInRig rig;
    for (int left = 4; left >= 0; --left) {
        const Answer<Session> wrong = rig.signIn(u"zhoumin"_s, u"wrong"_s);
        QCOMPARE(codeOf(wrong), ApiErrorCode::WrongCredentials);
        QCOMPARE(wrong.error().args.value(u"remaining"_s), QString::number(left));
    }
    const Answer<Session> locked = rig.signIn(u"zhoumin"_s, password);
    QCOMPARE(codeOf(locked), ApiErrorCode::LockedOut);
    QCOMPARE(locked.error().args.value(u"seconds"_s), u"900"_s);
    rig.pass(std::chrono::seconds(899));
    QCOMPARE(codeOf(rig.signIn(u"zhoumin"_s, password)), ApiErrorCode::LockedOut);
    rig.rig.restart();
    QCOMPARE(codeOf(rig.signIn(u"zhoumin"_s, password)), ApiErrorCode::LockedOut);
    rig.pass(std::chrono::seconds(1));
    QVERIFY(rig.signIn(u"zhoumin"_s, password));
}

void tst_Sessions::aRightPasswordForgetsTheWrongOnes()
{
    SignInRig rig;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i)
            QCOMPARE(codeOf(rig.signIn(u"zhoumin"_s, u"wrong"_s)), ApiErrorCode::WrongCredentials);
        QVERIFY(rig.signIn(u"zhoumin"_s, password));
    }
}

void tst_Sessions::accessEndsAfterItsTime()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    rig.pass(std::chrono::seconds(15 * 60 - 1));
    QVERIFY(rig.use(*session));
    rig.pass(std::chrono::seconds(1));
    QCOMPARE(codeOf(rig.use(*session)), ApiErrorCode::NotSignedIn);
    const Answer<Session> fresh = rig.refresh(*session);
    QVERIFY(fresh);
    QVERIFY(rig.use(*fresh));
    QCOMPARE(fresh->recoveryHalf, session->recoveryHalf);
    // A refresh token is no access token.
    Session swapped = *fresh;
    swapped.accessToken = fresh->refreshToken;
    QCOMPARE(codeOf(rig.use(swapped)), ApiErrorCode::NotSignedIn);
    swapped.accessToken = QString();
    QCOMPARE(codeOf(rig.use(swapped)), ApiErrorCode::NotSignedIn);
}

void tst_Sessions::refreshEndsAfterItsTime()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    rig.pass(std::chrono::hours(12));
    QCOMPARE(codeOf(rig.refresh(*session)), ApiErrorCode::NotSignedIn);
}

void tst_Sessions::anUnconfirmedPairCanBeAskedForAgain()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    const Answer<Session> lost = rig.refresh(*session);
    QVERIFY(lost);
    const Answer<Session> again = rig.refresh(*session);
    QVERIFY(again);
    // What was lost on the way is void.
    QCOMPARE(codeOf(rig.use(*lost)), ApiErrorCode::NotSignedIn);
    QVERIFY(rig.use(*again));
}

void tst_Sessions::reuseEndsTheSession()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    const Answer<Session> other = rig.signIn(u"zhoumin"_s, password, u"device-2"_s);
    const Answer<Session> next = rig.refresh(*session);
    QVERIFY(rig.use(*next));
    QCOMPARE(codeOf(rig.refresh(*session)), ApiErrorCode::TokenReused);
    QCOMPARE(codeOf(rig.use(*next)), ApiErrorCode::NotSignedIn);
    QCOMPARE(codeOf(rig.refresh(*next)), ApiErrorCode::NotSignedIn);
    QVERIFY(rig.use(*other));
}

void tst_Sessions::signingOutEndsTheSession()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    Context context = rig.context();
    QVERIFY(rig.handlers.signOut(context, session->accessToken.toLatin1()));
    QCOMPARE(codeOf(rig.use(*session)), ApiErrorCode::NotSignedIn);
    QCOMPARE(codeOf(rig.refresh(*session)), ApiErrorCode::NotSignedIn);
    QVERIFY(rig.handlers.signOut(context, session->accessToken.toLatin1()));
}

void tst_Sessions::anotherUsersDeviceIsRefused()
{
    SignInRig rig;
    rig.addAccount(u"wangqiang"_s);
    QVERIFY(rig.signIn(u"zhoumin"_s, password));
    QCOMPARE(codeOf(rig.signIn(u"wangqiang"_s, password)), ApiErrorCode::UnknownDevice);
    QVERIFY(rig.signIn(u"wangqiang"_s, password, u"device-2"_s));
}

void tst_Sessions::theRecoveryHalfStaysWithTheDevice()
{
    SignInRig rig;
    const Answer<Session> first = rig.signIn(u"zhoumin"_s, password);
    const Answer<Session> second = rig.signIn(u"zhoumin"_s, password);
    const Answer<Session> elsewhere = rig.signIn(u"zhoumin"_s, password, u"device-2"_s);
    QCOMPARE(second->recoveryHalf, first->recoveryHalf);
    QVERIFY(elsewhere->recoveryHalf != first->recoveryHalf);
}

void tst_Sessions::disablingAnAccountEndsItAtOnce()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    const auto disabled = rig.rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        accountstore::Account account;
        account.user = UserId(u"zhoumin"_s);
        account.name = u"周敏"_s;
        account.enabled = false;
        YC_TRY_DB(accountstore::put(write.db(), account));
        return true;
    });
    QVERIFY(disabled);
    QCOMPARE(codeOf(rig.use(*session)), ApiErrorCode::NotSignedIn);
    QCOMPARE(codeOf(rig.refresh(*session)), ApiErrorCode::NotSignedIn);
    QCOMPARE(codeOf(rig.signIn(u"zhoumin"_s, password)), ApiErrorCode::WrongCredentials);
}

void tst_Sessions::aPasswordThatMustChangeAllowsNothingElse()
{
    SignInRig rig(true);
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    QVERIFY(session->mustChangePassword);
    QCOMPARE(codeOf(rig.use(*session)), ApiErrorCode::Forbidden);
    const Answer<Caller> caller = rig.use(*session, protocol::paths::sessionPassword);
    QVERIFY(caller);
    Context context{rig.rig.core(), *caller, u"test"_s, {}};
    QVERIFY(rig.handlers.changePassword(context, {password, u"Another-Horse-8"_s}));
    QVERIFY(rig.use(*session));
    QVERIFY(!rig.signIn(u"zhoumin"_s, u"Another-Horse-8"_s)->mustChangePassword);
}

void tst_Sessions::weakPasswordsAreRefused_data()
{
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("rule");
    QTest::newRow("short") << u"Aa1-aaaaa"_s << u"LENGTH"_s;
    QTest::newRow("long") << QString(u"Aa1-"_s + QString(125, u'a')) << u"LENGTH"_s;
    QTest::newRow("two classes") << u"abcdefgh12"_s << u"CLASSES"_s;
    QTest::newRow("one class") << u"abcdefghij"_s << u"CLASSES"_s;
    QTest::newRow("the name") << u"My-ZhouMin-1"_s << u"NAME"_s;
    QTest::newRow("ten characters of three classes") << u"abcdefgH12"_s << QString();
}

void tst_Sessions::weakPasswordsAreRefused()
{
    QFETCH(QString, next);
    QFETCH(QString, rule);
    SignInRig rig;
    const Answer<Caller> caller = rig.use(*rig.signIn(u"zhoumin"_s, password));
    Context context{rig.rig.core(), *caller, u"test"_s, {}};
    const Answer<Done> changed = rig.handlers.changePassword(context, {password, next});
    QCOMPARE(changed.has_value(), rule.isEmpty());
    if (!changed) {
        QCOMPARE(changed.error().code, ApiErrorCode::PasswordTooWeak);
        QCOMPARE(changed.error().args.value(u"rule"_s), rule);
    }
}

void tst_Sessions::formerPasswordsDoNotComeBack()
{
    SignInRig rig;
    const Answer<Caller> caller = rig.use(*rig.signIn(u"zhoumin"_s, password));
    Context context{rig.rig.core(), *caller, u"test"_s, {}};
    QString current = password;
    const auto change = [&](const QString &next) {
        rig.pass(std::chrono::seconds(1));
        const Answer<Done> done = rig.handlers.changePassword(context, {current, next});
        if (done)
            current = next;
        return done ? QString() : done.error().args.value(u"rule"_s);
    };
    for (int i = 1; i <= 4; ++i) {
        QCOMPARE(change(u"Fresh-Horse-"_s + QString::number(i)), QString());
        QCOMPARE(change(password), u"FORMER"_s);
    }
    QCOMPARE(change(u"Fresh-Horse-5"_s), QString());
    QCOMPARE(change(password), QString());
    const Answer<Done> wrong = rig.handlers.changePassword(context, {u"wrong"_s, u"Fresh-Horse-9"_s});
    QCOMPARE(codeOf(wrong), ApiErrorCode::WrongCredentials);
}

void tst_Sessions::changingThePasswordEndsOtherSessionsOnly()
{
    SignInRig rig;
    const Answer<Session> here = rig.signIn(u"zhoumin"_s, password);
    const Answer<Session> there = rig.signIn(u"zhoumin"_s, password, u"device-2"_s);
    Context context{rig.rig.core(), *rig.use(*here), u"test"_s, {}};
    QVERIFY(rig.handlers.changePassword(context, {password, u"Another-Horse-8"_s}));
    QVERIFY(rig.use(*here));
    QCOMPARE(codeOf(rig.use(*there)), ApiErrorCode::NotSignedIn);
}

void tst_Sessions::sessionsSurviveARestart()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    rig.rig.restart();
    QVERIFY(rig.use(*session));
    QVERIFY(rig.refresh(*session));
}

void tst_Sessions::onlyDigestsOfTokensAreKept()
{
    SignInRig rig;
    const Answer<Session> session = rig.signIn(u"zhoumin"_s, password);
    QFile file(rig.rig.folder() + u"/yunchuang.db-wal"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("zhoumin"));
    QVERIFY(!bytes.contains(session->accessToken.toLatin1()));
    QVERIFY(!bytes.contains(session->refreshToken.toLatin1()));
    QVERIFY(!bytes.contains(password.toLatin1()));
}

QTEST_GUILESS_MAIN(tst_Sessions)
#include "tst_sessions.moc"
