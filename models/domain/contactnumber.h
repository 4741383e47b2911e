// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identifiererror.h"

#include <QStringView>

namespace yunchuang {

/// Mobile number of the mainland: eleven digits from 13 to 19. Hyphens and the country code 86, with + or 00, go.
[[nodiscard]] IdentifierResult checkMobile(const QString &typed);

/// Postcode: six digits.
[[nodiscard]] IdentifierResult checkPostcode(const QString &typed);

/// Vehicle identification number, GB 16735: 17 characters without I, O, Q. The check digit in the ninth place is not
/// mandatory for every vehicle, so one that does not match is a warning.
[[nodiscard]] IdentifierResult checkVin(const QString &typed);

/// The ninth character for a whole number of 17; what stands in the ninth place does not matter.
[[nodiscard]] QChar vinCheckCharacter(QStringView vin);

} // namespace yunchuang
