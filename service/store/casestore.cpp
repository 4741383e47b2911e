// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/casestore.h"

#include "domain/supervision.h"
#include "protocol/codec.h"

namespace yunchuang::service::casestore {

using namespace Qt::StringLiterals;

namespace {

DbError damagedRow(const char *what)
{
    return DbError{dialect::Failure::Corrupt, QString::fromLatin1(what)};
}

DbResult<std::optional<Case>> firstCase(Statement &select)
{
    YC_TRY(select.run());
    if (!select.next())
        return std::optional<Case>();
    Expected<Case, protocol::DecodeError> subject = protocol::decode<Case>(select.bytes(0));
    if (!subject)
        return unexpected(damagedRow("a case's body does not decode"));
    return std::optional<Case>(std::move(*subject));
}

DbResult<QVector<CaseId>> ids(Statement &select)
{
    QVector<CaseId> out;
    YC_TRY(select.run());
    while (select.next())
        out.append(CaseId(select.text(0)));
    return out;
}

} // namespace

DbResult<std::optional<Case>> load(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT body FROM cases WHERE id = ?"_L1);
    select.bind(id.text());
    return firstCase(select);
}

DbResult<std::optional<Case>> reload(Connection &db, const Case &known)
{
    {
        Statement select = db.prepare("SELECT version FROM cases WHERE id = ?"_L1);
        YC_TRY(select.bind(known.id.text()).run());
        if (select.next() && select.number(0) == known.version)
            return std::optional<Case>(known);
    }
    return load(db, known.id);
}

DbResult<std::optional<Case>> loadByNumber(Connection &db, const QString &number)
{
    Statement select = db.prepare("SELECT body FROM cases WHERE number = ?"_L1);
    select.bind(number);
    return firstCase(select);
}

DbResult<std::optional<QuerySecret>> querySecret(Connection &db, const QString &numberOrCode)
{
    Statement select = db.prepare("SELECT id, query_password FROM cases WHERE number = ? OR query_code = ?"_L1);
    YC_TRY(select.bind(numberOrCode).bind(numberOrCode).run());
    if (!select.next())
        return std::optional<QuerySecret>();
    return std::optional<QuerySecret>(QuerySecret{CaseId(select.text(0)), select.text(1)});
}

DbResult<void> insert(Connection &db, const Case &subject, const QString &queryPasswordHash)
{
    Statement row = db.prepare("INSERT INTO cases (id, number, query_code, query_password, unit, department, state, "
                               "step, assignee, item_code, "
                               "item_version, version, revision, received_at, notice_due, standing, due, step_due, "
                               "settled_at, watch_at, parent, parent_part, body) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)"_L1);
    const StandingNow now = standingOf(subject);
    return row.bind(subject.id.text())
        .bind(subject.number)
        .bind(subject.queryCode)
        .bind(queryPasswordHash)
        .bind(subject.unit.text())
        .bind(subject.department.text())
        .bind(nameOf(subject.state))
        .bind(subject.step.text())
        .bind(subject.assignee.text())
        .bind(subject.item.code.text())
        .bind(subject.item.version)
        .bind(subject.version)
        .bind(subject.revision)
        .bind(subject.deadlines.receivedAt)
        .bind(subject.deadlines.noticeDue)
        .bind(nameOf(now.standing))
        .bind(now.due)
        .bind(now.stepDue)
        .bind(now.settledAt)
        .bind(subject.parent.text())
        .bind(subject.parentPart.text())
        .bind(protocol::encode(subject))
        .run();
}

DbResult<void> update(Connection &db, const Case &subject, qint64 expectedVersion)
{
    Statement row = db.prepare("UPDATE cases SET unit = ?, department = ?, state = ?, step = ?, assignee = ?, "
                               "item_version = ?, version = ?, revision = ?, received_at = ?, notice_due = ?, "
                               "standing = ?, due = ?, step_due = ?, settled_at = ?, watch_at = 0, body = ? "
                               "WHERE id = ? AND version = ?"_L1);
    const StandingNow now = standingOf(subject);
    YC_TRY(row.bind(subject.unit.text())
               .bind(subject.department.text())
               .bind(nameOf(subject.state))
               .bind(subject.step.text())
               .bind(subject.assignee.text())
               .bind(subject.item.version)
               .bind(subject.version)
               .bind(subject.revision)
               .bind(subject.deadlines.receivedAt)
               .bind(subject.deadlines.noticeDue)
               .bind(nameOf(now.standing))
               .bind(now.due)
               .bind(now.stepDue)
               .bind(now.settledAt)
               .bind(protocol::encode(subject))
               .bind(subject.id.text())
               .bind(expectedVersion)
               .run());
    if (row.changed() != 1)
        return unexpected(DbError{dialect::Failure::Other, u"a case was not at the version it was read at"_s});
    return {};
}

DbResult<void> setViewers(Connection &db, const CaseId &id, const QVector<std::pair<UnitId, Capacity>> &before,
                          const QVector<std::pair<UnitId, Capacity>> &after)
{
    for (const auto &viewer : before) {
        const bool stays =
            std::any_of(after.cbegin(), after.cend(), [&](const auto &other) { return other.first == viewer.first; });
        if (stays)
            continue;
        Statement row = db.prepare("DELETE FROM case_viewers WHERE case_id = ? AND unit = ?"_L1);
        YC_TRY(row.bind(id.text()).bind(viewer.first.text()).run());
    }
    for (const auto &viewer : after) {
        if (before.contains(viewer))
            continue;
        Statement row = db.prepare("INSERT INTO case_viewers (case_id, unit, capacity) VALUES (?, ?, ?) "
                                   "ON CONFLICT (case_id, unit) DO UPDATE SET capacity = excluded.capacity"_L1);
        YC_TRY(row.bind(id.text()).bind(viewer.first.text()).bind(nameOf(viewer.second)).run());
    }
    return {};
}

DbResult<bool> bearResultNumber(Connection &db, const ItemCode &item, const QString &number, const CaseId &id)
{
    Statement row = db.prepare("INSERT INTO result_numbers (item_code, number, case_id) VALUES (?, ?, ?) "
                               "ON CONFLICT (item_code, number) DO NOTHING"_L1);
    YC_TRY(row.bind(item.text()).bind(number).bind(id.text()).run());
    if (row.changed() == 1)
        return true;
    Statement bearer = db.prepare("SELECT case_id FROM result_numbers WHERE item_code = ? AND number = ?"_L1);
    YC_TRY(bearer.bind(item.text()).bind(number).run());
    return bearer.next() && bearer.text(0) == id.text();
}

DbResult<void> noteLicence(Connection &db, const CaseId &id, const QString &number, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO licences (case_id, number, granted_at) VALUES (?, ?, ?) "
                               "ON CONFLICT (case_id) DO NOTHING"_L1);
    return row.bind(id.text()).bind(number).bind(at.toMSecsSinceEpoch()).run();
}

