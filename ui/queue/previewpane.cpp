// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/previewpane.h"

#include "domain/casefacts.h"
#include "domain/masking.h"
#include "forms/formvalues.h"
#include "ui/common/flowwidgets.h"
#include "ui/common/keybutton.h"
#include "ui/common/ratingwords.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// How many papers are listed one by one.
constexpr qsizetype listedPapers = 3;
/// How many acts have a button of their own; the others are in a menu.
constexpr qsizetype buttonCount = 6;

/// The key of an act, the same as on the review page; nothing where it has none.
QString keyOf(Action action)
{
    switch (action) {
    case Action::Accept:
        return u"Alt+1"_s;
    case Action::RequestCorrection:
        return u"Alt+2"_s;
    case Action::RefuseAcceptance:
        return u"Alt+3"_s;
    case Action::Grant:
        return u"Alt+4"_s;
    case Action::Deny:
        return u"Alt+5"_s;
    case Action::Transfer:
        return u"Alt+6"_s;
    case Action::Consult:
        return u"Alt+7"_s;
    case Action::Reassign:
    case Action::Assign:
        return u"Ctrl+R"_s;
    default:
        return {};
    }
}

} // namespace

// ---- one line ----

SummaryLine::SummaryLine(const Content &content, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(content.right.isEmpty() ? content.text : content.text + u": "_s + content.right);
    setToolTip(content.text);
}

QSize SummaryLine::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(200), qMax(theme.px(24), QFontMetrics(theme.font()).height() + theme.px(2))};
}

void SummaryLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const int side = theme.px(16);
    const QRect sign(0, 0, side, height());
    if (m_content.glyph != Glyph::None)
        paintGlyph(&painter, sign, m_content.glyph, theme.toneGlyph(m_content.tone), theme.color(Token::Base));
    else if (m_content.icon != Icon::None)
        paintIcon(&painter, sign, m_content.icon, theme.color(Token::SubText), side);
    const QFont rightFont = theme.font(FontRole::Small, m_content.loud);
    const int rightWidth = qMin(QFontMetrics(rightFont).horizontalAdvance(m_content.right) + 1, width() / 2);
    painter.setFont(rightFont);
    painter.setPen(m_content.rightTone == Tone::Quiet ? theme.color(Token::SubText)
                                                      : theme.toneText(m_content.rightTone));
    painter.drawText(QRect(width() - rightWidth, 0, rightWidth, height()), int(Qt::AlignRight | Qt::AlignVCenter),
                     QFontMetrics(rightFont).elidedText(m_content.right, Qt::ElideRight, rightWidth));
    const bool quiet = m_content.glyph == Glyph::None && m_content.icon == Icon::None;
    const QFont font = theme.font(FontRole::Body);
    const QRect words(theme.px(22), 0, width() - theme.px(30) - rightWidth, height());
    painter.setFont(font);
    painter.setPen(theme.color(quiet ? Token::SubText : Token::Text));
    painter.drawText(words, int(Qt::AlignLeft | Qt::AlignVCenter),
                     QFontMetrics(font).elidedText(m_content.text, Qt::ElideRight, words.width()));
}

// ---- the pane ----

