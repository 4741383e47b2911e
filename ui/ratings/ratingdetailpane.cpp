// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ratings/ratingdetailpane.h"

#include "ui/common/notices.h"
#include "ui/common/ratingwords.h"
#include "ui/common/words.h"
#include "ui/ratings/ratingactbox.h"
#include "ui/ratings/ratinglistwords.h"

#include <QFormLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::RatingDetail;
using protocol::RatingEntry;

namespace {

TagLook stateLook(RatingState state)
{
    TagLook look;
    switch (state) {
    case RatingState::Closed:
    case RatingState::Excluded:
        look.tone = Tone::Quiet;
        look.glyph = Glyph::Tick;
        break;
    case RatingState::Appealing:
        look.tone = Tone::Pause;
        look.glyph = Glyph::HalfRing;
        break;
    default:
        look.tone = Tone::Accent;
        look.glyph = Glyph::HalfRing;
        break;
    }
    return look;
}

/// What an act carried, in one paragraph.
QString carried(const RatingRow &row, const OrgDirectory *units)
{
    QStringList parts;
    const RatingArguments &args = row.args;
    if (args.verdict)
        parts << RatingWording::verdict(*args.verdict);
    if (args.callBack)
        parts << RatingWording::callBack(*args.callBack);
    if (!args.unit.isEmpty())
        parts << RatingDetailPane::tr("to %1").arg(Wording::unit(units, args.unit));
    if (args.day.isValid())
        parts << RatingDetailPane::tr("until %1").arg(args.day.toString(u"yyyy-MM-dd"_s));
    if (!args.text.isEmpty())
        parts << args.text;
    if (!args.reason.isEmpty())
        parts << args.reason;
    for (const RatingEvidence &paper : args.evidence)
        parts << RatingDetailPane::tr("evidence: %1").arg(paper.fileName);
    return parts.join(u" · "_s);
}

void emptyLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

RatingDetailPane::RatingDetailPane(QWidget *parent)
    : QWidget(parent)
{
    const Theme &theme = Theme::current();
    setObjectName(u"ratingDetail"_s);
    setMinimumWidth(theme.px(360));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_empty = new EmptyView;
    m_empty->setMessage(tr("Choose a rating to see what was said and what was done about it."));
    column->addWidget(m_empty, 1);

    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"ratingScroll"_s);
    m_scroll->setAccessibleName(tr("What the rating says and what was done about it"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget;
    page->setProperty("ground", u"base"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    body->setSpacing(theme.px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(8));
    m_stars = new TextLabel({}, FontRole::Title, false, Token::AmberText);
    m_level = new TextLabel({}, FontRole::Title, true);
    m_level->setObjectName(u"ratingLevel"_s);
    m_state = new Tag;
    m_state->setObjectName(u"ratingState"_s);
    m_clock = new Tag;
    m_clock->setObjectName(u"ratingClock"_s);
    head->addWidget(m_stars);
    head->addWidget(m_level);
    head->addWidget(m_state);
    head->addWidget(m_clock);
    head->addStretch();
    body->addLayout(head);
    m_text = new TextLabel;
    m_text->setObjectName(u"ratingWords"_s);
    m_text->setWordWrap(true);
    m_text->setSelectable(true);
    body->addWidget(m_text);
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(theme.px(16));
    m_facts->setVerticalSpacing(theme.px(4));
    body->addLayout(m_facts);
    m_stepsHead = new SectionHead(tr("Steps taken"));
    body->addWidget(m_stepsHead);
    m_steps = new QVBoxLayout;
    m_steps->setSpacing(theme.px(4));
    body->addLayout(m_steps);
    body->addStretch();
    m_scroll->setWidget(page);
    column->addWidget(m_scroll, 1);
    column->addWidget(new Hairline);
    m_acts = new RatingActBox;
    column->addWidget(m_acts);
    setFocusProxy(m_scroll);
    show(nullptr, nullptr, {});
}

QString RatingDetailPane::unitName(const UnitId &unit) const
{
    return Wording::unit(m_units, unit);
}

void RatingDetailPane::show(const RatingDetail *detail, const OrgDirectory *units, QDate today)
{
    m_detail = detail ? std::optional(*detail) : std::nullopt;
    m_units = units;
    m_today = today;
    m_empty->setVisible(!m_detail);
    m_scroll->setVisible(m_detail.has_value());
    m_acts->show(detail, units);
    if (!m_detail)
        return;
    const RatingEntry &entry = m_detail->entry;
    m_stars->setText(RatingWording::stars(entry.level));
    m_level->setText(RatingWording::level(entry.level));
    m_state->setVisible(entry.state.has_value());
    const bool hasClock = entry.state && !isEnded(*entry.state);
    m_clock->setVisible(hasClock);
    if (entry.state)
        m_state->setTag(stateLook(*entry.state), RatingWording::state(*entry.state));
    if (hasClock) {
        m_clock->setTag(TagLook::forLight(RatingListWords::light(entry)), RatingListWords::lightWords(entry));
    }
    m_text->setText(m_detail->text.isEmpty() ? tr("Nothing was written.") : m_detail->text);
    m_text->setInk(m_detail->text.isEmpty() ? Token::SubText : Token::Text);
    showFacts();
    showTimeline();
}

void RatingDetailPane::addFact(const QString &title, const QString &words)
{
    if (words.isEmpty())
        return;
    auto *name = new TextLabel(title, FontRole::Body, false, Token::SubText);
    auto *value = new TextLabel(words);
    value->setWordWrap(true);
    value->setSelectable(true);
    m_facts->addRow(name, value);
}

void RatingDetailPane::showFacts()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const RatingEntry &entry = m_detail->entry;
    addFact(tr("Case"), entry.queryCode + u" · "_s + entry.itemName);
    addFact(tr("Unit"), entry.unitName);
    addFact(tr("Clerk rated"), entry.ratedName);
    addFact(tr("Received"), Wording::moment(entry.at, m_today) + u" · "_s + RatingWording::channel(entry.channel));
    QStringList tags;
    for (const RatingTag tag : m_detail->tags)
        tags.append(RatingWording::tag(tag));
    addFact(tr("Ticked"), tags.join(tr(", ")));
    QStringList indicators;
    for (const IndicatorLevel &indicator : m_detail->indicators)
        indicators.append(RatingWording::indicator(indicator.indicator) + u' ' + RatingWording::level(indicator.level));
    addFact(tr("In particular"), indicators.join(tr(", ")));
    if (m_detail->rater) {
        QStringList rater = {m_detail->rater->name, m_detail->rater->mobile, m_detail->rater->idNumber};
        rater.removeAll(QString());
        addFact(tr("Rater"), rater.join(u" · "_s));
    }
    if (m_detail->followUp) {
        QString words = RatingWording::level(m_detail->followUp->level);
        if (!m_detail->followUpText.isEmpty())
            words += u" · "_s + m_detail->followUpText;
        addFact(tr("Follow-up"), words);
    }
    addFact(tr("Verified by"), m_detail->verifierName);
    if (entry.verdict)
        addFact(tr("Finding"), RatingWording::verdict(*entry.verdict));
    if (entry.due.isValid())
        addFact(tr("Due"), Wording::dayOfWeek(entry.due, m_today));
    if (m_detail->termAsked.isValid())
        addFact(tr("Asked for until"), Wording::dayOfWeek(m_detail->termAsked, m_today));
    addFact(tr("Answer to the rater"), m_detail->feedback);
}

void RatingDetailPane::showTimeline()
{
    emptyLayout(m_steps);
    m_lines.clear();
    m_stepsHead->setVisible(!m_detail->rows.isEmpty());
    for (const RatingRow &row : std::as_const(m_detail->rows)) {
        QStringList head = {Wording::moment(row.at, m_today), RatingWording::done(row.act)};
        if (!row.userName.isEmpty())
            head << row.userName;
        if (!row.unit.isEmpty())
            head << unitName(row.unit);
        const bool warning = row.act == RatingAct::WarnYellow || row.act == RatingAct::WarnRed;
        auto *line = new TextLabel(head.join(u"  "_s), FontRole::Body, true,
                                   row.act == RatingAct::WarnRed      ? Token::RedText
                                   : row.act == RatingAct::WarnYellow ? Token::AmberText
                                                                      : Token::Text);
        line->setWordWrap(true);
        m_steps->addWidget(line);
        const QString words = warning ? QString() : carried(row, m_units);
        m_lines.append(words.isEmpty() ? head.join(u' ') : head.join(u' ') + u' ' + words);
        if (words.isEmpty())
            continue;
        auto *what = new TextLabel(words, FontRole::Body, false, Token::SubText);
        what->setWordWrap(true);
        what->setSelectable(true);
        m_steps->addWidget(what);
    }
}

} // namespace yunchuang
