// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/supervisioncard.h"

#include <algorithm>
#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr Posts deskPosts = Posts(Post::Reception) | Post::PreReview | Post::AcceptanceOfficer | Post::CaseOfficer |
                            Post::Reviewer | Post::Decider | Post::Delivery | Post::ConsultedOfficer;

/// One row of the table of a card's life.
struct CardTransition
{
    CardAct act;
    QVector<CardState> from;
    CardState to;
    Posts posts;
};

const CardTransition &transitionFor(CardAct act)
{
    using S = CardState;
    static const std::array<CardTransition, 4> table = {{
        {CardAct::Issue, {}, S::AwaitingReply, Post::System},
        {CardAct::Reply, {S::AwaitingReply}, S::Replied, deskPosts | Post::Dispatcher},
        {CardAct::Uphold, {S::Replied, S::AwaitingReply}, S::Upheld, Post::SupervisionOfficer},
        {CardAct::Revoke, {S::Replied, S::AwaitingReply}, S::Revoked, Post::SupervisionOfficer},
    }};
    return table.at(static_cast<size_t>(act));
}

tl::unexpected<Refusal> no(RefusalCode code, const QMap<QString, QString> &args = {})
{
    return unexpected(Refusal{code, args, {}});
}

QString namesOf(Posts posts)
{
    QStringList names;
    for (const auto &[post, name] : enumNames<Post>) {
        if (posts.testFlag(post))
            names.append(name);
    }
    return names.join(u',');
}

} // namespace

SupervisionCard cardFor(const SupervisionFinding &finding, const SupervisionRule &rule, const Case &subject,
                        const CardId &id, const CalendarSet &calendars, const QDateTime &now)
{
    SupervisionCard card;
    card.id = id;
    card.rule = rule.id;
    card.ruleName = rule.name;
    card.ruleText = rule.text;
    card.basis = rule.basis;
    card.kind = rule.kind;
    card.colour = finding.colour;
    card.occasion = finding.occasion;
    card.clock = finding.clock;
    card.day = finding.day;
    card.since = finding.since;
    card.caseId = subject.id;
    card.number = subject.number;
    card.queryCode = subject.queryCode;
    card.itemName = subject.itemName;
    card.unit = finding.unit;
    card.department = subject.department;
    card.person = finding.person;
    card.personName = finding.personName;
    card.issuedAt = now;
    const CountedDate due = calendars.addWorkingDays(calendars.receivedOn(now).date, rule.replyDays);
    card.replyDue = due.date;
    card.provisional = due.provisional;
    card.score = rule.score;
    card.addressees = rule.addressees;
    card.version = 1;
    return card;
}

Expected<void, Refusal> isCardActPossible(const SupervisionCard &card, CardAct act, const Actor &actor,
                                          const CalendarSet &calendars, const QDateTime &now)
{
    const CardTransition &transition = transitionFor(act);
    if (!(actor.posts & transition.posts))
        return no(RefusalCode::WrongPost, {{u"posts"_s, namesOf(transition.posts)}});
    if (act == CardAct::Reply) {
        if (actor.unit != card.unit)
            return no(RefusalCode::OtherUnit, {{u"unit"_s, card.unit.text()}});
        // The head speaks for the unit; otherwise only whom the card is about.
        if (!actor.posts.testFlag(Post::Dispatcher) && actor.user != card.person)
            return no(RefusalCode::WrongPost, {{u"posts"_s, nameOf(Post::Dispatcher)}});
    }
    if (isDecided(card.state))
        return no(RefusalCode::CardDecided);
    if (!transition.from.contains(card.state))
        return no(act == CardAct::Reply ? RefusalCode::CardReplied : RefusalCode::WrongState,
                  {{u"state"_s, nameOf(card.state)}});
    if (act == CardAct::Reply)
        return {};
    if (actor.user == card.person || actor.user == card.repliedBy)
        return no(RefusalCode::CardConcernsYou);
    // Who is blamed is heard first, as long as his time is not over.
    if (card.state == CardState::AwaitingReply && now <= calendars.endOfOffice(card.replyDue))
        return no(RefusalCode::ReplyAwaited, {{u"until"_s, card.replyDue.toString(Qt::ISODate)}});
    return {};
}

Expected<CardChange, Refusal> actOnCard(const SupervisionCard &card, const CardCommand &command, const Actor &actor,
                                        const CalendarSet &calendars, const QDateTime &now)
{
    if (const auto possible = isCardActPossible(card, command.act, actor, calendars, now); !possible)
        return unexpected(possible.error());
    if (command.version != card.version)
        return no(RefusalCode::StaleRevision,
                  {{u"base"_s, QString::number(command.version)}, {u"current"_s, QString::number(card.version)}});
    const QString text = command.text.trimmed();
    if (text.size() < minCardText)
        return no(RefusalCode::OpinionTooShort, {{u"minimum"_s, QString::number(minCardText)}});
    if (text.size() > maxCardText)
        return no(RefusalCode::OpinionTooLong, {{u"maximum"_s, QString::number(maxCardText)}});
    CardChange change{card, {}};
    change.next.state = transitionFor(command.act).to;
    change.next.version = card.version + 1;
    if (command.act == CardAct::Reply)
        change.next.repliedBy = actor.user;
    change.row.sequence = change.next.version;
    change.row.command = command.id;
    change.row.act = command.act;
    change.row.before = card.state;
    change.row.after = change.next.state;
    change.row.user = actor.user;
    change.row.userName = actor.name;
    change.row.post = command.post;
    change.row.unit = actor.unit;
    change.row.at = now;
    change.row.text = text;
    return change;
}

std::optional<Post> postForCard(CardAct act, Posts posts)
{
    const Posts wanted = transitionFor(act).posts & posts;
    // The head's own post says more than that of the desk.
    if (wanted.testFlag(Post::Dispatcher))
        return Post::Dispatcher;
    for (const auto &[post, name] : enumNames<Post>) {
        if (wanted.testFlag(post))
            return post;
    }
    return std::nullopt;
}

std::optional<Quarter> Quarter::fromText(const QString &text)
{
    const QStringList parts = text.split(u"-Q"_s);
    bool okYear = false;
    bool okNumber = false;
    const Quarter quarter{parts.value(0).toInt(&okYear), parts.value(1).toInt(&okNumber)};
    const bool sound = parts.size() == 2 && okYear && okNumber && quarter.year >= 2000 && quarter.year <= 9999 &&
                       quarter.number >= 1 && quarter.number <= 4;
    return sound && quarter.text() == text ? std::optional(quarter) : std::nullopt;
}

QString Quarter::text() const
{
    return u"%1-Q%2"_s.arg(year).arg(number);
}

UnitScore scoreOf(const QVector<CardTally> &tallies, const SupervisionRules &rules)
{
    UnitScore out;
    int lost = 0;
    for (const CardTally &tally : tallies) {
        switch (tally.state) {
        case CardState::Upheld:
            lost += tally.score;
            (tally.colour == CardColour::Red ? out.red : out.yellow) += tally.cards;
            break;
        case CardState::Revoked:
            out.revoked += tally.cards;
            break;
        case CardState::AwaitingReply:
        case CardState::Replied:
            out.open += tally.cards;
            out.openScore += tally.score;
            break;
        }
    }
    out.points = std::max(0, rules.points() - lost);
    out.grade = rules.gradeOf(out.points);
    return out;
}

} // namespace yunchuang
