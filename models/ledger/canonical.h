// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/digest.h"
#include "ledger/result.h"

#include <QString>
#include <QStringDecoder>
#include <QtEndian>

#include <initializer_list>

namespace yunchuang::ledger {

/// Writes the byte encodings that are hashed and signed: a label ended by a zero byte, then fields without padding.
class CanonicalWriter
{
public:
    explicit CanonicalWriter(QByteArrayView label) { m_bytes.append(label.toByteArray()).append('\0'); }

    void text(QStringView value)
    {
        const QByteArray utf8 = value.toUtf8();
        number(static_cast<quint32>(utf8.size()));
        m_bytes.append(utf8);
    }
    template<class T>
    void number(T value)
    {
        const T big = qToBigEndian(value);
        m_bytes.append(reinterpret_cast<const char *>(&big), sizeof(T));
    }
    void digest(const Digest &value) { m_bytes.append(value.bytes()); }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Reads such an encoding; after the first thing that does not fit, everything else reads as empty and ok() is false.
class CanonicalReader
{
public:
    explicit CanonicalReader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] bool label(QByteArrayView expected)
    {
        if (!m_rest.startsWith(expected) || m_rest.size() <= expected.size() || m_rest[expected.size()] != '\0')
            return false;
        m_rest = m_rest.sliced(expected.size() + 1);
        return true;
    }
    template<class T>
    T number()
    {
        const QByteArrayView raw = take(sizeof(T));
        return raw.size() == qsizetype(sizeof(T)) ? qFromBigEndian<T>(raw.data()) : T{};
    }
    QString text(qsizetype limit)
    {
        const quint32 size = number<quint32>();
        if (size > static_cast<quint32>(limit)) {
            m_ok = false;
            return {};
        }
        QStringDecoder decoder(QStringDecoder::Utf8,
                               QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        const QString value = decoder(take(size));
        m_ok = m_ok && !decoder.hasError();
        return value;
    }
    Digest digest() { return Digest::fromBytes(take(Digest::Size)).value_or(Digest()); }
    /// Everything fitted and nothing is left over.
    [[nodiscard]] bool ok() const { return m_ok && m_rest.isEmpty(); }

private:
    QByteArrayView take(qsizetype size)
    {
        if (!m_ok || m_rest.size() < size) {
            m_ok = false;
            return {};
        }
        const QByteArrayView out = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return out;
    }

    QByteArrayView m_rest;
    bool m_ok = true;
};

/// A text has a canonical spelling: at most `limit` bytes of UTF-8 and no half of a surrogate pair.
/// Errors: TooLarge, Malformed.
[[nodiscard]] Check checkText(QStringView text, qsizetype limit);

} // namespace yunchuang::ledger
