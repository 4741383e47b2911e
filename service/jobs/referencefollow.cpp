// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadlineengine.h"
#include "domain/decide.h"
#include "service/feed/ownact.h"
#include "service/handlers/context.h"
#include "service/jobs/jobs.h"
#include "service/store/accountstore.h"
#include "service/store/auditstore.h"
#include "service/store/casestore.h"
#include "service/store/referencestore.h"

namespace yunchuang::service::jobs {

using namespace Qt::StringLiterals;

namespace {

const QString successionJob = u"succession"_s;
const QString recountJob = u"recount"_s;

constexpr int followPage = 500; // cases read between two notes of how far it came
constexpr int followPages = 40; // of one look: the other jobs want their turn
constexpr int followChunk = 32; // acts of one write: nobody waits longer for the writer than for a few clerks' acts

/// The state of the reference data that a job brings the cases up to.
struct Edition
{
    QString job;
    QString name;
};

QString etagOf(const Reference &reference, QLatin1String bundle)
{
    const Bundle *found = reference.bundle(bundle);
    return found ? QString::fromLatin1(found->etag) : QString();
}

/// The service's own act on a case; false when there is nothing to do, or no longer.
Answer<bool> actOn(ServiceCore &core, WriteContext &write, const Reference &reference, const CaseId &id, Action action)
{
    const auto members = [&](const Case &subject) -> Answer<QSet<UserId>> {
        QSet<UserId> there;
        if (action != Action::MoveToSuccessor)
            return there;
        const UnitId successor = reference.units().inChargeOn(subject.unit, toLocalDate(write.now()));
        const DbResult<QVector<protocol::Member>> found = core.members().membersOf(write.db(), successor);
        YC_TRY_DB(found);
        for (const protocol::Member &member : *found)
            there.insert(member.user);
        return there;
    };
    return doOwnAct(write, reference, id, action, members);
}

/// Acts on the cases, a few in each write. How many there was something to do with.
Answer<int> actOnAll(ServiceCore &core, const Reference &reference, const QVector<CaseId> &cases, Action action)
{
    int acts = 0;
    for (qsizetype first = 0; first < cases.size(); first += followChunk) {
        const QVector<CaseId> chunk = cases.mid(first, followChunk);
        const Answer<int> done = core.writer().run([&, chunk](WriteContext &write) -> Answer<int> {
            int acted = 0;
            for (const CaseId &id : chunk) {
                const Answer<bool> one = actOn(core, write, reference, id, action);
                if (!one)
                    return tl::unexpected(one.error());
                acted += *one ? 1 : 0;
            }
            return acted;
        });
        if (!done)
            return done;
        acts += *done;
    }
    return acts;
}

Answer<referencestore::Progress> progressOf(ServiceCore &core, const Edition &edition)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<referencestore::Progress> known = referencestore::progress(**db, edition.job);
    YC_TRY_DB(known);
    return known->edition == edition.name ? *known : referencestore::Progress{edition.name, {}, false};
}

Answer<void> note(ServiceCore &core, const Edition &edition, const referencestore::Progress &progress)
{
    return core.writer().run([&](WriteContext &write) -> Answer<void> {
        YC_TRY_DB(referencestore::setProgress(write.db(), edition.job, progress));
        return {};
    });
}

/// Units that exist no more while somebody has their tasks, each with who that is.
QVector<std::pair<UnitId, UnitId>> mergedUnits(const OrgDirectory &units, QDate today)
{
    QVector<std::pair<UnitId, UnitId>> merged;
    for (const OrgUnit &unit : units.units()) {
        const bool over = unit.validTo.isValid() && unit.validTo < today;
        const UnitId inCharge = over ? units.inChargeOn(unit.id, today) : UnitId();
        if (!inCharge.isEmpty() && inCharge != unit.id)
            merged.append({unit.id, inCharge});
    }
    return merged;
}

/// The people go where the tasks went, and the audit log says so.
Answer<int> movePeople(ServiceCore &core, const UnitId &from, const UnitId &to)
{
    return core.writer().run([&](WriteContext &write) -> Answer<int> {
        const DbResult<QVector<protocol::Member>> moved = accountstore::moveGrants(write.db(), from, to);
        YC_TRY_DB(moved);
        for (const protocol::Member &member : *moved) {
            protocol::AuditEntry line;
            line.at = write.now();
            line.event = protocol::AuditEvent::GrantsChanged;
            line.object = member.user.text();
            line.changes = {{from.text(), u"→ "_s + to.text()}};
            YC_TRY_DB(auditstore::append(write.db(), line));
        }
        return int(moved->size());
    });
}

/// All open cases that a merged unit sees. Looks through all of them at once: what has moved is no longer there, so
/// that going on after a stop costs little.
Answer<int> moveCases(ServiceCore &core, const Reference &reference, const UnitId &unit)
{
    int acts = 0;
    CaseId after;
    while (true) {
        const Answer<Connection *> db = core.reader();
        if (!db)
            return tl::unexpected(db.error());
        const DbResult<QVector<CaseId>> page = referencestore::casesSeenBy(**db, unit, after, followPage);
        YC_TRY_DB(page);
        QVector<CaseId> open;
        for (const CaseId &id : *page) {
            const DbResult<std::optional<Case>> subject = casestore::load(**db, id);
            YC_TRY_DB(subject);
            if (*subject && !isEnded(**subject))
                open.append(id);
        }
        const Answer<int> moved = actOnAll(core, reference, open, Action::MoveToSuccessor);
        if (!moved)
            return moved;
        acts += *moved;
        if (page->size() < followPage)
            return acts;
        after = page->constLast();
    }
}

/// Whether counting anew would change anything: a look outside the writer, decided again inside it.
bool wouldMove(const Case &subject, const Reference &reference)
{
    const ServiceItem *item = reference.catalogue().find(subject.item);
    if (!item || isEnded(subject))
        return false;
    const ItemLimits limits = item->limits();
    return DeadlineEngine(limits, reference.calendars()).recompute(subject.deadlines) != subject.deadlines;
}

} // namespace

