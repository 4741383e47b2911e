// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/deadlinestatus.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/cardacts.h"
#include "service/jobs/jobs.h"
#include "service/store/cardstore.h"
#include "service/store/casestore.h"
#include "service/store/jobstore.h"
#include "service/store/ratingstore.h"

#include <QSet>

namespace yunchuang::service::jobs {

using namespace Qt::StringLiterals;

namespace {

const QString supervisedLooks = u"supervision-looks"_s;
constexpr int supervisionBatch = 200;
/// Cases looked at in one go, so that a backlog does not hold up the other jobs.
constexpr int supervisionMost = 2000;
constexpr int supervisedRatings = 500;
constexpr int supervisedLooksMost = 5000;

/// What the rules say of a case as it lies in the database.
struct Judged
{
    Case subject;
    QVector<SupervisionFinding> findings;
    QVector<SupervisionCard> cards;
    QVector<SupervisionMark> marks; ///< that it should bear, once the missing cards have fallen
    QDateTime next;
    qint64 spentMinutes = -1;

    [[nodiscard]] bool lacksCard() const
    {
        return std::any_of(findings.cbegin(), findings.cend(), [this](const SupervisionFinding &finding) {
            const bool known = std::any_of(cards.cbegin(), cards.cend(), [&](const SupervisionCard &card) {
                return card.rule == finding.rule && card.occasion == finding.occasion;
            });
            return finding.colour != CardColour::Hint && !known;
        });
    }
    [[nodiscard]] bool isInOrder() const { return !lacksCard() && marks == subject.marks; }
};

/// Nothing when there is no such case.
Answer<std::optional<Judged>> judge(Connection &db, const Reference &reference, const CaseId &id, const QDateTime &now)
{
    DbResult<std::optional<Case>> subject = casestore::load(db, id);
    YC_TRY_DB(subject);
    if (!*subject)
        return std::optional<Judged>();
    Judged judged;
    judged.subject = std::move(**subject);
    DbResult<QVector<SupervisionCard>> cards = cardstore::ofCase(db, id);
    YC_TRY_DB(cards);
    judged.cards = std::move(*cards);
    if (const ServiceItem *item = reference.catalogue().find(judged.subject.item)) {
        const DbResult<QVector<HistoryRow>> history = casestore::history(db, id);
        YC_TRY_DB(history);
        judged.findings =
            findingsIn({judged.subject, *history, *item}, reference.supervisionRules(), reference.calendars(), now);
    }
    judged.marks = cardacts::marksFor(judged.subject, judged.findings, judged.cards, now);
    judged.next = nextSupervision(judged.subject, reference.supervisionRules(), reference.calendars(), now);
    const Deadlines &clocks = judged.subject.deadlines;
    if (clocks.acceptedAt.isValid() && clocks.decidedAt.isValid())
        judged.spentMinutes = spentMinutes(clocks, reference.calendars(), now).amount;
    return std::optional(std::move(judged));
}

/// Judges again inside the write, lets the cards fall and marks the case.
Answer<int> superviseOne(ServiceCore &core, const Reference &reference, const CaseId &id)
{
    return core.writer().run([&](WriteContext &write) -> Answer<int> {
        Answer<std::optional<Judged>> judged = judge(write.db(), reference, id, write.now());
        if (!judged)
            return tl::unexpected(judged.error());
        if (!*judged)
            return 0;
        Judged &now = **judged;
        int issued = 0;
        for (const SupervisionFinding &finding : std::as_const(now.findings)) {
            const Answer<bool> fell = cardacts::issue(write, reference, finding, now.subject);
            if (!fell)
                return tl::unexpected(fell.error());
            issued += *fell ? 1 : 0;
        }
        const DbResult<QVector<SupervisionCard>> cards = cardstore::ofCase(write.db(), id);
        YC_TRY_DB(cards);
        const QVector<SupervisionMark> marks = cardacts::marksFor(now.subject, now.findings, *cards, write.now());
        const bool other = marks != now.subject.marks;
        const Answer<Case> marked = updateInBackground(write, id, [&](Case &subject) {
            subject.marks = marks;
            return other;
        });
        if (!marked)
            return tl::unexpected(marked.error());
        YC_TRY_DB(casestore::setWatched(write.db(), *marked, now.next, now.spentMinutes));
        return issued + (other ? 1 : 0);
    });
}

/// One batch of cases whose time has come. The number of cases looked at is added to `looked`.
Answer<int> superviseBatch(ServiceCore &core, const Reference &reference, int &looked)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const QDateTime now = core.clock().now();
    const DbResult<QVector<CaseId>> ids = casestore::toWatch(**db, now, supervisionBatch);
    YC_TRY_DB(ids);
    looked = int(ids->size());
    QVector<Judged> quiet;
    QVector<CaseId> speaking;
    for (const CaseId &id : *ids) {
        Answer<std::optional<Judged>> judged = judge(**db, reference, id, now);
        if (!judged)
            return tl::unexpected(judged.error());
        if (*judged && (*judged)->isInOrder())
            quiet.append(std::move(**judged));
        else
            speaking.append(id);
    }
    // Most have nothing to say: that they were looked at is noted for all of them at once.
    if (!quiet.isEmpty()) {
        const Answer<int> noted = core.writer().run([&](WriteContext &write) -> Answer<int> {
            for (const Judged &judged : std::as_const(quiet))
                YC_TRY_DB(casestore::setWatched(write.db(), judged.subject, judged.next, judged.spentMinutes));
            return 0;
        });
        if (!noted)
            return noted;
    }
    int acts = 0;
    for (const CaseId &id : std::as_const(speaking)) {
        const Answer<int> one = superviseOne(core, reference, id);
        if (!one)
            return one;
        acts += *one;
    }
    return acts;
}

/// A card about a case that was not found in the case itself.
Answer<int> issueBeside(ServiceCore &core, const Reference &reference, const CaseId &id,
                        const SupervisionFinding &finding)
{
    return core.writer().run([&](WriteContext &write) -> Answer<int> {
        const DbResult<std::optional<Case>> subject = casestore::load(write.db(), id);
        YC_TRY_DB(subject);
        if (!*subject)
            return 0;
        const Answer<bool> fell = cardacts::issue(write, reference, finding, **subject);
        if (!fell)
            return tl::unexpected(fell.error());
        if (!*fell)
            return 0;
        if (const Answer<void> marked = cardacts::remark(write, id); !marked)
            return tl::unexpected(marked.error());
        return 1;
    });
}

Answer<int> superviseRatings(ServiceCore &core, const Reference &reference)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const QDateTime now = core.clock().now();
    const DbResult<QVector<ratingstore::Unsigned>> late =
        ratingstore::unsignedSince(**db, toLocalDate(now).addDays(1), supervisedRatings);
    YC_TRY_DB(late);
    int acts = 0;
    for (const ratingstore::Unsigned &rating : *late) {
        const auto finding = findingIn(UnsignedRating{rating.rating.text(), rating.unit, rating.dispatchedAt},
                                       reference.supervisionRules(), reference.calendars(), now);
        if (!finding)
            continue;
        const DbResult<std::optional<SupervisionCard>> known =
            cardstore::find(**db, finding->rule, rating.caseId, finding->occasion);
        YC_TRY_DB(known);
        if (*known)
            continue;
        const Answer<int> one = issueBeside(core, reference, rating.caseId, *finding);
        if (!one)
            return one;
        acts += *one;
    }
    return acts;
}

