// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/commandstore.h"

#include "protocol/codec.h"

namespace yunchuang::service::commandstore {

using namespace Qt::StringLiterals;

DbResult<std::optional<StoredCommand>> find(Connection &db, const CommandId &id)
{
    Statement select =
        db.prepare("SELECT digest, body, signature, user_id, device, receipt FROM commands WHERE id = ?"_L1);
    YC_TRY(select.bind(id.text()).run());
    if (!select.next())
        return std::optional<StoredCommand>();
    Expected<protocol::CommandReceipt, protocol::DecodeError> receipt =
        protocol::decode<protocol::CommandReceipt>(select.bytes(5));
    if (!receipt)
        return unexpected(DbError{dialect::Failure::Corrupt, u"a command's receipt does not decode"_s});
    return std::optional<StoredCommand>(StoredCommand{id, select.bytes(0), select.bytes(1), select.bytes(2),
                                                      UserId(select.text(3)), DeviceId(select.text(4)),
                                                      std::move(*receipt)});
}

DbResult<void> insert(Connection &db, const StoredCommand &command)
{
    Statement row =
        db.prepare("INSERT INTO commands (id, digest, body, signature, user_id, device, case_id, at, receipt) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1);
    return row.bind(command.id.text())
        .bind(command.digest)
        .bind(command.body)
        .bind(command.signature)
        .bind(command.user.text())
        .bind(command.device.text())
        .bind(command.receipt.caseId.text())
        .bind(command.receipt.at)
        .bind(protocol::encode(command.receipt))
        .run();
}

DbResult<void> setReceipt(Connection &db, const protocol::CommandReceipt &receipt)
{
    Statement row = db.prepare("UPDATE commands SET receipt = ? WHERE id = ?"_L1);
    return row.bind(protocol::encode(receipt)).bind(receipt.command.text()).run();
}

} // namespace yunchuang::service::commandstore
