// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplecases.h"

#include "domain/reporting.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::sample;
using reporting::BusinessAction;
using reporting::CaseReport;

/// What is reported upward, row by row.
class ReportingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAcceptance();
    void nothingIsAcceptedBeforeItIs();
    void everyStepHasAnOpinion();
    void longOpinionsAreCut();
    void proceduresAndExtensions();
    void results_data();
    void results();
    void aRatedCaseSaysTheNationalDigit();
    void materials();
    void namesOfTheirTime();
};

namespace {

/// Walks a case and keeps its history as the service would.
class Told
{
public:
    explicit Told(World &used)
        : world(used)
    {
        Intake intake;
        intake.id = CaseId(u"0193-case"_s);
        intake.number = u"11520000DEM000145H2000125001001202603020001"_s;
        intake.source = platform;
        intake.applicant.name = u"贵州示例茶业有限公司"_s;
        intake.applicant.idType = u"USCC"_s;
        intake.applicant.idNumber = u"91520100MA6DEM0063"_s;
        intake.form = form();
        intake.form.insert(u"legalRep"_s, QJsonObject{{u"name"_s, u"张示例"_s}});
        intake.materials = {paper(u"articles"_s), paper(u"lease"_s), paper(u"identity"_s)};
        intake.materials[1].copies = 2;
        const CaseChange opened =
            openCase(intake, world.item, *world.units.find(platform), world.units, world.calendars, moment(3, 2, 10));
        for (HistoryRow row : opened.earlierRows)
            keep(row);
        keep(opened.row);
        subject = opened.next;
    }

    void act(Action action, const Desk &desk, const CommandArguments &args = {})
    {
        world.now = world.now.addSecs(3600);
        const auto change = world.act(subject, action, desk, args);
        if (!change)
            qFatal("%s refused: %s", nameOf(action).data(), nameOf(change.error().code).data());
        keep(change->row);
        subject = change->next;
    }

    void toReview()
    {
        act(Action::Accept, clerk);
        act(Action::Claim, clerk);
    }

    void toDecision()
    {
        toReview();
        for (const ReviewPoint &point : world.item.reviewPoints) {
            CommandArguments args;
            args.pointId = point.id;
            args.pointVerdict = PointVerdict::Yes;
            act(Action::RecordCheck, clerk, args);
        }
        act(Action::Examine, clerk, World::opinion(u"符合规定"_s));
        act(Action::Claim, reviewer);
        act(Action::Examine, reviewer, World::opinion(u"同意"_s));
        act(Action::Claim, decider);
    }

    [[nodiscard]] CaseReport report() const { return reporting::reportOf(subject, history, world.item, world.units); }

    World &world;
    Case subject;
    QVector<HistoryRow> history;

private:
    void keep(HistoryRow row)
    {
        row.sequence = history.size() + 1;
        history.append(row);
    }
};

} // namespace

void ReportingTest::theAcceptance()
{
    World world;
    world.item.implementationCode = u"11520000DEM000145H2000125001001"_s;
    Told told(world);
    told.toReview();
    const CaseReport report = told.report();
    QCOMPARE(report.caseNumber, told.subject.number);
    QVERIFY(report.acceptance);
    const reporting::AcceptanceRow &row = *report.acceptance;
    QCOMPARE(row.basicCode, u"000125001001"_s);
    QCOMPARE(row.implementationCode, u"11520000DEM000145H2000125001001"_s);
    QCOMPARE(row.itemVersion, 1);
    QCOMPARE(row.department, u"SCJGJ"_s);
    QCOMPARE(row.officer, clerk.name);
    QCOMPARE(row.acceptedAt, told.subject.deadlines.acceptedAt);
    QCOMPARE(row.appliedAt, moment(3, 2, 10));
    QCOMPARE(row.channel, 2); // a city's platform: by computer
    QCOMPARE(row.applicant, u"贵州示例茶业有限公司"_s);
    QCOMPARE(row.applicantKind, 2);
    QCOMPARE(row.idNumber, u"91520100MA6DEM0063"_s);
    QCOMPARE(row.legalRepresentative, u"张示例"_s);
    QCOMPARE(row.address, u"示例路108号"_s);
    QCOMPARE(row.promised, told.subject.deadlines.promisedDue);
}

