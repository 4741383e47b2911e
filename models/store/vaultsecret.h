// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "store/secretstorage.h"
#include "store/vaultfile.h"

namespace yunchuang {

/// The keychain entry that holds a profile's device secret.
[[nodiscard]] QString deviceSecretName(const QString &profile);

/// Fetches the device secret of a profile from the keychain. Only for a profile without a vault (`vaultExists` false)
/// is a missing one made, and then handed out only after it was read back. Errors: NoDeviceSecret, KeychainLocked,
/// KeychainUnavailable, KeychainFailed, WrongDeviceSecret (an entry of another size). `done` is called once, unless
/// `context` is gone; storage and random must live until then.
void obtainDeviceSecret(SecretStorage &storage, Random &random, const QString &profile, bool vaultExists,
                        QObject *context, std::function<void(Expected<ledger::SecretBytes, VaultError>)> done);

} // namespace yunchuang
