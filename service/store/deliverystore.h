// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"

#include <optional>

/// What platforms handed in, so that a repeated delivery is recognised.
namespace yunchuang::service::deliverystore {

/// One delivery of a source (platform) and what it was answered.
struct StoredDelivery
{
    UnitId source;
    QString deliveryId;
    QByteArray digest; ///< SHA-256 of the body
    CaseId caseId;
    QByteArray reply; ///< the encoded answer, repeated for the same delivery
};

[[nodiscard]] DbResult<std::optional<StoredDelivery>> find(Connection &db, const UnitId &source,
                                                           const QString &deliveryId);
/// Fails with Unique when the source used the id before.
[[nodiscard]] DbResult<void> insert(Connection &db, const StoredDelivery &delivery, const QDateTime &at);

} // namespace yunchuang::service::deliverystore
