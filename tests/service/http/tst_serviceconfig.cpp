// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the service's settings come from, and that nothing wrong is passed over.

#include "service/config.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace yunchuang::service;
using namespace std::chrono_literals;
using Environment = QMap<QString, QString>;
Q_DECLARE_METATYPE(Environment)

class TestServiceConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsNeedOnlyTheDataFolder();
    void theNearerSourceWins_data();
    void theNearerSourceWins();
    void everyKeyIsUnderstood();
    void pathsInTheFileStartAtItsFolder();
    void mistakesAreNamedWithTheirPlace_data();
    void mistakesAreNamedWithTheirPlace();
    void helpNamesEveryOption();
};

namespace {

QString write(const QTemporaryDir &folder, const QByteArray &content)
{
    const QString path = folder.filePath(QStringLiteral("service.ini"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return path;
}

} // namespace

void TestServiceConfig::defaultsNeedOnlyTheDataFolder()
{
    const auto config = loadConfig({QStringLiteral("--data"), QStringLiteral("/srv/yc")}, {});
    QVERIFY(config);
    QCOMPARE(config->dataFolder, QStringLiteral("/srv/yc"));
    QCOMPARE(config->listenAddress, QStringLiteral("127.0.0.1"));
    QVERIFY(config->groupCommit);
    QCOMPARE(config->accessTime, std::chrono::milliseconds(15min));
    QCOMPARE(config->refreshTime, std::chrono::milliseconds(12h));
    const HttpServerOptions options = config->httpOptions();
    QCOMPARE(options.certificateFile, QStringLiteral("/srv/yc/server.pem"));
    QCOMPARE(options.keyFile, QStringLiteral("/srv/yc/server-key.pem"));
    QCOMPARE(options.spoolFolder, QStringLiteral("/srv/yc/spool"));
    QCOMPARE(options.port, quint16(8443));
}

void TestServiceConfig::theNearerSourceWins_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("port");
    const Environment variable = {{QStringLiteral("YUNCHUANG_LISTEN_PORT"), QStringLiteral("2")}};
    QTest::newRow("default") << QByteArray() << Environment() << QStringList() << 8443;
    QTest::newRow("file") << QByteArray("[listen]\nport=1\n") << Environment() << QStringList() << 1;
    QTest::newRow("environment over file") << QByteArray("[listen]\nport=1\n") << variable << QStringList() << 2;
    QTest::newRow("option over environment")
        << QByteArray("[listen]\nport=1\n") << variable << QStringList{QStringLiteral("--port=3")} << 3;
    QTest::newRow("option over file") << QByteArray("[listen]\nport=1\n") << Environment()
                                      << QStringList{QStringLiteral("--port"), QStringLiteral("3")} << 3;
    QTest::newRow("any free port") << QByteArray("[listen]\nport = 0\n") << Environment() << QStringList() << 0;
}

void TestServiceConfig::theNearerSourceWins()
{
    QFETCH(QByteArray, file);
    QFETCH(Environment, environment);
    QFETCH(QStringList, arguments);
    QFETCH(int, port);
    const QTemporaryDir folder;
    environment.insert(QStringLiteral("YUNCHUANG_CONFIG"), write(folder, file));
    environment.insert(QStringLiteral("YUNCHUANG_DATA_FOLDER"), folder.path());
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/bin"));
    const auto config = loadConfig(arguments, environment);
    QVERIFY2(config, config ? "" : qPrintable(config.error().text()));
    QCOMPARE(int(config->listenPort), port);
}

void TestServiceConfig::everyKeyIsUnderstood()
{
    const QTemporaryDir folder;
    const QString file = write(folder, "# the whole of it\n"
                                       "[data]\nfolder = /srv/yc\n"
                                       "[listen]\naddress = ::\nport = 9443\nport-file = /run/yc.port\n"
                                       "[tls]\ncertificate = /etc/c.pem\nkey = /etc/k.pem\n"
                                       "; limits\n"
                                       "[limits]\nconnections = 10\nconnections-per-address = 5\nhead-bytes = 8k\n"
                                       "body-bytes = 1M\nmaterial-bytes = 64M\nhandshake-time = 1s\nhead-time = 250ms\n"
                                       "idle-time = 5min\nwrite-time = 2s\nstop-time = 0ms\nwaiting-requests = 7\n"
                                       "waiting-decisions = 9\n"
                                       "[workers]\ncount = 3\n"
                                       "[commit]\ngroup = off\n"
                                       "[session]\naccess-time = 5min\nrefresh-time = 8h\n"
                                       "device-codes = on\nfactor-posts = SECURITY_ADMIN, DECIDER\n"
                                       "[jobs]\ninterval = 1h\n"
                                       "[log]\nlevel = debug\nfile = /var/log/yc.log\n");
    const auto config = loadConfig({QStringLiteral("--config"), file}, {});
    QVERIFY2(config, config ? "" : qPrintable(config.error().text()));
    QCOMPARE(config->dataFolder, QStringLiteral("/srv/yc"));
    QCOMPARE(config->portFile, QStringLiteral("/run/yc.port"));
    QCOMPARE(config->bodyBytes, 1024 * 1024);
    QCOMPARE(config->materialBytes, 64 * 1024 * 1024);
    QCOMPARE(config->stopTime, 0ms);
    QCOMPARE(config->waitingDecisions, 9);
    QCOMPARE(config->groupCommit, false);
    QCOMPARE(config->accessTime, std::chrono::milliseconds(5min));
    QCOMPARE(config->refreshTime, std::chrono::milliseconds(8h));
    QCOMPARE(config->deviceCodes, true);
    QCOMPARE(config->factorPosts, yunchuang::Posts(yunchuang::Post::SecurityAdmin) | yunchuang::Post::Decider);
    QCOMPARE(config->jobsInterval, std::chrono::milliseconds(1h));
    QCOMPARE(config->logLevel, LogLevel::Debug);
    QCOMPARE(config->logFile, QStringLiteral("/var/log/yc.log"));
    const HttpServerOptions options = config->httpOptions();
    QCOMPARE(options.address, QStringLiteral("::"));
    QCOMPARE(options.port, quint16(9443));
    QCOMPARE(options.certificateFile, QStringLiteral("/etc/c.pem"));
    QCOMPARE(options.keyFile, QStringLiteral("/etc/k.pem"));
    QCOMPARE(options.connections, 10);
    QCOMPARE(options.connectionsPerAddress, 5);
    QCOMPARE(options.headBytes, 8192);
    QCOMPARE(options.handshakeTime, 1000ms);
    QCOMPARE(options.headTime, 250ms);
    QCOMPARE(options.idleTime, std::chrono::milliseconds(5min));
    QCOMPARE(options.writeTime, 2000ms);
    QCOMPARE(options.waitingRequests, 7);
    QCOMPARE(options.workers, 3);
}

void TestServiceConfig::pathsInTheFileStartAtItsFolder()
{
    const QTemporaryDir folder;
    const QString file = write(folder, "[data]\nfolder = data\n");
    const auto config = loadConfig({QStringLiteral("--config=") + file, QStringLiteral("--log-file=log")}, {});
    QVERIFY(config);
    QCOMPARE(config->dataFolder, folder.filePath(QStringLiteral("data")));
    QCOMPARE(config->logFile, QStringLiteral("log"));
}

void TestServiceConfig::mistakesAreNamedWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("key");
    using Code = ConfigError::Code;
    const auto inFile = [](const char *name, const QByteArray &content, Code code, int line, const char *key) {
        QTest::newRow(name) << content << Environment() << QStringList() << int(code)
                            << QStringLiteral("service.ini line ") + QString::number(line) << QString::fromLatin1(key);
    };
    inFile("unknown key", "[listen]\n\nprot = 1\n", Code::UnknownKey, 3, "listen.prot");
    inFile("key in another section", "[tls]\nport = 1\n", Code::UnknownKey, 2, "tls.port");
    inFile("no section", "port = 1\n", Code::Syntax, 1, "");
    inFile("no equals sign", "[listen]\nport\n", Code::Syntax, 2, "");
    inFile("open section", "[listen\nport = 1\n", Code::Syntax, 1, "");
    inFile("twice", "[listen]\nport = 1\nport = 1\n", Code::Duplicate, 3, "listen.port");
    inFile("port too large", "[listen]\nport = 65536\n", Code::BadValue, 2, "listen.port");
    inFile("port in words", "[listen]\nport = https\n", Code::BadValue, 2, "listen.port");
    inFile("host name", "[listen]\naddress = localhost\n", Code::BadValue, 2, "listen.address");
    inFile("short address", "[listen]\naddress = 127.1\n", Code::BadValue, 2, "listen.address");
    inFile("time without unit", "[limits]\nidle-time = 10\n", Code::BadValue, 2, "limits.idle-time");
    inFile("no such post", "[session]\nfactor-posts = DECIDER,KING\n", Code::BadValue, 2, "session.factor-posts");
    inFile("a post nobody holds", "[session]\nfactor-posts = SYSTEM\n", Code::BadValue, 2, "session.factor-posts");
    inFile("neither on nor off", "[session]\ndevice-codes = yes\n", Code::BadValue, 2, "session.device-codes");
    inFile("negative time", "[limits]\nidle-time = -1s\n", Code::BadValue, 2, "limits.idle-time");
    inFile("time too long", "[limits]\nhead-time = 1h\n", Code::BadValue, 2, "limits.head-time");
    inFile("size with a wrong unit", "[limits]\nbody-bytes = 1KB\n", Code::BadValue, 2, "limits.body-bytes");
    inFile("size too small", "[limits]\nbody-bytes = 10\n", Code::BadValue, 2, "limits.body-bytes");
    inFile("papers larger than the interface takes", "[limits]\nmaterial-bytes = 65M\n", Code::BadValue, 2,
           "limits.material-bytes");
    inFile("token of no life", "[session]\naccess-time = 0s\n", Code::BadValue, 2, "session.access-time");
    inFile("yes for on", "[commit]\ngroup = yes\n", Code::BadValue, 2, "commit.group");
    inFile("unknown level", "[log]\nlevel = INFO\n", Code::BadValue, 2, "log.level");
    inFile("no workers", "[workers]\ncount = 0\n", Code::BadValue, 2, "workers.count");
    inFile("a password that others can read", "[database]\nconnection = host=db password=x\n", Code::BadValue, 2,
           "database.connection");
    inFile("a file as a server", "[database]\nconnection = /srv/yunchuang.db\n", Code::BadValue, 2,
           "database.connection");
    inFile("empty path", "[tls]\nkey =\n", Code::BadValue, 2, "tls.key");

