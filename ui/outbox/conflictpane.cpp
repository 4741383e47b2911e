// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/conflictpane.h"

#include "domain/seams.h"
#include "ui/common/choicecard.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/submitkey.h"
#include "ui/common/words.h"
#include "ui/outbox/conflictparts.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

TagLook lookOf(const OutboxEntry &entry)
{
    switch (entry.status) {
    case DeliveryStatus::Conflicted:
    case DeliveryStatus::Refused:
        return {Tone::Red, Glyph::CrossDiamond, true, true, false, false};
    case DeliveryStatus::Parked:
        return {Tone::Amber, Glyph::Triangle, false, true, false, false};
    case DeliveryStatus::Acknowledged:
        return entry.proof == ProofState::Invalid ? TagLook{Tone::Red, Glyph::Diamond, true, true, false, false}
                                                  : TagLook{Tone::Green, Glyph::CheckDisc, false, true, false, false};
    default:
        return {Tone::Accent, Glyph::HalfRing, false, true, false, false};
    }
}

} // namespace

ConflictPane::ConflictPane(CaseStore &store, CaseCommands &commands, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_clock(clock)
    , m_reference(store)
{
    const Theme &theme = Theme::current();
    setObjectName(u"conflictPane"_s);
    setProperty("ground", u"base"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = makeHead();
    column->addWidget(m_head);
    column->addWidget(new Hairline);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setProperty("ground", u"base"_s);
    auto *body = new QWidget;
    body->setProperty("ground", u"base"_s);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, theme.px(12), 0, theme.px(12));
    rows->setSpacing(theme.px(6));
    m_what = new TextLabel({}, FontRole::Unit, true);
    m_what->setObjectName(u"detailWhat"_s);
    m_what->setWordWrap(true);
    m_why = new TextLabel({}, FontRole::Body, false, Token::SubText);
    m_why->setObjectName(u"detailWhy"_s);
    m_why->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(theme.px(16), 0, theme.px(16), 0);
    texts->addWidget(m_what);
    texts->addWidget(m_why);
    rows->addLayout(texts);
    m_facts = new QWidget;
    rows->addWidget(m_facts);
    m_conflict = makeConflict();
    rows->addWidget(m_conflict);
    rows->addStretch(1);
    m_scroll->setWidget(body);
    column->addWidget(m_scroll, 1);
    m_error = new ErrorBox;
    m_error->setObjectName(u"conflictError"_s);
    m_error->setRetryVisible(false);
    m_error->hide();
    column->addWidget(m_error);
    m_foot = makeFoot();
    column->addWidget(new Hairline);
    column->addWidget(m_foot);
    setFocusProxy(m_reapply);
    connect(&m_reference, &ReferenceData::changed, this, [this] {
        if (m_hasEvidence)
            showEvidence(m_evidence);
    });
    show(nullptr);
}

QWidget *ConflictPane::makeHead()
{
    const Theme &theme = Theme::current();
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8));
    row->setSpacing(theme.px(10));
    m_title = new TextLabel({}, FontRole::Title, true);
    m_title->setObjectName(u"detailTitle"_s);
    m_item = new TextLabel({}, FontRole::Title, true);
    m_code = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_status = new Tag;
    m_status->setObjectName(u"detailStatus"_s);
    row->addWidget(m_title);
    row->addWidget(m_item);
    row->addWidget(m_code);
    row->addStretch();
    row->addWidget(m_status);
    return head;
}

QWidget *ConflictPane::makeConflict()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme.px(4), 0, 0);
    column->setSpacing(theme.px(8));
    m_timeline = new ConflictTimeline;
    column->addWidget(m_timeline);
    column->addWidget(new Hairline);
    m_table = new ConflictTable;
    column->addWidget(m_table);
    auto *lower = new QVBoxLayout;
    lower->setContentsMargins(theme.px(16), 0, theme.px(16), 0);
    lower->setSpacing(theme.px(8));
    lower->addWidget(new SectionHead(tr("What to do"), tr("Choosing does nothing yet")));
    auto *cards = new QHBoxLayout;
    cards->setSpacing(theme.px(12));
    m_choices = new QButtonGroup(this);
    const auto add = [&](const QString &name, const QString &title, const QString &words, Qt::Key key,
                         ConflictChoice choice) {
        auto *card = new ChoiceCard(title, words);
        card->setObjectName(name);
        card->setKeys(QKeySequence(QKeyCombination(Qt::ALT, key)));
        m_choices->addButton(card, static_cast<int>(choice));
        cards->addWidget(card, 1);
        return card;
    };
    m_reapply = add(u"reapply"_s, tr("Apply again"), {}, Qt::Key_R, ConflictChoice::Reapplied);
    m_edit = add(u"edit"_s, tr("Change and submit"), {}, Qt::Key_E, ConflictChoice::Edited);
    m_drop = add(u"drop"_s, tr("Give up"), tr("My act is not carried out. What I wrote stays in the list for 30 days"),
                 Qt::Key_D, ConflictChoice::Dropped);
    connect(m_choices, &QButtonGroup::idClicked, this, [this](int id) { choose(static_cast<ConflictChoice>(id)); });
    lower->addLayout(cards);
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setProperty("card", true);
    auto *frameColumn = new QVBoxLayout(frame);
    frameColumn->addWidget(new TextLabel(tr("Then"), FontRole::Small, true));
    m_next = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_next->setObjectName(u"conflictNext"_s);
    m_next->setWordWrap(true);
    frameColumn->addWidget(m_next);
    lower->addWidget(frame);
    column->addLayout(lower);
    return box;
}

