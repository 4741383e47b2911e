// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/drafthandler.h"

#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/store/casestore.h"
#include "service/store/draftstore.h"

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::Draft;

namespace {

/// Whether the asker sees the case through any of his units.
Answer<void> checkSeen(Connection &db, const Principal &principal, const CaseId &id)
{
    const DbResult<std::optional<Case>> subject = casestore::load(db, id);
    YC_TRY_DB(subject);
    const bool seen =
        *subject &&
        std::any_of(principal.grants.cbegin(), principal.grants.cend(), [&](const protocol::UnitGrant &grant) {
            return access::capacityFor(principal, grant.unit, **subject).has_value();
        });
    if (!seen)
        return refuse(ApiErrorCode::NotFound);
    return {};
}

} // namespace

Answer<Done> putDraft(Context &context, const Draft &draft)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        if (const Answer<void> seen = checkSeen(write.db(), context.principal(), draft.caseId); !seen)
            return tl::unexpected(seen.error());
        Draft stored = draft;
        stored.savedAt = write.now();
        YC_TRY_DB(draftstore::put(write.db(), context.principal().user, stored));
        return Done();
    });
}

Answer<Draft> getDraft(Context &context, const CaseId &id)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    // The draft is the asker's own work, but what it is about may have passed out of sight.
    if (const Answer<void> seen = checkSeen(**db, context.principal(), id); !seen)
        return tl::unexpected(seen.error());
    DbResult<std::optional<Draft>> draft = draftstore::find(**db, context.principal().user, id);
    YC_TRY_DB(draft);
    if (!*draft)
        return refuse(ApiErrorCode::NotFound);
    return std::move(**draft);
}

Answer<Done> deleteDraft(Context &context, const CaseId &id)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        YC_TRY_DB(draftstore::remove(write.db(), context.principal().user, id));
        return Done();
    });
}

void addDraftRoutes(Binding &binding, const Authenticator &session)
{
    const auto caseId = [](const HttpRequest &request) -> Answer<CaseId> { return CaseId(request.param(u"case"_s)); };
    binding.add<Draft, Done>(
        "PUT", protocol::paths::draft, session,
        [](const HttpRequest &request) -> Answer<Draft> {
            Answer<Draft> draft = jsonBody<Draft>(request);
            if (draft && draft->caseId.text() != request.param(u"case"_s))
                return malformed(u"/caseId"_s);
            return draft;
        },
        putDraft);
    binding.add<CaseId, Draft>("GET", protocol::paths::draft, session, caseId, getDraft);
    binding.add<CaseId, Done>("DELETE", protocol::paths::draft, session, caseId, deleteDraft);
}

} // namespace yunchuang::service
