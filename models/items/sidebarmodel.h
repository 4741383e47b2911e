// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/vocabulary.h"
#include "items/roles.h"
#include "store/casestore.h"

#include <QAbstractListModel>

#include <optional>

namespace yunchuang {

/// What the sidebar offers, in its order. Titles of groups among them.
enum class NavEntry : quint8 {
    WorkTitle, ///< 办理
    Mine,
    Unit,
    DueSoon,
    Overdue,
    HandoffsIn,
    HandoffsOut,
    Correcting,
    Suspended,
    Closed,
    DeviceTitle, ///< 本机
    Outbox,
};
inline constexpr int navEntryCount = static_cast<int>(NavEntry::Outbox) + 1;

/// How loudly a count speaks.
enum class NavAttention : quint8 { None, Amber, Red };

/// The queue an entry shows; nothing for titles and the outbox.
[[nodiscard]] std::optional<Queue> queueOf(NavEntry entry);

/// Whether a holder of these posts has use for the entry.
[[nodiscard]] bool isOffered(NavEntry entry, Posts posts);

/// The sidebar for one acting unit: only what its posts may use, each queue with the number of its cases in that unit.
/// Counts are read apart from the rows and follow the cache; at most one reading is under way.
class SidebarModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit SidebarModel(CaseStore &store, QObject *parent = nullptr);
    ~SidebarModel() override;

    /// For whom, where, on which day. Counts of another unit or user are dropped at once.
    void setScope(const QueueScope &scope);
    void setPosts(Posts posts);
    /// What waits in the outbox, and whether some of it waits for the clerk.
    void setOutbox(int open, int attention);

    [[nodiscard]] const QueueScope &scope() const { return m_scope; }
    [[nodiscard]] Posts posts() const { return m_posts; }
    [[nodiscard]] const std::optional<QueueCounts> &counts() const { return m_counts; }
    [[nodiscard]] NavEntry entryAt(int row) const { return m_entries.at(row); }
    [[nodiscard]] int rowOf(NavEntry entry) const { return static_cast<int>(m_entries.indexOf(entry)); }
    /// Row of the n-th queue, counted from 1; -1 if there are fewer.
    [[nodiscard]] int rowOfNumber(int number) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void countsChanged();

private:
    void arrange();
    void read();
    void take(const QueueCounts &counts);
    [[nodiscard]] std::optional<qint64> countOf(NavEntry entry, const std::optional<QueueCounts> &counts) const;

    CaseStore &m_store;
    QueueScope m_scope;
    Posts m_posts;
    QVector<NavEntry> m_entries;
    std::optional<QueueCounts> m_counts;
    int m_outboxOpen = 0;
    int m_outboxAttention = 0;
    bool m_reading = false;
    bool m_readWanted = false;
};

} // namespace yunchuang
