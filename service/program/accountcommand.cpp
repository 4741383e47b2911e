// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/accountcommand.h"

#include "service/handlers/accountrules.h"
#include "service/handlers/sessionhandler.h"
#include "service/program/maintenance.h"
#include "service/store/auditstore.h"
#include "service/store/credentialstore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

DbResult<void> writeDeviceCode(Connection &db, const UserId &user, const QString &code, const QDateTime &now)
{
    const QDateTime until = now.addSecs(std::chrono::seconds(SessionPolicy().deviceCodeLife).count());
    YC_TRY(credentialstore::setDeviceCode(db, user, {deviceCodeDigest(user, code), until}));
    protocol::AuditEntry line;
    line.at = now;
    line.event = protocol::AuditEvent::OperatorActed;
    line.object = user.text();
    line.changes.insert(u"command"_s, u"account code"_s);
    YC_TRY(auditstore::append(db, line));
    return {};
}

ExitCode accountFault(const DbError &error)
{
    complain(coreErrorText({CoreError::Code::Database, error.text}));
    return ExitCode::DataFolder;
}

} // namespace

ExitCode runAccountCode(const CommandLine &line, const ServiceConfig &config, const Clock &clock, Random &random)
{
    const std::unique_ptr<Connection> db = openForMaintenance(config);
    if (!db)
        return ExitCode::DataFolder;
    const UserId user(line.words.value(2));
    const QString code = makeDeviceCode(random);
    Transaction transaction(*db, OpenMode::Write);
    if (const DbResult<void> begun = transaction.begin(); !begun)
        return accountFault(begun.error());
    const DbResult<std::optional<accountstore::Account>> account = accountstore::find(*db, user);
    if (!account)
        return accountFault(account.error());
    if (!*account) {
        complain(u"there is no account "_s % user.text());
        return ExitCode::Input;
    }
    if (const DbResult<void> written = writeDeviceCode(*db, user, code, clock.now()); !written)
        return accountFault(written.error());
    if (const DbResult<void> committed = transaction.commit(); !committed)
        return accountFault(committed.error());
    announce(u"Code for a new computer of "_s % user.text() % u", good for one day: "_s % code);
    return ExitCode::Done;
}

ExitCode runAuditVerify(const ServiceConfig &config)
{
    const std::unique_ptr<Connection> db = openForMaintenance(config);
    if (!db)
        return ExitCode::DataFolder;
    const DbResult<protocol::AuditVerification> found = auditstore::verify(*db);
    if (!found)
        return accountFault(found.error());
    if (!found->sound) {
        complain(u"the audit log is broken at line "_s % QString::number(found->brokenAt));
        return ExitCode::DataFolder;
    }
    announce(QString::number(found->entries) % u" lines, none changed, none missing; last hash "_s % found->head);
    return ExitCode::Done;
}

} // namespace yunchuang::service
