// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QtEndian>

namespace yunchuang {

/// Puts the clear columns of a row into one unambiguous text that its sealed columns are bound to: a row whose clear
/// columns were changed, or whose sealed column comes from another row, does not open.
class AssociatedData
{
public:
    explicit AssociatedData(QByteArrayView table) { add(table); }

    AssociatedData &add(QByteArrayView bytes)
    {
        const auto size = qToBigEndian<quint32>(static_cast<quint32>(bytes.size()));
        m_bytes.append(reinterpret_cast<const char *>(&size), sizeof(size)).append(bytes.data(), bytes.size());
        return *this;
    }
    AssociatedData &add(const QString &text) { return add(QByteArrayView(text.toUtf8())); }
    AssociatedData &add(qint64 number)
    {
        const qint64 big = qToBigEndian(number);
        m_bytes.append(reinterpret_cast<const char *>(&big), sizeof(big));
        return *this;
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace yunchuang
