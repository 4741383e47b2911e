// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "service/handlers/binding.h"

#include <QSet>

namespace yunchuang::service {

/// For whom the asker stands in today, and what was done in his name.
[[nodiscard]] Answer<protocol::DeskReply> deskOf(Context &context);

/// Absences of a unit: all for its heads, for others those that concern them. NOT_FOUND for strangers.
[[nodiscard]] Answer<protocol::AbsencesReply> absencesOf(Context &context, const UnitId &unit);

/// An absence as it was posted.
struct PostedAbsence
{
    UnitId unit;
    protocol::AbsenceRequest request;
};
/// For oneself, or by the head for somebody of the unit. Substitutes are of the same unit and hold one of the posts
/// there. REFUSED with UNKNOWN_USER, LIMIT_PASSED or LIMIT_TOO_LONG. The same id with the same content is one answer.
[[nodiscard]] Answer<protocol::Absence> enterAbsence(Context &context, const PostedAbsence &posted);
/// By who is absent, or the head; the substitutes' rights end at once.
[[nodiscard]] Answer<protocol::Absence> endAbsence(Context &context, const QString &id);

/// Relations of a unit: all for its heads, for others their own.
[[nodiscard]] Answer<protocol::RelationsReply> relationsOf(Context &context, const UnitId &unit);

/// A relation as it was posted.
struct PostedRelation
{
    UnitId unit;
    protocol::RelationRequest request;
};
/// For oneself, or by the head. MALFORMED when the number is none.
[[nodiscard]] Answer<protocol::Relation> declareRelation(Context &context, const PostedRelation &posted);
[[nodiscard]] Answer<Done> withdrawRelation(Context &context, const QString &id);

/// The posts in which `substitute` may act for `owner` in the unit today: those that both hold there. None when nobody
/// is absent, or somebody else stands in.
[[nodiscard]] Answer<Posts> standInPosts(ServiceCore &core, Connection &db, const UserId &substitute,
                                         const UserId &owner, const UnitId &unit, const QDateTime &now);

/// 回避: everybody who is, or is related to, somebody the case names by number.
[[nodiscard]] Answer<QSet<UserId>> relatedUsers(ServiceCore &core, Connection &db, const Case &subject);

void addAbsenceRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
