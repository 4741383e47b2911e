// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadlinecases.h"

#include "domain/deadlinestatus.h"

#include <QTest>

using namespace yunchuang;

class TestDeadlineStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepCanBeLateWhileTheCaseIsNot();
    void deliveryClock();
    void light_data();
    void light();
    void ninetyPercentOfALongLimit();
    void pausedLight();
    void endedClocksAreDark();
    void spentMinutesLeaveOutPauses();
    void announcedEndIsCompared();
    void onlyTheUncertainDueIsProvisional();
    void halfFilledClocksAreDark();

private:
    CalendarSet m_calendars = shippedCalendars();
};

void TestDeadlineStatus::stepCanBeLateWhileTheCaseIsNot()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    QCOMPARE(stepStatus(clocks, m_calendars, morning({2026, 3, 3})).clock, RunningClock::None);
    clocks = engine.startStep(clocks, {3}, morning({2026, 3, 3})).value();
    QCOMPARE(clocks.stepDue, QDate(2026, 3, 6));
    const QDateTime monday = morning({2026, 3, 9});
    QCOMPARE(stepStatus(clocks, m_calendars, monday).light, DeadlineLight::Overdue);
    QCOMPARE(stepStatus(clocks, m_calendars, monday).workingDaysLeft, -1);
    QCOMPARE(deadlineStatus(clocks, m_calendars, monday).light, DeadlineLight::Enough);
    // The next step begins with its own limit; a step without one has no light.
    clocks = engine.startStep(clocks, {}, monday).value();
    QVERIFY(!clocks.stepDue.isValid());
    QCOMPARE(stepStatus(clocks, m_calendars, monday).light, DeadlineLight::NotRunning);
    clocks = engine.startStep(clocks, {2, LimitUnit::Hours}, monday).value();
    QCOMPARE(stepStatus(clocks, m_calendars, monday.addSecs(7199)).light, DeadlineLight::DueSoon);
    QCOMPARE(stepStatus(clocks, m_calendars, monday.addSecs(7201)).light, DeadlineLight::Overdue);
}

void TestDeadlineStatus::deliveryClock()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    Deadlines clocks =
        engine.decide(acceptedOn(m_calendars, twentyDays, {2026, 4, 20}), morning({2026, 4, 29})).value();
    QCOMPARE(clocks.deliveryDue, QDate(2026, 5, 15));
    DeadlineStatus status = deadlineStatus(clocks, m_calendars, morning({2026, 4, 30}));
    QCOMPARE(status.clock, RunningClock::Delivery);
    QCOMPARE(status.light, DeadlineLight::Enough);
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 5, 16})).light, DeadlineLight::Overdue);
    clocks = engine.deliver(clocks, morning({2026, 5, 6})).value();
    status = deadlineStatus(clocks, m_calendars, morning({2026, 5, 16}));
    QCOMPARE(status.light, DeadlineLight::NotRunning);
}

void TestDeadlineStatus::light_data()
{
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<DeadlineLight>("light");
    QTest::addColumn<int>("left");
    // Accepted on Monday 2 March 2026 with ten working days: due on Monday 16 March.
    QTest::newRow("on the day itself") << morning({2026, 3, 2}) << DeadlineLight::Enough << 10;
    QTest::newRow("two days left") << morning({2026, 3, 12}) << DeadlineLight::Enough << 2;
    QTest::newRow("one day left") << morning({2026, 3, 13}) << DeadlineLight::DueSoon << 1;
    QTest::newRow("weekend before") << morning({2026, 3, 14}) << DeadlineLight::DueSoon << 1;
    QTest::newRow("the last day") << morning({2026, 3, 16}) << DeadlineLight::DueSoon << 0;
    QTest::newRow("at closing time") << toUtc({2026, 3, 16}, {17, 0}) << DeadlineLight::DueSoon << 0;
    QTest::newRow("a second later") << toUtc({2026, 3, 16}, {17, 0, 1}) << DeadlineLight::Overdue << 0;
    QTest::newRow("the day after") << morning({2026, 3, 17}) << DeadlineLight::Overdue << -1;
    QTest::newRow("five working days after") << morning({2026, 3, 23}) << DeadlineLight::Overdue << -5;
}

void TestDeadlineStatus::light()
{
    QFETCH(QDateTime, now);
    QFETCH(DeadlineLight, light);
    QFETCH(int, left);
    const Deadlines clocks = acceptedOn(m_calendars, {.promised = {10}, .statutory = {20}}, {2026, 3, 2});
    const DeadlineStatus status = deadlineStatus(clocks, m_calendars, now);
    QCOMPARE(status.clock, RunningClock::Decision);
    QCOMPARE(status.due, QDate(2026, 3, 16));
    QCOMPARE(status.dueAt, toUtc({2026, 3, 16}, {17, 0}));
    QCOMPARE(status.light, light);
    QCOMPARE(status.workingDaysLeft, left);
}

