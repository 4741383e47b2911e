// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/deskacts.h"
#include "tests/demo/story.h"
#include "ui/absence/absencedialog.h"
#include "ui/absence/absencepage.h"
#include "ui/common/keybutton.h"
#include "ui/common/opinionedit.h"
#include "ui/queue/queuepage.h"
#include "ui/ratings/ratingactbox.h"
#include "ui/ratings/ratingdetailpane.h"
#include "ui/ratings/ratingspage.h"
#include "ui/review/decisionpane.h"
#include "ui/review/formtree.h"

#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Who opens an application of which form.
struct FormDesk
{
    const char *step;
    QLatin1String item;
    QLatin1String form;
    QLatin1String user;
};

constexpr std::array formDesks = std::to_array<FormDesk>({
    {"the registration section has the registration of a company", QLatin1String("000125001001"),
     QLatin1String("company-registration"), QLatin1String("zhoumin")},
    {"and the change of one", QLatin1String("000125001002"), QLatin1String("company-change"), QLatin1String("zhoumin")},
    {"education has the teacher's qualification", QLatin1String("000105001001"), QLatin1String("teacher-qualification"),
     QLatin1String("fangyuan")},
    {"the tax office has the deferred payment", QLatin1String("000126001000"), QLatin1String("tax-deferral"),
     QLatin1String("maoyan")},
    {"the traffic police have the inspection of a vehicle", QLatin1String("522007001000"),
     QLatin1String("vehicle-inspection-booking"), QLatin1String("wufang")},
    {"food supervision has the food business licence", QLatin1String("000128001001"), QLatin1String("food-licence"),
     QLatin1String("chenyu")},
    {"social security has the registration of an employer", QLatin1String("522011001000"),
     QLatin1String("social-insurance-registration"), QLatin1String("dingyu")},
    {"construction has the permit to build", QLatin1String("000114001000"), QLatin1String("construction-permit"),
     QLatin1String("liuyang")},
});

/// Every application of the week comes from these draws of the simulator.
constexpr int formsSeed = 41;
constexpr int endingSeed = 43;
constexpr int energySeed = 47;
constexpr int endingApplications = 40;

const QString toFollow = u"PAPER_TO_FOLLOW"_s;

int rowsDrawn(const ReviewPage &review)
{
    int rows = 0;
    for (const FormTree *tree : review.findChildren<FormTree *>())
        rows += tree->model() ? tree->model()->rowCount() : 0;
    return rows;
}

/// The page that an entry of the sidebar shows.
template<class T>
T *pageAt(DemoWindow &desk, NavEntry entry)
{
    desk.front();
    desk.window().showEntry(entry);
    T *page = nullptr;
    (void)DemoWindow::until([&] {
        page = qobject_cast<T *>(desk.window().currentPage());
        return page != nullptr;
    });
    return page;
}

void writeInto(DemoWindow &desk, QWidget *field, const QString &words)
{
    auto *edit = qobject_cast<OpinionEdit *>(field);
    if (!edit || !edit->isVisible())
        return;
    edit->editor()->setFocus();
    desk.type(words);
}

/// Does something about the rating that is chosen: its button, its fields, and the key that submits.
bool actOnRating(DemoWindow &desk, RatingAct act, const QString &words, const QString &verdict = {})
{
    auto *page = pageAt<RatingsPage>(desk, NavEntry::Ratings);
    if (!page || !DemoWindow::until([&] { return page->model().rowCount() > 0 && page->detail().detail(); }))
        return false;
    RatingActBox &box = page->detail().acts();
    const bool chosen = DemoWindow::until([&] {
        box.choose(act);
        return box.chosen() == act;
    });
    if (!chosen)
        return false;
    desk.front();
    writeInto(desk, box.findChild<QWidget *>(u"ratingText"_s), words);
    writeInto(desk, box.findChild<QWidget *>(u"ratingReason"_s), words);
    if (auto *verdicts = box.findChild<QComboBox *>(u"ratingVerdict"_s); verdicts && !verdict.isEmpty())
        verdicts->setCurrentText(verdict);
    const qsizetype steps = page->detail().timeline().size();
    box.submit();
    if (box.chosen() == act && DemoWindow::until([&] { return page->detail().timeline().size() > steps; }, 3000))
        return true;
    box.submit(); // what cannot be undone asks back
    return DemoWindow::until([&] { return page->detail().timeline().size() > steps; });
}

} // namespace

