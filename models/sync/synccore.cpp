// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/synccore.h"

#include <utility>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::ApiError;

SyncCore::SyncCore(const Parts &parts)
    : m_store(parts.store)
    , m_outbox(parts.outbox)
    , m_scheduler(parts.scheduler)
    , m_api(parts.transport, parts.clock, parts.random)
    , m_policy(parts.policy, parts.clock, parts.scheduler, parts.random)
    , m_watch(parts.outbox, m_api)
    , m_engine(parts.engine, parts.store, m_api, m_policy, parts.time, parts.scheduler)
    , m_sender(parts.outbox, parts.store, m_api, m_policy, m_watch, parts.time, parts.scheduler)
{
    connect(&m_api, &ApiClient::exchanged, this, &SyncCore::judge);
    connect(&m_api, &ApiClient::sessionRenewed, this, &SyncCore::sessionRenewed);
    connect(&m_api, &ApiClient::sessionEnded, this, [this](const ApiError &reason) {
        m_engine.stop();
        m_sender.stop();
        m_seeking = true;
        m_policy.blocked(OfflineReason::SignedOut);
        Q_EMIT sessionEnded(reason);
    });
    connect(&m_policy, &NetworkPolicy::retryDue, this, &SyncCore::look);
    connect(&m_policy, &NetworkPolicy::changed, this, &SyncCore::tell);
    connect(&m_engine, &SyncEngine::progressed, this, &SyncCore::tell);
    connect(&m_engine, &SyncEngine::storeFailed, this, [this](const StoreError &error) {
        m_storeError = error.code;
        tell();
    });
    connect(&m_engine, &SyncEngine::storeTook, this, [this] {
        if (std::exchange(m_storeError, {}))
            tell();
    });
    connect(&m_sender, &OutboxSender::blockedChanged, this, &SyncCore::tell);
    connect(&m_watch, &LedgerWatch::foundInvalid, this, [this] {
        m_logInvalid = true;
        tell();
    });
    connect(&m_sender, &OutboxSender::conflicted, this, [this](const OutboxEntry &entry) {
        m_engine.requestCase({entry.command.caseId, entry.command.actingUnit});
    });
}

void SyncCore::begin(const protocol::Session &session, const SyncScope &scope)
{
    m_seeking = false;
    takeCare();
    m_api.setSession(session);
    m_engine.setScope(scope);
    if (!m_policy.mayTry())
        m_policy.retryNow();
    m_engine.start();
    m_sender.start();
}

void SyncCore::end()
{
    m_engine.stop();
    m_sender.stop();
    m_seeking = false;
    m_api.setSession(std::nullopt);
    tell();
}

void SyncCore::retryNow()
{
    if (m_policy.mayTry() && !m_seeking)
        m_engine.refresh();
    else if (m_api.session() || m_seeking)
        m_policy.retryNow();
}

void SyncCore::seek()
{
    m_seeking = true;
    takeCare();
    look();
}

/// Once the files are open.
void SyncCore::takeCare()
{
    if (std::exchange(m_caring, true))
        return;
    tidy();
    // Not among the first things a clerk waits for. What is found is told and mended by the store.
    m_scheduler.after(std::chrono::minutes(1), this, [this] { m_store.check(this, [](const StoreResult<bool> &) {}); });
}

/// Finished acts leave the list after their days, at the start and then daily, also in a client that is never closed.
void SyncCore::tidy()
{
    m_outbox.purge(this, [](const StoreResult<int> &) {});
    m_scheduler.after(std::chrono::hours(24), this, [this] { tidy(); });
}

/// Asks for something public: whatever the answer is, it means that one can sign in.
void SyncCore::look()
{
    if (!m_seeking || m_looking)
        return;
    m_looking = true;
    m_api.ledgerKeys(this, [this](const Expected<QJsonObject, RemoteError> &reply) {
        m_looking = false;
        const bool answered = reply || (reply.error().kind == RemoteError::Kind::Api &&
                                        !reply.error().isApi(protocol::ApiErrorCode::Unavailable));
        if (m_seeking && answered)
            Q_EMIT signInNeeded();
    });
}

