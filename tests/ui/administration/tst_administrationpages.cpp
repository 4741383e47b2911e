// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/administration/administrationdesk.h"

#include "service/store/auditstore.h"
#include "service/store/phrasestore.h"
#include "ui/administration/accountspage.h"
#include "ui/administration/auditpage.h"
#include "ui/administration/calendarspage.h"
#include "ui/administration/grantspage.h"
#include "ui/administration/phrasespage.h"
#include "ui/common/yunchuangstyle.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;

namespace {

/// A page in its window, told for whom it is.
template<class P>
struct Shown
{
    template<class... Args>
    explicit Shown(AdministrationDesk &desk, Args &...args)
        : page(desk.desk, args...)
    {
        page.resize(1240, 800);
        page.setSession(desk.session);
        page.show();
        page.activateWindow();
        ready = QTest::qWaitForWindowActive(&page);
        page.enter();
    }
    [[nodiscard]] QWidget *dialog() const { return QApplication::activeModalWidget(); }
    /// Keys reach a dialog, and the page after it, only in the active window.
    [[nodiscard]] bool opened()
    {
        return QTest::qWaitFor([this] { return dialog() && dialog()->isActiveWindow(); });
    }
    [[nodiscard]] bool closed()
    {
        if (!QTest::qWaitFor([this] { return !dialog(); }))
            return false;
        page.activateWindow();
        return QTest::qWaitForWindowActive(&page);
    }
    template<class W>
    W *find(const QString &name)
    {
        if (QWidget *over = dialog()) {
            if (W *found = over->findChild<W *>(name))
                return found;
        }
        return page.template findChild<W *>(name);
    }
    [[nodiscard]] QString words(const QString &name) { return find<TextLabel>(name)->text(); }
    bool select(QTableView *table, const QString &text)
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == text) {
                table->setCurrentIndex(table->model()->index(row, 0));
                return true;
            }
        }
        return false;
    }

    P page;
    bool ready = false;
};

bool failureShown(QWidget &page)
{
    const auto *box = page.findChild<ErrorBox *>();
    return box && box->isVisible();
}

} // namespace

class tst_AdministrationPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }
    void anAccountIsMadeWithTheKeyboard();
    void aNameThatDoesNotDoStaysInTheField();
    void shuttingAsksOnceMoreAndOpeningDoesNot();
    void nobodyAdministersHimself();
    void postsTakeEffectTogether();
    void administratorsAreNotCombinedInTheDialogEither();
    void whatIsUnfinishedIsNotLost();
    void aOneTimePasswordIsShownOnceAndWorks();
    void aComputerIsShutOut();
    void missingYearsAreSaid();
    void aYearIsImportedFromAFile();
    void aFileThatIsNoneSaysWhereItFails();
    void phrasesAreKeptInTheirOrder();
    void aRefusedSentenceIsTakenBackAndNotLost();
    void theAuditLogIsFilteredVerifiedAndExported();
    void withoutTheServiceThePageSaysSo();
};

