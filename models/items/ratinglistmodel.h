// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/ratingmessages.h"

#include <QAbstractListModel>

#include <functional>

namespace yunchuang {

/// Ratings as the service lists them, the newest first. Rows are merged by id, so that the chosen one stays chosen when
/// the list is read again. More are fetched when a view comes to the end.
class RatingListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role : int {
        RatingIdRole = Qt::UserRole + 3201,
        RatingLevelRole, ///< RatingLevel as int
        RatingStateRole, ///< RatingState as int; nothing for ratings without a workflow
        RatingLightRole, ///< DeadlineLight as int
        RatingDueRole,
    };

    explicit RatingListModel(QObject *parent = nullptr);
    ~RatingListModel() override;

    /// The first page of a list: rows not on it leave.
    void setEntries(const QVector<protocol::RatingEntry> &entries);
    /// The page after it.
    void append(const QVector<protocol::RatingEntry> &entries);
    /// The service's new word on one that is listed; nothing happens when it is not.
    void update(const protocol::RatingEntry &entry);
    /// Called once when a view comes to the end; empty: what is here is all.
    void setMore(std::function<void()> more);

    [[nodiscard]] const protocol::RatingEntry *entryAt(int row) const;
    [[nodiscard]] int rowOf(const RatingId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    QVector<protocol::RatingEntry> m_entries;
    std::function<void()> m_more;
};

} // namespace yunchuang
