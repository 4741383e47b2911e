// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idlewatch.h"
#include "tests/app/windowtime.h"
#include "tests/integration/officeatwork.h"
#include "tests/support/referenceedition.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/common/smallparts.h"
#include "ui/queue/queuepage.h"
#include "ui/review/decisionpane.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/signin/latticepanel.h"

#include <QApplication>
#include <QListView>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>

#include <csignal>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// From the first page to a case in front: what one acts for, where a case stands among the others, by which edition of
/// items and forms it is decided, and what becomes of all of it when nobody is there.
class tst_Workplace : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(openOffice()); }
    void cleanupTestCase() { QVERIFY(m_service.stop()); }
    void aCaseKnowsItsPlace();
    void postsAreSaidAndTheOfficeIsRemembered();
    void theLatticeIsPainted();
    void whoIsAwayIsLockedOut();
    void aFormThatOnlyTheServiceHasIsFetched();
    void aFormNewerThanTheProgramIsNotHalfDrawn();

private:
    /// The one review that is open, with the whole case; opened for it from the queue.
    [[nodiscard]] static ReviewPage *openReview(ClientDesk &desk, const CaseId &id)
    {
        Q_EMIT desk.window().queuePage().caseOpened({id, UnitId(u"SCJGJ-QYZC"_s)}, {});
        return review(desk);
    }
    [[nodiscard]] static QList<QWidget *> visibleWindows()
    {
        QList<QWidget *> visible = QApplication::topLevelWidgets();
        visible.removeIf([](const QWidget *window) { return !window->isVisible(); });
        return visible;
    }
    /// A wrong passphrase, until its answer is there.
    [[nodiscard]] static bool guess(ClientDesk &desk)
    {
        return ClientDesk::write(&desk.page(), "unlockPassphrase", u"not the passphrase"_s) &&
               ClientDesk::press(&desk.page(), "unlock") && ClientDesk::until([&] { return !desk.page().isBusy(); }) &&
               !desk.isReady();
    }
    /// What stands in the middle in place of a form, empty when a form is there.
    [[nodiscard]] static QString wordsForForm(const ReviewPage *page)
    {
        const auto *view = page->findChild<EmptyView *>(u"noForm"_s);
        return view && view->isVisible() ? view->accessibleName() : QString();
    }
    /// Whether the case may be taken here, by the client's own rules.
    [[nodiscard]] static bool claimable(ClientDesk &desk, const ReviewPage &page)
    {
        const Case &subject = page.whole()->shown;
        const auto context = desk.core().commands().contextFor(subject, page.key()->viewer);
        return context && postFor(subject, Action::Claim, *context).has_value();
    }
    [[nodiscard]] static QStringList formTabs(const ReviewPage *page)
    {
        QStringList titles;
        const auto *tabs = page->findChild<QTabWidget *>(u"formTabs"_s);
        for (int tab = 0; tabs && tab < tabs->count(); ++tab)
            titles.append(tabs->tabText(tab));
        return titles;
    }
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

