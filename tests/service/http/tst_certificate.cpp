// SPDX-License-Identifier: GPL-3.0-or-later
//
// The private authority and the certificates it issues, read back by the client's own TLS library.

#include "service/http/certificate.h"

#include "domain/systemseams.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace yunchuang::service;

class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theServerCertificateIsIssuedByTheAuthority();
    void namesAreOnTheCertificate();
    void keysAreForTheirOwnerOnly();
    void validityIsWhatClientsAccept();
    void anAuthorityIsNeverOverwritten();
    void aServerCertificateIsRenewedUnderTheSameAuthority();
    void badNamesAreRefused_data();
    void badNamesAreRefused();
    void aForeignAuthorityKeyIsRefused();
    void missingFilesAreNamed();
    void fingerprintsAreThoseOfTheFile();

private:
    yunchuang::SystemClock m_clock;
    yunchuang::SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    CertificateFiles m_files;
};

void TestCertificate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_files = CertificateFiles::in(m_folder->path());
    QVERIFY(createAuthority(m_files, m_clock, m_random));
}

void TestCertificate::theServerCertificateIsIssuedByTheAuthority()
{
    QVERIFY(issueServerCertificate(m_files, {}, m_clock, m_random));
    const QList<QSslCertificate> authority = QSslCertificate::fromPath(m_files.authority);
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(m_files.server);
    QCOMPARE(authority.size(), 1);
    QCOMPARE(chain.size(), 2);
    QCOMPARE(chain[1], authority[0]);
    QCOMPARE(chain[0].issuerInfo(QSslCertificate::CommonName), authority[0].subjectInfo(QSslCertificate::CommonName));
    QVERIFY(authority[0].isSelfSigned());
    QVERIFY(!chain[0].isSelfSigned());
    QCOMPARE(chain[0].publicKey().algorithm(), QSsl::Ec);
    QCOMPARE(chain[0].publicKey().length(), 256);
    QVERIFY(chain[0].serialNumber() != authority[0].serialNumber());
    QMap<QString, bool> critical;
    for (const QSslCertificateExtension &extension : chain[0].extensions())
        critical.insert(extension.oid(), extension.isCritical());
    QCOMPARE(critical.value(QStringLiteral("2.5.29.19"), false), true); // basic constraints
    QVERIFY(critical.contains(QStringLiteral("2.5.29.37")));            // extended key usage
    QVERIFY(critical.contains(QStringLiteral("2.5.29.35")));            // authority key identifier
}

void TestCertificate::namesAreOnTheCertificate()
{
    const QStringList names = {QStringLiteral("zwfw.example.org"), QStringLiteral("10.1.2.3"),
                               QStringLiteral("localhost"), QStringLiteral("fd00::7")};
    QVERIFY(issueServerCertificate(m_files, names, m_clock, m_random));
    const auto all = QSslCertificate::fromPath(m_files.server).first().subjectAlternativeNames();
    const QStringList dns = all.values(QSsl::DnsEntry);
    const QStringList addresses = all.values(QSsl::IpAddressEntry);
    QCOMPARE(dns.size(), 2);
    QVERIFY(dns.contains(QStringLiteral("localhost")));
    QVERIFY(dns.contains(QStringLiteral("zwfw.example.org")));
    QCOMPARE(addresses.size(), 4);
    QVERIFY(addresses.contains(QStringLiteral("127.0.0.1")));
    QVERIFY(addresses.contains(QStringLiteral("10.1.2.3")));
}

void TestCertificate::keysAreForTheirOwnerOnly()
{
    QVERIFY(issueServerCertificate(m_files, {}, m_clock, m_random));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &path : {m_files.authorityKey, m_files.serverKey}) {
        QVERIFY(QFileInfo::exists(path));
        QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
    }
    QVERIFY(QFile::permissions(m_files.authority) & QFile::ReadOther);
}

void TestCertificate::validityIsWhatClientsAccept()
{
    QVERIFY(issueServerCertificate(m_files, {}, m_clock, m_random));
    const QSslCertificate server = QSslCertificate::fromPath(m_files.server).first();
    const QSslCertificate authority = QSslCertificate::fromPath(m_files.authority).first();
    QVERIFY(server.effectiveDate() <= m_clock.now());
    QVERIFY(m_clock.now().daysTo(server.expiryDate()) >= 396);
    QVERIFY(server.effectiveDate().daysTo(server.expiryDate()) <= 398);
    QVERIFY(authority.expiryDate() > server.expiryDate());
}

void TestCertificate::anAuthorityIsNeverOverwritten()
{
    const auto again = createAuthority(m_files, m_clock, m_random);
    QVERIFY(!again);
    QCOMPARE(again.error().code, CertificateError::Code::Exists);
    QVERIFY(QFile::remove(m_files.authority));
    QVERIFY(!createAuthority(m_files, m_clock, m_random)); // its key is still there
}

void TestCertificate::aServerCertificateIsRenewedUnderTheSameAuthority()
{
    QVERIFY(issueServerCertificate(m_files, {}, m_clock, m_random));
    const QSslCertificate first = QSslCertificate::fromPath(m_files.server).first();
    QVERIFY(issueServerCertificate(m_files, {}, m_clock, m_random));
    const QList<QSslCertificate> second = QSslCertificate::fromPath(m_files.server);
    QVERIFY(second[0] != first);
    QCOMPARE(second[1], QSslCertificate::fromPath(m_files.authority).first());
}

void TestCertificate::badNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("injected entry") << QStringLiteral("a,DNS:*");
    QTest::newRow("blank") << QStringLiteral("a b");
    QTest::newRow("empty label") << QStringLiteral("a..b");
    QTest::newRow("leading hyphen") << QStringLiteral("-a.b");
    QTest::newRow("Chinese") << QStringLiteral(u"政务.cn");
    QTest::newRow("line break") << QStringLiteral("a\nb");
}

void TestCertificate::badNamesAreRefused()
{
    QFETCH(QString, name);
    const auto issued = issueServerCertificate(m_files, {name}, m_clock, m_random);
    QVERIFY(!issued);
    QCOMPARE(issued.error().code, CertificateError::Code::Name);
    QVERIFY(!QFile::exists(m_files.server));
}

void TestCertificate::aForeignAuthorityKeyIsRefused()
{
    const QTemporaryDir other;
    const auto foreign = CertificateFiles::in(other.path());
    QVERIFY(createAuthority(foreign, m_clock, m_random));
    CertificateFiles mixed = m_files;
    mixed.authorityKey = foreign.authorityKey;
    const auto issued = issueServerCertificate(mixed, {}, m_clock, m_random);
    QVERIFY(!issued);
    QCOMPARE(issued.error().code, CertificateError::Code::Crypto);
}

void TestCertificate::missingFilesAreNamed()
{
    QVERIFY(QFile::remove(m_files.authorityKey));
    const auto issued = issueServerCertificate(m_files, {}, m_clock, m_random);
    QVERIFY(!issued);
    QCOMPARE(issued.error().code, CertificateError::Code::File);
    QVERIFY(issued.error().detail.contains(QStringLiteral("ca-key.pem")));
}

void TestCertificate::fingerprintsAreThoseOfTheFile()
{
    const auto fingerprint = certificateFingerprint(m_files.authority);
    QVERIFY(fingerprint);
    const QSslCertificate authority = QSslCertificate::fromPath(m_files.authority).first();
    QCOMPARE(*fingerprint, QString::fromLatin1(authority.digest(QCryptographicHash::Sha256).toHex(':').toUpper()));
    QVERIFY(!certificateFingerprint(m_files.authorityKey));
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
