// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/servicecore.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace yunchuang::service {

/// What one job did.
struct JobOutcome
{
    QString job;
    int acts = 0;
    bool failed = false; ///< the database: it will be tried again at the next look
};

/// Looks every while for what has become due, on the thread it was made on.
class JobRunner final : public QObject
{
public:
    using Listener = std::function<void(const JobOutcome &)>;

    /// `core`, `scheduler` must outlive it. `listener` hears of every job that did or failed to do something,
    /// `afterRound` when all have looked.
    JobRunner(ServiceCore &core, Scheduler &scheduler, std::chrono::milliseconds interval, Listener listener = {},
              std::function<void()> afterRound = {});

    /// Looks now and then again and again. Harmless when repeated.
    void start();
    /// Looks once.
    void runOnce();

private:
    void next();

    ServiceCore &m_core;
    Scheduler &m_scheduler;
    const std::chrono::milliseconds m_interval;
    const Listener m_listener;
    const std::function<void()> m_afterRound;
    bool m_started = false;
};

} // namespace yunchuang::service
