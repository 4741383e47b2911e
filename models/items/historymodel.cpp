// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/historymodel.h"

#include <algorithm>

namespace yunchuang {

HistoryModel::HistoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::show(const QVector<HistoryRow> &rows)
{
    QVector<HistoryRow> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const HistoryRow &a, const HistoryRow &b) { return a.sequence > b.sequence; });
    if (sorted == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(sorted);
    endResetModel();
}

const HistoryRow *HistoryModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : HistoryColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const HistoryRow &row = m_rows.at(index.row());
    switch (index.column()) {
    case HistoryTimeColumn:
        return row.at;
    case HistoryActColumn:
        return static_cast<int>(row.action);
    case HistoryWhoColumn:
        return row.userName;
    case HistoryWordsColumn:
        return row.opinion.isEmpty() ? row.reason : row.opinion;
    default:
        return {};
    }
}

} // namespace yunchuang
