// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/review/reviewrig.h"

#include "ui/common/keybutton.h"
#include "ui/common/opinionedit.h"
#include "ui/common/smallparts.h"
#include "ui/review/approvalform.h"
#include "ui/review/approvalrows.h"
#include "ui/review/decisionpane.h"
#include "ui/review/formpane.h"
#include "ui/review/reviewpage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yunchuang;
using namespace yunchuang::samples;

/// Lists among the approval fields, with the tax clerk's determination: filled in with real keys and mouse on the
/// review page, up to the act that carries it.
class TestApprovalForm : public QObject
{
    Q_OBJECT

private:
    struct Desktop
    {
        Desktop()
            : page(rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler)
        {
            rig.signIn(taxClerk());
            page.resize(1390, 820);
            page.show();
            activate();
            key = rig.openTaxWork();
            page.open(key);
            page.enter();
            activate();
        }
        /// The window of the test before may take its leave late.
        void activate()
        {
            QCoreApplication::processEvents();
            page.activateWindow();
            (void)QTest::qWaitFor([this] { return QApplication::activeWindow() == &page; });
        }
        [[nodiscard]] ApprovalForm &form() { return page.form().approval(); }
        template<class T = QWidget>
        [[nodiscard]] T *find(const QString &name) const
        {
            return page.findChild<T *>(name);
        }
        [[nodiscard]] ApprovalRows *rows() const { return find<ApprovalRows>(u"approval-taxes"_s); }
        [[nodiscard]] QComboBox *cell(int row, const QString &column) const
        {
            return find<QComboBox>(u"approval-taxes-%1-%2"_s.arg(row).arg(column));
        }
        /// Like a person: down to the entry, with the keys.
        void choose(QComboBox *box, const QString &code) const
        {
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Home);
            for (int i = box->findData(code); i > 0; --i)
                QTest::keyClick(box, Qt::Key_Down);
            QCOMPARE(box->currentData().toString(), code);
        }
        void press(const QString &button)
        {
            activate();
            auto *found = find<KeyButton>(button);
            QVERIFY2(found && found->isVisible() && found->isEnabled(), qPrintable(button));
            QTest::mouseClick(found, Qt::LeftButton);
        }
        void row(int row, const QString &kind, const QString &period) const
        {
            choose(cell(row, u"kind"_s), kind);
            choose(cell(row, u"period"_s), period);
        }
        /// All fields but the list.
        void fillOthers() const
        {
            choose(find<QComboBox>(u"approval-taxpayerKind"_s), u"SMALL"_s);
            choose(find<QComboBox>(u"approval-collection"_s), u"ACCOUNTS"_s);
            QTest::keyClicks(find<QLineEdit>(u"approval-authority"_s), u"Guanshanhu tax office"_s);
            QTest::keyClicks(find<QLineEdit>(u"approval-effectiveFrom"_s), u"2026-12-01"_s);
        }
        /// The words that can be read beside a cell.
        [[nodiscard]] QString errorAt(int row, const QString &column) const
        {
            return cell(row, column)->accessibleDescription();
        }
        [[nodiscard]] QStringList shownErrors() const
        {
            QStringList out;
            for (const TextLabel *label : rows()->findChildren<TextLabel *>()) {
                if (label->isVisible() && label->text().endsWith(u'.'))
                    out.append(label->text());
            }
            return out;
        }
        [[nodiscard]] QJsonArray taxes() { return form().value().value("taxes"_L1).toArray(); }

