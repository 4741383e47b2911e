// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/officeatwork.h"
#include "tests/support/faultproxy.h"

#include <array>

using namespace yunchuang;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

const UnitId taxOffice(u"SWJ-SZHD"_s);
const UnitId landRegistry(u"ZRZYT-BDC"_s);
const UnitId citySection(u"GY-SCJGJ-ZC"_s);
const QString creditCode = u"91520115MA6TERT171"_s;

CommandArguments opinion(const QString &text)
{
    CommandArguments args;
    args.opinion = text;
    return args;
}

CommandArguments favourableExamination()
{
    CommandArguments args = opinion(u"材料齐全，符合法定形式，建议准予登记。"_s);
    args.approval = {{u"industryCode"_s, u"A0164"_s}, {u"licenceCopies"_s, 1}, {u"approvedScope"_s, u"茶叶种植"_s}};
    return args;
}

CommandArguments taxDetermination()
{
    CommandArguments args = opinion(u"核定完成。"_s);
    args.approval = {{u"taxpayerKind"_s, u"SMALL"_s},
                     {u"collection"_s, u"ACCOUNTS"_s},
                     {u"authority"_s, u"国家税务总局贵阳市观山湖区税务局"_s},
                     {u"effectiveFrom"_s, u"2026-12-01"_s},
                     {u"taxes"_s, QJsonArray{QJsonObject{{u"kind"_s, u"VAT"_s}, {u"period"_s, u"QUARTER"_s}}}}};
    return args;
}

CommandArguments question(const Case &subject)
{
    CommandArguments args;
    args.handoff.to = {landRegistry};
    args.handoff.dueAt = toUtc(subject.deadlines.promisedDue, QTime(17, 0));
    args.handoff.question = u"该住所的权属与申请所载是否一致？"_s;
    args.handoff.sharedFields = {u"/addr"_s};
    args.handoff.sharedMaterials = {MaterialId(u"premises"_s)};
    return args;
}

CommandArguments addressCorrection()
{
    CommandArguments args;
    args.corrections = {{u"/addr"_s, u"请将住所与标准地址核对一致后重新提交。"_s, false}};
    return args;
}

} // namespace

/// The main job, from an application to a licence and beyond, with everything real: the service's process, its
/// database, TLS, the public interface, and clients of several departments with their threads and sealed files.
class tst_MainJob : public QObject, private OfficeAtWork
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anApplicationBecomesALicence();
    void aCorrectionIsAskedAndAnswered();
    void aTransferKeepsTheDueDate();
    void whatWasDoneOfflineIsDelivered();
    void nothingIsLostOrDoubledByAKill();
    void aCutAnswerIsAskedFor();
    void repeatedAndReorderedCommands();
    void whatOneMayNotSeeDoesNotExist();
    void endedTokensAreWorthless();

private:
    /// Answers every difference that a registry found, and every review point.
    [[nodiscard]] bool answerEverything(TestClient &clerk, const CaseId &id);

    std::array<RigSource, 4> m_receivers{
        RigSource{UnitId(u"RST-SB"_s), QByteArray(32, 'r')}, RigSource{UnitId(u"TJJ-ML"_s), QByteArray(32, 't')},
        RigSource{UnitId(u"GAT-YZ"_s), QByteArray(32, 'g')}, RigSource{UnitId(u"SCJGJ-ZL"_s), QByteArray(32, 'z')}};
};

void tst_MainJob::initTestCase()
{
    QVERIFY(openOffice(m_receivers));
}

void tst_MainJob::cleanupTestCase()
{
    QVERIFY(m_service.stop());
}

bool tst_MainJob::answerEverything(TestClient &clerk, const CaseId &id)
{
    const std::optional<ShownCase> shown = clerk.whole(id);
    const auto rules = clerk.core().commands().rules();
    const ServiceItem *item = shown ? rules->catalogue.find(shown->shown.item) : nullptr;
    if (!item)
        return false;
    for (const RegistryCheck &check : shown->shown.checks) {
        if (!isUnansweredDifference(check))
            continue;
        CommandArguments args;
        args.checkId = check.id;
        args.checkAnswer = CheckAnswer::FoundCorrect;
        args.reason = u"已核对证件原件，与申请一致。"_s;
        if (!clerk.done(id, Action::RecordCheck, args))
            return false;
    }
    for (const ReviewPoint &point : item->reviewPoints) {
        CommandArguments args;
        args.pointId = point.id;
        args.pointVerdict = PointVerdict::Yes;
        if (!clerk.done(id, Action::RecordCheck, args))
            return false;
    }
    return true;
}

