// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/feedreader.h"
#include "service/handlers/binding.h"
#include "service/handlers/bundlehandler.h"
#include "service/jobs/jobs.h"
#include "service/program/referencefolder.h"
#include "service/store/accountstore.h"
#include "service/store/auditstore.h"
#include "service/store/casestore.h"
#include "service/store/referencestore.h"
#include "tests/support/companyoffice.h"
#include "tests/support/referenceedition.h"

#include <QTest>

using namespace yunchuang;
using namespace yunchuang::service;
using namespace Qt::StringLiterals;

namespace {

const QString registration = u"000125001001"_s;
const QString energy = u"000101002000"_s; // ten working days promised, twenty by law

QDateTime local(QDate day, int hour, int minute = 0)
{
    return QDateTime(day, QTime(hour, minute), Qt::UTC).addSecs(-8 * 3600);
}

QVector<HistoryRow> historyOf(ServiceRig &rig, const CaseId &id)
{
    return *casestore::history(**rig.core().reader(), id);
}

/// A feed from a cursor on, as a session with those units would get it.
FeedSlice feedOf(ServiceRig &rig, const QStringList &units, const QString &cursor = {}, qint64 grants = 1)
{
    FeedScope scope;
    scope.grantsVersion = grants;
    for (const QString &unit : units)
        scope.units.insert(UnitId(unit), 0xff);
    const Answer<FeedSlice> slice = readFeed(**rig.core().reader(), scope, cursor, 500);
    return slice.value();
}

QList<QJsonObject> entriesAbout(const FeedSlice &slice, const CaseId &id)
{
    QList<QJsonObject> found;
    for (const QByteArray &entry : slice.entries) {
        if (entry.contains(id.text().toUtf8()))
            found.append(QJsonDocument::fromJson(entry).object());
    }
    return found;
}

/// Everybody's answer to every review point.
Case pointsAnsweredBy(ServiceRig &rig, const RigClerk &officer, Case subject)
{
    const QVector<PointAnswer> points = subject.points;
    for (const PointAnswer &point : points) {
        Command answer = rig.command(officer, subject, Action::RecordCheck, Post::CaseOfficer);
        answer.args.pointId = point.point;
        answer.args.pointVerdict = PointVerdict::Yes;
        subject = rig.mustPost(officer, answer);
    }
    return subject;
}

Case examined(ServiceRig &rig, const RigClerk &officer, const Case &subject)
{
    Command examine = rig.command(officer, pointsAnsweredBy(rig, officer, subject), Action::Examine, Post::CaseOfficer);
    examine.args.opinion = u"材料齐全，符合法定形式，建议准予登记。"_s;
    examine.args.approval = companyExamination();
    return rig.mustPost(officer, examine);
}

/// The registration section is merged into the approval section on the evening of 24 November 2026.
void mergeRegistration(const ReferenceEdition &edition)
{
    QJsonArray units = edition.read(u"units.json"_s).array();
    for (qsizetype i = 0; i < units.size(); ++i) {
        QJsonObject unit = units[i].toObject();
        if (unit[u"id"_s] != u"SCJGJ-QYZC"_s)
            continue;
        unit.insert(u"validTo"_s, u"2026-11-24"_s);
        unit.insert(u"successor"_s, u"SCJGJ-XZSP"_s);
        units[i] = unit;
    }
    units.append(QJsonObject{{u"id"_s, u"SCJGJ-XZSP"_s},
                             {u"kind"_s, u"SECTION"_s},
                             {u"parent"_s, u"SCJGJ"_s},
                             {u"name"_s, u"贵州省市场监督管理局行政审批处"_s},
                             {u"shortName"_s, u"行政审批处"_s},
                             {u"validFrom"_s, u"2026-11-25"_s}});
    edition.write(u"units.json"_s, QJsonDocument(units));
}

/// A calendar of 2027 made up for the test: New Year from Friday 1 to Tuesday 5 January, Saturday 9 January worked.
QJsonDocument constructedYear()
{
    QJsonObject holidays;
    for (int day = 1; day <= 5; ++day)
        holidays.insert(QDate(2027, 1, day).toString(Qt::ISODate), u"元旦（测试）"_s);
    return QJsonDocument(QJsonObject{{u"year"_s, 2027},
                                     {u"source"_s, u"constructed for a test"_s},
                                     {u"importedAt"_s, u"2026-12-28T09:00:00+08:00"_s},
                                     {u"importedBy"_s, u"test"_s},
                                     {u"holidays"_s, holidays},
                                     {u"workdays"_s, QJsonArray{u"2027-01-09"_s}}});
}

Case acceptedEnergyCase(ServiceRig &rig, const RigClerk &officer)
{
    Case subject = rig.openItemCase(energy, {}, u"PT-GY"_s, u"贵州示例能源有限公司"_s);
    subject = rig.mustPost(officer, rig.command(officer, subject, Action::Claim, Post::AcceptanceOfficer));
    return rig.mustPost(officer, rig.command(officer, subject, Action::Accept, Post::AcceptanceOfficer));
}

} // namespace

