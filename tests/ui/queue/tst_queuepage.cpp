// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowrig.h"

#include "resources/resources.h"
#include "ui/common/chip.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/queue/previewpane.h"
#include "ui/queue/queuepage.h"
#include "ui/queue/queuetable.h"
#include "ui/queue/reassigndialog.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// The queue page with real keys and mouse over a real cache.
class TestQueuePage : public QObject
{
    Q_OBJECT

private:
    struct Desktop
    {
        explicit Desktop(const Desk &desk = clerk(), const QVector<CaseSummary> &rows = morning())
            : page(rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler)
        {
            rig.signIn(desk);
            rig.cache.apply(rows);
            page.setDesk(desk.user, desk.unit, desk.posts);
            page.showQueue(desk.posts & Post::Dispatcher ? Queue::Unit : Queue::Mine);
            page.resize(1248, 800);
            page.show();
            page.activateWindow();
            ready = QTest::qWaitForWindowActive(&page);
            page.enter();
        }
        template<class T>
        [[nodiscard]] T *find(const QString &name) const
        {
            return page.findChild<T *>(name);
        }
        [[nodiscard]] QueueTable *table() const { return find<QueueTable>(u"queueTable"_s); }
        [[nodiscard]] QString text(const QString &name) const { return find<TextLabel>(name)->text(); }
        [[nodiscard]] QString currentCode() const
        {
            return page.currentKey() ? table()->currentIndex().data(CodeRole).toString() : QString();
        }
        void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
        {
            QTest::keyClick(table(), static_cast<Qt::Key>(key), modifiers);
        }
        void pause() { rig.scheduler.advance(500ms); }
        [[nodiscard]] QStringList previewWords()
        {
            QStringList words;
            for (const QLabel *label : page.preview().findChildren<QLabel *>())
                words.append(label->text());
            return words;
        }

        WindowRig rig;
        QueuePage page;
        bool ready = false;
    };

    static bool choose(Chip *chip, const QString &words)
    {
        Q_EMIT chip->menu()->aboutToShow();
        for (QAction *action : chip->menu()->actions()) {
            if (action->text() == words) {
                action->trigger();
                return true;
            }
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }

    void rowsStandInTheOrderOfTheirDates()
    {
        Desktop desk;
        QVERIFY(desk.ready);
        QCOMPARE(desk.currentCode(), u"52-261118-00291"_s);
        QCOMPARE(desk.table()->model()->index(0, DeadlineColumn).data().toString(), u"2 day(s) late"_s);
        QCOMPARE(desk.table()->model()->index(3, DeadlineColumn).data().toString(), u"today"_s);
        QCOMPARE(desk.text(u"queueTotal"_s), u"46 case(s)"_s);
        // Before acceptance nothing is promised.
        const int received = desk.page.model().rowOf(morning().at(6).id);
        QCOMPARE(desk.table()->model()->index(received, PromisedColumn).data().toString(), u"—"_s);
    }

    void arrowsWalkAndEnterOpens()
    {
        Desktop desk;
        QSignalSpy opened(&desk.page, &QueuePage::caseOpened);
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Down);
        QCOMPARE(desk.currentCode(), u"52-261119-00126"_s);
        QVERIFY(desk.table()->currentIndex().data(UnseenRole).toBool());
        desk.key(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(0).value<RowKey>(), (RowKey{morning().at(2).id, clerk().unit}));
        // What was opened is no longer bold.
        QTRY_VERIFY(!desk.table()->currentIndex().data(UnseenRole).toBool());
        desk.key(Qt::Key_End);
        QCOMPARE(desk.table()->currentIndex().row(), desk.page.model().rowCount() - 1);
        desk.key(Qt::Key_Home);
        QCOMPARE(desk.table()->currentIndex().row(), 0);
    }

    void doubleClickOpens()
    {
        Desktop desk;
        QSignalSpy opened(&desk.page, &QueuePage::caseOpened);
        const QRect row = desk.table()->visualRect(desk.table()->model()->index(4, CodeColumn));
        QTest::mouseClick(desk.table()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(desk.currentCode(), u"52-261120-00033"_s);
        QTest::mouseDClick(desk.table()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(opened.size(), 1);
    }

    void spaceMarksSeveral()
    {
        Desktop desk;
        desk.key(Qt::Key_Space);
        QVERIFY(desk.table()->isMarking());
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Down);
        QCOMPARE(desk.table()->chosenRows(), QVector<int>({0}));
        desk.key(Qt::Key_Space);
        QCOMPARE(desk.table()->chosenRows(), QVector<int>({0, 2}));
        desk.key(Qt::Key_Space);
        QCOMPARE(desk.table()->chosenRows(), QVector<int>({0}));
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.table()->isMarking());
        QCOMPARE(desk.table()->chosenRows(), QVector<int>({2}));
    }

