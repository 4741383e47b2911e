// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <QSet>

#include <optional>

/// Who is away and who stands in, what was done in whose name, and who is related to whom. Of identity numbers and
/// credit codes only keyed digests are kept.
namespace yunchuang::service::absencestore {

/// Absences, acts in another's name, identities and relations; numbers 321-322.
[[nodiscard]] QList<Migration> migrations();

/// Names of people are not kept here: they come back empty.
[[nodiscard]] DbResult<void> insert(Connection &db, const protocol::Absence &absence);
[[nodiscard]] DbResult<std::optional<protocol::Absence>> find(Connection &db, const QString &id);
[[nodiscard]] DbResult<void> end(Connection &db, const QString &id, const QDateTime &at);
/// Absences of the unit whose last day is not before `since`, the earliest first.
[[nodiscard]] DbResult<QVector<protocol::Absence>> ofUnit(Connection &db, const UnitId &unit, QDate since);
/// Those in force on that day.
[[nodiscard]] DbResult<QVector<protocol::Absence>> inForce(Connection &db, const UnitId &unit, QDate day);

/// What a substitute did.
struct ActOnBehalf
{
    CommandId command;
    UserId owner;
    protocol::ActForMe act; ///< its names come back empty
};
[[nodiscard]] DbResult<void> record(Connection &db, const ActOnBehalf &act);
/// Newest first.
[[nodiscard]] DbResult<QVector<ActOnBehalf>> doneFor(Connection &db, const UserId &owner, const QDateTime &since,
                                                     int limit);

/// Who a clerk is, for recusal only. An empty digest forgets it.
[[nodiscard]] DbResult<void> setIdentity(Connection &db, const UserId &user, const QByteArray &digest);
/// A relation on record; `digest` says to whom.
struct StoredRelation
{
    protocol::Relation relation; ///< its names come back empty
    UnitId unit;                 ///< in which it was declared
    QByteArray digest;
};
[[nodiscard]] DbResult<void> insert(Connection &db, const StoredRelation &relation);
[[nodiscard]] DbResult<std::optional<StoredRelation>> findRelation(Connection &db, const QString &id);
[[nodiscard]] DbResult<void> endRelation(Connection &db, const QString &id, const QDateTime &at);
[[nodiscard]] DbResult<QVector<protocol::Relation>> relationsOf(Connection &db, const UnitId &unit);
/// Everybody who is, or is related to, one of these.
[[nodiscard]] DbResult<QSet<UserId>> relatedTo(Connection &db, const QList<QByteArray> &digests);

} // namespace yunchuang::service::absencestore
