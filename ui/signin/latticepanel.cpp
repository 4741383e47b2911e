// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/latticepanel.h"

#include "ui/common/logo.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <array>

namespace yunchuang {

namespace {

// The picture is drawn in its own units, 368 × 432.
constexpr QSizeF pictureUnits(368, 432);
constexpr QRectF viewUnits(60, 60, 248, 312);

void lattice(QPainter *p)
{
    p->setPen(QPen(QColor(0x5f, 0x80, 0x9c), 1.6));
    p->setBrush(Qt::NoBrush);
    p->drawRect(QRectF(0.8, 0.8, 366.4, 430.4));
    p->drawRect(QRectF(12, 12, 344, 408));
    const auto cell = [&](const QRectF &area, bool wide) {
        QRectF inner(0, 0, wide ? 60 : 25, wide ? 25 : 55);
        inner.moveCenter(area.center());
        p->drawRect(inner);
        const QPointF c = area.center();
        p->drawLine(QPointF(c.x(), area.top()), QPointF(c.x(), inner.top()));
        p->drawLine(QPointF(c.x(), inner.bottom()), QPointF(c.x(), area.bottom()));
        p->drawLine(QPointF(area.left(), c.y()), QPointF(inner.left(), c.y()));
        p->drawLine(QPointF(inner.right(), c.y()), QPointF(area.right(), c.y()));
        p->drawRect(area);
    };
    const qreal wide = viewUnits.width() / 3;
    const qreal tall = viewUnits.height() / 4;
    for (int i = 0; i < 3; ++i) {
        cell(QRectF(60 + i * wide, 12, wide, 48), true);
        cell(QRectF(60 + i * wide, 372, wide, 48), true);
    }
    for (int i = 0; i < 4; ++i) {
        cell(QRectF(12, 60 + i * tall, 48, tall), false);
        cell(QRectF(308, 60 + i * tall, 48, tall), false);
    }
    for (const QPointF &corner : {QPointF(36, 36), QPointF(332, 36), QPointF(36, 396), QPointF(332, 396)}) {
        p->drawRect(QRectF(corner.x() - 11, corner.y() - 11, 22, 22));
        p->drawLine(corner + QPointF(-24, 0), corner + QPointF(-11, 0));
        p->drawLine(corner + QPointF(11, 0), corner + QPointF(24, 0));
        p->drawLine(corner + QPointF(0, -24), corner + QPointF(0, -11));
        p->drawLine(corner + QPointF(0, 11), corner + QPointF(0, 24));
    }
}

// A range through the given ridge points, closed at the bottom of the view.
void hills(QPainter *p, std::initializer_list<QPointF> ridge, const QColor &fill)
{
    QPainterPath path;
    const QPointF *previous = nullptr;
    for (const QPointF &point : ridge) {
        if (!previous) {
            path.moveTo(point);
        } else {
            const qreal half = (point.x() - previous->x()) * 0.42;
            path.cubicTo(*previous + QPointF(half, 0), point - QPointF(half, 0), point);
        }
        previous = &point;
    }
    path.lineTo(viewUnits.bottomRight());
    path.lineTo(viewUnits.bottomLeft());
    path.closeSubpath();
    p->fillPath(path, fill);
}

void landscape(QPainter *p)
{
    p->save();
    p->setClipRect(viewUnits);
    p->fillRect(viewUnits, QColor(0x2b, 0x54, 0x74));
    p->fillRect(QRectF(60, 190, 248, 182), QColor(0x30, 0x59, 0x79));
    p->setPen(Qt::NoPen);
    p->setBrush(QColor(0xd6, 0xe0, 0xe8));
    p->drawEllipse(QPointF(248, 130), 22, 22);
    hills(p, {{40, 300}, {122, 174}, {170, 226}, {212, 142}, {256, 208}, {308, 174}, {330, 168}},
          QColor(0x3f, 0x6b, 0x8d));
    hills(p, {{40, 345}, {115, 256}, {167, 300}, {220, 230}, {270, 286}, {308, 264}, {330, 260}},
          QColor(0x2c, 0x58, 0x7b));
    hills(p, {{40, 372}, {125, 314}, {188, 350}, {250, 304}, {308, 334}, {330, 340}}, QColor(0x1d, 0x41, 0x62));
    p->setPen(Qt::NoPen);
    p->setBrush(QColor(0xbd, 0xd3, 0xe5));
    paintCloud(p, QRectF(71.5, 190, 114, 46));
    p->setBrush(QColor(0x9c, 0xba, 0xd1));
    paintCloud(p, QRectF(193, 258, 94, 38));
    p->restore();
    p->setBrush(Qt::NoBrush);
    p->setPen(QPen(QColor(0xb4, 0xcf, 0xe2), 2.6));
    p->drawRect(viewUnits);
}

} // namespace

LatticePanel::LatticePanel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void LatticePanel::setOrganisation(const QStringList &lines)
{
    m_organisation = lines;
    setAccessibleName(lines.join(u' '));
    update();
}

QSize LatticePanel::sizeHint() const
{
    return {560, 600};
}

void LatticePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        update();
    QWidget::changeEvent(event);
}

