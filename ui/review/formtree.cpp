// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/formtree.h"

#include "ui/common/delegates.h"
#include "ui/common/difftext.h"
#include "ui/common/keybutton.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"
#include "ui/review/lookupdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelShare = 21; // per cent of the width
constexpr int valueShare = 32;
constexpr int registryShare = 31;

class FormDelegate final : public QStyledItemDelegate
{
public:
    explicit FormDelegate(FormTree *tree)
        : QStyledItemDelegate(tree)
        , m_tree(tree)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const auto kind = static_cast<FormRowKind>(index.data(FormKindRole).toInt());
        const bool block = FormTree::isBlock(index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool current = m_tree->hasFocus() && m_tree->currentIndex().siblingAtColumn(index.column()) == index;
        const QRect r = option.rect;
        painter->save();
        painter->setClipRect(r);
        const Token ground = kind == FormRowKind::Group ? Token::Alternate : Token::Base;
        painter->fillRect(r, block      ? theme.toneTint(Tone::Red)
                             : selected ? theme.color(Token::Selection)
                                        : theme.color(ground));
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), theme.color(Token::Line));
        if (current) {
            painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), theme.color(Token::Accent));
            painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), theme.color(Token::Accent));
        }
        if (index.column() == FormLabelColumn && (block || selected))
            painter->fillRect(QRect(r.left(), r.top(), theme.px(3), r.height()),
                              block ? theme.toneText(Tone::Red) : theme.color(Token::Accent));
        const int indent = index.column() == FormLabelColumn ? theme.px(12) + depth(index) * theme.px(14) : theme.px(8);
        const QRect content = r.adjusted(indent, 0, -theme.px(8), -1);
        if (kind == FormRowKind::Group && index.column() <= FormValueColumn) {
            // The name of a group runs on over the empty cell beside it.
            const int shift = index.column() == FormValueColumn ? m_tree->columnWidth(FormLabelColumn) : 0;
            painter->setFont(theme.font(FontRole::Body, true));
            painter->setPen(theme.color(Token::Text));
            painter->drawText(r.adjusted(theme.px(12) - shift, 0, theme.px(400), -1),
                              int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                              index.siblingAtColumn(FormLabelColumn).data().toString());
            painter->restore();
            return;
        }
        if (block)
            paintBlock(painter, content, index);
        else
            paintCell(painter, content, index, kind);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const int line = qMax(theme.px(30), QFontMetrics(theme.font()).height() + theme.px(6));
        if (!FormTree::isBlock(index))
            return {theme.px(80), qMax(line, wordsHeight(index))};
        int height = 0;
        for (const int column : {FormValueColumn, FormRegistryColumn}) {
            const int width = m_tree->columnWidth(column) - theme.px(16);
            const auto [text, spans] = difference(index.siblingAtColumn(column));
            height = qMax(height,
                          paintDiffText(nullptr, QRect(0, 0, width, 0), text, spans, Tone::Red, DiffText::Mark::Boxed));
        }
        Q_UNUSED(option)
        return {theme.px(80), qMax(line, height + theme.px(12)) + FormTree::stripHeight()};
    }

