// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/supervisionhandler.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/cardacts.h"
#include "service/store/casestore.h"
#include "service/store/supervisionfigures.h"

#include <QCryptographicHash>

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using access::Oversight;
using protocol::ApiErrorCode;
using protocol::CardDetail;
using protocol::CardEntry;
using protocol::CardPage;
using protocol::ClockCounts;
using protocol::PersonFigures;
using protocol::SupervisionOverview;
using protocol::UnitFigures;

namespace {

constexpr qsizetype maxCardIdLength = 64;
constexpr int maxCardPage = 200;
constexpr int maxTrendDays = 92;
constexpr int mostUrgent = 50;
constexpr int mostPeople = 300;
constexpr int hintDaysLeft = 3;
constexpr int yellowDaysLeft = 1;

QString shortName(const OrgDirectory &units, const UnitId &id)
{
    const OrgUnit *unit = units.find(id);
    return unit ? unit->shortName : id.text();
}

cardstore::Scope scopeOf(const Oversight &oversight)
{
    return {oversight.department, oversight.unit};
}

/// What is asked for within what may be seen; NOT_FOUND for anything else.
Answer<Oversight> narrowed(Oversight oversight, const OrgDirectory &units, const UnitId &of)
{
    if (of.isEmpty() || of == oversight.root)
        return oversight;
    const OrgUnit *unit = units.find(of);
    if (!unit || !oversight.covers(units, of))
        return refuse(ApiErrorCode::NotFound);
    oversight.root = of;
    oversight.department = units.departmentOf(of);
    oversight.unit = oversight.department == of ? UnitId() : of;
    return oversight;
}

// ---- figures ----

/// How a due day looks at a moment.
class DayLights
{
public:
    DayLights(const CalendarSet &calendars, const QDateTime &now)
        : m_calendars(calendars)
        , m_now(now)
        , m_today(toLocalDate(now))
    {
    }

    struct DayLight
    {
        bool overdue = false;
        int left = 0;
        bool provisional = false;
    };
    [[nodiscard]] const DayLight &of(QDate due)
    {
        auto known = m_known.find(due);
        if (known == m_known.end()) {
            const Counted left = m_calendars.workingDaysBetween(m_today, due);
            known =
                m_known.insert(due, DayLight{m_now > m_calendars.endOfOffice(due), int(left.amount), left.provisional});
        }
        return *known;
    }

    void add(ClockCounts &counts, CaseStanding standing, QDate due, int count)
    {
        switch (standing) {
        case CaseStanding::Paused:
            counts.paused += count;
            return;
        case CaseStanding::Running:
            break;
        case CaseStanding::Unclocked:
        case CaseStanding::Settled:
            counts.unclocked += count;
            return;
        }
        const DayLight &light = of(due);
        if (light.overdue)
            counts.red += count;
        else if (light.left <= yellowDaysLeft)
            counts.yellow += count;
        else if (light.left <= hintDaysLeft)
            counts.hint += count;
        else
            counts.onTime += count;
    }

    [[nodiscard]] QString columnOf(CaseStanding standing, QDate due)
    {
        if (standing == CaseStanding::Paused)
            return u"PAUSED"_s;
        if (standing != CaseStanding::Running)
            return {};
        const DayLight &light = of(due);
        if (light.overdue)
            return u"OVERDUE"_s;
        return light.left > 5 ? u"MORE"_s : QString::number(std::max(0, light.left));
    }

private:
    const CalendarSet &m_calendars;
    const QDateTime m_now;
    const QDate m_today;
    QHash<QDate, DayLight> m_known;
};

class OverviewMaker
{
public:
    OverviewMaker(Context &context, std::shared_ptr<const Reference> reference, const Oversight &oversight, int days)
        : m_context(context)
        , m_reference(std::move(reference))
        , m_scope(scopeOf(oversight))
        , m_lights(m_reference->calendars(), context.now())
    {
        m_out.at = context.now();
        m_out.today = toLocalDate(m_out.at);
        m_out.scopeName = shortName(m_reference->units(), oversight.root);
        chooseDays(days);
    }

