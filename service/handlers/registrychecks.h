// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case.h"
#include "service/store/reference.h"
#include "service/store/writer.h"

namespace yunchuang::service {

/// What the base registries say of an application. Which fields are compared follows from the review points of the item
/// that a check answers ("address.standard" and the like: what stands before the dot names the field's group, what
/// follows the comparison) and from the fields of the form that name a registry as their source.
///
/// Comparisons: `identity` – people by identity number and bodies by credit code have the names given, are in good
/// standing, and what else the form says of them is what is registered; `unique` – no body of that name is registered;
/// `standard` – the address is a standard address; `record` – what a department keeps of a vehicle, a tax, a
/// certificate, a person's record, a project or a registered company is what the form says. For `record` a registry's
/// columns bear the names of the form's fields ("vehicle.type"); a column that is empty says nothing.
///
/// A registry that is out is shown so; the case is put down to be compared again.
///
/// All of them are asked anew; a clerk's answer stays while a registry says the same as before. Every question is
/// recorded for the service with the purpose. The version of the case does not change: the caller writes it with what
/// brought it here.
[[nodiscard]] DbResult<Case> withRegistryChecks(WriteContext &write, const Reference &reference, Case subject,
                                                const QString &purpose);

/// The key under which the registry of a check knows what the check is about; empty when the form no longer holds it.
[[nodiscard]] QString registryKey(const Case &subject, const RegistryCheck &check);

} // namespace yunchuang::service
