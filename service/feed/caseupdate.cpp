// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/caseupdate.h"

#include "domain/casefacts.h"
#include "domain/casesummary.h"
#include "domain/fieldselection.h"
#include "domain/jointcase.h"
#include "protocol/codec.h"
#include "protocol/pushdata.h"
#include "service/feed/caseclaims.h"
#include "service/feed/casenumbers.h"
#include "service/feed/ownact.h"
#include "service/feed/rowentry.h"
#include "service/store/casestore.h"
#include "service/store/ledgerstore.h"
#include "service/store/materialstore.h"
#include "service/store/paperstore.h"
#include "service/store/pushstore.h"
#include "service/store/ratingstore.h"

#include <algorithm>
#include <stdexcept>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

using Viewers = QVector<std::pair<UnitId, Capacity>>;

bool sees(const Viewers &list, const UnitId &unit)
{
    return std::any_of(list.cbegin(), list.cend(), [&](const auto &viewer) { return viewer.first == unit; });
}

/// Tells every unit that sees the case, and those that no longer do.
void announceTo(WriteContext &context, const Viewers &before, const Case &subject, const Viewers &now)
{
    for (const auto &viewer : before) {
        if (!sees(now, viewer.first))
            context.withdraw(viewer.first, subject.id);
    }
    for (const auto &viewer : now) {
        if (const std::optional<CaseSummary> summary = summarise(subject, viewer.first))
            context.announce(*summary);
    }
}

QString originOfHandoff(const HandoffId &id)
{
    return u"handoff:"_s % id.text();
}

QString originOfWork(const CaseId &parent, const PartId &part)
{
    return u"part:"_s % parent.text() % u'/' % part.text();
}

/// The keys under which the act's own entry will be looked for by others: the handoffs it made, the work it started.
QStringList originsMade(const Case &before, const CaseChange &change)
{
    QStringList keys;
    for (const Handoff &handoff : change.next.handoffs) {
        if (!before.handoff(handoff.id))
            keys.append(originOfHandoff(handoff.id));
    }
    for (const WorkRequest &work : change.works)
        keys.append(originOfWork(change.next.id, work.part));
    return keys;
}

/// The key of the entry this act follows, if it answers a handoff or opens another department's work.
QString originFollowed(const Case &before, const Case &next)
{
    if (before.id.isEmpty())
        return next.isPartWork() ? originOfWork(next.parent, next.parentPart) : QString();
    for (const Handoff &handoff : next.handoffs) {
        const Handoff *earlier = before.handoff(handoff.id);
        if (earlier && earlier->state != handoff.state)
            return originOfHandoff(handoff.id);
    }
    return {};
}

/// The log of the department acted for. Platforms and windows without a department act for the case's.
QString logOf(const Reference &reference, const HistoryRow &row, const Case &subject)
{
    const UnitId acting = reference.units().departmentOf(row.unit);
    if (!acting.isEmpty())
        return acting.text();
    return subject.department.isEmpty() ? subject.unit.text() : subject.department.text();
}

/// Gives the act's papers their numbers and puts them into the case.
Answer<QVector<CaseDocument>> issueDocuments(WriteContext &context, const Reference &reference, CaseChange &change)
{
    QVector<CaseDocument> issued;
    const UnitId acting = reference.units().departmentOf(change.row.unit);
    for (const DocumentKind kind : std::as_const(change.documents)) {
        CaseDocument document;
        document.kind = kind;
        document.issuedAt = context.now();
        document.command = change.row.command;
        const Answer<QString> number =
            nextDocumentNumber(context, reference, acting.isEmpty() ? change.next.department : acting, kind);
        if (!number)
            return tl::unexpected(number.error());
        document.number = kind == DocumentKind::Certificate ? change.next.result.number : *number;
        const auto known = std::find_if(
            change.next.documents.begin(), change.next.documents.end(), [&](const CaseDocument &candidate) {
                return candidate.kind == kind && candidate.command == document.command && candidate.number.isEmpty();
            });
        if (known == change.next.documents.end())
            change.next.documents.append(document);
        else
            *known = document;
        issued.append(document);
    }
    return issued;
}

