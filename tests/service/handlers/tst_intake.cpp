// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/materialkind.h"
#include "service/handlers/progresshandler.h"
#include "service/handlers/sourcecaller.h"
#include "service/store/casestore.h"
#include "tests/support/sourcerig.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::IntakeReply;

namespace {

const PasswordCost cheap{1, size_t(8) * 1024};

template<class T>
ApiErrorCode codeOf(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}

/// A service with a platform that is let in.
struct IntakeRig
{
    IntakeRig()
        : handlers(QueryPasswords(ledger::SecretBytes::copyOf(QByteArray(32, 's'))), cheap)
        , progress({}, cheap)
    {
        platform.enrol(rig.core());
    }

    Answer<Done> upload(const QByteArray &bytes, const QByteArray &digest)
    {
        const QString name = rig.folder() % u"/spool/upload"_s;
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            throw std::runtime_error("no spool file");
        file.close();
        Context context = platform.contextFor(rig.core());
        return IntakeHandlers::keepMaterial(context, {Digest256(QString::fromLatin1(digest)), name});
    }

    Answer<IntakeReply> handIn(const protocol::IntakeApplication &application)
    {
        Context context = platform.contextFor(rig.core());
        const Answer<IntakeAnswer> answer = handlers.handIn(context, {application, protocol::encode(application)});
        if (!answer)
            return tl::unexpected(answer.error());
        return *protocol::decode<IntakeReply>(answer->json);
    }

    protocol::IntakeApplication application(const QString &id = u"d-1"_s)
    {
        return companyDelivery(id, rig.clock.now());
    }

    qint64 cases() { return *casestore::count(**rig.core().reader()); }

    ServiceRig rig;
    RigSource platform{UnitId(u"PT-GY"_s), QByteArray(32, 'p')};
    IntakeHandlers handlers;
    ProgressHandlers progress;
};

QByteArray zipWith(const QList<QByteArray> &names)
{
    const auto number = [](quint32 value, int bytes) {
        QByteArray out;
        for (int i = 0; i < bytes; ++i)
            out.append(char((value >> (8 * i)) & 0xff));
        return out;
    };
    QByteArray files;
    QByteArray directory;
    for (const QByteArray &name : names) {
        const quint32 offset = quint32(files.size());
        files += "PK\x03\x04" + QByteArray(22, '\0') + number(quint32(name.size()), 2) + number(0, 2) + name;
        directory += "PK\x01\x02" + QByteArray(24, '\0') + number(quint32(name.size()), 2) + QByteArray(12, '\0') +
                     number(offset, 4) + name;
    }
    const quint32 at = quint32(files.size());
    return files + directory + "PK\x05\x06" + QByteArray(8, '\0') + number(quint32(directory.size()), 4) +
           number(at, 4) + QByteArray(2, '\0');
}

} // namespace

/// The way in: who may come, what papers may be brought, and that a delivery is one application however often it comes.
class tst_Intake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourcesAreKnownByTheirKey_data();
    void sourcesAreKnownByTheirKey();
    void papersAreKnownByTheirContent_data();
    void papersAreKnownByTheirContent();
    void fileNamesAreChecked_data();
    void fileNamesAreChecked();
    void aPaperIsKeptUnderItsDigest();
    void otherBytesThanTheDigestAreRefused();
    void programsAreRefused();
    void anApplicationBecomesACase();
    void identityIsWhatTheSourceSays_data();
    void identityIsWhatTheSourceSays();
    void theSameDeliveryGetsTheSameReply();
    void otherContentUnderAnOldIdIsRefused();
    void twoSourcesMayUseOneId();
    void thePasswordIsKeptAsAHashOnly();
    void badApplicationsAreRefused_data();
    void badApplicationsAreRefused();
    void onlyPlatformsAppsAndWindowsHandIn();
    void registriesAreAskedAtIntake();
};

