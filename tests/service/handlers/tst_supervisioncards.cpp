// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/leaf.h"
#include "protocol/codec.h"
#include "service/handlers/casehandler.h"
#include "service/handlers/lookhandler.h"
#include "service/handlers/ratingacts.h"
#include "service/handlers/supervisionhandler.h"
#include "service/jobs/jobs.h"
#include "service/store/cardstore.h"
#include "service/store/casestore.h"
#include "service/store/ledgerstore.h"
#include "service/store/lookstore.h"
#include "service/store/supervisionfigures.h"
#include "tests/support/companyoffice.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::CardDetail;
using protocol::CardPage;
using protocol::SupervisionOverview;

namespace {

const UnitId section(u"SCJGJ-QYZC"_s);
const UnitId department(u"SCJGJ"_s);
const UnitId province(u"GZ"_s);
const QString words = u"当日登记系统停机维护，已于次日上午补办。"_s;

QDateTime local(QDate day, int hour, int minute = 0, int second = 0)
{
    return toUtc(day, QTime(hour, minute, second));
}

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

struct SupervisedOffice
{
    SupervisedOffice()
        : people(rig)
        , colleague(rig.clerk(u"wangqiang"_s, section.text(), Post::CaseOfficer))
        , supervisor(rig.clerk(u"chenjing"_s, department.text(), Post::SupervisionOfficer))
        , centre(rig.clerk(u"jiangtao"_s, province.text(), Post::SupervisionOfficer))
        , stranger(rig.clerk(u"fanlin"_s, u"RST"_s, Post::SupervisionOfficer))
        , auditor(rig.clerk(u"auditor"_s, section.text(), Post::AuditAdmin))
    {
    }

    int supervise() { return *jobs::supervise(rig.core()); }
    QVector<SupervisionCard> cardsOf(const CaseId &id) { return *cardstore::ofCase(**rig.core().reader(), id); }

    Answer<CardPage> list(const RigClerk &clerk, const UnitId &unit, int limit = 50, const QString &after = {})
    {
        CardListQuery query;
        query.unit = unit;
        query.limit = limit;
        if (!after.isEmpty()) {
            query.after =
                cardstore::Place{QDateTime::fromMSecsSinceEpoch(after.section(u'.', 0, 0).toLongLong(), Qt::UTC),
                                 CardId(after.section(u'.', 1))};
        }
        Context context = rig.contextFor(clerk);
        return listCards(context, query);
    }
    Answer<CardDetail> detail(const RigClerk &clerk, const UnitId &unit, const CardId &id)
    {
        Context context = rig.contextFor(clerk);
        return cardById(context, {id, unit});
    }
    Answer<SupervisionOverview> overview(const RigClerk &clerk, const UnitId &unit, const UnitId &of = {})
    {
        Context context = rig.contextFor(clerk);
        return supervisionOverview(context, {unit, of, 10});
    }
    PostedCardAct posted(const SupervisionCard &card, CardAct act, const UnitId &unit, Post post,
                         const QString &text = words)
    {
        CardCommand command;
        command.id = CommandId(makeUuid7(rig.clock, rig.random()));
        command.card = card.id;
        command.act = act;
        command.version = card.version;
        command.actingUnit = unit;
        command.post = post;
        command.text = text;
        return {card.id, command, protocol::encode(command)};
    }
    Answer<CardDetail> post(const RigClerk &clerk, const PostedCardAct &act)
    {
        Context context = rig.contextFor(clerk);
        return postCardAct(context, act);
    }
    /// A case whose promised day has passed, with the cards of that.
    Case overdue()
    {
        const Case subject = acceptedCompany(rig, people);
        rig.clock.set(local(subject.deadlines.promisedDue.addDays(1), 9));
        supervise();
        return rig.stored(subject.id);
    }
    SupervisionCard redCard(const CaseId &id)
    {
        for (const SupervisionCard &card : cardsOf(id)) {
            if (card.rule == u"R04"_s)
                return card;
        }
        return {};
    }

    ServiceRig rig;
    CompanyOffice people;
    RigClerk colleague;
    RigClerk supervisor;
    RigClerk centre;
    RigClerk stranger;
    RigClerk auditor;
};

} // namespace

