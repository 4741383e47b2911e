// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/casesummary.h"
#include "domain/jointcase.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;

namespace {

const PartId fire(u"fire"_s);
const PartId water(u"water"_s);
const PartId site(u"site"_s);

Receiver part(const PartId &id, const UnitId &unit, const QVector<PartId> &after = {},
              PartRelation relation = PartRelation::Prerequisite)
{
    Receiver receiver;
    receiver.id = id;
    receiver.unit = unit;
    receiver.name = id.text();
    receiver.work = ItemCode(u"522026009000"_s);
    receiver.fields = {u"/name"_s};
    receiver.starts = PartStart::OnAcceptance;
    receiver.after = after;
    receiver.relation = relation;
    receiver.materials = {MaterialId(u"lease"_s)};
    return receiver;
}

/// fire and water side by side, site after fire.
World jointWorld(PartRelation relation = PartRelation::Prerequisite)
{
    World world;
    world.item.receivers = {part(fire, tax), part(water, insurance), part(site, inspection, {fire}, relation)};
    return world;
}

void setPart(Case &subject, const PartId &id, PartState state, bool ended = true)
{
    for (Part &one : subject.parts) {
        if (one.id == id) {
            one.state = state;
            one.endedAt = ended ? moment(3, 4, 10) : QDateTime();
        }
    }
}

QStringList texts(const QVector<PartId> &ids)
{
    QStringList out;
    for (const PartId &id : ids)
        out.append(id.text());
    return out;
}

} // namespace

class JointCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptanceIsCopiedToAll();
    void partsHaveClocksOfTheirOwn();
    void whoWaitsHasNoClock();
    void whoMayBegin_data();
    void whoMayBegin();
    void theWholeEndsWhenAllPartsAre();
    void partsWithoutTheMainsResultStay();
    void orderOfParts_data();
    void orderOfParts();
    void longestPath_data();
    void longestPath();
    void receiversAfterClosingMayWaitToo();
};

void JointCaseTest::acceptanceIsCopiedToAll()
{
    World world = jointWorld();
    const Case subject = world.received();
    QCOMPARE(subject.jointCode, u"LB-52-260302-00001"_s);
    QVERIFY(isJoint(world.item));
    YC_DONE(change, world.act(subject, Action::Accept, clerk));
    QCOMPARE(change.works.size(), 3);
    QVERIFY(!change.works[0].waits);
    QVERIFY(!change.works[1].waits);
    QVERIFY(change.works[2].waits);
    QCOMPARE(change.next.parts[0].state, PartState::Working);
    QCOMPARE(change.next.parts[2].state, PartState::Waiting);
    QVERIFY(change.pushes.isEmpty());
}

void JointCaseTest::partsHaveClocksOfTheirOwn()
{
    World world = jointWorld();
    const Case main = world.accepted();
    ServiceItem work = taxKinds();
    const CaseChange opened = openWork(CaseId(u"w"_s), u"n-01"_s, u"52-260303-00002"_s, main, world.item.receivers[0],
                                       work, world.units, world.calendars, world.now);
    QCOMPARE(opened.next.state, CaseState::Accepted);
    QCOMPARE(opened.next.number, u"n-01"_s);
    QCOMPARE(opened.next.jointCode, main.jointCode);
    QVERIFY(opened.next.deadlines.promisedDue.isValid());
    QVERIFY(opened.next.deadlines.promisedDue != main.deadlines.promisedDue);
    // Handed in once, used by all: but only what the part names.
    QCOMPARE(opened.next.materials.size(), 1);
    QCOMPARE(opened.next.materials[0].id, MaterialId(u"lease"_s));
    QCOMPARE(opened.next.form.keys(), QStringList{u"name"_s});
    QCOMPARE(opened.row.remarks, QVector<QString>{u"COPIED_ACCEPTANCE"_s});
}