PreviewPane::PreviewPane(CaseStore &store, CaseCommands &commands, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_commands(commands)
    , m_reference(store)
{
    const Theme &theme = Theme::current();
    setObjectName(u"previewPane"_s);
    setProperty("ground", u"base"_s);
    connect(&m_reference, &ReferenceData::changed, this, [this] {
        if (m_whole)
            build();
    });
    setAccessibleName(tr("Preview"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(theme.px(16), theme.px(8), theme.px(10), theme.px(4));
    m_clock = new Tag;
    m_clock->setObjectName(u"previewClock"_s);
    top->addWidget(m_clock);
    top->addStretch();
    m_hide = new KeyButton(Icon::SidebarHide, {});
    m_hide->setVariant(KeyButton::Variant::Flat);
    m_hide->setObjectName(u"hidePreview"_s);
    m_hide->setToolTip(tr("Hide the preview"));
    m_hide->setAccessibleName(m_hide->toolTip());
    connect(m_hide, &QPushButton::clicked, this, &PreviewPane::hideRequested);
    top->addWidget(m_hide);
    column->addLayout(top);

    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"previewScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setProperty("ground", u"base"_s);
    m_body = new QWidget;
    m_body->setProperty("ground", u"base"_s);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(12));
    m_column->setSpacing(0);
    m_scroll->setWidget(m_body);
    column->addWidget(m_scroll, 1);

    column->addWidget(new Hairline);
    m_buttons = new QWidget;
    m_buttons->setObjectName(u"previewButtons"_s);
    m_grid = new QGridLayout(m_buttons);
    m_grid->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    m_grid->setSpacing(theme.px(8));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    column->addWidget(m_buttons);
    setFocusProxy(m_scroll);

    connect(&commands, &CaseCommands::rulesChanged, this, [this] {
        if (m_key)
            build();
    });
    connect(&store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        if (m_key && (change.everything || change.bodies.contains(*m_key) || change.rows.contains(*m_key)))
            readWhole();
    });
    build();
}

void PreviewPane::setDesk(const UserId &user, const UnitId &unit)
{
    m_user = user;
    m_unit = unit;
}

void PreviewPane::setOffline(bool offline)
{
    if (m_offline == offline)
        return;
    m_offline = offline;
    build();
}

const ServiceItem *PreviewPane::item() const
{
    return m_commands.rules() ? m_commands.rules()->catalogue.find(m_row.summary.item) : nullptr;
}

QString PreviewPane::personName(const QString &name) const
{
    // The clerk of the case sees names in full.
    return m_row.summary.assignee == m_user ? name : masked(MaskKind::PersonName, name);
}

void PreviewPane::show(const ShownRow *row, const DeadlineStatus &deadline, QDate today)
{
    if (!row) {
        m_key.reset();
        m_whole.reset();
        ++m_reading;
        build();
        return;
    }
    const RowKey key{row->summary.id, row->summary.viewer};
    const bool same = m_key == key && m_row == *row && m_deadline == deadline;
    if (same && (m_whole || m_missing))
        return;
    if (m_key != key) {
        m_whole.reset();
        m_missing = false;
        m_scroll->ensureVisible(0, 0);
    }
    m_key = key;
    m_row = *row;
    m_deadline = deadline;
    m_today = today;
    readWhole();
}

void PreviewPane::showSeveral(qsizetype count)
{
    m_key.reset();
    m_whole.reset();
    ++m_reading;
    build();
    m_clock->setTag({Tone::Accent, Glyph::None, false, true, false, false},
                    tr("%n case(s) chosen", nullptr, static_cast<int>(count)));
    m_clock->show();
}

void PreviewPane::readWhole()
{
    const quint64 reading = ++m_reading;
    // The row's own words stand already; without a whole case of this row they are all there is until it is read.
    if (!m_whole)
        build();
    m_store.wholeCase(*m_key, this, [this, reading](const StoreResult<ShownCase> &whole) {
        if (reading != m_reading)
            return;
        m_missing = !whole;
        if (whole)
            m_whole = *whole;
        else
            m_whole.reset();
        build();
    });
}

void PreviewPane::clearBody()
{
    while (QLayoutItem *entry = m_column->takeAt(0)) {
        if (entry->widget()) {
            entry->widget()->hide();
            entry->widget()->setObjectName({});
            entry->widget()->deleteLater();
        }
        delete entry;
    }
    while (QLayoutItem *entry = m_grid->takeAt(0)) {
        if (entry->widget()) {
            entry->widget()->hide();
            entry->widget()->setObjectName({});
            entry->widget()->deleteLater();
        }
        delete entry;
    }
}

void PreviewPane::build()
{
    m_body->setUpdatesEnabled(false);
    clearBody();
    m_choices.clear();
    m_clock->setVisible(m_key.has_value());
    m_buttons->setVisible(m_key.has_value());
    if (m_key) {
        // Online, what the row knows better is on its way; until it is here no act is begun on what is no longer so.
        if (m_whole && (m_offline || !m_whole->isOutdated()))
            m_choices = m_commands.choices(m_whole->shown, m_unit);
        buildHead();
        if (m_whole) {
            buildFields();
            buildChecks();
            buildMaterials();
            buildParts();
        } else if (m_missing) {
            m_column->addSpacing(Theme::current().px(12));
            auto *note = new TextLabel(m_offline ? tr("The whole case is not kept on this computer. It can be opened "
                                                      "when there is a connection.")
                                                 : tr("The whole case is fetched when you open it."),
                                       FontRole::Small, false, Token::SubText);
            note->setWordWrap(true);
            m_column->addWidget(note);
        }
        buildButtons();
    } else {
        auto *note = new TextLabel(tr("Choose a case to see it here."), FontRole::Small, false, Token::SubText);
        m_column->addWidget(note);
    }
    m_column->addStretch(1);
    m_body->setUpdatesEnabled(true);
}

void PreviewPane::buildHead()
{
    const Theme &theme = Theme::current();
    const CaseSummary &summary = m_row.summary;
    const Light light = Wording::light(m_deadline, summary.state);
    QString words = Wording::deadline(m_deadline, summary.state);
    if (m_deadline.due.isValid() && m_deadline.light != DeadlineLight::NotRunning) {
        words += u" ・ "_s + Wording::dayOfWeek(m_deadline.due, m_today);
        if (m_deadline.dueAt.isValid())
            words += u' ' + Wording::timeOfDay(m_deadline.dueAt);
        // Before acceptance and after the decision it is not the promise that runs.
        if (m_deadline.clock == RunningClock::Notice || m_deadline.clock == RunningClock::Delivery)
            words.prepend(Wording::clock(m_deadline.clock) + u' ');
    }
    m_clock->setTag(TagLook::forLight(light), words);
    m_clock->setAccessibleName(Wording::deadlineInFull(m_deadline, summary.state));
    m_clock->setToolTip(Wording::clock(m_deadline.clock) + u": "_s +
                        Wording::deadlineInFull(m_deadline, summary.state));

    auto *title = new TextLabel(summary.itemName, FontRole::Title, true);
    title->setWordWrap(true);
    title->setObjectName(u"previewTitle"_s);
    m_column->addWidget(title);
    m_column->addSpacing(theme.px(2));
    auto *applicant = new TextLabel(summary.applicantName);
    applicant->setWordWrap(true);
    m_column->addWidget(applicant);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(2));
    row->addWidget(new TextLabel(summary.queryCode, FontRole::Small, false, Token::SubText));
    auto *copy = new KeyButton(Icon::Copy, {});
    copy->setVariant(KeyButton::Variant::Flat);
    copy->setBaseHeight(24);
    copy->setToolTip(tr("Copy the case number"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QPushButton::clicked, this,
            [code = summary.queryCode] { QGuiApplication::clipboard()->setText(code); });
    row->addWidget(copy);
    row->addSpacing(theme.px(8));
    row->addWidget(
        new TextLabel(Wording::unit(m_commands.rules() ? &m_commands.rules()->units : nullptr, summary.source),
                      FontRole::Small, false, Token::SubText));
    row->addStretch();
    if (summary.flags.testFlag(SummaryFlag::ReadOnly) || (m_whole && m_whole->shown.unknownState))
        row->addWidget(new Tag({Tone::Amber, Glyph::None, false, true, false, false}, tr("Read-only")));
    else if (isEnded(summary.state))
        row->addWidget(new Tag({Tone::Quiet, Glyph::Tick, false, false, true, false}, Wording::state(summary.state)));
    for (const auto &[flag, tone] :
         {std::pair(SummaryFlag::RedCard, Tone::Red), std::pair(SummaryFlag::YellowCard, Tone::Amber),
          std::pair(SummaryFlag::StepOverdue, Tone::Red), std::pair(SummaryFlag::Warned, Tone::Accent)}) {
        if (summary.flags.testFlag(flag))
            row->addWidget(new Tag({tone, Glyph::None, false, true, false, false}, Wording::flag(flag)));
    }
    if (m_row.pending)
        row->addWidget(
            new Tag({Tone::Accent, Glyph::None, false, true, false, false}, Wording::delivery(*m_row.pending)));
    m_column->addWidget(line);
    m_column->addSpacing(theme.px(8));
    m_column->addWidget(new Hairline);
    m_column->addSpacing(theme.px(6));
}

void PreviewPane::addField(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    const Theme &theme = Theme::current();
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, theme.px(2), 0, theme.px(2));
    row->setSpacing(theme.px(8));
    auto *name = new TextLabel(label, FontRole::Small, false, Token::SubText);
    name->setFixedWidth(theme.px(72));
    auto *text = new TextLabel(value);
    text->setWordWrap(true);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    line->setAccessibleName(label + u": "_s + value);
    m_column->addWidget(line);
}

