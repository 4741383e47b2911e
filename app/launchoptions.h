// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QString>
#include <QStringList>

namespace yunchuang {

/// What the command line says. Everything else is remembered from the last time (ClientSettings).
struct LaunchOptions
{
    QString service;       ///< origin such as https://service.example:8443; empty: the last one used
    QString authorityFile; ///< PEM of the authority that signs the service's certificate; empty: ask once and pin
    QString profileFolder; ///< where profiles lie; empty: the person's data folder
    QString user;          ///< filled in on the first page
    QString language;      ///< "zh_CN", "en"; empty: the system's
    QString scheme;        ///< "light", "dark"; empty: remembered
    double textScale = 0;  ///< 1.0 to 2.0; 0: remembered
};

/// The options, or a line for standard error. `--help` and `--version` are answered by `usage` and end the program.
struct LaunchRefusal
{
    QString text;
    int exitCode = 2;
};
[[nodiscard]] Expected<LaunchOptions, LaunchRefusal> parseLaunchOptions(const QStringList &arguments);

} // namespace yunchuang
