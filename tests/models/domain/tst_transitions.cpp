// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

namespace {

QString namesOf(StateMask mask)
{
    QStringList names;
    for (const auto &[state, name] : enumNames<CaseState>) {
        if (contains(mask, state))
            names.append(name);
    }
    return names.join(u' ');
}

QString namesOf(Posts posts)
{
    QStringList names;
    for (const auto &[post, name] : enumNames<Post>) {
        if (posts & post)
            names.append(name);
    }
    return names.join(u' ');
}

/// A situation in which only the table decides about the act: one case, one person in one post.
struct Trial
{
    Case subject;
    Desk desk;
};

Deadlines clocksOf(const World &world, CaseState state)
{
    const DeadlineEngine engine(world.item.limits(), world.calendars);
    Deadlines clocks = *engine.receive({}, moment(3, 2, 10));
    if (state == CaseState::Correcting)
        return *engine.askForCorrection(clocks, moment(3, 2, 11));
    if (state < CaseState::Accepted)
        return clocks;
    clocks = *engine.accept(clocks, moment(3, 2, 11));
    if (state == CaseState::Suspended)
        return *engine.suspend(clocks, SuspensionKind::ExpertReview, QDate(2026, 3, 20), moment(3, 2, 12));
    return state < CaseState::DecidedGrant ? clocks : *engine.decide(clocks, moment(3, 2, 15));
}

StepId stepFor(const World &world, Action action, Post post)
{
    if (action == Action::Grant || action == Action::Deny || action == Action::CompleteWork)
        return world.item.flow.constLast().id;
    for (const FlowStep &step : world.item.flow) {
        if (step.post == post)
            return step.id;
    }
    return world.item.flow.constFirst().id;
}

Handoff handoffFor(CaseState state)
{
    Handoff handoff;
    handoff.id = HandoffId(u"handoff"_s);
    const bool asked =
        state == CaseState::Consulting || state == CaseState::Suspended || state == CaseState::Supplement;
    handoff.kind = asked ? HandoffKind::Consultation : HandoffKind::Transfer;
    handoff.from = registration;
    handoff.to = asked ? tax : secondSection;
    handoff.sentBy = clerk.user;
    handoff.dueAt = moment(3, 6, 17);
    return handoff;
}

Proposal proposedBy(const Desk &desk)
{
    Proposal proposal;
    proposal.procedure = SuspensionKind::ExpertReview;
    proposal.days = 5;
    proposal.reason = ownReason;
    proposal.by = desk.user;
    return proposal;
}

Opinion opinionAt(const StepId &step)
{
    Opinion opinion;
    opinion.step = step;
    opinion.by = clerk.user;
    opinion.text = u"符合规定"_s;
    return opinion;
}

/// The lease was promised, did not come, and was asked for once more.
void owesTheLease(Case &subject)
{
    const MaterialId lease(u"lease"_s);
    subject.materials.removeIf([&](const Material &material) { return material.id == lease; });
    subject.promises = {{lease, QDate(2026, 3, 2)}};
    subject.supplement.items = {{u"material:lease"_s, u"请提交"_s, false}};
    subject.supplement.answerBy = QDate(2026, 3, 2);
}

/// Every paper there is, made and kept.
void keepsEveryPaper(Case &subject)
{
    for (const auto &[kind, name] : enumNames<DocumentKind>) {
        CaseDocument document;
        document.kind = kind;
        document.digest = Digest256(QString(64, u'b'));
        subject.documents.append(document);
    }
}

/// What the rule of an act wants of the case and of the item, beyond its row of the table.
void prepare(World &world, Case &subject, Action action)
{
    switch (action) {
    case Action::ReturnOverdue:
        owesTheLease(subject);
        subject.correction.answerBy = QDate(2026, 3, 2);
        break;
    case Action::RecallExamination:
        subject.step = world.item.flow[1].id;
        subject.assignee = {};
        subject.opinions = {opinionAt(world.item.flow[0].id)};
        break;
    case Action::ProposeSpecial:
        world.item.specialProcedures = {u"EXPERT_REVIEW"_s};
        break;
    case Action::StartSpecial:
    case Action::RejectProposal:
        subject.proposal = proposedBy(secondClerk);
        break;
    case Action::RecallProposal:
        subject.proposal = proposedBy(clerk);
        break;
    case Action::EndSpecial:
        subject.procedures = {SpecialProcedure()};
        subject.procedures.last().announcedEnd = QDate(2026, 3, 20);
        break;
    case Action::RequestSupplement:
        world.item.supplementAllowed = true;
        break;
    case Action::ReceiveSupplement:
        owesTheLease(subject);
        break;
    case Action::ReportUp:
        world.item.reportsTo = {{registration, secondSection}};
        world.item.flow.removeAt(1);
        subject.step = world.item.flow[0].id;
        break;
    case Action::ReviewLegally:
        world.item.legalReview = true;
        break;
    case Action::RecordParties:
        subject.partyNotices = {PartyNotice()};
        subject.partyNotices.last().requestBy = QDate(2026, 3, 9);
        break;
    case Action::Archive:
        keepsEveryPaper(subject);
        for (const FlowStep &step : world.item.flow)
            subject.opinions.append(opinionAt(step.id));
        break;
    case Action::HandleAtOnce:
        world.item.kind = ItemKind::Instant;
        world.item.windowDecides = true;
        break;
    case Action::IssueDocuments:
        subject.documents = {CaseDocument()};
        break;
    case Action::MoveToSuccessor:
        subject.source = UnitId(u"SCJGJ-OLD"_s);
        break;
    case Action::RecountDue:
        subject.deadlines.provisional = true;
        break;
    case Action::ReturnHandoff:
        subject.handoffs[0].kind = HandoffKind::Countersign;
        break;
    case Action::AnswerReturn:
        subject.handoffs = {handoffFor(CaseState::Consulting)};
        subject.handoffs[0].kind = HandoffKind::Countersign;
        subject.handoffs[0].state = HandoffState::Returned;
        subject.handoffs[0].notes = {HandoffNote()};
        break;
    case Action::TakeSilence:
        world.item.silenceMeansConsent = true;
        subject.handoffs = {handoffFor(CaseState::Consulting)};
        subject.handoffs[0].dueAt = moment(3, 2, 17);
        break;
    case Action::CancelBooking:
    case Action::RecordMissed:
        world.item.booking = Booking{u"/date"_s, 1};
        subject.form.insert(u"date"_s, action == Action::CancelBooking ? u"2026-03-05"_s : u"2026-03-02"_s);
        subject.result.granted = true;
        break;
    default:
        break;
    }
}

CommandArguments argumentsFor(const World &world, const Case &subject, Action action)
{
    CommandArguments args = world.everything(subject);
    if (action == Action::Transfer)
        args.handoff.to = {secondSection};
    if (action == Action::ReceiveSupplement) {
        args.materials = {paper(u"lease"_s)};
        args.form = {};
    }
    return args;
}

Trial trialOf(World &world, Action action, CaseState state, Post post)
{
    if (action == Action::CompleteWork)
        world.item.kind = ItemKind::PartWork;
    if (action == Action::DeemAccepted)
        world.now = moment(3, 20, 10);
    Trial trial;
    Case &subject = trial.subject;
    subject = world.received();
    subject.state = state;
    subject.deadlines = clocksOf(world, state);
    subject.correction.items = {{u"/addr"_s, u"请补正"_s, false}};
    subject.points = {{u"address"_s, PointVerdict::Yes, {}, {}}, {u"scope"_s, PointVerdict::Yes, {}, {}}};
    subject.urgings = {{u"urging"_s, {}, {}, {}, u"请尽快"_s, {}, {}, {}, {}}};
    if (state >= CaseState::InReview)
        subject.step = stepFor(world, action, post);

    trial.desk = {clerk.user, clerk.name, registration, post};
    const Holder holder = transitionFor(action).holder;
    const bool aboutHandoffs = holder == Holder::HandoffReceiver || action == Action::RecallHandoff;
    if (aboutHandoffs)
        subject.handoffs = {handoffFor(state)};
    if (holder == Holder::HandoffReceiver)
        trial.desk.unit = subject.handoffs.constFirst().to;
    if (action != Action::Claim && action != Action::Assign)
        subject.assignee = clerk.user;
    prepare(world, subject, action);
    return trial;
}

/// Some acts are open to many posts over the life of a case, but at each moment only to the one whose work it is.
bool isWorkOf(const World &world, const Trial &trial, Action action)
{
    switch (action) {
    case Action::Claim:
        return bool(postsAtWork(trial.subject, world.item) & trial.desk.posts);
    case Action::StartSpecial:
    case Action::RejectProposal:
        // The flow has a reviewer: he approves.
        return bool(trial.desk.posts & Post::Reviewer);
    case Action::ReportUp:
        // The last opinion before the decision is the officer's here.
        return bool(trial.desk.posts & Post::CaseOfficer);
    default:
        return true;
    }
}

/// What is over stays as it is, but for the archive, for papers that are made after the end, and for booked places.
bool mayFollowTheEnd(const Transition &row, CaseState state)
{
    const bool follows = row.action == Action::Archive || row.action == Action::IssueDocuments ||
                         row.action == Action::CancelBooking || row.action == Action::RecordMissed;
    return follows && contains(row.from, state);
}

} // namespace

class TransitionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActHasItsRow();
    void rowsOfTheNationalList_data();
    void rowsOfTheNationalList();
    void everyRowInEveryStateForEveryPost_data();
    void everyRowInEveryStateForEveryPost();
    void unfavourableActsAskForTheirGrounds_data();
    void unfavourableActsAskForTheirGrounds();
    void otherUnitsDoNothing_data();
    void otherUnitsDoNothing();
};

void TransitionsTest::everyActHasItsRow()
{
    QCOMPARE(transitions().size(), enumNames<Action>.size());
    for (const auto &[action, name] : enumNames<Action>) {
        QCOMPARE(transitionFor(action).action, action);
        QVERIFY2(transitionFor(action).posts, name.data());
        QVERIFY2(transitionFor(action).from != 0, name.data());
    }
}

void TransitionsTest::rowsOfTheNationalList_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("posts");

    const auto row = [](const char *number, const char *action, const char *from, const char *to, const char *posts) {
        QTest::addRow("%s %s", number, action)
            << QString::fromLatin1(action) << QString::fromLatin1(number) << QString::fromLatin1(from)
            << QString::fromLatin1(to) << QString::fromLatin1(posts);
    };
    row("T1", "SUBMIT", "DRAFT", "SUBMITTED", "APPLICANT");
    row("T2", "PRE_RETURN", "SUBMITTED", "PRE_RETURNED", "PRE_REVIEW");
    row("T3", "PRE_PASS", "SUBMITTED", "PRE_PASSED", "PRE_REVIEW");
    row("T4", "RECEIVE", "PRE_PASSED QUEUED", "RECEIVED", "RECEPTION");
    row("T4", "RECEIVE_ONLINE", "SUBMITTED", "RECEIVED", "SYSTEM");
    row("T5", "DECLARE_NOT_REQUIRED", "RECEIVED", "NOT_REQUIRED", "ACCEPTANCE_OFFICER");
    row("T6", "REFUSE_ACCEPTANCE", "RECEIVED", "REFUSED", "ACCEPTANCE_OFFICER");
    row("T7", "REQUEST_CORRECTION", "RECEIVED", "CORRECTING", "ACCEPTANCE_OFFICER");
    row("T8", "COMPLETE_CORRECTION", "CORRECTING", "RECEIVED", "RECEPTION APPLICANT");
    row("T9", "RETURN_OVERDUE", "CORRECTING SUPPLEMENT", "RETURNED", "ACCEPTANCE_OFFICER CASE_OFFICER");
    row("T10", "ACCEPT", "RECEIVED", "ACCEPTED", "ACCEPTANCE_OFFICER");
    row("T11", "DEEM_ACCEPTED", "RECEIVED", "ACCEPTED", "SYSTEM");
    row("T13", "CONSULT", "IN_REVIEW CONSULTING", "CONSULTING", "CASE_OFFICER");
    row("T13", "COUNTERSIGN", "IN_REVIEW CONSULTING", "CONSULTING", "CASE_OFFICER");
    const char *running = "ACCEPTED IN_REVIEW SUPPLEMENT CONSULTING SUSPENDED TRANSFERRED_UP";
    row("T14", "PROPOSE_SPECIAL", "IN_REVIEW CONSULTING", "", "CASE_OFFICER");
    row("T14", "START_SPECIAL", "IN_REVIEW CONSULTING", "SUSPENDED", "REVIEWER DECIDER");
    row("T14", "END_SPECIAL", "SUSPENDED", "", "CASE_OFFICER");
    row("T14", "REJECT_PROPOSAL", "IN_REVIEW CONSULTING", "", "REVIEWER DECIDER");
    row("T14", "RECALL_PROPOSAL", "IN_REVIEW CONSULTING", "", "CASE_OFFICER");
    row("T15", "PROPOSE_EXTENSION", "IN_REVIEW CONSULTING", "", "CASE_OFFICER");
    row("T15", "EXTEND", running, "", "DECIDER");
    row("T16", "REQUEST_SUPPLEMENT", "IN_REVIEW CONSULTING", "SUPPLEMENT", "CASE_OFFICER");
    row("T16", "RECEIVE_SUPPLEMENT", "ACCEPTED IN_REVIEW SUPPLEMENT CONSULTING SUSPENDED TRANSFERRED_UP DECIDED_GRANT",
        "", "RECEPTION APPLICANT");
    row("T17", "SEND_BACK", "IN_REVIEW", "IN_REVIEW", "REVIEWER DECIDER");
    row("T18", "TRANSFER", "RECEIVED ACCEPTED IN_REVIEW", "", "ACCEPTANCE_OFFICER CASE_OFFICER DISPATCHER");
    row("T19", "REPORT_UP", "IN_REVIEW", "TRANSFERRED_UP", "CASE_OFFICER REVIEWER");
    row("T20", "REVIEW_LEGALLY", "IN_REVIEW CONSULTING", "", "REVIEWER");
    row("T21", "INFORM_PARTIES", "IN_REVIEW CONSULTING SUSPENDED", "", "CASE_OFFICER DECIDER");
    row("T21", "RECORD_PARTIES", "IN_REVIEW SUPPLEMENT CONSULTING SUSPENDED", "", "CASE_OFFICER DECIDER");
    row("T20", "GRANT", "IN_REVIEW CONSULTING", "DECIDED_GRANT", "DECIDER");
    row("T21", "DENY", "IN_REVIEW CONSULTING", "DECIDED_DENY", "DECIDER");
    row("T22", "CLOSE", "DECIDED_GRANT DECIDED_DENY", "", "CASE_OFFICER DECIDER SYSTEM");
    row("T23", "DELIVER", "CLOSED_GRANT CLOSED_TOLERANT CLOSED_DENY", "DELIVERED",
        "RECEPTION CASE_OFFICER DELIVERY SYSTEM");
    row("T24", "WITHDRAW",
        "SUBMITTED PRE_PASSED QUEUED RECEIVED CORRECTING ACCEPTED IN_REVIEW SUPPLEMENT CONSULTING SUSPENDED "
        "TRANSFERRED_UP DECIDED_GRANT DECIDED_DENY CLOSED_GRANT CLOSED_TOLERANT CLOSED_DENY",
        "WITHDRAWN", "RECEPTION APPLICANT");
    row("T25", "TERMINATE", "ACCEPTED IN_REVIEW SUPPLEMENT CONSULTING SUSPENDED TRANSFERRED_UP DECIDED_GRANT",
        "TERMINATED", "DECIDER");
    row("T26", "ARCHIVE", "NOT_REQUIRED REFUSED WITHDRAWN CANCELLED RETURNED TERMINATED DELIVERED", "ARCHIVED",
        "CASE_OFFICER DELIVERY SYSTEM");
}

