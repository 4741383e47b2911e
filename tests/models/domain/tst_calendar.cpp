// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendarfiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedYears_data();
    void shippedYears();
    void dayFacts_data();
    void dayFacts();
    void missingYearIsAnError();
    void missingYearIsCountedProvisionally();
    void importEndsTheProvisionalCount();
    void countsTheVectors_data();
    void countsTheVectors();
    void countsBackwards();
    void invalidEndsMeasureNothing();
    void countingAndMeasuringAreInverse();
    void everyDayIsTheSumOfItsWeek();
    void officeCloses();
    void receiptRollsOver_data();
    void receiptRollsOver();
    void officeMinutes_data();
    void officeMinutes();
    void localTimeIsEightHoursAhead();
    void centreLayerOverridesTheYear();
    void halfDayWorksAndEndsEarlier();
    void refusesBadYears_data();
    void refusesBadYears();
    void refusesBadCentres_data();
    void refusesBadCentres();
    void keepsWhereADayCameFrom();

private:
    CalendarSet m_calendars = shippedCalendars();
};

void TestCalendar::shippedYears_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("workingDays");
    QTest::addColumn<int>("makeUpDays");
    QTest::newRow("2016") << 2016 << 250 << 6;
    QTest::newRow("2017") << 2017 << 249 << 5;
    QTest::newRow("2018") << 2018 << 250 << 7;
    QTest::newRow("2024") << 2024 << 251 << 8;
    QTest::newRow("2025") << 2025 << 248 << 5;
    QTest::newRow("2026") << 2026 << 248 << 6;
}

void TestCalendar::shippedYears()
{
    QFETCH(int, year);
    QFETCH(int, workingDays);
    QFETCH(int, makeUpDays);
    const WorkCalendar *calendar = m_calendars.year(year);
    QVERIFY(calendar);
    int works = 0;
    int madeUp = 0;
    for (QDate day(year, 1, 1); day.year() == year; day = day.addDays(1)) {
        works += calendar->isWorkingDay(day) ? 1 : 0;
        madeUp += calendar->isMakeUpDay(day) ? 1 : 0;
    }
    QCOMPARE(works, workingDays);
    QCOMPARE(madeUp, makeUpDays);
}

void TestCalendar::dayFacts_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<bool>("works");
    QTest::newRow("make-up Sunday") << QDate(2026, 9, 20) << true;
    QTest::newRow("make-up Saturday") << QDate(2017, 9, 30) << true;
    QTest::newRow("ordinary Saturday") << QDate(2026, 9, 19) << false;
    QTest::newRow("ordinary Monday") << QDate(2026, 9, 21) << true;
    QTest::newRow("holiday on a weekday") << QDate(2026, 10, 1) << false;
    QTest::newRow("holiday on a Sunday") << QDate(2026, 10, 4) << false;
    QTest::newRow("first day of the year") << QDate(2026, 1, 1) << false;
    QTest::newRow("last day of a leap year") << QDate(2024, 12, 31) << true;
    QTest::newRow("29 February") << QDate(2024, 2, 29) << true;
}

void TestCalendar::dayFacts()
{
    QFETCH(QDate, day);
    QFETCH(bool, works);
    QCOMPARE(m_calendars.isWorkingDay(day).value(), works);
}

void TestCalendar::missingYearIsAnError()
{
    const auto answer = m_calendars.isWorkingDay(QDate(2027, 1, 4));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, CalendarErrorCode::MissingYear);
    QCOMPARE(answer.error().year, 2027);
}

void TestCalendar::missingYearIsCountedProvisionally()
{
    const CountedDate due = m_calendars.addWorkingDays(QDate(2026, 12, 25), 10);
    QVERIFY(due.provisional);
    QCOMPARE(due.date, QDate(2027, 1, 8)); // Monday to Friday, New Year's Day included
    QVERIFY(!m_calendars.addWorkingDays(QDate(2026, 12, 25), 4).provisional);
    QVERIFY(m_calendars.workingDaysBetween(QDate(2026, 12, 25), QDate(2027, 1, 1)).provisional);
}

