// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticevalues.h"
#include "resources/resources.h"
#include "service/handlers/casehandler.h"
#include "service/handlers/progressview.h"
#include "service/jobs/issuenotices.h"
#include "service/jobs/jobs.h"
#include "service/papers/paperpdf.h"
#include "service/store/casestore.h"
#include "tests/support/companyoffice.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

Digest256 digestOf(const QByteArray &bytes)
{
    return Digest256(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
}

const CaseDocument *paperOf(const Case &subject, DocumentKind kind)
{
    for (const CaseDocument &document : subject.documents) {
        if (document.kind == kind)
            return &document;
    }
    return nullptr;
}

QString textOf(const QString &pdf)
{
    QProcess tool;
    tool.start(QStandardPaths::findExecutable(u"pdftotext"_s), {u"-raw"_s, pdf, u"-"_s});
    if (!tool.waitForFinished(30000) || tool.exitCode() != 0)
        return {};
    return QString::fromUtf8(tool.readAllStandardOutput()).remove(u'\n').remove(u' ').remove(u'\f');
}

qint64 recordsOf(ServiceRig &rig, const CaseId &id)
{
    const QVector<HistoryRow> rows = *casestore::history(**rig.core().reader(), id);
    return std::count_if(rows.cbegin(), rows.cend(),
                         [](const HistoryRow &row) { return row.action == Action::IssueDocuments; });
}

} // namespace

/// The service makes the papers that acts bring: by itself, once, and with the digest in the log.
class tst_IssueNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void papersAreMadeAndRecordedOnce();
    void theLogCoversTheDigest();
    void acceptanceBySilenceGetsItsNotice();
    void aKillBeforeTheRecordDoesNothingTwice();
    void papersOfEarlierCasesAreMade();
    void whatCannotBeMadeIsPutOffAndTold();
    void whoSeesTheCaseFetchesItsPapers();
    void theApplicantSeesHisOwn();
    void theArchivePackageHoldsEverything();

private:
    std::optional<NoticeBook> m_book;
};

void tst_IssueNotices::initTestCase()
{
    initYunchuangResources();
    const auto book = NoticeBook::read(noticeResources(), resourceDocument(u"noticeplaceholders.json"_s).object());
    QVERIFY2(book, book ? "" : qPrintable(book.error().where));
    m_book = *book;
}

void tst_IssueNotices::papersAreMadeAndRecordedOnce()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case before = acceptedCompany(rig, office);
    QVector<PaperOutcome> heard;
    PaperIssuer issuer(rig.core(), *m_book, [&](const PaperOutcome &outcome) { heard.append(outcome); });
    QCOMPARE(*issuer.runOnce(), 2);
    QCOMPARE(heard.size(), 2);

    const Case after = rig.stored(before.id);
    QCOMPARE(after.version, before.version + 1);
    QCOMPARE(after.revision, before.revision); // nobody's decision becomes stale
    for (const DocumentKind kind : {DocumentKind::ReceptionReceipt, DocumentKind::AcceptanceNotice}) {
        const CaseDocument *paper = paperOf(after, kind);
        QVERIFY(paper);
        QCOMPARE(paper->number, paperOf(before, kind)->number);
        QCOMPARE(paper->mediaType, u"application/pdf"_s);
        const QByteArray bytes = bytesOf(rig.core().materials().pathOf(paper->digest));
        QVERIFY(bytes.startsWith("%PDF-"));
        QCOMPARE(digestOf(bytes), paper->digest);
        QCOMPARE(qint64(bytes.size()), paper->size);
    }
    const QString text = textOf(rig.core().materials().pathOf(paperOf(after, DocumentKind::AcceptanceNotice)->digest));
    QVERIFY2(text.contains(paperOf(after, DocumentKind::AcceptanceNotice)->number), qPrintable(text));
    QVERIFY2(text.contains(u"本机关承诺于2026年"_s), qPrintable(text));
    QVERIFY(QDir(rig.folder() % u"/spool"_s).entryList({u"paper-*"_s}).isEmpty());

    QCOMPARE(*issuer.runOnce(), 0);
    PaperIssuer second(rig.core(), *m_book);
    QCOMPARE(*second.runOnce(), 0);
    QCOMPARE(rig.stored(before.id).version, after.version);
    QCOMPARE(recordsOf(rig, before.id), 1);
    // Named papers are not swept.
    rig.clock.set(rig.clock.now().addDays(30));
    QVERIFY(jobs::tidy(rig.core()));
    QVERIFY(QFile::exists(rig.core().materials().pathOf(paperOf(after, DocumentKind::AcceptanceNotice)->digest)));
}