/// Supervision from the job that lets cards fall to those who reply and decide, on a virtual clock.
class tst_SupervisionCards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOfficerIsWarnedBeforeTheCardFalls();
    void cardsFallOnceWhateverRestarts();
    void twoJobsLetOneCardFall();
    void quietCasesAreNotLookedAtAgain();
    void aLookAtNightIsACard();
    void whatClientsFetchAtNightIsNobodysLook();
    void whatTheServiceDidItselfIsNobodysBreach();
    void anyCaseThatOneOverseesCanBeOpened();
    void aRatingThatNobodySignsForIsACard();
    void everyCardIsInTheLedger();
    void theUnitRepliesAndTheOfficerDecides();
    void aRevokedCardLeavesTheCase();
    void nothingOnRecordCanBeTakenOut();
    void repeatingAnActIsHarmless();
    void whoSeesWhichCards();
    void pagesGoOnWhereTheyEnded();
    void figuresOfAUnit();
    void figuresAreForThoseWhoOversee();
    void theQuarterIsScored();
};

void tst_SupervisionCards::theOfficerIsWarnedBeforeTheCardFalls()
{
    SupervisedOffice office;
    const Case subject = acceptedCompany(office.rig, office.people);
    const auto flags = [&] { return summarise(office.rig.stored(subject.id), section)->flags; };
    office.supervise();
    QVERIFY(!flags().testFlag(SummaryFlag::StepOverdue));
    // The last day of the step: a hint, no card.
    office.rig.clock.set(local(subject.deadlines.stepDue, 9));
    QVERIFY(office.supervise() > 0);
    QVERIFY(flags().testFlag(SummaryFlag::Warned));
    QVERIFY(office.cardsOf(subject.id).isEmpty());
    QCOMPARE(office.rig.stored(subject.id).revision, subject.revision);
    // After its office hours the card falls, while the case itself is in time.
    office.rig.clock.set(local(subject.deadlines.stepDue, 17, 0, 1));
    office.supervise();
    QCOMPARE(office.cardsOf(subject.id).size(), 1);
    const SupervisionCard card = office.cardsOf(subject.id).constFirst();
    QCOMPARE(card.rule, u"R05"_s);
    QCOMPARE(card.colour, CardColour::Yellow);
    QCOMPARE(card.person, UserId(u"zhoumin"_s));
    QCOMPARE(card.number, subject.number);
    QVERIFY(flags().testFlag(SummaryFlag::StepOverdue));
    QVERIFY(flags().testFlag(SummaryFlag::YellowCard));
    QVERIFY(!flags().testFlag(SummaryFlag::RedCard));
}

void tst_SupervisionCards::cardsFallOnceWhateverRestarts()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const QVector<SupervisionCard> cards = office.cardsOf(subject.id);
    QVERIFY(cards.size() >= 2);
    QVERIFY(!office.redCard(subject.id).id.isEmpty());
    QCOMPARE(office.supervise(), 0);
    office.rig.restart();
    QCOMPARE(office.supervise(), 0);
    office.rig.clock.set(office.rig.clock.now().addDays(1));
    office.supervise();
    QCOMPARE(office.cardsOf(subject.id), cards);
}

void tst_SupervisionCards::twoJobsLetOneCardFall()
{
    SupervisedOffice office;
    const Case subject = acceptedCompany(office.rig, office.people);
    office.rig.clock.set(local(subject.deadlines.promisedDue.addDays(1), 9));
    office.supervise();
    const SupervisionCard first = office.redCard(subject.id);
    // The other found the same before that was written.
    SupervisionCard again = first;
    again.id = CardId(u"another"_s);
    const auto written = office.rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
        cardstore::StoredRow row;
        row.row.sequence = 1;
        YC_TRY_DB(cardstore::insert(write.db(), again, row));
        return true;
    });
    QVERIFY(!written);
    QCOMPARE(office.redCard(subject.id), first);
}

void tst_SupervisionCards::quietCasesAreNotLookedAtAgain()
{
    SupervisedOffice office;
    const Case subject = office.rig.openCompanyCase();
    const auto waiting = [&] {
        return casestore::toWatch(**office.rig.core().reader(), office.rig.clock.now(), 10)->size();
    };
    QCOMPARE(waiting(), 1);
    office.supervise();
    QCOMPARE(waiting(), 0);
    // Until something happens to it, or its day comes near.
    office.rig.clock.set(office.rig.clock.now().addSecs(3600));
    QCOMPARE(waiting(), 0);
    office.rig.mustPost(office.people.officer,
                        office.rig.command(office.people.officer, subject, Action::Claim, Post::AcceptanceOfficer));
    QCOMPARE(waiting(), 1);
    office.supervise();
    office.rig.clock.set(local(subject.deadlines.noticeDue, 9));
    QCOMPARE(waiting(), 1);
}

