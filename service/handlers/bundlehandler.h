// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/binding.h"

namespace yunchuang::service {

/// A bundle of the reference data in force, with its tag. NOT_FOUND for other names.
[[nodiscard]] Answer<EncodedAnswer> referenceBundle(Context &context, const QString &name);

void addBundleRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
