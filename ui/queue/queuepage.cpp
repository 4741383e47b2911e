// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuepage.h"

#include "domain/seams.h"
#include "items/queuescope.h"
#include "items/sidebarmodel.h"
#include "ui/common/delegates.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/queue/previewpane.h"
#include "ui/queue/queuedelegate.h"
#include "ui/queue/queuetable.h"
#include "ui/queue/reassigndialog.h"
#include "ui/shell/sidebarwords.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSet>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int previewWidth = 336;
/// Below this the list needs the whole width.
constexpr int leastListWidth = 800;

TagLook quietLook(Light light)
{
    TagLook look = TagLook::forLight(light);
    look.tinted = false;
    look.bold = false;
    look.quietWords = true;
    return look;
}

NavEntry entryOf(Queue queue)
{
    for (int i = 0; i < navEntryCount; ++i) {
        if (queueOf(static_cast<NavEntry>(i)) == queue)
            return static_cast<NavEntry>(i);
    }
    return NavEntry::Unit;
}

} // namespace

QueuePage::QueuePage(CaseStore &store, CaseCommands &commands, ConnectionState &connection, const Clock &clock,
                     Scheduler &scheduler, QWidget *parent)
    : Page(parent)
    , m_store(store)
    , m_commands(commands)
    , m_connection(connection)
    , m_scheduler(scheduler)
    , m_now(clock.now())
    , m_model(store)
    , m_words(m_model)
    , m_acts(store, commands)
{
    setObjectName(u"queuePage"_s);
    auto *row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    row->addWidget(m_splitter);

    auto *list = new QWidget;
    list->setObjectName(u"listPane"_s);
    list->setMinimumWidth(Theme::current().px(320));
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    m_filters = new FilterBar(scheduler);
    column->addWidget(m_filters);
    m_note = new Banner(Banner::Kind::Info);
    m_note->setObjectName(u"queueNote"_s);
    auto *dismiss = new KeyButton(tr("Dismiss"));
    dismiss->setObjectName(u"dismissNote"_s);
    connect(dismiss, &QPushButton::clicked, m_note, &QWidget::hide);
    m_note->addButton(dismiss);
    m_note->hide();
    column->addWidget(m_note);
    m_error = new ErrorBox;
    m_error->hide();
    column->addWidget(m_error);
    column->addWidget(new Hairline(Qt::Horizontal, Token::Frame));
    makeTable();
    m_loading = new LoadingBar(scheduler);
    m_loading->setParent(m_table);
    m_empty = new EmptyView;
    m_first = new TextLabel(tr("Loading…"), FontRole::Body, false, Token::SubText);
    m_first->setAlignment(Qt::AlignCenter);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_first);
    column->addWidget(m_stack, 1);
    column->addWidget(makeFoot());

    m_preview = new PreviewPane(store, commands);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_preview);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_preview->setMinimumWidth(Theme::current().px(280));
    m_splitter->setSizes({Theme::current().px(912), Theme::current().px(previewWidth)});

    connect(&m_model, &QueueModel::loadingChanged, this, [this](bool loading) {
        if (loading)
            m_loading->start();
        else
            m_loading->stop();
    });
    connect(&m_model, &QueueModel::answered, this, &QueuePage::restorePlace);
    connect(&m_model, &QueueModel::totalChanged, this, [this] {
        updateHead();
        updateFoot();
    });
    connect(&m_model, &QueueModel::errorChanged, this, &QueuePage::updateState);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_words, signal, this, &QueuePage::updateState);
    connect(&m_words, &QAbstractItemModel::modelReset, this, &QueuePage::updateState);
    connect(&m_words, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int current = m_table->currentIndex().row();
                if (current >= first.row() && current <= last.row())
                    followSelection();
            });
    connect(m_filters, &FilterBar::narrowingChanged, this, &QueuePage::ask);
    connect(m_filters, &FilterBar::leaveRequested, this, [this] { m_table->setFocus(); });
    connect(m_error, &ErrorBox::retryRequested, this, &QueuePage::refresh);
    connect(m_empty, &EmptyView::actionRequested, this, [this] {
        if (!m_filters->narrowing().isAny())
            m_filters->clear();
        else
            claimNext();
    });
    connect(m_preview, &PreviewPane::openRequested, this, [this] { open(); });
    connect(m_preview, &PreviewPane::actionRequested, this, &QueuePage::begin);
    connect(m_preview, &PreviewPane::hideRequested, this, [this] { setPreviewVisible(false); });
    connect(&m_acts, &CaseActs::finished, this, &QueuePage::report);
    connect(&m_acts, &CaseActs::nothingToClaim, this, [this] {
        say(int(Banner::Kind::Info), tr("Nothing to claim."), tr("No unassigned case of the unit fits your posts."));
    });
    connect(&commands, &CaseCommands::rulesChanged, this, [this] {
        m_words.setRules(m_commands.rules());
        m_model.setRules(m_commands.rules());
        m_filters->setRules(m_commands.rules());
        setNow(m_now);
    });
    connect(&commands, &CaseCommands::membersReceived, this,
            [this](const UnitId &unit, const protocol::MembersReply &members) {
                if (unit == m_unit)
                    fillPeople(members);
                if (unit == m_reassignUnit)
                    fillReassign(members);
            });
    connect(&connection, &ConnectionState::changed, this, &QueuePage::updateConnection);
    makeShortcuts();
    m_words.setRules(commands.rules());
    m_model.setRules(commands.rules());
    m_model.setNow(m_now);
    m_filters->setRules(commands.rules());
    updateConnection();
    updateState();
}

