// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/keybutton.h"

#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace yunchuang {

KeyButton::KeyButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setUp();
}

KeyButton::KeyButton(Icon icon, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_icon(icon)
{
    setUp();
}

void KeyButton::setUp()
{
    // Enter belongs to the page's own act; a dialog's default is set by the dialog.
    setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void KeyButton::setVariant(Variant variant)
{
    m_variant = variant;
    if (variant == Variant::Primary && m_baseHeight == 28)
        m_baseHeight = 32;
    updateGeometry();
    update();
}

void KeyButton::setPurpose(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void KeyButton::setKeys(const QKeySequence &keys)
{
    setShortcut(keys);
    setKeyHint(keys.toString(QKeySequence::PortableText));
}

void KeyButton::setKeyHint(const QString &hint)
{
    m_hint = hint;
    updateGeometry();
    update();
}

void KeyButton::setDisabledReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(reason);
}

void KeyButton::setTextCentered(bool centered)
{
    m_centered = centered;
    update();
}

void KeyButton::setTextLeading(bool leading)
{
    m_leading = leading;
    update();
}

void KeyButton::setBaseHeight(int height)
{
    m_baseHeight = height;
    updateGeometry();
}

void KeyButton::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

int KeyButton::sideMargin() const
{
    if (m_variant == Variant::Link || m_variant == Variant::Flat)
        return Theme::current().px(4);
    return Theme::current().px(m_compact ? 8 : 12);
}

QFont KeyButton::wordFont() const
{
    QFont words = font();
    if (m_variant == Variant::Link || m_variant == Variant::Flat)
        words = Theme::current().font(FontRole::Small);
    else if (m_baseHeight >= 40)
        words = Theme::current().font(FontRole::Unit);
    words.setUnderline(m_variant == Variant::Link);
    return words;
}

int KeyButton::hintSpace() const
{
    if (m_hint.isEmpty())
        return 0;
    if (m_variant == Variant::Flat)
        return keyCapsSize({m_hint}).width();
    return QFontMetrics(Theme::current().font(FontRole::Hint)).horizontalAdvance(m_hint);
}

int KeyButton::textSpace() const
{
    return QFontMetrics(wordFont()).horizontalAdvance(text());
}

QSize KeyButton::sizeHint() const
{
    const Theme &theme = Theme::current();
    int width = 2 * sideMargin() + textSpace();
    if (m_icon != Icon::None)
        width += theme.px(16) + (text().isEmpty() ? 0 : theme.px(8));
    if (!m_hint.isEmpty())
        width += hintSpace() + theme.px(m_variant == Variant::Flat ? 4 : m_compact ? 10 : 12);
    const int height = qMax(theme.px(m_baseHeight), QFontMetrics(wordFont()).height() + theme.px(4));
    if (text().isEmpty() && m_hint.isEmpty())
        return {height, height};
    return {width, height};
}

QSize KeyButton::minimumSizeHint() const
{
    return sizeHint();
}

void KeyButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        updateGeometry();
    QPushButton::changeEvent(event);
}

bool KeyButton::event(QEvent *event)
{
    // Qt would show the press for 100 ms first; a key acts at once.
    if (event->type() == QEvent::Shortcut && isEnabled() && !static_cast<QShortcutEvent *>(event)->isAmbiguous()) {
        click();
        return true;
    }
    return QPushButton::event(event);
}

void KeyButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const bool primary = m_variant == Variant::Primary && isEnabled();
    QColor ink = theme.color(isEnabled() ? Token::Text : Token::Disabled);
    QColor hintInk = theme.color(isEnabled() ? Token::SubText : Token::Disabled);
    if (primary) {
        const bool busy = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
        paintBox(&painter, rect(), theme.color(busy ? Token::AccentStrong : Token::Accent), QColor(), 0);
        ink = theme.color(Token::OnAccent);
        hintInk = ink;
    } else if (m_variant == Variant::Link || m_variant == Variant::Flat) {
        style()->drawPrimitive(QStyle::PE_PanelButtonTool, &option, &painter, this);
        if (isEnabled())
            ink = theme.color(m_variant == Variant::Link ? Token::AccentStrong : Token::SubText);
    } else {
        style()->drawPrimitive(QStyle::PE_PanelButtonCommand, &option, &painter, this);
        if (isChecked() && isEnabled())
            ink = hintInk = theme.color(Token::AccentStrong);
    }

    QRect inner = rect().adjusted(sideMargin(), 0, -sideMargin(), 0);
    const int side = theme.px(16);
    if (text().isEmpty() && m_hint.isEmpty()) {
        paintIcon(&painter, rect(), m_icon, ink, side);
        return;
    }
    if (m_variant == Variant::Flat && !m_hint.isEmpty()) {
        paintKeyCaps(&painter, QRect(inner.right() + 1 - hintSpace(), 0, hintSpace(), height()), {m_hint});
    } else if (!m_hint.isEmpty()) {
        painter.setFont(theme.font(FontRole::Hint));
        painter.setPen(hintInk);
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_hint);
    }
    const int hintWidth = m_hint.isEmpty() ? 0 : hintSpace() + theme.px(4);
    painter.setFont(wordFont());
    painter.setPen(ink);
    const int iconWidth = m_icon == Icon::None ? 0 : side + theme.px(8);
    QRect words = inner;
    if (m_centered || (m_hint.isEmpty() && !m_leading)) {
        const int total = qMin(textSpace() + iconWidth, inner.width());
        words.setLeft(rect().center().x() - total / 2 + 1);
    }
    if (m_icon != Icon::None) {
        paintIcon(&painter, QRect(words.left(), 0, side, height()), m_icon, ink, side);
        words.setLeft(words.left() + iconWidth);
    }
    if (!m_centered)
        words.setRight(inner.right() - hintWidth);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(wordFont()).elidedText(text(), Qt::ElideRight, words.width() + 2));
}

} // namespace yunchuang
