// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/caseupdate.h"
#include "service/jobs/jobs.h"
#include "service/store/casestore.h"
#include "service/store/jobstore.h"

namespace yunchuang::service::jobs {

using namespace Qt::StringLiterals;

namespace {

const QString overdueJob = u"overdue"_s;
constexpr qint64 overdueInterval = 3600;
constexpr int overduePage = 500;

constexpr std::array runningStates = {
    CaseState::Accepted,    CaseState::InReview,    CaseState::Consulting,     CaseState::DecidedGrant,
    CaseState::DecidedDeny, CaseState::ClosedGrant, CaseState::ClosedTolerant, CaseState::ClosedDeny,
};

struct PassedDue
{
    QString kind;
    QDate due;
};

bool isDecided(const Case &subject)
{
    return subject.deadlines.decidedAt.isValid();
}

QList<PassedDue> passedDues(const Case &subject, const CalendarSet &calendars, const QDateTime &now)
{
    const auto isPast = [&](QDate day) { return day.isValid() && now > calendars.endOfOffice(day); };
    const Deadlines &clocks = subject.deadlines;
    QList<PassedDue> passed;
    if (isEnded(subject) || clocks.provisional || clocks.isSuspended())
        return passed;
    if (!isDecided(subject) && isPast(clocks.promisedDue))
        passed.append({u"PROMISED"_s, clocks.promisedDue});
    if (!isDecided(subject) && isPast(clocks.stepDue))
        passed.append({u"STEP"_s, clocks.stepDue});
    if (isDecided(subject) && !clocks.deliveredAt.isValid() && isPast(clocks.deliveryDue))
        passed.append({u"DELIVERY"_s, clocks.deliveryDue});
    return passed;
}

Answer<int> markOne(ServiceCore &core, const CaseId &id)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    return core.writer().run([&](WriteContext &write) -> Answer<int> {
        const DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
        YC_TRY_DB(subject);
        if (!*subject)
            return 0;
        int marked = 0;
        for (const PassedDue &passed : passedDues(**subject, reference->calendars(), write.now())) {
            const DbResult<bool> isNew = jobstore::mark(write.db(), id, passed.kind, passed.due, write.now());
            YC_TRY_DB(isNew);
            marked += *isNew ? 1 : 0;
        }
        if (marked == 0)
            return 0;
        const Answer<Case> told = updateInBackground(write, id, [](Case &) { return true; });
        if (!told)
            return tl::unexpected(told.error());
        return marked;
    });
}

Answer<int> markInState(ServiceCore &core, CaseState state)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    int marked = 0;
    CaseId after;
    while (true) {
        const Answer<Connection *> db = core.reader();
        if (!db)
            return tl::unexpected(db.error());
        const DbResult<QVector<CaseId>> page = casestore::inState(**db, state, after, overduePage);
        YC_TRY_DB(page);
        for (const CaseId &id : *page) {
            const DbResult<std::optional<Case>> subject = casestore::load(**db, id);
            YC_TRY_DB(subject);
            if (!*subject || passedDues(**subject, reference->calendars(), core.clock().now()).isEmpty())
                continue;
            const Answer<int> one = markOne(core, id);
            if (!one)
                return one;
            marked += *one;
        }
        if (page->size() < overduePage)
            return marked;
        after = page->constLast();
    }
}

} // namespace

Answer<int> markOverdue(ServiceCore &core)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const QDateTime begun = core.clock().now();
    const DbResult<QDateTime> last = jobstore::lastRun(**db, overdueJob);
    YC_TRY_DB(last);
    if (last->isValid() && last->secsTo(begun) < overdueInterval)
        return 0;
    int marked = 0;
    for (const CaseState state : runningStates) {
        const Answer<int> some = markInState(core, state);
        if (!some)
            return some;
        marked += *some;
    }
    const Answer<int> noted = core.writer().run([&](WriteContext &write) -> Answer<int> {
        YC_TRY_DB(jobstore::setLastRun(write.db(), overdueJob, begun));
        return marked;
    });
    return noted;
}

} // namespace yunchuang::service::jobs
