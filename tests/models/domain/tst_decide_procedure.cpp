// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casefacts.h"
#include "domain/casesummary.h"
#include "domain/deadlinestatus.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

/// T9, T14 to T17: what ends, interrupts, lengthens or sends back an examination.
class DecideProcedureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnOnlyWhenTheAnswerIsOverdue_data();
    void returnOnlyWhenTheAnswerIsOverdue();
    void specialProcedureIsProposedApprovedAndEnded();
    void specialProcedureOfTheItemOnly();
    void approvalBelongsToSomebodyElse_data();
    void approvalBelongsToSomebodyElse();
    void nothingIsSubmittedWhileAProposalWaits_data();
    void nothingIsSubmittedWhileAProposalWaits();
    void announcedEndIsKeptAndExceededVisibly();
    void daysMovedBySuspensions_data();
    void daysMovedBySuspensions();
    void extensionOnceAndInTime_data();
    void extensionOnceAndInTime();
    void extensionAsProposed();
    void extensionIsTheDecidersToGrant();
    void supplementOnlyWhereTheItemAllows();
    void supplementStopsTheClockByTheItemsRule_data();
    void supplementStopsTheClockByTheItemsRule();
    void sendBackToAChosenStep_data();
    void sendBackToAChosenStep();
    void opinionTakenBack();
    void opinionActedOnStays_data();
    void opinionActedOnStays();

private:
    /// An item of 20 working days, as the vectors of the day counter have it.
    static void countTwentyDays(World &world)
    {
        world.item.legalLimit = {20, LimitUnit::WorkingDays};
        world.item.promisedLimit = {20, LimitUnit::WorkingDays};
        world.item.specialProcedures = {u"EXPERT_REVIEW"_s, u"HEARING"_s};
    }

    static CommandArguments special(int days = 5)
    {
        CommandArguments args = World::reason();
        args.procedure = SuspensionKind::ExpertReview;
        args.days = days;
        args.forWhom = u"贵州示例茶业有限公司"_s;
        return args;
    }

    static CommandArguments outcome()
    {
        CommandArguments args = World::opinion(u"专家组一致同意"_s);
        args.outcome = u"评审通过"_s;
        return args;
    }
};

void DecideProcedureTest::returnOnlyWhenTheAnswerIsOverdue_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<bool>("overdue");
    // The notice of 3 March leaves 30 days: until 2 April.
    QTest::newRow("the day after the notice") << moment(3, 4, 10) << false;
    QTest::newRow("on the last day") << moment(4, 2, 17) << false;
    QTest::newRow("the day after the last") << moment(4, 3, 9) << true;
}

void DecideProcedureTest::returnOnlyWhenTheAnswerIsOverdue()
{
    QFETCH(QDateTime, at);
    QFETCH(bool, overdue);
    World world;
    const Case waiting =
        world.after(world.received(), Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}));
    world.now = at;
    CommandArguments args = World::reason();
    args.materialsReturned = true;
    const auto outcome = world.act(waiting, Action::ReturnOverdue, clerk, args);
    if (!overdue) {
        YC_REFUSED(outcome, RefusalCode::CorrectionNotOverdue);
        QCOMPARE(outcome.error().args.value(u"due"_s), u"2026-04-02"_s);
        return;
    }
    YC_DONE(change, outcome);
    QCOMPARE(change.next.state, CaseState::Returned);
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::ReturnNotice});
    QCOMPARE(change.next.deadlines.endedAt, at);
    QVERIFY(change.row.remarks.contains(u"MATERIALS_RETURNED"_s));
    QCOMPARE(change.row.facts.value(u"ANSWER_BY"_s), u"2026-04-02"_s);
}