/// Writes a history row and its ledger entry.
Answer<LeafTicket> recordRow(WriteContext &context, const Reference &reference, const Case &before, CaseChange &change)
{
    const DbResult<qint64> sequence = casestore::nextHistorySequence(context.db(), change.next.id);
    YC_TRY_DB(sequence);
    change.row.sequence = *sequence;

    casestore::StoredHistory stored;
    stored.row = change.row;
    stored.logId = logOf(reference, change.row, change.next);
    ledger::LedgerEntry entry = entryOfRow(context, stored, change.next.id.text(), nameOf(change.row.action));
    if (const QString key = originFollowed(before, change.next); !key.isEmpty()) {
        const DbResult<std::optional<ledgerstore::Origin>> origin = ledgerstore::origin(context.db(), key);
        YC_TRY_DB(origin);
        if (*origin && (*origin)->logId != stored.logId)
            entry.preceding = ledger::EntryReference{(*origin)->logId, (*origin)->leaf};
    }
    DbResult<LeafTicket> leaf = context.log(stored.logId, entry);
    YC_TRY_DB(leaf);
    stored.leaf = leaf->leaf;
    YC_TRY_DB(casestore::appendHistory(context.db(), change.next.id, stored));
    for (const QString &key : originsMade(before, change))
        YC_TRY_DB(ledgerstore::putOrigin(context.db(), key, {stored.logId, leaf->leaf}));
    return std::move(*leaf);
}

/// Writes all rows of the change, in order. The ticket is that of the last.
Answer<LeafTicket> recordStep(WriteContext &context, const Reference &reference, const Case &before, CaseChange &change)
{
    HistoryRow last = change.row;
    for (const HistoryRow &row : std::as_const(change.earlierRows)) {
        change.row = row;
        const Answer<LeafTicket> leaf = recordRow(context, reference, before, change);
        if (!leaf)
            return tl::unexpected(leaf.error());
    }
    change.row = std::move(last);
    return recordRow(context, reference, before, change);
}

/// Two bodies cannot bear one number.
tl::unexpected<protocol::ApiError> numberTaken(const QString &number)
{
    protocol::ApiError error;
    error.code = protocol::ApiErrorCode::Refused;
    error.refusal = Refusal{RefusalCode::ResultNumberTaken, {{u"number"_s, number}}, {}};
    return tl::unexpected(std::move(error));
}

/// A number that one body bears is given out once, whatever the clerk typed.
Answer<void> giveOutNumber(WriteContext &context, const ServiceItem &item, const Case &before, const Case &next)
{
    const bool closes = next.result.granted && next.result.closedAt.isValid() && !before.result.closedAt.isValid();
    if (!closes)
        return {};
    if (!next.result.number.isEmpty() && !next.isPartWork())
        YC_TRY_DB(casestore::noteLicence(context.db(), next.id, next.result.number, next.result.closedAt));
    // A case that follows a licence goes on with its number.
    if (item.resultNumber == ResultNumberKind::Any || next.follows)
        return {};
    const DbResult<bool> own = casestore::bearResultNumber(context.db(), item.key.code, next.result.number, next.id);
    YC_TRY_DB(own);
    if (!*own)
        return numberTaken(next.result.number);
    return {};
}

const Receiver *receiverOf(const ServiceItem &item, const PartId &part)
{
    const auto found = std::find_if(item.receivers.cbegin(), item.receivers.cend(),
                                    [&](const Receiver &receiver) { return receiver.id == part; });
    return found == item.receivers.cend() ? nullptr : &*found;
}

/// What the receivers are told of the body.
QLatin1String pushEventOf(const Case &subject)
{
    if (subject.result.voidedAt.isValid())
        return protocol::pushevents::withdrawn;
    if (!subject.follows)
        return protocol::pushevents::established;
    switch (subject.follows->kind) {
    case LinkKind::Change:
    case LinkKind::Renewal:
    case LinkKind::Reissue:
        return protocol::pushevents::changed;
    case LinkKind::Retraction:
    case LinkKind::Revocation:
    case LinkKind::Deregistration:
        break;
    }
    return protocol::pushevents::cancelled;
}

