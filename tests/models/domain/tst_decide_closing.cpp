// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casefacts.h"
#include "domain/casesummary.h"
#include "domain/statecodes.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

/// 容缺, T22, T24 to T26, instant items, and cases that follow a licence.
class DecideClosingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promiseEndsWithinTheItemsLimit_data();
    void promiseEndsWithinTheItemsLimit();
    void resultWaitsForThePromisedPaper();
    void brokenPromiseIsAskedForOnceMoreAndReturned();
    void brokenPromiseEndsTheCase();
    void feeAndPostStandInTheRecord_data();
    void feeAndPostStandInTheRecord();
    void withdrawnBeforeTheDecisionIsServed_data();
    void withdrawnBeforeTheDecisionIsServed();
    void terminatedOnlyOnAGroundThatIsGiven_data();
    void terminatedOnlyOnAGroundThatIsGiven();
    void archivedWhenThePackageIsComplete();
    void papersMadeLaterAreKept();
    void atOnceWritesEveryRow();
    void atOnceOnlyWhereTheWindowDecides_data();
    void atOnceOnlyWhereTheWindowDecides();
    void atOnceIsRefusedWholeByAnyPart();
    void decisionOfAFollowingCase_data();
    void decisionOfAFollowingCase();
    void statusOfALicence_data();
    void statusOfALicence();
    void whatTheListWantsStandsInTheRow_data();
    void whatTheListWantsStandsInTheRow();
    void bookedPlaces_data();
    void bookedPlaces();

private:
    static void letTheWindowDecide(World &world)
    {
        world.item.kind = ItemKind::Instant;
        world.item.windowDecides = true;
        world.item.promisedLimit = {0, LimitUnit::Instant};
        world.item.flow = {{StepId(u"decide"_s), u"决定"_s, Post::Decider, 0}};
    }
    static CommandArguments allAtOnce()
    {
        CommandArguments args = World::opinion(u"当场审核，符合规定"_s);
        args.result.number = u"91520100MA6DEM0063"_s;
        args.result.deliveryWay = u"ON_SITE"_s;
        args.result.receiver = u"张示例"_s;
        return args;
    }
    static inline const Desk windowClerk{UserId(u"tianxue"_s), u"田雪"_s, registration,
                                         Posts(Post::Reception) | Post::AcceptanceOfficer};
};

void DecideClosingTest::promiseEndsWithinTheItemsLimit_data()
{
    QTest::addColumn<QDate>("by");
    QTest::addColumn<QString>("refusal");
    // Accepted on 3 March, promised within five working days: 10 March.
    QTest::newRow("on the promised day") << QDate(2026, 3, 10) << QString();
    QTest::newRow("a day later") << QDate(2026, 3, 11) << u"LIMIT_TOO_LONG"_s;
    QTest::newRow("yesterday") << QDate(2026, 3, 2) << u"LIMIT_PASSED"_s;
}

