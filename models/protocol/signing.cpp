// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"

#include <QCryptographicHash>
#include <QUrl>

namespace yunchuang::protocol {

QByteArray signedText(const QByteArray &method, const QByteArray &pathAndQuery, const QByteArray &signer,
                      const QByteArray &timestamp, const QByteArray &body)
{
    const QByteArray digest = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return QByteArrayList{method, pathAndQuery, signer, timestamp, digest}.join('\n');
}

QString expandPath(QLatin1String pattern, std::initializer_list<QString> values)
{
    QString path;
    auto value = values.begin();
    qsizetype from = 0;
    const QString text(pattern);
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', from)) {
        const qsizetype close = text.indexOf(u'}', open);
        Q_ASSERT(close > open && value != values.end());
        path += QStringView(text).mid(from, open - from);
        path += QString::fromLatin1(QUrl::toPercentEncoding(*value++));
        from = close + 1;
    }
    return path + text.mid(from);
}

} // namespace yunchuang::protocol
