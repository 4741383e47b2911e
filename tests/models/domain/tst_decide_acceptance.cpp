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
    void openingIsLegalByTheTable_data();
    void openingIsLegalByTheTable();
    void T4_recordsWhatWasReceived();
    void T2_preReviewReturns();
    void T3_T4_preReviewPassesAndTheWindowReceives();
    void T5_notRequiredIsNotT6_refused();
    void T5_T6_ownWords_data();
    void T5_T6_ownWords();
    void T7_correctionStopsNoRunningClock();
    void T7_theItemSaysHowLong_data();
    void T7_theItemSaysHowLong();
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
    QCOMPARE(subject.version, 2);
    QCOMPARE(subject.revision, 2);
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
    QCOMPARE(opened.earlierRows.size(), 1);
    const HistoryRow &submitted = opened.earlierRows.constFirst();
    QCOMPARE(submitted.action, Action::Submit);
    QCOMPARE(submitted.sequence, 1);
    QCOMPARE(submitted.post, Post::Applicant);
    QCOMPARE(submitted.unit, window);
    QCOMPARE(submitted.at, moment(3, 2, 10));
    QCOMPARE(submitted.actedAt, moment(3, 1, 9));
    QCOMPARE(opened.row.action, Action::ReceiveOnline);
    QCOMPARE(opened.row.sequence, 2);
    QCOMPARE(opened.row.post, Post::System);
    QCOMPARE(opened.row.unit, registration);
    QCOMPARE(opened.row.actedAt, moment(3, 2, 10));
    QCOMPARE(opened.documents, QVector<DocumentKind>{DocumentKind::ReceptionReceipt});
}

void DecideAcceptanceTest::openingIsLegalByTheTable_data()
{
    QTest::addColumn<bool>("work");
    QTest::addColumn<bool>("identityChecked");
    QTest::addColumn<QStringList>("remarks");
    QTest::newRow("intake, identity checked") << false << true << QStringList{u"IDENTITY_CHECKED_AT_INTAKE"_s};
    QTest::newRow("intake, nothing said") << false << false << QStringList{u"IDENTITY_NOT_STATED"_s};
    QTest::newRow("work of a part") << true << false << QStringList{u"STARTED_BY_CLOSING"_s};
}

/// Whatever an opening writes is a row of the one table, done by who may, and each begins where the one before ended.
void DecideAcceptanceTest::openingIsLegalByTheTable()
{
    QFETCH(bool, work);
    QFETCH(bool, identityChecked);
    World world;
    Intake intake;
    intake.source = platform;
    intake.identityChecked = identityChecked;
    const CaseChange opened =
        work ? openWork(CaseId(u"work"_s), {}, {}, world.closed(), *world.item.receiver(PartId(u"tax-kinds"_s)),
                        taxKinds(), world.units, world.calendars, world.now)
             : openCase(intake, world.item, *world.units.find(platform), world.units, world.calendars, world.now);
    QVector<HistoryRow> rows = opened.earlierRows;
    rows.append(opened.row);
    CaseState state = CaseState::Draft;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Transition &transition = transitionFor(rows[i].action);
        QCOMPARE(rows[i].sequence, i + 1);
        QCOMPARE(rows[i].before, state);
        QVERIFY(contains(transition.from, state));
        QVERIFY(transition.to);
        QCOMPARE(rows[i].after, *transition.to);
        QVERIFY(transition.posts & rows[i].post);
        state = rows[i].after;
    }
    QCOMPARE(opened.next.state, state);
    QCOMPARE(opened.next.version, rows.size());
    QCOMPARE(opened.next.revision, rows.size());
    QTEST(QStringList(opened.row.remarks), "remarks");
}

