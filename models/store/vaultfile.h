// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QByteArray>
#include <QLatin1String>
#include <QString>

#include <optional>

namespace yunchuang {

/// Why the vault stays shut, or was not written.
enum class VaultError {
    NoVault,             ///< the profile folder has no vault file
    Exists,              ///< there is one already; it is never overwritten
    Damaged,             ///< the file is not what was written
    UnknownFormat,       ///< written by a newer program
    UnknownSuite,        ///< uses a cipher or key derivation this program does not have
    NoDeviceSecret,      ///< the keychain has no secret for this profile, though a vault needs one
    WrongDeviceSecret,   ///< the keychain's secret is not this vault's
    KeychainLocked,      ///< the keychain is locked; nothing was decided
    KeychainUnavailable, ///< no keychain on this machine or in this session
    KeychainFailed,      ///< the keychain answered with an error
    NoSuchSlot,          ///< the vault has no passphrase, or no recovery half
    WrongPassphrase,
    WrongRecoveryHalf,
    WeakPassphrase, ///< too short to be set
    NoMemory,       ///< not enough memory for the key derivation
    Io,             ///< the file cannot be read or written
};

/// The code's name, for logs and tests.
[[nodiscard]] QLatin1String vaultErrorName(VaultError error);

/// Cost of turning a passphrase into a key (Argon2id version 1.3). Stored with the slot, so it can be raised later.
struct KdfCost
{
    quint32 operations = 3;
    quint64 memoryBytes = 128ULL * 1024 * 1024;

    friend bool operator==(const KdfCost &, const KdfCost &) = default;
};

/// The contents of vault.json: nothing in it opens anything without the device secret. All byte arrays are raw.
struct VaultFile
{
    struct PassphraseSlot
    {
        KdfCost cost;
        QByteArray salt;
        QByteArray sealedKey;
        friend bool operator==(const PassphraseSlot &, const PassphraseSlot &) = default;
    };
    struct RecoverySlot
    {
        QByteArray salt;
        QByteArray sealedKey;
        friend bool operator==(const RecoverySlot &, const RecoverySlot &) = default;
    };

    QByteArray vaultId;     ///< 16 random bytes
    QByteArray deviceCheck; ///< tells a wrong device secret from a damaged file
    std::optional<PassphraseSlot> passphrase;
    std::optional<RecoverySlot> recovery;
    QByteArray publicKey; ///< of the device's signing key, Ed25519
    QByteArray sealedSigningSeed;
    QByteArray mac; ///< over everything else, keyed by the device secret

    friend bool operator==(const VaultFile &, const VaultFile &) = default;

    /// The bytes the mac is over.
    [[nodiscard]] QByteArray authenticated() const;

    [[nodiscard]] static QString pathIn(const QString &folder);
    /// Errors: NoVault, Io, Damaged, UnknownFormat, UnknownSuite.
    [[nodiscard]] static Expected<VaultFile, VaultError> load(const QString &folder);
    /// Replaces the file as a whole, readable by its owner only; makes the folder if needed. Error: Io.
    [[nodiscard]] Expected<void, VaultError> save(const QString &folder) const;
};

} // namespace yunchuang
