// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clientdesk.h"
#include "tests/support/serviceprocess.h"
#include "ui/common/smallparts.h"
#include "ui/signin/newpassworddialog.h"
#include "ui/signin/passworddialog.h"

#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// Somebody whose password was set by an administrator chooses an own one before anything else.
class tst_NewPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QVERIFY(m_service.stop()); }
    void atTheFirstSignIn();
    void givingUpLeadsBack();
    void whenSigningInAgain();

private:
    const QString m_given = u"Given-by-office-1"_s;
    const QString m_own = u"Own-and-secret-2"_s;

    /// All users get `m_given`, which they must change.
    [[nodiscard]] bool givePasswords()
    {
        QTemporaryFile passwords;
        return passwords.open() && passwords.write(m_given.toUtf8() + '\n') > 0 && passwords.flush() &&
               m_service.run({u"import"_s, u"users"_s, QStringLiteral(YC_SOURCE_DIR "/resources/users.demo.json"),
                              u"--password-file"_s, passwords.fileName(), u"--reset-passwords"_s}) == 0;
    }
    [[nodiscard]] static bool choose(NewPasswordDialog *dialog, const QString &password)
    {
        return ClientDesk::write(dialog, "newPassword", password) &&
               ClientDesk::write(dialog, "repeatPassword", password) && ClientDesk::press(dialog, "setPassword");
    }
    [[nodiscard]] static QString refusal(NewPasswordDialog *dialog)
    {
        auto *hint = dialog->findChild<TextLabel *>(u"newPasswordHint"_s);
        return ClientDesk::until([&] { return hint->isVisible(); }) ? hint->text() : QString();
    }

    ServiceProcess m_service{QStringLiteral(YC_SERVICE), QStringLiteral(YC_SOURCE_DIR "/resources")};
};

void tst_NewPassword::initTestCase()
{
    QCOMPARE(m_service.run({u"init"_s}), 0);
    QVERIFY(givePasswords());
    QVERIFY(m_service.start());
}

void tst_NewPassword::atTheFirstSignIn()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    {
        ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
        QVERIFY(desk.giveNameAndPassword(u"zhoumin"_s, m_given));
        auto *dialog = ClientDesk::dialog<NewPasswordDialog>(&desk.page());
        QVERIFY(dialog);
        // Two that differ cannot be sent.
        QVERIFY(ClientDesk::write(dialog, "newPassword", m_own));
        QVERIFY(ClientDesk::write(dialog, "repeatPassword", u"something"_s));
        QVERIFY(!dialog->findChild<QWidget *>(u"setPassword"_s)->isEnabled());
        // The rule that a password breaks is named.
        QVERIFY(choose(dialog, u"Short-1"_s));
        QVERIFY(refusal(dialog).contains(u"too short"_s));
        QVERIFY(choose(dialog, u"only small letters"_s));
        QVERIFY(refusal(dialog).contains(u"kinds of characters"_s));
        QVERIFY(choose(dialog, u"This-is-zhoumin-1"_s));
        QVERIFY(refusal(dialog).contains(u"user name"_s));
        QVERIFY(choose(dialog, m_given));
        QVERIFY(refusal(dialog).contains(u"before"_s));
        QVERIFY(!desk.isReady());

        QVERIFY(choose(dialog, m_own));
        QVERIFY(desk.goOnToWindow() && desk.untilOnline());
    }
    ClientDesk later(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(later.giveNameAndPassword(u"zhoumin"_s, m_own));
    QVERIFY(later.goOnToWindow() && later.untilOnline());
    QVERIFY(later.page().findChildren<NewPasswordDialog *>().isEmpty());
}

void tst_NewPassword::givingUpLeadsBack()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.giveNameAndPassword(u"zhangwei"_s, m_given));
    auto *dialog = ClientDesk::dialog<NewPasswordDialog>(&desk.page());
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(ClientDesk::until([&] { return desk.page().findChildren<NewPasswordDialog *>().isEmpty(); }));
    QVERIFY(!desk.isReady() && !desk.page().isBusy());
    QCOMPARE(desk.page().step(), SignInPage::Step::Credentials);
    // The password did not change.
    QVERIFY(desk.giveNameAndPassword(u"zhangwei"_s, m_given));
    QVERIFY(ClientDesk::dialog<NewPasswordDialog>(&desk.page()));
}

void tst_NewPassword::whenSigningInAgain()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.giveNameAndPassword(u"zhoumin"_s, m_own));
    QVERIFY(desk.goOnToWindow() && desk.untilOnline());

    // An administrator gives all a new password, which ends their sessions.
    QVERIFY(m_service.stop());
    QVERIFY(givePasswords());
    QVERIFY(m_service.start());
    desk.core().connection().retry();
    auto *password = ClientDesk::dialog<PasswordDialog>(&desk.window());
    QVERIFY(password);
    QVERIFY(ClientDesk::write(password, "passwordAgain", m_given));
    QVERIFY(ClientDesk::press(password, "passwordSend"));
    auto *dialog = ClientDesk::dialog<NewPasswordDialog>(&desk.window());
    QVERIFY(dialog);
    QVERIFY(desk.core().connection().isOffline());
    QVERIFY(choose(dialog, u"Third-secret-of-3"_s));
    QVERIFY(desk.untilOnline());
}

QTEST_MAIN(tst_NewPassword)
#include "tst_newpassword.moc"
