// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

/// Members of the answers about a log. Entries, heads and proofs inside are the ledger's own JSON (ledgercodec.h).
///
///     head:        a SignedTreeHead
///     entries:     {"entries": [{"index": 0, "entry": LedgerEntry}, …]}
///     inclusion,
///     consistency: {"proof": ["<hex>", …]}
///     keys:        {"keys": [{"log": "SCJGJ", "key": "<hex>"}, …]}
namespace yunchuang::protocol::ledgerkeys {
inline constexpr QLatin1String entries("entries");
inline constexpr QLatin1String index("index");
inline constexpr QLatin1String entry("entry");
inline constexpr QLatin1String proof("proof");
inline constexpr QLatin1String keys("keys");
inline constexpr QLatin1String log("log");
inline constexpr QLatin1String key("key");
} // namespace yunchuang::protocol::ledgerkeys