    void slashFiltersTheListAsOneTypes()
    {
        Desktop desk;
        desk.key(Qt::Key_Slash);
        auto *field = desk.find<QLineEdit>(u"filterField"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"00317"_s);
        QCOMPARE(desk.page.model().rowCount(), 46);
        desk.pause();
        QTRY_COMPARE(desk.page.model().rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(desk.table()->hasFocus());
        QCOMPARE(desk.currentCode(), u"52-261123-00317"_s);
        // Escape in the field takes the filter off; the case stays chosen.
        desk.key(Qt::Key_Slash);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(desk.page.model().rowCount(), 46);
        QVERIFY(desk.table()->hasFocus());
        QCOMPARE(desk.currentCode(), u"52-261123-00317"_s);
    }

    void chipsNarrowTheList_data()
    {
        QTest::addColumn<QString>("chip");
        QTest::addColumn<QString>("choice");
        QTest::addColumn<int>("rows");
        QTest::newRow("late") << u"chipDue"_s << u"late"_s << 3;
        QTest::newRow("today") << u"chipDue"_s << u"due today"_s << 3;
        QTest::newRow("differences") << u"chipChecks"_s << u"with differences"_s << 2;
        QTest::newRow("news") << u"chipNews"_s << u"correction, answer or return came in"_s << 2;
        QTest::newRow("step of the flow") << u"chipStage"_s << u"决定"_s << 3;
        QTest::newRow("source") << u"chipSource"_s << u"遵义市平台"_s << 3;
    }
    void chipsNarrowTheList()
    {
        QFETCH(QString, chip);
        QFETCH(QString, choice);
        QFETCH(int, rows);
        Desktop desk;
        auto *button = desk.find<Chip>(chip);
        QVERIFY(choose(button, choice));
        QVERIFY(button->narrowing());
        if (chip == u"chipSource")
            QVERIFY(desk.page.model().rowCount() >= rows);
        else
            QCOMPARE(desk.page.model().rowCount(), rows);
        QTest::keyClick(button, Qt::Key_Delete);
        QVERIFY(!button->narrowing());
        QCOMPARE(desk.page.model().rowCount(), 46);
    }

    void nothingLeftOffersToClear()
    {
        Desktop desk;
        QVERIFY(choose(desk.find<Chip>(u"chipDue"_s), u"late"_s));
        QVERIFY(choose(desk.find<Chip>(u"chipChecks"_s), u"with differences"_s));
        QCOMPARE(desk.page.model().rowCount(), 0);
        auto *empty = desk.page.findChild<EmptyView *>();
        QVERIFY(empty->isVisible());
        auto *clear = empty->findChild<KeyButton *>();
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(desk.page.model().rowCount(), 46);
        QVERIFY(desk.table()->isVisible());
    }

    void anEmptyQueueSaysWhatComesNext()
    {
        Desktop desk(clerk(), {});
        auto *empty = desk.page.findChild<EmptyView *>();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->findChild<KeyButton *>()->keyHint() == u"Ctrl+J"_s);
        // Where nothing can be claimed, nothing is offered.
        desk.page.showQueue(Queue::Overdue);
        QVERIFY(!empty->findChild<KeyButton *>()->isVisible());
    }

