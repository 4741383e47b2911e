// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casesummary.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

namespace {

const Desk inspectorOfficer{UserId(u"tangmin"_s), u"唐敏"_s, inspection, Post::ConsultedOfficer};

/// 会签 by several units, side by side or one after another.
class Route
{
public:
    explicit Route(bool inTurn, const QVector<UnitId> &signers = {tax, insurance, inspection})
    {
        CommandArguments args = world.question(signers);
        args.handoff.inTurn = inTurn;
        args.handoff.dueAt = world.now.addDays(3);
        subject = world.after(world.inReview(), Action::Countersign, clerk, args);
    }

    [[nodiscard]] const Handoff &of(const Desk &desk) const
    {
        for (auto it = subject.handoffs.crbegin(); it != subject.handoffs.crend(); ++it) {
            if (it->to == desk.unit)
                return *it;
        }
        qFatal("no handoff to this unit");
    }
    [[nodiscard]] QString states() const
    {
        QStringList names;
        for (const Handoff &handoff : subject.handoffs)
            names.append(nameOf(handoff.state));
        return names.join(u' ');
    }
    Expected<CaseChange, Refusal> answer(const Desk &desk, bool agreed)
    {
        CommandArguments args = World::handoff(of(desk).id);
        args.opinion = u"已阅，签署意见如上，依法办理"_s;
        args.agreed = agreed;
        return take(world.act(subject, Action::AnswerHandoff, desk, args));
    }
    Expected<CaseChange, Refusal> giveBack(const Desk &desk, const HandoffId &to = {})
    {
        CommandArguments args = World::handoff(of(desk).id);
        args.returnTo = to;
        return take(world.act(subject, Action::ReturnHandoff, desk, args));
    }
    Expected<CaseChange, Refusal> answerReturn(const Desk &signer)
    {
        CommandArguments args = World::handoff(of(signer).id);
        args.opinion = u"补充说明：租赁合同见附件三"_s;
        return take(world.act(subject, Action::AnswerReturn, clerk, args));
    }
    Expected<CaseChange, Refusal> take(Expected<CaseChange, Refusal> outcome)
    {
        if (outcome) {
            subject = outcome->next;
            remarks = outcome->row.remarks;
        }
        return outcome;
    }

    World world;
    Case subject;
    QVector<QString> remarks;
};

} // namespace

class CountersignRouteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sideBySideAllAreAskedAtOnce();
    void inTurnOnlyTheFirstIsAsked();
    void inTurnEachHasAShareOfTheTime();
    void inTurnTheNextFollowsASignature();
    void whoWaitsSeesNothing();
    void oneAgainstEndsTheWay();
    void sideBySideOneAgainstStopsNobody();
    void returnedToTheOneBefore();
    void returnedToTheAsker();
    void whoMayBeReturnedTo_data();
    void whoMayBeReturnedTo();
    void onlyAReturnIsAnswered();
    void signersSeeTheWay();
    void recallPassesTheTurnOn();
    void bouncePassesTheTurnOn();
    void silencePassesTheTurnOnByTheItemsRule();
    void silenceOfWhoWaitsIsNone();
    void lateAnswerIsMarked();
    void noDecisionUntilTheWayIsOver();
};

void CountersignRouteTest::sideBySideAllAreAskedAtOnce()
{
    const Route route(false);
    QCOMPARE(route.states(), u"SENT SENT SENT"_s);
    for (const Handoff &handoff : route.subject.handoffs) {
        QCOMPARE(handoff.position, 0);
        QVERIFY(!handoff.route.isEmpty());
        QCOMPARE(handoff.dueAt, route.world.now.addDays(3));
    }
}

void CountersignRouteTest::inTurnOnlyTheFirstIsAsked()
{
    const Route route(true);
    QCOMPARE(route.states(), u"SENT WAITING WAITING"_s);
    QCOMPARE(route.subject.handoffs[2].position, 3);
}

void CountersignRouteTest::inTurnEachHasAShareOfTheTime()
{
    const Route route(true);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(route.subject.handoffs[i].dueAt, route.world.now.addDays(i + 1));
}

void CountersignRouteTest::inTurnTheNextFollowsASignature()
{
    Route route(true);
    route.world.now = route.world.now.addSecs(3600);
    QVERIFY(route.answer(taxClerk, true));
    QCOMPARE(route.states(), u"ANSWERED SENT WAITING"_s);
    QCOMPARE(route.of(insuranceClerk).sentAt, route.world.now);
    QVERIFY(route.answer(insuranceClerk, true));
    QVERIFY(route.answer(inspectorOfficer, true));
    QCOMPARE(route.states(), u"ANSWERED ANSWERED ANSWERED"_s);
    QCOMPARE(route.subject.state, CaseState::InReview);
}

