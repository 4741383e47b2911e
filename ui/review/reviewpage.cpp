// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpage.h"

#include "domain/casefacts.h"
#include "domain/seams.h"
#include "ui/common/flowwidgets.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/common/smallparts.h"
#include "ui/handoff/handoffdialog.h"
#include "ui/review/approvalform.h"
#include "ui/review/caselooks.h"
#include "ui/review/decisionpane.h"
#include "ui/review/divisionnames.h"
#include "ui/review/formpane.h"
#include "ui/review/leasebar.h"
#include "ui/review/materialspane.h"
#include "ui/review/pointslist.h"
#include "ui/review/takeindialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int prefetchedCases = 3;

bool wantsClerk(DeliveryStatus status)
{
    return status == DeliveryStatus::Conflicted || status == DeliveryStatus::Refused ||
           status == DeliveryStatus::Parked;
}

/// What a case is opened for, as it goes on record.
QString purposeOf(Capacity capacity)
{
    return capacity == Capacity::Supervisor ? u"supervision"_s : u"review"_s;
}

} // namespace

ReviewPage::ReviewPage(CaseStore &store, CaseCommands &commands, ConnectionState &connection, const Clock &clock,
                       Scheduler &scheduler, QWidget *parent)
    : Page(parent)
    , m_store(store)
    , m_commands(commands)
    , m_connection(connection)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_reference(store)
{
    const Theme &theme = Theme::current();
    setObjectName(u"reviewPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Hairline(Qt::Horizontal, Token::Frame));
    m_loading = new LoadingBar(scheduler);
    column->addWidget(m_loading);
    m_banner = new Banner(Banner::Kind::Info);
    m_banner->setObjectName(u"reviewBanner"_s);
    m_seeOutbox = new KeyButton(Icon::Outbox, tr("See the outbox"));
    m_seeOutbox->setObjectName(u"seeOutbox"_s);
    m_banner->addButton(m_seeOutbox);
    m_banner->hide();
    column->addWidget(m_banner);
    m_heldBanner = new Banner(Banner::Kind::Success);
    m_heldBanner->setObjectName(u"heldBanner"_s);
    m_takeBack = new KeyButton(Icon::SendBack, tr("Take back"));
    m_takeBack->setObjectName(u"takeBack"_s);
    m_takeBack->setKeyHint(u"F8"_s);
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        m_commands.takeBack(this, [this](const StoreResult<OutboxEntry> &entry) {
            tell(entry ? tr("Taken back: nothing was sent.") : tr("There is nothing left to take back."));
        });
    });
    m_heldBanner->addButton(m_takeBack);
    m_heldBanner->hide();
    column->addWidget(m_heldBanner);
    m_error = new ErrorBox;
    m_error->hide();
    connect(m_error, &ErrorBox::retryRequested, this, &ReviewPage::refresh);
    column->addWidget(m_error);

    m_stack = new QStackedWidget;
    m_empty = new EmptyView;
    m_empty->setObjectName(u"reviewEmpty"_s);
    m_splitter = new QSplitter;
    m_splitter->setObjectName(u"reviewSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_materials = new MaterialsPane(store, commands);
    m_form = new FormPane(commands, scheduler);
    m_decision = new DecisionPane(commands, m_reference, clock);
    m_materials->setMinimumWidth(theme.px(300));
    m_form->setMinimumWidth(theme.px(380));
    m_decision->setMinimumWidth(theme.px(330));
    m_splitter->addWidget(m_materials);
    m_splitter->addWidget(m_form);
    m_splitter->addWidget(m_decision);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({theme.px(472), theme.px(544), theme.px(376)});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    column->addWidget(m_stack, 1);

    connect(m_form, &FormPane::answered, this, &ReviewPage::answerCheck);
    connect(m_form, &FormPane::lookupRequested, this, &ReviewPage::openLookup);
    connect(m_form, &FormPane::approvalEdited, this, &ReviewPage::keepDraft);
    connect(m_materials, &MaterialsPane::openedChanged, this, &ReviewPage::keepDraft);
    connect(m_materials, &MaterialsPane::takeInRequested, this, &ReviewPage::openTakeIn);
    connect(m_decision, &DecisionPane::edited, this, &ReviewPage::keepDraft);
    connect(m_decision, &DecisionPane::pointAnswered, this, &ReviewPage::answerPoint);
    connect(m_decision, &DecisionPane::submitRequested, this, &ReviewPage::submit);
    connect(m_decision, &DecisionPane::handoffRequested, this, &ReviewPage::openHandoff);
    connect(m_decision, &DecisionPane::caseRequested, this, &ReviewPage::caseRequested);
    connect(m_seeOutbox, &QPushButton::clicked, this, [this] {
        for (const OutboxEntry &entry : std::as_const(m_entries)) {
            if (m_key && entry.command.caseId == m_key->caseId &&
                (wantsClerk(entry.status) || entry.proof == ProofState::Invalid)) {
                Q_EMIT outboxRequested(entry.command.id);
                return;
            }
        }
    });
    connect(&store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (!m_key)
            return;
        if (change.everything || change.bodies.contains(*m_key) || change.rows.contains(*m_key) ||
            change.gone.contains(*m_key))
            read();
    });
    connect(&m_reference, &ReferenceData::changed, this, [this] {
        if (m_whole)
            showCase();
    });
    connect(&commands, &CaseCommands::rulesChanged, this, [this] {
        if (m_whole)
            showCase();
    });
    // An absence ends, or a new one begins, while the case is open.
    connect(&commands, &CaseCommands::substitutionsChanged, this, [this] {
        if (m_whole)
            showCase();
    });
    connect(&commands, &CaseCommands::outboxChanged, this, &ReviewPage::takeEntries);
    connect(&commands, &CaseCommands::caseRequestFailed, this, [this](const RowKey &key, const QString &) {
        if (m_key != key || m_whole)
            return;
        m_loading->stop();
        m_empty->setMessage(tr("The case could not be fetched."), tr("Try again"), u"F5"_s);
    });
    connect(m_empty, &EmptyView::actionRequested, this, &ReviewPage::refresh);
    connect(&connection, &ConnectionState::changed, this, [this] {
        m_materials->setOffline(m_connection.isOffline());
        if (m_takeIn)
            m_takeIn->setOffline(m_connection.isOffline());
        if (m_key && !m_whole)
            read();
        else if (m_whole)
            showBanner();
    });
    m_materials->setOffline(connection.isOffline());
    makeShortcuts();
    commands.outboxEntries(this, [this](const StoreResult<QVector<OutboxEntry>> &entries) {
        if (entries)
            takeEntries(*entries);
    });
}

