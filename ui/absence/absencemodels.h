// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/queuemodel.h"
#include "protocol/deskmessages.h"

#include <QAbstractTableModel>

#include <functional>

namespace yunchuang {

/// Rows of one kind with columns that say themselves in words; the newest list takes the place of the one before, and
/// the view keeps its place by the row's key.
template<class Row>
class WordTable final : public QAbstractTableModel
{
public:
    struct Column
    {
        QString title;
        std::function<QString(const Row &)> words;
    };
    explicit WordTable(QVector<Column> columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    void setRows(QVector<Row> rows)
    {
        if (rows == m_rows)
            return;
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const QVector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row *at(int row) const { return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
            return {};
        return m_columns.at(index.column()).words(m_rows.at(index.row()));
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= m_columns.size())
            return {};
        return m_columns.at(section).title;
    }

private:
    QVector<Column> m_columns;
    QVector<Row> m_rows;
};

using AbsenceTable = WordTable<protocol::Absence>;
using DueTable = WordTable<ShownRow>;
using DoneTable = WordTable<protocol::ActForMe>;
using RelationTable = WordTable<protocol::Relation>;

/// The columns of the four lists, in words. `today` is asked anew for each cell.
[[nodiscard]] QVector<AbsenceTable::Column> absenceColumns(std::function<QDate()> today);
[[nodiscard]] QVector<DueTable::Column> dueColumns(std::function<QDate()> today);
[[nodiscard]] QVector<DoneTable::Column> doneColumns(std::function<QDate()> today);
[[nodiscard]] QVector<RelationTable::Column> relationColumns(std::function<QDate()> today);

} // namespace yunchuang
