// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/ratingmessages.h"
#include "service/store/ratingstore.h"
#include "service/store/reference.h"

#include <functional>

namespace yunchuang::service {

/// Which units are counted.
using UnitChoice = std::function<bool(const UnitId &)>;
/// Under which unit a unit's figures are listed.
using UnitGrouping = std::function<UnitId(const UnitId &)>;

/// The figures of a month. A month that is no yyyy-MM has none.
[[nodiscard]] DbResult<protocol::RatingStatistics> countRatings(Connection &db, const Reference &reference,
                                                                const QString &month, const UnitChoice &counted,
                                                                const UnitGrouping &group, const QDateTime &now);

/// A month as it is written, and no later than that of `now`.
[[nodiscard]] bool isPastOrPresentMonth(const QString &month, const QDateTime &now);

} // namespace yunchuang::service
