// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendarfiles.h"

#include "domain/deadlineengine.h"
#include "domain/decide.h"

#include <QJsonArray>

/// A small office with one item, some people and cases in every state, for the tests of the rules.
namespace yunchuang::sample {

using namespace Qt::StringLiterals;

/// A moment of Guizhou's day, such as moment(3, 2, 10) for 10:00 on 2 March 2026.
inline QDateTime moment(int month, int day, int hour, int minute = 0)
{
    return toUtc(QDate(2026, month, day), QTime(hour, minute));
}

struct Desk
{
    UserId user;
    QString name;
    UnitId unit;
    Posts posts;
};

inline const UnitId registration(u"SCJGJ-QYZC"_s);
inline const UnitId secondSection(u"SCJGJ-GSC"_s);
inline const UnitId inspection(u"SCJGJ-JC"_s);
inline const UnitId authority(u"SCJGJ"_s);
inline const UnitId tax(u"SWJ-ZS"_s);
inline const UnitId insurance(u"RST-SB"_s);
inline const UnitId platform(u"ZY"_s);
inline const UnitId window(u"WIN-1"_s);

inline const Desk clerk{UserId(u"zhoumin"_s), u"周敏"_s, registration,
                        Posts(Post::AcceptanceOfficer) | Post::CaseOfficer};
inline const Desk secondClerk{UserId(u"wufang"_s), u"吴芳"_s, registration,
                              Posts(Post::AcceptanceOfficer) | Post::CaseOfficer};
inline const Desk reviewer{UserId(u"lina"_s), u"李娜"_s, registration, Post::Reviewer};
inline const Desk decider{UserId(u"wangqiang"_s), u"王强"_s, registration, Post::Decider};
inline const Desk allRounder{UserId(u"zhoumin"_s), u"周敏"_s, registration,
                             Posts(Post::AcceptanceOfficer) | Post::CaseOfficer | Post::Decider};
inline const Desk head{UserId(u"chenhua"_s), u"陈华"_s, registration, Post::Dispatcher};
inline const Desk inspector{UserId(u"hewei"_s), u"何伟"_s, inspection, Post::SupervisionOfficer};
inline const Desk counter{UserId(u"luxin"_s), u"卢欣"_s, registration, Posts(Post::Delivery) | Post::Reception};
inline const Desk otherSection{UserId(u"zhaolei"_s), u"赵磊"_s, secondSection,
                               Posts(Post::AcceptanceOfficer) | Post::CaseOfficer};
inline const Desk taxClerk{UserId(u"sunli"_s), u"孙丽"_s, tax, Posts(Post::ConsultedOfficer) | Post::CaseOfficer};
inline const Desk insuranceClerk{UserId(u"qianjun"_s), u"钱军"_s, insurance, Post::ConsultedOfficer};
inline const Desk applicant{UserId(), u"申请人"_s, platform, Post::Applicant};
inline const Desk service{UserId(), QString(), UnitId(), Post::System};

inline OrgDirectory directory()
{
    const auto unit = [](const UnitId &id, UnitKind kind, const QString &parent) {
        OrgUnit made;
        made.id = id;
        made.kind = kind;
        made.parent = UnitId(parent);
        made.name = id.text();
        return made;
    };
    OrgUnit closed = unit(UnitId(u"SCJGJ-OLD"_s), UnitKind::Section, u"SCJGJ"_s);
    closed.validTo = QDate(2018, 11, 1);
    closed.successor = registration;
    return OrgDirectory({
        unit(UnitId(u"GZ"_s), UnitKind::Province, {}),
        unit(authority, UnitKind::Department, u"GZ"_s),
        unit(registration, UnitKind::Section, u"SCJGJ"_s),
        unit(secondSection, UnitKind::Section, u"SCJGJ"_s),
        unit(inspection, UnitKind::Section, u"SCJGJ"_s),
        unit(UnitId(u"SWJ"_s), UnitKind::Department, u"GZ"_s),
        unit(tax, UnitKind::Section, u"SWJ"_s),
        unit(UnitId(u"RST"_s), UnitKind::Department, u"GZ"_s),
        unit(insurance, UnitKind::Section, u"RST"_s),
        unit(platform, UnitKind::CityPlatform, {}),
        unit(window, UnitKind::Window, {}),
        closed,
    });
}

inline ServiceItem establishment()
{
    ServiceItem item;
    item.key = {ItemCode(u"000125001001"_s), 1};
    item.name = u"企业设立登记"_s;
    item.department = authority;
    item.acceptingUnit = registration;
    item.competentUnits = {registration, secondSection};
    item.legalLimit = {15, LimitUnit::CalendarDays};
    item.promisedLimit = {5, LimitUnit::WorkingDays};
    item.validFrom = QDate(2026, 1, 1);
    item.flow = {{StepId(u"examine"_s), u"审查"_s, Post::CaseOfficer, 2},
                 {StepId(u"review"_s), u"审核"_s, Post::Reviewer, 1},
                 {StepId(u"decide"_s), u"决定"_s, Post::Decider, 2}};
    item.formId = u"establishment"_s;
    item.formVersion = 1;
    item.shareableFields = {u"/name"_s, u"/addr"_s, u"/addr/area"_s, u"/addr/street"_s, u"/holders/*/name"_s};
    item.materials = {{MaterialId(u"articles"_s), u"章程"_s, true, false, true, {}},
                      {MaterialId(u"lease"_s), u"租赁合同"_s, true, true, true, {}},
                      {MaterialId(u"identity"_s), u"身份证"_s, true, false, false, {}},
                      {MaterialId(u"name"_s), u"名称通知书"_s, true, false, true, u"legal-persons"_s}};
    item.reviewPoints = {{u"address"_s, u"住所一致"_s, u"address.standard"_s, {}, {}, {u"/addr"_s}},
                         {u"scope"_s, u"范围规范"_s, {}, {}, {}, {u"/scope"_s}}};
    item.receivers = {
        {PartId(u"tax-data"_s), tax, u"税务"_s, {}, {u"/name"_s}, PartStart::OnClosing, {}, {}, {}},
        {PartId(u"tax-kinds"_s), tax, u"税种核定"_s, ItemCode(u"522026009000"_s), {u"/name"_s, u"/holders/*/name"_s},
         PartStart::OnClosing, {}, {}, {}}};
    item.legalBases = {u"《公司法》第六条"_s, u"《公司登记管理条例》第二十条"_s};
    item.resultName = u"营业执照"_s;
    item.resultNumber = ResultNumberKind::CreditCode;
    return item;
}

/// The real work that the closing starts at the tax office.
inline ServiceItem taxKinds()
{
    ServiceItem item;
    item.key = {ItemCode(u"522026009000"_s), 1};
    item.name = u"税种核定"_s;
    item.kind = ItemKind::PartWork;
    item.acceptingUnit = tax;
    item.competentUnits = {tax};
    item.promisedLimit = {3, LimitUnit::WorkingDays};
    item.flow = {{StepId(u"settle"_s), u"核定"_s, Post::CaseOfficer, 3}};
    return item;
}

inline Material paper(const QString &id, int version = 1)
{
    Material material;
    material.id = MaterialId(id);
    material.version = version;
    material.fileName = id + u".pdf"_s;
    material.digest = Digest256(QString(64, u'a'));
    return material;
}

inline QJsonObject form()
{
    return {{u"name"_s, u"贵州示例茶业有限公司"_s},
            {u"addr"_s, QJsonObject{{u"area"_s, u"520115"_s}, {u"street"_s, u"示例路108号"_s}}},
            {u"scope"_s, QJsonArray{u"茶叶种植"_s}},
            {u"holders"_s, QJsonArray{QJsonObject{{u"name"_s, u"张示例"_s}, {u"idNo"_s, u"52010219900101001X"_s}}}}};
}

inline const QString ownReason = u"与申请材料所载内容不一致，请核对"_s;

inline const CalendarSet &calendar2026()
{
    static const CalendarSet read = shippedCalendars({2026});
    return read;
}

class World
{
public:
    ServiceItem item = establishment();
    OrgDirectory units = directory();
    CalendarSet calendars = calendar2026();
    QDateTime now = moment(3, 3, 10);
    QSet<UserId> members;
    QSet<UserId> related;
    bool anchorsBase = true;
    int commands = 0;

