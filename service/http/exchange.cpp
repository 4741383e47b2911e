// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/exchange.h"

#include "service/http/compress.h"

namespace yunchuang::service {

Exchange::Exchange(qsizetype gzipFrom, Moment deadline, std::function<void()> wake)
    : m_gzipFrom(gzipFrom)
    , m_wake(std::move(wake))
    , m_deadline(deadline)
{
}

bool Exchange::answer(HttpResponse response)
{
    if (isDone())
        return false;
    // Here, on the caller's thread, and not on the one I/O thread that all connections share.
    compress(response);
    return finish(std::move(response));
}

void Exchange::expireAt(Moment deadline, HttpResponse fallback)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_done)
            return;
        m_deadline = deadline;
        m_fallback = std::move(fallback);
    }
    m_wake();
}

bool Exchange::useFallback()
{
    std::optional<HttpResponse> fallback;
    {
        const std::lock_guard lock(m_mutex);
        if (m_done || !m_fallback)
            return false;
        fallback.swap(m_fallback);
    }
    finish(std::move(fallback));
    return true;
}

void Exchange::abandon()
{
    finish(std::nullopt);
}

bool Exchange::isDone() const
{
    const std::lock_guard lock(m_mutex);
    return m_done;
}

void Exchange::whenDone(std::function<void()> run)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_done) {
            m_whenDone.push_back(std::move(run));
            return;
        }
    }
    run();
}

Exchange::Moment Exchange::deadline() const
{
    const std::lock_guard lock(m_mutex);
    return m_deadline;
}

std::optional<HttpResponse> Exchange::takeAnswer()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_answer, std::nullopt);
}

bool Exchange::finish(std::optional<HttpResponse> answer)
{
    std::vector<std::function<void()>> callbacks;
    {
        const std::lock_guard lock(m_mutex);
        if (m_done)
            return false;
        m_done = true;
        m_answer = std::move(answer);
        m_fallback.reset();
        callbacks.swap(m_whenDone);
    }
    m_wake();
    for (const auto &run : callbacks)
        run();
    return true;
}

void Exchange::compress(HttpResponse &response) const
{
    if (!response.file.isEmpty() || !isCompressible(response.header("Content-Type")) ||
        !response.header("Content-Encoding").isEmpty())
        return;
    response.headers.append({QByteArrayLiteral("Vary"), QByteArrayLiteral("Accept-Encoding")});
    if (m_gzipFrom < 0 || response.body.isEmpty() || response.body.size() < m_gzipFrom)
        return;
    response.body = gzipped(response.body);
    response.headers.append({QByteArrayLiteral("Content-Encoding"), QByteArrayLiteral("gzip")});
}

ExchangeResponder::~ExchangeResponder()
{
    if (!m_exchange->isDone())
        m_exchange->answer(m_failure());
}

} // namespace yunchuang::service
