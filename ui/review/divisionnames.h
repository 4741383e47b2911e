// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yunchuang {

/// "贵阳市观山湖区" for 520115: the names of a division of the province and of what it lies in; empty if unknown.
[[nodiscard]] QString divisionName(const QString &code);

} // namespace yunchuang
