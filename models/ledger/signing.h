// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/digest.h"
#include "ledger/result.h"
#include "ledger/secretbytes.h"

#include <QString>

namespace yunchuang::ledger {

/// An Ed25519 signature (RFC 8032), 64 bytes.
class Signature
{
public:
    static constexpr qsizetype Size = 64;

    /// Exactly 64 raw bytes, otherwise nothing.
    [[nodiscard]] static std::optional<Signature> fromBytes(QByteArrayView bytes);
    /// Exactly 128 lower-case hexadecimal digits, otherwise nothing.
    [[nodiscard]] static std::optional<Signature> fromHex(QByteArrayView hex);
    [[nodiscard]] QByteArray bytes() const { return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), Size); }
    [[nodiscard]] QByteArray hex() const { return bytes().toHex(); }

    friend bool operator==(const Signature &, const Signature &) = default;

private:
    friend class KeyPair;
    friend class PublicKey;
    std::array<unsigned char, Size> m_bytes{};
};

/// An Ed25519 public key, 32 bytes.
class PublicKey
{
public:
    static constexpr qsizetype Size = 32;

    /// Exactly 32 raw bytes, otherwise nothing.
    [[nodiscard]] static std::optional<PublicKey> fromBytes(QByteArrayView bytes);
    /// Exactly 64 lower-case hexadecimal digits, otherwise nothing.
    [[nodiscard]] static std::optional<PublicKey> fromHex(QByteArrayView hex);
    [[nodiscard]] QByteArray bytes() const { return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), Size); }
    [[nodiscard]] QByteArray hex() const { return bytes().toHex(); }
    /// A short name: the first 16 bytes of the key's SHA-256 as 32 hexadecimal digits.
    [[nodiscard]] QString id() const;

    /// Error: BadSignature (also for keys and signatures of small order, which libsodium refuses).
    [[nodiscard]] Check verify(QByteArrayView message, const Signature &signature) const;

    friend bool operator==(const PublicKey &, const PublicKey &) = default;

private:
    friend class KeyPair;
    std::array<unsigned char, Size> m_bytes{};
};

/// An Ed25519 key pair. What is signed must begin with a label of its own kind, so that no signature can be taken for
/// one over something else (the encodings in this folder do).
class KeyPair
{
public:
    static constexpr qsizetype SeedSize = 32;

    /// The pair of this 32-byte seed, which must come from the operating system's generator. Error: BadKey.
    [[nodiscard]] static Result<KeyPair> fromSeed(QByteArrayView seed);

    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    [[nodiscard]] QString id() const { return m_public.id(); }
    [[nodiscard]] Signature sign(QByteArrayView message) const;
    /// The secret to be kept sealed; the pair is rebuilt from it.
    [[nodiscard]] SecretBytes seed() const;

private:
    KeyPair() = default;
    PublicKey m_public;
    SecretBytes m_secret;
};

} // namespace yunchuang::ledger