void JointCaseTest::whoWaitsHasNoClock()
{
    World world = jointWorld();
    const Case main = world.accepted();
    const ServiceItem work = taxKinds();
    const CaseChange told = openWork(CaseId(u"w"_s), u"n-03"_s, u"c"_s, main, world.item.receivers[2], work,
                                     world.units, world.calendars, world.now, true);
    QCOMPARE(told.next.state, CaseState::Draft);
    QVERIFY(!told.next.deadlines.acceptedAt.isValid());
    QVERIFY(!told.next.deadlines.promisedDue.isValid());
    const auto row = summarise(told.next, inspection);
    QVERIFY(row && row->flags.testFlag(SummaryFlag::PartWaits));
    QVERIFY(!row->due.isValid());

    // Days later the result is there: only now it counts.
    World later = world;
    later.item = work;
    later.now = moment(3, 9, 10);
    YC_DONE(begun, later.act(told.next, Action::StartWork, service));
    QCOMPARE(begun.next.state, CaseState::Accepted);
    QCOMPARE(begun.next.deadlines.acceptedOn, QDate(2026, 3, 9));
    QCOMPARE(begun.row.remarks, QVector<QString>{u"PREREQUISITE_MET"_s});
    YC_DONE(cut, later.act(told.next, Action::CancelPart, service));
    QCOMPARE(cut.next.state, CaseState::Terminated);
    QVERIFY(isEnded(cut.next));
}

void JointCaseTest::whoMayBegin_data()
{
    QTest::addColumn<PartRelation>("relation");
    QTest::addColumn<PartState>("before");
    QTest::addColumn<bool>("ended");
    QTest::addColumn<QStringList>("begin");
    QTest::addColumn<QStringList>("cut");
    const QStringList none;
    const QStringList it{u"site"_s};
    using R = PartRelation;
    using P = PartState;
    QTest::newRow("prerequisite: still at work") << R::Prerequisite << P::Working << false << none << none;
    QTest::newRow("prerequisite: the result is there") << R::Prerequisite << P::Done << true << it << none;
    QTest::newRow("prerequisite: taken in") << R::Prerequisite << P::Stored << false << it << none;
    QTest::newRow("prerequisite: refused") << R::Prerequisite << P::Failed << true << none << it;
    QTest::newRow("prerequisite: a push that will be tried again")
        << R::Prerequisite << P::Failed << false << none << none;
    QTest::newRow("serial: still at work") << R::Serial << P::Working << false << none << none;
    QTest::newRow("serial: over with a result") << R::Serial << P::Done << true << it << none;
    QTest::newRow("serial: over without one") << R::Serial << P::Failed << true << it << none;
}

void JointCaseTest::whoMayBegin()
{
    QFETCH(PartRelation, relation);
    QFETCH(PartState, before);
    QFETCH(bool, ended);
    QFETCH(QStringList, begin);
    QFETCH(QStringList, cut);
    World world = jointWorld(relation);
    Case subject = world.accepted();
    setPart(subject, fire, before, ended);
    QCOMPARE(texts(partsToBegin(subject, world.item, PartStart::OnAcceptance)), begin);
    QCOMPARE(texts(partsToCut(subject, world.item, PartStart::OnAcceptance)), cut);
    QVERIFY(partsToBegin(subject, world.item, PartStart::OnClosing).isEmpty());
}

void JointCaseTest::theWholeEndsWhenAllPartsAre()
{
    World world = jointWorld();
    Case subject = world.granted();
    CommandArguments args;
    args.result.number = u"91520100MA6DEM0063"_s;
    const auto early = world.act(subject, Action::Close, decider, args);
    YC_REFUSED(early, RefusalCode::PartsOpen);
    QCOMPARE(refusalOf(early).args.value(u"parts"_s), u"fire,water,site"_s);
    QCOMPARE(summarise(subject, registration)->partsDone, 0);
    setPart(subject, fire, PartState::Done);
    setPart(subject, water, PartState::Failed);
    QCOMPARE(summarise(subject, registration)->partsDone, 2);
    YC_REFUSED(world.act(subject, Action::Close, decider, args), RefusalCode::PartsOpen);
    setPart(subject, site, PartState::Done);
    QCOMPARE(summarise(subject, registration)->partsDone, 3);
    QVERIFY(world.act(subject, Action::Close, decider, args));
}

void JointCaseTest::partsWithoutTheMainsResultStay()
{
    World world = jointWorld();
    world.item.receivers.append(establishment().receivers.constFirst());
    Case subject = world.toDecide();
    CommandArguments args = world.everything(subject);
    subject = world.after(subject, Action::Deny, decider, args);
    for (const PartId &id : {fire, water, site})
        setPart(subject, id, PartState::Done);
    const Case closed = world.after(subject, Action::Close, decider);
    QCOMPARE(closed.state, CaseState::ClosedDeny);
    QCOMPARE(closed.parts.size(), 3);
}

