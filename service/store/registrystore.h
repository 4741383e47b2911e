// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

/// The base registries as loaded from files: legal persons, population, standard addresses; and who asked them what.
namespace yunchuang::service::registrystore {

/// Number 221.
[[nodiscard]] QList<Migration> migrations();

/// A registry by the name that forms use for it, and the columns by which it is asked.
struct Registry
{
    QLatin1String name;
    QLatin1String key;   ///< column that names a row
    QStringList exact;   ///< columns that together find rows in another way
    QStringList similar; ///< columns that together find what is close to it
    QStringList columns; ///< what a file must have
};
[[nodiscard]] const QList<Registry> &registries();
[[nodiscard]] const Registry *registry(const QString &name);

/// Texts are compared without white space and full-width forms.
[[nodiscard]] QString comparable(const QString &text);
/// The key for `findExact` and `findSimilar` from the values of its columns.
[[nodiscard]] QString joinedKey(const QStringList &values);

/// Replaces a whole registry. Rows have all columns; keys are unique (a later row replaces an earlier one).
[[nodiscard]] DbResult<void> load(Connection &db, const Registry &registry, const QList<QJsonObject> &rows,
                                  const QDateTime &at);
/// When a registry was last loaded; invalid: never, it cannot be asked.
[[nodiscard]] DbResult<QDateTime> loadedAt(Connection &db, const QString &registry);

[[nodiscard]] DbResult<std::optional<QJsonObject>> find(Connection &db, const QString &registry, const QString &key);
[[nodiscard]] DbResult<std::optional<QJsonObject>> findExact(Connection &db, const QString &registry,
                                                             const QString &joined);
[[nodiscard]] DbResult<std::optional<QJsonObject>> findSimilar(Connection &db, const QString &registry,
                                                               const QString &joined);

/// One question to a registry, kept for ever: who asked about whom, on which case, why.
struct Question
{
    QString id;  ///< UUIDv7
    UserId user; ///< empty: the service itself, at intake
    UnitId unit;
    CaseId caseId;
    QString registry;
    QString key;
    QString purpose;
    bool found = false;
    QDateTime at;
};
[[nodiscard]] DbResult<void> record(Connection &db, const Question &question);
[[nodiscard]] DbResult<QList<Question>> questionsOf(Connection &db, const CaseId &id);

} // namespace yunchuang::service::registrystore