void DecideClosingTest::promiseEndsWithinTheItemsLimit()
{
    QFETCH(QDate, by);
    QFETCH(QString, refusal);
    World world;
    Case subject = world.received();
    subject.materials.removeIf([](const Material &material) { return material.id == MaterialId(u"lease"_s); });
    CommandArguments args;
    args.promises = {{MaterialId(u"lease"_s), by}};
    const auto outcome = world.act(subject, Action::Accept, clerk, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
    if (!outcome)
        return;
    QVERIFY(outcome->documents.contains(DocumentKind::AcceptanceNotice));
    QVERIFY(outcome->documents.contains(DocumentKind::ToleranceNotice));
    const CaseSummary row = *summarise(outcome->next, registration);
    QVERIFY(row.flags.testFlag(SummaryFlag::ToleranceOpen));
    QCOMPARE(row.promiseBy, by);
}

void DecideClosingTest::resultWaitsForThePromisedPaper()
{
    World world;
    // Review and decision go on; only the result waits.
    Case subject = world.pointsAnswered(world.after(world.tolerant(QDate(2026, 3, 9)), Action::Claim, clerk));
    subject = world.after(subject, Action::Examine, clerk, World::opinion(u"符合规定"_s));
    subject = world.after(subject, Action::Claim, reviewer);
    subject = world.after(subject, Action::Examine, reviewer, World::opinion(u"同意"_s));
    subject = world.after(subject, Action::Claim, decider);
    subject = world.after(subject, Action::Grant, decider, World::opinion(u"准予"_s));
    const CommandArguments close = allAtOnce();
    const auto early = world.act(subject, Action::Close, decider, close);
    YC_REFUSED(early, RefusalCode::PromiseOpen);
    QCOMPARE(early.error().args.value(u"materials"_s), u"lease"_s);
    world.now = moment(3, 6, 10);
    CommandArguments came;
    came.materials = {paper(u"lease"_s)};
    YC_DONE(kept, world.act(subject, Action::ReceiveSupplement, applicant, came));
    QCOMPARE(kept.next.state, CaseState::DecidedGrant);
    QVERIFY(kept.row.remarks.contains(u"PROMISE_KEPT"_s));
    QVERIFY(!summarise(kept.next, registration)->flags.testFlag(SummaryFlag::ToleranceOpen));
    YC_DONE(closed, world.act(kept.next, Action::Close, decider, close));
    QCOMPARE(closed.next.state, CaseState::ClosedTolerant);
    // A case that needed no tolerance closes as any other.
    QCOMPARE(world.closed().state, CaseState::ClosedGrant);
}

void DecideClosingTest::brokenPromiseIsAskedForOnceMoreAndReturned()
{
    World world;
    const Case subject = world.after(world.tolerant(QDate(2026, 3, 6)), Action::Claim, clerk);
    CommandArguments args = World::corrections({u"material:lease"_s});
    args.reason = ownReason;
    // The item lets nothing be asked for after acceptance, but for a promise that is broken.
    YC_REFUSED(world.act(subject, Action::RequestSupplement, clerk, args), RefusalCode::SupplementNotAllowed);
    world.now = moment(3, 9, 10);
    QCOMPARE(subject.brokenPromises(QDate(2026, 3, 9)).size(), 1);
    YC_DONE(asked, world.act(subject, Action::RequestSupplement, clerk, args));
    // Fifteen working days more.
    QCOMPARE(asked.next.supplement.answerBy, QDate(2026, 3, 30));
    CommandArguments other = World::corrections({u"/addr"_s});
    other.reason = ownReason;
    YC_REFUSED(world.act(subject, Action::RequestSupplement, clerk, other), RefusalCode::SupplementNotAllowed);
    world.now = moment(3, 30, 10);
    YC_REFUSED(world.act(asked.next, Action::ReturnOverdue, clerk, World::reason()), RefusalCode::CorrectionNotOverdue);
    world.now = moment(3, 31, 10);
    YC_DONE(returned, world.act(asked.next, Action::ReturnOverdue, clerk, World::reason()));
    QCOMPARE(returned.next.state, CaseState::Returned);
    CommandArguments came;
    came.materials = {paper(u"lease"_s)};
    YC_DONE(late, world.act(asked.next, Action::ReceiveSupplement, applicant, came));
    QVERIFY(late.row.remarks.contains(u"PROMISE_KEPT_LATE"_s));
}

void DecideClosingTest::brokenPromiseEndsTheCase()
{
    World world;
    const Case subject = world.after(world.tolerant(QDate(2026, 3, 6)), Action::Claim, clerk);
    CommandArguments args = World::reason();
    args.ground = TerminationGround::ToleranceBroken;
    YC_REFUSED(world.act(subject, Action::Terminate, decider, args), RefusalCode::GroundNotGiven);
    world.now = moment(3, 9, 10);
    YC_DONE(ended, world.act(subject, Action::Terminate, decider, args));
    QCOMPARE(ended.next.state, CaseState::Terminated);
}

void DecideClosingTest::feeAndPostStandInTheRecord_data()
{
    QTest::addColumn<bool>("hasFee");
    QTest::addColumn<int>("said"); ///< -1 = nothing
    QTest::addColumn<QString>("recorded");
    QTest::newRow("no fee, nothing said") << false << -1 << u"NO"_s;
    QTest::newRow("fee charged") << true << 1 << u"YES"_s;
    QTest::newRow("fee waived") << true << 0 << u"NO"_s;
    QTest::newRow("a fee, nothing said") << true << -1 << QString();
}

void DecideClosingTest::feeAndPostStandInTheRecord()
{
    QFETCH(bool, hasFee);
    QFETCH(int, said);
    QFETCH(QString, recorded);
    World world;
    world.item.hasFee = hasFee;
    CommandArguments args = allAtOnce();
    args.result.posted = true;
    args.result.validUntil = QDate(2026, 12, 31);
    if (said >= 0)
        args.result.feeCharged = said == 1;
    const auto outcome = world.act(world.granted(), Action::Close, decider, args);
    if (recorded.isEmpty()) {
        YC_REFUSED(outcome, RefusalCode::MissingRecord);
        return;
    }
    YC_DONE(closed, outcome);
    QCOMPARE(closed.row.facts.value(u"FEE"_s), recorded);
    QCOMPARE(closed.row.facts.value(u"POSTED"_s), u"YES"_s);
    QCOMPARE(*closed.next.result.feeCharged, recorded == u"YES");
    // Art. 50: renewal is asked for 30 working days before the licence ends.
    QCOMPARE(closed.next.result.renewBy, QDate(2026, 11, 19));
}

void DecideClosingTest::withdrawnBeforeTheDecisionIsServed_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("before acceptance") << u"received"_s << QString();
    QTest::newRow("while others are asked") << u"consulting"_s << QString();
    QTest::newRow("decided, not served") << u"granted"_s << QString();
    QTest::newRow("closed, not served") << u"certified"_s << QString();
    QTest::newRow("served") << u"served"_s << u"CASE_ENDED"_s;
    // Company Law art. 33: it exists from the day its licence was issued.
    QTest::newRow("closed, and a company came into being") << u"closed"_s << u"RESULT_STANDS"_s;
}

