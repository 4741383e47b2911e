// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"

#include <QMap>
#include <QPointer>

#include <chrono>
#include <functional>

namespace yunchuang {

/// A clock that stands still until it is told to go on.
class VirtualClock final : public Clock
{
public:
    explicit VirtualClock(const QDateTime &start = QDateTime(QDate(2026, 3, 3), QTime(2, 0), Qt::UTC))
        : m_now(start)
    {
    }

    [[nodiscard]] QDateTime now() const override { return m_now; }
    void set(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now;
};

/// Runs what is due when time is moved, in order of time, then of asking. Sets the clock as it goes.
class VirtualScheduler final : public Scheduler
{
public:
    explicit VirtualScheduler(VirtualClock &clock)
        : m_clock(clock)
    {
    }

    quint64 after(std::chrono::milliseconds delay, QObject *context, std::function<void()> run) override;
    void cancel(quint64 id) override;

    /// Moves time on by `span` and runs everything that falls due, also what is scheduled meanwhile.
    void advance(std::chrono::milliseconds span);
    /// Runs what is due now, and what that schedules for now.
    void settle() { advance(std::chrono::milliseconds(0)); }
    /// Moves on from one due moment to the next until `until` holds; false when nothing is scheduled or `limit` would
    /// be passed.
    bool runUntil(const std::function<bool()> &until, std::chrono::milliseconds limit = std::chrono::hours(24));
    [[nodiscard]] qsizetype scheduled() const { return m_waiting.size(); }

private:
    struct Entry
    {
        quint64 id;
        QPointer<QObject> context;
        bool hasContext;
        std::function<void()> run;
    };
    bool runNext(qint64 latest);

    VirtualClock &m_clock;
    QMultiMap<qint64, Entry> m_waiting; ///< by milliseconds since 1970
    quint64 m_next = 1;
};

/// Reproducible bytes from a seed (splitmix64).
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(quint64 seed)
        : m_state(seed)
    {
    }
    [[nodiscard]] QByteArray bytes(int count) override;
    [[nodiscard]] quint64 next();

private:
    quint64 m_state;
};

} // namespace yunchuang
