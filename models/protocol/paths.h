// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

/// Every path, header and media type of the wire; nothing else in the project spells them.
namespace yunchuang::protocol {

namespace paths {
inline constexpr QLatin1String session("/v1/session");                    ///< POST sign in, DELETE sign out
inline constexpr QLatin1String sessionRefresh("/v1/session/refresh");     ///< POST
inline constexpr QLatin1String sessionPassword("/v1/session/password");   ///< POST change of password
inline constexpr QLatin1String sessionFactor("/v1/session/factor");       ///< GET state, POST begin, PUT confirm a second factor
inline constexpr QLatin1String bundle("/v1/bundles/{name}");              ///< GET catalogue, forms, calendars, units, phrases; ETag
inline constexpr QLatin1String members("/v1/units/{unit}/members");       ///< GET
inline constexpr QLatin1String feed("/v1/feed");                          ///< GET ?cursor=&wait=&limit=
inline constexpr QLatin1String caseById("/v1/cases/{id}");                ///< GET ?unit=
inline constexpr QLatin1String caseHistory("/v1/cases/{id}/history");     ///< GET ?unit=
inline constexpr QLatin1String caseMaterial("/v1/cases/{id}/materials/{digest}"); ///< GET ?unit=
inline constexpr QLatin1String caseDocument("/v1/cases/{id}/documents/{digest}"); ///< GET a paper that was made; ?unit=
inline constexpr QLatin1String material("/v1/materials/{digest}");        ///< PUT a clerk's own paper
inline constexpr QLatin1String commands("/v1/commands");                  ///< POST signed command
inline constexpr QLatin1String commandById("/v1/commands/{id}");          ///< GET receipt
inline constexpr QLatin1String lookups("/v1/registries/{registry}/lookups"); ///< POST
inline constexpr QLatin1String looks("/v1/looks");                        ///< POST records of looks at personal data
inline constexpr QLatin1String draft("/v1/drafts/{case}");                ///< PUT, GET, DELETE
inline constexpr QLatin1String lease("/v1/cases/{id}/lease");             ///< PUT take or renew, GET, DELETE; ?unit=
inline constexpr QLatin1String leaseRequest("/v1/cases/{id}/lease/request");   ///< POST ask the holder for it
inline constexpr QLatin1String leaseTakeover("/v1/cases/{id}/lease/takeover"); ///< POST take it over, with a reason
inline constexpr QLatin1String desk("/v1/desk");                          ///< GET for whom I stand in, and what was done for me
inline constexpr QLatin1String absences("/v1/units/{unit}/absences");     ///< GET, POST
inline constexpr QLatin1String absenceEnd("/v1/absences/{id}/end");       ///< POST
inline constexpr QLatin1String relations("/v1/units/{unit}/relations");   ///< GET, POST
inline constexpr QLatin1String relationById("/v1/relations/{id}");        ///< DELETE
inline constexpr QLatin1String ledgerHead("/v1/ledger/{log}/head");       ///< GET, public
inline constexpr QLatin1String ledgerEntries("/v1/ledger/{log}/entries"); ///< GET ?from=&to=, public
inline constexpr QLatin1String ledgerInclusion("/v1/ledger/{log}/inclusion");     ///< GET ?index=&size=, public
inline constexpr QLatin1String ledgerConsistency("/v1/ledger/{log}/consistency"); ///< GET ?from=&to=, public
inline constexpr QLatin1String ledgerKeys("/v1/ledger/keys");             ///< GET, public
inline constexpr QLatin1String intakeApplications("/v1/intake/applications");     ///< POST signed by the source
inline constexpr QLatin1String intakeMaterial("/v1/intake/materials/{digest}");   ///< PUT signed by the source
inline constexpr QLatin1String progress("/v1/progress/{number}");         ///< GET, query password in a header
inline constexpr QLatin1String correction("/v1/progress/{number}/correction");    ///< POST, query password in a header
inline constexpr QLatin1String supplement("/v1/progress/{number}/supplement");    ///< POST, query password in a header
inline constexpr QLatin1String withdrawal("/v1/progress/{number}/withdrawal");    ///< POST, query password in a header
inline constexpr QLatin1String progressDocument("/v1/progress/{number}/documents/{digest}"); ///< GET, query password in a header
inline constexpr QLatin1String progressRating("/v1/progress/{number}/rating");    ///< POST, query password in a header
inline constexpr QLatin1String intakeRatings("/v1/intake/ratings");       ///< POST signed by the source
inline constexpr QLatin1String ratings("/v1/ratings");                    ///< GET ?unit=&of=&state=&negative=&from=&to=&after=&limit=
inline constexpr QLatin1String ratingById("/v1/ratings/{id}");            ///< GET ?unit=
inline constexpr QLatin1String ratingActs("/v1/ratings/{id}/acts");       ///< POST
inline constexpr QLatin1String ratingEvidence("/v1/ratings/{id}/evidence/{digest}");   ///< GET ?unit=
inline constexpr QLatin1String ratingMonth("/v1/ratings/months/{month}"); ///< GET ?unit=&of=
inline constexpr QLatin1String publishedRatings("/v1/public/ratings/{month}");         ///< GET, public
inline constexpr QLatin1String supervision("/v1/supervision");            ///< GET ?unit=&days=: counts, workload, trend
inline constexpr QLatin1String cards("/v1/supervision/cards");            ///< GET ?unit=&of=&colour=&state=&rule=&after=&limit=
inline constexpr QLatin1String cardById("/v1/supervision/cards/{id}");    ///< GET ?unit=
inline constexpr QLatin1String cardReply("/v1/supervision/cards/{id}/reply");       ///< POST
inline constexpr QLatin1String cardDecision("/v1/supervision/cards/{id}/decision"); ///< POST
inline constexpr QLatin1String scores("/v1/supervision/scores/{quarter}");          ///< GET ?unit=
inline constexpr QLatin1String pushes("/v1/pushes");                      ///< GET ?limit=, signed by the receiver's system
inline constexpr QLatin1String pushAck("/v1/pushes/{id}/acknowledgement");///< POST, signed by the receiver's system
inline constexpr QLatin1String objections("/v1/registry-objections");     ///< GET ?limit=, signed by the owner's system
inline constexpr QLatin1String objectionAnswer("/v1/registry-objections/{id}/answer"); ///< POST, signed by the owner's system
inline constexpr QLatin1String adminAccounts("/v1/admin/accounts");       ///< GET ?text=&after=&limit=, POST
inline constexpr QLatin1String adminAccount("/v1/admin/accounts/{user}");              ///< PUT name and state
inline constexpr QLatin1String adminGrants("/v1/admin/accounts/{user}/grants");        ///< PUT
inline constexpr QLatin1String adminLock("/v1/admin/accounts/{user}/lock");            ///< DELETE unlocks
inline constexpr QLatin1String adminPassword("/v1/admin/accounts/{user}/password");    ///< POST a one-time password
inline constexpr QLatin1String adminSessions("/v1/admin/accounts/{user}/sessions");    ///< DELETE ends all
inline constexpr QLatin1String adminDevices("/v1/admin/accounts/{user}/devices");      ///< GET
inline constexpr QLatin1String adminDevice("/v1/admin/accounts/{user}/devices/{device}"); ///< DELETE revokes
inline constexpr QLatin1String adminDeviceCode("/v1/admin/accounts/{user}/device-code"); ///< POST
inline constexpr QLatin1String adminFactor("/v1/admin/accounts/{user}/factor");        ///< DELETE resets
inline constexpr QLatin1String adminPolicy("/v1/admin/policy");           ///< GET, PUT
inline constexpr QLatin1String adminCalendars("/v1/admin/calendars");     ///< POST a year
inline constexpr QLatin1String adminUnit("/v1/admin/units/{unit}");       ///< PUT
inline constexpr QLatin1String unitPhrases("/v1/units/{unit}/phrases");   ///< GET, PUT
inline constexpr QLatin1String adminAudit("/v1/admin/audit");             ///< GET ?before=&limit=&from=&to=&actor=&object=&event=
inline constexpr QLatin1String adminAuditVerification("/v1/admin/audit/verification"); ///< POST
inline constexpr QLatin1String adminAuditExport("/v1/admin/audit/export"); ///< POST ?after=: in order, recorded
inline constexpr QLatin1String health("/healthz");
inline constexpr QLatin1String ready("/readyz");
inline constexpr QLatin1String metrics("/metrics");
inline constexpr QLatin1String openapi("/openapi.json");
} // namespace paths

namespace headers {
inline constexpr QLatin1String authorization("authorization");            ///< Bearer access token
inline constexpr QLatin1String device("yunchuang-device");                ///< device id that signed
inline constexpr QLatin1String signature("yunchuang-signature");          ///< base64 Ed25519 over the signed text, see signedText
inline constexpr QLatin1String source("yunchuang-source");                ///< unit id of a platform or receiver system
inline constexpr QLatin1String timestamp("yunchuang-timestamp");          ///< ISO 8601 UTC; intake and pushes, ±5 minutes
inline constexpr QLatin1String queryPassword("yunchuang-query-password"); ///< 查询密码 of a case
inline constexpr QLatin1String requestId("x-request-id");
inline constexpr QLatin1String etag("etag");
inline constexpr QLatin1String ifNoneMatch("if-none-match");
} // namespace headers

/// The longest a feed request may wait, in seconds.
inline constexpr int maxFeedWait = 25;
/// Entries of one feed page.
inline constexpr int maxFeedPage = 1000;
/// Largest body of a command, bytes.
inline constexpr int maxCommandBytes = 256 * 1024;
/// Largest intake application, bytes.
inline constexpr int maxApplicationBytes = 512 * 1024;
/// Largest material, bytes.
inline constexpr qint64 maxMaterialBytes = 64LL * 1024 * 1024;

} // namespace yunchuang::protocol
