// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/registryhandler.h"

#include "domain/identifiererror.h"
#include "protocol/paths.h"
#include "service/feed/caseupdate.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"
#include "service/handlers/registrychecks.h"
#include "service/store/registrystore.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::LookupReply;

namespace {

constexpr qsizetype maxAskedLength = 200;
constexpr qsizetype leastPurpose = 2;

/// By the key of the registry, or by what else finds a row: a name, an address written as area, street and detail with
/// blanks between.
DbResult<std::optional<QJsonObject>> askedRow(Connection &db, const registrystore::Registry &registry,
                                              const QString &key)
{
    DbResult<std::optional<QJsonObject>> row = registrystore::find(db, registry.name, normaliseIdentifier(key));
    if (!row || *row || registry.exact.isEmpty())
        return row;
    QStringList values = registry.exact.size() == 1 ? QStringList{key} : key.split(u' ', Qt::SkipEmptyParts);
    if (values.size() != registry.exact.size())
        return row;
    return registrystore::findExact(db, registry.name, registrystore::joinedKey(values));
}

Answer<LookupReply> askAndRecord(Context &context, const RegistryQuery &query)
{
    const registrystore::Registry *registry = registrystore::registry(query.registry);
    if (!registry)
        return refuse(ApiErrorCode::NotFound);
    const QString key = query.request.key.trimmed();
    const QString purpose = query.request.purpose.trimmed();
    if (key.isEmpty() || key.size() > maxAskedLength)
        return malformed(u"/key"_s);
    if (purpose.size() < leastPurpose || purpose.size() > maxAskedLength)
        return malformed(u"/purpose"_s);

    const std::shared_ptr<const Reference> reference = context.core.reference();
    return context.core.writer().run([&](WriteContext &write) -> Answer<LookupReply> {
        const Answer<access::SeenCase> seen =
            access::openCase(write.db(), context.principal(), query.request.unit, query.request.caseId);
        if (!seen)
            return tl::unexpected(seen.error());
        if (seen->capacity != Capacity::Owner)
            return refuse(ApiErrorCode::Forbidden);
        const DbResult<QDateTime> loadedAt = registrystore::loadedAt(write.db(), registry->name);
        YC_TRY_DB(loadedAt);
        if (!loadedAt->isValid())
            return refuse(ApiErrorCode::Unavailable);
        const DbResult<std::optional<QJsonObject>> row = askedRow(write.db(), *registry, key);
        YC_TRY_DB(row);
        YC_TRY_DB(registrystore::record(write.db(), {write.makeId(), context.principal().user, query.request.unit,
                                                     query.request.caseId, registry->name, key, purpose,
                                                     row->has_value(), write.now()}));
        const Answer<void> noted = audit::record(
            write, context,
            {protocol::AuditEvent::LookedUp, query.request.caseId.text(), {{u"registry"_s, registry->name}}});
        if (!noted)
            return tl::unexpected(noted.error());
        const Answer<Case> compared = updateInBackground(write, query.request.caseId, [&](Case &subject) {
            // Not every clerk's question is news to those who see the case.
            const DbResult<Case> checked = withRegistryChecks(write, *reference, subject, u"ON_DEMAND"_s);
            if (!checked)
                return false;
            const auto sameFindings = [](const RegistryCheck &a, const RegistryCheck &b) {
                return a.id == b.id && a.field == b.field && a.verdict == b.verdict &&
                       a.registryValue == b.registryValue;
            };
            const bool same = std::equal(subject.checks.cbegin(), subject.checks.cend(), checked->checks.cbegin(),
                                         checked->checks.cend(), sameFindings);
            subject.checks = checked->checks;
            return !same;
        });
        if (!compared)
            return tl::unexpected(compared.error());
        LookupReply reply;
        reply.found = row->has_value();
        reply.values = row->value_or(QJsonObject());
        reply.source = registry->name;
        reply.fetchedAt = write.now();
        return reply;
    });
}

/// Who asks what he may not know is on record as well, whatever he asked with.
Answer<void> recordRefusal(Context &context, const RegistryQuery &query, ApiErrorCode code)
{
    const QString name(nameOf(code));
    return context.core.writer().run([&](WriteContext &write) -> Answer<void> {
        const auto kept = [](const QString &text) { return text.trimmed().left(maxAskedLength); };
        YC_TRY_DB(
            registrystore::record(write.db(), {write.makeId(), context.principal().user, query.request.unit,
                                               query.request.caseId, kept(query.registry), kept(query.request.key),
                                               kept(query.request.purpose), false, write.now(), name}));
        return audit::record(write, context,
                             {protocol::AuditEvent::LookedUp,
                              kept(query.request.caseId.text()),
                              {{u"registry"_s, kept(query.registry)}, {u"refused"_s, name}},
                              false});
    });
}

} // namespace

Answer<LookupReply> askRegistry(Context &context, const RegistryQuery &query)
{
    Answer<LookupReply> reply = askAndRecord(context, query);
    if (!reply) {
        if (const Answer<void> noted = recordRefusal(context, query, reply.error().code); !noted)
            return tl::unexpected(noted.error());
    }
    return reply;
}

void addRegistryRoutes(Binding &binding, const Authenticator &session)
{
    binding.add<RegistryQuery, LookupReply>(
        "POST", protocol::paths::lookups, session,
        [](const HttpRequest &request) -> Answer<RegistryQuery> {
            Answer<protocol::LookupRequest> body = jsonBody<protocol::LookupRequest>(request);
            if (!body)
                return tl::unexpected(body.error());
            return RegistryQuery{request.param(u"registry"_s), std::move(*body)};
        },
        askRegistry);
}

} // namespace yunchuang::service
