// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchservice.h"
#include "bench/signedload.h"

#include <QTemporaryDir>

namespace yunchuang::bench {

/// Decisions a second that the real process takes over HTTPS, with group commit and without, against bare SQL
/// transactions. Each case is claimed and accepted: two decisions, the second on the first one's revision.
class DecisionsRow final : public Row
{
public:
    explicit DecisionsRow(const Settings &settings);

    [[nodiscard]] bool prepare() override;
    [[nodiscard]] std::optional<QVector<Measurement>> measure(int repetition) override;

private:
    struct Work
    {
        QVector<ConnectionLoad> loads;
        QVector<CommandId> commands; ///< those of the warm-up first
    };
    [[nodiscard]] Work nextWork(const protocol::Session &session);
    [[nodiscard]] std::optional<double> serviceRate(bool groupCommit);
    /// Of the same decisions, at once after them: the machine is as busy as it was.
    [[nodiscard]] std::optional<double> floorRate();
    [[nodiscard]] bool keepCopy();
    [[nodiscard]] int decisionsOfWork() const { return 2 * (m_casesTimed + m_casesOfWarmUp); }

    const Settings m_settings;
    const int m_casesTimed;
    const int m_casesOfWarmUp;
    BenchService m_service;
    QTemporaryDir m_folder;
    QString m_copy; ///< of the database before the last work
    QVector<CommandId> m_lastCommands;
    qsizetype m_nextCase = 0;
    qint64 m_decided = 0;
};

} // namespace yunchuang::bench
