// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/membershandler.h"

#include "protocol/paths.h"

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

Answer<protocol::MembersReply> membersOfUnit(Context &context, const UnitId &unit)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const OrgDirectory &units = reference->units();
    const QVector<protocol::UnitGrant> &grants = context.principal().grants;
    const UnitId department = units.departmentOf(unit);
    const bool mayAsk = std::any_of(grants.cbegin(), grants.cend(), [&](const protocol::UnitGrant &grant) {
        if (units.isWithin(unit, grant.unit))
            return true;
        const bool overDepartment = bool(grant.posts & (Posts(Post::Dispatcher) | Post::SupervisionOfficer));
        return overDepartment && !department.isEmpty() && units.departmentOf(grant.unit) == department;
    });
    if (!mayAsk)
        return refuse(protocol::ApiErrorCode::NotFound);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    DbResult<QVector<protocol::Member>> members = context.core.members().membersOf(**db, unit);
    YC_TRY_DB(members);
    return protocol::MembersReply{std::move(*members)};
}

void addMemberRoutes(Binding &binding, const Authenticator &session)
{
    binding.add<UnitId, protocol::MembersReply>(
        "GET", protocol::paths::members, session,
        [](const HttpRequest &request) -> Answer<UnitId> { return UnitId(request.param(u"unit"_s)); }, membersOfUnit);
}

} // namespace yunchuang::service
