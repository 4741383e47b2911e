// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

class DecideExaminationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void T12_claimBeginsTheExamination();
    void T12_claimIsForThePostWhoseTurnItIs();
    void T12_assign();
    void T12_assignmentNeedsAMemberWithoutTies();
    void T18_reassign();
    void T18_supervisorsScope_data();
    void T18_supervisorsScope();
    void releaseGivesItBack();
    void recordCheck_data();
    void recordCheck();
    void recordPoint();
    void pointsAnsweredByARegistry_data();
    void pointsAnsweredByARegistry();
    void examineMovesTheStepOn();
    void examineWantsAnswers();
    void examinerDoesNotTakeTheDecision();
    void T17_sendBackToTheExaminer();
    void T17_firstStepHasNoneBefore();
    void recusal_data();
    void recusal();
    void staleRevision_data();
    void staleRevision();
    void capacityMustBeTheActorsOwn();
};

void DecideExaminationTest::T12_claimBeginsTheExamination()
{
    World world;
    YC_DONE(change, world.act(world.accepted(), Action::Claim, clerk));
    QCOMPARE(change.next.state, CaseState::InReview);
    QCOMPARE(change.next.step, StepId(u"examine"_s));
    QCOMPARE(change.next.assignee, clerk.user);
    QCOMPARE(change.next.assigneeName, clerk.name);
    QCOMPARE(change.next.deadlines.stepDue, QDate(2026, 3, 5));
    QCOMPARE(change.row.step, StepId(u"examine"_s));
    QCOMPARE(change.row.post, Post::CaseOfficer);
    YC_REFUSED(world.act(change.next, Action::Claim, secondClerk), RefusalCode::AlreadyAssigned);
}

void DecideExaminationTest::T12_claimIsForThePostWhoseTurnItIs()
{
    World world;
    YC_REFUSED(world.act(world.accepted(), Action::Claim, reviewer), RefusalCode::WrongPost);
    const Case atReview = world.examined();
    YC_REFUSED(world.act(atReview, Action::Claim, secondClerk), RefusalCode::WrongPost);
    QVERIFY(world.act(atReview, Action::Claim, reviewer));
    QCOMPARE(postsAtWork(world.received(), world.item), Posts(Post::AcceptanceOfficer));
    QCOMPARE(postsAtWork(atReview, world.item), Posts(Post::Reviewer));
    QCOMPARE(postsAtWork(world.closed(), world.item), Posts(Post::Delivery) | Post::Reception | Post::CaseOfficer);
}

void DecideExaminationTest::T12_assign()
{
    World world;
    CommandArguments args;
    args.assignee = secondClerk.user;
    args.assigneeName = secondClerk.name;
    YC_DONE(change, world.act(world.accepted(), Action::Assign, head, args));
    QCOMPARE(change.next.state, CaseState::InReview);
    QCOMPARE(change.next.assignee, secondClerk.user);
    YC_REFUSED(world.act(change.next, Action::Assign, head, args), RefusalCode::AlreadyAssigned);
    // Before acceptance the case stays where it is.
    QCOMPARE(world.after(world.received(), Action::Assign, head, args).state, CaseState::Received);
}

void DecideExaminationTest::T12_assignmentNeedsAMemberWithoutTies()
{
    World world;
    CommandArguments args;
    args.assignee = secondClerk.user;
    world.members = {clerk.user};
    YC_REFUSED(world.act(world.accepted(), Action::Assign, head, args), RefusalCode::UnknownUser);
    world.members = {clerk.user, secondClerk.user};
    world.related = {secondClerk.user};
    YC_REFUSED(world.act(world.accepted(), Action::Assign, head, args), RefusalCode::RecusalRequired);
    world.related.clear();
    QVERIFY(world.act(world.accepted(), Action::Assign, head, args));
}