void tst_Intake::sourcesAreKnownByTheirKey_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<ApiErrorCode>("code");
    QTest::newRow("none") << QString() << ApiErrorCode::Internal;
    QTest::newRow("almost too old") << u"299 s old"_s << ApiErrorCode::Internal;
    QTest::newRow("too old") << u"301 s old"_s << ApiErrorCode::StaleTimestamp;
    QTest::newRow("from the future") << u"301 s early"_s << ApiErrorCode::StaleTimestamp;
    QTest::newRow("changed body") << u"body"_s << ApiErrorCode::BadSignature;
    QTest::newRow("changed path") << u"path"_s << ApiErrorCode::BadSignature;
    QTest::newRow("changed query") << u"query"_s << ApiErrorCode::BadSignature;
    QTest::newRow("changed method") << u"method"_s << ApiErrorCode::BadSignature;
    QTest::newRow("changed time") << u"time"_s << ApiErrorCode::BadSignature;
    QTest::newRow("no signature") << u"empty"_s << ApiErrorCode::BadSignature;
    QTest::newRow("no base64") << u"garbage"_s << ApiErrorCode::BadSignature;
    QTest::newRow("another's name") << u"name"_s << ApiErrorCode::BadSignature;
    QTest::newRow("unknown source") << u"unknown"_s << ApiErrorCode::BadSignature;
    QTest::newRow("shut out") << u"disabled"_s << ApiErrorCode::BadSignature;
}

void tst_Intake::sourcesAreKnownByTheirKey()
{
    QFETCH(QString, fault);
    QFETCH(ApiErrorCode, code);
    IntakeRig rig;
    const RigSource other(UnitId(u"PT-ZY"_s), QByteArray(32, 'q'));
    other.enrol(rig.rig.core());
    QDateTime at = rig.rig.clock.now();
    if (fault == u"299 s old")
        at = at.addSecs(-299);
    else if (fault == u"301 s old")
        at = at.addSecs(-301);
    else if (fault == u"301 s early")
        at = at.addSecs(301);
    HttpRequest request = rig.platform.request("POST", protocol::paths::intakeApplications, "{}", at);
    if (fault == u"body")
        request.body = "{ }";
    else if (fault == u"path")
        request.target += "/x";
    else if (fault == u"query")
        request.target += "?a=b";
    else if (fault == u"method")
        request.method = "PUT";
    else if (fault == u"time")
        request.headers[1].second = at.addSecs(1).toString(Qt::ISODateWithMs).toLatin1();
    else if (fault == u"empty")
        request.headers[2].second.clear();
    else if (fault == u"garbage")
        request.headers[2].second = "!!!";
    else if (fault == u"name")
        request.headers[0].second = "PT-ZY";
    else if (fault == u"unknown")
        request = RigSource(UnitId(u"PT-LPS"_s), QByteArray(32, 'u'))
                      .request("POST", protocol::paths::intakeApplications, "{}", at);
    else if (fault == u"disabled")
        rig.platform.enrol(rig.rig.core(), false);
    const Answer<Caller> caller = sourceCaller(rig.rig.core(), request);
    QCOMPARE(codeOf(caller), code);
    if (caller)
        QCOMPARE(std::get<SourceCaller>(*caller).source, UnitId(u"PT-GY"_s));
}