QWidget *ConflictPane::makeFoot()
{
    const Theme &theme = Theme::current();
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    row->addWidget(new TextLabel(tr("What you choose is kept with the act."), FontRole::Small, false, Token::SubText));
    row->addStretch();
    m_open = new KeyButton(Icon::Open, tr("Open the case"));
    m_open->setObjectName(u"openFromOutbox"_s);
    m_open->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_O)));
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_entry)
            Q_EMIT openRequested(key());
    });
    m_go = new KeyButton(tr("Carry out"));
    m_go->setObjectName(u"carryOut"_s);
    m_go->setVariant(KeyButton::Variant::Primary);
    clickOnCtrlEnter(this, m_go);
    m_go->setKeyHint(u"Ctrl+Enter"_s);
    connect(m_go, &QPushButton::clicked, this, &ConflictPane::carryOut);
    row->addWidget(m_open);
    row->addWidget(m_go);
    return foot;
}

void ConflictPane::show(const OutboxEntry *entry)
{
    const bool other =
        !entry || !m_entry || entry->command.id != m_entry->command.id || entry->status != m_entry->status;
    m_entry = entry ? std::optional(*entry) : std::nullopt;
    m_head->setVisible(entry);
    m_foot->setVisible(entry);
    if (other) {
        m_choice = ConflictChoice::None;
        m_hasEvidence = false;
        m_busy = false;
        m_error->hide();
    }
    if (!entry) {
        m_conflict->hide();
        m_facts->hide();
        m_what->setText({});
        m_why->setText(tr("Choose an act to see how it stands."));
        return;
    }
    const ServiceItem *item = m_commands.rules() ? m_commands.rules()->catalogue.find(entry->subject.item) : nullptr;
    m_title->setText(Wording::action(entry->command.action, item));
    m_item->setText(entry->subject.itemName);
    m_code->setText(entry->subject.queryCode);
    m_status->setTag(lookOf(*entry),
                     tr("%1 ・ %2").arg(Wording::delivery(entry->status), Wording::timeOfDay(entry->changedAt)));
    const bool conflict = entry->status == DeliveryStatus::Conflicted;
    m_go->setVisible(conflict);
    m_facts->setVisible(!conflict);
    if (!conflict) {
        m_conflict->hide();
        showPlain();
        return;
    }
    if (m_hasEvidence && !other)
        return;
    m_what->setText(tr("The case changed on the service; your act rested on what it was before."));
    m_why->setText(tr("Loading…"));
    const quint64 reading = ++m_reading;
    m_commands.evidence(entry->command.id, this, [this, reading](const StoreResult<OutboxEvidence> &evidence) {
        if (reading != m_reading || !m_entry)
            return;
        if (evidence) {
            m_hasEvidence = true;
            showEvidence(*evidence);
        } else {
            m_why->setText(Wording::storeError(evidence.error().code).text());
        }
    });
}

