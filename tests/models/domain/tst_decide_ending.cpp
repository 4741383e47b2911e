// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

class DecideEndingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void T20_grant();
    void T20_recordsItsBasis_data();
    void T20_recordsItsBasis();
    void T20_onlyAtTheLastStep();
    void T20_examinerDoesNotGrantUnlessTheItemAllows();
    void T20_wantsDifferencesAnswered();
    void T20_recordsWhatSpeaksAgainstIt();
    void T21_denySaysWhyAndWhatCanBeDone();
    void T22_closingStartsTheParts();
    void T22_deniedCaseClosesWithoutLicence();
    void T22_bySystem();
    void T22_theNumberMustBeWhatTheItemSays_data();
    void T22_theNumberMustBeWhatTheItemSays();
    void T23_delivery_data();
    void T23_delivery();
    void T27_urgeAndReply();
    void T27_scopeAndLimits();
    void partWorkIsAcceptedByItsNature();
    void partWorkEndsWithItsCompletion();
    void endedCasesStayAsTheyAre();
};

void DecideEndingTest::T20_grant()
{
    World world;
    CommandArguments args = World::opinion(u"准予登记"_s);
    args.conditions = u"不得从事许可项目"_s;
    args.validUntil = QDate(2046, 3, 1);
    YC_DONE(change, world.act(world.toDecide(), Action::Grant, decider, args));
    QCOMPARE(change.next.state, CaseState::DecidedGrant);
    QVERIFY(change.next.result.granted);
    QCOMPARE(change.next.result.name, u"营业执照"_s);
    QCOMPARE(change.next.result.validUntil, args.validUntil);
    QCOMPARE(change.next.result.conditions, args.conditions);
    QCOMPARE(change.row.conditions, args.conditions);
    QCOMPARE(change.row.validUntil, args.validUntil);
    QCOMPARE(change.next.deadlines.decidedAt, world.now);
    QCOMPARE(change.next.deadlines.deliveryDue, QDate(2026, 3, 17));
    QVERIFY(change.next.assignee.isEmpty());
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::GrantDecision});
    QVERIFY(change.row.remarks.isEmpty());
    QVERIFY(change.pushes.isEmpty());
}

void DecideEndingTest::T20_recordsItsBasis_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("itemHasBases");
    QTest::addColumn<QString>("recorded");
    QTest::newRow("said") << u"《市场主体登记管理条例》"_s << true << u"《市场主体登记管理条例》"_s;
    QTest::newRow("said, item without") << u"《公司法》"_s << false << u"《公司法》"_s;
    QTest::newRow("the item's") << QString() << true << u"《公司法》第六条；《公司登记管理条例》第二十条"_s;
    QTest::newRow("blank is the item's") << u" \n"_s << true << u"《公司法》第六条；《公司登记管理条例》第二十条"_s;
    QTest::newRow("none") << QString() << false << QString();
}

void DecideEndingTest::T20_recordsItsBasis()
{
    QFETCH(QString, said);
    QFETCH(bool, itemHasBases);
    QFETCH(QString, recorded);
    World world;
    const Case subject = world.toDecide();
    if (!itemHasBases)
        world.item.legalBases.clear();
    CommandArguments args = World::opinion(u"准予登记"_s);
    args.basis = said;
    const auto outcome = world.act(subject, Action::Grant, decider, args);
    if (recorded.isEmpty()) {
        YC_REFUSED(outcome, RefusalCode::MissingRecord);
        QCOMPARE(outcome.error().args.value(u"record"_s), u"BASIS"_s);
        return;
    }
    QVERIFY(outcome);
    QCOMPARE(outcome->row.basis, recorded);
}

void DecideEndingTest::T20_onlyAtTheLastStep()
{
    World world;
    const Desk both{decider.user, {}, registration, Posts(Post::Reviewer) | Post::Decider};
    const Case atReview = world.after(world.examined(), Action::Claim, both);
    const auto outcome = world.act(atReview, Action::Grant, both, World::opinion(u"准予"_s));
    YC_REFUSED(outcome, RefusalCode::WrongStep);
    QCOMPARE(outcome.error().args.value(u"step"_s), u"review"_s);
    QCOMPARE(outcome.error().args.value(u"expected"_s), u"decide"_s);
}

void DecideEndingTest::T20_examinerDoesNotGrantUnlessTheItemAllows()
{
    World world;
    world.item.flow.removeAt(1);
    Case subject = world.examined(allRounder);
    subject.assignee = allRounder.user;
    YC_REFUSED(world.act(subject, Action::Grant, allRounder, World::opinion(u"准予"_s)),
               RefusalCode::SamePersonExamined);
    YC_REFUSED(world.act(subject, Action::Deny, allRounder, world.everything(subject)),
               RefusalCode::SamePersonExamined);
    world.item.examinerMayDecide = true;
    YC_DONE(change, world.act(subject, Action::Grant, allRounder, World::opinion(u"准予"_s)));
    QCOMPARE(change.row.remarks, QVector<QString>{u"EXAMINER_DECIDED_BY_ITEM_RULE"_s});
    // Somebody else's decision leaves no such remark under the same rule.
    subject.assignee = decider.user;
    QVERIFY(world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s))->row.remarks.isEmpty());
}

