// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/papersdialog.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/review/documentview.h"

#include <QCryptographicHash>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QString paragraphHtml(const QString &text, const QString &style)
{
    return u"<p style=\"margin:4px 0; line-height:150%; "_s % style % u"\">"_s %
           text.toHtmlEscaped().replace(u'\n', u"<br/>"_s) % u"</p>"_s;
}

QString rowHtml(const QStringList &cells, bool heading)
{
    QString html = u"<tr>"_s;
    for (const QString &cell : cells)
        html += u"<td style=\"padding:4px 6px;\">"_s % (heading ? u"<b>"_s : QString()) % cell.toHtmlEscaped() %
                (heading ? u"</b>"_s : QString()) % u"</td>"_s;
    return html % u"</tr>"_s;
}

QString blockHtml(const NoticeBlock &block, const QString &sealPlace)
{
    switch (block.kind) {
    case NoticeBlockKind::Number:
        return paragraphHtml(block.text, u"text-align:center;"_s);
    case NoticeBlockKind::Addressee:
        return paragraphHtml(block.text, {});
    case NoticeBlockKind::Paragraph:
    case NoticeBlockKind::List:
        return paragraphHtml(block.text, u"text-indent:28px;"_s);
    case NoticeBlockKind::Table:
    case NoticeBlockKind::TableOf: {
        QString html = u"<table width=\"100%\" border=\"1\" cellspacing=\"0\" style=\"border-collapse:collapse; "
                       "border-color:#8A8A8A; margin:6px 0;\">"_s;
        if (!block.headings.isEmpty())
            html += rowHtml(block.headings, true);
        for (const QStringList &row : block.rows)
            html += rowHtml(row, false);
        return html % u"</table>"_s;
    }
    case NoticeBlockKind::Seal:
        return paragraphHtml(block.seal % u'\n' % sealPlace, u"text-align:right; color:#6A6A6A; font-size:small;"_s) %
               paragraphHtml(block.text, u"text-align:right;"_s);
    case NoticeBlockKind::Date:
        return paragraphHtml(block.text, u"text-align:right;"_s);
    case NoticeBlockKind::Signature: {
        QString html = paragraphHtml(block.text, u"margin-top:12px;"_s);
        for (const QString &line : block.lines)
            html += paragraphHtml(line, {});
        return html;
    }
    }
    return {};
}

} // namespace

QString previewHtml(const NoticeText &paper)
{
    QString html = u"<div style=\"color:#000000;\">"_s %
                   paragraphHtml(paper.organ, u"text-align:center; font-size:x-large;"_s) %
                   paragraphHtml(paper.title, u"text-align:center; font-size:x-large;"_s);
    for (const NoticeBlock &block : paper.blocks)
        html += blockHtml(block, paper.sealPlace);
    if (!paper.footnote.isEmpty())
        html += paragraphHtml(paper.footnote, u"font-size:small; margin-top:12px;"_s);
    // What is still to be written is found at a glance.
    for (const QString &mark : paper.marks) {
        const QString shown = mark.toHtmlEscaped();
        html.replace(shown, u"<span style=\"background-color:#FCE8B2;\">"_s % shown % u"</span>"_s);
    }
    return html % u"</div>"_s;
}

PapersDialog::PapersDialog(ServiceDesk *desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
{
    const Theme &theme = Theme::current();
    setObjectName(u"papersDialog"_s);
    setWindowTitle(tr("Papers"));
    setModal(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    column->setSpacing(theme.px(8));
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_list = new QListWidget;
    m_list->setObjectName(u"papersList"_s);
    m_list->setAccessibleName(tr("Papers"));
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->setWordWrap(true);
    m_list->setSpacing(theme.px(3));
    m_list->setMinimumWidth(theme.px(230));
    auto *right = new QWidget;
    auto *side = new QVBoxLayout(right);
    side->setContentsMargins(theme.px(8), 0, 0, 0);
    m_head = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_head->setObjectName(u"papersHead"_s);
    m_head->setWordWrap(true);
    m_stack = new QStackedWidget;
    m_preview = new QTextBrowser;
    m_preview->setObjectName(u"paperPreview"_s);
    m_preview->setAccessibleName(tr("Preview of the paper"));
    m_preview->setOpenLinks(false);
    // Paper is white in the dark, too: this is what the applicant will hold.
    QPalette paper = m_preview->palette();
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, Qt::black);
    m_preview->setPalette(paper);
    m_preview->document()->setDocumentMargin(theme.px(28));
    m_document = new DocumentView;
    m_document->setObjectName(u"paperDocument"_s);
    m_stack->addWidget(m_preview);
    m_stack->addWidget(m_document);
    side->addWidget(m_head);
    side->addWidget(m_stack, 1);
    splitter->addWidget(m_list);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    column->addWidget(splitter);
    resize(theme.px(860), theme.px(680));
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_listing)
            showCurrent();
    });
    connect(m_document, &DocumentView::failed, this, [this] { say(tr("The paper cannot be read.")); });
    say(tr("No papers yet."));
}

