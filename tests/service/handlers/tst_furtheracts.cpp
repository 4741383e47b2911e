// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casefacts.h"
#include "ledger/ledgercodec.h"
#include "protocol/pushdata.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/intakehandler.h"
#include "service/handlers/sourcecaller.h"
#include "service/simulator/formsamples.h"
#include "service/store/casestore.h"
#include "service/store/ledgerstore.h"
#include "service/store/pushstore.h"
#include "service/store/registrystore.h"
#include "tests/support/companyoffice.h"
#include "tests/support/sourcerig.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

const QString registry = u"SCJGJ-QYZC"_s;
const QString ownReason = u"需要组织专家进行技术评审"_s;

QVector<HistoryRow> historyOf(ServiceRig &rig, const CaseId &id)
{
    return *casestore::history(**rig.core().reader(), id);
}

QStringList actionsOf(const QVector<HistoryRow> &rows)
{
    QStringList names;
    for (const HistoryRow &row : rows)
        names.append(nameOf(row.action));
    return names;
}

/// Answers every review point with yes.
Case answered(ServiceRig &rig, const RigClerk &clerk, Case subject, Post post)
{
    const QVector<PointAnswer> points = subject.points;
    for (const PointAnswer &point : points) {
        Command answer = rig.command(clerk, subject, Action::RecordCheck, post);
        answer.args.pointId = point.point;
        answer.args.pointVerdict = PointVerdict::Yes;
        subject = rig.mustPost(clerk, answer);
    }
    return subject;
}

const CaseDocument *documentOf(const Case &subject, DocumentKind kind)
{
    for (const CaseDocument &document : subject.documents) {
        if (document.kind == kind)
            return &document;
    }
    return nullptr;
}

/// The value with another one at a pointer.
QJsonValue with(const QJsonValue &root, const QStringList &tokens, const QJsonValue &value)
{
    if (tokens.isEmpty())
        return value;
    if (root.isArray()) {
        QJsonArray list = root.toArray();
        const int index = tokens.constFirst().toInt();
        list.replace(index, with(list.at(index), tokens.mid(1), value));
        return list;
    }
    QJsonObject object = root.toObject();
    object.insert(tokens.constFirst(), with(object.value(tokens.constFirst()), tokens.mid(1), value));
    return object;
}

/// A platform that hands in the samples of the forms, changed here and there.
struct Samples
{
    Samples() { platform.enrol(rig.core()); }

    [[nodiscard]] QJsonObject form(const QString &name, const QMap<QString, QString> &changes = {}) const
    {
        QJsonValue made = simulator::formSample(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples"), name,
                                                toLocalDate(rig.clock.now()));
        for (auto it = changes.begin(); it != changes.end(); ++it)
            made = with(made, it.key().mid(1).split(u'/'), it.value());
        return made.toObject();
    }

    /// The refusal's name; empty when a case came of it.
    QString handIn(const QString &item, const QJsonObject &form)
    {
        protocol::IntakeApplication application;
        application.deliveryId = u"d-%1"_s.arg(++deliveries);
        application.item = ItemCode(item);
        application.applicant.name = u"何子涵"_s;
        application.applicant.kind = ApplicantKind::Person;
        application.form = form;
        application.submittedAt = rig.clock.now();
        Context context = platform.contextFor(rig.core());
        const Answer<IntakeAnswer> answer = handlers.handIn(context, {application, protocol::encode(application)});
        if (answer)
            return {};
        return answer.error().refusal ? QString(nameOf(answer.error().refusal->code))
                                      : QString::fromUtf8(protocol::encode(answer.error()));
    }

    ServiceRig rig;
    RigSource platform{UnitId(u"PT-GY"_s), QByteArray(32, 'p')};
    IntakeHandlers handlers{QueryPasswords(ledger::SecretBytes::copyOf(QByteArray(32, 's'))),
                            PasswordCost{1, size_t(8) * 1024}};
    int deliveries = 0;
};

const QString booking = u"522007001000"_s;
const QString bookingForm = u"vehicle-inspection-booking"_s;

/// A booking that the office confirmed at once.
Case booked(Samples &samples, const RigClerk &clerk)
{
    ServiceRig &rig = samples.rig;
    Case subject = rig.openItemCase(booking, samples.form(bookingForm), u"PT-GY"_s, u"何子涵"_s);
    subject = answered(rig, clerk, subject, Post::AcceptanceOfficer);
    Command all = rig.command(clerk, subject, Action::HandleAtOnce, Post::Reception);
    all.args.opinion = u"当场核对，符合预约条件"_s;
    all.args.result.number = u"YY%1"_s.arg(++samples.deliveries, 6, 10, QLatin1Char('0'));
    all.args.result.deliveryWay = u"ELECTRONIC"_s;
    return rig.mustPost(clerk, all);
}