void tst_SupervisionCards::aLookAtNightIsACard()
{
    SupervisedOffice office;
    const Case subject = acceptedCompany(office.rig, office.people);
    office.supervise();
    const auto looked = [&](const QString &id, const QDateTime &at) {
        office.rig.clock.set(at);
        const auto kept = office.rig.core().writer().run([&](WriteContext &write) -> Answer<bool> {
            protocol::Look look;
            look.id = id;
            look.caseId = subject.id;
            look.unit = section;
            look.field = u"/legalRep/idNo"_s;
            look.purpose = u"核对"_s;
            look.at = at;
            YC_TRY_DB(lookstore::insert(write.db(), {look, UserId(u"zhoumin"_s), write.now()}));
            return true;
        });
        QVERIFY(kept);
        office.supervise();
    };
    const auto nightCards = [&] {
        int count = 0;
        for (const SupervisionCard &card : office.cardsOf(subject.id))
            count += card.rule == u"R14"_s ? 1 : 0;
        return count;
    };
    looked(u"l1"_s, local(QDate(2026, 11, 24), 15));
    QCOMPARE(nightCards(), 0);
    looked(u"l2"_s, local(QDate(2026, 11, 24), 22));
    QCOMPARE(nightCards(), 1);
    looked(u"l3"_s, local(QDate(2026, 11, 24), 22, 30));
    QCOMPARE(nightCards(), 1);
    looked(u"l4"_s, local(QDate(2026, 11, 25), 23));
    QCOMPARE(nightCards(), 2);
}

/// A client that is left running fetches cases ahead and their papers, at night as well.
void tst_SupervisionCards::whatClientsFetchAtNightIsNobodysLook()
{
    SupervisedOffice office;
    const Case subject = acceptedCompany(office.rig, office.people);
    office.supervise();
    const auto nightCards = [&] {
        const QVector<SupervisionCard> cards = office.cardsOf(subject.id);
        return std::count_if(cards.cbegin(), cards.cend(),
                             [](const SupervisionCard &card) { return card.rule == u"R14"_s; });
    };
    office.rig.clock.set(local(QDate(2026, 11, 24), 23));
    Context context = office.rig.contextFor(office.colleague);
    QVERIFY(caseById(context, {subject.id, section}));
    QVERIFY(caseMaterial(context, {{subject.id, section}, subject.materials[0].digest}));
    QCOMPARE(lookstore::ofCase(**office.rig.core().reader(), subject.id)->size(), 2);
    office.supervise();
    QCOMPARE(nightCards(), 0);
    // What was opened at night without the network is reported in the morning, and was at night all the same.
    const QDateTime opened = office.rig.clock.now();
    office.rig.clock.set(local(QDate(2026, 11, 25), 9));
    const protocol::Look opening{u"o-1"_s, subject.id, section, QString(), u"review"_s, opened};
    Context morning = office.rig.contextFor(office.colleague);
    QVERIFY(reportLooks(morning, {{opening}}));
    office.supervise();
    QCOMPARE(nightCards(), 1);
    // An opening at work is work.
    const protocol::Look atWork{u"o-2"_s, subject.id, section, QString(), u"review"_s, office.rig.clock.now()};
    QVERIFY(reportLooks(morning, {{atWork}}));
    office.supervise();
    QCOMPARE(nightCards(), 1);
}

/// 自动办理: jobs act on their day; cards are about people.
void tst_SupervisionCards::whatTheServiceDidItselfIsNobodysBreach()
{
    SupervisedOffice office;
    const std::shared_ptr<const Reference> reference = office.rig.core().reference();
    Case subject = acceptedCompany(office.rig, office.people);
    const ServiceItem *item = reference->catalogue().find(subject.item);
    const auto corrected = [&](Post post) {
        QVector<HistoryRow> rows;
        for (qint64 sequence = 1; sequence <= 2; ++sequence) {
            HistoryRow row;
            row.sequence = sequence;
            row.action = Action::RequestCorrection;
            row.post = post;
            row.unit = section;
            row.user = post == Post::System ? UserId() : UserId(u"zhoumin"_s);
            row.at = office.rig.clock.now();
            rows.append(row);
        }
        const QVector<SupervisionFinding> found = findingsIn({subject, rows, *item}, reference->supervisionRules(),
                                                             reference->calendars(), office.rig.clock.now());
        return std::any_of(found.cbegin(), found.cend(),
                           [](const SupervisionFinding &finding) { return finding.rule == u"R07"_s; });
    };
    QVERIFY(corrected(Post::AcceptanceOfficer));
    QVERIFY(!corrected(Post::System));
}

