// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/uischema.h"

#include "forms/jsonpointer.h"

#include <QJsonArray>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestLayout = 10;

class UiSchemaReader
{
public:
    explicit UiSchemaReader(const Field &root)
        : m_root(root)
    {
    }

    Expected<UiElement, FormError> read(const QJsonObject &json, const QString &where, int depth) const;

private:
    static Expected<void, FormError> readLabel(UiElement &element, const QJsonObject &json, const QString &where);
    Expected<void, FormError> readRule(UiElement &element, const QJsonObject &json, const QString &where) const;
    Expected<void, FormError> readControl(UiElement &element, const QJsonObject &json, const QString &where) const;
    Expected<void, FormError> readElements(UiElement &element, const QJsonObject &json, const QString &where,
                                           int depth) const;

    const Field &m_root;
};

Expected<void, FormError> UiSchemaReader::readLabel(UiElement &element, const QJsonObject &json, const QString &where)
{
    const QJsonValue label = json.value(u"x-label"_s);
    if (label.isObject()) {
        element.label = {label[u"zh"_s].toString(), label[u"en"_s].toString()};
        if (element.label.zh.isEmpty() || element.label.en.isEmpty())
            return unexpected(FormError{where + u"/x-label", u"a label has zh and en"_s});
    } else if (!label.isUndefined()) {
        return unexpected(FormError{where + u"/x-label", u"a label has zh and en"_s});
    } else {
        const QJsonValue plain = element.kind == UiKind::Label ? json.value(u"text"_s) : json.value(u"label"_s);
        if (!plain.isUndefined() && !plain.isString() && !(plain.isBool() && !plain.toBool()))
            return unexpected(FormError{where + u"/label", u"a label is a text or false"_s});
        element.label = {plain.toString(), plain.toString()};
    }
    element.hasLabel = !element.label.zh.isEmpty();
    const bool needsLabel =
        element.kind == UiKind::Category || element.kind == UiKind::Group || element.kind == UiKind::Label;
    if (needsLabel && !element.hasLabel)
        return unexpected(FormError{where + u"/label", u"this element needs a label"_s});
    return {};
}

Expected<void, FormError> UiSchemaReader::readRule(UiElement &element, const QJsonObject &json,
                                                   const QString &where) const
{
    const QJsonValue rule = json.value(u"rule"_s);
    if (rule.isUndefined())
        return {};
    const auto effect = valueOf<UiEffect>(rule[u"effect"_s].toString());
    if (!effect) {
        return unexpected(FormError{where + u"/rule/effect",
                                    u"SHOW, HIDE, ENABLE or DISABLE, not '%1'"_s.arg(rule[u"effect"_s].toString())});
    }
    auto condition = parseUiCondition(rule[u"condition"_s].toObject(), where + u"/rule/condition");
    if (!condition)
        return unexpected(condition.error());
    const QVector<QString> fields = fieldsOf(*condition);
    for (const QString &field : fields) {
        if (!m_root.find(field))
            return unexpected(FormError{where + u"/rule/condition", u"no field '%1'"_s.arg(field)});
    }
    element.rules.append({*effect, *condition});
    return {};
}

