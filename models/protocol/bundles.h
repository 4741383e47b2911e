// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/expected.h"
#include "domain/orgunit.h"
#include "domain/serviceitem.h"
#include "forms/formcatalogue.h"

#include <QByteArray>

/// The reference data as it travels: one JSON text each, the same for client and service.
namespace yunchuang::protocol {

/// Names for `paths::bundle`.
namespace bundles {
inline constexpr QLatin1String catalogue("catalogue"); ///< list of items, see parseServiceItem
inline constexpr QLatin1String units("units");         ///< list of units, see parseOrgUnits
inline constexpr QLatin1String calendars("calendars"); ///< {"years": [WorkCalendar], "centre": CentreCalendar}
inline constexpr QLatin1String forms("forms");         ///< list of forms, see FormCatalogue::fromJson
inline constexpr QLatin1String phrases("phrases");     ///< list of {"step", "action", "phrases": [text]}
} // namespace bundles

/// What is wrong with a bundle. For logs and operators, English.
struct BundleError
{
    QString where; ///< JSON pointer
    QString what;
};

/// `unknown`: what to do with keys of an item that this version does not know.
[[nodiscard]] Expected<Catalogue, BundleError> catalogueFromBundle(const QByteArray &json,
                                                                   UnknownKeys unknown = UnknownKeys::Ignore);
[[nodiscard]] Expected<OrgDirectory, BundleError> unitsFromBundle(const QByteArray &json);
[[nodiscard]] Expected<CalendarSet, BundleError> calendarsFromBundle(const QByteArray &json);
[[nodiscard]] Expected<FormCatalogue, BundleError> formsFromBundle(const QByteArray &json);

/// The calendars' bundle from the objects of its files.
[[nodiscard]] QByteArray calendarsBundle(const QJsonArray &years, const QJsonObject &centre);

} // namespace yunchuang::protocol
