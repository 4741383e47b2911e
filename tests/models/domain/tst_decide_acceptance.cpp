// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

class DecideAcceptanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void T1_T4_intakeOpensAReceivedCase();
    void T2_preReviewReturns();
    void T3_T4_preReviewPassesAndTheWindowReceives();
    void T5_notRequiredIsNotT6_refused();
    void T5_T6_ownWords_data();
    void T5_T6_ownWords();
    void T7_correctionStopsNoRunningClock();
    void T7_secondCorrectionNeedsASupervisorsReason();
    void T7_subjectsMustBeMeaningful();
    void T7_notAfterTheNoticePeriod();
    void T8_completion_data();
    void T8_completion();
    void T8_restartsTheNoticeAndForgetsOldFindings();
    void T8_atTheWindow();
    void T10_acceptancePromisesADay();
    void T10_afterCorrectionCountsFromTheLastPart();
    void T10_neverBlockedByDifferences_data();
    void T10_neverBlockedByDifferences();
    void T10_wantsTheRequiredMaterials_data();
    void T10_wantsTheRequiredMaterials();
    void T10_lateAcceptanceCountsFromReceipt();
    void T11_onlyWhenDue();
    void T11_neverOnAProvisionalDay();
};

void DecideAcceptanceTest::T1_T4_intakeOpensAReceivedCase()
{
    World world;
    const Case subject = world.received();
    QCOMPARE(subject.state, CaseState::Received);
    QCOMPARE(subject.unit, registration);
    QCOMPARE(subject.department, authority);
    QCOMPARE(subject.source, platform);
    QCOMPARE(subject.version, 1);
    QCOMPARE(subject.deadlines.noticeDue, QDate(2026, 3, 9));
    QVERIFY(!subject.deadlines.promisedDue.isValid());
    QCOMPARE(subject.points.size(), 2);
    QCOMPARE(subject.parts.size(), 2);
    QCOMPARE(subject.parts.constFirst().state, PartState::Waiting);

    Intake intake;
    intake.submittedAt = moment(3, 1, 9);
    const CaseChange opened =
        openCase(intake, world.item, *world.units.find(window), world.units, world.calendars, moment(3, 2, 10));
    QCOMPARE(opened.next.source, window);
    QCOMPARE(opened.row.action, Action::Receive);
    QCOMPARE(opened.row.sequence, 1);
    QCOMPARE(opened.row.at, moment(3, 2, 10));
    QCOMPARE(opened.row.actedAt, moment(3, 1, 9));
    QCOMPARE(opened.documents, QVector<DocumentKind>{DocumentKind::ReceptionReceipt});
}

void DecideAcceptanceTest::T2_preReviewReturns()
{
    World world;
    Case subject = world.received();
    subject.state = CaseState::Submitted;
    const Desk preReview{UserId(u"pre"_s), {}, registration, Post::PreReview};
    YC_DONE(change, world.act(subject, Action::PreReturn, preReview, World::reason()));
    QCOMPARE(change.next.state, CaseState::PreReturned);
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::PreReviewOpinion});
    QCOMPARE(change.next.opinions.constLast().text, ownReason);
}

void DecideAcceptanceTest::T3_T4_preReviewPassesAndTheWindowReceives()
{
    World world;
    Case subject = world.received();
    subject.state = CaseState::Submitted;
    const Desk preReview{UserId(u"pre"_s), {}, registration, Post::PreReview};
    const Case passed = world.after(subject, Action::PrePass, preReview, World::opinion(u"齐全"_s));
    world.now = moment(3, 4, 10);
    YC_DONE(change, world.act(passed, Action::Receive, counter));
    QCOMPARE(change.next.state, CaseState::Received);
    // Handing it in online began the five days; the window does not begin them again.
    QCOMPARE(change.next.deadlines.noticeDue, QDate(2026, 3, 9));
}

