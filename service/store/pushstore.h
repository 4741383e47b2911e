// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "protocol/messages.h"
#include "service/store/database.h"

#include <optional>

namespace yunchuang::service {

/// How far a push has come; Stored ends it.
enum class PushState : quint8 { Pending, Sent, Stored, Failed };

} // namespace yunchuang::service

namespace yunchuang {
template<>
inline constexpr auto enumNames<service::PushState> = std::to_array<EnumName<service::PushState>>({
    {service::PushState::Pending, QLatin1String("PENDING")},
    {service::PushState::Sent, QLatin1String("SENT")}, ///< handed to the receiver's system, not yet acknowledged
    {service::PushState::Stored, QLatin1String("STORED")},
    {service::PushState::Failed, QLatin1String("FAILED")}, ///< will be tried again at `nextAt`
});
} // namespace yunchuang

/// Data of closed cases on its way to the receivers' systems.
namespace yunchuang::service::pushstore {

/// A push with its delivery: state, when it is due next (UTC), and the code of the last failure.
struct StoredPush
{
    protocol::Push push;
    PushState state = PushState::Pending;
    QDateTime nextAt; ///< not to be handed out before
    QString lastError;
};

/// The version a new push of that event gets, from 1: the same event of the same case again is a new version. Nothing
/// when the code is another case's: two bodies cannot share one, and the receiver would take the one for the other.
[[nodiscard]] DbResult<std::optional<int>> nextVersion(Connection &db, const UnitId &receiver, const CaseId &caseId,
                                                       const QString &code, const QString &event);
/// One per (receiver, code, event, version); false when it was there already.
[[nodiscard]] DbResult<bool> insert(Connection &db, const StoredPush &push);
[[nodiscard]] DbResult<std::optional<StoredPush>> find(Connection &db, const QString &id);
/// Those of a receiver that are due, oldest first: pending, failed, and sent ones whose acknowledgement is overdue
/// (`nextAt` passed).
[[nodiscard]] DbResult<QVector<StoredPush>> due(Connection &db, const UnitId &receiver, const QDateTime &now,
                                                int limit);
/// Those handed out to any receiver and not acknowledged in time, oldest first.
[[nodiscard]] DbResult<QVector<StoredPush>> unacknowledged(Connection &db, const QDateTime &now, int limit);
/// How many are in a state, over all receivers.
[[nodiscard]] DbResult<qint64> count(Connection &db, PushState state);
/// State, attempts, next attempt and last error.
[[nodiscard]] DbResult<void> update(Connection &db, const StoredPush &push);

} // namespace yunchuang::service::pushstore
