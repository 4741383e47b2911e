// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/storerig.h"

#include "store/outbox.h"
#include "sync/casecommands.h"
#include "sync/connectionstate.h"

#include <QTemporaryDir>

namespace yunchuang::samples {

/// What pages are built on, real and in memory: cache, outbox, commands, connection, with time that the test owns.
/// There is no service behind it: acts stay in the outbox.
class WindowRig
{
public:
    explicit WindowRig(SerialQueue::Mode mode = SerialQueue::Mode::Inline)
        : cache(mode)
        , time(cache.clock)
        , scheduler(cache.clock)
        , outbox({m_folder.filePath(QStringLiteral("outbox.db")), mode, 30}, m_sealer, time)
        , commands(cache.store, outbox, time, m_random)
    {
        std::optional<bool> open;
        outbox.open(&m_context, [&open](const StoreResult<bool> &result) { open = result.has_value(); });
        m_ready = cache.isOpen() && QTest::qWaitFor([&open] { return open.has_value(); }) && *open;
        commands.setRules(rules());
        signIn(clerk());
        goOnline();
    }
    [[nodiscard]] bool isReady() const { return m_ready; }

    void signIn(const Desk &desk)
    {
        protocol::UnitGrant grant;
        grant.unit = desk.unit;
        grant.posts = desk.posts;
        commands.setUser({desk.user, desk.name, {grant}}, &m_signer);
    }
    void goOnline(Reachability reachability = Reachability::Online)
    {
        ConnectionSnapshot snapshot;
        snapshot.reachability = reachability;
        snapshot.reason = OfflineReason::None;
        snapshot.since = cache.clock.now();
        snapshot.lastSync = cache.clock.now();
        snapshot.latency = std::chrono::milliseconds(12);
        connection.update(snapshot);
    }
    void goOffline(OfflineReason reason = OfflineReason::Unreachable)
    {
        ConnectionSnapshot snapshot = connection.snapshot();
        snapshot.reachability = Reachability::Offline;
        snapshot.reason = reason;
        snapshot.since = cache.clock.now();
        snapshot.nextRetry = cache.clock.now().addSecs(24);
        connection.update(snapshot);
    }
    /// All acts in the outbox, in order.
    [[nodiscard]] QVector<OutboxEntry> acts()
    {
        std::optional<QVector<OutboxEntry>> out;
        outbox.entries(&m_context, [&out](const StoreResult<QVector<OutboxEntry>> &entries) {
            out = entries.value_or(QVector<OutboxEntry>());
        });
        return QTest::qWaitFor([&out] { return out.has_value(); }) ? *out : QVector<OutboxEntry>();
    }

private:
    /// Signatures are checked by the service, which is not here.
    class Signer final : public CommandSigner
    {
    public:
        [[nodiscard]] DeviceId device() const override { return DeviceId(QStringLiteral("device-1")); }
        [[nodiscard]] QByteArray sign(QByteArrayView) const override { return QByteArray(64, 's'); }
    };
    QTemporaryDir m_folder; ///< only an outbox on disk takes acts without a service
    SeededRandom m_random{11};
    SealedBox m_sealer{ledger::SecretBytes::copyOf(QByteArray(SealedBox::KeySize, 'o')), m_random};
    Signer m_signer;
    QObject m_context;
    bool m_ready = false;

public:
    StoreRig cache;
    KnownServiceTime time;
    VirtualScheduler scheduler;
    Outbox outbox;
    CaseCommands commands;
    ConnectionState connection;
};

} // namespace yunchuang::samples
