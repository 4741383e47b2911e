// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outboxentry.h"
#include "store/storeerror.h"

namespace yunchuang {

/// What of an entry never changes, as it is sealed.
[[nodiscard]] QByteArray encodeAct(const OutboxEntry &entry);
/// What an entry's way brought, as it is sealed. `currentAt`: when the service's side of a conflict came.
[[nodiscard]] QByteArray encodeOutcome(const OutboxEntry &entry, const QDateTime &currentAt);
/// Error: Damaged.
[[nodiscard]] StoreResult<void> decodeAct(const QByteArray &bytes, OutboxEntry &entry);
[[nodiscard]] StoreResult<void> decodeOutcome(const QByteArray &bytes, OutboxEntry &entry,
                                              QDateTime *currentAt = nullptr);

} // namespace yunchuang
