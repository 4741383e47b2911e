// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/leasestore.h"

namespace yunchuang::service::leasestore {

using namespace Qt::StringLiterals;

namespace {

Takeover takeoverIn(const Statement &row)
{
    Takeover takeover;
    takeover.caseId = CaseId(row.text(0));
    takeover.unit = UnitId(row.text(1));
    takeover.at = row.moment(2);
    takeover.from = UserId(row.text(3));
    takeover.fromDevice = DeviceId(row.text(4));
    takeover.to = UserId(row.text(5));
    takeover.toDevice = DeviceId(row.text(6));
    takeover.reason = row.text(7);
    takeover.told = row.flag(8);
    return takeover;
}

} // namespace

QList<Migration> migrations()
{
    return {
        {320,
         "leases"_L1,
         {
             "CREATE TABLE leases (case_id TEXT NOT NULL, unit TEXT NOT NULL, user_id TEXT NOT NULL, "
             "device TEXT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, asked_by TEXT NOT NULL, "
             "asked_at BIGINT, PRIMARY KEY (case_id, unit))"_L1,
             "CREATE INDEX leases_by_end ON leases (until)"_L1,
             "CREATE TABLE lease_takeovers (case_id TEXT NOT NULL, unit TEXT NOT NULL, at BIGINT NOT NULL, "
             "from_user TEXT NOT NULL, from_device TEXT NOT NULL, to_user TEXT NOT NULL, to_device TEXT NOT NULL, "
             "reason TEXT NOT NULL, told BIGINT NOT NULL, PRIMARY KEY (case_id, unit, at, from_device))"_L1,
         }},
    };
}

DbResult<std::optional<Lease>> find(Connection &db, const CaseId &id, const UnitId &unit)
{
    Statement select = db.prepare("SELECT user_id, device, since, until, asked_by, asked_at FROM leases "
                                  "WHERE case_id = ? AND unit = ?"_L1);
    YC_TRY(select.bind(id.text()).bind(unit.text()).run());
    if (!select.next())
        return std::optional<Lease>();
    return std::optional<Lease>(Lease{id, unit, UserId(select.text(0)), DeviceId(select.text(1)), select.moment(2),
                                      select.moment(3), UserId(select.text(4)), select.moment(5)});
}

DbResult<void> put(Connection &db, const Lease &lease)
{
    Statement row = db.prepare(
        "INSERT INTO leases (case_id, unit, user_id, device, since, until, asked_by, asked_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id, unit) DO UPDATE SET user_id = excluded.user_id, "
        "device = excluded.device, since = excluded.since, until = excluded.until, asked_by = excluded.asked_by, "
        "asked_at = excluded.asked_at"_L1);
    return row.bind(lease.caseId.text())
        .bind(lease.unit.text())
        .bind(lease.user.text())
        .bind(lease.device.text())
        .bind(lease.since)
        .bind(lease.until)
        .bind(lease.askedBy.text())
        .bind(lease.askedAt)
        .run();
}

DbResult<void> remove(Connection &db, const CaseId &id, const UnitId &unit, const DeviceId &device)
{
    Statement row = db.prepare("DELETE FROM leases WHERE case_id = ? AND unit = ? AND device = ?"_L1);
    return row.bind(id.text()).bind(unit.text()).bind(device.text()).run();
}

DbResult<int> forget(Connection &db, const QDateTime &endedBefore)
{
    Statement count = db.prepare("SELECT COUNT(*) FROM leases WHERE until < ?"_L1);
    YC_TRY(count.bind(endedBefore).run());
    const int old = count.next() ? int(count.number(0)) : 0;
    if (old > 0) {
        Statement rows = db.prepare("DELETE FROM leases WHERE until < ?"_L1);
        YC_TRY(rows.bind(endedBefore).run());
    }
    return old;
}

DbResult<void> record(Connection &db, const Takeover &takeover)
{
    Statement row = db.prepare("INSERT INTO lease_takeovers (case_id, unit, at, from_user, from_device, to_user, "
                               "to_device, reason, told) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(takeover.caseId.text())
        .bind(takeover.unit.text())
        .bind(takeover.at)
        .bind(takeover.from.text())
        .bind(takeover.fromDevice.text())
        .bind(takeover.to.text())
        .bind(takeover.toDevice.text())
        .bind(takeover.reason)
        .bind(takeover.told)
        .run();
}

DbResult<QVector<Takeover>> takeoversOf(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT case_id, unit, at, from_user, from_device, to_user, to_device, reason, told "
                                  "FROM lease_takeovers WHERE case_id = ? ORDER BY at"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<Takeover> out;
    while (select.next())
        out.append(takeoverIn(select));
    return out;
}

DbResult<std::optional<Takeover>> untold(Connection &db, const CaseId &id, const UnitId &unit, const DeviceId &device)
{
    Statement select = db.prepare("SELECT case_id, unit, at, from_user, from_device, to_user, to_device, reason, told "
                                  "FROM lease_takeovers WHERE case_id = ? AND unit = ? AND from_device = ? AND "
                                  "told = 0 ORDER BY at DESC LIMIT 1"_L1);
    YC_TRY(select.bind(id.text()).bind(unit.text()).bind(device.text()).run());
    if (!select.next())
        return std::optional<Takeover>();
    return std::optional<Takeover>(takeoverIn(select));
}

DbResult<void> markTold(Connection &db, const CaseId &id, const UnitId &unit, const DeviceId &device)
{
    Statement row = db.prepare(
        "UPDATE lease_takeovers SET told = 1 WHERE case_id = ? AND unit = ? AND from_device = ? AND told = 0"_L1);
    return row.bind(id.text()).bind(unit.text()).bind(device.text()).run();
}

} // namespace yunchuang::service::leasestore