void DecideEndingTest::T20_wantsDifferencesAnswered()
{
    World world;
    Case subject = world.toDecide();
    RegistryCheck check;
    check.id = u"late"_s;
    check.field = u"/name"_s;
    check.verdict = CheckVerdict::NotFound;
    subject.checks = {check};
    YC_REFUSED(world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)),
               RefusalCode::DifferencesUnanswered);
    subject.checks.clear();
    subject.points.clear();
    YC_REFUSED(world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)), RefusalCode::ReviewPointsOpen);
    // A denial needs no complete list.
    QVERIFY(world.act(subject, Action::Deny, decider, world.everything(subject)));
}

void DecideEndingTest::T20_recordsWhatSpeaksAgainstIt()
{
    World world;
    Case subject = world.toDecide();
    subject.opinions.last().unfavourable = true;
    subject.points.first().verdict = PointVerdict::No;
    YC_DONE(change, world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)));
    QVERIFY(change.row.remarks.contains(u"AGAINST_PROPOSAL"_s));
    QVERIFY(change.row.remarks.contains(u"REVIEW_POINT_NOT_MET"_s));
}

void DecideEndingTest::T21_denySaysWhyAndWhatCanBeDone()
{
    World world;
    CommandArguments args = World::reason(u"住所不符合法定条件，申请人未能证明"_s);
    args.basis = u"《公司登记管理条例》"_s;
    args.remedies = u"六十日内申请复议，六个月内提起诉讼"_s;
    YC_DONE(change, world.act(world.toDecide(), Action::Deny, decider, args));
    QCOMPARE(change.next.state, CaseState::DecidedDeny);
    QVERIFY(!change.next.result.granted);
    QVERIFY(change.next.opinions.constLast().unfavourable);
    QCOMPARE(change.next.opinions.constLast().text, args.reason);
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::DenialDecision});
    QCOMPARE(change.row.reason, args.reason);
    QCOMPARE(change.row.basis, args.basis);
    QCOMPARE(change.row.remedies, args.remedies);
    QVERIFY(change.row.remarks.contains(u"AGAINST_PROPOSAL"_s));
}

void DecideEndingTest::T22_closingStartsTheParts()
{
    World world;
    CommandArguments args;
    args.result.number = u"91520100MA6DEM0063"_s;
    YC_DONE(change, world.act(world.granted(), Action::Close, decider, args));
    QCOMPARE(change.next.state, CaseState::ClosedGrant);
    QCOMPARE(change.next.result.number, args.result.number);
    QCOMPARE(change.next.result.name, u"营业执照"_s);
    QCOMPARE(change.next.result.closedAt, world.now);
    QCOMPARE(change.pushes, QVector<PartId>{PartId(u"tax-data"_s)});
    QCOMPARE(change.works, (QVector<WorkRequest>{{PartId(u"tax-kinds"_s), ItemCode(u"522026009000"_s), tax}}));
    QCOMPARE(change.next.parts.size(), 2);
    QCOMPARE(change.next.parts[0].state, PartState::Pending);
    QCOMPARE(change.next.parts[1].state, PartState::Working);
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::Certificate});
    QVERIFY(!isEnded(change.next));
    QCOMPARE(change.next.deadlines.deliveryDue, QDate(2026, 3, 17));
}

void DecideEndingTest::T22_deniedCaseClosesWithoutLicence()
{
    World world;
    const Case subject = world.toDecide();
    const Case denied = world.after(subject, Action::Deny, decider, world.everything(subject));
    YC_DONE(change, world.act(denied, Action::Close, decider));
    QCOMPARE(change.next.state, CaseState::ClosedDeny);
    QVERIFY(change.next.parts.isEmpty());
    QVERIFY(change.pushes.isEmpty());
    QVERIFY(change.works.isEmpty());
    QVERIFY(change.documents.isEmpty());
}

void DecideEndingTest::T22_bySystem()
{
    World world;
    CommandArguments args;
    args.result.number = u"91520100MA6DEM0063"_s;
    QVERIFY(world.act(world.granted(), Action::Close, service, args));
}