void tst_MainJob::anApplicationBecomesALicence()
{
    const auto clerk = client(u"zhoumin"_s);
    const auto surveyor = client(u"zhangwei"_s);
    QVERIFY(clerk && surveyor);
    const auto receipt = handIn();
    QVERIFY(receipt);
    const CaseId id = receipt->caseId;

    // It is in the clerk's queue, and in nobody else's.
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    QVERIFY(!surveyor->row(id));
    QVERIFY(clerk->done(id, Action::Claim));
    QVERIFY(clerk->done(id, Action::Accept));
    QVERIFY(clerk->done(id, Action::Claim));
    QVERIFY(answerEverything(*clerk, id));

    // The other department sees what was shared with it.
    const auto asked = clerk->whole(id);
    QVERIFY(asked);
    QVERIFY(clerk->done(id, Action::Consult, question(asked->shown)));
    QVERIFY(surveyor->untilRow(id, [](const CaseSummary &row) {
        return row.capacity == Capacity::Consulted && row.state == CaseState::Consulting;
    }));
    const auto shared = surveyor->whole(id);
    QVERIFY(shared);
    QCOMPARE(shared->shown.form.keys(), QStringList{u"addr"_s});
    QCOMPARE(shared->shown.materials.size(), 1);
    QCOMPARE(shared->shown.materials[0].id, MaterialId(u"premises"_s));
    QVERIFY(shared->service.history.isEmpty());
    QVERIFY(shared->shown.checks.isEmpty());
    QVERIFY(shared->shown.opinions.isEmpty());
    QCOMPARE(shared->shown.handoffs.size(), 1);

    CommandArguments answer = opinion(u"该住所权属与申请一致，可以登记。"_s);
    answer.handoffId = shared->shown.handoffs[0].id;
    QVERIFY(surveyor->done(id, Action::AcceptHandoff, answer));
    answer.agreed = true;
    QVERIFY(surveyor->done(id, Action::AnswerHandoff, answer));

    // Examined here, decided by another.
    QVERIFY(clerk->untilRow(
        id, [](const CaseSummary &row) { return row.handoffsAnswered == 1 && row.state == CaseState::InReview; }));
    QVERIFY(clerk->done(id, Action::Examine, favourableExamination()));
    const auto decider = client(u"luoqing"_s);
    const auto taxClerk = client(u"lijuan"_s);
    QVERIFY(decider && taxClerk);
    QVERIFY(decider->done(id, Action::Claim));
    QVERIFY(decider->done(id, Action::Grant, opinion(u"准予登记。"_s)));
    CommandArguments close;
    close.result.number = creditCode;
    QVERIFY(decider->done(id, Action::Close, close));

    // The receivers' systems take their parts of the data in.
    for (const RigSource &receiver : m_receivers) {
        const QVector<protocol::Push> pushes = m_public.takePushes(receiver);
        QCOMPARE(pushes.size(), 1);
        QCOMPARE(pushes[0].caseId, id);
        QCOMPARE(pushes[0].code, creditCode);
        QCOMPARE(pushes[0].receiver, receiver.unit());
        QVERIFY(!pushes[0].data.isEmpty());
        QVERIFY(m_public.acknowledge(receiver, pushes[0], {true, {}}));
        QVERIFY(m_public.acknowledge(receiver, pushes[0], {true, {}})); // a repeated one is harmless
        QVERIFY(m_public.takePushes(receiver).isEmpty());
    }

    // Real work reached the tax office as a case of its own.
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.parts == 5 && row.partsDone == 4; }));
    const auto closed = clerk->whole(id);
    QVERIFY(closed);
    const auto tax = std::find_if(closed->shown.parts.cbegin(), closed->shown.parts.cend(),
                                  [](const Part &part) { return part.unit == taxOffice; });
    QVERIFY(tax != closed->shown.parts.cend());
    QCOMPARE(tax->state, PartState::Working);
    QVERIFY(!tax->workCase.isEmpty());
    const CaseId work = tax->workCase;
    QVERIFY(taxClerk->untilRow(work, [](const CaseSummary &row) { return row.unit == taxOffice; }));
    QVERIFY(!taxClerk->row(id));
    QVERIFY(taxClerk->done(work, Action::Claim));
    QVERIFY(taxClerk->done(work, Action::CompleteWork, taxDetermination()));
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.partsDone == 5; }));

    CommandArguments deliver;
    deliver.result.deliveryWay = u"ON_SITE"_s;
    deliver.result.receiver = u"李示例"_s;
    QVERIFY(clerk->done(id, Action::Deliver, deliver));
    const auto progress = m_public.progress(*receipt);
    QVERIFY(progress);
    QCOMPARE(progress->publicState, u"DONE"_s);

    // The history tells all of it, in order.
    const QVector<HistoryRow> rows = history(*clerk, id);
    QVERIFY(isWhole(rows));
    QVector<Action> acts;
    for (const HistoryRow &row : withoutPapers(rows)) {
        if (row.action != Action::RecordCheck)
            acts.append(row.action);
    }
    const QVector<Action> expected = {Action::Claim,         Action::Accept,        Action::Claim,   Action::Consult,
                                      Action::AcceptHandoff, Action::AnswerHandoff, Action::Examine, Action::Claim,
                                      Action::Grant,         Action::Close,         Action::Deliver};
    QCOMPARE(acts.mid(acts.size() - expected.size()), expected);
    QCOMPARE(rows.constLast().after, CaseState::Delivered);
}

