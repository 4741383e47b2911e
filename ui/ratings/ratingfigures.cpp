// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ratings/ratingfigures.h"

#include "ui/common/keybutton.h"
#include "ui/common/ratingwords.h"
#include "ui/common/smallparts.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::RatingStatistics;

namespace {

const QString nothing = u"—"_s;

struct LevelLook
{
    Token ink;
    Qt::BrushStyle pattern;
};

/// Colour repeats what the pattern says.
LevelLook lookOf(RatingLevel level)
{
    switch (level) {
    case RatingLevel::VerySatisfied:
        return {Token::GreenGlyph, Qt::SolidPattern};
    case RatingLevel::Satisfied:
        return {Token::GreenGlyph, Qt::Dense4Pattern};
    case RatingLevel::BasicallySatisfied:
        return {Token::Quiet, Qt::Dense5Pattern};
    case RatingLevel::Dissatisfied:
        return {Token::AmberGlyph, Qt::BDiagPattern};
    case RatingLevel::VeryDissatisfied:
        return {Token::RedGlyph, Qt::DiagCrossPattern};
    }
    return {Token::Quiet, Qt::SolidPattern};
}

/// "98.4 %" of 984 thousandths.
QString percent(int thousandths)
{
    if (thousandths < 0)
        return nothing;
    return RatingFigures::tr("%1 %", "a share").arg(QString::number(thousandths / 10.0, 'f', 1));
}

} // namespace

LevelBar::LevelBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"levelBar"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCounts({});
}

void LevelBar::setCounts(const QMap<QString, int> &levels)
{
    m_counts.clear();
    QStringList words;
    for (const auto &[level, name] : enumNames<RatingLevel>) {
        const int count = levels.value(name);
        m_counts.append({level, count});
        if (!levels.isEmpty())
            words.append(tr("%1 %2", "a level and how many").arg(RatingWording::level(level)).arg(count));
    }
    m_summary = words.join(u" · "_s);
    setAccessibleName(m_summary);
    setToolTip(m_summary);
    update();
}

QSize LevelBar::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(320), theme.px(36)};
}

QSize LevelBar::minimumSizeHint() const
{
    return {Theme::current().px(160), sizeHint().height()};
}

void LevelBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QRect bar(0, 0, width(), theme.px(12));
    painter.fillRect(bar, theme.color(Token::Alternate));
    int all = 0;
    for (const auto &[level, count] : std::as_const(m_counts))
        all += count;
    int left = 0;
    int before = 0;
    for (const auto &[level, count] : std::as_const(m_counts)) {
        before += count;
        const int right = all > 0 ? int(qint64(bar.width()) * before / all) : 0;
        const LevelLook look = lookOf(level);
        painter.fillRect(QRect(left, 0, right - left, bar.height()), QBrush(theme.color(look.ink), look.pattern));
        left = right;
    }
    painter.setPen(theme.color(Token::Frame));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setPen(theme.color(Token::SubText));
    const QFont font = theme.font(FontRole::Small);
    painter.setFont(font);
    const QRect line(0, theme.px(16), width(), theme.px(20));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(m_summary, Qt::ElideRight, line.width()));
}

RatingFigures::RatingFigures(QWidget *parent)
    : QWidget(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"ratingFigures"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    column->setSpacing(theme.px(8));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(24));
    auto *months = new QHBoxLayout;
    months->setSpacing(theme.px(4));
    auto *before = new KeyButton(Icon::Back, QString());
    before->setObjectName(u"monthBefore"_s);
    before->setAccessibleName(tr("Month before"));
    before->setToolTip(tr("Month before (Alt+PgUp)"));
    m_month = new TextLabel({}, FontRole::Unit, true);
    m_month->setObjectName(u"ratingMonth"_s);
    m_next = new KeyButton(Icon::Next, QString());
    m_next->setObjectName(u"monthAfter"_s);
    m_next->setAccessibleName(tr("Month after"));
    m_next->setToolTip(tr("Month after (Alt+PgDn)"));
    connect(before, &QPushButton::clicked, this, [this] { Q_EMIT monthStepped(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT monthStepped(1); });
    months->addWidget(before);
    months->addWidget(m_month);
    months->addWidget(m_next);
    row->addLayout(months);
    m_given = addFigure(row, u"figureGiven"_s);
    m_satisfied = addFigure(row, u"figureSatisfied"_s);
    m_negative = addFigure(row, u"figureNegative"_s);
    m_rectified = addFigure(row, u"figureRectified"_s);
    m_calledBack = addFigure(row, u"figureCalledBack"_s);
    row->addStretch();
    column->addLayout(row);
    m_bar = new LevelBar;
    column->addWidget(m_bar);
}

RatingFigures::Figure RatingFigures::addFigure(QHBoxLayout *row, const QString &objectName)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(0);
    const Figure figure{new TextLabel(nothing, FontRole::Clock, true),
                        new TextLabel({}, FontRole::Small, false, Token::SubText)};
    figure.number->setObjectName(objectName);
    box->addWidget(figure.number);
    box->addWidget(figure.words);
    row->addLayout(box);
    return figure;
}

void RatingFigures::set(const Figure &figure, const QString &number, const QString &words)
{
    figure.number->setText(number);
    figure.words->setText(words);
}

void RatingFigures::clear(const QString &month)
{
    m_month->setText(month);
    set(m_given, nothing, tr("Ratings"));
    set(m_satisfied, nothing, tr("Satisfied"));
    set(m_negative, nothing, tr("Negative"));
    set(m_rectified, nothing, tr("Rectified"));
    set(m_calledBack, nothing, tr("Called back"));
    m_bar->setCounts({});
}

void RatingFigures::show(const RatingStatistics &figures)
{
    m_month->setText(figures.month);
    set(m_given, Wording::count(figures.given),
        tr("Ratings: %1 of %2 asked").arg(percent(figures.givenRate)).arg(figures.invited));
    set(m_satisfied, percent(figures.satisfiedRate), tr("Satisfied"));
    set(m_negative, Wording::count(figures.negative),
        figures.excluded > 0 ? tr("Negative, %1 not counted").arg(figures.excluded) : tr("Negative"));
    set(m_rectified, percent(figures.rectifiedRate),
        tr("Rectified: %1 of %2 justified").arg(figures.rectified).arg(figures.justified));
    set(m_calledBack, percent(figures.calledBackRate), tr("Called back: %1").arg(figures.calledBack));
    m_bar->setCounts(figures.levels);
}

void RatingFigures::setNextEnabled(bool on)
{
    m_next->setDisabledReason(on ? QString() : tr("That is the present month."));
}

} // namespace yunchuang
