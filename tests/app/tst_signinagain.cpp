// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/accountmessages.h"
#include "tests/app/clientdesk.h"
#include "tests/integration/officeatwork.h"
#include "tests/support/authenticator.h"
#include "tests/support/faultproxy.h"
#include "ui/common/smallparts.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/signin/factordialog.h"
#include "ui/signin/passworddialog.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// Somebody who began without the network, or whose session ended, gives the password at work and goes on; what is
/// asked for besides the password is given as well.
class tst_SignInAgain : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(openOffice()); }
    void cleanupTestCase() { QVERIFY(m_service.stop()); }
    void afterUnlockingOffline_data();
    void afterUnlockingOffline();
    void afterTheSessionEnded();
    void thePageHasItsKeys();
    void aSecondFactorIsAskedForUntilItIsTakenBack();
    void aNewComputerWantsACode();

private:
    const UserId m_user{u"zhoumin"_s};

    /// A client before whose first page somebody sits.
    [[nodiscard]] std::unique_ptr<ClientDesk> deskIn(const QTemporaryDir &profiles)
    {
        return std::make_unique<ClientDesk>(m_service.origin(), m_service.trust(), m_keychain, profiles.path());
    }
    [[nodiscard]] bool giveNameAndPassword(ClientDesk &desk, const QString &user)
    {
        return desk.giveNameAndPassword(user, m_service.password());
    }
    [[nodiscard]] static bool isAsked(ClientDesk &desk, const char *field)
    {
        const auto *edit = desk.page().findChild<QLineEdit *>(QString::fromLatin1(field));
        return edit && ClientDesk::until([&] {
                   return desk.page().step() == SignInPage::Step::Codes && !desk.page().isBusy() && edit->isVisible();
               });
    }
    [[nodiscard]] static bool giveCode(ClientDesk &desk, const char *field, const QString &code)
    {
        return isAsked(desk, field) && ClientDesk::write(&desk.page(), field, code) &&
               ClientDesk::press(&desk.page(), "sendCodes");
    }
    /// It was given and not taken: said beside the field, and nobody is in.
    [[nodiscard]] static bool isRefused(ClientDesk &desk)
    {
        const auto *hint = desk.page().findChild<TextLabel *>(u"codeHint"_s);
        return ClientDesk::until(
                   [&] { return !desk.page().isBusy() && hint->isVisible() && !hint->text().isEmpty(); }) &&
               !desk.isReady() && desk.page().step() == SignInPage::Step::Codes;
    }
    /// What the security administrator's client asks of the service; nothing when it is refused.
    [[nodiscard]] static std::optional<QByteArray> ask(ClientDesk &desk, const QByteArray &method, QLatin1String path,
                                                       const QString &user)
    {
        QObject here;
        std::optional<Expected<QByteArray, ServiceFailure>> reply;
        desk.core().desk().askBytes({method, protocol::expandPath(path, {user}), {}, {}}, &here,
                                    [&](auto answer) { reply = std::move(answer); });
        if (!ClientDesk::until([&] { return reply.has_value(); }) || !*reply)
            return std::nullopt;
        return **reply;
    }
    [[nodiscard]] static QString deviceCodeFor(ClientDesk &security, const QString &user)
    {
        const auto reply = ask(security, "POST", protocol::paths::adminDeviceCode, user);
        const auto code = protocol::decode<protocol::OneTimeSecret>(reply.value_or(QByteArray()));
        return code ? code->secret : QString();
    }
    /// As the operator gives it at the console.
    [[nodiscard]] QString consoleCodeFor(const QString &user) const
    {
        QProcess console;
        console.start(QStringLiteral(YC_SERVICE), {u"account"_s, u"code"_s, user, u"--data"_s, m_service.dataFolder()});
        return console.waitForFinished(60000) && console.exitCode() == 0
                   ? QString::fromUtf8(console.readAllStandardOutput()).section(u": "_s, 1).trimmed()
                   : QString();
    }

    FakeSecretStorage m_keychain;

    [[nodiscard]] bool hasWhole(ClientDesk &desk, const RowKey &key)
    {
        return ClientDesk::until([&] {
            desk.core().commands().requestCase(key);
            return TestClient::ask<ShownCase>(
                       [&](QObject *context, auto done) { desk.core().store().wholeCase(key, context, done); })
                .has_value();
        });
    }
    [[nodiscard]] std::optional<CommandId> claim(ClientDesk &desk, const RowKey &key)
    {
        const auto shown = TestClient::ask<ShownCase>(
            [&](QObject *context, auto done) { desk.core().store().wholeCase(key, context, done); });
        if (!shown)
            return std::nullopt;
        const auto context = desk.core().commands().contextFor(shown->shown, key.viewer);
        const auto post = context ? postFor(shown->shown, Action::Claim, *context) : std::nullopt;
        if (!post)
            return std::nullopt;
        CommandDraft draft;
        draft.caseId = key.caseId;
        draft.action = Action::Claim;
        draft.actingUnit = key.viewer;
        draft.post = *post;
        draft.seenRevision = shown->service.subject.revision;
        QObject here;
        std::optional<Expected<Submitted, SubmitError>> answer;
        desk.core().commands().submit(draft, &here, [&](auto result) { answer = std::move(result); });
        if (!ClientDesk::until([&] { return answer.has_value(); }) || !*answer)
            return std::nullopt;
        return (*answer)->id;
    }
    [[nodiscard]] static std::optional<OutboxEntry> entry(ClientDesk &desk, const CommandId &id)
    {
        const auto found = TestClient::ask<OutboxEntry>(
            [&](QObject *context, auto done) { desk.core().outbox().entry(id, context, done); });
        return found ? std::optional(*found) : std::nullopt;
    }
};

