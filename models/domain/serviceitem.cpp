// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/serviceitem.h"

#include <algorithm>

namespace yunchuang {

namespace {

template<class List, class Matches>
auto *findIn(const List &list, Matches matches)
{
    const auto found = std::find_if(list.cbegin(), list.cend(), matches);
    return found == list.cend() ? nullptr : &*found;
}

} // namespace

const FlowStep *ServiceItem::step(const StepId &id) const
{
    return findIn(flow, [&](const FlowStep &step) { return step.id == id; });
}

const ItemMaterial *ServiceItem::material(const MaterialId &id) const
{
    return findIn(materials, [&](const ItemMaterial &material) { return material.id == id; });
}

const ReviewPoint *ServiceItem::reviewPoint(const QString &id) const
{
    return findIn(reviewPoints, [&](const ReviewPoint &point) { return point.id == id; });
}

const Receiver *ServiceItem::receiver(const PartId &id) const
{
    return findIn(receivers, [&](const Receiver &receiver) { return receiver.id == id; });
}

qsizetype ServiceItem::stepIndex(const StepId &id) const
{
    for (qsizetype i = 0; i < flow.size(); ++i) {
        if (flow[i].id == id)
            return i;
    }
    return -1;
}

bool ServiceItem::links(LinkKind what, const ItemCode &code) const
{
    if (!linkKinds.contains(what))
        return false;
    return linkedItems.isEmpty() ? code == key.code : linkedItems.contains(code);
}

ItemLimits ServiceItem::limits() const
{
    ItemLimits limits;
    limits.promised = promisedLimit;
    limits.statutory = legalLimit;
    limits.extension = extensionDays;
    return limits;
}

Catalogue::Catalogue(QVector<ServiceItem> items)
    : m_items(std::move(items))
{
}

const ServiceItem *Catalogue::find(const ItemKey &key) const
{
    return findIn(m_items, [&](const ServiceItem &item) { return item.key == key; });
}

const ServiceItem *Catalogue::inForce(const ItemCode &code, QDate day) const
{
    const ServiceItem *best = nullptr;
    for (const ServiceItem &item : m_items) {
        if (item.key.code != code || item.validFrom > day)
            continue;
        if (!best || item.validFrom > best->validFrom ||
            (item.validFrom == best->validFrom && item.key.version > best->key.version))
            best = &item;
    }
    const bool ended = best && best->validTo.isValid() && best->validTo < day;
    return best && best->status == ItemStatus::InUse && !ended ? best : nullptr;
}

} // namespace yunchuang
