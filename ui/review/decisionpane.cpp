// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/decisionpane.h"

#include "domain/jointcase.h"
#include "domain/seams.h"
#include "ui/common/clockbar.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/handoff/routeview.h"
#include "ui/review/actfields.h"
#include "ui/review/caselooks.h"
#include "ui/review/pointslist.h"
#include "ui/review/standing.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Longest opinion (GB/T 39046).
constexpr int opinionLimit = 1000;
/// As many acts as there are keys for.
constexpr qsizetype mostButtons = 8;
constexpr qsizetype phraseTitleLength = 18;
constexpr qsizetype longestKeyHint = 8;

bool opensDialog(Action action)
{
    return action == Action::Consult || action == Action::Countersign || action == Action::Transfer;
}

QString nameOfAct(Action action, const ServiceItem *item)
{
    // Three dots where something is asked first.
    return opensDialog(action) ? DecisionPane::tr("%1…").arg(Wording::action(action, item))
                               : Wording::action(action, item);
}

} // namespace

DecisionPane::DecisionPane(CaseCommands &commands, ReferenceData &reference, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_reference(reference)
    , m_clock(clock)
{
    const Theme &theme = Theme::current();
    setObjectName(u"decisionPane"_s);
    setProperty("ground", u"base"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"decisionScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setProperty("ground", u"base"_s);
    auto *body = new QWidget;
    body->setProperty("ground", u"base"_s);
    // Words give way to the width of the pane, never the other way round.
    body->setMinimumWidth(1);
    auto *rows = new QVBoxLayout(body);
    const int side = theme.px(14);
    rows->setContentsMargins(0, 0, 0, theme.px(8));
    rows->setSpacing(theme.px(6));
    const auto indent = [side](QWidget *widget) {
        auto *box = new QWidget;
        auto *row = new QVBoxLayout(box);
        row->setContentsMargins(side, 0, side, 0);
        row->setSpacing(Theme::current().px(4));
        row->addWidget(widget);
        return box;
    };

    m_bar = new ClockBar;
    m_bar->setObjectName(u"clockBar"_s);
    // The clock stays in sight however small the window is.
    QWidget *barBox = indent(m_bar);
    barBox->layout()->setContentsMargins(side, theme.px(8), side, theme.px(6));
    column->addWidget(barBox);
    m_standing = new TextLabel({}, FontRole::Small);
    m_standing->setObjectName(u"standing"_s);
    m_standing->setWordWrap(true);
    m_standing->setSelectable(true);
    m_standingBox = indent(m_standing);
    m_standingBox->layout()->setContentsMargins(side, 0, side, theme.px(6));
    m_standingBox->hide();
    column->addWidget(m_standingBox);

    m_lanesHead = new SectionHead(tr("Other departments"));
    m_lanes = new LanesWidget;
    m_lanes->setObjectName(u"lanes"_s);
    m_lanesBox = indent(m_lanesHead);
    m_lanesBox->layout()->addWidget(m_lanes);
    rows->addWidget(new Hairline);
    rows->addWidget(m_lanesBox);
    m_route = new RouteView;
    m_routeBox = indent(m_route);
    rows->addWidget(m_routeBox);

    m_questionBox = new QWidget;
    m_questionBox->setObjectName(u"questionBox"_s);
    auto *questionColumn = new QVBoxLayout(m_questionBox);
    questionColumn->setContentsMargins(side, 0, side, 0);
    m_questionFrom = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_questionFrom->setWordWrap(true);
    m_question = new TextLabel({}, FontRole::Body, true);
    m_question->setObjectName(u"question"_s);
    m_question->setWordWrap(true);
    m_question->setSelectable(true);
    questionColumn->addWidget(m_questionFrom);
    questionColumn->addWidget(m_question);
    rows->addWidget(m_questionBox);

    m_pointsBox = new QWidget;
    auto *pointsColumn = new QVBoxLayout(m_pointsBox);
    pointsColumn->setContentsMargins(0, 0, 0, 0);
    pointsColumn->setSpacing(theme.px(2));
    pointsColumn->addWidget(new Hairline);
    m_pointsHead = new SectionHead(tr("Review points"));
    pointsColumn->addWidget(indent(m_pointsHead));
    m_points = new PointsList;
    m_points->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    pointsColumn->addWidget(m_points);
    rows->addWidget(m_pointsBox);

    rows->addWidget(new Hairline);
    m_actsHead = new SectionHead(tr("Decision"));
    m_actsHead->setObjectName(u"actsHead"_s);
    rows->addWidget(indent(m_actsHead));
    m_buttons = new QWidget;
    m_grid = new QGridLayout(m_buttons);
    m_grid->setContentsMargins(side, 0, side, 0);
    m_grid->setHorizontalSpacing(theme.px(8));
    m_grid->setVerticalSpacing(theme.px(6));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    rows->addWidget(m_buttons);
    m_fields = new ActFields(commands);
    m_fields->hide();
    rows->addWidget(indent(m_fields));
    m_opinion = new OpinionEdit(tr("Opinion"));
    m_opinion->setLimit(opinionLimit);
    m_opinion->editor()->setMinimumHeight(theme.px(88));
    rows->addWidget(indent(m_opinion), 1);
    m_scroll->setWidget(body);
    column->addWidget(m_scroll, 1);
    m_error = new ErrorBox;
    m_error->setObjectName(u"problem"_s);
    m_error->setRetryVisible(false);
    m_error->hide();
    column->addWidget(indent(m_error));
    column->addWidget(new Hairline);
    column->addWidget(makeFoot());
    setFocusProxy(m_points);

    connect(m_points, &PointsList::answered, this, &DecisionPane::pointAnswered);
    connect(m_fields, &ActFields::edited, this, [this] {
        clearProblem();
        Q_EMIT edited();
    });
    connect(m_opinion, &OpinionEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        clearProblem();
        Q_EMIT edited();
    });
    connect(m_lanes, &LanesWidget::laneActivated, this, [this](int lane) {
        if (const CaseId id = m_laneCases.value(lane); !id.isEmpty())
            Q_EMIT caseRequested(id);
    });
    connect(&reference, &ReferenceData::changed, this, [this] {
        if (m_key)
            showAct();
    });
}

QWidget *DecisionPane::makeFoot()
{
    const Theme &theme = Theme::current();
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8));
    row->setSpacing(theme.px(8));
    m_goOn = new QCheckBox(tr("Go on with the next"));
    m_goOn->setObjectName(u"goOn"_s);
    m_goOn->setChecked(true);
    row->addWidget(m_goOn);
    row->addStretch();
    m_saved = new TextLabel({}, FontRole::Small, false, Token::RedText);
    m_saved->setObjectName(u"savedAt"_s);
    row->addWidget(m_saved);
    m_submit = new KeyButton(tr("Submit"));
    m_submit->setObjectName(u"submit"_s);
    m_submit->setVariant(KeyButton::Variant::Primary);
    m_submit->setKeyHint(u"Ctrl+Enter"_s);
    connect(m_submit, &QPushButton::clicked, this, &DecisionPane::submitRequested);
    row->addWidget(m_submit);
    return foot;
}

