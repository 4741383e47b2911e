// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"
#include "store/vault.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

/// The smallest cost libsodium takes: the derivation is the same, only quick.
constexpr KdfCost Quick{1, 8192};

const QString Passphrase = u"正确的马电池订书钉"_s;

SecretBytes secret(char fill)
{
    return SecretBytes::copyOf(QByteArray(32, fill));
}

class Profile
{
public:
    [[nodiscard]] QString folder() const { return m_dir.filePath(u"service-a/clerk-1"_s); }
    [[nodiscard]] QString file() const { return VaultFile::pathIn(folder()); }
    [[nodiscard]] QByteArray contents() const
    {
        QFile in(file());
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    void setContents(const QByteArray &bytes) const
    {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(out.write(bytes), bytes.size());
    }
    Expected<Vault, VaultError> create(const QString &passphrase, SecretBytes half = secret('h'))
    {
        Vault::Locks locks{passphrase, std::move(half), Quick};
        return Vault::create(folder(), secret('d'), locks, random);
    }
    Expected<Vault, VaultError> open(const QString &passphrase, char device = 'd')
    {
        return Vault::openWithPassphrase(folder(), secret(device), passphrase, random);
    }
    Expected<Vault, VaultError> recover(char half, char device = 'd')
    {
        return Vault::openWithRecovery(folder(), secret(device), secret(half), random);
    }

    SystemRandom random;

private:
    QTemporaryDir m_dir;
};

template<class T>
VaultError errorOf(const Expected<T, VaultError> &result)
{
    return result ? VaultError(-1) : result.error();
}

/// Two vaults hold the same keys when one opens what the other sealed.
bool sameKeys(const Vault &a, const Vault &b)
{
    const auto opened =
        b.box(QLatin1String("cache")).open("row", a.box(QLatin1String("cache")).seal("row", "applicant"));
    return opened && *opened == "applicant" && a.deviceKey().publicKey() == b.deviceKey().publicKey();
}

QByteArray changed(const QByteArray &json, const std::function<void(QJsonObject &)> &change)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    change(object);
    return QJsonDocument(object).toJson();
}

} // namespace

class TestVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSlotsOpenTheSameKeys();
    void eachSlotNeedsTheDevice();
    void wrongPassphraseAndHalfAreTold();
    void aSlotThatIsNotThereIsTold();
    void theFileIsTheOwnersAlone();
    void theFileHoldsNoSecret();
    void anExistingVaultIsNeverReplaced();
    void locksAreChecked();
    void aMissingVaultIsTold();
    void aMissingDeviceSecretIsTold();
    void everyByteOfTheFileIsGuarded();
    void slotsOfAnotherVaultDoNotFit();
    void newerFormatsAndSuitesAreTold();
    void rubbishIsDamaged_data();
    void rubbishIsDamaged();
    void thePassphraseRotates();
    void theRecoveryHalfRotates();
    void aFailedRotationKeepsEverything();
    void theDeviceKeyRenews();
    void composedAndDecomposedPassphrasesAreOne();
    void purposesAreApart();
    void temporaryKeysTouchNoDisk();
    void theDefaultCostIsNotTheTestsCost();
};

void TestVault::bothSlotsOpenTheSameKeys()
{
    Profile profile;
    const auto made = profile.create(Passphrase);
    QVERIFY(made);
    QVERIFY(made->hasPassphrase() && made->hasRecoveryHalf() && !made->isTemporary());
    const auto byPassphrase = profile.open(Passphrase);
    QVERIFY(byPassphrase);
    const auto byHalf = profile.recover('h');
    QVERIFY(byHalf);
    QVERIFY(sameKeys(*made, *byPassphrase));
    QVERIFY(sameKeys(*made, *byHalf));

    const QByteArray message("a command");
    QVERIFY(made->deviceKey().publicKey().verify(message, byHalf->deviceKey().sign(message)));
}

void TestVault::eachSlotNeedsTheDevice()
{
    Profile profile;
    QVERIFY(profile.create(Passphrase));
    QCOMPARE(errorOf(profile.open(Passphrase, 'x')), VaultError::WrongDeviceSecret);
    QCOMPARE(errorOf(profile.recover('h', 'x')), VaultError::WrongDeviceSecret);
}

void TestVault::wrongPassphraseAndHalfAreTold()
{
    Profile profile;
    QVERIFY(profile.create(Passphrase));
    QCOMPARE(errorOf(profile.open(Passphrase + u'!')), VaultError::WrongPassphrase);
    QCOMPARE(errorOf(profile.open({})), VaultError::WrongPassphrase);
    QCOMPARE(errorOf(profile.recover('i')), VaultError::WrongRecoveryHalf);
    QCOMPARE(errorOf(Vault::openWithRecovery(profile.folder(), secret('d'), SecretBytes(), profile.random)),
             VaultError::WrongRecoveryHalf);
}

