// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

/// 环节处理意见 of GB/T 39046-2020, counted in code points.
constexpr qsizetype longestText = 1000;
/// Refusals, returns and corrections want own words, not a bare phrase.
constexpr qsizetype shortestReason = 10;

constexpr std::array deliveryWays = {"ON_SITE"_L1, "POST"_L1, "ELECTRONIC"_L1, "ANNOUNCEMENT"_L1};

qsizetype codePoints(const QString &text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar unit) { return !unit.isLowSurrogate(); });
}

Verdict notTooLong(const QString &text, Record record)
{
    if (codePoints(text) <= longestText)
        return {};
    return refuse(RefusalCode::OpinionTooLong,
                  {{u"maximum"_s, QString::number(longestText)}, {u"record"_s, nameOf(record)}});
}

Verdict checkLengths(const CommandArguments &args)
{
    const std::array<std::pair<const QString *, Record>, 13> texts = {{
        {&args.opinion, Record::Opinion},
        {&args.reason, Record::Reason},
        {&args.supervisorReason, Record::Reason},
        {&args.conditions, Record::Opinion},
        {&args.basis, Record::Basis},
        {&args.competentOrgan, Record::CompetentOrgan},
        {&args.remedies, Record::Remedies},
        {&args.handoff.question, Record::Question},
        {&args.forWhom, Record::ForWhom},
        {&args.outcome, Record::Outcome},
        {&args.parties, Record::Parties},
        {&args.hearingPlace, Record::Hearing},
        {&args.presiderName, Record::Hearing},
    }};
    for (const auto &[text, record] : texts) {
        if (const Verdict fits = notTooLong(*text, record); !fits)
            return fits;
    }
    for (const CorrectionItem &item : args.corrections) {
        if (const Verdict fits = notTooLong(item.text, Record::Corrections); !fits)
            return fits;
    }
    return {};
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

bool isThere(Record record, Action action, const CommandArguments &args, const ServiceItem &item)
{
    switch (record) {
    case Record::Opinion:
    case Record::UrgeText:
        return !isBlank(args.opinion);
    case Record::Reason:
        return !isBlank(args.reason);
    case Record::Basis:
        return !isBlank(basisOf(action, args, item));
    case Record::CompetentOrgan:
        return !isBlank(args.competentOrgan);
    case Record::Remedies:
        return !isBlank(args.remedies);
    case Record::Corrections:
        return !args.corrections.isEmpty() &&
               std::none_of(args.corrections.cbegin(), args.corrections.cend(),
                            [](const CorrectionItem &asked) { return isBlank(asked.text); });
    case Record::Assignee:
        return !args.assignee.isEmpty();
    case Record::Receivers:
        return !args.handoff.to.isEmpty();
    case Record::Question:
        return !isBlank(args.handoff.question);
    case Record::Limit:
        return action == Action::Urge ? args.replyDue.isValid() : args.handoff.dueAt.isValid();
    case Record::HandoffRef:
        return !args.handoffId.isEmpty();
    case Record::CheckRef:
        return !args.checkId.isEmpty() || !args.pointId.isEmpty();
    case Record::ResultNumber:
        return !isBlank(args.result.number);
    case Record::Procedure:
        return args.procedure.has_value();
    case Record::Days:
        return args.days > 0;
    case Record::ForWhom:
        return !isBlank(args.forWhom);
    case Record::Outcome:
        return !isBlank(args.outcome);
    case Record::Ground:
        return args.ground.has_value();
    case Record::Parties:
        return !isBlank(args.parties);
    case Record::PartyAnswer:
        return args.partyAnswer.has_value();
    case Record::Documents:
        return !args.documents.isEmpty();
    case Record::Fee:
        return !item.hasFee || args.result.feeCharged.has_value();
    case Record::Hearing:
        return args.hearingOn.isValid() && !isBlank(args.hearingPlace) && !args.presider.isEmpty() &&
               !isBlank(args.presiderName);
    case Record::DeliveryWay:
        return std::find(deliveryWays.begin(), deliveryWays.end(), args.result.deliveryWay) != deliveryWays.end();
    }
    return false;
}

RefusalCode codeOf(DeadlineErrorCode code)
{
    switch (code) {
    case DeadlineErrorCode::NoticeNotOver:
    case DeadlineErrorCode::CalendarMissing:
        return RefusalCode::NoticeNotDue;
    case DeadlineErrorCode::ExtensionTooLate:
        return RefusalCode::LimitPassed;
    case DeadlineErrorCode::ExtensionTooLong:
        return RefusalCode::ExtensionTooLong;
    case DeadlineErrorCode::AlreadyExtended:
        return RefusalCode::AlreadyExtended;
    default:
        return RefusalCode::WrongState;
    }
}

} // namespace

bool isRecorded(Record record, Action action, const CommandArguments &args, const ServiceItem &item)
{
    return isThere(record, action, args, item);
}

bool isSilent(const Handoff &handoff, const DecisionContext &context)
{
    // Who has not been asked yet, or waits for an answer himself, is not silent.
    const bool owes = handoff.isUnsigned() || handoff.state == HandoffState::Accepted;
    return owes && context.item.silenceMeansConsent && handoff.dueAt.isValid() && handoff.dueAt < context.now;
}

tl::unexpected<Refusal> refuse(RefusalCode code, QMap<QString, QString> args)
{
    return tl::unexpected<Refusal>(Refusal{code, std::move(args), {}});
}

tl::unexpected<Refusal> missing(Record record)
{
    return refuse(RefusalCode::MissingRecord, {{u"record"_s, nameOf(record)}});
}

QString joined(const QStringList &texts)
{
    return texts.join(u',');
}

