// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/resultdelegate.h"

#include <QPainter>

namespace yunchuang {

void ResultDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const QRect &content) const
{
    const Theme &theme = Theme::current();
    const bool title = index.data(KindRole).toInt() == TitleKind;
    const QFont font = theme.font(title ? FontRole::Small : FontRole::Body);
    QRect rest = content;
    const QString right = index.data(RightRole).toString();
    if (!right.isEmpty()) {
        const QFont small = theme.font(FontRole::Hint);
        const int width = QFontMetrics(small).horizontalAdvance(right) + theme.px(4);
        painter->setFont(small);
        painter->setPen(theme.color(Token::SubText));
        painter->drawText(rest, int(Qt::AlignRight | Qt::AlignVCenter), right);
        rest.setRight(rest.right() - width - theme.px(8));
    }
    const QString words = index.data(Qt::DisplayRole).toString();
    painter->setFont(font);
    painter->setPen(title ? theme.color(Token::SubText) : inkFor(option, Token::Text));
    painter->drawText(rest, int(Qt::AlignLeft | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(words, Qt::ElideRight, rest.width()));
    const QString detail = index.data(DetailRole).toString();
    if (detail.isEmpty())
        return;
    rest.setLeft(rest.left() + QFontMetrics(font).horizontalAdvance(words) + theme.px(12));
    painter->setPen(theme.color(Token::SubText));
    painter->drawText(rest, int(Qt::AlignLeft | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(detail, Qt::ElideRight, rest.width()));
}

int ResultDelegate::contentWidth(const QModelIndex &) const
{
    return Theme::current().px(320);
}

} // namespace yunchuang
