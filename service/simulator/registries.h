// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QList>
#include <QSet>
#include <QString>

namespace yunchuang::simulator {

/// A line of addresses.csv, as applicants name their premises.
struct RegisteredAddress
{
    QString area; ///< GB/T 2260
    QString place;
    QString street;
    QString detail;
    QString owner;

    friend bool operator==(const RegisteredAddress &, const RegisteredAddress &) = default;
};

/// A line of legal-persons.csv.
struct RegisteredBody
{
    QString uscc;
    QString name;
    QString legalRep;
};

/// A line of population.csv.
struct RegisteredPerson
{
    QString idNo;
    QString name;
};

/// A line of vehicles.csv.
struct RegisteredVehicle
{
    QString vin;
    QString plateKind;
    QString plateNo;
    QString ownerName;
    QString ownerIdNo;
    QString type;
    QString useNature;
    QString firstRegDate; ///< empty: not said
};

/// What the demonstration registries say, as far as applicants draw on it: only persons and bodies in good standing and
/// places where one may trade. Every name of a body is kept, so that new ones can be told apart.
struct Registries
{
    QList<RegisteredAddress> addresses;
    QList<RegisteredBody> bodies;
    QList<RegisteredPerson> people;
    QList<RegisteredVehicle> vehicles; ///< none where the folder has no such file
    QSet<QString> takenNames;
    QSet<QString> takenAddresses; ///< area, street and detail, joined by a blank
};

/// Reads addresses.csv, legal-persons.csv, population.csv and, where there is one, vehicles.csv of a folder. Error: a sentence naming the file.
[[nodiscard]] Expected<Registries, QString> readRegistries(const QString &folder);

} // namespace yunchuang::simulator
