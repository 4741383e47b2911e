// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplecases.h"

#include "tests/support/companyapplication.h"

#include "domain/deadlineengine.h"
#include "domain/decide.h"
#include "protocol/bundles.h"
#include "resources/resources.h"

#include <QJsonArray>

#include <stdexcept>
#include <string>

namespace yunchuang::samples {

using namespace Qt::StringLiterals;

namespace {

const UnitId section(u"SCJGJ-QYZC"_s);
const ItemKey establishment{ItemCode(u"000125001001"_s), 2};

struct Line
{
    const char16_t *code;
    const char16_t *item;
    const char16_t *applicant;
    const char *source;
    CaseState state;
    const char *step;
    int who; ///< 0 clerk, 1 second clerk, 2 decider, -1 nobody
    int day; ///< received, of November
    int minute;
    int due; ///< of November, 0 = none
    SummaryFlags flags = {};
    int version = 3;
};

CaseId idNumber(int i)
{
    return CaseId(u"0193b8c0-0000-7000-8000-%1"_s.arg(i, 12, 10, QLatin1Char('0')));
}

ItemKey keyFor(const QString &name)
{
    if (name == u"企业设立登记")
        return establishment;
    // Items that later editions bring: the row is shown, its rules are not here.
    return {ItemCode(u"0001250%1"_s.arg(qHash(name, 7) % 90000 + 10000)), 1};
}

CaseSummary summaryOf(const Line &line, int number)
{
    CaseSummary out;
    out.id = idNumber(number);
    out.viewer = section;
    out.queryCode = QString::fromUtf16(line.code);
    out.itemName = QString::fromUtf16(line.item);
    out.item = keyFor(out.itemName);
    out.applicantName = QString::fromUtf16(line.applicant);
    out.state = line.state;
    out.step = StepId(QString::fromLatin1(line.step));
    out.unit = section;
    out.department = UnitId(u"SCJGJ"_s);
    if (line.who >= 0) {
        const Desk &desk = line.who == 0 ? clerk() : line.who == 1 ? secondClerk() : decider();
        out.assignee = desk.user;
        out.assigneeName = desk.name;
    }
    out.source = UnitId(QString::fromLatin1(line.source));
    out.receivedAt = moment(line.day, line.minute / 60, line.minute % 60);
    if (line.due != 0)
        out.due = QDate(2026, 11, line.due);
    const bool accepted = line.state != CaseState::Received && line.state != CaseState::Correcting;
    if (accepted)
        out.promisedDue = out.due;
    out.flags = line.flags;
    out.parts = 5;
    out.version = line.version;
    out.revision = line.version;
    return out;
}

constexpr int at(int hour, int minute)
{
    return hour * 60 + minute;
}

// clang-format off
const QVector<Line> &lines()
{
    using S = CaseState;
    static const QVector<Line> table{
        {u"52-261118-00291", u"变更登记・住所", u"贵州岭秀示例建材有限公司", "PT-ZY", S::InReview, "examine", 0, 18, at(15, 20), 20, SummaryFlag::Urged},
        {u"52-261119-00084", u"注销登记・普通", u"贵阳市林下示例商贸有限公司", "PT-GY", S::InReview, "decide", 0, 19, at(9, 41), 23},
        {u"52-261119-00126", u"股权出质设立登记", u"王*", "CK-QYKB", S::InReview, "decide", 0, 19, at(10, 28), 23},
        {u"52-261117-00077", u"外商投资公司设立登记", u"黔汇示例（贵州）咖啡有限公司", "CK-QYKB", S::InReview, "examine", 0, 17, at(14, 33), 24, SummaryFlag::AnswerIn},
        {u"52-261120-00033", u"企业设立登记", u"陈*芳", "APP-YSGZ", S::InReview, "examine", 0, 20, at(9, 5), 24, SummaryFlag::CorrectionIn},
        {u"52-261120-00158", u"变更登记・法定代表人", u"贵安新区云栖示例数据有限公司", "PT-AS", S::InReview, "decide", 0, 20, at(16, 12), 24},
        {u"52-261123-00317", u"企业设立登记", u"贵州青岚示例茶业有限公司", "APP-YSGZ", S::Received, "", 0, 23, at(9, 12), 25, SummaryFlag::Mismatch},
        {u"52-261123-00322", u"企业设立登记", u"李*华", "PT-ZY", S::Received, "", 0, 23, at(9, 20), 25},
        {u"52-261123-00340", u"变更登记・经营范围", u"兴义市山城示例餐饮管理有限公司", "PT-AS", S::InReview, "examine", 0, 23, at(10, 47), 25, SummaryFlag::HandoffOut},
        {u"52-261123-00351", u"备案・章程", u"贵阳白云腾越示例机械有限公司", "PT-GY", S::InReview, "examine", 0, 23, at(11, 15), 25, SummaryFlag::ReadOnly},
        {u"52-261123-00298", u"股份公司设立登记", u"贵州星野示例新材料股份有限公司", "PT-GY", S::InReview, "examine", 0, 23, at(8, 49), 26},
        {u"52-261124-00012", u"企业设立登记", u"赵*", "APP-YSGZ", S::Received, "", 0, 24, at(8, 52), 30, {}, 1},
        {u"52-261124-00019", u"简易注销登记", u"贵阳观山湖晴川示例广告工作室", "PT-GY", S::Received, "", 0, 24, at(8, 57), 30, {}, 1},
        {u"52-261124-00027", u"分公司设立登记", u"贵州黔途示例物流有限公司", "CK-QYKB", S::Received, "", 0, 24, at(9, 3), 30},
        {u"52-261124-00041", u"企业设立登记", u"吴*敏", "PT-AS", S::Received, "", 0, 24, at(9, 16), 30, SummaryFlag::Mismatch},
        {u"52-261124-00055", u"营业执照遗失补领", u"安顺市百草示例药房有限公司", "APP-YSGZ", S::Received, "", 0, 24, at(9, 31), 30, {}, 1},
        {u"52-261124-00063", u"变更登记・名称", u"毕节高原示例农业科技有限公司", "CK-QYKB", S::Received, "", 0, 24, at(9, 44), 30},
        {u"52-261124-00078", u"企业设立登记", u"杨*", "PT-LPS", S::Received, "", 0, 24, at(10, 2), 30, SummaryFlag::ChecksPending},
        {u"52-261120-00144", u"迁移登记・迁入", u"铜仁梵净示例矿业有限公司", "CK-QYKB", S::InReview, "examine", 0, 20, at(14, 10), 27},
        {u"52-261116-00208", u"变更登记・减资", u"遵义赤水示例酒业有限公司", "PT-ZY", S::Suspended, "examine", 0, 16, at(9, 50), 30},
        {u"52-261111-00073", u"变更登记・减资", u"贵州乌江示例水务有限公司", "PT-GY", S::Suspended, "examine", 0, 11, at(11, 26), 30},
        {u"52-261112-00190", u"合伙企业设立登记", u"陆*", "PT-AS", S::Correcting, "", 0, 12, at(15, 8), 0},
        {u"52-261118-00160", u"企业设立登记", u"贵阳南明示例文化传播有限公司", "PT-GY", S::Correcting, "", 0, 18, at(9, 2), 0},
        {u"52-261124-00081", u"企业设立登记", u"贵州云岩示例软件有限公司", "PT-GY", S::Received, "", -1, 24, at(10, 12), 30, {}, 1},
        {u"52-261124-00083", u"企业设立登记", u"周*平", "APP-YSGZ", S::Received, "", -1, 24, at(10, 20), 30, {}, 1},
        {u"52-261120-00171", u"企业设立登记", u"贵州花溪示例餐饮有限公司", "PT-GY", S::InReview, "examine", 1, 20, at(16, 40), 24},
        {u"52-261120-00176", u"备案・章程", u"贵州修文示例猕猴桃专业合作社", "PT-GY", S::InReview, "examine", 1, 20, at(16, 55), 24, SummaryFlag::CorrectionIn},
        {u"52-261122-00015", u"企业设立登记", u"贵州惠水示例电子有限公司", "PT-GY", S::DecidedGrant, "decide", 0, 19, at(10, 5), 30},
    };
    return table;
}
// clang-format on

const QStringList &words()
{
    static const QStringList list{u"青岚"_s, u"云栖"_s, u"山城"_s, u"晴川"_s, u"黔途"_s, u"百草"_s, u"高原"_s,
                                  u"梵净"_s, u"赤水"_s, u"乌江"_s, u"南明"_s, u"花溪"_s, u"修文"_s, u"惠水"_s};
    return list;
}

const QStringList &trades()
{
    static const QStringList list{u"茶业"_s,     u"商贸"_s, u"建材"_s, u"餐饮管理"_s, u"农业科技"_s,
                                  u"数据服务"_s, u"物流"_s, u"酒业"_s, u"文化传播"_s};
    return list;
}

QString companyName(int i)
{
    return u"贵州"_s + words().at(i % words().size()) + u"示例"_s + trades().at(i / 3 % trades().size()) +
           (i % 11 == 0 ? u"股份有限公司"_s : u"有限公司"_s);
}

RegistryCheck check(const QString &id, const QString &field, const QString &registry, CheckVerdict verdict,
                    const QString &value = {})
{
    RegistryCheck out;
    out.id = id;
    out.field = field;
    out.registry = registry;
    out.verdict = verdict;
    out.registryValue = value;
    out.checkedAt = moment(23, 9, 12);
    return out;
}

QVector<RegistryCheck> checksFor(const CaseSummary &row)
{
    const bool differs = row.flags.testFlag(SummaryFlag::Mismatch);
    const bool pending = differs || row.flags.testFlag(SummaryFlag::ChecksPending);
    return {
        check(u"address.standard"_s, u"/addr"_s, u"addresses"_s, differs ? CheckVerdict::Mismatch : CheckVerdict::Match,
              u"贵阳市观山湖区示例路108号3栋1402室"_s),
        check(u"legalRep.identity"_s, u"/legalRep/idNo"_s, u"population"_s, CheckVerdict::Match),
        check(u"holders.identity"_s, u"/holders"_s, u"population"_s, CheckVerdict::Match),
        check(u"holders.bodies"_s, u"/holders"_s, u"legal-persons"_s, CheckVerdict::Match),
        check(u"name.unique"_s, u"/name"_s, u"legal-persons"_s, pending ? CheckVerdict::Pending : CheckVerdict::Match)};
}

QVector<Material> papersFor(const ServiceItem &item, const QDateTime &receivedAt)
{
    QVector<Material> out;
    int n = 0;
    for (const ItemMaterial &wanted : item.materials) {
        if (!wanted.required)
            continue;
        Material paper;
        paper.id = wanted.id;
        paper.fileName = wanted.name + u".pdf"_s;
        paper.mediaType = u"application/pdf"_s;
        paper.digest = Digest256(u"%1"_s.arg(++n, 64, 16, QLatin1Char('0')));
        paper.size = 120'000 + n * 3'457;
        paper.trust = n == 7 ? u"C"_s : u"A"_s;
        paper.receivedAt = receivedAt;
        out.append(paper);
    }
    return out;
}

struct History
{
    Case subject;
    QVector<HistoryRow> rows;
};

void act(History &history, Action action, const Desk &desk, Post post, const QDateTime &when,
         const CommandArguments &args = {})
{
    Command command;
    command.id = CommandId(u"0193b8c1-0000-7000-8000-%1"_s.arg(history.rows.size(), 12, 10, QLatin1Char('0')));
    command.caseId = history.subject.id;
    command.action = action;
    command.base.revision = history.subject.revision;
    command.actingUnit = desk.unit;
    command.post = post;
    command.actedAt = when;
    command.args = args;
    const RuleBookPtr book = rules();
    const DecisionContext context{{desk.user, desk.name, desk.unit, desk.posts, {}, {}},
                                  *book->catalogue.find(history.subject.item),
                                  book->units,
                                  book->calendars,
                                  when,
                                  {},
                                  {},
                                  false};
    auto change = decide(history.subject, command, context);
    if (!change)
        throw std::logic_error("sample act refused: " + std::string(nameOf(action).data()) + ' ' +
                               nameOf(change.error().code).data());
    change->row.sequence = history.rows.size() + 1;
    history.subject = change->next;
    history.rows.append(change->row);
}

History historyFor(const CaseSummary &row)
{
    const RuleBookPtr book = rules();
    const ServiceItem *item = book->catalogue.find(row.item);
    if (!item)
        item = book->catalogue.find(establishment);
    Intake intake;
    intake.id = row.id;
    intake.number = u"11520000DEM000145H2000125001001"_s + row.receivedAt.toString(u"yyyyMMdd"_s) + u"0317"_s;
    intake.queryCode = row.queryCode;
    intake.source = row.source;
    intake.applicant = {ApplicantKind::Person,   u"李示例"_s, u"111"_s,
                        u"52999920000229002X"_s, u"李示例"_s, u"13700002345"_s};
    intake.form = companyApplication();
    if (row.applicantName.contains(u"公司"))
        intake.form.insert(u"name"_s, row.applicantName);
    intake.materials = papersFor(*item, row.receivedAt);
    intake.submittedAt = row.receivedAt;
    const OrgUnit *source = book->units.find(row.source);
    History history;
    const CaseChange opened =
        openCase(intake, *item, source ? *source : OrgUnit{}, book->units, book->calendars, row.receivedAt);
    history.subject = opened.next;
    history.rows = opened.earlierRows;
    history.rows.append(opened.row);
    history.subject.checks = checksFor(row);
    history.subject.item = item->key;

    const QDateTime soon = row.receivedAt.addSecs(600);
    if (row.state != CaseState::Received && row.state != CaseState::Correcting) {
        act(history, Action::Accept, clerk(), Post::AcceptanceOfficer, soon);
        const Desk &who = row.assignee == secondClerk().user ? secondClerk() : clerk();
        if (history.subject.assignee != who.user) {
            CommandArguments args;
            args.assignee = who.user;
            args.assigneeName = who.name;
            args.reason = u"按科室分工由该同志承办。"_s;
            act(history, history.subject.assignee.isEmpty() ? Action::Assign : Action::Reassign, decider(),
                Post::Dispatcher, soon.addSecs(60), args);
        }
    }
    return history;
}

} // namespace

const Desk &clerk()
{
    static const Desk desk{UserId(u"zhoumin"_s), u"周敏"_s, section,
                           Posts(Post::AcceptanceOfficer) | Post::CaseOfficer | Post::Reception};
    return desk;
}

const Desk &secondClerk()
{
    static const Desk desk{UserId(u"wangqiang"_s), u"王强"_s, section,
                           Posts(Post::AcceptanceOfficer) | Post::CaseOfficer};
    return desk;
}

const Desk &decider()
{
    static const Desk desk{UserId(u"luoqing"_s), u"罗青"_s, section, Posts(Post::Decider) | Post::Dispatcher};
    return desk;
}

const Desk &consulted()
{
    static const Desk desk{UserId(u"zhangwei"_s), u"张薇"_s, UnitId(u"ZRZYT-BDC"_s), Post::ConsultedOfficer};
    return desk;
}

RuleBookPtr rules()
{
    static const RuleBookPtr book = [] {
        initYunchuangResources();
        QVector<ServiceItem> items;
        for (const QJsonValue json : catalogueResources())
            items.append(parseServiceItem(json.toObject()).value());
        QVector<WorkCalendar> years;
        CentreCalendar centre;
        for (const QString &name : resourceNames(u"calendars"_s)) {
            const QJsonObject json = resourceDocument(name).object();
            if (name.contains(u"centre"))
                centre = CentreCalendar::fromJson(json).value();
            else
                years.append(WorkCalendar::fromJson(json).value());
        }
        auto units = parseOrgUnits(resourceDocument(u"units.json"_s).array()).value();
        const FormCatalogue forms = FormCatalogue::fromJson(formResources()).value();
        return std::make_shared<const RuleBook>(RuleBook{withShareableFields(Catalogue(std::move(items)), forms),
                                                         OrgDirectory(std::move(units)), CalendarSet(years, centre)});
    }();
    return book;
}

QDateTime now()
{
    return moment(24, 10, 42);
}

QDateTime moment(int day, int hour, int minute)
{
    return toUtc(QDate(2026, 11, day), QTime(hour, minute));
}

QVector<CaseSummary> morning()
{
    QVector<CaseSummary> out;
    for (const Line &line : lines())
        out.append(summaryOf(line, static_cast<int>(out.size()) + 1));
    // More of the clerk's that have time, then what is done.
    for (int i = 0; i < 24; ++i) {
        CaseSummary row = summaryNumber(3 * i);
        row.id = idNumber(100 + i);
        row.queryCode = u"52-261124-%1"_s.arg(101 + 7 * i, 5, 10, QLatin1Char('0'));
        row.state = CaseState::Received;
        row.step = StepId();
        row.assignee = clerk().user;
        row.assigneeName = clerk().name;
        row.receivedAt = moment(24, 8, 30).addSecs(i * 240);
        row.due = QDate(2026, 12, 1);
        row.promisedDue = QDate();
        row.flags = {};
        out.append(row);
    }
    for (int i = 0; i < 12; ++i) {
        CaseSummary row = summaryNumber(3 * i + 1);
        row.id = idNumber(200 + i);
        row.queryCode = u"52-261116-%1"_s.arg(301 + 11 * i, 5, 10, QLatin1Char('0'));
        row.state = CaseState::Delivered;
        row.step = StepId();
        row.receivedAt = moment(16, 9).addSecs(i * 900);
        row.due = QDate();
        row.flags = {};
        out.append(row);
    }
    return out;
}

CaseSummary summaryNumber(int i)
{
    static constexpr std::array sources{"PT-GY", "PT-ZY", "APP-YSGZ", "CK-QYKB", "PT-AS", "PT-LPS"};
    static constexpr std::array states{CaseState::Received, CaseState::InReview, CaseState::InReview,
                                       CaseState::Received, CaseState::Accepted, CaseState::Correcting};
    CaseSummary out;
    out.id = idNumber(100'000 + i);
    out.viewer = section;
    out.queryCode = u"52-261120-%1"_s.arg(i, 5, 10, QLatin1Char('0'));
    out.item = establishment;
    out.itemName = u"企业设立登记"_s;
    out.applicantName = companyName(i);
    out.state = states.at(static_cast<size_t>(i) % states.size());
    if (out.state == CaseState::InReview)
        out.step = StepId(i % 4 == 1 ? u"decide"_s : u"examine"_s);
    out.unit = section;
    out.department = UnitId(u"SCJGJ"_s);
    if (i % 5 != 4) {
        const Desk &desk = i % 3 == 0 ? clerk() : i % 3 == 1 ? secondClerk() : decider();
        out.assignee = desk.user;
        out.assigneeName = desk.name;
    }
    out.source = UnitId(QString::fromLatin1(sources.at(static_cast<size_t>(i) % sources.size())));
    out.receivedAt = moment(18, 8, 30).addSecs(i % 5000 * 90);
    if (out.state != CaseState::Correcting)
        out.due = QDate(2026, 11, 20).addDays(i % 17);
    if (out.state == CaseState::InReview || out.state == CaseState::Accepted)
        out.promisedDue = out.due;
    if (i % 13 == 5)
        out.flags |= SummaryFlag::Mismatch;
    if (i % 29 == 3)
        out.flags |= SummaryFlag::AnswerIn;
    out.parts = 5;
    out.version = 2;
    out.revision = 2;
    return out;
}

Case wholeCase(const CaseSummary &row)
{
    return replyFor(row).subject;
}

protocol::CaseReply replyFor(const CaseSummary &row)
{
    History history = historyFor(row);
    Case &subject = history.subject;
    subject.item = row.item;
    subject.itemName = row.itemName;
    subject.state = row.state;
    if (!row.step.isEmpty())
        subject.step = row.step;
    subject.assignee = row.assignee;
    subject.assigneeName = row.assigneeName;
    if (row.state == CaseState::Received)
        subject.deadlines.noticeDue = row.due;
    else if (row.promisedDue.isValid())
        subject.deadlines.promisedDue = row.promisedDue;
    subject.version = row.version;
    subject.revision = row.revision;
    return {subject, Capacity::Owner, history.rows, {}};
}

protocol::FeedPage pageOf(const QVector<CaseSummary> &rows, const QString &cursor, bool more)
{
    protocol::FeedPage out;
    qint64 sequence = 0;
    for (const CaseSummary &row : rows)
        out.entries.append({row.viewer, ++sequence, row.id, false, row});
    out.cursor = cursor;
    out.more = more;
    out.serviceTime = now();
    return out;
}

protocol::FeedPage tombstones(const QVector<CaseSummary> &rows, const QString &cursor)
{
    protocol::FeedPage out;
    qint64 sequence = 0;
    for (const CaseSummary &row : rows)
        out.entries.append({row.viewer, ++sequence, row.id, true, std::nullopt});
    out.cursor = cursor;
    out.serviceTime = now();
    return out;
}

} // namespace yunchuang::samples
