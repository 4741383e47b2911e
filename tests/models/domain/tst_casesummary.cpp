// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casesummary.h"

#include "samplecases.h"

#include "domain/casefacts.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

class CaseSummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownerSeesTheWholeRow();
    void personsAreMaskedForOthers();
    void dueIsTheDateThatCounts();
    void consultedUnitSeesItsHandoff();
    void signatureGoesBeforeOpinion();
    void transferIsSeenByBothUntilSignedFor();
    void departmentSupervises();
    void others();
    void flags();
    void partsAndHandoffsAreCounted();
    void factsCountTheVersionOnly();
};

void CaseSummaryTest::ownerSeesTheWholeRow()
{
    World world;
    const Case subject = world.inReview();
    const auto row = summarise(subject, registration);
    QVERIFY(row);
    QCOMPARE(row->capacity, Capacity::Owner);
    QCOMPARE(row->id, subject.id);
    QCOMPARE(row->queryCode, subject.queryCode);
    QCOMPARE(row->applicantName, subject.applicant.name);
    QCOMPARE(row->state, CaseState::InReview);
    QCOMPARE(row->step, subject.step);
    QCOMPARE(row->assignee, clerk.user);
    QCOMPARE(row->receivedAt, subject.deadlines.receivedAt);
    QCOMPARE(row->source, platform);
    QCOMPARE(row->version, subject.version);
    QCOMPARE(row->revision, subject.revision);
    QVERIFY(row->handoff.isEmpty());
    QCOMPARE(row->flags, SummaryFlags());
}

void CaseSummaryTest::personsAreMaskedForOthers()
{
    World world;
    Case subject = world.consulting();
    QCOMPARE(summarise(subject, tax)->applicantName, subject.applicant.name);
    subject.applicant.kind = ApplicantKind::Person;
    subject.applicant.name = u"张示例"_s;
    QCOMPARE(summarise(subject, registration)->applicantName, u"张示例"_s);
    QCOMPARE(summarise(subject, tax)->applicantName, u"张**"_s);
    QCOMPARE(summarise(subject, authority)->applicantName, u"张**"_s);
}

void CaseSummaryTest::dueIsTheDateThatCounts()
{
    World world;
    const auto due = [](const Case &subject) { return summarise(subject, registration)->due; };
    const Case received = world.received();
    QCOMPARE(due(received), QDate(2026, 3, 9));
    QVERIFY(!summarise(received, registration)->promisedDue.isValid());
    QVERIFY(!due(world.after(received, Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}))).isValid());
    QCOMPARE(due(world.accepted()), QDate(2026, 3, 10));
    QCOMPARE(due(world.inReview()), QDate(2026, 3, 10));
    QCOMPARE(due(world.granted()), QDate(2026, 3, 17));
    const Case closed = world.closed();
    QCOMPARE(due(closed), QDate(2026, 3, 17));
    QVERIFY(!due(world.after(closed, Action::Deliver, counter, world.everything(closed))).isValid());
}

void CaseSummaryTest::consultedUnitSeesItsHandoff()
{
    World world;
    const Case asked = world.consulting();
    const auto row = summarise(asked, tax);
    QVERIFY(row);
    QCOMPARE(row->capacity, Capacity::Consulted);
    QCOMPARE(row->handoff, asked.handoffs[0].id);
    QCOMPARE(row->handoffState, HandoffState::Sent);
    QCOMPARE(row->due, toLocalDate(asked.handoffs[0].dueAt));
    QVERIFY(row->step.isEmpty());
    QVERIFY(row->assignee.isEmpty());
    QVERIFY(!row->promisedDue.isValid());
    QCOMPARE(row->handoffsOut, 0);
    QCOMPARE(row->parts, 0);

    const Case signedFor = world.after(asked, Action::AcceptHandoff, taxClerk, World::handoff(asked.handoffs[0].id));
    QCOMPARE(summarise(signedFor, tax)->assignee, taxClerk.user);
    const Case answered = world.after(signedFor, Action::AnswerHandoff, taxClerk, World::handoff(asked.handoffs[0].id));
    QVERIFY(!summarise(answered, tax));
}