void TransitionsTest::rowsOfTheNationalList()
{
    QFETCH(QString, action);
    const Transition &row = transitionFor(*valueOf<Action>(action));
    QTEST(QString::fromLatin1(row.number), "number");
    QTEST(namesOf(row.from), "from");
    QTEST(row.to ? QString(nameOf(*row.to)) : QString(), "to");
    QTEST(namesOf(row.posts), "posts");
}

void TransitionsTest::everyRowInEveryStateForEveryPost_data()
{
    QTest::addColumn<int>("action");
    for (const auto &[action, name] : enumNames<Action>)
        QTest::newRow(name.data()) << int(action);
}

void TransitionsTest::everyRowInEveryStateForEveryPost()
{
    QFETCH(int, action);
    const Transition &row = transitionFor(static_cast<Action>(action));
    int allowed = 0;
    for (const auto &[state, stateName] : enumNames<CaseState>) {
        for (const auto &[post, postName] : enumNames<Post>) {
            World world;
            const Trial trial = trialOf(world, row.action, state, post);
            const CommandArguments args = argumentsFor(world, trial.subject, row.action);
            const auto outcome = decide(trial.subject, world.command(trial.subject, row.action, trial.desk, post, args),
                                        world.as(trial.desk));
            const auto possible = isPossible(trial.subject, row.action, world.as(trial.desk));

            std::optional<RefusalCode> expected;
            if (isEnded(state) && !mayFollowTheEnd(row, state))
                expected = RefusalCode::CaseEnded;
            else if (!contains(row.from, state))
                expected = RefusalCode::WrongState;
            else if (!(row.posts & post) || !isWorkOf(world, trial, row.action))
                expected = RefusalCode::WrongPost;

            const QByteArray where = QByteArray(stateName.data()) + ' ' + postName.data() + ": " +
                                     (outcome ? "done" : nameOf(outcome.error().code).data());
            QVERIFY2(outcome.has_value() == !expected, where.constData());
            QVERIFY2(possible.has_value() == !expected, where.constData());
            if (expected) {
                QVERIFY2(outcome.error().code == *expected, where.constData());
                QVERIFY2(possible.error().code == *expected, where.constData());
                continue;
            }
            ++allowed;
            if (row.to)
                QVERIFY2(outcome->next.state == *row.to, where.constData());
            QVector<HistoryRow> rows = outcome->earlierRows;
            rows.append(outcome->row);
            QCOMPARE(rows.constFirst().before, state);
            QCOMPARE(rows.constLast().after, outcome->next.state);
            QCOMPARE(rows.constLast().action, recordedAs(row.action));
            if (rows.size() == 1)
                QCOMPARE(rows.constLast().post, post);
            QCOMPARE(outcome->next.version, trial.subject.version + rows.size());
        }
    }
    QVERIFY(allowed > 0);
}

