// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychainstorage.h"
#include "items/roles.h"
#include "tests/demo/demowindow.h"
#include "tests/support/faultproxy.h"
#include "tests/support/serviceprocess.h"
#include "tests/support/testclient.h"
#include "translations/translations.h"
#include "ui/common/notices.h"
#include "ui/common/opinionedit.h"
#include "ui/common/yunchuangstyle.h"
#include "ui/queue/queuepage.h"
#include "ui/review/decisionpane.h"
#include "ui/review/materialspane.h"
#include "ui/review/reviewpage.h"

#include <QApplication>
#include <QCheckBox>
#include <QCommandLineParser>
#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTranslator>

#include <algorithm>
#include <cstdio>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

int failures = 0;

/// One step of the demonstration and what was checked.
bool step(const char *what, bool holds, const QString &figure = {})
{
    std::printf("%s %s%s%s\n", holds ? "ok  " : "FAIL", what, figure.isEmpty() ? "" : ": ", qPrintable(figure));
    std::fflush(stdout);
    if (!holds)
        ++failures;
    return holds;
}

/// Runs the simulator to its end; its exit code.
int simulate(const QStringList &arguments, QByteArray *output = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(QCoreApplication::applicationDirPath() + u"/yunchuang-simulator"_s, arguments);
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 300000))
        return -1;
    if (output)
        *output = process.readAllStandardOutput();
    const QByteArray complaint = process.readAllStandardError();
    if (process.exitCode() != 0 && !complaint.isEmpty())
        std::fprintf(stderr, "%s\n", complaint.constData());
    return process.exitCode();
}

/// The review in front, with the whole case in it.
ReviewPage *reviewIn(DemoWindow &desk)
{
    ReviewPage *review = nullptr;
    (void)DemoWindow::until([&] {
        review = qobject_cast<ReviewPage *>(desk.window().currentPage());
        return review && review->whole().has_value();
    });
    return review;
}

/// All acts of this desk, in order.
QVector<OutboxEntry> actsOf(DemoWindow &desk)
{
    return TestClient::ask<QVector<OutboxEntry>>(
               [&](QObject *context, const CaseCommands::Done<QVector<OutboxEntry>> &done) {
                   desk.core().commands().outboxEntries(context, done);
               })
        .value_or(QVector<OutboxEntry>());
}

/// Looks at every paper of the case in front, as the rules of the house want before an act.
void openPapers(DemoWindow &desk)
{
    ReviewPage *review = reviewIn(desk);
    const qsizetype papers = review ? review->whole()->shown.materials.size() : 0;
    for (qsizetype i = 0; i < papers; ++i) {
        const qsizetype seen = review->materials().model().opened().size();
        (void)DemoWindow::until([&] { return review->materials().model().opened().size() > seen; }, 2000);
        desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    }
    (void)DemoWindow::until([&] { return review->materials().model().opened().size() >= papers; }, 2000);
}

/// The newest word on the case that was in front, when `holds` of it.
bool untilCase(DemoWindow &desk, const RowKey &key, const std::function<bool(const ShownCase &)> &holds)
{
    return DemoWindow::until([&] {
        const auto whole = TestClient::ask<ShownCase>([&](QObject *context, const CaseStore::Done<ShownCase> &done) {
            desk.core().store().wholeCase(key, context, done);
        });
        return whole && holds(*whole);
    });
}

/// Claims the next case with its key; it is then in the clerk's own queue.
bool claimNext(DemoWindow &desk)
{
    QueuePage &queue = desk.window().queuePage();
    const auto mineNow = [&desk] {
        const auto counts = desk.window().sidebar().counts();
        return counts ? counts->of(Queue::Mine) : qint64(-1);
    };
    desk.window().showEntry(NavEntry::Unit);
    queue.enter();
    const qint64 mineThen = mineNow() + 1;
    desk.press(Qt::Key_J, Qt::ControlModifier);
    const bool claimed = DemoWindow::until([&] { return mineNow() == mineThen; });
    desk.window().showEntry(NavEntry::Mine);
    (void)DemoWindow::until([&] { return queue.queue() == Queue::Mine && queue.model().rowCount() == mineThen; });
    return claimed;
}

