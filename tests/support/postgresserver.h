// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace yunchuang {

/// A PostgreSQL server of the test's own: the real program on a folder and a socket that nobody else uses, gone with
/// the test however it ends. Functions throw std::runtime_error when the server does not do what it should, also when
/// it is not installed: such tests must fail, not be passed over.
class PostgresServer
{
public:
    PostgresServer(); ///< makes the cluster and starts it
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    void start();
    /// All connections end at once and nothing is written any more, as when the machine fails.
    void kill();

    /// A new database as operators.md tells to make it, of a role that is no superuser: the keywords to connect.
    /// `more`: further words of CREATE DATABASE, instead of those about the order of texts.
    [[nodiscard]] QString createDatabase(const QString &more = QStringLiteral("LC_COLLATE 'C' LC_CTYPE 'C'"));
    /// Runs a statement as superuser in the database of these keywords; what it answers.
    QString query(const QString &keywords, const QString &sql);

    /// One for all tests of a program, started when first asked for.
    [[nodiscard]] static PostgresServer &shared();
    /// Whether this run of a test is to use it instead of files: YC_TEST_DATABASE=postgresql.
    [[nodiscard]] static bool isWanted();

private:
    [[nodiscard]] QString program(const QString &name) const;
    QString run(QProcess &process, const QString &name, const QStringList &arguments) const;
    void asItsUser(QProcess &process) const;

    QTemporaryDir m_folder;
    QString m_programs;
    std::unique_ptr<QProcess> m_server;
    int m_databases = 0;
};

} // namespace yunchuang
