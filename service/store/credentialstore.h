// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

#include <optional>

/// What proves who somebody is besides the password: second factors, one-time codes for new devices; and the rules for
/// passwords and sessions.
namespace yunchuang::service::credentialstore {

/// Number 205.
[[nodiscard]] QList<Migration> migrations();

/// The second factor of a user. The secret is sealed; only the handlers can open it.
struct Factor
{
    QByteArray sealedSecret;
    QDateTime enrolledAt; ///< UTC; invalid: offered, not confirmed yet
    qint64 lastStep = 0;  ///< the time step of the last code that was taken: none of it or before is taken again

    [[nodiscard]] bool isInForce() const { return enrolledAt.isValid(); }
};
[[nodiscard]] DbResult<std::optional<Factor>> factor(Connection &db, const UserId &user);
[[nodiscard]] DbResult<void> setFactor(Connection &db, const UserId &user, const Factor &factor);
[[nodiscard]] DbResult<void> dropFactor(Connection &db, const UserId &user);

/// A one-time code for a new device, kept as a digest.
struct DeviceCode
{
    QByteArray digest;
    QDateTime until; ///< UTC
};
[[nodiscard]] DbResult<std::optional<DeviceCode>> deviceCode(Connection &db, const UserId &user);
/// In place of an earlier one.
[[nodiscard]] DbResult<void> setDeviceCode(Connection &db, const UserId &user, const DeviceCode &code);
[[nodiscard]] DbResult<void> dropDeviceCode(Connection &db, const UserId &user);

/// What the security administrator set; nothing: the configured rules hold.
[[nodiscard]] DbResult<std::optional<protocol::AccountPolicy>> policy(Connection &db);
[[nodiscard]] DbResult<void> setPolicy(Connection &db, const protocol::AccountPolicy &policy);

} // namespace yunchuang::service::credentialstore