    [[nodiscard]] DecisionContext as(const Desk &desk) const
    {
        return {{desk.user, desk.name, desk.unit, desk.posts, {}, DeviceId(u"device"_s)},
                item,
                units,
                calendars,
                now,
                members,
                related,
                anchorsBase};
    }

    [[nodiscard]] Command command(const Case &subject, Action action, const Desk &desk, Post post,
                                  CommandArguments args = {})
    {
        Command made;
        made.id = CommandId(u"command-%1"_s.arg(++commands));
        made.caseId = subject.id;
        made.action = action;
        made.base.revision = subject.revision;
        made.actingUnit = desk.unit;
        made.post = post;
        made.actedAt = now;
        made.args = std::move(args);
        return made;
    }

    /// Acts in that of the desk's posts that fits the act.
    Expected<CaseChange, Refusal> act(const Case &subject, Action action, const Desk &desk, CommandArguments args = {})
    {
        const DecisionContext context = as(desk);
        Post post = Post::System;
        for (const auto &[candidate, name] : enumNames<Post>) {
            if (desk.posts & candidate)
                post = candidate;
        }
        post = postFor(subject, action, context).value_or(post);
        return decide(subject, command(subject, action, desk, post, std::move(args)), context);
    }

    /// The case after an act that must succeed.
    Case after(const Case &subject, Action action, const Desk &desk, CommandArguments args = {})
    {
        const auto change = act(subject, action, desk, std::move(args));
        if (!change)
            qFatal("%s refused: %s", nameOf(action).data(), nameOf(change.error().code).data());
        return change->next;
    }