/// What the service knows of a case without anybody's act; a test's way to a paper that did not come.
Case withoutPaper(ServiceRig &rig, const CaseId &id, const MaterialId &paper)
{
    const auto changed = rig.core().writer().run([&](WriteContext &write) -> Answer<Case> {
        return updateInBackground(write, id, [&](Case &subject) {
            return subject.materials.removeIf([&](const Material &material) { return material.id == paper; }) > 0;
        });
    });
    return changed.value();
}

} // namespace

/// The acts beyond the straight road, through the real handlers: what is written, numbered, logged and seen by whom.
class tst_FurtherActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atOnceWritesRowsEntriesAndPapers();
    void atOnceRefusedLeavesNothing();
    void toleranceFromPromiseToResult();
    void whatTheWindowTakesInIsChecked_data();
    void whatTheWindowTakesInIsChecked();
    void specialProcedureStopsTheClock();
    void reportedUpTheFileChangesHands();
    void withdrawnAtTheWindow();
    void aLicenceIsFollowed();
    void aVoidResultIsToldToEverybody();
    void whatIsClaimedIsHeld_data();
    void whatIsClaimedIsHeld();
    void theLastPlaceGoesToOne();
    void bookedPlacesComeBackInTime();
    void missedThreeTimesNothingIsBooked();
};

void tst_FurtherActs::atOnceWritesRowsEntriesAndPapers()
{
    ServiceRig rig;
    const RigClerk window = rig.clerk(u"tianxue"_s, u"FGW-TZ"_s, Posts(Post::Reception) | Post::AcceptanceOfficer);
    Case subject = rig.openItemCase(u"001001001000"_s, {}, u"PT-GY"_s, u"贵州示例茶业有限公司"_s);
    subject = answered(rig, window, subject, Post::AcceptanceOfficer);
    const qsizetype before = historyOf(rig, subject.id).size();

    Command all = rig.command(window, subject, Action::HandleAtOnce, Post::Reception);
    all.args.opinion = u"当场核对，符合备案要求"_s;
    all.args.result.number = u"2026-520000-01-03-000001"_s;
    all.args.result.deliveryWay = u"ON_SITE"_s;
    all.args.result.receiver = u"张示例"_s;
    const Answer<protocol::CommandReceipt> receipt = rig.post(window, all);
    QVERIFY2(receipt, receipt ? "" : protocol::encode(receipt.error()).constData());
    const Case done = rig.stored(subject.id);
    QCOMPARE(done.state, CaseState::Delivered);

    // Each part is a row of its own, with an entry of its own in the log, on one signed command.
    const QVector<HistoryRow> rows = historyOf(rig, subject.id);
    const QVector<HistoryRow> parts = rows.mid(before);
    QCOMPARE(actionsOf(parts).join(u' '), u"ACCEPT CLAIM GRANT CLOSE DELIVER"_s);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QCOMPARE(parts[i].sequence, before + i + 1);
        QCOMPARE(parts[i].command, all.id);
        const auto stored = *casestore::historyRow(**rig.core().reader(), subject.id, parts[i].sequence);
        QVERIFY(stored.has_value());
        QVERIFY(!stored->logId.isEmpty());
        QVERIFY(stored->leaf != ledger::Digest());
    }
    QVERIFY(parts[2].remarks.contains(u"WINDOW_DECIDES_BY_ITEM_RULE"_s));
    // Every paper has its number.
    QCOMPARE(receipt->documents.size(), 4);
    for (const DocumentKind kind : {DocumentKind::AcceptanceNotice, DocumentKind::GrantDecision,
                                    DocumentKind::Certificate, DocumentKind::ProofOfService}) {
        const CaseDocument *document = documentOf(done, kind);
        QVERIFY2(document, nameOf(kind).data());
        QVERIFY(!document->number.isEmpty());
        QCOMPARE(document->command, all.id);
    }
    // The receipt's proof is that of the last part.
    const auto proof = ledger::receiptFromJson(receipt->ledger);
    QVERIFY(proof.has_value());
    QCOMPARE(proof->entry.action, QString(nameOf(recordedAs(Action::HandleAtOnce))));
    QCOMPARE(proof->entry.commandId, all.id.text());
    // And repeating it changes nothing.
    QCOMPARE(*rig.post(window, all), *receipt);
    QCOMPARE(historyOf(rig, subject.id).size(), rows.size());
}