void Story::takeInEveryForm()
{
    // Registrations of companies came in before.
    QStringList items;
    for (std::size_t i = 1; i < formDesks.size(); ++i)
        items.append(formDesks[i].item);
    m_week = QVector<HandedIn>{m_stage.take()} + m_stage.handInFor(items, formsSeed);
    if (!step("applications with all eight forms are handed in", m_week.size() == qsizetype(formDesks.size()),
              QString::number(m_week.size())))
        return;
    for (std::size_t i = 0; i < formDesks.size(); ++i) {
        const FormDesk &one = formDesks[i];
        m_stage.taken(m_week[qsizetype(i)].caseId);
        std::unique_ptr<DemoWindow> other =
            one.user == u"zhoumin" ? nullptr : signedIn("an officer signs in", one.user);
        DemoWindow *desk = one.user == u"zhoumin" ? m_a.get() : other.get();
        if (!desk)
            continue;
        const ReviewPage *review = openCase(*desk, NavEntry::Unit, m_week[qsizetype(i)].caseId);
        step(one.step, review && review->whole()->shown.formId == one.form && rowsDrawn(*review) > 5,
             review ? QString::number(rowsDrawn(*review)) + u" fields"_s : QString());
        desk->picture(u"form-"_s + one.form);
        leaveReview(*desk);
    }
}

void Story::doAtOnce()
{
    const auto booked =
        std::find_if(m_week.cbegin(), m_week.cend(), [](const HandedIn &one) { return one.item == u"522007001000"; });
    const auto window = booked == m_week.cend() ? nullptr : signedIn("the vehicle window signs in", u"wufang"_s);
    if (!window)
        return;
    const bool open = openCase(*window, NavEntry::Unit, booked->caseId);
    readPapers(*window);
    const bool ready = open && answerDifferences(*window, CheckAnswer::FoundCorrect) && answerPoints(*window) &&
                       choose(*window, Action::HandleAtOnce) &&
                       fill(*window, u"act-resultNumber"_s, u"JY20261124-0001"_s) &&
                       fill(*window, u"act-deliveryWay"_s, u"ELECTRONIC"_s);
    window->picture(u"at-once"_s);
    step("an instant item is done in one screen, from acceptance to delivery",
         ready && decideBy(*window, Action::HandleAtOnce, u"材料齐全，当场办结。"_s));
    step(
        "with every step in its history",
        untilCase(*window, booked->caseId, [](const Case &subject) { return subject.state == CaseState::Delivered; }) &&
            historyHas(*window, {Action::Accept, Action::Grant, Action::Close, Action::Deliver}));
    step("its act is proven in the ledger", allProven(*window));
}