Answer<void> queuePushes(WriteContext &context, const ServiceItem &item, const Case &subject,
                         const QVector<PartId> &parts)
{
    for (const PartId &part : parts) {
        const Receiver *receiver = receiverOf(item, part);
        if (!receiver)
            throw std::logic_error("a push to a receiver that the item does not have");
        pushstore::StoredPush stored;
        stored.nextAt = context.now();
        stored.push.id = context.makeId();
        stored.push.caseId = subject.id;
        stored.push.part = part;
        // The lane knows who took over from a receiver that was merged since.
        const auto lane = std::find_if(subject.parts.cbegin(), subject.parts.cend(),
                                       [&](const Part &candidate) { return candidate.id == part; });
        stored.push.receiver = lane == subject.parts.cend() ? receiver->unit : lane->unit;
        stored.push.code = subject.result.number;
        stored.push.event = pushEventOf(subject);
        const DbResult<std::optional<int>> version = pushstore::nextVersion(
            context.db(), stored.push.receiver, stored.push.caseId, stored.push.code, stored.push.event);
        YC_TRY_DB(version);
        if (!*version)
            return numberTaken(stored.push.code);
        stored.push.version = **version;
        stored.push.data = protocol::pushData(onlyFields(subject.form, receiver->fields), subject.result);
        YC_TRY_DB(pushstore::insert(context.db(), stored));
    }
    return {};
}

/// What the lane of a part shows of the case that works on it.
Part showingWork(Part part, const Case &work, const QDateTime &now)
{
    const Part before = part;
    part.workCase = work.id;
    part.number = work.number;
    part.promisedDue = work.deadlines.promisedDue;
    if (isEnded(work) && !part.endedAt.isValid()) {
        const bool done = work.state == CaseState::ClosedGrant || work.state == CaseState::ClosedTolerant;
        part.state = done ? PartState::Done : PartState::Failed;
        part.lastError = done ? QString() : QString(nameOf(work.state));
        part.resultNumber = done ? work.result.number : QString();
        part.endedAt = now;
    }
    if (part != before)
        part.changedAt = now;
    return part;
}

/// The cases that the act's work requests become; their ids go into the parent's parts.
Answer<QVector<CaseChange>> planWork(WriteContext &context, const Reference &reference, const ServiceItem &item,
                                     CaseChange &change)
{
    QVector<CaseChange> openings;
    for (const WorkRequest &work : change.works) {
        const Receiver *receiver = receiverOf(item, work.part);
        const ServiceItem *workItem = reference.catalogue().inForce(work.item, toLocalDate(context.now()));
        if (!receiver || !workItem)
            throw std::logic_error("work of an item or receiver that is not in the catalogue");
        const CaseId id(context.makeId());
        const Answer<QString> code = nextQueryCode(context);
        if (!code)
            return tl::unexpected(code.error());
        const auto part = std::find_if(change.next.parts.begin(), change.next.parts.end(),
                                       [&](const Part &candidate) { return candidate.id == work.part; });
        openings.append(openWork(id, partWorkNumber(change.next, work.part), *code, change.next, *receiver, *workItem,
                                 reference.units(), reference.calendars(), context.now(), work.waits));
        if (part != change.next.parts.end())
            *part = showingWork(*part, openings.constLast().next, context.now());
    }
    return openings;
}

/// What moved in part work shows in the lane of its parent; what waited for its end goes on.
Answer<void> tellParent(WriteContext &context, const Reference &reference, const Case &work)
{
    if (!work.isPartWork())
        return {};
    const Answer<Case> parent = updatePart(context, work.parent, work.parentPart,
                                           [&](Part &part) { part = showingWork(part, work, context.now()); });
    if (!parent)
        return tl::unexpected(parent.error());
    return isEnded(work) ? advanceParts(context, reference, work.parent) : Answer<void>();
}

