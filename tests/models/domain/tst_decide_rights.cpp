// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casesummary.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

/// T19 to T21: who decides, and what must come before a decision.
class DecideRightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsUpWithTheWholeFile();
    void theUnitThatReportsUpDoesNotDecide();
    void lowerUnitHasTwentyDays_data();
    void lowerUnitHasTwentyDays();
    void promisedPapersGoUpToo();
    void legalReviewComesFirst();
    void grantedAgainstTheLegalReview();
    void partiesAreHeardBeforeTheDecision_data();
    void partiesAreHeardBeforeTheDecision();
    void hearingThatWasAskedForIsHeld();

private:
    /// The section reports up to the second one, which decides.
    static void reportUpwards(World &world)
    {
        world.item.reportsTo = {{registration, secondSection}};
        world.item.flow.removeAt(1);
        world.item.legalLimit = {30, LimitUnit::WorkingDays};
        world.item.promisedLimit = {25, LimitUnit::WorkingDays};
    }

    static inline const Desk upperClerk{UserId(u"sunhao"_s), u"孙浩"_s, secondSection, Post::CaseOfficer};
    static inline const Desk upperDecider{UserId(u"luogang"_s), u"罗刚"_s, secondSection, Post::Decider};
};

void DecideRightsTest::reportsUpWithTheWholeFile()
{
    World world;
    reportUpwards(world);
    const Case examined = world.pointsAnswered(world.inReview());
    world.now = moment(3, 5, 10);
    YC_DONE(up, world.act(examined, Action::ReportUp, clerk, World::opinion(u"经初审符合条件，报请审定"_s)));
    QCOMPARE(up.next.state, CaseState::TransferredUp);
    QCOMPARE(up.next.unit, secondSection);
    QCOMPARE(up.next.reportedFrom, registration);
    QCOMPARE(up.row.toUnit, secondSection);
    QCOMPARE(up.documents, QVector<DocumentKind>{DocumentKind::PreliminaryOpinion});
    QCOMPARE(up.next.materials, examined.materials);
    QVERIFY(up.next.assignee.isEmpty());
    // Who reported up goes on seeing it, without acting.
    QCOMPARE(summarise(up.next, registration)->capacity, Capacity::Supervisor);
    QVERIFY(projectFor(up.next, registration).has_value());
    QVERIFY(up.tombstones.isEmpty());
    YC_REFUSED(world.act(up.next, Action::Claim, clerk), RefusalCode::OtherUnit);
    // The upper unit's own time begins: 25 working days after 5 March.
    QCOMPARE(up.next.deadlines.promisedDue, QDate(2026, 4, 10));
    QVERIFY(!up.row.dueChanges.isEmpty());

    Case subject = world.after(up.next, Action::Claim, upperClerk);
    QCOMPARE(subject.state, CaseState::InReview);
    subject = world.after(subject, Action::Examine, upperClerk, World::opinion(u"同意初审意见"_s));
    subject = world.after(subject, Action::Claim, upperDecider);
    YC_DONE(granted, world.act(subject, Action::Grant, upperDecider, World::opinion(u"准予"_s)));
    QCOMPARE(granted.next.state, CaseState::DecidedGrant);
}

void DecideRightsTest::theUnitThatReportsUpDoesNotDecide()
{
    World world;
    const Case ready = world.pointsAnswered(world.inReview());
    YC_REFUSED(world.act(ready, Action::ReportUp, clerk, World::opinion(u"经初审符合条件"_s)),
               RefusalCode::NotReportedUp);
    reportUpwards(world);
    const auto examines = world.act(ready, Action::Examine, clerk, World::opinion(u"符合规定"_s));
    YC_REFUSED(examines, RefusalCode::ReportsUp);
    QCOMPARE(examines.error().args.value(u"unit"_s), secondSection.text());
    Case atDecision = ready;
    atDecision.step = StepId(u"decide"_s);
    atDecision.assignee = decider.user;
    YC_REFUSED(world.act(atDecision, Action::Grant, decider, World::opinion(u"准予"_s)), RefusalCode::ReportsUp);
}

