// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgercodec.h"
#include "protocol/codec.h"
#include "service/handlers/commandhandler.h"
#include "service/store/casestore.h"
#include "service/store/commandstore.h"
#include "service/store/ledgerstore.h"
#include "tests/support/servicerig.h"

#include <QTest>

#include <latch>
#include <thread>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

const QString registry = u"SCJGJ-QYZC"_s;

RigClerk officerOf(ServiceRig &rig, const QString &user = u"zhoumin"_s)
{
    return rig.clerk(user, registry, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
}

template<class T>
ApiErrorCode codeOf(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}

} // namespace

/// One door, safe to repeat: signatures, exactly once, stale bases, and what the forms demand.
class tst_CommandHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatingACommandGivesItsReceipt();
    void theSameIdWithOtherBytesIsRefused();
    void aHundredRepeatsAtOnceTakeEffectOnce();
    void signaturesAreChecked_data();
    void signaturesAreChecked();
    void refusalsLeaveNothingAndMayBeTriedAgain();
    void aStaleRevisionShowsTheCaseAsItStands();
    void ofTwoDecisionsOnOneRevisionOneWins();
    void anOwnPrecedingCommandIsAGoodBase();
    void somebodyElsesWordInBetweenMakesItStale();
    void whatNeverTookEffectIsNoBase();
    void approvalFormsAreChecked();
    void reassigningNeedsAMemberOfTheUnit();
    void receiptsAreForTheirOwner();
    void theSignedBytesAreKept();
};

void tst_CommandHandler::repeatingACommandGivesItsReceipt()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const Case subject = rig.openCompanyCase();
    const Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    const auto first = rig.post(officer, command);
    QVERIFY(first);
    rig.clock.set(rig.clock.now().addSecs(600));
    const auto second = rig.post(officer, command);
    QVERIFY(second);
    QCOMPARE(*second, *first);
    QCOMPARE(rig.stored(subject.id).version, first->version);
    rig.restart();
    QCOMPARE(*rig.post(officer, command), *first);
}

void tst_CommandHandler::theSameIdWithOtherBytesIsRefused()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const Case subject = rig.openCompanyCase();
    Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    QVERIFY(rig.post(officer, command));
    command.args.opinion = u"齐全"_s;
    QCOMPARE(codeOf(rig.post(officer, command)), ApiErrorCode::CommandReused);
    // Not even the same bytes from somebody else.
    const RigClerk other = officerOf(rig, u"wangqiang"_s);
    command.device = other.principal().device;
    QCOMPARE(codeOf(rig.post(other, command)), ApiErrorCode::CommandReused);
}

void tst_CommandHandler::aHundredRepeatsAtOnceTakeEffectOnce()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const Case subject = rig.openCompanyCase();
    const Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    constexpr int threads = 20;
    QList<Answer<protocol::CommandReceipt>> answers;
    std::mutex mutex;
    std::latch start(threads);
    {
        std::vector<std::jthread> pool;
        for (int t = 0; t < threads; ++t) {
            pool.emplace_back([&] {
                start.arrive_and_wait();
                for (int i = 0; i < 5; ++i) {
                    auto answer = rig.post(officer, command);
                    const std::lock_guard lock(mutex);
                    answers.append(std::move(answer));
                }
            });
        }
    }
    QCOMPARE(answers.size(), threads * 5);
    for (const auto &answer : std::as_const(answers)) {
        QVERIFY2(answer, answer ? "" : protocol::encode(answer.error()).constData());
        QCOMPARE(*answer, *answers.constFirst());
    }
    QCOMPARE(rig.stored(subject.id).version, subject.version + 1);
    QCOMPARE(casestore::history(**rig.core().reader(), subject.id)->size(), 3);
}

