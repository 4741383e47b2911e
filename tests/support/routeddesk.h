// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "service/handlers/servicecore.h"
#include "service/http/router.h"
#include "sync/servicedesk.h"
#include "tests/support/servicerig.h"
#include "ui/shell/page.h"

#include <QUrlQuery>

namespace yunchuang::samples {

/// The desk of a page that has the real service behind it, in this process: what is asked goes through the routes to
/// the handlers, in the name of whoever sits at the desk.
class RoutedDesk
{
public:
    RoutedDesk()
    {
        desk.setLine([this](const ServiceRequest &request, const ServiceDesk::DoneBytes &done) { ask(request, done); });
    }

    /// What a page at the desk of that person knows of him; the service takes the questions for his from now on.
    [[nodiscard]] SessionView seat(const RigClerk &clerk)
    {
        asker = clerk.principal();
        const protocol::UnitGrant grant = clerk.principal().grants.value(0);
        SessionView session;
        session.user = clerk.principal().user;
        session.name = clerk.principal().name;
        session.desks = {{grant.unit, QString(), QString(), grant.posts}};
        return session;
    }

    bool online = true;
    bool answersAreLost = false; ///< the service does what it is asked, and nobody hears of it
    QVector<ServiceRequest> requests;
    service::Principal asker;
    service::Router router; ///< the routes that the page needs are added by who uses it
    ServiceDesk desk;

private:
    void ask(const ServiceRequest &request, const ServiceDesk::DoneBytes &done)
    {
        requests.append(request);
        ServiceFailure silence;
        silence.transport.code = TransportErrorCode::Unreachable;
        if (!online)
            return done(unexpected(silence));
        QUrlQuery query;
        for (const auto &[name, value] : request.query)
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        QByteArray target = request.path.toUtf8();
        if (!query.isEmpty())
            target += '?' + query.toString(QUrl::FullyEncoded).toUtf8();
        const auto parsed = service::parseTarget(target);
        const auto match = router.match(request.method, parsed->segments);
        if (!match.route)
            qFatal("no route for %s", target.constData());
        service::HttpRequest made;
        made.method = request.method;
        made.target = target;
        made.path = parsed->path;
        made.params = match.params;
        made.query = parsed->query;
        made.body = request.body;
        made.requestId = QStringLiteral("7f3a");
        const service::HttpResponse response = std::get<service::PlainHandler>(match.route->handler)(made);
        if (answersAreLost)
            return done(unexpected(silence));
        if (response.status / 100 == 2)
            return done(response.body);
        ServiceFailure failure;
        failure.kind = ServiceFailure::Kind::Api;
        failure.status = response.status;
        failure.api = *protocol::decode<protocol::ApiError>(response.body);
        done(unexpected(failure));
    }
};

} // namespace yunchuang::samples
