// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgercodec.h"
#include "protocol/codec.h"
#include "protocol/ledgerkeys.h"
#include "protocol/paths.h"
#include "service/handlers/casehandler.h"
#include "service/handlers/commandhandler.h"
#include "service/handlers/drafthandler.h"
#include "service/handlers/ledgerhandler.h"
#include "service/store/ledgerstore.h"
#include "tests/support/servicerig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <future>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

const QString registry = u"SCJGJ-QYZC"_s;

/// Takes the answer of a handler that answers later.
class Mailbox final : public Responder
{
public:
    explicit Mailbox(std::shared_ptr<std::promise<HttpResponse>> answer)
        : m_answer(std::move(answer))
    {
    }
    bool send(HttpResponse response) override
    {
        m_answer->set_value(std::move(response));
        return true;
    }
    void expiresIn(std::chrono::milliseconds, HttpResponse) override {}
    [[nodiscard]] bool isDone() const override { return false; }
    void whenDone(std::function<void()>) override {}

private:
    std::shared_ptr<std::promise<HttpResponse>> m_answer;
};

/// The routes of the case handlers, asked as the engine would.
class Door
{
public:
    explicit Door(ServiceRig &rig)
        : m_binding(rig.core(), m_router)
    {
        const Authenticator session = [this](ServiceCore &, const HttpRequest &) -> Answer<Caller> {
            if (!m_caller)
                return refuse(protocol::ApiErrorCode::NotSignedIn);
            return Caller(*m_caller);
        };
        addCommandRoutes(m_binding, session);
        addCaseRoutes(m_binding, session);
        addDraftRoutes(m_binding, session);
        addLedgerRoutes(m_binding);
        m_binding.add<Done, EncodedAnswer>(
            "GET", "/test/tagged"_L1, anybody, [](const HttpRequest &) -> Answer<Done> { return Done(); },
            [](Context &, const Done &) -> Answer<EncodedAnswer> {
                return EncodedAnswer{"[1]", "\"tag\""};
            });
    }

    void signIn(const Principal &principal) { m_caller = principal; }

    [[nodiscard]] HttpResponse ask(const QByteArray &method, const QString &target, const QByteArray &body = {},
                                   const QList<HttpRequest::Header> &headers = {})
    {
        HttpRequest request;
        request.method = method;
        request.target = target.toUtf8();
        request.body = body;
        request.headers = headers;
        request.requestId = u"r-1"_s;
        const auto parsed = parseTarget(request.target);
        if (!parsed)
            return HttpResponse::empty(400);
        request.path = parsed->path;
        request.query = parsed->query;
        const Router::Match match = m_router.match(method, parsed->segments);
        if (!match.route)
            return HttpResponse::empty(match.allowed.isEmpty() ? 404 : 405);
        request.params = match.params;
        if (const auto *plain = std::get_if<PlainHandler>(&match.route->handler))
            return (*plain)(request);
        const auto answer = std::make_shared<std::promise<HttpResponse>>();
        std::get<DeferredHandler>(match.route->handler)(request, std::make_shared<Mailbox>(answer));
        return answer->get_future().get();
    }

private:
    std::optional<Principal> m_caller;
    Router m_router;
    Binding m_binding;
};

QJsonObject jsonOf(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace

/// The handlers as routes: who asks, what is read, how answers and errors travel. And the public ledger.
class tst_Routes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutASessionNothingIsAnswered();
    void errorsCarryTheirCodeAndTheRequest();
    void aCommandGoesInAndItsReceiptComesOut();
    void aCaseAndItsMaterial();
    void drafts();
    void tagsAreCompared();
    void theLedgerProvesItself();
    void theLedgerRefusesWhatItDoesNotHave_data();
    void theLedgerRefusesWhatItDoesNotHave();
};

void tst_Routes::withoutASessionNothingIsAnswered()
{
    ServiceRig rig;
    Door door(rig);
    const Case subject = rig.openCompanyCase();
    for (const QString &target : QStringList{u"/v1/cases/"_s % subject.id.text() % u"?unit="_s % registry,
                                             u"/v1/commands/x"_s, u"/v1/drafts/"_s % subject.id.text()}) {
        const HttpResponse response = door.ask("GET", target);
        QCOMPARE(response.status, 401);
        QCOMPARE(protocol::decode<protocol::ApiError>(response.body)->code, protocol::ApiErrorCode::NotSignedIn);
    }
}

