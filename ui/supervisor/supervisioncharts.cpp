// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/supervisioncharts.h"

#include "ui/supervisor/supervisionwords.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

int chartMargin()
{
    return Theme::current().px(12);
}

/// A round number not below `most`, for the top of an axis.
int axisTop(int most)
{
    if (most <= 4)
        return 4;
    const double step = std::pow(10.0, std::floor(std::log10(most)));
    for (const double factor : {1.0, 1.2, 1.6, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (step * factor >= most)
            return int(step * factor);
    }
    return most;
}

/// Horizontal lines with their numbers at the left; gives the room for the drawing itself.
QRectF paintAxis(QPainter *painter, const QRect &rect, int top, int foot)
{
    const Theme &theme = Theme::current();
    painter->setFont(theme.font(FontRole::Small));
    const int labels = painter->fontMetrics().horizontalAdvance(QString::number(top)) + theme.px(8);
    const QRectF room(rect.left() + labels, rect.top() + theme.px(18), rect.width() - labels,
                      rect.height() - theme.px(18) - foot);
    for (const int part : {0, 1, 2}) {
        const double y = std::round(room.bottom() - room.height() * part / 2) + 0.5;
        painter->setPen(theme.color(part == 0 ? Token::Control : Token::Line));
        painter->drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        painter->setPen(theme.color(Token::SubText));
        painter->drawText(QRectF(rect.left(), y - theme.px(9), labels - theme.px(8), theme.px(18)),
                          Qt::AlignRight | Qt::AlignVCenter, QString::number(top * part / 2));
    }
    return room;
}

void paintDisc(QPainter *painter, const QPointF &centre, const QColor &ink, bool hollow)
{
    const Theme &theme = Theme::current();
    painter->setPen(QPen(ink, theme.px(2)));
    painter->setBrush(hollow ? theme.color(Token::Base) : ink);
    painter->drawEllipse(centre, theme.px(3), theme.px(3));
}

void paintSquare(QPainter *painter, const QPointF &centre, const QColor &ink, bool hollow)
{
    const Theme &theme = Theme::current();
    painter->setPen(QPen(ink, theme.px(2)));
    painter->setBrush(hollow ? theme.color(Token::Base) : ink);
    const double side = theme.px(5);
    painter->drawRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side));
}

} // namespace

// ---- a number ----

FigureTile::FigureTile(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_number(u"–"_s)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureTile::setFigure(const QString &number, const QString &unit, const QString &note, Tone tone, Glyph glyph)
{
    m_number = number;
    m_unit = unit;
    m_note = note;
    m_tone = tone;
    m_glyph = glyph;
    setAccessibleName(m_title);
    setAccessibleDescription(u"%1 %2, %3"_s.arg(number, unit, note));
    setToolTip(note);
    update();
}

QSize FigureTile::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(150), theme.px(82)};
}

QSize FigureTile::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(88), theme.px(82)};
}

void FigureTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool loud = m_tone == Tone::Red;
    paintBox(&painter, rect(), theme.color(Token::Base), theme.color(loud ? Token::RedGlyph : Token::Frame));
    const QRect inner = rect().adjusted(theme.px(12), theme.px(8), -theme.px(8), -theme.px(6));
    int left = inner.left();
    if (m_glyph != Glyph::None) {
        paintGlyph(&painter, QRectF(left, inner.top() + theme.px(1), theme.px(14), theme.px(16)), m_glyph,
                   theme.toneGlyph(m_tone), theme.color(Token::Base));
        left += theme.px(20);
    }
    const auto elided = [&](const QString &text, int width) {
        return painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
    };
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(Token::SubText));
    painter.drawText(QRect(left, inner.top(), inner.right() - left, theme.px(18)), Qt::AlignVCenter,
                     elided(m_title, inner.right() - left));
    painter.drawText(QRect(inner.left(), inner.bottom() - theme.px(18), inner.width(), theme.px(18)), Qt::AlignVCenter,
                     elided(m_note, inner.width()));
    painter.setFont(theme.font(FontRole::Kpi, true));
    painter.setPen(m_tone == Tone::Neutral ? theme.color(Token::Text) : theme.toneText(m_tone));
    const QRect middle(inner.left(), inner.top() + theme.px(18), inner.width(), inner.height() - theme.px(36));
    painter.drawText(middle, Qt::AlignVCenter, m_number);
    const int after = painter.fontMetrics().horizontalAdvance(m_number) + theme.px(4);
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(Token::SubText));
    painter.drawText(middle.adjusted(after, theme.px(5), 0, 0), Qt::AlignVCenter,
                     elided(m_unit, middle.width() - after));
}

