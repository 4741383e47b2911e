// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyphs.h"

#include <QList>
#include <QWidget>

namespace yunchuang {

/// The clock of one case: how much is left in words, and a line from the day it was received to the last lawful day.
/// All words come ready made, also for accessibility; the widget only draws.
class ClockBar final : public QWidget
{
    Q_OBJECT
public:
    /// A point on the line; `at` runs from 0 (left end) to 1 (right end).
    struct Mark
    {
        enum class Kind { Received, Now, Promised, Statutory };
        Kind kind = Kind::Received;
        double at = 0;
        QString words;
    };
    struct Reading
    {
        Light light = Light::None;
        QString headline; ///< e.g. "1 working day left"
        QString note;     ///< e.g. when that is
        QList<Mark> marks;
        QString accessible; ///< all of it as one sentence
    };

    explicit ClockBar(QWidget *parent = nullptr);
    void setReading(const Reading &reading);
    [[nodiscard]] const Reading &reading() const { return m_reading; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLine(QPainter *painter, const QRect &line) const;
    void paintWords(QPainter *painter, const QRect &row) const;

    Reading m_reading;
};

} // namespace yunchuang