void PreviewPane::buildFields()
{
    const Case &subject = m_whole->shown;
    const QJsonObject &form = subject.form;
    const QJsonObject legal = form.value("legalRep"_L1).toObject();
    if (!legal.isEmpty())
        addField(tr("Legal rep."), personName(legal.value("name"_L1).toString()) + u"　"_s +
                                       masked(MaskKind::CitizenId, legal.value("idNo"_L1).toString()));
    const auto money = [](const QJsonValue &fen) {
        return moneyText(fen.toInteger(),
                         QLocale().language() == QLocale::Chinese ? Language::Chinese : Language::English);
    };
    // Stated when a company is registered; from and to when it is changed.
    const QJsonValue capital = form.value("capital"_L1);
    if (capital.isDouble())
        addField(tr("Capital"), money(capital));
    else if (capital.isObject() && !capital["after"_L1].isUndefined())
        addField(tr("Capital"), money(capital["before"_L1]) + u" → "_s + money(capital["after"_L1]));
    const QJsonArray holders = form.value("holders"_L1).toArray();
    if (!holders.isEmpty()) {
        int people = 0;
        for (const QJsonValue holder : holders)
            people += holder.toObject().value("kind"_L1).toString() == "PERSON"_L1 ? 1 : 0;
        const int bodies = static_cast<int>(holders.size()) - people;
        addField(tr("Shareholders"),
                 tr("%1 (%2 natural, %3 legal persons)")
                     .arg(QString::number(holders.size()), QString::number(people), QString::number(bodies)));
    }
    if (!subject.applicant.agentName.isEmpty())
        addField(tr("Agent"), personName(subject.applicant.agentName) + u"　"_s +
                                  masked(MaskKind::Mobile, subject.applicant.agentMobile));
    if (const ServiceItem *rules = item())
        addField(tr("Limits"), tr("promised %1 ・ by law %2")
                                   .arg(Wording::limit(rules->promisedLimit), Wording::limit(rules->legalLimit)));
    addField(tr("State"), Wording::state(m_whole->isOutdated() ? m_row.summary.state : shownState(subject)));
    // How the applicant found the service; who said it is not told to those who gave it.
    if (subject.rating)
        addField(tr("Rating"), RatingWording::stars(*subject.rating) + u' ' + RatingWording::level(*subject.rating));
}

