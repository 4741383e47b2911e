// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/command.h"
#include "domain/refusal.h"
#include "domain/supervision.h"

namespace yunchuang {

using CardId = Id<struct SupervisionCardTag>; ///< UUIDv7, made by the service.

/// How far a card has come. Upheld and Revoked are the end; no card is ever deleted.
enum class CardState : quint8 {
    AwaitingReply, ///< 待回复
    Replied,       ///< 待认定
    Upheld,        ///< 成立
    Revoked,       ///< 撤销
};

template<>
inline constexpr auto enumNames<CardState> = std::to_array<EnumName<CardState>>({
    {CardState::AwaitingReply, QLatin1String("AWAITING_REPLY")},
    {CardState::Replied, QLatin1String("REPLIED")},
    {CardState::Upheld, QLatin1String("UPHELD")},
    {CardState::Revoked, QLatin1String("REVOKED")},
});

[[nodiscard]] constexpr bool isDecided(CardState state)
{
    return state == CardState::Upheld || state == CardState::Revoked;
}

/// Everything that happens to a card.
enum class CardAct : quint8 {
    Issue,  ///< 发牌, by the service
    Reply,  ///< 回复, by the unit: its head, or the person the card is about
    Uphold, ///< 认定成立, by a supervision officer
    Revoke, ///< 撤销
};

template<>
inline constexpr auto enumNames<CardAct> = std::to_array<EnumName<CardAct>>({
    {CardAct::Issue, QLatin1String("ISSUE")},
    {CardAct::Reply, QLatin1String("REPLY")},
    {CardAct::Uphold, QLatin1String("UPHOLD")},
    {CardAct::Revoke, QLatin1String("REVOKE")},
});

/// One row of a card's life, only ever added.
struct CardRow
{
    qint64 sequence = 0; ///< within the card, from 1
    CommandId command;   ///< empty for the service's own
    CardAct act = CardAct::Issue;
    CardState before = CardState::AwaitingReply;
    CardState after = CardState::AwaitingReply;
    UserId user;
    QString userName;
    Post post = Post::System;
    UnitId unit;
    QDateTime at;
    QString text; ///< reply or reason

    friend bool operator==(const CardRow &, const CardRow &) = default;
};

/// 督查单: a yellow or red card. What the rule said when it fell is kept with it; rules change.
struct SupervisionCard
{
    CardId id;
    QString rule;
    QString ruleName;
    QString ruleText;
    QString basis;
    SupervisionKind kind = SupervisionKind::Timeliness;
    CardColour colour = CardColour::Yellow;
    QString occasion; ///< with rule and case it names the card: there is one for each
    std::optional<Due> clock = {};
    QDate day;       ///< the due day it is about, if it is about one
    QDateTime since; ///< when what it is about came to be, if that is known
    CaseId caseId;
    QString number; ///< 办件编号
    QString queryCode;
    QString itemName;
    UnitId unit; ///< 责任处室
    UnitId department;
    UserId person; ///< 责任人; empty: nobody in particular
    QString personName;
    QDateTime issuedAt;
    QDate replyDue;
    bool provisional = false; ///< `replyDue` was counted without a calendar
    int score = 0;            ///< points the unit loses if it is upheld
    CardAddressees addressees;
    CardState state = CardState::AwaitingReply;
    UserId repliedBy;
    qint64 version = 0; ///< number of its rows

    friend bool operator==(const SupervisionCard &, const SupervisionCard &) = default;
};

/// A card for what a rule found. Its first row is that of the service.
[[nodiscard]] SupervisionCard cardFor(const SupervisionFinding &finding, const SupervisionRule &rule,
                                      const Case &subject, const CardId &id, const CalendarSet &calendars,
                                      const QDateTime &now);

/// What an act brings with it.
struct CardCommand
{
    CommandId id;
    CardId card;
    CardAct act = CardAct::Reply;
    qint64 version = 0; ///< of the card as it was read
    UnitId actingUnit;
    Post post = Post::Dispatcher;
    QString text;

    friend bool operator==(const CardCommand &, const CardCommand &) = default;
};

/// Longest and shortest words of a reply or a decision, in characters.
inline constexpr qsizetype maxCardText = 1000;
inline constexpr qsizetype minCardText = 10;

/// Whether the act is possible for the actor now, before its words are known. Errors: WRONG_POST, OTHER_UNIT,
/// CARD_DECIDED, CARD_REPLIED, REPLY_AWAITED (until), CARD_CONCERNS_YOU.
[[nodiscard]] Expected<void, Refusal> isCardActPossible(const SupervisionCard &card, CardAct act, const Actor &actor,
                                                        const CalendarSet &calendars, const QDateTime &now);

/// The card after the act, and the row to add. Errors besides those above: STALE_REVISION, OPINION_TOO_SHORT
/// (minimum), OPINION_TOO_LONG (maximum).
struct CardChange
{
    SupervisionCard next;
    CardRow row;
};
[[nodiscard]] Expected<CardChange, Refusal> actOnCard(const SupervisionCard &card, const CardCommand &command,
                                                      const Actor &actor, const CalendarSet &calendars,
                                                      const QDateTime &now);

/// The post with which the actor would do it: one of his that the act wants.
[[nodiscard]] std::optional<Post> postForCard(CardAct act, Posts posts);

/// A quarter of a year, such as 2026-Q4.
struct Quarter
{
    int year = 0;
    int number = 0; ///< 1 to 4

    [[nodiscard]] static Quarter of(QDate day) { return {day.year(), (day.month() + 2) / 3}; }
    [[nodiscard]] static std::optional<Quarter> fromText(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QDate firstDay() const { return {year, number * 3 - 2, 1}; }
    [[nodiscard]] QDate lastDay() const { return firstDay().addMonths(3).addDays(-1); }
    friend bool operator==(const Quarter &, const Quarter &) = default;
};

/// What a unit's cards of one colour and state in a quarter come to.
struct CardTally
{
    CardColour colour = CardColour::Yellow;
    CardState state = CardState::AwaitingReply;
    int cards = 0;
    int score = 0; ///< sum of their points
};

/// 季度考评: points and grade of a unit. Only upheld cards cost points; what is not decided yet is told beside.
struct UnitScore
{
    int points = 0;
    SupervisionGrade grade = SupervisionGrade::Excellent;
    int yellow = 0; ///< upheld
    int red = 0;    ///< upheld
    int revoked = 0;
    int open = 0;
    int openScore = 0; ///< what the open ones would cost

    friend bool operator==(const UnitScore &, const UnitScore &) = default;
};
[[nodiscard]] UnitScore scoreOf(const QVector<CardTally> &tallies, const SupervisionRules &rules);

} // namespace yunchuang
