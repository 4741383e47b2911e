// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/knownservicetime.h"
#include "sync/networkpolicy.h"

#include "../../support/virtualtime.h"

#include <QSignalSpy>
#include <QTest>

using namespace yunchuang;
using namespace std::chrono_literals;

/// When the connection counts as on, slow or off, and when it is tried again.
class TestNetworkPolicy : public QObject
{
    Q_OBJECT

private:
    VirtualClock m_clock;
    VirtualScheduler m_scheduler{m_clock};
    SeededRandom m_random{1};

private Q_SLOTS:
    void itStartsOffAndMayTry()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        QCOMPARE(policy.reachability(), Reachability::Offline);
        QCOMPARE(policy.reason(), OfflineReason::NotStarted);
        QVERIFY(policy.mayTry());
    }

    void lateAnswersMakeItSlowAndPromptOnesMendIt()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        policy.answered(100ms, false);
        QCOMPARE(policy.reachability(), Reachability::Online);
        for (int i = 0; i < 20; ++i)
            policy.answered(2500ms, false);
        QCOMPARE(policy.reachability(), Reachability::Slow);
        policy.answered(100ms, false); // one good answer is not a good network
        QCOMPARE(policy.reachability(), Reachability::Slow);
        for (int i = 0; i < 20; ++i)
            policy.answered(100ms, false);
        QCOMPARE(policy.reachability(), Reachability::Online);
    }

    void aLongPollSaysNothingAboutSpeed()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        policy.answered(100ms, false);
        for (int i = 0; i < 20; ++i)
            policy.answered(25000ms, true);
        QCOMPARE(policy.reachability(), Reachability::Online);
    }

    void failuresBackOffWithinBounds()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        QSignalSpy due(&policy, &NetworkPolicy::retryDue);
        qint64 full = 1000;
        for (int i = 0; i < 12; ++i) {
            policy.failed(OfflineReason::Unreachable);
            QVERIFY(!policy.mayTry());
            const qint64 wait = m_clock.now().msecsTo(policy.nextRetry());
            QVERIFY2(wait >= full / 2 && wait <= full, qPrintable(QString::number(wait)));
            m_scheduler.advance(std::chrono::milliseconds(wait - 1));
            QVERIFY(!policy.mayTry());
            m_scheduler.advance(1ms);
            QVERIFY(policy.mayTry());
            QCOMPARE(due.size(), i + 1);
            full = std::min<qint64>(full * 2, 60000);
        }
        policy.answered(10ms, false);
        policy.failed(OfflineReason::Unreachable);
        QVERIFY(m_clock.now().msecsTo(policy.nextRetry()) <= 1000); // begins anew
    }

    void requestsThatFailTogetherAreOneFailure()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        for (int i = 0; i < 6; ++i)
            policy.failed(OfflineReason::TimedOut);
        QVERIFY(m_clock.now().msecsTo(policy.nextRetry()) <= 1000);
    }

    void clientsDoNotComeBackTogether()
    {
        QSet<qint64> waits;
        for (quint64 seed = 1; seed <= 20; ++seed) {
            SeededRandom random(seed);
            NetworkPolicy policy({}, m_clock, m_scheduler, random);
            policy.failed(OfflineReason::Unreachable);
            waits.insert(m_clock.now().msecsTo(policy.nextRetry()));
        }
        QVERIFY(waits.size() > 10);
    }

    void theServicesOwnWaitIsKept()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        policy.failed(OfflineReason::ServiceUnavailable, 90s);
        QCOMPARE(m_clock.now().secsTo(policy.nextRetry()), 90);
    }

    void whatOnlyAPersonCanMendIsNotRetried()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        QSignalSpy due(&policy, &NetworkPolicy::retryDue);
        policy.failed(OfflineReason::Unreachable);
        policy.blocked(OfflineReason::CertificateChanged);
        m_scheduler.advance(std::chrono::hours(2));
        QVERIFY(!policy.mayTry());
        QCOMPARE(due.size(), 0);
        policy.retryNow();
        QVERIFY(policy.mayTry());
        QCOMPARE(due.size(), 1);
    }

    void retryingByHandDoesNotWait()
    {
        NetworkPolicy policy({}, m_clock, m_scheduler, m_random);
        policy.failed(OfflineReason::Unreachable);
        policy.retryNow();
        QVERIFY(policy.mayTry());
        QVERIFY(!policy.nextRetry().isValid());
        policy.answered(5ms, false);
        QCOMPARE(policy.reachability(), Reachability::Online);
    }

    void theServicesTimeNeverGoesBack()
    {
        VirtualClock clock;
        KnownServiceTime time(clock);
        const QDateTime start = clock.now();
        QCOMPARE(time.now(), start);
        QVERIFY(!time.lastTold().isValid());
        time.observe(start.addSecs(600)); // this machine is ten minutes late
        QCOMPARE(time.now(), start.addSecs(600));
        time.observe(start.addSecs(60));
        QCOMPARE(time.now(), start.addSecs(600));
        clock.set(start.addSecs(1200));
        QCOMPARE(time.now(), start.addSecs(1200));
    }
};

QTEST_GUILESS_MAIN(TestNetworkPolicy)
#include "tst_networkpolicy.moc"
