// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formdescription.h"

#include "forms/jsonpointer.h"

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

struct FormDescription::Data
{
    Field root;
    UiElement layout;
    QVector<FormTab> tabs;
    QVector<CrossRule> rules;
    std::shared_ptr<const SchemaCheck> check;
};

namespace {

/// Flattens a tree of layouts into tabs, groups and fields.
class TabMaker
{
public:
    explicit TabMaker(const Field &root)
        : m_root(root)
    {
    }

    QVector<FormTab> make(const UiElement &layout)
    {
        if (layout.kind == UiKind::Categorization) {
            for (const UiElement &category : layout.elements)
                makeTab(category, layout.rules);
        } else {
            makeTab(layout, {});
        }
        return m_tabs;
    }

private:
    void makeTab(const UiElement &element, const QVector<UiRule> &rules)
    {
        m_tabs.append({element.kind == UiKind::Category ? element.label : Words{}, {}});
        m_open = false;
        walk(element, rules, false);
    }

    FormGroup &group()
    {
        if (!m_open) {
            m_tabs.last().groups.append(FormGroup{});
            m_open = true;
        }
        return m_tabs.last().groups.last();
    }

    void walk(const UiElement &element, QVector<UiRule> rules, bool sameLine)
    {
        rules += element.rules;
        switch (element.kind) {
        case UiKind::Control:
            addField(element, rules, sameLine);
            return;
        case UiKind::Label:
            m_tabs.last().groups.append({element.label, {}});
            m_open = true;
            return;
        case UiKind::Group:
            m_tabs.last().groups.append({element.label, {}});
            m_open = true;
            break;
        default:
            break;
        }
        for (qsizetype i = 0; i < element.elements.size(); ++i)
            walk(element.elements.at(i), rules, element.kind == UiKind::HorizontalLayout && i > 0);
        if (element.kind == UiKind::Group)
            m_open = false;
    }

    void addField(const UiElement &control, const QVector<UiRule> &rules, bool sameLine)
    {
        FormField field;
        field.field = m_root.find(control.scope);
        field.label = control.hasLabel ? control.label : field.field->label;
        for (const QString &column : control.columns)
            field.columns.append(field.field->children.constFirst().child(column));
        field.rules = rules;
        field.readOnly = control.readOnly;
        field.sameLine = sameLine;
        group().fields.append(field);
    }

    const Field &m_root;
    QVector<FormTab> m_tabs;
    bool m_open = false;
};

Sensitivity highestIn(const Field &field)
{
    Sensitivity highest = field.isLeaf() ? field.sensitivity : Sensitivity::Public;
    for (const Field &child : field.children)
        highest = std::max(highest, highestIn(child));
    return highest;
}

/// The outermost field around a pointer at which sharing is stated; the field itself if none is.
const Field *sharedAs(const Field &root, const QString &pointer)
{
    const Field *field = &root;
    for (const QStringView token : QStringView(pointer).mid(1).tokenize(u'/')) {
        field = field->child(token);
        if (field->sharingStated)
            break;
    }
    return field;
}

/// Whether the field may be shared as a whole: one withheld thing inside keeps all of it here.
bool isShareable(const Field &field)
{
    return field.sharing != Sharing::No && std::all_of(field.children.cbegin(), field.children.cend(), isShareable);
}

void addShareable(const Field &field, QVector<QString> &patterns)
{
    if (isShareable(field))
        patterns.append(field.pattern);
    for (const Field &child : field.children)
        addShareable(child, patterns);
}

} // namespace

FormDescription::FormDescription(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

Expected<FormDescription, FormError> FormDescription::parse(const QJsonObject &schema, const QJsonObject &uiSchema)
{
    auto parsed = parseSchema(schema);
    if (!parsed)
        return unexpected(parsed.error());
    auto data = std::make_shared<Data>();
    data->root = parsed->root;

    const QJsonValue rules = schema.value(u"x-rules"_s);
    if (!rules.isUndefined() && !rules.isArray())
        return unexpected(FormError{u"schema/x-rules"_s, u"a list of rules is wanted"_s});
    auto read = parseRules(rules.toArray(), data->root);
    if (!read)
        return unexpected(read.error());
    data->rules = *read;

    auto layout = parseUiSchema(uiSchema, data->root);
    if (!layout)
        return unexpected(layout.error());
    data->layout = *layout;
    data->tabs = TabMaker(data->root).make(data->layout);

    auto check = SchemaCheck::make(parsed->plain);
    if (!check)
        return unexpected(check.error());
    data->check = *check;
    return FormDescription(std::move(data));
}

const Field &FormDescription::root() const
{
    return m_data->root;
}

const Field *FormDescription::field(const QString &pointer) const
{
    return m_data->root.find(patternOf(pointer));
}

const UiElement &FormDescription::layout() const
{
    return m_data->layout;
}

const QVector<FormTab> &FormDescription::tabs() const
{
    return m_data->tabs;
}

const QVector<CrossRule> &FormDescription::rules() const
{
    return m_data->rules;
}

const SchemaCheck &FormDescription::schemaCheck() const
{
    return *m_data->check;
}

QVector<ShareGroup> FormDescription::shareGroups() const
{
    QVector<ShareGroup> groups;
    QSet<QString> offered;
    for (const FormTab &tab : m_data->tabs) {
        for (const FormGroup &group : tab.groups) {
            ShareGroup share{group.label.zh.isEmpty() ? tab.label : group.label, {}};
            for (const FormField &shown : group.fields) {
                const Field *field = sharedAs(m_data->root, shown.field->pattern);
                if (offered.contains(field->pattern))
                    continue;
                offered.insert(field->pattern);
                share.fields.append({field->pattern, field == shown.field ? shown.label : field->label,
                                     isShareable(*field) ? field->sharing : Sharing::No, highestIn(*field)});
            }
            if (!share.fields.isEmpty())
                groups.append(share);
        }
    }
    return groups;
}

QVector<QString> FormDescription::shareableFields() const
{
    QVector<QString> patterns;
    for (const Field &field : m_data->root.children)
        addShareable(field, patterns);
    return patterns;
}

bool FormDescription::isVisible(const FormField &field, const QJsonObject &value)
{
    return std::all_of(field.rules.begin(), field.rules.end(), [&](const UiRule &rule) {
        if (rule.effect == UiEffect::Show)
            return holds(rule.condition, value);
        return rule.effect != UiEffect::Hide || !holds(rule.condition, value);
    });
}

bool FormDescription::isEnabled(const FormField &field, const QJsonObject &value, const QString &step)
{
    if (field.readOnly || !field.field->editable.contains(step))
        return false;
    return std::all_of(field.rules.begin(), field.rules.end(), [&](const UiRule &rule) {
        if (rule.effect == UiEffect::Enable)
            return holds(rule.condition, value);
        return rule.effect != UiEffect::Disable || !holds(rule.condition, value);
    });
}

} // namespace yunchuang
