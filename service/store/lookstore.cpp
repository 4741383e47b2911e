// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/lookstore.h"

namespace yunchuang::service::lookstore {

using namespace Qt::StringLiterals;

DbResult<bool> insert(Connection &db, const StoredLook &stored)
{
    Statement row = db.prepare("INSERT INTO looks (id, user_id, case_id, unit, field, purpose, at, recorded_at) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"_L1);
    YC_TRY(row.bind(stored.look.id)
               .bind(stored.user.text())
               .bind(stored.look.caseId.text())
               .bind(stored.look.unit.text())
               .bind(stored.look.field)
               .bind(stored.look.purpose)
               .bind(stored.look.at)
               .bind(stored.recordedAt)
               .run());
    return row.changed() > 0;
}

DbResult<QVector<StoredLook>> ofCase(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT id, user_id, unit, field, purpose, at, recorded_at FROM looks "
                                  "WHERE case_id = ? ORDER BY at, id"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<StoredLook> out;
    while (select.next()) {
        out.append(StoredLook{protocol::Look{select.text(0), id, UnitId(select.text(2)), select.text(3), select.text(4),
                                             select.moment(5)},
                              UserId(select.text(1)), select.moment(6)});
    }
    return out;
}

} // namespace yunchuang::service::lookstore
