// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include <QCryptographicHash>

#include <QSignalSpy>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;
using namespace std::chrono_literals;
using protocol::ApiErrorCode;

namespace {

/// Where a fault strikes.
enum class Stage { Attachment, Post, Ask };

bool strikes(Stage stage, const WireRequest &request)
{
    switch (stage) {
    case Stage::Attachment:
        return request.method == "PUT";
    case Stage::Post:
        return request.method == "POST" && request.pathAndQuery == "/v1/commands";
    case Stage::Ask:
        return request.method == "GET" && request.pathAndQuery.startsWith("/v1/commands/");
    }
    return false;
}

Material paperOf(const QByteArray &bytes)
{
    Material out;
    out.id = MaterialId(u"articles"_s);
    out.digest = Digest256(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    out.mediaType = u"application/pdf"_s;
    out.size = bytes.size();
    return out;
}

} // namespace

/// Every stage of a delivery against everything that can happen to it.
class TestOutboxSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActArrivesOnce_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<bool>("arrives");
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("transport"); // TransportErrorCode, -1: see code
        QTest::addColumn<int>("code");      // ApiErrorCode, -1: an unreadable answer, -2: no answer at all
        static constexpr std::array stages{std::pair{Stage::Attachment, "material"}, std::pair{Stage::Post, "post"},
                                           std::pair{Stage::Ask, "ask"}};
        for (const auto &[stage, stageName] : stages) {
            for (const bool arrives : {false, true}) {
                for (const int times : {1, 4}) {
                    const auto tag = [&](const char *what) -> QByteArray {
                        return QByteArray(stageName) + ", " + (arrives ? "arrived" : "lost") + ", " +
                               QByteArray::number(times) + "x, " + what;
                    };
                    for (const auto &[code, name] : enumNames<TransportErrorCode>) {
                        const bool asksAPerson = code == TransportErrorCode::CertificateUnknown ||
                                                 code == TransportErrorCode::CertificateChanged ||
                                                 code == TransportErrorCode::Cancelled;
                        if (!asksAPerson)
                            QTest::newRow(tag(name.data()).constData())
                                << int(stage) << arrives << times << int(code) << 0;
                    }
                    for (const ApiErrorCode code :
                         {ApiErrorCode::Unavailable, ApiErrorCode::Internal, ApiErrorCode::TooManyRequests})
                        QTest::newRow(tag(nameOf(code).data()).constData())
                            << int(stage) << arrives << times << -1 << int(code);
                    QTest::newRow(tag("unreadable").constData()) << int(stage) << arrives << times << -1 << -1;
                    QTest::newRow(tag("hangs").constData()) << int(stage) << arrives << times << -1 << -2;
                }
            }
        }
    }
    void everyActArrivesOnce()
    {
        QFETCH(int, stage);
        QFETCH(bool, arrives);
        QFETCH(int, times);
        QFETCH(int, transport);
        QFETCH(int, code);
        Client client;
        std::optional<Transport::Outcome> outcome;
        if (transport >= 0)
            outcome = FakeTransport::failure(static_cast<TransportErrorCode>(transport));
        else if (code >= 0)
            outcome = apiError(static_cast<ApiErrorCode>(code));
        else if (code == -1)
            outcome = FakeTransport::reply(200, "<html>");
        int struck = 0;
        bool answerLost = static_cast<Stage>(stage) != Stage::Ask;
        client.service.fault = [&](const WireRequest &request) -> std::optional<PlayedService::Fault> {
            // To come to asking, the answer to the post has to be lost first.
            if (!answerLost && strikes(Stage::Post, request)) {
                answerLost = true;
                return PlayedService::Fault{arrives, FakeTransport::failure(TransportErrorCode::Unreachable)};
            }
            if (struck < times && strikes(static_cast<Stage>(stage), request)) {
                ++struck;
                return PlayedService::Fault{arrives, outcome};
            }
            return std::nullopt;
        };
        client.begin();
        client.pass(1s);
        const CommandId first = client.enqueue(CaseId(u"one"_s), {}, {{"paper", paperOf("paper")}});
        const CommandId second = client.enqueue(CaseId(u"one"_s), first);
        const CommandId other = client.enqueue(CaseId(u"two"_s));
        QVERIFY(client.scheduler.runUntil(
            [&] {
                return client.status(first) == DeliveryStatus::Acknowledged &&
                       client.status(second) == DeliveryStatus::Acknowledged &&
                       client.status(other) == DeliveryStatus::Acknowledged;
            },
            std::chrono::hours(2)));
        QVERIFY2(struck >= 1, "the fault never struck");
        QCOMPARE(client.service.applied.size(), 3); // each once
        QVERIFY(client.service.applied.indexOf(first) < client.service.applied.indexOf(second));
        QVERIFY(client.service.materials.contains(paperOf("paper").digest.text()));
        QCOMPARE(client.entry(first).receipt->command, first);
    }

    void finishedActsLeaveTheListAfterTheirDays_data()
    {
        QTest::addColumn<bool>("stays");
        QTest::newRow("a client that is opened again") << false;
        QTest::newRow("a client that stays open") << true;
    }

    void finishedActsLeaveTheListAfterTheirDays()
    {
        QFETCH(bool, stays);
        Client client;
        if (stays) {
            client.begin();
            client.core.end(); // locked: nothing is sent, the list is still kept tidy
        }
        const CommandId given = client.enqueue(CaseId(u"one"_s));
        const CommandId waiting = client.enqueue(CaseId(u"two"_s));
        client.outbox.withdraw(given, ConflictChoice::Dropped, &client.context, [](const auto &) {});
        QCOMPARE(client.status(given), DeliveryStatus::Withdrawn);
        const auto comesTo = [&](int day) {
            const QDateTime then = moment(3, 3, 10).addDays(day);
            if (stays)
                client.pass(std::chrono::milliseconds(client.clock.now().msecsTo(then)));
            else
                client.clock.set(then);
            if (!stays)
                SyncCore({client.store, client.outbox, client.time, client.transport, client.clock, client.scheduler,
                          client.random})
                    .seek();
            return client.entries().size();
        };
        QCOMPARE(comesTo(29), 2);
        QCOMPARE(comesTo(32), 1);
        QCOMPARE(client.entries().constFirst().command.id, waiting); // what is not finished is never thrown away
    }

    void aFinalAnswerEndsTheWay_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        using S = DeliveryStatus;
        for (const auto &[code, name] : enumNames<ApiErrorCode>) {
            S status = S::Refused;
            switch (code) {
            case ApiErrorCode::Unavailable:
            case ApiErrorCode::Internal:
            case ApiErrorCode::TooManyRequests:
                status = S::Sent;
                break;
            case ApiErrorCode::NotSignedIn:
            case ApiErrorCode::TokenReused:
            case ApiErrorCode::BadSignature:
            case ApiErrorCode::UnknownDevice:
            case ApiErrorCode::StaleTimestamp:
                status = S::Queued;
                break;
            case ApiErrorCode::Conflict:
                status = S::Conflicted;
                break;
            default:
                break;
            }
            QTest::newRow(name.data()) << int(code) << int(status);
        }
    }
    void aFinalAnswerEndsTheWay()
    {
        QFETCH(int, code);
        QFETCH(int, status);
        Client client;
        World world;
        const CaseId caseId(u"one"_s);
        client.service.verdict = [&](const Command &command) -> std::optional<Transport::Outcome> {
            if (command.caseId != caseId)
                return std::nullopt;
            const auto api = static_cast<ApiErrorCode>(code);
            if (api == ApiErrorCode::Refused)
                return apiError(api, Refusal{RefusalCode::WrongState, {}, {}});
            if (api == ApiErrorCode::Conflict)
                return apiError(api, Refusal{RefusalCode::StaleRevision, {}, {}}, world.accepted());
            return apiError(api);
        };
        client.begin();
        client.pass(1s);
        const CommandId other = client.enqueue(CaseId(u"two"_s));
        client.pass(1s);
        const CommandId first = client.enqueue(caseId);
        const CommandId follower = client.enqueue(caseId, first);
        client.pass(1s);
        const OutboxEntry entry = client.entry(first);
        QCOMPARE(int(entry.status), status);
        QCOMPARE(client.status(other), DeliveryStatus::Acknowledged);
        const bool fallen = entry.status == DeliveryStatus::Refused || entry.status == DeliveryStatus::Conflicted;
        QCOMPARE(client.status(follower), fallen ? DeliveryStatus::Parked : DeliveryStatus::Queued);
        if (entry.status == DeliveryStatus::Refused)
            QVERIFY(entry.refusal.has_value() != entry.error.has_value());
        if (entry.status == DeliveryStatus::Conflicted) {
            const auto evidence =
                await<OutboxEvidence>([&](QObject *c, auto done) { client.outbox.evidence(first, c, done); });
            QCOMPARE(evidence->current, world.accepted());
        }
    }

    void oneCaseInOrderSeveralSideBySide()
    {
        Client client;
        client.begin();
        client.pass(1s);
        qsizetype most = 0;
        client.service.verdict = [&](const Command &) {
            most = std::max(most, client.transport.running());
            return std::nullopt;
        };
        QVector<CommandId> chain;
        for (int i = 0; i < 5; ++i)
            chain.append(client.enqueue(CaseId(u"chain"_s), i ? chain.constLast() : CommandId()));
        for (int i = 0; i < 10; ++i)
            client.enqueue(CaseId(u"case-%1"_s.arg(i)));
        client.pass(5s);
        QVector<CommandId> inOrder;
        for (const CommandId &id : client.service.applied) {
            if (chain.contains(id))
                inOrder.append(id);
        }
        QCOMPARE(inOrder, chain);
        QCOMPARE(client.service.applied.size(), 15);
        QVERIFY(most <= OutboxSender::width + 2); // the long poll and one look at the ledger beside them
    }

    void whatWasSentBeforeACrashIsAskedForFirst()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"outbox.db"_s);
        CommandId id;
        {
            Client client(file);
            client.service.fault = [](const WireRequest &request) -> std::optional<PlayedService::Fault> {
                return strikes(Stage::Post, request) ? std::optional(PlayedService::Fault{true, std::nullopt})
                                                     : std::nullopt;
            };
            client.begin();
            client.pass(1s);
            id = client.enqueue(CaseId(u"one"_s));
            client.pass(1s);
            QCOMPARE(client.status(id), DeliveryStatus::Sent);
        }
        Client client(file);
        client.service.receipts.insert(id.text(), receiptFor(client.entry(id).command, 5));
        client.begin();
        client.pass(1s);
        QCOMPARE(client.status(id), DeliveryStatus::Acknowledged);
        QCOMPARE(client.service.count("POST", "/v1/commands"), 0);
        QCOMPARE(client.entry(id).receipt->version, 5);
    }

    void nothingLeavesWithoutASession()
    {
        Client client;
        client.enqueue(CaseId(u"one"_s));
        client.pass(std::chrono::hours(1));
        QCOMPARE(client.transport.requests.size(), 0);
        client.begin();
        client.pass(1s);
        QCOMPARE(client.service.applied.size(), 1);
        client.core.end();
        client.enqueue(CaseId(u"two"_s));
        client.pass(std::chrono::hours(1));
        QCOMPARE(client.service.applied.size(), 1);
        client.begin();
        client.pass(1s);
        QCOMPARE(client.service.applied.size(), 2);
    }

    void heldActsLeaveWhenTheirTimeIsOver()
    {
        Client client;
        client.begin();
        client.pass(1s);
        OutboxEntry held;
        held.command.id = CommandId(u"held"_s);
        held.command.caseId = CaseId(u"one"_s);
        held.command.actingUnit = registration;
        held.command.actedAt = client.clock.now();
        held.bytes = protocol::encode(held.command);
        held.status = DeliveryStatus::Held;
        held.heldUntil = client.clock.now().addSecs(30);
        client.outbox.add(held, World().received(), {}, &client.context, [](const auto &) {});
        const CommandId later = client.enqueue(CaseId(u"one"_s), held.command.id);
        client.pass(29s);
        QCOMPARE(client.service.applied.size(), 0);
        QCOMPARE(client.status(later), DeliveryStatus::Queued); // waits for the one before it
        client.pass(2s);
        QCOMPARE(client.service.applied, (QVector<CommandId>{held.command.id, later}));
    }

    void anUnknownDeviceStopsTheSenderUntilSigningIn()
    {
        Client client;
        bool enrolled = false;
        client.service.verdict = [&](const Command &) -> std::optional<Transport::Outcome> {
            return enrolled ? std::nullopt : std::optional(apiError(ApiErrorCode::UnknownDevice));
        };
        client.begin();
        client.pass(1s);
        for (int i = 0; i < 3; ++i)
            client.enqueue(CaseId(QString::number(i)));
        client.pass(std::chrono::minutes(10));
        QCOMPARE(client.core.snapshot().problem, SyncProblem::NotEnrolled);
        QVERIFY(client.service.refused.size() <= 3); // no hammering
        enrolled = true;
        client.begin();
        client.pass(1s);
        QCOMPARE(client.service.applied.size(), 3);
        QCOMPARE(client.core.snapshot().problem, SyncProblem::None);
    }

    void settledWhenTheFeedHasIt()
    {
        Client client;
        World world;
        Case subject = world.received();
        client.put(subject);
        client.begin();
        client.pass(1s);
        const CommandId id = client.enqueue(subject.id);
        client.pass(1s);
        QCOMPARE(client.status(id), DeliveryStatus::Acknowledged);
        QVERIFY(!client.entry(id).settled);
        subject.version = client.entry(id).receipt->version;
        client.put(subject);
        QVERIFY(client.entry(id).settled);
    }

    void looksAreReportedOnce()
    {
        Client client;
        client.service.fault = [n = 0](const WireRequest &request) mutable -> std::optional<PlayedService::Fault> {
            return request.pathAndQuery == "/v1/looks" && n++ == 0
                       ? std::optional(
                             PlayedService::Fault{false, FakeTransport::failure(TransportErrorCode::Unreachable)})
                       : std::nullopt;
        };
        client.commands.recordLook(CaseId(u"one"_s), registration, u"/legalRep/idNo"_s, u"核对"_s);
        client.begin();
        client.pass(std::chrono::minutes(2));
        QCOMPARE(client.service.looks, 1);
        QCOMPARE(
            await<QVector<protocol::Look>>([&](QObject *c, auto done) { client.outbox.looks(10, c, done); })->size(),
            0);
    }
};

QTEST_GUILESS_MAIN(TestOutboxSender)
#include "tst_outboxsender.moc"
