// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flowwidgets.h"

#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yunchuang {

namespace {

int flowAdvance(FontRole role, const QString &words, bool bold = false)
{
    return QFontMetrics(Theme::current().font(role, bold)).horizontalAdvance(words);
}

void flowWords(QPainter *painter, const QRect &rect, const QString &words, FontRole role, bool bold, const QColor &ink,
               Qt::Alignment alignment = Qt::AlignLeft)
{
    const QFont font = Theme::current().font(role, bold);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width()));
}

} // namespace

LanesWidget::LanesWidget(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LanesWidget::setLanes(const Lane &lead, const QList<Lane> &lanes, const QString &accessible)
{
    m_lead = lead;
    m_lanes = lanes;
    m_accessible = accessible;
    m_current = qMin(m_current, int(lanes.size()) - 1);
    setAccessibleName(accessible);
    updateGeometry();
    update();
}

int LanesWidget::laneHeight() const
{
    return qMax(Theme::current().px(22),
                QFontMetrics(Theme::current().font(FontRole::Small)).height() + Theme::current().px(2));
}

int LanesWidget::leadWidth() const
{
    const Theme &theme = Theme::current();
    const int wanted = theme.px(28) + flowAdvance(FontRole::Small, m_lead.unit, true) + theme.px(5) +
                       flowAdvance(FontRole::Small, m_lead.state) + theme.px(6);
    return qMin(wanted, width() * 2 / 5);
}

QRect LanesWidget::laneRect(int lane) const
{
    const Theme &theme = Theme::current();
    const int left = leadWidth() + theme.px(40);
    const int step = laneHeight() + theme.px(2);
    return {left, lane * step, width() - left, laneHeight()};
}

QSize LanesWidget::sizeHint() const
{
    const Theme &theme = Theme::current();
    const int step = laneHeight() + theme.px(2);
    return {theme.px(344), qMax<int>(theme.px(36), int(m_lanes.size()) * step)};
}

QSize LanesWidget::minimumSizeHint() const
{
    return {Theme::current().px(240), sizeHint().height()};
}

void LanesWidget::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int leadHeight = qMax(theme.px(36), QFontMetrics(theme.font(FontRole::Small)).height() + theme.px(10));
    const QRect lead(0, (height() - leadHeight) / 2, leadWidth(), leadHeight);
    const int trunk = lead.right() + theme.px(24);
    if (!m_lanes.isEmpty()) {
        painter.setPen(QPen(theme.color(Token::Frame), 1.5));
        const int first = laneRect(0).center().y();
        const int last = laneRect(int(m_lanes.size()) - 1).center().y();
        painter.drawLine(lead.right(), lead.center().y(), trunk, lead.center().y());
        painter.drawLine(trunk, qMin(first, lead.center().y()), trunk, qMax(last, lead.center().y()));
    }
    int unitWidth = 0;
    int stateWidth = 0;
    int whatWidth = 0;
    for (const Lane &lane : std::as_const(m_lanes)) {
        unitWidth = qMax(unitWidth, flowAdvance(FontRole::Small, lane.unit) + 1);
        stateWidth = qMax(stateWidth, flowAdvance(FontRole::Small, lane.state, lane.tone == Tone::Red) + 1);
        whatWidth = qMax(whatWidth, flowAdvance(FontRole::Small, lane.what) + 1);
    }
    for (int i = 0; i < m_lanes.size(); ++i) {
        const Lane &lane = m_lanes.at(i);
        const QRect box = laneRect(i);
        painter.setPen(QPen(theme.color(Token::Frame), 1.5));
        painter.drawLine(trunk, box.center().y(), box.left(), box.center().y());
        const bool current = hasFocus() && i == m_current;
        paintBox(&painter, box, theme.color(Token::Alternate), theme.color(current ? Token::Accent : Token::Line),
                 current ? 2 : 1, theme.px(3));
        const int side = theme.px(12);
        paintGlyph(&painter, QRectF(box.left() + theme.px(7), box.center().y() + 0.5 - side / 2.0, side, side),
                   lane.glyph, theme.toneGlyph(lane.tone), theme.color(Token::Alternate));
        const int left = box.left() + theme.px(26);
        const int right = box.right() - theme.px(8);
        const QColor stateInk = lane.tone == Tone::Quiet ? theme.color(Token::SubText) : theme.toneText(lane.tone);
        // The unit and its state are always there; what it does comes in between when there is room.
        const int gap = theme.px(6);
        const int states = qMin(stateWidth, (right - left) * 2 / 5);
        flowWords(&painter, QRect(right - states + 1, box.top(), states, box.height()), lane.state, FontRole::Small,
                  lane.tone == Tone::Red, stateInk);
        const int between = right - states - gap - left;
        const int what = qBound(0, between - unitWidth - gap, whatWidth);
        const bool whatFits = what >= qMin(whatWidth, theme.px(24));
        const int units = whatFits ? between - what - gap : between;
        flowWords(&painter, QRect(left, box.top(), units, box.height()), lane.unit, FontRole::Small, false,
                  theme.color(Token::Text));
        if (whatFits)
            flowWords(&painter, QRect(left + units + gap, box.top(), what, box.height()), lane.what, FontRole::Small,
                      false, theme.color(Token::SubText));
    }
    paintBox(&painter, lead, theme.color(Token::AccentTint), theme.color(Token::Accent), 1.5);
    const int side = theme.px(12);
    paintGlyph(&painter, QRectF(lead.left() + theme.px(10), lead.center().y() + 0.5 - side / 2.0, side, side),
               m_lead.glyph, theme.color(Token::Accent), theme.color(Token::AccentTint));
    const int stateSpace = flowAdvance(FontRole::Small, m_lead.state);
    QRect words = lead.adjusted(theme.px(28), 0, -theme.px(5), 0);
    flowWords(&painter, words.adjusted(0, 0, -stateSpace - theme.px(4), 0), m_lead.unit, FontRole::Small, true,
              theme.color(Token::AccentStrong));
    flowWords(&painter, words, m_lead.state, FontRole::Small, false, theme.color(Token::AccentStrong), Qt::AlignRight);
}

