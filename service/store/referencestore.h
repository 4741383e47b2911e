// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <QVector>

/// How far the cases have followed the reference data: which edition of units and calendars they were brought up to.
namespace yunchuang::service::referencestore {

/// Number 330.
[[nodiscard]] QList<Migration> migrations();

/// The edition a job works on or has finished, and where it is.
struct Progress
{
    QString edition;   ///< empty: it never ran
    CaseId after;      ///< goes on behind this case; empty: from the beginning
    bool done = false; ///< all cases have been looked at

    friend bool operator==(const Progress &, const Progress &) = default;
};
[[nodiscard]] DbResult<Progress> progress(Connection &db, const QString &job);
[[nodiscard]] DbResult<void> setProgress(Connection &db, const QString &job, const Progress &progress);

/// Ids of all cases in order, from the one behind `after`.
[[nodiscard]] DbResult<QVector<CaseId>> cases(Connection &db, const CaseId &after, int limit);
/// Ids of the cases that a unit sees, in order, from the one behind `after`.
[[nodiscard]] DbResult<QVector<CaseId>> casesSeenBy(Connection &db, const UnitId &unit, const CaseId &after, int limit);

} // namespace yunchuang::service::referencestore