void DecideAcceptanceTest::T5_notRequiredIsNotT6_refused()
{
    World world;
    const Case subject = world.received();
    CommandArguments args = World::reason();
    args.basis = u"《行政许可法》第三十二条第一款第一项"_s;
    YC_DONE(notRequired, world.act(subject, Action::DeclareNotRequired, clerk, args));
    QCOMPARE(notRequired.next.state, CaseState::NotRequired);
    QCOMPARE(notRequired.documents, QVector<DocumentKind>{DocumentKind::NotRequiredNotice});
    QVERIFY(isEnded(notRequired.next));
    QVERIFY(notRequired.next.deadlines.endedAt.isValid());

    YC_REFUSED(world.act(subject, Action::RefuseAcceptance, clerk, args), RefusalCode::MissingRecord);
    args.competentOrgan = u"贵州省住房和城乡建设厅"_s;
    args.remedies = u"六十日内申请复议，六个月内提起诉讼"_s;
    YC_DONE(refused, world.act(subject, Action::RefuseAcceptance, clerk, args));
    QCOMPARE(refused.next.state, CaseState::Refused);
    QCOMPARE(refused.documents, QVector<DocumentKind>{DocumentKind::RefusalDecision});
    YC_REFUSED(world.act(refused.next, Action::Accept, clerk), RefusalCode::CaseEnded);
}

void DecideAcceptanceTest::T5_T6_ownWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QString() << u"MISSING_RECORD"_s;
    QTest::newRow("blank") << u"　 \n"_s << u"MISSING_RECORD"_s;
    QTest::newRow("9 characters") << u"不属于本机关职权范"_s << u"OPINION_TOO_SHORT"_s;
    QTest::newRow("10 characters") << u"不属于本机关职权范围"_s << QString();
    QTest::newRow("9 and blanks around") << u"   不属于本机关职权范   "_s << u"OPINION_TOO_SHORT"_s;
    // Two UTF-16 units each, one character.
    QTest::newRow("9 rare characters") << u"𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈"_s << u"OPINION_TOO_SHORT"_s;
    QTest::newRow("10 rare characters") << u"𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉"_s << QString();
    // Letters with combining marks are one character each.
    QTest::newRow("combined") << u"e\u0301e\u0301e\u0301e\u0301e\u0301"_s << u"OPINION_TOO_SHORT"_s;
    QTest::newRow("1000") << QString(1000, u'不') << QString();
    QTest::newRow("1000 rare") << QString(u"𠀀"_s).repeated(1000) << QString();
    QTest::newRow("1001") << QString(1001, u'不') << u"OPINION_TOO_LONG"_s;
}

void DecideAcceptanceTest::T5_T6_ownWords()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    World world;
    CommandArguments args = World::reason(text);
    args.basis = u"法"_s;
    const auto outcome = world.act(world.received(), Action::DeclareNotRequired, clerk, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
}

void DecideAcceptanceTest::T7_correctionStopsNoRunningClock()
{
    World world;
    YC_DONE(change, world.act(world.received(), Action::RequestCorrection, clerk, World::corrections({u"/addr"_s})));
    QCOMPARE(change.next.state, CaseState::Correcting);
    QCOMPARE(change.next.correction.count, 1);
    QCOMPARE(change.next.correction.answerBy, QDate(2026, 4, 2));
    QVERIFY(!change.next.correction.items.constFirst().done);
    QVERIFY(!change.next.deadlines.noticeDue.isValid());
    QVERIFY(change.next.deadlines.suspensions.isEmpty());
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::CorrectionNotice});
}

void DecideAcceptanceTest::T7_secondCorrectionNeedsASupervisorsReason()
{
    World world;
    const Case once = world.after(world.received(), Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}));
    CommandArguments came;
    came.form = {{u"addr"_s, u"示例路108号"_s}};
    const Case back = world.after(once, Action::CompleteCorrection, applicant, came);

    CommandArguments args = World::corrections({u"/scope"_s});
    YC_REFUSED(world.act(back, Action::RequestCorrection, clerk, args), RefusalCode::SecondCorrection);
    args.supervisorReason = u"同意"_s;
    YC_REFUSED(world.act(back, Action::RequestCorrection, clerk, args), RefusalCode::SecondCorrection);
    args.supervisorReason = u"补正材料暴露出新的问题，同意再次告知"_s;
    YC_DONE(change, world.act(back, Action::RequestCorrection, clerk, args));
    QCOMPARE(change.next.correction.count, 2);
    QCOMPARE(change.row.reason, args.supervisorReason);
    QCOMPARE(change.row.remarks, QVector<QString>{u"SECOND_CORRECTION"_s});
}

