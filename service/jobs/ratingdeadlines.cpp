// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/ratingacts.h"
#include "service/jobs/jobs.h"
#include "service/store/ratingstore.h"

namespace yunchuang::service::jobs {

namespace {

constexpr int mostRatings = 500;

Answer<int> actOnEach(ServiceCore &core, const QVector<RatingId> &ids, RatingAct act)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    int acts = 0;
    for (const RatingId &id : ids) {
        const Answer<bool> done = core.writer().run(
            [&](WriteContext &write) { return ratingacts::actByItself(write, *reference, id, act); });
        if (!done)
            return tl::unexpected(done.error());
        acts += *done ? 1 : 0;
    }
    return acts;
}

} // namespace

Answer<int> watchRatings(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QVector<RatingId>> waiting = ratingstore::undispatched(**db, mostRatings);
    YC_TRY_DB(waiting);
    const Answer<int> dispatched = actOnEach(core, *waiting, RatingAct::Dispatch);
    if (!dispatched)
        return dispatched;
    // The last day itself counts to the end of its office hours: the rules look at the hour.
    const QDate tomorrow = toLocalDate(core.clock().now()).addDays(1);
    const DbResult<QVector<RatingId>> late = ratingstore::dueBefore(**db, tomorrow, mostRatings);
    YC_TRY_DB(late);
    int acts = *dispatched;
    for (const RatingAct warning : {RatingAct::WarnYellow, RatingAct::WarnRed}) {
        const Answer<int> warned = actOnEach(core, *late, warning);
        if (!warned)
            return warned;
        acts += *warned;
    }
    return acts;
}

} // namespace yunchuang::service::jobs
