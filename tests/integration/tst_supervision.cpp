// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/officeatwork.h"
#include "tests/support/faultproxy.h"

using namespace yunchuang;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

const QString divisionOfWork = u"按照处室分工重新确定承办人员。"_s;

CommandArguments handTo(const QString &user)
{
    CommandArguments args;
    args.assignee = UserId(user);
    args.reason = divisionOfWork;
    return args;
}

} // namespace

/// Who watches over a section gives its cases to other people: through the real service, seen at every desk.
class tst_Supervision : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aCaseIsGivenToAnotherOfficer();
    void thePostIsNeeded_data();
    void thePostIsNeeded();
    void whatIsWrittenIsNeeded_data();
    void whatIsWrittenIsNeeded();
    void anotherDepartmentDoesNotEvenSeeIt();
    void whatTheFirstOfficerDidMeanwhileConflicts();

private:
    /// A case that clerk A has and that everybody concerned sees.
    [[nodiscard]] std::optional<CaseId> claimedCase();
    [[nodiscard]] bool wasGivenOut(const CaseId &id);
    [[nodiscard]] static bool isInQueue(TestClient &clerk, const CaseId &id, Queue queue);
    [[nodiscard]] static qint64 countOf(TestClient &clerk, Queue queue);

    std::unique_ptr<TestClient> m_first;
    std::unique_ptr<TestClient> m_second;
    std::unique_ptr<TestClient> m_supervisor;
};

void tst_Supervision::initTestCase()
{
    QVERIFY(openOffice());
    m_first = client(u"zhoumin"_s);
    m_second = client(u"wangqiang"_s);
    m_supervisor = client(u"chenjing"_s);
    QVERIFY(m_first && m_second && m_supervisor);
    QCOMPARE(m_supervisor->unit(), UnitId(u"SCJGJ"_s)); // the department, not the section that holds the cases
}

void tst_Supervision::cleanupTestCase()
{
    m_first.reset();
    m_second.reset();
    m_supervisor.reset();
    QVERIFY(m_service.stop());
}

/// The service adds rows of its own, for papers that it made.
bool tst_Supervision::wasGivenOut(const CaseId &id)
{
    const QVector<HistoryRow> rows = history(*m_first, id);
    return rows.isEmpty() || std::any_of(rows.cbegin(), rows.cend(), [](const HistoryRow &row) {
               return row.action == Action::Reassign || row.action == Action::Assign;
           });
}

std::optional<CaseId> tst_Supervision::claimedCase()
{
    const auto receipt = handIn();
    if (!receipt)
        return std::nullopt;
    const CaseId id = receipt->caseId;
    const auto isFirsts = [](const CaseSummary &row) { return row.assignee == UserId(u"zhoumin"_s); };
    const auto arrived = [](const CaseSummary &row) { return row.state == CaseState::Received; };
    const bool stands = m_first->untilRow(id, arrived) && m_first->done(id, Action::Accept) &&
                        m_first->done(id, Action::Claim) && m_first->untilRow(id, isFirsts) &&
                        m_second->untilRow(id, isFirsts) && m_supervisor->untilRow(id, isFirsts);
    return stands ? std::optional(id) : std::nullopt;
}

bool tst_Supervision::isInQueue(TestClient &clerk, const CaseId &id, Queue queue)
{
    CaseFilter filter;
    filter.queue = queue;
    filter.scope.unit = clerk.unit();
    filter.scope.user = clerk.session().user;
    const auto window = TestClient::ask<CaseWindow>([&](QObject *context, auto done) {
        clerk.core().store().window(filter, {}, std::nullopt, 1000, context, done);
    });
    return window && std::any_of(window->rows.cbegin(), window->rows.cend(),
                                 [&](const ShownRow &row) { return row.summary.id == id; });
}

qint64 tst_Supervision::countOf(TestClient &clerk, Queue queue)
{
    const QueueScope scope{clerk.unit(), clerk.session().user, QDate(2026, 1, 1), QDate(2026, 1, 2), {}};
    const auto counts = TestClient::ask<QueueCounts>(
        [&](QObject *context, auto done) { clerk.core().store().counts(scope, context, done); });
    return counts ? counts->of(queue) : -1;
}

