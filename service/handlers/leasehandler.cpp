// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/leasehandler.h"

#include "protocol/deskfields.h"
#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"
#include "service/store/accountstore.h"
#include "service/store/leasestore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::LeaseReply;

namespace {

constexpr qsizetype shortestTakeoverReason = 10;

/// Who may have a case open for work: whose unit holds it or was asked about it.
Answer<void> mayHoldLease(Connection &db, const Principal &principal, const CaseQuery &query)
{
    const Answer<access::SeenCase> seen = access::openCase(db, principal, query.unit, query.id);
    if (!seen)
        return tl::unexpected(seen.error());
    if (seen->capacity == Capacity::Supervisor || seen->capacity == Capacity::Reporter)
        return refuse(ApiErrorCode::Forbidden);
    return {};
}

Answer<QString> leaseName(Context &context, Connection &db, const UserId &user)
{
    if (user.isEmpty())
        return QString();
    DbResult<QString> name = context.core.members().nameOf(db, user);
    YC_TRY_DB(name);
    return std::move(*name);
}

/// The state as the asking device sees it.
Answer<LeaseReply> leaseReplyFor(Context &context, Connection &db, const CaseQuery &query, const QDateTime &now)
{
    const DeviceId &device = context.principal().device;
    LeaseReply reply;
    reply.serviceTime = now;
    const DbResult<std::optional<leasestore::Lease>> lease = leasestore::find(db, query.id, query.unit);
    YC_TRY_DB(lease);
    if (*lease && now < (*lease)->until) {
        reply.held = true;
        reply.mine = (*lease)->device == device;
        reply.holder = (*lease)->user;
        reply.since = (*lease)->since;
        reply.until = (*lease)->until;
        reply.askedBy = (*lease)->askedBy;
        reply.askedAt = (*lease)->askedAt;
        const DbResult<std::optional<accountstore::Device>> computer = accountstore::findDevice(db, (*lease)->device);
        YC_TRY_DB(computer);
        if (*computer)
            reply.deviceName = (*computer)->name;
    }
    // Also to who has it again since: a take-over that came and went is told once.
    const DbResult<std::optional<leasestore::Takeover>> lost = leasestore::untold(db, query.id, query.unit, device);
    YC_TRY_DB(lost);
    if (*lost) {
        reply.lostTo = (*lost)->to;
        reply.lostReason = (*lost)->reason;
        reply.lostAt = (*lost)->at;
    }
    for (const auto &[user, name] :
         {std::pair(&reply.holder, &reply.holderName), std::pair(&reply.askedBy, &reply.askedByName),
          std::pair(&reply.lostTo, &reply.lostToName)}) {
        Answer<QString> known = leaseName(context, db, *user);
        if (!known)
            return tl::unexpected(known.error());
        *name = std::move(*known);
    }
    return reply;
}

leasestore::Lease leaseFor(const Context &context, const CaseQuery &query, const QDateTime &now)
{
    leasestore::Lease lease;
    lease.caseId = query.id;
    lease.unit = query.unit;
    lease.user = context.principal().user;
    lease.device = context.principal().device;
    lease.since = now;
    lease.until = now.addSecs(protocol::leaseSeconds);
    return lease;
}

} // namespace

Answer<LeaseReply> takeLease(Context &context, const CaseQuery &query)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<LeaseReply> {
        Connection &db = write.db();
        if (const Answer<void> may = mayHoldLease(db, context.principal(), query); !may)
            return tl::unexpected(may.error());
        const DbResult<std::optional<leasestore::Lease>> held = leasestore::find(db, query.id, query.unit);
        YC_TRY_DB(held);
        leasestore::Lease lease = leaseFor(context, query, write.now());
        if (*held && write.now() < (*held)->until) {
            if ((*held)->device != lease.device)
                return leaseReplyFor(context, db, query, write.now());
            lease.since = (*held)->since;
            lease.askedBy = (*held)->askedBy;
            lease.askedAt = (*held)->askedAt;
        }
        YC_TRY_DB(leasestore::put(db, lease));
        Answer<LeaseReply> reply = leaseReplyFor(context, db, query, write.now());
        YC_TRY_DB(leasestore::markTold(db, query.id, query.unit, lease.device));
        return reply;
    });
}

Answer<LeaseReply> leaseOf(Context &context, const CaseQuery &query)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const Answer<access::SeenCase> seen = access::openCase(**db, context.principal(), query.unit, query.id);
    if (!seen)
        return tl::unexpected(seen.error());
    return leaseReplyFor(context, **db, query, context.now());
}

