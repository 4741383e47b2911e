// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/apiclient.h"
#include "sync/connectionstate.h"
#include "sync/ledgerwatch.h"
#include "sync/networkpolicy.h"
#include "sync/outboxsender.h"
#include "sync/syncengine.h"

#include <QObject>

#include <optional>

namespace yunchuang {

/// What exchanges with the service, put together: for the synchronisation's own thread, or for the one thread of a
/// simulation. Everything it is given must outlive it.
class SyncCore : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        CaseStore &store;
        Outbox &outbox;
        KnownServiceTime &time;
        Transport &transport;
        const Clock &clock;
        Scheduler &scheduler;
        Random &random;
        SyncEngine::Options engine = {};
        NetworkPolicy::Options policy = {};
    };

    explicit SyncCore(const Parts &parts);

    /// Signed in, or taken up again: tokens, and for whom to fetch ahead.
    void begin(const protocol::Session &session, const SyncScope &scope);
    /// Signing out or locking: nothing is sent any more.
    void end();
    void retryNow();
    /// Opened offline: looks for the service until it answers, then says `signInNeeded`.
    void seek();

    [[nodiscard]] ApiClient &api() { return m_api; }
    [[nodiscard]] SyncEngine &engine() { return m_engine; }
    [[nodiscard]] OutboxSender &sender() { return m_sender; }
    [[nodiscard]] NetworkPolicy &policy() { return m_policy; }
    [[nodiscard]] ConnectionSnapshot snapshot() const;

    void requestMembers(const UnitId &unit);
    void requestLookup(const QString &registry, const protocol::LookupRequest &request);

Q_SIGNALS:
    void snapshotChanged(const yunchuang::ConnectionSnapshot &snapshot);
    void sessionRenewed(const yunchuang::protocol::Session &session);
    void sessionEnded(const yunchuang::protocol::ApiError &reason);
    /// The service answers, but nobody is signed in: ask for the password.
    void signInNeeded();
    /// First contact (unknown) or another certificate than the confirmed one: to be shown.
    void certificateQuestion(const yunchuang::TransportError &error);
    void membersReceived(const yunchuang::UnitId &unit, const yunchuang::protocol::MembersReply &members);
    void lookupReceived(const yunchuang::protocol::LookupRequest &request,
                        const yunchuang::protocol::LookupReply &reply);
    void lookupFailed(const yunchuang::protocol::LookupRequest &request, const QString &reason);

private:
    [[nodiscard]] SyncProblem problem() const;
    void judge(bool answered, const RemoteError &error, std::chrono::milliseconds duration, bool waited);
    void tell();
    void look();
    void takeCare();
    void tidy();

    CaseStore &m_store;
    Outbox &m_outbox;
    Scheduler &m_scheduler;
    ApiClient m_api;
    NetworkPolicy m_policy;
    LedgerWatch m_watch;
    SyncEngine m_engine;
    OutboxSender m_sender;
    std::optional<ConnectionSnapshot> m_told;
    std::optional<StoreErrorCode> m_storeError; ///< of the last writing to the cache
    bool m_logInvalid = false;                  ///< seen in this session
    bool m_seeking = false;                     ///< somebody works here without a session
    bool m_looking = false;                     ///< a question is under way
    bool m_caring = false;                      ///< for the files
};

} // namespace yunchuang