ReviewPage::~ReviewPage()
{
    writeDraft();
    if (m_heldTimer)
        m_scheduler.cancel(m_heldTimer);
    if (m_draftTimer)
        m_scheduler.cancel(m_draftTimer);
}

void ReviewPage::useLeases(ServiceDesk &desk)
{
    if (m_lease)
        return;
    m_desk = &desk;
    m_lease = new CaseLease(desk, m_scheduler, this);
    m_leaseBar = new LeaseBar(*m_lease, m_clock, m_commands.user().user);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_banner), m_leaseBar);
    connect(m_lease, &CaseLease::changed, this, [this] {
        // Whoever loses the case keeps the words.
        if (m_lease->isReadOnly())
            writeDraft();
        if (m_whole)
            showCase();
    });
    holdLease();
}

/// The case is open for work here, if anything can be done to it.
void ReviewPage::holdLease()
{
    if (!m_lease || !m_whole || !m_key)
        return;
    const Capacity capacity = m_whole->service.capacity;
    const bool watched = capacity == Capacity::Supervisor || capacity == Capacity::Reporter;
    if (watched || isEnded(m_whole->shown))
        m_lease->close();
    else
        m_lease->open(*m_key);
}

QWidget *ReviewPage::makeHead()
{
    const Theme &theme = Theme::current();
    auto *head = new QWidget;
    head->setObjectName(u"reviewHead"_s);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.px(8), theme.px(6), theme.px(12), theme.px(6));
    row->setSpacing(theme.px(8));
    const auto flat = [](Icon icon, const QString &words) {
        auto *button = new KeyButton(icon, {});
        button->setVariant(KeyButton::Variant::Flat);
        button->setToolTip(words);
        button->setAccessibleName(words);
        return button;
    };
    m_back = flat(Icon::Back, tr("Back to the list (Esc)"));
    m_back->setObjectName(u"back"_s);
    connect(m_back, &QPushButton::clicked, this, &ReviewPage::closeRequested);
    m_title = new TextLabel({}, FontRole::Title, true);
    m_title->setObjectName(u"reviewTitle"_s);
    m_applicant = new TextLabel;
    m_applicant->setObjectName(u"reviewApplicant"_s);
    m_code = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_copy = flat(Icon::Copy, tr("Copy the case number"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_whole)
            QGuiApplication::clipboard()->setText(m_whole->shown.queryCode);
    });
    m_readOnly = new Tag;
    m_readOnly->setObjectName(u"readOnly"_s);
    m_supervision = new Tag;
    m_supervision->setObjectName(u"supervisionMark"_s);
    m_path = new StepPath;
    m_path->setObjectName(u"stepPath"_s);
    m_holder = new Tag;
    m_holder->setObjectName(u"holder"_s);
    m_position = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_position->setObjectName(u"position"_s);
    m_previous = new KeyButton(Icon::Up, {});
    m_previous->setObjectName(u"previousCase"_s);
    m_previous->setToolTip(tr("Previous case (Alt+PgUp)"));
    m_previous->setAccessibleName(m_previous->toolTip());
    m_next = new KeyButton(Icon::Down, {});
    m_next->setObjectName(u"nextCase"_s);
    m_next->setToolTip(tr("Next case (Alt+PgDn)"));
    m_next->setAccessibleName(m_next->toolTip());
    connect(m_previous, &QPushButton::clicked, this, &ReviewPage::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &ReviewPage::nextRequested);
    row->addWidget(m_back);
    row->addWidget(m_title);
    row->addWidget(m_applicant);
    row->addWidget(m_code);
    row->addWidget(m_copy);
    row->addWidget(m_readOnly);
    row->addWidget(m_supervision);
    row->addStretch();
    row->addWidget(m_path);
    row->addStretch();
    auto *papers = new KeyButton(tr("Papers"));
    papers->setObjectName(u"papers"_s);
    papers->setKeyHint(u"Ctrl+P"_s);
    papers->setToolTip(tr("The statutory papers of the case, and a preview of what is being written"));
    connect(papers, &QPushButton::clicked, this, [this] { openPapers(); });
    row->addWidget(papers);
    row->addWidget(m_holder);
    row->addWidget(m_position);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(new KeyHint({u"Alt+PgUp"_s, u"PgDn"_s}));
    return head;
}

void ReviewPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto function) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, function);
    };
    const auto ctrl = [](Qt::Key key) { return QKeySequence(QKeyCombination(Qt::CTRL, key)); };
    const auto alt = [](Qt::Key key) { return QKeySequence(QKeyCombination(Qt::ALT, key)); };
    add(ctrl(Qt::Key_Return), [this] { submit(); });
    add(ctrl(Qt::Key_Enter), [this] { submit(); });
    add(QKeySequence(Qt::Key_F4), [this] { m_form->nextDifference(); });
    add(QKeySequence(QKeyCombination(Qt::SHIFT, Qt::Key_F4)), [this] { m_form->nextDifference(true); });
    add(ctrl(Qt::Key_B), [this] { answerCheck(m_form->currentDifference(), CheckAnswer::ToCorrection); });
    add(ctrl(Qt::Key_M), [this] { answerCheck(m_form->currentDifference(), CheckAnswer::FoundCorrect); });
    add(ctrl(Qt::Key_PageUp), [this] { m_materials->step(-1); });
    add(ctrl(Qt::Key_PageDown), [this] { m_materials->step(1); });
    add(alt(Qt::Key_PageUp), [this] { m_previous->click(); });
    add(alt(Qt::Key_PageDown), [this] { m_next->click(); });
    add(ctrl(Qt::Key_P), [this] { openPapers(); });
    add(ctrl(Qt::Key_T), [this] { m_decision->opinion().openPhrases(); });
    add(QKeySequence(Qt::Key_Escape), [this] { Q_EMIT closeRequested(); });
}