DbResult<std::optional<Case>> loadByAnyNumber(Connection &db, const QString &number)
{
    Statement own = db.prepare("SELECT body FROM cases WHERE number = ? OR query_code = ?"_L1);
    own.bind(number).bind(number);
    DbResult<std::optional<Case>> found = firstCase(own);
    if (!found || *found)
        return found;
    Statement licence = db.prepare("SELECT cases.body FROM licences JOIN cases ON cases.id = licences.case_id "
                                   "WHERE licences.number = ? ORDER BY licences.granted_at DESC, licences.case_id DESC "
                                   "LIMIT 1"_L1);
    licence.bind(number);
    return firstCase(licence);
}

DbResult<qint64> nextHistorySequence(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT MAX(sequence) FROM history WHERE case_id = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    return select.next() ? select.number(0) + 1 : 1;
}

DbResult<void> appendHistory(Connection &db, const CaseId &id, const StoredHistory &stored)
{
    Statement row = db.prepare("INSERT INTO history (case_id, sequence, command, at, content, salt, log_id, leaf) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(id.text())
        .bind(stored.row.sequence)
        .bind(stored.row.command.text())
        .bind(stored.row.at)
        .bind(stored.content)
        .bind(stored.salt)
        .bind(stored.logId)
        .bind(stored.leaf.bytes())
        .run();
}

DbResult<QVector<HistoryRow>> history(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT content FROM history WHERE case_id = ? ORDER BY sequence"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<HistoryRow> rows;
    while (select.next()) {
        Expected<HistoryRow, protocol::DecodeError> row = protocol::decode<HistoryRow>(select.bytes(0));
        if (!row)
            return unexpected(damagedRow("a history row does not decode"));
        rows.append(std::move(*row));
    }
    return rows;
}

DbResult<std::optional<StoredHistory>> historyRow(Connection &db, const CaseId &id, qint64 sequence)
{
    Statement select =
        db.prepare("SELECT content, salt, log_id, leaf FROM history WHERE case_id = ? AND sequence = ?"_L1);
    YC_TRY(select.bind(id.text()).bind(sequence).run());
    if (!select.next())
        return std::optional<StoredHistory>();
    StoredHistory stored;
    stored.content = select.bytes(0);
    stored.salt = select.bytes(1);
    stored.logId = select.text(2);
    const std::optional<ledger::Digest> leaf = ledger::Digest::fromBytes(select.bytes(3));
    Expected<HistoryRow, protocol::DecodeError> row = protocol::decode<HistoryRow>(stored.content);
    if (!row || !leaf)
        return unexpected(damagedRow("a history row does not decode"));
    stored.leaf = *leaf;
    stored.row = std::move(*row);
    return std::optional<StoredHistory>(std::move(stored));
}

DbResult<QVector<CaseId>> withNoticeDueBefore(Connection &db, QDate day, int limit)
{
    Statement select = db.prepare("SELECT id FROM cases WHERE state = ? AND notice_due <> '' AND notice_due < ? "
                                  "ORDER BY notice_due, id LIMIT ?"_L1);
    select.bind(nameOf(CaseState::Received)).bind(day).bind(limit);
    return ids(select);
}

DbResult<QVector<CaseId>> inState(Connection &db, CaseState state, const CaseId &after, int limit)
{
    Statement select = db.prepare("SELECT id FROM cases WHERE state = ? AND id > ? ORDER BY id LIMIT ?"_L1);
    select.bind(nameOf(state)).bind(after.text()).bind(limit);
    return ids(select);
}

DbResult<QVector<CaseId>> toWatch(Connection &db, const QDateTime &now, int limit)
{
    Statement select = db.prepare("SELECT id FROM cases WHERE watch_at <= ? ORDER BY watch_at, id LIMIT ?"_L1);
    select.bind(now).bind(limit);
    return ids(select);
}

DbResult<void> setWatched(Connection &db, const Case &subject, const QDateTime &next, qint64 spentMinutes)
{
    Statement row = db.prepare("UPDATE cases SET standing = ?, due = ?, step_due = ?, settled_at = ?, "
                               "spent_minutes = ?, watch_at = ? WHERE id = ? AND version = ?"_L1);
    const StandingNow now = standingOf(subject);
    row.bind(nameOf(now.standing)).bind(now.due).bind(now.stepDue).bind(now.settledAt);
    if (spentMinutes < 0)
        row.bindNull();
    else
        row.bind(spentMinutes);
    const QDateTime never(QDate(9999, 1, 1), QTime(0, 0), Qt::UTC);
    return row.bind(next.isValid() ? next : never).bind(subject.id.text()).bind(subject.version).run();
}

DbResult<QVector<ItemKey>> itemsInUse(Connection &db)
{
    Statement select = db.prepare("SELECT DISTINCT item_code, item_version FROM cases"_L1);
    YC_TRY(select.run());
    QVector<ItemKey> keys;
    while (select.next())
        keys.append(ItemKey{ItemCode(select.text(0)), int(select.number(1))});
    return keys;
}

DbResult<qint64> count(Connection &db)
{
    Statement select = db.prepare("SELECT COUNT(*) FROM cases"_L1);
    YC_TRY(select.run());
    return select.next() ? select.number(0) : 0;
}

} // namespace yunchuang::service::casestore
