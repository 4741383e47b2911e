// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/sidebarmodel.h"

#include <algorithm>

namespace yunchuang {

std::optional<Queue> queueOf(NavEntry entry)
{
    switch (entry) {
    case NavEntry::Mine:
        return Queue::Mine;
    case NavEntry::Unit:
        return Queue::Unit;
    case NavEntry::DueSoon:
        return Queue::DueSoon;
    case NavEntry::Overdue:
        return Queue::Overdue;
    case NavEntry::HandoffsIn:
        return Queue::HandoffsIn;
    case NavEntry::HandoffsOut:
        return Queue::HandoffsOut;
    case NavEntry::Correcting:
        return Queue::Correcting;
    case NavEntry::Suspended:
        return Queue::Suspended;
    case NavEntry::Closed:
        return Queue::Closed;
    case NavEntry::OnBehalf:
        return Queue::OnBehalf;
    default:
        return std::nullopt;
    }
}

bool isPage(NavEntry entry)
{
    return !queueOf(entry) && !isTitle(entry) && entry != NavEntry::Outbox;
}

bool isTitle(NavEntry entry)
{
    return titleOf(entry) == entry;
}

NavEntry titleOf(NavEntry entry)
{
    if (entry >= NavEntry::AdminTitle)
        return NavEntry::AdminTitle;
    if (entry >= NavEntry::OversightTitle)
        return NavEntry::OversightTitle;
    return entry >= NavEntry::DeviceTitle ? NavEntry::DeviceTitle : NavEntry::WorkTitle;
}

bool isOffered(NavEntry entry, Posts posts)
{
    constexpr Posts desk = Posts(Post::Reception) | Post::PreReview | Post::AcceptanceOfficer | Post::CaseOfficer |
                           Post::Reviewer | Post::Decider | Post::Delivery;
    constexpr Posts overseers = Posts(Post::Dispatcher) | Post::SupervisionOfficer;
    constexpr Posts receivers = Posts(Post::ConsultedOfficer) | Post::CaseOfficer | Post::Dispatcher;
    constexpr Posts senders = Posts(Post::AcceptanceOfficer) | Post::CaseOfficer | Post::Reviewer | Post::Decider |
                              Post::Dispatcher | Post::SupervisionOfficer;
    switch (entry) {
    case NavEntry::Mine:
        return bool(posts & desk);
    case NavEntry::Unit:
    case NavEntry::Correcting:
    case NavEntry::Suspended:
    case NavEntry::Closed:
        return bool(posts & (desk | overseers));
    case NavEntry::WorkTitle:
    case NavEntry::DueSoon:
    case NavEntry::Overdue:
        return bool(posts & (desk | overseers | receivers));
    case NavEntry::HandoffsIn:
        return bool(posts & receivers);
    case NavEntry::HandoffsOut:
        return bool(posts & senders);
    case NavEntry::OnBehalf:
    case NavEntry::Absence:
        return bool(posts & (desk | receivers));
    case NavEntry::DeviceTitle:
    case NavEntry::Outbox:
        return bool(posts & (desk | overseers | receivers));
    case NavEntry::Overview:
        return bool(posts & overseers);
    case NavEntry::Cards:
        return bool(posts & (overseers | desk));
    case NavEntry::Sampling:
        return bool(posts & (overseers | Post::Reviewer));
    case NavEntry::Ratings:
        return bool(posts & (overseers | Post::RatingSupervisor | Post::AcceptanceOfficer | Post::CaseOfficer |
                             Post::Reviewer | Post::Decider));
    case NavEntry::OversightTitle:
        return bool(posts & (desk | overseers | Post::RatingSupervisor));
    case NavEntry::Accounts:
    case NavEntry::Calendars:
        return posts.testFlag(Post::SystemAdmin);
    case NavEntry::Grants:
        return posts.testFlag(Post::SecurityAdmin);
    case NavEntry::Phrases:
        return bool(posts & (Posts(Post::Dispatcher) | Post::SystemAdmin));
    case NavEntry::Audit:
        return posts.testFlag(Post::AuditAdmin);
    case NavEntry::AdminTitle:
        return bool(posts & (Posts(Post::Dispatcher) | Post::SystemAdmin | Post::SecurityAdmin | Post::AuditAdmin));
    }
    return false;
}

SidebarModel::SidebarModel(CaseStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    connect(&store, &CaseStore::changed, this, [this](const ChangeSet &change) {
        const auto concerns = [this](const RowKey &key) { return key.viewer == m_scope.unit; };
        if (change.everything || std::any_of(change.rows.cbegin(), change.rows.cend(), concerns) ||
            std::any_of(change.gone.cbegin(), change.gone.cend(), concerns))
            read();
    });
}

SidebarModel::~SidebarModel() = default;

void SidebarModel::setScope(const QueueScope &scope)
{
    if (m_scope == scope)
        return;
    const bool otherDesk = m_scope.unit != scope.unit || m_scope.user != scope.user;
    const bool otherColleagues = m_scope.standsInFor != scope.standsInFor;
    m_scope = scope;
    if (otherColleagues && !m_entries.isEmpty())
        arrange();
    if (otherDesk && m_counts) {
        m_counts.reset();
        if (!m_entries.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_entries.size()) - 1));
        Q_EMIT countsChanged();
    }
    read();
}

void SidebarModel::setPosts(Posts posts)
{
    if (m_posts == posts && !m_entries.isEmpty())
        return;
    m_posts = posts;
    arrange();
}

