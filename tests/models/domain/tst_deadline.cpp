// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadlinecases.h"

#include "domain/deadlinestatus.h"
#include "domain/statutoryperiods.h"

#include <QTest>

using namespace yunchuang;

class TestDeadline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptedCasesAreDue_data();
    void acceptedCasesAreDue();
    void suspensionsAreNotCounted();
    void suspensionOverTheWholePeriodAddsUp();
    void openSuspensionMovesNothingYet();
    void refusesImpossibleSuspensions();
    void extensionLengthensTheLimit();
    void extensionAndSuspensionTogether();
    void extensionOnlyOnceBeforeTheDueDay();
    void extensionOfJointHandling();
    void noticeClock();
    void correctionStopsTheNoticeAndRestartsIt();
    void acceptanceAfterCorrectionDatesBack();
    void silenceIsAcceptance();
    void noAutomaticAcceptanceOnAProvisionalDay();
    void rollOverMovesTheAcceptance();
    void promiseNeverOutrunsTheStatute();
    void units_data();
    void units();
    void suspensionsMoveEveryUnit_data();
    void suspensionsMoveEveryUnit();
    void extensionMovesEveryUnit_data();
    void extensionMovesEveryUnit();
    void recomputeKeepsTheOldDay();
    void actsNeedTheirState();
    void limitsAreChecked_data();
    void limitsAreChecked();
    void statutoryPeriods();

private:
    CalendarSet m_calendars = shippedCalendars();
};

void TestDeadline::acceptedCasesAreDue_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("days");
    QTest::addColumn<QDate>("due");
    QTest::newRow("make-up Saturday counts") << QDate(2017, 9, 22) << 5 << QDate(2017, 9, 29);
    QTest::newRow("two days over eight days off") << QDate(2017, 9, 29) << 2 << QDate(2017, 10, 9);
    QTest::newRow("over the Spring Festival 2017") << QDate(2017, 1, 20) << 20 << QDate(2017, 2, 22);
    QTest::newRow("over the Spring Festival 2025") << QDate(2025, 1, 22) << 5 << QDate(2025, 2, 5);
    QTest::newRow("one day over the National Day") << QDate(2025, 9, 30) << 1 << QDate(2025, 10, 9);
    QTest::newRow("accepted on a rest day") << QDate(2025, 9, 27) << 5 << QDate(2025, 10, 10);
    QTest::newRow("accepted on a make-up Sunday") << QDate(2025, 9, 28) << 5 << QDate(2025, 10, 11);
    QTest::newRow("over the Spring Festival 2026") << QDate(2026, 2, 13) << 5 << QDate(2026, 2, 27);
    QTest::newRow("over Labour Day") << QDate(2026, 4, 30) << 5 << QDate(2026, 5, 11);
    QTest::newRow("not the naive 2 October") << QDate(2026, 9, 18) << 10 << QDate(2026, 10, 9);
    QTest::newRow("no suspension") << QDate(2026, 3, 2) << 20 << QDate(2026, 3, 30);
}

void TestDeadline::acceptedCasesAreDue()
{
    QFETCH(QDate, day);
    QFETCH(int, days);
    QFETCH(QDate, due);
    const Deadlines clocks = acceptedOn(m_calendars, {.promised = {days}, .statutory = {days}}, day);
    QCOMPARE(clocks.acceptedOn, day);
    QCOMPARE(clocks.promisedDue, due);
    QCOMPARE(clocks.statutoryDue, due);
    QVERIFY(!clocks.provisional);
}

void TestDeadline::suspensionsAreNotCounted()
{
    Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    clocks = suspended(m_calendars, clocks, twentyDays, {2026, 3, 10}, {2026, 3, 17});
    QCOMPARE(clocks.promisedDue, QDate(2026, 4, 7));
    clocks = suspended(m_calendars, clocks, twentyDays, {2026, 3, 20}, {2026, 4, 7});
    QCOMPARE(clocks.promisedDue, QDate(2026, 4, 22));
    QCOMPARE(clocks.statutoryDue, QDate(2026, 4, 22));
}

