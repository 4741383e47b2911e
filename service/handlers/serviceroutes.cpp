// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/serviceroutes.h"

#include "service/handlers/absencehandler.h"
#include "service/handlers/audithandler.h"
#include "service/handlers/bundlehandler.h"
#include "service/handlers/casehandler.h"
#include "service/handlers/commandhandler.h"
#include "service/handlers/drafthandler.h"
#include "service/handlers/leasehandler.h"
#include "service/handlers/ledgerhandler.h"
#include "service/handlers/lookhandler.h"
#include "service/handlers/materialhandler.h"
#include "service/handlers/membershandler.h"
#include "service/handlers/objectionhandler.h"
#include "service/handlers/phrasehandler.h"
#include "service/handlers/pushhandler.h"
#include "service/handlers/ratinghandler.h"
#include "service/handlers/registryhandler.h"
#include "service/handlers/sourcecaller.h"
#include "service/handlers/statushandler.h"
#include "service/handlers/supervisionhandler.h"
#include "service/store/absencestore.h"
#include "service/store/accountstore.h"
#include "service/store/auditstore.h"
#include "service/store/cardstore.h"
#include "service/store/claimstore.h"
#include "service/store/credentialstore.h"
#include "service/store/jobstore.h"
#include "service/store/leasestore.h"
#include "service/store/lookstore.h"
#include "service/store/phrasestore.h"
#include "service/store/querystore.h"
#include "service/store/ratingstore.h"
#include "service/store/referencestore.h"
#include "service/store/registrystore.h"
#include "service/store/reportingstore.h"
#include "service/store/sourcestore.h"

namespace yunchuang::service {

QList<Migration> handlerMigrations()
{
    return combined({cardstore::migrations(), ratingstore::migrations(), lookstore::migrations(),
                     accountstore::migrations(), sourcestore::migrations(), registrystore::migrations(),
                     objectionstore::migrations(), querystore::migrations(), jobstore::migrations(),
                     credentialstore::migrations(), auditstore::migrations(), phrasestore::migrations(),
                     leasestore::migrations(), absencestore::migrations(), referencestore::migrations(),
                     reportingstore::migrations(), claimstore::migrations()});
}

ServiceHandlers::ServiceHandlers(ServiceCore &core, MetricsRegistry &metrics, const ServiceOptions &options,
                                 QueryPasswords queryPasswords)
    : m_core(core)
    , m_metrics(metrics)
    , m_bodyBytes(options.bodyBytes)
    , m_materialBytes(options.materialBytes)
    , m_sessions(options.sessions, options.passwords)
    , m_administration(m_sessions)
    , m_references(options.referenceEditor)
    , m_intake(std::move(queryPasswords), options.queryPasswords)
    , m_progress(options.queries, options.queryPasswords)
    , m_polls(core, options.feedThread)
{
    declareCoreGauges(metrics, core);
}

Router ServiceHandlers::router()
{
    Router router;
    RouteLimits limits;
    limits.bodyBytes = m_bodyBytes;
    Binding binding(m_core, router, limits);
    addSessionRoutes(binding, m_sessions);
    addAdministrationRoutes(binding, sessionCaller, m_administration);
    addReferenceRoutes(binding, sessionCaller, m_references);
    addAuditRoutes(binding, sessionCaller);
    addPhraseRoutes(binding, sessionCaller);
    addBundleRoutes(binding, sessionCaller);
    addMemberRoutes(binding, sessionCaller);
    addFeedRoutes(binding, sessionCaller, m_polls);
    addCaseRoutes(binding, sessionCaller);
    addMaterialRoutes(binding, sessionCaller, m_materialBytes);
    addCommandRoutes(binding, sessionCaller);
    addLeaseRoutes(binding, sessionCaller);
    addAbsenceRoutes(binding, sessionCaller);
    addRegistryRoutes(binding, sessionCaller);
    addLookRoutes(binding, sessionCaller);
    addDraftRoutes(binding, sessionCaller);
    addLedgerRoutes(binding);
    addIntakeRoutes(binding, sourceCaller, m_intake, m_materialBytes);
    addProgressRoutes(binding, m_progress);
    addRatingRoutes(binding, sessionCaller, sourceCaller);
    addSupervisionRoutes(binding, sessionCaller);
    addObjectionRoutes(binding, sourceCaller);
    addPushRoutes(binding, sourceCaller);
    addStatusRoutes(binding, m_metrics);
    return router;
}

} // namespace yunchuang::service