void DecideRightsTest::lowerUnitHasTwentyDays_data()
{
    QTest::addColumn<int>("promised");
    QTest::addColumn<QDate>("due");
    // Accepted on 3 March 2026; art. 43 leaves 20 working days.
    QTest::newRow("a longer promise is cut") << 25 << QDate(2026, 3, 31);
    QTest::newRow("a shorter one holds") << 10 << QDate(2026, 3, 17);
}

void DecideRightsTest::lowerUnitHasTwentyDays()
{
    QFETCH(int, promised);
    QFETCH(QDate, due);
    World world;
    reportUpwards(world);
    world.item.promisedLimit = {promised, LimitUnit::WorkingDays};
    const Case accepted = world.accepted();
    QCOMPARE(accepted.deadlines.statutoryDue, QDate(2026, 3, 31));
    QCOMPARE(accepted.deadlines.promisedDue, due);
}

void DecideRightsTest::promisedPapersGoUpToo()
{
    World world;
    reportUpwards(world);
    const Case tolerant = world.pointsAnswered(world.after(world.tolerant(QDate(2026, 3, 10)), Action::Claim, clerk));
    YC_REFUSED(world.act(tolerant, Action::ReportUp, clerk, World::opinion(u"经初审符合条件"_s)),
               RefusalCode::PromiseOpen);
}

void DecideRightsTest::legalReviewComesFirst()
{
    World world;
    world.item.legalReview = true;
    const Case ready = world.toDecide();
    YC_REFUSED(world.act(ready, Action::Grant, decider, World::opinion(u"准予"_s)), RefusalCode::LegalReviewMissing);
    YC_REFUSED(world.act(ready, Action::Deny, decider, world.everything(ready)), RefusalCode::LegalReviewMissing);
    CommandArguments agrees = World::opinion(u"程序合法，依据充分"_s);
    agrees.agreed = true;
    // Who examined the case does not review his own opinion.
    YC_REFUSED(world.act(ready, Action::ReviewLegally, reviewer, agrees), RefusalCode::SamePersonExamined);
    const Desk lawyer{UserId(u"hejing"_s), u"何静"_s, registration, Post::Reviewer};
    YC_DONE(reviewed, world.act(ready, Action::ReviewLegally, lawyer, agrees));
    QVERIFY(reviewed.next.legalReview->agreed);
    QCOMPARE(reviewed.next.assignee, decider.user);
    YC_DONE(granted, world.act(reviewed.next, Action::Grant, decider, World::opinion(u"准予"_s)));
    QVERIFY(!granted.row.remarks.contains(u"AGAINST_LEGAL_REVIEW"_s));
    // Sent back, the file is another one: it is reviewed anew.
    const Case back =
        world.after(reviewed.next, Action::SendBack, decider, World::opinion(u"请补充审查意见的依据后再报"_s));
    QVERIFY(!back.legalReview.has_value());
    world.item.legalReview = false;
    YC_REFUSED(world.act(ready, Action::ReviewLegally, lawyer, agrees), RefusalCode::ProcedureNotAllowed);
}

void DecideRightsTest::grantedAgainstTheLegalReview()
{
    World world;
    world.item.legalReview = true;
    const Desk lawyer{UserId(u"hejing"_s), u"何静"_s, registration, Post::Reviewer};
    YC_REFUSED(world.act(world.toDecide(), Action::ReviewLegally, lawyer, World::opinion(u"不行"_s)),
               RefusalCode::OpinionTooShort);
    const Case objected =
        world.after(world.toDecide(), Action::ReviewLegally, lawyer, World::opinion(u"依据不足，建议补充后再作决定"_s));
    CommandArguments args = World::opinion(u"准予"_s);
    YC_REFUSED(world.act(objected, Action::Grant, decider, args), RefusalCode::MissingRecord);
    args.reason = ownReason;
    YC_DONE(granted, world.act(objected, Action::Grant, decider, args));
    QVERIFY(granted.row.remarks.contains(u"AGAINST_LEGAL_REVIEW"_s));
}

