// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bodycode.h"
#include "domain/casefacts.h"
#include "domain/decide_p.h"
#include "domain/registernumber.h"
#include "domain/statutoryperiods.h"

#include <QHash>

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Refusal> notAtLastStep(const Situation &situation)
{
    const ServiceItem &item = situation.context.item;
    const QString last = item.flow.isEmpty() ? QString() : item.flow.constLast().id.text();
    return refuse(RefusalCode::WrongStep, {{u"step"_s, situation.subject.step.text()}, {u"expected"_s, last}});
}

/// Units whose last word on a countersign was not a signature.
QStringList unsignedUnits(const Case &subject)
{
    QHash<UnitId, bool> signedBy;
    for (const Handoff &handoff : subject.handoffs) {
        if (handoff.kind != HandoffKind::Countersign || handoff.state == HandoffState::Recalled || handoff.isOpen())
            continue;
        signedBy[handoff.to] = handoff.state == HandoffState::Answered && handoff.agreed;
    }
    QStringList units;
    for (auto it = signedBy.cbegin(); it != signedBy.cend(); ++it) {
        if (!it.value())
            units.append(it.key().text());
    }
    units.sort();
    return units;
}

bool hasPointAgainst(const Case &subject, const ServiceItem &item)
{
    return std::any_of(item.reviewPoints.cbegin(), item.reviewPoints.cend(),
                       [&](const ReviewPoint &point) { return pointVerdict(subject, point) == PointVerdict::No; });
}

/// What the last examiner proposed; nothing if nobody examined.
std::optional<bool> proposal(const Case &subject)
{
    const QVector<Opinion> examined = standingExaminations(subject);
    return examined.isEmpty() ? std::nullopt : std::optional<bool>(!examined.constLast().unfavourable);
}

/// What a decision leaves in the record, whichever way it went.
Verdict closeExamination(const Act &act, bool granted, const QString &opinion)
{
    QVector<QString> &remarks = act.change.row.remarks;
    takeSilenceAsConsent(act);
    const UserId principal = principalOf(act.before, act.actor());
    if (act.before.wasExaminedBy(act.actor().user) || act.before.wasExaminedBy(principal))
        remarks.append(u"EXAMINER_DECIDED_BY_ITEM_RULE"_s);
    if (proposal(act.before).value_or(granted) != granted)
        remarks.append(u"AGAINST_PROPOSAL"_s);
    noteOpinion(act, opinion, granted);
    if (!act.args().approval.isEmpty())
        act.next().approval.insert(act.before.step, act.args().approval);
    act.next().result = {};
    act.next().result.granted = granted;
    assign(act.next(), {}, {});
    return setClocks(act, act.engine().decide(act.next().deadlines, act.now()));
}

/// The number of the result as it is stored, if it can be what the item says that it is.
Expected<QString, Refusal> resultNumber(const QString &typed, const ServiceItem &item)
{
    IdentifierResult (*check)(const QString &) = nullptr;
    switch (item.resultNumber) {
    case ResultNumberKind::Any:
        return typed.trimmed();
    case ResultNumberKind::CreditCode:
        check = checkUscc;
        break;
    case ResultNumberKind::FoodBusinessLicence:
        check = checkFoodBusinessLicence;
        break;
    case ResultNumberKind::ConstructionPermit:
        check = checkConstructionPermitNumber;
        break;
    case ResultNumberKind::TeacherCertificate:
        check = checkTeacherCertificateNumber;
        break;
    }
    const IdentifierResult number = check(typed);
    if (number)
        return number->value;
    return refuse(RefusalCode::ResultNumberInvalid, {{u"number"_s, typed}, {u"reason"_s, nameOf(number.error().code)}});
}

} // namespace

