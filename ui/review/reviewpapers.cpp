// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticevalues.h"
#include "resources/resources.h"
#include "ui/review/decisionpane.h"
#include "ui/review/formpane.h"
#include "ui/review/lookupdialog.h"
#include "ui/review/papersdialog.h"
#include "ui/review/reviewpage.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const NoticeBook *edition()
{
    static const Expected<NoticeBook, NoticeError> book = [] {
        initYunchuangResources();
        return NoticeBook::read(noticeResources(), resourceDocument(u"noticeplaceholders.json"_s).object());
    }();
    return book ? &*book : nullptr;
}

/// What the act would write of itself while it is not complete enough to be tried out.
HistoryRow rowOf(const CommandDraft &draft, const ActingUser &user, const QDateTime &now)
{
    HistoryRow row;
    row.action = draft.action;
    row.unit = draft.actingUnit;
    row.post = draft.post;
    row.userName = user.name;
    row.at = now;
    row.opinion = draft.args.opinion;
    row.reason = draft.args.reason;
    row.basis = draft.args.basis;
    row.competentOrgan = draft.args.competentOrgan;
    row.remedies = draft.args.remedies;
    row.conditions = draft.args.conditions;
    row.validUntil = draft.args.validUntil;
    row.corrections = draft.args.corrections;
    return row;
}

} // namespace

/// The papers of the chosen act as they would read now.
QVector<NoticeText> ReviewPage::previews() const
{
    const NoticeBook *book = edition();
    const ServiceItem *rules = item();
    const RuleBookPtr held = m_commands.rules();
    const auto context = m_whole && m_key ? m_commands.contextFor(m_whole->shown, m_key->viewer) : std::nullopt;
    if (!book || !rules || !context || !m_decision->action())
        return {};
    const CommandDraft draft = m_decision->draft();
    const Expected<CaseChange, Refusal> tried = m_commands.tryOut(m_whole->shown, draft);
    const Case &subject = tried ? tried->next : m_whole->shown;
    QVector<HistoryRow> history = m_whole->service.history;
    HistoryRow act = tried ? tried->row : rowOf(draft, m_commands.user(), m_clock.now());
    act.sequence = history.isEmpty() ? 1 : history.constLast().sequence + 1;
    QVector<DocumentKind> kinds;
    if (tried)
        kinds = tried->documents;
    else if (const std::optional<DocumentKind> kind = transitionFor(draft.action).document)
        kinds.append(*kind);
    QVector<NoticeText> papers;
    for (const DocumentKind kind : std::as_const(kinds)) {
        CaseDocument unnumbered;
        unnumbered.kind = kind;
        unnumbered.issuedAt = m_clock.now();
        const NoticeFacts facts{subject,
                                act,
                                history,
                                unnumbered,
                                *rules,
                                context->units,
                                m_reference.form(subject.formId, subject.formVersion)};
        if (const Expected<NoticeText, NoticeError> paper = writeNotice(*book, facts, Holes::Mark))
            papers.append(*paper);
    }
    return papers;
}

void ReviewPage::openPapers()
{
    if (!m_whole || !m_key)
        return;
    if (!m_papers) {
        m_papers = new PapersDialog(m_desk, this);
        m_papers->setOffline(m_connection.isOffline());
        connect(m_decision, &DecisionPane::edited, m_papers, [this] { showPapers(); });
        connect(&m_connection, &ConnectionState::changed, m_papers,
                [this] { m_papers->setOffline(m_connection.isOffline()); });
    }
    m_papers->show();
    m_papers->raise();
    m_papers->activateWindow();
    showPapers();
}

/// Live while it is open; costs nothing while it is not.
void ReviewPage::showPapers()
{
    if (!m_papers || !m_papers->isVisible())
        return;
    if (!m_whole || !m_key) {
        m_papers->hide();
        return;
    }
    m_papers->showPreviews(previews());
    const QDate today = toLocalDate(m_clock.now());
    m_papers->showCase(*m_key, m_whole->shown, m_commands.user().name + u"  "_s + today.toString(Qt::ISODate));
}

/// Asking a registry is no act on the case: it goes to the service at once, and only there.
void ReviewPage::openLookup(const QString &pointer)
{
    const FormDescription *form =
        m_whole ? m_reference.form(m_whole->shown.formId, m_whole->shown.formVersion) : nullptr;
    if (!m_key || !form || !m_desk)
        return;
    const QDate today = toLocalDate(m_clock.now());
    const LookupDialog::Question question =
        LookupDialog::questionAt(*m_key, *form, m_whole->shown.form, pointer, m_form->checkAt(pointer), today,
                                 [this](const QString &at) { return m_form->shownText(at); });
    auto *dialog = new LookupDialog(m_desk, question, today, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOffline(m_connection.isOffline());
    connect(&m_connection, &ConnectionState::changed, dialog,
            [this, dialog] { dialog->setOffline(m_connection.isOffline()); });
    dialog->open();
}

} // namespace yunchuang
