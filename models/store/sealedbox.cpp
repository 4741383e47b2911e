// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sealedbox.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace yunchuang {

namespace {

constexpr qsizetype NonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype TagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SealedBox::KeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(SealedBox::Overhead == 1 + NonceSize + TagSize);

const unsigned char *sealOctets(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

QByteArray withSuite(char suite, QByteArrayView aad)
{
    QByteArray out;
    out.reserve(aad.size() + 1);
    out.append(suite).append(aad);
    return out;
}

} // namespace

SealedBox::SealedBox(SecretBytes key, Random &random)
    : m_key(std::move(key))
    , m_random(&random)
{
    if (m_key.size() != KeySize)
        throw std::invalid_argument("a sealing key has 32 bytes");
}

QByteArray SealedBox::seal(QByteArrayView aad, QByteArrayView plain) const
{
    const QByteArray nonce = m_random->bytes(static_cast<int>(NonceSize));
    if (nonce.size() != NonceSize)
        throw std::runtime_error("the random source gave too little");
    const QByteArray bound = withSuite(XChaCha20Poly1305, aad);
    QByteArray out(plain.size() + Overhead, Qt::Uninitialized);
    out[0] = XChaCha20Poly1305;
    std::copy(nonce.cbegin(), nonce.cend(), out.begin() + 1);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(out.data()) + 1 + NonceSize, nullptr,
                                               sealOctets(plain), static_cast<unsigned long long>(plain.size()),
                                               sealOctets(bound), static_cast<unsigned long long>(bound.size()),
                                               nullptr, sealOctets(nonce), m_key.data());
    return out;
}

Expected<void, SealError> SealedBox::openInto(unsigned char *plain, QByteArrayView aad, QByteArrayView sealed) const
{
    const QByteArray bound = withSuite(sealed[0], aad);
    const QByteArrayView nonce = sealed.sliced(1, NonceSize);
    const QByteArrayView body = sealed.sliced(1 + NonceSize);
    const int bad = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain, nullptr, nullptr, sealOctets(body), static_cast<unsigned long long>(body.size()), sealOctets(bound),
        static_cast<unsigned long long>(bound.size()), sealOctets(nonce), m_key.data());
    if (bad != 0)
        return unexpected(SealError::Tampered);
    return {};
}

namespace {

Expected<qsizetype, SealError> plainSize(QByteArrayView sealed)
{
    if (sealed.isEmpty())
        return unexpected(SealError::Tampered);
    if (sealed[0] != SealedBox::XChaCha20Poly1305)
        return unexpected(SealError::UnknownSuite);
    if (sealed.size() < SealedBox::Overhead)
        return unexpected(SealError::Tampered);
    return sealed.size() - SealedBox::Overhead;
}

} // namespace

Expected<QByteArray, SealError> SealedBox::open(QByteArrayView aad, QByteArrayView sealed) const
{
    const auto size = plainSize(sealed);
    if (!size)
        return unexpected(size.error());
    QByteArray plain(*size, Qt::Uninitialized);
    const auto opened = openInto(reinterpret_cast<unsigned char *>(plain.data()), aad, sealed);
    if (!opened)
        return unexpected(opened.error());
    return plain;
}

Expected<SecretBytes, SealError> SealedBox::openSecret(QByteArrayView aad, QByteArrayView sealed) const
{
    const auto size = plainSize(sealed);
    if (!size)
        return unexpected(size.error());
    SecretBytes plain(*size);
    const auto opened = openInto(plain.data(), aad, sealed);
    if (!opened)
        return unexpected(opened.error());
    return plain;
}

} // namespace yunchuang
