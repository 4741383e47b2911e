// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/systemseams.h"
#include "service/http/httpserver.h"

#include <QTemporaryDir>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace yunchuang::service {

/// A gate for handlers: they wait inside until the test opens it, and the test can wait until they are there.
class Gate
{
public:
    void pass();
    void open();
    /// False when `count` callers have not arrived in time.
    bool waitForArrivals(int count, int deadlineMs = 20000);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_arrived = 0;
    bool m_open = false;
};

/// Things that happened on other threads, in order, to wait for.
template<class T>
class Events
{
public:
    void add(T event)
    {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(std::move(event));
        m_changed.notify_all();
    }
    std::optional<T> next(int deadlineMs = 20000)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, std::chrono::milliseconds(deadlineMs), [this] { return !m_events.empty(); }))
            return std::nullopt;
        T first = std::move(m_events.front());
        m_events.pop_front();
        return first;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<T> m_events;
};

/// The real server with a fresh certificate, patient time-outs, and routes that show what handlers get and do.
///   GET  /hello                 "hello"
///   GET  /size/{n}              n bytes of JSON-like text
///   GET  /throw                 throws
///   GET  /gate                  waits at `gate`
///   GET  /wait                  deferred: kept in `waiting`; fallback 204 after 25 s
///   GET  /briefly               deferred; fallback after 50 ms
///   GET  /forget                deferred and dropped
///   GET  /silent                deferred and never answered; answerTime 100 ms
///   GET  /file                  streams `fileToSend`
///   GET  /inject                headers with a line break
///   POST /echo                  the body; limit 64 kB
///   POST /upload                to a file; limit 64 MB; answers its size and SHA-256
///   POST /guarded               admission refuses without Authorization
class ServerFixture
{
public:
    ServerFixture();
    ~ServerFixture();

    HttpServerOptions options;
    Gate gate;
    Events<std::shared_ptr<Responder>> waiting;
    Events<int> waitsOver;
    Events<RequestRecord> finished;
    Events<ConnectionEnd> ended;
    Events<QByteArray> failures;
    QString fileToSend;
    std::atomic<int> guardedRuns = 0;

    /// Call once, after changing `options`.
    bool start();
    HttpServer &server() { return *m_server; }
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] QString authorityFile() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    Router makeRouter();

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace yunchuang::service