QueuePage::~QueuePage() = default;

// ---- parts ----

QWidget *QueuePage::makeHead()
{
    const Theme &theme = Theme::current();
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8));
    row->setSpacing(theme.px(10));
    m_title = new TextLabel({}, FontRole::Title, true);
    m_title->setObjectName(u"queueTitle"_s);
    m_total = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_total->setObjectName(u"queueTotal"_s);
    m_late = new Tag;
    m_late->setObjectName(u"countLate"_s);
    m_today = new Tag;
    m_soon = new Tag;
    m_stale = new TextLabel({}, FontRole::Small, false, Token::AmberText);
    m_stale->setObjectName(u"queueStale"_s);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_total, m_late, m_today, m_soon, m_stale})
        row->addWidget(part);
    row->addStretch();
    m_claim = new KeyButton(Icon::Next, tr("Claim the next case"));
    m_claim->setObjectName(u"claimNext"_s);
    m_claim->setVariant(KeyButton::Variant::Primary);
    m_claim->setBaseHeight(28);
    m_claim->setKeyHint(u"Ctrl+J"_s);
    connect(m_claim, &QPushButton::clicked, this, &QueuePage::claimNext);
    row->addWidget(m_claim);
    m_showPreview = new KeyButton(Icon::SidebarShow, {});
    m_showPreview->setObjectName(u"showPreview"_s);
    m_showPreview->setVariant(KeyButton::Variant::Flat);
    m_showPreview->setToolTip(tr("Show the preview"));
    m_showPreview->setAccessibleName(m_showPreview->toolTip());
    m_showPreview->hide();
    connect(m_showPreview, &QPushButton::clicked, this, [this] { setPreviewVisible(true); });
    row->addWidget(m_showPreview);
    return head;
}

QWidget *QueuePage::makeFoot()
{
    const Theme &theme = Theme::current();
    auto *foot = new QWidget;
    foot->setMinimumWidth(0);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(16), theme.px(4), theme.px(12), theme.px(4));
    row->setSpacing(theme.px(12));
    m_chosen = new TextLabel({}, FontRole::Small, false, Token::SubText);
    m_chosen->setObjectName(u"queueChosen"_s);
    row->addWidget(m_chosen);
    row->addStretch();
    row->addWidget(new KeyHint({u"↑"_s, u"↓"_s}, tr("choose")));
    row->addWidget(new KeyHint({u"Enter"_s}, tr("open")));
    row->addWidget(new KeyHint({u"Space"_s}, tr("mark several")));
    row->addWidget(new KeyHint({u"F6"_s}, tr("other pane")));
    return foot;
}

