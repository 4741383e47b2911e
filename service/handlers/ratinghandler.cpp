// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/ratinghandler.h"

#include "domain/identifiererror.h"
#include "domain/masking.h"
#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/ratingacts.h"
#include "service/handlers/ratingstatistics.h"
#include "service/store/casestore.h"
#include "service/store/deliverystore.h"

#include <QCryptographicHash>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::RatingDetail;
using protocol::RatingEntry;
using protocol::RatingPage;
using protocol::RatingReceipt;
using protocol::RatingStatistics;

namespace {

constexpr qsizetype maxRatingIdLength = 64;
constexpr qsizetype maxRaterText = 100;
constexpr qsizetype areaLength = 6;
constexpr int maxRatingPage = 200;
constexpr int ratingBatch = 200;
constexpr Posts unitPosts =
    Posts(Post::AcceptanceOfficer) | Post::CaseOfficer | Post::Reviewer | Post::Decider | Post::Dispatcher;

/// The eyes of a clerk acting for a unit.
class RatingViewer
{
public:
    /// NOT_FOUND for those who see no ratings at all.
    static Answer<RatingViewer> of(const Context &context, const UnitId &unit)
    {
        RatingViewer viewer;
        viewer.m_reference = context.core.reference();
        viewer.m_unit = unit;
        viewer.m_posts = access::postsIn(context.principal(), unit);
        viewer.m_user = context.principal().user;
        viewer.m_now = context.now();
        if (!(viewer.m_posts & (unitPosts | Post::RatingSupervisor | Post::SupervisionOfficer)))
            return refuse(ApiErrorCode::NotFound);
        if (viewer.m_posts & Post::SupervisionOfficer) {
            const Answer<access::Oversight> oversight =
                access::oversightOf(context.principal(), unit, viewer.m_reference->units());
            if (oversight && oversight->supervises)
                viewer.m_oversight = *oversight;
        }
        return viewer;
    }

    [[nodiscard]] bool isSupervisor() const { return m_posts.testFlag(Post::RatingSupervisor); }
    [[nodiscard]] bool seesMoreThanItsUnit() const { return isSupervisor() || m_oversight; }
    [[nodiscard]] const Reference &reference() const { return *m_reference; }
    [[nodiscard]] const UnitId &unit() const { return m_unit; }
    [[nodiscard]] const QDateTime &now() const { return m_now; }

    /// Whether ratings of what that unit handled, and has in hand, are the viewer's to see.
    [[nodiscard]] bool sees(const UnitId &rated, const UnitId &handling) const
    {
        if (isSupervisor() && isSupervised(m_reference->units(), m_unit, rated))
            return true;
        if (m_oversight && m_oversight->covers(m_reference->units(), rated))
            return true;
        return (m_posts & unitPosts) && (rated == m_unit || handling == m_unit);
    }

    [[nodiscard]] RatingContext context(const QString &name, const DeviceId &device) const
    {
        Actor actor;
        actor.user = m_user;
        actor.name = name;
        actor.unit = m_unit;
        actor.posts = m_posts;
        actor.device = device;
        return ratingacts::contextFor(*m_reference, actor, m_now);
    }

