// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/httptransport.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslError>

namespace yunchuang {

using namespace Qt::StringLiterals;

struct HttpTransport::Running
{
    QNetworkReply *reply = nullptr;
    QPointer<QObject> context;
    Done done;
    qint64 maxReply = 0;
    std::optional<TransportError> verdict; ///< why we ended it ourselves
    QByteArray body;
};

static CertificateFacts factsOf(const QSslCertificate &certificate)
{
    CertificateFacts out;
    out.subject = certificate.subjectDisplayName();
    out.issuer = certificate.issuerDisplayName();
    out.hosts = certificate.subjectAlternativeNames().values();
    out.validFrom = certificate.effectiveDate().toUTC();
    out.validTo = certificate.expiryDate().toUTC();
    out.sha256 = certificate.digest(QCryptographicHash::Sha256);
    out.der = certificate.toDer();
    return out;
}

/// What a confirmed certificate is excused from: who signed it and for which name. Never from having expired or been
/// revoked.
static bool isExcusedByConfirmation(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::HostNameMismatch:
        return true;
    default:
        return false;
    }
}

QList<QSslCertificate> authoritiesFromPem(const QByteArray &pem)
{
    return QSslCertificate::fromData(pem, QSsl::Pem);
}

HttpTransport::HttpTransport(QUrl origin, ServiceTrust trust, QObject *parent)
    : QObject(parent)
    , m_origin(std::move(origin))
    , m_trust(std::move(trust))
{
    for (QNetworkAccessManager *&manager : m_managers) {
        manager = new QNetworkAccessManager(this);
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); // Qt would carry Authorization elsewhere
        manager->setStrictTransportSecurityEnabled(false);
    }
}

HttpTransport::~HttpTransport()
{
    const auto running = m_running;
    for (auto it = running.begin(); it != running.end(); ++it)
        cancel(it.key());
    // Replies go before their managers: the manager's thread may be waiting for one to answer "is this certificate all
    // right?", and the manager waits five seconds for that thread.
    qDeleteAll(findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly));
}

void HttpTransport::setTrust(ServiceTrust trust)
{
    m_trust = std::move(trust);
    for (QNetworkAccessManager *manager : m_managers)
        manager->clearConnectionCache();
}

quint64 HttpTransport::send(const WireRequest &request, QObject *context, Done done)
{
    const quint64 id = m_next++;
    auto running = std::make_shared<Running>();
    running->context = context;
    running->done = std::move(done);
    running->maxReply = request.maxReply;

    const QUrl target = QUrl::fromEncoded(
        m_origin.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery) + request.pathAndQuery, QUrl::StrictMode);
    QNetworkRequest out(target);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setTransferTimeout(static_cast<int>(request.timeout.count()));
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);

    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCaCertificates(m_trust.authorities);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    out.setSslConfiguration(tls);

    running->reply =
        m_managers[static_cast<size_t>(request.lane)]->sendCustomRequest(out, request.method, request.body);
    running->reply->setParent(this);
    m_running.insert(id, running);

    QNetworkReply *reply = running->reply;
    connect(reply, &QNetworkReply::encrypted, this,
            [this, running] { judge(running, running->reply->sslConfiguration().peerCertificate()); });
    connect(reply, &QNetworkReply::sslErrors, this, [this, running](const QList<QSslError> &errors) {
        const QSslCertificate certificate = running->reply->sslConfiguration().peerCertificate();
        if (m_trust.leafSha256.isEmpty()) {
            // An unknown signer is a question to a person; anything else is simply not secure.
            const bool onlyUnknown = std::all_of(errors.begin(), errors.end(), [](const QSslError &error) {
                return isExcusedByConfirmation(error.error()) && error.error() != QSslError::HostNameMismatch;
            });
            running->verdict =
                TransportError{onlyUnknown || m_trust.authorities.isEmpty() ? TransportErrorCode::CertificateUnknown
                                                                            : TransportErrorCode::Tls,
                               errors.constFirst().errorString(), factsOf(certificate)};
            return;
        }
        if (certificate.digest(QCryptographicHash::Sha256) != m_trust.leafSha256) {
            running->verdict = TransportError{TransportErrorCode::CertificateChanged, errors.constFirst().errorString(),
                                              factsOf(certificate)};
            return;
        }
        QList<QSslError> excused;
        for (const QSslError &error : errors) {
            if (isExcusedByConfirmation(error.error()))
                excused.append(error);
        }
        running->reply->ignoreSslErrors(excused);
    });
    connect(reply, &QNetworkReply::readyRead, this, [this, id, running] {
        running->body += running->reply->readAll();
        if (running->body.size() > running->maxReply) {
            running->verdict = TransportError{TransportErrorCode::TooLarge, QString::number(running->body.size()), {}};
            running->reply->abort();
        }
        Q_UNUSED(id)
    });
    connect(reply, &QNetworkReply::finished, this, [this, id] { finish(id); });
    if (context)
        connect(context, &QObject::destroyed, reply, [this, id] { cancel(id); });
    return id;
}

void HttpTransport::judge(const std::shared_ptr<Running> &running, const QSslCertificate &certificate)
{
    m_certificate = factsOf(certificate);
    // Nothing of the request has left yet.
    if (m_trust.leafSha256.isEmpty() || m_certificate->sha256 == m_trust.leafSha256)
        return;
    running->verdict =
        TransportError{TransportErrorCode::CertificateChanged, u"not the confirmed certificate"_s, m_certificate};
    running->reply->abort();
}

void HttpTransport::cancel(quint64 id)
{
    const auto running = m_running.value(id);
    if (!running || running->verdict)
        return;
    running->verdict = TransportError{TransportErrorCode::Cancelled, {}, {}};
    running->reply->abort(); // sends finished
    if (m_running.contains(id))
        finish(id);
}

void HttpTransport::finish(quint64 id)
{
    const auto running = m_running.value(id);
    if (!running)
        return;
    QNetworkReply *reply = running->reply;
    if (running->verdict) {
        end(id, unexpected(*running->verdict));
        return;
    }
    const QNetworkReply::NetworkError error = reply->error();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // 2xx, 4xx and 5xx with a complete body are answers; Qt calls 4xx and 5xx errors of its own (201…499).
    const bool answered =
        status > 0 && (error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied);
    if (answered && status >= 300 && status < 400 && status != 304) {
        end(id, unexpected(TransportError{TransportErrorCode::Redirected, QString::number(status), {}}));
        return;
    }
    if (answered) {
        WireReply out;
        out.status = status;
        for (const auto &[name, value] : reply->rawHeaderPairs())
            out.headers.append({name.toLower(), value});
        out.body = running->body + reply->readAll();
        if (out.body.size() > running->maxReply)
            end(id, unexpected(TransportError{TransportErrorCode::TooLarge, QString::number(out.body.size()), {}}));
        else
            end(id, std::move(out));
        return;
    }
    TransportErrorCode code = TransportErrorCode::Unreachable;
    switch (error) {
    case QNetworkReply::OperationCanceledError: // not by us: the transfer time-out
    case QNetworkReply::TimeoutError:
        code = TransportErrorCode::TimedOut;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        code = TransportErrorCode::Tls;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError:
        code = TransportErrorCode::Malformed;
        break;
    default:
        break;
    }
    end(id, unexpected(TransportError{code, reply->errorString(), {}}));
}

void HttpTransport::end(quint64 id, Outcome outcome)
{
    const auto running = m_running.take(id);
    if (!running)
        return;
    running->reply->disconnect(this);
    running->reply->deleteLater();
    if (running->context && running->done)
        running->done(std::move(outcome));
}

} // namespace yunchuang