void TestDeadline::suspensionOverTheWholePeriodAddsUp()
{
    const QDate start(2026, 3, 2);
    const Deadlines clocks = acceptedOn(m_calendars, twentyDays, start);
    for (int from = 0; from <= 20; ++from) {
        for (int length = 0; length <= 20; ++length) {
            const QDate first = start.addDays(from);
            const QDate last = first.addDays(length);
            const QDate due = suspended(m_calendars, clocks, twentyDays, first, last).promisedDue;
            const qint64 paused = m_calendars.workingDaysBetween(first, last).amount;
            QCOMPARE(m_calendars.workingDaysBetween(start, due).amount, 20 + paused);
        }
    }
}

void TestDeadline::openSuspensionMovesNothingYet()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    clocks = engine.suspend(clocks, SuspensionKind::Testing, {2026, 3, 17}, morning({2026, 3, 10})).value();
    QVERIFY(clocks.isSuspended());
    QCOMPARE(clocks.promisedDue, QDate(2026, 3, 30));
    clocks = engine.resume(clocks, morning({2026, 3, 17})).value();
    QVERIFY(!clocks.isSuspended());
    QCOMPARE(clocks.promisedDue, QDate(2026, 4, 7));
    QCOMPARE(clocks.suspensions.constFirst().kind, SuspensionKind::Testing);
}

void TestDeadline::refusesImpossibleSuspensions()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    using Kind = SuspensionKind;
    const auto code = [](const DeadlineResult &result) { return result.error().code; };
    QCOMPARE(code(engine.resume(clocks, morning({2026, 3, 9}))), DeadlineErrorCode::NotSuspended);
    QCOMPARE(code(engine.suspend(clocks, Kind::Hearing, {2026, 3, 9}, morning({2026, 3, 10}))),
             DeadlineErrorCode::EndsBeforeStart);
    const Deadlines open = engine.suspend(clocks, Kind::Hearing, {}, morning({2026, 3, 10})).value();
    QCOMPARE(code(engine.suspend(open, Kind::Auction, {}, morning({2026, 3, 11}))),
             DeadlineErrorCode::AlreadySuspended);
    QCOMPARE(code(engine.resume(open, morning({2026, 3, 9}))), DeadlineErrorCode::EndsBeforeStart);
    QCOMPARE(code(engine.decide(open, morning({2026, 3, 11}))), DeadlineErrorCode::AlreadySuspended);
    const Deadlines closed = engine.resume(open, morning({2026, 3, 17})).value();
    const auto overlapping = engine.suspend(closed, Kind::Auction, {}, morning({2026, 3, 16}));
    QCOMPARE(overlapping.error(), (DeadlineError{DeadlineErrorCode::SuspensionOverlaps, QDate(2026, 3, 17), 0}));
    QVERIFY(engine.suspend(closed, Kind::Auction, {}, morning({2026, 3, 17})));
}

void TestDeadline::extensionLengthensTheLimit()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const Deadlines before = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    const Deadlines after = engine.extend(before, 10, morning({2026, 3, 27})).value();
    QCOMPARE(after.promisedDue, QDate(2026, 4, 14));
    QCOMPARE(after.statutoryDue, QDate(2026, 4, 14));
    const QVector<DueChange> changes = dueChanges(before, after);
    QCOMPARE(changes, (QVector<DueChange>{{Due::Promised, QDate(2026, 3, 30), QDate(2026, 4, 14)},
                                          {Due::Statutory, QDate(2026, 3, 30), QDate(2026, 4, 14)}}));
}

void TestDeadline::extensionAndSuspensionTogether()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    const QDateTime approved = morning({2026, 3, 18});
    const Deadlines extendedLast =
        engine.extend(suspended(m_calendars, clocks, twentyDays, {2026, 3, 10}, {2026, 3, 17}), 10, approved).value();
    QCOMPARE(m_calendars.workingDaysBetween({2026, 3, 2}, extendedLast.promisedDue).amount, 35);
    const Deadlines extendedFirst = suspended(m_calendars, engine.extend(clocks, 10, morning({2026, 3, 9})).value(),
                                              twentyDays, {2026, 3, 10}, {2026, 3, 17});
    QCOMPARE(extendedFirst.promisedDue, extendedLast.promisedDue);
}

