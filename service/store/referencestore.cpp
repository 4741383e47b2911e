// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/referencestore.h"

namespace yunchuang::service::referencestore {

using namespace Qt::StringLiterals;

QList<Migration> migrations()
{
    return {{330,
             "reference progress"_L1,
             {
                 "CREATE TABLE reference_progress (job TEXT PRIMARY KEY, edition TEXT NOT NULL, "
                 "after_case TEXT NOT NULL, done BIGINT NOT NULL)"_L1,
             }}};
}

DbResult<Progress> progress(Connection &db, const QString &job)
{
    Statement select = db.prepare("SELECT edition, after_case, done FROM reference_progress WHERE job = ?"_L1);
    YC_TRY(select.bind(job).run());
    if (!select.next())
        return Progress();
    return Progress{select.text(0), CaseId(select.text(1)), select.flag(2)};
}

DbResult<void> setProgress(Connection &db, const QString &job, const Progress &progress)
{
    Statement row = db.prepare("INSERT INTO reference_progress (job, edition, after_case, done) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (job) DO UPDATE SET edition = excluded.edition, "
                               "after_case = excluded.after_case, done = excluded.done"_L1);
    return row.bind(job).bind(progress.edition).bind(progress.after.text()).bind(progress.done).run();
}

DbResult<QVector<CaseId>> cases(Connection &db, const CaseId &after, int limit)
{
    Statement select = db.prepare("SELECT id FROM cases WHERE id > ? ORDER BY id LIMIT ?"_L1);
    YC_TRY(select.bind(after.text()).bind(limit).run());
    QVector<CaseId> found;
    while (select.next())
        found.append(CaseId(select.text(0)));
    return found;
}

DbResult<QVector<CaseId>> casesSeenBy(Connection &db, const UnitId &unit, const CaseId &after, int limit)
{
    Statement select = db.prepare("SELECT case_id FROM feed WHERE unit = ? AND tombstone = 0 AND case_id > ? "
                                  "ORDER BY case_id LIMIT ?"_L1);
    YC_TRY(select.bind(unit.text()).bind(after.text()).bind(limit).run());
    QVector<CaseId> found;
    while (select.next())
        found.append(CaseId(select.text(0)));
    return found;
}

} // namespace yunchuang::service::referencestore
