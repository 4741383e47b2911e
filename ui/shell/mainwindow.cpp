// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "domain/seams.h"
#include "ui/common/delegates.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/words.h"
#include "ui/queue/queuepage.h"
#include "ui/shell/connectionchip.h"
#include "ui/shell/searchbox.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/sidebarwords.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How often lights and the time of the next try are looked at again.
constexpr auto tickTime = 20s;
constexpr int sidebarWidth = 192;
constexpr int railWidth = 48;

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_sidebar(parts.store)
{
    const Theme &theme = Theme::current();
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Yunchuang"));
    m_search = new SearchBox(parts.store, parts.scheduler);
    m_top = new TopBar(m_search, this);
    setMenuWidget(m_top);

    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_banner = new Banner(Banner::Kind::Offline);
    m_banner->setObjectName(u"offlineBanner"_s);
    auto *again = new KeyButton(Icon::Refresh, tr("Try again now"));
    again->setObjectName(u"retryNow"_s);
    again->setKeyHint(u"F5"_s);
    connect(again, &QPushButton::clicked, this, &MainWindow::retry);
    m_banner->addButton(again);
    m_banner->hide();
    m_problem = new Banner(Banner::Kind::Error);
    m_problem->setObjectName(u"problemBanner"_s);
    m_problem->hide();
    auto *sides = new QHBoxLayout;
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(0);
    makeSidebar();
    auto *work = new QWidget;
    auto *workColumn = new QVBoxLayout(work);
    workColumn->setContentsMargins(0, 0, 0, 0);
    workColumn->setSpacing(0);
    m_pages = new QStackedWidget;
    m_queue = new QueuePage(parts.store, parts.commands, parts.connection, parts.clock, parts.scheduler);
    m_pages->addWidget(m_queue);
    workColumn->addWidget(m_problem);
    workColumn->addWidget(m_banner);
    workColumn->addWidget(m_pages, 1);
    sides->addWidget(m_nav);
    sides->addWidget(new Hairline(Qt::Vertical, Token::Frame));
    sides->addWidget(work, 1);
    column->addLayout(sides, 1);
    setCentralWidget(centre);
    m_status = new StatusLine;
    auto *bar = new QStatusBar;
    bar->setSizeGripEnabled(false);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_status, 1);
    setStatusBar(bar);

    connect(m_top, &TopBar::deskChosen, this, [this](int desk) {
        if (desk != m_session.desk && mayLeave(currentPage()))
            Q_EMIT deskChanged(desk);
    });
    connect(m_top, &TopBar::newsRequested, this, [this] {
        if (!mayLeave(currentPage()))
            return;
        if (m_news == 0 && m_outbox.attentionCount() > 0) {
            showEntry(NavEntry::Outbox);
            return;
        }
        showEntry(NavEntry::Mine);
        m_queue->showNews();
    });
    connect(m_top, &TopBar::connectionRequested, this, &MainWindow::retry);
    connect(m_search, &SearchBox::caseChosen, this, [this](const RowKey &key) {
        m_parts.store.markSeen(key);
        Q_EMIT caseOpened(key, std::nullopt);
    });
    connect(m_status, &StatusLine::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_queue, &QueuePage::caseOpened, this, &MainWindow::caseOpened);
    connect(m_queue, &Page::statusChanged, this, [this] { tell(m_queue->statusWords()); });
    connect(&m_sidebar, &SidebarModel::countsChanged, this, &MainWindow::takeCounts);
    connect(&m_outbox, &OutboxModel::countsChanged, this, [this] {
        m_sidebar.setOutbox(m_outbox.openCount(), m_outbox.attentionCount());
        takeNews();
    });
    connect(&parts.commands, &CaseCommands::outboxChanged, &m_outbox, &OutboxModel::merge);
    connect(&parts.commands, &CaseCommands::rulesChanged, this, [this] {
        m_sidebar.setScope(m_queue->scope());
        setSession(m_session);
    });
    connect(&parts.commands, &CaseCommands::substitutionsChanged, this, [this] {
        m_queue->setNow(m_parts.clock.now());
        m_sidebar.setScope(m_queue->scope());
        m_search->setScope(m_queue->scope());
        setSession(m_session);
    });
    connect(&parts.connection, &ConnectionState::changed, this, &MainWindow::takeConnection);
    makeMenus();
    makeShortcuts();
    resize(theme.px(1440), theme.px(900));
    fitSidebar();
    takeConnection();
    tick();
}