void tst_IssueNotices::theLogCoversTheDigest()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = acceptedCompany(rig, office);
    QVERIFY(PaperIssuer(rig.core(), *m_book).runOnce());
    const QVector<HistoryRow> rows = *casestore::history(**rig.core().reader(), subject.id);
    const HistoryRow &record = rows.constLast();
    QCOMPARE(record.action, Action::IssueDocuments);
    const auto stored = casestore::historyRow(**rig.core().reader(), subject.id, record.sequence);
    QVERIFY(stored && *stored);
    const CaseDocument *notice = paperOf(rig.stored(subject.id), DocumentKind::AcceptanceNotice);
    // What the entry's salted digest covers names the file's digest.
    QVERIFY((*stored)->content.contains(notice->digest.text().toLatin1()));
    QVERIFY(ledger::saltedDigest((*stored)->salt, (*stored)->content));
    QVERIFY((*stored)->leaf != ledger::Digest());
}

void tst_IssueNotices::acceptanceBySilenceGetsItsNotice()
{
    ServiceRig rig;
    const Case subject = rig.openCompanyCase();
    rig.clock.set(QDateTime(QDate(2026, 12, 1), QTime(15, 59), Qt::UTC));
    QCOMPARE(*jobs::acceptBySilence(rig.core()), 1);
    QCOMPARE(*PaperIssuer(rig.core(), *m_book).runOnce(), 2);
    const CaseDocument *notice = paperOf(rig.stored(subject.id), DocumentKind::AcceptanceNotice);
    QVERIFY(notice && !notice->digest.isEmpty());
    const QString text = textOf(rig.core().materials().pathOf(notice->digest));
    QVERIFY2(text.contains(u"第三十二条第一款第四项"_s) && text.contains(u"系统自动办理"_s), qPrintable(text));
}

void tst_IssueNotices::aKillBeforeTheRecordDoesNothingTwice()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = acceptedCompany(rig, office);
    // A process that was killed has moved one file to its place and left half of another; nothing is recorded.
    const CaseDocument *notice = paperOf(subject, DocumentKind::AcceptanceNotice);
    const QVector<HistoryRow> history = *casestore::history(**rig.core().reader(), subject.id);
    const std::shared_ptr<const Reference> reference = rig.core().reference();
    const NoticeFacts facts{subject,
                            *actOf(history, *notice),
                            history,
                            *notice,
                            *reference->catalogue().find(subject.item),
                            reference->units(),
                            reference->forms().find(subject.formId, subject.formVersion)};
    const auto text = writeNotice(*m_book, facts);
    QVERIFY2(text, text ? "" : qPrintable(text.error().where));
    const auto pdf = renderPaper(*text, notice->issuedAt);
    QVERIFY(pdf);
    QVERIFY(QDir().mkpath(rig.folder() % u"/spool"_s));
    const QString draft = PaperIssuer::draftOf(rig.core(), subject.id, DocumentKind::AcceptanceNotice);
    {
        QFile file(draft);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*pdf) == pdf->size());
    }
    QVERIFY(rig.core().materials().adopt(draft, digestOf(*pdf)));
    {
        QFile half(PaperIssuer::draftOf(rig.core(), subject.id, DocumentKind::ReceptionReceipt));
        QVERIFY(half.open(QIODevice::WriteOnly) && half.write("%PDF-1.5 half") > 0);
    }
    QCOMPARE(recordsOf(rig, subject.id), 0);
    rig.restart();

    QCOMPARE(*PaperIssuer(rig.core(), *m_book).runOnce(), 2);
    QCOMPARE(*PaperIssuer(rig.core(), *m_book).runOnce(), 0);
    QCOMPARE(recordsOf(rig, subject.id), 1);
    const Case after = rig.stored(subject.id);
    QCOMPARE(paperOf(after, DocumentKind::AcceptanceNotice)->digest, digestOf(*pdf));
    const CaseDocument *receipt = paperOf(after, DocumentKind::ReceptionReceipt);
    QCOMPARE(digestOf(bytesOf(rig.core().materials().pathOf(receipt->digest))), receipt->digest);
    QVERIFY(QDir(rig.folder() % u"/spool"_s).entryList({u"paper-*"_s}).isEmpty());
}