void TestDeadlineStatus::ninetyPercentOfALongLimit()
{
    const Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 3, 25})).workingDaysLeft, 3);
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 3, 25})).light, DeadlineLight::Enough);
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 3, 26})).light, DeadlineLight::DueSoon);
    // Suspended days are not part of the limit: 90 % of twenty stays two days before the end.
    const Deadlines paused = suspended(m_calendars, clocks, twentyDays, {2026, 3, 10}, {2026, 4, 30});
    const QDate due = paused.promisedDue;
    const QDateTime threeBefore = morning(m_calendars.addWorkingDays(due, -3).date);
    const QDateTime twoBefore = morning(m_calendars.addWorkingDays(due, -2).date);
    QCOMPARE(deadlineStatus(paused, m_calendars, threeBefore).light, DeadlineLight::Enough);
    QCOMPARE(deadlineStatus(paused, m_calendars, twoBefore).light, DeadlineLight::DueSoon);
}

void TestDeadlineStatus::pausedLight()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    Deadlines clocks =
        engine.startStep(acceptedOn(m_calendars, twentyDays, {2026, 3, 2}), {3}, morning({2026, 3, 2})).value();
    clocks = engine.suspend(clocks, SuspensionKind::ExpertReview, {}, morning({2026, 3, 4})).value();
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 4, 20})).light, DeadlineLight::Paused);
    QCOMPARE(stepStatus(clocks, m_calendars, morning({2026, 4, 20})).light, DeadlineLight::Paused);
}

void TestDeadlineStatus::endedClocksAreDark()
{
    QCOMPARE(deadlineStatus({}, m_calendars, morning({2026, 3, 2})), DeadlineStatus());
    const DeadlineEngine engine(twentyDays, m_calendars);
    Deadlines clocks =
        engine.startStep(acceptedOn(m_calendars, twentyDays, {2026, 3, 2}), {3}, morning({2026, 3, 2})).value();
    clocks = engine.suspend(clocks, SuspensionKind::Hearing, {}, morning({2026, 3, 4})).value();
    clocks = engine.end(clocks, morning({2026, 3, 5}));
    QVERIFY(!clocks.isSuspended());
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 5, 20})).light, DeadlineLight::NotRunning);
    QCOMPARE(stepStatus(clocks, m_calendars, morning({2026, 5, 20})).light, DeadlineLight::NotRunning);
}

void TestDeadlineStatus::spentMinutesLeaveOutPauses()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    QCOMPARE(spentMinutes({}, m_calendars, morning({2026, 3, 3})), Counted());
    Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2}); // 10:00: six hours are left of that day
    QCOMPARE(spentMinutes(clocks, m_calendars, toUtc({2026, 3, 3}, {9, 30})), (Counted{6 * 60 + 30, false}));
    clocks = engine.suspend(clocks, SuspensionKind::Testing, {}, toUtc({2026, 3, 3}, {11, 0})).value();
    QCOMPARE(spentMinutes(clocks, m_calendars, morning({2026, 3, 6})).amount, 6 * 60 + 120);
    clocks = engine.resume(clocks, toUtc({2026, 3, 6}, {16, 0})).value();
    QCOMPARE(spentMinutes(clocks, m_calendars, toUtc({2026, 3, 6}, {23, 0})).amount, 6 * 60 + 180);
    clocks = engine.decide(clocks, toUtc({2026, 3, 9}, {9, 10})).value();
    QCOMPARE(spentMinutes(clocks, m_calendars, morning({2026, 5, 1})).amount, 6 * 60 + 190);
}

void TestDeadlineStatus::announcedEndIsCompared()
{
    Suspension hearing{SuspensionKind::Hearing, morning({2026, 3, 10}), {}, {2026, 3, 17}};
    QVERIFY(!exceedsAnnouncement(hearing, morning({2026, 3, 17})));
    QVERIFY(exceedsAnnouncement(hearing, morning({2026, 3, 18})));
    hearing.endedAt = morning({2026, 3, 17});
    QVERIFY(!exceedsAnnouncement(hearing, morning({2026, 3, 25})));
    hearing.announcedEnd = {};
    hearing.endedAt = {};
    QVERIFY(!exceedsAnnouncement(hearing, morning({2026, 12, 1})));
}

void TestDeadlineStatus::onlyTheUncertainDueIsProvisional()
{
    const Deadlines clocks = acceptedOn(m_calendars, {.promised = {5}, .statutory = {45}}, {2026, 11, 24});
    QVERIFY(clocks.provisional); // the statutory day lies in 2027
    QVERIFY(!deadlineStatus(clocks, m_calendars, morning({2026, 11, 24})).provisional);
    QVERIFY(deadlineStatus(clocks, m_calendars, morning({2027, 1, 5})).provisional);
    const Deadlines late = acceptedOn(m_calendars, {.promised = {5}, .statutory = {45}}, {2026, 12, 29});
    QVERIFY(deadlineStatus(late, m_calendars, morning({2026, 12, 29})).provisional);
}

void TestDeadlineStatus::halfFilledClocksAreDark()
{
    // As a damaged cache might hold them.
    Deadlines clocks;
    clocks.receivedAt = clocks.acceptedAt = morning({2026, 3, 2});
    clocks.promisedDue = {2026, 3, 16};
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 3, 3})).light, DeadlineLight::NotRunning);
    clocks.acceptedOn = {2026, 3, 2};
    clocks.promisedDue = {};
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 3, 3})).light, DeadlineLight::NotRunning);
}

QTEST_GUILESS_MAIN(TestDeadlineStatus)
#include "tst_deadlinestatus.moc"