void DecideEndingTest::T22_theNumberMustBeWhatTheItemSays_data()
{
    QTest::addColumn<ResultNumberKind>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored"); // empty = refused
    QTest::addColumn<QString>("reason");
    const auto code = ResultNumberKind::CreditCode;
    const QString good = u"91520115MA6TERT171"_s;
    QTest::newRow("good") << code << good << good << QString();
    QTest::newRow("small letters and spaces") << code << u" 91520115ma6tert171 "_s << good << QString();
    QTest::newRow("full width") << code << u"９１520115MA6TERT171"_s << good << QString();
    QTest::newRow("one character wrong") << code << u"91520115MA7TERT171"_s << QString() << u"BAD_CHECK"_s;
    QTest::newRow("two swapped") << code << u"91520115MA6ETRT171"_s << QString() << u"BAD_CHECK"_s;
    QTest::newRow("letter I") << code << u"91520115MI6TERT171"_s << QString() << u"BAD_CHARACTER"_s;
    QTest::newRow("letter O") << code << u"91520115MO6TERT171"_s << QString() << u"BAD_CHARACTER"_s;
    QTest::newRow("too short") << code << u"91520115MA6TERT17"_s << QString() << u"BAD_LENGTH"_s;
    QTest::newRow("something else") << code << u"黔0001号"_s << QString() << u"BAD_LENGTH"_s;
    QTest::newRow("no rule") << ResultNumberKind::Any << u"黔0001号"_s << u"黔0001号"_s << QString();
}

void DecideEndingTest::T22_theNumberMustBeWhatTheItemSays()
{
    QFETCH(ResultNumberKind, kind);
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    QFETCH(QString, reason);
    World world;
    world.item.resultNumber = kind;
    CommandArguments args;
    args.result.number = typed;
    const auto outcome = world.act(world.granted(), Action::Close, decider, args);
    if (stored.isEmpty()) {
        YC_REFUSED(outcome, RefusalCode::ResultNumberInvalid);
        QCOMPARE(outcome.error().args.value(u"number"_s), typed);
        QCOMPARE(outcome.error().args.value(u"reason"_s), reason);
        return;
    }
    QVERIFY(outcome);
    QCOMPARE(outcome->next.result.number, stored);
}

void DecideEndingTest::T23_delivery_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("known");
    QTest::newRow("on site") << u"ON_SITE"_s << true;
    QTest::newRow("post") << u"POST"_s << true;
    QTest::newRow("electronic") << u"ELECTRONIC"_s << true;
    QTest::newRow("announcement") << u"ANNOUNCEMENT"_s << true;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("other") << u"on_site"_s << false;
}

void DecideEndingTest::T23_delivery()
{
    QFETCH(QString, way);
    QFETCH(bool, known);
    World world;
    const Case closed = world.closed();
    world.now = moment(3, 6, 15);
    CommandArguments args;
    args.result.deliveryWay = way;
    args.result.receiver = u"张示例"_s;
    args.result.trackingNumber = u"EMS0001"_s;
    const auto outcome = world.act(closed, Action::Deliver, counter, args);
    if (!known) {
        YC_REFUSED(outcome, RefusalCode::MissingRecord);
        return;
    }
    QVERIFY(outcome);
    QCOMPARE(outcome->next.state, CaseState::Delivered);
    QCOMPARE(outcome->next.result.deliveredAt, world.now);
    QCOMPARE(outcome->next.result.number, closed.result.number);
    QCOMPARE(outcome->next.deadlines.deliveredAt, world.now);
    QCOMPARE(outcome->documents, QVector<DocumentKind>{DocumentKind::ProofOfService});
    YC_REFUSED(world.act(outcome->next, Action::Deliver, counter, args), RefusalCode::CaseEnded);
}

void DecideEndingTest::T27_urgeAndReply()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments args = World::opinion(u"临近期限，请抓紧办理"_s);
    args.replyDue = QDate(2026, 3, 5);
    YC_DONE(urged, world.act(subject, Action::Urge, inspector, args));
    QCOMPARE(urged.next.state, subject.state);
    QCOMPARE(urged.next.assignee, subject.assignee);
    QCOMPARE(urged.next.revision, subject.revision);
    QCOMPARE(urged.next.urgings.constFirst().text, args.opinion);
    QCOMPARE(urged.documents, QVector<DocumentKind>{DocumentKind::SupervisionOrder});

    CommandArguments reply = World::opinion(u"今日内提交审查意见"_s);
    reply.urgingId = u"unknown"_s;
    YC_REFUSED(world.act(urged.next, Action::ReplyToUrge, clerk, reply), RefusalCode::UnknownUrging);
    reply.urgingId = urged.next.urgings.constFirst().id;
    YC_REFUSED(world.act(urged.next, Action::ReplyToUrge, secondClerk, reply), RefusalCode::NotAssignee);
    YC_DONE(replied, world.act(urged.next, Action::ReplyToUrge, clerk, reply));
    QCOMPARE(replied.next.urgings.constFirst().reply, reply.opinion);
    QCOMPARE(replied.next.urgings.constFirst().repliedBy, clerk.user);
    YC_REFUSED(world.act(replied.next, Action::ReplyToUrge, clerk, reply), RefusalCode::UnknownUrging);
}