void TestDeadline::extensionOnlyOnceBeforeTheDueDay()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const Deadlines clocks = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    const auto onTheDay = engine.extend(clocks, 10, morning({2026, 3, 30}));
    QCOMPARE(onTheDay.error(), (DeadlineError{DeadlineErrorCode::ExtensionTooLate, QDate(2026, 3, 30), 0}));
    const auto tooLong = engine.extend(clocks, 11, morning({2026, 3, 9}));
    QCOMPARE(tooLong.error(), (DeadlineError{DeadlineErrorCode::ExtensionTooLong, {}, 10}));
    QVERIFY(!engine.extend(clocks, 0, morning({2026, 3, 9})));
    const Deadlines once = engine.extend(clocks, 3, morning({2026, 3, 9})).value();
    QCOMPARE(engine.extend(once, 3, morning({2026, 3, 10})).error().code, DeadlineErrorCode::AlreadyExtended);
}

void TestDeadline::extensionOfJointHandling()
{
    ItemLimits joint{.promised = {45}, .statutory = defaultStatutoryLimit(LimitKind::Joint), .kind = LimitKind::Joint};
    QCOMPARE(joint.statutory, (Limit{45, LimitUnit::WorkingDays}));
    QCOMPARE(longestExtension(joint), 15);
    const DeadlineEngine engine(joint, m_calendars);
    const Deadlines clocks = acceptedOn(m_calendars, joint, {2026, 3, 2});
    QCOMPARE(m_calendars.workingDaysBetween({2026, 3, 2}, clocks.statutoryDue).amount, 45);
    const Deadlines longer = engine.extend(clocks, 15, morning({2026, 3, 9})).value();
    QCOMPARE(m_calendars.workingDaysBetween({2026, 3, 2}, longer.statutoryDue).amount, 60);
    QVERIFY(!engine.extend(clocks, 16, morning({2026, 3, 9})));
    joint.extension = 0;
    QVERIFY(!DeadlineEngine(joint, m_calendars).extend(clocks, 1, morning({2026, 3, 9})));
}

void TestDeadline::noticeClock()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const Deadlines spring = engine.receive({}, morning({2026, 2, 13})).value();
    QCOMPARE(spring.noticeDue, QDate(2026, 2, 27));
    QVERIFY(!spring.promisedDue.isValid());
    QVERIFY(!spring.statutoryDue.isValid());
    QCOMPARE(engine.receive({}, morning({2025, 9, 24})).value().noticeDue, QDate(2025, 9, 30));
    // Sent on Friday evening, it counts from Monday.
    const Deadlines evening = engine.receive({}, toUtc({2026, 11, 20}, {19, 0})).value();
    QCOMPARE(evening.receivedOn, QDate(2026, 11, 23));
    QCOMPARE(evening.noticeDue, QDate(2026, 11, 30));
}

void TestDeadline::correctionStopsTheNoticeAndRestartsIt()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    Deadlines clocks = engine.receive({}, morning({2026, 11, 2})).value();
    clocks = engine.askForCorrection(clocks, morning({2026, 11, 4})).value();
    QVERIFY(clocks.isAwaitingCorrection());
    QVERIFY(!clocks.noticeDue.isValid());
    QCOMPARE(deadlineStatus(clocks, m_calendars, morning({2026, 12, 1})).light, DeadlineLight::NotRunning);
    QCOMPARE(engine.accept(clocks, morning({2026, 11, 5})).error().code, DeadlineErrorCode::AwaitingCorrection);
    QCOMPARE(engine.deemAccepted(clocks, morning({2026, 12, 1})).error().code, DeadlineErrorCode::AwaitingCorrection);

    clocks = engine.completeCorrection(clocks, morning({2026, 11, 16})).value();
    QVERIFY(!clocks.isAwaitingCorrection());
    QCOMPARE(clocks.receivedOn, QDate(2026, 11, 16));
    QCOMPARE(clocks.noticeDue, QDate(2026, 11, 23));
    QCOMPARE(engine.completeCorrection(clocks, morning({2026, 11, 17})).error().code, DeadlineErrorCode::NotReceived);

    // A second notice stops it again, even at the same moment.
    clocks = engine.askForCorrection(clocks, morning({2026, 11, 16})).value();
    QVERIFY(clocks.isAwaitingCorrection());
}

