// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replay.h"

#include "domain/decide.h"

#include <array>

namespace yunchuang {

Replayed replay(const Case &base, const QVector<OutboxEntry> &acts, const RuleBook &rules, const Actor &actor)
{
    Replayed out{base, {}, {}};
    const ServiceItem *item = rules.catalogue.find(base.item);
    if (!item)
        return out;
    for (const OutboxEntry &act : acts) {
        if (!isEchoed(act.status) || act.settled)
            continue;
        if (act.receipt && act.receipt->version <= base.version)
            continue; // already in the case
        Actor as = actor;
        as.unit = act.command.actingUnit;
        as.posts |= act.command.post;
        as.onBehalfOf = act.command.onBehalfOf;
        as.device = act.command.device;
        const DecisionContext context{as, *item, rules.units, rules.calendars, act.command.actedAt, {}, {}, false};
        auto change = decide(out.shown, act.command, context);
        if (!change) {
            out.stopped = change.error();
            break;
        }
        out.shown = std::move(change->next);
        out.done.append(act.command.id);
    }
    return out;
}

std::optional<DeliveryStatus> pendingStatus(const QVector<OutboxEntry> &acts)
{
    // From "wants the clerk" to "nearly there".
    static constexpr std::array order{DeliveryStatus::Conflicted,  DeliveryStatus::Refused, DeliveryStatus::Parked,
                                      DeliveryStatus::Held,        DeliveryStatus::Queued,  DeliveryStatus::Sent,
                                      DeliveryStatus::Acknowledged};
    for (DeliveryStatus status : order) {
        for (const OutboxEntry &act : acts) {
            if (act.status == status && !act.settled)
                return status;
        }
    }
    return std::nullopt;
}

} // namespace yunchuang
