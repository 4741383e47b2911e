// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/binding.h"
#include "service/http/metrics.h"

namespace yunchuang::service {

/// Whether the process runs.
[[nodiscard]] Answer<EncodedAnswer> serviceHealth(Context &context, const Done &);
/// Whether it can serve: the database answers and takes writes. UNAVAILABLE otherwise.
[[nodiscard]] Answer<EncodedAnswer> serviceReadiness(Context &context, const Done &);

/// Figures of the writer, for the metrics. `core` must outlive the last reading.
void declareCoreGauges(MetricsRegistry &metrics, ServiceCore &core);

/// Health, readiness, metrics and the description of the interface: public. `metrics` must outlive the router.
void addStatusRoutes(Binding &binding, const MetricsRegistry &metrics);

} // namespace yunchuang::service
