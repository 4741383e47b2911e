// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/systemseams.h"
#include "service/config.h"
#include "service/program/accountcommand.h"
#include "service/program/commandline.h"
#include "service/program/exportcommand.h"
#include "service/program/importcommand.h"
#include "service/program/maintenance.h"
#include "service/program/servecommand.h"
#include "service/program/unixsignals.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <exception>

#include <sys/stat.h>

namespace {

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

QMap<QString, QString> environmentMap()
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QMap<QString, QString> map;
    const QStringList names = environment.keys();
    for (const QString &name : names)
        map.insert(name, environment.value(name));
    return map;
}

ExitCode run(const QStringList &arguments)
{
    const Expected<CommandLine, QString> line = parseCommandLine(arguments);
    if (!line) {
        complain(line.error() % u"; see yunchuangd --help"_s);
        return ExitCode::Usage;
    }
    if (line->has(u"help"_s)) {
        announce(programHelp());
        return ExitCode::Done;
    }
    if (line->has(u"version"_s)) {
        announce(u"yunchuangd "_s % QStringLiteral(YUNCHUANG_VERSION));
        return ExitCode::Done;
    }
    const Expected<ServiceConfig, ConfigError> config = loadConfig(line->configuration, environmentMap());
    if (!config) {
        complain(config.error().text());
        return ExitCode::Configuration;
    }
    const SystemClock clock;
    SystemRandom random;
    const QString command = line->command();
    if (command == u"init")
        return runInit(*line, *config, clock, random);
    if (command == u"import")
        return runImport(*line, *config, clock);
    if (command == u"export")
        return runExport(*line, *config, clock);
    if (command == u"account")
        return runAccountCode(*line, *config, clock, random);
    if (command == u"audit")
        return runAuditVerify(*config);
    if (command == u"certificate")
        return runCertificate(*line, config->dataFolder, clock, random);
    if (command == u"restored")
        return runRestored(*config, random);
    return runServe(*config, clock, random);
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    ::umask(S_IRWXG | S_IRWXO);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"yunchuangd"_s);
    try {
        return static_cast<int>(run(QCoreApplication::arguments().mid(1)));
    } catch (const std::exception &error) {
        complain(u"unexpected fault: "_s % QString::fromUtf8(error.what()));
        return static_cast<int>(ExitCode::Fault);
    }
}