Answer<Done> endLease(Context &context, const CaseQuery &query)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        const DeviceId &device = context.principal().device;
        YC_TRY_DB(leasestore::remove(write.db(), query.id, query.unit, device));
        YC_TRY_DB(leasestore::markTold(write.db(), query.id, query.unit, device));
        return Done();
    });
}

Answer<LeaseReply> askForLease(Context &context, const CaseQuery &query)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<LeaseReply> {
        Connection &db = write.db();
        if (const Answer<void> may = mayHoldLease(db, context.principal(), query); !may)
            return tl::unexpected(may.error());
        DbResult<std::optional<leasestore::Lease>> held = leasestore::find(db, query.id, query.unit);
        YC_TRY_DB(held);
        if (*held && write.now() < (*held)->until && (*held)->device != context.principal().device) {
            (*held)->askedBy = context.principal().user;
            (*held)->askedAt = write.now();
            YC_TRY_DB(leasestore::put(db, **held));
        }
        return leaseReplyFor(context, db, query, write.now());
    });
}

Answer<LeaseReply> takeOverLease(Context &context, const PostedTakeover &posted)
{
    const CaseQuery &query = posted.query;
    const QString reason = posted.takeover.reason.trimmed();
    if (reason.size() > protocol::maxDeskReason)
        return malformed(u"/reason"_s);
    return context.core.writer().run([&](WriteContext &write) -> Answer<LeaseReply> {
        Connection &db = write.db();
        if (const Answer<void> may = mayHoldLease(db, context.principal(), query); !may)
            return tl::unexpected(may.error());
        const DbResult<std::optional<leasestore::Lease>> held = leasestore::find(db, query.id, query.unit);
        YC_TRY_DB(held);
        const leasestore::Lease lease = leaseFor(context, query, write.now());
        const bool passes = *held && write.now() < (*held)->until && (*held)->device != lease.device;
        if (passes) {
            // Somebody who only changes computers owes nobody a reason.
            if ((*held)->user != lease.user && reason.size() < shortestTakeoverReason)
                return malformed(u"/reason"_s);
            leasestore::Takeover takeover;
            takeover.caseId = query.id;
            takeover.unit = query.unit;
            takeover.at = write.now();
            takeover.from = (*held)->user;
            takeover.fromDevice = (*held)->device;
            takeover.to = lease.user;
            takeover.toDevice = lease.device;
            takeover.reason = reason;
            YC_TRY_DB(leasestore::record(db, takeover));
            const Answer<void> audited =
                audit::record(write, context,
                              {protocol::AuditEvent::LeaseTakenOver,
                               query.id.text(),
                               {{u"from"_s, takeover.from.text()}, {u"unit"_s, query.unit.text()}}});
            if (!audited)
                return tl::unexpected(audited.error());
        }
        YC_TRY_DB(leasestore::put(db, lease));
        YC_TRY_DB(leasestore::markTold(db, query.id, query.unit, lease.device));
        return leaseReplyFor(context, db, query, write.now());
    });
}

void addLeaseRoutes(Binding &binding, const Authenticator &session)
{
    const auto query = [](const HttpRequest &request) -> Answer<CaseQuery> {
        const QString unit = queryText(request, u"unit");
        if (unit.isEmpty())
            return malformed(u"?unit"_s);
        return CaseQuery{CaseId(request.param(u"id"_s)), UnitId(unit)};
    };
    binding.add<CaseQuery, LeaseReply>("PUT", protocol::paths::lease, session, query, takeLease);
    binding.add<CaseQuery, LeaseReply>("GET", protocol::paths::lease, session, query, leaseOf);
    binding.add<CaseQuery, Done>("DELETE", protocol::paths::lease, session, query, endLease);
    binding.add<CaseQuery, LeaseReply>("POST", protocol::paths::leaseRequest, session, query, askForLease);
    binding.add<PostedTakeover, LeaseReply>(
        "POST", protocol::paths::leaseTakeover, session,
        [query](const HttpRequest &request) -> Answer<PostedTakeover> {
            Answer<CaseQuery> subject = query(request);
            if (!subject)
                return tl::unexpected(subject.error());
            Answer<protocol::LeaseTakeover> takeover = jsonBody<protocol::LeaseTakeover>(request);
            if (!takeover)
                return tl::unexpected(takeover.error());
            return PostedTakeover{std::move(*subject), std::move(*takeover)};
        },
        takeOverLease);
}

} // namespace yunchuang::service
