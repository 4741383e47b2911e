// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

/// The registries as loaded from files: the base registries of legal persons, population and standard addresses, and
/// what departments keep of vehicles, taxes, education, criminal records and planning; who asked them what, and which
/// cases wait for one that is out.
namespace yunchuang::service::registrystore {

/// Numbers 221, 441 and 442.
[[nodiscard]] QList<Migration> migrations();

/// A registry by the name that forms use for it, and the columns by which it is asked.
struct Registry
{
    QLatin1String name;
    QLatin1String key;   ///< column that names a row
    QStringList exact;   ///< columns that together find rows in another way
    QStringList similar; ///< columns that together find what is close to it
    QStringList columns; ///< what a file must have
    QLatin1String owner; ///< department whose system is told of errors in it
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
    QString refusal = {}; ///< code when it was not answered
};
[[nodiscard]] DbResult<void> record(Connection &db, const Question &question);
[[nodiscard]] DbResult<QList<Question>> questionsOf(Connection &db, const CaseId &id);

/// A case on which a registry could not be asked: it waits to be compared again, ever longer, up to six hours.
[[nodiscard]] DbResult<void> askAgain(Connection &db, const CaseId &id, const QDateTime &now);
[[nodiscard]] DbResult<void> askNoMore(Connection &db, const CaseId &id);
/// Whose turn has come, or who were asked for before a registry was loaded; the longest waiting first.
[[nodiscard]] DbResult<QVector<CaseId>> toAskAgain(Connection &db, const QDateTime &now, int limit);

} // namespace yunchuang::service::registrystore
