// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rating.h"

#include <QTextBoundaryFinder>

#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestOwnWords = 10;
constexpr qsizetype longestText = 1000; // 环节处理意见, GB/T 39046
constexpr qsizetype mostEvidence = 10;

using Outcome = Expected<void, Refusal>;

tl::unexpected<Refusal> no(RefusalCode code, QMap<QString, QString> args = {})
{
    return tl::unexpected(Refusal{code, std::move(args), {}});
}

tl::unexpected<Refusal> without(RatingRecord record)
{
    return no(RefusalCode::MissingRecord, {{u"record"_s, nameOf(record)}});
}

qsizetype readersCharacters(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() > 0)
        ++count;
    return count;
}

QString postNames(Posts posts)
{
    QStringList names;
    for (const auto &[post, name] : enumNames<Post>) {
        if (posts & post)
            names.append(name);
    }
    return names.join(u',');
}

bool isThere(RatingRecord record, const RatingArguments &args)
{
    switch (record) {
    case RatingRecord::Text:
        return !args.text.trimmed().isEmpty();
    case RatingRecord::Reason:
        return !args.reason.trimmed().isEmpty();
    case RatingRecord::Verdict:
        return args.verdict.has_value();
    case RatingRecord::Day:
        return args.day.isValid();
    case RatingRecord::CallBack:
        return args.callBack.has_value();
    case RatingRecord::Evidence:
        return !args.evidence.isEmpty();
    case RatingRecord::Unit:
        return !args.unit.isEmpty();
    }
    return false;
}

/// Own words are what others will rely on: a reason, and what the rater is told.
Outcome longEnough(const QString &text, RatingRecord record)
{
    if (readersCharacters(text.trimmed()) >= shortestOwnWords)
        return {};
    return no(RefusalCode::OpinionTooShort,
              {{u"minimum"_s, QString::number(shortestOwnWords)}, {u"record"_s, nameOf(record)}});
}

Outcome recordsAreThere(const RatingTransition &row, const RatingArguments &args)
{
    for (const auto &[record, name] : enumNames<RatingRecord>) {
        if ((row.records & record) && !isThere(record, args))
            return without(record);
    }
    if (row.records & RatingRecord::Reason) {
        if (const Outcome enough = longEnough(args.reason, RatingRecord::Reason); !enough)
            return enough;
    }
    if (row.act == RatingAct::GiveFeedback) {
        if (const Outcome enough = longEnough(args.text, RatingRecord::Text); !enough)
            return enough;
    }
    if (readersCharacters(args.text) > longestText || readersCharacters(args.reason) > longestText)
        return no(RefusalCode::OpinionTooLong, {{u"maximum"_s, QString::number(longestText)}});
    if (args.evidence.size() > mostEvidence)
        return no(RefusalCode::OpinionTooLong, {{u"maximum"_s, QString::number(mostEvidence)}});
    return {};
}

/// Who may do it: post, side, and that nobody judges what was said of himself.
Outcome mayAct(const RatingWork &work, const RatingTransition &row, Post post, const RatingContext &context)
{
    const Actor &actor = context.actor;
    if (!(row.posts & post) || !(actor.posts & post))
        return no(RefusalCode::WrongPost, {{u"posts"_s, postNames(row.posts & ~Posts(Post::System))}});
    if (post == Post::System || post == Post::Applicant)
        return {};
    const bool own = row.side == RatingSide::Handling ? actor.unit == work.unit
                                                      : isSupervised(context.units, actor.unit, work.department);
    if (!own)
        return no(RefusalCode::OtherUnit, {{u"unit"_s, actor.unit.text()}});
    if (work.handlers.contains(actor.user))
        return no(RefusalCode::PersonRated);
    return {};
}

bool isPast(const RatingContext &context, QDate day)
{
    return day.isValid() && context.now > context.calendars.endOfOffice(day);
}

