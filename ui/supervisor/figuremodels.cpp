// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervisor/figuremodels.h"

#include "ui/supervisor/supervisioncharts.h"
#include "ui/supervisor/supervisionwords.h"

#include <QPainter>

#include <algorithm>

namespace yunchuang {

using namespace Qt::StringLiterals;

// ---- people ----

void PeopleModel::setFigures(const protocol::SupervisionOverview &overview)
{
    beginResetModel();
    m_people = overview.people;
    m_daily = overview.dailyMinutes;
    m_units.clear();
    for (const protocol::UnitFigures &unit : overview.units)
        m_units.insert(unit.unit, unit.name);
    m_sum = {};
    m_most = 1;
    int people = 0;
    int held = 0;
    for (const protocol::PersonFigures &person : std::as_const(m_people)) {
        protocol::ClockCounts &sum = m_sum.running;
        sum.onTime += person.running.onTime;
        sum.hint += person.running.hint;
        sum.yellow += person.running.yellow;
        sum.red += person.running.red;
        sum.paused += person.running.paused;
        sum.unclocked += person.running.unclocked;
        m_sum.closedToday += person.closedToday;
        m_most = std::max(m_most, person.running.total());
        if (!person.user.isEmpty()) {
            ++people;
            held += person.running.total();
        }
    }
    m_sum.averageMinutes = overview.averageMinutes;
    m_mark = people > 0 ? double(held) / people : 0;
    endResetModel();
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_people.isEmpty() ? 0 : int(m_people.size()) + 1;
}

int PeopleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeopleModel::cell(const protocol::PersonFigures &person, int column, bool sum) const
{
    const auto number = [](int count) { return count > 0 ? Wording::count(count) : u"・"_s; };
    switch (column) {
    case NameColumn:
        return sum ? tr("Together") : person.user.isEmpty() ? tr("unclaimed") : person.name;
    case UnitColumn:
        return sum ? QString() : m_units.value(person.unit);
    case RunningColumn:
        return Wording::count(person.running.total());
    case PartsColumn:
        return sum ? tr("late %1 ・ soon %2 ・ in time %3 ・ paused %4")
                         .arg(person.running.red)
                         .arg(person.running.yellow)
                         .arg(person.running.onTime + person.running.hint + person.running.unclocked)
                         .arg(person.running.paused)
                   : QString();
    case LateColumn:
        return number(person.running.red);
    case SoonColumn:
        return number(person.running.yellow);
    case ClosedColumn:
        return number(person.closedToday);
    case AverageColumn:
        return SupervisionWords::asDays(person.averageMinutes, m_daily);
    default:
        return {};
    }
}

QString PeopleModel::sentence(const protocol::PersonFigures &person, bool sum) const
{
    return tr("%1: %2 in hand, %3 late, %4 soon, %5 paused, %6 settled today")
        .arg(cell(person, NameColumn, sum))
        .arg(person.running.total())
        .arg(person.running.red)
        .arg(person.running.yellow)
        .arg(person.running.paused)
        .arg(person.closedToday);
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool sum = isSum(index.row());
    const protocol::PersonFigures &person = sum ? m_sum : m_people.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(person, index.column(), sum);
    case Qt::AccessibleTextRole:
        return sentence(person, sum);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (index.column() == NameColumn || index.column() == UnitColumn || index.column() == PartsColumn
                        ? Qt::AlignLeft
                        : Qt::AlignRight));
    case LateRole:
        return person.running.red;
    case SoonRole:
        return person.running.yellow;
    case AmpleRole:
        return person.running.onTime + person.running.hint + person.running.unclocked;
    case PausedRole:
        return person.running.paused;
    case MostRole:
        return m_most;
    case MarkRole:
        return person.user.isEmpty() ? 0.0 : m_mark;
    case SumRole:
        return sum;
    default:
        return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section == NameColumn || section == UnitColumn || section == PartsColumn ? Qt::AlignLeft
                                                                                             : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Officer");
    case UnitColumn:
        return tr("Unit");
    case RunningColumn:
        return tr("In hand");
    case PartsColumn:
        return tr("By time left");
    case LateColumn:
        return tr("Late");
    case SoonColumn:
        return tr("Soon");
    case ClosedColumn:
        return tr("Settled");
    case AverageColumn:
        return tr("Days each");
    default:
        return {};
    }
}

void PeopleDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const QRect &content) const
{
    const Theme &theme = Theme::current();
    const bool sum = index.data(PeopleModel::SumRole).toBool();
    if (index.column() == PeopleModel::PartsColumn && !sum) {
        const LoadParts parts{index.data(PeopleModel::LateRole).toInt(), index.data(PeopleModel::SoonRole).toInt(),
                              index.data(PeopleModel::AmpleRole).toInt(), index.data(PeopleModel::PausedRole).toInt()};
        paintLoad(painter, content, parts, index.data(PeopleModel::MostRole).toInt(),
                  index.data(PeopleModel::MarkRole).toDouble());
        return;
    }
    const bool unit = index.column() == PeopleModel::UnitColumn;
    const bool small = unit || (sum && index.column() == PeopleModel::PartsColumn);
    painter->setFont(theme.font(small ? FontRole::Small : FontRole::Body,
                                (sum && !small) || index.column() == PeopleModel::RunningColumn));
    const bool above = index.column() == PeopleModel::RunningColumn && !sum &&
                       index.data(PeopleModel::MarkRole).toDouble() > 0 &&
                       index.data().toString().toInt() > 1.2 * index.data(PeopleModel::MarkRole).toDouble();
    painter->setPen(inkFor(option, small ? Token::SubText : above ? Token::AmberText : Token::Text));
    const QString words = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, content.width());
    painter->drawText(content, index.data(Qt::TextAlignmentRole).toInt(), words);
}

int PeopleDelegate::contentWidth(const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    if (index.column() == PeopleModel::PartsColumn)
        return theme.px(160);
    return QFontMetrics(theme.font(FontRole::Body, true)).horizontalAdvance(index.data().toString());
}

// ---- cases ----

void UrgentModel::setCases(const QVector<protocol::UrgentCase> &cases)
{
    beginResetModel();
    m_cases = cases;
    endResetModel();
}

const protocol::UrgentCase *UrgentModel::caseAt(int row) const
{
    return row >= 0 && row < m_cases.size() ? &m_cases.at(row) : nullptr;
}

int UrgentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cases.size());
}

QVariant UrgentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const protocol::UrgentCase &one = m_cases.at(index.row());
    const bool overdue = one.light == DeadlineLight::Overdue;
    const QString holder = one.assignee.isEmpty() ? tr("unclaimed") : one.assigneeName;
    switch (role) {
    case Qt::DisplayRole:
        return one.itemName;
    case CodeWordsRole:
        return one.queryCode;
    case SecondRole:
        return tr("%1 ・ %2 ・ %3").arg(one.unitName, holder, Wording::state(one.state));
    case LightRole:
        return int(SupervisionWords::light(one.light));
    case LightWordsRole:
        return SupervisionWords::daysLeft(one.daysLeft, overdue);
    case Qt::AccessibleTextRole:
        return QStringList{SupervisionWords::daysLeft(one.daysLeft, overdue),
                           one.queryCode,
                           one.itemName,
                           one.unitName,
                           holder,
                           Wording::state(one.state)}
            .join(tr(", "));
    default:
        return {};
    }
}

// ---- cards ----

void CardsModel::setPage(const protocol::CardPage &page, QDate today)
{
    beginResetModel();
    m_cards = page.entries;
    m_today = today;
    endResetModel();
}

void CardsModel::addPage(const protocol::CardPage &page)
{
    if (page.entries.isEmpty())
        return;
    beginInsertRows({}, int(m_cards.size()), int(m_cards.size() + page.entries.size()) - 1);
    m_cards += page.entries;
    endInsertRows();
}

void CardsModel::replace(const protocol::CardEntry &entry)
{
    const int row = rowOf(entry.id);
    if (row < 0)
        return;
    m_cards[row] = entry;
    Q_EMIT dataChanged(index(row), index(row));
}

const protocol::CardEntry *CardsModel::cardAt(int row) const
{
    return row >= 0 && row < m_cards.size() ? &m_cards.at(row) : nullptr;
}

int CardsModel::rowOf(const CardId &id) const
{
    for (int row = 0; row < m_cards.size(); ++row) {
        if (m_cards.at(row).id == id)
            return row;
    }
    return -1;
}

int CardsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cards.size());
}

QVariant CardsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const protocol::CardEntry &card = m_cards.at(index.row());
    const bool waits = card.state == CardState::AwaitingReply;
    switch (role) {
    case Qt::DisplayRole:
        return card.ruleName;
    case DetailRole:
        return tr("%1 ・ %2").arg(card.rule, card.queryCode);
    case SecondRole:
        return card.personName.isEmpty()
                   ? tr("%1 ・ %2").arg(card.unitName, SupervisionWords::state(card.state))
                   : tr("%1 ・ %2 ・ %3").arg(card.unitName, card.personName, SupervisionWords::state(card.state));
    case WarningRole:
        return waits && card.light != DeadlineLight::Enough
                   ? tr("reply %1").arg(SupervisionWords::daysLeft(card.daysLeft, card.light == DeadlineLight::Overdue))
                   : QString();
    case TimeRole:
        return Wording::day(toLocalDate(card.issuedAt), m_today);
    case LightRole:
        // A revoked card is nobody's blame any more.
        if (card.state == CardState::Revoked)
            return int(Light::Finished);
        return int(card.colour == CardColour::Red ? Light::Late : Light::Soon);
    case LightWordsRole:
        return SupervisionWords::colour(card.colour);
    case Qt::AccessibleTextRole:
        return QStringList{
            SupervisionWords::colour(card.colour), card.ruleName, card.queryCode, card.unitName, card.personName,
            SupervisionWords::state(card.state)}
            .join(tr(", "));
    default:
        return {};
    }
}

} // namespace yunchuang