void DecideExaminationTest::T18_reassign()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments args = World::reason(u"承办人外出学习，改由他人承办"_s);
    args.assignee = secondClerk.user;
    args.assigneeName = secondClerk.name;
    YC_DONE(change, world.act(subject, Action::Reassign, head, args));
    QCOMPARE(change.next.assignee, secondClerk.user);
    QCOMPARE(change.next.deadlines, subject.deadlines);
    QCOMPARE(change.row.reason, args.reason);
    QVERIFY(change.relied);
    args.assignee = clerk.user;
    YC_REFUSED(world.act(subject, Action::Reassign, head, args), RefusalCode::AlreadyAssigned);

    // Whoever examined does not get the decision by way of the dispatcher either.
    const Case last = world.toDecide();
    YC_REFUSED(world.act(last, Action::Reassign, head, args), RefusalCode::SamePersonExamined);
}

void DecideExaminationTest::T18_supervisorsScope_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<int>("post");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("own section's head") << registration.text() << int(Post::Dispatcher) << true;
    QTest::newRow("department") << authority.text() << int(Post::Dispatcher) << true;
    QTest::newRow("province: urges, and gives no work out") << u"GZ"_s << int(Post::SupervisionOfficer) << false;
    QTest::newRow("inspection of the department") << inspection.text() << int(Post::SupervisionOfficer) << true;
    QTest::newRow("head of another section") << secondSection.text() << int(Post::Dispatcher) << false;
    QTest::newRow("inspection of another") << insurance.text() << int(Post::SupervisionOfficer) << false;
    QTest::newRow("no unit") << QString() << int(Post::SupervisionOfficer) << false;
}

void DecideExaminationTest::T18_supervisorsScope()
{
    QFETCH(QString, unit);
    QFETCH(int, post);
    QFETCH(bool, allowed);
    World world;
    const Case subject = world.inReview();
    const Desk desk{UserId(u"boss"_s), {}, UnitId(unit), static_cast<Post>(post)};
    const auto outcome = world.act(subject, Action::Reassign, desk, world.everything(subject));
    QCOMPARE(outcome.has_value(), allowed);
    if (!allowed)
        YC_REFUSED(outcome, RefusalCode::OtherUnit);
}

void DecideExaminationTest::releaseGivesItBack()
{
    World world;
    const Case subject = world.inReview();
    YC_REFUSED(world.act(subject, Action::Release, secondClerk), RefusalCode::NotAssignee);
    YC_DONE(change, world.act(subject, Action::Release, clerk));
    QVERIFY(change.next.assignee.isEmpty());
    QCOMPARE(change.next.state, CaseState::InReview);
    QCOMPARE(change.next.step, subject.step);
    QVERIFY(world.act(change.next, Action::Claim, secondClerk));
}

void DecideExaminationTest::recordCheck_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("answer");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QString>("code");

    const auto row = [](const char *name, CheckVerdict verdict, CheckAnswer answer, const QString &reason,
                        bool accepted, const QString &code) {
        QTest::newRow(name) << int(verdict) << int(answer) << reason << accepted << code;
    };
    row("to correction", CheckVerdict::Mismatch, CheckAnswer::ToCorrection, {}, false, {});
    row("too late for correction", CheckVerdict::Mismatch, CheckAnswer::ToCorrection, {}, true, u"WRONG_STATE"_s);
    row("found correct", CheckVerdict::Mismatch, CheckAnswer::FoundCorrect, u"现场核实"_s, true, {});
    row("found correct, no reason", CheckVerdict::Mismatch, CheckAnswer::FoundCorrect, {}, true, u"MISSING_RECORD"_s);
    row("registry wrong", CheckVerdict::NotFound, CheckAnswer::RegistryWrong, u"库未更新"_s, true, {});
    row("registry wrong, no reason", CheckVerdict::NotFound, CheckAnswer::RegistryWrong, u" "_s, true,
        u"MISSING_RECORD"_s);
    row("taken back", CheckVerdict::Mismatch, CheckAnswer::None, {}, true, {});
    row("nothing to answer", CheckVerdict::Match, CheckAnswer::FoundCorrect, u"现场核实"_s, true, u"UNKNOWN_CHECK"_s);
    row("still running", CheckVerdict::Pending, CheckAnswer::FoundCorrect, u"现场核实"_s, true, u"UNKNOWN_CHECK"_s);
}