QDate redDay(const RatingWork &work, const RatingContext &context)
{
    return context.calendars.addWorkingDays(work.due, context.periods.red).date;
}

/// What must be so besides, before anybody knows what the act will carry.
Outcome isOpenFor(const RatingWork &work, RatingAct act, const RatingContext &context)
{
    switch (act) {
    case RatingAct::Establish:
    case RatingAct::GiveFeedback:
        // 实名差评 100% 回访
        return work.calls > 0 ? Outcome() : without(RatingRecord::CallBack);
    case RatingAct::Appeal:
        if (work.appealed)
            return no(RefusalCode::VerdictUnfit);
        if (isPast(context, work.appealUntil))
            return no(RefusalCode::LimitPassed);
        return work.calls > 0 ? Outcome() : without(RatingRecord::CallBack);
    case RatingAct::RequestTerm:
        return work.termAsked.isValid() ? no(RefusalCode::RatingState, {{u"state"_s, nameOf(work.state)}}) : Outcome();
    case RatingAct::GrantTerm:
    case RatingAct::DeclineTerm:
        return work.termAsked.isValid() ? Outcome() : without(RatingRecord::Day);
    case RatingAct::FollowUp:
        return work.followedUp ? no(RefusalCode::AlreadyRated, {{u"round"_s, u"2"_s}}) : Outcome();
    case RatingAct::WarnYellow:
        return !work.yellow && isPast(context, work.due) ? Outcome() : no(RefusalCode::NoticeNotDue);
    case RatingAct::WarnRed:
        return work.yellow && !work.red && isPast(context, redDay(work, context)) ? Outcome()
                                                                                  : no(RefusalCode::NoticeNotDue);
    default:
        return {};
    }
}

/// The unit a rating may be sent to: one of the department, or the successor of one.
Outcome canVerify(const RatingWork &work, const RatingContext &context, const UnitId &unit)
{
    const bool fits =
        context.units.canReceive(unit, toLocalDate(context.now)) && context.units.departmentOf(unit) == work.department;
    return fits ? Outcome() : no(RefusalCode::UnitNotCompetent, {{u"unit"_s, unit.text()}});
}

bool isJustified(RatingVerdict verdict)
{
    return verdict == RatingVerdict::Justified || verdict == RatingVerdict::PartlyJustified;
}

bool isDisputed(RatingVerdict verdict)
{
    return verdict == RatingVerdict::Mistaken || verdict == RatingVerdict::Untrue;
}

class RatingStep
{
public:
    RatingStep(RatingChange &change, const RatingCommand &command, const RatingContext &context)
        : m_next(change.next)
        , m_args(command.args)
        , m_context(context)
    {
    }

    /// What the act does; where the table leaves it open, also to which state it leads.
    Outcome take(RatingAct act)
    {
        switch (act) {
        case RatingAct::Dispatch:
        case RatingAct::Redispatch:
            return dispatch();
        case RatingAct::Sign:
            return sign();
        case RatingAct::CallBack:
            return callBack();
        case RatingAct::Establish:
            return establish();
        case RatingAct::RequestTerm:
            return requestTerm();
        case RatingAct::GrantTerm:
            m_next.due = std::exchange(m_next.termAsked, QDate());
            warnAnew();
            return {};
        case RatingAct::DeclineTerm:
            m_next.termAsked = {};
            return {};
        case RatingAct::ReportRectified:
            m_next.rectified = true;
            m_next.termAsked = {};
            enter(RatingState::AwaitingFeedback, periods().feedback);
            return {};
        case RatingAct::GiveFeedback:
            m_next.feedback = m_args.text.trimmed();
            enter(RatingState::AwaitingReview, periods().review);
            return {};
        case RatingAct::Return:
            return sendBack();
        case RatingAct::Appeal:
            return appeal();
        case RatingAct::DismissAppeal:
            m_next.verdict.reset();
            enter(RatingState::Verifying, periods().verify);
            return {};
        case RatingAct::Close:
        case RatingAct::UpholdAppeal:
            end(act == RatingAct::Close ? RatingState::Closed : RatingState::Excluded);
            return {};
        case RatingAct::FollowUp:
            m_next.followedUp = true;
            return {};
        case RatingAct::WarnYellow:
            m_next.yellow = true;
            return {};
        case RatingAct::WarnRed:
            m_next.red = true;
            return {};
        case RatingAct::Open:
            break;
        }
        return no(RefusalCode::UnknownAction);
    }

