// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/expected.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QVector>

namespace yunchuang {

/// A province, prefecture or county of GB/T 2260. Codes that are gone live on in identity numbers and credit codes, so
/// they stay here with what took their place.
struct Division
{
    QString code; ///< six digits; letters only for areas without a code of the standard
    QString name;
    QString parent;
    int validFrom = 0; ///< year; 0 = from the start of the list
    int validTo = 0;   ///< year; 0 = still valid
    QString successor;
    bool nonStandard = false; ///< a site of the platform without a code of its own: never written into a credit code

    /// Whether it existed in some part of that year.
    [[nodiscard]] bool existedIn(int year) const
    {
        return (validFrom == 0 || validFrom <= year) && (validTo == 0 || year <= validTo);
    }
    friend bool operator==(const Division &, const Division &) = default;
};

/// What is wrong with a file of divisions.
struct DivisionError
{
    QString where; ///< JSON pointer
    QString what;  ///< for operators, English
};

/// All divisions of one province, old and new.
class Divisions
{
public:
    Divisions() = default;
    /// Reads `{"source", "province", "divisions": [{"code"*, "name"*, "parent", "validFrom", "validTo", "successor",
    /// "nonStandard"}]}`. Codes are unique, parents and successors exist, what ended has a successor, and nothing
    /// succeeds itself in the end.
    [[nodiscard]] static Expected<Divisions, DivisionError> fromJson(const QJsonObject &json);

    [[nodiscard]] const Division *find(const QString &code) const;
    [[nodiscard]] const QVector<Division> &all() const { return m_divisions; }
    /// What lies in its place in that year: itself, or its successor, or the successor's. Nothing for unknown codes.
    [[nodiscard]] const Division *inYear(const QString &code, int year) const;
    /// Its name with those above it, such as 贵州省六盘水市水城县; empty for unknown codes.
    [[nodiscard]] QString fullName(const QString &code) const;

private:
    QVector<Division> m_divisions;
    QHash<QString, qsizetype> m_index;
};

} // namespace yunchuang
