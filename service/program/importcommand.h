// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "service/config.h"
#include "service/program/commandline.h"
#include "service/program/exitcodes.h"

namespace yunchuang::service {

/// `import …`. May run beside a service: everything is written in one transaction.
[[nodiscard]] ExitCode runImport(const CommandLine &line, const ServiceConfig &config, const Clock &clock);

} // namespace yunchuang::service