Answer<int> superviseLooks(ServiceCore &core, const Reference &reference)
{
    const Answer<Connection *> db = core.reader();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QDateTime> from = jobstore::lastRun(**db, supervisedLooks);
    YC_TRY_DB(from);
    const QDateTime start = from->isValid() ? *from : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    const DbResult<QVector<cardstore::RecordedLook>> looks = cardstore::looksFrom(**db, start, supervisedLooksMost);
    YC_TRY_DB(looks);
    if (looks->isEmpty() || looks->constLast().recordedAt == *from)
        return 0;
    int acts = 0;
    QSet<QString> done;
    for (const cardstore::RecordedLook &look : *looks) {
        const DbResult<QString> name = core.members().nameOf(**db, look.user);
        YC_TRY_DB(name);
        const auto finding = findingIn(PersonalDataLook{look.user, *name, look.unit, look.at},
                                       reference.supervisionRules(), reference.calendars());
        if (!finding || done.contains(look.caseId.text() % u'/' % finding->occasion))
            continue;
        done.insert(look.caseId.text() % u'/' % finding->occasion);
        const Answer<int> one = issueBeside(core, reference, look.caseId, *finding);
        if (!one)
            return one;
        acts += *one;
    }
    // Those of the last moment are looked at once more: others may be recorded in the same millisecond.
    const Answer<int> noted = core.writer().run([&](WriteContext &write) -> Answer<int> {
        YC_TRY_DB(jobstore::setLastRun(write.db(), supervisedLooks, looks->constLast().recordedAt));
        return acts;
    });
    return noted;
}

} // namespace

Answer<int> supervise(ServiceCore &core)
{
    const std::shared_ptr<const Reference> reference = core.reference();
    int acts = 0;
    for (int seen = 0; seen < supervisionMost;) {
        int looked = 0;
        const Answer<int> some = superviseBatch(core, *reference, looked);
        if (!some)
            return some;
        acts += *some;
        seen += looked;
        if (looked < supervisionBatch)
            break;
    }
    for (const auto look : {superviseRatings, superviseLooks}) {
        const Answer<int> some = look(core, *reference);
        if (!some)
            return some;
        acts += *some;
    }
    return acts;
}

} // namespace yunchuang::service::jobs
