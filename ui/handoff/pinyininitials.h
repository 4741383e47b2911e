// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yunchuang {

/// First letters of the pinyin of a name, such as "szryt" for 省自然资源厅; what is not Chinese is kept in lower case.
/// Found by the order of a Chinese dictionary, so rare characters with several readings get the usual one.
[[nodiscard]] QString pinyinInitials(const QString &text);

/// Whether a name is meant by what was typed: a part of it, or its initials.
[[nodiscard]] bool matchesName(const QString &name, const QString &typed);

} // namespace yunchuang
