// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/sourcestore.h"

namespace yunchuang::service::sourcestore {

using namespace Qt::StringLiterals;

QList<Migration> migrations()
{
    return {{220,
             "sources"_L1,
             {"CREATE TABLE sources (unit TEXT PRIMARY KEY, public_key {BLOB} NOT NULL, enabled BIGINT NOT NULL, "
              "changed_at BIGINT NOT NULL)"_L1}}};
}

DbResult<std::optional<Source>> find(Connection &db, const UnitId &unit)
{
    Statement select = db.prepare("SELECT public_key, enabled FROM sources WHERE unit = ?"_L1);
    YC_TRY(select.bind(unit.text()).run());
    if (!select.next())
        return std::optional<Source>();
    return std::optional<Source>(Source{unit, select.bytes(0), select.flag(1)});
}

DbResult<void> put(Connection &db, const Source &source, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO sources (unit, public_key, enabled, changed_at) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (unit) DO UPDATE SET public_key = excluded.public_key, "
                               "enabled = excluded.enabled, changed_at = excluded.changed_at"_L1);
    return row.bind(source.unit.text()).bind(source.publicKey).bind(source.enabled).bind(at).run();
}

} // namespace yunchuang::service::sourcestore
