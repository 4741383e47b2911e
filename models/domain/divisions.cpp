// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/divisions.h"

#include "domain/identifiertext.h"

#include <QJsonArray>

#include <cmath>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int earliestYear = 1949;
constexpr int latestYear = 2999;

tl::unexpected<DivisionError> divisionFault(const QString &where, const QString &what)
{
    return tl::unexpected<DivisionError>(DivisionError{where, what});
}

/// A year, or 0 where there is none; -1 for anything else.
int yearIn(const QJsonObject &json, const QString &key)
{
    if (!json.contains(key))
        return 0;
    const double year = json.value(key).toDouble(-1);
    return year == std::floor(year) && year >= earliestYear && year <= latestYear ? int(year) : -1;
}

Expected<Division, DivisionError> readDivision(const QJsonObject &json, const QString &where)
{
    Division division;
    division.code = json.value(u"code"_s).toString();
    division.name = json.value(u"name"_s).toString();
    division.parent = json.value(u"parent"_s).toString();
    division.successor = json.value(u"successor"_s).toString();
    division.validFrom = yearIn(json, u"validFrom"_s);
    division.validTo = yearIn(json, u"validTo"_s);
    division.nonStandard = json.value(u"nonStandard"_s).toBool();
    if (division.code.isEmpty() || division.name.isEmpty())
        return divisionFault(where, u"code and name must not be empty"_s);
    if (!division.nonStandard && textFault(division.code, 6, digitAlphabet))
        return divisionFault(where + u"/code", u"must have six digits"_s);
    if (division.validFrom < 0 || division.validTo < 0 ||
        (division.validTo != 0 && division.validTo < division.validFrom))
        return divisionFault(where + u"/validTo", u"the years of validity must be years, in order"_s);
    if (division.validTo != 0 && division.successor.isEmpty())
        return divisionFault(where + u"/successor", u"what ended has a successor"_s);
    return division;
}

} // namespace

Expected<Divisions, DivisionError> Divisions::fromJson(const QJsonObject &json)
{
    Divisions made;
    const QJsonArray list = json.value(u"divisions"_s).toArray();
    if (list.isEmpty())
        return divisionFault(u"/divisions"_s, u"holds none"_s);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString where = u"/divisions/"_s + QString::number(i);
        const auto division = readDivision(list.at(i).toObject(), where);
        if (!division)
            return unexpected(division.error());
        if (made.m_index.contains(division->code))
            return divisionFault(where + u"/code", u"stands here twice"_s);
        made.m_index.insert(division->code, made.m_divisions.size());
        made.m_divisions.append(*division);
    }
    for (qsizetype i = 0; i < made.m_divisions.size(); ++i) {
        const Division &division = made.m_divisions.at(i);
        const QString where = u"/divisions/"_s + QString::number(i);
        for (const auto &[key, follow] :
             {std::pair(u"/parent"_s, &Division::parent), std::pair(u"/successor"_s, &Division::successor)}) {
            QString next = division.*follow;
            for (qsizetype steps = 0; !next.isEmpty(); ++steps) {
                const Division *found = made.find(next);
                if (!found || steps > made.m_divisions.size())
                    return divisionFault(where + key, u"is no division, or comes back to itself"_s);
                next = found->*follow;
            }
        }
    }
    return made;
}

const Division *Divisions::find(const QString &code) const
{
    const auto found = m_index.constFind(code);
    return found == m_index.constEnd() ? nullptr : &m_divisions[*found];
}

const Division *Divisions::inYear(const QString &code, int year) const
{
    const Division *division = find(code);
    while (division && !division->existedIn(year))
        division = find(division->successor);
    return division;
}

QString Divisions::fullName(const QString &code) const
{
    QString name;
    for (const Division *division = find(code); division; division = find(division->parent))
        name.prepend(division->name);
    return name;
}

} // namespace yunchuang
