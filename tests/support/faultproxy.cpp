// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultproxy.h"

namespace yunchuang {

/// One connection of a client and the one to the service that carries it on.
struct FaultProxy::Pair : QObject
{
    QTcpSocket *client = nullptr;
    QTcpSocket service;
    QByteArray waiting; ///< from the client, until the service's side is connected
    QByteArray kept;    ///< from the service, held back
};

FaultProxy::FaultProxy(quint16 target, QObject *parent)
    : QObject(parent)
    , m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::take);
    admit();
}

FaultProxy::~FaultProxy()
{
    cut();
}

void FaultProxy::admit()
{
    if (!m_server.isListening() && m_server.listen(QHostAddress::LocalHost, m_port))
        m_port = m_server.serverPort();
}

void FaultProxy::refuse()
{
    m_server.close();
    cut();
}

void FaultProxy::cut()
{
    const QList<Pair *> pairs = std::exchange(m_pairs, {});
    for (Pair *pair : pairs) {
        pair->client->disconnect(this);
        pair->service.disconnect(this);
        pair->client->abort();
        pair->service.abort();
        pair->deleteLater();
    }
    m_heldBytes = 0;
}

void FaultProxy::holdAnswers()
{
    m_holding = true;
}

void FaultProxy::letAnswersGo()
{
    m_holding = false;
    m_heldBytes = 0;
    const QList<Pair *> pairs = m_pairs;
    for (Pair *pair : pairs)
        pair->client->write(std::exchange(pair->kept, {}));
}

void FaultProxy::take()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        auto *pair = new Pair;
        pair->setParent(this);
        pair->client = client;
        client->setParent(pair);
        m_pairs.append(pair);
        const auto end = [this, pair] {
            if (!m_pairs.removeOne(pair))
                return;
            pair->client->disconnectFromHost(); // what is written already still goes
            pair->service.disconnectFromHost();
            pair->deleteLater();
        };
        connect(client, &QTcpSocket::readyRead, this, [pair] {
            const QByteArray bytes = pair->client->readAll();
            if (pair->service.state() == QAbstractSocket::ConnectedState)
                pair->service.write(bytes);
            else
                pair->waiting += bytes;
        });
        connect(&pair->service, &QTcpSocket::connected, this,
                [pair] { pair->service.write(std::exchange(pair->waiting, {})); });
        connect(&pair->service, &QTcpSocket::readyRead, this, [this, pair] { pass(pair); });
        connect(client, &QTcpSocket::disconnected, this, end);
        connect(&pair->service, &QTcpSocket::disconnected, this, end);
        connect(&pair->service, &QTcpSocket::errorOccurred, this, end);
        pair->service.connectToHost(QHostAddress::LocalHost, m_target);
    }
}

void FaultProxy::pass(Pair *pair)
{
    const QByteArray bytes = pair->service.readAll();
    if (!m_holding) {
        pair->client->write(bytes);
        return;
    }
    pair->kept += bytes;
    m_heldBytes += bytes.size();
    Q_EMIT held();
}

} // namespace yunchuang