void DecideExaminationTest::recordCheck()
{
    QFETCH(int, verdict);
    QFETCH(int, answer);
    QFETCH(QString, reason);
    QFETCH(bool, accepted);
    QFETCH(QString, code);
    World world;
    Case subject = accepted ? world.inReview() : world.received();
    RegistryCheck check;
    check.id = u"address.standard"_s;
    check.verdict = static_cast<CheckVerdict>(verdict);
    subject.checks = {check};
    CommandArguments args = World::reason(reason);
    args.checkId = check.id;
    args.checkAnswer = static_cast<CheckAnswer>(answer);
    const auto outcome = world.act(subject, Action::RecordCheck, clerk, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
    if (outcome) {
        QCOMPARE(outcome->next.checks.constFirst().answer, args.checkAnswer);
        QCOMPARE(outcome->next.checks.constFirst().answeredBy,
                 args.checkAnswer == CheckAnswer::None ? UserId() : clerk.user);
    }
    args.checkId = u"other"_s;
    YC_REFUSED(world.act(subject, Action::RecordCheck, clerk, args), RefusalCode::UnknownCheck);
}

void DecideExaminationTest::recordPoint()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments args;
    args.pointId = u"scope"_s;
    args.pointVerdict = PointVerdict::No;
    args.reason = u"表述不规范"_s;
    const Case answered = world.after(subject, Action::RecordCheck, clerk, args);
    QCOMPARE(pointVerdict(answered, *world.item.reviewPoint(u"scope"_s)), PointVerdict::No);
    QCOMPARE(answered.points.size(), 2);
    args.pointId = u"elsewhere"_s;
    YC_REFUSED(world.act(subject, Action::RecordCheck, clerk, args), RefusalCode::UnknownReviewPoint);
}

void DecideExaminationTest::pointsAnsweredByARegistry_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("answer");
    QTest::addColumn<int>("point");
    const auto row = [](const char *name, CheckVerdict verdict, CheckAnswer answer, PointVerdict point) {
        QTest::newRow(name) << int(verdict) << int(answer) << int(point);
    };
    row("match", CheckVerdict::Match, CheckAnswer::None, PointVerdict::Yes);
    row("mismatch", CheckVerdict::Mismatch, CheckAnswer::None, PointVerdict::Open);
    row("found correct", CheckVerdict::Mismatch, CheckAnswer::FoundCorrect, PointVerdict::Yes);
    row("registry wrong", CheckVerdict::NotFound, CheckAnswer::RegistryWrong, PointVerdict::Yes);
    row("to correction", CheckVerdict::Mismatch, CheckAnswer::ToCorrection, PointVerdict::No);
    row("running", CheckVerdict::Pending, CheckAnswer::None, PointVerdict::Open);
    row("out of order", CheckVerdict::Unavailable, CheckAnswer::None, PointVerdict::Open);
}

void DecideExaminationTest::pointsAnsweredByARegistry()
{
    QFETCH(int, verdict);
    QFETCH(int, answer);
    QFETCH(int, point);
    World world;
    Case subject = world.received();
    RegistryCheck check;
    check.id = u"address.standard"_s;
    check.verdict = static_cast<CheckVerdict>(verdict);
    check.answer = static_cast<CheckAnswer>(answer);
    subject.checks = {check};
    const ReviewPoint &address = *world.item.reviewPoint(u"address"_s);
    QCOMPARE(int(pointVerdict(subject, address)), point);
    // The clerk's own answer goes before it.
    subject.points = {{address.id, PointVerdict::No, {}, clerk.user}};
    QCOMPARE(pointVerdict(subject, address), PointVerdict::No);
}

