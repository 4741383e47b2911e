// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signincontroller.h"
#include "store/casestore.h"
#include "store/outbox.h"
#include "sync/casecommands.h"
#include "sync/connectionstate.h"
#include "sync/knownservicetime.h"
#include "sync/rulesloader.h"
#include "sync/servicedesk.h"
#include "sync/syncthread.h"

#include <QObject>

#include <memory>

namespace yunchuang {

/// Everything below the windows for one signed-in clerk, put together in order: sealed files, rules, acts, exchange.
/// Windows are handed `store()`, `commands()`, `connection()` and `desk()` and nothing else.
class ClientCore : public QObject
{
    Q_OBJECT
public:
    ClientCore(std::shared_ptr<OpenedProfile> profile, const Clock &clock, Random &random, QObject *parent = nullptr);
    ~ClientCore() override;

    /// Opens the files and begins to exchange. Ends with `ready` or `failed`.
    void open();

    [[nodiscard]] CaseStore &store() { return *m_store; }
    [[nodiscard]] Outbox &outbox() { return *m_outbox; }
    [[nodiscard]] CaseCommands &commands() { return *m_commands; }
    [[nodiscard]] ConnectionState &connection() { return m_connection; }
    /// For pages about what the cache does not hold.
    [[nodiscard]] ServiceDesk &desk() { return m_desk; }
    /// The best guess at the service's time.
    [[nodiscard]] const Clock &time() const { return m_time; }
    [[nodiscard]] SyncThread &sync() { return *m_sync; }
    [[nodiscard]] const OpenedProfile &profile() const { return *m_profile; }
    /// Whether what is written survives the process (there is a keychain).
    [[nodiscard]] bool isDurable() const;

    /// Signs in again with a password, for a session that ended or was opened offline. Ends with `signedIn` or
    /// `signInFailed`.
    void signInAgain(const QString &password, const QString &factorCode = {}, const QString &deviceCode = {});
    /// After `newPasswordNeeded`; with the service's yes the work goes on as after `signedIn`.
    void changePassword(const protocol::PasswordChange &change,
                        std::function<void(const Expected<bool, RemoteError> &)> done);
    /// Somebody compared that certificate (SHA-256) and trusts it from now on; tries at once.
    void trustCertificate(const QByteArray &sha256);
    /// Quitting: held acts are released; `released` follows when that is durable.
    void release();

Q_SIGNALS:
    void ready();
    void failed(const yunchuang::StoreError &error);
    /// The service no longer knows the session: work goes on offline until the clerk signs in again.
    void sessionEnded();
    /// Opened offline or signed out, and the service can be reached: time for the password.
    void signInNeeded();
    void signedIn();
    /// Signed in, but the service wants another password than `current` before it answers anything else.
    void newPasswordNeeded(const QString &current);
    void signInFailed(const yunchuang::RemoteError &error);
    /// The service shows a certificate that is not trusted; nothing is exchanged until it is.
    void certificateQuestion(const yunchuang::TransportError &error);
    void released();

private:
    void begin(const protocol::Session &session);
    void takeSession(const protocol::Session &session);
    [[nodiscard]] SyncScope scope() const;

    std::shared_ptr<OpenedProfile> m_profile;
    KnownServiceTime m_time;
    SealedBox m_cacheBox;
    SealedBox m_outboxBox;
    std::unique_ptr<CaseStore> m_store;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<CommandSigner> m_signer;
    std::unique_ptr<CaseCommands> m_commands;
    RulesLoader m_rules;
    ConnectionState m_connection;
    ServiceDesk m_desk;
    std::unique_ptr<SyncThread> m_sync;
};

} // namespace yunchuang
