// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/sessionview.h"

#include <QString>
#include <QVector>
#include <QWidget>

namespace yunchuang {

/// What stands beside the sidebar: a queue, a review, the outbox. The window asks it for its panes (F6), for words in
/// the status bar, and whether it may be left.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The page's name, for the window's title and for screen readers.
    [[nodiscard]] virtual QString name() const = 0;
    /// What F6 goes round, in order, after the sidebar. Each takes the keyboard focus itself or by its focus proxy.
    [[nodiscard]] virtual QVector<QWidget *> panes() const { return {}; }
    /// For the left of the status bar; empty = the window's own words.
    [[nodiscard]] virtual QString statusWords() const { return {}; }
    /// Why the page cannot be left now, such as an opinion that could not be kept; empty = it can.
    [[nodiscard]] virtual QString reasonToStay() const { return {}; }
    /// Pages that need the width show the sidebar as a rail.
    [[nodiscard]] virtual bool wantsRail() const { return false; }
    /// The page came to the front: take the focus where it was left.
    virtual void enter() {}
    /// F5.
    virtual void refresh() {}
    /// For whom the page is, before it is first shown and when the posts at the desk changed. Another desk gets a
    /// page of its own.
    virtual void setSession(const SessionView &) {}

Q_SIGNALS:
    void statusChanged();
    void nameChanged();
};

} // namespace yunchuang
