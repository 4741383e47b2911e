// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/conflictparts.h"

#include "ui/common/difftext.h"
#include "ui/common/paint.h"
#include "ui/common/words.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

// ---- the line of time ----

ConflictTimeline::ConflictTimeline(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"conflictTimeline"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ConflictTimeline::setEvents(QVector<Event> events)
{
    std::stable_sort(events.begin(), events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
    m_events = std::move(events);
    QStringList spoken;
    for (const Event &event : std::as_const(m_events))
        spoken.append(event.words);
    setAccessibleName(spoken.join(u"; "_s));
    setToolTip(spoken.join(u'\n'));
    update();
}

QSize ConflictTimeline::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.px(400), theme.px(22) + QFontMetrics(theme.font(FontRole::Small)).height() + theme.px(6)};
}

void ConflictTimeline::paintEvent(QPaintEvent *)
{
    if (m_events.isEmpty())
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = static_cast<int>(m_events.size());
    const int step = width() / count;
    const int y = theme.px(10);
    const auto xOf = [&](int i) { return i * step + step / 2; };
    painter.setPen(QPen(theme.color(Token::Frame), 1.5));
    painter.drawLine(xOf(0), y, xOf(count - 1), y);
    const int r = theme.px(5);
    for (int i = 0; i < count; ++i) {
        const Event &event = m_events.at(i);
        const QRect mark(xOf(i) - r, y - r, 2 * r, 2 * r);
        QColor ink = theme.color(Token::SubText);
        bool bold = false;
        painter.setPen(Qt::NoPen);
        switch (event.kind) {
        case Event::Kind::Base:
            painter.setPen(QPen(theme.color(Token::SubText), 1.5));
            painter.setBrush(theme.color(Token::Base));
            painter.drawEllipse(mark);
            break;
        case Event::Kind::Service:
            painter.setBrush(theme.toneGlyph(Tone::Green));
            painter.drawRect(mark.adjusted(0, 0, -1, -1));
            break;
        case Event::Kind::Mine:
            painter.setBrush(theme.color(Token::Accent));
            painter.drawEllipse(mark);
            ink = theme.color(Token::AccentStrong);
            bold = true;
            break;
        case Event::Kind::Refused:
            painter.setBrush(theme.toneGlyph(Tone::Red));
            painter.drawPolygon(QPolygon({QPoint(xOf(i), y - r - 2), QPoint(xOf(i) + r + 2, y),
                                          QPoint(xOf(i), y + r + 2), QPoint(xOf(i) - r - 2, y)}));
            ink = theme.toneText(Tone::Red);
            break;
        }
        const QFont font = theme.font(FontRole::Small, bold);
        painter.setFont(font);
        painter.setPen(ink);
        const QRect words(i * step + theme.px(2), theme.px(22), step - theme.px(4), height() - theme.px(22));
        painter.drawText(words, int(Qt::AlignHCenter | Qt::AlignTop),
                         QFontMetrics(font).elidedText(event.words, Qt::ElideRight, words.width()));
    }
}

// ---- the table ----

namespace {

constexpr int topicShare = 13; // per cent
constexpr int mineShare = 37;
constexpr int theirsShare = 37;

class ConflictDelegate final : public QStyledItemDelegate
{
public:
    explicit ConflictDelegate(ConflictTable *table)
        : QStyledItemDelegate(table)
        , m_table(table)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const auto side = static_cast<ConflictSide>(index.data(ConflictSideRole).toInt());
        const QRect r = option.rect;
        painter->save();
        painter->setClipRect(r);
        QColor ground = theme.color(Token::Base);
        if (index.column() == ConflictTheirsColumn && side == ConflictSide::Service)
            ground = theme.toneTint(Tone::Green);
        if (index.column() == ConflictMineColumn && side == ConflictSide::Mine)
            ground = theme.color(Token::AccentTint);
        painter->fillRect(r, ground);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), theme.color(Token::Line));
        if (index.column() < ConflictSideColumn)
            painter->fillRect(QRect(r.right(), r.top(), 1, r.height()), theme.color(Token::Line));
        const QRect content = contentOf(r);
        const QString words = m_table->wordsAt(index.row(), index.column());
        painter->setFont(fontOf(index, side));
        switch (index.column()) {
        case ConflictTopicColumn:
            painter->setPen(theme.color(Token::SubText));
            painter->drawText(content, int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap, words);
            break;
        case ConflictSideColumn:
            painter->setPen(side == ConflictSide::Service ? theme.toneText(Tone::Green)
                            : side == ConflictSide::Mine  ? theme.color(Token::AccentStrong)
                                                          : theme.color(Token::SubText));
            painter->drawText(content, int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap, words);
            break;
        default:
            painter->setPen(theme.color(Token::Text));
            paintDiffText(painter, content, words, spans(index, side),
                          index.column() == ConflictTheirsColumn ? Tone::Green : Tone::Accent,
                          DiffText::Mark::Underlined);
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const int width = m_table->columnWidth(index.column()) - theme.px(16);
        const QString words = m_table->wordsAt(index.row(), index.column());
        const int height = paintDiffText(nullptr, QRect(0, 0, qMax(40, width), 0), words, {}, Tone::Accent,
                                         DiffText::Mark::Underlined);
        return {theme.px(60), qMax(theme.px(30), height + theme.px(12))};
    }

