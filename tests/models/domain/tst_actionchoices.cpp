// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include <QTest>

#include <algorithm>

using namespace yunchuang;
using namespace yunchuang::sample;

class ActionChoicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttons_data();
    void buttons();
    void orderIsFavourableFirst();
    void choicesAgreeWithDecide();
    void postNamedByACommand();
};

namespace {

/// "ACCEPT REQUEST_CORRECTION(CODE)": what is on, and what is off with its reason.
QString written(const QVector<ActionChoice> &choices)
{
    QStringList words;
    for (const ActionChoice &choice : choices) {
        const QString name = nameOf(choice.action);
        words.append(choice.refusal ? name + u'(' + nameOf(choice.refusal->code) + u')' : name);
    }
    return words.join(u' ');
}

const QVector<Desk> desks = {clerk,   secondClerk,  reviewer, decider,   allRounder,    head,
                             counter, otherSection, taxClerk, inspector, insuranceClerk};

} // namespace

void ActionChoicesTest::buttons_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("expected");

    QTest::newRow("received, nobody has it")
        << u"received clerk"_s
        << u"ACCEPT GRANT(WRONG_STATE) REQUEST_CORRECTION DECLARE_NOT_REQUIRED REFUSE_ACCEPTANCE DENY(WRONG_STATE) "
           u"CLAIM CONSULT(WRONG_STATE) TRANSFER DECLARE_RECUSAL"_s;
    QTest::newRow("received, a colleague has it")
        << u"claimed clerk"_s
        << u"ACCEPT(NOT_ASSIGNEE) GRANT(WRONG_STATE) REQUEST_CORRECTION(NOT_ASSIGNEE) "
           u"DECLARE_NOT_REQUIRED(NOT_ASSIGNEE) REFUSE_ACCEPTANCE(NOT_ASSIGNEE) DENY(WRONG_STATE) "
           u"CONSULT(WRONG_STATE) TRANSFER(NOT_ASSIGNEE)"_s;
    QTest::newRow("under examination")
        << u"review clerk"_s
        << u"ACCEPT(WRONG_STATE) EXAMINE GRANT(WRONG_POST) REQUEST_CORRECTION(WRONG_STATE) "
           u"DECLARE_NOT_REQUIRED(WRONG_STATE) REFUSE_ACCEPTANCE(WRONG_STATE) DENY(WRONG_POST) RELEASE CONSULT "
           u"COUNTERSIGN PROPOSE_EXTENSION TRANSFER INFORM_PARTIES DECLARE_RECUSAL"_s;
    QTest::newRow("at the decision")
        << u"decide decider"_s
        << u"ACCEPT(WRONG_STATE) GRANT REQUEST_CORRECTION(WRONG_STATE) SEND_BACK DECLARE_NOT_REQUIRED(WRONG_STATE) "
           u"REFUSE_ACCEPTANCE(WRONG_STATE) DENY TERMINATE RELEASE CONSULT(WRONG_POST) EXTEND TRANSFER(WRONG_POST) "
           u"INFORM_PARTIES DECLARE_RECUSAL"_s;
    QTest::newRow("decided") << u"granted decider"_s << u"CLOSE TERMINATE"_s;
    QTest::newRow("closed") << u"closed counter"_s << u"DELIVER"_s;
    QTest::newRow("delivered") << u"delivered counter"_s << u"ARCHIVE(PACKAGE_INCOMPLETE)"_s;
    QTest::newRow("asked") << u"consulting tax"_s << u"ACCEPT_HANDOFF ANSWER_HANDOFF BOUNCE_HANDOFF"_s;
    QTest::newRow("a stranger") << u"review stranger"_s << QString();
    QTest::newRow("the head") << u"review head"_s << u"TRANSFER REASSIGN URGE"_s;
}

void ActionChoicesTest::buttons()
{
    QFETCH(QString, situation);
    World world;
    QVector<ActionChoice> choices;
    if (situation == u"received clerk"_s) {
        choices = actionChoices(world.received(), world.as(clerk));
    } else if (situation == u"claimed clerk"_s) {
        choices = actionChoices(world.after(world.received(), Action::Claim, secondClerk), world.as(clerk));
    } else if (situation == u"review clerk"_s) {
        choices = actionChoices(world.inReview(), world.as(clerk));
    } else if (situation == u"decide decider"_s) {
        choices = actionChoices(world.toDecide(), world.as(decider));
    } else if (situation == u"granted decider"_s) {
        choices = actionChoices(world.granted(), world.as(decider));
    } else if (situation == u"closed counter"_s) {
        choices = actionChoices(world.closed(), world.as(counter));
    } else if (situation == u"delivered counter"_s) {
        const Case closed = world.closed();
        choices =
            actionChoices(world.after(closed, Action::Deliver, counter, world.everything(closed)), world.as(counter));
    } else if (situation == u"consulting tax"_s) {
        choices = actionChoices(world.consulting(), world.as(taxClerk));
    } else if (situation == u"review stranger"_s) {
        choices = actionChoices(world.inReview(), world.as(insuranceClerk));
    } else if (situation == u"review head"_s) {
        choices = actionChoices(world.inReview(), world.as(head));
    }
    QTEST(written(choices), "expected");
}

void ActionChoicesTest::orderIsFavourableFirst()
{
    World world;
    for (const Case &subject : {world.received(), world.inReview(), world.toDecide(), world.granted()}) {
        const auto choices = actionChoices(subject, world.as(allRounder));
        QVERIFY(std::is_sorted(choices.begin(), choices.end(),
                               [](const auto &a, const auto &b) { return a.leaning < b.leaning; }));
    }
}

/// A button that is on works, one that is off does not, for everybody and in every situation.
void ActionChoicesTest::choicesAgreeWithDecide()
{
    World world;
    int tried = 0;
    for (const Case &subject :
         {world.received(), world.accepted(), world.pointsAnswered(world.inReview()), world.consulting(),
          world.examined(), world.toDecide(), world.granted(), world.closed()}) {
        for (const Desk &desk : desks) {
            for (const ActionChoice &choice : actionChoices(subject, world.as(desk))) {
                CommandArguments args = world.everything(subject);
                if (choice.action == Action::Transfer)
                    args.handoff.to = {secondSection};
                const auto outcome = world.act(subject, choice.action, desk, args);
                const QByteArray where = QByteArray(nameOf(choice.action).data()) + " by " + desk.user.text().toUtf8() +
                                         " in " + nameOf(subject.state).data();
                QVERIFY2(outcome.has_value() == !choice.refusal, where.constData());
                ++tried;
            }
        }
    }
    QVERIFY(tried > 60);
}

void ActionChoicesTest::postNamedByACommand()
{
    World world;
    QCOMPARE(postFor(world.received(), Action::Claim, world.as(clerk)), Post::AcceptanceOfficer);
    QCOMPARE(postFor(world.accepted(), Action::Claim, world.as(clerk)), Post::CaseOfficer);
    QCOMPARE(postFor(world.inReview(), Action::Claim, world.as(secondClerk)), Post::CaseOfficer);
    QVERIFY(!postFor(world.received(), Action::Grant, world.as(clerk)));
}

QTEST_GUILESS_MAIN(ActionChoicesTest)
#include "tst_actionchoices.moc"
