// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signincontroller.h"

#include "app/signinwords.h"
#include "store/vaultsecret.h"
#include "ui/signin/signinpage.h"

#include <QFileInfo>
#include <QSysInfo>

namespace yunchuang {

using namespace Qt::StringLiterals;

/// One attempt to sign in, from the first key press to the opened profile.
struct SignInController::Pending
{
    explicit Pending(Profile place)
        : profile(std::move(place))
    {
    }

    Profile profile;
    QString user;
    QString password;
    DeviceId device;
    SecretBytes deviceSecret;
    std::shared_ptr<Vault> vault;
    protocol::Session session;
    UnitId unit;
    bool offline = false;

    ~Pending() { password.fill(u'\0'); }
};

SignInController::SignInController(SignInPage &page, ClientSettings &settings, QString profilesFolder,
                                   ServiceTrust installedTrust, SecretStorage &secrets, const Clock &clock,
                                   Random &random, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_settings(settings)
    , m_profilesFolder(std::move(profilesFolder))
    , m_installedTrust(std::move(installedTrust))
    , m_secrets(secrets)
    , m_clock(clock)
    , m_random(random)
    , m_keys(SerialQueue::Mode::OwnThread, u"keys"_s)
{
    connect(&page, &SignInPage::serviceChanged, this, &SignInController::chooseService);
    connect(&page, &SignInPage::certificateConfirmed, this, &SignInController::confirmCertificate);
    connect(&page, &SignInPage::signInRequested, this, &SignInController::signIn);
    connect(&page, &SignInPage::cancelRequested, this, &SignInController::cancel);
    connect(&page, &SignInPage::capacityChosen, this, [this](int index) {
        if (!m_pending || index < 0 || index >= m_pending->session.grants.size())
            return;
        m_pending->unit = m_pending->session.grants.at(index).unit;
        choosePassphrase();
    });
    connect(&page, &SignInPage::offlinePassphraseChosen, this, &SignInController::setPassphrase);
    connect(&page, &SignInPage::offlinePassphraseDeclined, this, &SignInController::finish);
    connect(&page, &SignInPage::offlineUnlockRequested, this, &SignInController::unlockOffline);
}

SignInController::~SignInController() = default;

void SignInController::start(const QString &service, const QString &user)
{
    const QString address = service.isEmpty() ? m_settings.service() : service;
    m_page.setUser(user.isEmpty() ? m_settings.user() : user);
    m_page.setStatus({QStringLiteral(YUNCHUANG_VERSION), QSysInfo::machineHostName(), {}});
    m_page.setPassphraseMinimum(int(Vault::MinPassphraseLength));
    if (!address.isEmpty()) {
        m_page.setServices({{address, address}});
        chooseService(address);
    }
}

ServiceTrust SignInController::trust() const
{
    if (!m_installedTrust.authorities.isEmpty())
        return m_installedTrust;
    return {{}, m_settings.pinnedCertificate(m_service.toString())};
}

Profile SignInController::profileOf(const QString &user) const
{
    return Profile(m_profilesFolder, m_service, UserId(user));
}

void SignInController::chooseService(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    if (url.scheme() != u"https" || url.host().isEmpty()) {
        m_page.setCertificate({});
        return;
    }
    if (url == m_service && m_api)
        return;
    cancel();
    m_service = url;
    m_transport = std::make_unique<HttpTransport>(m_service, trust());
    m_api = std::make_unique<ApiClient>(*m_transport, m_clock, m_random);
    showOfflineOffer();
    probe();
}

/// Asks the service for something public, to learn what certificate it shows.
void SignInController::probe()
{
    CertificateView view;
    view.host = m_service.host();
    view.state = CertificateView::State::Checking;
    m_page.setCertificate(view);
    m_api->ledgerKeys(this, [this, view](const Expected<QJsonObject, RemoteError> &reply) mutable {
        view.state = CertificateView::State::Unknown;
        const std::optional<CertificateFacts> facts = reply ? std::nullopt : reply.error().transport.certificate;
        if (facts) {
            view.fingerprint = QString::fromLatin1(facts->sha256.toHex());
            view.validUntil = QLocale().toString(facts->validTo.date(), QLocale::ShortFormat);
            view.state = reply.error().transport.code == TransportErrorCode::CertificateChanged
                             ? CertificateView::State::Changed
                             : CertificateView::State::FirstSeen;
        } else if (reply || reply.error().kind != RemoteError::Kind::Transport) {
            view.state = CertificateView::State::Pinned;
        }
        m_page.setCertificate(view);
    });
}

void SignInController::confirmCertificate(const QString &fingerprint)
{
    m_settings.setPinnedCertificate(m_service.toString(), QByteArray::fromHex(fingerprint.toLatin1()));
    m_transport->setTrust(trust());
    probe();
}

void SignInController::signIn(const QString &address, const QString &user, const QString &password)
{
    chooseService(address);
    if (!m_api)
        return;
    ++m_attempt;
    m_page.clearError();
    m_page.setBusy(tr("Signing in…"));
    m_pending = std::make_unique<Pending>(profileOf(user));
    m_pending->user = user;
    m_pending->password = password;
    m_pending->device = m_pending->profile.device(m_clock, m_random);
    if (m_pending->device.isEmpty()) {
        refuse(VaultError::Io);
        return;
    }
    const quint64 attempt = m_attempt;
    obtainDeviceSecret(m_secrets, m_random, m_pending->profile.name(), Vault::existsIn(m_pending->profile.folder()),
                       this, [this, attempt](Expected<SecretBytes, VaultError> secret) {
                           if (isCurrent(attempt))
                               haveDeviceSecret(std::move(secret));
                       });
}

void SignInController::haveDeviceSecret(Expected<SecretBytes, VaultError> secret)
{
    const QString folder = m_pending->profile.folder();
    if (!secret) {
        // Without a keychain there is no safe place: online only, nothing on the disk. A vault that cannot be opened
        // is another matter: it must not be passed over.
        const bool none =
            secret.error() == VaultError::KeychainUnavailable || secret.error() == VaultError::KeychainFailed;
        if (!none || Vault::existsIn(folder)) {
            refuse(secret.error());
            return;
        }
        m_pending->vault = std::make_shared<Vault>(Vault::temporary(m_random));
        post(m_pending->vault->deviceKey().publicKey().bytes(), [this](const protocol::Session &session) {
            m_pending->session = session;
            chooseCapacity();
        });
        return;
    }
    m_pending->deviceSecret = std::move(*secret);
    if (!Vault::existsIn(folder)) {
        // The service's half of the key comes with the session, so a first sign-in happens with passing keys.
        const Vault passing = Vault::temporary(m_random);
        post(passing.deviceKey().publicKey().bytes(),
             [this](const protocol::Session &session) { createVault(session); });
        return;
    }
    const Expected<VaultFile, VaultError> file = VaultFile::load(folder);
    if (!file) {
        refuse(file.error());
        return;
    }
    post(file->publicKey, [this](const protocol::Session &session) { openVault(session); });
}

void SignInController::post(const QByteArray &publicKey, std::function<void(const protocol::Session &)> done)
{
    protocol::SignInRequest request;
    request.user = UserId(m_pending->user);
    request.password = m_pending->password;
    request.device = {m_pending->device, QSysInfo::machineHostName(), publicKey};
    const quint64 attempt = m_attempt;
    m_api->signIn(request, this,
                  [this, attempt, done = std::move(done)](const Expected<protocol::Session, RemoteError> &session) {
                      if (!isCurrent(attempt))
                          return;
                      if (session)
                          done(*session);
                      else
                          refuse(session.error());
                  });
}

void SignInController::createVault(const protocol::Session &session)
{
    auto locks = std::make_shared<Vault::Locks>();
    locks->recoveryHalf = SecretBytes::copyOf(session.recoveryHalf);
    auto secret = std::make_shared<SecretBytes>(m_pending->deviceSecret.clone());
    const quint64 attempt = m_attempt;
    m_keys.request(
        this,
        [folder = m_pending->profile.folder(), secret, locks, &random = m_random] {
            return Vault::create(folder, *secret, *locks, random);
        },
        [this, attempt](Expected<Vault, VaultError> vault) {
            if (!isCurrent(attempt))
                return;
            if (!vault) {
                refuse(vault.error());
                return;
            }
            m_pending->vault = std::make_shared<Vault>(std::move(*vault));
            // The key that signs from now on is enrolled in place of the passing one.
            post(m_pending->vault->deviceKey().publicKey().bytes(), [this](const protocol::Session &enrolled) {
                m_pending->session = enrolled;
                chooseCapacity();
            });
        });
}

void SignInController::openVault(const protocol::Session &session)
{
    m_pending->session = session;
    auto half = std::make_shared<SecretBytes>(SecretBytes::copyOf(session.recoveryHalf));
    auto secret = std::make_shared<SecretBytes>(m_pending->deviceSecret.clone());
    const quint64 attempt = m_attempt;
    m_keys.request(
        this,
        [folder = m_pending->profile.folder(), secret, half, &random = m_random] {
            return Vault::openWithRecovery(folder, *secret, *half, random);
        },
        [this, attempt](Expected<Vault, VaultError> vault) {
            if (isCurrent(attempt))
                vaultReady(std::move(vault));
        });
}

void SignInController::vaultReady(Expected<Vault, VaultError> vault)
{
    if (!vault) {
        refuse(vault.error());
        return;
    }
    m_pending->vault = std::make_shared<Vault>(std::move(*vault));
    chooseCapacity();
}

void SignInController::chooseCapacity()
{
    m_page.setIdle();
    m_settings.setService(m_service.toString());
    m_settings.setUser(m_pending->user);
    const QVector<protocol::UnitGrant> &grants = m_pending->session.grants;
    if (grants.isEmpty()) {
        m_page.setError(tr("You hold no post in any unit yet. Ask your administrator."), {}, {});
        return;
    }
    if (grants.size() == 1) {
        m_pending->unit = grants.constFirst().unit;
        choosePassphrase();
        return;
    }
    QList<CapacityRow> rows;
    for (const protocol::UnitGrant &grant : grants)
        rows.append({grant.departmentName.isEmpty() || grant.departmentName == grant.unitName
                         ? grant.unitName
                         : tr("%1 · %2").arg(grant.departmentName, grant.unitName),
                     {},
                     {}});
    m_page.setCapacities(rows);
    m_page.showStep(SignInPage::Step::Capacity);
}

void SignInController::choosePassphrase()
{
    if (m_pending->offline || m_pending->vault->isTemporary() || m_pending->vault->hasPassphrase()) {
        finish();
        return;
    }
    m_page.showStep(SignInPage::Step::OfflinePassphrase);
}

void SignInController::setPassphrase(const QString &passphrase)
{
    if (!m_pending || !m_pending->vault)
        return;
    m_page.setBusy(tr("Closing the keys with your passphrase…"));
    const quint64 attempt = m_attempt;
    m_keys.request(
        this, [vault = m_pending->vault, passphrase] { return vault->setPassphrase(passphrase); },
        [this, attempt](const Expected<void, VaultError> &done) {
            if (!isCurrent(attempt))
                return;
            m_page.setIdle();
            if (done)
                finish();
            else
                refuse(done.error());
        });
}

void SignInController::unlockOffline(const QString &passphrase)
{
    ++m_attempt;
    m_page.clearError();
    m_page.setBusy(tr("Opening what is kept on this device…"));
    m_pending = std::make_unique<Pending>(profileOf(m_settings.user()));
    m_pending->user = m_settings.user();
    m_pending->offline = true;
    m_pending->device = m_pending->profile.device(m_clock, m_random);
    const quint64 attempt = m_attempt;
    obtainDeviceSecret(m_secrets, m_random, m_pending->profile.name(), true, this,
                       [this, attempt, passphrase](Expected<SecretBytes, VaultError> secret) {
                           if (!isCurrent(attempt))
                               return;
                           if (!secret) {
                               refuse(secret.error());
                               return;
                           }
                           auto kept = std::make_shared<SecretBytes>(std::move(*secret));
                           m_keys.request(
                               this,
                               [folder = m_pending->profile.folder(), kept, passphrase, &random = m_random] {
                                   return Vault::openWithPassphrase(folder, *kept, passphrase, random);
                               },
                               [this, attempt](Expected<Vault, VaultError> vault) {
                                   if (isCurrent(attempt))
                                       unlocked(std::move(vault));
                               });
                       });
}

void SignInController::unlocked(Expected<Vault, VaultError> vault)
{
    if (!vault) {
        refuse(vault.error());
        return;
    }
    m_pending->vault = std::make_shared<Vault>(std::move(*vault));
    const std::optional<protocol::Session> kept = m_pending->profile.keptSession(m_pending->vault->box("session"_L1));
    if (!kept) {
        refuse(VaultError::Damaged);
        return;
    }
    m_pending->session = *kept;
    chooseCapacity();
}

void SignInController::finish()
{
    if (!m_pending || !m_pending->vault)
        return;
    if (!m_pending->offline && !m_pending->vault->isTemporary())
        (void)m_pending->profile.keepSession(m_pending->session, m_pending->vault->box("session"_L1));
    auto profile = std::make_shared<OpenedProfile>(OpenedProfile{m_service, trust(), m_pending->profile,
                                                                 m_pending->vault, m_pending->session, m_pending->unit,
                                                                 m_pending->device, m_pending->offline});
    m_pending.reset();
    m_page.clearSecrets();
    m_page.setIdle();
    Q_EMIT opened(profile);
}

void SignInController::cancel()
{
    ++m_attempt;
    m_pending.reset();
    m_page.setIdle();
    m_page.showStep(SignInPage::Step::Credentials);
}

void SignInController::refuse(const RemoteError &error)
{
    m_pending.reset();
    m_page.setIdle();
    if (error.isApi(protocol::ApiErrorCode::WrongCredentials))
        m_page.setTriesLeft(error.api.args.value(u"remaining"_s, u"-1"_s).toInt());
    const FailureWords words = wordsFor(error);
    m_page.setError(words.failed, words.kept, words.number);
}

void SignInController::refuse(VaultError error)
{
    m_page.setIdle();
    const FailureWords words = wordsFor(error);
    m_page.setError(words.failed, words.kept, words.number);
}

/// What is kept here for the remembered user can be opened without the network.
void SignInController::showOfflineOffer()
{
    OfflineOffer offer;
    const Profile profile = profileOf(m_settings.user());
    const Expected<VaultFile, VaultError> file = VaultFile::load(profile.folder());
    offer.available = !m_settings.user().isEmpty() && file && file->passphrase.has_value();
    if (offer.available) {
        const QFileInfo cache(profile.cacheFile());
        offer.kept = tr("%1, last synchronised %2")
                         .arg(m_settings.user(), QLocale().toString(cache.lastModified(), QLocale::ShortFormat));
    }
    m_page.setOfflineOffer(offer);
}

} // namespace yunchuang
