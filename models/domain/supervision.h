// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/calendar.h"
#include "domain/case.h"
#include "domain/expected.h"
#include "domain/serviceitem.h"
#include "domain/supervisionmark.h"

#include <QJsonObject>

/// 电子监察: what is looked for in the work on cases, by rules that are data. Values and pure functions; who keeps
/// cards and who may act on them is elsewhere (supervisioncard.h).
namespace yunchuang {

/// What a rule is about.
enum class SupervisionKind : quint8 { Timeliness, Procedure, Content, Fee, Discretion };

template<>
inline constexpr auto enumNames<SupervisionKind> = std::to_array<EnumName<SupervisionKind>>({
    {SupervisionKind::Timeliness, QLatin1String("TIMELINESS")}, ///< 时效
    {SupervisionKind::Procedure, QLatin1String("PROCEDURE")},   ///< 流程
    {SupervisionKind::Content, QLatin1String("CONTENT")},       ///< 内容
    {SupervisionKind::Fee, QLatin1String("FEE")},               ///< 收费
    {SupervisionKind::Discretion, QLatin1String("DISCRETION")}, ///< 裁量
});

/// What can be looked for. Which of it is, with what threshold and what card, is said by the rules.
enum class SupervisionTest : quint8 {
    NoticeMissed,         ///< five days passed in silence (Licensing Law art. 32(4))
    AcceptedLate,         ///< accepted by an officer after those five days
    CaseNearDue,          ///< the promised day is near
    CaseOverdue,          ///< the promised day passed
    StepOverdue,          ///< the step's own day passed, whatever the case is
    SuspensionTooLong,    ///< a special procedure takes longer than the applicant was told (art. 45)
    SecondCorrection,     ///< a second correction notice: it is to be given once (art. 32)
    RefusalWithoutReason, ///< refused without saying why (art. 38)
    SamePersonDecided,    ///< who examined also decided, and the item does not let him
    NotServed,            ///< the result was not served ten days after the decision (art. 44)
    FeeTaken,             ///< a fee was taken for an item that has none (art. 58)
    ClosedAtOnce,         ///< closed so soon after acceptance that nobody can have examined it
    RatingUnsigned,       ///< a negative rating that nobody signed for
    OutOfHoursLook,       ///< personal data looked at out of office hours
};

template<>
inline constexpr auto enumNames<SupervisionTest> = std::to_array<EnumName<SupervisionTest>>({
    {SupervisionTest::NoticeMissed, QLatin1String("NOTICE_MISSED")},
    {SupervisionTest::AcceptedLate, QLatin1String("ACCEPTED_LATE")},
    {SupervisionTest::CaseNearDue, QLatin1String("CASE_NEAR_DUE")},
    {SupervisionTest::CaseOverdue, QLatin1String("CASE_OVERDUE")},
    {SupervisionTest::StepOverdue, QLatin1String("STEP_OVERDUE")},
    {SupervisionTest::SuspensionTooLong, QLatin1String("SUSPENSION_TOO_LONG")},
    {SupervisionTest::SecondCorrection, QLatin1String("SECOND_CORRECTION")},
    {SupervisionTest::RefusalWithoutReason, QLatin1String("REFUSAL_WITHOUT_REASON")},
    {SupervisionTest::SamePersonDecided, QLatin1String("SAME_PERSON_DECIDED")},
    {SupervisionTest::NotServed, QLatin1String("NOT_SERVED")},
    {SupervisionTest::FeeTaken, QLatin1String("FEE_TAKEN")},
    {SupervisionTest::ClosedAtOnce, QLatin1String("CLOSED_AT_ONCE")},
    {SupervisionTest::RatingUnsigned, QLatin1String("RATING_UNSIGNED")},
    {SupervisionTest::OutOfHoursLook, QLatin1String("OUT_OF_HOURS_LOOK")},
});

/// Who is told of a card.
enum class CardAddressee : quint8 {
    Officer = 1U << 0U,    ///< 承办人
    Head = 1U << 1U,       ///< 处室负责人
    Department = 1U << 2U, ///< the department's supervision officer
    Province = 1U << 3U,   ///< the province's
};
Q_DECLARE_FLAGS(CardAddressees, CardAddressee)
Q_DECLARE_OPERATORS_FOR_FLAGS(CardAddressees)

template<>
inline constexpr auto enumNames<CardAddressee> = std::to_array<EnumName<CardAddressee>>({
    {CardAddressee::Officer, QLatin1String("OFFICER")},
    {CardAddressee::Head, QLatin1String("HEAD")},
    {CardAddressee::Department, QLatin1String("DEPARTMENT")},
    {CardAddressee::Province, QLatin1String("PROVINCE")},
});

/// How much is too much. Which of it a rule needs follows from its test.
struct SupervisionThreshold
{
    int days = 0;         ///< working days left (CaseNearDue), or passed (RatingUnsigned)
    int percent = 100;    ///< of the period used up (CaseNearDue)
    int shortestDays = 0; ///< shorter periods get the hint instead of the card (CaseNearDue)
    int minutes = 0;      ///< clock minutes (ClosedAtOnce)
    int characters = 0;   ///< fewer are no reason (RefusalWithoutReason)

