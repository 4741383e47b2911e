// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"

#include <QJsonObject>
#include <QLatin1String>

namespace yunchuang::protocol {

/// What happened to the body a push is about.
namespace pushevents {
inline constexpr QLatin1String established("ESTABLISHED");
inline constexpr QLatin1String changed("CHANGED");     ///< changed, renewed or issued anew
inline constexpr QLatin1String cancelled("CANCELLED"); ///< retracted, revoked or deregistered
inline constexpr QLatin1String withdrawn("WITHDRAWN"); ///< what was pushed of this case before is void: not served, withdrawn
} // namespace pushevents

/// The data of a push: {"form": the receiver's selection of the form, "result": the licence}.
[[nodiscard]] QJsonObject pushData(const QJsonObject &selection, const CaseResult &result);

} // namespace yunchuang::protocol
