// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/supervision.h"

#include "domain/deadlinestatus.h"
#include "domain/limitcount.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// A due day of the case and how far away it is. `past`: the period ended, or now is, after its last moment.
struct Period
{
    Due clock = Due::Promised;
    QDate start;
    QDate day;
    QDateTime end;     ///< its last moment
    qint64 left = 0;   ///< working days
    bool over = false; ///< what had to be done was done
    bool past = false;
};

class Look
{
public:
    Look(const SupervisedCase &supervised, const SupervisionRules &rules, const CalendarSet &calendars,
         const QDateTime &now)
        : m_case(supervised.subject)
        , m_history(supervised.history)
        , m_item(supervised.item)
        , m_rules(rules)
        , m_calendars(calendars)
        , m_now(now)
    {
    }

    QVector<SupervisionFinding> all()
    {
        for (const SupervisionRule &rule : m_rules.rules()) {
            m_rule = &rule;
            apply(rule.test);
        }
        return m_found;
    }

private:
    void apply(SupervisionTest test)
    {
        switch (test) {
        case SupervisionTest::NoticeMissed:
            return noticeMissed();
        case SupervisionTest::AcceptedLate:
            return acceptedLate();
        case SupervisionTest::CaseNearDue:
            return caseNearDue();
        case SupervisionTest::CaseOverdue:
            return caseOverdue();
        case SupervisionTest::StepOverdue:
            return stepOverdue();
        case SupervisionTest::SuspensionTooLong:
            return suspensionTooLong();
        case SupervisionTest::SecondCorrection:
            return secondCorrection();
        case SupervisionTest::RefusalWithoutReason:
            return refusalWithoutReason();
        case SupervisionTest::SamePersonDecided:
            return samePersonDecided();
        case SupervisionTest::NotServed:
            return notServed();
        case SupervisionTest::FeeTaken:
            return feeTaken();
        case SupervisionTest::ClosedAtOnce:
            return closedAtOnce();
        case SupervisionTest::RatingUnsigned:
        case SupervisionTest::OutOfHoursLook:
            return; // not in the case: see the other findingIn
        }
    }

    SupervisionFinding &add(CardColour colour, const QString &occasion)
    {
        SupervisionFinding finding;
        finding.rule = m_rule->id;
        finding.colour = colour;
        finding.occasion = occasion;
        finding.unit = m_case.unit;
        m_found.append(finding);
        return m_found.last();
    }

    SupervisionFinding &addOfPeriod(CardColour colour, const Period &period)
    {
        SupervisionFinding &finding =
            add(colour, QString(nameOf(period.clock)) + u':' + period.day.toString(Qt::ISODate));
        finding.clock = period.clock;
        finding.day = period.day;
        finding.daysLeft = int(period.left);
        finding.since = period.past ? period.end : QDateTime();
        finding.person = m_case.assignee;
        finding.personName = m_case.assigneeName;
        return finding;
    }

    /// What the service did by itself, on its day, is nobody's breach.
    void addOfRow(const QString &occasion, const HistoryRow &row)
    {
        if (row.post == Post::System)
            return;
        SupervisionFinding &finding = add(m_rule->card, occasion);
        finding.since = row.at;
        finding.person = row.user;
        finding.personName = row.userName;
        if (!row.unit.isEmpty())
            finding.unit = row.unit;
    }

    /// Whether that many working days before the day are the time for the rule's hint.
    [[nodiscard]] bool isHintTime(const Period &period) const
    {
        return m_rule->hintDays && !period.over && !period.past && period.left <= *m_rule->hintDays;
    }

    /// Nothing follows from a day that was counted without a calendar.
    [[nodiscard]] std::optional<Period> period(Due clock, QDate start, QDate day, const QDateTime &moment,
                                               const QDateTime &doneAt) const
    {
        if (!start.isValid() || !day.isValid())
            return std::nullopt;
        const Counted left = m_calendars.workingDaysBetween(toLocalDate(m_now), day);
        if (left.provisional || m_calendars.workingDaysBetween(start, day).provisional)
            return std::nullopt;
        Period out;
        out.clock = clock;
        out.start = start;
        out.day = day;
        out.end = moment.isValid() ? moment : m_calendars.endOfOffice(day);
        out.left = left.amount;
        out.over = doneAt.isValid();
        out.past = (doneAt.isValid() ? doneAt : m_now) > out.end;
        return out;
    }