void DecideProcedureTest::specialProcedureIsProposedApprovedAndEnded()
{
    World world;
    countTwentyDays(world);
    const Case before = world.inReview();
    YC_DONE(proposed, world.act(before, Action::ProposeSpecial, clerk, special()));
    QCOMPARE(proposed.next.state, CaseState::InReview);
    QVERIFY(proposed.next.proposal.has_value());
    QVERIFY(proposed.documents.isEmpty());
    QVERIFY(!proposed.next.deadlines.isSuspended());
    QVERIFY(summarise(proposed.next, registration)->flags.testFlag(SummaryFlag::ProposalOpen));

    world.now = moment(3, 4, 10);
    YC_DONE(started, world.act(proposed.next, Action::StartSpecial, reviewer));
    QCOMPARE(started.next.state, CaseState::Suspended);
    QCOMPARE(started.documents, QVector<DocumentKind>{DocumentKind::SpecialProcedureNotice});
    QVERIFY(!started.next.proposal.has_value());
    QVERIFY(started.next.deadlines.isSuspended());
    QCOMPARE(started.next.assignee, clerk.user);
    const SpecialProcedure &procedure = started.next.procedures.constLast();
    QCOMPARE(procedure.kind, SuspensionKind::ExpertReview);
    QCOMPARE(procedure.proposedBy, clerk.user);
    QCOMPARE(procedure.approvedBy, reviewer.user);
    QCOMPARE(procedure.forWhom, u"贵州示例茶业有限公司"_s);
    // Five working days after 4 March.
    QCOMPARE(procedure.announcedEnd, QDate(2026, 3, 11));
    QCOMPARE(started.row.reason, ownReason);
    QCOMPARE(started.row.facts.value(u"ANNOUNCED_END"_s), u"2026-03-11"_s);
    YC_REFUSED(world.act(started.next, Action::Examine, clerk, World::opinion(u"符合规定"_s)), RefusalCode::WrongState);

    world.now = moment(3, 6, 16);
    YC_REFUSED(world.act(started.next, Action::EndSpecial, clerk, World::opinion(u"专家组一致同意"_s)),
               RefusalCode::MissingRecord);
    YC_DONE(ended, world.act(started.next, Action::EndSpecial, clerk, outcome()));
    QCOMPARE(ended.next.state, CaseState::InReview);
    QVERIFY(!ended.next.deadlines.isSuspended());
    QCOMPARE(ended.next.procedures.constLast().outcome, u"评审通过"_s);
    QCOMPARE(ended.next.procedures.constLast().opinion, u"专家组一致同意"_s);
    QVERIFY(!ended.row.remarks.contains(u"ANNOUNCED_END_EXCEEDED"_s));
    // The 5th and the 6th do not count; the old day stays in the record.
    QCOMPARE(ended.next.deadlines.promisedDue, before.deadlines.promisedDue.addDays(2));
    QVERIFY(!ended.row.dueChanges.isEmpty());
}

void DecideProcedureTest::specialProcedureOfTheItemOnly()
{
    World world;
    YC_REFUSED(world.act(world.inReview(), Action::ProposeSpecial, clerk, special()), RefusalCode::ProcedureNotAllowed);
    world.item.specialProcedures = {u"HEARING"_s};
    const auto outcome = world.act(world.inReview(), Action::ProposeSpecial, clerk, special());
    YC_REFUSED(outcome, RefusalCode::ProcedureNotAllowed);
    QCOMPARE(outcome.error().args.value(u"kind"_s), u"EXPERT_REVIEW"_s);
}

void DecideProcedureTest::approvalBelongsToSomebodyElse_data()
{
    QTest::addColumn<bool>("reviewed");
    QTest::addColumn<QString>("desk");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("the reviewer of the flow") << true << u"reviewer"_s << QString();
    QTest::newRow("the decider where a reviewer is there") << true << u"decider"_s << u"WRONG_POST"_s;
    QTest::newRow("the decider where no reviewer is") << false << u"decider"_s << QString();
    QTest::newRow("who proposed it himself") << false << u"himself"_s << u"SAME_PERSON_PROPOSED"_s;
    QTest::newRow("another unit") << true << u"stranger"_s << u"OTHER_UNIT"_s;
}

void DecideProcedureTest::approvalBelongsToSomebodyElse()
{
    QFETCH(bool, reviewed);
    QFETCH(QString, desk);
    QFETCH(QString, refusal);
    World world;
    countTwentyDays(world);
    if (!reviewed)
        world.item.flow.removeAt(1);
    const Case proposed = world.after(world.inReview(), Action::ProposeSpecial, clerk, special());
    Desk who = desk == u"decider" ? decider : desk == u"himself" ? allRounder : reviewer;
    if (desk == u"stranger")
        who.unit = secondSection;
    for (const Action action : {Action::StartSpecial, Action::RejectProposal}) {
        const auto outcome = world.act(proposed, action, who, World::reason());
        QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
        if (outcome)
            QVERIFY(!outcome->next.proposal.has_value());
    }
}

void DecideProcedureTest::nothingIsSubmittedWhileAProposalWaits_data()
{
    QTest::addColumn<int>("action");
    for (const Action action : {Action::Examine, Action::ProposeSpecial, Action::ProposeExtension})
        QTest::newRow(nameOf(action).data()) << int(action);
}

