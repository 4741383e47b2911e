// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/casequery.h"
#include "store/database.h"
#include "store/rowsealer.h"

namespace yunchuang {

/// A row of `shown` between the database and the values: the clear columns and the sealed summary bound to them.
struct CacheRow
{
    CaseSummary summary;
    std::optional<DeliveryStatus> pending;
    qint64 generation = 0;
};

/// A missing date, and the last one there is, in an ascending order.
inline constexpr qint64 noDay = 9'999'999;

[[nodiscard]] qint64 daySort(QDate day);
/// Milliseconds since 1970, or -1.
[[nodiscard]] qint64 timeSort(const QDateTime &time);
[[nodiscard]] QDateTime timeOf(qint64 sort);

/// Whether the row still asks something of its viewer: a case not closed, or for consulted units a handoff not closed.
[[nodiscard]] bool isOpenFor(const CaseSummary &summary);

/// What a text filter looks at, folded to one case.
[[nodiscard]] QString searchText(const CaseSummary &summary);
[[nodiscard]] QString foldedForSearch(const QString &text);

/// The clear columns in the order of `clearColumns`.
[[nodiscard]] QVariantList clearValues(const CacheRow &row);
inline constexpr const char *clearColumns = "case_id, viewer, capacity, unit, state, step, assignee, item, source, "
                                            "received, due, flags, handoff_state, open, version, "
                                            "revision, pending, generation";
inline constexpr int clearColumnCount = 18;

/// The sealed column for a row.
[[nodiscard]] QByteArray sealSummary(const RowSealer &sealer, const CacheRow &row);
/// Opens columns `first`… of the statement's current row: the clear ones, then the sealed one. Error: Damaged.
[[nodiscard]] StoreResult<CacheRow> readRow(const RowSealer &sealer, const Statement &statement, int first);
/// Only the search text of a row, which lies in front of the rest. Error: Damaged.
[[nodiscard]] StoreResult<QString> readSearchText(const RowSealer &sealer, const Statement &statement, int first);

} // namespace yunchuang
