// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/fieldeditor.h"

#include <QObject>

namespace yunchuang {

/// A wheel that turns over a field on its way through the form does not change the field.
class WheelPasses final : public QObject
{
    Q_OBJECT
public:
    explicit WheelPasses(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// One of a short list.
[[nodiscard]] FieldEditor makeChoiceEditor(const Field &field, const std::function<void()> &changed);
/// One of a long list, found by a part of its code or of its words.
[[nodiscard]] FieldEditor makeSearchEditor(const Field &field, const std::function<void()> &changed);
/// One of a few, side by side.
[[nodiscard]] FieldEditor makeRadioEditor(const Field &field, const std::function<void()> &changed);
/// As many as apply.
[[nodiscard]] FieldEditor makeSelectionEditor(const Field &field, const std::function<void()> &changed);

} // namespace yunchuang