// ---- a panel ----

FigurePanel::FigurePanel(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
{
    setAccessibleName(title);
}

void FigurePanel::setNote(const QString &note)
{
    m_note = note;
    update();
}

int FigurePanel::headHeight()
{
    return Theme::current().px(36);
}

void FigurePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), theme.color(Token::Base), theme.color(Token::Frame));
    const QRect head(chartMargin(), 0, width() - 2 * chartMargin(), headHeight());
    painter.setFont(theme.font(FontRole::Unit, true));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(head, Qt::AlignVCenter, m_title);
    const int titleWidth = painter.fontMetrics().horizontalAdvance(m_title) + theme.px(12);
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(Token::SubText));
    const QRect noteRoom = head.adjusted(titleWidth, 0, 0, 0);
    painter.drawText(noteRoom, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(m_note, Qt::ElideRight, noteRoom.width()));
    paintFigures(&painter, rect().adjusted(chartMargin(), headHeight(), -chartMargin(), -theme.px(8)));
}

void FigurePanel::paintFigures(QPainter *, const QRect &) {}

// ---- days left ----

DueChart::DueChart(QWidget *parent)
    : FigurePanel(tr("Running cases by time left"), parent)
{
    setNote(tr("working days left"));
}

void DueChart::setFigures(const QMap<QString, int> &dueIn)
{
    const auto of = [&](const QString &key) { return dueIn.value(key); };
    m_columns = {
        {tr("late"), Light::Late, of(u"OVERDUE"_s)}, {tr("today"), Light::Soon, of(u"0"_s)},
        {tr("1 d"), Light::Soon, of(u"1"_s)},        {tr("2 d"), Light::Ample, of(u"2"_s)},
        {tr("3 d"), Light::Ample, of(u"3"_s)},       {tr("4–5 d"), Light::Ample, of(u"4"_s) + of(u"5"_s)},
        {tr(">5 d"), Light::Ample, of(u"MORE"_s)},   {tr("paused"), Light::Paused, of(u"PAUSED"_s)},
    };
    QStringList words;
    for (const Column &column : m_columns)
        words.append(u"%1: %2"_s.arg(column.name).arg(column.count));
    setAccessibleDescription(words.join(tr(", ")));
    update();
}

QSize DueChart::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(400), theme.px(216)};
}

QSize DueChart::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(250), theme.px(150)};
}

void DueChart::paintFigures(QPainter *painter, const QRect &rect)
{
    if (m_columns.isEmpty())
        return;
    const Theme &theme = Theme::current();
    int most = 0;
    for (const Column &column : m_columns)
        most = std::max(most, column.count);
    const int top = axisTop(most);
    const QRectF room = paintAxis(painter, rect, top, theme.px(22));
    const double pitch = room.width() / double(m_columns.size());
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns.at(i);
        const double width = std::min(pitch * 0.62, double(theme.px(40)));
        const double height = room.height() * column.count / top;
        const QRectF bar(room.left() + pitch * double(i) + (pitch - width) / 2, room.bottom() - height, width, height);
        if (column.count > 0)
            paintLightFill(painter, bar, column.light);
        painter->setFont(theme.font(FontRole::Small, column.light == Light::Late && column.count > 0));
        painter->setPen(theme.color(Token::Text));
        painter->drawText(QRectF(bar.left() - pitch, bar.top() - theme.px(18), bar.width() + 2 * pitch, theme.px(18)),
                          Qt::AlignCenter, QString::number(column.count));
        painter->setFont(theme.font(pitch < theme.px(40) ? FontRole::Hint : FontRole::Small));
        painter->setPen(theme.color(Token::SubText));
        painter->drawText(QRectF(room.left() + pitch * double(i), room.bottom() + theme.px(4), pitch, theme.px(18)),
                          Qt::AlignCenter | Qt::TextDontClip, column.name);
    }
}

// ---- by day ----

TrendChart::TrendChart(QWidget *parent)
    : FigurePanel(tr("Received and settled"), parent)
{
}

void TrendChart::setFigures(const QVector<protocol::DayFigures> &days, QDate today)
{
    m_days = days;
    m_today = today;
    QStringList words;
    for (const protocol::DayFigures &day : m_days)
        words.append(
            tr("%1: %2 received, %3 settled").arg(Wording::day(day.day, today)).arg(day.received).arg(day.closed));
    setAccessibleDescription(words.join(tr(", ")));
    update();
}