void DecideAcceptanceTest::T7_subjectsMustBeMeaningful()
{
    World world;
    const Case subject = world.received();
    YC_REFUSED(world.act(subject, Action::RequestCorrection, clerk, World::corrections({u"material:unknown"_s})),
               RefusalCode::MissingRecord);
    YC_REFUSED(world.act(subject, Action::RequestCorrection, clerk, World::corrections({u"addr"_s})),
               RefusalCode::MissingRecord);
    YC_REFUSED(world.act(subject, Action::RequestCorrection, clerk), RefusalCode::MissingRecord);
    QVERIFY(world.act(subject, Action::RequestCorrection, clerk, World::corrections({u"material:lease"_s, QString()})));
}

void DecideAcceptanceTest::T7_notAfterTheNoticePeriod()
{
    World world;
    const Case subject = world.received();
    world.now = moment(3, 9, 16);
    QVERIFY(world.act(subject, Action::RequestCorrection, clerk, World::corrections({u"/addr"_s})));
    world.now = moment(3, 9, 18);
    YC_REFUSED(world.act(subject, Action::RequestCorrection, clerk, World::corrections({u"/addr"_s})),
               RefusalCode::LimitPassed);
    YC_REFUSED(world.act(subject, Action::DeclareNotRequired, clerk, world.everything(subject)),
               RefusalCode::LimitPassed);
    YC_REFUSED(world.act(subject, Action::RefuseAcceptance, clerk, world.everything(subject)),
               RefusalCode::LimitPassed);
}

void DecideAcceptanceTest::T8_completion_data()
{
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QJsonObject>("form");
    QTest::addColumn<QStringList>("papers");
    QTest::addColumn<QString>("open");

    const QJsonObject address{{u"addr"_s, QJsonObject{{u"street"_s, u"示例路110号"_s}}}};
    QTest::newRow("field") << QStringList{u"/addr/street"_s} << address << QStringList() << QString();
    QTest::newRow("field within") << QStringList{u"/addr"_s} << address << QStringList() << QString();
    QTest::newRow("other field") << QStringList{u"/addr/area"_s} << address << QStringList() << u"/addr/area"_s;
    QTest::newRow("blank field") << QStringList{u"/scope"_s} << QJsonObject{{u"scope"_s, u" "_s}} << QStringList()
                                 << u"/scope"_s;
    QTest::newRow("material") << QStringList{u"material:lease"_s} << QJsonObject() << QStringList{u"lease"_s}
                              << QString();
    QTest::newRow("other material") << QStringList{u"material:lease"_s} << QJsonObject() << QStringList{u"articles"_s}
                                    << u"material:lease"_s;
    QTest::newRow("both") << QStringList{u"/addr"_s, u"material:lease"_s} << address << QStringList{u"lease"_s}
                          << QString();
    QTest::newRow("half") << QStringList{u"/addr"_s, u"material:lease"_s} << address << QStringList()
                          << u"material:lease"_s;
    QTest::newRow("general, with something") << QStringList{QString()} << address << QStringList() << QString();
    QTest::newRow("nothing") << QStringList{u"/addr"_s, u"/scope"_s} << QJsonObject() << QStringList()
                             << u"/addr,/scope"_s;
}

void DecideAcceptanceTest::T8_completion()
{
    QFETCH(QStringList, asked);
    QFETCH(QJsonObject, form);
    QFETCH(QStringList, papers);
    QFETCH(QString, open);
    World world;
    const Case waiting = world.after(world.received(), Action::RequestCorrection, clerk, World::corrections(asked));
    CommandArguments args;
    args.form = form;
    for (const QString &id : papers)
        args.materials.append(paper(id));
    const auto outcome = world.act(waiting, Action::CompleteCorrection, applicant, args);
    if (!open.isEmpty()) {
        YC_REFUSED(outcome, RefusalCode::CorrectionIncomplete);
        QCOMPARE(outcome.error().args.value(u"items"_s), open);
        return;
    }
    QVERIFY(outcome);
    QCOMPARE(outcome->next.state, CaseState::Received);
    for (const CorrectionItem &item : outcome->next.correction.items)
        QVERIFY(item.done);
    for (const Material &material : outcome->next.materials)
        QCOMPARE(material.version, papers.contains(material.id.text()) ? 2 : 1);
    QCOMPARE(outcome->next.materials.size(), 3);
}