private:
    /// Between words, and anywhere in a number that is longer than its column.
    [[nodiscard]] static int wrapping(const QFontMetrics &metrics, int width, const QString &text)
    {
        const bool fits = metrics.boundingRect(0, 0, width, 0, Qt::TextWordWrap, text).width() <= width;
        return fits ? Qt::TextWordWrap : Qt::TextWrapAnywhere;
    }

    /// What stands in the column of names; an entry opens to all that is in it.
    [[nodiscard]] QString labelOf(const QModelIndex &index) const
    {
        const QString text = index.data().toString();
        if (static_cast<FormRowKind>(index.data(FormKindRole).toInt()) != FormRowKind::Entry)
            return text;
        return (m_tree->isExpanded(index) ? u"▾ "_s : u"▸ "_s) + text;
    }

    /// Names and values are read whole: what is longer than its column goes on below.
    [[nodiscard]] int wordsHeight(const QModelIndex &index) const
    {
        const auto kind = static_cast<FormRowKind>(index.data(FormKindRole).toInt());
        if (kind == FormRowKind::Group)
            return 0;
        const Theme &theme = Theme::current();
        const QFontMetrics metrics(theme.font());
        int height = 0;
        for (const int column : {FormLabelColumn, FormValueColumn}) {
            const QModelIndex cell = index.siblingAtColumn(column);
            const QString text = column == FormLabelColumn ? labelOf(cell) : cell.data().toString();
            int width = m_tree->columnWidth(column) - theme.px(16);
            if (column == FormLabelColumn)
                width -= theme.px(4) + depth(index) * theme.px(14);
            else if (index.data(FormMaskRole).toBool())
                width -= theme.px(20);
            if (width > 0 && metrics.horizontalAdvance(text) > width)
                height =
                    qMax(height, metrics.boundingRect(0, 0, width, 0, wrapping(metrics, width, text), text).height());
        }
        const bool advised = !index.data(FormVerdictRole).isValid() && m_tree->adviceAt(index);
        if (const int width = m_tree->columnWidth(FormRegistryColumn) - theme.px(16); advised && width > 0) {
            const QString words = Wording::fieldError(*m_tree->adviceAt(index));
            height = qMax(height, metrics.boundingRect(0, 0, width, 0, Qt::TextWordWrap, words).height());
        }
        return height > 0 ? height + theme.px(12) : 0;
    }

    static int depth(const QModelIndex &index)
    {
        int depth = -1;
        for (QModelIndex at = index; at.isValid(); at = at.parent())
            ++depth;
        return qMax(0, depth - 1);
    }

    static std::pair<QString, QList<TextSpan>> difference(const QModelIndex &index)
    {
        const QString applied = index.data(FormValueRole).toString();
        const QString known = index.data(FormRegistryValueRole).toString();
        const TextDifference parts = known.isEmpty() ? TextDifference() : differingParts(applied, known);
        return index.column() == FormValueColumn ? std::pair(applied, parts.left)
                                                 : std::pair(known.isEmpty() ? u"—"_s : known, parts.right);
    }

    static void paintBlock(QPainter *painter, const QRect &content, const QModelIndex &index)
    {
        const Theme &theme = Theme::current();
        const QRect upper = content.adjusted(0, theme.px(5), 0, -FormTree::stripHeight());
        switch (index.column()) {
        case FormLabelColumn:
            painter->setFont(theme.font(FontRole::Body, true));
            painter->setPen(theme.toneText(Tone::Red));
            painter->drawText(upper, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap, index.data().toString());
            break;
        case FormValueColumn:
        case FormRegistryColumn: {
            const auto [text, spans] = difference(index);
            painter->setFont(theme.font());
            painter->setPen(theme.color(Token::Text));
            paintDiffText(painter, upper, text, spans, Tone::Red, DiffText::Mark::Boxed);
            break;
        }
        default: {
            TagLook look = TagLook::forVerdict(Verdict::Differs);
            look.tinted = false;
            paintTag(painter, upper, look,
                     Wording::verdict(static_cast<CheckVerdict>(index.data(FormVerdictRole).toInt())));
        }
        }
    }

    void paintCell(QPainter *painter, const QRect &content, const QModelIndex &index, FormRowKind kind) const
    {
        const Theme &theme = Theme::current();
        QString text = index.data().toString();
        QFont font = theme.font();
        Token ink = Token::Text;
        const bool checked = index.data(FormVerdictRole).isValid();
        switch (index.column()) {
        case FormLabelColumn:
            ink = kind == FormRowKind::Group ? Token::Text : Token::SubText;
            font = theme.font(FontRole::Body, kind == FormRowKind::Group);
            if (kind == FormRowKind::Entry)
                ink = Token::Text;
            text = labelOf(index);
            break;
        case FormValueColumn:
            if (kind == FormRowKind::Group)
                return;
            font = theme.font(FontRole::Body, index.data(FormChangedRole).toBool());
            if (text.isEmpty() && kind == FormRowKind::Entry)
                return;
            if (text.isEmpty()) {
                text = u"—"_s;
                ink = Token::SubText;
            }
            break;
        case FormRegistryColumn:
            ink = Token::SubText;
            if (!checked && kind != FormRowKind::Value && !m_tree->adviceAt(index))
                return;
            if (const FieldError *advice = checked ? nullptr : m_tree->adviceAt(index)) {
                text = Wording::fieldError(*advice);
                ink = Token::AmberText;
            } else if (!checked)
                text = u"—"_s;
            else if (text.isEmpty())
                text = FormTree::tr("%1 registry ・ %2")
                           .arg(Wording::registry(index.data(FormRegistryRole).toString()),
                                Wording::verdict(static_cast<CheckVerdict>(index.data(FormVerdictRole).toInt())));
            break;
        default: {
            if (index.data(FormChangedRole).toBool() && !checked) {
                paintTag(painter, content, {Tone::Accent, Glyph::Dot, false, false, false, false}, FormTree::tr("new"));
                return;
            }
            if (!checked && m_tree->adviceAt(index)) {
                paintTag(painter, content, {Tone::Amber, Glyph::Triangle, false, false, false, false},
                         FormTree::tr("note"));
                return;
            }
            if (!checked)
                return;
            RegistryCheck check;
            check.verdict = static_cast<CheckVerdict>(index.data(FormVerdictRole).toInt());
            check.answer = static_cast<CheckAnswer>(index.data(FormAnswerRole).toInt());
            const Verdict look = Wording::verdictLook(check);
            TagLook tag = TagLook::forVerdict(look);
            tag.tinted = false;
            paintTag(painter, content, tag,
                     check.answer == CheckAnswer::None ? Wording::verdict(check.verdict)
                                                       : Wording::answer(check.answer));
            return;
        }
        }
        QRect words = content;
        if (index.column() == FormValueColumn && index.data(FormMaskRole).toBool()) {
            const int side = theme.px(16);
            const QRect eye(words.right() - side, words.top(), side, words.height());
            paintIcon(painter, eye, index.data(FormRevealedRole).toBool() ? Icon::Conceal : Icon::Reveal,
                      theme.color(Token::SubText), side);
            words.setRight(eye.left() - theme.px(4));
        }
        painter->setFont(font);
        painter->setPen(theme.color(ink));
        const bool advised = index.column() == FormRegistryColumn && ink == Token::AmberText;
        const bool whole = (index.column() <= FormValueColumn || advised) &&
                           QFontMetrics(font).horizontalAdvance(text) > words.width();
        if (whole) {
            painter->drawText(
                words, int(Qt::AlignLeft | Qt::AlignVCenter) | wrapping(QFontMetrics(font), words.width(), text), text);
            return;
        }
        painter->drawText(words, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, words.width()));
    }

    FormTree *m_tree;
};

