// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"

namespace yunchuang {

/// In which capacity a unit sees a case.
enum class Capacity : quint8 {
    Owner,
    Consulted,
    Countersigner,
    Supervisor,
    Reporter, ///< 转报: examined and reported up; reads how it goes on and what comes of it
};

template<>
inline constexpr auto enumNames<Capacity> = std::to_array<EnumName<Capacity>>({
    {Capacity::Owner, QLatin1String("OWNER")},
    {Capacity::Consulted, QLatin1String("CONSULTED")},
    {Capacity::Countersigner, QLatin1String("COUNTERSIGNER")},
    {Capacity::Supervisor, QLatin1String("SUPERVISOR")},
    {Capacity::Reporter, QLatin1String("REPORTER")},
});

/// What a row of a queue is to be noticed for by the unit that views it.
enum class SummaryFlag : quint32 {
    Mismatch = 1U << 0U,      ///< a registry difference is unanswered
    ChecksPending = 1U << 1U,
    CorrectionIn = 1U << 2U,  ///< the applicant answered a correction
    AnswerIn = 1U << 3U,      ///< a consulted unit answered
    SentBack = 1U << 4U,
    HandoffOut = 1U << 5U,    ///< an open handoff of ours
    TransferIn = 1U << 6U,    ///< came by transfer and is not yet signed for
    Urged = 1U << 7U,
    PartFailed = 1U << 8U,
    ReadOnly = 1U << 9U,      ///< state not known to this version
    DueProvisional = 1U << 10U, ///< 暂定: a calendar is missing
    SignatureBack = 1U << 20U, ///< a countersign came back and waits for the asker's answer
    PartWaits = 1U << 15U,     ///< a part that waits for the result of another: no clock runs
    ToleranceOpen = 1U << 11U,  ///< 容缺: promised papers are not in; `promiseBy` says until when
    ProposalOpen = 1U << 12U,   ///< a special procedure or an extension waits for approval
    Extended = 1U << 13U,       ///< 已延期
    SupplementIn = 1U << 14U,   ///< the applicant handed in what was asked for after acceptance
    Warned = 1U << 16U,         ///< 预警: a card falls soon
    YellowCard = 1U << 17U,     ///< a yellow card stands
    RedCard = 1U << 18U,        ///< a red card stands
    StepOverdue = 1U << 19U,    ///< 环节超时: the step is late, whatever the case is
};
Q_DECLARE_FLAGS(SummaryFlags, SummaryFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(SummaryFlags)

/// What a row of a queue shows, for one unit that sees the case. Small: a first sync carries one per case.
struct CaseSummary
{
    CaseId id;
    UnitId viewer;            ///< the unit this projection is for
    Capacity capacity = Capacity::Owner;
    HandoffId handoff;        ///< for consulted and countersigning units
    HandoffState handoffState = HandoffState::Sent;
    QString queryCode;
    ItemKey item;
    QString itemName;
    QString applicantName;    ///< persons masked unless the viewer holds the case
    CaseState state = CaseState::Received;
    StepId step;
    UnitId unit;
    UnitId department;
    UserId assignee;
    QString assigneeName;
    UnitId source;
    QDateTime receivedAt;
    QDate due;                ///< the date that counts now: notice, promised, or the handoff's; invalid = none
    QDate promisedDue;
    QDate promiseBy; ///< the day by which the next promised paper (容缺) must be in; invalid = none is out
    SummaryFlags flags;
    int handoffsOut = 0;      ///< handoffs of the case, all
    int handoffsAnswered = 0;
    int parts = 0;
    int partsDone = 0;
    std::optional<RatingLevel> rating; ///< for those who see the whole case
    qint64 version = 0;
    qint64 revision = 0;

    friend bool operator==(const CaseSummary &, const CaseSummary &) = default;
};

/// The projection of a case for a unit; nothing if the unit may not see it.
[[nodiscard]] std::optional<CaseSummary> summarise(const Case &subject, const UnitId &viewer);

/// The units that see the case now, each with its capacity.
[[nodiscard]] QVector<std::pair<UnitId, Capacity>> viewers(const Case &subject);

/// The case as a unit may see it: the owner sees all; a consulted unit only what was shared with it while its handoff is
/// open (and its own answer afterwards); who reported it up what it handed over, how far it is and what came of it.
[[nodiscard]] std::optional<Case> projectFor(const Case &subject, const UnitId &viewer);

/// The history as who reported the case up may read it: to its last report in full, and of what followed above only what
/// was done and when.
[[nodiscard]] QVector<HistoryRow> historyForReporter(const QVector<HistoryRow> &rows, const UnitId &reporter);

} // namespace yunchuang
