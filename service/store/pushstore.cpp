// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/pushstore.h"

#include "protocol/codec.h"
#include "protocol/pushdata.h"

namespace yunchuang::service::pushstore {

using namespace Qt::StringLiterals;

namespace {

DbResult<StoredPush> pushFromRow(const Statement &select)
{
    Expected<protocol::Push, protocol::DecodeError> push = protocol::decode<protocol::Push>(select.bytes(0));
    const std::optional<PushState> state = valueOf<PushState>(select.text(1));
    if (!push || !state)
        return unexpected(DbError{dialect::Failure::Corrupt, u"a push does not decode"_s});
    StoredPush stored{std::move(*push), *state, select.moment(3), select.text(4)};
    stored.push.attempt = int(select.number(2));
    return stored;
}

} // namespace

DbResult<std::optional<int>> nextVersion(Connection &db, const UnitId &receiver, const CaseId &caseId,
                                         const QString &code, const QString &event)
{
    Statement select = db.prepare("SELECT case_id, version FROM pushes WHERE receiver = ? AND code = ? AND event = ? "
                                  "ORDER BY version DESC LIMIT 1"_L1);
    YC_TRY(select.bind(receiver.text()).bind(code).bind(event).run());
    if (!select.next())
        return std::optional<int>(1);
    // A body is established once; it may be changed by many cases.
    if (event == protocol::pushevents::established && select.text(0) != caseId.text())
        return std::optional<int>();
    return std::optional<int>(int(select.number(1)) + 1);
}

DbResult<bool> insert(Connection &db, const StoredPush &stored)
{
    Statement row =
        db.prepare("INSERT INTO pushes (id, case_id, receiver, code, event, version, state, attempts, next_at, "
                   "last_error, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                   "ON CONFLICT (receiver, code, event, version) DO NOTHING"_L1);
    const protocol::Push &push = stored.push;
    YC_TRY(row.bind(push.id)
               .bind(push.caseId.text())
               .bind(push.receiver.text())
               .bind(push.code)
               .bind(push.event)
               .bind(push.version)
               .bind(nameOf(stored.state))
               .bind(push.attempt)
               .bind(stored.nextAt)
               .bind(stored.lastError)
               .bind(protocol::encode(push))
               .run());
    return row.changed() == 1;
}

DbResult<std::optional<StoredPush>> find(Connection &db, const QString &id)
{
    Statement select = db.prepare("SELECT content, state, attempts, next_at, last_error FROM pushes WHERE id = ?"_L1);
    YC_TRY(select.bind(id).run());
    if (!select.next())
        return std::optional<StoredPush>();
    DbResult<StoredPush> push = pushFromRow(select);
    if (!push)
        return unexpected(push.error());
    return std::optional<StoredPush>(std::move(*push));
}

DbResult<QVector<StoredPush>> due(Connection &db, const UnitId &receiver, const QDateTime &now, int limit)
{
    Statement select = db.prepare("SELECT content, state, attempts, next_at, last_error FROM pushes "
                                  "WHERE receiver = ? AND state IN (?, ?, ?) AND next_at <= ? "
                                  "ORDER BY next_at, id LIMIT ?"_L1);
    YC_TRY(select.bind(receiver.text())
               .bind(nameOf(PushState::Pending))
               .bind(nameOf(PushState::Failed))
               .bind(nameOf(PushState::Sent))
               .bind(now)
               .bind(limit)
               .run());
    QVector<StoredPush> out;
    while (select.next()) {
        DbResult<StoredPush> push = pushFromRow(select);
        if (!push)
            return unexpected(push.error());
        out.append(std::move(*push));
    }
    return out;
}

DbResult<QVector<StoredPush>> unacknowledged(Connection &db, const QDateTime &now, int limit)
{
    Statement select = db.prepare("SELECT content, state, attempts, next_at, last_error FROM pushes "
                                  "WHERE state = ? AND next_at <= ? ORDER BY next_at, id LIMIT ?"_L1);
    YC_TRY(select.bind(nameOf(PushState::Sent)).bind(now).bind(limit).run());
    QVector<StoredPush> out;
    while (select.next()) {
        DbResult<StoredPush> push = pushFromRow(select);
        if (!push)
            return unexpected(push.error());
        out.append(std::move(*push));
    }
    return out;
}

DbResult<qint64> count(Connection &db, PushState state)
{
    Statement select = db.prepare("SELECT COUNT(*) FROM pushes WHERE state = ?"_L1);
    YC_TRY(select.bind(nameOf(state)).run());
    return select.next() ? select.number(0) : 0;
}

DbResult<void> update(Connection &db, const StoredPush &stored)
{
    Statement row =
        db.prepare("UPDATE pushes SET state = ?, attempts = ?, next_at = ?, last_error = ? WHERE id = ?"_L1);
    return row.bind(nameOf(stored.state))
        .bind(stored.push.attempt)
        .bind(stored.nextAt)
        .bind(stored.lastError)
        .bind(stored.push.id)
        .run();
}

} // namespace yunchuang::service::pushstore