void TestVault::aSlotThatIsNotThereIsTold()
{
    Profile onlyHalf;
    QVERIFY(onlyHalf.create({}));
    QCOMPARE(errorOf(onlyHalf.open(Passphrase)), VaultError::NoSuchSlot);
    QVERIFY(onlyHalf.recover('h'));

    Profile onlyPassphrase;
    QVERIFY(onlyPassphrase.create(Passphrase, {}));
    QCOMPARE(errorOf(onlyPassphrase.recover('h')), VaultError::NoSuchSlot);
    QVERIFY(onlyPassphrase.open(Passphrase));
}

void TestVault::theFileIsTheOwnersAlone()
{
    Profile profile;
    auto vault = profile.create(Passphrase);
    QVERIFY(vault);
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(!(QFile::permissions(profile.file()) & others));
    QVERIFY(!(QFile::permissions(profile.file()) & QFileDevice::ExeOwner));
    QVERIFY(!(QFile::permissions(profile.folder()) & others));
    // Also after a rewrite of a file that somebody opened up, and nothing is left beside it.
    QVERIFY(QFile::setPermissions(profile.file(),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    QVERIFY(vault->setPassphrase(u"another passphrase"_s, Quick));
    QVERIFY(!(QFile::permissions(profile.file()) & others));
    QCOMPARE(QDir(profile.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"vault.json"_s});
}

void TestVault::theFileHoldsNoSecret()
{
    Profile profile;
    const auto vault = profile.create(Passphrase);
    QVERIFY(vault);
    const QByteArray file = profile.contents();
    QVERIFY(!file.contains(secret('d').view().toByteArray().toHex()));
    QVERIFY(!file.contains(secret('h').view().toByteArray().toHex()));
    QVERIFY(!file.contains(vault->deviceKey().seed().view().toByteArray().toHex()));
    QVERIFY(!file.contains(Passphrase.toUtf8()));
    QVERIFY(file.contains(vault->deviceKey().publicKey().hex()));
}

void TestVault::anExistingVaultIsNeverReplaced()
{
    Profile profile;
    QVERIFY(profile.create(Passphrase));
    const QByteArray before = profile.contents();
    QCOMPARE(errorOf(profile.create(u"another passphrase"_s)), VaultError::Exists);
    profile.setContents("not a vault");
    QCOMPARE(errorOf(profile.create(Passphrase)), VaultError::Exists);
    QCOMPARE(profile.contents(), QByteArray("not a vault"));
    QVERIFY(Vault::existsIn(profile.folder()));
}

void TestVault::locksAreChecked()
{
    Profile profile;
    QCOMPARE(errorOf(profile.create({}, {})), VaultError::NoSuchSlot);
    QCOMPARE(errorOf(profile.create(u"1234567"_s)), VaultError::WeakPassphrase);
    QCOMPARE(errorOf(profile.create({}, SecretBytes::copyOf("short"))), VaultError::WrongRecoveryHalf);
    Vault::Locks locks{Passphrase, {}, Quick};
    QCOMPARE(errorOf(Vault::create(profile.folder(), {}, locks, profile.random)), VaultError::NoDeviceSecret);
    locks.cost.memoryBytes = 1; // below what Argon2id can work with
    QCOMPARE(errorOf(Vault::create(profile.folder(), secret('d'), locks, profile.random)), VaultError::NoMemory);
    QVERIFY(!Vault::existsIn(profile.folder()));
}

void TestVault::aMissingVaultIsTold()
{
    Profile profile;
    QCOMPARE(errorOf(profile.open(Passphrase)), VaultError::NoVault);
    QCOMPARE(errorOf(profile.recover('h')), VaultError::NoVault);
    QVERIFY(!Vault::existsIn(profile.folder()));
    QVERIFY(QDir().mkpath(profile.file())); // a folder in its place
    QCOMPARE(errorOf(profile.open(Passphrase)), VaultError::Io);
}

void TestVault::aMissingDeviceSecretIsTold()
{
    Profile profile;
    QVERIFY(profile.create(Passphrase));
    QCOMPARE(errorOf(Vault::openWithPassphrase(profile.folder(), {}, Passphrase, profile.random)),
             VaultError::NoDeviceSecret);
    QCOMPARE(
        errorOf(Vault::openWithPassphrase(profile.folder(), SecretBytes::copyOf("short"), Passphrase, profile.random)),
        VaultError::WrongDeviceSecret);
}

void TestVault::everyByteOfTheFileIsGuarded()
{
    Profile profile;
    QVERIFY(profile.create(Passphrase));
    const QByteArray good = profile.contents();
    const QJsonDocument parsed = QJsonDocument::fromJson(good);
    const QList<VaultError> expected{VaultError::Damaged, VaultError::UnknownFormat, VaultError::UnknownSuite,
                                     VaultError::WrongDeviceSecret};
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad.at(i) ^ 1);
        if (QJsonDocument::fromJson(bad) == parsed)
            continue; // white space
        profile.setContents(bad);
        if (!expected.contains(errorOf(profile.open(Passphrase))))
            QFAIL(qPrintable(QString::asprintf("byte %lld", i)));
        if (!expected.contains(errorOf(profile.recover('h'))))
            QFAIL(qPrintable(QString::asprintf("byte %lld", i)));
    }
    // A cheaper derivation must not be talked into.
    profile.setContents(changed(good, [](QJsonObject &o) {
        QJsonObject slot = o.value(u"passphrase"_s).toObject();
        slot.insert(u"operations"_s, 2);
        o.insert(u"passphrase"_s, slot);
    }));
    QCOMPARE(errorOf(profile.open(Passphrase)), VaultError::Damaged);
    profile.setContents(good);
    QVERIFY(profile.open(Passphrase));
}

