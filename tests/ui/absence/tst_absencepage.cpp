// SPDX-License-Identifier: GPL-3.0-or-later
#include "playedoffice.h"

#include "tests/support/namelesswidgets.h"
#include "tests/support/windowrig.h"
#include "ui/absence/absencedialog.h"
#include "ui/absence/absencepage.h"
#include "ui/absence/relationdialog.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/queue/reassigndialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

/// Whether the dialog has come to the front, where keys reach it.
bool isActive(QWidget *dialog)
{
    dialog->activateWindow();
    return QTest::qWaitFor([dialog] { return QApplication::activeWindow() == dialog && dialog->focusWidget(); });
}

SessionView sessionOf(const Desk &desk)
{
    SessionView session;
    session.user = desk.user;
    session.name = desk.name;
    session.desks = {{desk.unit, u"贵州省市场监督管理局"_s, u"企业注册处"_s, desk.posts}};
    return session;
}

protocol::Absence away(const Desk &who, int from, int until)
{
    protocol::Absence absence;
    absence.id = u"away-"_s + who.user.text() + QString::number(from);
    absence.unit = who.unit;
    absence.user = who.user;
    absence.userName = who.name;
    absence.from = toLocalDate(now()).addDays(from);
    absence.until = toLocalDate(now()).addDays(until);
    absence.substitutes = {secondClerk().user};
    absence.substituteNames = {secondClerk().name};
    absence.reason = u"年休假"_s;
    return absence;
}

struct Open
{
    explicit Open(const Desk &desk, const std::function<void(PlayedOffice &)> &prepare = {})
        : page((rig.signIn(desk),
                AbsencePage::Parts{rig.cache.store, rig.commands, line, rig.time, rig.scheduler, random}))
    {
        if (prepare)
            prepare(office);
        rig.cache.apply(morning());
        page.resize(1200, 760);
        page.setSession(sessionOf(desk));
        protocol::MembersReply members;
        for (const Desk &one : {clerk(), secondClerk(), decider()})
            members.members.append({one.user, one.name, one.posts});
        Q_EMIT rig.commands.membersReceived(desk.unit, members);
        page.show();
        page.activateWindow();
        ready = QTest::qWaitForWindowActive(&page);
        page.enter();
        QCoreApplication::processEvents();
    }
    template<class W>
    [[nodiscard]] W *find(const char *name) const
    {
        return page.findChild<W *>(QString::fromLatin1(name));
    }
    [[nodiscard]] AbsenceDialog *dialog() const
    {
        return qobject_cast<AbsenceDialog *>(QApplication::activeModalWidget());
    }
    [[nodiscard]] int rows(const char *table) const { return find<QTableView>(table)->model()->rowCount(); }
    [[nodiscard]] QString cell(const char *table, int row, int column) const
    {
        return find<QTableView>(table)->model()->index(row, column).data().toString();
    }

    WindowRig rig;
    SeededRandom random{3};
    ServiceDesk line;
    PlayedOffice office{line};
    AbsencePage page;
    bool ready = false;
};

} // namespace

/// Leave and substitutes with real keys.
class TestAbsencePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }
    void saysWhoIsAway();
    void nobodyAwayIsSaid();
    void wordsStandBelowTheirHeadings();
    void everythingOneCanReachHasAName();
    void aRefusalGoesWithTheNextAttempt();
    void entersAnAbsenceByKeys();
    void substitutesShareAPost();
    void aListThatComesAgainKeepsTheTicks();
    void onlyHeadsEnterForOthers();
    void aRefusalKeepsWhatWasEntered();
    void endsEarlyByDelete();
    void colleaguesDoNotEndIt();
    void whatFallsDueIsOfferedToHeads();
    void nothingMovesByItself();
    void doneInMyNameIsTold();
    void declaresARelationWithoutKeepingTheNumber();
    void withoutTheServiceItSaysSo();
};

void TestAbsencePage::saysWhoIsAway()
{
    Open open(clerk(), [](PlayedOffice &office) {
        office.absences.absences = {away(clerk(), 1, 3), away(secondClerk(), -9, -5)};
        const QDate day = toLocalDate(now());
        office.desk.standsInFor = {{decider().user, decider().name, clerk().unit, day, day}};
    });
    QVERIFY(open.ready);
    QTRY_COMPARE(open.rows("absenceTable"), 2);
    QCOMPARE(open.cell("absenceTable", 0, 0), clerk().name);
    QCOMPARE(open.cell("absenceTable", 0, 2), secondClerk().name);
    QVERIFY(open.cell("absenceTable", 0, 3) != open.cell("absenceTable", 1, 3));
    QTRY_VERIFY(open.find<QWidget>("standsIn")->findChild<QLabel *>()->text().contains(decider().name));
}