const ServiceItem *DecisionPane::item() const
{
    return m_commands.rules() ? m_commands.rules()->catalogue.find(m_subject.item) : nullptr;
}

bool DecisionPane::wantsReason(Action action)
{
    const Records records = transitionFor(action).records;
    return records.testFlag(Record::Reason) && !records.testFlag(Record::Opinion);
}

void DecisionPane::clear()
{
    m_key.reset();
    m_action.reset();
    m_choices.clear();
    m_subject = {};
    m_standingBox->hide();
    m_fields->clear();
    m_fields->hide();
    m_filling = true;
    m_opinion->setText({});
    m_filling = false;
    m_points->points().show(Case(), nullptr);
    m_error->hide();
    m_saved->setText({});
    showButtons();
}

void DecisionPane::show(const RowKey &key, const Case &subject, const QString &readOnly, const NameSource &names)
{
    if (m_key != key) {
        clear();
        m_key = key;
    }
    m_subject = subject;
    m_readOnly = readOnly;
    m_names = names;
    m_choices = m_commands.choices(subject, key.viewer);
    if (m_action) {
        const auto chosen = std::find_if(m_choices.cbegin(), m_choices.cend(),
                                         [this](const ActionChoice &choice) { return choice.action == *m_action; });
        if (chosen == m_choices.cend() || chosen->refusal || !readOnly.isEmpty())
            m_action.reset();
    }
    showClock();
    showLanes();
    showPoints();
    showButtons();
    showAct();
}

