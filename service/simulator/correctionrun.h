// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/simulator/itemapplication.h"
#include "service/simulator/journal.h"
#include "service/simulator/run.h"

#include <QSet>

namespace yunchuang::simulator {

/// Asks how applications stand, as their applicants do, and answers what was asked of them: the corrected form and new
/// versions of the papers named; after acceptance further papers, and those that were promised (容缺). One in five lets
/// the day of such a promise pass first. The applicant's answer changes a case under the hands of whoever works on it
/// offline.
class CorrectionRun final : public Run
{
public:
    struct Options
    {
        int seconds = 0;               ///< how long to go on asking; 0: one round
        std::chrono::seconds pause{5}; ///< between rounds
        bool mustAnswer = false;       ///< nothing to answer is an exit code of its own
    };

    CorrectionRun(ServiceLine &line, const Registries &registries, const ShopWindow &window, QList<JournalLine> lines,
                  Options options);
    void start() override;

private:
    void round();
    void askNext();
    void heardProgress(const JournalLine &entry, const Heard &heard);
    /// `accepted`: the case was accepted already; only what is asked for comes in, by the door of supplements.
    void answer(const JournalLine &entry, const QVector<CorrectionItem> &items, bool accepted);
    void roundEnded();

    /// The application as it should have been; nothing if the window does not show its item any more.
    [[nodiscard]] std::optional<SimulatedApplication> faultless(const JournalLine &entry) const;

    const Registries &m_registries;
    const ShopWindow &m_window;
    QList<JournalLine> m_lines;
    Options m_options;
    QDateTime m_until;
    qsizetype m_next = 0;
    int m_answered = 0;
    QSet<QString> m_over; ///< numbers that need no more asking
    ExitCode m_worst = ExitCode::Done;
};

/// The papers that are asked for or promised after acceptance, and no others.
[[nodiscard]] QList<Paper> furtherPapers(const SimulatedApplication &faultless, const QVector<CorrectionItem> &items);
/// The papers to be handed in again for these points; each says that it replaces an earlier one.
[[nodiscard]] QList<Paper> correctedPapers(const SimulatedApplication &faultless, const QVector<CorrectionItem> &items);

} // namespace yunchuang::simulator