    void enter(RatingState state, int workingDays)
    {
        m_next.state = state;
        m_next.stateSince = m_context.now;
        setDue(toLocalDate(m_context.now), workingDays);
    }

private:
    [[nodiscard]] const RatingPeriods &periods() const { return m_context.periods; }

    void warnAnew()
    {
        m_next.yellow = false;
        m_next.red = false;
    }

    void setDue(QDate from, int workingDays)
    {
        const CountedDate due = m_context.calendars.addWorkingDays(from, workingDays);
        m_next.due = due.date;
        m_next.provisional = due.provisional;
        warnAnew();
    }

    void end(RatingState state)
    {
        m_next.state = state;
        m_next.stateSince = m_context.now;
        m_next.due = {};
        m_next.provisional = false;
        warnAnew();
    }

    Outcome dispatch()
    {
        if (const Outcome fits = canVerify(m_next, m_context, m_args.unit); !fits)
            return fits;
        m_next.unit = m_args.unit;
        m_next.dispatchedAt = m_context.now;
        m_next.verifier = {};
        m_next.verifierName.clear();
        enter(RatingState::AwaitingSignature, periods().sign);
        return {};
    }

    Outcome sign()
    {
        m_next.verifier = m_context.actor.user;
        m_next.verifierName = m_context.actor.name;
        m_next.signedAt = m_context.now;
        m_next.appealUntil = m_context.calendars.addWorkingDays(toLocalDate(m_context.now), periods().appeal).date;
        enter(RatingState::Verifying, m_next.calls > 0 ? periods().verify : periods().contact);
        return {};
    }

    Outcome callBack()
    {
        ++m_next.calls;
        if (m_next.calls > 1)
            return {};
        m_next.calledAt = m_context.now;
        if (m_next.state == RatingState::Verifying)
            setDue(toLocalDate(m_next.signedAt), periods().verify);
        return {};
    }

    Outcome establish()
    {
        if (isDisputed(*m_args.verdict))
            return no(RefusalCode::VerdictUnfit, {{u"verdict"_s, nameOf(*m_args.verdict)}});
        m_next.verdict = m_args.verdict;
        m_next.foundAt = m_context.now;
        if (isJustified(*m_args.verdict))
            enter(RatingState::Rectifying, periods().rectify);
        else
            enter(RatingState::AwaitingFeedback, periods().feedback);
        return {};
    }

    Outcome requestTerm()
    {
        const QDate latest = m_context.calendars.addWorkingDays(toLocalDate(m_next.foundAt), periods().registered).date;
        if (m_args.day > latest)
            return no(RefusalCode::LimitTooLong, {{u"latest"_s, latest.toString(Qt::ISODate)}});
        if (m_args.day <= m_next.due)
            return no(RefusalCode::LimitPassed);
        m_next.termAsked = m_args.day;
        return {};
    }

    Outcome sendBack()
    {
        ++m_next.returns;
        m_next.rectified = false;
        if (m_next.verdict && isJustified(*m_next.verdict))
            enter(RatingState::Rectifying, periods().rectify);
        else
            enter(RatingState::Verifying, periods().verify);
        return {};
    }

    Outcome appeal()
    {
        if (!isDisputed(*m_args.verdict))
            return no(RefusalCode::VerdictUnfit, {{u"verdict"_s, nameOf(*m_args.verdict)}});
        m_next.appealed = true;
        m_next.verdict = m_args.verdict;
        m_next.foundAt = m_context.now;
        enter(RatingState::Appealing, periods().appealReview);
        return {};
    }

