// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "service/config.h"
#include "service/handlers/servicecore.h"
#include "service/program/commandline.h"
#include "service/program/exitcodes.h"

namespace yunchuang::service {

/// One line on standard error, for people.
void complain(const QString &sentence);
/// One line on standard output.
void announce(const QString &sentence);

/// What is wrong with a data folder, for operators.
[[nodiscard]] QString coreErrorText(const CoreError &error);

/// Data folder, database and all migrations, as configured.
[[nodiscard]] CoreOptions coreOptions(const ServiceConfig &config);
/// Whether `init` made something there; with a server, its database is asked later.
[[nodiscard]] bool isDataFolder(const ServiceConfig &config);
/// The database for writing, its schema up to date; complains when there is none.
[[nodiscard]] std::unique_ptr<Connection> openForMaintenance(const ServiceConfig &config);

/// `init`: database, keys, authority and certificate. Nothing that exists is overwritten.
[[nodiscard]] ExitCode runInit(const CommandLine &line, const ServiceConfig &config, const Clock &clock,
                               Random &random);
/// `certificate`: a new server certificate of the same authority.
[[nodiscard]] ExitCode runCertificate(const CommandLine &line, const QString &dataFolder, const Clock &clock,
                                      Random &random);
/// `restored`: voids all cursors, because the feeds went back in time.
[[nodiscard]] ExitCode runRestored(const ServiceConfig &config, Random &random);

} // namespace yunchuang::service
