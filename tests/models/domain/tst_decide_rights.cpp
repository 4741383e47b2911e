// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casesummary.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

/// T19 to T21: who decides, and what must come before a decision.
namespace {

/// Art. 48: day, place, and somebody who does not examine the case.
CommandArguments invitation(QDate on)
{
    CommandArguments args;
    args.parties = u"相邻住户三户"_s;
    args.hearingOn = on;
    args.hearingPlace = u"政务服务大厅二楼听证室"_s;
    args.presider = head.user;
    args.presiderName = head.name;
    return args;
}

} // namespace

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
    void hearingsAreInvitedTo_data();
    void hearingsAreInvitedTo();
    void hearingsAreAskedForInTime_data();
    void hearingsAreAskedForInTime();

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
    QCOMPARE(summarise(up.next, registration)->capacity, Capacity::Reporter);
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
    args.partyAnswer = PartyAnswer::HearingHeld;
    args.opinion = u"听证笔录已由各方签字"_s;
    YC_REFUSED(world.act(subject, Action::RecordParties, decider, args), RefusalCode::HearingNotHeld);
    YC_DONE(invited, world.act(subject, Action::InformParties, decider, invitation(QDate(2026, 3, 30))));
    QCOMPARE(invited.documents, QVector<DocumentKind>{DocumentKind::HearingInvitation});
    QCOMPARE(invited.row.facts.value(u"HEARING_ON"_s), u"2026-03-30"_s);
    QCOMPARE(invited.row.facts.value(u"PRESIDER"_s), head.name);
    QCOMPARE(invited.next.partyNotices.size(), 1);
    subject = invited.next;
    world.now = moment(3, 27, 10);
    YC_REFUSED(world.act(subject, Action::RecordParties, decider, args), RefusalCode::HearingNotHeld);
    world.now = moment(4, 8, 10);
    YC_REFUSED(world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)), RefusalCode::PartiesNotHeard);
    // Who took a part in the examination meanwhile did not preside as the law wants it.
    Case examined = subject;
    examined.points[0].by = head.user;
    YC_REFUSED(world.act(examined, Action::RecordParties, decider, args), RefusalCode::PresiderExamines);
    subject = world.after(subject, Action::RecordParties, decider, args);
    YC_DONE(granted, world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)));
}

void DecideRightsTest::hearingsAreInvitedTo_data()
{
    QTest::addColumn<QString>("presider");
    QTest::addColumn<QDate>("on");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("refusal");
    // Asked for on 3 March: seven working days on are 12 March, twenty are 31 March.
    const QDate asked(2026, 3, 3);
    const QDate good(2026, 3, 20);
    QTest::newRow("art. 48: somebody else presides") << u"chenhua"_s << good << asked << QString();
    QTest::newRow("art. 48: the examiner presides") << u"zhoumin"_s << good << asked << u"PRESIDER_EXAMINES"_s;
    QTest::newRow("the reviewer presides") << u"lina"_s << good << asked << u"PRESIDER_EXAMINES"_s;
    QTest::newRow("who has the case presides") << u"wangqiang"_s << good << asked << u"PRESIDER_EXAMINES"_s;
    QTest::newRow("who is related presides") << u"hewei"_s << good << asked << u"RECUSAL_REQUIRED"_s;
    QTest::newRow("nobody presides") << QString() << good << asked << u"MISSING_RECORD"_s;
    QTest::newRow("no day") << u"chenhua"_s << QDate() << asked << u"MISSING_RECORD"_s;
    QTest::newRow("told seven days before") << u"chenhua"_s << QDate(2026, 3, 12) << asked << QString();
    QTest::newRow("told six days before") << u"chenhua"_s << QDate(2026, 3, 11) << asked << u"HEARING_TOO_SOON"_s;
    QTest::newRow("art. 47: on the twentieth day") << u"chenhua"_s << QDate(2026, 3, 31) << asked << QString();
    QTest::newRow("after the twentieth day") << u"chenhua"_s << QDate(2026, 4, 1) << asked << u"LIMIT_TOO_LONG"_s;
    // Better late than never: the first day that the seven days leave.
    QTest::newRow("invited to too late") << u"chenhua"_s << QDate(2026, 4, 10) << QDate(2026, 3, 31) << QString();
    QTest::newRow("and put off once more")
        << u"chenhua"_s << QDate(2026, 4, 13) << QDate(2026, 3, 31) << u"LIMIT_TOO_LONG"_s;
}

void DecideRightsTest::hearingsAreInvitedTo()
{
    QFETCH(QString, presider);
    QFETCH(QDate, on);
    QFETCH(QDate, today);
    QFETCH(QString, refusal);
    World world;
    world.item.promisedLimit = {30, LimitUnit::WorkingDays};
    CommandArguments tell;
    tell.parties = u"相邻住户三户"_s;
    tell.hearing = true;
    Case subject = world.after(world.toDecide(), Action::InformParties, decider, tell);
    CommandArguments asked = World::opinion(u"书面申请听证"_s);
    asked.partyAnswer = PartyAnswer::HearingAsked;
    subject = world.after(subject, Action::RecordParties, decider, asked);
    subject.recused = {inspector.user};
    world.now = toUtc(today, QTime(10, 0));
    CommandArguments args = invitation(on);
    args.presider = UserId(presider);
    const auto outcome = world.act(subject, Action::InformParties, decider, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
    if (!outcome)
        return;
    QCOMPARE(outcome->next.partyNotices.constLast().hearingOn, on);
    QCOMPARE(outcome->row.remarks.contains(u"HEARING_LATE"_s), on > QDate(2026, 3, 31));
}

void DecideRightsTest::hearingsAreAskedForInTime_data()
{
    QTest::addColumn<QDate>("askedOn"); ///< invalid = on the day of the act, 13 March
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<QDate>("holdBy");
    // Told on 3 March: five working days end on the 10th. What counts is when they asked, not when it is recorded.
    QTest::newRow("on the fifth day") << QDate(2026, 3, 10) << QString() << QDate(2026, 4, 8);
    QTest::newRow("on the sixth day") << QDate(2026, 3, 11) << u"LIMIT_PASSED"_s << QDate();
    QTest::newRow("no day said, recorded later") << QDate() << u"LIMIT_PASSED"_s << QDate();
    QTest::newRow("before they were told") << QDate(2026, 3, 2) << u"LIMIT_TOO_LONG"_s << QDate();
    QTest::newRow("tomorrow") << QDate(2026, 3, 14) << u"LIMIT_TOO_LONG"_s << QDate();
}

void DecideRightsTest::hearingsAreAskedForInTime()
{
    QFETCH(QDate, askedOn);
    QFETCH(QString, refusal);
    QFETCH(QDate, holdBy);
    World world;
    world.item.promisedLimit = {30, LimitUnit::WorkingDays};
    CommandArguments tell;
    tell.parties = u"相邻住户三户"_s;
    tell.hearing = true;
    const Case subject = world.after(world.toDecide(), Action::InformParties, decider, tell);
    world.now = moment(3, 13, 10);
    CommandArguments args = World::opinion(u"书面申请听证"_s);
    args.partyAnswer = PartyAnswer::HearingAsked;
    args.askedOn = askedOn;
    const auto outcome = world.act(subject, Action::RecordParties, decider, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
    if (outcome)
        QCOMPARE(outcome->next.partyNotices.constLast().holdBy, holdBy);
}

QTEST_GUILESS_MAIN(DecideRightsTest)
#include "tst_decide_rights.moc"
