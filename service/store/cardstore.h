// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/supervisioncard.h"
#include "ledger/digest.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

/// Cards of supervision and everything that happened to them. Nothing here is ever deleted; of a card only its present
/// state changes.
namespace yunchuang::service::cardstore {

/// Number 311.
[[nodiscard]] QList<Migration> migrations();

/// Which units: those of a department, one unit, or all (both empty).
struct Scope
{
    UnitId department;
    UnitId unit;

    friend bool operator==(const Scope &, const Scope &) = default;
};

/// A row as it is kept: `content` is what the ledger's private digest covers.
struct StoredRow
{
    CardRow row;
    QByteArray content;
    QByteArray salt;
    QString logId;
    ledger::Digest leaf;
};

/// The card of a rule for an occasion of a case, if there is one.
[[nodiscard]] DbResult<std::optional<SupervisionCard>> find(Connection &db, const QString &rule, const CaseId &caseId,
                                                            const QString &occasion);
[[nodiscard]] DbResult<std::optional<SupervisionCard>> load(Connection &db, const CardId &id);
/// All cards of a case, the oldest first.
[[nodiscard]] DbResult<QVector<SupervisionCard>> ofCase(Connection &db, const CaseId &caseId);

/// Writes a new card, or what came of an act, with its row. Fails with Unique when there is such a card, or when the
/// card's version was used.
[[nodiscard]] DbResult<void> insert(Connection &db, const SupervisionCard &card, const StoredRow &stored);
[[nodiscard]] DbResult<void> record(Connection &db, const SupervisionCard &next, const StoredRow &stored);
[[nodiscard]] DbResult<QVector<CardRow>> rows(Connection &db, const CardId &id);

/// A command that took effect, so that its repetition is known.
struct Posted
{
    QByteArray digest; ///< SHA-256 of its bytes
    UserId user;
    CardId card;
};
[[nodiscard]] DbResult<std::optional<Posted>> posted(Connection &db, const CommandId &id);
[[nodiscard]] DbResult<void> insertPosted(Connection &db, const CommandId &id, const Posted &posted,
                                          const QDateTime &at);

/// What a list asks for. Empty members let everything through.
struct Filter
{
    Scope scope;
    UserId person; ///< only those about that person
    std::optional<CardColour> colour;
    std::optional<CardState> state;
    QString rule;
};
/// Where a page ended.
struct Place
{
    QDateTime at;
    CardId id;
};
/// The newest first, those after `after`.
[[nodiscard]] DbResult<QVector<SupervisionCard>> list(Connection &db, const Filter &filter,
                                                      const std::optional<Place> &after, int limit);
/// How many the filter lets through, by state.
struct StateCount
{
    CardState state = CardState::AwaitingReply;
    int count = 0;
};
[[nodiscard]] DbResult<QVector<StateCount>> counts(Connection &db, const Filter &filter);

/// Cards that fell from `from` up to and without `until`, by unit, colour and state, with the sum of their points.
struct UnitTally
{
    UnitId unit;
    CardTally tally;
};
[[nodiscard]] DbResult<QVector<UnitTally>> tally(Connection &db, const Scope &scope, const QDateTime &from,
                                                 const QDateTime &until);

/// Looks of persons at personal data that were recorded from that moment on, in order. What clients fetched is none.
struct RecordedLook
{
    QString id;
    UserId user;
    UnitId unit;
    CaseId caseId;
    QDateTime at;
    QDateTime recordedAt;
};
[[nodiscard]] DbResult<QVector<RecordedLook>> looksFrom(Connection &db, const QDateTime &from, int limit);

} // namespace yunchuang::service::cardstore
