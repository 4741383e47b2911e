// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/deskacts.h"

#include "domain/transitions.h"
#include "items/roles.h"
#include "tests/support/testclient.h"
#include "ui/common/keybutton.h"
#include "ui/common/opinionedit.h"
#include "ui/handoff/handoffdialog.h"
#include "ui/handoff/handofftrees.h"
#include "ui/queue/queuepage.h"
#include "ui/review/decisionpane.h"
#include "ui/review/formpane.h"
#include "ui/review/materialspane.h"
#include "ui/review/pointslist.h"
#include "ui/review/reasondialog.h"
#include "ui/review/takeindialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

std::optional<ShownRow> rowOf(DemoWindow &desk, const CaseId &id)
{
    const auto row = TestClient::ask<ShownRow>([&](QObject *context, const CaseStore::Done<ShownRow> &done) {
        desk.core().store().row({id, desk.core().profile().actingUnit}, context, done);
    });
    return row ? std::optional(*row) : std::nullopt;
}

/// Puts a check mark before an entry of one of the dialog's trees.
bool check(HandoffDialog &dialog, const QString &tree, const QString &key)
{
    auto *view = dialog.findChild<QTreeView *>(tree);
    auto *model = view ? qobject_cast<QStandardItemModel *>(view->model()) : nullptr;
    if (!model)
        return false;
    bool checked = false;
    forEachItem(*model, [&](QStandardItem *item) {
        if (item->data(HandoffKeyRole).toString() != key || !item->isEnabled())
            return;
        item->setCheckState(Qt::Checked);
        checked = true;
    });
    if (!checked)
        qWarning() << "nothing to choose for" << key << "in" << tree;
    return checked;
}

/// Waits until the page shows the case as it is in the cache: a clerk sees it change and acts then.
bool isCurrent(DemoWindow &desk, const ReviewPage &review)
{
    return DemoWindow::until([&] {
        const std::optional<ShownRow> row = rowOf(desk, review.key()->caseId);
        return !row || (review.whole() && review.whole()->shown.version >= row->summary.version);
    });
}

/// Waits until there is one act more; online, until the service took it and its word on the case is here.
bool untilTaken(DemoWindow &desk, qsizetype acts)
{
    const bool taken = DemoWindow::until([&] { return actsOf(desk).size() > acts; }, 10000);
    desk.core().release(); // favourable acts are held for thirty seconds; this, like quitting, lets them go
    if (!taken || desk.core().connection().isOffline())
        return taken;
    return DemoWindow::until([&] {
        const OutboxEntry last = actsOf(desk).constLast();
        return last.status == DeliveryStatus::Acknowledged && last.settled;
    });
}

} // namespace

bool claimNext(DemoWindow &desk)
{
    QueuePage &queue = desk.window().queuePage();
    const auto mineNow = [&desk] {
        const auto counts = desk.window().sidebar().counts();
        return counts ? counts->of(Queue::Mine) : qint64(-1);
    };
    desk.front();
    desk.window().showEntry(NavEntry::Unit);
    queue.enter();
    const qint64 mineThen = mineNow() + 1;
    desk.press(Qt::Key_J, Qt::ControlModifier);
    const bool claimed = DemoWindow::until([&] { return mineNow() == mineThen; });
    desk.window().showEntry(NavEntry::Mine);
    (void)DemoWindow::until([&] { return queue.queue() == Queue::Mine && queue.model().rowCount() == mineThen; });
    return claimed;
}

CaseId onlyCaseIn(DemoWindow &desk, NavEntry entry)
{
    desk.window().showEntry(entry);
    const QueueModel &rows = desk.window().queuePage().model();
    (void)DemoWindow::until([&] { return rows.rowCount() == 1; });
    return rows.rowCount() == 1 ? CaseId(rows.index(0, 0).data(CaseIdRole).toString()) : CaseId();
}