void DecideEndingTest::T27_scopeAndLimits()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments args = World::opinion(u"请抓紧办理"_s);
    args.replyDue = QDate(2026, 3, 2);
    YC_REFUSED(world.act(subject, Action::Urge, inspector, args), RefusalCode::LimitPassed);
    args.replyDue = QDate(2026, 3, 3);
    QVERIFY(world.act(subject, Action::Urge, inspector, args));
    YC_REFUSED(world.act(subject, Action::Urge, clerk, args), RefusalCode::WrongPost);
    // Nothing is urged while it is the applicant's turn.
    const Case waiting =
        world.after(world.received(), Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}));
    YC_REFUSED(world.act(waiting, Action::Urge, inspector, args), RefusalCode::WrongState);
}

void DecideEndingTest::partWorkIsAcceptedByItsNature()
{
    World world;
    const Case parent = world.closed();
    const Receiver &receiver = *world.item.receiver(PartId(u"tax-kinds"_s));
    const CaseChange work = openWork(CaseId(u"work"_s), u"number"_s, u"code"_s, parent, receiver, taxKinds(),
                                     world.units, world.calendars, world.now);
    QCOMPARE(work.next.state, CaseState::Accepted);
    QCOMPARE(work.next.unit, tax);
    QCOMPARE(work.next.department, UnitId(u"SWJ"_s));
    QCOMPARE(work.next.parent, parent.id);
    QCOMPARE(work.next.parentPart, receiver.id);
    QCOMPARE(work.next.deadlines.promisedDue, QDate(2026, 3, 6));
    QCOMPARE(work.next.deadlines.stepDue, QDate(2026, 3, 6));
    // What the receiver does not get, its work does not show.
    QCOMPARE(work.next.form, (QJsonObject{{u"name"_s, u"贵州示例茶业有限公司"_s},
                                          {u"holders"_s, QJsonArray{QJsonObject{{u"name"_s, u"张示例"_s}}}}}));
    QVERIFY(work.next.materials.isEmpty());
    QVERIFY(work.next.opinions.isEmpty());
}

void DecideEndingTest::partWorkEndsWithItsCompletion()
{
    World world;
    const Case parent = world.closed();
    const Receiver receiver = *world.item.receiver(PartId(u"tax-kinds"_s));
    world.item = taxKinds();
    const Case work =
        openWork(CaseId(u"work"_s), {}, {}, parent, receiver, world.item, world.units, world.calendars, world.now).next;
    const Case claimed = world.after(work, Action::Claim, taxClerk);
    QCOMPARE(claimed.state, CaseState::InReview);
    for (const Action action : {Action::Examine, Action::Grant}) {
        const Desk desk{taxClerk.user, {}, tax, taxClerk.posts | Post::Decider};
        YC_REFUSED(world.act(claimed, action, desk, world.everything(claimed)), RefusalCode::WrongStep);
    }
    YC_DONE(change, world.act(claimed, Action::CompleteWork, taxClerk, World::opinion(u"已核定增值税"_s)));
    QCOMPARE(change.next.state, CaseState::ClosedGrant);
    QVERIFY(isEnded(change.next));
    QVERIFY(change.next.deadlines.endedAt.isValid());
    QCOMPARE(change.next.deadlines.decidedAt, world.now);
    QVERIFY(change.documents.isEmpty());
    const Desk taxCounter{UserId(u"c"_s), {}, tax, Post::Delivery};
    YC_REFUSED(world.act(change.next, Action::Deliver, taxCounter, world.everything(change.next)),
               RefusalCode::CaseEnded);
}

void DecideEndingTest::endedCasesStayAsTheyAre()
{
    for (const auto &[state, name] : enumNames<CaseState>) {
        if (!isEnded(state))
            continue;
        World world;
        Case subject = world.received();
        subject.state = state;
        subject.assignee = clerk.user;
        for (const auto &[action, actionName] : enumNames<Action>) {
            // What is over goes to the archive, papers may be made after the end, and what was booked is given back or
            // missed after its proof was served.
            if (action == Action::Archive || action == Action::IssueDocuments || action == Action::CancelBooking ||
                action == Action::RecordMissed)
                continue;
            for (const auto &[post, postName] : enumNames<Post>) {
                const Desk desk{clerk.user, {}, registration, post};
                YC_REFUSED(world.act(subject, action, desk, world.everything(subject)), RefusalCode::CaseEnded);
            }
        }
    }
}

QTEST_GUILESS_MAIN(DecideEndingTest)
#include "tst_decide_ending.moc"
