// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "service/store/database.h"

/// Papers that acts brought and that are no files yet. A row is written with the act itself, and goes with the act that
/// records the file: a kill in between loses and doubles nothing. The table is the core schema's.
namespace yunchuang::service::paperstore {

/// A paper that waits to be made.
struct WaitingPaper
{
    CaseId caseId;
    CommandId command; ///< the act that brought it
    DocumentKind kind = DocumentKind::ReceptionReceipt;
    int attempts = 0; ///< that failed
};

/// Harmless when the paper waits already.
[[nodiscard]] DbResult<void> await(Connection &db, const CaseId &id, const CaseDocument &document,
                                   const QDateTime &now);
/// Those whose moment has come, oldest first; papers of one case come together.
[[nodiscard]] DbResult<QVector<WaitingPaper>> due(Connection &db, const QDateTime &now, int limit);
[[nodiscard]] DbResult<void> done(Connection &db, const WaitingPaper &paper);
/// Counts the attempt and puts the next one off.
[[nodiscard]] DbResult<void> failed(Connection &db, const WaitingPaper &paper, const QDateTime &nextAt);
[[nodiscard]] DbResult<qint64> count(Connection &db);

} // namespace yunchuang::service::paperstore
