// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

/// The systems that talk to the service without a person: platforms, apps and windows that hand in applications, and
/// the receivers' systems that take the data of closed cases.
namespace yunchuang::service::sourcestore {

/// Number 220.
[[nodiscard]] QList<Migration> migrations();

/// A platform that may hand in applications, known by its unit; it signs with its key.
struct Source
{
    UnitId unit;
    QByteArray publicKey; ///< Ed25519, 32 bytes
    bool enabled = true;
};

[[nodiscard]] DbResult<std::optional<Source>> find(Connection &db, const UnitId &unit);
/// Makes a source known, or gives it another key or state.
[[nodiscard]] DbResult<void> put(Connection &db, const Source &source, const QDateTime &at);

} // namespace yunchuang::service::sourcestore
