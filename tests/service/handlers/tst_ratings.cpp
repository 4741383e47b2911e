// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/casehandler.h"
#include "service/handlers/intakehandler.h"
#include "service/handlers/progresshandler.h"
#include "service/handlers/ratingacts.h"
#include "service/handlers/ratinghandler.h"
#include "service/jobs/jobs.h"
#include "service/store/casestore.h"
#include "service/store/ledgerstore.h"
#include "service/store/ratingstore.h"
#include "tests/support/companyoffice.h"
#include "tests/support/sourcerig.h"

#include "ledger/leaf.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::ProgressAct;
using protocol::ProgressReply;
using protocol::RatingDetail;
using protocol::RatingPage;
using protocol::RatingReceipt;
using protocol::RatingStatistics;

namespace {

const PasswordCost cheap{1, size_t(8) * 1024};
const UnitId office(u"SCJGJ-QYZC"_s);
const UnitId centre(u"ZWZX-PJ"_s);

template<class T>
ApiErrorCode codeOf(const Answer<T> &answer)
{
    return answer ? ApiErrorCode::Internal : answer.error().code;
}
template<class T>
RefusalCode refusalOf(const Answer<T> &answer)
{
    return answer || !answer.error().refusal ? RefusalCode::UnknownAction : answer.error().refusal->code;
}

/// A service with an application of a platform, the office that decides it, and those who look after ratings.
struct RatingRig
{
    RatingRig()
        : people(rig)
        , colleague(rig.clerk(u"wangqiang"_s, office.text(), Post::CaseOfficer))
        , supervisor(rig.clerk(u"xiemei"_s, centre.text(), Post::RatingSupervisor))
        , delivery(rig.clerk(u"yangfan"_s, u"CK-CJ"_s, Post::Delivery))
        , platform(UnitId(u"PT-GY"_s), QByteArray(32, 'p'))
        , window(UnitId(u"CK-QYKB"_s), QByteArray(32, 'w'))
        , intake(QueryPasswords(ledger::SecretBytes::copyOf(QByteArray(32, 's'))), cheap)
        , progress({}, cheap)
    {
        loadAgreeingRegistries(rig.core());
        Context context = platform.contextFor(rig.core());
        protocol::IntakeApplication application = companyDelivery(u"d-1"_s, rig.clock.now());
        application.applicant.agentName = u"陈一鸣"_s;
        application.applicant.agentMobile = u"13800008000"_s;
        const Answer<IntakeAnswer> answer = intake.handIn(context, {application, protocol::encode(application)});
        if (!answer)
            throw std::runtime_error("the application was refused");
        receipt = *protocol::decode<protocol::IntakeReply>(answer->json);
    }

    /// The office refuses acceptance: a service has ended, and its applicant is asked how it was.
    Case refused()
    {
        Case subject = rig.mustPost(people.officer, rig.command(people.officer, rig.stored(receipt.caseId),
                                                                Action::Claim, Post::AcceptanceOfficer));
        Command refuse = rig.command(people.officer, subject, Action::RefuseAcceptance, Post::AcceptanceOfficer);
        refuse.args.reason = u"该事项不属于本机关职权范围。"_s;
        refuse.args.basis = u"《行政许可法》第三十二条第一款第二项"_s;
        refuse.args.competentOrgan = u"贵阳市市场监督管理局"_s;
        refuse.args.remedies = u"六十日内申请行政复议，六个月内提起行政诉讼"_s;
        return rig.mustPost(people.officer, refuse);
    }

    static protocol::RatingGiven given(RatingLevel level, const QString &id = u"r-1"_s)
    {
        protocol::RatingGiven rating;
        rating.deliveryId = id;
        rating.channel = RatingChannel::Mobile;
        rating.level = level;
        if (isNegative(level))
            rating.tags = {RatingTag::SentAround};
        rating.text = u"跑了三趟。我是陈一鸣，电话13800008000，请回电。"_s;
        return rating;
    }

    Answer<ProgressReply> rate(const protocol::RatingGiven &rating)
    {
        Context context{rig.core(), Anybody(), u"test"_s, u"127.0.0.1"_s};
        return progress.rate(context, {{receipt.number, receipt.queryPassword}, rating, protocol::encode(rating)});
    }
    Answer<ProgressReply> ask()
    {
        Context context{rig.core(), Anybody(), u"test"_s, u"127.0.0.1"_s};
        return progress.progress(context, {receipt.number, receipt.queryPassword});
    }

    Answer<RatingReceipt> handIn(const RigSource &source, const protocol::RatingDelivery &delivered)
    {
        Context context = source.contextFor(rig.core());
        return handInRating(context, {delivered, protocol::encode(delivered)});
    }
    protocol::RatingDelivery delivered(RatingLevel level, const QString &id = u"p-1"_s)
    {
        protocol::RatingDelivery delivered;
        delivered.rating = given(level, id);
        delivered.number = receipt.queryCode;
        delivered.rater = {u"杜一丁"_s, u"13900001111"_s, u"520199197001010099"_s};
        delivered.area = u"520115"_s;
        return delivered;
    }

    Answer<RatingPage> list(const RigClerk &clerk, const UnitId &unit, const ratingstore::Filter &filter = {})
    {
        Context context = rig.contextFor(clerk);
        RatingListQuery query;
        query.unit = unit;
        query.filter = filter;
        return listRatings(context, query);
    }
    Answer<RatingDetail> detail(const RigClerk &clerk, const UnitId &unit, const RatingId &id)
    {
        Context context = rig.contextFor(clerk);
        return ratingById(context, {id, unit});
    }
    RatingId only() { return list(supervisor, centre)->entries.value(0).id; }

