// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/caselooks.h"

#include "domain/deadlinestatus.h"
#include "domain/jointcase.h"
#include "ui/common/words.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

struct CaseLooks
{
    Q_DECLARE_TR_FUNCTIONS(yunchuang::CaseLooks)
};

Glyph partGlyph(PartState state)
{
    switch (state) {
    case PartState::Waiting:
        return Glyph::Ring;
    case PartState::Failed:
        return Glyph::Diamond;
    case PartState::Stored:
    case PartState::Done:
        return Glyph::Tick;
    default:
        return Glyph::HalfRing;
    }
}

/// How far a part is; of joint ones also what they wait for, by when they are promised and what came of them.
QString partWords(const Case &subject, const Part &part, const ServiceItem *item, QDate today)
{
    const Receiver *receiver = item ? item->receiver(part.id) : nullptr;
    if (part.state == PartState::Waiting && receiver && !receiver->after.isEmpty()) {
        QStringList names;
        for (const Part &before : subject.parts) {
            if (receiver->after.contains(before.id) && !isOver(before))
                names.append(before.name);
        }
        if (!names.isEmpty())
            return CaseLooks::tr("waits for %1").arg(names.join(CaseLooks::tr(", ")));
    }
    if (part.state == PartState::Failed && part.endedAt.isValid())
        return CaseLooks::tr("over without a result");
    if (part.state == PartState::Done && !part.resultNumber.isEmpty())
        return CaseLooks::tr("%1 ・ %2").arg(Wording::part(part.state), part.resultNumber);
    if (part.state == PartState::Working && part.promisedDue.isValid())
        return CaseLooks::tr("%1 ・ until %2").arg(Wording::part(part.state), Wording::day(part.promisedDue, today));
    return Wording::part(part.state);
}

Tone partTone(PartState state)
{
    if (state == PartState::Failed)
        return Tone::Red;
    return state == PartState::Stored || state == PartState::Done ? Tone::Green : Tone::Quiet;
}

} // namespace

ClockBar::Reading clockReading(const Case &subject, const CalendarSet &calendars, const QDateTime &now)
{
    const DeadlineStatus status = deadlineStatus(subject.deadlines, calendars, now);
    const QDate today = toLocalDate(now);
    ClockBar::Reading reading;
    reading.light = Wording::light(status, subject.state);
    reading.headline = Wording::deadlineInFull(status, subject.state);
    if (status.due.isValid() && status.clock != RunningClock::None) {
        const QDateTime end = status.dueAt.isValid() ? status.dueAt : calendars.endOfOffice(status.due);
        reading.note =
            CaseLooks::tr("%1 until %2 %3")
                .arg(Wording::clock(status.clock), Wording::dayOfWeek(status.due, today), Wording::timeOfDay(end));
        if (status.provisional)
            reading.note = CaseLooks::tr("provisional ・ %1").arg(reading.note);
    }
    reading.accessible = reading.note.isEmpty() ? reading.headline : reading.headline + u", "_s + reading.note;

    const Deadlines &clocks = subject.deadlines;
    const QDate from = clocks.receivedOn.isValid() ? clocks.receivedOn : toLocalDate(clocks.receivedAt);
    // Before acceptance only the notice runs; the promised and the statutory day come with acceptance.
    const bool accepted = clocks.acceptedAt.isValid();
    const QDate promised = accepted ? clocks.promisedDue : clocks.noticeDue;
    const QDate statutory = accepted ? clocks.statutoryDue : QDate();
    QDate last = statutory.isValid() ? qMax(statutory, promised) : promised;
    if (!from.isValid() || !last.isValid() || last <= from || clocks.decidedAt.isValid())
        return reading;
    last = qMax(last, today);
    const double span = from.daysTo(last) + 1;
    const auto place = [&](QDate day) { return qBound(0.0, (from.daysTo(day) + 1) / span, 1.0); };
    using Mark = ClockBar::Mark;
    reading.marks.append({Mark::Kind::Received, 0, CaseLooks::tr("received %1").arg(Wording::day(from, today))});
    const double dayPart = toLocalTime(now).msecsSinceStartOfDay() / 86'400'000.0;
    reading.marks.append(
        {Mark::Kind::Now, qBound(0.0, (from.daysTo(today) + dayPart) / span, 1.0), CaseLooks::tr("now")});
    const QString promisedWords = accepted ? CaseLooks::tr("promised %1") : CaseLooks::tr("notice %1");
    reading.marks.append({Mark::Kind::Promised, place(promised), promisedWords.arg(Wording::day(promised, today))});
    if (statutory.isValid() && statutory != promised)
        reading.marks.append(
            {Mark::Kind::Statutory, place(statutory), CaseLooks::tr("by law %1").arg(Wording::day(statutory, today))});
    std::stable_sort(reading.marks.begin(), reading.marks.end(),
                     [](const Mark &a, const Mark &b) { return a.at < b.at; });
    return reading;
}

