// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/styleparts.h"

#include "ui/common/paint.h"

#include <QAbstractSpinBox>
#include <QFontMetrics>
#include <QIcon>
#include <QPainter>
#include <QStyleOption>

namespace yunchuang::styleparts {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

// The palette decides grounds and borders, so that controls on the dark top bar suit it without further ado.
QColor border(const QStyleOption &option, const Theme &theme)
{
    if (!has(option, QStyle::State_Enabled))
        return theme.color(Token::Frame);
    return option.palette.color(QPalette::Active, QPalette::Dark);
}

void tick(QPainter *painter, const QRectF &box, const QColor &ink)
{
    painter->setPen(QPen(ink, qMax(1.6, box.width() / 8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const QPointF c = box.center();
    const qreal s = box.width();
    painter->drawPolyline(QPolygonF{
        {c.x() - s * 0.26, c.y()}, {c.x() - s * 0.07, c.y() + s * 0.19}, {c.x() + s * 0.27, c.y() - s * 0.19}});
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    return QColor::fromRgbF(float(a.redF() * (1 - part) + b.redF() * part),
                            float(a.greenF() * (1 - part) + b.greenF() * part),
                            float(a.blueF() * (1 - part) + b.blueF() * part));
}

} // namespace

void buttonPanel(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    QColor fill = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Button);
    QColor line = border(option, theme);
    qreal width = 1;
    if (!enabled) {
        fill = theme.color(Token::Window);
    } else if (has(option, QStyle::State_On)) {
        fill = theme.color(Token::AccentTint);
        line = theme.color(Token::Accent);
        width = 2;
    } else if (has(option, QStyle::State_Sunken)) {
        fill = theme.color(Token::Selection);
    } else if (has(option, QStyle::State_MouseOver)) {
        fill = theme.color(Token::AccentTint);
    }
    paintBox(painter, option.rect, fill, line, width, theme.radius());
}

void toolPanel(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    if (!has(option, QStyle::State_Enabled))
        return;
    // A wash of the word colour fits light and dark grounds, the top bar included.
    QColor wash = option.palette.color(QPalette::Active, QPalette::ButtonText);
    if (has(option, QStyle::State_Sunken))
        wash.setAlphaF(0.16F);
    else if (has(option, QStyle::State_On))
        wash = theme.color(Token::AccentTint);
    else if (has(option, QStyle::State_MouseOver))
        wash.setAlphaF(0.08F);
    else
        return;
    paintBox(painter, option.rect, wash, has(option, QStyle::State_On) ? theme.color(Token::Accent) : QColor(), 1,
             theme.radius());
}

void checkBox(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    const int side = qMin(qMin(option.rect.width(), option.rect.height()), theme.px(15));
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool some = has(option, QStyle::State_NoChange);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (on || some) {
        const QColor fill = enabled ? theme.color(Token::Accent) : theme.color(Token::Line);
        const QColor ink = enabled ? theme.color(Token::OnAccent) : theme.color(Token::Disabled);
        paintBox(painter, box, fill, enabled ? fill : theme.color(Token::Frame), 1, theme.px(3));
        if (on)
            tick(painter, box, ink);
        else
            painter->fillRect(QRectF(box.left() + side * 0.24, box.center().y() + 0.5 - side * 0.07, side * 0.52,
                                     qMax(2.0, side * 0.14)),
                              ink);
    } else {
        const bool hover = enabled && has(option, QStyle::State_MouseOver);
        paintBox(painter, box,
                 enabled ? (hover ? theme.color(Token::AccentTint) : theme.color(Token::Base))
                         : theme.color(Token::Window),
                 enabled ? theme.color(Token::Control) : theme.color(Token::Frame), 1, theme.px(3));
    }
    painter->restore();
}

void radioButton(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    const int side = qMin(qMin(option.rect.width(), option.rect.height()), theme.px(15));
    QRectF disc(0, 0, side, side);
    disc.moveCenter(QRectF(option.rect).center());
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ring = !enabled ? theme.color(Token::Frame)
                        : on     ? theme.color(Token::Accent)
                                 : theme.color(Token::Control);
    painter->setPen(QPen(ring, on ? 1.6 : 1.2));
    painter->setBrush(theme.color(enabled ? Token::Base : Token::Window));
    painter->drawEllipse(disc.adjusted(0.8, 0.8, -0.8, -0.8));
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(enabled ? theme.color(Token::Accent) : theme.color(Token::Disabled));
        const qreal r = side * 0.24;
        painter->drawEllipse(disc.center(), r, r);
    }
    painter->restore();
}

void itemPanel(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    if (has(option, QStyle::State_Selected))
        painter->fillRect(option.rect, theme.color(Token::Selection));
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter->fillRect(option.rect, theme.color(Token::AccentTint));
    else if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
             item && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, item->backgroundBrush);
}