void TestCalendar::importEndsTheProvisionalCount()
{
    const QByteArray file = R"({"year": 2027, "source": "notice", "importedAt": "2026-11-20T09:00:00+08:00",
        "importedBy": "u1", "holidays": {"2027-01-01": "元旦"}, "workdays": []})";
    CalendarSet calendars = m_calendars;
    calendars.insert(WorkCalendar::fromJson(file).value());
    QCOMPARE(calendars.addWorkingDays(QDate(2026, 12, 25), 10), (CountedDate{QDate(2027, 1, 11), false}));
    QVERIFY(m_calendars.addWorkingDays(QDate(2026, 12, 25), 10).provisional);
}

void TestCalendar::countsTheVectors_data()
{
    QTest::addColumn<QDate>("start");
    QTest::addColumn<int>("count");
    QTest::addColumn<QDate>("due");
    QTest::newRow("make-up Saturday counts") << QDate(2017, 9, 22) << 5 << QDate(2017, 9, 29);
    QTest::newRow("two days over eight days off") << QDate(2017, 9, 29) << 2 << QDate(2017, 10, 9);
    QTest::newRow("over the Spring Festival 2017") << QDate(2017, 1, 20) << 20 << QDate(2017, 2, 22);
    QTest::newRow("over the Spring Festival 2025") << QDate(2025, 1, 22) << 5 << QDate(2025, 2, 5);
    QTest::newRow("one day over the National Day") << QDate(2025, 9, 30) << 1 << QDate(2025, 10, 9);
    QTest::newRow("from a rest day") << QDate(2025, 9, 27) << 5 << QDate(2025, 10, 10);
    QTest::newRow("from a make-up Sunday") << QDate(2025, 9, 28) << 5 << QDate(2025, 10, 11);
    QTest::newRow("over the Spring Festival 2026") << QDate(2026, 2, 13) << 5 << QDate(2026, 2, 27);
    QTest::newRow("over Labour Day") << QDate(2026, 4, 30) << 5 << QDate(2026, 5, 11);
    QTest::newRow("not the naive 2 October") << QDate(2026, 9, 18) << 10 << QDate(2026, 10, 9);
    QTest::newRow("twenty days") << QDate(2026, 3, 2) << 20 << QDate(2026, 3, 30);
    QTest::newRow("twenty and ten days") << QDate(2026, 3, 2) << 30 << QDate(2026, 4, 14);
    QTest::newRow("notice 2025") << QDate(2025, 9, 24) << 5 << QDate(2025, 9, 30);
    QTest::newRow("delivery") << QDate(2026, 4, 29) << 10 << QDate(2026, 5, 15);
    QTest::newRow("no day") << QDate(2026, 10, 3) << 0 << QDate(2026, 10, 3);
}

void TestCalendar::countsTheVectors()
{
    QFETCH(QDate, start);
    QFETCH(int, count);
    QFETCH(QDate, due);
    QCOMPARE(m_calendars.addWorkingDays(start, count), (CountedDate{due, false}));
}

void TestCalendar::countsBackwards()
{
    QCOMPARE(m_calendars.addWorkingDays(QDate(2026, 10, 9), -1).date, QDate(2026, 10, 8));
    QCOMPARE(m_calendars.addWorkingDays(QDate(2026, 10, 8), -1).date, QDate(2026, 9, 30));
    QCOMPARE(m_calendars.workingDaysBetween(QDate(2026, 10, 9), QDate(2026, 9, 30)).amount, -2);
}

