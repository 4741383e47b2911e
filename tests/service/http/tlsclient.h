// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSslSocket>

namespace yunchuang::service {

/// A reply as it came over the wire; status 0 when the connection ended without a complete one.
struct RawReply
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// A client that sends whatever bytes a test wants to see handled. Blocking, each wait with a deadline.
class TlsClient
{
public:
    /// Trusts only the certificates of `authorityFile`.
    explicit TlsClient(const QString &authorityFile);

    bool connectTo(quint16 port, const QString &host = QStringLiteral("127.0.0.1"));
    bool send(const QByteArray &bytes);
    /// `toHead`: the reply has a Content-Length but no body.
    RawReply read(bool toHead = false, int deadlineMs = 20000);
    RawReply exchange(const QByteArray &bytes) { return send(bytes) ? read() : RawReply(); }
    bool waitForClose(int deadlineMs = 20000);
    void abort() { m_socket.abort(); }
    QSslSocket &socket() { return m_socket; }

private:
    bool more(qint64 deadline);

    QSslSocket m_socket;
    QByteArray m_buffer;
};

/// A well-formed request.
QByteArray rawRequest(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                      const QByteArray &body = {});

} // namespace yunchuang::service