    const auto variable = [](const char *name, const QString &which, const QString &value, Code code, const char *key) {
        QTest::newRow(name) << QByteArray() << Environment{{which, value}} << QStringList() << int(code)
                            << QStringLiteral("environment variable ") + which << QString::fromLatin1(key);
    };
    variable("unknown variable", QStringLiteral("YUNCHUANG_LISTEN_PROT"), QStringLiteral("1"), Code::UnknownKey, "");
    variable("bad variable", QStringLiteral("YUNCHUANG_WORKERS_COUNT"), QStringLiteral("many"), Code::BadValue,
             "workers.count");

    const auto option = [](const char *name, const QStringList &arguments, Code code, const char *where,
                           const char *key) {
        QTest::newRow(name) << QByteArray() << Environment() << arguments << int(code) << QString::fromLatin1(where)
                            << QString::fromLatin1(key);
    };
    option("unknown option", {QStringLiteral("--prot=1")}, Code::UnknownKey, "option --prot", "");
    option("stray word", {QStringLiteral("now")}, Code::UnknownKey, "option now", "");
    option("short option", {QStringLiteral("-p"), QStringLiteral("1")}, Code::UnknownKey, "option -p", "");
    option("option without value", {QStringLiteral("--port")}, Code::MissingValue, "option --port", "listen.port");
    option("option twice", {QStringLiteral("--port=1"), QStringLiteral("--port=1")}, Code::Duplicate, "option --port",
           "listen.port");
    option("bad option", {QStringLiteral("--port=x")}, Code::BadValue, "option --port", "listen.port");
    QTest::newRow("overridden but wrong")
        << QByteArray("[listen]\nport = x\n") << Environment() << QStringList{QStringLiteral("--port=1")}
        << int(Code::BadValue) << QStringLiteral("service.ini line 2") << QStringLiteral("listen.port");
    option("no such file", {QStringLiteral("--config=/nowhere/at/all.ini")}, Code::Unreadable, "/nowhere/at/all.ini",
           "");
    QTest::newRow("no data folder") << QByteArray("[listen]\nport = 1\n") << Environment()
                                    << QStringList{QStringLiteral("--log-level=info")} << int(Code::MissingKey)
                                    << QString() << QStringLiteral("data.folder");
}

