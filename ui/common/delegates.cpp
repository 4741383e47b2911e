// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/delegates.h"

#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>
#include <QTreeView>

namespace yunchuang {

namespace {

const QHeaderView *columnHeaderOf(const QWidget *view)
{
    if (const auto *table = qobject_cast<const QTableView *>(view))
        return table->horizontalHeader();
    if (const auto *tree = qobject_cast<const QTreeView *>(view))
        return tree->header();
    return nullptr;
}

struct RowEnds
{
    bool first = true;
    bool last = true;
};

// Whether the cell is at the left or right end of what the view shows of its row.
RowEnds rowEndsOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QHeaderView *header = columnHeaderOf(option.widget);
    if (!header || header->count() == 0)
        return {};
    RowEnds ends;
    const int at = header->visualIndex(index.column());
    for (int i = 0; i < header->count(); ++i) {
        if (header->isSectionHidden(header->logicalIndex(i)))
            continue;
        if (i < at)
            ends.first = false;
        if (i > at)
            ends.last = false;
    }
    return ends;
}

bool isCurrentRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus())
        return false;
    const QModelIndex current = view->currentIndex();
    if (view->selectionBehavior() == QAbstractItemView::SelectRows)
        return current.row() == index.row() && current.parent() == index.parent();
    return current == index;
}

void drawRowWords(QPainter *painter, const QRect &rect, const QString &words, const QFont &font, const QColor &ink,
                  Qt::Alignment alignment = Qt::AlignLeft)
{
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width()));
}

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

bool RowDelegate::isUnseen(const QModelIndex &index) const
{
    return m_unseenRole >= 0 && index.data(m_unseenRole).toBool();
}

QColor RowDelegate::inkFor(const QStyleOptionViewItem &option, Token ink)
{
    return Theme::current().color(option.state.testFlag(QStyle::State_Enabled) ? ink : Token::Disabled);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    QStyleOptionViewItem opt = option;
    initStyleOption(&opt, index);
    painter->save();
    const QStyle *style = opt.widget ? opt.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &opt, painter, opt.widget);
    const QRect r = opt.rect;
    const RowEnds ends = rowEndsOf(opt, index);
    const bool selected = opt.state.testFlag(QStyle::State_Selected);
    if (m_hairlines)
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), theme.color(Token::Line));
    if (isCurrentRow(opt, index)) {
        const QColor accent = theme.color(Token::Accent);
        painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), accent);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), accent);
        if (ends.first)
            painter->fillRect(QRect(r.left(), r.top(), 1, r.height()), accent);
        if (ends.last)
            painter->fillRect(QRect(r.right(), r.top(), 1, r.height()), accent);
    }
    if (selected && ends.first)
        painter->fillRect(QRect(r.left(), r.top(), theme.px(3), r.height()), theme.color(Token::Accent));
    const QRect content = r.adjusted(theme.px(ends.first ? 12 : 8), 0, -theme.px(8), -1);
    painter->setClipRect(r, Qt::IntersectClip);
    paintContent(painter, opt, index, content);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const int text = QFontMetrics(theme.font()).height() + theme.px(4);
    // Two pixels for what rounding takes from the width of unhinted words.
    return {contentWidth(index) + 2 + theme.px(rowEndsOf(option, index).first ? 20 : 16),
            qMax(theme.px(m_rowHeight), text)};
}

ItemDelegate::ItemDelegate(int textRole, int flagRole, QObject *parent)
    : RowDelegate(parent)
    , m_textRole(textRole)
    , m_flagRole(flagRole)
{
}

void ItemDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                const QRect &content) const
{
    const Theme &theme = Theme::current();
    QRect words = content;
    const QVariant value = m_flagRole >= 0 ? index.data(m_flagRole) : QVariant();
    const Flag flag = value.isValid() ? m_flags.value(value.toInt()) : Flag();
    if (flag.glyph != Glyph::None || flag.icon != Icon::None) {
        const int side = theme.px(14);
        const QRect place(content.right() - side + 1, content.top(), side, content.height());
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        const QColor ink = enabled ? theme.toneGlyph(flag.tone) : theme.color(Token::Disabled);
        if (flag.glyph != Glyph::None)
            paintGlyph(
                painter,
                QRectF(place.left(), content.center().y() + 0.5 - theme.px(12) / 2.0, theme.px(12), theme.px(12)),
                flag.glyph, ink, theme.color(Token::Base));
        else
            paintIcon(painter, place, flag.icon, ink, theme.px(16));
        words.setRight(place.left() - theme.px(6));
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment side =
        alignment.isValid() && (alignment.toInt() & Qt::AlignRight) ? Qt::AlignRight : Qt::AlignLeft;
    drawRowWords(painter, words, index.data(m_textRole).toString(),
                 theme.font(FontRole::Body, m_bold || isUnseen(index)),
                 inkFor(option, m_subdued ? Token::SubText : Token::Text), side);
}

int ItemDelegate::contentWidth(const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics(theme.font(FontRole::Body, m_bold || isUnseen(index)));
    return metrics.horizontalAdvance(index.data(m_textRole).toString()) + (m_flagRole >= 0 ? theme.px(20) : 0);
}

DeadlineDelegate::DeadlineDelegate(int lightRole, int wordsRole, QObject *parent)
    : RowDelegate(parent)
    , m_lightRole(lightRole)
    , m_wordsRole(wordsRole)
{
}

void DeadlineDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &, const QModelIndex &index,
                                    const QRect &content) const
{
    paintTag(painter, content.adjusted(0, 0, Theme::current().px(6), 0),
             TagLook::forLight(static_cast<Light>(index.data(m_lightRole).toInt())),
             index.data(m_wordsRole).toString());
}

int DeadlineDelegate::contentWidth(const QModelIndex &index) const
{
    return tagSize(TagLook::forLight(static_cast<Light>(index.data(m_lightRole).toInt())),
                   index.data(m_wordsRole).toString())
        .width();
}

VerdictDelegate::VerdictDelegate(int verdictRole, int wordsRole, QObject *parent)
    : RowDelegate(parent)
    , m_verdictRole(verdictRole)
    , m_wordsRole(wordsRole)
{
}

void VerdictDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                   const QRect &content) const
{
    const QVariant value = index.data(m_verdictRole);
    const Theme &theme = Theme::current();
    const auto verdict = static_cast<Verdict>(value.toInt());
    QRect words = content;
    if (value.isValid() && m_parts != Parts::Words) {
        const int side = theme.px(14);
        paintVerdict(painter, QRectF(content.left(), content.center().y() + 0.5 - side / 2.0, side, side), verdict);
        words.setLeft(content.left() + theme.px(20));
    }
    if (m_parts == Parts::Glyph)
        return;
    const QColor ink = option.state.testFlag(QStyle::State_Enabled) ? theme.toneText(verdictTone(verdict))
                                                                    : theme.color(Token::Disabled);
    drawRowWords(painter, words, index.data(m_wordsRole).toString(),
                 theme.font(FontRole::Small, verdict == Verdict::Differs), ink,
                 m_parts == Parts::Words ? Qt::AlignRight : Qt::AlignLeft);
}

int VerdictDelegate::contentWidth(const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    if (m_parts == Parts::Glyph)
        return theme.px(14);
    return theme.px(m_parts == Parts::Both ? 20 : 0) +
           QFontMetrics(theme.font(FontRole::Small, true)).horizontalAdvance(index.data(m_wordsRole).toString());
}

TwoLineDelegate::TwoLineDelegate(const Roles &roles, QObject *parent)
    : RowDelegate(parent)
    , m_roles(roles)
{
    setRowHeight(56);
}

void TwoLineDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                   const QRect &content) const
{
    const Theme &theme = Theme::current();
    const auto words = [&](int role) { return role >= 0 ? index.data(role).toString() : QString(); };
    QRect area = content;
    if (m_roles.light >= 0) {
        const int width = theme.px(m_roles.tagWidth);
        paintTag(painter, QRect(area.left(), area.top(), width, area.height()),
                 TagLook::forLight(static_cast<Light>(index.data(m_roles.light).toInt())), words(m_roles.lightWords));
        area.setLeft(area.left() + width + theme.px(8));
    }
    if (const QString right = words(m_roles.right); !right.isEmpty()) {
        const QFont font = theme.font(FontRole::Small);
        // The advance is rounded; a pixel less and the whole word would be cut.
        const int width = qMin(QFontMetrics(font).horizontalAdvance(right) + theme.px(1), area.width() / 2);
        drawRowWords(painter, QRect(area.right() - width + 1, area.top(), width, area.height()), right, font,
                     inkFor(option, Token::SubText), Qt::AlignRight);
        area.setRight(area.right() - width - theme.px(12));
    }
    const QFont titleFont = theme.font(FontRole::Body, m_roles.titleBold || isUnseen(index));
    const QFont detailFont = theme.font(FontRole::Body);
    const QFont secondFont = theme.font(FontRole::Small);
    const int line = QFontMetrics(titleFont).height();
    const int secondLine = QFontMetrics(secondFont).height();
    const int top = area.top() + (area.height() - line - secondLine) / 2;
    QRect first(area.left(), top, area.width(), line);
    const QString title = words(m_roles.title);
    drawRowWords(painter, first, title, titleFont, inkFor(option, Token::Text));
    if (const QString detail = words(m_roles.titleDetail); !detail.isEmpty()) {
        first.setLeft(first.left() + QFontMetrics(titleFont).horizontalAdvance(title) + theme.px(13));
        if (first.width() > 0)
            drawRowWords(painter, first, detail, detailFont, inkFor(option, Token::Text));
    }
    QRect second(area.left(), top + line, area.width(), secondLine);
    const QFontMetrics small(secondFont);
    const QString text = words(m_roles.second);
    const QString warning = words(m_roles.warning);
    // What warns is what must not be missed: where both do not fit, the particulars give way, down to a third.
    const int warned = warning.isEmpty() ? 0 : theme.px(13 + 16 + 2) + small.horizontalAdvance(warning);
    QRect particulars = second;
    particulars.setWidth(qMax(second.width() / 3, second.width() - warned));
    drawRowWords(painter, particulars, text, secondFont, inkFor(option, Token::SubText));
    if (!warning.isEmpty()) {
        if (!text.isEmpty())
            second.setLeft(second.left() + qMin(small.horizontalAdvance(text), particulars.width()) + theme.px(13));
        if (second.width() > theme.px(16)) {
            const int side = theme.px(12);
            paintGlyph(painter, QRectF(second.left(), second.center().y() + 0.5 - side / 2.0, side, side),
                       Glyph::Triangle, theme.color(Token::AmberGlyph), theme.color(Token::Base));
            drawRowWords(painter, second.adjusted(theme.px(16), 0, 0, 0), warning, secondFont,
                         inkFor(option, Token::AmberText));
        }
    }
}

int TwoLineDelegate::contentWidth(const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const QFontMetrics bold(theme.font(FontRole::Body, true));
    int width = bold.horizontalAdvance(index.data(m_roles.title).toString());
    if (m_roles.titleDetail >= 0)
        width += theme.px(13) + bold.horizontalAdvance(index.data(m_roles.titleDetail).toString());
    if (m_roles.light >= 0)
        width += theme.px(m_roles.tagWidth + 8);
    if (m_roles.right >= 0)
        width += theme.px(12) + bold.horizontalAdvance(index.data(m_roles.right).toString());
    return width;
}