void tst_Intake::papersAreKnownByTheirContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("pdf") << tinyPdf() << u"application/pdf"_s;
    QTest::newRow("cut pdf") << QByteArray("%PDF-1.7\n1 0 obj") << u"DAMAGED"_s;
    QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0 picture \xff\xd9") << u"image/jpeg"_s;
    QTest::newRow("cut jpeg") << QByteArray("\xff\xd8\xff\xe0 picture") << u"DAMAGED"_s;
    QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n....IEND\xae\x42\x60\x82") << u"image/png"_s;
    QTest::newRow("tiff") << QByteArray("II*\0\x08\0\0\0 picture", 16) << u"image/tiff"_s;
    QTest::newRow("big-endian tiff") << QByteArray("MM\0*\0\0\0\x08 picture", 16) << u"image/tiff"_s;
    QTest::newRow("ofd") << zipWith({"OFD.xml", "Doc_0/Document.xml"}) << u"application/ofd"_s;
    QTest::newRow("another zip") << zipWith({"word/document.xml"}) << u"UNKNOWN_TYPE"_s;
    QTest::newRow("program in an ofd") << zipWith({"OFD.xml", "Res/setup.EXE"}) << u"EXECUTABLE"_s;
    QTest::newRow("cut zip") << zipWith({"OFD.xml"}).chopped(10) << u"DAMAGED"_s;
    QTest::newRow("lying zip") << QByteArray(zipWith({"OFD.xml"}).chopped(6) + QByteArray(6, '\xff')) << u"DAMAGED"_s;
    QTest::newRow("windows program") << QByteArray("MZ\x90\0", 4) << u"EXECUTABLE"_s;
    QTest::newRow("linux program") << QByteArray("\x7f"
                                                 "ELF\x02")
                                   << u"EXECUTABLE"_s;
    QTest::newRow("script") << QByteArray("#!/bin/sh\n") << u"EXECUTABLE"_s;
    QTest::newRow("class") << QByteArray("\xca\xfe\xba\xbe") << u"EXECUTABLE"_s;
    QTest::newRow("text") << QByteArray("hello") << u"UNKNOWN_TYPE"_s;
    QTest::newRow("html") << QByteArray("<html><script>") << u"UNKNOWN_TYPE"_s;
    QTest::newRow("nothing") << QByteArray() << u"EMPTY"_s;
}

void tst_Intake::papersAreKnownByTheirContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, outcome);
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Expected<QString, MaterialFault> type = materialType(file);
    QCOMPARE(type ? *type : materialFaultName(type.error()), outcome);
}

void tst_Intake::fileNamesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    QTest::newRow("plain") << u"章程.pdf"_s << true;
    QTest::newRow("capitals") << u"SCAN.PDF"_s << true;
    QTest::newRow("another extension") << u"章程.png"_s << false;
    QTest::newRow("program") << u"章程.exe"_s << false;
    QTest::newRow("no extension") << u"章程"_s << false;
    QTest::newRow("path") << u"../章程.pdf"_s << false;
    QTest::newRow("backslash") << u"a\\章程.pdf"_s << false;
    QTest::newRow("hidden") << u".pdf"_s << false;
    QTest::newRow("control") << u"a\n.pdf"_s << false;
    QTest::newRow("turned writing") << QString(u"a"_s + QChar(0x202e) + u"fdp.exe.pdf"_s) << false;
    QTest::newRow("too long") << QString(QString(200, u'a') + u".pdf"_s) << false;
    QTest::newRow("empty") << QString() << false;
}

void tst_Intake::fileNamesAreChecked()
{
    QFETCH(QString, name);
    QFETCH(bool, fits);
    QCOMPARE(fitsMaterialName(name, u"application/pdf"_s), fits);
}

void tst_Intake::aPaperIsKeptUnderItsDigest()
{
    IntakeRig rig;
    const QByteArray bytes = tinyPdf();
    const Digest256 digest(QString::fromLatin1(sha256Hex(bytes)));
    QVERIFY(rig.upload(bytes, sha256Hex(bytes)));
    QVERIFY(rig.upload(bytes, sha256Hex(bytes)));
    QFile kept(rig.rig.core().materials().pathOf(digest));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), bytes);
    const auto row = MaterialStore::find(**rig.rig.core().reader(), digest);
    QVERIFY(row && *row);
    QCOMPARE((*row)->mediaType, u"application/pdf"_s);
    QCOMPARE((*row)->size, bytes.size());
    QVERIFY(QDir(rig.rig.folder() + u"/spool"_s).isEmpty());
}

void tst_Intake::otherBytesThanTheDigestAreRefused()
{
    IntakeRig rig;
    const Answer<Done> kept = rig.upload(tinyPdf("other"), sha256Hex(tinyPdf()));
    QCOMPARE(codeOf(kept), ApiErrorCode::MaterialRefused);
    QCOMPARE(kept.error().args.value(u"reason"_s), u"DIGEST"_s);
    QCOMPARE(codeOf(rig.upload(tinyPdf(), "../../etc/passwd")), ApiErrorCode::Malformed);
}

