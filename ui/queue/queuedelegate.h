// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/delegates.h"

namespace yunchuang {

/// A cell of the queue: words, at the right a tag for news and the sign of the row's flag. Rows that cannot be opened
/// now are in the colour of disabled things, but can be walked and read.
class QueueDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    explicit QueueDelegate(QObject *parent = nullptr);
    /// Words in the secondary colour.
    void setSubdued(bool subdued) { m_subdued = subdued; }
    /// Whether this column shows flag and news.
    void setMarks(bool marks) { m_marks = marks; }
    /// Whether an act on its way shows here.
    void setDelivery(bool delivery) { m_delivery = delivery; }

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    bool m_subdued = false;
    bool m_marks = false;
    bool m_delivery = false;
};

} // namespace yunchuang
