// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualtime.h"

namespace yunchuang {

quint64 VirtualScheduler::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> run)
{
    const qint64 due = m_clock.now().toMSecsSinceEpoch() + std::max<qint64>(delay.count(), 0);
    const quint64 id = m_next++;
    m_waiting.insert(due, Entry{id, context, context != nullptr, std::move(run)});
    return id;
}

void VirtualScheduler::cancel(quint64 id)
{
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it) {
        if (it->id == id) {
            m_waiting.erase(it);
            return;
        }
    }
}

bool VirtualScheduler::runNext(qint64 latest)
{
    if (m_waiting.isEmpty() || m_waiting.firstKey() > latest)
        return false;
    // Of equal moments the smallest number was asked for first.
    const qint64 due = m_waiting.firstKey();
    auto chosen = m_waiting.begin();
    for (auto it = m_waiting.begin(); it != m_waiting.end() && it.key() == due; ++it) {
        if (it->id < chosen->id)
            chosen = it;
    }
    const Entry entry = *chosen;
    m_waiting.erase(chosen);
    if (due > m_clock.now().toMSecsSinceEpoch())
        m_clock.set(QDateTime::fromMSecsSinceEpoch(due, Qt::UTC));
    if (!entry.hasContext || entry.context)
        entry.run();
    return true;
}

void VirtualScheduler::advance(std::chrono::milliseconds span)
{
    const qint64 end = m_clock.now().toMSecsSinceEpoch() + span.count();
    while (runNext(end)) {
    }
    m_clock.set(QDateTime::fromMSecsSinceEpoch(end, Qt::UTC));
}

bool VirtualScheduler::runUntil(const std::function<bool()> &until, std::chrono::milliseconds limit)
{
    const qint64 end = m_clock.now().toMSecsSinceEpoch() + limit.count();
    while (!until()) {
        if (!runNext(end))
            return false;
    }
    return true;
}

quint64 SeededRandom::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    quint64 z = m_state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

QByteArray SeededRandom::bytes(int count)
{
    QByteArray out;
    out.reserve(count);
    while (out.size() < count) {
        const quint64 word = next();
        for (unsigned shift = 0; shift < 64 && out.size() < count; shift += 8)
            out.append(static_cast<char>((word >> shift) & 0xffU));
    }
    return out;
}

} // namespace yunchuang