void DecideExaminationTest::examineMovesTheStepOn()
{
    World world;
    const Case subject = world.pointsAnswered(world.inReview());
    CommandArguments args = World::opinion(u"材料齐全，建议准予"_s);
    args.approval = {{u"industry"_s, u"A0164"_s}};
    world.now = moment(3, 4, 10);
    YC_DONE(change, world.act(subject, Action::Examine, clerk, args));
    QCOMPARE(change.next.state, CaseState::InReview);
    QCOMPARE(change.next.step, StepId(u"review"_s));
    QVERIFY(change.next.assignee.isEmpty());
    QCOMPARE(change.next.deadlines.stepDue, QDate(2026, 3, 5));
    QCOMPARE(change.next.deadlines.promisedDue, subject.deadlines.promisedDue);
    QCOMPARE(change.next.approval.value(StepId(u"examine"_s)), args.approval);
    QCOMPARE(change.next.opinions.size(), 1);
    QCOMPARE(change.next.opinions.constFirst().step, StepId(u"examine"_s));
    QVERIFY(!change.next.opinions.constFirst().unfavourable);
    QCOMPARE(change.row.remarks, QVector<QString>{u"PROPOSES_GRANT"_s});
    // There is nobody to examine at the last step: it decides.
    const Case last = world.toDecide();
    YC_REFUSED(isPossible(last, Action::Examine, world.as({decider.user, {}, registration, Post::Reviewer})),
               RefusalCode::WrongStep);
}

void DecideExaminationTest::examineWantsAnswers()
{
    World world;
    Case subject = world.inReview();
    CommandArguments args = World::opinion(u"建议准予"_s);
    const auto open = world.act(subject, Action::Examine, clerk, args);
    YC_REFUSED(open, RefusalCode::ReviewPointsOpen);
    QCOMPARE(open.error().args.value(u"points"_s), u"address,scope"_s);
    // One failed point is enough to propose a denial.
    args.favourable = false;
    YC_DONE(denial, world.act(subject, Action::Examine, clerk, args));
    QVERIFY(denial.next.opinions.constLast().unfavourable);
    QCOMPARE(denial.row.remarks, QVector<QString>{u"PROPOSES_DENIAL"_s});

    RegistryCheck check;
    check.id = u"address.standard"_s;
    check.field = u"/addr"_s;
    check.verdict = CheckVerdict::Mismatch;
    subject.checks = {check};
    const auto different = world.act(subject, Action::Examine, clerk, args);
    YC_REFUSED(different, RefusalCode::DifferencesUnanswered);
    QCOMPARE(different.error().args.value(u"fields"_s), u"/addr"_s);
    // A registry that does not answer stops nobody.
    subject.checks.first().verdict = CheckVerdict::Unavailable;
    QVERIFY(world.act(subject, Action::Examine, clerk, args));
}

void DecideExaminationTest::examinerDoesNotTakeTheDecision()
{
    World world;
    world.item.flow.removeAt(1);
    const Case atDecision = world.examined(allRounder);
    QCOMPARE(atDecision.step, StepId(u"decide"_s));
    YC_REFUSED(world.act(atDecision, Action::Claim, allRounder), RefusalCode::SamePersonExamined);
    QVERIFY(world.act(atDecision, Action::Claim, decider));
    world.item.examinerMayDecide = true;
    QVERIFY(world.act(atDecision, Action::Claim, allRounder));
}

void DecideExaminationTest::T17_sendBackToTheExaminer()
{
    World world;
    const Case atReview = world.after(world.examined(), Action::Claim, reviewer);
    YC_REFUSED(world.act(atReview, Action::SendBack, reviewer, World::opinion(u"再核"_s)),
               RefusalCode::OpinionTooShort);
    world.now = moment(3, 5, 10);
    YC_DONE(change,
            world.act(atReview, Action::SendBack, reviewer, World::opinion(u"住所证明与申请不一致，请再核实"_s)));
    QCOMPARE(change.next.step, StepId(u"examine"_s));
    QCOMPARE(change.next.assignee, clerk.user);
    QCOMPARE(change.next.deadlines.stepDue, QDate(2026, 3, 9));
    QCOMPARE(change.next.deadlines.promisedDue, atReview.deadlines.promisedDue);
    QVERIFY(world.act(change.next, Action::Examine, clerk, World::opinion(u"已核实"_s)));

    world.members = {reviewer.user};
    QVERIFY(world.after(atReview, Action::SendBack, reviewer, World::opinion(ownReason)).assignee.isEmpty());
    world.members.clear();
    world.related = {clerk.user};
    QVERIFY(world.after(atReview, Action::SendBack, reviewer, World::opinion(ownReason)).assignee.isEmpty());
}

