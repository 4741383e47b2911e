// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/review/reviewrig.h"

#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/handoff/handoffdialog.h"
#include "ui/review/approvalform.h"
#include "ui/review/decisionpane.h"
#include "ui/review/documentview.h"
#include "ui/review/formpane.h"
#include "ui/review/formtree.h"
#include "ui/review/materialspane.h"
#include "ui/review/pointslist.h"
#include "ui/review/reasondialog.h"
#include "ui/review/reviewpage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

const QString differing = u"52-261123-00317"_s;
const QString received = u"52-261123-00322"_s;
const QString examined = u"52-261120-00033"_s;

} // namespace

/// The review page with real keys and mouse over a real cache and outbox.
class TestReviewPage : public QObject
{
    Q_OBJECT

private:
    struct Desktop
    {
        explicit Desktop(const Desk &desk = clerk())
            : page(rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler)
        {
            rig.signIn(desk);
            page.resize(1390, 820);
            page.show();
            page.activateWindow();
            ready = QTest::qWaitForWindowActive(&page);
        }
        RowKey open(const QString &code, const std::function<void(protocol::CaseReply &)> &change = {},
                    const std::optional<Action> &action = {})
        {
            const RowKey key = rig.openable(code, change);
            page.open(key, action);
            page.enter();
            return key;
        }
        template<class T>
        [[nodiscard]] T *find(const QString &name) const
        {
            return page.findChild<T *>(name);
        }
        void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
        {
            // New buttons are shown with the next turn of the event loop.
            QCoreApplication::processEvents();
            if (QApplication::activeWindow() != &page) {
                const_cast<ReviewPage &>(page).activateWindow();
                (void)QTest::qWaitFor([this] { return QApplication::activeWindow() == &page; });
            }
            QWidget *target =
                QApplication::focusWidget() ? QApplication::focusWidget() : const_cast<ReviewPage *>(&page);
            QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
        }
        [[nodiscard]] KeyButton *act(Action action) const { return find<KeyButton>(u"act-"_s + nameOf(action)); }
        void write(const QString &words) { page.decision().opinion().setText(words); }
        /// Looks at every paper.
        void readAll()
        {
            MaterialsModel &papers = page.materials().model();
            for (int row = 0; row < papers.rowCount(); ++row)
                papers.markOpened(Digest256(papers.index(row).data(MaterialDigestRole).toString()));
        }
        [[nodiscard]] QString problem() const
        {
            const auto *box = find<ErrorBox>(u"problem"_s);
            if (box->isHidden())
                return {};
            QString words;
            for (const QLabel *label : box->findChildren<QLabel *>())
                words += label->text();
            return words;
        }
        template<class T>
        [[nodiscard]] T *dialog() const
        {
            T *found = nullptr;
            for (T *candidate : page.findChildren<T *>()) {
                if (candidate->isVisible())
                    found = candidate;
            }
            // There is no window manager here to hand the focus to a dialog.
            if (found) {
                found->activateWindow();
                if (!QTest::qWaitFor([found] { return QApplication::activeWindow() == found; }))
                    return nullptr;
            }
            return found;
        }
        [[nodiscard]] FormTree *tree() const { return page.findChild<FormTree *>(u"formTree0"_s); }

        ReviewRig rig;
        ReviewPage page;
        bool ready = false;
    };

