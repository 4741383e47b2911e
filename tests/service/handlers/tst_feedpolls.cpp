// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/handlers/feedhandler.h"
#include "tests/support/servicerig.h"

#include <QTest>

#include <condition_variable>
#include <latch>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString registry = u"SCJGJ-QYZC"_s;

/// The way back to a peer that keeps what it was sent. Its deadline passes when the test says so.
class KeptResponder final : public Responder
{
public:
    bool send(HttpResponse response) override { return finish(std::move(response)); }
    void expiresIn(std::chrono::milliseconds delay, HttpResponse fallback) override
    {
        const std::lock_guard lock(m_mutex);
        m_delay = delay;
        m_fallback = std::move(fallback);
    }
    [[nodiscard]] bool isDone() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_done;
    }
    void whenDone(std::function<void()> run) override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_done) {
                m_whenDone.push_back(std::move(run));
                return;
            }
        }
        run();
    }

    void expire() { finish(m_fallback.value()); }
    void hangUp() { finish({}); }

    /// Waits for the answer; the page in it.
    [[nodiscard]] protocol::FeedPage page()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, 20s, [this] { return m_done; });
        const auto page = protocol::decode<protocol::FeedPage>(m_answer.body);
        return page ? *page : protocol::FeedPage();
    }
    [[nodiscard]] int answers() const { return m_answers; }
    [[nodiscard]] std::chrono::milliseconds delay() const { return m_delay; }
    [[nodiscard]] int status() const { return m_answer.status; }

private:
    bool finish(HttpResponse response)
    {
        std::vector<std::function<void()>> run;
        {
            const std::lock_guard lock(m_mutex);
            if (m_done)
                return false;
            m_done = true;
            ++m_answers;
            m_answer = std::move(response);
            run.swap(m_whenDone);
        }
        m_changed.notify_all();
        for (const auto &one : run)
            one();
        return true;
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_done = false;
    int m_answers = 0;
    std::chrono::milliseconds m_delay{0};
    HttpResponse m_answer;
    std::optional<HttpResponse> m_fallback;
    std::vector<std::function<void()>> m_whenDone;
};

} // namespace

/// Waiting for news: at once, woken by a commit, or not at all; nothing is missed and nobody is held.
class tst_FeedPolls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newsThatIsThereComesAtOnce();
    void aCommitWakesWhoWaits();
    void othersCommitsDoNot();
    void theDeadlineAnswersWithAnEmptyPage();
    void aPeerThatLeftIsForgotten();
    void nothingIsMissedBetweenLookingAndWaiting();
    void aVoidCursorIsToldAtOnce();
    void aHandoffThatReachedItsReceiverIsDelivered();
    void worksOnOneThread();
    void endingLeavesWaitersToTheirFallback();
};

void tst_FeedPolls::newsThatIsThereComesAtOnce()
{
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    const Case subject = rig.openCompanyCase();
    FeedPolls polls(rig.core(), true);
    auto responder = std::make_shared<KeptResponder>();
    polls.serve(officer.principal(), {{}, 25s, 0}, {}, responder);
    QVERIFY(responder->isDone());
    QCOMPARE(responder->page().entries.value(0).caseId, subject.id);
    QCOMPARE(polls.waiting(), 0);
}

void tst_FeedPolls::aCommitWakesWhoWaits()
{
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    FeedPolls polls(rig.core(), true);
    auto responder = std::make_shared<KeptResponder>();
    polls.serve(officer.principal(), {{}, 25s, 0}, {}, responder);
    QVERIFY(!responder->isDone());
    QCOMPARE(polls.waiting(), 1);
    QCOMPARE(responder->delay(), 25s);
    const Case subject = rig.openCompanyCase();
    QCOMPARE(responder->page().entries.value(0).caseId, subject.id);
    QTRY_COMPARE(polls.waiting(), 0);
    QCOMPARE(rig.core().notifier().waiting(), 0);
}

void tst_FeedPolls::othersCommitsDoNot()
{
    ServiceRig rig;
    const RigClerk tax = rig.clerk(u"wuhao"_s, u"SWJ-SZHD"_s, Post::CaseOfficer);
    FeedPolls polls(rig.core(), true);
    auto responder = std::make_shared<KeptResponder>();
    polls.serve(tax.principal(), {{}, 25s, 0}, {}, responder);
    [[maybe_unused]] const Case subject = rig.openCompanyCase();
    QVERIFY(!responder->isDone());
    QCOMPARE(rig.core().notifier().waiting(), 1);
    responder->hangUp();
}

void tst_FeedPolls::theDeadlineAnswersWithAnEmptyPage()
{
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    FeedPolls polls(rig.core(), true);
    auto responder = std::make_shared<KeptResponder>();
    polls.serve(officer.principal(), {{}, 5s, 0}, {}, responder);
    responder->expire();
    const protocol::FeedPage page = responder->page();
    QVERIFY(page.entries.isEmpty());
    QVERIFY(!page.cursor.isEmpty());
    QCOMPARE(polls.waiting(), 0);
    // The page's cursor goes on from there.
    const Case subject = rig.openCompanyCase();
    auto next = std::make_shared<KeptResponder>();
    polls.serve(officer.principal(), {page.cursor, 5s, 0}, {}, next);
    QCOMPARE(next->page().entries.size(), 1);
}

