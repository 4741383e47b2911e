// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"
#include "protocol/deskfields.h"
#include "store/database.h"
#include "sync/caselease.h"
#include "sync/deskwatch.h"
#include "tests/integration/officeatwork.h"
#include "ui/queue/caseacts.h"

#include "items/queuescope.h"

#include <QDir>
#include <QFile>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

const UnitId taxOffice(u"SWJ-SZHD"_s);
const UnitId landRegistry(u"ZRZYT-BDC"_s);
const UnitId insuranceOffice(u"RST-SB"_s);
const QString takeoverReason = u"原承办人外出开会，当日到期，先行办理。"_s;

template<class Reply>
Expected<Reply, ServiceFailure> asked(TestClient &clerk, const ServiceRequest &request)
{
    QObject context;
    std::optional<Expected<Reply, ServiceFailure>> answer;
    clerk.core().desk().ask<Reply>(request, &context, [&](const auto &reply) { answer = reply; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30000))
        return unexpected(ServiceFailure());
    return *answer;
}

template<class Body>
ServiceRequest posted(const QString &path, const Body &body)
{
    return {"POST", path, {}, protocol::encode(body)};
}

QString pathOf(QLatin1String pattern, const QString &value)
{
    return protocol::expandPath(pattern, {value});
}

ApiErrorCode codeOf(const ServiceFailure &failure)
{
    return failure.api.code;
}

bool isInQueue(TestClient &clerk, const CaseId &id, Queue queue, const QSet<UserId> &standsInFor = {})
{
    CaseFilter filter;
    filter.queue = queue;
    filter.scope.unit = clerk.unit();
    filter.scope.user = clerk.session().user;
    filter.scope.standsInFor = standsInFor;
    const auto rows = TestClient::ask<CaseWindow>(
        [&](QObject *context, auto done) { clerk.core().store().window(filter, {}, {}, 500, context, done); });
    return rows && std::any_of(rows->rows.cbegin(), rows->rows.cend(),
                               [&](const ShownRow &row) { return row.summary.id == id; });
}

/// The beginnings of the sealed values of a case and a paper in a cache, as they lie in the file.
QByteArrayList sealedOf(const QString &cache, const CaseId &id, const Digest256 &paper)
{
    QByteArrayList values;
    const auto database = Database::open(cache, {.fullSync = false, .readOnly = true});
    if (!database)
        return {"the cache does not open"};
    const auto collect = [&](const QString &sql, const QString &key) {
        Statement query(**database, sql);
        query.run(key);
        while (query.next())
            values.append(query.bytes(0).left(24));
    };
    collect(u"SELECT summary FROM shown WHERE case_id=?"_s, id.text());
    collect(u"SELECT body FROM bodies WHERE case_id=?"_s, id.text());
    collect(u"SELECT content FROM materials WHERE digest=?"_s, paper.text());
    return values;
}

/// How many of the values lie in any file of the folder.
int foundIn(const QString &folder, const QByteArrayList &values)
{
    QByteArray bytes;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return int(
        std::count_if(values.cbegin(), values.cend(), [&](const QByteArray &value) { return bytes.contains(value); }));
}

CommandArguments handoffArgs(const Handoff &handoff, const QString &words)
{
    CommandArguments args;
    args.handoffId = handoff.id;
    args.opinion = words;
    args.reason = words;
    args.agreed = true;
    return args;
}

} // namespace

/// What colleagues do with each other, between real clients and the real service: who gets the next case, who has one
/// open, who stands in for whom, who must keep out of it, how a paper goes round and comes back, and how several
/// departments work on parts of one case.
class tst_Colleagues : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void twoAskForTheNextAndGetTwo();
    void aCaseIsOpenWithOneAtATime();
    void aSecondComputerOfTheSameClerk();
    void aSubstituteActsInTheOwnersName();
    void absencesAreEnteredByTheRight_data();
    void absencesAreEnteredByTheRight();
    void whoIsRelatedKeepsOut();
    void aCountersignComesBackAndGoesOn();
    void sharedSightEndsWithTheAnswer();
    void partsOfAJointCaseWaitForEachOther();

private:
    /// A case that zhoumin examines and all colleagues see.
    [[nodiscard]] std::optional<CaseId> caseUnderExamination();
    [[nodiscard]] std::optional<protocol::IntakeReply> handInJoint();

    SystemScheduler m_scheduler;
    SystemRandom m_random;
    SystemClock m_clock;
    std::unique_ptr<TestClient> m_first;
    std::unique_ptr<TestClient> m_second;
    std::unique_ptr<TestClient> m_head;
    std::unique_ptr<TestClient> m_land;
    std::unique_ptr<TestClient> m_insurance;
};

