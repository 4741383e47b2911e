// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/registrystore.h"

#include <QJsonDocument>

#include <algorithm>

namespace yunchuang::service::registrystore {

using namespace Qt::StringLiterals;

namespace {

QString keyFrom(const QJsonObject &row, const QStringList &columns)
{
    if (columns.isEmpty())
        return {};
    QStringList values;
    for (const QString &column : columns)
        values.append(row.value(column).toString());
    return joinedKey(values);
}

DbResult<std::optional<QJsonObject>> firstRow(Statement &select)
{
    YC_TRY(select.run());
    if (!select.next())
        return std::optional<QJsonObject>();
    return std::optional<QJsonObject>(QJsonDocument::fromJson(select.bytes(0)).object());
}

} // namespace

QList<Migration> migrations()
{
    return {{221,
             "registries"_L1,
             {
                 "CREATE TABLE registry_loads (registry TEXT PRIMARY KEY, loaded_at BIGINT NOT NULL, "
                 "row_count BIGINT NOT NULL)"_L1,
                 "CREATE TABLE registry_rows (registry TEXT NOT NULL, row_key TEXT NOT NULL, exact_key TEXT NOT NULL, "
                 "similar_key TEXT NOT NULL, content {BLOB} NOT NULL, PRIMARY KEY (registry, row_key))"_L1,
                 "CREATE INDEX registry_rows_exact ON registry_rows (registry, exact_key)"_L1,
                 "CREATE INDEX registry_rows_similar ON registry_rows (registry, similar_key)"_L1,
                 "CREATE TABLE registry_questions (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, unit TEXT NOT NULL, "
                 "case_id TEXT NOT NULL, registry TEXT NOT NULL, asked_key TEXT NOT NULL, purpose TEXT NOT NULL, "
                 "found BIGINT NOT NULL, at BIGINT NOT NULL)"_L1,
                 "CREATE INDEX registry_questions_of_case ON registry_questions (case_id, at)"_L1,
             }},
            {441,
             "cases that wait for a registry"_L1,
             {
                 "CREATE TABLE registry_waiting (case_id TEXT PRIMARY KEY, asked_at BIGINT NOT NULL, "
                 "next_at BIGINT NOT NULL, attempts BIGINT NOT NULL)"_L1,
                 "CREATE INDEX registry_waiting_next ON registry_waiting (next_at)"_L1,
             }},
            {442,
             "refused questions to registries"_L1,
             {"ALTER TABLE registry_questions ADD COLUMN refusal TEXT NOT NULL DEFAULT ''"_L1}}};
}

const QList<Registry> &registries()
{
    static const QList<Registry> all = {
        {"legal-persons"_L1,
         "uscc"_L1,
         {u"name"_s},
         {},
         {u"uscc"_s, u"name"_s, u"type"_s, u"legalRep"_s, u"legalRepIdNo"_s, u"capital"_s, u"area"_s, u"street"_s,
          u"detail"_s, u"industry"_s, u"state"_s, u"founded"_s},
         "SCJGJ"_L1},
        {"population"_L1, "idNo"_L1, {}, {}, {u"idNo"_s, u"name"_s, u"sex"_s, u"birth"_s, u"state"_s}, "GAT"_L1},
        {"addresses"_L1,
         "code"_L1,
         {u"area"_s, u"street"_s, u"detail"_s},
         {u"area"_s, u"street"_s},
         {u"code"_s, u"area"_s, u"place"_s, u"street"_s, u"detail"_s, u"owner"_s, u"use"_s},
         "ZRZYT"_L1},
        // What follows names its columns as the forms name their fields; see registrychecks.h.
        {"vehicles"_L1,
         "vin"_L1,
         {u"plate.kind"_s, u"plate.no"_s},
         {},
         {u"vin"_s, u"plate.kind"_s, u"plate.no"_s, u"vinLast6"_s, u"owner.name"_s, u"owner.idNo"_s, u"vehicle.type"_s,
          u"vehicle.useNature"_s, u"vehicle.firstRegDate"_s, u"vehicle.validUntil"_s, u"checks.insuranceUntil"_s,
          u"checks.taxPaid"_s, u"checks.violations"_s},
         "GAT"_L1},
        {"taxpayers"_L1,
         "no"_L1,
         {u"uscc"_s, u"taxKind"_s},
         {},
         {u"no"_s, u"uscc"_s, u"taxKind"_s, u"taxable"_s, u"rate"_s, u"payable"_s, u"dueDate"_s},
         "SWJ"_L1},
        {"education"_L1,
         "certNo"_L1,
         {},
         {},
         {u"certNo"_s, u"kind"_s, u"name"_s, u"level"_s, u"degree"_s, u"school"_s, u"major"_s, u"date"_s,
          u"isNormal"_s},
         "JYT"_L1},
        {"police"_L1, "idNo"_L1, {}, {}, {u"idNo"_s, u"noCrime"_s}, "GAT"_L1},
        {"planning"_L1,
         "projectCode"_L1,
         {},
         {},
         {u"projectCode"_s, u"landPermitNo"_s, u"planPermitNo"_s, u"drawingReviewNo"_s},
         "ZRZYT"_L1},
    };
    return all;
}

const Registry *registry(const QString &name)
{
    for (const Registry &candidate : registries()) {
        if (candidate.name == name)
            return &candidate;
    }
    return nullptr;
}

QString comparable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (!c.isSpace())
            result.append(c);
    }
    return result;
}

QString joinedKey(const QStringList &values)
{
    QStringList parts;
    for (const QString &value : values)
        parts.append(comparable(value));
    return parts.join(u'\n');
}