Verdict canDecide(const Situation &situation)
{
    const ServiceItem &item = situation.context.item;
    if (item.kind == ItemKind::PartWork || !item.isLastStep(situation.subject.step))
        return notAtLastStep(situation);
    if (const QStringList owed = owedAnswers(situation); !owed.isEmpty())
        return refuse(RefusalCode::HandoffsOpen, {{u"units"_s, joined(owed)}});
    if (const Verdict may = mayDecide(situation.subject, item, situation.context.actor); !may)
        return may;
    return readyForDecision(situation);
}

Verdict canDeny(const Situation &situation)
{
    return canDecide(situation);
}

Verdict canClose(const Situation &situation)
{
    // 容缺: the result waits for what was promised.
    return situation.subject.state == CaseState::DecidedGrant ? promisesKept(situation.subject) : Verdict();
}

Verdict canGrant(const Situation &situation)
{
    if (const Verdict decides = canDecide(situation); !decides)
        return decides;
    if (const Verdict answered = differencesAnswered(situation.subject); !answered)
        return answered;
    return pointsAnswered(situation.subject, situation.context.item);
}

Verdict canCompleteWork(const Situation &situation)
{
    const ServiceItem &item = situation.context.item;
    if (item.kind != ItemKind::PartWork || !item.isLastStep(situation.subject.step))
        return notAtLastStep(situation);
    return {};
}

Verdict canReplyToUrge(const Situation &situation)
{
    const auto &urgings = situation.subject.urgings;
    const bool waits =
        std::any_of(urgings.cbegin(), urgings.cend(), [](const Urging &urging) { return !urging.repliedAt.isValid(); });
    return waits ? Verdict() : refuse(RefusalCode::UnknownUrging);
}

Verdict grant(const Act &act)
{
    if (const QStringList against = unsignedUnits(act.before); !against.isEmpty()) {
        // Granting without a signature that was asked for needs to be accounted for.
        if (const Verdict accounted = ownWords(act.args().reason, Record::Reason); !accounted) {
            Refusal refusal = accounted.error();
            refusal.args.insert(u"units"_s, joined(against));
            return unexpected(refusal);
        }
        act.change.row.remarks.append(u"GRANTED_WITHOUT_COUNTERSIGN"_s);
    }
    if (act.before.legalReview && !act.before.legalReview->agreed) {
        if (const Verdict accounted = ownWords(act.args().reason, Record::Reason); !accounted)
            return accounted;
        act.change.row.remarks.append(u"AGAINST_LEGAL_REVIEW"_s);
    }
    act.change.documents = {decisionDocument(act.before, true)};
    if (hasPointAgainst(act.before, act.item()))
        act.change.row.remarks.append(u"REVIEW_POINT_NOT_MET"_s);
    if (const Verdict closed = closeExamination(act, true, act.args().opinion); !closed)
        return closed;
    act.next().result.name = act.item().resultName;
    act.next().result.conditions = act.args().conditions;
    act.next().result.validUntil = act.args().validUntil;
    act.change.row.conditions = act.args().conditions;
    act.change.row.validUntil = act.args().validUntil;
    return {};
}

Verdict deny(const Act &act)
{
    return closeExamination(act, false, act.args().opinion.isEmpty() ? act.args().reason : act.args().opinion);
}

