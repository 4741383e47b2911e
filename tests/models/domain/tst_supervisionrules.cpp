// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadlinecases.h"

#include "domain/casesummary.h"
#include "domain/supervision.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

QJsonObject rulesFile()
{
    QFile file(QLatin1String(YC_SOURCE_DIR) + u"/resources/supervision-rules.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

constexpr ItemLimits tenDays{.promised = {10}, .statutory = {20}};
constexpr ItemLimits twoDays{.promised = {2}, .statutory = {20}};

/// A case with what surrounds it, in the making.
struct Scene
{
    Case subject;
    QVector<HistoryRow> history;
    ServiceItem item;

    Scene()
    {
        item.kind = ItemKind::Promise;
        subject.id = CaseId(u"case"_s);
        subject.unit = UnitId(u"SCJGJ-QYZC"_s);
        subject.department = UnitId(u"SCJGJ"_s);
        subject.assignee = UserId(u"zhoumin"_s);
        subject.assigneeName = u"周敏"_s;
        subject.state = CaseState::InReview;
    }

    Scene &row(Action action, const QDateTime &at, const QString &user, const QString &reason = {})
    {
        HistoryRow row;
        row.sequence = history.size() + 1;
        row.action = action;
        row.user = UserId(user);
        row.userName = user;
        row.unit = subject.unit;
        row.post = user.isEmpty() ? Post::System : Post::CaseOfficer;
        row.at = at;
        row.reason = reason;
        history.append(row);
        return *this;
    }
};

/// What a rule is to find in a scene at a moment; `colour` empty: nothing.
struct Vector
{
    const char *name;
    const char *rule;
    std::function<Scene(const CalendarSet &)> scene;
    QDateTime now;
    std::optional<CardColour> colour;
    QString occasion = {};
};

Scene accepted(const CalendarSet &calendars, const ItemLimits &limits, QDate day)
{
    Scene scene;
    scene.subject.deadlines = acceptedOn(calendars, limits, day);
    scene.row(Action::Accept, morning(day), u"zhoumin"_s);
    return scene;
}

Scene tenDaysFromMarchSecond(const CalendarSet &calendars)
{
    return accepted(calendars, tenDays, {2026, 3, 2}); // due on Monday the 16th
}

Scene receivedOnMarchSecond(const CalendarSet &calendars)
{
    Scene scene;
    scene.subject.state = CaseState::Received;
    scene.subject.deadlines =
        DeadlineEngine(tenDays, calendars, ReceiptRule::DayItArrived).receive({}, morning({2026, 3, 2})).value();
    return scene;
}

Scene stepOfTwoDays(const CalendarSet &calendars)
{
    Scene scene = tenDaysFromMarchSecond(calendars);
    scene.subject.step = StepId(u"examine"_s);
    scene.subject.deadlines =
        DeadlineEngine(tenDays, calendars).startStep(scene.subject.deadlines, {2}, morning({2026, 3, 3})).value();
    return scene;
}

Scene hearing(const CalendarSet &calendars, QDate announced)
{
    Scene scene = tenDaysFromMarchSecond(calendars);
    scene.subject.deadlines =
        DeadlineEngine(tenDays, calendars)
            .suspend(scene.subject.deadlines, SuspensionKind::Hearing, announced, morning({2026, 3, 3}))
            .value();
    return scene;
}

Scene decided(const CalendarSet &calendars, QDate day)
{
    Scene scene = tenDaysFromMarchSecond(calendars);
    scene.subject.state = CaseState::ClosedGrant;
    scene.subject.deadlines = DeadlineEngine(tenDays, calendars).decide(scene.subject.deadlines, morning(day)).value();
    return scene;
}

QVector<Vector> vectors()
{
    const auto at = [](int day, int hour, int minute, int second = 0) {
        return toUtc(QDate(2026, 3, day), QTime(hour, minute, second));
    };
    const auto yellow = CardColour::Yellow;
    const auto red = CardColour::Red;
    const auto hint = CardColour::Hint;
    const auto none = std::nullopt;
    using C = const CalendarSet &;
    const auto refused = [](const QString &reason) {
        return [reason](C) {
            return Scene().row(Action::RefuseAcceptance, morning({2026, 3, 3}), u"zhoumin"_s, reason);
        };
    };
    const auto twoActs = [](const QString &examiner, const QString &decider, bool byRule) {
        return [=](C) {
            Scene scene;
            scene.item.examinerMayDecide = byRule;
            return scene.row(Action::Examine, morning({2026, 3, 3}), examiner)
                .row(Action::Grant, morning({2026, 3, 4}), decider);
        };
    };
    const auto closedAfter = [](int seconds, int actedSeconds, ItemKind kind) {
        return [=](C) {
            Scene scene;
            scene.item.kind = kind;
            const QDateTime begun = morning({2026, 3, 3});
            scene.row(Action::Accept, begun, u"zhoumin"_s).row(Action::Close, begun.addSecs(seconds), u"zhoumin"_s);
            scene.history[0].actedAt = begun.addSecs(-3600);
            scene.history[1].actedAt = begun.addSecs(-3600 + actedSeconds);
            return scene;
        };
    };
    const auto fee = [](bool charged, bool allowed) {
        return [=](C) {
            Scene scene;
            scene.item.hasFee = allowed;
            scene.subject.result.feeCharged = charged;
            return scene.row(Action::Close, morning({2026, 3, 4}), u"luoqing"_s);
        };
    };
    const auto acceptedAt = [](const QDateTime &moment) {
        return [moment](C calendars) {
            Scene scene = receivedOnMarchSecond(calendars);
            scene.subject.deadlines = DeadlineEngine(tenDays, calendars, ReceiptRule::DayItArrived)
                                          .accept(scene.subject.deadlines, moment)
                                          .value();
            return scene.row(Action::Accept, moment, u"zhoumin"_s);
        };
    };
    const auto deemed = [](C calendars) {
        Scene scene = receivedOnMarchSecond(calendars);
        scene.row(Action::Claim, morning({2026, 3, 3}), u"wangqiang"_s);
        const QDateTime moment = morning({2026, 3, 10});
        scene.subject.deadlines = DeadlineEngine(tenDays, calendars, ReceiptRule::DayItArrived)
                                      .deemAccepted(scene.subject.deadlines, moment)
                                      .value();
        return scene.row(Action::DeemAccepted, moment, {});
    };
    const auto corrections = [](int count) {
        return [count](C) {
            Scene scene;
            for (int i = 0; i < count; ++i)
                scene.row(Action::RequestCorrection, morning({2026, 3, 3 + i}), u"zhoumin"_s);
            return scene;
        };
    };
    const auto late = [](C calendars) { return decided(calendars, {2026, 3, 17}); };
    const auto inTime = [](C calendars) { return decided(calendars, {2026, 3, 16}); };
    const auto twenty = [](C calendars) { return accepted(calendars, twentyDays, {2026, 3, 2}); };
    const auto shortOne = [](C calendars) { return accepted(calendars, twoDays, {2026, 3, 2}); };
    const auto paused = [](C calendars) { return hearing(calendars, {2026, 3, 10}); };
    const auto unknownYear = [](C calendars) { return accepted(calendars, tenDays, {2026, 12, 25}); };
    return {
        // Received on Monday 2 March: the fifth working day is Monday the 9th.
        {"four days left", "R01", receivedOnMarchSecond, at(3, 10, 0), none},
        {"the day before the last", "R01", receivedOnMarchSecond, at(6, 9, 0), hint, u"NOTICE:2026-03-09"_s},
        {"at closing time", "R01", receivedOnMarchSecond, at(9, 17, 0), hint, u"NOTICE:2026-03-09"_s},
        {"a second later", "R01", receivedOnMarchSecond, at(9, 17, 0, 1), red, u"NOTICE:2026-03-09"_s},
        {"accepted by law", "R01", deemed, at(20, 10, 0), red, u"NOTICE:2026-03-09"_s},
        {"accepted by a clerk", "R01", acceptedAt(at(9, 16, 59)), at(20, 10, 0), none},

        {"accepted at closing time", "R02", acceptedAt(at(9, 17, 0)), at(20, 10, 0), none},
        {"accepted a minute later", "R02", acceptedAt(at(9, 17, 1)), at(20, 10, 0), yellow, u"ACCEPTED:2026-03-09"_s},
        {"accepted by law is another rule", "R02", deemed, at(20, 10, 0), none},

        {"four days left", "R03", tenDaysFromMarchSecond, at(10, 10, 0), none},
        {"three days left", "R03", tenDaysFromMarchSecond, at(11, 0, 0), hint, u"PROMISED:2026-03-16"_s},
        {"the minute before", "R03", tenDaysFromMarchSecond, at(10, 23, 59), none},
        {"two days left", "R03", tenDaysFromMarchSecond, at(12, 23, 59), hint, u"PROMISED:2026-03-16"_s},
        {"one day left", "R03", tenDaysFromMarchSecond, at(13, 0, 0), yellow, u"PROMISED:2026-03-16"_s},
        {"the last day", "R03", tenDaysFromMarchSecond, at(16, 17, 0), yellow, u"PROMISED:2026-03-16"_s},
        {"past is another rule", "R03", tenDaysFromMarchSecond, at(16, 17, 0, 1), none},
        {"nine tenths of twenty days", "R03", twenty, at(26, 0, 0), yellow, u"PROMISED:2026-03-30"_s},
        {"a day less than nine tenths", "R03", twenty, at(25, 23, 59), hint, u"PROMISED:2026-03-30"_s},
        {"a short promise only warns", "R03", shortOne, at(4, 10, 0), hint, u"PROMISED:2026-03-04"_s},
        {"a short promise has time at first", "R03", shortOne, at(2, 10, 0), none},
        {"the clock stands still", "R03", paused, at(13, 10, 0), none},
        {"no calendar, no card", "R03", unknownYear, toUtc({2027, 1, 8}, {10, 0}), none},
        {"decided", "R03", inTime, at(16, 16, 0), none},

        {"at closing time", "R04", tenDaysFromMarchSecond, at(16, 17, 0), none},
        {"a second later", "R04", tenDaysFromMarchSecond, at(16, 17, 0, 1), red, u"PROMISED:2026-03-16"_s},
        {"decided too late stays late", "R04", late, at(31, 10, 0), red, u"PROMISED:2026-03-16"_s},
        {"decided in time", "R04", inTime, at(31, 10, 0), none},
        {"no calendar, no card", "R04", unknownYear, toUtc({2027, 1, 29}, {10, 0}), none},

        {"the step has a day", "R05", stepOfTwoDays, at(4, 23, 59), none},
        {"its last day", "R05", stepOfTwoDays, at(5, 0, 0), hint, u"STEP:examine:2026-03-05"_s},
        {"late while the case is not", "R05", stepOfTwoDays, at(5, 17, 0, 1), yellow, u"STEP:examine:2026-03-05"_s},

        {"as announced", "R06", paused, at(9, 0, 0), hint, u"SUSPENSION:2026-03-03T02:00:00Z"_s},
        {"long before", "R06", paused, at(6, 0, 0), none},
        {"the announced day is still right", "R06", paused, at(10, 23, 59), hint, u"SUSPENSION:2026-03-03T02:00:00Z"_s},
        {"the day after", "R06", paused, at(11, 0, 0), yellow, u"SUSPENSION:2026-03-03T02:00:00Z"_s},

        {"one notice", "R07", corrections(1), at(20, 10, 0), none},
        {"a second one", "R07", corrections(2), at(20, 10, 0), yellow, u"CORRECTION:2"_s},

        {"no reason", "R08", refused({}), at(20, 10, 0), red, u"ROW:1"_s},
        {"nine characters", "R08", refused(u"不属于本机关管辖。"_s), at(20, 10, 0), red, u"ROW:1"_s},
        {"ten characters", "R08", refused(u"不属于本机关的管辖。"_s), at(20, 10, 0), none},

        {"two people", "R09", twoActs(u"zhoumin"_s, u"luoqing"_s, false), at(20, 10, 0), none},
        {"one person", "R09", twoActs(u"zhoumin"_s, u"zhoumin"_s, false), at(20, 10, 0), red, u"ROW:2"_s},
        {"one person by the item's rule", "R09", twoActs(u"zhoumin"_s, u"zhoumin"_s, true), at(20, 10, 0), none},

        // Decided on Monday the 16th: the tenth working day is Monday the 30th.
        {"three days left", "R10", inTime, at(25, 10, 0), hint, u"DELIVERY:2026-03-30"_s},
        {"four days left", "R10", inTime, at(24, 10, 0), none},
        {"a second after closing time", "R10", inTime, at(30, 17, 0, 1), yellow, u"DELIVERY:2026-03-30"_s},

        {"none taken", "R11", fee(false, false), at(20, 10, 0), none},
        {"taken where there is none", "R11", fee(true, false), at(20, 10, 0), red, u"FEE"_s},
        {"taken where there is one", "R11", fee(true, true), at(20, 10, 0), none},

        {"59 seconds", "R12", closedAfter(59, 59, ItemKind::Promise), at(20, 10, 0), yellow, u"ROW:2"_s},
        {"60 seconds", "R12", closedAfter(60, 60, ItemKind::Promise), at(20, 10, 0), none},
        {"a day's work offline that came in at once", "R12", closedAfter(2, 7200, ItemKind::Promise), at(20, 10, 0),
         none},
        {"an instant item", "R12", closedAfter(5, 5, ItemKind::Instant), at(20, 10, 0), none},
    };
}

} // namespace

/// The supervision rules as they are shipped, each with its boundaries.
class TestSupervisionRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto read = SupervisionRules::fromJson(rulesFile());
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().where + read.error().what));
        m_rules = *read;
        QCOMPARE(m_rules.rules().size(), 14);
    }

    void everyRuleFindsWhatItIsFor_data()
    {
        QTest::addColumn<int>("index");
        const QVector<Vector> all = vectors();
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%s %s", all.at(i).rule, all.at(i).name) << i;
    }
    void everyRuleFindsWhatItIsFor()
    {
        QFETCH(int, index);
        const Vector vector = vectors().at(index);
        const Scene scene = vector.scene(m_calendars);
        const auto found = findingsIn({scene.subject, scene.history, scene.item}, m_rules, m_calendars, vector.now);
        std::optional<SupervisionFinding> own;
        for (const SupervisionFinding &finding : found) {
            if (finding.rule == QLatin1String(vector.rule)) {
                QVERIFY2(!own, "found twice");
                own = finding;
            }
        }
        QCOMPARE(own.has_value(), vector.colour.has_value());
        if (!own)
            return;
        QCOMPARE(own->colour, *vector.colour);
        QCOMPARE(own->occasion, vector.occasion);
        QCOMPARE(own->unit, UnitId(u"SCJGJ-QYZC"_s));
    }

    void whoHadItAnswersForTheMissedNotice()
    {
        for (const Vector &vector : vectors()) {
            if (QLatin1String(vector.name) != "accepted by law"_L1)
                continue;
            const Scene scene = vector.scene(m_calendars);
            const auto found = findingsIn({scene.subject, scene.history, scene.item}, m_rules, m_calendars, vector.now);
            QCOMPARE(found.constFirst().rule, u"R01"_s);
            QCOMPARE(found.constFirst().person, UserId(u"wangqiang"_s));
        }
    }

    /// Whatever changes without an act changes at a moment that was announced.
    void nothingChangesBetweenTwoLooks_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("received") << 0;
        QTest::newRow("ten days") << 1;
        QTest::newRow("twenty days") << 2;
        QTest::newRow("a step") << 3;
        QTest::newRow("a hearing") << 4;
        QTest::newRow("decided") << 5;
    }
    void nothingChangesBetweenTwoLooks()
    {
        QFETCH(int, which);
        const QVector<Scene> scenes{receivedOnMarchSecond(m_calendars),
                                    tenDaysFromMarchSecond(m_calendars),
                                    accepted(m_calendars, twentyDays, {2026, 3, 2}),
                                    stepOfTwoDays(m_calendars),
                                    hearing(m_calendars, {2026, 3, 10}),
                                    decided(m_calendars, {2026, 3, 16})};
        const Scene &scene = scenes.at(which);
        const auto look = [&](const QDateTime &now) {
            QStringList words;
            for (const auto &finding :
                 findingsIn({scene.subject, scene.history, scene.item}, m_rules, m_calendars, now))
                words.append(finding.rule + QLatin1String(nameOf(finding.colour)));
            return words;
        };
        QDateTime planned = morning({2026, 3, 16});
        int changes = 0;
        QDateTime now = which == 5 ? planned : morning({2026, 3, 3});
        planned = nextSupervision(scene.subject, m_rules, m_calendars, now);
        QStringList last = look(now);
        for (; now < morning({2026, 4, 8}); now = now.addSecs(600)) {
            const bool announced = planned.isValid() && now >= planned;
            const QStringList words = look(now);
            if (words != last) {
                QVERIFY2(announced, qPrintable(now.toString(Qt::ISODate)));
                ++changes;
            }
            last = words;
            if (announced)
                planned = nextSupervision(scene.subject, m_rules, m_calendars, now);
        }
        QVERIFY(changes >= 2);
    }

    void ratingsThatNobodySignsFor_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<bool>("found");
        // Sent on Thursday 5 March: one working day is Friday the 6th.
        QTest::newRow("the day itself") << toUtc({2026, 3, 6}, {17, 0}) << false;
        QTest::newRow("a second later") << toUtc({2026, 3, 6}, {17, 0, 1}) << true;
        QTest::newRow("the weekend after") << toUtc({2026, 3, 7}, {9, 0}) << true;
    }
    void ratingsThatNobodySignsFor()
    {
        QFETCH(QDateTime, now);
        QFETCH(bool, found);
        const auto finding = findingIn(UnsignedRating{u"r1"_s, UnitId(u"SCJGJ-QYZC"_s), morning({2026, 3, 5})}, m_rules,
                                       m_calendars, now);
        QCOMPARE(finding.has_value(), found);
        if (finding)
            QCOMPARE(finding->occasion, u"RATING:r1"_s);
    }

    void looksOutOfHours_data()
    {
        QTest::addColumn<QDateTime>("at");
        QTest::addColumn<bool>("found");
        QTest::newRow("in the morning") << morning({2026, 3, 5}) << false;
        QTest::newRow("at noon") << toUtc({2026, 3, 5}, {12, 30}) << false;
        QTest::newRow("an hour before opening") << toUtc({2026, 3, 5}, {8, 0}) << false;
        QTest::newRow("a minute earlier") << toUtc({2026, 3, 5}, {7, 59}) << true;
        QTest::newRow("an hour after closing") << toUtc({2026, 3, 5}, {18, 0}) << false;
        QTest::newRow("a minute later") << toUtc({2026, 3, 5}, {18, 1}) << true;
        QTest::newRow("on Saturday") << morning({2026, 3, 7}) << true;
        QTest::newRow("on a Saturday that works") << morning({2026, 5, 9}) << false;
        QTest::newRow("in a year without a calendar") << morning({2027, 3, 6}) << false;
    }
    void looksOutOfHours()
    {
        QFETCH(QDateTime, at);
        QFETCH(bool, found);
        const PersonalDataLook look{UserId(u"zhoumin"_s), u"周敏"_s, UnitId(u"SCJGJ-QYZC"_s), at};
        QCOMPARE(findingIn(look, m_rules, m_calendars).has_value(), found);
    }

    void marksShowInTheQueueAsLongAsTheyHold()
    {
        Case subject = stepOfTwoDays(m_calendars).subject;
        const auto flags = [&] { return summarise(subject, subject.unit)->flags; };
        QVERIFY(!flags().testFlag(SummaryFlag::Warned));
        subject.marks = {{u"R05"_s, CardColour::Hint, Due::Step, QDate(2026, 3, 5), {}, {}}};
        QVERIFY(flags().testFlag(SummaryFlag::Warned));
        subject.marks = {{u"R05"_s, CardColour::Yellow, Due::Step, QDate(2026, 3, 5), {}, u"card"_s}};
        QVERIFY(flags().testFlag(SummaryFlag::StepOverdue));
        QVERIFY(flags().testFlag(SummaryFlag::YellowCard));
        // The step moved on: the card stands, the step is not late.
        subject.deadlines.stepDue = QDate(2026, 3, 9);
        QVERIFY(!flags().testFlag(SummaryFlag::StepOverdue));
        QVERIFY(flags().testFlag(SummaryFlag::YellowCard));
        subject.marks = {{u"R04"_s, CardColour::Red, Due::Promised, QDate(2026, 3, 16), {}, u"card"_s}};
        QVERIFY(flags().testFlag(SummaryFlag::RedCard));
        // Those who are only asked for something see nothing of it.
        QVERIFY(!summarise(subject, UnitId(u"ZRZYT-BDC"_s)));
    }

    void faultyFilesAreRefused_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QJsonObject>("file");
        const auto with = [](const QString &key, const QJsonValue &value) {
            QJsonObject file = rulesFile();
            QJsonArray rules = file.value(u"rules"_s).toArray();
            QJsonObject rule = rules.at(0).toObject();
            rule.insert(key, value);
            rules.replace(0, rule);
            file.insert(u"rules"_s, rules);
            return file;
        };
        QTest::newRow("a misspelt key") << u"/rules/0/hintDay"_s << with(u"hintDay"_s, 1);
        QTest::newRow("an unknown test") << u"/rules/0/test"_s << with(u"test"_s, u"LATE"_s);
        QTest::newRow("an unknown addressee")
            << u"/rules/0/addressees"_s << with(u"addressees"_s, QJsonArray{u"BOSS"_s});
        QTest::newRow("half a day") << u"/rules/0/replyDays"_s << with(u"replyDays"_s, 0.5);
        QTest::newRow("an id twice") << u"/rules/1/id"_s << with(u"id"_s, u"R02"_s);
        QJsonObject file = rulesFile();
        file.insert(u"grades"_s, QJsonArray{QJsonObject{{u"grade"_s, u"EXCELLENT"_s}, {u"from"_s, 50}}});
        QTest::newRow("a gap at the bottom") << u"/grades"_s << file;
    }
    void faultyFilesAreRefused()
    {
        QFETCH(QString, where);
        QFETCH(QJsonObject, file);
        const auto read = SupervisionRules::fromJson(file);
        QVERIFY(!read);
        QCOMPARE(read.error().where, where);
    }

private:
    SupervisionRules m_rules;
    CalendarSet m_calendars = shippedCalendars();
};

QTEST_GUILESS_MAIN(TestSupervisionRules)
#include "tst_supervisionrules.moc"
