// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"

#include <QAbstractTableModel>

namespace yunchuang {

/// Columns of HistoryModel.
enum HistoryColumn : int {
    HistoryTimeColumn,
    HistoryActColumn,
    HistoryWhoColumn,
    HistoryWordsColumn,
    HistoryColumnCount
};

/// 办理记录: what was done to a case, newest first. Raw: the window makes words of `rowAt`.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit HistoryModel(QObject *parent = nullptr);
    ~HistoryModel() override;

    void show(const QVector<HistoryRow> &rows);
    [[nodiscard]] const HistoryRow *rowAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QVector<HistoryRow> m_rows;
};

} // namespace yunchuang
