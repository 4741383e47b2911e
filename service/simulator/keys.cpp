// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/keys.h"

#include "service/simulator/application.h"

#include <QDir>
#include <QFile>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

QList<UnitId> playedUnits()
{
    QList<UnitId> units = handingInUnits();
    for (const auto &[part, unit] : receivingUnits())
        units.append(unit);
    return units;
}

QString keyFile(const QString &folder, const UnitId &unit)
{
    return folder % u'/' % unit.text() % u".key"_s;
}

Expected<void, QString> writeSeed(const QString &name, const QByteArray &seed)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(seed.toHex() + '\n') < 0 || !file.flush())
        return tl::unexpected(QString(name % u": "_s % file.errorString()));
    return {};
}

} // namespace

Expected<Keys, QString> Keys::make(const QString &folder, Random &random)
{
    if (!QDir().mkpath(folder))
        return tl::unexpected(QString(folder % u": cannot be made"_s));
    for (const UnitId &unit : playedUnits()) {
        const QString name = keyFile(folder, unit);
        if (QFile::exists(name))
            continue;
        if (const Expected<void, QString> written = writeSeed(name, random.bytes(ledger::KeyPair::SeedSize)); !written)
            return tl::unexpected(written.error());
    }
    return read(folder);
}

Expected<Keys, QString> Keys::read(const QString &folder)
{
    Keys keys;
    for (const UnitId &unit : playedUnits()) {
        QFile file(keyFile(folder, unit));
        if (!file.open(QIODevice::ReadOnly))
            return tl::unexpected(QString(file.fileName() % u": "_s % file.errorString()));
        ledger::Result<ledger::KeyPair> pair = ledger::KeyPair::fromSeed(QByteArray::fromHex(file.readAll().trimmed()));
        if (!pair)
            return tl::unexpected(QString(file.fileName() % u": not a key"_s));
        keys.m_pairs.emplace(unit, std::move(*pair));
    }
    return keys;
}

QStringList Keys::importLines() const
{
    QStringList lines;
    for (const auto &[unit, pair] : m_pairs)
        lines.append(unit.text() % u' ' % QString::fromLatin1(pair.publicKey().hex()));
    return lines;
}

} // namespace yunchuang::simulator
