// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casesummary.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace yunchuang;
using namespace yunchuang::sample;

/// Random walks through the life of a case: whatever people do, in whatever order, what must always hold holds.
class CaseWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walks_data();
    void walks();
    void allActsAreReached();

private:
    QSet<Action> m_done;
    int m_acts = 0;
    int m_ended = 0;
};

namespace {

class Walk
{
public:
    explicit Walk(unsigned seed)
        : m_random(seed)
    {
        world.item.silenceMeansConsent = pick(2) == 0;
        world.item.examinerMayDecide = pick(3) == 0;
        if (pick(2) == 0)
            world.item.flow.removeAt(1);
        world.item.specialProcedures = {u"EXPERT_REVIEW"_s};
        world.item.supplementAllowed = pick(2) == 0;
        world.item.supplementStopsClock = world.item.supplementAllowed && pick(2) == 0;
        world.item.legalReview = pick(4) == 0;
        world.item.hearingRight = pick(6) == 0;
        if (pick(5) == 0)
            world.item.reportsTo = {{registration, secondSection}};
        if (pick(6) == 0) {
            world.item.kind = ItemKind::Instant;
            world.item.windowDecides = true;
        }
        promises = pick(3) == 0;
        if (pick(2) == 0) {
            world.item.booking = Booking{u"/date"_s, 1};
            booked = QDate(2026, 3, 6).addDays(pick(10));
        }
        world.item.correctionDays = 1 + pick(3);
        world.item.toleranceGraceDays = 1;
        // Some begin when the five days have passed.
        if (pick(4) == 0)
            world.now = moment(3, 10, 9);
    }

    int pick(int below) { return int(std::uniform_int_distribution<int>(0, below - 1)(m_random)); }

    template<class List>
    auto any(const List &list)
    {
        return list[pick(int(list.size()))];
    }

    CommandArguments arguments(const Case &subject, Action action)
    {
        CommandArguments args = world.everything(subject);
        args.handoff.to = {any(QVector<UnitId>{tax, insurance, secondSection, registration})};
        args.handoff.dueAt = world.now.addSecs(3600 * (1 + pick(60)));
        if (!subject.handoffs.isEmpty())
            args.handoffId = any(subject.handoffs).id;
        args.agreed = pick(4) != 0;
        args.favourable = pick(5) != 0;
        args.assignee = any(QVector<UserId>{clerk.user, secondClerk.user, decider.user, reviewer.user});
        args.supervisorReason = pick(2) == 0 ? ownReason : QString();
        if (!subject.urgings.isEmpty())
            args.urgingId = any(subject.urgings).id;
        if (pick(2) == 0)
            args.pointId = u"address"_s;
        if (action == Action::RequestCorrection)
            args.corrections = World::corrections({any(QStringList{u"/addr"_s, u"material:lease"_s})}).corrections;
        args.materials = {paper(u"lease"_s)};
        if (action == Action::ReceiveSupplement && subject.state != CaseState::Supplement)
            args.form = {};
        args.partyAnswer =
            any(QVector<PartyAnswer>{PartyAnswer::Waived, PartyAnswer::HearingAsked, PartyAnswer::HearingHeld});
        args.hearing = pick(2) == 0;
        args.hearingOn = toLocalDate(world.now).addDays(7 + pick(14));
        args.hearingPlace = u"二楼听证室"_s;
        args.presider = any(QVector<UserId>{head.user, clerk.user});
        args.presiderName = head.name;
        args.days = 1 + pick(6);
        args.ground =
            any(QVector<TerminationGround>{TerminationGround::LawChanged, TerminationGround::ToleranceBroken});
        args.promises = {{MaterialId(u"lease"_s), QDate(2026, 3, 5)}};
        return args;
    }

    World world;
    bool promises = false; ///< the lease is not there, but promised
    QDate booked;          ///< the day of the place that the item books, if it does

private:
    std::mt19937 m_random;
};

/// What leads a case on; without it most walks would go round in circles.
const QVector<Action> &mainRoad()
{
    static const QVector<Action> acts = {
        Action::Accept,       Action::Claim,        Action::RecordCheck,       Action::Examine,
        Action::Grant,        Action::Close,        Action::Deliver,           Action::IssueDocuments,
        Action::Archive,      Action::EndSpecial,   Action::ReceiveSupplement, Action::AnswerHandoff,
        Action::AnswerReturn, Action::HandleAtOnce, Action::ReturnOverdue,     Action::RecordParties,
        Action::TakeSilence,  Action::RecordMissed,
    };
    return acts;
}

const QVector<Desk> &everybody()
{
    static const QVector<Desk> desks = {
        clerk,
        secondClerk,
        reviewer,
        decider,
        allRounder,
        head,
        inspector,
        counter,
        otherSection,
        taxClerk,
        insuranceClerk,
        applicant,
        service,
        {UserId(u"zhangtao"_s), {}, secondSection, Posts(Post::Reviewer) | Post::Decider | Post::Delivery},
    };
    return desks;
}

} // namespace

