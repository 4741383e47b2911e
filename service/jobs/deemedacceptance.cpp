// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/ownact.h"
#include "service/handlers/context.h"
#include "service/jobs/jobs.h"
#include "service/store/casestore.h"

namespace yunchuang::service::jobs {

namespace {

constexpr int mostAcceptances = 5000;

/// True when the case was accepted; false when it is not, or no longer, time for it.
Answer<bool> acceptOne(ServiceCore &core, const CaseId &id)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    return core.writer().run(
        [&](WriteContext &write) { return doOwnAct(write, *reference, id, Action::DeemAccepted); });
}

} // namespace

Answer<int> acceptBySilence(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    // The last day itself counts to the end of its office hours: the rules look at the hour.
    const QDate tomorrow = toLocalDate(core.clock().now()).addDays(1);
    const DbResult<QVector<CaseId>> candidates = casestore::withNoticeDueBefore(**db, tomorrow, mostAcceptances);
    YC_TRY_DB(candidates);
    int accepted = 0;
    for (const CaseId &id : *candidates) {
        const Answer<bool> done = acceptOne(core, id);
        if (!done)
            return tl::unexpected(done.error());
        accepted += *done ? 1 : 0;
    }
    return accepted;
}

} // namespace yunchuang::service::jobs