/// Items, units and calendars change while cases run.
class tst_ReferenceFollow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunningCaseKeepsItsVersion();
    void clientsSeeTheNewEditionByItsTag();
    void anEditionWithoutARunningVersionIsRefused();
    void openCasesFollowAMergedUnit();
    void peopleFollowAMergedUnit();
    void consultationsFollowAMergedUnit();
    void newCasesOfAnOldItemGoToTheSuccessor();
    void aMergerTakesEffectWhenItsDayComes();
    void anImportedYearMovesProvisionalDays();
    void countingGoesOnWhereItWasStopped();
    void countingBlocksNobodyForLong();
};

void tst_ReferenceFollow::aRunningCaseKeepsItsVersion()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const RigClerk reviewer = rig.clerk(u"heqing"_s, u"SCJGJ-QYZC"_s, Post::Reviewer);
    Case running = acceptedCompany(rig, office);
    QCOMPARE(running.item.version, 2);
    const Deadlines before = running.deadlines;

    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    edition.derive(u"catalogue/000125001001-2.json"_s, u"catalogue/000125001001-3.json"_s, [](QJsonObject &item) {
        item.insert(u"key"_s, QJsonObject{{u"code"_s, registration}, {u"version"_s, 3}});
        item.insert(u"validFrom"_s, u"2026-11-24"_s);
        item.insert(u"promisedLimit"_s, QJsonObject{{u"amount"_s, 1}, {u"unit"_s, u"WORKING_DAYS"_s}});
        item.insert(u"formVersion"_s, 2);
        QJsonArray flow = item[u"flow"_s].toArray();
        flow.insert(1, QJsonObject{{u"id"_s, u"review"_s}, {u"name"_s, u"审核"_s}, {u"post"_s, u"REVIEWER"_s}});
        item.insert(u"flow"_s, flow);
    });
    for (const QString &part : {u"schema.json"_s, u"uischema.json"_s}) {
        edition.derive(u"forms/company-registration/1/"_s + part, u"forms/company-registration/2/"_s + part,
                       [](QJsonObject &) {});
    }
    rig.core().setReference(edition.load());

    // The one that runs: old flow, old limits, old form, to its end.
    running = examined(rig, office.officer, rig.stored(running.id));
    QCOMPARE(running.item.version, 2);
    QCOMPARE(running.formVersion, 1);
    QCOMPARE(running.step, StepId(u"decide"_s));
    QCOMPARE(running.deadlines.promisedDue, before.promisedDue);
    running = rig.mustPost(office.decider, rig.command(office.decider, running, Action::Claim, Post::Decider));
    Command grant = rig.command(office.decider, running, Action::Grant, Post::Decider);
    grant.args.opinion = u"准予登记。"_s;
    QCOMPARE(rig.mustPost(office.decider, grant).state, CaseState::DecidedGrant);

    // A new one: everything of the new version.
    Case fresh = acceptedCompany(rig, office);
    QCOMPARE(fresh.item.version, 3);
    QCOMPARE(fresh.formVersion, 2);
    QCOMPARE(before.promisedDue, QDate(2026, 11, 26));
    QCOMPARE(fresh.deadlines.promisedDue, QDate(2026, 11, 25));
    fresh = examined(rig, office.officer, fresh);
    QCOMPARE(fresh.step, StepId(u"review"_s));
    fresh = rig.mustPost(reviewer, rig.command(reviewer, fresh, Action::Claim, Post::Reviewer));
    QVERIFY(!rig.post(office.decider, rig.command(office.decider, fresh, Action::Claim, Post::Decider)));
}