MainWindow::~MainWindow() = default;

// ---- parts ----

void MainWindow::makeSidebar()
{
    m_nav = new QTreeView;
    m_nav->setObjectName(u"sidebar"_s);
    m_nav->setAccessibleName(tr("Queues"));
    m_navWords = new SidebarWords(this);
    m_navWords->setSourceModel(&m_sidebar);
    NavDelegate::Roles roles;
    roles.header = NavHeaderRole;
    roles.icon = SidebarWords::IconRole;
    roles.count = SidebarWords::CountWordsRole;
    roles.tone = SidebarWords::ToneRole;
    m_navDelegate = new NavDelegate(roles, m_nav);
    m_nav->setItemDelegate(m_navDelegate);
    m_nav->setModel(m_navWords);
    NavDelegate::prepare(m_nav);
    connect(m_nav->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (!now.isValid() || now.data(NavHeaderRole).toBool())
            return;
        const auto entry = static_cast<NavEntry>(now.data(NavEntryRole).toInt());
        if (mayLeave(currentPage()))
            showEntry(entry);
    });
    connect(m_nav, &QTreeView::activated, this, [this] {
        if (currentPage())
            currentPage()->enter();
    });
}

void MainWindow::makeMenus()
{
    QMenu *menu = m_top->mainMenu();
    menu->addAction(tr("Search"), QKeySequence(Qt::CTRL | Qt::Key_K), this, [this] { m_search->setFocus(); });
    menu->addAction(tr("Claim the next case"), QKeySequence(Qt::CTRL | Qt::Key_J), m_queue, &QueuePage::claimNext);
    menu->addAction(tr("Take back the held act"), QKeySequence(Qt::Key_F8), this, &MainWindow::takeBack);
    menu->addAction(tr("Refresh"), QKeySequence(Qt::Key_F5), this, &MainWindow::retry);
    menu->addSeparator();
    menu->addAction(tr("Narrow sidebar"), this, [this] {
        m_railChosen = !railWanted();
        fitSidebar();
    });
    menu->addAction(tr("Preview"), this, [this] { m_queue->setPreviewVisible(!m_queue->isPreviewVisible()); });
    menu->addSeparator();
    menu->addAction(tr("Keys"), QKeySequence(Qt::CTRL | Qt::Key_Slash), this, &MainWindow::showShortcuts);
    menu->addSeparator();
    menu->addAction(tr("Quit"), this, &QWidget::close);
    // The window's own shortcuts listen; the menu only shows the keys.
    for (QAction *action : menu->actions())
        action->setShortcutContext(Qt::WidgetShortcut);

    QMenu *user = m_top->userMenu();
    user->addAction(tr("Light"), this, [this] { Q_EMIT darkRequested(false); });
    user->addAction(tr("Dark"), this, [this] { Q_EMIT darkRequested(true); });
    user->addAction(tr("High contrast (Alt+H)"), this, [this] { Q_EMIT contrastToggled(); });
    QMenu *scale = user->addMenu(tr("Size of text"));
    for (const int percent : {100, 125, 150, 200})
        scale->addAction(tr("%1 %").arg(percent), this, [this, percent] { Q_EMIT scaleRequested(percent / 100.0); });
    user->addSeparator();
    user->addAction(tr("Change the password…"), this, [this] { Q_EMIT passwordChangeRequested(); });
    user->addAction(tr("Second factor…"), this, [this] { Q_EMIT secondFactorRequested(); });
    user->addSeparator();
    user->addAction(tr("Lock (Ctrl+Shift+L)"), this, [this] { Q_EMIT lockRequested(); });
    user->addAction(tr("Sign out"), this, [this] {
        if (mayLeave(currentPage()))
            Q_EMIT signOutRequested();
    });

    QVector<SearchBox::Command> commands;
    commands.append({tr("Claim the next case"), u"Ctrl+J"_s, [this] { m_queue->claimNext(); }});
    for (int i = 0; i < navEntryCount; ++i) {
        const auto entry = static_cast<NavEntry>(i);
        if (!isTitle(entry))
            commands.append({SidebarWords::nameOfEntry(i), {}, [this, entry] {
                                 if (m_sidebar.rowOf(entry) >= 0 && mayLeave(currentPage()))
                                     showEntry(entry);
                             }});
    }
    commands.append({tr("Take back the held act"), u"F8"_s, [this] { takeBack(); }});
    commands.append({tr("Keys"), u"Ctrl+/"_s, [this] { showShortcuts(); }});
    commands.append({tr("Change the password"), {}, [this] { Q_EMIT passwordChangeRequested(); }});
    commands.append({tr("Second factor"), {}, [this] { Q_EMIT secondFactorRequested(); }});
    commands.append({tr("Lock"), u"Ctrl+Shift+L"_s, [this] { Q_EMIT lockRequested(); }});
    m_search->setCommands(commands);
}

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto run) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_Slash), [this] { showShortcuts(); });
    add(QKeySequence(Qt::Key_F1), [this] { showShortcuts(); });
    add(QKeySequence(Qt::Key_F5), [this] { retry(); });
    add(QKeySequence(Qt::Key_F6), [this] { cyclePane(false); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { cyclePane(true); });
    add(QKeySequence(Qt::Key_F8), [this] { takeBack(); });
    add(QKeySequence(Qt::Key_F10), [this] { m_top->openMainMenu(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { Q_EMIT lockRequested(); });
    add(QKeySequence(Qt::ALT | Qt::Key_H), [this] { Q_EMIT contrastToggled(); });
    for (int number = 1; number <= 9; ++number) {
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)), [this, number] {
            const int row = m_sidebar.rowOfNumber(number);
            if (row < 0 || !mayLeave(currentPage()))
                return;
            showEntry(m_sidebar.entryAt(row));
            currentPage()->enter();
        });
    }
}

