// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/serialqueue.h"

#include <QSemaphore>

namespace yunchuang {

SerialQueue::SerialQueue(Mode mode, const QString &name)
    : m_mode(mode)
{
    if (mode == Mode::Inline)
        return;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(name);
    m_worker = new QObject;
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
}

SerialQueue::~SerialQueue()
{
    if (!m_thread)
        return;
    runNow([] {});
    m_thread->quit();
    m_thread->wait();
    delete m_worker; // its thread has ended
}

void SerialQueue::post(std::function<void()> work)
{
    if (m_mode == Mode::Inline)
        work();
    else
        QMetaObject::invokeMethod(m_worker, std::move(work), Qt::QueuedConnection);
}

void SerialQueue::runNow(const std::function<void()> &work)
{
    if (m_mode == Mode::Inline) {
        work();
        return;
    }
    Q_ASSERT(QThread::currentThread() != m_thread.get());
    QSemaphore finished;
    post([&] {
        work();
        finished.release();
    });
    finished.acquire();
}

} // namespace yunchuang