void tst_ReferenceFollow::clientsSeeTheNewEditionByItsTag()
{
    ServiceRig rig;
    const RigClerk clerk = rig.clerk(u"zhoumin"_s, u"SCJGJ-QYZC"_s, Post::CaseOfficer);
    Context context = rig.contextFor(clerk);
    const EncodedAnswer old = referenceBundle(context, u"catalogue"_s).value();
    const EncodedAnswer oldForms = referenceBundle(context, u"forms"_s).value();

    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    edition.derive(u"catalogue/000101002000-2.json"_s, u"catalogue/000101002000-3.json"_s, [](QJsonObject &item) {
        item.insert(u"key"_s, QJsonObject{{u"code"_s, energy}, {u"version"_s, 3}});
        item.insert(u"validFrom"_s, u"2026-11-24"_s);
    });
    rig.core().setReference(edition.load());

    HttpRequest request;
    request.headers = {{"if-none-match", old.etag}};
    const EncodedAnswer now = referenceBundle(context, u"catalogue"_s).value();
    QVERIFY(now.etag != old.etag);
    QCOMPARE(responseFor(request, now).status, 200);
    request.headers = {{"if-none-match", now.etag}};
    QCOMPARE(responseFor(request, now).status, 304);
    // What did not change is not fetched again.
    request.headers = {{"if-none-match", oldForms.etag}};
    QCOMPARE(responseFor(request, referenceBundle(context, u"forms"_s).value()).status, 304);
}

void tst_ReferenceFollow::anEditionWithoutARunningVersionIsRefused()
{
    ServiceRig rig;
    (void)rig.openCompanyCase();
    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    QVERIFY(missingItems(**rig.core().reader(), *edition.load())->isEmpty());
    QVERIFY(QFile::remove(edition.path(u"catalogue/000125001001-2.json"_s)));
    QCOMPARE(*missingItems(**rig.core().reader(), *edition.load()), QStringList{u"000125001001/2"_s});
}