void CountersignRouteTest::whoWaitsSeesNothing()
{
    Route route(true);
    YC_REFUSED(route.answer(insuranceClerk, true), RefusalCode::UnknownHandoff);
    QVERIFY(!projectFor(route.subject, insurance));
    QVERIFY(!summarise(route.subject, insurance));
    QVERIFY(route.answer(taxClerk, true));
    QVERIFY(projectFor(route.subject, insurance));
    // What was signed is out of sight: only the own answer is left.
    QVERIFY(projectFor(route.subject, tax)->form.isEmpty());
    QVERIFY(!summarise(route.subject, tax));
}

void CountersignRouteTest::oneAgainstEndsTheWay()
{
    Route route(true);
    QVERIFY(route.answer(taxClerk, false));
    QCOMPARE(route.states(), u"ANSWERED RECALLED RECALLED"_s);
    QVERIFY(route.remarks.contains(u"COUNTERSIGN_REFUSED"_s));
    QVERIFY(route.remarks.contains(u"ROUTE_STOPPED"_s));
    QCOMPARE(route.subject.state, CaseState::InReview);
    QVERIFY(!projectFor(route.subject, insurance));
}

void CountersignRouteTest::sideBySideOneAgainstStopsNobody()
{
    Route route(false);
    QVERIFY(route.answer(taxClerk, false));
    QCOMPARE(route.states(), u"ANSWERED SENT SENT"_s);
    QCOMPARE(route.subject.state, CaseState::Consulting);
}

void CountersignRouteTest::returnedToTheOneBefore()
{
    Route route(true);
    QVERIFY(route.answer(taxClerk, true));
    QVERIFY(route.giveBack(insuranceClerk, route.of(taxClerk).id));
    QCOMPARE(route.states(), u"SENT RETURNED WAITING"_s);
    QVERIFY(route.remarks.contains(u"RETURNED_TO_SIGNER"_s));
    QCOMPARE(route.of(taxClerk).notes.size(), 1);
    QCOMPARE(route.of(taxClerk).notes[0].text, ownReason);
    QVERIFY(!route.of(taxClerk).agreed);
    // The earlier words stay to be read until others are written.
    QVERIFY(!route.of(taxClerk).answer.isEmpty());
    QVERIFY(route.answer(taxClerk, true));
    QCOMPARE(route.states(), u"ANSWERED SENT WAITING"_s);
    QVERIFY(route.answer(insuranceClerk, true));
    QVERIFY(route.answer(inspectorOfficer, true));
    QCOMPARE(route.subject.state, CaseState::InReview);
}

void CountersignRouteTest::returnedToTheAsker()
{
    Route route(true);
    QVERIFY(route.answer(taxClerk, true));
    QVERIFY(route.giveBack(insuranceClerk));
    QCOMPARE(route.states(), u"ANSWERED RETURNED WAITING"_s);
    QVERIFY(route.of(insuranceClerk).isBackWithAsker());
    QVERIFY(summarise(route.subject, registration)->flags.testFlag(SummaryFlag::SignatureBack));
    // The signer still has it in sight while the asker thinks.
    QVERIFY(projectFor(route.subject, insurance));
    QVERIFY(route.answerReturn(insuranceClerk));
    QCOMPARE(route.states(), u"ANSWERED SENT WAITING"_s);
    QCOMPARE(route.of(insuranceClerk).notes.size(), 2);
    QVERIFY(route.of(insuranceClerk).notes[1].answer);
    QVERIFY(!summarise(route.subject, registration)->flags.testFlag(SummaryFlag::SignatureBack));
    QVERIFY(route.answer(insuranceClerk, true));
    QCOMPARE(route.states(), u"ANSWERED ANSWERED SENT"_s);
}

void CountersignRouteTest::whoMayBeReturnedTo_data()
{
    QTest::addColumn<bool>("inTurn");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to"); ///< place of the signer; -1: the asker
    QTest::addColumn<QString>("code");
    QTest::newRow("the first to the asker") << true << 0 << -1 << QString();
    QTest::newRow("the second to the first") << true << 1 << 0 << QString();
    QTest::newRow("nobody to himself") << true << 1 << 1 << u"NOT_RETURNABLE"_s;
    QTest::newRow("nobody to a later one") << true << 1 << 2 << u"NOT_RETURNABLE"_s;
    QTest::newRow("side by side to the asker") << false << 1 << -1 << QString();
    QTest::newRow("side by side there is none before") << false << 1 << 0 << u"NOT_RETURNABLE"_s;
}

void CountersignRouteTest::whoMayBeReturnedTo()
{
    QFETCH(bool, inTurn);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QString, code);
    Route route(inTurn);
    const QVector<Desk> signers{taxClerk, insuranceClerk, inspectorOfficer};
    for (int i = 0; i < from; ++i)
        QVERIFY(route.answer(signers[i], true));
    const auto outcome = route.giveBack(signers[from], to < 0 ? HandoffId() : route.of(signers[to]).id);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), code);
}

void CountersignRouteTest::onlyAReturnIsAnswered()
{
    Route route(true);
    YC_REFUSED(route.answerReturn(taxClerk), RefusalCode::NotReturnable);
    QVERIFY(route.giveBack(taxClerk));
    QVERIFY(route.answerReturn(taxClerk));
    YC_REFUSED(route.answerReturn(taxClerk), RefusalCode::NotReturnable);
}