ReviewPage *openCase(DemoWindow &desk, NavEntry entry, const CaseId &id)
{
    QueuePage &queue = desk.window().queuePage();
    desk.front();
    desk.window().showEntry(entry);
    queue.enter();
    const auto chosen = [&] { return queue.selectCase(id) && queue.currentKey() && queue.currentKey()->caseId == id; };
    if (!DemoWindow::until(chosen))
        return nullptr;
    desk.front();
    queue.enter();
    desk.press(Qt::Key_Return);
    ReviewPage *review = reviewIn(desk);
    // What the service knows better comes a moment later.
    return review && review->key()->caseId == id && isCurrent(desk, *review) ? review : nullptr;
}

ReviewPage *reviewIn(DemoWindow &desk)
{
    ReviewPage *review = nullptr;
    (void)DemoWindow::until([&] {
        review = qobject_cast<ReviewPage *>(desk.window().currentPage());
        return review && review->whole().has_value();
    });
    return review && review->whole() ? review : nullptr;
}

void leaveReview(DemoWindow &desk)
{
    if (!qobject_cast<ReviewPage *>(desk.window().currentPage()))
        return;
    desk.press(Qt::Key_Escape);
    (void)DemoWindow::until([&] { return !qobject_cast<ReviewPage *>(desk.window().currentPage()); });
}

bool takeOver(DemoWindow &desk, const QString &reason)
{
    ReviewPage *review = reviewIn(desk);
    auto *button = review ? review->findChild<QPushButton *>(u"takeOverCase"_s) : nullptr;
    if (!button || !DemoWindow::until([&] { return button->isVisible(); }, 5000))
        return review != nullptr;
    button->click();
    auto *dialog = desk.dialog<ReasonDialog>();
    if (!dialog)
        return false;
    desk.type(reason);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    return DemoWindow::until([&] { return !button->isVisible(); });
}

void readPapers(DemoWindow &desk)
{
    ReviewPage *review = reviewIn(desk);
    if (!review)
        return;
    const MaterialsModel &papers = review->materials().model();
    for (int row = 0; row < papers.rowCount(); ++row)
        desk.press(Qt::Key_PageUp, Qt::ControlModifier);
    // A paper counts as looked at when it was drawn.
    for (int row = 0; row < papers.rowCount(); ++row) {
        (void)DemoWindow::until([&] { return papers.index(row, 0).data(MaterialOpenedRole).toBool(); }, 10000);
        desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    }
}

bool answerDifferences(DemoWindow &desk, CheckAnswer answer)
{
    ReviewPage *review = reviewIn(desk);
    while (review && review->form().differenceCount() > 0) {
        const int before = review->form().differenceCount();
        if (review->form().currentDifference().isEmpty())
            desk.press(Qt::Key_F4);
        if (answer == CheckAnswer::ToCorrection) {
            desk.press(Qt::Key_B, Qt::ControlModifier);
        } else {
            desk.press(Qt::Key_M, Qt::ControlModifier);
            auto *reason = desk.dialog<ReasonDialog>();
            if (!reason)
                return false;
            desk.type(u"已核对证件原件，与申请一致。"_s);
            QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        }
        if (!DemoWindow::until([&] { return review->form().differenceCount() < before; }))
            return false;
    }
    return review != nullptr;
}

bool answerPoints(DemoWindow &desk)
{
    ReviewPage *review = reviewIn(desk);
    if (!review)
        return false;
    PointsList &points = review->decision().points();
    for (int open = points.points().firstOpen(); open >= 0; open = points.points().firstOpen()) {
        desk.front();
        points.setFocus();
        points.select(open);
        desk.press(Qt::Key_Y);
        if (!DemoWindow::until([&] { return points.points().verdictAt(open) == PointVerdict::Yes; }))
            return false;
    }
    // The next act is judged by the case as the service has it.
    return desk.core().connection().isOffline() || DemoWindow::until([&] {
               const QVector<OutboxEntry> acts = actsOf(desk);
               return std::all_of(acts.cbegin(), acts.cend(), [](const OutboxEntry &entry) {
                   return !isOpen(entry.status) && (entry.status != DeliveryStatus::Acknowledged || entry.settled);
               });
           });
}

