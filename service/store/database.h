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

/// What is known of a connection; shared with its statements, which find it out.
struct ConnectionState
{
    bool lost = false;    ///< the server is gone: open it again
    bool closed = false;  ///< it was opened again since: its statements are void
    bool spoiled = false; ///< a statement of the running transaction failed, where that ends the transaction
};

/// A prepared statement with its bound values; returns to its connection's cache when it goes out of scope.
class Statement
{
public:
    Statement(Statement &&other) noexcept = default;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    /// Values in the order of their placeholders. Empty texts and bytes are stored as empty, never as NULL; invalid
    /// dates as an empty text, invalid moments as NULL. A text with a NUL in it makes `run` fail.
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
    [[nodiscard]] QVariant value(int column) const;

    std::shared_ptr<PreparedQuery> m_query;
    int m_position = 0;
    DbError m_error; ///< with a text when the statement cannot be run as it is
};

/// Read: snapshots of committed data; nothing may be changed over it.
enum class OpenMode : quint8 { Read, Write };

/// One connection; belongs to the thread that opened it.
class Connection
{
public:
    /// `address`: a file's name, or what `dialect::postgresAddress` gave.
    [[nodiscard]] static DbResult<std::unique_ptr<Connection>> open(const QString &address, OpenMode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// A statement, prepared once per connection. `sql` must live as long as the connection: a literal.
    [[nodiscard]] Statement prepare(QLatin1String sql);
    /// Runs a statement once without keeping it.
    [[nodiscard]] DbResult<void> execute(const QString &sql);
    [[nodiscard]] DbResult<void> execute(QLatin1String sql) { return execute(QString(sql)); }
    /// Runs a statement that begins or ends something; a literal as well.
    [[nodiscard]] DbResult<void> control(QLatin1String sql);
    /// Undoes what was done since SAVEPOINT `name`, failed statements as well.
    [[nodiscard]] DbResult<void> rollbackTo(QLatin1String sql);

    [[nodiscard]] const dialect::Dialect &dialect() const { return m_dialect; }
    /// Makes this the connection of the one service that writes here, as long as it lives. Failure::Held when another
    /// service has it and does not let go within some seconds (one that was just killed does). Nothing to do in a file:
    /// the data folder is locked instead.
    [[nodiscard]] DbResult<void> takeServiceLock();
    /// Whether migrations were ever run here.
    [[nodiscard]] DbResult<bool> hasSchema();
    /// Whether the server went away. Nothing works over the connection until it is opened again.
    [[nodiscard]] bool isLost() const { return m_state->lost; }
    /// Opens it again in place; statements prepared before are void.
    [[nodiscard]] DbResult<void> reopen();
    /// Counts it as lost: it is not to be used as it is.
    void giveUp() { m_state->lost = true; }

private:
    friend class Transaction;
    Connection(QString address, OpenMode mode);
    [[nodiscard]] DbResult<void> connect();
    void disconnect();

    const QString m_address;
    const OpenMode m_mode;
    const dialect::Dialect &m_dialect;
    std::shared_ptr<ConnectionState> m_state;
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

    /// One that reads opens a lost connection again: nothing of it can have been lost.
    [[nodiscard]] DbResult<void> begin();
    /// Fails when a statement failed on the way and the database therefore keeps nothing.
    [[nodiscard]] DbResult<void> commit();
    /// Ends it without effect; harmless when it has ended already.
    void rollback();

private:
    [[nodiscard]] DbResult<void> beginOnce();

    Connection &m_connection;
    OpenMode m_mode;
    bool m_open = false;
};

/// The service's database: a reading connection per thread. Writing goes through Writer.
class Database
{
public:
    /// `address`: a file's name, or what `dialect::postgresAddress` gave.
    explicit Database(QString address);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const QString &address() const { return m_address; }
    /// The calling thread's own connection, opened when first asked for, and again when it was lost.
    [[nodiscard]] DbResult<Connection *> reader();

private:
    QString m_address;
    quint64 m_serial;
};

} // namespace yunchuang::service
