// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QByteArray>
#include <QByteArrayView>

namespace yunchuang {

/// Signs with the key of this clerk on this device.
class CommandSigner
{
public:
    virtual ~CommandSigner() = default;
    [[nodiscard]] virtual DeviceId device() const = 0;
    /// Ed25519, 64 bytes.
    [[nodiscard]] virtual QByteArray sign(QByteArrayView text) const = 0;
};

} // namespace yunchuang
