// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/importcommand.h"

#include "domain/systemseams.h"
#include "ledger/signing.h"
#include "service/handlers/audit.h"
#include "service/handlers/identitydigest.h"
#include "service/handlers/password.h"
#include "service/program/maintenance.h"
#include "service/program/referencefolder.h"
#include "service/program/userfile.h"
#include "service/store/absencestore.h"
#include "service/store/accountstore.h"
#include "service/store/auditstore.h"
#include "service/store/registryfile.h"
#include "service/store/sessionstore.h"
#include "service/store/sourcestore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxImportFile = qint64(512) * 1024 * 1024;

std::optional<QByteArray> readImport(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        complain(name % u": "_s % file.errorString());
        return std::nullopt;
    }
    if (file.size() > maxImportFile) {
        complain(name % u" is too large"_s);
        return std::nullopt;
    }
    return file.readAll();
}

ExitCode inputFault(const QString &file, const QString &what)
{
    complain(file % u": "_s % what);
    return ExitCode::Input;
}

ExitCode databaseFault(const DbError &error)
{
    complain(coreErrorText({CoreError::Code::Database, error.text}));
    return ExitCode::DataFolder;
}

/// Runs `work` in one transaction.
template<class Work>
ExitCode inTransaction(Connection &db, Work work)
{
    Transaction transaction(db, OpenMode::Write);
    if (const DbResult<void> begun = transaction.begin(); !begun)
        return databaseFault(begun.error());
    if (const DbResult<void> done = work(); !done)
        return databaseFault(done.error());
    if (const DbResult<void> committed = transaction.commit(); !committed)
        return databaseFault(committed.error());
    return ExitCode::Done;
}

struct PasswordPlan
{
    QString password;
    bool mustChange = true;
    bool reset = false;
};

DbResult<void> writeUser(Connection &db, const UserEntry &entry, const QByteArray &hash, bool mustChange,
                         const QDateTime &now)
{
    accountstore::Account account;
    account.user = entry.user;
    account.name = entry.name;
    account.enabled = entry.enabled;
    YC_TRY(accountstore::put(db, account));
    YC_TRY(accountstore::setPosts(db, entry.user, entry.posts));
    if (!hash.isEmpty())
        YC_TRY(accountstore::setPassword(db, entry.user, hash, mustChange, now));
    if (!hash.isEmpty() || !entry.enabled)
        YC_TRY(sessionstore::endAll(db, entry.user, now));
    protocol::AuditEntry line;
    line.at = now;
    line.event = protocol::AuditEvent::OperatorActed;
    line.object = entry.user.text();
    line.changes.insert(u"command"_s, u"import users"_s);
    line.changes.insert(u"enabled"_s, entry.enabled ? u"on"_s : u"off"_s);
    for (auto it = entry.posts.cbegin(); it != entry.posts.cend(); ++it)
        line.changes.insert(it.key(), audit::postNames(it.value()));
    YC_TRY(auditstore::append(db, line));
    return {};
}

/// Hashes for those accounts that get the password; slow, so before the transaction.
DbResult<QHash<QString, QByteArray>> hashesFor(Connection &db, const QList<UserEntry> &users, const PasswordPlan &plan)
{
    PasswordHasher hasher;
    QHash<QString, QByteArray> hashes;
    for (const UserEntry &entry : users) {
        const DbResult<std::optional<accountstore::Account>> account = accountstore::find(db, entry.user);
        if (!account)
            return tl::unexpected(account.error());
        if (plan.reset || !*account || (*account)->passwordHash.isEmpty())
            hashes.insert(entry.user.text(), hasher.hash(plan.password));
    }
    return hashes;
}