void TestCalendar::invalidEndsMeasureNothing()
{
    const QDateTime now = toUtc({2026, 11, 24}, {10, 0});
    QCOMPARE(m_calendars.workingDaysBetween({}, {2026, 11, 24}), Counted());
    QCOMPARE(m_calendars.workingDaysBetween({2026, 11, 24}, {}), Counted());
    QCOMPARE(m_calendars.officeMinutes({}, now), Counted());
    QCOMPARE(m_calendars.officeMinutes(now, {}), Counted());
    QVERIFY(!m_calendars.endOfOffice({}).isValid());
}

void TestCalendar::countingAndMeasuringAreInverse()
{
    for (QDate day(2025, 1, 1); day.year() <= 2026; day = day.addDays(1)) {
        for (const int count : {1, 2, 5, 10, 20, 45}) {
            const CountedDate due = m_calendars.addWorkingDays(day, count);
            const CountedDate back = m_calendars.addWorkingDays(due.date, -count);
            const QByteArray where = day.toString(Qt::ISODate).toLatin1() + '+' + QByteArray::number(count);
            QCOMPARE(due.provisional, due.date.year() > 2026);
            QVERIFY2(m_calendars.workingDaysBetween(day, due.date).amount == count, where.constData());
            QVERIFY2(m_calendars.workingDaysBetween(due.date, day).amount == -count, where.constData());
            // The way back ends on the last working day not after the start.
            QVERIFY2(back.date <= day && m_calendars.workingDaysBetween(back.date, day).amount == 0, where.constData());
        }
    }
}

void TestCalendar::everyDayIsTheSumOfItsWeek()
{
    const QDate first(2025, 1, 1);
    qint64 total = 0;
    for (QDate day = first.addDays(1); day.year() <= 2026; day = day.addDays(1)) {
        total += m_calendars.isWorkingDay(day).value() ? 1 : 0;
        QCOMPARE(m_calendars.workingDaysBetween(first, day), (Counted{total, false}));
    }
    QCOMPARE(total, 248 + 248); // 1 January 2025 is a holiday
}

void TestCalendar::officeCloses()
{
    QCOMPARE(m_calendars.endOfOffice(QDate(2026, 11, 24)), QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC));
}

void TestCalendar::receiptRollsOver_data()
{
    QTest::addColumn<QDateTime>("local");
    QTest::addColumn<QDate>("rolled");
    QTest::addColumn<QDate>("asArrived");
    const auto row = [](const char *name, QDate day, QTime time, QDate rolled) {
        QTest::newRow(name) << QDateTime(day, time, Qt::UTC) << rolled << day;
    };
    row("in office hours", {2026, 11, 24}, {16, 59}, {2026, 11, 24});
    row("at closing time", {2026, 11, 24}, {17, 0}, {2026, 11, 24});
    row("after office hours", {2026, 11, 24}, {17, 1}, {2026, 11, 25});
    row("before office hours", {2026, 11, 24}, {0, 1}, {2026, 11, 24});
    row("in the noon break", {2026, 11, 24}, {12, 30}, {2026, 11, 24});
    row("Friday evening", {2026, 11, 20}, {20, 0}, {2026, 11, 23});
    row("rest day before a make-up Sunday", {2025, 9, 27}, {10, 0}, {2025, 9, 28});
    row("holiday", {2026, 10, 1}, {10, 0}, {2026, 10, 8});
    row("eve of a holiday, late", {2026, 9, 30}, {23, 59}, {2026, 10, 8});
}

void TestCalendar::receiptRollsOver()
{
    QFETCH(QDateTime, local);
    QFETCH(QDate, rolled);
    QFETCH(QDate, asArrived);
    const QDateTime moment = toUtc(local.date(), local.time());
    QCOMPARE(m_calendars.receivedOn(moment), (CountedDate{rolled, false}));
    QCOMPARE(m_calendars.receivedOn(moment, ReceiptRule::DayItArrived), (CountedDate{asArrived, false}));
}

