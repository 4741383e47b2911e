// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <optional>

/// Codes by time (TOTP, RFC 6238): HMAC-SHA-1, steps of 30 seconds, six digits, which every authenticator knows.
namespace yunchuang::service::totp {

/// Bytes of a secret: as many as the hash has (RFC 4226, 4, R6).
inline constexpr int secretSize = 20;
inline constexpr int stepSeconds = 30;

/// The code of a step.
[[nodiscard]] QString codeOf(QByteArrayView secret, qint64 step, int digits = 6);
/// The step of a moment.
[[nodiscard]] qint64 stepAt(const QDateTime &at);

/// The step whose code this is: that of now, the one before or the one after, and only steps after `lastStep`, so that
/// no code is taken twice (RFC 6238, 5.2). Compared in a time that does not depend on the code.
[[nodiscard]] std::optional<qint64> matchingStep(QByteArrayView secret, const QString &code, const QDateTime &now,
                                                 qint64 lastStep);

/// The secret as authenticators take it by hand: base32 without padding.
[[nodiscard]] QString base32(QByteArrayView secret);
/// The secret as authenticators take it from a QR code.
[[nodiscard]] QString uri(QByteArrayView secret, const QString &user);

} // namespace yunchuang::service::totp