/// Column heads in words.
class FormHeader final : public QHeaderView
{
public:
    explicit FormHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override
    {
        static constexpr std::array heads = {QT_TRANSLATE_NOOP("yunchuang::FormTree", "Field"),
                                             QT_TRANSLATE_NOOP("yunchuang::FormTree", "Applied for"),
                                             QT_TRANSLATE_NOOP("yunchuang::FormTree", "Base registry"),
                                             QT_TRANSLATE_NOOP("yunchuang::FormTree", "Check")};
        const Theme &theme = Theme::current();
        painter->fillRect(rect, theme.color(Token::Base));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Line));
        painter->setFont(theme.font(FontRole::Small));
        painter->setPen(theme.color(Token::SubText));
        painter->drawText(rect.adjusted(theme.px(column == 0 ? 12 : 8), 0, 0, 0), Qt::AlignVCenter,
                          FormTree::tr(heads.at(static_cast<size_t>(column))));
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        return {0, qMax(theme.px(28), QFontMetrics(theme.font(FontRole::Small)).height() + theme.px(8))};
    }
};

} // namespace

FormTree::FormTree(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"formTree"_s);
    setFrameShape(QFrame::NoFrame);
    setHeader(new FormHeader(this));
    header()->setStretchLastSection(true);
    header()->setSectionsClickable(false);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setTabKeyNavigation(false);
    setExpandsOnDoubleClick(true);
    setModel(&m_form);
    setItemDelegate(new FormDelegate(this));
    const auto later = [this] {
        // A row may have become, or ceased to be, a block.
        scheduleDelayedItemsLayout();
        makeStrips();
    };
    connect(&m_form, &QAbstractItemModel::dataChanged, this, later);
}