void TransitionsTest::unfavourableActsAskForTheirGrounds_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("record");
    for (const Transition &row : transitions()) {
        for (const auto &[record, name] : enumNames<Record>) {
            if (row.records & record)
                QTest::addRow("%s %s", nameOf(row.action).data(), name.data()) << int(row.action) << int(record);
        }
    }
}

/// Whatever the table says must be recorded is asked for, and nothing else.
void TransitionsTest::unfavourableActsAskForTheirGrounds()
{
    QFETCH(int, action);
    QFETCH(int, record);
    const Transition &row = transitionFor(static_cast<Action>(action));
    Post post = Post::System;
    CaseState state = CaseState::Draft;
    for (const auto &[candidate, name] : enumNames<CaseState>) {
        if (contains(row.from, candidate) && state == CaseState::Draft)
            state = candidate;
    }
    for (const auto &[candidate, name] : enumNames<Post>) {
        if (row.posts & candidate && post == Post::System)
            post = candidate;
    }
    World world;
    const Trial trial = trialOf(world, row.action, state, post);
    CommandArguments args = argumentsFor(world, trial.subject, row.action);
    switch (static_cast<Record>(record)) {
    case Record::Opinion:
    case Record::UrgeText:
        args.opinion = u" \t"_s;
        break;
    case Record::Reason:
        args.reason.clear();
        break;
    case Record::Basis:
        args.basis.clear();
        world.item.legalBases.clear();
        break;
    case Record::CompetentOrgan:
        args.competentOrgan = u"　"_s;
        break;
    case Record::Remedies:
        args.remedies.clear();
        break;
    case Record::Corrections:
        args.corrections.append(CorrectionItem{u"/scope"_s, {}, false});
        break;
    case Record::Assignee:
        args.assignee = {};
        break;
    case Record::Receivers:
        args.handoff.to.clear();
        break;
    case Record::Question:
        args.handoff.question.clear();
        break;
    case Record::Limit:
        args.handoff.dueAt = {};
        args.replyDue = {};
        break;
    case Record::HandoffRef:
        args.handoffId = {};
        break;
    case Record::CheckRef:
        args.pointId.clear();
        break;
    case Record::ResultNumber:
        args.result.number.clear();
        break;
    case Record::DeliveryWay:
        args.result.deliveryWay = u"PIGEON"_s;
        break;
    case Record::Procedure:
        args.procedure.reset();
        break;
    case Record::Days:
        args.days = 0;
        break;
    case Record::ForWhom:
        args.forWhom = u" "_s;
        break;
    case Record::Outcome:
        args.outcome.clear();
        break;
    case Record::Ground:
        args.ground.reset();
        break;
    case Record::Parties:
        args.parties.clear();
        break;
    case Record::PartyAnswer:
        args.partyAnswer.reset();
        break;
    case Record::Documents:
        args.documents.clear();
        break;
    case Record::Fee:
        world.item.hasFee = true;
        args.result.feeCharged.reset();
        break;
    case Record::Hearing: // wanted of an invitation only, see tst_decide_rights
        break;
    }
    const auto outcome =
        decide(trial.subject, world.command(trial.subject, row.action, trial.desk, post, args), world.as(trial.desk));
    YC_REFUSED(outcome, RefusalCode::MissingRecord);
    QCOMPARE(outcome.error().args.value(u"record"_s), QString(nameOf(static_cast<Record>(record))));
}

void TransitionsTest::otherUnitsDoNothing_data()
{
    everyRowInEveryStateForEveryPost_data();
}

void TransitionsTest::otherUnitsDoNothing()
{
    QFETCH(int, action);
    const Transition &row = transitionFor(static_cast<Action>(action));
    for (const auto &[state, stateName] : enumNames<CaseState>) {
        for (const auto &[post, postName] : enumNames<Post>) {
            if (!contains(row.from, state) || !(row.posts & post) || post == Post::System || post == Post::Applicant)
                continue;
            World world;
            Trial trial = trialOf(world, row.action, state, post);
            trial.desk.unit = insurance;
            const auto outcome =
                decide(trial.subject,
                       world.command(trial.subject, row.action, trial.desk, post, world.everything(trial.subject)),
                       world.as(trial.desk));
            YC_REFUSED(outcome, RefusalCode::OtherUnit);
        }
    }
}

QTEST_GUILESS_MAIN(TransitionsTest)
#include "tst_transitions.moc"
