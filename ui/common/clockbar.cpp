// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clockbar.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace yunchuang {

ClockBar::ClockBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClockBar::setReading(const Reading &reading)
{
    m_reading = reading;
    std::stable_sort(m_reading.marks.begin(), m_reading.marks.end(),
                     [](const Mark &a, const Mark &b) { return a.at < b.at; });
    setAccessibleName(reading.accessible);
    updateGeometry();
    update();
}

QSize ClockBar::sizeHint() const
{
    const Theme &theme = Theme::current();
    const int words = QFontMetrics(theme.font(FontRole::Clock, true)).height();
    const int small = QFontMetrics(theme.font(FontRole::Small)).height();
    const int line = m_reading.marks.isEmpty() ? 0 : theme.px(24) + small;
    return {theme.px(344), words + line};
}

QSize ClockBar::minimumSizeHint() const
{
    return {Theme::current().px(240), sizeHint().height()};
}

void ClockBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    if (width() < theme.px(40))
        return;
    const Tone tone = lightTone(m_reading.light);
    QPainter painter(this);
    const QFont headFont = theme.font(FontRole::Clock, true);
    const QFontMetrics headMetrics(headFont);
    const int headHeight = headMetrics.height();
    int x = 0;
    if (const Glyph glyph = lightGlyph(m_reading.light); glyph != Glyph::None) {
        const int side = theme.px(19);
        paintGlyph(&painter, QRectF(0, (headHeight - side) / 2.0, side, side), glyph, theme.toneGlyph(tone),
                   theme.color(Token::Base));
        x = theme.px(28);
    }
    const QFont noteFont = theme.font(FontRole::Small);
    // The particulars give way to the headline, never the other way round.
    const int noteRoom = qMax(0, width() - x - headMetrics.horizontalAdvance(m_reading.headline) - theme.px(12));
    const int noteWidth = qMin(QFontMetrics(noteFont).horizontalAdvance(m_reading.note) + 1, noteRoom);
    painter.setFont(headFont);
    painter.setPen(tone == Tone::Quiet ? theme.color(Token::Text) : theme.toneText(tone));
    const QRect head(x, 0, width() - x - noteWidth - theme.px(8), headHeight);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                     headMetrics.elidedText(m_reading.headline, Qt::ElideRight, head.width()));
    painter.setFont(noteFont);
    painter.setPen(theme.color(Token::SubText));
    painter.drawText(QRect(width() - noteWidth, 0, noteWidth, headHeight), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetrics(noteFont).elidedText(m_reading.note, Qt::ElideRight, noteWidth));
    if (m_reading.marks.isEmpty())
        return;
    const QRect line(0, headHeight + theme.px(8), width(), theme.px(8));
    paintLine(&painter, line);
    const int top = line.bottom() + theme.px(7);
    paintWords(&painter, QRect(0, top, width(), height() - top));
}

void ClockBar::paintLine(QPainter *painter, const QRect &line) const
{
    const Theme &theme = Theme::current();
    const Tone tone = lightTone(m_reading.light);
    const auto xOf = [&](double at) { return line.left() + at * (line.width() - 1); };
    double now = 0;
    double promised = -1;
    for (const Mark &mark : m_reading.marks) {
        if (mark.kind == Mark::Kind::Now)
            now = mark.at;
        else if (mark.kind == Mark::Kind::Promised)
            promised = mark.at;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(line, line.height() / 2.0, line.height() / 2.0);
    painter->setClipPath(clip);
    painter->fillRect(line, theme.color(Token::Line));
    if (promised > now)
        painter->fillRect(QRectF(xOf(now), line.top(), xOf(promised) - xOf(now), line.height()), theme.toneTint(tone));
    painter->fillRect(QRectF(line.left(), line.top(), xOf(now) - line.left(), line.height()), theme.toneGlyph(tone));
    if (tone == Tone::Red) {
        // Lateness is hatched as well, for eyes that do not see the red.
        painter->setPen(QPen(theme.color(Token::RedTint), 1));
        const double from = promised >= 0 && promised < now ? xOf(promised) : line.left();
        for (double x = from; x < xOf(now); x += theme.px(5))
            painter->drawLine(QPointF(x, line.bottom() + 1), QPointF(x + line.height(), line.top()));
    }
    painter->setClipping(false);
    const int over = theme.px(3);
    for (const Mark &mark : m_reading.marks) {
        if (mark.kind == Mark::Kind::Received)
            continue;
        const QColor ink = mark.kind == Mark::Kind::Now        ? theme.color(Token::Text)
                           : mark.kind == Mark::Kind::Promised ? theme.toneText(tone)
                                                               : theme.color(Token::Control);
        const double x = qBound(double(line.left()), xOf(mark.at) - 1, double(line.right() - 1));
        painter->fillRect(QRectF(qRound(x), line.top() - over, 2, line.height() + 2 * over), ink);
    }
    painter->restore();
}

void ClockBar::paintWords(QPainter *painter, const QRect &row) const
{
    const Theme &theme = Theme::current();
    const QFont font = theme.font(FontRole::Small);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    const int gap = theme.px(6);
    // Words stand centred under their mark, pushed inwards at the ends; one that would cover its left neighbour moves
    // right as far as there is room. What still collides is left to the accessible sentence and the note.
    QList<QRect> places;
    int right = row.left();
    for (const Mark &mark : m_reading.marks) {
        const int width = metrics.horizontalAdvance(mark.words);
        int x = row.left() + qRound(mark.at * row.width()) - width / 2;
        x = qBound(row.left(), x, qMax(row.left(), row.right() + 1 - width));
        if (!mark.words.isEmpty()) {
            x = qMax(x, right);
            right = x + width + gap;
        }
        places.append(QRect(x, row.top(), width, row.height()));
    }
    int limit = row.right() + 1;
    for (qsizetype i = places.size() - 1; i >= 0; --i) {
        QRect &place = places[i];
        if (m_reading.marks.at(i).words.isEmpty())
            continue;
        if (place.right() >= limit)
            place.moveRight(limit - 1);
        limit = place.left() - gap;
    }
    for (qsizetype i = 0; i < places.size(); ++i) {
        const Mark &mark = m_reading.marks.at(i);
        Token ink = Token::SubText;
        if (mark.kind == Mark::Kind::Now)
            ink = Token::Text;
        painter->setPen(mark.kind == Mark::Kind::Promised && lightTone(m_reading.light) != Tone::Quiet
                            ? theme.toneText(lightTone(m_reading.light))
                            : theme.color(ink));
        if (places.at(i).left() >= row.left())
            painter->drawText(places.at(i), Qt::AlignLeft | Qt::AlignTop, mark.words);
    }
}

} // namespace yunchuang