void Story::tolerate()
{
    const QVector<HandedIn> endings = m_stage.handInFor(QStringList(endingApplications, u"000125001003"_s), endingSeed);
    const auto late =
        std::find_if(endings.cbegin(), endings.cend(), [](const HandedIn &one) { return one.mistake == toFollow; });
    const auto other = std::find_if(late == endings.cend() ? late : late + 1, endings.cend(),
                                    [](const HandedIn &one) { return one.mistake == toFollow; });
    if (!step("applicants promise papers that may follow", late != endings.cend() && other != endings.cend()))
        return;
    const auto open = [](const CaseSummary &row) { return row.flags.testFlag(SummaryFlag::ToleranceOpen); };
    const QString words = u"主要材料齐全，缺少的材料按承诺补交，容缺受理。"_s;
    bool accepted = openCase(*m_a, NavEntry::Unit, other->caseId) != nullptr;
    readPapers(*m_a);
    accepted = accepted && decideBy(*m_a, Action::Accept, words);
    leaveReview(*m_a);
    accepted = accepted && openCase(*m_a, NavEntry::Unit, late->caseId);
    readPapers(*m_a);
    step("A accepts two cases with tolerance: the days are counted",
         accepted && decideBy(*m_a, Action::Accept, words) && untilRow(*m_a, late->caseId, open));
    m_a->picture(u"tolerance"_s);
    step("A examines the case meanwhile", decideBy(*m_a, Action::Claim) &&
                                              answerDifferences(*m_a, CheckAnswer::FoundCorrect) &&
                                              answerPoints(*m_a) && fill(*m_a, u"approval-conclusion"_s, u"MEETS"_s) &&
                                              fill(*m_a, u"approval-facts"_s, u"清算已结束，债务已清偿。"_s) &&
                                              decideBy(*m_a, Action::Examine, u"符合注销条件，建议准予。"_s));
    leaveReview(*m_a);
    const auto decider = signedIn("the decider signs in", u"luoqing"_s);
    if (!decider)
        return;
    const bool granted = openCase(*decider, NavEntry::Unit, late->caseId) && decideBy(*decider, Action::Claim);
    readPapers(*decider);
    step("the decider grants", granted && decideBy(*decider, Action::Grant, u"同意审查意见，准予注销。"_s));
    readPapers(*decider);
    // The buttons are made anew whenever the case changes.
    const bool waits = DemoWindow::until([&] {
        const ReviewPage *review = reviewIn(*decider);
        const auto *close = review ? review->findChild<KeyButton *>(u"act-"_s + nameOf(Action::Close)) : nullptr;
        return close && !close->isEnabled() && close->disabledReason().contains(u"营业执照正、副本"_s);
    });
    decider->picture(u"tolerance-gate"_s);
    step("the certificate waits, and says for which paper", waits);
    leaveReview(*decider);

    step("A takes the paper in at the window, with its scan",
         openCase(*m_a, NavEntry::Unit, late->caseId) && takeIn(*m_a, m_stage.scan()) &&
             untilRow(*m_a, late->caseId, [&open](const CaseSummary &row) { return !open(row); }));
    leaveReview(*m_a);
    step("the other applicant brings the paper by the platform, and the countdown ends",
         m_stage.answerCorrection(*other) &&
             untilRow(*m_a, other->caseId, [&open](const CaseSummary &row) { return !open(row); }));
    const bool again = untilRow(*decider, late->caseId, [&open](const CaseSummary &row) { return !open(row); }) &&
                       openCase(*decider, NavEntry::Unit, late->caseId);
    readPapers(*decider);
    step("now the decider makes the certificate",
         again && choose(*decider, Action::Close) && fill(*decider, u"act-resultNumber"_s, u"注销0001"_s) &&
             decideBy(*decider, Action::Close) && stateIs(*decider, late->caseId, CaseState::ClosedTolerant));
    step("its acts are proven in the ledger", allProven(*decider));
}

void Story::suspend()
{
    const QVector<HandedIn> energy = m_stage.handInFor({u"000101002000"_s}, energySeed);
    const auto officer = energy.isEmpty() ? nullptr : signedIn("the energy section signs in", u"shenke"_s);
    if (!officer)
        return;
    const CaseId id = energy.constFirst().caseId;
    const bool open = openCase(*officer, NavEntry::Unit, id);
    readPapers(*officer);
    const bool proposed = open && decideBy(*officer, Action::Accept, u"材料齐全，予以受理。"_s) &&
                          decideBy(*officer, Action::Claim) && choose(*officer, Action::ProposeSpecial) &&
                          fill(*officer, u"act-procedure"_s, u"EXPERT_REVIEW"_s) &&
                          fill(*officer, u"act-days"_s, u"5"_s);
    officer->picture(u"special-proposed"_s);
    step("the officer proposes an expert review of five working days",
         proposed && decideBy(*officer, Action::ProposeSpecial, u"节能报告技术复杂，需组织专家评审。"_s));
    leaveReview(*officer); // who has it open holds it
    if (const auto reviewer = signedIn("the reviewer signs in", u"panwei"_s)) {
        step("the reviewer approves: the clock stands still",
             openCase(*reviewer, NavEntry::Unit, id) &&
                 decideBy(*reviewer, Action::StartSpecial, u"同意组织专家评审。"_s) &&
                 untilRow(*reviewer, id, [](const CaseSummary &row) { return row.state == CaseState::Suspended; }));
        reviewer->picture(u"special-running"_s);
    }
    const bool paused =
        untilRow(*officer, id, [](const CaseSummary &row) { return row.state == CaseState::Suspended; });
    step("the review is over and the clock goes on",
         paused && openCase(*officer, NavEntry::Suspended, id) && choose(*officer, Action::EndSpecial) &&
             fill(*officer, u"act-outcome"_s, u"专家评审通过"_s) &&
             decideBy(*officer, Action::EndSpecial, u"专家组一致同意通过评审。"_s) &&
             untilRow(*officer, id, [](const CaseSummary &row) { return row.state == CaseState::InReview; }));
    step("the officer's acts are proven in the ledger", allProven(*officer));
}

