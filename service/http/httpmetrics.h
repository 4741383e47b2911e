// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http/httpserver.h"
#include "service/http/log.h"
#include "service/http/metrics.h"

namespace yunchuang::service {

/// Hooks that count requests by method, route and status, time them by route, count how connections end, and write
/// one log line for each request. Both must outlive the server.
[[nodiscard]] HttpHooks httpHooks(MetricsRegistry &metrics, Log &log);

/// Adds gauges of the server's present figures (connections, requests in flight, waiting, running). `server` must
/// outlive the last reading of `metrics`.
void declareServerGauges(MetricsRegistry &metrics, const HttpServer &server);

} // namespace yunchuang::service