    Answer<SupervisionOverview> make(Connection &db)
    {
        for (const auto part : {&OverviewMaker::countRunning, &OverviewMaker::countDays, &OverviewMaker::countBeside,
                                &OverviewMaker::findUrgent, &OverviewMaker::namePeople}) {
            if (const DbResult<void> made = (this->*part)(db); !made)
                return tl::unexpected(apiError(made.error()));
        }
        for (UnitFigures &unit : m_units) {
            const UnitId department = m_reference->units().departmentOf(unit.unit);
            unit.name = shortName(m_reference->units(), unit.unit);
            unit.departmentName = shortName(m_reference->units(), department);
            m_out.units.append(unit);
        }
        return m_out;
    }

private:
    /// The last days on which people work, today among them.
    void chooseDays(int days)
    {
        const CalendarSet &calendars = m_reference->calendars();
        QDate day = m_out.today;
        QVector<QDate> chosen{day};
        for (int back = 0; back < maxTrendDays && chosen.size() < days; ++back) {
            day = day.addDays(-1);
            const Expected<bool, CalendarError> works = calendars.isWorkingDay(day);
            if (works ? *works : day.dayOfWeek() < Qt::Saturday)
                chosen.append(day);
        }
        std::reverse(chosen.begin(), chosen.end());
        for (const QDate &one : std::as_const(chosen))
            m_out.days.append({one, 0, 0});
        for (auto it = chosen.crbegin(); it != chosen.crend() && m_out.dailyMinutes == 0; ++it) {
            m_out.dailyMinutes =
                int(calendars.officeMinutes(toUtc(*it, QTime(0, 0)), toUtc(it->addDays(1), QTime(0, 0))).amount);
        }
    }

    UnitFigures &unitOf(const UnitId &id)
    {
        UnitFigures &unit = m_units[id];
        unit.unit = id;
        return unit;
    }
    PersonFigures &personOf(const UnitId &unit, const UserId &user)
    {
        PersonFigures &person = m_people[{unit, user}];
        person.unit = unit;
        person.user = user;
        return person;
    }

    DbResult<void> countRunning(Connection &db)
    {
        const auto rows = supervisionfigures::running(db, m_scope);
        if (!rows)
            return unexpected(rows.error());
        for (const auto &row : *rows) {
            UnitFigures &unit = unitOf(row.unit);
            m_lights.add(unit.running, row.standing, row.due, row.count);
            unit.unclaimed += row.assignee.isEmpty() ? row.count : 0;
            m_lights.add(personOf(row.unit, row.assignee).running, row.standing, row.due, row.count);
            if (const QString column = m_lights.columnOf(row.standing, row.due); !column.isEmpty())
                m_out.dueIn[column] += row.count;
            m_out.provisional |= row.standing == CaseStanding::Running && m_lights.of(row.due).provisional;
        }
        // Today's day is over once the offices are closed.
        const CalendarSet &calendars = m_reference->calendars();
        const bool closed = m_out.at > calendars.endOfOffice(m_out.today);
        const auto steps = supervisionfigures::stepsDueBefore(db, m_scope, m_out.today.addDays(closed ? 1 : 0));
        if (!steps)
            return unexpected(steps.error());
        for (const auto &row : *steps)
            unitOf(row.unit).stepOverdue += row.count;
        return {};
    }

    DbResult<void> countDays(Connection &db)
    {
        const QDateTime from = toUtc(m_out.days.constFirst().day, QTime(0, 0));
        const auto received = supervisionfigures::received(db, m_scope, from);
        if (!received)
            return unexpected(received.error());
        for (const auto &row : *received) {
            dayOf(row.day).received += row.count;
            if (row.day == m_out.today)
                unitOf(row.unit).receivedToday += row.count;
        }
        const auto settled = supervisionfigures::settled(db, m_scope, from);
        if (!settled)
            return unexpected(settled.error());
        QHash<QPair<UnitId, UserId>, QPair<qint64, qint64>> times;
        qint64 timed = 0;
        qint64 minutes = 0;
        for (const auto &row : *settled) {
            dayOf(row.day).closed += row.count;
            PersonFigures &person = personOf(row.unit, row.assignee);
            if (row.day == m_out.today) {
                unitOf(row.unit).closedToday += row.count;
                person.closedToday += row.count;
            }
            auto &[cases, spent] = times[{row.unit, row.assignee}];
            cases += row.timed;
            spent += row.minutes;
            if (cases > 0)
                person.averageMinutes = spent / cases;
            timed += row.timed;
            minutes += row.minutes;
        }
        if (timed > 0)
            m_out.averageMinutes = minutes / timed;
        return {};
    }

