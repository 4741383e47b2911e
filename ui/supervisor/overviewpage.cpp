// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/overviewpage.h"

#include "domain/seams.h"
#include "protocol/paths.h"
#include "ui/common/chip.h"
#include "ui/common/keybutton.h"
#include "ui/common/lists.h"
#include "ui/common/notices.h"
#include "ui/supervisor/figuremodels.h"
#include "ui/supervisor/supervisioncharts.h"
#include "ui/supervisor/supervisionwords.h"

#include <QHeaderView>
#include <QListView>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto figuresAge = 60s;

} // namespace

OverviewPage::OverviewPage(ServiceDesk &desk, ConnectionState &connection, Scheduler &scheduler, QWidget *parent)
    : Page(parent)
    , m_desk(desk)
    , m_connection(connection)
    , m_scheduler(scheduler)
{
    setObjectName(u"overviewPage"_s);
    const Theme &theme = Theme::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    m_loading = new LoadingBar(scheduler);
    column->addWidget(m_loading);
    m_error = new ErrorBox;
    m_error->setObjectName(u"overviewError"_s);
    m_error->hide();
    connect(m_error, &ErrorBox::retryRequested, this, &OverviewPage::refresh);
    column->addWidget(m_error);
    m_empty = new EmptyView;
    m_empty->setObjectName(u"overviewEmpty"_s);
    column->addWidget(m_empty, 1);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_body = scroll;
    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(12));
    rows->setSpacing(theme.px(12));
    rows->addWidget(makeTiles());
    rows->addWidget(makeCharts());
    rows->addWidget(makeLists(), 1);
    scroll->setWidget(body);
    column->addWidget(scroll, 1);

    connect(&connection, &ConnectionState::changed, this, &OverviewPage::showState);
    showState();
}

OverviewPage::~OverviewPage() = default;

QWidget *OverviewPage::makeHead()
{
    const Theme &theme = Theme::current();
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    row->setSpacing(theme.px(8));
    row->addWidget(new TextLabel(tr("Overview"), FontRole::Title, true));
    m_scope = new Chip(tr("Unit"));
    m_scope->setObjectName(u"overviewScope"_s);
    m_scope->setMenu(new QMenu(m_scope));
    connect(m_scope, &Chip::cleared, this, [this] {
        m_of = {};
        fillScopes();
        ask();
    });
    row->addWidget(m_scope);
    m_days = new Chip(tr("Trend"));
    m_days->setObjectName(u"overviewDays"_s);
    auto *menu = new QMenu(m_days);
    for (const int days : {5, 10, 20, 60}) {
        menu->addAction(tr("%n working day(s)", nullptr, days), this, [this, days] {
            m_trendDays = days;
            m_days->setValue(tr("%n working day(s)", nullptr, days), false);
            ask();
        });
    }
    m_days->setMenu(menu);
    m_days->setValue(tr("%n working day(s)", nullptr, m_trendDays), false);
    row->addWidget(m_days);
    m_fresh = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_fresh->setObjectName(u"overviewFresh"_s);
    row->addWidget(m_fresh, 1);
    m_refresh = new KeyButton(Icon::Refresh, tr("Refresh"));
    m_refresh->setObjectName(u"overviewRefresh"_s);
    m_refresh->setKeyHint(u"F5"_s);
    connect(m_refresh, &QPushButton::clicked, this, &OverviewPage::refresh);
    m_refresh->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(m_refresh);
    return head;
}

QWidget *OverviewPage::makeTiles()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().px(12));
    m_running = new FigureTile(tr("In hand"));
    m_received = new FigureTile(tr("Received today"));
    m_closed = new FigureTile(tr("Settled today"));
    m_average = new FigureTile(tr("Time a case"));
    m_soon = new FigureTile(tr("Due soon"));
    m_late = new FigureTile(tr("Overdue"));
    m_cards = new FigureTile(tr("Cards open"));
    int i = 0;
    for (FigureTile *tile : {m_running, m_received, m_closed, m_average, m_soon, m_late, m_cards}) {
        tile->setObjectName(u"figure%1"_s.arg(i++));
        row->addWidget(tile, 1);
    }
    return box;
}

QWidget *OverviewPage::makeCharts()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().px(12));
    m_due = new DueChart;
    m_due->setObjectName(u"dueChart"_s);
    m_trend = new TrendChart;
    m_trend->setObjectName(u"trendChart"_s);
    m_scores = new ScorePanel;
    m_scores->setObjectName(u"scorePanel"_s);
    row->addWidget(m_due, 5);
    row->addWidget(m_trend, 5);
    row->addWidget(m_scores, 4);
    return box;
}

