// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/handlers/binding.h"
#include "service/store/auditstore.h"

namespace yunchuang::service {

/// The audit log for the audit administrator, and for nobody else: FORBIDDEN. Reading, verifying and exporting are
/// lines of the log themselves.
[[nodiscard]] Answer<protocol::AuditPage> readAudit(Context &context, const auditstore::Filter &filter);
[[nodiscard]] Answer<protocol::AuditVerification> verifyAudit(Context &context, const Done &);
/// In order, from the line after `after`.
[[nodiscard]] Answer<protocol::AuditPage> exportAudit(Context &context, qint64 after);

void addAuditRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
