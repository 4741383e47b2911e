// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idlewatch.h"
#include "tests/support/virtualtime.h"

#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace yunchuang;
using namespace std::chrono_literals;

/// Nobody at the desk: locked after ten minutes, signed out after thirty, on virtual time.
class tst_IdleWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenIdleMinutesLock();
    void inputPutsItOff_data();
    void inputPutsItOff();
    void thirtyIdleMinutesSignOut();
    void aSleepingComputerWasIdle();
};

void tst_IdleWatch::tenIdleMinutesLock()
{
    VirtualClock clock;
    VirtualScheduler scheduler(clock);
    IdleWatch watch(clock, scheduler);
    QSignalSpy lock(&watch, &IdleWatch::lockDue);
    scheduler.advance(10min - 1ms);
    QCOMPARE(lock.count(), 0);
    scheduler.advance(1ms);
    QCOMPARE(lock.count(), 1);
    scheduler.advance(10min);
    QCOMPARE(lock.count(), 1); // said once
}

void tst_IdleWatch::inputPutsItOff_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("a key") << int(Qt::Key_A);
    QTest::newRow("a key that is a shortcut") << int(Qt::Key_F1);
    QTest::newRow("the mouse") << 0;
}

void tst_IdleWatch::inputPutsItOff()
{
    QFETCH(int, key);
    VirtualClock clock;
    VirtualScheduler scheduler(clock);
    IdleWatch watch(clock, scheduler);
    QSignalSpy lock(&watch, &IdleWatch::lockDue);
    QLineEdit edit;
    const QShortcut shortcut(QKeySequence(Qt::Key_F1), &edit);
    QSignalSpy shortcutUsed(&shortcut, &QShortcut::activated);
    edit.show();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    for (int i = 0; i < 6; ++i) {
        scheduler.advance(9min);
        if (key != 0)
            QTest::keyClick(&edit, Qt::Key(key));
        else
            QTest::mouseClick(&edit, Qt::LeftButton);
        QCOMPARE(lock.count(), 0);
    }
    QCOMPARE(shortcutUsed.count(), key == Qt::Key_F1 ? 6 : 0);
    scheduler.advance(10min);
    QCOMPARE(lock.count(), 1);
}

void tst_IdleWatch::thirtyIdleMinutesSignOut()
{
    VirtualClock clock;
    VirtualScheduler scheduler(clock);
    IdleWatch watch(clock, scheduler);
    QSignalSpy out(&watch, &IdleWatch::signOutDue);
    scheduler.advance(30min - 1ms);
    QCOMPARE(out.count(), 0);
    scheduler.advance(1s);
    QCOMPARE(out.count(), 1);
}

void tst_IdleWatch::aSleepingComputerWasIdle()
{
    VirtualClock clock;
    VirtualScheduler scheduler(clock);
    IdleWatch watch(clock, scheduler);
    QSignalSpy out(&watch, &IdleWatch::signOutDue);
    clock.set(clock.now().addSecs(8 * 3600)); // the lid was closed; nothing ran
    scheduler.advance(10min);
    QCOMPARE(out.count(), 1);
}

QTEST_MAIN(tst_IdleWatch)
#include "tst_idlewatch.moc"
