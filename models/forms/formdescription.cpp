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
    FormClaims claims;
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

    Expected<QVector<FormTab>, FormError> make(const UiElement &layout)
    {
        QVector<FormTab> tabs;
        if (layout.kind == UiKind::Categorization) {
            for (const UiElement &category : layout.elements)
                tabs.append({category.label, groupsOf(category, layout.rules)});
        } else {
            tabs.append({Words{}, groupsOf(layout, {})});
        }
        if (m_made > LayoutLimits::elements)
            return unexpected(FormError{u"uischema"_s, u"too many elements in all"_s});
        return tabs;
    }

private:
    /// Groups while they are being filled; `open` says whether the last one still takes fields.
    struct Groups
    {
        QVector<FormGroup> made;
        bool open = false;

        FormGroup &current()
        {
            if (!open)
                made.append(FormGroup{});
            open = true;
            return made.last();
        }
        void start(const Words &label)
        {
            made.append({label, {}});
            open = true;
        }
    };

    QVector<FormGroup> groupsOf(const UiElement &element, const QVector<UiRule> &rules)
    {
        Groups groups;
        walk(groups, element, rules, false, {}, false);
        groups.made.removeIf([](const FormGroup &group) { return group.fields.isEmpty() && group.label.zh.isEmpty(); });
        return groups.made;
    }

    static Words joined(const Words &outer, const Words &inner)
    {
        if (outer.zh.isEmpty() || inner.zh.isEmpty())
            return inner.zh.isEmpty() ? outer : inner;
        return {outer.zh + u" · " + inner.zh, outer.in(Language::English) + u" · " + inner.in(Language::English)};
    }

    void walk(Groups &groups, const UiElement &element, QVector<UiRule> rules, bool sameLine, const Words &around,
              bool readOnly)
    {
        rules += element.rules;
        switch (element.kind) {
        case UiKind::Control:
        case UiKind::ListWithDetail: {
            const Field *field = m_root.find(element.scope);
            addControl(groups, *field, &element, element.hasLabel ? element.label : field->label, rules, sameLine,
                       around, readOnly || element.readOnly);
            return;
        }
        case UiKind::Label:
            groups.start(joined(around, element.label));
            return;
        default:
            break;
        }
        const bool isGroup = element.kind == UiKind::Group;
        const Words within = isGroup ? joined(around, element.label) : around;
        if (isGroup)
            groups.start(within);
        for (qsizetype i = 0; i < element.elements.size(); ++i) {
            walk(groups, element.elements.at(i), rules, element.kind == UiKind::HorizontalLayout && i > 0, within,
                 readOnly);
        }
        if (isGroup)
            groups.open = false;
    }

    /// `control` is null for what was generated.
    void addControl(Groups &groups, const Field &field, const UiElement *control, const Words &label,
                    const QVector<UiRule> &rules, bool sameLine, const Words &around, bool readOnly)
    {
        if (++m_made > LayoutLimits::elements)
            return;
        readOnly = readOnly || field.readOnly;
        if (field.type == ValueType::Object) {
            const bool whole = field.pattern.isEmpty(); // the form itself is no group in itself
            const Words within = whole ? around : joined(around, label);
            if (!whole)
                groups.start(within);
            for (const Field &child : field.children)
                addControl(groups, child, nullptr, child.label, rules, false, within, readOnly);
            if (!whole)
                groups.open = false;
            return;
        }
        FormField shown;
        shown.field = &field;
        shown.label = label;
        shown.rules = rules;
        shown.readOnly = readOnly;
        shown.sameLine = sameLine;
        shown.radio = control && control->radio;
        if (field.type == ValueType::List && field.children.constFirst().type == ValueType::Object)
            describeEntry(shown, control);
        groups.current().fields.append(shown);
    }

    void describeEntry(FormField &shown, const UiElement *control)
    {
        const Field &entry = shown.field->children.constFirst();
        if (control) {
            for (const QString &column : control->columns)
                shown.columns.append(entry.child(column));
        }
        for (const Field &child : entry.children) {
            if ((!control || control->columns.isEmpty()) && child.isLeaf() && shown.columns.size() < generatedColumns)
                shown.columns.append(&child);
        }
        if (control && !control->elements.isEmpty()) {
            shown.entry = groupsOf(control->elements.constFirst(), {});
            return;
        }
        Groups groups;
        for (const Field &child : entry.children)
            addControl(groups, child, nullptr, child.label, {}, false, {}, shown.readOnly);
        shown.entry = groups.made;
    }

    static constexpr int generatedColumns = 5;

    const Field &m_root;
    int m_made = 0;
};

/// In JSON Forms it is the layout that says which texts have lines.
void allowLines(Field &field, const QString &pattern)
{
    if (field.pattern == pattern)
        field.multiline = true;
    for (Field &child : field.children) {
        if (pattern == child.pattern || pattern.startsWith(child.pattern + u'/'))
            allowLines(child, pattern);
    }
}

void allowLines(Field &root, const UiElement &element)
{
    if (element.multiline)
        allowLines(root, element.scope);
    for (const UiElement &inner : element.elements)
        allowLines(root, inner);
}

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

    auto read = parseRules(parsed->rules, data->root);
    if (!read)
        return unexpected(read.error());
    data->rules = *read;
    auto claims = parseClaims(schema, data->root);
    if (!claims)
        return unexpected(claims.error());
    data->claims = std::move(*claims);

    auto layout = parseUiSchema(uiSchema, data->root);
    if (!layout)
        return unexpected(layout.error());
    data->layout = *layout;
    allowLines(data->root, data->layout);
    auto tabs = TabMaker(data->root).make(data->layout);
    if (!tabs)
        return unexpected(tabs.error());
    data->tabs = *tabs;

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

const FormClaims &FormDescription::claims() const
{
    return m_data->claims;
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

bool FormDescription::isVisible(const FormField &field, const QJsonObject &value, const QString &beside)
{
    return std::all_of(field.rules.begin(), field.rules.end(), [&](const UiRule &rule) {
        if (rule.effect == UiEffect::Show)
            return holds(rule.condition, value, beside);
        return rule.effect != UiEffect::Hide || !holds(rule.condition, value, beside);
    });
}

bool FormDescription::isEnabled(const FormField &field, const QJsonObject &value, const QString &step,
                                const QString &beside)
{
    if (field.readOnly || !field.field->editable.contains(step))
        return false;
    return std::all_of(field.rules.begin(), field.rules.end(), [&](const UiRule &rule) {
        if (rule.effect == UiEffect::Enable)
            return holds(rule.condition, value, beside);
        return rule.effect != UiEffect::Disable || !holds(rule.condition, value, beside);
    });
}

} // namespace yunchuang
