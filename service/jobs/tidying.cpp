// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobs/jobs.h"
#include "service/store/feedstore.h"
#include "service/store/jobstore.h"
#include "service/store/leasestore.h"
#include "service/store/materialstore.h"
#include "service/store/querystore.h"
#include "service/store/sessionstore.h"

namespace yunchuang::service::jobs {

using namespace Qt::StringLiterals;

namespace {

const QString tidyJob = u"tidy"_s;
constexpr qint64 tidyInterval = 24 * 3600;
constexpr int unnamedPaperDays =
    7; // between a paper and the act that names it: minutes, or a weekend without a network
constexpr int papersOfOneDay = 2000;

/// Removes papers that were uploaded and never named, rows first: a row always has its file.
DbResult<void> sweepPapers(WriteContext &write, const MaterialStore &papers)
{
    const DbResult<QVector<Digest256>> unnamed =
        MaterialStore::unnamedSince(write.db(), write.now().addDays(-unnamedPaperDays), papersOfOneDay);
    if (!unnamed)
        return unexpected(unnamed.error());
    for (const Digest256 &digest : *unnamed)
        YC_TRY(MaterialStore::removeUnnamed(write.db(), digest));
    const auto gone = std::make_shared<QVector<Digest256>>();
    write.whenSealed([gone, swept = *unnamed, &write](const Seal &) -> DbResult<void> {
        // Another member of this group may have brought one of them again.
        const DbResult<QVector<Digest256>> missing = MaterialStore::missing(write.db(), swept);
        if (!missing)
            return unexpected(missing.error());
        *gone = *missing;
        return {};
    });
    write.afterCommit([gone, &papers] {
        for (const Digest256 &digest : std::as_const(*gone))
            papers.discard(digest);
    });
    return {};
}

} // namespace

Answer<int> tidy(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QDateTime> last = jobstore::lastRun(**db, tidyJob);
    YC_TRY_DB(last);
    if (last->isValid() && last->secsTo(core.clock().now()) < tidyInterval)
        return 0;
    return core.writer().run([&](WriteContext &write) -> Answer<int> {
        const QDateTime yesterday = write.now().addDays(-1);
        // A refresh token that was used after its successor ends the family, so tokens are kept a while.
        YC_TRY_DB(sessionstore::prune(write.db(), yesterday));
        YC_TRY_DB(querystore::prune(write.db(), yesterday));
        const DbResult<int> tombstones = feedstore::pruneTombstones(write.db(), write.now().addDays(-tombstoneDays));
        YC_TRY_DB(tombstones);
        YC_TRY_DB(leasestore::forget(write.db(), yesterday));
        YC_TRY_DB(sweepPapers(write, core.materials()));
        YC_TRY_DB(jobstore::setLastRun(write.db(), tidyJob, write.now()));
        return *tombstones;
    });
}

} // namespace yunchuang::service::jobs
