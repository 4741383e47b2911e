// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/objectionstore.h"

#include "protocol/codec.h"

namespace yunchuang::service::objectionstore {

using namespace Qt::StringLiterals;

namespace {

DbResult<StoredObjection> objectionFromRow(const Statement &select)
{
    auto content = protocol::decode<protocol::RegistryObjection>(select.bytes(0));
    const std::optional<ObjectionState> state = valueOf<ObjectionState>(select.text(4));
    auto answer = protocol::decode<protocol::ObjectionAnswer>(select.bytes(7));
    if (!content || !state || !answer)
        return unexpected(DbError{dialect::Failure::Corrupt, u"an objection does not decode"_s});
    StoredObjection stored{std::move(*content), UnitId(select.text(1)), CaseId(select.text(2)), select.text(3), *state,
                           select.moment(6),    std::move(*answer),     select.moment(8)};
    stored.objection.attempt = int(select.number(5));
    return stored;
}

DbResult<QVector<StoredObjection>> allObjections(Statement &select)
{
    YC_TRY(select.run());
    QVector<StoredObjection> out;
    while (select.next()) {
        DbResult<StoredObjection> one = objectionFromRow(select);
        if (!one)
            return unexpected(one.error());
        out.append(std::move(*one));
    }
    return out;
}

} // namespace

QList<Migration> migrations()
{
    return {{440,
             "objections to registries"_L1,
             {
                 "CREATE TABLE registry_objections (id TEXT PRIMARY KEY, content {BLOB} NOT NULL, owner TEXT NOT NULL, "
                 "case_id TEXT NOT NULL, check_id TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL, "
                 "next_at BIGINT NOT NULL, answer {BLOB} NOT NULL, answered_at BIGINT)"_L1,
                 "CREATE INDEX registry_objections_due ON registry_objections (owner, state, next_at)"_L1,
                 "CREATE INDEX registry_objections_of_case ON registry_objections (case_id)"_L1,
             }}};
}

DbResult<bool> insert(Connection &db, const StoredObjection &stored)
{
    Statement row =
        db.prepare("INSERT INTO registry_objections (id, content, owner, case_id, check_id, state, attempts, "
                   "next_at, answer, answered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                   "ON CONFLICT (id) DO NOTHING"_L1);
    YC_TRY(row.bind(stored.objection.id)
               .bind(protocol::encode(stored.objection))
               .bind(stored.owner.text())
               .bind(stored.caseId.text())
               .bind(stored.checkId)
               .bind(nameOf(stored.state))
               .bind(stored.objection.attempt)
               .bind(stored.nextAt)
               .bind(protocol::encode(stored.answer))
               .bind(stored.answeredAt)
               .run());
    return row.changed() == 1;
}

DbResult<std::optional<StoredObjection>> find(Connection &db, const QString &id)
{
    Statement select =
        db.prepare("SELECT content, owner, case_id, check_id, state, attempts, next_at, answer, answered_at "
                   "FROM registry_objections WHERE id = ?"_L1);
    DbResult<QVector<StoredObjection>> found = allObjections(select.bind(id));
    if (!found)
        return unexpected(found.error());
    if (found->isEmpty())
        return std::optional<StoredObjection>();
    return std::optional<StoredObjection>(found->takeFirst());
}

DbResult<QVector<StoredObjection>> due(Connection &db, const UnitId &owner, const QDateTime &now, int limit)
{
    Statement select =
        db.prepare("SELECT content, owner, case_id, check_id, state, attempts, next_at, answer, answered_at "
                   "FROM registry_objections WHERE owner = ? AND state = ? AND next_at <= ? ORDER BY next_at, id "
                   "LIMIT ?"_L1);
    select.bind(owner.text()).bind(nameOf(ObjectionState::Raised)).bind(now).bind(limit);
    return allObjections(select);
}

DbResult<QVector<StoredObjection>> ofCase(Connection &db, const CaseId &id)
{
    Statement select =
        db.prepare("SELECT content, owner, case_id, check_id, state, attempts, next_at, answer, answered_at "
                   "FROM registry_objections WHERE case_id = ? ORDER BY id"_L1);
    return allObjections(select.bind(id.text()));
}

DbResult<void> update(Connection &db, const StoredObjection &stored)
{
    Statement row = db.prepare("UPDATE registry_objections SET state = ?, attempts = ?, next_at = ?, answer = ?, "
                               "answered_at = ? WHERE id = ?"_L1);
    return row.bind(nameOf(stored.state))
        .bind(stored.objection.attempt)
        .bind(stored.nextAt)
        .bind(protocol::encode(stored.answer))
        .bind(stored.answeredAt)
        .bind(stored.objection.id)
        .run();
}

DbResult<void> withdraw(Connection &db, const CaseId &id, const QString &checkId)
{
    Statement row =
        db.prepare("UPDATE registry_objections SET state = ? WHERE case_id = ? AND check_id = ? AND state = ?"_L1);
    return row.bind(nameOf(ObjectionState::Withdrawn))
        .bind(id.text())
        .bind(checkId)
        .bind(nameOf(ObjectionState::Raised))
        .run();
}

} // namespace yunchuang::service::objectionstore