void TestDeadline::acceptanceAfterCorrectionDatesBack()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    Deadlines clocks = engine.receive({}, morning({2026, 11, 2})).value();
    clocks = engine.askForCorrection(clocks, morning({2026, 11, 4})).value();
    clocks = engine.completeCorrection(clocks, morning({2026, 11, 16})).value();
    clocks = engine.accept(clocks, morning({2026, 11, 18})).value();
    QCOMPARE(clocks.acceptedAt, morning({2026, 11, 18}));
    QCOMPARE(clocks.acceptedOn, QDate(2026, 11, 16));
    QCOMPARE(clocks.promisedDue, m_calendars.addWorkingDays({2026, 11, 16}, 20).date);
}

void TestDeadline::silenceIsAcceptance()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const QDateTime received = toUtc({2026, 2, 13}, {15, 30});
    const Deadlines clocks = engine.receive({}, received).value();
    const QDateTime moment = engine.automaticAcceptanceAt(clocks).value();
    QCOMPARE(moment, toUtc({2026, 2, 27}, {17, 0}));
    const auto early = engine.deemAccepted(clocks, moment);
    QCOMPARE(early.error(), (DeadlineError{DeadlineErrorCode::NoticeNotOver, QDate(2026, 2, 27), 0}));
    const Deadlines deemed = engine.deemAccepted(clocks, moment.addSecs(1)).value();
    QCOMPARE(deemed.acceptedAt, received);
    QCOMPARE(deemed.acceptedOn, QDate(2026, 2, 13));
    QCOMPARE(deemed.promisedDue, m_calendars.addWorkingDays({2026, 2, 13}, 20).date);
    QCOMPARE(engine.deemAccepted(deemed, moment.addDays(1)).error().code, DeadlineErrorCode::AlreadyAccepted);
}

void TestDeadline::noAutomaticAcceptanceOnAProvisionalDay()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const Deadlines clocks = engine.receive({}, morning({2026, 12, 29})).value();
    QVERIFY(clocks.provisional);
    QCOMPARE(clocks.noticeDue, QDate(2027, 1, 5));
    const auto deemed = engine.deemAccepted(clocks, morning({2027, 2, 1}));
    QCOMPARE(deemed.error(), (DeadlineError{DeadlineErrorCode::CalendarMissing, QDate(2027, 1, 5), 0}));
}

void TestDeadline::rollOverMovesTheAcceptance()
{
    const ItemLimits fiveDays{.promised = {5}, .statutory = {5}};
    const QDateTime saturday = morning({2025, 9, 27});
    const DeadlineEngine rolling(fiveDays, m_calendars);
    const Deadlines rolled = rolling.accept(rolling.receive({}, saturday).value(), saturday).value();
    QCOMPARE(rolled.acceptedOn, QDate(2025, 9, 28));
    QCOMPARE(rolled.promisedDue, QDate(2025, 10, 11));
    const DeadlineEngine plain(fiveDays, m_calendars, ReceiptRule::DayItArrived);
    const Deadlines asArrived = plain.accept(plain.receive({}, saturday).value(), saturday).value();
    QCOMPARE(asArrived.promisedDue, QDate(2025, 10, 10));
}

void TestDeadline::promiseNeverOutrunsTheStatute()
{
    // Seven working days over nine days off are more than fifteen calendar days.
    const ItemLimits limits{.promised = {7}, .statutory = {15, LimitUnit::CalendarDays}};
    const Deadlines clocks = acceptedOn(m_calendars, limits, {2026, 2, 13});
    QCOMPARE(clocks.statutoryDue, QDate(2026, 2, 28));
    QCOMPARE(clocks.promisedDue, QDate(2026, 2, 28));
    QCOMPARE(m_calendars.addWorkingDays({2026, 2, 13}, 7).date, QDate(2026, 3, 2));
}

