// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/absencehandler.h"

#include "domain/calendar.h"
#include "protocol/deskfields.h"
#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"
#include "service/store/absencestore.h"
#include "service/store/accountstore.h"

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::Absence;
using protocol::ApiErrorCode;

namespace {

/// How long ended absences stay in the list, and how far back acts in one's name are told.
constexpr int deskDaysShown = 90;
constexpr int mostActsShown = 200;
constexpr qsizetype mostSubstitutes = 20;
constexpr qsizetype longestDeskId = 64;

tl::unexpected<protocol::ApiError> refusedToEnter(RefusalCode code, const QMap<QString, QString> &args = {})
{
    protocol::ApiError error;
    error.code = ApiErrorCode::Refused;
    error.refusal = Refusal{code, args, {}};
    return tl::unexpected(std::move(error));
}

/// Whether the asker gives out the work of that unit.
bool isHeadOf(const Context &context, const UnitId &unit)
{
    const auto reference = context.core.reference();
    const auto &grants = context.principal().grants;
    return std::any_of(grants.cbegin(), grants.cend(), [&](const protocol::UnitGrant &grant) {
        return (grant.posts & Post::Dispatcher) && reference->units().isWithin(unit, grant.unit);
    });
}

/// Whether the unit's list is any of the asker's business. Administrators who sit in a unit have none with it.
Answer<void> concernsUnit(const Context &context, const UnitId &unit)
{
    const bool works = access::needWork(context.principal()).has_value();
    if (works && (isHeadOf(context, unit) || access::postsIn(context.principal(), unit)))
        return {};
    return refuse(ApiErrorCode::NotFound);
}

Answer<QMap<UserId, protocol::Member>> colleaguesOf(ServiceCore &core, Connection &db, const UnitId &unit)
{
    const DbResult<QVector<protocol::Member>> list = core.members().membersOf(db, unit);
    YC_TRY_DB(list);
    QMap<UserId, protocol::Member> members;
    for (const protocol::Member &member : *list)
        members.insert(member.user, member);
    return members;
}

Answer<QString> colleagueName(ServiceCore &core, Connection &db, const UserId &user)
{
    DbResult<QString> name = core.members().nameOf(db, user);
    YC_TRY_DB(name);
    return std::move(*name);
}

Answer<Absence> withNames(ServiceCore &core, Connection &db, Absence absence)
{
    const Answer<QString> user = colleagueName(core, db, absence.user);
    const Answer<QString> by = colleagueName(core, db, absence.enteredBy);
    if (!user || !by)
        return tl::unexpected(user ? by.error() : user.error());
    absence.userName = *user;
    absence.enteredByName = *by;
    absence.substituteNames.clear();
    for (const UserId &substitute : std::as_const(absence.substitutes)) {
        const Answer<QString> name = colleagueName(core, db, substitute);
        if (!name)
            return tl::unexpected(name.error());
        absence.substituteNames.append(*name);
    }
    return absence;
}

/// Posts that are about cases: what somebody can stand in for.
Posts caseworkIn(Posts posts)
{
    return posts & access::postsSeeing(Capacity::Owner) & ~Posts(Post::SupervisionOfficer);
}

bool isSubstituteIn(const Absence &absence, const UserId &user)
{
    return absence.user != user && (absence.pool || absence.substitutes.contains(user));
}

Answer<void> checkRequest(const Context &context, Connection &db, const PostedAbsence &posted, QDate today)
{
    const protocol::AbsenceRequest &request = posted.request;
    if (request.id.isEmpty() || request.id.size() > longestDeskId)
        return malformed(u"/id"_s);
    if (!request.from.isValid() || request.until < request.from)
        return malformed(u"/until"_s);
    if (request.reason.size() > protocol::maxDeskReason)
        return malformed(u"/reason"_s);
    if (request.pool != request.substitutes.isEmpty() || request.substitutes.size() > mostSubstitutes)
        return malformed(u"/substitutes"_s);
    if (request.user != context.principal().user && !isHeadOf(context, posted.unit))
        return refuse(ApiErrorCode::Forbidden);
    if (request.until < today)
        return refusedToEnter(RefusalCode::LimitPassed, {{u"due"_s, request.until.toString(Qt::ISODate)}});
    const QDate latest = request.from.addDays(protocol::maxAbsenceDays - 1);
    if (latest < request.until)
        return refusedToEnter(RefusalCode::LimitTooLong, {{u"latest"_s, latest.toString(Qt::ISODate)}});
    const Answer<QMap<UserId, protocol::Member>> members = colleaguesOf(context.core, db, posted.unit);
    if (!members)
        return tl::unexpected(members.error());
    const auto unknown = [](const UserId &user) {
        return refusedToEnter(RefusalCode::UnknownUser, {{u"user"_s, user.text()}});
    };
    if (!members->contains(request.user))
        return unknown(request.user);
    const Posts needed = caseworkIn(members->value(request.user).posts);
    QSet<UserId> seen;
    for (const UserId &substitute : request.substitutes) {
        const bool fits = substitute != request.user && !seen.contains(substitute) && members->contains(substitute) &&
                          bool(members->value(substitute).posts & needed);
        if (!fits)
            return unknown(substitute);
        seen.insert(substitute);
    }
    return {};
}

bool isSameRequest(const Absence &absence, const PostedAbsence &posted)
{
    const protocol::AbsenceRequest &request = posted.request;
    return absence.unit == posted.unit && absence.user == request.user && absence.from == request.from &&
           absence.until == request.until && absence.substitutes == request.substitutes &&
           absence.pool == request.pool && absence.reason == request.reason;
}

Answer<void> auditAbsence(WriteContext &write, const Context &context, const Absence &absence)
{
    QStringList substitutes;
    for (const UserId &user : absence.substitutes)
        substitutes.append(user.text());
    return audit::record(write, context,
                         {protocol::AuditEvent::AbsenceChanged,
                          absence.user.text(),
                          {{u"from"_s, absence.from.toString(Qt::ISODate)},
                           {u"until"_s, absence.until.toString(Qt::ISODate)},
                           {u"substitutes"_s, absence.pool ? u"*"_s : substitutes.join(u',')},
                           {u"ended"_s, absence.endedAt.isValid() ? u"true"_s : u"false"_s}}});
}

} // namespace

