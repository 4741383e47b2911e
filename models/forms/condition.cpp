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

constexpr double endless = std::numeric_limits<double>::infinity();

QVector<QJsonValue> valuesOf(const QJsonArray &array)
{
    return QVector<QJsonValue>(array.begin(), array.end());
}

/// Reads one condition of either dialect, and counts its parts on the way.
class ConditionReader
{
public:
    explicit ConditionReader(QString base)
        : m_base(std::move(base))
    {
    }

    Expected<Condition, FormError> readPlain(const QJsonObject &json, const QString &where, int depth);
    Expected<Condition, FormError> readUi(const QJsonObject &json, const QString &where, int depth);

private:
    using Result = Expected<Condition, FormError>;
    using Reader = Result (ConditionReader::*)(const QJsonObject &, const QString &, int);

    Result group(const QJsonArray &parts, Condition::Kind kind, const QString &where, int depth, Reader read);
    Result ofSchema(const QJsonObject &schema, const QString &field, const QString &where, int depth);
    Expected<void, FormError> keyword(QVector<Condition> &parts, const QString &key, const QJsonValue &value,
                                      const QString &field, const QString &where, int depth);
    Expected<void, FormError> count(const QString &where, int depth)
    {
        if (depth > ConditionLimits::depth)
            return unexpected(FormError{where, u"the condition is nested too deeply"_s});
        if (++m_parts > ConditionLimits::parts)
            return unexpected(FormError{where, u"the condition has too many parts"_s});
        return {};
    }

    const QString m_base;
    int m_parts = 0;
};

ConditionReader::Result ConditionReader::group(const QJsonArray &parts, Condition::Kind kind, const QString &where,
                                               int depth, Reader read)
{
    Condition condition;
    condition.kind = kind;
    if (parts.isEmpty())
        return unexpected(FormError{where, u"a group of conditions needs at least one"_s});
    for (qsizetype i = 0; i < parts.size(); ++i) {
        auto child = (this->*read)(parts.at(i).toObject(), pointerTo(where, i), depth + 1);
        if (!child)
            return child;
        condition.children.append(*child);
    }
    return condition;
}

Expected<Condition, FormError> ConditionReader::readPlain(const QJsonObject &json, const QString &where, int depth)
{
    if (auto counted = count(where, depth); !counted)
        return unexpected(counted.error());
    if (json.size() == 1 && json.value(u"all"_s).isArray()) {
        return group(json.value(u"all"_s).toArray(), Condition::Kind::All, where + u"/all", depth,
                     &ConditionReader::readPlain);
    }
    if (json.size() == 1 && json.value(u"any"_s).isArray()) {
        return group(json.value(u"any"_s).toArray(), Condition::Kind::Any, where + u"/any", depth,
                     &ConditionReader::readPlain);
    }

    const auto wrong = [&] {
        return unexpected(
            FormError{where, u"a condition has 'field' and one of in, notIn, holds, present, absent, lessThan"_s});
    };
    Condition condition;
    const QString field = json.value(u"field"_s).toString();
    if (json.size() != 2 || !field.startsWith(u'/'))
        return wrong();
    condition.field = m_base + field;
    if (json.value(u"in"_s).isArray()) {
        condition.values = valuesOf(json.value(u"in"_s).toArray());
    } else if (json.value(u"notIn"_s).isArray()) {
        condition.kind = Condition::Kind::NotIn;
        condition.values = valuesOf(json.value(u"notIn"_s).toArray());
    } else if (json.value(u"holds"_s).isArray()) {
        condition.kind = Condition::Kind::Holds;
        condition.values = valuesOf(json.value(u"holds"_s).toArray());
    } else if (json.value(u"present"_s).toBool()) {
        condition.kind = Condition::Kind::Present;
    } else if (json.value(u"absent"_s).toBool()) {
        condition.kind = Condition::Kind::Absent;
    } else if (json.value(u"lessThan"_s).toString().startsWith(u'/')) {
        condition.kind = Condition::Kind::Less;
        condition.other = m_base + json.value(u"lessThan"_s).toString();
    } else {
        return wrong();
    }
    return condition;
}