QWidget *OverviewPage::makeLists()
{
    const Theme &theme = Theme::current();
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(12));

    m_loadPanel = new FigurePanel(tr("Workload"));
    auto *load = new QVBoxLayout(m_loadPanel);
    load->setContentsMargins(theme.px(1), FigurePanel::headHeight(), theme.px(1), theme.px(2));
    m_people = new PeopleModel(this);
    m_table = makeWordTable(m_people, u"workload"_s, tr("Workload"));
    auto *people = new PeopleDelegate(m_table);
    m_table->setItemDelegate(people);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(PeopleModel::PartsColumn, QHeaderView::Stretch);
    m_table->setMinimumHeight(theme.px(220));
    load->addWidget(m_table, 1);
    row->addWidget(m_loadPanel, 7);

    m_urgentPanel = new FigurePanel(tr("Late and soon due"));
    auto *urgent = new QVBoxLayout(m_urgentPanel);
    urgent->setContentsMargins(theme.px(1), FigurePanel::headHeight(), theme.px(1), theme.px(8));
    m_urgent = new UrgentModel(this);
    TwoLineDelegate::Roles roles;
    roles.titleDetail = UrgentModel::CodeWordsRole;
    roles.second = UrgentModel::SecondRole;
    roles.light = UrgentModel::LightRole;
    roles.lightWords = UrgentModel::LightWordsRole;
    roles.titleBold = false;
    roles.tagWidth = 108;
    m_list = makeTwoLineList(m_urgent, u"urgentList"_s, tr("Late and soon due"), roles, 48);
    urgent->addWidget(m_list, 1);
    m_nothingUrgent = new EmptyView;
    m_nothingUrgent->setMessage(tr("No case is late, and none is due within a working day."));
    urgent->addWidget(m_nothingUrgent, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
    m_open = new KeyButton(Icon::Open, tr("Open"));
    m_open->setObjectName(u"openUrgent"_s);
    m_open->setKeyHint(u"Enter"_s);
    connect(m_open, &QPushButton::clicked, this, [this] { openChosen(false); });
    m_urge = new KeyButton(Icon::Bell, tr("Urge"));
    m_urge->setObjectName(u"urgeUrgent"_s);
    m_urge->setKeys(QKeySequence(QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_U)));
    connect(m_urge, &QPushButton::clicked, this, [this] { openChosen(true); });
    foot->addStretch();
    foot->addWidget(m_open);
    foot->addWidget(m_urge);
    urgent->addLayout(foot);
    row->addWidget(m_urgentPanel, 4);

    connect(m_list, &QListView::activated, this, [this] { openChosen(false); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OverviewPage::follow);
    connect(m_urgent, &QAbstractItemModel::modelReset, this, &OverviewPage::follow);
    return box;
}

// ---- asking ----

void OverviewPage::setSession(const SessionView &session)
{
    m_session = session;
}

QString OverviewPage::name() const
{
    return tr("Overview");
}

QVector<QWidget *> OverviewPage::panes() const
{
    return {m_table, m_list};
}

QString OverviewPage::statusWords() const
{
    return tr("Days are working days; a case counts from the day after its acceptance.");
}

void OverviewPage::enter()
{
    if (!m_overview && !m_asking)
        refresh();
    m_focusWanted = !m_list->isVisible();
    (m_focusWanted ? static_cast<QWidget *>(m_scope) : m_list)->setFocus();
}

void OverviewPage::refresh()
{
    ask();
    askScores();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    plan();
}

/// While the page is in front its figures are at most a minute old.
void OverviewPage::plan()
{
    if (m_timer != 0)
        m_scheduler.cancel(m_timer);
    m_timer = m_scheduler.after(figuresAge, this, [this] {
        m_timer = 0;
        if (!isVisible())
            return;
        if (!m_connection.isOffline())
            ask();
        plan();
    });
}

