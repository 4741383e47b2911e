// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "protocol/messages.h"
#include "store/outboxentry.h"

#include <QSet>

#include <optional>

namespace yunchuang {

/// Identifies a row: a unit may see a case in its own projection.
struct RowKey
{
    CaseId caseId;
    UnitId viewer;

    friend bool operator==(const RowKey &, const RowKey &) = default;
    friend size_t qHash(const RowKey &key, size_t seed = 0) { return qHashMulti(seed, key.caseId, key.viewer); }
};

/// The queues of the sidebar, each defined once, here.
enum class Queue : quint8 {
    Mine,        ///< 我的待办: held by the unit, assigned to me, open, not waiting for the applicant
    Unit,        ///< 部门待办: the unit's, open, whoever has it
    Unassigned,  ///< 待领取: the unit's, open, nobody's
    DueSoon,     ///< 即将超期: due today or on the next working day
    Overdue,     ///< 已超期
    HandoffsIn,  ///< 移交·收到: open handoffs to the unit, and transfers not yet signed for
    HandoffsOut, ///< 移交·发出: cases of the unit with an open handoff of its own
    Correcting,  ///< 待补正: waiting for the applicant, no clock runs
    Suspended,   ///< 暂停计时
    Closed,      ///< 已办结
    OnBehalf,    ///< 代办: assigned to a colleague whom I stand in for now; counted under him
    All,
};
inline constexpr int queueCount = static_cast<int>(Queue::All) + 1;

/// For whom and on which day a queue is meant.
struct QueueScope
{
    UnitId unit;
    UserId user;
    QDate today;        ///< day of the province
    QDate dueSoonUntil; ///< next working day
    QSet<UserId> standsInFor; ///< absent colleagues of the unit for whom the user acts today

    friend bool operator==(const QueueScope &, const QueueScope &) = default;
};

/// Which rows. Empty members do not restrict. `text` is matched as a substring of code, applicant and item name.
struct CaseFilter
{
    Queue queue = Queue::All;
    QueueScope scope; ///< `unit` is always required
    QSet<CaseState> states;
    QSet<StepId> steps;
    QSet<UserId> assignees;
    QSet<UnitId> sources;
    QSet<ItemCode> items;
    SummaryFlags anyFlag; ///< at least one of these
    QDate dueFrom;
    QDate dueTo;
    QString text;
    bool pendingOnly = false; ///< rows with an act of ours on its way

    friend bool operator==(const CaseFilter &, const CaseFilter &) = default;
};

/// What rows are ordered by: the due day, or when the application was received.
enum class SortColumn : quint8 { Due, Received };

/// Order of the rows; the case's id breaks ties. Rows without a date come last when ascending.
struct CaseOrder
{
    SortColumn column = SortColumn::Due;
    bool descending = false;

    friend bool operator==(const CaseOrder &, const CaseOrder &) = default;
};

/// Where a row stands in an order: opaque to models, handed back to continue.
struct CaseKey
{
    qint64 sort = 0;
    QString id;

    friend bool operator==(const CaseKey &, const CaseKey &) = default;
};

/// A row as it is shown: the service's word with our own unconfirmed acts replayed over it.
struct ShownRow
{
    CaseSummary summary;
    CaseKey dueKey; ///< its place in the order by due date
    CaseKey receivedKey;
    std::optional<DeliveryStatus> pending; ///< the least advanced of our acts on it; nothing when none is open
    bool hasBody = false;                  ///< the whole case is here, in any version: can be opened offline
    bool unseen = false;                   ///< never opened since it came: bold
    bool newsSinceSeen = false;            ///< 有新进展 since it was last opened

    friend bool operator==(const ShownRow &, const ShownRow &) = default;
};

/// Some consecutive rows of a queue, as many as were asked for or as there are.
struct CaseWindow
{
    QVector<ShownRow> rows;
    bool more = false; ///< there are rows beyond the last one

    friend bool operator==(const CaseWindow &, const CaseWindow &) = default;
};

/// True counts of all queues of a scope, with the parts the sidebar and the headings tell apart.
struct QueueCounts
{
    std::array<qint64, queueCount> rows{};
    [[nodiscard]] qint64 of(Queue queue) const { return rows[static_cast<size_t>(queue)]; }
    qint64 mineOverdue = 0;
    qint64 mineToday = 0;
    qint64 mineSoon = 0; ///< next working day
    QDateTime asOf;      ///< last completed synchronisation

    friend bool operator==(const QueueCounts &, const QueueCounts &) = default;
};

/// A whole case as it is shown.
struct ShownCase
{
    protocol::CaseReply service;          ///< as the service sent it
    Case shown;                           ///< with our own acts replayed
    QVector<CommandId> replayed;          ///< which ones
    std::optional<Refusal> replayStopped; ///< why the next one no longer fits, if so
    qint64 rowVersion = 0; ///< newest version the feed told of
    QDateTime fetchedAt;

    /// The feed told of a newer version than this one.
    [[nodiscard]] bool isOutdated() const { return rowVersion > service.subject.version; }

    friend bool operator==(const ShownCase &, const ShownCase &) = default;
};

/// What one committed change of the cache did. `rows` were added or changed, `gone` left, `bodies` came or changed.
struct ChangeSet
{
    QVector<RowKey> rows;
    QVector<RowKey> gone;
    QVector<RowKey> bodies;
    QVector<Digest256> materials;
    bool everything = false; ///< a reload ended or the cache was rebuilt: read again
    bool rules = false;      ///< catalogue, units or calendars changed

    [[nodiscard]] bool isEmpty() const
    {
        return rows.isEmpty() && gone.isEmpty() && bodies.isEmpty() && materials.isEmpty() && !everything && !rules;
    }
    friend bool operator==(const ChangeSet &, const ChangeSet &) = default;
};

} // namespace yunchuang

