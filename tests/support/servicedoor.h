// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "servicerig.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/handlers/serviceroutes.h"
#include "service/store/accountstore.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <future>
#include <stdexcept>

namespace yunchuang {

/// What a response came to, as a peer sees it.
struct DoorAnswer
{
    int status = 0;
    QByteArray body;
    QList<service::HttpResponse::Header> headers;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString code() const { return json().value(QStringLiteral("code")).toString(); }
    [[nodiscard]] QString arg(const QString &name) const
    {
        return json().value(QStringLiteral("args")).toObject().value(name).toString();
    }
    template<class T>
    [[nodiscard]] T as() const
    {
        const auto value = protocol::decode<T>(body);
        if (!value)
            throw std::runtime_error("unreadable: " + value.error().where.toStdString() + ' ' + body.toStdString());
        return *value;
    }
};

/// The whole service behind its own router, in this process: real accounts, sessions, handlers and store; only the
/// sockets are missing.
class ServiceDoor
{
public:
    inline static const QString password = QStringLiteral("Correct-Horse-7");

    explicit ServiceDoor(service::SessionPolicy policy = {}, service::ReferenceEditor editor = {})
        : m_handlers(rig.core(), metrics, options(policy, std::move(editor)),
                     service::QueryPasswords::inFolder(rig.folder(), rig.random()).value())
        , m_router(m_handlers.router())
    {
    }

    ServiceRig rig;
    service::MetricsRegistry metrics;

    [[nodiscard]] service::ServiceHandlers &handlers() { return m_handlers; }
    [[nodiscard]] const service::Router &router() const { return m_router; }
    void pass(std::chrono::seconds time) { rig.clock.set(rig.clock.now().addSecs(time.count())); }

    /// An account with the password of all tests.
    void addAccount(const QString &user, const QMap<QString, Posts> &posts,
                    const QString &name = QStringLiteral("周敏"))
    {
        write([&](service::WriteContext &write) -> service::Answer<bool> {
            service::accountstore::Account account;
            account.user = UserId(user);
            account.name = name;
            YC_TRY_DB(service::accountstore::put(write.db(), account));
            YC_TRY_DB(service::accountstore::setPosts(write.db(), account.user, posts));
            YC_TRY_DB(service::accountstore::setPassword(write.db(), account.user, hash(), false, write.now()));
            return true;
        });
    }

    template<class Task>
    void write(Task task)
    {
        if (const auto done = rig.core().writer().run(task); !done)
            throw std::runtime_error("refused: " + protocol::encode(done.error()).toStdString());
    }

    [[nodiscard]] ledger::KeyPair keyOf(const QString &device) const
    {
        return ledger::KeyPair::fromSeed(QCryptographicHash::hash(device.toUtf8(), QCryptographicHash::Sha256)).value();
    }

    [[nodiscard]] protocol::SignInRequest signInRequest(const QString &user, const QString &device = {}) const
    {
        const QString id = device.isEmpty() ? user + QStringLiteral("-desk") : device;
        protocol::SignInRequest request;
        request.user = UserId(user);
        request.password = password;
        request.device = {DeviceId(id), QStringLiteral("GZ-REG-017"), keyOf(id).publicKey().bytes()};
        return request;
    }
    [[nodiscard]] DoorAnswer signIn(const protocol::SignInRequest &request)
    {
        return ask("POST", protocol::paths::session, {}, protocol::encode(request));
    }
    /// The access token of a new session; the sign-in must succeed.
    [[nodiscard]] QByteArray token(const QString &user, const QString &device = {})
    {
        const DoorAnswer answer = signIn(signInRequest(user, device));
        if (answer.status != 200)
            throw std::runtime_error("no session: " + answer.body.toStdString());
        return answer.as<protocol::Session>().accessToken.toLatin1();
    }

    [[nodiscard]] DoorAnswer ask(const QByteArray &method, const QString &target, const QByteArray &token = {},
                                 const QByteArray &body = {}, QList<service::HttpRequest::Header> headers = {},
                                 const std::shared_ptr<const service::SpooledFile> &file = {})
    {
        service::HttpRequest request;
        request.method = method;
        request.target = target.toUtf8();
        request.body = body;
        request.headers = std::move(headers);
        if (!token.isEmpty())
            request.headers.append({"authorization", "Bearer " + token});
        request.requestId = QStringLiteral("r-1");
        request.peer = QStringLiteral("10.0.0.7");
        request.file = file;
        const auto parsed = service::parseTarget(request.target);
        if (!parsed)
            return {400, {}, {}};
        request.path = parsed->path;
        request.query = parsed->query;
        const service::Router::Match match = m_router.match(method, parsed->segments);
        if (!match.route)
            return {match.allowed.isEmpty() ? 404 : 405, {}, {}};
        request.params = match.params;
        if (match.route->admission) {
            if (auto refused = match.route->admission(request))
                return seen(*refused);
        }
        if (const auto *plain = std::get_if<service::PlainHandler>(&match.route->handler))
            return seen((*plain)(request));
        const auto answer = std::make_shared<std::promise<service::HttpResponse>>();
        std::get<service::DeferredHandler>(match.route->handler)(request, std::make_shared<Mailbox>(answer));
        return seen(answer->get_future().get());
    }

private:
    /// Takes the answer of a handler that answers later; a poll that would wait is answered at once.
    class Mailbox final : public service::Responder
    {
    public:
        explicit Mailbox(std::shared_ptr<std::promise<service::HttpResponse>> answer)
            : m_answer(std::move(answer))
        {
        }
        bool send(service::HttpResponse response) override
        {
            if (m_sent.exchange(true))
                return false;
            m_answer->set_value(std::move(response));
            return true;
        }
        void expiresIn(std::chrono::milliseconds, service::HttpResponse fallback) override
        {
            send(std::move(fallback));
        }
        [[nodiscard]] bool isDone() const override { return m_sent; }
        void whenDone(std::function<void()>) override {}

    private:
        std::shared_ptr<std::promise<service::HttpResponse>> m_answer;
        std::atomic<bool> m_sent{false};
    };

    static constexpr service::PasswordCost cheap{1, size_t(8) * 1024};

    static service::ServiceOptions options(const service::SessionPolicy &policy, service::ReferenceEditor editor)
    {
        service::ServiceOptions options;
        options.sessions = policy;
        options.passwords = cheap;
        options.queryPasswords = cheap;
        options.referenceEditor = std::move(editor);
        return options;
    }
    static DoorAnswer seen(const service::HttpResponse &response)
    {
        return {response.status, response.body, response.headers};
    }
    const QByteArray &hash()
    {
        if (m_hash.isEmpty())
            m_hash = m_handlers.sessions().hasher().hash(password);
        return m_hash;
    }

    service::ServiceHandlers m_handlers;
    service::Router m_router;
    QByteArray m_hash;
};

} // namespace yunchuang