void DecideAcceptanceTest::T8_restartsTheNoticeAndForgetsOldFindings()
{
    World world;
    Case subject = world.pointsAnswered(world.received());
    subject.checks = {{u"address.standard"_s,
                       u"/addr/street"_s,
                       u"addresses"_s,
                       CheckVerdict::Mismatch,
                       u"1402"_s,
                       world.now,
                       CheckAnswer::ToCorrection,
                       {},
                       clerk.user},
                      {u"name.free"_s, u"/name"_s, u"legal-persons"_s, CheckVerdict::Match, {}, world.now, {}, {}, {}}};
    const Case waiting = world.after(subject, Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}));
    world.now = moment(3, 12, 10);
    CommandArguments args;
    args.form = {{u"addr"_s, QJsonObject{{u"street"_s, u"示例路110号"_s}}}};
    YC_DONE(change, world.act(waiting, Action::CompleteCorrection, applicant, args));
    QCOMPARE(change.next.deadlines.noticeDue, QDate(2026, 3, 19));
    QCOMPARE(change.next.correction.answeredAt, world.now);
    QCOMPARE(change.next.form.value(u"addr"_s).toObject().value(u"area"_s).toString(), u"520115"_s);
    QCOMPARE(change.next.checks[0].verdict, CheckVerdict::Pending);
    QCOMPARE(change.next.checks[0].answer, CheckAnswer::None);
    QCOMPARE(change.next.checks[1].verdict, CheckVerdict::Match);
    QCOMPARE(change.next.points[0].verdict, PointVerdict::Open);
    QCOMPARE(change.next.points[1].verdict, PointVerdict::Yes);
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::CorrectionReceipt});
}

void DecideAcceptanceTest::T8_atTheWindow()
{
    World world;
    Case subject = world.received();
    subject.source = window;
    const Case waiting = world.after(subject, Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}));
    CommandArguments args;
    args.form = {{u"addr"_s, u"示例路110号"_s}};
    const Desk atWindow{UserId(u"win"_s), {}, window, Post::Reception};
    QVERIFY(world.act(waiting, Action::CompleteCorrection, atWindow, args));
    const Desk elsewhere{UserId(u"win"_s), {}, insurance, Post::Reception};
    YC_REFUSED(world.act(waiting, Action::CompleteCorrection, elsewhere, args), RefusalCode::OtherUnit);
}

void DecideAcceptanceTest::T10_acceptancePromisesADay()
{
    World world;
    const Case claimed = world.after(world.received(), Action::Claim, clerk);
    QCOMPARE(claimed.state, CaseState::Received);
    QCOMPARE(claimed.assignee, clerk.user);
    YC_REFUSED(world.act(claimed, Action::Accept, secondClerk), RefusalCode::NotAssignee);
    YC_DONE(change, world.act(claimed, Action::Accept, clerk));
    QCOMPARE(change.next.state, CaseState::Accepted);
    QCOMPARE(change.next.deadlines.promisedDue, QDate(2026, 3, 10));
    QCOMPARE(change.next.deadlines.statutoryDue, QDate(2026, 3, 18));
    QCOMPARE(change.next.deadlines.stepDue, QDate(2026, 3, 5));
    QVERIFY(change.next.assignee.isEmpty());
    QVERIFY(change.next.step.isEmpty());
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::AcceptanceNotice});
    QVERIFY(change.row.remarks.isEmpty());
}

void DecideAcceptanceTest::T10_afterCorrectionCountsFromTheLastPart()
{
    World world;
    const Case waiting =
        world.after(world.received(), Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}));
    world.now = moment(3, 16, 10);
    CommandArguments args;
    args.form = {{u"addr"_s, u"示例路110号"_s}};
    const Case back = world.after(waiting, Action::CompleteCorrection, applicant, args);
    world.now = moment(3, 18, 10);
    YC_DONE(change, world.act(back, Action::Accept, clerk));
    QCOMPARE(change.next.deadlines.acceptedOn, QDate(2026, 3, 16));
    QCOMPARE(change.next.deadlines.promisedDue, QDate(2026, 3, 23));
}

void DecideAcceptanceTest::T10_neverBlockedByDifferences_data()
{
    QTest::addColumn<int>("verdict");
    for (const auto &[verdict, name] : enumNames<CheckVerdict>)
        QTest::newRow(name.data()) << int(verdict);
}

