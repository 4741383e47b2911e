// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "service/config.h"
#include "service/program/commandline.h"
#include "service/program/exitcodes.h"

namespace yunchuang::service {

/// Prints a one-time code with which that user enrols a new computer. For the first administrators of a house: there is
/// nobody yet who could give them one. A line of the audit log like any other.
[[nodiscard]] ExitCode runAccountCode(const CommandLine &line, const ServiceConfig &config, const Clock &clock,
                                      Random &random);

/// Walks along the audit log and says how many lines hold, or which one does not: DataFolder.
[[nodiscard]] ExitCode runAuditVerify(const ServiceConfig &config);

} // namespace yunchuang::service
