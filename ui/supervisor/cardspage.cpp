// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/cardspage.h"

#include "domain/seams.h"
#include "protocol/paths.h"
#include "protocol/waiting.h"
#include "ui/common/chip.h"
#include "ui/common/keybutton.h"
#include "ui/common/lists.h"
#include "ui/common/notices.h"
#include "ui/common/submitkey.h"
#include "ui/supervisor/figuremodels.h"
#include "ui/supervisor/supervisionwords.h"

#include <QButtonGroup>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int cardsAtOnce = 50;

template<class E>
QString nameOrNothing(const std::optional<E> &value)
{
    return value ? QString(nameOf(*value)) : QString();
}

} // namespace

CardsPage::CardsPage(ServiceDesk &desk, ConnectionState &connection, const Clock &clock, Random &random,
                     Scheduler &scheduler, QWidget *parent)
    : Page(parent)
    , m_desk(desk)
    , m_connection(connection)
    , m_clock(clock)
    , m_random(random)
    , m_model(new CardsModel(this))
    , m_loading(new LoadingBar(scheduler))
{
    setObjectName(u"cardsPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeListAndDetail(makeList(), makeDetail(), 472, 776));

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CardsPage::follow);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value >= m_list->verticalScrollBar()->maximum() && m_page && !m_page->next.isEmpty() && !m_asking)
            ask(true);
    });
    connect(&connection, &ConnectionState::changed, this, &CardsPage::showState);
    showDetail();
    showState();
}

CardsPage::~CardsPage() = default;

QWidget *CardsPage::makeList()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    box->setProperty("ground", u"base"_s);
    box->setMinimumWidth(theme.px(360));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(4));
    head->setSpacing(theme.px(8));
    head->addWidget(new TextLabel(tr("Supervision cards"), FontRole::Title, true));
    m_count = new TextLabel({}, FontRole::Body, false, Token::SubText);
    m_count->setObjectName(u"cardsCount"_s);
    head->addWidget(m_count);
    head->addStretch();
    column->addLayout(head);
    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(theme.px(16), 0, theme.px(12), theme.px(8));
    filters->setSpacing(theme.px(8));
    makeFilters(filters);
    filters->addStretch();
    column->addLayout(filters);
    column->addWidget(new Hairline);
    column->addWidget(m_loading);
    m_error = new ErrorBox;
    m_error->setObjectName(u"cardsError"_s);
    m_error->hide();
    connect(m_error, &ErrorBox::retryRequested, this, &CardsPage::refresh);
    column->addWidget(m_error);
    TwoLineDelegate::Roles roles;
    roles.titleDetail = CardsModel::DetailRole;
    roles.second = CardsModel::SecondRole;
    roles.warning = CardsModel::WarningRole;
    roles.right = CardsModel::TimeRole;
    roles.light = CardsModel::LightRole;
    roles.lightWords = CardsModel::LightWordsRole;
    roles.tagWidth = 108;
    m_list = makeTwoLineList(m_model, u"cardsList"_s, tr("Supervision cards"), roles);
    column->addWidget(m_list, 1);
    m_empty = new EmptyView;
    m_empty->setObjectName(u"cardsEmpty"_s);
    connect(m_empty, &EmptyView::actionRequested, this, [this] {
        m_colour.reset();
        m_state.reset();
        m_colourChip->setValue(tr("all"), false);
        m_stateChip->setValue(tr("all"), false);
        ask(false);
    });
    column->addWidget(m_empty, 1);
    return box;
}

void CardsPage::makeFilters(QHBoxLayout *row)
{
    m_colourChip = new Chip(tr("Card"));
    m_colourChip->setObjectName(u"cardsColour"_s);
    auto *colours = new QMenu(m_colourChip);
    const auto chooseColour = [this](std::optional<CardColour> colour) {
        m_colour = colour;
        m_colourChip->setValue(colour ? SupervisionWords::colour(*colour) : tr("all"), colour.has_value());
        ask(false);
    };
    colours->addAction(tr("all"), this, [chooseColour] { chooseColour({}); });
    for (const CardColour colour : {CardColour::Red, CardColour::Yellow})
        colours->addAction(SupervisionWords::colour(colour), this, [chooseColour, colour] { chooseColour(colour); });
    m_colourChip->setMenu(colours);
    m_colourChip->setValue(tr("all"), false);
    connect(m_colourChip, &Chip::cleared, this, [chooseColour] { chooseColour({}); });
    row->addWidget(m_colourChip);

    m_stateChip = new Chip(tr("State"));
    m_stateChip->setObjectName(u"cardsState"_s);
    auto *states = new QMenu(m_stateChip);
    const auto chooseState = [this](std::optional<CardState> state) {
        m_state = state;
        m_stateChip->setValue(state ? SupervisionWords::state(*state) : tr("all"), state.has_value());
        ask(false);
    };
    states->addAction(tr("all"), this, [chooseState] { chooseState({}); });
    for (const auto &[state, stateName] : enumNames<CardState>)
        states->addAction(SupervisionWords::state(state), this, [chooseState, one = state] { chooseState(one); });
    m_stateChip->setMenu(states);
    m_stateChip->setValue(tr("all"), false);
    connect(m_stateChip, &Chip::cleared, this, [chooseState] { chooseState({}); });
    row->addWidget(m_stateChip);
}

