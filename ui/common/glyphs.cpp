// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/glyphs.h"

#include <QPainter>
#include <QPainterPath>

namespace yunchuang {

namespace {

void exclamation(QPainter *p, QPointF c, qreal s, const QColor &ink)
{
    p->setPen(Qt::NoPen);
    p->setBrush(ink);
    const qreal w = s * 0.15;
    p->drawRoundedRect(QRectF(c.x() - w / 2, c.y() - s * 0.24, w, s * 0.30), w / 3, w / 3);
    p->drawEllipse(QPointF(c.x(), c.y() + s * 0.18), w * 0.6, w * 0.6);
}

void diamond(QPainter *p, QPointF c, qreal s)
{
    const qreal r = s * 0.5;
    QPainterPath path;
    path.moveTo(c.x(), c.y() - r);
    path.lineTo(c.x() + r, c.y());
    path.lineTo(c.x(), c.y() + r);
    path.lineTo(c.x() - r, c.y());
    path.closeSubpath();
    p->setPen(QPen(p->brush(), 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p->drawPath(path);
}

} // namespace

void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &ink, const QColor &inner)
{
    if (glyph == Glyph::None)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal s = qMin(rect.width(), rect.height());
    const QPointF c = rect.center();
    const qreal line = qMax(1.2, s * 0.11);
    const QPen stroke(ink, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QPen innerStroke(inner, line * 1.15, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    switch (glyph) {
    case Glyph::None:
        break;
    case Glyph::Dot:
        painter->drawEllipse(c, s * 0.33, s * 0.33);
        break;
    case Glyph::Triangle: {
        const QPolygonF shape{
            {c.x(), c.y() - s * 0.42}, {c.x() + s * 0.47, c.y() + s * 0.40}, {c.x() - s * 0.47, c.y() + s * 0.40}};
        painter->setPen(QPen(ink, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolygon(shape);
        exclamation(painter, {c.x(), c.y() + s * 0.11}, s, inner);
        break;
    }
    case Glyph::Diamond:
        diamond(painter, c, s * 0.96);
        exclamation(painter, {c.x(), c.y() + s * 0.02}, s, inner);
        break;
    case Glyph::Bars:
        painter->drawRect(QRectF(c.x() - s * 0.30, c.y() - s * 0.36, s * 0.22, s * 0.72));
        painter->drawRect(QRectF(c.x() + s * 0.08, c.y() - s * 0.36, s * 0.22, s * 0.72));
        break;
    case Glyph::Tick:
        painter->setPen(stroke);
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF{{c.x() - s * 0.36, c.y() + s * 0.02},
                                        {c.x() - s * 0.10, c.y() + s * 0.27},
                                        {c.x() + s * 0.38, c.y() - s * 0.27}});
        break;
    case Glyph::Ring:
        painter->setPen(stroke);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(c, s * 0.38, s * 0.38);
        break;
    case Glyph::HalfRing:
        painter->drawPie(QRectF(c.x() - s * 0.38, c.y() - s * 0.38, s * 0.76, s * 0.76), -90 * 16, 180 * 16);
        painter->setPen(stroke);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(c, s * 0.38, s * 0.38);
        break;
    case Glyph::CheckDisc:
        painter->drawEllipse(c, s * 0.47, s * 0.47);
        painter->setPen(innerStroke);
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF{{c.x() - s * 0.21, c.y() + s * 0.01},
                                        {c.x() - s * 0.05, c.y() + s * 0.17},
                                        {c.x() + s * 0.22, c.y() - s * 0.15}});
        break;
    case Glyph::CrossDiamond:
        diamond(painter, c, s * 0.96);
        painter->setPen(innerStroke);
        painter->drawLine(QPointF(c.x() - s * 0.13, c.y() - s * 0.13), QPointF(c.x() + s * 0.13, c.y() + s * 0.13));
        painter->drawLine(QPointF(c.x() + s * 0.13, c.y() - s * 0.13), QPointF(c.x() - s * 0.13, c.y() + s * 0.13));
        break;
    case Glyph::ClockFace:
        painter->setPen(stroke);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(c, s * 0.42, s * 0.42);
        painter->drawPolyline(QPolygonF{{c.x(), c.y() - s * 0.24}, c, {c.x() + s * 0.17, c.y() + s * 0.10}});
        break;
    case Glyph::Dash:
        painter->setPen(stroke);
        painter->drawLine(QPointF(c.x() - s * 0.28, c.y()), QPointF(c.x() + s * 0.28, c.y()));
        break;
    case Glyph::Shield: {
        QPainterPath path;
        path.moveTo(c.x(), c.y() - s * 0.46);
        path.cubicTo(c.x() + s * 0.16, c.y() - s * 0.34, c.x() + s * 0.28, c.y() - s * 0.32, c.x() + s * 0.42,
                     c.y() - s * 0.32);
        path.cubicTo(c.x() + s * 0.44, c.y() + s * 0.10, c.x() + s * 0.24, c.y() + s * 0.34, c.x(), c.y() + s * 0.48);
        path.cubicTo(c.x() - s * 0.24, c.y() + s * 0.34, c.x() - s * 0.44, c.y() + s * 0.10, c.x() - s * 0.42,
                     c.y() - s * 0.32);
        path.cubicTo(c.x() - s * 0.28, c.y() - s * 0.32, c.x() - s * 0.16, c.y() - s * 0.34, c.x(), c.y() - s * 0.46);
        painter->drawPath(path);
        painter->setPen(innerStroke);
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF{{c.x() - s * 0.18, c.y() + s * 0.00},
                                        {c.x() - s * 0.04, c.y() + s * 0.14},
                                        {c.x() + s * 0.20, c.y() - s * 0.14}});
        break;
    }
    }
    painter->restore();
}

Tone lightTone(Light light)
{
    switch (light) {
    case Light::Ample:
        return Tone::Green;
    case Light::Soon:
        return Tone::Amber;
    case Light::Late:
        return Tone::Red;
    case Light::Paused:
        return Tone::Pause;
    case Light::None:
    case Light::Finished:
    case Light::Waiting:
        break;
    }
    return Tone::Quiet;
}

Glyph lightGlyph(Light light)
{
    switch (light) {
    case Light::None:
        return Glyph::None;
    case Light::Ample:
        return Glyph::Dot;
    case Light::Soon:
        return Glyph::Triangle;
    case Light::Late:
        return Glyph::Diamond;
    case Light::Paused:
        return Glyph::Bars;
    case Light::Finished:
        return Glyph::Tick;
    case Light::Waiting:
        return Glyph::Ring;
    }
    return Glyph::None;
}

Tone verdictTone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Agrees:
        return Tone::Green;
    case Verdict::Differs:
        return Tone::Red;
    case Verdict::Unanswered:
        return Tone::Amber;
    case Verdict::None:
    case Verdict::Pending:
        break;
    }
    return Tone::Neutral;
}

Glyph verdictGlyph(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Agrees:
        return Glyph::CheckDisc;
    case Verdict::Differs:
        return Glyph::CrossDiamond;
    case Verdict::Pending:
        return Glyph::ClockFace;
    case Verdict::Unanswered:
        return Glyph::Triangle;
    case Verdict::None:
        break;
    }
    return Glyph::Dash;
}

void paintVerdict(QPainter *painter, const QRectF &rect, Verdict verdict)
{
    const Theme &theme = Theme::current();
    paintGlyph(painter, rect, verdictGlyph(verdict), theme.toneGlyph(verdictTone(verdict)), theme.color(Token::Base));
}

} // namespace yunchuang