void QueuePage::makeTable()
{
    m_table = new QueueTable;
    m_table->setObjectName(u"queueTable"_s);
    m_table->setModel(&m_words);
    auto *deadline = new DeadlineDelegate(QueueWords::LightLookRole, Qt::DisplayRole, m_table);
    auto *plain = new QueueDelegate(m_table);
    auto *subdued = new QueueDelegate(m_table);
    subdued->setSubdued(true);
    auto *item = new QueueDelegate(m_table);
    item->setMarks(true);
    auto *step = new QueueDelegate(m_table);
    step->setDelivery(true);
    m_table->setItemDelegate(plain);
    m_table->setItemDelegateForColumn(DeadlineColumn, deadline);
    m_table->setItemDelegateForColumn(ItemColumn, item);
    m_table->setItemDelegateForColumn(SourceColumn, subdued);
    m_table->setItemDelegateForColumn(StepColumn, step);
    m_table->setItemDelegateForColumn(ReceivedColumn, subdued);
    m_table->horizontalHeader()->setSortIndicator(DeadlineColumn, Qt::AscendingOrder);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &QueuePage::sortBy);
    connect(m_table, &QueueTable::openRequested, this, [this] { open(); });
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this] { open(); });
    connect(m_table, &QueueTable::filterRequested, this, [this] { m_filters->focusField(); });
    connect(m_table, &QueueTable::contextRequested, this, &QueuePage::showContextMenu);
    connect(m_table, &QueueTable::markingChanged, this, &QueuePage::updateFoot);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueuePage::followSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateFoot();
        followSelection();
    });
    sizeColumns();
}