    static void decided(protocol::CaseReply &reply)
    {
        reply.subject.step = StepId(u"decide"_s);
        reply.subject.assignee = decider().user;
        reply.subject.assigneeName = decider().name;
        for (const char16_t *point : {u"articles", u"scope", u"lease", u"restriction"})
            reply.subject.points.append({QString::fromUtf16(point), PointVerdict::Yes, {}, clerk().user});
    }
    static void pointsMet(protocol::CaseReply &reply)
    {
        for (const char16_t *point : {u"articles", u"scope", u"lease", u"restriction"})
            reply.subject.points.append({QString::fromUtf16(point), PointVerdict::Yes, {}, clerk().user});
    }

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }

    void opensAtTheFirstDifference()
    {
        Desktop desk;
        QVERIFY(desk.ready);
        desk.open(differing);
        QCOMPARE(desk.tree()->currentIndex().data(FormPointerRole).toString(), u"/addr"_s);
        QVERIFY(desk.tree()->hasFocus());
        QVERIFY(desk.find<KeyButton>(u"answerToCorrection"_s)->isVisible());
        QVERIFY(desk.page.name().contains(differing));
        // No name of a person in the title of the window.
        QVERIFY(!desk.page.name().contains(u"李"));
    }

    void opensAtTheFirstOpenPointWithoutDifference()
    {
        Desktop desk;
        desk.open(received);
        QVERIFY(desk.page.decision().points().hasFocus());
        const int row = desk.page.decision().points().currentIndex().row();
        QCOMPARE(desk.page.decision().points().points().verdictAt(row), PointVerdict::Open);
    }

    void differencesArePutOnTheCorrectionListWithAKey()
    {
        Desktop desk;
        const RowKey key = desk.open(differing);
        desk.key(Qt::Key_B, Qt::ControlModifier);
        const std::optional<ShownCase> whole = desk.rig.whole(key);
        QCOMPARE(whole->shown.check(u"address.standard"_s)->answer, CheckAnswer::ToCorrection);
        QCOMPARE(desk.page.form().differenceCount(), 0);
        QCOMPARE(desk.page.decision().points().points().corrections().size(), 1);
        QCOMPARE(desk.rig.acts().constLast().command.action, Action::RecordCheck);
    }

    void foundCorrectWantsAReason()
    {
        Desktop desk;
        const RowKey key = desk.open(differing);
        desk.key(Qt::Key_M, Qt::ControlModifier);
        auto *dialog = desk.dialog<ReasonDialog>();
        QVERIFY(dialog);
        auto *button = dialog->findChild<KeyButton *>(u"reasonOk"_s);
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(u"reason"_s), u"seen on site"_s);
        QVERIFY(button->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        const std::optional<ShownCase> whole = desk.rig.whole(key);
        const RegistryCheck &answered = *whole->shown.check(u"address.standard"_s);
        QCOMPARE(answered.answer, CheckAnswer::FoundCorrect);
        QCOMPARE(answered.answerReason, u"seen on site"_s);
    }

    void differencesAreWalkedWithF4()
    {
        Desktop desk;
        desk.open(differing, [](protocol::CaseReply &reply) {
            for (RegistryCheck &check : reply.subject.checks) {
                if (check.id == u"legalRep.identity")
                    check.verdict = CheckVerdict::Mismatch;
            }
        });
        QCOMPARE(desk.tree()->currentIndex().data(FormPointerRole).toString(), u"/addr"_s);
        desk.key(Qt::Key_F4);
        QCOMPARE(desk.tree()->currentIndex().data(FormPointerRole).toString(), u"/legalRep/idNo"_s);
        desk.key(Qt::Key_F4);
        QCOMPARE(desk.tree()->currentIndex().data(FormPointerRole).toString(), u"/addr"_s);
        desk.key(Qt::Key_F4, Qt::ShiftModifier);
        QCOMPARE(desk.tree()->currentIndex().data(FormPointerRole).toString(), u"/legalRep/idNo"_s);
    }

    void pointsAreAnsweredWithYAndN()
    {
        Desktop desk;
        const RowKey key = desk.open(received);
        PointsList &points = desk.page.decision().points();
        const QString first = points.currentIndex().data(PointIdRole).toString();
        desk.key(Qt::Key_Y);
        const QString second = points.currentIndex().data(PointIdRole).toString();
        QVERIFY(first != second); // on to the next open one
        desk.key(Qt::Key_N);
        const Case shown = desk.rig.whole(key)->shown;
        const auto verdict = [&](const QString &id) {
            for (const PointAnswer &answer : shown.points) {
                if (answer.point == id && answer.verdict != PointVerdict::Open)
                    return answer.verdict;
            }
            return PointVerdict::Open;
        };
        QCOMPARE(verdict(first), PointVerdict::Yes);
        QCOMPARE(verdict(second), PointVerdict::No);
        QCOMPARE(points.points().corrections().size(), 1);
        QVERIFY(!points.testAttribute(Qt::WA_InputMethodEnabled));
    }

    void pointsAreAnsweredWithTheMouse()
    {
        Desktop desk;
        desk.open(received);
        PointsList &points = desk.page.decision().points();
        const int row = points.points().firstOpen();
        points.select(row);
        points.scrollTo(points.currentIndex());
        const QRect rect = points.answerRect(points.visualRect(points.currentIndex()), PointVerdict::No);
        QTest::mouseClick(points.viewport(), Qt::LeftButton, {}, rect.center());
        QCOMPARE(points.points().verdictAt(row), PointVerdict::No);
    }

    void keysChooseAndOnlyCtrlEnterSubmits()
    {
        Desktop desk;
        const RowKey key = desk.open(received);
        desk.readAll();
        desk.key(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(desk.page.decision().action(), std::optional(Action::Accept));
        QVERIFY(desk.act(Action::Accept)->isChecked());
        QVERIFY(desk.rig.acts().isEmpty());
        desk.key(Qt::Key_Return);
        QVERIFY(desk.rig.acts().isEmpty());
        QSignalSpy submitted(&desk.page, &ReviewPage::submitted);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted.at(0).at(2).toBool(), true);
        QCOMPARE(desk.rig.acts().constLast().command.action, Action::Accept);
        QCOMPARE(desk.rig.acts().constLast().command.post, Post::AcceptanceOfficer);
        QCOMPARE(desk.rig.whole(key)->shown.state, CaseState::Accepted);
    }

    void noShortcutPassesOverAnUnreadPaper()
    {
        Desktop desk;
        desk.open(received);
        desk.key(Qt::Key_1, Qt::AltModifier);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.rig.acts().isEmpty());
        QVERIFY(!desk.problem().isEmpty());
        // It is shown the paper instead.
        QVERIFY(!desk.page.materials().model().unopenedRequired().isEmpty());
        desk.readAll();
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.rig.acts().size(), 1);
        QVERIFY(desk.rig.acts().constLast().command.args.openedMaterials.size() >= 6);
    }

    void aPaperCountsAsReadWhenItWasDrawn()
    {
        Desktop desk;
        desk.open(received);
        MaterialsModel &papers = desk.page.materials().model();
        QTRY_VERIFY(papers.index(0).data(MaterialOpenedRole).toBool());
        QVERIFY(!papers.index(1).data(MaterialOpenedRole).toBool());
        desk.key(Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_VERIFY(papers.index(1).data(MaterialOpenedRole).toBool());
        QTRY_COMPARE(papers.index(1).data(MaterialPagesRole).toInt(), 3);
    }

    void aPaperThatIsNotHereIsAskedForAndShownWhenItComes()
    {
        Desktop desk;
        const RowKey key = desk.rig.openable(received, {}, false);
        QSignalSpy asked(&desk.rig.commands, &CaseCommands::materialRequested);
        desk.page.open(key);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(desk.page.materials().document().pageCount(), 0);
        desk.rig.putPapers(desk.rig.whole(key)->shown);
        QTRY_COMPARE(desk.page.materials().document().pageCount(), 3);
    }

    void offlineAPaperSaysWhyItIsNotShown()
    {
        Desktop desk;
        const RowKey key = desk.rig.openable(received, {}, false);
        desk.rig.goOffline();
        QSignalSpy asked(&desk.rig.commands, &CaseCommands::materialRequested);
        desk.page.open(key);
        QCOMPARE(asked.size(), 0);
        QVERIFY(!desk.page.materials().document().accessibleDescription().isEmpty());
    }

    void aPaperThatARegistryStandsForIsNotCalledMissing()
    {
        Desktop desk;
        desk.page.open(desk.rig.openable(received, [](protocol::CaseReply &reply) {
            reply.subject.item.version = 2;
            reply.subject.materials.clear();
        }));
        const MaterialsModel &papers = desk.page.materials().model();
        const int identity = papers.rowOf(MaterialId(u"legalRepId"_s));
        QVERIFY(identity >= 0);
        desk.page.materials().select(identity);
        QCOMPARE(desk.page.materials().document().accessibleDescription(),
                 u"The applicant need not hand in this paper: the Population registry stands for it."_s);
        desk.page.materials().select(papers.rowOf(MaterialId(u"articles"_s)));
        QCOMPARE(desk.page.materials().document().accessibleDescription(),
                 u"This paper is missing: the applicant has not handed it in."_s);
    }

    void unfavourableActsAskBackWithTheirEffect()
    {
        Desktop desk;
        desk.open(received);
        desk.key(Qt::Key_3, Qt::AltModifier);
        QCOMPARE(desk.page.decision().action(), std::optional(Action::RefuseAcceptance));
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!desk.problem().isEmpty()); // a reason is missing
        desk.write(u"The matter belongs to another authority altogether."_s);
        desk.find<QComboBox>(u"act-basis"_s)->setEditText(u"art. 32"_s);
        desk.find<QComboBox>(u"act-competentOrgan"_s)->setEditText(u"another"_s);
        QVERIFY(!desk.find<QPlainTextEdit>(u"act-remedies"_s)->toPlainText().isEmpty());
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        auto *dialog = desk.dialog<ConfirmDialog>();
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<TextLabel *>(u"legalEffect"_s)->text().size() > 40);
        QVERIFY(desk.rig.acts().isEmpty());
        // Enter alone goes back.
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(desk.rig.acts().isEmpty());
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        dialog = desk.dialog<ConfirmDialog>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.rig.acts().size(), 1);
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::RefuseAcceptance);
        QCOMPARE(command.args.competentOrgan, u"another"_s);
        QCOMPARE(command.args.reason, u"The matter belongs to another authority altogether."_s);
    }

    void correctionsComeFromFailedPointsAndCanBeEdited()
    {
        Desktop desk;
        desk.open(differing);
        desk.key(Qt::Key_B, Qt::ControlModifier);
        desk.page.decision().points().setFocus();
        desk.page.decision().points().select(6);
        desk.key(Qt::Key_N);
        desk.key(Qt::Key_2, Qt::AltModifier);
        auto *list = desk.find<QListView>(u"correctionList"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        list->model()->setData(list->model()->index(1, 0), u"Sign the lease."_s);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::RequestCorrection);
        QCOMPARE(command.args.corrections.size(), 2);
        QCOMPARE(command.args.corrections.at(0).subject, u"/addr"_s);
        QCOMPARE(command.args.corrections.at(1).text, u"Sign the lease."_s);
    }

    void examinationChecksTheApprovalFieldsLive()
    {
        Desktop desk;
        desk.open(examined, pointsMet);
        desk.readAll();
        auto *code = desk.find<QLineEdit>(u"approval-industryCode"_s);
        QVERIFY(code && code->isEnabled());
        QVERIFY(desk.page.decision().choose(Action::Examine));
        desk.write(u"建议准予登记。"_s);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!desk.problem().isEmpty());
        QCOMPARE(QApplication::focusWidget(), code);
        QTest::keyClicks(code, u"not a code"_s);
        QVERIFY(!desk.page.form().approval().errors().isEmpty());
        code->clear();
        QTest::keyClicks(code, u"A0164"_s);
        desk.find<QPlainTextEdit>(u"approval-approvedScope"_s)->setPlainText(u"茶叶种植；食品销售"_s);
        QVERIFY(desk.page.form().approval().errors().isEmpty());
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.rig.acts().size(), 1);
        const CommandArguments args = desk.rig.acts().constLast().command.args;
        QCOMPARE(args.approval.value(u"industryCode"_s).toString(), u"A0164"_s);
        QVERIFY(args.favourable);
    }

    void grantIsHeldWithACountdownAndTakenBack()
    {
        Desktop desk(decider());
        desk.open(examined, decided);
        desk.readAll();
        desk.key(Qt::Key_4, Qt::AltModifier);
        QCOMPARE(desk.page.decision().action(), std::optional(Action::Grant));
        desk.write(u"同意审查意见，准予登记。"_s);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.rig.acts().constLast().status, DeliveryStatus::Held);
        auto *banner = desk.find<Banner>(u"heldBanner"_s);
        QVERIFY(banner->isVisible());
        const auto words = [banner] {
            QString text;
            for (const QLabel *label : banner->findChildren<QLabel *>())
                text += label->text();
            return text;
        };
        QVERIFY2(words().contains(u"30"), qPrintable(words()));
        desk.rig.scheduler.advance(5s);
        QVERIFY2(words().contains(u"25"), qPrintable(words()));
        desk.find<KeyButton>(u"takeBack"_s)->click();
        QCOMPARE(desk.rig.acts().constLast().status, DeliveryStatus::Withdrawn);
        QVERIFY(!banner->isVisible());
    }

    void whatIsWrittenIsKeptAndComesBack()
    {
        Desktop desk;
        const RowKey key = desk.open(received);
        desk.key(Qt::Key_3, Qt::AltModifier);
        desk.write(u"half a sentence"_s);
        desk.find<QComboBox>(u"act-competentOrgan"_s)->setEditText(u"elsewhere"_s);
        QVERIFY(!desk.rig.keptDraft(key, u"review"_s));
        desk.rig.scheduler.advance(1s);
        QVERIFY(desk.rig.keptDraft(key, u"review"_s));
        QVERIFY(!desk.page.statusWords().isEmpty());
        // Another case is opened at once: nothing of the last words is lost.
        desk.write(u"half a sentence and more"_s);
        const RowKey other = desk.rig.openable(u"52-261124-00012"_s);
        desk.page.open(other);
        QCOMPARE(desk.page.decision().opinion().text(), QString());
        desk.page.open(key);
        QCOMPARE(desk.page.decision().opinion().text(), u"half a sentence and more"_s);
        QCOMPARE(desk.page.decision().action(), std::optional(Action::RefuseAcceptance));
        QCOMPARE(desk.find<QComboBox>(u"act-competentOrgan"_s)->currentText(), u"elsewhere"_s);
    }

    void aDraftGoesWithTheAct()
    {
        Desktop desk;
        const RowKey key = desk.open(received);
        desk.readAll();
        desk.write(u"fine"_s);
        desk.rig.scheduler.advance(1s);
        QVERIFY(desk.rig.keptDraft(key, u"review"_s));
        desk.key(Qt::Key_1, Qt::AltModifier);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        desk.rig.scheduler.advance(1s);
        QVERIFY(!desk.rig.keptDraft(key, u"review"_s));
    }

    void sensitiveValuesAreShownForHalfAMinuteAndTheLookIsRecorded()
    {
        Desktop desk;
        desk.open(received);
        FormTree *tree = desk.tree();
        const QModelIndex number = tree->form().indexOf(u"/legalRep/idNo"_s);
        tree->select(number);
        tree->setFocus();
        desk.key(Qt::Key_Space);
        auto *dialog = desk.dialog<ReasonDialog>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(u"reason"_s), u"compare"_s);
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        const auto shown = [&] { return tree->form().indexOf(u"/legalRep/idNo"_s).data(FormValueRole).toString(); };
        QCOMPARE(shown(), u"520199199001010017"_s);
        std::optional<QVector<protocol::Look>> looks;
        QObject context;
        desk.rig.outbox.looks(10, &context, [&looks](const StoreResult<QVector<protocol::Look>> &read) {
            looks = read.value_or(QVector<protocol::Look>());
        });
        QTRY_VERIFY(looks.has_value());
        // That the case was opened, and that the number was read.
        QCOMPARE(looks->size(), 2);
        QCOMPARE(looks->at(0).field, QString());
        QCOMPARE(looks->at(0).purpose, u"review"_s);
        QCOMPARE(looks->at(1).field, u"/legalRep/idNo"_s);
        // A copy takes the masked text along.
        QGuiApplication::clipboard()->clear();
        desk.tree()->setFocus();
        desk.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"520199********0017"_s);
        desk.rig.scheduler.advance(31s);
        QCOMPARE(shown(), u"520199********0017"_s);
    }

    /// The province's supervision officer opens a case from a card: no row of a queue leads there.
    void whoOverseesReadsMaskedAndOnlyUrges()
    {
        Desktop desk({UserId(u"jiangtao"_s), u"江涛"_s, UnitId(u"GZ"_s), Post::SupervisionOfficer});
        const QVector<CaseSummary> rows = morning();
        protocol::CaseReply reply = replyFor(*std::find_if(
            rows.cbegin(), rows.cend(), [](const CaseSummary &row) { return row.queryCode == examined; }));
        reply.capacity = Capacity::Supervisor;
        const RowKey key{reply.subject.id, UnitId(u"GZ"_s)};
        desk.rig.putReply(key.viewer, reply);
        desk.page.open(key);
        QCOMPARE(desk.find<Tag>(u"readOnly"_s)->isVisible(), true);
        QCOMPARE(desk.tree()->form().indexOf(u"/legalRep/idNo"_s).data(FormValueRole).toString(),
                 u"520199********0017"_s);
        for (KeyButton *button : desk.page.findChildren<KeyButton *>()) {
            if (button->objectName().startsWith(u"act-"))
                QVERIFY2(button->objectName() == u"act-URGE" || !button->isEnabled(), qPrintable(button->objectName()));
        }
        std::optional<QVector<protocol::Look>> looks;
        QObject context;
        desk.rig.outbox.looks(10, &context, [&looks](const StoreResult<QVector<protocol::Look>> &read) {
            looks = read.value_or(QVector<protocol::Look>());
        });
        QTRY_VERIFY(looks.has_value());
        QCOMPARE(looks->size(), 1);
        QCOMPARE(looks->at(0).purpose, u"supervision"_s);
    }

    /// 转报: the officer reads on what he handed over, and has nothing to do.
    void whoReportedUpReadsOn()
    {
        Desktop desk;
        const QVector<CaseSummary> rows = morning();
        protocol::CaseReply reply = replyFor(*std::find_if(
            rows.cbegin(), rows.cend(), [](const CaseSummary &row) { return row.queryCode == examined; }));
        Case &subject = reply.subject;
        Opinion report;
        report.action = Action::ReportUp;
        report.by = clerk().user;
        report.byName = clerk().name;
        report.unit = clerk().unit;
        report.at = now();
        report.text = u"经初审符合条件，报请审定"_s;
        subject.opinions = {report};
        subject.reportedFrom = clerk().unit;
        subject.unit = UnitId(u"SWJ-SR"_s);
        subject.department = UnitId(u"SWJ"_s);
        subject.state = CaseState::TransferredUp;
        subject.assignee = {};
        const RowKey key{subject.id, clerk().unit};
        const auto row = summarise(subject, key.viewer);
        QVERIFY(row);
        QCOMPARE(row->capacity, Capacity::Reporter);
        desk.rig.cache.apply(QVector<CaseSummary>{*row});
        desk.rig.putReply(key.viewer, {*projectFor(subject, key.viewer), Capacity::Reporter, {}, {}});
        desk.page.open(key);
        QVERIFY(desk.find<Tag>(u"readOnly"_s)->isVisible());
        QVERIFY(!desk.find<Tag>(u"holder"_s)->isVisible());
        QVERIFY(!desk.find<KeyButton>(u"submit"_s)->isEnabled());
        for (KeyButton *button : desk.page.findChildren<KeyButton *>()) {
            if (button->objectName().startsWith(u"act-"))
                QVERIFY2(!button->isEnabled(), qPrintable(button->objectName()));
        }
        QCOMPARE(desk.tree()->form().indexOf(u"/name"_s).data(FormValueRole).toString(),
                 subject.form.value(u"name"_s).toString());
    }

    /// 替班: whoever stands in sees in whose name the acts will count, and loses them with the absence.
    void aSubstituteSeesInWhoseNameHeActs()
    {
        Desktop desk(secondClerk());
        const QDate day = toLocalDate(now());
        desk.rig.commands.setSubstitutions(
            {{clerk().user, clerk().name, clerk().unit, day.addDays(-1), day.addDays(1)}});
        desk.open(examined);
        auto *holder = desk.find<Tag>(u"holder"_s);
        QVERIFY(holder->isVisible());
        QVERIFY2(holder->accessibleName().contains(u"I act for "_s + clerk().name), qPrintable(holder->accessibleName()));
        QVERIFY(holder->toolTip().contains(clerk().name));
        QVERIFY(!desk.find<QWidget>(u"readOnly"_s)->isVisible());
        if (qEnvironmentVariableIsSet("YC_SHOTS"))
            desk.page.grab().save(qEnvironmentVariable("YC_SHOTS") + u"/substitute.png"_s);
        desk.rig.commands.setSubstitutions({});
        QVERIFY(holder->accessibleName().contains(u"held by "_s + clerk().name));
        QVERIFY(desk.find<QWidget>(u"readOnly"_s)->isVisible());
    }

    void othersSeeTheCaseReadOnly()
    {
        Desktop desk(secondClerk());
        desk.open(examined);
        QVERIFY(desk.find<QWidget>(u"readOnly"_s)->isVisible());
        QVERIFY(!desk.find<KeyButton>(u"submit"_s)->isEnabled());
        for (KeyButton *button : desk.page.findChildren<KeyButton *>()) {
            if (button->objectName().startsWith(u"act-"))
                QVERIFY2(!button->isEnabled() && !button->disabledReason().isEmpty(), qPrintable(button->objectName()));
        }
        QVERIFY(!desk.find<QLineEdit>(u"approval-industryCode"_s)->isEnabled());
        desk.page.decision().points().setFocus();
        desk.page.decision().points().select(4);
        desk.key(Qt::Key_Y);
        QVERIFY(desk.rig.acts().isEmpty());
    }

    void endedAndUnknownCasesAreReadOnly_data()
    {
        QTest::addColumn<bool>("unknown");
        QTest::newRow("ended") << false;
        QTest::newRow("unknown state") << true;
    }
    void endedAndUnknownCasesAreReadOnly()
    {
        QFETCH(bool, unknown);
        Desktop desk;
        desk.open(received, [unknown](protocol::CaseReply &reply) {
            if (unknown)
                reply.subject.unknownState = true;
            else
                reply.subject.state = CaseState::Delivered;
        });
        QVERIFY(desk.find<QWidget>(u"readOnly"_s)->isVisible());
        QVERIFY(!desk.find<KeyButton>(u"submit"_s)->isEnabled());
        QVERIFY(!desk.find<KeyButton>(u"submit"_s)->disabledReason().isEmpty());
    }

    void aMissingCaseIsFetchedOrSaysWhyNot()
    {
        Desktop desk;
        const RowKey key{CaseId(u"0193b8c0-0000-7000-8000-000000000999"_s), clerk().unit};
        QSignalSpy asked(&desk.rig.commands, &CaseCommands::caseRequested);
        desk.page.open(key);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!desk.page.whole());
        Q_EMIT desk.rig.commands.caseRequestFailed(key, u"x"_s);
        desk.rig.goOffline();
        desk.page.open(key);
        QCOMPARE(asked.size(), 1);
        QVERIFY(desk.find<EmptyView>(u"reviewEmpty"_s)->isVisible());
    }

    void aChangeUnderTheEyesIsToldAndTheWordsStay()
    {
        Desktop desk;
        const RowKey key = desk.open(received);
        desk.write(u"my words"_s);
        protocol::CaseReply reply = desk.rig.whole(key)->service;
        ++reply.subject.version;
        ++reply.subject.revision;
        reply.subject.form.insert(u"licCopies"_s, 3);
        desk.rig.putReply(key.viewer, reply);
        QVERIFY(desk.find<Banner>(u"reviewBanner"_s)->isVisible());
        QVERIFY(desk.tree()->form().indexOf(u"/licCopies"_s).data(FormChangedRole).toBool());
        QCOMPARE(desk.page.decision().opinion().text(), u"my words"_s);
    }

    void conflictsAreToldAndLeadToTheOutbox()
    {
        Desktop desk;
        const RowKey key = desk.open(received);
        desk.readAll();
        desk.key(Qt::Key_1, Qt::AltModifier);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        const CommandId id = desk.rig.acts().constLast().command.id;
        desk.rig.outbox.release(desk.rig.time.now(), true, &desk.page,
                                [](const StoreResult<QVector<OutboxEntry>> &) {});
        DeliveryOutcome conflict;
        conflict.status = DeliveryStatus::Conflicted;
        conflict.refusal = Refusal{RefusalCode::StaleRevision, {}, {}};
        conflict.currentCase = desk.rig.whole(key)->service.subject;
        desk.rig.answer(id, conflict);
        QVERIFY(desk.find<Banner>(u"reviewBanner"_s)->isVisible());
        QSignalSpy wanted(&desk.page, &ReviewPage::outboxRequested);
        desk.find<KeyButton>(u"seeOutbox"_s)->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).value<CommandId>(), id);
    }

    void anEditedConflictTakesTheWordsAndNoDecision()
    {
        Desktop desk;
        const RowKey key = desk.open(received);
        desk.key(Qt::Key_3, Qt::AltModifier);
        CommandDraft draft;
        draft.caseId = key.caseId;
        draft.actingUnit = key.viewer;
        draft.action = Action::RequestCorrection;
        draft.post = Post::AcceptanceOfficer;
        draft.args.opinion = u"as I wrote it"_s;
        draft.args.corrections = {{u"/addr"_s, u"mend"_s, false}};
        desk.rig.commands.submit(draft, &desk.page, [](const Expected<Submitted, SubmitError> &) {});
        const CommandId id = desk.rig.acts().constLast().command.id;
        DeliveryOutcome conflict;
        conflict.status = DeliveryStatus::Conflicted;
        conflict.currentCase = desk.rig.whole(key)->service.subject;
        desk.rig.answer(id, conflict);
        desk.page.openEdited(key, desk.rig.acts().constLast());
        QCOMPARE(desk.page.decision().opinion().text(), u"as I wrote it"_s);
        QVERIFY(!desk.page.decision().action());
        desk.readAll();
        desk.key(Qt::Key_1, Qt::AltModifier);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.rig.acts().size(), 2);
        QCOMPARE(desk.rig.acts().at(0).status, DeliveryStatus::Withdrawn);
        QCOMPARE(desk.rig.acts().at(0).choice, ConflictChoice::Edited);
        QCOMPARE(desk.rig.acts().at(1).command.action, Action::Accept);
    }

    void consultedUnitsSeeTheQuestionAndAnswer()
    {
        Desktop desk(consulted());
        const QVector<CaseSummary> rows = morning();
        protocol::CaseReply reply = replyFor(*std::find_if(
            rows.cbegin(), rows.cend(), [](const CaseSummary &row) { return row.queryCode == examined; }));
        Case &subject = reply.subject;
        subject.state = CaseState::Consulting;
        Handoff handoff;
        handoff.id = HandoffId(u"h1"_s);
        handoff.from = clerk().unit;
        handoff.to = consulted().unit;
        handoff.sentAt = moment(24, 9);
        handoff.dueAt = moment(25, 17);
        handoff.question = u"which room?"_s;
        handoff.sharedFields = {u"/name"_s, u"/addr"_s};
        handoff.sharedMaterials = {MaterialId(u"premises"_s)};
        subject.handoffs = {handoff};
        const RowKey key{subject.id, consulted().unit};
        desk.rig.cache.apply(QVector<CaseSummary>{*summarise(subject, key.viewer)});
        desk.rig.putReply(key.viewer, {*projectFor(subject, key.viewer), Capacity::Consulted, {}, {}});
        desk.page.open(key, Action::AnswerHandoff);
        QCOMPARE(desk.find<TextLabel>(u"question"_s)->text(), u"which room?"_s);
        QCOMPARE(desk.page.materials().model().rowCount(), 1);
        QVERIFY(!desk.page.decision().points().isVisible());
        QCOMPARE(desk.page.decision().action(), std::optional(Action::AnswerHandoff));
        desk.write(u"房号为 1402。"_s);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(desk.problem().isEmpty(), qPrintable(desk.problem()));
        QCOMPARE(desk.rig.acts().size(), 1);
        QCOMPARE(desk.rig.acts().constLast().command.args.handoffId, handoff.id);
        QCOMPARE(desk.rig.acts().constLast().command.post, Post::ConsultedOfficer);
    }

    void handingOverOpensItsDialogAndChoosesNothing()
    {
        Desktop desk;
        desk.open(examined);
        desk.key(Qt::Key_7, Qt::AltModifier);
        auto *dialog = desk.dialog<HandoffDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->action(), Action::Consult);
        QVERIFY(!desk.page.decision().action());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(desk.page.findChildren<HandoffDialog *>().isEmpty());
        QVERIFY(desk.rig.acts().isEmpty());
    }

    void theClockStaysInSightInASmallWindow()
    {
        Desktop desk;
        desk.page.resize(1390, 620);
        desk.open(differing);
        desk.key(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(desk.page.decision().action(), std::optional(Action::RequestCorrection));
        QCoreApplication::processEvents();
        auto *clock = desk.find<QWidget>(u"clockBar"_s);
        QCOMPARE(clock->visibleRegion().boundingRect(), clock->rect());
        QVERIFY(!desk.page.decision().opinion().visibleRegion().isEmpty());
    }

    void phrasesFitTheChosenAct()
    {
        Desktop desk;
        desk.open(received);
        desk.key(Qt::Key_2, Qt::AltModifier);
        auto *phrases = desk.page.decision().opinion().findChild<QComboBox *>(u"phrases"_s);
        QVERIFY(phrases->count() > 3);
        Q_EMIT phrases->activated(2);
        QVERIFY(desk.page.decision().opinion().text().contains(u"住所"));
    }

    void theKeyboardReachesEveryPane()
    {
        Desktop desk;
        desk.open(received);
        QCOMPARE(desk.page.panes().size(), 3);
        for (QWidget *pane : desk.page.panes()) {
            pane->setFocus();
            QVERIFY(QApplication::focusWidget());
            QVERIFY(pane == QApplication::focusWidget() || pane->isAncestorOf(QApplication::focusWidget()));
        }
        QSignalSpy closed(&desk.page, &ReviewPage::closeRequested);
        desk.key(Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        QSignalSpy next(&desk.page, &ReviewPage::nextRequested);
        desk.key(Qt::Key_PageDown, Qt::AltModifier);
        QCOMPARE(next.size(), 1);
    }

    void iconButtonsHaveNames()
    {
        Desktop desk;
        desk.open(differing);
        for (const KeyButton *button : desk.page.findChildren<KeyButton *>())
            QVERIFY2(!button->isVisible() || !button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
    }
};

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
