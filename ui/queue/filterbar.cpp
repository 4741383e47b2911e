// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/filterbar.h"

#include "domain/seams.h"
#include "ui/common/chip.h"
#include "ui/common/icons.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/queue/wraplayout.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Long enough for the next key, short enough to seem immediate.
constexpr auto typingPause = 80ms;

constexpr SummaryFlags newsFlags =
    SummaryFlags(SummaryFlag::CorrectionIn) | SummaryFlag::AnswerIn | SummaryFlag::SentBack;

struct NamedStep
{
    StepId id;
    QString name;
};

/// The steps of all items, each name once.
QVector<NamedStep> stepsOf(const Catalogue &catalogue)
{
    QVector<NamedStep> steps;
    for (const ServiceItem &item : catalogue.items()) {
        for (const FlowStep &step : item.flow) {
            const bool known =
                std::any_of(steps.cbegin(), steps.cend(), [&](const NamedStep &named) { return named.id == step.id; });
            if (!known)
                steps.append({step.id, step.name});
        }
    }
    return steps;
}

} // namespace

void QueueNarrowing::applyTo(CaseFilter &filter) const
{
    if (assignee)
        filter.assignees = {*assignee};
    if (!source.isEmpty())
        filter.sources = {source};
    if (!item.isEmpty())
        filter.items = {item};
    switch (stage) {
    case Stage::Any:
        break;
    case Stage::Acceptance:
        filter.states = {CaseState::Submitted, CaseState::PrePassed, CaseState::Queued, CaseState::Received};
        break;
    case Stage::Correction:
        filter.states = {CaseState::Correcting, CaseState::Supplement};
        break;
    case Stage::FlowStep:
        filter.states = {CaseState::Accepted, CaseState::InReview, CaseState::Consulting, CaseState::Suspended};
        filter.steps = {step};
        break;
    case Stage::Closing:
        filter.states = {CaseState::DecidedGrant, CaseState::DecidedDeny, CaseState::ClosedGrant,
                         CaseState::ClosedTolerant, CaseState::ClosedDeny};
        break;
    }
    const QueueScope &scope = filter.scope;
    switch (due) {
    case Due::Any:
        break;
    case Due::Late:
        filter.dueTo = scope.today.addDays(-1);
        break;
    case Due::Today:
        filter.dueFrom = filter.dueTo = scope.today;
        break;
    case Due::NextDay:
        filter.dueFrom = scope.today.addDays(1);
        filter.dueTo = scope.dueSoonUntil;
        break;
    case Due::Later:
        filter.dueFrom = scope.dueSoonUntil.addDays(1);
        break;
    }
    if (checks == Checks::Differing)
        filter.anyFlag |= SummaryFlag::Mismatch;
    else if (checks == Checks::Pending)
        filter.anyFlag |= SummaryFlag::ChecksPending;
    if (news)
        filter.anyFlag |= newsFlags;
    filter.text = text;
}

FilterBar::FilterBar(Scheduler &scheduler, QWidget *parent)
    : QWidget(parent)
    , m_scheduler(scheduler)
{
    const Theme &theme = Theme::current();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(16), 0, theme.px(12), theme.px(10));
    row->setSpacing(theme.px(12));
    auto *chips = new QWidget(this);
    chips->setLayout(new WrapLayout(theme.px(6)));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);
    row->addWidget(chips, 1);
    using N = QueueNarrowing;
    m_assignee = addChip(u"chipAssignee"_s, tr("Officer"), &FilterBar::fillAssignee, [](N &n) { n.assignee.reset(); });
    m_source = addChip(u"chipSource"_s, tr("Source"), &FilterBar::fillSource, [](N &n) { n.source = UnitId(); });
    m_item = addChip(u"chipItem"_s, tr("Item"), &FilterBar::fillItem, [](N &n) { n.item = ItemCode(); });
    m_stage = addChip(u"chipStage"_s, tr("Step"), &FilterBar::fillStage, [](N &n) {
        n.stage = N::Stage::Any;
        n.step = StepId();
    });
    m_due = addChip(u"chipDue"_s, tr("Due"), &FilterBar::fillDue, [](N &n) { n.due = N::Due::Any; });
    m_checks = addChip(u"chipChecks"_s, tr("Checks"), &FilterBar::fillChecks, [](N &n) { n.checks = N::Checks::Any; });
    m_news = addChip(u"chipNews"_s, tr("News"), &FilterBar::fillNews, [](N &n) { n.news = false; });
    for (Chip *chip : {m_assignee, m_source, m_item, m_stage, m_due, m_checks, m_news})
        chips->layout()->addWidget(chip);

    m_field = new QLineEdit(this);
    m_field->setObjectName(u"filterField"_s);
    m_field->setPlaceholderText(tr("Filter this list"));
    m_field->setAccessibleName(tr("Filter this list by number, applicant or item"));
    m_field->addAction(themedIcon(Icon::View), QLineEdit::LeadingPosition);
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(100);
    m_field->setMinimumWidth(theme.px(120));
    m_field->setMaximumWidth(theme.px(184));
    m_field->installEventFilter(this);
    row->addWidget(m_field, 0, Qt::AlignTop);
    // The key that leads here, inside the empty field.
    m_cap = new KeyHint({u"/"_s}, {}, m_field);
    m_cap->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_cap->setAccessibleName(tr("Key / goes to the field"));
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_scheduler.cancel(m_typing);
        m_typing = m_scheduler.after(typingPause, this, [this] { takeText(); });
    });
    // The clear button edits without `textEdited`.
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_cap->setVisible(text.isEmpty());
        if (text.isEmpty())
            takeText();
    });
    describe();
}

