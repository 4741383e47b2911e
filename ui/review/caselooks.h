// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/decide.h"
#include "ui/common/clockbar.h"
#include "ui/common/flowwidgets.h"

#include <QKeySequence>

namespace yunchuang {

/// The clock of a case as its bar shows it.
[[nodiscard]] ClockBar::Reading clockReading(const Case &subject, const CalendarSet &calendars, const QDateTime &now);
/// The clock of a unit that was asked: until when it must answer.
[[nodiscard]] ClockBar::Reading answerReading(const Handoff &asked, const CalendarSet &calendars, const QDateTime &now);

/// The departments that work on a case beside the one that holds it.
struct LanesLook
{
    LanesWidget::Lane lead;
    QList<LanesWidget::Lane> lanes;
    QVector<CaseId> cases; ///< of each lane, the case it became there; empty if none
    QString note;
    QString accessible;
};
[[nodiscard]] LanesLook lanesOf(const Case &subject, const ServiceItem *item, const OrgDirectory *units, QDate today);

/// The way of a case in a few words, and where it stands.
struct StepsLook
{
    QStringList steps;
    int current = -1;
    QString accessible;
};
[[nodiscard]] StepsLook stepsOf(const Case &subject, const ServiceItem *item);

/// The key that chooses an act, the same on every page; empty where it has none of its own.
[[nodiscard]] QKeySequence fixedKeyOf(Action action);

/// The keys of acts shown together, in their order. Those without a key of their own get the digits that belong to no
/// act, as far as they reach: a known key never chooses another act because its own is not shown.
[[nodiscard]] QVector<QKeySequence> keysOf(const QVector<Action> &shown);

/// What an act brings about by law, for those that are asked back about.
[[nodiscard]] QString legalEffect(Action action, const ServiceItem *item, CaseState state);

} // namespace yunchuang
