// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/orgunit.h"
#include "domain/serviceitem.h"
#include "domain/supervision.h"
#include "forms/formcatalogue.h"
#include "service/store/progresstexts.h"

#include <QByteArray>
#include <QMap>

#include <memory>

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
    /// Reads `units.json`, `catalogue/*.json`, `calendars/<year>.json` and `calendars/centre-*.json` (the first one),
    /// `forms/<id>/<version>/schema.json` and `uischema.json`, and `phrases.json` if there is one, below `folder`,
    /// which may be a resource path. What items refer to (units, forms) must be there.
    [[nodiscard]] static Expected<std::shared_ptr<const Reference>, ReferenceError> load(const QString &folder);
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] const OrgDirectory &units() const { return m_units; }
    [[nodiscard]] const CalendarSet &calendars() const { return m_calendars; }
    [[nodiscard]] const FormCatalogue &forms() const { return m_forms; }
    /// From `progress.json`, if there is one.
    [[nodiscard]] const ProgressTexts &progressTexts() const { return m_progressTexts; }
    /// From `ratings.json`; what it does not say is as it is written in RatingPeriods.
    [[nodiscard]] const RatingPeriods &ratingPeriods() const { return m_ratingPeriods; }
    /// From `supervision-rules.json`; without it nothing is looked for.
    [[nodiscard]] const SupervisionRules &supervisionRules() const { return m_supervisionRules; }
    /// "catalogue", "units", "calendars", "forms", "phrases".
    [[nodiscard]] const Bundle *bundle(const QString &name) const;

private:
    Reference() = default;

    Catalogue m_catalogue;
    OrgDirectory m_units;
    CalendarSet m_calendars;
    FormCatalogue m_forms;
    ProgressTexts m_progressTexts;
    RatingPeriods m_ratingPeriods;
    SupervisionRules m_supervisionRules;
    QMap<QString, Bundle> m_bundles;
};

} // namespace yunchuang::service
