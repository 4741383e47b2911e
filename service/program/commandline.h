// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace yunchuang::service {

/// A command line as understood: what to do, what with, and what is left for the configuration.
struct CommandLine
{
    QStringList words;                  ///< the command and its arguments
    QMap<QString, QStringList> options; ///< those of the commands, by name without dashes; flags have no values
    QStringList configuration;          ///< for loadConfig

    [[nodiscard]] QString command() const { return words.value(0); }
    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    [[nodiscard]] QStringList values(const QString &option) const { return options.value(option); }
};

/// `arguments` without the program's name. The error is a sentence for standard error.
[[nodiscard]] Expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);

/// What --help prints.
[[nodiscard]] QString programHelp();

} // namespace yunchuang::service
