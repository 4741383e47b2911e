// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/access.h"

#include "domain/transitions.h"
#include "service/store/casestore.h"

#include <algorithm>
#include <bit>

namespace yunchuang::service::access {

namespace {

constexpr Posts nobodysPosts = Posts(Post::Applicant) | Post::System;

constexpr std::array allCapacities = {Capacity::Owner, Capacity::Consulted, Capacity::Countersigner,
                                      Capacity::Supervisor, Capacity::Reporter};

/// Whether a row of the table is about what units in that capacity do. Who reported a case up goes on reading it with
/// the posts that had it before.
bool concerns(Holder holder, Capacity capacity)
{
    switch (holder) {
    case Holder::Anyone:
    case Holder::UnitOrSource:
    case Holder::AssigneeOrFree:
    case Holder::Assignee:
        return capacity == Capacity::Owner || capacity == Capacity::Reporter;
    case Holder::HandoffReceiver:
        return capacity == Capacity::Consulted || capacity == Capacity::Countersigner;
    case Holder::Supervisor:
        return capacity == Capacity::Supervisor || capacity == Capacity::Owner || capacity == Capacity::Reporter;
    case Holder::Service:
        break;
    }
    return false;
}

/// The capacity of a unit: as a viewer now, or as one that was asked before and still sees its own answer.
std::optional<Capacity> capacityOf(const Case &subject, const UnitId &unit)
{
    for (const auto &[viewer, capacity] : viewers(subject)) {
        if (viewer == unit)
            return capacity;
    }
    if (projectFor(subject, unit))
        return Capacity::Consulted;
    return std::nullopt;
}

} // namespace

Posts postsIn(const Principal &principal, const UnitId &unit)
{
    Posts posts;
    for (const protocol::UnitGrant &grant : principal.grants) {
        if (grant.unit == unit)
            posts |= grant.posts;
    }
    return posts;
}

Posts postsSeeing(Capacity capacity)
{
    Posts posts;
    for (const Transition &transition : transitions()) {
        if (concerns(transition.holder, capacity))
            posts |= transition.posts;
    }
    return posts & ~nobodysPosts;
}

Answer<Capacity> capacityFor(const Principal &principal, const UnitId &unit, const Case &subject)
{
    const std::optional<Capacity> capacity = capacityOf(subject, unit);
    if (!capacity || !(postsIn(principal, unit) & postsSeeing(*capacity)))
        return refuse(protocol::ApiErrorCode::NotFound);
    return *capacity;
}

Answer<SeenCase> seenBy(const Principal &principal, const UnitId &unit, std::optional<Case> subject)
{
    if (!subject)
        return refuse(protocol::ApiErrorCode::NotFound);
    const Answer<Capacity> capacity = capacityFor(principal, unit, *subject);
    if (!capacity)
        return tl::unexpected(capacity.error());
    std::optional<Case> projected = projectFor(*subject, unit);
    if (!projected)
        return refuse(protocol::ApiErrorCode::NotFound);
    return SeenCase{std::move(*subject), std::move(*projected), *capacity};
}

Answer<SeenCase> openCase(Connection &db, const Principal &principal, const UnitId &unit, const CaseId &id)
{
    DbResult<std::optional<Case>> subject = casestore::load(db, id);
    YC_TRY_DB(subject);
    return seenBy(principal, unit, std::move(*subject));
}

Answer<SeenCase> readBy(const Principal &principal, const UnitId &unit, const OrgDirectory &units,
                        std::optional<Case> subject)
{
    const bool oversees = [&] {
        const Answer<Oversight> oversight = oversightOf(principal, unit, units);
        return subject && oversight && oversight->supervises && oversight->covers(units, subject->unit);
    }();
    if (!oversees || capacityFor(principal, unit, *subject))
        return seenBy(principal, unit, std::move(subject));
    Case whole = *subject;
    return SeenCase{std::move(*subject), std::move(whole), Capacity::Supervisor};
}

FeedScope feedScope(const Principal &principal)
{
    FeedScope scope;
    scope.grantsVersion = principal.grantsVersion;
    for (const protocol::UnitGrant &grant : principal.grants) {
        const Posts posts = postsIn(principal, grant.unit);
        quint8 capacities = 0;
        for (const Capacity capacity : allCapacities) {
            if (posts & postsSeeing(capacity))
                capacities |= quint8(1U << static_cast<unsigned>(capacity));
        }
        if (capacities)
            scope.units.insert(grant.unit, capacities);
    }
    return scope;
}

Actor actorFor(const Principal &principal, const Command &command)
{
    Actor actor;
    actor.user = principal.user;
    actor.name = principal.name;
    actor.unit = command.actingUnit;
    actor.posts = postsIn(principal, command.actingUnit) & command.post;
    actor.device = principal.device;
    return actor;
}

bool administratorsCombined(Posts posts)
{
    constexpr Posts administrators = Posts(Post::SystemAdmin) | Post::SecurityAdmin | Post::AuditAdmin;
    const Posts held = posts & administrators;
    return held && (posts != held || std::popcount(static_cast<quint32>(held.toInt())) > 1);
}

Posts allPosts(const Principal &principal)
{
    Posts posts;
    for (const protocol::UnitGrant &grant : principal.grants)
        posts |= grant.posts;
    return posts;
}

Answer<void> needPost(const Principal &principal, Posts posts)
{
    const bool held = std::any_of(principal.grants.cbegin(), principal.grants.cend(),
                                  [&](const protocol::UnitGrant &grant) { return bool(grant.posts & posts); });
    if (!held)
        return refuse(protocol::ApiErrorCode::Forbidden);
    return {};
}

Answer<void> needWork(const Principal &principal)
{
    return needPost(principal, ~(Posts(Post::SystemAdmin) | Post::SecurityAdmin | Post::AuditAdmin | nobodysPosts));
}

Answer<Oversight> oversightOf(const Principal &principal, const UnitId &unit, const OrgDirectory &units)
{
    constexpr Posts workers = Posts(Post::Reception) | Post::PreReview | Post::AcceptanceOfficer | Post::CaseOfficer |
                              Post::Reviewer | Post::Decider | Post::Delivery | Post::ConsultedOfficer;
    const Posts posts = postsIn(principal, unit);
    const OrgUnit *known = units.find(unit);
    if (!known)
        return refuse(protocol::ApiErrorCode::NotFound);
    Oversight oversight;
    oversight.root = unit;
    oversight.department = units.departmentOf(unit);
    oversight.supervises = posts.testFlag(Post::SupervisionOfficer);
    if (oversight.supervises) {
        if (known->kind == UnitKind::Province)
            return oversight;
        if (oversight.department.isEmpty())
            return refuse(protocol::ApiErrorCode::NotFound);
        oversight.root = oversight.department;
        return oversight;
    }
    if (oversight.department.isEmpty() || !(posts & (workers | Post::Dispatcher)))
        return refuse(protocol::ApiErrorCode::NotFound);
    oversight.unit = unit;
    if (!posts.testFlag(Post::Dispatcher))
        oversight.person = principal.user;
    return oversight;
}

Answer<void> needUnit(const Principal &principal, const UnitId &unit)
{
    if (!postsIn(principal, unit))
        return refuse(protocol::ApiErrorCode::NotFound);
    return {};
}

} // namespace yunchuang::service::access
