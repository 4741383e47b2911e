// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/uischema.h"

#include "forms/jsonpointer.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// Reads the elements whose scopes lie below one object: the form, or an entry of a list.
class UiSchemaReader
{
public:
    UiSchemaReader(const Field &base, int &count)
        : m_base(base)
        , m_count(count)
    {
    }

    Expected<UiElement, FormError> read(const QJsonObject &json, const QString &where, int depth);

private:
    static Expected<void, FormError> readLabel(UiElement &element, const QJsonObject &json, const QString &where);
    Expected<void, FormError> readRule(UiElement &element, const QJsonObject &json, const QString &where) const;
    Expected<void, FormError> readControl(UiElement &element, const QJsonObject &json, const QString &where, int depth);
    Expected<void, FormError> readOption(UiElement &element, const Field &field, const QString &key,
                                         const QJsonValue &value, const QString &where, int depth);
    static Expected<void, FormError> readColumns(UiElement &element, const Field &field, const QJsonArray &columns,
                                                 const QString &where);
    Expected<void, FormError> readDetail(UiElement &element, const Field &field, const QJsonValue &value,
                                         const QString &where, int depth);
    Expected<void, FormError> readElements(UiElement &element, const QJsonObject &json, const QString &where,
                                           int depth);
    static Expected<void, FormError> readLayoutOptions(const UiElement &element, const QJsonObject &json,
                                                       const QString &where);

    const Field &m_base;
    int &m_count;
    QSet<QString> m_shown; ///< patterns that have their control
};

/// What a control draws: the field, or of an object what is in it.
void addDrawn(QVector<QString> &patterns, const Field &field)
{
    if (field.type != ValueType::Object) {
        patterns.append(field.pattern);
        return;
    }
    for (const Field &child : field.children)
        addDrawn(patterns, child);
}

/// `text` or `{text, show}`, as JSON Forms has it; false or `show: false` for none.
std::optional<QString> plainLabel(const QJsonValue &label)
{
    if (label.isUndefined() || (label.isBool() && !label.toBool()))
        return QString();
    if (label.isString())
        return label.toString();
    if (!label.isObject() || !label[u"text"_s].isString())
        return std::nullopt;
    return label[u"show"_s].toBool(true) ? label[u"text"_s].toString() : QString();
}

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
        const std::optional<QString> text =
            plainLabel(element.kind == UiKind::Label ? json.value(u"text"_s) : json.value(u"label"_s));
        if (!text)
            return unexpected(FormError{where + u"/label", u"a label is a text or false"_s});
        element.label = {*text, *text};
    }
    element.hasLabel = !element.label.zh.isEmpty();
    const bool needsLabel = element.kind == UiKind::Category || element.kind == UiKind::Label;
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
    auto condition = parseUiCondition(rule[u"condition"_s].toObject(), where + u"/rule/condition", m_base.pattern);
    if (!condition)
        return unexpected(condition.error());
    const QVector<QString> fields = fieldsOf(*condition);
    for (const QString &field : fields) {
        if (!m_base.find(field.mid(m_base.pattern.size())))
            return unexpected(FormError{where + u"/rule/condition", u"no field '%1'"_s.arg(field)});
    }
    element.rules.append({*effect, *condition});
    return {};
}

Expected<void, FormError> UiSchemaReader::readColumns(UiElement &element, const Field &field, const QJsonArray &columns,
                                                      const QString &where)
{
    if (columns.isEmpty())
        return unexpected(FormError{where, u"a table has columns"_s});
    for (const QJsonValue &column : columns) {
        const QString key = column.toString();
        const Field *cell = field.children.constFirst().child(key);
        if (!cell || !cell->isLeaf() || element.columns.contains(key))
            return unexpected(FormError{where, u"'%1' is not a plain field of an entry, or twice"_s.arg(key)});
        element.columns.append(key);
    }
    return {};
}

/// How an entry is laid out: generated, or a UI schema of its own.
Expected<void, FormError> UiSchemaReader::readDetail(UiElement &element, const Field &field, const QJsonValue &value,
                                                     const QString &where, int depth)
{
    if (value.isString()) {
        if (value.toString() == u"GENERATED" || value.toString() == u"DEFAULT" || value.toString() == u"GENERATE")
            return {};
        return unexpected(
            FormError{where, u"'%1' names a layout that does not come with the form"_s.arg(value.toString())});
    }
    if (!value.isObject() || field.children.constFirst().type != ValueType::Object)
        return unexpected(FormError{where, u"a layout of the entries is wanted"_s});
    UiSchemaReader inside(field.children.constFirst(), m_count);
    auto detail = inside.read(value.toObject(), where, depth + 1);
    if (!detail)
        return unexpected(detail.error());
    if (detail->kind == UiKind::Categorization || detail->kind == UiKind::Category)
        return unexpected(FormError{where, u"the entries of a list have no tabs"_s});
    element.elements = {*detail};
    return {};
}