QString ReviewPage::name() const
{
    // No unmasked data in titles: the item and the number of the case.
    return m_whole ? tr("%1 %2").arg(m_whole->shown.itemName, m_whole->shown.queryCode) : tr("Review");
}

QVector<QWidget *> ReviewPage::panes() const
{
    return m_whole ? QVector<QWidget *>{m_materials, m_form, m_decision} : QVector<QWidget *>{m_empty};
}

QString ReviewPage::reasonToStay() const
{
    return m_draftFailed && m_decision->hasWords()
               ? tr("What you wrote could not be kept. Copy it, or make room on the disk, before you leave.")
               : QString();
}

void ReviewPage::enter()
{
    if (m_whole)
        chooseFocus();
    else
        m_back->setFocus();
}

void ReviewPage::refresh()
{
    if (!m_key)
        return;
    m_error->clear();
    m_error->hide();
    m_asked = false;
    m_askedVersion = -1;
    read();
    m_materials->retry();
    if (!m_connection.isOffline())
        m_commands.requestCase(*m_key);
    else
        m_connection.retry();
}

void ReviewPage::tell(const QString &words)
{
    m_said = words;
    Q_EMIT statusChanged();
}

// ---- opening ----

void ReviewPage::begin(const RowKey &key)
{
    writeDraft();
    m_key = key;
    m_whole.reset();
    if (m_lease)
        m_lease->close();
    m_wanted.reset();
    m_insteadOf.reset();
    m_changedFields.clear();
    m_draftRead = false;
    m_draftDirty = false;
    m_draftFailed = false;
    m_focusChosen = false;
    m_asked = false;
    m_askedVersion = -1;
    m_submitting = false;
    m_seenRevision = -1;
    if (m_handoff)
        m_handoff->close();
    if (m_takeIn)
        m_takeIn->close();
    m_decision->clear();
    m_decision->setBusy(false);
    m_form->clear();
    m_materials->clear();
    m_error->hide();
    m_banner->hide();
}

void ReviewPage::open(const RowKey &key, const std::optional<Action> &action, const Place &place)
{
    begin(key);
    m_wanted = action;
    setPlace(place);
    read();
}

void ReviewPage::openEdited(const RowKey &key, const OutboxEntry &conflicted)
{
    begin(key);
    m_insteadOf = conflicted;
    setPlace(Place());
    m_commands.evidence(conflicted.command.id, this, [this, key](const StoreResult<OutboxEvidence> &evidence) {
        if (evidence && evidence->current && m_key == key) {
            m_changedFields = changedFields(evidence->base.form, evidence->current->form);
            m_form->setChanged(m_changedFields);
        }
    });
    read();
}

void ReviewPage::setPlace(const Place &place)
{
    m_place = place;
    const bool known = place.position >= 0 && place.count > 0;
    m_position->setText(known ? tr("%1 of %2").arg(place.position + 1).arg(place.count) : QString());
    // Where the place is not known, whoever opened the case knows whether there is another.
    m_previous->setEnabled(!known || place.position > 0);
    m_next->setEnabled(!known || place.position + 1 < place.count);
    if (m_connection.reachability() == Reachability::Slow) {
        for (const RowKey &next : place.next.mid(0, prefetchedCases))
            m_commands.requestCase(next);
    }
}

void ReviewPage::read()
{
    if (!m_key)
        return;
    if (!m_whole)
        m_loading->start();
    const quint64 reading = ++m_reading;
    m_store.wholeCase(*m_key, this, [this, reading](const StoreResult<ShownCase> &whole) {
        if (reading != m_reading)
            return;
        if (whole)
            take(*whole);
        else
            showMissing(whole.error());
    });
}

void ReviewPage::showMissing(const StoreError &error)
{
    m_stack->setCurrentWidget(m_empty);
    m_whole.reset();
    if (error.code != StoreErrorCode::NotFound) {
        m_loading->stop();
        const Explanation words = Wording::storeError(error.code);
        m_empty->setMessage(words.text(), tr("Try again"), u"F5"_s);
        return;
    }
    if (m_connection.isOffline()) {
        m_loading->stop();
        m_empty->setMessage(tr("This case is not kept on this computer. It can be opened when there is a connection."),
                            tr("Try again"), u"F5"_s);
        return;
    }
    m_empty->setMessage(tr("Loading…"));
    if (!m_asked) {
        m_asked = true;
        m_commands.requestCase(*m_key);
    }
}

