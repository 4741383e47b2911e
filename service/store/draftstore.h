// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/store/database.h"

#include <optional>

/// Work in progress of clerks whose machine has no safe place for it: one per user and case.
namespace yunchuang::service::draftstore {

[[nodiscard]] DbResult<void> put(Connection &db, const UserId &user, const protocol::Draft &draft);
[[nodiscard]] DbResult<std::optional<protocol::Draft>> find(Connection &db, const UserId &user, const CaseId &caseId);
[[nodiscard]] DbResult<void> remove(Connection &db, const UserId &user, const CaseId &caseId);

} // namespace yunchuang::service::draftstore
