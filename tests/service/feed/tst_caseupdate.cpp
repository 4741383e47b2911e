// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/itemcode.h"
#include "ledger/ledgercodec.h"
#include "protocol/codec.h"
#include "protocol/pushdata.h"
#include "service/feed/casenumbers.h"
#include "service/feed/caseupdate.h"
#include "service/store/casestore.h"
#include "service/store/commandstore.h"
#include "service/store/feedstore.h"
#include "service/store/ledgerstore.h"
#include "service/store/pushstore.h"
#include "tests/support/companyoffice.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

const QString registry = u"SCJGJ-QYZC"_s;

using Office = CompanyOffice;

Command consultation(ServiceRig &rig, const Office &office, const Case &subject)
{
    Command consult = rig.command(office.officer, subject, Action::Consult, Post::CaseOfficer);
    consult.args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
    consult.args.handoff.question = u"请核实该住所登记的房号，可否作为住所使用。"_s;
    consult.args.handoff.dueAt = rig.clock.now().addDays(1);
    consult.args.handoff.sharedFields = {u"/addr"_s};
    return consult;
}

QList<feedstore::StoredEntry> feedOf(ServiceRig &rig, const QString &unit)
{
    return *feedstore::read(**rig.core().reader(), UnitId(unit), 0, 1000);
}

} // namespace

/// What is written with an act, and that its pieces agree.
class tst_CaseUpdate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openingWritesCaseHistoryFeedAndLedger();
    void anActWritesAllThatFollows();
    void documentNumbersCountWithinDepartmentKindAndYear();
    void aRefusedActGivesItsNumbersBack();
    void aConsultedUnitGetsAnEntryAndThenATombstone();
    void theReceiversEntryNamesTheSendersEntry();
    void closingQueuesPushesAndOpensWork();
    void aNumberIsGivenOutOnce();
    void finishedWorkShowsInTheParentsLane();
    void backgroundChangesDoNotTouchTheRevision();
    void theHistoryIsWhatTheLedgerCommittedTo();
    void everyLogIsWhole();
};

void tst_CaseUpdate::openingWritesCaseHistoryFeedAndLedger()
{
    ServiceRig rig;
    const Case subject = rig.openCompanyCase();
    QCOMPARE(subject, rig.stored(subject.id));
    QCOMPARE(subject.number, u"11520000DEM000145H2000125001001202611240001"_s);
    QVERIFY(parseCaseNumber(subject.number));
    QCOMPARE(subject.queryCode, u"52-261124-00001"_s);
    QCOMPARE(rig.openCompanyCase().queryCode, u"52-261124-00002"_s);
    Connection &db = **rig.core().reader();
    const QVector<HistoryRow> history = *casestore::history(db, subject.id);
    QCOMPARE(history.size(), 2);
    QCOMPARE(history[0].sequence, 1);
    QCOMPARE(history[0].action, Action::Submit);
    QCOMPARE(history[1].sequence, 2);
    QCOMPARE(history[1].action, Action::ReceiveOnline);
    QCOMPARE(history[1].materials, subject.materials);
    for (const HistoryRow &row : history) {
        const auto stored = *casestore::historyRow(db, subject.id, row.sequence);
        const auto leaf = ledgerstore::leaves(db, u"SCJGJ"_s, 0, 100)->value(row.sequence - 1);
        const auto entry = ledger::entryFromBytes(leaf.canonical);
        QCOMPARE(stored->leaf, ledger::leafHash(leaf.canonical));
        QCOMPARE(entry->stateBefore, row.sequence == 1 ? QString() : QString(nameOf(row.before)));
        QCOMPARE(entry->stateAfter, QString(nameOf(row.after)));
    }
    QCOMPARE(feedOf(rig, registry).size(), 2);
    QCOMPARE(feedOf(rig, u"SCJGJ"_s).size(), 2);
    const auto head = *ledgerstore::head(db, u"SCJGJ"_s);
    QVERIFY(head);
    QCOMPARE(head->head.size, quint64(4));
    QVERIFY(ledger::verifyTreeHead(*head, rig.core().writer().ledgerKey()));
    QCOMPARE(subject.documents.value(0).number, u"黔市监许收字〔2026〕第0001号"_s);
    QCOMPARE((*casestore::querySecret(db, subject.queryCode))->id, subject.id);
    QCOMPARE((*casestore::querySecret(db, subject.number))->id, subject.id);
}