void ReviewPage::take(const ShownCase &whole)
{
    m_loading->stop();
    const bool first = !m_whole;
    if (!first && whole.service.subject.revision > m_seenRevision && m_seenRevision >= 0) {
        // It changed under the clerk's eyes: she is told, and what is new is marked.
        const QVector<QString> changes = changedFields(m_whole->shown.form, whole.shown.form);
        for (const QString &pointer : changes) {
            if (!m_changedFields.contains(pointer))
                m_changedFields.append(pointer);
        }
    }
    m_whole = whole;
    m_seenRevision = whole.service.subject.revision;
    if (whole.isOutdated() && whole.rowVersion > m_askedVersion && !m_connection.isOffline()) {
        m_askedVersion = whole.rowVersion;
        m_commands.requestCase(*m_key);
    }
    m_stack->setCurrentWidget(m_splitter);
    holdLease();
    showCase();
    if (first) {
        m_store.markSeen(*m_key);
        // What is fetched ahead is nobody's look; this is.
        m_commands.recordLook(m_key->caseId, m_key->viewer, {}, purposeOf(whole.service.capacity));
        // Without a row nothing says when it changes: who oversees it sees it as it is now.
        if (!summarise(whole.service.subject, m_key->viewer) && !m_asked && !m_connection.isOffline()) {
            m_asked = true;
            m_commands.requestCase(*m_key);
        }
        Q_EMIT nameChanged();
        readDraft();
    }
}

// ---- showing ----

const ServiceItem *ReviewPage::item() const
{
    return m_whole && m_commands.rules() ? m_commands.rules()->catalogue.find(m_whole->shown.item) : nullptr;
}

NameSource ReviewPage::names() const
{
    NameSource names;
    names.units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    names.item = item();
    names.field = [this](const QString &pointer) {
        return m_form->approval().isShown() && m_form->labelOf(pointer) == pointer ? m_form->approval().labelOf(pointer)
                                                                                   : m_form->labelOf(pointer);
    };
    names.person = [this](const QString &id) {
        if (m_whole && id == m_whole->shown.assignee.text())
            return m_whole->shown.assigneeName;
        return id == m_commands.user().user.text() ? m_commands.user().name : QString();
    };
    return names;
}

QString ReviewPage::reasonNoForm() const
{
    const FormKey form{m_whole->shown.formId, m_whole->shown.formVersion};
    if (form.id.isEmpty() || !m_reference.isLoaded() || m_reference.form(form))
        return {};
    return m_reference.isNewer(form)
               ? tr("The form of this case is newer than this program. The case can only be read; have the program "
                    "updated.")
               : tr("The form of this case is not on this computer yet. The case can only be read.");
}

QString ReviewPage::reasonReadOnly() const
{
    const Case &subject = m_whole->shown;
    if (const QString open = m_leaseBar ? m_leaseBar->reasonReadOnly() : QString(); !open.isEmpty())
        return open;
    if (subject.unknownState)
        return tr("The case is in a state that this version does not know. It can only be read.");
    // Of what is over only a booked place can still be given back, or was missed.
    const auto context = m_commands.contextFor(subject, m_key->viewer);
    const bool booked = context && (isPossible(subject, Action::CancelBooking, *context) ||
                                    isPossible(subject, Action::RecordMissed, *context));
    if (isEnded(subject) && !booked)
        return tr("The case is over: %1.").arg(Wording::state(shownState(subject)));
    if (const QString noForm = reasonNoForm(); !noForm.isEmpty())
        return noForm;
    if (!item())
        return tr("The rules of this item are not on this computer yet, or are newer than this program. The case can "
                  "only be read.");
    for (const OutboxEntry &entry : m_entries) {
        if (entry.command.caseId == subject.id && entry.proof == ProofState::Invalid)
            return tr("The proof of an act on this case does not hold. Nothing more can be done to it here.");
    }
    return {};
}