void LanesWidget::moveTo(int lane)
{
    m_current = qBound(0, lane, int(m_lanes.size()) - 1);
    const Lane &at = m_lanes.at(m_current);
    setAccessibleName(m_accessible);
    setAccessibleDescription(u"%1, %2, %3"_s.arg(at.unit, at.what, at.state));
    update();
}

void LanesWidget::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_lanes.size(); ++i) {
        if (laneRect(i).contains(event->position().toPoint())) {
            moveTo(i);
            Q_EMIT laneActivated(i);
            return;
        }
    }
    QWidget::mousePressEvent(event);
}

void LanesWidget::keyPressEvent(QKeyEvent *event)
{
    if (m_lanes.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down:
        moveTo(m_current + 1);
        return;
    case Qt::Key_Up:
        moveTo(m_current - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0) {
            Q_EMIT laneActivated(m_current);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

RouteWidget::RouteWidget(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
}

void RouteWidget::setRoute(const Node &origin, const QList<Node> &targets, const Node &join, const QString &note,
                           const QString &accessible)
{
    m_origin = origin;
    m_targets = targets;
    m_join = join;
    m_note = note;
    setAccessibleName(accessible);
    updateGeometry();
    update();
}

int RouteWidget::nodeHeight() const
{
    const QFontMetrics metrics(Theme::current().font(FontRole::Small));
    return 2 * metrics.ascent() + metrics.descent() + Theme::current().px(9);
}

int RouteWidget::nodeWidth(const Node &node) const
{
    return qMax(flowAdvance(FontRole::Small, node.title, true), flowAdvance(FontRole::Small, node.detail)) +
           Theme::current().px(14);
}

QSize RouteWidget::sizeHint() const
{
    const Theme &theme = Theme::current();
    int targets = theme.px(60);
    for (const Node &target : m_targets)
        targets = qMax(targets, nodeWidth(target));
    const int join = m_join.title.isEmpty() ? 0 : theme.px(24) + nodeWidth(m_join);
    const int rows = int(qMax<qsizetype>(1, m_targets.size()));
    const int gap = m_note.isEmpty() ? theme.px(10) : theme.px(38);
    const int gaps = rows > 1 ? gap + (rows - 2) * theme.px(10) : 0;
    return {nodeWidth(m_origin) + theme.px(36) + targets + join,
            rows * nodeHeight() + gaps + (rows == 1 && !m_note.isEmpty() ? theme.px(22) : 0) + theme.px(4)};
}

QSize RouteWidget::minimumSizeHint() const
{
    return {Theme::current().px(240), sizeHint().height()};
}

void RouteWidget::paintNode(QPainter *painter, const QRect &rect, const Node &node, bool lead) const
{
    const Theme &theme = Theme::current();
    paintBox(painter, rect, theme.color(lead ? Token::AccentTint : Token::Base),
             theme.color(lead ? Token::Accent : Token::Control), lead ? 1.5 : 1);
    const QRect inner = rect.adjusted(theme.px(4), theme.px(2), -theme.px(4), -theme.px(2));
    const int half = inner.height() / 2;
    const QColor ink = theme.color(lead ? Token::AccentStrong : Token::Text);
    if (node.detail.isEmpty()) {
        flowWords(painter, inner, node.title, FontRole::Small, lead, ink, Qt::AlignHCenter);
        return;
    }
    flowWords(painter, QRect(inner.left(), inner.top(), inner.width(), half), node.title, FontRole::Small, lead, ink,
              Qt::AlignHCenter);
    flowWords(painter, QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half), node.detail,
              FontRole::Small, false, lead ? ink : theme.color(Token::SubText), Qt::AlignHCenter);
}

void RouteWidget::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int boxHeight = nodeHeight();
    const bool joins = !m_join.title.isEmpty();
    int targetWidth = theme.px(60);
    for (const Node &target : std::as_const(m_targets))
        targetWidth = qMax(targetWidth, nodeWidth(target));
    int originWidth = nodeWidth(m_origin);
    int joinWidth = joins ? nodeWidth(m_join) : 0;
    // Ways are as long as there is room; boxes shrink (and elide) only when there is none.
    int spare = width() - originWidth - targetWidth - joinWidth;
    const int needed = theme.px(joins ? 60 : 36);
    if (spare < needed) {
        const double factor = double(qMax(1, width() - needed)) / (originWidth + targetWidth + joinWidth);
        originWidth = int(originWidth * factor);
        targetWidth = int(targetWidth * factor);
        joinWidth = int(joinWidth * factor);
        spare = needed;
    }
    const int out = joins ? qMin(theme.px(48), spare * 3 / 5) : qMin(theme.px(60), spare);
    const int back = joins ? qMin(theme.px(36), spare - out) : 0;
    const QRect origin(0, (height() - boxHeight) / 2, originWidth, boxHeight);
    const int targetLeft = originWidth + out;
    const QRect join(targetLeft + targetWidth + back, (height() - boxHeight) / 2, joinWidth, boxHeight);
    const int rows = int(m_targets.size());
    const int block = sizeHint().height() - theme.px(4);
    int y = (height() - block) / 2;
    const int firstGap = m_note.isEmpty() ? theme.px(10) : theme.px(38);
    const QColor accent = theme.color(Token::Accent);
    const auto arrowHead = [&](QPointF tip) {
        const qreal a = theme.px(9);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawPolygon(QPolygonF{tip, tip + QPointF(-a, -a * 0.55), tip + QPointF(-a, a * 0.55)});
        painter.setBrush(Qt::NoBrush);
    };
    for (int i = 0; i < rows; ++i) {
        const QRect box(targetLeft, y, targetWidth, boxHeight);
        const double share = rows == 1 ? 0 : (double(i) / (rows - 1) - 0.5) * boxHeight * 0.34;
        const QPointF from(origin.right() + 1, origin.center().y() + 1 + share);
        const QPointF to(box.left() - 2, box.center().y() + 1);
        QPainterPath way(from);
        way.cubicTo(QPointF((from.x() + to.x()) / 2, from.y()), QPointF((from.x() + to.x()) / 2, to.y()),
                    to - QPointF(theme.px(8), 0));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent, 1.4));
        painter.drawPath(way);
        arrowHead(to);
        if (joins) {
            const QPointF start(box.right() + 1, box.center().y() + 1);
            const QPointF end(join.left() - 2, join.center().y() + 1 + share);
            QPainterPath reply(start);
            reply.cubicTo(QPointF((start.x() + end.x()) / 2, start.y()), QPointF((start.x() + end.x()) / 2, end.y()),
                          end - QPointF(theme.px(8), 0));
            painter.setPen(QPen(accent, 1.4, Qt::DashLine));
            painter.drawPath(reply);
            arrowHead(end);
        }
        paintNode(&painter, box, m_targets.at(i), false);
        y += boxHeight;
        if (!m_note.isEmpty() && i == 0) {
            const int noteHeight = rows == 1 ? theme.px(20) : firstGap;
            const int noteWidth = flowAdvance(FontRole::Small, m_note);
            flowWords(&painter, QRect(box.center().x() - noteWidth / 2, y, noteWidth + 2, noteHeight), m_note,
                      FontRole::Small, false, theme.color(Token::SubText), Qt::AlignHCenter);
        }
        y += i == 0 ? firstGap : theme.px(10);
    }
    paintNode(&painter, origin, m_origin, true);
    if (joins)
        paintNode(&painter, join, m_join, false);
}

