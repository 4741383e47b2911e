// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/ratingacts.h"

#include "protocol/codec.h"
#include "service/feed/caseupdate.h"
#include "service/feed/rowentry.h"
#include "service/handlers/binding.h"
#include "service/store/casestore.h"
#include "service/store/ratingstore.h"

#include <QSet>

namespace yunchuang::service::ratingacts {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

constexpr Posts handlingPosts = Posts(Post::PreReview) | Post::AcceptanceOfficer | Post::CaseOfficer | Post::Reviewer |
                                Post::Decider | Post::Dispatcher;

tl::unexpected<protocol::ApiError> notRated(RefusalCode code, QMap<QString, QString> args = {})
{
    protocol::ApiError error;
    error.code = ApiErrorCode::Refused;
    error.refusal = Refusal{code, std::move(args), {}};
    return tl::unexpected(std::move(error));
}

std::optional<RatingLevel> levelOf(const protocol::RatingGiven &given)
{
    if (given.level.has_value() == given.coded.has_value())
        return std::nullopt;
    return given.level ? given.level : ratingLevel(given.coded->code, given.coded->list);
}

/// The round that the rating is of, or why there is none.
Answer<int> roundOf(const QVector<Rating> &earlier, bool followUp)
{
    if (!followUp)
        return earlier.isEmpty() ? Answer<int>(1) : notRated(RefusalCode::AlreadyRated, {{u"round"_s, u"1"_s}});
    if (earlier.isEmpty())
        return notRated(RefusalCode::NotRatable);
    if (earlier.size() >= maxRatingRounds)
        return notRated(RefusalCode::AlreadyRated, {{u"round"_s, u"2"_s}});
    return 2;
}

/// Who acted on the case, and who answers for it: its case officer, or who else dealt with the applicant last.
void nameHandlers(Rating &rating, const QVector<HistoryRow> &rows, const OrgDirectory &units)
{
    const HistoryRow *responsible = nullptr;
    QSet<UserId> known;
    for (const HistoryRow &row : rows) {
        const bool ours = units.departmentOf(row.unit) == rating.department;
        if (row.user.isEmpty() || !(handlingPosts & row.post) || !ours)
            continue;
        for (const UserId &user : {row.user, row.onBehalfOf}) {
            if (!user.isEmpty() && !known.contains(user)) {
                known.insert(user);
                rating.handlers.append(user);
            }
        }
        const bool byOfficer = responsible && responsible->post == Post::CaseOfficer;
        if (!byOfficer || row.post == Post::CaseOfficer)
            responsible = &row;
    }
    if (responsible) {
        rating.rated = responsible->user;
        rating.ratedName = responsible->userName;
    }
}

/// The unit that can verify today: the one that handled the case, or what took its place.
UnitId verifyingUnit(const OrgDirectory &units, const UnitId &handled, QDate today)
{
    UnitId unit = handled;
    for (int step = 0; step < 10 && !units.canReceive(unit, today); ++step) {
        const OrgUnit *known = units.find(unit);
        if (!known || known->successor.isEmpty())
            break;
        unit = known->successor;
    }
    return unit;
}

Actor serviceItself()
{
    Actor actor;
    actor.posts = Post::System;
    return actor;
}

/// One step without a person's command.
Answer<RatingWork> step(WriteContext &write, const RatingWork &work, RatingCommand command,
                        const RatingContext &context)
{
    command.id = CommandId(write.makeId());
    command.rating = work.rating;
    command.version = work.version;
    Expected<RatingChange, Refusal> change = decide(work, command, context);
    if (!change)
        return notRated(change.error().code, change.error().args);
    if (const Answer<void> recorded = record(write, *change); !recorded)
        return tl::unexpected(recorded.error());
    return std::move(change->next);
}

/// Where no unit can take it, it waits for the supervisor.
Answer<void> open(WriteContext &write, const Reference &reference, const Rating &rating)
{
    const RatingContext context = contextFor(reference, serviceItself(), write.now());
    const RatingChange opened = openRating(rating, CommandId(write.makeId()), context);
    if (const Answer<void> recorded = record(write, opened); !recorded)
        return recorded;
    const Answer<bool> dispatched = actByItself(write, reference, rating.id, RatingAct::Dispatch);
    if (!dispatched)
        return tl::unexpected(dispatched.error());
    return {};
}

/// The later word of the same rater goes with the work on his first one; a negative one on a good first one is new.
Answer<void> follow(WriteContext &write, const Reference &reference, const Rating &rating)
{
    const DbResult<std::optional<RatingWork>> first = ratingstore::work(write.db(), rating.first);
    YC_TRY_DB(first);
    if (!*first)
        return isNegative(rating.level) ? open(write, reference, rating) : Answer<void>();
    Actor rater;
    rater.posts = Post::Applicant;
    RatingCommand command;
    command.act = RatingAct::FollowUp;
    command.post = Post::Applicant;
    const Answer<RatingWork> noted = step(write, **first, command, contextFor(reference, rater, write.now()));
    if (!noted)
        return tl::unexpected(noted.error());
    return {};
}

} // namespace

