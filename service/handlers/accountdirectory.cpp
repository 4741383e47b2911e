// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/accountdirectory.h"

#include "service/store/accountstore.h"

namespace yunchuang::service {

DbResult<QVector<protocol::Member>> AccountDirectory::membersOf(Connection &db, const UnitId &unit) const
{
    return accountstore::members(db, unit);
}

DbResult<QString> AccountDirectory::nameOf(Connection &db, const UserId &user) const
{
    const DbResult<std::optional<accountstore::Account>> account = accountstore::find(db, user);
    if (!account)
        return tl::unexpected(account.error());
    return *account ? (*account)->name : QString();
}

} // namespace yunchuang::service