void tst_MainJob::aCorrectionIsAskedAndAnswered()
{
    const auto clerk = client(u"zhoumin"_s);
    const auto receipt = handIn();
    QVERIFY(clerk && receipt);
    const CaseId id = receipt->caseId;
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    QVERIFY(clerk->done(id, Action::RequestCorrection, addressCorrection()));
    const auto told = m_public.progress(*receipt);
    QVERIFY(told);
    QCOMPARE(told->publicState, u"WAITING_FOR_YOU"_s);
    QCOMPARE(told->corrections.size(), 1);
    QVERIFY(told->answerBy.isValid());

    QJsonObject form = companyApplication();
    QJsonObject address = form.value("addr"_L1).toObject();
    address.insert(u"detail"_s, u"3栋1205室"_s);
    form.insert(u"addr"_s, address);
    const auto answered = m_public.correct(*receipt, form);
    QVERIFY(answered);
    QCOMPARE(answered->publicState, u"IN_PROGRESS"_s);
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) {
        return row.state == CaseState::Received && row.flags.testFlag(SummaryFlag::CorrectionIn);
    }));
    const auto mended = clerk->whole(id);
    QVERIFY(mended);
    QCOMPARE(mended->shown.form.value("addr"_L1).toObject(), address);
    QVERIFY(clerk->done(id, Action::Accept));
    QVERIFY(isWhole(history(*clerk, id)));
}

void tst_MainJob::aTransferKeepsTheDueDate()
{
    const auto clerk = client(u"zhoumin"_s);
    const auto city = client(u"longxia"_s, citySection.text());
    const auto receipt = handIn();
    QVERIFY(clerk && city && receipt);
    const CaseId id = receipt->caseId;
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    QVERIFY(clerk->done(id, Action::Accept));
    const auto accepted = clerk->whole(id);
    QVERIFY(accepted);
    QVERIFY(!city->row(id));
    CommandArguments transfer;
    transfer.handoff.to = {citySection};
    transfer.reason = u"住所在观山湖区，由贵阳市登记机关办理。"_s;
    QVERIFY(clerk->done(id, Action::Transfer, transfer));
    QVERIFY(city->untilRow(id, [](const CaseSummary &row) { return row.flags.testFlag(SummaryFlag::TransferIn); }));
    CommandArguments sign;
    sign.handoffId = city->row(id)->summary.handoff;
    QVERIFY(city->done(id, Action::AcceptHandoff, sign));
    const auto taken = city->whole(id);
    QVERIFY(taken);
    QCOMPARE(taken->shown.unit, citySection);
    QVERIFY(taken->shown.deadlines == accepted->shown.deadlines);
    QCOMPARE(taken->shown.deadlines.promisedDue, accepted->shown.deadlines.promisedDue);
    QVERIFY(city->done(id, Action::Claim));
    QVERIFY(isWhole(history(*city, id)));
    // It has left the first section.
    QVERIFY(clerk->until([&] { return !clerk->row(id); }));
}

