// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vaultsecret.h"

#include "store/vault.h"

#include <memory>

namespace yunchuang {

namespace {

using SecretFound = Expected<SecretBytes, SecretError>;

VaultError fromKeychain(SecretError error)
{
    switch (error) {
    case SecretError::Unavailable:
        return VaultError::KeychainUnavailable;
    case SecretError::Locked:
        return VaultError::KeychainLocked;
    case SecretError::NotFound:
        return VaultError::NoDeviceSecret;
    case SecretError::Failed:
        break;
    }
    return VaultError::KeychainFailed;
}

} // namespace

QString deviceSecretName(const QString &profile)
{
    return QStringLiteral("device-secret/") + profile;
}

void obtainDeviceSecret(SecretStorage &storage, Random &random, const QString &profile, bool vaultExists,
                        QObject *context, std::function<void(Expected<SecretBytes, VaultError>)> done)
{
    const QString name = deviceSecretName(profile);
    storage.read(name, context, [&storage, &random, name, vaultExists, context, done](SecretFound found) {
        if (found && found->size() == Vault::DeviceSecretSize)
            return done(std::move(*found));
        if (found) // an entry of this name that is no secret of ours: never overwrite it
            return done(unexpected(VaultError::WrongDeviceSecret));
        if (found.error() != SecretError::NotFound || vaultExists)
            return done(unexpected(fromKeychain(found.error())));

        const auto made =
            std::make_shared<SecretBytes>(SecretBytes::take(random.bytes(static_cast<int>(Vault::DeviceSecretSize))));
        storage.write(
            name, made->clone(), context, [&storage, name, made, context, done](Expected<void, SecretError> written) {
                if (!written)
                    return done(unexpected(fromKeychain(written.error())));
                storage.read(name, context, [made, done](SecretFound back) {
                    if (!back || !made->equals(back->view()))
                        return done(unexpected(back ? VaultError::KeychainFailed : fromKeychain(back.error())));
                    done(std::move(*back));
                });
            });
    });
}

} // namespace yunchuang
