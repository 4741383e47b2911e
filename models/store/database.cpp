// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <QSqlError>

#include <atomic>

namespace yunchuang {

using namespace Qt::StringLiterals;

static StoreError storeErrorOf(const QSqlError &error)
{
    // The low byte of SQLite's extended result code is the primary one.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const QString detail = error.nativeErrorCode() % u": "_s % error.databaseText();
    switch (code) {
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return {StoreErrorCode::Damaged, detail};
    case 13: // SQLITE_FULL
        return {StoreErrorCode::DiskFull, detail};
    case 14: // SQLITE_CANTOPEN
    case 3:  // SQLITE_PERM
    case 8:  // SQLITE_READONLY
    case 23: // SQLITE_AUTH
    case 5:  // SQLITE_BUSY
        return {StoreErrorCode::CannotOpen, detail};
    case 19: // SQLITE_CONSTRAINT
        return {StoreErrorCode::AlreadyThere, detail};
    default:
        return {StoreErrorCode::Failed, detail};
    }
}

StoreResult<std::unique_ptr<Database>> Database::open(const QString &file, Options options)
{
    static std::atomic<quint64> counter{0};
    std::unique_ptr<Database> out(new Database);
    out->m_connection = u"yunchuang-%1"_s.arg(counter.fetch_add(1));
    out->m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, out->m_connection);
    out->m_database.setDatabaseName(file);
    out->m_database.setConnectOptions(options.readOnly ? u"QSQLITE_BUSY_TIMEOUT=10000;QSQLITE_OPEN_READONLY"_s
                                                       : u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!out->m_database.open())
        return unexpected(StoreError{StoreErrorCode::CannotOpen, out->m_database.lastError().databaseText()});
    if (!options.readOnly) {
        out->exec(u"PRAGMA journal_mode=WAL"_s);
        out->exec(options.fullSync ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s);
        out->exec(u"PRAGMA secure_delete=ON"_s);
        out->exec(u"PRAGMA foreign_keys=ON"_s);
    }
    out->exec(u"PRAGMA temp_store=MEMORY"_s);
    (void)out->userVersion(); // the first look at the pages: tells a file that is no database
    if (out->failed())
        return unexpected(out->takeError());
    return out;
}

Database::~Database()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
}

bool Database::exec(const QString &sql)
{
    if (failed())
        return false;
    QSqlQuery query(m_database);
    if (query.exec(sql))
        return true;
    fail(storeErrorOf(query.lastError()));
    return false;
}

QString Database::quickCheck()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next())
        return query.lastError().databaseText() % u"?"_s;
    const QString verdict = query.value(0).toString();
    return verdict == u"ok"_s ? QString() : verdict;
}

int Database::userVersion()
{
    Statement query(*this, u"PRAGMA user_version"_s);
    return query.run() && query.next() ? query.value(0).toInt() : 0;
}

StoreError Database::takeError()
{
    StoreError error = m_error.value_or(StoreError{});
    m_error.reset();
    return error;
}

void Database::fail(StoreError error)
{
    if (!m_error)
        m_error = std::move(error);
}

QSqlQuery *Database::prepared(const QString &sql)
{
    auto &slot = m_statements[sql];
    if (!slot) {
        auto query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            fail(storeErrorOf(query->lastError()));
            m_statements.erase(sql);
            return nullptr;
        }
        slot = std::move(query);
    }
    return slot.get();
}

Statement::Statement(Database &database, const QString &sql)
    : m_database(database)
    , m_query(database.failed() ? nullptr : database.prepared(sql))
{
}

Statement::~Statement()
{
    if (m_query)
        m_query->finish();
}

bool Statement::run(const QVariantList &values)
{
    if (!m_query || m_database.failed())
        return false;
    for (int i = 0; i < values.size(); ++i)
        m_query->bindValue(i, values[i]);
    if (m_query->exec())
        return true;
    m_database.fail(storeErrorOf(m_query->lastError()));
    return false;
}

bool Statement::next()
{
    if (!m_query || m_database.failed())
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_database.fail(storeErrorOf(m_query->lastError()));
    return false;
}

QVariant Statement::value(int column) const
{
    return m_query->value(column);
}

int Statement::affected() const
{
    return m_query ? m_query->numRowsAffected() : 0;
}

Transaction::Transaction(Database &database)
    : m_database(database)
{
    // IMMEDIATE: a transaction that will write must not find out at its end that another one was faster.
    m_open = m_database.exec(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (m_open)
        QSqlQuery(m_database.m_database).exec(u"ROLLBACK"_s);
}

StoreResult<void> Transaction::commit()
{
    if (m_database.exec(u"COMMIT"_s)) {
        m_open = false;
        return {};
    }
    if (m_open) {
        QSqlQuery(m_database.m_database).exec(u"ROLLBACK"_s);
        m_open = false;
    }
    return unexpected(m_database.takeError());
}

StoreResult<void> migrate(Database &database, std::span<const Migration> migrations)
{
    const int newest = static_cast<int>(migrations.size());
    const int found = database.userVersion();
    if (found > newest)
        return unexpected(StoreError{StoreErrorCode::NewerFormat, QString::number(found)});
    for (int version = found; version < newest; ++version) {
        Transaction transaction(database);
        for (const char *sql : migrations[static_cast<size_t>(version)])
            database.exec(QString::fromLatin1(sql));
        database.exec(u"PRAGMA user_version=%1"_s.arg(version + 1));
        if (auto done = transaction.commit(); !done)
            return done;
    }
    return {};
}

} // namespace yunchuang
