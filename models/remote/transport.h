// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/enumnames.h"
#include "domain/expected.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace yunchuang {

/// Requests of one lane share connections and never wait for those of another: a long poll holds one for good, a
/// material fills one.
enum class Lane : quint8 { Poll, Command, Material };

using WireHeader = std::pair<QByteArray, QByteArray>; ///< name in lower case, value

/// One HTTP request. Times are milliseconds, sizes bytes; `timeout` and `maxReply` end it with TimedOut and TooLarge.
struct WireRequest
{
    QByteArray method;       ///< "GET", "POST" …
    QByteArray pathAndQuery; ///< as it goes over the wire, percent-encoded
    QList<WireHeader> headers;
    QByteArray body;
    Lane lane = Lane::Command;
    std::chrono::milliseconds timeout{20000}; ///< without any progress
    qint64 maxReply = 16LL * 1024 * 1024;     ///< larger answers are cut off

    friend bool operator==(const WireRequest &, const WireRequest &) = default;
};

/// A whole HTTP answer, whatever its status.
struct WireReply
{
    int status = 0;
    QList<WireHeader> headers;
    QByteArray body; ///< uncompressed

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    friend bool operator==(const WireReply &, const WireReply &) = default;
};

/// Why no answer came. In every case but Unreachable at connecting, the request may have arrived all the same.
enum class TransportErrorCode : quint8 {
    Unreachable, ///< no network, refused, no such host, connection lost
    TimedOut,
    Tls,                ///< no secure connection: protocol, expired or revoked certificate …
    CertificateUnknown, ///< nothing is trusted yet, or another authority signed: see certificate
    CertificateChanged, ///< not the confirmed one: see certificate
    Redirected,         ///< the service never redirects: something else answered
    TooLarge,
    Malformed, ///< not HTTP
    Cancelled,
};

template<>
inline constexpr auto enumNames<TransportErrorCode> = std::to_array<EnumName<TransportErrorCode>>({
    {TransportErrorCode::Unreachable, QLatin1String("UNREACHABLE")},
    {TransportErrorCode::TimedOut, QLatin1String("TIMED_OUT")},
    {TransportErrorCode::Tls, QLatin1String("TLS")},
    {TransportErrorCode::CertificateUnknown, QLatin1String("CERTIFICATE_UNKNOWN")},
    {TransportErrorCode::CertificateChanged, QLatin1String("CERTIFICATE_CHANGED")},
    {TransportErrorCode::Redirected, QLatin1String("REDIRECTED")},
    {TransportErrorCode::TooLarge, QLatin1String("TOO_LARGE")},
    {TransportErrorCode::Malformed, QLatin1String("MALFORMED")},
    {TransportErrorCode::Cancelled, QLatin1String("CANCELLED")},
});

/// A service's certificate as somebody can compare it with a printed one.
struct CertificateFacts
{
    QString subject;
    QString issuer;
    QList<QString> hosts;
    QDateTime validFrom;
    QDateTime validTo;
    QByteArray sha256; ///< 32 bytes
    QByteArray der;    ///< the certificate itself

    friend bool operator==(const CertificateFacts &, const CertificateFacts &) = default;
};

/// Why a request has no answer; `certificate` is set with CertificateUnknown and CertificateChanged only.
struct TransportError
{
    TransportErrorCode code = TransportErrorCode::Unreachable;
    QString detail; ///< for the log, English
    std::optional<CertificateFacts> certificate;

    friend bool operator==(const TransportError &, const TransportError &) = default;
};

/// Carries requests to the service and brings exactly one outcome for each. For one thread.
class Transport
{
public:
    using Outcome = Expected<WireReply, TransportError>;
    using Done = std::function<void(Outcome)>;

    virtual ~Transport() = default;
    /// `done` is called once from the event loop (never before this returns), unless `context` is destroyed before:
    /// then the request is given up. The number is for `cancel`.
    virtual quint64 send(const WireRequest &request, QObject *context, Done done) = 0;
    /// Ends a request with Cancelled, before this returns; nothing happens when it has ended already.
    virtual void cancel(quint64 id) = 0;
};

} // namespace yunchuang
