// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "service/program/commandline.h"
#include "service/program/exitcodes.h"

namespace yunchuang::service {

/// `import …`. May run beside a service: everything is written in one transaction.
[[nodiscard]] ExitCode runImport(const CommandLine &line, const QString &dataFolder, const Clock &clock);

} // namespace yunchuang::service
