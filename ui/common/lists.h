// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/delegates.h"

class QListView;
class QSplitter;
class QTableView;

namespace yunchuang {

/// A list whose rows have two lines, as every page shows it: no frame, no scrolling sideways, and no input method that
/// would swallow its keys. `rowHeight` is that at 100 %.
[[nodiscard]] QListView *makeTwoLineList(QAbstractItemModel *model, const QString &objectName, const QString &name,
                                         const TwoLineDelegate::Roles &roles, int rowHeight = 54);

/// A table of words, one row chosen at a time; its words stand below their headings.
[[nodiscard]] QTableView *makeWordTable(QAbstractItemModel *model, const QString &objectName, const QString &name);

/// Widths of the columns at 100 %; the last one takes what is left.
void setColumnWidths(QTableView *table, const QVector<int> &widths);

/// A list and what its chosen row is about, side by side; neither can be dragged away. Widths at 100 %.
[[nodiscard]] QSplitter *makeListAndDetail(QWidget *list, QWidget *detail, int listWidth, int detailWidth);

} // namespace yunchuang
