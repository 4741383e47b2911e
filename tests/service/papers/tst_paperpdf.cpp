// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticesample.h"

#include "service/papers/paperpdf.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

/// Papers as PDF, looked at with other programs' eyes.
class PaperPdfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPaperCanBeReadBack_data();
    void everyPaperCanBeReadBack();
    void fontsAreEmbedded();
    void theSamePaperGivesTheSameBytes();
    void aLongPaperGoesOnToTheNextPage();
    void aCharacterWithoutAFaceIsRefused();
    void oneTakesMilliseconds();

private:
    NoticeSample m_sample;
    QTemporaryDir m_folder;
};

namespace {

/// Without blanks and line ends, which are the layout's.
QString bare(QString text)
{
    text.remove(QRegularExpression(u"\\s"_s));
    return text;
}

QString runTool(const QString &tool, const QStringList &arguments)
{
    const QString path = QStandardPaths::findExecutable(tool);
    if (path.isEmpty())
        qFatal("%s is missing: scripts/setup test installs it", qPrintable(tool));
    QProcess process;
    process.start(path, arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

} // namespace

void PaperPdfTest::everyPaperCanBeReadBack_data()
{
    QTest::addColumn<DocumentKind>("kind");
    for (const auto &[kind, name] : enumNames<DocumentKind>)
        QTest::newRow(name.data()) << kind;
}

void PaperPdfTest::everyPaperCanBeReadBack()
{
    QFETCH(DocumentKind, kind);
    const auto paper = m_sample.write(kind);
    QVERIFY(paper);
    const auto pdf = renderPaper(*paper, NoticeSample::moment(11, 24, 9));
    QVERIFY2(pdf, pdf ? "" : qPrintable(pdf.error().detail));
    const QString file = written(m_folder, QString(nameOf(kind)) + u".pdf"_s, *pdf);

    QPdfDocument document;
    QCOMPARE(document.load(file), QPdfDocument::Error::None);
    QVERIFY(document.pageCount() >= 1);
    QCOMPARE(document.pagePointSize(0).toSize(), QSize(595, 842));
    QCOMPARE(document.metaData(QPdfDocument::MetaDataField::Title).toString(), paper->title);

    const QString text = bare(runTool(u"pdftotext"_s, {u"-raw"_s, file, u"-"_s}));
    const auto holds = [&](const QString &phrase) {
        // A phrase may be broken by the end of a page, where the number of the page stands.
        return text.contains(bare(phrase));
    };
    QVERIFY2(holds(paper->title) && holds(paper->organ), qPrintable(text));
    for (const NoticeBlock &block : paper->blocks) {
        if (block.kind == NoticeBlockKind::Number || block.kind == NoticeBlockKind::Date)
            QVERIFY2(holds(block.text), qPrintable(block.text));
        for (const QStringList &row : block.rows)
            QVERIFY2(holds(row.constFirst()), qPrintable(row.constFirst()));
        if (block.kind == NoticeBlockKind::Seal)
            QVERIFY2(holds(u"盖章处"_s) && holds(block.seal.left(8)), qPrintable(text));
    }
    if (document.pageCount() == 1) {
        for (const NoticeBlock &block : paper->blocks)
            QVERIFY2(holds(block.text), qPrintable(block.text + u" is not in "_s + text));
    }
    const QString seen = bare(document.getAllText(0).text());
    QVERIFY2(seen.contains(bare(paper->title)), qPrintable(seen));

    if (const QByteArray shots = qgetenv("YC_PAPER_PICTURES"); !shots.isEmpty()) {
        QDir().mkpath(QString::fromLocal8Bit(shots));
        for (int page = 0; page < document.pageCount(); ++page) {
            QImage picture(QSize(794, 1123), QImage::Format_ARGB32);
            picture.fill(Qt::white);
            QPainter(&picture).drawImage(0, 0, document.render(page, picture.size()));
            QVERIFY(picture.save(u"%1/%2-%3.png"_s.arg(QString::fromLocal8Bit(shots), nameOf(kind)).arg(page + 1)));
        }
    }
}

void PaperPdfTest::fontsAreEmbedded()
{
    for (const auto &[kind, name] : enumNames<DocumentKind>) {
        const auto paper = m_sample.write(kind);
        QVERIFY2(paper, name.data());
        const auto pdf = renderPaper(*paper, NoticeSample::moment(11, 24, 9));
        QVERIFY2(pdf, name.data());
        const QStringList lines =
            runTool(u"pdffonts"_s, {written(m_folder, u"fonts.pdf"_s, *pdf)}).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY2(lines.size() > 2, name.data());
        for (const QString &line : lines.mid(2)) {
            // Embedded, a subset, and with code points for its glyphs.
            QVERIFY2(line.contains(QRegularExpression(u"\\byes +yes +yes\\b"_s)), qPrintable(line));
        }
    }
}

void PaperPdfTest::theSamePaperGivesTheSameBytes()
{
    const NoticeText paper = *m_sample.write(DocumentKind::GrantDecision);
    const auto first = renderPaper(paper, NoticeSample::moment(11, 24, 9));
    const auto second = renderPaper(paper, NoticeSample::moment(11, 24, 9));
    QVERIFY(first && second);
    QCOMPARE(*first, *second);
}

void PaperPdfTest::aLongPaperGoesOnToTheNextPage()
{
    NoticeText paper = *m_sample.write(DocumentKind::DenialDecision);
    QStringList sentences;
    for (int i = 0; i < 120; ++i)
        sentences.append(u"第%1项事实经核查属实。"_s.arg(i));
    paper.blocks[2].text = sentences.join(QString());
    NoticeBlock table;
    table.kind = NoticeBlockKind::Table;
    table.rows = {{u"说明"_s, sentences.join(QString()).repeated(4)}};
    paper.blocks.insert(3, table);
    const auto pdf = renderPaper(paper, NoticeSample::moment(11, 24, 9));
    QVERIFY(pdf);
    const QString file = written(m_folder, u"long.pdf"_s, *pdf);
    QPdfDocument document;
    QCOMPARE(document.load(file), QPdfDocument::Error::None);
    QVERIFY(document.pageCount() >= 4);
    const QString text = bare(runTool(u"pdftotext"_s, {u"-raw"_s, file, u"-"_s}));
    // Nothing was cut off: each sentence stands there five times, broken ones aside.
    for (const int i : {0, 60, 119})
        QVERIFY2(text.count(u"第%1项"_s.arg(i)) >= 4, qPrintable(QString::number(i)));
    QVERIFY(text.contains(u"—1—"_s) && text.contains(u"—2—"_s));
}

void PaperPdfTest::aCharacterWithoutAFaceIsRefused()
{
    NoticeText paper = *m_sample.write(DocumentKind::AcceptanceNotice);
    // A private code point: no font of the machine can know what it looks like.
    paper.blocks[1].text = u"李\U0010F8F0示例："_s;
    const auto pdf = renderPaper(paper, NoticeSample::moment(11, 24, 9));
    QVERIFY(!pdf);
    QCOMPARE(pdf.error().code, PaperError::Code::Glyph);
}

void PaperPdfTest::oneTakesMilliseconds()
{
    const NoticeText paper = *m_sample.write(DocumentKind::AcceptanceNotice);
    QVERIFY(renderPaper(paper, NoticeSample::moment(11, 24, 9)));
    QElapsedTimer timer;
    timer.start();
    constexpr int papers = 20;
    for (int i = 0; i < papers; ++i)
        QVERIFY(renderPaper(paper, NoticeSample::moment(11, 24, 9)));
    const double each = double(timer.elapsed()) / papers;
    qInfo("%.1f ms a paper", each);
    QVERIFY2(each < 500, "a paper must not take half a second");
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    PaperPdfTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_paperpdf.moc"
