// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identifiererror.h"

#include <QDate>
#include <QStringView>

namespace yunchuang {

/// As the 17th digit of the number says: odd is male (GB 11643-1999).
enum class Sex : quint8 { Male, Female };

/// Citizen identity number, GB 11643-1999: area, date of birth, sequence, check character; 18 characters. A number of
/// 15 digits is turned into 18, with a warning. An unknown area is a warning only: many holders carry abolished codes.
/// A birth after `latestBirth`, if given, is a BadDate.
[[nodiscard]] IdentifierResult checkCitizenId(const QString &typed, QDate latestBirth = {});

/// Of a number that passed `checkCitizenId`.
[[nodiscard]] QDate birthDateOf(QStringView citizenId);
/// Of a number that passed `checkCitizenId`: the 17th digit is odd for men.
[[nodiscard]] Sex sexOf(QStringView citizenId);

/// The 18th character for the first 17 digits.
[[nodiscard]] QChar citizenIdCheckCharacter(QStringView first17);

/// A number that belongs to nobody, for simulations and tests: refuses every area code but the unassigned 52xx99.
/// `sequence` 0 to 999; odd for men.
[[nodiscard]] Expected<QString, IdentifierError> makeFictionalCitizenId(QStringView area, QDate birth, int sequence);

} // namespace yunchuang