void OverviewPage::ask()
{
    m_asking = true;
    m_loading->start();
    const quint64 question = ++m_question;
    ServiceRequest request;
    request.path = protocol::paths::supervision;
    request.query = {{u"unit"_s, m_session.current().unit.text()}, {u"days"_s, QString::number(m_trendDays)}};
    if (!m_of.isEmpty())
        request.query.append({u"of"_s, m_of.text()});
    m_desk.ask<protocol::SupervisionOverview>(request, this, [this, question](const auto &reply) {
        if (question != m_question)
            return; // another unit was chosen meanwhile
        m_asking = false;
        m_loading->stop();
        if (reply) {
            m_failed.clear();
            take(*reply);
        } else {
            m_failed = SupervisionWords::failure(reply.error()).text();
        }
        showState();
    });
    showState();
}

void OverviewPage::askScores()
{
    const QDate today = m_overview ? m_overview->today : toLocalDate(m_connection.snapshot().lastSync);
    if (!today.isValid())
        return;
    ServiceRequest request;
    request.path = protocol::expandPath(protocol::paths::scores, {Quarter::of(today).text()});
    request.query = {{u"unit"_s, m_session.current().unit.text()}};
    m_desk.ask<protocol::QuarterScores>(request, this, [this](const auto &reply) {
        if (reply)
            m_scores->setFigures(*reply, 100);
    });
}

bool OverviewPage::isWhole() const
{
    return m_of.isEmpty();
}

void OverviewPage::take(const protocol::SupervisionOverview &overview)
{
    const bool first = !m_overview;
    const bool otherDay = m_overview && m_overview->today != overview.today;
    m_overview = overview;
    if (isWhole())
        m_scopes = overview.units;
    fillScopes();
    showTiles();
    m_due->setFigures(overview.dueIn);
    m_trend->setFigures(overview.days, overview.today);
    m_people->setFigures(overview);
    const bool units = m_people->hasUnits();
    m_table->setColumnHidden(PeopleModel::UnitColumn, !units);
    m_loadPanel->setNote(
        tr("line: %1 cases, what a person has on average").arg(QString::number(m_people->mark(), 'f', 0)));
    const protocol::UrgentCase *before = m_urgent->caseAt(m_list->currentIndex().row());
    const CaseId chosen = before ? before->caseId : CaseId();
    m_urgent->setCases(overview.urgent);
    int row = overview.urgent.isEmpty() ? -1 : 0;
    for (int i = 0; i < overview.urgent.size(); ++i) {
        if (overview.urgent.at(i).caseId == chosen)
            row = i;
    }
    if (row >= 0)
        m_list->setCurrentIndex(m_urgent->index(row));
    m_urgentPanel->setNote(overview.urgentTotal > overview.urgent.size()
                               ? tr("%1 of %2").arg(overview.urgent.size()).arg(overview.urgentTotal)
                               : tr("%n case(s)", nullptr, int(overview.urgentTotal)));
    m_list->setVisible(!overview.urgent.isEmpty());
    m_nothingUrgent->setVisible(overview.urgent.isEmpty());
    m_body->show();
    // The page was entered before there was anything to stand on.
    if (std::exchange(m_focusWanted, false) && isVisible())
        (overview.urgent.isEmpty() ? static_cast<QWidget *>(m_table) : m_list)->setFocus();
    follow();
    if (first || otherDay)
        askScores();
    Q_EMIT statusChanged();
}

void OverviewPage::fillScopes()
{
    QMenu *menu = m_scope->menu();
    menu->clear();
    const auto choose = [this](const UnitId &unit) {
        m_of = unit;
        fillScopes();
        ask();
    };
    menu->addAction(tr("all"), this, [choose] { choose({}); });
    QString chosen = tr("all");
    for (const protocol::UnitFigures &unit : std::as_const(m_scopes)) {
        menu->addAction(Wording::desk(unit.departmentName, unit.name), this, [choose, id = unit.unit] { choose(id); });
        if (unit.unit == m_of)
            chosen = unit.name;
    }
    m_scope->setValue(chosen, !m_of.isEmpty());
    m_scope->setEnabled(m_scopes.size() > 1 || !m_of.isEmpty());
}

