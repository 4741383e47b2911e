// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

/// Who looked at whose data, when and why. Only ever added to.
namespace yunchuang::service::lookstore {

/// A look with who took it and when the service wrote it down (UTC); `look.at` is when it happened.
struct StoredLook
{
    protocol::Look look;
    UserId user;
    QDateTime recordedAt;
    /// The data left the house, which a client does by itself to work ahead; else a person says that he looked.
    bool fetched = false;
};

[[nodiscard]] QList<Migration> migrations();

/// Keeps the first one of an id: repeating is harmless, and says whether it was the first.
[[nodiscard]] DbResult<bool> insert(Connection &db, const StoredLook &look);
[[nodiscard]] DbResult<QVector<StoredLook>> ofCase(Connection &db, const CaseId &id);

} // namespace yunchuang::service::lookstore
