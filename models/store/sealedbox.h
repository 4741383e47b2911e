// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "ledger/secretbytes.h"
#include "store/rowsealer.h"

namespace yunchuang {

using ledger::SecretBytes;

/// Seals values with one key: suite byte, then for suite 1 (XChaCha20-Poly1305, libsodium) a random nonce of 24 bytes,
/// the ciphertext and a tag of 16 bytes. The suite byte is authenticated too. Thread-safe when `random` is, which must
/// outlive the box.
class SealedBox final : public RowSealer
{
public:
    static constexpr qsizetype KeySize = 32;
    static constexpr char XChaCha20Poly1305 = 1;
    /// What sealing adds to a value's length.
    static constexpr qsizetype Overhead = 1 + 24 + 16;

    /// The key must have KeySize bytes (a bug otherwise: throws std::invalid_argument).
    SealedBox(SecretBytes key, Random &random);

    [[nodiscard]] QByteArray seal(QByteArrayView aad, QByteArrayView plain) const override;
    [[nodiscard]] Expected<QByteArray, SealError> open(QByteArrayView aad, QByteArrayView sealed) const override;
    /// Like open(), into memory for secrets.
    [[nodiscard]] Expected<SecretBytes, SealError> openSecret(QByteArrayView aad, QByteArrayView sealed) const;

private:
    [[nodiscard]] Expected<void, SealError> openInto(unsigned char *plain, QByteArrayView aad,
                                                     QByteArrayView sealed) const;
    SecretBytes m_key;
    Random *m_random;
};

} // namespace yunchuang
