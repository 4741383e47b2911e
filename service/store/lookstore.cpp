// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/lookstore.h"

namespace yunchuang::service::lookstore {

using namespace Qt::StringLiterals;

QList<Migration> migrations()
{
    return {
        {430,
         "looks of persons told apart from what clients fetch ahead"_L1,
         {
             "ALTER TABLE looks ADD COLUMN fetched BIGINT NOT NULL DEFAULT 0"_L1,
             // Until now the service itself gave this purpose, to whatever was fetched, and nobody else did.
             "UPDATE looks SET fetched = 1 WHERE purpose = 'review'"_L1,
         }},
    };
}

DbResult<bool> insert(Connection &db, const StoredLook &stored)
{
    Statement row = db.prepare("INSERT INTO looks (id, user_id, case_id, unit, field, purpose, at, recorded_at, "
                               "fetched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"_L1);
    YC_TRY(row.bind(stored.look.id)
               .bind(stored.user.text())
               .bind(stored.look.caseId.text())
               .bind(stored.look.unit.text())
               .bind(stored.look.field)
               .bind(stored.look.purpose)
               .bind(stored.look.at)
               .bind(stored.recordedAt)
               .bind(stored.fetched ? 1 : 0)
               .run());
    return row.changed() > 0;
}

DbResult<QVector<StoredLook>> ofCase(Connection &db, const CaseId &id)
{
    Statement select = db.prepare("SELECT id, user_id, unit, field, purpose, at, recorded_at, fetched FROM looks "
                                  "WHERE case_id = ? ORDER BY at, id"_L1);
    YC_TRY(select.bind(id.text()).run());
    QVector<StoredLook> out;
    while (select.next()) {
        out.append(StoredLook{protocol::Look{select.text(0), id, UnitId(select.text(2)), select.text(3), select.text(4),
                                             select.moment(5)},
                              UserId(select.text(1)), select.moment(6), select.number(7) != 0});
    }
    return out;
}

} // namespace yunchuang::service::lookstore
