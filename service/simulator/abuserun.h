// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/simulator/application.h"
#include "service/simulator/run.h"

namespace yunchuang::simulator {

/// A request that must be answered in one way only.
struct AbuseCase
{
    QString name;
    Ask ask;
    int status = 0;
    QString code;        ///< of the refusal; empty: any or none
    bool mayCut = false; ///< closing the connection without a word is an answer as well
};

/// Requests as careless and hostile senders make them: unsigned, forged, late, repeated, cut, too large, malformed, and
/// in the wrong order. Ends with Wrong when one of them is answered otherwise than it must be.
class AbuseRun final : public Run
{
public:
    AbuseRun(ServiceLine &line, const Registries &registries);
    void start() override;

private:
    void next();
    void heard(const AbuseCase &abuse, const Heard &heard);

    const Registries &m_registries;
    QList<AbuseCase> m_cases;
    qsizetype m_next = 0;
    int m_wrong = 0;
};

/// All of them; `application` is complete and its papers were uploaded.
[[nodiscard]] QList<AbuseCase> abuseCases(const SimulatedApplication &application);

} // namespace yunchuang::simulator
