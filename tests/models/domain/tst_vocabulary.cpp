// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/orgunit.h"
#include "domain/refusal.h"
#include "domain/transitions.h"

#include <QSet>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

class VocabularyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreDistinctAndReadBack();
    void endedStates();
    void theClockRunsOnlyAfterAcceptance();
    void departmentOfAUnit_data();
    void departmentOfAUnit();
    void circlesEnd();
    void namesOfTheirTime_data();
    void namesOfTheirTime();
    void whoCanReceive();
};

namespace {

template<class E>
bool areSound()
{
    QSet<QString> names;
    for (const auto &[value, name] : enumNames<E>) {
        if (valueOf<E>(QString(name)) != value || nameOf(value) != name || names.contains(name))
            return false;
        names.insert(name);
    }
    return !valueOf<E>(u"no such name") && !names.isEmpty();
}

OrgUnit unit(const char *id, UnitKind kind, const char *parent)
{
    OrgUnit made;
    made.id = UnitId(QString::fromLatin1(id));
    made.kind = kind;
    made.parent = UnitId(QString::fromLatin1(parent));
    made.name = made.id.text();
    return made;
}

OrgDirectory directory()
{
    OrgUnit market = unit("SCJGJ", UnitKind::Department, "GZ");
    market.name = u"贵州省市场监督管理局"_s;
    market.formerNames = {{u"贵州省工商行政管理局"_s, u"省工商局"_s, QDate(2018, 11, 20)},
                          {u"贵州省工商局"_s, {}, QDate(2001, 3, 31)}};
    OrgUnit closed = unit("OLD", UnitKind::Section, "SCJGJ");
    closed.validTo = QDate(2018, 11, 20);
    OrgUnit planned = unit("NEW", UnitKind::Section, "SCJGJ");
    planned.validFrom = QDate(2026, 7, 1);
    return OrgDirectory({unit("GZ", UnitKind::Province, ""), market, unit("QYZC", UnitKind::Section, "SCJGJ"),
                         unit("DESK", UnitKind::Window, "QYZC"), unit("ZY", UnitKind::CityPlatform, ""),
                         unit("APP", UnitKind::App, "GZ"), closed, planned, unit("A", UnitKind::Section, "B"),
                         unit("B", UnitKind::Section, "A")});
}

} // namespace

void VocabularyTest::namesAreDistinctAndReadBack()
{
    QVERIFY(areSound<CaseState>());
    QVERIFY(areSound<Post>());
    QVERIFY(areSound<Action>());
    QVERIFY(areSound<DocumentKind>());
    QVERIFY(areSound<RefusalCode>());
    QVERIFY(areSound<Record>());
    QVERIFY(areSound<UnitKind>());
    QVERIFY(areSound<HandoffState>());
    QVERIFY(areSound<PartState>());
}

void VocabularyTest::endedStates()
{
    QSet<QString> ended;
    for (const auto &[state, name] : enumNames<CaseState>) {
        if (isEnded(state))
            ended.insert(name);
    }
    QCOMPARE(ended, (QSet<QString>{u"NOT_REQUIRED"_s, u"REFUSED"_s, u"WITHDRAWN"_s, u"CANCELLED"_s, u"RETURNED"_s,
                                   u"TERMINATED"_s, u"DELIVERED"_s, u"ARCHIVED"_s}));
    // And the table agrees: nothing leaves them but the way into the archive; papers may be made after the end, and
    // what was booked is given back or missed after its proof was served.
    for (const Transition &row : transitions()) {
        if (row.action == Action::Archive || row.action == Action::IssueDocuments ||
            row.action == Action::CancelBooking || row.action == Action::RecordMissed)
            continue;
        for (const auto &[state, name] : enumNames<CaseState>)
            QVERIFY2(!isEnded(state) || !contains(row.from, state), name.data());
    }
}

void VocabularyTest::theClockRunsOnlyAfterAcceptance()
{
    for (const CaseState state : {CaseState::Received, CaseState::Correcting, CaseState::Suspended,
                                  CaseState::DecidedGrant, CaseState::Delivered})
        QVERIFY(!isClockRunning(state));
    for (const CaseState state : {CaseState::Accepted, CaseState::InReview, CaseState::Consulting})
        QVERIFY(isClockRunning(state));
}

void VocabularyTest::departmentOfAUnit_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("department");
    QTest::newRow("section") << u"QYZC"_s << u"SCJGJ"_s;
    QTest::newRow("desk of a section") << u"DESK"_s << u"SCJGJ"_s;
    QTest::newRow("itself") << u"SCJGJ"_s << u"SCJGJ"_s;
    QTest::newRow("province") << u"GZ"_s << QString();
    QTest::newRow("platform") << u"ZY"_s << QString();
    QTest::newRow("app") << u"APP"_s << QString();
    QTest::newRow("unknown") << u"X"_s << QString();
}

void VocabularyTest::departmentOfAUnit()
{
    QFETCH(QString, id);
    QTEST(directory().departmentOf(UnitId(id)).text(), "department");
}

void VocabularyTest::circlesEnd()
{
    const OrgDirectory units = directory();
    QVERIFY(units.departmentOf(UnitId(u"A"_s)).isEmpty());
    QVERIFY(!units.isWithin(UnitId(u"A"_s), UnitId(u"GZ"_s)));
    QVERIFY(units.isWithin(UnitId(u"DESK"_s), UnitId(u"GZ"_s)));
    QVERIFY(units.isWithin(UnitId(u"QYZC"_s), UnitId(u"QYZC"_s)));
    QVERIFY(!units.isWithin(UnitId(u"SCJGJ"_s), UnitId(u"QYZC"_s)));
    QVERIFY(!units.isWithin(UnitId(u"GZ"_s), UnitId()));
    QVERIFY(!units.find(UnitId(u"X"_s)));
    QCOMPARE(units.find(UnitId(u"APP"_s))->kind, UnitKind::App);
}

void VocabularyTest::namesOfTheirTime_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("name");
    QTest::newRow("first name") << QDate(1999, 1, 1) << u"贵州省工商局"_s;
    QTest::newRow("its last day") << QDate(2001, 3, 31) << u"贵州省工商局"_s;
    QTest::newRow("second name") << QDate(2017, 11, 24) << u"贵州省工商行政管理局"_s;
    QTest::newRow("its last day too") << QDate(2018, 11, 20) << u"贵州省工商行政管理局"_s;
    QTest::newRow("today's") << QDate(2018, 11, 21) << u"贵州省市场监督管理局"_s;
}

void VocabularyTest::namesOfTheirTime()
{
    QFETCH(QDate, day);
    QTEST(directory().nameOn(UnitId(u"SCJGJ"_s), day), "name");
    QCOMPARE(directory().nameOn(UnitId(u"X"_s), day), QString());
}

void VocabularyTest::whoCanReceive()
{
    const OrgDirectory units = directory();
    const QDate day(2026, 3, 2);
    QVERIFY(units.canReceive(UnitId(u"QYZC"_s), day));
    QVERIFY(units.canReceive(UnitId(u"SCJGJ"_s), day));
    for (const char *id : {"GZ", "ZY", "APP", "DESK", "X", "OLD", "NEW"})
        QVERIFY2(!units.canReceive(UnitId(QString::fromLatin1(id)), day), id);
    QVERIFY(units.canReceive(UnitId(u"OLD"_s), QDate(2018, 11, 20)));
    QVERIFY(units.canReceive(UnitId(u"NEW"_s), QDate(2026, 7, 1)));
}

QTEST_GUILESS_MAIN(VocabularyTest)
#include "tst_vocabulary.moc"