void ReportingTest::nothingIsAcceptedBeforeItIs()
{
    World world;
    const Told told(world);
    QVERIFY(!told.report().acceptance);
    QVERIFY(!told.report().result);
    QCOMPARE(told.report().process.size(), 1); // 收件
}

void ReportingTest::everyStepHasAnOpinion()
{
    World world;
    Told told(world);
    told.toDecision();
    told.act(Action::SendBack, decider, World::opinion(u"请补充核实住所使用证明的真实性"_s));
    const QVector<reporting::ProcessRow> rows = told.report().process;
    QStringList steps;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        steps.append(rows[i].step);
        QVERIFY(!rows[i].opinion.isEmpty());
        QVERIFY(rows[i].startedAt <= rows[i].endedAt);
        QVERIFY(i == 0 || rows[i].startedAt == rows[i - 1].endedAt);
    }
    // Claims and single checks are no steps of the office.
    QCOMPARE(steps, (QStringList{u"收件"_s, u"受理"_s, u"审查"_s, u"审核"_s, u"决定"_s}));
    QCOMPARE(rows[1].opinion, u"予以受理"_s);
    QCOMPARE(rows[1].action, BusinessAction::Pass);
    QCOMPARE(rows[2].opinion, u"符合规定"_s);
    QCOMPARE(rows[2].officer, clerk.name);
    QCOMPARE(rows[4].action, BusinessAction::Return);
    QCOMPARE(rows[4].opinion, u"请补充核实住所使用证明的真实性"_s);
    QCOMPARE(reporting::textOf(BusinessAction::Pass), u"通过"_s);
    QCOMPARE(reporting::textOf(BusinessAction::Return), u"退回"_s);
    QCOMPARE(reporting::textOf(BusinessAction::Other), u"其他"_s);
}

void ReportingTest::longOpinionsAreCut()
{
    World world;
    Told told(world);
    told.toDecision();
    HistoryRow &row = told.history.last();
    row.action = Action::Grant;
    row.opinion = u"𠀀"_s.repeated(2500); // a character of two UTF-16 units
    const QString opinion = told.report().process.constLast().opinion;
    QCOMPARE(opinion.toUcs4().size(), reporting::longestOpinion);
    QVERIFY(opinion.startsWith(u"𠀀𠀀"_s) && opinion.endsWith(u"𠀀…"_s));
}

void ReportingTest::proceduresAndExtensions()
{
    World world;
    Told told(world);
    told.toReview();
    SpecialProcedure review;
    review.kind = SuspensionKind::ExpertReview;
    review.startedAt = moment(3, 5, 9);
    review.endedAt = moment(3, 9, 9);
    review.reason = u"需要专家评审"_s;
    review.outcome = u"评审通过"_s;
    review.approvedByName = decider.name;
    told.subject.procedures.append(review);
    HistoryRow extension = told.history.constLast();
    extension.action = Action::Extend;
    extension.at = moment(3, 4, 9);
    extension.reason = u"案情复杂，需要延长十个工作日"_s;
    extension.opinion.clear();
    told.history.append(extension);
    const QVector<reporting::ProcedureRow> rows = told.report().procedures;
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].kind, 1);
    QCOMPARE(rows[0].name, u"延长审批"_s);
    QCOMPARE(rows[0].startedAt, rows[0].endedAt);
    QCOMPARE(rows[0].opinion, extension.reason);
    QCOMPARE(rows[1].kind, 2);
    QCOMPARE(rows[1].name, u"专家评审"_s);
    QCOMPARE(rows[1].outcome, u"评审通过"_s);
    QCOMPARE(rows[1].officer, decider.name);
}