    /// The period of the decision; none while it stands still, and none once the case ended without one.
    [[nodiscard]] std::optional<Period> decision() const
    {
        const Deadlines &clocks = m_case.deadlines;
        const bool undecided = !clocks.decidedAt.isValid();
        if (!clocks.acceptedAt.isValid() || (undecided && (clocks.endedAt.isValid() || clocks.isSuspended())))
            return std::nullopt;
        if (clocks.promisedDue.isValid())
            return period(Due::Promised, clocks.acceptedOn, clocks.promisedDue, clocks.promisedDueAt, clocks.decidedAt);
        return period(Due::Statutory, clocks.acceptedOn, clocks.statutoryDue, clocks.statutoryDueAt, clocks.decidedAt);
    }

    [[nodiscard]] std::optional<Period> step() const
    {
        const Deadlines &clocks = m_case.deadlines;
        if (!clocks.acceptedAt.isValid() || clocks.decidedAt.isValid() || clocks.endedAt.isValid() ||
            clocks.isSuspended())
            return std::nullopt;
        return period(Due::Step, toLocalDate(clocks.stepStartedAt), clocks.stepDue, clocks.stepDueAt, {});
    }

    [[nodiscard]] std::optional<Period> delivery() const
    {
        const Deadlines &clocks = m_case.deadlines;
        if (!clocks.decidedAt.isValid() || m_case.isPartWork() ||
            (!clocks.deliveredAt.isValid() && (clocks.endedAt.isValid() || isEnded(m_case))))
            return std::nullopt;
        return period(Due::Delivery, toLocalDate(clocks.decidedAt), clocks.deliveryDue, {}, clocks.deliveredAt);
    }

    /// The working days of a period that count.
    [[nodiscard]] qint64 countedDays(const Period &period) const
    {
        const LimitCount count(m_calendars, m_case.deadlines.suspensions);
        qint64 days = 0;
        for (QDate day = period.start.addDays(1); day <= period.day; day = day.addDays(1)) {
            if (!count.isSuspended(day))
                days += m_calendars.workingDaysBetween(day.addDays(-1), day).amount;
        }
        return days;
    }

    [[nodiscard]] const HistoryRow *firstRow(Action action) const
    {
        const auto found = std::find_if(m_history.cbegin(), m_history.cend(),
                                        [&](const HistoryRow &row) { return row.action == action; });
        return found == m_history.cend() ? nullptr : &*found;
    }

    /// Who had the case at that row of its history; nobody while it lay unclaimed.
    [[nodiscard]] std::pair<UserId, QString> holderBefore(const HistoryRow &until) const
    {
        std::pair<UserId, QString> holder;
        for (const HistoryRow &row : m_history) {
            if (row.sequence >= until.sequence)
                break;
            if (row.action == Action::Claim)
                holder = {row.user, row.userName};
            else if (row.action == Action::Release)
                holder = {};
        }
        return holder;
    }

    void noticeMissed()
    {
        const Deadlines &clocks = m_case.deadlines;
        if (const HistoryRow *deemed = firstRow(Action::DeemAccepted)) {
            if (const auto missed = period(Due::Notice, clocks.receivedOn, clocks.noticeDue, {}, deemed->at)) {
                SupervisionFinding &finding = addOfPeriod(m_rule->card, *missed);
                std::tie(finding.person, finding.personName) = holderBefore(*deemed);
                finding.since = missed->end;
            }
            return;
        }
        if (!clocks.receivedAt.isValid() || clocks.acceptedAt.isValid() || clocks.endedAt.isValid() ||
            clocks.isAwaitingCorrection() || isEnded(m_case))
            return;
        const auto notice = period(Due::Notice, clocks.receivedOn, clocks.noticeDue, {}, {});
        if (notice && notice->past)
            addOfPeriod(m_rule->card, *notice);
        else if (notice && isHintTime(*notice))
            addOfPeriod(CardColour::Hint, *notice);
    }

