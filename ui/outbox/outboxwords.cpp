// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxwords.h"

#include "ui/common/words.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

Light lightOf(const OutboxEntry &entry)
{
    switch (entry.status) {
    case DeliveryStatus::Conflicted:
    case DeliveryStatus::Refused:
        return Light::Late;
    case DeliveryStatus::Parked:
        return Light::Soon;
    case DeliveryStatus::Held:
        return Light::Paused;
    case DeliveryStatus::Queued:
    case DeliveryStatus::Sent:
        return Light::Waiting;
    case DeliveryStatus::Acknowledged:
        return entry.proof == ProofState::Invalid        ? Light::Late
               : entry.proof == ProofState::Unverifiable ? Light::Soon
                                                         : Light::Ample;
    case DeliveryStatus::Withdrawn:
        return Light::Finished;
    }
    return Light::None;
}

bool isUndelivered(DeliveryStatus status)
{
    return status == DeliveryStatus::Held || status == DeliveryStatus::Queued || status == DeliveryStatus::Sent ||
           status == DeliveryStatus::Parked;
}

/// In the order of the list.
enum class OutboxGroup { WantsTheClerk, OnItsWay, Finished };

OutboxGroup groupOf(DeliveryStatus status)
{
    if (status == DeliveryStatus::Conflicted || status == DeliveryStatus::Refused)
        return OutboxGroup::WantsTheClerk;
    return isUndelivered(status) ? OutboxGroup::OnItsWay : OutboxGroup::Finished;
}

int countOf(const OutboxModel &outbox, OutboxGroup group)
{
    int count = 0;
    for (int row = 0; row < outbox.rowCount(); ++row)
        count += groupOf(outbox.entryAt(row)->status) == group ? 1 : 0;
    return count;
}

} // namespace

OutboxWords::OutboxWords(OutboxModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_outbox(model)
{
    setSourceModel(&model);
    sort(0);
}

const OutboxEntry *OutboxWords::entryAt(int row) const
{
    return m_outbox.entryAt(mapToSource(index(row, 0)).row());
}

int OutboxWords::rowOf(const CommandId &id) const
{
    return mapFromSource(m_outbox.index(m_outbox.rowOf(id))).row();
}

/// What wants the clerk, what is on its way, both as they were done; then what is finished, the newest first.
bool OutboxWords::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const OutboxEntry &a = *m_outbox.entryAt(left.row());
    const OutboxEntry &b = *m_outbox.entryAt(right.row());
    const OutboxGroup group = groupOf(a.status);
    if (group != groupOf(b.status))
        return group < groupOf(b.status);
    return group == OutboxGroup::Finished ? a.sequence > b.sequence : a.sequence < b.sequence;
}

void OutboxWords::setContext(RuleBookPtr rules, const QDateTime &now, bool offline)
{
    m_rules = std::move(rules);
    m_now = now;
    m_offline = offline;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QString OutboxWords::secondLine(const OutboxEntry &entry) const
{
    const QDate today = toLocalDate(m_now);
    QStringList parts{entry.subject.queryCode};
    const QVector<UnitId> &to = entry.command.args.handoff.to;
    if (!to.isEmpty()) {
        QStringList names;
        for (const UnitId &unit : to)
            names.append(Wording::unit(m_rules ? &m_rules->units : nullptr, unit));
        parts.append(names.join(tr(", ")));
    }
    switch (entry.status) {
    case DeliveryStatus::Held:
        parts.append(tr("goes out at %1").arg(Wording::timeOfDay(entry.heldUntil)));
        break;
    case DeliveryStatus::Acknowledged:
        parts.append(
            tr("delivered %1").arg(Wording::moment(entry.receipt ? entry.receipt->at : entry.changedAt, today)));
        parts.append(tr("proof %1").arg(Wording::proof(entry.proof)));
        break;
    case DeliveryStatus::Conflicted:
        parts.append(tr("the case changed meanwhile"));
        break;
    case DeliveryStatus::Refused:
        parts.append(tr("refused %1").arg(Wording::moment(entry.changedAt, today)));
        break;
    case DeliveryStatus::Parked:
        parts.append(tr("waits for an act before it"));
        break;
    default:
        if (!entry.attachments.isEmpty())
            parts.append(tr("%n attachment(s)", nullptr, static_cast<int>(entry.attachments.size())));
        if (entry.attempts > 1)
            parts.append(tr("%n attempt(s)", nullptr, entry.attempts));
    }
    return parts.join(u" ・ "_s);
}

QString OutboxWords::warning(const OutboxEntry &entry) const
{
    const QDate today = toLocalDate(m_now);
    if (!isUndelivered(entry.status) || !entry.due.isValid() || entry.due > today)
        return {};
    if (entry.due < today)
        return tr("past its date");
    const QDateTime end = m_rules ? m_rules->calendars.endOfOffice(today) : QDateTime();
    return end.isValid() ? tr("due today %1").arg(Wording::timeOfDay(end)) : tr("due today");
}

QVariant OutboxWords::data(const QModelIndex &index, int role) const
{
    const OutboxEntry *entry = entryAt(index.row());
    if (!entry)
        return {};
    const ServiceItem *item = m_rules ? m_rules->catalogue.find(entry->subject.item) : nullptr;
    switch (role) {
    case ActWordsRole:
        return Wording::action(entry->command.action, item);
    case ItemWordsRole:
        return entry->subject.itemName;
    case SecondWordsRole:
        return secondLine(*entry);
    case WarningWordsRole:
        return warning(*entry);
    case TimeWordsRole:
        return toLocalDate(entry->command.actedAt) == toLocalDate(m_now)
                   ? Wording::timeOfDay(entry->command.actedAt)
                   : Wording::moment(entry->command.actedAt, toLocalDate(m_now));
    case StatusLightRole:
        return static_cast<int>(lightOf(*entry));
    case StatusWordsRole:
        return Wording::delivery(entry->status);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2, %3, %4")
            .arg(Wording::delivery(entry->status), Wording::action(entry->command.action, item),
                 entry->subject.itemName, secondLine(*entry));
    case Qt::ToolTipRole:
        return secondLine(*entry);
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

int OutboxWords::attention() const
{
    return countOf(m_outbox, OutboxGroup::WantsTheClerk);
}

int OutboxWords::waiting() const
{
    return countOf(m_outbox, OutboxGroup::OnItsWay);
}

int OutboxWords::dueToday() const
{
    int count = 0;
    for (int row = 0; row < m_outbox.rowCount(); ++row)
        count += warning(*m_outbox.entryAt(row)).isEmpty() ? 0 : 1;
    return count;
}

QString OutboxWords::summary() const
{
    int conflicts = 0;
    int refused = 0;
    for (int row = 0; row < m_outbox.rowCount(); ++row) {
        const DeliveryStatus status = m_outbox.entryAt(row)->status;
        conflicts += status == DeliveryStatus::Conflicted ? 1 : 0;
        refused += status == DeliveryStatus::Refused ? 1 : 0;
    }
    QStringList parts;
    if (conflicts > 0)
        parts.append(tr("conflicts %1").arg(conflicts));
    if (refused > 0)
        parts.append(tr("refused %1").arg(refused));
    parts.append(tr("waiting %1").arg(waiting()));
    return parts.join(u" ・ "_s);
}

} // namespace yunchuang
