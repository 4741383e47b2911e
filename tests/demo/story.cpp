// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/story.h"

#include "tests/demo/deskacts.h"
#include "ui/queue/queuepage.h"
#include "ui/queue/reassigndialog.h"
#include "ui/review/decisionpane.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const UnitId landRegistry(u"ZRZYT-BDC"_s);
const UnitId citySection(u"ZY-SCJGJ-ZC"_s);

} // namespace

Story::Story(Stage &stage)
    : m_stage(stage)
    , m_network(stage.service().port())
{
}

Story::~Story() = default;

bool Story::step(const char *what, bool holds, const QString &figure)
{
    if (!holds && m_a)
        m_a->picture(u"failed-%1"_s.arg(m_stage.failures() + 1));
    return m_stage.step(what, holds, figure);
}

std::unique_ptr<DemoWindow> Story::signedIn(const char *who, const QString &user)
{
    auto desk = m_stage.desk();
    const bool in = desk->signIn(user, m_stage.service().password()) && untilSynchronised(*desk);
    if (!in)
        desk->picture(u"failed-"_s + user);
    return step(who, in, user) ? std::move(desk) : nullptr;
}

bool Story::begin()
{
    m_a = m_stage.desk(m_network.port());
    if (!step("clerk A signs in and sets an offline passphrase",
              m_a->signIn(u"zhoumin"_s, m_stage.service().password(), true)))
        return false;
    m_a->window().showEntry(NavEntry::Unit);
    QueuePage &queue = m_a->window().queuePage();
    const bool synced = untilSynchronised(*m_a) && DemoWindow::until([&] { return queue.model().rowCount() > 0; });
    step("first synchronisation is complete", synced, QString::number(queue.model().rowCount()) + u" rows shown"_s);
    m_a->picture(u"queue"_s);
    step("Ctrl+J claims the next case", claimNext(*m_a));
    m_a->picture(u"claimed"_s);
    for (int row = 0; row < queue.model().rowCount(); ++row)
        m_stage.taken(CaseId(queue.model().index(row, 0).data(CaseIdRole).toString()));
    return synced;
}

bool Story::acceptFresh(const CaseId &id)
{
    if (!openCase(*m_a, NavEntry::Unit, id))
        return false;
    readPapers(*m_a);
    return decideBy(*m_a, Action::Accept, u"材料齐全，符合法定形式，予以受理。"_s);
}

