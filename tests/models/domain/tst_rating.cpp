// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendarfiles.h"
#include "domain/rating.h"

#include <QJsonDocument>
#include <QTest>

using namespace yunchuang;
using namespace Qt::StringLiterals;

namespace {

const UnitId section(u"SCJGJ-QYZC"_s);
const UnitId otherSection(u"SCJGJ-ZL"_s);
const UnitId department(u"SCJGJ"_s);
const UnitId centre(u"ZWZX-PJ"_s);
const UserId rated(u"zhoumin"_s);

/// Chinese office hours: `hour` in Guizhou.
QDateTime at(int month, int day, int hour = 10)
{
    return toUtc(QDate(2026, month, day), QTime(hour, 0));
}

struct Scene
{
    Scene()
        : units(*parseOrgUnits(QJsonDocument::fromJson(unitsFile()).array()))
        , calendars(shippedCalendars())
    {
        rating.id = RatingId(u"r-1"_s);
        rating.level = RatingLevel::Dissatisfied;
        rating.unit = section;
        rating.department = department;
        rating.handlers = {rated};
        rating.rater = {u"陈一鸣"_s, u"13800008000"_s, u"520199199001010017"_s};
    }

    static QByteArray unitsFile()
    {
        QFile file(QLatin1String(YC_SOURCE_DIR) + u"/resources/units.json"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] RatingContext contextOf(const UserId &user, const UnitId &unit, Posts posts) const
    {
        Actor actor;
        actor.user = user;
        actor.name = user.text();
        actor.unit = unit;
        actor.posts = posts;
        return RatingContext{actor, units, calendars, periods, now};
    }
    /// The one who may act in that post: in the section, in the centre, or nobody in particular.
    [[nodiscard]] RatingContext contextOf(Post post) const
    {
        if (post == Post::RatingSupervisor)
            return contextOf(UserId(u"xiemei"_s), centre, post);
        return contextOf(UserId(u"wangqiang"_s), section, post);
    }

    RatingCommand command(const RatingWork &work, RatingAct act, Post post) const
    {
        RatingCommand made;
        made.id = CommandId(u"c-"_s + QString::number(work.version));
        made.rating = work.rating;
        made.act = act;
        made.version = work.version;
        made.post = post;
        made.args = argumentsFor(act);
        return made;
    }

    /// Everything that any act wants.
    static RatingArguments argumentsFor(RatingAct act)
    {
        RatingArguments args;
        args.text = u"已电话核实，情况属实，已向其说明并致歉。"_s;
        args.reason = u"经核实，窗口等候时间确实超过承诺。"_s;
        args.verdict = act == RatingAct::Appeal ? RatingVerdict::Mistaken : RatingVerdict::Justified;
        args.callBack = CallBackResult::Reached;
        args.evidence = {RatingEvidence{u"监控.pdf"_s, Digest256(QString(64, u'a')), {}, 0}};
        args.unit = section;
        args.day = QDate(2026, 3, 20);
        return args;
    }

    RatingWork must(const RatingWork &work, RatingAct act, Post post, const RatingArguments &args)
    {
        RatingCommand made = command(work, act, post);
        made.args = args;
        const auto change = decide(work, made, contextOf(post));
        if (!change)
            qFatal("%s refused: %s", nameOf(act).data(), nameOf(change.error().code).data());
        return change->next;
    }
    RatingWork must(const RatingWork &work, RatingAct act, Post post)
    {
        return must(work, act, post, argumentsFor(act));
    }

    RatingWork opened() const
    {
        return openRating(rating, CommandId(u"c-0"_s), contextOf(UserId(), UnitId(), Post::System)).next;
    }
    RatingWork dispatched() { return must(opened(), RatingAct::Dispatch, Post::System); }
    RatingWork verifying()
    {
        return must(must(dispatched(), RatingAct::Sign, Post::CaseOfficer), RatingAct::CallBack, Post::CaseOfficer);
    }
    RatingWork rectifying() { return must(verifying(), RatingAct::Establish, Post::CaseOfficer); }
    RatingWork reviewed()
    {
        RatingWork work = must(rectifying(), RatingAct::ReportRectified, Post::CaseOfficer);
        return must(work, RatingAct::GiveFeedback, Post::CaseOfficer);
    }
    RatingWork appealing() { return must(verifying(), RatingAct::Appeal, Post::CaseOfficer); }

    /// A work in that state, prepared so that only the table decides.
    RatingWork in(RatingState state)
    {
        RatingWork work = verifying();
        work.state = state;
        work.termAsked = QDate(2026, 3, 25);
        work.foundAt = now;
        return work;
    }

    OrgDirectory units;
    CalendarSet calendars;
    RatingPeriods periods;
    QDateTime now = at(3, 2); // a Monday
    Rating rating;
};

RefusalCode codeOf(const Expected<RatingChange, Refusal> &change)
{
    return change ? RefusalCode::UnknownAction : change.error().code;
}

} // namespace

/// The levels and their numbers, what may be typed, and the way of a negative rating.
class tst_Rating : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsInBothCodeLists_data();
    void levelsInBothCodeLists();
    void numbersOutsideAListAreNoLevel();
    void endedServicesAreRatable();
    void wordsArePlain_data();
    void wordsArePlain();
    void theRaterIsTakenOutOfWords_data();
    void theRaterIsTakenOutOfWords();
    void everyActInEveryStateAndPost_data();
    void everyActInEveryStateAndPost();
    void recordsAreDemanded_data();
    void recordsAreDemanded();
    void whoWasRatedVerifiesNothing();
    void otherUnitsHaveNothingToDoWithIt();
    void periodsCountWorkingDays();
    void aFindingNeedsACall();
    void aFindingSaysWhereItGoes_data();
    void aFindingSaysWhereItGoes();
    void appealsHaveFiveDaysAndHappenOnce();
    void onlyAReviewExcludes();
    void longerTermsAreGrantedWithinFifteenDays();
    void theReviewMaySendBack();
    void warningsFollowTheCalendar();
    void staleActsAreConflicts();
    void sentOnWithinTheDepartmentOnly();
    void theFollowUpIsOneAndMovesNothing();
    void choicesAreThoseOfTheActor();
};