DbResult<void> load(Connection &db, const Registry &registry, const QList<QJsonObject> &rows, const QDateTime &at)
{
    Statement clear = db.prepare("DELETE FROM registry_rows WHERE registry = ?"_L1);
    YC_TRY(clear.bind(registry.name).run());
    for (const QJsonObject &row : rows) {
        Statement insert = db.prepare("INSERT INTO registry_rows (registry, row_key, exact_key, similar_key, content) "
                                      "VALUES (?, ?, ?, ?, ?) ON CONFLICT (registry, row_key) DO UPDATE SET "
                                      "exact_key = excluded.exact_key, similar_key = excluded.similar_key, "
                                      "content = excluded.content"_L1);
        YC_TRY(insert.bind(registry.name)
                   .bind(comparable(row.value(registry.key).toString()))
                   .bind(keyFrom(row, registry.exact))
                   .bind(keyFrom(row, registry.similar))
                   .bind(QJsonDocument(row).toJson(QJsonDocument::Compact))
                   .run());
    }
    Statement note = db.prepare("INSERT INTO registry_loads (registry, loaded_at, row_count) VALUES (?, ?, ?) "
                                "ON CONFLICT (registry) DO UPDATE SET loaded_at = excluded.loaded_at, "
                                "row_count = excluded.row_count"_L1);
    return note.bind(registry.name).bind(at).bind(qint64(rows.size())).run();
}

DbResult<QDateTime> loadedAt(Connection &db, const QString &registry)
{
    Statement select = db.prepare("SELECT loaded_at FROM registry_loads WHERE registry = ?"_L1);
    YC_TRY(select.bind(registry).run());
    return select.next() ? select.moment(0) : QDateTime();
}

DbResult<std::optional<QJsonObject>> find(Connection &db, const QString &registry, const QString &key)
{
    Statement select = db.prepare("SELECT content FROM registry_rows WHERE registry = ? AND row_key = ?"_L1);
    select.bind(registry).bind(comparable(key));
    return firstRow(select);
}

DbResult<std::optional<QJsonObject>> findExact(Connection &db, const QString &registry, const QString &joined)
{
    Statement select = db.prepare("SELECT content FROM registry_rows WHERE registry = ? AND exact_key = ? "
                                  "ORDER BY row_key LIMIT 1"_L1);
    select.bind(registry).bind(joined);
    return firstRow(select);
}

DbResult<std::optional<QJsonObject>> findSimilar(Connection &db, const QString &registry, const QString &joined)
{
    Statement select = db.prepare("SELECT content FROM registry_rows WHERE registry = ? AND similar_key = ? "
                                  "ORDER BY row_key LIMIT 1"_L1);
    select.bind(registry).bind(joined);
    return firstRow(select);
}

DbResult<void> record(Connection &db, const Question &question)
{
    Statement row = db.prepare("INSERT INTO registry_questions (id, user_id, unit, case_id, registry, asked_key, "
                               "purpose, found, at, refusal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(question.id)
        .bind(question.user.text())
        .bind(question.unit.text())
        .bind(question.caseId.text())
        .bind(question.registry)
        .bind(question.key)
        .bind(question.purpose)
        .bind(question.found)
        .bind(question.at)
        .bind(question.refusal)
        .run();
}

DbResult<QList<Question>> questionsOf(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT id, user_id, unit, registry, asked_key, purpose, found, at, refusal "
                                  "FROM registry_questions WHERE case_id = ? ORDER BY at, id"_L1);
    YC_TRY(select.bind(id.text()).run());
    QList<Question> out;
    while (select.next()) {
        out.append(Question{select.text(0), UserId(select.text(1)), UnitId(select.text(2)), id, select.text(3),
                            select.text(4), select.text(5), select.flag(6), select.moment(7), select.text(8)});
    }
    return out;
}

DbResult<void> askAgain(Connection &db, const CaseId &id, const QDateTime &now)
{
    constexpr qint64 firstWait = 5 * 60;
    constexpr qint64 longestWait = 6 * 3600;
    constexpr qint64 mostDoublings = 7;
    Statement known = db.prepare("SELECT attempts FROM registry_waiting WHERE case_id = ?"_L1);
    YC_TRY(known.bind(id.text()).run());
    const qint64 attempts = known.next() ? known.number(0) : 0;
    const qint64 wait = std::min(firstWait << std::min(attempts, mostDoublings), longestWait);
    Statement row =
        db.prepare("INSERT INTO registry_waiting (case_id, asked_at, next_at, attempts) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (case_id) DO UPDATE SET asked_at = excluded.asked_at, "
                   "next_at = excluded.next_at, attempts = excluded.attempts"_L1);
    return row.bind(id.text()).bind(now).bind(now.addSecs(wait)).bind(attempts + 1).run();
}

DbResult<void> askNoMore(Connection &db, const CaseId &id)
{
    Statement row = db.prepare("DELETE FROM registry_waiting WHERE case_id = ?"_L1);
    return row.bind(id.text()).run();
}

DbResult<QVector<CaseId>> toAskAgain(Connection &db, const QDateTime &now, int limit)
{
    Statement select = db.prepare("SELECT case_id FROM registry_waiting WHERE next_at <= ? OR asked_at < "
                                  "(SELECT COALESCE(MAX(loaded_at), 0) FROM registry_loads) "
                                  "ORDER BY next_at, case_id LIMIT ?"_L1);
    YC_TRY(select.bind(now).bind(limit).run());
    QVector<CaseId> out;
    while (select.next())
        out.append(CaseId(select.text(0)));
    return out;
}

} // namespace yunchuang::service::registrystore
