// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/absencestore.h"

namespace yunchuang::service::absencestore {

using namespace Qt::StringLiterals;

namespace {

/// The columns of an absence, in the order in which they are read.
#define YC_ABSENCE_COLUMNS "id, unit, user_id, from_day, until_day, pool, reason, entered_by, entered_at, ended_at"

protocol::Absence absenceIn(const Statement &row)
{
    protocol::Absence absence;
    absence.id = row.text(0);
    absence.unit = UnitId(row.text(1));
    absence.user = UserId(row.text(2));
    absence.from = QDate::fromString(row.text(3), Qt::ISODate);
    absence.until = QDate::fromString(row.text(4), Qt::ISODate);
    absence.pool = row.flag(5);
    absence.reason = row.text(6);
    absence.enteredBy = UserId(row.text(7));
    absence.enteredAt = row.moment(8);
    absence.endedAt = row.moment(9);
    return absence;
}

DbResult<void> addSubstitutes(Connection &db, protocol::Absence &absence)
{
    Statement select = db.prepare("SELECT user_id FROM absence_substitutes WHERE absence_id = ? ORDER BY place"_L1);
    YC_TRY(select.bind(absence.id).run());
    while (select.next())
        absence.substitutes.append(UserId(select.text(0)));
    return {};
}

DbResult<QVector<protocol::Absence>> absencesIn(Connection &db, Statement &select)
{
    QVector<protocol::Absence> absences;
    while (select.next())
        absences.append(absenceIn(select));
    for (protocol::Absence &absence : absences)
        YC_TRY(addSubstitutes(db, absence));
    return absences;
}

protocol::Relation relationIn(const Statement &row)
{
    protocol::Relation relation;
    relation.id = row.text(0);
    relation.user = UserId(row.text(1));
    relation.body = row.flag(2);
    relation.kind = valueOf<protocol::RelationKind>(row.text(3)).value_or(protocol::RelationKind::Interest);
    relation.declaredBy = UserId(row.text(4));
    relation.declaredAt = row.moment(5);
    return relation;
}

} // namespace

QList<Migration> migrations()
{
    return {
        {321,
         "absences"_L1,
         {
             "CREATE TABLE absences (id TEXT PRIMARY KEY, unit TEXT NOT NULL, user_id TEXT NOT NULL, "
             "from_day TEXT NOT NULL, until_day TEXT NOT NULL, pool BIGINT NOT NULL, reason TEXT NOT NULL, "
             "entered_by TEXT NOT NULL, entered_at BIGINT NOT NULL, ended_at BIGINT)"_L1,
             "CREATE INDEX absences_of_unit ON absences (unit, until_day)"_L1,
             "CREATE TABLE absence_substitutes (absence_id TEXT NOT NULL REFERENCES absences (id), "
             "place BIGINT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (absence_id, place))"_L1,
             "CREATE TABLE acts_on_behalf (command TEXT PRIMARY KEY, owner TEXT NOT NULL, by_user TEXT NOT NULL, "
             "case_id TEXT NOT NULL, unit TEXT NOT NULL, query_code TEXT NOT NULL, item_name TEXT NOT NULL, "
             "action TEXT NOT NULL, at BIGINT NOT NULL)"_L1,
             "CREATE INDEX acts_of_owner ON acts_on_behalf (owner, at)"_L1,
         }},
        {322,
         "recusal"_L1,
         {
             "CREATE TABLE identities (user_id TEXT PRIMARY KEY, digest {BLOB} NOT NULL)"_L1,
             "CREATE INDEX identities_by_digest ON identities (digest)"_L1,
             "CREATE TABLE relations (id TEXT PRIMARY KEY, unit TEXT NOT NULL, user_id TEXT NOT NULL, "
             "digest {BLOB} NOT NULL, body BIGINT NOT NULL, kind TEXT NOT NULL, declared_by TEXT NOT NULL, "
             "declared_at BIGINT NOT NULL, ended_at BIGINT)"_L1,
             "CREATE INDEX relations_by_digest ON relations (digest)"_L1,
             "CREATE INDEX relations_of_unit ON relations (unit, user_id)"_L1,
         }},
    };
}

DbResult<void> insert(Connection &db, const protocol::Absence &absence)
{
    Statement row = db.prepare("INSERT INTO absences (id, unit, user_id, from_day, until_day, pool, reason, "
                               "entered_by, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    YC_TRY(row.bind(absence.id)
               .bind(absence.unit.text())
               .bind(absence.user.text())
               .bind(absence.from.toString(Qt::ISODate))
               .bind(absence.until.toString(Qt::ISODate))
               .bind(absence.pool)
               .bind(absence.reason)
               .bind(absence.enteredBy.text())
               .bind(absence.enteredAt)
               .run());
    for (qsizetype i = 0; i < absence.substitutes.size(); ++i) {
        Statement one = db.prepare("INSERT INTO absence_substitutes (absence_id, place, user_id) VALUES (?, ?, ?)"_L1);
        YC_TRY(one.bind(absence.id).bind(qint64(i)).bind(absence.substitutes[i].text()).run());
    }
    return {};
}

DbResult<std::optional<protocol::Absence>> find(Connection &db, const QString &id)
{
    Statement select = db.prepare("SELECT " YC_ABSENCE_COLUMNS " FROM absences WHERE id = ?"_L1);
    YC_TRY(select.bind(id).run());
    if (!select.next())
        return std::optional<protocol::Absence>();
    protocol::Absence absence = absenceIn(select);
    YC_TRY(addSubstitutes(db, absence));
    return std::optional<protocol::Absence>(std::move(absence));
}

DbResult<void> end(Connection &db, const QString &id, const QDateTime &at)
{
    Statement row = db.prepare("UPDATE absences SET ended_at = ? WHERE id = ? AND ended_at IS NULL"_L1);
    return row.bind(at).bind(id).run();
}

DbResult<QVector<protocol::Absence>> ofUnit(Connection &db, const UnitId &unit, QDate since)
{
    Statement select = db.prepare("SELECT " YC_ABSENCE_COLUMNS
                                  " FROM absences WHERE unit = ? AND until_day >= ? ORDER BY from_day, id"_L1);
    YC_TRY(select.bind(unit.text()).bind(since.toString(Qt::ISODate)).run());
    return absencesIn(db, select);
}

DbResult<QVector<protocol::Absence>> inForce(Connection &db, const UnitId &unit, QDate day)
{
    Statement select = db.prepare("SELECT " YC_ABSENCE_COLUMNS
                                  " FROM absences WHERE unit = ? AND until_day >= ? AND from_day <= ? AND ended_at IS "
                                  "NULL ORDER BY from_day, id"_L1);
    const QString text = day.toString(Qt::ISODate);
    YC_TRY(select.bind(unit.text()).bind(text).bind(text).run());
    return absencesIn(db, select);
}

DbResult<void> record(Connection &db, const ActOnBehalf &act)
{
    Statement row = db.prepare("INSERT INTO acts_on_behalf (command, owner, by_user, case_id, unit, query_code, "
                               "item_name, action, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(act.command.text())
        .bind(act.owner.text())
        .bind(act.act.by.text())
        .bind(act.act.caseId.text())
        .bind(act.act.unit.text())
        .bind(act.act.queryCode)
        .bind(act.act.itemName)
        .bind(QString(nameOf(act.act.action)))
        .bind(act.act.at)
        .run();
}

DbResult<QVector<ActOnBehalf>> doneFor(Connection &db, const UserId &owner, const QDateTime &since, int limit)
{
    Statement select = db.prepare("SELECT command, by_user, case_id, unit, query_code, item_name, action, at FROM "
                                  "acts_on_behalf WHERE owner = ? AND at >= ? ORDER BY at DESC, command LIMIT ?"_L1);
    YC_TRY(select.bind(owner.text()).bind(since).bind(limit).run());
    QVector<ActOnBehalf> out;
    while (select.next()) {
        ActOnBehalf act;
        act.command = CommandId(select.text(0));
        act.owner = owner;
        act.act.by = UserId(select.text(1));
        act.act.caseId = CaseId(select.text(2));
        act.act.unit = UnitId(select.text(3));
        act.act.queryCode = select.text(4);
        act.act.itemName = select.text(5);
        act.act.action = valueOf<Action>(select.text(6)).value_or(Action::Examine);
        act.act.at = select.moment(7);
        out.append(act);
    }
    return out;
}

DbResult<void> setIdentity(Connection &db, const UserId &user, const QByteArray &digest)
{
    if (digest.isEmpty()) {
        Statement clear = db.prepare("DELETE FROM identities WHERE user_id = ?"_L1);
        return clear.bind(user.text()).run();
    }
    Statement row = db.prepare("INSERT INTO identities (user_id, digest) VALUES (?, ?) "
                               "ON CONFLICT (user_id) DO UPDATE SET digest = excluded.digest"_L1);
    return row.bind(user.text()).bind(digest).run();
}

DbResult<void> insert(Connection &db, const StoredRelation &stored)
{
    Statement row = db.prepare("INSERT INTO relations (id, unit, user_id, digest, body, kind, declared_by, "
                               "declared_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(stored.relation.id)
        .bind(stored.unit.text())
        .bind(stored.relation.user.text())
        .bind(stored.digest)
        .bind(stored.relation.body)
        .bind(QString(nameOf(stored.relation.kind)))
        .bind(stored.relation.declaredBy.text())
        .bind(stored.relation.declaredAt)
        .run();
}

DbResult<std::optional<StoredRelation>> findRelation(Connection &db, const QString &id)
{
    Statement select = db.prepare("SELECT id, user_id, body, kind, declared_by, declared_at, unit, digest "
                                  "FROM relations WHERE id = ? AND ended_at IS NULL"_L1);
    YC_TRY(select.bind(id).run());
    if (!select.next())
        return std::optional<StoredRelation>();
    return std::optional<StoredRelation>(StoredRelation{relationIn(select), UnitId(select.text(6)), select.bytes(7)});
}

DbResult<void> endRelation(Connection &db, const QString &id, const QDateTime &at)
{
    Statement row = db.prepare("UPDATE relations SET ended_at = ? WHERE id = ? AND ended_at IS NULL"_L1);
    return row.bind(at).bind(id).run();
}

DbResult<QVector<protocol::Relation>> relationsOf(Connection &db, const UnitId &unit)
{
    Statement select = db.prepare("SELECT id, user_id, body, kind, declared_by, declared_at FROM relations "
                                  "WHERE unit = ? AND ended_at IS NULL ORDER BY user_id, declared_at"_L1);
    YC_TRY(select.bind(unit.text()).run());
    QVector<protocol::Relation> out;
    while (select.next())
        out.append(relationIn(select));
    return out;
}

DbResult<QSet<UserId>> relatedTo(Connection &db, const QList<QByteArray> &digests)
{
    QSet<UserId> users;
    for (const QByteArray &digest : digests) {
        Statement own = db.prepare("SELECT user_id FROM identities WHERE digest = ?"_L1);
        YC_TRY(own.bind(digest).run());
        while (own.next())
            users.insert(UserId(own.text(0)));
        Statement related = db.prepare("SELECT user_id FROM relations WHERE digest = ? AND ended_at IS NULL"_L1);
        YC_TRY(related.bind(digest).run());
        while (related.next())
            users.insert(UserId(related.text(0)));
    }
    return users;
}

} // namespace yunchuang::service::absencestore
