// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/supervisionmessages.h"
#include "ui/common/paint.h"

#include <QWidget>

namespace yunchuang {

/// A number with what it is of, and one more line about it. Framed in red when it must not be overlooked.
class FigureTile final : public QWidget
{
    Q_OBJECT
public:
    explicit FigureTile(const QString &title, QWidget *parent = nullptr);
    /// `unit` stands small after the number.
    void setFigure(const QString &number, const QString &unit, const QString &note, Tone tone = Tone::Neutral,
                   Glyph glyph = Glyph::None);
    [[nodiscard]] QString number() const { return m_number; }
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_number;
    QString m_unit;
    QString m_note;
    Tone m_tone = Tone::Neutral;
    Glyph m_glyph = Glyph::None;
};

/// A framed box with a head, for charts and lists of the overview.
class FigurePanel : public QWidget
{
    Q_OBJECT
public:
    explicit FigurePanel(const QString &title, QWidget *parent = nullptr);
    void setNote(const QString &note);
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] static int headHeight();

protected:
    void paintEvent(QPaintEvent *event) override;
    /// What stands below the head.
    virtual void paintFigures(QPainter *painter, const QRect &rect);

private:
    QString m_title;
    QString m_note;
};

/// Running cases by the working days they have left: late hatched, soon amber, time enough green, paused striped.
class DueChart final : public FigurePanel
{
    Q_OBJECT
public:
    explicit DueChart(QWidget *parent = nullptr);
    void setFigures(const QMap<QString, int> &dueIn);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintFigures(QPainter *painter, const QRect &rect) override;

private:
    struct Column
    {
        QString name;
        Light light;
        int count;
    };
    QVector<Column> m_columns;
};

/// Received and settled by day: a full line with discs, a dashed one with squares; today, which is not over, stands
/// apart and hollow.
class TrendChart final : public FigurePanel
{
    Q_OBJECT
public:
    explicit TrendChart(QWidget *parent = nullptr);
    void setFigures(const QVector<protocol::DayFigures> &days, QDate today);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintFigures(QPainter *painter, const QRect &rect) override;

private:
    QVector<protocol::DayFigures> m_days;
    QDate m_today;
};

/// The quarter so far: points and grade of each unit, the weakest first.
class ScorePanel final : public FigurePanel
{
    Q_OBJECT
public:
    explicit ScorePanel(QWidget *parent = nullptr);
    void setFigures(const protocol::QuarterScores &scores, int points);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintFigures(QPainter *painter, const QRect &rect) override;

private:
    QVector<protocol::UnitQuarter> m_units;
    int m_points = 100;
};

/// How full a bar is of what.
struct LoadParts
{
    int late = 0;
    int soon = 0;
    int ample = 0;
    int paused = 0;
};
/// A bar of `most` cases at the full width; a line stands at `mark`.
void paintLoad(QPainter *painter, const QRect &rect, const LoadParts &parts, int most, double mark);

} // namespace yunchuang
