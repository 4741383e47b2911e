// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/standing.h"

#include "domain/calendar.h"
#include "ui/common/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Only a home for the words.
class Standing
{
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

QString timeLeft(QDate day, const CalendarSet &calendars, QDate today)
{
    const int days = int(calendars.workingDaysBetween(today, day).amount);
    if (day < today)
        return Standing::tr("%n working day(s) late", nullptr, std::abs(days));
    return days == 0 ? Standing::tr("today") : Standing::tr("%n working day(s) left", nullptr, days);
}

QString licenceWords(const CaseLink &link, bool earlier)
{
    const QString which = link.resultNumber.isEmpty() ? link.number : link.resultNumber;
    if (earlier)
        //: What the case does (change, renewal …), to which licence, of which case.
        return Standing::tr("%1 of the licence %2 (case %3)").arg(linkWords(link.kind), which, link.number);
    if (!link.granted)
        return Standing::tr("%1 asked for: case %2").arg(linkWords(link.kind), link.number);
    return *link.granted ? Standing::tr("%1 granted: case %2").arg(linkWords(link.kind), link.number)
                         : Standing::tr("%1 not granted: case %2").arg(linkWords(link.kind), link.number);
}

} // namespace

QString linkWords(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Change:
        return Standing::tr("Change");
    case LinkKind::Renewal:
        return Standing::tr("Renewal");
    case LinkKind::Retraction:
        return Standing::tr("Retraction");
    case LinkKind::Revocation:
        return Standing::tr("Revocation");
    case LinkKind::Deregistration:
        return Standing::tr("Deregistration");
    case LinkKind::Reissue:
        return Standing::tr("Reissue");
    }
    return {};
}

QVector<StandingNote> standingNotes(const Case &subject, const ServiceItem *item, const OrgDirectory *units,
                                    const CalendarSet &calendars, const QDateTime &now)
{
    QVector<StandingNote> notes;
    const QDate today = toLocalDate(now);
    const bool over = isEnded(subject) || subject.result.closedAt.isValid();
    if (!over) {
        const QVector<MaterialPromise> promises = subject.openPromises();
        for (const MaterialPromise &promise : promises) {
            const ItemMaterial *material = item ? item->material(promise.material) : nullptr;
            const QString name = material ? material->name : promise.material.text();
            notes.append({Standing::tr("“%1” is promised by %2: %3")
                              .arg(name, Wording::day(promise.by, today), timeLeft(promise.by, calendars, today)),
                          promise.by < today});
        }
    }
    if (!subject.procedures.isEmpty() && !subject.procedures.constLast().endedAt.isValid() && !over) {
        const SpecialProcedure &procedure = subject.procedures.constLast();
        const bool exceeded = today > procedure.announcedEnd;
        const QString words = exceeded ? Standing::tr("%1 since %2, announced until %3: exceeded")
                                       : Standing::tr("%1 since %2, announced until %3");
        notes.append(
            {words.arg(Wording::suspension(procedure.kind), Wording::day(toLocalDate(procedure.startedAt), today),
                       Wording::day(procedure.announcedEnd, today)),
             exceeded});
    }
    if (const std::optional<Proposal> &proposal = subject.proposal) {
        const QString what = proposal->kind == ProposalKind::Extension ? Standing::tr("Extension")
                                                                       : Wording::suspension(proposal->procedure);
        notes.append({Standing::tr("%1 proposes: %2, %n working day(s). %3", nullptr, proposal->days)
                          .arg(proposal->byName, what, proposal->reason),
                      false});
    }
    if (subject.state == CaseState::Supplement) {
        notes.append({Standing::tr("Further materials are asked for until %1")
                          .arg(Wording::day(subject.supplement.answerBy, today)),
                      today > subject.supplement.answerBy});
    }
    for (const PartyNotice &notice : subject.partyNotices) {
        if (over)
            break;
        if (!notice.answer)
            notes.append({Standing::tr("Told: %1; they have time until %2")
                              .arg(notice.parties, Wording::day(notice.requestBy, today)),
                          false});
        else if (*notice.answer == PartyAnswer::HearingAsked && notice.hearingOn.isValid())
            notes.append({Standing::tr("Hearing on %1: %2; %3 presides")
                              .arg(Wording::day(notice.hearingOn, today), notice.hearingPlace, notice.presiderName),
                          today > notice.hearingOn});
        else if (*notice.answer == PartyAnswer::HearingAsked)
            notes.append(
                {Standing::tr("A hearing is asked for: to be held by %1").arg(Wording::day(notice.holdBy, today)),
                 today > notice.holdBy});
    }
    if (subject.deadlines.extensionDays > 0 && !over)
        notes.append({Standing::tr("Extended by %n working day(s)", nullptr, subject.deadlines.extensionDays), false});
    if (!subject.reportedFrom.isEmpty())
        notes.append({Standing::tr("Reported up by %1").arg(Wording::unit(units, subject.reportedFrom)), false});
    if (subject.follows)
        notes.append({licenceWords(*subject.follows, true), false});
    for (const CaseLink &link : subject.followers)
        notes.append({licenceWords(link, false), false});
    if (subject.result.renewBy.isValid() && licenceStatus(subject, today) == LicenceStatus::InForce)
        notes.append(
            {Standing::tr("Valid until %1; a renewal is asked for by %2")
                 .arg(Wording::day(subject.result.validUntil, today), Wording::day(subject.result.renewBy, today)),
             today > subject.result.renewBy});
    std::stable_sort(notes.begin(), notes.end(),
                     [](const StandingNote &a, const StandingNote &b) { return a.urgent && !b.urgent; });
    return notes;
}