void SyncCore::judge(bool answered, const RemoteError &error, std::chrono::milliseconds duration, bool waited)
{
    if (answered && m_seeking) {
        m_policy.blocked(OfflineReason::SignedOut); // it can be reached, but there is nothing to exchange yet
        return;
    }
    if (answered) {
        m_policy.answered(duration, waited);
        return;
    }
    if (error.kind == RemoteError::Kind::Malformed) {
        m_policy.failed(OfflineReason::BadAnswer);
        return;
    }
    if (error.kind == RemoteError::Kind::Api) {
        m_policy.failed(OfflineReason::ServiceUnavailable,
                        std::chrono::seconds(error.api.args.value(u"seconds"_s).toInt()));
        return;
    }
    switch (error.transport.code) {
    case TransportErrorCode::CertificateUnknown:
        m_policy.blocked(OfflineReason::CertificateUnknown);
        Q_EMIT certificateQuestion(error.transport);
        break;
    case TransportErrorCode::CertificateChanged:
        m_policy.blocked(OfflineReason::CertificateChanged);
        Q_EMIT certificateQuestion(error.transport);
        break;
    case TransportErrorCode::Tls:
        m_policy.failed(OfflineReason::Tls);
        break;
    case TransportErrorCode::TimedOut:
        m_policy.failed(OfflineReason::TimedOut);
        break;
    case TransportErrorCode::Redirected:
    case TransportErrorCode::Malformed:
    case TransportErrorCode::TooLarge:
        m_policy.failed(OfflineReason::BadAnswer);
        break;
    case TransportErrorCode::Unreachable:
        m_policy.failed(OfflineReason::Unreachable);
        break;
    case TransportErrorCode::Cancelled:
        break;
    }
}

SyncProblem SyncCore::problem() const
{
    if (m_logInvalid)
        return SyncProblem::LogInvalid;
    if (m_sender.isBlocked())
        return SyncProblem::NotEnrolled;
    if (!m_storeError)
        return SyncProblem::None;
    return *m_storeError == StoreErrorCode::DiskFull ? SyncProblem::DiskFull : SyncProblem::CacheFailed;
}

ConnectionSnapshot SyncCore::snapshot() const
{
    ConnectionSnapshot out;
    out.reachability = m_policy.reachability();
    out.reason = m_policy.reason();
    out.problem = problem();
    out.since = m_policy.since();
    out.lastSync = m_engine.lastSync();
    out.nextRetry = m_policy.nextRetry();
    out.latency = m_policy.latency();
    out.synchronising = m_engine.isSynchronising();
    out.rowsLoaded = m_engine.rowsLoaded();
    return out;
}

void SyncCore::tell()
{
    const ConnectionSnapshot now = snapshot();
    if (m_told == now)
        return;
    m_told = now;
    Q_EMIT snapshotChanged(now);
}

void SyncCore::requestMembers(const UnitId &unit)
{
    m_api.members(unit, this, [this, unit](Expected<protocol::MembersReply, RemoteError> reply) {
        if (reply)
            Q_EMIT membersReceived(unit, *reply);
    });
}

void SyncCore::requestLookup(const QString &registry, const protocol::LookupRequest &request)
{
    m_api.lookup(registry, request, this, [this, request](Expected<protocol::LookupReply, RemoteError> reply) {
        if (reply)
            Q_EMIT lookupReceived(request, *reply);
        else
            Q_EMIT lookupFailed(request, reply.error().kind == RemoteError::Kind::Api
                                             ? QString(nameOf(reply.error().api.code))
                                             : QString(nameOf(reply.error().transport.code)));
    });
}

} // namespace yunchuang