void CaseSummaryTest::signatureGoesBeforeOpinion()
{
    World world;
    const Case both = world.after(world.consulting(), Action::Countersign, clerk, world.question({tax}));
    QCOMPARE(summarise(both, tax)->capacity, Capacity::Countersigner);
    QCOMPARE(summarise(both, tax)->handoff, both.handoffs[1].id);
    QCOMPARE(viewers(both).size(), 3);
}

void CaseSummaryTest::transferIsSeenByBothUntilSignedFor()
{
    World world;
    CommandArguments args = World::reason();
    args.handoff.to = {secondSection};
    const Case sent = world.after(world.inReview(), Action::Transfer, clerk, args);
    const auto sender = summarise(sent, registration);
    const auto receiver = summarise(sent, secondSection);
    QCOMPARE(sender->flags, SummaryFlags(SummaryFlag::HandoffOut));
    QVERIFY(sender->handoff.isEmpty());
    QCOMPARE(receiver->capacity, Capacity::Owner);
    QCOMPARE(receiver->flags, SummaryFlags(SummaryFlag::TransferIn));
    QCOMPARE(receiver->handoff, sent.handoffs[0].id);
    QCOMPARE(receiver->due, QDate(2026, 3, 10));

    const Case taken = world.after(sent, Action::AcceptHandoff, otherSection, World::handoff(sent.handoffs[0].id));
    QVERIFY(!summarise(taken, registration));
    QCOMPARE(summarise(taken, secondSection)->flags, SummaryFlags());
}

void CaseSummaryTest::departmentSupervises()
{
    World world;
    const auto row = summarise(world.inReview(), authority);
    QVERIFY(row);
    QCOMPARE(row->capacity, Capacity::Supervisor);
    QCOMPARE(row->viewer, authority);
    QCOMPARE(row->assignee, clerk.user);
    using Viewer = std::pair<UnitId, Capacity>;
    QCOMPARE(viewers(world.inReview()),
             (QVector<Viewer>{{registration, Capacity::Owner}, {authority, Capacity::Supervisor}}));
}

void CaseSummaryTest::others()
{
    World world;
    const Case subject = world.consulting();
    for (const UnitId &unit : {insurance, secondSection, inspection, platform, UnitId(u"GZ"_s), UnitId()}) {
        QVERIFY2(!summarise(subject, unit), qPrintable(unit.text()));
        QVERIFY2(!projectFor(subject, unit), qPrintable(unit.text()));
    }
}

void CaseSummaryTest::flags()
{
    World world;
    const auto has = [](const Case &subject, SummaryFlag flag) {
        return summarise(subject, registration)->flags.testFlag(flag);
    };
    Case subject = world.received();
    RegistryCheck check;
    check.id = u"address.standard"_s;
    check.verdict = CheckVerdict::Pending;
    subject.checks = {check};
    QVERIFY(has(subject, SummaryFlag::ChecksPending));
    QVERIFY(!has(subject, SummaryFlag::Mismatch));
    subject.checks.first().verdict = CheckVerdict::Mismatch;
    QVERIFY(has(subject, SummaryFlag::Mismatch));
    subject.checks.first().answer = CheckAnswer::FoundCorrect;
    QVERIFY(!has(subject, SummaryFlag::Mismatch));

    const Case waiting =
        world.after(world.received(), Action::RequestCorrection, clerk, World::corrections({u"/addr"_s}));
    QVERIFY(!has(waiting, SummaryFlag::CorrectionIn));
    const Case back = world.after(waiting, Action::CompleteCorrection, applicant, world.everything(waiting));
    QVERIFY(has(back, SummaryFlag::CorrectionIn));
    QVERIFY(!has(world.after(back, Action::Accept, clerk), SummaryFlag::CorrectionIn));

    const Case asked = world.consulting();
    QVERIFY(has(asked, SummaryFlag::HandoffOut));
    QVERIFY(!has(asked, SummaryFlag::AnswerIn));
    const Case answered = world.after(asked, Action::AnswerHandoff, taxClerk, World::handoff(asked.handoffs[0].id));
    QVERIFY(!has(answered, SummaryFlag::HandoffOut));
    QVERIFY(has(answered, SummaryFlag::AnswerIn));

    const Case atReview = world.after(world.examined(), Action::Claim, reviewer);
    QVERIFY(!has(atReview, SummaryFlag::SentBack));
    const Case sentBack = world.after(atReview, Action::SendBack, reviewer, World::opinion(ownReason));
    QVERIFY(has(sentBack, SummaryFlag::SentBack));
    QVERIFY(!has(world.after(sentBack, Action::Examine, clerk, World::opinion(u"已改"_s)), SummaryFlag::SentBack));

    const Case urged = world.after(world.inReview(), Action::Urge, head, world.everything(world.inReview()));
    QVERIFY(has(urged, SummaryFlag::Urged));
    QVERIFY(!has(world.after(urged, Action::ReplyToUrge, clerk, world.everything(urged)), SummaryFlag::Urged));

    Case closed = world.closed();
    closed.parts.first().state = PartState::Failed;
    QVERIFY(has(closed, SummaryFlag::PartFailed));
    closed.unknownState = true;
    QVERIFY(has(closed, SummaryFlag::ReadOnly));
    closed.deadlines.provisional = true;
    QVERIFY(has(closed, SummaryFlag::DueProvisional));
}

