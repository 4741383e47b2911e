// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/companyoffice.h"
#include "tests/support/windowrig.h"

#include "service/handlers/supervisionhandler.h"
#include "service/http/router.h"
#include "service/jobs/jobs.h"
#include "service/store/cardstore.h"
#include "sync/servicedesk.h"
#include "ui/supervisor/cardspage.h"
#include "ui/supervisor/overviewpage.h"

#include <QUrlQuery>

namespace yunchuang::samples {

/// The supervisors' pages with the real service behind them, in this process: what they ask goes through the routes to
/// the handlers.
class SupervisionDesk
{
public:
    SupervisionDesk()
        : people(service)
        , supervisor(service.clerk(QStringLiteral("chenjing"), QStringLiteral("SCJGJ"), Post::SupervisionOfficer))
        , centre(service.clerk(QStringLiteral("jiangtao"), QStringLiteral("GZ"), Post::SupervisionOfficer))
        , m_asker(supervisor.principal())
        , overview(desk, window.connection, window.scheduler)
        , cards(desk, window.connection, service.clock, m_random, window.scheduler)
    {
        service::Binding binding(service.core(), m_router);
        addSupervisionRoutes(
            binding, [this](service::ServiceCore &, const service::HttpRequest &) -> service::Answer<service::Caller> {
                return service::Caller(m_asker);
            });
        desk.setLine([this](const ServiceRequest &request, const ServiceDesk::DoneBytes &done) { ask(request, done); });
        sitDown(supervisor);
    }

    /// The pages are at the desk of that person from now on.
    void sitDown(const RigClerk &clerk)
    {
        m_asker = clerk.principal();
        const protocol::UnitGrant grant = clerk.principal().grants.value(0);
        SessionView session;
        session.user = clerk.principal().user;
        session.name = clerk.principal().name;
        session.desks = {{grant.unit, QString(), QString(), grant.posts}};
        overview.setSession(session);
        cards.setSession(session);
    }

    /// A case whose promised day has passed, with its cards.
    Case overdue()
    {
        const Case subject = acceptedCompany(service, people);
        service.clock.set(toUtc(subject.deadlines.promisedDue.addDays(1), QTime(9, 0)));
        static_cast<void>(service::jobs::supervise(service.core()));
        return service.stored(subject.id);
    }
    [[nodiscard]] SupervisionCard card(const CaseId &id, const QString &rule)
    {
        const auto fallen = service::cardstore::ofCase(**service.core().reader(), id);
        for (const SupervisionCard &card : *fallen) {
            if (card.rule == rule)
                return card;
        }
        return {};
    }
    [[nodiscard]] QVector<CardRow> rows(const CardId &id)
    {
        return *service::cardstore::rows(**service.core().reader(), id);
    }

    bool online = true;
    bool answersAreLost = false; ///< the service does what it is asked, and nobody hears of it
    QVector<ServiceRequest> requests;

    ServiceRig service;
    CompanyOffice people;
    RigClerk supervisor;
    RigClerk centre;

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
        const auto match = m_router.match(request.method, parsed->segments);
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

    service::Principal m_asker;
    service::Router m_router;
    SeededRandom m_random{29};

public:
    ServiceDesk desk;
    WindowRig window;
    OverviewPage overview; ///< after what they use
    CardsPage cards;
};

} // namespace yunchuang::samples
