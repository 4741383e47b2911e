// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QByteArray>
#include <QByteArrayView>

namespace yunchuang {

/// Why sealed bytes could not be opened.
enum class SealError : quint8 {
    UnknownSuite, ///< sealed by a suite this version does not know
    Tampered,     ///< other key, other associated data, or changed bytes
};

/// Seals what lies on disk. The data key never leaves the implementation. May be used from several threads at once.
class RowSealer
{
public:
    virtual ~RowSealer() = default;
    /// A suite byte, a nonce and the sealed text; `aad` is bound to it but not kept.
    [[nodiscard]] virtual QByteArray seal(QByteArrayView aad, QByteArrayView plain) const = 0;
    [[nodiscard]] virtual Expected<QByteArray, SealError> open(QByteArrayView aad, QByteArrayView sealed) const = 0;
};

} // namespace yunchuang
