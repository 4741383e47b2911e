// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuetable.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace yunchuang {

QueueTable::QueueTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    // An input method would swallow "/" and Space.
    setAttribute(Qt::WA_InputMethodEnabled, false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QVector<int> QueueTable::chosenRows() const
{
    QVector<int> rows;
    if (selectionModel()) {
        for (const QModelIndex &index : selectionModel()->selectedRows())
            rows.append(index.row());
    }
    if (rows.isEmpty() && currentIndex().isValid())
        rows.append(currentIndex().row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void QueueTable::setMarking(bool marking)
{
    if (m_marking == marking)
        return;
    m_marking = marking;
    Q_EMIT markingChanged(marking);
}

void QueueTable::endMarking()
{
    if (!m_marking)
        return;
    setMarking(false);
    if (currentIndex().isValid())
        selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QItemSelectionModel::SelectionFlags QueueTable::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    if (m_marking && event && event->type() == QEvent::KeyPress)
        return QItemSelectionModel::NoUpdate;
    return QTableView::selectionCommand(index, event);
}

void QueueTable::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        setMarking(false);
    QTableView::mousePressEvent(event);
}

void QueueTable::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT contextRequested(event->globalPos());
}

void QueueTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (currentIndex().isValid())
                Q_EMIT openRequested(currentIndex());
            return;
        case Qt::Key_Space:
            if (currentIndex().isValid()) {
                // The row on which marking begins is selected already and stays so.
                if (m_marking)
                    selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
                setMarking(true);
            }
            return;
        case Qt::Key_Slash:
            Q_EMIT filterRequested();
            return;
        case Qt::Key_Escape:
            if (m_marking) {
                endMarking();
                return;
            }
            break;
        case Qt::Key_Home:
        case Qt::Key_End: {
            // The first and the last row, not the first and the last column.
            const int row = event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1;
            if (row >= 0) {
                const QModelIndex to = model()->index(row, currentIndex().isValid() ? currentIndex().column() : 0);
                selectionModel()->setCurrentIndex(to, selectionCommand(to, event));
            }
            return;
        }
        default:
            break;
        }
    }
    QTableView::keyPressEvent(event);
}

} // namespace yunchuang
