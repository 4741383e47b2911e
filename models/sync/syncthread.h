// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synccore.h"

#include <QThread>

#include <functional>
#include <memory>

namespace yunchuang {

class CaseCommands;
class ServiceDesk;

/// Runs a SyncCore on a thread of its own and ties it to the windows' thread: what pages wish goes in, what came goes
/// out.
class SyncThread : public QObject
{
    Q_OBJECT
public:
    /// Transport and scheduler belong to the thread they are used on, so they are made there.
    struct Makers
    {
        std::function<std::unique_ptr<Transport>()> transport;
        std::function<std::unique_ptr<Scheduler>()> scheduler;
    };

    /// The references must outlive this.
    SyncThread(CaseStore &store, Outbox &outbox, KnownServiceTime &time, const Clock &clock, Random &random,
               Makers makers, QObject *parent = nullptr);
    /// Ends the exchange and waits for the thread.
    ~SyncThread() override;

    /// Wishes of pages are taken up, answers go back.
    void serve(CaseCommands &commands, ConnectionState &connection);
    /// Questions of pages are carried to the service for as long as this lives.
    void serve(ServiceDesk &desk);

    void begin(const protocol::Session &session, const SyncScope &scope);
    void end();
    void retryNow();
    /// Runs on the synchronisation's thread; for signing in and the like. The core lives until this is destroyed.
    void run(std::function<void(SyncCore &)> work);
    /// The same for what needs the transport itself (trust).
    void runWithTransport(std::function<void(Transport &)> work);
    [[nodiscard]] SyncCore &core() { return *m_core; } ///< for connecting to its signals only

private:
    QThread m_thread;
    QObject *m_hand = nullptr; ///< lives in the thread
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<SyncCore> m_core;
};

} // namespace yunchuang
