// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/seams.h"

#include <QPointer>

#include <map>

namespace yunchuang {

/// A scheduler whose time moves only when a test says so.
class SteppedScheduler final : public Scheduler
{
public:
    quint64 after(std::chrono::milliseconds delay, QObject *context, std::function<void()> run) override
    {
        m_waiting.emplace(++m_last, Entry{m_now + delay, context, std::move(run)});
        return m_last;
    }

    void cancel(quint64 id) override { m_waiting.erase(id); }

    /// Runs everything that falls due within `step`, in order of time.
    void advance(std::chrono::milliseconds step)
    {
        const auto until = m_now + step;
        for (;;) {
            auto next = m_waiting.end();
            for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it) {
                if (it->second.at <= until && (next == m_waiting.end() || it->second.at < next->second.at))
                    next = it;
            }
            if (next == m_waiting.end())
                break;
            const Entry entry = std::move(next->second);
            m_waiting.erase(next);
            m_now = entry.at;
            if (entry.context)
                entry.run();
        }
        m_now = until;
    }

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

private:
    struct Entry
    {
        std::chrono::milliseconds at;
        QPointer<QObject> context;
        std::function<void()> run;
    };
    std::map<quint64, Entry> m_waiting;
    std::chrono::milliseconds m_now{0};
    quint64 m_last = 0;
};

} // namespace yunchuang