void DecideClosingTest::withdrawnBeforeTheDecisionIsServed()
{
    QFETCH(QString, when);
    QFETCH(QString, refusal);
    World world;
    const bool closed = when == u"certified" || when == u"served";
    if (closed)
        world.item.resultNumber = ResultNumberKind::Any;
    CommandArguments handedOver;
    handedOver.result.deliveryWay = u"ON_SITE"_s;
    const Case subject = when == u"received"     ? world.received()
                         : when == u"consulting" ? world.consulting()
                         : when == u"granted"    ? world.granted()
                         : when == u"served"     ? world.after(world.closed(), Action::Deliver, counter, handedOver)
                                                 : world.closed();
    CommandArguments args = World::reason(u"另有安排"_s);
    args.materialsReturned = true;
    const auto outcome = world.act(subject, Action::Withdraw, applicant, args);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
    if (!outcome)
        return;
    QCOMPARE(outcome->next.state, CaseState::Withdrawn);
    QCOMPARE(outcome->documents, QVector<DocumentKind>{DocumentKind::WithdrawalNotice});
    QCOMPARE(outcome->row.reason, u"另有安排"_s);
    QVERIFY(outcome->row.remarks.contains(u"MATERIALS_RETURNED"_s));
    QVERIFY(!outcome->next.hasOpenHandoff());
    QCOMPARE(outcome->tombstones.contains(tax), when == u"consulting");
    QVERIFY(outcome->next.deadlines.endedAt.isValid());
    // The certificate that was made is void, which is recorded, and who was told of it hears that too.
    QCOMPARE(outcome->next.result.voidedAt.isValid(), closed);
    QCOMPARE(outcome->row.remarks.contains(u"RESULT_VOID"_s), closed);
    QCOMPARE(outcome->row.facts.value(u"RESULT_NUMBER"_s), closed ? subject.result.number : QString());
    QCOMPARE(outcome->pushes, closed ? QVector<PartId>{PartId(u"tax-data"_s)} : QVector<PartId>());
    args.reason.clear();
    YC_REFUSED(world.act(subject, Action::Withdraw, applicant, args), RefusalCode::MissingRecord);
    // At the window it is handed in on paper.
    args.reason = u"另有安排"_s;
    QVERIFY(world.act(subject, Action::Withdraw, counter, args).has_value());
}

