// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identifiererror.h"

#include <QStringView>

#include <optional>

namespace yunchuang {

/// The checks every number begins with, in this order: something is there, the length, the alphabet. Lengths are in
/// characters, not in UTF-16 units, so that a rare Chinese character counts once.
[[nodiscard]] std::optional<IdentifierError> textFault(const QString &normalised, int length, QStringView alphabet);

/// Only the alphabet of the `count` characters from `first`; `count` -1 means to the end.
[[nodiscard]] std::optional<IdentifierError> alphabetFault(const QString &normalised, QStringView alphabet,
                                                           int first = 0, int count = -1);

/// Error of a check character that should be `expected`.
[[nodiscard]] IdentifierError checkFault(const QString &normalised, int position, QChar expected);

/// Characters in the sense of Unicode code points.
[[nodiscard]] int characterCount(const QString &text);

inline constexpr QStringView digitAlphabet = u"0123456789";
inline constexpr QStringView alphanumericAlphabet = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

} // namespace yunchuang