void tst_IssueNotices::papersOfEarlierCasesAreMade()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case subject = acceptedCompany(rig, office);
    // As a database from before: nothing waits.
    QVERIFY(rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
        for (const CaseDocument &document : subject.documents)
            YC_TRY_DB(paperstore::done(write.db(), {subject.id, document.command, document.kind, 0}));
        return {};
    }));
    QCOMPARE(*paperstore::count(**rig.core().reader()), 0);
    QCOMPARE(*PaperIssuer(rig.core(), *m_book).runOnce(), 2);
}

void tst_IssueNotices::whatCannotBeMadeIsPutOffAndTold()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case good = acceptedCompany(rig, office);
    const Case bad = rig.openCompanyCase();
    // A name with a character that no font of the machine has.
    QVERIFY(rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
        Case odd = **casestore::load(write.db(), bad.id);
        odd.applicant.name = u"贵州\U0010F8F0公司"_s;
        ++odd.version;
        YC_TRY_DB(casestore::update(write.db(), odd, odd.version - 1));
        return {};
    }));
    QVector<PaperOutcome> failures;
    PaperIssuer issuer(rig.core(), *m_book, [&](const PaperOutcome &outcome) {
        if (!outcome.made)
            failures.append(outcome);
    });
    QCOMPARE(*issuer.runOnce(), 2); // the other case does not wait for it
    QVERIFY(!paperOf(rig.stored(good.id), DocumentKind::AcceptanceNotice)->digest.isEmpty());
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures[0].code, u"GLYPH"_s);
    QCOMPARE(failures[0].caseId, bad.id);
    QVERIFY(!failures[0].where.contains(u"公司"_s));
    QCOMPARE(*issuer.runOnce(), 0);
    QCOMPARE(failures.size(), 1); // not yet again
    rig.clock.set(rig.clock.now().addSecs(61));
    QCOMPARE(*issuer.runOnce(), 0);
    QCOMPARE(failures.size(), 2);
    QCOMPARE(failures[1].attempts, 2);
    QCOMPARE(*paperstore::count(**rig.core().reader()), 1);
}

void tst_IssueNotices::whoSeesTheCaseFetchesItsPapers()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Case subject = acceptedCompany(rig, office);
    Command consult = rig.command(office.officer, subject, Action::Consult, Post::CaseOfficer);
    consult.args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
    consult.args.handoff.dueAt = rig.clock.now().addSecs(6 * 3600);
    consult.args.handoff.question = u"请核对住所与不动产登记是否一致。"_s;
    consult.args.handoff.sharedFields = {u"/addr"_s};
    subject = rig.mustPost(office.officer, consult);
    QCOMPARE(*PaperIssuer(rig.core(), *m_book).runOnce(), 3);
    subject = rig.stored(subject.id);
    const Digest256 notice = paperOf(subject, DocumentKind::AcceptanceNotice)->digest;
    const Digest256 letter = paperOf(subject, DocumentKind::ConsultationLetter)->digest;
    const auto fetch = [&](const RigClerk &clerk, const QString &unit, const CaseId &id, const Digest256 &digest) {
        Context context = rig.contextFor(clerk);
        const Answer<FileAnswer> file = caseDocument(context, {{id, UnitId(unit)}, digest});
        return file ? digestOf(bytesOf(file->path)).text().toLatin1() : errorResponse(file.error(), u"r"_s).body;
    };
    QCOMPARE(fetch(office.officer, u"SCJGJ-QYZC"_s, subject.id, notice), notice.text().toLatin1());
    QCOMPARE(fetch(office.officer, u"SCJGJ-QYZC"_s, subject.id, letter), letter.text().toLatin1());
    // The consulted unit has the letter that was written to it, and nothing else.
    QCOMPARE(fetch(office.land, u"ZRZYT-BDC"_s, subject.id, letter), letter.text().toLatin1());
    const CaseId none(u"01900000-0000-7000-8000-000000000000"_s);
    const QByteArray nothing = fetch(office.land, u"ZRZYT-BDC"_s, none, notice);
    QCOMPARE(fetch(office.land, u"ZRZYT-BDC"_s, subject.id, notice), nothing);
    QCOMPARE(fetch(office.tax, u"SWJ-SZHD"_s, subject.id, letter), nothing);
    // A material is no paper, and a digest of nowhere is nothing.
    QCOMPARE(fetch(office.officer, u"SCJGJ-QYZC"_s, subject.id, subject.materials[0].digest), nothing);
    QCOMPARE(fetch(office.officer, u"SCJGJ-QYZC"_s, subject.id, Digest256(u"../../ledger.key"_s)), nothing);
    QCOMPARE(fetch(office.officer, u"SCJGJ-QYZC"_s, subject.id, Digest256()), nothing);
}