void tst_SignInAgain::afterUnlockingOffline_data()
{
    QTest::addColumn<bool>("retried");
    QTest::newRow("by itself") << false;
    QTest::newRow("when the person tries again") << true;
}

void tst_SignInAgain::afterUnlockingOffline()
{
    QFETCH(bool, retried);
    const auto receipt = handIn();
    QVERIFY(receipt);
    const RowKey key{receipt->caseId, registration};
    FaultProxy network(m_service.port());
    const QUrl origin = ServiceProcess::originAt(network.port());
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    {
        ClientDesk desk(origin, m_service.trust(), keychain, profiles.path());
        QVERIFY(desk.giveNameAndPassword(m_user.text(), m_service.password()));
        QVERIFY(desk.goOnToWindow() && desk.untilOnline());
        QVERIFY(hasWhole(desk, key));
    }
    network.refuse();

    ClientDesk desk(origin, m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.unlockOffline());
    QVERIFY(ClientDesk::until([&] { return desk.core().commands().rules() != nullptr; }));
    QVERIFY(desk.core().connection().isOffline());
    const QDateTime before = desk.core().profile().session.serviceTime;
    const auto act = claim(desk, key);
    QVERIFY(act);
    QVERIFY(desk.window().findChildren<PasswordDialog *>().isEmpty());

    network.admit();
    if (retried)
        QVERIFY(ClientDesk::press(&desk.window(), "retryNow"));
    auto *dialog = ClientDesk::dialog<PasswordDialog>(&desk.window());
    QVERIFY(dialog);

    // A wrong password is named, and nothing is lost by it.
    QVERIFY(ClientDesk::write(dialog, "passwordAgain", u"not-the-password-1"_s));
    QVERIFY(ClientDesk::press(dialog, "passwordSend"));
    auto *hint = dialog->findChild<QWidget *>(u"passwordHint"_s);
    QVERIFY(ClientDesk::until([&] { return hint->isVisible(); }));
    QVERIFY(desk.core().connection().isOffline());
    QCOMPARE(entry(desk, *act)->status, DeliveryStatus::Queued);

    QVERIFY(ClientDesk::write(dialog, "passwordAgain", m_service.password()));
    QVERIFY(ClientDesk::press(dialog, "passwordSend"));
    QVERIFY(desk.untilOnline());
    QVERIFY(ClientDesk::until([&] {
        const auto sent = entry(desk, *act);
        return sent && sent->status == DeliveryStatus::Acknowledged && sent->settled;
    }));
    QVERIFY(ClientDesk::until([&] { return desk.window().findChildren<PasswordDialog *>().isEmpty(); }));
    // What is known for the next time without the network is what this session brought.
    const OpenedProfile &opened = desk.core().profile();
    const auto kept = opened.profile.keptSession(opened.vault->box("session"_L1));
    QVERIFY(kept && kept->accessToken.isEmpty());
    QVERIFY(kept->serviceTime > before);
    const auto other = client(m_user.text());
    QVERIFY(other);
    QVERIFY(other->untilRow(key.caseId, [&](const CaseSummary &row) { return row.assignee == m_user; }));
}