        ReviewRig rig;
        ReviewPage page;
        RowKey key;
    };
    static QJsonObject tax(const QString &kind, const QString &period)
    {
        return {{u"kind"_s, kind}, {u"period"_s, period}};
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void anEmptyRowIsOfferedAndSaysNothing()
    {
        Desktop desk;
        QVERIFY(desk.rows());
        QCOMPARE(desk.rows()->rowCount(), 1);
        QVERIFY(desk.cell(0, u"kind"_s)->isVisible() && desk.cell(0, u"kind"_s)->isEnabled());
        QVERIFY(!desk.form().value().contains("taxes"_L1));
        QVERIFY(desk.shownErrors().isEmpty());
    }

    void rowsAreFilledAddedAndRemovedUpToTheAct()
    {
        Desktop desk;
        desk.fillOthers();
        desk.row(0, u"VAT"_s, u"QUARTER"_s);
        desk.press(u"approval-taxes-add"_s);
        QCOMPARE(QApplication::focusWidget(), desk.cell(1, u"kind"_s));
        // The same tax twice is said at the second, and which the first is.
        desk.row(1, u"VAT"_s, u"MONTH"_s);
        QVERIFY2(desk.errorAt(1, u"kind"_s).contains(u"row 1"), qPrintable(desk.errorAt(1, u"kind"_s)));
        QVERIFY(desk.errorAt(0, u"kind"_s).isEmpty());
        QCOMPARE(desk.shownErrors().size(), 1);
        desk.choose(desk.cell(1, u"kind"_s), u"CIT"_s);
        QVERIFY(desk.shownErrors().isEmpty());
        QTest::keyClick(desk.cell(1, u"kind"_s), Qt::Key_Insert);
        QCOMPARE(desk.rows()->rowCount(), 3);
        desk.row(2, u"STAMP"_s, u"ONCE"_s);
        QCOMPARE(desk.taxes().size(), 3);
        desk.press(u"approval-taxes-0-remove"_s);
        QCOMPARE(desk.taxes(), (QJsonArray{tax(u"CIT"_s, u"MONTH"_s), tax(u"STAMP"_s, u"ONCE"_s)}));
        // A row begun by mistake and left empty is no entry.
        desk.press(u"approval-taxes-add"_s);
        QVERIFY2(desk.form().errors().isEmpty(), qPrintable(desk.form().errors().value(0).path));

        QVERIFY(desk.page.decision().choose(Action::CompleteWork));
        desk.page.decision().opinion().setText(u"Determined."_s);
        QTest::keyClick(&desk.page.decision().opinion(), Qt::Key_Return, Qt::ControlModifier);
        for (QPushButton *button : desk.page.findChildren<QPushButton *>(u"confirm"_s))
            QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk.rig.acts().size(), 1);
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::CompleteWork);
        QCOMPARE(command.args.approval,
                 (QJsonObject{{u"taxpayerKind"_s, u"SMALL"_s},
                              {u"collection"_s, u"ACCOUNTS"_s},
                              {u"authority"_s, u"Guanshanhu tax office"_s},
                              {u"effectiveFrom"_s, u"2026-12-01"_s},
                              {u"taxes"_s, QJsonArray{tax(u"CIT"_s, u"MONTH"_s), tax(u"STAMP"_s, u"ONCE"_s)}}}));
    }

    void whatIsMissingIsShownWhenSubmitted()
    {
        Desktop desk;
        desk.fillOthers();
        QVERIFY(desk.page.decision().choose(Action::CompleteWork));
        desk.page.decision().opinion().setText(u"Determined."_s);
        const auto submit = [&desk] {
            QTest::keyClick(&desk.page.decision().opinion(), Qt::Key_Return, Qt::ControlModifier);
        };
        submit();
        QVERIFY(desk.rig.acts().isEmpty());
        QCOMPARE(QApplication::focusWidget(), desk.cell(0, u"kind"_s));
        desk.choose(desk.cell(0, u"kind"_s), u"IIT"_s);
        submit();
        QVERIFY(desk.rig.acts().isEmpty());
        QCOMPARE(QApplication::focusWidget(), desk.cell(0, u"period"_s));
        QVERIFY(!desk.errorAt(0, u"period"_s).isEmpty());
        desk.choose(desk.cell(0, u"period"_s), u"MONTH"_s);
        QVERIFY(desk.errorAt(0, u"period"_s).isEmpty());
    }

    void faultsStandAtTheirRowAlsoAfterAnEmptyOne()
    {
        Desktop desk;
        desk.press(u"approval-taxes-add"_s);
        desk.press(u"approval-taxes-add"_s);
        desk.row(1, u"VAT"_s, u"MONTH"_s);
        desk.row(2, u"VAT"_s, u"YEAR"_s);
        QVERIFY2(desk.errorAt(2, u"kind"_s).contains(u"row 2"), qPrintable(desk.errorAt(2, u"kind"_s)));
        QVERIFY(desk.errorAt(1, u"kind"_s).isEmpty());
    }

    void theKeyboardRemovesAndTheLastRowIsEmptied()
    {
        Desktop desk;
        desk.row(0, u"VAT"_s, u"MONTH"_s);
        QTest::keyClick(desk.cell(0, u"period"_s), Qt::Key_Insert);
        desk.row(1, u"CIT"_s, u"YEAR"_s);
        QTest::keyClick(desk.cell(1, u"period"_s), Qt::Key_Delete, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget(), desk.cell(0, u"period"_s));
        QCOMPARE(desk.taxes(), (QJsonArray{tax(u"VAT"_s, u"MONTH"_s)}));
        QTest::keyClick(desk.cell(0, u"period"_s), Qt::Key_Delete, Qt::AltModifier);
        QCOMPARE(desk.rows()->rowCount(), 1);
        QVERIFY(desk.taxes().isEmpty());
        // Tab goes along the row, over its button, to the next one.
        QTest::keyClick(desk.cell(0, u"kind"_s), Qt::Key_Insert);
        desk.cell(0, u"kind"_s)->setFocus();
        QStringList path;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            path.append(QApplication::focusWidget()->objectName().section(u"taxes-"_s, 1));
        }
        QCOMPARE(path,
                 (QStringList{u"0-period"_s, u"0-remove"_s, u"1-kind"_s, u"1-period"_s, u"1-remove"_s, u"add"_s}));
    }

    void thereAreNoMoreRowsThanTheFormAllows()
    {
        Desktop desk;
        desk.cell(0, u"kind"_s)->setFocus();
        for (int i = 0; i < 25; ++i)
            QTest::keyClick(desk.cell(0, u"kind"_s), Qt::Key_Insert);
        QCOMPARE(desk.rows()->rowCount(), 20);
        auto *add = desk.find<KeyButton>(u"approval-taxes-add"_s);
        QVERIFY(!add->isEnabled());
        QVERIFY(add->disabledReason().contains(u"20"));
        // The row with the focus can be seen, and the application above keeps its place.
        QCoreApplication::processEvents();
        desk.cell(19, u"kind"_s)->setFocus();
        auto *scroll = desk.find<QScrollArea>(u"approvalScroll"_s);
        QVERIFY(scroll->height() < desk.page.height() / 2);
        const QPoint place = desk.cell(19, u"kind"_s)->mapTo(scroll->viewport(), QPoint(0, 0));
        QVERIFY2(scroll->viewport()->rect().contains(place), qPrintable(QString::number(place.y())));
        QTest::keyClick(desk.cell(19, u"kind"_s), Qt::Key_Delete, Qt::AltModifier);
        QVERIFY(add->isEnabled());
    }

    void rowsComeBackWithTheDraft()
    {
        Desktop desk;
        desk.row(0, u"VAT"_s, u"MONTH"_s);
        QTest::keyClick(desk.cell(0, u"period"_s), Qt::Key_Insert);
        desk.choose(desk.cell(1, u"kind"_s), u"EDU"_s);
        desk.rig.scheduler.advance(1s);
        QVERIFY(desk.rig.keptDraft(desk.key, u"review"_s));
        const RowKey other = desk.rig.openable(u"52-261124-00012"_s);
        desk.page.open(other);
        QVERIFY(!desk.form().isShown());
        desk.page.open(desk.key);
        QCOMPARE(desk.rows()->rowCount(), 2);
        QCOMPARE(desk.cell(1, u"kind"_s)->currentData().toString(), u"EDU"_s);
        QCOMPARE(desk.taxes(), (QJsonArray{tax(u"VAT"_s, u"MONTH"_s), QJsonObject{{u"kind"_s, u"EDU"_s}}}));
    }

    void theCaseComingAgainLeavesTheRowsAndTheFocus()
    {
        Desktop desk;
        desk.row(0, u"VAT"_s, u"MONTH"_s);
        QTest::keyClick(desk.cell(0, u"period"_s), Qt::Key_Insert);
        const QPointer<QWidget> focus = QApplication::focusWidget();
        protocol::CaseReply reply = desk.rig.whole(desk.key)->service;
        ++reply.subject.version;
        desk.rig.putReply(desk.key.viewer, reply);
        desk.activate();
        QCOMPARE(desk.rows()->rowCount(), 2);
        QVERIFY(focus);
        QCOMPARE(QApplication::focusWidget(), focus.data());
    }

    void theWheelPassesOverAFieldWithoutChangingIt()
    {
        Desktop desk;
        desk.row(0, u"VAT"_s, u"MONTH"_s);
        desk.find<QLineEdit>(u"approval-authority"_s)->setFocus();
        QComboBox *box = desk.cell(0, u"kind"_s);
        QWheelEvent wheel(QPointF(4, 4), box->mapToGlobal(QPointF(4, 4)), {}, QPoint(0, -120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(box, &wheel);
        QCOMPARE(box->currentData().toString(), u"VAT"_s);
    }

    void aRowNotOursIsReadOnly()
    {
        Desktop desk;
        protocol::CaseReply reply = desk.rig.whole(desk.key)->service;
        reply.subject.assignee = UserId(u"wuhao"_s);
        reply.subject.assigneeName = u"吴昊"_s;
        reply.subject.approval.insert(StepId(u"determine"_s),
                                      QJsonObject{{u"taxes"_s, QJsonArray{tax(u"VAT"_s, u"MONTH"_s)}}});
        ++reply.subject.version;
        desk.rig.putReply(desk.key.viewer, reply);
        desk.page.open(desk.key);
        QVERIFY(!desk.cell(0, u"kind"_s)->isEnabled());
        QCOMPARE(desk.cell(0, u"kind"_s)->currentData().toString(), u"VAT"_s);
        QVERIFY(!desk.find<KeyButton>(u"approval-taxes-add"_s)->isVisible());
        QVERIFY(!desk.find<KeyButton>(u"approval-taxes-0-remove"_s)->isVisible());
    }
};

QTEST_MAIN(TestApprovalForm)
#include "tst_approvalform.moc"
