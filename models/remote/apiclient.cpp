// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/apiclient.h"

#include "protocol/codec.h"
#include "protocol/paths.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace yunchuang {

using namespace Qt::StringLiterals;
using protocol::ApiError;
using protocol::ApiErrorCode;
namespace paths = protocol::paths;
namespace headers = protocol::headers;

namespace {

using RawDone = std::function<void(Expected<WireReply, RemoteError>)>;

QByteArray queryOf(const QList<std::pair<QString, QString>> &items)
{
    QByteArray out;
    for (const auto &[name, value] : items) {
        if (value.isNull())
            continue;
        out += out.isEmpty() ? '?' : '&';
        out += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return out;
}

WireRequest requestFor(const char *method, const QString &path, const QByteArray &query = {})
{
    WireRequest out;
    out.method = method;
    out.pathAndQuery = path.toLatin1() + query;
    return out;
}

template<class T>
WireRequest withBody(WireRequest request, const T &value)
{
    request.body = protocol::encode(value);
    request.headers.append(WireHeader("content-type", "application/json"));
    return request;
}

RemoteError malformed(const WireReply &reply, const QString &detail)
{
    RemoteError error;
    error.kind = RemoteError::Kind::Malformed;
    error.status = reply.status;
    error.detail = detail;
    return error;
}

/// What an answer other than success says.
RemoteError errorOf(const WireReply &reply)
{
    RemoteError error;
    error.status = reply.status;
    if (auto api = protocol::decode<ApiError>(reply.body)) {
        error.kind = RemoteError::Kind::Api;
        error.api = std::move(*api);
        return error;
    }
    // A gateway in front of the service answers in its own words.
    if (reply.status == 502 || reply.status == 503 || reply.status == 504) {
        error.kind = RemoteError::Kind::Api;
        error.api.code = ApiErrorCode::Unavailable;
        return error;
    }
    return malformed(reply, u"status %1 without a readable error"_s.arg(reply.status));
}

template<class T>
RawDone decodingInto(ApiClient::Done<T> done)
{
    return [done = std::move(done)](Expected<WireReply, RemoteError> reply) {
        if (!reply)
            return done(unexpected(reply.error()));
        auto value = protocol::decode<T>(reply->body);
        if (!value)
            return done(unexpected(malformed(*reply, value.error().where % u' ' % value.error().what)));
        done(std::move(*value));
    };
}

/// For answers that say nothing but "done": empty or an object. Anything else comes from somebody else.
RawDone onlySuccess(ApiClient::Done<bool> done)
{
    return [done = std::move(done)](Expected<WireReply, RemoteError> reply) {
        if (!reply)
            return done(unexpected(reply.error()));
        if (!reply->body.isEmpty() && !QJsonDocument::fromJson(reply->body).isObject())
            return done(unexpected(malformed(*reply, u"an object or nothing is expected"_s)));
        done(true);
    };
}

RawDone anyObject(ApiClient::Done<QJsonObject> done)
{
    return [done = std::move(done)](Expected<WireReply, RemoteError> reply) {
        if (!reply)
            return done(unexpected(reply.error()));
        const QJsonDocument document = QJsonDocument::fromJson(reply->body);
        if (!document.isObject())
            return done(unexpected(malformed(*reply, u"an object is expected"_s)));
        done(document.object());
    };
}

} // namespace

struct ApiClient::Impl
{
    struct Work
    {
        WireRequest request;
        bool authorised = true;
        bool waited = false;
        bool renewed = false; ///< was sent again after the token had been renewed
        QString token;        ///< it was sent with
        QDateTime started;
        RawDone done;
        quint64 carried = 0; ///< number at the transport, 0 = not under way
    };

    Impl(ApiClient &client, Transport &carrier, const Clock &time, Random &generator)
        : self(client)
        , transport(carrier)
        , clock(time)
        , random(generator)
    {
    }

    Job start(WireRequest request, bool authorised, bool waited, QObject *context, RawDone done)
    {
        const Job job = next++;
        works.insert(job, {std::move(request), authorised, waited, false, {}, {}, std::move(done), 0});
        if (context)
            QObject::connect(context, &QObject::destroyed, &self, [this, job] { forget(job); });
        carry(job);
        return job;
    }

    void carry(Job job)
    {
        Work &work = works[job];
        WireRequest request = work.request;
        request.headers.append({headers::requestId.data(), makeUuid7(clock, random).toLatin1()});
        if (work.authorised) {
            work.token = session ? session->accessToken : QString();
            request.headers.append({headers::authorization.data(), "Bearer " + work.token.toLatin1()});
        }
        work.started = clock.now();
        work.carried = transport.send(request, &self,
                                      [this, job](Transport::Outcome outcome) { arrived(job, std::move(outcome)); });
    }

