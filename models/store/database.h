// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>

namespace yunchuang {

/// One connection to an SQLite file, for the thread that opened it. The first error sticks: what follows does nothing,
/// and the transaction reports it instead of committing.
class Database
{
public:
    struct Options
    {
        bool fullSync = false; ///< synchronous=FULL: a commit is on disk when it returns
        bool readOnly = false;
    };

    /// ":memory:" opens a private database in memory. Errors: CannotOpen, Damaged, DiskFull.
    [[nodiscard]] static StoreResult<std::unique_ptr<Database>> open(const QString &file, Options options);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs one statement without parameters.
    bool exec(const QString &sql);
    /// `PRAGMA quick_check`: empty when nothing is wrong.
    [[nodiscard]] QString quickCheck();
    [[nodiscard]] int userVersion();

    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    /// The error that stuck, which is thereby forgotten.
    [[nodiscard]] StoreError takeError();
    void fail(StoreError error);

private:
    friend class Statement;
    friend class Transaction;
    Database() = default;
    QSqlQuery *prepared(const QString &sql);

    QString m_connection;
    QSqlDatabase m_database;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    std::optional<StoreError> m_error;
};

/// A prepared statement, bound by position; finished when it leaves scope. Not to be used twice at a time with the same
/// text.
class Statement
{
public:
    Statement(Database &database, const QString &sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    template<class... Values>
    bool run(const Values &...values)
    {
        return run(QVariantList{QVariant::fromValue(values)...});
    }
    bool run(const QVariantList &values);
    bool next();
    [[nodiscard]] QVariant value(int column) const;
    [[nodiscard]] QString text(int column) const { return value(column).toString(); }
    [[nodiscard]] qint64 number(int column) const { return value(column).toLongLong(); }
    [[nodiscard]] QByteArray bytes(int column) const { return value(column).toByteArray(); }
    [[nodiscard]] int affected() const;

private:
    Database &m_database;
    QSqlQuery *m_query;
};

/// Rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Commits, or rolls back and reports the error that stuck.
    [[nodiscard]] StoreResult<void> commit();

private:
    Database &m_database;
    bool m_open = true;
};

/// The statements that lead from one version of a file to the next.
using Migration = std::span<const char *const>;

/// Brings the file to the newest version, each step in its own transaction. Error: NewerFormat.
[[nodiscard]] StoreResult<void> migrate(Database &database, std::span<const Migration> migrations);

} // namespace yunchuang