void TestServiceConfig::mistakesAreNamedWithTheirPlace()
{
    QFETCH(QByteArray, file);
    QFETCH(Environment, environment);
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, where);
    QFETCH(QString, key);
    const QTemporaryDir folder;
    if (!file.isEmpty())
        arguments << QStringLiteral("--config") << write(folder, file);
    if (code != int(ConfigError::Code::MissingKey))
        arguments << QStringLiteral("--data") << folder.path();
    if (code == int(ConfigError::Code::MissingValue))
        std::rotate(arguments.begin(), arguments.begin() + 1, arguments.end());
    const auto config = loadConfig(arguments, environment);
    QVERIFY(!config);
    QCOMPARE(int(config.error().code), code);
    QVERIFY2(config.error().where.contains(where), qPrintable(config.error().where));
    QCOMPARE(config.error().key, key);
    QVERIFY(config.error().text().contains(where));
    QVERIFY(!config.error().detail.isEmpty());
}

void TestServiceConfig::helpNamesEveryOption()
{
    const QString help = configHelp();
    for (const char *option : {"--config", "--data", "--listen", "--port", "--port-file", "--certificate", "--key",
                               "--workers", "--group-commit", "--jobs-interval", "--log-level"})
        QVERIFY2(help.contains(QString::fromLatin1(option) + u' '), option);
}

QTEST_GUILESS_MAIN(TestServiceConfig)
#include "tst_serviceconfig.moc"
