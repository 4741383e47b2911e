// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QVector>

namespace yunchuang {

/// Why a form description was refused. English, for whoever writes forms.
struct FormError
{
    QString where; ///< JSON pointer into the schema or the UI schema, preceded by which of the two
    QString what;
};

/// A question about the values of a form: whether a field is shown, whether a rule applies.
struct Condition
{
    enum class Kind : quint8 {
        In,      ///< the value is one of `values`
        NotIn,   ///< it is not, or there is none
        Present, ///< there is a value that is not empty
        Absent,
        Known,   ///< there is a value, be it empty
        Within,  ///< a number between `minimum` and `maximum`; what is no number is not spoken of, and passes
        Length,  ///< a text of `minimum` to `maximum` characters; what is no text passes
        Entries, ///< a list of `minimum` to `maximum` entries; what is no list passes
        Holds,   ///< a list in which one of `values` stands
        Less,    ///< a number that is less than the one at `other`
        All,
        Any,
        Not, ///< its one child does not hold
    };

    Kind kind = Kind::In;
    QString field; ///< pattern; a `*` that nothing fills asks whether any entry is so
    QString other; ///< Less: pattern
    QVector<QJsonValue> values;
    double minimum = 0;
    double maximum = 0;
    QVector<Condition> children;
};

/// Reads `{"field": "/a", "in": [..]}`, with `notIn`, `holds`, `present`, `absent` or `lessThan` in place of `in`, or
/// `{"all": [..]}` and `{"any": [..]}` of such: the form used by cross-field rules. Pointers are taken below `base`.
[[nodiscard]] Expected<Condition, FormError> parseCondition(const QJsonObject &json, const QString &where,
                                                            const QString &base = {});

/// Reads the condition of a JSON Forms rule: `scope` and `schema` (const, enum, not, the limits of numbers, texts and
/// lists, contains, required, properties, allOf, anyOf), or type LEAF, AND, OR. As there, what is missing fails no limit
/// unless failWhenUndefined is said. Scopes are taken below `base`.
[[nodiscard]] Expected<Condition, FormError> parseUiCondition(const QJsonObject &json, const QString &where,
                                                              const QString &base = {});

/// Whether it holds; `beside` is the concrete pointer from which `*` is filled, empty if the pattern has none.
[[nodiscard]] bool holds(const Condition &condition, const QJsonValue &root, const QString &beside = {});

/// How deep a condition may be nested, and how many parts it may have.
struct ConditionLimits
{
    static constexpr int depth = 8;
    static constexpr int parts = 200;
};

/// Every pattern the condition looks at.
[[nodiscard]] QVector<QString> fieldsOf(const Condition &condition);

/// "#/properties/a/properties/b" as a pointer "/a/b", "#" as ""; an error if it is of neither shape.
[[nodiscard]] Expected<QString, FormError> pointerOfScope(const QString &scope, const QString &where);

/// Whether there is something in it: not absent, not null, not an empty text, list or object.
[[nodiscard]] bool isPresent(const QJsonValue &value);

} // namespace yunchuang