Verdict close(const Act &act)
{
    if (const Verdict over = partsOver(act.before, act.item()); !over)
        return over;
    Case &next = act.next();
    next.result.closedAt = act.now();
    if (act.before.state == CaseState::DecidedDeny) {
        next.state = CaseState::ClosedDeny;
        // Without a result nothing follows; what other departments did beside it stays.
        next.parts.removeIf([&](const Part &part) {
            const Receiver *receiver = act.item().receiver(part.id);
            return !receiver || receiver->starts == PartStart::OnClosing;
        });
        act.change.documents.clear();
        return {};
    }
    const CaseResult &made = act.args().result;
    const Expected<QString, Refusal> number = resultNumber(made.number, act.item());
    if (!number)
        return unexpected(number.error());
    next.state = act.before.isTolerant() ? CaseState::ClosedTolerant : CaseState::ClosedGrant;
    next.result.number = *number;
    // What nobody said was not done: the record says so, either way.
    next.result.feeCharged = made.feeCharged.value_or(false);
    next.result.posted = made.posted.value_or(made.deliveryWay == u"POST"_s);
    noteFact(act, u"RESULT_NUMBER"_s, *number);
    noteFact(act, u"FEE"_s, *next.result.feeCharged ? u"YES"_s : u"NO"_s);
    noteFact(act, u"POSTED"_s, *next.result.posted ? u"YES"_s : u"NO"_s);
    if (!made.name.isEmpty())
        next.result.name = made.name;
    if (made.validUntil.isValid())
        next.result.validUntil = made.validUntil;
    if (next.result.validUntil.isValid())
        next.result.renewBy = renewalBy(act.context.calendars, next.result.validUntil).date;
    act.change.row.validUntil = next.result.validUntil;
    startPartsOf(act, PartStart::OnClosing);
    return {};
}

Verdict deliver(const Act &act)
{
    CaseResult &result = act.next().result;
    result.deliveryWay = act.args().result.deliveryWay;
    result.receiver = act.args().result.receiver;
    result.trackingNumber = act.args().result.trackingNumber;
    result.deliveredAt = act.now();
    noteFact(act, u"DELIVERY_WAY"_s, result.deliveryWay);
    return setClocks(act, act.engine().deliver(act.next().deadlines, act.now()));
}

Verdict urge(const Act &act)
{
    if (act.args().replyDue < toLocalDate(act.now()))
        return refuse(RefusalCode::LimitPassed, {{u"due"_s, act.args().replyDue.toString(Qt::ISODate)}});
    Urging urging;
    urging.id = act.command.id.text();
    urging.by = act.actor().user;
    urging.byName = act.actor().name;
    urging.at = act.now();
    urging.text = act.args().opinion;
    urging.replyDue = act.args().replyDue;
    act.next().urgings.append(urging);
    return {};
}

Verdict replyToUrge(const Act &act)
{
    for (Urging &urging : act.next().urgings) {
        if (urging.id != act.args().urgingId || urging.repliedAt.isValid())
            continue;
        urging.reply = act.args().opinion;
        urging.repliedBy = act.actor().user;
        urging.repliedAt = act.now();
        return {};
    }
    return refuse(RefusalCode::UnknownUrging, {{u"urging"_s, act.args().urgingId}});
}

Verdict completeWork(const Act &act)
{
    Case &next = act.next();
    noteOpinion(act, act.args().opinion);
    if (!act.args().approval.isEmpty())
        next.approval.insert(act.before.step, act.args().approval);
    next.result.granted = true;
    next.result.name = act.item().resultName;
    next.result.number = act.args().result.number;
    next.result.closedAt = act.now();
    assign(next, {}, {});
    // Nothing is served on the applicant: with the decision of the work all clocks end.
    if (const Verdict decided = setClocks(act, act.engine().decide(next.deadlines, act.now())); !decided)
        return decided;
    next.deadlines = act.engine().end(next.deadlines, act.now());
    return {};
}

Verdict startWork(const Act &act)
{
    const ServiceItem &item = act.item();
    const bool joint = !act.before.jointCode.isEmpty();
    const bool announced = act.before.version > 0;
    act.change.row.remarks.append(!joint      ? u"STARTED_BY_CLOSING"_s
                                  : announced ? u"PREREQUISITE_MET"_s
                                              : u"COPIED_ACCEPTANCE"_s);
    if (const Verdict got = setClocks(act, act.engine().receive(act.next().deadlines, act.now())); !got)
        return got;
    if (const Verdict counted = setClocks(act, act.engine().accept(act.next().deadlines, act.now())); !counted)
        return counted;
    if (item.flow.isEmpty())
        return {};
    const Limit limit{item.flow.constFirst().limitDays};
    return setClocks(act, act.engine().startStep(act.next().deadlines, limit, act.now()));
}

} // namespace yunchuang::rules
