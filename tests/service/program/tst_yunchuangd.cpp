// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemacheck.h"

#include "domain/systemseams.h"
#include "protocol/codec.h"
#include "protocol/objectionmessages.h"
#include "protocol/paths.h"
#include "service/program/exitcodes.h"
#include "tests/support/publicside.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using service::ExitCode;

namespace {

/// What a run of the program said and how it ended.
struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Run runProgram(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(YC_SERVICE), arguments);
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray headerName(QLatin1String name)
{
    return QByteArray(name.data(), name.size());
}

QJsonObject jsonOf(const Transport::Outcome &answer)
{
    return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

int statusOf(const Transport::Outcome &answer)
{
    return answer ? answer->status : 0;
}

QString codeOf(const Transport::Outcome &answer)
{
    return jsonOf(answer).value(u"code"_s).toString();
}

} // namespace

/// The real program over real TLS.
class tst_Yunchuangd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theProgramExplainsItself();
    void exitCodesSayWhatIsWrong_data();
    void exitCodesSayWhatIsWrong();
    void aSecondServiceOnTheFolderIsRefused();
    void clerksSignIn();
    void wrongPasswordsLockTheName();
    void tokensRotateAndReuseEndsTheSession();
    void intakeIsForSignedRequests();
    void programsAndOversizedPapersAreRefused();
    void applicantsSeeTheirProgress();
    void whatTheEngineRefusesHasTheSameShape();
    void importsReachARunningService();
    void referenceDataIsReadAgain();
    void everyOperationAnswersAsPublished();
    void nothingPersonalIsLogged();
    void stoppingLetsWaitingRequestsGo();
    void aRestartKeepsEverything();

private:
    Transport::Outcome signIn(const QString &user, const QString &password, const QString &device = {});
    protocol::Session session(const QString &user = u"zhoumin"_s);
    QList<WireHeader> bearer(const protocol::Session &session) const;
    QByteArray fileBytes(const QString &name) const;

    SystemClock m_clock;
    SystemRandom m_random;
    ServiceProcess m_service{QStringLiteral(YC_SERVICE), QStringLiteral(YC_SOURCE_DIR "/resources")};
    PublicSide m_public{m_service};
    RigSource m_platform{UnitId(u"PT-GY"_s), QByteArray(32, 'p')};
    RigSource m_social{UnitId(u"RST-SB"_s), QByteArray(32, 's')};
    ledger::KeyPair m_deviceKey = ledger::KeyPair::fromSeed(QByteArray(32, 'd')).value();
};

void tst_Yunchuangd::initTestCase()
{
    qputenv("YUNCHUANG_LIMITS_MATERIAL_BYTES", "1M");
    QVERIFY(m_service.prepare());
    QVERIFY(m_service.enrolSource(m_platform.unit(), m_platform.publicKey()));
    QVERIFY(m_service.enrolSource(m_social.unit(), m_social.publicKey()));
    QVERIFY(m_service.start());
}

Transport::Outcome tst_Yunchuangd::signIn(const QString &user, const QString &password, const QString &device)
{
    protocol::SignInRequest request;
    request.user = UserId(user);
    request.password = password;
    request.device = {DeviceId(device.isEmpty() ? user + u"-device"_s : device), u"GZ-REG-017"_s,
                      m_deviceKey.publicKey().bytes()};
    return m_public.send("POST", protocol::paths::session, protocol::encode(request));
}

protocol::Session tst_Yunchuangd::session(const QString &user)
{
    const Transport::Outcome answer = signIn(user, m_service.password());
    const auto decoded = answer ? protocol::decode<protocol::Session>(answer->body)
                                : Expected<protocol::Session, protocol::DecodeError>(protocol::Session());
    return decoded.value_or(protocol::Session());
}

QList<WireHeader> tst_Yunchuangd::bearer(const protocol::Session &session) const
{
    return {{headerName(protocol::headers::authorization), "Bearer " + session.accessToken.toLatin1()}};
}

