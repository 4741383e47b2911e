// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/row.h"
#include "domain/systemseams.h"
#include "ledger/signing.h"
#include "protocol/messages.h"
#include "tests/support/serviceprocess.h"

namespace yunchuang::bench {

/// A case as it was opened.
struct OpenedCase
{
    CaseId id;
    qint64 revision = 0;
};

/// The real service on a data folder of its own, with as many received cases as a row needs, and one clerk who works on
/// them. Functions answer false or nothing, with a warning, when something is not as it should be.
class BenchService
{
public:
    explicit BenchService(const Settings &settings);

    /// Sets the service up and puts cases into its folder, as many days back as their numbers ask for.
    [[nodiscard]] bool prepare(int cases);
    /// Serves; returns when it listens and its background jobs have nothing left to do at once.
    [[nodiscard]] bool start(bool groupCommit);
    [[nodiscard]] bool stop() { return m_process.stop(); }

    /// The clerk on the computer that signs the commands.
    [[nodiscard]] std::optional<protocol::Session> signIn();
    /// Somebody of the demonstration's people on another computer, to look only.
    [[nodiscard]] std::optional<protocol::Session> signInElsewhere(const UserId &user);
    /// A command of the clerk in the registration section, on the revision that another command brings or on a known
    /// one.
    [[nodiscard]] Command command(const CaseId &id, Action action, const CommandBase &base);
    /// The bytes of a request that posts it.
    [[nodiscard]] QByteArray request(const Command &command, const protocol::Session &session) const;

    [[nodiscard]] const QVector<OpenedCase> &cases() const { return m_cases; }
    [[nodiscard]] const ServiceProcess &process() const { return m_process; }
    [[nodiscard]] QString databaseFile() const { return m_process.dataFolder() + QStringLiteral("/yunchuang.db"); }

private:
    [[nodiscard]] std::optional<protocol::Session> signIn(const UserId &user, const DeviceId &device,
                                                          const ledger::KeyPair &key);

    SystemClock m_clock;
    SystemRandom m_random;
    ServiceProcess m_process;
    DeviceId m_device;
    ledger::KeyPair m_key;
    QVector<OpenedCase> m_cases;
    bool m_hasOverdue = false; ///< the service accepts those by itself when it starts
};

/// Opens that many applications for a company in a data folder that no service runs on: what intake writes, by the
/// service's own rules and stores, many in one transaction. `overdue` is set when some wait longer than the law allows.
/// Throws std::runtime_error when it cannot.
[[nodiscard]] QVector<OpenedCase> openCases(const QString &dataFolder, int count, bool &overdue);

} // namespace yunchuang::bench