void Story::registerCompany()
{
    m_application = m_stage.take();
    m_company = m_application.caseId;
    if (!step("Enter opens the review with form, materials and checks",
              openCase(*m_a, NavEntry::Unit, m_company) != nullptr))
        return;
    readPapers(*m_a);
    m_a->picture(u"review"_s);
    step("A accepts: the service has the act", decideBy(*m_a, Action::Accept, u"材料齐全，符合法定形式，予以受理。"_s));
    step("A takes it for examination", decideBy(*m_a, Action::Claim));
    step("A answers what the registries know otherwise, and the review points",
         answerDifferences(*m_a, CheckAnswer::FoundCorrect) && answerPoints(*m_a));

    step("A asks the land registry, sharing name, address and one paper",
         handOver(*m_a, Action::Consult, landRegistry, u"该住所的权属与申请所载是否一致？"_s));
    if (const auto land = signedIn("the land registry signs in", u"zhangwei"_s)) {
        const ReviewPage *asked = openCase(*land, NavEntry::HandoffsIn, m_company);
        step("it sees the question and only what was shared",
             asked && asked->whole()->shown.form.keys() == QStringList({u"addr"_s, u"name"_s}) &&
                 asked->whole()->shown.materials.size() == 1 && asked->whole()->service.history.isEmpty());
        land->picture(u"consulted"_s);
        readPapers(*land);
        step("it signs for the question and answers it",
             decideBy(*land, Action::AcceptHandoff) &&
                 decideBy(*land, Action::AnswerHandoff, u"该住所权属与申请一致，可以登记。"_s));
        step("its acts are proven in the ledger", allProven(*land));
    }

    step("the answer is with A", untilRow(*m_a, m_company, [](const CaseSummary &row) {
             return row.handoffsAnswered == 1 && row.state == CaseState::InReview;
         }));
    leaveReview(*m_a);
    if (!openCase(*m_a, NavEntry::Mine, m_company)) {
        step("A opens it again", false);
        return;
    }
    readPapers(*m_a);
    const bool filled = fill(*m_a, u"approval-industryCode"_s, u"A0164"_s) &&
                        fill(*m_a, u"approval-approvedScope"_s, u"茶叶种植；食品销售"_s);
    m_a->picture(u"examination"_s);
    step("A examines: fields of the licence and a proposal",
         filled && decideBy(*m_a, Action::Examine, u"材料齐全，符合法定形式，建议准予登记。"_s));
    leaveReview(*m_a);

    if (const auto decider = signedIn("a second clerk, the decider, signs in", u"luoqing"_s)) {
        step("the decider takes the case",
             openCase(*decider, NavEntry::Unit, m_company) && decideBy(*decider, Action::Claim));
        readPapers(*decider);
        step("the decider grants", decideBy(*decider, Action::Grant, u"同意审查意见，准予登记。"_s));
        decider->picture(u"granted"_s);
        readPapers(*decider);
        const bool closed = choose(*decider, Action::Close) &&
                            fill(*decider, u"act-resultNumber"_s, u"91520115MA6TERT171"_s) &&
                            decideBy(*decider, Action::Close);
        decider->picture(u"closed"_s);
        step("and closes it with the number of the licence", closed);
        step("the decider's acts are proven in the ledger", allProven(*decider));
    }
}

void Story::followParts()
{
    step("social security, statistics, seals and quality took the data in by themselves",
         untilRow(
             *m_a, m_company, [](const CaseSummary &row) { return row.parts == 5 && row.partsDone == 4; }, 90000));
    if (const auto tax = signedIn("clerk B of the tax office signs in", u"lijuan"_s)) {
        const CaseId work = onlyCaseIn(*tax, NavEntry::Unit);
        step("B finds the real work in her queue and takes it",
             openCase(*tax, NavEntry::Unit, work) && decideBy(*tax, Action::Claim));
        readPapers(*tax);
        const bool filled =
            fill(*tax, u"approval-taxpayerKind"_s, u"SMALL"_s) && fill(*tax, u"approval-collection"_s, u"ACCOUNTS"_s) &&
            fill(*tax, u"approval-authority"_s, u"国家税务总局贵阳市观山湖区税务局"_s) &&
            fill(*tax, u"approval-effectiveFrom"_s, u"2026-12-01"_s) &&
            fill(*tax, u"approval-taxes-0-kind"_s, u"VAT"_s) && fill(*tax, u"approval-taxes-0-period"_s, u"QUARTER"_s);
        tax->picture(u"tax"_s);
        step("B determines the taxes and closes her part",
             filled && decideBy(*tax, Action::CompleteWork, u"核定完成。"_s));
        step("B's acts are proven in the ledger", allProven(*tax));
    }
    step("all five parts are done",
         untilRow(*m_a, m_company, [](const CaseSummary &row) { return row.partsDone == 5; }));
    step("A serves the licence", openCase(*m_a, NavEntry::Closed, m_company) && choose(*m_a, Action::Deliver) &&
                                     fill(*m_a, u"act-deliveryWay"_s, u"ON_SITE"_s) && decideBy(*m_a, Action::Deliver));
    m_a->picture(u"delivered"_s);
    leaveReview(*m_a);
}

