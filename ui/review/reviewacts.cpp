// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpage.h"

#include "domain/seams.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/handoff/handoffdialog.h"
#include "ui/review/actfields.h"
#include "ui/review/approvalform.h"
#include "ui/review/caselooks.h"
#include "ui/review/decisionpane.h"
#include "ui/review/formpane.h"
#include "ui/review/materialspane.h"
#include "ui/review/reasondialog.h"

#include <QJsonArray>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How soon what is written is kept.
constexpr auto draftDelay = 800ms;
const QString draftPage = u"review"_s;

bool isFavourableDecision(const CommandDraft &draft)
{
    return draft.action == Action::Accept || draft.action == Action::Grant || draft.action == Action::HandleAtOnce ||
           ((draft.action == Action::Examine || draft.action == Action::ReportUp) && draft.args.favourable);
}

} // namespace

// ---- drafts ----

void ReviewPage::readDraft()
{
    const RowKey key = *m_key;
    m_commands.loadDraft(key.caseId, key.viewer, draftPage, this, [this, key](const StoreResult<LocalDraft> &draft) {
        if (m_key != key)
            return;
        if (m_insteadOf)
            m_decision->takeWords(m_insteadOf->command.args);
        else if (draft && !m_draftDirty)
            restoreDraft(*draft);
        m_draftRead = true;
        if (m_wanted) {
            const Action wanted = *std::exchange(m_wanted, std::nullopt);
            if (m_decision->choose(wanted) &&
                (wanted == Action::Consult || wanted == Action::Countersign || wanted == Action::Transfer))
                openHandoff(wanted);
        }
        chooseFocus();
    });
}

void ReviewPage::restoreDraft(const LocalDraft &draft)
{
    m_decision->restore(draft.content.value("decision"_L1).toObject());
    const QJsonObject approval = draft.content.value("approval"_L1).toObject();
    if (!approval.isEmpty() && m_form->approval().isShown())
        m_form->approval().setValue(approval);
    QSet<Digest256> opened = m_materials->model().opened();
    for (const QJsonValue digest : draft.content.value("opened"_L1).toArray())
        opened.insert(Digest256(digest.toString()));
    m_materials->model().setOpened(opened);
    if (m_decision->hasWords())
        tell(tr("Kept from %1").arg(Wording::moment(draft.savedAt, toLocalDate(m_clock.now()))));
}

void ReviewPage::keepDraft()
{
    if (!m_whole || !m_draftRead)
        return;
    m_draftDirty = true;
    if (m_draftTimer)
        return;
    m_draftTimer = m_scheduler.after(draftDelay, this, [this] {
        m_draftTimer = 0;
        writeDraft();
    });
}

void ReviewPage::writeDraft()
{
    if (m_draftTimer)
        m_scheduler.cancel(std::exchange(m_draftTimer, 0));
    if (!m_draftDirty || !m_key || !m_whole)
        return;
    m_draftDirty = false;
    QJsonArray opened;
    for (const Digest256 &digest : m_materials->model().opened())
        opened.append(digest.text());
    LocalDraft draft;
    draft.caseId = m_key->caseId;
    draft.unit = m_key->viewer;
    draft.page = draftPage;
    draft.content = {{u"decision"_s, m_decision->content()},
                     {u"approval"_s, m_form->approval().isShown() ? m_form->approval().value() : QJsonObject()},
                     {u"opened"_s, opened}};
    draft.revision = m_seenRevision;
    draft.savedAt = m_clock.now();
    const RowKey key = *m_key;
    m_commands.saveDraft(draft, this, [this, key, at = draft.savedAt](const StoreResult<bool> &saved) {
        if (m_key != key)
            return;
        m_draftFailed = !saved;
        m_decision->setUnsaved(saved ? QString() : tr("could not be kept"));
        if (saved)
            tell(tr("Kept at %1").arg(Wording::timeOfDay(at)));
        if (!saved)
            m_draftDirty = true;
    });
}

void ReviewPage::dropDraft()
{
    if (m_draftTimer)
        m_scheduler.cancel(std::exchange(m_draftTimer, 0));
    m_draftDirty = false;
    m_draftFailed = false;
    m_commands.dropDraft(m_key->caseId, m_key->viewer, draftPage, this, [](const StoreResult<bool> &) {});
}

// ---- acting ----