void DecideAcceptanceTest::T4_recordsWhatWasReceived()
{
    World world;
    Case subject = world.received();
    subject.state = CaseState::Queued;
    CommandArguments args;
    Material original = paper(u"lease"_s);
    original.trust = u"B"_s;
    original.copies = 2;
    args.materials = {original};
    YC_DONE(change, world.act(subject, Action::Receive, counter, args));
    QVERIFY(change.row.materials == change.next.materials);
    QCOMPARE(change.row.materials.size(), 3);
    const Material &kept = change.row.materials.constLast();
    QCOMPARE(kept.id, original.id);
    QCOMPARE(kept.trust, u"B"_s);
    QCOMPARE(kept.copies, 2);
    QCOMPARE(kept.version, 2);
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
    QCOMPARE(notRequired.row.basis, args.basis);
    QVERIFY(isEnded(notRequired.next));
    QVERIFY(notRequired.next.deadlines.endedAt.isValid());

    YC_REFUSED(world.act(subject, Action::RefuseAcceptance, clerk, args), RefusalCode::MissingRecord);
    args.competentOrgan = u"贵州省住房和城乡建设厅"_s;
    args.remedies = u"六十日内申请复议，六个月内提起诉讼"_s;
    YC_DONE(refused, world.act(subject, Action::RefuseAcceptance, clerk, args));
    QCOMPARE(refused.next.state, CaseState::Refused);
    QCOMPARE(refused.documents, QVector<DocumentKind>{DocumentKind::RefusalDecision});
    QCOMPARE(refused.row.reason, args.reason);
    QCOMPARE(refused.row.basis, args.basis);
    QCOMPARE(refused.row.competentOrgan, args.competentOrgan);
    QCOMPARE(refused.row.remedies, args.remedies);
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

void DecideAcceptanceTest::T7_theItemSaysHowLong_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QDate>("answerBy");
    QTest::newRow("default") << defaultCorrectionDays << QDate(2026, 4, 2);
    QTest::newRow("short") << 5 << QDate(2026, 3, 8);
    QTest::newRow("long") << 60 << QDate(2026, 5, 2);
}

void DecideAcceptanceTest::T7_theItemSaysHowLong()
{
    QFETCH(int, days);
    World world;
    world.item.correctionDays = days;
    const CommandArguments args = World::corrections({u"/addr"_s, u"material:lease"_s});
    YC_DONE(change, world.act(world.received(), Action::RequestCorrection, clerk, args));
    QTEST(change.next.correction.answerBy, "answerBy");
    // The notice may be replaced by a second one: the row keeps the whole list.
    QVERIFY(change.row.corrections == change.next.correction.items);
    QCOMPARE(change.row.corrections.size(), 2);
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
    QTest::addColumn<QString>("promisedAtIntake");
    QTest::addColumn<QString>("promisedAtTheDesk");
    QTest::addColumn<bool>("tolerated");
    QTest::addColumn<QString>("code");
    const QString wanting = u"MATERIALS_MISSING"_s;
    const QStringList main{u"articles"_s, u"identity"_s};
    const QString none;
    QTest::newRow("all") << QStringList{u"articles"_s, u"lease"_s, u"identity"_s} << none << none << none << false
                         << none;
    QTest::newRow("tolerable missing") << main << u"lease"_s << none << none << false << wanting;
    QTest::newRow("promised with the application") << main << none << u"lease"_s << none << true << none;
    QTest::newRow("promised at the desk") << main << none << none << u"lease"_s << true << none;
    QTest::newRow("promised what must be there")
        << QStringList{u"articles"_s, u"lease"_s} << u"identity"_s << none << u"identity"_s << false << wanting;
    QTest::newRow("promised what came but may not follow")
        << QStringList{u"articles"_s, u"lease"_s, u"identity"_s} << u"identity"_s << none << u"identity"_s << false
        << u"NOT_TOLERABLE"_s;
    QTest::newRow("promised the unknown")
        << main << u"other"_s << u"lease"_s << u"other"_s << false << u"NOT_TOLERABLE"_s;
    QTest::newRow("one missing") << QStringList{u"articles"_s, u"lease"_s} << u"identity"_s << none << none << false
                                 << wanting;
    QTest::newRow("nothing there") << QStringList() << u"articles,identity"_s << u"lease"_s << none << false << wanting;
    QTest::newRow("twice the same") << QStringList{u"articles"_s, u"articles"_s} << u"identity"_s << none << none
                                    << false << wanting;
}

void DecideAcceptanceTest::T10_wantsTheRequiredMaterials()
{
    QFETCH(QStringList, there);
    QFETCH(QString, missing);
    QFETCH(QString, promisedAtIntake);
    QFETCH(QString, promisedAtTheDesk);
    QFETCH(bool, tolerated);
    QFETCH(QString, code);
    const auto promiseOf = [](const QString &id) {
        return id.isEmpty() ? QVector<MaterialPromise>()
                            : QVector<MaterialPromise>{{MaterialId(id), QDate(2026, 3, 9)}};
    };
    World world;
    Case subject = world.received();
    subject.materials.clear();
    subject.promises = promiseOf(promisedAtIntake);
    CommandArguments args;
    args.promises = promiseOf(promisedAtTheDesk);
    for (const QString &id : there)
        subject.materials.append(paper(id));
    const auto outcome = world.act(subject, Action::Accept, clerk, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
    if (!outcome) {
        QCOMPARE(outcome.error().args.value(u"materials"_s), missing);
        return;
    }
    QCOMPARE(outcome->row.remarks.contains(u"MATERIALS_TO_FOLLOW"_s), tolerated);
    QCOMPARE(outcome->next.promises.size(), tolerated ? 1 : 0);
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