void tst_Routes::errorsCarryTheirCodeAndTheRequest()
{
    ServiceRig rig;
    Door door(rig);
    door.signIn(rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer).principal());
    const HttpResponse missing = door.ask("GET", u"/v1/cases/none?unit="_s % registry);
    QCOMPARE(missing.status, 404);
    const auto error = protocol::decode<protocol::ApiError>(missing.body);
    QCOMPARE(error->code, protocol::ApiErrorCode::NotFound);
    QCOMPARE(error->requestId, u"r-1"_s);
    QCOMPARE(door.ask("GET", u"/v1/cases/none"_s).status, 400); // which unit?
}

void tst_Routes::aCommandGoesInAndItsReceiptComesOut()
{
    ServiceRig rig;
    Door door(rig);
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::AcceptanceOfficer);
    door.signIn(officer.principal());
    const Case subject = rig.openCompanyCase();
    const Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    const PostedCommand posted = officer.sign(command);
    const QList<HttpRequest::Header> headers{{"yunchuang-device", posted.device.text().toUtf8()},
                                             {"yunchuang-signature", posted.signature}};
    const HttpResponse response = door.ask("POST", protocol::paths::commands, posted.body, headers);
    QCOMPARE(response.status, 200);
    const auto receipt = protocol::decode<protocol::CommandReceipt>(response.body);
    QVERIFY(receipt);
    const HttpResponse again = door.ask("GET", protocol::expandPath(protocol::paths::commandById, {command.id.text()}));
    QCOMPARE(*protocol::decode<protocol::CommandReceipt>(again.body), *receipt);
    QCOMPARE(door.ask("POST", protocol::paths::commands, posted.body, {}).status,
             protocol::httpStatus(protocol::ApiErrorCode::UnknownDevice));
}

void tst_Routes::aCaseAndItsMaterial()
{
    ServiceRig rig;
    Door door(rig);
    door.signIn(rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer).principal());
    const Case subject = rig.openCompanyCase();
    const QString target = u"/v1/cases/"_s % subject.id.text();
    const HttpResponse whole = door.ask("GET", target % u"?unit="_s % registry);
    QCOMPARE(protocol::decode<protocol::CaseReply>(whole.body)->subject, subject);
    QCOMPARE(protocol::decode<protocol::CaseReply>(door.ask("GET", target % u"/history?unit="_s % registry).body)
                 ->history.size(),
             2);
    const HttpResponse file =
        door.ask("GET", target % u"/materials/"_s % subject.materials[0].digest.text() % u"?unit="_s % registry);
    QCOMPARE(file.status, 200);
    QCOMPARE(file.file, rig.core().materials().pathOf(subject.materials[0].digest));
    QCOMPARE(file.header("content-type"), QByteArray("application/pdf"));
    QVERIFY(file.header("content-disposition").startsWith("attachment;"));
}

void tst_Routes::drafts()
{
    ServiceRig rig;
    Door door(rig);
    door.signIn(rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer).principal());
    const Case subject = rig.openCompanyCase();
    const QString target = protocol::expandPath(protocol::paths::draft, {subject.id.text()});
    const QByteArray body = protocol::encode(protocol::Draft{subject.id, {{u"a"_s, 1}}, rig.clock.now()});
    QCOMPARE(door.ask("PUT", target, body).status, 204);
    QCOMPARE(protocol::decode<protocol::Draft>(door.ask("GET", target).body)->content.value(u"a"_s).toInt(), 1);
    QCOMPARE(door.ask("PUT", u"/v1/drafts/other"_s, body).status, 400);
    QCOMPARE(door.ask("PUT", target, "{").status, 400);
    QCOMPARE(door.ask("DELETE", target).status, 204);
    QCOMPARE(door.ask("GET", target).status, 404);
}

