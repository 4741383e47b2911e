// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/binding.h"

namespace yunchuang::service {

/// How far a source's clock may be off, and how long a signed request may be on its way.
inline constexpr std::chrono::minutes sourceClockTolerance{5};

/// Who asks, by the key of the source: the signature covers method, target, source, time and the body in memory. A body
/// that is streamed to a file is not covered; its digest must stand in the target. Errors: BAD_SIGNATURE (also for a
/// source that is unknown or shut out), STALE_TIMESTAMP.
[[nodiscard]] Answer<Caller> sourceCaller(ServiceCore &core, const HttpRequest &request);

} // namespace yunchuang::service