void Story::standIn()
{
    // What A has just claimed is not accepted yet; the other cases of A are.
    CaseId id;
    (void)(claimNext(*m_a) && DemoWindow::until([&] {
               const QueueModel &own = m_a->window().queuePage().model();
               for (int row = 0; row < own.rowCount() && id.isEmpty(); ++row) {
                   const CaseId mine(own.index(row, 0).data(CaseIdRole).toString());
                   if (stateIs(*m_a, mine, CaseState::Received))
                       id = mine;
               }
               return !id.isEmpty();
           }));
    m_stage.taken(id);
    auto *page = pageAt<AbsencePage>(*m_a, NavEntry::Absence);
    bool entered = false;
    if (auto *button = page ? page->findChild<QPushButton *>(u"newAbsence"_s) : nullptr) {
        button->click();
        auto *dialog = m_a->dialog<AbsenceDialog>();
        auto *colleagues = dialog ? dialog->findChild<QListWidget *>(u"substitutes"_s) : nullptr;
        auto *enter = dialog ? dialog->findChild<QPushButton *>(u"enterAbsence"_s) : nullptr;
        // The list comes, and may come again.
        const bool listed = colleagues && enter && DemoWindow::until([&] {
                                for (int row = 0; row < colleagues->count(); ++row) {
                                    if (colleagues->item(row)->data(Qt::UserRole).toString() == u"wangqiang")
                                        colleagues->item(row)->setCheckState(Qt::Checked);
                                }
                                return enter->isEnabled();
                            });
        m_a->picture(u"absence"_s);
        if (listed)
            enter->click();
        entered = listed && DemoWindow::until([&] { return !m_a->window().findChild<AbsenceDialog *>(); });
    }
    step("A goes on leave, and a colleague of the same posts stands in", entered);
    if (const auto colleague = signedIn("the substitute signs in", u"wangqiang"_s)) {
        const bool open = openCase(*colleague, NavEntry::OnBehalf, id);
        readPapers(*colleague);
        colleague->picture(u"substitute"_s);
        const bool accepted = open && decideBy(*colleague, Action::Accept, u"材料齐全，符合法定形式，代为受理。"_s);
        step("and accepts A's case in A's name",
             accepted && untilCase(*m_a, id, [](const Case &subject) { return subject.state == CaseState::Accepted; }));
        step("the substitute's act is proven in the ledger", allProven(*colleague));
    }
    page = pageAt<AbsencePage>(*m_a, NavEntry::Absence);
    auto *end = page ? page->findChild<QPushButton *>(u"endAbsence"_s) : nullptr;
    bool ended = false;
    if (end && DemoWindow::until([&] { return end->isEnabled(); })) {
        end->click();
        ended = DemoWindow::until([&] { return !end->isEnabled(); });
    }
    m_a->picture(u"absence-ended"_s);
    step("A is back: the substitute's rights have ended", ended);
}

void Story::answerRating()
{
    step("the company's applicant is very dissatisfied",
         m_stage.applicantDoes(u"rate"_s, m_application, {u"--level"_s, u"VERY_DISSATISFIED"_s}));
    if (const auto colleague = signedIn("a colleague who had no hand in it signs in", u"wangqiang"_s)) {
        const bool verified = actOnRating(*colleague, RatingAct::Sign, {}) &&
                              actOnRating(*colleague, RatingAct::CallBack, u"已电话联系，了解等候时间较长的情况。"_s);
        colleague->picture(u"rating"_s);
        step("he signs for the negative rating and calls the applicant back", verified);
        step("he finds it justified, mends it, and answers the applicant",
             actOnRating(*colleague, RatingAct::Establish, u"经核实，办理当日等候时间过长，情况属实。"_s) &&
                 actOnRating(*colleague, RatingAct::ReportRectified, u"已增设一个窗口并调整值班安排。"_s) &&
                 actOnRating(*colleague, RatingAct::GiveFeedback, u"给您带来不便深表歉意，我们已增设窗口。"_s));
    }
    if (const auto supervisor = signedIn("the rating supervisor signs in", u"xiemei"_s)) {
        step("the supervisor reviews and closes it",
             actOnRating(*supervisor, RatingAct::Close, u"整改到位，已反馈评价人。"_s));
        supervisor->picture(u"rating-closed"_s);
    }
}

} // namespace yunchuang
