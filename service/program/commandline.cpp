// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/program/commandline.h"

#include "service/config.h"

namespace yunchuang::service {

using namespace Qt::StringLiterals;

namespace {

const QStringList flagOptions = {u"help"_s, u"version"_s, u"no-password-change"_s, u"reset-passwords"_s, u"disabled"_s};
const QStringList valueOptions = {u"host"_s, u"password-file"_s, u"again"_s};

struct CommandShape
{
    QStringList words; ///< what must stand there; "FILE" and the like stand for anything
    QStringList options;
};

const QList<CommandShape> &commandShapes()
{
    static const QList<CommandShape> all = {
        {{u"init"_s}, {u"host"_s}},
        {{u"serve"_s}, {}},
        {{u"import"_s, u"users"_s, u"FILE"_s}, {u"password-file"_s, u"no-password-change"_s, u"reset-passwords"_s}},
        {{u"import"_s, u"registry"_s, u"NAME"_s, u"FILE"_s}, {}},
        {{u"import"_s, u"reference"_s, u"FOLDER"_s}, {}},
        {{u"import"_s, u"calendar"_s, u"FILE"_s}, {}},
        {{u"import"_s, u"units"_s, u"FILE"_s}, {}},
        {{u"import"_s, u"item"_s, u"FILE"_s}, {}},
        {{u"import"_s, u"source"_s, u"UNIT"_s, u"KEY"_s}, {u"disabled"_s}},
        {{u"export"_s, u"reporting"_s, u"FOLDER"_s}, {u"again"_s}},
        {{u"export"_s, u"acknowledge"_s, u"BATCH"_s}, {}},
        {{u"account"_s, u"code"_s, u"USER"_s}, {}},
        {{u"audit"_s, u"verify"_s}, {}},
        {{u"certificate"_s}, {u"host"_s}},
        {{u"restored"_s}, {}},
    };
    return all;
}

bool hasShape(const CommandShape &shape, const QStringList &words)
{
    if (shape.words.size() != words.size())
        return false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool isPlace = shape.words[i] == shape.words[i].toUpper();
        if (!isPlace && shape.words[i] != words[i])
            return false;
    }
    return true;
}

Expected<void, QString> checkShape(const CommandLine &line)
{
    for (const CommandShape &shape : commandShapes()) {
        if (!hasShape(shape, line.words))
            continue;
        for (auto it = line.options.begin(); it != line.options.end(); ++it) {
            if (!shape.options.contains(it.key()))
                return tl::unexpected(QString(u"the option --"_s % it.key() % u" does not belong to this command"_s));
        }
        return {};
    }
    if (line.words.isEmpty())
        return tl::unexpected(u"no command was given"_s);
    return tl::unexpected(QString(u"unknown or incomplete command: "_s % line.words.join(u' ')));
}

} // namespace

Expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!argument.startsWith(u"--")) {
            line.words.append(argument);
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument.sliced(2) : argument.sliced(2, equals - 2);
        if (flagOptions.contains(name)) {
            if (equals >= 0)
                return tl::unexpected(QString(u"the option --"_s % name % u" takes no value"_s));
            line.options.insert(name, {});
            continue;
        }
        const bool own = valueOptions.contains(name);
        if (equals < 0 && i + 1 == arguments.size())
            return tl::unexpected(QString(u"a value must follow --"_s % name));
        const QString value = equals < 0 ? arguments[++i] : argument.sliced(equals + 1);
        if (own)
            line.options[name].append(value);
        else
            line.configuration += {QString(u"--"_s % name), value};
    }
    if (line.has(u"help"_s) || line.has(u"version"_s))
        return line;
    if (const Expected<void, QString> shape = checkShape(line); !shape)
        return tl::unexpected(shape.error());
    return line;
}

QString programHelp()
{
    return uR"(yunchuangd - the central service of Yunchuang

  yunchuangd init        make a data folder: database, keys, certificate
                           --host NAME            a name or address clients use (repeatable)
  yunchuangd serve       serve until told to stop
  yunchuangd import users FILE
                           --password-file FILE   its first line is the first password of new accounts
                           --no-password-change   that password may stay (demonstrations only)
                           --reset-passwords      old accounts get it as well
  yunchuangd import registry NAME FILE.csv        legal-persons, population, addresses, vehicles,
                                                  taxpayers, education, police or planning
  yunchuangd import reference FOLDER              catalogue, forms, units, calendars
  yunchuangd import calendar FILE.json            one year; due days counted without it are counted anew
  yunchuangd import units FILE.json               the directory; cases of merged units move to who took over
  yunchuangd import item FILE.json                a new version of an item; cases keep theirs
  yunchuangd import source UNIT KEY               Ed25519 public key of a platform or receiver, in hex or base64
                           --disabled             shut it out
  yunchuangd export reporting FOLDER              what changed since the last time, as numbered batches of rows
                           --again BATCH          write that batch once more, as it was
  yunchuangd export acknowledge BATCH             the batch was taken in by the receiver
  yunchuangd account code USER                    a one-time code for a new computer, for the first administrators
  yunchuangd audit verify                         walk along the audit log: every line, none changed, none missing
  yunchuangd certificate renew the server's certificate, with --host as for init
  yunchuangd restored    say that a backup was brought back: clients load afresh
  yunchuangd --help | --version

Settings; each may also stand in the configuration file under the key in brackets, or in an environment variable:
YUNCHUANG_LISTEN_PORT for [listen.port].
)"_s + configHelp() +
           uR"(
Signals: SIGTERM and SIGINT finish what runs and stop; SIGHUP reads the reference data again.
Exit codes: 0 done, 1 fault, 2 usage, 3 configuration, 4 data folder, 5 already running, 6 cannot listen,
7 input refused.
)"_s;
}

} // namespace yunchuang::service