/// A case about a licence shows at the case that brought it: when it comes in, and how it ended.
Answer<void> tellEarlier(WriteContext &context, const Reference &reference, const Case &before, const Case &later)
{
    if (!later.follows)
        return {};
    const auto isOver = [](const Case &subject) { return subject.result.closedAt.isValid() || isEnded(subject); };
    const bool ends = isOver(later) && !isOver(before);
    // What was withdrawn before it was served never took effect on the licence.
    const bool undone = later.result.voidedAt.isValid() && !before.result.voidedAt.isValid();
    if (!before.id.isEmpty() && !ends && !undone)
        return {};
    CaseLink link = *later.follows;
    link.other = later.id;
    link.number = later.number;
    link.renewBy = {};
    if (ends || undone) {
        link.granted = !undone && later.result.granted && later.result.closedAt.isValid();
        link.decidedAt = context.now();
    }
    const Answer<Case> told = updateInBackground(context, later.follows->other, [&](Case &earlier) {
        const qint64 version = earlier.version;
        earlier = withFollower(earlier, link);
        return earlier.version != version;
    });
    if (!told)
        return tl::unexpected(told.error());
    // A licence that ended holds nothing any more; one that stands again does.
    return ends || undone ? settleClaims(context, reference, *told, *told) : Answer<void>();
}

Answer<Case> actOnPart(WriteContext &context, const Reference &reference, const CaseId &id, Action action);

/// A result that is void from now on started work elsewhere: what still goes on there ends. What is done stays done;
/// its unit sees in the case what became of it.
Answer<void> endWorks(WriteContext &context, const Reference &reference, const Case &before, const Case &next)
{
    if (!next.result.voidedAt.isValid() || before.result.voidedAt.isValid())
        return {};
    for (const Part &part : next.parts) {
        if (part.workCase.isEmpty() || part.endedAt.isValid())
            continue;
        const Answer<Case> ended = actOnPart(context, reference, part.workCase, Action::CancelPart);
        if (!ended)
            return tl::unexpected(ended.error());
    }
    return {};
}

/// Papers that an act brings stay, whoever uploaded them.
DbResult<void> keepPapers(WriteContext &context, const Case &before, const Case &next)
{
    for (const Material &material : next.materials) {
        const bool known = std::any_of(before.materials.cbegin(), before.materials.cend(),
                                       [&](const Material &earlier) { return earlier.digest == material.digest; });
        if (!known)
            YC_TRY(MaterialStore::markNamed(context.db(), material.digest));
    }
    return {};
}

const ServiceItem &itemOf(const Reference &reference, const Case &subject)
{
    const ServiceItem *item = reference.catalogue().find(subject.item);
    if (!item)
        throw std::logic_error("a case of an item version that is not in the catalogue");
    return *item;
}