ClockBar::Reading answerReading(const Handoff &asked, const CalendarSet &calendars, const QDateTime &now)
{
    const QDate today = toLocalDate(now);
    DeadlineStatus status;
    status.clock = RunningClock::Step;
    status.dueAt = asked.dueAt;
    status.due = toLocalDate(asked.dueAt);
    status.workingDaysLeft = static_cast<int>(calendars.workingDaysBetween(today, status.due).amount);
    status.light = asked.dueAt < now             ? DeadlineLight::Overdue
                   : status.workingDaysLeft <= 1 ? DeadlineLight::DueSoon
                                                 : DeadlineLight::Enough;
    ClockBar::Reading reading;
    reading.light = Wording::light(status, CaseState::Consulting);
    reading.headline = Wording::deadlineInFull(status, CaseState::Consulting);
    reading.note =
        CaseLooks::tr("answer until %1 %2").arg(Wording::dayOfWeek(status.due, today), Wording::timeOfDay(asked.dueAt));
    reading.accessible = reading.headline + u", "_s + reading.note;
    const double span = static_cast<double>(asked.sentAt.secsTo(asked.dueAt));
    if (span <= 0)
        return reading;
    using Mark = ClockBar::Mark;
    reading.marks = {
        {Mark::Kind::Received, 0, CaseLooks::tr("sent %1").arg(Wording::day(toLocalDate(asked.sentAt), today))},
        {Mark::Kind::Now, qBound(0.0, static_cast<double>(asked.sentAt.secsTo(now)) / span, 1.0), CaseLooks::tr("now")},
        {Mark::Kind::Promised, 1, CaseLooks::tr("answer %1").arg(Wording::day(status.due, today))}};
    return reading;
}

LanesLook lanesOf(const Case &subject, const ServiceItem *item, const OrgDirectory *units, QDate today)
{
    LanesLook look;
    const UnitId lead =
        units && !units->departmentOf(subject.unit).isEmpty() ? units->departmentOf(subject.unit) : subject.unit;
    look.lead = {Wording::unit(units, lead),
                 {},
                 Wording::stage(subject.state, subject.step, item),
                 isEnded(subject) ? Glyph::Tick : Glyph::HalfRing,
                 Tone::Accent};
    QStringList spoken;
    const auto add = [&](const LanesWidget::Lane &lane, const CaseId &id) {
        look.lanes.append(lane);
        look.cases.append(id);
        spoken.append(CaseLooks::tr("%1, %2: %3").arg(lane.unit, lane.what, lane.state));
    };
    for (const Handoff &handoff : subject.handoffs) {
        if (handoff.state == HandoffState::Recalled)
            continue;
        LanesWidget::Lane lane;
        lane.unit = Wording::unit(units, handoff.to);
        lane.what = Wording::handoff(handoff.kind);
        lane.state = Wording::handoffState(handoff.state);
        if (handoff.wasLate())
            lane.state = CaseLooks::tr("%1 ・ late").arg(lane.state);
        if (handoff.isOpen() && handoff.dueAt.isValid())
            lane.state =
                CaseLooks::tr("%1 ・ until %2").arg(lane.state, Wording::day(toLocalDate(handoff.dueAt), today));
        const bool late = handoff.isOpen() && handoff.dueAt.isValid() && toLocalDate(handoff.dueAt) < today;
        lane.glyph = late ? Glyph::Diamond : handoff.isOpen() ? Glyph::HalfRing : Glyph::Tick;
        lane.tone = late                                     ? Tone::Red
                    : handoff.state == HandoffState::Bounced ? Tone::Amber
                    : handoff.isOpen()                       ? Tone::Quiet
                                                             : Tone::Green;
        add(lane, {});
    }
    bool waiting = !subject.parts.isEmpty() && subject.jointCode.isEmpty();
    for (const Part &part : subject.parts) {
        const UnitId department = units ? units->departmentOf(part.unit) : part.unit;
        add({Wording::unit(units, department.isEmpty() ? part.unit : department), part.name,
             partWords(subject, part, item, today), partGlyph(part.state), partTone(part.state)},
            part.workCase);
        waiting = waiting && part.state == PartState::Waiting;
    }
    if (waiting)
        look.note = CaseLooks::tr("all start when the case is closed");
    const auto over = std::count_if(subject.parts.cbegin(), subject.parts.cend(), isOver);
    if (!subject.jointCode.isEmpty() && !subject.parts.isEmpty())
        look.note = CaseLooks::tr("%1 ・ %2/%3 over").arg(subject.jointCode).arg(over).arg(subject.parts.size());
    look.accessible = spoken.join(u"; "_s);
    return look;
}

