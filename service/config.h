// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"
#include "domain/vocabulary.h"
#include "protocol/paths.h"
#include "service/http/httpserver.h"
#include "service/http/log.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>

namespace yunchuang::service {

/// How one service runs. Each value comes from the command line, else from an environment variable, else from the
/// configuration file, else it is the default written here.
///
/// The file is INI: `[section]`, `key = value`, and lines that begin with # or ;. The key "listen.port" is `port` in
/// section `listen`, the variable YUNCHUANG_LISTEN_PORT, and the option named in `configHelp`. Times carry a unit
/// (250ms, 10s, 5min, 1h), sizes may carry k, M or G (of 1024), switches are on or off. Paths in the file are taken
/// from the file's folder, others from the working folder. Nothing unknown is passed over.
struct ServiceConfig
{
    QString dataFolder; ///< required; everything of the service lies in it
    QString database;   ///< address of a PostgreSQL database; empty: yunchuang.db in the data folder

    QString listenAddress = QStringLiteral("127.0.0.1");
    quint16 listenPort = 8443; ///< 0: any free one
    QString portFile;          ///< the port is written there once the service listens; empty: nowhere

    QString certificateFile; ///< empty: server.pem in the data folder
    QString keyFile;         ///< empty: server-key.pem in the data folder

    int connections = 2000;
    int connectionsPerAddress = 200;
    qint64 headBytes = 16 * 1024;
    qint64 bodyBytes = 256 * 1024;                     ///< of an ordinary request
    qint64 materialBytes = protocol::maxMaterialBytes; ///< of an uploaded material; never more than the interface says
    std::chrono::milliseconds handshakeTime{5000};
    std::chrono::milliseconds headTime{10000};
    std::chrono::milliseconds idleTime{30000};
    std::chrono::milliseconds writeTime{30000};
    std::chrono::milliseconds stopTime{15000}; ///< for running requests when the service is told to stop

    int workers = 4;
    int waitingRequests = 1024;
    int waitingDecisions = 1024; ///< in line for the writer

    bool groupCommit = true;

    std::chrono::milliseconds accessTime{900'000};     ///< an access token; renewed by itself while the clerk works
    std::chrono::milliseconds refreshTime{43'200'000}; ///< a refresh token: a clerk away for longer signs in again

    bool deviceCodes = false; ///< a new device needs a one-time code of the security administrator
    Posts factorPosts;        ///< who holds one of them must have a second factor

    std::chrono::milliseconds jobsInterval{60000}; ///< between two looks for what is due

    LogLevel logLevel = LogLevel::Info;
    QString logFile; ///< empty: standard error

    /// The part the HTTP engine takes.
    [[nodiscard]] HttpServerOptions httpOptions() const;
};

/// What is wrong with the configuration, and where.
struct ConfigError
{
    enum class Code { Unreadable, Syntax, UnknownKey, Duplicate, BadValue, MissingValue, MissingKey };
    Code code;
    QString where; ///< "/etc/yunchuang.ini line 4", "environment variable YUNCHUANG_LISTEN_PORT", "option --port"
    QString key;   ///< "listen.port"; empty when there is none
    QString detail;

    /// One line for standard error.
    [[nodiscard]] QString text() const;
};

/// Reads everything. `arguments` are the options after the command, `--name value` or `--name=value`; `--config FILE`
/// or YUNCHUANG_CONFIG names the file. Variables that do not begin with YUNCHUANG_ are not looked at.
[[nodiscard]] Expected<ServiceConfig, ConfigError> loadConfig(const QStringList &arguments,
                                                              const QMap<QString, QString> &environment);

/// The options with their keys, one a line, for --help.
[[nodiscard]] QString configHelp();

} // namespace yunchuang::service
