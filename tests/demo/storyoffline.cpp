// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/deskacts.h"
#include "tests/demo/story.h"
#include "tests/support/testclient.h"
#include "ui/common/notices.h"
#include "ui/outbox/conflictpane.h"
#include "ui/outbox/conflictparts.h"
#include "ui/outbox/outboxpage.h"
#include "ui/queue/queuepage.h"
#include "ui/review/decisionpane.h"

#include <QApplication>
#include <QListView>

#include <algorithm>
#include <cstdio>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

int countOf(DemoWindow &desk, DeliveryStatus status)
{
    const QVector<OutboxEntry> acts = actsOf(desk);
    return static_cast<int>(
        std::count_if(acts.cbegin(), acts.cend(), [&](const OutboxEntry &entry) { return entry.status == status; }));
}

} // namespace

void Story::workOffline()
{
    // Opened once, a case is there without a network, papers and all.
    const HandedIn twice = m_stage.take();
    const HandedIn once = m_stage.take();
    const HandedIn disputed = m_stage.take();
    bool fetched = true;
    for (const HandedIn &application : {twice, once, disputed}) {
        fetched = fetched && openCase(*m_a, NavEntry::Unit, application.caseId);
        readPapers(*m_a);
        leaveReview(*m_a);
    }
    step("A has looked at three cases", fetched);

    m_network.refuse();
    step("network cut: the window says offline",
         DemoWindow::until([&] { return m_a->core().connection().isOffline(); }, 60000));
    m_a->picture(u"offline"_s);
    const bool accepted = acceptFresh(twice.caseId) && untilRow(*m_a, twice.caseId, [](const CaseSummary &row) {
                              return row.state == CaseState::Accepted;
                          });
    step("offline: A accepts one and takes it for examination, signed and kept",
         accepted && decideBy(*m_a, Action::Claim));
    m_a->picture(u"review-offline"_s);
    leaveReview(*m_a);
    step("offline: A accepts the second", acceptFresh(once.caseId));
    leaveReview(*m_a);
    step("offline: A accepts the third", acceptFresh(disputed.caseId));
    leaveReview(*m_a);
    m_a->window().showEntry(NavEntry::Outbox);
    const Page *front = m_a->window().currentPage();
    const auto *trouble = front ? front->findChild<ErrorBox *>() : nullptr;
    step("the outbox shows four acts that wait, and nothing is wrong", front && front->objectName() == u"outboxPage" &&
                                                                           m_a->window().outbox().openCount() == 4 &&
                                                                           !(trouble && trouble->isVisible()));
    m_a->picture(u"outbox-offline"_s);

    if (const auto colleague = signedIn("meanwhile a colleague signs in", u"wangqiang"_s)) {
        ReviewPage *review = openCase(*colleague, NavEntry::Unit, disputed.caseId);
        step("A had it open: the colleague takes it over with a reason",
             takeOver(*colleague, u"周敏离线办理中，由我先行处理。"_s));
        readPapers(*colleague);
        const bool asked = review && failOnePoint(*colleague) && decideBy(*colleague, Action::RequestCorrection);
        step("the colleague asks the applicant of the third to correct", asked);
        step("the applicant answers", m_stage.answerCorrection(disputed));
        step("the colleague's acts are proven in the ledger", allProven(*colleague));
    }

    m_network.admit();
    m_a->front();
    m_a->core().connection().retry();
    step("network back: three acts are delivered in their order",
         DemoWindow::until(
             [&] { return m_a->window().outbox().openCount() == 1 && m_a->window().outbox().attentionCount() == 1; }) &&
             untilRow(*m_a, twice.caseId,
                      [](const CaseSummary &row) {
                          return row.state == CaseState::InReview && row.assignee.text() == u"zhoumin";
                      }) &&
             untilRow(*m_a, once.caseId, [](const CaseSummary &row) { return row.state == CaseState::Accepted; }));
    resolveConflict(disputed.caseId);
}

void Story::resolveConflict(const CaseId &id)
{
    std::optional<OutboxEntry> conflict;
    (void)DemoWindow::until([&] {
        for (const OutboxEntry &entry : actsOf(*m_a)) {
            if (entry.status == DeliveryStatus::Conflicted)
                conflict = entry;
        }
        return conflict.has_value();
    });
    m_a->front();
    m_a->window().showEntry(NavEntry::Outbox);
    auto *outbox = qobject_cast<OutboxPage *>(m_a->window().currentPage());
    if (!step("one act conflicts with what happened meanwhile",
              conflict && conflict->command.caseId == id && countOf(*m_a, DeliveryStatus::Conflicted) == 1 && outbox))
        return;
    const bool shown = DemoWindow::until([&] { return outbox->selectAct(conflict->command.id); }) &&
                       DemoWindow::until([&] { return outbox->detail().table().isVisible(); });
    m_a->picture(u"conflict"_s);
    step("the outbox shows both sides", shown);
    m_a->front();
    outbox->findChild<QListView *>(u"outboxList"_s)->setFocus();
    m_a->press(Qt::Key_R, Qt::AltModifier);
    const bool chosen = outbox->detail().choice() == ConflictChoice::Reapplied;
    m_a->press(Qt::Key_Return, Qt::ControlModifier);
    (void)DemoWindow::until([&] { return countOf(*m_a, DeliveryStatus::Conflicted) == 0; });
    m_a->core().release();
    step("A applies the act to the case as it stands now: delivered",
         chosen && untilRow(*m_a, id, [](const CaseSummary &row) { return row.state == CaseState::Accepted; }) &&
             allProven(*m_a));
    m_a->picture(u"conflict-resolved"_s);
}

