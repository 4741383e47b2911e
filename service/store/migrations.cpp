// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/migrations.h"

#include <algorithm>
#include <stdexcept>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

QList<Migration> combined(std::initializer_list<QList<Migration>> lists)
{
    QList<Migration> all;
    for (const QList<Migration> &list : lists)
        all += list;
    std::sort(all.begin(), all.end(), [](const Migration &a, const Migration &b) { return a.number < b.number; });
    const auto twice = std::adjacent_find(all.cbegin(), all.cend(),
                                          [](const Migration &a, const Migration &b) { return a.number == b.number; });
    if (twice != all.cend())
        throw std::logic_error("two migrations with the number " + std::to_string(twice->number));
    return all;
}

DbResult<QList<int>> appliedMigrations(Connection &connection)
{
    QList<int> numbers;
    Statement tables = connection.prepare("SELECT number FROM schema_migrations ORDER BY number"_L1);
    YC_TRY(tables.run());
    while (tables.next())
        numbers.append(int(tables.number(0)));
    return numbers;
}

DbResult<void> migrate(Connection &connection, const QList<Migration> &migrations)
{
    Transaction transaction(connection, OpenMode::Write);
    YC_TRY(transaction.begin());
    YC_TRY(connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)"_L1));
    DbResult<QList<int>> done = appliedMigrations(connection);
    if (!done)
        return unexpected(done.error());
    for (const Migration &migration : combined({migrations})) {
        if (done->contains(migration.number))
            continue;
        for (QLatin1String sql : migration.statements)
            YC_TRY(connection.execute(connection.dialect().localised(sql)));
        Statement note = connection.prepare("INSERT INTO schema_migrations (number, name) VALUES (?, ?)"_L1);
        YC_TRY(note.bind(migration.number).bind(migration.name).run());
    }
    return transaction.commit();
}

DbResult<QString> storeEpoch(Connection &connection)
{
    Statement epoch = connection.prepare("SELECT value FROM store_meta WHERE name = 'epoch'"_L1);
    YC_TRY(epoch.run());
    return epoch.next() ? epoch.text(0) : QString();
}

DbResult<void> setStoreEpoch(Connection &connection, const QByteArray &randomBytes)
{
    Statement set = connection.prepare("INSERT INTO store_meta (name, value) VALUES ('epoch', ?) "
                                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_L1);
    return set.bind(QString::fromLatin1(randomBytes.toHex())).run();
}

} // namespace yunchuang::service
