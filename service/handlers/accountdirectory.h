// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/servicecore.h"

namespace yunchuang::service {

/// The members of units as the accounts have them.
class AccountDirectory final : public MemberDirectory
{
public:
    [[nodiscard]] DbResult<QVector<protocol::Member>> membersOf(Connection &db, const UnitId &unit) const override;
    [[nodiscard]] DbResult<QString> nameOf(Connection &db, const UserId &user) const override;
};

} // namespace yunchuang::service