void tst_CommandHandler::signaturesAreChecked_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<ApiErrorCode>("code");
    QTest::newRow("none") << QString() << ApiErrorCode::Internal;
    QTest::newRow("changed body") << u"body"_s << ApiErrorCode::BadSignature;
    QTest::newRow("changed path") << u"path"_s << ApiErrorCode::BadSignature;
    QTest::newRow("changed method") << u"method"_s << ApiErrorCode::BadSignature;
    QTest::newRow("no signature") << u"empty"_s << ApiErrorCode::BadSignature;
    QTest::newRow("not base64") << u"garbage"_s << ApiErrorCode::BadSignature;
    QTest::newRow("another clerk's key") << u"other key"_s << ApiErrorCode::BadSignature;
    QTest::newRow("another device") << u"device"_s << ApiErrorCode::UnknownDevice;
    QTest::newRow("device without a key") << u"no key"_s << ApiErrorCode::UnknownDevice;
    QTest::newRow("another device inside") << u"inside"_s << ApiErrorCode::UnknownDevice;
    QTest::newRow("signed garbage") << u"signed garbage"_s << ApiErrorCode::Malformed;
    QTest::newRow("no id") << u"no id"_s << ApiErrorCode::Malformed;
    QTest::newRow("for somebody else") << u"behalf"_s << ApiErrorCode::Refused;
}

void tst_CommandHandler::signaturesAreChecked()
{
    QFETCH(QString, fault);
    QFETCH(ApiErrorCode, code);
    ServiceRig rig;
    RigClerk officer = officerOf(rig);
    const RigClerk other = officerOf(rig, u"wangqiang"_s);
    const Case subject = rig.openCompanyCase();
    Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    if (fault == u"inside")
        command.device = other.principal().device;
    if (fault == u"no id")
        command.id = {};
    if (fault == u"behalf")
        command.onBehalfOf = UserId(u"luoqing"_s);
    PostedCommand posted = officer.sign(command);
    if (fault == u"body")
        posted.body.replace("ACCEPT\"", "CLAIM\"");
    else if (fault == u"path")
        posted.target += "?x=1";
    else if (fault == u"method")
        posted.method = "PUT";
    else if (fault == u"empty")
        posted.signature.clear();
    else if (fault == u"garbage")
        posted.signature = "%%%";
    else if (fault == u"other key")
        posted.signature = other.sign(command).signature;
    else if (fault == u"device")
        posted.device = other.principal().device;
    else if (fault == u"no key")
        officer.principal().deviceKey.reset();
    else if (fault == u"signed garbage")
        posted = officer.signBytes("[]");
    Context context = rig.contextFor(officer);
    const auto answer = postAndWait(context, posted);
    QCOMPARE(answer.has_value(), fault.isEmpty());
    QCOMPARE(codeOf(answer), code);
    QCOMPARE(rig.stored(subject.id).version, subject.version + (fault.isEmpty() ? 1 : 0));
}

void tst_CommandHandler::refusalsLeaveNothingAndMayBeTriedAgain()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const RigClerk decider = rig.clerk(u"luoqing"_s, registry, Post::Decider);
    const Case subject = rig.openCompanyCase();
    const Command grant = rig.command(decider, subject, Action::Grant, Post::Decider);
    const auto refused = rig.post(decider, grant);
    QCOMPARE(codeOf(refused), ApiErrorCode::Refused);
    QCOMPARE(refused.error().refusal->code, RefusalCode::WrongState);
    QCOMPARE(rig.stored(subject.id), subject);
    QVERIFY(!*commandstore::find(**rig.core().reader(), grant.id));
    const Command wrongPost = rig.command(officer, subject, Action::Accept, Post::Decider);
    QCOMPARE(rig.post(officer, wrongPost).error().refusal->code, RefusalCode::WrongPost);
}

void tst_CommandHandler::aStaleRevisionShowsTheCaseAsItStands()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const Case subject = rig.openCompanyCase();
    QVERIFY(rig.post(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer)));
    Command stale = rig.command(officer, subject, Action::RequestCorrection, Post::AcceptanceOfficer);
    stale.args.corrections = {CorrectionItem{u"/addr"_s, u"请补充住所证明材料，并核对门牌号。"_s, false}};
    const auto answer = rig.post(officer, stale);
    QCOMPARE(codeOf(answer), ApiErrorCode::Conflict);
    QCOMPARE(answer.error().refusal->code, RefusalCode::StaleRevision);
    QVERIFY(answer.error().currentCase);
    QCOMPARE(*answer.error().currentCase, rig.stored(subject.id));
}

