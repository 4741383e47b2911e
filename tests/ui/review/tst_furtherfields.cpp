// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/review/reviewrig.h"

#include "domain/deadlineengine.h"
#include "ui/common/keybutton.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/common/smallparts.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/review/decisionpane.h"
#include "ui/review/materialspane.h"
#include "ui/review/reasondialog.h"
#include "ui/review/reviewpage.h"
#include "ui/review/takeindialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;
using namespace yunchuang::samples;

namespace {

const QString received = u"52-261123-00322"_s;
const QString examined = u"52-261120-00033"_s;
const QString ownReason = u"需要组织专家对工艺进行评审"_s;
const ItemKey energy{ItemCode(u"000101002000"_s), 2};
const ItemKey investment{ItemCode(u"001001001000"_s), 1};
const ItemKey deregistration{ItemCode(u"000125001003"_s), 2};

/// A review page over a real cache and outbox, worked with keys.
struct FieldDesk
{
    explicit FieldDesk(const Desk &desk = clerk())
        : page(rig.cache.store, rig.commands, rig.connection, rig.time, rig.scheduler)
    {
        rig.signIn(desk);
        page.resize(1390, 900);
        page.show();
        page.activateWindow();
        ready = QTest::qWaitForWindowActive(&page);
    }
    void open(const QString &code, const std::function<void(Case &)> &change)
    {
        const RowKey key = rig.openable(code, [&](protocol::CaseReply &reply) { change(reply.subject); });
        page.open(key, {});
        page.enter();
        MaterialsModel &papers = page.materials().model();
        for (int row = 0; row < papers.rowCount(); ++row)
            papers.markOpened(Digest256(papers.index(row).data(MaterialDigestRole).toString()));
    }
    /// Chooses the act with the key that its button shows.
    bool chooseByKey(Action action)
    {
        QCoreApplication::processEvents();
        const auto *button = page.findChild<KeyButton *>(u"act-"_s + nameOf(action));
        if (!button || !button->isEnabled() || button->shortcut().isEmpty())
            return page.decision().choose(action);
        const QKeyCombination keys = button->shortcut()[0];
        press(keys.key(), keys.keyboardModifiers());
        return page.decision().action() == action;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QCoreApplication::processEvents();
        QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : &page;
        QTest::keyClick(target, key, modifiers);
    }
    template<class T>
    [[nodiscard]] T *field(const QString &key) const
    {
        return page.findChild<T *>(u"act-"_s + key);
    }
    void write(const QString &words) { page.decision().opinion().setText(words); }
    /// Ctrl+Enter, and once more where the act asks back.
    void submit()
    {
        press(Qt::Key_Return, Qt::ControlModifier);
        QCoreApplication::processEvents();
        const auto dialogs = page.findChildren<ConfirmDialog *>();
        for (ConfirmDialog *dialog : dialogs) {
            if (!dialog->isVisible())
                continue;
            // There is no window manager here to hand the focus to a dialog.
            dialog->activateWindow();
            (void)QTest::qWaitFor([dialog] { return QApplication::activeWindow() == dialog; });
            QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        }
    }
    [[nodiscard]] QString standing() const { return page.findChild<TextLabel *>(u"standing"_s)->text(); }
    [[nodiscard]] QString problem() const
    {
        const auto *box = page.findChild<ErrorBox *>(u"problem"_s);
        QString words;
        for (const QLabel *label : box->isHidden() ? QList<QLabel *>() : box->findChildren<QLabel *>())
            words += label->text();
        return words;
    }

    ReviewRig rig;
    ReviewPage page;
    bool ready = false;
};

void examining(Case &subject, const ItemKey &item)
{
    subject.item = item;
    subject.state = CaseState::InReview;
    subject.step = StepId(u"examine"_s);
    subject.points = {};
    subject.checks = {};
    const ServiceItem *rulesOfItem = rules()->catalogue.find(item);
    const DeadlineEngine engine(rulesOfItem->limits(), rules()->calendars);
    subject.deadlines = engine.recompute(subject.deadlines);
}

} // namespace