void tst_Rating::levelsInBothCodeLists_data()
{
    QTest::addColumn<RatingLevel>("level");
    QTest::addColumn<int>("national");
    QTest::addColumn<int>("stars");
    QTest::newRow("非常满意") << RatingLevel::VerySatisfied << 1 << 5;
    QTest::newRow("满意") << RatingLevel::Satisfied << 2 << 4;
    QTest::newRow("基本满意") << RatingLevel::BasicallySatisfied << 3 << 3;
    QTest::newRow("不满意") << RatingLevel::Dissatisfied << 4 << 2;
    QTest::newRow("非常不满意") << RatingLevel::VeryDissatisfied << 5 << 1;
}

void tst_Rating::levelsInBothCodeLists()
{
    QFETCH(RatingLevel, level);
    QFETCH(int, national);
    QFETCH(int, stars);
    QCOMPARE(ratingCode(level, RatingCodeList::National), national);
    QCOMPARE(ratingCode(level, RatingCodeList::Stars), stars);
    QCOMPARE(ratingLevel(national, RatingCodeList::National), level);
    QCOMPARE(ratingLevel(stars, RatingCodeList::Stars), level);
    QCOMPARE(isNegative(level), stars < 3);
}

void tst_Rating::numbersOutsideAListAreNoLevel()
{
    for (const int code : {-1, 0, 6, 55}) {
        QVERIFY(!ratingLevel(code, RatingCodeList::National));
        QVERIFY(!ratingLevel(code, RatingCodeList::Stars));
    }
}

void tst_Rating::endedServicesAreRatable()
{
    const QSet<CaseState> ratable = {CaseState::ClosedGrant, CaseState::ClosedTolerant, CaseState::ClosedDeny,
                                     CaseState::NotRequired, CaseState::Refused,        CaseState::Withdrawn,
                                     CaseState::Cancelled,   CaseState::Returned,       CaseState::Terminated,
                                     CaseState::Delivered,   CaseState::Archived};
    for (const auto &[state, name] : enumNames<CaseState>) {
        Case subject;
        subject.state = state;
        QVERIFY2(isRatable(subject) == ratable.contains(state), name.data());
        subject.parent = CaseId(u"other"_s);
        QVERIFY2(!isRatable(subject), name.data());
    }
}

void tst_Rating::wordsArePlain_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("plain");
    QTest::newRow("words") << u"态度很好，谢谢。"_s << true;
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("two lines") << u"等了很久。\r\n没人理。"_s << true;
    QTest::newRow("less than") << u"等待 < 5 分钟"_s << true;
    QTest::newRow("markup") << u"<b>差</b>"_s << false;
    QTest::newRow("script") << u"< script>alert(1)</script>"_s << false;
    QTest::newRow("escape") << u"差\x1b[31m"_s << false;
    QTest::newRow("turned") << u"差\u202e评"_s << false;
    QTest::newRow("half a character") << QString(QChar(0xd800)) << false;
    QTest::newRow("at the limit") << QString(maxRatingText, u'好') << true;
    QTest::newRow("too long") << QString(maxRatingText + 1, u'好') << false;
}