Chip *FilterBar::addChip(const QString &name, const QString &label, void (FilterBar::*fill)(QMenu *),
                         void (*reset)(QueueNarrowing &))
{
    auto *chip = new Chip(label, this);
    chip->setObjectName(name);
    auto *menu = new QMenu(chip);
    chip->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
        menu->clear();
        (this->*fill)(menu);
    });
    connect(chip, &Chip::cleared, this, [this, reset] { choose(reset); });
    return chip;
}

void FilterBar::choose(const std::function<void(QueueNarrowing &)> &change)
{
    QueueNarrowing next = m_narrowing;
    change(next);
    if (next == m_narrowing)
        return;
    m_narrowing = next;
    describe();
    Q_EMIT narrowingChanged();
}

void FilterBar::addChoice(QMenu *menu, const QString &words, bool chosen, std::function<void(QueueNarrowing &)> change)
{
    // Words are data and never mean a mnemonic.
    QAction *action = menu->addAction(QString(words).replace(u'&', u"&&"_s));
    action->setCheckable(true);
    action->setChecked(chosen);
    connect(action, &QAction::triggered, this, [this, run = std::move(change)] { choose(run); });
}

void FilterBar::takeText()
{
    m_scheduler.cancel(m_typing);
    m_typing = 0;
    choose([this](QueueNarrowing &n) { n.text = m_field->text().trimmed(); });
}

void FilterBar::fillAssignee(QMenu *menu)
{
    const auto add = [&](const QString &words, const std::optional<UserId> &who) {
        addChoice(menu, words, m_narrowing.assignee == who, [who](QueueNarrowing &n) { n.assignee = who; });
    };
    add(tr("all"), std::nullopt);
    add(tr("me"), m_user);
    add(tr("nobody yet"), UserId());
    menu->addSeparator();
    for (const Person &person : std::as_const(m_people)) {
        if (person.user != m_user)
            add(person.name, person.user);
    }
}

void FilterBar::fillSource(QMenu *menu)
{
    const auto add = [&](const QString &words, const UnitId &unit) {
        addChoice(menu, words, m_narrowing.source == unit, [unit](QueueNarrowing &n) { n.source = unit; });
    };
    add(tr("all"), UnitId());
    menu->addSeparator();
    if (!m_rules)
        return;
    for (const OrgUnit &unit : m_rules->units.units()) {
        if (unit.kind == UnitKind::App || unit.kind == UnitKind::CityPlatform || unit.kind == UnitKind::Window)
            add(unit.shortName, unit.id);
    }
}

void FilterBar::fillItem(QMenu *menu)
{
    const auto add = [&](const QString &words, const ItemCode &code) {
        addChoice(menu, words, m_narrowing.item == code, [code](QueueNarrowing &n) { n.item = code; });
    };
    add(tr("all"), ItemCode());
    menu->addSeparator();
    if (!m_rules)
        return;
    QSet<ItemCode> seen;
    const QVector<ServiceItem> &items = m_rules->catalogue.items();
    for (auto item = items.crbegin(); item != items.crend(); ++item) {
        if (!seen.contains(item->key.code))
            add(item->name, item->key.code);
        seen.insert(item->key.code);
    }
}

void FilterBar::fillStage(QMenu *menu)
{
    using Stage = QueueNarrowing::Stage;
    const auto add = [&](const QString &words, Stage stage, const StepId &step = {}) {
        addChoice(menu, words, m_narrowing.stage == stage && m_narrowing.step == step, [=](QueueNarrowing &n) {
            n.stage = stage;
            n.step = step;
        });
    };
    add(tr("all"), Stage::Any);
    menu->addSeparator();
    add(Wording::stage(CaseState::Received, {}, nullptr), Stage::Acceptance);
    add(Wording::stage(CaseState::Correcting, {}, nullptr), Stage::Correction);
    if (m_rules) {
        for (const NamedStep &step : stepsOf(m_rules->catalogue))
            add(step.name, Stage::FlowStep, step.id);
    }
    add(tr("closing and service"), Stage::Closing);
}

void FilterBar::fillDue(QMenu *menu)
{
    using DueBy = QueueNarrowing::Due;
    const auto add = [&](const QString &words, DueBy due) {
        addChoice(menu, words, m_narrowing.due == due, [due](QueueNarrowing &n) { n.due = due; });
    };
    add(tr("all"), DueBy::Any);
    menu->addSeparator();
    add(tr("late"), DueBy::Late);
    add(tr("due today"), DueBy::Today);
    add(tr("due next working day"), DueBy::NextDay);
    add(tr("due later"), DueBy::Later);
}

