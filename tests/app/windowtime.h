// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/systemseams.h"
#include "tests/app/clientdesk.h"
#include "tests/support/virtualtime.h"

#include <QThread>

#include <atomic>

namespace yunchuang {

/// Time that a whole client takes for its own, begun at the present moment and moved by the test alone. The exchange's
/// thread reads the same clock, so it is told what the windows' thread read last.
class WindowTime final : public Clock
{
public:
    WindowTime()
        : m_moving(SystemClock().now())
        , m_scheduler(m_moving)
    {
    }

    [[nodiscard]] QDateTime now() const override
    {
        if (QThread::currentThread() == m_home)
            m_read = m_moving.now().toMSecsSinceEpoch();
        return QDateTime::fromMSecsSinceEpoch(m_read, Qt::UTC);
    }
    void advance(std::chrono::milliseconds span) { m_scheduler.advance(span); }
    [[nodiscard]] ClientDesk::Time seams() { return {*this, m_scheduler}; }

private:
    VirtualClock m_moving;
    VirtualScheduler m_scheduler;
    QThread *m_home = QThread::currentThread();
    mutable std::atomic<qint64> m_read{m_moving.now().toMSecsSinceEpoch()};
};

} // namespace yunchuang
