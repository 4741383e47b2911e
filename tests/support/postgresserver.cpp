// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgresserver.h"

#include <QCoreApplication>
#include <QDir>

#include <csignal>
#include <stdexcept>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

constexpr int serverPatience = 60000;

/// The server refuses to run as root; its package brings this user along.
const passwd *serverUser()
{
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

[[noreturn]] void serverFault(const QString &what)
{
    throw std::runtime_error("PostgreSQL: " + what.toStdString());
}

} // namespace

PostgresServer::PostgresServer()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &version : names) {
        if (m_programs.isEmpty() && QFile::exists(versions.filePath(version % u"/bin/initdb"_s)))
            m_programs = versions.filePath(version % u"/bin/"_s);
    }
    if (m_programs.isEmpty())
        serverFault(u"it is not installed; scripts/setup does it"_s);
    const passwd *user = serverUser();
    if (::geteuid() == 0 && !user)
        serverFault(u"there is no user postgres, as whom it could run"_s);
    if (!m_folder.isValid() ||
        (user && ::chown(QFile::encodeName(m_folder.path()).constData(), user->pw_uid, user->pw_gid) != 0))
        serverFault(u"no folder for it"_s);
    QProcess process;
    asItsUser(process);
    run(process, u"initdb"_s,
        {u"--pgdata"_s, m_folder.filePath(u"data"_s), u"--username"_s, u"postgres"_s, u"--auth"_s, u"trust"_s,
         u"--encoding"_s, u"UTF8"_s, u"--locale"_s, u"C"_s, u"--no-sync"_s, u"--no-instructions"_s});
    start();
    query(u"dbname=postgres"_s, u"CREATE ROLE yunchuang LOGIN"_s);
}

PostgresServer::~PostgresServer()
{
    kill();
}

QString PostgresServer::program(const QString &name) const
{
    return m_programs % name;
}

void PostgresServer::asItsUser(QProcess &process) const
{
    process.setWorkingDirectory(m_folder.path());
    const passwd *user = serverUser();
    const uid_t uid = user ? user->pw_uid : 0;
    const gid_t gid = user ? user->pw_gid : 0;
    process.setChildProcessModifier([uid, gid] {
        if (uid != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(1);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
}

QString PostgresServer::run(QProcess &process, const QString &name, const QStringList &arguments) const
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(name), arguments);
    const bool ended = process.waitForFinished(serverPatience);
    const QString words = QString::fromUtf8(process.readAll());
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        serverFault(name % u": "_s % process.errorString() % u' ' % words);
    return words.trimmed();
}

void PostgresServer::start()
{
    m_server = std::make_unique<QProcess>();
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    asItsUser(*m_server);
    // Without fsync a killed server loses nothing, since the system keeps what was written; only power cuts need it.
    m_server->start(program(u"postgres"_s),
                    {u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path(), u"-c"_s, u"listen_addresses="_s,
                     u"-c"_s, u"fsync=off"_s, u"-c"_s, u"max_connections=100"_s});
    QByteArray words;
    while (!words.contains("ready to accept connections")) {
        if (!m_server->waitForReadyRead(serverPatience))
            serverFault(u"it did not start: "_s % QString::fromUtf8(words + m_server->readAll()));
        words += m_server->readAll();
    }
}

void PostgresServer::kill()
{
    if (!m_server || m_server->state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_server->processId()), SIGQUIT);
    m_server->waitForFinished(serverPatience);
}

QString PostgresServer::createDatabase(const QString &more)
{
    const QString name = u"yunchuang%1"_s.arg(++m_databases);
    query(u"dbname=postgres"_s,
          u"CREATE DATABASE "_s % name % u" OWNER yunchuang ENCODING 'UTF8' TEMPLATE template0 "_s % more);
    return u"host="_s % m_folder.path() % u" user=yunchuang dbname="_s % name;
}

QString PostgresServer::query(const QString &keywords, const QString &sql)
{
    QProcess process;
    return run(process, u"psql"_s,
               {u"-X"_s, u"-q"_s, u"-t"_s, u"-A"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s,
                QString(keywords % u" user=postgres host="_s % m_folder.path()), u"-c"_s, sql});
}

PostgresServer &PostgresServer::shared()
{
    static PostgresServer *server = nullptr;
    if (!server) {
        server = new PostgresServer;
        qAddPostRoutine([] { delete server; });
    }
    return *server;
}

bool PostgresServer::isWanted()
{
    return qEnvironmentVariable("YC_TEST_DATABASE") == u"postgresql";
}

} // namespace yunchuang
