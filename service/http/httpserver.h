// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/seams.h"
#include "service/http/router.h"

#include <chrono>
#include <functional>
#include <memory>

namespace yunchuang::service {

/// One finished request, for the log and the metrics. It names the route, never the path, and nothing of a person.
struct RequestRecord
{
    QByteArray method;                     ///< the usual methods as sent, anything else as "OTHER"
    QByteArray route;                      ///< the pattern, or "-" when no route was found
    int status = 0;                        ///< 499 when the peer went away before the answer
    std::chrono::microseconds duration{0}; ///< from the complete head to the last byte of the answer
    qint64 bytesIn = 0;                    ///< of the body
    qint64 bytesOut = 0;                   ///< of the body, after compression
    QString requestId;
};

/// Why a connection ended without a request being blamed for it.
enum class ConnectionEnd { Closed, HandshakeFailed, TimedOut, OverTotalCap, OverAddressCap };

/// Called on the I/O thread; must be quick and must not throw. Empty members are not called.
struct HttpHooks
{
    std::function<void(const RequestRecord &)> requestFinished;
    std::function<void(ConnectionEnd)> connectionEnded;
    /// A handler threw: `what` is the exception's text. The peer gets 500.
    std::function<void(const QByteArray &route, const QString &requestId, const QByteArray &what)> handlerFailed;
};

/// How the server listens and what it puts up with.
struct HttpServerOptions
{
    QString address = QStringLiteral("127.0.0.1"); ///< an IP address; "::" for all of IPv6 and IPv4
    quint16 port = 0;                              ///< 0: any free one, see `HttpServer::port`
    QString certificateFile;                       ///< PEM, the server's certificate first, then its chain
    QString keyFile;                               ///< PEM
    QString spoolFolder; ///< for BodyTo::File; on the same file system as the materials, so that a move is cheap

    int workers = 4;            ///< threads that run handlers
    int waitingRequests = 1024; ///< for a worker; more are answered 503 at once
    int connections = 2000;
    int connectionsPerAddress = 200;

    int headBytes = 16 * 1024;  ///< request line and headers: 431 beyond
    int targetBytes = 4 * 1024; ///< 414 beyond
    int headers = 64;           ///< number of them: 431 beyond
    int gzipFrom = 1024;        ///< bytes of body from which a compressible answer is compressed

    std::chrono::milliseconds handshakeTime{5000};
    std::chrono::milliseconds headTime{10000};  ///< from the first byte of a request to the end of its head, then 408
    std::chrono::milliseconds idleTime{30000};  ///< between two requests
    std::chrono::milliseconds writeTime{30000}; ///< without any progress while an answer is written

    /// Makes the answer for what the engine refuses by itself (400 404 405 408 413 414 415 417 431 500 503). Without
    /// one, it is plain text.
    std::function<HttpResponse(int status, const QString &requestId)> errorResponse;
};

/// A reason why the server did not start.
struct HttpServerError
{
    enum class Code { Certificate, Key, Address, Listen, Spool };
    Code code;
    QString detail; ///< for the log
};

/// HTTP/1.1 over TLS 1.2 and 1.3. One I/O thread, a pool of workers, and no engine type in this header.
class HttpServer
{
public:
    /// `clock` and `random` must outlive the server; they are used on the I/O thread.
    HttpServer(HttpServerOptions options, Router router, const Clock &clock, Random &random, HttpHooks hooks = {});
    ~HttpServer(); ///< stops with no patience
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// Listens and serves. May be called once.
    [[nodiscard]] Expected<void, HttpServerError> start();

    /// Where it really listens; 0 before `start`.
    [[nodiscard]] quint16 port() const;

    /// Accepts nothing new, closes idle connections, sends the fallback of every waiting responder, gives running
    /// requests up to `patience` to finish, then closes what is left and joins all threads: a handler that still
    /// runs then is waited for. True when nothing had to be cut off. Not to be called from a handler.
    bool stop(std::chrono::milliseconds patience);

    struct Counters
    {
        int connections = 0; ///< open now, handshakes included
        int inFlight = 0;    ///< requests whose answer is not yet completely written
        int waiting = 0;     ///< requests in line for a worker
        int running = 0;     ///< handlers running now
    };
    /// The present figures; from any thread.
    [[nodiscard]] Counters counters() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace yunchuang::service
