// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadlinestatus.h"
#include "domain/supervisioncard.h"

/// What travels about supervision: figures of units, and cards.
namespace yunchuang::protocol {

/// Running cases of a unit or of a person, by how their clocks stand today. Every case is in one of the counts.
struct ClockCounts
{
    int onTime = 0;
    int hint = 0;      ///< three working days or fewer
    int yellow = 0;    ///< one working day or less
    int red = 0;       ///< overdue
    int paused = 0;    ///< suspended, or waiting for the applicant
    int unclocked = 0; ///< no day counts now

    [[nodiscard]] int total() const { return onTime + hint + yellow + red + paused + unclocked; }
    friend bool operator==(const ClockCounts &, const ClockCounts &) = default;
};

/// How a unit stands in a period: what runs, what came, what was settled and how long that took.
struct UnitFigures
{
    UnitId unit;
    QString name;
    QString departmentName;
    ClockCounts running;
    int unclaimed = 0;
    int stepOverdue = 0; ///< of the running ones, whatever the case's own clock says
    int receivedToday = 0;
    int closedToday = 0;
    int cardsOpen = 0; ///< yellow and red, not decided

    friend bool operator==(const UnitFigures &, const UnitFigures &) = default;
};

/// What one person of a unit has in hand; without a person: what nobody has claimed.
struct PersonFigures
{
    UserId user;
    QString name;
    UnitId unit;
    ClockCounts running;
    int closedToday = 0;
    qint64 averageMinutes = -1; ///< office time of the cases decided in the period; -1: none

    friend bool operator==(const PersonFigures &, const PersonFigures &) = default;
};

/// What came in and what was settled on a day.
struct DayFigures
{
    QDate day;
    int received = 0;
    int closed = 0;

    friend bool operator==(const DayFigures &, const DayFigures &) = default;
};

/// A case whose day is near or gone.
struct UrgentCase
{
    CaseId caseId;
    QString queryCode;
    QString itemName;
    UnitId unit;
    QString unitName;
    UserId assignee; ///< empty: nobody has claimed it
    QString assigneeName;
    CaseState state = CaseState::Received;
    QDate due;
    DeadlineLight light = DeadlineLight::DueSoon;
    int daysLeft = 0; ///< working days; negative: since then

    friend bool operator==(const UrgentCase &, const UrgentCase &) = default;
};

/// The figures of everything the asker oversees. Counted at `at`, all from the same state of the cases.
struct SupervisionOverview
{
    QDateTime at;
    QDate today;
    QString scopeName; ///< what they are the figures of
    QVector<UnitFigures> units;
    QVector<PersonFigures> people; ///< of one unit, or of all when there are not too many
    QVector<DayFigures> days;      ///< oldest first, today last
    int receivedYesterday = 0;     ///< up to the same time of day
    int closedYesterday = 0;
    qint64 averageMinutes = -1; ///< office time from acceptance to decision, of the days above; -1: none
    QMap<QString, int> dueIn;   ///< running cases by working days left: "OVERDUE", "0" … "5", "MORE", "PAUSED"
    QVector<UrgentCase> urgent; ///< the latest first
    qint64 urgentTotal = 0;
    bool provisional = false;  ///< a calendar is missing: days are counted Monday to Friday
    bool casesVisible = false; ///< whether the acting unit sees the cases themselves
    int dailyMinutes = 0;      ///< office minutes of an ordinary working day, to show minutes as days

    friend bool operator==(const SupervisionOverview &, const SupervisionOverview &) = default;
};

/// A row of the list of cards.
struct CardEntry
{
    CardId id;
    QString rule;
    QString ruleName;
    SupervisionKind kind = SupervisionKind::Timeliness;
    CardColour colour = CardColour::Yellow;
    CardState state = CardState::AwaitingReply;
    CaseId caseId;
    QString queryCode;
    QString itemName;
    UnitId unit;
    QString unitName;
    QString personName;
    QDateTime issuedAt;
    QDate replyDue;
    DeadlineLight light = DeadlineLight::NotRunning; ///< of the reply
    int daysLeft = 0;
    bool provisional = false;

    friend bool operator==(const CardEntry &, const CardEntry &) = default;
};

/// The newest first, at most `limit` of them.
struct CardPage
{
    QVector<CardEntry> entries;
    QString next;              ///< where to go on; empty: that was all
    qint64 total = 0;          ///< that the filter lets through
    QMap<QString, int> states; ///< all the asker may see, by name of state

    friend bool operator==(const CardPage &, const CardPage &) = default;
};

/// An act that the asker is offered, and why it is off if it is.
struct CardChoice
{
    CardAct act = CardAct::Reply;
    Post post = Post::Dispatcher;
    std::optional<Refusal> refusal;

    friend bool operator==(const CardChoice &, const CardChoice &) = default;
};

/// A card as its page shows it: what it says, what was done about it, and what the asker may do next.
struct CardDetail
{
    CardEntry entry;
    QString number; ///< 办件编号
    QString departmentName;
    QString ruleText;
    QString basis;
    std::optional<Due> clock;
    QDate day;
    QDateTime since;
    int score = 0;
    CardAddressees addressees;
    qint64 version = 0;
    bool caseVisible = false; ///< whether the acting unit sees the case itself
    QVector<CardRow> rows;
    QVector<CardChoice> choices;

    friend bool operator==(const CardDetail &, const CardDetail &) = default;
};

/// The quarter of one unit.
struct UnitQuarter
{
    UnitId unit;
    QString name;
    QString departmentName;
    UnitScore score;

    friend bool operator==(const UnitQuarter &, const UnitQuarter &) = default;
};

/// The marks of a quarter, by unit.
struct QuarterScores
{
    QString quarter; ///< such as 2026-Q4
    QVector<UnitQuarter> units;

    friend bool operator==(const QuarterScores &, const QuarterScores &) = default;
};

} // namespace yunchuang::protocol
