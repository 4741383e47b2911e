// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http/route.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace yunchuang::service {

/// One request on its way to an answer: shared by the connection, which waits, and whoever answers. Knows nothing of
/// the engine; `wake` makes the connection look again. Every function may be called from any thread.
class Exchange
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// `gzipFrom`: size of body from which an answer is compressed; negative when the peer does not take gzip.
    Exchange(qsizetype gzipFrom, Moment deadline, std::function<void()> wake);

    bool answer(HttpResponse response);
    void expireAt(Moment deadline, HttpResponse fallback);
    /// Answers with the fallback, if one was set; false when there is none.
    bool useFallback();
    /// Ends it without an answer: nobody is there to take one.
    void abandon();

    [[nodiscard]] bool isDone() const;
    void whenDone(std::function<void()> run);
    [[nodiscard]] Moment deadline() const;
    /// The answer, once; nullopt when it was abandoned.
    [[nodiscard]] std::optional<HttpResponse> takeAnswer();

private:
    bool finish(std::optional<HttpResponse> answer);
    void compress(HttpResponse &response) const;

    const qsizetype m_gzipFrom;
    const std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    bool m_done = false;
    Moment m_deadline;
    std::optional<HttpResponse> m_fallback;
    std::optional<HttpResponse> m_answer;
    std::vector<std::function<void()>> m_whenDone;
};

/// What handlers hold. The last one to let go without an answer makes it the given failure.
class ExchangeResponder final : public Responder
{
public:
    ExchangeResponder(std::shared_ptr<Exchange> exchange, std::function<HttpResponse()> failure)
        : m_exchange(std::move(exchange))
        , m_failure(std::move(failure))
    {
    }
    ~ExchangeResponder() override;

    bool send(HttpResponse response) override { return m_exchange->answer(std::move(response)); }
    void expiresIn(std::chrono::milliseconds delay, HttpResponse fallback) override
    {
        m_exchange->expireAt(std::chrono::steady_clock::now() + delay, std::move(fallback));
    }
    [[nodiscard]] bool isDone() const override { return m_exchange->isDone(); }
    void whenDone(std::function<void()> run) override { m_exchange->whenDone(std::move(run)); }

private:
    std::shared_ptr<Exchange> m_exchange;
    std::function<HttpResponse()> m_failure;
};

} // namespace yunchuang::service