/// 监察员: sees all within what he oversees, whoever has it.
void tst_SupervisionCards::anyCaseThatOneOverseesCanBeOpened()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const SupervisionCard card = office.redCard(subject.id);
    const auto opened = [&](const RigClerk &clerk, const UnitId &unit) {
        Context context = office.rig.contextFor(clerk);
        return caseById(context, {subject.id, unit});
    };
    // The card and the list say the same as the door.
    QVERIFY(office.detail(office.centre, province, card.id)->caseVisible);
    QVERIFY(office.overview(office.centre, province)->casesVisible);
    const auto seen = opened(office.centre, province);
    QVERIFY(seen);
    QCOMPARE(seen->capacity, Capacity::Supervisor);
    QVERIFY(!seen->history.isEmpty());
    QVERIFY(opened(office.supervisor, department));
    QCOMPARE(codeOf(opened(office.stranger, UnitId(u"RST"_s))), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(opened(office.auditor, section)), ApiErrorCode::NotFound);
    // Recorded before it was shown, each time.
    const auto looks = *lookstore::ofCase(**office.rig.core().reader(), subject.id);
    QCOMPARE(std::count_if(looks.cbegin(), looks.cend(),
                           [](const lookstore::StoredLook &look) { return look.user == UserId(u"jiangtao"_s); }),
             1);
}

void tst_SupervisionCards::aRatingThatNobodySignsForIsACard()
{
    SupervisedOffice office;
    Case subject = office.rig.openCompanyCase();
    const RigClerk &officer = office.people.officer;
    subject =
        office.rig.mustPost(officer, office.rig.command(officer, subject, Action::Claim, Post::AcceptanceOfficer));
    Command refuse = office.rig.command(officer, subject, Action::RefuseAcceptance, Post::AcceptanceOfficer);
    refuse.args.reason = u"该事项由住所地的市场监管部门办理。"_s;
    refuse.args.basis = u"《行政许可法》第三十二条"_s;
    refuse.args.competentOrgan = u"贵阳市市场监督管理局"_s;
    refuse.args.remedies = u"六十日内可以申请行政复议。"_s;
    subject = office.rig.mustPost(officer, refuse);
    const auto given = office.rig.core().writer().run([&](WriteContext &write) -> Answer<RatingId> {
        protocol::RatingGiven said;
        said.level = RatingLevel::Dissatisfied;
        said.tags = {RatingTag::RudeOrSlow};
        said.text = u"等了很久，没有人说明原因。"_s;
        const auto rating =
            ratingacts::give(write, *office.rig.core().reference(), subject, *ratingacts::accepted(said));
        if (!rating)
            return tl::unexpected(rating.error());
        return rating->id;
    });
    QVERIFY(given);
    // Rated on a Tuesday: signed for by Wednesday.
    office.rig.clock.set(local(QDate(2026, 11, 25), 17));
    office.supervise();
    QVERIFY(office.cardsOf(subject.id).isEmpty());
    office.rig.clock.set(local(QDate(2026, 11, 25), 17, 0, 1));
    office.supervise();
    QCOMPARE(office.cardsOf(subject.id).size(), 1);
    const SupervisionCard card = office.cardsOf(subject.id).constFirst();
    QCOMPARE(card.rule, u"R13"_s);
    QCOMPARE(card.unit, section);
    QVERIFY(card.person.isEmpty());
    QVERIFY(office.rig.stored(subject.id).marks.constFirst().card == card.id.text());
    office.rig.clock.set(office.rig.clock.now().addDays(2));
    QCOMPARE(office.supervise(), 0);
}

void tst_SupervisionCards::everyCardIsInTheLedger()
{
    SupervisedOffice office;
    const auto entries = [&]() -> quint64 {
        const auto head = ledgerstore::head(**office.rig.core().reader(), department.text());
        return *head ? (*head)->head.size : 0;
    };
    const Case subject = acceptedCompany(office.rig, office.people);
    const auto before = entries();
    office.rig.clock.set(local(subject.deadlines.promisedDue.addDays(1), 9));
    office.supervise();
    const auto fallen = office.cardsOf(subject.id).size();
    QCOMPARE(entries(), before + quint64(fallen));
    const SupervisionCard card = office.redCard(subject.id);
    QVERIFY(office.post(office.people.decider, office.posted(card, CardAct::Reply, section, Post::Dispatcher)));
    QCOMPARE(entries(), before + quint64(fallen) + 1);
}

