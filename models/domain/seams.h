// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>

namespace yunchuang {

/// The time of day. Everything that needs "now" is handed one of these, so that tests own time.
class Clock
{
public:
    virtual ~Clock() = default;
    /// The present moment in UTC, millisecond resolution.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

/// Runs a function later on the thread that called `after`.
class Scheduler
{
public:
    virtual ~Scheduler() = default;
    /// Calls `run` once after `delay`, unless `context` is destroyed or `cancel` is called with the returned id before.
    virtual quint64 after(std::chrono::milliseconds delay, QObject *context, std::function<void()> run) = 0;
    virtual void cancel(quint64 id) = 0;
};

/// Unpredictable bytes.
class Random
{
public:
    virtual ~Random() = default;
    [[nodiscard]] virtual QByteArray bytes(int count) = 0;
};

/// A time-ordered identifier (RFC 9562 UUID version 7) in its 36-character form.
[[nodiscard]] QString makeUuid7(const Clock &clock, Random &random);

} // namespace yunchuang