    RatingWork &m_next;
    const RatingArguments &m_args;
    const RatingContext &m_context;
};

RatingRow rowOf(const RatingWork &before, const RatingWork &after, const RatingCommand &command,
                const RatingContext &context)
{
    RatingRow row;
    row.sequence = after.version;
    row.command = command.id;
    row.act = command.act;
    row.before = before.state;
    row.after = after.state;
    row.user = context.actor.user;
    row.userName = context.actor.name;
    row.post = command.post;
    row.unit = context.actor.unit;
    row.at = context.now;
    row.args = command.args;
    row.due = after.due;
    return row;
}

} // namespace

RatingChange openRating(const Rating &rating, const CommandId &command, const RatingContext &context)
{
    RatingChange change;
    RatingWork &next = change.next;
    next.rating = rating.id;
    next.unit = rating.unit;
    next.department = rating.department;
    next.handlers = rating.handlers;
    next.openedAt = context.now;
    next.version = 1;
    RatingCommand opening;
    opening.id = command;
    opening.act = RatingAct::Open;
    opening.post = Post::System;
    RatingStep(change, opening, context).enter(RatingState::AwaitingDispatch, context.periods.dispatch);
    change.row = rowOf(next, next, opening, context);
    return change;
}

Expected<RatingChange, Refusal> decide(const RatingWork &work, const RatingCommand &command,
                                       const RatingContext &context)
{
    const RatingTransition &row = transitionFor(command.act);
    if (command.version != work.version)
        return no(RefusalCode::StaleRevision,
                  {{u"base"_s, QString::number(command.version)}, {u"current"_s, QString::number(work.version)}});
    if (const Outcome possible = isPossible(work, command.act, command.post, context); !possible)
        return tl::unexpected(possible.error());
    if (const Outcome complete = recordsAreThere(row, command.args); !complete)
        return tl::unexpected(complete.error());
    RatingChange change;
    change.next = work;
    if (const Outcome taken = RatingStep(change, command, context).take(command.act); !taken)
        return tl::unexpected(taken.error());
    change.next.version = work.version + 1;
    change.row = rowOf(work, change.next, command, context);
    return change;
}

Expected<void, Refusal> isPossible(const RatingWork &work, RatingAct act, Post post, const RatingContext &context)
{
    const RatingTransition &row = transitionFor(act);
    if (!contains(row.from, work.state))
        return no(RefusalCode::RatingState, {{u"state"_s, nameOf(work.state)}});
    if (const Outcome allowed = mayAct(work, row, post, context); !allowed)
        return allowed;
    return isOpenFor(work, act, context);
}

QVector<RatingActChoice> ratingActChoices(const RatingWork &work, const RatingContext &context)
{
    constexpr std::array order = {Leaning::Favourable, Leaning::SendingBack, Leaning::Unfavourable, Leaning::Neutral};
    QVector<RatingActChoice> choices;
    for (const Leaning leaning : order) {
        for (const RatingTransition &row : ratingTransitions()) {
            const Posts held = row.posts & context.actor.posts;
            if (row.leaning != leaning || !held || !contains(row.from, work.state))
                continue;
            const bool own = row.side == RatingSide::Handling
                                 ? context.actor.unit == work.unit
                                 : isSupervised(context.units, context.actor.unit, work.department);
            // A longer term is the supervisor's only when it was asked for.
            const bool idle =
                (row.act == RatingAct::GrantTerm || row.act == RatingAct::DeclineTerm) && !work.termAsked.isValid();
            if (!own || idle)
                continue;
            for (const auto &[post, name] : enumNames<Post>) {
                if (!(held & post))
                    continue;
                const Outcome possible = isPossible(work, row.act, post, context);
                choices.append({row.act, post, possible ? std::nullopt : std::optional(possible.error())});
                break;
            }
        }
    }
    return choices;
}

} // namespace yunchuang
