// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"
#include "protocol/bundles.h"
#include "resources/resources.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace yunchuang;

/// Every item of the catalogue leads from the application to the decision, through each of its steps, along its line of
/// reporting, with the people its steps name; and to a denial as well.
class ItemFlowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStepIsReached_data();
    void everyStepIsReached();
    void windowsDecideAtOnce_data();
    void windowsDecideAtOnce();

private:
    Catalogue m_catalogue;
    OrgDirectory m_units;
    CalendarSet m_calendars;
};

namespace {

constexpr int mostActs = 80;

/// A case and whoever is needed next.
class Office
{
public:
    Office(const ServiceItem &item, const OrgDirectory &units, const CalendarSet &calendars, const QDateTime &now)
        : m_item(item)
        , m_units(units)
        , m_calendars(calendars)
        , m_now(now)
    {
        Intake intake;
        intake.id = CaseId(u"case"_s);
        intake.number = u"number"_s;
        intake.queryCode = u"code"_s;
        intake.source = UnitId(u"PT-GY"_s);
        intake.applicant.name = u"贵州示例有限公司"_s;
        intake.submittedAt = now;
        for (const ItemMaterial &material : item.materials) {
            Material paper;
            paper.id = material.id;
            paper.fileName = material.id.text();
            paper.digest = Digest256(QString(64, u'a'));
            if (material.required)
                intake.materials.append(paper);
        }
        subject = openCase(intake, item, *units.find(intake.source), units, calendars, now).next;
    }

    /// Another person for every unit, step and post.
    Expected<void, Refusal> act(Action action, Post post, const CommandArguments &args = {})
    {
        m_now = m_now.addSecs(60);
        const StepId step = subject.step.isEmpty() ? m_item.flow.constFirst().id : subject.step;
        const UserId user(subject.unit.text() + u'/' + step.text() + u'/' + nameOf(post));
        Command command;
        command.id = CommandId(QString::number(++m_acts));
        command.caseId = subject.id;
        command.action = action;
        command.base.revision = subject.revision;
        command.actingUnit = subject.unit;
        command.post = post;
        command.actedAt = m_now;
        command.args = args;
        const DecisionContext context{{user, user.text(), subject.unit, post, {}, DeviceId(u"d"_s)},
                                      m_item,
                                      m_units,
                                      m_calendars,
                                      m_now,
                                      {},
                                      {},
                                      true};
        const auto change = decide(subject, command, context);
        if (!change)
            return tl::unexpected(change.error());
        subject = change->next;
        if (!subject.step.isEmpty())
            steps.insert(subject.step);
        return {};
    }

    /// What the officer does before he gives his opinion.
    Expected<void, Refusal> answerPoints(Post post)
    {
        for (const ReviewPoint &point : m_item.reviewPoints) {
            CommandArguments args;
            args.pointId = point.id;
            args.pointVerdict = PointVerdict::Yes;
            if (const auto done = act(Action::RecordCheck, post, args); !done)
                return done;
        }
        return {};
    }

    /// One act further; nothing to do once it is decided.
    Expected<void, Refusal> goOn(bool grants)
    {
        if (subject.state == CaseState::Received)
            return act(Action::Accept, Post::AcceptanceOfficer);
        const FlowStep *step = m_item.step(subject.step);
        const Post post = step ? step->post : m_item.flow.constFirst().post;
        if (subject.assignee.isEmpty())
            return act(Action::Claim, post);
        if (post == Post::CaseOfficer || post == Post::Decider) {
            const bool open =
                std::any_of(subject.points.cbegin(), subject.points.cend(),
                            [](const PointAnswer &answer) { return answer.verdict == PointVerdict::Open; });
            if (open)
                return answerPoints(post);
        }
        CommandArguments args;
        args.opinion = u"符合法定条件、标准，同意。"_s;
        if (step && m_item.isLastStep(step->id)) {
            if (m_item.legalReview && !subject.legalReview) {
                args.agreed = true;
                return act(Action::ReviewLegally, Post::Reviewer, args);
            }
            args.reason = u"不符合法定条件，具体理由见审查意见"_s;
            args.basis = m_item.legalBases.value(0);
            args.remedies = u"可以自收到决定之日起六十日内申请行政复议"_s;
            return act(grants ? Action::Grant : Action::Deny, Post::Decider, args);
        }
        if (m_item.hearingRight && subject.partyNotices.isEmpty()) {
            args.parties = u"相邻住户"_s;
            args.hearing = true;
            if (const auto told = act(Action::InformParties, post, args); !told)
                return told;
            args.partyAnswer = PartyAnswer::Waived;
            return act(Action::RecordParties, post, args);
        }
        const auto examined = act(Action::Examine, post, args);
        if (!examined && examined.error().code == RefusalCode::ReportsUp) {
            reportedFrom.insert(subject.unit);
            return act(Action::ReportUp, post, args);
        }
        return examined;
    }

