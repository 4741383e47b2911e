// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchservice.h"
#include "bench/lookers.h"

namespace yunchuang::bench {

/// How long a decision takes, and until the other unit has it, while decisions go in at a pace and many clients wait
/// for news. The decision is the question to another section (征求意见): it changes a case in two units' feeds.
class CrowdRow final : public Row
{
public:
    explicit CrowdRow(const Settings &settings);

    [[nodiscard]] bool prepare() override;
    [[nodiscard]] std::optional<QVector<Measurement>> measure(int repetition) override;

private:
    struct Outcome
    {
        QVector<double> answered; ///< milliseconds until each decision was answered
        QVector<double> reached;  ///< milliseconds until each was at each client of the other unit
    };
    /// The next cases, brought so far that a question can be asked about them.
    [[nodiscard]] std::optional<QVector<Command>> nextQuestions();
    [[nodiscard]] std::optional<Outcome> run(bool crowded);
    [[nodiscard]] int decisions() const { return m_settings.pace * m_settings.seconds; }

    const Settings m_settings;
    BenchService m_service;
    protocol::Session m_clerk;
    QVector<Lookers::Looker> m_lookers;
    qsizetype m_nextCase = 0;
};

} // namespace yunchuang::bench
