// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clientdesk.h"
#include "tests/integration/officeatwork.h"
#include "ui/common/smallparts.h"
#include "ui/queue/queuepage.h"
#include "ui/review/reviewpage.h"
#include "ui/signin/latticepanel.h"

#include <QListView>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace yunchuang;
using namespace Qt::StringLiterals;

/// From the first page to a case in front: what one acts for, and where a case stands among the others.
class tst_Workplace : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(openOffice()); }
    void cleanupTestCase() { QVERIFY(m_service.stop()); }
    void aCaseKnowsItsPlace();
    void postsAreSaidAndTheOfficeIsRemembered();
    void theLatticeIsPainted();

private:
    [[nodiscard]] static ReviewPage *review(ClientDesk &desk)
    {
        ReviewPage *found = nullptr;
        (void)ClientDesk::until([&] {
            found = desk.window().findChild<ReviewPage *>();
            return found && found->isVisible() && found->whole();
        });
        return found;
    }
    [[nodiscard]] static QString place(ReviewPage *page)
    {
        const auto *label = page->findChild<TextLabel *>(u"position"_s);
        return label ? label->text() : QString();
    }
};

void tst_Workplace::aCaseKnowsItsPlace()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(handIn());
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.giveNameAndPassword(u"zhoumin"_s, m_service.password()));
    QVERIFY(desk.goOnToWindow() && desk.untilOnline());
    QueuePage &queue = desk.window().queuePage();
    queue.showQueue(Queue::Unassigned);
    QVERIFY(ClientDesk::until([&] { return queue.model().rowCount() == 3 && queue.model().total() == 3; }));
    const RowKey first = queue.model().keyAt(0);
    const RowKey second = queue.model().keyAt(1);
    const RowKey third = queue.model().keyAt(2);

    // On a slow network the papers of the cases after it are asked for.
    ConnectionSnapshot slow = desk.core().connection().snapshot();
    slow.reachability = Reachability::Slow;
    desk.core().connection().update(slow);
    QSignalSpy wished(&desk.core().commands(), &CaseCommands::caseRequested);
    Q_EMIT queue.caseOpened(first, {});
    QSet<QString> ahead;
    for (const QList<QVariant> &wish : std::as_const(wished))
        ahead.insert(wish.constFirst().value<RowKey>().caseId.text());
    QVERIFY(ahead.contains(second.caseId.text()) && ahead.contains(third.caseId.text()));

    ReviewPage *page = review(desk);
    QVERIFY(page);
    QCOMPARE(place(page), u"1 of 3"_s);
    QVERIFY(!page->findChild<QWidget *>(u"previousCase"_s)->isEnabled());
    QVERIFY(ClientDesk::press(page, "nextCase"));
    QCOMPARE(page->key()->caseId, second.caseId);
    QCOMPARE(place(page), u"2 of 3"_s);
    QVERIFY(ClientDesk::press(page, "nextCase"));
    QCOMPARE(place(page), u"3 of 3"_s);
    QVERIFY(!page->findChild<QWidget *>(u"nextCase"_s)->isEnabled());
    QVERIFY(ClientDesk::press(page, "previousCase"));
    QCOMPARE(place(page), u"2 of 3"_s);
}

void tst_Workplace::postsAreSaidAndTheOfficeIsRemembered()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    {
        ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
        QVERIFY(desk.giveNameAndPassword(u"longxia"_s, m_service.password()));
        QVERIFY(ClientDesk::until([&] { return desk.page().step() == SignInPage::Step::Capacity; }));
        const auto *list = desk.page().findChild<QListView *>(u"capacities"_s);
        QVERIFY(list);
        QStringList said;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            said.append(list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        QCOMPARE(said.size(), 2);
        QVERIFY(said.join(u'\n').contains(Wording::post(Post::ConsultedOfficer)));
        QVERIFY(said.join(u'\n').contains(Wording::posts(Posts(Post::AcceptanceOfficer) | Post::CaseOfficer)));
        QVERIFY(ClientDesk::press(&desk.page(), "continueCapacity"));
        QVERIFY(desk.goOnToWindow());
    }
    ClientDesk later(m_service.origin(), m_service.trust(), keychain, profiles.path());
    const QStringList office = later.settings().organisation();
    QVERIFY(!office.isEmpty());
    QCOMPARE(later.page().findChild<LatticePanel *>()->accessibleName(), office.join(u' '));
}

void tst_Workplace::theLatticeIsPainted()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    auto *lattice = desk.page().findChild<LatticePanel *>();
    QVERIFY(lattice && lattice->isVisible());
    // The moon, the sky, hills, clouds and bars: many colours, not one.
    const QImage picture = lattice->grab().toImage();
    QSet<QRgb> colours;
    for (int y = 150; y < 580; y += 3) {
        for (int x = 96; x < picture.width() - 96; x += 3)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY2(colours.size() > 20, qPrintable(QString::number(colours.size())));
    QVERIFY(colours.contains(qRgb(0xd6, 0xe0, 0xe8)));
    if (const QString folder = qEnvironmentVariable("YC_PICTURES"); !folder.isEmpty())
        QVERIFY(desk.page().grab().save(folder + u"/sign-in-page.png"_s));
}

QTEST_MAIN(tst_Workplace)
#include "tst_workplace.moc"
