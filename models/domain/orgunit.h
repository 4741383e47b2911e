// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"
#include "domain/ids.h"

#include <QDate>
#include <QHash>
#include <QJsonArray>
#include <QVector>

namespace yunchuang {

/// What a unit is in the organisation. Windows, city platforms and the app hand in applications.
enum class UnitKind : quint8 { Province, Department, Section, Window, CityPlatform, App };

template<>
inline constexpr auto enumNames<UnitKind> = std::to_array<EnumName<UnitKind>>({
    {UnitKind::Province, QLatin1String("PROVINCE")},
    {UnitKind::Department, QLatin1String("DEPARTMENT")},
    {UnitKind::Section, QLatin1String("SECTION")},
    {UnitKind::Window, QLatin1String("WINDOW")},
    {UnitKind::CityPlatform, QLatin1String("CITY_PLATFORM")},
    {UnitKind::App, QLatin1String("APP")},
});

/// A name a unit had in the past; history keeps showing it for acts of that time.
struct FormerName
{
    QString name;
    QString shortName;
    QDate until; ///< last day it was valid

    friend bool operator==(const FormerName &, const FormerName &) = default;
};

/// A department, a section of it, a window, or a platform from which applications come.
struct OrgUnit
{
    UnitId id;
    UnitKind kind = UnitKind::Section;
    UnitId parent;
    QString name;
    QString shortName;
    QString uscc;              ///< unified social credit code of a department (demonstration values)
    QString documentWord;      ///< 机关代字 in document numbers, such as "市监"
    QDate validFrom;           ///< invalid = always
    QDate validTo;             ///< invalid = open
    UnitId successor;          ///< the unit that took its place
    QVector<FormerName> formerNames;

    friend bool operator==(const OrgUnit &, const OrgUnit &) = default;
};

/// All units of one version of the directory.
class OrgDirectory
{
public:
    OrgDirectory() = default;
    explicit OrgDirectory(QVector<OrgUnit> units);

    [[nodiscard]] const OrgUnit *find(const UnitId &id) const;
    [[nodiscard]] const QVector<OrgUnit> &units() const { return m_units; }
    /// The department a unit belongs to (itself if it is one); empty for platforms and unknown units.
    [[nodiscard]] UnitId departmentOf(const UnitId &id) const;
    /// The name a unit had on that day.
    [[nodiscard]] QString nameOn(const UnitId &id, QDate day) const;
    /// Whether the unit existed on that day; false for unknown units.
    [[nodiscard]] bool isValidOn(const UnitId &id, QDate day) const;
    /// The unit that has its tasks on that day: itself while it exists, else its successor, or its successor's. Empty
    /// if nobody took them over, and for unknown units.
    [[nodiscard]] UnitId inChargeOn(const UnitId &id, QDate day) const;
    /// Whether `id` is `ancestor` or lies anywhere below it.
    [[nodiscard]] bool isWithin(const UnitId &id, const UnitId &ancestor) const;
    /// Whether cases can be sent to the unit on that day: a department or section within its validity.
    [[nodiscard]] bool canReceive(const UnitId &id, QDate day) const;

private:
    QVector<OrgUnit> m_units;
    QHash<UnitId, qsizetype> m_index;
};

/// What is wrong with a directory file.
struct DirectoryError
{
    QString where; ///< JSON pointer
    QString what;  ///< for operators, English
};

/// Reads the units of a directory file and checks them together. Keys marked * are required; days are ISO 8601.
///
///     [{
///       "id"*: "SCJGJ", "kind"*: name of UnitKind, "parent": "GZ", "name"*: "…", "shortName"*: "…",
///       "uscc": "…", "documentWord": "黔市监", "validFrom": "2018-11-01", "validTo": "…", "successor": "…",
///       "formerNames": [{"name"*: "…", "shortName"*: "…", "until"*: "2018-10-31"}]
///     }]
///
/// Ids are unique; parents and successors exist; nothing lies within itself; a credit code is a correct one.
[[nodiscard]] Expected<QVector<OrgUnit>, DirectoryError> parseOrgUnits(const QJsonArray &json);

} // namespace yunchuang
