// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/review/reviewrig.h"

#include "forms/formcatalogue.h"
#include "ui/common/choicecard.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/handoff/handoffdialog.h"
#include "ui/handoff/handofftrees.h"
#include "ui/handoff/pinyininitials.h"

#include <QApplication>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// Handing over with real keys over real rules.
class TestHandoffDialog : public QObject
{
    Q_OBJECT

private:
    static Case examined(bool failing = true)
    {
        const QVector<CaseSummary> rows = morning();
        Case subject = wholeCase(*std::find_if(
            rows.cbegin(), rows.cend(), [](const CaseSummary &row) { return row.queryCode == u"52-261120-00033"; }));
        if (failing)
            subject.points = {{u"lease"_s, PointVerdict::No, {}, clerk().user},
                              {u"premises"_s, PointVerdict::No, {}, clerk().user}};
        return subject;
    }
    static const FormDescription *form()
    {
        static const FormCatalogue forms = FormCatalogue::fromJson(formResources()).value();
        return forms.find(u"company-registration"_s, 1);
    }
    struct Open
    {
        explicit Open(const Case &subject = examined(), const Desk &desk = clerk())
            : dialog((rig.signIn(desk), rig.commands), subject, desk.unit, form(), rig.time)
        {
            dialog.show();
            dialog.activateWindow();
            ready = QTest::qWaitForWindowActive(&dialog);
        }
        [[nodiscard]] QStandardItem *item(const QString &tree, const QString &key) const
        {
            auto *model = qobject_cast<QStandardItemModel *>(dialog.findChild<QTreeView *>(tree)->model());
            QStandardItem *found = nullptr;
            forEachItem(*model, [&](QStandardItem *candidate) {
                if (candidate->data(HandoffKeyRole).toString() == key)
                    found = candidate;
            });
            return found;
        }
        [[nodiscard]] QStringList shownUnits() const
        {
            auto *view = dialog.findChild<QTreeView *>(u"unitTree"_s);
            QStringList out;
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                const QModelIndex head = view->model()->index(row, 0);
                if (view->isRowHidden(row, {}))
                    continue;
                for (int i = 0; i < view->model()->rowCount(head); ++i) {
                    if (!view->isRowHidden(i, head))
                        out.append(view->model()->index(i, 0, head).data(HandoffKeyRole).toString());
                }
            }
            return out;
        }
        [[nodiscard]] KeyButton *send() const { return dialog.findChild<KeyButton *>(u"send"_s); }
        [[nodiscard]] QPlainTextEdit *question() const { return dialog.findChild<QPlainTextEdit *>(u"question"_s); }
        [[nodiscard]] bool hasError() const { return dialog.findChild<ErrorBox *>(u"handoffError"_s)->isVisible(); }

        ReviewRig rig;
        HandoffDialog dialog;
        bool ready = false;
    };