    [[nodiscard]] RatingEntry entryOf(const Rating &rating, const std::optional<RatingWork> &work) const
    {
        RatingEntry entry;
        entry.id = rating.id;
        entry.queryCode = rating.queryCode;
        entry.itemName = rating.itemName;
        entry.round = rating.round;
        entry.channel = rating.channel;
        entry.level = rating.level;
        entry.at = rating.at;
        entry.unit = work ? work->unit : rating.unit;
        const OrgUnit *known = m_reference->units().find(entry.unit);
        entry.unitName = known ? known->shortName : entry.unit.text();
        entry.ratedName = rating.ratedName;
        if (!work)
            return entry;
        const DeadlineStatus status = ratingStatus(*work, m_reference->calendars(), m_now);
        entry.state = work->state;
        entry.due = status.due;
        entry.light = status.light;
        entry.daysLeft = status.workingDaysLeft;
        entry.provisional = status.provisional;
        entry.returns = work->returns;
        entry.verdict = work->verdict;
        entry.followedUp = work->followedUp;
        return entry;
    }

private:
    std::shared_ptr<const Reference> m_reference;
    UnitId m_unit;
    Posts m_posts;
    UserId m_user;
    std::optional<access::Oversight> m_oversight; ///< of a supervision officer, who looks on
    QDateTime m_now;
};

/// A rating with its workflow, if the viewer may see it.
struct SeenRating
{
    Rating rating;
    std::optional<RatingWork> work;
};

Answer<SeenRating> openRatingFor(Connection &db, const RatingViewer &viewer, const RatingId &id)
{
    DbResult<std::optional<Rating>> rating = ratingstore::load(db, id);
    YC_TRY_DB(rating);
    if (!*rating)
        return refuse(ApiErrorCode::NotFound);
    DbResult<std::optional<RatingWork>> work = ratingstore::work(db, id);
    YC_TRY_DB(work);
    if (!viewer.sees((*rating)->unit, *work ? (*work)->unit : UnitId()))
        return refuse(ApiErrorCode::NotFound);
    return SeenRating{std::move(**rating), std::move(*work)};
}

Rater maskedRater(const Rater &rater)
{
    return Rater{masked(MaskKind::PersonName, rater.name), masked(MaskKind::Mobile, rater.mobile),
                 masked(MaskKind::CitizenId, rater.idNumber)};
}

/// What clerks wrote may name the rater too.
QVector<RatingRow> rowsWithoutRater(QVector<RatingRow> rows, const Rater &rater)
{
    for (RatingRow &row : rows) {
        row.args.text = withoutRater(row.args.text, rater);
        row.args.reason = withoutRater(row.args.reason, rater);
        for (RatingEvidence &paper : row.args.evidence)
            paper.fileName = withoutRater(paper.fileName, rater);
    }
    return rows;
}

Answer<RatingDetail> detailOf(Connection &db, const RatingViewer &viewer, const Context &context,
                              const SeenRating &seen)
{
    const Rating &rating = seen.rating;
    RatingDetail detail;
    detail.entry = viewer.entryOf(rating, seen.work);
    detail.indicators = rating.indicators;
    detail.tags = rating.tags;
    detail.text = withoutRater(rating.text, rating.rater);
    // Who looks after ratings is somebody else than who is rated, also where one person holds both posts.
    if (viewer.isSupervisor() && rating.rated != context.principal().user)
        detail.rater = maskedRater(rating.rater);
    if (rating.round == 1) {
        const DbResult<QVector<Rating>> all = ratingstore::ofCase(db, rating.caseId);
        YC_TRY_DB(all);
        if (all->size() > 1) {
            const DbResult<std::optional<Rating>> later = ratingstore::load(db, all->at(1).id);
            YC_TRY_DB(later);
            detail.followUp = viewer.entryOf(**later, std::nullopt);
            detail.followUpText = withoutRater(withoutRater((*later)->text, (*later)->rater), rating.rater);
            detail.entry.followedUp = true;
        }
    }
    if (!seen.work)
        return detail;
    const RatingWork &work = *seen.work;
    const DbResult<QVector<RatingRow>> rows = ratingstore::rows(db, rating.id);
    YC_TRY_DB(rows);
    detail.rows = rowsWithoutRater(*rows, rating.rater);
    detail.version = work.version;
    detail.verifierName = work.verifierName;
    detail.appealUntil = work.appealUntil;
    detail.termAsked = work.termAsked;
    detail.feedback = withoutRater(work.feedback, rating.rater);
    const RatingContext rules = viewer.context(context.principal().name, context.principal().device);
    if (work.foundAt.isValid())
        detail.latestTerm = rules.calendars.addWorkingDays(toLocalDate(work.foundAt), rules.periods.registered).date;
    for (const RatingActChoice &choice : ratingActChoices(work, rules))
        detail.choices.append({choice.act, choice.post, choice.refusal});
    return detail;
}

/// Evidence must have been uploaded; what is on record about its bytes counts.
Answer<void> knownEvidence(Connection &db, RatingArguments &args)
{
    QStringList missing;
    for (qsizetype i = 0; i < args.evidence.size(); ++i) {
        RatingEvidence &paper = args.evidence[i];
        const std::optional<QString> name = plainRatingText(paper.fileName);
        if (!name || name->isEmpty() || name->contains(u'/') || !MaterialStore::isDigest(paper.digest.text()))
            return malformed(u"/args/evidence/"_s % QString::number(i));
        const DbResult<std::optional<MaterialStore::Row>> row = MaterialStore::find(db, paper.digest);
        YC_TRY_DB(row);
        if (!*row) {
            missing.append(paper.digest.text());
            continue;
        }
        paper.mediaType = (*row)->mediaType;
        paper.size = (*row)->size;
        YC_TRY_DB(MaterialStore::markNamed(db, paper.digest));
    }
    if (!missing.isEmpty())
        return refuse(ApiErrorCode::MaterialUnknown, {{u"digests"_s, missing.join(u',')}});
    return {};
}

tl::unexpected<protocol::ApiError> refusedAct(const Refusal &refusal)
{
    protocol::ApiError error;
    error.code = refusal.code == RefusalCode::StaleRevision ? ApiErrorCode::Conflict : ApiErrorCode::Refused;
    error.refusal = refusal;
    return tl::unexpected(std::move(error));
}

/// True when the same command took effect before.
Answer<bool> tookEffectBefore(Connection &db, const Context &context, const PostedRatingAct &posted,
                              const QByteArray &digest)
{
    const DbResult<std::optional<ratingstore::Posted>> earlier = ratingstore::posted(db, posted.command.id);
    YC_TRY_DB(earlier);
    if (!*earlier)
        return false;
    if ((*earlier)->digest != digest || (*earlier)->user != context.principal().user || (*earlier)->rating != posted.id)
        return refuse(ApiErrorCode::CommandReused);
    return true;
}

Answer<void> takeRatingAct(WriteContext &write, const Context &context, const RatingViewer &viewer,
                           const PostedRatingAct &posted, const RatingWork &work, const QByteArray &digest)
{
    RatingCommand command = posted.command;
    if (const Answer<void> known = knownEvidence(write.db(), command.args); !known)
        return known;
    RatingContext rules = viewer.context(context.principal().name, context.principal().device);
    rules.now = write.now();
    const Expected<RatingChange, Refusal> change = decide(work, command, rules);
    if (!change)
        return refusedAct(change.error());
    if (const Answer<void> recorded = ratingacts::record(write, *change); !recorded)
        return recorded;
    YC_TRY_DB(
        ratingstore::insertPosted(write.db(), command.id, {digest, context.principal().user, posted.id}, write.now()));
    return {};
}

/// Which cases a source may speak of.
bool speaksOf(const OrgUnit &source, const Case &subject)
{
    return source.kind == UnitKind::Window || subject.source == source.id;
}

UnitId ratingSource(const UnitId &source)
{
    return UnitId(u"rating:"_s % source.text());
}

Answer<std::optional<RatingReceipt>> earlierReceipt(Connection &db, const UnitId &source, const QString &deliveryId,
                                                    const QByteArray &digest)
{
    const DbResult<std::optional<deliverystore::StoredDelivery>> stored =
        deliverystore::find(db, ratingSource(source), deliveryId);
    YC_TRY_DB(stored);
    if (!*stored)
        return std::optional<RatingReceipt>();
    if ((*stored)->digest != digest)
        return refuse(ApiErrorCode::DeliveryReused);
    Expected<RatingReceipt, protocol::DecodeError> receipt = protocol::decode<RatingReceipt>((*stored)->reply);
    if (!receipt)
        return refuse(ApiErrorCode::Internal);
    return std::optional<RatingReceipt>(std::move(*receipt));
}

bool isPlainLine(const QString &text)
{
    const std::optional<QString> plain = plainRatingText(text);
    return plain && text.size() <= maxRaterText && !text.contains(u'\n');
}

Answer<void> plausibleDelivery(const protocol::RatingDelivery &delivery)
{
    const QString &id = delivery.rating.deliveryId;
    if (id.isEmpty() || id.size() > maxRatingIdLength)
        return malformed(u"/rating/deliveryId"_s);
    if (delivery.number.isEmpty() || delivery.number.size() > maxRatingIdLength)
        return malformed(u"/number"_s);
    if (!isPlainLine(delivery.rater.name) || !isPlainLine(delivery.rater.mobile) ||
        !isPlainLine(delivery.rater.idNumber))
        return malformed(u"/rater"_s);
    const bool digits = std::all_of(delivery.area.cbegin(), delivery.area.cend(),
                                    [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    if (!delivery.area.isEmpty() && (delivery.area.size() != areaLength || !digits))
        return malformed(u"/area"_s);
    return {};
}

/// The rows of one page, of those the viewer sees.
DbResult<QVector<ratingstore::Row>> seenRows(Connection &db, const RatingViewer &viewer, const RatingListQuery &query,
                                             std::optional<ratingstore::Place> &next)
{
    QVector<ratingstore::Row> seen;
    std::optional<ratingstore::Place> place = query.after;
    while (true) {
        DbResult<QVector<ratingstore::Row>> batch = ratingstore::list(db, query.filter, place, ratingBatch);
        if (!batch)
            return unexpected(batch.error());
        for (ratingstore::Row &row : *batch) {
            if (!viewer.sees(row.rating.unit, row.work ? row.work->unit : UnitId()))
                continue;
            if (seen.size() == query.limit) {
                next = ratingstore::Place{seen.constLast().rating.at, seen.constLast().rating.id};
                return seen;
            }
            seen.append(std::move(row));
        }
        if (batch->size() < ratingBatch)
            return seen;
        place = ratingstore::Place{batch->constLast().rating.at, batch->constLast().rating.id};
    }
}

QString placeText(const ratingstore::Place &place)
{
    return QString::number(place.at.toMSecsSinceEpoch()) % u'.' % place.id.text();
}

std::optional<ratingstore::Place> placeOf(const QString &text)
{
    bool ok = false;
    const qint64 at = text.section(u'.', 0, 0).toLongLong(&ok);
    const QString id = text.section(u'.', 1);
    if (!ok || id.isEmpty() || id.size() > maxRatingIdLength)
        return std::nullopt;
    return ratingstore::Place{QDateTime::fromMSecsSinceEpoch(at, Qt::UTC), RatingId(id)};
}

Answer<RatingListQuery> readListQuery(const HttpRequest &request)
{
    RatingListQuery query;
    query.unit = UnitId(queryText(request, u"unit"));
    if (query.unit.isEmpty())
        return malformed(u"?unit"_s);
    query.filter.unit = UnitId(queryText(request, u"of"));
    query.filter.negativeOnly = queryText(request, u"negative") == u"true";
    if (const QString state = queryText(request, u"state"); !state.isEmpty()) {
        query.filter.state = valueOf<RatingState>(state);
        if (!query.filter.state)
            return malformed(u"?state"_s);
    }
    const auto readDay = [&request](QStringView name, QDateTime &moment, int later) {
        const QString text = queryText(request, name);
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (!text.isEmpty() && !day.isValid())
            return false;
        if (day.isValid())
            moment = toUtc(day.addDays(later), QTime(0, 0));
        return true;
    };
    if (!readDay(u"from", query.filter.from, 0))
        return malformed(u"?from"_s);
    if (!readDay(u"to", query.filter.until, 1))
        return malformed(u"?to"_s);
    if (const QString after = queryText(request, u"after"); !after.isEmpty()) {
        query.after = placeOf(after);
        if (!query.after)
            return malformed(u"?after"_s);
    }
    if (const QString limit = queryText(request, u"limit"); !limit.isEmpty()) {
        query.limit = limit.toInt();
        if (query.limit < 1 || query.limit > maxRatingPage)
            return malformed(u"?limit"_s);
    }
    return query;
}

Answer<RatingQuery> readRatingQuery(const HttpRequest &request)
{
    const QString unit = queryText(request, u"unit");
    if (unit.isEmpty())
        return malformed(u"?unit"_s);
    return RatingQuery{RatingId(request.param(u"id"_s)), UnitId(unit)};
}

} // namespace

Answer<RatingReceipt> handInRating(Context &context, const PostedRating &posted)
{
    const protocol::RatingDelivery &delivery = posted.delivery;
    const std::shared_ptr<const Reference> reference = context.core.reference();
    const OrgUnit *source = reference->units().find(context.source());
    const bool handsIn = source && (source->kind == UnitKind::CityPlatform || source->kind == UnitKind::App ||
                                    source->kind == UnitKind::Window);
    if (!handsIn)
        return refuse(ApiErrorCode::Forbidden);
    if (const Answer<void> plausible = plausibleDelivery(delivery); !plausible)
        return tl::unexpected(plausible.error());
    Answer<ratingacts::Accepted> accepted = ratingacts::accepted(delivery.rating);
    if (!accepted)
        return tl::unexpected(accepted.error());
    accepted->source = source->id;
    accepted->area = delivery.area;
    accepted->rater = delivery.rater;
    const QByteArray digest = QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256);
    const QString number = normaliseIdentifier(delivery.number);

    return context.core.writer().run([&](WriteContext &write) -> Answer<RatingReceipt> {
        Answer<std::optional<RatingReceipt>> earlier =
            earlierReceipt(write.db(), source->id, delivery.rating.deliveryId, digest);
        if (!earlier)
            return tl::unexpected(earlier.error());
        if (*earlier)
            return std::move(**earlier);
        const DbResult<std::optional<casestore::QuerySecret>> named = casestore::querySecret(write.db(), number);
        YC_TRY_DB(named);
        if (!*named)
            return refuse(ApiErrorCode::NotFound);
        const DbResult<std::optional<Case>> subject = casestore::load(write.db(), (*named)->id);
        YC_TRY_DB(subject);
        if (!*subject || !speaksOf(*source, **subject))
            return refuse(ApiErrorCode::NotFound);
        const Answer<Rating> rating = ratingacts::give(write, *reference, **subject, *accepted);
        if (!rating)
            return tl::unexpected(rating.error());
        const RatingReceipt receipt{rating->id, rating->round, rating->level, rating->at};
        YC_TRY_DB(deliverystore::insert(
            write.db(),
            {ratingSource(source->id), delivery.rating.deliveryId, digest, (*subject)->id, protocol::encode(receipt)},
            write.now()));
        return receipt;
    });
}

Answer<RatingPage> listRatings(Context &context, const RatingListQuery &query)
{
    const Answer<RatingViewer> viewer = RatingViewer::of(context, query.unit);
    if (!viewer)
        return tl::unexpected(viewer.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    RatingListQuery own = query;
    if (!viewer->seesMoreThanItsUnit() && own.filter.unit.isEmpty())
        own.filter.unit = query.unit;
    std::optional<ratingstore::Place> next;
    const DbResult<QVector<ratingstore::Row>> rows = seenRows(**db, *viewer, own, next);
    YC_TRY_DB(rows);
    RatingPage page;
    for (const ratingstore::Row &row : *rows)
        page.entries.append(viewer->entryOf(row.rating, row.work));
    if (next)
        page.next = placeText(*next);

    const DbResult<QVector<ratingstore::Tally>> matching = ratingstore::tally(**db, own.filter);
    YC_TRY_DB(matching);
    for (const ratingstore::Tally &tally : *matching)
        page.total += viewer->sees(tally.rated, tally.handling) ? tally.count : 0;
    ratingstore::Filter open;
    open.negativeOnly = true;
    const DbResult<QVector<ratingstore::Tally>> negative = ratingstore::tally(**db, open);
    YC_TRY_DB(negative);
    for (const ratingstore::Tally &tally : *negative) {
        if (tally.state && viewer->sees(tally.rated, tally.handling))
            page.open[nameOf(*tally.state)] += tally.count;
    }
    return page;
}

Answer<RatingDetail> ratingById(Context &context, const RatingQuery &query)
{
    const Answer<RatingViewer> viewer = RatingViewer::of(context, query.unit);
    if (!viewer)
        return tl::unexpected(viewer.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const Answer<SeenRating> seen = openRatingFor(**db, *viewer, query.id);
    if (!seen)
        return tl::unexpected(seen.error());
    return detailOf(**db, *viewer, context, *seen);
}

Answer<FileAnswer> ratingEvidence(Context &context, const RatingEvidenceQuery &query)
{
    const Answer<RatingDetail> detail = ratingById(context, query.rating);
    if (!detail)
        return tl::unexpected(detail.error());
    for (const RatingRow &row : detail->rows) {
        for (const RatingEvidence &paper : row.args.evidence) {
            if (paper.digest == query.digest && MaterialStore::isDigest(query.digest.text()))
                return FileAnswer{context.core.materials().pathOf(query.digest), paper.mediaType, paper.fileName};
        }
    }
    return refuse(ApiErrorCode::NotFound);
}

Answer<RatingDetail> postRatingAct(Context &context, const PostedRatingAct &posted)
{
    if (posted.command.id.isEmpty() || posted.command.id.text().size() > maxRatingIdLength)
        return malformed(u"/id"_s);
    if (posted.command.rating != posted.id)
        return malformed(u"/rating"_s);
    const Answer<RatingViewer> viewer = RatingViewer::of(context, posted.command.actingUnit);
    if (!viewer)
        return tl::unexpected(viewer.error());
    const QByteArray digest = QCryptographicHash::hash(posted.body, QCryptographicHash::Sha256);
    return context.core.writer().run([&](WriteContext &write) -> Answer<RatingDetail> {
        const Answer<SeenRating> seen = openRatingFor(write.db(), *viewer, posted.id);
        if (!seen)
            return tl::unexpected(seen.error());
        const Answer<bool> before = tookEffectBefore(write.db(), context, posted, digest);
        if (!before)
            return tl::unexpected(before.error());
        if (!*before) {
            // A rating that is not negative has no workflow: there is nothing to act on.
            if (!seen->work)
                return refuse(ApiErrorCode::NotFound);
            if (const Answer<void> taken = takeRatingAct(write, context, *viewer, posted, *seen->work, digest); !taken)
                return tl::unexpected(taken.error());
        }
        DbResult<std::optional<RatingWork>> now = ratingstore::work(write.db(), posted.id);
        YC_TRY_DB(now);
        return detailOf(write.db(), *viewer, context, SeenRating{seen->rating, std::move(*now)});
    });
}

Answer<RatingStatistics> ratingMonth(Context &context, const RatingMonthQuery &query)
{
    if (!isPastOrPresentMonth(query.month, context.now()))
        return refuse(ApiErrorCode::NotFound);
    const Answer<RatingViewer> viewer = RatingViewer::of(context, query.unit);
    if (!viewer)
        return tl::unexpected(viewer.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const OrgDirectory &units = viewer->reference().units();
    const UnitChoice counted = [&](const UnitId &unit) {
        return viewer->sees(unit, {}) && (query.of.isEmpty() || units.isWithin(unit, query.of));
    };
    return answered(countRatings(
        **db, viewer->reference(), query.month, counted, [](const UnitId &unit) { return unit; }, context.now()));
}

Answer<RatingStatistics> publishedRatings(Context &context, const QString &month)
{
    const QString present = toLocalDate(context.now()).toString(u"yyyy-MM"_s);
    if (!isPastOrPresentMonth(month, context.now()) || month >= present)
        return refuse(ApiErrorCode::NotFound);
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const std::shared_ptr<const Reference> reference = context.core.reference();
    return answered(countRatings(
        **db, *reference, month, [](const UnitId &) { return true; },
        [&](const UnitId &unit) { return reference->units().departmentOf(unit); }, context.now()));
}

void addRatingRoutes(Binding &binding, const Authenticator &session, const Authenticator &source)
{
    using namespace protocol;
    binding.add<PostedRating, RatingReceipt>(
        "POST", paths::intakeRatings, source,
        [](const HttpRequest &request) -> Answer<PostedRating> {
            Answer<RatingDelivery> delivery = jsonBody<RatingDelivery>(request);
            if (!delivery)
                return tl::unexpected(delivery.error());
            return PostedRating{std::move(*delivery), request.body};
        },
        handInRating);
    binding.add<RatingListQuery, RatingPage>("GET", paths::ratings, session, readListQuery, listRatings);
    binding.add<RatingMonthQuery, RatingStatistics>(
        "GET", paths::ratingMonth, session,
        [](const HttpRequest &request) -> Answer<RatingMonthQuery> {
            const QString unit = queryText(request, u"unit");
            if (unit.isEmpty())
                return malformed(u"?unit"_s);
            return RatingMonthQuery{request.param(u"month"_s), UnitId(unit), UnitId(queryText(request, u"of"))};
        },
        ratingMonth);
    binding.add<RatingQuery, RatingDetail>("GET", paths::ratingById, session, readRatingQuery, ratingById);
    binding.add<RatingEvidenceQuery, FileAnswer>(
        "GET", paths::ratingEvidence, session,
        [](const HttpRequest &request) -> Answer<RatingEvidenceQuery> {
            const Answer<RatingQuery> rating = readRatingQuery(request);
            if (!rating)
                return tl::unexpected(rating.error());
            return RatingEvidenceQuery{*rating, Digest256(request.param(u"digest"_s))};
        },
        ratingEvidence);
    binding.add<PostedRatingAct, RatingDetail>(
        "POST", paths::ratingActs, session,
        [](const HttpRequest &request) -> Answer<PostedRatingAct> {
            Answer<RatingCommand> command = jsonBody<RatingCommand>(request);
            if (!command)
                return tl::unexpected(command.error());
            return PostedRatingAct{RatingId(request.param(u"id"_s)), std::move(*command), request.body};
        },
        postRatingAct);
    binding.add<QString, RatingStatistics>(
        "GET", paths::publishedRatings, anybody,
        [](const HttpRequest &request) -> Answer<QString> { return request.param(u"month"_s); }, publishedRatings);
}

} // namespace yunchuang::service
