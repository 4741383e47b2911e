// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identifiererror.h"

#include <QStringView>

namespace yunchuang {

/// Unified social credit code, GB 32100-2015: registration department, kind, six digits of area, organisation code,
/// check character; 18 characters of an alphabet without I, O, S, V, Z. The organisation code inside is checked too.
[[nodiscard]] IdentifierResult checkUscc(const QString &typed);

/// The 18th character for the first 17, which must be of the alphabet.
[[nodiscard]] QChar usccCheckCharacter(QStringView first17);

/// A whole code from its parts; `organisation` are the eight characters before its check character.
[[nodiscard]] Expected<QString, IdentifierError> makeUscc(QChar department, QChar kind, QStringView area,
                                                          QStringView organisation);

/// Organisation code, GB 11714-1997: eight characters and a check character, with or without the hyphen between.
/// Stored without hyphen.
[[nodiscard]] IdentifierResult checkOrganisationCode(const QString &typed);

/// The ninth character for the first eight digits or capital letters.
[[nodiscard]] QChar organisationCheckCharacter(QStringView first8);

} // namespace yunchuang
