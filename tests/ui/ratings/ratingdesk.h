// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/companyoffice.h"
#include "tests/support/routeddesk.h"
#include "tests/support/windowrig.h"

#include "protocol/paths.h"
#include "service/handlers/ratingacts.h"
#include "service/handlers/ratinghandler.h"
#include "service/jobs/jobs.h"
#include "service/store/casestore.h"
#include "service/store/ratingstore.h"
#include "ui/ratings/ratingspage.h"

namespace yunchuang::samples {

/// The page with the real service behind it, in this process: what it asks goes through the routes to the handlers.
class RatingDesk : public RoutedDesk
{
public:
    RatingDesk()
        : people(service)
        , colleague(service.clerk(QStringLiteral("wangqiang"), QStringLiteral("SCJGJ-QYZC"), Post::CaseOfficer))
        , supervisor(service.clerk(QStringLiteral("xiemei"), QStringLiteral("ZWZX-PJ"), Post::RatingSupervisor))
        , page(desk, window.commands, service.clock, window.scheduler, m_random)
    {
        people.officer.principal().name = QStringLiteral("周敏");
        colleague.principal().name = QStringLiteral("王强");
        supervisor.principal().name = QStringLiteral("谢梅");
        asker = supervisor.principal();
        service::Binding binding(service.core(), router);
        addRatingRoutes(
            binding,
            [this](service::ServiceCore &, const service::HttpRequest &) -> service::Answer<service::Caller> {
                return service::Caller(asker);
            },
            service::anybody);
    }

    /// The page is at the desk of that person from now on.
    void sitDown(const RigClerk &clerk)
    {
        const SessionView session = seat(clerk);
        page.setSession(session);
    }

    /// A case of the office that was refused acceptance, and what its applicant said of it.
    RatingId rated(RatingLevel level, const QString &text = QStringLiteral("等了很久，没有人说明原因。"),
                   RatingTag tag = RatingTag::RudeOrSlow)
    {
        Case subject = service.openCompanyCase();
        subject = service.mustPost(people.officer,
                                   service.command(people.officer, subject, Action::Claim, Post::AcceptanceOfficer));
        Command refuse = service.command(people.officer, subject, Action::RefuseAcceptance, Post::AcceptanceOfficer);
        refuse.args.reason = QStringLiteral("该事项由住所地的市场监管部门办理。");
        refuse.args.basis = QStringLiteral("《行政许可法》第三十二条");
        refuse.args.competentOrgan = QStringLiteral("贵阳市市场监督管理局");
        refuse.args.remedies = QStringLiteral("六十日内可以申请行政复议。");
        subject = service.mustPost(people.officer, refuse);
        service.clock.set(service.clock.now().addSecs(60));
        const auto given = service.core().writer().run([&](service::WriteContext &write) -> service::Answer<RatingId> {
            protocol::RatingGiven said;
            said.channel = RatingChannel::Mobile;
            said.level = level;
            if (isNegative(level))
                said.tags = {tag};
            said.text = text;
            auto accepted = service::ratingacts::accepted(said);
            accepted->rater = {QStringLiteral("陈一鸣"), QStringLiteral("13800008000"), {}};
            const auto rating = service::ratingacts::give(write, *service.core().reference(), subject, *accepted);
            if (!rating)
                return tl::unexpected(rating.error());
            return rating->id;
        });
        return given.value();
    }

    /// An act of somebody else meanwhile.
    bool act(const RigClerk &clerk, const RatingId &id, RatingAct act, Post post, const RatingArguments &args = {})
    {
        RatingCommand command;
        command.id = CommandId(makeUuid7(service.clock, m_random));
        command.rating = id;
        command.act = act;
        command.version = work(id).version;
        command.actingUnit = clerk.principal().grants.value(0).unit;
        command.post = post;
        command.args = args;
        service::Context context = service.contextFor(clerk);
        return service::postRatingAct(context, {id, command, protocol::encode(command)}).has_value();
    }
    RatingWork work(const RatingId &id) { return **service::ratingstore::work(**service.core().reader(), id); }
    QVector<RatingRow> rows(const RatingId &id) { return *service::ratingstore::rows(**service.core().reader(), id); }

    ServiceRig service;
    CompanyOffice people;
    RigClerk colleague;
    RigClerk supervisor;

private:
    SeededRandom m_random{23};

public:
    WindowRig window;
    RatingsPage page; ///< after what it uses
};

} // namespace yunchuang::samples