    RatingCommand command(const RigClerk &clerk, const RatingId &id, RatingAct act, Post post)
    {
        const UnitId unit = clerk.principal().grants.value(0).unit;
        RatingCommand command;
        command.id = CommandId(makeUuid7(rig.clock, rig.random()));
        command.rating = id;
        command.act = act;
        const std::optional<RatingWork> work = *ratingstore::work(**rig.core().reader(), id);
        command.version = work ? work->version : 0;
        command.actingUnit = unit;
        command.post = post;
        command.args.text = u"已电话核实并向陈一鸣（13800008000）致歉，加开了窗口。"_s;
        command.args.reason = u"经核实，等候时间确实过长，需要整改。"_s;
        command.args.verdict = act == RatingAct::Appeal ? RatingVerdict::Untrue : RatingVerdict::Justified;
        command.args.callBack = CallBackResult::Reached;
        return command;
    }
    Answer<RatingDetail> post(const RigClerk &clerk, const RatingCommand &command)
    {
        Context context = rig.contextFor(clerk);
        return postRatingAct(context, {command.rating, command, protocol::encode(command)});
    }
    Answer<RatingDetail> act(const RigClerk &clerk, const RatingId &id, RatingAct act, Post with)
    {
        return post(clerk, command(clerk, id, act, with));
    }

    Digest256 keepPaper(const QByteArray &bytes)
    {
        const Digest256 digest(QString::fromLatin1(sha256Hex(bytes)));
        const auto kept = rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
            YC_TRY_DB(MaterialStore::insert(
                write.db(), {digest, bytes.size(), u"application/pdf"_s, write.now(), UnitId(), UserId(u"x"_s)}));
            return true;
        });
        if (!kept)
            throw std::runtime_error("no paper");
        return digest;
    }

    ServiceRig rig;
    CompanyOffice people;
    RigClerk colleague;
    RigClerk supervisor;
    RigClerk delivery;
    RigSource platform;
    RigSource window;
    IntakeHandlers intake;
    ProgressHandlers progress;
    protocol::IntakeReply receipt;
};

} // namespace

/// Ratings through every door, the way of a negative one, who sees what of it, and what is counted.
class tst_Ratings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyEndedServicesAreRated();
    void theEndInvites();
    void oneRatingAndOneFollowUp();
    void aRepeatedRatingIsOne();
    void levelsComeByNameOrByNamedList_data();
    void levelsComeByNameOrByNamedList();
    void whatIsNoRatingIsRefused_data();
    void whatIsNoRatingIsRefused();
    void platformsSpeakOfTheirOwnCasesWindowsOfAll();
    void theCaseShowsTheLevelToTheOffice();
    void goodRatingsNeedNoWork();
    void negativeOnesAreDispatchedByThemselves();
    void anAbolishedUnitsRatingGoesToItsSuccessor();
    void theWholeWay();
    void actsAreRepeatable();
    void twoWhoActAtOnceDoNotOverwrite();
    void appealsCarryTheirPapers();
    void everyStepIsInTheLedger();
    void nobodyRatedSeesTheRater();
    void othersSeeNothing();
    void listsFilterAndPage();
    void theMonthIsCounted();
    void excludedOnesDoNotCount();
    void publishedAfterTheMonth();
    void theJobWarnsOnceEach();
    void unsignedOnesAreFoundForSupervision();
    void aNegativeFollowUpOfAGoodRatingIsWorkToo();
    void theApplicantReadsTheAnswer();
};

void tst_Ratings::onlyEndedServicesAreRated()
{
    RatingRig rig;
    QCOMPARE(refusalOf(rig.rate(RatingRig::given(RatingLevel::Satisfied))), RefusalCode::NotRatable);
    QCOMPARE(refusalOf(rig.handIn(rig.platform, rig.delivered(RatingLevel::Satisfied))), RefusalCode::NotRatable);
    QVERIFY(!rig.ask()->acts.contains(ProgressAct::Rate));
    QVERIFY(rig.ask()->invitation.isEmpty());
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Satisfied)));
}

void tst_Ratings::theEndInvites()
{
    RatingRig rig;
    const QString month = u"2026-11"_s;
    QVERIFY(ratingstore::invited(**rig.rig.core().reader(), month)->isEmpty());
    rig.refused();
    const auto invited = *ratingstore::invited(**rig.rig.core().reader(), month);
    QCOMPARE(invited.size(), 1);
    QCOMPARE(invited[0].unit, office);
    QCOMPARE(invited[0].count, 1);
    const Answer<ProgressReply> asked = rig.ask();
    QVERIFY(asked->acts.contains(ProgressAct::Rate));
    QVERIFY(asked->invitation.startsWith(u"您好"));

    // A licence: asked when it is closed, not again when it is handed over.
    const Case closed = closedCompany(rig.rig, rig.people, u"91520115MA6DEM014M"_s);
    QCOMPARE((*ratingstore::invited(**rig.rig.core().reader(), month))[0].count, 2);
    Command deliver = rig.rig.command(rig.people.officer, closed, Action::Deliver, Post::CaseOfficer);
    deliver.args.result.deliveryWay = u"ELECTRONIC"_s;
    deliver.args.result.receiver = u"张晓岚"_s;
    rig.rig.mustPost(rig.people.officer, deliver);
    QCOMPARE((*ratingstore::invited(**rig.rig.core().reader(), month))[0].count, 2);
}