Expected<Condition, FormError> ConditionReader::readUi(const QJsonObject &json, const QString &where, int depth)
{
    if (auto counted = count(where, depth); !counted)
        return unexpected(counted.error());
    const QString type = json.value(u"type"_s).toString();
    if (type == u"AND" || type == u"OR") {
        return group(json.value(u"conditions"_s).toArray(),
                     type == u"AND" ? Condition::Kind::All : Condition::Kind::Any, where + u"/conditions", depth,
                     &ConditionReader::readUi);
    }
    if (!type.isEmpty() && type != u"LEAF")
        return unexpected(FormError{where + u"/type", u"unknown condition type '%1'"_s.arg(type)});
    static const QStringList understood{u"type"_s, u"scope"_s, u"schema"_s, u"expectedValue"_s, u"failWhenUndefined"_s};
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!understood.contains(it.key()))
            return unexpected(FormError{where + u'/' + it.key(), u"'%1' is not supported here"_s.arg(it.key())});
    }
    auto pointer = pointerOfScope(json.value(u"scope"_s).toString(), where + u"/scope");
    if (!pointer)
        return unexpected(pointer.error());
    const QString field = m_base + *pointer;
    if (json.contains(u"expectedValue"_s)) {
        Condition condition;
        condition.field = field;
        condition.values = {json.value(u"expectedValue"_s)};
        return condition;
    }
    auto read = ofSchema(json.value(u"schema"_s).toObject(), field, where + u"/schema", depth + 1);
    if (!read || !json.value(u"failWhenUndefined"_s).toBool())
        return read;
    Condition known;
    known.kind = Condition::Kind::Known;
    known.field = field;
    Condition both;
    both.kind = Condition::Kind::All;
    both.children = {known, *read};
    return both;
}

Expected<void, FormError> ConditionReader::keyword(QVector<Condition> &parts, const QString &key,
                                                   const QJsonValue &value, const QString &field, const QString &where,
                                                   int depth)
{
    Condition condition;
    condition.field = field;
    const auto limited = [&](Condition::Kind kind, bool lower) -> Expected<void, FormError> {
        if (!value.isDouble())
            return unexpected(FormError{where, u"a number is wanted"_s});
        condition.kind = kind;
        condition.minimum = lower ? value.toDouble() : -endless;
        condition.maximum = lower ? endless : value.toDouble();
        parts.append(condition);
        return {};
    };
    if (key == u"const") {
        condition.values = {value};
    } else if (key == u"enum" && value.isArray()) {
        condition.values = valuesOf(value.toArray());
    } else if (key == u"minimum" || key == u"maximum") {
        return limited(Condition::Kind::Within, key == u"minimum");
    } else if (key == u"minLength" || key == u"maxLength") {
        return limited(Condition::Kind::Length, key == u"minLength");
    } else if (key == u"minItems" || key == u"maxItems") {
        return limited(Condition::Kind::Entries, key == u"minItems");
    } else if (key == u"contains" && value.toObject().size() == 1 && value.toObject().contains(u"const"_s)) {
        condition.kind = Condition::Kind::Holds;
        condition.values = {value.toObject().value(u"const"_s)};
    } else if (key == u"contains" && value.toObject().size() == 1 && value[u"enum"_s].isArray()) {
        condition.kind = Condition::Kind::Holds;
        condition.values = valuesOf(value[u"enum"_s].toArray());
    } else if (key == u"not" && value.isObject()) {
        auto inner = ofSchema(value.toObject(), field, where, depth + 1);
        if (!inner)
            return unexpected(inner.error());
        condition.kind = Condition::Kind::Not;
        condition.field.clear();
        condition.children = {*inner};
    } else if (key == u"required" && value.isArray()) {
        const QJsonArray names = value.toArray();
        for (const QJsonValue &name : names) {
            Condition known;
            known.kind = Condition::Kind::Known;
            known.field = pointerTo(field, name.toString());
            if (auto counted = count(where, depth); !counted)
                return counted;
            parts.append(known);
        }
        return {};
    } else if (key == u"properties" && value.isObject()) {
        const QJsonObject properties = value.toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            // A property that is not there is not spoken of.
            auto inner =
                ofSchema(it.value().toObject(), pointerTo(field, it.key()), where + u'/' + it.key(), depth + 1);
            if (!inner)
                return unexpected(inner.error());
            Condition missing;
            missing.kind = Condition::Kind::Not;
            missing.children.resize(1);
            missing.children.first().kind = Condition::Kind::Known;
            missing.children.first().field = pointerTo(field, it.key());
            Condition either;
            either.kind = Condition::Kind::Any;
            either.children = {missing, *inner};
            parts.append(either);
        }
        return {};
    } else if ((key == u"allOf" || key == u"anyOf") && value.isArray() && !value.toArray().isEmpty()) {
        condition.kind = key == u"allOf" ? Condition::Kind::All : Condition::Kind::Any;
        condition.field.clear();
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            auto inner = ofSchema(list.at(i).toObject(), field, pointerTo(where, i), depth + 1);
            if (!inner)
                return unexpected(inner.error());
            condition.children.append(*inner);
        }
    } else {
        return unexpected(FormError{where, u"'%1' is not understood in a condition"_s.arg(key)});
    }
    parts.append(condition);
    return {};
}

