// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "service/handlers/binding.h"

namespace yunchuang::service {

/// Which case, seen from which unit.
struct CaseQuery
{
    CaseId id;
    UnitId unit;
};

/// Which paper of which case, by the digest of its content, seen from which unit.
struct MaterialQuery
{
    CaseQuery subject;
    Digest256 digest;
};

/// The case as the unit may see it. The look is recorded before anything is shown.
[[nodiscard]] Answer<protocol::CaseReply> caseById(Context &context, const CaseQuery &query);
/// The same for units that hold or supervise the case, for who only wants the history; NOT_FOUND for others.
[[nodiscard]] Answer<protocol::CaseReply> caseHistory(Context &context, const CaseQuery &query);
/// A paper of a case, if the unit sees it. The look is recorded.
[[nodiscard]] Answer<FileAnswer> caseMaterial(Context &context, const MaterialQuery &query);

/// A paper that was made for the case, if the unit sees it: NOT_FOUND alike for one that is not there, not made or not
/// to be seen. The look is recorded.
[[nodiscard]] Answer<FileAnswer> caseDocument(Context &context, const MaterialQuery &query);

/// The file of a made paper by its digest among those; NOT_FOUND if it is none of them.
[[nodiscard]] Answer<FileAnswer> documentFile(const ServiceCore &core, const QVector<CaseDocument> &documents,
                                              const Digest256 &digest);

void addCaseRoutes(Binding &binding, const Authenticator &session);

} // namespace yunchuang::service
