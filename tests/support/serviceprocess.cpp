// SPDX-License-Identifier: GPL-3.0-or-later
#include "serviceprocess.h"

#include "postgresserver.h"

#include <QDebug>
#include <QFile>
#include <QTest>

#include <csignal>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// For commands and for the service to come up, on a machine that does other things as well.
constexpr int patience = 60000;

} // namespace

ServiceProcess::ServiceProcess(QString program, QString resources)
    : m_program(std::move(program))
    , m_resources(std::move(resources))
{
    if (PostgresServer::isWanted())
        m_database = PostgresServer::shared().createDatabase();
}

ServiceProcess::~ServiceProcess()
{
    kill();
}

QUrl ServiceProcess::originAt(quint16 port)
{
    return QUrl(u"https://localhost:%1"_s.arg(port));
}

ServiceTrust ServiceProcess::trust() const
{
    QFile file(dataFolder() % u"/ca.pem"_s);
    return {file.open(QIODevice::ReadOnly) ? authoritiesFromPem(file.readAll()) : QList<QSslCertificate>(), {}};
}

QStringList ServiceProcess::whereItsDataAre() const
{
    QStringList options{u"--data"_s, dataFolder()};
    if (!m_database.isEmpty())
        options += {u"--database"_s, m_database};
    return options;
}

int ServiceProcess::run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(m_program, arguments + whereItsDataAre());
    const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
    if (!ended || process.exitCode() != 0)
        qWarning() << arguments << process.errorString() << process.readAll();
    return ended ? process.exitCode() : -1;
}

bool ServiceProcess::prepare()
{
    const QString passwords = m_folder.filePath(u"password"_s);
    QFile file(passwords);
    if (!m_folder.isValid() || !file.open(QIODevice::WriteOnly) || file.write(password().toUtf8() + '\n') < 0)
        return false;
    file.close();
    if (run({u"init"_s}) != 0 || run({u"import"_s, u"users"_s, m_resources % u"/users.demo.json"_s,
                                      u"--password-file"_s, passwords, u"--no-password-change"_s}) != 0)
        return false;
    for (const QString &registry : {u"legal-persons"_s, u"population"_s, u"addresses"_s, u"vehicles"_s, u"taxpayers"_s,
                                    u"education"_s, u"police"_s, u"planning"_s}) {
        const QString rows = m_resources % u"/registry-demo/"_s % registry % u".csv"_s;
        if (run({u"import"_s, u"registry"_s, registry, rows}) != 0)
            return false;
    }
    return true;
}

bool ServiceProcess::enrolSource(const UnitId &unit, const QByteArray &publicKey)
{
    return run({u"import"_s, u"source"_s, unit.text(), QString::fromLatin1(publicKey.toHex())}) == 0;
}

bool ServiceProcess::start()
{
    const QString portFile = m_folder.filePath(u"port"_s);
    m_log.clear();
    m_service = std::make_unique<QProcess>();
    QProcess *service = m_service.get();
    service->setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(service, &QProcess::readyRead, service, [this, service] { m_log += service->readAll(); });
    service->start(m_program, QStringList{u"serve"_s, u"--port"_s, QString::number(m_port), u"--port-file"_s, portFile,
                                          u"--connections-per-address"_s, u"1000"_s} +
                                  whereItsDataAre());
    const bool listens = QTest::qWaitFor(
        [&] { return m_log.contains("\"event\":\"listening\"") || service->state() == QProcess::NotRunning; },
        patience);
    QFile file(portFile);
    if (!listens || !isRunning() || !file.open(QIODevice::ReadOnly)) {
        qWarning() << "the service does not listen:" << service->errorString() << m_log;
        return false;
    }
    m_port = file.readAll().trimmed().toUShort();
    if (!m_transport)
        m_transport = std::make_unique<HttpTransport>(origin(), trust());
    return m_port != 0;
}

bool ServiceProcess::stop()
{
    if (!isRunning())
        return false;
    m_service->terminate();
    const bool ended = QTest::qWaitFor([this] { return m_service->state() == QProcess::NotRunning; }, patience);
    const bool inOrder = ended && m_service->exitStatus() == QProcess::NormalExit && m_service->exitCode() == 0;
    if (!inOrder)
        qWarning() << "the service did not stop in order:" << m_log;
    return inOrder;
}

bool ServiceProcess::signal(int number) const
{
    return isRunning() && ::kill(pid_t(m_service->processId()), number) == 0;
}

void ServiceProcess::kill()
{
    if (!isRunning())
        return;
    m_service->kill();
    m_service->waitForFinished(patience);
}

Transport::Outcome ServiceProcess::exchange(const WireRequest &request)
{
    QObject context;
    std::optional<Transport::Outcome> outcome;
    m_transport->send(request, &context, [&](Transport::Outcome ended) { outcome = std::move(ended); });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, patience))
        return unexpected(TransportError{TransportErrorCode::TimedOut, u"the test gave up"_s, {}});
    return *outcome;
}

} // namespace yunchuang
