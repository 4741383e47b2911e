// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/simulator/run.h"

#include <QSet>

namespace yunchuang::simulator {

/// Why a receiver's system would not take what was pushed to it; empty when nothing is wrong.
[[nodiscard]] QString pushFault(const protocol::Push &push, const UnitId &receiver);
/// Whether a system that fails in `share` percent of first attempts fails in this one. The same push, the same answer.
[[nodiscard]] bool failsFirst(const protocol::Push &push, int share);

/// Plays the receivers' systems: fetches what is pushed to them, checks it, stores it once and says so.
class ReceiveRun final : public Run
{
public:
    struct Options
    {
        QList<UnitId> units;
        int flakyPercent = 20;
        int seconds = 0;                       ///< how long; 0: until the process is ended
        std::chrono::milliseconds pause{2000}; ///< after an empty answer
    };

    ReceiveRun(ServiceLine &line, Options options);
    void start() override;

private:
    void ask(const UnitId &unit);
    void heardPage(const UnitId &unit, const Heard &heard);
    void takeNext(const UnitId &unit, QVector<protocol::Push> pushes);
    [[nodiscard]] bool isOver();
    void unitEnded();

    Options m_options;
    QDateTime m_until;
    qsizetype m_ended = 0;
    QSet<QString> m_stored; ///< unit, code, event and version
    int m_taken = 0;
    int m_refused = 0;
    int m_again = 0;
    ExitCode m_worst = ExitCode::Done;
};

} // namespace yunchuang::simulator
