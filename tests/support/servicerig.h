// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/commandhandler.h"
#include "service/handlers/context.h"
#include "virtualtime.h"

#include <QMap>
#include <QTemporaryDir>

#include <memory>
#include <mutex>

namespace yunchuang {

/// Seeded bytes that several threads may take.
class SharedRandom final : public Random
{
public:
    explicit SharedRandom(quint64 seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] QByteArray bytes(int count) override
    {
        const std::lock_guard lock(m_mutex);
        return m_random.bytes(count);
    }

private:
    std::mutex m_mutex;
    SeededRandom m_random;
};

/// Who belongs to which unit, kept in memory: the rig's accounts.
class RigMembers final : public service::MemberDirectory
{
public:
    void add(const UserId &user, const QString &name, const UnitId &unit, Posts posts);

    [[nodiscard]] service::DbResult<QVector<protocol::Member>> membersOf(service::Connection &db,
                                                                         const UnitId &unit) const override;
    [[nodiscard]] service::DbResult<QString> nameOf(service::Connection &db, const UserId &user) const override;
    [[nodiscard]] QVector<protocol::UnitGrant> grantsOf(const UserId &user) const;

private:
    QMap<UnitId, QVector<protocol::Member>> m_members;
};

/// A clerk with a device of his own: signs commands as a client does.
class RigClerk
{
public:
    RigClerk(service::Principal principal, ledger::KeyPair key)
        : m_principal(std::move(principal))
        , m_key(std::move(key))
    {
    }

    [[nodiscard]] const service::Principal &principal() const { return m_principal; }
    [[nodiscard]] service::Principal &principal() { return m_principal; }
    /// The command as it would be posted.
    [[nodiscard]] service::PostedCommand sign(const Command &command) const;
    [[nodiscard]] service::PostedCommand signBytes(const QByteArray &body) const;

private:
    service::Principal m_principal;
    ledger::KeyPair m_key;
};

struct RigOptions
{
    service::WriterOptions writer;
    QString folder; ///< an existing data folder to open; empty: a new temporary one
    quint64 seed = 1;
    QString database = {}; ///< as CoreOptions has it; empty: a new one where PostgresServer::isWanted(), else a file
};

/// Posts a command and waits for its answer; not to be called from inside a write.
[[nodiscard]] service::Answer<protocol::CommandReceipt> postAndWait(const service::Context &context,
                                                                    const service::PostedCommand &posted);

/// The core of the central service in this process: the real database, writer, rules and handlers on the shipped
/// reference data, in a temporary folder, with time that stands still until a test moves it.
class ServiceRig
{
public:
    explicit ServiceRig(RigOptions options = {});
    ~ServiceRig();

    VirtualClock clock{QDateTime(QDate(2026, 11, 24), QTime(1, 30), Qt::UTC)}; ///< a Tuesday morning in Guizhou
    RigMembers members;

    [[nodiscard]] service::ServiceCore &core() { return *m_core; }
    [[nodiscard]] Random &random() { return m_random; }
    [[nodiscard]] const QString &folder() const { return m_options.folder; }
    [[nodiscard]] const QString &database() const { return m_options.database; }
    /// Stops the core and opens it again on the same folder.
    void restart();

    /// A clerk with posts in a unit, known to the members, with an enrolled device.
    [[nodiscard]] RigClerk clerk(const QString &user, const QString &unit, Posts posts);
    [[nodiscard]] service::Context contextFor(const RigClerk &clerk);

    /// A correct application to register a company that came through intake; at SCJGJ-QYZC, received.
    [[nodiscard]] Case openCompanyCase(const QString &source = QStringLiteral("PT-GY"));
    /// An application for any item in force, with that form and all papers the item must have; received where the item
    /// says.
    [[nodiscard]] Case openItemCase(const QString &item, const QJsonObject &form, const QString &source,
                                    const QString &applicant);
    /// A command on a case as it stands, with a new id.
    [[nodiscard]] Command command(const RigClerk &clerk, const Case &subject, Action action, Post post);
    /// Signs and posts it through the real handler.
    [[nodiscard]] service::Answer<protocol::CommandReceipt> post(const RigClerk &clerk, const Command &command);
    /// Posts it, checks that it took effect and gives the case as it then is.
    Case mustPost(const RigClerk &clerk, const Command &command);
    /// The case as it lies in the store; it must exist.
    [[nodiscard]] Case stored(const CaseId &id);

private:
    void openCore();
    [[nodiscard]] service::CoreOptions coreOptions() const;

    RigOptions m_options;
    std::unique_ptr<QTemporaryDir> m_temporary;
    SharedRandom m_random;
    std::unique_ptr<service::ServiceCore> m_core;
};

} // namespace yunchuang