void DecideExaminationTest::T17_firstStepHasNoneBefore()
{
    World world;
    world.item.flow = {{StepId(u"decide"_s), u"决定"_s, Post::Decider, 2}};
    const Case subject = world.after(world.accepted(), Action::Claim, decider);
    YC_REFUSED(world.act(subject, Action::SendBack, decider, World::opinion(ownReason)), RefusalCode::FirstStep);
}

void DecideExaminationTest::recusal_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<bool>("review");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("accept") << int(Action::Accept) << false << false;
    QTest::newRow("claim") << int(Action::Claim) << false << false;
    QTest::newRow("correction") << int(Action::RequestCorrection) << false << false;
    QTest::newRow("examine") << int(Action::Examine) << true << false;
    QTest::newRow("consult") << int(Action::Consult) << true << false;
    QTest::newRow("release") << int(Action::Release) << true << true;
}

void DecideExaminationTest::recusal()
{
    QFETCH(int, action);
    QFETCH(bool, review);
    QFETCH(bool, allowed);
    World world;
    const Case subject = review ? world.inReview() : world.received();
    world.related = {clerk.user};
    const auto outcome = world.act(subject, static_cast<Action>(action), clerk, world.everything(subject));
    QCOMPARE(outcome.has_value(), allowed);
    if (!allowed)
        YC_REFUSED(outcome, RefusalCode::RecusalRequired);
}

void DecideExaminationTest::staleRevision_data()
{
    QTest::addColumn<int>("action");
    for (const auto &[action, name] : enumNames<Action>) {
        const Transition &row = transitionFor(action);
        if (!(row.posts & (Posts(Post::Applicant) | Post::System)))
            QTest::newRow(name.data()) << int(action);
    }
}

void DecideExaminationTest::staleRevision()
{
    QFETCH(int, action);
    World world;
    const Case subject = world.inReview();
    const Transition &row = transitionFor(static_cast<Action>(action));
    Post post = Post::Reception;
    for (const auto &[candidate, name] : enumNames<Post>) {
        if (row.posts & candidate)
            post = candidate;
    }
    const Desk desk{clerk.user, clerk.name, registration, post};
    Command command = world.command(subject, row.action, desk, post, world.everything(subject));
    command.base.revision = subject.revision - 1;
    const auto outcome = decide(subject, command, world.as(desk));
    const bool stale = !outcome && outcome.error().code == RefusalCode::StaleRevision;
    QCOMPARE(stale, row.anchored);
    if (stale)
        QCOMPARE(outcome.error().args.value(u"current"_s), QString::number(subject.revision));

    // The echo on the client knows no newer case.
    world.anchorsBase = false;
    const auto echo = decide(subject, command, world.as(desk));
    QVERIFY(echo || echo.error().code != RefusalCode::StaleRevision);
}

void DecideExaminationTest::capacityMustBeTheActorsOwn()
{
    World world;
    const Case subject = world.inReview();
    Command command = world.command(subject, Action::Examine, clerk, Post::Reviewer, World::opinion(u"同意"_s));
    YC_REFUSED(decide(subject, command, world.as(clerk)), RefusalCode::WrongPost);
    command.post = Post::CaseOfficer;
    command.actingUnit = secondSection;
    YC_REFUSED(decide(subject, command, world.as(clerk)), RefusalCode::OtherUnit);
    Case unknown = subject;
    unknown.unknownState = true;
    YC_REFUSED(world.act(unknown, Action::Release, clerk), RefusalCode::UnknownState);
}

QTEST_GUILESS_MAIN(DecideExaminationTest)
#include "tst_decide_examination.moc"
