// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/receipt.h"

#include <QJsonArray>
#include <QJsonObject>

namespace yunchuang::ledger {

// JSON of the ledger's values. Evidence has one reading: a missing or unknown key, another type, a number that is not
// a whole one, a digest in another spelling or a text over its limit is refused (Malformed, TooLarge).

[[nodiscard]] QJsonObject toJson(const LedgerEntry &entry);
[[nodiscard]] QJsonObject toJson(const TreeHead &head);
[[nodiscard]] QJsonObject toJson(const SignedTreeHead &head);
[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] QJsonArray toJson(const Proof &proof);

[[nodiscard]] Result<LedgerEntry> entryFromJson(const QJsonValue &value);
[[nodiscard]] Result<SignedTreeHead> signedTreeHeadFromJson(const QJsonValue &value);
[[nodiscard]] Result<Receipt> receiptFromJson(const QJsonValue &value);
[[nodiscard]] Result<Proof> proofFromJson(const QJsonValue &value);

/// Largest package that is read, bytes.
inline constexpr qsizetype MaxPackageBytes = 64 * 1024 * 1024;

/// The file an inspector gets, UTF-8 JSON.
[[nodiscard]] QByteArray packageToJson(const Package &package);

/// Reads a package file; also refuses an object with the same key twice. Errors: TooLarge, Malformed, UnknownFormat.
[[nodiscard]] Result<Package> packageFromJson(const QByteArray &json);

} // namespace yunchuang::ledger
