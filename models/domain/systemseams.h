// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"

#include <QHash>

namespace yunchuang {

/// The machine's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
};

/// Timers of the calling thread's event loop.
class SystemScheduler final : public Scheduler
{
public:
    ~SystemScheduler() override; ///< nothing that was still to run runs
    quint64 after(std::chrono::milliseconds delay, QObject *context, std::function<void()> run) override;
    void cancel(quint64 id) override;

private:
    QHash<quint64, QObject *> m_timers;
    quint64 m_next = 1;
};

/// The operating system's generator.
class SystemRandom final : public Random
{
public:
    [[nodiscard]] QByteArray bytes(int count) override;
};

} // namespace yunchuang
