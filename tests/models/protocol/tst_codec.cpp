// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/paths.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::protocol;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon(QDate(2026, 11, 24), QTime(4, 0, 0, 125), Qt::UTC);

/// A case in which every member differs from its default, so that a forgotten one is noticed.
Case fullCase()
{
    Case c;
    c.id = CaseId(u"018f0000-0000-7000-8000-000000000001"_s);
    c.number = u"1152000000TERT045U2000105001000202611240001"_s;
    c.queryCode = u"52-261124-00001"_s;
    c.item = {ItemCode(u"000125001001"_s), 2};
    c.itemName = u"企业设立登记"_s;
    c.state = CaseState::Consulting;
    c.step = StepId(u"examine"_s);
    c.unit = UnitId(u"SCJGJ-QYZC"_s);
    c.department = UnitId(u"SCJGJ"_s);
    c.assignee = UserId(u"zhoumin"_s);
    c.assigneeName = u"周敏"_s;
    c.source = UnitId(u"APP"_s);
    c.applicant = {ApplicantKind::Person, u"王𠮷祥"_s, u"111"_s, u"520199199001010017"_s, u"李四"_s, u"13800000000"_s};
    c.formId = u"company-registration"_s;
    c.formVersion = 1;
    c.form = QJsonObject{{u"name"_s, u"贵州青岚示例茶业有限公司"_s}, {u"capital"_s, 100000000}};
    c.approval.insert(c.step, QJsonObject{{u"industry"_s, u"A0164"_s}});
    c.materials = {{MaterialId(u"articles"_s), 2, u"章程.pdf"_s, u"application/pdf"_s, Digest256(u"ab"_s), 1234, u"C"_s, 2, noon}};
    c.promises = {{MaterialId(u"lease"_s), QDate(2026, 11, 27)}};
    c.checks = {{u"address"_s, u"/addr"_s, u"addresses"_s, CheckVerdict::Mismatch, u"1402"_s, noon,
                 CheckAnswer::FoundCorrect, u"已现场核对门牌"_s, c.assignee}};
    c.points = {{u"premises"_s, PointVerdict::No, u"缺签章"_s, c.assignee}};
    c.deadlines.receivedAt = noon;
    c.deadlines.receivedOn = noon.date();
    c.deadlines.noticeDue = QDate(2026, 12, 1);
    c.deadlines.acceptedAt = noon;
    c.deadlines.acceptedOn = noon.date();
    c.deadlines.promisedDue = QDate(2026, 11, 26);
    c.deadlines.statutoryDue = QDate(2026, 11, 27);
    c.deadlines.stepStartedAt = noon;
    c.deadlines.stepLimit = {1, LimitUnit::Hours};
    c.deadlines.stepDue = QDate(2026, 11, 25);
    c.deadlines.stepDueAt = noon.addSecs(3600);
    c.deadlines.correctionAskedAt = noon.addDays(-2);
    c.deadlines.correctedAt = noon.addDays(-1);
    c.deadlines.endedAt = noon.addDays(3);
    c.deadlines.decidedAt = noon;
    c.deadlines.deliveryDue = QDate(2026, 12, 8);
    c.deadlines.deliveredAt = noon;
    c.deadlines.suspensions = {{SuspensionKind::ExpertReview, noon, noon.addDays(1), QDate(2026, 11, 26)}};
    c.deadlines.extensionDays = 10;
    c.deadlines.provisional = true;
    c.correction = {1, {{u"/addr"_s, u"请核对房号"_s, true}}, noon, QDate(2026, 12, 24), noon};
    Handoff h;
    h.id = HandoffId(u"h1"_s);
    h.kind = HandoffKind::Countersign;
    h.state = HandoffState::Answered;
    h.from = c.unit;
    h.to = UnitId(u"ZRZYT-BDC"_s);
    h.sentBy = c.assignee;
    h.sentByName = u"周敏"_s;
    h.sentAt = noon;
    h.dueAt = noon;
    h.question = u"请核实"_s;
    h.sharedFields = {u"/name"_s};
    h.sharedMaterials = {MaterialId(u"lease"_s)};
    h.deliveredAt = noon;
    h.acceptedBy = UserId(u"chen"_s);
    h.acceptedByName = u"陈"_s;
    h.acceptedAt = noon;
    h.answer = u"属实"_s;
    h.agreed = true;
    h.answeredBy = UserId(u"chen"_s);
    h.answeredByName = u"陈"_s;
    h.closedAt = noon;
    h.bounceReason = u"无"_s;
    c.handoffs = {h};
    c.parts = {{PartId(u"tax"_s), UnitId(u"SWJ"_s), u"税种核定"_s, PartState::Failed, CaseId(u"x"_s), 3, u"E1"_s, noon,
                u"1152-1"_s, QDate(2026, 12, 1), u"T-1"_s, noon}};
    c.documents = {{DocumentKind::AcceptanceNotice, u"黔市监许受字〔2026〕第0001号"_s, Digest256(u"cd"_s), noon, CommandId(u"c1"_s)}};
    c.opinions = {{c.step, Action::Examine, c.assignee, u"周敏"_s, Post::CaseOfficer, c.unit, noon, u"同意"_s,
                   true, UserId(u"lijing"_s), u"李静"_s}};
    c.urgings = {{u"u1"_s, UserId(u"sup"_s), u"督"_s, noon, u"请尽快"_s, QDate(2026, 11, 25), u"已办"_s, c.assignee, noon}};
    c.result = {true, u"营业执照"_s, u"91520115MA6TERT171"_s, QDate(2036, 1, 1), u"无"_s, noon, u"POST"_s, u"王"_s, u"SF1"_s, noon};
    c.parent = CaseId(u"p"_s);
    c.parentPart = PartId(u"tax"_s);
    c.version = 12;
    c.revision = 7;
    return c;
}

