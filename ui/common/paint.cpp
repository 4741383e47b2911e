// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace yunchuang {

void paintChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &ink)
{
    if (direction == Qt::NoArrow)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.15, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(rect.center());
    constexpr int quarter = 90;
    painter->rotate(direction == Qt::UpArrow      ? 0
                    : direction == Qt::RightArrow ? quarter
                    : direction == Qt::DownArrow  ? 2 * quarter
                                                  : -quarter);
    const qreal half = Theme::current().px(10) / 2.0;
    painter->drawPolyline(QPolygonF{{-half, half / 2}, {0, -half / 2}, {half, half / 2}});
    painter->restore();
}

void paintBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, qreal width, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal r = radius < 0 ? Theme::current().radius() : radius;
    const qreal inset = width / 2;
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    const QRectF box = border.isValid() ? QRectF(rect).adjusted(inset, inset, -inset, -inset) : QRectF(rect);
    painter->drawRoundedRect(box, r, r);
    painter->restore();
}

void paintFocusRing(QPainter *painter, const QRect &rect)
{
    paintBox(painter, rect, QColor(), Theme::current().color(Token::Accent), 2, Theme::current().radius() + 2);
}

QSize keyCapsSize(const QStringList &keys)
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics(theme.font(FontRole::Hint));
    int width = 0;
    for (const QString &key : keys)
        width += qMax(metrics.horizontalAdvance(key) + theme.px(8), theme.px(16)) + theme.px(4);
    return {qMax(0, width - theme.px(4)), metrics.ascent() + metrics.descent() / 2 + theme.px(4)};
}

void paintKeyCaps(QPainter *painter, const QRect &rect, const QStringList &keys)
{
    const Theme &theme = Theme::current();
    painter->save();
    painter->setFont(theme.font(FontRole::Hint));
    const QFontMetrics metrics(painter->font());
    const int height = keyCapsSize(keys).height();
    int x = rect.left();
    for (const QString &key : keys) {
        const int width = qMax(metrics.horizontalAdvance(key) + theme.px(8), theme.px(16));
        const QRect cap(x, rect.center().y() - height / 2 + 1, width, height);
        paintBox(painter, cap, theme.color(Token::Alternate), theme.color(Token::Frame), 1, theme.px(3));
        painter->setPen(theme.color(Token::SubText));
        painter->drawText(cap, Qt::AlignCenter, key);
        x += width + theme.px(4);
    }
    painter->restore();
}

TagLook TagLook::forLight(Light light)
{
    TagLook look;
    look.tone = lightTone(light);
    look.glyph = lightGlyph(light);
    look.bold = light == Light::Late;
    look.tinted = light == Light::Soon || light == Light::Late || light == Light::Paused;
    return look;
}

TagLook TagLook::forVerdict(Verdict verdict)
{
    TagLook look;
    look.tone = verdictTone(verdict);
    look.glyph = verdictGlyph(verdict);
    look.bold = verdict == Verdict::Differs;
    look.tinted = false;
    return look;
}

QSize tagSize(const TagLook &look, const QString &words)
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics(theme.font(FontRole::Small, look.bold));
    int width = metrics.horizontalAdvance(words) + theme.px(12);
    if (look.glyph != Glyph::None)
        width += theme.px(18);
    return {width, qMax(theme.px(20), metrics.height())};
}

void paintTag(QPainter *painter, const QRect &rect, const TagLook &look, const QString &words)
{
    const Theme &theme = Theme::current();
    const QSize wanted = tagSize(look, words);
    const int height = qMin(rect.height(), wanted.height());
    const QRect box(rect.left(), rect.top() + (rect.height() - height) / 2, qMin(wanted.width(), rect.width()), height);
    painter->save();
    const QColor ground = look.tinted ? theme.toneTint(look.tone) : theme.color(Token::Base);
    if (look.framed)
        paintBox(painter, box, theme.color(Token::Base), theme.toneText(look.tone), 1, theme.px(3));
    else if (look.tinted)
        paintBox(painter, box, ground, QColor(), 0, theme.px(3));
    int x = box.left() + theme.px(6);
    if (look.glyph != Glyph::None) {
        const int side = theme.px(12);
        paintGlyph(painter, QRectF(x, box.center().y() + 0.5 - side / 2.0, side, side), look.glyph,
                   theme.toneGlyph(look.tone), ground);
        x += theme.px(18);
    }
    painter->setFont(theme.font(FontRole::Small, look.bold));
    painter->setPen(look.quietWords ? theme.color(Token::SubText) : theme.toneText(look.tone));
    const QRect text(x, box.top(), box.right() - theme.px(6) - x + 2, box.height());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(painter->font()).elidedText(words, Qt::ElideRight, text.width()));
    painter->restore();
}