bool failOnePoint(DemoWindow &desk)
{
    ReviewPage *review = reviewIn(desk);
    if (!review)
        return false;
    PointsList &points = review->decision().points();
    const int last = points.points().rowCount() - 1;
    desk.front();
    points.setFocus();
    points.select(last);
    desk.press(Qt::Key_N);
    return DemoWindow::until([&] { return points.points().verdictAt(last) == PointVerdict::No; });
}

bool choose(DemoWindow &desk, Action action)
{
    ReviewPage *review = reviewIn(desk);
    return review && isCurrent(desk, *review) &&
           DemoWindow::until([&] { return review->decision().choose(action); }, 10000);
}

bool decideBy(DemoWindow &desk, Action action, const QString &words)
{
    ReviewPage *review = reviewIn(desk);
    if (!review || !choose(desk, action))
        return false;
    // One case at a time: what comes after it is the demonstration's choice.
    if (auto *goOn = review->findChild<QCheckBox *>(u"goOn"_s))
        goOn->setChecked(false);
    desk.front();
    if (!words.isEmpty()) {
        review->decision().opinion().setFocus();
        desk.type(words);
    }
    const qsizetype acts = actsOf(desk).size();
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    // What cannot be undone asks back.
    if (const Transition &row = transitionFor(action); row.final || row.leaning == Leaning::Unfavourable) {
        auto *confirm = desk.dialog<ConfirmDialog>();
        if (!confirm)
            return false;
        confirm->findChild<QPushButton *>(u"confirmOk"_s)->click();
    }
    return untilTaken(desk, acts);
}

bool handOver(DemoWindow &desk, Action action, const UnitId &to, const QString &words)
{
    ReviewPage *review = reviewIn(desk);
    if (!review || !isCurrent(desk, *review))
        return false;
    desk.front();
    // The buttons are made anew whenever the case changes.
    const bool pressed = DemoWindow::until([&] {
        auto *button = review->findChild<KeyButton *>(u"act-"_s + nameOf(action));
        if (!button || !button->isEnabled())
            return false;
        button->click();
        return true;
    });
    if (!pressed)
        return false;
    auto *dialog = desk.dialog<HandoffDialog>();
    if (!dialog) {
        qWarning() << "no dialog for" << nameOf(action);
        return false;
    }
    dialog->choose(action);
    auto *question = dialog->findChild<QPlainTextEdit *>(u"question"_s);
    if (!check(*dialog, u"unitTree"_s, to.text()) || !question)
        return false;
    if (action == Action::Consult &&
        (!check(*dialog, u"fieldTree"_s, u"/addr"_s) || !check(*dialog, u"materialTree"_s, u"premises"_s)))
        return false;
    question->setFocus();
    question->selectAll();
    desk.type(words);
    desk.picture(u"handoff-"_s + QString(nameOf(action)).toLower());
    const qsizetype acts = actsOf(desk).size();
    QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
    return untilTaken(desk, acts);
}

bool takeIn(DemoWindow &desk, const QString &scan)
{
    ReviewPage *review = reviewIn(desk);
    if (!review || !isCurrent(desk, *review))
        return false;
    desk.front();
    desk.press(Qt::Key_I, Qt::ControlModifier);
    auto *dialog = desk.dialog<TakeInDialog>();
    const ExpectedPapers expected = expectedPapers(
        review->whole()->shown, desk.core().commands().rules()->catalogue.find(review->whole()->shown.item));
    if (!dialog || expected.papers.isEmpty())
        return false;
    const MaterialId id = expected.papers.constFirst().id;
    dialog->takeFile(id, scan);
    auto *ok = dialog->findChild<QPushButton *>(u"takeInOk"_s);
    auto *compared = dialog->findChild<QCheckBox *>(u"compared-"_s + id.text());
    if (!DemoWindow::until([&] { return ok->isEnabled(); }, 10000))
        return false;
    compared->click();
    desk.picture(u"take-in"_s);
    const qsizetype acts = actsOf(desk).size();
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    return untilTaken(desk, acts);
}

