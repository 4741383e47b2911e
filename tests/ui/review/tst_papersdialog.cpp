// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/noticesample.h"

#include "service/papers/paperpdf.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/review/documentview.h"
#include "ui/review/papersdialog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// The papers of a case beside the review: a live preview, and made papers compared with their digest.
class PapersDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePreviewIsWhatTheApplicantReads();
    void thePreviewFollowsWhatIsWritten();
    void aMadePaperIsFetchedAndCompared();
    void anotherFileIsNotShown();
    void withoutAConnectionItSaysSo();
    void whatIsNotMadeYetSaysSo();
    void pictures();

private:
    [[nodiscard]] NoticeText preview(const QString &reason) const;
    [[nodiscard]] Case withMadePaper(QByteArray *bytes) const;

    NoticeSample m_sample;
    RowKey m_key{CaseId(u"case-1"_s), UnitId(u"SCJGJ-QYZC"_s)};
    ServiceDesk m_desk;
    QVector<ServiceRequest> m_asked;
    QByteArray m_answer;
};

void PapersDialogTest::init()
{
    m_asked.clear();
    m_desk.setLine([this](const ServiceRequest &request, const ServiceDesk::DoneBytes &done) {
        m_asked.append(request);
        done(m_answer);
    });
}

NoticeText PapersDialogTest::preview(const QString &reason) const
{
    NoticeSample sample;
    for (HistoryRow &row : sample.history) {
        row.reason = reason;
        row.opinion = reason;
    }
    CaseDocument unnumbered = sample.document(DocumentKind::DenialDecision);
    unnumbered.number.clear();
    return *sample.write(unnumbered, Holes::Mark);
}

Case PapersDialogTest::withMadePaper(QByteArray *bytes) const
{
    *bytes = *service::renderPaper(*m_sample.write(DocumentKind::AcceptanceNotice), NoticeSample::moment(11, 24, 9));
    Case subject = m_sample.subject;
    subject.documents = {m_sample.document(DocumentKind::AcceptanceNotice),
                         m_sample.document(DocumentKind::GrantDecision)};
    subject.documents[0].digest =
        Digest256(QString::fromLatin1(QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex()));
    subject.documents[0].mediaType = u"application/pdf"_s;
    subject.documents[0].size = bytes->size();
    return subject;
}

void PapersDialogTest::thePreviewIsWhatTheApplicantReads()
{
    PapersDialog dialog(&m_desk);
    dialog.showPreviews({preview(u"申报住所与权属登记不一致，且未能说明。"_s)});
    auto *browser = dialog.findChild<QTextBrowser *>(u"paperPreview"_s);
    const QString text = browser->toPlainText();
    for (const QString &words :
         {u"不予行政许可决定书"_s, u"待编号"_s, u"申报住所与权属登记不一致"_s, u"六十日内申请行政复议"_s})
        QVERIFY2(text.contains(words), qPrintable(words));
    QVERIFY(m_asked.isEmpty());
}

void PapersDialogTest::thePreviewFollowsWhatIsWritten()
{
    PapersDialog dialog(&m_desk);
    dialog.showPreviews({preview({})});
    auto *browser = dialog.findChild<QTextBrowser *>(u"paperPreview"_s);
    QVERIFY(browser->toPlainText().contains(u"〔理由〕"_s));
    // Brackets that the text has itself, as numbers of documents do, are no holes.
    NoticeText quoting = preview(u"国办发〔2016〕53号"_s);
    QVERIFY(quoting.marks.isEmpty() && !previewHtml(quoting).contains(u"FCE8B2"_s));
    QVERIFY(previewHtml(preview({})).contains(u"FCE8B2"_s));
    const QString before = dialog.findChild<TextLabel *>(u"papersHead"_s)->text();
    dialog.showPreviews({preview(u"租赁合同缺出租人签字。"_s)});
    QVERIFY(!browser->toPlainText().contains(u"〔理由〕"_s));
    QVERIFY(browser->toPlainText().contains(u"租赁合同缺出租人签字。"_s));
    QVERIFY(dialog.findChild<TextLabel *>(u"papersHead"_s)->text() != before);
}