void tst_FurtherActs::atOnceRefusedLeavesNothing()
{
    ServiceRig rig;
    const RigClerk window = rig.clerk(u"tianxue"_s, u"FGW-TZ"_s, Posts(Post::Reception) | Post::AcceptanceOfficer);
    const Case subject = rig.openItemCase(u"001001001000"_s, {}, u"PT-GY"_s, u"贵州示例茶业有限公司"_s);
    Command all = rig.command(window, subject, Action::HandleAtOnce, Post::Reception);
    all.args.opinion = u"当场核对，符合备案要求"_s;
    all.args.result.number = u"第0001号"_s;
    all.args.result.deliveryWay = u"ON_SITE"_s;
    const auto refused = rig.post(window, all);
    QVERIFY(!refused);
    QCOMPARE(refused.error().refusal->code, RefusalCode::ReviewPointsOpen);
    QCOMPARE(rig.stored(subject.id).version, subject.version);
    QCOMPARE(rig.stored(subject.id).state, CaseState::Received);
}

void tst_FurtherActs::toleranceFromPromiseToResult()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const RigClerk counter = rig.clerk(u"luxin"_s, registry, Post::Reception);
    const MaterialId licence(u"licence"_s);
    Case subject = rig.openItemCase(u"000125001003"_s, {}, u"PT-GY"_s, u"贵州示例茶业有限公司"_s);
    QVERIFY(subject.hasMaterial(licence));
    const Material paper = *std::find_if(subject.materials.cbegin(), subject.materials.cend(),
                                         [&](const Material &material) { return material.id == licence; });
    subject = withoutPaper(rig, subject.id, licence);
    const QDate today = toLocalDate(rig.clock.now());

    Command accept = rig.command(office.officer, subject, Action::Accept, Post::AcceptanceOfficer);
    accept.args.promises = {{licence, today.addDays(400)}};
    const auto late = rig.post(office.officer, accept);
    QVERIFY(!late);
    QCOMPARE(late.error().refusal->code, RefusalCode::LimitTooLong);
    accept = rig.command(office.officer, subject, Action::Accept, Post::AcceptanceOfficer);
    accept.args.promises = {{licence, today}};
    subject = rig.mustPost(office.officer, accept);
    QVERIFY(documentOf(subject, DocumentKind::ToleranceNotice));

    // The review goes on; the result waits.
    subject = rig.mustPost(office.officer, rig.command(office.officer, subject, Action::Claim, Post::CaseOfficer));
    subject = answered(rig, office.officer, subject, Post::CaseOfficer);
    Command examine = rig.command(office.officer, subject, Action::Examine, Post::CaseOfficer);
    examine.args.opinion = u"符合注销条件，建议准予"_s;
    examine.args.approval = {{u"conclusion"_s, u"MEETS"_s}, {u"facts"_s, u"清算已结束，债务已清偿"_s}};
    const auto examined = rig.post(office.officer, examine);
    QVERIFY2(examined, examined ? "" : protocol::encode(examined.error()).constData());
    subject = rig.stored(subject.id);
    subject = rig.mustPost(office.decider, rig.command(office.decider, subject, Action::Claim, Post::Decider));
    Command grant = rig.command(office.decider, subject, Action::Grant, Post::Decider);
    grant.args.opinion = u"准予注销"_s;
    subject = rig.mustPost(office.decider, grant);
    Command close = rig.command(office.decider, subject, Action::Close, Post::Decider);
    close.args.result.number = u"注销0001"_s;
    const auto early = rig.post(office.decider, close);
    QVERIFY(!early);
    QCOMPARE(early.error().refusal->code, RefusalCode::PromiseOpen);

    rig.clock.set(rig.clock.now().addSecs(3600));
    Command bring = rig.command(counter, subject, Action::ReceiveSupplement, Post::Reception);
    bring.args.materials = {paper};
    bring.args.materials[0].trust = u"A"_s; // only an organ's own seal makes that
    subject = rig.mustPost(counter, bring);
    QCOMPARE(subject.materials.constLast().trust, u"D"_s);
    QVERIFY(historyOf(rig, subject.id).constLast().remarks.contains(u"PROMISE_KEPT"_s));
    close = rig.command(office.decider, subject, Action::Close, Post::Decider);
    close.args.result.number = u"注销0001"_s;
    subject = rig.mustPost(office.decider, close);
    QCOMPARE(subject.state, CaseState::ClosedTolerant);
}