QWidget *CardsPage::makeDetail()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_nothing = new EmptyView;
    m_nothing->setMessage(tr("Choose a card to see what it is about."));
    column->addWidget(m_nothing, 1);
    m_detail = new QWidget;
    auto *rows = new QVBoxLayout(m_detail);
    rows->setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12));
    rows->setSpacing(theme.px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(8));
    m_tag = new Tag;
    m_tag->setObjectName(u"cardColour"_s);
    m_title = new TextLabel({}, FontRole::Title, true);
    m_title->setObjectName(u"cardTitle"_s);
    m_stateTag = new Tag;
    m_stateTag->setObjectName(u"cardState"_s);
    m_open = new KeyButton(Icon::Open, tr("Open the case"));
    m_open->setObjectName(u"openCardCase"_s);
    m_open->setKeys(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_O)));
    m_open->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_card)
            Q_EMIT caseRequested(m_card->entry.caseId);
    });
    head->addWidget(m_tag);
    head->addWidget(m_title);
    head->addWidget(m_stateTag);
    head->addStretch();
    head->addWidget(m_open);
    rows->addLayout(head);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"cardFacts"_s);
    scroll->setAccessibleName(tr("What the card is about"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    m_factsBox = new QWidget;
    m_facts = new QVBoxLayout(m_factsBox);
    m_facts->setContentsMargins(0, 0, theme.px(8), 0);
    m_facts->setSpacing(theme.px(2));
    m_facts->addStretch();
    scroll->setWidget(m_factsBox);
    rows->addWidget(scroll, 1);

    m_actBox = new QWidget;
    auto *acts = new QVBoxLayout(m_actBox);
    acts->setContentsMargins(0, 0, 0, 0);
    acts->setSpacing(theme.px(8));
    acts->addWidget(new Hairline);
    m_actRow = new QHBoxLayout;
    m_actRow->setSpacing(theme.px(8));
    acts->addLayout(m_actRow);
    m_acts = new QButtonGroup(this);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(u"cardText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(theme.px(92));
    connect(m_text, &QPlainTextEdit::textChanged, this, &CardsPage::keepDraft);
    acts->addWidget(m_text);
    auto *foot = new QHBoxLayout;
    m_effect = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_effect->setObjectName(u"cardEffect"_s);
    m_effect->setWordWrap(true);
    foot->addWidget(m_effect, 1);
    m_submit = new KeyButton(tr("Submit"));
    m_submit->setObjectName(u"submitCard"_s);
    m_submit->setVariant(KeyButton::Variant::Primary);
    m_submit->setKeyHint(u"Ctrl+Enter"_s);
    m_submit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    clickOnCtrlEnter(this, m_submit);
    connect(m_submit, &QPushButton::clicked, this, &CardsPage::submit);
    foot->addWidget(m_submit);
    acts->addLayout(foot);
    rows->addWidget(m_actBox);
    column->addWidget(m_detail, 1);
    return box;
}

// ---- the page ----

QString CardsPage::name() const
{
    return tr("Supervision cards");
}

QVector<QWidget *> CardsPage::panes() const
{
    return {m_list, m_text};
}

QString CardsPage::reasonToStay() const
{
    return m_sending ? tr("What you wrote is on its way.") : QString();
}

void CardsPage::setSession(const SessionView &session)
{
    m_session = session;
}

void CardsPage::enter()
{
    if (!m_page && !m_asking)
        ask(false);
    m_focusWanted = !m_list->isVisible();
    (m_focusWanted ? static_cast<QWidget *>(m_colourChip) : m_list)->setFocus();
}

void CardsPage::refresh()
{
    ask(false);
}

void CardsPage::say(const QString &words)
{
    m_said = words;
    Q_EMIT statusChanged();
}

// ---- the list ----

void CardsPage::ask(bool further)
{
    m_asking = true;
    m_loading->start();
    const quint64 question = ++m_question;
    ServiceRequest request;
    request.path = protocol::paths::cards;
    request.query = {{u"unit"_s, m_session.current().unit.text()}, {u"limit"_s, QString::number(cardsAtOnce)}};
    for (const auto &[key, value] :
         {std::pair(u"colour"_s, nameOrNothing(m_colour)), std::pair(u"state"_s, nameOrNothing(m_state)),
          std::pair(u"after"_s, further && m_page ? m_page->next : QString())}) {
        if (!value.isEmpty())
            request.query.append({key, value});
    }
    m_desk.ask<protocol::CardPage>(request, this, [this, question, further](const auto &reply) {
        if (question != m_question)
            return; // another filter was chosen meanwhile
        m_asking = false;
        m_loading->stop();
        if (reply) {
            m_failed.clear();
            takePage(*reply, further);
        } else {
            m_failed = SupervisionWords::failure(reply.error()).text();
        }
        showState();
    });
    showState();
}

void CardsPage::takePage(const protocol::CardPage &page, bool further)
{
    const protocol::CardEntry *before = m_model->cardAt(m_list->currentIndex().row());
    const CardId chosen = before ? before->id : CardId();
    m_page = page;
    if (further) {
        m_model->addPage(page);
    } else {
        m_model->setPage(page, toLocalDate(m_clock.now()));
        const int row = m_model->rowOf(chosen);
        if (m_model->rowCount() > 0)
            m_list->setCurrentIndex(m_model->index(std::max(row, 0)));
        else
            follow();
    }
    m_count->setText(tr("%n card(s)", nullptr, int(page.total)));
    Q_EMIT openCounted(protocol::waitingFor(page, m_session.current().posts));
}

void CardsPage::showState()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    // The page was entered before there was anything to stand on.
    if (any && std::exchange(m_focusWanted, false) && isVisible())
        m_list->setFocus();
    if (m_asking && !m_page)
        m_empty->setMessage(tr("Loading…"));
    else if (m_connection.isOffline() && !m_page)
        m_empty->setMessage(tr("There is no connection: cards are kept by the service."));
    else if (!m_page)
        m_empty->setMessage(tr("Not known without the service."));
    else if (m_colour || m_state)
        m_empty->setMessage(tr("No card is like that."), tr("Show all"));
    else
        m_empty->setMessage(tr("No card has fallen."));
    if (m_failed.isEmpty())
        m_error->clear();
    else
        m_error->setError(m_failed, m_drafts.isEmpty() ? QString() : tr("What you wrote is kept here."), {});
    m_error->setVisible(!m_failed.isEmpty());
    chooseAct();
}

void CardsPage::follow()
{
    const protocol::CardEntry *entry = m_model->cardAt(m_list->currentIndex().row());
    if (!entry) {
        m_wanted = {};
        m_card.reset();
        showDetail();
        return;
    }
    if (entry->id == m_wanted && m_card)
        return;
    askDetail(entry->id);
}

void CardsPage::askDetail(const CardId &id)
{
    m_wanted = id;
    ServiceRequest request;
    request.path = protocol::expandPath(protocol::paths::cardById, {id.text()});
    request.query = {{u"unit"_s, m_session.current().unit.text()}};
    m_loading->start();
    m_desk.ask<protocol::CardDetail>(request, this, [this, id](const auto &reply) {
        m_loading->stop();
        if (id != m_wanted)
            return; // another card was chosen meanwhile
        if (reply) {
            m_card = *reply;
            m_model->replace(reply->entry);
        } else {
            m_card.reset();
            m_failed = SupervisionWords::failure(reply.error()).text();
            showState();
        }
        showDetail();
    });
}

// ---- one card ----

void CardsPage::addFact(const QString &label, const QString &value, bool wrap)
{
    if (value.isEmpty())
        return;
    const Theme &theme = Theme::current();
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, theme.px(3), 0, theme.px(3));
    row->setSpacing(theme.px(12));
    auto *name = new TextLabel(label, FontRole::Small, false, Token::SubText);
    name->setFixedWidth(theme.px(96));
    auto *words = new TextLabel(value);
    words->setSelectable(true);
    words->setWordWrap(wrap);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    m_facts->insertWidget(m_facts->count() - 1, line);
}