Answer<Posts> standInPosts(ServiceCore &core, Connection &db, const UserId &substitute, const UserId &owner,
                           const UnitId &unit, const QDateTime &now)
{
    const DbResult<QVector<Absence>> absences = absencestore::inForce(db, unit, toLocalDate(now));
    YC_TRY_DB(absences);
    const bool absent = std::any_of(absences->cbegin(), absences->cend(), [&](const Absence &absence) {
        return absence.user == owner && isSubstituteIn(absence, substitute);
    });
    if (!absent)
        return Posts();
    const Answer<QMap<UserId, protocol::Member>> members = colleaguesOf(core, db, unit);
    if (!members)
        return tl::unexpected(members.error());
    // Never more than the absent colleague's own rights, and never more than the substitute's.
    return caseworkIn(members->value(owner).posts) & members->value(substitute).posts;
}

Answer<QSet<UserId>> relatedUsers(ServiceCore &core, Connection &db, const Case &subject)
{
    DbResult<QSet<UserId>> users = absencestore::relatedTo(db, core.identities().inCase(subject));
    YC_TRY_DB(users);
    return std::move(*users);
}

Answer<protocol::DeskReply> deskOf(Context &context)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const Principal &me = context.principal();
    protocol::DeskReply reply;
    reply.serviceTime = context.now();
    QSet<UnitId> units;
    for (const protocol::UnitGrant &grant : me.grants)
        units.insert(grant.unit);
    for (const UnitId &unit : std::as_const(units)) {
        const DbResult<QVector<Absence>> absences = absencestore::inForce(**db, unit, toLocalDate(context.now()));
        YC_TRY_DB(absences);
        for (const Absence &absence : *absences) {
            if (!isSubstituteIn(absence, me.user))
                continue;
            const Answer<Posts> posts = standInPosts(context.core, **db, me.user, absence.user, unit, context.now());
            const Answer<QString> name = colleagueName(context.core, **db, absence.user);
            if (!posts || !name)
                return tl::unexpected(posts ? name.error() : posts.error());
            if (*posts)
                reply.standsInFor.append({absence.user, *name, unit, absence.from, absence.until});
        }
    }
    const DbResult<QVector<absencestore::ActOnBehalf>> acts =
        absencestore::doneFor(**db, me.user, context.now().addDays(-deskDaysShown), mostActsShown);
    YC_TRY_DB(acts);
    for (const absencestore::ActOnBehalf &act : *acts) {
        protocol::ActForMe shown = act.act;
        const Answer<QString> name = colleagueName(context.core, **db, shown.by);
        if (!name)
            return tl::unexpected(name.error());
        shown.byName = *name;
        reply.doneForMe.append(shown);
    }
    return reply;
}