void TestAbsencePage::nobodyAwayIsSaid()
{
    Open open(clerk());
    QTRY_VERIFY(!open.find<QTableView>("absenceTable")->isVisible());
    auto *none = open.find<EmptyView>("noAbsences");
    QVERIFY(none->isVisible());
    QTRY_VERIFY(none->accessibleName().contains(u"Ctrl+N"));
    // Without the service nobody knows whether somebody is away.
    Open alone(clerk(), [](PlayedOffice &office) { office.reachable = false; });
    none = alone.find<EmptyView>("noAbsences");
    QTRY_COMPARE(none->accessibleName(), u"Not known without the service."_s);
}

void TestAbsencePage::wordsStandBelowTheirHeadings()
{
    Open open(decider(), [](PlayedOffice &office) { office.absences.absences = {away(clerk(), 0, 3)}; });
    QTRY_VERIFY(open.rows("dueTable") > 0);
    open.page.setFocus(); // no frame around the row
    for (const char *name : {"absenceTable", "dueTable"}) {
        auto *table = open.find<QTableView>(name);
        table->clearSelection();
        table->setAlternatingRowColors(false);
        QCoreApplication::processEvents();
        const auto firstInk = [](const QImage &image, const QRect &cell) {
            const QRgb ground = image.pixel(cell.left() + 1, cell.top() + 4);
            for (int x = cell.left() + 1; x < cell.right() - 2; ++x) {
                for (int y = cell.top() + 4; y < cell.bottom() - 4; ++y) {
                    if (image.pixel(x, y) != ground)
                        return x - cell.left();
                }
            }
            return -1;
        };
        const QImage words = table->viewport()->grab().toImage();
        const QImage heads = table->horizontalHeader()->viewport()->grab().toImage();
        for (int column = 0; column < 2; ++column) {
            const QRect cell = table->visualRect(table->model()->index(0, column));
            const int word = firstInk(words, cell);
            const int head = firstInk(heads, {cell.left(), 0, cell.width(), heads.height()});
            QVERIFY(word > 0 && head > 0);
            QVERIFY2(qAbs(word - head) <= 2, qPrintable(u"%1: %2 and %3"_s.arg(column).arg(word).arg(head)));
        }
    }
}

void TestAbsencePage::everythingOneCanReachHasAName()
{
    Open open(decider(), [](PlayedOffice &office) { office.absences.absences = {away(clerk(), 0, 3)}; });
    QTRY_VERIFY(open.rows("dueTable") > 0);
    QCOMPARE(namelessWidgets(open.page), QString());
    const AbsenceDialog absence(clerk().user, clerk().name, true, toLocalDate(now()));
    QCOMPARE(namelessWidgets(absence), QString());
    const RelationDialog relation(clerk().user, clerk().name, true);
    QCOMPARE(namelessWidgets(relation), QString());
}

void TestAbsencePage::aRefusalGoesWithTheNextAttempt()
{
    RelationDialog dialog(clerk().user, clerk().name, false);
    dialog.findChild<QLineEdit *>(u"number"_s)->setText(u"520199199001010017"_s);
    QSignalSpy given(&dialog, &RelationDialog::given);
    dialog.refuse(u"No."_s);
    QVERIFY(!dialog.findChild<QWidget *>(u"refused"_s)->isHidden());
    dialog.findChild<KeyButton *>(u"declare"_s)->click();
    QCOMPARE(given.size(), 1);
    QVERIFY(dialog.findChild<QWidget *>(u"refused"_s)->isHidden());
}

