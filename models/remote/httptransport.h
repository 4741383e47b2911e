// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/transport.h"

#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <array>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace yunchuang {

/// Whom the client believes to be the service. One of both is set; with neither, every contact ends with
/// CertificateUnknown and the facts to be confirmed. The system's authorities are never asked.
struct ServiceTrust
{
    QList<QSslCertificate>
        authorities;       ///< handed out with the installation: one of them signed the service's certificate
    QByteArray leafSha256; ///< the certificate that somebody looked at and confirmed

    friend bool operator==(const ServiceTrust &, const ServiceTrust &) = default;
};

/// Reads authorities from a PEM file's content; empty when it holds none.
[[nodiscard]] QList<QSslCertificate> authoritiesFromPem(const QByteArray &pem);

/// HTTPS by Qt: one manager per lane, no redirects, time-outs, TLS 1.2 or newer.
class HttpTransport final : public QObject, public Transport
{
    Q_OBJECT
public:
    /// `origin`: scheme, host and port.
    HttpTransport(QUrl origin, ServiceTrust trust, QObject *parent = nullptr);
    ~HttpTransport() override;

    quint64 send(const WireRequest &request, QObject *context, Done done) override;
    void cancel(quint64 id) override;

    /// After the certificate was confirmed, or an authority installed. Open connections are closed.
    void setTrust(ServiceTrust trust);
    [[nodiscard]] const QUrl &origin() const { return m_origin; }
    /// What the service showed when a secure connection was last made; nothing before that.
    [[nodiscard]] const std::optional<CertificateFacts> &certificate() const { return m_certificate; }

private:
    struct Running;
    void finish(quint64 id);
    void end(quint64 id, Outcome outcome);
    void judge(const std::shared_ptr<Running> &running, const QSslCertificate &certificate);

    QUrl m_origin;
    ServiceTrust m_trust;
    std::optional<CertificateFacts> m_certificate;
    std::array<QNetworkAccessManager *, 3> m_managers{};
    QHash<quint64, std::shared_ptr<Running>> m_running;
    quint64 m_next = 1;
};

} // namespace yunchuang
