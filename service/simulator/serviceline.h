// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/systemseams.h"
#include "protocol/apierror.h"
#include "service/simulator/keys.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <optional>

namespace yunchuang::simulator {

/// A request to the service.
struct Ask
{
    QByteArray method = "GET";
    QString path; ///< with query, percent-encoded
    QByteArray body;
    UnitId signer;                       ///< empty: not signed
    bool digestInPath = false;           ///< the body is named in the path, so the signature leaves it out
    QString queryPassword;               ///< of a case; empty: none
    std::optional<QByteArray> signature; ///< sent instead of the right one
    qint64 clockOff = 0;                 ///< seconds added to the time that is signed
    int tries = 6;                       ///< in all, while the service does not answer or asks to wait
};

/// What came back. `status` is 0 when nothing did; then `fault` says why.
struct Heard
{
    int status = 0;
    QByteArray body;
    QString fault;

    [[nodiscard]] bool isDone() const { return status >= 200 && status < 300; }
    /// The code of a refusal; empty when there is none.
    [[nodiscard]] QString code() const;
    /// For people: status and code, or the fault.
    [[nodiscard]] QString text() const;
};

/// The way to the service: TLS trusted by one file of authorities, signatures of the units played, patience.
class ServiceLine : public QObject
{
public:
    using Done = std::function<void(const Heard &)>;

    ServiceLine(QUrl service, const QByteArray &authorities, const Keys &keys, QObject *parent = nullptr);

    /// Calls `done` once, from the event loop.
    void send(const Ask &ask, Done done);
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] Scheduler &scheduler() { return m_scheduler; }

private:
    void attempt(const Ask &ask, int number, const Done &done);

    QUrl m_service;
    QSslConfiguration m_tls;
    const Keys &m_keys;
    SystemClock m_clock;
    SystemScheduler m_scheduler;
    QNetworkAccessManager m_network;
};

} // namespace yunchuang::simulator