void DecideClosingTest::terminatedOnlyOnAGroundThatIsGiven_data()
{
    QTest::addColumn<int>("ground");
    QTest::addColumn<bool>("hasFee");
    QTest::addColumn<bool>("given");
    QTest::newRow("the applicant is gone") << int(TerminationGround::ApplicantGone) << false << true;
    QTest::newRow("the law changed") << int(TerminationGround::LawChanged) << false << true;
    QTest::newRow("a fee that there is was not paid") << int(TerminationGround::FeeUnpaid) << true << true;
    QTest::newRow("a fee that there is not") << int(TerminationGround::FeeUnpaid) << false << false;
    QTest::newRow("a promise that nobody made") << int(TerminationGround::ToleranceBroken) << false << false;
}

void DecideClosingTest::terminatedOnlyOnAGroundThatIsGiven()
{
    QFETCH(int, ground);
    QFETCH(bool, hasFee);
    QFETCH(bool, given);
    World world;
    world.item.hasFee = hasFee;
    CommandArguments args = World::reason();
    args.ground = static_cast<TerminationGround>(ground);
    const auto outcome = world.act(world.inReview(), Action::Terminate, decider, args);
    if (!given) {
        YC_REFUSED(outcome, RefusalCode::GroundNotGiven);
        return;
    }
    YC_DONE(ended, outcome);
    QCOMPARE(ended.next.state, CaseState::Terminated);
    QCOMPARE(ended.documents, QVector<DocumentKind>{DocumentKind::TerminationNotice});
    QCOMPARE(ended.row.facts.value(u"GROUND"_s), QString(nameOf(*args.ground)));
}

void DecideClosingTest::archivedWhenThePackageIsComplete()
{
    World world;
    world.item.retentionYears = 30;
    Case subject = world.closed();
    CommandArguments serve;
    serve.result.deliveryWay = u"ON_SITE"_s;
    subject = world.after(subject, Action::Deliver, counter, serve);
    const auto early = world.act(subject, Action::Archive, counter);
    YC_REFUSED(early, RefusalCode::PackageIncomplete);
    const QStringList missing = early.error().args.value(u"missing"_s).split(u',');
    QVERIFY(missing.contains(u"DOCUMENT:GRANT_DECISION"_s));
    QVERIFY(missing.contains(u"DOCUMENT:PROOF_OF_SERVICE"_s));
    QVERIFY(!missing.contains(u"DOCUMENT:EXTENSION_NOTICE"_s));
    for (const DocumentKind kind :
         {DocumentKind::ReceptionReceipt, DocumentKind::AcceptanceNotice, DocumentKind::GrantDecision,
          DocumentKind::Certificate, DocumentKind::ProofOfService}) {
        CaseDocument document;
        document.kind = kind;
        document.number = u"黔市监字〔2026〕第0001号"_s;
        document.digest = Digest256(QString(64, u'b'));
        subject.documents.append(document);
    }
    YC_DONE(archived, world.act(subject, Action::Archive, counter));
    QCOMPARE(archived.next.state, CaseState::Archived);
    const ArchiveRecord &record = *archived.next.archive;
    QCOMPARE(record.endedAs, CaseState::Delivered);
    QCOMPARE(record.retentionYears, 30);
    QVERIFY(record.files.contains(u"DOCUMENT:GRANT_DECISION:黔市监字〔2026〕第0001号"_s));
    QVERIFY(record.files.contains(u"MATERIAL:articles:articles.pdf"_s));
    QVERIFY(record.files.contains(u"OPINION:decide"_s));
    QCOMPARE(archived.row.facts.value(u"RETENTION"_s), u"30"_s);
    // A paper that is numbered but not made is not there.
    subject.documents.last().digest = {};
    YC_REFUSED(world.act(subject, Action::Archive, counter), RefusalCode::PackageIncomplete);
}

