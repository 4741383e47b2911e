// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/decide.h"
#include "service/feed/caseupdate.h"

/// Acts of the service itself (Post::System): decided by the same rules as everybody's, on the case as it stands in the
/// write.
namespace yunchuang::service {

/// What comes of such an act, not written yet. `unitMembers`: as in DecisionContext.
[[nodiscard]] Expected<CaseChange, Refusal> decideOwnAct(WriteContext &write, const Reference &reference,
                                                         const ServiceItem &item, const Case &subject, Action action,
                                                         const CommandArguments &args = {},
                                                         const QSet<UserId> &unitMembers = {});

/// Loads the case, decides and writes. False when there is no such case, its item is not known, or there is nothing to
/// do with it, or no longer.
[[nodiscard]] Answer<bool> doOwnAct(WriteContext &write, const Reference &reference, const CaseId &id, Action action,
                                    const std::function<Answer<QSet<UserId>>(const Case &)> &unitMembers = {});

} // namespace yunchuang::service
