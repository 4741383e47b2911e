// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/paths.h"
#include "protocol/waiting.h"
#include "sync/oversightwatch.h"
#include "sync/servicedesk.h"

#include "../../support/faketransport.h"

#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// Pages ask the service: every question gets one answer, later, and only while its page is there.
class TestServiceDesk : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        VirtualClock clock;
        VirtualScheduler scheduler{clock};
        SeededRandom random{7};
        FakeTransport transport{scheduler};
        ApiClient api{transport, clock, random};
        ServiceDesk desk;

        World()
        {
            desk.setLine([this](const ServiceRequest &request, ServiceDesk::DoneBytes done) {
                api.ask(request, nullptr, std::move(done));
            });
        }
        void run()
        {
            scheduler.advance(std::chrono::seconds(1));
            QCoreApplication::processEvents();
        }
    };

private Q_SLOTS:
    void theRequestGoesOutAsItWasMeant()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return FakeTransport::reply(200); };
        QObject page;
        w.desk.askBytes({"POST",
                         protocol::expandPath(protocol::paths::caseById, {u"a/b"_s}),
                         {{u"q"_s, u"食 品"_s}, {u"left out"_s, QString()}, {u"n"_s, u"2"_s}},
                         "{\"x\":1}"},
                        &page, [](const auto &) {});
        const WireRequest sent = w.transport.requests.constFirst();
        QCOMPARE(sent.method, "POST");
        QCOMPARE(sent.pathAndQuery, "/v1/cases/a%2Fb?q=%E9%A3%9F%20%E5%93%81&n=2");
        QCOMPARE(sent.body, "{\"x\":1}");
    }

    void answersComeReadAndLater()
    {
        World w;
        protocol::MembersReply members;
        members.members.append(protocol::Member{UserId(u"zhoumin"_s), u"周敏"_s, Post::CaseOfficer});
        w.transport.script = [&](const WireRequest &) { return FakeTransport::reply(200, protocol::encode(members)); };
        QObject page;
        std::optional<protocol::MembersReply> got;
        w.desk.ask<protocol::MembersReply>({"GET", u"/v1/units/X/members"_s}, &page,
                                           [&](const auto &reply) { got = reply ? std::optional(*reply) : got; });
        QVERIFY(!got);
        w.run();
        QVERIFY(got);
        QCOMPARE(*got, members);
    }

    void nobodyIsThere_saysUnreachableAndNotAtOnce()
    {
        World w;
        w.desk.setLine({});
        QObject page;
        std::optional<ServiceFailure> failure;
        const auto note = [&](const Expected<bool, ServiceFailure> &reply) { failure = reply.error(); };
        w.desk.tell({"GET", u"/v1/x"_s}, &page, note);
        QVERIFY(!failure);
        QCoreApplication::processEvents();
        QVERIFY(failure);
        QCOMPARE(failure->kind, ServiceFailure::Kind::Transport);
        QCOMPARE(failure->transport.code, TransportErrorCode::Unreachable);
    }

    void anUnreadableAnswerIsAFailure()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return FakeTransport::reply(200, "[]"); };
        QObject page;
        std::optional<ServiceFailure> failure;
        w.desk.ask<protocol::MembersReply>({"GET", u"/v1/x"_s}, &page, [&](const auto &reply) {
            if (!reply)
                failure = reply.error();
        });
        w.run();
        QVERIFY(failure);
        QCOMPARE(failure->kind, ServiceFailure::Kind::Malformed);
    }

    void theServicesNoComesThrough()
    {
        World w;
        protocol::ApiError no;
        no.code = protocol::ApiErrorCode::Forbidden;
        w.transport.script = [&](const WireRequest &) { return FakeTransport::reply(403, protocol::encode(no)); };
        QObject page;
        std::optional<ServiceFailure> failure;
        w.desk.tell({"POST", u"/v1/x"_s}, &page, [&](const auto &reply) {
            if (!reply)
                failure = reply.error();
        });
        w.run();
        QVERIFY(failure && failure->isApi(protocol::ApiErrorCode::Forbidden));
    }

    void aPageThatIsGoneHearsNothing()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return FakeTransport::reply(200); };
        auto page = std::make_unique<QObject>();
        bool heard = false;
        w.desk.tell({"GET", u"/v1/x"_s}, page.get(), [&](const auto &) { heard = true; });
        page.reset();
        w.run();
        QVERIFY(!heard);
        QCOMPARE(w.transport.requests.size(), 1);
    }

    /// The numbers beside ratings and cards: there without the page having been opened, fresh, and never of another
    /// desk.
    void theNumbersBesideThePagesAreKeptFresh()
    {
        VirtualClock clock;
        VirtualScheduler scheduler{clock};
        ServiceDesk desk;
        QVector<ServiceRequest> asked;
        bool answers = true;
        protocol::RatingPage ratings;
        ratings.open = {{nameOf(RatingState::AwaitingSignature), 2},
                        {nameOf(RatingState::AwaitingReview), 4},
                        {u"SOMETHING_NEWER"_s, 8}};
        protocol::CardPage cards;
        cards.states = {{nameOf(CardState::AwaitingReply), 3}, {nameOf(CardState::Replied), 5}};
        desk.setLine([&](const ServiceRequest &request, const ServiceDesk::DoneBytes &done) {
            asked.append(request);
            if (!answers)
                return done(unexpected(ServiceFailure{}));
            if (request.path == QString(protocol::paths::ratings))
                return done(protocol::encode(ratings));
            done(protocol::encode(cards));
        });
        OversightWatch watch(desk, scheduler);
        QVector<std::optional<int>> rated;
        QVector<std::optional<int>> fallen;
        connect(&watch, &OversightWatch::ratingsCounted, this, [&](std::optional<int> count) { rated.append(count); });
        connect(&watch, &OversightWatch::cardsCounted, this, [&](std::optional<int> count) { fallen.append(count); });
        watch.follow(UnitId(u"SCJGJ-QYZC"_s), Post::CaseOfficer, true, true);
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked.constFirst().query.contains(std::pair(u"limit"_s, u"1"_s)));
        QTRY_COMPARE(rated.constLast(), std::optional<int>(2));
        QTRY_COMPARE(fallen.constLast(), std::optional<int>(3));
        ratings.open.clear();
        scheduler.advance(OversightWatch::interval);
        QTRY_COMPARE(rated.constLast(), std::optional<int>(0));
        // No answer changes nothing.
        answers = false;
        const qsizetype before = rated.size();
        scheduler.advance(OversightWatch::interval);
        QCoreApplication::processEvents();
        QCOMPARE(rated.size(), before);
        // Another desk: what was counted for the first is gone at once, and what is no business of his is not asked.
        answers = true;
        asked.clear();
        watch.follow(UnitId(u"SCJGJ"_s), Post::SupervisionOfficer, false, true);
        QCOMPARE(rated.constLast(), std::optional<int>());
        QCOMPARE(asked.size(), 1);
        QTRY_COMPARE(fallen.constLast(), std::optional<int>(8));
    }
};

QTEST_GUILESS_MAIN(TestServiceDesk)
#include "tst_servicedesk.moc"
