// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/dialect.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <array>

namespace yunchuang::service::dialect {

using namespace Qt::StringLiterals;

namespace {

// SQLite

constexpr auto sqliteEveryConnection = std::to_array<QLatin1String>({
    QLatin1String("PRAGMA busy_timeout = 5000"),
    QLatin1String("PRAGMA foreign_keys = ON"),
    QLatin1String("PRAGMA temp_store = MEMORY"),
    QLatin1String("PRAGMA cache_size = -16384"),
});
/// WAL: readers never wait for the writer. FULL: a commit that was acknowledged survives a power cut.
constexpr auto sqliteWriterConnection = std::to_array<QLatin1String>({
    QLatin1String("PRAGMA journal_mode = WAL"),
    QLatin1String("PRAGMA synchronous = FULL"),
    QLatin1String("PRAGMA wal_autocheckpoint = 4000"),
});
constexpr auto sqliteReaderConnection = std::to_array<QLatin1String>({
    QLatin1String("PRAGMA query_only = ON"),
});

QString sqliteLocalised(QLatin1String sql)
{
    if (sql == auditLogRefusesUpdate)
        return u"CREATE TRIGGER audit_log_refuses_update BEFORE UPDATE ON audit_log "
               "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"_s;
    if (sql == auditLogRefusesDelete)
        return u"CREATE TRIGGER audit_log_refuses_delete BEFORE DELETE ON audit_log "
               "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"_s;
    // REPLACE removes without asking the trigger above.
    if (sql == auditLogRefusesReplacing)
        return u"CREATE TRIGGER audit_log_refuses_replacing BEFORE INSERT ON audit_log "
               "WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_log) "
               "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"_s;
    if (sql == auditLogGrantsNoChange || sql == rowsStay)
        return {};
    if (sql.startsWith(rowsStayIn)) {
        return u"CREATE TRIGGER %1_stay BEFORE DELETE ON %1 "
               "BEGIN SELECT RAISE(ABORT, 'what was entered here stays'); END"_s.arg(sql.mid(rowsStayIn.size()));
    }
    return QString(sql).replace("{BLOB}"_L1, "BLOB"_L1);
}

Failure sqliteClassify(const QString &nativeCode)
{
    const int extended = nativeCode.toInt();
    if (extended == 2067 || extended == 1555) // SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY
        return Failure::Unique;
    switch (extended & 0xff) {
    case 19:
        return Failure::Constraint;
    case 5:
    case 6:
        return Failure::Busy;
    case 13:
        return Failure::Full;
    case 8: // read-only
    case 10:
    case 14: // cannot open
        return Failure::InputOutput;
    case 11:
    case 26: // not a database
        return Failure::Corrupt;
    default:
        return Failure::Other;
    }
}

/// SQLite names tables and columns, no values.
QString sqliteLogged(const QString &nativeCode, const QString &text)
{
    return nativeCode % u": "_s % text;
}

// PostgreSQL

constexpr auto postgresEveryConnection = std::to_array<QLatin1String>({
    QLatin1String("SET client_min_messages = warning"),
    QLatin1String("SET lock_timeout = '5s'"),
    QLatin1String("SET TIME ZONE 'UTC'"),
    // What the snapshot of one moment needs must not be taken away by an operator's default.
    QLatin1String("SET default_transaction_isolation = 'read committed'"),
});
/// A commit that was acknowledged survives a power cut; an operator may ask for more (a standby), not for less.
constexpr auto postgresWriterConnection = std::to_array<QLatin1String>({
    QLatin1String("SELECT set_config('synchronous_commit', 'on', false) "
                  "WHERE current_setting('synchronous_commit') IN ('off', 'local')"),
});
constexpr auto postgresReaderConnection = std::to_array<QLatin1String>({
    QLatin1String("SET default_transaction_read_only = on"),
});

QString postgresLocalised(QLatin1String sql)
{
    if (sql == auditLogRefusesUpdate)
        return u"CREATE FUNCTION audit_log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
               "IF TG_OP = 'INSERT' THEN "
               "IF NEW.number = (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_log) THEN RETURN NEW; END IF; "
               "END IF; "
               "RAISE EXCEPTION 'the audit log only grows' USING ERRCODE = 'integrity_constraint_violation'; "
               "END $$"_s;
    if (sql == auditLogRefusesDelete)
        return u"CREATE TRIGGER audit_log_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
               "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_only_grows()"_s;
    if (sql == auditLogRefusesReplacing)
        return u"CREATE TRIGGER audit_log_refuses_gaps BEFORE INSERT ON audit_log "
               "FOR EACH ROW EXECUTE FUNCTION audit_log_only_grows()"_s;
    if (sql == auditLogGrantsNoChange)
        return u"REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM PUBLIC, CURRENT_USER"_s;
    if (sql == rowsStay) {
        return u"CREATE FUNCTION rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
               "RAISE EXCEPTION 'what was entered here stays' USING ERRCODE = 'integrity_constraint_violation'; "
               "END $$"_s;
    }
    if (sql.startsWith(rowsStayIn)) {
        return u"CREATE TRIGGER %1_stay BEFORE DELETE OR TRUNCATE ON %1 "
               "FOR EACH STATEMENT EXECUTE FUNCTION rows_stay()"_s.arg(sql.mid(rowsStayIn.size()));
    }
    return QString(sql).replace("{BLOB}"_L1, "BYTEA"_L1);
}

Failure postgresClassify(const QString &state)
{
    // Without a state the words come from the library: it has no connection any more.
    static const QStringList gone = {u""_s, u"57P01"_s, u"57P02"_s, u"57P03"_s, u"57P05"_s, u"25P03"_s};
    if (gone.contains(state) || state.startsWith(u"08"))
        return Failure::Lost;
    if (state == u"23505")
        return Failure::Unique;
    if (state.startsWith(u"23"))
        return Failure::Constraint;
    // Lock not available, deadlock, serialisation, cancelled by a time limit.
    if (state == u"55P03" || state.startsWith(u"40") || state == u"57014")
        return Failure::Busy;
    if (state.startsWith(u"53")) // disk, memory, connections
        return Failure::Full;
    if (state.startsWith(u"58") || state == u"25006" || state == u"42501") // system, read-only, not permitted
        return Failure::InputOutput;
    if (state.startsWith(u"XX"))
        return Failure::Corrupt;
    if (state == u"22021" || state == u"22P05")
        return Failure::Text;
    return Failure::Other;
}

/// The first line names tables, columns and rules; the following ones quote rows and statements. Of data that do not
/// fit, the first line quotes as well.
QString postgresLogged(const QString &state, const QString &text)
{
    if (state.startsWith(u"22"))
        return state % u": a value does not fit"_s;
    QString line = text.section(u'\n', 0, 0).simplified();
    if (state.isEmpty()) // the library's own words, which name no values: the reason stands at the end
        line = text.simplified();
    return state.isEmpty() ? line : state % u": "_s % line;
}

constexpr QLatin1String addressScheme("postgresql:");

QString quotedKeyword(const QString &value)
{
    QString out = value;
    out.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' % out % u'\'';
}

QString wantedAddress()
{
    return u"a URI as postgresql://yunchuang@db.example:5432/yunchuang?sslmode=verify-full, or keywords as "
           "\"service=yunchuang\" or \"host=/run/postgresql dbname=yunchuang\""_s;
}

QString withoutPassword()
{
    return u"a connection without a password: name a password file (passfile=...), a service file (service=...) or a "
           "certificate (sslcert=..., sslkey=...)"_s;
}

Expected<QString, QString> keywordsOfUri(const QString &given)
{
    const QUrl uri(given, QUrl::StrictMode);
    if (!uri.isValid() || !uri.fragment().isEmpty())
        return tl::unexpected(wantedAddress());
    if (!uri.password().isEmpty())
        return tl::unexpected(withoutPassword());
    QStringList words;
    const auto add = [&words](const QString &key, const QString &value) {
        if (!value.isEmpty())
            words.append(key % u'=' % quotedKeyword(value));
    };
    add(u"host"_s, uri.host(QUrl::FullyDecoded));
    add(u"port"_s, uri.port() < 0 ? QString() : QString::number(uri.port()));
    add(u"dbname"_s, uri.path(QUrl::FullyDecoded).mid(1));
    add(u"user"_s, uri.userName(QUrl::FullyDecoded));
    const auto items = QUrlQuery(uri).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items) {
        if (key == u"password")
            return tl::unexpected(withoutPassword());
        add(key, value);
    }
    return words.join(u' ');
}

Expected<QString, QString> checkedKeywords(const QString &given)
{
    // key = value or key = 'value', the latter with \' and \\ in it.
    static const QRegularExpression word(u"\\G\\s*([a-z_]+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|[^'\\s\\\\]+)(?=\\s|\\z)"_s);
    qsizetype at = 0;
    while (!QStringView(given).sliced(at).trimmed().isEmpty()) {
        const QRegularExpressionMatch match = word.match(given, at);
        if (!match.hasMatch())
            return tl::unexpected(wantedAddress());
        if (match.captured(1) == u"password")
            return tl::unexpected(withoutPassword());
        at = match.capturedEnd();
    }
    return at == 0 ? Expected<QString, QString>(tl::unexpected(wantedAddress())) : given.trimmed();
}

} // namespace

