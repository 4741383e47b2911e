// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/registrystore.h"

#include <QJsonDocument>

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
             }}};
}

const QList<Registry> &registries()
{
    static const QList<Registry> all = {
        {"legal-persons"_L1,
         "uscc"_L1,
         {u"name"_s},
         {},
         {u"uscc"_s, u"name"_s, u"type"_s, u"legalRep"_s, u"legalRepIdNo"_s, u"capital"_s, u"area"_s, u"street"_s,
          u"detail"_s, u"industry"_s, u"state"_s, u"founded"_s}},
        {"population"_L1, "idNo"_L1, {}, {}, {u"idNo"_s, u"name"_s, u"sex"_s, u"birth"_s, u"state"_s}},
        {"addresses"_L1,
         "code"_L1,
         {u"area"_s, u"street"_s, u"detail"_s},
         {u"area"_s, u"street"_s},
         {u"code"_s, u"area"_s, u"place"_s, u"street"_s, u"detail"_s, u"owner"_s, u"use"_s}},
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
                               "purpose, found, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(question.id)
        .bind(question.user.text())
        .bind(question.unit.text())
        .bind(question.caseId.text())
        .bind(question.registry)
        .bind(question.key)
        .bind(question.purpose)
        .bind(question.found)
        .bind(question.at)
        .run();
}

DbResult<QList<Question>> questionsOf(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT id, user_id, unit, registry, asked_key, purpose, found, at "
                                  "FROM registry_questions WHERE case_id = ? ORDER BY at, id"_L1);
    YC_TRY(select.bind(id.text()).run());
    QList<Question> out;
    while (select.next()) {
        out.append(Question{select.text(0), UserId(select.text(1)), UnitId(select.text(2)), id, select.text(3),
                            select.text(4), select.text(5), select.flag(6), select.moment(7)});
    }
    return out;
}

} // namespace yunchuang::service::registrystore