void CardsPage::showDetail()
{
    m_detail->setVisible(m_card.has_value());
    m_nothing->setVisible(!m_card);
    while (m_facts->count() > 1) {
        QLayoutItem *item = m_facts->takeAt(0);
        delete item->widget();
        delete item;
    }
    if (!m_card)
        return;
    const protocol::CardDetail &card = *m_card;
    const QDate today = toLocalDate(m_clock.now());
    TagLook look{SupervisionWords::tone(card.entry.colour), Glyph::None, true, true, false, false};
    look.glyph = card.entry.colour == CardColour::Red ? Glyph::Diamond : Glyph::Triangle;
    m_tag->setTag(look, SupervisionWords::colour(card.entry.colour));
    m_title->setText(tr("%1 %2").arg(card.entry.rule, card.entry.ruleName));
    m_stateTag->setTag(
        {isDecided(card.entry.state) ? Tone::Quiet : Tone::Accent, Glyph::None, false, true, false, false},
        SupervisionWords::state(card.entry.state));
    m_open->setDisabledReason(card.caseVisible ? QString() : tr("The case itself is seen by its department."));

    addFact(tr("Rule"), card.ruleText, true);
    addFact(tr("Ground"), card.basis, true);
    addFact(tr("Kind"), SupervisionWords::kind(card.entry.kind));
    addFact(tr("Item"), card.entry.itemName, true);
    addFact(tr("Case number"), card.number, true);
    addFact(tr("Responsible"),
            card.entry.personName.isEmpty()
                ? Wording::desk(card.departmentName, card.entry.unitName)
                : tr("%1 ・ %2").arg(Wording::desk(card.departmentName, card.entry.unitName), card.entry.personName));
    if (card.clock && card.day.isValid())
        addFact(tr("About"), tr("%1 %2").arg(SupervisionWords::due(*card.clock), Wording::dayOfWeek(card.day, today)));
    addFact(tr("Since"), card.since.isValid() ? Wording::moment(card.since, today) : QString());
    addFact(tr("Fell"), Wording::moment(card.entry.issuedAt, today));
    QString reply = Wording::dayOfWeek(card.entry.replyDue, today);
    if (card.entry.state == CardState::AwaitingReply)
        reply = tr("%1, %2").arg(
            reply, SupervisionWords::daysLeft(card.entry.daysLeft, card.entry.light == DeadlineLight::Overdue));
    if (card.entry.provisional)
        reply = tr("%1 (provisional)").arg(reply);
    addFact(tr("Reply by"), reply);
    addFact(tr("Costs"), card.score > 0 ? tr("%n point(s), if upheld", nullptr, card.score) : tr("no points"));
    addFact(tr("Told"), SupervisionWords::addressees(card.addressees), true);
    for (const CardRow &row : card.rows) {
        const QString who = row.userName.isEmpty() ? tr("the service") : row.userName;
        const QString head = tr("%1 ・ %2").arg(who, Wording::moment(row.at, today));
        addFact(SupervisionWords::done(row.act), row.text.isEmpty() ? head : head + u'\n' + row.text, true);
    }
    {
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(m_drafts.value(card.entry.id));
    }
    showChoices();
}