void tst_Colleagues::initTestCase()
{
    QVERIFY(openOffice());
    m_first = client(u"zhoumin"_s);
    m_second = client(u"wangqiang"_s);
    m_head = client(u"luoqing"_s);
    m_land = client(u"zhangwei"_s);
    m_insurance = client(u"heping"_s);
    QVERIFY(m_first && m_second && m_head && m_land && m_insurance);
}

void tst_Colleagues::cleanupTestCase()
{
    for (auto *one : {&m_first, &m_second, &m_head, &m_land, &m_insurance})
        one->reset();
    QVERIFY(m_service.stop());
}

std::optional<CaseId> tst_Colleagues::caseUnderExamination()
{
    const auto receipt = handIn();
    if (!receipt)
        return std::nullopt;
    const CaseId id = receipt->caseId;
    const bool begun = m_first->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }) &&
                       m_first->done(id, Action::Claim) && m_first->done(id, Action::Accept) &&
                       m_first->done(id, Action::Claim);
    const auto seen = [](const CaseSummary &row) {
        return row.state == CaseState::InReview && row.assignee == UserId(u"zhoumin"_s);
    };
    return begun && m_second->untilRow(id, seen) && m_head->untilRow(id, seen) ? std::optional(id) : std::nullopt;
}

void tst_Colleagues::twoAskForTheNextAndGetTwo()
{
    const auto one = handIn();
    const auto two = handIn();
    QVERIFY(one && two);
    const QVector<CaseId> cases{one->caseId, two->caseId};
    const auto isThere = [](const CaseSummary &row) { return row.state == CaseState::Received; };
    for (TestClient *clerk : {m_first.get(), m_second.get()}) {
        for (const CaseId &id : cases) {
            QVERIFY(clerk->untilRow(id, isThere));
            QVERIFY(clerk->whole(id));
        }
    }
    // Both see the same list and press the key in the same moment: both want the older one.
    CaseActs firsts(m_first->core().store(), m_first->core().commands());
    CaseActs seconds(m_second->core().store(), m_second->core().commands());
    firsts.setUnit(m_first->unit());
    seconds.setUnit(m_second->unit());
    int elsewhere = 0;
    connect(&firsts, &CaseActs::claimedElsewhere, this, [&] { ++elsewhere; });
    connect(&seconds, &CaseActs::claimedElsewhere, this, [&] { ++elsewhere; });
    const auto scopeOf = [this](TestClient &clerk) {
        return queueScope(clerk.unit(), clerk.session().user, clerk.core().commands().rules()->calendars,
                          m_clock.now());
    };
    firsts.claimNext(scopeOf(*m_first));
    seconds.claimNext(scopeOf(*m_second));
    const auto holders = [&] {
        QSet<UserId> users;
        for (const CaseId &id : cases) {
            const auto row = m_head->row(id);
            if (row)
                users.insert(row->summary.assignee);
        }
        return users;
    };
    const QSet<UserId> both{UserId(u"zhoumin"_s), UserId(u"wangqiang"_s)};
    QVERIFY(m_head->until([&] { return holders() == both; }));
    QVERIFY(elsewhere <= 1); // none, if the news was faster than the key
    // Nobody is left with a refused act to clear away.
    for (TestClient *clerk : {m_first.get(), m_second.get()}) {
        QVERIFY(clerk->until([&] {
            const auto entries = clerk->entries();
            return std::none_of(entries.cbegin(), entries.cend(), [](const OutboxEntry &entry) {
                return entry.status == DeliveryStatus::Refused || entry.status == DeliveryStatus::Queued;
            });
        }));
    }
}

