// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/config.h"

#include "service/store/dialect.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <arpa/inet.h>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

using Code = ConfigError::Code;
using Milliseconds = std::chrono::milliseconds;

/// Writes a value into the configuration, or says what it should have been.
using Setter = std::function<std::optional<QString>(ServiceConfig &, const QString &value)>;

struct Setting
{
    QString key;
    QString option;
    QString help;
    Setter set;
    bool isPath = false;
    bool mayBeSecret = false; ///< what is wrong with it is told without it
};

template<class Number>
Setter number(Number ServiceConfig::*member, qint64 least, qint64 most)
{
    return [=](ServiceConfig &config, const QString &value) -> std::optional<QString> {
        bool ok = false;
        const qint64 parsed = value.toLongLong(&ok);
        if (!ok || parsed < least || parsed > most)
            return u"a number from "_s + QString::number(least) + u" to "_s + QString::number(most);
        config.*member = static_cast<Number>(parsed);
        return std::nullopt;
    };
}

Setter size(qint64 ServiceConfig::*member, qint64 least, qint64 most)
{
    return [=](ServiceConfig &config, const QString &value) -> std::optional<QString> {
        static const QRegularExpression form(u"\\A([0-9]{1,12})([kMG]?)\\z"_s);
        const auto match = form.match(value);
        const QString unit = match.captured(2);
        const qint64 factor = unit == u"k" ? 1024 : unit == u"M" ? 1024 * 1024 : unit == u"G" ? 1024 * 1024 * 1024 : 1;
        const qint64 parsed = match.captured(1).toLongLong() * factor;
        if (!match.hasMatch() || parsed < least || parsed > most)
            return u"a size from "_s + QString::number(least) + u" to "_s + QString::number(most) +
                   u" bytes, as in 65536, 64k or 50M"_s;
        config.*member = parsed;
        return std::nullopt;
    };
}

Setter time(Milliseconds ServiceConfig::*member, Milliseconds least, Milliseconds most)
{
    return [=](ServiceConfig &config, const QString &value) -> std::optional<QString> {
        static const QRegularExpression form(u"\\A([0-9]{1,9})(ms|s|min|h)\\z"_s);
        const auto match = form.match(value);
        const QString unit = match.captured(2);
        const qint64 factor = unit == u"ms" ? 1 : unit == u"s" ? 1000 : unit == u"min" ? 60'000 : 3'600'000;
        const Milliseconds parsed(match.captured(1).toLongLong() * factor);
        if (!match.hasMatch() || parsed < least || parsed > most)
            return u"a time from "_s + QString::number(least.count()) + u"ms to "_s + QString::number(most.count()) +
                   u"ms, as in 250ms, 10s, 5min or 1h"_s;
        config.*member = parsed;
        return std::nullopt;
    };
}

Setter path(QString ServiceConfig::*member)
{
    return [=](ServiceConfig &config, const QString &value) -> std::optional<QString> {
        if (value.isEmpty())
            return u"a path"_s;
        config.*member = value;
        return std::nullopt;
    };
}

std::optional<QString> setAddress(ServiceConfig &config, const QString &value)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    const QByteArray text = value.toLatin1();
    if (inet_pton(AF_INET, text.constData(), bytes.data()) != 1 &&
        inet_pton(AF_INET6, text.constData(), bytes.data()) != 1)
        return u"an IP address, as in 127.0.0.1, 0.0.0.0 or ::"_s;
    config.listenAddress = value;
    return std::nullopt;
}

std::optional<QString> setDatabase(ServiceConfig &config, const QString &value)
{
    const Expected<QString, QString> address = dialect::postgresAddress(value);
    if (!address)
        return address.error();
    config.database = *address;
    return std::nullopt;
}

Setter onOrOff(bool ServiceConfig::*member)
{
    return [=](ServiceConfig &config, const QString &value) -> std::optional<QString> {
        if (value != u"on" && value != u"off")
            return u"on or off"_s;
        config.*member = value == u"on";
        return std::nullopt;
    };
}