void TestCalendar::officeMinutes_data()
{
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<QDateTime>("to");
    QTest::addColumn<int>("minutes");
    const auto row = [](const char *name, const QDateTime &from, const QDateTime &to, int minutes) {
        QTest::newRow(name) << from << to << minutes;
    };
    const QDate tuesday(2026, 11, 24);
    row("one whole day", toUtc(tuesday, {0, 0}), toUtc(tuesday, {23, 59}), 7 * 60);
    row("the noon break is no office time", toUtc(tuesday, {11, 30}), toUtc(tuesday, {13, 30}), 60);
    row("within the noon break", toUtc(tuesday, {12, 5}), toUtc(tuesday, {12, 55}), 0);
    row("nothing backwards", toUtc(tuesday, {11, 0}), toUtc(tuesday, {10, 0}), 0);
    row("over a weekend", toUtc({2026, 11, 20}, {16, 0}), toUtc({2026, 11, 23}, {10, 0}), 120);
    row("over the National Day", toUtc({2026, 9, 30}, {16, 30}), toUtc({2026, 10, 8}, {9, 15}), 45);
    row("a make-up Sunday", toUtc({2026, 9, 19}, {0, 0}), toUtc({2026, 9, 20}, {12, 0}), 180);
    row("seconds are cut", toUtc(tuesday, {9, 0, 30}), toUtc(tuesday, {9, 2, 0}), 1);
}

void TestCalendar::officeMinutes()
{
    QFETCH(QDateTime, from);
    QFETCH(QDateTime, to);
    QFETCH(int, minutes);
    QCOMPARE(m_calendars.officeMinutes(from, to), (Counted{minutes, false}));
}

void TestCalendar::localTimeIsEightHoursAhead()
{
    const QDateTime evening(QDate(2026, 11, 23), QTime(16, 0), Qt::UTC);
    QCOMPARE(toLocalDate(evening), QDate(2026, 11, 24));
    QCOMPARE(toLocalTime(evening), QTime(0, 0));
    QCOMPARE(toLocalDate(evening.addSecs(-1)), QDate(2026, 11, 23));
    QCOMPARE(toUtc(QDate(2026, 11, 24), QTime(0, 0)), evening);
    QCOMPARE(toUtc(QDate(2026, 11, 24), QTime(0, 0)).timeSpec(), Qt::UTC);
    // The summers of daylight saving in China (1986 to 1991) do not matter: the offset is fixed.
    QCOMPARE(toUtc(QDate(1988, 7, 1), QTime(8, 0)), QDateTime(QDate(1988, 7, 1), QTime(0, 0), Qt::UTC));
}

void TestCalendar::centreLayerOverridesTheYear()
{
    const QByteArray file = R"({"area": "522600", "name": "centre",
        "closures": {"2026-11-24": "苗年", "2027-01-04": "move"}, "openings": {"2026-11-28": "open Saturday"}})";
    const CalendarSet calendars({*m_calendars.year(2026)}, CentreCalendar::fromJson(file).value());
    QCOMPARE(calendars.isWorkingDay(QDate(2026, 11, 24)).value(), false);
    QCOMPARE(calendars.isWorkingDay(QDate(2026, 11, 28)).value(), true);
    QCOMPARE(calendars.addWorkingDays(QDate(2026, 11, 23), 5).date, QDate(2026, 11, 30));
    QCOMPARE(calendars.centre().reason(QDate(2026, 11, 24)), u"苗年"_s);
    // What the centre itself says is known even for a year without calendar.
    QCOMPARE(calendars.isWorkingDay(QDate(2027, 1, 4)).value(), false);
}

