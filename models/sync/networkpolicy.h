// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"
#include "sync/connectionstate.h"

#include <QObject>

#include <chrono>

namespace yunchuang {

/// Judges the connection by what became of requests: on, slow or off, and when to try again. Ask `mayTry` before
/// sending; while it says no, wait for `retryDue`.
class NetworkPolicy : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        std::chrono::milliseconds firstWait{1000};
        std::chrono::milliseconds longestWait{60000};
        std::chrono::milliseconds slowFrom{1500}; ///< typical time of an answer from which the network counts as slow
        std::chrono::milliseconds fastUntil{800}; ///< and below which it no longer does
    };

    NetworkPolicy(Options options, const Clock &clock, Scheduler &scheduler, Random &random, QObject *parent = nullptr);

    /// An answer came, whatever it said. `waited`: a long poll, whose duration says nothing.
    void answered(std::chrono::milliseconds duration, bool waited);
    /// No answer, or the service cannot serve now. `wait`: as long as it asked for, 0 = our own back-off.
    void failed(OfflineReason reason, std::chrono::milliseconds wait = std::chrono::milliseconds(0));
    /// Nothing helps but a person: sign in, look at the certificate. No retry is planned.
    void blocked(OfflineReason reason);
    /// F5, or the system says that a network came: try at once.
    void retryNow();

    [[nodiscard]] bool mayTry() const { return m_mayTry; }
    [[nodiscard]] Reachability reachability() const { return m_reachability; }
    [[nodiscard]] OfflineReason reason() const { return m_reason; }
    [[nodiscard]] QDateTime since() const { return m_since; }
    [[nodiscard]] QDateTime nextRetry() const { return m_nextRetry; }
    [[nodiscard]] std::chrono::milliseconds latency() const
    {
        return std::chrono::milliseconds(static_cast<qint64>(m_latency));
    }

Q_SIGNALS:
    void changed();
    /// Sending makes sense again.
    void retryDue();

private:
    void become(Reachability reachability, OfflineReason reason);
    void plan(std::chrono::milliseconds wait);
    void cancelPlan();

    const Options m_options;
    const Clock &m_clock;
    Scheduler &m_scheduler;
    Random &m_random;
    Reachability m_reachability = Reachability::Offline;
    OfflineReason m_reason = OfflineReason::NotStarted;
    QDateTime m_since;
    QDateTime m_nextRetry;
    bool m_mayTry = true;
    int m_failures = 0;
    double m_latency = 0; ///< milliseconds, moving average
    quint64 m_timer = 0;
};

} // namespace yunchuang