    Case subject;
    QSet<StepId> steps;
    QSet<UnitId> reportedFrom; ///< units that reported up

private:
    const ServiceItem &m_item;
    const OrgDirectory &m_units;
    const CalendarSet &m_calendars;
    QDateTime m_now;
    int m_acts = 0;
};

} // namespace

void ItemFlowsTest::initTestCase()
{
    initYunchuangResources();
    const auto catalogue = protocol::catalogueFromBundle(QJsonDocument(catalogueResources()).toJson());
    QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().where));
    m_catalogue = *catalogue;
    m_units = OrgDirectory(*parseOrgUnits(resourceDocument(u"units.json"_s).array()));
    QVector<WorkCalendar> years;
    for (const QString &name : {u"2017"_s, u"2018"_s, u"2024"_s, u"2025"_s, u"2026"_s})
        years.append(*WorkCalendar::fromJson(resourceBytes(u"calendars/%1.json"_s.arg(name))));
    m_calendars = CalendarSet(years, {});
}

void ItemFlowsTest::everyStepIsReached_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("grants");
    for (const ServiceItem &item : m_catalogue.items()) {
        if (item.kind == ItemKind::PartWork || item.status != ItemStatus::InUse)
            continue;
        for (const bool grants : {true, false}) {
            QTest::addRow("%s/%d %s", qPrintable(item.key.code.text()), item.key.version, grants ? "grant" : "deny")
                << item.key.code.text() << item.key.version << grants;
        }
    }
}

void ItemFlowsTest::everyStepIsReached()
{
    QFETCH(QString, code);
    QFETCH(int, version);
    QFETCH(bool, grants);
    const ServiceItem *item = m_catalogue.find({ItemCode(code), version});
    QVERIFY(item);
    // A version runs in its own time: the units it names were there.
    const bool old = !m_catalogue.inForce(item->key.code, QDate(2026, 11, 24)) ||
                     m_catalogue.inForce(item->key.code, QDate(2026, 11, 24))->key != item->key;
    const QDate day = old ? std::max(item->validFrom, QDate(2017, 9, 4)) : QDate(2026, 11, 24);
    Office office(*item, m_units, m_calendars, toUtc(day, QTime(10, 0)));
    QCOMPARE(office.subject.unit, item->acceptingUnit);
    const CaseState end = grants ? CaseState::DecidedGrant : CaseState::DecidedDeny;
    for (int acts = 0; acts < mostActs && office.subject.state != end; ++acts) {
        const auto done = office.goOn(grants);
        QVERIFY2(done, done ? ""
                            : qPrintable(QString(nameOf(done.error().code)) + u' ' + office.subject.unit.text() + u' ' +
                                         office.subject.step.text()));
    }
    QCOMPARE(office.subject.state, end);
    QCOMPARE(office.steps.size(), item->flow.size());
    // Along the line of reporting nobody is left out, and the last one decides.
    UnitId unit = item->acceptingUnit;
    for (; item->isReportedUpFrom(unit); unit = item->reportsTo.value(unit))
        QVERIFY(office.reportedFrom.contains(unit));
    QCOMPARE(office.subject.unit, unit);
    QCOMPARE(office.subject.department, m_units.departmentOf(unit));
}

void ItemFlowsTest::windowsDecideAtOnce_data()
{
    QTest::addColumn<QString>("code");
    int windows = 0;
    for (const ServiceItem &item : m_catalogue.items()) {
        if (item.windowDecides && m_catalogue.inForce(item.key.code, QDate(2026, 11, 24)) &&
            m_catalogue.inForce(item.key.code, QDate(2026, 11, 24))->key == item.key) {
            QTest::newRow(qPrintable(item.key.code.text())) << item.key.code.text();
            ++windows;
        }
    }
    QVERIFY(windows >= 6);
}

void ItemFlowsTest::windowsDecideAtOnce()
{
    QFETCH(QString, code);
    const QDate day(2026, 11, 24);
    const ServiceItem *item = m_catalogue.inForce(ItemCode(code), day);
    Office office(*item, m_units, m_calendars, toUtc(day, QTime(10, 0)));
    CommandArguments args;
    args.opinion = u"材料齐全，当场办结。"_s;
    args.result.number = u"示例〔2026〕0001号"_s;
    args.result.deliveryWay = u"ON_SITE"_s;
    args.result.receiver = u"经办人"_s;
    args.result.feeCharged = item->hasFee;
    if (const auto points = office.answerPoints(Post::AcceptanceOfficer); !points)
        QFAIL(nameOf(points.error().code).data());
    const auto done = office.act(Action::HandleAtOnce, Post::AcceptanceOfficer, args);
    QVERIFY2(done, done ? "" : nameOf(done.error().code).data());
    QCOMPARE(office.subject.state, CaseState::Delivered);
}

QTEST_GUILESS_MAIN(ItemFlowsTest)
#include "tst_itemflows.moc"