void tst_Rating::wordsArePlain()
{
    QFETCH(QString, typed);
    QFETCH(bool, plain);
    const std::optional<QString> words = plainRatingText(typed);
    QCOMPARE(words.has_value(), plain);
    if (words)
        QVERIFY(!words->contains(u'\r'));
}

void tst_Rating::theRaterIsTakenOutOfWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::newRow("name") << u"我叫陈一鸣，等了很久"_s << u"我叫***，等了很久"_s;
    QTest::newRow("mobile") << u"电话13800008000"_s << u"电话***"_s;
    QTest::newRow("other mobile") << u"打 139 1234 5678 找我"_s << u"打 *** 找我"_s;
    QTest::newRow("wide digits") << u"１３８０００１８０００"_s << u"***"_s;
    QTest::newRow("landline") << u"0851-85550199"_s << u"***"_s;
    QTest::newRow("identity") << u"身份证52010219900101002X。"_s << u"身份证***。"_s;
    QTest::newRow("a day is no number") << u"2026-03-02 等了3小时"_s << u"2026-03-02 等了3小时"_s;
    QTest::newRow("nothing") << u"窗口没人"_s << u"窗口没人"_s;
}

void tst_Rating::theRaterIsTakenOutOfWords()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    QCOMPARE(withoutRater(typed, Scene().rating.rater), shown);
}

void tst_Rating::everyActInEveryStateAndPost_data()
{
    QTest::addColumn<RatingAct>("act");
    QTest::addColumn<QStringList>("states");
    QTest::addColumn<QStringList>("posts");
    const QStringList handling = {u"ACCEPTANCE_OFFICER"_s, u"CASE_OFFICER"_s, u"REVIEWER"_s, u"DECIDER"_s,
                                  u"DISPATCHER"_s};
    const QStringList supervisor = {u"RATING_SUPERVISOR"_s};
    const QStringList inHand = {u"VERIFYING"_s, u"RECTIFYING"_s, u"AWAITING_FEEDBACK"_s};
    QStringList all;
    for (const auto &[state, name] : enumNames<RatingState>)
        all.append(name);
    QTest::newRow("收到") << RatingAct::Open << QStringList() << QStringList();
    QTest::newRow("派发") << RatingAct::Dispatch << QStringList{u"AWAITING_DISPATCH"_s}
                          << QStringList{u"RATING_SUPERVISOR"_s, u"SYSTEM"_s};
    QTest::newRow("改派") << RatingAct::Redispatch << QStringList{u"AWAITING_SIGNATURE"_s, u"VERIFYING"_s}
                          << supervisor;
    QTest::newRow("签收") << RatingAct::Sign << QStringList{u"AWAITING_SIGNATURE"_s} << handling;
    QTest::newRow("回访") << RatingAct::CallBack << inHand << handling;
    QTest::newRow("认定") << RatingAct::Establish << QStringList{u"VERIFYING"_s} << handling;
    QTest::newRow("同意限期") << RatingAct::GrantTerm << QStringList{u"RECTIFYING"_s} << supervisor;
    QTest::newRow("不同意限期") << RatingAct::DeclineTerm << QStringList{u"RECTIFYING"_s} << supervisor;
    QTest::newRow("整改完成") << RatingAct::ReportRectified << QStringList{u"RECTIFYING"_s} << handling;
    QTest::newRow("反馈") << RatingAct::GiveFeedback << QStringList{u"AWAITING_FEEDBACK"_s} << handling;
    QTest::newRow("办结") << RatingAct::Close << QStringList{u"AWAITING_REVIEW"_s} << supervisor;
    QTest::newRow("退回重办") << RatingAct::Return << QStringList{u"AWAITING_REVIEW"_s} << supervisor;
    QTest::newRow("申诉") << RatingAct::Appeal << QStringList{u"VERIFYING"_s} << handling;
    QTest::newRow("申诉成立") << RatingAct::UpholdAppeal << QStringList{u"APPEALING"_s} << supervisor;
    QTest::newRow("维持") << RatingAct::DismissAppeal << QStringList{u"APPEALING"_s} << supervisor;
    QTest::newRow("追评") << RatingAct::FollowUp << all << QStringList{u"APPLICANT"_s};
}