private Q_SLOTS:
    void initTestCase()
    {
        initYunchuangResources();
        YunchuangStyle::install();
    }

    void initialsOfPinyin_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::newRow("department") << u"省自然资源厅"_s << u"szrzyt"_s;
        QTest::newRow("section") << u"不动产登记中心"_s << u"bdcdjzx"_s;
        QTest::newRow("tax") << u"省税务局"_s << u"sswj"_s;
        QTest::newRow("latin") << u"A 科 2"_s << u"ak2"_s;
    }
    void initialsOfPinyin()
    {
        QFETCH(QString, name);
        QFETCH(QString, initials);
        QCOMPARE(pinyinInitials(name), initials);
        QVERIFY(matchesName(name, initials.left(3)));
        QVERIFY(!matchesName(name, u"qqq"_s));
    }

    void suggestsFromTheFailedPoints()
    {
        Open open;
        QVERIFY(open.ready);
        const HandoffRequest request = open.dialog.draft().args.handoff;
        QCOMPARE(open.dialog.action(), Action::Consult);
        QCOMPARE(request.to, (QVector<UnitId>{UnitId(u"ZRZYT-BDC"_s), UnitId(u"GY-SCJGJ-GSH"_s)}));
        QVERIFY(request.sharedFields.contains(u"/name"_s)); // nobody can answer without it
        QVERIFY(request.sharedFields.contains(u"/addr"_s));
        QVERIFY(request.question.contains(u"住所"));
        QVERIFY(open.send()->isEnabled());
    }

    void sensitiveDataIsNeverChosenBeforehand()
    {
        Open open;
        QVERIFY(!open.dialog.draft().args.handoff.sharedFields.contains(u"/legalRep/idNo"_s));
        QStandardItem *number = open.item(u"fieldTree"_s, u"/legalRep/idNo"_s);
        QCOMPARE(number->data(ShareMarkRole).toInt(), static_cast<int>(ShareMark::Sensitive));
        // Nor by choosing its whole group.
        number->parent()->setCheckState(Qt::Checked);
        QCOMPARE(number->checkState(), Qt::Unchecked);
        QCOMPARE(number->parent()->checkState(), Qt::PartiallyChecked);
        number->setCheckState(Qt::Checked);
        QVERIFY(open.dialog.draft().args.handoff.sharedFields.contains(u"/legalRep/idNo"_s));
    }

    void whatMayNotBeSharedCannotBeChosen()
    {
        Open open;
        QVERIFY(!open.item(u"fieldTree"_s, u"/holders"_s));
        QStandardItem *paper = open.item(u"materialTree"_s, u"legalRepId"_s);
        QVERIFY(paper && !paper->isEnabled());
        QStandardItem *required = open.item(u"fieldTree"_s, u"/name"_s);
        QCOMPARE(required->checkState(), Qt::Checked);
        QVERIFY(!required->isEnabled());
    }

    void sendsWithCtrlEnterOnlyAndTheRulesAgree()
    {
        Open open;
        QSignalSpy sent(&open.dialog, &HandoffDialog::sendRequested);
        open.question()->setFocus();
        QTest::keyClick(&open.dialog, Qt::Key_Return);
        QCOMPARE(sent.size(), 0);
        QTest::keyClick(open.question(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.size(), 1);
        const auto draft = sent.at(0).at(0).value<CommandDraft>();
        QVERIFY(open.rig.commands.tryOut(examined(), draft));
        QCOMPARE(draft.post, Post::CaseOfficer);
        QVERIFY(draft.args.handoff.dueAt > open.rig.time.now());
    }

    void aLimitBeyondTheDueDateIsRefusedAndNothingIsLost()
    {
        Open open;
        QSignalSpy sent(&open.dialog, &HandoffDialog::sendRequested);
        open.dialog.findChild<QDateTimeEdit *>(u"dueAt"_s)->setDate(QDate(2027, 3, 1));
        open.send()->click();
        QCOMPARE(sent.size(), 0);
        QVERIFY(open.hasError());
        QVERIFY(!open.question()->toPlainText().isEmpty());
        QVERIFY(open.send()->isEnabled());
    }

    void transferGoesToOneCompetentUnitAndWantsAReason()
    {
        Open open;
        QTest::keyClick(&open.dialog, Qt::Key_Z, Qt::AltModifier);
        QCOMPARE(open.dialog.action(), Action::Transfer);
        const QStringList units = open.shownUnits();
        QVERIFY(units.contains(u"GY-SCJGJ-ZC"_s));
        QVERIFY(!units.contains(u"ZRZYT-BDC"_s));
        QVERIFY(!units.contains(clerk().unit.text()));
        open.item(u"unitTree"_s, u"GY-SCJGJ-ZC"_s)->setCheckState(Qt::Checked);
        open.item(u"unitTree"_s, u"ZY-SCJGJ-ZC"_s)->setCheckState(Qt::Checked);
        QCOMPARE(open.dialog.draft().args.handoff.to, QVector<UnitId>{UnitId(u"ZY-SCJGJ-ZC"_s)});
        open.question()->setPlainText(u"too short"_s);
        QSignalSpy sent(&open.dialog, &HandoffDialog::sendRequested);
        open.send()->click();
        QVERIFY(open.hasError());
        open.question()->setPlainText(u"The registered address lies in their district."_s);
        open.send()->click();
        QCOMPARE(sent.size(), 1);
        QVERIFY(sent.at(0).at(0).value<CommandDraft>().args.handoff.sharedFields.isEmpty());
    }

    void countersigningSharesAll()
    {
        Open open;
        QTest::keyClick(&open.dialog, Qt::Key_S, Qt::AltModifier);
        QCOMPARE(open.dialog.action(), Action::Countersign);
        QStandardItem *field = open.item(u"fieldTree"_s, u"/capital"_s);
        QCOMPARE(field->checkState(), Qt::Checked);
        QVERIFY(!field->isEnabled());
        // Back again, the selection is open anew.
        QTest::keyClick(&open.dialog, Qt::Key_Q, Qt::AltModifier);
        QVERIFY(open.item(u"fieldTree"_s, u"/capital"_s)->isEnabled());
    }

    void unitsAreFoundByInitialsAndByName()
    {
        Open open;
        auto *search = open.dialog.findChild<QLineEdit *>(u"unitSearch"_s);
        search->setFocus();
        QTest::keyClicks(search, u"bdcdj"_s);
        QCOMPARE(open.shownUnits(), QStringList{u"ZRZYT-BDC"_s});
        search->setText(u"税务局"_s);
        QVERIFY(open.shownUnits().contains(u"SWJ-SZHD"_s));
        QVERIFY(!open.shownUnits().contains(u"ZRZYT-BDC"_s));
    }

    void nothingIsSentWithoutReceiverOrQuestion()
    {
        Open open(examined(false));
        QVERIFY(!open.send()->isEnabled());
        QVERIFY(!open.send()->disabledReason().isEmpty());
        open.item(u"unitTree"_s, u"ZRZYT-BDC"_s)->setCheckState(Qt::Checked);
        QVERIFY(!open.send()->isEnabled());
        open.question()->setPlainText(u"?"_s);
        QVERIFY(open.send()->isEnabled());
        open.dialog.setBusy(true);
        QVERIFY(!open.send()->isEnabled());
    }

    void whatIsNotPossibleSaysWhy()
    {
        Open open(examined(), secondClerk());
        auto *card = open.dialog.findChild<ChoiceCard *>(u"consult"_s);
        QVERIFY(!card->isEnabled());
        QVERIFY(!card->toolTip().isEmpty());
    }
};

QTEST_MAIN(TestHandoffDialog)
#include "tst_handoffdialog.moc"