Expected<void, FormError> UiSchemaReader::readControl(UiElement &element, const QJsonObject &json,
                                                      const QString &where) const
{
    auto scope = pointerOfScope(json.value(u"scope"_s).toString(), where + u"/scope");
    if (!scope)
        return unexpected(scope.error());
    element.scope = *scope;
    const Field *field = m_root.find(*scope);
    if (!field)
        return unexpected(FormError{where + u"/scope", u"no field '%1'"_s.arg(*scope)});
    if (field->type == ValueType::Object)
        return unexpected(
            FormError{where + u"/scope", u"'%1' is a group of fields: give each its control"_s.arg(*scope)});

    const QJsonObject options = json.value(u"options"_s).toObject();
    for (auto it = options.begin(); it != options.end(); ++it) {
        const QString here = where + u"/options/" + it.key();
        if (it.key() == u"readonly" && it.value().isBool()) {
            element.readOnly = it.value().toBool();
        } else if (it.key() == u"multi" && it.value().isBool() && field->type == ValueType::Text) {
            if (it.value().toBool() != field->multiline)
                return unexpected(FormError{here, u"the schema says otherwise (x-multiline)"_s});
        } else if (it.key() == u"columns" && it.value().isArray() && field->type == ValueType::List) {
            const QJsonArray columns = it.value().toArray();
            for (const QJsonValue &column : columns) {
                const QString key = column.toString();
                const Field *cell = field->children.constFirst().child(key);
                if (!cell || !cell->isLeaf())
                    return unexpected(FormError{here, u"'%1' is not a plain field of an entry"_s.arg(key)});
                element.columns.append(key);
            }
        } else {
            return unexpected(FormError{here, u"option '%1' is not supported here"_s.arg(it.key())});
        }
    }
    if (field->type == ValueType::List && field->children.constFirst().type == ValueType::Object &&
        element.columns.isEmpty())
        return unexpected(FormError{where + u"/options/columns", u"a list of groups names its columns"_s});
    return {};
}

Expected<void, FormError> UiSchemaReader::readElements(UiElement &element, const QJsonObject &json,
                                                       const QString &where, int depth) const
{
    const QJsonArray elements = json.value(u"elements"_s).toArray();
    if (elements.isEmpty())
        return unexpected(FormError{where + u"/elements", u"a container has elements"_s});
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const QString here = where + u"/elements/" + QString::number(i);
        auto child = read(elements.at(i).toObject(), here, depth + 1);
        if (!child)
            return unexpected(child.error());
        const bool inCategorization = element.kind == UiKind::Categorization;
        const bool isCategory = child->kind == UiKind::Category;
        if (inCategorization != isCategory)
            return unexpected(FormError{here, u"a Categorization holds categories, and only it does"_s});
        if (child->kind == UiKind::Categorization)
            return unexpected(FormError{here, u"a Categorization stands at the top only"_s});
        element.elements.append(*child);
    }
    return {};
}

Expected<UiElement, FormError> UiSchemaReader::read(const QJsonObject &json, const QString &where, int depth) const
{
    if (depth > deepestLayout)
        return unexpected(FormError{where, u"nested too deeply"_s});
    UiElement element;
    const QString type = json.value(u"type"_s).toString();
    const auto kind = valueOf<UiKind>(type);
    if (!kind)
        return unexpected(FormError{where + u"/type", u"element '%1' is not supported"_s.arg(type)});
    element.kind = *kind;

    QSet<QString> understood{u"type"_s, u"label"_s, u"x-label"_s, u"rule"_s};
    if (element.kind == UiKind::Control)
        understood.unite({u"scope"_s, u"options"_s});
    else if (element.kind == UiKind::Label)
        understood.insert(u"text"_s);
    else
        understood.insert(u"elements"_s);
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!understood.contains(it.key()))
            return unexpected(
                FormError{where + u'/' + it.key(), u"'%1' is not supported in a %2"_s.arg(it.key(), type)});
    }

    if (auto done = readLabel(element, json, where); !done)
        return unexpected(done.error());
    if (auto done = readRule(element, json, where); !done)
        return unexpected(done.error());
    if (element.kind == UiKind::Control) {
        if (auto done = readControl(element, json, where); !done)
            return unexpected(done.error());
    } else if (element.kind != UiKind::Label) {
        if (auto done = readElements(element, json, where, depth); !done)
            return unexpected(done.error());
    }
    return element;
}

} // namespace

Expected<UiElement, FormError> parseUiSchema(const QJsonObject &json, const Field &root)
{
    return UiSchemaReader(root).read(json, u"uischema"_s, 0);
}

} // namespace yunchuang
