// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/difftext.h"

#include "ui/common/paint.h"

#include <QPainter>
#include <QTextLayout>

#include <vector>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

constexpr qsizetype tokenLimit = 2000;

// Latin letters and digits hold together; everything else stands alone.
QList<TextSpan> tokensOf(const QString &text)
{
    QList<TextSpan> tokens;
    const auto sticks = [](QChar c) { return c.unicode() < 0x250 && c.isLetterOrNumber(); };
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (sticks(text.at(i))) {
            while (end < text.size() && sticks(text.at(end)))
                ++end;
        } else if (text.at(i).isHighSurrogate() && end < text.size()) {
            ++end;
        }
        tokens.append({i, end - i});
        i = end;
    }
    return tokens;
}

void addToken(QList<TextSpan> &spans, const TextSpan &token)
{
    if (!spans.isEmpty() && spans.last().start + spans.last().length == token.start)
        spans.last().length += token.length;
    else
        spans.append(token);
}

} // namespace

TextDifference differingParts(const QString &left, const QString &right)
{
    TextDifference result;
    const QList<TextSpan> a = tokensOf(left);
    const QList<TextSpan> b = tokensOf(right);
    const auto same = [&](qsizetype i, qsizetype j) {
        return QStringView(left).mid(a.at(i).start, a.at(i).length) ==
               QStringView(right).mid(b.at(j).start, b.at(j).length);
    };
    qsizetype head = 0;
    while (head < a.size() && head < b.size() && same(head, head))
        ++head;
    qsizetype tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && same(a.size() - 1 - tail, b.size() - 1 - tail))
        ++tail;
    const qsizetype n = a.size() - head - tail;
    const qsizetype m = b.size() - head - tail;
    if (n > tokenLimit || m > tokenLimit) {
        for (qsizetype i = 0; i < n; ++i)
            addToken(result.left, a.at(head + i));
        for (qsizetype j = 0; j < m; ++j)
            addToken(result.right, b.at(head + j));
        return result;
    }
    // Longest common subsequence of what is left between the common ends.
    std::vector<int> lengths(static_cast<std::size_t>((n + 1) * (m + 1)), 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int & {
        return lengths[static_cast<std::size_t>(i * (m + 1) + j)];
    };
    for (qsizetype i = n - 1; i >= 0; --i) {
        for (qsizetype j = m - 1; j >= 0; --j)
            at(i, j) = same(head + i, head + j) ? at(i + 1, j + 1) + 1 : qMax(at(i + 1, j), at(i, j + 1));
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && same(head + i, head + j)) {
            ++i;
            ++j;
        } else if (j >= m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
            addToken(result.left, a.at(head + i));
            ++i;
        } else {
            addToken(result.right, b.at(head + j));
            ++j;
        }
    }
    return result;
}

int paintDiffText(QPainter *painter, const QRect &rect, const QString &text, const QList<TextSpan> &marked, Tone tone,
                  DiffText::Mark mark)
{
    const Theme &theme = Theme::current();
    const QFont font = theme.font();
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &span : marked) {
        QTextLayout::FormatRange range;
        range.start = int(span.start);
        range.length = int(span.length);
        range.format.setFontWeight(QFont::Bold);
        range.format.setForeground(theme.toneText(tone));
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(rect.width());
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    if (!painter)
        return qCeil(y);
    painter->save();
    painter->setPen(theme.color(Token::Text));
    const QPointF origin(rect.topLeft());
    for (const TextSpan &span : marked) {
        for (int l = 0; l < layout.lineCount(); ++l) {
            const QTextLine line = layout.lineAt(l);
            const qsizetype from = qMax<qsizetype>(span.start, line.textStart());
            const qsizetype to = qMin<qsizetype>(span.start + span.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const qreal x1 = line.cursorToX(int(from));
            const qreal x2 = line.cursorToX(int(to));
            const QRectF part(origin.x() + x1, origin.y() + line.y(), x2 - x1, line.height());
            if (mark == DiffText::Mark::Boxed)
                paintBox(painter, part.adjusted(-2, 0.5, 2, -0.5).toRect(), theme.color(Token::Base),
                         theme.toneGlyph(tone), 1, theme.px(3));
            else
                painter->fillRect(QRectF(part.left(), part.bottom() - 2, part.width(), 2), theme.toneGlyph(tone));
        }
    }
    layout.draw(painter, origin);
    painter->restore();
    return qCeil(y);
}

DiffText::DiffText(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DiffText::setText(const QString &text, const QList<TextSpan> &marked, Tone tone, Mark mark)
{
    m_text = text;
    m_marked = marked;
    m_tone = tone;
    m_mark = mark;
    setAccessibleName(text);
    QStringList parts;
    for (const TextSpan &span : marked)
        parts.append(text.mid(span.start, span.length));
    setAccessibleDescription(parts.isEmpty() ? QString() : tr("Differs: %1").arg(parts.join(u", "_s)));
    updateGeometry();
    update();
}

int DiffText::heightForWidth(int width) const
{
    // Boxes stand out by two pixels at the sides.
    return paintDiffText(nullptr, QRect(0, 0, qMax(1, width - 4), 1), m_text, m_marked, m_tone, m_mark);
}

QSize DiffText::sizeHint() const
{
    const QFontMetrics metrics(Theme::current().font(FontRole::Body, true));
    const int width = qMin(metrics.horizontalAdvance(m_text) + 6, Theme::current().px(300));
    return {width, heightForWidth(width)};
}

QSize DiffText::minimumSizeHint() const
{
    return {Theme::current().px(60), QFontMetrics(Theme::current().font()).height()};
}

void DiffText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintDiffText(&painter, rect().adjusted(2, 0, -2, 0), m_text, m_marked, m_tone, m_mark);
}

} // namespace yunchuang