QStringList factWords(const HistoryRow &row, const ServiceItem *item)
{
    QStringList words;
    const auto tell = [&](QLatin1String name, const QString &text) {
        if (row.facts.contains(name))
            words.append(text.arg(row.facts.value(name)));
    };
    if (const auto kind = valueOf<SuspensionKind>(row.facts.value(u"PROCEDURE"_s)))
        words.append(Wording::suspension(*kind));
    if (row.facts.contains(u"DAYS"_s))
        words.append(Standing::tr("%n working day(s)", nullptr, row.facts.value(u"DAYS"_s).toInt()));
    tell("FOR_WHOM"_L1, Standing::tr("for %1"));
    tell("ANNOUNCED_END"_L1, Standing::tr("announced until %1"));
    tell("OUTCOME"_L1, Standing::tr("outcome: %1"));
    tell("ANSWER_BY"_L1, Standing::tr("answer until %1"));
    tell("PROMISE_BY"_L1, Standing::tr("promised by %1"));
    tell("PARTIES"_L1, Standing::tr("told: %1"));
    tell("REQUEST_BY"_L1, Standing::tr("they have time until %1"));
    tell("HOLD_BY"_L1, Standing::tr("hearing to be held by %1"));
    tell("HEARING_ON"_L1, Standing::tr("hearing on %1"));
    tell("HEARING_PLACE"_L1, Standing::tr("at %1"));
    tell("PRESIDER"_L1, Standing::tr("presided over by %1"));
    tell("BOOKED_ON"_L1, Standing::tr("booked for %1"));
    tell("FROM"_L1, Standing::tr("from %1"));
    tell("ASSIGNEE"_L1, Standing::tr("to %1"));
    tell("QUESTION"_L1, Standing::tr("asked: %1"));
    tell("LIMIT"_L1, Standing::tr("answer by %1"));
    tell("PROMISED_DUE"_L1, Standing::tr("promised for %1"));
    tell("STEP_DUE"_L1, Standing::tr("step until %1"));
    tell("RESULT_NAME"_L1, Standing::tr("made: %1"));
    tell("ISSUER"_L1, Standing::tr("by %1"));
    tell("TRACKING"_L1, Standing::tr("sent as %1"));
    tell("REPLY_BY"_L1, Standing::tr("reply by %1"));
    tell("RESULT_NUMBER"_L1, Standing::tr("number %1"));
    if (const QString step = row.facts.value(u"TO_STEP"_s); !step.isEmpty()) {
        const FlowStep *target = item ? item->step(StepId(step)) : nullptr;
        words.append(Standing::tr("back to %1").arg(target ? target->name : step));
    }
    if (const QString years = row.facts.value(u"RETENTION"_s); !years.isEmpty())
        words.append(years == u"0" ? Standing::tr("kept for ever")
                                   : Standing::tr("kept for %n year(s)", nullptr, years.toInt()));
    if (const auto kind = valueOf<LinkKind>(row.facts.value(u"LINK"_s)))
        words.append(linkWords(*kind));
    return words;
}

} // namespace yunchuang