StepsLook stepsOf(const Case &subject, const ServiceItem *item)
{
    StepsLook look;
    look.steps = {CaseLooks::tr("Reception"), CaseLooks::tr("Acceptance")};
    if (subject.isPartWork())
        look.steps.clear();
    const int before = static_cast<int>(look.steps.size());
    for (const FlowStep &step : item ? item->flow : QVector<FlowStep>())
        look.steps.append(step.name);
    const int flow = static_cast<int>(look.steps.size());
    if (!subject.isPartWork())
        look.steps.append(CaseLooks::tr("Certificate and service"));
    switch (subject.state) {
    case CaseState::Draft:
    case CaseState::Submitted:
    case CaseState::PreReturned:
    case CaseState::PrePassed:
    case CaseState::Queued:
        look.current = 0;
        break;
    case CaseState::Received:
    case CaseState::Correcting:
        look.current = 1;
        break;
    case CaseState::Accepted:
        look.current = before;
        break;
    case CaseState::InReview:
    case CaseState::Supplement:
    case CaseState::Consulting:
    case CaseState::Suspended:
    case CaseState::TransferredUp:
        look.current = before + qMax(0, item ? static_cast<int>(item->stepIndex(subject.step)) : 0);
        break;
    case CaseState::DecidedGrant:
    case CaseState::DecidedDeny:
    case CaseState::ClosedGrant:
    case CaseState::ClosedTolerant:
    case CaseState::ClosedDeny:
        look.current = flow;
        break;
    default:
        look.current = static_cast<int>(look.steps.size());
    }
    if (isEnded(subject))
        look.current = static_cast<int>(look.steps.size());
    look.accessible = CaseLooks::tr("Step: %1").arg(Wording::stage(subject.state, subject.step, item));
    return look;
}

QKeySequence fixedKeyOf(Action action)
{
    const auto alt = [](Qt::Key key) { return QKeySequence(QKeyCombination(Qt::ALT, key)); };
    switch (action) {
    case Action::Accept:
        return alt(Qt::Key_1);
    case Action::RequestCorrection:
        return alt(Qt::Key_2);
    case Action::RefuseAcceptance:
        return alt(Qt::Key_3);
    case Action::Grant:
        return alt(Qt::Key_4);
    case Action::Deny:
        return alt(Qt::Key_5);
    case Action::Transfer:
        return alt(Qt::Key_6);
    case Action::Consult:
        return alt(Qt::Key_7);
    case Action::Reassign:
    case Action::Assign:
        return {QKeyCombination(Qt::CTRL, Qt::Key_R)};
    case Action::Release:
        return {QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Backspace)};
    default:
        return {};
    }
}

QVector<QKeySequence> keysOf(const QVector<Action> &shown)
{
    QVector<QKeySequence> spare;
    for (const Qt::Key digit : {Qt::Key_8, Qt::Key_9, Qt::Key_0})
        spare.append(QKeySequence(QKeyCombination(Qt::ALT, digit)));
    for (int digit = Qt::Key_1; digit <= Qt::Key_9; ++digit)
        spare.append(QKeySequence(QKeyCombination(Qt::CTRL | Qt::ALT, static_cast<Qt::Key>(digit))));
    QVector<QKeySequence> keys;
    for (const Action action : shown) {
        const QKeySequence fixed = fixedKeyOf(action);
        keys.append(!fixed.isEmpty() || spare.isEmpty() ? fixed : spare.takeFirst());
    }
    return keys;
}

QString legalEffect(Action action, const ServiceItem *item, CaseState state)
{
    Q_UNUSED(item)
    switch (action) {
    case Action::DeclareNotRequired:
        return CaseLooks::tr(
            "The applicant is told in writing that no licence is needed (Licensing Law art. 32(1)). The case "
            "ends here; it cannot be reopened, only applied for anew.");
    case Action::RefuseAcceptance:
        return CaseLooks::tr(
            "A written refusal is issued under the seal (Licensing Law art. 32). The applicant may ask for "
            "reconsideration within 60 days or go to court within 6 months. The case ends here.");
    case Action::Deny:
        return CaseLooks::tr(
            "A written denial with reasons is issued (Licensing Law art. 38). The applicant may ask for "
            "reconsideration or go to court. The denial can only be changed by a new decision.");
    case Action::ReturnOverdue:
        return CaseLooks::tr("A written notice of return is issued: the applicant did not bring in time what was asked "
                             "for. The case ends "
                             "here; it can be applied for anew.");
    case Action::Withdraw:
        return CaseLooks::tr(
            "The applicant's written withdrawal is granted; what lies with other departments is taken back. The case "
            "ends here.");
    case Action::Terminate:
        return CaseLooks::tr(
            "A written notice of termination is issued with its ground. The case ends here without a decision.");
    case Action::ReportUp:
        return CaseLooks::tr(
            "The preliminary opinion and the whole file go to the upper unit, which decides (Licensing Law art. 43). "
            "Its own time begins; this unit has the case no more.");
    case Action::HandleAtOnce:
        return CaseLooks::tr("The case is accepted, granted, closed and served in one act, each with its own entry and "
                             "paper. It can only "
                             "be changed by a new case.");
    case Action::Close:
        return state == CaseState::DecidedDeny
                   ? CaseLooks::tr("The case is closed as denied. Nothing is pushed to other departments.")
                   : CaseLooks::tr(
                         "The certificate is issued and the result goes to the other departments, which take it in "
                         "at once. It can only be corrected or revoked by a new act.");
    case Action::Deliver:
        return CaseLooks::tr(
            "The decision counts as served today: the periods for reconsideration and court begin, and the "
            "case is over.");
    default:
        return CaseLooks::tr("This act ends the matter and cannot be taken back.");
    }
}

} // namespace yunchuang
