// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/roles.h"
#include "store/outboxentry.h"

#include <QAbstractListModel>
#include <QHash>

namespace yunchuang {

/// The clerk's acts on their way and what became of them, in the order of acting. Fed with whole lists and changes;
/// rows are merged by command.
class OutboxModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit OutboxModel(QObject *parent = nullptr);
    ~OutboxModel() override;

    /// All entries there are: rows not among them leave.
    void setEntries(const QVector<OutboxEntry> &entries);
    /// Entries that were added or changed.
    void merge(const QVector<OutboxEntry> &entries);

    [[nodiscard]] const OutboxEntry *entryAt(int row) const;
    [[nodiscard]] int rowOf(const CommandId &id) const;
    /// How many are still on their way or wait for the clerk.
    [[nodiscard]] int openCount() const { return m_open; }
    /// How many wait for the clerk: conflicts, refusals, and what rests on them.
    [[nodiscard]] int attentionCount() const { return m_attention; }
    /// The newest act that can still be taken back (F8); nullptr if none.
    [[nodiscard]] const OutboxEntry *held() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    void put(const OutboxEntry &entry);
    void count();

    QVector<OutboxEntry> m_entries; ///< by sequence
    QHash<CommandId, qint64> m_sequences;
    int m_open = 0;
    int m_attention = 0;
};

} // namespace yunchuang
