// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/reporting.h"

#include "domain/calendar.h"
#include "domain/casefacts.h"
#include "domain/codelists.h"
#include "domain/ratinglevel.h"
#include "domain/statecodes.h"

#include <algorithm>
#include <array>

namespace yunchuang::reporting {

using namespace Qt::StringLiterals;

namespace {

/// How an act stands in the process table. `opinion` is what stands there when nobody wrote one: the standard wants one
/// of every step.
struct Step
{
    Action act;
    QStringView name;
    BusinessAction action;
    QStringView opinion;
};

constexpr auto reported = std::to_array<Step>({
    {Action::PreReturn, u"预审", BusinessAction::Return, u"预审退回"},
    {Action::PrePass, u"预审", BusinessAction::Pass, u"预审通过"},
    {Action::Receive, u"收件", BusinessAction::Pass, u"已收件"},
    {Action::ReceiveOnline, u"收件", BusinessAction::Pass, u"已收件"},
    {Action::DeclareNotRequired, u"受理", BusinessAction::Return, u"不受理"},
    {Action::RefuseAcceptance, u"受理", BusinessAction::Return, u"不予受理"},
    {Action::RequestCorrection, u"补正", BusinessAction::Return, u"一次性告知补正"},
    {Action::CompleteCorrection, u"补正", BusinessAction::Pass, u"补正材料齐全"},
    {Action::ReturnOverdue, u"补正", BusinessAction::Return, u"逾期未补正，退件"},
    {Action::Accept, u"受理", BusinessAction::Pass, u"予以受理"},
    {Action::DeemAccepted, u"受理", BusinessAction::Pass, u"逾期未告知，自收到申请材料之日起即为受理"},
    {Action::Examine, u"审查", BusinessAction::Pass, u"提交审查意见"},
    {Action::Consult, u"征求意见", BusinessAction::Other, u"征求意见"},
    {Action::Countersign, u"会签", BusinessAction::Other, u"会签"},
    {Action::AnswerHandoff, u"征求意见", BusinessAction::Other, u"已答复"},
    {Action::SendBack, u"审查", BusinessAction::Return, u"退回"},
    {Action::Transfer, u"转办", BusinessAction::Other, u"转办"},
    {Action::ReportUp, u"转报", BusinessAction::Pass, u"转报上级机关"},
    {Action::RequestSupplement, u"补充材料", BusinessAction::Return, u"要求补充材料"},
    {Action::ReceiveSupplement, u"补充材料", BusinessAction::Pass, u"收到补充材料"},
    {Action::ReviewLegally, u"法制审核", BusinessAction::Other, u"法制审核"},
    {Action::Grant, u"决定", BusinessAction::Pass, u"准予"},
    {Action::Deny, u"决定", BusinessAction::Return, u"不予"},
    {Action::Close, u"办结", BusinessAction::Pass, u"办结"},
    {Action::Deliver, u"送达", BusinessAction::Pass, u"已送达"},
    {Action::Withdraw, u"撤回", BusinessAction::Other, u"申请人撤回申请"},
    {Action::Terminate, u"终止", BusinessAction::Other, u"终止办理"},
    {Action::CompleteWork, u"办结", BusinessAction::Pass, u"办毕"},
    {Action::MoveToSuccessor, u"职责承接", BusinessAction::Other, u"原单位职责已由承接单位行使"},
});

const Step *stepOf(Action act)
{
    const auto found =
        std::find_if(reported.begin(), reported.end(), [&](const Step &step) { return step.act == act; });
    return found == reported.end() ? nullptr : &*found;
}

QString cut(const QString &text)
{
    QList<uint> characters = text.toUcs4();
    if (characters.size() <= longestOpinion)
        return text;
    characters.resize(longestOpinion - 1);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size()) + u'…';
}

QString opinionOf(const HistoryRow &row, const Step &step)
{
    for (const QString &text : {row.opinion, row.reason}) {
        if (!text.trimmed().isEmpty())
            return cut(text);
    }
    return step.opinion.toString();
}

QString officerOf(const HistoryRow &row)
{
    return row.userName.isEmpty() ? row.user.text() : row.userName;
}

const HistoryRow *firstRow(const QVector<HistoryRow> &history, std::initializer_list<Action> acts)
{
    const auto found = std::find_if(history.cbegin(), history.cend(), [&](const HistoryRow &row) {
        return std::find(acts.begin(), acts.end(), row.action) != acts.end();
    });
    return found == history.cend() ? nullptr : &*found;
}

const CaseDocument *document(const Case &subject, DocumentKind kind)
{
    const auto found = std::find_if(subject.documents.cbegin(), subject.documents.cend(),
                                    [&](const CaseDocument &candidate) { return candidate.kind == kind; });
    return found == subject.documents.cend() ? nullptr : &*found;
}

/// 办理形式: how the application came in.
int channelOf(const Case &subject, const OrgDirectory &units)
{
    constexpr int window = 1;
    constexpr int computer = 2;
    constexpr int mobile = 3;
    constexpr int other = 9;
    const OrgUnit *source = units.find(subject.source);
    if (!source)
        return other;
    switch (source->kind) {
    case UnitKind::CityPlatform:
        return computer;
    case UnitKind::App:
        return mobile;
    case UnitKind::Window:
        return window;
    case UnitKind::Department:
    case UnitKind::Section:
    case UnitKind::Province:
        break;
    }
    return subject.isPartWork() ? other : window;
}

/// The first of the places where forms keep such a text.
QString textIn(const QJsonObject &form, std::initializer_list<std::pair<QString, QString>> places)
{
    for (const auto &[object, member] : places) {
        const QJsonValue value = object.isEmpty() ? form.value(member) : form.value(object).toObject().value(member);
        if (!value.toString().isEmpty())
            return value.toString();
    }
    return {};
}

QString addressIn(const QJsonObject &form)
{
    for (const QString &key : {u"addr"_s, u"address"_s, u"site"_s, u"bizAddr"_s}) {
        const QJsonValue value = form.value(key);
        if (value.isString() && !value.toString().isEmpty())
            return value.toString();
        const QJsonObject parts = value.toObject();
        const QString text = parts.value(u"street"_s).toString() + parts.value(u"detail"_s).toString();
        if (!text.isEmpty())
            return text;
    }
    return textIn(form, {{u"taxpayer"_s, u"address"_s}, {u"builder"_s, u"address"_s}, {u"request"_s, u"place"_s}});
}

AcceptanceRow acceptanceOf(const Case &subject, const QVector<HistoryRow> &history, const ServiceItem &item,
                           const OrgDirectory &units)
{
    AcceptanceRow row;
    row.basicCode = item.key.code.text();
    row.implementationCode = item.implementationCode;
    row.itemName = subject.itemName;
    row.itemVersion = subject.item.version;
    row.acceptedAt = subject.deadlines.acceptedAt;
    const HistoryRow *accepted = firstRow(history, {Action::Accept, Action::DeemAccepted, Action::StartWork});
    const UnitId accepting = accepted ? accepted->unit : subject.unit;
    const UnitId department =
        units.departmentOf(accepting).isEmpty() ? subject.department : units.departmentOf(accepting);
    row.department = units.nameOn(department, toLocalDate(row.acceptedAt));
    if (const OrgUnit *unit = units.find(department))
        row.departmentCode = unit->uscc;
    if (accepted)
        row.officer = officerOf(*accepted);
    if (const CaseDocument *notice = document(subject, DocumentKind::AcceptanceNotice))
        row.documentNumber = notice->number;
    const HistoryRow *applied = firstRow(history, {Action::Submit, Action::StartWork});
    row.appliedAt = applied ? applied->at : subject.deadlines.receivedAt;
    row.channel = channelOf(subject, units);
    row.applicant = subject.applicant.name;
    row.applicantKind = codelists::codeOf(subject.applicant.kind);
    row.idType = subject.applicant.idType;
    row.idNumber = subject.applicant.idNumber;
    row.legalRepresentative = textIn(subject.form, {{u"legalRep"_s, u"name"_s},
                                                    {u"taxpayer"_s, u"legalRep"_s},
                                                    {u"builder"_s, u"legalRep"_s},
                                                    {u"applicant"_s, u"legalRep"_s}});
    row.agent = subject.applicant.agentName;
    row.agentMobile = subject.applicant.agentMobile;
    row.address = addressIn(subject.form);
    row.postcode = textIn(subject.form, {{QString(), u"postcode"_s}});
    row.summary = subject.applicant.name + u'：' + subject.itemName;
    row.promised = subject.deadlines.promisedDue;
    return row;
}

QVector<ProcessRow> processOf(const QVector<HistoryRow> &history, const ServiceItem &item, const OrgDirectory &units)
{
    QVector<ProcessRow> rows;
    QDateTime before;
    for (const HistoryRow &happened : history) {
        const Step *step = stepOf(happened.action);
        if (!step) {
            if (!before.isValid())
                before = happened.at; // the application itself: what the first step begins with
            continue;
        }
        ProcessRow row;
        row.sequence = happened.sequence;
        const bool examines = happened.action == Action::Examine || happened.action == Action::SendBack;
        const FlowStep *flow = examines ? item.step(happened.step) : nullptr;
        row.step = flow ? flow->name : step->name.toString();
        row.action = step->action;
        row.officer = officerOf(happened);
        row.unit = units.nameOn(happened.unit, toLocalDate(happened.at));
        row.opinion = opinionOf(happened, *step);
        row.startedAt = before.isValid() ? before : happened.at;
        row.endedAt = happened.at;
        before = happened.at;
        rows.append(row);
    }
    return rows;
}

QString procedureName(SuspensionKind kind)
{
    switch (kind) {
    case SuspensionKind::Hearing:
        return u"听证"_s;
    case SuspensionKind::Tender:
        return u"招标"_s;
    case SuspensionKind::Auction:
        return u"拍卖"_s;
    case SuspensionKind::Inspection:
        return u"检验"_s;
    case SuspensionKind::Testing:
        return u"检测"_s;
    case SuspensionKind::Quarantine:
        return u"检疫"_s;
    case SuspensionKind::Appraisal:
        return u"鉴定"_s;
    case SuspensionKind::ExpertReview:
        return u"专家评审"_s;
    case SuspensionKind::Supplement:
        return u"补充材料"_s;
    }
    return {};
}

QVector<ProcedureRow> proceduresOf(const Case &subject, const QVector<HistoryRow> &history)
{
    QVector<ProcedureRow> rows;
    for (const SpecialProcedure &procedure : subject.procedures) {
        ProcedureRow row;
        row.kind = codelists::codeOf(codelists::ProcedureKind::Other);
        row.name = procedureName(procedure.kind);
        row.startedAt = procedure.startedAt;
        row.reason = cut(procedure.reason);
        row.forWhom = procedure.forWhom;
        row.endedAt = procedure.endedAt;
        row.outcome = procedure.outcome;
        row.opinion = cut(procedure.opinion);
        row.officer = procedure.approvedByName;
        rows.append(row);
    }
    for (const HistoryRow &happened : history) {
        if (happened.action != Action::Extend)
            continue;
        // An extension has no time of its own: it moves the due day at once.
        ProcedureRow row;
        row.kind = codelists::codeOf(codelists::ProcedureKind::Extension);
        row.name = codelists::nameOfCode(codelists::specialProcedures(), row.kind).toString();
        row.startedAt = happened.at;
        row.endedAt = happened.at;
        row.reason = cut(happened.reason);
        row.forWhom = subject.applicant.name;
        row.outcome = u"准予延期"_s;
        row.opinion = cut(happened.opinion.isEmpty() ? happened.reason : happened.opinion);
        row.officer = officerOf(happened);
        rows.append(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const ProcedureRow &one, const ProcedureRow &other) {
        return one.startedAt < other.startedAt;
    });
    return rows;
}

/// When the result of a case became void.
QDateTime voidSince(const Case &subject)
{
    QDateTime since = subject.result.voidedAt;
    for (const CaseLink &link : subject.followers) {
        const bool ends = link.kind == LinkKind::Retraction || link.kind == LinkKind::Revocation ||
                          link.kind == LinkKind::Deregistration;
        if (ends && link.granted.value_or(false) && !since.isValid())
            since = link.decidedAt;
    }
    return since;
}

/// The state in which the office said its last word: what follows (service, archive) is not reported as another end.
/// That the result is void from then on is: 撤销.
std::optional<std::pair<CaseState, QDateTime>> ending(const Case &subject, const QVector<HistoryRow> &history)
{
    const auto ends = [](CaseState state) {
        const int code = statecodes::platformCodeOf(state).code;
        return statecodes::isOver(code) && state != CaseState::Delivered && state != CaseState::Archived;
    };
    if (shownState(subject) == CaseState::Cancelled)
        return std::pair(CaseState::Cancelled, voidSince(subject));
    for (auto row = history.crbegin(); row != history.crend(); ++row) {
        const bool closes = row->after == CaseState::ClosedGrant || row->after == CaseState::ClosedTolerant ||
                            row->after == CaseState::ClosedDeny;
        if (ends(row->after))
            return std::pair(row->after,
                             closes && subject.result.closedAt.isValid() ? subject.result.closedAt : row->at);
    }
    return std::nullopt;
}

std::optional<ResultRow> resultOf(const Case &subject, const QVector<HistoryRow> &history)
{
    const auto end = ending(subject, history);
    if (!end)
        return std::nullopt;
    const auto &[state, at] = *end;
    ResultRow row;
    row.platform = statecodes::platformCodeOf(state).code;
    row.exchange = statecodes::exchangeCodeOf(state, subject.deadlines.acceptedAt.isValid()).value_or(0);
    row.endedAt = at;
    const bool granted = state == CaseState::ClosedGrant || state == CaseState::ClosedTolerant;
    // Of a void result the number says which it was.
    if (granted || state == CaseState::Cancelled) {
        row.name = subject.result.name;
        row.number = subject.result.number;
    }
    const int listed = row.exchange;
    const auto list = statecodes::exchangeStates();
    const auto named = std::find_if(list.begin(), list.end(),
                                    [&](const statecodes::ExchangeState &entry) { return entry.code == listed; });
    row.description = named != list.end()            ? named->name.toString()
                      : state == CaseState::Returned ? u"退件"_s
                                                     : u"终止办理"_s;
    row.posted = subject.result.deliveryWay == u"POST" || subject.result.posted.value_or(false);
    if (subject.rating)
        row.satisfaction = ratingCode(*subject.rating, RatingCodeList::National);
    return row;
}

QVector<MaterialRow> materialsOf(const Case &subject, const ServiceItem &item)
{
    QVector<MaterialRow> rows;
    for (const Material &material : subject.materials) {
        const ItemMaterial *asked = item.material(material.id);
        MaterialRow row;
        row.id = material.id.text() + u'/' + QString::number(material.version);
        row.name = asked ? asked->name : material.fileName;
        row.fileName = material.fileName;
        row.paper = material.copies > 0;
        row.copies = material.copies;
        rows.append(row);
    }
    return rows;
}

} // namespace

QString textOf(BusinessAction action)
{
    switch (action) {
    case BusinessAction::Pass:
        return u"通过"_s;
    case BusinessAction::Return:
        return u"退回"_s;
    case BusinessAction::Other:
        break;
    }
    return u"其他"_s;
}

CaseReport reportOf(const Case &subject, const QVector<HistoryRow> &history, const ServiceItem &item,
                    const OrgDirectory &units)
{
    CaseReport report;
    report.caseNumber = subject.number;
    if (subject.deadlines.acceptedAt.isValid())
        report.acceptance = acceptanceOf(subject, history, item, units);
    report.process = processOf(history, item, units);
    report.procedures = proceduresOf(subject, history);
    report.result = resultOf(subject, history);
    report.materials = materialsOf(subject, item);
    return report;
}

} // namespace yunchuang::reporting
