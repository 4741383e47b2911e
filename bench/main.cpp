// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report.h"
#include "bench/row.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace yunchuang::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 2;

void print(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

int complainAbout(const QString &what)
{
    std::fprintf(stderr, "yunchuang-bench: %s\n", qPrintable(what));
    return usageError;
}

/// Nothing when it is no number of the range.
std::optional<int> numberOf(const QString &text, int least, int most)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// Measures one row from its preparation to its lines of the table.
bool run(const RowEntry &entry, const Settings &settings, QStringList &table)
{
    const StopWatch watch;
    const std::unique_ptr<Row> row = entry.make(settings);
    if (!row->prepare()) {
        print(entry.name % u": could not be prepared"_s);
        return false;
    }
    print(u"%1: prepared in %2 s"_s.arg(entry.name).arg(watch.seconds(), 0, 'f', 1));
    QVector<QVector<Measurement>> lines;
    for (int repetition = 0; repetition < settings.repetitions; ++repetition) {
        const std::optional<QVector<Measurement>> measured = row->measure(repetition);
        if (!measured) {
            print(entry.name % u": failed"_s);
            return false;
        }
        lines.resize(measured->size());
        for (qsizetype i = 0; i < measured->size(); ++i) {
            const Measurement &one = measured->at(i);
            lines[i].append(one);
            print(u"%1: repetition %2, %3: %4 %5, floor %6, ratio %7"_s.arg(entry.name)
                      .arg(repetition + 1)
                      .arg(one.what)
                      .arg(one.measured, 0, 'f', one.decimals)
                      .arg(one.unit)
                      .arg(one.floor, 0, 'f', one.decimals)
                      .arg(one.ratio(), 0, 'f', 3));
        }
    }
    for (const QVector<Measurement> &line : std::as_const(lines))
        table.append(tableLine(line));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Measures the program against the least that could do the same work, both in one run, and prints ratios."_s);
    parser.addHelpOption();
    const QCommandLineOption list(u"list"_s, u"Names the rows and ends."_s);
    const QCommandLineOption only(u"row"_s, u"Measures only this row; may be repeated."_s, u"name"_s);
    const Settings usual;
    const QCommandLineOption repeat(u"repeat"_s, u"Repetitions of each row."_s, u"number"_s,
                                    QString::number(usual.repetitions));
    const QCommandLineOption decisions(u"decisions"_s, u"Decisions of one measurement."_s, u"number"_s,
                                       QString::number(usual.decisions));
    const QCommandLineOption connections(u"connections"_s, u"Connections that hand decisions in."_s, u"number"_s,
                                         QString::number(usual.connections));
    const QCommandLineOption cases(u"cases"_s, u"Cases of the first sync."_s, u"number"_s,
                                   QString::number(usual.cases));
    const QCommandLineOption million(u"million"_s, u"Cases, and rows of a registry, of a full service."_s, u"number"_s,
                                     QString::number(usual.million));
    const QCommandLineOption clients(u"clients"_s, u"Clients that wait for news while decisions go in."_s, u"number"_s,
                                     QString::number(usual.clients));
    const QCommandLineOption pace(u"pace"_s, u"Decisions a second that go in meanwhile."_s, u"number"_s,
                                  QString::number(usual.pace));
    const QCommandLineOption seconds(u"seconds"_s, u"For how long they do."_s, u"number"_s,
                                     QString::number(usual.seconds));
    parser.addOptions({list, only, repeat, decisions, connections, cases, million, clients, pace, seconds});
    parser.process(application);

    QStringList names;
    for (const RowEntry &entry : rows()) {
        names.append(entry.name);
        if (parser.isSet(list))
            print(entry.name % u": "_s % entry.question);
    }
    if (parser.isSet(list))
        return 0;
    const QStringList wanted = parser.isSet(only) ? parser.values(only) : names;
    for (const QString &name : wanted) {
        if (!names.contains(name))
            return complainAbout(u"no such row: "_s % name);
    }
    Settings settings;
    settings.service = QCoreApplication::applicationDirPath() % u"/yunchuangd"_s;
    settings.resources = QStringLiteral(YC_SOURCE_DIR "/resources");
    const auto take = [&](const QCommandLineOption &option, int &into, int least, int most) {
        const std::optional<int> value = numberOf(parser.value(option), least, most);
        into = value.value_or(into);
        return value.has_value();
    };
    if (!parser.positionalArguments().isEmpty() || !take(repeat, settings.repetitions, 1, 1000) ||
        !take(decisions, settings.decisions, 2, 100'000) || !take(connections, settings.connections, 1, 200) ||
        !take(cases, settings.cases, 1, 1'000'000) || !take(million, settings.million, 1000, 10'000'000) ||
        !take(clients, settings.clients, 2, 1000) || !take(pace, settings.pace, 1, 2000) ||
        !take(seconds, settings.seconds, 1, 600))
        return complainAbout(u"a number is missing or out of range; see --help"_s);
    if (!QFile::exists(settings.service))
        return complainAbout(settings.service % u" is missing: build yunchuangd"_s);

    const QString machine = machineWords(QDir::tempPath());
    print(machine);
    QStringList table;
    for (const RowEntry &entry : rows()) {
        if (wanted.contains(entry.name) && !run(entry, settings, table))
            return 1;
    }
    print(u"\n"_s % machine % u"\n\n"_s % tableHead());
    for (const QString &line : std::as_const(table))
        print(line);
    return 0;
}