void ConflictPane::showEvidence(const OutboxEvidence &evidence)
{
    m_evidence = evidence;
    const QDate today = toLocalDate(m_clock.now());
    const Case &base = evidence.base;
    const Case current = evidence.current.value_or(base);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    const bool seesNames = current.assignee == m_commands.user().user;
    const QVector<ConflictRow> rows =
        conflictRows(m_entry->command, evidence, m_reference.form(base.formId, base.formVersion),
                     chinese ? Language::Chinese : Language::English, seesNames);
    m_table->show(*m_entry, evidence, rows, m_commands.rules(), today);

    using Event = ConflictTimeline::Event;
    QVector<Event> events;
    const auto add = [&](Event::Kind kind, const QDateTime &at, const QString &words) {
        if (at.isValid())
            events.append({kind, at, tr("%1 %2").arg(Wording::timeOfDay(at), words)});
    };
    QDateTime firstChange;
    const auto changed = [&](const QDateTime &at, const QString &words) {
        if (!at.isValid())
            return;
        firstChange = firstChange.isValid() ? qMin(firstChange, at) : at;
        add(Event::Kind::Service, at, words);
    };
    for (const Material &material : current.materials) {
        if (!base.materials.contains(material))
            changed(material.receivedAt, tr("new paper"));
    }
    if (current.correction.answeredAt != base.correction.answeredAt)
        changed(current.correction.answeredAt, tr("correction came in"));
    for (qsizetype i = base.opinions.size(); i < current.opinions.size(); ++i)
        changed(current.opinions.at(i).at, current.opinions.at(i).byName);
    for (const RegistryCheck &check : current.checks) {
        const RegistryCheck *before = base.check(check.id);
        if (before && before->checkedAt != check.checkedAt) {
            changed(check.checkedAt, tr("checked anew"));
            break;
        }
    }
    add(Event::Kind::Mine, m_entry->command.actedAt, tr("my act"));
    add(Event::Kind::Refused, m_entry->changedAt, tr("returned"));
    m_timeline->setEvents(events);

    const int changes = static_cast<int>(std::count_if(
        rows.cbegin(), rows.cend(), [](const ConflictRow &row) { return row.side == ConflictSide::Service; }));
    m_what->setText(tr("The case changed on the service; your act rested on what it was before."));
    m_why->setText(
        tr("You signed at %1 on version %2; the service has version %3. %n thing(s) changed.", nullptr, changes)
            .arg(Wording::timeOfDay(m_entry->command.actedAt))
            .arg(base.version)
            .arg(current.version));

    // Whether the act is still possible as it was.
    CommandDraft draft;
    draft.caseId = m_entry->command.caseId;
    draft.action = m_entry->command.action;
    draft.actingUnit = m_entry->command.actingUnit;
    draft.post = m_entry->command.post;
    draft.args = m_entry->command.args;
    const auto tried = m_commands.tryOut(current, draft);
    m_reapply->setDescription(tr("The same act on version %1, signed anew").arg(current.version));
    NameSource names;
    names.units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    names.item = m_commands.rules() ? m_commands.rules()->catalogue.find(current.item) : nullptr;
    m_reapply->setDisabledReason(tried ? QString() : Wording::refusal(tried.error(), names).text());
    const bool facts = factsChanged(rows);
    m_reapply->setWarning(tried && facts ? tr("What it rested on is no longer so") : QString());
    m_edit->setDescription(tr("Open version %1 with my words; no decision is chosen").arg(current.version));
    m_conflict->show();
    m_table->updateGeometry();
    if (m_choice == ConflictChoice::None && facts)
        choose(ConflictChoice::Edited);
    else
        choose(m_choice);
}

void ConflictPane::showPlain()
{
    const OutboxEntry &entry = *m_entry;
    const QDate today = toLocalDate(m_clock.now());
    NameSource names;
    names.units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    names.item = m_commands.rules() ? m_commands.rules()->catalogue.find(entry.subject.item) : nullptr;
    QString what = Wording::delivery(entry.status);
    QString why;
    switch (entry.status) {
    case DeliveryStatus::Refused: {
        const Explanation words = entry.refusal ? Wording::refusal(*entry.refusal, names)
                                  : entry.error ? Wording::apiError(*entry.error)
                                                : Explanation{tr("The service refused it."), {}};
        what = words.what;
        why = words.todo.isEmpty() ? tr("Nothing changed on the service; what you wrote is kept here.") : words.todo;
        break;
    }
    case DeliveryStatus::Parked:
        why = tr("An act before it on the same case was refused, conflicts, or was withdrawn. Settle that one first.");
        break;
    case DeliveryStatus::Held:
        what = tr("Goes out at %1").arg(Wording::timeOfDay(entry.heldUntil));
        why = tr("F8 takes it back until then.");
        break;
    case DeliveryStatus::Queued:
        why = tr("Signed and kept on this computer. It goes out by itself; Del withdraws it until then.");
        break;
    case DeliveryStatus::Sent:
        why = tr("Sent, no answer yet. It is asked for before it is sent again, so it cannot be carried out twice.");
        break;
    case DeliveryStatus::Acknowledged:
        switch (entry.proof) {
        case ProofState::Valid:
            why = tr("Its place in the public record was checked here and holds.");
            break;
        case ProofState::Pending:
            why = tr("The service has it; the proof that the public record only grew is still to be fetched.");
            break;
        case ProofState::Unverifiable:
            why =
                tr("The proof cannot be checked on this computer: the record's key, or the format, is not known here.");
            break;
        case ProofState::Invalid:
            why = tr(
                "The public record does not confirm this act. Tell the administrator before you go on with the case.");
            break;
        case ProofState::None:
            break;
        }
        break;
    case DeliveryStatus::Withdrawn:
        why = entry.choice == ConflictChoice::None ? tr("You withdrew it before it was sent.")
                                                   : Wording::conflictChoice(entry.choice);
        break;
    case DeliveryStatus::Conflicted:
        break;
    }
    m_what->setText(what);
    m_why->setText(why);

    delete m_facts->layout();
    qDeleteAll(m_facts->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *form = new QFormLayout(m_facts);
    const Theme &theme = Theme::current();
    form->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0);
    form->setHorizontalSpacing(theme.px(16));
    const auto add = [form](const QString &label, const QString &words, bool digits = false) {
        if (words.isEmpty())
            return;
        auto *text = new TextLabel(words);
        text->setWordWrap(true);
        text->setSelectable(true);
        text->setMonospaced(digits);
        form->addRow(new TextLabel(label, FontRole::Body, false, Token::SubText), text);
    };
    add(tr("Signed"), Wording::moment(entry.command.actedAt, today));
    add(tr("Opinion"), entry.command.args.opinion);
    add(tr("Reason"), entry.command.args.reason);
    QStringList corrections;
    for (const CorrectionItem &item : entry.command.args.corrections)
        corrections.append(tr("%1. %2").arg(corrections.size() + 1).arg(item.text));
    add(tr("To correct"), corrections.join(u'\n'));
    if (entry.due.isValid())
        add(tr("Due"), Wording::dayOfWeek(entry.due, today));
    if (entry.receipt) {
        add(tr("Delivered"), Wording::moment(entry.receipt->at, today));
        add(tr("Version"), QString::number(entry.receipt->version));
        for (const CaseDocument &document : entry.receipt->documents)
            add(Wording::document(document.kind), document.number.isEmpty() ? tr("to be numbered") : document.number);
        add(tr("Proof"), Wording::proof(entry.proof));
    }
    add(tr("Act"), entry.command.id.text(), true);
    m_facts->show();
}

