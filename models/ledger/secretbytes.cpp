// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/secretbytes.h"

#include <sodium.h>

#include <cstring>
#include <new>
#include <stdexcept>

namespace yunchuang::ledger {

namespace {

void startSodium()
{
    static const int started = sodium_init();
    if (started < 0)
        throw std::runtime_error("libsodium cannot start");
}

} // namespace

SecretBytes::SecretBytes(qsizetype size)
{
    if (size <= 0)
        return;
    startSodium();
    // sodium_malloc locks its pages and goes on when the system's limit forbids it.
    m_data = static_cast<unsigned char *>(sodium_malloc(static_cast<size_t>(size)));
    if (!m_data)
        throw std::bad_alloc();
    std::memset(m_data, 0, static_cast<size_t>(size));
    m_size = size;
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    SecretBytes out(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(out.m_data, bytes.data(), static_cast<size_t>(bytes.size()));
    return out;
}

SecretBytes SecretBytes::take(QByteArray &&bytes)
{
    SecretBytes out = copyOf(bytes);
    wipe(bytes);
    return out;
}

void SecretBytes::clear()
{
    if (m_data)
        sodium_free(m_data); // wipes first
    m_data = nullptr;
    m_size = 0;
}

bool SecretBytes::equals(QByteArrayView other) const
{
    if (other.size() != m_size)
        return false;
    return m_size == 0 || sodium_memcmp(m_data, other.data(), static_cast<size_t>(m_size)) == 0;
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached() && !bytes.isEmpty())
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

} // namespace yunchuang::ledger
