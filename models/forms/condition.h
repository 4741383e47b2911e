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
        Within, ///< a number between `minimum` and `maximum`
        All,
        Any,
    };

    Kind kind = Kind::In;
    QString field; ///< pattern
    QVector<QJsonValue> values;
    double minimum = 0;
    double maximum = 0;
    QVector<Condition> children;
};

/// Reads `{"field": "/a", "in": [..]}`, with `notIn`, `present` or `absent` in place of `in`, or `{"all": [..]}` and
/// `{"any": [..]}` of such: the form used by cross-field rules.
[[nodiscard]] Expected<Condition, FormError> parseCondition(const QJsonObject &json, const QString &where);

/// Reads the condition of a JSON Forms rule: `scope` and `schema` (const, enum, not, minimum, maximum), or type LEAF,
/// AND, OR.
[[nodiscard]] Expected<Condition, FormError> parseUiCondition(const QJsonObject &json, const QString &where);

/// Whether it holds; `beside` is the concrete pointer from which `*` is filled, empty if the pattern has none.
[[nodiscard]] bool holds(const Condition &condition, const QJsonValue &root, const QString &beside = {});

/// Every pattern the condition looks at.
[[nodiscard]] QVector<QString> fieldsOf(const Condition &condition);

/// "#/properties/a/properties/b" as a pointer "/a/b"; nothing if it is not of that shape.
[[nodiscard]] Expected<QString, FormError> pointerOfScope(const QString &scope, const QString &where);

/// Whether there is something in it: not absent, not null, not an empty text, list or object.
[[nodiscard]] bool isPresent(const QJsonValue &value);

} // namespace yunchuang