Expected<void, FormError> UiSchemaReader::readOption(UiElement &element, const Field &field, const QString &key,
                                                     const QJsonValue &value, const QString &where, int depth)
{
    // What says only how things look with another program's widgets, and nothing of what may be written.
    static const QSet<QString> cosmetic{u"showUnfocusedDescription"_s,
                                        u"hideRequiredAsterisk"_s,
                                        u"trim"_s,
                                        u"focus"_s,
                                        u"restrict"_s,
                                        u"showSortButtons"_s,
                                        u"step"_s,
                                        u"ampm"_s,
                                        u"clearLabel"_s,
                                        u"cancelLabel"_s,
                                        u"okLabel"_s,
                                        u"placeholder"_s,
                                        u"collapsed"_s,
                                        u"initCollapsed"_s,
                                        u"hideAvatar"_s,
                                        u"autocomplete"_s};
    const bool list = field.type == ValueType::List;
    if (cosmetic.contains(key))
        return {};
    if (key == u"readonly" || key == u"readOnly") {
        if (!value.isBool())
            return unexpected(FormError{where, u"true or false is wanted"_s});
        element.readOnly = value.toBool();
        return {};
    }
    if (key == u"multi" && value.isBool() && field.type == ValueType::Text) {
        if (field.multiline && !value.toBool())
            return unexpected(FormError{where, u"the schema says otherwise (x-multiline)"_s});
        element.multiline = value.toBool();
        return {};
    }
    if (key == u"slider" && (field.type == ValueType::Integer || field.type == ValueType::Number))
        return {};
    if (key == u"toggle" && field.type == ValueType::Boolean)
        return {};
    if (key == u"format" && value.toString() == u"radio" && !field.choices.isEmpty()) {
        element.radio = true;
        return {};
    }
    if (key == u"format" && field.type == ValueType::Text && value.toString() == field.format)
        return {};
    if (key == u"columns" && value.isArray() && list)
        return readColumns(element, field, value.toArray(), where);
    if (key == u"detail" && list)
        return readDetail(element, field, value, where, depth);
    if ((key == u"elementLabelProp" || key == u"labelRef" || key == u"childLabelProp") && list)
        return {}; // an entry is called by what stands in its columns
    return unexpected(FormError{where, u"option '%1' is not supported here"_s.arg(key)});
}

Expected<void, FormError> UiSchemaReader::readControl(UiElement &element, const QJsonObject &json, const QString &where,
                                                      int depth)
{
    auto scope = pointerOfScope(json.value(u"scope"_s).toString(), where + u"/scope");
    if (!scope)
        return unexpected(scope.error());
    const Field *field = m_base.find(*scope);
    if (!field)
        return unexpected(FormError{where + u"/scope", u"no field '%1'"_s.arg(*scope)});
    element.scope = field->pattern;
    if (element.kind == UiKind::ListWithDetail && field->type != ValueType::List)
        return unexpected(FormError{where + u"/scope", u"'%1' is not a list"_s.arg(*scope)});

    // Two editors of one value would contradict each other.
    QVector<QString> drawn;
    addDrawn(drawn, *field);
    for (const QString &pattern : std::as_const(drawn)) {
        if (m_shown.contains(pattern))
            return unexpected(FormError{where + u"/scope", u"'%1' has a control already"_s.arg(pattern)});
        m_shown.insert(pattern);
    }

    const QJsonObject options = json.value(u"options"_s).toObject();
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (auto read = readOption(element, *field, it.key(), it.value(), where + u"/options/" + it.key(), depth);
            !read)
            return read;
    }
    return {};
}

Expected<void, FormError> UiSchemaReader::readElements(UiElement &element, const QJsonObject &json,
                                                       const QString &where, int depth)
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

/// A stepper is drawn as tabs: the same categories, one after the other.
Expected<void, FormError> UiSchemaReader::readLayoutOptions(const UiElement &element, const QJsonObject &json,
                                                            const QString &where)
{
    const QJsonObject options = json.value(u"options"_s).toObject();
    for (auto it = options.begin(); it != options.end(); ++it) {
        const bool tabs =
            element.kind == UiKind::Categorization &&
            (it.key() == u"showNavButtons" || (it.key() == u"variant" && it.value().toString() == u"stepper"));
        if (!tabs) {
            return unexpected(
                FormError{where + u"/options/" + it.key(), u"option '%1' is not supported here"_s.arg(it.key())});
        }
    }
    return {};
}

Expected<UiElement, FormError> UiSchemaReader::read(const QJsonObject &json, const QString &where, int depth)
{
    if (depth > LayoutLimits::depth)
        return unexpected(FormError{where, u"nested too deeply"_s});
    if (++m_count > LayoutLimits::elements)
        return unexpected(FormError{where, u"too many elements in all"_s});
    UiElement element;
    const QString type = json.value(u"type"_s).toString();
    const auto kind = valueOf<UiKind>(type);
    if (!kind)
        return unexpected(FormError{where + u"/type", u"element '%1' is not supported"_s.arg(type)});
    element.kind = *kind;
    const bool control = element.kind == UiKind::Control || element.kind == UiKind::ListWithDetail;

    QSet<QString> understood{u"type"_s, u"label"_s, u"x-label"_s, u"rule"_s};
    if (control)
        understood.unite({u"scope"_s, u"options"_s});
    else if (element.kind == UiKind::Label)
        understood.insert(u"text"_s);
    else
        understood.unite({u"elements"_s, u"options"_s});
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!understood.contains(it.key()))
            return unexpected(
                FormError{where + u'/' + it.key(), u"'%1' is not supported in a %2"_s.arg(it.key(), type)});
    }

    if (auto done = readLabel(element, json, where); !done)
        return unexpected(done.error());
    if (auto done = readRule(element, json, where); !done)
        return unexpected(done.error());
    if (control) {
        if (auto done = readControl(element, json, where, depth); !done)
            return unexpected(done.error());
    } else if (element.kind != UiKind::Label) {
        if (auto done = readLayoutOptions(element, json, where); !done)
            return unexpected(done.error());
        if (auto done = readElements(element, json, where, depth); !done)
            return unexpected(done.error());
    }
    return element;
}

} // namespace

Expected<UiElement, FormError> parseUiSchema(const QJsonObject &json, const Field &root)
{
    if (json.isEmpty()) {
        UiElement all;
        all.kind = UiKind::Control;
        return all;
    }
    int count = 0;
    return UiSchemaReader(root, count).read(json, u"uischema"_s, 0);
}

} // namespace yunchuang