// ---- session ----

void MainWindow::setSession(const SessionView &session)
{
    const DeskView before = m_session.current();
    const DeskView desk = session.current();
    const bool other = m_session.user != session.user || before.unit != desk.unit;
    m_session = session;
    m_top->setSession(session);
    m_sidebar.setPosts(desk.posts);
    m_queue->setDesk(session.user, desk.unit, desk.posts);
    m_queue->setNow(m_parts.clock.now());
    m_sidebar.setScope(m_queue->scope());
    m_search->setScope(m_queue->scope());
    m_status->setVersion(session.version.isEmpty() ? QString() : tr("Yunchuang %1").arg(session.version));
    setWindowTitle(desk.unitName.isEmpty() ? tr("Yunchuang") : tr("%1 — Yunchuang").arg(desk.unitName));
    takeCounts();
    if (!other) {
        for (Page *page : std::as_const(m_entryPages))
            page->setSession(session);
        return;
    }
    m_parts.commands.outboxEntries(this, [this](const StoreResult<QVector<OutboxEntry>> &entries) {
        if (entries)
            m_outbox.setEntries(*entries);
    });
    dropPages();
    // The first queue these posts have, or else the first page.
    const int first = m_sidebar.rowOfNumber(1);
    if (first >= 0)
        showEntry(m_sidebar.entryAt(first));
    readNews();
}

// ---- pages ----

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_pages->currentWidget());
}

bool MainWindow::mayLeave(Page *page)
{
    const QString reason = page ? page->reasonToStay() : QString();
    if (reason.isEmpty())
        return true;
    tell(reason);
    return false;
}

void MainWindow::enterPage(Page *page)
{
    m_pages->setCurrentWidget(page);
    fitSidebar();
    tell(page->statusWords());
    page->enter();
}

void MainWindow::showEntry(NavEntry entry)
{
    const int row = m_sidebar.rowOf(entry);
    if (row < 0)
        return;
    if (m_nav->currentIndex().row() != row) {
        // Comes back here through the selection.
        m_nav->setCurrentIndex(m_navWords->index(row, 0));
        return;
    }
    const bool navHadFocus = m_nav->hasFocus();
    // What was opened above the queues is left behind; its drafts keep themselves.
    for (Page *page : std::exchange(m_opened, {})) {
        m_pages->removeWidget(page);
        page->deleteLater();
    }
    if (const auto queue = queueOf(entry)) {
        m_queue->showQueue(*queue);
        enterPage(m_queue);
    } else if (Page *page = madePage(entry)) {
        enterPage(page);
    }
    // Walking through the sidebar with the arrows stays there.
    if (navHadFocus)
        m_nav->setFocus();
}