void tst_Supervision::aCaseIsGivenToAnotherOfficer()
{
    const auto id = claimedCase();
    QVERIFY(id);
    QVERIFY(isInQueue(*m_first, *id, Queue::Mine));
    QVERIFY(!isInQueue(*m_second, *id, Queue::Mine));
    const qint64 firstHad = countOf(*m_first, Queue::Mine);
    const qint64 secondHad = countOf(*m_second, Queue::Mine);
    const auto before = m_first->whole(*id);
    QVERIFY(before);

    // Done when the service took it, and its entry lies in the department's log.
    const auto act = m_supervisor->act(*id, Action::Reassign, handTo(u"wangqiang"_s));
    QVERIFY(act && m_supervisor->untilSettled(*act));
    QCOMPARE(m_supervisor->entry(*act)->proof, ProofState::Valid);
    QVERIFY(m_supervisor->entry(*act)->receipt);

    const auto isSeconds = [](const CaseSummary &row) { return row.assignee == UserId(u"wangqiang"_s); };
    QVERIFY(m_first->untilRow(*id, isSeconds));
    QVERIFY(m_second->untilRow(*id, isSeconds));
    QVERIFY(!isInQueue(*m_first, *id, Queue::Mine));
    QVERIFY(isInQueue(*m_second, *id, Queue::Mine));
    QCOMPARE(countOf(*m_first, Queue::Mine), firstHad - 1);
    QCOMPARE(countOf(*m_second, Queue::Mine), secondHad + 1);
    QVERIFY(isInQueue(*m_first, *id, Queue::Unit)); // the section still has it

    const auto after = m_second->whole(*id);
    QVERIFY(after);
    QCOMPARE(after->shown.assigneeName, u"王强"_s); // the name on record, which the supervisor did not give
    QCOMPARE(after->shown.state, before->shown.state);
    QCOMPARE(after->shown.step, before->shown.step);
    QVERIFY(after->shown.deadlines == before->shown.deadlines);
    const QVector<HistoryRow> rows = history(*m_second, *id);
    QVERIFY(isWhole(rows));
    const HistoryRow row = withoutPapers(rows).constLast();
    QCOMPARE(row.command, *act);
    QCOMPARE(row.action, Action::Reassign);
    QCOMPARE(row.user, UserId(u"chenjing"_s));
    QCOMPARE(row.userName, u"陈静"_s);
    QCOMPARE(row.post, Post::SupervisionOfficer);
    QCOMPARE(row.unit, UnitId(u"SCJGJ"_s));
    QCOMPARE(row.reason, divisionOfWork);

    // Now it is the second officer's work and no longer the first one's.
    CommandArguments point;
    point.pointId = u"articles"_s;
    point.pointVerdict = PointVerdict::Yes;
    Command late = m_first->command(after->service.subject, Action::RecordCheck, Post::CaseOfficer, point);
    const auto refused = post(*m_first, m_first->sign(late));
    QVERIFY(!refused && refused.error().isApi(ApiErrorCode::Refused));
    QCOMPARE(refused.error().api.refusal->code, RefusalCode::NotAssignee);
    QVERIFY(m_second->done(*id, Action::RecordCheck, point));
}

void tst_Supervision::thePostIsNeeded_data()
{
    QTest::addColumn<Post>("post");
    QTest::newRow("in the own post, which does not give cases out") << Post::CaseOfficer;
    QTest::newRow("in a post that was not granted") << Post::Dispatcher;
    QTest::newRow("in the supervisor's") << Post::SupervisionOfficer;
}

void tst_Supervision::thePostIsNeeded()
{
    QFETCH(Post, post);
    const auto id = claimedCase();
    QVERIFY(id);
    const auto shown = m_second->whole(*id);
    QVERIFY(shown);
    const Case &subject = shown->service.subject;
    const auto refused = OfficeAtWork::post(
        *m_second, m_second->sign(m_second->command(subject, Action::Reassign, post, handTo(u"wangqiang"_s))));
    QVERIFY(!refused && refused.error().isApi(ApiErrorCode::Refused));
    QCOMPARE(refused.error().api.refusal->code, RefusalCode::WrongPost);
    QVERIFY(refused.error().api.refusal->args.value(u"posts"_s).contains(u"SUPERVISION_OFFICER"_s));
    // The window does not offer it either, and says why.
    const QVector<ActionChoice> choices = m_second->core().commands().choices(shown->shown, m_second->unit());
    QVERIFY(std::none_of(choices.cbegin(), choices.cend(), [](const ActionChoice &choice) {
        return choice.action == Action::Reassign && !choice.refusal;
    }));
    QVERIFY(!wasGivenOut(*id));
}

