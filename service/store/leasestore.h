// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

/// Who has which case open for work, and who took one over from whom. Times in UTC.
namespace yunchuang::service::leasestore {

/// Leases and take-overs; number 320.
[[nodiscard]] QList<Migration> migrations();

/// A case open for work in a unit, on one device.
struct Lease
{
    CaseId caseId;
    UnitId unit;
    UserId user;
    DeviceId device;
    QDateTime since;
    QDateTime until; ///< it ends by itself
    UserId askedBy;  ///< a colleague who wants it
    QDateTime askedAt;
};

/// The lease on a case in a unit, even one that has run out.
[[nodiscard]] DbResult<std::optional<Lease>> find(Connection &db, const CaseId &id, const UnitId &unit);
/// Takes the place of whatever was there.
[[nodiscard]] DbResult<void> put(Connection &db, const Lease &lease);
[[nodiscard]] DbResult<void> remove(Connection &db, const CaseId &id, const UnitId &unit, const DeviceId &device);
/// Forgets leases that ended before that time; how many.
[[nodiscard]] DbResult<int> forget(Connection &db, const QDateTime &endedBefore);

/// A lease that passed from one to another before it ended. Only ever added to.
struct Takeover
{
    CaseId caseId;
    UnitId unit;
    QDateTime at;
    UserId from;
    DeviceId fromDevice;
    UserId to;
    DeviceId toDevice;
    QString reason;
    bool told = false; ///< who had it knows
};

[[nodiscard]] DbResult<void> record(Connection &db, const Takeover &takeover);
/// All of a case, oldest first.
[[nodiscard]] DbResult<QVector<Takeover>> takeoversOf(Connection &db, const CaseId &id);
/// The newest one that took the case from that device and that it has not acknowledged.
[[nodiscard]] DbResult<std::optional<Takeover>> untold(Connection &db, const CaseId &id, const UnitId &unit,
                                                       const DeviceId &device);
[[nodiscard]] DbResult<void> markTold(Connection &db, const CaseId &id, const UnitId &unit, const DeviceId &device);

} // namespace yunchuang::service::leasestore