const Dialect &sqlite()
{
    static const Dialect dialect{
        .driver = "QSQLITE"_L1,
        .isServer = false,
        .forwardOnly = true,
        .everyConnection = sqliteEveryConnection,
        .writerConnection = sqliteWriterConnection,
        .readerConnection = sqliteReaderConnection,
        .fitness = {},
        // Takes the write lock at once, so that a transaction never fails half-way because of another writer.
        .beginWrite = "BEGIN IMMEDIATE"_L1,
        .writeLock = {},
        .beginRead = "BEGIN"_L1,
        .serviceLock = {},
        .transactionId = {},
        .transactionOutcome = {},
        .hasSchema = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migrations'"_L1,
        .localised = sqliteLocalised,
        .classify = sqliteClassify,
        .logged = sqliteLogged,
    };
    return dialect;
}

const Dialect &postgresql()
{
    static const Dialect dialect{
        .driver = "QPSQL"_L1,
        .isServer = true,
        // The driver loses the rest of a result that is read row by row when another statement runs meanwhile.
        .forwardOnly = false,
        .everyConnection = postgresEveryConnection,
        .writerConnection = postgresWriterConnection,
        .readerConnection = postgresReaderConnection,
        .fitness =
            "SELECT CASE "
            "WHEN current_setting('server_version_num')::int < 150000 THEN 'PostgreSQL 15 or newer is needed' "
            "WHEN current_setting('server_encoding') <> 'UTF8' THEN 'the database must be made with ENCODING UTF8' "
            "WHEN datlocprovider = 'i' OR datcollate NOT IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') "
            "THEN 'the database must be made with LC_COLLATE ''C'', so that texts are ordered by their bytes' "
            "ELSE '' END FROM pg_database WHERE datname = current_database()"_L1,
        .beginWrite = "BEGIN"_L1,
        .writeLock = "SELECT pg_advisory_xact_lock(2037081443, 1)"_L1,
        .beginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_L1,
        .serviceLock = "SELECT set_config('lock_timeout', '2s', true), pg_advisory_lock(2037081443, 2)"_L1,
        .transactionId = "SELECT CAST(pg_current_xact_id() AS TEXT)"_L1,
        .transactionOutcome =
            "SELECT CASE WHEN pg_xact_status(CAST(CAST(? AS TEXT) AS xid8)) = 'committed' THEN 1 ELSE 0 END"_L1,
        .hasSchema = "SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('schema_migrations')"_L1,
        .localised = postgresLocalised,
        .classify = postgresClassify,
        .logged = postgresLogged,
    };
    return dialect;
}

const Dialect &dialectOf(const QString &address)
{
    return address.startsWith(addressScheme) ? postgresql() : sqlite();
}

Expected<QString, QString> postgresAddress(const QString &given)
{
    // The driver puts a blank where a semicolon stands, and nobody needs one.
    if (given.contains(u';') || given.contains(QChar(u'\0')) || given.contains(u'\n'))
        return tl::unexpected(wantedAddress());
    const bool isUri = given.startsWith(u"postgresql://") || given.startsWith(u"postgres://");
    const Expected<QString, QString> words = isUri ? keywordsOfUri(given) : checkedKeywords(given);
    if (!words)
        return words;
    if (words->contains(u';'))
        return tl::unexpected(wantedAddress());
    return addressScheme % *words;
}

QString postgresKeywords(const QString &address)
{
    // Later words win: an operator's own stand after these. A server that cannot be reached must be noticed.
    return u"application_name=yunchuangd connect_timeout=5 keepalives_idle=15 keepalives_interval=5 "
           "keepalives_count=3 tcp_user_timeout=30000 "_s %
           address.mid(addressScheme.size());
}

} // namespace yunchuang::service::dialect