void DecisionPane::showClock()
{
    if (!m_key || !m_commands.rules())
        return;
    showStanding();
    if (const Handoff *asked = askedOfUs(); asked && m_subject.unit != m_key->viewer && asked->dueAt.isValid()) {
        m_bar->setReading(answerReading(*asked, m_commands.rules()->calendars, m_clock.now()));
        return;
    }
    m_bar->setReading(clockReading(m_subject, m_commands.rules()->calendars, m_clock.now()));
}

const Handoff *DecisionPane::askedOfUs() const
{
    const Handoff *asked = nullptr;
    for (const Handoff &handoff : m_subject.handoffs) {
        if (handoff.to == m_key->viewer && handoff.isOpen())
            asked = &handoff;
    }
    return asked;
}

void DecisionPane::showStanding()
{
    const RuleBookPtr rules = m_commands.rules();
    // Who was only asked sees what he was shown.
    const bool whole = m_key && m_subject.unit == m_key->viewer;
    QStringList lines;
    bool urgent = false;
    if (rules && whole) {
        const QVector<StandingNote> notes =
            standingNotes(m_subject, item(), &rules->units, rules->calendars, m_clock.now());
        for (const StandingNote &note : notes) {
            lines.append(note.text);
            urgent = urgent || note.urgent;
        }
    }
    m_standing->setText(lines.join(u'\n'));
    m_standing->setInk(urgent ? Token::RedText : Token::Text);
    m_standingBox->setVisible(!lines.isEmpty());
}

void DecisionPane::showLanes()
{
    const OrgDirectory *units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    const QDate today = toLocalDate(m_clock.now());
    const LanesLook look = lanesOf(m_subject, item(), units, today);
    m_laneCases = look.cases;
    m_lanesBox->setVisible(!look.lanes.isEmpty() && m_subject.unit == m_key->viewer);
    m_lanes->setLanes(look.lead, look.lanes, look.accessible);
    QString note = look.note;
    if (const RuleBookPtr rules = m_commands.rules(); rules && item() && isJoint(*item())) {
        // The whole is promised for the end of the longest way through its parts.
        const DueTerm whole = promiseOfWhole(m_subject, *item(), rules->catalogue, rules->calendars);
        if (whole.day.isValid())
            note = tr("%1 ・ the whole until %2").arg(note, Wording::day(whole.day, today));
    }
    m_lanesHead->setNote(note);
    m_route->showRoute(m_subject, units, today, m_clock.now());
    m_routeBox->setVisible(!RouteView::signersOf(m_subject).isEmpty());
    // What another unit asks of ours comes first.
    const Handoff *asked = askedOfUs();
    m_questionBox->setVisible(asked);
    if (asked) {
        QString from = tr("%1 ・ %2 ・ %3")
                           .arg(Wording::handoff(asked->kind), Wording::unit(units, asked->from), asked->sentByName);
        if (asked->dueAt.isValid())
            from = tr("%1 ・ answer until %2").arg(from, Wording::moment(asked->dueAt, today));
        m_questionFrom->setText(from);
        m_question->setText(asked->question);
    }
}

void DecisionPane::showPoints()
{
    ReviewPointsModel &points = m_points->points();
    points.show(m_subject, item());
    m_pointsBox->setVisible(points.rowCount() > 0 && m_subject.unit == m_key->viewer);
    m_pointsHead->setNote(tr("met %1 ・ not met %2 ・ open %3")
                              .arg(points.count(PointVerdict::Yes))
                              .arg(points.count(PointVerdict::No))
                              .arg(points.count(PointVerdict::Open)));
    QString reason = m_readOnly;
    if (reason.isEmpty()) {
        if (const auto context = m_commands.contextFor(m_subject, m_key->viewer)) {
            if (const auto possible = isPossible(m_subject, Action::RecordCheck, *context); !possible)
                reason = Wording::refusal(possible.error(), m_names).text();
        }
    }
    m_points->setReasonNot(reason);
}