    /// Work done on a day off shows on its own day, in order.
    protocol::DayFigures &dayOf(QDate day)
    {
        const auto place =
            std::lower_bound(m_out.days.begin(), m_out.days.end(), day,
                             [](const protocol::DayFigures &one, QDate other) { return one.day < other; });
        if (place != m_out.days.end() && place->day == day)
            return *place;
        return *m_out.days.insert(place, {day, 0, 0});
    }

    DbResult<void> countBeside(Connection &db)
    {
        const auto cards = supervisionfigures::openCards(db, m_scope);
        if (!cards)
            return unexpected(cards.error());
        for (const auto &row : *cards)
            unitOf(row.unit).cardsOpen += row.count;
        const QDateTime yesterday = toUtc(m_out.today.addDays(-1), QTime(0, 0));
        const auto moved = supervisionfigures::movement(
            db, m_scope, yesterday, yesterday.addMSecs(toLocalTime(m_out.at).msecsSinceStartOfDay()));
        if (!moved)
            return unexpected(moved.error());
        m_out.receivedYesterday = moved->received;
        m_out.closedYesterday = moved->settled;
        return {};
    }

    DbResult<void> findUrgent(Connection &db)
    {
        const CalendarSet &calendars = m_reference->calendars();
        const auto rows = supervisionfigures::urgent(
            db, m_scope, calendars.addWorkingDays(m_out.today, yellowDaysLeft).date, mostUrgent);
        if (!rows)
            return unexpected(rows.error());
        for (const auto &row : *rows) {
            const ServiceItem *item = m_reference->catalogue().find(row.item);
            const auto &light = m_lights.of(row.due);
            m_out.urgent.append({row.id, row.queryCode, item ? item->name : QString(), row.unit,
                                 shortName(m_reference->units(), row.unit), row.assignee, QString(), row.state, row.due,
                                 light.overdue ? DeadlineLight::Overdue : DeadlineLight::DueSoon, light.left});
        }
        for (const UnitFigures &unit : std::as_const(m_units))
            m_out.urgentTotal += unit.running.red + unit.running.yellow;
        return {};
    }

    DbResult<void> namePeople(Connection &db)
    {
        QHash<UserId, QString> names;
        const auto nameOfUser = [&](const UserId &user) -> DbResult<QString> {
            if (user.isEmpty() || names.contains(user))
                return names.value(user);
            DbResult<QString> name = m_context.core.members().nameOf(db, user);
            if (name)
                names.insert(user, name->isEmpty() ? user.text() : *name);
            return name;
        };
        for (protocol::UrgentCase &one : m_out.urgent) {
            const DbResult<QString> name = nameOfUser(one.assignee);
            if (!name)
                return unexpected(name.error());
            one.assigneeName = *name;
        }
        QVector<PersonFigures> people;
        for (const PersonFigures &person : std::as_const(m_people)) {
            // Who only settled something has nothing in hand.
            if (person.running.total() > 0 || person.closedToday > 0)
                people.append(person);
        }
        std::stable_sort(people.begin(), people.end(), [](const PersonFigures &a, const PersonFigures &b) {
            return a.running.total() > b.running.total();
        });
        if (people.size() > mostPeople)
            people.resize(mostPeople);
        for (PersonFigures &person : people) {
            const DbResult<QString> name = nameOfUser(person.user);
            if (!name)
                return unexpected(name.error());
            person.name = *name;
        }
        m_out.people = people;
        return {};
    }

