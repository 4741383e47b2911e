// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/simulator/journal.h"
#include "service/simulator/run.h"

namespace yunchuang::simulator {

/// Hands in a run of applications, several at a time. The same run again is recognised by the service: it gets the same
/// numbers.
class SubmitRun final : public Run
{
public:
    struct Options
    {
        ApplicationKey first; ///< index 0
        int count = 1;
        int concurrency = 4;
    };

    SubmitRun(ServiceLine &line, const Registries &registries, Journal &journal, Options options);
    void start() override;

private:
    void next();
    void handIn(SimulatedApplication application, const ApplicationKey &key);
    void finished(const SimulatedApplication &application, const ApplicationKey &key, const Heard &heard);

    const Registries &m_registries;
    Journal &m_journal;
    Options m_options;
    int m_begun = 0;
    int m_running = 0;
    int m_done = 0;
    bool m_stopped = false;
    ExitCode m_worst = ExitCode::Done;
};

} // namespace yunchuang::simulator
