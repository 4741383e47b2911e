// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/registries.h"

#include "domain/areacode.h"

#include <QFile>
#include <QHash>

#include <functional>

namespace yunchuang::simulator {

using namespace Qt::StringLiterals;

namespace {

using CsvRow = QHash<QString, QString>;

/// The demonstration files have no quoted values; one that has is refused rather than misread.
Expected<void, QString> eachRow(const QString &fileName, const QStringList &needed,
                                const std::function<void(const CsvRow &)> &take)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QString(fileName % u": "_s % file.errorString()));
    const QStringList lines = QString::fromUtf8(file.readAll()).remove(u'\r').split(u'\n', Qt::SkipEmptyParts);
    const QStringList head = lines.value(0).split(u',');
    for (const QString &column : needed) {
        if (!head.contains(column))
            return tl::unexpected(QString(fileName % u": there is no column "_s % column));
    }
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QStringList values = lines[i].split(u',');
        if (values.size() != head.size() || lines[i].contains(u'"'))
            return tl::unexpected(QString(fileName % u" line "_s % QString::number(i + 1) % u": not understood"_s));
        CsvRow row;
        for (qsizetype column = 0; column < head.size(); ++column)
            row.insert(head[column], values[column]);
        take(row);
    }
    return {};
}

} // namespace

Expected<Registries, QString> readRegistries(const QString &folder)
{
    Registries registries;
    Expected<void, QString> read =
        eachRow(folder % u"/addresses.csv"_s, {u"area"_s, u"place"_s, u"street"_s, u"detail"_s, u"owner"_s, u"use"_s},
                [&](const CsvRow &row) {
                    const RegisteredAddress address{row[u"area"_s], row[u"place"_s], row[u"street"_s], row[u"detail"_s],
                                                    row[u"owner"_s]};
                    registries.takenAddresses.insert(address.area % u' ' % address.street % u' ' % address.detail);
                    if (row[u"use"_s] != u"住宅")
                        registries.addresses.append(address);
                });
    if (!read)
        return tl::unexpected(read.error());
    read = eachRow(folder % u"/legal-persons.csv"_s, {u"uscc"_s, u"name"_s, u"legalRep"_s, u"state"_s},
                   [&](const CsvRow &row) {
                       registries.takenNames.insert(row[u"name"_s]);
                       if (row[u"state"_s] == u"存续")
                           registries.bodies.append({row[u"uscc"_s], row[u"name"_s], row[u"legalRep"_s]});
                   });
    if (!read)
        return tl::unexpected(read.error());
    // Real persons must never be drawn, whatever file is given.
    read = eachRow(folder % u"/population.csv"_s, {u"idNo"_s, u"name"_s, u"state"_s}, [&](const CsvRow &row) {
        if (row[u"state"_s] == u"正常" && isSafeTestArea(QStringView(row[u"idNo"_s]).left(6)))
            registries.people.append({row[u"idNo"_s], row[u"name"_s]});
    });
    if (!read)
        return tl::unexpected(read.error());
    if (const QString vehicles = folder % u"/vehicles.csv"_s; QFile::exists(vehicles)) {
        read = eachRow(vehicles,
                       {u"vin"_s, u"plate.kind"_s, u"plate.no"_s, u"owner.name"_s, u"owner.idNo"_s, u"vehicle.type"_s,
                        u"vehicle.useNature"_s, u"vehicle.firstRegDate"_s},
                       [&](const CsvRow &row) {
                           if (isSafeTestArea(QStringView(row[u"owner.idNo"_s]).left(6)))
                               registries.vehicles.append({row[u"vin"_s], row[u"plate.kind"_s], row[u"plate.no"_s],
                                                           row[u"owner.name"_s], row[u"owner.idNo"_s],
                                                           row[u"vehicle.type"_s], row[u"vehicle.useNature"_s],
                                                           row[u"vehicle.firstRegDate"_s]});
                       });
        if (!read)
            return tl::unexpected(read.error());
    }
    constexpr qsizetype enough = 10;
    if (registries.addresses.size() < enough || registries.bodies.size() < enough || registries.people.size() < enough)
        return tl::unexpected(QString(folder % u": too few addresses, bodies or fictional persons"_s));
    return registries;
}

} // namespace yunchuang::simulator