void Story::askForCorrection()
{
    const HandedIn wrong = m_stage.take(u"WRONG_ROOM"_s);
    const bool asked = openCase(*m_a, NavEntry::Unit, wrong.caseId) &&
                       answerDifferences(*m_a, CheckAnswer::ToCorrection) && choose(*m_a, Action::RequestCorrection);
    m_a->picture(u"correction"_s);
    step("A asks for a correction of what a registry knows otherwise",
         asked && decideBy(*m_a, Action::RequestCorrection), wrong.number);
    leaveReview(*m_a);
    step("the applicant answers", m_stage.answerCorrection(wrong));
    step("the case is back with its answer, and A accepts it",
         untilRow(*m_a, wrong.caseId,
                  [](const CaseSummary &row) {
                      return row.state == CaseState::Received && row.flags.testFlag(SummaryFlag::CorrectionIn);
                  }) &&
             acceptFresh(wrong.caseId));
    leaveReview(*m_a);
}

void Story::transferElsewhere()
{
    const CaseId id = m_stage.take().caseId;
    step("A accepts a case of another city", acceptFresh(id));
    step("A transfers it to the city's section with the whole file",
         handOver(*m_a, Action::Transfer, citySection, u"住所在遵义市，由该市登记机关办理。"_s));
    leaveReview(*m_a);
    if (const auto city = signedIn("the city's section signs in", u"tangyong"_s)) {
        step("it accepts the transfer",
             openCase(*city, NavEntry::HandoffsIn, id) && decideBy(*city, Action::AcceptHandoff) &&
                 untilCase(*city, id, [](const Case &subject) { return subject.unit == citySection; }));
        city->picture(u"transferred"_s);
        step("its acts are proven in the ledger", allProven(*city));
    }
    step("A's queue has it no more", DemoWindow::until([&] { return !hasRow(*m_a, id); }));
}

void Story::reassign()
{
    QueuePage &own = m_a->window().queuePage();
    const bool claimed = claimNext(*m_a) && own.model().rowCount() > 0;
    const CaseId id = claimed ? CaseId(own.model().index(0, 0).data(CaseIdRole).toString()) : CaseId();
    m_stage.taken(id);
    if (const auto head = signedIn("the supervisor of the department signs in", u"chenjing"_s)) {
        QueuePage &queue = head->window().queuePage();
        head->window().showEntry(NavEntry::Unit);
        queue.enter();
        const bool chosen = DemoWindow::until(
            [&] { return queue.selectCase(id) && queue.currentKey() && queue.currentKey()->caseId == id; });
        head->front();
        queue.enter();
        head->press(Qt::Key_R, Qt::ControlModifier);
        auto *dialog = chosen ? head->dialog<ReassignDialog>() : nullptr;
        auto *members = dialog ? dialog->findChild<QListWidget *>(u"members"_s) : nullptr;
        const bool listed = members && DemoWindow::until([&] { return members->count() > 0; });
        for (int row = 0; listed && row < members->count(); ++row) {
            if (members->item(row)->text().contains(u"王强"))
                members->setCurrentRow(row);
        }
        if (listed) {
            dialog->findChild<QPlainTextEdit *>(u"reason"_s)->setFocus();
            head->type(u"周敏本周外出核查，由王强继续办理。"_s);
            head->picture(u"reassign"_s);
            dialog->findChild<QPushButton *>(u"reassign"_s)->click();
        } else {
            head->picture(u"failed-reassign"_s);
        }
        step("the supervisor gives A's case to a colleague, with a reason",
             listed && untilRow(*head, id, [](const CaseSummary &row) { return row.assignee.text() == u"wangqiang"; }));
        step("the supervisor's acts are proven in the ledger", allProven(*head));
    }
    step("A's window shows whose it is now",
         untilRow(*m_a, id, [](const CaseSummary &row) { return row.assignee.text() == u"wangqiang"; }));
}

void Story::checkLedger()
{
    step("every act of A is in the ledger with a valid proof", allProven(*m_a),
         QString::number(actsOf(*m_a).size()) + u" acts"_s);
    m_a->window().showEntry(NavEntry::Outbox);
    m_a->picture(u"outbox"_s);
    m_a.reset();
}

} // namespace yunchuang
