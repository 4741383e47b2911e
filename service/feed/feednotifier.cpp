// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/feed/feednotifier.h"

#include <vector>

namespace yunchuang::service {

quint64 FeedNotifier::wait(const QSet<UnitId> &units, std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    const quint64 id = m_next++;
    for (const UnitId &unit : units)
        m_byUnit[unit].insert(id);
    m_waiters.insert(id, Waiter{units, std::move(wake)});
    return id;
}

void FeedNotifier::forget(quint64 id)
{
    const auto waiter = m_waiters.find(id);
    if (waiter == m_waiters.end())
        return;
    for (const UnitId &unit : waiter->units) {
        const auto others = m_byUnit.find(unit);
        others->remove(id);
        if (others->isEmpty())
            m_byUnit.erase(others);
    }
    m_waiters.erase(waiter);
}

void FeedNotifier::cancel(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    forget(id);
}

void FeedNotifier::notify(const QSet<UnitId> &units)
{
    std::vector<std::function<void()>> woken;
    {
        const std::lock_guard lock(m_mutex);
        QSet<quint64> ids;
        for (const UnitId &unit : units)
            ids.unite(m_byUnit.value(unit));
        for (const quint64 id : ids) {
            woken.push_back(m_waiters.value(id).wake);
            forget(id);
        }
    }
    for (const auto &wake : woken)
        wake();
}

qsizetype FeedNotifier::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiters.size();
}

} // namespace yunchuang::service
