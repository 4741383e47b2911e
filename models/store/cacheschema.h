// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace yunchuang {

/// Every step that leads from an empty file to today's cache.
[[nodiscard]] std::span<const Migration> cacheMigrations();
/// The same for the outbox.
[[nodiscard]] std::span<const Migration> outboxMigrations();

} // namespace yunchuang
