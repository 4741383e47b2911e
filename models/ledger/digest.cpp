// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/digest.h"

#include <sodium.h>

#include <algorithm>

namespace yunchuang::ledger {

static_assert(Digest::Size == crypto_hash_sha256_BYTES);

namespace {

const unsigned char *octets(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

} // namespace

Digest Digest::of(QByteArrayView bytes)
{
    return ofParts({bytes});
}

Digest Digest::ofParts(std::initializer_list<QByteArrayView> parts)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const QByteArrayView part : parts)
        crypto_hash_sha256_update(&state, octets(part), static_cast<unsigned long long>(part.size()));
    Digest out;
    crypto_hash_sha256_final(&state, out.m_bytes.data());
    return out;
}

std::optional<Digest> Digest::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != Size)
        return std::nullopt;
    Digest out;
    std::copy_n(octets(bytes), Size, out.m_bytes.begin());
    return out;
}

std::optional<Digest> Digest::fromHex(QByteArrayView hex)
{
    if (hex.size() != 2 * Size)
        return std::nullopt;
    const std::optional<QByteArray> raw = bytesFromHex(hex);
    return raw ? fromBytes(*raw) : std::nullopt;
}

std::optional<QByteArray> bytesFromHex(QByteArrayView hex)
{
    if (hex.size() % 2 != 0)
        return std::nullopt;
    QByteArray out(hex.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < out.size(); ++i) {
        const int high = hexDigit(hex[2 * i]);
        const int low = hexDigit(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out[i] = static_cast<char>((high << 4) | low);
    }
    return out;
}

} // namespace yunchuang::ledger
