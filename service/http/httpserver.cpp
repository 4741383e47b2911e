// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only translation unit that sees Boost: it takes half a minute to compile, so nothing else includes it, which is
// also why this file is longer than others.
//
// Everything of a connection happens on the one I/O thread, which is an implicit strand; handlers run on the workers,
// file access on the disk thread. GCC 12 destroys temporaries wrongly around `co_await` inside a conditional
// expression: use if and else.

#include "service/http/httpserver.h"

#include "service/http/compress.h"
#include "service/http/exchange.h"
#include "service/http/headscanner.h"
#include "service/http/wireformat.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <utility>
#include <variant>

namespace yunchuang::service {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using Steady = std::chrono::steady_clock;
using Parser = http::request_parser<http::buffer_body>;

constexpr auto useTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t readStep = 16 * 1024; // what one TLS record holds
constexpr std::size_t idleReadStep = 2 * 1024;
constexpr std::size_t maxUnparsedBody = 64 * 1024;
constexpr qsizetype fileStep = 256 * 1024;
constexpr std::chrono::milliseconds closeTime{2000};
constexpr qint64 lingerBytes = 4 * 1024 * 1024;

QByteArray toBytes(beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// IPv4 addresses as such also when they arrive mapped into IPv6.
asio::ip::address plainAddress(const asio::ip::address &address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

/// What the cap per address counts: the address, or for IPv6 its /64, which is what one subscriber has.
std::string capKey(const asio::ip::address &address)
{
    if (!address.is_v6())
        return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
    return asio::ip::address_v6(bytes).to_string();
}

QByteArray methodLabel(const QByteArray &method)
{
    static constexpr std::array usual = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    const bool known = std::any_of(usual.begin(), usual.end(), [&](const char *name) { return method == name; });
    return known ? method : QByteArrayLiteral("OTHER");
}

bool isUsableRequestId(const QByteArray &id)
{
    return id.size() >= 16 && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-';
           });
}

/// What the head of a request says once it has been checked.
struct Head
{
    HttpRequest request;
    std::optional<qint64> length;
    bool chunked = false;
    bool keepAlive = false;
    bool expectsContinue = false;
    int refusal = 0;

    [[nodiscard]] bool hasBody() const { return chunked || length.value_or(0) > 0; }
};

/// The checks that Beast leaves to us: RFC 9112 3.2 (one Host), 6.1 and 6.3 (framing that two parsers could read
/// differently), 9110 10.1.1 (Expect), and that bodies are not compressed.
int refusalOf(const Parser::value_type &message, Head &head)
{
    qsizetype hosts = 0;
    qsizetype lengths = 0;
    qsizetype encodings = 0;
    for (const auto &field : message) {
        hosts += field.name() == http::field::host;
        lengths += field.name() == http::field::content_length;
        encodings += field.name() == http::field::transfer_encoding;
    }
    if (message.version() != 11 && message.version() != 10)
        return 505;
    if (hosts > 1 || (hosts == 0 && message.version() == 11))
        return 400;
    if (lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0))
        return 400;
    if (encodings > 0) {
        if (message.version() == 10 || !beast::iequals(message[http::field::transfer_encoding], "chunked"))
            return 400;
        head.chunked = true;
    }
    if (lengths > 0) {
        const QByteArray text = toBytes(message[http::field::content_length]);
        const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (text.isEmpty() || text.size() > 18 || !digits)
            return 400;
        head.length = text.toLongLong();
    }
    const auto expect = message[http::field::expect];
    if (!expect.empty()) {
        if (!beast::iequals(expect, "100-continue"))
            return 417;
        head.expectsContinue = message.version() == 11;
    }
    const auto encoding = message[http::field::content_encoding];
    if (!encoding.empty() && !beast::iequals(encoding, "identity"))
        return 415;
    return 0;
}

Head readHead(const Parser &parser)
{
    const auto &message = parser.get();
    Head head;
    head.refusal = refusalOf(message, head);
    head.keepAlive = message.keep_alive();
    HttpRequest &request = head.request;
    request.method = toBytes(message.method_string());
    request.target = toBytes(message.target());
    for (const auto &field : message)
        request.headers.append({toBytes(field.name_string()).toLower(), toBytes(field.value())});
    return head;
}

