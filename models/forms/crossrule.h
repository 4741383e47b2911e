// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"
#include "domain/refusal.h"
#include "forms/condition.h"
#include "forms/errorcodes.h"
#include "forms/field.h"

#include <QDate>
#include <QHash>
#include <QJsonArray>
#include <QString>
#include <QVector>

#include <optional>

namespace yunchuang {

/// What a cross-field rule demands (`kind` in the data).
enum class RuleKind : quint8 {
    SumEquals,   ///< the numbers of `fields` add up to a number or to another field, within `tolerance`
    Different,   ///< no value of `fields` occurs in `among`
    MemberOf,    ///< every value of `fields` occurs in `among`
    Equals,      ///< the same as `reference`
    Joined,      ///< the text is `parts` one after the other
    EndsWith,    ///< the text ends with one of `values`
    NotBefore,   ///< a day not before `reference` moved by `months`
    NotAfter,    ///< a day not after `reference` moved by `months`
    RequiredIf,  ///< present when `when` holds
    ForbiddenIf, ///< absent when `when` holds
    FormatIf,    ///< has a named format when `when` holds
    Unique,      ///< no value twice
    Count,       ///< how many entries `fields` selects, from `minimum` to `maximum`
    AtMost,      ///< a number not above the one at `reference`
    NotEqual,    ///< another value than at `reference`
    SumBelow,    ///< the numbers of `fields` less those of `minus` are less than those of `below` together
    DaysBetween, ///< the days from `from` to `reference`, and `days` more
    ValueIn,     ///< one of `accepted`
    Parents,     ///< a value that is part of another (`parents`) stands beside that one
};

template<>
inline constexpr auto enumNames<RuleKind> = std::to_array<EnumName<RuleKind>>({
    {RuleKind::SumEquals, QLatin1String("sumEquals")},
    {RuleKind::Different, QLatin1String("different")},
    {RuleKind::MemberOf, QLatin1String("memberOf")},
    {RuleKind::Equals, QLatin1String("equals")},
    {RuleKind::Joined, QLatin1String("joined")},
    {RuleKind::EndsWith, QLatin1String("endsWith")},
    {RuleKind::NotBefore, QLatin1String("notBefore")},
    {RuleKind::NotAfter, QLatin1String("notAfter")},
    {RuleKind::RequiredIf, QLatin1String("requiredIf")},
    {RuleKind::ForbiddenIf, QLatin1String("forbiddenIf")},
    {RuleKind::FormatIf, QLatin1String("formatIf")},
    {RuleKind::Unique, QLatin1String("unique")},
    {RuleKind::Count, QLatin1String("count")},
    {RuleKind::AtMost, QLatin1String("atMost")},
    {RuleKind::NotEqual, QLatin1String("notEqual")},
    {RuleKind::SumBelow, QLatin1String("sumBelow")},
    {RuleKind::DaysBetween, QLatin1String("daysBetween")},
    {RuleKind::ValueIn, QLatin1String("valueIn")},
    {RuleKind::Parents, QLatin1String("parents")},
});

/// Places in a form: a pattern, and for lists which entries of it are meant. In the data a text, or
/// `{"path": "/directors/*/idNo", "where": "post", "in": ["SUPERVISOR"]}`; without `where` the value itself is looked
/// at.
struct Selector
{
    QString pattern;
    QString where;             ///< key beside the selected one
    QVector<QJsonValue> among; ///< empty = every entry
};

/// The reference of a rule about days that means the day on which the form is handed in.
inline constexpr QLatin1String todayReference{"@today"};

/// How many rules a form may have.
inline constexpr int mostRules = 500;

/// One rule about several fields, as data. Where it stands at an object inside the form, it is applied to each of them
/// by itself.
struct CrossRule
{
    QString id;           ///< with the pattern of its object before it, "/agent agent-order"
    QString base;         ///< pattern of the object it stands at, "" for the form
    bool warning = false; ///< `severity`: said to the clerk, and refuses nothing
    RuleKind kind = RuleKind::RequiredIf;
    FieldCode code = FieldCode::Required;
    QVector<Selector> fields;
    std::optional<Selector> among;
    QVector<Selector> minus; ///< SumBelow
    QVector<Selector> below; ///< SumBelow
    QString reference;
    QString from; ///< DaysBetween
    QVector<QString> parts;
    QVector<QString> values;
    std::optional<double> total; ///< SumEquals: a fixed number instead of `reference`
    double tolerance = 0;
    int months = 0;
    int days = 0;
    QDate since; ///< the rule is in force for references from that day on; invalid = always
    QDate until; ///< and up to that one
    QVector<QJsonValue> accepted;
    QHash<QString, QString> parents;
    int minimum = 0;
    int maximum = 0;
    QString format;
    std::optional<Condition> when;
};

/// Reads `x-rules`, of the form and of objects in it, and checks every pointer in them against the fields.
[[nodiscard]] Expected<QVector<CrossRule>, FormError> parseRules(const QVector<RuleSource> &sources, const Field &root);

/// What the rule finds wrong. Values of the wrong type are passed over: the schema has reported them. Without a day,
/// rules about the day on which the form is handed in are passed over too.
[[nodiscard]] QVector<FieldError> checkRule(const CrossRule &rule, const QJsonObject &value, QDate today = {});

} // namespace yunchuang
