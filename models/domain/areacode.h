// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace yunchuang {

/// Whether a six-digit area code (GB/T 2260) is known: in Guizhou by the list of today's and of the abolished codes,
/// which live on in identity numbers and credit codes; elsewhere by the province alone. Never a reason to reject.
[[nodiscard]] bool isKnownArea(QStringView area);

/// Whether numbers made with this code belong to nobody: 52xx99 is assigned to no county.
[[nodiscard]] bool isSafeTestArea(QStringView area);

} // namespace yunchuang
