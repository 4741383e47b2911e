// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"

namespace yunchuang::service {

/// Keeps the asker's own draft on a case; the case must be visible to one of the asker's units.
[[nodiscard]] Answer<Done> putDraft(Context &context, const protocol::Draft &draft);
[[nodiscard]] Answer<protocol::Draft> getDraft(Context &context, const CaseId &id);
[[nodiscard]] Answer<Done> deleteDraft(Context &context, const CaseId &id);

void addDraftRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
