// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/feedstore.h"

namespace yunchuang::service::feedstore {

using namespace Qt::StringLiterals;

DbResult<qint64> lastSequence(Connection &db, const UnitId &unit)
{
    Statement select = db.prepare("SELECT last_sequence FROM feed_counters WHERE unit = ?"_L1);
    YC_TRY(select.bind(unit.text()).run());
    return select.next() ? select.number(0) : 0;
}

DbResult<void> setLastSequence(Connection &db, const UnitId &unit, qint64 sequence)
{
    Statement row = db.prepare("INSERT INTO feed_counters (unit, last_sequence, pruned_to) VALUES (?, ?, 0) "
                               "ON CONFLICT (unit) DO UPDATE SET last_sequence = excluded.last_sequence"_L1);
    return row.bind(unit.text()).bind(sequence).run();
}

DbResult<qint64> prunedTo(Connection &db, const UnitId &unit)
{
    Statement select = db.prepare("SELECT pruned_to FROM feed_counters WHERE unit = ?"_L1);
    YC_TRY(select.bind(unit.text()).run());
    return select.next() ? select.number(0) : 0;
}

DbResult<void> put(Connection &db, const UnitId &unit, const StoredEntry &entry, const QDateTime &at)
{
    Statement row = db.prepare(
        "INSERT INTO feed (unit, case_id, sequence, tombstone, capacity, undelivered, written_at, entry) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit, case_id) DO UPDATE SET sequence = excluded.sequence, "
        "tombstone = excluded.tombstone, capacity = excluded.capacity, undelivered = excluded.undelivered, "
        "written_at = excluded.written_at, entry = excluded.entry"_L1);
    return row.bind(unit.text())
        .bind(entry.caseId.text())
        .bind(entry.sequence)
        .bind(entry.tombstone)
        .bind(nameOf(entry.capacity))
        .bind(entry.undelivered.text())
        .bind(at)
        .bind(entry.json)
        .run();
}

DbResult<QVector<StoredEntry>> read(Connection &db, const UnitId &unit, qint64 after, int limit)
{
    Statement select = db.prepare("SELECT sequence, case_id, tombstone, capacity, undelivered, entry FROM feed "
                                  "WHERE unit = ? AND sequence > ? ORDER BY sequence LIMIT ?"_L1);
    YC_TRY(select.bind(unit.text()).bind(after).bind(limit).run());
    QVector<StoredEntry> entries;
    while (select.next()) {
        StoredEntry entry;
        entry.sequence = select.number(0);
        entry.caseId = CaseId(select.text(1));
        entry.tombstone = select.flag(2);
        entry.capacity = valueOf<Capacity>(select.text(3)).value_or(Capacity::Owner);
        entry.undelivered = HandoffId(select.text(4));
        entry.json = select.bytes(5);
        entries.append(std::move(entry));
    }
    return entries;
}

DbResult<int> pruneTombstones(Connection &db, const QDateTime &before)
{
    QVector<std::pair<QString, qint64>> units;
    {
        Statement select = db.prepare("SELECT unit, MAX(sequence) FROM feed WHERE tombstone = 1 AND written_at < ? "
                                      "GROUP BY unit"_L1);
        YC_TRY(select.bind(before).run());
        while (select.next())
            units.append({select.text(0), select.number(1)});
    }
    for (const auto &[unit, upTo] : units) {
        Statement row = db.prepare("UPDATE feed_counters SET pruned_to = ? WHERE unit = ? AND pruned_to < ?"_L1);
        YC_TRY(row.bind(upTo).bind(unit).bind(upTo).run());
    }
    Statement removal = db.prepare("DELETE FROM feed WHERE tombstone = 1 AND written_at < ?"_L1);
    YC_TRY(removal.bind(before).run());
    return int(removal.changed());
}

} // namespace yunchuang::service::feedstore