Expected<Condition, FormError> ConditionReader::ofSchema(const QJsonObject &schema, const QString &field,
                                                         const QString &where, int depth)
{
    if (auto counted = count(where, depth); !counted)
        return unexpected(counted.error());
    QVector<Condition> parts;
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        if (it.key() == u"type")
            continue; // the field's own schema says so already
        if (auto read = keyword(parts, it.key(), it.value(), field, where + u'/' + it.key(), depth); !read)
            return unexpected(read.error());
    }
    if (parts.isEmpty())
        return unexpected(FormError{where, u"a condition that says something is wanted"_s});
    if (parts.size() == 1)
        return parts.constFirst();
    Condition all;
    all.kind = Condition::Kind::All;
    all.children = parts;
    return all;
}

bool isWithin(double number, const Condition &condition)
{
    return number >= condition.minimum && number <= condition.maximum;
}

qsizetype charactersOf(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

bool valueHolds(const Condition &condition, const QJsonValue &value)
{
    switch (condition.kind) {
    case Condition::Kind::In:
        return condition.values.contains(value);
    case Condition::Kind::NotIn:
        return !condition.values.contains(value);
    case Condition::Kind::Present:
        return isPresent(value);
    case Condition::Kind::Absent:
        return !isPresent(value);
    case Condition::Kind::Known:
        return !value.isUndefined();
    case Condition::Kind::Within:
        return !value.isDouble() || isWithin(value.toDouble(), condition);
    case Condition::Kind::Length:
        return !value.isString() || isWithin(double(charactersOf(value.toString())), condition);
    case Condition::Kind::Entries:
        return !value.isArray() || isWithin(double(value.toArray().size()), condition);
    case Condition::Kind::Holds: {
        const QJsonArray list = value.toArray();
        return std::any_of(list.begin(), list.end(),
                           [&](const QJsonValue &entry) { return condition.values.contains(entry); });
    }
    case Condition::Kind::Less:
    case Condition::Kind::All:
    case Condition::Kind::Any:
    case Condition::Kind::Not:
        break;
    }
    return false;
}

} // namespace

Expected<Condition, FormError> parseCondition(const QJsonObject &json, const QString &where, const QString &base)
{
    return ConditionReader(base).readPlain(json, where, 0);
}

Expected<Condition, FormError> parseUiCondition(const QJsonObject &json, const QString &where, const QString &base)
{
    return ConditionReader(base).readUi(json, where, 0);
}

bool holds(const Condition &condition, const QJsonValue &root, const QString &beside)
{
    const auto childHolds = [&](const Condition &child) { return holds(child, root, beside); };
    switch (condition.kind) {
    case Condition::Kind::All:
        return std::all_of(condition.children.begin(), condition.children.end(), childHolds);
    case Condition::Kind::Any:
        return std::any_of(condition.children.begin(), condition.children.end(), childHolds);
    case Condition::Kind::Not:
        return std::none_of(condition.children.begin(), condition.children.end(), childHolds);
    case Condition::Kind::Less: {
        const QJsonValue value = valueAt(root, bindPattern(condition.field, beside));
        const QJsonValue other = valueAt(root, bindPattern(condition.other, beside));
        return value.isDouble() && other.isDouble() && value.toDouble() < other.toDouble();
    }
    default:
        break;
    }
    const QString bound = bindPattern(condition.field, beside);
    if (!bound.contains(u'*'))
        return valueHolds(condition, valueAt(root, bound));
    // An entry somewhere is asked for; a denial means every entry.
    const QVector<PointedValue> places = expandPattern(root, bound);
    const auto here = [&](const PointedValue &place) { return valueHolds(condition, place.value); };
    return condition.kind == Condition::Kind::NotIn || condition.kind == Condition::Kind::Absent
               ? std::all_of(places.begin(), places.end(), here)
               : std::any_of(places.begin(), places.end(), here);
}

QVector<QString> fieldsOf(const Condition &condition)
{
    QVector<QString> fields;
    if (condition.children.isEmpty())
        fields.append(condition.field);
    if (!condition.other.isEmpty())
        fields.append(condition.other);
    for (const Condition &child : condition.children)
        fields += fieldsOf(child);
    return fields;
}

Expected<QString, FormError> pointerOfScope(const QString &scope, const QString &where)
{
    if (scope == u"#")
        return QString();
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
