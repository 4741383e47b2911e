// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace yunchuang::ledger {

/// Bytes that must not leak: in memory of their own between guard pages, kept out of swap where the system's limits
/// allow, wiped on destruction. Can be moved; a copy has to be asked for.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// `size` zero bytes. Throws std::bad_alloc.
    explicit SecretBytes(qsizetype size);
    ~SecretBytes() { clear(); }
    SecretBytes(SecretBytes &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;

    /// A copy of bytes that stay where they are.
    [[nodiscard]] static SecretBytes copyOf(QByteArrayView bytes);
    /// A copy of `bytes`, whose own buffer is wiped when nobody else shares it.
    [[nodiscard]] static SecretBytes take(QByteArray &&bytes);
    [[nodiscard]] SecretBytes clone() const { return copyOf(view()); }

    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] unsigned char *data() { return m_data; }
    [[nodiscard]] const unsigned char *data() const { return m_data; }
    [[nodiscard]] QByteArrayView view() const { return {reinterpret_cast<const char *>(m_data), m_size}; }
    /// Wipes and frees.
    void clear();

    /// Equality in a time that does not depend on the bytes.
    [[nodiscard]] bool equals(QByteArrayView other) const;

private:
    unsigned char *m_data = nullptr;
    qsizetype m_size = 0;
};

/// Overwrites the array's buffer when it is not shared, then empties the array.
void wipe(QByteArray &bytes);

} // namespace yunchuang::ledger
