// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/ownact.h"

#include "service/store/casestore.h"

namespace yunchuang::service {

Expected<CaseChange, Refusal> decideOwnAct(WriteContext &write, const Reference &reference, const ServiceItem &item,
                                           const Case &subject, Action action, const CommandArguments &args,
                                           const QSet<UserId> &unitMembers)
{
    Command command;
    command.id = CommandId(write.makeId());
    command.caseId = subject.id;
    command.action = action;
    command.actingUnit = subject.unit;
    command.post = Post::System;
    command.actedAt = write.now();
    command.args = args;
    Actor service;
    service.unit = subject.unit;
    service.posts = Post::System;
    return decide(
        subject, command,
        DecisionContext{service, item, reference.units(), reference.calendars(), write.now(), unitMembers, {}, true});
}

Answer<bool> doOwnAct(WriteContext &write, const Reference &reference, const CaseId &id, Action action,
                      const std::function<Answer<QSet<UserId>>(const Case &)> &unitMembers)
{
    const DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
    YC_TRY_DB(subject);
    const ServiceItem *item = *subject ? reference.catalogue().find((*subject)->item) : nullptr;
    if (!item)
        return false;
    const Answer<QSet<UserId>> members = unitMembers ? unitMembers(**subject) : QSet<UserId>();
    if (!members)
        return tl::unexpected(members.error());
    Expected<CaseChange, Refusal> change = decideOwnAct(write, reference, *item, **subject, action, {}, *members);
    if (!change)
        return false;
    const Answer<AppliedChange> applied = applyChange(write, reference, **subject, std::move(*change));
    if (!applied)
        return tl::unexpected(applied.error());
    return true;
}

} // namespace yunchuang::service
