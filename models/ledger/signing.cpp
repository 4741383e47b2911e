// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/signing.h"

#include <sodium.h>

#include <algorithm>

namespace yunchuang::ledger {

static_assert(Signature::Size == crypto_sign_BYTES);
static_assert(PublicKey::Size == crypto_sign_PUBLICKEYBYTES);
static_assert(KeyPair::SeedSize == crypto_sign_SEEDBYTES);

namespace {

const unsigned char *raw(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

} // namespace

std::optional<Signature> Signature::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != Size)
        return std::nullopt;
    Signature out;
    std::copy_n(raw(bytes), Size, out.m_bytes.begin());
    return out;
}

std::optional<Signature> Signature::fromHex(QByteArrayView hex)
{
    if (hex.size() != 2 * Size)
        return std::nullopt;
    const std::optional<QByteArray> bytes = bytesFromHex(hex);
    return bytes ? fromBytes(*bytes) : std::nullopt;
}

std::optional<PublicKey> PublicKey::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != Size)
        return std::nullopt;
    PublicKey out;
    std::copy_n(raw(bytes), Size, out.m_bytes.begin());
    return out;
}

std::optional<PublicKey> PublicKey::fromHex(QByteArrayView hex)
{
    if (hex.size() != 2 * Size)
        return std::nullopt;
    const std::optional<QByteArray> bytes = bytesFromHex(hex);
    return bytes ? fromBytes(*bytes) : std::nullopt;
}

QString PublicKey::id() const
{
    return QString::fromLatin1(Digest::of(bytes()).hex().first(32));
}

Check PublicKey::verify(QByteArrayView message, const Signature &signature) const
{
    const int bad = crypto_sign_verify_detached(signature.m_bytes.data(), raw(message),
                                                static_cast<unsigned long long>(message.size()), m_bytes.data());
    if (bad != 0)
        return fail(Error::BadSignature);
    return {};
}

Result<KeyPair> KeyPair::fromSeed(QByteArrayView seed)
{
    if (seed.size() != SeedSize)
        return fail(Error::BadKey);
    KeyPair pair;
    pair.m_secret = SecretBytes(crypto_sign_SECRETKEYBYTES);
    if (crypto_sign_seed_keypair(pair.m_public.m_bytes.data(), pair.m_secret.data(), raw(seed)) != 0)
        return fail(Error::BadKey);
    return pair;
}

Signature KeyPair::sign(QByteArrayView message) const
{
    Signature out;
    crypto_sign_detached(out.m_bytes.data(), nullptr, raw(message), static_cast<unsigned long long>(message.size()),
                         m_secret.data());
    return out;
}

SecretBytes KeyPair::seed() const
{
    return SecretBytes::copyOf(m_secret.view().first(SeedSize));
}

} // namespace yunchuang::ledger