NavDelegate::NavDelegate(const Roles &roles, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_roles(roles)
{
}

void NavDelegate::prepare(QTreeView *view)
{
    view->setHeaderHidden(true);
    view->header()->setMinimumSectionSize(Theme::current().px(24));
    view->header()->setSectionResizeMode(QHeaderView::Stretch);
    view->setRootIsDecorated(false);
    view->setIndentation(0);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformRowHeights(false);
    view->setMouseTracking(true);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setAttribute(Qt::WA_InputMethodEnabled, false);
    view->setProperty("ground", QStringLiteral("side"));
}

QRect NavDelegate::rowRect(const QStyleOptionViewItem &option)
{
    // A tree without header keeps the width its column once had; the row is as wide as what one sees.
    QRect row = option.rect;
    if (const auto *view = qobject_cast<const QAbstractItemView *>(option.widget))
        row.setRight(view->viewport()->width() - 1);
    return row;
}

QRect NavDelegate::addRect(const QStyleOptionViewItem &option)
{
    const int side = Theme::current().px(24);
    return {rowRect(option).right() - side - Theme::current().px(8), option.rect.center().y() - side / 2, side, side};
}

void NavDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const QRect r = rowRect(option);
    painter->save();
    if (m_roles.header >= 0 && index.data(m_roles.header).toBool()) {
        if (m_rail) {
            if (index.row() > 0 || index.parent().isValid())
                painter->fillRect(QRect(r.left() + theme.px(9), r.center().y(), r.width() - theme.px(18), 1),
                                  theme.color(Token::Frame));
        } else {
            drawRowWords(painter, r.adjusted(theme.px(16), 0, -theme.px(8), 0), index.data(m_roles.text).toString(),
                         theme.font(FontRole::Small), theme.color(Token::SubText));
            if (m_roles.addAction >= 0 && index.data(m_roles.addAction).toBool())
                paintIcon(painter, addRect(option), Icon::Add, theme.color(Token::SubText), theme.px(16));
        }
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (selected) {
        painter->fillRect(r, theme.color(Token::Selection));
        painter->fillRect(QRect(r.left(), r.top(), theme.px(3), r.height()), theme.color(Token::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(r, theme.color(Token::AccentTint));
    }
    if (view && view->hasFocus() && view->currentIndex() == index) {
        painter->setPen(theme.color(Token::Accent));
        painter->drawRect(r.adjusted(0, 0, -1, -1));
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor ink = theme.color(!enabled ? Token::Disabled : selected ? Token::AccentStrong : Token::Text);
    const QColor iconInk = theme.color(!enabled ? Token::Disabled : selected ? Token::Accent : Token::SubText);
    const Icon icon = m_roles.icon >= 0 ? static_cast<Icon>(index.data(m_roles.icon).toInt()) : Icon::None;
    const QString count = m_roles.count >= 0 ? index.data(m_roles.count).toString() : QString();
    const Tone tone = m_roles.tone >= 0 && index.data(m_roles.tone).isValid()
                          ? static_cast<Tone>(index.data(m_roles.tone).toInt())
                          : Tone::Neutral;
    if (m_rail) {
        paintIcon(painter, r, icon, iconInk, theme.px(16));
        if (tone == Tone::Amber || tone == Tone::Red)
            paintCountDisc(painter, QPointF(r.center()) + QPointF(theme.px(10), -theme.px(8)), count, tone);
        painter->restore();
        return;
    }
    paintIcon(painter, QRect(r.left() + theme.px(16), r.top(), theme.px(16), r.height()), icon, iconInk, theme.px(16));
    const bool pill = tone == Tone::Amber || tone == Tone::Red;
    const Tone shown = pill ? tone : Tone::Neutral;
    const int right = r.right() - theme.px(pill ? 12 : 18);
    const int width = count.isEmpty() ? 0 : countSize(count, shown, selected).width();
    if (width > 0)
        paintCount(painter, QRect(right - width + 1, r.top(), width, r.height()), count, shown, selected);
    drawRowWords(painter, QRect(r.left() + theme.px(40), r.top(), right - width - theme.px(46) - r.left(), r.height()),
                 index.data(m_roles.text).toString(), theme.font(FontRole::Body, selected), ink);
    painter->restore();
}

QSize NavDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool header = m_roles.header >= 0 && index.data(m_roles.header).toBool();
    if (m_rail)
        return {theme.px(48), header ? theme.px(index.row() == 0 && !index.parent().isValid() ? 0 : 17) : theme.px(32)};
    const int text = QFontMetrics(theme.font()).horizontalAdvance(index.data(m_roles.text).toString());
    return {theme.px(40) + text + theme.px(48), qMax(theme.px(32), QFontMetrics(theme.font()).height() + theme.px(4))};
}

bool NavDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && m_roles.addAction >= 0 &&
        index.data(m_roles.addAction).toBool() && !m_rail) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && addRect(option).contains(mouse->position().toPoint())) {
            Q_EMIT addRequested(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace yunchuang