void tst_Routes::tagsAreCompared()
{
    ServiceRig rig;
    Door door(rig);
    const HttpResponse full = door.ask("GET", u"/test/tagged"_s);
    QCOMPARE(full.status, 200);
    QCOMPARE(full.header("etag"), QByteArray("\"tag\""));
    for (const QByteArray &tag : {QByteArray("\"tag\""), QByteArray("\"x\", W/\"tag\""), QByteArray("*")})
        QCOMPARE(door.ask("GET", u"/test/tagged"_s, {}, {{"if-none-match", tag}}).status, 304);
    QCOMPARE(door.ask("GET", u"/test/tagged"_s, {}, {{"if-none-match", "\"old\""}}).status, 200);
}

void tst_Routes::theLedgerProvesItself()
{
    namespace keys = protocol::ledgerkeys;
    ServiceRig rig;
    Door door(rig);
    QList<ledger::SignedTreeHead> heads;
    for (int i = 0; i < 9; ++i) {
        [[maybe_unused]] const Case subject = rig.openCompanyCase();
        const auto head = ledger::signedTreeHeadFromJson(jsonOf(door.ask("GET", u"/v1/ledger/SCJGJ/head"_s)));
        QVERIFY(head);
        heads.append(*head);
    }
    const QJsonArray list = jsonOf(door.ask("GET", u"/v1/ledger/keys"_s)).value(keys::keys).toArray();
    QCOMPARE(list.size(), 1);
    const auto key = ledger::PublicKey::fromHex(list[0].toObject().value(keys::key).toString().toLatin1());
    QVERIFY(key);
    const ledger::SignedTreeHead newest = heads.constLast();
    for (const ledger::SignedTreeHead &head : std::as_const(heads)) {
        QVERIFY(ledger::verifyTreeHead(head, *key));
        const auto proof = ledger::proofFromJson(
            jsonOf(door.ask("GET",
                            u"/v1/ledger/SCJGJ/consistency?from=%1&to=%2"_s.arg(head.head.size).arg(newest.head.size)))
                .value(keys::proof));
        QVERIFY(proof);
        QVERIFY(ledger::verifyProgress(head.head, newest.head, *proof));
    }
    const QJsonArray entries =
        jsonOf(door.ask("GET", u"/v1/ledger/SCJGJ/entries?from=0&to=1000"_s)).value(keys::entries).toArray();
    QCOMPARE(entries.size(), 18); // submitted and received
    for (const QJsonValue &line : entries) {
        const auto entry = ledger::entryFromJson(line.toObject().value(keys::entry));
        const quint64 index = quint64(line.toObject().value(keys::index).toInteger());
        const auto proof = ledger::proofFromJson(
            jsonOf(door.ask("GET", u"/v1/ledger/SCJGJ/inclusion?index=%1&size=18"_s.arg(index))).value(keys::proof));
        QVERIFY(entry && proof);
        QVERIFY(ledger::verifyReceipt({*entry, index, *proof, newest}, *key));
    }
}

void tst_Routes::theLedgerRefusesWhatItDoesNotHave_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown log") << u"/v1/ledger/NONE/head"_s << 404;
    QTest::newRow("beyond the end") << u"/v1/ledger/SCJGJ/entries?from=2&to=5"_s << 400;
    QTest::newRow("backwards") << u"/v1/ledger/SCJGJ/entries?from=1&to=0"_s << 400;
    QTest::newRow("no number") << u"/v1/ledger/SCJGJ/entries?from=a&to=0"_s << 400;
    QTest::newRow("negative") << u"/v1/ledger/SCJGJ/inclusion?index=-1&size=1"_s << 400;
    QTest::newRow("missing") << u"/v1/ledger/SCJGJ/inclusion?index=0"_s << 400;
    QTest::newRow("larger than the log") << u"/v1/ledger/SCJGJ/consistency?from=1&to=3"_s << 400;
    QTest::newRow("fine") << u"/v1/ledger/SCJGJ/inclusion?index=0&size=1"_s << 200;
}

void tst_Routes::theLedgerRefusesWhatItDoesNotHave()
{
    QFETCH(QString, target);
    QFETCH(int, status);
    ServiceRig rig;
    Door door(rig);
    [[maybe_unused]] const Case subject = rig.openCompanyCase();
    QCOMPARE(door.ask("GET", target).status, status);
}

QTEST_GUILESS_MAIN(tst_Routes)
#include "tst_routes.moc"