void tst_AdministrationPages::anAccountIsMadeWithTheKeyboard()
{
    AdministrationDesk desk;
    desk.signIn(u"sysadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<AccountsPage> shown(desk, scheduler);
    QVERIFY(shown.ready);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QTest::keyClick(&shown.page, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(shown.opened());
    QTest::keyClicks(shown.find<QLineEdit>(u"newUser"_s), u"luyan"_s);
    QTest::keyClick(shown.dialog(), Qt::Key_Tab);
    shown.find<QLineEdit>(u"newName"_s)->setText(u"卢燕"_s); // as an input method does
    QTest::keyClick(shown.find<QLineEdit>(u"newName"_s), Qt::Key_Return);
    QVERIFY(shown.closed());
    // The list shows the new one, found by its name.
    QTRY_COMPARE(shown.page.model().rowCount(), 1);
    QCOMPARE(shown.page.model().rows().constFirst().user, UserId(u"luyan"_s));
    QVERIFY(shown.words(u"accountFacts"_s).contains(u"no password yet"_s));
}

void tst_AdministrationPages::aNameThatDoesNotDoStaysInTheField()
{
    AdministrationDesk desk;
    desk.signIn(u"sysadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<AccountsPage> shown(desk, scheduler);
    shown.page.create();
    QVERIFY(shown.opened());
    auto *user = shown.find<QLineEdit>(u"newUser"_s);
    user->setText(u"zhoumin"_s);
    shown.find<QLineEdit>(u"newName"_s)->setText(u"别人"_s);
    QTest::keyClick(user, Qt::Key_Return);
    QTRY_VERIFY(shown.find<TextLabel>(u"fieldsHint"_s)->isVisible());
    QVERIFY(shown.words(u"fieldsHint"_s).contains(u"already"_s));
    QCOMPARE(user->text(), u"zhoumin"_s);
    QCOMPARE(shown.find<QLineEdit>(u"newName"_s)->text(), u"别人"_s);
    QVERIFY(user->isEnabled());
    QTest::keyClick(shown.dialog(), Qt::Key_Escape);
    QVERIFY(shown.closed());
}

void tst_AdministrationPages::shuttingAsksOnceMoreAndOpeningDoesNot()
{
    AdministrationDesk desk;
    desk.signIn(u"sysadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<AccountsPage> shown(desk, scheduler);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    const auto enabled = [&] {
        for (const protocol::AccountRow &row : shown.page.model().rows()) {
            if (row.user.text() == u"zhoumin")
                return row.enabled;
        }
        return false;
    };
    QVERIFY(shown.select(shown.page.table(), u"zhoumin"_s));
    QTest::keyClick(shown.page.table(), Qt::Key_D, Qt::ControlModifier);
    QVERIFY(shown.opened());
    QTest::keyClick(shown.dialog(), Qt::Key_Escape);
    QVERIFY(shown.closed());
    QVERIFY(enabled());
    QTest::keyClick(shown.page.table(), Qt::Key_D, Qt::ControlModifier);
    QVERIFY(shown.opened());
    QTest::keyClick(shown.dialog(), Qt::Key_Return);
    QTRY_VERIFY(!enabled());
    QVERIFY(shown.closed());
    QTest::keyClick(shown.page.table(), Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(enabled());
    QVERIFY(!shown.dialog());
}

void tst_AdministrationPages::nobodyAdministersHimself()
{
    AdministrationDesk desk;
    desk.signIn(u"secadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<GrantsPage> shown(desk, scheduler);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QVERIFY(shown.select(shown.page.table(), u"secadmin"_s));
    for (const QString &name : {u"addGrant"_s, u"unlockAccount"_s, u"issuePassword"_s, u"issueCode"_s, u"resetFactor"_s,
                                u"revokeSessions"_s}) {
        const auto *button = shown.find<KeyButton>(name);
        QVERIFY2(!button->isEnabled(), qPrintable(name));
        QVERIFY(button->disabledReason().contains(u"own account"_s));
    }
}

void tst_AdministrationPages::postsTakeEffectTogether()
{
    AdministrationDesk desk;
    desk.signIn(u"secadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<GrantsPage> shown(desk, scheduler);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QVERIFY(shown.select(shown.page.table(), u"zhoumin"_s));
    const auto stored = [&] {
        return *service::accountstore::posts(**desk.service.rig.core().reader(), UserId(u"zhoumin"_s));
    };
    // Another post in the same unit: F2, the post is ticked with Space, Ctrl+Enter.
    auto *grants = shown.find<QTableView>(u"grantTable"_s);
    QTRY_COMPARE(grants->model()->rowCount(), 1);
    grants->setFocus();
    QTest::keyClick(grants, Qt::Key_F2);
    QVERIFY(shown.opened());
    auto *posts = shown.find<QListWidget>(u"grantPosts"_s);
    posts->setCurrentRow(4); // the reviewer
    QTest::keyClick(posts, Qt::Key_Space);
    QTest::keyClick(posts, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(shown.closed());
    QCOMPARE(stored().value(AdministrationDesk::unit), Posts(Post::CaseOfficer)); // not yet
    QVERIFY(shown.page.reasonToStay().contains(u"Ctrl+Enter"_s));
    // And a post in a second unit, found by part of its name.
    QTRY_VERIFY(shown.find<KeyButton>(u"addGrant"_s)->isEnabled());
    QTest::keyClick(&shown.page, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(shown.opened());
    auto *unit = shown.find<QComboBox>(u"grantUnit"_s);
    QTRY_VERIFY(unit->count() > 50);
    unit->setCurrentIndex(unit->findData(u"RST-SB"_s));
    posts = shown.find<QListWidget>(u"grantPosts"_s);
    posts->setCurrentRow(3);
    QTest::keyClick(posts, Qt::Key_Space);
    QTest::keyClick(posts, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(grants->model()->rowCount(), 2);
    QVERIFY(shown.closed());
    QTest::keyClick(grants, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stored().size(), 2);
    QCOMPARE(stored().value(AdministrationDesk::unit), Posts(Post::CaseOfficer) | Post::Reviewer);
    QCOMPARE(stored().value(u"RST-SB"_s), Posts(Post::CaseOfficer));
    QTRY_VERIFY(shown.page.reasonToStay().isEmpty());
    // Taken back with Del.
    grants->setCurrentIndex(grants->model()->index(1, 0));
    grants->setFocus();
    QTest::keyClick(grants, Qt::Key_Delete);
    QCOMPARE(grants->model()->rowCount(), 1);
    QTest::keyClick(grants, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stored().size(), 1);
}

void tst_AdministrationPages::administratorsAreNotCombinedInTheDialogEither()
{
    AdministrationDesk desk;
    desk.signIn(u"secadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<GrantsPage> shown(desk, scheduler);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QVERIFY(shown.select(shown.page.table(), u"sysadmin"_s));
    auto *grants = shown.find<QTableView>(u"grantTable"_s);
    QTRY_COMPARE(grants->model()->rowCount(), 1);
    QTest::keyClick(grants, Qt::Key_F2);
    QVERIFY(shown.opened());
    auto *posts = shown.find<QListWidget>(u"grantPosts"_s);
    posts->setCurrentRow(posts->count() - 1); // the audit administrator besides
    QTest::keyClick(posts, Qt::Key_Space);
    QVERIFY(!shown.find<KeyButton>(u"grantGive"_s)->isEnabled());
    QVERIFY(shown.words(u"grantHint"_s).contains(u"no other post"_s));
    QTest::keyClick(posts, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(shown.dialog());
    // In another unit it is refused by the service, and the list stays as it was left.
    QTest::keyClick(shown.dialog(), Qt::Key_Escape);
    QVERIFY(shown.closed());
    shown.page.add();
    QVERIFY(shown.opened());
    auto *unit = shown.find<QComboBox>(u"grantUnit"_s);
    QTRY_VERIFY(unit->count() > 50);
    unit->setCurrentIndex(unit->findData(u"RST-SB"_s));
    posts = shown.find<QListWidget>(u"grantPosts"_s);
    posts->setCurrentRow(3);
    QTest::keyClick(posts, Qt::Key_Space);
    QTest::keyClick(posts, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(grants->model()->rowCount(), 2);
    shown.page.save();
    QTRY_VERIFY(failureShown(shown.page));
    QCOMPARE(grants->model()->rowCount(), 2);
}

void tst_AdministrationPages::whatIsUnfinishedIsNotLost()
{
    AdministrationDesk desk;
    desk.signIn(u"secadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<GrantsPage> shown(desk, scheduler);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QVERIFY(shown.select(shown.page.table(), u"zhoumin"_s));
    auto *grants = shown.find<QTableView>(u"grantTable"_s);
    QTRY_COMPARE(grants->model()->rowCount(), 1);
    grants->setFocus();
    QTest::keyClick(grants, Qt::Key_Delete);
    QCOMPARE(grants->model()->rowCount(), 0);
    QVERIFY(!shown.page.reasonToStay().isEmpty());
    QVERIFY(!shown.page.table()->isEnabled()); // another account cannot be chosen now
    shown.page.refresh();
    QTest::qWait(0);
    QCOMPARE(grants->model()->rowCount(), 0);
    desk.goOffline();
    shown.page.save();
    QTRY_VERIFY(failureShown(shown.page));
    QVERIFY(!shown.page.reasonToStay().isEmpty());
}

void tst_AdministrationPages::aOneTimePasswordIsShownOnceAndWorks()
{
    AdministrationDesk desk;
    desk.signIn(u"secadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<GrantsPage> shown(desk, scheduler);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QVERIFY(shown.select(shown.page.table(), u"zhoumin"_s));
    shown.find<KeyButton>(u"issuePassword"_s)->click();
    QVERIFY(shown.opened());
    QTest::keyClick(shown.dialog(), Qt::Key_Return);
    QTRY_VERIFY(shown.dialog() && shown.dialog()->objectName() == u"secretDialog");
    protocol::SignInRequest request = desk.service.signInRequest(u"zhoumin"_s);
    request.password = shown.words(u"shownSecret"_s);
    QTest::keyClick(shown.dialog(), Qt::Key_Return);
    QVERIFY(shown.closed());
    const DoorAnswer in = desk.service.signIn(request);
    QCOMPARE(in.status, 200);
    QVERIFY(in.as<protocol::Session>().mustChangePassword);
}

void tst_AdministrationPages::aComputerIsShutOut()
{
    AdministrationDesk desk;
    const QByteArray token = desk.service.token(u"zhoumin"_s);
    desk.signIn(u"secadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<GrantsPage> shown(desk, scheduler);
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QVERIFY(shown.select(shown.page.table(), u"zhoumin"_s));
    auto *devices = shown.find<QTableView>(u"deviceTable"_s);
    QTRY_COMPARE(devices->model()->rowCount(), 1);
    QTRY_VERIFY(shown.find<KeyButton>(u"revokeDevice"_s)->isEnabled());
    shown.find<KeyButton>(u"revokeDevice"_s)->click();
    QVERIFY(shown.opened());
    QTest::keyClick(shown.dialog(), Qt::Key_Return);
    QTRY_COMPARE(desk.service.ask("GET", protocol::paths::desk, token).status, 401);
    QTRY_VERIFY(!shown.find<KeyButton>(u"revokeDevice"_s)->isEnabled());
}

void tst_AdministrationPages::missingYearsAreSaid()
{
    const CalendarSet none;
    const QVector<CalendarYearRow> rows = calendarYears(none, 2026);
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows.at(0).missing && rows.at(0).year == 2027);
    QVERIFY(rows.at(1).missing && rows.at(1).year == 2026);

    AdministrationDesk desk;
    desk.signIn(u"sysadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<CalendarsPage> shown(desk, desk.service.rig.clock, scheduler);
    auto *years = shown.find<QTableView>(u"yearTable"_s);
    QTRY_VERIFY(years->model()->rowCount() > 3);
    QCOMPARE(years->model()->index(0, 0).data().toString(), u"2027"_s);
    QVERIFY(shown.words(u"calendarTitle"_s).contains(u"no calendar yet"_s));
    QTest::keyClick(years, Qt::Key_Down); // 2026
    auto *days = shown.find<QTableView>(u"dayTable"_s);
    QVERIFY(days->model()->rowCount() > 20);
    QVERIFY(days->model()->index(0, 0).data().toString().startsWith(u"2026-01-01"));
    // 20 September 2026 is a Sunday that works.
    QStringList works;
    for (int row = 0; row < days->model()->rowCount(); ++row) {
        if (days->model()->index(row, 1).data().toString().startsWith(u"works"))
            works << days->model()->index(row, 0).data().toString().left(10);
    }
    QVERIFY(works.contains(u"2026-09-20"_s));
}

void tst_AdministrationPages::aYearIsImportedFromAFile()
{
    AdministrationDesk desk;
    desk.signIn(u"sysadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<CalendarsPage> shown(desk, desk.service.rig.clock, scheduler);
    auto *years = shown.find<QTableView>(u"yearTable"_s);
    QTRY_VERIFY(years->model()->rowCount() > 3);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"2027.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"year": 2027, "source": "试验", "importedAt": "2026-11-24T08:00:00+08:00", "importedBy": "x",
                   "holidays": {"2027-01-01": "元旦"}, "workdays": []})");
    file.close();
    shown.page.importFile(file.fileName());
    QTRY_VERIFY(shown.page.statusWords().contains(u"2027"_s));
    QTRY_VERIFY(years->model()->index(0, 1).data().toString() != u"missing"_s);
    QVERIFY(desk.service.rig.core().reference()->calendars().year(2027));
}

void tst_AdministrationPages::aFileThatIsNoneSaysWhereItFails()
{
    AdministrationDesk desk;
    desk.signIn(u"sysadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<CalendarsPage> shown(desk, desk.service.rig.clock, scheduler);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"2027.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"year": 2027, "source": "试验", "importedAt": "2026-11-24T08:00:00+08:00", "importedBy": "x",
                   "holidays": {"2027-13-01": "元旦"}, "workdays": []})");
    file.close();
    shown.page.importFile(file.fileName());
    QTRY_VERIFY(failureShown(shown.page));
    bool said = false;
    for (const QLabel *label : shown.page.findChild<ErrorBox *>()->findChildren<QLabel *>())
        said = said || label->text().contains(u"/holidays"_s);
    QVERIFY(said);
    QVERIFY(!desk.service.rig.core().reference()->calendars().year(2027));
}

void tst_AdministrationPages::phrasesAreKeptInTheirOrder()
{
    AdministrationDesk desk;
    desk.signIn(u"head"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<PhrasesPage> shown(desk, scheduler);
    const auto write = [&](const QString &text) {
        QTest::keyClick(&shown.page, Qt::Key_N, Qt::ControlModifier);
        QVERIFY(shown.opened());
        auto *edit = shown.find<QPlainTextEdit>(u"phraseText"_s);
        edit->setPlainText(text);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(shown.closed());
    };
    write(u"同意。"_s);
    QTRY_COMPARE(shown.page.model().rowCount(), 1);
    write(u"材料齐全，予以受理。"_s);
    QTRY_COMPARE(shown.page.model().rowCount(), 2);
    auto *table = shown.find<QTableView>(u"phraseTable"_s);
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shown.page.model().rows().constFirst().text, u"材料齐全，予以受理。"_s);
    QCOMPARE(table->currentIndex().row(), 0);
    QVERIFY(!shown.find<KeyButton>(u"phraseUp"_s)->isEnabled());
    QTest::keyClick(table, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(shown.page.model().rows().constFirst().hidden);
    const auto stored = [&] {
        return *service::phrasestore::phrases(**desk.service.rig.core().reader(), UnitId(AdministrationDesk::unit));
    };
    QTRY_COMPARE(stored(), shown.page.model().rows());
    // Another head of the same unit finds them.
    Shown<PhrasesPage> again(desk, scheduler);
    QTRY_COMPARE(again.page.model().rows(), stored());
}

void tst_AdministrationPages::aRefusedSentenceIsTakenBackAndNotLost()
{
    AdministrationDesk desk;
    desk.signIn(u"head"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<PhrasesPage> shown(desk, scheduler);
    QTest::qWait(0);
    desk.goOffline();
    shown.page.add();
    QVERIFY(shown.opened());
    auto *edit = shown.find<QPlainTextEdit>(u"phraseText"_s);
    edit->setPlainText(u"写了很久的一句话。"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(failureShown(shown.page));
    QCOMPARE(shown.page.model().rowCount(), 0);
    bool kept = false;
    for (const QLabel *label : shown.page.findChild<ErrorBox *>()->findChildren<QLabel *>())
        kept = kept || label->text().contains(u"写了很久的一句话。"_s);
    QVERIFY(kept);
}

void tst_AdministrationPages::theAuditLogIsFilteredVerifiedAndExported()
{
    AdministrationDesk desk;
    for (int i = 0; i < 3; ++i)
        (void)desk.service.token(u"zhoumin"_s);
    desk.signIn(u"auditadmin"_s);
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<AuditPage> shown(desk, desk.service.rig.clock, scheduler);
    QTRY_VERIFY(shown.page.model().rowCount() > 5);
    QVERIFY(shown.page.model().rows().constFirst().number > shown.page.model().rows().constLast().number);
    QVERIFY(shown.words(u"auditLine"_s).contains(u"hash"_s));
    auto *actor = shown.find<QLineEdit>(u"auditActor"_s);
    actor->setFocus();
    QTest::keyClicks(actor, u"zhoumin"_s);
    QTest::keyClick(actor, Qt::Key_Return);
    QTRY_COMPARE(shown.page.model().rowCount(), 4); // the computer enrolled, and three sign-ins
    auto *event = shown.find<QComboBox>(u"auditEvent"_s);
    event->setCurrentIndex(event->findData(u"SIGNED_IN"_s));
    Q_EMIT event->activated(event->currentIndex());
    QTRY_COMPARE(shown.page.model().rowCount(), 3);

    QTest::keyClick(&shown.page, Qt::Key_F9);
    QTRY_VERIFY(shown.page.findChild<Banner *>()->isVisible());

    QTemporaryDir folder;
    const QString name = folder.filePath(u"audit.jsonl"_s);
    shown.page.exportTo(name);
    QTRY_VERIFY(shown.page.statusWords().contains(u"exported"_s));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray before = service::auditstore::firstHash();
    int lines = 0;
    while (!file.atEnd()) {
        const auto entry = protocol::decode<protocol::AuditEntry>(file.readLine().trimmed());
        QVERIFY(entry);
        before = service::auditstore::chained(before, protocol::auditRecordText(*entry));
        QCOMPARE(entry->hash.toLatin1(), before);
        ++lines;
    }
    QVERIFY(lines > 8);
    // A file that cannot be written says so, and nothing is under way afterwards.
    shown.page.exportTo(folder.filePath(u"no/such/folder.jsonl"_s));
    QVERIFY(shown.page.statusWords().contains(u"cannot be written"_s));
    QVERIFY(shown.find<KeyButton>(u"exportAudit"_s)->isEnabled());
}

void tst_AdministrationPages::withoutTheServiceThePageSaysSo()
{
    AdministrationDesk desk;
    desk.signIn(u"sysadmin"_s);
    desk.goOffline();
    VirtualScheduler scheduler(desk.service.rig.clock);
    Shown<AccountsPage> shown(desk, scheduler);
    QTRY_VERIFY(failureShown(shown.page));
    // F5 when it is back.
    desk.signIn(u"sysadmin"_s);
    shown.page.refresh();
    QTRY_COMPARE(shown.page.model().rowCount(), 5);
    QVERIFY(!failureShown(shown.page));
}

QTEST_MAIN(tst_AdministrationPages)
#include "tst_administrationpages.moc"
