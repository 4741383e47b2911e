// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace yunchuang::bench {

/// What one connection sends, one request after the answer to the one before.
struct ConnectionLoad
{
    QVector<QByteArray> warmUp; ///< before the clock starts
    QVector<QByteArray> requests;
};

/// Sends everything over TLS connections that stay open, one for each load and all at the same time. Seconds from the
/// moment when all are warmed up until the last answer; nothing, with a warning, when an answer is not a success.
/// The calling thread handles its events meanwhile.
[[nodiscard]] std::optional<double> sendSigned(const QVector<ConnectionLoad> &loads, const QString &authorityFile,
                                               quint16 port);

} // namespace yunchuang::bench
