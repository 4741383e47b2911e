// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/servicecore.h"

/// The single jobs. Each decides again inside the write whether there is something to do, so that running one twice, or
/// after a kill, does nothing twice. All return how many acts they did.
namespace yunchuang::service::jobs {

/// T11: applications whose five days passed in silence count as accepted (art. 32(4)).
[[nodiscard]] Answer<int> acceptBySilence(ServiceCore &core);

/// Handoffs whose time passed in silence where the item says that this is consent: they are over, and a countersign goes
/// on to the next.
[[nodiscard]] Answer<int> takeSilence(ServiceCore &core);

/// Marks running cases whose promised day, step limit or delivery day has passed, once for each day, and tells their
/// viewers. Walks through all running cases, so it looks at most once an hour.
[[nodiscard]] Answer<int> markOverdue(ServiceCore &core);

/// Pushes that were handed out and not acknowledged in time count as failed, to be handed out again after a while.
[[nodiscard]] Answer<int> expirePushes(ServiceCore &core);

/// Compares the cases again on which a registry could not be asked, ever less often, and at once when one was loaded.
[[nodiscard]] Answer<int> askRegistriesAgain(ServiceCore &core);

/// Dispatches negative ratings that found no unit before, and notes those whose day has passed: yellow, later red.
[[nodiscard]] Answer<int> watchRatings(ServiceCore &core);

/// Looks by the supervision rules at the cases that changed or whose moment has come, at negative ratings that nobody
/// signed for and at looks at personal data: warns, and lets cards fall, once for each occasion.
[[nodiscard]] Answer<int> supervise(ServiceCore &core);

/// Forgets expired tokens and leases, old counts of wrong passwords and old tombstones of the feeds; once a day.
[[nodiscard]] Answer<int> tidy(ServiceCore &core);

/// Merged units: whoever held posts there holds them in the unit that took over, and so do the open cases, by a system
/// act each. Looks when the directory or the day has changed; some thousand cases at once, a few in each write.
[[nodiscard]] Answer<int> moveToSuccessors(ServiceCore &core);

/// Counts the days of all open cases anew after calendars have changed, by a system act for each case whose days moved
/// or are no longer provisional. In portions like the one before, and where it was stopped it goes on.
[[nodiscard]] Answer<int> recountDueDays(ServiceCore &core);

/// How long a client may have been away and still go on from its cursor.
inline constexpr int tombstoneDays = 30;

} // namespace yunchuang::service::jobs
