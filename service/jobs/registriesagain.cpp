// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/caseupdate.h"
#include "service/handlers/registrychecks.h"
#include "service/jobs/jobs.h"
#include "service/store/casestore.h"
#include "service/store/registrystore.h"

namespace yunchuang::service::jobs {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAskedAgain = 100;

} // namespace

Answer<int> askRegistriesAgain(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QVector<CaseId>> waiting = registrystore::toAskAgain(**db, core.clock().now(), mostAskedAgain);
    YC_TRY_DB(waiting);
    if (waiting->isEmpty())
        return 0;
    const std::shared_ptr<const Reference> reference = core.reference();
    return core.writer().run([&](WriteContext &write) -> Answer<int> {
        const DbResult<QVector<CaseId>> still = registrystore::toAskAgain(write.db(), write.now(), mostAskedAgain);
        YC_TRY_DB(still);
        int changed = 0;
        for (const CaseId &id : *still) {
            const DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
            YC_TRY_DB(subject);
            if (!*subject || isEnded(**subject)) {
                YC_TRY_DB(registrystore::askNoMore(write.db(), id));
                continue;
            }
            DbResult<Case> asked = withRegistryChecks(write, *reference, **subject, u"RETRY"_s);
            YC_TRY_DB(asked);
            const auto same = [](const RegistryCheck &a, const RegistryCheck &b) {
                return a.id == b.id && a.field == b.field && a.verdict == b.verdict &&
                       a.registryValue == b.registryValue;
            };
            if (std::equal(asked->checks.cbegin(), asked->checks.cend(), (*subject)->checks.cbegin(),
                           (*subject)->checks.cend(), same))
                continue;
            const Answer<Case> told = updateInBackground(write, id, [&](Case &whole) {
                whole.checks = asked->checks;
                return true;
            });
            if (!told)
                return tl::unexpected(told.error());
            ++changed;
        }
        return changed;
    });
}

} // namespace yunchuang::service::jobs