void TestDeadline::units_data()
{
    QTest::addColumn<LimitUnit>("unit");
    QTest::addColumn<int>("amount");
    QTest::addColumn<QDateTime>("acceptedAt");
    QTest::addColumn<QDate>("due");
    QTest::addColumn<QDateTime>("dueAt");
    const auto row = [](const char *name, LimitUnit unit, int amount, const QDateTime &at, QDate due,
                        const QDateTime &dueAt) { QTest::newRow(name) << unit << amount << at << due << dueAt; };
    const QDateTime eve = toUtc({2026, 9, 30}, {16, 0});
    const QDateTime summer = morning({2026, 8, 31});
    row("working days", LimitUnit::WorkingDays, 3, eve, {2026, 10, 10}, toUtc({2026, 10, 10}, {17, 0}));
    row("calendar days", LimitUnit::CalendarDays, 3, eve, {2026, 10, 3}, toUtc({2026, 10, 3}, {17, 0}));
    row("hours", LimitUnit::Hours, 3, eve, {2026, 9, 30}, toUtc({2026, 9, 30}, {19, 0}));
    row("hours over midnight", LimitUnit::Hours, 24, eve, {2026, 10, 1}, toUtc({2026, 10, 1}, {16, 0}));
    row("months", LimitUnit::Months, 3, eve, {2026, 12, 30}, toUtc({2026, 12, 30}, {17, 0}));
    row("months to a shorter one", LimitUnit::Months, 1, summer, {2026, 9, 30}, toUtc({2026, 9, 30}, {17, 0}));
    row("on the spot", LimitUnit::Instant, 0, eve, {2026, 9, 30}, toUtc({2026, 9, 30}, {17, 0}));
    row("no limit", LimitUnit::WorkingDays, 0, eve, {}, {});
}

void TestDeadline::units()
{
    QFETCH(LimitUnit, unit);
    QFETCH(int, amount);
    QFETCH(QDateTime, acceptedAt);
    QFETCH(QDate, due);
    QFETCH(QDateTime, dueAt);
    const ItemLimits limits{.promised = {amount, unit}, .statutory = {}};
    const DeadlineEngine engine(limits, m_calendars, ReceiptRule::DayItArrived);
    const Deadlines clocks = engine.accept(engine.receive({}, acceptedAt).value(), acceptedAt).value();
    QCOMPARE(clocks.promisedDue, due);
    QCOMPARE(clocks.promisedDueAt.isValid(), unit == LimitUnit::Hours);
    QVERIFY(!clocks.statutoryDue.isValid());
    const DeadlineStatus status = deadlineStatus(clocks, m_calendars, acceptedAt);
    QCOMPARE(status.due, due);
    QCOMPARE(status.dueAt, dueAt);
}

void TestDeadline::suspensionsMoveEveryUnit_data()
{
    QTest::addColumn<LimitUnit>("unit");
    QTest::addColumn<int>("amount");
    QTest::addColumn<QDate>("before");
    QTest::addColumn<QDate>("after");
    QTest::newRow("working days") << LimitUnit::WorkingDays << 5 << QDate(2026, 3, 9) << QDate(2026, 3, 16);
    QTest::newRow("calendar days") << LimitUnit::CalendarDays << 10 << QDate(2026, 3, 12) << QDate(2026, 3, 19);
    QTest::newRow("months") << LimitUnit::Months << 1 << QDate(2026, 4, 2) << QDate(2026, 4, 9);
    QTest::newRow("hours") << LimitUnit::Hours << 72 << QDate(2026, 3, 5) << QDate(2026, 3, 12);
    QTest::newRow("on the spot") << LimitUnit::Instant << 0 << QDate(2026, 3, 2) << QDate(2026, 3, 2);
}

