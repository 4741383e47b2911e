// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverfixture.h"

#include "service/http/certificate.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <stdexcept>

namespace yunchuang::service {

using namespace std::chrono_literals;

void Gate::pass()
{
    std::unique_lock lock(m_mutex);
    ++m_arrived;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_open; });
}

void Gate::open()
{
    const std::lock_guard lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
}

bool Gate::waitForArrivals(int count, int deadlineMs)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::milliseconds(deadlineMs), [&] { return m_arrived >= count; });
}

ServerFixture::ServerFixture()
{
    const auto files = CertificateFiles::in(m_folder.path());
    if (!createAuthority(files, m_clock, m_random) || !issueServerCertificate(files, {}, m_clock, m_random))
        throw std::runtime_error("no certificate");
    // A busy machine must not fail a test: those that are about a time-out make it short.
    options.handshakeTime = options.headTime = options.idleTime = options.writeTime = 120s;
    options.certificateFile = files.server;
    options.keyFile = files.serverKey;
    QDir(m_folder.path()).mkdir(QStringLiteral("spool"));
    options.spoolFolder = m_folder.filePath(QStringLiteral("spool"));
}

ServerFixture::~ServerFixture()
{
    gate.open();
    if (m_server)
        m_server->stop(0ms);
}

bool ServerFixture::start()
{
    HttpHooks hooks;
    hooks.requestFinished = [this](const RequestRecord &record) { finished.add(record); };
    hooks.connectionEnded = [this](ConnectionEnd end) { ended.add(end); };
    hooks.handlerFailed = [this](const QByteArray &, const QString &, const QByteArray &what) { failures.add(what); };
    m_server = std::make_unique<HttpServer>(options, makeRouter(), m_clock, m_random, hooks);
    return m_server->start().has_value();
}

QString ServerFixture::authorityFile() const
{
    return CertificateFiles::in(m_folder.path()).authority;
}

Router ServerFixture::makeRouter()
{
    Router router;
    router.add({"GET", "/hello", [](const HttpRequest &) { return HttpResponse::text(200, "hello"); }});
    router.add({"GET", "/size/{n}", [](const HttpRequest &request) {
                    const int size = request.param(QStringLiteral("n")).toInt();
                    return HttpResponse::json(200, QByteArray("[\"case\",17],").repeated(size / 12 + 1).first(size));
                }});
    router.add({"GET", "/throw", [](const HttpRequest &) -> HttpResponse { throw std::runtime_error("on purpose"); }});
    router.add({"GET", "/gate", [this](const HttpRequest &) {
                    gate.pass();
                    return HttpResponse::text(200, "through");
                }});
    router.add({"GET", "/wait", [this](const HttpRequest &, std::shared_ptr<Responder> responder) {
                    responder->expiresIn(25s, HttpResponse::empty(204));
                    responder->whenDone([this] { waitsOver.add(1); });
                    waiting.add(std::move(responder));
                }});
    router.add({"GET", "/briefly", [this](const HttpRequest &, std::shared_ptr<Responder> responder) {
                    responder->expiresIn(50ms, HttpResponse::text(200, "nothing new"));
                    waiting.add(std::move(responder));
                }});
    router.add({"GET", "/forget", [](const HttpRequest &, const std::shared_ptr<Responder> &) {}});
    RouteLimits hasty;
    hasty.answerTime = 100ms;
    router.add(
        {"GET", "/silent",
         [this](const HttpRequest &, std::shared_ptr<Responder> responder) { waiting.add(std::move(responder)); },
         hasty});
    router.add({"GET", "/file", [this](const HttpRequest &) {
                    HttpResponse response = HttpResponse::empty(200);
                    response.file = fileToSend;
                    return response;
                }});
    router.add({"GET", "/inject", [](const HttpRequest &) {
                    HttpResponse response = HttpResponse::empty(200);
                    response.setHeader("X-Evil", "a\r\nSet-Cookie: b");
                    return response;
                }});
    RouteLimits small;
    small.bodyBytes = 64 * 1024;
    small.bodyTime = options.headTime;
    router.add(
        {"POST", "/echo", [](const HttpRequest &request) { return HttpResponse::text(200, request.body); }, small});
    RouteLimits upload;
    upload.bodyBytes = 64 * 1024 * 1024;
    upload.bodyTo = BodyTo::File;
    const auto describe = [](const HttpRequest &request) {
        QFile file(request.file->path());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return HttpResponse::empty(500);
        return HttpResponse::text(200, QByteArray::number(request.file->size()) + ' ' + hash.result().toHex());
    };
    router.add({"POST", "/upload", describe, upload});
    router.add({"POST", "/guarded",
                [this, describe](const HttpRequest &request) {
                    ++guardedRuns;
                    return describe(request);
                },
                upload,
                [](const HttpRequest &request) -> std::optional<HttpResponse> {
                    if (request.hasHeader("authorization"))
                        return std::nullopt;
                    return HttpResponse::text(401, "who are you?");
                }});
    return router;
}

} // namespace yunchuang::service