void tst_Colleagues::aCaseIsOpenWithOneAtATime()
{
    const auto id = caseUnderExamination();
    QVERIFY(id);
    CaseLease mine(m_first->core().desk(), m_scheduler);
    CaseLease hers(m_second->core().desk(), m_scheduler);
    const RowKey key{*id, registration};
    mine.open(key);
    QTRY_COMPARE(mine.state(), CaseLease::State::Mine);
    QVERIFY(mine.word().until > mine.word().since);
    hers.open(key);
    QTRY_COMPARE(hers.state(), CaseLease::State::Others);
    QVERIFY(hers.isReadOnly());
    QCOMPARE(hers.word().holder, UserId(u"zhoumin"_s));
    QCOMPARE(hers.word().holderName, u"周敏"_s);
    QCOMPARE(hers.word().since, mine.word().since);

    hers.ask();
    QTRY_COMPARE(hers.word().askedBy, UserId(u"wangqiang"_s));
    mine.refresh();
    QTRY_COMPARE(mine.word().askedByName, u"王强"_s);
    QCOMPARE(mine.state(), CaseLease::State::Mine);

    // A colleague's is taken over with a reason in own words, or not at all.
    std::optional<bool> done;
    hers.takeOver(u"急"_s, [&](const auto &word) { done = word.has_value(); });
    QTRY_COMPARE(done, std::optional(false));
    QCOMPARE(hers.state(), CaseLease::State::Others);
    hers.takeOver(takeoverReason, [&](const auto &word) { done = word.has_value(); });
    QTRY_COMPARE(done, std::optional(true));
    QCOMPARE(hers.state(), CaseLease::State::Mine);
    mine.refresh();
    QTRY_COMPARE(mine.state(), CaseLease::State::Lost);
    QCOMPARE(mine.word().lostToName, u"王强"_s);
    QCOMPARE(mine.word().lostReason, takeoverReason);

    // Who leaves it, frees it; what was said of the take-over is said once.
    hers.close();
    QTRY_VERIFY((mine.refresh(), mine.state() == CaseLease::State::Mine));
    mine.close();
    hers.open(key);
    QTRY_VERIFY((hers.refresh(), hers.state() == CaseLease::State::Mine));
    // Others do not even see that there is such a case.
    const auto stranger = asked<protocol::LeaseReply>(
        *m_land, {"PUT", pathOf(protocol::paths::lease, id->text()), {{u"unit"_s, landRegistry.text()}}, {}});
    QVERIFY(!stranger);
    QCOMPARE(codeOf(stranger.error()), ApiErrorCode::NotFound);
}

void tst_Colleagues::aSecondComputerOfTheSameClerk()
{
    const auto id = caseUnderExamination();
    QVERIFY(id);
    const auto atHome = client(u"zhoumin"_s);
    QVERIFY(atHome);
    CaseLease here(m_first->core().desk(), m_scheduler);
    CaseLease there(atHome->core().desk(), m_scheduler);
    here.open({*id, registration});
    QTRY_COMPARE(here.state(), CaseLease::State::Mine);
    there.open({*id, registration});
    QTRY_COMPARE(there.state(), CaseLease::State::Others);
    QCOMPARE(there.word().holder, UserId(u"zhoumin"_s));
    std::optional<bool> done;
    there.takeOver({}, [&](const auto &word) { done = word.has_value(); });
    QTRY_COMPARE(done, std::optional(true));
    here.refresh();
    QTRY_COMPARE(here.state(), CaseLease::State::Lost);
}

