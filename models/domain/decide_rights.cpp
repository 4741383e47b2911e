// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide_p.h"
#include "domain/statutoryperiods.h"

#include <algorithm>

namespace yunchuang::rules {

using namespace Qt::StringLiterals;

namespace {

/// Art. 46, 47: the day on which a decision may be taken without the people who have a right to be heard; invalid when
/// their answer is in.
QDate heardOn(const PartyNotice &notice)
{
    if (!notice.answer)
        return notice.requestBy;
    return *notice.answer == PartyAnswer::HearingAsked ? notice.holdBy : QDate();
}

bool isOpenNotice(const PartyNotice &notice)
{
    return heardOn(notice).isValid();
}

tl::unexpected<Refusal> notHeard(QDate until)
{
    return refuse(RefusalCode::PartiesNotHeard, {{u"until"_s, until.toString(Qt::ISODate)}});
}

/// A hearing that was asked for must be held; else the days in which it could be asked for must be over.
Verdict partiesHeard(const Situation &situation)
{
    const auto &notices = situation.subject.partyNotices;
    if (situation.context.item.hearingRight && notices.isEmpty())
        return notHeard({});
    const QDate today = toLocalDate(situation.context.now);
    for (const PartyNotice &notice : notices) {
        const QDate until = heardOn(notice);
        const bool asked = notice.answer == PartyAnswer::HearingAsked;
        if (until.isValid() && (asked || today <= until))
            return notHeard(until);
    }
    return {};
}

/// Who takes part in the examination: proposed something, has the case, or answered a review point or a difference.
bool examines(const Case &subject, const UserId &user)
{
    const auto answered = [&](const PointAnswer &point) { return point.by == user; };
    const auto compared = [&](const RegistryCheck &check) { return check.answeredBy == user; };
    const auto wrote = [&](const Opinion &opinion) {
        return opinion.action == Action::Examine && (opinion.by == user || opinion.onBehalfOf == user);
    };
    return subject.assignee == user || (subject.proposal && subject.proposal->by == user) ||
           std::any_of(subject.opinions.cbegin(), subject.opinions.cend(), wrote) ||
           std::any_of(subject.points.cbegin(), subject.points.cend(), answered) ||
           std::any_of(subject.checks.cbegin(), subject.checks.cend(), compared);
}

/// Art. 48(3): who presides over a hearing has no part in the examination, and no interest in the case.
Verdict mayPreside(const Case &subject, const DecisionContext &context, const UserId &user)
{
    if (examines(subject, user))
        return refuse(RefusalCode::PresiderExamines, {{u"user"_s, user.text()}});
    if (isRecused(subject, context, user))
        return refuse(RefusalCode::RecusalRequired, {{u"user"_s, user.text()}});
    return {};
}

bool isAskedFor(const PartyNotice &notice)
{
    return notice.answer == PartyAnswer::HearingAsked;
}

/// Art. 48: told of time, place and presider at least seven days before. A hearing later than twenty days after it was
/// asked for is against art. 47, but better than none: only when the seven days leave no other day, and it is remarked.
Verdict inviteToHearing(const Act &act, PartyNotice &notice)
{
    const CommandArguments &args = act.args();
    if (!isRecorded(Record::Hearing, act.command.action, args, act.item()))
        return missing(Record::Hearing);
    if (const Verdict presides = mayPreside(act.before, act.context, args.presider); !presides)
        return presides;
    const QDate today = toLocalDate(act.now());
    const QDate earliest = act.context.calendars.addWorkingDays(today, daysToInvite).date;
    const QDate latest = std::max(notice.holdBy, earliest);
    if (args.hearingOn < earliest)
        return refuse(RefusalCode::HearingTooSoon, {{u"earliest"_s, earliest.toString(Qt::ISODate)}});
    if (args.hearingOn > latest)
        return refuse(RefusalCode::LimitTooLong, {{u"latest"_s, latest.toString(Qt::ISODate)}});
    if (args.hearingOn > notice.holdBy)
        act.change.row.remarks.append(u"HEARING_LATE"_s);
    notice.hearingOn = args.hearingOn;
    notice.hearingPlace = args.hearingPlace.trimmed();
    notice.presider = args.presider;
    notice.presiderName = args.presiderName.trimmed();
    notice.invitedAt = act.now();
    act.change.documents = {DocumentKind::HearingInvitation};
    noteFact(act, u"PARTIES"_s, act.args().parties);
    noteFact(act, u"HEARING_ON"_s, notice.hearingOn.toString(Qt::ISODate));
    noteFact(act, u"HEARING_PLACE"_s, notice.hearingPlace);
    noteFact(act, u"PRESIDER"_s, notice.presiderName);
    return {};
}

/// The step at which a unit that does not decide gives its preliminary opinion: the last one before the decision.
qsizetype lastExamination(const ServiceItem &item)
{
    return std::max(qsizetype(0), item.flow.size() - 2);
}

} // namespace

Verdict readyForDecision(const Situation &situation)
{
    const ServiceItem &item = situation.context.item;
    if (const Verdict free = nothingProposed(situation.subject); !free)
        return free;
    if (item.isReportedUpFrom(situation.subject.unit)) {
        return refuse(RefusalCode::ReportsUp, {{u"unit"_s, item.reportsTo.value(situation.subject.unit).text()}});
    }
    if (item.legalReview && !situation.subject.legalReview)
        return refuse(RefusalCode::LegalReviewMissing);
    return partiesHeard(situation);
}

Verdict canReportUp(const Situation &situation)
{
    const Case &subject = situation.subject;
    const ServiceItem &item = situation.context.item;
    if (!item.isReportedUpFrom(subject.unit))
        return refuse(RefusalCode::NotReportedUp, {{u"unit"_s, subject.unit.text()}});
    const FlowStep *step = item.step(subject.step);
    if (!step || item.stepIndex(subject.step) != lastExamination(item)) {
        const QString expected = item.flow.isEmpty() ? QString() : item.flow[lastExamination(item)].id.text();
        return refuse(RefusalCode::WrongStep, {{u"step"_s, subject.step.text()}, {u"expected"_s, expected}});
    }
    if (item.flow.size() > 1 && !(situation.acting & step->post))
        return refuse(RefusalCode::WrongPost, {{u"posts"_s, joined(Posts(step->post))}});
    if (const Verdict free = nothingProposed(subject); !free)
        return free;
    if (const QStringList owed = owedAnswers(situation); !owed.isEmpty())
        return refuse(RefusalCode::HandoffsOpen, {{u"units"_s, joined(owed)}});
    // Art. 43: with all papers; the upper organ asks for none again.
    if (const Verdict kept = promisesKept(subject); !kept)
        return kept;
    return differencesAnswered(subject);
}

Verdict reportUp(const Act &act)
{
    UnitId upper = act.item().reportsTo.value(act.before.unit);
    if (const UnitId now = act.context.units.inChargeOn(upper, toLocalDate(act.now())); !now.isEmpty())
        upper = now; // the upper unit may have been merged since the item was published
    if (!act.context.units.canReceive(upper, toLocalDate(act.now())))
        return refuse(RefusalCode::UnknownUnit, {{u"unit"_s, upper.text()}});
    if (act.args().favourable) {
        if (const Verdict answered = pointsAnswered(act.before, act.item()); !answered)
            return answered;
    }
    takeSilenceAsConsent(act);
    noteOpinion(act, act.args().opinion, act.args().favourable);
    act.change.row.remarks.append(act.args().favourable ? u"PROPOSES_GRANT"_s : u"PROPOSES_DENIAL"_s);
    Case &next = act.next();
    if (!act.args().approval.isEmpty())
        next.approval.insert(act.before.step, act.args().approval);
    next.reportedFrom = act.before.unit;
    next.unit = upper;
    next.department = act.context.units.departmentOf(upper);
    next.legalReview.reset();
    act.change.row.toUnit = upper;
    const bool again = act.item().isReportedUpFrom(upper);
    if (const Verdict counted = setClocks(act, act.engine().reportUp(next.deadlines, again, act.now())); !counted)
        return counted;
    if (const Verdict entered = enterStep(act, act.item().flow.constFirst()); !entered)
        return entered;
    act.change.row.dueChanges = dueChanges(act.before.deadlines, next.deadlines);
    return {};
}

Verdict canReviewLegally(const Situation &situation)
{
    const Case &subject = situation.subject;
    if (!situation.context.item.legalReview)
        return refuse(RefusalCode::ProcedureNotAllowed, {{u"kind"_s, u"LEGAL_REVIEW"_s}});
    const UserId &user = situation.context.actor.user;
    if (subject.wasExaminedBy(user))
        return refuse(RefusalCode::SamePersonExamined, {{u"user"_s, user.text()}});
    return {};
}

Verdict reviewLegally(const Act &act)
{
    LegalReview review;
    review.by = act.actor().user;
    review.byName = act.actor().name;
    review.at = act.now();
    review.agreed = act.args().agreed;
    review.opinion = act.args().opinion;
    if (!review.agreed) {
        if (const Verdict enough = ownWords(review.opinion, Record::Opinion); !enough)
            return enough;
    }
    act.next().legalReview = review;
    noteOpinion(act, review.opinion, review.agreed);
    act.change.row.remarks.append(review.agreed ? u"LEGAL_REVIEW_AGREED"_s : u"LEGAL_REVIEW_OBJECTED"_s);
    return {};
}

Verdict canInformParties(const Situation &situation)
{
    const auto &notices = situation.subject.partyNotices;
    const auto open = std::find_if(notices.cbegin(), notices.cend(), isOpenNotice);
    const QDate today = toLocalDate(situation.context.now);
    // Who asked for a hearing is told when and where it is; again if it was put off.
    if (open != notices.cend() && !isAskedFor(*open) && heardOn(*open) >= today)
        return notHeard(heardOn(*open));
    return {};
}

Verdict informParties(const Act &act)
{
    auto &notices = act.next().partyNotices;
    if (const auto asked = std::find_if(notices.begin(), notices.end(), isAskedFor); asked != notices.end())
        return inviteToHearing(act, *asked);
    PartyNotice notice;
    notice.parties = act.args().parties;
    notice.hearing = act.args().hearing;
    notice.toldAt = act.now();
    notice.requestBy = hearingDates(act.context.calendars, toLocalDate(act.now())).requestBy.date;
    notice.note = act.args().opinion;
    act.next().partyNotices.append(notice);
    act.change.documents = {notice.hearing ? DocumentKind::HearingNotice : DocumentKind::StatementNotice};
    noteFact(act, u"PARTIES"_s, notice.parties);
    noteFact(act, u"REQUEST_BY"_s, notice.requestBy.toString(Qt::ISODate));
    return {};
}

Verdict canRecordParties(const Situation &situation)
{
    const auto &notices = situation.subject.partyNotices;
    if (std::none_of(notices.cbegin(), notices.cend(), isOpenNotice))
        return refuse(RefusalCode::NothingToRecall);
    return {};
}

Verdict recordParties(const Act &act)
{
    auto &notices = act.next().partyNotices;
    const auto notice = std::find_if(notices.begin(), notices.end(), isOpenNotice);
    const PartyAnswer answer = *act.args().partyAnswer;
    const bool asked = notice->answer == PartyAnswer::HearingAsked;
    // A hearing is held after it was asked for, and only people who were told of it can ask.
    const bool fits = answer == PartyAnswer::HearingHeld    ? asked
                      : answer == PartyAnswer::HearingAsked ? notice->hearing && !asked
                                                            : true;
    if (!fits)
        return missing(Record::PartyAnswer);
    const QDate today = toLocalDate(act.now());
    if (answer == PartyAnswer::HearingHeld) {
        if (!notice->hearingOn.isValid() || today < notice->hearingOn)
            return refuse(RefusalCode::HearingNotHeld, {{u"on"_s, notice->hearingOn.toString(Qt::ISODate)}});
        if (const Verdict presided = mayPreside(act.before, act.context, notice->presider); !presided)
            return presided;
        noteFact(act, u"PRESIDER"_s, notice->presiderName);
    }
    // Art. 47: asked for within five days of being told. What counts is the day on which they asked.
    const QDate askedOn = act.args().askedOn.isValid() ? act.args().askedOn : today;
    if (answer == PartyAnswer::HearingAsked) {
        if (askedOn > today || askedOn < toLocalDate(notice->toldAt))
            return refuse(RefusalCode::LimitTooLong, {{u"latest"_s, today.toString(Qt::ISODate)}});
        if (askedOn > notice->requestBy)
            return refuse(RefusalCode::LimitPassed, {{u"due"_s, notice->requestBy.toString(Qt::ISODate)}});
    }
    notice->answer = answer;
    notice->answeredAt = act.now();
    notice->note = act.args().opinion;
    if (answer == PartyAnswer::HearingAsked) {
        notice->holdBy = hearingDates(act.context.calendars, toLocalDate(notice->toldAt), askedOn).holdBy.date;
        noteFact(act, u"ASKED_ON"_s, askedOn.toString(Qt::ISODate));
        noteFact(act, u"HOLD_BY"_s, notice->holdBy.toString(Qt::ISODate));
    }
    noteFact(act, u"PARTIES"_s, notice->parties);
    noteFact(act, u"PARTY_ANSWER"_s, nameOf(answer));
    return {};
}

} // namespace yunchuang::rules