    void acceptedLate()
    {
        const HistoryRow *accepted = firstRow(Action::Accept);
        const Deadlines &clocks = m_case.deadlines;
        if (!accepted || !period(Due::Notice, clocks.receivedOn, clocks.noticeDue, {}, {}))
            return;
        if (accepted->at > m_calendars.endOfOffice(clocks.noticeDue))
            addOfRow(u"ACCEPTED:"_s + clocks.noticeDue.toString(Qt::ISODate), *accepted);
    }

    void caseNearDue()
    {
        const auto due = decision();
        if (!due || due->over || due->past)
            return;
        const SupervisionThreshold &threshold = m_rule->threshold;
        const qint64 total = countedDays(*due);
        const bool near = due->left <= threshold.days || due->left * 100 <= total * (100 - threshold.percent);
        const bool isLong = total >= threshold.shortestDays;
        if (near && isLong)
            addOfPeriod(m_rule->card, *due);
        else if (near || (isLong && isHintTime(*due)))
            addOfPeriod(CardColour::Hint, *due);
    }

    void caseOverdue()
    {
        const auto due = decision();
        if (due && due->past)
            addOfPeriod(m_rule->card, *due);
        else if (due && isHintTime(*due))
            addOfPeriod(CardColour::Hint, *due);
    }

    void stepOverdue()
    {
        const auto due = step();
        if (!due || (!due->past && !isHintTime(*due)))
            return;
        SupervisionFinding &finding = addOfPeriod(due->past ? m_rule->card : CardColour::Hint, *due);
        finding.occasion = u"STEP:"_s + m_case.step.text() + u':' + due->day.toString(Qt::ISODate);
    }

    void suspensionTooLong()
    {
        for (const Suspension &suspension : m_case.deadlines.suspensions) {
            const bool tooLong = exceedsAnnouncement(suspension, m_now);
            const bool goesOn = suspension.isOpen() && suspension.announcedEnd.isValid();
            const Counted left = m_calendars.workingDaysBetween(toLocalDate(m_now), suspension.announcedEnd);
            const bool near = goesOn && m_rule->hintDays && !left.provisional && left.amount <= *m_rule->hintDays;
            if (!tooLong && !near)
                continue;
            SupervisionFinding &finding = add(tooLong ? m_rule->card : CardColour::Hint,
                                              u"SUSPENSION:"_s + suspension.startedAt.toUTC().toString(Qt::ISODate));
            finding.day = suspension.announcedEnd;
            finding.daysLeft = int(left.amount);
            finding.person = m_case.assignee;
            finding.personName = m_case.assigneeName;
        }
    }

    void secondCorrection()
    {
        int count = 0;
        for (const HistoryRow &row : m_history) {
            if (row.action == Action::RequestCorrection && ++count > 1)
                addOfRow(u"CORRECTION:"_s + QString::number(count), row);
        }
    }

    void refusalWithoutReason()
    {
        for (const HistoryRow &row : m_history) {
            const bool refuses = row.action == Action::RefuseAcceptance || row.action == Action::DeclareNotRequired ||
                                 row.action == Action::Deny;
            if (refuses && row.reason.trimmed().size() < m_rule->threshold.characters)
                addOfRow(u"ROW:"_s + QString::number(row.sequence), row);
        }
    }

    void samePersonDecided()
    {
        if (m_item.examinerMayDecide)
            return;
        QSet<UserId> examiners;
        const auto answersFor = [](const HistoryRow &row) { return QSet<UserId>{row.user, row.onBehalfOf}; };
        for (const HistoryRow &row : m_history) {
            if (row.action == Action::Examine)
                examiners |= answersFor(row);
            examiners.remove(UserId());
            const bool decides = row.action == Action::Grant || row.action == Action::Deny;
            if (decides && examiners.intersects(answersFor(row)))
                addOfRow(u"ROW:"_s + QString::number(row.sequence), row);
        }
    }