void tst_SupervisionCards::theUnitRepliesAndTheOfficerDecides()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const SupervisionCard card = office.redCard(subject.id);
    QCOMPARE(card.replyDue,
             office.rig.core().reference()->calendars().addWorkingDays(toLocalDate(card.issuedAt), 2).date);
    // Nobody is decided on before he was heard.
    const PostedCardAct early = office.posted(card, CardAct::Uphold, department, Post::SupervisionOfficer);
    QCOMPARE(refusalOf(office.post(office.supervisor, early)), RefusalCode::ReplyAwaited);
    // A colleague sees nothing of it, the head and the person himself may reply.
    QCOMPARE(codeOf(office.post(office.colleague, office.posted(card, CardAct::Reply, section, Post::CaseOfficer))),
             ApiErrorCode::NotFound);
    QCOMPARE(refusalOf(office.post(office.people.officer,
                                   office.posted(card, CardAct::Uphold, section, Post::SupervisionOfficer))),
             RefusalCode::WrongPost);
    const Answer<CardDetail> replied =
        office.post(office.people.officer, office.posted(card, CardAct::Reply, section, Post::CaseOfficer));
    QVERIFY(replied);
    QCOMPARE(replied->entry.state, CardState::Replied);
    QCOMPARE(replied->rows.size(), 2);
    QCOMPARE(replied->rows.constLast().text, words);

    // The version tells that somebody was quicker.
    QCOMPARE(codeOf(office.post(office.supervisor,
                                office.posted(card, CardAct::Uphold, department, Post::SupervisionOfficer))),
             ApiErrorCode::Conflict);
    const Answer<CardDetail> seen = office.detail(office.supervisor, department, card.id);
    QVERIFY(seen);
    QVERIFY(seen->caseVisible);
    QCOMPARE(seen->choices.size(), 2);
    QVERIFY(!seen->choices.constFirst().refusal);
    const Answer<CardDetail> upheld =
        office.post(office.supervisor,
                    office.posted(office.redCard(subject.id), CardAct::Uphold, department, Post::SupervisionOfficer));
    QVERIFY(upheld);
    QCOMPARE(upheld->entry.state, CardState::Upheld);
    QCOMPARE(refusalOf(office.post(office.supervisor, office.posted(office.redCard(subject.id), CardAct::Revoke,
                                                                    department, Post::SupervisionOfficer))),
             RefusalCode::CardDecided);
    QVERIFY(summarise(office.rig.stored(subject.id), section)->flags.testFlag(SummaryFlag::RedCard));
}

void tst_SupervisionCards::aRevokedCardLeavesTheCase()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const SupervisionCard card = office.redCard(subject.id);
    QVERIFY(office.post(office.people.decider, office.posted(card, CardAct::Reply, section, Post::Dispatcher)));
    QVERIFY(office.post(office.supervisor, office.posted(office.redCard(subject.id), CardAct::Revoke, department,
                                                         Post::SupervisionOfficer)));
    QVERIFY(!summarise(office.rig.stored(subject.id), section)->flags.testFlag(SummaryFlag::RedCard));
    // It stays on record, and does not fall again.
    office.supervise();
    QCOMPARE(office.redCard(subject.id).state, CardState::Revoked);
    QVERIFY(!summarise(office.rig.stored(subject.id), section)->flags.testFlag(SummaryFlag::RedCard));
}

void tst_SupervisionCards::nothingOnRecordCanBeTakenOut()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const SupervisionCard card = office.redCard(subject.id);
    QVERIFY(office.post(office.people.decider, office.posted(card, CardAct::Reply, section, Post::Dispatcher)));
    // Not by a mistake in the service either: the database itself refuses.
    for (const QLatin1String sql : {"DELETE FROM supervision_card_rows"_L1, "DELETE FROM supervision_cards"_L1,
                                    "DELETE FROM history WHERE sequence = 1"_L1}) {
        const Answer<void> out = office.rig.core().writer().run([sql](WriteContext &write) -> Answer<void> {
            YC_TRY_DB(write.db().execute(sql));
            return {};
        });
        QVERIFY2(!out, sql.data());
    }
    QCOMPARE(office.redCard(subject.id).state, CardState::Replied);
}

