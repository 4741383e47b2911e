// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/paperstore.h"

namespace yunchuang::service::paperstore {

using namespace Qt::StringLiterals;

DbResult<void> await(Connection &db, const CaseId &id, const CaseDocument &document, const QDateTime &now)
{
    Statement row = db.prepare("INSERT INTO waiting_papers (case_id, command, kind, attempts, next_at) "
                               "VALUES (?, ?, ?, 0, ?) ON CONFLICT (case_id, command, kind) DO NOTHING"_L1);
    return row.bind(id.text()).bind(document.command.text()).bind(nameOf(document.kind)).bind(now).run();
}

DbResult<QVector<WaitingPaper>> due(Connection &db, const QDateTime &now, int limit)
{
    Statement select = db.prepare("SELECT case_id, command, kind, attempts FROM waiting_papers WHERE next_at <= ? "
                                  "ORDER BY next_at, case_id, command, kind LIMIT ?"_L1);
    YC_TRY(select.bind(now).bind(limit).run());
    QVector<WaitingPaper> papers;
    while (select.next()) {
        const std::optional<DocumentKind> kind = valueOf<DocumentKind>(select.text(2));
        if (kind)
            papers.append({CaseId(select.text(0)), CommandId(select.text(1)), *kind, int(select.number(3))});
    }
    return papers;
}

DbResult<void> done(Connection &db, const WaitingPaper &paper)
{
    Statement row = db.prepare("DELETE FROM waiting_papers WHERE case_id = ? AND command = ? AND kind = ?"_L1);
    return row.bind(paper.caseId.text()).bind(paper.command.text()).bind(nameOf(paper.kind)).run();
}

DbResult<void> failed(Connection &db, const WaitingPaper &paper, const QDateTime &nextAt)
{
    Statement row = db.prepare("UPDATE waiting_papers SET attempts = attempts + 1, next_at = ? "
                               "WHERE case_id = ? AND command = ? AND kind = ?"_L1);
    return row.bind(nextAt).bind(paper.caseId.text()).bind(paper.command.text()).bind(nameOf(paper.kind)).run();
}

DbResult<qint64> count(Connection &db)
{
    Statement select = db.prepare("SELECT COUNT(*) FROM waiting_papers"_L1);
    YC_TRY(select.run());
    return select.next() ? select.number(0) : 0;
}

} // namespace yunchuang::service::paperstore
