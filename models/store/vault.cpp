// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault.h"

#include "store/associateddata.h"

#include <QFileInfo>

#include <sodium.h>

#include <initializer_list>

namespace yunchuang {

namespace {

constexpr qsizetype VaultIdSize = 16;
constexpr qsizetype KdfSaltSize = crypto_pwhash_SALTBYTES;

const unsigned char *vaultOctets(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

/// BLAKE2b with a 32-byte key over a label and parts, each with its length: one key or check value per label.
SecretBytes derive(const SecretBytes &key, QByteArrayView label, std::initializer_list<QByteArrayView> parts)
{
    SecretBytes out(SealedBox::KeySize);
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), static_cast<size_t>(key.size()), static_cast<size_t>(out.size()));
    const auto feed = [&state](QByteArrayView part) {
        const auto size = static_cast<unsigned char>(part.size());
        crypto_generichash_update(&state, &size, 1);
        crypto_generichash_update(&state, vaultOctets(part), static_cast<unsigned long long>(part.size()));
    };
    feed(label);
    for (const QByteArrayView part : parts)
        feed(part);
    crypto_generichash_final(&state, out.data(), static_cast<size_t>(out.size()));
    sodium_memzero(&state, sizeof state);
    return out;
}

/// The mac is over bytes of any length, so it takes their digest.
QByteArray fileMac(const SecretBytes &deviceSecret, const VaultFile &file)
{
    const ledger::Digest digest = ledger::Digest::of(file.authenticated());
    return derive(deviceSecret, "yunchuang/vault/mac/1", {file.vaultId, digest.view()}).view().toByteArray();
}

QByteArray deviceCheckFor(const SecretBytes &deviceSecret, const QByteArray &vaultId)
{
    return derive(deviceSecret, "yunchuang/vault/device/1", {vaultId}).view().first(16).toByteArray();
}

SecretBytes recoveryKey(const SecretBytes &deviceSecret, const VaultFile &file, const QByteArray &salt,
                        const SecretBytes &half)
{
    return derive(deviceSecret, "yunchuang/vault/recovery/1", {file.vaultId, salt, half.view()});
}

Expected<SecretBytes, VaultError> passphraseKey(const SecretBytes &deviceSecret, const VaultFile &file,
                                                const QByteArray &salt, const KdfCost &cost, const QString &passphrase)
{
    // The same characters may be typed in composed or decomposed form (RFC 8265, OpaqueString).
    QByteArray utf8 = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    SecretBytes stretched(SealedBox::KeySize);
    const int bad =
        salt.size() != KdfSaltSize
            ? -1
            : crypto_pwhash(stretched.data(), static_cast<unsigned long long>(stretched.size()), utf8.constData(),
                            static_cast<unsigned long long>(utf8.size()), vaultOctets(salt), cost.operations,
                            static_cast<size_t>(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    ledger::wipe(utf8);
    if (bad != 0)
        return unexpected(VaultError::NoMemory);
    return derive(deviceSecret, "yunchuang/vault/passphrase/1", {file.vaultId, stretched.view()});
}

QByteArray slotData(const VaultFile &file, QByteArrayView kind)
{
    return AssociatedData("vault").add(kind).add(QByteArrayView(file.vaultId)).bytes();
}

Expected<VaultFile, VaultError> loadChecked(const QString &folder, const SecretBytes &deviceSecret)
{
    const Expected<VaultFile, VaultError> file = VaultFile::load(folder);
    if (!file)
        return file;
    if (deviceSecret.isEmpty())
        return unexpected(VaultError::NoDeviceSecret);
    if (deviceSecret.size() != Vault::DeviceSecretSize)
        return unexpected(VaultError::WrongDeviceSecret);
    const SecretBytes mac = SecretBytes::copyOf(fileMac(deviceSecret, *file));
    if (mac.equals(file->mac))
        return file;
    const bool ours = SecretBytes::copyOf(deviceCheckFor(deviceSecret, file->vaultId)).equals(file->deviceCheck);
    return unexpected(ours ? VaultError::Damaged : VaultError::WrongDeviceSecret);
}

/// Every slot's contents are authentic at this point, so a slot that does not open was given the wrong key.
Expected<SecretBytes, VaultError> openSlot(SecretBytes slotKey, const QByteArray &sealed, const QByteArray &associated,
                                           VaultError wrong, Random &random)
{
    const SealedBox box(std::move(slotKey), random);
    Expected<SecretBytes, SealError> key = box.openSecret(associated, sealed);
    if (!key && key.error() == SealError::UnknownSuite)
        return unexpected(VaultError::UnknownSuite);
    if (!key)
        return unexpected(wrong);
    return std::move(*key);
}

Expected<VaultFile::PassphraseSlot, VaultError> makePassphraseSlot(const VaultFile &file, const SecretBytes &dataKey,
                                                                   const SecretBytes &deviceSecret,
                                                                   const QString &passphrase, const KdfCost &cost,
                                                                   Random &random)
{
    if (passphrase.size() < Vault::MinPassphraseLength)
        return unexpected(VaultError::WeakPassphrase);
    VaultFile::PassphraseSlot slot;
    slot.cost = cost;
    slot.salt = random.bytes(static_cast<int>(KdfSaltSize));
    Expected<SecretBytes, VaultError> key = passphraseKey(deviceSecret, file, slot.salt, cost, passphrase);
    if (!key)
        return unexpected(key.error());
    slot.sealedKey = SealedBox(std::move(*key), random).seal(slotData(file, "passphrase"), dataKey.view());
    return slot;
}

Expected<VaultFile::RecoverySlot, VaultError> makeRecoverySlot(const VaultFile &file, const SecretBytes &dataKey,
                                                               const SecretBytes &deviceSecret, const SecretBytes &half,
                                                               Random &random)
{
    if (half.size() != Vault::RecoveryHalfSize)
        return unexpected(VaultError::WrongRecoveryHalf);
    VaultFile::RecoverySlot slot;
    slot.salt = random.bytes(static_cast<int>(KdfSaltSize));
    slot.sealedKey = SealedBox(recoveryKey(deviceSecret, file, slot.salt, half), random)
                         .seal(slotData(file, "recovery"), dataKey.view());
    return slot;
}

SealedBox boxFor(const SecretBytes &dataKey, QByteArrayView purpose, Random &random)
{
    return SealedBox(derive(dataKey, "yunchuang/box/1", {purpose}), random);
}

ledger::KeyPair newSigningKey(Random &random)
{
    const SecretBytes seed = SecretBytes::take(random.bytes(ledger::KeyPair::SeedSize));
    return ledger::KeyPair::fromSeed(seed.view()).value();
}

void putSigningKey(VaultFile &file, const ledger::KeyPair &pair, const SecretBytes &dataKey, Random &random)
{
    file.publicKey = pair.publicKey().bytes();
    file.sealedSigningSeed = boxFor(dataKey, "signing", random).seal(slotData(file, "signing"), pair.seed().view());
}

} // namespace

Vault::Vault(QString folder, VaultFile file, SecretBytes dataKey, SecretBytes deviceSecret, ledger::KeyPair deviceKey,
             Random &random)
    : m_folder(std::move(folder))
    , m_file(std::move(file))
    , m_dataKey(std::move(dataKey))
    , m_deviceSecret(std::move(deviceSecret))
    , m_deviceKey(std::move(deviceKey))
    , m_random(&random)
{
}

bool Vault::existsIn(const QString &folder)
{
    return QFileInfo::exists(VaultFile::pathIn(folder));
}

Expected<Vault, VaultError> Vault::create(const QString &folder, const SecretBytes &deviceSecret, const Locks &locks,
                                          Random &random, std::optional<ledger::KeyPair> deviceKey)
{
    if (existsIn(folder))
        return unexpected(VaultError::Exists);
    if (deviceSecret.size() != DeviceSecretSize)
        return unexpected(VaultError::NoDeviceSecret);
    if (locks.passphrase.isEmpty() && locks.recoveryHalf.isEmpty())
        return unexpected(VaultError::NoSuchSlot);
    Vault vault = temporary(random);
    if (deviceKey)
        vault.m_deviceKey = std::move(*deviceKey);
    vault.m_folder = folder;
    vault.m_deviceSecret = deviceSecret.clone();
    VaultFile file = vault.m_file;
    file.vaultId = random.bytes(static_cast<int>(VaultIdSize));
    file.deviceCheck = deviceCheckFor(deviceSecret, file.vaultId);
    putSigningKey(file, vault.m_deviceKey, vault.m_dataKey, random);
    if (!locks.passphrase.isEmpty()) {
        const auto slot = makePassphraseSlot(file, vault.m_dataKey, deviceSecret, locks.passphrase, locks.cost, random);
        if (!slot)
            return unexpected(slot.error());
        file.passphrase = *slot;
    }
    if (!locks.recoveryHalf.isEmpty()) {
        const auto slot = makeRecoverySlot(file, vault.m_dataKey, deviceSecret, locks.recoveryHalf, random);
        if (!slot)
            return unexpected(slot.error());
        file.recovery = *slot;
    }
    if (const auto saved = vault.replaceFile(std::move(file)); !saved)
        return unexpected(saved.error());
    return vault;
}

Expected<Vault, VaultError> Vault::openWithPassphrase(const QString &folder, const SecretBytes &deviceSecret,
                                                      const QString &passphrase, Random &random)
{
    Expected<VaultFile, VaultError> file = loadChecked(folder, deviceSecret);
    if (!file)
        return unexpected(file.error());
    if (!file->passphrase)
        return unexpected(VaultError::NoSuchSlot);
    const VaultFile::PassphraseSlot &slot = *file->passphrase;
    Expected<SecretBytes, VaultError> slotKey = passphraseKey(deviceSecret, *file, slot.salt, slot.cost, passphrase);
    if (!slotKey)
        return unexpected(slotKey.error());
    Expected<SecretBytes, VaultError> dataKey = openSlot(
        std::move(*slotKey), slot.sealedKey, slotData(*file, "passphrase"), VaultError::WrongPassphrase, random);
    if (!dataKey)
        return unexpected(dataKey.error());
    return unlock(folder, std::move(*file), std::move(*dataKey), deviceSecret, random);
}

Expected<Vault, VaultError> Vault::openWithRecovery(const QString &folder, const SecretBytes &deviceSecret,
                                                    const SecretBytes &half, Random &random)
{
    Expected<VaultFile, VaultError> file = loadChecked(folder, deviceSecret);
    if (!file)
        return unexpected(file.error());
    if (!file->recovery)
        return unexpected(VaultError::NoSuchSlot);
    if (half.size() != RecoveryHalfSize)
        return unexpected(VaultError::WrongRecoveryHalf);
    const VaultFile::RecoverySlot &slot = *file->recovery;
    Expected<SecretBytes, VaultError> dataKey =
        openSlot(recoveryKey(deviceSecret, *file, slot.salt, half), slot.sealedKey, slotData(*file, "recovery"),
                 VaultError::WrongRecoveryHalf, random);
    if (!dataKey)
        return unexpected(dataKey.error());
    return unlock(folder, std::move(*file), std::move(*dataKey), deviceSecret, random);
}

Expected<Vault, VaultError> Vault::unlock(const QString &folder, VaultFile file, SecretBytes dataKey,
                                          const SecretBytes &deviceSecret, Random &random)
{
    if (dataKey.size() != SealedBox::KeySize)
        return unexpected(VaultError::Damaged);
    const Expected<SecretBytes, SealError> seed =
        boxFor(dataKey, "signing", random).openSecret(slotData(file, "signing"), file.sealedSigningSeed);
    if (!seed)
        return unexpected(seed.error() == SealError::UnknownSuite ? VaultError::UnknownSuite : VaultError::Damaged);
    ledger::Result<ledger::KeyPair> pair = ledger::KeyPair::fromSeed(seed->view());
    if (!pair || pair->publicKey().bytes() != file.publicKey)
        return unexpected(VaultError::Damaged);
    return Vault(folder, std::move(file), std::move(dataKey), deviceSecret.clone(), std::move(*pair), random);
}

Vault Vault::temporary(Random &random)
{
    return Vault({}, {}, SecretBytes::take(random.bytes(static_cast<int>(SealedBox::KeySize))), {},
                 newSigningKey(random), random);
}

Expected<void, VaultError> Vault::setPassphrase(const QString &passphrase, const KdfCost &cost)
{
    if (isTemporary())
        return unexpected(VaultError::NoVault);
    VaultFile file = m_file;
    const auto slot = makePassphraseSlot(file, m_dataKey, m_deviceSecret, passphrase, cost, *m_random);
    if (!slot)
        return unexpected(slot.error());
    file.passphrase = *slot;
    return replaceFile(std::move(file));
}

Expected<void, VaultError> Vault::setRecoveryHalf(const SecretBytes &half)
{
    if (isTemporary())
        return unexpected(VaultError::NoVault);
    VaultFile file = m_file;
    const auto slot = makeRecoverySlot(file, m_dataKey, m_deviceSecret, half, *m_random);
    if (!slot)
        return unexpected(slot.error());
    file.recovery = *slot;
    return replaceFile(std::move(file));
}

Expected<void, VaultError> Vault::renewDeviceKey()
{
    ledger::KeyPair pair = newSigningKey(*m_random);
    if (!isTemporary()) {
        VaultFile file = m_file;
        putSigningKey(file, pair, m_dataKey, *m_random);
        if (const auto saved = replaceFile(std::move(file)); !saved)
            return saved;
    }
    m_deviceKey = std::move(pair);
    return {};
}

Expected<void, VaultError> Vault::replaceFile(VaultFile file)
{
    file.mac = fileMac(m_deviceSecret, file);
    if (const auto saved = file.save(m_folder); !saved)
        return saved;
    m_file = std::move(file);
    return {};
}

SealedBox Vault::box(QLatin1String purpose) const
{
    return boxFor(m_dataKey, QByteArrayView(purpose.data(), purpose.size()), *m_random);
}

} // namespace yunchuang