void DecideProcedureTest::nothingIsSubmittedWhileAProposalWaits()
{
    QFETCH(int, action);
    World world;
    countTwentyDays(world);
    const Case proposed = world.after(world.pointsAnswered(world.inReview()), Action::ProposeSpecial, clerk, special());
    CommandArguments args = special();
    args.opinion = u"符合规定"_s;
    YC_REFUSED(world.act(proposed, static_cast<Action>(action), clerk, args), RefusalCode::ProposalOpen);
    YC_REFUSED(world.act(proposed, Action::RecallProposal, secondClerk), RefusalCode::NothingToRecall);
    const Case recalled = world.after(proposed, Action::RecallProposal, clerk);
    YC_DONE(done, world.act(recalled, static_cast<Action>(action), clerk, args));
}

void DecideProcedureTest::announcedEndIsKeptAndExceededVisibly()
{
    World world;
    countTwentyDays(world);
    const Case proposed = world.after(world.inReview(), Action::ProposeSpecial, clerk, special(2));
    CommandArguments longer;
    longer.days = 3;
    YC_DONE(started, world.act(proposed, Action::StartSpecial, reviewer, longer));
    QVERIFY(started.row.remarks.contains(u"PROPOSAL_CHANGED"_s));
    const QDate announced(2026, 3, 6);
    QCOMPARE(started.next.procedures.constLast().announcedEnd, announced);
    const Suspension &suspension = started.next.deadlines.suspensions.constLast();
    QCOMPARE(suspension.announcedEnd, announced);
    QVERIFY(!exceedsAnnouncement(suspension, moment(3, 6, 17)));
    QVERIFY(exceedsAnnouncement(suspension, moment(3, 9, 9)));
    world.now = moment(3, 9, 10);
    YC_DONE(ended, world.act(started.next, Action::EndSpecial, clerk, outcome()));
    QVERIFY(ended.row.remarks.contains(u"ANNOUNCED_END_EXCEEDED"_s));
    QCOMPARE(ended.next.procedures.constLast().announcedEnd, announced);
}

void DecideProcedureTest::daysMovedBySuspensions_data()
{
    QTest::addColumn<int>("suspensions");
    QTest::addColumn<int>("extension");
    QTest::addColumn<QDate>("due");
    QTest::newRow("20 working days from 2 March") << 0 << 0 << QDate(2026, 3, 30);
    QTest::newRow("with an extension of 10") << 0 << 10 << QDate(2026, 4, 14);
    QTest::newRow("suspended 10 to 17 March") << 1 << 0 << QDate(2026, 4, 7);
    QTest::newRow("and 20 March to 7 April") << 2 << 0 << QDate(2026, 4, 22);
}

/// The vectors of the day counter, through the acts.
void DecideProcedureTest::daysMovedBySuspensions()
{
    QFETCH(int, suspensions);
    QFETCH(int, extension);
    QFETCH(QDate, due);
    World world;
    countTwentyDays(world);
    world.now = moment(3, 2, 11);
    Case subject = world.inReview();
    const QVector<std::pair<QDateTime, QDateTime>> spans = {{moment(3, 10, 10), moment(3, 17, 16)},
                                                            {moment(3, 20, 10), moment(4, 7, 16)}};
    for (int i = 0; i < suspensions; ++i) {
        world.now = spans[i].first;
        subject = world.after(subject, Action::ProposeSpecial, clerk, special());
        subject = world.after(subject, Action::StartSpecial, reviewer);
        world.now = spans[i].second;
        subject = world.after(subject, Action::EndSpecial, clerk, outcome());
    }
    if (extension > 0) {
        world.now = moment(3, 5, 10);
        CommandArguments args = World::reason();
        args.days = extension;
        subject = world.after(subject, Action::Extend, decider, args);
    }
    QCOMPARE(subject.deadlines.promisedDue, due);
    QCOMPARE(subject.deadlines.statutoryDue, due);
}

void DecideProcedureTest::extensionOnceAndInTime_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("before");
    QTest::addColumn<QString>("refusal");
    // Due on 30 March.
    QTest::newRow("the day before the due day") << moment(3, 27, 10) << 10 << false << QString();
    QTest::newRow("on the due day") << moment(3, 30, 9) << 10 << false << u"LIMIT_PASSED"_s;
    QTest::newRow("longer than the item's rule") << moment(3, 20, 10) << 11 << false << u"EXTENSION_TOO_LONG"_s;
    QTest::newRow("no days at all") << moment(3, 20, 10) << 0 << false << u"MISSING_RECORD"_s;
    QTest::newRow("a second time") << moment(3, 20, 10) << 2 << true << u"ALREADY_EXTENDED"_s;
}