    Context &m_context;
    std::shared_ptr<const Reference> m_reference;
    cardstore::Scope m_scope;
    DayLights m_lights;
    SupervisionOverview m_out;
    QMap<UnitId, UnitFigures> m_units;
    QMap<QPair<UnitId, UserId>, PersonFigures> m_people;
};

// ---- cards ----

/// The eyes of a clerk acting for a unit.
struct CardViewer
{
    std::shared_ptr<const Reference> reference;
    Oversight oversight;
    Actor actor;
    QDateTime now;

    static Answer<CardViewer> of(const Context &context, const UnitId &unit)
    {
        CardViewer viewer;
        viewer.reference = context.core.reference();
        const Answer<Oversight> oversight = access::oversightOf(context.principal(), unit, viewer.reference->units());
        if (!oversight)
            return tl::unexpected(oversight.error());
        viewer.oversight = *oversight;
        viewer.actor.user = context.principal().user;
        viewer.actor.name = context.principal().name;
        viewer.actor.unit = unit;
        viewer.actor.posts = access::postsIn(context.principal(), unit);
        viewer.actor.device = context.principal().device;
        viewer.now = context.now();
        return viewer;
    }

    [[nodiscard]] bool sees(const SupervisionCard &card) const
    {
        const bool within = oversight.covers(reference->units(), card.unit) ||
                            (oversight.unit.isEmpty() && oversight.root == card.department);
        return within && (oversight.person.isEmpty() || card.person == oversight.person);
    }
};

CardEntry entryOf(const CardViewer &viewer, const SupervisionCard &card)
{
    CardEntry entry;
    entry.id = card.id;
    entry.rule = card.rule;
    entry.ruleName = card.ruleName;
    entry.kind = card.kind;
    entry.colour = card.colour;
    entry.state = card.state;
    entry.caseId = card.caseId;
    entry.queryCode = card.queryCode;
    entry.itemName = card.itemName;
    entry.unit = card.unit;
    entry.unitName = shortName(viewer.reference->units(), card.unit);
    entry.personName = card.personName;
    entry.issuedAt = card.issuedAt;
    entry.replyDue = card.replyDue;
    entry.provisional = card.provisional;
    if (card.state != CardState::AwaitingReply)
        return entry;
    const CalendarSet &calendars = viewer.reference->calendars();
    entry.daysLeft = int(calendars.workingDaysBetween(toLocalDate(viewer.now), card.replyDue).amount);
    if (viewer.now > calendars.endOfOffice(card.replyDue))
        entry.light = DeadlineLight::Overdue;
    else
        entry.light = entry.daysLeft <= yellowDaysLeft ? DeadlineLight::DueSoon : DeadlineLight::Enough;
    return entry;
}

Answer<SupervisionCard> openCardFor(Connection &db, const CardViewer &viewer, const CardId &id)
{
    DbResult<std::optional<SupervisionCard>> card = cardstore::load(db, id);
    YC_TRY_DB(card);
    if (!*card || !viewer.sees(**card))
        return refuse(ApiErrorCode::NotFound);
    return std::move(**card);
}

Answer<CardDetail> cardDetailOf(Connection &db, const Context &context, const CardViewer &viewer,
                                const SupervisionCard &card)
{
    CardDetail detail;
    detail.entry = entryOf(viewer, card);
    detail.number = card.number;
    detail.departmentName = shortName(viewer.reference->units(), card.department);
    detail.ruleText = card.ruleText;
    detail.basis = card.basis;
    detail.clock = card.clock;
    detail.day = card.day;
    detail.since = card.since;
    detail.score = card.score;
    detail.addressees = card.addressees;
    detail.version = card.version;
    const DbResult<std::optional<Case>> subject = casestore::load(db, card.caseId);
    YC_TRY_DB(subject);
    detail.caseVisible =
        access::readBy(context.principal(), viewer.actor.unit, viewer.reference->units(), *subject).has_value();
    DbResult<QVector<CardRow>> rows = cardstore::rows(db, card.id);
    YC_TRY_DB(rows);
    detail.rows = std::move(*rows);
    for (const CardAct act : {CardAct::Reply, CardAct::Uphold, CardAct::Revoke}) {
        const std::optional<Post> post = postForCard(act, viewer.actor.posts);
        if (!post)
            continue;
        const auto possible = isCardActPossible(card, act, viewer.actor, viewer.reference->calendars(), viewer.now);
        // What never is the asker's turn is not offered.
        if (!possible &&
            (possible.error().code == RefusalCode::WrongPost || possible.error().code == RefusalCode::OtherUnit))
            continue;
        detail.choices.append({act, *post, possible ? std::optional<Refusal>() : std::optional(possible.error())});
    }
    return detail;
}

tl::unexpected<protocol::ApiError> refusedCardAct(const Refusal &refusal)
{
    protocol::ApiError error;
    error.code = refusal.code == RefusalCode::StaleRevision ? ApiErrorCode::Conflict : ApiErrorCode::Refused;
    error.refusal = refusal;
    return tl::unexpected(std::move(error));
}

/// True when the same command took effect before.
Answer<bool> cardActTookEffect(Connection &db, const Context &context, const PostedCardAct &posted,
                               const QByteArray &digest)
{
    const DbResult<std::optional<cardstore::Posted>> earlier = cardstore::posted(db, posted.command.id);
    YC_TRY_DB(earlier);
    if (!*earlier)
        return false;
    if ((*earlier)->digest != digest || (*earlier)->user != context.principal().user || (*earlier)->card != posted.id)
        return refuse(ApiErrorCode::CommandReused);
    return true;
}

std::optional<cardstore::Place> cardPlaceOf(const QString &text)
{
    bool ok = false;
    const qint64 at = text.section(u'.', 0, 0).toLongLong(&ok);
    const QString id = text.section(u'.', 1);
    if (!ok || id.isEmpty() || id.size() > maxCardIdLength)
        return std::nullopt;
    return cardstore::Place{QDateTime::fromMSecsSinceEpoch(at, Qt::UTC), CardId(id)};
}

/// A query item that names a value of an enumeration; false when it names none.
template<class E>
bool readName(const HttpRequest &request, QStringView key, std::optional<E> &out)
{
    const QString text = queryText(request, key);
    if (text.isEmpty())
        return true;
    out = valueOf<E>(text);
    return out.has_value();
}

bool readNumber(const HttpRequest &request, QStringView key, int most, int &out)
{
    const QString text = queryText(request, key);
    if (text.isEmpty())
        return true;
    bool ok = false;
    out = text.toInt(&ok);
    return ok && out >= 1 && out <= most;
}

Answer<CardListQuery> readCardList(const HttpRequest &request)
{
    CardListQuery query;
    query.unit = UnitId(queryText(request, u"unit"));
    query.of = UnitId(queryText(request, u"of"));
    query.filter.rule = queryText(request, u"rule");
    if (query.unit.isEmpty())
        return malformed(u"?unit"_s);
    if (!readName(request, u"colour", query.filter.colour))
        return malformed(u"?colour"_s);
    if (!readName(request, u"state", query.filter.state))
        return malformed(u"?state"_s);
    if (!readNumber(request, u"limit", maxCardPage, query.limit))
        return malformed(u"?limit"_s);
    if (const QString after = queryText(request, u"after"); !after.isEmpty()) {
        query.after = cardPlaceOf(after);
        if (!query.after)
            return malformed(u"?after"_s);
    }
    return query;
}

Answer<PostedCardAct> readCardAct(const HttpRequest &request, std::initializer_list<CardAct> acts)
{
    Answer<CardCommand> command = jsonBody<CardCommand>(request);
    if (!command)
        return tl::unexpected(command.error());
    if (std::find(acts.begin(), acts.end(), command->act) == acts.end())
        return malformed(u"/act"_s);
    return PostedCardAct{CardId(request.param(u"id"_s)), std::move(*command), request.body};
}

} // namespace

