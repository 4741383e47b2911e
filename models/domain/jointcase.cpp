// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jointcase.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const Part *knownPart(const Case &subject, const PartId &id)
{
    const auto found =
        std::find_if(subject.parts.cbegin(), subject.parts.cend(), [&](const Part &part) { return part.id == id; });
    return found == subject.parts.cend() ? nullptr : &*found;
}

const Receiver *receiverIn(const QVector<Receiver> &receivers, const PartId &id)
{
    const auto found =
        std::find_if(receivers.cbegin(), receivers.cend(), [&](const Receiver &receiver) { return receiver.id == id; });
    return found == receivers.cend() ? nullptr : &*found;
}

template<class Fits>
QVector<PartId> waitingParts(const Case &subject, const ServiceItem &item, PartStart start, Fits fits)
{
    QVector<PartId> ids;
    for (const Receiver &receiver : item.receivers) {
        const Part *part = knownPart(subject, receiver.id);
        const bool waits = part && part->state == PartState::Waiting && !isOver(*part);
        if (receiver.starts == start && waits && fits(receiver))
            ids.append(receiver.id);
    }
    return ids;
}

/// Whether somebody on the way back from `receiver` is on it already.
bool comesAfterItself(const QVector<Receiver> &receivers, const Receiver &receiver, QVector<PartId> way)
{
    if (way.contains(receiver.id))
        return true;
    way.append(receiver.id);
    return std::any_of(receiver.after.cbegin(), receiver.after.cend(), [&](const PartId &before) {
        const Receiver *earlier = receiverIn(receivers, before);
        return earlier && comesAfterItself(receivers, *earlier, way);
    });
}

DueTerm laterTerm(const DueTerm &a, const DueTerm &b)
{
    DueTerm out = !a.day.isValid() || (b.day.isValid() && a.day < b.day) ? b : a;
    out.moment = {};
    out.provisional = a.provisional || b.provisional;
    return out;
}

/// The day on which a part is promised; `way` are the parts that ask for it, so that a circle ends.
DueTerm promisedDay(const PathPart &part, const QVector<PathPart> &parts, QDate accepted, const LimitCount &count,
                    QVector<PartId> way)
{
    DueTerm start{accepted, {}, false};
    way.append(part.id);
    for (const PathPart &before : parts) {
        if (part.after.contains(before.id) && !way.contains(before.id))
            start = laterTerm(start, promisedDay(before, parts, accepted, count, way));
    }
    if (!part.limit.isSet())
        return start;
    DueTerm end = count.due(part.limit, start.day);
    // Hours end on some day: the next part counts from it.
    if (end.moment.isValid())
        end.day = toLocalDate(end.moment);
    end.provisional = end.provisional || start.provisional;
    return laterTerm(start, end);
}

} // namespace

bool isJoint(const ServiceItem &item)
{
    return std::any_of(item.receivers.cbegin(), item.receivers.cend(),
                       [](const Receiver &receiver) { return receiver.starts == PartStart::OnAcceptance; });
}

QString jointCodeFor(const QString &queryCode)
{
    return queryCode.isEmpty() ? QString() : u"LB-"_s + queryCode;
}

bool isOver(const Part &part)
{
    return hasResult(part) || part.endedAt.isValid();
}

bool hasResult(const Part &part)
{
    return part.state == PartState::Stored || part.state == PartState::Done;
}

bool mayBegin(const Case &subject, const Receiver &receiver)
{
    return std::all_of(receiver.after.cbegin(), receiver.after.cend(), [&](const PartId &id) {
        const Part *before = knownPart(subject, id);
        return before && (receiver.relation == PartRelation::Serial ? isOver(*before) : hasResult(*before));
    });
}

bool isCutOff(const Case &subject, const Receiver &receiver)
{
    if (receiver.relation == PartRelation::Serial)
        return false;
    return std::any_of(receiver.after.cbegin(), receiver.after.cend(), [&](const PartId &id) {
        const Part *before = knownPart(subject, id);
        return before && isOver(*before) && !hasResult(*before);
    });
}

QVector<PartId> partsToBegin(const Case &subject, const ServiceItem &item, PartStart start)
{
    return waitingParts(subject, item, start, [&](const Receiver &receiver) { return mayBegin(subject, receiver); });
}

QVector<PartId> partsToCut(const Case &subject, const ServiceItem &item, PartStart start)
{
    return waitingParts(subject, item, start, [&](const Receiver &receiver) { return isCutOff(subject, receiver); });
}

QStringList partsNotOver(const Case &subject, const ServiceItem &item)
{
    QStringList names;
    for (const Part &part : subject.parts) {
        const Receiver *receiver = receiverIn(item.receivers, part.id);
        if (receiver && receiver->starts == PartStart::OnAcceptance && !isOver(part))
            names.append(part.name);
    }
    return names;
}

std::optional<PartId> partOutOfOrder(const QVector<Receiver> &receivers)
{
    for (const Receiver &receiver : receivers) {
        const bool unknown = std::any_of(receiver.after.cbegin(), receiver.after.cend(), [&](const PartId &id) {
            const Receiver *before = receiverIn(receivers, id);
            return !before || before->starts != receiver.starts;
        });
        if (unknown || comesAfterItself(receivers, receiver, {}))
            return receiver.id;
    }
    return std::nullopt;
}

DueTerm longestPath(const Limit &own, const QVector<PathPart> &parts, QDate accepted, const CalendarSet &calendars)
{
    if (!accepted.isValid())
        return {};
    const LimitCount count(calendars);
    DueTerm whole = promisedDay(PathPart{PartId(), own, {}}, {}, accepted, count, {});
    for (const PathPart &part : parts)
        whole = laterTerm(whole, promisedDay(part, parts, accepted, count, {}));
    return whole;
}

DueTerm promiseOfWhole(const Case &subject, const ServiceItem &item, const Catalogue &catalogue,
                       const CalendarSet &calendars)
{
    const QDate accepted = subject.deadlines.acceptedOn;
    QVector<PathPart> parts;
    for (const Receiver &receiver : item.receivers) {
        const ServiceItem *work = catalogue.inForce(receiver.work, accepted);
        if (receiver.starts == PartStart::OnAcceptance && work)
            parts.append(PathPart{receiver.id, work->promisedLimit, receiver.after});
    }
    return longestPath(item.promisedLimit, parts, accepted, calendars);
}

} // namespace yunchuang