void DecideClosingTest::papersMadeLaterAreKept()
{
    World world;
    Case subject = world.closed();
    CaseDocument certificate;
    certificate.kind = DocumentKind::Certificate;
    certificate.number = u"91520100MA6DEM0063"_s;
    certificate.command = CommandId(u"command-9"_s);
    subject.documents = {certificate};
    CaseDocument made = certificate;
    made.number = u"another"_s;
    made.digest = Digest256(QString(64, u'c'));
    made.size = 4321;
    made.mediaType = u"application/pdf"_s;
    CommandArguments args;
    args.documents = {made};
    YC_DONE(issued, world.act(subject, Action::IssueDocuments, service, args));
    const CaseDocument &kept = issued.next.documents.constFirst();
    QCOMPARE(kept.digest, made.digest);
    QCOMPARE(kept.size, 4321);
    QCOMPARE(kept.number, certificate.number);
    QCOMPARE(issued.next.state, subject.state);
    QCOMPARE(issued.next.revision, subject.revision);
    QCOMPARE(issued.row.documents.size(), 1);
    args.documents.first().command = CommandId(u"of-no-act"_s);
    YC_REFUSED(world.act(subject, Action::IssueDocuments, service, args), RefusalCode::MissingRecord);
}

void DecideClosingTest::atOnceWritesEveryRow()
{
    World world;
    letTheWindowDecide(world);
    Case subject = world.pointsAnswered(world.received());
    subject.state = CaseState::Queued;
    YC_DONE(done, world.act(subject, Action::HandleAtOnce, windowClerk, allAtOnce()));
    QStringList actions;
    QVector<HistoryRow> rows = done.earlierRows;
    rows.append(done.row);
    for (const HistoryRow &row : std::as_const(rows)) {
        actions.append(nameOf(row.action));
        QCOMPARE(row.user, windowClerk.user);
        QCOMPARE(row.command, done.row.command);
    }
    QCOMPARE(actions.join(u' '), u"RECEIVE ACCEPT CLAIM GRANT CLOSE DELIVER"_s);
    for (qsizetype i = 1; i < rows.size(); ++i)
        QCOMPARE(rows[i].before, rows[i - 1].after);
    // Where the window stood for a post that the clerk does not hold, the row says so.
    QVERIFY(!rows[1].remarks.contains(u"WINDOW_DECIDES_BY_ITEM_RULE"_s));
    QVERIFY(rows[3].remarks.contains(u"WINDOW_DECIDES_BY_ITEM_RULE"_s));
    QCOMPARE(rows[3].basis, world.item.legalBases.join(u'；'));
    QCOMPARE(done.next.state, CaseState::Delivered);
    QCOMPARE(done.next.result.receiver, u"张示例"_s);
    QCOMPARE(done.next.version, subject.version + rows.size());
    QCOMPARE(done.documents, (QVector<DocumentKind>{DocumentKind::ReceptionReceipt, DocumentKind::AcceptanceNotice,
                                                    DocumentKind::GrantDecision, DocumentKind::Certificate,
                                                    DocumentKind::ProofOfService}));
    QCOMPARE(done.pushes, QVector<PartId>{PartId(u"tax-data"_s)});
    QCOMPARE(done.works.size(), 1);
    QVERIFY(isPossible(subject, Action::HandleAtOnce, world.as(windowClerk)).has_value());
}

void DecideClosingTest::atOnceOnlyWhereTheWindowDecides_data()
{
    QTest::addColumn<bool>("instant");
    QTest::addColumn<bool>("window");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("a promise item") << false << true << true << u"NOT_AT_ONCE"_s;
    QTest::newRow("an instant item with four eyes") << true << false << true << u"NOT_AT_ONCE"_s;
    QTest::newRow("review points open") << true << true << false << u"REVIEW_POINTS_OPEN"_s;
    QTest::newRow("all there") << true << true << true << QString();
}

void DecideClosingTest::atOnceOnlyWhereTheWindowDecides()
{
    QFETCH(bool, instant);
    QFETCH(bool, window);
    QFETCH(bool, answered);
    QFETCH(QString, refusal);
    World world;
    letTheWindowDecide(world);
    world.item.windowDecides = window;
    if (!instant)
        world.item.kind = ItemKind::Promise;
    const Case subject = answered ? world.pointsAnswered(world.received()) : world.received();
    const auto outcome = world.act(subject, Action::HandleAtOnce, windowClerk, allAtOnce());
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
}