void SidebarModel::setOutbox(int open, int attention)
{
    if (m_outboxOpen == open && m_outboxAttention == attention)
        return;
    m_outboxOpen = open;
    m_outboxAttention = attention;
    if (const int row = rowOf(NavEntry::Outbox); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {NavCountRole, NavAttentionRole});
}

void SidebarModel::setPages(const QSet<NavEntry> &pages)
{
    m_pages = pages;
    arrange();
}

void SidebarModel::setPageCount(NavEntry entry, std::optional<qint64> count, NavAttention attention)
{
    const PageCount before = std::exchange(m_pageCounts[entry], {count, attention});
    const int row = rowOf(entry);
    if (row >= 0 && (before.count != count || before.attention != attention))
        Q_EMIT dataChanged(index(row), index(row), {NavCountRole, NavAttentionRole});
}

/// A title stands only above something.
bool SidebarModel::isShown(NavEntry entry) const
{
    if (!isOffered(entry, m_posts))
        return false;
    if (entry == NavEntry::OnBehalf && m_scope.standsInFor.isEmpty())
        return false;
    if (!isTitle(entry))
        return !isPage(entry) || m_pages.contains(entry);
    for (int i = static_cast<int>(entry) + 1; i < navEntryCount; ++i) {
        const auto member = static_cast<NavEntry>(i);
        if (titleOf(member) == entry && isShown(member))
            return true;
    }
    return false;
}

void SidebarModel::arrange()
{
    // Another post changes few entries: they come and go one by one, so that the place in the list stays.
    int row = 0;
    for (int i = 0; i < navEntryCount; ++i) {
        const auto entry = static_cast<NavEntry>(i);
        const bool wanted = isShown(entry);
        const bool there = row < m_entries.size() && m_entries.at(row) == entry;
        if (wanted && !there) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, entry);
            endInsertRows();
        } else if (!wanted && there) {
            beginRemoveRows({}, row, row);
            m_entries.removeAt(row);
            endRemoveRows();
        }
        row += wanted ? 1 : 0;
    }
}

void SidebarModel::read()
{
    if (m_scope.unit.isEmpty())
        return;
    if (m_reading) {
        m_readWanted = true;
        return;
    }
    m_reading = true;
    m_readWanted = false;
    m_store.counts(m_scope, this, [this, scope = m_scope](const StoreResult<QueueCounts> &counts) {
        m_reading = false;
        // A failed reading leaves the last counts standing; the list itself tells of the failure.
        if (counts && scope.unit == m_scope.unit && scope.user == m_scope.user)
            take(*counts);
        if (m_readWanted)
            read();
    });
}

void SidebarModel::take(const QueueCounts &counts)
{
    if (m_counts == counts)
        return;
    const auto before = std::exchange(m_counts, counts);
    for (int row = 0; row < m_entries.size(); ++row) {
        const NavEntry entry = m_entries.at(row);
        if (countOf(entry, before) != countOf(entry, m_counts))
            Q_EMIT dataChanged(index(row), index(row), {NavCountRole, NavAttentionRole});
    }
    Q_EMIT countsChanged();
}

std::optional<qint64> SidebarModel::countOf(NavEntry entry, const std::optional<QueueCounts> &counts) const
{
    if (entry == NavEntry::Outbox)
        return m_outboxOpen;
    if (isPage(entry))
        return m_pageCounts.value(entry).count;
    const auto queue = queueOf(entry);
    return queue && counts ? std::optional<qint64>(counts->of(*queue)) : std::nullopt;
}

int SidebarModel::rowOfNumber(int number) const
{
    for (int row = 0; number > 0 && row < m_entries.size(); ++row) {
        if (numberOf(m_entries.at(row)) == number)
            return row;
    }
    return -1;
}

/// Queues keep the low numbers, wherever pages stand among them.
int SidebarModel::numberOf(NavEntry entry) const
{
    if (!queueOf(entry) && !isPage(entry))
        return 0;
    int number = 1;
    for (const NavEntry other : m_entries) {
        const bool before =
            queueOf(entry) ? queueOf(other) && other < entry : queueOf(other) || (isPage(other) && other < entry);
        number += before ? 1 : 0;
    }
    return number;
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (index.isValid() && isTitle(m_entries.at(index.row())))
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return QAbstractListModel::flags(index);
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NavEntry entry = m_entries.at(index.row());
    switch (role) {
    case NavEntryRole:
        return static_cast<int>(entry);
    case NavHeaderRole:
        return isTitle(entry);
    case NavQueueRole: {
        const auto queue = queueOf(entry);
        return queue ? QVariant(static_cast<int>(*queue)) : QVariant();
    }
    case NavCountRole: {
        const auto count = countOf(entry, m_counts);
        return count ? QVariant(*count) : QVariant();
    }
    case NavAttentionRole: {
        const qint64 count = countOf(entry, m_counts).value_or(0);
        NavAttention attention = m_pageCounts.value(entry).attention;
        if (entry == NavEntry::Outbox && m_outboxAttention > 0)
            attention = NavAttention::Amber;
        else if (entry == NavEntry::DueSoon && count > 0)
            attention = NavAttention::Amber;
        else if (entry == NavEntry::Overdue && count > 0)
            attention = NavAttention::Red;
        return static_cast<int>(attention);
    }
    case NavNumberRole: {
        const int number = numberOf(entry);
        return number > 0 ? QVariant(number) : QVariant();
    }
    default:
        return {};
    }
}

} // namespace yunchuang
