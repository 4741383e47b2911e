// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <atomic>
#include <mutex>

namespace yunchuang::service {

/// Counts what was asked for in vain: by all together, for the metrics, and by session, so that guessing shows in the
/// audit log without filling it. Every function may be called from any thread.
class Refusals
{
public:
    /// Something that does not exist or may not be seen. The number of this session's misses when it is worth an
    /// entry: 10, 100, 1000 …; otherwise 0.
    int miss(const QString &session);
    /// Something the post may not do. The number of this session's refusals when it is worth an entry: the first ten,
    /// then 100, 1000 …; otherwise 0.
    int refuse(const QString &session);

    [[nodiscard]] quint64 misses() const { return m_misses; }
    [[nodiscard]] quint64 refused() const { return m_refused; }

private:
    int counted(QHash<QString, int> &bySession, const QString &session);

    std::atomic<quint64> m_misses{0};
    std::atomic<quint64> m_refused{0};
    std::mutex m_mutex;
    QHash<QString, int> m_missesBySession;
    QHash<QString, int> m_refusedBySession;
};

} // namespace yunchuang::service