Answer<AppliedChange> applyWhole(WriteContext &context, const Reference &reference, const Case &before,
                                 CaseChange change, const QString &queryPasswordHash)
{
    const bool isNew = before.id.isEmpty();
    const ServiceItem &item = itemOf(reference, change.next);
    AppliedChange applied;

    Answer<QVector<CaseDocument>> documents = issueDocuments(context, reference, change);
    if (!documents)
        return tl::unexpected(documents.error());
    applied.documents = std::move(*documents);
    const Answer<QVector<CaseChange>> openings = planWork(context, reference, item, change);
    if (!openings)
        return tl::unexpected(openings.error());

    const Viewers seenBefore = isNew ? Viewers() : viewers(before);
    const Viewers seenNow = viewers(change.next);
    if (isNew)
        YC_TRY_DB(casestore::insert(context.db(), change.next, queryPasswordHash));
    else
        YC_TRY_DB(casestore::update(context.db(), change.next, before.version));
    YC_TRY_DB(casestore::setViewers(context.db(), change.next.id, seenBefore, seenNow));
    YC_TRY_DB(keepPapers(context, before, change.next));
    for (const CaseDocument &document : std::as_const(applied.documents))
        YC_TRY_DB(paperstore::await(context.db(), change.next.id, document, context.now()));
    if (isRatable(change.next) && (isNew || !isRatable(before)))
        YC_TRY_DB(ratingstore::invite(context.db(), change.next, context.now()));
    if (const Answer<void> free = checkBars(context, reference, before, change.next); !free)
        return tl::unexpected(free.error());
    if (const Answer<void> held = settleClaims(context, reference, before, change.next); !held)
        return tl::unexpected(held.error());
    if (const Answer<void> given = giveOutNumber(context, item, before, change.next); !given)
        return tl::unexpected(given.error());
    const Answer<LeafTicket> leaf = recordStep(context, reference, before, change);
    if (!leaf)
        return tl::unexpected(leaf.error());
    applied.leaf = *leaf;
    if (const Answer<void> queued = queuePushes(context, item, change.next, change.pushes); !queued)
        return tl::unexpected(queued.error());
    announceTo(context, seenBefore, change.next, seenNow);

    for (const CaseChange &opening : *openings) {
        const Answer<AppliedChange> opened = applyWhole(context, reference, Case(), opening, QString());
        if (!opened)
            return tl::unexpected(opened.error());
        applied.opened.append(opened->subject.id);
    }
    if (const Answer<void> ended = endWorks(context, reference, before, change.next); !ended)
        return tl::unexpected(ended.error());
    if (const Answer<void> told = tellParent(context, reference, change.next); !told)
        return tl::unexpected(told.error());
    if (const Answer<void> told = tellEarlier(context, reference, before, change.next); !told)
        return tl::unexpected(told.error());
    applied.subject = std::move(change.next);
    return applied;
}

/// An act of the service itself on part work that waited.
Answer<Case> actOnPart(WriteContext &context, const Reference &reference, const CaseId &id, Action action)
{
    const DbResult<std::optional<Case>> work = casestore::load(context.db(), id);
    YC_TRY_DB(work);
    if (!*work)
        throw std::logic_error("a part whose case is not there");
    Expected<CaseChange, Refusal> change = decideOwnAct(context, reference, itemOf(reference, **work), **work, action);
    if (!change)
        return std::move(**work); // it has gone on by itself
    Answer<AppliedChange> applied = applyWhole(context, reference, **work, std::move(*change), QString());
    if (!applied)
        return tl::unexpected(applied.error());
    return std::move(applied->subject);
}

/// A part that comes after others begins.
Answer<void> beginPart(WriteContext &context, const Reference &reference, const Case &parent, const Receiver &receiver)
{
    const auto found = std::find_if(parent.parts.cbegin(), parent.parts.cend(),
                                    [&](const Part &part) { return part.id == receiver.id; });
    const auto show = [&](const std::function<void(Part &)> &change) -> Answer<void> {
        const Answer<Case> shown = updatePart(context, parent.id, receiver.id, [&](Part &part) {
            change(part);
            part.changedAt = context.now();
        });
        if (!shown)
            return tl::unexpected(shown.error());
        return {};
    };
    if (receiver.work.isEmpty()) {
        const Answer<void> queued = queuePushes(context, itemOf(reference, parent), parent, {receiver.id});
        return queued ? show([](Part &part) { part.state = PartState::Pending; }) : queued;
    }
    if (const Answer<void> shown = show([](Part &part) { part.state = PartState::Working; }); !shown)
        return shown;
    if (!found->workCase.isEmpty()) {
        const Answer<Case> begun = actOnPart(context, reference, found->workCase, Action::StartWork);
        return begun ? Answer<void>() : tl::unexpected(begun.error());
    }
    const ServiceItem *workItem = reference.catalogue().inForce(receiver.work, toLocalDate(context.now()));
    if (!workItem)
        throw std::logic_error("work of an item that is not in the catalogue");
    const Answer<QString> code = nextQueryCode(context);
    if (!code)
        return tl::unexpected(code.error());
    CaseChange opening = openWork(CaseId(context.makeId()), partWorkNumber(parent, receiver.id), *code, parent,
                                  receiver, *workItem, reference.units(), reference.calendars(), context.now());
    const Answer<AppliedChange> opened = applyWhole(context, reference, Case(), std::move(opening), QString());
    return opened ? Answer<void>() : tl::unexpected(opened.error());
}

