// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"
#include "domain/refusal.h"
#include "forms/condition.h"
#include "forms/errorcodes.h"
#include "forms/field.h"

#include <QDate>
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
});

/// Places in a form: a pattern, and for lists which entries of it are meant. In the data a text, or
/// `{"path": "/directors/*/idNo", "where": "post", "in": ["SUPERVISOR"]}`.
struct Selector
{
    QString pattern;
    QString where; ///< key beside the selected one; empty = every entry
    QVector<QJsonValue> among;
};

/// One rule about several fields, as data.
struct CrossRule
{
    QString id;
    RuleKind kind = RuleKind::RequiredIf;
    FieldCode code = FieldCode::Required;
    QVector<Selector> fields;
    std::optional<Selector> among;
    QString reference;
    QVector<QString> parts;
    QVector<QString> values;
    std::optional<double> total; ///< SumEquals: a fixed number instead of `reference`
    double tolerance = 0;
    int months = 0;
    QDate since; ///< the rule is in force for references from that day on; invalid = always
    int minimum = 0;
    int maximum = 0;
    QString format;
    std::optional<Condition> when;
};

/// Reads `x-rules` and checks every pointer in it against the fields.
[[nodiscard]] Expected<QVector<CrossRule>, FormError> parseRules(const QJsonArray &rules, const Field &root);

/// What the rule finds wrong. Values of the wrong type are passed over: the schema has reported them.
[[nodiscard]] QVector<FieldError> checkRule(const CrossRule &rule, const QJsonObject &value);

} // namespace yunchuang