void tst_CommandHandler::ofTwoDecisionsOnOneRevisionOneWins()
{
    ServiceRig rig;
    constexpr int clerks = 8;
    QList<RigClerk *> people;
    std::vector<std::unique_ptr<RigClerk>> owners;
    for (int i = 0; i < clerks; ++i)
        owners.push_back(std::make_unique<RigClerk>(officerOf(rig, u"clerk%1"_s.arg(i))));
    const Case subject = rig.openCompanyCase();
    std::atomic<int> won{0};
    std::atomic<int> conflicts{0};
    std::latch start(clerks);
    {
        std::vector<std::jthread> pool;
        for (int i = 0; i < clerks; ++i) {
            const Command command =
                rig.command(*owners[std::size_t(i)], subject, Action::Accept, Post::AcceptanceOfficer);
            pool.emplace_back([&, i, command] {
                start.arrive_and_wait();
                const auto answer = rig.post(*owners[std::size_t(i)], command);
                won += answer ? 1 : 0;
                conflicts += codeOf(answer) == ApiErrorCode::Conflict ? 1 : 0;
            });
        }
    }
    QCOMPARE(won.load(), 1);
    QCOMPARE(conflicts.load(), clerks - 1);
}

void tst_CommandHandler::anOwnPrecedingCommandIsAGoodBase()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const Case subject = rig.openCompanyCase();
    const Command claim = rig.command(officer, subject, Action::Claim, Post::AcceptanceOfficer);
    QVERIFY(rig.post(officer, claim));
    Command accept = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    accept.base = CommandBase{0, claim.id}; // made offline: the revision that claiming brings is not known
    QVERIFY(rig.post(officer, accept));
    QCOMPARE(rig.stored(subject.id).state, CaseState::Accepted);
}

void tst_CommandHandler::somebodyElsesWordInBetweenMakesItStale()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const RigClerk head = rig.clerk(u"luoqing"_s, registry, Post::Dispatcher);
    Case subject = rig.openCompanyCase();
    const Command claim = rig.command(officer, subject, Action::Claim, Post::AcceptanceOfficer);
    subject = rig.mustPost(officer, claim);
    [[maybe_unused]] const RigClerk other = officerOf(rig, u"wangqiang"_s);
    for (const QString &to : {u"wangqiang"_s, u"zhoumin"_s}) {
        Command reassign = rig.command(head, subject, Action::Reassign, Post::Dispatcher);
        reassign.args.assignee = UserId(to);
        reassign.args.reason = u"按照处室分工重新确定承办人员。"_s;
        subject = rig.mustPost(head, reassign);
    }
    Command accept = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    accept.base = CommandBase{0, claim.id};
    QCOMPARE(codeOf(rig.post(officer, accept)), ApiErrorCode::Conflict);
}

void tst_CommandHandler::whatNeverTookEffectIsNoBase()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const RigClerk other = officerOf(rig, u"wangqiang"_s);
    const Case subject = rig.openCompanyCase();
    Command accept = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    accept.base = CommandBase{subject.revision, CommandId(u"never-sent"_s)};
    QCOMPARE(codeOf(rig.post(officer, accept)), ApiErrorCode::Conflict);
    // Nor somebody else's command.
    const Case second = rig.openCompanyCase();
    const Command claim = rig.command(other, second, Action::Claim, Post::AcceptanceOfficer);
    rig.mustPost(other, claim);
    accept = rig.command(officer, second, Action::Accept, Post::AcceptanceOfficer);
    accept.base = CommandBase{second.revision, claim.id};
    QCOMPARE(codeOf(rig.post(officer, accept)), ApiErrorCode::Conflict);
}