QByteArray tst_Yunchuangd::fileBytes(const QString &name) const
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_Yunchuangd::theProgramExplainsItself()
{
    const Run help = runProgram({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const char *word : {"init", "serve", "import users", "import registry", "import source", "--port", "SIGTERM",
                             "Exit codes", "[listen.port]"})
        QVERIFY2(help.out.contains(word), word);
    const Run version = runProgram({u"--version"_s});
    QCOMPARE(version.code, 0);
    QCOMPARE(version.out, QByteArray("yunchuangd " YUNCHUANG_VERSION "\n"));
}

void tst_Yunchuangd::exitCodesSayWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QStringList &arguments, ExitCode code) {
        QTest::newRow(name) << arguments << int(code);
    };
    const QString data = m_service.dataFolder();
    const QString pem = data + u"/ca.pem"_s;
    row("no command", {}, ExitCode::Usage);
    row("unknown command", {u"dance"_s, u"--data"_s, data}, ExitCode::Usage);
    row("unknown option", {u"serve"_s, u"--data"_s, data, u"--fast"_s, u"1"_s}, ExitCode::Configuration);
    row("bad value", {u"serve"_s, u"--data"_s, data, u"--port"_s, u"high"_s}, ExitCode::Configuration);
    row("no data folder given", {u"serve"_s}, ExitCode::Configuration);
    row("folder without data", {u"serve"_s, u"--data"_s, u"/nonexistent"_s}, ExitCode::DataFolder);
    row("init twice", {u"init"_s, u"--data"_s, data}, ExitCode::DataFolder);
    row("import without a folder", {u"import"_s, u"source"_s, u"PT-GY"_s, QString(64, u'a'), u"--data"_s, u"/no"_s},
        ExitCode::DataFolder);
    row("import of nothing", {u"import"_s, u"registry"_s, u"population"_s, u"/no.csv"_s, u"--data"_s, data},
        ExitCode::Input);
    row("import of something else", {u"import"_s, u"registry"_s, u"population"_s, pem, u"--data"_s, data},
        ExitCode::Input);
    row("unknown registry", {u"import"_s, u"registry"_s, u"weather"_s, pem, u"--data"_s, data}, ExitCode::Usage);
    row("users that are none", {u"import"_s, u"users"_s, pem, u"--password-file"_s, pem, u"--data"_s, data},
        ExitCode::Input);
    row("short key", {u"import"_s, u"source"_s, u"PT-GY"_s, u"abcd"_s, u"--data"_s, data}, ExitCode::Input);
    row("key of an unknown unit", {u"import"_s, u"source"_s, u"PT-XX"_s, QString(64, u'a'), u"--data"_s, data},
        ExitCode::Input);
    row("reference data that is none", {u"import"_s, u"reference"_s, data, u"--data"_s, data}, ExitCode::Input);
    row("restored while it runs", {u"restored"_s, u"--data"_s, data}, ExitCode::Running);
}

void tst_Yunchuangd::exitCodesSayWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Run run = runProgram(arguments);
    QCOMPARE(run.code, code);
    QVERIFY(run.err.startsWith("yunchuangd: "));
    QCOMPARE(run.err.count('\n'), 1);
}

void tst_Yunchuangd::aSecondServiceOnTheFolderIsRefused()
{
    const Run second = runProgram({u"serve"_s, u"--data"_s, m_service.dataFolder(), u"--port"_s, u"0"_s});
    QCOMPARE(second.code, int(ExitCode::Running));
    QVERIFY(second.err.contains("another service"));
    // A port that is taken, on a folder of its own.
    const QTemporaryDir other;
    const QString data = other.filePath(u"data"_s);
    QCOMPARE(runProgram({u"init"_s, u"--data"_s, data}).code, 0);
    const Run taken = runProgram({u"serve"_s, u"--data"_s, data, u"--port"_s, QString::number(m_service.port())});
    QCOMPARE(taken.code, int(ExitCode::Listening));
    QVERIFY(taken.err.contains("cannot listen"));
}

void tst_Yunchuangd::clerksSignIn()
{
    const protocol::Session own = session();
    QCOMPARE(own.user, UserId(u"zhoumin"_s));
    QVERIFY(!own.grants.isEmpty());
    QCOMPARE(statusOf(m_public.send("GET", protocol::paths::feed, {}, bearer(own))), 200);
    QCOMPARE(codeOf(m_public.send("GET", protocol::paths::feed, {})), u"NOT_SIGNED_IN"_s);
    QCOMPARE(codeOf(signIn(u"zhoumin"_s, u"wrong"_s)), u"WRONG_CREDENTIALS"_s);
    QCOMPARE(statusOf(m_public.send("DELETE", protocol::paths::session, {}, bearer(own))), 204);
    QCOMPARE(codeOf(m_public.send("GET", protocol::paths::feed, {}, bearer(own))), u"NOT_SIGNED_IN"_s);
}

void tst_Yunchuangd::wrongPasswordsLockTheName()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(codeOf(signIn(u"tangyong"_s, u"wrong"_s)), u"WRONG_CREDENTIALS"_s);
    QCOMPARE(codeOf(signIn(u"tangyong"_s, m_service.password())), u"LOCKED_OUT"_s);
    QVERIFY(!session().accessToken.isEmpty());
}

void tst_Yunchuangd::tokensRotateAndReuseEndsTheSession()
{
    const auto refresh = [this](const QString &token) {
        return m_public.send("POST", protocol::paths::sessionRefresh,
                             protocol::encode(protocol::RefreshRequest{token}));
    };
    const protocol::Session first = session();
    const Transport::Outcome answer = refresh(first.refreshToken);
    QCOMPARE(statusOf(answer), 200);
    const protocol::Session second = *protocol::decode<protocol::Session>(answer->body);
    QCOMPARE(statusOf(m_public.send("GET", protocol::paths::feed, {}, bearer(second))), 200);
    QCOMPARE(codeOf(refresh(first.refreshToken)), u"TOKEN_REUSED"_s);
    QCOMPARE(codeOf(m_public.send("GET", protocol::paths::feed, {}, bearer(second))), u"NOT_SIGNED_IN"_s);
}