    void arrived(Job job, Transport::Outcome outcome)
    {
        const auto found = works.find(job);
        if (found == works.end())
            return;
        found->carried = 0;
        const std::chrono::milliseconds duration(found->started.msecsTo(clock.now()));
        const bool waited = found->waited;
        if (!outcome) {
            RemoteError error;
            error.transport = outcome.error();
            if (error.transport.code != TransportErrorCode::Cancelled)
                Q_EMIT self.exchanged(false, error, duration, waited);
            end(job, unexpected(error));
            return;
        }
        if (outcome->status / 100 == 2 || outcome->status == 304) {
            Q_EMIT self.exchanged(true, {}, duration, waited);
            end(job, std::move(*outcome));
            return;
        }
        const RemoteError error = errorOf(*outcome);
        const bool served = error.kind == RemoteError::Kind::Api && error.api.code != ApiErrorCode::Unavailable;
        Q_EMIT self.exchanged(served, error, duration, waited);
        const auto again = works.find(job); // a listener may have ended it
        if (again == works.end())
            return;
        if (again->authorised && !again->renewed && error.isApi(ApiErrorCode::NotSignedIn) && session) {
            again->renewed = true;
            if (session->accessToken != again->token)
                carry(job); // somebody else renewed it meanwhile
            else
                renewFor(job);
            return;
        }
        if (again->authorised && error.isApi(ApiErrorCode::NotSignedIn) && session &&
            session->accessToken == again->token)
            loseSession(error.api);
        end(job, unexpected(error));
    }

    void renewFor(Job job)
    {
        waiting.append(job);
        if (renewing)
            return;
        renewing = true;
        start(withBody(requestFor("POST", paths::sessionRefresh), protocol::RefreshRequest{session->refreshToken}),
              false, false, nullptr,
              decodingInto<protocol::Session>([this](Expected<protocol::Session, RemoteError> reply) {
                  renewing = false;
                  const QVector<Job> jobs = std::exchange(waiting, {});
                  if (reply) {
                      session = *reply;
                      Q_EMIT self.sessionRenewed(*session);
                      for (Job waited : jobs) {
                          if (works.contains(waited))
                              carry(waited);
                      }
                      return;
                  }
                  RemoteError error = reply.error();
                  const bool ended =
                      error.kind == RemoteError::Kind::Api && error.status / 100 == 4 && error.status != 429;
                  if (ended) {
                      loseSession(error.api);
                      // Whatever was wrong with the renewal: to the jobs it means that nobody is signed in.
                      error.api = {};
                      error.api.code = ApiErrorCode::NotSignedIn;
                  }
                  for (Job waited : jobs)
                      end(waited, unexpected(error));
              }));
    }

    void loseSession(const ApiError &reason)
    {
        session.reset();
        Q_EMIT self.sessionEnded(reason);
    }

    void end(Job job, Expected<WireReply, RemoteError> outcome)
    {
        const auto found = works.find(job);
        if (found == works.end())
            return;
        const Work work = *found;
        works.erase(found);
        work.done(std::move(outcome));
    }

    void forget(Job job)
    {
        const auto found = works.find(job);
        if (found == works.end())
            return;
        const quint64 carried = found->carried;
        works.erase(found);
        waiting.removeAll(job);
        if (carried)
            transport.cancel(carried);
    }

