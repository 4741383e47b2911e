// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace yunchuang {

Chip::Chip(const QString &label, QWidget *parent)
    : QToolButton(parent)
    , m_label(label)
{
    setCheckable(true);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(label);
    describe();
}

void Chip::setValue(const QString &value, bool narrowing)
{
    m_value = value;
    setChecked(narrowing);
    describe();
    updateGeometry();
    update();
}

void Chip::describe()
{
    setAccessibleName(words());
    setAccessibleDescription(isChecked() ? tr("Filter on. Delete takes it off.") : QString());
}

QString Chip::words() const
{
    return m_value.isEmpty() ? m_label : tr("%1: %2", "filter name and chosen value").arg(m_label, m_value);
}

QSize Chip::sizeHint() const
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics(theme.font(FontRole::Small));
    return {metrics.horizontalAdvance(words()) + theme.px(12 + 28), qMax(theme.px(24), metrics.height() + theme.px(2))};
}

QRect Chip::crossRect() const
{
    const int side = Theme::current().px(24);
    return {width() - side, 0, side, height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool on = isChecked();
    const bool hover = underMouse() && isEnabled();
    QColor fill = theme.color(on ? Token::AccentTint : Token::Base);
    if (isDown() || (hover && !on))
        fill = theme.color(isDown() ? Token::Selection : Token::AccentTint);
    const QColor line = theme.color(!isEnabled() ? Token::Frame : on ? Token::Accent : Token::Control);
    const QColor ink = theme.color(!isEnabled() ? Token::Disabled : on ? Token::AccentStrong : Token::Text);
    paintBox(&painter, rect(), fill, line, 1, height() / 2.0);
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(ink);
    painter.drawText(rect().adjusted(theme.px(12), 0, -theme.px(24), 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, words());
    const QRectF mark = QRectF(crossRect()).adjusted(0, 0, -theme.px(4), 0);
    if (!on) {
        paintChevron(&painter, mark, Qt::DownArrow, ink);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Accent));
    const qreal r = theme.px(12) / 2.0;
    painter.drawEllipse(mark.center(), r, r);
    painter.setPen(QPen(fill, 1.5, Qt::SolidLine, Qt::RoundCap));
    const qreal a = r * 0.4;
    painter.drawLine(mark.center() + QPointF(-a, -a), mark.center() + QPointF(a, a));
    painter.drawLine(mark.center() + QPointF(a, -a), mark.center() + QPointF(-a, a));
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    m_crossPressed =
        isChecked() && event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint());
    if (m_crossPressed)
        event->accept();
    else
        QToolButton::mousePressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_crossPressed) {
        m_crossPressed = false;
        if (crossRect().contains(event->position().toPoint()))
            Q_EMIT cleared();
        return;
    }
    QToolButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isChecked()) {
            Q_EMIT cleared();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        if (menu()) {
            showMenu();
            return;
        }
        break;
    default:
        break;
    }
    QToolButton::keyPressEvent(event);
}

} // namespace yunchuang