    [[nodiscard]] Case received() const
    {
        Intake intake;
        intake.id = CaseId(u"0193-case"_s);
        intake.number = u"11520000DEM000145H2000125001001202603020001"_s;
        intake.queryCode = u"52-260302-00001"_s;
        intake.source = platform;
        intake.applicant.name = u"贵州示例茶业有限公司"_s;
        intake.applicant.idNumber = u"91520100MA6DEM0063"_s;
        intake.form = form();
        intake.materials = {paper(u"articles"_s), paper(u"lease"_s), paper(u"identity"_s)};
        intake.submittedAt = moment(3, 2, 9);
        return openCase(intake, item, *units.find(platform), units, calendars, moment(3, 2, 10)).next;
    }

    Case accepted() { return after(received(), Action::Accept, clerk); }
    Case inReview() { return after(accepted(), Action::Claim, clerk); }

    Case pointsAnswered(Case subject, const Desk &desk = clerk)
    {
        for (const ReviewPoint &point : item.reviewPoints) {
            CommandArguments args;
            args.pointId = point.id;
            args.pointVerdict = PointVerdict::Yes;
            subject = after(subject, Action::RecordCheck, desk, args);
        }
        return subject;
    }

    Case examined(const Desk &desk = clerk)
    {
        return after(pointsAnswered(after(accepted(), Action::Claim, desk), desk), Action::Examine, desk,
                     opinion(u"符合规定"_s));
    }

    /// At the last step, with the decider.
    Case toDecide()
    {
        const Case reviewed =
            after(after(examined(), Action::Claim, reviewer), Action::Examine, reviewer, opinion(u"同意"_s));
        return after(reviewed, Action::Claim, decider);
    }

    Case granted() { return after(toDecide(), Action::Grant, decider, opinion(u"准予登记"_s)); }

    Case closed()
    {
        CommandArguments args;
        args.result.number = u"91520100MA6DEM0063"_s;
        return after(granted(), Action::Close, decider, args);
    }

    /// A case whose lease is promised for that day, accepted.
    Case tolerant(QDate by)
    {
        Case subject = received();
        subject.materials.removeIf([](const Material &material) { return material.id == MaterialId(u"lease"_s); });
        CommandArguments args;
        args.promises = {{MaterialId(u"lease"_s), by}};
        return after(subject, Action::Accept, clerk, args);
    }

    Case consulting(const UnitId &to = tax) { return after(inReview(), Action::Consult, clerk, question({to})); }

