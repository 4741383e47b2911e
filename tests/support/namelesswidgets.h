// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QApplication>
#include <QWidget>

namespace yunchuang::samples {

/// The widgets below `root` that the keyboard or the mouse can reach and of which a screen reader would have nothing to
/// say: neither words of their own nor a label nor an accessible name. One line each; empty if there is none. What lies
/// on a page that is not in front counts too; a button that waits hidden for its words does not.
inline QString namelessWidgets(const QWidget &root)
{
    QStringList nameless;
    const QList<QWidget *> widgets = root.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        // Parts of a control speak through it; a label without words is not seen either.
        const bool part = widget->focusProxy() || widget->inherits("QComboBoxListView") || widget->inherits("QLabel") ||
                          widget->objectName().startsWith(QLatin1String("qt_"));
        if (widget->focusPolicy() == Qt::NoFocus || part || widget->isHidden())
            continue;
        const QAccessibleInterface *said = QAccessible::queryAccessibleInterface(widget);
        if (said && said->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                            widget->objectName());
    }
    return nameless.join(QLatin1Char('\n'));
}

} // namespace yunchuang::samples