void DecideRightsTest::partiesAreHeardBeforeTheDecision_data()
{
    QTest::addColumn<bool>("hearing");
    QTest::addColumn<int>("answer"); ///< -1 = none
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<bool>("may");
    // Told on 3 March; five working days end on the 10th.
    QTest::newRow("told, their time runs") << false << -1 << moment(3, 10, 10) << false;
    QTest::newRow("told, their time is over") << false << -1 << moment(3, 11, 10) << true;
    QTest::newRow("they waived") << true << int(PartyAnswer::Waived) << moment(3, 4, 10) << true;
    QTest::newRow("they stated") << false << int(PartyAnswer::Stated) << moment(3, 4, 10) << true;
    QTest::newRow("they ask for a hearing") << true << int(PartyAnswer::HearingAsked) << moment(3, 11, 10) << false;
}

void DecideRightsTest::partiesAreHeardBeforeTheDecision()
{
    QFETCH(bool, hearing);
    QFETCH(int, answer);
    QFETCH(QDateTime, at);
    QFETCH(bool, may);
    World world;
    world.item.hearingRight = true;
    world.item.promisedLimit = {30, LimitUnit::WorkingDays};
    const Case ready = world.toDecide();
    YC_REFUSED(world.act(ready, Action::Grant, decider, World::opinion(u"准予"_s)), RefusalCode::PartiesNotHeard);
    CommandArguments tell;
    tell.parties = u"相邻住户三户"_s;
    tell.hearing = hearing;
    YC_DONE(told, world.act(ready, Action::InformParties, decider, tell));
    QCOMPARE(told.documents,
             QVector<DocumentKind>{hearing ? DocumentKind::HearingNotice : DocumentKind::StatementNotice});
    QCOMPARE(told.next.partyNotices.constLast().requestBy, QDate(2026, 3, 10));
    Case subject = told.next;
    if (answer >= 0) {
        CommandArguments args = World::opinion(u"书面答复"_s);
        args.partyAnswer = static_cast<PartyAnswer>(answer);
        subject = world.after(subject, Action::RecordParties, decider, args);
    }
    world.now = at;
    const auto outcome = world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s));
    if (may)
        QVERIFY(outcome.has_value());
    else
        YC_REFUSED(outcome, RefusalCode::PartiesNotHeard);
}

void DecideRightsTest::hearingThatWasAskedForIsHeld()
{
    World world;
    world.item.promisedLimit = {30, LimitUnit::WorkingDays};
    CommandArguments tell;
    tell.parties = u"相邻住户三户"_s;
    tell.hearing = true;
    Case subject = world.after(world.toDecide(), Action::InformParties, decider, tell);
    CommandArguments args = World::opinion(u"书面申请听证"_s);
    args.partyAnswer = PartyAnswer::HearingHeld;
    YC_REFUSED(world.act(subject, Action::RecordParties, decider, args), RefusalCode::MissingRecord);
    args.partyAnswer = PartyAnswer::HearingAsked;
    subject = world.after(subject, Action::RecordParties, decider, args);
    // Held within 20 working days after it was asked for on 3 March.
    QCOMPARE(subject.partyNotices.constLast().holdBy, QDate(2026, 3, 31));
    world.now = moment(4, 8, 10);
    YC_REFUSED(world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)), RefusalCode::PartiesNotHeard);
    args.partyAnswer = PartyAnswer::HearingHeld;
    args.opinion = u"听证笔录已由各方签字"_s;
    subject = world.after(subject, Action::RecordParties, decider, args);
    YC_DONE(granted, world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)));
}

QTEST_GUILESS_MAIN(DecideRightsTest)
#include "tst_decide_rights.moc"