void ReportingTest::results_data()
{
    QTest::addColumn<CaseState>("state");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<int>("platform");
    QTest::addColumn<int>("exchange");
    QTest::addColumn<QString>("description");
    const auto row = [](const char *name, CaseState state, int platform, int exchange, const QString &text,
                        bool accepted = true) {
        QTest::newRow(name) << state << accepted << platform << exchange << text;
    };
    row("granted", CaseState::ClosedGrant, 90, 11, u"办结（通过）"_s);
    row("with tolerance", CaseState::ClosedTolerant, 90, 12, u"办结（容缺通过）"_s);
    row("denied", CaseState::ClosedDeny, 90, 13, u"办结（不通过）"_s);
    row("withdrawn", CaseState::Withdrawn, 98, 14, u"撤回"_s);
    row("taken back", CaseState::Withdrawn, 98, 2, u"已撤件"_s, false);
    row("not required", CaseState::NotRequired, 97, 4, u"不受理"_s, false);
    row("refused", CaseState::Refused, 97, 5, u"不予受理"_s, false);
    row("returned", CaseState::Returned, 99, 0, u"退件"_s, false);
    row("terminated", CaseState::Terminated, 99, 0, u"终止办理"_s);
}

void ReportingTest::results()
{
    QFETCH(CaseState, state);
    QFETCH(bool, accepted);
    World world;
    Told told(world);
    if (accepted)
        told.toReview();
    HistoryRow end = told.history.constLast();
    end.after = state;
    told.history.append(end);
    told.subject.state = state;
    // Service and archive are no other result.
    HistoryRow served = end;
    served.before = state;
    served.after = CaseState::Delivered;
    told.history.append(served);
    told.subject.result.name = u"营业执照"_s;
    told.subject.result.number = u"91520100MA6DEM0063"_s;
    const auto row = told.report().result;
    QVERIFY(row);
    QTEST(row->platform, "platform");
    QTEST(row->exchange, "exchange");
    QTEST(row->description, "description");
    const bool granted = state == CaseState::ClosedGrant || state == CaseState::ClosedTolerant;
    QCOMPARE(row->number.isEmpty(), !granted);
    QCOMPARE(row->satisfaction, 0);
}

void ReportingTest::aRatedCaseSaysTheNationalDigit()
{
    World world;
    Told told(world);
    told.toReview();
    told.history.last().after = CaseState::ClosedGrant;
    told.subject.rating = RatingLevel::VerySatisfied;
    QCOMPARE(told.report().result->satisfaction, 1);
    told.subject.rating = RatingLevel::VeryDissatisfied;
    QCOMPARE(told.report().result->satisfaction, 5);
}

void ReportingTest::materials()
{
    World world;
    const Told told(world);
    const QVector<reporting::MaterialRow> rows = told.report().materials;
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].name, u"章程"_s);
    QCOMPARE(rows[0].id, u"articles/1"_s);
    QVERIFY(!rows[0].paper);
    QCOMPARE(rows[1].copies, 2);
    QVERIFY(rows[1].paper);
}

void ReportingTest::namesOfTheirTime()
{
    World world;
    QVector<OrgUnit> units = world.units.units();
    for (OrgUnit &unit : units) {
        if (unit.id == authority) {
            unit.name = u"省市场监督管理局"_s;
            unit.uscc = u"11520000DEM000145H"_s;
            unit.formerNames = {{u"省工商行政管理局"_s, u"省工商局"_s, QDate(2026, 3, 31)}};
        }
    }
    world.units = OrgDirectory(units);
    Told told(world);
    told.toReview();
    QCOMPARE(told.report().acceptance->department, u"省工商行政管理局"_s);
    QCOMPARE(told.report().acceptance->departmentCode, u"11520000DEM000145H"_s);
}

QTEST_APPLESS_MAIN(ReportingTest)
#include "tst_reporting.moc"
