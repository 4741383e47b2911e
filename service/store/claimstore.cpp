// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/claimstore.h"

namespace yunchuang::service::claimstore {

using namespace Qt::StringLiterals;

namespace {

/// ISO days sort as text; no day sorts after all of them by being asked for apart.
QString dayText(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

} // namespace

QList<Migration> migrations()
{
    return {
        {420,
         "what only so many cases may hold at a time, and missed bookings"_L1,
         {
             "CREATE TABLE claims (claim TEXT NOT NULL, claim_key TEXT NOT NULL, "
             "case_id TEXT NOT NULL REFERENCES cases (id), until TEXT NOT NULL, "
             "PRIMARY KEY (claim, claim_key, case_id))"_L1,
             "CREATE INDEX claims_of_case ON claims (case_id)"_L1,
             "CREATE TABLE missed_bookings (claim TEXT NOT NULL, claim_key TEXT NOT NULL, "
             "case_id TEXT NOT NULL REFERENCES cases (id), recorded_on TEXT NOT NULL, "
             "PRIMARY KEY (claim, claim_key, case_id))"_L1,
         }},
    };
}

DbResult<QVector<Held>> heldBy(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT claim, claim_key, until FROM claims WHERE case_id = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<Held> held;
    while (select.next())
        held.append({select.text(0), select.text(1), QDate::fromString(select.text(2), Qt::ISODate)});
    return held;
}

DbResult<int> holders(Connection &db, const Held &what, const CaseId &own, const CaseId &besides, QDate today)
{
    Statement count = db.prepare("SELECT COUNT(*) FROM claims WHERE claim = ? AND claim_key = ? "
                                 "AND (until = '' OR until >= ?) AND case_id <> ? AND case_id <> ?"_L1);
    YC_TRY(count.bind(what.claim).bind(what.key).bind(dayText(today)).bind(own.text()).bind(besides.text()).run());
    return count.next() ? int(count.number(0)) : 0;
}

DbResult<void> take(Connection &db, const CaseId &id, const Held &what)
{
    Statement row = db.prepare("INSERT INTO claims (claim, claim_key, case_id, until) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (claim, claim_key, case_id) DO UPDATE SET until = excluded.until"_L1);
    return row.bind(what.claim).bind(what.key).bind(id.text()).bind(dayText(what.until)).run();
}

DbResult<void> release(Connection &db, const CaseId &id, const Held &what)
{
    Statement row = db.prepare("DELETE FROM claims WHERE claim = ? AND claim_key = ? AND case_id = ?"_L1);
    return row.bind(what.claim).bind(what.key).bind(id.text()).run();
}

DbResult<void> noteMissed(Connection &db, const CaseId &id, const Held &what, QDate recordedOn)
{
    Statement row = db.prepare("INSERT INTO missed_bookings (claim, claim_key, case_id, recorded_on) "
                               "VALUES (?, ?, ?, ?) ON CONFLICT (claim, claim_key, case_id) DO NOTHING"_L1);
    return row.bind(what.claim).bind(what.key).bind(id.text()).bind(dayText(recordedOn)).run();
}

DbResult<Missed> missed(Connection &db, const QString &claim, const QString &key)
{
    Statement select = db.prepare("SELECT COUNT(*), COALESCE(MAX(recorded_on), '') FROM missed_bookings "
                                  "WHERE claim = ? AND claim_key = ?"_L1);
    YC_TRY(select.bind(claim).bind(key).run());
    if (!select.next())
        return Missed();
    return Missed{int(select.number(0)), QDate::fromString(select.text(1), Qt::ISODate)};
}

} // namespace yunchuang::service::claimstore