QSize LatticePanel::pictureSize() const
{
    const Theme &theme = Theme::current();
    const int words = theme.px(150) + theme.px(28) * int(m_organisation.size()) + theme.px(150);
    const qreal factor =
        qBound(0.35, qMin((width() - 96) / pictureUnits.width(), (height() - words) / pictureUnits.height()), 1.0);
    return (pictureUnits * factor).toSize();
}

void LatticePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::TopBar));
    const QSize size = pictureSize();
    const qreal ratio = devicePixelRatioF();
    if (m_picture.size() != size * ratio) {
        m_picture = QPixmap(size * ratio);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter p(&m_picture);
        p.setRenderHint(QPainter::Antialiasing);
        p.scale(size.width() / pictureUnits.width(), size.height() / pictureUnits.height());
        lattice(&p);
        landscape(&p);
    }
    const int left = (width() - size.width()) / 2;
    const QFont brandFont = theme.font(FontRole::Kpi, true);
    const QFontMetrics brandMetrics(brandFont);
    const int brandTop = theme.px(72);
    const int brandHeight = brandMetrics.height();
    paintLogo(&painter, QRectF(left, brandTop + (brandHeight - theme.px(32)) / 2.0, theme.px(32), theme.px(32)));
    int x = left + theme.px(44);
    painter.setPen(theme.color(Token::TopBarText));
    painter.setFont(brandFont);
    const QString brand = tr("Yunchuang");
    painter.drawText(QRect(x, brandTop, width() - x, brandHeight), Qt::AlignLeft | Qt::AlignVCenter, brand);
    x += brandMetrics.horizontalAdvance(brand) + theme.px(16);
    painter.setFont(theme.font(FontRole::Unit));
    painter.setPen(theme.color(Token::TopBarSub));
    painter.drawText(QRect(x, brandTop, width() - x - theme.px(8), brandHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(painter.font())
                         .elidedText(tr("Client for government approvals"), Qt::ElideRight, width() - x - theme.px(8)));
    int y = brandTop + brandHeight + theme.px(44);
    painter.drawPixmap(left, y, m_picture);
    y += size.height() + theme.px(36);
    QFont organisation = theme.font(FontRole::Clock, true);
    organisation.setPixelSize(theme.px(20));
    painter.setFont(organisation);
    painter.setPen(theme.color(Token::TopBarText));
    const int line = theme.px(32);
    for (const QString &words : std::as_const(m_organisation)) {
        painter.drawText(QRect(left, y, width() - left - theme.px(8), line), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(organisation).elidedText(words, Qt::ElideRight, width() - left - theme.px(8)));
        y += line;
    }
    y += theme.px(20);
    painter.setFont(theme.font());
    painter.setPen(theme.color(Token::TopBarSub));
    const QString note = tr("This system handles personal and business data. Every action is recorded.\nLeaving your "
                            "seat? Lock with Ctrl+Shift+L.");
    painter.drawText(QRect(left, y, width() - 2 * left + theme.px(24), height() - y),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, note);
}

} // namespace yunchuang