bool fill(DemoWindow &desk, const QString &field, const QString &text)
{
    ReviewPage *review = reviewIn(desk);
    QWidget *widget = nullptr;
    const auto isOpen = [&] {
        widget = review ? review->findChild<QWidget *>(field) : nullptr;
        return widget && widget->isEnabled();
    };
    if (!DemoWindow::until(isOpen, 10000))
        return false;
    desk.front();
    widget->setFocus();
    if (auto *box = qobject_cast<QComboBox *>(widget)) {
        const int index = box->findData(text);
        if (index < 0)
            return false;
        box->setCurrentIndex(index);
        return true;
    }
    // Choices that stand side by side are named by their values.
    if (const auto buttons = widget->findChildren<QRadioButton *>(); !buttons.isEmpty()) {
        const auto named = std::find_if(buttons.cbegin(), buttons.cend(),
                                        [&](const QRadioButton *button) { return button->objectName() == text; });
        if (named != buttons.cend())
            (*named)->click();
        return named != buttons.cend();
    }
    if (auto *number = qobject_cast<QSpinBox *>(widget))
        number->selectAll();
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->selectAll();
    desk.type(text);
    return true;
}

QVector<OutboxEntry> actsOf(DemoWindow &desk)
{
    return TestClient::ask<QVector<OutboxEntry>>(
               [&](QObject *context, const CaseCommands::Done<QVector<OutboxEntry>> &done) {
                   desk.core().commands().outboxEntries(context, done);
               })
        .value_or(QVector<OutboxEntry>());
}

bool allProven(DemoWindow &desk)
{
    return DemoWindow::until([&] {
        const QVector<OutboxEntry> acts = actsOf(desk);
        return !acts.isEmpty() && std::all_of(acts.cbegin(), acts.cend(), [](const OutboxEntry &entry) {
            return entry.status == DeliveryStatus::Withdrawn ||
                   (entry.status == DeliveryStatus::Acknowledged && entry.proof == ProofState::Valid);
        });
    });
}

bool untilCase(DemoWindow &desk, const CaseId &id, const std::function<bool(const Case &)> &holds)
{
    return DemoWindow::until([&] {
        const RowKey key{id, desk.core().profile().actingUnit};
        const auto whole = TestClient::ask<ShownCase>([&](QObject *context, const CaseStore::Done<ShownCase> &done) {
            desk.core().store().wholeCase(key, context, done);
        });
        return whole && holds(whole->service.subject);
    });
}

bool untilRow(DemoWindow &desk, const CaseId &id, const std::function<bool(const CaseSummary &)> &holds, int patience)
{
    return DemoWindow::until(
        [&] {
            const std::optional<ShownRow> row = rowOf(desk, id);
            return row && holds(row->summary);
        },
        patience);
}

bool stateIs(DemoWindow &desk, const CaseId &id, CaseState state)
{
    const std::optional<ShownRow> row = rowOf(desk, id);
    return row && row->summary.state == state;
}

bool historyHas(DemoWindow &desk, const QVector<Action> &acts)
{
    const ReviewPage *review = reviewIn(desk);
    return review && DemoWindow::until([&] {
               const QVector<HistoryRow> &rows = review->whole()->service.history;
               return std::all_of(acts.cbegin(), acts.cend(), [&](Action act) {
                   return std::any_of(rows.cbegin(), rows.cend(),
                                      [&](const HistoryRow &row) { return row.action == act; });
               });
           });
}

bool hasRow(DemoWindow &desk, const CaseId &id)
{
    return rowOf(desk, id).has_value();
}

bool untilSynchronised(DemoWindow &desk)
{
    return DemoWindow::until(
        [&] {
            return !desk.core().connection().isOffline() && desk.core().connection().snapshot().lastSync.isValid() &&
                   !desk.core().connection().snapshot().synchronising && desk.core().commands().rules();
        },
        60000);
}

} // namespace yunchuang
