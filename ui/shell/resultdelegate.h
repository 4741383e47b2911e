// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/delegates.h"

namespace yunchuang {

/// A line of the search's results: what, then more about it, at the right a key or a state. Titles of groups are small.
class ResultDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    enum Role : int { KindRole = Qt::UserRole + 1, NumberRole, RightRole, DetailRole };
    enum Kind : int { TitleKind, CaseKind, CommandKind };

    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

} // namespace yunchuang
