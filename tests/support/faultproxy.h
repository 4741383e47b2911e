// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace yunchuang {

/// Stands between a client and a service on the loopback and plays a bad network: passes bytes on, refuses, cuts, or
/// keeps answers back until it is told to let them go. Needs the event loop of the thread it lives in.
class FaultProxy : public QObject
{
    Q_OBJECT
public:
    explicit FaultProxy(quint16 target, QObject *parent = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Ends all connections in the middle of whatever they do; new ones are taken.
    void cut();
    /// Ends all connections and refuses new ones.
    void refuse();
    /// Takes connections again on the same port.
    void admit();
    /// What the service answers from now on stays here.
    void holdAnswers();
    /// It goes on, late.
    void letAnswersGo();
    [[nodiscard]] qsizetype heldBytes() const { return m_heldBytes; }

Q_SIGNALS:
    /// An answer, or a piece of one, stays here.
    void held();

private:
    struct Pair;
    void take();
    void pass(Pair *pair);

    const quint16 m_target;
    QTcpServer m_server;
    quint16 m_port = 0;
    QList<Pair *> m_pairs;
    bool m_holding = false;
    qsizetype m_heldBytes = 0;
};

} // namespace yunchuang