void tst_FurtherActs::whatTheWindowTakesInIsChecked_data()
{
    QTest::addColumn<std::function<void(Material &)>>("change");
    QTest::addColumn<ApiErrorCode>("code");
    QTest::addColumn<QString>("reason");
    using Change = std::function<void(Material &)>;
    const auto seen = [](Material &paper) {
        paper.digest = {};
        paper.trust = u"B"_s;
        paper.copies = 1;
    };
    QTest::newRow("no kind of the item") << Change([](Material &paper) { paper.id = MaterialId(u"poem"_s); })
                                         << ApiErrorCode::Malformed << u"/args/materials/0/id"_s;
    QTest::newRow("copies below none") << Change([](Material &paper) { paper.copies = -1; }) << ApiErrorCode::Malformed
                                       << u"/args/materials/0/copies"_s;
    QTest::newRow("the name of a program") << Change([](Material &paper) { paper.fileName = u"licence.exe"_s; })
                                           << ApiErrorCode::MaterialRefused << u"EXTENSION"_s;
    QTest::newRow("never uploaded") << Change([](Material &paper) { paper.digest = Digest256(QString(64, u'0')); })
                                    << ApiErrorCode::MaterialUnknown << QString(64, u'0');
    QTest::newRow("neither scan nor original") << Change([](Material &paper) {
        paper.digest = {};
        paper.copies = 1;
        paper.trust = u"D"_s;
    }) << ApiErrorCode::Malformed << u"/args/materials/0/digest"_s;
    QTest::newRow("an original of no copy") << Change([seen](Material &paper) {
        seen(paper);
        paper.copies = 0;
    }) << ApiErrorCode::Malformed << u"/args/materials/0/digest"_s;
    QTest::newRow("an original that was seen") << Change(seen) << ApiErrorCode::Internal << QString();
}

void tst_FurtherActs::whatTheWindowTakesInIsChecked()
{
    QFETCH(std::function<void(Material &)>, change);
    QFETCH(ApiErrorCode, code);
    QFETCH(QString, reason);
    ServiceRig rig;
    const CompanyOffice office(rig);
    const RigClerk counter = rig.clerk(u"luxin"_s, registry, Post::Reception);
    const MaterialId licence(u"licence"_s);
    Case subject = rig.openItemCase(u"000125001003"_s, {}, u"PT-GY"_s, u"贵州示例茶业有限公司"_s);
    Material paper = *std::find_if(subject.materials.cbegin(), subject.materials.cend(),
                                   [&](const Material &material) { return material.id == licence; });
    Command ask = rig.command(office.officer, subject, Action::RequestCorrection, Post::AcceptanceOfficer);
    ask.args.corrections = {{u"material:licence"_s, u"请提交营业执照原件。"_s, false}};
    subject = rig.mustPost(office.officer, ask);
    change(paper);
    Command bring = rig.command(counter, subject, Action::CompleteCorrection, Post::Reception);
    bring.args.materials = {paper};
    const auto answer = rig.post(counter, bring);
    if (code == ApiErrorCode::Internal) {
        QVERIFY2(answer, answer ? "" : protocol::encode(answer.error()).constData());
        const Case now = rig.stored(subject.id);
        QCOMPARE(now.state, CaseState::Received);
        const Material &kept = now.materials.constLast();
        QVERIFY(kept.digest.isEmpty());
        QCOMPARE(kept.trust, u"B"_s);
        QCOMPARE(kept.fileName, rig.core().reference()->catalogue().find(now.item)->material(licence)->name);
        return;
    }
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, code);
    QVERIFY2(answer.error().args.values().contains(reason), protocol::encode(answer.error()).constData());
    QCOMPARE(rig.stored(subject.id).state, CaseState::Correcting);
}

