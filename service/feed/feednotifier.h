// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <mutex>

namespace yunchuang::service {

/// Who waits for news of which units. Thread-safe.
class FeedNotifier
{
public:
    /// `wake` is called once, from the thread of the commit, when one of the units has news; must be quick. Look for
    /// news after registering, not before: what came in between would be missed.
    quint64 wait(const QSet<UnitId> &units, std::function<void()> wake);
    /// After it returns, `wake` will not be called any more (it may be running).
    void cancel(quint64 id);
    void notify(const QSet<UnitId> &units);
    [[nodiscard]] qsizetype waiting() const;

private:
    struct Waiter
    {
        QSet<UnitId> units;
        std::function<void()> wake;
    };
    void forget(quint64 id);

    mutable std::mutex m_mutex;
    QHash<quint64, Waiter> m_waiters;
    QHash<UnitId, QSet<quint64>> m_byUnit;
    quint64 m_next = 1;
};

} // namespace yunchuang::service
