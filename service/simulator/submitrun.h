// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/simulator/itemapplication.h"
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
        QVector<ServiceItem> items; ///< one after the other; empty: registrations of companies
    };

    /// `window` is needed where there are items.
    SubmitRun(ServiceLine &line, const Registries &registries, const ShopWindow &window, Journal &journal,
              Options options);
    void start() override;

private:
    void next();
    void handIn(SimulatedApplication application, const ApplicationKey &key);
    void finished(const SimulatedApplication &application, const ApplicationKey &key, const Heard &heard);

    [[nodiscard]] SimulatedApplication made(const ApplicationKey &key) const;

    const Registries &m_registries;
    const ShopWindow &m_window;
    Journal &m_journal;
    Options m_options;
    int m_begun = 0;
    int m_running = 0;
    int m_done = 0;
    bool m_stopped = false;
    ExitCode m_worst = ExitCode::Done;
};

} // namespace yunchuang::simulator