void tst_FeedPolls::aPeerThatLeftIsForgotten()
{
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    FeedPolls polls(rig.core(), true);
    auto responder = std::make_shared<KeptResponder>();
    std::weak_ptr<KeptResponder> watch = responder;
    polls.serve(officer.principal(), {{}, 25s, 0}, {}, responder);
    responder->hangUp();
    QCOMPARE(polls.waiting(), 0);
    QCOMPARE(rig.core().notifier().waiting(), 0);
    responder.reset();
    QVERIFY(watch.expired());
}

void tst_FeedPolls::nothingIsMissedBetweenLookingAndWaiting()
{
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    FeedPolls polls(rig.core(), true);
    constexpr int cases = 40;
    std::jthread producer([&] {
        for (int i = 0; i < cases; ++i)
            [[maybe_unused]] const Case subject = rig.openCompanyCase();
    });
    QSet<CaseId> seen;
    QString cursor;
    while (seen.size() < cases) {
        auto responder = std::make_shared<KeptResponder>();
        polls.serve(officer.principal(), {cursor, 25s, 3}, {}, responder);
        const protocol::FeedPage page = responder->page();
        QVERIFY2(!page.cursor.isEmpty(), "no answer within twenty seconds: a change was missed");
        for (const protocol::FeedEntry &entry : page.entries)
            seen.insert(entry.caseId);
        cursor = page.cursor;
        QCOMPARE(responder->answers(), 1);
    }
}

void tst_FeedPolls::aVoidCursorIsToldAtOnce()
{
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    FeedPolls polls(rig.core(), true);
    auto responder = std::make_shared<KeptResponder>();
    polls.serve(officer.principal(), {u"nonsense"_s, 25s, 0}, {}, responder);
    QVERIFY(responder->isDone());
    QCOMPARE(responder->status(), protocol::httpStatus(protocol::ApiErrorCode::CursorExpired));
}

void tst_FeedPolls::aHandoffThatReachedItsReceiverIsDelivered()
{
    ServiceRig rig({{true, 128, false}, {}, 1});
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    const RigClerk land = rig.clerk(u"zhangwei"_s, u"ZRZYT-BDC"_s, Post::ConsultedOfficer);
    Case subject = rig.openCompanyCase();
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    Command consult = rig.command(officer, subject, Action::Consult, Post::CaseOfficer);
    consult.args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
    consult.args.handoff.question = u"请核实该住所登记的房号，可否作为住所使用。"_s;
    consult.args.handoff.dueAt = rig.clock.now().addDays(1);
    consult.args.handoff.sharedFields = {u"/addr"_s};
    subject = rig.mustPost(officer, consult);
    QCOMPARE(subject.handoffs[0].state, HandoffState::Sent);
    // The sender's own clients do not deliver it.
    Context own = rig.contextFor(officer);
    QVERIFY(feedNow(own, {}));
    QCOMPARE(rig.stored(subject.id).handoffs[0].state, HandoffState::Sent);
    Context theirs = rig.contextFor(land);
    QVERIFY(feedNow(theirs, {}));
    const Case now = rig.stored(subject.id);
    QCOMPARE(now.handoffs[0].state, HandoffState::Delivered);
    QCOMPARE(now.handoffs[0].deliveredAt, rig.clock.now());
    QCOMPARE(now.revision, subject.revision);
    QVERIFY(feedNow(theirs, {}));
    QCOMPARE(rig.stored(subject.id).version, now.version);
}

void tst_FeedPolls::worksOnOneThread()
{
    ServiceRig rig({{true, 128, false}, {}, 1});
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    FeedPolls polls(rig.core(), false);
    auto responder = std::make_shared<KeptResponder>();
    polls.serve(officer.principal(), {{}, 25s, 0}, {}, responder);
    QVERIFY(!responder->isDone());
    const Case subject = rig.openCompanyCase();
    QVERIFY(responder->isDone());
    QCOMPARE(responder->page().entries.value(0).caseId, subject.id);
    QCOMPARE(polls.waiting(), 0);
}

void tst_FeedPolls::endingLeavesWaitersToTheirFallback()
{
    ServiceRig rig;
    const RigClerk officer = rig.clerk(u"zhoumin"_s, registry, Post::CaseOfficer);
    auto responder = std::make_shared<KeptResponder>();
    {
        FeedPolls polls(rig.core(), true);
        polls.serve(officer.principal(), {{}, 25s, 0}, {}, responder);
    }
    [[maybe_unused]] const Case subject = rig.openCompanyCase();
    QVERIFY(!responder->isDone());
    responder->expire();
    QVERIFY(responder->page().entries.isEmpty());
}

QTEST_GUILESS_MAIN(tst_FeedPolls)
#include "tst_feedpolls.moc"
