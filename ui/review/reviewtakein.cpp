// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/seams.h"
#include "ui/review/materialspane.h"
#include "ui/review/reviewpage.h"
#include "ui/review/takeindialog.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

/// The act is offered to whoever may take in papers of this case while some are expected.
void ReviewPage::showTakeIn()
{
    const Case &subject = m_whole->shown;
    const ExpectedPapers expected = expectedPapers(subject, item());
    const auto context = m_commands.contextFor(subject, m_key->viewer);
    const std::optional<Post> post =
        context && expected.action ? postFor(subject, *expected.action, *context) : std::nullopt;
    // Clerks without the post see in the margin what is promised; to take it in is the reception's.
    const bool offered = post && m_whole->service.capacity == Capacity::Owner && !expected.papers.isEmpty();
    QString reason = reasonReadOnly();
    if (offered && reason.isEmpty()) {
        if (const auto possible = isPossible(subject, *expected.action, *context); !possible)
            reason = Wording::refusal(possible.error(), names()).text();
    }
    m_materials->setTakeIn(offered, reason);
    if (!m_takeIn)
        return;
    const RuleBookPtr rules = m_commands.rules();
    m_takeIn->showExpected(subject.queryCode, expected, rules ? &rules->calendars : nullptr, toLocalDate(m_clock.now()),
                           reason);
}

void ReviewPage::openTakeIn()
{
    if (!m_whole || m_takeIn)
        return;
    m_takeIn = new TakeInDialog(this);
    m_takeIn->setAttribute(Qt::WA_DeleteOnClose);
    m_takeIn->setOffline(m_connection.isOffline());
    connect(m_takeIn, &TakeInDialog::takeInRequested, this, &ReviewPage::takeIn);
    showTakeIn();
    m_takeIn->open();
}

void ReviewPage::takeIn(const QVector<Material> &materials, const QHash<Digest256, QByteArray> &scans)
{
    const std::optional<Action> action = expectedPapers(m_whole->shown, item()).action;
    const auto context = m_commands.contextFor(m_whole->shown, m_key->viewer);
    if (!action || !context)
        return m_takeIn->showRefusal(tr("No paper is expected from the applicant."));
    CommandDraft draft;
    draft.caseId = m_key->caseId;
    draft.action = *action;
    draft.actingUnit = m_key->viewer;
    if (const auto post = postFor(m_whole->shown, *action, *context))
        draft.post = *post;
    draft.args.materials = materials;
    draft.attachments = scans;
    // What is being written on the decision stays: this act stands beside it.
    m_commands.submit(draft, this, [this, draft, key = *m_key](const Expected<Submitted, SubmitError> &done) {
        if (m_key != key)
            return;
        if (!done) {
            const Explanation words = Wording::submitError(done.error(), names());
            if (m_takeIn)
                m_takeIn->showRefusal(words.text());
            tell(words.what);
            return;
        }
        if (m_takeIn)
            m_takeIn->accept();
        const QString words = Wording::action(draft.action, item());
        tell(m_connection.isOffline() ? tr("%1: signed and kept in the outbox until there is a connection").arg(words)
                                      : tr("%1: on its way").arg(words));
        read();
        Q_EMIT submitted(key, *done, false);
    });
}

} // namespace yunchuang