void CardsPage::showChoices()
{
    for (QAbstractButton *button : m_acts->buttons()) {
        m_acts->removeButton(button);
        delete button;
    }
    while (QLayoutItem *item = m_actRow->takeAt(0))
        delete item;
    m_actBox->setVisible(!m_card->choices.isEmpty());
    int possible = 0;
    KeyButton *only = nullptr;
    for (int i = 0; i < m_card->choices.size(); ++i) {
        const protocol::CardChoice &choice = m_card->choices.at(i);
        auto *button = new KeyButton(SupervisionWords::act(choice.act));
        button->setObjectName(u"cardAct%1"_s.arg(nameOf(choice.act)));
        button->setCheckable(true);
        button->setKeys(QKeySequence(QKeyCombination(Qt::ALT, Qt::Key(Qt::Key_1 + i))));
        button->setMinimumWidth(Theme::current().px(120));
        button->setDisabledReason(choice.refusal ? Wording::refusal(*choice.refusal).text() : QString());
        connect(button, &QPushButton::toggled, this, &CardsPage::chooseAct);
        connect(button, &QPushButton::clicked, m_text, qOverload<>(&QWidget::setFocus));
        m_acts->addButton(button, i);
        m_actRow->addWidget(button);
        button->show(); // at once: its key is good as soon as it can be seen
        if (!choice.refusal) {
            ++possible;
            only = button;
        }
    }
    m_actRow->addStretch();
    // What can only be meant one way is chosen already.
    if (possible == 1)
        only->setChecked(true);
    chooseAct();
}

