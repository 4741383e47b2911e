// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/outboxmodel.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace yunchuang {

OutboxModel::OutboxModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

OutboxModel::~OutboxModel() = default;

static int placeOfSequence(const QVector<OutboxEntry> &entries, qint64 sequence)
{
    const auto found =
        std::lower_bound(entries.cbegin(), entries.cend(), sequence,
                         [](const OutboxEntry &entry, qint64 wanted) { return entry.sequence < wanted; });
    return static_cast<int>(found - entries.cbegin());
}

void OutboxModel::setEntries(const QVector<OutboxEntry> &entries)
{
    QSet<CommandId> here;
    for (const OutboxEntry &entry : entries)
        here.insert(entry.command.id);
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= 0; --row) {
        const CommandId id = m_entries.at(row).command.id;
        if (here.contains(id))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        m_sequences.remove(id);
        endRemoveRows();
    }
    for (const OutboxEntry &entry : entries)
        put(entry);
    count();
}

void OutboxModel::merge(const QVector<OutboxEntry> &entries)
{
    for (const OutboxEntry &entry : entries)
        put(entry);
    count();
}

void OutboxModel::put(const OutboxEntry &entry)
{
    if (const int row = rowOf(entry.command.id); row >= 0) {
        if (m_entries.at(row) == entry)
            return;
        m_entries[row] = entry;
        Q_EMIT dataChanged(index(row), index(row));
        return;
    }
    const int at = placeOfSequence(m_entries, entry.sequence);
    beginInsertRows({}, at, at);
    m_entries.insert(at, entry);
    m_sequences.insert(entry.command.id, entry.sequence);
    endInsertRows();
}

void OutboxModel::count()
{
    int open = 0;
    int attention = 0;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        // A refusal that was looked at and given up is Withdrawn; until then it waits for the clerk.
        open += isOpen(entry.status) ? 1 : 0;
        attention += entry.status == DeliveryStatus::Conflicted || entry.status == DeliveryStatus::Refused ||
                             entry.status == DeliveryStatus::Parked
                         ? 1
                         : 0;
    }
    if (open == m_open && attention == m_attention)
        return;
    m_open = open;
    m_attention = attention;
    Q_EMIT countsChanged();
}

const OutboxEntry *OutboxModel::entryAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int OutboxModel::rowOf(const CommandId &id) const
{
    const auto sequence = m_sequences.constFind(id);
    return sequence == m_sequences.cend() ? -1 : placeOfSequence(m_entries, *sequence);
}

const OutboxEntry *OutboxModel::held() const
{
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (entry->status == DeliveryStatus::Held)
            return &*entry;
    }
    return nullptr;
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case OutboxCodeRole:
        return entry.subject.queryCode;
    case CommandIdRole:
        return entry.command.id.text();
    case SequenceRole:
        return entry.sequence;
    case ActionRole:
        return static_cast<int>(entry.command.action);
    case OutboxCaseIdRole:
        return entry.command.caseId.text();
    case OutboxUnitRole:
        return entry.command.actingUnit.text();
    case OutboxItemNameRole:
        return entry.subject.itemName;
    case OutboxApplicantRole:
        return entry.subject.applicantName;
    case DeliveryRole:
        return static_cast<int>(entry.status);
    case OpenRole:
        return isOpen(entry.status);
    case QueuedAtRole:
        return entry.queuedAt;
    case HeldUntilRole:
        return entry.heldUntil;
    case ChangedAtRole:
        return entry.changedAt;
    case OutboxDueRole:
        return entry.due;
    case AttemptsRole:
        return entry.attempts;
    case RefusalCodeRole:
        return entry.refusal ? QVariant(static_cast<int>(entry.refusal->code)) : QVariant();
    case ErrorCodeRole:
        return entry.error ? QVariant(static_cast<int>(*entry.error)) : QVariant();
    case ProofRole:
        return static_cast<int>(entry.proof);
    case ChoiceRole:
        return static_cast<int>(entry.choice);
    case ReceiverRole: {
        QStringList units;
        for (const UnitId &unit : entry.command.args.handoff.to)
            units.append(unit.text());
        return units;
    }
    default:
        return {};
    }
}

} // namespace yunchuang
