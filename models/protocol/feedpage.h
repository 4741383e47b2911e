// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QVector>

namespace yunchuang::protocol {

/// An encoded FeedPage put together from encoded FeedEntry values, without reading them: the service keeps entries as
/// they will be sent.
[[nodiscard]] QByteArray encodeFeedPage(const QVector<QByteArray> &entries, const QString &cursor, bool more,
                                        const QDateTime &serviceTime);

} // namespace yunchuang::protocol
