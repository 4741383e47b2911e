// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http/message.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace yunchuang::service {

/// The way back to the peer for an answer that comes later. All functions may be called from any thread.
/// Exactly one answer is sent: the first of `send`, the deadline's fallback, or the service stopping.
/// A responder that is dropped without an answer sends 500, so that no peer waits for ever.
class Responder
{
public:
    virtual ~Responder() = default;

    /// Answers the request. False when it has been answered already or the peer has gone.
    virtual bool send(HttpResponse response) = 0;

    /// Sets the deadline from now, replacing an earlier one (before the first call: the route's time-out). When it
    /// passes, or when the service stops, `fallback` is sent. For a long poll, that is the empty page.
    virtual void expiresIn(std::chrono::milliseconds delay, HttpResponse fallback) = 0;

    /// True once the answer has been handed over, by whomever, or the peer has gone: work for it is in vain.
    [[nodiscard]] virtual bool isDone() const = 0;

    /// `run` is called once when the request is over: answered, expired or abandoned by the peer; at once when that
    /// is already so. It runs on an unspecified thread, must be quick, and must not own the responder.
    virtual void whenDone(std::function<void()> run) = 0;
};

/// Answers at once; runs on a worker and may block.
using PlainHandler = std::function<HttpResponse(const HttpRequest &)>;

/// Starts on a worker, must return soon, and answers through the responder now or later. While the answer is
/// outstanding no worker is held.
using DeferredHandler = std::function<void(const HttpRequest &, std::shared_ptr<Responder>)>;

/// Looks at a request before its body is read (body and file are still empty); a response refuses it, nullopt lets it
/// go on. For routes that take large bodies only from peers that may send them. Runs on a worker.
using Admission = std::function<std::optional<HttpResponse>(const HttpRequest &)>;

/// Where a request body goes.
enum class BodyTo { Memory, File };

/// What one route accepts.
struct RouteLimits
{
    qint64 bodyBytes = 256 * 1024; ///< a longer body is refused with 413; 0 means no body at all
    BodyTo bodyTo = BodyTo::Memory;
    std::chrono::milliseconds bodyTime{60000};   ///< for the whole body to arrive, then 408
    std::chrono::milliseconds answerTime{30000}; ///< for the handler to answer, then 503
};

/// One entry of the router's table.
struct Route
{
    QByteArray method;  ///< upper case; a GET route also answers HEAD
    QByteArray pattern; ///< "/v1/cases/{id}/history"; {id} matches one non-empty segment. Also the name in metrics
    std::variant<PlainHandler, DeferredHandler> handler;
    RouteLimits limits = {};
    Admission admission = {};
};

} // namespace yunchuang::service
