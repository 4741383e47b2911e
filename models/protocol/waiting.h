// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/ratingmessages.h"
#include "protocol/supervisionmessages.h"

namespace yunchuang::protocol {

/// How much of what a page of a list counts waits for somebody with these posts. States that a newer service names are
/// passed over.

/// Negative ratings whose next step is one of these posts'.
[[nodiscard]] int waitingFor(const RatingPage &page, Posts posts);
/// Cards on which somebody with these posts may still act: replies are the units', decisions the supervisors'.
[[nodiscard]] int waitingFor(const CardPage &page, Posts posts);

} // namespace yunchuang::protocol