void tst_SupervisionCards::repeatingAnActIsHarmless()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const PostedCardAct reply = office.posted(office.redCard(subject.id), CardAct::Reply, section, Post::Dispatcher);
    QVERIFY(office.post(office.people.decider, reply));
    office.rig.restart();
    const Answer<CardDetail> again = office.post(office.people.decider, reply);
    QVERIFY(again);
    QCOMPARE(again->rows.size(), 2);
    PostedCardAct other = reply;
    other.command.text += u"补充。"_s;
    other.body = protocol::encode(other.command);
    QCOMPARE(codeOf(office.post(office.people.decider, other)), ApiErrorCode::CommandReused);
}

void tst_SupervisionCards::whoSeesWhichCards()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const SupervisionCard card = office.redCard(subject.id);
    const int all = int(office.cardsOf(subject.id).size());
    const auto count = [&](const RigClerk &clerk, const UnitId &unit) {
        const Answer<CardPage> page = office.list(clerk, unit);
        return page ? int(page->entries.size()) : -1;
    };
    QCOMPARE(count(office.supervisor, department), all);
    QCOMPARE(count(office.centre, province), all);
    QCOMPARE(count(office.people.decider, section), all);
    QCOMPARE(count(office.people.officer, section), all);
    QCOMPARE(count(office.colleague, section), 0);
    QCOMPARE(count(office.stranger, UnitId(u"RST"_s)), 0);
    // Who has no work there, acts for a unit that is not his, or guesses: all the same answer.
    QCOMPARE(codeOf(office.list(office.auditor, section)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.list(office.supervisor, province)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.list(office.supervisor, UnitId(u"NOWHERE"_s))), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.detail(office.stranger, UnitId(u"RST"_s), card.id)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.detail(office.colleague, section, card.id)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.detail(office.supervisor, department, CardId(u"unknown"_s))), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.post(office.stranger,
                                office.posted(card, CardAct::Revoke, UnitId(u"RST"_s), Post::SupervisionOfficer))),
             ApiErrorCode::NotFound);
}

void tst_SupervisionCards::pagesGoOnWhereTheyEnded()
{
    SupervisedOffice office;
    for (int i = 0; i < 3; ++i)
        (void)acceptedCompany(office.rig, office.people);
    office.rig.clock.set(local(QDate(2026, 12, 10), 9));
    office.supervise();
    const Answer<CardPage> all = office.list(office.supervisor, department);
    QVERIFY(all);
    QVERIFY(all->entries.size() >= 6);
    QVector<CardId> walked;
    QString after;
    do {
        const Answer<CardPage> page = office.list(office.supervisor, department, 2, after);
        QVERIFY(page);
        QVERIFY(page->entries.size() <= 2);
        QCOMPARE(page->total, all->total);
        for (const auto &entry : page->entries)
            walked.append(entry.id);
        after = page->next;
    } while (!after.isEmpty());
    QVector<CardId> once;
    for (const auto &entry : all->entries)
        once.append(entry.id);
    QCOMPARE(walked, once);
    QCOMPARE(all->states.value(u"AWAITING_REPLY"_s), int(once.size()));
}