void PreviewPane::addSection(const QString &title, const QString &note)
{
    const Theme &theme = Theme::current();
    m_column->addSpacing(theme.px(6));
    m_column->addWidget(new Hairline);
    m_column->addSpacing(theme.px(6));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, theme.px(2));
    row->addWidget(new TextLabel(title, FontRole::Body, true));
    row->addStretch();
    row->addWidget(new TextLabel(note, FontRole::Small, false, Token::SubText));
    m_column->addWidget(line);
}

void PreviewPane::addLine(const SummaryLine::Content &content)
{
    m_column->addWidget(new SummaryLine(content));
}

void PreviewPane::buildChecks()
{
    const QVector<RegistryCheck> &checks = m_whole->shown.checks;
    if (checks.isEmpty())
        return;
    int agree = 0;
    int differ = 0;
    int asked = 0;
    for (const RegistryCheck &check : checks) {
        switch (Wording::verdictLook(check)) {
        case Verdict::Agrees:
            ++agree;
            break;
        case Verdict::Differs:
        case Verdict::Unanswered:
            ++differ;
            break;
        case Verdict::Pending:
        case Verdict::None:
            ++asked;
            break;
        }
    }
    addSection(tr("Automatic checks"), tr("agree %1 ・ differ %2 ・ asked %3").arg(agree).arg(differ).arg(asked));
    for (const RegistryCheck &check : checks) {
        const Verdict look = Wording::verdictLook(check);
        const Tone tone = verdictTone(look);
        SummaryLine::Content content;
        content.glyph = verdictGlyph(look);
        content.tone = tone;
        content.text = Wording::registry(check.registry) + u" ・ "_s + Wording::check(check, labelOf(check));
        content.right =
            check.answer == CheckAnswer::None ? Wording::verdict(check.verdict) : Wording::answer(check.answer);
        content.rightTone = tone;
        content.loud = look == Verdict::Differs;
        addLine(content);
    }
}

