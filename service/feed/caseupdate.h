// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/decide.h"
#include "service/store/reference.h"
#include "service/store/writer.h"

#include <functional>

namespace yunchuang::service {

/// What was written for an act.
struct AppliedChange
{
    Case subject;                    ///< as it now lies in the store, documents numbered
    QVector<CaseDocument> documents; ///< the papers this act brought
    LeafTicket leaf;                 ///< its entry in the log of the department acted for
    QVector<CaseId> opened;          ///< cases of real work it started at receivers
};

/// Writes all that follows from an act: the case and its viewers, the history row, feed entries and tombstones, the
/// ledger entry, document numbers, pushes, the work it opens, and the state of the part it is of its parent. `before`
/// must have been loaded in this same task. Errors: INTERNAL and UNAVAILABLE of the database; REFUSED when another case
/// gave out the number of the result before, and then the whole task must be given up.
[[nodiscard]] Answer<AppliedChange> applyChange(WriteContext &context, const Reference &reference, const Case &before,
                                                CaseChange change);

/// The same for a case that did not exist before (intake). `queryPasswordHash` guards the applicant's access.
[[nodiscard]] Answer<AppliedChange> applyOpening(WriteContext &context, const Reference &reference, CaseChange change,
                                                 const QString &queryPasswordHash);

/// Changes what no decision rests on (a check that came in, a push that arrived, a handoff delivered): the version
/// grows, the revision does not, and it is no step of the history. `change` returns false to leave the case alone.
/// NOT_FOUND when there is no such case.
[[nodiscard]] Answer<Case> updateInBackground(WriteContext &context, const CaseId &id,
                                              const std::function<bool(Case &)> &change);

/// Lets the parts go on that waited for others of the case: those that may begin now begin, those that never will are
/// over. To be called when a part came to its end.
[[nodiscard]] Answer<void> advanceParts(WriteContext &context, const Reference &reference, const CaseId &id);

/// The state of a part of a case, by the rules above.
[[nodiscard]] Answer<Case> updatePart(WriteContext &context, const CaseId &id, const PartId &part,
                                      const std::function<void(Part &)> &change);

} // namespace yunchuang::service