Answer<protocol::AbsencesReply> absencesOf(Context &context, const UnitId &unit)
{
    if (const Answer<void> concerns = concernsUnit(context, unit); !concerns)
        return tl::unexpected(concerns.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const QDate since = toLocalDate(context.now()).addDays(-deskDaysShown);
    DbResult<QVector<Absence>> all = absencestore::ofUnit(**db, unit, since);
    YC_TRY_DB(all);
    const bool head = isHeadOf(context, unit);
    const UserId &me = context.principal().user;
    protocol::AbsencesReply reply;
    for (Absence &absence : *all) {
        if (!head && absence.user != me && !isSubstituteIn(absence, me))
            continue;
        Answer<Absence> shown = withNames(context.core, **db, std::move(absence));
        if (!shown)
            return tl::unexpected(shown.error());
        reply.absences.append(std::move(*shown));
    }
    return reply;
}

Answer<Absence> enterAbsence(Context &context, const PostedAbsence &posted)
{
    if (const Answer<void> concerns = concernsUnit(context, posted.unit); !concerns)
        return tl::unexpected(concerns.error());
    return context.core.writer().run([&](WriteContext &write) -> Answer<Absence> {
        DbResult<std::optional<Absence>> known = absencestore::find(write.db(), posted.request.id);
        YC_TRY_DB(known);
        if (*known) {
            if (!isSameRequest(**known, posted) || (*known)->enteredBy != context.principal().user)
                return refuse(ApiErrorCode::CommandReused);
            return withNames(context.core, write.db(), std::move(**known));
        }
        const Answer<void> right = checkRequest(context, write.db(), posted, toLocalDate(write.now()));
        if (!right)
            return tl::unexpected(right.error());
        Absence absence;
        absence.id = posted.request.id;
        absence.unit = posted.unit;
        absence.user = posted.request.user;
        absence.from = posted.request.from;
        absence.until = posted.request.until;
        absence.substitutes = posted.request.substitutes;
        absence.pool = posted.request.pool;
        absence.reason = posted.request.reason;
        absence.enteredBy = context.principal().user;
        absence.enteredAt = write.now();
        YC_TRY_DB(absencestore::insert(write.db(), absence));
        if (const Answer<void> audited = auditAbsence(write, context, absence); !audited)
            return tl::unexpected(audited.error());
        return withNames(context.core, write.db(), std::move(absence));
    });
}

Answer<Absence> endAbsence(Context &context, const QString &id)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Absence> {
        DbResult<std::optional<Absence>> known = absencestore::find(write.db(), id);
        YC_TRY_DB(known);
        if (!*known || ((*known)->user != context.principal().user && !isHeadOf(context, (*known)->unit)))
            return refuse(ApiErrorCode::NotFound);
        if (!(*known)->endedAt.isValid()) {
            YC_TRY_DB(absencestore::end(write.db(), id, write.now()));
            (*known)->endedAt = write.now();
            if (const Answer<void> audited = auditAbsence(write, context, **known); !audited)
                return tl::unexpected(audited.error());
        }
        return withNames(context.core, write.db(), std::move(**known));
    });
}

Answer<protocol::RelationsReply> relationsOf(Context &context, const UnitId &unit)
{
    if (const Answer<void> concerns = concernsUnit(context, unit); !concerns)
        return tl::unexpected(concerns.error());
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    const DbResult<QVector<protocol::Relation>> all = absencestore::relationsOf(**db, unit);
    YC_TRY_DB(all);
    const bool head = isHeadOf(context, unit);
    protocol::RelationsReply reply;
    for (protocol::Relation relation : *all) {
        if (!head && relation.user != context.principal().user)
            continue;
        const Answer<QString> user = colleagueName(context.core, **db, relation.user);
        const Answer<QString> by = colleagueName(context.core, **db, relation.declaredBy);
        if (!user || !by)
            return tl::unexpected(user ? by.error() : user.error());
        relation.userName = *user;
        relation.declaredByName = *by;
        reply.relations.append(relation);
    }
    return reply;
}