void headerSection(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    const QRect r = option.rect;
    const bool hover = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter->fillRect(r, hover ? mixed(theme.color(Token::Alternate), theme.color(Token::AccentTint), 0.6)
                               : theme.color(Token::Alternate));
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), theme.color(Token::Frame));
    const auto *section = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (section && section->position != QStyleOptionHeader::End &&
        section->position != QStyleOptionHeader::OnlyOneSection && section->orientation == Qt::Horizontal) {
        const int gap = theme.px(6);
        painter->fillRect(QRect(r.right(), r.top() + gap, 1, r.height() - 2 * gap), theme.color(Token::Line));
    }
}

void headerLabel(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    const auto *section = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (!section)
        return;
    painter->save();
    painter->setFont(theme.font(FontRole::Small));
    const QFontMetrics metrics(painter->font());
    painter->setPen(theme.color(section->sortIndicator == QStyleOptionHeader::None ? Token::SubText : Token::Text));
    // Words stand above the words of the rows, which keep more room at the row's beginning.
    const bool first =
        section->position == QStyleOptionHeader::Beginning || section->position == QStyleOptionHeader::OnlyOneSection;
    QRect text = option.rect.adjusted(theme.px(first ? 12 : 8), 0, -theme.px(8), 0);
    const int arrow = section->sortIndicator == QStyleOptionHeader::None ? 0 : theme.px(16);
    if (text.width() > arrow)
        text.setWidth(text.width() - arrow);
    const QString words = metrics.elidedText(section->text, Qt::ElideRight, text.width());
    painter->drawText(text, int(section->textAlignment | Qt::AlignVCenter) | Qt::TextSingleLine, words);
    if (arrow > 0) {
        const int used = qMin(metrics.horizontalAdvance(words), text.width());
        const bool right = section->textAlignment & Qt::AlignRight;
        const QRectF place(right ? text.right() + 1 : text.left() + used + theme.px(2), text.top(), arrow,
                           text.height());
        // Qt::SortDown of the option means ascending: the first row is the least.
        paintChevron(painter, place,
                     section->sortIndicator == QStyleOptionHeader::SortDown ? Qt::UpArrow : Qt::DownArrow,
                     theme.color(Token::Text));
    }
    painter->restore();
}

void tabShape(QPainter *painter, const QStyleOption &option, const Theme &theme, bool underlined)
{
    const QRect r = option.rect;
    const bool chosen = has(option, QStyle::State_Selected);
    if (underlined) {
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), theme.color(Token::Frame));
        if (chosen)
            painter->fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), theme.color(Token::Accent));
        return;
    }
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), theme.color(Token::Frame));
    if (chosen) {
        const QRect card = r.adjusted(0, theme.px(3), 0, theme.px(6));
        painter->save();
        painter->setClipRect(r);
        paintBox(painter, card, theme.color(Token::Base), theme.color(Token::Frame), 1, theme.radius());
        painter->fillRect(QRect(card.left() + 1, card.top(), card.width() - 2, 2), theme.color(Token::Accent));
        painter->restore();
    } else if (has(option, QStyle::State_MouseOver)) {
        painter->fillRect(r.adjusted(2, theme.px(6), -2, -theme.px(4)), theme.color(Token::AccentTint));
    }
}

