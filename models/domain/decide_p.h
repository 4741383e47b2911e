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
/// Closes handoffs whose time passed in silence, if the item says that silence is consent; leaves a remark.
void takeSilenceAsConsent(const Act &act);
/// Differences and review points: what must be answered before an opinion on the matter is given.
[[nodiscard]] Verdict differencesAnswered(const Case &subject);
[[nodiscard]] Verdict pointsAnswered(const Case &subject, const ServiceItem &item);
/// Whether that person may decide the case at its last step, having examined it or not.
[[nodiscard]] Verdict mayDecide(const Case &subject, const ServiceItem &item, const UserId &user);

// decide_acceptance.cpp: from the application to acceptance
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
[[nodiscard]] Verdict acceptHandoff(const Act &act);
[[nodiscard]] Verdict answerHandoff(const Act &act);
[[nodiscard]] Verdict bounceHandoff(const Act &act);
[[nodiscard]] Verdict recallHandoff(const Act &act);

// decide_ending.cpp: the decision and what follows, and being urged to it
[[nodiscard]] Verdict canDecide(const Situation &situation);
[[nodiscard]] Verdict canGrant(const Situation &situation);
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

} // namespace yunchuang::rules
