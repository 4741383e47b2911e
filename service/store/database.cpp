// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/database.h"

#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimeZone>
#include <QVariant>

#include <atomic>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(databaseLog, "yunchuang.database")

/// A prepared query of a connection's cache, or one made beside it because the cached one is being read.
struct PreparedQuery
{
    QSqlQuery query;
    DbError error;
    bool busy = false;
    const dialect::Dialect &dialect;
    std::shared_ptr<ConnectionState> state;
};

namespace {

/// What went wrong; a connection that turns out to be gone, or a spoiled transaction, is remembered.
DbError databaseError(const dialect::Dialect &dialect, const QSqlError &error, ConnectionState &state)
{
    const QString code = error.nativeErrorCode();
    DbError out{dialect.classify(code),
                dialect.logged(code, QString(error.databaseText() % u' ' % error.driverText()))};
    state.lost = state.lost || out.kind == dialect::Failure::Lost;
    state.spoiled = state.spoiled || dialect.isServer;
    return out;
}

quint64 nextSerial()
{
    static std::atomic<quint64> serial{0};
    return ++serial;
}

/// The reading connections of one thread, by database. They end with their thread, where they must be closed.
struct ThreadReaders
{
    QHash<quint64, std::shared_ptr<Connection>> byDatabase;
    ~ThreadReaders() { areGone = true; }
    static thread_local bool areGone; ///< a database may outlive the main thread's readers
};
thread_local bool ThreadReaders::areGone = false;
thread_local ThreadReaders readersOfThisThread;

} // namespace

protocol::ApiError apiError(const DbError &error)
{
    qCWarning(databaseLog).noquote() << error.text;
    protocol::ApiError out;
    switch (error.kind) {
    case dialect::Failure::Busy:
    case dialect::Failure::Full:
    case dialect::Failure::InputOutput:
    case dialect::Failure::Lost:
    case dialect::Failure::Held:
        out.code = protocol::ApiErrorCode::Unavailable;
        break;
    case dialect::Failure::Text:
        out.code = protocol::ApiErrorCode::Malformed;
        break;
    default:
        out.code = protocol::ApiErrorCode::Internal;
        break;
    }
    return out;
}

Statement::Statement(Connection &, std::shared_ptr<PreparedQuery> query, DbError prepareError)
    : m_query(std::move(query))
    , m_error(std::move(prepareError))
{
}

Statement::~Statement()
{
    if (m_query) {
        m_query->query.finish();
        m_query->busy = false;
    }
}

void Statement::bindVariant(const QVariant &value)
{
    m_query->query.bindValue(m_position++, value);
}

Statement &Statement::bind(const QString &value)
{
    // SQLite would keep it and show what stands before; PostgreSQL has no such text.
    if (value.contains(QChar(u'\0')))
        m_error = DbError{dialect::Failure::Text, u"a text with a NUL in it"_s};
    bindVariant(value.isNull() ? QStringLiteral("") : value);
    return *this;
}

Statement &Statement::bind(QLatin1String value)
{
    return bind(QString(value));
}

Statement &Statement::bind(const QByteArray &value)
{
    bindVariant(value.isNull() ? QByteArray("", 0) : value);
    return *this;
}

Statement &Statement::bind(qint64 value)
{
    bindVariant(value);
    return *this;
}

Statement &Statement::bind(QDate value)
{
    return bind(value.isValid() ? value.toString(Qt::ISODate) : QString());
}

Statement &Statement::bind(const QDateTime &value)
{
    return value.isValid() ? bind(value.toMSecsSinceEpoch()) : bindNull();
}

Statement &Statement::bindNull()
{
    bindVariant(QVariant());
    return *this;
}

