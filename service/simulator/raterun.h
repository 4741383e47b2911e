// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "protocol/ratingmessages.h"
#include "service/simulator/journal.h"
#include "service/simulator/run.h"

#include <optional>

namespace yunchuang::simulator {

/// What an applicant says of the service, the same for the same application and seed: most are content, some are not
/// and say why.
[[nodiscard]] protocol::RatingGiven ratingFor(const JournalLine &entry, quint64 seed,
                                              const std::optional<RatingLevel> &level);

/// Asks how applications stand, as their applicants do, and rates what has ended, or takes applications back in
/// writing.
class RateRun final : public Run
{
public:
    struct Options
    {
        bool withdraw = false;            ///< take back instead of rating
        std::optional<RatingLevel> level; ///< of all ratings; nothing: mixed
        quint64 seed = 1;
        bool mustAct = false; ///< nothing to do is an exit code of its own
    };

    RateRun(ServiceLine &line, QList<JournalLine> lines, Options options);
    void start() override;

private:
    void askNext();
    void heardProgress(const JournalLine &entry, const Heard &heard);
    void send(const JournalLine &entry, QLatin1String path, const QByteArray &body);

    QList<JournalLine> m_lines;
    Options m_options;
    qsizetype m_next = 0;
    int m_acted = 0;
    ExitCode m_worst = ExitCode::Done;
};

} // namespace yunchuang::simulator