void tst_Yunchuangd::intakeIsForSignedRequests()
{
    const QDateTime now = m_clock.now();
    const QByteArray body = protocol::encode(companyDelivery(u"signed-1"_s, now));
    const QString path = protocol::paths::intakeApplications;
    QCOMPARE(codeOf(m_public.send("POST", path, body)), u"BAD_SIGNATURE"_s);
    const Transport::Outcome first = m_public.sendSigned(m_platform, "POST", path, body);
    QCOMPARE(statusOf(first), 201);
    const Transport::Outcome replayed = m_public.sendSigned(m_platform, "POST", path, body);
    QCOMPARE(statusOf(replayed), 201);
    QCOMPARE(replayed->body, first->body);
    const QByteArray other = protocol::encode(companyDelivery(u"signed-1"_s, now.addSecs(1)));
    QCOMPARE(codeOf(m_public.sendSigned(m_platform, "POST", path, other)), u"DELIVERY_REUSED"_s);
    const RigSource stranger(UnitId(u"PT-ZY"_s), QByteArray(32, 'x'));
    QCOMPARE(codeOf(m_public.sendSigned(stranger, "POST", path, body)), u"BAD_SIGNATURE"_s);
    QCOMPARE(codeOf(m_public.sendSigned(m_social, "POST", path, body)), u"FORBIDDEN"_s);
    QCOMPARE(codeOf(m_public.sendSigned(m_platform, "POST", path, "{}")), u"MALFORMED"_s);
}

void tst_Yunchuangd::programsAndOversizedPapersAreRefused()
{
    const auto upload = [this](const QByteArray &bytes, const QByteArray &digest) {
        return m_public.sendSigned(m_platform, "PUT",
                                   protocol::expandPath(protocol::paths::intakeMaterial, {QString::fromLatin1(digest)}),
                                   bytes, false);
    };
    const QByteArray paper = tinyPdf("a paper");
    QCOMPARE(statusOf(upload(paper, sha256Hex(paper))), 204);
    QCOMPARE(statusOf(upload(paper, sha256Hex(paper))), 204);
    QCOMPARE(codeOf(upload(paper, sha256Hex("another"))), u"MATERIAL_REFUSED"_s);
    const QByteArray program = QByteArray("MZ\x90\0\x03", 5) + QByteArray(1000, 'x');
    QCOMPARE(codeOf(upload(program, sha256Hex(program))), u"MATERIAL_REFUSED"_s);
    const QByteArray large = tinyPdf(QByteArray(2 * 1024 * 1024, 'x'));
    const Transport::Outcome refused = upload(large, sha256Hex(large));
    // A client that is still sending may see the connection end before it reads the answer.
    QVERIFY(!refused || refused->status == 413);
    QStringList kept;
    QDirIterator files(m_service.dataFolder() + u"/materials"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        kept.append(QFileInfo(files.next()).fileName());
    QVERIFY(kept.contains(QString::fromLatin1(sha256Hex(paper))));
    QVERIFY(!kept.contains(QString::fromLatin1(sha256Hex(program))));
    QVERIFY(!kept.contains(QString::fromLatin1(sha256Hex(large))));
}

void tst_Yunchuangd::applicantsSeeTheirProgress()
{
    const auto receipt = m_public.handIn(m_platform, u"progress-1"_s);
    QVERIFY(receipt);
    const auto progress = m_public.progress(*receipt);
    QVERIFY(progress);
    QCOMPARE(progress->publicState, u"IN_PROGRESS"_s);
    protocol::IntakeReply guess = *receipt;
    guess.queryPassword = u"AAAAAAAAAA"_s;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"404"_s));
    QVERIFY(!m_public.progress(guess));
}

void tst_Yunchuangd::whatTheEngineRefusesHasTheSameShape()
{
    const Transport::Outcome nowhere = m_public.send("GET", u"/v1/nowhere"_s, {});
    QCOMPARE(statusOf(nowhere), 404);
    QCOMPARE(codeOf(nowhere), u"NOT_FOUND"_s);
    QVERIFY(!jsonOf(nowhere).value(u"requestId"_s).toString().isEmpty());
    const Transport::Outcome method = m_public.send("PUT", protocol::paths::session, "{}");
    QCOMPARE(statusOf(method), 405);
    QVERIFY(protocol::decode<protocol::ApiError>(method->body));
    const Transport::Outcome garbage = m_public.send("POST", protocol::paths::session, "{");
    QCOMPARE(statusOf(garbage), 400);
    QCOMPARE(codeOf(garbage), u"MALFORMED"_s);
}

void tst_Yunchuangd::importsReachARunningService()
{
    const RigSource late(UnitId(u"PT-ZY"_s), QByteArray(32, 'z'));
    const QString path = protocol::paths::pushes;
    QCOMPARE(codeOf(m_public.sendSigned(late, "GET", path, {})), u"BAD_SIGNATURE"_s);
    QVERIFY(m_service.enrolSource(late.unit(), late.publicKey()));
    QCOMPARE(statusOf(m_public.sendSigned(late, "GET", path, {})), 200);
    QCOMPARE(m_service.run({u"import"_s, u"source"_s, late.unit().text(), QString::fromLatin1(late.publicKey().toHex()),
                            u"--disabled"_s}),
             0);
    QCOMPARE(codeOf(m_public.sendSigned(late, "GET", path, {})), u"BAD_SIGNATURE"_s);
}

