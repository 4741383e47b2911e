// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "service/handlers/context.h"
#include "service/http/router.h"

namespace yunchuang::service {

/// Says who a request comes from, or why it may not pass. Runs on a worker; the body may not have been read yet.
using Authenticator = std::function<Answer<Caller>(ServiceCore &, const HttpRequest &)>;

/// Everybody may ask: public endpoints.
[[nodiscard]] Answer<Caller> anybody(ServiceCore &core, const HttpRequest &request);

/// An answer that says why not, as the wire has it.
[[nodiscard]] HttpResponse errorResponse(protocol::ApiError error, const QString &requestId);

/// MALFORMED, with the member that is wrong.
[[nodiscard]] tl::unexpected<protocol::ApiError> malformed(const QString &where);

/// Counts what was asked for in vain, and enters it in the audit log when it was refused to a post or guessed at.
void noteRefusal(const Context &context, const HttpRequest &request, const protocol::ApiError &error);

/// Takes the input from a JSON body.
template<class Input>
[[nodiscard]] Answer<Input> jsonBody(const HttpRequest &request)
{
    Expected<Input, protocol::DecodeError> input = protocol::decode<Input>(request.body);
    if (!input)
        return malformed(input.error().where);
    return std::move(*input);
}

/// A query item or an empty text.
[[nodiscard]] QString queryText(const HttpRequest &request, QStringView name);

/// Nothing to say besides that it was done: 204.
struct Done
{
};

/// A file to be streamed.
struct FileAnswer
{
    QString path;
    QString mediaType;
    QString fileName;
};

/// An answer that is already encoded, with a tag for If-None-Match (empty: none).
struct EncodedAnswer
{
    QByteArray json;
    QByteArray etag;
};

[[nodiscard]] HttpResponse responseFor(const HttpRequest &request, const Done &done);
[[nodiscard]] HttpResponse responseFor(const HttpRequest &request, const FileAnswer &file);
[[nodiscard]] HttpResponse responseFor(const HttpRequest &request, const EncodedAnswer &answer);
template<class Output>
[[nodiscard]] HttpResponse responseFor(const HttpRequest &, const Output &output)
{
    return HttpResponse::json(200, protocol::encode(output));
}

/// Turns typed handlers into routes: says who asks, reads the input, runs the handler, writes the answer or the error.
class Binding
{
public:
    /// `limits`: of routes that say nothing else.
    Binding(ServiceCore &core, Router &router, const RouteLimits &limits = {})
        : m_core(core)
        , m_router(router)
        , m_limits(limits)
    {
    }

    template<class Input>
    using Reader = std::function<Answer<Input>(const HttpRequest &)>;

    template<class Input, class Output>
    void add(const char *method, QLatin1String pattern, const Authenticator &authenticator, Reader<Input> read,
             Handler<Input, Output> handler, const std::optional<RouteLimits> &limits = {})
    {
        m_router.add(Route{QByteArray(method), QByteArray(pattern.data(), pattern.size()),
                           PlainHandler([&core = m_core, authenticator, read = std::move(read),
                                         handler = std::move(handler)](const HttpRequest &request) {
                               Answer<Caller> caller = authenticator(core, request);
                               if (!caller)
                                   return errorResponse(std::move(caller.error()), request.requestId);
                               Answer<Input> input = read(request);
                               if (!input)
                                   return errorResponse(std::move(input.error()), request.requestId);
                               Context context{core, std::move(*caller), request.requestId, request.peer};
                               Answer<Output> output = handler(context, *input);
                               if (!output) {
                                   noteRefusal(context, request, output.error());
                                   return errorResponse(std::move(output.error()), request.requestId);
                               }
                               return responseFor(request, *output);
                           }),
                           limits.value_or(m_limits)});
    }

    /// The same for handlers whose answer comes later: no worker is held meanwhile. The one that lets go of its
    /// `AnswerLater` without calling it answers 500.
    template<class Input, class Output>
    void addLater(const char *method, QLatin1String pattern, const Authenticator &authenticator, Reader<Input> read,
                  LaterHandler<Input, Output> handler, const std::optional<RouteLimits> &limits = {})
    {
        m_router.add(Route{
            QByteArray(method), QByteArray(pattern.data(), pattern.size()),
            DeferredHandler([&core = m_core, authenticator, read = std::move(read), handler = std::move(handler)](
                                const HttpRequest &request, std::shared_ptr<Responder> responder) {
                Answer<Caller> caller = authenticator(core, request);
                if (!caller) {
                    responder->send(errorResponse(std::move(caller.error()), request.requestId));
                    return;
                }
                Answer<Input> input = read(request);
                if (!input) {
                    responder->send(errorResponse(std::move(input.error()), request.requestId));
                    return;
                }
                Context context{core, std::move(*caller), request.requestId, request.peer};
                handler(context, *input, [responder = std::move(responder), request, context](Answer<Output> output) {
                    if (!output)
                        noteRefusal(context, request, output.error());
                    responder->send(output ? responseFor(request, *output)
                                           : errorResponse(std::move(output.error()), request.requestId));
                });
            }),
            limits.value_or(m_limits)});
    }

    [[nodiscard]] ServiceCore &core() { return m_core; }
    [[nodiscard]] Router &router() { return m_router; }

private:
    ServiceCore &m_core;
    Router &m_router;
    RouteLimits m_limits;
};

} // namespace yunchuang::service