StepPath::StepPath(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StepPath::setSteps(const QStringList &steps, int current, const QString &accessible)
{
    m_steps = steps;
    m_current = current;
    setAccessibleName(accessible);
    updateGeometry();
    update();
}

int StepPath::stepWidth(qsizetype step) const
{
    return Theme::current().px(16) + flowAdvance(FontRole::Small, m_steps.at(step), step == m_current) +
           Theme::current().px(4);
}

QSize StepPath::sizeHint() const
{
    const Theme &theme = Theme::current();
    int width = 0;
    for (qsizetype i = 0; i < m_steps.size(); ++i)
        width += stepWidth(i) + (i + 1 < m_steps.size() ? theme.px(24) : 0);
    return {width, QFontMetrics(theme.font(FontRole::Small)).height() + theme.px(4)};
}

QSize StepPath::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    int width = 0;
    for (qsizetype i = 0; i < m_steps.size(); ++i)
        width += stepWidth(i) + theme.px(4);
    return {width, sizeHint().height()};
}

void StepPath::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int words = 0;
    for (qsizetype i = 0; i < m_steps.size(); ++i)
        words += stepWidth(i);
    const int links = int(m_steps.size()) - 1;
    const int link = links > 0 ? qBound(0, (width() - words) / links, theme.px(24)) : 0;
    int x = 0;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const bool done = i < m_current;
        const bool now = i == m_current;
        const int side = theme.px(12);
        const QRectF sign(x, (height() - side) / 2.0, side, side);
        const QColor ink = done  ? theme.color(Token::GreenText)
                           : now ? theme.color(Token::AccentStrong)
                                 : theme.color(Token::SubText);
        paintGlyph(&painter, sign,
                   done  ? Glyph::Tick
                   : now ? Glyph::Dot
                         : Glyph::Ring,
                   done  ? theme.color(Token::GreenGlyph)
                   : now ? theme.color(Token::Accent)
                         : theme.color(Token::Quiet),
                   theme.color(Token::Base));
        flowWords(&painter, QRect(x + theme.px(16), 0, stepWidth(i) - theme.px(16), height()), m_steps.at(i),
                  FontRole::Small, now, ink);
        x += stepWidth(i);
        if (link > theme.px(6) && i + 1 < m_steps.size()) {
            painter.setPen(QPen(theme.color(done ? Token::GreenGlyph : Token::Frame), 1));
            painter.drawLine(x + theme.px(2), height() / 2, x + link - theme.px(5), height() / 2);
        }
        x += link;
    }
}

} // namespace yunchuang