QString joined(Posts posts)
{
    QStringList names;
    for (const auto &[post, name] : enumNames<Post>) {
        if (posts & post)
            names.append(name);
    }
    return joined(names);
}

qsizetype characters(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() > 0)
        ++count;
    return count;
}

Verdict ownWords(const QString &text, Record record)
{
    const QString words = text.trimmed();
    if (words.isEmpty())
        return missing(record);
    if (characters(words) >= shortestReason)
        return {};
    return refuse(RefusalCode::OpinionTooShort,
                  {{u"minimum"_s, QString::number(shortestReason)}, {u"record"_s, nameOf(record)}});
}

QString basisOf(Action action, const CommandArguments &args, const ServiceItem &item)
{
    // What is against the applicant wants the decider's own words; in favour the item's own basis is enough.
    if (action == Action::Grant && isBlank(args.basis))
        return item.legalBases.join(u'；');
    return args.basis;
}

Verdict checkRecords(const Transition &transition, const Case &subject, const CommandArguments &args,
                     const ServiceItem &item)
{
    for (const auto &[record, name] : enumNames<Record>) {
        if (!(transition.records & record))
            continue;
        // A denied case closes without a licence.
        if ((record == Record::ResultNumber || record == Record::Fee) && subject.state == CaseState::DecidedDeny)
            continue;
        if (!isThere(record, transition.action, args, item))
            return missing(record);
    }
    // An applicant need not account for withdrawing.
    if (transition.records & Record::Reason && transition.action != Action::Withdraw) {
        if (const Verdict enough = ownWords(args.reason, Record::Reason); !enough)
            return enough;
    }
    return checkLengths(args);
}

Verdict setClocks(const Act &act, const DeadlineResult &result)
{
    if (result) {
        act.next().deadlines = *result;
        return {};
    }
    QMap<QString, QString> args;
    if (result.error().date.isValid())
        args.insert(u"due"_s, result.error().date.toString(Qt::ISODate));
    const RefusalCode code = codeOf(result.error().code);
    if (code == RefusalCode::ExtensionTooLong)
        args.insert(u"longest"_s, QString::number(result.error().limit));
    if (code == RefusalCode::WrongState)
        args.insert(u"state"_s, nameOf(act.before.state));
    return refuse(code, args);
}

Verdict enterStep(const Act &act, const FlowStep &step)
{
    act.next().step = step.id;
    assign(act.next(), {}, {});
    return setClocks(act, act.engine().startStep(act.next().deadlines, Limit{step.limitDays}, act.now()));
}

void assign(Case &subject, const UserId &user, const QString &name)
{
    subject.assignee = user;
    subject.assigneeName = name;
}

void noteOpinion(const Act &act, const QString &text, bool favourable)
{
    if (isBlank(text))
        return;
    Opinion opinion;
    opinion.step = act.before.step;
    opinion.action = act.command.action;
    opinion.by = act.actor().user;
    opinion.byName = act.actor().name;
    opinion.post = act.command.post;
    opinion.unit = act.actor().unit;
    opinion.at = act.now();
    opinion.text = text;
    opinion.unfavourable = !favourable;
    opinion.onBehalfOf = principalOf(act.before, act.actor());
    if (!opinion.onBehalfOf.isEmpty())
        opinion.onBehalfOfName = act.before.assigneeName;
    act.next().opinions.append(opinion);
}

QStringList owedAnswers(const Situation &situation)
{
    QStringList units;
    for (const Handoff &handoff : situation.subject.handoffs) {
        if (handoff.isOpen() && !isSilent(handoff, situation.context))
            units.append(handoff.to.text());
    }
    return units;
}

void takeSilenceAsConsent(const Act &act)
{
    bool silent = false;
    for (Handoff &handoff : act.next().handoffs) {
        if (!handoff.isOpen())
            continue;
        handoff.state = HandoffState::Answered;
        handoff.agreed = true;
        handoff.closedAt = act.now();
        silent = true;
    }
    if (silent)
        act.change.row.remarks.append(u"SILENCE_TAKEN_AS_CONSENT"_s);
}

Verdict differencesAnswered(const Case &subject)
{
    QStringList fields;
    for (const RegistryCheck &check : subject.checks) {
        if (isUnansweredDifference(check))
            fields.append(check.field);
    }
    if (fields.isEmpty())
        return {};
    return refuse(RefusalCode::DifferencesUnanswered, {{u"fields"_s, joined(fields)}});
}

Verdict pointsAnswered(const Case &subject, const ServiceItem &item)
{
    QStringList open;
    for (const ReviewPoint &point : item.reviewPoints) {
        if (pointVerdict(subject, point) == PointVerdict::Open)
            open.append(point.id);
    }
    if (open.isEmpty())
        return {};
    return refuse(RefusalCode::ReviewPointsOpen, {{u"points"_s, joined(open)}});
}

UserId principalOf(const Case &subject, const Actor &actor)
{
    const bool standsIn = !actor.onBehalfOf.isEmpty() && actor.onBehalfOf != actor.user;
    return standsIn && subject.assignee == actor.onBehalfOf ? actor.onBehalfOf : UserId();
}

Verdict mayDecide(const Case &subject, const ServiceItem &item, const Actor &actor)
{
    if (const Verdict own = mayDecide(subject, item, actor.user); !own)
        return own;
    const UserId principal = principalOf(subject, actor);
    return principal.isEmpty() ? Verdict() : mayDecide(subject, item, principal);
}

Verdict mayDecide(const Case &subject, const ServiceItem &item, const UserId &user)
{
    if (item.examinerMayDecide || !subject.wasExaminedBy(user))
        return {};
    return refuse(RefusalCode::SamePersonExamined, {{u"user"_s, user.text()}});
}

} // namespace yunchuang::rules