void PapersDialogTest::aMadePaperIsFetchedAndCompared()
{
    const Case subject = withMadePaper(&m_answer);
    PapersDialog dialog(&m_desk);
    dialog.resize(860, 680);
    dialog.show();
    dialog.showCase(m_key, subject, u"周敏"_s);
    auto *view = dialog.findChild<DocumentView *>(u"paperDocument"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view->pageCount(), 2, 10000);
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].path, u"/v1/cases/case-1/documents/"_s + subject.documents[0].digest.text());
    QCOMPARE(m_asked[0].query, (QList<std::pair<QString, QString>>{{u"unit"_s, u"SCJGJ-QYZC"_s}}));
    QVERIFY(dialog.findChild<TextLabel *>(u"papersHead"_s)->text().contains(u"digest"_s));
    // News of the case fetches nothing again.
    dialog.showCase(m_key, subject, u"周敏"_s);
    QCOMPARE(m_asked.size(), 1);
}

void PapersDialogTest::anotherFileIsNotShown()
{
    QByteArray right;
    const Case subject = withMadePaper(&right);
    m_answer = right + "x";
    PapersDialog dialog(&m_desk);
    dialog.showCase(m_key, subject, u"周敏"_s);
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(dialog.findChild<DocumentView *>(u"paperDocument"_s)->pageCount(), 0);
    QVERIFY(dialog.findChild<TextLabel *>(u"papersHead"_s)->text().isEmpty());
}

void PapersDialogTest::withoutAConnectionItSaysSo()
{
    const Case subject = withMadePaper(&m_answer);
    PapersDialog dialog(&m_desk);
    dialog.setOffline(true);
    dialog.showCase(m_key, subject, u"周敏"_s);
    QVERIFY(m_asked.isEmpty());
    dialog.setOffline(false);
    QCOMPARE(m_asked.size(), 1);
}

void PapersDialogTest::whatIsNotMadeYetSaysSo()
{
    const Case subject = withMadePaper(&m_answer);
    PapersDialog dialog(&m_desk);
    dialog.showCase(m_key, subject, u"周敏"_s);
    auto *list = dialog.findChild<QListWidget *>(u"papersList"_s);
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().contains(tr("Made")));
    QVERIFY(list->item(1)->text().contains(u"Being made"_s));
    QVERIFY(list->item(1)->text().contains(subject.documents[1].number));
    list->setCurrentRow(1);
    QCOMPARE(m_asked.size(), 1); // of the first only
}

/// With YC_PAPER_PICTURES in the environment: how it looks.
void PapersDialogTest::pictures()
{
    const Case subject = withMadePaper(&m_answer);
    const QString folder = QString::fromLocal8Bit(qgetenv("YC_PAPER_PICTURES"));
    auto *style = YunchuangStyle::install();
    for (const bool dark : {false, true}) {
        style->setTheme(Theme(dark ? Scheme::Dark : Scheme::Light));
        PapersDialog dialog(&m_desk);
        dialog.showPreviews({preview({})});
        dialog.showCase(m_key, subject, u"周敏  2026-11-24"_s);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const QPixmap writing = dialog.grab();
        dialog.findChild<QListWidget *>(u"papersList"_s)->setCurrentRow(1);
        auto *view = dialog.findChild<DocumentView *>(u"paperDocument"_s);
        QTRY_COMPARE_WITH_TIMEOUT(view->pageCount(), 2, 10000);
        QSignalSpy seen(view, &DocumentView::seen);
        view->update();
        QVERIFY(!seen.isEmpty() || seen.wait(10000));
        QVERIFY(!writing.isNull());
        if (folder.isEmpty())
            continue;
        QDir().mkpath(folder);
        const QString look = dark ? u"dark"_s : u"light"_s;
        QVERIFY(writing.save(u"%1/dialog-preview-%2.png"_s.arg(folder, look)));
        QVERIFY(dialog.grab().save(u"%1/dialog-paper-%2.png"_s.arg(folder, look)));
    }
}

QTEST_MAIN(PapersDialogTest)
#include "tst_papersdialog.moc"