void tst_Ratings::oneRatingAndOneFollowUp()
{
    RatingRig rig;
    rig.refused();
    protocol::RatingGiven later = RatingRig::given(RatingLevel::Satisfied, u"r-2"_s);
    later.followUp = true;
    QCOMPARE(refusalOf(rig.rate(later)), RefusalCode::NotRatable);
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::BasicallySatisfied)));
    QVERIFY(rig.ask()->acts.contains(ProgressAct::FollowUp));
    QCOMPARE(refusalOf(rig.rate(RatingRig::given(RatingLevel::Satisfied, u"r-3"_s))), RefusalCode::AlreadyRated);
    QVERIFY(rig.rate(later));
    QVERIFY(!rig.ask()->acts.contains(ProgressAct::FollowUp));
    QCOMPARE(rig.ask()->rating->level, RatingLevel::BasicallySatisfied);
    QCOMPARE(rig.ask()->rating->followUp, RatingLevel::Satisfied);
    later.deliveryId = u"r-4"_s;
    QCOMPARE(refusalOf(rig.rate(later)), RefusalCode::AlreadyRated);
    QCOMPARE(rig.rig.stored(rig.receipt.caseId).rating, RatingLevel::Satisfied);
}

void tst_Ratings::aRepeatedRatingIsOne()
{
    RatingRig rig;
    rig.refused();
    const protocol::RatingGiven rating = RatingRig::given(RatingLevel::Dissatisfied);
    const Answer<ProgressReply> first = rig.rate(rating);
    QVERIFY(first);
    QCOMPARE(*rig.rate(rating), *first);
    protocol::RatingGiven other = rating;
    other.level = RatingLevel::Satisfied;
    other.tags.clear();
    QCOMPARE(codeOf(rig.rate(other)), ApiErrorCode::DeliveryReused);

    RatingRig second;
    second.refused();
    const protocol::RatingDelivery delivery = second.delivered(RatingLevel::Satisfied);
    const Answer<RatingReceipt> receipt = second.handIn(second.platform, delivery);
    QVERIFY(receipt);
    QCOMPARE(*second.handIn(second.platform, delivery), *receipt);
    protocol::RatingDelivery changed = delivery;
    changed.rating.text = u"别的"_s;
    QCOMPARE(codeOf(second.handIn(second.platform, changed)), ApiErrorCode::DeliveryReused);
    // Another source's id is its own.
    QCOMPARE(refusalOf(second.handIn(second.window, delivery)), RefusalCode::AlreadyRated);
}

void tst_Ratings::levelsComeByNameOrByNamedList_data()
{
    QTest::addColumn<RatingCodeList>("list");
    QTest::addColumn<int>("code");
    QTest::addColumn<RatingLevel>("level");
    QTest::newRow("national 5") << RatingCodeList::National << 5 << RatingLevel::VeryDissatisfied;
    QTest::newRow("stars 5") << RatingCodeList::Stars << 5 << RatingLevel::VerySatisfied;
    QTest::newRow("national 2") << RatingCodeList::National << 2 << RatingLevel::Satisfied;
    QTest::newRow("stars 2") << RatingCodeList::Stars << 2 << RatingLevel::Dissatisfied;
}

void tst_Ratings::levelsComeByNameOrByNamedList()
{
    QFETCH(RatingCodeList, list);
    QFETCH(int, code);
    QFETCH(RatingLevel, level);
    RatingRig rig;
    rig.refused();
    protocol::RatingDelivery delivery = rig.delivered(level);
    delivery.rating.level.reset();
    delivery.rating.coded = protocol::CodedLevel{list, code};
    const Answer<RatingReceipt> receipt = rig.handIn(rig.platform, delivery);
    QVERIFY(receipt);
    QCOMPARE(receipt->level, level);
}

void tst_Ratings::whatIsNoRatingIsRefused_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<protocol::RatingDelivery>("delivery");
    RatingRig rig;
    const auto row = [&](const char *name, const QString &where, const auto &change) {
        protocol::RatingDelivery delivery = rig.delivered(RatingLevel::Dissatisfied);
        change(delivery);
        QTest::newRow(name) << where << delivery;
    };
    using D = protocol::RatingDelivery;
    row("no level", u"/level"_s, [](D &d) { d.rating.level.reset(); });
    row("two levels", u"/coded"_s, [](D &d) { d.rating.coded = protocol::CodedLevel{RatingCodeList::Stars, 2}; });
    row("a digit of no list", u"/coded"_s, [](D &d) {
        d.rating.level.reset();
        d.rating.coded = protocol::CodedLevel{RatingCodeList::Stars, 6};
    });
    row("markup", u"/text"_s, [](D &d) { d.rating.text = u"<b>差</b>"_s; });
    row("too long", u"/text"_s, [](D &d) { d.rating.text = QString(501, u'差'); });
    row("the same tag twice", u"/tags/1"_s, [](D &d) { d.rating.tags = {RatingTag::Other, RatingTag::Other}; });
    row("tags of a good rating", u"/tags/0"_s, [](D &d) { d.rating.level = RatingLevel::Satisfied; });
    row("an indicator of the hall", u"/indicators/0"_s, [](D &d) {
        d.rating.indicators = {{RatingIndicator::Attitude, RatingLevel::Satisfied}};
    });
    row("an indicator twice", u"/indicators/1"_s, [](D &d) {
        d.rating.indicators = {{RatingIndicator::Efficiency, RatingLevel::Satisfied},
                               {RatingIndicator::Efficiency, RatingLevel::Satisfied}};
    });
    row("no delivery id", u"/rating/deliveryId"_s, [](D &d) { d.rating.deliveryId.clear(); });
    row("no number", u"/number"_s, [](D &d) { d.number.clear(); });
    row("a name of two lines", u"/rater"_s, [](D &d) { d.rater.name = u"张\n三"_s; });
    row("an area of letters", u"/area"_s, [](D &d) { d.area = u"52011x"_s; });
}

