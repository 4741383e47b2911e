// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/wireformat.h"

#include <algorithm>
#include <array>

namespace yunchuang::service {

namespace {

bool isTokenChar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isSafeValueChar(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return c == '\t' || (code >= 0x20 && code != 0x7f);
}

bool isEngineHeader(const QByteArray &name)
{
    static constexpr std::array names = {"Connection", "Content-Length", "Date", "Transfer-Encoding", "X-Request-Id"};
    return std::any_of(names.begin(), names.end(),
                       [&](const char *own) { return name.compare(own, Qt::CaseInsensitive) == 0; });
}

void writeLine(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

bool hasSafeHeaders(const HttpResponse &response)
{
    return response.status >= 200 && response.status <= 599 &&
           std::all_of(response.headers.begin(), response.headers.end(), [](const HttpResponse::Header &header) {
               return !header.first.isEmpty() && std::all_of(header.first.begin(), header.first.end(), isTokenChar) &&
                      std::all_of(header.second.begin(), header.second.end(), isSafeValueChar);
           });
}

bool isBodyless(int status)
{
    return status == 204 || status == 304;
}

QByteArray writeHead(const HttpResponse &response, const AnswerFacts &facts)
{
    QByteArray out;
    out.reserve(768);
    out.append("HTTP/1.1 ").append(QByteArray::number(response.status));
    out.append(' ').append(reasonPhrase(response.status)).append("\r\n");
    writeLine(out, "Date", facts.date);
    writeLine(out, "X-Request-Id", facts.requestId.toLatin1());
    for (const auto &[name, value] : response.headers) {
        if (!isEngineHeader(name))
            writeLine(out, name, value);
    }
    if (response.header("Cache-Control").isEmpty())
        writeLine(out, "Cache-Control", "no-store");
    writeLine(out, "X-Content-Type-Options", "nosniff");
    writeLine(out, "X-Frame-Options", "DENY");
    writeLine(out, "Referrer-Policy", "no-referrer");
    if (response.header("Content-Security-Policy").isEmpty())
        writeLine(out, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    writeLine(out, "Strict-Transport-Security", "max-age=31536000");
    if (!isBodyless(response.status))
        writeLine(out, "Content-Length", QByteArray::number(facts.contentLength));
    if (facts.close)
        writeLine(out, "Connection", "close");
    out.append("\r\n");
    return out;
}

} // namespace yunchuang::service
