// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signincontroller.h"

#include "app/newpassword.h"
#include "app/secondfactor.h"
#include "app/signinattempt.h"
#include "app/signinwords.h"
#include "store/vaultsecret.h"
#include "ui/common/words.h"
#include "ui/signin/signinpage.h"

#include <QFileInfo>
#include <QSysInfo>

namespace yunchuang {

using namespace Qt::StringLiterals;

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
    connect(&page, &SignInPage::codesGiven, this, &SignInController::sendCodes);
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
    m_page.setOrganisation(m_settings.organisation());
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
        if (reply || reply.error().kind != RemoteError::Kind::Transport)
            view = certificateView(m_service, m_transport->certificate(), CertificateView::State::Pinned);
        else
            view = certificateView(m_service, reply.error().transport);
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

void SignInController::post(const QByteArray &publicKey, std::function<void(const protocol::Session &)> done)
{
    protocol::SignInRequest request;
    request.user = UserId(m_pending->user);
    request.password = m_pending->password;
    request.device = {m_pending->device, QSysInfo::machineHostName(), publicKey};
    request.factorCode = m_pending->factorCode;
    request.deviceCode = m_pending->deviceCode;
    m_pending->again = [this, publicKey, done] { post(publicKey, done); };
    const quint64 attempt = m_attempt;
    m_api->signIn(request, this,
                  [this, attempt, done = std::move(done)](const Expected<protocol::Session, RemoteError> &session) {
                      if (!isCurrent(attempt))
                          return;
                      if (session)
                          settle(*session, done);
                      else if (const std::optional<WantedCodes> codes = wantedCodes(session.error()))
                          m_page.askCodes(codes->factor, codes->device);
                      else if (session.error().isApi(protocol::ApiErrorCode::WrongCode))
                          m_page.refuseCode(isDeviceCode(session.error()), wordsFor(session.error()).failed);
                      else
                          refuse(session.error());
                  });
}

void SignInController::sendCodes(const QString &factor, const QString &device)
{
    if (!m_pending || !m_pending->again)
        return;
    m_page.setBusy(tr("Signing in…"));
    m_pending->factorCode = factor;
    m_pending->deviceCode = device;
    // The pending attempt is changed by sending, so what sends is taken out of it.
    const std::function<void()> again = m_pending->again;
    again();
}

void SignInController::settle(const protocol::Session &session,
                              const std::function<void(const protocol::Session &)> &done)
{
    if (session.mustChangePassword)
        changePassword(session, [this, done](const protocol::Session &changed) { settle(changed, done); });
    else if (session.mustEnrolFactor)
        enrolFactor(session, [this, done](const protocol::Session &enrolled) { settle(enrolled, done); });
    else
        done(session);
}

/// A post demands a second factor: until it is there the service answers nothing else to this session.
void SignInController::enrolFactor(const protocol::Session &session,
                                   const std::function<void(const protocol::Session &)> &done)
{
    m_page.setIdle();
    const quint64 attempt = m_attempt;
    FactorSteps steps;
    steps.password = m_pending->password;
    steps.ask = [this](const ServiceRequest &request, auto answered) { m_api->ask(request, this, answered); };
    steps.enrolled = [this, attempt, session, done] {
        if (!isCurrent(attempt))
            return;
        m_page.setBusy(tr("Signing in…"));
        protocol::Session enrolled = session;
        enrolled.mustEnrolFactor = false;
        enrolled.factorEnrolled = true;
        done(enrolled);
    };
    steps.givenUp = [this, attempt] {
        if (isCurrent(attempt))
            cancel();
    };
    askSecondFactor(&m_page, session.userName, steps);
}

/// Until it is changed the service answers nothing else to this session.
void SignInController::changePassword(const protocol::Session &session,
                                      const std::function<void(const protocol::Session &)> &done)
{
    m_page.setIdle();
    const quint64 attempt = m_attempt;
    NewPasswordSteps steps;
    steps.send = [this, attempt](const QString &next, auto answered) {
        if (isCurrent(attempt))
            m_api->changePassword({m_pending->password, next}, this, answered);
    };
    steps.taken = [this, attempt, session, done](const QString &next) {
        if (!isCurrent(attempt))
            return;
        m_page.setBusy(tr("Signing in…"));
        m_pending->password = next; // the rest of signing in may need it once more
        protocol::Session changed = session;
        changed.mustChangePassword = false;
        done(changed);
    };
    steps.givenUp = [this, attempt] {
        if (isCurrent(attempt))
            cancel();
    };
    askNewPassword(&m_page, session.userName, steps);
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
        rows.append({Wording::desk(grant.departmentName, grant.unitName), Wording::posts(grant.posts), {}});
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

void SignInController::finish()
{
    if (!m_pending || !m_pending->vault)
        return;
    if (!m_pending->offline && !m_pending->vault->isTemporary())
        (void)m_pending->profile.keepSession(m_pending->session, m_pending->vault->box("session"_L1));
    for (const protocol::UnitGrant &grant : std::as_const(m_pending->session.grants)) {
        if (grant.unit != m_pending->unit)
            continue;
        QStringList lines{grant.departmentName, grant.unitName};
        lines.removeAll(QString());
        lines.removeDuplicates();
        m_settings.setOrganisation(lines);
        m_page.setOrganisation(lines);
    }
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
    RemoteError said = error;
    if (error.isApi(protocol::ApiErrorCode::WrongCredentials)) {
        m_page.setTriesLeft(error.api.args.value(u"remaining"_s, u"-1"_s).toInt());
        said.api.args.remove(u"remaining"_s); // the page says it below the field
    }
    const FailureWords words = wordsFor(said);
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