void tst_FurtherActs::specialProcedureStopsTheClock()
{
    ServiceRig rig;
    Case subject = rig.openItemCase(u"000101002000"_s, {}, u"PT-GY"_s, u"贵州示例化工有限公司"_s);
    const QString unit = subject.unit.text();
    const RigClerk officer = rig.clerk(u"wenjie"_s, unit, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    const RigClerk reviewer = rig.clerk(u"lina"_s, unit, Post::Reviewer);
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    const QDate due = subject.deadlines.promisedDue;

    Command propose = rig.command(officer, subject, Action::ProposeSpecial, Post::CaseOfficer);
    propose.args.procedure = SuspensionKind::ExpertReview;
    propose.args.days = 5;
    propose.args.reason = ownReason;
    propose.args.forWhom = subject.applicant.name;
    subject = rig.mustPost(officer, propose);
    Command start = rig.command(reviewer, subject, Action::StartSpecial, Post::Reviewer);
    subject = rig.mustPost(reviewer, start);
    QCOMPARE(subject.state, CaseState::Suspended);
    QVERIFY(!documentOf(subject, DocumentKind::SpecialProcedureNotice)->number.isEmpty());

    rig.clock.set(rig.clock.now().addDays(3));
    Command end = rig.command(officer, subject, Action::EndSpecial, Post::CaseOfficer);
    end.args.outcome = u"评审通过"_s;
    end.args.opinion = u"专家组一致同意"_s;
    subject = rig.mustPost(officer, end);
    QCOMPARE(subject.state, CaseState::InReview);
    QVERIFY(subject.deadlines.promisedDue > due);
    const HistoryRow row = historyOf(rig, subject.id).constLast();
    QCOMPARE(row.facts.value(u"OUTCOME"_s), u"评审通过"_s);
    QVERIFY(!row.dueChanges.isEmpty());
}

void tst_FurtherActs::reportedUpTheFileChangesHands()
{
    ServiceRig rig;
    Case subject = rig.openItemCase(u"000126001000"_s, {}, u"PT-GY"_s, u"贵州示例化工有限公司"_s);
    const UnitId lower = subject.unit;
    const RigClerk officer = rig.clerk(u"wenjie"_s, lower.text(), Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    subject = answered(rig, officer, subject, Post::CaseOfficer);
    const auto approval =
        QJsonObject{{u"conclusion"_s, u"REFUSE"_s}, {u"verified"_s, true}, {u"text"_s, u"初审意见"_s}};
    Command examine = rig.command(officer, subject, Action::Examine, Post::CaseOfficer);
    examine.args.opinion = u"经初审符合条件"_s;
    examine.args.approval = approval;
    const auto decides = rig.post(officer, examine);
    QVERIFY(!decides);
    QCOMPARE(decides.error().refusal->code, RefusalCode::ReportsUp);

    Command up = rig.command(officer, subject, Action::ReportUp, Post::CaseOfficer);
    up.args.opinion = u"经初审符合条件，报请审定"_s;
    up.args.approval = approval;
    const auto reported = rig.post(officer, up);
    QVERIFY2(reported, reported ? "" : protocol::encode(reported.error()).constData());
    subject = rig.stored(subject.id);
    QCOMPARE(subject.state, CaseState::TransferredUp);
    QVERIFY(subject.unit != lower);
    QCOMPARE(subject.reportedFrom, lower);
    QVERIFY(!documentOf(subject, DocumentKind::PreliminaryOpinion)->number.isEmpty());
    // The officer of the lower unit has it no more, but goes on reading how it goes on.
    const auto again = rig.post(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    QVERIFY(!again);
    QCOMPARE(again.error().refusal->code, RefusalCode::OtherUnit);
    QCOMPARE(summarise(subject, lower)->capacity, Capacity::Reporter);
    const RigClerk upper = rig.clerk(u"sunhao"_s, subject.unit.text(), Post::CaseOfficer);
    subject = rig.mustPost(upper, rig.command(upper, subject, Action::Claim, Post::CaseOfficer));
    QCOMPARE(subject.state, CaseState::InReview);
}

void tst_FurtherActs::withdrawnAtTheWindow()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const RigClerk counter = rig.clerk(u"luxin"_s, registry, Post::Reception);
    Case subject = acceptedCompany(rig, office);
    Command withdraw = rig.command(counter, subject, Action::Withdraw, Post::Reception);
    withdraw.args.reason = u"另有安排"_s;
    subject = rig.mustPost(counter, withdraw);
    QCOMPARE(subject.state, CaseState::Withdrawn);
    QVERIFY(!documentOf(subject, DocumentKind::WithdrawalNotice)->number.isEmpty());
    QVERIFY(subject.deadlines.endedAt.isValid());
}

void tst_FurtherActs::aLicenceIsFollowed()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const RigSource platform{UnitId(u"PT-GY"_s), QByteArray(32, 'p')};
    platform.enrol(rig.core());
    IntakeHandlers handlers(QueryPasswords(ledger::SecretBytes::copyOf(QByteArray(32, 's'))),
                            PasswordCost{1, size_t(8) * 1024});
    Case earlier = grantedCompany(rig, office);
    const QString number = u"91520100MA6DEM0063"_s;
    Command close = rig.command(office.decider, earlier, Action::Close, Post::Decider);
    close.args.result.number = number;

    protocol::IntakeApplication application;
    application.deliveryId = u"d-1"_s;
    application.item = ItemCode(u"000125001003"_s);
    application.applicant = earlier.applicant;
    application.form = simulator::formSample(QStringLiteral(YC_SOURCE_DIR "/resources/form-samples"),
                                             u"general-application"_s, toLocalDate(rig.clock.now()));
    application.submittedAt = rig.clock.now();
    application.follows = protocol::LicenceReference{LinkKind::Deregistration, number};
    const auto handIn = [&](const QString &id, protocol::IntakeApplication delivery) {
        delivery.deliveryId = id;
        Context context = platform.contextFor(rig.core());
        return handlers.handIn(context, {delivery, protocol::encode(delivery)});
    };
    const auto refusedWith = [](const Answer<IntakeAnswer> &answer) {
        return answer || !answer.error().refusal ? QString() : QString(nameOf(answer.error().refusal->code));
    };
    // Before the licence is there, and by somebody else afterwards, the answer is the same.
    QCOMPARE(refusedWith(handIn(u"d-2"_s, application)), u"EARLIER_CASE_UNKNOWN"_s);
    earlier = rig.mustPost(office.decider, close);
    protocol::IntakeApplication stranger = application;
    stranger.applicant.name = u"贵州另一家有限公司"_s;
    QCOMPARE(refusedWith(handIn(u"d-3"_s, stranger)), u"EARLIER_CASE_UNKNOWN"_s);
    protocol::IntakeApplication renewal = application;
    renewal.follows->kind = LinkKind::Renewal;
    QCOMPARE(refusedWith(handIn(u"d-4"_s, renewal)), u"LINK_NOT_ALLOWED"_s);

    const Answer<IntakeAnswer> answer = handIn(u"d-1"_s, application);
    QVERIFY2(answer, answer ? "" : protocol::encode(answer.error()).constData());
    const CaseId laterId = protocol::decode<protocol::IntakeReply>(answer->json)->caseId;
    Case later = rig.stored(laterId);
    // Both show each other.
    QCOMPARE(later.follows->other, earlier.id);
    QCOMPARE(later.follows->resultNumber, number);
    QCOMPARE(rig.stored(earlier.id).followers.constFirst().other, laterId);
    QVERIFY(!rig.stored(earlier.id).followers.constFirst().granted.has_value());
    QCOMPARE(historyOf(rig, laterId).constFirst().facts.value(u"LINK"_s), u"DEREGISTRATION"_s);
    // How it ended shows at the licence.
    const RigClerk counter = rig.clerk(u"luxin"_s, registry, Post::Reception);
    Command withdraw = rig.command(counter, later, Action::Withdraw, Post::Reception);
    withdraw.args.reason = u"另有安排"_s;
    later = rig.mustPost(counter, withdraw);
    QCOMPARE(*rig.stored(earlier.id).followers.constFirst().granted, false);
    QCOMPARE(licenceStatus(rig.stored(earlier.id), toLocalDate(rig.clock.now())), LicenceStatus::InForce);
}

/// T24 of a change that was closed and not served: its certificate is void, the other departments hear of it, and the
/// licence it was about stands again.
void tst_FurtherActs::aVoidResultIsToldToEverybody()
{
    ServiceRig rig;
    const RigClerk officer =
        rig.clerk(u"wenjie"_s, u"SCJGJ-QYZC"_s, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    const RigClerk decider = rig.clerk(u"wangqiang"_s, u"SCJGJ-QYZC"_s, Post::Decider);
    const RigClerk counter = rig.clerk(u"luxin"_s, u"SCJGJ-QYZC"_s, Post::Reception);
    Case subject = rig.openItemCase(u"000125001002"_s, {}, u"PT-GY"_s, u"贵州示例茶业有限公司"_s);
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::CaseOfficer));
    subject = answered(rig, officer, subject, Post::CaseOfficer);
    Command examine = rig.command(officer, subject, Action::Examine, Post::CaseOfficer);
    examine.args.opinion = u"符合变更条件，建议准予"_s;
    examine.args.approval = {{u"conclusion"_s, u"MEETS"_s}, {u"facts"_s, u"材料齐全，符合法定形式"_s}};
    subject = rig.mustPost(officer, examine);
    subject = rig.mustPost(decider, rig.command(decider, subject, Action::Claim, Post::Decider));
    Command grant = rig.command(decider, subject, Action::Grant, Post::Decider);
    grant.args.opinion = u"准予变更"_s;
    subject = rig.mustPost(decider, grant);
    Command close = rig.command(decider, subject, Action::Close, Post::Decider);
    close.args.result.number = u"91520100MA6DEM0063"_s;
    subject = rig.mustPost(decider, close);
    Command withdraw = rig.command(counter, subject, Action::Withdraw, Post::Reception);
    withdraw.args.reason = u"另有安排"_s;
    subject = rig.mustPost(counter, withdraw);

    QCOMPARE(subject.state, CaseState::Withdrawn);
    QVERIFY(subject.result.voidedAt.isValid());
    QVERIFY(historyOf(rig, subject.id).constLast().remarks.contains(u"RESULT_VOID"_s));
    int told = 0;
    for (const Part &part : std::as_const(subject.parts)) {
        const auto due = *pushstore::due(**rig.core().reader(), part.unit, rig.clock.now(), 10);
        QStringList events;
        for (const pushstore::StoredPush &push : due)
            events.append(push.push.event);
        told += events.contains(protocol::pushevents::withdrawn) ? 1 : 0;
    }
    QCOMPARE(told, subject.parts.size());
    QVERIFY(told > 0);
}