void MainWindow::takeIn(Page *page)
{
    m_pages->addWidget(page);
    connect(page, &Page::statusChanged, this, [this, page] {
        if (currentPage() == page)
            tell(page->statusWords());
    });
}

void MainWindow::setOutboxPage(Page *page)
{
    m_entryPages.insert(NavEntry::Outbox, page);
    takeIn(page);
}

void MainWindow::addPage(NavEntry entry, PageMaker make)
{
    m_makers.insert(entry, std::move(make));
    const auto entries = m_makers.keys();
    m_sidebar.setPages({entries.cbegin(), entries.cend()});
}

Page *MainWindow::madePage(NavEntry entry)
{
    if (Page *page = m_entryPages.value(entry); page || !m_makers.contains(entry))
        return page;
    Page *page = m_makers.value(entry)();
    m_entryPages.insert(entry, page);
    page->setSession(m_session);
    takeIn(page);
    return page;
}

/// What was made for one desk says nothing at another.
void MainWindow::dropPages()
{
    for (auto it = m_entryPages.begin(); it != m_entryPages.end();) {
        if (!m_makers.contains(it.key())) {
            ++it;
            continue;
        }
        m_pages->removeWidget(it.value());
        it.value()->deleteLater();
        m_sidebar.setPageCount(it.key(), std::nullopt);
        it = m_entryPages.erase(it);
    }
}

void MainWindow::openPage(Page *page)
{
    if (!m_opened.contains(page)) {
        m_opened.append(page);
        takeIn(page);
    }
    enterPage(page);
}

bool MainWindow::closePage(Page *page)
{
    if (!m_opened.contains(page) || !mayLeave(page))
        return false;
    m_opened.removeOne(page);
    m_pages->removeWidget(page);
    page->deleteLater();
    Page *next = m_queue;
    if (!m_opened.isEmpty())
        next = m_opened.constLast();
    else if (Page *entered = pageOf(static_cast<NavEntry>(m_nav->currentIndex().data(NavEntryRole).toInt())))
        next = entered;
    enterPage(next);
    return true;
}

