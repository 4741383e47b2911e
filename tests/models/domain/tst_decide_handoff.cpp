// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include <QTest>
#include <QUuid>

using namespace yunchuang;
using namespace yunchuang::sample;

class DecideHandoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handoffIdsAreTheSameEverywhere();
    void T13_consultAsksEachReceiver();
    void T13_limit_data();
    void T13_limit();
    void T13_limitWhenThePromiseIsPast();
    void T13_shared_data();
    void T13_shared();
    void T13_sharedNamesTheField();
    void T13_receivers_data();
    void T13_receivers();
    void T13_countersignSharesAll();
    void T13_answersBringTheCaseBack();
    void T13_answerWithoutSigningFirst();
    void T13_refusedSignatureSaysWhy();
    void T13_bounceAndRecallCloseToo();
    void T13_recallOnlyWhileNobodyActed();
    void T13_noDecisionWhileAnswersAreOwed();
    void T13_silenceIsConsentOnlyByTheItemsRule();
    void onlyTheAskedUnitAnswers();
    void T18_transferIsSignedForBeforeItCounts();
    void T18_transferOnlyToCompetentUnits_data();
    void T18_transferOnlyToCompetentUnits();
    void T18_nothingElseWhileInTransfer();
    void T18_bouncedTransferStaysWithTheSender();
    void T18_transferBeforeAcceptanceKeepsTheNoticeClock();
};

void DecideHandoffTest::handoffIdsAreTheSameEverywhere()
{
    const CommandId command(u"0193a1b2-0000-7000-8000-000000000001"_s);
    const HandoffId id = handoffIdFor(command, tax);
    QCOMPARE(id, handoffIdFor(command, tax));
    QVERIFY(id != handoffIdFor(command, insurance));
    const QUuid uuid = QUuid::fromString(id.text());
    QCOMPARE(uuid.version(), QUuid::Sha1);
    QCOMPARE(uuid.variant(), QUuid::DCE);
}

void DecideHandoffTest::T13_consultAsksEachReceiver()
{
    World world;
    const Case subject = world.inReview();
    YC_DONE(change, world.act(subject, Action::Consult, clerk, world.question({tax, insurance, tax})));
    QCOMPARE(change.next.state, CaseState::Consulting);
    QCOMPARE(change.next.handoffs.size(), 2);
    const Handoff &first = change.next.handoffs[0];
    QCOMPARE(first.id, handoffIdFor(change.row.command, tax));
    QCOMPARE(first.kind, HandoffKind::Consultation);
    QCOMPARE(first.state, HandoffState::Sent);
    QCOMPARE(first.from, registration);
    QCOMPARE(first.sentBy, clerk.user);
    QCOMPARE(change.next.assignee, clerk.user);
    QCOMPARE(change.next.revision, subject.revision);
    QCOMPARE(change.next.version, subject.version + 1);
    QCOMPARE(change.documents, QVector<DocumentKind>{DocumentKind::ConsultationLetter});
    // Asking a second unit later is possible, the same one again is not.
    YC_REFUSED(world.act(change.next, Action::Consult, clerk, world.question({tax})), RefusalCode::HandoffsOpen);
    const Case more = world.after(world.consulting(), Action::Consult, clerk, world.question({insurance}));
    QCOMPARE(more.handoffs.size(), 2);
}

void DecideHandoffTest::T13_limit_data()
{
    QTest::addColumn<QDateTime>("due");
    QTest::addColumn<QString>("code");
    // Promised for 10 March.
    QTest::newRow("within") << moment(3, 6, 17) << QString();
    QTest::newRow("last day") << moment(3, 10, 17) << QString();
    QTest::newRow("day after") << moment(3, 11, 9) << u"LIMIT_TOO_LONG"_s;
    QTest::newRow("statutory day") << moment(3, 18, 9) << u"LIMIT_TOO_LONG"_s;
    QTest::newRow("now") << moment(3, 3, 10) << u"LIMIT_PASSED"_s;
    QTest::newRow("past") << moment(3, 2, 10) << u"LIMIT_PASSED"_s;
    QTest::newRow("none") << QDateTime() << u"MISSING_RECORD"_s;
}

