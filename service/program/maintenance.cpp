// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/maintenance.h"

#include "service/handlers/querypassword.h"
#include "service/handlers/serviceroutes.h"
#include "service/http/certificate.h"
#include "service/program/datalock.h"

#include <QFile>

#include <cstdio>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

QString certificateErrorText(const CertificateError &error)
{
    switch (error.code) {
    case CertificateError::Code::Exists:
        return error.detail % u" exists already"_s;
    case CertificateError::Code::File:
        return u"cannot read or write "_s % error.detail;
    case CertificateError::Code::Crypto:
        return u"the certificate was not made: "_s % error.detail;
    case CertificateError::Code::Name:
        return u"is no host name or address: "_s % error.detail;
    }
    return error.detail;
}

ExitCode certificateFault(const CertificateError &error)
{
    complain(certificateErrorText(error));
    return error.code == CertificateError::Code::Name ? ExitCode::Usage : ExitCode::DataFolder;
}

void announceAuthority(const CertificateFiles &files)
{
    if (const Expected<QString, CertificateError> print = certificateFingerprint(files.authority))
        announce(u"Authority for clients: "_s % files.authority % u"\nFingerprint (SHA-256): "_s % *print);
}

/// Every data folder has it, wherever its database is.
QString ledgerKeyOf(const QString &dataFolder)
{
    return dataFolder % u"/ledger.key"_s;
}

} // namespace

void complain(const QString &sentence)
{
    std::fprintf(stderr, "yunchuangd: %s\n", qUtf8Printable(sentence));
}

void announce(const QString &sentence)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(sentence));
    std::fflush(stdout);
}

QString coreErrorText(const CoreError &error)
{
    switch (error.code) {
    case CoreError::Code::Folder:
        return u"cannot write to the folder "_s % error.detail;
    case CoreError::Code::Exists:
        return error.detail % u" exists already"_s;
    case CoreError::Code::NotInitialised:
        return error.detail % u" is no data folder: run \"yunchuangd init\" first"_s;
    case CoreError::Code::Database:
        return u"the database cannot be used: "_s % error.detail;
    case CoreError::Code::Key:
        return u"a key cannot be used: "_s % error.detail;
    case CoreError::Code::Held:
        return error.detail;
    }
    return error.detail;
}

CoreOptions coreOptions(const ServiceConfig &config)
{
    return {config.dataFolder, {}, handlerMigrations(), config.database};
}

bool isDataFolder(const ServiceConfig &config)
{
    return QFile::exists(config.database.isEmpty() ? coreOptions(config).databaseAddress()
                                                   : ledgerKeyOf(config.dataFolder));
}

std::unique_ptr<Connection> openForMaintenance(const ServiceConfig &config)
{
    const CoreOptions options = coreOptions(config);
    if (!isDataFolder(config)) {
        complain(coreErrorText({CoreError::Code::NotInitialised, config.dataFolder}));
        return nullptr;
    }
    DbResult<std::unique_ptr<Connection>> db = Connection::open(options.databaseAddress(), OpenMode::Write);
    if (!db) {
        complain(coreErrorText({CoreError::Code::Database, db.error().text}));
        return nullptr;
    }
    const DbResult<bool> schema = (*db)->hasSchema();
    if (!schema || !*schema) {
        complain(schema ? coreErrorText({CoreError::Code::NotInitialised, config.dataFolder})
                        : coreErrorText({CoreError::Code::Database, schema.error().text}));
        return nullptr;
    }
    const DbResult<void> migrated = migrate(**db, combined({coreMigrations(), options.migrations}));
    if (!migrated) {
        complain(coreErrorText({CoreError::Code::Database, migrated.error().text}));
        return nullptr;
    }
    return std::move(*db);
}

ExitCode runInit(const CommandLine &line, const ServiceConfig &config, const Clock &clock, Random &random)
{
    const QString &dataFolder = config.dataFolder;
    if (const Expected<void, CoreError> made = ServiceCore::init(coreOptions(config), clock, random); !made) {
        complain(coreErrorText(made.error()));
        return made.error().code == CoreError::Code::Held ? ExitCode::Running : ExitCode::DataFolder;
    }
    if (const Expected<QueryPasswords, CoreError> secret = QueryPasswords::inFolder(dataFolder, random); !secret) {
        complain(coreErrorText(secret.error()));
        return ExitCode::DataFolder;
    }
    const CertificateFiles files = CertificateFiles::in(dataFolder);
    if (const auto authority = createAuthority(files, clock, random); !authority)
        return certificateFault(authority.error());
    if (const auto server = issueServerCertificate(files, line.values(u"host"_s), clock, random); !server)
        return certificateFault(server.error());
    announce(u"Made "_s % dataFolder);
    announceAuthority(files);
    return ExitCode::Done;
}

ExitCode runCertificate(const CommandLine &line, const QString &dataFolder, const Clock &clock, Random &random)
{
    if (!QFile::exists(ledgerKeyOf(dataFolder))) {
        complain(coreErrorText({CoreError::Code::NotInitialised, dataFolder}));
        return ExitCode::DataFolder;
    }
    const CertificateFiles files = CertificateFiles::in(dataFolder);
    if (const auto server = issueServerCertificate(files, line.values(u"host"_s), clock, random); !server)
        return certificateFault(server.error());
    announce(u"Issued "_s % files.server % u"; a running service takes it at its next start"_s);
    announceAuthority(files);
    return ExitCode::Done;
}

ExitCode runRestored(const ServiceConfig &config, Random &random)
{
    const std::unique_ptr<Connection> db = openForMaintenance(config);
    if (!db)
        return ExitCode::DataFolder;
    const Expected<std::unique_ptr<DataLock>, DataLock::Fault> lock = DataLock::take(config.dataFolder);
    if (!lock || !db->takeServiceLock()) {
        complain(u"the service runs: stop it first"_s);
        return ExitCode::Running;
    }
    constexpr int epochBytes = 16;
    if (const DbResult<void> set = setStoreEpoch(*db, random.bytes(epochBytes)); !set) {
        complain(coreErrorText({CoreError::Code::Database, set.error().text}));
        return ExitCode::DataFolder;
    }
    announce(u"Clients will load afresh"_s);
    return ExitCode::Done;
}

} // namespace yunchuang::service
