// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/vocabulary.h"
#include "items/roles.h"
#include "store/casestore.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

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
    OnBehalf,    ///< 代办: while a colleague is away for whom the clerk stands in
    Absence,     ///< 请假与替班
    DeviceTitle, ///< 本机
    Outbox,
    OversightTitle, ///< 督办
    Overview,       ///< 总览
    Cards,          ///< 督查单: yellow and red cards
    Sampling,       ///< 抽查复核
    Ratings,        ///< 差评整改
    AdminTitle,     ///< 管理
    Accounts,       ///< 用户
    Grants,         ///< 岗位
    Calendars,      ///< 工作日历
    Phrases,        ///< 常用语
    Audit,          ///< 审计
};
inline constexpr int navEntryCount = static_cast<int>(NavEntry::Audit) + 1;

/// How loudly a count speaks.
enum class NavAttention : quint8 { None, Amber, Red };

/// The queue an entry shows; nothing for titles, the outbox and other pages.
[[nodiscard]] std::optional<Queue> queueOf(NavEntry entry);

/// Whether the entry stands for a page of its own that the composition brings: it is offered once there is one.
[[nodiscard]] bool isPage(NavEntry entry);

/// Whether it is the title of a group, and of which group an entry is a part.
[[nodiscard]] bool isTitle(NavEntry entry);
[[nodiscard]] NavEntry titleOf(NavEntry entry);

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
    /// The entries for which there is a page; a group without any is left out with its title.
    void setPages(const QSet<NavEntry> &pages);
    /// What waits in the outbox, and whether some of it waits for the clerk.
    void setOutbox(int open, int attention);
    /// What a page has to tell by a number; nothing = it does not count.
    void setPageCount(NavEntry entry, std::optional<qint64> count, NavAttention attention = NavAttention::None);

    [[nodiscard]] const QueueScope &scope() const { return m_scope; }
    [[nodiscard]] Posts posts() const { return m_posts; }
    [[nodiscard]] const std::optional<QueueCounts> &counts() const { return m_counts; }
    [[nodiscard]] NavEntry entryAt(int row) const { return m_entries.at(row); }
    [[nodiscard]] int rowOf(NavEntry entry) const { return static_cast<int>(m_entries.indexOf(entry)); }
    /// Row of the n-th numbered entry, counted from 1: first the queues, then the pages. -1 if there are fewer.
    [[nodiscard]] int rowOfNumber(int number) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void countsChanged();

private:
    struct PageCount
    {
        std::optional<qint64> count;
        NavAttention attention = NavAttention::None;
    };

    void arrange();
    [[nodiscard]] bool isShown(NavEntry entry) const;
    [[nodiscard]] int numberOf(NavEntry entry) const;
    void read();
    void take(const QueueCounts &counts);
    [[nodiscard]] std::optional<qint64> countOf(NavEntry entry, const std::optional<QueueCounts> &counts) const;

    CaseStore &m_store;
    QueueScope m_scope;
    Posts m_posts;
    QVector<NavEntry> m_entries;
    QSet<NavEntry> m_pages;
    QHash<NavEntry, PageCount> m_pageCounts;
    std::optional<QueueCounts> m_counts;
    int m_outboxOpen = 0;
    int m_outboxAttention = 0;
    bool m_reading = false;
    bool m_readWanted = false;
};

} // namespace yunchuang
