// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/signing.h"
#include "store/sealedbox.h"
#include "store/vaultfile.h"

namespace yunchuang {

/// The keys of one profile (one service, one user, this device), opened. A random data key seals everything else; it
/// lies in vault.json once per slot, each slot needing the keychain's device secret and one thing more: the offline
/// passphrase, or the recovery half which the service hands out after an online sign-in.
/// Opening and setting a passphrase take a noticeable time and much memory on purpose (KdfCost): not on the window's
/// thread.
class Vault
{
public:
    static constexpr qsizetype DeviceSecretSize = 32;
    static constexpr qsizetype RecoveryHalfSize = 32;
    static constexpr qsizetype MinPassphraseLength = 8; ///< characters

    /// What closes a new vault besides the device secret: at least one of the two.
    struct Locks
    {
        QString passphrase;       ///< empty: no passphrase slot
        SecretBytes recoveryHalf; ///< empty: no recovery slot
        KdfCost cost;
    };

    /// Makes new keys and their file in `folder`; `deviceKey` is taken for signing if it was enrolled before.
    /// Errors: Exists, NoDeviceSecret, NoSuchSlot (no lock given), WeakPassphrase, WrongRecoveryHalf (size), NoMemory,
    /// Io.
    [[nodiscard]] static Expected<Vault, VaultError> create(const QString &folder, const SecretBytes &deviceSecret,
                                                            const Locks &locks, Random &random,
                                                            std::optional<ledger::KeyPair> deviceKey = {});
    /// Errors: all of reading (see VaultFile::load), NoDeviceSecret, WrongDeviceSecret, NoSuchSlot, WrongPassphrase,
    /// NoMemory.
    [[nodiscard]] static Expected<Vault, VaultError> openWithPassphrase(const QString &folder,
                                                                        const SecretBytes &deviceSecret,
                                                                        const QString &passphrase, Random &random);
    /// Errors: as above with WrongRecoveryHalf.
    [[nodiscard]] static Expected<Vault, VaultError>
    openWithRecovery(const QString &folder, const SecretBytes &deviceSecret, const SecretBytes &half, Random &random);
    /// Keys that live only as long as this process, for a machine without a keychain: nothing is kept on disk.
    [[nodiscard]] static Vault temporary(Random &random);
    /// Whether the folder has a vault file, readable or not: then a missing device secret must never be made anew.
    [[nodiscard]] static bool existsIn(const QString &folder);

    /// Adds the passphrase or replaces it; the data key stays. When this fails, file and keys are as before.
    /// Errors: NoVault (temporary), WeakPassphrase, NoMemory, Io.
    [[nodiscard]] Expected<void, VaultError> setPassphrase(const QString &passphrase, const KdfCost &cost = {});
    /// Adds the recovery half or replaces it. Errors: NoVault (temporary), WrongRecoveryHalf (size), Io.
    [[nodiscard]] Expected<void, VaultError> setRecoveryHalf(const SecretBytes &half);
    /// A new signing key, to be enrolled again. Error: Io.
    [[nodiscard]] Expected<void, VaultError> renewDeviceKey();

    [[nodiscard]] bool isTemporary() const { return m_folder.isEmpty(); }
    [[nodiscard]] bool hasPassphrase() const { return m_file.passphrase.has_value(); }
    [[nodiscard]] bool hasRecoveryHalf() const { return m_file.recovery.has_value(); }

    /// A box whose key serves one purpose only ("cache", "outbox"): values sealed for one do not open in another.
    [[nodiscard]] SealedBox box(QLatin1String purpose) const;
    /// Signs this clerk's commands on this device.
    [[nodiscard]] const ledger::KeyPair &deviceKey() const { return m_deviceKey; }

private:
    Vault(QString folder, VaultFile file, SecretBytes dataKey, SecretBytes deviceSecret, ledger::KeyPair deviceKey,
          Random &random);
    [[nodiscard]] static Expected<Vault, VaultError> unlock(const QString &folder, VaultFile file, SecretBytes dataKey,
                                                            const SecretBytes &deviceSecret, Random &random);
    [[nodiscard]] Expected<void, VaultError> replaceFile(VaultFile file);

    QString m_folder;
    VaultFile m_file;
    SecretBytes m_dataKey;
    SecretBytes m_deviceSecret;
    ledger::KeyPair m_deviceKey;
    Random *m_random;
};

} // namespace yunchuang