void DecideProcedureTest::extensionOnceAndInTime()
{
    QFETCH(QDateTime, at);
    QFETCH(int, days);
    QFETCH(bool, before);
    QFETCH(QString, refusal);
    World world;
    countTwentyDays(world);
    world.now = moment(3, 2, 11);
    Case subject = world.inReview();
    world.now = at;
    CommandArguments args = World::reason();
    args.days = 3;
    if (before)
        subject = world.after(subject, Action::Extend, decider, args);
    args.days = days;
    const auto outcome = world.act(subject, Action::Extend, decider, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
    if (!outcome)
        return;
    QCOMPARE(outcome->documents, QVector<DocumentKind>{DocumentKind::ExtensionNotice});
    QCOMPARE(outcome->next.state, CaseState::InReview);
    QCOMPARE(outcome->next.deadlines.extensionDays, days);
    QCOMPARE(outcome->row.dueChanges.constFirst().before, QDate(2026, 3, 30));
    QVERIFY(summarise(outcome->next, registration)->flags.testFlag(SummaryFlag::Extended));
}

void DecideProcedureTest::extensionAsProposed()
{
    World world;
    countTwentyDays(world);
    CommandArguments args = World::reason();
    args.days = 12;
    YC_REFUSED(world.act(world.inReview(), Action::ProposeExtension, clerk, args), RefusalCode::ExtensionTooLong);
    args.days = 4;
    const Case proposed = world.after(world.inReview(), Action::ProposeExtension, clerk, args);
    YC_REFUSED(world.act(proposed, Action::StartSpecial, reviewer), RefusalCode::NoProposal);
    YC_DONE(extended, world.act(proposed, Action::Extend, decider));
    QCOMPARE(extended.next.deadlines.extensionDays, 4);
    QCOMPARE(extended.row.reason, ownReason);
    QVERIFY(!extended.next.proposal.has_value());
    QVERIFY(!extended.row.remarks.contains(u"PROPOSAL_CHANGED"_s));
}

void DecideProcedureTest::extensionIsTheDecidersToGrant()
{
    World world;
    countTwentyDays(world);
    CommandArguments args = World::reason();
    args.days = 4;
    YC_REFUSED(world.act(world.inReview(), Action::Extend, clerk, args), RefusalCode::WrongPost);
    YC_REFUSED(world.act(world.inReview(), Action::Extend, reviewer, args), RefusalCode::WrongPost);
    args.reason.clear();
    YC_REFUSED(world.act(world.inReview(), Action::Extend, decider, args), RefusalCode::MissingRecord);
    world.item.extensionDays = 0;
    YC_REFUSED(world.act(world.inReview(), Action::Extend, decider, args), RefusalCode::ExtensionTooLong);
}

void DecideProcedureTest::supplementOnlyWhereTheItemAllows()
{
    World world;
    CommandArguments args = World::corrections({u"material:lease"_s});
    args.reason = ownReason;
    YC_REFUSED(world.act(world.inReview(), Action::RequestSupplement, clerk, args), RefusalCode::SupplementNotAllowed);
    world.item.supplementAllowed = true;
    YC_DONE(asked, world.act(world.inReview(), Action::RequestSupplement, clerk, args));
    QCOMPARE(asked.next.state, CaseState::Supplement);
    QCOMPARE(asked.documents, QVector<DocumentKind>{DocumentKind::SupplementNotice});
    QCOMPARE(asked.row.corrections.size(), 1);
    QCOMPARE(asked.next.assignee, clerk.user);
    args.corrections = World::corrections({u"material:nothing-of-the-item"_s}).corrections;
    YC_REFUSED(world.act(world.inReview(), Action::RequestSupplement, clerk, args), RefusalCode::MissingRecord);

    CommandArguments wrong;
    wrong.materials = {paper(u"articles"_s)};
    YC_REFUSED(world.act(asked.next, Action::ReceiveSupplement, applicant, wrong), RefusalCode::NotPromised);
    CommandArguments right;
    right.materials = {paper(u"lease"_s)};
    YC_DONE(came, world.act(asked.next, Action::ReceiveSupplement, applicant, right));
    QCOMPARE(came.next.state, CaseState::InReview);
    QCOMPARE(came.documents, QVector<DocumentKind>{DocumentKind::CorrectionReceipt});
    QVERIFY(came.next.supplement.items.constFirst().done);
    QVERIFY(summarise(came.next, registration)->flags.testFlag(SummaryFlag::SupplementIn));
    // The window takes it in as well.
    YC_DONE(atWindow, world.act(asked.next, Action::ReceiveSupplement, counter, right));
}

void DecideProcedureTest::supplementStopsTheClockByTheItemsRule_data()
{
    QTest::addColumn<bool>("stops");
    QTest::newRow("the item stops the clock") << true;
    QTest::newRow("the item lets it run") << false;
}

void DecideProcedureTest::supplementStopsTheClockByTheItemsRule()
{
    QFETCH(bool, stops);
    World world;
    countTwentyDays(world);
    world.item.supplementAllowed = true;
    world.item.supplementStopsClock = stops;
    const Case before = world.inReview();
    CommandArguments args = World::corrections({u"material:lease"_s});
    args.reason = ownReason;
    Case subject = world.after(before, Action::RequestSupplement, clerk, args);
    QCOMPARE(subject.deadlines.isSuspended(), stops);
    world.now = world.now.addDays(2);
    CommandArguments came;
    came.materials = {paper(u"lease"_s)};
    subject = world.after(subject, Action::ReceiveSupplement, applicant, came);
    QVERIFY(!subject.deadlines.isSuspended());
    QCOMPARE(subject.deadlines.promisedDue != before.deadlines.promisedDue, stops);
}

void DecideProcedureTest::sendBackToAChosenStep_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("arrives");
    QTest::newRow("nothing chosen: the one before") << QString() << u"review"_s;
    QTest::newRow("the first step") << u"examine"_s << u"examine"_s;
    QTest::newRow("its own step") << u"decide"_s << QString();
    QTest::newRow("none of the flow") << u"somewhere"_s << QString();
}

