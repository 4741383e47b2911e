// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/field.h"

#include <QJsonValue>

#include <functional>

class QWidget;

namespace yunchuang {

/// What a clerk writes one value of a form with, chosen by what the schema says of the field: a line, a box of lines, a
/// day with its calendar, money in yuan, a number, a tick, a short list, a long list with a search, choices side by
/// side or several of them.
struct FieldEditor
{
    QWidget *widget = nullptr;
    std::function<QJsonValue()> read; ///< null, undefined or an empty text where nothing is said
    std::function<void(const QJsonValue &)> write;
};

/// Lists with more choices than this are searched, not scrolled.
inline constexpr int searchedChoices = 12;

/// `changed` is called whenever the value becomes another, also by write(). The widget has no parent yet. `radio`: the
/// choices stand side by side.
[[nodiscard]] FieldEditor makeFieldEditor(const Field &field, bool radio, const std::function<void()> &changed);

/// Whether an editor's value says nothing.
[[nodiscard]] bool isNothing(const QJsonValue &value);

} // namespace yunchuang
