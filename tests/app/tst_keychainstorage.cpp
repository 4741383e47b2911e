// SPDX-License-Identifier: GPL-3.0-or-later
// The program runs itself again inside a real keyring (tests/support/with-keyring.sh) with a list of steps, and each
// step prints one line with its outcome; so every situation of a keychain is the real one.
#include "app/keychainstorage.h"
#include "domain/systemseams.h"
#include "store/vault.h"
#include "store/vaultsecret.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

QByteArray nameOf(SecretError error)
{
    switch (error) {
    case SecretError::Unavailable:
        return "Unavailable";
    case SecretError::Locked:
        return "Locked";
    case SecretError::NotFound:
        return "NotFound";
    case SecretError::Failed:
        return "Failed";
    }
    return "?";
}

/// One step: read:NAME, write:NAME:HEX, remove:NAME, obtain:PROFILE (a vault exists: obtain!:PROFILE),
/// vanish:NAME (a read whose asker goes at once), lock.
QByteArray runStep(KeychainStorage &storage, const QString &step)
{
    const QStringList parts = step.split(u':');
    const QString &verb = parts.first();
    if (verb == u"lock"_s) {
        QProcess lock;
        lock.start(u"dbus-send"_s, {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s,
                                    u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.Lock"_s,
                                    u"array:objpath:/org/freedesktop/secrets/collection/login"_s});
        const bool locked = lock.waitForFinished() && lock.exitCode() == 0;
        return locked ? QByteArray("done") : QByteArray("cannot lock: " + lock.readAllStandardError());
    }
    QObject context;
    QEventLoop loop;
    QByteArray outcome;
    bool returned = false;
    const auto finish = [&](const QByteArray &text) {
        outcome = returned ? text : QByteArray("called before the call returned");
        loop.quit();
    };
    const auto done = [&](const Expected<void, SecretError> &result) {
        finish(result ? QByteArray("done") : nameOf(result.error()));
    };
    const QString name = parts.value(1);
    SystemRandom random;
    if (verb == u"vanish"_s) {
        auto gone = std::make_unique<QObject>();
        storage.read(name, gone.get(), [&](const auto &) { outcome = "called without its context"; });
        gone.reset();
        storage.read(name, &context, [&](const auto &) { finish(outcome.isEmpty() ? "silent" : outcome); });
    } else if (verb == u"read"_s) {
        storage.read(name, &context, [&](const Expected<SecretBytes, SecretError> &found) {
            finish(found ? found->view().toByteArray().toHex() : nameOf(found.error()));
        });
    } else if (verb == u"write"_s) {
        storage.write(name, SecretBytes::copyOf(QByteArray::fromHex(parts.value(2).toLatin1())), &context, done);
    } else if (verb == u"remove"_s) {
        storage.remove(name, &context, done);
    } else {
        obtainDeviceSecret(storage, random, name, verb.endsWith(u'!'), &context,
                           [&](const Expected<SecretBytes, VaultError> &secret) {
                               finish(secret ? QByteArray::number(secret->size())
                                             : QByteArray(vaultErrorName(secret.error()).latin1()));
                           });
    }
    returned = true;
    loop.exec();
    return outcome;
}

int runSteps(const QStringList &steps)
{
    KeychainStorage storage;
    for (const QString &step : steps)
        std::printf("%s\n", runStep(storage, step).constData());
    return 0;
}

enum class Keyring { Unlocked, Locked, NoService, NoBus };

QStringList outcomes(Keyring keyring, const QStringList &steps)
{
    QStringList command;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (keyring == Keyring::NoBus) {
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
    } else {
        command.append(QStringLiteral(YC_SOURCE_DIR "/tests/support/with-keyring.sh"));
        if (keyring == Keyring::Locked)
            command.append(u"--locked"_s);
        if (keyring == Keyring::NoService)
            command.append(u"--no-service"_s);
    }
    command << QCoreApplication::applicationFilePath() << u"--steps"_s << steps;
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(command.takeFirst(), command);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return {u"failed: "_s + QString::fromUtf8(process.readAllStandardError())};
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class TestKeychainStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsBytesAsTheyAre();
    void removesWhatItKept();
    void aLockedKeyringIsNotAnEmptyOne();
    void lockingHidesEntriesButLosesNone();
    void withoutAServiceItIsUnavailable_data();
    void withoutAServiceItIsUnavailable();
    void theDeviceSecretOnARealKeyring();
    void nobodyIsCalledAfterTheContextIsGone();
};

