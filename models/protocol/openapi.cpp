// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/openapi.h"

#include "protocol/accountfields.h"
#include "protocol/deskfields.h"
#include "protocol/messagefields.h"
#include "protocol/objectionmessages.h"
#include "protocol/paths.h"
#include "protocol/ratingfields.h"
#include "protocol/supervisionfields.h"
#include "protocol/schemawriter.h"

#include <QRegularExpression>

#include <span>

namespace yunchuang::protocol {

namespace {

using SchemaMaker = QJsonObject (*)(QJsonObject &components);

template<class T>
QJsonObject schemaFor(QJsonObject &components)
{
    return detail::SchemaWriter::schemaOf<T>(components);
}

/// Who may call an operation.
enum class Caller : quint8 { Anyone, Clerk, SigningClerk, SignedSource, Applicant };

struct Operation
{
    const char *method;
    QLatin1String path;
    const char *id;
    const char *summary;
    Caller caller;
    const char *query;    ///< names of query parameters, separated by spaces; "!" in front: required
    SchemaMaker input;    ///< nullptr = no body
    SchemaMaker output;   ///< nullptr = no JSON body
    int success;
    const char *produces; ///< media type of a successful answer that is not JSON
    const char *consumes; ///< media type of a body that is not JSON
};

constexpr const char *json = nullptr;
constexpr const char *bytes = "application/octet-stream";

constexpr Operation table[] = {
    {"POST", paths::session, "signIn", "Sign in; enrols the key of this device", Caller::Anyone, "", schemaFor<SignInRequest>,
     schemaFor<Session>, 200, json, json},
    {"DELETE", paths::session, "signOut", "End the session", Caller::Clerk, "", nullptr, nullptr, 204, json, json},
    {"POST", paths::sessionRefresh, "refreshSession", "Exchange a refresh token for fresh tokens", Caller::Anyone, "",
     schemaFor<RefreshRequest>, schemaFor<Session>, 200, json, json},
    {"POST", paths::sessionPassword, "changePassword", "Change the password", Caller::Clerk, "", schemaFor<PasswordChange>, nullptr, 204,
     json, json},
    {"GET", paths::sessionFactor, "getFactor", "Whether the second factor is enrolled and demanded", Caller::Clerk, "", nullptr,
     schemaFor<FactorState>, 200, json, json},
    {"POST", paths::sessionFactor, "beginFactor", "A secret for an authenticator", Caller::Clerk, "", schemaFor<FactorBegin>,
     schemaFor<FactorOffer>, 200, json, json},
    {"PUT", paths::sessionFactor, "confirmFactor", "Puts the secret in force with a code of it", Caller::Clerk, "",
     schemaFor<FactorConfirm>, nullptr, 204, json, json},
    {"GET", paths::bundle, "getBundle", "A versioned bundle: catalogue, forms, calendars, units, phrases", Caller::Clerk, "", nullptr,
     schemaFor<QJsonObject>, 200, json, json},
    {"GET", paths::members, "getMembers", "Who works in a unit and in which posts", Caller::Clerk, "", nullptr, schemaFor<MembersReply>,
     200, json, json},
    {"GET", paths::feed, "readFeed", "What changed for the units of the session; waits up to 25 s for something new", Caller::Clerk,
     "cursor wait limit", nullptr, schemaFor<FeedPage>, 200, json, json},
    {"GET", paths::caseById, "getCase", "A case as the acting unit may see it", Caller::Clerk, "!unit", nullptr, schemaFor<CaseReply>, 200,
     json, json},
    {"GET", paths::caseHistory, "getHistory", "Who did what on a case", Caller::Clerk, "!unit", nullptr, schemaFor<CaseReply>, 200, json,
     json},
    {"GET", paths::caseMaterial, "getMaterial", "The bytes of a material of the case", Caller::Clerk, "!unit", nullptr, nullptr, 200,
     bytes, json},
    {"GET", paths::caseDocument, "getDocument", "A statutory paper of the case, or its archive package", Caller::Clerk, "!unit", nullptr,
     nullptr, 200, bytes, json},
    {"PUT", paths::material, "putMaterial", "The bytes of a paper that an act will name, by their SHA-256", Caller::Clerk, "", nullptr,
     nullptr, 204, json, bytes},
    {"POST", paths::commands, "postCommand", "One act on one case, signed; repeating it is harmless", Caller::SigningClerk, "",
     schemaFor<Command>, schemaFor<CommandReceipt>, 200, json, json},
    {"GET", paths::commandById, "getReceipt", "The receipt of an act", Caller::Clerk, "", nullptr, schemaFor<CommandReceipt>, 200, json,
     json},
    {"POST", paths::lookups, "lookUp", "Ask a base registry; recorded with case and purpose", Caller::Clerk, "", schemaFor<LookupRequest>,
     schemaFor<LookupReply>, 200, json, json},
    {"POST", paths::looks, "reportLooks", "Report looks at personal data made offline", Caller::Clerk, "", schemaFor<LooksReport>, nullptr,
     204, json, json},
    {"PUT", paths::draft, "putDraft", "Keep a draft", Caller::Clerk, "", schemaFor<Draft>, nullptr, 204, json, json},
    {"GET", paths::draft, "getDraft", "A kept draft", Caller::Clerk, "", nullptr, schemaFor<Draft>, 200, json, json},
    {"DELETE", paths::draft, "dropDraft", "Forget a draft", Caller::Clerk, "", nullptr, nullptr, 204, json, json},
    {"PUT", paths::lease, "takeLease", "Say that a case is open for work here, or go on saying so", Caller::Clerk, "!unit", nullptr,
     schemaFor<LeaseReply>, 200, json, json},
    {"GET", paths::lease, "getLease", "Who has a case open for work", Caller::Clerk, "!unit", nullptr, schemaFor<LeaseReply>, 200, json,
     json},
    {"DELETE", paths::lease, "endLease", "The case is not open here any more", Caller::Clerk, "!unit", nullptr, nullptr, 204, json, json},
    {"POST", paths::leaseRequest, "askForLease", "Ask who has the case open to leave it", Caller::Clerk, "!unit", nullptr,
     schemaFor<LeaseReply>, 200, json, json},
    {"POST", paths::leaseTakeover, "takeOverLease", "Take the case over, with a reason that is kept", Caller::Clerk, "!unit",
     schemaFor<LeaseTakeover>, schemaFor<LeaseReply>, 200, json, json},
    {"GET", paths::desk, "getDesk", "For whom the asker stands in, and what was done in his name", Caller::Clerk, "", nullptr,
     schemaFor<DeskReply>, 200, json, json},
    {"GET", paths::absences, "listAbsences", "Absences of a unit", Caller::Clerk, "", nullptr, schemaFor<AbsencesReply>, 200, json, json},
    {"POST", paths::absences, "enterAbsence", "Enter an absence with its substitutes", Caller::Clerk, "", schemaFor<AbsenceRequest>,
     schemaFor<Absence>, 200, json, json},
    {"POST", paths::absenceEnd, "endAbsence", "End an absence before its last day", Caller::Clerk, "", nullptr, schemaFor<Absence>, 200,
     json, json},
    {"GET", paths::relations, "listRelations", "Relations for which clerks must not work on a case", Caller::Clerk, "", nullptr,
     schemaFor<RelationsReply>, 200, json, json},
    {"POST", paths::relations, "declareRelation", "Declare a relation; the number is kept as a keyed digest", Caller::Clerk, "",
     schemaFor<RelationRequest>, schemaFor<Relation>, 200, json, json},
    {"DELETE", paths::relationById, "withdrawRelation", "The relation is no more", Caller::Clerk, "", nullptr, nullptr, 204, json, json},
    {"GET", paths::ledgerHead, "getTreeHead", "The newest signed head of a department's log", Caller::Anyone, "", nullptr,
     schemaFor<QJsonObject>, 200, json, json},
    {"GET", paths::ledgerEntries, "getEntries", "Entries of a log", Caller::Anyone, "!from !to", nullptr, schemaFor<QJsonObject>, 200,
     json, json},
    {"GET", paths::ledgerInclusion, "getInclusionProof", "Proof that an entry is in the log", Caller::Anyone, "!index !size", nullptr,
     schemaFor<QJsonObject>, 200, json, json},
    {"GET", paths::ledgerConsistency, "getConsistencyProof", "Proof that the log only grew", Caller::Anyone, "!from !to", nullptr,
     schemaFor<QJsonObject>, 200, json, json},
    {"GET", paths::ledgerKeys, "getLedgerKeys", "The public keys of all logs", Caller::Anyone, "", nullptr, schemaFor<QJsonObject>, 200,
     json, json},
    {"POST", paths::intakeApplications, "handInApplication", "An application from a platform, an app or a window", Caller::SignedSource,
     "", schemaFor<IntakeApplication>, schemaFor<IntakeReply>, 201, json, json},
    {"PUT", paths::intakeMaterial, "handInMaterial", "The bytes of a material, named by their SHA-256", Caller::SignedSource, "", nullptr,
     nullptr, 204, json, bytes},
    {"GET", paths::progress, "getProgress", "How far an application has come", Caller::Applicant, "", nullptr, schemaFor<ProgressReply>,
     200, json, json},
    {"POST", paths::correction, "answerCorrection", "What a correction notice asked for", Caller::Applicant, "",
     schemaFor<CorrectionAnswer>, schemaFor<ProgressReply>, 200, json, json},
    {"POST", paths::supplement, "answerSupplement", "What was asked for after acceptance", Caller::Applicant, "",
     schemaFor<CorrectionAnswer>, schemaFor<ProgressReply>, 200, json, json},
    {"POST", paths::withdrawal, "withdrawApplication", "The applicant takes the application back in writing", Caller::Applicant, "",
     schemaFor<WithdrawalRequest>, schemaFor<ProgressReply>, 200, json, json},
    {"GET", paths::progressDocument, "getOwnDocument", "A statutory paper that the applicant was given", Caller::Applicant, "", nullptr,
     nullptr, 200, bytes, json},
    {"POST", paths::progressRating, "rate", "How the service was, or the follow-up", Caller::Applicant, "", schemaFor<RatingGiven>,
     schemaFor<ProgressReply>, 200, json, json},
    {"POST", paths::intakeRatings, "handInRating", "A rating from a platform or a device in the hall", Caller::SignedSource, "",
     schemaFor<RatingDelivery>, schemaFor<RatingReceipt>, 200, json, json},
    {"GET", paths::ratings, "listRatings", "Ratings of a unit, or of all that a rating supervisor looks after", Caller::Clerk,
     "!unit of state negative from to after limit", nullptr, schemaFor<RatingPage>, 200, json, json},
    {"GET", paths::ratingById, "getRating", "A rating and what was done about it; never who rated", Caller::Clerk, "!unit", nullptr,
     schemaFor<RatingDetail>, 200, json, json},
    {"POST", paths::ratingActs, "postRatingAct", "One act on a negative rating; repeating it is harmless", Caller::Clerk, "",
     schemaFor<RatingCommand>, schemaFor<RatingDetail>, 200, json, json},
    {"GET", paths::ratingEvidence, "getRatingEvidence", "A paper that came with an appeal", Caller::Clerk, "!unit", nullptr, nullptr,
     200, bytes, json},
    {"GET", paths::ratingMonth, "getRatingMonth", "The figures of a month", Caller::Clerk, "!unit of", nullptr,
     schemaFor<RatingStatistics>, 200, json, json},
    {"GET", paths::supervision, "getSupervision", "Figures of the units the asker oversees", Caller::Clerk, "!unit of days", nullptr,
     schemaFor<SupervisionOverview>, 200, json, json},
    {"GET", paths::cards, "listCards", "Yellow and red cards: of the overseen units, of the own section, or about oneself", Caller::Clerk,
     "!unit of colour state rule after limit", nullptr, schemaFor<CardPage>, 200, json, json},
    {"GET", paths::cardById, "getCard", "A card with all that happened to it", Caller::Clerk, "!unit", nullptr, schemaFor<CardDetail>,
     200, json, json},
    {"POST", paths::cardReply, "replyToCard", "The unit's reply to a card; repeating it is harmless", Caller::Clerk, "",
     schemaFor<CardCommand>, schemaFor<CardDetail>, 200, json, json},
    {"POST", paths::cardDecision, "decideOnCard", "A card is upheld or revoked; repeating it is harmless", Caller::Clerk, "",
     schemaFor<CardCommand>, schemaFor<CardDetail>, 200, json, json},
    {"GET", paths::scores, "getScores", "Points and grades of a quarter, such as 2026-Q4", Caller::Clerk, "!unit", nullptr,
     schemaFor<QuarterScores>, 200, json, json},
    {"GET", paths::publishedRatings, "getPublishedRatings", "The figures of a month that has ended, for everybody", Caller::Anyone, "",
     nullptr, schemaFor<RatingStatistics>, 200, json, json},
    {"GET", paths::pushes, "takePushes", "Data of closed cases for a receiver's system", Caller::SignedSource, "limit", nullptr,
     schemaFor<PushPage>, 200, json, json},
    {"POST", paths::pushAck, "acknowledgePush", "Stored, or why not", Caller::SignedSource, "", schemaFor<PushAck>, nullptr, 204, json,
     json},
    {"GET", paths::objections, "takeObjections", "What clerks found wrong in the registries of a department", Caller::SignedSource,
     "limit", nullptr, schemaFor<ObjectionPage>, 200, json, json},
    {"POST", paths::objectionAnswer, "answerObjection", "Received, corrected or upheld", Caller::SignedSource, "",
     schemaFor<ObjectionAnswer>, nullptr, 204, json, json},
    {"GET", paths::adminAccounts, "listAccounts", "Accounts, for the system and the security administrator", Caller::Clerk,
     "text after limit", nullptr, schemaFor<AccountPage>, 200, json, json},
    {"POST", paths::adminAccounts, "createAccount", "A new account; system administrator", Caller::Clerk, "", schemaFor<NewAccount>,
     schemaFor<AccountRow>, 200, json, json},
    {"PUT", paths::adminAccount, "changeAccount", "Name and state of an account; system administrator", Caller::Clerk, "",
     schemaFor<AccountChange>, schemaFor<AccountRow>, 200, json, json},
    {"PUT", paths::adminGrants, "changeGrants", "The posts of a user; security administrator, never his own", Caller::Clerk, "",
     schemaFor<GrantsChange>, schemaFor<AccountRow>, 200, json, json},
    {"DELETE", paths::adminLock, "unlockAccount", "Unlocks a name; security administrator", Caller::Clerk, "", nullptr, nullptr, 204,
     json, json},
    {"POST", paths::adminPassword, "issuePassword", "A one-time password; security administrator", Caller::Clerk, "", nullptr,
     schemaFor<OneTimeSecret>, 200, json, json},
    {"DELETE", paths::adminSessions, "revokeSessions", "Ends all sessions of a user; security administrator", Caller::Clerk, "", nullptr,
     nullptr, 204, json, json},
    {"GET", paths::adminDevices, "listDevices", "The devices of a user; system and security administrator", Caller::Clerk, "", nullptr,
     schemaFor<DevicesReply>, 200, json, json},
    {"DELETE", paths::adminDevice, "revokeDevice", "Shuts out a device; security administrator", Caller::Clerk, "", nullptr, nullptr, 204,
     json, json},
    {"POST", paths::adminDeviceCode, "issueDeviceCode", "A one-time code for a new device; security administrator", Caller::Clerk, "",
     nullptr, schemaFor<OneTimeSecret>, 200, json, json},
    {"DELETE", paths::adminFactor, "resetFactor", "Takes back the second factor; security administrator", Caller::Clerk, "", nullptr,
     nullptr, 204, json, json},
    {"GET", paths::adminPolicy, "getPolicy", "How passwords and sessions are held", Caller::Clerk, "", nullptr, schemaFor<AccountPolicy>,
     200, json, json},
    {"PUT", paths::adminPolicy, "changePolicy", "Tightens it; security administrator", Caller::Clerk, "", schemaFor<AccountPolicy>,
     nullptr, 204, json, json},
    {"POST", paths::adminCalendars, "importCalendar", "A year of the calendar; system administrator", Caller::Clerk, "",
     schemaFor<QJsonObject>, schemaFor<CalendarImported>, 200, json, json},
    {"PUT", paths::adminUnit, "changeUnit", "A unit, new or changed; system administrator", Caller::Clerk, "", schemaFor<QJsonObject>,
     nullptr, 204, json, json},
    {"GET", paths::unitPhrases, "getPhrases", "The ready-made sentences of a unit", Caller::Clerk, "", nullptr, schemaFor<UnitPhrases>,
     200, json, json},
    {"PUT", paths::unitPhrases, "changePhrases", "Replaces them; head of the unit or system administrator", Caller::Clerk, "",
     schemaFor<UnitPhrases>, nullptr, 204, json, json},
    {"GET", paths::adminAudit, "readAudit", "The audit log; audit administrator", Caller::Clerk,
     "before limit from to actor object event", nullptr, schemaFor<AuditPage>, 200, json, json},
    {"POST", paths::adminAuditVerification, "verifyAudit", "Walks along the whole chain; audit administrator", Caller::Clerk, "", nullptr,
     schemaFor<AuditVerification>, 200, json, json},
    {"POST", paths::adminAuditExport, "exportAudit", "The log in its order, page by page; itself recorded; audit administrator",
     Caller::Clerk, "after", nullptr, schemaFor<AuditPage>, 200, json, json},
    {"GET", paths::health, "isAlive", "Whether the process runs", Caller::Anyone, "", nullptr, schemaFor<QJsonObject>, 200, json, json},
    {"GET", paths::ready, "isReady", "Whether it can serve", Caller::Anyone, "", nullptr, schemaFor<QJsonObject>, 200, json, json},
    {"GET", paths::metrics, "getMetrics", "Figures for Prometheus", Caller::Anyone, "", nullptr, nullptr, 200, "text/plain", json},
    {"GET", paths::openapi, "getDescription", "This description", Caller::Anyone, "", nullptr, schemaFor<QJsonObject>, 200, json, json},
};

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

QJsonObject content(const QString &mediaType, const QJsonObject &schema)
{
    return {{mediaType, QJsonObject{{u"schema"_s, schema}}}};
}

QJsonArray securityOf(Caller caller)
{
    switch (caller) {
    case Caller::Anyone:
        return {};
    case Caller::Clerk:
        return {QJsonObject{{u"accessToken"_s, QJsonArray()}}};
    case Caller::SigningClerk:
        return {QJsonObject{{u"accessToken"_s, QJsonArray()}, {u"device"_s, QJsonArray()}, {u"signature"_s, QJsonArray()}}};
    case Caller::SignedSource:
        return {QJsonObject{{u"source"_s, QJsonArray()}, {u"timestamp"_s, QJsonArray()}, {u"signature"_s, QJsonArray()}}};
    case Caller::Applicant:
        return {QJsonObject{{u"queryPassword"_s, QJsonArray()}}};
    }
    return {};
}

QJsonArray parametersOf(const Operation &operation)
{
    QJsonArray parameters;
    const auto add = [&parameters](const QString &name, const QString &in, bool required) {
        parameters.append(QJsonObject{{u"name"_s, name},
                                      {u"in"_s, in},
                                      {u"required"_s, required},
                                      {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}});
    };
    static const QRegularExpression placeholder(u"\\{(\\w+)\\}"_s);
    auto matches = placeholder.globalMatch(operation.path);
    while (matches.hasNext())
        add(matches.next().captured(1), u"path"_s, true);
    const QStringList names = text(operation.query).split(u' ', Qt::SkipEmptyParts);
    for (const QString &name : names)
        add(name.startsWith(u'!') ? name.mid(1) : name, u"query"_s, name.startsWith(u'!'));
    return parameters;
}

QJsonObject describe(const Operation &operation, QJsonObject &components)
{
    QJsonObject success{{u"description"_s, u"Done"_s}};
    if (operation.output)
        success.insert(u"content"_s, content(u"application/json"_s, operation.output(components)));
    else if (operation.produces)
        success.insert(u"content"_s, content(text(operation.produces), QJsonObject{{u"type"_s, u"string"_s}}));
    QJsonObject result{
        {u"operationId"_s, text(operation.id)},
        {u"summary"_s, text(operation.summary)},
        {u"security"_s, securityOf(operation.caller)},
        {u"responses"_s,
         QJsonObject{{QString::number(operation.success), success},
                     {u"default"_s, QJsonObject{{u"$ref"_s, u"#/components/responses/Error"_s}}}}},
    };
    const QJsonArray parameters = parametersOf(operation);
    if (!parameters.isEmpty())
        result.insert(u"parameters"_s, parameters);
    if (operation.input) {
        result.insert(u"requestBody"_s, QJsonObject{{u"required"_s, true},
                                                    {u"content"_s, content(u"application/json"_s, operation.input(components))}});
    } else if (operation.consumes) {
        result.insert(u"requestBody"_s,
                      QJsonObject{{u"required"_s, true},
                                  {u"content"_s, content(text(operation.consumes), QJsonObject{{u"type"_s, u"string"_s}})}});
    }
    return result;
}

QJsonObject headerScheme(QLatin1String header, const char *description)
{
    return {{u"type"_s, u"apiKey"_s}, {u"in"_s, u"header"_s}, {u"name"_s, QString(header)}, {u"description"_s, text(description)}};
}

} // namespace

QList<OperationInfo> operations()
{
    QList<OperationInfo> result;
    for (const Operation &operation : table)
        result.append({operation.method, operation.path});
    return result;
}

QJsonObject openApi()
{
    QJsonObject schemas;
    QJsonObject pathItems;
    for (const Operation &operation : table) {
        QJsonObject item = pathItems.value(operation.path).toObject();
        item.insert(text(operation.method).toLower(), describe(operation, schemas));
        pathItems.insert(operation.path, item);
    }
    const QJsonObject error = schemaFor<ApiError>(schemas);
    return {
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s, QJsonObject{{u"title"_s, u"Yunchuang central service"_s},
                                {u"version"_s, QStringLiteral(YUNCHUANG_VERSION)},
                                {u"license"_s, QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s}, {u"identifier"_s, u"GPL-3.0-or-later"_s}}}}},
        {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
        {u"paths"_s, pathItems},
        {u"components"_s,
         QJsonObject{
             {u"schemas"_s, schemas},
             {u"responses"_s, QJsonObject{{u"Error"_s, QJsonObject{{u"description"_s, u"Not done; the code says why"_s},
                                                                  {u"content"_s, content(u"application/json"_s, error)}}}}},
             {u"securitySchemes"_s,
              QJsonObject{{u"accessToken"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}}},
                          {u"device"_s, headerScheme(headers::device, "Device whose key signed the body")},
                          {u"source"_s, headerScheme(headers::source, "Unit of the platform or receiver that signed")},
                          {u"timestamp"_s, headerScheme(headers::timestamp, "Moment of signing, at most five minutes off")},
                          {u"signature"_s, headerScheme(headers::signature, "Ed25519 over method, path, signer, time and digest of the body")},
                          {u"queryPassword"_s, headerScheme(headers::queryPassword, "Query password of the case")}}},
         }},
    };
}

} // namespace yunchuang::protocol