void tst_Ratings::whatIsNoRatingIsRefused()
{
    QFETCH(QString, where);
    QFETCH(protocol::RatingDelivery, delivery);
    RatingRig rig;
    rig.refused();
    delivery.number = delivery.number.isEmpty() ? QString() : rig.receipt.queryCode;
    const Answer<RatingReceipt> receipt = rig.handIn(rig.platform, delivery);
    QCOMPARE(codeOf(receipt), ApiErrorCode::Malformed);
    QCOMPARE(receipt.error().args.value(u"where"_s), where);
    QVERIFY(!rig.rig.stored(rig.receipt.caseId).rating);
}

void tst_Ratings::platformsSpeakOfTheirOwnCasesWindowsOfAll()
{
    RatingRig rig;
    rig.refused();
    const RigSource other(UnitId(u"PT-ZY"_s), QByteArray(32, 'z'));
    const Answer<RatingReceipt> foreign = rig.handIn(other, rig.delivered(RatingLevel::Satisfied));
    protocol::RatingDelivery nowhere = rig.delivered(RatingLevel::Satisfied);
    nowhere.number = u"52-261124-99999"_s;
    const Answer<RatingReceipt> unknown = rig.handIn(other, nowhere);
    QCOMPARE(codeOf(foreign), ApiErrorCode::NotFound);
    QCOMPARE(foreign.error(), unknown.error());
    const RigSource section(office, QByteArray(32, 'o'));
    QCOMPARE(codeOf(rig.handIn(section, rig.delivered(RatingLevel::Satisfied))), ApiErrorCode::Forbidden);
    QVERIFY(rig.handIn(rig.window, rig.delivered(RatingLevel::Satisfied)));
}

void tst_Ratings::theCaseShowsTheLevelToTheOffice()
{
    RatingRig rig;
    const Case before = rig.refused();
    QVERIFY(rig.handIn(rig.platform, rig.delivered(RatingLevel::VeryDissatisfied)));
    const Case subject = rig.rig.stored(rig.receipt.caseId);
    QCOMPARE(subject.rating, RatingLevel::VeryDissatisfied);
    QCOMPARE(subject.revision, before.revision);
    QCOMPARE(summarise(subject, office)->rating, RatingLevel::VeryDissatisfied);
}

void tst_Ratings::goodRatingsNeedNoWork()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::BasicallySatisfied)));
    const RatingId id = rig.only();
    const Answer<RatingDetail> detail = rig.detail(rig.supervisor, centre, id);
    QVERIFY(detail);
    QVERIFY(!detail->entry.state);
    QVERIFY(detail->rows.isEmpty());
    QVERIFY(detail->choices.isEmpty());
    QCOMPARE(codeOf(rig.act(rig.colleague, id, RatingAct::Sign, Post::CaseOfficer)), ApiErrorCode::NotFound);
}

void tst_Ratings::negativeOnesAreDispatchedByThemselves()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const RatingId id = rig.only();
    const Answer<RatingDetail> detail = rig.detail(rig.colleague, office, id);
    QVERIFY(detail);
    QCOMPARE(detail->entry.state, RatingState::AwaitingSignature);
    QCOMPARE(detail->entry.unit, office);
    QCOMPARE(detail->entry.ratedName, u"zhoumin"_s);
    QCOMPARE(detail->entry.due, QDate(2026, 11, 25));
    QCOMPARE(detail->rows.size(), 2);
    QCOMPARE(detail->rows[0].act, RatingAct::Open);
    QCOMPARE(detail->rows[1].act, RatingAct::Dispatch);
    QCOMPARE(rig.list(rig.colleague, office)->open.value(u"AWAITING_SIGNATURE"_s), 1);
}

void tst_Ratings::anAbolishedUnitsRatingGoesToItsSuccessor()
{
    RatingRig rig;
    const Case subject = rig.refused();
    const auto given = rig.rig.core().writer().run([&](WriteContext &write) -> Answer<RatingId> {
        // As if the section had been abolished and nobody took over: it waits for the supervisor.
        Case moved = subject;
        moved.unit = UnitId(u"gone"_s);
        const Answer<ratingacts::Accepted> accepted = ratingacts::accepted(RatingRig::given(RatingLevel::Dissatisfied));
        const Answer<Rating> rating = ratingacts::give(write, *rig.rig.core().reference(), moved, *accepted);
        if (!rating)
            return tl::unexpected(rating.error());
        return rating->id;
    });
    QVERIFY(given);
    QCOMPARE((*ratingstore::work(**rig.rig.core().reader(), *given))->state, RatingState::AwaitingDispatch);
    QCOMPARE(*jobs::watchRatings(rig.rig.core()), 0);
    RatingCommand dispatch = rig.command(rig.supervisor, *given, RatingAct::Dispatch, Post::RatingSupervisor);
    dispatch.args.unit = office;
    // The rating is of a unit that the directory does not know, so nobody looks after it but by its department.
    const auto decided =
        decide(**ratingstore::work(**rig.rig.core().reader(), *given), dispatch,
               ratingacts::contextFor(*rig.rig.core().reference(),
                                      Actor{UserId(u"xiemei"_s), u"xiemei"_s, centre, Post::RatingSupervisor, {}, {}},
                                      rig.rig.clock.now()));
    QVERIFY(decided);
    QCOMPARE(decided->next.unit, office);
}