void CountersignRouteTest::signersSeeTheWay()
{
    Route route(true);
    QVERIFY(route.answer(taxClerk, true));
    const auto seen = projectFor(route.subject, insurance);
    QVERIFY(seen);
    QCOMPARE(seen->handoffs.size(), 3);
    QVERIFY(!seen->form.isEmpty());
}

void CountersignRouteTest::recallPassesTheTurnOn()
{
    Route route(true);
    CommandArguments args = World::handoff(route.of(taxClerk).id);
    QVERIFY(route.take(route.world.act(route.subject, Action::RecallHandoff, clerk, args)));
    QCOMPARE(route.states(), u"RECALLED SENT WAITING"_s);
    // Who was never asked can be left out too, and what came back be given up.
    args = World::handoff(route.of(inspectorOfficer).id);
    QVERIFY(route.take(route.world.act(route.subject, Action::RecallHandoff, clerk, args)));
    QVERIFY(route.giveBack(insuranceClerk));
    args = World::handoff(route.of(insuranceClerk).id);
    QVERIFY(route.take(route.world.act(route.subject, Action::RecallHandoff, clerk, args)));
    QCOMPARE(route.subject.state, CaseState::InReview);
}

void CountersignRouteTest::bouncePassesTheTurnOn()
{
    Route route(true);
    QVERIFY(route.take(
        route.world.act(route.subject, Action::BounceHandoff, taxClerk, World::handoff(route.of(taxClerk).id))));
    QCOMPARE(route.states(), u"BOUNCED SENT WAITING"_s);
}

void CountersignRouteTest::silencePassesTheTurnOnByTheItemsRule()
{
    Route route(true);
    route.world.now = route.world.now.addDays(1).addSecs(1);
    YC_REFUSED(route.world.act(route.subject, Action::TakeSilence, service), RefusalCode::UnknownHandoff);
    route.world.item.silenceMeansConsent = true;
    QVERIFY(route.take(route.world.act(route.subject, Action::TakeSilence, service)));
    QCOMPARE(route.states(), u"ANSWERED SENT WAITING"_s);
    QVERIFY(route.of(taxClerk).agreed);
    QCOMPARE(route.remarks, QVector<QString>{u"SILENCE_TAKEN_AS_CONSENT"_s});
    route.world.now = route.world.now.addDays(2);
    QVERIFY(route.take(route.world.act(route.subject, Action::TakeSilence, service)));
    QCOMPARE(route.states(), u"ANSWERED ANSWERED SENT"_s);
    // The third was asked late, and has a share of the time all the same.
    QCOMPARE(route.of(inspectorOfficer).dueAt, route.world.now.addDays(1));
    YC_REFUSED(route.world.act(route.subject, Action::TakeSilence, service), RefusalCode::UnknownHandoff);
    route.world.now = route.world.now.addDays(1).addSecs(1);
    QVERIFY(route.take(route.world.act(route.subject, Action::TakeSilence, service)));
    QCOMPARE(route.subject.state, CaseState::InReview);
}

void CountersignRouteTest::silenceOfWhoWaitsIsNone()
{
    Route route(true);
    route.world.item.silenceMeansConsent = true;
    QVERIFY(route.answer(taxClerk, true));
    QVERIFY(route.giveBack(insuranceClerk));
    route.world.now = route.world.now.addDays(2).addSecs(60);
    // The asker owes the answer, and the third was never asked: nobody is silent.
    YC_REFUSED(route.world.act(route.subject, Action::TakeSilence, service), RefusalCode::UnknownHandoff);
}

void CountersignRouteTest::lateAnswerIsMarked()
{
    Route route(false);
    route.world.now = route.world.now.addDays(3).addSecs(1);
    QVERIFY(route.answer(taxClerk, true));
    QVERIFY(route.remarks.contains(u"ANSWERED_LATE"_s));
    QVERIFY(route.of(taxClerk).wasLate());
    route.world.now = route.world.now.addDays(-1);
    QVERIFY(route.answer(insuranceClerk, true));
    QVERIFY(!route.of(insuranceClerk).wasLate());
}

void CountersignRouteTest::noDecisionUntilTheWayIsOver()
{
    Route route(true);
    QVERIFY(route.answer(taxClerk, true));
    route.subject = route.world.pointsAnswered(route.subject);
    YC_REFUSED(route.world.act(route.subject, Action::Examine, clerk, World::opinion(u"符合规定"_s)),
               RefusalCode::HandoffsOpen);
    QVERIFY(route.answer(insuranceClerk, true));
    QVERIFY(route.answer(inspectorOfficer, true));
    QVERIFY(route.world.act(route.subject, Action::Examine, clerk, World::opinion(u"符合规定"_s)));
}

QTEST_APPLESS_MAIN(CountersignRouteTest)
#include "tst_countersignroute.moc"