void tst_CommandHandler::approvalFormsAreChecked()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    Case subject = rig.openCompanyCase();
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    const QVector<PointAnswer> points = subject.points;
    for (const PointAnswer &point : points) {
        Command answer = rig.command(officer, subject, Action::RecordCheck, Post::CaseOfficer);
        answer.args.pointId = point.point;
        answer.args.pointVerdict = PointVerdict::Yes;
        subject = rig.mustPost(officer, answer);
    }
    Command examine = rig.command(officer, subject, Action::Examine, Post::CaseOfficer);
    examine.args.opinion = u"建议准予登记。"_s;
    examine.args.approval = {{u"industryCode"_s, u"A0164"_s}, {u"licenceCopies"_s, 0}};
    const auto refused = rig.post(officer, examine);
    QCOMPARE(codeOf(refused), ApiErrorCode::Refused);
    QCOMPARE(refused.error().refusal->code, RefusalCode::FormInvalid);
    QStringList paths;
    for (const FieldError &field : refused.error().refusal->fields)
        paths.append(field.path);
    QVERIFY(paths.contains(u"/licenceCopies"_s));
    QVERIFY(paths.contains(u"/approvedScope"_s));
    examine.args.approval = {
        {u"industryCode"_s, u"A0164"_s}, {u"licenceCopies"_s, 1}, {u"approvedScope"_s, u"茶叶种植"_s}};
    subject = rig.mustPost(officer, examine);
    QCOMPARE(subject.step, StepId(u"decide"_s));
}

void tst_CommandHandler::reassigningNeedsAMemberOfTheUnit()
{
    ServiceRig rig;
    const RigClerk head = rig.clerk(u"luoqing"_s, registry, Post::Dispatcher);
    const RigClerk officer = officerOf(rig);
    [[maybe_unused]] const RigClerk stranger = rig.clerk(u"wuhao"_s, u"SWJ-SZHD"_s, Post::CaseOfficer);
    const Case subject = rig.openCompanyCase();
    Command assign = rig.command(head, subject, Action::Assign, Post::Dispatcher);
    assign.args.assignee = UserId(u"wuhao"_s);
    QCOMPARE(rig.post(head, assign).error().refusal->code, RefusalCode::UnknownUser);
    assign = rig.command(head, subject, Action::Assign, Post::Dispatcher);
    assign.args.assignee = UserId(u"zhoumin"_s);
    assign.args.assigneeName = u"not her name"_s;
    QCOMPARE(rig.mustPost(head, assign).assigneeName, u"zhoumin"_s); // the name on record
}

void tst_CommandHandler::receiptsAreForTheirOwner()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const RigClerk other = officerOf(rig, u"wangqiang"_s);
    const Case subject = rig.openCompanyCase();
    const Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    const auto receipt = rig.post(officer, command);
    Context mine = rig.contextFor(officer);
    QCOMPARE(*commandReceipt(mine, command.id), *receipt);
    Context theirs = rig.contextFor(other);
    QCOMPARE(codeOf(commandReceipt(theirs, command.id)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(commandReceipt(mine, CommandId(u"unknown"_s))), ApiErrorCode::NotFound);
}

void tst_CommandHandler::theSignedBytesAreKept()
{
    ServiceRig rig;
    const RigClerk officer = officerOf(rig);
    const Case subject = rig.openCompanyCase();
    const Command command = rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer);
    const PostedCommand posted = officer.sign(command);
    Context context = rig.contextFor(officer);
    QVERIFY(postAndWait(context, posted));
    const auto kept = *commandstore::find(**rig.core().reader(), command.id);
    QVERIFY(kept);
    QCOMPARE(kept->body, posted.body);
    const QByteArray text =
        protocol::signedText(posted.method, posted.target, posted.device.text().toUtf8(), "-", kept->body);
    QVERIFY(officer.principal().deviceKey->verify(text, *ledger::Signature::fromBytes(kept->signature)));
}

QTEST_GUILESS_MAIN(tst_CommandHandler)
#include "tst_commandhandler.moc"