void OverviewPage::showTiles()
{
    const protocol::SupervisionOverview &overview = *m_overview;
    protocol::UnitFigures sum;
    int late = 0;
    for (const protocol::UnitFigures &unit : overview.units) {
        sum.running.yellow += unit.running.yellow;
        sum.running.red += unit.running.red;
        sum.running.onTime += unit.running.total() - unit.running.yellow - unit.running.red;
        sum.unclaimed += unit.unclaimed;
        sum.receivedToday += unit.receivedToday;
        sum.closedToday += unit.closedToday;
        sum.cardsOpen += unit.cardsOpen;
        sum.stepOverdue += unit.stepOverdue;
    }
    for (const protocol::UrgentCase &one : overview.urgent) {
        if (one.light == DeadlineLight::Overdue)
            late = std::max(late, -one.daysLeft);
    }
    const QString cases = tr("cases");
    m_running->setFigure(Wording::count(sum.running.total()), cases, tr("unclaimed %1").arg(sum.unclaimed));
    m_received->setFigure(Wording::count(sum.receivedToday), cases,
                          tr("yesterday by now %1").arg(overview.receivedYesterday));
    m_closed->setFigure(Wording::count(sum.closedToday), cases,
                        tr("yesterday by now %1").arg(overview.closedYesterday));
    m_average->setFigure(SupervisionWords::asDays(overview.averageMinutes, overview.dailyMinutes), tr("working days"),
                         tr("of the last %n working day(s)", nullptr, m_trendDays));
    m_soon->setFigure(
        Wording::count(sum.running.yellow), cases,
        tr("today %1 ・ within a day %2").arg(overview.dueIn.value(u"0"_s)).arg(overview.dueIn.value(u"1"_s)),
        sum.running.yellow > 0 ? Tone::Amber : Tone::Neutral, Glyph::Triangle);
    m_late->setFigure(Wording::count(sum.running.red), cases,
                      sum.running.red > 0 ? tr("at most %n working day(s)", nullptr, late)
                                          : tr("steps late: %1").arg(sum.stepOverdue),
                      sum.running.red > 0 ? Tone::Red : Tone::Neutral, Glyph::Diamond);
    m_cards->setFigure(Wording::count(sum.cardsOpen), tr("cards"), tr("steps late: %1").arg(sum.stepOverdue),
                       sum.cardsOpen > 0 ? Tone::Amber : Tone::Neutral);
}

void OverviewPage::showState()
{
    const bool offline = m_connection.isOffline();
    m_body->setVisible(m_overview.has_value());
    m_empty->setVisible(!m_overview && m_failed.isEmpty());
    if (!m_overview)
        m_empty->setMessage(offline && !m_asking ? tr("There is no connection: these figures come from the service.")
                                                 : tr("Loading…"));
    if (m_failed.isEmpty())
        m_error->clear();
    else
        m_error->setError(m_failed, m_overview ? tr("The figures below are older.") : QString(), {});
    m_error->setVisible(!m_failed.isEmpty());
    QString fresh;
    if (m_overview) {
        const QString at = Wording::moment(m_overview->at, m_overview->today);
        fresh = offline || !m_failed.isEmpty()
                    ? tr("as of %1").arg(at)
                    : tr("refreshed every minute, last at %1").arg(Wording::timeOfDay(m_overview->at));
        if (m_overview->provisional)
            fresh += tr(" ・ provisional: a calendar is missing");
    }
    m_fresh->setText(fresh);
    m_refresh->setDisabledReason(offline ? tr("There is no connection.") : QString());
    follow();
}

void OverviewPage::follow()
{
    const bool chosen = m_urgent->caseAt(m_list->currentIndex().row()) != nullptr;
    QString reason;
    if (!chosen)
        reason = tr("Choose a case first.");
    else if (!m_overview || !m_overview->casesVisible)
        reason = tr("The cases themselves are seen by their department.");
    m_open->setDisabledReason(reason);
    m_urge->setDisabledReason(reason);
}

void OverviewPage::openChosen(bool urge)
{
    const protocol::UrgentCase *chosen = m_urgent->caseAt(m_list->currentIndex().row());
    if (chosen && m_open->isEnabled())
        Q_EMIT caseRequested(chosen->caseId, urge);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const Theme &theme = Theme::current();
    const QVector<std::pair<int, int>> widths{{PeopleModel::NameColumn, 96},    {PeopleModel::UnitColumn, 110},
                                              {PeopleModel::RunningColumn, 64}, {PeopleModel::LateColumn, 56},
                                              {PeopleModel::SoonColumn, 56},    {PeopleModel::ClosedColumn, 64},
                                              {PeopleModel::AverageColumn, 76}};
    for (const auto &[section, width] : widths)
        m_table->setColumnWidth(section, theme.px(width));
    // With large letters the bars need the room more.
    const bool narrow = width() < theme.px(1000);
    m_table->setColumnHidden(PeopleModel::ClosedColumn, narrow);
    m_table->setColumnHidden(PeopleModel::AverageColumn, narrow);
}

} // namespace yunchuang
