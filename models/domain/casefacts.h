// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"

namespace yunchuang {

/// What the service learns about a case without anybody acting on it: an answer of a registry, the progress of a push,
/// the number of a paper. Each gives the case as it then stands, its version counted up; the revision stays, so that
/// no decision on its way becomes stale by it.

/// The outcome of a registry query, in place of an earlier one with the same id. A clerk's answer stays as long as the
/// registry says the same as before.
[[nodiscard]] Case withCheck(Case subject, const RegistryCheck &check);

/// The opinions of the examiners, without those that were taken back.
[[nodiscard]] QVector<Opinion> standingExaminations(const Case &subject);

/// How far a part is; nothing happens if the case has no part with that id.
[[nodiscard]] Case withPart(Case subject, const Part &part);

/// A client of the unit has what was sent to it. Unchanged, with the same version, if nothing was on its way there.
[[nodiscard]] Case withDelivery(Case subject, const UnitId &unit, const QDateTime &at);

/// A numbered paper, in place of the one that the same act brought before.
[[nodiscard]] Case withDocument(Case subject, const CaseDocument &document);

/// A later case about the licence that this one brought: in place of what was known of that case before.
[[nodiscard]] Case withFollower(Case subject, const CaseLink &link);

/// The clocks counted anew after a calendar was imported. Unchanged, with the same version, if no day moved.
[[nodiscard]] Case withDeadlines(Case subject, const Deadlines &deadlines);

/// The state to show of a case. A case that has ended stays as it ended; but once its result is void (withdrawn before
/// it was served, retracted, revoked or deregistered by a later case, a booking given back) that is what everybody must
/// see: Cancelled, 98 and 15 in the published lists.
[[nodiscard]] CaseState shownState(const Case &subject);

/// How the case ended, or where it stands: the outcome where service and archive came after it; Cancelled when its
/// result is void.
[[nodiscard]] CaseState outcomeOf(const Case &subject);

/// The day of a form at a JSON pointer without wildcards; invalid if there is none.
[[nodiscard]] QDate dayAt(const QJsonObject &form, const QString &pointer);

} // namespace yunchuang
