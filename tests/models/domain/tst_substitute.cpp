// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

namespace {

const Desk secondDecider{UserId(u"hanmei"_s), u"韩梅"_s, registration, Post::Decider};
/// Examines by day, and stands in for the decider.
const Desk examiningDecider{UserId(u"zhoumin"_s), u"周敏"_s, registration, Posts(Post::CaseOfficer) | Post::Decider};

/// An act of `desk` in the name of `owner`.
Expected<CaseChange, Refusal> actFor(World &world, const Case &subject, Action action, const Desk &desk,
                                     const UserId &owner, Post post, CommandArguments args = {})
{
    Command command = world.command(subject, action, desk, post, std::move(args));
    command.onBehalfOf = owner;
    DecisionContext context = world.as(desk);
    context.actor.onBehalfOf = owner;
    return decide(subject, command, context);
}

} // namespace

class SubstituteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actsOnTheCasesOfTheAbsent();
    void recordsWhoActedForWhom();
    void onlyOnHisCases();
    void onlyWhatConcernsTheCaseHeHas_data();
    void onlyWhatConcernsTheCaseHeHas();
    void withoutStandingInNothing();
    void fourEyesCountBothPersons_data();
    void fourEyesCountBothPersons();
    void theItemsExceptionHolds();
    void whatIsSentBackIsTheOwners();
    void relatedSubstituteIsRecused();
    void relatedOwnerIsRecused();
    void declaredRecusalGivesTheCaseBack();
    void declaredRecusalHolds();
    void declaredTwiceIsRefused();
};

void SubstituteTest::actsOnTheCasesOfTheAbsent()
{
    World world;
    const Case subject = world.inReview();
    QCOMPARE(subject.assignee, clerk.user);
    YC_REFUSED(world.act(subject, Action::Consult, secondClerk, world.question({tax})), RefusalCode::NotAssignee);
    YC_DONE(change,
            actFor(world, subject, Action::Consult, secondClerk, clerk.user, Post::CaseOfficer, world.question({tax})));
    // The case stays the owner's: it counts once, under him.
    QCOMPARE(change.next.assignee, clerk.user);
    DecisionContext context = world.as(secondClerk);
    context.actor.onBehalfOf = clerk.user;
    QVERIFY(isPossible(subject, Action::Consult, context));
    QVERIFY(!isPossible(subject, Action::Consult, world.as(secondClerk)));
}

void SubstituteTest::recordsWhoActedForWhom()
{
    World world;
    const Case subject = world.pointsAnswered(world.inReview());
    YC_DONE(change, actFor(world, subject, Action::Examine, secondClerk, clerk.user, Post::CaseOfficer,
                           World::opinion(u"符合规定"_s)));
    QCOMPARE(change.row.user, secondClerk.user);
    QCOMPARE(change.row.onBehalfOf, clerk.user);
    QCOMPARE(change.row.onBehalfOfName, clerk.name);
    const Opinion &opinion = change.next.opinions.constLast();
    QCOMPARE(opinion.by, secondClerk.user);
    QCOMPARE(opinion.onBehalfOf, clerk.user);
    QCOMPARE(opinion.onBehalfOfName, clerk.name);
    QVERIFY(change.next.wasExaminedBy(clerk.user));
    QVERIFY(change.next.wasExaminedBy(secondClerk.user));
    QVERIFY(!change.next.wasExaminedBy(UserId()));
    // What the clerk does himself names nobody else.
    YC_DONE(own, world.act(subject, Action::Examine, clerk, World::opinion(u"符合规定"_s)));
    QVERIFY(own.row.onBehalfOf.isEmpty());
    QVERIFY(own.next.opinions.constLast().onBehalfOf.isEmpty());
}

void SubstituteTest::onlyOnHisCases()
{
    World world;
    const Case subject = world.after(world.accepted(), Action::Claim, secondClerk);
    YC_REFUSED(
        actFor(world, subject, Action::Consult, allRounder, reviewer.user, Post::CaseOfficer, world.question({tax})),
        RefusalCode::NotSubstitute);
}

void SubstituteTest::onlyWhatConcernsTheCaseHeHas_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("put back") << Action::Release << true;
    QTest::newRow("ask another unit") << Action::Consult << true;
    QTest::newRow("transfer") << Action::Transfer << true;
    QTest::newRow("not: claim for him") << Action::Claim << false;
    QTest::newRow("not: declare recusal for him") << Action::DeclareRecusal << false;
    QTest::newRow("not: urge in his name") << Action::Urge << false;
    QTest::newRow("not: reassign in his name") << Action::Reassign << false;
}

void SubstituteTest::onlyWhatConcernsTheCaseHeHas()
{
    QFETCH(Action, action);
    QFETCH(bool, allowed);
    World world;
    const Case subject = world.inReview();
    CommandArguments args = world.everything(subject);
    args.handoff.to = {action == Action::Transfer ? secondSection : tax};
    const Desk substitute{secondClerk.user, secondClerk.name, registration, secondClerk.posts | Post::Dispatcher};
    const Post post = action == Action::Urge || action == Action::Reassign ? Post::Dispatcher : Post::CaseOfficer;
    const auto outcome = actFor(world, subject, action, substitute, clerk.user, post, args);
    QCOMPARE(outcome.has_value(), allowed);
    if (!allowed)
        YC_REFUSED(outcome, RefusalCode::NotSubstitute);
}