private:
    static QRect contentOf(const QRect &r)
    {
        const Theme &theme = Theme::current();
        return r.adjusted(theme.px(10), theme.px(6), -theme.px(6), -theme.px(4));
    }
    static QFont fontOf(const QModelIndex &index, ConflictSide side)
    {
        const bool bold = index.column() == ConflictSideColumn && side != ConflictSide::Same;
        return Theme::current().font(index.column() == ConflictSideColumn ? FontRole::Small : FontRole::Body, bold);
    }
    [[nodiscard]] QList<TextSpan> spans(const QModelIndex &index, ConflictSide side) const
    {
        if (side != ConflictSide::Service)
            return {};
        const TextDifference parts = differingParts(m_table->wordsAt(index.row(), ConflictMineColumn),
                                                    m_table->wordsAt(index.row(), ConflictTheirsColumn));
        return index.column() == ConflictMineColumn ? parts.left : parts.right;
    }
    ConflictTable *m_table;
};

/// Column heads: mine with the revision it rested on, the service's with when it was fetched.
class ConflictHeader final : public QHeaderView
{
public:
    explicit ConflictHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }
    std::array<QString, ConflictColumnCount> words;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override
    {
        const Theme &theme = Theme::current();
        painter->fillRect(rect, theme.color(Token::Alternate));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Line));
        const bool side = column == ConflictMineColumn || column == ConflictTheirsColumn;
        const QFont font = theme.font(side ? FontRole::Body : FontRole::Small, side);
        painter->setFont(font);
        painter->setPen(theme.color(side ? Token::Text : Token::SubText));
        const QRect content = rect.adjusted(theme.px(10), 0, -theme.px(4), 0);
        painter->drawText(
            content, Qt::AlignVCenter,
            QFontMetrics(font).elidedText(words.at(static_cast<size_t>(column)), Qt::ElideRight, content.width()));
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        return {0, qMax(theme.px(32), QFontMetrics(theme.font()).height() + theme.px(10))};
    }
};

} // namespace

