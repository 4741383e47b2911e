// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "service/config.h"
#include "service/program/commandline.h"
#include "service/program/exitcodes.h"

namespace yunchuang::service {

/// `export …`: what is reported upward, in numbered batches of rows. May run beside a service: it writes some hundred
/// cases in one transaction and then lets others write.
[[nodiscard]] ExitCode runExport(const CommandLine &line, const ServiceConfig &config, const Clock &clock);

} // namespace yunchuang::service
