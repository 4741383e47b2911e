// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/store/database.h"

namespace yunchuang::service::counterstore {

/// The next number of a named series, from 1. Without gaps: a refused write gives its number back.
[[nodiscard]] DbResult<qint64> next(Connection &db, const QString &series);

} // namespace yunchuang::service::counterstore
