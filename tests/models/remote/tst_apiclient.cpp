// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "remote/apiclient.h"

#include "../../support/faketransport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

QByteArray header(const WireRequest &request, QByteArrayView name)
{
    for (const auto &[candidate, value] : request.headers) {
        if (candidate == name)
            return value;
    }
    return {};
}

Transport::Outcome apiError(ApiErrorCode code)
{
    protocol::ApiError error;
    error.code = code;
    return FakeTransport::reply(protocol::httpStatus(code), protocol::encode(error));
}

protocol::Session sessionNumber(int n)
{
    protocol::Session out;
    out.accessToken = u"access-%1"_s.arg(n);
    out.refreshToken = u"refresh-%1"_s.arg(n);
    out.user = UserId(u"zhoumin"_s);
    out.accessExpires = QDateTime(QDate(2026, 3, 3), QTime(3, 0), Qt::UTC);
    out.serviceTime = QDateTime(QDate(2026, 3, 3), QTime(2, 0), Qt::UTC);
    out.lastSignIn = out.serviceTime;
    return out;
}

} // namespace

/// Jobs: one outcome each, tokens renewed once for all.
class TestApiClient : public QObject
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
        QObject context;

        World() { api.setSession(sessionNumber(1)); }
    };

private Q_SLOTS:
    void everyJobAsksForWhatItSays()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return FakeTransport::reply(200); };
        const auto ignore = [](const auto &) {};
        const CaseId id(u"0193/ä"_s);
        const UnitId unit(u"SCJGJ-QYZC"_s);
        w.api.feed(u"a b&c"_s, 25, 500, &w.context, ignore);
        w.api.feed({}, 0, 500, &w.context, ignore);
        w.api.caseById(id, unit, &w.context, ignore);
        w.api.material(id, unit, Digest256(u"ab"_s), &w.context, ignore);
        w.api.members(unit, &w.context, ignore);
        w.api.receipt(CommandId(u"c1"_s), &w.context, ignore);
        w.api.bundle(u"units"_s, "\"7\"", &w.context, ignore);
        w.api.ledgerConsistency(u"SCJGJ"_s, 3, 9, &w.context, ignore);
        const auto at = [&](int i) { return w.transport.requests.at(i); };
        QCOMPARE(at(0).pathAndQuery, "/v1/feed?cursor=a%20b%26c&wait=25&limit=500");
        QCOMPARE(at(0).lane, Lane::Poll);
        QVERIFY(at(0).timeout > std::chrono::seconds(25));
        QCOMPARE(at(1).pathAndQuery, "/v1/feed?wait=0&limit=500");
        QCOMPARE(at(2).pathAndQuery, "/v1/cases/0193%2F%C3%A4?unit=SCJGJ-QYZC");
        QCOMPARE(at(3).pathAndQuery, "/v1/cases/0193%2F%C3%A4/materials/ab?unit=SCJGJ-QYZC");
        QCOMPARE(at(3).lane, Lane::Material);
        QCOMPARE(at(4).pathAndQuery, "/v1/units/SCJGJ-QYZC/members");
        QCOMPARE(at(5).pathAndQuery, "/v1/commands/c1");
        QCOMPARE(header(at(6), "if-none-match"), "\"7\"");
        QCOMPARE(at(7).pathAndQuery, "/v1/ledger/SCJGJ/consistency?from=3&to=9");
        QCOMPARE(header(at(7), "authorization"), QByteArray()); // public
        QCOMPARE(header(at(0), "authorization"), "Bearer access-1");
        QVERIFY(!header(at(0), "x-request-id").isEmpty());
        QVERIFY(header(at(0), "x-request-id") != header(at(1), "x-request-id"));
    }

    void aCommandIsPostedByteForByte()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return apiError(ApiErrorCode::Unavailable); };
        w.api.postCommand({"{\"exact\":  1}", QByteArray(64, 'x'), DeviceId(u"device-1"_s)}, &w.context,
                          [](const auto &) {});
        const WireRequest &request = w.transport.requests.constFirst();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.body, "{\"exact\":  1}");
        QCOMPARE(header(request, "yunchuang-device"), "device-1");
        QCOMPARE(QByteArray::fromBase64(header(request, "yunchuang-signature")), QByteArray(64, 'x'));
    }

    void aPaperGoesThroughTheClerksOwnDoor()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return apiError(ApiErrorCode::Unavailable); };
        const Digest256 digest(QString(64, u'a'));
        w.api.putMaterial(digest, "%PDF-1.7", u"application/pdf"_s, &w.context, [](const auto &) {});
        const WireRequest &request = w.transport.requests.constFirst();
        QCOMPARE(request.method, "PUT");
        QCOMPARE(request.pathAndQuery,
                 QByteArray(protocol::expandPath(protocol::paths::material, {digest.text()}).toLatin1()));
        QCOMPARE(request.body, "%PDF-1.7");
        QVERIFY(header(request, "authorization").startsWith("Bearer "));
        QVERIFY(header(request, "yunchuang-signature").isEmpty());
    }

    void whatComesBackIsToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("served");
        protocol::ApiError refused;
        refused.code = ApiErrorCode::Refused;
        refused.refusal = Refusal{RefusalCode::WrongState, {}, {}};
        constexpr int api = int(RemoteError::Kind::Api);
        constexpr int malformed = int(RemoteError::Kind::Malformed);
        QTest::newRow("refusal") << 422 << protocol::encode(refused) << api << int(ApiErrorCode::Refused) << true;
        QTest::newRow("gateway") << 502 << QByteArray("<html>bad gateway</html>") << api
                                 << int(ApiErrorCode::Unavailable) << false;
        QTest::newRow("portal") << 403 << QByteArray("<html>hotel</html>") << malformed << 0 << false;
        QTest::newRow("not JSON") << 200 << QByteArray("<html>hello</html>") << malformed << 0 << true;
        QTest::newRow("wrong type") << 200 << QByteArray("{\"members\":7}") << malformed << 0 << true;
    }
    void whatComesBackIsToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(int, code);
        QFETCH(bool, served);
        World w;
        w.transport.script = [&](const WireRequest &) { return FakeTransport::reply(status, body); };
        QSignalSpy exchanged(&w.api, &ApiClient::exchanged);
        std::optional<RemoteError> error;
        w.api.members(UnitId(u"u"_s), &w.context, [&](const auto &reply) {
            QVERIFY(!reply.has_value());
            error = reply.error();
        });
        w.scheduler.advance(std::chrono::seconds(1));
        QVERIFY(error.has_value());
        QCOMPARE(int(error->kind), kind);
        if (kind == int(RemoteError::Kind::Api))
            QCOMPARE(int(error->api.code), code);
        QCOMPARE(exchanged.size(), 1);
        QCOMPARE(exchanged.first().first().toBool(), served);
    }

    void jobsThatFindTheTokenExpiredShareOneRenewal()
    {
        World w;
        int renewals = 0;
        w.transport.script = [&](const WireRequest &request) -> std::optional<Transport::Outcome> {
            if (request.pathAndQuery == "/v1/session/refresh") {
                ++renewals;
                const auto asked = protocol::decode<protocol::RefreshRequest>(request.body);
                if (!asked || asked->refreshToken != u"refresh-1"_s)
                    return apiError(ApiErrorCode::TokenReused);
                return FakeTransport::reply(200, protocol::encode(sessionNumber(2)));
            }
            if (header(request, "authorization") != "Bearer access-2")
                return apiError(ApiErrorCode::NotSignedIn);
            return FakeTransport::reply(200, "{\"members\":[]}");
        };
        QSignalSpy renewed(&w.api, &ApiClient::sessionRenewed);
        int answers = 0;
        for (int i = 0; i < 5; ++i)
            w.api.members(UnitId(u"u"_s), &w.context,
                          [&](const auto &reply) { answers += reply.has_value() ? 1 : 100; });
        w.scheduler.advance(std::chrono::seconds(5));
        QCOMPARE(answers, 5);
        QCOMPARE(renewals, 1);
        QCOMPARE(renewed.size(), 1);
        QCOMPARE(w.api.session()->accessToken, u"access-2"_s);
    }

    void aTokenRenewedMeanwhileIsUsedWithoutAskingAgain()
    {
        World w;
        int renewals = 0;
        int slow = 0;
        w.transport.script = [&](const WireRequest &request) -> std::optional<Transport::Outcome> {
            if (request.pathAndQuery == "/v1/session/refresh") {
                ++renewals;
                return FakeTransport::reply(200, protocol::encode(sessionNumber(2)));
            }
            if (request.pathAndQuery.contains("late"))
                w.transport.latency = std::chrono::milliseconds(++slow == 1 ? 500 : 10);
            else
                w.transport.latency = std::chrono::milliseconds(10);
            if (header(request, "authorization") != "Bearer access-2")
                return apiError(ApiErrorCode::NotSignedIn);
            return FakeTransport::reply(200, "{\"members\":[]}");
        };
        int answers = 0;
        w.api.members(UnitId(u"late"_s), &w.context,
                      [&](const auto &reply) { answers += reply.has_value() ? 1 : 100; });
        w.api.members(UnitId(u"u"_s), &w.context, [&](const auto &reply) { answers += reply.has_value() ? 1 : 100; });
        w.scheduler.advance(std::chrono::seconds(5));
        QCOMPARE(answers, 2);
        QCOMPARE(renewals, 1);
    }

    void aRefusedRenewalEndsTheSessionForAll()
    {
        World w;
        w.transport.script = [&](const WireRequest &request) {
            return request.pathAndQuery == "/v1/session/refresh" ? apiError(ApiErrorCode::TokenReused)
                                                                 : apiError(ApiErrorCode::NotSignedIn);
        };
        QSignalSpy ended(&w.api, &ApiClient::sessionEnded);
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            w.api.members(UnitId(u"u"_s), &w.context, [&](const auto &reply) {
                answers += reply.error().isApi(ApiErrorCode::NotSignedIn) ? 1 : 100;
            });
        w.scheduler.advance(std::chrono::seconds(5));
        QCOMPARE(answers, 3);
        QCOMPARE(ended.size(), 1);
        QVERIFY(!w.api.session());
    }

    void aRenewalThatFindsNoNetworkKeepsTheSession()
    {
        World w;
        w.transport.script = [&](const WireRequest &request) {
            return request.pathAndQuery == "/v1/session/refresh"
                       ? FakeTransport::failure(TransportErrorCode::Unreachable)
                       : apiError(ApiErrorCode::NotSignedIn);
        };
        QSignalSpy ended(&w.api, &ApiClient::sessionEnded);
        std::optional<RemoteError> error;
        w.api.members(UnitId(u"u"_s), &w.context, [&](const auto &reply) { error = reply.error(); });
        w.scheduler.advance(std::chrono::seconds(5));
        QVERIFY(error && error->kind == RemoteError::Kind::Transport);
        QCOMPARE(ended.size(), 0);
        QVERIFY(w.api.session());
    }

    void aTokenThatIsRefusedAfterRenewalIsNotRenewedInACircle()
    {
        World w;
        int renewals = 0;
        w.transport.script = [&](const WireRequest &request) {
            if (request.pathAndQuery != "/v1/session/refresh")
                return apiError(ApiErrorCode::NotSignedIn);
            ++renewals;
            return FakeTransport::reply(200, protocol::encode(sessionNumber(1 + renewals)));
        };
        QSignalSpy ended(&w.api, &ApiClient::sessionEnded);
        int answers = 0;
        w.api.members(UnitId(u"u"_s), &w.context, [&](const auto &) { ++answers; });
        w.scheduler.advance(std::chrono::seconds(5));
        QCOMPARE(answers, 1);
        QCOMPARE(renewals, 1);
        QCOMPARE(ended.size(), 1);
    }

    void aCancelledJobEndsOnce_data()
    {
        QTest::addColumn<bool>("whileRenewing");
        QTest::newRow("on its way") << false;
        QTest::newRow("while the token is renewed") << true;
    }
    void aCancelledJobEndsOnce()
    {
        QFETCH(bool, whileRenewing);
        World w;
        w.transport.script = [&](const WireRequest &request) -> std::optional<Transport::Outcome> {
            if (request.pathAndQuery == "/v1/session/refresh")
                return std::nullopt;
            return whileRenewing ? std::optional(apiError(ApiErrorCode::NotSignedIn)) : std::nullopt;
        };
        int answers = 0;
        const ApiClient::Job job = w.api.members(UnitId(u"u"_s), &w.context, [&](const auto &reply) {
            ++answers;
            QCOMPARE(reply.error().transport.code, TransportErrorCode::Cancelled);
        });
        w.scheduler.advance(std::chrono::milliseconds(100));
        w.api.cancel(job);
        QCOMPARE(answers, 1);
        w.api.cancel(job);
        w.scheduler.advance(std::chrono::minutes(5));
        QCOMPARE(answers, 1);
    }

    void aDestroyedContextHearsNothing()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return FakeTransport::reply(200, "{\"members\":[]}"); };
        int answers = 0;
        auto context = std::make_unique<QObject>();
        w.api.members(UnitId(u"u"_s), context.get(), [&](const auto &) { ++answers; });
        context.reset();
        QCOMPARE(w.transport.running(), 0); // given up
        w.scheduler.advance(std::chrono::minutes(5));
        QCOMPARE(answers, 0);
    }

    void signingOutForgetsTheSessionAtOnce()
    {
        World w;
        w.transport.script = [](const WireRequest &) { return FakeTransport::reply(204, {}); };
        bool done = false;
        w.api.signOut(&w.context, [&](const auto &reply) { done = reply.has_value(); });
        QVERIFY(!w.api.session());
        QCOMPARE(header(w.transport.requests.constFirst(), "authorization"), "Bearer access-1");
        w.scheduler.advance(std::chrono::seconds(5));
        QVERIFY(done);
    }
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
