// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuedelegate.h"

#include "ui/queue/queuewords.h"

#include <QPainter>

namespace yunchuang {

namespace {

struct FlagLook
{
    Glyph glyph = Glyph::None;
    Icon icon = Icon::None;
    Tone tone = Tone::Neutral;
};

FlagLook lookOf(QueueFlag flag)
{
    switch (flag) {
    case QueueFlag::Mismatch:
        return {Glyph::CrossDiamond, Icon::None, Tone::Red};
    case QueueFlag::ReadOnly:
        return {Glyph::None, Icon::Locked, Tone::Neutral};
    case QueueFlag::RedCard:
        return {Glyph::None, Icon::Overdue, Tone::Red};
    case QueueFlag::Urged:
        return {Glyph::None, Icon::Bell, Tone::Amber};
    case QueueFlag::YellowCard:
        return {Glyph::None, Icon::Overdue, Tone::Amber};
    case QueueFlag::StepOverdue:
        return {Glyph::Diamond, Icon::None, Tone::Red};
    case QueueFlag::Warned:
        return {Glyph::Triangle, Icon::None, Tone::Accent};
    case QueueFlag::TransferIn:
        return {Glyph::None, Icon::Received, Tone::Accent};
    case QueueFlag::Waiting:
        return {Glyph::None, Icon::Sent, Tone::Neutral};
    case QueueFlag::None:
    case QueueFlag::Conflict:
    case QueueFlag::Pending:
        break;
    }
    return {};
}

constexpr TagLook newsLook{Tone::Accent, Glyph::None, false, true, false, false};

} // namespace

QueueDelegate::QueueDelegate(QObject *parent)
    : RowDelegate(parent)
{
    setUnseenRole(UnseenRole);
}

void QueueDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                 const QRect &content) const
{
    const Theme &theme = Theme::current();
    const bool dim = index.data(QueueWords::DimRole).toBool();
    const auto flag = static_cast<QueueFlag>(index.data(QueueWords::FlagLookRole).toInt());
    const QString words = index.data(Qt::DisplayRole).toString();
    QRect rest = content;

    if (m_delivery && (flag == QueueFlag::Pending || flag == QueueFlag::Conflict)) {
        const bool conflict = flag == QueueFlag::Conflict;
        paintTag(painter, rest, {conflict ? Tone::Red : Tone::Accent, Glyph::None, conflict, true, false, false},
                 words);
        return;
    }
    if (m_marks) {
        const FlagLook look = lookOf(flag);
        const int side = theme.px(16);
        if (look.glyph != Glyph::None || look.icon != Icon::None) {
            const QRect box(rest.right() - side + 1, rest.top(), side, rest.height());
            const QColor ink = dim                          ? theme.color(Token::Disabled)
                               : look.tone == Tone::Neutral ? theme.color(Token::SubText)
                                                            : theme.toneGlyph(look.tone);
            if (look.glyph != Glyph::None)
                paintGlyph(painter, box, look.glyph, ink, theme.color(Token::Base));
            else
                paintIcon(painter, box, look.icon, ink, theme.px(14));
            rest.setRight(box.left() - theme.px(4));
        }
        const QString news = index.data(QueueWords::NewsWordsRole).toString();
        if (!news.isEmpty()) {
            const int width = tagSize(newsLook, news).width();
            if (width > rest.width() / 2) {
                // Too narrow for words: the tool tip and the screen reader have them.
                const int dot = theme.px(14);
                paintGlyph(painter, QRect(rest.right() - dot + 1, rest.top(), dot, rest.height()), Glyph::Dot,
                           theme.color(Token::Accent), theme.color(Token::Base));
                rest.setRight(rest.right() - dot - theme.px(4));
            } else {
                paintTag(painter, QRect(rest.right() - width + 1, rest.top(), width, rest.height()), newsLook, news);
                rest.setRight(rest.right() - width - theme.px(6));
            }
        }
    }
    const bool bold = isUnseen(index);
    const QFont font = theme.font(FontRole::Body, bold);
    painter->setFont(font);
    painter->setPen(dim ? theme.color(Token::Disabled) : inkFor(option, m_subdued ? Token::SubText : Token::Text));
    painter->drawText(rest, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(words, Qt::ElideRight, rest.width()));
}

int QueueDelegate::contentWidth(const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    int width = QFontMetrics(theme.font(FontRole::Body, isUnseen(index)))
                    .horizontalAdvance(index.data(Qt::DisplayRole).toString());
    if (m_marks)
        width += theme.px(20);
    return width;
}

} // namespace yunchuang