/// Settings of Mozilla's "intermediate" kind without its RSA-only and DHE suites: TLS 1.2 with ECDHE and AEAD, and 1.3.
std::optional<HttpServerError> setUpTls(ssl::context &context, const HttpServerOptions &options)
{
    SSL_CTX *native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set1_groups_list(native, "X25519:P-256:P-384");
    SSL_CTX_set_alpn_select_cb(
        native,
        [](SSL *, const unsigned char **out, unsigned char *outLength, const unsigned char *in, unsigned inLength,
           void *) {
            static constexpr unsigned char own[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
            const int found =
                SSL_select_next_proto(const_cast<unsigned char **>(out), outLength, own, sizeof own, in, inLength);
            return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
        },
        nullptr);

    using Code = HttpServerError::Code;
    error_code ec;
    context.use_certificate_chain_file(QFile::encodeName(options.certificateFile).toStdString(), ec);
    if (ec)
        return HttpServerError{Code::Certificate,
                               options.certificateFile + u": " + QString::fromStdString(ec.message())};
    context.use_private_key_file(QFile::encodeName(options.keyFile).toStdString(), ssl::context::pem, ec);
    if (ec)
        return HttpServerError{Code::Key, options.keyFile + u": " + QString::fromStdString(ec.message())};
    return std::nullopt;
}

class Session;

/// What all connections share. Touched on the I/O thread only, unless atomic or said otherwise.
struct Core : std::enable_shared_from_this<Core>
{
    HttpServerOptions options;
    Router router;
    const Clock &clock;
    Random &random;
    HttpHooks hooks;

    std::unordered_set<Session *> sessions;
    std::map<std::string, int> perAddress;
    bool draining = false;
    QByteArray idPrefix;
    quint64 nextId = 1;
    QByteArray date;
    qint64 dateSecond = -1;

    std::atomic<int> connections = 0;
    std::atomic<int> inFlight = 0;
    std::atomic<int> waiting = 0;
    std::atomic<int> running = 0;

    std::mutex emptyMutex; ///< guards `empty`, which `stop` waits for
    std::condition_variable emptied;
    bool empty = false;

    std::optional<asio::thread_pool> workers;
    std::optional<asio::thread_pool> disk;
    ssl::context tls{ssl::context::tls_server};
    asio::io_context io{1}; // last: its destruction destroys what refers to the rest
    std::optional<Tcp::acceptor> acceptor;

    Core(HttpServerOptions o, Router r, const Clock &c, Random &rnd, HttpHooks h)
        : options(std::move(o))
        , router(std::move(r))
        , clock(c)
        , random(rnd)
        , hooks(std::move(h))
    {
    }

    [[nodiscard]] HttpResponse errorResponse(int status, const QString &requestId) const
    {
        if (options.errorResponse)
            return options.errorResponse(status, requestId);
        return HttpResponse::text(status, reasonPhrase(status) + '\n');
    }

    [[nodiscard]] QString makeRequestId()
    {
        return QString::fromLatin1(idPrefix) + QString::number(nextId++, 16).rightJustified(16, u'0');
    }

    [[nodiscard]] const QByteArray &httpDate()
    {
        const QDateTime now = clock.now();
        const qint64 second = now.toSecsSinceEpoch();
        if (second != dateSecond) {
            dateSecond = second;
            date = QLocale::c().toString(now.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
        }
        return date;
    }

    void reportHandlerFailure(const QByteArray &route, const QString &requestId, const QByteArray &what)
    {
        if (hooks.handlerFailed)
            hooks.handlerFailed(route, requestId, what);
    }

    void sessionGone()
    {
        if (!draining || !sessions.empty())
            return;
        const std::lock_guard lock(emptyMutex);
        empty = true;
        emptied.notify_all();
    }
};

class InFlight
{
public:
    explicit InFlight(std::atomic<int> &count)
        : m_count(count)
    {
        ++m_count;
    }
    ~InFlight() { --m_count; }
    InFlight(const InFlight &) = delete;
    InFlight &operator=(const InFlight &) = delete;

private:
    std::atomic<int> &m_count;
};

/// A file that an upload is written to; removed unless it became part of a request. Used on the disk thread.
class Spool
{
public:
    explicit Spool(const QString &path)
        : m_file(path)
    {
    }
    ~Spool()
    {
        if (m_file.isOpen())
            m_file.remove();
    }
    Spool(const Spool &) = delete;
    Spool &operator=(const Spool &) = delete;

    bool append(const QByteArray &bytes)
    {
        if (!m_file.isOpen()) {
            if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
                return false;
            m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
        return m_file.write(bytes) == bytes.size();
    }
    std::shared_ptr<const SpooledFile> finish()
    {
        const qint64 size = m_file.size();
        m_file.close();
        return std::make_shared<SpooledFile>(m_file.fileName(), size);
    }

private:
    QFile m_file;
};

/// One connection: a coroutine that reads, waits and writes in turn, beside which at most one read is outstanding so
/// that a peer that goes away is noticed at once.
class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(Core &core, Tcp::socket socket, const asio::ip::address &address)
        : m_core(core)
        , m_stream(std::move(socket), core.tls)
        , m_signal(core.io)
        , m_guard(core.io)
        , m_peer(QString::fromStdString(address.to_string()))
        , m_capKey(capKey(address))
    {
        m_core.sessions.insert(this);
        ++m_core.perAddress[m_capKey];
        ++m_core.connections;
    }

    ~Session()
    {
        m_core.sessions.erase(this);
        const auto it = m_core.perAddress.find(m_capKey);
        if (--it->second == 0)
            m_core.perAddress.erase(it);
        --m_core.connections;
        if (m_core.hooks.connectionEnded)
            m_core.hooks.connectionEnded(m_end);
        m_core.sessionGone();
    }

    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    asio::awaitable<void> run()
    {
        try {
            co_await shakeHands();
            bool first = true;
            while (m_open) {
                co_await serve(first);
                first = false;
            }
        } catch (const std::exception &failure) {
            m_core.reportHandlerFailure(QByteArrayLiteral("-"), QString(), failure.what());
            hardClose();
        }
        if (m_exchange)
            m_exchange->abandon();
        if (m_stream.next_layer().is_open())
            co_await close();
    }

    /// Makes the coroutine look again at what it waits for.
    void wake() { m_signal.cancel(); }

    void hardClose()
    {
        m_open = false;
        error_code ignored;
        m_stream.next_layer().close(ignored);
        wake();
    }

private:
    // --- waiting ---

    /// Closes the connection when the operation that follows takes longer; `disarm` ends it.
    void arm(std::chrono::milliseconds time)
    {
        m_guard.expires_after(time);
        m_guard.async_wait([self = shared_from_this(), generation = ++m_guardGeneration](const error_code &ec) {
            if (ec || generation != self->m_guardGeneration)
                return;
            self->m_end = ConnectionEnd::TimedOut;
            self->hardClose();
        });
    }

    void disarm()
    {
        ++m_guardGeneration;
        m_guard.cancel();
    }

    /// Waits until `ready` or the deadline. False at the deadline.
    asio::awaitable<bool> until(Steady::time_point deadline, bool (Session::*ready)() const)
    {
        while (!(this->*ready)()) {
            if (Steady::now() >= deadline)
                co_return false;
            m_signal.expires_at(deadline);
            co_await m_signal.async_wait(useTuple);
        }
        co_return true;
    }

    [[nodiscard]] bool isReadOver() const { return !m_reading; }
    [[nodiscard]] bool isReadOverOrDraining() const { return !m_reading || m_core.draining; }

    void startRead(std::size_t step)
    {
        if (m_reading || m_readError)
            return;
        m_reading = true;
        m_stream.async_read_some(m_in.prepare(step),
                                 [self = shared_from_this()](const error_code &ec, std::size_t count) {
                                     self->m_reading = false;
                                     self->m_in.commit(count);
                                     self->m_readError = ec;
                                     self->wake();
                                 });
    }

    /// Reads some more by the deadline: 0, 408 when it passed, -1 when the peer has gone.
    asio::awaitable<int> readMore(Steady::time_point deadline)
    {
        startRead(readStep);
        const bool inTime = co_await until(deadline, &Session::isReadOver);
        if (!inTime) {
            m_end = ConnectionEnd::TimedOut;
            co_return 408;
        }
        if (m_readError)
            co_return -1;
        co_return 0;
    }

    [[nodiscard]] QByteArrayView unread() const
    {
        const auto data = m_in.data();
        return {static_cast<const char *>(data.data()), static_cast<qsizetype>(data.size())};
    }

    // --- the steps of a connection ---

    asio::awaitable<void> shakeHands()
    {
        arm(m_core.options.handshakeTime);
        const auto [ec] = co_await m_stream.async_handshake(ssl::stream_base::server, useTuple);
        disarm();
        if (!ec)
            co_return;
        if (m_end == ConnectionEnd::Closed)
            m_end = ConnectionEnd::HandshakeFailed;
        hardClose();
    }

    /// One request from its first byte to the end of its answer. Clears m_open when it was the last one.
    asio::awaitable<void> serve(bool first)
    {
        if (m_in.size() == 0) {
            startRead(idleReadStep);
            const auto patience = first ? m_core.options.headTime : m_core.options.idleTime;
            const bool came = co_await until(Steady::now() + patience, &Session::isReadOverOrDraining);
            if (m_reading || m_readError) {
                m_open = false;
                if (!came)
                    m_end = ConnectionEnd::TimedOut;
                co_return;
            }
        }
        m_record = {};
        m_record.route = QByteArrayLiteral("-");
        m_record.method = QByteArrayLiteral("OTHER");
        m_record.requestId = m_core.makeRequestId();
        m_isHead = false;
        m_started = Steady::now();

        HeadScanner scanner({m_core.options.headBytes, m_core.options.targetBytes, m_core.options.headers});
        const int refusal = co_await readWholeHead(scanner);
        if (refusal != 0)
            co_return co_await refuse(refusal);
        m_started = Steady::now();
        const InFlight counted(m_core.inFlight);
        co_await serveHead(scanner.length());
    }

    asio::awaitable<int> readWholeHead(HeadScanner &scanner)
    {
        const auto deadline = Steady::now() + m_core.options.headTime;
        qsizetype seen = 0;
        for (;;) {
            const QByteArrayView all = unread();
            scanner.take(all.sliced(seen));
            seen = all.size();
            if (scanner.state() == HeadScanner::State::Refused)
                co_return scanner.status();
            if (scanner.state() == HeadScanner::State::Complete)
                co_return 0;
            const int result = co_await readMore(deadline);
            if (result != 0)
                co_return result;
        }
    }

    asio::awaitable<void> serveHead(qsizetype headLength)
    {
        Parser parser;
        parser.header_limit(std::numeric_limits<std::uint32_t>::max()); // the scanner has seen to it
        parser.body_limit(boost::none);                                 // the route's limit is not known yet
        error_code ec;
        parser.put(asio::const_buffer(m_in.data().data(), static_cast<std::size_t>(headLength)), ec);
        if (ec || !parser.is_header_done())
            co_return co_await refuse(400);
        m_in.consume(static_cast<std::size_t>(headLength));

        Head head = readHead(parser);
        if (head.refusal != 0)
            co_return co_await refuse(head.refusal);
        HttpRequest &request = head.request;
        m_isHead = request.method == "HEAD";
        m_record.method = methodLabel(request.method);
        if (const QByteArray theirs = request.header("x-request-id"); isUsableRequestId(theirs))
            m_record.requestId = QString::fromLatin1(theirs);
        request.requestId = m_record.requestId;
        request.peer = m_peer;
        m_keepAlive = head.keepAlive;

        auto target = parseTarget(request.target);
        if (!target)
            co_return co_await refuse(400);
        request.path = std::move(target->path);
        request.query = std::move(target->query);
        Router::Match match = m_core.router.match(request.method, target->segments);
        if (!match.route)
            co_return co_await refuseUnrouted(match, head);
        m_record.route = match.route->pattern;
        request.params = std::move(match.params);
        co_await serveRoute(*match.route, head, parser);
    }

    asio::awaitable<void> refuseUnrouted(const Router::Match &match, const Head &head)
    {
        m_keepAlive = m_keepAlive && !head.hasBody();
        if (match.allowed.isEmpty()) {
            HttpResponse response = m_core.errorResponse(404, m_record.requestId);
            co_return co_await write(std::move(response));
        }
        HttpResponse response = m_core.errorResponse(405, m_record.requestId);
        response.setHeader(QByteArrayLiteral("Allow"), match.allowed.join(", "));
        co_await write(std::move(response));
    }

    asio::awaitable<void> serveRoute(const Route &route, Head &head, Parser &parser)
    {
        if (head.length.value_or(0) > route.limits.bodyBytes)
            co_return co_await refuse(413);
        if (route.admission) {
            std::optional<HttpResponse> denial = co_await admit(route, head.request);
            if (denial) {
                m_keepAlive = m_keepAlive && !head.hasBody();
                co_return co_await write(std::move(*denial));
            }
        }
        if (head.expectsContinue && head.hasBody() && m_in.size() == 0) {
            co_await writeBytes(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
            if (!m_open)
                co_return;
        }
        const int refusal = co_await readBody(route, parser, head.request);
        if (refusal != 0)
            co_return co_await refuse(refusal);
        co_await answer(route, std::move(head.request));
    }

    asio::awaitable<std::optional<HttpResponse>> admit(const Route &route, const HttpRequest &request)
    {
        if (m_core.waiting >= m_core.options.waitingRequests)
            co_return overloaded();
        ++m_core.waiting;
        std::optional<HttpResponse> denial;
        QByteArray failure;
        auto work = [this, &route, &request, &denial, &failure]() -> asio::awaitable<void> {
            --m_core.waiting;
            ++m_core.running;
            try {
                denial = route.admission(request);
            } catch (const std::exception &exception) {
                failure = QByteArray("admission: ") + exception.what();
            }
            --m_core.running;
            co_return;
        };
        co_await asio::co_spawn(*m_core.workers, std::move(work), asio::use_awaitable);
        if (!failure.isEmpty()) {
            m_core.reportHandlerFailure(route.pattern, m_record.requestId, failure);
            denial = m_core.errorResponse(500, m_record.requestId);
        }
        co_return denial;
    }

    // --- the body ---

    asio::awaitable<int> readBody(const Route &route, Parser &parser, HttpRequest &request)
    {
        const auto deadline = Steady::now() + route.limits.bodyTime;
        const bool toFile = route.limits.bodyTo == BodyTo::File;
        std::shared_ptr<Spool> spool;
        if (toFile) {
            const QString name = u"upload-" + m_core.makeRequestId();
            spool = std::make_shared<Spool>(QDir(m_core.options.spoolFolder).filePath(name));
        }
        parser.eager(true);
        QByteArray piece;
        while (!parser.is_done()) {
            if (m_in.size() == 0) {
                const int result = co_await readMore(deadline);
                if (result != 0)
                    co_return result;
            }
            const int taken = takeBody(parser, piece);
            if (taken < 0) {
                // Not even a chunk's header is whole yet.
                if (m_in.size() > maxUnparsedBody)
                    co_return 400;
                const int result = co_await readMore(deadline);
                if (result != 0)
                    co_return result;
                continue;
            }
            if (taken > 0)
                co_return taken;
            if (m_record.bytesIn + piece.size() > route.limits.bodyBytes)
                co_return 413;
            if (toFile && piece.size() >= fileStep) {
                const bool stored = co_await store(spool, std::exchange(piece, {}));
                if (!stored)
                    co_return 507;
            }
        }
        if (!toFile) {
            m_record.bytesIn = piece.size();
            request.body = std::move(piece);
            co_return 0;
        }
        const bool stored = co_await store(spool, std::move(piece));
        if (!stored)
            co_return 507;
        request.file = spool->finish();
        co_return 0;
    }

    /// Moves decoded bytes from the buffer to `piece`: 0, a status to refuse with, or -1 when the parser cannot go on
    /// without more bytes.
    int takeBody(Parser &parser, QByteArray &piece)
    {
        std::array<char, readStep> decoded;
        auto &body = parser.get().body();
        body.data = decoded.data();
        body.size = decoded.size();
        error_code ec;
        const std::size_t used = parser.put(m_in.data(), ec);
        m_in.consume(used);
        const std::size_t got = decoded.size() - body.size;
        piece.append(decoded.data(), static_cast<qsizetype>(got));
        if (ec == http::error::need_more && used == 0 && got == 0)
            return -1;
        if (ec && ec != http::error::need_more && ec != http::error::need_buffer)
            return 400;
        return 0;
    }

    asio::awaitable<bool> store(std::shared_ptr<Spool> spool, QByteArray piece)
    {
        m_record.bytesIn += piece.size();
        bool stored = false;
        auto work = [spool, piece = std::move(piece), &stored]() -> asio::awaitable<void> {
            stored = spool->append(piece);
            co_return;
        };
        co_await asio::co_spawn(*m_core.disk, std::move(work), asio::use_awaitable);
        co_return stored;
    }

    // --- the answer ---

    [[nodiscard]] HttpResponse overloaded() const
    {
        HttpResponse response = m_core.errorResponse(503, m_record.requestId);
        response.setHeader(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("1"));
        return response;
    }

    asio::awaitable<void> answer(const Route &route, HttpRequest request)
    {
        if (m_core.waiting >= m_core.options.waitingRequests) {
            HttpResponse response = overloaded();
            co_return co_await write(std::move(response));
        }
        dispatch(route, std::move(request));
        if (m_in.size() == 0)
            startRead(idleReadStep); // to notice a peer that goes away
        co_await waitForAnswer();
        std::optional<HttpResponse> response = m_exchange->takeAnswer();
        m_exchange.reset();
        if (!response) {
            finishRecord(499, 0);
            m_open = false;
            co_return;
        }
        co_await write(std::move(*response));
    }

    void dispatch(const Route &route, HttpRequest request);

    asio::awaitable<void> waitForAnswer()
    {
        while (!m_exchange->isDone()) {
            if (!m_open || m_readError) {
                m_exchange->abandon();
                break;
            }
            if (m_core.draining && m_exchange->useFallback())
                break;
            const auto deadline = m_exchange->deadline();
            if (Steady::now() >= deadline) {
                if (!m_exchange->useFallback()) {
                    HttpResponse late = m_core.errorResponse(503, m_record.requestId);
                    m_exchange->answer(std::move(late));
                }
                break;
            }
            m_signal.expires_at(deadline);
            co_await m_signal.async_wait(useTuple);
        }
    }

    /// Refuses what the engine cannot or will not read; then nothing more can be read from this connection.
    asio::awaitable<void> refuse(int status)
    {
        m_keepAlive = false;
        if (status < 0) {
            m_open = false;
            if (m_record.route != "-")
                finishRecord(499, 0);
            co_return;
        }
        HttpResponse response = m_core.errorResponse(status, m_record.requestId);
        co_await write(std::move(response));
    }

    asio::awaitable<void> write(HttpResponse response)
    {
        if (!hasSafeHeaders(response)) {
            m_core.reportHandlerFailure(m_record.route, m_record.requestId, "headers that cannot be written");
            response = m_core.errorResponse(500, m_record.requestId);
        }
        std::shared_ptr<QFile> file;
        qint64 length = response.body.size();
        if (!response.file.isEmpty()) {
            file = std::make_shared<QFile>(response.file);
            length = co_await openFile(file);
            if (length < 0) {
                m_core.reportHandlerFailure(m_record.route, m_record.requestId, "file to send cannot be opened");
                response = m_core.errorResponse(500, m_record.requestId);
                file.reset();
                length = response.body.size();
            }
        }
        m_keepAlive = m_keepAlive && !m_core.draining;
        QByteArray out = writeHead(response, {m_core.httpDate(), m_record.requestId, length, !m_keepAlive});
        const bool withBody = !m_isHead && !isBodyless(response.status);
        if (withBody && !file)
            out.append(response.body);
        co_await writeBytes(std::move(out));
        if (withBody && file)
            co_await writeFile(file, length);
        qint64 sent = 0;
        if (withBody)
            sent = length;
        if (m_open)
            finishRecord(response.status, sent);
        else
            finishRecord(499, 0);
        m_open = m_open && m_keepAlive;
    }

    asio::awaitable<void> writeBytes(QByteArray bytes)
    {
        std::size_t done = 0;
        const auto size = static_cast<std::size_t>(bytes.size());
        while (done < size && m_open) {
            arm(m_core.options.writeTime);
            const asio::const_buffer rest(bytes.constData() + done, size - done);
            const auto [ec, count] = co_await m_stream.async_write_some(rest, useTuple);
            disarm();
            done += count;
            if (ec)
                hardClose();
        }
    }

    asio::awaitable<qint64> openFile(std::shared_ptr<QFile> file)
    {
        qint64 size = -1;
        auto work = [file, &size]() -> asio::awaitable<void> {
            if (file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
                size = file->size();
            co_return;
        };
        co_await asio::co_spawn(*m_core.disk, std::move(work), asio::use_awaitable);
        co_return size;
    }

    asio::awaitable<void> writeFile(std::shared_ptr<QFile> file, qint64 length)
    {
        for (qint64 left = length; left > 0 && m_open;) {
            QByteArray piece;
            auto work = [file, &piece, left]() -> asio::awaitable<void> {
                piece = file->read(std::min<qint64>(left, fileStep));
                co_return;
            };
            co_await asio::co_spawn(*m_core.disk, std::move(work), asio::use_awaitable);
            if (piece.isEmpty()) {
                // It became shorter after its length was announced: only a broken connection tells the truth.
                hardClose();
                co_return;
            }
            left -= piece.size();
            co_await writeBytes(std::move(piece));
        }
    }

    void finishRecord(int status, qint64 bytesOut)
    {
        m_record.status = status;
        m_record.bytesOut = bytesOut;
        m_record.duration = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - m_started);
        if (m_core.hooks.requestFinished)
            m_core.hooks.requestFinished(m_record);
    }

    /// Says good-bye, then reads a little of what the peer may still be sending: closing at once would reset the
    /// connection, and the peer could lose the answer that tells why it was refused.
    asio::awaitable<void> close()
    {
        const auto ended = m_end;
        arm(closeTime);
        // Not waited for, as the peer may answer only after the FIN that follows: the alert itself is written at once.
        m_stream.async_shutdown([self = shared_from_this()](const error_code &) {});
        error_code ignored;
        Tcp::socket &socket = m_stream.next_layer();
        socket.shutdown(Tcp::socket::shutdown_send, ignored);
        std::array<char, 4096> scrap;
        for (qint64 left = lingerBytes; left > 0;) {
            const auto [ec, count] = co_await socket.async_read_some(asio::buffer(scrap), useTuple);
            if (ec)
                break;
            left -= static_cast<qint64>(count);
        }
        disarm();
        m_end = ended;
        hardClose();
    }

    Core &m_core;
    ssl::stream<Tcp::socket> m_stream;
    beast::flat_buffer m_in;
    asio::steady_timer m_signal;
    asio::steady_timer m_guard;
    quint64 m_guardGeneration = 0;
    const QString m_peer;
    const std::string m_capKey;
    bool m_open = true;
    bool m_keepAlive = false;
    bool m_isHead = false;
    bool m_reading = false;
    error_code m_readError;
    ConnectionEnd m_end = ConnectionEnd::Closed;
    std::shared_ptr<Exchange> m_exchange;
    RequestRecord m_record;
    Steady::time_point m_started;
};

void Session::dispatch(const Route &route, HttpRequest request)
{
    qsizetype gzipFrom = -1;
    if (acceptsGzip(request.header("accept-encoding")))
        gzipFrom = m_core.options.gzipFrom;
    auto wake = [core = m_core.weak_from_this(), session = weak_from_this()] {
        const auto alive = core.lock();
        if (!alive)
            return;
        asio::post(alive->io, [session] {
            if (const auto self = session.lock())
                self->wake();
        });
    };
    m_exchange = std::make_shared<Exchange>(gzipFrom, Steady::now() + route.limits.answerTime, std::move(wake));

    auto work = [&core = m_core, &route, exchange = m_exchange,
                 shared = std::make_shared<const HttpRequest>(std::move(request))]() {
        --core.waiting;
        if (exchange->isDone())
            return;
        ++core.running;
        const auto fail = [&core, id = shared->requestId] { return core.errorResponse(500, id); };
        auto responder = std::make_shared<ExchangeResponder>(exchange, fail);
        try {
            if (const auto *plain = std::get_if<PlainHandler>(&route.handler))
                responder->send((*plain)(*shared));
            else
                std::get<DeferredHandler>(route.handler)(*shared, responder);
        } catch (const std::exception &exception) {
            asio::post(core.io, [&core, &route, id = shared->requestId, what = QByteArray(exception.what())] {
                core.reportHandlerFailure(route.pattern, id, what);
            });
            responder->send(fail());
        }
        --core.running;
    };
    ++m_core.waiting;
    asio::post(*m_core.workers, std::move(work));
}

asio::awaitable<void> acceptConnections(Core &core)
{
    for (;;) {
        Tcp::socket socket(core.io);
        const auto [failed] = co_await core.acceptor->async_accept(socket, useTuple);
        if (core.draining)
            co_return;
        if (failed) {
            // Out of file descriptors or memory: connections that end will free some.
            asio::steady_timer pause(core.io, std::chrono::milliseconds(50));
            co_await pause.async_wait(useTuple);
            continue;
        }
        error_code ec;
        const auto endpoint = socket.remote_endpoint(ec);
        if (ec)
            continue;
        const auto address = plainAddress(endpoint.address());
        const auto sameAddress = core.perAddress.find(capKey(address));
        std::optional<ConnectionEnd> refusal;
        if (core.connections >= core.options.connections)
            refusal = ConnectionEnd::OverTotalCap;
        else if (sameAddress != core.perAddress.end() && sameAddress->second >= core.options.connectionsPerAddress)
            refusal = ConnectionEnd::OverAddressCap;
        if (refusal) {
            if (core.hooks.connectionEnded)
                core.hooks.connectionEnded(*refusal);
            continue;
        }
        socket.set_option(Tcp::no_delay(true), ec);
        socket.set_option(asio::socket_base::keep_alive(true), ec);
        auto session = std::make_shared<Session>(core, std::move(socket), address);
        asio::co_spawn(
            core.io, [session] { return session->run(); }, asio::detached);
    }
}

std::optional<HttpServerError> listen(Core &core)
{
    using Code = HttpServerError::Code;
    error_code ec;
    const auto address = asio::ip::make_address(core.options.address.toStdString(), ec);
    if (ec)
        return HttpServerError{Code::Address, core.options.address + u" is not an IP address"};
    core.acceptor.emplace(core.io);
    Tcp::acceptor &acceptor = *core.acceptor;
    const Tcp::endpoint endpoint(address, core.options.port);
    acceptor.open(endpoint.protocol(), ec);
    if (!ec)
        acceptor.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec && address.is_v6() && address.is_unspecified())
        acceptor.set_option(asio::ip::v6_only(false), ec);
    if (!ec)
        acceptor.bind(endpoint, ec);
    if (!ec)
        acceptor.listen(asio::socket_base::max_listen_connections, ec);
    if (!ec)
        return std::nullopt;
    return HttpServerError{Code::Listen, core.options.address + u" port " + QString::number(core.options.port) + u": " +
                                             QString::fromStdString(ec.message())};
}

} // namespace

struct HttpServer::Impl
{
    std::shared_ptr<Core> core;
    std::thread ioThread;
    quint16 port = 0;
    bool running = false;
};

HttpServer::HttpServer(HttpServerOptions options, Router router, const Clock &clock, Random &random, HttpHooks hooks)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->core = std::make_shared<Core>(std::move(options), std::move(router), clock, random, std::move(hooks));
}