void tst_CaseUpdate::anActWritesAllThatFollows()
{
    ServiceRig rig;
    Office office(rig);
    Case subject = rig.openCompanyCase();
    subject =
        rig.mustPost(office.officer, rig.command(office.officer, subject, Action::Claim, Post::AcceptanceOfficer));
    const Command accept = rig.command(office.officer, subject, Action::Accept, Post::AcceptanceOfficer);
    const auto receipt = rig.post(office.officer, accept);
    QVERIFY(receipt);
    const Case now = rig.stored(subject.id);
    QCOMPARE(now.state, CaseState::Accepted);
    QCOMPARE(receipt->version, now.version);
    QCOMPARE(receipt->revision, now.revision);
    QCOMPARE(receipt->documents.size(), 1);
    QCOMPARE(receipt->documents[0].number, u"黔市监许受字〔2026〕第0001号"_s);
    QVERIFY(now.documents.contains(receipt->documents[0]));
    const auto proof = ledger::receiptFromJson(receipt->ledger);
    QVERIFY(proof);
    QVERIFY(ledger::verifyReceipt(*proof, rig.core().writer().ledgerKey()));
    QCOMPARE(proof->entry.commandId, accept.id.text());
    QCOMPARE(proof->entry.stateAfter, u"ACCEPTED"_s);
    QCOMPARE(proof->entry.historySequence, quint64(4));
    const auto entry = feedOf(rig, registry).constLast();
    QCOMPARE(entry.caseId, subject.id);
    const auto line = protocol::decode<protocol::FeedEntry>(entry.json);
    QVERIFY(line);
    QCOMPARE(line->summary, summarise(now, UnitId(registry)));
    QCOMPARE(line->sequence, entry.sequence);
    QCOMPARE(feedOf(rig, registry).size(), 1); // only the latest entry of a case
}

void tst_CaseUpdate::documentNumbersCountWithinDepartmentKindAndYear()
{
    ServiceRig rig;
    const auto reference = rig.core().reference();
    const auto next = [&](const QString &department, DocumentKind kind) {
        return *rig.core().writer().run(
            [&](WriteContext &write) { return nextDocumentNumber(write, *reference, UnitId(department), kind); });
    };
    QCOMPARE(next(u"SCJGJ"_s, DocumentKind::GrantDecision), u"黔市监许准字〔2026〕第0001号"_s);
    QCOMPARE(next(u"SCJGJ"_s, DocumentKind::GrantDecision), u"黔市监许准字〔2026〕第0002号"_s);
    QCOMPARE(next(u"SCJGJ"_s, DocumentKind::DenialDecision), u"黔市监许不准字〔2026〕第0001号"_s);
    QCOMPARE(next(u"SWJ"_s, DocumentKind::GrantDecision), u"黔税许准字〔2026〕第0001号"_s);
    QCOMPARE(next(u"SCJGJ"_s, DocumentKind::Certificate), QString());
    // The year is the one in Guizhou.
    rig.clock.set(QDateTime(QDate(2026, 12, 31), QTime(16, 30), Qt::UTC));
    QCOMPARE(next(u"SCJGJ"_s, DocumentKind::GrantDecision), u"黔市监许准字〔2027〕第0001号"_s);
}