void tabLabel(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option);
    if (!tab)
        return;
    const bool chosen = has(option, QStyle::State_Selected);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor ink = theme.color(!enabled ? Token::Disabled : chosen ? Token::Text : Token::SubText);
    painter->save();
    painter->setFont(theme.font(FontRole::Body, chosen));
    painter->setPen(ink);
    const QFontMetrics metrics(painter->font());
    const int icon = tab->icon.isNull() ? 0 : theme.px(24);
    const int width = qMin(metrics.horizontalAdvance(tab->text) + icon, option.rect.width());
    int x = option.rect.left() + (option.rect.width() - width) / 2;
    if (icon > 0) {
        const int side = theme.px(16);
        tab->icon.paint(painter, QRect(x, option.rect.center().y() - side / 2 + 1, side, side), Qt::AlignCenter,
                        enabled ? QIcon::Normal : QIcon::Disabled);
        x += icon;
    }
    painter->drawText(QRect(x, option.rect.top(), option.rect.right() - x + 1, option.rect.height()),
                      Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, tab->text);
    painter->restore();
}

void progress(QPainter *painter, const QStyleOption &option, const Theme &theme)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option);
    if (!bar)
        return;
    QRect done = option.rect;
    if (bar->maximum > bar->minimum)
        done.setWidth(int(qint64(done.width()) * (bar->progress - bar->minimum) / (bar->maximum - bar->minimum)));
    painter->fillRect(done, theme.color(Token::Accent));
}

void comboBox(QPainter *painter, const QStyleOptionComplex &option, const Theme &theme, const QRect &arrow)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(&option);
    QColor fill = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Base);
    if (hover && combo && !combo->editable)
        fill = mixed(fill, theme.color(Token::AccentTint), 0.5);
    if (!combo || combo->frame)
        paintBox(painter, option.rect, enabled ? fill : theme.color(Token::Window), border(option, theme), 1,
                 theme.radius());
    paintChevron(painter, arrow, Qt::DownArrow,
                 option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text));
}

void spinBox(QPainter *painter, const QStyleOptionComplex &option, const Theme &theme, const QRect &up,
             const QRect &down)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
    if (!spin)
        return;
    const bool enabled = has(option, QStyle::State_Enabled);
    if (spin->frame)
        paintBox(painter, option.rect, enabled ? option.palette.color(QPalette::Base) : theme.color(Token::Window),
                 border(option, theme), 1, theme.radius());
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](const QRect &place, Qt::ArrowType direction, QAbstractSpinBox::StepEnabledFlag step) {
        const bool can = enabled && spin->stepEnabled.testFlag(step);
        painter->save();
        painter->translate(QRectF(place).center());
        painter->scale(0.8, 0.8);
        paintChevron(painter, QRectF(-8, -8, 16, 16), direction, theme.color(can ? Token::SubText : Token::Disabled));
        painter->restore();
    };
    arrow(up, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    arrow(down, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

void scrollBar(QPainter *painter, const QStyleOptionComplex &option, const Theme &theme, const QRect &slider,
               const QColor &ground)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!bar)
        return;
    painter->fillRect(option.rect, ground);
    if (bar->minimum == bar->maximum)
        return;
    const bool busy = has(option, QStyle::State_MouseOver) || bar->activeSubControls == QStyle::SC_ScrollBarSlider;
    const int inset = theme.px(2);
    paintBox(painter, slider.adjusted(inset, inset, -inset, -inset), theme.color(busy ? Token::Control : Token::Frame),
             QColor(), 0, theme.px(3));
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part, const Theme &theme)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    int handle = length;
    if (range > 0)
        handle = qMin(length,
                      qMax(theme.px(24), int(qint64(option.pageStep) * length / (range + qMax(1, option.pageStep)))));
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - handle, option.upsideDown);
    const auto span = [&](int from, int size) {
        const QRect r = horizontal ? QRect(option.rect.left() + from, option.rect.top(), size, option.rect.height())
                                   : QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), size);
        return QStyle::visualRect(option.direction, option.rect, r);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return span(start, handle);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    case QStyle::SC_ScrollBarSubPage:
        return span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + handle, length - start - handle);
    default:
        return {};
    }
}

} // namespace yunchuang::styleparts
