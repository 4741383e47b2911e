// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/signing.h"
#include "sync/commandsigner.h"

namespace yunchuang {

/// Signs with a key pair in memory, for as long as the vault is unlocked.
class KeyPairSigner final : public CommandSigner
{
public:
    KeyPairSigner(DeviceId device, ledger::KeyPair key)
        : m_device(std::move(device))
        , m_key(std::move(key))
    {
    }

    [[nodiscard]] DeviceId device() const override { return m_device; }
    [[nodiscard]] QByteArray sign(QByteArrayView text) const override { return m_key.sign(text).bytes(); }
    [[nodiscard]] const ledger::PublicKey &publicKey() const { return m_key.publicKey(); }

private:
    DeviceId m_device;
    ledger::KeyPair m_key;
};

} // namespace yunchuang
