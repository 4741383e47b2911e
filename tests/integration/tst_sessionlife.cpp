// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/officeatwork.h"

#include <QSignalSpy>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

/// What becomes of a session while its clerk works: access tokens live two seconds here, as the environment says.
class tst_SessionLife : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anExpiredTokenIsRenewedUnseen();
    void manyRequestsAtOnceRenewOnce();
    void aStolenTokenEndsTheSession();

private:
    /// A case that the clerk's client shows and that is fetched.
    [[nodiscard]] std::optional<CaseId> caseOf(TestClient &clerk)
    {
        const auto receipt = handIn();
        const bool isThere = receipt && clerk.untilRow(receipt->caseId, [](const CaseSummary &) { return true; }) &&
                             clerk.whole(receipt->caseId);
        return isThere ? std::optional(receipt->caseId) : std::nullopt;
    }
    [[nodiscard]] static bool untilExpired(const protocol::Session &session)
    {
        const SystemClock clock;
        return QTest::qWaitFor([&] { return clock.now() > session.accessExpires; }, 20000);
    }
    [[nodiscard]] int read(const QString &token)
    {
        const auto answer =
            m_public.send("GET", protocol::paths::feed, {}, {{"authorization", "Bearer " + token.toLatin1()}});
        return answer ? answer->status : 0;
    }
};

void tst_SessionLife::initTestCase()
{
    qputenv("YUNCHUANG_SESSION_ACCESS_TIME", "2s");
    QVERIFY(openOffice());
}

void tst_SessionLife::cleanupTestCase()
{
    QVERIFY(m_service.stop());
}

void tst_SessionLife::anExpiredTokenIsRenewedUnseen()
{
    const auto clerk = client(u"zhoumin"_s);
    QVERIFY(clerk);
    QSignalSpy ended(&clerk->core(), &ClientCore::sessionEnded);
    const protocol::Session first = clerk->session();
    QVERIFY(first.serviceTime.msecsTo(first.accessExpires) <= 2000);
    const auto id = caseOf(*clerk);
    QVERIFY(id);
    QVERIFY(untilExpired(first));
    QCOMPARE(read(first.accessToken), 401);
    QVERIFY(clerk->done(*id, Action::Claim));
    const protocol::Session now = clerk->session();
    QVERIFY(now.accessToken != first.accessToken);
    QVERIFY(now.refreshToken != first.refreshToken);
    QCOMPARE(now.user, first.user);
    QVERIFY(!clerk->core().connection().isOffline());
    QCOMPARE(ended.size(), 0);
    // And once more, now with the second pair.
    QVERIFY(untilExpired(now));
    QVERIFY(clerk->done(*id, Action::Release));
    QVERIFY(clerk->session().accessToken != now.accessToken);
    QCOMPARE(ended.size(), 0);
}

/// Reading and delivering find the token expired in the same moment: a second renewal with the same refresh token
/// would look like theft.
void tst_SessionLife::manyRequestsAtOnceRenewOnce()
{
    const auto clerk = client(u"zhoumin"_s);
    QVERIFY(clerk);
    QSignalSpy ended(&clerk->core(), &ClientCore::sessionEnded);
    QVector<CaseId> ids;
    for (int i = 0; i < 8; ++i) {
        const auto id = caseOf(*clerk);
        QVERIFY(id);
        ids.append(*id);
    }
    QVERIFY(untilExpired(clerk->session()));
    QVector<CommandId> acts;
    for (const CaseId &id : std::as_const(ids)) {
        clerk->core().commands().requestCase({id, clerk->unit()});
        const auto act = clerk->act(id, Action::Claim);
        QVERIFY(act);
        acts.append(*act);
    }
    for (const CommandId &act : std::as_const(acts))
        QVERIFY(clerk->untilSettled(act));
    QCOMPARE(ended.size(), 0);
}

void tst_SessionLife::aStolenTokenEndsTheSession()
{
    const auto clerk = client(u"zhoumin"_s);
    QVERIFY(clerk);
    QSignalSpy ended(&clerk->core(), &ClientCore::sessionEnded);
    QSignalSpy signedIn(&clerk->core(), &ClientCore::signedIn);
    const auto id = caseOf(*clerk);
    QVERIFY(id);
    const QString stolen = clerk->session().refreshToken;
    QVERIFY(untilExpired(clerk->session()));
    QVERIFY(clerk->done(*id, Action::Claim)); // the client has and uses a new pair
    QVERIFY(clerk->session().refreshToken != stolen);

    const auto reused =
        m_public.send("POST", protocol::paths::sessionRefresh, protocol::encode(protocol::RefreshRequest{stolen}));
    QVERIFY(reused);
    QCOMPARE(reused->status, protocol::httpStatus(ApiErrorCode::TokenReused));
    QCOMPARE(read(clerk->session().accessToken), 401);

    // The rightful client is out as well. It keeps the clerk's act and says that she must sign in.
    QCOMPARE(ended.size(), 0);
    const auto act = clerk->act(*id, Action::Release);
    QVERIFY(act);
    QVERIFY(QTest::qWaitFor([&] { return ended.size() == 1; }, 60000));
    QVERIFY(clerk->core().connection().isOffline());
    QCOMPARE(clerk->core().connection().snapshot().reason, OfflineReason::SignedOut);
    QCOMPARE(clerk->entry(*act)->status, DeliveryStatus::Queued);
    QVERIFY(clerk->untilRow(*id, [](const CaseSummary &row) { return row.assignee.isEmpty(); })); // as it will be

    clerk->core().signInAgain(m_service.password());
    QVERIFY(QTest::qWaitFor([&] { return signedIn.size() == 1; }, 60000));
    QVERIFY(clerk->untilSettled(*act));
    QCOMPARE(read(clerk->session().accessToken), 200);
    QCOMPARE(ended.size(), 1);
}

QTEST_GUILESS_MAIN(tst_SessionLife)
#include "tst_sessionlife.moc"