std::optional<QString> setFactorPosts(ServiceConfig &config, const QString &value)
{
    Posts posts;
    const QStringList names = value == u"none" ? QStringList() : value.split(u',');
    for (const QString &name : names) {
        const std::optional<Post> post = valueOf<Post>(name.trimmed());
        if (!post || *post == Post::Applicant || *post == Post::System)
            return u"none, or names of posts with commas, as in SECURITY_ADMIN,DECIDER"_s;
        posts |= *post;
    }
    config.factorPosts = posts;
    return std::nullopt;
}

std::optional<QString> setLogLevel(ServiceConfig &config, const QString &value)
{
    const auto level = logLevelFromName(value);
    if (!level)
        return u"debug, info, warning or error"_s;
    config.logLevel = *level;
    return std::nullopt;
}

const std::vector<Setting> &settings()
{
    using C = ServiceConfig;
    using namespace std::chrono_literals;
    static const std::vector<Setting> all = {
        {u"data.folder"_s, u"data"_s, u"folder that holds everything of the service"_s, path(&C::dataFolder), true},
        {u"database.connection"_s, u"database"_s,
         u"PostgreSQL database, as URI or keywords, without password; else a file in the data folder"_s, setDatabase,
         false, true},
        {u"listen.address"_s, u"listen"_s, u"IP address to listen on"_s, setAddress},
        {u"listen.port"_s, u"port"_s, u"port to listen on; 0 for any free one"_s, number(&C::listenPort, 0, 65535)},
        {u"listen.port-file"_s, u"port-file"_s, u"file that gets the port once the service listens"_s,
         path(&C::portFile), true},
        {u"tls.certificate"_s, u"certificate"_s, u"PEM file of the certificate and its chain"_s,
         path(&C::certificateFile), true},
        {u"tls.key"_s, u"key"_s, u"PEM file of the private key"_s, path(&C::keyFile), true},
        {u"limits.connections"_s, u"connections"_s, u"open connections at most"_s, number(&C::connections, 1, 100'000)},
        {u"limits.connections-per-address"_s, u"connections-per-address"_s, u"of them from one address"_s,
         number(&C::connectionsPerAddress, 1, 100'000)},
        {u"limits.head-bytes"_s, u"head-bytes"_s, u"size of a request's head at most"_s,
         size(&C::headBytes, 1024, 1024 * 1024)},
        {u"limits.body-bytes"_s, u"body-bytes"_s, u"size of an ordinary request's body at most"_s,
         size(&C::bodyBytes, 1024, 64 * 1024 * 1024)},
        {u"limits.material-bytes"_s, u"material-bytes"_s, u"size of an uploaded material at most"_s,
         size(&C::materialBytes, 1024, protocol::maxMaterialBytes)},
        {u"limits.handshake-time"_s, u"handshake-time"_s, u"for a TLS handshake"_s,
         time(&C::handshakeTime, 10ms, 10min)},
        {u"limits.head-time"_s, u"head-time"_s, u"for a request's head to arrive"_s, time(&C::headTime, 10ms, 10min)},
        {u"limits.idle-time"_s, u"idle-time"_s, u"between two requests of a connection"_s,
         time(&C::idleTime, 10ms, 1h)},
        {u"limits.write-time"_s, u"write-time"_s, u"without progress while an answer is written"_s,
         time(&C::writeTime, 10ms, 1h)},
        {u"limits.stop-time"_s, u"stop-time"_s, u"for running requests when told to stop"_s,
         time(&C::stopTime, 0ms, 1h)},
        {u"limits.waiting-requests"_s, u"waiting-requests"_s, u"requests in line for a worker at most"_s,
         number(&C::waitingRequests, 1, 1'000'000)},
        {u"limits.waiting-decisions"_s, u"waiting-decisions"_s, u"decisions in line to be written at most"_s,
         number(&C::waitingDecisions, 1, 1'000'000)},
        {u"workers.count"_s, u"workers"_s, u"threads that handle requests"_s, number(&C::workers, 1, 256)},
        {u"commit.group"_s, u"group-commit"_s, u"write decisions of the same moment together: on or off"_s,
         onOrOff(&C::groupCommit)},
        {u"session.access-time"_s, u"access-time"_s, u"life of an access token"_s, time(&C::accessTime, 1s, 24h)},
        {u"session.refresh-time"_s, u"refresh-time"_s, u"life of a refresh token: who is away longer signs in again"_s,
         time(&C::refreshTime, 1s, 24h)},
        {u"session.device-codes"_s, u"device-codes"_s,
         u"a new device needs a one-time code of the security administrator: on or off"_s, onOrOff(&C::deviceCodes)},
        {u"session.factor-posts"_s, u"factor-posts"_s,
         u"posts that demand a second factor, with commas, such as SECURITY_ADMIN,DECIDER; or none"_s, setFactorPosts},
        {u"jobs.interval"_s, u"jobs-interval"_s, u"between two looks for what is due"_s,
         time(&C::jobsInterval, 10ms, 24h)},
        {u"log.level"_s, u"log-level"_s, u"debug, info, warning or error"_s, setLogLevel},
        {u"log.file"_s, u"log-file"_s, u"file for the log instead of standard error"_s, path(&C::logFile), true},
    };
    return all;
}

QString variableOf(const QString &key)
{
    QString name = u"YUNCHUANG_"_s + key.toUpper();
    return name.replace(u'.', u'_').replace(u'-', u'_');
}

const Setting *findSetting(const std::function<bool(const Setting &)> &fits)
{
    for (const Setting &setting : settings()) {
        if (fits(setting))
            return &setting;
    }
    return nullptr;
}

/// One value with the place it was found in.
struct Found
{
    const Setting *setting;
    QString value;
    QString where;
};

using FoundList = std::vector<Found>;

Expected<FoundList, ConfigError> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ConfigError{Code::Unreadable, name, {}, file.errorString()});
    const QDir folder = QFileInfo(name).absoluteDir();
    FoundList found;
    QString section;
    int lineNumber = 0;
    for (const QByteArray &raw : file.readAll().split('\n')) {
        ++lineNumber;
        const QString where = name + u" line "_s + QString::number(lineNumber);
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            section = line.mid(1, line.size() - 2).trimmed();
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0 || section.isEmpty())
            return unexpected(ConfigError{Code::Syntax, where, {}, u"expected [section] or, below one, key = value"_s});
        const QString key = section + u'.' + line.first(equals).trimmed();
        const Setting *setting = findSetting([&](const Setting &s) { return s.key == key; });
        if (!setting)
            return unexpected(ConfigError{Code::UnknownKey, where, key, u"unknown key"_s});
        for (const Found &earlier : found) {
            if (earlier.setting == setting)
                return unexpected(ConfigError{Code::Duplicate, where, key, u"given before in "_s + earlier.where});
        }
        QString value = line.sliced(equals + 1).trimmed();
        if (setting->isPath && !value.isEmpty())
            value = QDir::cleanPath(folder.absoluteFilePath(value));
        found.push_back({setting, value, where});
    }
    return found;
}

Expected<FoundList, ConfigError> readEnvironment(const QMap<QString, QString> &environment, QString &configFile)
{
    FoundList found;
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        if (!it.key().startsWith(u"YUNCHUANG_"))
            continue;
        const QString where = u"environment variable "_s + it.key();
        if (it.key() == u"YUNCHUANG_CONFIG") {
            configFile = it.value();
            continue;
        }
        const Setting *setting = findSetting([&](const Setting &s) { return variableOf(s.key) == it.key(); });
        if (!setting)
            return unexpected(ConfigError{Code::UnknownKey, where, {}, u"unknown variable"_s});
        found.push_back({setting, it.value(), where});
    }
    return found;
}

