// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/paths.h"
#include "service/handlers/administrationhandler.h"
#include "service/handlers/feedhandler.h"
#include "service/handlers/intakehandler.h"
#include "service/handlers/progresshandler.h"
#include "service/handlers/referencehandler.h"
#include "service/handlers/sessionhandler.h"
#include "service/http/metrics.h"
#include "service/store/migrations.h"

namespace yunchuang::service {

/// The schema of everything beyond the core: for CoreOptions.
[[nodiscard]] QList<Migration> handlerMigrations();

/// Limits and policies of the handlers. Sizes in bytes.
struct ServiceOptions
{
    SessionPolicy sessions;
    PasswordCost passwords;
    QueryPolicy queries;
    PasswordCost queryPasswords = queryPasswordCost;
    qint64 bodyBytes = RouteLimits().bodyBytes; ///< of an ordinary request
    qint64 materialBytes = protocol::maxMaterialBytes;
    ReferenceEditor referenceEditor = {}; ///< none: calendars and units are changed at the console only
    bool feedThread = true;               ///< false: waiting feeds are read on the thread of the commit (simulation)
};

/// All handlers of the service behind their routes. `core` and `metrics` must outlive it, and it must outlive whatever
/// uses its router.
class ServiceHandlers
{
public:
    ServiceHandlers(ServiceCore &core, MetricsRegistry &metrics, const ServiceOptions &options,
                    QueryPasswords queryPasswords);
    ServiceHandlers(const ServiceHandlers &) = delete;
    ServiceHandlers &operator=(const ServiceHandlers &) = delete;

    /// Every route of protocol/paths.h. To be taken once.
    [[nodiscard]] Router router();

    [[nodiscard]] SessionHandlers &sessions() { return m_sessions; }
    [[nodiscard]] FeedPolls &polls() { return m_polls; }

private:
    ServiceCore &m_core;
    MetricsRegistry &m_metrics;
    qint64 m_bodyBytes;
    qint64 m_materialBytes;
    SessionHandlers m_sessions;
    AdministrationHandlers m_administration;
    ReferenceHandlers m_references;
    IntakeHandlers m_intake;
    ProgressHandlers m_progress;
    FeedPolls m_polls;
};

} // namespace yunchuang::service
