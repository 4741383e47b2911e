// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobs/jobrunner.h"

#include "service/jobs/jobs.h"

#include <array>

namespace yunchuang::service {

namespace {

struct NamedJob
{
    QLatin1String name;
    Answer<int> (*run)(ServiceCore &);
};

// First what the reference data changed: the others go by units and days.
constexpr std::array<NamedJob, 10> allJobs = {{
    {QLatin1String("succession"), jobs::moveToSuccessors},
    {QLatin1String("recount"), jobs::recountDueDays},
    {QLatin1String("deemed-acceptance"), jobs::acceptBySilence},
    {QLatin1String("silence"), jobs::takeSilence},
    {QLatin1String("push-timeouts"), jobs::expirePushes},
    {QLatin1String("registries-again"), jobs::askRegistriesAgain},
    {QLatin1String("overdue-marks"), jobs::markOverdue},
    {QLatin1String("rating-deadlines"), jobs::watchRatings},
    {QLatin1String("supervision"), jobs::supervise},
    {QLatin1String("tidying"), jobs::tidy},
}};

} // namespace

JobRunner::JobRunner(ServiceCore &core, Scheduler &scheduler, std::chrono::milliseconds interval, Listener listener,
                     std::function<void()> afterRound)
    : m_core(core)
    , m_scheduler(scheduler)
    , m_interval(interval)
    , m_listener(std::move(listener))
    , m_afterRound(std::move(afterRound))
{
}

void JobRunner::start()
{
    if (std::exchange(m_started, true))
        return;
    next();
}

void JobRunner::next()
{
    runOnce();
    m_scheduler.after(m_interval, this, [this] { next(); });
}

void JobRunner::runOnce()
{
    for (const NamedJob &job : allJobs) {
        const Answer<int> acts = job.run(m_core);
        if (m_listener && (!acts || *acts > 0))
            m_listener({job.name, acts.value_or(0), !acts});
    }
    if (m_afterRound)
        m_afterRound();
}

} // namespace yunchuang::service