Expected<FoundList, ConfigError> readArguments(const QStringList &arguments, QString &configFile)
{
    FoundList found;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const qsizetype equals = argument.indexOf(u'=');
        const QString option = equals < 0 ? argument : argument.first(equals);
        const QString where = u"option "_s + option;
        const QString name = option.startsWith(u"--") ? option.sliced(2) : QString();
        const Setting *setting = findSetting([&](const Setting &s) { return s.option == name; });
        if (!setting && name != u"config")
            return unexpected(ConfigError{Code::UnknownKey, where, {}, u"unknown option"_s});
        const QString key = setting ? setting->key : QString();
        if (equals < 0 && ++i == arguments.size())
            return unexpected(ConfigError{Code::MissingValue, where, key, u"a value must follow"_s});
        const QString value = equals < 0 ? arguments[i] : argument.sliced(equals + 1);
        if (!setting) {
            configFile = value;
            continue;
        }
        for (const Found &earlier : found) {
            if (earlier.setting == setting)
                return unexpected(ConfigError{Code::Duplicate, where, key, u"given twice"_s});
        }
        found.push_back({setting, value, where});
    }
    return found;
}

} // namespace

HttpServerOptions ServiceConfig::httpOptions() const
{
    const QDir data(dataFolder);
    HttpServerOptions options;
    options.address = listenAddress;
    options.port = listenPort;
    options.certificateFile = certificateFile.isEmpty() ? data.filePath(u"server.pem"_s) : certificateFile;
    options.keyFile = keyFile.isEmpty() ? data.filePath(u"server-key.pem"_s) : keyFile;
    options.spoolFolder = data.filePath(u"spool"_s);
    options.workers = workers;
    options.waitingRequests = waitingRequests;
    options.connections = connections;
    options.connectionsPerAddress = connectionsPerAddress;
    options.headBytes = static_cast<int>(headBytes);
    options.handshakeTime = handshakeTime;
    options.headTime = headTime;
    options.idleTime = idleTime;
    options.writeTime = writeTime;
    return options;
}