void ReviewPage::answerCheck(const QString &checkId, CheckAnswer answer)
{
    const RegistryCheck *check = m_whole && !checkId.isEmpty() ? m_whole->shown.check(checkId) : nullptr;
    if (!check) {
        if (m_form->differenceCount() > 0)
            m_form->nextDifference();
        return;
    }
    CommandArguments args;
    args.checkId = checkId;
    args.checkAnswer = answer;
    const QString label = m_form->labelOf(check->field);
    if (answer == CheckAnswer::ToCorrection) {
        args.reason = tr("%1 does not agree with the base registry. Please check and correct it.").arg(label);
        record(args);
        return;
    }
    ReasonDialog::Question question;
    question.title = Wording::answer(answer);
    question.explanation = answer == CheckAnswer::FoundCorrect
                               ? tr("%1 is taken as correct although the registry says otherwise. The reason is kept "
                                    "with the case.")
                                     .arg(label)
                               : tr("%1 is taken as correct; the registry is told of its error.").arg(label);
    question.label = tr("Reason");
    question.button = tr("Record");
    question.minimum = 2;
    auto *dialog = new ReasonDialog(question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReasonDialog::given, this, [this, args, key = *m_key](const QString &reason) {
        if (m_key != key)
            return;
        CommandArguments full = args;
        full.reason = reason;
        record(full);
    });
    dialog->open();
}

void ReviewPage::answerPoint(const QString &pointId, PointVerdict verdict)
{
    CommandArguments args;
    args.pointId = pointId;
    args.pointVerdict = verdict;
    record(args);
}

void ReviewPage::record(const CommandArguments &args)
{
    if (!m_key || !m_whole)
        return;
    CommandDraft draft;
    draft.caseId = m_key->caseId;
    draft.action = Action::RecordCheck;
    draft.actingUnit = m_key->viewer;
    if (const auto context = m_commands.contextFor(m_whole->shown, m_key->viewer)) {
        if (const auto post = postFor(m_whole->shown, draft.action, *context))
            draft.post = *post;
    }
    draft.args = args;
    m_commands.submit(draft, this, [this](const Expected<Submitted, SubmitError> &done) {
        if (!done)
            refused(done.error());
        else
            read();
    });
}

void ReviewPage::submit()
{
    if (!m_whole || m_submitting)
        return;
    if (!m_decision->action()) {
        m_decision->showProblem(tr("No decision is chosen."), tr("Choose one with Alt and a digit first."));
        return;
    }
    CommandDraft draft = m_decision->draft();
    draft.seenRevision = m_seenRevision;
    draft.args.openedMaterials = m_materials->model().openedMaterials();
    if (m_decision->opinion().isTooLong()) {
        m_decision->showProblem(tr("The opinion is too long."), tr("Shorten it; nothing was cut off."));
        m_decision->opinion().setFocus();
        return;
    }
    if (isFavourableDecision(draft)) {
        // No shortcut passes over a required paper that nobody looked at.
        if (const QVector<int> unread = m_materials->model().unopenedRequired(); !unread.isEmpty()) {
            m_decision->showProblem(
                tr("%n required paper(s) were not looked at yet.", nullptr, static_cast<int>(unread.size())),
                tr("Ctrl+PgDn shows the next one."));
            m_materials->select(unread.constFirst());
            return;
        }
    }
    const bool approves =
        m_form->approval().isShown() && (draft.action == Action::Examine || draft.action == Action::Grant ||
                                         draft.action == Action::Deny || draft.action == Action::CompleteWork ||
                                         draft.action == Action::ReportUp || draft.action == Action::HandleAtOnce);
    if (approves) {
        const bool favourable = isFavourableDecision(draft) || draft.action == Action::CompleteWork;
        if (favourable && !m_form->approval().errors().isEmpty()) {
            m_decision->showProblem(tr("The approval fields are not complete."),
                                    tr("See the marks beside the fields."));
            m_form->approval().showAllErrors();
            return;
        }
        if (m_form->approval().errors().isEmpty())
            draft.args.approval = m_form->approval().value();
    }
    const auto tried = m_commands.tryOut(m_whole->shown, draft);
    if (!tried) {
        SubmitError error;
        error.refusal = tried.error();
        refused(error);
        if (!m_decision->fields().focusFirstEmpty())
            m_decision->opinion().setFocus();
        return;
    }
    const Transition &row = transitionFor(draft.action);
    if (!row.final && row.leaning != Leaning::Unfavourable) {
        send(draft);
        return;
    }
    ConfirmDialog::Question question;
    question.title = Wording::action(draft.action, item());
    question.effect = legalEffect(draft.action, item(), m_whole->shown.state);
    question.facts = {tr("%1 ・ %2").arg(m_whole->shown.itemName, m_whole->shown.queryCode)};
    if (row.document)
        question.facts.append(tr("Paper: %1, number to be given by the service").arg(Wording::document(*row.document)));
    question.button = Wording::action(draft.action, item());
    auto *dialog = new ConfirmDialog(question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, draft, key = *m_key] {
        if (m_key == key)
            send(draft);
    });
    dialog->open();
}