void tst_Rating::everyActInEveryStateAndPost()
{
    QFETCH(RatingAct, act);
    QFETCH(QStringList, states);
    QFETCH(QStringList, posts);
    Scene scene;
    for (const auto &[state, stateName] : enumNames<RatingState>) {
        for (const auto &[post, postName] : enumNames<Post>) {
            const RatingWork work = scene.in(state);
            const auto change = decide(work, scene.command(work, act, post), scene.contextOf(post));
            const bool expected = states.contains(stateName) && posts.contains(postName);
            QVERIFY2(change.has_value() == expected,
                     qPrintable(QString(stateName + u' ' + postName + u' ' + nameOf(codeOf(change)))));
            if (change) {
                QCOMPARE(change->next.version, work.version + 1);
                QCOMPARE(change->row.sequence, work.version + 1);
                QCOMPARE(change->row.before, state);
                QCOMPARE(change->row.after, change->next.state);
            } else {
                QCOMPARE(codeOf(change),
                         states.contains(stateName) ? RefusalCode::WrongPost : RefusalCode::RatingState);
            }
        }
    }
}

void tst_Rating::recordsAreDemanded_data()
{
    QTest::addColumn<RatingState>("state");
    QTest::addColumn<RatingAct>("act");
    QTest::addColumn<Post>("post");
    QTest::addColumn<QStringList>("records");
    const Post officer = Post::CaseOfficer;
    const Post supervisor = Post::RatingSupervisor;
    QTest::newRow("派发") << RatingState::AwaitingDispatch << RatingAct::Dispatch << supervisor
                          << QStringList{u"UNIT"_s};
    QTest::newRow("改派") << RatingState::AwaitingSignature << RatingAct::Redispatch << supervisor
                          << QStringList{u"UNIT"_s, u"REASON"_s};
    QTest::newRow("签收") << RatingState::AwaitingSignature << RatingAct::Sign << officer << QStringList();
    QTest::newRow("回访") << RatingState::Verifying << RatingAct::CallBack << officer
                          << QStringList{u"CALL_BACK"_s, u"TEXT"_s};
    QTest::newRow("认定") << RatingState::Verifying << RatingAct::Establish << officer
                          << QStringList{u"VERDICT"_s, u"TEXT"_s};
    QTest::newRow("不同意限期") << RatingState::Rectifying << RatingAct::DeclineTerm << supervisor
                                << QStringList{u"REASON"_s};
    QTest::newRow("整改完成") << RatingState::Rectifying << RatingAct::ReportRectified << officer
                              << QStringList{u"TEXT"_s};
    QTest::newRow("反馈") << RatingState::AwaitingFeedback << RatingAct::GiveFeedback << officer
                          << QStringList{u"TEXT"_s};
    QTest::newRow("办结") << RatingState::AwaitingReview << RatingAct::Close << supervisor << QStringList{u"TEXT"_s};
    QTest::newRow("退回") << RatingState::AwaitingReview << RatingAct::Return << supervisor << QStringList{u"REASON"_s};
    QTest::newRow("申诉") << RatingState::Verifying << RatingAct::Appeal << officer
                          << QStringList{u"VERDICT"_s, u"REASON"_s, u"EVIDENCE"_s};
    QTest::newRow("申诉成立") << RatingState::Appealing << RatingAct::UpholdAppeal << supervisor
                              << QStringList{u"REASON"_s};
    QTest::newRow("维持") << RatingState::Appealing << RatingAct::DismissAppeal << supervisor
                          << QStringList{u"REASON"_s};
}

