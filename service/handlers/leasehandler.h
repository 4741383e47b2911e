// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/deskmessages.h"
#include "service/handlers/binding.h"
#include "service/handlers/casehandler.h"

namespace yunchuang::service {

/// Somebody opens a case for work, or still has it open. Never refused to who may work on it: the answer says whether
/// it is his or a colleague's. FORBIDDEN for those who only watch, NOT_FOUND for those who do not see it.
[[nodiscard]] Answer<protocol::LeaseReply> takeLease(Context &context, const CaseQuery &query);
/// Looks without taking it.
[[nodiscard]] Answer<protocol::LeaseReply> leaseOf(Context &context, const CaseQuery &query);
/// The case is not open here any more; harmless when it was not.
[[nodiscard]] Answer<Done> endLease(Context &context, const CaseQuery &query);
/// The holder is told that a colleague would like to have it.
[[nodiscard]] Answer<protocol::LeaseReply> askForLease(Context &context, const CaseQuery &query);

/// A take-over as it was posted.
struct PostedTakeover
{
    CaseQuery query;
    protocol::LeaseTakeover takeover;
};
/// The case changes hands at once. A colleague's wants a reason in own words, and the audit log has it; who had it is
/// told when his client next asks.
[[nodiscard]] Answer<protocol::LeaseReply> takeOverLease(Context &context, const PostedTakeover &posted);

void addLeaseRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
