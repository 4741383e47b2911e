// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "protocol/apierror.h"
#include "service/store/dialect.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QString>

#include <memory>

class QVariant;

namespace yunchuang::service {

/// Why the database did not do what it was told.
struct DbError
{
    dialect::Failure kind = dialect::Failure::Other;
    QString text; ///< for the log, English, without values

    friend bool operator==(const DbError &, const DbError &) = default;
};

template<class T>
using DbResult = Expected<T, DbError>;

/// What a caller outside is told about it: UNAVAILABLE when trying again may help, else INTERNAL. Logs the text.
[[nodiscard]] protocol::ApiError apiError(const DbError &error);

/// Hands an error on to the caller; for functions that return an Expected with the same error type.
#define YC_TRY(expression)                                                                                             \
    do {                                                                                                               \
        if (auto outcome_ = (expression); !outcome_)                                                                   \
            return ::tl::unexpected(std::move(outcome_).error());                                                      \
    } while (false)

/// The same for database results in functions that answer with an ApiError.
#define YC_TRY_DB(expression)                                                                                          \
    do {                                                                                                               \
        if (auto outcome_ = (expression); !outcome_)                                                                   \
            return ::tl::unexpected(::yunchuang::service::apiError(outcome_.error()));                                 \
    } while (false)

class Connection;
struct PreparedQuery;

/// A prepared statement with its bound values; returns to its connection's cache when it goes out of scope.
class Statement
{
public:
    Statement(Statement &&other) noexcept = default;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    /// Values in the order of their placeholders. Empty texts and bytes are stored as empty, never as NULL; invalid
    /// dates as an empty text, invalid moments as NULL.
    Statement &bind(const QString &value);
    Statement &bind(QLatin1String value);
    Statement &bind(const QByteArray &value);
    Statement &bind(qint64 value);
    Statement &bind(int value) { return bind(qint64(value)); }
    Statement &bind(bool value) { return bind(qint64(value)); }
    Statement &bind(QDate value);
    Statement &bind(const QDateTime &value); ///< as milliseconds since 1970 UTC
    Statement &bind(const char *) = delete;
    Statement &bindNull();

    /// Runs it. A statement that gives rows is then read with `next`.
    [[nodiscard]] DbResult<void> run();
    [[nodiscard]] bool next();

    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] QDate date(int column) const;
    [[nodiscard]] QDateTime moment(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    /// Rows that the last run changed.
    [[nodiscard]] qint64 changed() const;

private:
    friend class Connection;
    Statement(Connection &connection, std::shared_ptr<PreparedQuery> query, DbError prepareError);
    void bindVariant(const QVariant &value);

    std::shared_ptr<PreparedQuery> m_query;
    int m_position = 0;
    DbError m_prepareError; ///< with a text when the statement could not be prepared
};

/// Read: snapshots of committed data; nothing may be changed over it.
enum class OpenMode : quint8 { Read, Write };

/// One connection; belongs to the thread that opened it.
class Connection
{
public:
    [[nodiscard]] static DbResult<std::unique_ptr<Connection>> open(const QString &file, OpenMode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// A statement, prepared once per connection. `sql` must live as long as the connection: a literal.
    [[nodiscard]] Statement prepare(QLatin1String sql);
    /// Runs a statement once without keeping it.
    [[nodiscard]] DbResult<void> execute(const QString &sql);
    [[nodiscard]] DbResult<void> execute(QLatin1String sql) { return execute(QString(sql)); }

private:
    Connection() = default;

    QString m_name;
    QHash<QLatin1String, std::shared_ptr<PreparedQuery>> m_cache;
};

/// Everything between its construction and `commit` happens together or not at all.
class Transaction
{
public:
    /// Check `begin`'s answer before anything else.
    Transaction(Connection &connection, OpenMode mode)
        : m_connection(connection)
        , m_mode(mode)
    {
    }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] DbResult<void> begin();
    [[nodiscard]] DbResult<void> commit();
    /// Ends it without effect; harmless when it has ended already.
    void rollback();

private:
    Connection &m_connection;
    OpenMode m_mode;
    bool m_open = false;
};

/// The service's database file: a reading connection per thread. Writing goes through Writer.
class Database
{
public:
    explicit Database(QString file);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const QString &file() const { return m_file; }
    /// The calling thread's own connection, opened when first asked for.
    [[nodiscard]] DbResult<Connection *> reader();

private:
    QString m_file;
    quint64 m_serial;
};

} // namespace yunchuang::service