void tst_ReferenceFollow::openCasesFollowAMergedUnit()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    const Case claimed = acceptedCompany(rig, office);
    const Case free = rig.openCompanyCase();
    const Case ended = [&] {
        const Case closed = closedCompany(rig, office, u"91520115MA6TERT171"_s);
        Command deliver = rig.command(office.officer, closed, Action::Deliver, Post::CaseOfficer);
        deliver.args.result.deliveryWay = u"ELECTRONIC"_s;
        deliver.args.result.receiver = u"经办人"_s;
        return rig.mustPost(office.officer, deliver);
    }();
    const QString cursor = feedOf(rig, {u"SCJGJ-QYZC"_s}).cursor;

    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    mergeRegistration(edition);
    rig.core().setReference(edition.load());
    rig.clock.set(local(QDate(2026, 11, 25), 7));
    rig.members.add(UserId(u"zhoumin"_s), u"zhoumin"_s, UnitId(u"SCJGJ-XZSP"_s),
                    Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    QCOMPARE(*jobs::moveToSuccessors(rig.core()), 2);

    for (const Case &before : {claimed, free}) {
        const Case now = rig.stored(before.id);
        QCOMPARE(now.unit, UnitId(u"SCJGJ-XZSP"_s));
        QCOMPARE(now.department, UnitId(u"SCJGJ"_s));
        QCOMPARE(now.state, before.state);
        QCOMPARE(now.step, before.step);
        QCOMPARE(now.assignee, before.assignee);
        QCOMPARE(now.deadlines, before.deadlines);
        QCOMPARE(now.revision, before.revision); // no decision on its way becomes stale
        const HistoryRow row = historyOf(rig, before.id).constLast();
        QCOMPARE(row.action, Action::MoveToSuccessor);
        QCOMPARE(row.post, Post::System);
        QCOMPARE(row.unit, UnitId(u"SCJGJ-QYZC"_s));
        QCOMPARE(row.toUnit, UnitId(u"SCJGJ-XZSP"_s));
        QCOMPARE(row.facts.value(u"SUCCESSION"_s), u"SCJGJ-QYZC=SCJGJ-XZSP"_s);
        // Earlier rows keep the unit they were made in, and the directory keeps its name.
        QCOMPARE(historyOf(rig, before.id).constFirst().unit, historyOf(rig, before.id).constFirst().unit);
        const OrgDirectory &units = rig.core().reference()->units();
        QCOMPARE(units.nameOn(row.unit, QDate(2026, 11, 24)), u"贵州省市场监督管理局企业注册处"_s);

        // The feed moves: a tombstone at the old unit, a row at the new one.
        const QList<QJsonObject> gone = entriesAbout(feedOf(rig, {u"SCJGJ-QYZC"_s}, cursor), before.id);
        QCOMPARE(gone.size(), 1);
        QVERIFY(gone[0].contains(u"tombstone"_s));
        const QList<QJsonObject> here = entriesAbout(feedOf(rig, {u"SCJGJ-XZSP"_s}), before.id);
        QCOMPARE(here.size(), 1);
        QVERIFY(!here[0].contains(u"tombstone"_s));
    }
    // What is over stays as it was.
    QCOMPARE(rig.stored(ended.id).version, ended.version);
    QCOMPARE(rig.stored(ended.id).unit, UnitId(u"SCJGJ-QYZC"_s));

    // The same person goes on in the new unit.
    RigClerk successor = rig.clerk(u"zhoumin"_s, u"SCJGJ-XZSP"_s, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    successor.principal().grants.removeIf(
        [](const protocol::UnitGrant &grant) { return grant.unit == UnitId(u"SCJGJ-QYZC"_s); });
    QCOMPARE(examined(rig, successor, rig.stored(claimed.id)).step, StepId(u"decide"_s));
    QCOMPARE(*jobs::moveToSuccessors(rig.core()), 0);
}

void tst_ReferenceFollow::peopleFollowAMergedUnit()
{
    ServiceRig rig;
    QVERIFY(rig.core().writer().run([](WriteContext &write) -> Answer<void> {
        for (const QString &user : {u"zhoumin"_s, u"luoqing"_s}) {
            accountstore::Account account;
            account.user = UserId(user);
            account.name = user;
            YC_TRY_DB(accountstore::put(write.db(), account));
        }
        const QMap<QString, Posts> officer{{u"SCJGJ-QYZC"_s, Post::CaseOfficer}, {u"SCJGJ-XZSP"_s, Post::Reception}};
        YC_TRY_DB(accountstore::setPosts(write.db(), UserId(u"zhoumin"_s), officer));
        YC_TRY_DB(accountstore::setPosts(write.db(), UserId(u"luoqing"_s), {{u"SCJGJ-XY"_s, Post::Decider}}));
        return {};
    }));
    Connection &db = **rig.core().reader();
    const auto grants = [&](const QString &user) { return (*accountstore::find(db, UserId(user)))->grantsVersion; };
    const qint64 movedBefore = grants(u"zhoumin"_s);
    const qint64 otherBefore = grants(u"luoqing"_s);
    (void)rig.openCompanyCase();
    const QString cursor = feedOf(rig, {u"SCJGJ-QYZC"_s}, {}, movedBefore).cursor;

    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    mergeRegistration(edition);
    rig.core().setReference(edition.load());
    rig.clock.set(local(QDate(2026, 11, 25), 7));
    QCOMPARE(*jobs::moveToSuccessors(rig.core()), 2); // a person and a case

    const QMap<QString, Posts> now = *accountstore::posts(db, UserId(u"zhoumin"_s));
    QCOMPARE(now.keys(), QStringList{u"SCJGJ-XZSP"_s});
    QCOMPARE(now.value(u"SCJGJ-XZSP"_s), Posts(Post::CaseOfficer) | Post::Reception);
    QCOMPARE(grants(u"zhoumin"_s), movedBefore + 1);
    QCOMPARE(grants(u"luoqing"_s), otherBefore);
    const auto lines = auditstore::newest(db, {});
    QCOMPARE(lines->constFirst().event, protocol::AuditEvent::GrantsChanged);
    QCOMPARE(lines->constFirst().object, u"zhoumin"_s);

    // The cursor of the old grants is void: the client loads anew, and then has the case of the new unit.
    FeedScope scope;
    scope.grantsVersion = movedBefore + 1;
    scope.units.insert(UnitId(u"SCJGJ-XZSP"_s), 0xff);
    const Answer<FeedSlice> stale = readFeed(db, scope, cursor, 500);
    QVERIFY(!stale);
    QCOMPARE(stale.error().code, protocol::ApiErrorCode::CursorExpired);
    QCOMPARE(readFeed(db, scope, {}, 500)->entries.size(), 1);
}

void tst_ReferenceFollow::consultationsFollowAMergedUnit()
{
    ServiceRig rig;
    const CompanyOffice office(rig);
    Case subject = acceptedCompany(rig, office);
    Command ask = rig.command(office.officer, subject, Action::Consult, Post::CaseOfficer);
    ask.args.handoff.to = {UnitId(u"ZRZYT-BDC"_s)};
    ask.args.handoff.question = u"请核实住所产权情况，并告知产权人是否与租赁合同一致。"_s;
    ask.args.handoff.dueAt = local(QDate(2026, 11, 26), 12);
    ask.args.handoff.sharedFields = {u"/addr"_s};
    subject = rig.mustPost(office.officer, ask);
    const QString cursor = feedOf(rig, {u"ZRZYT-BDC"_s}).cursor;

    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    QJsonArray units = edition.read(u"units.json"_s).array();
    for (qsizetype i = 0; i < units.size(); ++i) {
        QJsonObject unit = units[i].toObject();
        if (unit[u"id"_s] != u"ZRZYT-BDC"_s)
            continue;
        unit.insert(u"validTo"_s, u"2026-11-24"_s);
        unit.insert(u"successor"_s, u"ZRZYT-YD"_s);
        units[i] = unit;
    }
    edition.write(u"units.json"_s, QJsonDocument(units));
    rig.core().setReference(edition.load());
    rig.clock.set(local(QDate(2026, 11, 25), 7));
    QCOMPARE(*jobs::moveToSuccessors(rig.core()), 1);

    const Case now = rig.stored(subject.id);
    QCOMPARE(now.unit, subject.unit);
    QCOMPARE(now.handoffs.constLast().to, UnitId(u"ZRZYT-YD"_s));
    QVERIFY(now.handoffs.constLast().isOpen());
    QVERIFY(historyOf(rig, subject.id).constLast().toUnit.isEmpty());
    QCOMPARE(historyOf(rig, subject.id).constLast().facts.value(u"SUCCESSION"_s), u"ZRZYT-BDC=ZRZYT-YD"_s);
    QVERIFY(entriesAbout(feedOf(rig, {u"ZRZYT-BDC"_s}, cursor), subject.id).value(0).contains(u"tombstone"_s));

    // The one who has the tasks now answers.
    const RigClerk land = rig.clerk(u"xulan"_s, u"ZRZYT-YD"_s, Post::ConsultedOfficer);
    Command sign = rig.command(land, now, Action::AcceptHandoff, Post::ConsultedOfficer);
    sign.args.handoffId = now.handoffs.constLast().id;
    Command answer = rig.command(land, rig.mustPost(land, sign), Action::AnswerHandoff, Post::ConsultedOfficer);
    answer.args.handoffId = now.handoffs.constLast().id;
    answer.args.opinion = u"经查，产权人与租赁合同一致。"_s;
    QVERIFY(!rig.mustPost(land, answer).hasOpenHandoff());
}

void tst_ReferenceFollow::newCasesOfAnOldItemGoToTheSuccessor()
{
    ServiceRig rig;
    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    mergeRegistration(edition);
    rig.core().setReference(edition.load());
    QCOMPARE(rig.openCompanyCase().unit, UnitId(u"SCJGJ-QYZC"_s));
    rig.clock.set(local(QDate(2026, 11, 25), 9));
    QCOMPARE(rig.openCompanyCase().unit, UnitId(u"SCJGJ-XZSP"_s));
}

void tst_ReferenceFollow::aMergerTakesEffectWhenItsDayComes()
{
    ServiceRig rig;
    const Case subject = rig.openCompanyCase();
    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    mergeRegistration(edition);
    rig.core().setReference(edition.load());
    QCOMPARE(*jobs::moveToSuccessors(rig.core()), 0);
    QCOMPARE(rig.stored(subject.id).unit, UnitId(u"SCJGJ-QYZC"_s));
    rig.clock.set(local(QDate(2026, 11, 24), 23, 59));
    QCOMPARE(*jobs::moveToSuccessors(rig.core()), 0);
    rig.clock.set(local(QDate(2026, 11, 25), 0, 1));
    QCOMPARE(*jobs::moveToSuccessors(rig.core()), 1);
    QCOMPARE(rig.stored(subject.id).unit, UnitId(u"SCJGJ-XZSP"_s));
}

void tst_ReferenceFollow::anImportedYearMovesProvisionalDays()
{
    ServiceRig rig;
    rig.clock.set(local(QDate(2026, 12, 24), 10)); // Thursday
    const RigClerk officer = rig.clerk(u"shenke"_s, u"FGW-ZS"_s, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    const Case subject = acceptedEnergyCase(rig, officer);
    QVERIFY(subject.deadlines.provisional);
    QCOMPARE(subject.deadlines.promisedDue, QDate(2027, 1, 7)); // Monday to Friday, as nobody knows better
    const Case near = rig.openCompanyCase();                    // its five days end in 2026
    QCOMPARE(near.deadlines.noticeDue, QDate(2026, 12, 31));
    QCOMPARE(*jobs::recountDueDays(rig.core()), 0);
    const QString cursor = feedOf(rig, {u"FGW-ZS"_s}).cursor;

    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    edition.write(u"calendars/2027.json"_s, constructedYear());
    rig.core().setReference(edition.load());
    QCOMPARE(*jobs::recountDueDays(rig.core()), 1);

    const Case now = rig.stored(subject.id);
    QVERIFY(!now.deadlines.provisional);
    // 25, 28 to 31 December are five; 1 to 5 January are off, Saturday 9 works: 6, 7, 8, 9 and 11 January.
    QCOMPARE(now.deadlines.promisedDue, QDate(2027, 1, 11));
    QCOMPARE(now.version, subject.version + 1);
    QCOMPARE(now.revision, subject.revision);
    const HistoryRow row = historyOf(rig, subject.id).constLast();
    QCOMPARE(row.action, Action::RecountDue);
    QCOMPARE(row.post, Post::System);
    const auto promised = std::find_if(row.dueChanges.cbegin(), row.dueChanges.cend(),
                                       [](const DueChange &change) { return change.due == Due::Promised; });
    QVERIFY(promised != row.dueChanges.cend());
    QCOMPARE(promised->before, QDate(2027, 1, 7));
    QCOMPARE(promised->after, QDate(2027, 1, 11));
    // The clients of the unit hear of it.
    QCOMPARE(entriesAbout(feedOf(rig, {u"FGW-ZS"_s}, cursor), subject.id).size(), 1);
    // Who is not concerned is left alone, and nothing happens twice, whatever is forgotten.
    QCOMPARE(rig.stored(near.id).version, near.version);
    QCOMPARE(*jobs::recountDueDays(rig.core()), 0);
    QVERIFY(rig.core().writer().run([](WriteContext &write) -> Answer<void> {
        YC_TRY_DB(referencestore::setProgress(write.db(), u"recount"_s, {}));
        return {};
    }));
    QCOMPARE(*jobs::recountDueDays(rig.core()), 0);
    QCOMPARE(rig.stored(subject.id).version, now.version);
}

void tst_ReferenceFollow::countingGoesOnWhereItWasStopped()
{
    ServiceRig rig;
    rig.clock.set(local(QDate(2026, 12, 24), 10));
    const RigClerk officer = rig.clerk(u"shenke"_s, u"FGW-ZS"_s, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    QVector<CaseId> ids;
    for (int i = 0; i < 6; ++i)
        ids.append(acceptedEnergyCase(rig, officer).id);
    std::sort(ids.begin(), ids.end(), [](const CaseId &a, const CaseId &b) { return a.text() < b.text(); });
    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    edition.write(u"calendars/2027.json"_s, constructedYear());
    rig.core().setReference(edition.load());
    // As if the service had been stopped behind the third case.
    const QString tag = QString::fromLatin1(rig.core().reference()->bundle(u"calendars"_s)->etag);
    QVERIFY(rig.core().writer().run([&](WriteContext &write) -> Answer<void> {
        YC_TRY_DB(referencestore::setProgress(write.db(), u"recount"_s, {tag, ids[2], false}));
        return {};
    }));
    QCOMPARE(*jobs::recountDueDays(rig.core()), 3);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(rig.stored(ids[i]).deadlines.provisional, i < 3);
    QVERIFY(referencestore::progress(**rig.core().reader(), u"recount"_s)->done);
}

void tst_ReferenceFollow::countingBlocksNobodyForLong()
{
    ServiceRig rig;
    rig.clock.set(local(QDate(2026, 12, 24), 10));
    const RigClerk officer = rig.clerk(u"shenke"_s, u"FGW-ZS"_s, Posts(Post::AcceptanceOfficer) | Post::CaseOfficer);
    constexpr int many = 70;
    for (int i = 0; i < many; ++i)
        (void)acceptedEnergyCase(rig, officer);
    const ReferenceEdition edition(QStringLiteral(YC_SOURCE_DIR "/resources"));
    edition.write(u"calendars/2027.json"_s, constructedYear());
    rig.core().setReference(edition.load());
    const quint64 before = rig.core().writer().figures().members;
    QCOMPARE(*jobs::recountDueDays(rig.core()), many);
    // Three writes of at most 32 acts, and the note of how far it came: others' acts find a place between them.
    QCOMPARE(rig.core().writer().figures().members - before, 4U);
}

QTEST_GUILESS_MAIN(tst_ReferenceFollow)
#include "tst_referencefollow.moc"
