// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "remote/httptransport.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace yunchuang {

/// The program yunchuangd on a data folder of its own: set up with its own commands, served on a loopback port that it
/// keeps through restarts, and on a PostgreSQL database where PostgresServer::isWanted(). Functions answer false, with
/// the program's words as a warning, when something is not as it should be.
class ServiceProcess
{
public:
    /// `program`: path of yunchuangd. `resources`: folder with users.demo.json and registry-demo.
    ServiceProcess(QString program, QString resources);
    ~ServiceProcess();

    /// init, users (all with `password()`), registries.
    [[nodiscard]] bool prepare();
    /// Lets a platform or receiver in.
    [[nodiscard]] bool enrolSource(const UnitId &unit, const QByteArray &publicKey);
    /// Runs one of the program's commands to its end; the exit code, -1 when it did not end by itself.
    [[nodiscard]] int run(const QStringList &arguments);

    /// serve; returns when it listens.
    [[nodiscard]] bool start();
    /// SIGTERM; whether it ended in order.
    [[nodiscard]] bool stop();
    /// Sends a signal to the running service.
    [[nodiscard]] bool signal(int number) const;
    /// What it wrote to its log since it was started.
    [[nodiscard]] QByteArray log() const { return m_log; }
    /// SIGKILL; returns when it is dead.
    void kill();
    [[nodiscard]] bool isRunning() const { return m_service && m_service->state() == QProcess::Running; }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl origin() const { return originAt(m_port); }
    [[nodiscard]] static QUrl originAt(quint16 port);
    [[nodiscard]] ServiceTrust trust() const;
    /// Of everybody in users.demo.json.
    [[nodiscard]] static QString password() { return QStringLiteral("Tea-hills-2026-north"); }
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }

    /// One request over a connection of the test's own.
    [[nodiscard]] Transport::Outcome exchange(const WireRequest &request);

private:
    [[nodiscard]] QStringList whereItsDataAre() const;

    QString m_program;
    QString m_resources;
    QString m_database; ///< keywords; empty: a file in the data folder
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_service;
    std::unique_ptr<HttpTransport> m_transport;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace yunchuang
