// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/namelesswidgets.h"
#include "tests/ui/supervisor/supervisiondesk.h"

#include "ui/common/chip.h"
#include "ui/common/keybutton.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/supervisor/figuremodels.h"
#include "ui/supervisor/supervisioncharts.h"

#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;
using namespace std::chrono_literals;

namespace {

const QString reply = u"当日登记系统停机维护，已于次日上午补办。"_s;

template<class T>
T *find(QWidget &page, const QString &name)
{
    return page.findChild<T *>(name);
}

void enter(Page &page)
{
    page.resize(1248, 852);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.activateWindow();
    page.enter();
}

FigureTile *tile(OverviewPage &page, int number)
{
    return find<FigureTile>(page, u"figure%1"_s.arg(number));
}

} // namespace

/// The overview and the cards: real keys, and the real service behind them.
class TestSupervisorPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }

    void theOverviewShowsWhatTheServiceCounts()
    {
        SupervisionDesk desk;
        (void)desk.service.openCompanyCase();
        const Case late = desk.overdue();
        enter(desk.overview);
        QTRY_COMPARE(tile(desk.overview, 0)->number(), u"2"_s);
        QCOMPARE(tile(desk.overview, 5)->number(), u"1"_s);
        QVERIFY(tile(desk.overview, 0)->note().contains(u'1')); // one is unclaimed
        const auto *table = find<QTableView>(desk.overview, u"workload"_s);
        QCOMPARE(table->model()->rowCount(), 3); // a person, the unclaimed, the sum
        QCOMPARE(table->model()->index(2, PeopleModel::RunningColumn).data().toString(), u"2"_s);
        const auto *list = find<QListView>(desk.overview, u"urgentList"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data(UrgentModel::CodeWordsRole).toString(), late.queryCode);
        // Who does not see the drawings hears them.
        QVERIFY(find<DueChart>(desk.overview, u"dueChart"_s)->accessibleDescription().contains(u": 1"));
        QVERIFY(!find<TrendChart>(desk.overview, u"trendChart"_s)->accessibleDescription().isEmpty());
        QTRY_VERIFY(!find<ScorePanel>(desk.overview, u"scorePanel"_s)->accessibleDescription().isEmpty());
        QVERIFY(!list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    }

    void casesAreOpenedAndUrgedByKeys()
    {
        SupervisionDesk desk;
        const Case late = desk.overdue();
        enter(desk.overview);
        auto *list = find<QListView>(desk.overview, u"urgentList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        desk.overview.enter();
        QSignalSpy asked(&desk.overview, &OverviewPage::caseRequested);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<CaseId>(), late.id);
        QCOMPARE(asked.at(0).at(1).toBool(), false);
        QTest::keyClick(list, Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.at(1).at(1).toBool(), true);
    }

    void theProvinceOpensWhatItOversees()
    {
        SupervisionDesk desk;
        (void)desk.overdue();
        desk.sitDown(desk.centre);
        enter(desk.overview);
        auto *list = find<QListView>(desk.overview, u"urgentList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(find<KeyButton>(desk.overview, u"openUrgent"_s)->isEnabled());
        QSignalSpy asked(&desk.overview, &OverviewPage::caseRequested);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void everythingOneCanReachHasAName()
    {
        SupervisionDesk desk;
        (void)desk.overdue();
        enter(desk.overview);
        QTRY_COMPARE(tile(desk.overview, 0)->number(), u"1"_s);
        QCOMPARE(namelessWidgets(desk.overview), QString());
        enter(desk.cards);
        QTRY_VERIFY(find<QListView>(desk.cards, u"cardsList"_s)->model()->rowCount() > 0);
        QCOMPARE(namelessWidgets(desk.cards), QString());
    }

    /// Nothing is known yet, and nothing is pulled apart for it.
    void withoutTheServiceCardsSayThatTheyAreNotKnown()
    {
        SupervisionDesk desk;
        desk.online = false;
        enter(desk.cards);
        auto *error = find<QWidget>(desk.cards, u"cardsError"_s);
        QTRY_VERIFY(error->isVisible());
        QVERIFY(find<QWidget>(desk.cards, u"cardsEmpty"_s)->isVisible());
        QVERIFY2(error->height() < desk.cards.height() / 5, qPrintable(QString::number(error->height())));
        QVERIFY(find<QWidget>(desk.cards, u"cardsCount"_s)->mapTo(&desk.cards, QPoint()).y() < 60);
    }

    void figuresAreRenewedEveryMinuteInFront()
    {
        SupervisionDesk desk;
        (void)desk.overdue();
        enter(desk.overview);
        QTRY_COMPARE(tile(desk.overview, 0)->number(), u"1"_s);
        (void)desk.service.openCompanyCase();
        desk.window.scheduler.advance(61s);
        QTRY_COMPARE(tile(desk.overview, 0)->number(), u"2"_s);
        desk.overview.hide();
        const auto before = desk.requests.size();
        desk.window.scheduler.advance(300s);
        QCOMPARE(desk.requests.size(), before);
    }

    void theFiguresOfOneUnitAreAskedFor()
    {
        SupervisionDesk desk;
        (void)desk.overdue();
        const RigClerk other = desk.service.clerk(u"sunyue"_s, u"GY-SCJGJ-ZC"_s, Post::CaseOfficer);
        desk.sitDown(desk.centre);
        enter(desk.overview);
        QTRY_COMPARE(tile(desk.overview, 0)->number(), u"1"_s);
        auto *chip = find<Chip>(desk.overview, u"overviewScope"_s);
        QVERIFY(chip->menu()->actions().size() >= 2);
        desk.requests.clear();
        chip->menu()->actions().at(1)->trigger();
        QVERIFY(chip->narrowing());
        QCOMPARE(desk.requests.constFirst().query.constLast().first, u"of"_s);
        QCOMPARE(desk.requests.constFirst().query.constLast().second, u"SCJGJ-QYZC"_s);
        QTRY_COMPARE(tile(desk.overview, 0)->number(), u"1"_s);
    }

    void oldFiguresStayWhenTheServiceIsGone()
    {
        SupervisionDesk desk;
        (void)desk.overdue();
        enter(desk.overview);
        QTRY_COMPARE(tile(desk.overview, 0)->number(), u"1"_s);
        desk.online = false;
        desk.overview.refresh();
        auto *error = find<QWidget>(desk.overview, u"overviewError"_s);
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(tile(desk.overview, 0)->number(), u"1"_s);
        QVERIFY(tile(desk.overview, 0)->isVisible());
        desk.online = true;
        desk.overview.refresh();
        QTRY_VERIFY(!error->isVisible());
    }

    void nothingIsShownBeforeThereIsSomething()
    {
        SupervisionDesk desk;
        desk.online = false;
        desk.window.goOffline();
        enter(desk.overview);
        QVERIFY(!tile(desk.overview, 0)->isVisible());
        QTRY_VERIFY(find<QWidget>(desk.overview, u"overviewError"_s)->isVisible());
        QVERIFY(!find<KeyButton>(desk.overview, u"overviewRefresh"_s)->isEnabled());
    }

    void theHeadRepliesByKeys()
    {
        SupervisionDesk desk;
        const Case late = desk.overdue();
        desk.sitDown(desk.people.decider);
        QSignalSpy counted(&desk.cards, &CardsPage::openCounted);
        enter(desk.cards);
        auto *list = find<QListView>(desk.cards, u"cardsList"_s);
        QTRY_VERIFY(list->model()->rowCount() >= 2);
        QCOMPARE(counted.constLast().at(0).toInt(), list->model()->rowCount());
        auto *text = find<QPlainTextEdit>(desk.cards, u"cardText"_s);
        auto *submit = find<KeyButton>(desk.cards, u"submitCard"_s);
        QTRY_VERIFY(find<KeyButton>(desk.cards, u"cardActREPLY"_s));
        // The only act there is, is chosen; the words are still missing.
        QVERIFY(find<KeyButton>(desk.cards, u"cardActREPLY"_s)->isChecked());
        QVERIFY(!submit->isEnabled());
        QVERIFY(!submit->disabledReason().isEmpty());
        text->setFocus();
        QTest::keyClicks(text, u"short"_s);
        QVERIFY(!submit->isEnabled());
        text->setPlainText(reply);
        QVERIFY(submit->isEnabled());
        const QString code = list->currentIndex().data(CardsModel::DetailRole).toString();
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!find<KeyButton>(desk.cards, u"cardActREPLY"_s) ||
                    !find<KeyButton>(desk.cards, u"cardActREPLY"_s)->isEnabled());
        const SupervisionCard card = desk.card(late.id, code.left(3));
        QCOMPARE(card.state, CardState::Replied);
        QCOMPARE(desk.rows(card.id).constLast().text, reply);
        QVERIFY(text->toPlainText().isEmpty());
        QVERIFY(desk.cards.reasonToStay().isEmpty());
    }

    void theOfficerDecidesByKeys()
    {
        SupervisionDesk desk;
        const Case late = desk.overdue();
        desk.service.clock.set(desk.service.clock.now().addDays(5)); // nobody replied in time
        enter(desk.cards);
        auto *list = find<QListView>(desk.cards, u"cardsList"_s);
        QTRY_VERIFY(list->model()->rowCount() >= 2);
        QTRY_VERIFY(find<KeyButton>(desk.cards, u"cardActUPHOLD"_s));
        auto *uphold = find<KeyButton>(desk.cards, u"cardActUPHOLD"_s);
        QVERIFY(uphold->isEnabled());
        QVERIFY(!uphold->isChecked()); // two ways: neither is chosen for him
        auto *text = find<QPlainTextEdit>(desk.cards, u"cardText"_s);
        text->setFocus();
        text->setPlainText(u"未在期限内回复，超期属实，认定成立。"_s);
        QVERIFY(!find<KeyButton>(desk.cards, u"submitCard"_s)->isEnabled());
        QTest::keyClick(text, Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(uphold->isChecked());
        QTRY_VERIFY(text->hasFocus());
        const QString rule = list->currentIndex().data(CardsModel::DetailRole).toString().left(3);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.card(late.id, rule).state, CardState::Upheld);
    }

    void aLostAnswerIsAskedForWithTheSameAct()
    {
        SupervisionDesk desk;
        const Case late = desk.overdue();
        desk.sitDown(desk.people.decider);
        enter(desk.cards);
        QTRY_VERIFY(find<KeyButton>(desk.cards, u"cardActREPLY"_s));
        auto *text = find<QPlainTextEdit>(desk.cards, u"cardText"_s);
        auto *submit = find<KeyButton>(desk.cards, u"submitCard"_s);
        auto *list = find<QListView>(desk.cards, u"cardsList"_s);
        text->setPlainText(reply);
        desk.answersAreLost = true;
        submit->click();
        QTRY_VERIFY(find<QWidget>(desk.cards, u"cardsError"_s)->isVisible());
        QCOMPARE(text->toPlainText(), reply);
        desk.answersAreLost = false;
        submit->click();
        QTRY_VERIFY(!find<QWidget>(desk.cards, u"cardsError"_s)->isVisible());
        const QString rule = list->currentIndex().data(CardsModel::DetailRole).toString().left(3);
        QCOMPARE(desk.rows(desk.card(late.id, rule).id).size(), 2);
    }

    void wordsAreKeptForEachCard()
    {
        SupervisionDesk desk;
        (void)desk.overdue();
        desk.sitDown(desk.people.decider);
        enter(desk.cards);
        auto *list = find<QListView>(desk.cards, u"cardsList"_s);
        auto *text = find<QPlainTextEdit>(desk.cards, u"cardText"_s);
        QTRY_VERIFY(find<KeyButton>(desk.cards, u"cardActREPLY"_s));
        text->setPlainText(reply);
        const QString first = find<QWidget>(desk.cards, u"cardsList"_s)->accessibleName();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QTRY_VERIFY(text->toPlainText().isEmpty());
        QTest::keyClick(list, Qt::Key_Up);
        QTRY_COMPARE(text->toPlainText(), reply);
        QVERIFY(!first.isEmpty());
    }

    void cardsAreFiltered()
    {
        SupervisionDesk desk;
        (void)desk.overdue();
        enter(desk.cards);
        auto *list = find<QListView>(desk.cards, u"cardsList"_s);
        QTRY_VERIFY(list->model()->rowCount() >= 2);
        auto *colours = find<Chip>(desk.cards, u"cardsColour"_s);
        colours->menu()->actions().at(1)->trigger(); // red
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(colours->narrowing());
        auto *states = find<Chip>(desk.cards, u"cardsState"_s);
        states->menu()->actions().constLast()->trigger(); // revoked
        QTRY_COMPARE(list->model()->rowCount(), 0);
        QVERIFY(find<QWidget>(desk.cards, u"cardsEmpty"_s)->isVisible());
    }
};

QTEST_MAIN(TestSupervisorPages)
#include "tst_supervisorpages.moc"