void tst_Rating::recordsAreDemanded()
{
    QFETCH(RatingState, state);
    QFETCH(RatingAct, act);
    QFETCH(Post, post);
    QFETCH(QStringList, records);
    Scene scene;
    const RatingWork work = scene.in(state);
    for (const auto &[record, name] : enumNames<RatingRecord>) {
        RatingCommand command = scene.command(work, act, post);
        switch (record) {
        case RatingRecord::Text:
            command.args.text = u"  \n"_s;
            break;
        case RatingRecord::Reason:
            command.args.reason.clear();
            break;
        case RatingRecord::Verdict:
            command.args.verdict.reset();
            break;
        case RatingRecord::Day:
            command.args.day = {};
            break;
        case RatingRecord::CallBack:
            command.args.callBack.reset();
            break;
        case RatingRecord::Evidence:
            command.args.evidence.clear();
            break;
        case RatingRecord::Unit:
            command.args.unit = {};
            break;
        }
        const auto change = decide(work, command, scene.contextOf(post));
        QVERIFY2(change.has_value() != records.contains(name), name.data());
        if (!change) {
            QCOMPARE(change.error().code, RefusalCode::MissingRecord);
            QCOMPARE(change.error().args.value(u"record"_s), QString(name));
        }
    }
    if (records.contains(u"REASON"_s)) {
        RatingCommand command = scene.command(work, act, post);
        command.args.reason = u"不对。"_s;
        QCOMPARE(codeOf(decide(work, command, scene.contextOf(post))), RefusalCode::OpinionTooShort);
        command.args.reason = QString(1001, u'字');
        QCOMPARE(codeOf(decide(work, command, scene.contextOf(post))), RefusalCode::OpinionTooLong);
    }
}

void tst_Rating::whoWasRatedVerifiesNothing()
{
    Scene scene;
    for (const auto &[state, stateName] : enumNames<RatingState>) {
        const RatingWork work = scene.in(state);
        for (const RatingTransition &row : ratingTransitions()) {
            for (const Post post : {Post::CaseOfficer, Post::Dispatcher, Post::RatingSupervisor}) {
                const UnitId unit = post == Post::RatingSupervisor ? centre : section;
                const auto change =
                    decide(work, scene.command(work, row.act, post), scene.contextOf(rated, unit, post));
                QVERIFY2(!change, nameOf(row.act).data());
                if (contains(row.from, state) && (row.posts & post))
                    QCOMPARE(change.error().code, RefusalCode::PersonRated);
            }
        }
    }
}

void tst_Rating::otherUnitsHaveNothingToDoWithIt()
{
    Scene scene;
    const RatingWork work = scene.dispatched();
    const UserId somebody(u"somebody"_s);
    QCOMPARE(codeOf(decide(work, scene.command(work, RatingAct::Sign, Post::CaseOfficer),
                           scene.contextOf(somebody, otherSection, Post::CaseOfficer))),
             RefusalCode::OtherUnit);
    // The post alone is not enough: the named post must be held.
    QCOMPARE(codeOf(decide(work, scene.command(work, RatingAct::Sign, Post::CaseOfficer),
                           scene.contextOf(somebody, section, Post::Delivery))),
             RefusalCode::WrongPost);
    const RatingWork review = scene.reviewed();
    QCOMPARE(codeOf(decide(review, scene.command(review, RatingAct::Close, Post::RatingSupervisor),
                           scene.contextOf(somebody, UnitId(u"PT-GY"_s), Post::RatingSupervisor))),
             RefusalCode::OtherUnit);
    QVERIFY(isSupervised(scene.units, centre, section));
    QVERIFY(!isSupervised(scene.units, UnitId(u"nowhere"_s), section));
}

void tst_Rating::periodsCountWorkingDays()
{
    Scene scene;
    scene.now = at(9, 24); // Thursday; 25 to 27 September 2026 is the Mid-Autumn holiday
    const RatingWork opened = scene.opened();
    QCOMPARE(opened.state, RatingState::AwaitingDispatch);
    QCOMPARE(opened.due, QDate(2026, 9, 28));
    scene.now = at(3, 2);
    const RatingWork waiting = scene.dispatched();
    QCOMPARE(waiting.due, QDate(2026, 3, 3));
    RatingWork work = scene.must(waiting, RatingAct::Sign, Post::CaseOfficer);
    QCOMPARE(work.due, QDate(2026, 3, 3)); // the first call
    QCOMPARE(work.appealUntil, QDate(2026, 3, 9));
    QCOMPARE(work.verifier, UserId(u"wangqiang"_s));
    scene.now = at(3, 3);
    work = scene.must(work, RatingAct::CallBack, Post::CaseOfficer);
    QCOMPARE(work.due, QDate(2026, 3, 5)); // the finding, three days after the signature
    QCOMPARE(work.calledAt, scene.now);
    work = scene.must(work, RatingAct::Establish, Post::CaseOfficer);
    QCOMPARE(work.due, QDate(2026, 3, 10));
    work = scene.must(work, RatingAct::ReportRectified, Post::CaseOfficer);
    QCOMPARE(work.due, QDate(2026, 3, 4));
    work = scene.must(work, RatingAct::GiveFeedback, Post::CaseOfficer);
    QCOMPARE(work.due, QDate(2026, 3, 10));
    work = scene.must(work, RatingAct::Close, Post::RatingSupervisor);
    QVERIFY(!work.due.isValid());
    QCOMPARE(ratingStatus(work, scene.calendars, at(12, 1)).light, DeadlineLight::NotRunning);
    scene.now = at(12, 31);
    const RatingWork provisional = scene.opened(); // nobody knows the calendar of 2027
    QVERIFY(provisional.provisional);
}