ExitCode importUsers(const CommandLine &line, Connection &db, const QString &dataFolder, const Clock &clock)
{
    const QString file = line.words.value(2);
    const std::optional<QByteArray> bytes = readImport(file);
    if (!bytes)
        return ExitCode::Input;
    const auto reference = loadReference(dataFolder);
    if (!reference) {
        complain(referenceErrorText(reference.error()));
        return ExitCode::DataFolder;
    }
    const Expected<QList<UserEntry>, QString> users = parseUserFile(*bytes, (*reference)->units());
    if (!users)
        return inputFault(file, users.error());

    const QStringList passwordFiles = line.values(u"password-file"_s);
    if (passwordFiles.size() != 1) {
        complain(u"--password-file must be given once"_s);
        return ExitCode::Usage;
    }
    const std::optional<QByteArray> passwordBytes = readImport(passwordFiles.constFirst());
    if (!passwordBytes)
        return ExitCode::Input;
    const PasswordPlan plan{QString::fromUtf8(passwordBytes->left(passwordBytes->indexOf('\n'))).trimmed(),
                            !line.has(u"no-password-change"_s), line.has(u"reset-passwords"_s)};
    for (const UserEntry &entry : *users) {
        if (const std::optional<QString> fault = passwordFault(plan.password, entry.user.text()))
            return inputFault(passwordFiles.constFirst(),
                              u"the password breaks the rule "_s % *fault % u" for "_s % entry.user.text());
    }
    const DbResult<QHash<QString, QByteArray>> hashes = hashesFor(db, *users, plan);
    if (!hashes)
        return databaseFault(hashes.error());
    SystemRandom random;
    const std::optional<IdentityDigests> identities = IdentityDigests::inFolder(dataFolder, random);
    if (!identities) {
        complain(dataFolder % u"/identity.key can be neither read nor made"_s);
        return ExitCode::DataFolder;
    }
    const ExitCode code = inTransaction(db, [&]() -> DbResult<void> {
        for (const UserEntry &entry : *users) {
            YC_TRY(writeUser(db, entry, hashes->value(entry.user.text()), plan.mustChange, clock.now()));
            if (entry.idNumber)
                YC_TRY(
                    absencestore::setIdentity(db, entry.user, identities->of(*entry.idNumber).value_or(QByteArray())));
        }
        return {};
    });
    if (code == ExitCode::Done)
        announce(QString::number(users->size()) % u" accounts, "_s % QString::number(hashes->size()) %
                 u" with the new password"_s);
    return code;
}

ExitCode importRegistry(const CommandLine &line, Connection &db, const Clock &clock)
{
    const registrystore::Registry *registry = registrystore::registry(line.words.value(2));
    if (!registry) {
        complain(u"there is no registry "_s % line.words.value(2));
        return ExitCode::Usage;
    }
    const QString file = line.words.value(3);
    const std::optional<QByteArray> bytes = readImport(file);
    if (!bytes)
        return ExitCode::Input;
    const Expected<QList<QJsonObject>, RegistryFileError> rows = parseRegistryFile(*bytes, *registry);
    if (!rows)
        return inputFault(file, u"line "_s % QString::number(rows.error().line) % u": "_s % rows.error().what);
    const ExitCode code = inTransaction(db, [&] { return registrystore::load(db, *registry, *rows, clock.now()); });
    if (code == ExitCode::Done)
        announce(QString::number(rows->size()) % u" rows in "_s % registry->name);
    return code;
}

ExitCode importReference(const CommandLine &line, Connection &db, const QString &dataFolder)
{
    const QString folder = line.words.value(2);
    const auto reference = Reference::load(folder);
    if (!reference)
        return inputFault(folder, referenceErrorText(reference.error()));
    const DbResult<QStringList> missing = missingItems(db, **reference);
    if (!missing)
        return databaseFault(missing.error());
    if (!missing->isEmpty())
        return inputFault(folder, u"lacks items that cases run under: "_s % missing->join(u", "_s));
    if (const Expected<void, QString> kept = keepReference(folder, dataFolder); !kept) {
        complain(kept.error());
        return ExitCode::DataFolder;
    }
    announce(u"Reference data imported; a running service takes it on SIGHUP"_s);
    return ExitCode::Done;
}

/// Puts one file into the reference data, unless something is wrong with the whole then.
ExitCode importFile(Connection &db, const QString &dataFolder, const QString &name, const QByteArray &bytes,
                    const QString &what)
{
    const auto edited = editReference(dataFolder, db, name, bytes);
    if (!edited)
        return inputFault(name, edited.error());
    announce(what % u" imported; a running service takes it on SIGHUP"_s);
    return ExitCode::Done;
}

/// A year of the State Council's calendar. Days that were counted without it are counted anew by the service.
ExitCode importCalendar(const CommandLine &line, Connection &db, const QString &dataFolder)
{
    const QString file = line.words.value(2);
    const std::optional<QByteArray> bytes = readImport(file);
    if (!bytes)
        return ExitCode::Input;
    const auto calendar = WorkCalendar::fromJson(*bytes);
    if (!calendar)
        return inputFault(file, calendar.error().where % u' ' % nameOf(calendar.error().code));
    const QString year = QString::number(calendar->year());
    return importFile(db, dataFolder, u"calendars/"_s % year % u".json"_s, *bytes, u"Calendar of "_s % year);
}