void tst_Colleagues::aSubstituteActsInTheOwnersName()
{
    const auto id = caseUnderExamination();
    QVERIFY(id);
    DeskWatch watch(m_second->core().desk(), m_second->core().store(), m_second->core().commands(), m_scheduler);
    watch.start();
    QVERIFY(m_second->core().commands().standsInFor(registration).isEmpty());
    CommandArguments answer;
    answer.pointId = m_first->core()
                         .commands()
                         .rules()
                         ->catalogue.find(m_first->whole(*id)->shown.item)
                         ->reviewPoints.constFirst()
                         .id;
    answer.pointVerdict = PointVerdict::Yes;

    const QDate today = toLocalDate(m_clock.now());
    protocol::AbsenceRequest request;
    request.id = makeUuid7(m_clock, m_random);
    request.user = UserId(u"zhoumin"_s);
    request.from = today;
    request.until = today.addDays(3);
    request.substitutes = {UserId(u"wangqiang"_s)};
    request.reason = u"年休假"_s;
    const QString path = pathOf(protocol::paths::absences, registration.text());
    const auto entered = asked<protocol::Absence>(*m_head, posted(path, request));
    QVERIFY(entered);
    QCOMPARE(entered->substituteNames, QVector<QString>{u"王强"_s});
    // The same once more is the same.
    const auto again = asked<protocol::Absence>(*m_head, posted(path, request));
    QVERIFY(again);
    QCOMPARE(*again, *entered);

    watch.look();
    const QSet<UserId> owners{UserId(u"zhoumin"_s)};
    QTRY_COMPARE(m_second->core().commands().standsInFor(registration), owners);
    // It is among the cases held in others' names, not among the substitute's own: it counts once.
    QVERIFY(isInQueue(*m_second, *id, Queue::OnBehalf, owners));
    QVERIFY(!isInQueue(*m_second, *id, Queue::Mine));
    QVERIFY(isInQueue(*m_first, *id, Queue::Mine));
    // A start without the network begins with what was known, and lets the substitute work.
    const auto offline = client(u"wangqiang"_s);
    QVERIFY(offline);
    {
        DeskWatch online(offline->core().desk(), offline->core().store(), offline->core().commands(), m_scheduler);
        online.start();
        QTRY_COMPARE(offline->core().commands().standsInFor(registration), owners);
        QTRY_VERIFY(TestClient::ask<QByteArray>([&](QObject *context, auto done) {
                        offline->core().store().kept(u"desk"_s, context, done);
                    }).has_value());
        QVERIFY(offline->whole(*id));
    }
    QVERIFY(offline->reopenOffline());
    QVERIFY(offline->core().commands().standsInFor(registration).isEmpty());
    DeskWatch restarted(offline->core().desk(), offline->core().store(), offline->core().commands(), m_scheduler);
    restarted.start();
    QTRY_COMPARE(offline->core().commands().standsInFor(registration), owners);
    QCOMPARE(restarted.word().standsInFor[0].name, u"周敏"_s);
    QVERIFY(isInQueue(*offline, *id, Queue::OnBehalf, owners));
    const auto kept = offline->whole(*id);
    QVERIFY(kept);
    const auto context = offline->core().commands().contextFor(kept->shown, registration);
    QVERIFY(context);
    QVERIFY(isPossible(kept->shown, Action::RecordCheck, *context));

    QVERIFY(m_second->done(*id, Action::RecordCheck, answer));
    QVERIFY(m_first->untilRow(*id, [](const CaseSummary &row) { return row.assignee == UserId(u"zhoumin"_s); }));
    // The service may have added a row for a paper that it made.
    const QVector<HistoryRow> rows = history(*m_second, *id);
    const auto last = std::find_if(rows.crbegin(), rows.crend(),
                                   [](const HistoryRow &row) { return row.action == Action::RecordCheck; });
    QVERIFY(last != rows.crend());
    QCOMPARE(last->user, UserId(u"wangqiang"_s));
    QCOMPARE(last->onBehalfOf, UserId(u"zhoumin"_s));
    QCOMPARE(last->onBehalfOfName, u"周敏"_s);
    // The owner sees afterwards what was done for her, and by whom.
    const auto desk = asked<protocol::DeskReply>(*m_first, {"GET", protocol::paths::desk, {}, {}});
    QVERIFY(desk);
    QCOMPARE(desk->doneForMe.size(), 1);
    QCOMPARE(desk->doneForMe[0].caseId, *id);
    QCOMPARE(desk->doneForMe[0].byName, u"王强"_s);
    QCOMPARE(desk->doneForMe[0].action, Action::RecordCheck);

    // Rights end with the absence, whatever the client still believes.
    QVERIFY(asked<protocol::Absence>(*m_first, {"POST", pathOf(protocol::paths::absenceEnd, request.id), {}, "{}"}));
    Command late =
        m_second->command(m_second->whole(*id)->service.subject, Action::RecordCheck, Post::CaseOfficer, answer);
    late.onBehalfOf = UserId(u"zhoumin"_s);
    const auto refused = post(*m_second, m_second->sign(late));
    QVERIFY(!refused);
    QVERIFY(refused.error().api.refusal);
    QCOMPARE(refused.error().api.refusal->code, RefusalCode::NotSubstitute);
    watch.look();
    QTRY_VERIFY(m_second->core().commands().standsInFor(registration).isEmpty());
}

void tst_Colleagues::absencesAreEnteredByTheRight_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("substitute");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("code");
    QTest::newRow("oneself") << u"zhoumin"_s << u"wangqiang"_s << 30 << 2 << QString();
    QTest::newRow("the head") << u"luoqing"_s << u"wangqiang"_s << 30 << 2 << QString();
    QTest::newRow("a pool") << u"zhoumin"_s << QString() << 30 << 2 << QString();
    QTest::newRow("not a colleague") << u"wangqiang"_s << u"wangqiang"_s << 30 << 2 << u"FORBIDDEN"_s;
    QTest::newRow("a stranger finds no such unit") << u"heping"_s << u"wangqiang"_s << 30 << 2 << u"NOT_FOUND"_s;
    QTest::newRow("not to another unit") << u"zhoumin"_s << u"heping"_s << 30 << 2 << u"UNKNOWN_USER"_s;
    QTest::newRow("not to other posts") << u"zhoumin"_s << u"luoqing"_s << 30 << 2 << u"UNKNOWN_USER"_s;
    QTest::newRow("not to oneself") << u"zhoumin"_s << u"zhoumin"_s << 30 << 2 << u"UNKNOWN_USER"_s;
    QTest::newRow("not for what is past") << u"zhoumin"_s << u"wangqiang"_s << -9 << 2 << u"LIMIT_PASSED"_s;
    QTest::newRow("not for ever") << u"zhoumin"_s << u"wangqiang"_s << 30 << 500 << u"LIMIT_TOO_LONG"_s;
}