    friend bool operator==(const SupervisionThreshold &, const SupervisionThreshold &) = default;
};

/// One rule.
struct SupervisionRule
{
    QString id; ///< such as "R04"
    SupervisionTest test = SupervisionTest::CaseOverdue;
    SupervisionKind kind = SupervisionKind::Timeliness;
    CardColour card = CardColour::Yellow; ///< Hint: it only warns
    SupervisionThreshold threshold;
    std::optional<int> hintDays; ///< working days left when the hint comes; nothing: the card comes without one
    CardAddressees addressees;
    int replyDays = 2; ///< working days the unit has to reply
    int score = 0;     ///< points a unit loses when the card is upheld
    QString name;      ///< in a few words, for lists
    QString text;      ///< the rule as it is told
    QString basis;     ///< law and article, may be empty

    friend bool operator==(const SupervisionRule &, const SupervisionRule &) = default;
};

/// 优秀、良好、合格、不合格
enum class SupervisionGrade : quint8 { Excellent, Good, Qualified, Unqualified };

template<>
inline constexpr auto enumNames<SupervisionGrade> = std::to_array<EnumName<SupervisionGrade>>({
    {SupervisionGrade::Excellent, QLatin1String("EXCELLENT")},
    {SupervisionGrade::Good, QLatin1String("GOOD")},
    {SupervisionGrade::Qualified, QLatin1String("QUALIFIED")},
    {SupervisionGrade::Unqualified, QLatin1String("UNQUALIFIED")},
});

/// What is wrong with the rules' file. For operators, English.
struct SupervisionFileError
{
    QString where; ///< JSON pointer
    QString what;
};

/// The rules in force, and what cards do to a unit's quarter. Immutable.
class SupervisionRules
{
public:
    SupervisionRules() = default;
    /// Keys marked * are required:
    ///
    ///     {"points"*: 100, "grades"*: [{"grade"*: "EXCELLENT", "from"*: 95}, …],
    ///      "rules"*: [{"id"*: "R03", "test"*: "CASE_NEAR_DUE", "kind"*: "TIMELINESS", "card"*: "YELLOW",
    ///                 "days": 1, "percent": 90, "shortestDays": 5, "minutes": 1, "characters": 10, "hintDays": 3,
    ///                 "addressees"*: ["OFFICER", "HEAD"], "replyDays": 2, "score": 2, "name"*: "…", "text"*: "…",
    ///                 "basis": "…"}, …]}
    ///
    /// Ids and tests are there once; grades fall from the first, which nobody exceeds, to the last, from 0.
    [[nodiscard]] static Expected<SupervisionRules, SupervisionFileError> fromJson(const QJsonObject &json);