void tst_CaseUpdate::aRefusedActGivesItsNumbersBack()
{
    ServiceRig rig;
    const auto reference = rig.core().reference();
    const Answer<QString> lost = rig.core().writer().run([&](WriteContext &write) -> Answer<QString> {
        [[maybe_unused]] const auto number =
            nextDocumentNumber(write, *reference, UnitId(u"SCJGJ"_s), DocumentKind::GrantDecision);
        return refuse(protocol::ApiErrorCode::Refused);
    });
    QVERIFY(!lost);
    const Answer<QString> number = rig.core().writer().run([&](WriteContext &write) {
        return nextDocumentNumber(write, *reference, UnitId(u"SCJGJ"_s), DocumentKind::GrantDecision);
    });
    QCOMPARE(*number, u"黔市监许准字〔2026〕第0001号"_s);
}

void tst_CaseUpdate::aConsultedUnitGetsAnEntryAndThenATombstone()
{
    ServiceRig rig;
    Office office(rig);
    Case subject = acceptedCompany(rig, office);
    QVERIFY(feedOf(rig, u"ZRZYT-BDC"_s).isEmpty());
    subject = rig.mustPost(office.officer, consultation(rig, office, subject));
    auto feed = feedOf(rig, u"ZRZYT-BDC"_s);
    QCOMPARE(feed.size(), 1);
    QCOMPARE(feed[0].capacity, Capacity::Consulted);
    QCOMPARE(feed[0].undelivered, subject.handoffs[0].id);
    Command answer = rig.command(office.land, subject, Action::AcceptHandoff, Post::ConsultedOfficer);
    answer.args.handoffId = subject.handoffs[0].id;
    subject = rig.mustPost(office.land, answer);
    answer = rig.command(office.land, subject, Action::AnswerHandoff, Post::ConsultedOfficer);
    answer.args.handoffId = subject.handoffs[0].id;
    answer.args.opinion = u"经核实，登记房号与申请一致。"_s;
    answer.args.agreed = true;
    subject = rig.mustPost(office.land, answer);
    feed = feedOf(rig, u"ZRZYT-BDC"_s);
    QCOMPARE(feed.size(), 1);
    QVERIFY(feed[0].tombstone);
    QVERIFY(!protocol::decode<protocol::FeedEntry>(feed[0].json)->summary);
    QCOMPARE(feed[0].sequence, 3);
}

void tst_CaseUpdate::theReceiversEntryNamesTheSendersEntry()
{
    ServiceRig rig;
    Office office(rig);
    Case subject = acceptedCompany(rig, office);
    const auto sent = rig.post(office.officer, consultation(rig, office, subject));
    QVERIFY(sent);
    const auto senders = ledger::receiptFromJson(sent->ledger);
    subject = rig.stored(subject.id);
    Command accept = rig.command(office.land, subject, Action::AcceptHandoff, Post::ConsultedOfficer);
    accept.args.handoffId = subject.handoffs[0].id;
    const auto taken = rig.post(office.land, accept);
    QVERIFY(taken);
    const auto receivers = ledger::receiptFromJson(taken->ledger);
    QCOMPARE(receivers->head.head.logId, u"ZRZYT"_s);
    QVERIFY(receivers->entry.preceding);
    QCOMPARE(receivers->entry.preceding->logId, u"SCJGJ"_s);
    QCOMPARE(receivers->entry.preceding->leaf, *ledger::entryHash(senders->entry));
}