const FieldError *FormTree::adviceAt(const QModelIndex &index) const
{
    // What an open entry holds says it itself.
    const bool open = index.data(FormKindRole).toInt() == static_cast<int>(FormRowKind::Entry) &&
                      isExpanded(index.siblingAtColumn(FormLabelColumn));
    return open ? nullptr : m_form.adviceAt(index);
}

bool FormTree::isBlock(const QModelIndex &index)
{
    return index.data(FormDifferenceRole).toBool() &&
           static_cast<FormRowKind>(index.data(FormKindRole).toInt()) != FormRowKind::Group;
}

int FormTree::stripHeight()
{
    return Theme::current().px(34);
}

void FormTree::settle()
{
    for (int row = 0; row < m_form.rowCount(); ++row)
        expand(m_form.index(row, 0));
    makeStrips();
}

void FormTree::setAnswerable(const QString &reasonNot, const QString &noCorrection)
{
    if (reasonNot == m_reasonNot && noCorrection == m_noCorrection)
        return;
    m_reasonNot = reasonNot;
    m_noCorrection = noCorrection;
    makeStrips();
}

QWidget *FormTree::makeStrip(const RegistryCheck &check)
{
    const Theme &theme = Theme::current();
    auto *strip = new QWidget(viewport());
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(theme.px(12), 0, theme.px(8), theme.px(6));
    row->setSpacing(theme.px(6));
    const QString label = m_form.indexOf(Wording::checkedPart(check)).data(Qt::DisplayRole).toString();
    auto *note = new TextLabel(Wording::check(check, label), FontRole::Small, false, Token::SubText);
    note->setObjectName(u"stripNote"_s);
    note->setToolTip(note->text());
    row->addWidget(note, 1);
    const auto add = [&](const QString &name, const QString &words, const QString &keys, CheckAnswer answer) {
        auto *button = new KeyButton(words);
        button->setObjectName(name);
        button->setCompact(true);
        button->setBaseHeight(24);
        button->setKeyHint(keys);
        button->setFocusPolicy(Qt::TabFocus);
        QString reason = m_reasonNot;
        if (reason.isEmpty() && answer == CheckAnswer::ToCorrection)
            reason = m_noCorrection;
        button->setDisabledReason(reason);
        connect(button, &QPushButton::clicked, this, [this, id = check.id, answer] { Q_EMIT answered(id, answer); });
        row->addWidget(button);
    };
    add(u"answerToCorrection"_s, tr("Put on the correction list"), u"Ctrl+B"_s, CheckAnswer::ToCorrection);
    add(u"answerFoundCorrect"_s, tr("Found correct…"), u"Ctrl+M"_s, CheckAnswer::FoundCorrect);
    add(u"answerRegistryWrong"_s, tr("Registry wrong…"), {}, CheckAnswer::RegistryWrong);
    return strip;
}

