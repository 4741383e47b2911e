// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QLatin1String>
#include <QString>

#include <span>

/// Everything in which the databases that the service runs on differ. All other SQL of the service is written so that
/// both take it: positional placeholders, ON CONFLICT, BIGINT, no row ids, no text that hides a number.
namespace yunchuang::service::dialect {

/// The kinds of failure that callers tell apart. Lost: the connection is gone, and with it what was not committed.
/// Text: a value that no database can keep as text. Held: another service writes to this database.
enum class Failure : quint8 { Unique, Constraint, Busy, Full, InputOutput, Corrupt, Lost, Text, Held, Other };

/// One database and its ways. Empty statements are not run.
struct Dialect
{
    QLatin1String driver;
    /// A server that may go away and come back, that prepares only what has rows or changes them, and in which a failed
    /// statement spoils its transaction.
    bool isServer = false;
    bool forwardOnly = true; ///< results are read row by row while they come; else they are taken whole

    std::span<const QLatin1String> everyConnection; ///< run once on each
    std::span<const QLatin1String> writerConnection;
    std::span<const QLatin1String> readerConnection;
    /// Answers one row with one text: empty, or why this database cannot be used. Asked when it is opened for writing.
    QLatin1String fitness;

    QLatin1String beginWrite;
    /// Run right after `beginWrite`: one transaction writes at a time, whichever process it belongs to.
    QLatin1String writeLock;
    QLatin1String beginRead; ///< the first statement after it fixes the snapshot that all later ones see

    QLatin1String serviceLock;        ///< held by the one service as long as its connection lives
    QLatin1String transactionId;      ///< one row, one text
    QLatin1String transactionOutcome; ///< of the id bound to it: one row, 1 when it was committed
    QLatin1String hasSchema;          ///< one row, 1 when migrations were run here

    /// A statement of a migration in this database's words: {BLOB}, and the rules of the audit log below.
    QString (*localised)(QLatin1String sql);
    /// The kind of failure, from the driver's native code.
    Failure (*classify)(const QString &nativeCode);
    /// What may be logged of the database's own words: no values of people.
    QString (*logged)(const QString &nativeCode, const QString &text);
};

/// The embedded database, in one file.
[[nodiscard]] const Dialect &sqlite();
/// The database server, version 15 or newer.
[[nodiscard]] const Dialect &postgresql();
/// The dialect of what lies at an address: `postgresAddress` gave it, or it is the name of a file.
[[nodiscard]] const Dialect &dialectOf(const QString &address);

/// The audit log only grows: the database itself refuses anything else, and where it knows rights they are not granted.
inline constexpr QLatin1String auditLogRefusesUpdate("{AUDIT LOG REFUSES UPDATE}");
inline constexpr QLatin1String auditLogRefusesDelete("{AUDIT LOG REFUSES DELETE}");
inline constexpr QLatin1String auditLogRefusesReplacing("{AUDIT LOG REFUSES REPLACING}");
inline constexpr QLatin1String auditLogGrantsNoChange("{AUDIT LOG GRANTS NO CHANGE}");

/// Rows of the table named behind it can be added and changed, and never be taken out again; `rowsStay` comes first.
inline constexpr QLatin1String rowsStay("{ROWS STAY}");
inline constexpr QLatin1String rowsStayIn("{ROWS STAY IN}");

/// The address of a PostgreSQL database from what an operator writes: a URI (postgresql://user@host:port/database?…)
/// or libpq's keywords (host=… dbname=…, service=…). Else what it should have been. A password is refused: it belongs
/// into a password file, a service file or certificates, where no list of processes shows it.
[[nodiscard]] Expected<QString, QString> postgresAddress(const QString &given);
/// The words for the driver.
[[nodiscard]] QString postgresKeywords(const QString &address);

} // namespace yunchuang::service::dialect
