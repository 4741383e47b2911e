// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QApplication>
#include <QWidget>

namespace yunchuang::samples {

/// The widgets below `root` that the keyboard or the mouse can reach and of which a screen reader would have nothing to
/// say: neither words of their own nor a label nor an accessible name. Widgets that are hidden count too: their time
/// comes.
inline QStringList namelessWidgets(const QWidget &root)
{
    QStringList nameless;
    QList<QWidget *> widgets = root.findChildren<QWidget *>();
    for (QWidget *widget : std::as_const(widgets)) {
        const bool inner = widget->parentWidget() && (widget->parentWidget()->focusProxy() == widget ||
                                                      widget->objectName().startsWith(QLatin1String("qt_")));
        if (widget->focusPolicy() == Qt::NoFocus || inner)
            continue;
        const QAccessibleInterface *said = QAccessible::queryAccessibleInterface(widget);
        if (said && said->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                            widget->objectName());
    }
    return nameless;
}

} // namespace yunchuang::samples
