// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyphs.h"

#include <QList>
#include <QStringList>
#include <QWidget>

namespace yunchuang {

/// Departments working on one case at the same time: the leading one at the left, the others as lanes at the right,
/// each with its own state. Lanes can be walked with Up and Down and opened with Enter or a click.
class LanesWidget final : public QWidget
{
    Q_OBJECT
public:
    struct Lane
    {
        QString unit;
        QString what;  ///< its part of the work
        QString state; ///< in words
        Glyph glyph = Glyph::Ring;
        Tone tone = Tone::Quiet;
    };

    explicit LanesWidget(QWidget *parent = nullptr);
    void setLanes(const Lane &lead, const QList<Lane> &lanes, const QString &accessible);
    [[nodiscard]] int currentLane() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void laneActivated(int lane);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] int laneHeight() const;
    [[nodiscard]] int leadWidth() const;
    [[nodiscard]] QRect laneRect(int lane) const;
    void moveTo(int lane);

    Lane m_lead;
    QList<Lane> m_lanes;
    QString m_accessible;
    int m_current = -1;
};

/// Where a handoff goes: from one unit to some, and back to a joining point.
class RouteWidget final : public QWidget
{
    Q_OBJECT
public:
    struct Node
    {
        QString title;
        QString detail;
    };

    explicit RouteWidget(QWidget *parent = nullptr);
    /// `note` stands between the targets, e.g. whether the clock goes on. An empty `join` draws no way back.
    void setRoute(const Node &origin, const QList<Node> &targets, const Node &join, const QString &note,
                  const QString &accessible);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int nodeWidth(const Node &node) const;
    [[nodiscard]] int nodeHeight() const;
    void paintNode(QPainter *painter, const QRect &rect, const Node &node, bool lead) const;

    Node m_origin;
    QList<Node> m_targets;
    Node m_join;
    QString m_note;
};

/// The steps of a case in one line: done, the present one, to come.
class StepPath final : public QWidget
{
    Q_OBJECT
public:
    explicit StepPath(QWidget *parent = nullptr);
    /// `current` is an index into `steps`; its size means all are done, -1 none begun.
    void setSteps(const QStringList &steps, int current, const QString &accessible);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int stepWidth(qsizetype step) const;
    QStringList m_steps;
    int m_current = -1;
};

} // namespace yunchuang