Answer<SupervisionOverview> supervisionOverview(Context &context, const SupervisionQuery &query)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const Answer<Oversight> own = access::oversightOf(context.principal(), query.unit, reference->units());
    if (!own)
        return tl::unexpected(own.error());
    if (!own->person.isEmpty())
        return refuse(ApiErrorCode::NotFound);
    const Answer<Oversight> asked = narrowed(*own, reference->units(), query.of);
    if (!asked)
        return tl::unexpected(asked.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    // One snapshot: every figure is of the same moment.
    Transaction snapshot(**db, OpenMode::Read);
    YC_TRY_DB(snapshot.begin());
    Answer<SupervisionOverview> made = OverviewMaker(context, reference, *asked, query.days).make(**db);
    // A head has the cases of his section; a supervision officer opens any that he oversees.
    if (made)
        made->casesVisible = own->supervises || !own->department.isEmpty();
    return made;
}

Answer<CardPage> listCards(Context &context, const CardListQuery &query)
{
    const Answer<CardViewer> viewer = CardViewer::of(context, query.unit);
    if (!viewer)
        return tl::unexpected(viewer.error());
    const Answer<Oversight> asked = narrowed(viewer->oversight, viewer->reference->units(), query.of);
    if (!asked)
        return tl::unexpected(asked.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    cardstore::Filter filter = query.filter;
    filter.scope = scopeOf(*asked);
    filter.person = viewer->oversight.person;
    const DbResult<QVector<SupervisionCard>> cards = cardstore::list(**db, filter, query.after, query.limit + 1);
    YC_TRY_DB(cards);
    CardPage page;
    for (const SupervisionCard &card : *cards) {
        if (page.entries.size() == query.limit) {
            const CardEntry &last = page.entries.constLast();
            page.next = QString::number(last.issuedAt.toMSecsSinceEpoch()) % u'.' % last.id.text();
            break;
        }
        page.entries.append(entryOf(*viewer, card));
    }
    const DbResult<QVector<cardstore::StateCount>> matching = cardstore::counts(**db, filter);
    YC_TRY_DB(matching);
    for (const cardstore::StateCount &one : *matching)
        page.total += one.count;
    cardstore::Filter all;
    all.scope = scopeOf(viewer->oversight);
    all.person = viewer->oversight.person;
    const DbResult<QVector<cardstore::StateCount>> states = cardstore::counts(**db, all);
    YC_TRY_DB(states);
    for (const cardstore::StateCount &one : *states)
        page.states.insert(nameOf(one.state), one.count);
    return page;
}

Answer<CardDetail> cardById(Context &context, const CardQuery &query)
{
    const Answer<CardViewer> viewer = CardViewer::of(context, query.unit);
    if (!viewer)
        return tl::unexpected(viewer.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const Answer<SupervisionCard> card = openCardFor(**db, *viewer, query.id);
    if (!card)
        return tl::unexpected(card.error());
    return cardDetailOf(**db, context, *viewer, *card);
}

Answer<CardDetail> postCardAct(Context &context, const PostedCardAct &posted)
{
    if (posted.command.id.isEmpty() || posted.command.id.text().size() > maxCardIdLength)
        return malformed(u"/id"_s);
    if (posted.command.card != posted.id)
        return malformed(u"/card"_s);
    Answer<CardViewer> viewer = CardViewer::of(context, posted.command.actingUnit);
    if (!viewer)
        return tl::unexpected(viewer.error());
    const QByteArray digest = QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256);
    return context.core.writer().run([&](WriteContext &write) -> Answer<CardDetail> {
        viewer->now = write.now();
        Answer<SupervisionCard> card = openCardFor(write.db(), *viewer, posted.id);
        if (!card)
            return tl::unexpected(card.error());
        const Answer<bool> before = cardActTookEffect(write.db(), context, posted, digest);
        if (!before)
            return tl::unexpected(before.error());
        if (!*before) {
            Actor actor = viewer->actor;
            actor.posts &= posted.command.post;
            const Expected<CardChange, Refusal> change =
                actOnCard(*card, posted.command, actor, viewer->reference->calendars(), viewer->now);
            if (!change)
                return refusedCardAct(change.error());
            if (const Answer<void> recorded = cardacts::record(write, *change); !recorded)
                return tl::unexpected(recorded.error());
            YC_TRY_DB(cardstore::insertPosted(write.db(), posted.command.id,
                                              {digest, context.principal().user, posted.id}, viewer->now));
            if (const Answer<void> marked = cardacts::remark(write, card->caseId); !marked)
                return tl::unexpected(marked.error());
            *card = change->next;
        }
        return cardDetailOf(write.db(), context, *viewer, *card);
    });
}

Answer<protocol::QuarterScores> quarterScores(Context &context, const ScoresQuery &query)
{
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const OrgDirectory &units = reference->units();
    const Answer<Oversight> own = access::oversightOf(context.principal(), query.unit, units);
    if (!own)
        return tl::unexpected(own.error());
    if (!own->person.isEmpty())
        return refuse(ApiErrorCode::NotFound);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QVector<cardstore::UnitTally>> tallies =
        cardstore::tally(**db, scopeOf(*own), toUtc(query.quarter.firstDay(), QTime(0, 0)),
                         toUtc(query.quarter.lastDay().addDays(1), QTime(0, 0)));
    YC_TRY_DB(tallies);
    QMap<UnitId, QVector<CardTally>> byUnit;
    for (const cardstore::UnitTally &one : *tallies)
        byUnit[one.unit].append(one.tally);
    // Units without a card have all their points.
    for (const OrgUnit &unit : units.units()) {
        const bool works = unit.kind == UnitKind::Section && units.isValidOn(unit.id, query.quarter.lastDay());
        if (works && own->covers(units, unit.id))
            byUnit.insert(unit.id, byUnit.value(unit.id));
    }
    protocol::QuarterScores out;
    out.quarter = query.quarter.text();
    for (auto it = byUnit.cbegin(); it != byUnit.cend(); ++it) {
        out.units.append({it.key(), shortName(units, it.key()), shortName(units, units.departmentOf(it.key())),
                          scoreOf(it.value(), reference->supervisionRules())});
    }
    return out;
}

void addSupervisionRoutes(Binding &binding, const Authenticator &session)
{
    using namespace protocol;
    binding.add<SupervisionQuery, SupervisionOverview>(
        "GET", paths::supervision, session,
        [](const HttpRequest &request) -> Answer<SupervisionQuery> {
            SupervisionQuery query;
            query.unit = UnitId(queryText(request, u"unit"));
            query.of = UnitId(queryText(request, u"of"));
            if (query.unit.isEmpty())
                return malformed(u"?unit"_s);
            if (!readNumber(request, u"days", maxTrendDays, query.days))
                return malformed(u"?days"_s);
            return query;
        },
        supervisionOverview);
    binding.add<CardListQuery, CardPage>("GET", paths::cards, session, readCardList, listCards);
    binding.add<CardQuery, CardDetail>(
        "GET", paths::cardById, session,
        [](const HttpRequest &request) -> Answer<CardQuery> {
            const QString unit = queryText(request, u"unit");
            if (unit.isEmpty())
                return malformed(u"?unit"_s);
            return CardQuery{CardId(request.param(u"id"_s)), UnitId(unit)};
        },
        cardById);
    binding.add<PostedCardAct, CardDetail>(
        "POST", paths::cardReply, session,
        [](const HttpRequest &request) { return readCardAct(request, {CardAct::Reply}); }, postCardAct);
    binding.add<PostedCardAct, CardDetail>(
        "POST", paths::cardDecision, session,
        [](const HttpRequest &request) {
            return readCardAct(request, {CardAct::Uphold, CardAct::Revoke});
        },
        postCardAct);
    binding.add<ScoresQuery, QuarterScores>(
        "GET", paths::scores, session,
        [](const HttpRequest &request) -> Answer<ScoresQuery> {
            const std::optional<Quarter> quarter = Quarter::fromText(request.param(u"quarter"_s));
            const QString unit = queryText(request, u"unit");
            if (unit.isEmpty())
                return malformed(u"?unit"_s);
            if (!quarter)
                return refuse(ApiErrorCode::NotFound);
            return ScoresQuery{*quarter, UnitId(unit)};
        },
        quarterScores);
}

} // namespace yunchuang::service