void tst_Intake::programsAreRefused()
{
    IntakeRig rig;
    const QByteArray program = QByteArray("MZ\x90\0\x03", 5);
    const Answer<Done> kept = rig.upload(program, sha256Hex(program));
    QCOMPARE(codeOf(kept), ApiErrorCode::MaterialRefused);
    QCOMPARE(kept.error().args.value(u"reason"_s), u"EXECUTABLE"_s);
    QVERIFY(!QFile::exists(rig.rig.core().materials().pathOf(Digest256(QString::fromLatin1(sha256Hex(program))))));
}

void tst_Intake::anApplicationBecomesACase()
{
    IntakeRig rig;
    QVERIFY(rig.upload(tinyPdf(), sha256Hex(tinyPdf())));
    protocol::IntakeApplication application = rig.application();
    application.materials = {namedMaterial(u"articles"_s, tinyPdf(), u"章程.pdf"_s)};
    application.materials[0].size = 99999; // what the source says of the bytes counts for nothing
    application.materials[0].trust = u"A"_s;
    application.materials[0].copies = 2;
    application.promises = {{MaterialId(u"nameNotice"_s), QDate(2026, 11, 26)}};
    const Answer<IntakeReply> reply = rig.handIn(application);
    QVERIFY2(reply, reply ? "" : protocol::encode(reply.error()).constData());
    QCOMPARE(reply->number.size(), 43);
    QVERIFY(reply->number.contains(u"20261124"_s));
    QCOMPARE(reply->queryPassword.size(), 10);
    const Case subject = rig.rig.stored(reply->caseId);
    QCOMPARE(subject.state, CaseState::Received);
    QCOMPARE(subject.unit, UnitId(u"SCJGJ-QYZC"_s));
    QCOMPARE(subject.source, UnitId(u"PT-GY"_s));
    QCOMPARE(subject.form, application.form);
    QCOMPARE(subject.materials.size(), 1);
    QCOMPARE(subject.materials[0].size, tinyPdf().size());
    QCOMPARE(subject.materials[0].trust, u"D"_s);
    QCOMPARE(subject.materials[0].copies, 2);
    QVERIFY(subject.promises == application.promises);
    QCOMPARE(subject.version, 2);
    QCOMPARE(subject.documents.size(), 1);
    QCOMPARE(subject.deadlines.noticeDue, QDate(2026, 12, 1));
}

void tst_Intake::identityIsWhatTheSourceSays_data()
{
    QTest::addColumn<bool>("checked");
    QTest::addColumn<QString>("remark");
    QTest::newRow("checked") << true << u"IDENTITY_CHECKED_AT_INTAKE"_s;
    QTest::newRow("not said") << false << u"IDENTITY_NOT_STATED"_s;
}

/// The legal record claims nothing that the delivery did not state.
void tst_Intake::identityIsWhatTheSourceSays()
{
    QFETCH(bool, checked);
    QFETCH(QString, remark);
    IntakeRig rig;
    protocol::IntakeApplication application = rig.application();
    application.identityChecked = checked;
    const Answer<IntakeReply> reply = rig.handIn(application);
    QVERIFY(reply);
    const QVector<HistoryRow> rows = *casestore::history(**rig.rig.core().reader(), reply->caseId);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].action, Action::Submit);
    QCOMPARE(rows[0].post, Post::Applicant);
    QCOMPARE(rows[0].unit, UnitId(u"PT-GY"_s));
    QVERIFY(rows[0].remarks.isEmpty());
    QCOMPARE(rows[1].action, Action::ReceiveOnline);
    QCOMPARE(rows[1].remarks, QVector<QString>{remark});
}

void tst_Intake::theSameDeliveryGetsTheSameReply()
{
    IntakeRig rig;
    const Answer<IntakeReply> first = rig.handIn(rig.application());
    const protocol::IntakeApplication again = rig.application();
    rig.rig.clock.set(rig.rig.clock.now().addSecs(3600));
    QCOMPARE(*rig.handIn(again), *first);
    rig.rig.restart();
    QCOMPARE(*rig.handIn(again), *first);
    QCOMPARE(rig.cases(), 1);
}