void tst_Ratings::theWholeWay()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::VeryDissatisfied)));
    const RatingId id = rig.only();
    QCOMPARE(refusalOf(rig.act(rig.people.officer, id, RatingAct::Sign, Post::CaseOfficer)), RefusalCode::PersonRated);
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Sign, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::CallBack, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Establish, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::ReportRectified, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::GiveFeedback, Post::CaseOfficer));
    QCOMPARE(refusalOf(rig.act(rig.colleague, id, RatingAct::Close, Post::CaseOfficer)), RefusalCode::WrongPost);
    QVERIFY(rig.act(rig.supervisor, id, RatingAct::Return, Post::RatingSupervisor));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::ReportRectified, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::GiveFeedback, Post::CaseOfficer));
    const Answer<RatingDetail> closed = rig.act(rig.supervisor, id, RatingAct::Close, Post::RatingSupervisor);
    QVERIFY(closed);
    QCOMPARE(closed->entry.state, RatingState::Closed);
    QCOMPARE(closed->entry.returns, 1);
    QCOMPARE(closed->rows.size(), 11);
    QVERIFY(closed->choices.isEmpty());
    QVERIFY(!closed->entry.due.isValid());
    for (qsizetype i = 0; i < closed->rows.size(); ++i)
        QCOMPARE(closed->rows[i].sequence, i + 1);
    QCOMPARE(refusalOf(rig.act(rig.supervisor, id, RatingAct::Return, Post::RatingSupervisor)),
             RefusalCode::RatingState);
}

void tst_Ratings::actsAreRepeatable()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const RatingCommand sign = rig.command(rig.colleague, rig.only(), RatingAct::Sign, Post::CaseOfficer);
    const Answer<RatingDetail> first = rig.post(rig.colleague, sign);
    QVERIFY(first);
    QCOMPARE(*rig.post(rig.colleague, sign), *first);
    RatingCommand other = sign;
    other.args.text = u"别的内容"_s;
    QCOMPARE(codeOf(rig.post(rig.colleague, other)), ApiErrorCode::CommandReused);
    QCOMPARE(codeOf(rig.post(rig.people.decider, sign)), ApiErrorCode::CommandReused);
    rig.rig.restart();
    QCOMPARE(rig.post(rig.colleague, sign)->version, first->version);
}

void tst_Ratings::twoWhoActAtOnceDoNotOverwrite()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const RatingCommand one = rig.command(rig.colleague, rig.only(), RatingAct::Sign, Post::CaseOfficer);
    const RatingCommand two = rig.command(rig.people.decider, rig.only(), RatingAct::Sign, Post::Dispatcher);
    QVERIFY(rig.post(rig.colleague, one));
    const Answer<RatingDetail> late = rig.post(rig.people.decider, two);
    QCOMPARE(codeOf(late), ApiErrorCode::Conflict);
    QCOMPARE(refusalOf(late), RefusalCode::StaleRevision);
}

void tst_Ratings::appealsCarryTheirPapers()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const RatingId id = rig.only();
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Sign, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::CallBack, Post::CaseOfficer));
    RatingCommand appeal = rig.command(rig.colleague, id, RatingAct::Appeal, Post::CaseOfficer);
    QCOMPARE(refusalOf(rig.post(rig.colleague, appeal)), RefusalCode::MissingRecord);
    const QByteArray paper = tinyPdf("camera");
    const Digest256 digest(QString::fromLatin1(sha256Hex(paper)));
    appeal.args.evidence = {RatingEvidence{u"陈一鸣办理录像.pdf"_s, digest, {}, 0}};
    QCOMPARE(codeOf(rig.post(rig.colleague, appeal)), ApiErrorCode::MaterialUnknown);
    rig.keepPaper(paper);
    appeal.args.evidence[0].fileName = u"../x.pdf"_s;
    QCOMPARE(codeOf(rig.post(rig.colleague, appeal)), ApiErrorCode::Malformed);
    appeal.args.evidence[0].fileName = u"陈一鸣办理录像.pdf"_s;
    const Answer<RatingDetail> appealed = rig.post(rig.colleague, appeal);
    QVERIFY(appealed);
    QCOMPARE(appealed->entry.state, RatingState::Appealing);
    QCOMPARE(appealed->rows.constLast().args.evidence.value(0).size, paper.size());
    QCOMPARE(appealed->rows.constLast().args.evidence.value(0).fileName, u"***办理录像.pdf"_s);

    Context context = rig.rig.contextFor(rig.supervisor);
    QVERIFY(ratingEvidence(context, {{id, centre}, digest}));
    QCOMPARE(codeOf(ratingEvidence(context, {{id, centre}, Digest256(QString(64, u'0'))})), ApiErrorCode::NotFound);
    Context outside = rig.rig.contextFor(rig.people.tax);
    QCOMPARE(codeOf(ratingEvidence(outside, {{id, UnitId(u"SWJ-SZHD"_s)}, digest})), ApiErrorCode::NotFound);
}

void tst_Ratings::everyStepIsInTheLedger()
{
    RatingRig rig;
    rig.refused();
    Connection &db = **rig.rig.core().reader();
    const auto sizeNow = [&] {
        const auto head = *ledgerstore::head(**rig.rig.core().reader(), u"SCJGJ"_s);
        return head ? qint64(head->head.size) : 0;
    };
    const qint64 before = sizeNow();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    QVERIFY(rig.act(rig.colleague, rig.only(), RatingAct::Sign, Post::CaseOfficer));
    QCOMPARE(sizeNow(), before + 3);
    const auto leaves = *ledgerstore::leaves(db, u"SCJGJ"_s, quint64(before), quint64(before) + 2);
    const QStringList actions = {u"RATING_OPEN"_s, u"RATING_DISPATCH"_s, u"RATING_SIGN"_s};
    for (qsizetype i = 0; i < leaves.size(); ++i) {
        const auto entry = ledger::entryFromBytes(leaves[i].canonical);
        QVERIFY(entry);
        QCOMPARE(entry->action, actions[i]);
        QCOMPARE(entry->historySequence, quint64(i) + 1);
        QCOMPARE(entry->caseId, rig.only().text());
        // Public: it tells neither the case nor anybody's name.
        QVERIFY(!leaves[i].canonical.contains(rig.receipt.caseId.text().toUtf8()));
        QVERIFY(!leaves[i].canonical.contains("wangqiang"));
    }
}

