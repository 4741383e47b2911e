// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"
#include "store/vault.h"
#include "store/vaultsecret.h"
#include "tests/support/fakesecretstorage.h"

#include <QCoreApplication>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    FakeSecretStorage storage;
    SystemRandom random;
    QObject context;
    std::optional<Expected<SecretBytes, VaultError>> answer;
    int answers = 0;

    void obtain(bool vaultExists)
    {
        answer.reset();
        obtainDeviceSecret(storage, random, u"profile-1"_s, vaultExists, &context,
                           [this](Expected<SecretBytes, VaultError> secret) {
                               ++answers;
                               answer.emplace(std::move(secret));
                           });
    }
    [[nodiscard]] VaultError error() const { return *answer ? VaultError(-1) : answer->error(); }
};

} // namespace

class TestVaultSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewProfileGetsASecretThatStays();
    void aVaultWithoutItsSecretGetsNoNewOne();
    void troubleIsToldAndNothingWritten_data();
    void troubleIsToldAndNothingWritten();
    void aKeychainThatForgetsIsNotTrusted();
    void aForeignEntryIsNotOverwritten();
    void nobodyIsCalledAfterTheContextIsGone();
};

void TestVaultSecret::aNewProfileGetsASecretThatStays()
{
    Fixture f;
    f.obtain(false);
    QVERIFY(!f.answer); // never before the call returned
    QTRY_VERIFY(f.answer);
    QVERIFY(*f.answer);
    const QByteArray first = (*f.answer)->view().toByteArray();
    QCOMPARE(first.size(), Vault::DeviceSecretSize);
    QCOMPARE(f.storage.entries.value(deviceSecretName(u"profile-1"_s)), first);

    for (const bool vaultExists : {false, true}) {
        f.obtain(vaultExists);
        QTRY_VERIFY(f.answer);
        QVERIFY((*f.answer)->equals(first));
    }
    QCOMPARE(f.storage.writes, 1);
    QCOMPARE(f.answers, 3);
}

void TestVaultSecret::aVaultWithoutItsSecretGetsNoNewOne()
{
    Fixture f;
    f.obtain(true);
    QTRY_VERIFY(f.answer);
    QCOMPARE(f.error(), VaultError::NoDeviceSecret);
    QCOMPARE(f.storage.writes, 0);
}

void TestVaultSecret::troubleIsToldAndNothingWritten_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<int>("error");
    QTest::newRow("locked") << int(FakeSecretStorage::Mood::Locked) << int(VaultError::KeychainLocked);
    QTest::newRow("unavailable") << int(FakeSecretStorage::Mood::Unavailable) << int(VaultError::KeychainUnavailable);
    QTest::newRow("failing") << int(FakeSecretStorage::Mood::Failing) << int(VaultError::KeychainFailed);
}

void TestVaultSecret::troubleIsToldAndNothingWritten()
{
    QFETCH(const int, mood);
    QFETCH(const int, error);
    for (const bool vaultExists : {false, true}) {
        Fixture f;
        f.storage.mood = FakeSecretStorage::Mood(mood);
        f.obtain(vaultExists);
        QTRY_VERIFY(f.answer);
        QCOMPARE(int(f.error()), error);
        QCOMPARE(f.storage.writes, 0);
    }
}

void TestVaultSecret::aKeychainThatForgetsIsNotTrusted()
{
    Fixture f;
    f.storage.forgetful = true;
    f.obtain(false);
    QTRY_VERIFY(f.answer);
    QCOMPARE(f.error(), VaultError::KeychainFailed);
}

void TestVaultSecret::aForeignEntryIsNotOverwritten()
{
    Fixture f;
    f.storage.entries.insert(deviceSecretName(u"profile-1"_s), "a note of the clerk's");
    f.obtain(false);
    QTRY_VERIFY(f.answer);
    QCOMPARE(f.error(), VaultError::WrongDeviceSecret);
    QCOMPARE(f.storage.writes, 0);
}

void TestVaultSecret::nobodyIsCalledAfterTheContextIsGone()
{
    FakeSecretStorage storage;
    SystemRandom random;
    auto context = std::make_unique<QObject>();
    bool called = false;
    obtainDeviceSecret(storage, random, u"profile-1"_s, false, context.get(),
                       [&called](const Expected<SecretBytes, VaultError> &) { called = true; });
    context.reset();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QVERIFY(!called);
    QCOMPARE(storage.writes, 0);
}

QTEST_GUILESS_MAIN(TestVaultSecret)
#include "tst_vaultsecret.moc"
