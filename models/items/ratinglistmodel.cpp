// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/ratinglistmodel.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace yunchuang {

RatingListModel::RatingListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

RatingListModel::~RatingListModel() = default;

void RatingListModel::setEntries(const QVector<protocol::RatingEntry> &entries)
{
    QSet<RatingId> here;
    for (const protocol::RatingEntry &entry : entries)
        here.insert(entry.id);
    for (int row = int(m_entries.size()) - 1; row >= 0; --row) {
        if (here.contains(m_entries.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    // A rating never changes its place among others: what is new comes between rows that stay.
    for (int row = 0; row < entries.size(); ++row) {
        const protocol::RatingEntry &entry = entries.at(row);
        if (row < m_entries.size() && m_entries.at(row).id == entry.id) {
            update(entry);
            continue;
        }
        beginInsertRows({}, row, row);
        m_entries.insert(row, entry);
        endInsertRows();
    }
}

void RatingListModel::append(const QVector<protocol::RatingEntry> &entries)
{
    QVector<protocol::RatingEntry> fresh;
    std::copy_if(entries.cbegin(), entries.cend(), std::back_inserter(fresh),
                 [this](const protocol::RatingEntry &entry) { return rowOf(entry.id) < 0; });
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
    m_entries += fresh;
    endInsertRows();
}

void RatingListModel::update(const protocol::RatingEntry &entry)
{
    const int row = rowOf(entry.id);
    if (row < 0 || m_entries.at(row) == entry)
        return;
    m_entries[row] = entry;
    Q_EMIT dataChanged(index(row), index(row));
}

void RatingListModel::setMore(std::function<void()> more)
{
    m_more = std::move(more);
}

const protocol::RatingEntry *RatingListModel::entryAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int RatingListModel::rowOf(const RatingId &id) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const protocol::RatingEntry &entry) { return entry.id == id; });
    return found == m_entries.cend() ? -1 : int(found - m_entries.cbegin());
}

int RatingListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant RatingListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const protocol::RatingEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.queryCode;
    case RatingIdRole:
        return entry.id.text();
    case RatingLevelRole:
        return static_cast<int>(entry.level);
    case RatingStateRole:
        return entry.state ? QVariant(static_cast<int>(*entry.state)) : QVariant();
    case RatingLightRole:
        return static_cast<int>(entry.light);
    case RatingDueRole:
        return entry.due;
    default:
        return {};
    }
}

bool RatingListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void RatingListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || !m_more)
        return;
    const auto more = std::exchange(m_more, {});
    more();
}

} // namespace yunchuang