/// Everything that clerks of the rated office can ask for is searched for the rater's name and numbers.
void tst_Ratings::nobodyRatedSeesTheRater()
{
    RatingRig rig;
    rig.refused();
    protocol::RatingDelivery delivery = rig.delivered(RatingLevel::VeryDissatisfied);
    delivery.rating.text = u"我是杜一丁，电话139 0000 1111，证件520199197001010099，等了很久。"_s;
    QVERIFY(rig.handIn(rig.platform, delivery));
    const RatingId id = rig.only();
    RatingCommand call = rig.command(rig.colleague, id, RatingAct::Sign, Post::CaseOfficer);
    QVERIFY(rig.post(rig.colleague, call));
    call = rig.command(rig.colleague, id, RatingAct::CallBack, Post::CaseOfficer);
    call.args.text = u"已致电杜一丁（13900001111），说明情况。"_s;
    QVERIFY(rig.post(rig.colleague, call));
    protocol::RatingDelivery later = rig.delivered(RatingLevel::Satisfied, u"p-2"_s);
    later.rating.followUp = true;
    later.rating.tags.clear();
    later.rating.text = u"杜一丁已满意"_s;
    QVERIFY(rig.handIn(rig.platform, later));

    const QByteArrayList secrets = {u"杜一丁"_s.toUtf8(), "13900001111",      "139 0000 1111",
                                    "520199197001010099", u"杜**"_s.toUtf8(), "139****1111"};
    const auto holdsNoSecret = [&](const QByteArray &view) {
        return std::none_of(secrets.cbegin(), secrets.cend(),
                            [&](const QByteArray &secret) { return view.contains(secret); });
    };
    for (const RigClerk *clerk : {&rig.people.officer, &rig.colleague, &rig.people.decider}) {
        Context context = rig.rig.contextFor(*clerk);
        QVERIFY(holdsNoSecret(protocol::encode(*rig.list(*clerk, office))));
        const Answer<RatingDetail> detail = rig.detail(*clerk, office, id);
        QVERIFY(detail);
        QVERIFY(!detail->rater);
        QCOMPARE(detail->rows.size(), 5);
        QVERIFY2(holdsNoSecret(protocol::encode(*detail)), protocol::encode(*detail).constData());
        QVERIFY(detail->text.contains(u"等了很久"_s));
        QVERIFY(holdsNoSecret(protocol::encode(*ratingMonth(context, {u"2026-11"_s, office, {}}))));
        QVERIFY(holdsNoSecret(protocol::encode(*caseById(context, {rig.receipt.caseId, office}))));
    }
    const Case subject = rig.rig.stored(rig.receipt.caseId);
    QVERIFY(holdsNoSecret(protocol::encode(*summarise(subject, office))));
    Context anybody{rig.rig.core(), Anybody(), u"test"_s, {}};
    rig.rig.clock.set(rig.rig.clock.now().addDays(30));
    QVERIFY(holdsNoSecret(protocol::encode(*publishedRatings(anybody, u"2026-11"_s))));

    // The supervisor sees him masked, and nothing more.
    const Answer<RatingDetail> seen = rig.detail(rig.supervisor, centre, id);
    QCOMPARE(seen->rater->name, u"杜**"_s);
    QCOMPARE(seen->rater->mobile, u"139****1111"_s);
    QCOMPARE(seen->rater->idNumber, u"520199********0099"_s);
    const QByteArray whole = protocol::encode(*seen);
    for (const QByteArray &secret : secrets.first(4))
        QVERIFY(!whole.contains(secret));
    // Not of a rating of himself, whatever posts he holds besides.
    const RigClerk both = rig.rig.clerk(u"zhoumin"_s, centre.text(), Post::RatingSupervisor);
    QVERIFY(rig.detail(both, centre, id));
    QVERIFY(!rig.detail(both, centre, id)->rater);
    QVERIFY(holdsNoSecret(protocol::encode(*rig.detail(both, centre, id))));
}

void tst_Ratings::othersSeeNothing()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const RatingId id = rig.only();
    const Answer<RatingDetail> unknown = rig.detail(rig.people.tax, UnitId(u"SWJ-SZHD"_s), RatingId(u"none"_s));
    QCOMPARE(codeOf(unknown), ApiErrorCode::NotFound);
    // Another unit, a unit that is not his own, a post that handles no cases.
    QCOMPARE(rig.detail(rig.people.tax, UnitId(u"SWJ-SZHD"_s), id).error(), unknown.error());
    QCOMPARE(rig.detail(rig.people.tax, office, id).error(), unknown.error());
    QCOMPARE(rig.detail(rig.delivery, UnitId(u"CK-CJ"_s), id).error(), unknown.error());
    QCOMPARE(rig.list(rig.people.tax, UnitId(u"SWJ-SZHD"_s))->total, 0);
    QVERIFY(rig.list(rig.people.tax, UnitId(u"SWJ-SZHD"_s))->open.isEmpty());
    QCOMPARE(codeOf(rig.list(rig.people.tax, office)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(rig.list(rig.delivery, UnitId(u"CK-CJ"_s))), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(rig.act(rig.people.tax, id, RatingAct::Sign, Post::CaseOfficer)), ApiErrorCode::NotFound);
    ratingstore::Filter foreign;
    foreign.unit = office;
    QVERIFY(rig.list(rig.people.tax, UnitId(u"SWJ-SZHD"_s), foreign)->entries.isEmpty());
}

