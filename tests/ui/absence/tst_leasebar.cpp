// SPDX-License-Identifier: GPL-3.0-or-later
#include "playedoffice.h"

#include "tests/support/windowrig.h"
#include "ui/common/keybutton.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/handoff/routeview.h"
#include "ui/review/leasebar.h"
#include "ui/review/reasondialog.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
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

struct Strip
{
    Strip()
        : lease(line, rig.scheduler)
        , bar(lease, rig.time, clerk().user)
    {
    }
    void open()
    {
        lease.open({CaseId(u"case"_s), clerk().unit});
        QCoreApplication::processEvents();
    }
    [[nodiscard]] KeyButton *button(const char *name) const
    {
        return bar.findChild<KeyButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString words() const
    {
        QStringList out;
        for (const QLabel *label : bar.findChildren<QLabel *>())
            out.append(label->text());
        return out.join(u' ');
    }
    void colleagueHasIt(const Desk &who = secondClerk())
    {
        office.lease.held = true;
        office.lease.mine = false;
        office.lease.holder = who.user;
        office.lease.holderName = who.name;
        office.lease.deviceName = u"GZ-REG-017"_s;
        office.lease.since = now().addSecs(-900);
    }

    WindowRig rig;
    ServiceDesk line;
    PlayedOffice office{line};
    CaseLease lease;
    LeaseBar bar;
};

Handoff signer(const QString &unit, int position, HandoffState state)
{
    Handoff handoff;
    handoff.id = HandoffId(unit);
    handoff.kind = HandoffKind::Countersign;
    handoff.to = UnitId(unit);
    handoff.from = clerk().unit;
    handoff.route = CommandId(u"route"_s);
    handoff.position = position;
    handoff.state = state;
    handoff.sentAt = now().addDays(-1);
    handoff.dueAt = now().addDays(1);
    return handoff;
}

} // namespace

/// Who else has the case open, and the way of a countersign.
class TestLeaseBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { YunchuangStyle::install(); }
    void ownCasesAreSilent();
    void aColleagueIsNamedAndAskedFor();
    void theOtherComputerNeedsNoReason();
    void takingOverWantsAReason();
    void whoLostItIsTold();
    void withoutAConnectionWorkGoesOn();
    void whoAsksIsShownToTheHolder();
    void itIsRenewedWhileOpenAndGivenBack();
    void theWayNamesSignersAndTimes();
    void onlyTheNewestWayIsShown();
};

void TestLeaseBar::ownCasesAreSilent()
{
    Strip strip;
    strip.office.lease.held = strip.office.lease.mine = true;
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Mine);
    QVERIFY(strip.bar.isHidden());
    QVERIFY(strip.bar.reasonReadOnly().isEmpty());
}

void TestLeaseBar::aColleagueIsNamedAndAskedFor()
{
    Strip strip;
    strip.colleagueHasIt();
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Others);
    QVERIFY(!strip.bar.isHidden());
    QVERIFY(strip.words().contains(secondClerk().name));
    QVERIFY(strip.bar.reasonReadOnly().contains(secondClerk().name));
    strip.bar.show();
    QTest::mouseClick(strip.button("askForCase"), Qt::LeftButton);
    QTRY_VERIFY(strip.office.last("POST") && strip.office.last("POST")->path.endsWith(u"/lease/request"));
    QVERIFY(!strip.button("askForCase")->isEnabled());
}

void TestLeaseBar::theOtherComputerNeedsNoReason()
{
    Strip strip;
    strip.colleagueHasIt(clerk());
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Others);
    QVERIFY(strip.words().contains(u"GZ-REG-017"_s));
    QVERIFY(strip.button("askForCase")->isHidden());
    strip.bar.show();
    QTest::mouseClick(strip.button("takeOverCase"), Qt::LeftButton);
    QTRY_VERIFY(strip.office.last("POST") && strip.office.last("POST")->path.endsWith(u"/lease/takeover"));
}

void TestLeaseBar::takingOverWantsAReason()
{
    Strip strip;
    strip.colleagueHasIt();
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Others);
    strip.bar.show();
    QTest::mouseClick(strip.button("takeOverCase"), Qt::LeftButton);
    QTRY_VERIFY(qobject_cast<ReasonDialog *>(QApplication::activeModalWidget()));
    auto *dialog = qobject_cast<ReasonDialog *>(QApplication::activeModalWidget());
    QVERIFY(isActive(dialog));
    QVERIFY(!strip.office.last("POST"));
    auto *edit = dialog->findChild<QPlainTextEdit *>();
    edit->setPlainText(u"原承办人外出，今日到期，先行办理。"_s);
    strip.office.lease.holder = {};
    strip.office.lease.held = strip.office.lease.mine = true;
    QVERIFY(dialog->findChild<KeyButton *>(u"reasonOk"_s)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(strip.office.last("POST"));
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Mine);
    const auto sent = protocol::decode<protocol::LeaseTakeover>(strip.office.last("POST")->body);
    QVERIFY(sent);
    QCOMPARE(sent->reason, u"原承办人外出，今日到期，先行办理。"_s);
}