    void notServed()
    {
        const auto due = delivery();
        if (due && due->past)
            addOfPeriod(m_rule->card, *due);
        else if (due && isHintTime(*due))
            addOfPeriod(CardColour::Hint, *due);
    }

    void feeTaken()
    {
        if (m_item.hasFee || !m_case.result.feeCharged.value_or(false))
            return;
        if (const HistoryRow *closed = firstRow(Action::Close))
            addOfRow(u"FEE"_s, *closed);
        else
            add(m_rule->card, u"FEE"_s);
    }

    /// Both by the service's clock and by the clerk's: acts that were made during a day offline come in together.
    void closedAtOnce()
    {
        const HistoryRow *accepted = firstRow(Action::Accept);
        const HistoryRow *closed = firstRow(Action::Close);
        if (m_item.kind != ItemKind::Promise || !accepted || !closed)
            return;
        const auto acted = [](const HistoryRow &row) { return row.actedAt.isValid() ? row.actedAt : row.at; };
        const qint64 seconds = std::max(accepted->at.secsTo(closed->at), acted(*accepted).secsTo(acted(*closed)));
        if (seconds < qint64(m_rule->threshold.minutes) * 60)
            addOfRow(u"ROW:"_s + QString::number(closed->sequence), *closed);
    }

    const Case &m_case;
    const QVector<HistoryRow> &m_history;
    const ServiceItem &m_item;
    const SupervisionRules &m_rules;
    const CalendarSet &m_calendars;
    const QDateTime m_now;
    const SupervisionRule *m_rule = nullptr;
    QVector<SupervisionFinding> m_found;
};

/// Working days before a due day at which a rule can begin to speak, the longest first.
int leadDays(const SupervisionRules &rules, QDate start, QDate day, const CalendarSet &calendars)
{
    qint64 lead = 0;
    const qint64 total = calendars.workingDaysBetween(start, day).amount;
    for (const SupervisionRule &rule : rules.rules()) {
        lead = std::max<qint64>({lead, rule.hintDays.value_or(0), rule.threshold.days});
        lead = std::max(lead, total * (100 - rule.threshold.percent) / 100);
    }
    return int(lead);
}

} // namespace

QVector<SupervisionFinding> findingsIn(const SupervisedCase &supervised, const SupervisionRules &rules,
                                       const CalendarSet &calendars, const QDateTime &now)
{
    return Look(supervised, rules, calendars, now).all();
}

QDateTime nextSupervision(const Case &subject, const SupervisionRules &rules, const CalendarSet &calendars,
                          const QDateTime &now)
{
    const Deadlines &clocks = subject.deadlines;
    QDateTime next;
    const auto propose = [&](const QDateTime &moment) {
        if (moment > now && (!next.isValid() || moment < next))
            next = moment;
    };
    const auto watch = [&](QDate start, QDate day, const QDateTime &moment) {
        if (!day.isValid() || !start.isValid())
            return;
        const QDateTime end = moment.isValid() ? moment : calendars.endOfOffice(day);
        if (now > end)
            return;
        propose(end.addMSecs(1));
        const CountedDate first = calendars.addWorkingDays(day, -leadDays(rules, start, day, calendars));
        const QDate today = toLocalDate(now);
        // Inside the last days everything may change from one day to the next.
        propose(toUtc(std::max(first.date, today.addDays(1)), QTime(0, 0)));
    };
    if (isEnded(subject) || clocks.endedAt.isValid() || clocks.deliveredAt.isValid())
        return next;
    if (clocks.decidedAt.isValid()) {
        watch(toLocalDate(clocks.decidedAt), clocks.deliveryDue, {});
    } else if (clocks.isSuspended()) {
        const QDate told = clocks.suspensions.constLast().announcedEnd;
        if (told.isValid())
            watch(toLocalDate(clocks.suspensions.constLast().startedAt), told, toUtc(told.addDays(1), QTime(0, 0)));
    } else if (clocks.acceptedAt.isValid()) {
        watch(clocks.acceptedOn, clocks.promisedDue.isValid() ? clocks.promisedDue : clocks.statutoryDue,
              clocks.promisedDue.isValid() ? clocks.promisedDueAt : clocks.statutoryDueAt);
        watch(toLocalDate(clocks.stepStartedAt), clocks.stepDue, clocks.stepDueAt);
    } else if (!clocks.isAwaitingCorrection()) {
        watch(clocks.receivedOn, clocks.noticeDue, {});
    }
    // A day that cannot be counted yet may be counted tomorrow.
    if (clocks.provisional)
        propose(now.addDays(1));
    return next;
}