void tst_MainJob::whatWasDoneOfflineIsDelivered()
{
    FaultProxy network(m_service.port());
    QVERIFY(network.isListening());
    const auto clerk = client(u"zhoumin"_s, {}, network.port());
    const auto colleague = client(u"wangqiang"_s);
    const auto first = handIn();
    const auto second = handIn();
    QVERIFY(clerk && colleague && first && second);
    const CaseId disputed = first->caseId;
    const CaseId quiet = second->caseId;
    for (const CaseId &id : {disputed, quiet}) {
        QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
        QVERIFY(untilPapersMade(*clerk, id));
    }

    network.refuse();
    QVERIFY(clerk->until([&] { return clerk->core().connection().isOffline(); }));
    const auto accept = clerk->act(quiet, Action::Accept);
    const auto late = clerk->act(disputed, Action::Accept);
    const auto claim = clerk->act(quiet, Action::Claim);
    QVERIFY(accept && late && claim);
    // Shown as it will be.
    QVERIFY(clerk->untilRow(quiet, [](const CaseSummary &row) { return row.state == CaseState::InReview; }));
    QCOMPARE(clerk->entry(*accept)->status, DeliveryStatus::Queued);

    // Meanwhile a colleague asks for a correction, and the applicant answers.
    QVERIFY(colleague->untilRow(disputed, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    QVERIFY(colleague->done(disputed, Action::RequestCorrection, addressCorrection()));
    QVERIFY(m_public.correct(*first, companyApplication()));

    network.admit();
    clerk->core().connection().retry();
    QVERIFY(clerk->untilSettled(*accept));
    QVERIFY(clerk->untilSettled(*claim));
    QVERIFY(clerk->untilStatus(*late, DeliveryStatus::Conflicted));
    QVERIFY(isWhole(history(*colleague, quiet)));
    const QVector<HistoryRow> rows = withoutPapers(history(*colleague, quiet));
    QCOMPARE(rows[rows.size() - 2].command, *accept);
    QCOMPARE(rows[rows.size() - 1].command, *claim);
    int conflicts = 0;
    for (const OutboxEntry &entry : clerk->entries())
        conflicts += entry.status == DeliveryStatus::Conflicted ? 1 : 0;
    QCOMPARE(conflicts, 1);

    // Both sides are there; the clerk looks at them and applies the act to the case as it stands.
    const auto sides = TestClient::ask<OutboxEvidence>(
        [&](QObject *context, auto done) { clerk->core().outbox().evidence(*late, context, done); });
    QVERIFY(sides);
    QCOMPARE(sides->base.correction.count, 0);
    QVERIFY(sides->current);
    QCOMPARE(sides->current->correction.count, 1);
    QVERIFY(sides->current->correction.answeredAt.isValid());
    QVERIFY(sides->current->revision > sides->base.revision);
    QObject here;
    std::optional<Expected<Submitted, SubmitError>> again;
    clerk->core().commands().reapply(*late, &here, [&](auto result) { again = std::move(result); });
    QTRY_VERIFY(again.has_value());
    QVERIFY(again->has_value());
    QVERIFY(TestClient::ask<QVector<OutboxEntry>>(
        [&](QObject *context, auto done) { clerk->core().commands().releaseAll(context, done); }));
    QVERIFY(clerk->untilSettled((*again)->id));
    QCOMPARE(clerk->entry(*late)->choice, ConflictChoice::Reapplied);
    QCOMPARE(clerk->row(disputed)->summary.state, CaseState::Accepted);
    const QVector<HistoryRow> end = history(*colleague, disputed);
    QVERIFY(isWhole(end));
    QCOMPARE(withoutPapers(end).constLast().command, (*again)->id);
}

void tst_MainJob::nothingIsLostOrDoubledByAKill()
{
    constexpr int cases = 25;
    constexpr int commands = 2 * cases;
    FaultProxy network(m_service.port());
    const auto clerk = client(u"zhoumin"_s, {}, network.port());
    QVERIFY(clerk);
    QVector<CaseId> ids;
    for (int i = 0; i < cases; ++i) {
        const auto receipt = handIn();
        QVERIFY(receipt);
        ids.append(receipt->caseId);
    }
    for (const CaseId &id : std::as_const(ids))
        QVERIFY(untilPapersMade(*clerk, id));

    // Fifty acts wait; when the network comes they go, and in the middle of it the service dies.
    network.refuse();
    QVERIFY(clerk->until([&] { return clerk->core().connection().isOffline(); }));
    QVector<CommandId> acts;
    for (const Action action : {Action::Accept, Action::Claim}) {
        for (const CaseId &id : std::as_const(ids)) {
            const auto act = clerk->act(id, action);
            QVERIFY(act);
            acts.append(*act);
        }
    }
    const auto delivered = [&] {
        const QVector<OutboxEntry> entries = clerk->entries();
        return std::count_if(entries.cbegin(), entries.cend(),
                             [](const OutboxEntry &entry) { return entry.status == DeliveryStatus::Acknowledged; });
    };
    network.admit();
    clerk->core().connection().retry();
    QVERIFY(clerk->until([&] { return delivered() >= 5; }));
    m_service.kill();
    const auto before = delivered();
    QVERIFY2(before < commands, "the service was faster than the kill");
    QVERIFY(m_service.start());
    clerk->core().connection().retry();
    for (const CommandId &act : std::as_const(acts))
        QVERIFY(clerk->untilSettled(act));

    // Each act stands once in its case's history, with the receipt the client holds.
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QVector<HistoryRow> rows = history(*clerk, ids[i]);
        QVERIFY(isWhole(rows));
        for (const CommandId &act : {acts[i], acts[cases + i]}) {
            QCOMPARE(
                std::count_if(rows.cbegin(), rows.cend(), [&](const HistoryRow &row) { return row.command == act; }),
                1);
            const auto receipt = TestClient::fetch<protocol::CommandReceipt>(
                [&](QObject *context, auto done) { clerk->api().receipt(act, context, done); });
            QVERIFY(receipt);
            QVERIFY(*receipt == *clerk->entry(act)->receipt);
        }
    }

    // The feed as a new client reads it: every case once, in strictly growing order.
    qint64 sequence = 0;
    QSet<CaseId> seen;
    QString cursor;
    bool more = true;
    while (more) {
        const auto page = TestClient::fetch<protocol::FeedPage>(
            [&](QObject *context, auto done) { clerk->api().feed(cursor, 0, 1000, context, done); });
        QVERIFY(page);
        for (const protocol::FeedEntry &entry : page->entries) {
            QCOMPARE(entry.unit, registration);
            QVERIFY(entry.sequence > sequence);
            QVERIFY(!seen.contains(entry.caseId));
            sequence = entry.sequence;
            seen.insert(entry.caseId);
        }
        more = page->more;
        cursor = page->cursor;
    }
    for (const CaseId &id : std::as_const(ids))
        QVERIFY(seen.contains(id));
}

/// The command arrives, its answer does not: the client asks for it by its id instead of acting twice.
void tst_MainJob::aCutAnswerIsAskedFor()
{
    FaultProxy network(m_service.port());
    const auto clerk = client(u"zhoumin"_s, {}, network.port());
    const auto receipt = handIn();
    QVERIFY(clerk && receipt);
    const CaseId id = receipt->caseId;
    QVERIFY(clerk->untilRow(id, [](const CaseSummary &row) { return row.state == CaseState::Received; }));
    QVERIFY(clerk->done(id, Action::Claim)); // now there is a connection to post over
    const auto colleague = client(u"wangqiang"_s);
    QVERIFY(colleague && untilPapersMade(*clerk, id));

    network.holdAnswers();
    const auto release = clerk->act(id, Action::Release);
    QVERIFY(release);
    QVERIFY(colleague->untilRow(id, [](const CaseSummary &row) { return row.assignee.isEmpty(); }));
    QVERIFY(clerk->until([&] { return clerk->entry(*release)->status == DeliveryStatus::Sent; }));
    network.cut();
    network.letAnswersGo();
    clerk->core().connection().retry();
    QVERIFY(clerk->untilSettled(*release));
    const QVector<HistoryRow> rows = history(*clerk, id);
    QVERIFY(isWhole(rows));
    QCOMPARE(
        std::count_if(rows.cbegin(), rows.cend(), [&](const HistoryRow &row) { return row.action == Action::Release; }),
        1);
}

void tst_MainJob::repeatedAndReorderedCommands()
{
    const auto clerk = client(u"zhoumin"_s);
    const auto receipt = handIn();
    QVERIFY(clerk && receipt);
    const auto shown = clerk->whole(receipt->caseId);
    QVERIFY(shown);
    const Case &subject = shown->service.subject;
    const auto post = [&](const SignedCommand &command) {
        return TestClient::fetch<protocol::CommandReceipt>(
            [&](QObject *context, auto done) { clerk->api().postCommand(command, context, done); });
    };
    const Command accept = clerk->command(subject, Action::Accept, Post::AcceptanceOfficer);
    Command claim = clerk->command(subject, Action::Claim, Post::CaseOfficer);
    claim.base.after = accept.id;
    Command examine = clerk->command(subject, Action::RecordCheck, Post::CaseOfficer, [] {
        CommandArguments args;
        args.pointId = u"articles"_s;
        args.pointVerdict = PointVerdict::Yes;
        return args;
    }());
    examine.base.after = claim.id;
    const SignedCommand signedAccept = clerk->sign(accept);
    const SignedCommand signedClaim = clerk->sign(claim);

    // The second before the first takes no effect; after it, it does.
    QVERIFY(!post(signedClaim));
    const auto accepted = post(signedAccept);
    QVERIFY(accepted);
    const auto claimed = post(signedClaim);
    QVERIFY(claimed);
    QVERIFY(post(clerk->sign(examine)));

    // Repeated in any order, each gets its own answer again.
    QVERIFY(*post(signedClaim) == *claimed);
    QVERIFY(*post(signedAccept) == *accepted);
    Command other = accept;
    other.args.opinion = u"另一份内容"_s;
    const auto reused = post(clerk->sign(other));
    QVERIFY(!reused && reused.error().isApi(ApiErrorCode::CommandReused));
    SignedCommand forged = clerk->sign(clerk->command(subject, Action::Release, Post::CaseOfficer));
    forged.bytes.replace("RELEASE", "EXAMINE");
    const auto refused = post(forged);
    QVERIFY(!refused && refused.error().isApi(ApiErrorCode::BadSignature));

    // An act on an old revision brings the case as it stands.
    const auto stale = post(clerk->sign(clerk->command(subject, Action::Transfer, Post::CaseOfficer, [] {
        CommandArguments args;
        args.handoff.to = {citySection};
        args.reason = u"由贵阳市登记机关办理。"_s;
        return args;
    }())));
    QVERIFY(!stale && stale.error().isApi(ApiErrorCode::Conflict));
    QVERIFY(stale.error().api.currentCase);
    QCOMPARE(stale.error().api.currentCase->state, CaseState::InReview);

    QVERIFY(isWhole(history(*clerk, subject.id)));
    const QVector<HistoryRow> rows = withoutPapers(history(*clerk, subject.id));
    QCOMPARE(rows.constLast().command, examine.id);
    QCOMPARE(rows[rows.size() - 2].command, claim.id);
    QCOMPARE(rows[rows.size() - 3].command, accept.id);
}

void tst_MainJob::whatOneMayNotSeeDoesNotExist()
{
    const auto clerk = client(u"zhoumin"_s);
    const auto stranger = client(u"lijuan"_s);
    const auto receipt = handIn();
    QVERIFY(clerk && stranger && receipt);
    const auto shown = clerk->whole(receipt->caseId);
    QVERIFY(shown);
    const Case &hidden = shown->service.subject;
    Case absent = hidden;
    absent.id = CaseId(u"01935a1e-0000-7000-8000-000000000000"_s);

    // In one's own unit's name and in that of the unit which holds it.
    const auto same = [](const RemoteError &one, const RemoteError &other) {
        return one.status == 404 && other.status == 404 && one.isApi(ApiErrorCode::NotFound) &&
               other.isApi(ApiErrorCode::NotFound) && one.api.args == other.api.args;
    };
    const auto fetchCase = [&](const Case &subject, const UnitId &unit) {
        return TestClient::fetch<protocol::CaseReply>(
            [&](QObject *context, auto done) { stranger->api().caseById(subject.id, unit, context, done); });
    };
    const auto fetchPaper = [&](const Case &subject, const UnitId &unit) {
        return TestClient::fetch<QByteArray>([&](QObject *context, auto done) {
            stranger->api().material(subject.id, unit, hidden.materials[0].digest, context, done);
        });
    };
    const auto post = [&](const Case &subject, const UnitId &unit) {
        Command command = stranger->command(subject, Action::Claim, Post::CaseOfficer);
        command.actingUnit = unit;
        return TestClient::fetch<protocol::CommandReceipt>(
            [&](QObject *context, auto done) { stranger->api().postCommand(stranger->sign(command), context, done); });
    };
    for (const UnitId &unit : {taxOffice, registration}) {
        QVERIFY(same(fetchCase(hidden, unit).error(), fetchCase(absent, unit).error()));
        QVERIFY(same(fetchPaper(hidden, unit).error(), fetchPaper(absent, unit).error()));
        QVERIFY(same(post(hidden, unit).error(), post(absent, unit).error()));
    }
    // Nor does another clerk's receipt.
    const auto claim = clerk->act(hidden.id, Action::Claim);
    QVERIFY(claim && clerk->untilSettled(*claim));
    const auto receiptOf = [&](const CommandId &id) {
        return TestClient::fetch<protocol::CommandReceipt>(
            [&](QObject *context, auto done) { stranger->api().receipt(id, context, done); });
    };
    QVERIFY(same(receiptOf(*claim).error(), receiptOf(CommandId(absent.id.text())).error()));
    QVERIFY(!stranger->row(hidden.id));
}

void tst_MainJob::endedTokensAreWorthless()
{
    const auto clerk = client(u"heping"_s);
    QVERIFY(clerk);
    const auto bearer = [](const QString &token) -> QList<WireHeader> {
        return {{"authorization", "Bearer " + token.toLatin1()}};
    };
    const auto read = [&](const QString &token) {
        const auto answer = m_public.send("GET", protocol::paths::feed, {}, bearer(token));
        return answer ? answer->status : 0;
    };
    const auto refresh = [&](const QString &token) {
        return m_public.send("POST", protocol::paths::sessionRefresh,
                             protocol::encode(protocol::RefreshRequest{token}));
    };
    const protocol::Session first = clerk->session();
    QCOMPARE(read(first.accessToken), 200);
    QCOMPARE(read(first.accessToken + u"x"_s), 401);
    QCOMPARE(read({}), 401);

    const auto renewed = refresh(first.refreshToken);
    QVERIFY(renewed && renewed->status == 200);
    const auto second = protocol::decode<protocol::Session>(renewed->body);
    QVERIFY(second);
    QCOMPARE(read(second->accessToken), 200);
    // The new token was used, so the old one is stolen or lost: reusing it ends them all.
    const auto next = refresh(second->refreshToken);
    QVERIFY(next && next->status == 200);
    const auto reused = refresh(first.refreshToken);
    QVERIFY(reused);
    QCOMPARE(reused->status, protocol::httpStatus(ApiErrorCode::TokenReused));
    const auto third = protocol::decode<protocol::Session>(next->body);
    QVERIFY(third);
    for (const QString &token : {first.accessToken, second->accessToken, third->accessToken})
        QCOMPARE(read(token), 401);
    QVERIFY(refresh(third->refreshToken)->status != 200);
}

QTEST_GUILESS_MAIN(tst_MainJob)
#include "tst_mainjob.moc"
