// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/materialhandler.h"

#include "protocol/paths.h"
#include "service/handlers/access.h"
#include "service/handlers/materialkind.h"

#include <QCryptographicHash>
#include <QFile>

namespace yunchuang::service {

using namespace Qt::StringLiterals;
using protocol::ApiErrorCode;

namespace {

tl::unexpected<protocol::ApiError> refusedPaper(const QString &reason)
{
    return refuse(ApiErrorCode::MaterialRefused, {{u"reason"_s, reason}});
}

} // namespace

Answer<Done> keepMaterial(Context &context, const PostedMaterial &posted, const Uploader &uploader)
{
    if (!MaterialStore::isDigest(posted.digest.text()))
        return malformed(u"/digest"_s);
    QFile file(posted.file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (posted.file.isEmpty() || !file.open(QIODevice::ReadOnly))
        return refusedPaper(materialFaultName(MaterialFault::Empty));
    if (!hash.addData(&file))
        return refuse(ApiErrorCode::Unavailable);
    if (QString::fromLatin1(hash.result().toHex()) != posted.digest.text())
        return refusedPaper(u"DIGEST"_s);
    file.seek(0);
    const Expected<QString, MaterialFault> type = materialType(file);
    if (!type)
        return refusedPaper(materialFaultName(type.error()));
    const qint64 size = file.size();
    file.close();
    const MaterialStore &papers = context.core.materials();
    if (!papers.adopt(posted.file, posted.digest))
        return refuse(ApiErrorCode::Unavailable);
    return context.core.writer().run([&](WriteContext &write) -> Answer<Done> {
        // The same bytes may have lain here unnamed and have been swept since they were found in their place.
        if (!papers.has(posted.digest))
            return refuse(ApiErrorCode::Unavailable);
        YC_TRY_DB(MaterialStore::insert(write.db(),
                                        {posted.digest, size, *type, write.now(), uploader.source, uploader.user}));
        return Done();
    });
}

Answer<Done> keepOwnMaterial(Context &context, const PostedMaterial &posted)
{
    if (const Answer<void> works = access::needWork(context.principal()); !works)
        return tl::unexpected(works.error());
    return keepMaterial(context, posted, {{}, context.principal().user});
}

Route uploadRoute(ServiceCore &core, QLatin1String pattern, const Authenticator &caller, qint64 materialBytes)
{
    Route upload;
    upload.method = "PUT";
    upload.pattern = QByteArray(pattern.data(), pattern.size());
    upload.limits.bodyBytes = materialBytes;
    upload.limits.bodyTo = BodyTo::File;
    upload.limits.bodyTime = std::chrono::minutes(5);
    upload.admission = [&core, caller](const HttpRequest &request) -> std::optional<HttpResponse> {
        Answer<Caller> admitted = caller(core, request);
        if (!admitted)
            return errorResponse(std::move(admitted.error()), request.requestId);
        return std::nullopt;
    };
    return upload;
}

PostedMaterial postedMaterial(const HttpRequest &request)
{
    return {Digest256(request.param(u"digest"_s)), request.file ? request.file->path() : QString()};
}

void addMaterialRoutes(Binding &binding, const Authenticator &session, qint64 materialBytes)
{
    ServiceCore &core = binding.core();
    Route upload = uploadRoute(core, protocol::paths::material, session, materialBytes);
    upload.handler = PlainHandler([&core, session](const HttpRequest &request) {
        // Asked again: the session may have ended while a slow body came.
        Answer<Caller> caller = session(core, request);
        if (!caller)
            return errorResponse(std::move(caller.error()), request.requestId);
        Context context{core, std::move(*caller), request.requestId, request.peer};
        Answer<Done> kept = keepOwnMaterial(context, postedMaterial(request));
        if (!kept) {
            noteRefusal(context, request, kept.error());
            return errorResponse(std::move(kept.error()), request.requestId);
        }
        return responseFor(request, *kept);
    });
    binding.router().add(std::move(upload));
}

} // namespace yunchuang::service
