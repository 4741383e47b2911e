// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "servicerig.h"

namespace yunchuang {

/// The people of the registration section and of the units that work with it.
struct CompanyOffice
{
    explicit CompanyOffice(ServiceRig &rig)
        : officer(rig.clerk(QStringLiteral("zhoumin"), QStringLiteral("SCJGJ-QYZC"),
                            Posts(Post::AcceptanceOfficer) | Post::CaseOfficer))
        , decider(rig.clerk(QStringLiteral("luoqing"), QStringLiteral("SCJGJ-QYZC"),
                            Posts(Post::Decider) | Post::Dispatcher))
        , tax(rig.clerk(QStringLiteral("wuhao"), QStringLiteral("SWJ-SZHD"), Post::CaseOfficer))
        , land(rig.clerk(QStringLiteral("zhangwei"), QStringLiteral("ZRZYT-BDC"), Post::ConsultedOfficer))
    {
    }
    RigClerk officer;
    RigClerk decider;
    RigClerk tax;
    RigClerk land;
};

[[nodiscard]] inline QJsonObject companyExamination()
{
    return {{QStringLiteral("industryCode"), QStringLiteral("A0164")},
            {QStringLiteral("licenceCopies"), 1},
            {QStringLiteral("approvedScope"), QStringLiteral("茶叶种植；食用农产品初加工")}};
}

/// A company case that was accepted and claimed for examination.
[[nodiscard]] inline Case acceptedCompany(ServiceRig &rig, const CompanyOffice &office)
{
    Case subject = rig.openCompanyCase();
    subject =
        rig.mustPost(office.officer, rig.command(office.officer, subject, Action::Claim, Post::AcceptanceOfficer));
    subject =
        rig.mustPost(office.officer, rig.command(office.officer, subject, Action::Accept, Post::AcceptanceOfficer));
    return rig.mustPost(office.officer, rig.command(office.officer, subject, Action::Claim, Post::CaseOfficer));
}

/// The same up to the decision.
[[nodiscard]] inline Case grantedCompany(ServiceRig &rig, const CompanyOffice &office)
{
    Case subject = acceptedCompany(rig, office);
    const QVector<PointAnswer> points = subject.points;
    for (const PointAnswer &point : points) {
        Command answer = rig.command(office.officer, subject, Action::RecordCheck, Post::CaseOfficer);
        answer.args.pointId = point.point;
        answer.args.pointVerdict = PointVerdict::Yes;
        subject = rig.mustPost(office.officer, answer);
    }
    Command examine = rig.command(office.officer, subject, Action::Examine, Post::CaseOfficer);
    examine.args.opinion = QStringLiteral("材料齐全，符合法定形式，建议准予登记。");
    examine.args.approval = companyExamination();
    subject = rig.mustPost(office.officer, examine);
    subject = rig.mustPost(office.decider, rig.command(office.decider, subject, Action::Claim, Post::Decider));
    Command grant = rig.command(office.decider, subject, Action::Grant, Post::Decider);
    grant.args.opinion = QStringLiteral("准予登记。");
    return rig.mustPost(office.decider, grant);
}

/// The same up to the licence: pushes wait, and the tax department has its work.
[[nodiscard]] inline Case closedCompany(ServiceRig &rig, const CompanyOffice &office, const QString &licence)
{
    const Case subject = grantedCompany(rig, office);
    Command close = rig.command(office.decider, subject, Action::Close, Post::Decider);
    close.args.result.number = licence;
    return rig.mustPost(office.decider, close);
}

} // namespace yunchuang
