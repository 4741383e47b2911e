// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/supervisionmessages.h"
#include "sync/servicedesk.h"
#include "ui/common/paint.h"
#include "ui/common/words.h"

#include <QCoreApplication>

namespace yunchuang {

/// Words for what supervision says in codes.
class SupervisionWords
{
    Q_DECLARE_TR_FUNCTIONS(yunchuang::SupervisionWords)
public:
    [[nodiscard]] static QString colour(CardColour colour);
    [[nodiscard]] static Tone tone(CardColour colour);
    [[nodiscard]] static QString state(CardState state);
    [[nodiscard]] static QString kind(SupervisionKind kind);
    [[nodiscard]] static QString act(CardAct act);
    /// What a row of a card's life says was done.
    [[nodiscard]] static QString done(CardAct act);
    [[nodiscard]] static QString grade(SupervisionGrade grade);
    [[nodiscard]] static QString due(Due due);
    [[nodiscard]] static QString addressees(CardAddressees addressees);
    /// "2 days over", "today", "1 day left": of a day that is near or gone.
    [[nodiscard]] static QString daysLeft(int left, bool overdue);
    [[nodiscard]] static Light light(DeadlineLight light);
    /// Office minutes as working days with one digit after the point.
    [[nodiscard]] static QString asDays(qint64 minutes, int dailyMinutes);
    [[nodiscard]] static Explanation failure(const ServiceFailure &failure);
};

} // namespace yunchuang