QString PreviewPane::labelOf(const RegistryCheck &check) const
{
    const Case &subject = m_whole->shown;
    const FormDescription *form = m_reference.form(subject.formId, subject.formVersion);
    const Field *field = form ? form->field(Wording::checkedPart(check)) : nullptr;
    return field ? Wording::label(field->label) : QString();
}

void PreviewPane::buildMaterials()
{
    const QVector<Material> &papers = m_whole->shown.materials;
    addSection(tr("Materials"), tr("%n paper(s)", nullptr, static_cast<int>(papers.size())));
    const ServiceItem *rules = item();
    qsizetype listed = 0;
    for (const Material &paper : papers) {
        if (listed++ == listedPapers && papers.size() > listedPapers + 1)
            break;
        const ItemMaterial *wanted = rules ? rules->material(paper.id) : nullptr;
        SummaryLine::Content content;
        content.icon = Icon::Attachment;
        content.text = wanted ? wanted->name : paper.fileName;
        content.right = paper.trust.isEmpty() ? QString() : tr("level %1").arg(paper.trust);
        addLine(content);
    }
    if (papers.size() > listedPapers + 1) {
        SummaryLine::Content rest;
        rest.text = tr("and %n more", nullptr, static_cast<int>(papers.size() - listedPapers));
        addLine(rest);
    }
}

void PreviewPane::buildParts()
{
    const Case &subject = m_whole->shown;
    if (subject.parts.isEmpty() && subject.handoffs.isEmpty())
        return;
    const OrgDirectory *units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    int running = 0;
    for (const Part &part : subject.parts)
        running += part.state != PartState::Waiting && part.state != PartState::Stored && part.state != PartState::Done;
    if (!subject.parts.isEmpty()) {
        addSection(tr("Other departments"), tr("%1 under way ・ %2 in all").arg(running).arg(subject.parts.size()));
        for (const Part &part : subject.parts) {
            SummaryLine::Content content;
            const bool over = part.state == PartState::Stored || part.state == PartState::Done;
            content.glyph = part.state == PartState::Failed    ? Glyph::Diamond
                            : part.state == PartState::Waiting ? Glyph::Ring
                            : over                             ? Glyph::Tick
                                                               : Glyph::HalfRing;
            content.tone = part.state == PartState::Failed ? Tone::Red : over ? Tone::Green : Tone::Quiet;
            content.text =
                Wording::unit(units, units ? units->departmentOf(part.unit) : part.unit) + u" ・ "_s + part.name;
            content.right = Wording::part(part.state);
            content.rightTone = content.tone;
            addLine(content);
        }
    }
    int open = 0;
    for (const Handoff &handoff : subject.handoffs)
        open += handoff.isOpen() ? 1 : 0;
    if (!subject.handoffs.isEmpty()) {
        addSection(tr("Handoffs"), tr("%1 open ・ %2 in all").arg(open).arg(subject.handoffs.size()));
        for (const Handoff &handoff : subject.handoffs) {
            SummaryLine::Content content;
            content.glyph = handoff.isOpen() ? Glyph::HalfRing : Glyph::Tick;
            content.tone = handoff.state == HandoffState::Bounced ? Tone::Amber : Tone::Quiet;
            content.text = Wording::handoff(handoff.kind) + u" ・ "_s + Wording::unit(units, handoff.to);
            content.right = Wording::handoffState(handoff.state);
            content.rightTone = content.tone;
            addLine(content);
        }
    }
}

