// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QString>

#include <array>

/// Everything in which the embedded database differs from others. All other SQL of the service is written so that
/// PostgreSQL takes it as well: positional placeholders, ON CONFLICT, BIGINT, no row ids.
namespace yunchuang::service::dialect {

inline constexpr QLatin1String driver("QSQLITE");

/// Run once per connection. WAL: readers never wait for the writer.
inline constexpr auto everyConnection = std::to_array<QLatin1String>({
    QLatin1String("PRAGMA busy_timeout = 5000"),
    QLatin1String("PRAGMA foreign_keys = ON"),
    QLatin1String("PRAGMA temp_store = MEMORY"),
    QLatin1String("PRAGMA cache_size = -16384"),
});
/// FULL: a commit that was acknowledged survives a power cut.
inline constexpr auto writerConnection = std::to_array<QLatin1String>({
    QLatin1String("PRAGMA journal_mode = WAL"),
    QLatin1String("PRAGMA synchronous = FULL"),
    QLatin1String("PRAGMA wal_autocheckpoint = 4000"),
});
inline constexpr auto readerConnection = std::to_array<QLatin1String>({
    QLatin1String("PRAGMA query_only = ON"),
});

/// Takes the write lock at once, so that a transaction never fails half-way because of another writer.
inline constexpr QLatin1String beginWrite("BEGIN IMMEDIATE");
/// The first statement fixes the snapshot that all later ones see.
inline constexpr QLatin1String beginRead("BEGIN");

/// Replaces the type names of migrations that have another name here: {BLOB}.
[[nodiscard]] inline QString localised(QLatin1String sql)
{
    return QString(sql).replace(QLatin1String("{BLOB}"), QLatin1String("BLOB"));
}

/// The audit log only grows: the database itself refuses anything else. Where it knows rights, UPDATE and DELETE are
/// not granted.
inline constexpr QLatin1String
    auditLogRefusesUpdate("CREATE TRIGGER audit_log_refuses_update BEFORE UPDATE ON audit_log "
                          "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END");
inline constexpr QLatin1String
    auditLogRefusesDelete("CREATE TRIGGER audit_log_refuses_delete BEFORE DELETE ON audit_log "
                          "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END");

/// REPLACE removes without asking the trigger above.
inline constexpr QLatin1String auditLogRefusesReplacing(
    "CREATE TRIGGER audit_log_refuses_replacing BEFORE INSERT ON audit_log "
    "WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_log) "
    "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END");

/// The kinds of failure that callers tell apart, from the driver's native code.
enum class Failure { Unique, Constraint, Busy, Full, InputOutput, Corrupt, Other };
[[nodiscard]] inline Failure classify(const QString &nativeCode)
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

} // namespace yunchuang::service::dialect
