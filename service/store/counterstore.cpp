// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/counterstore.h"

namespace yunchuang::service::counterstore {

using namespace Qt::StringLiterals;

DbResult<qint64> next(Connection &db, const QString &series)
{
    Statement count = db.prepare("INSERT INTO counters (series, value) VALUES (?, 1) "
                                 "ON CONFLICT (series) DO UPDATE SET value = counters.value + 1 RETURNING value"_L1);
    YC_TRY(count.bind(series).run());
    if (!count.next())
        return unexpected(DbError{dialect::Failure::Other, u"a counter gave no number"_s});
    return count.number(0);
}

} // namespace yunchuang::service::counterstore