Answer<Accepted> accepted(const protocol::RatingGiven &given)
{
    Accepted result;
    const std::optional<RatingLevel> level = levelOf(given);
    if (!level)
        return malformed(given.coded ? u"/coded"_s : u"/level"_s);
    const std::optional<QString> text = plainRatingText(given.text);
    if (!text)
        return malformed(u"/text"_s);
    QSet<int> seen;
    for (qsizetype i = 0; i < given.indicators.size(); ++i) {
        const int indicator = static_cast<int>(given.indicators[i].indicator);
        if (seen.contains(indicator) || !asksFor(given.channel, given.indicators[i].indicator))
            return malformed(u"/indicators/"_s % QString::number(i));
        seen.insert(indicator);
    }
    seen.clear();
    for (qsizetype i = 0; i < given.tags.size(); ++i) {
        const int tag = static_cast<int>(given.tags[i]);
        if (!isNegative(*level) || seen.contains(tag))
            return malformed(u"/tags/"_s % QString::number(i));
        seen.insert(tag);
    }
    result.level = *level;
    result.channel = given.channel;
    result.indicators = given.indicators;
    result.tags = given.tags;
    result.text = *text;
    result.followUp = given.followUp;
    return result;
}

Answer<Rating> give(WriteContext &write, const Reference &reference, const Case &subject, const Accepted &accepted)
{
    if (!isRatable(subject))
        return notRated(RefusalCode::NotRatable);
    const DbResult<QVector<Rating>> earlier = ratingstore::ofCase(write.db(), subject.id);
    YC_TRY_DB(earlier);
    const Answer<int> round = roundOf(*earlier, accepted.followUp);
    if (!round)
        return tl::unexpected(round.error());
    const DbResult<QVector<HistoryRow>> rows = casestore::history(write.db(), subject.id);
    YC_TRY_DB(rows);

    Rating rating;
    rating.id = RatingId(write.makeId());
    rating.caseId = subject.id;
    rating.queryCode = subject.queryCode;
    rating.item = subject.item;
    rating.itemName = subject.itemName;
    rating.round = *round;
    rating.first = earlier->isEmpty() ? RatingId() : earlier->constFirst().id;
    rating.channel = accepted.channel;
    rating.source = accepted.source;
    rating.level = accepted.level;
    rating.indicators = accepted.indicators;
    rating.tags = accepted.tags;
    rating.text = accepted.text;
    rating.area = accepted.area;
    rating.at = write.now();
    rating.unit = subject.unit;
    rating.department = subject.department;
    rating.rater = accepted.rater;
    nameHandlers(rating, *rows, reference.units());
    YC_TRY_DB(ratingstore::insert(write.db(), rating));

    // Those who see the case see how it was rated, never by whom.
    const Answer<Case> told = updateInBackground(write, subject.id, [&](Case &rated) {
        rated.rating = rating.level;
        return true;
    });
    if (!told)
        return tl::unexpected(told.error());
    Answer<void> begun;
    if (rating.round > 1)
        begun = follow(write, reference, rating);
    else if (isNegative(rating.level))
        begun = open(write, reference, rating);
    if (!begun)
        return tl::unexpected(begun.error());
    return rating;
}

Answer<bool> actByItself(WriteContext &write, const Reference &reference, const RatingId &id, RatingAct act)
{
    const DbResult<std::optional<RatingWork>> work = ratingstore::work(write.db(), id);
    YC_TRY_DB(work);
    if (!*work)
        return false;
    RatingCommand command;
    command.act = act;
    command.post = Post::System;
    if (act == RatingAct::Dispatch)
        command.args.unit = verifyingUnit(reference.units(), (*work)->unit, toLocalDate(write.now()));
    const Answer<RatingWork> done = step(write, **work, command, contextFor(reference, serviceItself(), write.now()));
    if (done)
        return true;
    if (done.error().code == ApiErrorCode::Refused)
        return false;
    return tl::unexpected(done.error());
}

Answer<void> record(WriteContext &write, const RatingChange &change)
{
    ratingstore::StoredRow stored;
    stored.row = change.row;
    stored.logId = change.next.department.text();
    const ledger::LedgerEntry entry =
        entryOfRow(write, stored, change.next.rating.text(), u"RATING_"_s % nameOf(change.row.act));
    const DbResult<LeafTicket> leaf = write.log(stored.logId, entry);
    YC_TRY_DB(leaf);
    stored.leaf = leaf->leaf;
    YC_TRY_DB(ratingstore::record(write.db(), change.next, stored));
    return {};
}

RatingContext contextFor(const Reference &reference, const Actor &actor, const QDateTime &now)
{
    return RatingContext{actor, reference.units(), reference.calendars(), reference.ratingPeriods(), now};
}

} // namespace yunchuang::service::ratingacts