void tst_Rating::aFindingNeedsACall()
{
    Scene scene;
    const RatingWork work = scene.must(scene.dispatched(), RatingAct::Sign, Post::Dispatcher);
    for (const RatingAct act : {RatingAct::Establish, RatingAct::Appeal}) {
        const auto change =
            decide(work, scene.command(work, act, Post::CaseOfficer), scene.contextOf(Post::CaseOfficer));
        QCOMPARE(codeOf(change), RefusalCode::MissingRecord);
        QCOMPARE(change.error().args.value(u"record"_s), u"CALL_BACK"_s);
    }
    RatingArguments unreached = Scene::argumentsFor(RatingAct::CallBack);
    unreached.callBack = CallBackResult::NotReached;
    const RatingWork called = scene.must(work, RatingAct::CallBack, Post::CaseOfficer, unreached);
    QCOMPARE(called.calls, 1);
    QCOMPARE(called.state, RatingState::Verifying);
}

void tst_Rating::aFindingSaysWhereItGoes_data()
{
    QTest::addColumn<RatingVerdict>("verdict");
    QTest::addColumn<QString>("state");
    QTest::newRow("属实") << RatingVerdict::Justified << u"RECTIFYING"_s;
    QTest::newRow("部分属实") << RatingVerdict::PartlyJustified << u"RECTIFYING"_s;
    QTest::newRow("缺乏法定依据") << RatingVerdict::NoLegalGround << u"AWAITING_FEEDBACK"_s;
    QTest::newRow("误评") << RatingVerdict::Mistaken << QString();
    QTest::newRow("不实") << RatingVerdict::Untrue << QString();
}

void tst_Rating::aFindingSaysWhereItGoes()
{
    QFETCH(RatingVerdict, verdict);
    QFETCH(QString, state);
    Scene scene;
    const RatingWork work = scene.verifying();
    RatingCommand command = scene.command(work, RatingAct::Establish, Post::CaseOfficer);
    command.args.verdict = verdict;
    const auto change = decide(work, command, scene.contextOf(Post::CaseOfficer));
    if (state.isEmpty())
        QCOMPARE(codeOf(change), RefusalCode::VerdictUnfit);
    else
        QCOMPARE(QString(nameOf(change->next.state)), state);
    command.act = RatingAct::Appeal;
    QCOMPARE(decide(work, command, scene.contextOf(Post::CaseOfficer)).has_value(), state.isEmpty());
}

void tst_Rating::appealsHaveFiveDaysAndHappenOnce()
{
    Scene scene;
    const RatingWork work = scene.verifying();
    QCOMPARE(work.appealUntil, QDate(2026, 3, 9));
    const RatingCommand appeal = scene.command(work, RatingAct::Appeal, Post::CaseOfficer);
    scene.now = at(3, 9, 16);
    QVERIFY(decide(work, appeal, scene.contextOf(Post::CaseOfficer)));
    scene.now = at(3, 9, 18);
    QCOMPARE(codeOf(decide(work, appeal, scene.contextOf(Post::CaseOfficer))), RefusalCode::LimitPassed);
    scene.now = at(3, 3);
    const RatingWork dismissed = scene.must(scene.appealing(), RatingAct::DismissAppeal, Post::RatingSupervisor);
    QCOMPARE(dismissed.state, RatingState::Verifying);
    QVERIFY(!dismissed.verdict);
    QCOMPARE(codeOf(decide(dismissed, scene.command(dismissed, RatingAct::Appeal, Post::CaseOfficer),
                           scene.contextOf(Post::CaseOfficer))),
             RefusalCode::VerdictUnfit);
    QVERIFY(decide(dismissed, scene.command(dismissed, RatingAct::Establish, Post::CaseOfficer),
                   scene.contextOf(Post::CaseOfficer)));
}

