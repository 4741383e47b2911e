// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/orgunit.h"

namespace yunchuang {

namespace {

/// Deeper than any directory; ends the walk should a faulty one contain a circle.
constexpr int deepest = 32;

} // namespace

OrgDirectory::OrgDirectory(QVector<OrgUnit> units)
    : m_units(std::move(units))
{
    for (qsizetype i = 0; i < m_units.size(); ++i)
        m_index.insert(m_units[i].id, i);
}

const OrgUnit *OrgDirectory::find(const UnitId &id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.constEnd() ? nullptr : &m_units[*found];
}

UnitId OrgDirectory::departmentOf(const UnitId &id) const
{
    const OrgUnit *unit = find(id);
    for (int depth = 0; unit && depth < deepest; ++depth) {
        if (unit->kind == UnitKind::Department)
            return unit->id;
        unit = find(unit->parent);
    }
    return {};
}

QString OrgDirectory::nameOn(const UnitId &id, QDate day) const
{
    const OrgUnit *unit = find(id);
    if (!unit)
        return {};
    const FormerName *then = nullptr;
    for (const FormerName &former : unit->formerNames) {
        if (former.until >= day && (!then || former.until < then->until))
            then = &former;
    }
    return then ? then->name : unit->name;
}

bool OrgDirectory::isValidOn(const UnitId &id, QDate day) const
{
    const OrgUnit *unit = find(id);
    return unit && (!unit->validFrom.isValid() || unit->validFrom <= day) &&
           (!unit->validTo.isValid() || day <= unit->validTo);
}

UnitId OrgDirectory::inChargeOn(const UnitId &id, QDate day) const
{
    const OrgUnit *unit = find(id);
    for (int depth = 0; unit && depth < deepest; ++depth) {
        if (isValidOn(unit->id, day))
            return unit->id;
        unit = find(unit->successor);
    }
    return {};
}

bool OrgDirectory::isWithin(const UnitId &id, const UnitId &ancestor) const
{
    if (ancestor.isEmpty())
        return false;
    const OrgUnit *unit = find(id);
    for (int depth = 0; unit && depth < deepest; ++depth) {
        if (unit->id == ancestor)
            return true;
        unit = find(unit->parent);
    }
    return false;
}

bool OrgDirectory::canReceive(const UnitId &id, QDate day) const
{
    const OrgUnit *unit = find(id);
    if (!unit || (unit->kind != UnitKind::Department && unit->kind != UnitKind::Section))
        return false;
    return isValidOn(id, day);
}

} // namespace yunchuang