/// A part that can never begin is over; its unit sees that too.
Answer<void> cutPart(WriteContext &context, const Reference &reference, const Case &parent, const Receiver &receiver)
{
    const auto found = std::find_if(parent.parts.cbegin(), parent.parts.cend(),
                                    [&](const Part &part) { return part.id == receiver.id; });
    const CaseId work = found->workCase;
    const Answer<Case> shown = updatePart(context, parent.id, receiver.id, [&](Part &part) {
        part.state = PartState::Failed;
        part.lastError = u"PREREQUISITE_NOT_MET"_s;
        part.endedAt = context.now();
        part.changedAt = context.now();
    });
    if (!shown)
        return tl::unexpected(shown.error());
    if (work.isEmpty())
        return {};
    const Answer<Case> ended = actOnPart(context, reference, work, Action::CancelPart);
    return ended ? Answer<void>() : tl::unexpected(ended.error());
}

} // namespace

Answer<AppliedChange> applyChange(WriteContext &context, const Reference &reference, const Case &before,
                                  CaseChange change)
{
    return applyWhole(context, reference, before, std::move(change), QString());
}

Answer<AppliedChange> applyOpening(WriteContext &context, const Reference &reference, CaseChange change,
                                   const QString &queryPasswordHash)
{
    return applyWhole(context, reference, Case(), std::move(change), queryPasswordHash);
}

Answer<Case> updateInBackground(WriteContext &context, const CaseId &id, const std::function<bool(Case &)> &change)
{
    const DbResult<std::optional<Case>> before = casestore::load(context.db(), id);
    YC_TRY_DB(before);
    if (!*before) {
        protocol::ApiError error;
        error.code = protocol::ApiErrorCode::NotFound;
        return tl::unexpected(error);
    }
    Case next = **before;
    if (!change(next))
        return next;
    next.version = (*before)->version + 1;
    next.revision = (*before)->revision;
    const Viewers seenBefore = viewers(**before);
    const Viewers seenNow = viewers(next);
    YC_TRY_DB(casestore::update(context.db(), next, (*before)->version));
    YC_TRY_DB(casestore::setViewers(context.db(), id, seenBefore, seenNow));
    announceTo(context, seenBefore, next, seenNow);
    return next;
}

Answer<Case> updatePart(WriteContext &context, const CaseId &id, const PartId &part,
                        const std::function<void(Part &)> &change)
{
    return updateInBackground(context, id, [&](Case &subject) {
        const auto found = std::find_if(subject.parts.cbegin(), subject.parts.cend(),
                                        [&](const Part &candidate) { return candidate.id == part; });
        if (found == subject.parts.cend())
            return false;
        Part changed = *found;
        change(changed);
        const qint64 version = subject.version;
        subject = withPart(subject, changed);
        return subject.version != version;
    });
}

Answer<void> advanceParts(WriteContext &context, const Reference &reference, const CaseId &id)
{
    // One that begins or ends may let others go on: until nothing moves any more. Each round takes a part out of
    // waiting, so there are no more rounds than parts.
    while (true) {
        const DbResult<std::optional<Case>> parent = casestore::load(context.db(), id);
        YC_TRY_DB(parent);
        if (!*parent)
            return {};
        const ServiceItem &item = itemOf(reference, **parent);
        const PartStart start = (*parent)->result.closedAt.isValid() ? PartStart::OnClosing : PartStart::OnAcceptance;
        const QVector<PartId> begin = partsToBegin(**parent, item, start);
        const QVector<PartId> cut = partsToCut(**parent, item, start);
        if (begin.isEmpty() && cut.isEmpty())
            return {};
        const PartId part = begin.isEmpty() ? cut.constFirst() : begin.constFirst();
        const Receiver *receiver = receiverOf(item, part);
        const Answer<void> moved = begin.isEmpty() ? cutPart(context, reference, **parent, *receiver)
                                                   : beginPart(context, reference, **parent, *receiver);
        if (!moved)
            return moved;
    }
}

} // namespace yunchuang::service