    void headersSort()
    {
        Desktop desk;
        QHeaderView *header = desk.table()->horizontalHeader();
        const auto click = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
        };
        click(ReceivedColumn);
        QCOMPARE(desk.page.model().order(), (CaseOrder{SortColumn::Received, false}));
        QCOMPARE(desk.page.model().index(0, 0).data(CodeRole).toString(), u"52-261111-00073"_s);
        click(ReceivedColumn);
        QVERIFY(desk.page.model().order().descending);
        // Names lie sealed: no order by them.
        click(ApplicantColumn);
        QCOMPARE(desk.page.model().order(), (CaseOrder{SortColumn::Received, true}));
        QCOMPARE(header->sortIndicatorSection(), int(ReceivedColumn));
        click(DeadlineColumn);
        QCOMPARE(desk.page.model().order(), CaseOrder());
    }

    void everyQueueKeepsItsPlace()
    {
        Desktop desk;
        for (int i = 0; i < 6; ++i)
            desk.key(Qt::Key_Down);
        const QString before = desk.currentCode();
        QVERIFY(choose(desk.find<Chip>(u"chipStage"_s), u"Acceptance"_s));
        QCOMPARE(desk.currentCode(), before);
        desk.page.showQueue(Queue::Unit);
        QVERIFY(!desk.find<Chip>(u"chipStage"_s)->narrowing());
        desk.page.showQueue(Queue::Mine);
        QVERIFY(desk.find<Chip>(u"chipStage"_s)->narrowing());
        QCOMPARE(desk.currentCode(), before);
    }

    void thePreviewFollows()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QVERIFY(desk.rig.cache.putCase(row));
        QVERIFY(desk.page.selectCase(row.id));
        QTRY_VERIFY(desk.page.preview().hasWholeCase());
        QCOMPARE(desk.page.preview().key(), std::optional(RowKey{row.id, row.viewer}));
        // Only lawful acts can be used, the others say why.
        QVERIFY(desk.page.preview().offers(Action::Accept));
        QVERIFY(!desk.page.preview().offers(Action::Grant));
        for (KeyButton *button : desk.page.preview().findChildren<KeyButton *>()) {
            if (button->objectName().startsWith(u"act-") && !button->isEnabled())
                QVERIFY2(!button->disabledReason().isEmpty(), qPrintable(button->objectName()));
        }
        QSignalSpy opened(&desk.page, &QueuePage::caseOpened);
        desk.key(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(1).value<std::optional<Action>>(), std::optional(Action::Accept));
        desk.key(Qt::Key_4, Qt::AltModifier);
        QCOMPARE(opened.size(), 1);
        // Nothing was decided from the list.
        QVERIFY(desk.rig.acts().isEmpty());
    }

    void anOutdatedCaseOffersNothingUntilItsNewsAreHere()
    {
        Desktop desk;
        CaseSummary row = morning().at(6);
        QVERIFY(desk.rig.cache.putCase(row));
        QVERIFY(desk.page.selectCase(row.id));
        QTRY_VERIFY(desk.page.preview().offers(Action::Accept));
        // A colleague was quicker: the row tells of it before the whole case is fetched again.
        desk.rig.goOnline();
        row.version += 1;
        row.state = CaseState::Accepted;
        desk.rig.cache.apply({row});
        QTRY_VERIFY(!desk.page.preview().offers(Action::Accept));
        QVERIFY2(desk.previewWords().contains(u"Accepted"_s), qPrintable(desk.previewWords().join(u'|')));
        QTRY_VERIFY(!desk.previewWords().contains(u"Received"_s));
        protocol::CaseReply news = replyFor(row);
        news.subject.version = row.version;
        QObject context;
        desk.rig.cache.store.putCase(row.viewer, news, &context, [](const StoreResult<bool> &) {});
        QTRY_VERIFY(desk.page.preview().offers(Action::Withdraw));
    }

    void aChangeOfCapitalShowsBothSums()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QObject context;
        protocol::CaseReply reply = replyFor(row);
        reply.subject.form.insert(u"capital"_s, QJsonObject{{u"before"_s, 100000000}, {u"after"_s, 250000000}});
        desk.rig.cache.store.putCase(row.viewer, reply, &context, [](const StoreResult<bool> &) {});
        QVERIFY(desk.page.selectCase(row.id));
        QTRY_VERIFY(desk.page.preview().hasWholeCase());
        const QStringList words = desk.previewWords();
        QVERIFY2(words.contains(u"¥1,000,000.00 → ¥2,500,000.00"_s), qPrintable(words.join(u'|')));
    }

    void checksBearTheNamesOfTheFormsFields()
    {
        Desktop desk;
        initYunchuangResources();
        QObject context;
        desk.rig.cache.store.putBundle(u"forms"_s, {"1", QJsonDocument(formResources()).toJson(QJsonDocument::Compact)},
                                       &context, [](const StoreResult<bool> &) {});
        const CaseSummary row = morning().at(6);
        protocol::CaseReply reply = replyFor(row);
        RegistryCheck check = reply.subject.checks.constFirst();
        check.id = u"bizAddr.standard"_s;
        check.field = u"/bizAddr/detail"_s;
        reply.subject.checks = {check};
        desk.rig.cache.store.putCase(row.viewer, reply, &context, [](const StoreResult<bool> &) {});
        QVERIFY(desk.page.selectCase(row.id));
        QTRY_VERIFY(desk.page.preview().hasWholeCase());
        QStringList lines;
        for (const SummaryLine *line : desk.page.preview().findChildren<SummaryLine *>())
            lines.append(line->accessibleName());
        const QString all = lines.join(u'\n');
        QVERIFY2(all.contains(u": standard address"), qPrintable(all));
        QVERIFY2(!all.contains(u"bizAddr"), qPrintable(all));
    }

    void identityNumbersAreMasked()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QVERIFY(desk.rig.cache.putCase(row));
        QVERIFY(desk.page.selectCase(row.id));
        QString shown;
        for (const QLabel *label : desk.page.preview().findChildren<QLabel *>())
            shown += label->text() + label->toolTip();
        QVERIFY(shown.contains(u"520199********0017"));
        QVERIFY(!shown.contains(u"520199199001010017"));
        QVERIFY(!shown.contains(u"13700002345"));
    }

    void aRatedCaseShowsTheLevel()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QObject context;
        protocol::CaseReply reply = replyFor(row);
        reply.subject.rating = RatingLevel::Dissatisfied;
        desk.rig.cache.store.putCase(row.viewer, reply, &context, [](const StoreResult<bool> &) {});
        QVERIFY(desk.page.selectCase(row.id));
        QTRY_VERIFY(desk.page.preview().hasWholeCase());
        const QStringList words = desk.previewWords();
        QVERIFY(words.contains(u"★★☆☆☆ Dissatisfied"_s));
    }

    void claimingTakesTheMostUrgentThatFits()
    {
        Desktop desk;
        QVector<CaseSummary> rows = morning();
        CaseSummary urgent = rows.at(24);
        urgent.due = QDate(2026, 11, 26);
        ++urgent.version;
        QVERIFY(desk.rig.cache.apply(QVector<CaseSummary>{urgent}));
        for (const CaseSummary &row : {rows.at(23), urgent})
            QVERIFY(desk.rig.cache.putCase(row));
        desk.key(Qt::Key_J, Qt::ControlModifier);
        QTRY_COMPARE(desk.rig.acts().size(), 1);
        const OutboxEntry act = desk.rig.acts().constFirst();
        QCOMPARE(act.command.action, Action::Claim);
        QCOMPARE(act.command.caseId, urgent.id);
        // It stands in the clerk's queue at once, as an act on its way, and is chosen.
        QTRY_VERIFY(desk.page.model().rowOf(urgent.id) >= 0);
        QTRY_COMPARE(desk.currentCode(), urgent.queryCode);
        const QModelIndex step = desk.table()->model()->index(desk.page.model().rowOf(urgent.id), StepColumn);
        QCOMPARE(step.data().toString(), u"To be submitted"_s);
    }

    void nothingToClaimIsSaid()
    {
        Desktop desk(clerk(), {});
        auto *note = desk.find<Banner>(u"queueNote"_s);
        QVERIFY(!note->isVisible());
        desk.find<KeyButton>(u"claimNext"_s)->click();
        QTRY_VERIFY(note->isVisible());
        QTest::mouseClick(desk.find<KeyButton>(u"dismissNote"_s), Qt::LeftButton);
        QVERIFY(!note->isVisible());
    }

    void puttingBackIsFarFromTheLockKey()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QVERIFY(desk.rig.cache.putCase(row));
        QVERIFY(desk.page.selectCase(row.id));
        desk.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(desk.rig.acts().isEmpty());
        desk.key(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(desk.rig.acts().size(), 1);
        QCOMPARE(desk.rig.acts().constFirst().command.action, Action::Release);
        QTRY_COMPARE(desk.page.model().rowOf(row.id), -1);
    }

    void aCaseThatIsNotHereYetIsFetchedForTheAct()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QSignalSpy asked(&desk.rig.commands, &CaseCommands::caseRequested);
        QVERIFY(desk.page.selectCase(row.id));
        desk.key(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(desk.rig.acts().isEmpty());
        QVERIFY(desk.rig.cache.putCase(row));
        QTRY_COMPARE(desk.rig.acts().size(), 1);
        QCOMPARE(desk.rig.acts().constFirst().command.caseId, row.id);
        QCOMPARE(desk.rig.acts().constFirst().command.action, Action::Release);
    }

    void anActOnACaseThatCannotBeFetchedIsRefusedWithWords()
    {
        Desktop desk;
        const CaseSummary row = morning().at(6);
        QSignalSpy asked(&desk.rig.commands, &CaseCommands::caseRequested);
        QVERIFY(desk.page.selectCase(row.id));
        desk.key(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(asked.size(), 1);
        auto *note = desk.find<Banner>(u"queueNote"_s);
        QVERIFY(!note->isVisible());
        Q_EMIT desk.rig.commands.caseRequestFailed({row.id, clerk().unit}, u"Unreachable"_s);
        QTRY_VERIFY(note->isVisible());
        QVERIFY(desk.rig.acts().isEmpty());
        // The list works on: the same key tries again.
        desk.key(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(asked.size(), 2);
    }

    void theHeadOfTheSectionReassigns()
    {
        Desktop desk(decider());
        const QVector<CaseSummary> rows = morning();
        QVERIFY(desk.rig.cache.putCase(rows.at(4)));
        QVERIFY(desk.rig.cache.putCase(rows.at(25)));
        QVERIFY(desk.page.selectCase(rows.at(4).id));
        desk.key(Qt::Key_Space);
        desk.table()->selectionModel()->setCurrentIndex(
            desk.table()->model()->index(desk.page.model().rowOf(rows.at(25).id), CodeColumn),
            QItemSelectionModel::NoUpdate);
        desk.key(Qt::Key_Space);
        QSignalSpy asked(&desk.rig.commands, &CaseCommands::membersRequested);
        desk.key(Qt::Key_R, Qt::ControlModifier);
        auto *dialog = desk.find<ReassignDialog>(u"reassignDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(asked.size(), 1);
        auto *ok = dialog->findChild<KeyButton *>(u"reassign"_s);
        QVERIFY(!ok->isEnabled());
        protocol::MembersReply members;
        for (const Desk &member : {clerk(), secondClerk()})
            members.members.append({member.user, member.name, member.posts});
        Q_EMIT desk.rig.commands.membersReceived(decider().unit, members);
        auto *list = dialog->findChild<QListWidget *>(u"members"_s);
        QCOMPARE(list->count(), 2);
        list->setCurrentRow(1);
        QVERIFY(!ok->isEnabled());
        auto *reason = dialog->findChild<QPlainTextEdit *>(u"reason"_s);
        reason->setPlainText(u"周敏外出培训，由王强承接办理。"_s);
        QVERIFY(ok->isEnabled());
        QTest::mouseClick(ok, Qt::LeftButton);
        // The one that the second clerk has already stays with him; that is told.
        QTRY_COMPARE(desk.rig.acts().size(), 1);
        const OutboxEntry act = desk.rig.acts().constFirst();
        QCOMPARE(act.command.action, Action::Reassign);
        QCOMPARE(act.command.caseId, rows.at(4).id);
        QCOMPARE(act.command.args.assignee, secondClerk().user);
        QCOMPARE(act.command.post, Post::Dispatcher);
        QTRY_VERIFY(desk.find<Banner>(u"queueNote"_s)->isVisible());
    }

    void aSupervisorReassignsAmongThePeopleOfTheCasesUnit()
    {
        const UnitId department = morning().at(4).department;
        QVector<CaseSummary> rows = morning();
        for (CaseSummary &row : rows) {
            row.viewer = department;
            row.capacity = Capacity::Supervisor;
        }
        Desktop desk({UserId(u"chenjing"_s), u"陈静"_s, department, Post::SupervisionOfficer}, rows);
        desk.page.showQueue(Queue::Unit);
        QTRY_VERIFY(desk.page.selectCase(rows.at(4).id));
        QSignalSpy asked(&desk.rig.commands, &CaseCommands::membersRequested);
        desk.key(Qt::Key_R, Qt::ControlModifier);
        auto *dialog = desk.find<ReassignDialog>(u"reassignDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<UnitId>(), rows.at(4).unit);
        protocol::MembersReply members;
        members.members.append({clerk().user, clerk().name, clerk().posts});
        Q_EMIT desk.rig.commands.membersReceived(department, members);
        QCOMPARE(dialog->findChild<QListWidget *>(u"members"_s)->count(), 0);
        Q_EMIT desk.rig.commands.membersReceived(rows.at(4).unit, members);
        QCOMPARE(dialog->findChild<QListWidget *>(u"members"_s)->count(), 1);
    }

    void aClerkDoesNotReassign()
    {
        Desktop desk;
        desk.key(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(!desk.find<ReassignDialog>(u"reassignDialog"_s));
        QVERIFY(desk.find<Banner>(u"queueNote"_s)->isVisible());
    }

    void offlineOnlyWhatIsHereOpens()
    {
        Desktop desk;
        const QVector<CaseSummary> rows = morning();
        QVERIFY(desk.rig.cache.putCase(rows.at(6)));
        desk.rig.goOffline();
        QSignalSpy opened(&desk.page, &QueuePage::caseOpened);
        QVERIFY(desk.page.selectCase(rows.at(7).id));
        QVERIFY(desk.table()->currentIndex().data(QueueWords::DimRole).toBool());
        QVERIFY(!desk.table()->currentIndex().data(Qt::ToolTipRole).toString().isEmpty());
        desk.key(Qt::Key_Return);
        QCOMPARE(opened.size(), 0);
        QVERIFY(desk.find<Banner>(u"queueNote"_s)->isVisible());
        QVERIFY(!desk.page.preview().findChild<KeyButton *>(u"openCase"_s)->isEnabled());
        QVERIFY(desk.page.selectCase(rows.at(6).id));
        desk.key(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QVERIFY(desk.find<TextLabel>(u"queueStale"_s)->isVisible());
        desk.rig.goOnline();
        QVERIFY(!desk.find<TextLabel>(u"queueStale"_s)->isVisible());
    }

    void changesKeepTheChosenCase()
    {
        Desktop desk;
        const QVector<CaseSummary> rows = morning();
        QVERIFY(desk.page.selectCase(rows.at(10).id));
        CaseSummary first = rows.at(0);
        first.due = QDate(2026, 12, 20);
        ++first.version;
        CaseSummary fresh = summaryNumber(0);
        fresh.due = QDate(2026, 11, 10);
        QVERIFY(desk.rig.cache.apply(QVector<CaseSummary>{first, fresh}));
        QVERIFY(desk.rig.cache.remove({rows.at(1)}));
        QCOMPARE(desk.currentCode(), rows.at(10).queryCode);
        QCOMPARE(desk.table()->chosenRows().size(), 1);
    }

    void newsAreTagged()
    {
        Desktop desk;
        const QVector<CaseSummary> rows = morning();
        const RowKey key{rows.at(4).id, rows.at(4).viewer};
        desk.rig.cache.store.markSeen(key);
        const auto tag = [&] {
            return desk.table()
                ->model()
                ->index(desk.page.model().rowOf(key.caseId), ItemColumn)
                .data(QueueWords::NewsWordsRole)
                .toString();
        };
        QVERIFY(tag().isEmpty());
        CaseSummary news = rows.at(4);
        ++news.version;
        QVERIFY(desk.rig.cache.apply(QVector<CaseSummary>{news}));
        QCOMPARE(tag(), u"Corrected"_s);
    }

    void aRowIsOneSentenceForScreenReaders()
    {
        Desktop desk;
        QCOMPARE(
            desk.table()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
            u"2 working day(s) late, 52-261118-00291, 变更登记・住所, 贵州岭秀示例建材有限公司, 遵义市平台, Examination, new"_s);
    }

    void aLargeQueueIsScrolledInWindows()
    {
        QVector<CaseSummary> rows;
        for (int i = 0; i < 3000; ++i)
            rows.append(summaryNumber(i));
        Desktop desk(decider(), rows);
        const int first = desk.page.model().rowCount();
        QVERIFY(first <= 2 * QueueModel::windowSize);
        QTRY_COMPARE(desk.text(u"queueTotal"_s).section(u' ', 0, 0), u"2500"_s);
        desk.table()->verticalScrollBar()->setValue(desk.table()->verticalScrollBar()->maximum());
        QTRY_VERIFY(desk.page.model().rowCount() > first);
        QVERIFY(desk.page.model().rowCount() < 1000);
    }

    void largeLettersHideThePreviewFirst()
    {
        auto *style = qobject_cast<YunchuangStyle *>(QApplication::style());
        Desktop desk;
        QVERIFY(desk.page.isPreviewVisible());
        style->setTheme(Theme(Scheme::Light, false, 1.5));
        desk.page.resize(900, 700);
        QTRY_VERIFY(!desk.page.isPreviewVisible());
        QTest::mouseClick(desk.find<KeyButton>(u"showPreview"_s), Qt::LeftButton);
        QVERIFY(desk.page.isPreviewVisible());
        style->setTheme(Theme());
    }
};

QTEST_MAIN(TestQueuePage)
#include "tst_queuepage.moc"