void tst_Yunchuangd::referenceDataIsReadAgain()
{
    const protocol::Session own = session();
    const QString path = protocol::expandPath(protocol::paths::bundle, {u"units"_s});
    const auto tag = [&] { return m_public.send("GET", path, {}, bearer(own))->header("etag"); };
    const QByteArray before = tag();
    QList<WireHeader> conditional = bearer(own);
    conditional.append({headerName(protocol::headers::ifNoneMatch), before});
    QCOMPARE(statusOf(m_public.send("GET", path, {}, conditional)), 304);

    const QTemporaryDir edition;
    QProcess copy;
    copy.start(u"cp"_s, {u"-r"_s, QStringLiteral(YC_SOURCE_DIR "/resources/."), edition.path()});
    QVERIFY(copy.waitForFinished() && copy.exitCode() == 0);
    QFile units(edition.filePath(u"units.json"_s));
    QVERIFY(units.open(QIODevice::ReadWrite));
    const QByteArray changed = units.readAll().replace("企业开办综合窗口", "企业开办联合窗口");
    QVERIFY(units.resize(0) && units.seek(0) && units.write(changed) > 0);
    units.close();
    QCOMPARE(m_service.run({u"import"_s, u"reference"_s, edition.path()}), 0);
    QCOMPARE(tag(), before);
    QVERIFY(m_service.signal(SIGHUP));
    QTRY_VERIFY_WITH_TIMEOUT(tag() != before, 30000);

    // An edition without the items that cases run under is refused.
    QVERIFY(m_public.handIn(m_platform, u"reference-1"_s));
    QVERIFY(QFile::remove(edition.filePath(u"catalogue/000125001001-2.json"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"000125001001"_s));
    QCOMPARE(m_service.run({u"import"_s, u"reference"_s, edition.path()}), int(ExitCode::Input));
}

void tst_Yunchuangd::everyOperationAnswersAsPublished()
{
    const QJsonObject description = jsonOf(m_public.send("GET", protocol::paths::openapi, {}));
    QCOMPARE(description.value(u"openapi"_s).toString(), u"3.1.0"_s);
    const auto receipt = m_public.handIn(m_platform, u"operations-1"_s);
    QVERIFY(receipt);
    const protocol::Session own = session();
    const UnitId unit(u"SCJGJ-QYZC"_s);
    const QString caseId = receipt->caseId.text();

    // A signed command, as a client's device makes it.
    Command command;
    command.id = CommandId(makeUuid7(m_clock, m_random));
    command.caseId = receipt->caseId;
    command.action = Action::Claim;
    command.actingUnit = unit;
    command.post = Post::AcceptanceOfficer;
    command.device = DeviceId(u"zhoumin-device"_s);
    command.actedAt = m_clock.now();
    const QByteArray commandBody = protocol::encode(command);
    QList<WireHeader> signedHeaders = bearer(own);
    signedHeaders.append({headerName(protocol::headers::device), command.device.text().toUtf8()});
    signedHeaders.append({headerName(protocol::headers::signature),
                          m_deviceKey
                              .sign(protocol::signedText("POST", headerName(protocol::paths::commands),
                                                         command.device.text().toUtf8(), "-", commandBody))
                              .bytes()
                              .toBase64()});
    const protocol::Draft draft{receipt->caseId, {{u"opinion"_s, u"草稿"_s}}, m_clock.now()};
    const QByteArray looks = protocol::encode(protocol::LooksReport{
        {{makeUuid7(m_clock, m_random), receipt->caseId, unit, u"/legalRep/idNo"_s, u"核对"_s, m_clock.now()}}});
    const QByteArray lookup =
        protocol::encode(protocol::LookupRequest{receipt->caseId, unit, u"520199199001010017"_s, u"核对身份"_s});
    const QString paper = QString::fromLatin1(sha256Hex(tinyPdf("articles")));
    const QList<WireHeader> queryPassword = {
        {headerName(protocol::headers::queryPassword), receipt->queryPassword.toLatin1()}};
    const QList<WireHeader> clerk = bearer(own);
    const QList<WireHeader> noHeaders;

    // The service makes the receipt of the application by itself; what is fetched is what the record names.
    QString made;
    const auto isMade = [&] {
        const auto progress = protocol::decode<protocol::ProgressReply>(
            m_public
                .send("GET", protocol::expandPath(protocol::paths::progress, {receipt->queryCode}), {}, queryPassword)
                ->body);
        if (progress && !progress->documents.isEmpty())
            made = progress->documents.constFirst().digest.text();
        return !made.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isMade(), 30000);
    const auto paperBytes = m_public.send(
        "GET", protocol::expandPath(protocol::paths::progressDocument, {receipt->queryCode, made}), {}, queryPassword);
    QVERIFY(paperBytes);
    QCOMPARE(QString::fromLatin1(sha256Hex(paperBytes->body)), made);
    QVERIFY(paperBytes->body.startsWith("%PDF-"));

    using namespace protocol;
    struct Call
    {
        const char *method;
        QLatin1String path;
        QString target;
        QByteArray body;
        QList<WireHeader> headers;
        const RigSource *source = nullptr;
        bool signedBody = true;
    };
    const auto on = [](QLatin1String pattern, std::initializer_list<QString> values, const QString &query = {}) {
        return QString(expandPath(pattern, values) + query);
    };
    const QString asUnit = u"?unit=SCJGJ-QYZC"_s;
    const QByteArray passwordChange = encode(PasswordChange{m_service.password(), u"Another-tea-hill-2026"_s});
    const protocol::Session toChange = session(u"panli"_s);
    const protocol::Session toRefresh = session(u"heping"_s);
    const protocol::Session toEnd = session(u"songyu"_s);
    const SignInRequest request{UserId(u"lijuan"_s),
                                m_service.password(),
                                {DeviceId(u"lijuan-device"_s), u"PC"_s, m_deviceKey.publicKey().bytes()}};
    // Colleagues, supervisors and the three administrators, each at the doors of his own.
    const QList<WireHeader> colleague = bearer(session(u"wangqiang"_s));
    const QList<WireHeader> officer = bearer(session(u"chenjing"_s));
    const QList<WireHeader> rater = bearer(session(u"xiemei"_s));
    const QList<WireHeader> system = bearer(session(u"sysadmin.demo"_s));
    const QList<WireHeader> security = bearer(session(u"secadmin.demo"_s));
    const QList<WireHeader> audit = bearer(session(u"auditadmin.demo"_s));
    const QList<WireHeader> toEnrol = bearer(session(u"sunwei"_s));
    QVERIFY(!session(u"hejun"_s).accessToken.isEmpty()); // whose computer is shut out
    const QString absence = makeUuid7(m_clock, m_random);
    const QString relation = makeUuid7(m_clock, m_random);
    const QDate soon = m_clock.now().date().addDays(20);
    const QString month = m_clock.now().toString(u"yyyy-MM"_s);
    const QString quarter = u"%1-Q%2"_s.arg(m_clock.now().date().year()).arg((m_clock.now().date().month() + 2) / 3);
    const QString asOffice = u"?unit=SCJGJ"_s;
    const auto json = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
    const QByteArray away = json({{u"id"_s, absence},
                                  {u"user"_s, u"zhoumin"_s},
                                  {u"from"_s, soon.toString(Qt::ISODate)},
                                  {u"until"_s, soon.addDays(2).toString(Qt::ISODate)},
                                  {u"pool"_s, true},
                                  {u"reason"_s, u"年休假"_s}});
    const QByteArray related = json({{u"id"_s, relation},
                                     {u"user"_s, u"zhoumin"_s},
                                     {u"number"_s, u"520199199001010017"_s},
                                     {u"kind"_s, u"INTEREST"_s}});
    const QByteArray year = json({{u"year"_s, m_clock.now().date().year() + 2},
                                  {u"source"_s, u"试验"_s},
                                  {u"importedAt"_s, u"2026-11-24T08:00:00+08:00"_s},
                                  {u"importedBy"_s, u"x"_s},
                                  {u"holidays"_s, QJsonObject()},
                                  {u"workdays"_s, QJsonArray()}});
    const QByteArray newUnit = json({{u"id"_s, u"SCJGJ-XIN"_s},
                                     {u"kind"_s, u"SECTION"_s},
                                     {u"parent"_s, u"SCJGJ"_s},
                                     {u"name"_s, u"贵州省市场监督管理局新处"_s},
                                     {u"shortName"_s, u"新处"_s}});
    const QString newcomer = u"newcomer"_s;

    const QList<Call> calls = {
        {"GET", paths::sessionFactor, paths::sessionFactor, {}, toEnrol},
        {"POST", paths::sessionFactor, paths::sessionFactor, json({{u"password"_s, m_service.password()}}), toEnrol},
        {"PUT", paths::lease, on(paths::lease, {caseId}, asUnit), {}, clerk},
        {"GET", paths::lease, on(paths::lease, {caseId}, asUnit), {}, clerk},
        {"POST", paths::leaseRequest, on(paths::leaseRequest, {caseId}, asUnit), {}, colleague},
        {"POST", paths::leaseTakeover, on(paths::leaseTakeover, {caseId}, asUnit),
         json({{u"reason"_s, u"同事外出，今日须办结。"_s}}), colleague},
        {"DELETE", paths::lease, on(paths::lease, {caseId}, asUnit), {}, colleague},
        {"GET", paths::desk, paths::desk, {}, clerk},
        {"POST", paths::absences, on(paths::absences, {unit.text()}), away, clerk},
        {"GET", paths::absences, on(paths::absences, {unit.text()}), {}, clerk},
        {"POST", paths::absenceEnd, on(paths::absenceEnd, {absence}), {}, clerk},
        {"POST", paths::relations, on(paths::relations, {unit.text()}), related, clerk},
        {"GET", paths::relations, on(paths::relations, {unit.text()}), {}, clerk},
        {"DELETE", paths::relationById, on(paths::relationById, {relation}), {}, clerk},
        {"GET", paths::ratings, QString(paths::ratings) + u"?unit=ZWZX-PJ"_s, {}, rater},
        {"GET", paths::ratingMonth, on(paths::ratingMonth, {month}, u"?unit=ZWZX-PJ"_s), {}, rater},
        {"GET", paths::supervision, QString(paths::supervision) + asOffice, {}, officer},
        {"GET", paths::cards, QString(paths::cards) + asOffice, {}, officer},
        {"GET", paths::scores, on(paths::scores, {quarter}, asOffice), {}, officer},
        {"GET", paths::adminAccounts, QString(paths::adminAccounts) + u"?text=zhou"_s, {}, system},
        {"POST", paths::adminAccounts, paths::adminAccounts, json({{u"user"_s, newcomer}, {u"name"_s, u"新人"_s}}),
         system},
        {"PUT", paths::adminAccount, on(paths::adminAccount, {newcomer}),
         json({{u"name"_s, u"新来的人"_s}, {u"enabled"_s, true}}), system},
        {"PUT", paths::adminGrants, on(paths::adminGrants, {newcomer}),
         json({{u"grants"_s,
                QJsonArray{QJsonObject{{u"unit"_s, unit.text()}, {u"posts"_s, QJsonArray{u"REVIEWER"_s}}}}}}),
         security},
        {"DELETE", paths::adminLock, on(paths::adminLock, {newcomer}), {}, security},
        {"POST", paths::adminPassword, on(paths::adminPassword, {newcomer}), {}, security},
        {"POST", paths::adminDeviceCode, on(paths::adminDeviceCode, {newcomer}), {}, security},
        {"DELETE", paths::adminFactor, on(paths::adminFactor, {newcomer}), {}, security},
        {"DELETE", paths::adminSessions, on(paths::adminSessions, {newcomer}), {}, security},
        {"GET", paths::adminDevices, on(paths::adminDevices, {u"hejun"_s}), {}, security},
        {"DELETE", paths::adminDevice, on(paths::adminDevice, {u"hejun"_s, u"hejun-device"_s}), {}, security},
        {"GET", paths::adminPolicy, paths::adminPolicy, {}, security},
        {"PUT", paths::adminPolicy, paths::adminPolicy,
         json({{u"passwordLength"_s, 10},
               {u"formerPasswords"_s, 5},
               {u"passwordDays"_s, 90},
               {u"failures"_s, 5},
               {u"lockMinutes"_s, 15},
               {u"sessions"_s, 5}}),
         security},
        {"POST", paths::adminCalendars, paths::adminCalendars, year, system},
        {"PUT", paths::adminUnit, on(paths::adminUnit, {u"SCJGJ-XIN"_s}), newUnit, system},
        {"PUT", paths::unitPhrases, on(paths::unitPhrases, {unit.text()}),
         json({{u"phrases"_s, QJsonArray{QJsonObject{{u"action"_s, u"ACCEPT"_s}, {u"text"_s, u"予以受理。"_s}}}}}),
         system},
        {"GET", paths::unitPhrases, on(paths::unitPhrases, {unit.text()}), {}, clerk},
        {"GET", paths::adminAudit, QString(paths::adminAudit) + u"?limit=20"_s, {}, audit},
        {"POST", paths::adminAuditVerification, paths::adminAuditVerification, {}, audit},
        {"POST", paths::adminAuditExport, QString(paths::adminAuditExport) + u"?after=0"_s, {}, audit},
        {"POST", paths::session, paths::session, encode(request), noHeaders},
        {"DELETE", paths::session, paths::session, {}, bearer(toEnd)},
        {"POST", paths::sessionRefresh, paths::sessionRefresh, encode(RefreshRequest{toRefresh.refreshToken}),
         noHeaders},
        {"POST", paths::sessionPassword, paths::sessionPassword, passwordChange, bearer(toChange)},
        {"GET", paths::bundle, on(paths::bundle, {u"calendars"_s}), {}, clerk},
        {"GET", paths::members, on(paths::members, {unit.text()}), {}, clerk},
        {"GET", paths::feed, QString(paths::feed) + u"?limit=10"_s, {}, clerk},
        {"GET", paths::caseById, on(paths::caseById, {caseId}, asUnit), {}, clerk},
        {"GET", paths::caseDocument, on(paths::caseDocument, {caseId, made}, asUnit), {}, clerk},
        {"PUT", paths::material, on(paths::material, {QString::fromLatin1(sha256Hex(tinyPdf("y")))}), tinyPdf("y"),
         clerk},
        {"POST", paths::commands, paths::commands, commandBody, signedHeaders},
        {"GET", paths::commandById, on(paths::commandById, {command.id.text()}), {}, clerk},
        {"GET", paths::caseHistory, on(paths::caseHistory, {caseId}, asUnit), {}, clerk},
        {"GET", paths::caseMaterial, on(paths::caseMaterial, {caseId, paper}, asUnit), {}, clerk},
        {"POST", paths::lookups, on(paths::lookups, {u"population"_s}), lookup, clerk},
        {"POST", paths::looks, paths::looks, looks, clerk},
        {"PUT", paths::draft, on(paths::draft, {caseId}), encode(draft), clerk},
        {"GET", paths::draft, on(paths::draft, {caseId}), {}, clerk},
        {"DELETE", paths::draft, on(paths::draft, {caseId}), {}, clerk},
        {"GET", paths::ledgerHead, on(paths::ledgerHead, {u"SCJGJ"_s}), {}, noHeaders},
        {"GET", paths::ledgerEntries, on(paths::ledgerEntries, {u"SCJGJ"_s}, u"?from=0&to=0"_s), {}, noHeaders},
        {"GET", paths::ledgerInclusion, on(paths::ledgerInclusion, {u"SCJGJ"_s}, u"?index=0&size=1"_s), {}, noHeaders},
        {"GET", paths::ledgerConsistency, on(paths::ledgerConsistency, {u"SCJGJ"_s}, u"?from=1&to=2"_s), {}, noHeaders},
        {"GET", paths::ledgerKeys, paths::ledgerKeys, {}, noHeaders},
        {"POST", paths::intakeApplications, paths::intakeApplications,
         encode(companyDelivery(u"operations-2"_s, m_clock.now())), noHeaders, &m_platform},
        {"PUT", paths::intakeMaterial, on(paths::intakeMaterial, {QString::fromLatin1(sha256Hex(tinyPdf("x")))}),
         tinyPdf("x"), noHeaders, &m_platform, false},
        {"GET", paths::progress, on(paths::progress, {receipt->queryCode}), {}, queryPassword},
        {"GET", paths::progressDocument, on(paths::progressDocument, {receipt->queryCode, made}), {}, queryPassword},
        {"GET", paths::pushes, QString(paths::pushes) + u"?limit=5"_s, {}, noHeaders, &m_social},
        {"GET", paths::objections, QString(paths::objections) + u"?limit=5"_s, {}, noHeaders, &m_social},
        {"GET", paths::health, paths::health, {}, noHeaders},
        {"GET", paths::ready, paths::ready, {}, noHeaders},
        {"GET", paths::metrics, paths::metrics, {}, noHeaders},
        {"GET", paths::openapi, paths::openapi, {}, noHeaders},
    };
    // Those need a case further on, or what belongs to one, see the tests of their own; here they say properly why not.
    const QByteArray rated = json({{u"deliveryId"_s, u"r-1"_s}, {u"channel"_s, u"PC"_s}, {u"level"_s, u"SATISFIED"_s}});
    const QString none = u"01900000-0000-7000-8000-000000000000"_s;
    const QList<Call> refused = {
        {"PUT", paths::sessionFactor, paths::sessionFactor, json({{u"code"_s, u"none"_s}}), toEnrol},
        {"POST", paths::supplement, on(paths::supplement, {receipt->queryCode}),
         encode(CorrectionAnswer{u"s-1"_s, companyApplication(), {}}), queryPassword},
        {"POST", paths::withdrawal, on(paths::withdrawal, {receipt->queryCode}), "{}", queryPassword},
        {"POST", paths::progressRating, on(paths::progressRating, {receipt->queryCode}), rated, queryPassword},
        {"POST", paths::intakeRatings, paths::intakeRatings, "{}", noHeaders, &m_platform},
        {"GET", paths::ratingById, on(paths::ratingById, {none}, u"?unit=ZWZX-PJ"_s), {}, rater},
        {"POST", paths::ratingActs, on(paths::ratingActs, {none}), "{}", rater},
        {"GET",
         paths::ratingEvidence,
         on(paths::ratingEvidence, {none, QString(64, u'a')}, u"?unit=ZWZX-PJ"_s),
         {},
         rater},
        {"GET", paths::publishedRatings, on(paths::publishedRatings, {u"no-month"_s}), {}, noHeaders},
        {"GET", paths::cardById, on(paths::cardById, {none}, asOffice), {}, officer},
        {"POST", paths::cardReply, on(paths::cardReply, {none}), "{}", officer},
        {"POST", paths::cardDecision, on(paths::cardDecision, {none}), "{}", officer},
        {"POST", paths::correction, on(paths::correction, {receipt->queryCode}),
         encode(CorrectionAnswer{u"c-1"_s, companyApplication(), {}}), queryPassword},
        {"POST", paths::pushAck, on(paths::pushAck, {u"no-push"_s}), encode(PushAck{true, {}}), noHeaders, &m_social},
        {"POST", paths::objectionAnswer, on(paths::objectionAnswer, {none}),
         encode(ObjectionAnswer{ObjectionVerdict::Corrected, {}}), noHeaders, &m_social},
    };

    const auto send = [&](const Call &call) {
        return call.source ? m_public.sendSigned(*call.source, call.method, call.target, call.body, call.signedBody)
                           : m_public.send(call.method, call.target, call.body, call.headers);
    };
    const auto operationOf = [&](const Call &call) {
        return description.value(u"paths"_s)
            .toObject()
            .value(call.path)
            .toObject()
            .value(QString::fromLatin1(call.method).toLower())
            .toObject();
    };
    int answered = 0;
    for (const Call &call : calls) {
        const QByteArray name = QByteArray(call.method) + QByteArray(" ") + headerName(call.path);
        const QJsonObject responses = operationOf(call).value(u"responses"_s).toObject();
        QVERIFY2(!responses.isEmpty(), name.constData());
        const Transport::Outcome answer = send(call);
        const QJsonObject response = responses.value(QString::number(statusOf(answer))).toObject();
        QVERIFY2(!response.isEmpty(),
                 QByteArray(name + QByteArray(" answered ") + QByteArray::number(statusOf(answer)) + QByteArray(" ") +
                            (answer ? answer->body : QByteArray()))
                     .constData());
        const QJsonObject told = response.value(u"content"_s).toObject().value(u"application/json"_s).toObject();
        if (!told.isEmpty()) {
            const QJsonDocument body = QJsonDocument::fromJson(answer->body);
            const QString fault = schemaFault(description, told.value(u"schema"_s).toObject(),
                                              body.isArray() ? QJsonValue(body.array()) : QJsonValue(body.object()));
            QVERIFY2(fault.isEmpty(), QByteArray(name + QByteArray(" ") + fault.toUtf8()).constData());
        }
        ++answered;
    }
    for (const Call &call : refused) {
        const Transport::Outcome answer = send(call);
        QVERIFY(statusOf(answer) >= 400 && statusOf(answer) < 500);
        const QString fault =
            schemaFault(description, QJsonObject{{u"$ref"_s, u"#/components/schemas/ApiError"_s}}, jsonOf(answer));
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        ++answered;
    }
    int published = 0;
    const QJsonObject published_ = description.value(u"paths"_s).toObject();
    for (const QJsonValue &item : published_)
        published += int(item.toObject().size());
    QCOMPARE(answered, published);
}

void tst_Yunchuangd::stoppingLetsWaitingRequestsGo()
{
    const protocol::Session own = session();
    const Transport::Outcome page = m_public.send("GET", protocol::paths::feed, {}, bearer(own));
    const auto decoded = protocol::decode<protocol::FeedPage>(page->body);
    QVERIFY(decoded);
    HttpTransport waiting(m_service.origin(), m_service.trust());
    WireRequest poll;
    poll.method = "GET";
    poll.pathAndQuery = QByteArray(headerName(protocol::paths::feed) + QByteArray("?wait=25&cursor=") +
                                   QUrl::toPercentEncoding(decoded->cursor));
    poll.headers = bearer(own);
    poll.lane = Lane::Poll;
    std::optional<Transport::Outcome> outcome;
    QObject context;
    waiting.send(poll, &context, [&](Transport::Outcome ended) { outcome = std::move(ended); });
    // It waits: the figures say so.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_public.send("GET", protocol::paths::metrics, {})->body.contains("yunchuang_feed_waiting 1"), 20000);
    QVERIFY(!outcome);
    QVERIFY(m_service.stop());
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 10000);
    QVERIFY(*outcome);
    QCOMPARE((*outcome)->status, 200);
    QVERIFY(m_service.start());
}

