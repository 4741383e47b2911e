// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/serviceline.h"

#include "protocol/codec.h"
#include "protocol/paths.h"

#include <QNetworkReply>
#include <QSslCertificate>

#include <algorithm>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int transferTime = 30000; // milliseconds
constexpr std::chrono::milliseconds firstPause{250};
constexpr int httpTooManyRequests = 429;
constexpr int httpUnavailable = 503;

QByteArray headerName(QLatin1String name)
{
    return QByteArray(name.data(), name.size());
}

} // namespace

QString Heard::code() const
{
    const Expected<protocol::ApiError, protocol::DecodeError> error = protocol::decode<protocol::ApiError>(body);
    return error && !isDone() ? QString(nameOf(error->code)) : QString();
}

QString Heard::text() const
{
    if (status == 0)
        return fault;
    return QString::number(status) % u' ' % code();
}

ServiceLine::ServiceLine(QUrl service, const QByteArray &authorities, const Keys &keys, QObject *parent)
    : QObject(parent)
    , m_service(std::move(service))
    , m_tls(QSslConfiguration::defaultConfiguration())
    , m_keys(keys)
{
    m_tls.setCaCertificates(QSslCertificate::fromData(authorities, QSsl::Pem));
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
}

void ServiceLine::send(const Ask &ask, Done done)
{
    attempt(ask, 1, done);
}

void ServiceLine::attempt(const Ask &ask, int number, const Done &done)
{
    QUrl url = m_service;
    const qsizetype query = ask.path.indexOf(u'?');
    url.setPath(query < 0 ? ask.path : ask.path.left(query), QUrl::TolerantMode);
    if (query >= 0)
        url.setQuery(ask.path.sliced(query + 1));
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setTransferTimeout(transferTime);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (!ask.body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          ask.digestInPath ? u"application/octet-stream"_s : u"application/json"_s);
    if (!ask.queryPassword.isEmpty())
        request.setRawHeader(headerName(protocol::headers::queryPassword), ask.queryPassword.toUtf8());
    if (!ask.signer.isEmpty()) {
        // Each attempt is signed anew: a signature is good for some minutes only.
        const QByteArray time = m_clock.now().addSecs(ask.clockOff).toString(Qt::ISODateWithMs).toLatin1();
        const QByteArray signer = ask.signer.text().toUtf8();
        const QByteArray text =
            protocol::signedText(ask.method, url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), signer, time,
                                 ask.digestInPath ? QByteArray() : ask.body);
        const QByteArray signature =
            ask.signature ? *ask.signature : m_keys.of(ask.signer).sign(text).bytes().toBase64();
        request.setRawHeader(headerName(protocol::headers::source), signer);
        request.setRawHeader(headerName(protocol::headers::timestamp), time);
        request.setRawHeader(headerName(protocol::headers::signature), signature);
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, ask.method, ask.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, ask, number, done] {
        reply->deleteLater();
        Heard heard;
        heard.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        heard.body = reply->readAll();
        heard.fault = reply->errorString();
        const bool again = heard.status == 0 || heard.status == httpTooManyRequests || heard.status == httpUnavailable;
        if (!again || number >= ask.tries) {
            done(heard);
            return;
        }
        m_scheduler.after(firstPause * (1 << std::min(number - 1, 5)), this,
                          [this, ask, number, done] { attempt(ask, number + 1, done); });
    });
}

} // namespace yunchuang::simulator
