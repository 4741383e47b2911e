// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadlineengine.h"
#include "domain/decide.h"

/// What the rules of the single acts share. Only decide*.cpp include this.
namespace yunchuang::rules {

using Verdict = Expected<void, Refusal>;

/// A case before an act, seen by somebody in some of his posts.
struct Situation
{
    const Case &subject;
    const DecisionContext &context;
    Posts acting; ///< the posts in which he could do it; one when a command says which
};

/// An act that passed all general checks. Its rule changes `change`, whose `next` starts as the case before.
struct Act
{
    const Case &before;
    const Command &command;
    const DecisionContext &context;
    CaseChange &change;

    [[nodiscard]] const CommandArguments &args() const { return command.args; }
    [[nodiscard]] const Actor &actor() const { return context.actor; }
    [[nodiscard]] const ServiceItem &item() const { return context.item; }
    [[nodiscard]] const QDateTime &now() const { return context.now; }
    [[nodiscard]] Case &next() const { return change.next; }
    [[nodiscard]] DeadlineEngine engine() const { return {context.item.limits(), context.calendars}; }
};

[[nodiscard]] tl::unexpected<Refusal> refuse(RefusalCode code, QMap<QString, QString> args = {});
[[nodiscard]] tl::unexpected<Refusal> missing(Record record);

/// Names of posts, units and the like as one argument of a refusal.
[[nodiscard]] QString joined(const QStringList &texts);
[[nodiscard]] QString joined(Posts posts);

/// Number of characters as a reader counts them.
[[nodiscard]] qsizetype characters(const QString &text);
/// Refuses text that is empty or shorter than the ten characters an own reason needs.
[[nodiscard]] Verdict ownWords(const QString &text, Record record);
/// Everything the row of the table says must be recorded, and the limits of all texts.
[[nodiscard]] Verdict checkRecords(const Transition &transition, const Case &subject, const CommandArguments &args,
                                   const ServiceItem &item);
/// Whether the arguments say what a record wants.
[[nodiscard]] bool isRecorded(Record record, Action action, const CommandArguments &args, const ServiceItem &item);
/// The basis of a decision in favour: what the decider says, or else what the item says.
[[nodiscard]] QString basisOf(Action action, const CommandArguments &args, const ServiceItem &item);

/// Takes over clocks after an event, or turns what the engine says into a refusal.
[[nodiscard]] Verdict setClocks(const Act &act, const DeadlineResult &result);
/// The step goes on with the clock of its own limit; nobody has it.
[[nodiscard]] Verdict enterStep(const Act &act, const FlowStep &step);
void assign(Case &subject, const UserId &user, const QString &name);
void noteOpinion(const Act &act, const QString &text, bool favourable = true);

/// Names of the units whose answers are missing; those whose silence counts as consent are not among them.
[[nodiscard]] QStringList owedAnswers(const Situation &situation);
/// Whether the time of an answer passed in silence and the item says that this is consent.
[[nodiscard]] bool isSilent(const Handoff &handoff, const DecisionContext &context);
/// Closes handoffs whose time passed in silence, if the item says that silence is consent; leaves a remark.
void takeSilenceAsConsent(const Act &act);
/// Differences and review points: what must be answered before an opinion on the matter is given.
[[nodiscard]] Verdict differencesAnswered(const Case &subject);
[[nodiscard]] Verdict pointsAnswered(const Case &subject, const ServiceItem &item);
/// Whether that person may decide the case at its last step, having examined it or not.
[[nodiscard]] Verdict mayDecide(const Case &subject, const ServiceItem &item, const UserId &user);
/// Four eyes are those of two persons: neither the actor nor the one he stands in for may have examined it.
[[nodiscard]] Verdict mayDecide(const Case &subject, const ServiceItem &item, const Actor &actor);
/// The absent colleague whose case it is, if the actor stands in for him; nobody otherwise.
[[nodiscard]] UserId principalOf(const Case &subject, const Actor &actor);

/// Papers and other subjects of a notice: "material:id", "/field", or a general remark.
[[nodiscard]] bool isMaterial(const QString &subject);
[[nodiscard]] MaterialId materialOf(const QString &subject);
/// New papers take the place of older ones of the same kind; their version goes on counting.
void bringIn(const Act &act, const QVector<Material> &papers);
/// What registries and clerks found about values that are no longer there.
void forgetFindings(Case &subject, const ServiceItem &item, const QJsonObject &patch);
/// Whether what came in answers that point of a notice.
[[nodiscard]] bool isMended(const CorrectionItem &item, const CommandArguments &args);
/// The points of a notice as it goes out; refused if one of them is about nothing the item has.
[[nodiscard]] Expected<QVector<CorrectionItem>, Refusal> noticeItems(const Act &act);
/// Examination goes on where it was before it was interrupted.
void goOn(const Act &act);
/// What else the row of the history must say.
void noteFact(const Act &act, const QString &name, const QString &value);
/// Refuses while a special procedure or an extension waits for approval.
[[nodiscard]] Verdict nothingProposed(const Case &subject);
/// Whether everything that must come before a decision was done: legal review, people heard, reported up.
[[nodiscard]] Verdict readyForDecision(const Situation &situation);
/// The paper of a decision, which depends on whether the case follows an earlier licence.
[[nodiscard]] DocumentKind decisionDocument(const Case &subject, bool granted);
/// Refuses while promised papers (容缺) are not in.
[[nodiscard]] Verdict promisesKept(const Case &subject);
/// T4, T10, T12, T20, T22, T23 of an item that the window decides, in one act.
[[nodiscard]] Expected<CaseChange, Refusal> handleAtOnce(const Case &subject, const Command &command,
                                                         const DecisionContext &context);

// decide_acceptance.cpp: from the application to acceptance
[[nodiscard]] Verdict canReturnOverdue(const Situation &situation);
[[nodiscard]] Verdict returnOverdue(const Act &act);
[[nodiscard]] Verdict canEndBeforeAcceptance(const Situation &situation);
[[nodiscard]] Verdict canAccept(const Situation &situation);
[[nodiscard]] Verdict submit(const Act &act);
[[nodiscard]] Verdict preReturn(const Act &act);
[[nodiscard]] Verdict prePass(const Act &act);
[[nodiscard]] Verdict receive(const Act &act);
[[nodiscard]] Verdict receiveOnline(const Act &act);
[[nodiscard]] Verdict endBeforeAcceptance(const Act &act);
[[nodiscard]] Verdict requestCorrection(const Act &act);
[[nodiscard]] Verdict completeCorrection(const Act &act);
[[nodiscard]] Verdict accept(const Act &act);
[[nodiscard]] Verdict deemAccepted(const Act &act);

// decide_examination.cpp: who works on it, what they find
[[nodiscard]] Verdict canClaim(const Situation &situation);
[[nodiscard]] Verdict canAssign(const Situation &situation);
[[nodiscard]] Verdict canExamine(const Situation &situation);
[[nodiscard]] Verdict canSendBack(const Situation &situation);
[[nodiscard]] Verdict claim(const Act &act);
[[nodiscard]] Verdict release(const Act &act);
[[nodiscard]] Verdict assignTo(const Act &act);
[[nodiscard]] Verdict recordCheck(const Act &act);
[[nodiscard]] Verdict examine(const Act &act);
[[nodiscard]] Verdict sendBack(const Act &act);

// decide_procedure.cpp: what interrupts or lengthens an examination
[[nodiscard]] Verdict canRecallExamination(const Situation &situation);
[[nodiscard]] Verdict canProposeSpecial(const Situation &situation);
[[nodiscard]] Verdict canStartSpecial(const Situation &situation);
[[nodiscard]] Verdict canEndSpecial(const Situation &situation);
[[nodiscard]] Verdict canProposeExtension(const Situation &situation);
[[nodiscard]] Verdict canExtend(const Situation &situation);
[[nodiscard]] Verdict canRejectProposal(const Situation &situation);
[[nodiscard]] Verdict canRecallProposal(const Situation &situation);
[[nodiscard]] Verdict canRequestSupplement(const Situation &situation);
[[nodiscard]] Verdict canReceiveSupplement(const Situation &situation);
[[nodiscard]] Verdict recallExamination(const Act &act);
[[nodiscard]] Verdict proposeSpecial(const Act &act);
[[nodiscard]] Verdict startSpecial(const Act &act);
[[nodiscard]] Verdict endSpecial(const Act &act);
[[nodiscard]] Verdict proposeExtension(const Act &act);
[[nodiscard]] Verdict extend(const Act &act);
[[nodiscard]] Verdict rejectProposal(const Act &act);
[[nodiscard]] Verdict recallProposal(const Act &act);
[[nodiscard]] Verdict requestSupplement(const Act &act);
[[nodiscard]] Verdict receiveSupplement(const Act &act);

// decide_rights.cpp: what comes before a decision, and who takes it
[[nodiscard]] Verdict canReportUp(const Situation &situation);
[[nodiscard]] Verdict canReviewLegally(const Situation &situation);
[[nodiscard]] Verdict canInformParties(const Situation &situation);
[[nodiscard]] Verdict canRecordParties(const Situation &situation);
[[nodiscard]] Verdict reportUp(const Act &act);
[[nodiscard]] Verdict reviewLegally(const Act &act);
[[nodiscard]] Verdict informParties(const Act &act);
[[nodiscard]] Verdict recordParties(const Act &act);

// decide_closing.cpp: ends without a decision, the archive, the papers
[[nodiscard]] Verdict canWithdraw(const Situation &situation);
[[nodiscard]] Verdict canArchive(const Situation &situation);
[[nodiscard]] Verdict withdraw(const Act &act);
[[nodiscard]] Verdict terminate(const Act &act);
[[nodiscard]] Verdict archive(const Act &act);
[[nodiscard]] Verdict issueDocuments(const Act &act);
/// The case is over without a decision: open handoffs are taken back, clocks end, nobody has it.
void endWithoutDecision(const Act &act);

// decide_records.cpp: what the national list wants in the row of an act besides what its rule writes there
void noteWhatTheListWants(const Act &act);

// decide_booking.cpp: places on a day
[[nodiscard]] Verdict bookingInTime(const Situation &situation);
[[nodiscard]] Verdict canCancelBooking(const Situation &situation);
[[nodiscard]] Verdict canRecordMissed(const Situation &situation);
[[nodiscard]] Verdict cancelBooking(const Act &act);
[[nodiscard]] Verdict recordMissed(const Act &act);

// decide_atonce.cpp
[[nodiscard]] Verdict canHandleAtOnce(const Situation &situation);

// decide_handoff.cpp: other units
[[nodiscard]] Verdict canAsk(const Situation &situation);
[[nodiscard]] Verdict canTransfer(const Situation &situation);
[[nodiscard]] Verdict canSign(const Situation &situation);
[[nodiscard]] Verdict canAnswer(const Situation &situation);
[[nodiscard]] Verdict canBounce(const Situation &situation);
[[nodiscard]] Verdict canRecall(const Situation &situation);
[[nodiscard]] Verdict consult(const Act &act);
[[nodiscard]] Verdict countersign(const Act &act);
[[nodiscard]] Verdict transfer(const Act &act);
[[nodiscard]] Verdict canReturn(const Situation &situation);
[[nodiscard]] Verdict canAnswerReturn(const Situation &situation);
[[nodiscard]] Verdict canTakeSilence(const Situation &situation);
[[nodiscard]] Verdict returnHandoff(const Act &act);
[[nodiscard]] Verdict answerReturn(const Act &act);
[[nodiscard]] Verdict takeSilence(const Act &act);
[[nodiscard]] Verdict acceptHandoff(const Act &act);
[[nodiscard]] Verdict answerHandoff(const Act &act);
[[nodiscard]] Verdict bounceHandoff(const Act &act);
[[nodiscard]] Verdict recallHandoff(const Act &act);

// decide_ending.cpp: the decision and what follows, and being urged to it
[[nodiscard]] Verdict canDecide(const Situation &situation);
[[nodiscard]] Verdict canGrant(const Situation &situation);
[[nodiscard]] Verdict canDeny(const Situation &situation);
[[nodiscard]] Verdict canClose(const Situation &situation);
[[nodiscard]] Verdict canCompleteWork(const Situation &situation);
[[nodiscard]] Verdict canReplyToUrge(const Situation &situation);
[[nodiscard]] Verdict grant(const Act &act);
[[nodiscard]] Verdict deny(const Act &act);
[[nodiscard]] Verdict close(const Act &act);
[[nodiscard]] Verdict deliver(const Act &act);
[[nodiscard]] Verdict urge(const Act &act);
[[nodiscard]] Verdict replyToUrge(const Act &act);
[[nodiscard]] Verdict completeWork(const Act &act);
[[nodiscard]] Verdict startWork(const Act &act);

// decide_joint.cpp: parts of a joint case, and who must not work on a case
void startPartsOf(const Act &act, PartStart start);
[[nodiscard]] Verdict partsOver(const Case &subject, const ServiceItem &item);
[[nodiscard]] Verdict announcePart(const Act &act);
[[nodiscard]] Verdict cancelPart(const Act &act);
[[nodiscard]] Verdict canDeclareRecusal(const Situation &situation);
[[nodiscard]] Verdict declareRecusal(const Act &act);
[[nodiscard]] bool isRecused(const Case &subject, const DecisionContext &context, const UserId &user);

// decide_system.cpp: what the service does when units or calendars change
[[nodiscard]] Verdict moveToSuccessor(const Act &act);
[[nodiscard]] Verdict recountDue(const Act &act);

} // namespace yunchuang::rules
