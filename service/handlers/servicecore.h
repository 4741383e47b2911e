// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "ledger/signing.h"
#include "protocol/messages.h"
#include "service/feed/feednotifier.h"
#include "service/handlers/identitydigest.h"
#include "service/handlers/refusals.h"
#include "service/handlers/secretseal.h"
#include "service/store/materialstore.h"
#include "service/store/migrations.h"
#include "service/store/reference.h"
#include "service/store/writer.h"

#include <memory>
#include <mutex>

namespace yunchuang::service {

/// What the case handlers need to know of the accounts. Called on readers and inside write tasks alike.
class MemberDirectory
{
public:
    virtual ~MemberDirectory() = default;
    /// Enabled accounts with a post in the unit, in order of user.
    [[nodiscard]] virtual DbResult<QVector<protocol::Member>> membersOf(Connection &db, const UnitId &unit) const = 0;
    /// The name of an account; empty when there is none.
    [[nodiscard]] virtual DbResult<QString> nameOf(Connection &db, const UserId &user) const = 0;
};

/// Where the service's data lie and how they are written.
struct CoreOptions
{
    QString folder; ///< data folder: yunchuang.db (if there), ledger.key, factor.key, materials/, spool/
    WriterOptions writer;
    QList<Migration> migrations; ///< beyond coreMigrations()
    QString database = {};       ///< of `dialect::postgresAddress`; empty: yunchuang.db in the folder

    [[nodiscard]] QString databaseAddress() const;
};

/// Why the service's core could not be made or opened. English, for operators.
struct CoreError
{
    /// Held: another service writes to the database.
    enum class Code { Folder, Exists, NotInitialised, Database, Key, Held };
    Code code = Code::Database;
    QString detail;
};

/// The parts every handler works with. Owns the database, the writer and the reference data; built once by main.
class ServiceCore
{
public:
    /// Makes a new data folder: database, epoch, ledger key. Exists when there is one already.
    [[nodiscard]] static Expected<void, CoreError> init(const CoreOptions &options, const Clock &clock, Random &random);
    /// Opens a data folder and brings its schema up to date. `members` must outlive it.
    [[nodiscard]] static Expected<std::unique_ptr<ServiceCore>, CoreError>
    open(const CoreOptions &options, const Clock &clock, Random &random, std::shared_ptr<const Reference> reference,
         const MemberDirectory &members);
    ~ServiceCore();

    [[nodiscard]] Database &database() { return m_database; }
    /// The calling thread's reading connection.
    [[nodiscard]] Answer<Connection *> reader();
    [[nodiscard]] Writer &writer() { return *m_writer; }
    [[nodiscard]] FeedNotifier &notifier() { return m_notifier; }
    [[nodiscard]] const MaterialStore &materials() const { return m_materials; }
    [[nodiscard]] const MemberDirectory &members() const { return m_members; }
    /// Closes the secrets of second factors.
    [[nodiscard]] const SecretSeal &seal() const { return *m_seal; }
    [[nodiscard]] Refusals &refusals() { return m_refusals; }
    /// Compares identity numbers for recusal without keeping them.
    [[nodiscard]] const IdentityDigests &identities() const { return *m_identities; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] Random &random() { return m_random; }
    /// The edition in force: take it once per request.
    [[nodiscard]] std::shared_ptr<const Reference> reference() const;
    void setReference(std::shared_ptr<const Reference> reference);
    [[nodiscard]] const QString &folder() const { return m_folder; }

private:
    ServiceCore(const CoreOptions &options, const Clock &clock, Random &random,
                std::shared_ptr<const Reference> reference, const MemberDirectory &members);

    QString m_folder;
    const Clock &m_clock;
    Random &m_random;
    const MemberDirectory &m_members;
    MaterialStore m_materials;
    Database m_database;
    FeedNotifier m_notifier;
    Refusals m_refusals;
    std::optional<SecretSeal> m_seal;
    std::optional<IdentityDigests> m_identities;
    std::unique_ptr<Writer> m_writer;
    mutable std::mutex m_referenceMutex;
    std::shared_ptr<const Reference> m_reference;
};

} // namespace yunchuang::service
