// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"

namespace yunchuang::service {

/// Who works in a unit: for its own people, those of units above it, and those who dispatch or supervise in its
/// department. NOT_FOUND for others.
[[nodiscard]] Answer<protocol::MembersReply> membersOfUnit(Context &context, const UnitId &unit);

void addMemberRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
