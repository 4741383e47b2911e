// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"

namespace yunchuang::service {

/// The registry of the path (legal-persons, population, vehicles …) and what is asked of it.
struct RegistryQuery
{
    QString registry;
    protocol::LookupRequest request;
};

/// Asks a base registry on a case that the asker's unit holds, and compares the application with the registries anew.
/// Who asked about whom, on which case and why is on record before anything is shown, and so is what was refused.
/// Errors: NOT_FOUND (no such registry or case), FORBIDDEN for units that do not hold the case, MALFORMED, UNAVAILABLE
/// when the registry was never loaded.
[[nodiscard]] Answer<protocol::LookupReply> askRegistry(Context &context, const RegistryQuery &query);

void addRegistryRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