void DecideAcceptanceTest::T10_neverBlockedByDifferences()
{
    QFETCH(int, verdict);
    World world;
    Case subject = world.received();
    RegistryCheck check;
    check.id = u"address.standard"_s;
    check.verdict = static_cast<CheckVerdict>(verdict);
    subject.checks = {check};
    QVERIFY(world.act(subject, Action::Accept, clerk));
}

void DecideAcceptanceTest::T10_wantsTheRequiredMaterials_data()
{
    QTest::addColumn<QStringList>("there");
    QTest::addColumn<QString>("missing");
    QTest::addColumn<bool>("tolerated");
    QTest::newRow("all") << QStringList{u"articles"_s, u"lease"_s, u"identity"_s} << QString() << false;
    QTest::newRow("tolerable missing") << QStringList{u"articles"_s, u"identity"_s} << QString() << true;
    QTest::newRow("one missing") << QStringList{u"articles"_s, u"lease"_s} << u"identity"_s << false;
    QTest::newRow("nothing there") << QStringList() << u"articles,identity"_s << false;
    QTest::newRow("twice the same") << QStringList{u"articles"_s, u"articles"_s} << u"identity"_s << false;
}

void DecideAcceptanceTest::T10_wantsTheRequiredMaterials()
{
    QFETCH(QStringList, there);
    QFETCH(QString, missing);
    QFETCH(bool, tolerated);
    World world;
    Case subject = world.received();
    subject.materials.clear();
    for (const QString &id : there)
        subject.materials.append(paper(id));
    const auto outcome = world.act(subject, Action::Accept, clerk);
    if (!missing.isEmpty()) {
        YC_REFUSED(outcome, RefusalCode::MaterialsMissing);
        QCOMPARE(outcome.error().args.value(u"materials"_s), missing);
        return;
    }
    QVERIFY(outcome);
    QCOMPARE(outcome->row.remarks.contains(u"MATERIALS_TO_FOLLOW"_s), tolerated);
}

void DecideAcceptanceTest::T10_lateAcceptanceCountsFromReceipt()
{
    World world;
    const Case subject = world.received();
    world.now = moment(3, 11, 10);
    YC_DONE(change, world.act(subject, Action::Accept, clerk));
    QCOMPARE(change.next.deadlines.acceptedAt, moment(3, 2, 10));
    QCOMPARE(change.next.deadlines.promisedDue, QDate(2026, 3, 9));
    QVERIFY(change.row.remarks.contains(u"NOTICE_PERIOD_PASSED"_s));
}

void DecideAcceptanceTest::T11_onlyWhenDue()
{
    World world;
    const Case subject = world.received();
    world.now = moment(3, 9, 16);
    const auto early = world.act(subject, Action::DeemAccepted, service);
    YC_REFUSED(early, RefusalCode::NoticeNotDue);
    QCOMPARE(early.error().args.value(u"due"_s), u"2026-03-09"_s);
    world.now = moment(3, 10, 0, 5);
    YC_REFUSED(world.act(subject, Action::DeemAccepted, clerk), RefusalCode::WrongPost);
    YC_DONE(change, world.act(subject, Action::DeemAccepted, service));
    QCOMPARE(change.next.state, CaseState::Accepted);
    QCOMPARE(change.next.deadlines.acceptedAt, subject.deadlines.receivedAt);
    QCOMPARE(change.row.post, Post::System);
    YC_REFUSED(world.act(change.next, Action::DeemAccepted, service), RefusalCode::WrongState);

    const Case waiting = world.after(world.received(), Action::Claim, clerk);
    QCOMPARE(world.after(waiting, Action::DeemAccepted, service).assignee, UserId());
}

void DecideAcceptanceTest::T11_neverOnAProvisionalDay()
{
    World world;
    world.calendars = CalendarSet({}, CentreCalendar());
    const Case subject = world.received();
    QVERIFY(subject.deadlines.provisional);
    world.now = moment(4, 20, 10);
    YC_REFUSED(world.act(subject, Action::DeemAccepted, service), RefusalCode::NoticeNotDue);
}

QTEST_GUILESS_MAIN(DecideAcceptanceTest)
#include "tst_decide_acceptance.moc"