void tst_Rating::onlyAReviewExcludes()
{
    int leading = 0;
    Scene scene;
    for (const RatingTransition &row : ratingTransitions())
        leading += row.to == RatingState::Excluded ? 1 : 0;
    QCOMPARE(leading, 1);
    QCOMPARE(transitionFor(RatingAct::UpholdAppeal).posts, Posts(Post::RatingSupervisor));
    QVERIFY(transitionFor(RatingAct::UpholdAppeal).records & RatingRecord::Reason);
    const RatingWork excluded = scene.must(scene.appealing(), RatingAct::UpholdAppeal, Post::RatingSupervisor);
    QVERIFY(isEnded(excluded.state));
    QCOMPARE(excluded.verdict, RatingVerdict::Mistaken);
}

void tst_Rating::longerTermsAreGrantedWithinFifteenDays()
{
    Scene scene;
    RatingWork work = scene.rectifying();
    QCOMPARE(work.due, QDate(2026, 3, 9));
    RatingCommand ask = scene.command(work, RatingAct::RequestTerm, Post::CaseOfficer);
    ask.args.day = QDate(2026, 3, 24);
    const auto tooLate = decide(work, ask, scene.contextOf(Post::CaseOfficer));
    QCOMPARE(codeOf(tooLate), RefusalCode::LimitTooLong);
    QCOMPARE(tooLate.error().args.value(u"latest"_s), u"2026-03-23"_s);
    ask.args.day = QDate(2026, 3, 9);
    QCOMPARE(codeOf(decide(work, ask, scene.contextOf(Post::CaseOfficer))), RefusalCode::LimitPassed);
    ask.args.day = QDate(2026, 3, 23);
    work = decide(work, ask, scene.contextOf(Post::CaseOfficer))->next;
    QCOMPARE(work.termAsked, QDate(2026, 3, 23));
    QCOMPARE(work.due, QDate(2026, 3, 9)); // until it is granted
    QCOMPARE(codeOf(decide(work, scene.command(work, RatingAct::RequestTerm, Post::CaseOfficer),
                           scene.contextOf(Post::CaseOfficer))),
             RefusalCode::RatingState);
    const RatingWork granted = scene.must(work, RatingAct::GrantTerm, Post::RatingSupervisor);
    QCOMPARE(granted.due, QDate(2026, 3, 23));
    QVERIFY(!granted.termAsked.isValid());
    const RatingWork declined = scene.must(work, RatingAct::DeclineTerm, Post::RatingSupervisor);
    QCOMPARE(declined.due, QDate(2026, 3, 9));
    QVERIFY(!declined.termAsked.isValid());
}

void tst_Rating::theReviewMaySendBack()
{
    Scene scene;
    RatingWork work = scene.must(scene.reviewed(), RatingAct::Return, Post::RatingSupervisor);
    QCOMPARE(work.state, RatingState::Rectifying);
    QCOMPARE(work.returns, 1);
    QVERIFY(!work.rectified);
    work = scene.must(work, RatingAct::ReportRectified, Post::CaseOfficer);
    work = scene.must(work, RatingAct::GiveFeedback, Post::CaseOfficer);
    work = scene.must(work, RatingAct::Return, Post::RatingSupervisor);
    QCOMPARE(work.returns, 2);

    RatingArguments baseless = Scene::argumentsFor(RatingAct::Establish);
    baseless.verdict = RatingVerdict::NoLegalGround;
    work = scene.must(scene.verifying(), RatingAct::Establish, Post::CaseOfficer, baseless);
    work = scene.must(work, RatingAct::GiveFeedback, Post::CaseOfficer);
    QCOMPARE(scene.must(work, RatingAct::Return, Post::RatingSupervisor).state, RatingState::Verifying);
}

void tst_Rating::warningsFollowTheCalendar()
{
    Scene scene;
    RatingWork work = scene.dispatched(); // due on Tuesday 3 March
    const auto warn = [&](RatingAct act) {
        return decide(work, scene.command(work, act, Post::System), scene.contextOf(UserId(), UnitId(), Post::System));
    };
    scene.now = at(3, 3, 16);
    QCOMPARE(codeOf(warn(RatingAct::WarnYellow)), RefusalCode::NoticeNotDue);
    QCOMPARE(ratingStatus(work, scene.calendars, scene.now).light, DeadlineLight::DueSoon);
    scene.now = at(3, 3, 18);
    QCOMPARE(codeOf(warn(RatingAct::WarnRed)), RefusalCode::NoticeNotDue);
    QCOMPARE(ratingStatus(work, scene.calendars, scene.now).light, DeadlineLight::Overdue);
    work = warn(RatingAct::WarnYellow)->next;
    QVERIFY(work.yellow);
    QCOMPARE(work.state, RatingState::AwaitingSignature);
    QCOMPARE(codeOf(warn(RatingAct::WarnYellow)), RefusalCode::NoticeNotDue);
    scene.now = at(3, 5, 16);
    QCOMPARE(codeOf(warn(RatingAct::WarnRed)), RefusalCode::NoticeNotDue);
    scene.now = at(3, 5, 18);
    work = warn(RatingAct::WarnRed)->next;
    QVERIFY(work.red);
    work = scene.must(work, RatingAct::Sign, Post::CaseOfficer);
    QVERIFY(!work.yellow && !work.red);
}