void tst_IssueNotices::theApplicantSeesHisOwn()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Case subject = acceptedCompany(rig, office);
    subject.documents.append(CaseDocument{DocumentKind::SupervisionOrder, u"督"_s, Digest256(u"a"_s), {}, {}, 0, {}});
    QVector<DocumentKind> kinds;
    const QVector<CaseDocument> own = documentsForApplicant(subject);
    for (const CaseDocument &document : own)
        kinds.append(document.kind);
    QCOMPARE(kinds, (QVector<DocumentKind>{DocumentKind::ReceptionReceipt, DocumentKind::AcceptanceNotice}));
}

void tst_IssueNotices::theArchivePackageHoldsEverything()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const RigClerk counter = rig.clerk(u"luxin"_s, u"SCJGJ-QYZC"_s, Post::Delivery);
    Case subject = closedCompany(rig, office, u"91520115MA6TERT171"_s);
    for (const Material &material : std::as_const(subject.materials)) {
        const QString path = rig.core().materials().pathOf(material.digest);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("%PDF-1.4 " + material.id.text().toUtf8()) > 0);
    }
    Command deliver = rig.command(counter, subject, Action::Deliver, Post::Delivery);
    deliver.args.result.deliveryWay = u"ON_SITE"_s;
    deliver.args.result.receiver = u"张晓岚"_s;
    subject = rig.mustPost(counter, deliver);
    QVector<PaperOutcome> failures;
    PaperIssuer issuer(rig.core(), *m_book, [&](const PaperOutcome &outcome) {
        if (!outcome.made)
            failures.append(outcome);
    });
    QVERIFY(issuer.runOnce());
    QVERIFY2(failures.isEmpty(), failures.isEmpty() ? "" : qPrintable(failures[0].code + failures[0].where));
    subject = rig.stored(subject.id);
    subject = rig.mustPost(counter, rig.command(counter, subject, Action::Archive, Post::Delivery));
    QVERIFY(*issuer.runOnce() >= 1);
    QVERIFY2(failures.isEmpty(), failures.isEmpty() ? "" : qPrintable(failures[0].code + failures[0].where));
    const Case archived = rig.stored(subject.id);
    QCOMPARE(archived.state, CaseState::Archived);
    const CaseDocument *package = paperOf(archived, DocumentKind::ArchivePackage);
    QVERIFY(package && !package->digest.isEmpty());
    QCOMPARE(package->mediaType, u"application/zip"_s);

    // Another program opens it.
    QTemporaryDir folder;
    const QString zip = rig.core().materials().pathOf(package->digest);
    QProcess python;
    python.start(u"python3"_s, {u"-m"_s, u"zipfile"_s, u"-e"_s, zip, folder.path()});
    QVERIFY(python.waitForFinished(60000));
    QCOMPARE(python.exitCode(), 0);
    QXmlStreamReader xml(bytesOf(folder.filePath(u"metadata.xml"_s)));
    QHash<QString, QString> digests;
    QString path;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"path")
            path = xml.readElementText();
        else if (xml.name() == u"sha256")
            digests.insert(path, xml.readElementText());
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (auto it = digests.cbegin(); it != digests.cend(); ++it)
        QCOMPARE(digestOf(bytesOf(folder.filePath(it.key()))).text(), it.value());
    const QStringList paths = digests.keys();
    for (const QString &needed :
         {u"application/application.pdf"_s, u"application/application.json"_s, u"process.xml"_s, u"directory.pdf"_s})
        QVERIFY2(paths.contains(needed), qPrintable(paths.join(u' ')));
    QCOMPARE(paths.filter(u"materials/"_s).size(), archived.materials.size());
    // Every paper but the package itself.
    QCOMPARE(paths.filter(u"documents/"_s).size(), archived.documents.size() - 1);
    QVERIFY(bytesOf(folder.filePath(u"process.xml"_s)).contains("<action>ARCHIVE</action>"));
}

QTEST_GUILESS_MAIN(tst_IssueNotices)
#include "tst_issuenotices.moc"
