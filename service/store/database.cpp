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
};

namespace {

DbError databaseError(const QSqlError &error)
{
    return DbError{dialect::classify(error.nativeErrorCode()),
                   error.nativeErrorCode() % u": "_s % error.databaseText() % u' ' % error.driverText()};
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
        out.code = protocol::ApiErrorCode::Unavailable;
        break;
    default:
        out.code = protocol::ApiErrorCode::Internal;
        break;
    }
    return out;
}

Statement::Statement(Connection &, std::shared_ptr<PreparedQuery> query, DbError prepareError)
    : m_query(std::move(query))
    , m_prepareError(std::move(prepareError))
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
    if (!m_prepareError.text.isEmpty())
        return unexpected(m_prepareError);
    if (!m_query->query.exec())
        return unexpected(databaseError(m_query->query.lastError()));
    return {};
}

bool Statement::next()
{
    return m_query->query.next();
}

QString Statement::text(int column) const
{
    return m_query->query.value(column).toString();
}

QByteArray Statement::bytes(int column) const
{
    return m_query->query.value(column).toByteArray();
}

qint64 Statement::number(int column) const
{
    return m_query->query.value(column).toLongLong();
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
    return m_query->query.isNull(column);
}

qint64 Statement::changed() const
{
    return m_query->query.numRowsAffected();
}

DbResult<std::unique_ptr<Connection>> Connection::open(const QString &file, OpenMode mode)
{
    std::unique_ptr<Connection> connection(new Connection);
    connection->m_name = u"yunchuang-service-%1"_s.arg(nextSerial());
    QSqlDatabase database = QSqlDatabase::addDatabase(QString(dialect::driver), connection->m_name);
    database.setDatabaseName(file);
    if (!database.open())
        return unexpected(databaseError(database.lastError()));
    for (QLatin1String pragma : dialect::everyConnection)
        YC_TRY(connection->execute(pragma));
    if (mode == OpenMode::Write) {
        for (QLatin1String pragma : dialect::writerConnection)
            YC_TRY(connection->execute(pragma));
    } else {
        for (QLatin1String pragma : dialect::readerConnection)
            YC_TRY(connection->execute(pragma));
    }
    return connection;
}

Connection::~Connection()
{
    m_cache.clear();
    QSqlDatabase::removeDatabase(m_name);
}

Statement Connection::prepare(QLatin1String sql)
{
    std::shared_ptr<PreparedQuery> &cached = m_cache[sql];
    if (cached && !cached->busy && cached->error.text.isEmpty()) {
        cached->busy = true;
        return Statement(*this, cached, {});
    }
    auto query =
        std::make_shared<PreparedQuery>(PreparedQuery{QSqlQuery(QSqlDatabase::database(m_name, false)), {}, true});
    query->query.setForwardOnly(true);
    if (!query->query.prepare(QString(sql)))
        query->error = databaseError(query->query.lastError());
    if (!cached)
        cached = query;
    return Statement(*this, query, query->error);
}

DbResult<void> Connection::execute(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(sql))
        return unexpected(databaseError(query.lastError()));
    return {};
}

Transaction::~Transaction()
{
    rollback();
}

DbResult<void> Transaction::begin()
{
    YC_TRY(m_connection.prepare(m_mode == OpenMode::Write ? dialect::beginWrite : dialect::beginRead).run());
    m_open = true;
    return {};
}

DbResult<void> Transaction::commit()
{
    YC_TRY(m_connection.prepare("COMMIT"_L1).run());
    m_open = false;
    return {};
}

void Transaction::rollback()
{
    if (!m_open)
        return;
    m_open = false;
    // After some failures the database has rolled back by itself; then this fails and nothing is lost.
    static_cast<void>(m_connection.prepare("ROLLBACK"_L1).run());
}

Database::Database(QString file)
    : m_file(std::move(file))
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
    if (!connection) {
        DbResult<std::unique_ptr<Connection>> opened = Connection::open(m_file, OpenMode::Read);
        if (!opened) {
            readersOfThisThread.byDatabase.remove(m_serial);
            return unexpected(opened.error());
        }
        connection = std::move(*opened);
    }
    return connection.get();
}

} // namespace yunchuang::service