void FormTree::makeStrips()
{
    for (QWidget *strip : std::as_const(m_strips)) {
        strip->hide();
        strip->setParent(nullptr);
        strip->deleteLater();
    }
    m_strips.clear();
    const QVector<QModelIndex> differences = m_form.differences();
    for (const QModelIndex &index : differences) {
        if (isBlock(index))
            m_strips.insert(QPersistentModelIndex(index), makeStrip(*m_form.checkAt(index)));
    }
    placeStrips();
}

void FormTree::placeStrips()
{
    if (m_placing)
        return;
    m_placing = true;
    for (auto it = m_strips.cbegin(); it != m_strips.cend(); ++it) {
        const QRect rect = visualRect(it.key());
        const bool seen = rect.isValid() && rect.height() >= stripHeight();
        if (seen)
            it.value()->setGeometry(Theme::current().px(3), rect.bottom() - stripHeight(),
                                    viewport()->width() - Theme::current().px(3), stripHeight());
        // The answers keep their words; what they are about is said above.
        if (auto *note = it.value()->findChild<TextLabel *>(u"stripNote"_s))
            note->setVisible(viewport()->width() >= Theme::current().px(480));
        it.value()->setVisible(seen);
    }
    m_placing = false;
}

void FormTree::select(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::EnsureVisible);
}

void FormTree::resizeEvent(QResizeEvent *event)
{
    const int width = viewport()->width();
    header()->resizeSection(FormLabelColumn, width * labelShare / 100);
    header()->resizeSection(FormValueColumn, width * valueShare / 100);
    header()->resizeSection(FormRegistryColumn, width * registryShare / 100);
    QTreeView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void FormTree::updateGeometries()
{
    QTreeView::updateGeometries();
    placeStrips();
}

void FormTree::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    placeStrips();
}

void FormTree::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (m_revealable && index.column() == FormValueColumn && index.data(FormMaskRole).toBool()) {
        const QRect rect = visualRect(index);
        if (event->pos().x() > rect.right() - Theme::current().px(30)) {
            Q_EMIT revealRequested(index.data(FormPointerRole).toString(),
                                   index.siblingAtColumn(FormLabelColumn).data().toString());
            return;
        }
    }
    QTreeView::mouseReleaseEvent(event);
}

void FormTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyCurrent();
        return;
    }
    const QModelIndex index = currentIndex();
    if (event->key() == Qt::Key_Space && m_revealable && index.data(FormMaskRole).toBool()) {
        Q_EMIT revealRequested(index.data(FormPointerRole).toString(),
                               index.siblingAtColumn(FormLabelColumn).data().toString());
        return;
    }
    if (event->key() == Qt::Key_G && event->modifiers() == Qt::ControlModifier && m_lookup && index.isValid()) {
        Q_EMIT lookupRequested(index.data(FormPointerRole).toString());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FormTree::setLookup(bool possible, QDate today)
{
    m_lookup = possible;
    m_today = today;
}

void FormTree::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QString pointer = index.data(FormPointerRole).toString();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"fieldMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_lookup && !pointer.isEmpty()) {
        QAction *lookup = menu->addAction(tr("Look up in the registry…"));
        lookup->setShortcut(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_G)));
        connect(lookup, &QAction::triggered, this, [this, pointer] { Q_EMIT lookupRequested(pointer); });
    }
    QAction *copy = menu->addAction(tr("Copy"));
    copy->setShortcut(QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key_C)));
    connect(copy, &QAction::triggered, this, [this, index = QPersistentModelIndex(index)] {
        if (index.isValid())
            QGuiApplication::clipboard()->setText(m_form.copyText(index));
    });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

/// Where what stands in the column of the registry comes from.
bool FormTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const RegistryCheck *check = index.column() >= FormRegistryColumn ? m_form.checkAt(index) : nullptr;
        QToolTip::showText(help->globalPos(), check ? LookupDialog::comparisonWords(*check, m_today) : QString(), this);
        return true;
    }
    return QTreeView::viewportEvent(event);
}

/// Nothing leaves the screen unmasked.
void FormTree::copyCurrent()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_form.copyText(currentIndex()));
}

} // namespace yunchuang