/// Closing the question leaves one offline; trying again asks once more.
void tst_SignInAgain::afterTheSessionEnded()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.giveNameAndPassword(m_user.text(), m_service.password()));
    QVERIFY(desk.goOnToWindow() && desk.untilOnline());
    desk.core().sync().run([](SyncCore &core) {
        protocol::Session worthless = *core.api().session();
        worthless.accessToken = u"ended"_s;
        worthless.refreshToken = u"ended"_s;
        core.api().setSession(worthless);
        core.retryNow();
    });
    auto *dialog = ClientDesk::dialog<PasswordDialog>(&desk.window());
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(ClientDesk::until([&] { return desk.window().findChildren<PasswordDialog *>().isEmpty(); }));
    QVERIFY(desk.core().connection().isOffline());
    QCOMPARE(desk.core().connection().snapshot().reason, OfflineReason::SignedOut);

    QVERIFY(ClientDesk::press(&desk.window(), "retryNow"));
    dialog = ClientDesk::dialog<PasswordDialog>(&desk.window());
    QVERIFY(dialog);
    QVERIFY(ClientDesk::write(dialog, "passwordAgain", m_service.password()));
    QVERIFY(ClientDesk::press(dialog, "passwordSend"));
    QVERIFY(desk.untilOnline());
}

void tst_SignInAgain::thePageHasItsKeys()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    // Whose certificate it is can be compared although an authority vouches for it.
    auto *fingerprint = desk.page().findChild<TextLabel *>(u"shownFingerprint"_s);
    QVERIFY(ClientDesk::press(&desk.page(), "certificateDetails"));
    QVERIFY(fingerprint->isVisible());
    QCOMPARE(fingerprint->text().remove(u' ').remove(u'\n').size(), 64);

    const bool before = ClientDesk::style().theme().highContrast();
    QTest::keyClick(&desk.page(), Qt::Key_H, Qt::AltModifier);
    QCOMPARE(ClientDesk::style().theme().highContrast(), !before);
    QCOMPARE(desk.settings().theme().highContrast(), !before);
    QTest::keyClick(&desk.page(), Qt::Key_H, Qt::AltModifier);
    QCOMPARE(ClientDesk::style().theme().highContrast(), before);

    QTest::keyClick(&desk.page(), Qt::Key_F1);
    auto *keys = ClientDesk::dialog<ShortcutsDialog>(&desk.page(), 5000);
    QVERIFY(keys);
    QTest::keyClick(keys, Qt::Key_Escape);
    QVERIFY(ClientDesk::until([&] { return desk.page().findChildren<ShortcutsDialog *>().isEmpty(); }));
}

