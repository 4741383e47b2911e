// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "service/config.h"
#include "service/program/exitcodes.h"

namespace yunchuang::service {

/// `serve`: until SIGTERM or SIGINT. Needs the application's event loop.
[[nodiscard]] ExitCode runServe(const ServiceConfig &config, const Clock &clock, Random &random);

} // namespace yunchuang::service