void tst_Rating::staleActsAreConflicts()
{
    Scene scene;
    const RatingWork work = scene.dispatched();
    RatingCommand command = scene.command(work, RatingAct::Sign, Post::CaseOfficer);
    command.version = work.version - 1;
    const auto change = decide(work, command, scene.contextOf(Post::CaseOfficer));
    QCOMPARE(codeOf(change), RefusalCode::StaleRevision);
    QCOMPARE(change.error().args.value(u"current"_s), QString::number(work.version));
}

void tst_Rating::sentOnWithinTheDepartmentOnly()
{
    Scene scene;
    const RatingWork work = scene.dispatched();
    RatingArguments args = Scene::argumentsFor(RatingAct::Redispatch);
    args.unit = otherSection;
    const RatingWork sentOn = scene.must(work, RatingAct::Redispatch, Post::RatingSupervisor, args);
    QCOMPARE(sentOn.unit, otherSection);
    QCOMPARE(sentOn.state, RatingState::AwaitingSignature);
    for (const QString &elsewhere : {u"SWJ-SZHD"_s, u"PT-GY"_s, u"nowhere"_s}) {
        RatingCommand command = scene.command(work, RatingAct::Redispatch, Post::RatingSupervisor);
        command.args.unit = UnitId(elsewhere);
        QCOMPARE(codeOf(decide(work, command, scene.contextOf(Post::RatingSupervisor))), RefusalCode::UnitNotCompetent);
    }
}

void tst_Rating::theFollowUpIsOneAndMovesNothing()
{
    Scene scene;
    const RatingWork work = scene.reviewed();
    const RatingContext rater = scene.contextOf(UserId(), UnitId(), Post::Applicant);
    const auto change = decide(work, scene.command(work, RatingAct::FollowUp, Post::Applicant), rater);
    QVERIFY(change);
    QCOMPARE(change->next.state, work.state);
    QCOMPARE(change->next.due, work.due);
    QCOMPARE(codeOf(decide(change->next, scene.command(change->next, RatingAct::FollowUp, Post::Applicant), rater)),
             RefusalCode::AlreadyRated);
}

void tst_Rating::choicesAreThoseOfTheActor()
{
    Scene scene;
    const RatingWork work = scene.rectifying();
    const auto names = [](const QVector<RatingActChoice> &choices) {
        QStringList list;
        for (const RatingActChoice &choice : choices)
            list.append(nameOf(choice.act) + (choice.refusal ? u"!"_s : QString()));
        return list;
    };
    QCOMPARE(names(ratingActChoices(work, scene.contextOf(UserId(u"wangqiang"_s), section,
                                                          Posts(Post::CaseOfficer) | Post::AcceptanceOfficer))),
             QStringList({u"REPORT_RECTIFIED"_s, u"CALL_BACK"_s, u"REQUEST_TERM"_s}));
    QCOMPARE(names(ratingActChoices(work, scene.contextOf(rated, section, Post::CaseOfficer))),
             QStringList({u"REPORT_RECTIFIED!"_s, u"CALL_BACK!"_s, u"REQUEST_TERM!"_s}));
    QCOMPARE(names(ratingActChoices(work, scene.contextOf(Post::RatingSupervisor))), QStringList());
    const RatingWork asked = scene.must(work, RatingAct::RequestTerm, Post::CaseOfficer);
    QCOMPARE(names(ratingActChoices(asked, scene.contextOf(Post::RatingSupervisor))),
             QStringList({u"GRANT_TERM"_s, u"DECLINE_TERM"_s}));
    QCOMPARE(names(ratingActChoices(work, scene.contextOf(UserId(u"x"_s), otherSection, Post::CaseOfficer))),
             QStringList());
}

QTEST_GUILESS_MAIN(tst_Rating)
#include "tst_rating.moc"
