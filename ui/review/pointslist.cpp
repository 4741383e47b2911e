// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/pointslist.h"

#include "ui/common/delegates.h"
#include "ui/common/words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int pointRowHeight = 24;

class PointDelegate final : public RowDelegate
{
public:
    explicit PointDelegate(PointsList *list)
        : RowDelegate(list)
        , m_list(list)
    {
        setRowHeight(pointRowHeight);
        setHairlines(false);
    }

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &content) const override
    {
        const Theme &theme = Theme::current();
        const auto verdict = static_cast<PointVerdict>(index.data(PointVerdictRole).toInt());
        const bool pending = index.data(PointPendingRole).toBool();
        const int correction = index.data(PointCorrectionRole).toInt();
        Glyph glyph = Glyph::Ring;
        Tone tone = Tone::Quiet;
        QString words = Wording::pointVerdict(verdict);
        if (verdict == PointVerdict::Yes) {
            glyph = Glyph::CheckDisc;
            tone = Tone::Green;
        } else if (verdict == PointVerdict::No) {
            glyph = Glyph::CrossDiamond;
            tone = Tone::Red;
            if (correction > 0)
                words = PointsList::tr("correction %1").arg(correction);
        } else if (pending) {
            glyph = Glyph::ClockFace;
            words = PointsList::tr("asking");
        }
        const int side = theme.px(14);
        paintGlyph(painter, QRectF(content.left(), content.top() + (content.height() - side) / 2.0, side, side), glyph,
                   theme.toneGlyph(tone), theme.color(Token::Base));
        const QFont small = theme.font(FontRole::Small, verdict == PointVerdict::No);
        const int wordsWidth = QFontMetrics(small).horizontalAdvance(words) + 2;
        int right = content.right() - wordsWidth;
        painter->setFont(small);
        painter->setPen(tone == Tone::Quiet ? inkFor(option, Token::SubText) : theme.toneText(tone));
        painter->drawText(QRect(right, content.top(), wordsWidth, content.height()),
                          int(Qt::AlignRight | Qt::AlignVCenter), words);
        const bool chosen = m_list->currentIndex() == index && m_list->canAnswer();
        if (chosen) {
            paintAnswer(painter, option.rect, PointVerdict::Yes, verdict);
            paintAnswer(painter, option.rect, PointVerdict::No, verdict);
            right = m_list->answerRect(option.rect, PointVerdict::Yes).left();
        }
        const QFont font = theme.font();
        const QRect text(content.left() + theme.px(22), content.top(), right - content.left() - theme.px(28),
                         content.height());
        painter->setFont(font);
        painter->setPen(inkFor(option, Token::Text));
        painter->drawText(text, int(Qt::AlignLeft | Qt::AlignVCenter),
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }
    [[nodiscard]] int contentWidth(const QModelIndex &) const override { return Theme::current().px(200); }

private:
    void paintAnswer(QPainter *painter, const QRect &row, PointVerdict answer, PointVerdict now) const
    {
        const Theme &theme = Theme::current();
        const QRect rect = m_list->answerRect(row, answer);
        const bool on = answer == now;
        const Tone tone = answer == PointVerdict::No ? Tone::Red : Tone::Green;
        paintBox(painter, rect, on ? theme.toneText(tone) : theme.color(Token::Base),
                 on ? theme.toneText(tone) : theme.color(Token::Control), 1, theme.px(3));
        painter->setFont(theme.font(FontRole::Small));
        painter->setPen(on ? theme.color(Token::Base) : theme.color(Token::Text));
        painter->drawText(rect, Qt::AlignCenter,
                          answer == PointVerdict::Yes ? PointsList::tr("met Y") : PointsList::tr("not N"));
    }
    PointsList *m_list;
};

/// Room at the right of a row for its words.
constexpr int wordsRoom = 62;
constexpr int answerWidth = 48;

} // namespace

PointsList::PointsList(QWidget *parent)
    : QListView(parent)
{
    setObjectName(u"pointsList"_s);
    setAccessibleName(tr("Review points"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setModel(&m_points);
    setItemDelegate(new PointDelegate(this));
    connect(&m_points, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
}

void PointsList::setReasonNot(const QString &reason)
{
    m_reasonNot = reason;
    setToolTip(reason);
    viewport()->update();
}

void PointsList::select(int row)
{
    setCurrentIndex(m_points.index(row));
}

QRect PointsList::answerRect(const QRect &row, PointVerdict verdict) const
{
    const Theme &theme = Theme::current();
    const int width = theme.px(answerWidth);
    const int right = row.right() - theme.px(8) - theme.px(wordsRoom);
    const int left = verdict == PointVerdict::No ? right - width : right - 2 * width + 1;
    return {left, row.top() + theme.px(2), width, row.height() - theme.px(4)};
}

QSize PointsList::sizeHint() const
{
    return {Theme::current().px(344),
            m_points.rowCount() * qMax(Theme::current().px(pointRowHeight), sizeHintForRow(0))};
}

QSize PointsList::minimumSizeHint() const
{
    const int row = qMax(Theme::current().px(pointRowHeight), sizeHintForRow(0));
    return {Theme::current().px(200), qMin(m_points.rowCount(), 5) * row};
}

void PointsList::answer(PointVerdict verdict)
{
    const ReviewPoint *point = m_points.pointAt(currentIndex().row());
    if (!point || !canAnswer())
        return;
    const int row = currentIndex().row();
    const QString id = point->id;
    Q_EMIT answered(id, verdict);
    for (int next = row + 1; next < m_points.rowCount(); ++next) {
        if (m_points.verdictAt(next) == PointVerdict::Open) {
            select(next);
            return;
        }
    }
}

void PointsList::keyPressEvent(QKeyEvent *event)
{
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        if (event->key() == Qt::Key_Y) {
            answer(PointVerdict::Yes);
            return;
        }
        if (event->key() == Qt::Key_N) {
            answer(PointVerdict::No);
            return;
        }
        if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
            answer(PointVerdict::Open);
            return;
        }
    }
    QListView::keyPressEvent(event);
}

void PointsList::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && index == currentIndex() && event->button() == Qt::LeftButton) {
        for (const PointVerdict verdict : {PointVerdict::Yes, PointVerdict::No}) {
            if (answerRect(visualRect(index), verdict).contains(event->pos())) {
                answer(verdict);
                return;
            }
        }
    }
    QListView::mouseReleaseEvent(event);
}

} // namespace yunchuang
