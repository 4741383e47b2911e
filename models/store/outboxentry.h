// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casesummary.h"
#include "domain/command.h"
#include "domain/refusal.h"
#include "protocol/apierror.h"
#include "protocol/messages.h"

#include <optional>

namespace yunchuang {

/// How far an act has come on its way to the service.
enum class DeliveryStatus : quint8 {
    Held,         ///< favourable outward act inside its 30 s: can be taken back (F8)
    Queued,       ///< 待提交
    Parked,       ///< waits for the clerk: an act it rests on was refused, conflicted or withdrawn
    Sent,         ///< posted, no answer yet: asked for by id before it is posted again
    Acknowledged, ///< 已送达: the service keeps it, see receipt
    Refused,      ///< see refusal or error
    Conflicted,   ///< 冲突: the case changed meanwhile, see OutboxEvidence
    Withdrawn,    ///< taken back by the clerk before it was sent, or given up after a conflict
};

template<>
inline constexpr auto enumNames<DeliveryStatus> = std::to_array<EnumName<DeliveryStatus>>({
    {DeliveryStatus::Held, QLatin1String("HELD")},
    {DeliveryStatus::Queued, QLatin1String("QUEUED")},
    {DeliveryStatus::Parked, QLatin1String("PARKED")},
    {DeliveryStatus::Sent, QLatin1String("SENT")},
    {DeliveryStatus::Acknowledged, QLatin1String("ACKNOWLEDGED")},
    {DeliveryStatus::Refused, QLatin1String("REFUSED")},
    {DeliveryStatus::Conflicted, QLatin1String("CONFLICTED")},
    {DeliveryStatus::Withdrawn, QLatin1String("WITHDRAWN")},
});

/// Still on its way, or waiting for the clerk's word.
[[nodiscard]] constexpr bool isOpen(DeliveryStatus status)
{
    return status != DeliveryStatus::Acknowledged && status != DeliveryStatus::Withdrawn;
}
/// Shown over the service's row although the service has not confirmed it.
[[nodiscard]] constexpr bool isEchoed(DeliveryStatus status)
{
    return status == DeliveryStatus::Held || status == DeliveryStatus::Queued || status == DeliveryStatus::Sent ||
           status == DeliveryStatus::Acknowledged;
}

/// What the ledger proof of an own act says.
enum class ProofState : quint8 {
    None,         ///< not delivered yet
    Valid,        ///< 有效: in the log, and the log only grew since the last head seen
    Pending,      ///< 待入账: the proof that the log only grew is still to be fetched
    Unverifiable, ///< 无法验证: no trusted key of that log, or a format this version does not know
    Invalid,      ///< 无效: signature, inclusion or growth do not hold: blocks and is reported
};

template<>
inline constexpr auto enumNames<ProofState> = std::to_array<EnumName<ProofState>>({
    {ProofState::None, QLatin1String("NONE")},
    {ProofState::Valid, QLatin1String("VALID")},
    {ProofState::Pending, QLatin1String("PENDING")},
    {ProofState::Unverifiable, QLatin1String("UNVERIFIABLE")},
    {ProofState::Invalid, QLatin1String("INVALID")},
});

/// What the clerk chose for a conflict; kept with the entry.
enum class ConflictChoice : quint8 { None, Reapplied, Edited, Dropped };

template<>
inline constexpr auto enumNames<ConflictChoice> = std::to_array<EnumName<ConflictChoice>>({
    {ConflictChoice::None, QLatin1String("NONE")},
    {ConflictChoice::Reapplied, QLatin1String("REAPPLIED")},
    {ConflictChoice::Edited, QLatin1String("EDITED")},
    {ConflictChoice::Dropped, QLatin1String("DROPPED")},
});

/// One act on its way. `bytes` are posted exactly as they are, however often.
struct OutboxEntry
{
    qint64 sequence = 0; ///< order of acting
    Command command;
    QByteArray bytes;               ///< the body that is posted
    QByteArray signature;           ///< Ed25519, 64 bytes
    CaseSummary subject;            ///< what the case's row showed when it was made
    QDateTime queuedAt;             ///< by the known service time
    QDate due;                      ///< the case's date that counted then; invalid = none
    QVector<Digest256> attachments; ///< materials to be delivered first

    DeliveryStatus status = DeliveryStatus::Queued;
    QDateTime heldUntil; ///< Held only
    QDateTime changedAt; ///< of the status
    int attempts = 0;
    std::optional<Refusal> refusal;
    std::optional<protocol::ApiErrorCode> error; ///< Refused without a refusal of the rules
    std::optional<protocol::CommandReceipt> receipt;
    ProofState proof = ProofState::None;
    ConflictChoice choice = ConflictChoice::None;
    CommandId replacedBy; ///< the act made in its place after a conflict
    bool settled = false; ///< Acknowledged, and the cache holds that version: no longer replayed

    friend bool operator==(const OutboxEntry &, const OutboxEntry &) = default;
};

/// Both sides of a conflict.
struct OutboxEvidence
{
    Case base;                   ///< what the clerk saw, before the act
    std::optional<Case> current; ///< what the service has; set when Conflicted
    QDateTime currentAt;

    friend bool operator==(const OutboxEvidence &, const OutboxEvidence &) = default;
};

/// What the clerk was writing on a case: kept until it becomes an act.
struct LocalDraft
{
    CaseId caseId;
    UnitId unit;
    QString page; ///< which form or dialog it belongs to
    QJsonObject content;
    qint64 revision = 0; ///< of the case as it was seen
    QDateTime savedAt;

    friend bool operator==(const LocalDraft &, const LocalDraft &) = default;
};

} // namespace yunchuang
