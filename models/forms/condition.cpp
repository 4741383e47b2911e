// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/condition.h"

#include "forms/jsonpointer.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

QVector<QJsonValue> valuesOf(const QJsonArray &array)
{
    return QVector<QJsonValue>(array.begin(), array.end());
}

Expected<Condition, FormError> parseGroup(const QJsonArray &parts, Condition::Kind kind, const QString &where, bool ui)
{
    Condition condition;
    condition.kind = kind;
    if (parts.isEmpty())
        return unexpected(FormError{where, u"a group of conditions needs at least one"_s});
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString here = pointerTo(where, i);
        const QJsonObject part = parts.at(i).toObject();
        auto child = ui ? parseUiCondition(part, here) : parseCondition(part, here);
        if (!child)
            return child;
        condition.children.append(*child);
    }
    return condition;
}

Expected<Condition, FormError> conditionOfSchema(const QJsonObject &schema, const QString &field, const QString &where)
{
    Condition condition;
    condition.field = field;
    if (schema.size() == 1 && schema.contains(u"const"_s)) {
        condition.values = {schema.value(u"const"_s)};
        return condition;
    }
    if (schema.size() == 1 && schema.value(u"enum"_s).isArray()) {
        condition.values = valuesOf(schema.value(u"enum"_s).toArray());
        return condition;
    }
    if (schema.size() == 1 && schema.value(u"not"_s).isObject()) {
        auto inner = conditionOfSchema(schema.value(u"not"_s).toObject(), field, where + u"/not");
        if (!inner)
            return inner;
        if (inner->kind != Condition::Kind::In)
            return unexpected(FormError{where + u"/not", u"'not' is understood around const and enum only"_s});
        inner->kind = Condition::Kind::NotIn;
        return inner;
    }
    const bool low = schema.value(u"minimum"_s).isDouble();
    const bool high = schema.value(u"maximum"_s).isDouble();
    if ((low || high) && schema.size() == int(low) + int(high)) {
        condition.kind = Condition::Kind::Within;
        condition.minimum = schema.value(u"minimum"_s).toDouble(-std::numeric_limits<double>::infinity());
        condition.maximum = schema.value(u"maximum"_s).toDouble(std::numeric_limits<double>::infinity());
        return condition;
    }
    return unexpected(FormError{where, u"a condition is const, enum, not, or minimum and maximum"_s});
}

} // namespace

Expected<Condition, FormError> parseCondition(const QJsonObject &json, const QString &where)
{
    if (json.size() == 1 && json.value(u"all"_s).isArray())
        return parseGroup(json.value(u"all"_s).toArray(), Condition::Kind::All, where + u"/all", false);
    if (json.size() == 1 && json.value(u"any"_s).isArray())
        return parseGroup(json.value(u"any"_s).toArray(), Condition::Kind::Any, where + u"/any", false);

    Condition condition;
    condition.field = json.value(u"field"_s).toString();
    if (json.size() != 2 || !condition.field.startsWith(u'/'))
        return unexpected(FormError{where, u"a condition has 'field' and one of in, notIn, present, absent"_s});
    if (json.value(u"in"_s).isArray()) {
        condition.values = valuesOf(json.value(u"in"_s).toArray());
    } else if (json.value(u"notIn"_s).isArray()) {
        condition.kind = Condition::Kind::NotIn;
        condition.values = valuesOf(json.value(u"notIn"_s).toArray());
    } else if (json.value(u"present"_s).toBool()) {
        condition.kind = Condition::Kind::Present;
    } else if (json.value(u"absent"_s).toBool()) {
        condition.kind = Condition::Kind::Absent;
    } else {
        return unexpected(FormError{where, u"a condition has 'field' and one of in, notIn, present, absent"_s});
    }
    return condition;
}

Expected<Condition, FormError> parseUiCondition(const QJsonObject &json, const QString &where)
{
    const QString type = json.value(u"type"_s).toString();
    if (type == u"AND" || type == u"OR") {
        return parseGroup(json.value(u"conditions"_s).toArray(),
                          type == u"AND" ? Condition::Kind::All : Condition::Kind::Any, where + u"/conditions", true);
    }
    if (!type.isEmpty() && type != u"LEAF")
        return unexpected(FormError{where + u"/type", u"unknown condition type '%1'"_s.arg(type)});
    auto field = pointerOfScope(json.value(u"scope"_s).toString(), where + u"/scope");
    if (!field)
        return unexpected(field.error());
    if (json.contains(u"expectedValue"_s)) {
        Condition condition;
        condition.field = *field;
        condition.values = {json.value(u"expectedValue"_s)};
        return condition;
    }
    return conditionOfSchema(json.value(u"schema"_s).toObject(), *field, where + u"/schema");
}

bool holds(const Condition &condition, const QJsonValue &root, const QString &beside)
{
    const auto childHolds = [&](const Condition &child) { return holds(child, root, beside); };
    if (condition.kind == Condition::Kind::All)
        return std::all_of(condition.children.begin(), condition.children.end(), childHolds);
    if (condition.kind == Condition::Kind::Any)
        return std::any_of(condition.children.begin(), condition.children.end(), childHolds);

    const QJsonValue value = valueAt(root, bindPattern(condition.field, beside));
    switch (condition.kind) {
    case Condition::Kind::In:
        return condition.values.contains(value);
    case Condition::Kind::NotIn:
        return !condition.values.contains(value);
    case Condition::Kind::Present:
        return isPresent(value);
    case Condition::Kind::Absent:
        return !isPresent(value);
    case Condition::Kind::Within:
        return value.isDouble() && value.toDouble() >= condition.minimum && value.toDouble() <= condition.maximum;
    case Condition::Kind::All:
    case Condition::Kind::Any:
        break;
    }
    return false;
}

QVector<QString> fieldsOf(const Condition &condition)
{
    QVector<QString> fields;
    if (!condition.field.isEmpty())
        fields.append(condition.field);
    for (const Condition &child : condition.children)
        fields += fieldsOf(child);
    return fields;
}

Expected<QString, FormError> pointerOfScope(const QString &scope, const QString &where)
{
    const QStringList tokens = scope.split(u'/');
    QString pointer;
    bool good = tokens.size() >= 3 && tokens.size() % 2 == 1 && tokens.constFirst() == u"#";
    for (qsizetype i = 1; good && i + 1 < tokens.size(); i += 2) {
        good = tokens.at(i) == u"properties" && !tokens.at(i + 1).isEmpty();
        pointer += u'/' + tokens.at(i + 1);
    }
    if (!good)
        return unexpected(FormError{where, u"scope '%1' is not of the form #/properties/…"_s.arg(scope)});
    return pointer;
}

bool isPresent(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return false;
    case QJsonValue::String:
        return !value.toString().trimmed().isEmpty();
    case QJsonValue::Array:
        return !value.toArray().isEmpty();
    case QJsonValue::Object:
        return !value.toObject().isEmpty();
    case QJsonValue::Bool:
    case QJsonValue::Double:
        break;
    }
    return true;
}

} // namespace yunchuang
