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

/// The elements of JSON Forms that are understood; any other makes the form refused as a whole.
enum class UiKind : quint8 { Categorization, Category, Group, VerticalLayout, HorizontalLayout, Control, Label };

template<>
inline constexpr auto enumNames<UiKind> = std::to_array<EnumName<UiKind>>({
    {UiKind::Categorization, QLatin1String("Categorization")},
    {UiKind::Category, QLatin1String("Category")},
    {UiKind::Group, QLatin1String("Group")},
    {UiKind::VerticalLayout, QLatin1String("VerticalLayout")},
    {UiKind::HorizontalLayout, QLatin1String("HorizontalLayout")},
    {UiKind::Control, QLatin1String("Control")},
    {UiKind::Label, QLatin1String("Label")},
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
    QVector<UiRule> rules;    ///< at most one
    QVector<UiElement> elements;
};

/// Reads a UI schema and checks every scope against the fields. Elements, options and rules it does not know are
/// refused.
[[nodiscard]] Expected<UiElement, FormError> parseUiSchema(const QJsonObject &json, const Field &root);

} // namespace yunchuang