void tst_Ratings::listsFilterAndPage()
{
    RatingRig rig;
    const Case pattern = rig.refused();
    // Seven ratings of seven cases, every second one negative.
    for (int i = 0; i < 7; ++i) {
        rig.rig.clock.set(rig.rig.clock.now().addSecs(60));
        const auto given = rig.rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
            Case copy = pattern;
            copy.id = CaseId(write.makeId());
            copy.number = pattern.number % QString::number(i);
            copy.queryCode = pattern.queryCode % QString::number(i);
            YC_TRY_DB(casestore::insert(write.db(), copy, u"x"_s));
            const Answer<ratingacts::Accepted> accepted =
                ratingacts::accepted(RatingRig::given(i % 2 ? RatingLevel::Dissatisfied : RatingLevel::Satisfied));
            const Answer<Rating> rating = ratingacts::give(write, *rig.rig.core().reference(), copy, *accepted);
            if (!rating)
                return tl::unexpected(rating.error());
            return true;
        });
        QVERIFY(given);
    }
    QStringList seen;
    RatingListQuery query;
    query.unit = centre;
    query.limit = 3;
    for (int pages = 0; pages < 3; ++pages) {
        Context context = rig.rig.contextFor(rig.supervisor);
        const Answer<RatingPage> page = listRatings(context, query);
        QVERIFY(page);
        QCOMPARE(page->total, 7);
        for (const protocol::RatingEntry &entry : page->entries)
            seen.append(entry.queryCode);
        QCOMPARE(page->next.isEmpty(), pages == 2);
        if (!page->entries.isEmpty())
            query.after = ratingstore::Place{page->entries.constLast().at, page->entries.constLast().id};
    }
    QCOMPARE(seen.size(), 7);
    QCOMPARE(QSet<QString>(seen.cbegin(), seen.cend()).size(), 7);
    QVERIFY(seen.constFirst().endsWith(u'6')); // the newest first

    ratingstore::Filter filter;
    filter.negativeOnly = true;
    QCOMPARE(rig.list(rig.supervisor, centre, filter)->total, 3);
    filter.state = RatingState::Verifying;
    QCOMPARE(rig.list(rig.supervisor, centre, filter)->total, 0);
    filter.state = RatingState::AwaitingSignature;
    QCOMPARE(rig.list(rig.supervisor, centre, filter)->entries.size(), 3);
    filter = {};
    filter.from = rig.rig.clock.now();
    QCOMPARE(rig.list(rig.supervisor, centre, filter)->total, 1);
    filter = {};
    filter.until = rig.rig.clock.now();
    QCOMPARE(rig.list(rig.supervisor, centre, filter)->total, 6);
    filter = {};
    filter.unit = UnitId(u"SWJ-SZHD"_s);
    QCOMPARE(rig.list(rig.supervisor, centre, filter)->total, 0);
}

void tst_Ratings::theMonthIsCounted()
{
    RatingRig rig;
    rig.refused();
    const Case closed = closedCompany(rig.rig, rig.people, u"91520115MA6DEM014M"_s);
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const auto month = [&](const RigClerk &clerk, const UnitId &unit, const QString &name = u"2026-11"_s) {
        Context context = rig.rig.contextFor(clerk);
        return ratingMonth(context, {name, unit, {}});
    };
    RatingStatistics figures = *month(rig.supervisor, centre);
    QCOMPARE(figures.invited, 2);
    QCOMPARE(figures.given, 1);
    QCOMPARE(figures.givenRate, 500);
    QCOMPARE(figures.satisfiedRate, 0);
    QCOMPARE(figures.negative, 1);
    QCOMPARE(figures.calledBackRate, 0);
    QCOMPARE(figures.rectifiedRate, -1); // nothing was found justified yet
    QCOMPARE(figures.levels.value(u"DISSATISFIED"_s), 1);
    QCOMPARE(figures.channels.value(u"MOBILE"_s), 1);
    QCOMPARE(figures.tags.value(u"SENT_AROUND"_s), 1);
    QCOMPARE(figures.units.size(), 1);
    QCOMPARE(figures.units[0].name, rig.rig.core().reference()->units().find(office)->name);

    const RatingId id = rig.only();
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Sign, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::CallBack, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Establish, Post::CaseOfficer));
    figures = *month(rig.colleague, office);
    QCOMPARE(figures.calledBackRate, 1000);
    QCOMPARE(figures.rectifiedRate, 0);
    QVERIFY(rig.act(rig.colleague, id, RatingAct::ReportRectified, Post::CaseOfficer));
    QCOMPARE(month(rig.colleague, office)->rectifiedRate, 1000);
    QCOMPARE(month(rig.people.tax, UnitId(u"SWJ-SZHD"_s))->given, 0);
    for (const QString &name : {u"2026-12"_s, u"2026-1"_s, u"2026-13"_s, u"november"_s, QString()})
        QCOMPARE(codeOf(month(rig.supervisor, centre, name)), ApiErrorCode::NotFound);
    QCOMPARE(month(rig.supervisor, centre, u"2026-10"_s)->given, 0);
}

void tst_Ratings::excludedOnesDoNotCount()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const RatingId id = rig.only();
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Sign, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::CallBack, Post::CaseOfficer));
    RatingCommand appeal = rig.command(rig.colleague, id, RatingAct::Appeal, Post::CaseOfficer);
    appeal.args.evidence = {RatingEvidence{u"a.pdf"_s, rig.keepPaper(tinyPdf("a")), {}, 0}};
    QVERIFY(rig.post(rig.colleague, appeal));
    Context context = rig.rig.contextFor(rig.supervisor);
    QCOMPARE(ratingMonth(context, {u"2026-11"_s, centre, {}})->given, 1);
    QVERIFY(rig.act(rig.supervisor, id, RatingAct::UpholdAppeal, Post::RatingSupervisor));
    const RatingStatistics figures = *ratingMonth(context, {u"2026-11"_s, centre, {}});
    QCOMPARE(figures.given, 0);
    QCOMPARE(figures.negative, 0);
    QCOMPARE(figures.excluded, 1);
    // It stays where it was, with its reason.
    QCOMPARE(rig.list(rig.supervisor, centre)->total, 1);
    QVERIFY(!rig.detail(rig.supervisor, centre, id)->rows.constLast().args.reason.isEmpty());
    QVERIFY(rig.ask()->rating->answer.startsWith(u"您好"));
}

