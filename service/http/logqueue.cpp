// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/logqueue.h"

#include <condition_variable>
#include <thread>
#include <utility>
#include <vector>

namespace yunchuang::service {

struct LogQueue::State
{
    State(Log::Sink s, Notice n, Limits l)
        : sink(std::move(s))
        , notice(std::move(n))
        , limits(l)
    {
    }

    void run();

    const Log::Sink sink;
    const Notice notice;
    const Limits limits;

    std::mutex mutex;
    std::condition_variable wake; ///< something to write, or the end
    std::condition_variable ended;
    std::vector<QByteArray> lines;
    qsizetype bytes = 0;
    qint64 unsaid = 0; ///< dropped, and no line says so yet
    qint64 dropped = 0;
    bool stopping = false;
    bool givenUp = false; ///< nobody waits for the thread any more, and what it was given may be gone
    bool isOver = false;
};

void LogQueue::State::run()
{
    std::unique_lock lock(mutex);
    for (;;) {
        wake.wait(lock, [this] { return stopping || !lines.empty(); });
        if (lines.empty())
            break;
        const std::vector<QByteArray> batch = std::exchange(lines, {});
        bytes = 0;
        // What was dropped came after the lines that filled the queue, and before the next ones.
        const qint64 missing = std::exchange(unsaid, 0);
        const QByteArray said = missing > 0 ? notice(missing) : QByteArray();
        lock.unlock();
        for (const QByteArray &line : batch)
            sink(line);
        if (!said.isEmpty())
            sink(said);
        lock.lock();
        if (givenUp)
            return;
    }
    isOver = true;
    ended.notify_all();
}

LogQueue::LogQueue(Log::Sink sink, Notice notice, Limits limits)
    : m_state(std::make_shared<State>(std::move(sink), std::move(notice), limits))
{
    std::thread([state = m_state] { state->run(); }).detach();
}

LogQueue::LogQueue(Log::Sink sink, Notice notice)
    : LogQueue(std::move(sink), std::move(notice), Limits())
{
}

LogQueue::~LogQueue()
{
    std::unique_lock lock(m_state->mutex);
    m_state->stopping = true;
    m_state->wake.notify_all();
    if (!m_state->ended.wait_for(lock, m_state->limits.farewell, [this] { return m_state->isOver; }))
        m_state->givenUp = true;
}

void LogQueue::put(const QByteArray &line)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->bytes + line.size() > m_state->limits.bytes) {
        ++m_state->unsaid;
        ++m_state->dropped;
        return;
    }
    m_state->lines.push_back(line);
    m_state->bytes += line.size();
    m_state->wake.notify_one();
}

qint64 LogQueue::dropped() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->dropped;
}

} // namespace yunchuang::service
