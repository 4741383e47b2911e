// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "service/store/database.h"

namespace yunchuang::service::feedstore {

/// A line of a unit's feed as it lies in the table, ready to be sent.
struct StoredEntry
{
    qint64 sequence = 0;
    CaseId caseId;
    bool tombstone = false;
    Capacity capacity = Capacity::Owner;
    HandoffId undelivered; ///< handoff that reaches its receiver with this entry, else empty
    QByteArray json;       ///< an encoded protocol::FeedEntry
};

/// The last number given in a unit's feed; 0 for a feed that never had an entry.
[[nodiscard]] DbResult<qint64> lastSequence(Connection &db, const UnitId &unit);
[[nodiscard]] DbResult<void> setLastSequence(Connection &db, const UnitId &unit, qint64 sequence);
/// Tombstones up to this number are gone: a cursor before it is void.
[[nodiscard]] DbResult<qint64> prunedTo(Connection &db, const UnitId &unit);

/// Replaces the unit's entry for that case.
[[nodiscard]] DbResult<void> put(Connection &db, const UnitId &unit, const StoredEntry &entry, const QDateTime &at);

/// Up to `limit` entries with a number above `after`, in order.
[[nodiscard]] DbResult<QVector<StoredEntry>> read(Connection &db, const UnitId &unit, qint64 after, int limit);

/// Drops tombstones older than `before` and remembers how far.
[[nodiscard]] DbResult<int> pruneTombstones(Connection &db, const QDateTime &before);

} // namespace yunchuang::service::feedstore
