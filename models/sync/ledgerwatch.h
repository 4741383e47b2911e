// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/receipt.h"
#include "store/outboxentry.h"

#include <QObject>

#include <functional>
#include <memory>

namespace yunchuang {

class ApiClient;
class Outbox;

/// Checks the ledger receipts of our own acts: that the entry speaks of this act, lies in the log, and that the log
/// only grew since the last head seen. The first key seen of a log is kept; another one later is not believed.
class LedgerWatch : public QObject
{
    Q_OBJECT
public:
    LedgerWatch(Outbox &outbox, ApiClient &api, QObject *parent = nullptr);

    /// `done` with Valid, Pending (a proof is to be fetched, but nobody answers), Unverifiable or Invalid. Checks of
    /// several acts follow one another.
    void check(const OutboxEntry &entry, QObject *context, std::function<void(ProofState)> done);

Q_SIGNALS:
    /// Something in a log is wrong: to be reported, not to be passed over.
    void foundInvalid(const QString &logId, const QString &why);

private:
    struct Check;
    void next();
    void begin(const std::shared_ptr<Check> &check);
    void haveKey(const std::shared_ptr<Check> &check, const QByteArray &publicKey, const QByteArray &head);
    void compareHeads(const std::shared_ptr<Check> &check, const QByteArray &publicKey,
                      const ledger::SignedTreeHead &seen);
    void keep(const std::shared_ptr<Check> &check, const QByteArray &publicKey);
    void end(const std::shared_ptr<Check> &check, ProofState state, const QString &why = {});

    Outbox &m_outbox;
    ApiClient &m_api;
    QVector<std::shared_ptr<Check>> m_waiting;
    bool m_running = false;
};

} // namespace yunchuang
