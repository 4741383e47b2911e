// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/command.h"
#include "store/outboxentry.h"
#include "store/rulebook.h"

namespace yunchuang {

/// A case with our own unconfirmed acts on top.
struct Replayed
{
    Case shown;
    QVector<CommandId> done;
    std::optional<Refusal> stopped; ///< why the act after the last of `done` no longer fits
};

/// Puts the echoed acts over the case in order, by `decide`, leaving out what the case already contains.
[[nodiscard]] Replayed replay(const Case &base, const QVector<OutboxEntry> &acts, const RuleBook &rules,
                              const Actor &actor);

/// The least advanced of the acts that are still open or not yet in the cache: what the row says about them.
[[nodiscard]] std::optional<DeliveryStatus> pendingStatus(const QVector<OutboxEntry> &acts);

} // namespace yunchuang