QString ConfigError::text() const
{
    if (key.isEmpty())
        return where + u": "_s + detail;
    return where + u": "_s + key + u": "_s + detail;
}

Expected<ServiceConfig, ConfigError> loadConfig(const QStringList &arguments, const QMap<QString, QString> &environment)
{
    QString configFile;
    auto fromEnvironment = readEnvironment(environment, configFile);
    if (!fromEnvironment)
        return unexpected(fromEnvironment.error());
    auto fromArguments = readArguments(arguments, configFile);
    if (!fromArguments)
        return unexpected(fromArguments.error());
    Expected<FoundList, ConfigError> fromFile;
    if (!configFile.isEmpty())
        fromFile = readFile(configFile);
    if (!fromFile)
        return unexpected(fromFile.error());

    // A value that another one overrides still has to be good: the mistake would come out later.
    ServiceConfig config;
    for (const FoundList *list : {&*fromFile, &*fromEnvironment, &*fromArguments}) {
        for (const Found &found : *list) {
            if (const auto expected = found.setting->set(config, found.value))
                return unexpected(ConfigError{Code::BadValue, found.where, found.setting->key,
                                              (found.setting->mayBeSecret ? u"this"_s : u'"' + found.value + u'"') +
                                                  u" is not "_s + *expected});
        }
    }
    if (config.dataFolder.isEmpty())
        return unexpected(ConfigError{Code::MissingKey, u"configuration"_s, u"data.folder"_s,
                                      u"must be given: --data, YUNCHUANG_DATA_FOLDER or in the file"_s});
    return config;
}

QString configHelp()
{
    QString help = u"  --config FILE"_s.leftJustified(34) + u"configuration file\n"_s;
    for (const Setting &setting : settings()) {
        const QString option = u"  --"_s + setting.option + u" VALUE"_s;
        help += option.leftJustified(34) + setting.help + u" ["_s + setting.key + u"]\n"_s;
    }
    return help;
}

} // namespace yunchuang::service
