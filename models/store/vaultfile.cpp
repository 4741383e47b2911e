// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vaultfile.h"

#include "ledger/digest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace yunchuang {

namespace {

constexpr QLatin1String VaultFormat("yunchuang-vault/1");
constexpr QLatin1String VaultSuite("xchacha20-poly1305");
constexpr QLatin1String VaultKdf("argon2id13");
constexpr qint64 MaxVaultBytes = 64 * 1024;

// Outside of these a file asks for what no client ever wrote.
constexpr quint32 MaxKdfOperations = 64;
constexpr quint64 MaxKdfMemory = 4ULL * 1024 * 1024 * 1024;

QJsonValue hexValue(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// Takes every member of one object; a missing, unknown or unreadable one makes it unusable.
class VaultObject
{
public:
    explicit VaultObject(const QJsonValue &value)
        : m_object(value.toObject())
        , m_good(value.isObject())
    {
    }
    QString text(QLatin1String name)
    {
        const QJsonValue value = m_object.take(name);
        m_good = m_good && value.isString();
        return value.toString();
    }
    QByteArray bytes(QLatin1String name)
    {
        const std::optional<QByteArray> raw = ledger::bytesFromHex(text(name).toUtf8());
        m_good = m_good && raw && !raw->isEmpty();
        return raw.value_or(QByteArray());
    }
    quint64 number(QLatin1String name, quint64 highest)
    {
        const QJsonValue value = m_object.take(name);
        const qint64 whole = value.toInteger(-1);
        m_good = m_good && value.isDouble() && whole > 0 && static_cast<quint64>(whole) <= highest;
        return whole > 0 ? static_cast<quint64>(whole) : 0;
    }
    [[nodiscard]] bool has(QLatin1String name) const { return m_object.contains(name); }
    QJsonValue take(QLatin1String name) { return m_object.take(name); }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool finished() const { return m_good && m_object.isEmpty(); }

private:
    QJsonObject m_object;
    bool m_good;
};

constexpr QLatin1String FormatKey("format");
constexpr QLatin1String SuiteKey("suite");
constexpr QLatin1String VaultIdKey("vault");
constexpr QLatin1String DeviceKey("device");
constexpr QLatin1String PassphraseKey("passphrase");
constexpr QLatin1String RecoveryKey("recovery");
constexpr QLatin1String KdfKey("kdf");
constexpr QLatin1String OperationsKey("operations");
constexpr QLatin1String MemoryKey("memory");
constexpr QLatin1String SaltKey("salt");
constexpr QLatin1String SealedKeyKey("key");
constexpr QLatin1String PublicKeyKey("publicKey");
constexpr QLatin1String SigningSeedKey("signingSeed");
constexpr QLatin1String MacKey("mac");

QJsonObject vaultToJson(const VaultFile &file)
{
    QJsonObject object{{FormatKey, VaultFormat},
                       {SuiteKey, VaultSuite},
                       {VaultIdKey, hexValue(file.vaultId)},
                       {DeviceKey, hexValue(file.deviceCheck)},
                       {PublicKeyKey, hexValue(file.publicKey)},
                       {SigningSeedKey, hexValue(file.sealedSigningSeed)}};
    if (file.passphrase) {
        const VaultFile::PassphraseSlot &slot = *file.passphrase;
        object.insert(PassphraseKey, QJsonObject{{KdfKey, VaultKdf},
                                                 {OperationsKey, static_cast<qint64>(slot.cost.operations)},
                                                 {MemoryKey, static_cast<qint64>(slot.cost.memoryBytes)},
                                                 {SaltKey, hexValue(slot.salt)},
                                                 {SealedKeyKey, hexValue(slot.sealedKey)}});
    }
    if (file.recovery) {
        object.insert(RecoveryKey, QJsonObject{{SaltKey, hexValue(file.recovery->salt)},
                                               {SealedKeyKey, hexValue(file.recovery->sealedKey)}});
    }
    return object;
}

Expected<VaultFile, VaultError> vaultFromJson(const QJsonObject &object)
{
    VaultObject in(object);
    const QString format = in.text(FormatKey);
    if (!in.good() || !format.startsWith(QLatin1String("yunchuang-vault/")))
        return unexpected(VaultError::Damaged);
    if (format != VaultFormat)
        return unexpected(VaultError::UnknownFormat);
    const QString suite = in.text(SuiteKey);
    if (in.good() && suite != VaultSuite)
        return unexpected(VaultError::UnknownSuite);

    VaultFile file;
    file.vaultId = in.bytes(VaultIdKey);
    file.deviceCheck = in.bytes(DeviceKey);
    file.publicKey = in.bytes(PublicKeyKey);
    file.sealedSigningSeed = in.bytes(SigningSeedKey);
    file.mac = in.bytes(MacKey);
    bool slotsGood = true;
    if (in.has(PassphraseKey)) {
        VaultObject slot(in.take(PassphraseKey));
        const QString kdf = slot.text(KdfKey);
        if (slot.good() && kdf != VaultKdf)
            return unexpected(VaultError::UnknownSuite);
        VaultFile::PassphraseSlot read;
        read.cost.operations = static_cast<quint32>(slot.number(OperationsKey, MaxKdfOperations));
        read.cost.memoryBytes = slot.number(MemoryKey, MaxKdfMemory);
        read.salt = slot.bytes(SaltKey);
        read.sealedKey = slot.bytes(SealedKeyKey);
        slotsGood = slot.finished();
        file.passphrase = read;
    }
    if (in.has(RecoveryKey)) {
        VaultObject slot(in.take(RecoveryKey));
        VaultFile::RecoverySlot read;
        read.salt = slot.bytes(SaltKey);
        read.sealedKey = slot.bytes(SealedKeyKey);
        slotsGood = slotsGood && slot.finished();
        file.recovery = read;
    }
    if (!in.finished() || !slotsGood)
        return unexpected(VaultError::Damaged);
    return file;
}

} // namespace

QLatin1String vaultErrorName(VaultError error)
{
    switch (error) {
    case VaultError::NoVault:
        return QLatin1String("NoVault");
    case VaultError::Exists:
        return QLatin1String("Exists");
    case VaultError::Damaged:
        return QLatin1String("Damaged");
    case VaultError::UnknownFormat:
        return QLatin1String("UnknownFormat");
    case VaultError::UnknownSuite:
        return QLatin1String("UnknownSuite");
    case VaultError::NoDeviceSecret:
        return QLatin1String("NoDeviceSecret");
    case VaultError::WrongDeviceSecret:
        return QLatin1String("WrongDeviceSecret");
    case VaultError::KeychainLocked:
        return QLatin1String("KeychainLocked");
    case VaultError::KeychainUnavailable:
        return QLatin1String("KeychainUnavailable");
    case VaultError::KeychainFailed:
        return QLatin1String("KeychainFailed");
    case VaultError::NoSuchSlot:
        return QLatin1String("NoSuchSlot");
    case VaultError::WrongPassphrase:
        return QLatin1String("WrongPassphrase");
    case VaultError::WrongRecoveryHalf:
        return QLatin1String("WrongRecoveryHalf");
    case VaultError::WeakPassphrase:
        return QLatin1String("WeakPassphrase");
    case VaultError::NoMemory:
        return QLatin1String("NoMemory");
    case VaultError::Io:
        return QLatin1String("Io");
    }
    return QLatin1String("Unknown");
}

QByteArray VaultFile::authenticated() const
{
    return QJsonDocument(vaultToJson(*this)).toJson(QJsonDocument::Compact);
}

QString VaultFile::pathIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("vault.json"));
}

Expected<VaultFile, VaultError> VaultFile::load(const QString &folder)
{
    QFile file(pathIn(folder));
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(file.exists() ? VaultError::Io : VaultError::NoVault);
    const QByteArray bytes = file.read(MaxVaultBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return unexpected(VaultError::Io);
    if (bytes.size() > MaxVaultBytes)
        return unexpected(VaultError::Damaged);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return unexpected(VaultError::Damaged);
    return vaultFromJson(document.object());
}

Expected<void, VaultError> VaultFile::save(const QString &folder) const
{
    constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!QFileInfo::exists(folder)) {
        if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner))
            return unexpected(VaultError::Io);
    }
    QJsonObject object = vaultToJson(*this);
    object.insert(MacKey, hexValue(mac));
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    QSaveFile file(pathIn(folder));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(bytes) != bytes.size() ||
        !file.commit()) {
        return unexpected(VaultError::Io);
    }
    return {};
}

} // namespace yunchuang