void tst_CaseUpdate::closingQueuesPushesAndOpensWork()
{
    ServiceRig rig;
    Office office(rig);
    const Case subject = closedCompany(rig, office, u"91520115MA6DEM014M"_s);
    QCOMPARE(subject.state, CaseState::ClosedGrant);
    const auto *item = rig.core().reference()->catalogue().find(subject.item);
    int pushes = 0;
    Connection &db = **rig.core().reader();
    for (const Receiver &receiver : item->receivers) {
        const auto part = std::find_if(subject.parts.cbegin(), subject.parts.cend(),
                                       [&](const Part &candidate) { return candidate.id == receiver.id; });
        QVERIFY(part != subject.parts.cend());
        const auto due = *pushstore::due(db, receiver.unit, rig.clock.now(), 10);
        if (!receiver.work.isEmpty()) {
            QCOMPARE(part->state, PartState::Working);
            const Case work = rig.stored(part->workCase);
            QCOMPARE(work.unit, receiver.unit);
            QCOMPARE(work.parent, subject.id);
            QCOMPARE(work.number, subject.number + u"-01"_s);
            QVERIFY(due.isEmpty());
            continue;
        }
        ++pushes;
        QCOMPARE(part->state, PartState::Pending);
        QCOMPARE(due.size(), 1);
        QCOMPARE(due[0].push.code, u"91520115MA6DEM014M"_s);
        QCOMPARE(due[0].push.version, 1);
        const QJsonObject form = due[0].push.data.value(u"form"_s).toObject();
        QCOMPARE(form.value(u"name"_s), subject.form.value(u"name"_s));
        QVERIFY(!form.contains(u"declare"_s)); // only the receiver's selection
        QCOMPARE(due[0].push.data.value(u"result"_s).toObject().value(u"number"_s).toString(), u"91520115MA6DEM014M"_s);
    }
    QVERIFY(pushes >= 4);
    // The work's first entry in the tax log names the closing act.
    const auto head = *ledgerstore::head(db, u"SWJ"_s);
    QVERIFY(head);
    const auto first = ledger::entryFromBytes(ledgerstore::leaves(db, u"SWJ"_s, 0, 0)->value(0).canonical);
    QVERIFY(first->preceding);
    QCOMPARE(first->preceding->logId, u"SCJGJ"_s);
}

void tst_CaseUpdate::aNumberIsGivenOutOnce()
{
    ServiceRig rig;
    Office office(rig);
    const QString number = u"91520115MA6DEM014M"_s;
    const Case first = closedCompany(rig, office, number);
    const Case second = grantedCompany(rig, office);
    Command close = rig.command(office.decider, second, Action::Close, Post::Decider);
    close.args.result.number = u"91520115ma6dem014m"_s; // however it is typed
    const auto refused = rig.post(office.decider, close);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, protocol::ApiErrorCode::Refused);
    QVERIFY(refused.error().refusal);
    QCOMPARE(refused.error().refusal->code, RefusalCode::ResultNumberTaken);
    QCOMPARE(refused.error().refusal->args.value(u"number"_s), number);
    // Nothing of the refused act is left, above all no second version of the first company's data.
    QCOMPARE(rig.stored(second.id), second);
    Connection &db = **rig.core().reader();
    const auto due = *pushstore::due(db, UnitId(u"RST-SB"_s), rig.clock.now(), 10);
    for (const pushstore::StoredPush &push : due)
        QCOMPARE(push.push.caseId, first.id);
    close = rig.command(office.decider, second, Action::Close, Post::Decider);
    close.args.result.number = u"91520115MA6DEM022G"_s;
    QCOMPARE(rig.mustPost(office.decider, close).state, CaseState::ClosedGrant);

    // The same case's next version is right; another case's is none.
    const UnitId receiver = first.parts.constLast().unit;
    const QString event = protocol::pushevents::established;
    QCOMPARE(*pushstore::nextVersion(db, receiver, first.id, number, event), std::optional<int>(2));
    QCOMPARE(*pushstore::nextVersion(db, receiver, second.id, number, event), std::optional<int>());
    QCOMPARE(*pushstore::nextVersion(db, receiver, second.id, u"91520115MA6DEM030B"_s, event), std::optional<int>(1));
}

void tst_CaseUpdate::finishedWorkShowsInTheParentsLane()
{
    ServiceRig rig;
    Office office(rig);
    const Case subject = closedCompany(rig, office, u"91520115MA6DEM014M"_s);
    Case work = rig.stored(subject.parts[0].workCase);
    work = rig.mustPost(office.tax, rig.command(office.tax, work, Action::Claim, Post::CaseOfficer));
    Command complete = rig.command(office.tax, work, Action::CompleteWork, Post::CaseOfficer);
    complete.args.opinion = u"税种核定完毕。"_s;
    complete.args.approval = {
        {u"taxpayerKind"_s, u"SMALL"_s},
        {u"collection"_s, u"ACCOUNTS"_s},
        {u"authority"_s, u"国家税务总局贵阳市观山湖区税务局"_s},
        {u"effectiveFrom"_s, u"2026-12-01"_s},
        {u"taxes"_s, QJsonArray{QJsonObject{{u"kind"_s, u"VAT"_s}, {u"period"_s, u"QUARTER"_s}}}}};
    const auto done = rig.post(office.tax, complete);
    if (!done)
        QFAIL(protocol::encode(done.error()).constData());
    const Case parent = rig.stored(subject.id);
    QCOMPARE(parent.parts[0].state, PartState::Done);
    QCOMPARE(parent.version, subject.version + 1);
    QCOMPARE(parent.revision, subject.revision);
    QCOMPARE(feedOf(rig, registry).constLast().caseId, subject.id);
}

