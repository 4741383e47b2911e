// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/binding.h"

namespace yunchuang::service {

/// Part of a department's log.
struct LogQuery
{
    QString log;
    quint64 first = 0;
    quint64 second = 0;
};

/// Most entries of one answer.
inline constexpr quint64 maxLedgerEntries = 500;

[[nodiscard]] Answer<EncodedAnswer> ledgerKeys(Context &context, const Done &);
[[nodiscard]] Answer<EncodedAnswer> ledgerHead(Context &context, const LogQuery &query);
/// Entries `first` … `second`, at most maxLedgerEntries.
[[nodiscard]] Answer<EncodedAnswer> ledgerEntries(Context &context, const LogQuery &query);
/// Proof for entry `first` in the tree of `second` entries.
[[nodiscard]] Answer<EncodedAnswer> ledgerInclusion(Context &context, const LogQuery &query);
/// Proof that the tree of `first` entries begins the one of `second`.
[[nodiscard]] Answer<EncodedAnswer> ledgerConsistency(Context &context, const LogQuery &query);

/// Public: the log holds no personal data.
void addLedgerRoutes(Binding &binding);

} // namespace yunchuang::service
