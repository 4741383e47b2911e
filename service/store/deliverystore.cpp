// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/deliverystore.h"

namespace yunchuang::service::deliverystore {

using namespace Qt::StringLiterals;

DbResult<std::optional<StoredDelivery>> find(Connection &db, const UnitId &source, const QString &deliveryId)
{
    Statement select =
        db.prepare("SELECT digest, case_id, reply FROM deliveries WHERE source = ? AND delivery_id = ?"_L1);
    YC_TRY(select.bind(source.text()).bind(deliveryId).run());
    if (!select.next())
        return std::optional<StoredDelivery>();
    return std::optional<StoredDelivery>(
        StoredDelivery{source, deliveryId, select.bytes(0), CaseId(select.text(1)), select.bytes(2)});
}

DbResult<void> insert(Connection &db, const StoredDelivery &delivery, const QDateTime &at)
{
    Statement row = db.prepare("INSERT INTO deliveries (source, delivery_id, digest, case_id, at, reply) "
                               "VALUES (?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(delivery.source.text())
        .bind(delivery.deliveryId)
        .bind(delivery.digest)
        .bind(delivery.caseId.text())
        .bind(at)
        .bind(delivery.reply)
        .run();
}

} // namespace yunchuang::service::deliverystore