void TestCalendar::halfDayWorksAndEndsEarlier()
{
    const QByteArray file = R"({"area": "520000", "name": "centre",
        "officeHours": {"default": [["08:30", "12:00"], ["14:00", "18:00"]], "friday": [["08:30", "12:00"]]},
        "halfDays": {"2026-11-24": [["10:00", "11:00"]]}})";
    const CalendarSet calendars({*m_calendars.year(2026)}, CentreCalendar::fromJson(file).value());
    QCOMPARE(calendars.isWorkingDay(QDate(2026, 11, 24)).value(), true);
    QCOMPARE(calendars.endOfOffice(QDate(2026, 11, 24)), toUtc({2026, 11, 24}, {11, 0}));
    QCOMPARE(calendars.endOfOffice(QDate(2026, 11, 27)), toUtc({2026, 11, 27}, {12, 0}));
    QCOMPARE(calendars.endOfOffice(QDate(2026, 11, 26)), toUtc({2026, 11, 26}, {18, 0}));
    QCOMPARE(calendars.receivedOn(toUtc({2026, 11, 24}, {11, 1})).date, QDate(2026, 11, 25));
    QCOMPARE(calendars.officeMinutes(toUtc({2026, 11, 24}, {0, 0}), toUtc({2026, 11, 25}, {0, 0})).amount, 60);
}

void TestCalendar::refusesBadYears_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<CalendarErrorCode>("code");
    QTest::addColumn<QString>("where");
    const auto holiday = [](const QString &day) { return QJsonObject{{day, u"x"_s}}; };
    using Code = CalendarErrorCode;
    QTest::newRow("no year") << "year" << QJsonValue(QJsonValue::Undefined) << Code::MissingField << "/year";
    QTest::newRow("year as text") << "year" << QJsonValue(u"2026"_s) << Code::BadField << "/year";
    QTest::newRow("no source") << "source" << QJsonValue(QJsonValue::Undefined) << Code::MissingField << "/source";
    QTest::newRow("empty source") << "source" << QJsonValue(u" "_s) << Code::BadField << "/source";
    QTest::newRow("bad import time") << "importedAt" << QJsonValue(u"today"_s) << Code::BadDate << "/importedAt";
    QTest::newRow("no importer") << "importedBy" << QJsonValue(QJsonValue::Undefined) << Code::MissingField
                                 << "/importedBy";
    QTest::newRow("no holidays") << "holidays" << QJsonValue(QJsonValue::Undefined) << Code::MissingField
                                 << "/holidays";
    QTest::newRow("holidays as list") << "holidays" << QJsonValue(QJsonArray()) << Code::BadField << "/holidays";
    QTest::newRow("30 February") << "holidays" << QJsonValue(holiday(u"2026-02-30"_s)) << Code::BadDate
                                 << "/holidays/2026-02-30";
    QTest::newRow("short date") << "holidays" << QJsonValue(holiday(u"2026-2-3"_s)) << Code::BadDate
                                << "/holidays/2026-2-3";
    QTest::newRow("holiday of another year")
        << "holidays" << QJsonValue(holiday(u"2025-12-31"_s)) << Code::WrongYear << "/holidays/2025-12-31";
    QTest::newRow("holiday without name")
        << "holidays" << QJsonValue(QJsonObject{{u"2026-01-01"_s, 1}}) << Code::BadField << "/holidays/2026-01-01";
    QTest::newRow("no workdays") << "workdays" << QJsonValue(QJsonValue::Undefined) << Code::MissingField
                                 << "/workdays";
    QTest::newRow("workday on a weekday")
        << "workdays" << QJsonValue(QJsonArray{u"2026-11-24"_s}) << Code::NotARestDay << "/workdays/0";
    QTest::newRow("workday twice") << "workdays" << QJsonValue(QJsonArray{u"2026-11-28"_s, u"2026-11-28"_s})
                                   << Code::DuplicateDate << "/workdays/1";
    QTest::newRow("workday on a holiday")
        << "workdays" << QJsonValue(QJsonArray{u"2026-10-03"_s}) << Code::Overlap << "/workdays/0";
    QTest::newRow("workday of another year")
        << "workdays" << QJsonValue(QJsonArray{u"2027-01-02"_s}) << Code::WrongYear << "/workdays/0";
    QTest::newRow("workday as number") << "workdays" << QJsonValue(QJsonArray{20260920}) << Code::BadDate
                                       << "/workdays/0";
}

