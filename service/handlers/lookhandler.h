// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"

namespace yunchuang::service {

/// Most looks of one report.
inline constexpr qsizetype maxReportedLooks = 1000;

/// Keeps looks at personal data for the asker; those that were reported before are left as they are. What a clerk
/// reports about himself is taken even for a case that his unit no longer sees. MALFORMED for incomplete ones.
[[nodiscard]] Answer<Done> reportLooks(Context &context, const protocol::LooksReport &report);

void addLookRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