const protocol::CardChoice *CardsPage::chosenAct() const
{
    const int id = m_acts->checkedId();
    return m_card && id >= 0 && id < m_card->choices.size() ? &m_card->choices.at(id) : nullptr;
}

void CardsPage::chooseAct()
{
    const protocol::CardChoice *choice = chosenAct();
    QString effect;
    QString reason;
    bool writable = false;
    if (m_card) {
        for (const protocol::CardChoice &one : std::as_const(m_card->choices)) {
            writable |= !one.refusal;
            if (one.refusal && effect.isEmpty())
                effect = Wording::refusal(*one.refusal).text();
        }
    }
    if (choice) {
        switch (choice->act) {
        case CardAct::Reply:
            effect = tr("The supervision officer reads it before deciding. It cannot be changed afterwards.");
            m_text->setPlaceholderText(tr("What happened, and what was done about it"));
            break;
        case CardAct::Uphold:
            effect = m_card->score > 0
                         ? tr("The card stands for good and costs the unit %n point(s).", nullptr, m_card->score)
                         : tr("The card stands for good.");
            m_text->setPlaceholderText(tr("Why the card is upheld"));
            break;
        case CardAct::Revoke:
            effect = tr("The card costs nothing. It stays on record with your reason.");
            m_text->setPlaceholderText(tr("Why the card is revoked"));
            break;
        case CardAct::Issue:
            break;
        }
    }
    const qsizetype length = m_text->toPlainText().trimmed().size();
    if (m_sending)
        reason = tr("It is on its way.");
    else if (m_connection.isOffline())
        reason = tr("There is no connection: what you write is kept here until you leave.");
    else if (!choice)
        reason = tr("Choose what to do first.");
    else if (length < minCardText)
        reason = tr("At least %n character(s) are needed.", nullptr, int(minCardText));
    else if (length > maxCardText)
        reason = tr("At most %n character(s) fit.", nullptr, int(maxCardText));
    m_effect->setText(effect);
    m_text->setAccessibleName(choice ? SupervisionWords::act(choice->act) : tr("Reply or reason"));
    m_text->setEnabled(writable && !m_sending);
    m_submit->setDisabledReason(reason);
}

void CardsPage::keepDraft()
{
    if (!m_card)
        return;
    const QString text = m_text->toPlainText();
    if (text.trimmed().isEmpty())
        m_drafts.remove(m_card->entry.id);
    else
        m_drafts.insert(m_card->entry.id, text);
    chooseAct();
}

void CardsPage::submit()
{
    const protocol::CardChoice *choice = chosenAct();
    if (!choice || !m_submit->isEnabled())
        return;
    CardCommand command;
    command.card = m_card->entry.id;
    command.act = choice->act;
    command.version = m_card->version;
    command.actingUnit = m_session.current().unit;
    command.post = choice->post;
    command.text = m_text->toPlainText().trimmed();
    // Sent again after an answer that did not come, it is the same act.
    const QString content =
        QStringList{command.card.text(), nameOf(command.act), QString::number(command.version), command.text}.join(
            u'\n');
    if (m_command.isEmpty() || m_commandText != content) {
        m_command = CommandId(makeUuid7(m_clock, m_random));
        m_commandText = content;
    }
    command.id = m_command;
    ServiceRequest request;
    request.method = "POST";
    request.path =
        protocol::expandPath(command.act == CardAct::Reply ? protocol::paths::cardReply : protocol::paths::cardDecision,
                             {command.card.text()});
    request.body = protocol::encode(command);
    m_sending = true;
    m_loading->start();
    chooseAct();
    m_desk.ask<protocol::CardDetail>(request, this, [this, act = command.act, id = command.card](const auto &reply) {
        m_sending = false;
        m_loading->stop();
        if (!reply) {
            if (!reply.error().isUnanswered())
                m_command = {};
            m_failed = SupervisionWords::failure(reply.error()).text();
            say(tr("It was not done. What you wrote is kept here."));
            showState();
            if (reply.error().isApi(protocol::ApiErrorCode::Conflict))
                askDetail(id);
            return;
        }
        m_command = {};
        m_failed.clear();
        m_drafts.remove(id);
        m_model->replace(reply->entry);
        if (id == m_wanted) {
            m_card = *reply;
            showDetail();
        }
        say(tr("%1: %2").arg(SupervisionWords::done(act), reply->entry.queryCode));
        showState();
        m_list->setFocus();
    });
}

} // namespace yunchuang