void TestAbsencePage::entersAnAbsenceByKeys()
{
    Open open(clerk());
    QVERIFY(open.ready);
    QSignalSpy changed(&open.page, &AbsencePage::absencesChanged);
    QTest::keyClick(&open.page, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(open.dialog());
    QVERIFY(isActive(open.dialog()));
    auto *ok = open.dialog()->findChild<KeyButton *>(u"enterAbsence"_s);
    QVERIFY(!ok->isEnabled()); // nobody stands in yet
    auto *list = open.dialog()->findChild<QListWidget *>(u"substitutes"_s);
    QCOMPARE(list->count(), 1);
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(ok->isEnabled());
    QTest::keyClick(open.dialog(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(changed.size(), 1);
    const auto request = protocol::decode<protocol::AbsenceRequest>(open.office.last("POST")->body);
    QVERIFY(request);
    QCOMPARE(request->user, clerk().user);
    QCOMPARE(request->substitutes, QVector<UserId>{secondClerk().user});
    QCOMPARE(request->from, toLocalDate(now()));
    QVERIFY(!request->id.isEmpty());
    QTRY_COMPARE(open.rows("absenceTable"), 1);
    QVERIFY(!open.page.statusWords().isEmpty());
}

void TestAbsencePage::substitutesShareAPost()
{
    AbsenceDialog dialog(decider().user, decider().name, true, toLocalDate(now()));
    QVector<protocol::Member> members;
    for (const Desk &one : {clerk(), secondClerk(), decider()})
        members.append({one.user, one.name, one.posts});
    dialog.setMembers(members);
    // Nobody else decides: only a colleague of the same post could stand in.
    auto *list = dialog.findChild<QListWidget *>(u"substitutes"_s);
    QCOMPARE(list->count(), 0);
    auto *person = dialog.findChild<QComboBox *>(u"person"_s);
    person->setCurrentIndex(person->findData(clerk().user.text()));
    QCOMPARE(list->count(), 1);
    // A pool needs no names.
    dialog.findChild<QCheckBox *>(u"pool"_s)->setChecked(true);
    QVERIFY(dialog.findChild<KeyButton *>(u"enterAbsence"_s)->isEnabled());
    QVERIFY(dialog.request().pool && dialog.request().substitutes.isEmpty());
    // The last day is not before the first.
    auto *from = dialog.findChild<QDateEdit *>(u"from"_s);
    from->setDate(from->date().addDays(5));
    QVERIFY(dialog.request().until >= dialog.request().from);
}

void TestAbsencePage::aListThatComesAgainKeepsTheTicks()
{
    AbsenceDialog dialog(clerk().user, clerk().name, false, toLocalDate(now()));
    QVector<protocol::Member> members;
    for (const Desk &one : {clerk(), secondClerk()})
        members.append({one.user, one.name, one.posts});
    dialog.setMembers(members);
    auto *list = dialog.findChild<QListWidget *>(u"substitutes"_s);
    QCOMPARE(list->count(), 1);
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(dialog.request().substitutes, QVector<UserId>{secondClerk().user});
    dialog.setMembers(members);
    QCOMPARE(dialog.request().substitutes, QVector<UserId>{secondClerk().user});
    QVERIFY(dialog.findChild<KeyButton *>(u"enterAbsence"_s)->isEnabled());
    // Who has left the unit stands in no more.
    dialog.setMembers({members.constFirst()});
    QVERIFY(dialog.request().substitutes.isEmpty());
}

void TestAbsencePage::onlyHeadsEnterForOthers()
{
    AbsenceDialog own(clerk().user, clerk().name, false, toLocalDate(now()));
    QVERIFY(!own.findChild<QComboBox *>(u"person"_s)->isEnabled());
    AbsenceDialog head(decider().user, decider().name, true, toLocalDate(now()));
    QVERIFY(head.findChild<QComboBox *>(u"person"_s)->isEnabled());
}

void TestAbsencePage::aRefusalKeepsWhatWasEntered()
{
    Open open(clerk());
    protocol::ApiError error;
    error.code = protocol::ApiErrorCode::Refused;
    error.refusal = Refusal{RefusalCode::UnknownUser, {{u"user"_s, u"wangqiang"_s}}, {}};
    open.office.refusal = error;
    QTest::keyClick(&open.page, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(open.dialog());
    QPointer<AbsenceDialog> dialog = open.dialog();
    QVERIFY(isActive(dialog));
    dialog->findChild<QLineEdit *>(u"note"_s)->setText(u"年休假"_s);
    auto *list = dialog->findChild<QListWidget *>(u"substitutes"_s);
    list->item(0)->setCheckState(Qt::Checked);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"refused"_s)->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit *>(u"note"_s)->text(), u"年休假"_s);
    dialog->reject();
}

void TestAbsencePage::endsEarlyByDelete()
{
    Open open(clerk(), [](PlayedOffice &office) { office.absences.absences = {away(clerk(), 0, 3)}; });
    QTRY_COMPARE(open.rows("absenceTable"), 1);
    auto *table = open.find<QTableView>("absenceTable");
    QTRY_VERIFY(open.find<KeyButton>("endAbsence")->isEnabled());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_VERIFY(open.office.last("POST"));
    QVERIFY(open.office.last("POST")->path.endsWith(u"/end"));
    QTRY_VERIFY(!open.find<KeyButton>("endAbsence")->isEnabled());
}

void TestAbsencePage::colleaguesDoNotEndIt()
{
    Open open(clerk(), [](PlayedOffice &office) { office.absences.absences = {away(secondClerk(), 0, 3)}; });
    QTRY_COMPARE(open.rows("absenceTable"), 1);
    QVERIFY(!open.find<KeyButton>("endAbsence")->isEnabled());
    QTest::keyClick(open.find<QTableView>("absenceTable"), Qt::Key_Delete);
    QVERIFY(!open.office.last("POST"));
    Open head(decider(), [](PlayedOffice &office) { office.absences.absences = {away(secondClerk(), 0, 3)}; });
    QTRY_VERIFY(head.find<KeyButton>("endAbsence")->isEnabled());
}

void TestAbsencePage::whatFallsDueIsOfferedToHeads()
{
    Open head(decider(), [](PlayedOffice &office) { office.absences.absences = {away(clerk(), 0, 3)}; });
    QTRY_VERIFY(head.rows("dueTable") > 0);
    const int due = head.rows("dueTable");
    QVERIFY(head.find<KeyButton>("reassignDue")->isVisible());
    QTest::keyClick(&head.page, Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<ReassignDialog *>(QApplication::activeModalWidget()));
    QApplication::activeModalWidget()->close();
    QVERIFY(due < 47); // only what falls due meanwhile, not all of her cases
    // A colleague sees the list and does not give out work.
    Open colleague(clerk(), [](PlayedOffice &office) { office.absences.absences = {away(clerk(), 0, 3)}; });
    QTRY_COMPARE(colleague.rows("dueTable"), due);
    QVERIFY(!colleague.find<KeyButton>("reassignDue")->isVisible());
}

void TestAbsencePage::nothingMovesByItself()
{
    Open head(decider(), [](PlayedOffice &office) { office.absences.absences = {away(clerk(), 0, 3)}; });
    QTRY_VERIFY(head.rows("dueTable") > 0);
    QVERIFY(head.rig.acts().isEmpty());
    QVERIFY(!head.office.last("POST"));
}

void TestAbsencePage::doneInMyNameIsTold()
{
    Open open(clerk(), [](PlayedOffice &office) {
        protocol::ActForMe act;
        act.caseId = morning().constFirst().id;
        act.queryCode = morning().constFirst().queryCode;
        act.byName = secondClerk().name;
        act.action = Action::Examine;
        act.at = now();
        office.desk.doneForMe = {act};
    });
    open.find<QTabWidget>("absenceTabs")->setCurrentIndex(1);
    QTRY_COMPARE(open.rows("doneTable"), 1);
    QCOMPARE(open.cell("doneTable", 0, 1), secondClerk().name);
    QSignalSpy opened(&open.page, &AbsencePage::caseOpened);
    auto *table = open.find<QTableView>("doneTable");
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
}

void TestAbsencePage::declaresARelationWithoutKeepingTheNumber()
{
    Open open(clerk());
    open.find<QTabWidget>("absenceTabs")->setCurrentIndex(2);
    QTest::mouseClick(open.find<KeyButton>("newRelation"), Qt::LeftButton);
    QTRY_VERIFY(qobject_cast<RelationDialog *>(QApplication::activeModalWidget()));
    QPointer<RelationDialog> dialog = qobject_cast<RelationDialog *>(QApplication::activeModalWidget());
    QVERIFY(isActive(dialog));
    auto *number = dialog->findChild<QLineEdit *>(u"number"_s);
    auto *ok = dialog->findChild<KeyButton *>(u"declare"_s);
    QTest::keyClicks(number, u"520199199001010018"_s);
    QVERIFY(!ok->isEnabled()); // the check character is wrong
    number->clear();
    QTest::keyClicks(number, u"520199199001010017"_s);
    QVERIFY(ok->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(open.rows("relationTable"), 1);
    QTRY_VERIFY(dialog.isNull());
    for (int column = 0; column < 4; ++column)
        QVERIFY(!open.cell("relationTable", 0, column).contains(u"520199"_s));
    QVERIFY(!open.page.statusWords().contains(u"520199"_s));
}

void TestAbsencePage::withoutTheServiceItSaysSo()
{
    Open open(clerk(), [](PlayedOffice &office) { office.reachable = false; });
    QTRY_VERIFY(open.page.findChild<ErrorBox *>()->isVisible());
    open.office.reachable = true;
    open.office.absences.absences = {away(clerk(), 0, 3)};
    open.page.refresh();
    QTRY_COMPARE(open.rows("absenceTable"), 1);
    QVERIFY(!open.page.findChild<ErrorBox *>()->isVisible());
}

QTEST_MAIN(TestAbsencePage)
#include "tst_absencepage.moc"