void tst_FurtherActs::whatIsClaimedIsHeld_data()
{
    using Changes = QMap<QString, QString>;
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("form");
    QTest::addColumn<Changes>("first");
    QTest::addColumn<Changes>("second");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *name, const QString &item, const QString &form, const Changes &first,
                        const Changes &second,
                        const QString &refusal) { QTest::newRow(name) << item << form << first << second << refusal; };
    const QString taken = u"CLAIM_TAKEN"_s;
    row("E: one open booking per vehicle", booking, bookingForm, {}, {{u"/slot"_s, u"10:00-11:30"_s}}, taken);
    row("E: at another station it is the same vehicle", booking, bookingForm, {}, {{u"/station/code"_s, u"GY0099"_s}},
        taken);
    row("E: another vehicle", booking, bookingForm, {}, {{u"/plate/no"_s, u"贵A54321"_s}}, {});
    const QString teacher = u"000105001001"_s;
    const QString teacherForm = u"teacher-qualification"_s;
    row("C: one kind per window", teacher, teacherForm, {}, {{u"/teachSubject"_s, u"0502"_s}}, taken);
    row("C: the next window", teacher, teacherForm, {}, {{u"/window/batch"_s, u"春季批次"_s}}, {});
    const QString permit = u"000114001000"_s;
    const QString permitForm = u"construction-permit"_s;
    row("H: the leader is on another open project", permit, permitForm, {},
        {{u"/projectName"_s, u"示例路二号研发楼"_s}}, taken);
    row("H: another leader", permit, permitForm, {},
        {{u"/units/2/projectLeader/name"_s, u"何文博"_s}, {u"/units/2/projectLeader/idNo"_s, u"520199197310223252"_s}},
        {});
    row("H: who designs may design another one", permit, permitForm, {{u"/units/2/role"_s, u"EPC"_s}},
        {{u"/units/2/projectLeader/name"_s, u"何文博"_s}, {u"/units/2/projectLeader/idNo"_s, u"520199197310223252"_s}},
        {});
    const QString change = u"000125001002"_s;
    const QString changeForm = u"company-change"_s;
    // The body of the sample is not frozen; the one that is comes second.
    row("B: the registry says that the equity is frozen", change, changeForm, {},
        {{u"/enterprise/uscc"_s, u"91520201MATER0026L"_s}}, u"REGISTRY_BARS"_s);
    row("B: the equity of another body is", change, changeForm, {}, {}, {});
    row("B: frozen, but the holders stay", change, changeForm, {},
        {{u"/enterprise/uscc"_s, u"91520201MATER0026L"_s}, {u"/changes/2/item"_s, u"SCOPE"_s}}, {});
}