void TestDeadline::suspensionsMoveEveryUnit()
{
    QFETCH(LimitUnit, unit);
    QFETCH(int, amount);
    QFETCH(QDate, before);
    QFETCH(QDate, after);
    const ItemLimits limits{.promised = {amount, unit}, .statutory = {}};
    const Deadlines clocks = acceptedOn(m_calendars, limits, {2026, 3, 2});
    QCOMPARE(clocks.promisedDue, before);
    QCOMPARE(suspended(m_calendars, clocks, limits, {2026, 3, 4}, {2026, 3, 11}).promisedDue, after);
}

void TestDeadline::extensionMovesEveryUnit_data()
{
    QTest::addColumn<LimitUnit>("unit");
    QTest::addColumn<int>("amount");
    QTest::addColumn<QDate>("after");
    QTest::newRow("working days") << LimitUnit::WorkingDays << 5 << QDate(2026, 3, 16);
    QTest::newRow("calendar days") << LimitUnit::CalendarDays << 10 << QDate(2026, 3, 17);
    QTest::newRow("months, by working days") << LimitUnit::Months << 1 << QDate(2026, 4, 10);
    QTest::newRow("hours, by working days") << LimitUnit::Hours << 72 << QDate(2026, 3, 12);
}

void TestDeadline::extensionMovesEveryUnit()
{
    QFETCH(LimitUnit, unit);
    QFETCH(int, amount);
    QFETCH(QDate, after);
    const ItemLimits limits{.promised = {amount, unit}, .statutory = {}};
    const DeadlineEngine engine(limits, m_calendars);
    const Deadlines clocks =
        engine.extend(acceptedOn(m_calendars, limits, {2026, 3, 2}), 5, morning({2026, 3, 3})).value();
    QCOMPARE(clocks.promisedDue, after);
}

void TestDeadline::recomputeKeepsTheOldDay()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const Deadlines before = acceptedOn(m_calendars, twentyDays, {2026, 12, 25});
    QVERIFY(before.provisional);
    QVERIFY(deadlineStatus(before, m_calendars, morning({2026, 12, 28})).provisional);
    QCOMPARE(before.promisedDue, QDate(2027, 1, 22));
    QCOMPARE(engine.recompute(before), before);

    const QByteArray file = R"({"year": 2027, "source": "notice", "importedAt": "2026-11-20T09:00:00+08:00",
        "importedBy": "u1", "holidays": {"2027-01-01": "元旦"}, "workdays": ["2027-01-16"]})";
    CalendarSet complete = m_calendars;
    complete.insert(WorkCalendar::fromJson(file).value());
    const Deadlines after = DeadlineEngine(twentyDays, complete).recompute(before);
    QVERIFY(!after.provisional);
    QCOMPARE(after.promisedDue, QDate(2027, 1, 22)); // one day less, one more
    QCOMPARE(after.noticeDue, QDate(2027, 1, 4));
    QCOMPARE(dueChanges(before, after), (QVector<DueChange>{{Due::Notice, QDate(2027, 1, 1), QDate(2027, 1, 4)}}));
}