void CaseSummaryTest::partsAndHandoffsAreCounted()
{
    World world;
    Case closed = world.closed();
    closed.parts[0].state = PartState::Stored;
    Handoff answered;
    answered.state = HandoffState::Answered;
    Handoff recalled;
    recalled.state = HandoffState::Recalled;
    closed.handoffs = {answered, recalled};
    const auto row = summarise(closed, registration);
    QCOMPARE(row->parts, 2);
    QCOMPARE(row->partsDone, 1);
    QCOMPARE(row->handoffsOut, 2);
    QCOMPARE(row->handoffsAnswered, 1);
}

/// What the service learns makes no decision stale.
void CaseSummaryTest::factsCountTheVersionOnly()
{
    World world;
    const Case subject = world.consulting();
    RegistryCheck check;
    check.id = u"address.standard"_s;
    check.verdict = CheckVerdict::Mismatch;
    check.registryValue = u"1402"_s;
    Case known = withCheck(subject, check);
    QCOMPARE(known.version, subject.version + 1);
    QCOMPARE(known.revision, subject.revision);
    known.checks.first().answer = CheckAnswer::FoundCorrect;
    QCOMPARE(withCheck(known, check).checks.constFirst().answer, CheckAnswer::FoundCorrect);
    check.registryValue = u"1404"_s;
    const Case other = withCheck(known, check);
    QCOMPARE(other.checks.size(), 1);
    QCOMPARE(other.checks.constFirst().answer, CheckAnswer::None);

    const Case delivered = withDelivery(subject, tax, world.now);
    QCOMPARE(delivered.handoffs[0].state, HandoffState::Delivered);
    QCOMPARE(delivered.version, subject.version + 1);
    QCOMPARE(withDelivery(delivered, tax, world.now), delivered);
    QCOMPARE(withDelivery(subject, insurance, world.now), subject);

    Part part = subject.parts.constFirst();
    QCOMPARE(withPart(subject, part), subject);
    part.state = PartState::Stored;
    QCOMPARE(withPart(subject, part).parts.constFirst().state, PartState::Stored);
    part.id = PartId(u"unknown"_s);
    QCOMPARE(withPart(subject, part), subject);

    CaseDocument document;
    document.command = CommandId(u"c"_s);
    document.number = u"待编号"_s;
    const Case numbered = withDocument(subject, document);
    document.number = u"黔市监许受字〔2026〕第0001号"_s;
    QCOMPARE(withDocument(numbered, document).documents.size(), 1);
    QCOMPARE(withDocument(numbered, document).documents.constFirst().number, document.number);
    QCOMPARE(withDeadlines(subject, subject.deadlines), subject);
}

QTEST_GUILESS_MAIN(CaseSummaryTest)
#include "tst_casesummary.moc"