void PapersDialog::showCase(const RowKey &key, const Case &subject, const QString &watermark)
{
    if (m_key != key)
        m_shown = {};
    m_key = key;
    m_documents = subject.documents;
    m_document->setWatermark(watermark);
    setWindowTitle(tr("Papers of %1").arg(subject.queryCode));
    list();
}

void PapersDialog::showPreviews(const QVector<NoticeText> &previews)
{
    if (m_previews == previews)
        return;
    m_previews = previews;
    list();
}

void PapersDialog::setOffline(bool offline)
{
    const bool back = m_offline && !offline;
    m_offline = offline;
    if (back && m_stack->currentWidget() == m_document) {
        m_shown = {};
        showCurrent();
    }
}

QString PapersDialog::stateOf(const CaseDocument &document) const
{
    if (!document.digest.isEmpty())
        return tr("Made");
    // What the outbox still holds has no number; the service gives it with the act.
    return document.number.isEmpty() ? tr("Number to come") : tr("Being made");
}

void PapersDialog::list()
{
    const int before = m_list->currentRow();
    const bool wasPreview = before >= 0 && before < m_previews.size();
    m_listing = true;
    m_list->clear();
    for (const NoticeText &preview : std::as_const(m_previews))
        m_list->addItem(tr("Preview: %1\nas the applicant will read it").arg(preview.title));
    for (const CaseDocument &document : std::as_const(m_documents)) {
        const QString number = document.number.isEmpty() ? tr("Number to come") : document.number;
        m_list->addItem(tr("%1\n%2, %3").arg(Wording::document(document.kind), number, stateOf(document)));
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(
            before < 0 || (wasPreview && m_previews.isEmpty()) ? 0 : std::min(before, m_list->count() - 1));
    m_listing = false;
    showCurrent();
}

void PapersDialog::showCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return say(tr("No papers yet."));
    if (row < m_previews.size())
        return showPreview(m_previews.at(row));
    const CaseDocument &document = m_documents.at(row - m_previews.size());
    if (document.digest.isEmpty()) {
        m_shown = {};
        return say(tr("The service is making this paper. It will be here in a moment."));
    }
    if (document.mediaType != "application/pdf"_L1) {
        m_shown = {};
        return say(tr("The archive package is a file for the archive (%1 bytes).").arg(document.size));
    }
    fetch(document);
}

void PapersDialog::showPreview(const NoticeText &paper)
{
    m_shown = {};
    m_stack->setCurrentWidget(m_preview);
    m_head->setText(paper.missing.isEmpty() ? tr("Number and seal are given when the act takes effect.")
                                            : tr("Still to be written: what is marked in the paper."));
    const int place = m_preview->verticalScrollBar()->value();
    m_preview->setHtml(previewHtml(paper));
    m_preview->verticalScrollBar()->setValue(place);
}

void PapersDialog::fetch(const CaseDocument &document)
{
    m_stack->setCurrentWidget(m_document);
    if (m_shown == document.digest)
        return;
    m_shown = document.digest;
    if (!m_desk || m_offline) {
        m_shown = {};
        return say(tr("Papers can be opened when there is a connection."));
    }
    say(tr("The paper is being fetched."));
    const ServiceRequest request{
        "GET",
        protocol::expandPath(protocol::paths::caseDocument, {m_key->caseId.text(), document.digest.text()}),
        {{u"unit"_s, m_key->viewer.text()}},
        {}};
    const Digest256 wanted = document.digest;
    const QString mediaType = document.mediaType;
    m_desk->askBytes(request, this, [this, wanted, mediaType](const Expected<QByteArray, ServiceFailure> &bytes) {
        if (m_shown != wanted)
            return;
        if (!bytes) {
            m_shown = {};
            return say(tr("The paper did not come. Choose it again to try once more."));
        }
        const QByteArray digest = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex();
        if (QString::fromLatin1(digest) != wanted.text())
            return say(tr("What came is not the paper that the record names. It is not shown."));
        m_head->setText(tr("Compared with the digest on record: unchanged."));
        m_document->showDocument(*bytes, mediaType);
    });
}

void PapersDialog::say(const QString &words)
{
    m_stack->setCurrentWidget(m_document);
    m_head->setText({});
    m_document->showMessage(words);
}

} // namespace yunchuang