void paintLightFill(QPainter *painter, const QRectF &rect, Light light)
{
    const Theme &theme = Theme::current();
    const Tone tone = lightTone(light);
    painter->fillRect(rect, theme.toneGlyph(tone));
    if (light != Light::Late && light != Light::Paused)
        return;
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing, light == Light::Late);
    const qreal step = theme.px(5);
    if (light == Light::Late) {
        painter->setPen(QPen(theme.toneTint(tone), 1.2));
        for (qreal x = rect.left() - rect.height(); x < rect.right(); x += step)
            painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    } else {
        for (qreal x = rect.left() + step; x < rect.right(); x += step)
            painter->fillRect(QRectF(qRound(x), rect.top(), 1, rect.height()), theme.toneTint(tone));
    }
    painter->restore();
}

QSize countSize(const QString &digits, Tone tone, bool bold)
{
    const Theme &theme = Theme::current();
    const bool pill = tone != Tone::Neutral;
    const QFontMetrics metrics(theme.font(FontRole::Small, bold || pill));
    return {metrics.horizontalAdvance(digits) + (pill ? theme.px(28) : 0), theme.px(20)};
}

void paintCount(QPainter *painter, const QRect &rect, const QString &digits, Tone tone, bool bold)
{
    if (digits.isEmpty())
        return;
    const Theme &theme = Theme::current();
    const QSize size = countSize(digits, tone, bold);
    painter->save();
    const bool pill = tone != Tone::Neutral;
    painter->setFont(theme.font(FontRole::Small, bold || pill));
    if (pill) {
        const QRect box(rect.right() + 1 - size.width(), rect.center().y() - size.height() / 2 + 1, size.width(),
                        size.height());
        const QColor ground = theme.toneTint(tone);
        paintBox(painter, box, ground, QColor(), 0, size.height() / 2.0);
        const int side = theme.px(10);
        const Glyph glyph = tone == Tone::Red ? Glyph::Diamond : tone == Tone::Amber ? Glyph::Triangle : Glyph::Dot;
        paintGlyph(painter, QRectF(box.left() + theme.px(6), box.center().y() + 0.5 - side / 2.0, side, side), glyph,
                   theme.toneGlyph(tone), ground);
        painter->setPen(theme.toneText(tone));
        painter->drawText(box.adjusted(theme.px(20), 0, -theme.px(6), 0), Qt::AlignRight | Qt::AlignVCenter, digits);
    } else {
        painter->setPen(bold ? theme.color(Token::AccentStrong) : theme.color(Token::SubText));
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, digits);
    }
    painter->restore();
}

void paintCountDisc(QPainter *painter, const QPointF &centre, const QString &digits, Tone tone)
{
    const Theme &theme = Theme::current();
    painter->save();
    QFont font = theme.font(FontRole::Hint, true);
    painter->setFont(font);
    const QFontMetrics metrics(font);
    const qreal height = theme.px(15);
    const qreal width = qMax<qreal>(height, metrics.horizontalAdvance(digits) + theme.px(7));
    const QRectF disc(centre.x() - width / 2, centre.y() - height / 2, width, height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    // The word colour of the tone as ground: it is made to be far from Base in both schemes.
    painter->setBrush(theme.toneText(tone));
    painter->drawRoundedRect(disc, height / 2, height / 2);
    painter->setPen(theme.color(Token::Base));
    painter->drawText(disc, Qt::AlignCenter, digits);
    painter->restore();
}

} // namespace yunchuang
