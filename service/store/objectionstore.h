// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/objectionmessages.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

namespace yunchuang::service {

/// How far an objection has come: 已提出, 已送达, 已答复; or taken back before anybody saw it.
enum class ObjectionState : quint8 { Raised, Received, Answered, Withdrawn };

} // namespace yunchuang::service

namespace yunchuang {
template<>
inline constexpr auto enumNames<service::ObjectionState> = std::to_array<EnumName<service::ObjectionState>>({
    {service::ObjectionState::Raised, QLatin1String("RAISED")},
    {service::ObjectionState::Received, QLatin1String("RECEIVED")},
    {service::ObjectionState::Answered, QLatin1String("ANSWERED")},
    {service::ObjectionState::Withdrawn, QLatin1String("WITHDRAWN")},
});
} // namespace yunchuang

/// Objections to registries on their way to the systems of those who keep them.
namespace yunchuang::service::objectionstore {

/// Number 440.
[[nodiscard]] QList<Migration> migrations();

struct StoredObjection
{
    protocol::RegistryObjection objection;
    UnitId owner;
    CaseId caseId;
    QString checkId;
    ObjectionState state = ObjectionState::Raised;
    QDateTime nextAt; ///< not to be handed out before
    protocol::ObjectionAnswer answer = {};
    QDateTime answeredAt = {};
};

/// False when it was there already.
[[nodiscard]] DbResult<bool> insert(Connection &db, const StoredObjection &objection);
[[nodiscard]] DbResult<std::optional<StoredObjection>> find(Connection &db, const QString &id);
/// Those of an owner that nobody said to have received and whose time has come, oldest first.
[[nodiscard]] DbResult<QVector<StoredObjection>> due(Connection &db, const UnitId &owner, const QDateTime &now,
                                                     int limit);
[[nodiscard]] DbResult<QVector<StoredObjection>> ofCase(Connection &db, const CaseId &id);
/// State, attempts, next attempt and answer.
[[nodiscard]] DbResult<void> update(Connection &db, const StoredObjection &objection);
/// Takes back what was said of a check and has not been received.
[[nodiscard]] DbResult<void> withdraw(Connection &db, const CaseId &id, const QString &checkId);

} // namespace yunchuang::service::objectionstore