void TestDeadline::actsNeedTheirState()
{
    const DeadlineEngine engine(twentyDays, m_calendars);
    const QDateTime now = morning({2026, 3, 3});
    const Deadlines nothing;
    const Deadlines running = acceptedOn(m_calendars, twentyDays, {2026, 3, 2});
    const Deadlines decided = engine.decide(running, now).value();
    const auto code = [](const auto &result) { return result.error().code; };
    QCOMPARE(code(engine.accept(nothing, now)), DeadlineErrorCode::NotReceived);
    QCOMPARE(code(engine.askForCorrection(nothing, now)), DeadlineErrorCode::NotReceived);
    QCOMPARE(code(engine.automaticAcceptanceAt(nothing)), DeadlineErrorCode::NotReceived);
    QCOMPARE(code(engine.startStep(nothing, {1}, now)), DeadlineErrorCode::NotAccepted);
    QCOMPARE(code(engine.suspend(nothing, SuspensionKind::Hearing, {}, now)), DeadlineErrorCode::NotAccepted);
    QCOMPARE(code(engine.extend(nothing, 1, now)), DeadlineErrorCode::NotAccepted);
    QCOMPARE(code(engine.decide(nothing, now)), DeadlineErrorCode::NotAccepted);
    QCOMPARE(code(engine.deliver(running, now)), DeadlineErrorCode::NotDecided);
    QCOMPARE(code(engine.receive(running, now)), DeadlineErrorCode::AlreadyAccepted);
    QCOMPARE(code(engine.accept(running, now)), DeadlineErrorCode::AlreadyAccepted);
    QCOMPARE(code(engine.completeCorrection(running, now)), DeadlineErrorCode::AlreadyAccepted);
    QCOMPARE(code(engine.startStep(running, {-1}, now)), DeadlineErrorCode::BadLimit);
    QCOMPARE(code(engine.decide(decided, now)), DeadlineErrorCode::AlreadyDecided);
    QCOMPARE(code(engine.extend(decided, 1, now)), DeadlineErrorCode::AlreadyDecided);
    QCOMPARE(code(engine.suspend(decided, SuspensionKind::Hearing, {}, now)), DeadlineErrorCode::AlreadyDecided);
}

void TestDeadline::limitsAreChecked_data()
{
    QTest::addColumn<Limit>("promised");
    QTest::addColumn<Limit>("statutory");
    QTest::addColumn<QVector<int>>("steps");
    QTest::addColumn<DeadlineErrorCode>("code");
    using Code = DeadlineErrorCode;
    QTest::newRow("promise too long") << Limit{21} << Limit{20} << QVector<int>() << Code::PromiseExceedsStatute;
    QTest::newRow("negative") << Limit{-1} << Limit{20} << QVector<int>() << Code::BadLimit;
    QTest::newRow("absurd") << Limit{10} << Limit{4000} << QVector<int>() << Code::BadLimit;
    QTest::newRow("steps too long") << Limit{10} << Limit{20} << QVector<int>{4, 4, 3} << Code::StepsExceedPromise;
}

void TestDeadline::limitsAreChecked()
{
    QFETCH(Limit, promised);
    QFETCH(Limit, statutory);
    QFETCH(QVector<int>, steps);
    QFETCH(DeadlineErrorCode, code);
    QVector<Limit> stepLimits;
    for (const int days : steps)
        stepLimits.append(Limit{days});
    const auto checked = checkLimits({.promised = promised, .statutory = statutory}, stepLimits);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, code);
    QVERIFY(checkLimits({.promised = {10}, .statutory = {20}}, {{5}, {5}}));
    QVERIFY(checkLimits({.promised = {0, LimitUnit::Instant}, .statutory = {20}}));
    QVERIFY(checkLimits({.promised = {2}, .statutory = {15, LimitUnit::CalendarDays}}));
}

void TestDeadline::statutoryPeriods()
{
    QCOMPARE(defaultStatutoryLimit(LimitKind::Single), (Limit{20, LimitUnit::WorkingDays}));
    QCOMPARE(remedyDates({2026, 5, 6}), (RemedyDates{QDate(2026, 7, 5), QDate(2026, 11, 6)}));
    QCOMPARE(remedyDates({2026, 8, 31}).lawsuit, QDate(2027, 2, 28));
    const HearingDates told = hearingDates(m_calendars, {2026, 2, 13});
    QCOMPARE(told.requestBy, (CountedDate{QDate(2026, 2, 27), false}));
    QVERIFY(!told.holdBy.date.isValid());
    const HearingDates asked = hearingDates(m_calendars, {2026, 2, 13}, {2026, 3, 2}, {2026, 3, 30});
    QCOMPARE(asked.holdBy.date, QDate(2026, 3, 30));
    QCOMPARE(asked.announceBy.date, QDate(2026, 3, 19));
    QCOMPARE(m_calendars.workingDaysBetween(renewalBy(m_calendars, {2026, 11, 24}).date, {2026, 11, 24}).amount, 30);
}

QTEST_GUILESS_MAIN(TestDeadline)
#include "tst_deadline.moc"
