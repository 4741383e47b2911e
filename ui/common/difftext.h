// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace yunchuang {

/// A part of a text, in UTF-16 units.
struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// What is only in one or the other of two texts; both empty when they are the same.
struct TextDifference
{
    QList<TextSpan> left;
    QList<TextSpan> right;
    [[nodiscard]] bool isEmpty() const { return left.isEmpty() && right.isEmpty(); }
};

/// The parts in which two texts differ. Numbers and Latin words count as wholes ("1204" against "1402" is one
/// difference), Chinese characters one by one. Texts of more than 2,000 tokens are only compared from both ends.
[[nodiscard]] TextDifference differingParts(const QString &left, const QString &right);

/// Text with some parts marked: boxed in the tone (a conflict) or underlined (a change).
class DiffText final : public QWidget
{
    Q_OBJECT
public:
    enum class Mark { Boxed, Underlined };

    explicit DiffText(QWidget *parent = nullptr);
    void setText(const QString &text, const QList<TextSpan> &marked, Tone tone = Tone::Red, Mark mark = Mark::Boxed);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QList<TextSpan> marked() const { return m_marked; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QList<TextSpan> m_marked;
    Tone m_tone = Tone::Red;
    Mark m_mark = Mark::Boxed;
};

/// Draws such a text into `rect` (for delegates); returns the height it needs, also with a null painter.
int paintDiffText(QPainter *painter, const QRect &rect, const QString &text, const QList<TextSpan> &marked, Tone tone,
                  DiffText::Mark mark);

} // namespace yunchuang
