// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <QVector>

#include <optional>

/// The outbox of what is reported upward: every row with the batch it went out in, so that it is known what was handed
/// over, and rows that are no longer true can be taken back.
namespace yunchuang::service::reportingstore {

/// Number 331.
[[nodiscard]] QList<Migration> migrations();

/// 同步类型.
enum class Operation : quint8 { Insert, Update, Delete };

/// One row of a batch. `table` is ACCEPTANCE, PROCESS, PROCEDURE, RESULT or MATERIAL, `key` names the row within the
/// case for good.
struct Row
{
    CaseId caseId;
    QString caseNumber;
    QString table;
    QString key;
    Operation operation = Operation::Insert;
    QByteArray content; ///< JSON; empty for Delete

    friend bool operator==(const Row &, const Row &) = default;
};

/// 批次. Moments are UTC; an invalid `acknowledgedAt` means that nobody has said that it arrived.
struct Batch
{
    QString number;
    QDateTime madeAt;
    qint64 rows = 0;
    QDateTime acknowledgedAt;
};

/// Cases whose version is newer than the reported one, in order of id.
[[nodiscard]] DbResult<QVector<CaseId>> unreported(Connection &db, int limit);
/// What was last said of a case: the rows that hold now, without the taken back ones.
[[nodiscard]] DbResult<QVector<Row>> reported(Connection &db, const CaseId &id);
/// Notes that everything about the case up to that version was put into batches.
[[nodiscard]] DbResult<void> setReported(Connection &db, const CaseId &id, qint64 version);

/// A new batch of that day, such as 52-20261124-0001.
[[nodiscard]] DbResult<QString> openBatch(Connection &db, QDate day, const QDateTime &at);
/// `place` counts the rows of the batch from 0.
[[nodiscard]] DbResult<void> append(Connection &db, const QString &batch, qint64 place, const Row &row);
[[nodiscard]] DbResult<std::optional<Batch>> batch(Connection &db, const QString &number);
/// Batches that nobody acknowledged yet, the oldest first.
[[nodiscard]] DbResult<QVector<Batch>> open(Connection &db);
/// The rows of a batch in the order in which they were put there.
[[nodiscard]] DbResult<QVector<Row>> rowsOf(Connection &db, const QString &batch);
/// False when there is no such batch. Once acknowledged it stays so, with the first moment.
[[nodiscard]] DbResult<bool> acknowledge(Connection &db, const QString &batch, const QDateTime &at);

} // namespace yunchuang::service::reportingstore

namespace yunchuang {
/// 同步类型: I, U, D.
template<>
inline constexpr auto
    enumNames<service::reportingstore::Operation> = std::to_array<EnumName<service::reportingstore::Operation>>({
        {service::reportingstore::Operation::Insert, QLatin1String("I")},
        {service::reportingstore::Operation::Update, QLatin1String("U")},
        {service::reportingstore::Operation::Delete, QLatin1String("D")},
    });
} // namespace yunchuang
