// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/supervisioncard.h"
#include "service/store/reference.h"
#include "service/store/writer.h"

/// What is written when a supervision card falls or moves: the card, its row, the ledger entry, and the mark in the
/// case that its officer and unit see. For the job and for clerks alike.
namespace yunchuang::service::cardacts {

/// Lets a card fall for what a rule found in a case. False, and nothing written, when it fell before.
[[nodiscard]] Answer<bool> issue(WriteContext &write, const Reference &reference, const SupervisionFinding &finding,
                                 const Case &subject);

/// Writes a row of a card's life with its ledger entry. For the first row of a card too.
[[nodiscard]] Answer<void> record(WriteContext &write, const CardChange &change);

/// The marks that a case is to bear: the hints among the findings, and its cards that were not revoked. Marks that it
/// bears already keep their time.
[[nodiscard]] QVector<SupervisionMark> marksFor(const Case &subject, const QVector<SupervisionFinding> &findings,
                                                const QVector<SupervisionCard> &cards, const QDateTime &now);

/// Brings the marks of a case in line with its cards after one of them moved; hints stay as they are.
[[nodiscard]] Answer<void> remark(WriteContext &write, const CaseId &id);

} // namespace yunchuang::service::cardacts
