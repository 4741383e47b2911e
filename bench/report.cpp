// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report.h"

#include <QFile>
#include <QStorageInfo>
#include <QSysInfo>
#include <QThread>

#include <algorithm>

namespace yunchuang::bench {

using namespace Qt::StringLiterals;

namespace {

QString firstLineWith(const QString &fileName, const QByteArray &word)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(word))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
    }
    return {};
}

QString number(double value, int digits)
{
    return QString::number(value, 'f', digits);
}

QString spreadWords(const QVector<Measurement> &repetitions, double (*figure)(const Measurement &), int digits)
{
    QVector<double> values;
    for (const Measurement &one : repetitions)
        values.append(figure(one));
    const Spread spread = spreadOf(values);
    return number(spread.least, digits) % u" / "_s % number(spread.middle, digits) % u" / "_s %
           number(spread.greatest, digits);
}

} // namespace

Spread spreadOf(QVector<double> values)
{
    if (values.isEmpty())
        return {};
    std::sort(values.begin(), values.end());
    return {values.constFirst(), values[(values.size() - 1) / 2], values.constLast()};
}

QString machineWords(const QString &folder)
{
    QFile load(u"/proc/loadavg"_s);
    const QByteArray busy = load.open(QIODevice::ReadOnly) ? load.readAll().split(' ').value(0) : QByteArray("?");
    const QString cpu = firstLineWith(u"/proc/cpuinfo"_s, "model name");
    const qint64 kilobytes =
        firstLineWith(u"/proc/meminfo"_s, "MemTotal").section(u' ', 0, 0, QString::SectionSkipEmpty).toLongLong();
    const QString memory =
        kilobytes > 0 ? QString(u", %1 GB of memory"_s.arg((kilobytes + 524'288) / 1'048'576)) : u""_s;
    return u"%1 cores (%2)%3; %4, Qt %5; build type %6; files on %7; load %8 before the start."_s
        .arg(QThread::idealThreadCount())
        .arg(cpu.isEmpty() ? QSysInfo::currentCpuArchitecture() : cpu, memory, QSysInfo::prettyProductName(),
             QString::fromLatin1(qVersion()), QStringLiteral(YC_BUILD_TYPE),
             QString::fromLatin1(QStorageInfo(folder).fileSystemType()), QString::fromLatin1(busy));
}

QString tableHead()
{
    return u"| | unit | measured: min / median / max | floor: min / median / max | ratio: min / median / max |\n"
           "|---|---|---|---|---|"_s;
}

QString tableLine(const QVector<Measurement> &repetitions)
{
    const Measurement first = repetitions.value(0);
    return u"| "_s % first.what % u" | "_s % first.unit % u" | "_s %
           spreadWords(
               repetitions, [](const Measurement &one) { return one.measured; }, first.decimals) %
           u" | "_s %
           spreadWords(
               repetitions, [](const Measurement &one) { return one.floor; }, first.decimals) %
           u" | "_s %
           spreadWords(
               repetitions, [](const Measurement &one) { return one.ratio(); }, 3) %
           u" |"_s;
}

} // namespace yunchuang::bench