void tst_Yunchuangd::aRestartKeepsEverything()
{
    const protocol::Session own = session();
    const auto receipt = m_public.handIn(m_platform, u"restart-1"_s);
    QVERIFY(receipt);
    const QString caseTarget =
        protocol::expandPath(protocol::paths::caseById, {receipt->caseId.text()}) + u"?unit=SCJGJ-QYZC"_s;
    // The papers of the case are made a moment later.
    Transport::Outcome before;
    const auto isComplete = [&] {
        before = m_public.send("GET", caseTarget, {}, bearer(own));
        if (!before)
            return false;
        const auto reply = protocol::decode<protocol::CaseReply>(before->body);
        return reply && std::none_of(reply->subject.documents.cbegin(), reply->subject.documents.cend(),
                                     [](const CaseDocument &paper) { return paper.digest.isEmpty(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isComplete(), 20000);
    // Out of office hours supervision notes such a look at the case, once, at its next round.
    const auto restart = [&] {
        m_service.kill();
        const auto haveLooked = [&] {
            const Transport::Outcome metrics = m_public.send("GET", protocol::paths::metrics, {});
            return metrics && metrics->status == 200 && !metrics->body.contains("\nyunchuang_job_rounds_total 0");
        };
        return m_service.start() && QTest::qWaitFor(haveLooked, 20000);
    };
    QVERIFY(restart());
    QVERIFY(isComplete());
    QVERIFY(restart());
    const Transport::Outcome after = m_public.send("GET", caseTarget, {}, bearer(own));
    QCOMPARE(statusOf(after), 200);
    QCOMPARE(after->body, before->body);
    QVERIFY(m_public.progress(*receipt));
}

void tst_Yunchuangd::nothingPersonalIsLogged()
{
    const QByteArray log = m_service.log();
    QVERIFY(log.contains("\"event\":\"request\""));
    for (const char *secret : {"张晓岚", "520199199001010017", "zhoumin", "Tea-hills", "13800005521", "Bearer"})
        QVERIFY2(!log.contains(secret), secret);
}

QTEST_GUILESS_MAIN(tst_Yunchuangd)
#include "tst_yunchuangd.moc"
