// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clientsettings.h"
#include "app/profile.h"
#include "domain/seams.h"
#include "remote/apiclient.h"
#include "remote/httptransport.h"
#include "store/secretstorage.h"
#include "store/serialqueue.h"
#include "store/vault.h"

#include <QObject>

#include <memory>
#include <optional>

namespace yunchuang {

class SignInPage;

/// A clerk who has shown who he is: with tokens after signing in, without them after unlocking offline.
struct OpenedProfile
{
    QUrl service;
    ServiceTrust trust;
    Profile profile;
    std::shared_ptr<Vault> vault;
    protocol::Session session; ///< tokens empty when offline
    UnitId actingUnit;
    DeviceId device;
    bool offline = false;
};

/// Leads from the first page to an opened profile: trust in the service, password, keys, acting unit, offline
/// passphrase. Lives in the windows' thread; key derivation runs beside it.
class SignInController : public QObject
{
    Q_OBJECT
public:
    SignInController(SignInPage &page, ClientSettings &settings, QString profilesFolder, ServiceTrust installedTrust,
                     SecretStorage &secrets, const Clock &clock, Random &random, QObject *parent = nullptr);
    ~SignInController() override;

    /// Shows the remembered service and user and looks at the service's certificate.
    void start(const QString &service, const QString &user);

Q_SIGNALS:
    void opened(const std::shared_ptr<yunchuang::OpenedProfile> &profile);

private:
    void chooseService(const QString &address);
    void probe();
    void confirmCertificate(const QString &fingerprint);
    void signIn(const QString &address, const QString &user, const QString &password);
    void haveDeviceSecret(Expected<SecretBytes, VaultError> secret);
    void post(const QByteArray &publicKey, std::function<void(const protocol::Session &)> done);
    void sendCodes(const QString &factor, const QString &device);
    /// What has to be done before anything else is answered: another password, a second factor; then `done`.
    void settle(const protocol::Session &session, const std::function<void(const protocol::Session &)> &done);
    void enrolFactor(const protocol::Session &session, const std::function<void(const protocol::Session &)> &done);
    void changePassword(const protocol::Session &session, const std::function<void(const protocol::Session &)> &done);
    void openVault(const protocol::Session &session);
    void createVault(const protocol::Session &session);
    void vaultReady(Expected<Vault, VaultError> vault);
    void chooseCapacity();
    void choosePassphrase();
    void setPassphrase(const QString &passphrase);
    void unlockOffline(const QString &passphrase);
    void unlocked(Expected<Vault, VaultError> vault);
    /// How long no passphrase is taken any more, because too many were wrong.
    [[nodiscard]] std::chrono::seconds unlockWait() const;
    void finish();
    void cancel();

    void refuse(const RemoteError &error);
    void refuse(VaultError error);
    void showOfflineOffer();
    [[nodiscard]] ServiceTrust trust() const;
    [[nodiscard]] Profile profileOf(const QString &user) const;
    [[nodiscard]] bool isCurrent(quint64 attempt) const { return attempt == m_attempt; }

    struct Pending;

    SignInPage &m_page;
    ClientSettings &m_settings;
    const QString m_profilesFolder;
    const ServiceTrust m_installedTrust;
    SecretStorage &m_secrets;
    const Clock &m_clock;
    Random &m_random;
    SerialQueue m_keys;
    QUrl m_service;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<Pending> m_pending;
    quint64 m_attempt = 0; ///< grows when an attempt is given up: late answers are then for nobody
};

} // namespace yunchuang
