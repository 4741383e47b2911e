// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rating.h"
#include "ledger/digest.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

/// Ratings, what is done about negative ones, and who was asked. Nothing here is ever deleted or changed besides the
/// present state of the work; who rated lies in a table of its own that no list reads.
namespace yunchuang::service::ratingstore {

/// Number 300.
[[nodiscard]] QList<Migration> migrations();

// ---- who was asked ----

/// A service ended and its applicant is asked how it was. Harmless when repeated: a case asks once.
[[nodiscard]] DbResult<void> invite(Connection &db, const Case &subject, const QDateTime &at);

/// Services that ended in a month, by the unit that handled them.
struct UnitCount
{
    UnitId unit;
    int count = 0;
};
/// `month`: yyyy-MM in Guizhou.
[[nodiscard]] DbResult<QVector<UnitCount>> invited(Connection &db, const QString &month);

// ---- ratings ----

[[nodiscard]] DbResult<void> insert(Connection &db, const Rating &rating);
/// With who rated. Nothing when there is none.
[[nodiscard]] DbResult<std::optional<Rating>> load(Connection &db, const RatingId &id);
/// The ratings of a case in order of round; without who rated.
[[nodiscard]] DbResult<QVector<Rating>> ofCase(Connection &db, const CaseId &id);

/// What a list asks for. Empty members let everything through; moments in UTC, `until` not included.
struct Filter
{
    UnitId unit; ///< that handled the case, or that a negative rating was sent on to
    std::optional<RatingState> state;
    bool negativeOnly = false;
    QDateTime from;
    QDateTime until;
};
/// Where a page ended.
struct Place
{
    QDateTime at;
    RatingId id;
};
/// A rating with its workflow, if it is negative; without who rated.
struct Row
{
    Rating rating;
    std::optional<RatingWork> work;
};
/// The newest first, those after `after`.
[[nodiscard]] DbResult<QVector<Row>> list(Connection &db, const Filter &filter, const std::optional<Place> &after,
                                          int limit);
/// How many the filter lets through, by the unit that handled the case and the unit that has it now.
struct Tally
{
    UnitId rated;
    UnitId handling; ///< empty for ratings without a workflow
    std::optional<RatingState> state;
    int count = 0;
};
[[nodiscard]] DbResult<QVector<Tally>> tally(Connection &db, const Filter &filter);

/// Ratings of a month, the negative ones with their workflow.
[[nodiscard]] DbResult<QVector<Row>> ofMonth(Connection &db, const QString &month);

// ---- the workflow of negative ratings ----

[[nodiscard]] DbResult<std::optional<RatingWork>> work(Connection &db, const RatingId &id);
/// A row as it is kept: `content` is what the ledger's private digest covers.
struct StoredRow
{
    RatingRow row;
    QByteArray content;
    QByteArray salt;
    QString logId;
    ledger::Digest leaf;
};
/// Writes what came of an act: the row, and the work as it then stands. Fails with Unique when the version was used.
[[nodiscard]] DbResult<void> record(Connection &db, const RatingWork &next, const StoredRow &stored);
[[nodiscard]] DbResult<QVector<RatingRow>> rows(Connection &db, const RatingId &id);

/// A command that took effect, so that its repetition is known.
struct Posted
{
    QByteArray digest; ///< SHA-256 of its bytes
    UserId user;
    RatingId rating;
};
[[nodiscard]] DbResult<std::optional<Posted>> posted(Connection &db, const CommandId &id);
[[nodiscard]] DbResult<void> insertPosted(Connection &db, const CommandId &id, const Posted &posted,
                                          const QDateTime &at);

/// Open work whose day is before `day` and that was not noted as red yet, the oldest day first: for the job that warns.
[[nodiscard]] DbResult<QVector<RatingId>> dueBefore(Connection &db, QDate day, int limit);
/// Negative ratings that wait to be dispatched, the oldest first.
[[nodiscard]] DbResult<QVector<RatingId>> undispatched(Connection &db, int limit);

/// A negative rating that was not signed for in time.
struct Unsigned
{
    RatingId rating;
    CaseId caseId;
    QString queryCode;
    UnitId unit; ///< that should have signed
    UnitId department;
    QDate due;
    QDateTime dispatchedAt;
};
/// Supervision rule R13: those whose day to sign is before `day`.
[[nodiscard]] DbResult<QVector<Unsigned>> unsignedSince(Connection &db, QDate day, int limit);

} // namespace yunchuang::service::ratingstore
