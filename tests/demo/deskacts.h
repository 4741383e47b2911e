// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo/demowindow.h"
#include "ui/review/reviewpage.h"

namespace yunchuang {

// What a clerk does at a desk, by keys and buttons; each waits until it is done and answers whether it was.

/// Claims the next case with its key; it is then in the clerk's own queue.
[[nodiscard]] bool claimNext(DemoWindow &desk);
/// The one case in that queue; waits for it. Empty: there is none, or more than one.
[[nodiscard]] CaseId onlyCaseIn(DemoWindow &desk, NavEntry queue);
/// Chooses a case in that queue and opens it with Enter; the review with the whole case in it. Nothing: it is not
/// there.
[[nodiscard]] ReviewPage *openCase(DemoWindow &desk, NavEntry queue, const CaseId &id);
/// The review in front, with the whole case in it.
[[nodiscard]] ReviewPage *reviewIn(DemoWindow &desk);
/// Back to the queue.
void leaveReview(DemoWindow &desk);

/// Takes over the case in front from whom has it open; true as well when nobody has.
[[nodiscard]] bool takeOver(DemoWindow &desk, const QString &reason);
/// Looks at every paper of the case in front, as an act on it wants.
void readPapers(DemoWindow &desk);
/// Answers what the registries know otherwise: found correct, with a reason; or to be corrected by the applicant.
[[nodiscard]] bool answerDifferences(DemoWindow &desk, CheckAnswer answer);
/// Answers every open review point with yes.
[[nodiscard]] bool answerPoints(DemoWindow &desk);

/// Answers the last review point with no: it becomes something to correct.
[[nodiscard]] bool failOnePoint(DemoWindow &desk);

/// Chooses an act of the case in front: its fields are there. Nothing more happens.
[[nodiscard]] bool choose(DemoWindow &desk, Action action);
/// Chooses an act of the case in front, writes the opinion, submits and lets it go at once. Online: until the service's
/// word on it is here.
[[nodiscard]] bool decideBy(DemoWindow &desk, Action action, const QString &words = {});
/// Sends the case in front, or a question about it, to another unit by its dialog; the dialog's picture is saved.
[[nodiscard]] bool handOver(DemoWindow &desk, Action action, const UnitId &to, const QString &words);
/// Takes in the first paper that the case in front expects: by the dialog, from this file, compared with the original.
[[nodiscard]] bool takeIn(DemoWindow &desk, const QString &scan);
/// Fills one field of an act or of an approval form, by its object name.
[[nodiscard]] bool fill(DemoWindow &desk, const QString &field, const QString &text);

/// All acts of this desk, in order.
[[nodiscard]] QVector<OutboxEntry> actsOf(DemoWindow &desk);
/// Whether every act was delivered, each with a valid proof in the ledger; given-up ones and their successors aside.
[[nodiscard]] bool allProven(DemoWindow &desk);
/// Waits until the case of a row, whole, is so.
[[nodiscard]] bool untilCase(DemoWindow &desk, const CaseId &id, const std::function<bool(const Case &)> &holds);
[[nodiscard]] bool stateIs(DemoWindow &desk, const CaseId &id, CaseState state);
/// Whether the review in front shows these acts among its history.
[[nodiscard]] bool historyHas(DemoWindow &desk, const QVector<Action> &acts);
/// The case is in the desk's list, whatever became of it.
[[nodiscard]] bool hasRow(DemoWindow &desk, const CaseId &id);
/// Waits until the row of a case is so.
[[nodiscard]] bool untilRow(DemoWindow &desk, const CaseId &id, const std::function<bool(const CaseSummary &)> &holds,
                            int patience = 30000);
/// Waits until the rules are here and nothing of the feed is missing.
[[nodiscard]] bool untilSynchronised(DemoWindow &desk);

} // namespace yunchuang