void tst_Workplace::whoIsAwayIsLockedOut()
{
    const auto receipt = handIn();
    QVERIFY(receipt);
    WindowTime time;
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    const auto deskOf = [&] {
        return std::make_unique<ClientDesk>(m_service.origin(), m_service.trust(), keychain, profiles.path(), QString(),
                                            time.seams());
    };
    {
        const auto desk = deskOf();
        QVERIFY(desk->giveNameAndPassword(u"zhoumin"_s, m_service.password()));
        QVERIFY(desk->goOnToWindow() && desk->untilOnline());
        ReviewPage *page = openReview(*desk, receipt->caseId);
        QVERIFY(page);
        // A first half is kept as a draft after a moment, the second is still being written when the window locks.
        int words = 0; // typed until the page has looked for an older draft
        QVERIFY(ClientDesk::until([&] {
            if (words < 100 && page->statusWords().isEmpty()) {
                page->decision().opinion().setText(u"half %1"_s.arg(++words));
                time.advance(1s);
            }
            return !page->statusWords().isEmpty();
        }));
        QTest::keyClick(&desk->window(), Qt::Key_F1);
        QVERIFY(ClientDesk::dialog<ShortcutsDialog>(&desk->window()));

        // Titles are seen in the task bar, by everybody.
        const QString applicant = page->whole()->shown.applicant.name;
        QVERIFY(!applicant.isEmpty());
        for (const QWidget *window : visibleWindows()) {
            for (const QString &personal : {applicant, receipt->queryCode, desk->core().profile().session.userName})
                QVERIFY2(!window->windowTitle().contains(personal), qPrintable(window->windowTitle()));
        }

        QSignalSpy locked(&desk->client(), &Client::locked);
        time.advance(IdleWatch::lockAfter - 100ms);
        QVERIFY(desk->window().isVisible());
        page->decision().opinion().setText(u"half and more"_s); // too late for the moment after which a draft is kept
        time.advance(100ms);
        QVERIFY(visibleWindows().isEmpty());
        QVERIFY(ClientDesk::until([&] { return locked.count() == 1; }));
        QVERIFY(!desk->isReady());
    }

    // Locked, the program begins anew.
    const auto desk = deskOf();
    for (const QWidget *window : visibleWindows())
        QVERIFY(window == &desk->page());
    QCOMPARE(desk->page().windowTitle(), u"Yunchuang"_s);
    QVERIFY(ClientDesk::press(&desk->page(), "offlineUnlock"));
    for (int wrong = 1; wrong <= 3; ++wrong) {
        QVERIFY(guess(*desk));
        QCOMPARE(desk->settings().wrongUnlocks().count, wrong);
    }
    // Now the right one has to wait as well, also when the program begins anew.
    const auto next = deskOf();
    for (const auto &guessed : {desk.get(), next.get()}) {
        if (guessed == next.get())
            QVERIFY(ClientDesk::press(&guessed->page(), "offlineUnlock"));
        QVERIFY(ClientDesk::write(&guessed->page(), "unlockPassphrase", ClientDesk::passphrase()));
        QVERIFY(ClientDesk::press(&guessed->page(), "unlock"));
        QVERIFY(!guessed->page().isBusy());
        QVERIFY(!guessed->isReady());
    }
    time.advance(5s);
    QVERIFY(ClientDesk::write(&next->page(), "unlockPassphrase", ClientDesk::passphrase()));
    QVERIFY(ClientDesk::press(&next->page(), "unlock"));
    QVERIFY(ClientDesk::until([&] { return next->isReady(); }));
    QCOMPARE(next->settings().wrongUnlocks().count, 0);
    QVERIFY(ClientDesk::until([&] { return next->core().commands().rules() != nullptr; }));
    ReviewPage *page = openReview(*next, receipt->caseId);
    QVERIFY(page);
    QVERIFY(ClientDesk::until([&] { return page->decision().opinion().text() == u"half and more"_s; }));
}

void tst_Workplace::aFormThatOnlyTheServiceHasIsFetched()
{
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.giveNameAndPassword(u"zhoumin"_s, m_service.password()));
    QVERIFY(desk.goOnToWindow() && desk.untilOnline());
    const ItemKey newer{ItemCode(u"000125001001"_s), 3};
    const auto hasRules = [&] {
        const RuleBookPtr &rules = desk.core().commands().rules();
        return rules && rules->catalogue.find(newer) != nullptr;
    };
    QVERIFY(ClientDesk::until([&] { return desk.core().commands().rules() != nullptr; }));
    QVERIFY(!hasRules());

    // While the client works the service gets an item in a new version, with a form whose tabs are named anew.
    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    edition.derive(u"catalogue/000125001001-2.json"_s, u"catalogue/000125001001-3.json"_s, [](QJsonObject &item) {
        item.insert(u"key"_s, QJsonObject{{u"code"_s, u"000125001001"_s}, {u"version"_s, 3}});
        item.insert(u"formVersion"_s, 2);
    });
    edition.derive(u"forms/company-registration/1/schema.json"_s, u"forms/company-registration/2/schema.json"_s,
                   [](QJsonObject &) {});
    edition.derive(u"forms/company-registration/1/uischema.json"_s, u"forms/company-registration/2/uischema.json"_s,
                   [](QJsonObject &ui) {
                       QJsonArray tabs = ui.value(u"elements"_s).toArray();
                       for (qsizetype i = 0; i < tabs.size(); ++i) {
                           QJsonObject tab = tabs.at(i).toObject();
                           const QString name = u"New tab %1"_s.arg(i);
                           tab.insert(u"x-label"_s, QJsonObject{{u"zh"_s, name}, {u"en"_s, name}});
                           tabs.replace(i, tab);
                       }
                       ui.insert(u"elements"_s, tabs);
                   });
    QCOMPARE(m_service.run({u"import"_s, u"reference"_s, edition.folder()}), 0);
    QVERIFY(m_service.signal(SIGHUP));
    QVERIFY(ClientDesk::until([&] { return m_service.log().contains("reference data read again"); }));

    // The first case under it brings both along, long before the next regular look.
    const auto receipt = handIn();
    QVERIFY(receipt);
    QVERIFY(ClientDesk::until(hasRules));
    ReviewPage *page = openReview(desk, receipt->caseId);
    QVERIFY(page);
    QCOMPARE(page->whole()->shown.item, newer);
    QCOMPARE(page->whole()->shown.formVersion, 2);
    QVERIFY(ClientDesk::until([&] { return formTabs(page).value(0).startsWith(u"New tab 0"_s); }));
    QCOMPARE(wordsForForm(page), QString());
    QVERIFY(claimable(desk, *page));
}

