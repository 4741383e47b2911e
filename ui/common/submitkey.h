// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QShortcut>

namespace yunchuang {

/// Ctrl+Enter, on both Enter keys, clicks the button while `context` has the focus. A shortcut of the button itself
/// would be lost whenever its words change.
inline void clickOnCtrlEnter(QWidget *context, QAbstractButton *button)
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(QKeyCombination(Qt::CTRL, key)), context);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, button, [button] { button->click(); });
    }
}

} // namespace yunchuang
