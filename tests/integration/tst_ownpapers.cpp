// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/officeatwork.h"
#include "tests/support/faultproxy.h"

#include <QDirIterator>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

Digest256 digestOf(const QByteArray &bytes)
{
    return Digest256(QString::fromLatin1(sha256Hex(bytes)));
}

Expected<bool, RemoteError> put(ApiClient &api, const Digest256 &digest, const QByteArray &bytes)
{
    return TestClient::fetch<bool>(
        [&](QObject *context, auto done) { api.putMaterial(digest, bytes, u"application/pdf"_s, context, done); });
}

ApiErrorCode codeOf(const Expected<bool, RemoteError> &answer)
{
    return !answer && answer.error().kind == RemoteError::Kind::Api ? answer.error().api.code : ApiErrorCode::Internal;
}

} // namespace

/// Papers that a clerk takes in: they travel before the act that names them, from the outbox too, and the service takes
/// only what it would take from a platform.
class tst_OwnPapers : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aPaperTakenInOfflineArrivesBeforeItsAct();
    void anOriginalThatWasSeenNeedsNoScan();
    void whatIsNoPaperIsRefused_data();
    void whatIsNoPaperIsRefused();
    void onlyWhoIsSignedInMaySendOne();
};

void tst_OwnPapers::initTestCase()
{
    qputenv("YUNCHUANG_LIMITS_MATERIAL_BYTES", "1M");
    QVERIFY(openOffice());
}

void tst_OwnPapers::cleanupTestCase()
{
    QVERIFY(m_service.stop());
    qunsetenv("YUNCHUANG_LIMITS_MATERIAL_BYTES");
}