void DecideClosingTest::atOnceIsRefusedWholeByAnyPart()
{
    World world;
    letTheWindowDecide(world);
    const Case subject = world.pointsAnswered(world.received());
    CommandArguments args = allAtOnce();
    args.result.number = u"91520100MA6DEM0064"_s;
    YC_REFUSED(world.act(subject, Action::HandleAtOnce, windowClerk, args), RefusalCode::ResultNumberInvalid);
    args = allAtOnce();
    args.opinion.clear();
    YC_REFUSED(world.act(subject, Action::HandleAtOnce, windowClerk, args), RefusalCode::MissingRecord);
    Case incomplete = subject;
    incomplete.materials.clear();
    YC_REFUSED(world.act(incomplete, Action::HandleAtOnce, windowClerk, allAtOnce()), RefusalCode::MaterialsMissing);
    world.related = {windowClerk.user};
    YC_REFUSED(world.act(subject, Action::HandleAtOnce, windowClerk, allAtOnce()), RefusalCode::RecusalRequired);
}

void DecideClosingTest::decisionOfAFollowingCase_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("document");
    QTest::newRow("变更") << int(LinkKind::Change) << int(DocumentKind::ChangeDecision);
    QTest::newRow("延续") << int(LinkKind::Renewal) << int(DocumentKind::ChangeDecision);
    QTest::newRow("补证") << int(LinkKind::Reissue) << int(DocumentKind::ChangeDecision);
    QTest::newRow("撤回") << int(LinkKind::Retraction) << int(DocumentKind::RevocationDecision);
    QTest::newRow("撤销") << int(LinkKind::Revocation) << int(DocumentKind::RevocationDecision);
    QTest::newRow("注销") << int(LinkKind::Deregistration) << int(DocumentKind::RevocationDecision);
}

void DecideClosingTest::decisionOfAFollowingCase()
{
    QFETCH(int, kind);
    QFETCH(int, document);
    World world;
    Case subject = world.toDecide();
    subject.follows = CaseLink{static_cast<LinkKind>(kind), CaseId(u"earlier"_s), u"1"_s, u"JY1"_s};
    YC_DONE(granted, world.act(subject, Action::Grant, decider, World::opinion(u"准予"_s)));
    QCOMPARE(granted.documents, QVector<DocumentKind>{static_cast<DocumentKind>(document)});
}

void DecideClosingTest::statusOfALicence_data()
{
    QTest::addColumn<int>("kind"); ///< -1 = nobody followed
    QTest::addColumn<int>("granted");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<int>("status");
    const QDate during(2026, 6, 1);
    const QDate after(2027, 6, 1);
    QTest::newRow("in force") << -1 << 0 << during << int(LicenceStatus::InForce);
    QTest::newRow("expired") << -1 << 0 << after << int(LicenceStatus::Expired);
    QTest::newRow("changed") << int(LinkKind::Change) << 1 << during << int(LicenceStatus::Superseded);
    QTest::newRow("change denied") << int(LinkKind::Change) << 0 << during << int(LicenceStatus::InForce);
    QTest::newRow("revoked") << int(LinkKind::Revocation) << 1 << during << int(LicenceStatus::Ended);
    QTest::newRow("deregistration asked for")
        << int(LinkKind::Deregistration) << -1 << during << int(LicenceStatus::InForce);
}

