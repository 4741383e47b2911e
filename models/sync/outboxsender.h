// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "remote/apiclient.h"
#include "store/casequery.h"
#include "store/outbox.h"

#include <QMap>
#include <QObject>
#include <QSet>

namespace yunchuang {

class CaseStore;
class LedgerWatch;
class NetworkPolicy;

/// Brings the outbox's acts to the service: those of one case in the order of acting, several cases side by side,
/// materials before the act that names them. An act whose answer did not come is asked for by its id before it is
/// posted again. A refusal parks what rests on it, nothing else.
class OutboxSender : public QObject
{
    Q_OBJECT
public:
    /// Cases under way at once.
    static constexpr int width = 4;

    OutboxSender(Outbox &outbox, CaseStore &store, ApiClient &api, NetworkPolicy &policy, LedgerWatch &watch,
                 const Clock &time, Scheduler &scheduler, QObject *parent = nullptr);

    /// Loads the outbox and begins. Also after signing in again.
    void start();
    /// Posts nothing new; answers that still come are kept.
    void stop();
    /// The device's key is not enrolled (any more): acts wait.
    [[nodiscard]] bool isBlocked() const { return m_blocked; }

Q_SIGNALS:
    /// The service does not accept this device's signature, or does again after signing in: see isBlocked().
    void blockedChanged();
    void delivered(const yunchuang::OutboxEntry &entry);
    /// Both sides of a conflict differ: the newest case should be fetched.
    void conflicted(const yunchuang::OutboxEntry &entry);

private:
    void setBlocked(bool blocked);
    void take(const QVector<OutboxEntry> &entries);
    void pump();
    void releaseDue();
    void begin(const OutboxEntry &entry);
    void sendAttachments(const OutboxEntry &entry, qsizetype index);
    void post(const OutboxEntry &entry);
    void ask(const OutboxEntry &entry);
    void answered(const OutboxEntry &entry, const RemoteError &error, bool attachmentsFailed);
    void acknowledged(const OutboxEntry &entry, const protocol::CommandReceipt &receipt);
    void finish(const OutboxEntry &entry, const DeliveryOutcome &outcome);
    void free(const CaseId &caseId);
    void retryLater(const CaseId &caseId, int attempts);
    void checkProof(const OutboxEntry &entry);
    void checkPendingProofs();
    void settle(const OutboxEntry &entry);
    void cacheChanged(const ChangeSet &change);
    void reportLooks();

    Outbox &m_outbox;
    CaseStore &m_store;
    ApiClient &m_api;
    NetworkPolicy &m_policy;
    LedgerWatch &m_watch;
    const Clock &m_time;
    Scheduler &m_scheduler;
    QMap<qint64, OutboxEntry> m_entries; ///< by sequence: all that is not finished and settled
    QSet<CaseId> m_busy;
    QSet<CaseId> m_resting; ///< after a fault of the service: not before a while
    QSet<CommandId> m_checking;
    quint64 m_releaseTimer = 0;
    bool m_running = false;
    bool m_blocked = false;
    bool m_reporting = false;
};

} // namespace yunchuang
