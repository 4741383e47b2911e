// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clientcore.h"

#include "domain/systemseams.h"
#include "remote/httptransport.h"
#include "sync/keypairsigner.h"

#include <QSysInfo>

namespace yunchuang {

using namespace Qt::StringLiterals;

ClientCore::ClientCore(std::shared_ptr<OpenedProfile> profile, const Clock &clock, Random &random, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_time(clock)
    , m_cacheBox(m_profile->vault->box("cache"_L1))
    , m_outboxBox(m_profile->vault->box("outbox"_L1))
    , m_store(std::make_unique<CaseStore>(
          CaseStore::Options{isDurable() ? m_profile->profile.cacheFile() : u":memory:"_s}, m_cacheBox, clock))
    , m_outbox(std::make_unique<Outbox>(Outbox::Options{isDurable() ? m_profile->profile.outboxFile() : u":memory:"_s},
                                        m_outboxBox, clock))
    , m_signer(std::make_unique<KeyPairSigner>(
          m_profile->device, ledger::KeyPair::fromSeed(m_profile->vault->deviceKey().seed().view()).value()))
    , m_commands(std::make_unique<CaseCommands>(*m_store, *m_outbox, m_time, random))
    , m_rules(*m_store)
{
    SyncThread::Makers makers;
    makers.transport = [origin = m_profile->service, trust = m_profile->trust] {
        return std::make_unique<HttpTransport>(origin, trust);
    };
    makers.scheduler = [] { return std::make_unique<SystemScheduler>(); };
    m_sync = std::make_unique<SyncThread>(*m_store, *m_outbox, m_time, clock, random, std::move(makers));
    m_sync->serve(*m_commands, m_connection);
    m_sync->serve(m_desk);

    connect(&m_rules, &RulesLoader::loaded, this, [this](const RuleBookPtr &rules) {
        m_store->setRules(rules);
        m_commands->setRules(rules);
    });
    connect(m_store.get(), &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (change.rules)
            m_rules.load();
    });
    connect(&m_sync->core(), &SyncCore::sessionRenewed, this,
            [this](const protocol::Session &session) { m_profile->session = session; });
    connect(&m_sync->core(), &SyncCore::sessionEnded, this, [this] { Q_EMIT sessionEnded(); });
    connect(&m_sync->core(), &SyncCore::signInNeeded, this, &ClientCore::signInNeeded);
    connect(&m_sync->core(), &SyncCore::certificateQuestion, this, &ClientCore::certificateQuestion);
}

ClientCore::~ClientCore()
{
    // The exchange goes first: it uses everything else.
    m_sync.reset();
    m_commands->setUser({}, nullptr);
}

bool ClientCore::isDurable() const
{
    return !m_profile->vault->isTemporary();
}

void ClientCore::open()
{
    m_store->open(this, [this](const StoreResult<SyncPosition> &position) {
        if (!position) {
            Q_EMIT failed(position.error());
            return;
        }
        if (position->serviceTime.isValid())
            m_time.observe(position->serviceTime);
        m_outbox->open(this, [this](const StoreResult<bool> &opened) {
            if (!opened) {
                Q_EMIT failed(opened.error());
                return;
            }
            const protocol::Session &session = m_profile->session;
            m_commands->setUser({session.user, session.userName, session.grants}, m_signer.get());
            m_rules.load();
            if (m_profile->offline)
                m_sync->run([](SyncCore &core) { core.seek(); });
            else
                begin(session);
            Q_EMIT ready();
        });
    });
}

void ClientCore::begin(const protocol::Session &session)
{
    m_time.observe(session.serviceTime);
    m_sync->begin(session, scope());
}

SyncScope ClientCore::scope() const
{
    SyncScope scope{m_profile->session.user, {}};
    for (const protocol::UnitGrant &grant : m_profile->session.grants)
        scope.units.append(grant.unit);
    return scope;
}

void ClientCore::signInAgain(const QString &password, const QString &factorCode, const QString &deviceCode)
{
    protocol::SignInRequest request;
    request.user = m_profile->session.user;
    request.password = password;
    request.factorCode = factorCode;
    request.deviceCode = deviceCode;
    request.device = {m_profile->device, QSysInfo::machineHostName(),
                      m_profile->vault->deviceKey().publicKey().bytes()};
    QPointer<ClientCore> guard(this);
    m_sync->run([guard, request](SyncCore &core) {
        core.api().signIn(request, &core, [guard, request](const Expected<protocol::Session, RemoteError> &session) {
            // Back to the windows' thread, where this object lives; the sync thread ends before it.
            QMetaObject::invokeMethod(guard.data(), [guard, session, current = request.password] {
                if (!session)
                    Q_EMIT guard->signInFailed(session.error());
                else if (session->mustChangePassword)
                    Q_EMIT guard->newPasswordNeeded(current);
                else
                    guard->takeSession(*session);
            });
        });
    });
}

void ClientCore::changePassword(const protocol::PasswordChange &change,
                                std::function<void(const Expected<bool, RemoteError> &)> done)
{
    QPointer<ClientCore> guard(this);
    m_sync->run([guard, change, done = std::move(done)](SyncCore &core) {
        core.api().changePassword(change, &core, [guard, done, &core](const Expected<bool, RemoteError> &reply) {
            const std::optional<protocol::Session> session = core.api().session();
            QMetaObject::invokeMethod(guard.data(), [guard, done, reply, session] {
                done(reply);
                if (reply && session)
                    guard->takeSession(*session);
            });
        });
    });
}

/// What was done meanwhile lies in the outbox and goes on its way with the new session.
void ClientCore::takeSession(const protocol::Session &session)
{
    m_profile->session = session;
    m_profile->offline = false;
    if (isDurable() && !m_profile->profile.keepSession(session, m_profile->vault->box("session"_L1)))
        qWarning("the grants of this session could not be kept for working offline");
    m_commands->setUser({session.user, session.userName, session.grants}, m_signer.get());
    begin(session);
    Q_EMIT signedIn();
}

void ClientCore::trustCertificate(const QByteArray &sha256)
{
    m_profile->trust = {{}, sha256};
    m_sync->runWithTransport(
        [trust = m_profile->trust](Transport &transport) { static_cast<HttpTransport &>(transport).setTrust(trust); });
    m_sync->retryNow();
}

void ClientCore::release()
{
    m_commands->releaseAll(this, [this](const StoreResult<QVector<OutboxEntry>> &) { Q_EMIT released(); });
}

} // namespace yunchuang