void PreviewPane::buildButtons()
{
    auto *open = new KeyButton(Icon::Open, tr("Open the case"));
    open->setObjectName(u"openCase"_s);
    open->setVariant(KeyButton::Variant::Primary);
    open->setKeyHint(u"Enter"_s);
    if (m_offline && !m_row.hasBody)
        open->setDisabledReason(tr("Not kept on this computer: it can be opened when there is a connection."));
    connect(open, &QPushButton::clicked, this, &PreviewPane::openRequested);
    m_grid->addWidget(open, 0, 0, 1, 2);

    // What is possible comes first; what is off keeps its place behind it and says why.
    QVector<ActionChoice> shown;
    for (const ActionChoice &choice : std::as_const(m_choices)) {
        if (!choice.refusal)
            shown.append(choice);
    }
    for (const ActionChoice &choice : std::as_const(m_choices)) {
        if (choice.refusal)
            shown.append(choice);
    }
    NameSource names;
    names.units = m_commands.rules() ? &m_commands.rules()->units : nullptr;
    names.item = item();
    names.person = [this](const QString &id) {
        return id == m_row.summary.assignee.text() ? m_row.summary.assigneeName : QString();
    };
    const bool overflow = shown.size() > buttonCount;
    const qsizetype inGrid = overflow ? buttonCount - 1 : shown.size();
    for (qsizetype i = 0; i < inGrid; ++i) {
        const ActionChoice &choice = shown.at(i);
        auto *button = new KeyButton(Wording::actionIcon(choice.action), Wording::action(choice.action, item()));
        button->setObjectName(u"act-"_s + nameOf(choice.action));
        button->setKeyHint(keyOf(choice.action));
        button->setCompact(true);
        button->setTextLeading(true);
        if (choice.refusal)
            button->setDisabledReason(Wording::refusal(*choice.refusal, names).text());
        connect(button, &QPushButton::clicked, this,
                [this, action = choice.action] { Q_EMIT actionRequested(action); });
        m_grid->addWidget(button, 1 + static_cast<int>(i) / 2, static_cast<int>(i) % 2);
    }
    if (overflow) {
        auto *more = new KeyButton(Icon::More, tr("More"));
        more->setObjectName(u"moreActs"_s);
        more->setCompact(true);
        more->setTextLeading(true);
        auto *menu = new QMenu(more);
        menu->setToolTipsVisible(true);
        for (qsizetype i = inGrid; i < shown.size(); ++i) {
            const ActionChoice &choice = shown.at(i);
            QAction *entry = menu->addAction(Wording::action(choice.action, item()).replace(u'&', u"&&"_s));
            entry->setEnabled(!choice.refusal);
            if (choice.refusal)
                entry->setToolTip(Wording::refusal(*choice.refusal, names).text());
            connect(entry, &QAction::triggered, this,
                    [this, action = choice.action] { Q_EMIT actionRequested(action); });
        }
        connect(more, &QPushButton::clicked, this,
                [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
        m_grid->addWidget(more, 1 + static_cast<int>(inGrid) / 2, static_cast<int>(inGrid) % 2);
    }
}

bool PreviewPane::offers(Action action) const
{
    for (const ActionChoice &choice : m_choices) {
        if (choice.action == action)
            return !choice.refusal;
    }
    return false;
}

void PreviewPane::trigger(Action action)
{
    if (offers(action))
        Q_EMIT actionRequested(action);
}

} // namespace yunchuang