void TestLeaseBar::whoLostItIsTold()
{
    Strip strip;
    strip.office.lease.held = strip.office.lease.mine = true;
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Mine);
    strip.colleagueHasIt();
    strip.office.lease.lostTo = secondClerk().user;
    strip.office.lease.lostToName = secondClerk().name;
    strip.office.lease.lostReason = u"今日到期，先行办理。"_s;
    strip.office.lease.lostAt = now();
    strip.rig.scheduler.advance(CaseLease::renewal);
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Lost);
    QVERIFY(strip.words().contains(u"今日到期"_s));
    QVERIFY(strip.lease.isReadOnly());
}

void TestLeaseBar::withoutAConnectionWorkGoesOn()
{
    Strip strip;
    strip.office.reachable = false;
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Unknown);
    QVERIFY(!strip.bar.isHidden());
    QVERIFY(!strip.lease.isReadOnly());
    QVERIFY(strip.bar.reasonReadOnly().isEmpty());
    strip.office.reachable = true;
    strip.office.lease.held = strip.office.lease.mine = true;
    strip.rig.scheduler.advance(CaseLease::renewal);
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Mine);
}

void TestLeaseBar::whoAsksIsShownToTheHolder()
{
    Strip strip;
    strip.office.lease.held = strip.office.lease.mine = true;
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Mine);
    strip.office.lease.askedBy = secondClerk().user;
    strip.office.lease.askedByName = secondClerk().name;
    strip.office.lease.askedAt = now();
    strip.rig.scheduler.advance(CaseLease::renewal);
    QTRY_VERIFY(!strip.bar.isHidden());
    QVERIFY(strip.words().contains(secondClerk().name));
    QVERIFY(!strip.lease.isReadOnly());
}

void TestLeaseBar::itIsRenewedWhileOpenAndGivenBack()
{
    Strip strip;
    strip.office.lease.held = strip.office.lease.mine = true;
    strip.open();
    QTRY_COMPARE(strip.lease.state(), CaseLease::State::Mine);
    const auto asked = strip.office.asked.size();
    for (int i = 1; i <= 3; ++i) {
        strip.rig.scheduler.advance(CaseLease::renewal);
        QTRY_COMPARE(strip.office.asked.size(), asked + i);
        QCoreApplication::processEvents();
    }
    strip.lease.close();
    QVERIFY(strip.office.last("DELETE"));
    strip.rig.scheduler.advance(CaseLease::renewal * 3);
    QCOMPARE(strip.office.asked.size(), asked + 4);
}

void TestLeaseBar::theWayNamesSignersAndTimes()
{
    Case subject;
    Handoff first = signer(u"ZRZYT-BDC"_s, 1, HandoffState::Answered);
    first.agreed = true;
    first.answeredByName = u"张薇"_s;
    first.answer = u"权属清晰，同意。"_s;
    first.closedAt = now().addDays(2); // late
    Handoff second = signer(u"RST-SB"_s, 2, HandoffState::Returned);
    second.acceptedByName = u"何平"_s;
    second.notes = {{false, {}, UserId(u"heping"_s), u"何平"_s, now(), u"人数不一致，请说明。"_s}};
    const Handoff third = signer(u"SWJ-SZHD"_s, 3, HandoffState::Waiting);
    subject.handoffs = {third, first, second};
    RouteView view;
    const RuleBookPtr book = rules();
    view.showRoute(subject, &book->units, toLocalDate(now()), now());
    QVERIFY(!view.isHidden());
    const QVector<Handoff> order = RouteView::signersOf(subject);
    QCOMPARE(order.size(), 3);
    QCOMPARE(order[0].id, first.id);
    QStringList spoken;
    for (const Handoff &one : order)
        spoken.append(view.findChild<QWidget *>(u"signer-"_s + one.to.text())->accessibleName());
    QVERIFY(spoken[0].contains(u"张薇"_s));
    QVERIFY(spoken[1].contains(u"何平"_s));
    QStringList words;
    for (const QLabel *label : view.findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY(words.join(u' ').contains(u"人数不一致"_s));
    QVERIFY(words.join(u' ').contains(u"权属清晰"_s));
}

void TestLeaseBar::onlyTheNewestWayIsShown()
{
    Case subject;
    subject.handoffs = {signer(u"ZRZYT-BDC"_s, 0, HandoffState::Answered)};
    Handoff newer = signer(u"RST-SB"_s, 0, HandoffState::Sent);
    newer.route = CommandId(u"second"_s);
    newer.sentAt = now();
    subject.handoffs.append(newer);
    QCOMPARE(RouteView::signersOf(subject).size(), 1);
    QCOMPARE(RouteView::signersOf(subject)[0].to, UnitId(u"RST-SB"_s));
    RouteView view;
    view.showRoute(Case(), nullptr, toLocalDate(now()), now());
    QVERIFY(view.isHidden());
}

QTEST_MAIN(TestLeaseBar)
#include "tst_leasebar.moc"