void SubstituteTest::withoutStandingInNothing()
{
    World world;
    const Case subject = world.inReview();
    // The command says so, but the service knows of no absence: the actor stands in for nobody.
    Command command = world.command(subject, Action::Consult, secondClerk, Post::CaseOfficer, world.question({tax}));
    command.onBehalfOf = clerk.user;
    YC_REFUSED(decide(subject, command, world.as(secondClerk)), RefusalCode::NotSubstitute);
}

void SubstituteTest::fourEyesCountBothPersons_data()
{
    QTest::addColumn<bool>("substituteExamined");
    QTest::addColumn<bool>("ownerExamined");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("neither examined") << false << false << true;
    QTest::newRow("the substitute examined") << true << false << false;
    QTest::newRow("the absent decider had examined") << false << true << false;
}

void SubstituteTest::fourEyesCountBothPersons()
{
    QFETCH(bool, substituteExamined);
    QFETCH(bool, ownerExamined);
    QFETCH(bool, allowed);
    World world;
    Case subject = world.toDecide();
    subject.assignee = secondDecider.user;
    subject.assigneeName = secondDecider.name;
    for (Opinion &opinion : subject.opinions) {
        if (opinion.action != Action::Examine)
            continue;
        opinion.by = substituteExamined ? examiningDecider.user : ownerExamined ? secondDecider.user : reviewer.user;
    }
    const auto outcome = actFor(world, subject, Action::Grant, examiningDecider, secondDecider.user, Post::Decider,
                                World::opinion(u"准予登记"_s));
    QCOMPARE(outcome.has_value(), allowed);
    if (!allowed)
        YC_REFUSED(outcome, RefusalCode::SamePersonExamined);
}

void SubstituteTest::theItemsExceptionHolds()
{
    World world;
    world.item.examinerMayDecide = true;
    Case subject = world.toDecide();
    subject.assignee = secondDecider.user;
    const UserId examiner = subject.opinions.constFirst().by;
    QCOMPARE(examiner, clerk.user);
    YC_DONE(change, actFor(world, subject, Action::Grant, examiningDecider, secondDecider.user, Post::Decider,
                           World::opinion(u"准予登记"_s)));
    QVERIFY(change.row.remarks.contains(u"EXAMINER_DECIDED_BY_ITEM_RULE"_s));
}

void SubstituteTest::whatIsSentBackIsTheOwners()
{
    World world;
    const Case claimed = world.pointsAnswered(world.inReview());
    YC_DONE(examined, actFor(world, claimed, Action::Examine, secondClerk, clerk.user, Post::CaseOfficer,
                             World::opinion(u"符合规定"_s)));
    const Case reviewing = world.after(examined.next, Action::Claim, reviewer);
    const Case back = world.after(reviewing, Action::SendBack, reviewer, World::opinion(ownReason));
    QCOMPARE(back.assignee, clerk.user);
    QCOMPARE(back.assigneeName, clerk.name);
}

void SubstituteTest::relatedSubstituteIsRecused()
{
    World world;
    const Case subject = world.inReview();
    world.related = {secondClerk.user};
    YC_REFUSED(
        actFor(world, subject, Action::Consult, secondClerk, clerk.user, Post::CaseOfficer, world.question({tax})),
        RefusalCode::RecusalRequired);
}

void SubstituteTest::relatedOwnerIsRecused()
{
    World world;
    const Case subject = world.inReview();
    world.related = {clerk.user};
    YC_REFUSED(
        actFor(world, subject, Action::Consult, secondClerk, clerk.user, Post::CaseOfficer, world.question({tax})),
        RefusalCode::RecusalRequired);
}

void SubstituteTest::declaredRecusalGivesTheCaseBack()
{
    World world;
    const Case subject = world.inReview();
    CommandArguments none;
    YC_REFUSED(world.act(subject, Action::DeclareRecusal, clerk, none), RefusalCode::MissingRecord);
    YC_DONE(change, world.act(subject, Action::DeclareRecusal, clerk, World::reason()));
    QVERIFY(change.next.assignee.isEmpty());
    QCOMPARE(change.next.recused, QVector<UserId>{clerk.user});
    QCOMPARE(change.row.reason, ownReason);
    QCOMPARE(change.next.state, subject.state);
    // A colleague's case is not his to keep out of; one that nobody has may come to him.
    YC_REFUSED(world.act(subject, Action::DeclareRecusal, secondClerk, World::reason()), RefusalCode::NotAssignee);
    YC_DONE(other, world.act(world.accepted(), Action::DeclareRecusal, secondClerk, World::reason()));
    QCOMPARE(other.next.recused, QVector<UserId>{secondClerk.user});
}

void SubstituteTest::declaredRecusalHolds()
{
    World world;
    const Case subject = world.after(world.inReview(), Action::DeclareRecusal, clerk, World::reason());
    YC_REFUSED(world.act(subject, Action::Claim, clerk), RefusalCode::RecusalRequired);
    CommandArguments args;
    args.assignee = clerk.user;
    args.reason = ownReason;
    YC_REFUSED(world.act(subject, Action::Assign, head, args), RefusalCode::RecusalRequired);
    QVERIFY(world.act(subject, Action::Claim, secondClerk));
}

void SubstituteTest::declaredTwiceIsRefused()
{
    World world;
    const Case subject = world.after(world.inReview(), Action::DeclareRecusal, clerk, World::reason());
    YC_REFUSED(world.act(subject, Action::DeclareRecusal, clerk, World::reason()), RefusalCode::AlreadyRecused);
}

QTEST_APPLESS_MAIN(SubstituteTest)
#include "tst_substitute.moc"