QVector<ActionChoice> DecisionPane::shownChoices() const
{
    QVector<ActionChoice> shown = m_choices;
    // Work of a part is completed; other cases are decided.
    if (!m_subject.isPartWork())
        shown.removeIf([](const ActionChoice &choice) { return choice.action == Action::CompleteWork; });
    // With more than there are keys for, those that belong to another stage of the case make room.
    for (qsizetype i = shown.size() - 1; i >= 0 && shown.size() > mostButtons; --i) {
        if (shown.at(i).refusal && shown.at(i).refusal->code == RefusalCode::WrongState)
            shown.removeAt(i);
    }
    return shown;
}

void DecisionPane::showButtons()
{
    while (QLayoutItem *entry = m_grid->takeAt(0)) {
        if (entry->widget()) {
            // The button that was pressed may be among them, so it lives until its click is over, but is no longer
            // found.
            entry->widget()->hide();
            entry->widget()->setParent(nullptr);
            entry->widget()->deleteLater();
        }
        delete entry;
    }
    if (!m_key)
        return;
    const QVector<ActionChoice> shown = shownChoices();
    QVector<Action> acts;
    for (const ActionChoice &choice : shown)
        acts.append(choice.action);
    const QVector<QKeySequence> keys = keysOf(acts);
    const int rows = (static_cast<int>(shown.size()) + 1) / 2;
    QStringList off;
    QString why;
    std::optional<RefusalCode> code;
    for (int i = 0; i < shown.size(); ++i) {
        const ActionChoice &choice = shown.at(i);
        const QString words = nameOfAct(choice.action, item());
        auto *button = new KeyButton(Wording::actionIcon(choice.action), words);
        button->setObjectName(u"act-"_s + nameOf(choice.action));
        button->setCheckable(true);
        button->setChecked(m_action == choice.action);
        button->setCompact(true);
        button->setTextLeading(true);
        const QKeySequence &key = keys.at(i);
        const QString keyWords = key.toString(QKeySequence::PortableText);
        // A long key would leave no room for the word: it stands in the tool tip.
        if (key.isEmpty() || keyWords.size() > longestKeyHint)
            button->setShortcut(key);
        else
            button->setKeys(key);
        QString reason = m_readOnly;
        if (reason.isEmpty() && choice.refusal) {
            reason = Wording::refusal(*choice.refusal, m_names).text();
            if (!code || *code == choice.refusal->code) {
                code = choice.refusal->code;
                why = Wording::refusal(*choice.refusal, m_names).what;
                off.append(Wording::action(choice.action, item()));
            }
        }
        button->setDisabledReason(reason);
        button->setMinimumWidth(1);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        if (reason.isEmpty())
            button->setToolTip(key.isEmpty() ? words : tr("%1 (%2)").arg(words, keyWords));
        connect(button, &QPushButton::clicked, this, [this, action = choice.action] { press(action); });
        m_grid->addWidget(button, i % rows, i / rows);
    }
    QString note = m_readOnly;
    if (note.isEmpty() && !off.isEmpty())
        note = off.size() > 2 ? why : tr("%1: %2").arg(off.join(tr(", ")), why);
    m_actsHead->setNote(QFontMetrics(Theme::current().font(FontRole::Small))
                            .elidedText(note, Qt::ElideRight, Theme::current().px(250)));
    m_actsHead->setToolTip(note);
}

void DecisionPane::press(Action action)
{
    if (!choose(action))
        return;
    if (opensDialog(action))
        Q_EMIT handoffRequested(action);
    else
        Q_EMIT edited();
}

bool DecisionPane::choose(Action action)
{
    const auto choice = std::find_if(m_choices.cbegin(), m_choices.cend(),
                                     [action](const ActionChoice &candidate) { return candidate.action == action; });
    if (!m_readOnly.isEmpty() || choice == m_choices.cend() || choice->refusal)
        return false;
    if (!opensDialog(action))
        m_action = action;
    clearProblem();
    for (const ActionChoice &candidate : std::as_const(m_choices)) {
        if (auto *button = m_buttons->findChild<KeyButton *>(u"act-"_s + nameOf(candidate.action)))
            button->setChecked(m_action == candidate.action);
    }
    showAct();
    // What the act asks for comes into sight.
    QMetaObject::invokeMethod(
        this, [this] { m_scroll->ensureWidgetVisible(m_opinion, 0, Theme::current().px(8)); }, Qt::QueuedConnection);
    return true;
}

