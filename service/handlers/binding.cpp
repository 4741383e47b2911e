// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/handlers/binding.h"

#include "protocol/paths.h"

#include <QUrl>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

QByteArray headerName(QLatin1String name)
{
    return QByteArray(name.data(), name.size());
}

} // namespace

Answer<Caller> anybody(ServiceCore &, const HttpRequest &)
{
    return Caller(Anybody());
}

HttpResponse errorResponse(protocol::ApiError error, const QString &requestId)
{
    error.requestId = requestId;
    HttpResponse response = HttpResponse::json(protocol::httpStatus(error.code), protocol::encode(error));
    if (error.code == protocol::ApiErrorCode::Unavailable)
        response.setHeader("Retry-After", "1");
    return response;
}

tl::unexpected<protocol::ApiError> malformed(const QString &where)
{
    return refuse(protocol::ApiErrorCode::Malformed, {{u"where"_s, where}});
}

QString queryText(const HttpRequest &request, QStringView name)
{
    return request.queryValue(name).value_or(QString());
}

HttpResponse responseFor(const HttpRequest &, const Done &)
{
    return HttpResponse::empty(204);
}

HttpResponse responseFor(const HttpRequest &, const FileAnswer &file)
{
    HttpResponse response;
    response.file = file.path;
    response.setHeader("Content-Type", file.mediaType.toLatin1());
    // RFC 6266: the name in UTF-8, percent-encoded; never shown inside the page by a browser.
    response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + QUrl::toPercentEncoding(file.fileName));
    return response;
}

HttpResponse responseFor(const HttpRequest &request, const EncodedAnswer &answer)
{
    if (answer.etag.isEmpty())
        return HttpResponse::json(200, answer.json);
    const QByteArrayList known = request.header(headerName(protocol::headers::ifNoneMatch)).split(',');
    const bool same = std::any_of(known.cbegin(), known.cend(), [&](const QByteArray &tag) {
        const QByteArray bare = tag.trimmed();
        return bare == "*" || bare == answer.etag || bare == "W/" + answer.etag;
    });
    HttpResponse response = same ? HttpResponse::empty(304) : HttpResponse::json(200, answer.json);
    response.setHeader(headerName(protocol::headers::etag), answer.etag);
    response.setHeader("Cache-Control", "private, no-cache");
    return response;
}

} // namespace yunchuang::service
