// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/ownact.h"
#include "service/handlers/context.h"
#include "service/jobs/jobs.h"
#include "service/store/casestore.h"

#include <algorithm>

namespace yunchuang::service::jobs {

namespace {

constexpr int silencePageSize = 500;

/// A cheap look before the write: whether anybody's time has passed at all.
bool hasOverdueAnswer(const Case &subject, const QDateTime &now)
{
    return std::any_of(subject.handoffs.cbegin(), subject.handoffs.cend(), [&](const Handoff &handoff) {
        return handoff.isWithReceiver() && handoff.dueAt.isValid() && handoff.dueAt < now;
    });
}

Answer<bool> closeSilent(ServiceCore &core, const CaseId &id)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    return core.writer().run([&](WriteContext &write) { return doOwnAct(write, *reference, id, Action::TakeSilence); });
}

} // namespace

Answer<int> takeSilence(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const std::shared_ptr<const Reference> reference = core.reference();
    int acts = 0;
    CaseId after;
    while (true) {
        const DbResult<QVector<CaseId>> page = casestore::inState(**db, CaseState::Consulting, after, silencePageSize);
        YC_TRY_DB(page);
        for (const CaseId &id : *page) {
            after = id;
            const DbResult<std::optional<Case>> subject = casestore::load(**db, id);
            YC_TRY_DB(subject);
            const ServiceItem *item = *subject ? reference->catalogue().find((*subject)->item) : nullptr;
            if (!item || !item->silenceMeansConsent || !hasOverdueAnswer(**subject, core.clock().now()))
                continue;
            const Answer<bool> done = closeSilent(core, id);
            if (!done)
                return tl::unexpected(done.error());
            acts += *done ? 1 : 0;
        }
        if (page->size() < silencePageSize)
            return acts;
    }
}

} // namespace yunchuang::service::jobs