Answer<protocol::Relation> declareRelation(Context &context, const PostedRelation &posted)
{
    if (const Answer<void> concerns = concernsUnit(context, posted.unit); !concerns)
        return tl::unexpected(concerns.error());
    const protocol::RelationRequest &request = posted.request;
    if (request.id.isEmpty() || request.id.size() > longestDeskId)
        return malformed(u"/id"_s);
    if (request.user != context.principal().user && !isHeadOf(context, posted.unit))
        return refuse(ApiErrorCode::Forbidden);
    const std::optional<QByteArray> digest = context.core.identities().of(request.number);
    if (!digest)
        return malformed(u"/number"_s);
    return context.core.writer().run([&](WriteContext &write) -> Answer<protocol::Relation> {
        const Answer<QMap<UserId, protocol::Member>> members = colleaguesOf(context.core, write.db(), posted.unit);
        if (!members)
            return tl::unexpected(members.error());
        if (!members->contains(request.user))
            return refusedToEnter(RefusalCode::UnknownUser, {{u"user"_s, request.user.text()}});
        const DbResult<std::optional<absencestore::StoredRelation>> known =
            absencestore::findRelation(write.db(), request.id);
        YC_TRY_DB(known);
        protocol::Relation relation;
        relation.id = request.id;
        relation.user = request.user;
        relation.userName = members->value(request.user).name;
        relation.body = isCodeOfBody(request.number);
        relation.kind = request.kind;
        relation.declaredBy = context.principal().user;
        relation.declaredByName = context.principal().name;
        relation.declaredAt = write.now();
        if (*known) {
            const bool same = (*known)->digest == *digest && (*known)->relation.user == request.user &&
                              (*known)->relation.kind == request.kind &&
                              (*known)->relation.declaredBy == relation.declaredBy;
            if (!same)
                return refuse(ApiErrorCode::CommandReused);
            relation.declaredAt = (*known)->relation.declaredAt;
            return relation;
        }
        YC_TRY_DB(absencestore::insert(write.db(), absencestore::StoredRelation{relation, posted.unit, *digest}));
        const Answer<void> audited =
            audit::record(write, context,
                          {protocol::AuditEvent::RelationChanged,
                           request.user.text(),
                           {{u"kind"_s, QString(nameOf(request.kind))}, {u"change"_s, u"declared"_s}}});
        if (!audited)
            return tl::unexpected(audited.error());
        return relation;
    });
}

Answer<Done> withdrawRelation(Context &context, const QString &id)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        const DbResult<std::optional<absencestore::StoredRelation>> known = absencestore::findRelation(write.db(), id);
        YC_TRY_DB(known);
        const bool own = *known && (*known)->relation.user == context.principal().user &&
                         (*known)->relation.declaredBy == context.principal().user;
        // What the head declared, only a head takes back.
        if (!*known || (!own && !isHeadOf(context, (*known)->unit)))
            return refuse(ApiErrorCode::NotFound);
        YC_TRY_DB(absencestore::endRelation(write.db(), id, write.now()));
        const Answer<void> audited =
            audit::record(write, context,
                          {protocol::AuditEvent::RelationChanged,
                           (*known)->relation.user.text(),
                           {{u"kind"_s, QString(nameOf((*known)->relation.kind))}, {u"change"_s, u"withdrawn"_s}}});
        if (!audited)
            return tl::unexpected(audited.error());
        return Done();
    });
}

void addAbsenceRoutes(Binding &binding, const Authenticator &session)
{
    struct Nothing
    {
    };
    const auto unit = [](const HttpRequest &request) -> Answer<UnitId> { return UnitId(request.param(u"unit"_s)); };
    const auto id = [](const HttpRequest &request) -> Answer<QString> { return request.param(u"id"_s); };
    binding.add<Nothing, protocol::DeskReply>(
        "GET", protocol::paths::desk, session, [](const HttpRequest &) -> Answer<Nothing> { return Nothing(); },
        [](Context &context, const Nothing &) { return deskOf(context); });
    binding.add<UnitId, protocol::AbsencesReply>("GET", protocol::paths::absences, session, unit, absencesOf);
    binding.add<PostedAbsence, Absence>(
        "POST", protocol::paths::absences, session,
        [](const HttpRequest &request) -> Answer<PostedAbsence> {
            Answer<protocol::AbsenceRequest> body = jsonBody<protocol::AbsenceRequest>(request);
            if (!body)
                return tl::unexpected(body.error());
            return PostedAbsence{UnitId(request.param(u"unit"_s)), std::move(*body)};
        },
        enterAbsence);
    binding.add<QString, Absence>("POST", protocol::paths::absenceEnd, session, id, endAbsence);
    binding.add<UnitId, protocol::RelationsReply>("GET", protocol::paths::relations, session, unit, relationsOf);
    binding.add<PostedRelation, protocol::Relation>(
        "POST", protocol::paths::relations, session,
        [](const HttpRequest &request) -> Answer<PostedRelation> {
            Answer<protocol::RelationRequest> body = jsonBody<protocol::RelationRequest>(request);
            if (!body)
                return tl::unexpected(body.error());
            return PostedRelation{UnitId(request.param(u"unit"_s)), std::move(*body)};
        },
        declareRelation);
    binding.add<QString, Done>("DELETE", protocol::paths::relationById, session, id, withdrawRelation);
}

} // namespace yunchuang::service