void ReviewPage::showCase()
{
    const Case &subject = m_whole->shown;
    const QDate today = toLocalDate(m_clock.now());
    const bool chinese = QLocale().language() == QLocale::Chinese;
    const QString readOnly = reasonReadOnly();
    showHead();
    showBanner();

    FormPane::Content content;
    content.key = *m_key;
    content.whole = &*m_whole;
    content.form = m_reference.form(subject.formId, subject.formVersion);
    content.reasonNoForm = reasonNoForm();
    content.today = today;
    content.viewer.seesNames = subject.assignee == m_commands.user().user && subject.unit == m_key->viewer;
    content.viewer.language = chinese ? Language::Chinese : Language::English;
    content.viewer.division = divisionName;
    content.viewer.onlyWhatIsThere = m_whole->service.capacity == Capacity::Consulted;
    content.reasonNoAnswer = readOnly;
    // Only who holds the case may ask a registry on it.
    content.lookup = m_desk && content.form && m_whole->service.capacity == Capacity::Owner;
    if (const auto context = m_commands.contextFor(subject, m_key->viewer); context && readOnly.isEmpty()) {
        if (const auto possible = isPossible(subject, Action::RecordCheck, *context); !possible)
            content.reasonNoAnswer = Wording::refusal(possible.error(), names()).text();
        for (const Action action : {Action::Examine, Action::Grant, Action::Deny, Action::CompleteWork})
            content.approvalEditable = content.approvalEditable || isPossible(subject, action, *context);
    }
    if (subject.state != CaseState::Received)
        content.noCorrection = tr("The applicant can only be asked to correct before acceptance.");
    const bool seesApproval = m_whole->service.capacity != Capacity::Reporter;
    if (const ServiceItem *rules = item(); rules && seesApproval && rules->approvalForms.contains(subject.step))
        content.approval = m_reference.form(FormKey::fromText(rules->approvalForms.value(subject.step)));
    m_form->show(content);
    m_form->setChanged(m_changedFields);

    const QString watermark = m_commands.user().name + u"  "_s + today.toString(Qt::ISODate);
    m_materials->show(*m_key, subject, item(), watermark, m_whole->service.capacity != Capacity::Consulted);
    m_decision->show(*m_key, subject, readOnly, names());
    showTakeIn();
    showPapers();
    if (m_draftRead)
        chooseFocus();
}

void ReviewPage::showHead()
{
    const Case &subject = m_whole->shown;
    m_title->setText(subject.itemName);
    const bool publicName = subject.applicant.kind != ApplicantKind::Person;
    const bool seesNames = subject.assignee == m_commands.user().user;
    const QString company = subject.form.value("name"_L1).toString();
    m_applicant->setText(!company.isEmpty()        ? company
                         : publicName || seesNames ? subject.applicant.name
                                                   : masked(MaskKind::PersonName, subject.applicant.name));
    m_code->setText(subject.queryCode);
    const StepsLook steps = stepsOf(subject, item());
    m_path->setSteps(steps.steps, steps.current, steps.accessible);
    const bool mine = subject.assignee == m_commands.user().user && !subject.assignee.isEmpty();
    // A substitute acts, and the record names both: the page says in whose name before anything is done.
    const bool inName =
        !mine && !subject.assignee.isEmpty() && m_commands.standsInFor(m_key->viewer).contains(subject.assignee);
    TagLook look{mine || inName ? Tone::Accent : Tone::Neutral, Glyph::None, false, true, false, false};
    m_holder->setTag(look, mine                         ? tr("held by me")
                           : subject.assignee.isEmpty() ? tr("held by nobody")
                           : inName                     ? tr("I act for %1").arg(subject.assigneeName)
                                                        : tr("held by %1").arg(subject.assigneeName));
    m_holder->setToolTip(inName ? tr("%1 is away and you stand in. What you do here counts as done in that name; the "
                                     "record says that you did it.")
                                      .arg(subject.assigneeName)
                                : QString());
    m_holder->setVisible(!isEnded(subject) && m_whole->service.capacity == Capacity::Owner);

    const QString readOnly = reasonReadOnly();
    const QVector<ActionChoice> choices = m_commands.choices(subject, m_key->viewer);
    const bool nothing =
        std::none_of(choices.cbegin(), choices.cend(), [](const ActionChoice &choice) { return !choice.refusal; });
    QString words;
    if (!readOnly.isEmpty())
        words = isEnded(subject) ? Wording::state(shownState(subject)) : tr("read-only");
    else if (m_whole->service.capacity != Capacity::Owner)
        words = Wording::capacity(m_whole->service.capacity);
    else if (nothing)
        words = tr("read-only");
    m_readOnly->setTag({isEnded(subject) ? Tone::Quiet : Tone::Amber, Glyph::None, false, true, false, false}, words);
    m_readOnly->setToolTip(readOnly);
    m_readOnly->setVisible(!words.isEmpty());
    showSupervision();
}

