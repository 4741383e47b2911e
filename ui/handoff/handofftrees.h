// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <functional>

namespace yunchuang {

/// Rows of the trees of a handoff.
enum HandoffRole : int {
    HandoffKeyRole = Qt::UserRole + 1, ///< unit, pointer or material; empty for a group
    ShareMarkRole,                     ///< ShareMark
    HandoffNamesRole,                  ///< what searching looks at
};

/// The tag of a row: why it must go along, why not to send it lightly, or that it cannot be sent.
enum class ShareMark { None, Required, Sensitive, Personal, NotShareable };

/// A checkbox, words, and at the right end a tag or, for a group, how many of it are chosen.
class HandoffDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A checkable row; a group when `key` is empty.
[[nodiscard]] QStandardItem *makeHandoffItem(const QString &words, const QString &key, ShareMark tag = ShareMark::None);
/// Brings groups in line with what is in them, and what is in a group in line with it when it was clicked.
void followChecks(QStandardItem *changed);
/// Every chosen key of a model, in order.
[[nodiscard]] QStringList chosenKeys(const QStandardItemModel &model);
void forEachItem(const QStandardItemModel &model, const std::function<void(QStandardItem *)> &visit);

} // namespace yunchuang
