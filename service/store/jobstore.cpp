// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/jobstore.h"

namespace yunchuang::service::jobstore {

using namespace Qt::StringLiterals;

QList<Migration> migrations()
{
    return {{223,
             "jobs"_L1,
             {
                 "CREATE TABLE job_runs (job TEXT PRIMARY KEY, last_run BIGINT NOT NULL)"_L1,
                 "CREATE TABLE overdue_marks (case_id TEXT NOT NULL REFERENCES cases (id), kind TEXT NOT NULL, "
                 "due TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (case_id, kind, due))"_L1,
             }}};
}

DbResult<QDateTime> lastRun(Connection &db, const QString &job)
{
    Statement select = db.prepare("SELECT last_run FROM job_runs WHERE job = ?"_L1);
    YC_TRY(select.bind(job).run());
    return select.next() ? select.moment(0) : QDateTime();
}

DbResult<void> setLastRun(Connection &db, const QString &job, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO job_runs (job, last_run) VALUES (?, ?) "
                               "ON CONFLICT (job) DO UPDATE SET last_run = excluded.last_run"_L1);
    return row.bind(job).bind(at).run();
}

DbResult<bool> mark(Connection &db, const CaseId &id, const QString &kind, QDate due, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO overdue_marks (case_id, kind, due, at) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (case_id, kind, due) DO NOTHING"_L1);
    YC_TRY(row.bind(id.text()).bind(kind).bind(due).bind(at).run());
    return row.changed() == 1;
}

DbResult<QList<Mark>> marksOf(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT kind, due, at FROM overdue_marks WHERE case_id = ? ORDER BY at, kind"_L1);
    YC_TRY(select.bind(id.text()).run());
    QList<Mark> out;
    while (select.next())
        out.append(Mark{select.text(0), select.date(1), select.moment(2)});
    return out;
}

} // namespace yunchuang::service::jobstore