void DecideHandoffTest::T13_limit()
{
    QFETCH(QDateTime, due);
    QFETCH(QString, code);
    World world;
    CommandArguments args = world.question({tax});
    args.handoff.dueAt = due;
    for (const Action action : {Action::Consult, Action::Countersign}) {
        const auto outcome = world.act(world.inReview(), action, clerk, args);
        QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
        if (code == u"LIMIT_TOO_LONG"_s)
            QCOMPARE(outcome.error().args.value(u"latest"_s), u"2026-03-10"_s);
    }
}

void DecideHandoffTest::T13_limitWhenThePromiseIsPast()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments args = world.question({tax});
    world.now = moment(3, 12, 10);
    args.handoff.dueAt = moment(3, 18, 17);
    QVERIFY(world.act(subject, Action::Consult, clerk, args));
    args.handoff.dueAt = moment(3, 19, 9);
    YC_REFUSED(world.act(subject, Action::Consult, clerk, args), RefusalCode::LimitTooLong);
    world.now = moment(3, 19, 10);
    args.handoff.dueAt = moment(3, 20, 9);
    YC_REFUSED(world.act(subject, Action::Consult, clerk, args), RefusalCode::LimitPassed);
}

void DecideHandoffTest::T13_shared_data()
{
    QTest::addColumn<QVector<QString>>("fields");
    QTest::addColumn<QStringList>("materials");
    QTest::addColumn<QString>("code");
    QTest::newRow("field") << QVector<QString>{u"/addr"_s} << QStringList() << QString();
    QTest::newRow("material") << QVector<QString>() << QStringList{u"lease"_s} << QString();
    QTest::newRow("entries") << QVector<QString>{u"/holders/0/name"_s, u"/holders/*/name"_s} << QStringList()
                             << QString();
    QTest::newRow("inside a field") << QVector<QString>{u"/addr/street"_s} << QStringList() << QString();
    QTest::newRow("kept field") << QVector<QString>{u"/scope"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("kept field of an entry")
        << QVector<QString>{u"/holders/0/idNo"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("kept field of all entries")
        << QVector<QString>{u"/holders/*/idNo"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("around a kept field") << QVector<QString>{u"/holders"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("entry with a kept field")
        << QVector<QString>{u"/holders/0"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("one kept") << QVector<QString>{u"/addr"_s, u"/scope"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("part of a kept field") << QVector<QString>{u"/scope/0"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("nothing") << QVector<QString>() << QStringList() << u"NOTHING_SHARED"_s;
    QTest::newRow("whole form") << QVector<QString>{QString()} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("no such field") << QVector<QString>{u"/addr/floor"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("no pointer") << QVector<QString>{u"addr"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("one bad") << QVector<QString>{u"/addr"_s, u"/none"_s} << QStringList() << u"NOT_SHAREABLE"_s;
    QTest::newRow("kept material") << QVector<QString>() << QStringList{u"identity"_s} << u"NOT_SHAREABLE"_s;
    QTest::newRow("unknown material") << QVector<QString>() << QStringList{u"photo"_s} << u"NOT_SHAREABLE"_s;
    QTest::newRow("not handed in") << QVector<QString>() << QStringList{u"name"_s} << u"NOT_SHAREABLE"_s;
}

void DecideHandoffTest::T13_shared()
{
    QFETCH(QVector<QString>, fields);
    QFETCH(QStringList, materials);
    QFETCH(QString, code);
    World world;
    CommandArguments args = world.question({tax});
    args.handoff.sharedFields = fields;
    args.handoff.sharedMaterials.clear();
    for (const QString &id : materials)
        args.handoff.sharedMaterials.append(MaterialId(id));
    const auto outcome = world.act(world.inReview(), Action::Consult, clerk, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
}

void DecideHandoffTest::T13_sharedNamesTheField()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments args = world.question({tax});
    args.handoff.sharedFields = {u"/addr"_s, u"/holders"_s};
    const Refusal refusal = refusalOf(world.act(subject, Action::Consult, clerk, args));
    QCOMPARE(refusal.code, RefusalCode::NotShareable);
    QCOMPARE(refusal.args.value(u"field"_s), u"/holders"_s);
    // What no form allows stays here.
    args.handoff.sharedFields = {u"/addr"_s};
    world.item.shareableFields.clear();
    YC_REFUSED(world.act(subject, Action::Consult, clerk, args), RefusalCode::NotShareable);
}

void DecideHandoffTest::T13_receivers_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("code");
    QTest::newRow("section") << tax.text() << QString();
    QTest::newRow("department") << u"SWJ"_s << QString();
    QTest::newRow("own department's section") << secondSection.text() << QString();
    QTest::newRow("itself") << registration.text() << u"UNIT_NOT_COMPETENT"_s;
    QTest::newRow("unknown") << u"NOBODY"_s << u"UNKNOWN_UNIT"_s;
    QTest::newRow("platform") << platform.text() << u"UNIT_NOT_COMPETENT"_s;
    QTest::newRow("dissolved") << u"SCJGJ-OLD"_s << u"UNIT_NOT_COMPETENT"_s;
}

void DecideHandoffTest::T13_receivers()
{
    QFETCH(QString, to);
    QFETCH(QString, code);
    World world;
    const auto outcome = world.act(world.inReview(), Action::Consult, clerk, world.question({UnitId(to)}));
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
}

void DecideHandoffTest::T13_countersignSharesAll()
{
    World world;
    CommandArguments args = world.question({tax});
    args.handoff.sharedFields.clear();
    args.handoff.sharedMaterials.clear();
    YC_DONE(change, world.act(world.inReview(), Action::Countersign, clerk, args));
    const Handoff &handoff = change.next.handoffs.constFirst();
    QCOMPARE(handoff.kind, HandoffKind::Countersign);
    QCOMPARE(handoff.sharedFields, (QVector<QString>{u"/addr"_s, u"/holders"_s, u"/name"_s, u"/scope"_s}));
    QCOMPARE(handoff.sharedMaterials.size(), 3);
}

void DecideHandoffTest::T13_answersBringTheCaseBack()
{
    World world;
    const Case asked = world.after(world.inReview(), Action::Consult, clerk, world.question({tax, insurance}));
    const HandoffId first = asked.handoffs[0].id;
    const HandoffId second = asked.handoffs[1].id;
    YC_DONE(signedFor, world.act(asked, Action::AcceptHandoff, taxClerk, World::handoff(first)));
    QCOMPARE(signedFor.next.handoffs[0].state, HandoffState::Accepted);
    QCOMPARE(signedFor.next.handoffs[0].acceptedBy, taxClerk.user);
    QCOMPARE(signedFor.next.state, CaseState::Consulting);
    QCOMPARE(signedFor.next.unit, registration);
    QVERIFY(!signedFor.relied);
    YC_REFUSED(world.act(signedFor.next, Action::AcceptHandoff, taxClerk, World::handoff(first)),
               RefusalCode::HandoffActedOn);

    YC_DONE(answered, world.act(signedFor.next, Action::AnswerHandoff, taxClerk, World::handoff(first)));
    QCOMPARE(answered.next.state, CaseState::Consulting);
    QCOMPARE(answered.next.handoffs[0].answer, u"可以登记"_s);
    QCOMPARE(answered.tombstones, QSet<UnitId>{tax});
    QVERIFY(answered.relied);
    YC_REFUSED(world.act(answered.next, Action::AnswerHandoff, taxClerk, World::handoff(first)),
               RefusalCode::HandoffAnswered);

    YC_DONE(last, world.act(answered.next, Action::AnswerHandoff, insuranceClerk, World::handoff(second)));
    QCOMPARE(last.next.state, CaseState::InReview);
    QCOMPARE(last.next.assignee, clerk.user);
    QCOMPARE(last.next.deadlines, asked.deadlines);
}

void DecideHandoffTest::T13_answerWithoutSigningFirst()
{
    World world;
    const Case asked = world.consulting();
    const Case answered = world.after(asked, Action::AnswerHandoff, taxClerk, World::handoff(asked.handoffs[0].id));
    QCOMPARE(answered.handoffs[0].acceptedBy, taxClerk.user);
    QCOMPARE(answered.handoffs[0].acceptedAt, world.now);
    QCOMPARE(answered.state, CaseState::InReview);
}

void DecideHandoffTest::T13_refusedSignatureSaysWhy()
{
    World world;
    world.item.flow.removeAt(1);
    const Case asked = world.after(world.inReview(), Action::Countersign, clerk, world.question({tax}));
    CommandArguments args = World::handoff(asked.handoffs[0].id);
    args.agreed = false;
    args.opinion = u"不同意"_s;
    YC_REFUSED(world.act(asked, Action::AnswerHandoff, taxClerk, args), RefusalCode::OpinionTooShort);
    args.opinion = u"该纳税人有欠税未缴清，不同意会签"_s;
    YC_DONE(change, world.act(asked, Action::AnswerHandoff, taxClerk, args));
    QVERIFY(!change.next.handoffs[0].agreed);
    QCOMPARE(change.next.state, CaseState::InReview);
    QCOMPARE(change.row.remarks, QVector<QString>{u"COUNTERSIGN_REFUSED"_s});

    const Case examined =
        world.after(world.pointsAnswered(change.next), Action::Examine, clerk, World::opinion(u"建议准予"_s));
    const Case atDecision = world.after(examined, Action::Claim, decider);
    CommandArguments grant = World::opinion(u"准予"_s);
    const auto unexplained = world.act(atDecision, Action::Grant, decider, grant);
    YC_REFUSED(unexplained, RefusalCode::MissingRecord);
    QCOMPARE(unexplained.error().args.value(u"units"_s), tax.text());
    grant.reason = u"欠税已于昨日缴清，有完税证明为据"_s;
    YC_DONE(granted, world.act(atDecision, Action::Grant, decider, grant));
    QVERIFY(granted.row.remarks.contains(u"GRANTED_WITHOUT_COUNTERSIGN"_s));

    // Asked again, the unit signed: its last word counts.
    const Case again = world.after(change.next, Action::Countersign, clerk, world.question({tax}));
    const Case agreed = world.after(again, Action::AnswerHandoff, taxClerk, World::handoff(again.handoffs[1].id));
    const Case ready =
        world.after(world.after(world.pointsAnswered(agreed), Action::Examine, clerk, World::opinion(u"建议准予"_s)),
                    Action::Claim, decider);
    QVERIFY(world.act(ready, Action::Grant, decider, World::opinion(u"准予"_s)));
}

void DecideHandoffTest::T13_bounceAndRecallCloseToo()
{
    World world;
    const Case asked = world.consulting();
    CommandArguments args = World::handoff(asked.handoffs[0].id);
    YC_DONE(bounced, world.act(asked, Action::BounceHandoff, taxClerk, args));
    QCOMPARE(bounced.next.state, CaseState::InReview);
    QCOMPARE(bounced.next.handoffs[0].state, HandoffState::Bounced);
    QCOMPARE(bounced.next.handoffs[0].bounceReason, ownReason);
    args.reason = u"不归"_s;
    YC_REFUSED(world.act(asked, Action::BounceHandoff, taxClerk, args), RefusalCode::OpinionTooShort);

    YC_DONE(recalled, world.act(asked, Action::RecallHandoff, clerk, args));
    QCOMPARE(recalled.next.state, CaseState::InReview);
    QCOMPARE(recalled.next.handoffs[0].state, HandoffState::Recalled);
    QCOMPARE(recalled.tombstones, QSet<UnitId>{tax});
    YC_REFUSED(world.act(recalled.next, Action::RecallHandoff, clerk, args), RefusalCode::HandoffAnswered);
}

void DecideHandoffTest::T13_recallOnlyWhileNobodyActed()
{
    World world;
    Case asked = world.consulting();
    const CommandArguments args = World::handoff(asked.handoffs[0].id);
    YC_REFUSED(world.act(asked, Action::RecallHandoff, secondClerk, args), RefusalCode::NotAssignee);
    QVERIFY(world.act(asked, Action::RecallHandoff, head, args));
    asked.handoffs[0].state = HandoffState::Delivered;
    QVERIFY(world.act(asked, Action::RecallHandoff, clerk, args));
    const Case signedFor = world.after(asked, Action::AcceptHandoff, taxClerk, args);
    YC_REFUSED(world.act(signedFor, Action::RecallHandoff, clerk, args), RefusalCode::HandoffActedOn);
    YC_REFUSED(world.act(asked, Action::RecallHandoff, clerk, World::handoff(HandoffId(u"other"_s))),
               RefusalCode::UnknownHandoff);
}

void DecideHandoffTest::T13_noDecisionWhileAnswersAreOwed()
{
    World world;
    const Case asked = world.pointsAnswered(world.consulting());
    const auto outcome = world.act(asked, Action::Examine, clerk, World::opinion(u"建议准予"_s));
    YC_REFUSED(outcome, RefusalCode::HandoffsOpen);
    QCOMPARE(outcome.error().args.value(u"units"_s), tax.text());
    // Late is not silence that counts.
    world.now = moment(3, 6, 10);
    YC_REFUSED(world.act(asked, Action::Examine, clerk, World::opinion(u"建议准予"_s)), RefusalCode::HandoffsOpen);
}

void DecideHandoffTest::T13_silenceIsConsentOnlyByTheItemsRule()
{
    World world;
    world.item.silenceMeansConsent = true;
    const Case asked = world.pointsAnswered(world.consulting());
    YC_REFUSED(world.act(asked, Action::Examine, clerk, World::opinion(u"建议准予"_s)), RefusalCode::HandoffsOpen);
    world.now = moment(3, 6, 10);
    YC_DONE(change, world.act(asked, Action::Examine, clerk, World::opinion(u"建议准予"_s)));
    QVERIFY(change.row.remarks.contains(u"SILENCE_TAKEN_AS_CONSENT"_s));
    QCOMPARE(change.next.state, CaseState::InReview);
    QVERIFY(!change.next.hasOpenHandoff());
    QVERIFY(change.next.handoffs[0].agreed);
    QVERIFY(change.next.handoffs[0].answeredBy.isEmpty());
    QCOMPARE(change.tombstones, QSet<UnitId>{tax});
}

void DecideHandoffTest::onlyTheAskedUnitAnswers()
{
    World world;
    const Case asked = world.after(world.inReview(), Action::Consult, clerk, world.question({tax, insurance}));
    const CommandArguments other = World::handoff(asked.handoffs[0].id);
    YC_REFUSED(world.act(asked, Action::AnswerHandoff, insuranceClerk, other), RefusalCode::UnknownHandoff);
    YC_REFUSED(world.act(asked, Action::AnswerHandoff, otherSection, other), RefusalCode::OtherUnit);
    // The unit that holds the case does not answer itself.
    YC_REFUSED(world.act(asked, Action::AnswerHandoff, clerk, other), RefusalCode::OtherUnit);
}

void DecideHandoffTest::T18_transferIsSignedForBeforeItCounts()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments args = World::reason(u"该类企业由另一处室负责登记"_s);
    args.handoff.to = {secondSection};
    YC_DONE(sent, world.act(subject, Action::Transfer, clerk, args));
    QCOMPARE(sent.next.unit, registration);
    QCOMPARE(sent.next.state, CaseState::InReview);
    QCOMPARE(sent.next.handoffs[0].kind, HandoffKind::Transfer);
    QVERIFY(sent.tombstones.isEmpty());

    YC_DONE(taken, world.act(sent.next, Action::AcceptHandoff, otherSection, World::handoff(sent.next.handoffs[0].id)));
    QCOMPARE(taken.next.unit, secondSection);
    QCOMPARE(taken.next.department, authority);
    QCOMPARE(taken.next.state, CaseState::InReview);
    QCOMPARE(taken.next.step, subject.step);
    QVERIFY(taken.next.assignee.isEmpty());
    QVERIFY(!taken.next.hasOpenHandoff());
    QCOMPARE(taken.next.deadlines, subject.deadlines);
    QCOMPARE(taken.tombstones, QSet<UnitId>{registration});
    QVERIFY(taken.relied);
    QVERIFY(world.act(taken.next, Action::Claim, otherSection));
    YC_REFUSED(world.act(taken.next, Action::Claim, clerk), RefusalCode::OtherUnit);
    YC_REFUSED(world.act(taken.next, Action::BounceHandoff, otherSection, World::handoff(sent.next.handoffs[0].id)),
               RefusalCode::HandoffAnswered);
}

void DecideHandoffTest::T18_transferOnlyToCompetentUnits_data()
{
    QTest::addColumn<QStringList>("to");
    QTest::addColumn<QString>("code");
    QTest::newRow("competent") << QStringList{secondSection.text()} << QString();
    QTest::newRow("not competent") << QStringList{tax.text()} << u"UNIT_NOT_COMPETENT"_s;
    QTest::newRow("itself") << QStringList{registration.text()} << u"UNIT_NOT_COMPETENT"_s;
    QTest::newRow("unknown") << QStringList{u"NOBODY"_s} << u"UNKNOWN_UNIT"_s;
    QTest::newRow("two") << QStringList{secondSection.text(), tax.text()} << u"MISSING_RECORD"_s;
    QTest::newRow("none") << QStringList() << u"MISSING_RECORD"_s;
}

void DecideHandoffTest::T18_transferOnlyToCompetentUnits()
{
    QFETCH(QStringList, to);
    QFETCH(QString, code);
    World world;
    CommandArguments args = World::reason();
    for (const QString &unit : to)
        args.handoff.to.append(UnitId(unit));
    const auto outcome = world.act(world.inReview(), Action::Transfer, clerk, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
    world.item.competentUnits = {registration};
    YC_REFUSED(isPossible(world.inReview(), Action::Transfer, world.as(clerk)), RefusalCode::UnitNotCompetent);
}

void DecideHandoffTest::T18_nothingElseWhileInTransfer()
{
    World world;
    CommandArguments args = World::reason();
    args.handoff.to = {secondSection};
    const Case sent = world.after(world.pointsAnswered(world.inReview()), Action::Transfer, head, args);
    for (const Action action : {Action::Examine, Action::Consult, Action::Release, Action::RecordCheck,
                                Action::Transfer, Action::Countersign}) {
        const auto outcome = world.act(sent, action, clerk, world.everything(sent));
        YC_REFUSED(outcome, RefusalCode::HandoffsOpen);
    }
    const Case back = world.after(sent, Action::RecallHandoff, clerk, World::handoff(sent.handoffs.constFirst().id));
    QCOMPARE(back.assignee, clerk.user);
    QVERIFY(world.act(back, Action::Examine, clerk, World::opinion(u"建议准予"_s)));
}

void DecideHandoffTest::T18_bouncedTransferStaysWithTheSender()
{
    World world;
    CommandArguments args = World::reason();
    args.handoff.to = {secondSection};
    const Case subject = world.inReview();
    const Case sent = world.after(subject, Action::Transfer, clerk, args);
    YC_DONE(bounced,
            world.act(sent, Action::BounceHandoff, otherSection, World::handoff(sent.handoffs.constFirst().id)));
    QCOMPARE(bounced.next.unit, registration);
    QCOMPARE(bounced.next.assignee, clerk.user);
    QCOMPARE(bounced.next.state, CaseState::InReview);
    QCOMPARE(bounced.next.deadlines, subject.deadlines);
    QCOMPARE(bounced.tombstones, QSet<UnitId>{secondSection});
    QVERIFY(world.act(bounced.next, Action::Release, clerk));
}

void DecideHandoffTest::T18_transferBeforeAcceptanceKeepsTheNoticeClock()
{
    World world;
    CommandArguments args = World::reason();
    args.handoff.to = {secondSection};
    const Case subject = world.received();
    const Case sent = world.after(subject, Action::Transfer, clerk, args);
    const Case taken = world.after(sent, Action::AcceptHandoff, otherSection, World::handoff(sent.handoffs[0].id));
    QCOMPARE(taken.state, CaseState::Received);
    QCOMPARE(taken.deadlines, subject.deadlines);
    QVERIFY(world.act(taken, Action::Accept, otherSection));
    // The law does not wait for the receiver's signature.
    world.now = moment(3, 10, 9);
    const Case deemed = world.after(sent, Action::DeemAccepted, service);
    QCOMPARE(deemed.state, CaseState::Accepted);
    QCOMPARE(world.after(deemed, Action::AcceptHandoff, otherSection, World::handoff(sent.handoffs[0].id)).unit,
             secondSection);
}

QTEST_GUILESS_MAIN(DecideHandoffTest)
#include "tst_decide_handoff.moc"
