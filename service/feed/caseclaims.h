// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "service/store/reference.h"
#include "service/store/writer.h"

namespace yunchuang::service {

/// Brings what a case holds (x-claims of its form) into step with the case as it now stands: takes what it claims,
/// releases what it no longer does, notes a missed booking. Inside the write, so that of two who want the last place
/// one gets it. `before` is empty for a new case. REFUSED with CLAIM_TAKEN or CLAIM_BLOCKED; then nothing may be
/// written.
[[nodiscard]] Answer<void> settleClaims(WriteContext &write, const Reference &reference, const Case &before,
                                        const Case &subject);

/// What a registry bars (x-bars of the form) neither comes in nor is granted. REFUSED with REGISTRY_BARS. A registry
/// that was never loaded bars nothing.
[[nodiscard]] Answer<void> checkBars(WriteContext &write, const Reference &reference, const Case &before,
                                     const Case &subject);

} // namespace yunchuang::service