void tst_FurtherActs::whatIsClaimedIsHeld()
{
    using Changes = QMap<QString, QString>;
    QFETCH(QString, item);
    QFETCH(QString, form);
    QFETCH(Changes, first);
    QFETCH(Changes, second);
    QFETCH(QString, refusal);
    Samples samples;
    const auto loaded = samples.rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        const registrystore::Registry *bodies = registrystore::registry(u"legal-persons"_s);
        QJsonObject frozen;
        for (const QString &column : bodies->columns)
            frozen.insert(column, QString());
        frozen.insert(u"uscc"_s, u"91520201MATER0026L"_s);
        frozen.insert(u"equity"_s, u"冻结"_s);
        YC_TRY_DB(registrystore::load(write.db(), *bodies, {frozen}, write.now()));
        return true;
    });
    QVERIFY(loaded);
    QCOMPARE(samples.handIn(item, samples.form(form, first)), QString());
    const qint64 before = *casestore::count(**samples.rig.core().reader());
    QCOMPARE(samples.handIn(item, samples.form(form, second)), refusal);
    // A refusal leaves nothing behind.
    QCOMPARE(*casestore::count(**samples.rig.core().reader()), before + (refusal.isEmpty() ? 1 : 0));
}

/// Slots have six places: of many who want the last one at the same moment one gets it.
void tst_FurtherActs::theLastPlaceGoesToOne()
{
    Samples samples;
    const auto plate = [](int i) { return QMap<QString, QString>{{u"/plate/no"_s, u"贵A%1"_s.arg(60000 + i)}}; };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(samples.handIn(booking, samples.form(bookingForm, plate(i))), QString());
    constexpr int wanting = 6;
    std::array<QString, wanting> refusals;
    std::vector<std::thread> threads;
    for (int i = 0; i < wanting; ++i) {
        threads.emplace_back([&samples, &refusals, &plate, i] {
            protocol::IntakeApplication application;
            application.deliveryId = u"last-%1"_s.arg(i);
            application.item = ItemCode(booking);
            application.applicant.name = u"何子涵"_s;
            application.applicant.kind = ApplicantKind::Person;
            application.form = samples.form(bookingForm, plate(100 + i));
            application.submittedAt = samples.rig.clock.now();
            Context context = samples.platform.contextFor(samples.rig.core());
            const auto answer = samples.handlers.handIn(context, {application, protocol::encode(application)});
            if (!answer && answer.error().refusal)
                refusals.at(std::size_t(i)) = nameOf(answer.error().refusal->code);
            else if (!answer)
                refusals.at(std::size_t(i)) = u"other"_s;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(std::count(refusals.begin(), refusals.end(), QString()), 1);
    QCOMPARE(std::count(refusals.begin(), refusals.end(), u"CLAIM_TAKEN"_s), wanting - 1);
}

void tst_FurtherActs::bookedPlacesComeBackInTime()
{
    Samples samples;
    ServiceRig &rig = samples.rig;
    const RigClerk clerk = rig.clerk(u"wufang"_s, u"GAT-JJ"_s, Posts(Post::Reception) | Post::AcceptanceOfficer);
    Case subject = booked(samples, clerk);
    QCOMPARE(subject.state, CaseState::Delivered);
    // Served, the place is still held.
    QCOMPARE(samples.handIn(booking, samples.form(bookingForm)), u"CLAIM_TAKEN"_s);
    subject = rig.mustPost(clerk, rig.command(clerk, subject, Action::CancelBooking, Post::Reception));
    QCOMPARE(subject.state, CaseState::Delivered);
    QCOMPARE(shownState(subject), CaseState::Cancelled);
    subject = booked(samples, clerk);
    // Booked for the seventh day from now: on that day itself it is too late, and on the next day nobody holds it.
    rig.clock.set(rig.clock.now().addDays(7));
    const auto late = rig.post(clerk, rig.command(clerk, subject, Action::CancelBooking, Post::Reception));
    QVERIFY(!late);
    QCOMPARE(late.error().refusal->code, RefusalCode::BookingTooClose);
    QCOMPARE(samples.handIn(booking, samples.form(bookingForm)), u"CLAIM_TAKEN"_s);
    rig.clock.set(rig.clock.now().addDays(1));
    QCOMPARE(samples.handIn(booking, samples.form(bookingForm)), QString());
}

void tst_FurtherActs::missedThreeTimesNothingIsBooked()
{
    Samples samples;
    ServiceRig &rig = samples.rig;
    const RigClerk clerk = rig.clerk(u"wufang"_s, u"GAT-JJ"_s, Posts(Post::Reception) | Post::AcceptanceOfficer);
    for (int i = 0; i < 3; ++i) {
        const Case subject = booked(samples, clerk);
        rig.clock.set(rig.clock.now().addDays(8));
        rig.mustPost(clerk, rig.command(clerk, subject, Action::RecordMissed, Post::Reception));
    }
    QCOMPARE(samples.handIn(booking, samples.form(bookingForm)), u"CLAIM_BLOCKED"_s);
    QCOMPARE(samples.handIn(booking, samples.form(bookingForm, {{u"/plate/no"_s, u"贵A54321"_s}})), QString());
    rig.clock.set(rig.clock.now().addDays(30));
    QCOMPARE(samples.handIn(booking, samples.form(bookingForm)), u"CLAIM_BLOCKED"_s);
    rig.clock.set(rig.clock.now().addDays(1));
    QCOMPARE(samples.handIn(booking, samples.form(bookingForm)), QString());
}

QTEST_GUILESS_MAIN(tst_FurtherActs)
#include "tst_furtheracts.moc"