QSize TrendChart::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(430), theme.px(216)};
}

QSize TrendChart::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(250), theme.px(150)};
}

void TrendChart::paintEvent(QPaintEvent *event)
{
    FigurePanel::paintEvent(event);
    // The legend stands in the head: the line as it is drawn, then its name.
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(FontRole::Small));
    const QString received = tr("received");
    const QString closed = tr("settled");
    const QString hollow = tr("hollow: today so far");
    const auto wide = [&](const QString &text) { return painter.fontMetrics().horizontalAdvance(text); };
    const int line = theme.px(20);
    const int gap = theme.px(10);
    const int titleEnd =
        chartMargin() + QFontMetrics(theme.font(FontRole::Unit, true)).horizontalAdvance(accessibleName());
    int x = width() - chartMargin() - wide(received) - wide(closed) - wide(hollow) - 2 * line - 3 * gap;
    const bool withHollow = x > titleEnd + gap;
    if (!withHollow)
        x += wide(hollow) + gap;
    // Where the head has no room, it stands below, above the highest value.
    const int top = x > titleEnd + gap ? 0 : headHeight() / 2 + theme.px(8);
    const int y = top + headHeight() / 2;
    painter.setPen(QPen(theme.color(Token::Accent), theme.px(2)));
    painter.drawLine(x, y, x + theme.px(16), y);
    paintDisc(&painter, QPointF(x + theme.px(8), y), theme.color(Token::Accent), false);
    x += line;
    const auto say = [&](const QString &text) {
        painter.setPen(theme.color(Token::SubText));
        painter.drawText(QRect(x, top, wide(text) + theme.px(2), headHeight()), Qt::AlignVCenter, text);
        x += wide(text) + gap;
    };
    say(received);
    painter.setPen(QPen(theme.color(Token::GreenGlyph), theme.px(2), Qt::DashLine));
    painter.drawLine(x, y, x + theme.px(16), y);
    paintSquare(&painter, QPointF(x + theme.px(8), y), theme.color(Token::GreenGlyph), false);
    x += line;
    say(closed);
    if (withHollow)
        say(hollow);
}

void TrendChart::paintFigures(QPainter *painter, const QRect &rect)
{
    if (m_days.isEmpty())
        return;
    const Theme &theme = Theme::current();
    int most = 0;
    for (const protocol::DayFigures &day : m_days)
        most = std::max({most, day.received, day.closed});
    const int top = axisTop(most);
    const QRectF room = paintAxis(painter, rect, top, theme.px(22));
    const double pitch = room.width() / double(m_days.size());
    const auto xOf = [&](qsizetype i) { return room.left() + pitch * (double(i) + 0.5); };
    const auto yOf = [&](int count) { return room.bottom() - room.height() * count / top; };
    const int labelEvery = std::max(1, int(std::ceil(theme.px(34) / pitch)));
    for (qsizetype i = 0; i < m_days.size(); ++i) {
        const bool isToday = m_days.at(i).day == m_today;
        if (!isToday && (m_days.size() - 1 - i) % labelEvery != 0)
            continue;
        painter->setFont(theme.font(FontRole::Small, isToday));
        painter->setPen(theme.color(isToday ? Token::Text : Token::SubText));
        const QDate day = m_days.at(i).day;
        const QString words = i == 0 || day.month() != m_days.at(i - 1).day.month() ? Wording::day(day, m_today)
                                                                                    : QString::number(day.day());
        painter->drawText(QRectF(xOf(i) - theme.px(30), room.bottom() + theme.px(4), theme.px(60), theme.px(18)),
                          Qt::AlignCenter, words);
    }
    const auto drawLine = [&](auto count, const QColor &ink, Qt::PenStyle style, auto mark) {
        QPainterPath path;
        for (qsizetype i = 0; i < m_days.size(); ++i) {
            if (m_days.at(i).day == m_today)
                break;
            const QPointF point(xOf(i), yOf(count(m_days.at(i))));
            if (i == 0)
                path.moveTo(point);
            else
                path.lineTo(point);
        }
        painter->setPen(QPen(ink, theme.px(2), style));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(path);
        for (qsizetype i = 0; i < m_days.size(); ++i)
            mark(painter, QPointF(xOf(i), yOf(count(m_days.at(i)))), ink, m_days.at(i).day == m_today);
    };
    drawLine([](const protocol::DayFigures &day) { return day.received; }, theme.color(Token::Accent), Qt::SolidLine,
             paintDisc);
    drawLine([](const protocol::DayFigures &day) { return day.closed; }, theme.color(Token::GreenGlyph), Qt::DashLine,
             paintSquare);
}

