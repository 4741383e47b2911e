// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/stage.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

#include <cstdio>

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

const QString resources = QStringLiteral(YC_SOURCE_DIR "/resources");

QString program(const char *name)
{
    return QCoreApplication::applicationDirPath() + u'/' + QLatin1String(name);
}

} // namespace

Stage::Stage(const QString &pictures, YunchuangStyle &style)
    : m_pictures(pictures)
    , m_style(style)
    , m_service(program("yunchuangd"), resources)
{
}

Stage::~Stage()
{
    m_receivers.kill();
    m_receivers.waitForFinished();
}

bool Stage::step(const char *what, bool holds, const QString &figure)
{
    std::printf("%s %s%s%s\n", holds ? "ok  " : "FAIL", what, figure.isEmpty() ? "" : ": ", qPrintable(figure));
    std::fflush(stdout);
    if (!holds)
        ++m_failures;
    return holds;
}

QStringList Stage::line() const
{
    return {u"--service"_s, m_service.origin().toString(), u"--ca"_s,       m_service.dataFolder() + u"/ca.pem"_s,
            u"--keys"_s,    m_work.filePath(u"keys"_s),    u"--registry"_s, resources + u"/registry-demo"_s};
}

int Stage::simulate(const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program("yunchuang-simulator"), arguments);
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 300000))
        return -1;
    if (output)
        *output = process.readAllStandardOutput();
    const QByteArray complaint = process.readAllStandardError();
    if (process.exitCode() != 0 && !complaint.isEmpty())
        std::fprintf(stderr, "%s\n", complaint.constData());
    return process.exitCode();
}

bool Stage::open()
{
    if (!step("service set up: database, certificate, accounts, registries", m_service.prepare()))
        return false;
    QByteArray listing;
    bool enrolled = simulate({u"keys"_s, u"--out"_s, m_work.filePath(u"keys"_s)}, &listing) == 0;
    int sources = 0;
    for (const QByteArray &row : listing.split('\n')) {
        const QList<QByteArray> parts = row.simplified().split(' ');
        if (parts.size() != 2)
            continue;
        enrolled = enrolled &&
                   m_service.enrolSource(UnitId(QString::fromLatin1(parts.at(0))), QByteArray::fromHex(parts.at(1)));
        ++sources;
    }
    step("platforms and receivers let in with their own keys", enrolled && sources > 5, QString::number(sources));
    return step("service listens over TLS", m_service.start());
}

bool Stage::close()
{
    m_receivers.terminate();
    (void)m_receivers.waitForFinished();
    return m_service.stop();
}

bool Stage::handIn(int count)
{
    const bool done = simulate(QStringList{u"submit"_s, u"--count"_s, QString::number(count), u"--seed"_s, u"7"_s,
                                           u"--journal"_s, journal()} +
                               line()) == 0;
    QSet<QString> sources;
    m_applications = noted(0, &sources);
    return step("applications handed in by the app, four city platforms and a window",
                done && m_applications.size() == count && sources.size() == 6,
                u"%1 from %2 sources"_s.arg(m_applications.size()).arg(sources.size()));
}

QVector<HandedIn> Stage::noted(qsizetype known, QSet<QString> *sources) const
{
    QVector<HandedIn> all;
    QFile file(journal());
    if (!file.open(QIODevice::ReadOnly))
        return all;
    while (!file.atEnd()) {
        const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
        all.append({CaseId(row.value("case"_L1).toString()), row.value("number"_L1).toString(),
                    row.value("mistake"_L1).toString(), row.value("item"_L1).toString()});
        if (sources)
            sources->insert(row.value("source"_L1).toString());
    }
    return all.mid(known);
}

QVector<HandedIn> Stage::handInFor(const QStringList &items, int seed)
{
    const qsizetype known = noted(0).size();
    const bool done = simulate(QStringList{u"submit"_s, u"--count"_s, QString::number(items.size()), u"--concurrency"_s,
                                           u"1"_s, u"--seed"_s, QString::number(seed), u"--items"_s, items.join(u','),
                                           u"--resources"_s, resources, u"--journal"_s, journal()} +
                               line()) == 0;
    const QVector<HandedIn> all = noted(known);
    return done && all.size() == items.size() ? all : QVector<HandedIn>();
}

bool Stage::applicantDoes(const QString &command, const HandedIn &application, const QStringList &more)
{
    return simulate(QStringList{command, u"--number"_s, application.number, u"--resources"_s, resources, u"--journal"_s,
                                journal()} +
                    more + line()) == 0;
}

bool Stage::answerCorrection(const HandedIn &application)
{
    return applicantDoes(u"change"_s, application);
}

void Stage::startReceivers()
{
    m_receivers.setStandardOutputFile(QProcess::nullDevice());
    m_receivers.setStandardErrorFile(QProcess::nullDevice());
    m_receivers.start(program("yunchuang-simulator"), QStringList{u"receive"_s, u"--flaky"_s, u"0.3"_s} + line());
}

QString Stage::scan() const
{
    const QString path = m_work.filePath(u"scan.pdf"_s);
    QPdfWriter writer(path);
    QPainter painter(&writer);
    painter.drawText(QPoint(600, 900), u"营业执照（正、副本）"_s);
    painter.end();
    return path;
}

HandedIn Stage::take(const QString &mistake)
{
    for (const HandedIn &application : std::as_const(m_applications)) {
        if (application.mistake == mistake && !m_taken.contains(application.caseId)) {
            m_taken.insert(application.caseId);
            return application;
        }
    }
    return {};
}

std::unique_ptr<DemoWindow> Stage::desk(quint16 port)
{
    return std::make_unique<DemoWindow>(ServiceProcess::originAt(port ? port : m_service.port()), m_service.trust(),
                                        m_keychain, m_style, profiles(), m_pictures);
}

} // namespace yunchuang