DbResult<void> Statement::run()
{
    m_position = 0;
    if (!m_error.text.isEmpty()) {
        const DbError error = m_error;
        if (error.kind == dialect::Failure::Text)
            m_error = {};
        return unexpected(error);
    }
    if (m_query->state->closed)
        return unexpected(DbError{dialect::Failure::Lost, u"the connection was opened again meanwhile"_s});
    if (!m_query->query.exec())
        return unexpected(databaseError(m_query->dialect, m_query->query.lastError(), *m_query->state));
    return {};
}

bool Statement::next()
{
    return !m_query->state->closed && m_query->query.next();
}

QVariant Statement::value(int column) const
{
    return m_query->state->closed ? QVariant() : m_query->query.value(column);
}

QString Statement::text(int column) const
{
    return value(column).toString();
}

QByteArray Statement::bytes(int column) const
{
    return value(column).toByteArray();
}

qint64 Statement::number(int column) const
{
    return value(column).toLongLong();
}

QDate Statement::date(int column) const
{
    return QDate::fromString(text(column), Qt::ISODate);
}

QDateTime Statement::moment(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(number(column), Qt::UTC);
}

bool Statement::isNull(int column) const
{
    return value(column).isNull();
}

qint64 Statement::changed() const
{
    return m_query->query.numRowsAffected();
}

Connection::Connection(QString address, OpenMode mode)
    : m_address(std::move(address))
    , m_mode(mode)
    , m_dialect(dialect::dialectOf(m_address))
{
}

Connection::~Connection()
{
    disconnect();
}

DbResult<std::unique_ptr<Connection>> Connection::open(const QString &address, OpenMode mode)
{
    std::unique_ptr<Connection> connection(new Connection(address, mode));
    YC_TRY(connection->connect());
    return connection;
}

DbResult<void> Connection::connect()
{
    m_state = std::make_shared<ConnectionState>();
    m_name = u"yunchuang-service-%1"_s.arg(nextSerial());
    QSqlDatabase database = QSqlDatabase::addDatabase(QString(m_dialect.driver), m_name);
    if (m_dialect.isServer)
        database.setConnectOptions(dialect::postgresKeywords(m_address));
    else
        database.setDatabaseName(m_address);
    if (!database.open())
        return unexpected(databaseError(m_dialect, database.lastError(), *m_state));
    for (QLatin1String statement : m_dialect.everyConnection)
        YC_TRY(execute(statement));
    if (m_mode == OpenMode::Read) {
        for (QLatin1String statement : m_dialect.readerConnection)
            YC_TRY(execute(statement));
        return {};
    }
    for (QLatin1String statement : m_dialect.writerConnection)
        YC_TRY(execute(statement));
    if (!m_dialect.fitness.isEmpty()) {
        Statement fitness = prepare(m_dialect.fitness);
        YC_TRY(fitness.run());
        if (const QString reason = fitness.next() ? fitness.text(0) : u"the database names no properties"_s;
            !reason.isEmpty())
            return unexpected(DbError{dialect::Failure::Other, reason});
    }
    return {};
}

void Connection::disconnect()
{
    m_state->closed = true;
    // A server forgets its statements with the connection; one by one they would cost a way there each.
    if (m_dialect.isServer)
        QSqlDatabase::removeDatabase(m_name);
    m_cache.clear();
    if (!m_dialect.isServer)
        QSqlDatabase::removeDatabase(m_name);
}

DbResult<void> Connection::reopen()
{
    disconnect();
    const DbResult<void> connected = connect();
    m_state->lost = !connected;
    return connected;
}

Statement Connection::prepare(QLatin1String sql)
{
    std::shared_ptr<PreparedQuery> &cached = m_cache[sql];
    if (cached && !cached->busy && cached->error.text.isEmpty()) {
        cached->busy = true;
        return Statement(*this, cached, {});
    }
    auto query = std::make_shared<PreparedQuery>(
        PreparedQuery{QSqlQuery(QSqlDatabase::database(m_name, false)), {}, true, m_dialect, m_state});
    query->query.setForwardOnly(m_dialect.forwardOnly);
    if (!query->query.prepare(QString(sql)))
        query->error = databaseError(m_dialect, query->query.lastError(), *m_state);
    if (!cached || !cached->error.text.isEmpty())
        cached = query;
    return Statement(*this, query, query->error);
}