void tst_Colleagues::absencesAreEnteredByTheRight()
{
    QFETCH(QString, by);
    QFETCH(QString, substitute);
    QFETCH(int, from);
    QFETCH(int, days);
    QFETCH(QString, code);
    TestClient &clerk = by == u"zhoumin"     ? *m_first
                        : by == u"wangqiang" ? *m_second
                        : by == u"luoqing"   ? *m_head
                                             : *m_insurance;
    protocol::AbsenceRequest request;
    request.id = makeUuid7(m_clock, m_random);
    request.user = UserId(u"zhoumin"_s);
    request.from = toLocalDate(m_clock.now()).addDays(from);
    request.until = request.from.addDays(days);
    request.pool = substitute.isEmpty();
    if (!request.pool)
        request.substitutes = {UserId(substitute)};
    const auto entered =
        asked<protocol::Absence>(clerk, posted(pathOf(protocol::paths::absences, registration.text()), request));
    const QString said = entered                       ? QString()
                         : entered.error().api.refusal ? QString(nameOf(entered.error().api.refusal->code))
                                                       : QString(nameOf(codeOf(entered.error())));
    QCOMPARE(said, code);
}

void tst_Colleagues::whoIsRelatedKeepsOut()
{
    protocol::RelationRequest request;
    request.id = makeUuid7(m_clock, m_random);
    request.user = UserId(u"wangqiang"_s);
    request.number = u"520199199001010017"_s; // the legal representative of the application
    request.kind = protocol::RelationKind::Affinity;
    const QString path = pathOf(protocol::paths::relations, registration.text());
    QVERIFY(asked<protocol::Relation>(*m_second, posted(path, request)));
    protocol::RelationRequest nobody = request;
    nobody.id = makeUuid7(m_clock, m_random);
    nobody.number = u"520199199001010018"_s;
    const auto malformed = asked<protocol::Relation>(*m_second, posted(path, nobody));
    QVERIFY(!malformed);
    QCOMPARE(codeOf(malformed.error()), ApiErrorCode::Malformed);

    const auto receipt = handIn();
    QVERIFY(receipt);
    const CaseId id = receipt->caseId;
    QVERIFY(m_second->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    QVERIFY(m_first->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    // His own client knows and says why; the colleague's is told nothing about him.
    const auto shown = m_second->whole(id);
    QVERIFY(shown);
    QCOMPARE(shown->service.related, QVector<UserId>{UserId(u"wangqiang"_s)});
    const auto context = m_second->core().commands().contextFor(shown->shown, registration);
    QVERIFY(context);
    const auto possible = isPossible(shown->shown, Action::Claim, *context);
    QVERIFY(!possible);
    QCOMPARE(possible.error().code, RefusalCode::RecusalRequired);
    QVERIFY(m_first->whole(id)->service.related.isEmpty());
    // The service refuses by itself, for him and for who would give it to him.
    const auto claimed = post(
        *m_second, m_second->sign(m_second->command(shown->service.subject, Action::Claim, Post::AcceptanceOfficer)));
    QVERIFY(!claimed && claimed.error().api.refusal);
    QCOMPARE(claimed.error().api.refusal->code, RefusalCode::RecusalRequired);
    CommandArguments give;
    give.assignee = UserId(u"wangqiang"_s);
    const auto given =
        post(*m_head, m_head->sign(m_head->command(shown->service.subject, Action::Assign, Post::Dispatcher, give)));
    QVERIFY(!given && given.error().api.refusal);
    QCOMPARE(given.error().api.refusal->code, RefusalCode::RecusalRequired);
    QVERIFY(m_first->done(id, Action::Claim));

    // Nothing readable about the relative is told again, or stands in the log.
    QVERIFY(!m_service.log().contains("520199199001010017"));
    const auto listed = asked<protocol::RelationsReply>(*m_second, {"GET", path, {}, {}});
    QVERIFY(listed);
    QCOMPARE(listed->relations.size(), 1);
    QVERIFY(!protocol::encode(*listed).contains("5201991990"));
    QVERIFY(asked<protocol::RelationsReply>(*m_first, {"GET", path, {}, {}})->relations.isEmpty());
    QCOMPARE(asked<protocol::RelationsReply>(*m_head, {"GET", path, {}, {}})->relations.size(), 1);

    // Declared on the case itself: it goes back to the pool.
    CommandArguments why;
    why.reason = u"与申请人的经办人系近亲属，申请回避。"_s;
    QVERIFY(m_first->done(id, Action::DeclareRecusal, why));
    QVERIFY(m_head->untilRow(id, [](const CaseSummary &row) { return row.assignee.isEmpty(); }));
    const auto after = m_first->whole(id);
    QVERIFY(after && after->shown.recused.contains(UserId(u"zhoumin"_s)));

    QObject here;
    std::optional<bool> gone;
    m_second->core().desk().tell({"DELETE", pathOf(protocol::paths::relationById, request.id), {}, {}}, &here,
                                 [&](const auto &answer) { gone = answer.has_value(); });
    QTRY_COMPARE(gone, std::optional(true));
}

void tst_Colleagues::aCountersignComesBackAndGoesOn()
{
    const auto id = caseUnderExamination();
    QVERIFY(id);
    CommandArguments args;
    args.handoff.to = {landRegistry, insuranceOffice};
    args.handoff.inTurn = true;
    args.handoff.dueAt = toUtc(m_first->whole(*id)->shown.deadlines.promisedDue, QTime(17, 0));
    args.handoff.question = u"请会签。"_s;
    QVERIFY(m_first->done(*id, Action::Countersign, args));
    // Only the first is asked; his client's having it is a receipt.
    QVERIFY(m_land->untilRow(*id, [](const CaseSummary &row) { return row.capacity == Capacity::Countersigner; }));
    QVERIFY(!m_insurance->row(*id));
    QVERIFY(m_first->until([&] {
        const auto whole = m_first->whole(*id);
        return whole && whole->shown.handoffs[0].state == HandoffState::Delivered;
    }));
    const Handoff first = m_land->whole(*id)->shown.handoffs.constFirst();
    QVERIFY(m_land->done(*id, Action::AnswerHandoff, handoffArgs(first, u"权属清晰，同意。"_s)));

    QVERIFY(m_insurance->untilRow(*id, [](const CaseSummary &row) { return row.capacity == Capacity::Countersigner; }));
    const auto way = m_insurance->whole(*id);
    QVERIFY(way);
    QCOMPARE(way->shown.handoffs.size(), 2);
    const auto second = std::find_if(way->shown.handoffs.cbegin(), way->shown.handoffs.cend(),
                                     [](const Handoff &handoff) { return handoff.to == insuranceOffice; });
    QVERIFY(second != way->shown.handoffs.cend());
    QVERIFY(m_insurance->done(*id, Action::ReturnHandoff, handoffArgs(*second, u"参保人数与申请表不一致，请说明。"_s)));
    QVERIFY(
        m_first->untilRow(*id, [](const CaseSummary &row) { return row.flags.testFlag(SummaryFlag::SignatureBack); }));
    QVERIFY(m_first->done(*id, Action::AnswerReturn, handoffArgs(*second, u"以申请表为准，已与申请人核对。"_s)));
    QVERIFY(m_insurance->untilRow(*id, [](const CaseSummary &row) {
        return row.handoffState == HandoffState::Sent || row.handoffState == HandoffState::Delivered;
    }));
    QVERIFY(m_insurance->done(*id, Action::AnswerHandoff, handoffArgs(*second, u"同意。"_s)));
    QVERIFY(m_first->untilRow(*id, [](const CaseSummary &row) { return row.state == CaseState::InReview; }));
    const auto end = m_first->whole(*id);
    QVERIFY(end);
    QCOMPARE(end->shown.handoffs[1].notes.size(), 2);
    QVERIFY(end->shown.handoffs[0].agreed && end->shown.handoffs[1].agreed);
}

void tst_Colleagues::sharedSightEndsWithTheAnswer()
{
    const auto id = caseUnderExamination();
    QVERIFY(id);
    CommandArguments args;
    args.handoff.to = {landRegistry};
    args.handoff.dueAt = toUtc(m_first->whole(*id)->shown.deadlines.promisedDue, QTime(17, 0));
    args.handoff.question = u"该住所的权属与申请所载是否一致？"_s;
    args.handoff.sharedFields = {u"/addr"_s};
    args.handoff.sharedMaterials = {MaterialId(u"premises"_s)};
    QVERIFY(m_first->done(*id, Action::Consult, args));
    QVERIFY(m_land->untilRow(*id, [](const CaseSummary &row) { return row.capacity == Capacity::Consulted; }));
    const auto seen = m_land->whole(*id);
    QVERIFY(seen);
    QCOMPARE(seen->shown.form.keys(), QStringList{u"addr"_s});
    QCOMPARE(seen->shown.materials.size(), 1);
    const Digest256 paper = seen->shown.materials[0].digest;
    // What lies sealed in the files of another computer of that clerk, byte by byte.
    const auto other = client(u"zhangwei"_s);
    QVERIFY(other);
    QVERIFY(other->untilRow(*id, [](const CaseSummary &row) { return row.capacity == Capacity::Consulted; }));
    QVERIFY(other->whole(*id));
    const auto papers = [&] {
        return TestClient::ask<QByteArray>(
                   [&](QObject *context, auto done) { other->core().store().material(paper, context, done); })
            .has_value();
    };
    other->core().commands().requestMaterial({*id, landRegistry}, paper);
    QVERIFY(other->until(papers));
    const QString cache = other->profile().cacheFile();
    const QByteArrayList sealed = sealedOf(cache, *id, paper);
    QCOMPARE(sealed.size(), 3); // the row, the case, the paper
    QCOMPARE(foundIn(other->profile().folder(), sealed), 3);
    QVERIFY(m_land->done(*id, Action::AnswerHandoff, handoffArgs(seen->shown.handoffs[0], u"一致。"_s)));
    // The row leaves, and the papers with it.
    QVERIFY(m_land->until([&] { return !m_land->row(*id); }));
    QVERIFY(other->until([&] { return !other->row(*id); }));
    QVERIFY(!papers());
    QVERIFY(sealedOf(cache, *id, paper).isEmpty());
    other->close();
    QCOMPARE(foundIn(other->profile().folder(), sealed), 0);
    // Nor does the act keep the case that it was done on, once it is done.
    const auto acts = m_land->entries();
    const auto answered = std::find_if(acts.cbegin(), acts.cend(), [&](const OutboxEntry &entry) {
        return entry.command.caseId == *id && entry.command.action == Action::AnswerHandoff;
    });
    QVERIFY(answered != acts.cend());
    const auto evidence = TestClient::ask<OutboxEvidence>(
        [&](QObject *context, auto done) { m_land->core().commands().evidence(answered->command.id, context, done); });
    QVERIFY(evidence);
    QVERIFY(evidence->base.form.isEmpty() && evidence->base.materials.isEmpty() && evidence->base.queryCode.isEmpty());
    const auto left = TestClient::fetch<protocol::CaseReply>(
        [&](QObject *context, auto done) { m_land->api().caseById(*id, landRegistry, context, done); });
    QVERIFY(left);
    QVERIFY(left->subject.form.isEmpty() && left->subject.materials.isEmpty());
    QCOMPARE(left->subject.handoffs.size(), 1);
    const auto bytes = asked<protocol::LeaseReply>(
        *m_land, {"GET",
                  protocol::expandPath(protocol::paths::caseMaterial, {id->text(), paper.text()}),
                  {{u"unit"_s, landRegistry.text()}},
                  {}});
    QVERIFY(!bytes);
    QCOMPARE(codeOf(bytes.error()), ApiErrorCode::NotFound);
}

std::optional<protocol::IntakeReply> tst_Colleagues::handInJoint()
{
    QFile sample(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples/general-application.json"));
    if (!sample.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QDate today = toLocalDate(m_clock.now());
    QByteArray text = sample.readAll();
    static const QRegularExpression relative(u"@today([+-][0-9]+)?"_s);
    QString filled = QString::fromUtf8(text);
    for (auto match = relative.match(filled); match.hasMatch(); match = relative.match(filled)) {
        const QDate day = today.addDays(match.captured(1).toInt());
        filled.replace(match.capturedStart(), match.capturedLength(), day.toString(Qt::ISODate));
    }
    protocol::IntakeApplication application;
    application.deliveryId = u"joint-1"_s;
    application.item = ItemCode(u"522025001000"_s);
    application.form = QJsonDocument::fromJson(filled.toUtf8()).object();
    application.form[u"materials"_s] = QJsonObject{{u"complete"_s, true}};
    application.applicant.kind = ApplicantKind::Enterprise;
    application.applicant.name = u"贵州晴川示例科技有限公司"_s;
    application.applicant.idType = u"USCC"_s;
    application.applicant.idNumber = u"91522601MATER0579W"_s;
    application.submittedAt = m_clock.now();
    application.identityChecked = true;
    for (const char *id : {"application", "resolution", "liquidation", "licence"}) {
        const QByteArray paper = tinyPdf(id);
        const QString target =
            protocol::expandPath(protocol::paths::intakeMaterial, {QString::fromLatin1(sha256Hex(paper))});
        const Transport::Outcome kept = m_public.sendSigned(m_platform, "PUT", target, paper, false);
        if (!kept || kept->status / 100 != 2)
            return std::nullopt;
        application.materials.append(namedMaterial(QString::fromLatin1(id), paper));
    }
    const Transport::Outcome answer =
        m_public.sendSigned(m_platform, "POST", protocol::paths::intakeApplications, protocol::encode(application));
    if (!answer || answer->status != 201) {
        qWarning() << (answer ? answer->body : QByteArray("no answer"));
        return std::nullopt;
    }
    const auto reply = protocol::decode<protocol::IntakeReply>(answer->body);
    return reply ? std::optional(*reply) : std::nullopt;
}

void tst_Colleagues::partsOfAJointCaseWaitForEachOther()
{
    const auto tax = client(u"lijuan"_s);
    const auto police = client(u"songyu"_s);
    QVERIFY(tax && police);
    const auto receipt = handInJoint();
    QVERIFY(receipt);
    const CaseId main = receipt->caseId;
    QVERIFY(m_first->untilRow(main, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    QVERIFY(m_first->done(main, Action::Claim));
    QVERIFY(m_first->done(main, Action::Accept));

    // The acceptance is copied to all at once; two begin, one sees it coming.
    const auto shown = m_first->whole(main);
    QVERIFY(shown);
    const auto part = [](const Case &subject, const QString &id) {
        for (const Part &one : subject.parts) {
            if (one.id == PartId(id))
                return one;
        }
        return Part();
    };
    const Part clearance = part(shown->shown, u"taxclear"_s);
    const Part insurance = part(shown->shown, u"insurance"_s);
    const Part seal = part(shown->shown, u"seal"_s);
    QVERIFY(!shown->shown.jointCode.isEmpty());
    QCOMPARE(clearance.state, PartState::Working);
    QCOMPARE(seal.state, PartState::Working);
    QCOMPARE(insurance.state, PartState::Waiting);
    QVERIFY(clearance.number != seal.number && clearance.number.startsWith(shown->shown.number));
    QVERIFY(clearance.promisedDue.isValid() && !insurance.promisedDue.isValid());
    QVERIFY(tax->untilRow(clearance.workCase, [](const CaseSummary &row) { return row.state == CaseState::Accepted; }));
    QVERIFY(police->untilRow(seal.workCase, [](const CaseSummary &row) { return row.state == CaseState::Accepted; }));
    QVERIFY(m_insurance->untilRow(insurance.workCase, [](const CaseSummary &row) {
        return row.state == CaseState::Draft && row.flags.testFlag(SummaryFlag::PartWaits) && !row.due.isValid();
    }));
    const auto waiting = m_insurance->whole(insurance.workCase);
    QVERIFY(waiting);
    QCOMPARE(waiting->shown.jointCode, shown->shown.jointCode);
    QVERIFY(!waiting->shown.materials.isEmpty());

    // The result is there: it begins by itself.
    CommandArguments done;
    done.opinion = u"已结清税款，准予清税。"_s;
    QVERIFY(tax->done(clearance.workCase, Action::Claim));
    QVERIFY(tax->done(clearance.workCase, Action::CompleteWork, done));
    QVERIFY(m_insurance->untilRow(insurance.workCase, [](const CaseSummary &row) {
        return row.state == CaseState::Accepted && row.due.isValid();
    }));
    QVERIFY(m_first->untilRow(main, [](const CaseSummary &row) { return row.parts == 3 && row.partsDone == 1; }));
    QVERIFY(m_insurance->done(insurance.workCase, Action::Claim));
    QVERIFY(m_insurance->done(insurance.workCase, Action::CompleteWork, done));
    QVERIFY(police->done(seal.workCase, Action::Claim));
    QVERIFY(police->done(seal.workCase, Action::CompleteWork, done));
    QVERIFY(m_first->untilRow(main, [](const CaseSummary &row) { return row.partsDone == 3; }));
}

QTEST_GUILESS_MAIN(tst_Colleagues)
#include "tst_colleagues.moc"
