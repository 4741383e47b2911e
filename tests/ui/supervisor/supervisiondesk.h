// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/companyoffice.h"
#include "tests/support/routeddesk.h"
#include "tests/support/windowrig.h"

#include "service/handlers/supervisionhandler.h"
#include "service/jobs/jobs.h"
#include "service/store/cardstore.h"
#include "ui/supervisor/cardspage.h"
#include "ui/supervisor/overviewpage.h"

namespace yunchuang::samples {

/// The supervisors' pages with the real service behind them, in this process: what they ask goes through the routes to
/// the handlers.
class SupervisionDesk : public RoutedDesk
{
public:
    SupervisionDesk()
        : people(service)
        , supervisor(service.clerk(QStringLiteral("chenjing"), QStringLiteral("SCJGJ"), Post::SupervisionOfficer))
        , centre(service.clerk(QStringLiteral("jiangtao"), QStringLiteral("GZ"), Post::SupervisionOfficer))
        , overview(desk, window.connection, window.scheduler)
        , cards(desk, window.connection, service.clock, m_random, window.scheduler)
    {
        service::Binding binding(service.core(), router);
        addSupervisionRoutes(
            binding, [this](service::ServiceCore &, const service::HttpRequest &) -> service::Answer<service::Caller> {
                return service::Caller(asker);
            });
        sitDown(supervisor);
    }

    /// The pages are at the desk of that person from now on.
    void sitDown(const RigClerk &clerk)
    {
        const SessionView session = seat(clerk);
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

    ServiceRig service;
    CompanyOffice people;
    RigClerk supervisor;
    RigClerk centre;

private:
    SeededRandom m_random{29};

public:
    WindowRig window;
    OverviewPage overview; ///< after what they use
    CardsPage cards;
};

} // namespace yunchuang::samples