Command fullCommand()
{
    Command c;
    c.id = CommandId(u"018f0000-0000-7000-8000-0000000000aa"_s);
    c.caseId = CaseId(u"018f0000-0000-7000-8000-000000000001"_s);
    c.action = Action::Consult;
    c.base = {7, CommandId(u"before"_s)};
    c.actingUnit = UnitId(u"SCJGJ-QYZC"_s);
    c.post = Post::CaseOfficer;
    c.onBehalfOf = UserId(u"luo"_s);
    c.device = DeviceId(u"d"_s);
    c.actedAt = noon;
    c.args.opinion = u"同意"_s;
    c.args.favourable = false;
    c.args.handoff = {{UnitId(u"ZRZYT-BDC"_s)}, noon, u"请核实"_s, {u"/name"_s}, {MaterialId(u"lease"_s)}};
    c.args.corrections = {{u"material:lease"_s, u"补签章"_s, false}};
    c.args.checkAnswer = CheckAnswer::RegistryWrong;
    c.args.validUntil = QDate(2036, 1, 1);
    c.args.promises = {{MaterialId(u"lease"_s), QDate(2026, 11, 27)}};
    return c;
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void caseSurvivesTheJourney()
    {
        const Case before = fullCase();
        const auto after = decode<Case>(encode(before));
        QVERIFY2(after.has_value(), after ? "" : qPrintable(after.error().where + after.error().what));
        QVERIFY(*after == before);
    }

    void historyRowSurvivesTheJourney()
    {
        HistoryRow row;
        row.sequence = 3;
        row.command = CommandId(u"c"_s);
        row.action = Action::RefuseAcceptance;
        row.before = CaseState::Received;
        row.after = CaseState::Refused;
        row.post = Post::AcceptanceOfficer;
        row.unit = UnitId(u"SCJGJ-QYZC"_s);
        row.at = noon;
        row.actedAt = noon;
        row.reason = u"不属于本机关职权范围"_s;
        row.basis = u"《行政许可法》第三十二条"_s;
        row.competentOrgan = u"贵州省住房和城乡建设厅"_s;
        row.remedies = u"六十日内申请复议"_s;
        row.conditions = u"无"_s;
        row.validUntil = QDate(2036, 1, 1);
        row.corrections = {{u"/addr"_s, u"请补正"_s, false}};
        row.materials = fullCase().materials;
        QVERIFY(!row.materials.isEmpty());
        row.materials.first().copies = 2;
        row.remarks = {u"AGAINST_PROPOSAL"_s};
        QVERIFY(decode<HistoryRow>(encode(row)).value() == row);

        // Rows written before these records were kept lack them, and keep their bytes' meaning.
        QJsonObject old = toJson(row);
        for (const char *key :
             {"basis", "competentOrgan", "remedies", "conditions", "validUntil", "corrections", "materials"}) {
            QVERIFY2(old.contains(QLatin1String(key)), key);
            old.remove(QLatin1String(key));
        }
        const auto read = fromJson<HistoryRow>(old);
        QVERIFY(read.has_value());
        QVERIFY(read->basis.isEmpty() && read->remedies.isEmpty() && !read->validUntil.isValid());
        QCOMPARE(read->reason, row.reason);
    }

    void commandSurvivesTheJourney()
    {
        const Command before = fullCommand();
        const auto after = decode<Command>(encode(before));
        QVERIFY(after.has_value());
        QVERIFY(*after == before);
    }

    void messagesSurviveTheJourney()
    {
        FeedPage page;
        FeedEntry entry{UnitId(u"U"_s), 9007199254740991, CaseId(u"c"_s), false, CaseSummary()};
        entry.summary->id = entry.caseId;
        entry.summary->flags = SummaryFlag::Mismatch | SummaryFlag::Urged;
        entry.summary->applicantName = u"欧阳**"_s;
        page.entries = {entry, {UnitId(u"V"_s), 2, CaseId(u"d"_s), true, std::nullopt}};
        page.cursor = u"abc"_s;
        page.more = true;
        page.serviceTime = noon;
        QVERIFY(decode<FeedPage>(encode(page)).value() == page);

        Session session;
        session.user = UserId(u"zhoumin"_s);
        session.accessExpires = noon;
        session.serviceTime = noon;
        session.grants = {{UnitId(u"U"_s), u"企业注册处"_s, u"省市场监管局"_s, Post::CaseOfficer | Post::Decider}};
        session.recoveryHalf = QByteArray::fromHex("00ff10");
        QVERIFY(decode<Session>(encode(session)).value() == session);

        ApiError error{ApiErrorCode::Conflict, {{u"a"_s, u"b"_s}},
                       Refusal{RefusalCode::StaleRevision, {{u"base"_s, u"1"_s}}, {{u"/name"_s, u"TOO_LONG"_s, {}}}}, fullCase(), u"r"_s};
        QVERIFY(decode<ApiError>(encode(error)).value() == error);
    }

    void unknownStateMakesTheCaseReadOnly()
    {
        QJsonObject json = toJson(fullCase());
        json.insert(u"state"_s, u"SOMETHING_NEW"_s);
        const auto after = fromJson<Case>(json);
        QVERIFY(after.has_value());
        QVERIFY(after->unknownState);
    }

    void unknownMembersAreIgnored()
    {
        QJsonObject json = toJson(fullCommand());
        json.insert(u"newMember"_s, 1);
        QVERIFY(fromJson<Command>(json).has_value());
    }

    void refusesWhatIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("where");
        const auto with = [](const QString &key, const QJsonValue &value) {
            QJsonObject json = toJson(fullCommand());
            if (value.isUndefined())
                json.remove(key);
            else
                json.insert(key, value);
            return QJsonDocument(json).toJson();
        };
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("not json") << QByteArray("{") << QString();
        QTest::newRow("an array") << QByteArray("[]") << QString();
        QTest::newRow("id missing") << with(u"id"_s, QJsonValue::Undefined) << u"/id"_s;
        QTest::newRow("id null") << with(u"id"_s, QJsonValue()) << u"/id"_s;
        QTest::newRow("id a number") << with(u"id"_s, 5) << u"/id"_s;
        QTest::newRow("unknown action") << with(u"action"_s, u"EXPLODE"_s) << u"/action"_s;
        QTest::newRow("time without zone") << with(u"actedAt"_s, u"2026-11-24T00:00:00"_s) << u"/actedAt"_s;
        QTest::newRow("base a list") << with(u"base"_s, QJsonArray()) << u"/base"_s;
        QTest::newRow("fractional revision") << with(u"base"_s, QJsonObject{{u"revision"_s, 1.5}}) << u"/base/revision"_s;
        QTest::newRow("huge revision") << with(u"base"_s, QJsonObject{{u"revision"_s, 1e300}}) << u"/base/revision"_s;
        QTest::newRow("args missing") << with(u"args"_s, QJsonValue::Undefined) << u"/args"_s;
        QTest::newRow("nested too deeply") << QByteArray(100000, '[') << QString();
        QTest::newRow("deep within") << QByteArray("{\"a\":") + QByteArray(40, '[') + QByteArray(40, ']') + '}' << QString();
        QTest::newRow("too large") << QByteArray(17 * 1024 * 1024, ' ') << QString();
    }

    void refusesWhatIsMalformed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, where);
        const auto result = decode<Command>(bytes);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().where, where);
        QVERIFY(!result.error().what.isEmpty());
    }

    void pathsAreEscaped()
    {
        QCOMPARE(expandPath(paths::caseMaterial, {u"a/b"_s, u"x?y"_s}), u"/v1/cases/a%2Fb/materials/x%3Fy"_s);
        QCOMPARE(expandPath(paths::feed, {}), u"/v1/feed"_s);
    }

    void signedTextCoversEveryPart()
    {
        const QByteArray base = signedText("POST", "/v1/commands", "dev", "-", "{}");
        QVERIFY(base != signedText("PUT", "/v1/commands", "dev", "-", "{}"));
        QVERIFY(base != signedText("POST", "/v1/commands?x", "dev", "-", "{}"));
        QVERIFY(base != signedText("POST", "/v1/commands", "dex", "-", "{}"));
        QVERIFY(base != signedText("POST", "/v1/commands", "dev", "1", "{}"));
        QVERIFY(base != signedText("POST", "/v1/commands", "dev", "-", "{ }"));
    }

    void everyErrorCodeHasANameAndAStatus()
    {
        for (int code = 0; code <= int(ApiErrorCode::Internal); ++code) {
            QVERIFY(nameOf(ApiErrorCode(code)).size() > 0);
            const int status = httpStatus(ApiErrorCode(code));
            QVERIFY(status >= 400 && status < 600);
        }
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
