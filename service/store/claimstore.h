// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <QDate>
#include <QVector>

/// What cases hold of that of which there is only so much (x-claims of their forms), and which bookings were missed.
namespace yunchuang::service::claimstore {

/// Number 420.
[[nodiscard]] QList<Migration> migrations();

/// One thing held by one case. The key is a digest: who holds what cannot be read from it.
struct Held
{
    QString claim;
    QString key;
    QDate until; ///< invalid = as long as the case stands

    friend bool operator==(const Held &, const Held &) = default;
};

/// What a case holds, past days included.
[[nodiscard]] DbResult<QVector<Held>> heldBy(Connection &db, const CaseId &id);
/// How many other cases hold it on that day. `besides`: one more that is not counted, empty = none.
[[nodiscard]] DbResult<int> holders(Connection &db, const Held &what, const CaseId &own, const CaseId &besides,
                                    QDate today);
/// Takes it, or moves the day until which the case has it.
[[nodiscard]] DbResult<void> take(Connection &db, const CaseId &id, const Held &what);
[[nodiscard]] DbResult<void> release(Connection &db, const CaseId &id, const Held &what);

/// Notes that what was booked was missed; once for each case.
[[nodiscard]] DbResult<void> noteMissed(Connection &db, const CaseId &id, const Held &what, QDate recordedOn);

/// How often what was booked was missed, and when the last time was put on record.
struct Missed
{
    int count = 0;
    QDate last; ///< day on which the last one was recorded
};
[[nodiscard]] DbResult<Missed> missed(Connection &db, const QString &claim, const QString &key);

} // namespace yunchuang::service::claimstore
