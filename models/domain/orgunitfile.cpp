// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bodycode.h"
#include "domain/orgunit.h"

#include <QJsonObject>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<DirectoryError> faultAt(const QString &where, const QString &what)
{
    return tl::unexpected<DirectoryError>(DirectoryError{where, what});
}

/// Reads an optional day; false if there is one that is none.
bool readDay(const QJsonObject &json, const QString &key, QDate &day)
{
    if (!json.contains(key))
        return true;
    day = QDate::fromString(json.value(key).toString(), Qt::ISODate);
    return day.isValid();
}

Expected<OrgUnit, DirectoryError> readUnit(const QJsonObject &json, const QString &where)
{
    static const QStringList keys{u"id"_s,        u"kind"_s,      u"parent"_s,       u"name"_s,
                                  u"shortName"_s, u"uscc"_s,      u"documentWord"_s, u"validFrom"_s,
                                  u"validTo"_s,   u"successor"_s, u"formerNames"_s};
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!keys.contains(it.key()))
            return faultAt(where + u'/' + it.key(), u"unknown key"_s);
    }
    OrgUnit unit;
    const auto kind = valueOf<UnitKind>(json.value(u"kind"_s).toString());
    if (!kind)
        return faultAt(where + u"/kind", u"unknown kind"_s);
    unit.kind = *kind;
    unit.id = UnitId(json.value(u"id"_s).toString());
    unit.parent = UnitId(json.value(u"parent"_s).toString());
    unit.successor = UnitId(json.value(u"successor"_s).toString());
    unit.name = json.value(u"name"_s).toString();
    unit.shortName = json.value(u"shortName"_s).toString();
    unit.uscc = json.value(u"uscc"_s).toString();
    unit.documentWord = json.value(u"documentWord"_s).toString();
    if (unit.id.isEmpty() || unit.name.isEmpty() || unit.shortName.isEmpty())
        return faultAt(where, u"id, name and shortName must not be empty"_s);
    if (!unit.uscc.isEmpty()) {
        const auto checked = checkUscc(unit.uscc);
        if (!checked || checked->value != unit.uscc)
            return faultAt(where + u"/uscc", u"is no unified social credit code"_s);
    }
    if (!readDay(json, u"validFrom"_s, unit.validFrom) || !readDay(json, u"validTo"_s, unit.validTo) ||
        (unit.validFrom.isValid() && unit.validTo.isValid() && unit.validTo < unit.validFrom))
        return faultAt(where + u"/validTo", u"the days of validity must be days, in order"_s);
    const QJsonArray formerNames = json.value(u"formerNames"_s).toArray();
    for (qsizetype i = 0; i < formerNames.size(); ++i) {
        const QJsonObject former = formerNames.at(i).toObject();
        FormerName name{former.value(u"name"_s).toString(), former.value(u"shortName"_s).toString(), {}};
        if (name.name.isEmpty() || name.shortName.isEmpty() || !readDay(former, u"until"_s, name.until) ||
            !name.until.isValid())
            return faultAt(where + u"/formerNames/" + QString::number(i), u"name, shortName and until are needed"_s);
        unit.formerNames.append(name);
    }
    return unit;
}

} // namespace

Expected<QVector<OrgUnit>, DirectoryError> parseOrgUnits(const QJsonArray &json)
{
    QVector<OrgUnit> units;
    QHash<UnitId, UnitId> parents;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QString where = u'/' + QString::number(i);
        auto unit = readUnit(json.at(i).toObject(), where);
        if (!unit)
            return unexpected(unit.error());
        if (parents.contains(unit->id))
            return faultAt(where + u"/id", u"stands here twice"_s);
        parents.insert(unit->id, unit->parent);
        units.append(*unit);
    }
    for (qsizetype i = 0; i < units.size(); ++i) {
        const OrgUnit &unit = units.at(i);
        const QString where = u'/' + QString::number(i);
        if (!unit.successor.isEmpty() && (!parents.contains(unit.successor) || unit.successor == unit.id))
            return faultAt(where + u"/successor", u"is no other unit"_s);
        UnitId above = unit.parent;
        for (qsizetype depth = 0; !above.isEmpty(); ++depth) {
            if (!parents.contains(above) || depth > units.size())
                return faultAt(where + u"/parent", u"is no unit, or lies within itself"_s);
            above = parents.value(above);
        }
    }
    return units;
}

} // namespace yunchuang
