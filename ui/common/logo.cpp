// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/logo.h"

#include <QPainter>
#include <QPainterPath>

namespace yunchuang {

void paintCloud(QPainter *painter, const QRectF &rect)
{
    const qreal w = rect.width();
    const qreal bottom = rect.bottom();
    const auto x = [&](qreal part) { return rect.left() + part * w; };
    QPainterPath cloud;
    cloud.setFillRule(Qt::WindingFill);
    cloud.addRoundedRect(QRectF(x(0), bottom - 0.18 * w, w, 0.18 * w), 0.09 * w, 0.09 * w);
    cloud.addEllipse(QPointF(x(0.235), bottom - 0.165 * w), 0.13 * w, 0.13 * w);
    cloud.addEllipse(QPointF(x(0.54), bottom - 0.16 * w), 0.225 * w, 0.225 * w);
    cloud.addRoundedRect(QRectF(x(0.74), bottom - 0.23 * w, 0.26 * w, 0.23 * w), 0.11 * w, 0.11 * w);
    painter->drawPath(cloud.intersected([&] {
        QPainterPath above;
        above.addRect(QRectF(rect.left(), rect.top() - w, w, rect.height() + w));
        return above;
    }()));
}

void paintLogo(QPainter *painter, const QRectF &rect)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal s = qMin(rect.width(), rect.height());
    QRectF box(0, 0, s * 0.92, s * 0.92);
    box.moveCenter(rect.center());
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(QColor(0xe8, 0xee, 0xf4), s * 0.055));
    painter->drawRoundedRect(box, s * 0.22, s * 0.22);
    painter->setPen(QPen(QColor(0xe8, 0xee, 0xf4, 0xb0), s * 0.05));
    painter->drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
    painter->drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0x7c, 0xb8, 0xe8));
    painter->drawRoundedRect(QRectF(rect.center().x() - s * 0.33, rect.center().y() - s * 0.02, s * 0.66, s * 0.25),
                             s * 0.125, s * 0.125);
    painter->drawEllipse(QPointF(rect.center().x(), rect.center().y() - s * 0.04), s * 0.21, s * 0.21);
    painter->restore();
}

} // namespace yunchuang
