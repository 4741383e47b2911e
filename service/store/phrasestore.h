// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/accountmessages.h"
#include "service/store/database.h"
#include "service/store/migrations.h"

/// The ready-made sentences that units keep for themselves, besides those of the reference data.
namespace yunchuang::service::phrasestore {

/// Number 207.
[[nodiscard]] QList<Migration> migrations();

/// In the unit's own order, hidden ones too.
[[nodiscard]] DbResult<QVector<protocol::UnitPhrase>> phrases(Connection &db, const UnitId &unit);
/// Replaces all of a unit.
[[nodiscard]] DbResult<void> setPhrases(Connection &db, const UnitId &unit,
                                        const QVector<protocol::UnitPhrase> &phrases);

} // namespace yunchuang::service::phrasestore