void JointCaseTest::orderOfParts_data()
{
    QTest::addColumn<QVector<Receiver>>("parts");
    QTest::addColumn<QString>("wrong");
    const Receiver a = part(PartId(u"a"_s), tax);
    const auto after = [](const QString &id, const QVector<PartId> &before) { return part(PartId(id), tax, before); };
    QTest::newRow("side by side") << QVector<Receiver>{a, after(u"b"_s, {})} << QString();
    QTest::newRow("a chain") << QVector<Receiver>{a, after(u"b"_s, {a.id}), after(u"c"_s, {PartId(u"b"_s), a.id})}
                             << QString();
    QTest::newRow("after itself") << QVector<Receiver>{after(u"b"_s, {PartId(u"b"_s)})} << u"b"_s;
    QTest::newRow("in a circle") << QVector<Receiver>{after(u"b"_s, {PartId(u"c"_s)}), after(u"c"_s, {PartId(u"b"_s)})}
                                 << u"b"_s;
    QTest::newRow("after nobody") << QVector<Receiver>{a, after(u"b"_s, {PartId(u"x"_s)})} << u"b"_s;
    Receiver late = after(u"b"_s, {a.id});
    late.starts = PartStart::OnClosing;
    QTest::newRow("after one that begins otherwise") << QVector<Receiver>{a, late} << u"b"_s;
}

void JointCaseTest::orderOfParts()
{
    QFETCH(QVector<Receiver>, parts);
    QFETCH(QString, wrong);
    QCOMPARE(partOutOfOrder(parts).value_or(PartId()).text(), wrong);
}

void JointCaseTest::longestPath_data()
{
    QTest::addColumn<Limit>("own");
    QTest::addColumn<QVector<PathPart>>("parts");
    QTest::addColumn<QDate>("due");
    const PartId a(u"a"_s);
    const PartId b(u"b"_s);
    const PartId c(u"c"_s);
    const Limit five{5};
    using Parts = QVector<PathPart>;
    // Accepted on Monday, 2 March 2026.
    QTest::newRow("no parts: the own limit") << five << Parts{} << QDate(2026, 3, 9);
    QTest::newRow("shorter parts change nothing") << five << Parts{{a, {2}, {}}, {b, {5}, {}}} << QDate(2026, 3, 9);
    QTest::newRow("side by side: the longest") << five << Parts{{a, {8}, {}}, {b, {3}, {}}} << QDate(2026, 3, 12);
    QTest::newRow("one after another: the sum") << five << Parts{{a, {4}, {}}, {b, {4}, {a}}} << QDate(2026, 3, 12);
    QTest::newRow("the longer of two ways")
        << five << Parts{{a, {2}, {}}, {b, {7}, {}}, {c, {3}, {a, b}}} << QDate(2026, 3, 16);
    QTest::newRow("calendar days count through the weekend")
        << five << Parts{{a, {2}, {}}, {b, {10, LimitUnit::CalendarDays}, {a}}} << QDate(2026, 3, 14);
    QTest::newRow("on the spot takes no day") << five << Parts{{a, {0, LimitUnit::Instant}, {}}} << QDate(2026, 3, 9);
    QTest::newRow("a part without a limit") << five << Parts{{a, {0}, {}}, {b, {6}, {a}}} << QDate(2026, 3, 10);
    QTest::newRow("a circle ends") << five << Parts{{a, {3}, {b}}, {b, {3}, {a}}} << QDate(2026, 3, 10);
}

void JointCaseTest::longestPath()
{
    QFETCH(Limit, own);
    QFETCH(QVector<PathPart>, parts);
    QFETCH(QDate, due);
    const DueTerm whole = yunchuang::longestPath(own, parts, QDate(2026, 3, 2), calendar2026());
    QCOMPARE(whole.day, due);
    QVERIFY(!whole.provisional);
    QVERIFY(!yunchuang::longestPath(own, parts, {}, calendar2026()).day.isValid());
}

void JointCaseTest::receiversAfterClosingMayWaitToo()
{
    World world;
    world.item.receivers[1].after = {PartId(u"tax-data"_s)};
    const Case subject = world.granted();
    CommandArguments args;
    args.result.number = u"91520100MA6DEM0063"_s;
    YC_DONE(change, world.act(subject, Action::Close, decider, args));
    QCOMPARE(change.pushes, QVector<PartId>{PartId(u"tax-data"_s)});
    QVERIFY(change.works.isEmpty());
    QCOMPARE(change.next.parts[1].state, PartState::Waiting);
    Case closed = change.next;
    setPart(closed, PartId(u"tax-data"_s), PartState::Stored, false);
    QCOMPARE(texts(partsToBegin(closed, world.item, PartStart::OnClosing)), QStringList{u"tax-kinds"_s});
}

QTEST_APPLESS_MAIN(JointCaseTest)
#include "tst_jointcase.moc"
