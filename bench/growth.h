// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/store/database.h"

namespace yunchuang::bench {

/// Makes a service's database as large as that of a whole province: the cases in it are written again and again, each
/// copy a case of its own (own id, number and place in its unit's feed), until there are `cases`; and the population
/// registry gets `people` rows of constructed persons. Copies have no history of their own and no entries in the
/// ledger: what is measured reads neither. No service may run on the file.
[[nodiscard]] service::DbResult<void> grow(const QString &databaseFile, qint64 cases, qint64 people);

/// The identity number of the n-th constructed person, as it stands in the registry.
[[nodiscard]] QString personNumber(qint64 n);

} // namespace yunchuang::bench