void DecideClosingTest::statusOfALicence()
{
    QFETCH(int, kind);
    QFETCH(int, granted);
    QFETCH(QDate, today);
    QFETCH(int, status);
    World world;
    Case subject = world.closed();
    subject.result.validUntil = QDate(2026, 12, 31);
    if (kind >= 0) {
        CaseLink link{static_cast<LinkKind>(kind), CaseId(u"later"_s), u"2"_s, u"JY1"_s};
        subject = withFollower(subject, link);
        if (granted >= 0)
            link.granted = granted == 1;
        const qint64 version = subject.version;
        subject = withFollower(subject, link);
        QCOMPARE(subject.followers.size(), 1);
        QCOMPARE(subject.version, version + (granted >= 0 ? 1 : 0));
    }
    QCOMPARE(int(licenceStatus(subject, today)), status);
    // Everybody sees that it is no longer valid, also when it was served and put away; the case stays as it ended.
    const bool ended = LicenceStatus(status) == LicenceStatus::Ended;
    for (const CaseState state : {CaseState::ClosedGrant, CaseState::Delivered, CaseState::Archived}) {
        subject.state = state;
        QCOMPARE(shownState(subject), ended ? CaseState::Cancelled : state);
        QCOMPARE(outcomeOf(subject), ended ? CaseState::Cancelled : CaseState::ClosedGrant);
        QCOMPARE(summarise(subject, registration)->state, shownState(subject));
    }
    QCOMPARE(statecodes::platformCodeOf(shownState(subject)).code, ended ? 98 : 90);
    QCOMPARE(statecodes::exchangeCodeOf(outcomeOf(subject)).value_or(0), ended ? 15 : 11);
}

void DecideClosingTest::whatTheListWantsStandsInTheRow_data()
{
    using Facts = QMap<QString, QString>;
    QTest::addColumn<QString>("act");
    QTest::addColumn<Facts>("facts");
    QTest::newRow("T1 channel and authorisation")
        << u"submit"_s << Facts{{u"CHANNEL"_s, u"2"_s}, {u"AGENT_UNTIL"_s, u"2026-12-31"_s}};
    QTest::newRow("T10 what was promised")
        << u"accept"_s << Facts{{u"ACCEPTED_ON"_s, u"2026-03-03"_s}, {u"PROMISED_DUE"_s, u"2026-03-10"_s}};
    QTest::newRow("T11 from when it counts")
        << u"deemed"_s << Facts{{u"ACCEPTED_ON"_s, u"2026-03-02"_s}, {u"PROMISED_DUE"_s, u"2026-03-09"_s}};
    QTest::newRow("T12 who has it, until when")
        << u"claim"_s << Facts{{u"ASSIGNEE"_s, u"周敏"_s}, {u"STEP_DUE"_s, u"2026-03-05"_s}};
    QTest::newRow("T13 who was asked what")
        << u"consult"_s
        << Facts{
               {u"TO_UNITS"_s, u"SWJ-ZS"_s}, {u"QUESTION"_s, u"该住所是否可以登记？"_s}, {u"LIMIT"_s, u"2026-03-05"_s}};
    QTest::newRow("T18 from whom to whom")
        << u"reassign"_s << Facts{{u"FROM"_s, u"周敏"_s}, {u"ASSIGNEE"_s, u"吴芳"_s}};
    QTest::newRow("T22 what was made, by whom")
        << u"close"_s << Facts{{u"RESULT_NAME"_s, u"营业执照"_s}, {u"ISSUER"_s, u"SCJGJ"_s}};
    QTest::newRow("T23 who got it") << u"deliver"_s
                                    << Facts{{u"DELIVERY_WAY"_s, u"POST"_s},
                                             {u"RECEIVER"_s, u"张示例"_s},
                                             {u"TRACKING"_s, u"EMS123"_s}};
    QTest::newRow("T27 until when a reply is owed") << u"urge"_s << Facts{{u"REPLY_BY"_s, u"2026-03-06"_s}};
}

