// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/lists.h"

#include <QHeaderView>
#include <QListView>
#include <QSplitter>
#include <QTableView>

namespace yunchuang {

namespace {

void makeCalm(QAbstractItemView *view, QAbstractItemModel *model, const QString &objectName, const QString &name)
{
    view->setObjectName(objectName);
    view->setAccessibleName(name);
    view->setModel(model);
    view->setFrameShape(QFrame::NoFrame);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setAttribute(Qt::WA_InputMethodEnabled, false);
    view->setTabKeyNavigation(false);
}

} // namespace

QListView *makeTwoLineList(QAbstractItemModel *model, const QString &objectName, const QString &name,
                           const TwoLineDelegate::Roles &roles, int rowHeight)
{
    auto *list = new QListView;
    makeCalm(list, model, objectName, name);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *delegate = new TwoLineDelegate(roles, list);
    delegate->setRowHeight(rowHeight);
    list->setItemDelegate(delegate);
    return list;
}

QTableView *makeWordTable(QAbstractItemModel *model, const QString &objectName, const QString &name)
{
    auto *table = new QTableView;
    makeCalm(table, model, objectName, name);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::current().px(32));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->setItemDelegate(new ItemDelegate(Qt::DisplayRole, -1, table));
    return table;
}

void setColumnWidths(QTableView *table, const QVector<int> &widths)
{
    for (int i = 0; i < widths.size(); ++i)
        table->setColumnWidth(i, Theme::current().px(widths.at(i)));
}

QSplitter *makeListAndDetail(QWidget *list, QWidget *detail, int listWidth, int detailWidth)
{
    const Theme &theme = Theme::current();
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(detail);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(listWidth), theme.px(detailWidth)});
    return splitter;
}

} // namespace yunchuang
