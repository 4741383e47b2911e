// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace yunchuang {

/// What the models say, raw: codes, days and moments. Words, fonts and colours are made of it in the windows.
///
/// Rows of QueueModel. Enumerations travel as int, identifiers as QString, days as QDate, moments as QDateTime (UTC).
enum CaseRole : int {
    CaseIdRole = Qt::UserRole + 1,
    ViewerRole,
    CodeRole, ///< 办件编号 on screens
    ItemCodeRole,
    ItemVersionRole,
    ItemNameRole,
    ApplicantRole, ///< masked as the row came
    SourceRole,    ///< UnitId of the platform or window
    StateRole,     ///< CaseState
    StepRole,      ///< StepId, empty before the examination
    AssigneeRole,  ///< UserId, empty = nobody
    AssigneeNameRole,
    ReceivedRole,
    DueRole,         ///< the date that counts now; invalid = none
    PromisedDueRole, ///< invalid before acceptance
    LightRole,       ///< DeadlineLight
    ClockRole,       ///< RunningClock
    DaysLeftRole,    ///< working days, negative when late
    ProvisionalRole, ///< bool: a calendar is missing
    FlagsRole,       ///< SummaryFlags as int
    CapacityRole,    ///< Capacity
    PendingRole,     ///< DeliveryStatus of our least advanced act on it; invalid = none
    UnseenRole,      ///< bool: never opened
    NewsRole,        ///< bool: 有新进展 since last opened
    HasBodyRole,     ///< bool: can be opened without the service
    OpenableRole,    ///< bool: HasBodyRole, or there is a connection
    LastCaseRole = OpenableRole,
};

/// Columns of QueueModel.
enum QueueColumn : int {
    DeadlineColumn,
    CodeColumn,
    ItemColumn,
    ApplicantColumn,
    SourceColumn,
    StepColumn,
    AssigneeColumn,
    ReceivedColumn,
    PromisedColumn,
    QueueColumnCount,
};

/// Rows of OutboxModel.
enum OutboxRole : int {
    CommandIdRole = LastCaseRole + 1,
    SequenceRole,
    ActionRole, ///< Action
    OutboxCaseIdRole,
    OutboxUnitRole, ///< acting unit
    OutboxCodeRole,
    OutboxItemNameRole,
    OutboxApplicantRole,
    DeliveryRole, ///< DeliveryStatus
    OpenRole,     ///< bool: still on its way, or waiting for the clerk
    QueuedAtRole,
    HeldUntilRole,
    ChangedAtRole,
    OutboxDueRole, ///< the case's date when it was made
    AttemptsRole,
    RefusalCodeRole, ///< RefusalCode; invalid = the rules did not refuse
    ErrorCodeRole,   ///< protocol::ApiErrorCode; invalid = none
    ProofRole,       ///< ProofState
    ChoiceRole,      ///< ConflictChoice
    ReceiverRole,    ///< UnitIds a handoff went to, QStringList
    LastOutboxRole = ReceiverRole,
};

/// Rows of SidebarModel.
enum NavRole : int {
    NavEntryRole = LastOutboxRole + 1, ///< NavEntry
    NavHeaderRole,                     ///< bool: title of a group
    NavQueueRole,                      ///< Queue; invalid for what is no queue
    NavCountRole,                      ///< qint64; invalid = not known yet, or nothing to count
    NavAttentionRole,                  ///< NavAttention
    NavNumberRole,                     ///< place among queues, then pages, from 1, for Ctrl+1…9
    LastNavRole = NavNumberRole,
};

/// Rows of PhraseModel.
enum PhraseRole : int {
    PhraseTextRole = LastNavRole + 1,
};

} // namespace yunchuang