void tst_Ratings::publishedAfterTheMonth()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    Context anybody{rig.rig.core(), Anybody(), u"test"_s, {}};
    QCOMPARE(codeOf(publishedRatings(anybody, u"2026-11"_s)), ApiErrorCode::NotFound);
    rig.rig.clock.set(QDateTime(QDate(2026, 11, 30), QTime(15, 59), Qt::UTC)); // 23:59 in Guizhou
    QCOMPARE(codeOf(publishedRatings(anybody, u"2026-11"_s)), ApiErrorCode::NotFound);
    rig.rig.clock.set(QDateTime(QDate(2026, 11, 30), QTime(16, 0), Qt::UTC));
    const Answer<RatingStatistics> figures = publishedRatings(anybody, u"2026-11"_s);
    QVERIFY(figures);
    QCOMPARE(figures->given, 1);
    QCOMPARE(figures->units.value(0).unit, UnitId(u"SCJGJ"_s));
}

void tst_Ratings::theJobWarnsOnceEach()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const RatingId id = rig.only();
    QCOMPARE(*jobs::watchRatings(rig.rig.core()), 0);
    rig.rig.clock.set(toUtc(QDate(2026, 11, 25), QTime(23, 0)));
    QCOMPARE(*jobs::watchRatings(rig.rig.core()), 1);
    QCOMPARE(*jobs::watchRatings(rig.rig.core()), 0);
    rig.rig.clock.set(toUtc(QDate(2026, 11, 27), QTime(23, 0)));
    QCOMPARE(*jobs::watchRatings(rig.rig.core()), 1);
    QCOMPARE(*jobs::watchRatings(rig.rig.core()), 0);
    const Answer<RatingDetail> detail = rig.detail(rig.supervisor, centre, id);
    QCOMPARE(detail->rows.size(), 4);
    QCOMPARE(detail->rows[2].act, RatingAct::WarnYellow);
    QCOMPARE(detail->rows[3].act, RatingAct::WarnRed);
    QCOMPARE(detail->entry.light, DeadlineLight::Overdue);
    QCOMPARE(detail->entry.daysLeft, -2);
}

void tst_Ratings::unsignedOnesAreFoundForSupervision()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    Connection &db = **rig.rig.core().reader();
    QVERIFY(ratingstore::unsignedSince(db, QDate(2026, 11, 25), 10)->isEmpty());
    const auto found = *ratingstore::unsignedSince(db, QDate(2026, 11, 26), 10);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].caseId, rig.receipt.caseId);
    QCOMPARE(found[0].unit, office);
    QCOMPARE(found[0].due, QDate(2026, 11, 25));
    QVERIFY(rig.act(rig.colleague, rig.only(), RatingAct::Sign, Post::CaseOfficer));
    QVERIFY(ratingstore::unsignedSince(db, QDate(2027, 1, 1), 10)->isEmpty());
}

void tst_Ratings::aNegativeFollowUpOfAGoodRatingIsWorkToo()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Satisfied)));
    protocol::RatingGiven later = RatingRig::given(RatingLevel::Dissatisfied, u"r-2"_s);
    later.followUp = true;
    rig.rig.clock.set(rig.rig.clock.now().addSecs(60));
    QVERIFY(rig.rate(later));
    const Answer<RatingPage> page = rig.list(rig.supervisor, centre);
    QCOMPARE(page->entries.size(), 2);
    QCOMPARE(page->entries[0].round, 2);
    QCOMPARE(page->entries[0].state, RatingState::AwaitingSignature);
    QVERIFY(!page->entries[1].state);
    Context context = rig.rig.contextFor(rig.supervisor);
    const RatingStatistics figures = *ratingMonth(context, {u"2026-11"_s, centre, {}});
    QCOMPARE(figures.given, 1);
    QCOMPARE(figures.followUps, 1);
    QCOMPARE(figures.negative, 1);
}

void tst_Ratings::theApplicantReadsTheAnswer()
{
    RatingRig rig;
    rig.refused();
    QVERIFY(rig.rate(RatingRig::given(RatingLevel::Dissatisfied)));
    const QString received = rig.ask()->rating->answer;
    QVERIFY(received.startsWith(u"您好"));
    const RatingId id = rig.only();
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Sign, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::CallBack, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::Establish, Post::CaseOfficer));
    QVERIFY(rig.act(rig.colleague, id, RatingAct::ReportRectified, Post::CaseOfficer));
    RatingCommand feedback = rig.command(rig.colleague, id, RatingAct::GiveFeedback, Post::CaseOfficer);
    feedback.args.text = u"我们已加开窗口，现在随到随办。"_s;
    QVERIFY(rig.post(rig.colleague, feedback));
    QCOMPARE(rig.ask()->rating->answer, u"您好，我们已加开窗口，现在随到随办。"_s);
    protocol::RatingGiven later = RatingRig::given(RatingLevel::Satisfied, u"r-2"_s);
    later.followUp = true;
    later.tags.clear();
    QVERIFY(rig.rate(later));
    const Answer<RatingDetail> detail = rig.detail(rig.supervisor, centre, id);
    QVERIFY(detail->entry.followedUp);
    QCOMPARE(detail->followUp->level, RatingLevel::Satisfied);
    QCOMPARE(detail->rows.constLast().act, RatingAct::FollowUp);
    QCOMPARE(detail->entry.state, RatingState::AwaitingReview);
}

QTEST_GUILESS_MAIN(tst_Ratings)
#include "tst_ratings.moc"