void FilterBar::fillChecks(QMenu *menu)
{
    using Checks = QueueNarrowing::Checks;
    const auto add = [&](const QString &words, Checks checks) {
        addChoice(menu, words, m_narrowing.checks == checks, [checks](QueueNarrowing &n) { n.checks = checks; });
    };
    add(tr("all"), Checks::Any);
    menu->addSeparator();
    add(tr("with differences"), Checks::Differing);
    add(tr("still asked"), Checks::Pending);
}

void FilterBar::fillNews(QMenu *menu)
{
    addChoice(menu, tr("all"), !m_narrowing.news, [](QueueNarrowing &n) { n.news = false; });
    menu->addSeparator();
    addChoice(menu, tr("correction, answer or return came in"), m_narrowing.news,
              [](QueueNarrowing &n) { n.news = true; });
}

QString FilterBar::stageWords() const
{
    switch (m_narrowing.stage) {
    case QueueNarrowing::Stage::Any:
        break;
    case QueueNarrowing::Stage::Acceptance:
        return Wording::stage(CaseState::Received, {}, nullptr);
    case QueueNarrowing::Stage::Correction:
        return Wording::stage(CaseState::Correcting, {}, nullptr);
    case QueueNarrowing::Stage::Closing:
        return tr("closing and service");
    case QueueNarrowing::Stage::FlowStep:
        if (m_rules) {
            for (const NamedStep &step : stepsOf(m_rules->catalogue)) {
                if (step.id == m_narrowing.step)
                    return step.name;
            }
        }
        return m_narrowing.step.text();
    }
    return tr("all");
}

void FilterBar::describe()
{
    const QueueNarrowing &n = m_narrowing;
    QString who = tr("all");
    if (n.assignee) {
        who = n.assignee->isEmpty() ? tr("nobody yet") : *n.assignee == m_user ? tr("me") : n.assignee->text();
        for (const Person &person : std::as_const(m_people)) {
            if (person.user == *n.assignee && person.user != m_user)
                who = person.name;
        }
    }
    m_assignee->setValue(who, n.assignee.has_value());
    m_source->setValue(n.source.isEmpty() ? tr("all") : Wording::unit(m_rules ? &m_rules->units : nullptr, n.source),
                       !n.source.isEmpty());
    QString item = tr("all");
    if (!n.item.isEmpty()) {
        item = n.item.text();
        if (m_rules) {
            for (const ServiceItem &candidate : m_rules->catalogue.items()) {
                if (candidate.key.code == n.item)
                    item = candidate.name;
            }
        }
    }
    m_item->setValue(item, !n.item.isEmpty());
    m_stage->setValue(stageWords(), n.stage != QueueNarrowing::Stage::Any);
    QString due = tr("all");
    switch (n.due) {
    case QueueNarrowing::Due::Any:
        break;
    case QueueNarrowing::Due::Late:
        due = tr("late");
        break;
    case QueueNarrowing::Due::Today:
        due = tr("due today");
        break;
    case QueueNarrowing::Due::NextDay:
        due = tr("due next working day");
        break;
    case QueueNarrowing::Due::Later:
        due = tr("due later");
        break;
    }
    m_due->setValue(due, n.due != QueueNarrowing::Due::Any);
    m_checks->setValue(n.checks == QueueNarrowing::Checks::Differing ? tr("with differences")
                       : n.checks == QueueNarrowing::Checks::Pending ? tr("still asked")
                                                                     : tr("all"),
                       n.checks != QueueNarrowing::Checks::Any);
    m_news->setValue(n.news ? tr("came in") : tr("all"), n.news);
    if (m_field->text().trimmed() != n.text)
        m_field->setText(n.text);
}

void FilterBar::setRules(RuleBookPtr rules)
{
    m_rules = std::move(rules);
    describe();
}

void FilterBar::setUser(const UserId &user)
{
    m_user = user;
    describe();
}

void FilterBar::setPeople(const QVector<Person> &people)
{
    m_people = people;
    describe();
}

void FilterBar::setOwnQueue(bool own)
{
    m_assignee->setVisible(!own);
    m_news->setVisible(own);
}

void FilterBar::setNarrowing(const QueueNarrowing &narrowing)
{
    m_narrowing = narrowing;
    m_scheduler.cancel(m_typing);
    describe();
}

void FilterBar::clear()
{
    choose([](QueueNarrowing &n) { n = QueueNarrowing(); });
}

void FilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && (event->type() == QEvent::Resize || event->type() == QEvent::Show)) {
        const QSize size = m_cap->sizeHint();
        m_cap->setGeometry(m_field->width() - size.width() - 6, (m_field->height() - size.height()) / 2, size.width(),
                           size.height());
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            if (!m_field->text().isEmpty())
                m_field->clear();
            Q_EMIT leaveRequested();
            return true;
        case Qt::Key_Down:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            takeText();
            Q_EMIT leaveRequested();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace yunchuang