DbResult<void> Connection::execute(const QString &sql)
{
    if (sql.isEmpty())
        return {};
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(sql))
        return unexpected(databaseError(m_dialect, query.lastError(), *m_state));
    return {};
}

DbResult<void> Connection::control(QLatin1String sql)
{
    return m_dialect.isServer ? execute(sql) : prepare(sql).run();
}

DbResult<void> Connection::rollbackTo(QLatin1String sql)
{
    YC_TRY(control(sql));
    m_state->spoiled = false;
    return {};
}

DbResult<void> Connection::takeServiceLock()
{
    DbResult<void> locked = execute(m_dialect.serviceLock);
    if (!locked && locked.error().kind == dialect::Failure::Busy)
        return unexpected(DbError{dialect::Failure::Held, u"another service writes to this database"_s});
    return locked;
}

DbResult<bool> Connection::hasSchema()
{
    Statement schema = prepare(m_dialect.hasSchema);
    YC_TRY(schema.run());
    return schema.next() && schema.flag(0);
}

Transaction::~Transaction()
{
    rollback();
}

DbResult<void> Transaction::beginOnce()
{
    const dialect::Dialect &dialect = m_connection.dialect();
    YC_TRY(m_connection.control(m_mode == OpenMode::Write ? dialect.beginWrite : dialect.beginRead));
    m_connection.m_state->spoiled = false;
    m_open = true;
    if (m_mode == OpenMode::Write && !dialect.writeLock.isEmpty()) {
        if (const DbResult<void> locked = m_connection.prepare(dialect.writeLock).run(); !locked) {
            rollback();
            return locked;
        }
    }
    return {};
}

DbResult<void> Transaction::begin()
{
    if (m_mode == OpenMode::Write)
        return beginOnce();
    if (!m_connection.isLost()) {
        DbResult<void> begun = beginOnce();
        if (begun || !m_connection.isLost())
            return begun;
    }
    YC_TRY(m_connection.reopen());
    return beginOnce();
}

DbResult<void> Transaction::commit()
{
    // The server would answer such a COMMIT without complaint.
    if (m_connection.m_state->spoiled) {
        rollback();
        return unexpected(DbError{m_connection.isLost() ? dialect::Failure::Lost : dialect::Failure::Other,
                                  u"a statement of the transaction had failed"_s});
    }
    DbResult<void> committed = m_connection.control("COMMIT"_L1);
    m_open = !committed && !m_connection.isLost();
    return committed;
}

void Transaction::rollback()
{
    if (!m_open)
        return;
    m_open = false;
    // After some failures the database has rolled back by itself; then this fails and nothing is lost.
    if (!m_connection.isLost())
        static_cast<void>(m_connection.control("ROLLBACK"_L1));
    m_connection.m_state->spoiled = false;
}

Database::Database(QString address)
    : m_address(std::move(address))
    , m_serial(nextSerial())
{
}

Database::~Database()
{
    if (!ThreadReaders::areGone)
        readersOfThisThread.byDatabase.remove(m_serial);
}

DbResult<Connection *> Database::reader()
{
    std::shared_ptr<Connection> &connection = readersOfThisThread.byDatabase[m_serial];
    if (connection) {
        if (connection->isLost())
            YC_TRY(connection->reopen());
        return connection.get();
    }
    DbResult<std::unique_ptr<Connection>> opened = Connection::open(m_address, OpenMode::Read);
    if (!opened) {
        readersOfThisThread.byDatabase.remove(m_serial);
        return unexpected(opened.error());
    }
    connection = std::move(*opened);
    return connection.get();
}

} // namespace yunchuang::service
