// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/reviewpointsmodel.h"

#include <QListView>

namespace yunchuang {

/// 审查要点: one row each, answered with Y and N. The chosen row shows both answers as buttons.
class PointsList final : public QListView
{
    Q_OBJECT
public:
    explicit PointsList(QWidget *parent = nullptr);

    [[nodiscard]] ReviewPointsModel &points() { return m_points; }
    /// Why points cannot be answered now; empty = they can.
    void setReasonNot(const QString &reason);
    void select(int row);
    [[nodiscard]] bool canAnswer() const { return m_reasonNot.isEmpty(); }
    [[nodiscard]] QRect answerRect(const QRect &row, PointVerdict verdict) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void answered(const QString &pointId, yunchuang::PointVerdict verdict);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void answer(PointVerdict verdict);

    ReviewPointsModel m_points;
    QString m_reasonNot;
};

} // namespace yunchuang
