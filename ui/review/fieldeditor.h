// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/field.h"

#include <QJsonValue>

#include <functional>

class QWidget;

namespace yunchuang {

/// What a clerk writes one value of a form with, chosen by what the schema says of the field.
struct FieldEditor
{
    QWidget *widget = nullptr;
    std::function<QJsonValue()> read; ///< null, undefined or an empty text where nothing is said
    std::function<void(const QJsonValue &)> write;
};

/// `changed` is called whenever the value becomes another, also by write(). The widget has no parent yet.
[[nodiscard]] FieldEditor makeFieldEditor(const Field &field, const std::function<void()> &changed);

/// Whether an editor's value says nothing.
[[nodiscard]] bool isNothing(const QJsonValue &value);

} // namespace yunchuang