// ---- the quarter ----

ScorePanel::ScorePanel(QWidget *parent)
    : FigurePanel(tr("This quarter"), parent)
{
}

void ScorePanel::setFigures(const protocol::QuarterScores &scores, int points)
{
    m_units = scores.units;
    m_points = std::max(1, points);
    std::stable_sort(
        m_units.begin(), m_units.end(),
        [](const protocol::UnitQuarter &a, const protocol::UnitQuarter &b) { return a.score.points < b.score.points; });
    int open = 0;
    QStringList words;
    for (const protocol::UnitQuarter &unit : std::as_const(m_units)) {
        open += unit.score.open;
        words.append(tr("%1: %2 points, %3")
                         .arg(unit.name)
                         .arg(unit.score.points)
                         .arg(SupervisionWords::grade(unit.score.grade)));
    }
    setNote(open > 0 ? tr("%1 ・ %n card(s) open", nullptr, open).arg(scores.quarter) : scores.quarter);
    setAccessibleDescription(words.join(tr(", ")));
    update();
}

QSize ScorePanel::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(320), theme.px(216)};
}

QSize ScorePanel::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(220), theme.px(150)};
}

void ScorePanel::paintFigures(QPainter *painter, const QRect &rect)
{
    const Theme &theme = Theme::current();
    const int rowHeight = theme.px(26);
    const int shown = std::min(int(m_units.size()), std::max(0, rect.height() / rowHeight));
    const int gradeWidth = theme.px(86);
    const int nameWidth = std::max(theme.px(84), rect.width() * 2 / 5);
    for (int i = 0; i < shown; ++i) {
        const protocol::UnitQuarter &unit = m_units.at(i);
        const QRect row(rect.left(), rect.top() + i * rowHeight, rect.width(), rowHeight);
        painter->setFont(theme.font(FontRole::Body));
        painter->setPen(theme.color(Token::Text));
        painter->drawText(QRect(row.left(), row.top(), nameWidth - theme.px(8), rowHeight), Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(unit.name, Qt::ElideRight, nameWidth - theme.px(8)));
        const QRect bar(row.left() + nameWidth, row.center().y() - theme.px(5),
                        row.width() - nameWidth - gradeWidth - theme.px(8), theme.px(10));
        painter->fillRect(bar, theme.color(Token::Alternate));
        const bool weak = unit.score.grade == SupervisionGrade::Unqualified;
        const bool middling = unit.score.grade == SupervisionGrade::Qualified;
        QRectF filled(bar);
        filled.setWidth(double(bar.width()) * unit.score.points / m_points);
        paintLightFill(painter, filled, weak ? Light::Late : middling ? Light::Soon : Light::Ample);
        painter->setFont(theme.font(FontRole::Small));
        painter->setPen(theme.color(Token::Text));
        painter->drawText(QRect(row.right() - gradeWidth, row.top(), gradeWidth, rowHeight),
                          Qt::AlignVCenter | Qt::AlignRight,
                          u"%1 %2"_s.arg(unit.score.points).arg(SupervisionWords::grade(unit.score.grade)));
    }
}

void paintLoad(QPainter *painter, const QRect &rect, const LoadParts &parts, int most, double mark)
{
    const Theme &theme = Theme::current();
    const QRect bar(rect.left(), rect.center().y() - theme.px(5), rect.width(), theme.px(11));
    const double scale = double(bar.width()) / std::max(1, most);
    double x = bar.left();
    const std::array<std::pair<int, Light>, 4> pieces = {{{parts.late, Light::Late},
                                                          {parts.soon, Light::Soon},
                                                          {parts.ample, Light::Ample},
                                                          {parts.paused, Light::Paused}}};
    for (const auto &[count, light] : pieces) {
        if (count == 0)
            continue;
        const double width = count * scale;
        paintLightFill(painter, QRectF(x, bar.top(), std::max(1.0, width - 1), bar.height()), light);
        x += width;
    }
    if (mark > 0) {
        painter->setPen(QPen(theme.color(Token::Text), theme.px(1)));
        const double at = std::round(bar.left() + mark * scale) + 0.5;
        painter->drawLine(QPointF(at, bar.top() - theme.px(1)), QPointF(at, bar.bottom() + theme.px(2)));
    }
}

} // namespace yunchuang
