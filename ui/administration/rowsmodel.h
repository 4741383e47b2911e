// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QVector>

#include <functional>

namespace yunchuang {

/// Rows that came from the service, with one function for the words of each column. More rows are fetched when the view
/// comes to the end.
template<class Row>
class RowsModel final : public QAbstractTableModel
{
public:
    struct Column
    {
        QString title;
        std::function<QString(const Row &)> words;
    };

    RowsModel(QVector<Column> columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    void setRows(QVector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void append(const QVector<Row> &rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
        m_rows += rows;
        endInsertRows();
    }
    void replace(int row, const Row &with)
    {
        m_rows[row] = with;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    [[nodiscard]] const QVector<Row> &rows() const { return m_rows; }
    /// The row at that index, or nothing.
    [[nodiscard]] const Row *at(const QModelIndex &index) const
    {
        return index.isValid() && index.row() < m_rows.size() ? &m_rows.at(index.row()) : nullptr;
    }

    /// Called when more is wanted; empty: what is here is all.
    void setMore(std::function<void()> more) { m_more = std::move(more); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const Row *row = at(index);
        if (!row)
            return {};
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return m_columns.at(index.column()).words(*row);
        if (role == Qt::AccessibleTextRole) {
            QStringList all;
            for (const Column &column : m_columns)
                all.append(column.words(*row));
            all.removeAll(QString());
            return all.join(QStringLiteral(", "));
        }
        return {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section < m_columns.size())
            return m_columns.at(section).title;
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override { return !parent.isValid() && m_more; }
    void fetchMore(const QModelIndex &parent) override
    {
        if (parent.isValid() || !m_more)
            return;
        const auto more = std::exchange(m_more, {});
        more();
    }

private:
    QVector<Column> m_columns;
    QVector<Row> m_rows;
    std::function<void()> m_more;
};

} // namespace yunchuang
