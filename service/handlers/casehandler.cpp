// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/casehandler.h"

#include "protocol/paths.h"
#include "service/handlers/absencehandler.h"
#include "service/handlers/access.h"
#include "service/handlers/audit.h"
#include "service/store/casestore.h"
#include "service/store/lookstore.h"

#include <algorithm>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;
using protocol::CaseReply;

namespace {

/// What a case is fetched for; other purposes are stated by the clerk (registries, unmasking).
constexpr QLatin1String reviewPurpose("review");

/// Nothing leaves the house before it is on record. Clients fetch ahead what their clerk may open: that a person looked
/// is what he reports himself.
Answer<void> recordLook(Context &context, const CaseQuery &query, const QString &field)
{
    return context.core.writer().run([&](WriteContext &write) -> Answer<void> {
        lookstore::StoredLook stored;
        stored.look.id = write.makeId();
        stored.look.caseId = query.id;
        stored.look.unit = query.unit;
        stored.look.field = field;
        stored.look.purpose = reviewPurpose;
        stored.look.at = write.now();
        stored.user = context.principal().user;
        stored.recordedAt = write.now();
        stored.fetched = true;
        YC_TRY_DB(lookstore::insert(write.db(), stored));
        return audit::record(
            write, context,
            {protocol::AuditEvent::Looked, query.id.text(), {{u"field"_s, field}, {u"fetched"_s, u"1"_s}}});
    });
}

Answer<access::SeenCase> openFor(Context &context, const CaseQuery &query)
{
    const Answer<Connection *> db = context.db();
    if (!db)
        return tl::unexpected(db.error());
    DbResult<std::optional<Case>> subject = casestore::load(**db, query.id);
    YC_TRY_DB(subject);
    return access::readBy(context.principal(), query.unit, context.core.reference()->units(), std::move(*subject));
}

/// 回避: what the asker's client must know before it lets him act. Who else is related is for those to know who give
/// out the work.
Answer<QVector<UserId>> relatedShown(Context &context, Connection &db, const UnitId &unit, Capacity capacity,
                                     const Case &subject)
{
    const Answer<QSet<UserId>> all = relatedUsers(context.core, db, subject);
    if (!all)
        return tl::unexpected(all.error());
    const bool gives = bool(access::postsIn(context.principal(), unit) & Post::Dispatcher);
    QVector<UserId> shown;
    for (const UserId &user : *all) {
        if ((gives && capacity != Capacity::Reporter) || user == context.principal().user)
            shown.append(user);
    }
    std::sort(shown.begin(), shown.end());
    return shown;
}

bool seesHistory(Capacity capacity)
{
    return capacity == Capacity::Owner || capacity == Capacity::Supervisor || capacity == Capacity::Reporter;
}

} // namespace

Answer<CaseReply> caseById(Context &context, const CaseQuery &query)
{
    Answer<access::SeenCase> seen = openFor(context, query);
    if (!seen)
        return tl::unexpected(seen.error());
    CaseReply reply;
    reply.capacity = seen->capacity;
    if (seesHistory(seen->capacity)) {
        DbResult<QVector<HistoryRow>> rows = casestore::history(**context.db(), query.id);
        YC_TRY_DB(rows);
        reply.history = seen->capacity == Capacity::Reporter ? historyForReporter(*rows, query.unit) : std::move(*rows);
        const Answer<QVector<UserId>> related =
            relatedShown(context, **context.db(), query.unit, seen->capacity, seen->whole);
        if (!related)
            return tl::unexpected(related.error());
        reply.related = *related;
    }
    if (const Answer<void> recorded = recordLook(context, query, QString()); !recorded)
        return tl::unexpected(recorded.error());
    reply.subject = std::move(seen->projected);
    return reply;
}

Answer<CaseReply> caseHistory(Context &context, const CaseQuery &query)
{
    Answer<CaseReply> reply = caseById(context, query);
    if (reply && !seesHistory(reply->capacity))
        return refuse(ApiErrorCode::NotFound);
    return reply;
}

Answer<FileAnswer> caseMaterial(Context &context, const MaterialQuery &query)
{
    const Answer<access::SeenCase> seen = openFor(context, query.subject);
    if (!seen)
        return tl::unexpected(seen.error());
    const QVector<Material> &materials = seen->projected.materials;
    const auto material = std::find_if(materials.cbegin(), materials.cend(),
                                       [&](const Material &candidate) { return candidate.digest == query.digest; });
    if (material == materials.cend() || !MaterialStore::isDigest(query.digest.text()))
        return refuse(ApiErrorCode::NotFound);
    if (const Answer<void> recorded = recordLook(context, query.subject, u"material:"_s % material->id.text());
        !recorded)
        return tl::unexpected(recorded.error());
    return FileAnswer{context.core.materials().pathOf(query.digest), material->mediaType, material->fileName};
}

Answer<FileAnswer> documentFile(const ServiceCore &core, const QVector<CaseDocument> &documents,
                                const Digest256 &digest)
{
    const auto found = std::find_if(documents.cbegin(), documents.cend(),
                                    [&](const CaseDocument &candidate) { return candidate.digest == digest; });
    if (found == documents.cend() || !MaterialStore::isDigest(digest.text()))
        return refuse(ApiErrorCode::NotFound);
    const QString ending = found->mediaType == "application/zip"_L1 ? u".zip"_s : u".pdf"_s;
    return FileAnswer{core.materials().pathOf(digest), found->mediaType, nameOf(found->kind) % ending};
}

Answer<FileAnswer> caseDocument(Context &context, const MaterialQuery &query)
{
    const Answer<access::SeenCase> seen = openFor(context, query.subject);
    if (!seen)
        return tl::unexpected(seen.error());
    Answer<FileAnswer> file = documentFile(context.core, seen->projected.documents, query.digest);
    if (!file)
        return file;
    if (const Answer<void> recorded = recordLook(context, query.subject, u"document:"_s % file->fileName); !recorded)
        return tl::unexpected(recorded.error());
    return file;
}

void addCaseRoutes(Binding &binding, const Authenticator &session)
{
    const auto query = [](const HttpRequest &request) -> Answer<CaseQuery> {
        const QString unit = queryText(request, u"unit");
        if (unit.isEmpty())
            return malformed(u"?unit"_s);
        return CaseQuery{CaseId(request.param(u"id"_s)), UnitId(unit)};
    };
    binding.add<CaseQuery, CaseReply>("GET", protocol::paths::caseById, session, query, caseById);
    binding.add<CaseQuery, CaseReply>("GET", protocol::paths::caseHistory, session, query, caseHistory);
    const auto paper = [query](const HttpRequest &request) -> Answer<MaterialQuery> {
        const Answer<CaseQuery> subject = query(request);
        if (!subject)
            return tl::unexpected(subject.error());
        return MaterialQuery{*subject, Digest256(request.param(u"digest"_s))};
    };
    binding.add<MaterialQuery, FileAnswer>("GET", protocol::paths::caseMaterial, session, paper, caseMaterial);
    binding.add<MaterialQuery, FileAnswer>("GET", protocol::paths::caseDocument, session, paper, caseDocument);
}

} // namespace yunchuang::service
