// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/pushhandler.h"
#include "service/jobs/jobs.h"

namespace yunchuang::service::jobs {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostExpired = 500;

} // namespace

Answer<int> expirePushes(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QVector<pushstore::StoredPush>> late =
        pushstore::unacknowledged(**db, core.clock().now(), mostExpired);
    YC_TRY_DB(late);
    if (late->isEmpty())
        return 0;
    return core.writer().run([&](WriteContext &write) -> Answer<int> {
        const DbResult<QVector<pushstore::StoredPush>> still =
            pushstore::unacknowledged(write.db(), write.now(), mostExpired);
        YC_TRY_DB(still);
        for (const pushstore::StoredPush &push : *still) {
            if (const Answer<void> moved = movePush(write, push, PushState::Failed, u"NO_ACKNOWLEDGEMENT"_s); !moved)
                return tl::unexpected(moved.error());
        }
        return int(still->size());
    });
}

} // namespace yunchuang::service::jobs
