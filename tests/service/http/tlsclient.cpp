// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsclient.h"

#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace yunchuang::service {

namespace {
constexpr int connectTime = 20000;
}

TlsClient::TlsClient(const QString &authorityFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(authorityFile));
    m_socket.setSslConfiguration(configuration);
    m_socket.setProxy(QNetworkProxy::NoProxy);
}

bool TlsClient::connectTo(quint16 port, const QString &host)
{
    m_socket.connectToHostEncrypted(host, port);
    return m_socket.waitForEncrypted(connectTime);
}

bool TlsClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    const QDeadlineTimer deadline(connectTime);
    while (m_socket.bytesToWrite() > 0 || m_socket.encryptedBytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(static_cast<int>(deadline.remainingTime())))
            return m_socket.bytesToWrite() == 0 && m_socket.encryptedBytesToWrite() == 0;
    }
    return true;
}

bool TlsClient::more(qint64 remaining)
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(static_cast<int>(remaining)) &&
        m_socket.bytesAvailable() == 0)
        return false;
    m_buffer += m_socket.readAll();
    return true;
}

RawReply TlsClient::read(bool toHead, int deadlineMs)
{
    const QDeadlineTimer deadline(deadlineMs);
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!more(deadline.remainingTime()))
            return {};
    }
    RawReply reply;
    const QList<QByteArray> lines = m_buffer.first(end).split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        reply.headers.insert(lines[i].first(colon).toLower(), lines[i].sliced(colon + 1).trimmed());
    }
    m_buffer.remove(0, end + 4);
    const int status = lines.first().split(' ').value(1).toInt();
    if (status == 100)
        return read(toHead, static_cast<int>(deadline.remainingTime()));
    const qsizetype length = toHead ? 0 : reply.headers.value("content-length").toLongLong();
    while (m_buffer.size() < length) {
        if (!more(deadline.remainingTime()))
            return {};
    }
    reply.body = m_buffer.first(length);
    m_buffer.remove(0, length);
    reply.status = status;
    return reply;
}

bool TlsClient::waitForClose(int deadlineMs)
{
    const QDeadlineTimer deadline(deadlineMs);
    while (m_socket.state() != QAbstractSocket::UnconnectedState) {
        if (deadline.hasExpired())
            return false;
        m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        m_buffer += m_socket.readAll();
    }
    return true;
}

QByteArray rawRequest(const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                      const QByteArray &body)
{
    QByteArray out = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    if (!body.isEmpty())
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return out + "\r\n" + body;
}

} // namespace yunchuang::service