void TestCalendar::refusesBadYears()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(CalendarErrorCode, code);
    QFETCH(QString, where);
    QJsonObject json = QJsonDocument::fromJson(calendarBytes(u"2026.json"_s)).object();
    QVERIFY(WorkCalendar::fromJson(json));
    json.insert(member, value);
    if (value.isUndefined())
        json.remove(member);
    const auto calendar = WorkCalendar::fromJson(json);
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().code, code);
    QCOMPARE(calendar.error().where, where);
    QCOMPARE(calendar.error().year, member == u"year"_s ? 0 : 2026);
    QCOMPARE(WorkCalendar::fromJson("[]").error().code, CalendarErrorCode::NotJson);
    QCOMPARE(WorkCalendar::fromJson("{\"year\":").error().code, CalendarErrorCode::NotJson);
}

void TestCalendar::refusesBadCentres_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<CalendarErrorCode>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &members, CalendarErrorCode code, const char *where) {
        QTest::newRow(name) << members << code << QString::fromLatin1(where);
    };
    using Code = CalendarErrorCode;
    row("no usual hours", R"("officeHours": {})", Code::BadHours, "/officeHours/default");
    row("hours backwards", R"("officeHours": {"default": [["12:00", "09:00"]]})", Code::BadHours,
        "/officeHours/default");
    row("hours overlap", R"("officeHours": {"default": [["09:00", "12:00"], ["11:00", "17:00"]]})", Code::BadHours,
        "/officeHours/default");
    row("hour 25", R"("officeHours": {"default": [["09:00", "25:00"]]})", Code::BadHours, "/officeHours/default");
    row("one end only", R"("officeHours": {"default": [["09:00"]]})", Code::BadHours, "/officeHours/default");
    row("no hours on a day", R"("officeHours": {"default": [["09:00", "17:00"]], "friday": []})", Code::BadHours,
        "/officeHours/friday");
    row("no such weekday", R"("officeHours": {"default": [["09:00", "17:00"]], "fri": [["09:00", "12:00"]]})",
        Code::BadField, "/officeHours/fri");
    row("bad closure", R"("closures": {"2026-13-01": "x"})", Code::BadDate, "/closures/2026-13-01");
    row("closed and open", R"("closures": {"2026-11-28": "x"}, "openings": {"2026-11-28": "y"})", Code::Overlap,
        "/openings/2026-11-28");
    row("closed and half", R"("closures": {"2026-11-28": "x"}, "halfDays": {"2026-11-28": [["09:00", "12:00"]]})",
        Code::Overlap, "/halfDays/2026-11-28");
    row("half day without hours", R"("halfDays": {"2026-11-28": []})", Code::BadHours, "/halfDays/2026-11-28");
    row("half days as list", R"("halfDays": ["2026-11-28"])", Code::BadField, "/halfDays");
}

void TestCalendar::refusesBadCentres()
{
    QFETCH(QByteArray, members);
    QFETCH(CalendarErrorCode, code);
    QFETCH(QString, where);
    const auto centre = CentreCalendar::fromJson(R"({"area": "520000", "name": "centre", )" + members + '}');
    QVERIFY(!centre);
    QCOMPARE(centre.error().code, code);
    QCOMPARE(centre.error().where, where);
}

void TestCalendar::keepsWhereADayCameFrom()
{
    const WorkCalendar *calendar = m_calendars.year(2026);
    QCOMPARE(calendar->source(), u"国务院办公厅关于2026年部分节假日安排的通知"_s);
    QVERIFY(calendar->importedAt().isValid());
    QCOMPARE(calendar->holidayName(QDate(2026, 9, 25)), u"中秋"_s);
    QCOMPARE(calendar->holidayName(QDate(2026, 9, 24)), QString());
    QCOMPARE(m_calendars.centre().area(), u"520000"_s);
    QCOMPARE(m_calendars.years(), (QVector<int>{2016, 2017, 2018, 2024, 2025, 2026}));
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