void CaseWalkTest::walks_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 240; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void CaseWalkTest::walks()
{
    QFETCH(unsigned, seed);
    Walk walk(seed);
    World &world = walk.world;
    Case subject = world.received();
    if (walk.promises)
        subject.materials.removeIf([](const Material &material) { return material.id == MaterialId(u"lease"_s); });
    if (walk.booked.isValid())
        subject.form.insert(u"date"_s, walk.booked.toString(Qt::ISODate));
    CaseDocument receipt;
    receipt.kind = DocumentKind::ReceptionReceipt;
    subject.documents = {receipt};
    QSet<CommandId> rows;
    for (int attempt = 0; attempt < 1500; ++attempt) {
        const Action action = walk.pick(2) == 0
                                  ? walk.any(mainRoad())
                                  : enumNames<Action>[std::size_t(walk.pick(int(enumNames<Action>.size())))].first;
        // What ends a case at any moment, or takes somebody out of it, would leave nothing to walk.
        const bool rare = action == Action::Withdraw || action == Action::Terminate ||
                          action == Action::DeclareRecusal || action == Action::RefuseAcceptance ||
                          action == Action::DeclareNotRequired || action == Action::CompleteCorrection;
        const bool hasty = action == Action::Accept && world.item.windowDecides;
        if ((rare && walk.pick(15) != 0) || (hasty && walk.pick(20) != 0))
            continue;
        const Desk desk = walk.any(everybody());
        const Case before = subject;
        const auto outcome = world.act(subject, action, desk, walk.arguments(subject, action));
        if (!outcome)
            continue;
        const Case &next = outcome->next;
        const HistoryRow &row = outcome->row;
        const QByteArray where = QByteArray(nameOf(action).data()) + " in " + nameOf(before.state).data();
        ++m_acts;
        m_done.insert(action);

        const bool afterTheEnd = action == Action::Archive || action == Action::IssueDocuments ||
                                 action == Action::CancelBooking || action == Action::RecordMissed;
        QVERIFY2(!isEnded(before) || afterTheEnd, where.constData());
        QVERIFY2(contains(transitionFor(action).from, before.state), where.constData());
        const qsizetype parts = outcome->earlierRows.size() + 1;
        QCOMPARE(next.version, before.version + parts);
        if (parts == 1)
            QCOMPARE(next.revision, before.revision + (outcome->relied ? 1 : 0));
        // One act, one row, which tells where it led.
        QVERIFY2(!rows.contains(row.command), where.constData());
        rows.insert(row.command);
        QCOMPARE(row.action, recordedAs(action));
        QCOMPARE(parts == 1 ? row.before : outcome->earlierRows.constFirst().before, before.state);
        QCOMPARE(row.after, next.state);
        QCOMPARE(row.user, desk.user);
        QVERIFY2(transitionFor(row.action).posts & row.post, where.constData());
        QCOMPARE(row.at, world.now);

        // What identifies the case and its applicant never changes.
        QCOMPARE(next.id, before.id);
        QCOMPARE(next.item, before.item);
        QVERIFY(next.applicant == before.applicant);
        // The past is only added to.
        QVERIFY2(next.opinions.size() >= before.opinions.size(), where.constData());
        QVERIFY(std::equal(before.opinions.begin(), before.opinions.end(), next.opinions.begin()));
        QVERIFY2(next.handoffs.size() >= before.handoffs.size(), where.constData());
        QVERIFY(next.correction.count >= before.correction.count);
        for (qsizetype i = 0; i < before.handoffs.size(); ++i) {
            QCOMPARE(next.handoffs[i].id, before.handoffs[i].id);
            if (!before.handoffs[i].isOpen())
                QVERIFY2(next.handoffs[i] == before.handoffs[i], where.constData());
        }

        const Deadlines &clocks = next.deadlines;
        if (clocks.promisedDue.isValid())
            QVERIFY2(clocks.promisedDue >= clocks.acceptedOn, where.constData());
        if (clocks.promisedDue.isValid() && clocks.statutoryDue.isValid())
            QVERIFY2(clocks.promisedDue <= clocks.statutoryDue, where.constData());
        if (before.deadlines.acceptedAt.isValid()) {
            // Once promised, a day stays, through transfers, consultations and returns.
            QCOMPARE(clocks.acceptedAt, before.deadlines.acceptedAt);
            // Only what the law lets move it moves it: a special procedure or a supplement that is over, an extension,
            // the way up to the unit that decides.
            const bool moves = action == Action::EndSpecial || action == Action::Extend ||
                               action == Action::ReceiveSupplement || action == Action::ReportUp;
            const bool ends = clocks.endedAt.isValid() && before.deadlines.isSuspended();
            if (!moves && !ends) {
                QCOMPARE(clocks.promisedDue, before.deadlines.promisedDue);
                QCOMPARE(clocks.statutoryDue, before.deadlines.statutoryDue);
            }
        }
        if (before.unit != next.unit) {
            QVERIFY(world.item.isCompetent(next.unit));
            if (action == Action::AcceptHandoff)
                QVERIFY(clocks == before.deadlines);
            else
                QCOMPARE(action, Action::ReportUp);
        }
        // A step is named exactly under examination and after; consulting means that somebody is asked.
        const bool examined = next.state == CaseState::InReview || next.state == CaseState::Consulting;
        QVERIFY2(!examined || !next.step.isEmpty(), where.constData());
        if (next.state == CaseState::Consulting)
            QVERIFY2(next.hasOpenHandoff(), where.constData());
        if (next.state == CaseState::InReview && !next.openTransfer())
            QVERIFY2(!next.hasOpenHandoff(), where.constData());
        // Nobody decides what he examined, unless the item says so, and then it stands there.
        if (next.state != before.state &&
            (next.state == CaseState::DecidedGrant || next.state == CaseState::DecidedDeny)) {
            const bool same = before.wasExaminedBy(desk.user);
            QVERIFY2(!same || world.item.examinerMayDecide, where.constData());
            QCOMPARE(row.remarks.contains(u"EXAMINER_DECIDED_BY_ITEM_RULE"_s), same);
            QCOMPARE(next.result.granted, next.state == CaseState::DecidedGrant);
        }
        // Who no longer sees the case is told so, and nobody else.
        for (const UnitId &unit : outcome->tombstones) {
            QVERIFY2(summarise(before, unit), where.constData());
            QVERIFY2(!summarise(next, unit), where.constData());
        }
        for (const auto &[unit, capacity] : viewers(before))
            QCOMPARE(outcome->tombstones.contains(unit), !summarise(next, unit).has_value());

        subject = next;
        // As the service does: papers get their place in the case when their act takes effect.
        for (const DocumentKind kind : outcome->documents) {
            CaseDocument document;
            document.kind = kind;
            document.command = row.command;
            subject.documents.append(document);
        }
        if (walk.pick(subject.state == CaseState::Correcting || subject.state == CaseState::Consulting ? 4 : 12) == 0)
            world.now = world.now.addSecs(60 * walk.pick(1800));
        if (subject.state == CaseState::Archived || (isEnded(subject) && walk.pick(200) == 0))
            break;
    }
    m_ended += isEnded(subject) ? 1 : 0;
}

/// The walks would prove little if they never got anywhere.
void CaseWalkTest::allActsAreReached()
{
    // Not part of a life that begins with intake, or of an office and a calendar that stay as they are.
    const QSet<Action> elsewhere = {Action::Submit,       Action::PreReturn,       Action::PrePass,
                                    Action::Receive,      Action::ReceiveOnline,   Action::CompleteWork,
                                    Action::StartWork,    Action::MoveToSuccessor, Action::RecountDue,
                                    Action::AnnouncePart, Action::CancelPart};
    QStringList never;
    for (const auto &[action, name] : enumNames<Action>) {
        if (!elsewhere.contains(action) && !m_done.contains(action))
            never.append(name);
    }
    QCOMPARE(never.join(u' '), QString());
    QVERIFY(m_acts > 2000);
    QVERIFY(m_ended > 20);
}

QTEST_GUILESS_MAIN(CaseWalkTest)
#include "tst_casewalk.moc"