void tst_CaseUpdate::backgroundChangesDoNotTouchTheRevision()
{
    ServiceRig rig;
    Office office(rig);
    const Case subject = rig.openCompanyCase();
    const auto changed = rig.core().writer().run([&](WriteContext &write) {
        return updateInBackground(write, subject.id, [](Case &next) {
            RegistryCheck check;
            check.id = u"name.unique"_s;
            check.field = u"/name"_s;
            check.registry = u"legal-persons"_s;
            check.verdict = CheckVerdict::Match;
            next.checks.append(check);
            return true;
        });
    });
    QVERIFY(changed);
    QCOMPARE(changed->version, subject.version + 1);
    QCOMPARE(changed->revision, subject.revision);
    QCOMPARE(casestore::history(**rig.core().reader(), subject.id)->size(), 2);
    QCOMPARE(feedOf(rig, registry)[0].sequence, 2);
    // A decision made before the check came in is not stale.
    QVERIFY(rig.post(office.officer, rig.command(office.officer, subject, Action::Accept, Post::AcceptanceOfficer)));
    const auto missing = rig.core().writer().run(
        [&](WriteContext &write) { return updateInBackground(write, CaseId(u"none"_s), [](Case &) { return true; }); });
    QCOMPARE(missing.error().code, protocol::ApiErrorCode::NotFound);
}

void tst_CaseUpdate::theHistoryIsWhatTheLedgerCommittedTo()
{
    ServiceRig rig;
    Office office(rig);
    const Case subject = acceptedCompany(rig, office);
    Connection &db = **rig.core().reader();
    const auto leaves = *ledgerstore::leaves(db, u"SCJGJ"_s, 0, 100);
    QVERIFY(leaves.size() >= 4);
    for (const ledgerstore::Leaf &leaf : leaves) {
        const auto entry = ledger::entryFromBytes(leaf.canonical);
        const auto stored = *casestore::historyRow(db, CaseId(entry->caseId), qint64(entry->historySequence));
        QVERIFY(stored);
        QCOMPARE(*ledger::saltedDigest(stored->salt, stored->content), entry->privateDigest);
        QCOMPARE(stored->leaf, ledger::leafHash(leaf.canonical));
        QVERIFY(!leaf.canonical.contains("zhoumin")); // the log is public
    }
}

void tst_CaseUpdate::everyLogIsWhole()
{
    ServiceRig rig;
    Office office(rig);
    (void)closedCompany(rig, office, u"91520115MA6DEM014M"_s);
    Connection &db = **rig.core().reader();
    const QList<QString> logs = *ledgerstore::logs(db);
    QCOMPARE(logs.size(), 2);
    for (const QString &log : logs) {
        const auto head = *ledgerstore::head(db, log);
        QVERIFY(ledger::verifyTreeHead(*head, rig.core().writer().ledgerKey()));
        ledger::MerkleTree tree;
        const auto leaves = *ledgerstore::leaves(db, log, 0, head->head.size);
        for (const ledgerstore::Leaf &leaf : leaves)
            tree.append(ledger::leafHash(leaf.canonical));
        QCOMPARE(tree.size(), head->head.size);
        QCOMPARE(tree.root(), head->head.root);
    }
}

QTEST_GUILESS_MAIN(tst_CaseUpdate)
#include "tst_caseupdate.moc"
