// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"
#include "service/feed/caseupdate.h"
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
    return core.writer().run([&](WriteContext &write) -> Answer<bool> {
        const DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
        YC_TRY_DB(subject);
        const ServiceItem *item = *subject ? reference->catalogue().find((*subject)->item) : nullptr;
        if (!item)
            return false;
        Command command;
        command.id = CommandId(write.makeId());
        command.caseId = id;
        command.action = Action::DeemAccepted;
        command.actingUnit = (*subject)->unit;
        command.post = Post::System;
        command.actedAt = write.now();
        Actor service;
        service.unit = (*subject)->unit;
        service.posts = Post::System;
        Expected<CaseChange, Refusal> change = decide(
            **subject, command,
            DecisionContext{service, *item, reference->units(), reference->calendars(), write.now(), {}, {}, true});
        if (!change)
            return false;
        const Answer<AppliedChange> applied = applyChange(write, *reference, **subject, std::move(*change));
        if (!applied)
            return tl::unexpected(applied.error());
        return true;
    });
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