void TestKeychainStorage::initTestCase()
{
    for (const QString &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
    }
}

void TestKeychainStorage::keepsBytesAsTheyAre()
{
    QCOMPARE(outcomes(Keyring::Unlocked,
                      {u"read:a"_s, u"write:a:00ff00e7aa97"_s, u"read:a"_s, u"read:b"_s, u"write:a:01"_s, u"read:a"_s}),
             (QStringList{u"NotFound"_s, u"done"_s, u"00ff00e7aa97"_s, u"NotFound"_s, u"done"_s, u"01"_s}));
}

void TestKeychainStorage::removesWhatItKept()
{
    QCOMPARE(outcomes(Keyring::Unlocked, {u"write:a:01"_s, u"remove:a"_s, u"read:a"_s, u"remove:a"_s}),
             (QStringList{u"done"_s, u"done"_s, u"NotFound"_s, u"done"_s}));
}

void TestKeychainStorage::aLockedKeyringIsNotAnEmptyOne()
{
    QCOMPARE(outcomes(Keyring::Locked, {u"read:a"_s, u"write:a:01"_s, u"remove:a"_s, u"obtain:p"_s, u"obtain!:p"_s}),
             (QStringList{u"Locked"_s, u"Locked"_s, u"Locked"_s, u"KeychainLocked"_s, u"KeychainLocked"_s}));
}

void TestKeychainStorage::lockingHidesEntriesButLosesNone()
{
    QCOMPARE(outcomes(Keyring::Unlocked, {u"write:a:01"_s, u"obtain:p"_s, u"lock"_s, u"read:a"_s, u"remove:a"_s,
                                          u"obtain!:p"_s, u"obtain:p"_s}),
             (QStringList{u"done"_s, u"32"_s, u"done"_s, u"Locked"_s, u"Locked"_s, u"KeychainLocked"_s,
                          u"KeychainLocked"_s}));
}

void TestKeychainStorage::withoutAServiceItIsUnavailable_data()
{
    QTest::addColumn<int>("keyring");
    QTest::newRow("no secret service on the bus") << int(Keyring::NoService);
    QTest::newRow("no bus") << int(Keyring::NoBus);
}

void TestKeychainStorage::withoutAServiceItIsUnavailable()
{
    QFETCH(const int, keyring);
    QCOMPARE(outcomes(Keyring(keyring), {u"read:a"_s, u"write:a:01"_s, u"remove:a"_s, u"obtain:p"_s}),
             (QStringList{u"Unavailable"_s, u"Unavailable"_s, u"Unavailable"_s, u"KeychainUnavailable"_s}));
}

void TestKeychainStorage::theDeviceSecretOnARealKeyring()
{
    QCOMPARE(outcomes(Keyring::Unlocked, {u"obtain!:p"_s, u"obtain:p"_s, u"obtain!:p"_s}),
             (QStringList{u"NoDeviceSecret"_s, u"32"_s, u"32"_s}));
}

void TestKeychainStorage::nobodyIsCalledAfterTheContextIsGone()
{
    QCOMPARE(outcomes(Keyring::Unlocked, {u"write:a:01"_s, u"vanish:a"_s}), (QStringList{u"done"_s, u"silent"_s}));
    QCOMPARE(outcomes(Keyring::NoBus, {u"vanish:a"_s}), QStringList{u"silent"_s});
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--steps"_s)
        return runSteps(arguments.mid(2));
    TestKeychainStorage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychainstorage.moc"