/// Chooses an act by its button, writes the opinion, submits with Ctrl+Enter and waits until the service has it.
bool decideBy(DemoWindow &desk, Action action, const QString &words)
{
    ReviewPage *review = reviewIn(desk);
    if (!review || !review->decision().choose(action))
        return false;
    // One case at a time: what comes after it is the demonstration's choice.
    if (auto *goOn = review->findChild<QCheckBox *>(u"goOn"_s))
        goOn->setChecked(false);
    review->decision().opinion().setFocus();
    if (!words.isEmpty())
        desk.type(words);
    const RowKey key = *review->key();
    const qint64 before = review->whole()->service.subject.version;
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    if (auto *confirm = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
        if (auto *ok = confirm->findChild<QPushButton *>(u"confirmOk"_s))
            QTest::mouseClick(ok, Qt::LeftButton);
    }
    const bool taken = DemoWindow::until([&] {
        const QVector<OutboxEntry> acts = actsOf(desk);
        return std::any_of(acts.cbegin(), acts.cend(), [&](const OutboxEntry &entry) {
            return entry.command.caseId == key.caseId && entry.command.action == action;
        });
    });
    desk.core().release(); // favourable acts are held for thirty seconds; quitting or this lets them go
    if (!taken || desk.core().connection().isOffline())
        return taken;
    return untilCase(desk, key, [&](const ShownCase &whole) { return whole.service.subject.version > before; });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption pictures(u"pictures"_s, u"Where pictures go."_s, u"folder"_s, u"demo-pictures"_s);
    const QCommandLineOption count(u"count"_s, u"Applications."_s, u"n"_s, u"200"_s);
    parser.addOptions({pictures, count});
    parser.process(application);
    QDir folder(parser.value(pictures));
    if (!QDir().mkpath(folder.path()))
        return 1;

    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    initYunchuangTranslations();
    QTranslator translator;
    if (translator.load(u":/i18n/yunchuang_zh_CN.qm"_s))
        QApplication::installTranslator(&translator);
    auto *style = YunchuangStyle::install(Theme());

    // The service, with a fresh certificate and the sources let in.
    QTemporaryDir work;
    const QString keys = work.filePath(u"keys"_s);
    const QString journal = work.filePath(u"journal.jsonl"_s);
    ServiceProcess service(QCoreApplication::applicationDirPath() + u"/yunchuangd"_s,
                           QStringLiteral(YC_SOURCE_DIR "/resources"));
    if (!step("service set up: database, certificate, accounts, registries", service.prepare()))
        return 1;
    QByteArray listing;
    bool enrolled = simulate({u"keys"_s, u"--out"_s, keys}, &listing) == 0;
    int sources = 0;
    for (const QByteArray &line : listing.split('\n')) {
        const QList<QByteArray> parts = line.simplified().split(' ');
        if (parts.size() == 2) {
            enrolled = enrolled &&
                       service.enrolSource(UnitId(QString::fromLatin1(parts.at(0))), QByteArray::fromHex(parts.at(1)));
            ++sources;
        }
    }
    step("platforms and receivers let in with their own keys", enrolled && sources > 5, QString::number(sources));
    if (!step("service listens over TLS", service.start()))
        return 1;

    const QStringList line{u"--service"_s, service.origin().toString(),
                           u"--ca"_s,      service.dataFolder() + u"/ca.pem"_s,
                           u"--keys"_s,    keys,
                           u"--journal"_s, journal};
    const QString registry = QStringLiteral(YC_SOURCE_DIR "/resources/registry-demo");
    step("applications handed in by the app, four city platforms and a window",
         simulate(QStringList{u"submit"_s, u"--count"_s, parser.value(count), u"--seed"_s, u"7"_s, u"--registry"_s,
                              registry} +
                  line) == 0,
         parser.value(count));

    // Clerk A, in the window, over a network that can fail.
    FaultProxy network(service.port());
    KeychainStorage keychain;
    QTemporaryDir profiles;
    DemoWindow desk(ServiceProcess::originAt(network.port()), service.trust(), keychain, *style, profiles.path(),
                    folder);
    if (!step("clerk A signs in and sets an offline passphrase", desk.signIn(u"zhoumin"_s, service.password())))
        return 1;
    QueuePage &queue = desk.window().queuePage();
    desk.window().showEntry(NavEntry::Unit);
    const bool synced = DemoWindow::until(
        [&] {
            return !desk.core().connection().isOffline() && queue.model().rowCount() > 0 &&
                   !desk.core().connection().snapshot().synchronising && desk.core().commands().rules();
        },
        60000);
    step("first synchronisation is complete", synced, QString::number(queue.model().rowCount()) + u" rows shown"_s);
    desk.picture(u"queue"_s);

    // Claim, open, accept.
    step("Ctrl+J claims the next case", claimNext(desk));
    queue.enter();
    (void)DemoWindow::until([&] { return queue.currentKey().has_value(); }, 5000);
    desk.press(Qt::Key_Return);
    ReviewPage *review = reviewIn(desk);
    if (!step("Enter opens the review with form, materials and checks", review != nullptr))
        return 1;
    openPapers(desk);
    desk.picture(u"review"_s);
    step("A accepts: the service has the act", decideBy(desk, Action::Accept, u"材料齐全，符合法定形式，予以受理。"_s));
    desk.picture(u"accepted"_s);

    // Offline: the same window goes on, and delivers when the network is back.
    desk.press(Qt::Key_Escape);
    step("A claims another case", claimNext(desk));
    desk.picture(u"claimed"_s);
    queue.enter();
    network.refuse();
    step("network cut: the window says offline",
         DemoWindow::until([&] { return desk.core().connection().isOffline(); }, 60000));
    desk.picture(u"offline"_s);
    std::optional<RowKey> chosen;
    for (int row = 0; row < queue.model().rowCount(); ++row) {
        const QModelIndex index = queue.model().index(row, 0);
        if (index.data(HasBodyRole).toBool())
            chosen = RowKey{CaseId(index.data(CaseIdRole).toString()), UnitId(index.data(ViewerRole).toString())};
    }
    if (step("a case fetched before is there without a network", chosen && queue.selectCase(chosen->caseId))) {
        (void)DemoWindow::until([&] { return queue.currentKey() == chosen; }, 5000);
        queue.enter();
        desk.press(Qt::Key_Return);
        openPapers(desk);
        const ReviewPage *open = reviewIn(desk);
        const bool received = open && open->whole()->shown.state == CaseState::Received;
        step("offline: the act is signed and kept in the outbox",
             received ? decideBy(desk, Action::Accept, u"材料齐全，符合法定形式，予以受理。"_s)
                      : decideBy(desk, Action::Release, {}));
        desk.window().showEntry(NavEntry::Outbox);
        const Page *front = desk.window().currentPage();
        const auto *trouble = front ? front->findChild<ErrorBox *>() : nullptr;
        step("the outbox is in front with what waits, and nothing is wrong",
             front && front->objectName() == u"outboxPage" && desk.window().outbox().rowCount() > 0 &&
                 !(trouble && trouble->isVisible()));
        desk.picture(u"outbox-offline"_s);
        network.admit();
        desk.core().connection().retry();
        step("network back: every act is delivered, with a valid proof in the ledger", DemoWindow::until([&] {
                 const QVector<OutboxEntry> acts = actsOf(desk);
                 return std::all_of(acts.cbegin(), acts.cend(), [](const OutboxEntry &entry) {
                     return entry.status == DeliveryStatus::Acknowledged && entry.proof == ProofState::Valid;
                 });
             }));
        desk.picture(u"outbox"_s);
    }

    step("service ends in order", service.stop());
    std::printf("%d steps failed; pictures in %s\n", failures, qPrintable(folder.absolutePath()));
    return failures == 0 ? 0 : 1;
}
