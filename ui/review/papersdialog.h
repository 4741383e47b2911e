// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "items/queuemodel.h"
#include "notices/noticetext.h"
#include "sync/servicedesk.h"

#include <QDialog>
#include <QPointer>

class QListWidget;
class QStackedWidget;
class QTextBrowser;

namespace yunchuang {

class DocumentView;
class TextLabel;

/// The statutory papers of a case beside the review: those that were made, opened and compared with their digest, and
/// those that the act being written would bring, as the applicant will read them, live while the clerk writes. Stays
/// open and takes nothing from the page behind it.
class PapersDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Without a desk the papers that were made are listed and cannot be opened.
    PapersDialog(ServiceDesk *desk, QWidget *parent = nullptr);

    /// The papers of the case as it stands. What is looked at stays, if it is still there.
    void showCase(const RowKey &key, const Case &subject, const QString &watermark);
    /// The papers that the act being written would bring; none: it brings no paper, or there is no act.
    void showPreviews(const QVector<NoticeText> &previews);
    void setOffline(bool offline);

private:
    void list();
    void showCurrent();
    void showPreview(const NoticeText &paper);
    void fetch(const CaseDocument &document);
    void say(const QString &words);
    [[nodiscard]] QString stateOf(const CaseDocument &document) const;

    QPointer<ServiceDesk> m_desk;
    std::optional<RowKey> m_key;
    QVector<CaseDocument> m_documents;
    QVector<NoticeText> m_previews;
    Digest256 m_shown; ///< whose bytes the view has, or is waiting for
    bool m_offline = false;
    bool m_listing = false;

    QListWidget *m_list;
    TextLabel *m_head;
    QStackedWidget *m_stack;
    QTextBrowser *m_preview;
    DocumentView *m_document;
};

/// A preview as HTML for a text view, in colours of paper.
[[nodiscard]] QString previewHtml(const NoticeText &paper);

} // namespace yunchuang
