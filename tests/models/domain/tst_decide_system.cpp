// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casesummary.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

/// What the service does to cases when the office or the calendar around them changes.
class DecideSystemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCaseMovesToWhoTookOver();
    void itMovesThroughSeveralMergers();
    void whereNobodyTookOverNothingMoves();
    void theAssigneeStaysIfHeWorksThere();
    void aWaitingTransferDoesNotStopIt();
    void openHandoffsAndWaitingPartsMove();
    void answeredHandoffsStay();
    void endedCasesStay();
    void nobodyElseMovesACase();
    void daysAreCountedAnew();
    void unmovedDaysAreNoAct();
};

namespace {

const UnitId approval(u"SCJGJ-XZSP"_s);

/// The registration section is merged from 4 March 2026 on.
OrgDirectory merged(const UnitId &abolished = registration, const UnitId &successor = approval)
{
    QVector<OrgUnit> units = directory().units();
    for (OrgUnit &unit : units) {
        if (unit.id == abolished) {
            unit.validTo = QDate(2026, 3, 3);
            unit.successor = successor;
        }
    }
    OrgUnit fresh;
    fresh.id = approval;
    fresh.parent = authority;
    fresh.name = u"行政审批处"_s;
    fresh.validFrom = QDate(2026, 3, 4);
    units.append(fresh);
    return OrgDirectory(units);
}

/// The service acts for the unit that holds the case.
Expected<CaseChange, Refusal> systemAct(World &world, const Case &subject, Action action)
{
    Desk itself = service;
    itself.unit = subject.unit;
    return world.act(subject, action, itself);
}

} // namespace

void DecideSystemTest::aCaseMovesToWhoTookOver()
{
    World world;
    const Case subject = world.inReview();
    world.units = merged();
    YC_REFUSED(systemAct(world, subject, Action::MoveToSuccessor), RefusalCode::UnitInPlace); // its last day
    world.now = moment(3, 4, 8);
    YC_DONE(change, systemAct(world, subject, Action::MoveToSuccessor));
    QCOMPARE(change.next.unit, approval);
    QCOMPARE(change.next.department, authority);
    QCOMPARE(change.next.deadlines, subject.deadlines);
    QCOMPARE(change.next.state, subject.state);
    QCOMPARE(change.next.revision, subject.revision);
    QCOMPARE(change.next.version, subject.version + 1);
    QVERIFY(change.documents.isEmpty());
    QCOMPARE(change.row.unit, registration);
    QCOMPARE(change.row.toUnit, approval);
    QCOMPARE(change.row.facts.value(u"SUCCESSION"_s), u"SCJGJ-QYZC=SCJGJ-XZSP"_s);
    QVERIFY(change.tombstones.contains(registration));
    YC_REFUSED(systemAct(world, change.next, Action::MoveToSuccessor), RefusalCode::UnitInPlace);
}

void DecideSystemTest::itMovesThroughSeveralMergers()
{
    World world;
    const Case subject = world.received();
    QVector<OrgUnit> units = merged(registration, secondSection).units();
    for (OrgUnit &unit : units) {
        if (unit.id == secondSection) {
            unit.validTo = QDate(2026, 3, 5);
            unit.successor = approval;
        }
    }
    world.units = OrgDirectory(units);
    world.now = moment(3, 6, 8);
    YC_DONE(change, systemAct(world, subject, Action::MoveToSuccessor));
    QCOMPARE(change.next.unit, approval);
}

void DecideSystemTest::whereNobodyTookOverNothingMoves()
{
    World world;
    const Case subject = world.received();
    world.units = merged(registration, UnitId());
    world.now = moment(3, 4, 8);
    YC_REFUSED(systemAct(world, subject, Action::MoveToSuccessor), RefusalCode::UnitInPlace);
}

void DecideSystemTest::theAssigneeStaysIfHeWorksThere()
{
    World world;
    const Case subject = world.inReview();
    QCOMPARE(subject.assignee, clerk.user);
    world.units = merged();
    world.now = moment(3, 4, 8);
    world.members = {clerk.user, reviewer.user};
    YC_DONE(stays, systemAct(world, subject, Action::MoveToSuccessor));
    QCOMPARE(stays.next.assignee, clerk.user);
    world.members = {reviewer.user};
    YC_DONE(free, systemAct(world, subject, Action::MoveToSuccessor));
    QVERIFY(free.next.assignee.isEmpty());
    QVERIFY(free.next.assigneeName.isEmpty());
}

void DecideSystemTest::aWaitingTransferDoesNotStopIt()
{
    World world;
    CommandArguments args = World::reason();
    args.handoff.to = {secondSection};
    const Case subject = world.after(world.inReview(), Action::Transfer, clerk, args);
    world.units = merged();
    world.now = moment(3, 4, 8);
    YC_DONE(change, systemAct(world, subject, Action::MoveToSuccessor));
    QCOMPARE(change.next.openTransfer()->from, approval);
    QCOMPARE(change.next.openTransfer()->to, secondSection);
}