void MainWindow::cyclePane(bool back)
{
    QVector<QWidget *> panes{m_nav};
    if (currentPage())
        panes += currentPage()->panes();
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    const qsizetype count = panes.size();
    for (qsizetype step = 1; step <= count; ++step) {
        const qsizetype next =
            back ? (at < 0 ? count - step : at - step + 2 * count) % count : (at + step + count) % count;
        QWidget *pane = panes.at(next);
        if (pane->isVisible() && pane->isEnabled()) {
            pane->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

// ---- what the window says ----

void MainWindow::tell(const QString &words)
{
    m_status->setNews(words);
}

void MainWindow::takeConnection()
{
    const ConnectionSnapshot &snapshot = m_parts.connection.snapshot();
    const QDate today = toLocalDate(m_parts.clock.now());
    m_top->chip()->setSnapshot(snapshot, today);
    const bool offline = m_parts.connection.isOffline();
    m_problem->setVisible(snapshot.problem != SyncProblem::None);
    const Explanation problem = Wording::problem(snapshot.problem);
    m_problem->setMessage(problem.what, problem.todo);
    m_banner->setVisible(offline);
    if (offline) {
        QString note;
        if (snapshot.lastSync.isValid())
            note = tr("last synchronised %1").arg(Wording::moment(snapshot.lastSync, today));
        const qint64 wait = snapshot.nextRetry.isValid() ? m_parts.clock.now().secsTo(snapshot.nextRetry) : -1;
        if (wait > 0)
            note += (note.isEmpty() ? QString() : tr(", ")) + tr("next try in %n s", nullptr, static_cast<int>(wait));
        m_banner->setMessage(tr("Working offline."),
                             tr("%1 Decisions are signed here, kept in the outbox and submitted in order when there is "
                                "a connection; the time of arrival at the service counts.")
                                 .arg(Wording::offline(snapshot.reason).what),
                             note);
    }
    m_navWords->setStaleWords(
        offline && snapshot.lastSync.isValid() ? tr("as of %1").arg(Wording::timeOfDay(snapshot.lastSync)) : QString());
    QString service;
    if (!offline && snapshot.latency.count() > 0)
        service = tr("Service %1 ms").arg(snapshot.latency.count());
    else if (offline)
        service = Wording::offline(snapshot.reason).what;
    m_status->setService(service);
    if (offline)
        m_status->setState(tr("Offline"));
    else if (snapshot.synchronising)
        m_status->setState(tr("Synchronising"));
    else
        m_status->setState(snapshot.lastSync.isValid()
                               ? tr("Ready ・ last refreshed %1").arg(Wording::timeOfDay(snapshot.lastSync))
                               : tr("Ready"));
}

void MainWindow::takeCounts()
{
    const auto &counts = m_sidebar.counts();
    m_queue->setCounts(counts);
    QStringList parts;
    if (counts)
        parts.append(tr("%n case(s) on this computer", nullptr, static_cast<int>(counts->of(Queue::All))));
    parts.append(m_session.sealed ? tr("sealed") : tr("kept in memory only"));
    if (m_session.usableUntil.isValid())
        parts.append(tr("until %1").arg(Wording::moment(m_session.usableUntil, toLocalDate(m_parts.clock.now()))));
    m_status->setCache(parts.join(u" ・ "_s), m_session.sealed);
    readNews();
}

void MainWindow::readNews()
{
    if (m_session.current().unit.isEmpty())
        return;
    if (m_readingNews) {
        m_newsWanted = true;
        return;
    }
    m_readingNews = true;
    m_newsWanted = false;
    CaseFilter filter;
    filter.queue = Queue::Mine;
    filter.scope = m_queue->scope();
    QueueNarrowing news;
    news.news = true;
    news.applyTo(filter);
    m_parts.store.count(filter, this, [this](const StoreResult<qint64> &count) {
        m_readingNews = false;
        if (count)
            m_news = *count;
        takeNews();
        if (m_newsWanted)
            readNews();
    });
}

void MainWindow::takeNews()
{
    const int waiting = m_outbox.attentionCount();
    QStringList lines;
    if (m_news > 0)
        lines.append(tr("%n of my cases with news", nullptr, static_cast<int>(m_news)));
    if (waiting > 0)
        lines.append(tr("%n act(s) in the outbox wait for you", nullptr, waiting));
    m_top->setNews(static_cast<int>(m_news) + waiting, lines.join(u'\n'));
}

void MainWindow::takeBack()
{
    m_parts.commands.takeBack(this, [this](const StoreResult<OutboxEntry> &entry) {
        if (entry)
            tell(tr("Taken back: %1, %2").arg(Wording::action(entry->command.action), entry->subject.queryCode));
        else if (entry.error().code == StoreErrorCode::NotFound)
            tell(tr("Nothing is held that could be taken back."));
        else
            tell(Wording::storeError(entry.error().code).text());
    });
}

void MainWindow::retry()
{
    m_parts.connection.retry();
    if (currentPage())
        currentPage()->refresh();
}

void MainWindow::tick()
{
    m_queue->setNow(m_parts.clock.now());
    m_sidebar.setScope(m_queue->scope());
    m_search->setScope(m_queue->scope());
    takeConnection();
    m_parts.scheduler.after(tickTime, this, [this] { tick(); });
}

void MainWindow::showShortcuts()
{
    if (!m_shortcuts) {
        m_shortcuts = new ShortcutsDialog(this);
        m_shortcuts->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_shortcuts->open();
}

// ---- the window ----

bool MainWindow::railWanted() const
{
    if (m_railChosen)
        return *m_railChosen;
    if (currentPage() && currentPage()->wantsRail())
        return true;
    // Large letters in a window of the same size: the list needs the room more.
    return width() < Theme::current().px(1100);
}

void MainWindow::fitSidebar()
{
    const bool rail = railWanted();
    const int wide = Theme::current().px(rail ? railWidth : sidebarWidth);
    m_navDelegate->setRail(rail);
    m_nav->setVerticalScrollBarPolicy(rail ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    m_nav->setFixedWidth(wide);
    m_nav->doItemsLayout();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitSidebar();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange && m_nav)
        fitSidebar();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayLeave(currentPage())) {
        event->ignore();
        return;
    }
    Q_EMIT closeRequested();
    event->accept();
}

} // namespace yunchuang
