// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"
#include "forms/condition.h"
#include "forms/field.h"

#include <QJsonObject>
#include <QString>
#include <QVector>

namespace yunchuang {

/// What a rule of the UI schema does while its condition holds.
enum class UiEffect : quint8 { Show, Hide, Enable, Disable };

template<>
inline constexpr auto enumNames<UiEffect> = std::to_array<EnumName<UiEffect>>({
    {UiEffect::Show, QLatin1String("SHOW")},
    {UiEffect::Hide, QLatin1String("HIDE")},
    {UiEffect::Enable, QLatin1String("ENABLE")},
    {UiEffect::Disable, QLatin1String("DISABLE")},
});

/// What happens to an element while a condition on the form's values holds.
struct UiRule
{
    UiEffect effect = UiEffect::Show;
    Condition condition;
};

/// The elements of JSON Forms that are understood; any other makes the form refused as a whole. A ListWithDetail is a
/// list like any other here: every list is a table whose rows open.
enum class UiKind : quint8 {
    Categorization,
    Category,
    Group,
    VerticalLayout,
    HorizontalLayout,
    Control,
    Label,
    ListWithDetail,
};

template<>
inline constexpr auto enumNames<UiKind> = std::to_array<EnumName<UiKind>>({
    {UiKind::Categorization, QLatin1String("Categorization")},
    {UiKind::Category, QLatin1String("Category")},
    {UiKind::Group, QLatin1String("Group")},
    {UiKind::VerticalLayout, QLatin1String("VerticalLayout")},
    {UiKind::HorizontalLayout, QLatin1String("HorizontalLayout")},
    {UiKind::Control, QLatin1String("Control")},
    {UiKind::Label, QLatin1String("Label")},
    {UiKind::ListWithDetail, QLatin1String("ListWithDetail")},
});

/// One element of a UI schema after the conventions of JSON Forms.
struct UiElement
{
    UiKind kind = UiKind::VerticalLayout;
    Words label; ///< of a container or a Label; of a Control only where it differs from the field's
    bool hasLabel = false;
    QString scope;            ///< Control: pattern of the field
    QVector<QString> columns; ///< Control of a list: keys of the entry, in order
    bool readOnly = false;    ///< option `readonly`
    bool radio = false;       ///< option `format: radio`
    bool multiline = false;   ///< option `multi`: the text may have lines
    QVector<UiRule> rules;    ///< at most one
    /// Of a container: what is in it. Of a list: the one element that says how an entry is laid out, if any does.
    QVector<UiElement> elements;
};

/// Limits of a UI schema.
struct LayoutLimits
{
    static constexpr int depth = 10;
    static constexpr int elements = 4000; ///< written or generated, of the whole form
};

/// Reads a UI schema and checks every scope against the fields. Elements, options and rules it does not know are
/// refused, and so is a second control of a field. An empty one stands for all fields in the order of the schema. The detail of a list has its scopes below an
/// entry.
[[nodiscard]] Expected<UiElement, FormError> parseUiSchema(const QJsonObject &json, const Field &root);

} // namespace yunchuang