void ReviewPage::send(const CommandDraft &draft)
{
    m_submitting = true;
    m_decision->setBusy(true);
    const auto done = [this, draft, key = *m_key](const Expected<Submitted, SubmitError> &result) {
        if (m_key != key)
            return;
        m_submitting = false;
        m_decision->setBusy(false);
        if (m_handoff)
            m_handoff->setBusy(false);
        if (result)
            taken(draft, *result);
        else
            refused(result.error());
    };
    if (m_insteadOf)
        m_commands.resubmitEdited(m_insteadOf->command.id, draft, this, done);
    else
        m_commands.submit(draft, this, done);
}

void ReviewPage::taken(const CommandDraft &draft, const Submitted &act)
{
    if (m_handoff)
        m_handoff->accept();
    m_insteadOf.reset();
    m_changedFields.clear();
    dropDraft();
    const bool goOn = m_decision->goesOn();
    const RowKey key = *m_key;
    const QString words = Wording::action(draft.action, item());
    tell(act.heldUntil.isValid()    ? tr("%1: goes out in 30 seconds, F8 takes it back").arg(words)
         : act.delivered            ? tr("%1: delivered").arg(words)
         : m_connection.isOffline() ? tr("%1: signed and kept in the outbox until there is a connection").arg(words)
                                    : tr("%1: on its way").arg(words));
    m_decision->clear();
    m_focusChosen = false;
    read();
    Q_EMIT submitted(key, act, goOn);
}

void ReviewPage::refused(const SubmitError &error)
{
    const Explanation words = Wording::submitError(error, names());
    if (m_handoff)
        m_handoff->showRefusal(words.text());
    else
        m_decision->showProblem(words.what, words.todo);
    tell(words.what);
    if (error.refusal && error.refusal->code == RefusalCode::StaleRevision)
        read();
}

void ReviewPage::openHandoff(Action action)
{
    if (!m_whole || m_handoff)
        return;
    const Case &subject = m_whole->shown;
    m_handoff = new HandoffDialog(m_commands, subject, m_key->viewer,
                                  m_reference.form(subject.formId, subject.formVersion), m_clock, this);
    m_handoff->setAttribute(Qt::WA_DeleteOnClose);
    m_handoff->choose(action);
    connect(m_handoff, &HandoffDialog::sendRequested, this, [this](CommandDraft draft) {
        draft.seenRevision = m_seenRevision;
        draft.args.openedMaterials = m_materials->model().openedMaterials();
        m_handoff->setBusy(true);
        send(draft);
    });
    m_handoff->open();
}

// ---- our acts on their way ----

void ReviewPage::takeEntries(const QVector<OutboxEntry> &entries)
{
    for (const OutboxEntry &entry : entries) {
        const bool keep = isOpen(entry.status) || entry.proof == ProofState::Invalid;
        if (keep)
            m_entries.insert(entry.command.id, entry);
        else
            m_entries.remove(entry.command.id);
    }
    showHeld();
    if (m_whole)
        showCase();
}

void ReviewPage::showHeld()
{
    if (m_heldTimer)
        m_scheduler.cancel(std::exchange(m_heldTimer, 0));
    const OutboxEntry *held = nullptr;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        if (entry.status == DeliveryStatus::Held && (!held || entry.sequence > held->sequence))
            held = &entry;
    }
    const qint64 left = held ? m_clock.now().secsTo(held->heldUntil) : -1;
    m_heldBanner->setVisible(left >= 0);
    if (left < 0)
        return;
    const ServiceItem *rules = m_commands.rules() ? m_commands.rules()->catalogue.find(held->subject.item) : nullptr;
    m_heldBanner->setMessage(tr("%1 ・ %2").arg(Wording::action(held->command.action, rules), held->subject.queryCode),
                             tr("goes out in %n second(s)", nullptr, static_cast<int>(left)));
    m_heldTimer = m_scheduler.after(1s, this, [this] {
        m_heldTimer = 0;
        showHeld();
    });
}

} // namespace yunchuang
