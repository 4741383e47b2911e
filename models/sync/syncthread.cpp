// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncthread.h"

#include "sync/casecommands.h"
#include "sync/servicedesk.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

SyncThread::SyncThread(CaseStore &store, Outbox &outbox, KnownServiceTime &time, const Clock &clock, Random &random,
                       Makers makers, QObject *parent)
    : QObject(parent)
    , m_hand(new QObject)
{
    m_thread.setObjectName(u"sync"_s);
    m_hand->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_hand,
        [&] {
            m_transport = makers.transport();
            m_scheduler = makers.scheduler();
            m_core = std::make_unique<SyncCore>(
                SyncCore::Parts{store, outbox, time, *m_transport, clock, *m_scheduler, random});
        },
        Qt::BlockingQueuedConnection);
}

SyncThread::~SyncThread()
{
    QMetaObject::invokeMethod(
        m_hand,
        [this] {
            m_core->end();
            m_core.reset();
            m_transport.reset();
            m_scheduler.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_hand; // its thread has ended
}

void SyncThread::run(std::function<void(SyncCore &)> work)
{
    QMetaObject::invokeMethod(
        m_hand, [this, work = std::move(work)] { work(*m_core); }, Qt::QueuedConnection);
}

void SyncThread::runWithTransport(std::function<void(Transport &)> work)
{
    QMetaObject::invokeMethod(
        m_hand, [this, work = std::move(work)] { work(*m_transport); }, Qt::QueuedConnection);
}

void SyncThread::begin(const protocol::Session &session, const SyncScope &scope)
{
    run([session, scope](SyncCore &core) { core.begin(session, scope); });
}

void SyncThread::end()
{
    run([](SyncCore &core) { core.end(); });
}

void SyncThread::retryNow()
{
    run([](SyncCore &core) { core.retryNow(); });
}

void SyncThread::serve(CaseCommands &commands, ConnectionState &connection)
{
    SyncCore *core = m_core.get();
    connect(core, &SyncCore::snapshotChanged, &connection, &ConnectionState::update);
    connect(&connection, &ConnectionState::retryRequested, this, &SyncThread::retryNow);
    connect(&commands, &CaseCommands::caseRequested, &core->engine(), &SyncEngine::requestCase);
    connect(&commands, &CaseCommands::materialRequested, &core->engine(), &SyncEngine::requestMaterial);
    connect(&commands, &CaseCommands::membersRequested, core, &SyncCore::requestMembers);
    connect(&commands, &CaseCommands::lookupRequested, core, &SyncCore::requestLookup);
    connect(&core->engine(), &SyncEngine::caseFailed, &commands, &CaseCommands::caseRequestFailed);
    connect(&core->engine(), &SyncEngine::materialFailed, &commands, &CaseCommands::materialRequestFailed);
    connect(core, &SyncCore::membersReceived, &commands, &CaseCommands::membersReceived);
    connect(core, &SyncCore::lookupReceived, &commands, &CaseCommands::lookupReceived);
    connect(core, &SyncCore::lookupFailed, &commands, &CaseCommands::lookupFailed);
    run([](SyncCore &running) { Q_EMIT running.snapshotChanged(running.snapshot()); });
}

void SyncThread::serve(ServiceDesk &desk)
{
    desk.setLine([self = QPointer<SyncThread>(this)](const ServiceRequest &request, ServiceDesk::DoneBytes done) {
        if (!self)
            return;
        self->run([request, done = std::move(done)](SyncCore &core) { core.api().ask(request, &core, done); });
    });
}

} // namespace yunchuang