    ApiClient &self;
    Transport &transport;
    const Clock &clock;
    Random &random;
    std::optional<protocol::Session> session;
    QHash<Job, Work> works;
    QVector<Job> waiting; ///< for the token to be renewed
    bool renewing = false;
    Job next = 1;
};

ApiClient::ApiClient(Transport &transport, const Clock &clock, Random &random, QObject *parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(*this, transport, clock, random))
{
}

ApiClient::~ApiClient() = default;

void ApiClient::signIn(const protocol::SignInRequest &request, QObject *context, Done<protocol::Session> done)
{
    m_impl->start(
        withBody(requestFor("POST", paths::session), request), false, false, context,
        decodingInto<protocol::Session>([this, done = std::move(done)](Expected<protocol::Session, RemoteError> reply) {
            if (reply) {
                m_impl->session = *reply;
                Q_EMIT sessionRenewed(*reply);
            }
            done(std::move(reply));
        }));
}

void ApiClient::signOut(QObject *context, Done<bool> done)
{
    m_impl->start(requestFor("DELETE", paths::session), true, false, context, onlySuccess(std::move(done)));
    m_impl->session.reset(); // the request carries the token already
}

void ApiClient::setSession(const std::optional<protocol::Session> &session)
{
    m_impl->session = session;
}

const std::optional<protocol::Session> &ApiClient::session() const
{
    return m_impl->session;
}

void ApiClient::changePassword(const protocol::PasswordChange &change, QObject *context, Done<bool> done)
{
    m_impl->start(withBody(requestFor("POST", paths::sessionPassword), change), true, false, context,
                  onlySuccess(std::move(done)));
}

ApiClient::Job ApiClient::feed(const QString &cursor, int waitSeconds, int limit, QObject *context,
                               Done<protocol::FeedPage> done)
{
    WireRequest request = requestFor("GET", paths::feed,
                                     queryOf({{"cursor"_L1, cursor.isEmpty() ? QString() : cursor},
                                              {"wait"_L1, QString::number(waitSeconds)},
                                              {"limit"_L1, QString::number(limit)}}));
    request.lane = Lane::Poll;
    request.timeout = std::chrono::seconds(waitSeconds + 15);
    return m_impl->start(std::move(request), true, waitSeconds > 0, context, decodingInto(std::move(done)));
}

ApiClient::Job ApiClient::caseById(const CaseId &id, const UnitId &unit, QObject *context,
                                   Done<protocol::CaseReply> done)
{
    return m_impl->start(
        requestFor("GET", protocol::expandPath(paths::caseById, {id.text()}), queryOf({{"unit"_L1, unit.text()}})),
        true, false, context, decodingInto(std::move(done)));
}

ApiClient::Job ApiClient::material(const CaseId &id, const UnitId &unit, const Digest256 &digest, QObject *context,
                                   Done<QByteArray> done)
{
    WireRequest request = requestFor("GET", protocol::expandPath(paths::caseMaterial, {id.text(), digest.text()}),
                                     queryOf({{"unit"_L1, unit.text()}}));
    request.lane = Lane::Material;
    request.maxReply = protocol::maxMaterialBytes;
    return m_impl->start(std::move(request), true, false, context,
                         [done = std::move(done)](Expected<WireReply, RemoteError> reply) {
                             if (reply)
                                 done(std::move(reply->body));
                             else
                                 done(unexpected(reply.error()));
                         });
}

ApiClient::Job ApiClient::bundle(const QString &name, const QByteArray &etag, QObject *context, Done<BundleReply> done)
{
    WireRequest request = requestFor("GET", protocol::expandPath(paths::bundle, {name}));
    if (!etag.isEmpty())
        request.headers.append({headers::ifNoneMatch.data(), etag});
    return m_impl->start(std::move(request), true, false, context,
                         [done = std::move(done)](Expected<WireReply, RemoteError> reply) {
                             if (!reply)
                                 return done(unexpected(reply.error()));
                             BundleReply out;
                             out.unchanged = reply->status == 304;
                             out.etag = reply->header(headers::etag.data());
                             out.content = std::move(reply->body);
                             done(std::move(out));
                         });
}

ApiClient::Job ApiClient::members(const UnitId &unit, QObject *context, Done<protocol::MembersReply> done)
{
    return m_impl->start(requestFor("GET", protocol::expandPath(paths::members, {unit.text()})), true, false, context,
                         decodingInto(std::move(done)));
}

ApiClient::Job ApiClient::lookup(const QString &registry, const protocol::LookupRequest &request, QObject *context,
                                 Done<protocol::LookupReply> done)
{
    return m_impl->start(withBody(requestFor("POST", protocol::expandPath(paths::lookups, {registry})), request), true,
                         false, context, decodingInto(std::move(done)));
}

ApiClient::Job ApiClient::ask(const ServiceRequest &request, QObject *context, Done<QByteArray> done)
{
    WireRequest wire = requestFor(request.method.constData(), request.path, queryOf(request.query));
    if (!request.body.isEmpty()) {
        wire.body = request.body;
        wire.headers.append(WireHeader("content-type", "application/json"));
    }
    return m_impl->start(std::move(wire), true, false, context,
                         [done = std::move(done)](Expected<WireReply, RemoteError> reply) {
                             if (!reply)
                                 return done(unexpected(reply.error()));
                             done(std::move(reply->body));
                         });
}

ApiClient::Job ApiClient::postCommand(const SignedCommand &command, QObject *context,
                                      Done<protocol::CommandReceipt> done)
{
    WireRequest request = requestFor("POST", paths::commands);
    request.body = command.bytes;
    request.headers = {{"content-type", "application/json"},
                       {headers::device.data(), command.device.text().toLatin1()},
                       {headers::signature.data(), command.signature.toBase64()}};
    return m_impl->start(std::move(request), true, false, context, decodingInto(std::move(done)));
}

ApiClient::Job ApiClient::receipt(const CommandId &id, QObject *context, Done<protocol::CommandReceipt> done)
{
    return m_impl->start(requestFor("GET", protocol::expandPath(paths::commandById, {id.text()})), true, false, context,
                         decodingInto(std::move(done)));
}

ApiClient::Job ApiClient::putMaterial(const Digest256 &digest, const QByteArray &bytes, const QString &mediaType,
                                      QObject *context, Done<bool> done)
{
    WireRequest request = requestFor("PUT", protocol::expandPath(paths::material, {digest.text()}));
    request.lane = Lane::Material;
    request.body = bytes;
    request.headers.append(WireHeader("content-type", mediaType.toLatin1()));
    return m_impl->start(std::move(request), true, false, context, onlySuccess(std::move(done)));
}

ApiClient::Job ApiClient::reportLooks(const protocol::LooksReport &report, QObject *context, Done<bool> done)
{
    return m_impl->start(withBody(requestFor("POST", paths::looks), report), true, false, context,
                         onlySuccess(std::move(done)));
}

ApiClient::Job ApiClient::putDraft(const protocol::Draft &draft, QObject *context, Done<bool> done)
{
    return m_impl->start(withBody(requestFor("PUT", protocol::expandPath(paths::draft, {draft.caseId.text()})), draft),
                         true, false, context, onlySuccess(std::move(done)));
}

ApiClient::Job ApiClient::draft(const CaseId &id, QObject *context, Done<protocol::Draft> done)
{
    return m_impl->start(requestFor("GET", protocol::expandPath(paths::draft, {id.text()})), true, false, context,
                         decodingInto(std::move(done)));
}

ApiClient::Job ApiClient::deleteDraft(const CaseId &id, QObject *context, Done<bool> done)
{
    return m_impl->start(requestFor("DELETE", protocol::expandPath(paths::draft, {id.text()})), true, false, context,
                         onlySuccess(std::move(done)));
}

ApiClient::Job ApiClient::ledgerHead(const QString &log, QObject *context, Done<QJsonObject> done)
{
    return m_impl->start(requestFor("GET", protocol::expandPath(paths::ledgerHead, {log})), false, false, context,
                         anyObject(std::move(done)));
}

ApiClient::Job ApiClient::ledgerConsistency(const QString &log, quint64 from, quint64 to, QObject *context,
                                            Done<QJsonObject> done)
{
    return m_impl->start(requestFor("GET", protocol::expandPath(paths::ledgerConsistency, {log}),
                                    queryOf({{"from"_L1, QString::number(from)}, {"to"_L1, QString::number(to)}})),
                         false, false, context, anyObject(std::move(done)));
}

ApiClient::Job ApiClient::ledgerInclusion(const QString &log, quint64 index, quint64 size, QObject *context,
                                          Done<QJsonObject> done)
{
    return m_impl->start(
        requestFor("GET", protocol::expandPath(paths::ledgerInclusion, {log}),
                   queryOf({{"index"_L1, QString::number(index)}, {"size"_L1, QString::number(size)}})),
        false, false, context, anyObject(std::move(done)));
}

ApiClient::Job ApiClient::ledgerEntries(const QString &log, quint64 from, quint64 to, QObject *context,
                                        Done<QJsonObject> done)
{
    return m_impl->start(requestFor("GET", protocol::expandPath(paths::ledgerEntries, {log}),
                                    queryOf({{"from"_L1, QString::number(from)}, {"to"_L1, QString::number(to)}})),
                         false, false, context, anyObject(std::move(done)));
}

ApiClient::Job ApiClient::ledgerKeys(QObject *context, Done<QJsonObject> done)
{
    return m_impl->start(requestFor("GET", paths::ledgerKeys), false, false, context, anyObject(std::move(done)));
}

void ApiClient::cancel(Job job)
{
    const auto found = m_impl->works.find(job);
    if (found == m_impl->works.end())
        return;
    const quint64 carried = found->carried;
    if (carried) {
        m_impl->transport.cancel(carried);
        return;
    }
    // Waits for the token to be renewed.
    m_impl->waiting.removeAll(job);
    RemoteError error;
    error.transport.code = TransportErrorCode::Cancelled;
    m_impl->end(job, unexpected(error));
}

} // namespace yunchuang
