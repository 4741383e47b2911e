// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/store/database.h"

#include <optional>

namespace yunchuang::service::commandstore {

/// A command that took effect, with what was answered.
struct StoredCommand
{
    CommandId id;
    QByteArray digest;    ///< SHA-256 of the bytes as posted
    QByteArray body;      ///< those bytes: with `signature` the clerk's signed intent
    QByteArray signature; ///< Ed25519, 64 bytes
    UserId user;
    DeviceId device;
    protocol::CommandReceipt receipt; ///< without `ledger` until the group that writes it is sealed
};

[[nodiscard]] DbResult<std::optional<StoredCommand>> find(Connection &db, const CommandId &id);
/// Fails with Unique when the id was used.
[[nodiscard]] DbResult<void> insert(Connection &db, const StoredCommand &command);
/// Puts the whole receipt in place of the one that was inserted before the ledger's head was signed.
[[nodiscard]] DbResult<void> setReceipt(Connection &db, const protocol::CommandReceipt &receipt);

} // namespace yunchuang::service::commandstore