void DecideSystemTest::openHandoffsAndWaitingPartsMove()
{
    World world;
    Case subject = world.consulting();
    subject.handoffs[0].state = HandoffState::Delivered;
    subject.handoffs[0].deliveredAt = world.now;
    world.units = merged(tax, approval);
    world.now = moment(3, 4, 8);
    YC_DONE(change, systemAct(world, subject, Action::MoveToSuccessor));
    QCOMPARE(change.next.unit, registration);
    QVERIFY(change.row.toUnit.isEmpty());
    QCOMPARE(change.next.handoffs[0].to, approval);
    QCOMPARE(change.next.handoffs[0].state, HandoffState::Sent); // nobody there has it yet
    QVERIFY(!change.next.handoffs[0].deliveredAt.isValid());
    QCOMPARE(change.next.parts[0].unit, approval);
    QVERIFY(change.tombstones.contains(tax));
}

void DecideSystemTest::answeredHandoffsStay()
{
    World world;
    Case subject = world.consulting();
    subject = world.after(subject, Action::AcceptHandoff, taxClerk, World::handoff(subject.handoffs[0].id));
    subject = world.after(subject, Action::AnswerHandoff, taxClerk, World::handoff(subject.handoffs[0].id));
    for (Part &part : subject.parts)
        part.state = PartState::Stored;
    world.units = merged(tax, approval);
    world.now = moment(3, 4, 8);
    YC_REFUSED(systemAct(world, subject, Action::MoveToSuccessor), RefusalCode::UnitInPlace);
}

void DecideSystemTest::endedCasesStay()
{
    World world;
    CommandArguments args;
    args.result.deliveryWay = u"ON_SITE"_s;
    args.result.receiver = u"经办人"_s;
    const Case subject = world.after(world.closed(), Action::Deliver, counter, args);
    world.units = merged();
    world.now = moment(3, 4, 8);
    YC_REFUSED(systemAct(world, subject, Action::MoveToSuccessor), RefusalCode::CaseEnded);
    YC_REFUSED(systemAct(world, subject, Action::RecountDue), RefusalCode::CaseEnded);
}

void DecideSystemTest::nobodyElseMovesACase()
{
    World world;
    const Case subject = world.inReview();
    world.units = merged();
    world.now = moment(3, 4, 8);
    for (const Desk &desk : {clerk, decider, head, inspector, applicant}) {
        YC_REFUSED(world.act(subject, Action::MoveToSuccessor, desk), RefusalCode::WrongPost);
        YC_REFUSED(world.act(subject, Action::RecountDue, desk), RefusalCode::WrongPost);
    }
}

void DecideSystemTest::daysAreCountedAnew()
{
    World world;
    const Case subject = world.inReview(); // accepted on Tuesday 3 March, five working days
    QCOMPARE(subject.deadlines.promisedDue, QDate(2026, 3, 10));
    // A storm closes the centre on the 5th and the 6th.
    const CentreCalendar closed = *CentreCalendar::fromJson(
        QJsonObject{{u"area"_s, u"520000"_s},
                    {u"name"_s, u"测试"_s},
                    {u"closures"_s, QJsonObject{{u"2026-03-05"_s, u"雪灾"_s}, {u"2026-03-06"_s, u"雪灾"_s}}}});
    world.calendars = CalendarSet({*calendar2026().year(2026)}, closed);
    YC_DONE(change, systemAct(world, subject, Action::RecountDue));
    QCOMPARE(change.next.deadlines.promisedDue, QDate(2026, 3, 12));
    QCOMPARE(change.next.revision, subject.revision);
    const auto moved = std::find_if(change.row.dueChanges.cbegin(), change.row.dueChanges.cend(),
                                    [](const DueChange &one) { return one.due == Due::Promised; });
    QVERIFY(moved != change.row.dueChanges.cend());
    QCOMPARE(*moved, (DueChange{Due::Promised, QDate(2026, 3, 10), QDate(2026, 3, 12)}));
    YC_REFUSED(systemAct(world, change.next, Action::RecountDue), RefusalCode::DaysUnmoved);
}

void DecideSystemTest::unmovedDaysAreNoAct()
{
    World world;
    YC_REFUSED(systemAct(world, world.inReview(), Action::RecountDue), RefusalCode::DaysUnmoved);
    YC_REFUSED(systemAct(world, world.received(), Action::RecountDue), RefusalCode::DaysUnmoved);
}

QTEST_APPLESS_MAIN(DecideSystemTest)
#include "tst_decide_system.moc"
