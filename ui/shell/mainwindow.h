// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/outboxmodel.h"
#include "items/queuemodel.h"
#include "items/sidebarmodel.h"
#include "sync/casecommands.h"
#include "sync/connectionstate.h"
#include "ui/shell/sessionview.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

#include <functional>

class QStackedWidget;
class QTreeView;

namespace yunchuang {

class Banner;
class KeyButton;
class NavDelegate;
class Page;
class QueuePage;
class Scheduler;
class SearchBox;
class ShortcutsDialog;
class SidebarWords;
class StatusLine;
class TopBar;

/// The window of a signed-in clerk: top bar, sidebar, the page in front, status line. Knows the queues itself; other
/// pages are given to it. Everything it is built on is handed in and must outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    struct Parts
    {
        CaseStore &store;
        CaseCommands &commands;
        ConnectionState &connection;
        const Clock &clock; ///< known service time
        Scheduler &scheduler;
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setSession(const SessionView &session);
    [[nodiscard]] const SessionView &session() const { return m_session; }

    /// The page that the outbox entry of the sidebar shows. The window takes it over.
    void setOutboxPage(Page *page);
    /// Makes the page of another entry, without a parent.
    using PageMaker = std::function<Page *()>;
    /// From now on the sidebar offers the entry to the posts that have use for it. The page is made when it is first
    /// shown at a desk, told the session, and deleted when another desk is chosen.
    void addPage(NavEntry entry, PageMaker make);
    /// The page of an entry, if it was made.
    [[nodiscard]] Page *pageOf(NavEntry entry) const { return m_entryPages.value(entry); }
    /// Puts a page in front, such as a review; the window takes it over and deletes it when it is closed.
    void openPage(Page *page);
    /// Goes back to the page before. Says no if the page must not be left.
    bool closePage(Page *page);
    [[nodiscard]] Page *currentPage() const;
    void showEntry(NavEntry entry);

    [[nodiscard]] QueuePage &queuePage() { return *m_queue; }
    [[nodiscard]] OutboxModel &outbox() { return m_outbox; }
    [[nodiscard]] SidebarModel &sidebar() { return m_sidebar; }

    /// The next pane of F6, or the previous one.
    void cyclePane(bool back);

Q_SIGNALS:
    /// A case is to be opened for work; `action` is the act to be begun, if one was chosen.
    void caseOpened(const yunchuang::RowKey &key, const std::optional<yunchuang::Action> &action);
    /// The clerk chose another of the session's desks.
    void deskChanged(int desk);
    void lockRequested();
    void signOutRequested();
    void passwordChangeRequested();
    void secondFactorRequested();
    /// Light, dark, contrast or size; what that means is the session's business.
    void darkRequested(bool dark);
    void contrastToggled();
    void scaleRequested(double scale);
    void closeRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeSidebar();
    void makeMenus();
    void makeShortcuts();
    void fitSidebar();
    void takeIn(Page *page);
    [[nodiscard]] Page *madePage(NavEntry entry);
    void dropPages();
    void enterPage(Page *page);
    bool mayLeave(Page *page);
    void takeConnection();
    void takeCounts();
    void readNews();
    void takeNews();
    void takeBack();
    void tick();
    void showShortcuts();
    void retry();
    void tell(const QString &words);
    [[nodiscard]] bool railWanted() const;

    Parts m_parts;
    SessionView m_session;
    SidebarModel m_sidebar;
    OutboxModel m_outbox;
    TopBar *m_top = nullptr;
    SearchBox *m_search = nullptr;
    QTreeView *m_nav = nullptr;
    NavDelegate *m_navDelegate = nullptr;
    SidebarWords *m_navWords = nullptr;
    Banner *m_banner = nullptr;
    Banner *m_problem = nullptr;
    QStackedWidget *m_pages = nullptr;
    QueuePage *m_queue = nullptr;
    QHash<NavEntry, PageMaker> m_makers;
    QHash<NavEntry, Page *> m_entryPages; ///< the outbox, and what was made for this desk
    QVector<Page *> m_opened;             ///< pages above the queues, the front one last
    StatusLine *m_status = nullptr;
    QPointer<ShortcutsDialog> m_shortcuts;
    std::optional<bool> m_railChosen;
    qint64 m_news = 0;
    bool m_readingNews = false;
    bool m_newsWanted = false;
};

} // namespace yunchuang