void tst_SupervisionCards::figuresOfAUnit()
{
    SupervisedOffice office;
    const Case waiting = office.rig.openCompanyCase();
    const Case running = acceptedCompany(office.rig, office.people);
    (void)grantedCompany(office.rig, office.people);
    office.supervise();
    Answer<SupervisionOverview> overview = office.overview(office.people.decider, section);
    QVERIFY(overview);
    QCOMPARE(overview->units.size(), 1);
    const protocol::UnitFigures unit = overview->units.constFirst();
    QCOMPARE(unit.unit, section);
    QCOMPARE(unit.running.total(), 2);
    QCOMPARE(unit.unclaimed, 1);
    QCOMPARE(unit.receivedToday, 3);
    QCOMPARE(unit.closedToday, 1);
    QCOMPARE(overview->days.constLast().day, QDate(2026, 11, 24));
    QCOMPARE(overview->days.constLast().received, 3);
    QCOMPARE(overview->days.constLast().closed, 1);
    QCOMPARE(overview->days.size(), 10);
    QCOMPARE(overview->averageMinutes, 0); // decided in the hour of its acceptance
    QVERIFY(overview->dailyMinutes > 0);
    const auto hand = [&](const QString &user) {
        for (const auto &person : overview->people) {
            if (person.user == UserId(user))
                return person.running.total();
        }
        return 0;
    };
    QCOMPARE(hand(u"zhoumin"_s), 1);
    QCOMPARE(hand(QString()), 1);

    office.rig.clock.set(local(running.deadlines.promisedDue, 9));
    overview = office.overview(office.supervisor, department);
    QVERIFY(overview);
    QCOMPARE(overview->units.constFirst().running.yellow, 1);
    QCOMPARE(overview->dueIn.value(u"0"_s), 1);
    QVERIFY(overview->casesVisible);
    QCOMPARE(overview->urgent.constFirst().caseId, running.id);
    QCOMPARE(overview->urgent.constFirst().assigneeName, u"zhoumin"_s);
    office.rig.clock.set(local(running.deadlines.promisedDue, 17, 0, 1));
    overview = office.overview(office.supervisor, department);
    QCOMPARE(overview->units.constFirst().running.red, 1);
    QCOMPARE(overview->units.constFirst().stepOverdue, 1);
    QCOMPARE(overview->dueIn.value(u"OVERDUE"_s), 1);
    QCOMPARE(overview->urgent.constFirst().light, DeadlineLight::Overdue);
    // Every running case is in one of the counts, and the columns agree with the units.
    int columns = 0;
    for (const int count : std::as_const(overview->dueIn))
        columns += count;
    QCOMPARE(columns, overview->units.constFirst().running.total());
    QVERIFY(!waiting.id.isEmpty());
}

void tst_SupervisionCards::figuresAreForThoseWhoOversee()
{
    SupervisedOffice office;
    (void)acceptedCompany(office.rig, office.people);
    QVERIFY(office.overview(office.supervisor, department));
    QVERIFY(office.overview(office.supervisor, department, section));
    const Answer<SupervisionOverview> whole = office.overview(office.centre, province);
    QVERIFY(whole);
    QVERIFY(whole->casesVisible);
    QCOMPARE(whole->units.constFirst().unit, section);
    QCOMPARE(codeOf(office.overview(office.people.officer, section)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.overview(office.auditor, section)), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.overview(office.people.decider, section, UnitId(u"SCJGJ-ZL"_s))), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.overview(office.supervisor, department, UnitId(u"RST-SB"_s))), ApiErrorCode::NotFound);
    QCOMPARE(codeOf(office.overview(office.supervisor, department, UnitId(u"NOWHERE"_s))), ApiErrorCode::NotFound);
    const Answer<SupervisionOverview> other = office.overview(office.stranger, UnitId(u"RST"_s));
    QVERIFY(other);
    QVERIFY(other->units.isEmpty());
}

void tst_SupervisionCards::theQuarterIsScored()
{
    SupervisedOffice office;
    const Case subject = office.overdue();
    const auto score = [&](const RigClerk &clerk, const UnitId &unit) {
        Context context = office.rig.contextFor(clerk);
        return quarterScores(context, {Quarter{2026, 4}, unit});
    };
    const auto ofSection = [&] {
        const Answer<protocol::QuarterScores> scores = score(office.supervisor, department);
        for (const auto &unit : scores->units) {
            if (unit.unit == section)
                return unit.score;
        }
        return UnitScore{-1};
    };
    QCOMPARE(ofSection().points, 100);
    QVERIFY(ofSection().open >= 2);
    QVERIFY(office.post(office.people.decider,
                        office.posted(office.redCard(subject.id), CardAct::Reply, section, Post::Dispatcher)));
    QVERIFY(office.post(office.supervisor, office.posted(office.redCard(subject.id), CardAct::Uphold, department,
                                                         Post::SupervisionOfficer)));
    QCOMPARE(ofSection().points, 95);
    QCOMPARE(ofSection().red, 1);
    // Units without a card have their points, and only the department's are there.
    QCOMPARE(score(office.people.decider, section)->units.size(), 1);
    QVERIFY(score(office.supervisor, department)->units.size() > 1);
    QCOMPARE(codeOf(score(office.people.officer, section)), ApiErrorCode::NotFound);
    QVERIFY(score(office.centre, province)->units.size() > 20);
}

QTEST_GUILESS_MAIN(tst_SupervisionCards)
#include "tst_supervisioncards.moc"