void tst_SignInAgain::aSecondFactorIsAskedForUntilItIsTakenBack()
{
    const SystemClock clock;
    Authenticator phone(clock);
    const QTemporaryDir own;
    QString used;
    {
        const auto desk = deskIn(own);
        QVERIFY(giveNameAndPassword(*desk, m_user.text()) && desk->goOnToWindow() && desk->untilOnline());
        Q_EMIT desk->window().secondFactorRequested();
        auto *dialog = ClientDesk::dialog<FactorDialog>(&desk->window());
        QVERIFY(dialog);
        QVERIFY(ClientDesk::write(dialog, "factorPassword", m_service.password()));
        QVERIFY(ClientDesk::press(dialog, "factorGo"));
        const auto *secret = dialog->findChild<TextLabel *>(u"factorSecret"_s);
        QVERIFY(ClientDesk::until([&] { return secret->isVisible() && !secret->text().isEmpty(); }));
        phone.take(secret->text());
        QCOMPARE(phone.secretSize(), service::totp::secretSize);
        used = phone.code();
        QVERIFY(ClientDesk::write(dialog, "factorConfirm", used));
        QVERIFY(ClientDesk::press(dialog, "factorGo"));
        QVERIFY(ClientDesk::until([&] { return desk->window().findChildren<FactorDialog *>().isEmpty(); }));
    }
    {
        const auto desk = deskIn(own);
        QVERIFY(giveNameAndPassword(*desk, m_user.text()));
        QVERIFY(giveCode(*desk, "factorCode", phone.wrongCode()));
        QVERIFY(isRefused(*desk));
        // The code that set it up was looked at over the shoulder.
        QVERIFY(giveCode(*desk, "factorCode", used));
        QVERIFY(isRefused(*desk));
        used = phone.code();
        QVERIFY(giveCode(*desk, "factorCode", used));
        QVERIFY(desk->goOnToWindow() && desk->untilOnline());
    }
    {
        const auto desk = deskIn(own);
        QVERIFY(giveNameAndPassword(*desk, m_user.text()));
        QVERIFY(giveCode(*desk, "factorCode", used));
        QVERIFY(isRefused(*desk));
    }

    // The telephone is lost. Its owner goes to the security administrator.
    const QTemporaryDir office;
    const auto security = deskIn(office);
    QVERIFY(giveNameAndPassword(*security, u"secadmin.demo"_s));
    QVERIFY(security->goOnToWindow() && security->untilOnline());
    QVERIFY(ask(*security, "DELETE", protocol::paths::adminFactor, m_user.text()));
    const auto desk = deskIn(own);
    QVERIFY(giveNameAndPassword(*desk, m_user.text()));
    QVERIFY(desk->goOnToWindow() && desk->untilOnline());
}

void tst_SignInAgain::aNewComputerWantsACode()
{
    QVERIFY(m_service.stop());
    const QString console = consoleCodeFor(u"secadmin.demo"_s);
    QVERIFY(!console.isEmpty());
    qputenv("YUNCHUANG_SESSION_DEVICE_CODES", "on");
    const bool started = m_service.start();
    qunsetenv("YUNCHUANG_SESSION_DEVICE_CODES");
    QVERIFY(started);
    const QTemporaryDir office;
    const auto security = deskIn(office);
    QVERIFY(giveNameAndPassword(*security, u"secadmin.demo"_s));
    QVERIFY(giveCode(*security, "deviceCode", console));
    QVERIFY(security->goOnToWindow() && security->untilOnline());

    const QString own = deviceCodeFor(*security, m_user.text());
    const QString another = deviceCodeFor(*security, u"wangqiang"_s);
    QVERIFY(!own.isEmpty() && !another.isEmpty() && own != another);
    const QTemporaryDir profiles;
    {
        const auto desk = deskIn(profiles);
        QVERIFY(giveNameAndPassword(*desk, m_user.text()));
        QVERIFY(giveCode(*desk, "deviceCode", another));
        QVERIFY(isRefused(*desk));
        QVERIFY(giveCode(*desk, "deviceCode", own));
        QVERIFY(desk->goOnToWindow() && desk->untilOnline());
    }
    {
        // The computer is known from now on.
        const auto desk = deskIn(profiles);
        QVERIFY(giveNameAndPassword(*desk, m_user.text()));
        QVERIFY(desk->goOnToWindow() && desk->untilOnline());
    }
    // A second computer of the same clerk is another one, and the code is used up.
    const QTemporaryDir elsewhere;
    const auto desk = deskIn(elsewhere);
    QVERIFY(giveNameAndPassword(*desk, m_user.text()));
    QVERIFY(giveCode(*desk, "deviceCode", own));
    QVERIFY(isRefused(*desk));
}

QTEST_MAIN(tst_SignInAgain)
#include "tst_signinagain.moc"
