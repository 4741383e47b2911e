// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "ledger/digest.h"
#include "service/store/database.h"

#include <optional>

namespace yunchuang::service {

/// Rows of the tables cases, case_viewers, history. All functions work inside the caller's transaction; changes to a
/// case go through feed/caseupdate.h, which keeps the feed and the ledger in step.
namespace casestore {

[[nodiscard]] DbResult<std::optional<Case>> load(Connection &db, const CaseId &id);
/// The case as it is now: `known` itself when nothing happened to it since that was read, so that the writer need not
/// decode what a worker has decoded already.
[[nodiscard]] DbResult<std::optional<Case>> reload(Connection &db, const Case &known);
[[nodiscard]] DbResult<std::optional<Case>> loadByNumber(Connection &db, const QString &number);

/// What the applicant must show to see the progress.
struct QuerySecret
{
    CaseId id;
    QString passwordHash; ///< empty for cases nobody asks for (work of a part)
};
/// By case number or query code.
[[nodiscard]] DbResult<std::optional<QuerySecret>> querySecret(Connection &db, const QString &numberOrCode);

[[nodiscard]] DbResult<void> insert(Connection &db, const Case &subject, const QString &queryPasswordHash);
/// Fails with Other when the row is not at `expectedVersion`.
[[nodiscard]] DbResult<void> update(Connection &db, const Case &subject, qint64 expectedVersion);

[[nodiscard]] DbResult<void> setViewers(Connection &db, const CaseId &id,
                                        const QVector<std::pair<UnitId, Capacity>> &before,
                                        const QVector<std::pair<UnitId, Capacity>> &after);

/// Notes that a case gave out this number as the result of the item, in any version of it. False, and nothing noted,
/// when another case did before.
[[nodiscard]] DbResult<bool> bearResultNumber(Connection &db, const ItemCode &item, const QString &number,
                                              const CaseId &id);

/// Notes that a case brought the licence of that number; again does no harm.
[[nodiscard]] DbResult<void> noteLicence(Connection &db, const CaseId &id, const QString &number, const QDateTime &at);
/// The case that a number speaks of: its own (办件编号, query code), or that of the licence it brought, of several the
/// one granted last.
[[nodiscard]] DbResult<std::optional<Case>> loadByAnyNumber(Connection &db, const QString &number);

/// The next number of a case's history, from 1.
[[nodiscard]] DbResult<qint64> nextHistorySequence(Connection &db, const CaseId &id);
/// A row of the history as it is kept: `content` is what the ledger's private digest covers.
struct StoredHistory
{
    HistoryRow row;
    QByteArray content;
    QByteArray salt;
    QString logId;
    ledger::Digest leaf;
};
[[nodiscard]] DbResult<void> appendHistory(Connection &db, const CaseId &id, const StoredHistory &stored);
[[nodiscard]] DbResult<QVector<HistoryRow>> history(Connection &db, const CaseId &id);
[[nodiscard]] DbResult<std::optional<StoredHistory>> historyRow(Connection &db, const CaseId &id, qint64 sequence);

/// Cases that wait for the five-day notice and whose last day for it is before `day`, oldest first.
[[nodiscard]] DbResult<QVector<CaseId>> withNoticeDueBefore(Connection &db, QDate day, int limit);
/// Ids of cases in a state, after `after` in order of id: for jobs that walk through them.
[[nodiscard]] DbResult<QVector<CaseId>> inState(Connection &db, CaseState state, const CaseId &after, int limit);
/// Cases that supervision has to look at: those that changed, and those whose moment has come. Oldest moment first.
[[nodiscard]] DbResult<QVector<CaseId>> toWatch(Connection &db, const QDateTime &now, int limit);
/// That supervision looked at this version of the case, and when it does again (invalid: when it changes).
/// `spentMinutes`: office time until the decision, -1 while there is none. Nothing happens when the case has moved on.
[[nodiscard]] DbResult<void> setWatched(Connection &db, const Case &subject, const QDateTime &next,
                                        qint64 spentMinutes);
/// Every item version that some case is of.
[[nodiscard]] DbResult<QVector<ItemKey>> itemsInUse(Connection &db);
[[nodiscard]] DbResult<qint64> count(Connection &db);

} // namespace casestore

} // namespace yunchuang::service