int Story::fillOutbox(DemoWindow &desk, const QString &user, const QString &password, int acts)
{
    const auto tell = [](const char *word) {
        std::printf("%s\n", word);
        std::fflush(stdout);
    };
    if (!desk.signIn(user, password) || !untilSynchronised(desk))
        return 1;
    // Their whole cases are fetched, so that they can be put back without a network.
    QVector<CaseId> claimed;
    for (int i = 0; i < acts; ++i) {
        if (!claimNext(desk))
            return 1;
        claimed.append(actsOf(desk).constLast().command.caseId);
        if (!untilCase(desk, claimed.constLast(), [](const Case &) { return true; }))
            return 1;
    }
    tell("ready");
    if (!DemoWindow::until([&] { return desk.core().connection().isOffline(); }, 60000))
        return 1;
    for (const CaseId &id : std::as_const(claimed)) {
        QueuePage &queue = desk.window().queuePage();
        const qsizetype before = actsOf(desk).size();
        desk.front();
        queue.enter();
        if (!DemoWindow::until([&] { return queue.selectCase(id); }))
            return 1;
        desk.press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        if (!DemoWindow::until([&] { return actsOf(desk).size() > before; }))
            return 1;
    }
    if (desk.window().outbox().openCount() != acts)
        return 1;
    desk.window().showEntry(NavEntry::Outbox);
    desk.picture(u"outbox-full"_s);
    tell("full");
    (void)DemoWindow::until([] { return false; }, 120000); // the end comes from outside
    return 1;
}

void Story::killBoth()
{
    constexpr int acts = 12;
    const QString user = u"wangqiang"_s;
    QProcess client;
    QByteArray said;
    client.setProcessChannelMode(QProcess::SeparateChannels);
    client.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    client.start(QCoreApplication::applicationFilePath(),
                 {u"--fill-outbox"_s, QString::number(acts), u"--service"_s,
                  ServiceProcess::originAt(m_network.port()).toString(), u"--authority"_s,
                  m_stage.service().dataFolder() + u"/ca.pem"_s, u"--profiles"_s, m_stage.profiles(), u"--user"_s, user,
                  u"--pictures"_s, m_stage.pictures()});
    const auto until = [&](const char *word) {
        return DemoWindow::until(
                   [&] {
                       said += client.readAllStandardOutput();
                       return said.contains(word) || client.state() == QProcess::NotRunning;
                   },
                   120000) &&
               said.contains(word);
    };
    const bool ready = until("ready");
    m_network.refuse();
    const bool full = ready && until("full");
    client.kill();
    (void)client.waitForFinished();
    if (!step("a client in a process of its own is killed with a full outbox", full, u"%1 acts"_s.arg(acts)))
        return;

    m_network.admit();
    const auto desk = m_stage.desk(m_network.port());
    if (!step("started again, it signs in", desk->signIn(user, m_stage.service().password())))
        return;
    const auto delivered = [&] { return countOf(*desk, DeliveryStatus::Acknowledged); };
    const auto found = actsOf(*desk).size();
    (void)DemoWindow::until([&] { return delivered() > acts; }); // its claims were delivered before
    m_stage.service().kill();
    const int before = delivered();
    step("the service is killed while the outbox is delivered", before > acts && before < 2 * acts,
         u"%1 of %2 acts were through"_s.arg(before).arg(2 * acts));
    step("the service comes up again on its files", m_stage.service().start());
    desk->core().connection().retry();
    const bool proven = allProven(*desk);
    step("nothing is lost: every act is delivered, with a valid proof",
         proven && found >= 2 * acts && delivered() == found, u"%1 acts"_s.arg(delivered()));

    // As the service tells it to somebody else.
    TestClient witness(m_stage.service().origin(), m_stage.service().trust(), u"zhoumin"_s);
    bool single = witness.open(m_stage.service().password());
    for (const OutboxEntry &entry : actsOf(*desk)) {
        const auto reply = TestClient::fetch<protocol::CaseReply>([&](QObject *context, auto done) {
            witness.api().caseById(entry.command.caseId, witness.unit(), context, done);
        });
        single = single && reply &&
                 std::count_if(reply->history.cbegin(), reply->history.cend(),
                               [&](const HistoryRow &row) { return row.command == entry.command.id; }) == 1;
    }
    step("nothing is doubled: each act stands once in its case's history", single);
    desk->window().showEntry(NavEntry::Outbox);
    desk->picture(u"outbox-after-kill"_s);
}

} // namespace yunchuang
