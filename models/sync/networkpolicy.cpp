// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/networkpolicy.h"

#include <algorithm>

namespace yunchuang {

NetworkPolicy::NetworkPolicy(Options options, const Clock &clock, Scheduler &scheduler, Random &random, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_random(random)
{
}

void NetworkPolicy::answered(std::chrono::milliseconds duration, bool waited)
{
    if (!waited) {
        const auto sample = static_cast<double>(duration.count());
        m_latency = m_latency == 0 ? sample : 0.7 * m_latency + 0.3 * sample;
    }
    m_failures = 0;
    cancelPlan();
    const bool wasBlocked = !m_mayTry;
    m_mayTry = true;
    // Two thresholds, so that the word in the chip does not flicker.
    const auto typical = static_cast<qint64>(m_latency);
    const bool slow = m_reachability == Reachability::Slow ? typical > m_options.fastUntil.count()
                                                           : typical >= m_options.slowFrom.count();
    become(slow ? Reachability::Slow : Reachability::Online, OfflineReason::None);
    if (wasBlocked)
        Q_EMIT retryDue();
}

void NetworkPolicy::failed(OfflineReason reason, std::chrono::milliseconds wait)
{
    // Requests that were under way together fail together: one failure, one step of the back-off.
    if (!m_mayTry && m_timer != 0 && wait.count() == 0) {
        become(Reachability::Offline, reason);
        return;
    }
    const int doublings = std::min(m_failures++, 16);
    const auto full = std::min<qint64>(m_options.firstWait.count() << doublings, m_options.longestWait.count());
    // Full jitter over the upper half: many clients that lost the service together do not come back together.
    const auto dice = static_cast<quint16>((static_cast<quint8>(m_random.bytes(1).at(0)) << 8U) |
                                           static_cast<quint8>(m_random.bytes(1).at(0)));
    const qint64 jittered = full / 2 + full / 2 * dice / 65535;
    m_mayTry = false;
    m_latency = 0;
    plan(wait.count() > 0 ? wait : std::chrono::milliseconds(jittered));
    become(Reachability::Offline, reason);
}

void NetworkPolicy::blocked(OfflineReason reason)
{
    cancelPlan();
    m_mayTry = false;
    become(Reachability::Offline, reason);
}

void NetworkPolicy::retryNow()
{
    cancelPlan();
    m_mayTry = true;
    Q_EMIT changed();
    Q_EMIT retryDue();
}

void NetworkPolicy::become(Reachability reachability, OfflineReason reason)
{
    if (reachability != m_reachability || !m_since.isValid())
        m_since = m_clock.now();
    m_reachability = reachability;
    m_reason = reason;
    Q_EMIT changed();
}

void NetworkPolicy::plan(std::chrono::milliseconds wait)
{
    cancelPlan();
    m_nextRetry = m_clock.now().addMSecs(wait.count());
    m_timer = m_scheduler.after(wait, this, [this] {
        m_timer = 0;
        m_nextRetry = {};
        m_mayTry = true;
        Q_EMIT changed();
        Q_EMIT retryDue();
    });
}

void NetworkPolicy::cancelPlan()
{
    if (m_timer != 0)
        m_scheduler.cancel(m_timer);
    m_timer = 0;
    m_nextRetry = {};
}

} // namespace yunchuang