void tst_OwnPapers::aPaperTakenInOfflineArrivesBeforeItsAct()
{
    FaultProxy network(m_service.port());
    const auto clerk = client(u"zhoumin"_s, {}, network.port());
    const auto colleague = client(u"wangqiang"_s);
    const auto receipt = handIn();
    QVERIFY(clerk && colleague && receipt);
    const CaseId id = receipt->caseId;
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    CommandArguments asked;
    asked.corrections = {{u"material:articles"_s, u"请提交全体股东签署的章程。"_s, false}};
    QVERIFY(clerk->done(id, Action::RequestCorrection, asked));
    QVERIFY(untilPapersMade(*clerk, id));

    network.refuse();
    clerk->core().connection().retry();
    QVERIFY(clerk->until([&] { return clerk->core().connection().isOffline(); }));
    const QByteArray paper = tinyPdf("articles, signed by all");
    const Digest256 digest = digestOf(paper);
    CommandArguments brought;
    brought.materials = {namedMaterial(u"articles"_s, paper)};
    const auto act = clerk->act(id, Action::CompleteCorrection, brought, {{digest, paper}});
    QVERIFY(act);
    QVERIFY(clerk->untilStatus(*act, DeliveryStatus::Queued));

    network.admit();
    clerk->core().connection().retry();
    QVERIFY(clerk->untilSettled(*act));
    QVERIFY(colleague->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    const auto seen = colleague->whole(id);
    QVERIFY(seen);
    const QVector<Material> &materials = seen->shown.materials;
    const auto found = std::find_if(materials.cbegin(), materials.cend(),
                                    [&](const Material &material) { return material.digest == digest; });
    QVERIFY(found != materials.cend());
    QCOMPARE(found->size, paper.size());
    QCOMPARE(found->mediaType, u"application/pdf"_s);
    const auto bytes = TestClient::fetch<QByteArray>(
        [&](QObject *context, auto done) { colleague->api().material(id, colleague->unit(), digest, context, done); });
    QVERIFY(bytes);
    QCOMPARE(*bytes, paper);
    QVERIFY(isWhole(history(*colleague, id)));
}

void tst_OwnPapers::anOriginalThatWasSeenNeedsNoScan()
{
    const auto clerk = client(u"zhoumin"_s);
    const auto colleague = client(u"wangqiang"_s);
    const auto receipt = handIn();
    QVERIFY(clerk && colleague && receipt);
    const CaseId id = receipt->caseId;
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    CommandArguments asked;
    asked.corrections = {{u"material:articles"_s, u"请出示章程原件。"_s, false}};
    QVERIFY(clerk->done(id, Action::RequestCorrection, asked));
    QVERIFY(untilPapersMade(*clerk, id));
    Material original;
    original.id = MaterialId(u"articles"_s);
    original.trust = u"B"_s;
    original.copies = 2;
    CommandArguments brought;
    brought.materials = {original};
    QVERIFY(clerk->done(id, Action::CompleteCorrection, brought));
    QVERIFY(colleague->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    const auto seen = colleague->whole(id);
    QVERIFY(seen);
    const auto found = std::find_if(seen->shown.materials.cbegin(), seen->shown.materials.cend(),
                                    [&](const Material &material) { return material.id == original.id; });
    QVERIFY(found != seen->shown.materials.cend());
    QVERIFY(found->digest.isEmpty());
    QCOMPARE(found->copies, 2);
    QCOMPARE(found->trust, u"B"_s);
    QVERIFY(found->version > 1);
    // The receipt that names it is made, too.
    QVERIFY(untilPapersMade(*clerk, id));
}

void tst_OwnPapers::whatIsNoPaperIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("digest");
    QTest::addColumn<ApiErrorCode>("code");
    QTest::addColumn<QString>("reason");
    const QByteArray paper = tinyPdf("a lease");
    const QByteArray program = QByteArray("MZ\x90\0\x03", 5) + QByteArray(1000, 'x');
    const QByteArray words = "just words";
    const auto digest = [](const QByteArray &bytes) { return QString::fromLatin1(sha256Hex(bytes)); };
    QTest::newRow("other bytes than its name says")
        << paper << digest("other") << ApiErrorCode::MaterialRefused << u"DIGEST"_s;
    QTest::newRow("a program") << program << digest(program) << ApiErrorCode::MaterialRefused << u"EXECUTABLE"_s;
    QTest::newRow("no known kind") << words << digest(words) << ApiErrorCode::MaterialRefused << u"UNKNOWN_TYPE"_s;
    QTest::newRow("no digest") << paper << u"lease"_s << ApiErrorCode::Malformed << QString();
    const QByteArray large = tinyPdf(QByteArray(1024 * 1024 + 1, 'x'));
    QTest::newRow("too large") << large << digest(large) << ApiErrorCode::TooLarge << QString();
}

void tst_OwnPapers::whatIsNoPaperIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, digest);
    QFETCH(ApiErrorCode, code);
    QFETCH(QString, reason);
    const auto clerk = client(u"zhoumin"_s);
    QVERIFY(clerk);
    const auto answer = put(clerk->api(), Digest256(digest), bytes);
    QVERIFY(!answer);
    // Who is still sending may see the connection end before the answer is read.
    if (code != ApiErrorCode::TooLarge || answer.error().kind == RemoteError::Kind::Api)
        QCOMPARE(codeOf(answer), code);
    if (!reason.isEmpty())
        QCOMPARE(answer.error().api.args.value(u"reason"_s), reason);
    QDirIterator files(m_service.dataFolder() + u"/materials"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        QVERIFY(QFileInfo(files.next()).fileName() != digest);
}

void tst_OwnPapers::onlyWhoIsSignedInMaySendOne()
{
    const QByteArray paper = tinyPdf("from nobody");
    const QString target = protocol::expandPath(protocol::paths::material, {digestOf(paper).text()});
    const auto refused = [&](const Transport::Outcome &answer) {
        const auto error =
            answer ? protocol::decode<protocol::ApiError>(answer->body) : tl::unexpected(protocol::DecodeError());
        return answer && answer->status == 401 && error && error->code == ApiErrorCode::NotSignedIn;
    };
    QVERIFY(refused(m_public.send("PUT", target, paper)));
    QVERIFY(refused(m_public.send("PUT", target, paper, {{"authorization", "Bearer somebody"}})));
    // A platform's signature opens the platforms' door only.
    QVERIFY(refused(m_public.sendSigned(m_platform, "PUT", target, paper, false)));
    const auto clerk = client(u"zhoumin"_s);
    QVERIFY(clerk);
    QVERIFY(put(clerk->api(), digestOf(paper), paper));
    QVERIFY(put(clerk->api(), digestOf(paper), paper)); // once more is harmless
}

QTEST_GUILESS_MAIN(tst_OwnPapers)
#include "tst_ownpapers.moc"
