// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowrig.h"

#include "ui/common/notices.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/queue/previewpane.h"
#include "ui/queue/queuepage.h"
#include "ui/queue/queuetable.h"
#include "ui/shell/connectionchip.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/searchbox.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/sidebarwords.h"
#include "ui/shell/statusline.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

/// A page put in front, which can refuse to be left.
class ProbePage final : public Page
{
public:
    QString reason;
    int entered = 0;
    UnitId unit;
    [[nodiscard]] QString name() const override { return u"probe"_s; }
    void setSession(const SessionView &session) override { unit = session.current().unit; }
    [[nodiscard]] QString reasonToStay() const override { return reason; }
    [[nodiscard]] bool wantsRail() const override { return true; }
    void enter() override { ++entered; }
};

} // namespace

/// The main window with real keys and mouse over a real cache.
class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    struct Desktop
    {
        explicit Desktop(const Desk &desk = clerk())
            : window({rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler})
        {
            rig.signIn(desk);
            rig.cache.apply(morning());
            SessionView session;
            session.user = desk.user;
            session.name = desk.name;
            session.desks = {{desk.unit, u"贵州省市场监督管理局"_s, u"企业注册处"_s, desk.posts},
                             {UnitId(u"CK-SCJGJ"_s), u"贵州省市场监督管理局"_s, u"市场监管专窗"_s, Post::Reception}};
            session.sealed = true;
            window.setSession(session);
            window.show();
            window.activateWindow();
            ready = QTest::qWaitForWindowActive(&window);
            window.queuePage().enter();
        }
        template<class T>
        [[nodiscard]] T *find(const QString &name) const
        {
            return window.findChild<T *>(name);
        }
        [[nodiscard]] QTreeView *nav() const { return find<QTreeView>(u"sidebar"_s); }
        [[nodiscard]] QueueTable *table() const { return find<QueueTable>(u"queueTable"_s); }
        void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
        {
            QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
        }
        WindowRig rig;
        MainWindow window;
        bool ready = false;
    };

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }

    void opensOnTheClerksTasks()
    {
        Desktop desk;
        QVERIFY(desk.ready);
        QCOMPARE(desk.window.queuePage().queue(), Queue::Mine);
        QCOMPARE(desk.window.queuePage().model().rowCount(), 46);
        QVERIFY(desk.table()->hasFocus());
        // Counts and list agree.
        const int row = desk.window.sidebar().rowOf(NavEntry::Mine);
        QCOMPARE(desk.nav()->model()->index(row, 0).data(SidebarWords::CountWordsRole).toString(), u"46"_s);
    }

    void ctrlNumbersGoToTheQueues()
    {
        Desktop desk;
        desk.key(Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(desk.window.queuePage().queue(), Queue::Overdue);
        QCOMPARE(desk.window.queuePage().model().rowCount(), 3);
        QCOMPARE(desk.nav()->currentIndex().row(), desk.window.sidebar().rowOf(NavEntry::Overdue));
        // Ctrl is down while the new rows are chosen: still only one is.
        QCOMPARE(desk.table()->chosenRows().size(), 1);
        desk.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk.window.queuePage().queue(), Queue::Mine);
    }

    void arrowsWalkTheSidebar()
    {
        Desktop desk;
        desk.nav()->setFocus();
        desk.key(Qt::Key_Down);
        QCOMPARE(desk.window.queuePage().queue(), Queue::Unit);
        QVERIFY(desk.nav()->hasFocus());
        desk.key(Qt::Key_Down);
        QCOMPARE(desk.window.queuePage().queue(), Queue::DueSoon);
        desk.key(Qt::Key_Return);
        QVERIFY(desk.table()->hasFocus());
    }

    void f6CyclesThePanes()
    {
        Desktop desk;
        desk.key(Qt::Key_F6);
        QVERIFY(desk.window.queuePage().preview().isAncestorOf(QApplication::focusWidget()));
        desk.key(Qt::Key_F6);
        QVERIFY(desk.nav()->hasFocus());
        desk.key(Qt::Key_F6);
        QVERIFY(desk.table()->hasFocus());
        desk.key(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(desk.nav()->hasFocus());
    }

    void ctrlKFindsCasesAndCommands()
    {
        Desktop desk;
        desk.key(Qt::Key_K, Qt::ControlModifier);
        auto *search = desk.find<SearchBox>(u"search"_s);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"00317"_s);
        desk.rig.scheduler.advance(300ms);
        QTRY_COMPARE(search->results()->rowCount(), 2); // a title and the case
        QSignalSpy opened(&desk.window, &MainWindow::caseOpened);
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(0).value<RowKey>().caseId, morning().at(6).id);
        QVERIFY(search->text().isEmpty());
        QTest::keyClicks(search, u"Overdue"_s);
        desk.rig.scheduler.advance(300ms);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_COMPARE(desk.window.queuePage().queue(), Queue::Overdue);
    }

    void nothingFoundIsSaidAndCannotBeChosen()
    {
        Desktop desk;
        desk.key(Qt::Key_K, Qt::ControlModifier);
        auto *search = desk.find<SearchBox>(u"search"_s);
        QTest::keyClicks(search, u"zzzz"_s);
        desk.rig.scheduler.advance(300ms);
        QTRY_COMPARE(search->results()->rowCount(), 1);
        QVERIFY(!(search->results()->flags(search->results()->index(0, 0)) & Qt::ItemIsEnabled));
    }

    void theConnectionIsTold()
    {
        Desktop desk;
        auto *chip = desk.find<ConnectionChip>(u"connectionChip"_s);
        auto *banner = desk.find<Banner>(u"offlineBanner"_s);
        QCOMPARE(chip->text(), u"Synchronised 10:42"_s);
        QVERIFY(!banner->isVisible());
        desk.rig.goOnline(Reachability::Slow);
        QCOMPARE(chip->text(), u"Slow network ・ 10:42"_s);
        QVERIFY(!banner->isVisible());
        desk.rig.goOffline();
        QCOMPARE(chip->text(), u"Offline ・ as of 10:42"_s);
        QVERIFY(banner->isVisible());
        QSignalSpy retried(&desk.rig.connection, &ConnectionState::retryRequested);
        desk.key(Qt::Key_F5);
        QCOMPARE(retried.size(), 1);
        // The counts say of when they are.
        const int row = desk.window.sidebar().rowOf(NavEntry::Mine);
        QVERIFY(desk.nav()->model()->index(row, 0).data(Qt::ToolTipRole).toString().contains(u"as of 10:42"));
    }

    void whatIsWrongIsSaidWhileItLasts()
    {
        Desktop desk;
        auto *banner = desk.find<Banner>(u"problemBanner"_s);
        QVERIFY(!banner->isVisible());
        ConnectionSnapshot snapshot = desk.rig.connection.snapshot();
        for (const auto &[problem, name] : enumNames<SyncProblem>) {
            snapshot.problem = problem;
            desk.rig.connection.update(snapshot);
            QCOMPARE(banner->isVisible(), problem != SyncProblem::None);
            const Explanation words = Wording::problem(problem);
            QCOMPARE(words.what.isEmpty(), problem == SyncProblem::None);
            QCOMPARE(words.todo.isEmpty(), problem == SyncProblem::None);
        }
        // Working offline is told beside it.
        desk.rig.goOffline();
        QVERIFY(banner->isVisible() && desk.find<Banner>(u"offlineBanner"_s)->isVisible());
        snapshot.problem = SyncProblem::None;
        desk.rig.connection.update(snapshot);
        QVERIFY(!banner->isVisible());
    }

    void theBellShowsWhatIsNew()
    {
        Desktop desk;
        auto *bell = desk.find<QToolButton>(u"bell"_s);
        QTRY_COMPARE(bell->findChild<CountBadge *>()->count(), 2);
        QTest::mouseClick(bell, Qt::LeftButton);
        QCOMPARE(desk.window.queuePage().model().rowCount(), 2);
    }

    void aPageInFrontTakesTheRoomAndGoesBack()
    {
        Desktop desk;
        const QString before = desk.table()->currentIndex().data(CodeRole).toString();
        auto *page = new ProbePage;
        desk.window.openPage(page);
        QCOMPARE(desk.window.currentPage(), page);
        QCOMPARE(page->entered, 1);
        QCOMPARE(desk.nav()->width(), 48);
        page->reason = u"The opinion could not be kept."_s;
        QVERIFY(!desk.window.closePage(page));
        QCOMPARE(desk.window.currentPage(), page);
        // Neither does the sidebar lead away from it.
        QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(desk.window.currentPage(), page);
        page->reason.clear();
        QVERIFY(desk.window.closePage(page));
        QCOMPARE(desk.window.currentPage(), &desk.window.queuePage());
        QCOMPARE(desk.nav()->width(), 192);
        QVERIFY(desk.table()->hasFocus());
        QCOMPARE(desk.table()->currentIndex().data(CodeRole).toString(), before);
    }

    void theOutboxIsAPageOfTheSidebar()
    {
        Desktop desk;
        auto *page = new ProbePage;
        desk.window.setOutboxPage(page);
        desk.window.showEntry(NavEntry::Outbox);
        QCOMPARE(desk.window.currentPage(), page);
        desk.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk.window.currentPage(), &desk.window.queuePage());
    }

    void otherPagesAreMadeWhenTheyAreFirstShown()
    {
        Desktop desk;
        int made = 0;
        desk.window.addPage(NavEntry::Cards, [&made] {
            ++made;
            return new ProbePage;
        });
        QCOMPARE(made, 0);
        QVERIFY(desk.window.sidebar().rowOf(NavEntry::Cards) > desk.window.sidebar().rowOf(NavEntry::Outbox));
        desk.window.showEntry(NavEntry::Cards);
        QCOMPARE(made, 1);
        const auto *page = dynamic_cast<ProbePage *>(desk.window.currentPage());
        QVERIFY(page);
        QCOMPARE(page->unit, desk.window.session().current().unit);
        desk.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk.window.currentPage(), &desk.window.queuePage());
        desk.window.showEntry(NavEntry::Cards);
        QCOMPARE(made, 1);
        QCOMPARE(desk.window.currentPage(), page);

        // What is opened above it leads back to it.
        auto *above = new ProbePage;
        desk.window.openPage(above);
        QVERIFY(desk.window.closePage(above));
        QCOMPARE(desk.window.currentPage(), page);

        // Another desk has a page of its own.
        const QPointer<QWidget> first = desk.window.currentPage();
        SessionView session = desk.window.session();
        session.desk = 1;
        desk.window.setSession(session);
        QTRY_VERIFY(!first);
        desk.window.showEntry(NavEntry::Cards);
        QCOMPARE(made, 2);
        QCOMPARE(dynamic_cast<ProbePage *>(desk.window.currentPage())->unit, UnitId(u"CK-SCJGJ"_s));
    }

    void whoHasNoQueueBeginsOnAPage()
    {
        Desktop desk;
        desk.window.addPage(NavEntry::Audit, [] { return new ProbePage; });
        QCOMPARE(desk.window.sidebar().rowOf(NavEntry::Audit), -1);
        SessionView session = desk.window.session();
        session.user = UserId(u"auditor"_s);
        session.desks = {{UnitId(u"ZWZX-XX"_s), u"省政务服务中心"_s, u"信息技术处"_s, Post::AuditAdmin}};
        session.desk = 0;
        desk.window.setSession(session);
        QVERIFY(dynamic_cast<ProbePage *>(desk.window.currentPage()));
        QCOMPARE(desk.window.sidebar().rowOfNumber(1), desk.window.sidebar().rowOf(NavEntry::Audit));
    }

    void anActOnItsWayIsCountedInTheOutbox()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QVERIFY(desk.rig.cache.putCase(row));
        QVERIFY(desk.window.queuePage().selectCase(row.id));
        desk.table()->setFocus();
        desk.key(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        const int outbox = desk.window.sidebar().rowOf(NavEntry::Outbox);
        QTRY_COMPARE(desk.nav()->model()->index(outbox, 0).data(SidebarWords::CountWordsRole).toString(), u"1"_s);
    }

    void anotherDeskIsChosenInTheBar()
    {
        Desktop desk;
        QSignalSpy chosen(&desk.window, &MainWindow::deskChanged);
        auto *button = desk.find<QToolButton>(u"deskButton"_s);
        QCOMPARE(button->menu()->actions().size(), 2);
        button->menu()->actions().at(1)->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().at(0).toInt(), 1);
        SessionView session = desk.window.session();
        session.desk = 1;
        desk.window.setSession(session);
        QCOMPARE(desk.window.queuePage().scope().unit, UnitId(u"CK-SCJGJ"_s));
        QCOMPARE(desk.window.queuePage().model().rowCount(), 0);
        QCOMPARE(desk.window.sidebar().rowOf(NavEntry::HandoffsIn), -1);
    }

    void keysAreShown()
    {
        Desktop desk;
        desk.key(Qt::Key_Slash, Qt::ControlModifier);
        auto *dialog = desk.find<ShortcutsDialog>(u"shortcutsDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!desk.find<ShortcutsDialog>(u"shortcutsDialog"_s));
    }

    void theLockKeyLocks()
    {
        Desktop desk;
        QSignalSpy locked(&desk.window, &MainWindow::lockRequested);
        desk.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(locked.size(), 1);
    }

    void theDayChanges()
    {
        Desktop desk;
        QCOMPARE(desk.window.queuePage().scope().today, QDate(2026, 11, 24));
        desk.rig.scheduler.advance(24h);
        QCOMPARE(desk.window.queuePage().scope().today, QDate(2026, 11, 25));
        const int overdue = desk.window.sidebar().rowOf(NavEntry::Overdue);
        QTRY_VERIFY(desk.nav()->model()->index(overdue, 0).data(NavCountRole).toInt() > 3);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
