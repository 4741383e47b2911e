// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/choicecard.h"

#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace yunchuang {

ChoiceCard::ChoiceCard(const QString &title, const QString &description, QWidget *parent)
    : QAbstractButton(parent)
    , m_description(description)
{
    setText(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    describe();
}

void ChoiceCard::setDescription(const QString &description)
{
    m_description = description;
    describe();
    updateGeometry();
    update();
}

void ChoiceCard::setWarning(const QString &warning)
{
    m_warning = warning;
    describe();
    updateGeometry();
    update();
}

void ChoiceCard::setKeys(const QKeySequence &keys)
{
    setShortcut(keys);
    m_hint = keys.toString(QKeySequence::PortableText);
    update();
}

void ChoiceCard::setDisabledReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    describe();
}

void ChoiceCard::describe()
{
    setAccessibleDescription(QStringList({m_description, m_warning, m_reason}).join(u' ').trimmed());
}

QRect ChoiceCard::textRect(int width) const
{
    const Theme &theme = Theme::current();
    return {theme.px(36), 0, width - theme.px(36 + 10), 0};
}

int ChoiceCard::heightForWidth(int width) const
{
    const Theme &theme = Theme::current();
    const QFontMetrics title(theme.font(FontRole::Body, true));
    const QFontMetrics words(theme.font(FontRole::Small));
    const int room = qMax(1, textRect(width).width());
    int height = theme.px(10) + title.height();
    for (const QString &part : {m_description, m_warning}) {
        if (!part.isEmpty())
            height += theme.px(2) + words.boundingRect(0, 0, room, 10000, Qt::TextWordWrap, part).height();
    }
    return height + theme.px(8);
}

QSize ChoiceCard::sizeHint() const
{
    const Theme &theme = Theme::current();
    const int width =
        qMin(theme.px(300), textRect(0).left() + theme.px(10) +
                                qMax(QFontMetrics(theme.font(FontRole::Small)).horizontalAdvance(m_description),
                                     minimumSizeHint().width()));
    return {width, heightForWidth(width)};
}

QSize ChoiceCard::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    const int hint =
        m_hint.isEmpty() ? 0 : QFontMetrics(theme.font(FontRole::Hint)).horizontalAdvance(m_hint) + theme.px(10);
    const int width =
        theme.px(36 + 12) + QFontMetrics(theme.font(FontRole::Body, true)).horizontalAdvance(text()) + hint;
    return {width, heightForWidth(width)};
}

bool ChoiceCard::event(QEvent *event)
{
    if (event->type() == QEvent::Shortcut && isEnabled() && !static_cast<QShortcutEvent *>(event)->isAmbiguous()) {
        setFocus(Qt::ShortcutFocusReason);
        click();
        return true;
    }
    return QAbstractButton::event(event);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool on = isChecked() && isEnabled();
    const bool hover = underMouse() && isEnabled();
    paintBox(&painter, rect(),
             theme.color(!isEnabled()  ? Token::Window
                         : on || hover ? Token::AccentTint
                                       : Token::Base),
             theme.color(!isEnabled() ? Token::Frame
                         : on         ? Token::Accent
                                      : Token::Control),
             on ? 2 : 1);
    const QFont titleFont = theme.font(FontRole::Body, true);
    const QFont font = theme.font(FontRole::Small);
    const int line = QFontMetrics(titleFont).height();
    int y = theme.px(10);
    QStyleOption radio;
    radio.initFrom(this);
    radio.state.setFlag(QStyle::State_On, isChecked());
    const int side = theme.px(15);
    radio.rect = QRect(theme.px(13), y + (line - side) / 2, side, side);
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &radio, &painter, this);

    QRect area = textRect(width());
    const auto ink = [&](Token token) { return theme.color(isEnabled() ? token : Token::Disabled); };
    painter.setFont(theme.font(FontRole::Hint));
    painter.setPen(ink(Token::SubText));
    painter.drawText(QRect(area.left(), y, area.width(), line), Qt::AlignRight | Qt::AlignVCenter, m_hint);
    painter.setFont(titleFont);
    painter.setPen(ink(Token::Text));
    painter.drawText(QRect(area.left(), y, area.width(), line), Qt::AlignLeft | Qt::AlignVCenter, text());
    y += line + theme.px(2);
    painter.setFont(font);
    const auto paragraph = [&](const QString &words, Token token) {
        if (words.isEmpty())
            return;
        painter.setPen(ink(token));
        QRect used;
        painter.drawText(QRect(area.left(), y, area.width(), height() - y),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words, &used);
        y = used.bottom() + 1 + theme.px(2);
    };
    paragraph(m_description, Token::SubText);
    paragraph(m_warning, Token::AmberText);
}

} // namespace yunchuang
