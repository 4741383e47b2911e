// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

/// The audit log (GB/T 22239-2019 level 3, security audit): a table that only grows. Each line is chained to the one
/// before with SM3 (GB/T 32905), and the database itself refuses to change or remove one.
namespace yunchuang::service::auditstore {

/// Number 206.
[[nodiscard]] QList<Migration> migrations();

/// h(0): 64 zeros.
[[nodiscard]] QByteArray firstHash();
/// SM3(before + "|" + record) in hexadecimal.
[[nodiscard]] QByteArray chained(const QByteArray &before, const QByteArray &record);

/// Adds a line; number and hash are given here. Only inside a write.
[[nodiscard]] DbResult<protocol::AuditEntry> append(Connection &db, protocol::AuditEntry entry);

/// Which lines are wanted. Empty and invalid members ask for all.
struct Filter
{
    qint64 before = 0; ///< only lines with smaller numbers; 0: from the end
    QDateTime from;    ///< first moment
    QDateTime to;      ///< first moment after
    UserId actor;
    QString object;
    std::optional<protocol::AuditEvent> event;
    int limit = 100;
};
/// The newest lines that fit, the newest first.
[[nodiscard]] DbResult<QVector<protocol::AuditEntry>> newest(Connection &db, const Filter &filter);
/// Lines in their order, from the one after `after`.
[[nodiscard]] DbResult<QVector<protocol::AuditEntry>> following(Connection &db, qint64 after, int limit);
/// How many lines there are.
[[nodiscard]] DbResult<qint64> count(Connection &db);

/// Walks along the whole chain and counts every hash again.
[[nodiscard]] DbResult<protocol::AuditVerification> verify(Connection &db);

} // namespace yunchuang::service::auditstore