HttpServer::~HttpServer()
{
    stop(std::chrono::milliseconds(0));
}

Expected<void, HttpServerError> HttpServer::start()
{
    Core &core = *m_impl->core;
    if (core.router.wantsFiles()) {
        const QFileInfo folder(core.options.spoolFolder);
        if (!folder.isDir() || !folder.isWritable())
            return unexpected(HttpServerError{HttpServerError::Code::Spool,
                                              core.options.spoolFolder + u" is not a folder that can be written to"});
    }
    if (auto failure = setUpTls(core.tls, core.options))
        return unexpected(std::move(*failure));
    if (auto failure = listen(core))
        return unexpected(std::move(*failure));
    m_impl->port = core.acceptor->local_endpoint().port();
    core.idPrefix = core.random.bytes(8).toHex();
    core.workers.emplace(static_cast<std::size_t>(std::max(1, core.options.workers)));
    core.disk.emplace(1U);
    asio::co_spawn(core.io, acceptConnections(core), asio::detached);
    m_impl->ioThread = std::thread([&core] { core.io.run(); });
    m_impl->running = true;
    return {};
}

quint16 HttpServer::port() const
{
    return m_impl->port;
}

bool HttpServer::stop(std::chrono::milliseconds patience)
{
    if (!m_impl->running)
        return true;
    m_impl->running = false;
    Core &core = *m_impl->core;
    asio::post(core.io, [&core] {
        core.draining = true;
        error_code ignored;
        core.acceptor->close(ignored);
        for (Session *session : core.sessions)
            session->wake();
        core.sessionGone();
    });
    bool clean = true;
    {
        std::unique_lock lock(core.emptyMutex);
        if (!core.emptied.wait_for(lock, patience, [&core] { return core.empty; })) {
            clean = core.inFlight == 0;
            asio::post(core.io, [&core] {
                for (Session *session : core.sessions)
                    session->hardClose();
            });
            core.emptied.wait(lock, [&core] { return core.empty; });
        }
    }
    m_impl->ioThread.join();
    core.workers->join();
    core.disk->join();
    return clean;
}

HttpServer::Counters HttpServer::counters() const
{
    const Core &core = *m_impl->core;
    return {core.connections, core.inFlight, core.waiting, core.running};
}

} // namespace yunchuang::service
