// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/case.h"
#include "domain/orgunit.h"

#include <QStringList>

namespace yunchuang {

/// One thing that stands about a case beside its state: a paper that is promised (容缺), a procedure that runs, a
/// proposal that waits, the licence it follows.
struct StandingNote
{
    QString text;
    bool urgent = false; ///< its day is over
};

/// What stands about a case now, the most pressing first. `calendars` count the days that are left.
[[nodiscard]] QVector<StandingNote> standingNotes(const Case &subject, const ServiceItem *item,
                                                  const OrgDirectory *units, const CalendarSet &calendars,
                                                  const QDateTime &now);

/// What the row of the history says beside opinion, reason and grounds, in words.
[[nodiscard]] QStringList factWords(const HistoryRow &row, const ServiceItem *item);

/// What a later case does to a licence.
[[nodiscard]] QString linkWords(LinkKind kind);

} // namespace yunchuang