void ReviewPage::showSupervision()
{
    const std::optional<CaseSummary> summary = summarise(m_whole->shown, m_key->viewer);
    const SummaryFlags flags = summary ? summary->flags : SummaryFlags();
    QStringList words;
    Tone tone = Tone::Neutral;
    for (const auto &[flag, ofFlag] :
         {std::pair(SummaryFlag::RedCard, Tone::Red), std::pair(SummaryFlag::StepOverdue, Tone::Red),
          std::pair(SummaryFlag::YellowCard, Tone::Amber), std::pair(SummaryFlag::Warned, Tone::Accent)}) {
        if (!flags.testFlag(flag))
            continue;
        if (words.isEmpty())
            tone = ofFlag;
        words.append(Wording::flag(flag));
    }
    m_supervision->setTag({tone, Glyph::None, false, true, false, false}, words.value(0));
    m_supervision->setToolTip(words.join(u'\n'));
    m_supervision->setVisible(!words.isEmpty());
}

void ReviewPage::showBanner()
{
    const Case &subject = m_whole->shown;
    const OutboxEntry *waits = nullptr;
    const OutboxEntry *broken = nullptr;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        if (entry.command.caseId != subject.id)
            continue;
        if (entry.proof == ProofState::Invalid)
            broken = &entry;
        else if (wantsClerk(entry.status) && !(m_insteadOf && m_insteadOf->command.id == entry.command.id))
            waits = &entry;
    }
    m_seeOutbox->setVisible(broken || waits);
    if (broken) {
        m_banner->setKind(Banner::Kind::Error);
        m_banner->setMessage(
            tr("Proof does not hold"),
            tr("The public record does not confirm an act on this case. Tell the administrator before you go on."));
    } else if (waits) {
        m_banner->setKind(Banner::Kind::Error);
        m_banner->setMessage(
            Wording::delivery(waits->status),
            tr("“%1” was not carried out and waits for you.").arg(Wording::action(waits->command.action, item())));
    } else if (m_insteadOf) {
        m_banner->setKind(Banner::Kind::Info);
        m_banner->setMessage(tr("Changing “%1”").arg(Wording::action(m_insteadOf->command.action, item())),
                             tr("The case is shown as the service has it; what is new is marked. Your words were taken "
                                "over, no decision is chosen."));
    } else if (!m_changedFields.isEmpty()) {
        m_banner->setKind(Banner::Kind::Info);
        m_banner->setMessage(tr("The case has changed"),
                             tr("since you opened it. What is new is marked in the form; your words are kept."));
    } else if (m_connection.isOffline() && m_whole->isOutdated()) {
        m_banner->setKind(Banner::Kind::Offline);
        m_banner->setMessage(tr("Not the newest version"),
                             tr("The service has a newer version of this case than this computer. An act may come into "
                                "conflict with it."));
    } else {
        m_banner->hide();
        return;
    }
    m_banner->show();
}

void ReviewPage::chooseFocus()
{
    if (m_focusChosen || !m_whole || !isVisible())
        return;
    m_focusChosen = true;
    if (m_form->differenceCount() > 0 && m_form->nextDifference())
        return;
    ReviewPointsModel &points = m_decision->points().points();
    if (const int open = points.firstOpen(); open >= 0 && m_decision->points().isVisibleTo(this)) {
        m_decision->points().select(open);
        m_decision->points().setFocus();
        return;
    }
    m_decision->focusDecision();
}

void ReviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // In a narrow window the way of the case gives room to the names.
    const Theme &theme = Theme::current();
    m_path->setVisible(width() >= theme.px(1150));
}

} // namespace yunchuang