void ConflictPane::choose(ConflictChoice choice)
{
    QAbstractButton *card = m_choices->button(static_cast<int>(choice));
    if (card && !card->isEnabled())
        return;
    m_choice = choice;
    m_choices->setExclusive(false);
    for (QAbstractButton *button : m_choices->buttons())
        button->setChecked(button == card);
    m_choices->setExclusive(true);
    showNext();
}

void ConflictPane::showNext()
{
    QString next;
    QString button = tr("Carry out");
    switch (m_choice) {
    case ConflictChoice::Reapplied:
        button = tr("Apply again");
        next = tr("1  The act is judged on the newest version.\n2  It is signed anew and takes the old one's place.\n"
                  "3  Acts that rest on it follow.");
        break;
    case ConflictChoice::Edited:
        button = tr("Open and change");
        next =
            tr("1  The review opens with the newest version; what is new is marked.\n2  Your words are in the opinion; "
               "no decision is chosen.\n3  What you submit takes the place of the old act.");
        break;
    case ConflictChoice::Dropped:
        button = tr("Give up");
        next = tr("1  The act is not carried out.\n2  What you wrote stays in this list for 30 days.");
        break;
    case ConflictChoice::None:
        next = tr("Choose one of the three.");
        break;
    }
    m_next->setText(next);
    m_go->setText(button);
    m_go->setDisabledReason(m_busy                             ? tr("Being done…")
                            : m_choice == ConflictChoice::None ? tr("Choose what to do first (Alt+R, Alt+E, Alt+D).")
                                                               : QString());
}

void ConflictPane::carryOut()
{
    if (!m_entry || m_entry->status != DeliveryStatus::Conflicted || m_busy)
        return;
    const CommandId id = m_entry->command.id;
    switch (m_choice) {
    case ConflictChoice::Edited:
        Q_EMIT editRequested(key(), *m_entry);
        return;
    case ConflictChoice::Reapplied:
        m_busy = true;
        showNext();
        m_commands.reapply(id, this, [this](const Expected<Submitted, SubmitError> &done) {
            m_busy = false;
            if (done)
                Q_EMIT said(tr("Applied again: on its way."));
            else
                fail(done.error());
            showNext();
        });
        return;
    case ConflictChoice::Dropped:
        m_busy = true;
        showNext();
        m_commands.drop(id, this, [this](const StoreResult<OutboxEntry> &done) {
            m_busy = false;
            if (done) {
                Q_EMIT said(tr("Given up. What you wrote stays in the list for 30 days."));
            } else {
                SubmitError error;
                error.store = done.error();
                fail(error);
            }
            showNext();
        });
        return;
    case ConflictChoice::None:
        return;
    }
}

void ConflictPane::fail(const SubmitError &error)
{
    NameSource names;
    names.units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    const Explanation words = Wording::submitError(error, names);
    m_error->setError(words.text(), tr("The act stays as it was."), {});
}

} // namespace yunchuang