/// What further acts ask for, filled in with keys, arrives in the signed act.
class TestFurtherFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }

    void aSpecialProcedureIsProposed()
    {
        FieldDesk desk;
        desk.open(examined, [](Case &subject) { examining(subject, energy); });
        QVERIFY(desk.chooseByKey(Action::ProposeSpecial));
        QCOMPARE(desk.field<QComboBox>(u"procedure"_s)->currentData().toString(), u"EXPERT_REVIEW"_s);
        auto *days = desk.field<QSpinBox>(u"days"_s);
        days->setFocus();
        days->selectAll();
        QTest::keyClicks(days, u"7"_s);
        desk.write(ownReason);
        desk.submit();
        QVERIFY2(desk.rig.acts().size() == 1, qPrintable(desk.problem()));
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::ProposeSpecial);
        QCOMPARE(command.args.days, 7);
        QCOMPARE(*command.args.procedure, SuspensionKind::ExpertReview);
        QCOMPARE(command.args.reason, ownReason);
        QVERIFY(!command.args.forWhom.isEmpty());
        // And stands beside the clock until somebody approves it.
        QVERIFY2(desk.standing().contains(ownReason), qPrintable(desk.standing()));
    }

    void anExtensionIsGrantedByTheDecider()
    {
        FieldDesk desk(decider());
        desk.open(examined, [](Case &subject) { examining(subject, energy); });
        QVERIFY(desk.chooseByKey(Action::Extend));
        desk.field<QPlainTextEdit>(u"reason"_s)->setPlainText(u"案情复杂，需要补充论证方能作出决定"_s);
        auto *days = desk.field<QSpinBox>(u"days"_s);
        days->setFocus();
        days->selectAll();
        QTest::keyClicks(days, u"4"_s);
        desk.submit();
        QVERIFY2(desk.rig.acts().size() == 1, qPrintable(desk.problem()));
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::Extend);
        QCOMPARE(command.args.days, 4);
        QVERIFY(!command.args.reason.isEmpty());
    }

    void aTerminationNamesItsGround()
    {
        FieldDesk desk(decider());
        desk.open(examined, [](Case &subject) { examining(subject, energy); });
        QVERIFY(desk.chooseByKey(Action::Terminate));
        auto *ground = desk.field<QComboBox>(u"ground"_s);
        ground->setFocus();
        QTest::keyClick(ground, Qt::Key_Home);
        QTest::keyClick(ground, Qt::Key_Down);
        desk.write(u"据以审批的规定已经废止，无须再审"_s);
        desk.submit();
        QVERIFY2(desk.rig.acts().size() == 1, qPrintable(desk.problem()));
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::Terminate);
        QCOMPARE(*command.args.ground, TerminationGround::LawChanged);
    }

    void aPromiseHasItsDayAndItsCountdown()
    {
        FieldDesk desk;
        const MaterialId licence(u"licence"_s);
        desk.open(received, [&](Case &subject) {
            subject.item = deregistration;
            subject.checks = {};
            subject.points = {};
            subject.promises = {};
            subject.materials = {};
            for (const ItemMaterial &needed : rules()->catalogue.find(deregistration)->materials) {
                Material paper;
                paper.id = needed.id;
                paper.fileName = needed.name;
                paper.mediaType = u"application/pdf"_s;
                paper.digest = Digest256(QString(64, QLatin1Char('a')));
                if (needed.id != licence)
                    subject.materials.append(paper);
            }
        });
        QVERIFY(desk.chooseByKey(Action::Accept));
        auto *by = desk.field<QDateEdit>(u"promise-licence"_s);
        QVERIFY(by);
        const QDate day = toLocalDate(desk.rig.time.now()).addDays(1);
        by->setDate(day);
        MaterialsModel &papers = desk.page.materials().model();
        for (int row = 0; row < papers.rowCount(); ++row)
            papers.markOpened(Digest256(papers.index(row).data(MaterialDigestRole).toString()));
        desk.submit();
        QVERIFY2(desk.rig.acts().size() == 1, qPrintable(desk.problem()));
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.args.promises, (QVector<MaterialPromise>{{licence, day}}));
        QVERIFY2(desk.standing().contains(Wording::day(day, day)), qPrintable(desk.standing()));
    }

    void anInstantItemIsHandledOnOneScreen()
    {
        FieldDesk desk;
        desk.open(received, [](Case &subject) {
            subject.item = investment;
            subject.checks = {};
            subject.points = {};
            for (const ReviewPoint &point : rules()->catalogue.find(investment)->reviewPoints)
                subject.points.append({point.id, PointVerdict::Yes, {}, clerk().user});
            subject.materials = {};
            for (const ItemMaterial &needed : rules()->catalogue.find(investment)->materials) {
                Material paper;
                paper.id = needed.id;
                paper.fileName = needed.name;
                paper.mediaType = u"application/pdf"_s;
                paper.digest = Digest256(QString(64, QLatin1Char('a')));
                subject.materials.append(paper);
            }
        });
        QVERIFY(desk.chooseByKey(Action::HandleAtOnce));
        auto *number = desk.field<QLineEdit>(u"resultNumber"_s);
        number->setFocus();
        QTest::keyClicks(number, u"2026-520000-01-03-000001"_s);
        auto *way = desk.field<QComboBox>(u"deliveryWay"_s);
        way->setCurrentIndex(way->findData(u"ELECTRONIC"_s));
        desk.write(u"当场核对，符合备案要求"_s);
        desk.submit();
        QVERIFY2(desk.rig.acts().size() == 1, qPrintable(desk.problem()));
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::HandleAtOnce);
        QCOMPARE(command.args.result.deliveryWay, u"ELECTRONIC"_s);
        QCOMPARE(command.args.result.number, u"2026-520000-01-03-000001"_s);
    }

    void otherItemsHaveNoSuchButton()
    {
        FieldDesk desk;
        desk.open(received, [](Case &) {});
        QCoreApplication::processEvents();
        QVERIFY(!desk.page.findChild<KeyButton *>(u"act-HANDLE_AT_ONCE"_s));
    }

    void aRunningProcedureShowsItsAnnouncedEnd()
    {
        FieldDesk desk;
        const QDate today = toLocalDate(desk.rig.time.now());
        desk.open(examined, [&](Case &subject) {
            examining(subject, energy);
            subject.state = CaseState::Suspended;
            SpecialProcedure procedure;
            procedure.kind = SuspensionKind::ExpertReview;
            procedure.startedAt = desk.rig.time.now().addDays(-10);
            procedure.announcedEnd = today.addDays(-1);
            subject.procedures = {procedure};
            subject.deadlines.suspensions = {
                {SuspensionKind::ExpertReview, procedure.startedAt, {}, procedure.announcedEnd}};
        });
        QVERIFY2(desk.standing().contains(Wording::suspension(SuspensionKind::ExpertReview)),
                 qPrintable(desk.standing()));
        QVERIFY2(desk.standing().contains(Wording::day(today.addDays(-1), today)), qPrintable(desk.standing()));
        QVERIFY(desk.chooseByKey(Action::EndSpecial));
        auto *outcome = desk.field<QLineEdit>(u"outcome"_s);
        outcome->setFocus();
        QTest::keyClicks(outcome, u"passed"_s);
        desk.write(u"专家组一致同意"_s);
        desk.submit();
        QVERIFY2(desk.rig.acts().size() == 1, qPrintable(desk.problem()));
        QCOMPARE(desk.rig.acts().constLast().command.args.outcome, u"passed"_s);
    }

    /// Art. 48: when, where and before whom; who examines the case is refused with a word why.
    void aHearingIsInvitedTo()
    {
        FieldDesk desk;
        UnitId unit;
        const QDate today = toLocalDate(desk.rig.time.now());
        desk.open(examined, [&](Case &subject) {
            examining(subject, energy);
            unit = subject.unit;
            PartyNotice asked;
            asked.parties = u"相邻住户三户"_s;
            asked.hearing = true;
            asked.toldAt = desk.rig.time.now().addDays(-3);
            asked.requestBy = today.addDays(4);
            asked.answer = PartyAnswer::HearingAsked;
            asked.holdBy = today.addDays(28);
            subject.partyNotices = {asked};
        });
        QVERIFY(desk.chooseByKey(Action::InformParties));
        QVERIFY(!desk.field<QComboBox>(u"hearing"_s));
        QCOMPARE(desk.field<QLineEdit>(u"parties"_s)->text(), u"相邻住户三户"_s);
        protocol::MembersReply people;
        people.members = {{clerk().user, u"周敏"_s, Post::CaseOfficer},
                          {UserId(u"chenhua"_s), u"陈华"_s, Post::Dispatcher}};
        Q_EMIT desk.rig.commands.membersReceived(unit, people);
        auto *presider = desk.field<QComboBox>(u"presider"_s);
        QCOMPARE(presider->count(), 3);
        presider->setCurrentIndex(presider->findData(clerk().user.text()));
        auto *place = desk.field<QLineEdit>(u"hearingPlace"_s);
        place->setFocus();
        QTest::keyClicks(place, u"room 2"_s);
        desk.field<QDateEdit>(u"hearingOn"_s)->setDate(today.addDays(21));
        // Many acts and fields: the pane scrolls, and nothing in it is squeezed.
        for (const KeyButton *button : desk.page.decision().findChildren<KeyButton *>()) {
            if (button->isVisible())
                QTRY_VERIFY2(button->height() >= button->sizeHint().height(), qPrintable(button->objectName()));
        }
        if (const QByteArray folder = qgetenv("YC_GRAB_DIR"); !folder.isEmpty())
            QVERIFY(desk.page.grab().save(QString::fromLocal8Bit(folder) + u"/hearing.png"_s));
        desk.submit();
        QVERIFY(desk.rig.acts().isEmpty());
        QVERIFY(!desk.problem().isEmpty());
        presider->setCurrentIndex(presider->findData(u"chenhua"_s));
        desk.submit();
        QVERIFY2(desk.rig.acts().size() == 1, qPrintable(desk.problem()));
        const CommandArguments args = desk.rig.acts().constLast().command.args;
        QCOMPARE(args.hearingOn, today.addDays(21));
        QCOMPARE(args.hearingPlace, u"room 2"_s);
        QCOMPARE(args.presider, UserId(u"chenhua"_s));
        QCOMPARE(args.presiderName, u"陈华"_s);
        QVERIFY2(desk.standing().contains(u"room 2"_s), qPrintable(desk.standing()));
    }

    /// 容缺: a promised paper is chosen with the mouse and comes in with Ctrl+Enter; what is written stays.
    void promisedPapersComeInAtTheWindow()
    {
        QTemporaryDir folder;
        const QString scan = fileIn(folder, u"IMG 0001.exe"_s, leasePdf(1));
        const QString program = fileIn(folder, u"lease.pdf"_s, QByteArray("MZ") + QByteArray(500, 'x'));
        FieldDesk desk;
        QVERIFY(desk.ready);
        MaterialId promised;
        const QDate by = toLocalDate(desk.rig.time.now()).addDays(7);
        desk.open(examined, [&](Case &subject) {
            promised = subject.materials.takeLast().id;
            subject.promises = {{promised, by}};
        });
        desk.write(u"the rest is complete"_s);
        TakeInDialog *dialog = openTakeIn(desk);
        QVERIFY(dialog);
        auto *ok = dialog->findChild<KeyButton *>(u"takeInOk"_s);
        QVERIFY(!ok->isEnabled() && !ok->disabledReason().isEmpty());
        auto *due = dialog->findChild<Tag *>(u"due-"_s + promised.text());
        QVERIFY2(due && due->words().contains(u"5"_s), qPrintable(due ? due->words() : QString()));
        QVERIFY(dialog->findChild<KeyButton *>(u"choose-"_s + promised.text())->hasFocus());

        // A program under the name of a paper is told by its content.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        auto *chooser = dialog->findChild<QFileDialog *>(u"scanChooser"_s);
        QVERIFY(chooser);
        chooser->selectFile(program);
        QVERIFY(QMetaObject::invokeMethod(chooser, "accept"));
        auto *error = dialog->findChild<ErrorBox *>(u"takeInError"_s);
        QTRY_VERIFY(error->isVisible());
        QVERIFY(!ok->isEnabled());
        QVERIFY(isInFront(*dialog));

        dropOn(*dialog, promised, scan);
        QTRY_VERIFY(ok->isEnabled());
        QVERIFY(!error->isVisible());
        auto *compared = dialog->findChild<QCheckBox *>(u"compared-"_s + promised.text());
        QTest::mouseClick(compared, Qt::LeftButton, {}, {8, compared->height() / 2});
        auto *copies = dialog->findChild<QSpinBox *>(u"copies-"_s + promised.text());
        copies->setFocus();
        QTest::keyClick(copies, Qt::Key_Up);
        grab(*dialog, u"take-in"_s);
        QTest::keyClick(copies, Qt::Key_Return);
        QVERIFY(desk.rig.acts().isEmpty());
        QTest::keyClick(copies, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY2(desk.rig.acts().size() == 1, qPrintable(refusalIn(*dialog)));
        const Command command = desk.rig.acts().constLast().command;
        QCOMPARE(command.action, Action::ReceiveSupplement);
        QCOMPARE(command.post, Post::Reception);
        QCOMPARE(command.args.materials.size(), 1);
        const Material paper = command.args.materials.constFirst();
        QCOMPARE(paper.id, promised);
        QCOMPARE(paper.trust, u"B"_s);
        QCOMPARE(paper.copies, 1);
        QCOMPARE(paper.mediaType, u"application/pdf"_s);
        QVERIFY(paper.fileName.endsWith(u".pdf"_s) && !paper.fileName.contains(u"IMG"_s));
        QCOMPARE(desk.rig.acts().constLast().attachments, QVector<Digest256>{paper.digest});
        QTRY_VERIFY(!dialog->isVisible());
        QTRY_VERIFY(!desk.standing().contains(u"promised by"_s));
        QVERIFY(!desk.page.findChild<KeyButton *>(u"takeIn"_s)->isVisible());
        QCOMPARE(desk.page.decision().opinion().text(), u"the rest is complete"_s);
    }

    /// 补正: every paper of the notice is wanted; an original that was seen needs no scan.
    void aNoticeIsAnsweredAsAWhole()
    {
        FieldDesk desk;
        QVERIFY(desk.ready);
        QVector<MaterialId> asked;
        desk.open(received, [&](Case &subject) {
            subject.state = CaseState::Correcting;
            subject.assignee = {};
            asked = {subject.materials.at(0).id, subject.materials.at(1).id};
            subject.correction.count = 1;
            subject.correction.answerBy = toLocalDate(desk.rig.time.now()).addDays(-1);
            const DeadlineEngine engine(rules()->catalogue.find(subject.item)->limits(), rules()->calendars);
            subject.deadlines = *engine.askForCorrection(subject.deadlines, desk.rig.time.now().addDays(-1));
            for (const MaterialId &id : asked)
                subject.correction.items.append({u"material:"_s + id.text(), u"please sign it"_s, false});
        });
        TakeInDialog *dialog = openTakeIn(desk);
        QVERIFY(dialog);
        auto *ok = dialog->findChild<KeyButton *>(u"takeInOk"_s);
        for (const MaterialId &id : asked) {
            QVERIFY(!ok->isEnabled());
            auto *seen = dialog->findChild<QCheckBox *>(u"original-"_s + id.text());
            seen->setFocus();
            QTest::keyClick(seen, Qt::Key_Space);
        }
        grab(*dialog, u"take-in-notice"_s);
        QVERIFY2(ok->isEnabled(), qPrintable(ok->disabledReason()));
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY2(desk.rig.acts().size() == 1, qPrintable(refusalIn(*dialog)));
        const OutboxEntry act = desk.rig.acts().constLast();
        QCOMPARE(act.command.action, Action::CompleteCorrection);
        QCOMPARE(act.command.args.materials.size(), 2);
        QVERIFY(act.attachments.isEmpty());
        QCOMPARE(act.command.args.materials.constFirst().trust, u"B"_s);
        QCOMPARE(act.command.args.materials.constFirst().copies, 1);
        QTRY_VERIFY(desk.page.whole()->shown.state == CaseState::Received);
        // What cannot be opened is not held against whoever accepts.
        for (int row : desk.page.materials().model().unopenedRequired())
            QVERIFY(!asked.contains(desk.page.materials().model().materialAt(row)->id));
    }

    /// Who has no post at the reception is not offered it; what asks for the form too cannot be answered by papers.
    void papersAloneMayNotBeEnough()
    {
        const auto correcting = [](Case &subject) {
            subject.state = CaseState::Correcting;
            subject.assignee = {};
            subject.correction.count = 1;
            subject.correction.items = {{u"material:"_s + subject.materials.at(0).id.text(), u"sign"_s, false},
                                        {u"/addr"_s, u"the room"_s, false}};
        };
        FieldDesk desk;
        QVERIFY(desk.ready);
        desk.open(received, correcting);
        TakeInDialog *dialog = openTakeIn(desk);
        QVERIFY(dialog);
        auto *seen =
            dialog->findChild<QCheckBox *>(u"original-"_s + desk.page.whole()->shown.materials.constFirst().id.text());
        QTest::mouseClick(seen, Qt::LeftButton, {}, {8, seen->height() / 2});
        auto *ok = dialog->findChild<KeyButton *>(u"takeInOk"_s);
        QVERIFY(!ok->isEnabled());
        QCOMPARE(dialog->findChild<TextLabel *>(u"takeInNote"_s)->text(), ok->disabledReason());
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
        QVERIFY(desk.rig.acts().isEmpty());

        FieldDesk other(secondClerk());
        QVERIFY(other.ready);
        other.open(received, correcting);
        QVERIFY(!other.page.findChild<KeyButton *>(u"takeIn"_s)->isVisible());
    }

private:
    static QString fileIn(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    static TakeInDialog *openTakeIn(FieldDesk &desk)
    {
        desk.press(Qt::Key_I, Qt::ControlModifier);
        auto *dialog = desk.page.findChild<TakeInDialog *>();
        if (!dialog)
            return nullptr;
        return isInFront(*dialog) ? dialog : nullptr;
    }
    /// There is no window manager here to hand the focus to a dialog.
    static bool isInFront(TakeInDialog &dialog)
    {
        dialog.activateWindow();
        return QTest::qWaitFor([&dialog] { return QApplication::activeWindow() == &dialog; });
    }
    static QString refusalIn(const TakeInDialog &dialog)
    {
        QString words;
        for (const QLabel *label : dialog.findChild<ErrorBox *>(u"takeInError"_s)->findChildren<QLabel *>())
            words += label->text();
        return words;
    }
    static void dropOn(const TakeInDialog &dialog, const MaterialId &id, const QString &path)
    {
        auto *row = dialog.findChild<QWidget *>(u"paper-"_s + id.text());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({4, 4}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(row, &enter);
        QDropEvent drop(QPointF(4, 4), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        if (enter.isAccepted())
            QApplication::sendEvent(row, &drop);
    }
    static void grab(QWidget &widget, const QString &name)
    {
        const QByteArray folder = qgetenv("YC_GRAB_DIR");
        if (!folder.isEmpty())
            QVERIFY(widget.grab().save(QString::fromLocal8Bit(folder) + u'/' + name + u".png"_s));
    }
};

QTEST_MAIN(TestFurtherFields)
#include "tst_furtherfields.moc"
