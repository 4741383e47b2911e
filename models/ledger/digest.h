// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>

#include <array>
#include <compare>
#include <initializer_list>
#include <optional>

namespace yunchuang::ledger {

/// A SHA-256 value (FIPS 180-4), 32 bytes. Default-made it is all zeros, which is the digest of nothing known.
class Digest
{
public:
    static constexpr qsizetype Size = 32;

    constexpr Digest() = default;

    /// The digest of these bytes.
    [[nodiscard]] static Digest of(QByteArrayView bytes);
    /// The digest of the parts put together.
    [[nodiscard]] static Digest ofParts(std::initializer_list<QByteArrayView> parts);
    /// Exactly 32 raw bytes, otherwise nothing.
    [[nodiscard]] static std::optional<Digest> fromBytes(QByteArrayView bytes);
    /// Exactly 64 lower-case hexadecimal digits, otherwise nothing: a digest has one spelling.
    [[nodiscard]] static std::optional<Digest> fromHex(QByteArrayView hex);

    [[nodiscard]] QByteArray bytes() const { return QByteArray(view().data(), Size); }
    [[nodiscard]] QByteArray hex() const { return bytes().toHex(); }
    [[nodiscard]] QByteArrayView view() const { return {reinterpret_cast<const char *>(m_bytes.data()), Size}; }
    [[nodiscard]] const unsigned char *data() const { return m_bytes.data(); }

    friend bool operator==(const Digest &, const Digest &) = default;
    friend auto operator<=>(const Digest &, const Digest &) = default;
    friend size_t qHash(const Digest &digest, size_t seed = 0) noexcept
    {
        return qHashBits(digest.m_bytes.data(), Size, seed);
    }

private:
    std::array<unsigned char, Size> m_bytes{};
};

/// Strict lower-case hexadecimal to raw bytes; nothing for any other character or an odd length.
[[nodiscard]] std::optional<QByteArray> bytesFromHex(QByteArrayView hex);

} // namespace yunchuang::ledger

Q_DECLARE_TYPEINFO(yunchuang::ledger::Digest, Q_PRIMITIVE_TYPE);
