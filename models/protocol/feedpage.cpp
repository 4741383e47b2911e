// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feedpage.h"

#include "protocol/codec.h"

namespace yunchuang::protocol {

QByteArray encodeFeedPage(const QVector<QByteArray> &entries, const QString &cursor, bool more,
                          const QDateTime &serviceTime)
{
    QByteArray page = encode(FeedPage{{}, cursor, more, serviceTime});
    if (entries.isEmpty())
        return page;
    // Quotes inside a text are escaped, so this stands nowhere else in the page.
    static const QByteArray noEntries = QByteArrayLiteral("\"entries\":[");
    const qsizetype at = page.indexOf(noEntries) + noEntries.size();
    Q_ASSERT(at >= noEntries.size());
    return page.insert(at, entries.join(','));
}

} // namespace yunchuang::protocol
