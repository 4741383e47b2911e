// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace yunchuang {

/// The table of a queue. Space marks rows one by one: from then on the arrows only walk and Space marks or unmarks;
/// Escape ends marking. Keys never reach an input method.
class QueueTable final : public QTableView
{
    Q_OBJECT
public:
    explicit QueueTable(QWidget *parent = nullptr);

    [[nodiscard]] bool isMarking() const { return m_marking; }
    void endMarking();
    /// Selected rows from the top down; the current one if none is.
    [[nodiscard]] QVector<int> chosenRows() const;

Q_SIGNALS:
    void openRequested(const QModelIndex &index);
    void filterRequested();
    void markingChanged(bool marking);
    void contextRequested(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;

private:
    void setMarking(bool marking);
    bool m_marking = false;
};

} // namespace yunchuang