void DecisionPane::showAct()
{
    const QDate today = toLocalDate(m_clock.now());
    const bool writable =
        m_readOnly.isEmpty() &&
        std::any_of(m_choices.cbegin(), m_choices.cend(), [](const ActionChoice &choice) { return !choice.refusal; });
    m_opinion->setReadOnly(!writable);
    m_opinion->setVisible(writable || !m_opinion->text().isEmpty());
    m_goOn->setVisible(writable);
    if (!m_action) {
        m_fields->hide();
        m_opinion->setPhrases({});
        m_opinion->setPlaceholder(writable ? tr("Choose a decision first, or write down what you found.") : QString());
        m_submit->setText(tr("Submit"));
        m_submit->setDisabledReason(m_readOnly.isEmpty() ? tr("Choose a decision first (Alt and a digit).")
                                                         : m_readOnly);
        return;
    }
    m_fields->show(*m_action, m_subject, m_key->viewer, m_points->points().corrections(), today);
    m_opinion->setPlaceholder(wantsReason(*m_action) ? tr("The reason, in your own words, at least 10 characters")
                                                     : QString());
    QList<std::pair<QString, QString>> phrases;
    for (const bool ofStep : {true, false}) {
        for (const PhraseSet &set : m_reference.phrases()) {
            if (set.action != *m_action || set.step.isEmpty() == ofStep || (ofStep && set.step != m_subject.step))
                continue;
            if (!set.unit.isEmpty() && set.unit != m_key->viewer)
                continue;
            for (const QString &text : set.texts)
                phrases.append({text.size() > phraseTitleLength ? text.left(phraseTitleLength) + u'…' : text, text});
        }
    }
    m_opinion->setPhrases(phrases);
    m_submit->setText(tr("Submit"));
    m_submit->setToolTip(tr("Submit: %1").arg(Wording::action(*m_action, item())));
    m_submit->setDisabledReason(m_busy ? tr("Being submitted…") : QString());
}

CommandDraft DecisionPane::draft() const
{
    CommandDraft draft;
    if (!m_key || !m_action)
        return draft;
    draft.caseId = m_key->caseId;
    draft.action = *m_action;
    draft.actingUnit = m_key->viewer;
    if (const auto context = m_commands.contextFor(m_subject, m_key->viewer)) {
        if (const auto post = postFor(m_subject, *m_action, *context))
            draft.post = *post;
    }
    m_fields->fill(draft.args);
    const QString words = m_opinion->text().trimmed();
    if (wantsReason(*m_action))
        draft.args.reason = words;
    else
        draft.args.opinion = words;
    return draft;
}

QJsonObject DecisionPane::content() const
{
    QJsonObject out;
    if (m_action)
        out.insert(u"action"_s, QString(nameOf(*m_action)));
    out.insert(u"words"_s, m_opinion->text());
    out.insert(u"fields"_s, m_fields->content());
    return out;
}

void DecisionPane::restore(const QJsonObject &content)
{
    m_filling = true;
    if (const auto action = valueOf<Action>(content.value("action"_L1).toString()))
        choose(*action);
    m_opinion->setText(content.value("words"_L1).toString());
    m_fields->restore(content.value("fields"_L1).toObject());
    m_filling = false;
    showAct();
}

void DecisionPane::takeWords(const CommandArguments &args)
{
    m_filling = true;
    m_opinion->setText(args.opinion.isEmpty() ? args.reason : args.opinion);
    m_fields->take(args);
    m_filling = false;
    showAct();
}

bool DecisionPane::hasWords() const
{
    return !m_opinion->text().trimmed().isEmpty();
}

void DecisionPane::setBusy(bool busy)
{
    m_busy = busy;
    if (m_key)
        showAct();
}

void DecisionPane::setUnsaved(const QString &words)
{
    m_saved->setText(words);
}

void DecisionPane::showProblem(const QString &what, const QString &todo)
{
    m_error->setError(what, todo, {});
}

void DecisionPane::clearProblem()
{
    m_error->clear();
    m_error->hide();
}

bool DecisionPane::goesOn() const
{
    return m_goOn->isChecked() && m_goOn->isVisibleTo(this);
}

void DecisionPane::focusDecision()
{
    if (m_points->isVisibleTo(this) && m_points->points().rowCount() > 0)
        m_points->setFocus();
    else
        m_opinion->setFocus();
}

} // namespace yunchuang
