// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http/log.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace yunchuang::service {

/// Stands between the log and what it is written to, so that nobody who logs ever waits for a pipe that is not read or
/// for a disk that hangs: lines lie in a queue of bounded size, and a thread of its own writes them. What no longer
/// fits is dropped and counted; a line says so as soon as lines can be written again. Put in from any thread.
class LogQueue
{
public:
    /// Makes the line that says how many were dropped.
    using Notice = std::function<QByteArray(qint64 dropped)>;

    struct Limits
    {
        qsizetype bytes = 1024 * 1024; ///< of waiting lines; as much again may be on its way
        /// How long the end waits for what is still queued; then it is given up.
        std::chrono::milliseconds farewell{1000};
    };

    LogQueue(Log::Sink sink, Notice notice, Limits limits);
    LogQueue(Log::Sink sink, Notice notice);
    ~LogQueue();
    LogQueue(const LogQueue &) = delete;
    LogQueue &operator=(const LogQueue &) = delete;

    /// Never waits.
    void put(const QByteArray &line);
    /// Lines that were dropped since the start.
    [[nodiscard]] qint64 dropped() const;

private:
    struct State;
    std::shared_ptr<State> m_state; ///< the thread's as well: it may be stuck in a write when all else is gone
};

} // namespace yunchuang::service