    [[nodiscard]] CommandArguments question(const QVector<UnitId> &to) const
    {
        CommandArguments args;
        args.handoff.to = to;
        args.handoff.dueAt = now.addDays(2);
        args.handoff.question = u"该住所是否可以登记？"_s;
        args.handoff.sharedFields = {u"/addr/street"_s};
        args.handoff.sharedMaterials = {MaterialId(u"lease"_s)};
        return args;
    }

    [[nodiscard]] static CommandArguments opinion(const QString &text)
    {
        CommandArguments args;
        args.opinion = text;
        return args;
    }

    [[nodiscard]] static CommandArguments reason(const QString &text = ownReason)
    {
        CommandArguments args;
        args.reason = text;
        return args;
    }

    [[nodiscard]] static CommandArguments handoff(const HandoffId &id)
    {
        CommandArguments args;
        args.handoffId = id;
        args.opinion = u"可以登记"_s;
        args.reason = ownReason;
        args.agreed = true;
        return args;
    }

    [[nodiscard]] static CommandArguments corrections(const QStringList &subjects)
    {
        CommandArguments args;
        for (const QString &subject : subjects)
            args.corrections.append({subject, u"请补正"_s, true});
        return args;
    }

    /// Everything any act asks for, so that only the state, the post and the holder can be the reason of a refusal.
    [[nodiscard]] CommandArguments everything(const Case &subject) const
    {
        CommandArguments args = question({insurance});
        args.opinion = u"符合规定条件，予以同意"_s;
        args.reason = ownReason;
        args.basis = u"《行政许可法》第三十二条"_s;
        args.competentOrgan = u"其他机关"_s;
        args.remedies = u"六十日内可以申请复议"_s;
        args.corrections = corrections({u"/addr"_s}).corrections;
        args.assignee = secondClerk.user;
        args.assigneeName = secondClerk.name;
        args.handoffId = subject.handoffs.isEmpty() ? HandoffId() : subject.handoffs.constFirst().id;
        args.agreed = true;
        args.pointId = u"scope"_s;
        args.pointVerdict = PointVerdict::Yes;
        args.result.number = u"91520100MA6DEM0063"_s;
        args.result.deliveryWay = u"ON_SITE"_s;
        args.replyDue = QDate(2026, 12, 31);
        args.urgingId = subject.urgings.isEmpty() ? QString() : subject.urgings.constFirst().id;
        args.form = {{u"addr"_s, u"示例路110号"_s}};
        args.procedure = SuspensionKind::ExpertReview;
        args.days = 5;
        args.forWhom = u"贵州示例茶业有限公司"_s;
        args.outcome = u"专家评审通过"_s;
        args.ground = TerminationGround::LawChanged;
        args.parties = u"相邻住户"_s;
        args.partyAnswer = PartyAnswer::Waived;
        args.result.feeCharged = true;
        for (const CaseDocument &document : subject.documents) {
            CaseDocument made = document;
            made.digest = Digest256(QString(64, u'b'));
            args.documents.append(made);
        }
        return args;
    }
};

/// The refusal of an act that must not succeed.
inline Refusal refusalOf(const Expected<CaseChange, Refusal> &outcome)
{
    return outcome ? Refusal{RefusalCode::UnknownAction, {{u"unexpected"_s, u"the act succeeded"_s}}, {}}
                   : outcome.error();
}

} // namespace yunchuang::sample

/// Compares codes by their names, so that a failure can be read.
#define YC_REFUSED(outcome, expectedCode)                                                                              \
    do {                                                                                                               \
        const auto ycOutcome = (outcome);                                                                              \
        QVERIFY2(!ycOutcome, "the act succeeded");                                                                     \
        QCOMPARE(QString(nameOf(ycOutcome.error().code)), QString(nameOf(expectedCode)));                              \
    } while (false)

#define YC_DONE(change, outcome)                                                                                       \
    const auto change##Outcome = (outcome);                                                                            \
    QVERIFY2(change##Outcome, change##Outcome ? "" : nameOf(change##Outcome.error().code).data());                     \
    const CaseChange change = *change##Outcome