void TestVault::slotsOfAnotherVaultDoNotFit()
{
    Profile one;
    Profile two;
    QVERIFY(one.create(Passphrase));
    QVERIFY(two.create(Passphrase));
    const QJsonObject other = QJsonDocument::fromJson(two.contents()).object();
    for (const QString &part : {u"passphrase"_s, u"recovery"_s, u"signingSeed"_s, u"publicKey"_s, u"mac"_s}) {
        const QByteArray good = one.contents();
        one.setContents(changed(good, [&](QJsonObject &o) { o.insert(part, other.value(part)); }));
        QCOMPARE(errorOf(one.open(Passphrase)), VaultError::Damaged);
        QCOMPARE(errorOf(one.recover('h')), VaultError::Damaged);
        one.setContents(good);
    }
    one.setContents(changed(one.contents(), [](QJsonObject &o) { o.remove(u"recovery"_s); }));
    QCOMPARE(errorOf(one.open(Passphrase)), VaultError::Damaged);
}

void TestVault::newerFormatsAndSuitesAreTold()
{
    Profile profile;
    QVERIFY(profile.create(Passphrase));
    const QByteArray good = profile.contents();
    const auto errorAfter = [&](const std::function<void(QJsonObject &)> &change) {
        profile.setContents(changed(good, change));
        return errorOf(profile.open(Passphrase));
    };
    QCOMPARE(errorAfter([](QJsonObject &o) { o.insert(u"format"_s, u"yunchuang-vault/2"_s); }),
             VaultError::UnknownFormat);
    QCOMPARE(errorAfter([](QJsonObject &o) { o.insert(u"suite"_s, u"sm4-hmac-sm3"_s); }), VaultError::UnknownSuite);
    QCOMPARE(errorAfter([](QJsonObject &o) {
                 QJsonObject slot = o.value(u"passphrase"_s).toObject();
                 slot.insert(u"kdf"_s, u"pbkdf2-hmac-sm3"_s);
                 o.insert(u"passphrase"_s, slot);
             }),
             VaultError::UnknownSuite);
}

