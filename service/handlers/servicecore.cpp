// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/servicecore.h"

#include <QDir>
#include <QFile>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

QString keyFile(const QString &folder)
{
    return folder % u"/ledger.key"_s;
}

tl::unexpected<CoreError> coreFault(CoreError::Code code, const QString &detail)
{
    return tl::unexpected(CoreError{code, detail});
}

tl::unexpected<CoreError> databaseFault(const DbError &error)
{
    return coreFault(error.kind == dialect::Failure::Held ? CoreError::Code::Held : CoreError::Code::Database,
                     error.text);
}

/// Opens the database for writing, alone, and brings the schema up to date.
DbResult<std::unique_ptr<Connection>> openMigrated(const CoreOptions &options)
{
    DbResult<std::unique_ptr<Connection>> db = Connection::open(options.databaseAddress(), OpenMode::Write);
    if (!db)
        return db;
    YC_TRY((*db)->takeServiceLock());
    YC_TRY(migrate(**db, combined({coreMigrations(), options.migrations})));
    return db;
}

/// Whether `init` was here. A file is not made by asking for it.
Expected<bool, CoreError> isInitialised(const CoreOptions &options)
{
    if (options.database.isEmpty())
        return QFile::exists(options.databaseAddress());
    if (!QFile::exists(keyFile(options.folder)))
        return false;
    const DbResult<std::unique_ptr<Connection>> db = Connection::open(options.database, OpenMode::Write);
    const DbResult<bool> schema = db ? (*db)->hasSchema() : DbResult<bool>(unexpected(db.error()));
    if (!schema)
        return databaseFault(schema.error());
    return *schema;
}

Expected<ledger::KeyPair, CoreError> readKey(const QString &folder)
{
    QFile file(keyFile(folder));
    if (!file.open(QIODevice::ReadOnly))
        return coreFault(CoreError::Code::Key, file.fileName() % u": "_s % file.errorString());
    QByteArray hex = file.readAll().trimmed();
    QByteArray seed = QByteArray::fromHex(hex);
    ledger::Result<ledger::KeyPair> key = ledger::KeyPair::fromSeed(seed);
    ledger::wipe(hex);
    ledger::wipe(seed);
    if (!key)
        return coreFault(CoreError::Code::Key, file.fileName() % u" holds no key"_s);
    return std::move(*key);
}

} // namespace

QString CoreOptions::databaseAddress() const
{
    return database.isEmpty() ? QString(folder % u"/yunchuang.db"_s) : database;
}

Expected<void, CoreError> ServiceCore::init(const CoreOptions &options, const Clock &, Random &random)
{
    const QDir folder(options.folder);
    if (options.database.isEmpty()) {
        if (QFile::exists(options.databaseAddress()))
            return coreFault(CoreError::Code::Exists, options.databaseAddress());
    } else {
        // Before anything is made: the server has to be there, and empty.
        const DbResult<std::unique_ptr<Connection>> db = Connection::open(options.database, OpenMode::Write);
        const DbResult<bool> schema = db ? (*db)->hasSchema() : DbResult<bool>(unexpected(db.error()));
        if (!schema)
            return databaseFault(schema.error());
        if (*schema)
            return coreFault(CoreError::Code::Exists, u"a service's data in the database"_s);
    }
    if (!folder.mkpath(u"."_s) || !folder.mkpath(u"materials"_s) || !folder.mkpath(u"spool"_s))
        return coreFault(CoreError::Code::Folder, options.folder);
    QFile::setPermissions(options.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    QFile key(keyFile(options.folder));
    if (!key.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        key.write(random.bytes(int(ledger::KeyPair::SeedSize)).toHex() + '\n') < 0 || !key.flush())
        return coreFault(CoreError::Code::Key, key.fileName() % u": "_s % key.errorString());

    const DbResult<std::unique_ptr<Connection>> db = openMigrated(options);
    if (!db)
        return databaseFault(db.error());
    if (const DbResult<void> epoch = setStoreEpoch(**db, random.bytes(16)); !epoch)
        return coreFault(CoreError::Code::Database, epoch.error().text);
    return {};
}

ServiceCore::ServiceCore(const CoreOptions &options, const Clock &clock, Random &random,
                         std::shared_ptr<const Reference> reference, const MemberDirectory &members)
    : m_folder(options.folder)
    , m_clock(clock)
    , m_random(random)
    , m_members(members)
    , m_materials(options.folder % u"/materials"_s)
    , m_database(options.databaseAddress())
    , m_reference(std::move(reference))
{
}

ServiceCore::~ServiceCore()
{
    if (m_writer)
        m_writer->stop();
}

Expected<std::unique_ptr<ServiceCore>, CoreError> ServiceCore::open(const CoreOptions &options, const Clock &clock,
                                                                    Random &random,
                                                                    std::shared_ptr<const Reference> reference,
                                                                    const MemberDirectory &members)
{
    const Expected<bool, CoreError> initialised = isInitialised(options);
    if (!initialised)
        return unexpected(initialised.error());
    if (!*initialised)
        return coreFault(CoreError::Code::NotInitialised, options.folder);
    Expected<ledger::KeyPair, CoreError> key = readKey(options.folder);
    if (!key)
        return unexpected(key.error());
    if (const auto migrated = openMigrated(options); !migrated)
        return databaseFault(migrated.error());

    std::unique_ptr<ServiceCore> core(new ServiceCore(options, clock, random, std::move(reference), members));
    DbResult<std::unique_ptr<Writer>> writer =
        Writer::open(options.databaseAddress(), options.writer, clock, random, std::move(*key));
    if (!writer)
        return databaseFault(writer.error());
    core->m_writer = std::move(*writer);
    core->m_seal = SecretSeal::inFolder(options.folder, random);
    if (!core->m_seal)
        return coreFault(CoreError::Code::Key, options.folder % u"/factor.key"_s);
    core->m_identities = IdentityDigests::inFolder(options.folder, random);
    if (!core->m_identities)
        return coreFault(CoreError::Code::Key, options.folder % u"/identity.key"_s);
    core->m_writer->onCommitted(
        [notifier = &core->m_notifier](const CommitNotes &notes) { notifier->notify(notes.units); });
    return core;
}

Answer<Connection *> ServiceCore::reader()
{
    const DbResult<Connection *> reader = m_database.reader();
    if (!reader)
        return tl::unexpected(apiError(reader.error()));
    return *reader;
}

std::shared_ptr<const Reference> ServiceCore::reference() const
{
    const std::lock_guard lock(m_referenceMutex);
    return m_reference;
}

void ServiceCore::setReference(std::shared_ptr<const Reference> reference)
{
    const std::lock_guard lock(m_referenceMutex);
    m_reference = std::move(reference);
}

} // namespace yunchuang::service