StandingNow standingOf(const Case &subject)
{
    const Deadlines &clocks = subject.deadlines;
    StandingNow now;
    if (clocks.decidedAt.isValid() || clocks.endedAt.isValid() || isEnded(subject)) {
        now.standing = CaseStanding::Settled;
        now.settledAt = clocks.decidedAt.isValid() ? clocks.decidedAt : clocks.endedAt;
        return now;
    }
    if (clocks.isSuspended() || clocks.isAwaitingCorrection() || subject.state == CaseState::Correcting ||
        subject.state == CaseState::Supplement) {
        now.standing = CaseStanding::Paused;
        return now;
    }
    if (clocks.acceptedAt.isValid())
        now.due = clocks.promisedDue.isValid() ? clocks.promisedDue : clocks.statutoryDue;
    else
        now.due = clocks.noticeDue;
    if (!now.due.isValid())
        return now;
    now.standing = CaseStanding::Running;
    now.stepDue = clocks.stepDue;
    return now;
}

std::optional<SupervisionFinding> findingIn(const UnsignedRating &rating, const SupervisionRules &rules,
                                            const CalendarSet &calendars, const QDateTime &now)
{
    const SupervisionRule *rule = rules.find(SupervisionTest::RatingUnsigned);
    if (!rule || !rating.dispatchedAt.isValid())
        return std::nullopt;
    const CountedDate due = calendars.addWorkingDays(toLocalDate(rating.dispatchedAt), rule->threshold.days);
    const QDateTime end = calendars.endOfOffice(due.date);
    if (due.provisional || now <= end)
        return std::nullopt;
    SupervisionFinding finding;
    finding.rule = rule->id;
    finding.colour = rule->card;
    finding.occasion = u"RATING:"_s + rating.rating;
    finding.day = due.date;
    finding.daysLeft = int(calendars.workingDaysBetween(toLocalDate(now), due.date).amount);
    finding.since = end;
    finding.unit = rating.unit;
    return finding;
}

std::optional<SupervisionFinding> findingIn(const PersonalDataLook &look, const SupervisionRules &rules,
                                            const CalendarSet &calendars)
{
    const SupervisionRule *rule = rules.find(SupervisionTest::OutOfHoursLook);
    const QDate day = toLocalDate(look.at);
    const Expected<bool, CalendarError> works = calendars.isWorkingDay(day);
    if (!rule || !works)
        return std::nullopt;
    // The noon break is nobody's business: from the first opening to the last closing.
    const OfficeDay &hours = calendars.centre().hoursOn(day);
    const QTime time = toLocalTime(look.at);
    const int grace = rule->threshold.minutes * 60;
    const bool inside = *works && !hours.isEmpty() && hours.constFirst().from.secsTo(time) >= -grace &&
                        time.secsTo(hours.constLast().to) >= -grace;
    if (inside)
        return std::nullopt;
    SupervisionFinding finding;
    finding.rule = rule->id;
    finding.colour = rule->card;
    finding.occasion = u"LOOK:"_s + look.person.text() + u':' + day.toString(Qt::ISODate);
    finding.since = look.at;
    finding.person = look.person;
    finding.personName = look.personName;
    finding.unit = look.unit;
    return finding;
}

} // namespace yunchuang