void TestVault::rubbishIsDamaged_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("vault");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("another format") << QByteArray(R"({"format":"something"})");
    QTest::newRow("format only") << QByteArray(R"({"format":"yunchuang-vault/1","suite":"xchacha20-poly1305"})");
    QTest::newRow("too large") << QByteArray(R"({"format":")") + QByteArray(70'000, 'x') + QByteArray("\"}");
    QTest::newRow("deep") << QByteArray(50'000, '[');
    QTest::newRow("zero bytes") << QByteArray(500, '\0');
}

void TestVault::rubbishIsDamaged()
{
    QFETCH(const QByteArray, contents);
    Profile profile;
    QVERIFY(profile.create(Passphrase));
    profile.setContents(contents);
    QCOMPARE(errorOf(profile.open(Passphrase)), VaultError::Damaged);
    QCOMPARE(errorOf(profile.recover('h')), VaultError::Damaged);
}

void TestVault::thePassphraseRotates()
{
    Profile profile;
    auto vault = profile.create(Passphrase);
    QVERIFY(vault);
    const QString next = u"a longer passphrase"_s;
    QVERIFY(vault->setPassphrase(next, {2, 16384}));
    QCOMPARE(errorOf(profile.open(Passphrase)), VaultError::WrongPassphrase);
    const auto opened = profile.open(next);
    QVERIFY(opened);
    QVERIFY(sameKeys(*vault, *opened));
    QCOMPARE(VaultFile::load(profile.folder())->passphrase->cost, (KdfCost{2, 16384}));
    QVERIFY(profile.recover('h'));

    // Also where there was none: after a recovery on a profile without a passphrase.
    Profile recovered;
    QVERIFY(recovered.create({}));
    auto reopened = recovered.recover('h');
    QVERIFY(reopened->setPassphrase(next, Quick));
    QVERIFY(sameKeys(*reopened, *recovered.open(next)));
}

void TestVault::theRecoveryHalfRotates()
{
    Profile profile;
    auto vault = profile.create(Passphrase);
    QVERIFY(vault->setRecoveryHalf(secret('n')));
    QCOMPARE(errorOf(profile.recover('h')), VaultError::WrongRecoveryHalf);
    QVERIFY(sameKeys(*vault, *profile.recover('n')));
    QCOMPARE(errorOf(vault->setRecoveryHalf(SecretBytes::copyOf("short"))), VaultError::WrongRecoveryHalf);
    QVERIFY(profile.open(Passphrase));
}

void TestVault::aFailedRotationKeepsEverything()
{
    Profile profile;
    auto vault = profile.create(Passphrase);
    QVERIFY(vault);
    const QByteArray before = profile.contents();
    QCOMPARE(errorOf(vault->setPassphrase(u"short"_s, Quick)), VaultError::WeakPassphrase);
    QCOMPARE(profile.contents(), before);

    // The folder is gone and a file stands in its place: nothing can be written.
    const QString folder = profile.folder();
    const QString aside = folder + u"-aside"_s;
    QVERIFY(QFile::rename(folder, aside));
    QFile block(folder);
    QVERIFY(block.open(QIODevice::WriteOnly));
    block.close();
    QCOMPARE(errorOf(vault->setPassphrase(u"a longer passphrase"_s, Quick)), VaultError::Io);
    const auto keyBefore = vault->deviceKey().publicKey();
    QCOMPARE(errorOf(vault->renewDeviceKey()), VaultError::Io);
    QCOMPARE(vault->deviceKey().publicKey().hex(), keyBefore.hex());
    QVERIFY(QFile::remove(folder));
    QVERIFY(QFile::rename(aside, folder));
    QCOMPARE(profile.contents(), before);
    QVERIFY(sameKeys(*vault, *profile.open(Passphrase)));
}

void TestVault::theDeviceKeyRenews()
{
    Profile profile;
    auto vault = profile.create(Passphrase);
    const auto before = vault->deviceKey().publicKey();
    const QByteArray sealed = vault->box(QLatin1String("cache")).seal("row", "applicant");
    QVERIFY(vault->renewDeviceKey());
    QVERIFY(!(vault->deviceKey().publicKey() == before));
    const auto reopened = profile.open(Passphrase);
    QVERIFY(sameKeys(*vault, *reopened));
    QCOMPARE(reopened->box(QLatin1String("cache")).open("row", sealed).value(), QByteArray("applicant"));
}

void TestVault::composedAndDecomposedPassphrasesAreOne()
{
    Profile profile;
    QVERIFY(profile.create(u"caf\u00e9 caf\u00e9"_s));
    QVERIFY(profile.open(u"cafe\u0301 cafe\u0301"_s));
}

void TestVault::purposesAreApart()
{
    Profile profile;
    const auto vault = profile.create(Passphrase);
    const QByteArray sealed = vault->box(QLatin1String("cache")).seal("row", "applicant");
    QCOMPARE(vault->box(QLatin1String("outbox")).open("row", sealed).error(), SealError::Tampered);
    QVERIFY(vault->box(QLatin1String("cache")).open("row", sealed));
    // Two profiles with the same passphrase, device and half share nothing.
    Profile other;
    QVERIFY(!sameKeys(*vault, *other.create(Passphrase)));
}

void TestVault::temporaryKeysTouchNoDisk()
{
    SystemRandom random;
    Vault vault = Vault::temporary(random);
    QVERIFY(vault.isTemporary());
    const QByteArray sealed = vault.box(QLatin1String("cache")).seal("row", "applicant");
    QCOMPARE(vault.box(QLatin1String("cache")).open("row", sealed).value(), QByteArray("applicant"));
    QCOMPARE(errorOf(vault.setPassphrase(Passphrase, Quick)), VaultError::NoVault);
    QCOMPARE(errorOf(vault.setRecoveryHalf(secret('h'))), VaultError::NoVault);
    QVERIFY(!sameKeys(vault, Vault::temporary(random)));
    QVERIFY(vault.renewDeviceKey());
}

void TestVault::theDefaultCostIsNotTheTestsCost()
{
    Profile profile;
    Vault::Locks locks{Passphrase, {}, {}};
    QVERIFY(Vault::create(profile.folder(), secret('d'), locks, profile.random));
    QVERIFY(VaultFile::load(profile.folder())->passphrase->cost.memoryBytes >= 64 * 1024 * 1024);
    QVERIFY(profile.open(Passphrase));
}

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