void DecideProcedureTest::sendBackToAChosenStep()
{
    QFETCH(QString, step);
    QFETCH(QString, arrives);
    World world;
    CommandArguments args = World::opinion(u"请补充审查意见的依据后再报"_s);
    args.toStep = StepId(step);
    const auto outcome = world.act(world.toDecide(), Action::SendBack, decider, args);
    if (arrives.isEmpty()) {
        YC_REFUSED(outcome, RefusalCode::UnknownStep);
        return;
    }
    YC_DONE(back, outcome);
    QCOMPARE(back.next.step, StepId(arrives));
    QCOMPARE(back.row.facts.value(u"TO_STEP"_s), arrives);
    QCOMPARE(back.next.assignee, arrives == u"examine" ? clerk.user : reviewer.user);
}

void DecideProcedureTest::opinionTakenBack()
{
    World world;
    const Case examined = world.examined();
    const qsizetype opinions = examined.opinions.size();
    QVERIFY(examined.wasExaminedBy(clerk.user));
    world.now = world.now.addSecs(3600);
    YC_DONE(back, world.act(examined, Action::RecallExamination, clerk));
    QCOMPARE(back.next.state, CaseState::InReview);
    QCOMPARE(back.next.step, StepId(u"examine"_s));
    QCOMPARE(back.next.assignee, clerk.user);
    // Nothing is struck out, but the opinion holds no longer.
    QCOMPARE(back.next.opinions.size(), opinions + 1);
    QVERIFY(!back.next.wasExaminedBy(clerk.user));
    QVERIFY(standingExaminations(back.next).isEmpty());
    // The step's clock goes on from acceptance.
    QCOMPARE(back.next.deadlines.stepStartedAt, back.next.deadlines.acceptedAt);
    YC_DONE(again, world.act(back.next, Action::Examine, clerk, World::opinion(u"经复核符合规定"_s)));
    QCOMPARE(standingExaminations(again.next).size(), 1);
}

void DecideProcedureTest::opinionActedOnStays_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("the reviewer has claimed it") << u"claimed"_s;
    QTest::newRow("it was a colleague's opinion") << u"colleague"_s;
    QTest::newRow("it was taken back already") << u"twice"_s;
}

void DecideProcedureTest::opinionActedOnStays()
{
    QFETCH(QString, what);
    World world;
    Case subject = world.examined();
    if (what == u"claimed")
        subject = world.after(subject, Action::Claim, reviewer);
    if (what == u"twice")
        subject = world.after(subject, Action::RecallExamination, clerk);
    YC_REFUSED(world.act(subject, Action::RecallExamination, what == u"colleague" ? secondClerk : clerk),
               RefusalCode::NothingToRecall);
}

QTEST_GUILESS_MAIN(DecideProcedureTest)
#include "tst_decide_procedure.moc"
