// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/orgunit.h"
#include "domain/serviceitem.h"

#include <QByteArray>
#include <QMap>

#include <memory>
#include <optional>

namespace yunchuang::service {

/// What is wrong with the reference data. For operators, English.
struct ReferenceError
{
    QString file;
    QString where; ///< JSON pointer, if known
    QString what;
};

/// A versioned file as clients fetch it.
struct Bundle
{
    QByteArray json;
    QByteArray etag; ///< with its quotes
};

/// Catalogue, units, calendars and forms in one state. Immutable, so that a decision sees one edition; replaced as a
/// whole.
class Reference
{
public:
    /// Reads `catalogue/*.json`, `units.json`, `calendars/*.json`, `forms/*.json` and optionally `phrases.json` below
    /// `folder`, which may be a resource path.
    [[nodiscard]] static Expected<std::shared_ptr<const Reference>, ReferenceError> load(const QString &folder);
    /// From values; bundles are then empty. For tests of single rules.
    [[nodiscard]] static std::shared_ptr<const Reference> fromValues(Catalogue catalogue, OrgDirectory units,
                                                                     CalendarSet calendars);

    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] const OrgDirectory &units() const { return m_units; }
    [[nodiscard]] const CalendarSet &calendars() const { return m_calendars; }
    /// A form's file in one version, as it was read.
    [[nodiscard]] const QJsonObject *form(const QString &id, int version) const;
    /// "catalogue", "units", "calendars", "forms", "phrases".
    [[nodiscard]] const Bundle *bundle(const QString &name) const;

private:
    Reference() = default;

    Catalogue m_catalogue;
    OrgDirectory m_units;
    CalendarSet m_calendars;
    QMap<std::pair<QString, int>, QJsonObject> m_forms;
    QMap<QString, Bundle> m_bundles;
};

} // namespace yunchuang::service
