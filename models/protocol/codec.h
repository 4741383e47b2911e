// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/decide.h"
#include "domain/expected.h"
#include "protocol/apierror.h"
#include "protocol/messages.h"

#include <QByteArray>
#include <QJsonObject>

namespace yunchuang::protocol {

/// Why bytes are not what they should be.
struct DecodeError
{
    QString where; ///< JSON pointer to the offending member
    QString what;  ///< for logs, English, without values
};

/// Compact JSON. Defined for every struct of messages.h, for ApiError, Command, Case, CaseSummary and HistoryRow.
template<class T>
[[nodiscard]] QByteArray encode(const T &value);
template<class T>
[[nodiscard]] QJsonObject toJson(const T &value);

/// Strict in types, required members and limits (depth 32, size checked before parsing); ignores unknown members. A case in
/// an unknown state decodes with `unknownState` set.
template<class T>
[[nodiscard]] Expected<T, DecodeError> decode(const QByteArray &bytes);
template<class T>
[[nodiscard]] Expected<T, DecodeError> fromJson(const QJsonObject &json);

/// Stands for the timestamp in what is signed of a command: its moment is in its body.
inline constexpr const char *noTimestamp = "-";

/// The exact text a signature covers: method, path with query, device or source, timestamp, SHA-256 of the body; one per line.
[[nodiscard]] QByteArray signedText(const QByteArray &method, const QByteArray &pathAndQuery, const QByteArray &signer,
                                    const QByteArray &timestamp, const QByteArray &body);

/// A path with its {placeholders} filled, percent-encoded.
[[nodiscard]] QString expandPath(QLatin1String pattern, std::initializer_list<QString> values);

} // namespace yunchuang::protocol