/// "Must record" of the national list, as far as it is no text, paper or object of its own.
void DecideClosingTest::whatTheListWantsStandsInTheRow()
{
    using Facts = QMap<QString, QString>;
    QFETCH(QString, act);
    QFETCH(Facts, facts);
    World world;
    HistoryRow row;
    const auto done = [&](const Case &subject, Action action, const Desk &desk, const CommandArguments &args = {}) {
        const auto change = world.act(subject, action, desk, args);
        QVERIFY2(change, change ? "" : nameOf(change.error().code).data());
        row = change->row;
    };
    CommandArguments args;
    if (act == u"submit") {
        Intake intake;
        intake.id = CaseId(u"0193-case"_s);
        intake.source = platform;
        intake.form = form();
        intake.form.insert(u"agent"_s, QJsonObject{{u"until"_s, u"2026-12-31"_s}});
        row = openCase(intake, world.item, *world.units.find(platform), world.units, world.calendars, world.now)
                  .earlierRows.constFirst();
    } else if (act == u"accept") {
        done(world.received(), Action::Accept, clerk);
    } else if (act == u"deemed") {
        world.now = moment(3, 20, 10);
        Desk system = service;
        system.unit = registration;
        done(world.received(), Action::DeemAccepted, system);
    } else if (act == u"claim") {
        done(world.accepted(), Action::Claim, clerk);
    } else if (act == u"consult") {
        done(world.inReview(), Action::Consult, clerk, world.question({tax}));
    } else if (act == u"reassign") {
        args = World::reason();
        args.assignee = secondClerk.user;
        args.assigneeName = secondClerk.name;
        done(world.inReview(), Action::Reassign, head, args);
    } else if (act == u"close") {
        args.result.number = u"91520100MA6DEM0063"_s;
        done(world.granted(), Action::Close, decider, args);
    } else if (act == u"deliver") {
        args.result.deliveryWay = u"POST"_s;
        args.result.receiver = u"张示例"_s;
        args.result.trackingNumber = u"EMS123"_s;
        done(world.closed(), Action::Deliver, counter, args);
    } else {
        args = World::opinion(u"请抓紧办理"_s);
        args.replyDue = QDate(2026, 3, 6);
        done(world.inReview(), Action::Urge, head, args);
    }
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        QCOMPARE(row.facts.value(fact.key()), fact.value());
}

void DecideClosingTest::bookedPlaces_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<QDate>("today"); ///< booked for 10 March, given back a day before at the latest
    QTest::addColumn<bool>("books");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("given back in time") << Action::CancelBooking << QDate(2026, 3, 9) << true << QString();
    QTest::newRow("given back on the day")
        << Action::CancelBooking << QDate(2026, 3, 10) << true << u"BOOKING_TOO_CLOSE"_s;
    QTest::newRow("nothing booked") << Action::CancelBooking << QDate(2026, 3, 9) << false << u"NO_BOOKING"_s;
    QTest::newRow("missed") << Action::RecordMissed << QDate(2026, 3, 11) << true << QString();
    QTest::newRow("missed, while it can still be used")
        << Action::RecordMissed << QDate(2026, 3, 10) << true << u"BOOKING_TO_COME"_s;
    QTest::newRow("missed nothing") << Action::RecordMissed << QDate(2026, 3, 11) << false << u"NO_BOOKING"_s;
}

void DecideClosingTest::bookedPlaces()
{
    QFETCH(Action, action);
    QFETCH(QDate, today);
    QFETCH(bool, books);
    QFETCH(QString, refusal);
    World world;
    if (books)
        world.item.booking = Booking{u"/date"_s, 1};
    CommandArguments handedOver;
    handedOver.result.deliveryWay = u"ON_SITE"_s;
    Case subject = world.after(world.closed(), Action::Deliver, counter, handedOver);
    subject.form.insert(u"date"_s, u"2026-03-10"_s);
    world.now = toUtc(today, QTime(10, 0));
    const auto outcome = world.act(subject, action, counter);
    QCOMPARE(outcome ? QString() : QString(nameOf(outcome.error().code)), refusal);
    if (!outcome)
        return;
    QCOMPARE(outcome->next.state, CaseState::Delivered);
    QCOMPARE(outcome->next.result.voidedAt.isValid(), action == Action::CancelBooking);
    QCOMPARE(outcome->next.result.missedAt.isValid(), action == Action::RecordMissed);
    // Once is enough.
    YC_REFUSED(world.act(outcome->next, Action::CancelBooking, counter), RefusalCode::NoBooking);
    YC_REFUSED(world.act(outcome->next, Action::RecordMissed, counter), RefusalCode::NoBooking);
}

QTEST_GUILESS_MAIN(DecideClosingTest)
#include "tst_decide_closing.moc"