    [[nodiscard]] const QVector<SupervisionRule> &rules() const { return m_rules; }
    [[nodiscard]] const SupervisionRule *find(const QString &id) const;
    [[nodiscard]] const SupervisionRule *find(SupervisionTest test) const;
    /// What a unit starts a quarter with.
    [[nodiscard]] int points() const { return m_points; }
    [[nodiscard]] SupervisionGrade gradeOf(int points) const;

private:
    struct GradeFrom
    {
        SupervisionGrade grade = SupervisionGrade::Unqualified;
        int from = 0;
    };
    QVector<SupervisionRule> m_rules;
    QVector<GradeFrom> m_grades;
    int m_points = 100;
};

/// What a rule found. Two findings of one rule with the same occasion are the same one.
struct SupervisionFinding
{
    QString rule;
    CardColour colour = CardColour::Hint;
    QString occasion;              ///< names what it is about within the case, such as "PROMISED:2026-11-27"
    std::optional<Due> clock = {}; ///< the period it is about
    QDate day = {};                ///< the due day of that period
    int daysLeft = 0;              ///< working days to that day; negative: since then
    QDateTime since = {};          ///< when it came to be, if that is known
    UserId person = {};            ///< who answers for it; empty: only the unit
    QString personName = {};
    UnitId unit = {};

    friend bool operator==(const SupervisionFinding &, const SupervisionFinding &) = default;
};

/// A case with what its findings rest on.
struct SupervisedCase
{
    const Case &subject;
    const QVector<HistoryRow> &history;
    const ServiceItem &item;
};

/// What the rules find in a case at that moment: hints while they hold, cards from the moment they fall. A due day that
/// is provisional brings nothing, neither does a clock that stands still.
[[nodiscard]] QVector<SupervisionFinding> findingsIn(const SupervisedCase &supervised, const SupervisionRules &rules,
                                                     const CalendarSet &calendars, const QDateTime &now);

/// The next moment after `now` at which `findingsIn` can find something else without anything happening to the case;
/// invalid: none.
[[nodiscard]] QDateTime nextSupervision(const Case &subject, const SupervisionRules &rules,
                                        const CalendarSet &calendars, const QDateTime &now);

/// How a case counts in the figures of its unit. Everything after the decision is settled; whether the result is served
/// in time is a rule's business.
enum class CaseStanding : quint8 {
    Running,   ///< a day counts
    Paused,    ///< a special procedure, or it waits for the applicant
    Unclocked, ///< nothing is to be kept yet
    Settled,
};

template<>
inline constexpr auto enumNames<CaseStanding> = std::to_array<EnumName<CaseStanding>>({
    {CaseStanding::Running, QLatin1String("RUNNING")},
    {CaseStanding::Paused, QLatin1String("PAUSED")},
    {CaseStanding::Unclocked, QLatin1String("UNCLOCKED")},
    {CaseStanding::Settled, QLatin1String("SETTLED")},
});

/// How a case stands at a moment, for counting: what its clock does, and its days while it runs.
struct StandingNow
{
    CaseStanding standing = CaseStanding::Unclocked;
    QDate due;     ///< only while running
    QDate stepDue; ///< only while running, and only if the step has a limit
    QDateTime settledAt;

    friend bool operator==(const StandingNow &, const StandingNow &) = default;
};
[[nodiscard]] StandingNow standingOf(const Case &subject);

/// A negative rating that waits to be signed for.
struct UnsignedRating
{
    QString rating; ///< its id
    UnitId unit;
    QDateTime dispatchedAt;
};
[[nodiscard]] std::optional<SupervisionFinding> findingIn(const UnsignedRating &rating, const SupervisionRules &rules,
                                                          const CalendarSet &calendars, const QDateTime &now);

/// Somebody looked at personal data in a case. One finding for a person, a case and a day.
struct PersonalDataLook
{
    UserId person;
    QString personName;
    UnitId unit;
    QDateTime at;
};
[[nodiscard]] std::optional<SupervisionFinding> findingIn(const PersonalDataLook &look, const SupervisionRules &rules,
                                                          const CalendarSet &calendars);

} // namespace yunchuang