Answer<int> moveToSuccessors(ServiceCore &core)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    const QDate today = toLocalDate(core.clock().now());
    const Edition edition{successionJob,
                          etagOf(*reference, QLatin1String("units")) + u'/' + today.toString(Qt::ISODate)};
    Answer<referencestore::Progress> progress = progressOf(core, edition);
    if (!progress)
        return tl::unexpected(progress.error());
    if (progress->done)
        return 0;
    int acts = 0;
    const QVector<std::pair<UnitId, UnitId>> merged = mergedUnits(reference->units(), today);
    for (const auto &[from, to] : merged) {
        const Answer<int> people = movePeople(core, from, to);
        if (!people)
            return people;
        acts += *people;
    }
    for (const auto &[from, to] : merged) {
        const Answer<int> moved = moveCases(core, *reference, from);
        if (!moved)
            return moved;
        acts += *moved;
    }
    progress->done = true;
    if (const Answer<void> noted = note(core, edition, *progress); !noted)
        return tl::unexpected(noted.error());
    return acts;
}

Answer<int> recountDueDays(ServiceCore &core)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    const Edition edition{recountJob, etagOf(*reference, QLatin1String("calendars"))};
    Answer<referencestore::Progress> progress = progressOf(core, edition);
    if (!progress)
        return tl::unexpected(progress.error());
    int acts = 0;
    for (int page = 0; page < followPages && !progress->done; ++page) {
        const Answer<Connection *> db = core.reader();
        if (!db)
            return tl::unexpected(db.error());
        const DbResult<QVector<CaseId>> ids = referencestore::cases(**db, progress->after, followPage);
        YC_TRY_DB(ids);
        QVector<CaseId> moving;
        for (const CaseId &id : *ids) {
            const DbResult<std::optional<Case>> subject = casestore::load(**db, id);
            YC_TRY_DB(subject);
            if (*subject && wouldMove(**subject, *reference))
                moving.append(id);
        }
        const Answer<int> counted = actOnAll(core, *reference, moving, Action::RecountDue);
        if (!counted)
            return counted;
        acts += *counted;
        if (!ids->isEmpty())
            progress->after = ids->constLast();
        progress->done = ids->size() < followPage;
        if (const Answer<void> noted = note(core, edition, *progress); !noted)
            return tl::unexpected(noted.error());
    }
    return acts;
}

} // namespace yunchuang::service::jobs