/// The whole directory of units. What was merged in it hands its cases on.
ExitCode importUnits(const CommandLine &line, Connection &db, const QString &dataFolder)
{
    const QString file = line.words.value(2);
    const std::optional<QByteArray> bytes = readImport(file);
    if (!bytes)
        return ExitCode::Input;
    const auto units = parseOrgUnits(QJsonDocument::fromJson(*bytes).array());
    if (!units)
        return inputFault(file, units.error().where % u": "_s % units.error().what);
    if (units->isEmpty())
        return inputFault(file, u"holds no unit"_s);
    const OrgDirectory fresh(*units);
    const auto present = loadReference(dataFolder);
    if (!present) {
        complain(referenceErrorText(present.error()));
        return ExitCode::DataFolder;
    }
    for (const OrgUnit &unit : (*present)->units().units()) {
        if (!fresh.find(unit.id)) // history and cases name it: it ends, but it stays in the directory
            return inputFault(file, u"lacks the unit "_s % unit.id.text() % u", which may end but not vanish"_s);
    }
    return importFile(db, dataFolder, u"units.json"_s, *bytes, QString::number(units->size()) % u" units"_s);
}

/// A new version of an item. A published one stays as it is: cases run under it.
ExitCode importItem(const CommandLine &line, Connection &db, const QString &dataFolder)
{
    const QString file = line.words.value(2);
    const std::optional<QByteArray> bytes = readImport(file);
    if (!bytes)
        return ExitCode::Input;
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    const auto item = parseServiceItem(json);
    if (!item)
        return inputFault(file, item.error().where % u": "_s % item.error().what);
    const QString version = item->key.code.text() % u'-' % QString::number(item->key.version);
    const QString name = u"catalogue/"_s % version % u".json"_s;
    const QByteArray published = referenceFile(dataFolder, name);
    if (!published.isEmpty() && QJsonDocument::fromJson(published).object() != json)
        return inputFault(file, u"differs from the published "_s % version % u": a change is a new version"_s);
    return importFile(db, dataFolder, name, *bytes, u"Item "_s % version);
}

/// 32 bytes, in hex or base64.
QByteArray publicKeyFrom(const QString &text)
{
    const QByteArray latin = text.toLatin1();
    if (const auto hex = ledger::PublicKey::fromHex(latin.toLower()))
        return hex->bytes();
    const auto base64 = QByteArray::fromBase64Encoding(latin, QByteArray::AbortOnBase64DecodingErrors);
    const auto key = base64 ? ledger::PublicKey::fromBytes(*base64) : std::optional<ledger::PublicKey>();
    return key ? key->bytes() : QByteArray();
}

ExitCode importSource(const CommandLine &line, Connection &db, const QString &dataFolder, const Clock &clock)
{
    const auto reference = loadReference(dataFolder);
    if (!reference) {
        complain(referenceErrorText(reference.error()));
        return ExitCode::DataFolder;
    }
    const UnitId unit(line.words.value(2));
    if (!(*reference)->units().find(unit)) {
        complain(u"there is no unit "_s % unit.text());
        return ExitCode::Input;
    }
    const QByteArray key = publicKeyFrom(line.words.value(3));
    if (key.isEmpty()) {
        complain(u"a public key has 32 bytes: 64 hexadecimal digits, or base64"_s);
        return ExitCode::Input;
    }
    const ExitCode code = inTransaction(db, [&] {
        return sourcestore::put(db, {unit, key, !line.has(u"disabled"_s)}, clock.now());
    });
    if (code == ExitCode::Done)
        announce(line.has(u"disabled"_s) ? u"Shut out "_s % unit.text() : u"Let in "_s % unit.text());
    return code;
}

} // namespace

ExitCode runImport(const CommandLine &line, const ServiceConfig &config, const Clock &clock)
{
    const std::unique_ptr<Connection> db = openForMaintenance(config);
    const QString &dataFolder = config.dataFolder;
    if (!db)
        return ExitCode::DataFolder;
    const QString what = line.words.value(1);
    if (what == u"users")
        return importUsers(line, *db, dataFolder, clock);
    if (what == u"registry")
        return importRegistry(line, *db, clock);
    if (what == u"reference")
        return importReference(line, *db, dataFolder);
    if (what == u"calendar")
        return importCalendar(line, *db, dataFolder);
    if (what == u"units")
        return importUnits(line, *db, dataFolder);
    if (what == u"item")
        return importItem(line, *db, dataFolder);
    return importSource(line, *db, dataFolder, clock);
}

} // namespace yunchuang::service