void QueuePage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto run) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_J), [this] { claimNext(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { reassignChosen(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace), [this] { releaseCurrent(); });
    static constexpr std::array decisions{
        Action::Accept, Action::RequestCorrection, Action::RefuseAcceptance, Action::Grant,
        Action::Deny,   Action::Transfer,          Action::Consult};
    for (size_t i = 0; i < decisions.size(); ++i)
        add(QKeySequence(Qt::ALT | (Qt::Key_1 + static_cast<int>(i))),
            [this, action = decisions.at(i)] { m_preview->trigger(action); });
}

void QueuePage::sizeColumns()
{
    const Theme &theme = Theme::current();
    QHeaderView *header = m_table->horizontalHeader();
    m_table->verticalHeader()->setDefaultSectionSize(
        qMax(theme.px(32), QFontMetrics(theme.font()).height() + theme.px(4)));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    header->setFixedHeight(qMax(theme.px(28), QFontMetrics(theme.font()).height() + theme.px(8)));
    header->setMinimumSectionSize(theme.px(36));
    static constexpr std::array widths{88, 126, 152, 178, 88, 56, 60, 92, 66};
    for (int column = 0; column < QueueColumnCount; ++column)
        header->resizeSection(column, theme.px(widths.at(static_cast<size_t>(column))));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(ItemColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ApplicantColumn, QHeaderView::Stretch);
}

// ---- what is shown ----

void QueuePage::setDesk(const UserId &user, const UnitId &unit, Posts posts)
{
    const bool other = user != m_user || unit != m_unit;
    m_user = user;
    m_unit = unit;
    m_posts = posts;
    m_acts.setUnit(unit);
    m_words.setUser(user);
    m_filters->setUser(user);
    m_preview->setDesk(user, unit);
    if (other) {
        m_places.clear();
        m_filters->setPeople({});
        m_filters->setNarrowing({});
        m_counts.reset();
        setNow(m_now);
        if (mayReassign())
            m_commands.requestMembers(unit);
    }
    m_claim->setVisible(mayClaim());
}

void QueuePage::setNow(const QDateTime &now)
{
    m_now = now;
    const QDate day = m_scope.today;
    const UnitId unit = m_scope.unit;
    const UserId user = m_scope.user;
    const QSet<UserId> colleagues = m_scope.standsInFor;
    const RuleBookPtr rules = m_commands.rules();
    m_scope = queueScope(m_unit, m_user, rules ? rules->calendars : CalendarSet(), now);
    m_model.setNow(now);
    const QSet<UserId> absent = m_commands.standsInFor(m_unit);
    const bool moved = day != m_scope.today || unit != m_scope.unit || user != m_scope.user || absent != colleagues;
    m_scope.standsInFor = absent;
    if (moved && !m_unit.isEmpty())
        ask();
}

void QueuePage::showQueue(Queue queue)
{
    if (queue == m_queue && !m_title->text().isEmpty())
        return;
    keepPlace();
    m_queue = queue;
    m_table->endMarking();
    const Place place = m_places.value(static_cast<int>(queue));
    m_filters->setNarrowing(place.narrowing);
    m_filters->setOwnQueue(queue == Queue::Mine);
    m_order = place.order;
    m_wanted = place.current;
    m_wantedScroll = place.scroll;
    m_table->horizontalHeader()->setSortIndicator(m_order.column == SortColumn::Due ? DeadlineColumn : ReceivedColumn,
                                                  m_order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_title->setText(SidebarWords::nameOfEntry(static_cast<int>(entryOf(queue))));
    m_said.clear();
    m_note->hide();
    ask();
    Q_EMIT nameChanged();
    Q_EMIT queueChanged(queue);
}

void QueuePage::ask()
{
    if (m_unit.isEmpty())
        return;
    if (m_wanted.isEmpty()) {
        if (const auto key = currentKey())
            m_wanted = key->caseId;
    }
    CaseFilter filter;
    filter.queue = m_queue;
    filter.scope = m_scope;
    m_filters->narrowing().applyTo(filter);
    m_model.show(filter, m_order);
    updateHead();
    updateState();
}

void QueuePage::keepPlace()
{
    if (m_title->text().isEmpty())
        return;
    Place &place = m_places[static_cast<int>(m_queue)];
    place.narrowing = m_filters->narrowing();
    place.order = m_order;
    const auto key = currentKey();
    place.current = key ? key->caseId : CaseId();
    place.scroll = m_table->verticalScrollBar()->value();
}

void QueuePage::restorePlace()
{
    updateState();
    const int row = m_model.rowOf(m_wanted);
    const int scroll = m_wantedScroll;
    m_wanted = CaseId();
    m_wantedScroll = 0;
    if (m_model.rowCount() == 0) {
        followSelection();
        return;
    }
    choose(qMax(0, row));
    if (row >= 0 && scroll > 0)
        m_table->verticalScrollBar()->setValue(scroll);
    m_table->scrollTo(m_table->currentIndex());
}

void QueuePage::choose(int row)
{
    // Said in full: the view would add to the selection while Ctrl is down, as it is in Ctrl+1.
    m_table->selectionModel()->setCurrentIndex(m_words.index(row, CodeColumn),
                                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(m_table->currentIndex());
}

void QueuePage::sortBy(int column)
{
    const bool due = column == DeadlineColumn || column == PromisedColumn;
    if (!due && column != ReceivedColumn) {
        // The other columns hold nothing that can be sorted without opening every row.
        m_table->horizontalHeader()->setSortIndicator(m_order.column == SortColumn::Due ? DeadlineColumn
                                                                                        : ReceivedColumn,
                                                      m_order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        return;
    }
    const SortColumn wanted = due ? SortColumn::Due : SortColumn::Received;
    m_order = {wanted, m_order.column == wanted && !m_order.descending};
    m_table->horizontalHeader()->setSortIndicator(due ? DeadlineColumn : ReceivedColumn,
                                                  m_order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    ask();
}

void QueuePage::followSelection()
{
    const QVector<int> rows = m_table->chosenRows();
    if (rows.size() > 1) {
        m_preview->showSeveral(rows.size());
        return;
    }
    const int row = m_table->currentIndex().row();
    const ShownRow *shown = m_model.rowAt(row);
    if (shown)
        m_preview->show(shown, m_model.deadlineAt(row), m_scope.today);
    else
        m_preview->show(nullptr, {}, m_scope.today);
}

void QueuePage::setCounts(const std::optional<QueueCounts> &counts)
{
    m_counts = counts;
    updateHead();
    updateConnection();
}

void QueuePage::updateHead()
{
    const auto total = m_model.total();
    const bool narrowed = !m_filters->narrowing().isAny();
    if (!total)
        m_total->setText({});
    else if (narrowed && m_counts)
        m_total->setText(tr("%1 of %2 cases").arg(Wording::count(*total), Wording::count(m_counts->of(m_queue))));
    else
        m_total->setText(tr("%n case(s)", nullptr, static_cast<int>(*total)));
    const bool mine = m_queue == Queue::Mine && m_counts && !narrowed;
    const auto set = [mine](Tag *tag, Light light, const QString &words, qint64 count) {
        tag->setVisible(mine && count > 0);
        tag->setTag(quietLook(light), words);
    };
    set(m_late, Light::Late, tr("late %1").arg(m_counts ? m_counts->mineOverdue : 0),
        m_counts ? m_counts->mineOverdue : 0);
    set(m_today, Light::Soon, tr("today %1").arg(m_counts ? m_counts->mineToday : 0),
        m_counts ? m_counts->mineToday : 0);
    set(m_soon, Light::Soon, tr("within 1 day %1").arg(m_counts ? m_counts->mineSoon : 0),
        m_counts ? m_counts->mineSoon : 0);
}

QString QueuePage::emptyWords() const
{
    switch (m_queue) {
    case Queue::Mine:
        return tr("You have no tasks.");
    case Queue::Unit:
    case Queue::Unassigned:
        return tr("The unit has no tasks.");
    case Queue::DueSoon:
        return tr("Nothing falls due today or on the next working day.");
    case Queue::Overdue:
        return tr("Nothing is overdue.");
    case Queue::HandoffsIn:
        return tr("No handoff waits for this unit.");
    case Queue::HandoffsOut:
        return tr("No case waits for another unit.");
    case Queue::Correcting:
        return tr("No case waits for its applicant.");
    case Queue::Suspended:
        return tr("No clock is paused.");
    case Queue::Closed:
        return tr("No closed case is kept on this computer.");
    case Queue::OnBehalf:
        return tr("The colleagues whom you stand in for have no tasks.");
    case Queue::All:
        return tr("There are no cases.");
    }
    return {};
}

void QueuePage::updateState()
{
    if (m_model.error()) {
        const Explanation why = Wording::storeError(m_model.error()->code);
        m_error->setError(tr("The list could not be read. %1").arg(why.what),
                          tr("What was shown stays. %1").arg(why.todo), m_model.error()->detail);
        m_error->show();
    } else {
        m_error->hide();
    }
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
    } else if (!m_model.isAnswered()) {
        m_stack->setCurrentWidget(m_first);
    } else {
        const bool focused = m_table->hasFocus();
        if (!m_filters->narrowing().isAny())
            m_empty->setMessage(tr("No case fits the filters."), tr("Clear the filters"));
        else if (mayClaim() && (m_queue == Queue::Mine || m_queue == Queue::Unit))
            m_empty->setMessage(emptyWords(), tr("Claim from the unit's tasks"), u"Ctrl+J"_s);
        else
            m_empty->setMessage(emptyWords());
        m_stack->setCurrentWidget(m_empty);
        if (focused)
            m_empty->setFocus();
        m_preview->show(nullptr, {}, m_scope.today);
    }
    updateFoot();
}

void QueuePage::updateFoot()
{
    const qsizetype chosen = m_model.rowCount() == 0 ? 0 : m_table->chosenRows().size();
    const QString order = m_order.column == SortColumn::Due
                              ? (m_order.descending ? tr("latest due first") : tr("earliest due first"))
                              : (m_order.descending ? tr("newest first") : tr("oldest first"));
    QString words = tr("%1 chosen ・ %2").arg(QString::number(chosen), order);
    if (m_table->isMarking())
        words = tr("Marking: %1 chosen ・ Esc ends").arg(chosen);
    m_chosen->setText(words);
}

void QueuePage::updateConnection()
{
    const bool offline = m_connection.isOffline();
    m_model.setOffline(offline);
    m_preview->setOffline(offline);
    const QDateTime asOf = m_counts && m_counts->asOf.isValid() ? m_counts->asOf : m_connection.snapshot().lastSync;
    m_stale->setVisible(offline);
    m_stale->setText(asOf.isValid() ? tr("as of %1").arg(Wording::timeOfDay(asOf)) : tr("never synchronised"));
}

// ---- acts ----

bool QueuePage::mayClaim() const
{
    constexpr Posts claiming = Posts(Post::Reception) | Post::PreReview | Post::AcceptanceOfficer | Post::CaseOfficer |
                               Post::Reviewer | Post::Decider | Post::Delivery;
    return bool(m_posts & claiming);
}

bool QueuePage::mayReassign() const
{
    return bool(m_posts & transitionFor(Action::Reassign).posts);
}

std::optional<RowKey> QueuePage::currentKey() const
{
    const int row = m_table->currentIndex().row();
    return m_model.rowAt(row) ? std::optional<RowKey>(m_model.keyAt(row)) : std::nullopt;
}

QVector<RowKey> QueuePage::chosenKeys() const
{
    QVector<RowKey> keys;
    for (const int row : m_table->chosenRows())
        keys.append(m_model.keyAt(row));
    return keys;
}

void QueuePage::open(const std::optional<Action> &action)
{
    const auto key = currentKey();
    if (!key)
        return;
    if (const QString reason = m_words.reasonClosed(m_table->currentIndex().row()); !reason.isEmpty()) {
        say(int(Banner::Kind::Offline), tr("Cannot be opened now."), reason);
        return;
    }
    keepPlace();
    m_store.markSeen(*key);
    Q_EMIT caseOpened(*key, action);
}

void QueuePage::begin(Action action)
{
    switch (action) {
    case Action::Claim:
        claimChosen();
        break;
    case Action::Release:
        releaseCurrent();
        break;
    case Action::Assign:
    case Action::Reassign:
        reassignChosen();
        break;
    default:
        open(action);
        break;
    }
}

void QueuePage::claimNext()
{
    if (!mayClaim())
        return;
    m_acts.claimNext(m_scope);
}

void QueuePage::claimChosen()
{
    m_acts.claim(chosenKeys());
}

void QueuePage::releaseCurrent()
{
    if (const auto key = currentKey())
        m_acts.release(*key);
}

void QueuePage::reassignChosen()
{
    if (!mayReassign()) {
        say(int(Banner::Kind::Info), tr("Not possible."),
            tr("Cases are reassigned by: %1.").arg(Wording::posts(transitionFor(Action::Reassign).posts)));
        return;
    }
    const QVector<RowKey> keys = chosenKeys();
    if (keys.isEmpty() || m_reassign)
        return;
    // A supervisor of the department sees several sections; a case stays in its own.
    QSet<UnitId> units;
    for (const RowKey &key : keys) {
        if (const ShownRow *row = m_model.rowAt(m_model.rowOf(key.caseId)))
            units.insert(row->summary.unit);
    }
    if (units.size() != 1) {
        say(int(Banner::Kind::Info), tr("Not possible."), tr("Choose cases of one unit: each stays in its own."));
        return;
    }
    m_reassignUnit = *units.cbegin();
    m_reassign = new ReassignDialog(this);
    m_reassign->setAttribute(Qt::WA_DeleteOnClose);
    const ShownRow *first = m_model.rowAt(m_model.rowOf(keys.constFirst().caseId));
    m_reassign->setCases(keys.size(), first ? first->summary.queryCode : QString());
    connect(m_reassign, &QDialog::accepted, this,
            [this, keys] { m_acts.giveTo(keys, m_reassign->user(), m_reassign->userName(), m_reassign->reason()); });
    m_commands.requestMembers(m_reassignUnit);
    m_reassign->open();
}

void QueuePage::fillPeople(const protocol::MembersReply &members)
{
    QVector<FilterBar::Person> people;
    for (const protocol::Member &member : members.members)
        people.append({member.user, member.name});
    m_filters->setPeople(people);
}

void QueuePage::fillReassign(const protocol::MembersReply &members)
{
    if (!m_reassign)
        return;
    // Who has all the chosen cases already is no choice.
    const QVector<int> rows = m_table->chosenRows();
    QVector<ReassignDialog::Member> choices;
    for (const protocol::Member &member : members.members) {
        const bool hasAll = std::all_of(rows.cbegin(), rows.cend(), [&](int row) {
            return m_model.rowAt(row) && m_model.rowAt(row)->summary.assignee == member.user;
        });
        choices.append({member.user, member.name, Wording::posts(member.posts),
                        hasAll && !rows.isEmpty() ? tr("has it already") : QString()});
    }
    m_reassign->setMembers(choices);
}

void QueuePage::report(const ActsResult &result)
{
    const int done = static_cast<int>(result.done.size());
    QString words;
    switch (result.action) {
    case Action::Claim:
        words = tr("Claimed %n case(s).", nullptr, done);
        break;
    case Action::Release:
        words = tr("Put back %n case(s).", nullptr, done);
        break;
    default:
        words = tr("Reassigned %n case(s).", nullptr, done);
        break;
    }
    if (done > 0) {
        m_said = words;
        Q_EMIT statusChanged();
    }
    if (result.failures.isEmpty()) {
        m_note->hide();
        m_table->endMarking();
        if (result.action == Action::Claim && done > 0 && m_queue == Queue::Mine &&
            !selectCase(result.done.constFirst().caseId))
            m_wanted = result.done.constFirst().caseId;
        return;
    }
    QStringList lines;
    for (const ActsResult::Failure &failure : result.failures) {
        const QString line = failure.code.isEmpty() ? failure.why.text() : failure.code + u": "_s + failure.why.text();
        if (lines.size() < 3 && !lines.contains(line))
            lines.append(line);
    }
    say(int(Banner::Kind::Error),
        tr("%n case(s) stayed as they were.", nullptr, static_cast<int>(result.failures.size())),
        (done > 0 ? words + u' ' : QString()) + lines.join(u' '));
}

void QueuePage::say(int kind, const QString &title, const QString &text)
{
    m_note->setKind(static_cast<Banner::Kind>(kind));
    m_note->setMessage(title, text);
    m_note->show();
}

void QueuePage::showContextMenu(const QPoint &at)
{
    if (!currentKey())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this] { open(); });
    if (mayClaim())
        menu->addAction(tr("Claim"), this, &QueuePage::claimChosen);
    menu->addAction(tr("Put back"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace), this,
                    &QueuePage::releaseCurrent);
    if (mayReassign())
        menu->addAction(tr("Reassign…"), QKeySequence(Qt::CTRL | Qt::Key_R), this, &QueuePage::reassignChosen);
    menu->popup(at);
}

void QueuePage::showNews()
{
    showQueue(Queue::Mine);
    QueueNarrowing news;
    news.news = true;
    m_filters->setNarrowing(news);
    ask();
}

bool QueuePage::selectCase(const CaseId &id, bool next)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    const int wanted = next ? row + 1 : row;
    if (wanted >= m_model.rowCount())
        return false;
    choose(wanted);
    return true;
}

// ---- page ----

QString QueuePage::name() const
{
    return m_title->text();
}

QVector<QWidget *> QueuePage::panes() const
{
    QVector<QWidget *> panes;
    if (m_stack->currentWidget() == m_table)
        panes.append(m_table);
    else
        panes.append(m_filters->field());
    if (isPreviewVisible())
        panes.append(m_preview);
    return panes;
}

void QueuePage::enter()
{
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus();
    else
        m_empty->setFocus();
}

void QueuePage::refresh()
{
    m_model.reload();
}

bool QueuePage::isPreviewVisible() const
{
    return !m_preview->isHidden();
}

void QueuePage::setPreviewVisible(bool visible)
{
    m_previewWished = visible;
    m_preview->setVisible(visible);
    m_showPreview->setVisible(!visible);
    if (visible && width() > 0) {
        const int preview = qMin(Theme::current().px(previewWidth), width() / 2);
        m_splitter->setSizes({width() - preview, preview});
    }
    if (!visible)
        m_table->setFocus();
}

void QueuePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // With large letters or a small window the list needs the room.
    const Theme &theme = Theme::current();
    const bool room = width() >= theme.px(previewWidth + leastListWidth);
    const bool visible = m_previewWished && room;
    if (m_preview->isHidden() == visible) {
        m_preview->setVisible(visible);
        m_showPreview->setVisible(!visible);
    }
    if (visible)
        m_splitter->setSizes({width() - theme.px(previewWidth) - 1, theme.px(previewWidth)});
}

void QueuePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && m_table)
        sizeColumns();
    Page::changeEvent(event);
}

} // namespace yunchuang