void tst_Supervision::whatIsWrittenIsNeeded_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<RefusalCode>("code");
    QTest::newRow("no reason") << u"wangqiang"_s << QString() << RefusalCode::MissingRecord;
    QTest::newRow("nobody") << QString() << divisionOfWork << RefusalCode::MissingRecord;
    QTest::newRow("somebody of another section") << u"lijuan"_s << divisionOfWork << RefusalCode::UnknownUser;
    QTest::newRow("somebody who does not exist") << u"nobody"_s << divisionOfWork << RefusalCode::UnknownUser;
    QTest::newRow("who has it already") << u"zhoumin"_s << divisionOfWork << RefusalCode::AlreadyAssigned;
}

void tst_Supervision::whatIsWrittenIsNeeded()
{
    QFETCH(QString, user);
    QFETCH(QString, reason);
    QFETCH(RefusalCode, code);
    const auto id = claimedCase();
    QVERIFY(id);
    const auto shown = m_supervisor->whole(*id);
    QVERIFY(shown);
    CommandArguments args = handTo(user);
    args.reason = reason;
    const auto refused =
        post(*m_supervisor, m_supervisor->sign(m_supervisor->command(shown->service.subject, Action::Reassign,
                                                                     Post::SupervisionOfficer, args)));
    QVERIFY(!refused && refused.error().isApi(ApiErrorCode::Refused));
    QCOMPARE(refused.error().api.refusal->code, code);
    QVERIFY(!wasGivenOut(*id));
}

void tst_Supervision::anotherDepartmentDoesNotEvenSeeIt()
{
    const auto id = claimedCase();
    const auto stranger = client(u"wuhao"_s); // gives cases out, but at the tax office
    QVERIFY(id && stranger);
    QVERIFY(!stranger->row(*id));
    const auto shown = m_first->whole(*id);
    QVERIFY(shown);
    const auto refused = post(*stranger, stranger->sign(stranger->command(shown->service.subject, Action::Reassign,
                                                                          Post::Dispatcher, handTo(u"wangqiang"_s))));
    QVERIFY(!refused && refused.error().isApi(ApiErrorCode::NotFound));
}

/// The first officer goes on offline with a case that is not hers any more.
void tst_Supervision::whatTheFirstOfficerDidMeanwhileConflicts()
{
    FaultProxy network(m_service.port());
    const auto away = client(u"zhoumin"_s, {}, network.port());
    const auto id = claimedCase();
    QVERIFY(away && id);
    QVERIFY(away->untilRow(*id, [](const CaseSummary &row) { return row.assignee == UserId(u"zhoumin"_s); }));
    QVERIFY(untilPapersMade(*away, *id));
    network.refuse();
    QVERIFY(away->until([&] { return away->core().connection().isOffline(); }));
    CommandArguments transfer;
    transfer.handoff.to = {UnitId(u"GY-SCJGJ-ZC"_s)};
    transfer.reason = u"住所在观山湖区，由贵阳市登记机关办理。"_s;
    const auto act = away->act(*id, Action::Transfer, transfer);
    QVERIFY(act);

    QVERIFY(m_supervisor->done(*id, Action::Reassign, handTo(u"wangqiang"_s)));
    network.admit();
    away->core().connection().retry();
    QVERIFY(away->untilStatus(*act, DeliveryStatus::Conflicted));
    const QVector<HistoryRow> rows = history(*m_second, *id);
    QVERIFY(isWhole(rows));
    QCOMPARE(withoutPapers(rows).constLast().action, Action::Reassign);
    const auto sides = TestClient::ask<OutboxEvidence>(
        [&](QObject *context, auto done) { away->core().outbox().evidence(*act, context, done); });
    QVERIFY(sides && sides->current);
    QCOMPARE(sides->base.assignee, UserId(u"zhoumin"_s));
    QCOMPARE(sides->current->assignee, UserId(u"wangqiang"_s));
}

QTEST_GUILESS_MAIN(tst_Supervision)
#include "tst_supervision.moc"
