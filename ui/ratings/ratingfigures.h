// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/ratingmessages.h"

#include <QWidget>

class QHBoxLayout;

namespace yunchuang {

class KeyButton;
class TextLabel;

/// One bar whose parts are the five levels, each with its own pattern, and the counts below in words.
class LevelBar final : public QWidget
{
    Q_OBJECT
public:
    explicit LevelBar(QWidget *parent = nullptr);
    void setCounts(const QMap<QString, int> &levels);
    /// Everything it shows, in words.
    [[nodiscard]] QString summary() const { return m_summary; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVector<std::pair<RatingLevel, int>> m_counts;
    QString m_summary;
};

/// The figures of one month as the service counted them, and the way to other months.
class RatingFigures final : public QWidget
{
    Q_OBJECT
public:
    explicit RatingFigures(QWidget *parent = nullptr);

    /// Nothing yet: dashes, not noughts.
    void clear(const QString &month);
    void show(const protocol::RatingStatistics &figures);
    void setNextEnabled(bool on);

Q_SIGNALS:
    /// -1: the month before, 1: the month after.
    void monthStepped(int by);

private:
    struct Figure
    {
        TextLabel *number;
        TextLabel *words;
    };
    Figure addFigure(QHBoxLayout *row, const QString &objectName);
    static void set(const Figure &figure, const QString &number, const QString &words);

    TextLabel *m_month;
    KeyButton *m_next;
    Figure m_given;
    Figure m_satisfied;
    Figure m_negative;
    Figure m_rectified;
    Figure m_calledBack;
    LevelBar *m_bar;
};

} // namespace yunchuang