void tst_Intake::otherContentUnderAnOldIdIsRefused()
{
    IntakeRig rig;
    QVERIFY(rig.handIn(rig.application()));
    protocol::IntakeApplication other = rig.application();
    other.form.insert(u"staff"_s, 13);
    QCOMPARE(codeOf(rig.handIn(other)), ApiErrorCode::DeliveryReused);
    QCOMPARE(rig.cases(), 1);
}

void tst_Intake::twoSourcesMayUseOneId()
{
    IntakeRig rig;
    const Answer<IntakeReply> first = rig.handIn(rig.application());
    const RigSource other(UnitId(u"PT-ZY"_s), QByteArray(32, 'q'));
    Context context = other.contextFor(rig.rig.core());
    const protocol::IntakeApplication application = rig.application();
    const Answer<IntakeAnswer> second = rig.handlers.handIn(context, {application, protocol::encode(application)});
    QVERIFY(second);
    QVERIFY(protocol::decode<IntakeReply>(second->json)->caseId != first->caseId);
    QVERIFY(protocol::decode<IntakeReply>(second->json)->queryPassword != first->queryPassword);
}

void tst_Intake::thePasswordIsKeptAsAHashOnly()
{
    IntakeRig rig;
    const Answer<IntakeReply> reply = rig.handIn(rig.application());
    const auto secret = casestore::querySecret(**rig.rig.core().reader(), reply->queryCode);
    QVERIFY(secret && *secret);
    QVERIFY((*secret)->passwordHash.startsWith(u"$argon2id$"_s));
    QFile file(rig.rig.folder() + u"/yunchuang.db-wal"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains(reply->queryCode.toLatin1()));
    QVERIFY(!bytes.contains(reply->queryPassword.toLatin1()));
}

void tst_Intake::badApplicationsAreRefused_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<ApiErrorCode>("code");
    QTest::newRow("no delivery id") << u"id"_s << ApiErrorCode::Malformed;
    QTest::newRow("endless delivery id") << u"long id"_s << ApiErrorCode::Malformed;
    QTest::newRow("no applicant") << u"applicant"_s << ApiErrorCode::Malformed;
    QTest::newRow("unknown item") << u"item"_s << ApiErrorCode::NotFound;
    QTest::newRow("work of a part") << u"part work"_s << ApiErrorCode::NotFound;
    QTest::newRow("bad form") << u"form"_s << ApiErrorCode::Refused;
    QTest::newRow("unknown field") << u"extra"_s << ApiErrorCode::Refused;
    QTest::newRow("wrong identity number") << u"identity"_s << ApiErrorCode::Refused;
    QTest::newRow("wrong credit code") << u"credit code"_s << ApiErrorCode::Refused;
    QTest::newRow("unknown kind of paper") << u"paper"_s << ApiErrorCode::Malformed;
    QTest::newRow("paper that was not uploaded") << u"missing"_s << ApiErrorCode::MaterialUnknown;
    QTest::newRow("paper with another name") << u"name"_s << ApiErrorCode::MaterialRefused;
    QTest::newRow("the same paper twice") << u"twice"_s << ApiErrorCode::Malformed;
    QTest::newRow("too many papers") << u"many"_s << ApiErrorCode::Malformed;
    QTest::newRow("fewer than no copies") << u"copies"_s << ApiErrorCode::Malformed;
    QTest::newRow("promise of what must be there") << u"promise"_s << ApiErrorCode::Malformed;
    QTest::newRow("promise without a day") << u"no day"_s << ApiErrorCode::Malformed;
    QTest::newRow("promised twice") << u"promises"_s << ApiErrorCode::Malformed;
}