ConflictTable::ConflictTable(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(u"conflictTable"_s);
    setAccessibleName(tr("Both sides"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalHeader(new ConflictHeader(this));
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setModel(&m_model);
    setItemDelegate(new ConflictDelegate(this));
}

void ConflictTable::show(const OutboxEntry &entry, const OutboxEvidence &evidence, const QVector<ConflictRow> &rows,
                         const RuleBookPtr &rules, QDate today)
{
    m_entry = entry;
    m_evidence = evidence;
    m_rules = rules;
    m_today = today;
    auto *header = static_cast<ConflictHeader *>(horizontalHeader());
    header->words = {QString(), tr("Mine ・ rests on version %1").arg(evidence.base.version),
                     tr("Service ・ version %1").arg(evidence.current ? evidence.current->version : 0), tr("Differs")};
    if (evidence.currentAt.isValid())
        header->words[ConflictTheirsColumn] = tr("Service ・ version %1, fetched %2")
                                                  .arg(evidence.current ? evidence.current->version : 0)
                                                  .arg(Wording::timeOfDay(evidence.currentAt));
    m_model.show(rows);
    fitRows();
}

QString ConflictTable::sideWords(const ConflictRow &row, const Case &subject, bool mine) const
{
    const ServiceItem *item = m_rules ? m_rules->catalogue.find(subject.item) : nullptr;
    switch (row.topic) {
    case ConflictTopic::State:
        return Wording::stage(subject.state, subject.step, item);
    case ConflictTopic::Material: {
        QStringList versions;
        for (const Material &material : subject.materials) {
            if (material.id.text() == row.key)
                versions.append(
                    tr("version %1, %2").arg(material.version).arg(Wording::moment(material.receivedAt, m_today)));
        }
        return versions.isEmpty() ? tr("missing") : versions.join(u"\n"_s);
    }
    case ConflictTopic::Checks: {
        int differ = 0;
        int open = 0;
        for (const RegistryCheck &check : subject.checks) {
            differ += isUnansweredDifference(check) ? 1 : 0;
            open += check.verdict == CheckVerdict::Pending ? 1 : 0;
        }
        if (differ == 0 && open == 0)
            return tr("all agree or are answered");
        return tr("differ %1 ・ asked %2").arg(differ).arg(open);
    }
    case ConflictTopic::Decision: {
        if (!mine)
            return tr("none yet");
        const qsizetype corrections = m_entry.command.args.corrections.size();
        const QString act = Wording::action(m_entry.command.action, item);
        return corrections > 0 ? tr("%1 (%2)").arg(act, tr("%n point(s)", nullptr, static_cast<int>(corrections)))
                               : act;
    }
    case ConflictTopic::Due: {
        const QDate due =
            subject.deadlines.promisedDue.isValid() ? subject.deadlines.promisedDue : subject.deadlines.noticeDue;
        return due.isValid() ? Wording::dayOfWeek(due, m_today) : u"—"_s;
    }
    default: {
        const QString words = mine ? row.mine : row.theirs;
        return words.isEmpty() ? u"—"_s : words;
    }
    }
}

QString ConflictTable::wordsAt(int rowNumber, int column) const
{
    const ConflictRow &row = m_model.rows().at(rowNumber);
    switch (column) {
    case ConflictTopicColumn:
        switch (row.topic) {
        case ConflictTopic::State:
            return tr("Step");
        case ConflictTopic::Field:
            return row.label;
        case ConflictTopic::Material: {
            const ServiceItem *item = m_rules ? m_rules->catalogue.find(m_evidence.base.item) : nullptr;
            const ItemMaterial *material = item ? item->material(MaterialId(row.key)) : nullptr;
            return material ? material->name : row.key;
        }
        case ConflictTopic::Checks:
            return tr("Automatic checks");
        case ConflictTopic::Assignee:
            return tr("Held by");
        case ConflictTopic::Decision:
            return tr("Decision");
        case ConflictTopic::Opinion:
            return tr("Opinion");
        case ConflictTopic::Due:
            return tr("Due");
        }
        return {};
    case ConflictMineColumn:
        return sideWords(row, m_evidence.base, true);
    case ConflictTheirsColumn:
        return sideWords(row, m_evidence.current.value_or(m_evidence.base), false);
    default:
        return row.side == ConflictSide::Same      ? tr("same")
               : row.side == ConflictSide::Service ? tr("service changed")
                                                   : tr("mine");
    }
}

void ConflictTable::fitRows()
{
    const int room = viewport()->width();
    horizontalHeader()->resizeSection(ConflictTopicColumn, room * topicShare / 100);
    horizontalHeader()->resizeSection(ConflictMineColumn, room * mineShare / 100);
    horizontalHeader()->resizeSection(ConflictTheirsColumn, room * theirsShare / 100);
    resizeRowsToContents();
    updateGeometry();
}

void ConflictTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitRows();
}

QSize ConflictTable::sizeHint() const
{
    int height = horizontalHeader()->sizeHint().height();
    for (int row = 0; row < m_model.rowCount(); ++row)
        height += rowHeight(row);
    return {Theme::current().px(600), height + 2};
}

QSize ConflictTable::minimumSizeHint() const
{
    return {Theme::current().px(320), sizeHint().height()};
}

} // namespace yunchuang
