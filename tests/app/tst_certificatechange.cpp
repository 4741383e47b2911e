// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clientdesk.h"
#include "tests/integration/officeatwork.h"
#include "ui/common/smallparts.h"
#include "ui/signin/certificatedialog.h"

#include <QSslCertificate>
#include <QTemporaryDir>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// The service gets another certificate while a clerk who confirmed the first one is at work.
class tst_CertificateChange : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(openOffice()); }
    void aChangeIsAskedAbout();
    void anInstalledAuthorityDecidesItself();

private:
    [[nodiscard]] QByteArray shownFingerprint() const
    {
        QFile file(m_service.dataFolder() + u"/server.pem"_s);
        const auto chain =
            file.open(QIODevice::ReadOnly) ? authoritiesFromPem(file.readAll()) : QList<QSslCertificate>();
        return chain.isEmpty() ? QByteArray() : chain.constFirst().digest(QCryptographicHash::Sha256);
    }
    [[nodiscard]] bool renewCertificate()
    {
        return m_service.stop() && m_service.run({u"certificate"_s, u"--host"_s, u"localhost"_s}) == 0 &&
               m_service.start();
    }
    [[nodiscard]] static QWidget *fingerprintOf(CertificateDialog *dialog)
    {
        return dialog->findChild<QWidget *>(u"certificateFingerprint"_s);
    }
};

void tst_CertificateChange::aChangeIsAskedAbout()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), {}, keychain, profiles.path());
    QVERIFY(ClientDesk::press(&desk.page(), "confirmCertificate"));
    QVERIFY(desk.giveNameAndPassword(u"zhoumin"_s, m_service.password()));
    QVERIFY(desk.goOnToWindow() && desk.untilOnline());
    const QByteArray before = shownFingerprint();
    QCOMPARE(desk.settings().pinnedCertificate(m_service.origin().toString()), before);

    QVERIFY(renewCertificate());
    const QByteArray after = shownFingerprint();
    QVERIFY(after != before);
    const auto retry = [&] { desk.core().connection().retry(); };
    retry();
    auto *dialog = ClientDesk::dialog<CertificateDialog>(&desk.window());
    QVERIFY(dialog);
    auto *fingerprint = qobject_cast<TextLabel *>(fingerprintOf(dialog));
    QVERIFY(fingerprint);
    QCOMPARE(fingerprint->text(), groupedFingerprint(QString::fromLatin1(after.toHex())));

    // Refused: offline, nothing is trusted, and the question comes again with the next try.
    QVERIFY(ClientDesk::press(dialog, "stayOffline"));
    QVERIFY(ClientDesk::until([&] { return desk.window().findChildren<CertificateDialog *>().isEmpty(); }));
    QCOMPARE(desk.core().connection().snapshot().reason, OfflineReason::CertificateChanged);
    QCOMPARE(desk.settings().pinnedCertificate(m_service.origin().toString()), before);
    retry();
    dialog = ClientDesk::dialog<CertificateDialog>(&desk.window());
    QVERIFY(dialog);
    QVERIFY(ClientDesk::press(dialog, "trustCertificate"));
    QVERIFY(desk.untilOnline());
    QCOMPARE(desk.settings().pinnedCertificate(m_service.origin().toString()), after);
}

void tst_CertificateChange::anInstalledAuthorityDecidesItself()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.giveNameAndPassword(u"zhoumin"_s, m_service.password()));
    QVERIFY(desk.goOnToWindow() && desk.untilOnline());
    // Renewed by the same authority: nobody is asked.
    QVERIFY(renewCertificate());
    desk.core().connection().retry();
    QVERIFY(desk.untilOnline());
    QVERIFY(desk.window().findChildren<CertificateDialog *>().isEmpty());
    // Somebody else's authority: there is nothing to press but to stay offline.
    ServiceProcess other{QStringLiteral(YC_SERVICE), QStringLiteral(YC_SOURCE_DIR "/resources")};
    QCOMPARE(other.run({u"init"_s}), 0);
    QVERIFY(m_service.stop());
    for (const QString &file : {u"/ca.pem"_s, u"/ca-key.pem"_s, u"/server.pem"_s, u"/server-key.pem"_s}) {
        QVERIFY(QFile::remove(m_service.dataFolder() + file));
        QVERIFY(QFile::copy(other.dataFolder() + file, m_service.dataFolder() + file));
    }
    QVERIFY(m_service.start());
    desk.core().connection().retry();
    auto *dialog = ClientDesk::dialog<CertificateDialog>(&desk.window());
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QWidget *>(u"trustCertificate"_s)->isVisible());
    QVERIFY(ClientDesk::press(dialog, "stayOffline"));
    QVERIFY(desk.core().connection().isOffline());
}

QTEST_MAIN(tst_CertificateChange)
#include "tst_certificatechange.moc"