void tst_Intake::badApplicationsAreRefused()
{
    QFETCH(QString, fault);
    QFETCH(ApiErrorCode, code);
    IntakeRig rig;
    QVERIFY(rig.upload(tinyPdf(), sha256Hex(tinyPdf())));
    const Material paper = namedMaterial(u"articles"_s, tinyPdf());
    protocol::IntakeApplication application = rig.application();
    if (fault == u"id")
        application.deliveryId.clear();
    else if (fault == u"long id")
        application.deliveryId = QString(65, u'x');
    else if (fault == u"applicant")
        application.applicant.name = u"  "_s;
    else if (fault == u"item")
        application.item = ItemCode(u"000125001999"_s);
    else if (fault == u"part work")
        application.item = ItemCode(u"522026901000"_s);
    else if (fault == u"form")
        application.form.remove(u"name"_s);
    else if (fault == u"copies")
        application.materials = {paper}, application.materials[0].copies = -1;
    else if (fault == u"promise")
        application.promises = {{MaterialId(u"articles"_s), QDate(2026, 11, 26)}};
    else if (fault == u"no day")
        application.promises = {{MaterialId(u"nameNotice"_s), QDate()}};
    else if (fault == u"promises")
        application.promises = QVector<MaterialPromise>(2, {MaterialId(u"nameNotice"_s), QDate(2026, 11, 26)});
    else if (fault == u"extra")
        application.form.insert(u"surprise"_s, 1);
    else if (fault == u"identity")
        application.applicant.idType = u"111"_s, application.applicant.idNumber = u"520199199001010010"_s;
    else if (fault == u"credit code")
        application.applicant.idType = u"USCC"_s, application.applicant.idNumber = u"91520115MA7TERT171"_s;
    else if (fault == u"paper")
        application.materials = {namedMaterial(u"poem"_s, tinyPdf())};
    else if (fault == u"missing")
        application.materials = {namedMaterial(u"articles"_s, tinyPdf("other"))};
    else if (fault == u"name")
        application.materials = {namedMaterial(u"articles"_s, tinyPdf(), u"articles.exe"_s)};
    else if (fault == u"twice")
        application.materials = {paper, paper};
    else if (fault == u"many")
        application.materials = QVector<Material>(61, paper);
    const Answer<IntakeReply> reply = rig.handIn(application);
    QCOMPARE(codeOf(reply), code);
    if (code == ApiErrorCode::Refused) {
        QVERIFY(reply.error().refusal);
        QCOMPARE(reply.error().refusal->code, RefusalCode::FormInvalid);
        QVERIFY(!reply.error().refusal->fields.isEmpty());
    }
    QCOMPARE(rig.cases(), 0);
}

void tst_Intake::onlyPlatformsAppsAndWindowsHandIn()
{
    IntakeRig rig;
    const protocol::IntakeApplication application = rig.application();
    for (const QString &unit : {u"SWJ-SZHD"_s, u"SCJGJ"_s, u"NOWHERE"_s}) {
        const RigSource receiver(UnitId(unit), QByteArray(32, 'r'));
        Context context = receiver.contextFor(rig.rig.core());
        QCOMPARE(codeOf(rig.handlers.handIn(context, {application, protocol::encode(application)})),
                 ApiErrorCode::Forbidden);
        QCOMPARE(codeOf(IntakeHandlers::keepMaterial(context,
                                                     {Digest256(QString::fromLatin1(sha256Hex("x"))), u"/nowhere"_s})),
                 ApiErrorCode::Forbidden);
    }
}

void tst_Intake::registriesAreAskedAtIntake()
{
    IntakeRig rig;
    loadAgreeingRegistries(rig.rig.core());
    const Answer<IntakeReply> reply = rig.handIn(rig.application());
    const Case subject = rig.rig.stored(reply->caseId);
    QVERIFY(subject.checks.size() >= 4);
    for (const RegistryCheck &check : subject.checks)
        QVERIFY2(check.verdict == CheckVerdict::Match, qPrintable(check.id));
    const auto asked = registrystore::questionsOf(**rig.rig.core().reader(), subject.id);
    QVERIFY(asked && asked->size() >= 4);
    for (const registrystore::Question &question : *asked)
        QCOMPARE(question.purpose, u"INTAKE"_s);
}

QTEST_GUILESS_MAIN(tst_Intake)
#include "tst_intake.moc"