/// What a later version of the service may send: one form with a kind of field that this program does not know.
void tst_Workplace::aFormNewerThanTheProgramIsNotHalfDrawn()
{
    const auto receipt = handIn();
    QVERIFY(receipt);
    FakeSecretStorage keychain;
    QTemporaryDir profiles;
    ClientDesk desk(m_service.origin(), m_service.trust(), keychain, profiles.path());
    QVERIFY(desk.giveNameAndPassword(u"zhoumin"_s, m_service.password()));
    QVERIFY(desk.goOnToWindow() && desk.untilOnline());
    ReviewPage *page = openReview(desk, receipt->caseId);
    QVERIFY(page);
    QVERIFY(ClientDesk::until([&] { return formTabs(page).size() > 1 && claimable(desk, *page); }));
    const FormKey form{page->whole()->shown.formId, page->whole()->shown.formVersion};
    const qsizetype itemsBefore = desk.core().commands().rules()->catalogue.items().size();

    const auto kept = TestClient::ask<CaseStore::Bundle>(
        [&](QObject *context, auto done) { desk.core().store().bundle(protocol::bundles::forms, context, done); });
    QVERIFY(kept);
    QJsonArray forms = QJsonDocument::fromJson(kept->content).array();
    for (qsizetype i = 0; i < forms.size(); ++i) {
        QJsonObject changed = forms.at(i).toObject();
        if (changed.value(u"id"_s).toString() != form.id || changed.value(u"version"_s).toInt() != form.version)
            continue;
        QJsonObject schema = changed.value(u"schema"_s).toObject();
        QJsonObject properties = schema.value(u"properties"_s).toObject();
        properties.insert(u"seal"_s, QJsonObject{{u"type"_s, u"hologram"_s}});
        schema.insert(u"properties"_s, properties);
        changed.insert(u"schema"_s, schema);
        forms.replace(i, changed);
    }
    const CaseStore::Bundle later{kept->etag, QJsonDocument(forms).toJson(QJsonDocument::Compact)};
    QVERIFY(TestClient::ask<bool>([&](QObject *context, auto done) {
        desk.core().store().putBundle(protocol::bundles::forms, later, context, done);
    }));

    // Nothing of the form stays, what is missing is said, and nothing can be decided.
    QVERIFY(ClientDesk::until([&] { return !wordsForForm(page).isEmpty(); }));
    QVERIFY2(wordsForForm(page).contains(u"newer than this program"_s), qPrintable(wordsForForm(page)));
    QVERIFY(formTabs(page).size() <= 1); // the history, which needs no form
    QVERIFY(ClientDesk::until([&] { return !claimable(desk, *page); }));
    QVERIFY(!page->findChild<QWidget *>(u"submit"_s)->isEnabled());
    // The items of other forms are not concerned.
    const RuleBookPtr &rules = desk.core().commands().rules();
    QVERIFY(!rules->catalogue.find(page->whole()->shown.item));
    QVERIFY(rules->catalogue.items().size() > itemsBefore / 2);
    QVERIFY(rules->catalogue.items().size() < itemsBefore);
}

QTEST_MAIN(tst_Workplace)
#include "tst_workplace.moc"
