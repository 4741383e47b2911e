// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clientcore.h"
#include "domain/systemseams.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace yunchuang {

/// A clerk at work: a whole client without windows, on its own threads, over the wire, with sealed files in a folder of
/// its own. Functions that wait do so for the client's own signals.
class TestClient : public QObject
{
    Q_OBJECT
public:
    /// `unit`: for which the clerk acts; empty: the first granted one. `folder`: where the sealed files lie, kept for
    /// another client of the same clerk later; empty: a folder of its own.
    TestClient(const QUrl &origin, const ServiceTrust &trust, const QString &user, const QString &unit = {},
               const QString &folder = {});
    ~TestClient() override;

    /// Signs in, makes or opens the vault, opens the client and waits until it is up to date and knows the rules.
    [[nodiscard]] bool open(const QString &password);

    /// Closes the client and opens it again from its files alone, with nobody signed in, as without a network.
    [[nodiscard]] bool reopenOffline();
    /// Closes the client; its files stay until this is gone.
    void close() { m_core.reset(); }

    [[nodiscard]] ClientCore &core() { return *m_core; }
    [[nodiscard]] const Profile &profile() const { return m_profile->profile; }
    [[nodiscard]] const UnitId &unit() const { return m_profile->actingUnit; }
    [[nodiscard]] const protocol::Session &session() const { return m_profile->session; }
    [[nodiscard]] const DeviceId &device() const { return m_profile->device; }
    /// Jobs over a connection of the test's own, in this clerk's session.
    [[nodiscard]] ApiClient &api() { return *m_api; }
    /// What this clerk's device signs for a command of those bytes.
    [[nodiscard]] QByteArray signature(const QByteArray &bytes) const;
    /// A command as this clerk's device signs it.
    [[nodiscard]] SignedCommand sign(const Command &command) const;
    /// A new command of this clerk on a case.
    [[nodiscard]] Command command(const Case &subject, Action action, Post post, CommandArguments args = {});

    /// Waits until `holds`; looks again whenever something changed here.
    [[nodiscard]] bool until(const std::function<bool()> &holds, int patience = 60000);

    [[nodiscard]] std::optional<ShownRow> row(const CaseId &id);
    /// Waits for a row of which `is` holds.
    [[nodiscard]] bool untilRow(const CaseId &id, const std::function<bool(const CaseSummary &)> &is,
                                int patience = 60000);
    /// The whole case as it is shown, as new as its row; waits for it. Nothing when it does not come.
    [[nodiscard]] std::optional<ShownCase> whole(const CaseId &id);

    /// Takes an act up in that post which fits it; held ones are released. Nothing: it was refused, with a warning.
    /// `papers`: bytes of new materials that the arguments name.
    [[nodiscard]] std::optional<CommandId> act(const CaseId &id, Action action, const CommandArguments &args = {},
                                               const QHash<Digest256, QByteArray> &papers = {});
    /// The same, and waits until the service took it, its proof is valid and the feed confirmed it.
    [[nodiscard]] bool done(const CaseId &id, Action action, const CommandArguments &args = {});
    [[nodiscard]] std::optional<OutboxEntry> entry(const CommandId &id);
    [[nodiscard]] QVector<OutboxEntry> entries();
    /// Waits until an act is as far as that.
    [[nodiscard]] bool untilStatus(const CommandId &id, DeliveryStatus status, int patience = 60000);
    /// Waits until the service took an act, its proof is valid and the feed confirmed it.
    [[nodiscard]] bool untilSettled(const CommandId &id, int patience = 60000);

    /// The result of an asynchronous question; what did not come counts as a failed store.
    template<class T>
    [[nodiscard]] static StoreResult<T>
    ask(const std::function<void(QObject *, std::function<void(StoreResult<T>)>)> &question)
    {
        QObject context;
        std::optional<StoreResult<T>> result;
        question(&context, [&](StoreResult<T> answer) { result = std::move(answer); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 30000))
            return unexpected(StoreError{StoreErrorCode::Failed, QStringLiteral("no answer")});
        return *result;
    }
    /// The same for a job of `api()`.
    template<class T>
    [[nodiscard]] static Expected<T, RemoteError> fetch(const std::function<void(QObject *, ApiClient::Done<T>)> &job)
    {
        QObject context;
        std::optional<Expected<T, RemoteError>> result;
        job(&context, [&](Expected<T, RemoteError> answer) { result = std::move(answer); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60000))
            return unexpected(RemoteError());
        return *result;
    }

private:
    void start();
    [[nodiscard]] Expected<Vault, VaultError> vaultIn(const QString &folder);
    [[nodiscard]] RowKey key(const CaseId &id) const { return {id, m_profile->actingUnit}; }

    SystemClock m_clock;
    SystemRandom m_random;
    QTemporaryDir m_folder;
    const QUrl m_origin;
    const ServiceTrust m_trust;
    const UserId m_user;
    const UnitId m_wantedUnit;
    const QString m_keptFolder;
    std::shared_ptr<OpenedProfile> m_profile;
    HttpTransport m_transport;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<ClientCore> m_core;
    bool m_news = false;
};

} // namespace yunchuang
