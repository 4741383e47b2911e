// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobs/jobs.h"
#include "service/store/feedstore.h"
#include "service/store/jobstore.h"
#include "service/store/querystore.h"
#include "service/store/sessionstore.h"

namespace yunchuang::service::jobs {

using namespace Qt::StringLiterals;

namespace {

const QString tidyJob = u"tidy"_s;
constexpr qint64 tidyInterval = 24 * 3600;

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
        YC_TRY_DB(jobstore::setLastRun(write.db(), tidyJob, write.now()));
        return *tombstones;
    });
}

} // namespace yunchuang::service::jobs
